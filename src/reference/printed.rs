//! A text as it was printed: its words, and which of them stand in italics, where the source says so apart from the text.
//!
//! Words in italics are evidence for titles. Markdown and pasted references have its marks in the text, which
//! [`super::markup`] reads; a page, a font or a command has them beside it.

use super::Tokens;
use super::tokens::Shape;
use crate::text::{Span, aligned_letters};

/// Words and their italics.
#[derive(Debug, Clone, Copy)]
pub struct Printed<'t> {
    /// The text.
    pub text: &'t str,
    /// Bytes of it that are set in italics, in order.
    pub italics: &'t [Span],
}

impl<'t> From<&'t str> for Printed<'t> {
    fn from(text: &'t str) -> Self {
        Printed { text, italics: &[] }
    }
}

impl Printed<'_> {
    /// Which of the italics reach into `place`.
    fn within(&self, place: Span) -> &[Span] {
        let first = self.italics.partition_point(|span| span.end <= place.start);
        let last = self.italics.partition_point(|span| span.start < place.end);
        self.italics.get(first..last).unwrap_or_default()
    }

    /// Whether byte `at` stands in italics.
    pub(super) fn is_italic(&self, at: usize) -> bool {
        !self.within(Span::new(at, at + 1)).is_empty()
    }

    /// Whether what stands before byte `at` is in the same italics.
    pub(super) fn goes_on_in_italics(&self, at: usize) -> bool {
        self.within(Span::new(at, at + 1)).iter().any(|span| span.start < at)
    }

    /// Where the first italics begin at or after byte `at`.
    pub(super) fn next_italics(&self, at: usize) -> Option<usize> {
        self.italics.get(self.italics.partition_point(|span| span.start < at)).map(|span| span.start)
    }

    /// The tokens of `raw`, which is what the stretch `place` of the text says, mended; with its italics.
    pub(super) fn tokens(&self, raw: &str, place: Span) -> Tokens {
        let mut tokens = Tokens::read(raw);
        let italics = self.within(place);
        if italics.is_empty() {
            return tokens;
        }
        let letters = aligned_letters(raw, place.of(self.text));
        // The number of the italics in which a letter of `raw` stands.
        let of_letter = |at: usize| {
            let (_, there) = letters.get(letters.binary_search_by_key(&at, |(from, _)| *from).ok()?)?;
            italics.iter().position(|span| span.start <= place.start + there && place.start + there < span.end)
        };
        let of_token = |origin: Span| {
            let (at, _) = origin.of(raw).char_indices().find(|(_, c)| c.is_alphanumeric())?;
            of_letter(origin.start + at)
        };
        let within: Vec<Option<usize>> = tokens.list.iter().map(|token| of_token(token.origin)).collect();
        let word = |n: &usize| tokens.list.get(*n).is_some_and(|token| token.shape != Shape::Sign);
        let words: Vec<usize> = (0..tokens.list.len()).filter(word).collect();
        let mut next = 0;
        let italic: Vec<bool> = (0..tokens.list.len())
            .map(|n| {
                if word(&n) {
                    return within[n].is_some();
                }
                // A sign is set as the words on both sides of it.
                while words.get(next).is_some_and(|at| *at < n) {
                    next += 1;
                }
                let before = next.checked_sub(1).and_then(|at| within[words[at]]);
                before.is_some() && words.get(next).is_some_and(|at| within[*at] == before)
            })
            .collect();
        tokens.list.iter_mut().zip(italic).for_each(|(token, italic)| token.italic |= italic);
        tokens
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn italics_beside_the_text_are_those_of_the_mended_entry() {
        let text =
            "12. Moor, Ann C., Salt Lakes, Quiet Weirs: Rivers in the Medi-\nterranean, 1500–1800 (Oslo: Quay, 1999).";
        let (from, to) = (text.find("Salt").unwrap(), text.find(" (Oslo").unwrap());
        let italics = [Span::new(0, 2), Span::new(from, to)];
        let printed = Printed { text, italics: &italics };
        let raw = "Moor, Ann C., Salt Lakes, Quiet Weirs: Rivers in the Mediterranean, 1500–1800 (Oslo: Quay, 1999).";
        let tokens = printed.tokens(raw, Span::new(4, text.len()));
        let first = tokens.list.iter().position(|token| token.italic).unwrap();
        let count = tokens.list.iter().filter(|token| token.italic).count();
        assert_eq!(
            tokens.slice(first, first + count),
            "Salt Lakes, Quiet Weirs: Rivers in the Mediterranean, 1500–1800"
        );
        assert_eq!(tokens.text, raw);
    }

    #[test]
    fn a_title_in_italics_is_told_from_the_names_before_it() {
        let entry = "Moor, Ann C., Salt Lakes, Quiet Weirs: Rivers in the North, Oslo, Quay, 1999.";
        let from = entry.find("Salt").unwrap();
        let italics = [Span::new(from, entry.find(", Oslo").unwrap())];
        let entries = [(Span::new(0, entry.len()), None)];
        let (list, _) = super::super::read_entries(Printed { text: entry, italics: &italics }, &entries);
        assert_eq!(list[0].record.full_title(), "Salt Lakes, Quiet Weirs: Rivers in the North");
        assert_eq!(list[0].raw, entry);
    }
}
