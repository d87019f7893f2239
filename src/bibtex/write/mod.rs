//! Records → BibLaTeX text.
//!
//! What comes out is meant to pass `biber --tool --validate-datamodel` without a warning: entry types and fields are
//! fitted to the data model ([`fit`]), names are written so that they are read back as they are ([`names`]), titles
//! protect what must keep its capitals ([`protect`]), and dates are EDTF or not written as dates at all ([`dates`]).
//! Whatever cannot be made to fit is kept and reported.

mod dates;
mod fit;
mod keys;
mod names;
mod protect;

use std::collections::BTreeSet;

use protect::protect_all;

use crate::diagnostic::Diagnostic;
use crate::record::{Field, Record, Value};
use crate::text::tex::{escape, escape_verbatim};

pub(crate) use dates::{Meaning, meaning as meaning_of_date};
pub(crate) use fit::edition_number;
pub(crate) use keys::is_key_char;
pub(crate) use names::write_names;
pub(crate) use protect::{MOST_SAID, beyond_spelling, needs_protection, protect};

/// What to do with a field that its entry type does not have in BibLaTeX's data model and that has no better place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Outside {
    /// Write it all the same: nothing is lost, biber's validation will mention it. It is reported.
    #[default]
    Keep,
    /// Leave it out. It is reported.
    Drop,
}

/// The order of entries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Order {
    /// By key, without regard to case.
    #[default]
    Key,
    /// As given.
    Input,
}

/// How to write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WriteOptions {
    /// Fields outside the data model.
    pub outside: Outside,
    /// Order of entries.
    pub order: Order,
    /// Whether capitals of proper names and acronyms in titles are protected by braces.
    pub protect: bool,
}

impl Default for WriteOptions {
    fn default() -> Self {
        WriteOptions { outside: Outside::Keep, order: Order::Key, protect: true }
    }
}

/// Writes `records` as a .bib file; see [`write_records_reporting`] for what could not be written as it was.
///
/// ```
/// use catena::bibtex::{WriteOptions, write_records};
/// use catena::record::{EntryType, Field, Name, Names, Record};
/// let mut book = Record::new(EntryType::Book);
/// book.key = "beauvoir1949".into();
/// book.set_names(Field::Author, Names::of([Name::person("Beauvoir", "Simone de")]));
/// book.set_text(Field::Title, "Le deuxième sexe");
/// book.set_date(Field::Date, "1949");
/// let text = write_records(&[book], &WriteOptions::default());
/// assert!(text.contains("@book{beauvoir1949,\n  author       = {Beauvoir, Simone de},\n"));
/// ```
pub fn write_records(records: &[Record], options: &WriteOptions) -> String {
    write_records_reporting(records, options).0
}

/// Writes `records` and says what was changed, left out or will be warned about by biber.
pub fn write_records_reporting(records: &[Record], options: &WriteOptions) -> (String, Vec<Diagnostic>) {
    let mut problems = Vec::new();
    let keys = keys::unique_keys(records, &mut problems);
    let mut order: Vec<usize> = (0..records.len()).collect();
    if options.order == Order::Key {
        order.sort_by(|&a, &b| (keys[a].to_lowercase(), &keys[a], a).cmp(&(keys[b].to_lowercase(), &keys[b], b)));
    }
    let known: BTreeSet<&str> = keys.iter().map(String::as_str).collect();
    let mut out = String::new();
    for at in order {
        let (Some(record), Some(key)) = (records.get(at), keys.get(at)) else { continue };
        let fitted = fit::fit(record, key, &known, options, &mut problems);
        if !out.is_empty() {
            out.push('\n');
        }
        write_entry(&mut out, &fitted, key, options);
    }
    (out, problems)
}

fn write_entry(out: &mut String, record: &Record, key: &str, options: &WriteOptions) {
    out.push('@');
    out.push_str(record.entry_type.name());
    out.push('{');
    out.push_str(key);
    out.push_str(",\n");
    for (field, value) in &record.fields {
        let text = value_text(field, value, record, options);
        if !text.is_empty() {
            out.push_str(&format!("  {:<12} = {{{text}}},\n", field.name()));
        }
    }
    out.push_str("}\n");
}

/// A value as it stands between the field's braces.
fn value_text(field: &Field, value: &Value, record: &Record, options: &WriteOptions) -> String {
    match value {
        Value::Text(text) if is_title(field) && options.protect => {
            protect_all(text, language(record), &record.protected)
        }
        // `%` and `#` stop TeX in an `\url` that is another command's argument, as fields are.
        Value::Text(text)
            if matches!(field, Field::HowPublished | Field::Note) && is_address(text) && !text.contains(['%', '#']) =>
        {
            format!("\\url{{{}}}", escape_verbatim(text))
        }
        Value::Text(text) => escape(text),
        Value::Verbatim(text) => match field {
            Field::Url | Field::Doi | Field::Eprint => escape_verbatim(text),
            _ => balanced(text),
        },
        Value::Names(names) => write_names(names),
        Value::Date(date) => date.to_string(),
        Value::Pages(pages) => write_pages(pages),
        Value::List(items) => write_list(items),
    }
}

/// The language whose capitals a record's titles have.
pub(crate) fn language(record: &Record) -> Option<&str> {
    record.text(&Field::LangId).or_else(|| record.text(&Field::Language))
}

/// Whether a text is an address and nothing else: LaTeX breaks it over lines where it stands in `\url`.
pub(crate) fn is_address(text: &str) -> bool {
    ["http://", "https://"].iter().any(|scheme| text.starts_with(scheme)) && !text.contains(char::is_whitespace)
}

/// Fields whose capitals a style may change.
pub(crate) fn is_title(field: &Field) -> bool {
    use Field::*;
    matches!(
        field,
        Title | Subtitle | BookTitle | BookSubtitle | MainTitle | MainSubtitle | IssueTitle | IssueSubtitle | OrigTitle
    )
}

/// Text whose braces are balanced as it stands, or the text without its braces.
fn balanced(text: &str) -> String {
    let mut depth = 0_usize;
    let sound = text.chars().all(|c| match c {
        '{' => {
            depth += 1;
            true
        }
        '}' if depth == 0 => false,
        '}' => {
            depth -= 1;
            true
        }
        _ => true,
    });
    let text = text.trim();
    if sound && depth == 0 { text.to_owned() } else { text.replace(['{', '}'], "") }
}

/// `12--15, 20`; a page number with a hyphen of its own is put in braces.
pub(crate) fn write_pages(pages: &[(String, Option<String>)]) -> String {
    let page = |text: &str| {
        let clean = escape(text);
        if clean.contains(['-', '–', '—', ',', ';', '‐', '−']) { format!("{{{clean}}}") } else { clean }
    };
    pages
        .iter()
        .map(|(first, last)| match last {
            Some(last) if first.trim().is_empty() => page(last),
            Some(last) => format!("{}--{}", page(first), page(last)),
            None => page(first),
        })
        .filter(|range| !range.is_empty())
        .collect::<Vec<_>>()
        .join(", ")
}

/// Items joined by `and`; one that has an `and` of its own is put in braces.
pub(crate) fn write_list(items: &[String]) -> String {
    items
        .iter()
        .map(|item| {
            let text = escape(item);
            if names::has_and(&text) || text.eq_ignore_ascii_case("others") { format!("{{{text}}}") } else { text }
        })
        .filter(|item| !item.is_empty())
        .collect::<Vec<_>>()
        .join(" and ")
}

#[cfg(test)]
mod tests;
