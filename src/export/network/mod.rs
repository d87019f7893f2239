//! The graph in the formats of other programs.
//!
//! [`json`] has everything that the graph holds; the other formats have what their readers can use, made from one pair
//! of [`tables`]. Nodes and edges come in the graph's own order, so the same library gives the same bytes.

mod csv;
mod dot;
mod gexf;
mod graphml;
mod jgf;
mod json;
mod neo4j;
mod pajek;
mod tables;
mod turtle;
mod xml;

pub use csv::{Table, csv};
pub use dot::dot;
pub use gexf::gexf;
pub use graphml::graphml;
pub use jgf::jgf;
pub use json::graph_json;
pub use neo4j::neo4j;
pub use pajek::pajek;
pub use turtle::turtle;

pub(super) use csv::form;
pub(super) use tables::labels;

#[cfg(test)]
mod tests;
