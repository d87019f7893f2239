//! Forms of references that corpora seldom have, each with an invented work: what is printed must stand in the right field.
#![allow(clippy::unwrap_used, clippy::expect_used)] // a test fails by panicking

use catena::record::{Field, Record, Value};
use catena::reference::parse_entry;

/// The fields that are compared, in this order, each as `field = value`; others are left aside.
const FIELDS: [&str; 23] = [
    "author",
    "editor",
    "translator",
    "editora",
    "editoratype",
    "nameaddon",
    "title",
    "maintitle",
    "booktitle",
    "journaltitle",
    "series",
    "volume",
    "number",
    "edition",
    "version",
    "pages",
    "date",
    "type",
    "publisher",
    "institution",
    "location",
    "library",
    "note",
];

fn shown(record: &Record) -> Vec<String> {
    let mut all = vec![record.entry_type.name().to_owned()];
    for name in FIELDS {
        let text = match record.fields.get(&Field::from_name(name)) {
            None => continue,
            Some(Value::Text(text) | Value::Verbatim(text)) => text.clone(),
            Some(Value::List(items)) => items.join("; "),
            Some(Value::Names(names)) => names.list.iter().map(|name| name.inverted()).collect::<Vec<_>>().join("; "),
            Some(Value::Date(date)) => date.to_string(),
            Some(Value::Pages(pages)) => pages.iter().map(|(from, _)| from.clone()).collect::<Vec<_>>().join(", "),
        };
        all.push(format!("{name} = {text}"));
    }
    all
}

/// Each entry, and what is read from it.
const FORMS: &str = include_str!("reference_forms.txt");

#[test]
fn each_form_is_read_as_it_was_reviewed() {
    let mut wrong = Vec::new();
    for block in FORMS.split("\n\n").map(str::trim).filter(|block| !block.is_empty() && !block.starts_with('#')) {
        let (entry, expected) = block.split_once('\n').expect("an entry and its fields");
        let expected: Vec<&str> = expected.lines().map(str::trim).collect();
        let read = shown(&parse_entry(entry).record);
        if read != expected {
            wrong.push(format!("{entry}\n    read:     {}\n    expected: {}", read.join(" | "), expected.join(" | ")));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn first_publications_and_addresses_without_their_scheme_are_read() {
    let reprint = parse_entry("Moor, F. Scott. The Great Salt. 1925. Reprint, New York: Pier, 2004.").record;
    let year = |field: Field| reprint.date(field).and_then(|date| date.year());
    assert_eq!((year(Field::Date), year(Field::OrigDate)), (Some(2004), Some(1925)));
    assert!(!reprint.has(&Field::Edition) && !reprint.has(&Field::Note));
    let text = |entry: &str, field: Field| parse_entry(entry).record.text(&field).map(str::to_owned);
    let article = "Moor, Sara. \"Salt Economies.\" Social Rivers, vol. 22, no. 2, 2004, pp. 117-39. Project MUSE, muse.quay.edu/article/55780.";
    assert_eq!(text(article, Field::Url).as_deref(), Some("https://muse.quay.edu/article/55780"));
    let post = "@moorann. \"We have report of ice on the river.\" Twitter, 23 June 2009, 11:15 a.m., twitter.com/moorann/status/2298.";
    assert_eq!(text(post, Field::Url).as_deref(), Some("https://twitter.com/moorann/status/2298"));
    assert_eq!((text(post, Field::Volume), text(post, Field::Note)), (None, None));
}

#[test]
fn the_host_has_the_date_and_counts_of_volumes_are_no_editions() {
    let essay = parse_entry("Moor, A. « Qu'est-ce qu'une rive ? » [1969], in Dits des eaux, Paris, Quai, 1994.").record;
    let year = |field: Field| essay.date(field).and_then(|date| date.year());
    assert_eq!((year(Field::Date), year(Field::OrigDate)), (Some(1994), Some(1969)));
    for (entry, volumes) in [
        ("Corvin, A., Salines et modernité, Paris, Rivière, 1973, 2 vol.", "2"),
        ("Fiume, F., Settecento delle acque, Torino, Molo, 1969-1990, 4 voll.", "4"),
        ("MOURA, Ana. Viagem às nascentes. 6. ed. Belo Horizonte: Cais, 2000. 2 v.", "2"),
    ] {
        assert_eq!(parse_entry(entry).record.text(&Field::Volumes), Some(volumes), "{entry}");
    }
}
