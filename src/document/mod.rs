//! A text that cites: any file → [`Document`].
//!
//! Takes bytes; gives a text layer with its structure (sections, paragraphs, sentences, notes) and what the source's own
//! markup says about citations. Knows nothing of references, records or claims.

use crate::text::Span;

/// A heading and what stands under it, up to the next heading of the same or a higher level.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// 1 for the highest level in the document.
    pub level: u8,
    /// The heading, white space collapsed.
    pub heading: String,
    /// From the heading's first byte to the section's end.
    pub span: Span,
}

/// A footnote or endnote, wherever its text stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// Its mark as printed: `1`, `*`.
    pub mark: String,
    /// Where its text stands.
    pub span: Span,
    /// Where the text refers to it, if that was found.
    pub anchor: Option<Span>,
}

/// A citing text.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    /// The file as the user named it; `-` for standard input.
    pub path: String,
    /// SHA-256 of the file's bytes, in lower-case hexadecimal.
    pub sha256: String,
    /// The text layer. For a plain-text file, the file's content unchanged. Every span counts bytes of it.
    pub text: String,
    /// The document's own record, as far as its first page gives it.
    pub record: crate::record::Record,
    /// BCP 47 language tag, where one could be told.
    pub language: Option<String>,
    /// Sections in document order; a subsection follows its section and lies inside it.
    pub sections: Vec<Section>,
    /// Paragraphs of running text, in order: no headings, no reference list.
    pub paragraphs: Vec<Span>,
    /// Sentences of those paragraphs and of the notes, in order.
    pub sentences: Vec<Span>,
    /// Footnotes and endnotes.
    pub notes: Vec<Note>,
}
