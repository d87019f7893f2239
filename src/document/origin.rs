//! Where the characters of a text layer stand in the file that they were read from.
//!
//! A text layer leaves out what is not printed: commands, tags, escapes. Readers note, as they go, from which byte of
//! the decoded file each stretch of it comes; what the markup only implies (a label, a heading) stands where the words
//! before it do.

use crate::diagnostic::Diagnostic;
use crate::text::Span;

/// A decoded file and where in it each stretch of the text layer begins.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Origin {
    /// The file's content, decoded.
    source: String,
    /// Byte of the text layer, byte of the file; both rise, but for notes and lists that are printed elsewhere.
    runs: Vec<(usize, usize)>,
}

impl Origin {
    /// Says that byte `text` of the layer and what follows it come from byte `source` of the file.
    pub(super) fn note(&mut self, text: usize, source: usize) {
        match self.runs.last() {
            Some(&(last, from)) if text >= last && text - last == source.wrapping_sub(from) => {}
            _ => self.runs.push((text, source)),
        }
    }

    /// Whether nothing is known: the layer is the file's content, or its places were not kept.
    pub fn is_empty(&self) -> bool {
        self.runs.is_empty()
    }

    pub(super) fn keep(&mut self, source: String) {
        if !self.is_empty() {
            self.source = source;
        }
    }

    /// The byte of the file from which byte `at` of the layer comes.
    pub fn source(&self, at: usize) -> usize {
        let n = self.runs.partition_point(|&(text, _)| text <= at);
        let Some(&(text, source)) = n.checked_sub(1).and_then(|n| self.runs.get(n)) else { return 0 };
        // Characters that the markup implies reach no further than the next that it has.
        let next = self.runs.get(n).map(|&(_, next)| next).filter(|next| *next >= source);
        let limit = next.unwrap_or(self.source.len());
        self.source.floor_char_boundary((source + (at - text)).min(limit))
    }

    /// The byte of the layer that shows byte `source` of the file; what is not shown stands where the next shown does.
    /// For files whose order the layer keeps.
    pub(super) fn layer(&self, source: usize) -> usize {
        let n = self.runs.partition_point(|&(_, from)| from <= source);
        let Some(&(text, from)) = n.checked_sub(1).and_then(|n| self.runs.get(n)) else { return source };
        let limit = self.runs.get(n).map_or(usize::MAX, |&(next, _)| next);
        (text + (source - from)).min(limit)
    }

    /// The same for a span of the layer.
    fn source_span(&self, span: Span) -> Span {
        let start = self.source(span.start);
        let end = span.end.checked_sub(1).filter(|last| *last >= span.start).map_or(start, |last| self.source(last));
        let next = self.source.get(end..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        let end = if span.is_empty() { start } else { end + next };
        Span::new(start, end.max(start))
    }
}

impl super::Document {
    /// The text in which [`Document::in_file`](super::Document::in_file) places problems: the file's content where
    /// its places are known, else the text layer.
    pub fn printed_source(&self) -> &str {
        if self.origin.is_empty() { &self.text } else { &self.origin.source }
    }

    /// The byte of [`Document::printed_source`](super::Document::printed_source) at which byte `at` of the text layer stands.
    pub fn source_of(&self, at: usize) -> usize {
        if self.origin.is_empty() { at } else { self.origin.source(at) }
    }

    /// A problem of this document with its place in the file and the file's name, as far as they are known; one that
    /// lies in another file is left as it is.
    pub fn in_file(&self, mut problem: Diagnostic) -> Diagnostic {
        if problem.place.file.is_some() {
            return problem;
        }
        if !self.origin.is_empty() {
            problem.place.span = problem.place.span.map(|span| self.origin.source_span(span));
        }
        problem.in_file(self.path.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_of_the_layer_are_found_in_the_file_and_back() {
        let source = "a \\(b\\) c";
        let mut origin = Origin::default();
        for (text, from) in [(0, 0), (2, 3), (3, 4), (4, 6)] {
            origin.note(text, from);
        }
        origin.keep(source.to_owned());
        let text = "a (b) c";
        for word in ["a", "b", "c", "(", "b) c"] {
            let at = text.find(word).unwrap();
            let span = origin.source_span(Span::new(at, at + word.len()));
            assert_eq!(span.of(source).replace('\\', ""), word);
            assert_eq!(origin.layer(span.start), at);
        }
        assert_eq!(origin.source_span(Span::new(7, 7)), Span::new(9, 9));
    }
}
