//! The graph as four tables of typed columns, for spreadsheets and databases: nodes, edges, claims, citations.
//!
//! CSV, SQLite and Parquet are written from this one description, so that a column that is added here is in all of them.

use std::collections::BTreeMap;

use super::tables::{self, Cell, EDGE_COLUMNS, Kind, NODE_COLUMNS};
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
    /// Every table; what a table refers to stands before it.
    pub const ALL: [Table; 4] = [Table::Nodes, Table::Edges, Table::Claims, Table::Citations];

    /// The name of the table, and of its file without the ending.
    pub const fn name(self) -> &'static str {
        match self {
            Table::Nodes => "nodes",
            Table::Edges => "edges",
            Table::Claims => "claims",
            Table::Citations => "citations",
        }
    }
}

/// A column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Column {
    pub name: &'static str,
    pub kind: Kind,
    /// Every row has a value.
    pub required: bool,
    /// It tells one row from the others, by itself or with the table's other such columns.
    pub is_key: bool,
    /// The value is the `id` of a row there.
    pub refers_to: Option<Table>,
}

impl Column {
    const fn new(name: &'static str, kind: Kind) -> Column {
        Column { name, kind, required: false, is_key: false, refers_to: None }
    }

    const fn text(name: &'static str) -> Column {
        Column::new(name, Kind::Text)
    }

    const fn required(self) -> Column {
        Column { required: true, ..self }
    }

    const fn key(self) -> Column {
        Column { required: true, is_key: true, ..self }
    }

    const fn of(self, table: Table) -> Column {
        Column { refers_to: Some(table), ..self }
    }
}

/// A row: a cell for each column, nothing where there is nothing to say.
pub(super) type Row = Vec<Option<Cell>>;

/// A table with its rows.
pub(super) struct Sheet {
    pub table: Table,
    pub columns: Vec<Column>,
    pub rows: Vec<Row>,
}

impl Sheet {
    /// One table of the graph.
    pub(super) fn of(scholarship: &Scholarship, table: Table) -> Sheet {
        let (columns, mut rows) = match table {
            Table::Nodes => (node_columns(), nodes(scholarship)),
            Table::Edges => (edge_columns(), edges(scholarship)),
            Table::Claims => (CLAIM_COLUMNS.to_vec(), claims(scholarship)),
            Table::Citations => (CITATION_COLUMNS.to_vec(), citations(scholarship)),
        };
        // What a library leaves out against the rules is empty, not absent: readers are promised a value.
        for row in &mut rows {
            for (cell, column) in row.iter_mut().zip(&columns) {
                if cell.is_none() && column.required && column.kind == Kind::Text {
                    *cell = Some(Cell::Text(String::new()));
                }
            }
        }
        Sheet { table, columns, rows }
    }
}

fn node_columns() -> Vec<Column> {
    let first = [Column::text("id").key(), Column::text("label").required()];
    first.into_iter().chain(NODE_COLUMNS.map(described)).collect()
}

fn edge_columns() -> Vec<Column> {
    let first = [
        Column::text("id").key(),
        Column::text("source").required().of(Table::Nodes),
        Column::text("target").required().of(Table::Nodes),
    ];
    first.into_iter().chain(EDGE_COLUMNS.map(described)).collect()
}

