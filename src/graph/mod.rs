//! The graph of works, scholars, traditions and documents.
//!
//! Takes a [`Corpus`]; gives a [`Scholarship`], a typed petgraph graph whose nodes and edges are in a fixed order, and
//! measures on it, one file each. Knows nothing of queries, pictures or files.

mod access;
mod adjacency;
mod between;
mod betweenness;
mod bridge;
mod build;
mod cocitation;
mod model;
mod pagerank;
mod participation;
mod paths;
mod shores;
#[cfg(test)]
pub(crate) mod tests;
mod together;

pub use access::{Contribution, Place};
pub use adjacency::{Adjacency, Network};
pub use between::Between;
pub use betweenness::betweenness;
pub use bridge::Bridge;
pub use model::{CitingDocument, CoCitation, Corpus, Edge, Listing, Node, Scholarship};
pub use pagerank::{DAMPING, pagerank};
pub use participation::participation;
pub use paths::{Over, Step, shortest_paths};
pub use shores::Shore;
pub use together::{Meeting, Near, Unit};
