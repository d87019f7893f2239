//! Record formats other than .bib: each one reads text into [`Record`](crate::record::Record)s and writes it back.
//!
//! Takes and gives records; knows nothing of files, documents or graphs. What each format keeps, renames or cannot hold
//! is one table in `docs/formats.md`; a reader reports what it left out, a writer never drops a value silently.

pub mod csl_json;
pub mod ris;

pub(crate) mod words;
