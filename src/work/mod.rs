//! Identity: which references denote one work, which names one scholar.
//!
//! Takes the references of all documents; gives works with one key each and scholars with their evidence. Every decision
//! is recorded with its reason and can be undone. Knows nothing of citations in the text.

mod article;
mod evidence;
mod identity;
pub mod key;
mod scholar;

pub use article::Articles;
pub use evidence::{Reason, likeness_to_title};
pub use identity::{Decision, Listed, WorkIdentity, Works, identify};
pub use scholar::{Guess, Named, ScholarIdentity, Scholars, is_same_form, may_be_one, read_inverted, scholars};

use crate::record::Record;

/// A work: what references in several documents denote.
#[derive(Debug, Clone, PartialEq)]
pub struct Work {
    /// Citation key, unique in the library.
    pub key: String,
    /// The record that stands for it.
    pub record: Record,
    /// The references that denote it: key of the document, index in its list.
    pub references: Vec<(String, usize)>,
    /// A person's note on it, Markdown.
    pub annotation: Option<String>,
}

/// A scholar, in the sense of authority control: family name and given-name evidence, never the family name alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scholar {
    /// Unique id: folded family name and given names, `hochschild-arlie-russell`.
    pub id: String,
    /// The fullest form of the name that was seen.
    pub name: crate::record::Name,
}
