//! .bib text → records with what could not be read.
//!
//! The [syntax tree](super::syntax) gives entries; macros are expanded ([`macros`]), fields inherited through `crossref`
//! and `xdata` without following a circle ([`inherit`]), BibTeX's types and fields renamed to BibLaTeX's ([`dialect`]),
//! and each value understood by itself ([`values`]; names by the `biblatex` crate, one at a time). One entry's failure
//! stays that entry's. Inheritance follows biblatex's default rules (manual, appendix B).

pub(crate) mod date_parts;
pub(crate) mod dialect;
mod inherit;
mod journals;
mod left_out;
mod links;
pub(crate) mod macros;
mod months;
mod problems;
mod protected;
pub(crate) mod values;

use std::borrow::Cow;

use crate::bibtex::syntax::{Entry, Item, Items, Node, Slip, items};
use crate::diagnostic::Diagnostic;
use crate::record::{Date, DateValue, EntryType, Field, Record, Value};
use crate::text::Span;
pub(crate) use links::{Links, twice_in_one};
use macros::Macros;

/// An entry whose macros are expanded and whose values are still TeX.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RawEntry<'t> {
    /// Entry type in lower case, as written.
    pub kind: Cow<'t, str>,
    /// Citation key, without white space around it; empty where there is none.
    pub key: &'t str,
    /// Fields in order, with what was expanded.
    pub fields: Vec<RawField<'t>>,
    /// Bytes of the entry in the file.
    pub span: Span,
    /// Bytes of the citation key, or of the entry type where there is none.
    pub key_span: Span,
    /// Why the entry is broken, if it is.
    pub broken: Option<Slip>,
}

/// A field whose macros are expanded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RawField<'t> {
    /// Name in lower case.
    pub name: Cow<'t, str>,
    /// Value without its delimiters.
    pub value: Cow<'t, str>,
    /// Bytes of the whole field.
    pub span: Span,
    /// Bytes of the value.
    pub value_span: Span,
    /// Whether the value is a macro that nothing defines, which BibTeX and biber take to be empty.
    pub undefined: bool,
}

impl RawField<'_> {
    /// Whether nothing but white space is in it.
    pub fn is_blank(&self) -> bool {
        self.value.trim_start().is_empty()
    }
}

impl RawEntry<'_> {
    /// The first field of that name that is not empty.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.field(name).map(|field| &*field.value)
    }

    /// The first field of that name that is not empty, with its place.
    pub fn field(&self, name: &str) -> Option<&RawField<'_>> {
        self.fields.iter().find(|field| field.name == name && !field.is_blank())
    }
}

/// A file's entries with expanded macros, and what was noticed on the way.
#[derive(Debug, Clone)]
pub struct RawFile<'t> {
    /// Entries in order, broken ones among them as far as they were understood.
    pub entries: Vec<RawEntry<'t>>,
    /// Problems of syntax, macros and links.
    pub problems: Vec<Diagnostic>,
}

/// Reads the entries of `text`, their values still TeX. `file` names the file in problems.
pub fn read_raw<'t>(text: &'t str, file: &str) -> RawFile<'t> {
    let mut reader = RawEntries::new(text);
    let mut links = Links::default();
    let mut entries = Vec::new();
    while let Some(entry) = reader.next() {
        twice_in_one(&entry, &mut reader.problems);
        links.add(&entry, &mut reader.problems);
        entries.push(entry);
    }
    let mut problems = reader.problems;
    links.check(&mut problems);
    for problem in &mut problems {
        problem.place.file = Some(file.to_owned());
    }
    problems.sort_by_key(|problem| problem.place.span);
    RawFile { entries, problems }
}

/// The entries of a file one after the other, broken ones among them.
pub(crate) struct RawEntries<'t> {
    text: &'t str,
    items: Items<'t>,
    /// The macros that were defined so far.
    pub macros: Macros<'t>,
    /// Problems of syntax and macros so far.
    pub problems: Vec<Diagnostic>,
}

impl<'t> RawEntries<'t> {
    pub fn new(text: &'t str) -> Self {
        RawEntries { text, items: items(text), macros: Macros::new(text), problems: Vec::new() }
    }

    /// The entry at a place where one was read before. Its spans count from its own beginning.
    pub fn again(&mut self, span: Span) -> Option<RawEntry<'t>> {
        let text = span.of(self.text);
        let item = items(text).next()?;
        let (entry, broken) = match &item.node {
            Node::Entry(entry) => (entry, None),
            Node::Broken(entry, slip) => (entry, Some(*slip)),
            _ => return None,
        };
        Some(raw_entry(entry, item.span, broken, text, &mut self.macros, &mut Vec::new()))
    }
}

