//! Tables for spreadsheets and databases: RFC 4180, UTF-8, a header line, stable ids.

use super::tables::{self, EDGE_COLUMNS, NODE_COLUMNS};
use crate::export::place;
use crate::graph::Scholarship;

/// Which table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Table {
    /// One row per node of the graph.
    Nodes,
    /// One row per edge.
    Edges,
    /// One row per claim and place of evidence.
    Claims,
    /// One row per cited work at one place.
    Citations,
}

impl Table {
    /// Every table, with the name of its file.
    pub const ALL: [(Table, &'static str); 4] = [
        (Table::Nodes, "nodes.csv"),
        (Table::Edges, "edges.csv"),
        (Table::Claims, "claims.csv"),
        (Table::Citations, "citations.csv"),
    ];
}

/// One table of the graph.
pub fn csv(scholarship: &Scholarship, table: Table) -> String {
    match table {
        Table::Nodes => {
            let header = ["id", "label"].into_iter().chain(NODE_COLUMNS.map(|(name, _)| name)).map(str::to_owned);
            let rows = tables::nodes(scholarship).into_iter().map(|node| {
                let cells =
                    NODE_COLUMNS.map(|(name, _)| node.cells.get(name).map(tables::Cell::text).unwrap_or_default());
                [node.id, node.label].into_iter().chain(cells).collect()
            });
            write(header.collect(), rows)
        }
        Table::Edges => {
            let header =
                ["id", "source", "target"].into_iter().chain(EDGE_COLUMNS.map(|(name, _)| name)).map(str::to_owned);
            let rows = tables::edges(scholarship).into_iter().map(|edge| {
                let cells =
                    EDGE_COLUMNS.map(|(name, _)| edge.cells.get(name).map(tables::Cell::text).unwrap_or_default());
                [edge.id, edge.source, edge.target].into_iter().chain(cells).collect()
            });
            write(header.collect(), rows)
        }
        Table::Claims => write(
            [
                "work",
                "role",
                "tradition",
                "object",
                "according_to",
                "status",
                "confidence",
                "by",
                "section",
                "paragraph",
                "sentence",
                "quote",
                "reason",
            ]
            .map(str::to_owned)
            .to_vec(),
            claims(scholarship).into_iter(),
        ),
        Table::Citations => write(
            [
                "document",
                "work",
                "form",
                "section",
                "paragraph",
                "sentence",
                "group",
                "prefix",
                "locator",
                "printed",
                "place",
            ]
            .map(str::to_owned)
            .to_vec(),
            citations(scholarship).into_iter(),
        ),
    }
}

fn claims(scholarship: &Scholarship) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    for (_, claim) in scholarship.drawn_claims() {
        let places = if claim.evidence.is_empty() { vec![Default::default()] } else { claim.evidence.clone() };
        for place in places {
            rows.push(vec![
                claim.work.clone(),
                claim.role.name().to_owned(),
                claim.tradition.clone().unwrap_or_default(),
                claim.object.clone().unwrap_or_default(),
                claim.according_to.clone(),
                tables::status(claim.status).to_owned(),
                claim.confidence.to_string(),
                claim.by.clone().unwrap_or_default(),
                place.section.unwrap_or_default(),
                number(place.paragraph),
                number(place.sentence),
                place.quote.unwrap_or_default(),
                claim.reason.clone().unwrap_or_default(),
            ]);
        }
    }
    rows
}

fn citations(scholarship: &Scholarship) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    for document in scholarship.documents() {
        for occurrence in &document.occurrences {
            let named = occurrence.scholars.join("; ");
            let works = if occurrence.works.is_empty() { vec![named] } else { occurrence.works.clone() };
            for work in works {
                rows.push(vec![
                    document.work.key.clone(),
                    work,
                    form(occurrence.form).to_owned(),
                    occurrence.section.clone().unwrap_or_default(),
                    number(occurrence.paragraph),
                    number(occurrence.sentence),
                    number(occurrence.group),
                    occurrence.prefix.clone().unwrap_or_default(),
                    occurrence.locator.clone().unwrap_or_default(),
                    occurrence.printed.clone().unwrap_or_default(),
                    place::occurrence(occurrence),
                ]);
            }
        }
    }
    rows
}

/// `parenthetical`, `narrative`, …
pub(crate) const fn form(form: crate::citation::Form) -> &'static str {
    use crate::citation::Form;
    match form {
        Form::Parenthetical => "parenthetical",
        Form::Narrative => "narrative",
        Form::Numeric => "numeric",
        Form::Note => "note",
        Form::Mention => "mention",
    }
}

fn number(number: Option<u32>) -> String {
    number.map_or_else(String::new, |number| number.to_string())
}

/// Rows of cells, quoted where they must be.
pub(super) fn write(header: Vec<String>, rows: impl Iterator<Item = Vec<String>>) -> String {
    let mut text = String::new();
    for row in std::iter::once(header).chain(rows) {
        let cells: Vec<String> = row.iter().map(|cell| quoted(cell)).collect();
        text.push_str(&cells.join(","));
        text.push_str("\r\n");
    }
    text
}

fn quoted(cell: &str) -> String {
    if cell.contains([',', '"', '\n', '\r']) || cell.starts_with(' ') || cell.ends_with(' ') {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell.to_owned()
    }
}
