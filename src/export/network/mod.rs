//! The graph in the formats of other programs.
//!
//! [`json`] has everything that the graph holds; the other formats have what their readers can use, made from one pair
//! of [`tables`], those for spreadsheets and databases from the [`sheets`] that have claims and citations besides. Nodes and edges come in the graph's own order, so the same library gives the same bytes.

mod csv;
mod dot;
mod gexf;
mod graphml;
mod jgf;
mod json;
mod neo4j;
mod pajek;
mod parquet;
mod sheets;
mod sqlite;
mod tables;
mod turtle;
mod xml;

pub use csv::csv;
pub use dot::dot;
pub use gexf::gexf;
pub use graphml::graphml;
pub use jgf::jgf;
pub use json::graph_json;
pub use neo4j::neo4j;
pub use pajek::pajek;
pub use parquet::parquet;
pub use sheets::Table;
pub use sqlite::{APPLICATION, sqlite};
pub use turtle::turtle;

pub(super) use tables::labels;

/// A table that another crate's writer does not take: a fault of Catena, or no memory.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the tables cannot be written as {format}: {reason}")]
pub struct TableError {
    format: &'static str,
    reason: String,
}

#[cfg(test)]
mod tests;
