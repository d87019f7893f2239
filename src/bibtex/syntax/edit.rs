//! Changes to a text as replacements of spans.

use crate::text::Span;

/// One replacement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// Bytes of the old text.
    pub span: Span,
    /// What stands there instead.
    pub with: String,
}

/// Replacements that do not overlap, applied in the order of their places.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Edits {
    list: Vec<Edit>,
}

impl Edits {
    /// Adds a replacement.
    pub fn replace(&mut self, span: Span, with: impl Into<String>) {
        self.list.push(Edit { span, with: with.into() });
    }

    /// Whether nothing changes.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// The new text. A replacement that overlaps an earlier one, or whose span is not inside the text, is left out.
    pub fn apply(&self, text: &str) -> String {
        apply(text, &self.list)
    }
}

/// The text with replacements made, in whatever order they are given. One that overlaps an earlier one, or whose span is
/// not inside the text, is left out.
pub fn apply(text: &str, edits: &[Edit]) -> String {
    let mut order: Vec<&Edit> = edits.iter().collect();
    order.sort_by_key(|edit| (edit.span.start, edit.span.end));
    let more: usize = order.iter().map(|edit| edit.with.len().saturating_sub(edit.span.len())).sum();
    let mut new = Rewriting::new(text, more);
    order.into_iter().for_each(|edit| new.replace(edit.span, &edit.with));
    new.finish()
}

/// A text that is written anew from its beginning to its end, replacement by replacement.
pub struct Rewriting<'t> {
    text: &'t str,
    out: String,
    /// Up to where the old text is written or replaced.
    done: usize,
}

impl<'t> Rewriting<'t> {
    /// Begins; the new text will be longer by about so many bytes.
    pub fn new(text: &'t str, more: usize) -> Self {
        Rewriting { text, out: String::with_capacity(text.len() + more), done: 0 }
    }

    /// Makes the next replacement. One that begins before the end of the last, or whose span is not inside the text, is left
    /// out.
    pub fn replace(&mut self, span: Span, with: &str) {
        let Some(kept) = self.text.get(self.done..span.start) else { return };
        if self.text.get(span.start..span.end).is_none() {
            return;
        }
        self.out.extend([kept, with]);
        self.done = span.end;
    }

    /// The new text.
    pub fn finish(mut self) -> String {
        self.out.push_str(self.text.get(self.done..).unwrap_or(""));
        self.out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn replacements_apply_in_order_and_overlaps_are_left_out() {
        let mut edits = Edits::default();
        edits.replace(Span::new(4, 5), "X");
        edits.replace(Span::new(0, 1), "");
        edits.replace(Span::new(3, 6), "no");
        edits.replace(Span::new(90, 91), "no");
        assert_eq!(edits.apply("abcdefg"), "bcnog");
    }
}
