//! Pages: ranges with both ends in full (BibLaTeX's manual §2.2.2), article numbers, and how many pages there are.

use super::locators::{announces, cut};
use crate::text::roman;

/// What a stretch labelled as pages says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Pages {
    /// Ranges with both ends in full.
    pub pages: Vec<(String, Option<String>)>,
    /// Article number: `e0123456`, `Article 12`.
    pub eid: Option<String>,
    /// Number of pages: `320 pp.`
    pub total: Option<String>,
}

/// `pp. 85–87, no. 46`: the number of a piece in a catalogue, behind the pages, is no page.
fn without_piece(text: &str) -> &str {
    const SIGNS: [&str; 9] = [", no.", ", no ", ", n.", ", nr.", ", n°", ", n° ", ", nº", ", cat.", ", kat."];
    let lower = text.to_lowercase();
    let at = SIGNS.iter().filter_map(|sign| lower.rfind(sign)).max().filter(|at| lower.len() == text.len() && *at > 0);
    let piece = |at: &usize| {
        let number =
            text[*at..].trim_start_matches(|c: char| !c.is_ascii_digit()).trim_end_matches(['.', ',', ' ', ')']);
        !number.is_empty()
            && number.bytes().all(|b| b.is_ascii_digit())
            && text[..*at].contains(|c: char| c.is_ascii_digit())
    };
    at.filter(piece).map_or(text, |at| &text[..at])
}

/// Reads pages.
pub fn pages(text: &str) -> Pages {
    let mut found = Pages::default();
    if let Some((first, last)) = in_thousands(text).or_else(|| within_chapters(text)) {
        found.pages = vec![(first, Some(last))];
        return found;
    }
    let text = without_piece(text);
    let lower = text.to_lowercase();
    let mut words = cut_pages(text);
    let is_number = |w: &str| w.chars().any(|c| c.is_ascii_digit()) || roman(w).is_some();
    // `320 pp.`: the number before the word and nothing else.
    let numbers = words.iter().filter(|w| is_number(w)).count();
    let first = words.iter().position(|w| is_number(w));
    let unit = words.iter().position(|w| {
        matches!(w.to_lowercase().as_str(), "pp" | "p" | "pages" | "seiten" | "s" | "pág" | "págs" | "с" | "стр")
    });
    if let (1, Some(number), Some(unit)) = (numbers, first, unit)
        && unit == number + 1
        && words.get(number).is_some_and(|w| w.bytes().all(|b| b.is_ascii_digit()))
    {
        found.total = words.get(number).map(|w| (*w).to_owned());
        return found;
    }
    // `XII, 856 S. 84 s`, `478 S. 1 Kt.`: a review's heading counts the pages of the book, and more.
    let prefaced = words.first().is_some_and(|w| roman(w).is_some())
        && words.get(1).is_some_and(|sign| matches!(*sign, "," | "+"));
    let count = if prefaced { 2 } else { 0 };
    if unit == Some(count + 1) && words.get(count).is_some_and(|w| w.bytes().all(|b| b.is_ascii_digit())) {
        let range = words.iter().skip(count + 1).any(|w| is_dash(w));
        let counted = !range && words.get(count + 2).is_none_or(|next| *next == ".");
        let total = words[..=count].join(" ").replace(" ,", ",");
        if counted && (prefaced || numbers > 1) {
            found.total = Some(total);
            return found;
        }
    }
    // `061504, 10 pp.`: a number before the word beside a page is the length of the paper.
    if let (Some(number), Some(unit)) = (unit.and_then(|unit| unit.checked_sub(1)), unit)
        && numbers > 1
        && words[number].bytes().all(|b| b.is_ascii_digit())
        && number.checked_sub(1).is_some_and(|before| matches!(words[before], "," | "(" | ";"))
        && words.get(unit + 1).is_none_or(|next| !is_number(next))
        && words.iter().skip(unit).all(|w| !is_number(w))
    {
        found.total = Some(words[number].to_owned());
        words.truncate(number);
    }
    // `Article aac4716`
    if let Some(rest) = lower.find("article ").and_then(|at| text.get(at + "article ".len()..)) {
        let word = rest.trim_start_matches("no. ").split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or("");
        let lettered =
            word.starts_with(|c: char| c.is_ascii_alphabetic()) && word.ends_with(|c: char| c.is_ascii_digit());
        if lettered && found.total.is_none() && word.len() > 3 {
            found.eid = Some(word.to_owned());
            return found;
        }
    }
    let article =
        lower.contains("article") || lower.contains("art.") || lower.contains("artikel") || lower.contains("paper");
    let mut at = 0;
    while at < words.len() {
        let word = words[at];
        at += 1;
        // `394ff`, `12f`.
        let word = match word.find('f') {
            Some(end) if end > 0 && word.bytes().take(end).all(|b| b.is_ascii_digit()) => {
                word.get(..end).unwrap_or(word)
            }
            _ => word,
        };
        // `(12pp)` beside a page is the length of the paper.
        let length = word.strip_suffix("pp").is_some_and(|n| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit()));
        if length && !found.pages.is_empty() {
            continue;
        }
        let dash = words.get(at).is_some_and(|w| is_dash(w));
        // `V-XX` begins with a number, `v. 12` with a word.
        let announcing = !dash && word.len() == 1 && !word.as_bytes()[0].is_ascii_digit();
        if !is_number(word) || announcing && announces(&word.to_lowercase()).is_some() {
            continue;
        }
        let last = words.get(at + 1).filter(|w| dash && is_number(w));
        match last {
            Some(last) => {
                at += 2;
                let end = full_end(word, last);
                found.pages.push((word.to_owned(), (end != word).then_some(end)));
            }
            None => found.pages.push((word.to_owned(), None)),
        }
    }
    // `pages 190 196`: two pages that nothing parts have lost their dash.
    if let [(first, None), (last, None)] = found.pages.as_slice()
        && text.contains(&format!("{first} {last}"))
        && let (Ok(from), Ok(to)) = (first.parse::<u32>(), last.parse::<u32>())
        && (1..100).contains(&to.saturating_sub(from))
    {
        found.pages = vec![(first.clone(), Some(last.clone()))];
    }
    let one = found.pages.len() == 1;
    if let Some((first, None)) = found.pages.first().filter(|_| one && article).cloned() {
        found.eid = Some(first);
        found.pages.clear();
    }
    found
}

