//! Files for `neo4j-admin database import`: two tables whose headers say what the columns are.

use super::csv;
use super::tables::{self, EDGE_COLUMNS, Kind, NODE_COLUMNS};
use crate::graph::Scholarship;

/// `nodes.csv` and `relationships.csv`, by name.
pub fn neo4j(scholarship: &Scholarship) -> [(&'static str, String); 2] {
    let typed = |(name, kind): (&str, Kind)| match kind.name() {
        "string" => name.to_owned(),
        kind => format!("{name}:{kind}"),
    };
    let columns = NODE_COLUMNS.into_iter().filter(|(name, _)| *name != "type");
    let header = ["id:ID".to_owned(), ":LABEL".to_owned(), "label".to_owned()];
    let header = header.into_iter().chain(columns.clone().map(typed)).collect();
    let nodes = tables::nodes(scholarship).into_iter().map(|node| {
        let cell = |name: &str| node.cells.get(name).map(tables::Cell::text).unwrap_or_default();
        let kind = cell("type");
        let label = kind.chars().next().map(|first| first.to_uppercase().chain(kind.chars().skip(1)).collect());
        let first = [node.id.clone(), label.unwrap_or_default(), node.label.clone()];
        first.into_iter().chain(columns.clone().map(|(name, _)| cell(name))).collect()
    });
    let nodes = csv::write(header, nodes);
    let columns = EDGE_COLUMNS.into_iter().filter(|(name, _)| *name != "type");
    let header = [":START_ID".to_owned(), ":END_ID".to_owned(), ":TYPE".to_owned(), "id".to_owned()];
    let header = header.into_iter().chain(columns.clone().map(typed)).collect();
    let edges = tables::edges(scholarship).into_iter().map(|edge| {
        let kind = edge.kind().to_uppercase().replace('-', "_");
        let cells = columns.clone().map(|(name, _)| edge.cells.get(name).map(tables::Cell::text).unwrap_or_default());
        [edge.source.clone(), edge.target.clone(), kind, edge.id.clone()].into_iter().chain(cells).collect()
    });
    [("nodes.csv", nodes), ("relationships.csv", csv::write(header, edges))]
}
