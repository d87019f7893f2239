//! The tables as an SQLite database, with keys, indexes, views and an index of words.
//!
//! The database is made in memory and given as bytes (file format 3, <https://www.sqlite.org/fileformat2.html>). Lists
//! stand in tables of their own, `nodes_names(id, position, value)`; what is absent is NULL; truths are 0 and 1.

use rusqlite::{Connection, MAIN_DB, ToSql, params_from_iter};

use super::TableError;
use super::sheets::{Column, Row, Sheet, Table};
use super::tables::{Cell, Kind};
use crate::graph::Scholarship;
use crate::tradition::Role;

/// The number by which a file is known as Catena's, in bytes 68 to 71 of its header.
pub const APPLICATION: u32 = u32::from_be_bytes(*b"Ctna");

/// The shape of the tables; it changes where a column or table goes or means something else.
const SHAPE: u32 = 1;

/// The graph as an SQLite database.
///
/// # Errors
/// [`TableError`] where SQLite has no memory.
pub fn sqlite(scholarship: &Scholarship) -> Result<Vec<u8>, TableError> {
    database(scholarship).map_err(|error| TableError { format: "SQLite", reason: error.to_string() })
}

fn database(scholarship: &Scholarship) -> rusqlite::Result<Vec<u8>> {
    let mut connection = Connection::open_in_memory()?;
    // A library with a key that means nothing is written as it is; `PRAGMA foreign_key_check` finds the key.
    connection.execute_batch(&format!(
        "PRAGMA foreign_keys = OFF; PRAGMA encoding = 'UTF-8'; PRAGMA page_size = 4096; PRAGMA application_id = {APPLICATION}; \
         PRAGMA user_version = {SHAPE};"
    ))?;
    let transaction = connection.transaction()?;
    for table in Table::ALL {
        let sheet = Sheet::of(scholarship, table);
        transaction.execute_batch(&definition(&sheet))?;
        fill(&transaction, &sheet)?;
        transaction.execute_batch(&indexes(&sheet))?;
    }
    transaction.execute_batch(&views())?;
    transaction.execute_batch(SEARCH)?;
    transaction.commit()?;
    Ok(connection.serialize(MAIN_DB)?.to_vec())
}

/// The statements that make a table and those of its lists.
fn definition(sheet: &Sheet) -> String {
    let name = sheet.table.name();
    let mut parts: Vec<String> =
        sheet.columns.iter().filter(|column| !is_list(column)).map(column_definition).collect();
    let key: Vec<String> = sheet.columns.iter().filter(|column| column.is_key).map(|c| quoted(c.name)).collect();
    if !key.is_empty() {
        parts.push(format!("PRIMARY KEY ({})", key.join(", ")));
    }
    let mut text = format!("CREATE TABLE {name} (\n  {}\n);\n", parts.join(",\n  "));
    for column in sheet.columns.iter().filter(|column| is_list(column)) {
        text.push_str(&format!(
            "CREATE TABLE {} (\n  id TEXT NOT NULL REFERENCES {name} (id),\n  position INTEGER NOT NULL,\n  \
             value TEXT NOT NULL,\n  PRIMARY KEY (id, position)\n) WITHOUT ROWID;\n",
            list_table(sheet.table, column)
        ));
    }
    text
}

fn column_definition(column: &Column) -> String {
    let name = quoted(column.name);
    let kind = match column.kind {
        Kind::Text | Kind::List => "TEXT",
        Kind::Whole => "INTEGER",
        Kind::Real => "REAL",
        Kind::Truth => return format!("{name} INTEGER NOT NULL CHECK ({name} IN (0, 1))"),
    };
    let required = if column.required { " NOT NULL" } else { "" };
    let refers = column.refers_to.map(|table| format!(" REFERENCES {} (id)", table.name())).unwrap_or_default();
    format!("{name} {kind}{required}{refers}")
}

