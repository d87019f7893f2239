//! What stands before a work in a note: `See also`, a sentence on its author, a word for the author of the work before.

use crate::document::is_particle;
use crate::document::note_words::is_lead;
use crate::reference::list;
use crate::text::Span;

/// Whether there are four digits that may be a year.
pub fn has_year(words: &str) -> bool {
    words.as_bytes().windows(4).any(|four| four.iter().all(u8::is_ascii_digit))
}

/// Whether there is a year that is none of a stretch of years in a title: `Unternehmer 1870–1914` has none.
pub fn is_dated(words: &str) -> bool {
    let stretch = |word: &str| {
        let word = word.trim_matches(|c: char| !c.is_ascii_digit());
        let ends = word.split_once(['–', '-', '/']);
        ends.is_some_and(|(from, to)| has_year(from) && to.len() >= 2 && to.bytes().all(|b| b.is_ascii_digit()))
    };
    words.split(' ').any(|word| has_year(word) && !stretch(word))
}

/// Whether a sentence ends in the page that it cites: `Moor, *Commons*, 5.`, `Weber, Wehr, S. 14 f.`
pub fn ends_in_a_page(sentence: &str) -> bool {
    const UNITS: [&str; 9] = ["p.", "pp.", "s.", "fol.", "fols.", "f.", "ff.", "pag.", "pág."];
    /// Four digits may be a year.
    const LONGEST: usize = 3;
    let is_page = |word: &str| {
        let ends = word.split(['–', '-']);
        ends.into_iter().all(|end| (1..=LONGEST).contains(&end.len()) && end.bytes().all(|b| b.is_ascii_digit()))
    };
    let mut words = sentence.split_whitespace().rev().peekable();
    words.next_if(|word| matches!(word.trim_end_matches('.'), "f" | "ff"));
    let page = words.next().is_some_and(|word| is_page(word.trim_end_matches('.')));
    page && words.next().is_some_and(|before| before.ends_with(',') || UNITS.contains(&before.to_lowercase().as_str()))
}

/// `Ute Daniel, Kompendium`, `Id., I benandanti`: names, up to a comma.
pub fn begins_with_a_name(sentence: &str) -> bool {
    let Some((head, _)) = sentence.split_once([',', ':']) else { return false };
    let name = |word: &str| word.starts_with(char::is_uppercase) || is_particle(word);
    let words = head.split_whitespace().count();
    same_author(sentence).is_some() || head.split_whitespace().all(name) && (2..=6).contains(&words)
}

/// What follows a word for the author of the work before: `Id., I benandanti`, `ders., Reich`, `Dies.: Reich`.
pub fn same_author(words: &str) -> Option<&str> {
    list::same_author(words).map(|rest| rest.trim_start_matches([',', ':']).trim_start())
}

/// Where names begin that a sentence leads to, before the first comma or behind it.
pub fn names_in_prose(raw: &str) -> Option<usize> {
    let mut start = 0;
    while let Some(comma) = raw.get(start..)?.find(',').map(|comma| start + comma) {
        let segment = raw.get(start..comma)?;
        let mut at = 0;
        let mut behind = None;
        for word in segment.split_inclusive(' ') {
            at += word.len();
            let bare = word.trim();
            if bare.starts_with(char::is_lowercase) && !is_particle(bare) {
                behind = Some(start + at);
            }
        }
        match behind {
            Some(names) if names < comma => return Some(names),
            None if start > 0 => return Some(start),
            _ => start = comma + 1 + raw.get(comma + 1..)?.len() - raw.get(comma + 1..)?.trim_start().len(),
        }
    }
    None
}

/// `Eva Quay has made the case against: “Rivers,” …`: whom a sentence tells of, and the title with what follows. A single
/// word may be anything.
pub fn told(raw: &str) -> Option<(&str, &str)> {
    let title = raw.find(['"', '“', '„', '«', '*'])?;
    let before = raw.get(..title)?;
    let joins = |word: &str| matches!(word.trim_end(), "and" | "und" | "et" | "e" | "y");
    let small = |word: &str| word.starts_with(char::is_lowercase) && !is_particle(word);
    let at = before.split_inclusive(' ').scan(0, |at, word| {
        *at += word.len();
        Some((*at - word.len(), word))
    });
    let verb = at.into_iter().find(|(_, word)| small(word) && !joins(word))?.0;
    let names = raw.get(..verb)?.trim_end();
    let people = (1..=5).contains(&names.split(' ').count()) && !names.contains([',', ':', '(', ';']);
    let sentence = before.split(' ').filter(|word| small(word)).count() >= 2;
    (people && sentence).then(|| (names, &raw[title..]))
}

/// A stretch from the first name on: without `See also`, `For a balanced view see`, `and`.
pub fn led(text: &str, span: Span, raw: &str) -> Option<(Span, String)> {
    /// What stands beside the words that lead to a work, or for them.
    const JOINTS: [&str; 13] = [
        "also",
        "further",
        "example,",
        "especially",
        "esp.",
        "and",
        "but",
        "auch",
        "aussi",
        "ver",
        "in",
        "particular,",
        "by",
    ];
    /// What a sentence before the works may begin with.
    const OPENERS: [&str; 14] =
        ["for", "on", "as", "the", "a", "an", "this", "more", "most", "zu", "zur", "zum", "sur", "pour"];
    /// Longer is no lead.
    const LONGEST: usize = 90;
    let mut start = 0;
    let mut at = 0;
    for word in raw.split_inclusive(' ') {
        let next = at + word.len();
        let small = word.trim_end().to_lowercase();
        let leads = is_lead(&small) || JOINTS.contains(&small.as_str());
        // A name, a title or a bracket ends what leads.
        let opens = at == 0 && (leads || OPENERS.contains(&small.as_str()));
        if at > LONGEST || !opens && !word.starts_with(char::is_lowercase) {
            break;
        }
        let begins = |rest: &str| {
            rest.trim_start_matches(['*', '_']).starts_with(char::is_uppercase) || same_author(rest).is_some()
        };
        if leads && raw.get(next..).is_some_and(begins) {
            start = next;
        }
        at = next;
    }
    let words = raw.get(start..)?.trim_start();
    if start == 0 {
        return Some((span, raw.to_owned()));
    }
    let head: String = words.chars().take(10).collect();
    // Where a line breaks within the head, the whole stretch is its place.
    let from = span.of(text).find(&head).unwrap_or(0);
    Some((Span::new(span.start + from, span.end), words.to_owned()))
}
