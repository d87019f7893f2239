//! Traditions: named schools of thought, and the claims that place works in them.
//!
//! Takes citations with their sentences; gives traditions and [`Claim`]s, each with its evidence. Knows nothing of graphs.

mod alias;
mod certainty;
mod christen;
mod cue;
pub mod discover;
mod fill;
mod frame;
mod headless;
pub mod judge;
mod kind;
mod label;
mod mention;
mod name;
mod named;
mod named_again;
mod object;
mod of_both;
mod outright;
mod passage;
mod propose;
mod regroup;
pub mod review;
mod role;
pub mod score;
mod stance;
mod stretch;
mod tell_apart;
mod terms;
#[cfg(test)]
mod tests;
mod words;

pub use alias::is_name;
pub(crate) use label::{slug, without_definite_article};
pub use named::{propose, propose_with};
pub use propose::{ProposedClaim, ProposedTradition};
pub use stance::{Stance, StanceReading, stances};

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::text::Span;

/// How heavy a grouping is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TraditionKind {
    /// A school of thought.
    #[default]
    Tradition,
    /// A lighter grouping of works that a text names.
    Grouping,
}

impl TraditionKind {
    /// The name in files and answers.
    pub const fn name(self) -> &'static str {
        match self {
            TraditionKind::Tradition => "tradition",
            TraditionKind::Grouping => "grouping",
        }
    }
}

/// A relation between two traditions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Relation {
    /// Id of the other tradition.
    pub to: String,
    /// `broader`, `narrower`, `related`, `contrasts-with`, `critiques`, `builds-on`.
    pub relation: String,
    /// In which respect.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// A named school of thought (skos:Concept).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Tradition {
    /// Kebab-case id, unique in the library.
    pub id: String,
    /// The name that its author gives it.
    pub label: String,
    /// School or lighter grouping.
    #[serde(default)]
    pub kind: TraditionKind,
    /// Other names under which the texts speak of it.
    #[serde(default)]
    pub other_names: Vec<String>,
    /// What holds it together.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub definition: Option<String>,
    /// How it sees the matters at issue, by topic: `emotions`, `systematization`.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub views: BTreeMap<String, String>,
    /// Words that announce it.
    #[serde(default)]
    pub cues: Vec<String>,
    /// Relations to other traditions.
    #[serde(default)]
    pub related: Vec<Relation>,
}

/// What a work is to a tradition, or to another work.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// A work that stands for the tradition.
    Exemplar,
    /// Argues or shows what the tradition holds.
    Supports,
    /// Carries it further.
    Extends,
    /// An empirical or other instance.
    Illustrates,
    /// Argues against it.
    Critiques,
    /// Shows a case that it does not cover.
    Exception,
    /// Named beside it.
    SeeAlso,
}

impl Role {
    /// Whether works in this role count as members.
    pub const fn is_member(self) -> bool {
        matches!(self, Role::Exemplar | Role::Supports | Role::Extends | Role::Illustrates)
    }

    /// The kebab-case name used in files, queries and JSON.
    pub const fn name(self) -> &'static str {
        match self {
            Role::Exemplar => "exemplar",
            Role::Supports => "supports",
            Role::Extends => "extends",
            Role::Illustrates => "illustrates",
            Role::Critiques => "critiques",
            Role::Exception => "exception",
            Role::SeeAlso => "see-also",
        }
    }

    /// Every role, members first.
    pub const ALL: [Role; 7] = [
        Role::Exemplar,
        Role::Supports,
        Role::Extends,
        Role::Illustrates,
        Role::Critiques,
        Role::Exception,
        Role::SeeAlso,
    ];
}

/// Where a claim stands between machine and person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// A guess of the program's.
    #[default]
    Proposed,
    /// A person made it or agreed.
    Accepted,
    /// A person said no; it does not come back.
    Rejected,
}

impl Status {
    /// The name in files and answers.
    pub const fn name(self) -> &'static str {
        match self {
            Status::Proposed => "proposed",
            Status::Accepted => "accepted",
            Status::Rejected => "rejected",
        }
    }
}

/// A place in the document that makes a claim. Counts are from 1.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Evidence {
    /// Heading of the section.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub section: Option<String>,
    /// Paragraph within that section.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub paragraph: Option<u32>,
    /// Sentence within that paragraph.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sentence: Option<u32>,
    /// The words, where the text may be kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quote: Option<String>,
    /// Words just before the quote, so that it can be found again after edits.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<String>,
    /// Words just after the quote.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<String>,
    /// Where the quote stands in the document's text, in code points: first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start: Option<usize>,
    /// One past the last.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end: Option<usize>,
    /// Bytes of the document's text, where there is one.
    #[serde(skip)]
    pub span: Option<Span>,
}

/// What made the program (or the reader) see the claim.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Cue {
    /// The words of the text that announce it: a few, or the sentence where it is the sentence that does.
    pub text: String,
    /// The rule that fired, e.g. `enumerated-group`; `reader` where a person saw it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rule: Option<String>,
}

/// A work in a role towards a tradition or another work, according to a document, on evidence.
///
/// Exactly one of `tradition` and `object` is set. Confidence is 1 where a person made the claim.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Claim {
    /// Stable id: made from subject, role, object and document where the file gives none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub id: String,
    /// Key of the work that the claim is about.
    pub work: String,
    /// What that work is called, in a claim of which a person has had a word: the claim goes with it, whatever its key.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// What it is to the object.
    pub role: Role,
    /// Id of the tradition.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tradition: Option<String>,
    /// Key of the other work, for claims between works.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub object: Option<String>,
    /// Key of the document that says so.
    pub according_to: String,
    /// Where it says so; every claim needs one place at least.
    #[serde(default)]
    pub evidence: Vec<Evidence>,
    /// The words that announce it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cue: Option<Cue>,
    /// Why, in the claimant's own words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// Who or what made the claim: a person's name or initials, or `catena`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// 0–1, calibrated.
    #[serde(default = "certain")]
    pub confidence: f64,
    /// Where it stands between machine and person.
    #[serde(default)]
    pub status: Status,
    /// Which entry of `claims.toml` it is, from 0, where it stands there.
    #[serde(skip)]
    pub entry: Option<usize>,
}

fn certain() -> f64 {
    1.0
}

impl Claim {
    /// Whether it counts: no person has rejected it.
    pub fn stands(&self) -> bool {
        self.status != Status::Rejected
    }

    /// Whether it counts and makes its work a member of what it speaks of.
    pub fn makes_member(&self) -> bool {
        self.stands() && self.role.is_member()
    }
}
