//! Where a citation stands: its sentence and its section.

use crate::document::Document;
use crate::text::Span;

/// The sentence around `span`; the paragraph, or `span` itself, where no sentence holds it.
pub fn sentence(document: &Document, span: Span) -> Span {
    around(&document.sentences, span).or_else(|| around(&document.paragraphs, span)).unwrap_or(span)
}

/// The span of `spans` (sorted, not overlapping) that holds the start of `span`.
fn around(spans: &[Span], span: Span) -> Option<Span> {
    let n = spans.partition_point(|s| s.start <= span.start);
    let found = *spans.get(n.checked_sub(1)?)?;
    (span.start < found.end).then_some(found)
}

/// Index of the innermost section that holds `span`.
pub fn section(document: &Document, span: Span) -> Option<usize> {
    let last = document.sections.partition_point(|s| s.span.start <= span.start);
    (0..last).rev().find(|&n| span.start < document.sections[n].span.end)
}
