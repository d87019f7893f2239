//! The lossless syntax tree of a .bib file.
//!
//! In: text. Out: a [`Tree`] in which every byte belongs to one [`Item`], in order: an entry, a macro definition, a
//! preamble, a comment, a broken block, or the text between them. The tree holds spans only; writing the items' spans
//! one after the other gives the file back byte for byte, and a change is the replacement of a span ([`Edits`]).
//!
//! Reading never fails. What deviates from the grammar (btparse(3), *Tame the BeaST* §3) is kept as a [`Slip`] with its
//! place; an entry that does not close before the next one begins at the start of a line is a [`Node::Broken`] block,
//! kept as it is, and everything after it is read.

mod edit;
mod parse;
mod scan;
mod source;

pub use edit::{Edit, Edits, Rewriting, apply};
pub use parse::{Items, items, parse};
pub use source::Source;

use crate::text::Span;

/// A whole file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Tree {
    /// What it consists of, in order and without gaps.
    pub items: Vec<Item>,
}

/// A stretch of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Bytes of the file's text.
    pub span: Span,
    /// What it is.
    pub node: Node,
}

/// What a stretch of the file is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Node {
    /// Text between entries, which BibTeX passes over.
    Junk,
    /// `@comment` in any of its forms.
    Comment,
    /// `@preamble{…}`.
    Preamble(Value),
    /// `@string{name = value}`: the fields are the definitions.
    Macros(Entry),
    /// `@article{key, …}`.
    Entry(Entry),
    /// An entry that does not end; what was understood of it, and why it is broken.
    Broken(Entry, Slip),
}

/// An entry or the inside of a macro definition.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Entry {
    /// The word after `@`.
    pub kind: Span,
    /// The citation key; `None` where there is none, empty where only its comma is there.
    pub key: Option<Span>,
    /// Whether it stands in parentheses instead of braces.
    pub parens: bool,
    /// Fields in order.
    pub fields: Vec<Field>,
    /// Byte of the closing brace or parenthesis; the end of the block where there is none.
    pub close: usize,
    /// Deviations from the grammar that did not hinder reading.
    pub slips: Vec<Slip>,
}

/// `name = value`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// The field's name as written.
    pub name: Span,
    /// What stands after `=`.
    pub value: Value,
}

impl Field {
    /// From the name to the end of the value.
    pub fn span(&self) -> Span {
        Span::new(self.name.start, self.value.span.end)
    }
}

/// One or more pieces joined by `#`. An empty value (`title = ,`) has no piece.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Value {
    /// From the first piece to the last.
    pub span: Span,
    /// How the first piece is written.
    pub first: Option<PieceKind>,
    /// All pieces, where there are several: rarely, so that a value stays small.
    #[allow(clippy::box_collection)]
    pub several: Option<Box<Vec<Piece>>>,
}

impl Value {
    /// All pieces in order.
    pub fn pieces(&self) -> impl Iterator<Item = Piece> + '_ {
        self.single().into_iter().chain(self.several.iter().flat_map(|pieces| pieces.iter().copied()))
    }

    /// The only piece, if there is just one.
    pub fn single(&self) -> Option<Piece> {
        let kind = self.first.filter(|_| self.several.is_none())?;
        Some(Piece { span: self.span, kind })
    }
}

/// A part of a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Piece {
    /// Bytes, with the delimiters.
    pub span: Span,
    /// How it is written.
    pub kind: PieceKind,
}

impl Piece {
    /// The bytes between the delimiters.
    pub fn inner(&self) -> Span {
        match self.kind {
            PieceKind::Braced | PieceKind::Quoted => Span::new(self.span.start + 1, self.span.end - 1),
            PieceKind::Number | PieceKind::Macro => self.span,
        }
    }
}

/// How a part of a value is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PieceKind {
    /// `{…}`
    Braced,
    /// `"…"`
    Quoted,
    /// `1999`
    Number,
    /// `jan`
    Macro,
}

/// A deviation from the grammar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Slip {
    /// What it is.
    pub kind: SlipKind,
    /// Where it is.
    pub span: Span,
}

/// Kinds of deviation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SlipKind {
    /// The entry has no citation key.
    NoKey,
    /// The citation key is empty.
    EmptyKey,
    /// The citation key has a character that BibTeX does not allow.
    BadKey,
    /// A comma is missing before this field.
    MissingComma,
    /// A comma too many.
    ExtraComma,
    /// A field without a value.
    EmptyValue,
    /// Text that is no field.
    Unexpected,
    /// A value that is neither a number nor a macro's name nor delimited: `2000a`.
    BareValue,
    /// A brace or quotation mark that opens here is not closed.
    Unclosed,
    /// The entry's own brace is not closed before the next entry or the end of the file.
    UnclosedEntry,
    /// A value holds the start of an entry at the beginning of a line.
    EntryInValue,
    /// A closing brace too many: the entry goes on after it.
    ExtraBrace,
    /// A `%` comment inside an entry, which biber allows and BibTeX does not.
    CommentInEntry,
}

impl Tree {
    /// Reads `text`; the same as [`parse`].
    pub fn read(text: &str) -> Tree {
        parse(text)
    }

    /// The file again.
    pub fn write(&self, text: &str) -> String {
        self.items.iter().map(|item| item.span.of(text)).collect()
    }

    /// Sound entries, in order.
    pub fn entries(&self) -> impl Iterator<Item = &Entry> {
        self.items.iter().filter_map(|item| match &item.node {
            Node::Entry(entry) => Some(entry),
            _ => None,
        })
    }
}

#[cfg(test)]
mod tests;
