//! Reference lists: found in a text, cut into entries, each entry mended to one line.
//!
//! Takes text as it comes out of a PDF, a word processor or a web page. Finding goes by headings in several languages and
//! by how densely what follows looks like references; columns side by side are parted at their gutter; cutting goes by
//! numbers, blank lines, or (where neither is left) by the most probable sequence of entries, given what their first lines
//! look like and that most lists are alphabetical.

mod annotated;
mod appendix;
mod author_before;
mod columns;
mod cross_reference;
mod cut;
mod ends;
mod find;
mod headword;
mod lines;
mod mend;
mod numbered;
mod pasted;
mod short_forms;
mod under_names;

use crate::text::{Composed, Span};
use lines::Line;

pub use annotated::Annotation;
pub use author_before::{begins_with_a_dash, dashes_edit, is_same_author, leading_dashes, same_author};
pub use cross_reference::is_cross_reference;
pub use find::find;
pub use numbered::label_of;
pub use pasted::find_pasted;

/// One entry of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Bytes of the text, from the entry's first character after its label to its last.
    pub span: Span,
    /// The entry in one line: wraps, hyphenation and page furniture mended.
    pub raw: String,
    /// The number or tag before it.
    pub label: Option<String>,
    /// What stands below it on the work.
    pub annotation: Option<Annotation>,
}

/// Where the parts `raws` of the entry at `span` stand, one after the other: each from its first letters to where the
/// next begins, as what lies between may have been mended. `None` where the beginning of one is not found.
pub fn places_of(text: &str, span: Span, raws: &[String]) -> Option<Vec<Span>> {
    let mut starts = vec![span.start];
    for raw in raws.iter().skip(1) {
        let from = starts.last()? + 1;
        let from = (from..=span.end).find(|at| text.is_char_boundary(*at))?;
        let rest = text.get(from..span.end)?;
        let found = [12, 6].into_iter().find_map(|letters| {
            let head: String = raw.chars().take(letters).collect();
            rest.find(head.trim_end())
        })?;
        starts.push(from + found);
    }
    starts.push(span.end);
    let part = |pair: &[usize]| {
        let words = text.get(pair[0]..pair[1])?;
        let kept = words.trim_end().trim_end_matches(';').trim_end().len();
        Some(Span::new(pair[0], if pair[1] == span.end { pair[1] } else { pair[0] + kept }))
    };
    starts.windows(2).map(part).collect()
}

/// The words of a stretch in one line: wraps and hyphenation mended.
pub fn one_line(text: &str, span: Span) -> String {
    let mut at = span.start;
    let lines: Vec<Span> = span
        .of(text)
        .split_inclusive('\n')
        .map(|line| {
            at += line.len();
            Span::new(at - line.len(), at)
        })
        .collect();
    mend::mend(text, &lines)
}

/// Cuts the stretch `span` of `text` into entries.
pub fn entries(text: &str, span: Span) -> Vec<Entry> {
    // Whether an entry begins is asked of letters, not of a letter and its accent.
    let Some(composed) = Composed::of(span.of(text)) else { return cut_entries(text, span) };
    let mut list = cut_entries(&composed.text, Span::new(0, composed.text.len()));
    for entry in &mut list {
        entry.span = composed.origin(entry.span).shift(span.start);
        if let Some(annotation) = &mut entry.annotation {
            annotation.span = composed.origin(annotation.span).shift(span.start);
        }
    }
    list
}

fn cut_entries(text: &str, span: Span) -> Vec<Entry> {
    let lines = lines::lines(text, span);
    let lines = columns::parted(text, lines::without_heading(text, lines));
    // In a line with the head of the right column it was no heading yet.
    let lines = lines::without_heading(text, lines);
    // A line that leads to another entry is one for itself, whatever stands around it.
    let (leading, lines): (Vec<Line>, Vec<Line>) =
        lines.into_iter().partition(|line| is_cross_reference(line.span.of(text)));
    let notes = annotated::annotations(text, &lines);
    let mut annotations: Vec<Annotation> =
        notes.iter().map(|(from, to)| annotated::read(text, &lines[*from..*to])).collect();
    let lines: Vec<Line> = lines
        .into_iter()
        .enumerate()
        .filter(|(at, _)| !notes.iter().any(|(from, to)| (from..to).contains(&at)))
        .map(|(_, line)| line)
        .collect();
    let apart = leading.iter().map(|line| cut::Piece { lines: vec![line.span], label: None, shared: Vec::new() });
    let mut pieces = cut::cut(text, &lines);
    if !leading.is_empty() {
        pieces.extend(apart);
        pieces.sort_by_key(|piece| piece.lines.first().map(|line| line.start));
    }
    let entries = pieces.into_iter().filter_map(|piece| {
        let raw = mend::mend(text, &[piece.shared.as_slice(), &piece.lines].concat());
        // An entry that goes on in the next column may end above its beginning.
        let start = piece.lines.iter().map(|line| line.start).min()?;
        let span = Span::new(start, piece.lines.iter().map(|line| line.end).max()?);
        let whole = raw.chars().any(char::is_alphanumeric);
        whole.then_some(Entry { span, raw, label: piece.label, annotation: None })
    });
    let mut entries: Vec<Entry> = entries.collect();
    annotations.reverse();
    for at in (0..entries.len()).rev() {
        let start = entries[at].span.start;
        let below = annotations.iter().take_while(|note| note.span.start > start).count();
        let own: Vec<Annotation> = annotations.drain(..below).rev().collect();
        entries[at].annotation = Annotation::joined(own);
    }
    entries
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_apart_from_their_accents_begin_entries_too() {
        let text = "Bassani, F. (1889) Ricerche sui pesci. Atti della Reale Accademia, 3, 1–100.\nBo\u{308}hm, J. (1926) Ueber die \
                    Wu\u{308}ste. Berlin: Ufer.\nE\u{301}tan, R. (1930) Les poissons. Paris: Quai.";
        let entries = entries(text, Span::new(0, text.len()));
        assert_eq!(
            entries.iter().map(|e| &e.raw[..e.raw.find(',').unwrap()]).collect::<Vec<_>>(),
            ["Bassani", "Böhm", "Étan"]
        );
        assert!(entries[1].span.of(text).starts_with("Bo\u{308}hm") && entries[1].span.of(text).ends_with("Ufer."));
    }

    #[test]
    fn parts_of_an_entry_follow_each_other_or_are_not_told() {
        let text = "A. Roe, Rivers (1990), p. 3; B. Doe,\nLakes (1991); B. Doe, Seas (1992).";
        let whole = Span::new(0, text.len());
        let raws = ["A. Roe, Rivers (1990), p. 3", "B. Doe, Lakes (1991)", "B. Doe, Seas (1992)."].map(str::to_owned);
        let places = places_of(text, whole, &raws).unwrap();
        let words: Vec<_> = places.iter().map(|place| place.of(text)).collect();
        assert_eq!(words, ["A. Roe, Rivers (1990), p. 3", "B. Doe,\nLakes (1991)", "B. Doe, Seas (1992)."]);
        assert_eq!(places_of(text, whole, &["A. Roe".to_owned(), "C. Poe".to_owned()]), None);
    }
}
