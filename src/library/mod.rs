//! The folder that a person works in: `bib/` is read, `output/` is built.
//!
//! Takes a folder; gives a [`crate::graph::Corpus`] and writes what is built from it. `bib/` belongs to the person and is
//! changed only by commands that say so; `output/` belongs to Catena.

mod build;
mod check;
mod check_lists;
mod documents;
mod entries;
mod evidence;
pub mod founding;
mod judged;
mod kept;
mod load;
mod meant;
mod nameless;
mod places;
mod read;
mod record;
mod references;
pub mod save;
mod settings;
mod settled;
mod source;
mod text;
mod turn;
mod write;

pub use build::{OutputFile, Written, annotated_record, output, write_output};
pub use documents::{Naming, renamed, stated_key, without_claims, without_decisions};
pub use load::{Library, NoLibrary, sort_problems};
pub use nameless::Nameless;
pub use read::{DecisionKind, IdentityDecision, TextOfDocument, written_traditions};
pub use settings::Settings;
pub use source::{Sources, decode};
pub use text::places_of_citation;
pub use turn::Turn;
pub use write::{Replacement, write_atomically};
