//! Stretches of a text that do not overlap, found by place: notes, marks, furniture.

use super::Span;

/// Stretches in order of place, each with its number in the order in which they were given.
///
/// ```
/// use catena::text::{Span, Spans};
/// let notes = Spans::of([Span::new(20, 30), Span::new(5, 9)]);
/// assert_eq!(notes.containing(Span::new(6, 7)), Some(1));
/// assert_eq!(notes.containing(Span::new(6, 12)), None);
/// assert!(notes.overlap(Span::new(0, 100)) && !notes.overlap(Span::new(9, 20)));
/// ```
#[derive(Debug, Clone, Default)]
pub struct Spans(Vec<(Span, usize)>);

impl Spans {
    /// Puts `spans` in order; of those that overlap, one is found.
    pub fn of(spans: impl IntoIterator<Item = Span>) -> Spans {
        let mut spans: Vec<(Span, usize)> = spans.into_iter().enumerate().map(|(at, span)| (span, at)).collect();
        spans.sort_unstable();
        Spans(spans)
    }

    /// The number of the stretch that holds all of `span`.
    pub fn containing(&self, span: Span) -> Option<usize> {
        let next = self.0.partition_point(|(own, _)| own.start <= span.start);
        let (own, at) = self.0.get(next.checked_sub(1)?)?;
        own.contains(span).then_some(*at)
    }

    /// Whether a stretch has something in common with `span`.
    pub fn overlap(&self, span: Span) -> bool {
        let next = self.0.partition_point(|(own, _)| own.end <= span.start);
        self.0.get(next).is_some_and(|(own, _)| own.overlaps(span))
    }
}
