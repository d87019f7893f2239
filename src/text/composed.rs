//! Letters and their accents put together, with the way back.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::Span;

/// A text in Unicode's composed form (NFC), and where its parts stand in the text as it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Composed {
    /// The composed text.
    pub text: String,
    /// Where letters that were put together end: in the composed text, in the one as it was.
    seams: Vec<(usize, usize)>,
}

impl Composed {
    /// The composed text; `None` where no letter stands apart from its accent.
    ///
    /// ```
    /// use catena::text::{Composed, Span};
    /// let apart = "Bo\u{308}hm (1926)";
    /// let composed = Composed::of(apart).unwrap();
    /// assert_eq!(composed.text, "Böhm (1926)");
    /// assert_eq!(composed.origin(Span::new(7, 11)).of(apart), "1926");
    /// ```
    pub fn of(text: &str) -> Option<Composed> {
        if text.is_ascii() || !text.chars().any(is_combining_mark) {
            return None;
        }
        let mut composed = Composed { text: String::with_capacity(text.len()), seams: Vec::new() };
        let mut rest = text;
        let mut at = 0;
        while let Some(first) = rest.chars().next() {
            let marks = rest[first.len_utf8()..].find(|c| !is_combining_mark(c));
            let length = marks.map_or(rest.len(), |marks| first.len_utf8() + marks);
            let letter = &rest[..length];
            at += length;
            rest = &rest[length..];
            if length == first.len_utf8() {
                composed.text.push(first);
            } else {
                composed.text.extend(letter.nfc());
                composed.seams.push((composed.text.len(), at));
            }
        }
        Some(composed)
    }

    /// Where a part of the composed text stands in the text as it was. What begins or ends inside a composed letter does so
    /// behind it.
    pub fn origin(&self, span: Span) -> Span {
        let place = |at: usize| match self.seams.partition_point(|(composed, _)| *composed <= at) {
            0 => at,
            behind => at - self.seams[behind - 1].0 + self.seams[behind - 1].1,
        };
        Span::new(place(span.start), place(span.end))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn letters_lead_back_to_where_they_stood(words in prop::collection::vec("[a-zöé]{0,3}[\u{300}\u{308}\u{327}]{0,2}", 0..8)) {
            let text = words.concat();
            if let Some(composed) = Composed::of(&text) {
                prop_assert_eq!(crate::text::nfc(&text), composed.text.clone());
                for (at, _) in composed.text.char_indices().filter(|(_, c)| !is_combining_mark(*c)) {
                    let [before, behind] = [Span::new(0, at), Span::new(at, composed.text.len())];
                    for part in [before, behind] {
                        prop_assert_eq!(crate::text::nfc(composed.origin(part).of(&text)), part.of(&composed.text));
                    }
                }
            }
        }
    }
}
