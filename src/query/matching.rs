//! Whether a value fits: words in text, names, numbers.

use super::plan::{Atom, Test};
use super::syntax::Comparison;
use crate::record::Name;
use crate::text::fold;

/// Whether `text` fits the words of `test`: has them in a row, is them, or contains their letters.
pub(super) fn text_fits(comparison: Comparison, test: &Test, text: &str) -> bool {
    match test {
        Test::Words { folded, raw, open } => {
            let text = fold(text);
            if folded.is_empty() {
                // `*` alone asks for any text at all.
                return *open && !text.is_empty() && raw == "*";
            }
            match comparison {
                Comparison::Is if *open => text.starts_with(folded.as_str()),
                Comparison::Is => text == *folded,
                Comparison::Contains => text.contains(folded.as_str()),
                _ => has_words(&text, folded, *open),
            }
        }
        Test::Names(names) => names.iter().any(|name| fold(name) == fold(text)),
        _ => false,
    }
}

fn has_words(text: &str, words: &str, open: bool) -> bool {
    let mut from = 0;
    while let Some(at) = text[from..].find(words) {
        let (start, end) = (from + at, from + at + words.len());
        let begins = start == 0 || text.as_bytes()[start - 1] == b' ';
        let ends = open || end == text.len() || text.as_bytes()[end] == b' ';
        if begins && ends {
            return true;
        }
        from = start + 1;
    }
    false
}

/// Whether a name fits: its words in reading or indexing order, or initials for given names: `"Star, S. L."`.
pub(super) fn name_fits(comparison: Comparison, test: &Test, name: &Name) -> bool {
    let (display, inverted) = (name.display(), name.inverted());
    if text_fits(comparison, test, &display) || text_fits(comparison, test, &inverted) {
        return true;
    }
    let Test::Words { raw, .. } = test else { return false };
    if comparison == Comparison::Contains {
        return false;
    }
    if comparison == Comparison::Is && fold(&name.family()) == fold(raw) {
        return true;
    }
    let (family, given) = match raw.split_once(',') {
        Some((family, given)) => (fold(family), fold(given)),
        None => match raw.trim().rsplit_once(' ') {
            Some((given, family)) => (fold(family), fold(given)),
            None => return false,
        },
    };
    let known = fold(name.given());
    let initials = |a: &str, b: &str| a == b || a.len() == 1 && b.starts_with(a) || b.len() == 1 && a.starts_with(b);
    family == fold(&name.family())
        && !given.is_empty()
        && !known.is_empty()
        && given.split(' ').zip(known.split(' ')).all(|(a, b)| initials(a, b))
        && given.split(' ').count() <= known.split(' ').count().max(1)
}

/// Whether a number lies in the interval of `test`; without a number only `none` fits.
pub(super) fn number_fits(test: &Test, number: Option<f64>) -> bool {
    match (test, number) {
        (Test::NoNumber, number) => number.is_none(),
        (Test::Numbers { from, to }, Some(number)) => {
            from.is_none_or(|from| number >= from) && to.is_none_or(|to| number <= to)
        }
        _ => false,
    }
}

/// Whether a citation key fits: the whole key, several with commas, or its beginning with `*`.
pub(super) fn key_fits(atom: &Atom, key: &str) -> bool {
    let Test::Words { raw, .. } = &atom.test else { return false };
    let key = key.to_lowercase();
    raw.to_lowercase().split(',').any(|wanted| match wanted.strip_suffix('*') {
        Some(beginning) => key.starts_with(beginning),
        None if atom.comparison == Comparison::Contains => key.contains(wanted),
        None => key == wanted,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Test {
        Test::Words { folded: fold(text), raw: text.into(), open: text.ends_with('*') }
    }

    #[test]
    fn words_are_whole_and_letters_are_not() {
        let fits =
            |comparison, value: &str| text_fits(comparison, &words(value), "The Managed Heart: Émotion and Work");
        assert!(fits(Comparison::Has, "managed heart"));
        assert!(!fits(Comparison::Has, "manage"));
        assert!(fits(Comparison::Has, "manage*"));
        assert!(fits(Comparison::Contains, "anag"));
        assert!(fits(Comparison::Has, "emotion"));
        assert!(!fits(Comparison::Is, "the managed heart"));
    }

    #[test]
    fn names_fit_in_either_order_and_by_initials() {
        let star = Name::person("Star", "Susan Leigh");
        for value in ["Star", "star", "Susan Leigh Star", "Star, Susan", "Star, S. L.", "S. Star", "Susan"] {
            assert!(name_fits(Comparison::Has, &words(value), &star), "{value}");
        }
        for value in ["Stark", "Star, Samuel", "L. Star", "Star, S. M."] {
            assert!(!name_fits(Comparison::Has, &words(value), &star), "{value}");
        }
    }
}
