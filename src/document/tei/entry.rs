//! One entry of a TEI list: as a reader would print it, and what its tags say.
//!
//! A `biblStruct` has the cited item in `analytic`, what holds it in `monogr`, and the series in `series`; the level of a title
//! tells which it is (`a` article, `j` journal, `m` book, `s` series, `u` unpublished). TEI Guidelines P5, chapter 3.12.

use roxmltree::Node;

use super::{doi, find, local, person, words};
use crate::record::{EntryType, Field, Name, Names, Record, Value};

/// What tagged parts of an entry say; `None` where too little is tagged.
pub(super) fn record(entry: Node<'_, '_>) -> Option<Record> {
    if local(&entry) != "biblStruct" {
        return None;
    }
    let analytic = entry.children().find(|n| local(n) == "analytic");
    let monogr = entry.children().find(|n| local(n) == "monogr");
    let item = analytic.and_then(title);
    let holder = monogr.and_then(title);
    let is_journal = monogr.is_some_and(|m| titles(m).any(|t| t.attribute("level") == Some("j")));
    let is_meeting = monogr.is_some_and(|m| find(m, "meeting").is_some());
    let mut record = Record::new(match (&item, &holder) {
        (Some(_), _) if is_meeting => EntryType::InProceedings,
        (Some(_), Some(_)) if !is_journal => EntryType::InCollection,
        (Some(_), _) => EntryType::Article,
        (None, Some(_)) if is_journal => EntryType::Article,
        (None, Some(_)) => EntryType::Book,
        (None, None) => return None,
    });
    let people = |within: Option<Node<'_, '_>>, role: &str| -> Vec<Name> {
        let tagged = within.into_iter().flat_map(|n| n.children().collect::<Vec<_>>()).filter(|n| local(n) == role);
        tagged.flat_map(person).collect()
    };
    let authors = Some(people(analytic, "author")).filter(|list| !list.is_empty());
    record.set_names(Field::Author, Names::of(authors.unwrap_or_else(|| people(monogr, "author"))));
    record.set_names(Field::Editor, Names::of(people(monogr, "editor")));
    let container = if record.entry_type == EntryType::Article { Field::JournalTitle } else { Field::BookTitle };
    match (item, holder) {
        (Some(item), holder) => {
            record.set_text(Field::Title, item);
            holder.into_iter().for_each(|holder| record.set_text(container.clone(), holder));
        }
        (None, Some(holder)) => record.set_text(Field::Title, holder),
        (None, None) => {}
    }
    if let Some(series) = entry.children().find(|n| local(n) == "series").and_then(title) {
        record.set_text(Field::Series, series);
    }
    if let Some(date) = date(entry) {
        record.set_date(Field::Date, &date);
    }
    scopes(entry, &mut record);
    for (tag, field) in [("publisher", Field::Publisher), ("pubPlace", Field::Location), ("edition", Field::Edition)] {
        if let Some(value) = find(entry, tag).map(words).filter(|value| !value.is_empty()) {
            record.set_text(field, value);
        }
    }
    if let Some(doi) = doi(entry) {
        record.set_text(Field::Doi, doi);
    }
    if let Some(url) = entry.descendants().find(|n| local(n) == "ptr").and_then(|n| n.attribute("target")) {
        record.set_text(Field::Url, url);
    }
    Some(record)
}

/// Volume, number and pages.
fn scopes(entry: Node<'_, '_>, record: &mut Record) {
    for scope in entry.descendants().filter(|n| local(n) == "biblScope") {
        let value = words(scope);
        match scope.attribute("unit").or(scope.attribute("type")) {
            Some("volume" | "vol") if !value.is_empty() => record.set_text(Field::Volume, value),
            Some("issue") if !value.is_empty() => record.set_text(Field::Number, value),
            Some("page" | "pages" | "pp") => {
                let from = scope.attribute("from").map(str::to_owned);
                let (first, last) = match value.split_once(['-', '–']) {
                    Some((first, last)) => (first.trim().to_owned(), Some(last.trim().to_owned())),
                    None => (value, None),
                };
                let first = from.unwrap_or(first);
                let last = scope.attribute("to").map(str::to_owned).or(last).filter(|last| *last != first);
                // An electronic number is no page.
                let is_page = first.chars().all(|c| c.is_ascii_digit()) || last.is_some();
                match first.is_empty() {
                    true => {}
                    false if is_page => record.set(Field::Pages, Value::Pages(vec![(first, last)])),
                    false => record.set_text(Field::EId, first),
                }
            }
            _ => {}
        }
    }
}

fn titles<'a, 'i>(part: Node<'a, 'i>) -> impl Iterator<Item = Node<'a, 'i>> {
    part.children().filter(|n| local(n) == "title" && n.attribute("type") != Some("abbrev"))
}

/// The title of a part, its subtitle behind it; the abbreviated one only where there is no other.
fn title(part: Node<'_, '_>) -> Option<String> {
    let whole: Vec<String> = titles(part).map(words).filter(|title| !title.is_empty()).collect();
    let (main, rest) = whole.split_first()?;
    let behind = |n: &Node<'_, '_>| n.attribute("type") == Some("sub");
    match titles(part).nth(1).filter(behind).and(rest.first()) {
        Some(sub) => Some(format!("{main}: {sub}")),
        None => Some(main.clone()),
    }
}

fn date(entry: Node<'_, '_>) -> Option<String> {
    let date = entry.descendants().find(|n| local(n) == "date")?;
    let date = date.attribute("when").map_or_else(|| words(date), str::to_owned);
    Some(date).filter(|date| !date.is_empty())
}

/// A structured entry as a reader would print it.
pub(super) fn printed(entry: Node<'_, '_>) -> String {
    let people = |role: &str| -> String {
        let names = entry.descendants().filter(|n| local(n) == role).flat_map(person);
        names.map(|name| name.inverted()).collect::<Vec<_>>().join(", ")
    };
    let mut parts = vec![people("author")];
    parts.extend(date(entry).map(|date| format!("({})", date.get(..4).unwrap_or(&date))));
    let held = |n: &Node<'_, '_>| matches!(local(n), "analytic" | "monogr" | "series");
    let mut holders: Vec<Node<'_, '_>> = entry.children().filter(held).collect();
    if holders.is_empty() {
        holders.push(entry);
    }
    parts.extend(holders.into_iter().filter_map(title).map(|title| format!("{title}.")));
    let editors = people("editor");
    if !editors.is_empty() {
        parts.push(format!("{editors} (ed.)."));
    }
    parts.extend(entry.descendants().filter(|n| matches!(local(n), "biblScope" | "publisher" | "pubPlace")).map(|n| {
        let range = n.attribute("from").zip(n.attribute("to")).map(|(a, b)| format!("{a}–{b}"));
        range.unwrap_or_else(|| words(n))
    }));
    parts.extend(doi(entry).map(|doi| format!("doi:{doi}")));
    parts.retain(|p| !p.is_empty());
    parts.join(" ")
}
