//! Each format read by somebody else's reader, where that reader is there.

use std::io::Write;
use std::process::{Command, Stdio};

use serde_json::Value as Json;

use super::*;
use crate::graph::Scholarship;
use crate::graph::tests::corpus;

/// The small corpus, with every character that some format must escape.
fn scholarship() -> Scholarship {
    let mut corpus = corpus();
    corpus.traditions[0].label = "“Tools” & <things> 'n' \"so\" \\ on\u{1}".into();
    if let Some(work) = corpus.works.first_mut() {
        work.annotation = Some("Line one\nline two; a,b \u{b}".into());
    }
    Scholarship::build(&corpus).0
}

/// Runs a Python program with `input` on its standard input; `None` where Python or one of the modules is missing.
fn python(modules: &str, program: &str, input: &str) -> Option<String> {
    let python = std::env::var("CATENA_TEST_PYTHON").unwrap_or_else(|_| "python3".to_owned());
    let available = Command::new(&python).args(["-c", &format!("import {modules}")]).output();
    if !available.is_ok_and(|output| output.status.success()) {
        assert!(std::env::var_os("CATENA_TESTS_MUST_RUN").is_none(), "no Python with {modules}");
        let _ = writeln!(std::io::stderr(), "skipped: no Python with {modules}");
        return None;
    }
    let mut child = Command::new(python)
        .args(["-c", program])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .ok()?;
    child.stdin.take()?.write_all(input.as_bytes()).ok()?;
    let output = child.wait_with_output().ok()?;
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    Some(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

fn counts(scholarship: &Scholarship) -> String {
    format!("{} {}", scholarship.graph.node_count(), scholarship.graph.edge_count())
}

#[test]
fn networkx_reads_graph_json_under_both_names_of_the_edges() {
    let built = scholarship();
    for name in ["links", "edges"] {
        // The argument was called `link` before networkx 3.4.
        let program = format!(
            "import sys, json, networkx as nx\ndata = json.load(sys.stdin)\n\
             try: g = nx.node_link_graph(data, edges='{name}')\nexcept TypeError: g = nx.node_link_graph(data, link='{name}')\n\
             assert g.is_directed() and g.is_multigraph()\nprint(len(g), g.number_of_edges())"
        );
        if let Some(read) = python("networkx", &program, &graph_json(&built)) {
            assert_eq!(read, counts(&built));
        }
    }
}

#[test]
fn graph_json_opens_every_edge_to_its_evidence() {
    let value: Json = serde_json::from_str(&graph_json(&scholarship())).unwrap();
    let links = value["links"].as_array().unwrap();
    let of = |kind: &str| links.iter().filter(|link| link["type"] == kind).collect::<Vec<_>>();
    let claims = of("claims");
    assert!(!claims.is_empty());
    for claim in claims {
        assert!(claim["role"].is_string() && claim["status"].is_string() && claim["according_to"].is_string());
        assert!(claim["evidence"].as_array().is_some_and(|places| !places.is_empty()));
    }
    assert!(of("cites").iter().any(|link| link["occurrences"][0]["section"] == "Schools"));
    assert!(value["nodes"].as_array().unwrap().iter().any(|node| node["csl"]["type"] == "book"));
}

#[test]
fn networkx_reads_graphml_gexf_and_pajek() {
    let built = scholarship();
    let graphml_text = graphml(&built);
    let program = "import sys, io, networkx as nx\ng = nx.read_graphml(io.BytesIO(sys.stdin.buffer.read()))\n\
        assert any(d.get('label','').startswith('“Tools” & <things>') for _, d in g.nodes(data=True))\n\
        assert all(isinstance(d['weight'], float) for *_, d in g.edges(data=True))\n\
        print(len(g), g.number_of_edges())";
    if let Some(read) = python("networkx", program, &graphml_text) {
        assert_eq!(read, counts(&built));
    }
    let program = "import sys, io, networkx as nx\ng = nx.read_gexf(io.BytesIO(sys.stdin.buffer.read()))\n\
        print(len(g))";
    if let Some(read) = python("networkx", program, &gexf(&built)) {
        assert_eq!(read, built.graph.node_count().to_string());
    }
    let program = "import sys, networkx as nx\ng = nx.parse_pajek(sys.stdin.read())\nprint(len(g))";
    if let Some(read) = python("networkx", program, &pajek(&built)) {
        assert_eq!(read, built.graph.node_count().to_string());
    }
}

#[test]
fn xml_formats_are_well_formed_and_keep_what_xml_can_hold() {
    let built = scholarship();
    for text in [graphml(&built), gexf(&built)] {
        let tree = roxmltree::Document::parse(&text).unwrap();
        let label = "“Tools” & <things> 'n' \"so\" \\ on";
        let found = tree.descendants().any(|node| node.text() == Some(label) || node.attribute("label") == Some(label));
        assert!(found);
    }
}

#[test]
fn rdflib_reads_turtle() {
    let program = "import sys, rdflib\ng = rdflib.Graph()\ng.parse(data=sys.stdin.read(), format='turtle')\n\
        cites = list(g.query('SELECT ?a ?b { ?a <http://purl.org/spar/cito/cites> ?b }'))\nprint(len(cites))";
    let built = scholarship();
    if let Some(read) = python("rdflib", program, &turtle(&built)) {
        let cites = built.documents().map(|document| built.cites(&document.work.key).len()).sum::<usize>();
        assert_eq!(read, cites.to_string());
    }
}

#[test]
fn tables_are_read_as_rows_of_equal_length() {
    let built = scholarship();
    for table in Table::ALL {
        let program = "import sys, csv, io\nrows = list(csv.reader(io.StringIO(sys.stdin.read(), newline='')))\n\
            assert len(set(map(len, rows))) == 1\nprint(len(rows))";
        if let Some(read) = python("csv", program, &csv(&built, table)) {
            assert!(read.parse::<usize>().unwrap() > 1, "{}", table.name());
        }
    }
    assert_eq!(csv(&built, Table::Nodes).matches("\r\n").count(), built.graph.node_count() + 1);
    for (_, text) in neo4j(&built) {
        assert!(text.contains(":"));
    }
}

#[test]
fn the_same_graph_gives_the_same_bytes() {
    for write in [graph_json, graphml, gexf, pajek, jgf, dot, turtle] {
        assert_eq!(write(&scholarship()), write(&scholarship()));
    }
    assert!(sqlite(&scholarship()) == sqlite(&scholarship()));
    for table in Table::ALL {
        assert!(parquet(&scholarship(), table) == parquet(&scholarship(), table));
    }
}

#[test]
fn an_empty_library_gives_valid_files() {
    let empty = Scholarship::build(&Default::default()).0;
    assert!(serde_json::from_str::<Json>(&graph_json(&empty)).is_ok());
    assert!(serde_json::from_str::<Json>(&jgf(&empty)).is_ok());
    assert!(roxmltree::Document::parse(&graphml(&empty)).is_ok());
    assert!(sqlite(&empty).is_ok());
}