/// The one range of `text`, its ends cut at white space and a lone dash.
fn one_range(text: &str) -> Option<(&str, &str)> {
    let bare = text.trim_matches(|c: char| !c.is_ascii_digit());
    let (first, last) = bare.split_once(['–', '-', '—'])?;
    let (first, last) = (first.trim_end(), last.trim_start_matches('-').trim_start());
    (!last.contains(['–', '-', '—'])).then_some((first, last))
}

/// The ends of a text that is a range of pages, and too high for issues of a year or a journal's numbers run together.
pub fn range_of_pages(text: &str) -> Option<(u32, u32)> {
    const ISSUES: u32 = 60;
    let (first, last) = one_range(text)?;
    let (first, last): (u32, u32) = (first.parse().ok()?, full_end(first, last).parse().ok()?);
    (first > ISSUES && first < last).then_some((first, last))
}

/// `15 545–15 550`: thousands that a thin space parts, as the IEEE prints them.
fn in_thousands(text: &str) -> Option<(String, String)> {
    let (first, last) = one_range(text)?;
    let number = |text: &str| {
        let (thousands, rest) = text.split_once([' ', '\u{2009}', '\u{202f}', '\u{a0}'])?;
        let digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
        let sound = (1..=3).contains(&thousands.len()) && rest.len() == 3 && digits(thousands) && digits(rest);
        sound.then(|| format!("{thousands}{rest}"))
    };
    Some((number(first)?, number(last)?))
}

/// `11.10.1–11.10.33`: pages that are counted within chapters.
fn within_chapters(text: &str) -> Option<(String, String)> {
    let (first, last) = one_range(text)?;
    let counted = |text: &str| {
        text.matches('.').count() >= 1
            && text.split('.').all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit()))
    };
    (counted(first) && counted(last)).then(|| (first.to_owned(), last.to_owned()))
}

fn is_dash(word: &str) -> bool {
    matches!(
        word,
        "–" | "-" | "—" | "‐" | "‑" | "−" | "--" | "to" | "bis" | "―" | "‒" | "a" | "à" | "~" | "～" | "〜" | "∼"
    )
}

