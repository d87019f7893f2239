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
mod nocase;
mod places;
mod record;
mod types;
mod variables;

use std::collections::BTreeMap;

use serde_json::Value as Json;

use crate::diagnostic::Diagnostic;
use crate::record::Record;
use crate::text::Span;

pub use item::from_record;
pub use record::to_record;

/// The records as a CSL-JSON array, one item after another, indented by two spaces, with a final line break. What a
/// record protects in its titles stands in `<span class="nocase">`.
pub fn write<'r>(records: impl IntoIterator<Item = &'r Record>) -> String {
    let items: Vec<Json> = records.into_iter().map(|record| nocase::marked(from_record(record), record)).collect();
    let mut text = serde_json::to_string_pretty(&Json::Array(items)).unwrap_or_default();
    text.push('\n');
    text
}

/// Reads CSL-JSON: an array of items, one item, an object whose `items` or `references` is the array, or one item per
/// line.
///
/// An item that is broken or is not an object is left out and reported with its place; the others are read. Text without
/// items gives no records and one problem that points at the place.
pub fn read(text: &str) -> (Vec<Record>, Vec<Diagnostic>) {
    let mark = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let (records, mut problems) = read_unmarked(&text[mark..]);
    for span in problems.iter_mut().filter_map(|problem| problem.place.span.as_mut()) {
        *span = Span::new(span.start + mark, span.end + mark);
    }
    (records, problems)
}

fn read_unmarked(text: &str) -> (Vec<Record>, Vec<Diagnostic>) {
    let places = places::items(text);
    let (mut records, mut problems) = (Vec::new(), Vec::new());
    let items = match sound_items(text) {
        Ok(items) => items,
        Err(error) => {
            let read = places.iter().map(|place| serde_json::from_str::<Json>(place.of(text)).map_err(|e| (*place, e)));
            let read: Vec<_> = read.collect();
            if read.iter().all(Result::is_ok) {
                problems.push(not_json(text, 0, &error));
            }
            let broken = read.iter().filter_map(|item| item.as_ref().err());
            problems.extend(broken.map(|(place, error)| not_json(text, place.start, error)));
            for (item, place) in read.iter().zip(&places).filter_map(|(item, place)| Some((item.as_ref().ok()?, place)))
            {
                read_item(item, Some((text, *place)), &mut records, &mut problems);
            }
            return (records, problems);
        }
    };
    let are_placed = items.iter().filter(|item| item.is_object()).count() == places.len();
    let mut places = places.into_iter().filter(|_| are_placed);
    for (number, item) in items.iter().enumerate() {
        if item.is_object() {
            read_item(item, places.next().map(|place| (text, place)), &mut records, &mut problems);
        } else {
            problems.push(Diagnostic::error(
                "csl-not-an-item",
                format!("item {} is not an object with CSL variables; it was left out", number + 1),
            ));
        }
    }
    (records, problems)
}

/// The items of a file that is sound as a whole.
fn sound_items(text: &str) -> Result<Vec<Json>, serde_json::Error> {
    Ok(match serde_json::from_str::<Json>(text) {
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
        Err(error) => return read_lines(text).ok_or(error),
    })
}

/// Reads an item, which stands at a place of a text.
fn read_item(item: &Json, at: Option<(&str, Span)>, records: &mut Vec<Record>, problems: &mut Vec<Diagnostic>) {
    let (record, found) = record::read(item);
    let members = at.map(|(text, place)| places::members(text, place)).unwrap_or_default();
    let head = at.map(|(_, place)| Span::new(place.start, place.start + 1));
    problems.extend(found.into_iter().map(|(name, problem)| {
        let member = members.iter().find(|(member, _)| *member == name).map(|(_, span)| *span);
        match member.or(head) {
            Some(span) => problem.at(span),
            None => problem,
        }
    }));
    let mut last: BTreeMap<&str, Span> = BTreeMap::new();
    for (name, span) in members {
        if let Some(before) = last.insert(name, span) {
            let message = format!("`{name}` stands twice in one item, and only the last one is read");
            problems.push(Diagnostic::warning("csl-double-member", message).at(before).help("take one of them out"));
        }
    }
    records.push(record);
}

/// One item per line; `None` where a line that is not blank is not an object.
fn read_lines(text: &str) -> Option<Vec<Json>> {
    text.lines()
        .filter(|line| !line.trim().is_empty())
        .map(|line| serde_json::from_str::<Json>(line).ok().filter(Json::is_object))
        .collect()
}

/// `error` is of the part of the text that begins at byte `from`.
fn not_json(text: &str, from: usize, error: &serde_json::Error) -> Diagnostic {
    let part = text.get(from..).unwrap_or_default();
    let line_start: usize = part.split_inclusive('\n').take(error.line().saturating_sub(1)).map(str::len).sum();
    let mut at = (from + line_start + error.column().saturating_sub(1)).min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    let end = text[at..].chars().next().map_or(at, |c| at + c.len_utf8());
    // The place is that of the part; the file's own is shown.
    let reason = error.to_string();
    let reason = reason.split(" at line ").next().unwrap_or(&reason);
    Diagnostic::error("not-json", format!("this is not JSON: {reason}"))
        .help("CSL-JSON is an array of objects, as reference managers export it")
        .at(Span::new(at, end))
}

pub(super) use record::{pages, subtitle};

#[cfg(test)]
pub(crate) use tests::{any_record, page_of_a_book};

#[cfg(test)]
mod tests;