/// Indexes over what joins go by.
fn indexes(sheet: &Sheet) -> String {
    let name = sheet.table.name();
    let asked = |column: &&Column| {
        !column.is_key && column.refers_to.is_some() || ["type", "year", "tradition"].contains(&column.name)
    };
    let columns = sheet.columns.iter().filter(asked);
    let mut text: String =
        columns.map(|c| format!("CREATE INDEX {name}_by_{0} ON {name} ({1});\n", c.name, quoted(c.name))).collect();
    for column in sheet.columns.iter().filter(|column| is_list(column)) {
        let list = list_table(sheet.table, column);
        text.push_str(&format!("CREATE INDEX {list}_by_value ON {list} (value);\n"));
    }
    text
}

fn fill(connection: &Connection, sheet: &Sheet) -> rusqlite::Result<()> {
    let name = sheet.table.name();
    let single: Vec<usize> = (0..sheet.columns.len()).filter(|at| !is_list(&sheet.columns[*at])).collect();
    let marks = vec!["?"; single.len()].join(", ");
    let mut insert = connection.prepare(&format!("INSERT INTO {name} VALUES ({marks})"))?;
    for row in &sheet.rows {
        insert.execute(params_from_iter(single.iter().map(|at| value(&sheet.columns[*at], row, *at))))?;
    }
    let Some(id) = sheet.columns.iter().position(|column| column.name == "id") else { return Ok(()) };
    for (at, column) in sheet.columns.iter().enumerate().filter(|(_, column)| is_list(column)) {
        let list = list_table(sheet.table, column);
        let mut insert = connection.prepare(&format!("INSERT INTO {list} VALUES (?, ?, ?)"))?;
        for row in &sheet.rows {
            let Some(Some(Cell::List(values))) = row.get(at) else { continue };
            for (position, value) in (1_i64..).zip(values) {
                insert.execute((self::value(&sheet.columns[id], row, id), position, value))?;
            }
        }
    }
    Ok(())
}

/// A cell for SQLite. Where the graph formats say nothing of a truth it is false.
fn value<'r>(column: &Column, row: &'r Row, at: usize) -> Box<dyn ToSql + 'r> {
    match row.get(at).and_then(Option::as_ref) {
        Some(Cell::Text(text)) => Box::new(text.as_str()),
        Some(Cell::Whole(number)) => Box::new(*number),
        Some(Cell::Real(number)) => Box::new(*number),
        Some(Cell::Truth(truth)) => Box::new(*truth),
        Some(list @ Cell::List(_)) => Box::new(list.text()),
        None if column.kind == Kind::Truth => Box::new(false),
        None => Box::new(rusqlite::types::Null),
    }
}

fn is_list(column: &Column) -> bool {
    column.kind == Kind::List
}

fn list_table(table: Table, column: &Column) -> String {
    format!("{}_{}", table.name(), column.name)
}

/// Some columns are called as words of SQL are.
fn quoted(name: &str) -> String {
    format!("\"{name}\"")
}

/// What people ask first: works, scholars, traditions, who wrote what, members with their evidence, who cites what.
fn views() -> String {
    let member_roles = Role::ALL.into_iter().filter(|role| role.is_member());
    let member_roles: Vec<String> = member_roles.map(|role| format!("'{}'", role.name())).collect();
    VIEWS.replace("MEMBER_ROLES", &member_roles.join(", "))
}

const VIEWS: &str = "\
CREATE VIEW works AS
  SELECT id, label, type = 'document' AS is_document, year, title,
    (SELECT group_concat(value, '; ') FROM (SELECT value FROM nodes_names AS n WHERE n.id = nodes.id ORDER BY position))
      AS names,
    entry_type, container, doi, places, documents
  FROM nodes WHERE type IN ('work', 'document');
CREATE VIEW scholars AS
  SELECT id, label, family, given, works FROM nodes WHERE type = 'scholar';
CREATE VIEW traditions AS
  SELECT substr(id, length('tradition:') + 1) AS tradition, id, label, kind, definition, works
  FROM nodes WHERE type = 'tradition';
CREATE VIEW authorship AS
  SELECT e.source AS scholar, s.label AS name, e.type AS relation, e.position, e.target AS work, w.label, w.year, w.title
  FROM edges AS e JOIN nodes AS s ON s.id = e.source JOIN nodes AS w ON w.id = e.target
  WHERE e.type IN ('authored', 'edited', 'translated', 'contributed');
