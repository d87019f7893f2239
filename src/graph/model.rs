//! What the graph is made of.

use std::collections::BTreeMap;

use petgraph::graph::{DiGraph, NodeIndex};

use crate::citation::{Form, Occurrence};
use crate::tradition::{Claim, Tradition};
use crate::work::{Scholar, ScholarIdentity, Work};

/// A document that cites, with what it cites and where.
#[derive(Debug, Clone, PartialEq)]
pub struct CitingDocument {
    /// The document's own record, under its own key; a document is itself a work.
    pub work: Work,
    /// SHA-256 of its bytes in hexadecimal, where the text was read.
    pub sha256: Option<String>,
    /// Every place where it cites, in order of the text. `works` holds library-wide keys.
    pub occurrences: Vec<Occurrence>,
}

impl CitingDocument {
    /// At how many places it cites: those that only name a scholar are not counted.
    pub fn citations(&self) -> usize {
        self.occurrences.len() - self.mentions()
    }

    /// At how many places it names a scholar without a year, number or note.
    pub fn mentions(&self) -> usize {
        self.occurrences.iter().filter(|occurrence| occurrence.form == Form::Mention).count()
    }
}

/// An entry of a reference list as printed, and where it stands in the document's text if that is kept.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Listing {
    /// The entry as printed.
    pub raw: String,
    /// First code point in the document's text.
    pub start: Option<usize>,
    /// One past the last.
    pub end: Option<usize>,
}

/// Everything that a graph is built from.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Corpus {
    /// Cited works, sorted by key; documents are not among them unless another document cites them.
    pub works: Vec<Work>,
    /// Citing documents, in the library's order.
    pub documents: Vec<CitingDocument>,
    /// Traditions, in the library's order.
    pub traditions: Vec<Tradition>,
    /// Claims of every status, in the library's order.
    pub claims: Vec<Claim>,
    /// A person's word on which names are one scholar.
    pub scholar_identity: ScholarIdentity,
    /// The entries of the reference lists, by document and place in the list.
    pub listings: BTreeMap<(String, usize), Listing>,
}

/// A node.
#[derive(Debug, Clone, PartialEq)]
pub enum Node {
    /// A work that is cited.
    Work(Work),
    /// A document that cites; itself a work.
    Document(CitingDocument),
    /// A person or body.
    Scholar(Scholar),
    /// A named school of thought.
    Tradition(Tradition),
}

/// An edge.
#[derive(Debug, Clone, PartialEq)]
pub enum Edge {
    /// Scholar → work. `role` is `author`, `editor` or `translator`; `position` counts from 0.
    Contributed {
        /// `author`, `editor`, `translator`.
        role: &'static str,
        /// Place in the list of names, from 0.
        position: usize,
    },
    /// Document → work; the occurrences in the document's list, by index.
    Cites {
        /// Indices into the document's occurrences.
        occurrences: Vec<usize>,
    },
    /// Document → scholar: named without a year; the occurrences in the document's list, by index.
    Mentions {
        /// Indices into the document's occurrences.
        occurrences: Vec<usize>,
    },
    /// Work → tradition or work; the claim by its index in [`Scholarship::claims`].
    Claims {
        /// Index of the claim.
        claim: usize,
    },
    /// Work – work, derived: cited together by one document. Stored once, from the smaller key to the larger.
    CoCited {
        /// Times in one bracket, sentence, paragraph, section (each counted at the closest level only).
        together: CoCitation,
    },
    /// Scholar – scholar, derived: names of one work. Stored once, from the smaller id to the larger.
    CoAuthored {
        /// Works that they share.
        works: usize,
    },
    /// Tradition → tradition, as stated in the library.
    Related {
        /// `broader`, `narrower`, `related`, `contrasts-with`, `critiques`, `builds-on`.
        relation: String,
    },
}

/// How closely two works are cited together, summed over documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct CoCitation {
    /// Inside one bracket.
    pub group: u32,
    /// In one sentence, but not in one bracket.
    pub sentence: u32,
    /// In one paragraph, but not in one sentence.
    pub paragraph: u32,
    /// In one section, but not in one paragraph.
    pub section: u32,
    /// Documents that cite both.
    pub documents: u32,
}

/// The typed graph, with look-up by id.
///
/// Ids are unique over all kinds: works and documents by citation key, scholars as `scholar:…`, traditions as
/// `tradition:…`.
#[derive(Debug, Clone)]
pub struct Scholarship {
    /// The graph. Nodes: documents, works, scholars, traditions, each sorted by id.
    pub graph: DiGraph<Node, Edge>,
    /// Every claim, in the library's order.
    pub claims: Vec<Claim>,
    /// Of works, by key, the claims that have no edge (places in [`Scholarship::claims`]): rejected ones, on traditions
    /// that nothing names any more. They are nothing to draw, and still a person's word on the work.
    pub unnamed: BTreeMap<String, Vec<usize>>,
    /// Node by id.
    pub index: BTreeMap<String, NodeIndex>,
    /// The entries of the reference lists, by document and place in the list.
    pub listings: BTreeMap<(String, usize), Listing>,
}

impl Edge {
    /// The claim that it stands for, as a place in [`Scholarship::claims`].
    pub fn as_claim(&self) -> Option<usize> {
        match self {
            Edge::Claims { claim } => Some(*claim),
            _ => None,
        }
    }
}

impl Node {
    /// The id under which [`Scholarship::index`] has it.
    pub fn id(&self) -> String {
        match self {
            Node::Work(work) => work.key.clone(),
            Node::Document(document) => document.work.key.clone(),
            Node::Scholar(scholar) => format!("scholar:{}", scholar.id),
            Node::Tradition(tradition) => format!("tradition:{}", tradition.id),
        }
    }

    /// The work that it is, if it is one; a document is.
    pub fn as_work(&self) -> Option<&Work> {
        match self {
            Node::Work(work) => Some(work),
            Node::Document(document) => Some(&document.work),
            _ => None,
        }
    }
}
