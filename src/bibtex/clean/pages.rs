//! Page ranges: two hyphens between the first and the last page, and nothing else.

use super::{Class, Draft, Rule, Use};

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "page-prefix",
        class: Class::Unsafe,
        when: Use::WithUnsafe,
        reason: "styles write `pp.` themselves; one in the field would be printed twice",
        apply: |draft, _| each(draft, 0.97, without_prefix),
    },
    Rule {
        id: "pages",
        class: Class::Safe,
        when: Use::Default,
        reason: "a range of pages is written with `--`; one hyphen is a hyphen, and an en dash is not read by BibTeX",
        apply: |draft, _| each(draft, 0.99, ranges),
    },
    Rule {
        id: "pages-expand",
        class: Class::Unsafe,
        when: Use::Asked,
        reason: "an abbreviated last page (`1220--8`) is written in full, where it can only mean one page",
        apply: |draft, _| each(draft, 0.9, expand),
    },
];

fn each(draft: &mut Draft, confidence: f64, change: fn(&str) -> Option<String>) {
    let Some(at) = draft.find("pages") else { return };
    let Some(text) = draft.fields.get(at).and_then(|f| f.inner()).and_then(change) else { return };
    draft.set_inner(at, &text, confidence);
}

/// What people write before page numbers.
const PREFIXES: &[&str] = &["pages", "page", "pp.", "pp", "pgs.", "pg.", "p.", "p", "Seiten", "Seite", "S."];

/// Without `pp.` and its like, where a page follows.
fn without_prefix(text: &str) -> Option<String> {
    let (prefix, rest) = parted(text.trim());
    let page = |part: &str| range(part.trim()).is_some();
    (!prefix.is_empty() && rest.split(',').all(page)).then(|| rest.to_owned())
}

/// A prefix such as `pp.` with the space behind it, and what follows. `p12` is a page, `p. 12` and `pp 12` have a prefix.
fn parted(text: &str) -> (&str, &str) {
    let found = PREFIXES.iter().find_map(|prefix| {
        let start = text.get(..prefix.len()).filter(|start| start.eq_ignore_ascii_case(prefix))?;
        let rest = text.get(prefix.len()..)?;
        let bare = rest.trim_start_matches([' ', '~', '\u{a0}']);
        let apart = start.ends_with('.') || bare.len() < rest.len();
        (apart && bare.starts_with(|c: char| c.is_ascii_digit())).then(|| text.split_at(text.len() - bare.len()))
    });
    found.unwrap_or(("", text))
}

/// Each range with `--`, the commas between them as they are; `None` where any part is not a plain page or range of pages,
/// or where nothing changes.
pub(super) fn ranges(text: &str) -> Option<String> {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    if digits(text) || text.split_once("--").is_some_and(|(first, last)| digits(first) && digits(last)) {
        return None;
    }
    let (prefix, rest) = parted(text.trim());
    let mut out = prefix.to_owned();
    for (at, part) in rest.split(',').enumerate() {
        if at > 0 {
            out.push(',');
            out.push_str(part.get(..part.len() - part.trim_start().len()).unwrap_or(""));
        }
        out.push_str(&range(part.trim())?);
    }
    (out != text).then_some(out)
}

const DASHES: [char; 6] = ['-', '–', '—', '−', '‐', '‑'];

fn range(part: &str) -> Option<String> {
    if is_page(part) || part.strip_suffix('+').is_some_and(is_page) {
        return Some(part.to_owned());
    }
    let plain = part.replace("\\textendash{}", "–").replace("\\textendash", "–").replace("{--}", "--");
    let (first, last) = plain.split_once(DASHES)?;
    let last = last.trim_start_matches(DASHES).trim();
    let last = bare(last.trim_start_matches(|c| c == ' ' || DASHES.contains(&c)));
    let first = bare(first.trim_end());
    // `-43`: up to page 43.
    let open = first.is_empty() && is_page(last);
    (open || is_page(first) && is_page(last) && alike(first, last)).then(|| format!("{first}--{last}"))
}

/// A page number without the braces around it.
fn bare(page: &str) -> &str {
    page.strip_prefix('{').and_then(|p| p.strip_suffix('}')).filter(|inner| is_page(inner)).unwrap_or(page)
}

/// A number with at most a letter or two before it, a letter after it, or a Roman numeral.
fn is_page(text: &str) -> bool {
    // `2:33`: page 33 of article 2, as the ACM counts.
    if let Some((article, page)) = text.split_once(':') {
        let number = |text: &str| !text.is_empty() && text.len() <= 7 && text.bytes().all(|b| b.is_ascii_digit());
        return number(article) && number(page);
    }
    let letters = text.chars().take_while(char::is_ascii_alphabetic).count();
    let rest = text.get(letters..).unwrap_or("");
    let digits = rest.chars().take_while(char::is_ascii_digit).count();
    let tail = rest.get(digits..).unwrap_or("");
    let number = letters <= 3
        && digits > 0
        && digits <= 7
        && (tail.is_empty() || tail.len() == 1 && tail.starts_with(|c: char| c.is_ascii_alphabetic()));
    number || letters > 0 && digits == 0 && tail.is_empty() && is_roman(text)
}

