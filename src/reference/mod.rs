//! References: a document's list → entries → token labels → records.
//!
//! Takes text; finds the reference list, splits it into entries, labels each entry's tokens and assembles the labels into
//! a [`Record`]. The seam between the labeller and the rest is *token labels*: any labeller may stand before assembly.
//! Knows nothing of citations in the text.

mod assemble;
mod label;
mod markup;
pub mod model;
mod tokens;

pub use label::{Label, Labeller};
pub use tokens::{Shape, Token, Tokens};

use std::collections::BTreeMap;

use crate::record::{Field, Record};
use crate::text::Span;

/// One entry of a reference list.
#[derive(Debug, Clone, PartialEq)]
pub struct Reference {
    /// Position in the list, from 0.
    pub index: usize,
    /// Bytes of the document's text.
    pub span: Span,
    /// The entry as printed, line breaks and page furniture mended.
    pub raw: String,
    /// The label that the list gives it (`12`, `[Smi99]`), if any.
    pub label: Option<String>,
    /// What it says. `key` is unique within the document.
    pub record: Record,
    /// The letter that this list adds to the year (`a` of `2012a`); it belongs to this document only.
    pub year_suffix: Option<String>,
    /// Probability that each field is right, 0–1.
    pub confidence: BTreeMap<Field, f64>,
}
