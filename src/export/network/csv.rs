//! Tables for spreadsheets and databases: RFC 4180, UTF-8, a header line, stable ids.

use super::sheets::{Sheet, Table};
use super::tables::Cell;
use crate::graph::Scholarship;

/// One table of the graph.
pub fn csv(scholarship: &Scholarship, table: Table) -> String {
    let sheet = Sheet::of(scholarship, table);
    let header = sheet.columns.iter().map(|column| column.name.to_owned()).collect();
    let shown = |cell: Option<Cell>| cell.as_ref().map(Cell::text).unwrap_or_default();
    write(header, sheet.rows.into_iter().map(|row| row.into_iter().map(shown).collect()))
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
