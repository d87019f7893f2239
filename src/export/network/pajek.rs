//! Pajek's `.net`: vertices with labels, arcs with weights and labels.

use std::collections::BTreeMap;

use super::tables;
use crate::graph::Scholarship;

/// The graph for Pajek and VOSviewer. A vertex's label is its id, so that it can be found again; an arc's
/// label is its kind. All edges stand in one list of arcs, since readers stop at the first; those without a direction
/// of their own stand once.
pub fn pajek(scholarship: &Scholarship) -> String {
    let nodes = tables::nodes(scholarship);
    let edges = tables::edges(scholarship);
    let numbers: BTreeMap<&str, usize> =
        nodes.iter().enumerate().map(|(number, node)| (node.id.as_str(), number + 1)).collect();
    let mut text = format!("*Vertices {}\n", nodes.len());
    for (number, node) in nodes.iter().enumerate() {
        text.push_str(&format!("{} \"{}\"\n", number + 1, quoted(&node.id)));
    }
    text.push_str("*Arcs\n");
    for edge in &edges {
        if let (Some(source), Some(target)) = (numbers.get(edge.source.as_str()), numbers.get(edge.target.as_str())) {
            text.push_str(&format!("{source} {target} {} l \"{}\"\n", edge.weight(), edge.kind()));
        }
    }
    text
}

/// Pajek's labels have no escapes.
fn quoted(label: &str) -> String {
    label
        .chars()
        .map(|c| {
            if c == '"' || c == '\\' {
                '\''
            } else if c.is_control() {
                ' '
            } else {
                c
            }
        })
        .collect()
}
