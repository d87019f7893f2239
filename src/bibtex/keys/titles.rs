//! What a key takes from a title.

use crate::text::{fold, with_capital};

/// English words that carry no weight in a title, as JabRef lists them.
const SMALL: &[&str] = &[
    "a", "an", "the", "above", "about", "across", "against", "along", "among", "around", "at", "before", "behind",
    "below", "beneath", "beside", "between", "beyond", "by", "down", "during", "except", "for", "from", "in", "inside",
    "into", "like", "near", "of", "off", "on", "onto", "since", "to", "toward", "through", "under", "until", "up",
    "upon", "with", "within", "without", "and", "but", "nor", "or", "so", "yet",
];

/// Words of other languages that formulas pass over too.
const SMALL_ELSEWHERE: &[&str] = &[
    "as", "is", "are", "its", "der", "die", "das", "dem", "den", "des", "ein", "eine", "einer", "eines", "und", "von",
    "zu", "zum", "zur", "im", "am", "le", "la", "les", "l", "un", "une", "de", "du", "et", "d", "el", "los", "las",
    "il", "lo", "gli", "i", "e", "y", "o",
];

pub(super) fn is_small(word: &str) -> bool {
    SMALL.contains(&word.to_lowercase().trim_matches(|c: char| !c.is_alphanumeric()))
}

/// Words between white space and hyphens.
pub(super) fn words(title: &str) -> Vec<&str> {
    title.split(|c: char| c.is_whitespace() || matches!(c, '-' | '–' | '—')).filter(|word| !word.is_empty()).collect()
}

fn lowered(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map_or(String::new(), |first| first.to_lowercase().chain(chars).collect())
}

/// Words that carry weight capitalised, the others small except at the start.
pub(super) fn title(text: &str) -> String {
    let small = |at: usize, word: &str| at > 0 && SMALL.contains(&word.to_lowercase().as_str());
    let words = words(text).into_iter().enumerate();
    words.map(|(at, w)| if small(at, w) { lowered(w) } else { with_capital(w) }).collect::<Vec<_>>().join(" ")
}

/// The first `count` words that carry weight.
pub(super) fn short(text: &str, count: usize) -> String {
    let weighty = words(text).into_iter().filter(|word| !SMALL.contains(&word.to_lowercase().as_str()));
    weighty.take(count).collect::<Vec<_>>().join(" ")
}

/// The initials of the first `count` words.
pub(super) fn initials(text: &str, count: usize) -> String {
    words(text).into_iter().take(count).filter_map(|word| word.chars().find(|c| c.is_alphanumeric())).collect()
}

/// The first `count` words capitalised and in one.
pub(super) fn camel(text: &str, count: usize) -> String {
    let words = words(text).into_iter().map(|w| w.chars().filter(|c| c.is_alphanumeric()).collect::<String>());
    words.filter(|word| !word.is_empty()).take(count).map(|word| with_capital(&word)).collect()
}

/// Each word with a capital and the rest small, also after a hyphen's place.
pub(super) fn capitalised(text: &str) -> String {
    spaced(text, |_, word| with_capital(&word.to_lowercase()))
}

/// Title case: words that carry weight, and the first, with a capital and the rest small.
pub(super) fn title_case(text: &str) -> String {
    spaced(text, |at, word| {
        let lower = word.to_lowercase();
        if at > 0 && is_small(&lower) { lower } else { with_capital(&lower) }
    })
}

/// Sentence case: the first letter large, all others small.
pub(super) fn sentence_case(text: &str) -> String {
    with_capital(&text.to_lowercase())
}

/// Each word between single blanks by `change`.
fn spaced(text: &str, change: impl Fn(usize, &str) -> String) -> String {
    text.split(' ').enumerate().map(|(at, word)| change(at, word)).collect::<Vec<_>>().join(" ")
}

/// Words of a title as formulas count them: without punctuation, without small words of the larger languages, without
/// single letters.
pub(super) fn weighty(title: &str) -> Vec<String> {
    title
        .replace(['/', ':'], " ")
        .split_whitespace()
        .map(|word| word.chars().filter(|c| c.is_alphanumeric()).collect::<String>())
        .filter(|word| {
            let folded = fold(word);
            let single = word.chars().count() == 1 && !word.chars().all(|c| c.is_ascii_digit());
            !word.is_empty()
                && !single
                && !SMALL.contains(&folded.as_str())
                && !SMALL_ELSEWHERE.contains(&folded.as_str())
        })
        .collect()
}

/// Words by formula: the first `count`, the first `raise` of them with a capital.
pub(super) fn short_by_formula(title: &str, count: usize, raise: usize) -> String {
    let words = weighty(title).into_iter().take(count).enumerate();
    words.map(|(at, word)| if at < raise { with_capital(&word) } else { word }).collect::<Vec<_>>().join(" ")
}
