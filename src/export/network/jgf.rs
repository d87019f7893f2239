//! JSON Graph Format, version 2 (jsongraphformat.info).

use serde_json::{Map, Value as Json, json};

use super::tables::{self, Cell};
use crate::graph::Scholarship;
use std::collections::BTreeMap;

/// The graph as one JSON Graph.
pub fn jgf(scholarship: &Scholarship) -> String {
    let mut nodes = Map::new();
    for node in tables::nodes(scholarship) {
        nodes.insert(node.id, json!({ "label": node.label, "metadata": metadata(&node.cells) }));
    }
    let edges: Vec<Json> = tables::edges(scholarship)
        .into_iter()
        .map(|edge| {
            json!({
                "id": edge.id, "source": edge.source, "target": edge.target, "relation": edge.kind(),
                "directed": !edge.undirected(), "metadata": metadata(&edge.cells),
            })
        })
        .collect();
    let graph = json!({ "graph": { "id": "catena", "type": "citation graph", "directed": true, "nodes": nodes, "edges": edges } });
    let mut text = serde_json::to_string_pretty(&graph).unwrap_or_default();
    text.push('\n');
    text
}

fn metadata(cells: &BTreeMap<&'static str, Cell>) -> Json {
    let named = cells.iter().map(|(name, cell)| {
        let value = match cell {
            Cell::Text(_) | Cell::List(_) => json!(cell.text()),
            Cell::Whole(number) => json!(number),
            Cell::Real(number) => json!(number),
            Cell::Truth(truth) => json!(truth),
        };
        ((*name).to_owned(), value)
    });
    Json::Object(named.collect())
}
