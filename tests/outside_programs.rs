//! What other programs say of the files that `catena build` and `catena export` write: biber, LaTeX, Graphviz, networkx,
//! xmllint, SQLite.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::print_stderr)] // a test fails by panicking

mod common;

use std::fs;
use std::path::Path;
use std::process::Command;

use common::{outside, python_with, run, shipped_library, stderr};

fn build() -> tempfile::TempDir {
    let folder = shipped_library();
    let output = run(folder.path(), &["build"]);
    assert!(output.status.success(), "{}", stderr(&output));
    folder
}

fn output_file(folder: &tempfile::TempDir, name: &str) -> std::path::PathBuf {
    folder.path().join("output").join(name)
}

#[test]
fn biber_finds_one_missing_date_and_nothing_else() {
    let Some(biber) = outside("biber") else { return };
    let folder = build();
    let log = folder.path().join("tool");
    let run = Command::new(biber)
        .args(["--tool", "--validate-datamodel", "--output-file"])
        .arg(folder.path().join("tool.bib"))
        .arg("--logfile")
        .arg(&log)
        .arg(output_file(&folder, "library.bib"))
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&run.stdout).into_owned();
    let complaints: Vec<&str> = said.lines().filter(|l| l.starts_with("WARN") || l.starts_with("ERROR")).collect();
    let expected = |line: &&str| line.contains("pughforthcoming") && line.contains("date");
    assert!(complaints.iter().all(expected), "{complaints:#?}");
    assert_eq!(complaints.len(), 1, "the forthcoming work has no date: {said}");
}

#[test]
fn latex_typesets_every_record() {
    let (Some(latex), Some(biber)) = (outside("pdflatex"), outside("biber")) else { return };
    let folder = build();
    fs::copy(output_file(&folder, "library.bib"), folder.path().join("library.bib")).unwrap();
    fs::write(
        folder.path().join("all.tex"),
        "\\documentclass{article}\\usepackage[utf8]{inputenc}\\usepackage[T1]{fontenc}\n\
         \\usepackage[backend=biber,style=authoryear]{biblatex}\\addbibresource{library.bib}\n\
         \\begin{document}\\nocite{*}\\printbibliography\\end{document}\n",
    )
    .unwrap();
    let step = |program: &Path, arguments: &[&str]| {
        let output = Command::new(program).args(arguments).current_dir(folder.path()).output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
        String::from_utf8_lossy(&output.stdout).into_owned()
    };
    step(&latex, &["-interaction=nonstopmode", "all.tex"]);
    step(&biber, &["all"]);
    let said = step(&latex, &["-interaction=nonstopmode", "-halt-on-error", "all.tex"]);
    assert!(!said.contains("! "), "{said}");
    let entries = fs::read_to_string(folder.path().join("all.bbl")).unwrap().matches("\\entry{").count();
    assert_eq!(entries, 73);
}

#[test]
fn graphviz_draws_every_dot_file_without_a_warning() {
    let Some(dot) = outside("dot") else { return };
    let folder = build();
    let mut drawn = 0;
    for entry in fs::read_dir(folder.path().join("output/maps")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|ending| ending == "dot") {
            let output = Command::new(&dot).arg("-Tsvg").arg(&path).output().unwrap();
            assert!(output.status.success() && output.stderr.is_empty(), "{}: {}", path.display(), stderr(&output));
            drawn += 1;
        }
    }
    assert!(drawn >= 3, "traditions, scholars, timeline");
}

#[test]
fn graphviz_draws_pixels_as_dense_as_they_are_asked_for() {
    if outside("dot").is_none() {
        return;
    }
    let folder = shipped_library();
    let width = |dpi: &str| {
        let output = run(folder.path(), &["map", "timeline", "--engine", "graphviz", "--format", "png", "--dpi", dpi]);
        assert!(output.status.success(), "{}", stderr(&output));
        // The width in a PNG's first chunk.
        u32::from_be_bytes(output.stdout[16..20].try_into().unwrap())
    };
    assert!(width("100") > 19 * width("50") / 10);
}

