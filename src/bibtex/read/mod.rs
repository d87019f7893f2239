//! .bib text → records with what could not be read.
//!
//! The [syntax tree](super::syntax) gives entries; macros are expanded ([`macros`]), fields inherited through `crossref`
//! and `xdata` without following a circle ([`inherit`]), BibTeX's types and fields renamed to BibLaTeX's ([`dialect`]),
//! and each value understood by itself ([`values`]; names by the `biblatex` crate, one at a time). One entry's failure
//! stays that entry's. Inheritance follows biblatex's default rules (manual, appendix B).

pub(crate) mod dialect;
mod inherit;
pub(crate) mod macros;
mod months;
mod problems;
pub(crate) mod values;

use crate::bibtex::syntax::{Entry, Node, Slip, Tree, parse};
use crate::diagnostic::Diagnostic;
use crate::record::{EntryType, Field, Record, Value};
use crate::text::Span;
use macros::Macros;

/// An entry whose macros are expanded and whose values are still TeX.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RawEntry {
    /// Entry type in lower case, as written.
    pub kind: String,
    /// Citation key, without white space around it; empty where there is none.
    pub key: String,
    /// Fields in order, with what was expanded.
    pub fields: Vec<RawField>,
    /// Bytes of the entry in the file.
    pub span: Span,
    /// Bytes of the citation key, or of the entry type where there is none.
    pub key_span: Span,
    /// Why the entry is broken, if it is.
    pub broken: Option<Slip>,
}

/// A field whose macros are expanded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RawField {
    /// Name in lower case.
    pub name: String,
    /// Value without its delimiters.
    pub value: String,
    /// Bytes of the whole field.
    pub span: Span,
    /// Bytes of the value.
    pub value_span: Span,
}

impl RawEntry {
    /// The first field of that name that is not empty.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.field(name).map(|field| field.value.as_str())
    }

    /// The first field of that name that is not empty, with its place.
    pub fn field(&self, name: &str) -> Option<&RawField> {
        self.fields.iter().find(|field| field.name == name && !field.value.trim().is_empty())
    }
}

/// A file's entries with expanded macros, and what was noticed on the way.
#[derive(Debug, Clone)]
pub struct RawFile {
    /// The syntax tree.
    pub tree: Tree,
    /// Entries in order, broken ones among them as far as they were understood.
    pub entries: Vec<RawEntry>,
    /// Problems of syntax, macros and links.
    pub problems: Vec<Diagnostic>,
}

/// Reads the entries of `text`, their values still TeX. `file` names the file in problems.
pub fn read_raw(text: &str, file: &str) -> RawFile {
    let tree = parse(text);
    let mut problems = Vec::new();
    let mut macros = Macros::new(&tree, text);
    let mut entries = Vec::new();
    for item in &tree.items {
        match &item.node {
            Node::Macros(definitions) => macros.define(definitions, text, &mut problems),
            Node::Entry(entry) => entries.push(raw_entry(entry, item.span, None, text, &mut macros, &mut problems)),
            Node::Broken(entry, slip) => {
                entries.push(raw_entry(entry, item.span, Some(*slip), text, &mut macros, &mut problems));
            }
            Node::Junk | Node::Comment | Node::Preamble(_) => {}
        }
    }
    problems::of_syntax(&tree, text, &mut problems);
    problems::of_links(&entries, &mut problems);
    for problem in &mut problems {
        problem.place.file = Some(file.to_owned());
    }
    problems.sort_by_key(|problem| problem.place.span);
    RawFile { tree, entries, problems }
}

/// Problems of syntax alone: what of the file is broken, and where.
pub fn syntax_problems(text: &str, file: &str) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    problems::of_syntax(&parse(text), text, &mut problems);
    problems.into_iter().map(|problem| problem.in_file(file)).collect()
}

fn raw_entry(
    entry: &Entry,
    span: Span,
    broken: Option<Slip>,
    text: &str,
    macros: &mut Macros,
    problems: &mut Vec<Diagnostic>,
) -> RawEntry {
    RawEntry {
        kind: entry.kind.of(text).to_lowercase(),
        key: entry.key.map_or("", |key| key.of(text)).trim().to_owned(),
        fields: entry
            .fields
            .iter()
            .map(|field| RawField {
                name: field.name.of(text).to_lowercase(),
                value: macros.expand(&field.value, text, problems),
                span: field.span(),
                value_span: field.value.span,
            })
            .collect(),
        span,
        key_span: entry.key.filter(|key| !key.is_empty()).unwrap_or(entry.kind),
        broken,
    }
}

/// Reads a .bib file's text: one record for each entry, in order, and everything that was wrong with it. Entries that
/// are broken are read as far as they can be. Fields that an entry inherits through `crossref` and `xdata` are in its
/// record.
///
/// ```
/// use catena::bibtex::read_records;
/// use catena::record::Field;
/// let (records, problems) = read_records("@string{p = \"MIT Press\"}\n@book{a, author = {Ada L{\\'e}vy}, publisher = P, year = 1999}", "a.bib");
/// assert_eq!(records[0].names(Field::Author).unwrap().list[0].family(), "Lévy");
/// assert_eq!(records[0].text(&Field::Publisher), Some("MIT Press"));
/// assert_eq!(records[0].year(), Some(1999));
/// assert!(problems.is_empty());
/// ```
pub fn read_records(text: &str, file: &str) -> (Vec<Record>, Vec<Diagnostic>) {
    let raw = read_raw(text, file);
    let inherited = inherit::resolve(&raw.entries);
    let records = raw
        .entries
        .iter()
        .enumerate()
        .map(|(at, entry)| record_of(entry, inherited.get(&at).map_or(&[], Vec::as_slice)))
        .collect();
    (records, raw.problems)
}

/// What each entry inherits, by its position.
pub(crate) fn inherited(entries: &[RawEntry]) -> std::collections::HashMap<usize, Vec<(String, String)>> {
    inherit::resolve(entries)
}

/// The record that an entry and the fields that it inherits stand for.
pub(crate) fn record_of(entry: &RawEntry, inherited: &[(String, String)]) -> Record {
    let (kind, implied_type) = dialect::entry_type(&entry.kind);
    let mut record = Record::new(EntryType::from_name(kind));
    record.key = entry.key.clone();
    let own = entry.fields.iter().map(|field| (field.name.as_str(), field.value.as_str()));
    let inherited = inherited.iter().map(|(name, value)| (name.as_str(), value.as_str()));
    let mut parts = values::DateParts::default();
    for (name, value) in own.chain(inherited) {
        if value.trim().is_empty() || parts.take(name, value) {
            continue;
        }
        let field = Field::from_name(dialect::field_name(name));
        if !record.has(&field) {
            let value = values::value_of(&field, value);
            record.set(field, value);
        }
    }
    if !record.has(&Field::Date)
        && let Some(date) = parts.date()
    {
        record.set(Field::Date, Value::Date(date));
    }
    if let Some(text) = implied_type
        && !record.has(&Field::Type)
    {
        record.set_text(Field::Type, text);
    }
    if let Some(spelt) = record.text(&Field::Type).and_then(dialect::type_in_words) {
        record.set_text(Field::Type, spelt);
    }
    dialect::restore_bare_type(&mut record);
    record
}

#[cfg(test)]
mod tests;