CREATE VIEW citing AS
  SELECT e.source AS document, e.target AS work, w.label, w.year, w.title, e.weight AS places
  FROM edges AS e JOIN nodes AS w ON w.id = e.target WHERE e.type = 'cites';
CREATE VIEW stances AS
  SELECT c.tradition, t.label AS tradition_label, c.work, w.label, w.year, w.title, c.role,
    c.role IN (MEMBER_ROLES) AS is_member, c.status, c.confidence, c.according_to, c.section, c.paragraph, c.sentence,
    c.quote, c.reason, c.claim, c.evidence
  FROM claims AS c JOIN nodes AS w ON w.id = c.work JOIN nodes AS t ON t.id = 'tradition:' || c.tradition;
CREATE VIEW members AS
  SELECT tradition, tradition_label, work, label, year, title, role, status, confidence, according_to, section,
    paragraph, sentence, quote, reason, claim, evidence
  FROM stances WHERE is_member AND status <> 'rejected';
";

/// Words of nodes without regard to accents: `SELECT id FROM search WHERE search MATCH 'labor emotion*'`.
const SEARCH: &str = "\
CREATE VIRTUAL TABLE search USING fts5(
  id UNINDEXED, label, title, names, container, definition, tokenize = 'unicode61 remove_diacritics 2');
INSERT INTO search
  SELECT n.id, n.label, n.title, w.names, n.container, n.definition FROM nodes AS n LEFT JOIN works AS w ON w.id = n.id
  ORDER BY n.rowid;
INSERT INTO search(search) VALUES ('optimize');
";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::tests::corpus;

    /// The database of the small corpus, opened again.
    fn opened() -> (tempfile::TempDir, Connection) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("graph.sqlite");
        std::fs::write(&path, sqlite(&Scholarship::build(&corpus()).0).unwrap()).unwrap();
        let connection = Connection::open(path).unwrap();
        (folder, connection)
    }

    fn asked(connection: &Connection, query: &str) -> Vec<String> {
        let mut statement = connection.prepare(query).unwrap();
        let rows = statement.query_map([], |row| row.get::<_, String>(0)).unwrap();
        rows.map(Result::unwrap).collect()
    }

    #[test]
    fn every_row_stands_in_its_table_and_every_key_means_something() {
        let (_folder, connection) = opened();
        let built = Scholarship::build(&corpus()).0;
        for table in Table::ALL {
            let count = asked(&connection, &format!("SELECT CAST(count(*) AS TEXT) FROM {}", table.name()));
            assert_eq!(count, [Sheet::of(&built, table).rows.len().to_string()]);
        }
        assert!(asked(&connection, "SELECT \"table\" FROM pragma_foreign_key_check").is_empty());
        assert_eq!(asked(&connection, "PRAGMA integrity_check"), ["ok"]);
    }

    #[test]
    fn views_and_the_index_of_words_answer() {
        let (_folder, connection) = opened();
        assert_eq!(asked(&connection, "SELECT names FROM works WHERE id = 'smith1990'"), ["Smith, Ann"]);
        let built = Scholarship::build(&corpus()).0;
        let mut members: Vec<String> = built.members("tools").into_iter().map(|work| work.key.clone()).collect();
        members.sort();
        let found = "SELECT DISTINCT work FROM members WHERE tradition = 'tools' ORDER BY work";
        assert_eq!(asked(&connection, found), members);
        for view in ["scholars", "traditions", "authorship", "citing", "stances"] {
            connection.prepare(&format!("SELECT * FROM {view}")).unwrap().exists([]).unwrap();
        }
        assert!(asked(&connection, "SELECT id FROM search WHERE search MATCH 'smíth'").contains(&"smith1990".into()));
    }

    #[test]
    fn a_key_that_means_nothing_is_kept_and_found() {
        let mut corpus = corpus();
        corpus.documents[0].occurrences[0].works = vec!["nobody1900".into()];
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("graph.sqlite");
        std::fs::write(&path, sqlite(&Scholarship::build(&corpus).0).unwrap()).unwrap();
        let connection = Connection::open(path).unwrap();
        assert_eq!(asked(&connection, "SELECT \"table\" FROM pragma_foreign_key_check"), ["citations"]);
    }
}
