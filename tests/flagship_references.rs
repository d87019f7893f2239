//! The flagship's printed list, entry by entry, against records made by hand from the printed page.
//!
//! A line is `key | type | authors | date | title | subtitle | the rest`; the rest are `field=value` pairs. Names stand in
//! indexing order, `+` is *et al.*, `=` a body.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::print_stderr)] // a test fails by panicking

use catena::record::{Field, Name, Record, Value};

const EXPECTED: &str = include_str!("flagship_references.txt");

fn names(value: &catena::record::Names) -> String {
    let mut shown: Vec<String> = value
        .list
        .iter()
        .map(|name| match name {
            Name::Body(body) => format!("={body}"),
            Name::Person(p) if p.prefix.is_empty() => format!("{}, {}", p.family, p.given),
            Name::Person(p) => format!("{}, {} [{}]", p.family, p.given, p.prefix),
        })
        .collect();
    if value.and_others {
        shown.push("+".into());
    }
    shown.join("; ")
}

fn shown(value: &Value) -> String {
    match value {
        Value::Text(text) | Value::Verbatim(text) => text.clone(),
        Value::Names(list) => names(list),
        Value::Date(date) => date.to_string(),
        Value::List(items) => items.join("; "),
        Value::Pages(ranges) => ranges
            .iter()
            .map(|(first, last)| last.as_ref().map_or(first.clone(), |last| format!("{first}-{last}")))
            .collect::<Vec<_>>()
            .join(", "),
    }
}

/// A record in the table's form.
fn line(record: &Record) -> String {
    let text = |field: Field| record.get(&field).map(shown).unwrap_or_default();
    let mut parts = vec![
        record.key.clone(),
        record.entry_type.name().to_owned(),
        text(Field::Author),
        text(Field::Date),
        text(Field::Title),
        text(Field::Subtitle),
    ];
    let head = [Field::Author, Field::Date, Field::Title, Field::Subtitle];
    parts.extend(
        record
            .fields
            .iter()
            .filter(|(field, _)| !head.contains(field))
            .map(|(field, value)| format!("{}={}", field.name(), shown(value))),
    );
    parts.join(" | ")
}

/// The same with the free part in alphabetical order.
fn sorted(line: &str) -> String {
    let mut parts: Vec<&str> = line.split(" | ").map(str::trim).collect();
    if let Some(rest) = parts.get_mut(6..) {
        rest.sort_unstable();
    }
    parts.join(" | ")
}

/// Holds each record against its line, but for those whose key is in `open`.
fn check(text: &str, open: &[&str]) {
    let (references, _) = catena::reference::parse_list(text);
    let expected: Vec<&str> = EXPECTED.lines().filter(|l| !l.trim().is_empty() && !l.starts_with('#')).collect();
    assert_eq!(expected.len(), 73);
    assert_eq!(references.len(), 73);
    let wrong: Vec<String> = references
        .iter()
        .zip(expected)
        .filter(|(reference, _)| !open.contains(&reference.record.key.as_str()))
        .filter_map(|(reference, expected)| {
            let (is, ought) = (sorted(&line(&reference.record)), sorted(expected));
            (is != ought).then(|| format!("is    {is}\nought {ought}\n"))
        })
        .collect();
    assert!(wrong.is_empty(), "{} of 73 wrong\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn every_field_of_the_73_entries() {
    check(include_str!("../bib/pugh2021/references.txt"), &[]);
}

/// Without italics nothing tells the journal of a forthcoming article, which has neither volume nor pages, from a
/// publisher; all others are read as before.
#[test]
fn the_same_without_italics() {
    check(&include_str!("../bib/pugh2021/references.txt").replace('*', ""), &["pughforthcoming"]);
}
