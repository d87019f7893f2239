//! GraphML (graphdrawing.org, 2002): networkx, Gephi, yEd, igraph.

use super::tables::{self, EDGE_COLUMNS, Kind, NODE_COLUMNS};
use super::xml::escape;
use crate::graph::Scholarship;

/// The graph as GraphML. Edges without a direction of their own (`co-cited`, `co-authored`) have `undirected` true:
/// readers do not take both sorts in one graph.
pub fn graphml(scholarship: &Scholarship) -> String {
    let mut text = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\"\n    \
         xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"\n    \
         xsi:schemaLocation=\"http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd\">\n",
    );
    let labelled = [("label", Kind::Text)].into_iter().chain(NODE_COLUMNS);
    for (name, kind) in labelled {
        text.push_str(&key("n", "node", name, kind));
    }
    for (name, kind) in EDGE_COLUMNS {
        text.push_str(&key("e", "edge", name, kind));
    }
    text.push_str("  <graph id=\"catena\" edgedefault=\"directed\">\n");
    for node in tables::nodes(scholarship) {
        text.push_str(&format!("    <node id=\"{}\">\n", escape(&node.id)));
        text.push_str(&data("n", "label", &node.label));
        for (name, _) in NODE_COLUMNS {
            if let Some(cell) = node.cells.get(name) {
                text.push_str(&data("n", name, &cell.text()));
            }
        }
        text.push_str("    </node>\n");
    }
    for edge in tables::edges(scholarship) {
        text.push_str(&format!(
            "    <edge id=\"{}\" source=\"{}\" target=\"{}\">\n",
            escape(&edge.id),
            escape(&edge.source),
            escape(&edge.target)
        ));
        for (name, _) in EDGE_COLUMNS {
            if let Some(cell) = edge.cells.get(name) {
                text.push_str(&data("e", name, &cell.text()));
            }
        }
        text.push_str("    </edge>\n");
    }
    text.push_str("  </graph>\n</graphml>\n");
    text
}

/// Column ids of nodes and edges must differ: both have a `type`.
fn key(prefix: &str, of: &str, name: &str, kind: Kind) -> String {
    let id = if name == "weight" { name.to_owned() } else { format!("{prefix}_{name}") };
    let kind = kind.name();
    format!("  <key id=\"{id}\" for=\"{of}\" attr.name=\"{name}\" attr.type=\"{kind}\"/>\n")
}

fn data(prefix: &str, name: &str, value: &str) -> String {
    let id = if name == "weight" { name.to_owned() } else { format!("{prefix}_{name}") };
    format!("      <data key=\"{id}\">{}</data>\n", escape(value))
}
