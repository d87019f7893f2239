//! Whether notes cite works, or are a numbered list of references: by the manner in which they give them.

use std::collections::BTreeSet;

use super::lead::{begins_with_a_name, has_year};
use crate::document::note_words::{leads, points_back};
use crate::text::Span;

/// Whether these notes cite works, as notes with *ibid.* and short forms do; those of a numbered list of references are
/// full references, all of them.
pub fn cite(text: &str, notes: &[Span]) -> bool {
    let back = |note: &&Span| points_back(note.of(text)) || leads(note.of(text));
    let undated = |note: &&Span| !has_year(note.of(text));
    let (back, undated) = (notes.iter().filter(back).count(), notes.iter().filter(undated).count());
    back * 12 >= notes.len().max(12)
        || undated * 5 >= notes.len() && notes.len() >= 4
        || short_forms(text, notes) * 12 >= notes.len().max(24)
        || notes.len() >= 4
            && notes.iter().filter(|note| is_full_note(note.of(text))).count() * 5 >= notes.len() * 3
            && !numbers_recur(notes.first().and_then(|first| text.get(..first.start)).unwrap_or(""))
}

/// Whether numbers in square brackets come again, or several in one bracket: `[3, 7]`. Those of references do, marks of notes do not.
fn numbers_recur(body: &str) -> bool {
    /// No bracket of numbers is longer.
    const LONGEST: usize = 60;
    let mut seen = BTreeSet::new();
    body.match_indices('[').any(|(at, _)| {
        let rest = &body.as_bytes()[at + 1..];
        let inside =
            rest.iter().take(LONGEST).position(|byte| *byte == b']').and_then(|end| body.get(at + 1..at + 1 + end));
        let numbers =
            inside.filter(|inside| inside.bytes().all(|b| b.is_ascii_digit() || matches!(b, b',' | b' ' | b'-')));
        numbers.is_some_and(|numbers| {
            let mut numbers = numbers.split([',', ' ', '-']).filter(|number| !number.is_empty());
            numbers.next().is_some_and(|first| !seen.insert(first) || numbers.next().is_some())
        })
    })
}

/// Whether a note gives a work as notes do, and most numbered lists of references do not: names as they are spoken, the year in the
/// bracket of the imprint or behind the journal (`Ann Moor, Rivers (Oslo: Quay, 1990), 3`).
fn is_full_note(note: &str) -> bool {
    let is_spoken = |word: &str| word.chars().count() > 2 && !word.ends_with('.');
    let Some((head, rest)) = note.split_once(',') else { return false };
    let names: Vec<&str> =
        head.split_whitespace().skip_while(|word| word.starts_with(|c: char| c.is_ascii_digit())).collect();
    begins_with_a_name(&format!("{},", names.join(" ")))
        && names.first().is_some_and(|given| is_spoken(given))
        && names.last().is_some_and(|family| is_spoken(family))
        && rest.match_indices(')').any(|(at, _)| is_imprint(&rest[..at]))
}

/// Whether what a bracket closes behind is an imprint or a year: `(Oslo: Quay, 1990`.
fn is_imprint(words: &str) -> bool {
    let inside = words.rsplit_once('(').map_or("", |(_, inside)| inside);
    let year = inside.get(inside.len().saturating_sub(4)..).unwrap_or("");
    inside.len() < 120 && year.len() == 4 && year.bytes().all(|b| b.is_ascii_digit())
}

/// How many notes call a work by its author and a short title, having named it before: `Coleman, “Social Capital,” 105`.
fn short_forms(text: &str, notes: &[Span]) -> usize {
    let mut words = BTreeSet::new();
    let mut forms = 0;
    for note in notes.iter().map(|note| note.of(text).trim()) {
        let head = note.split_once(',').filter(|(name, rest)| {
            let title = rest.trim_start().trim_start_matches(['“', '"', '„', '«', '*', '_', '‘']);
            !name.contains(' ') && title.starts_with(char::is_uppercase) && !has_year(note)
        });
        forms += usize::from(head.is_some_and(|(name, _)| words.contains(name)));
        words.extend(note.split(|c: char| !c.is_alphanumeric()).filter(|word| word.starts_with(char::is_uppercase)));
    }
    forms
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notes_that_point_back_cite_and_numbered_references_do_not() {
        let spans = |notes: &[&str]| {
            let text = notes.join("\n");
            let mut at = 0;
            let spans: Vec<Span> = notes
                .iter()
                .map(|note| {
                    at += note.len() + 1;
                    Span::new(at - note.len() - 1, at - 1)
                })
                .collect();
            cite(&text, &spans)
        };
        assert!(spans(&["Ann Moor, Rivers (Oslo: Quay, 1990), 3.", "Ibid., 4.", "Moor, Rivers, 5."]));
        let full = [
            "Ann Moor, Rivers (Oslo: Quay, 1990).",
            "Eve Quay, \"Lakes,\" Water 4 (1991): 9.",
            "Jo Roe, Salt (1992), 4.",
        ];
        assert!(spans(&[&full[..], &["Bea Doe, Ponds (Bern: Ufer, 1993), 9."]].concat()));
        let numbered = |body: &str| {
            let text = format!("{body}\n{}", full.join("\n"));
            numbers_recur(&text[..body.len()])
        };
        assert!(numbered("Rivers rise [1], and lakes [2, 3].") && numbered("Rivers rise [1], and lakes do [1]."));
        assert!(!numbered("Rivers rise [1], and lakes [2], as he [the miller] says."));
        assert!(points_back("Gora, Formaggio, cit.") && points_back("Ivi, p. 3") && !points_back("Cited by Roe 1999"));
        assert!(!spans(&["Moor A. Rivers. J Water. 1990;3:1-4.", "Quay E. Lakes. J Water. 1991;4:1-9."]));
    }
}
