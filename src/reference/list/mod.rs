//! Reference lists: found in a text, cut into entries, each entry mended to one line.
//!
//! Takes text as it comes out of a PDF, a word processor or a web page. Finding goes by headings in several languages and
//! by how densely what follows looks like references; cutting goes by numbers, blank lines, or (where neither is left) by
//! the most probable sequence of entries, given what their first lines look like and that most lists are alphabetical.

mod cut;
mod find;
mod headword;
mod lines;
mod mend;

use crate::text::Span;

pub use cut::label_of;
pub use find::find;

/// One entry of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Bytes of the text, from the entry's first character after its label to its last.
    pub span: Span,
    /// The entry in one line: wraps, hyphenation and page furniture mended.
    pub raw: String,
    /// The number or tag before it.
    pub label: Option<String>,
}

/// Where `raw`, a part of the entry at `span`, stands: found by its first and last letters, as what lies between may have
/// been mended; the whole entry where they are not found.
pub fn place_of(text: &str, span: Span, raw: &str) -> Span {
    let whole = span.of(text);
    let head: String = raw.chars().take(12).collect();
    let tail: String = raw.chars().skip(raw.chars().count().saturating_sub(12)).collect();
    let found = whole.find(head.trim_end()).and_then(|start| {
        let end = whole.get(start..)?.find(tail.trim_start())? + start + tail.trim_start().len();
        Some(Span::new(span.start + start, span.start + end))
    });
    found.unwrap_or(span)
}

/// Cuts the stretch `span` of `text` into entries.
pub fn entries(text: &str, span: Span) -> Vec<Entry> {
    let lines = lines::lines(text, span);
    let lines = lines::without_heading(text, lines);
    cut::cut(text, &lines)
        .into_iter()
        .filter_map(|piece| {
            let raw = mend::mend(text, &piece.lines);
            let span = Span::new(piece.lines.first()?.start, piece.lines.last()?.end);
            raw.chars().any(char::is_alphanumeric).then_some(Entry { span, raw, label: piece.label })
        })
        .collect()
}
