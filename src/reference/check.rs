//! What is doubtful about entries and lists, as diagnostics with their place in the text.

use std::collections::BTreeMap;

use super::Reference;
use super::assemble::Assembled;
use super::list::Entry;
use super::tokens::LONGEST;
use crate::diagnostic::Diagnostic;
use crate::record::{Field, Name, Value};
use crate::text::{Span, fold};

/// Below this a field is called doubtful.
const DOUBTFUL: f64 = 0.5;

/// Problems of one entry.
pub fn entry(assembled: &Assembled, entry: &Entry) -> Vec<Diagnostic> {
    let record = &assembled.record;
    let mut problems = Vec::new();
    let start: String = entry.raw.chars().take(50).collect();
    let named = [Field::Author, Field::Editor, Field::Translator].iter().any(|field| record.has(field));
    let titled = record.has(&Field::Title) || record.has(&Field::JournalTitle) || record.has(&Field::BookTitle);
    let dated = record.has(&Field::Date) || record.has(&Field::PubState);
    if entry.raw.len() > LONGEST {
        let message = format!("an entry of {} bytes is longer than any reference: `{start}`", entry.raw.len());
        problems.push(
            Diagnostic::warning("entry-too-long", message)
                .at(entry.span)
                .help(format!("only its first {LONGEST} bytes were read; put each entry on a line of its own")),
        );
    }
    if !(dated || titled && named) {
        problems.push(
            Diagnostic::warning("not-a-reference", format!("this does not look like a reference: `{start}`"))
                .at(entry.span)
                .help("take it out of the list, or join it to the entry that it belongs to"),
        );
        return problems;
    }
    if assembled.undated {
        problems
            .push(Diagnostic::info("no-date", format!("the entry says that it has no date: `{start}`")).at(entry.span));
    } else if !dated {
        problems.push(
            Diagnostic::warning("missing-date", format!("no date was found in `{start}`"))
                .at(entry.span)
                .help("add the year after the authors, or `n.d.` where there is none"),
        );
    }
    if record.has(&Field::PubState) && !record.has(&Field::Date) {
        let state = record.text(&Field::PubState).unwrap_or_default();
        problems.push(Diagnostic::info("not-yet-dated", format!("{state}, without a date: `{start}`")).at(entry.span));
    }
    if !titled {
        problems.push(Diagnostic::warning("missing-title", format!("no title was found in `{start}`")).at(entry.span));
    }
    if !named && !assembled.repeated_author {
        problems.push(
            Diagnostic::info("missing-author", format!("neither author nor editor was found in `{start}`"))
                .at(entry.span),
        );
    }
    let doubtful: Vec<&Field> =
        assembled.confidence.iter().filter(|(_, p)| **p < DOUBTFUL).map(|(field, _)| field).collect();
    if !doubtful.is_empty() {
        let names: Vec<&str> = doubtful.iter().map(|field| field.name()).collect();
        let read: Vec<String> = doubtful
            .iter()
            .filter_map(|field| Some(format!("{} = {}", field.name(), in_short(record.get(field)?))))
            .collect();
        problems.push(
            Diagnostic::warning("doubtful-field", format!("{} of `{start}` may be wrong", names.join(", ")))
                .at(entry.span)
                .help(format!("compare with the printed entry what was read: {}", read.join("; "))),
        );
    }
    for rest in &assembled.unparsed {
        problems.push(Diagnostic::info("unparsed", format!("`{rest}` found no place in the record")).at(entry.span));
    }
    problems
}

/// A value in one line, cut where it is long.
fn in_short(value: &Value) -> String {
    const LONGEST: usize = 80;
    let text = match value {
        Value::Text(text) | Value::Verbatim(text) => text.clone(),
        Value::Names(names) => names.list.iter().map(Name::inverted).collect::<Vec<_>>().join(" / "),
        Value::Date(date) => date.to_string(),
        Value::Pages(ranges) => {
            let range = |(first, last): &(String, Option<String>)| match last {
                Some(last) => format!("{first}–{last}"),
                None => first.clone(),
            };
            ranges.iter().map(range).collect::<Vec<_>>().join(", ")
        }
        Value::List(list) => list.join(" / "),
    };
    match text.char_indices().nth(LONGEST) {
        Some((at, _)) => format!("{}…", &text[..at]),
        None => text,
    }
}

/// That an entry leads to another of its list, and is no work.
pub fn cross_reference(entry: &str) -> Diagnostic {
    let message = format!("this leads to another entry, and is no work of its own: `{}`", entry.trim());
    Diagnostic::info("cross-reference", message)
}

/// Problems of a list as a whole.
pub fn list(references: &[Reference], span: Span) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    if references.is_empty() {
        return vec![Diagnostic::warning("empty-list", "no reference was found here").at(span)];
    }
    let mut seen: BTreeMap<(String, String, Option<i32>), usize> = BTreeMap::new();
    for reference in references {
        let record = &reference.record;
        let title = fold(&record.full_title());
        if title.is_empty() {
            continue;
        }
        let name =
            record.names(Field::Author).and_then(|n| n.list.first()).map_or(String::new(), |n| fold(&n.family()));
        match seen.get(&(name.clone(), title.clone(), record.year())) {
            Some(first) => {
                let other = references.get(*first).map_or("", |r| r.record.key.as_str());
                problems.push(
                    Diagnostic::warning(
                        "duplicate-reference",
                        format!("`{}` lists the same work as `{other}`", record.key),
                    )
                    .at(reference.span)
                    .help("keep one of the two"),
                );
            }
            None => {
                seen.insert((name, title, record.year()), reference.index);
            }
        }
    }
    problems
}
