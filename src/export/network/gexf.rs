//! GEXF 1.2: Gephi's own format, also networkx and sigma.js.

use super::tables::{self, Cell, EDGE_COLUMNS, Kind, NODE_COLUMNS};
use super::xml::escape;
use crate::graph::Scholarship;
use std::collections::BTreeMap;

/// The graph as GEXF.
pub fn gexf(scholarship: &Scholarship) -> String {
    let mut text = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<gexf xmlns=\"http://www.gexf.net/1.2draft\" version=\"1.2\">\n  \
         <meta>\n    <creator>Catena</creator>\n  </meta>\n  <graph mode=\"static\" defaultedgetype=\"directed\">\n",
    );
    text.push_str(&attributes("node", &NODE_COLUMNS));
    text.push_str(&attributes("edge", &EDGE_COLUMNS));
    text.push_str("    <nodes>\n");
    for node in tables::nodes(scholarship) {
        text.push_str(&format!("      <node id=\"{}\" label=\"{}\">\n", escape(&node.id), escape(&node.label)));
        text.push_str(&values(&NODE_COLUMNS, &node.cells));
        text.push_str("      </node>\n");
    }
    text.push_str("    </nodes>\n    <edges>\n");
    for edge in tables::edges(scholarship) {
        text.push_str(&format!(
            "      <edge id=\"{}\" source=\"{}\" target=\"{}\" label=\"{}\" weight=\"{}\">\n",
            escape(&edge.id),
            escape(&edge.source),
            escape(&edge.target),
            escape(&edge.kind()),
            edge.weight(),
        ));
        text.push_str(&values(&EDGE_COLUMNS, &edge.cells));
        text.push_str("      </edge>\n");
    }
    text.push_str("    </edges>\n  </graph>\n</gexf>\n");
    text
}

fn attributes(of: &str, columns: &[(&str, Kind)]) -> String {
    let mut text = format!("    <attributes class=\"{of}\" mode=\"static\">\n");
    for (name, kind) in columns {
        if *name == "weight" {
            continue;
        }
        let kind = if *kind == Kind::Whole { "integer" } else { kind.name() };
        text.push_str(&format!("      <attribute id=\"{name}\" title=\"{name}\" type=\"{kind}\"/>\n"));
    }
    text.push_str("    </attributes>\n");
    text
}

fn values(columns: &[(&str, Kind)], cells: &BTreeMap<&'static str, Cell>) -> String {
    let mut text = String::from("        <attvalues>\n");
    for (name, _) in columns {
        if let Some(cell) = cells.get(name).filter(|_| *name != "weight") {
            text.push_str(&format!("          <attvalue for=\"{name}\" value=\"{}\"/>\n", escape(&cell.text())));
        }
    }
    text.push_str("        </attvalues>\n");
    text
}
