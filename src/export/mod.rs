//! What leaves the library for readers and for other programs: formatted and annotated bibliographies, the graph in other
//! tools' formats, tables, the report.
//!
//! Takes records or a [`Scholarship`](crate::graph::Scholarship); gives text. Every function is a pure function of its
//! arguments: same input, same bytes. Knows nothing of files and folders.

pub mod annotated;
pub mod bibliography;
pub mod markup;
pub mod network;
mod place;
mod report;
mod select;

pub use annotated::{AnnotatedBibliography, annotated_bibliography_html, annotated_bibliography_md};
pub use bibliography::{Style, StyleError, format, formatted_bibliography};
pub use markup::Markup;
pub use network::{graph_json, graphml};
pub use report::report;
pub use select::select;
