//! CSL-JSON, the record format of citation processors (CSL 1.0.2 and its `csl-data.json` schema).
//!
//! [`from_record`] gives one item, [`to_record`] reads one; [`write()`] and [`read()`] do the same for whole files.
//! Whatever CSL has no variable for stands in the item's `custom.biblatex` object, a place that the schema leaves to
//! programs and that processors pass over; so a record that leaves through [`from_record`] and comes back through
//! [`to_record`] is the same record.
//!
//! A list that ended in *et al.* ends in the name `{"literal": "others", "others": true}`: pandoc prints it as “et al.”,
//! other processors print a last name “others”, which is what BibTeX's `and others` becomes there too.

mod dates;
mod item;
mod names;
mod record;
mod types;
mod variables;

use serde_json::Value as Json;

use crate::diagnostic::Diagnostic;
use crate::record::Record;
use crate::text::Span;

pub use item::from_record;
pub use record::to_record;

/// The records as a CSL-JSON array, one item after another, indented by two spaces, with a final line break.
pub fn write<'r>(records: impl IntoIterator<Item = &'r Record>) -> String {
    let items: Vec<Json> = records.into_iter().map(from_record).collect();
    let mut text = serde_json::to_string_pretty(&Json::Array(items)).unwrap_or_default();
    text.push('\n');
    text
}

/// Reads CSL-JSON: an array of items, one item, an object whose `items` or `references` is the array, or one item per
/// line.
///
/// Text that is not JSON gives no records and one problem that points at the place; an item that is not an object is
/// left out and reported.
pub fn read(text: &str) -> (Vec<Record>, Vec<Diagnostic>) {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut problems = Vec::new();
    let items = match serde_json::from_str::<Json>(text) {
        Ok(Json::Array(items)) => items,
        Ok(Json::Object(mut object)) => match object.remove("items").or_else(|| object.remove("references")) {
            Some(Json::Array(items)) => items,
            Some(other) => {
                object.insert("items".to_owned(), other);
                vec![Json::Object(object)]
            }
            None => vec![Json::Object(object)],
        },
        Ok(other) => vec![other],
        Err(error) => match read_lines(text) {
            Some(items) => items,
            None => {
                problems.push(not_json(text, &error));
                Vec::new()
            }
        },
    };
    let mut records = Vec::with_capacity(items.len());
    for (number, item) in items.iter().enumerate() {
        if item.is_object() {
            let (record, found) = to_record(item);
            records.push(record);
            problems.extend(found);
        } else {
            problems.push(Diagnostic::error(
                "csl-not-an-item",
                format!("item {} is not an object with CSL variables; it was left out", number + 1),
            ));
        }
    }
    (records, problems)
}

/// One item per line; `None` where a line that is not blank is not an object.
fn read_lines(text: &str) -> Option<Vec<Json>> {
    text.lines()
        .filter(|line| !line.trim().is_empty())
        .map(|line| serde_json::from_str::<Json>(line).ok().filter(Json::is_object))
        .collect()
}

fn not_json(text: &str, error: &serde_json::Error) -> Diagnostic {
    let line_start: usize = text.split_inclusive('\n').take(error.line().saturating_sub(1)).map(str::len).sum();
    let mut at = (line_start + error.column().saturating_sub(1)).min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    let end = text[at..].chars().next().map_or(at, |c| at + c.len_utf8());
    Diagnostic::error("not-json", format!("this is not JSON: {error}"))
        .help("CSL-JSON is an array of objects, as reference managers export it")
        .at(Span::new(at, end))
}

pub(super) use record::{pages, subtitle};

#[cfg(test)]
pub(crate) use tests::any_record;

#[cfg(test)]
mod tests;
