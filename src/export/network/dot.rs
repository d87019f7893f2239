//! The whole graph in Graphviz's language, unstyled: for programs that read DOT. Pictures are [`crate::map`]'s work.

use super::tables;
use crate::graph::Scholarship;

/// Every node and edge; an edge's label is its kind.
pub fn dot(scholarship: &Scholarship) -> String {
    let mut text = String::from("digraph catena {\n");
    for node in tables::nodes(scholarship) {
        let kind = node.cells.get("type").map(tables::Cell::text).unwrap_or_default();
        text.push_str(&format!("  {} [label={}, class={}];\n", quote(&node.id), quote(&node.label), quote(&kind)));
    }
    for edge in tables::edges(scholarship) {
        let direction = if edge.undirected() { ", dir=none" } else { "" };
        text.push_str(&format!(
            "  {} -> {} [label={}, weight={}{direction}];\n",
            quote(&edge.source),
            quote(&edge.target),
            quote(&edge.kind()),
            edge.weight(),
        ));
    }
    text.push_str("}\n");
    text
}

/// A quoted string; a backslash would be an escape in a label.
fn quote(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"").replace(['\n', '\r'], " "))
}