impl<'t> Iterator for RawEntries<'t> {
    type Item = RawEntry<'t>;

    fn next(&mut self) -> Option<RawEntry<'t>> {
        loop {
            let item = self.items.next()?;
            problems::of_item(&item, self.text, &mut self.problems);
            let (entry, broken) = match &item.node {
                Node::Macros(definitions) => {
                    self.macros.define(definitions, &mut self.problems);
                    continue;
                }
                Node::Entry(entry) => (entry, None),
                Node::Broken(entry, slip) => (entry, Some(*slip)),
                Node::Preamble(value) => {
                    self.macros.expand(value, self.text, &mut self.problems);
                    continue;
                }
                Node::Junk | Node::Comment => continue,
            };
            return Some(raw_entry(entry, item.span, broken, self.text, &mut self.macros, &mut self.problems));
        }
    }
}

/// Problems of syntax in one item.
pub(crate) fn item_problems(item: &Item, text: &str) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    problems::of_item(item, text, &mut problems);
    problems
}

fn raw_entry<'t>(
    entry: &Entry,
    span: Span,
    broken: Option<Slip>,
    text: &'t str,
    macros: &mut Macros<'t>,
    problems: &mut Vec<Diagnostic>,
) -> RawEntry<'t> {
    let mut fields = Vec::with_capacity(entry.fields.len());
    for field in &entry.fields {
        let value = macros.expand(&field.value, text, problems);
        let (span, value_span) = (field.span(), field.value.span);
        fields.push(RawField {
            name: lower(field.name.of(text)),
            value,
            span,
            value_span,
            undefined: macros.undefined,
        });
    }
    RawEntry {
        kind: lower(entry.kind.of(text)),
        key: entry.key.map_or("", |key| key.of(text)).trim(),
        fields,
        span,
        key_span: entry.key.filter(|key| !key.is_empty()).unwrap_or(entry.kind),
        broken,
    }
}

/// The word in lower case; most are.
fn lower(word: &str) -> Cow<'_, str> {
    match word.bytes().all(|b| b.is_ascii() && !b.is_ascii_uppercase()) {
        true => Cow::Borrowed(word),
        false => Cow::Owned(word.to_lowercase()),
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
    let mut raw = read_raw(text, file);
    let inherited = inherit::resolve(&raw.entries);
    let left_out = raw.entries.iter().flat_map(left_out::of_entry).map(|problem| problem.in_file(file));
    raw.problems.extend(left_out.collect::<Vec<_>>());
    raw.problems.sort_by_key(|problem| problem.place.span);
    let records = raw
        .entries
        .iter()
        .enumerate()
        .map(|(at, entry)| {
            let inherited = inherited.get(&at).map_or(&[][..], Vec::as_slice);
            let mut record = record_of(entry, inherited);
            let own = entry.fields.iter().map(|field| (&*field.name, &*field.value));
            let fields = own.chain(inherited.iter().map(|(name, value)| (name.as_str(), value.as_str())));
            let named = fields.map(|(name, value)| (Field::from_name(dialect::field_name(name)), value));
            record.protected = protected::of_titles(&record, named);
            record
        })
        .collect();
    (records, raw.problems)
}

/// What each entry inherits, by its position.
pub(crate) fn inherited(entries: &[RawEntry<'_>]) -> std::collections::HashMap<usize, Vec<(String, String)>> {
    inherit::resolve(entries)
}

/// The record that an entry and the fields that it inherits stand for.
pub(crate) fn record_of(entry: &RawEntry<'_>, inherited: &[(String, String)]) -> Record {
    let (kind, implied_type) = dialect::entry_type(&entry.kind);
    let mut record = Record::new(EntryType::from_name(kind));
    record.key = entry.key.to_owned();
    let own = entry.fields.iter().map(|field| (&*field.name, &*field.value));
    let inherited = inherited.iter().map(|(name, value)| (name.as_str(), value.as_str()));
    let mut parts = date_parts::DateParts::default();
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
    if let Some(DateValue::Edtf(Date::At(point))) = record.date(Field::Date)
        && point.month.is_none()
        && parts.has_month()
        && let Some(finer) = parts.in_year(point.to_string()).date()
    {
        record.set(Field::Date, Value::Date(finer));
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
