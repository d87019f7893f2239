//! The graph of works, scholars, traditions and documents.
//!
//! Takes a [`Corpus`]; gives a [`Scholarship`], a typed petgraph graph whose nodes and edges are in a fixed order. Knows
//! nothing of queries, pictures or files.

mod access;
mod bridge;
mod build;
mod cocitation;
mod model;

#[cfg(test)]
pub(crate) mod tests;

pub use access::{Contribution, Place};
pub use bridge::Bridge;
pub use model::{CitingDocument, CoCitation, Corpus, Edge, Node, Scholarship};