/// A column of the graph formats; those that every row has are known by their names.
fn described((name, kind): (&'static str, Kind)) -> Column {
    let column = Column::new(name, kind);
    match name {
        "type" | "weight" => column.required(),
        "according_to" => column.of(Table::Nodes),
        _ => column,
    }
}

const CLAIM_COLUMNS: [Column; 15] = [
    Column::text("work").required().of(Table::Nodes),
    Column::text("role").required(),
    Column::text("tradition"),
    Column::text("object").of(Table::Nodes),
    Column::text("according_to").required().of(Table::Nodes),
    Column::text("status").required(),
    Column::new("confidence", Kind::Real).required(),
    Column::text("by"),
    Column::text("section"),
    Column::new("paragraph", Kind::Whole),
    Column::new("sentence", Kind::Whole),
    Column::text("quote"),
    Column::text("reason"),
    Column::text("claim").key().of(Table::Edges),
    Column::new("evidence", Kind::Whole).key(),
];

const CITATION_COLUMNS: [Column; 13] = [
    Column::text("document").required().of(Table::Nodes),
    Column::text("work").of(Table::Nodes),
    Column::text("form").required(),
    Column::text("section"),
    Column::new("paragraph", Kind::Whole),
    Column::new("sentence", Kind::Whole),
    Column::new("group", Kind::Whole),
    Column::text("prefix"),
    Column::text("locator"),
    Column::text("printed"),
    Column::text("place").required(),
    Column::new("occurrence", Kind::Whole).required(),
    Column::text("scholars"),
];

fn nodes(scholarship: &Scholarship) -> Vec<Row> {
    let rows = tables::nodes(scholarship).into_iter().map(|mut node| {
        let cells = NODE_COLUMNS.map(|(name, _)| node.cells.remove(name));
        [Some(Cell::Text(node.id)), Some(Cell::Text(node.label))].into_iter().chain(cells).collect()
    });
    rows.collect()
}

fn edges(scholarship: &Scholarship) -> Vec<Row> {
    let rows = tables::edges(scholarship).into_iter().map(|mut edge| {
        let cells = EDGE_COLUMNS.map(|(name, _)| edge.cells.remove(name));
        [edge.id, edge.source, edge.target].map(|text| Some(Cell::Text(text))).into_iter().chain(cells).collect()
    });
    rows.collect()
}

fn claims(scholarship: &Scholarship) -> Vec<Row> {
    let ids = tables::edge_ids(scholarship);
    let edges = scholarship.graph.edge_references().zip(ids);
    let ids: BTreeMap<usize, String> =
        edges.filter_map(|(edge, id)| edge.weight().as_claim().map(|claim| (claim, id))).collect();
    let mut rows = Vec::new();
    for (number, claim) in scholarship.drawn_claims() {
        let places = if claim.evidence.is_empty() { vec![Default::default()] } else { claim.evidence.clone() };
        for (place, nth) in places.into_iter().zip(1..) {
            rows.push(vec![
                text(&claim.work),
                text(claim.role.name()),
                claim.tradition.as_deref().and_then(text),
                claim.object.as_deref().and_then(text),
                text(&claim.according_to),
                text(claim.status.name()),
                Some(Cell::Real(claim.confidence)),
                claim.by.as_deref().and_then(text),
                place.section.as_deref().and_then(text),
                number_of(place.paragraph),
                number_of(place.sentence),
                place.quote.as_deref().and_then(text),
                claim.reason.as_deref().and_then(text),
                ids.get(&number).and_then(|id| text(id)),
                number_of(Some(nth)),
            ]);
        }
    }
    rows
}

fn citations(scholarship: &Scholarship) -> Vec<Row> {
    let mut rows = Vec::new();
    for document in scholarship.documents() {
        for (occurrence, nth) in document.occurrences.iter().zip(1..) {
            // A mention may mean no work; it is a row all the same.
            let works: Vec<Option<&str>> = match occurrence.works.as_slice() {
                [] => vec![None],
                works => works.iter().map(|work| Some(work.as_str())).collect(),
            };
            for work in works {
                rows.push(vec![
                    text(&document.work.key),
                    work.and_then(text),
                    text(occurrence.form.name()),
                    occurrence.section.as_deref().and_then(text),
                    number_of(occurrence.paragraph),
                    number_of(occurrence.sentence),
                    number_of(occurrence.group),
                    occurrence.prefix.as_deref().and_then(text),
                    occurrence.locator.as_deref().and_then(text),
                    occurrence.printed.as_deref().and_then(text),
                    text(&place::occurrence(occurrence)),
                    number_of(Some(nth)),
                    text(&occurrence.scholars.join("; ")),
                ]);
            }
        }
    }
    rows
}

fn text(text: &str) -> Option<Cell> {
    (!text.is_empty()).then(|| Cell::Text(text.to_owned()))
}

fn number_of(number: Option<u32>) -> Option<Cell> {
    number.map(|number| Cell::Whole(i64::from(number)))
}
