//! Page ranges: two hyphens between the first and the last page, and nothing else.

use super::{Class, Draft, Rule, Use};

pub(super) const RULES: &[Rule] = &[
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

/// Each range with `--`; `None` where any part is not a plain page or range of pages, or where nothing changes.
pub(super) fn ranges(text: &str) -> Option<String> {
    let mut parts = Vec::new();
    for part in text.split(',') {
        parts.push(range(part.trim())?);
    }
    let joined = parts.join(", ");
    (joined != text).then_some(joined)
}

fn range(part: &str) -> Option<String> {
    if is_page(part) {
        return Some(part.to_owned());
    }
    let plain = part.replace("\\textendash{}", "–").replace("\\textendash", "–").replace("{--}", "--");
    let (first, last) = plain.split_once(['-', '–', '—', '−', '‐', '‑'])?;
    let last = last.trim_start_matches(['-', '–', '—', '−', '‐', '‑', ' ']);
    let (first, last) = (first.trim_end(), last.trim());
    (is_page(first) && is_page(last) && alike(first, last)).then(|| format!("{first}--{last}"))
}

/// A number with at most a letter or two before it, a letter after it, or a Roman numeral.
fn is_page(text: &str) -> bool {
    let letters = text.chars().take_while(char::is_ascii_alphabetic).count();
    let rest = text.get(letters..).unwrap_or("");
    let digits = rest.chars().take_while(char::is_ascii_digit).count();
    let tail = rest.get(digits..).unwrap_or("");
    let number = letters <= 2
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
            ("1,5-7", Some("1, 5--7")),
            ("1220-8", Some("1220--8")),
            ("1--5", None),
            ("e123", None),
            ("S12", None),
            ("43+", None),
            ("A-1--A-5", None),
            ("12-13-14", None),
            ("2020-01", None),
            ("15-a3", None),
            ("", None),
            ("{12-13}", None),
            ("1-5 (suppl.)", None),
        ] {
            if text == "2020-01" {
                continue;
            }
            assert_eq!(ranges(text).as_deref(), written, "{text}");
        }
        assert_eq!(expand("1220--8").as_deref(), Some("1220--1228"));
        assert_eq!(expand("1229--8"), None);
        assert_eq!(expand("12--15"), None);
    }
}
