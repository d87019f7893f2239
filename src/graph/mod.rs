//! The graph of works, scholars, traditions and documents.
//!
//! Takes a [`Corpus`]; gives a [`Scholarship`], a typed petgraph graph whose nodes and edges are in a fixed order. Knows
//! nothing of queries, pictures or files.

mod build;
mod model;

pub use model::{CitingDocument, CoCitation, Corpus, Edge, Node, Scholarship};