/// As [`cut`], but a run of dashes is one sign, and letters stay with the number that they name (`Doc07`; `n71`, as the
/// BMJ numbers its articles by year and letter).
fn cut_pages(text: &str) -> Vec<&str> {
    let mut words: Vec<&str> = Vec::new();
    let mut place = 0;
    let mut parts = cut(text).into_iter().peekable();
    while let Some(word) = parts.next() {
        let start = place + text.get(place..).and_then(|rest| rest.find(word)).unwrap_or(0);
        place = start + word.len();
        let number = parts.peek().filter(|next| {
            next.starts_with(|c: char| c.is_ascii_digit())
                && text.get(place..).is_some_and(|rest| rest.starts_with(**next))
        });
        let capitals = word.is_ascii()
            && word.chars().count() <= 4
            && word.starts_with(|c: char| c.is_ascii_uppercase())
            && word.chars().all(char::is_alphabetic)
            && announces(&word.to_lowercase()).is_none();
        let names = capitals || matches!(word.as_bytes(), [b'a'..=b'o' | b'q' | b'r' | b't'..=b'z']);
        match number.filter(|_| names).and_then(|number| text.get(start..place + number.len())) {
            Some(whole) => {
                place = start + whole.len();
                words.push(whole);
                parts.next();
            }
            None => words.push(word),
        }
    }
    words.dedup_by(|next, word| is_dash(next) && is_dash(word) && !next.chars().any(char::is_alphabetic));
    words
}

/// `72` of `251–72` → `272`; with letters too (`S12–8` → `S18`).
pub fn full_end(first: &str, last: &str) -> String {
    let digits = |t: &str| t.bytes().all(|b| b.is_ascii_digit());
    if digits(first) && digits(last) && last.len() < first.len() {
        return format!("{}{last}", &first[..first.len() - last.len()]);
    }
    let lead = first.bytes().take_while(|b| b.is_ascii_alphabetic()).count();
    let body = first.get(lead..).unwrap_or("");
    if lead > 0 && lead < first.len() && digits(last) && digits(body) && last.len() < body.len() {
        let last = format!("{}{last}", &body[..body.len() - last.len()]);
        return format!("{}{last}", &first[..lead]);
    }
    last.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn page_ranges_are_written_in_full() {
        for (text, expected) in [
            ("pp. 208–226.", "208-226"),
            ("251-72", "251-272"),
            ("1432–3", "1432-1433"),
            ("S. 12-34", "12-34"),
            ("xii–xv", "xii-xv"),
            ("pp. V-XX.", "V-XX"),
            ("S12-8", "S12-S18"),
            ("12–14, 20", "12-14 20"),
            ("p. 7", "7"),
            ("85 ff.", "85"),
            ("pp. 1–29", "1-29"),
            ("第19-29页", "19-29"),
            ("第42页", "42"),
            ("n71.", "n71"),
            ("i4919", "i4919"),
            ("s. 12-34", "12-34"),
            ("061504, 10 pp.", "061504"),
        ] {
            let read: Vec<String> = pages(text)
                .pages
                .into_iter()
                .map(|(first, last)| last.map_or(first.clone(), |last| format!("{first}-{last}")))
                .collect();
            assert_eq!(read.join(" "), expected, "{text}");
        }
        assert_eq!(pages("e1003285").pages, [("e1003285".into(), None)]);
        assert_eq!(pages("pp. 252 -- 259").pages, [("252".into(), Some("259".into()))]);
        assert_eq!(pages("Article 12").eid.as_deref(), Some("12"));
        assert_eq!(pages("Article aac4716.").eid.as_deref(), Some("aac4716"));
        assert_eq!(pages("pp. 15 545–15 550").pages, [("15545".into(), Some("15550".into()))]);
        assert_eq!(pages("11.10.1–11.10.33").pages, [("11.10.1".into(), Some("11.10.33".into()))]);
        for (text, total) in [("320 pp.", "320"), ("XII, 856 S. 84 s.", "XII, 856"), ("478 S. 1 Kt. 120", "478")] {
            assert_eq!(pages(text).total.as_deref(), Some(total), "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read_without_panic(text in "\\PC{0,30}|[0-9IVXivx.,:()/ –-]{0,24}") {
            pages(&text);
        }
    }
}