fn is_roman(text: &str) -> bool {
    text.chars().all(|c| matches!(c.to_ascii_lowercase(), 'i' | 'v' | 'x' | 'l' | 'c' | 'd' | 'm'))
}

/// Both ends are of one kind, and not the wrong way round: `12-3` is an abbreviation, `112-15` may be, `15-1` of volume
/// and page is not known to be a range.
fn alike(first: &str, last: &str) -> bool {
    let prefix = |text: &str| text.chars().take_while(char::is_ascii_alphabetic).collect::<String>();
    if let (Some((a, from)), Some((b, to))) = (first.split_once(':'), last.split_once(':')) {
        return a == b && from.parse::<u64>().ok() <= to.parse::<u64>().ok();
    }
    let number = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>().parse::<u64>().ok();
    if is_roman(first) || is_roman(last) {
        return is_roman(first) && is_roman(last);
    }
    let (a, b) = (prefix(first), prefix(last));
    if !(b.is_empty() || a.eq_ignore_ascii_case(&b)) {
        return false;
    }
    match (number(first), number(last)) {
        (Some(from), Some(to)) => from <= to || to > 0 && to.to_string().len() < from.to_string().len(),
        _ => false,
    }
}

/// `1220--8` → `1220--1228`; only where the last page has fewer digits and the result is greater.
pub(super) fn expand(text: &str) -> Option<String> {
    let parts: Vec<&str> = text.split(", ").collect();
    let full: Vec<Option<String>> = parts.iter().map(|part| expand_one(part)).collect();
    let any = full.iter().any(Option::is_some);
    any.then(|| {
        full.into_iter()
            .zip(parts)
            .map(|(new, old)| new.unwrap_or_else(|| old.to_owned()))
            .collect::<Vec<_>>()
            .join(", ")
    })
}

fn expand_one(text: &str) -> Option<String> {
    let (first, last) = text.split_once("--")?;
    let digits = |side: &str| !side.is_empty() && side.len() <= 7 && side.bytes().all(|b| b.is_ascii_digit());
    if !digits(first) || !digits(last) || last.len() >= first.len() {
        return None;
    }
    let full = format!("{}{last}", first.get(..first.len() - last.len())?);
    (full.parse::<u64>().ok()? > first.parse::<u64>().ok()?).then(|| format!("{first}--{full}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_ranges_of_pages_change() {
        for (text, written) in [
            ("1-5", Some("1--5")),
            ("1 - 5", Some("1--5")),
            ("1–5", Some("1--5")),
            ("1---5", Some("1--5")),
            ("xii-xv", Some("xii--xv")),
            ("e12-e15", Some("e12--e15")),
            ("S12-15", Some("S12--15")),
            ("1,5-7", Some("1,5--7")),
            ("2, 9 - 11", Some("2, 9--11")),
            ("1220-8", Some("1220--8")),
            (" {3}-{9} ", Some("3--9")),
            ("7:1-7:25", Some("7:1--7:25")),
            ("pages 4-8", Some("pages 4--8")),
            ("-17", Some("--17")),
            ("  8  ", Some("8")),
            ("1--5", None),
            ("e123", None),
            ("S12", None),
            ("43+", None),
            ("A-1--A-5", None),
            ("12-13-14", None),
            ("1,2,3", None),
            ("3&4", None),
            ("in-press", None),
            ("A-12", None),
            ("15-a3", None),
            ("", None),
            ("{12-13}", None),
            ("1-5 (suppl.)", None),
        ] {
            assert_eq!(ranges(text).as_deref(), written, "{text}");
        }
        assert_eq!(expand("1220--8").as_deref(), Some("1220--1228"));
        assert_eq!(expand("1229--8"), None);
        assert_eq!(expand("12--15"), None);
        assert_eq!(expand("101--9, 200").as_deref(), Some("101--109, 200"));
        assert_eq!(expand("12, 15"), None);
    }

    #[test]
    fn only_a_prefix_before_a_page_goes() {
        for (text, bare) in [
            ("p.31", Some("31")),
            ("pp. 31--40", Some("31--40")),
            ("pages 31--40, 44", Some("31--40, 44")),
            ("p31", None),
            ("S12", None),
            ("S. 12", Some("12")),
            ("p. of plates", None),
        ] {
            assert_eq!(without_prefix(text).as_deref(), bare, "{text}");
        }
    }
}
