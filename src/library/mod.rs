//! The folder that a person works in: `bib/` is read, `output/` is built.
//!
//! Takes a folder; gives a [`crate::graph::Corpus`] and writes what is built from it. `bib/` belongs to the person and is
//! changed only by commands that say so; `output/` belongs to Catena.

mod entries;
mod source;
mod write;

pub use source::{Sources, decode};
pub use write::write_atomically;
