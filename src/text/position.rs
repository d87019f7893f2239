//! Spans of text and the three ways in which a place is counted: bytes, code points, lines and columns.

use std::ops::Range;

use serde::{Deserialize, Serialize};

/// A half-open range of **bytes** in a UTF-8 text, on character boundaries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// The span `start..end`.
    pub const fn new(start: usize, end: usize) -> Self {
        Span { start, end }
    }

    /// Length in bytes.
    pub const fn len(self) -> usize {
        self.end.saturating_sub(self.start)
    }

    /// Whether it holds nothing.
    pub const fn is_empty(self) -> bool {
        self.end <= self.start
    }

    /// Whether `other` lies wholly inside.
    pub const fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share a byte.
    pub const fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The same range, moved `by` bytes to the right.
    #[must_use]
    pub const fn shift(self, by: usize) -> Self {
        Span { start: self.start + by, end: self.end + by }
    }

    /// The text it covers; empty where the span does not fit `text`.
    pub fn of(self, text: &str) -> &str {
        text.get(self.start..self.end).unwrap_or("")
    }
}

impl From<Range<usize>> for Span {
    fn from(range: Range<usize>) -> Self {
        Span::new(range.start, range.end)
    }
}

impl From<Span> for Range<usize> {
    fn from(span: Span) -> Self {
        span.start..span.end
    }
}

/// A line and a column, both from 1; the column counts code points.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct LineColumn {
    /// Line, from 1.
    pub line: usize,
    /// Column in code points, from 1.
    pub column: usize,
}

/// Converts byte offsets of one text into code points and into lines and columns.
///
/// Built in one pass; each look-up is a binary search and at most [`Positions::STRIDE`] bytes of scanning.
///
/// ```
/// use catena::text::Positions;
/// let text = "né\nà b";
/// let positions = Positions::new(text);
/// let b = text.find('b').unwrap();
/// assert_eq!(positions.code_point(b), 5);
/// assert_eq!((positions.line_column(b).line, positions.line_column(b).column), (2, 3));
/// assert_eq!(positions.byte(5), b);
/// ```
#[derive(Debug, Clone)]
pub struct Positions<'t> {
    text: &'t str,
    /// Code points before each multiple of `STRIDE` bytes.
    marks: Vec<usize>,
    /// Byte at which each line starts.
    lines: Vec<usize>,
}

impl<'t> Positions<'t> {
    const STRIDE: usize = 256;

    /// Reads `text` once.
    pub fn new(text: &'t str) -> Self {
        let mut marks = Vec::with_capacity(text.len() / Self::STRIDE + 1);
        let mut points = 0;
        for stretch in text.as_bytes().chunks(Self::STRIDE) {
            marks.push(points);
            points += stretch.iter().filter(|byte| **byte & 0xC0 != 0x80).count();
        }
        marks.push(points);
        let mut lines = vec![0];
        lines.extend(memchr::memchr_iter(b'\n', text.as_bytes()).map(|end| end + 1));
        Positions { text, marks, lines }
    }

    /// Code points before `byte`; offsets beyond the end count as the end.
    pub fn code_point(&self, byte: usize) -> usize {
        let byte = byte.min(self.text.len());
        let mark = byte / Self::STRIDE;
        let from = mark * Self::STRIDE;
        let rest = &self.text.as_bytes()[from..byte];
        self.marks.get(mark).copied().unwrap_or(0) + rest.iter().filter(|b| **b & 0xC0 != 0x80).count()
    }

    /// The byte at which code point number `point` (from 0) starts; beyond the end, the text's length.
    pub fn byte(&self, point: usize) -> usize {
        let mark = self.marks.partition_point(|&p| p <= point).saturating_sub(1);
        let mut at = mark * Self::STRIDE;
        let mut seen = self.marks[mark];
        let bytes = self.text.as_bytes();
        while at < bytes.len() {
            if bytes[at] & 0xC0 != 0x80 {
                if seen == point {
                    return at;
                }
                seen += 1;
            }
            at += 1;
        }
        bytes.len()
    }

    /// `span` in code points, end exclusive.
    pub fn code_points(&self, span: Span) -> (usize, usize) {
        (self.code_point(span.start), self.code_point(span.end))
    }

    /// The byte at which the line of `byte` begins.
    pub fn line_start(&self, byte: usize) -> usize {
        let line = self.lines.partition_point(|&start| start <= byte.min(self.text.len()));
        self.lines[line - 1]
    }

    /// The line and column of `byte`.
    pub fn line_column(&self, byte: usize) -> LineColumn {
        let byte = byte.min(self.text.len());
        let line = self.lines.partition_point(|&start| start <= byte);
        let start = self.lines[line - 1];
        LineColumn { line, column: self.code_point(byte) - self.code_point(start) + 1 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_points_and_bytes_are_inverse_over_long_mixed_text() {
        let text = "aé漢😀\n".repeat(300);
        let positions = Positions::new(&text);
        for (point, (byte, _)) in text.char_indices().enumerate() {
            assert_eq!(positions.code_point(byte), point);
            assert_eq!(positions.byte(point), byte);
        }
        assert_eq!(positions.code_point(text.len()), text.chars().count());
        assert_eq!(positions.byte(usize::MAX), text.len());
    }

    #[test]
    fn an_empty_text_has_one_line() {
        let positions = Positions::new("");
        assert_eq!(positions.line_column(0), LineColumn { line: 1, column: 1 });
        assert_eq!(positions.code_point(7), 0);
    }
}
