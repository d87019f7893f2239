//! In-text citations: where a document cites what.
//!
//! Takes a document and its references; gives each citation with its form, group, prefix, locator and context. Knows
//! nothing of traditions or graphs.

pub mod context;
pub mod find;
pub mod group;
mod links;
pub mod locator;
pub mod names;
pub mod problems;
mod reading;
pub mod resolve;
pub mod titles;
pub mod token;
pub mod vocabulary;
pub mod year;

use serde::{Deserialize, Serialize};

use crate::text::Span;

pub use find::classic_author;
pub use reading::{Reading, cited_among, listed_elsewhere, read, read_document, stands_in_a_note};

/// How a citation stands in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Form {
    /// Inside brackets: `(Kang, 2010)`.
    Parenthetical,
    /// The author is part of the sentence: `Zelizer (2017)`.
    Narrative,
    /// A number that points into the list: `[3]`.
    Numeric,
    /// Inside a footnote or endnote.
    Note,
    /// A scholar named without a year.
    Mention,
}

impl Form {
    /// The name in files and answers.
    pub const fn name(self) -> &'static str {
        match self {
            Form::Parenthetical => "parenthetical",
            Form::Narrative => "narrative",
            Form::Numeric => "numeric",
            Form::Note => "note",
            Form::Mention => "mention",
        }
    }
}

/// One cited work at one place, as found in a document's text.
#[derive(Debug, Clone, PartialEq)]
pub struct Citation {
    /// The smallest string that stands for the work, without outer brackets and prefix. Bytes of the document's text.
    pub span: Span,
    /// How it stands in the text.
    pub form: Form,
    /// Citations of one bracket share a group.
    pub group: usize,
    /// `see also`, `e.g.`
    pub prefix: Option<String>,
    /// Pages, chapters: `407`.
    pub locator: Option<String>,
    /// Indices of references: one if resolved, several if honestly ambiguous, none if unresolved.
    pub refs: Vec<usize>,
    /// Why none or several were found.
    pub why_unresolved: Option<String>,
    /// The sentence around it.
    pub sentence: Span,
    /// Index of the innermost section.
    pub section: Option<usize>,
}

/// One place where a citing document cites, as the graph keeps it: found in a text, or stated by a person for a text
/// that may not be kept. Counts are from 1.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Occurrence {
    /// Heading of the innermost section; `Abstract` and the like where the text has no heading of its own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub section: Option<String>,
    /// Paragraph within that section.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub paragraph: Option<u32>,
    /// Sentence within that paragraph.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sentence: Option<u32>,
    /// Number of the bracket or note within the document; citations of one bracket share it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<u32>,
    /// Keys of the cited work: one; several where the text is ambiguous; none for a mention that means no one work.
    #[serde(default)]
    pub works: Vec<String>,
    /// The scholars named, `Family, Given`, for a mention.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub scholars: Vec<String>,
    /// How it stands in the text.
    pub form: Form,
    /// The citation as printed, without outer brackets and prefix.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub printed: Option<String>,
    /// `see also`, `e.g.`
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub prefix: Option<String>,
    /// Pages, chapters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub locator: Option<String>,
    /// The sentence, where the text may be kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quote: Option<String>,
    /// Where it stands in the document's text, in code points: first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start: Option<usize>,
    /// One past the last.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end: Option<usize>,
    /// Bytes of the document's text, where there is one.
    #[serde(skip)]
    pub span: Option<Span>,
}