#[test]
fn networkx_reads_the_graph_in_both_formats() {
    let Some(python) = python_with("networkx") else { return };
    let folder = build();
    let script = "import json, sys, networkx as nx\n\
        a = nx.read_graphml(sys.argv[1], force_multigraph=True)\n\
        d = json.load(open(sys.argv[2], encoding='utf-8'))\n\
        try: b = nx.node_link_graph(d, edges='links')\n\
        except TypeError: b = nx.node_link_graph(d)\n\
        assert set(map(str, a.nodes)) == set(map(str, b.nodes)), set(a.nodes) ^ set(b.nodes)\n\
        assert a.number_of_edges() == b.number_of_edges(), (a.number_of_edges(), b.number_of_edges())\n\
        print(a.number_of_nodes(), a.number_of_edges())\n";
    let output = Command::new(python)
        .args(["-c", script])
        .arg(output_file(&folder, "graph.graphml"))
        .arg(output_file(&folder, "graph.json"))
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", stderr(&output));
}

#[test]
fn every_picture_is_well_formed_xml() {
    let Some(xmllint) = outside("xmllint") else { return };
    let folder = build();
    for name in ["maps/traditions.svg", "maps/scholars.svg", "maps/timeline.svg", "graph.graphml"] {
        let output = Command::new(&xmllint).arg("--noout").arg(output_file(&folder, name)).output().unwrap();
        assert!(output.status.success(), "{name}: {}", stderr(&output));
    }
}

#[test]
fn sqlite_opens_the_database_and_answers_from_it() {
    let Some(python) = python_with("sqlite3") else { return };
    let folder = shipped_library();
    let database = folder.path().join("library.sqlite");
    for arguments in [&["export", "sqlite", "-o", "library.sqlite"][..], &["export", "csv", "-o", "tables"]] {
        let output = run(folder.path(), arguments);
        assert!(output.status.success(), "{}", stderr(&output));
    }
    let script = r#"
import csv, sqlite3, sys
db = sqlite3.connect(sys.argv[1])
one = lambda query: db.execute(query).fetchone()[0]
assert one('PRAGMA integrity_check') == 'ok'
assert db.execute('PRAGMA foreign_key_check').fetchall() == []
# The rows are those of the CSV files, with numbers as numbers and nothing where there is nothing.
for table in ['nodes', 'edges', 'claims', 'citations']:
    there = db.execute(f'SELECT * FROM {table} ORDER BY rowid')
    columns = [column[0] for column in there.description]
    rows = list(csv.DictReader(open(f'{sys.argv[2]}/{table}.csv', encoding='utf-8', newline='')))
    for row, cells in zip(rows, there.fetchall(), strict=True):
        for column, cell in zip(columns, cells):
            printed = row[column]
            if column == 'undirected': assert cell == (printed == 'true')
            elif cell is None or isinstance(cell, str): assert printed == (cell or ''), (table, column, row)
            else: assert float(printed) == cell, (table, column, row)
assert one("SELECT year FROM nodes WHERE id = 'zelizer2005'") == 2005
names = db.execute("SELECT value FROM nodes_names WHERE id = 'timmermans2010' ORDER BY position").fetchall()
assert names == [('Timmermans, Stefan',), ('Berg, Marc',)], names
assert one("SELECT names FROM works WHERE id = 'timmermans2010'") == 'Timmermans, Stefan; Berg, Marc'
assert one("SELECT count(DISTINCT work) FROM members WHERE tradition = 'systems-as-tools'") > 3
assert one("SELECT id FROM search WHERE search MATCH 'gold standard'") == 'timmermans2010'
"#;
    let output =
        Command::new(python).args(["-c", script]).arg(&database).arg(folder.path().join("tables")).output().unwrap();
    assert!(output.status.success(), "{}", stderr(&output));
}
