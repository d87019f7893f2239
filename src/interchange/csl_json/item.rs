//! Record → CSL item.

use serde_json::{Map, Value as Json, json};

use super::types::{self, SUBTYPE};
use super::variables::{SLOTS, Shape, VARIABLES};
use super::{dates, names, record::to_record};
use crate::bibtex::is_address;
use crate::interchange::words;
use crate::record::{EntryType, Field, Record, Value};

/// One CSL-JSON item: `id`, `type`, then the variables in a fixed order, then `custom` where CSL has no variable for
/// something in the record.
pub fn from_record(record: &Record) -> Json {
    let mut item = Map::new();
    if !record.key.is_empty() {
        item.insert("id".to_owned(), json!(record.key));
    }
    item.insert("type".to_owned(), json!(types::csl_type(record)));
    for (name, shape, field) in VARIABLES {
        let value = match (shape, field) {
            // The names stand under their role.
            (Shape::Names, Some(Field::Editor)) if editors_role(record).is_some() => None,
            (Shape::Role, _) => further_role(name, record),
            (Shape::Special, _) | (_, None) => special(name, record),
            (_, Some(field)) => record.get(field).and_then(|value| shaped(*shape, value)),
        };
        if let Some(value) = value {
            item.insert((*name).to_owned(), value);
        }
    }
    let mut item = Json::Object(item);
    if let (Some(kept), Some(object)) = (what_csl_cannot_say(record, &item), item.as_object_mut()) {
        object.insert("custom".to_owned(), json!({ "biblatex": kept }));
    }
    item
}

fn shaped(shape: Shape, value: &Value) -> Option<Json> {
    match (shape, value) {
        (Shape::Names, Value::Names(list)) => Some(names::write(list)),
        (Shape::Date, Value::Date(date)) => Some(dates::write(date)),
        (Shape::Pages, Value::Pages(pages)) => Some(json!(page(pages))),
        (Shape::List, Value::List(items)) => Some(json!(items.join("; "))),
        (_, Value::Text(text) | Value::Verbatim(text)) => Some(json!(text)),
        _ => None,
    }
}

/// `251-272, 280`; an en dash where a number has a hyphen of its own.
fn page(pages: &[(String, Option<String>)]) -> String {
    let ranges = pages.iter().map(|(first, last)| match last {
        None => first.clone(),
        Some(last) if first.contains('-') || last.contains('-') => format!("{first}–{last}"),
        Some(last) => format!("{first}-{last}"),
    });
    ranges.collect::<Vec<_>>().join(", ")
}

fn special(name: &str, record: &Record) -> Option<Json> {
    let text = |field: Field| record.text(&field).map(|text| json!(text));
    match name {
        // CSL 1.0.2: of a volume with a title of its own, the whole work's is the title.
        "title" if volume_of_a_work(record) => joined(record, &Field::MainTitle, &Field::MainSubtitle),
        "title" => joined(record, &Field::Title, &Field::Subtitle),
        "volume-title" if volume_of_a_work(record) => joined(record, &Field::Title, &Field::Subtitle),
        "volume-title" if record.has(&Field::MainTitle) => joined(record, &Field::BookTitle, &Field::BookSubtitle),
        "title-short" if volume_of_a_work(record) => text(Field::ShortTitle),
        "title-short" => {
            text(Field::ShortTitle).or_else(|| record.has(&Field::Subtitle).then(|| text(Field::Title))?)
        }
        // Of a whole book `booktitle` can only repeat the title.
        "container-title" if is_whole(&record.entry_type) && !record.has(&Field::JournalTitle) => None,
        "container-title" => joined(record, &Field::JournalTitle, &Field::JournalSubtitle).or_else(|| {
            let work =
                joined(record, &Field::MainTitle, &Field::MainSubtitle).filter(|_| record.has(&Field::BookTitle));
            work.or_else(|| joined(record, &Field::BookTitle, &Field::BookSubtitle))
        }),
        "collection-title" => text(Field::Series),
        "issue" if in_periodical(&record.entry_type) => text(Field::Number).or_else(|| text(Field::Issue)),
        "collection-number" if in_series(record) => text(Field::Number),
        "number" if in_periodical(&record.entry_type) => text(Field::EId),
        "number" if !in_series(record) => text(Field::Number),
        // “Unpublished manuscript” says what the work is.
        "genre" if record.entry_type == EntryType::Unpublished && !record.has(&Field::Type) => {
            text(Field::HowPublished)
        }
        "medium" if record.entry_type == EntryType::Unpublished && !record.has(&Field::Type) => None,
        "medium" if published_at(record).is_some() && !record.has(&Field::Url) => None,
        "medium" => text(Field::HowPublished),
        "genre" => record.text(&Field::Type).map(|kind| json!(words::genre(kind))),
        "status" => record.text(&Field::PubState).map(|state| json!(words::status(state))),
        "publisher" => [Field::Publisher, Field::Institution, Field::Organization]
            .iter()
            .map(|field| record.list(field.clone()))
            .find(|names| !names.is_empty())
            .map(|names| json!(enumerated(names))),
        "language" => [Field::LangId, Field::Language]
            .iter()
            .find_map(|field| record.text(field))
            .map(|language| json!(words::language_code(language))),
        "PMID" => eprint(record, "pmid").or_else(|| eprint(record, "pubmed")),
        "PMCID" => eprint(record, "pmcid"),
        "URL" => text(Field::Url)
            .or_else(|| published_at(record).map(|address| json!(address)))
            .or_else(|| eprint_address(record).map(|address| json!(address))),
        _ => None,
    }
}

/// `Simon and Schuster`, `Quay, Roe, and Moor`: as BibLaTeX prints a list of publishers.
fn enumerated(items: &[String]) -> String {
    match items {
        [rest @ .., last] if rest.len() > 1 => format!("{}, and {last}", rest.join(", ")),
        items => items.join(" and "),
    }
}

/// The address in `howpublished`, where there is nothing else in it: BibTeX has no field of its own for it.
fn published_at(record: &Record) -> Option<&str> {
    record.text(&Field::HowPublished).filter(|text| is_address(text))
}

/// Whether the entry is of a book or a volume, not of what stands in one.
fn is_whole(kind: &EntryType) -> bool {
    use EntryType::*;
    matches!(kind, Book | MvBook | Collection | MvCollection | Proceedings | MvProceedings | Reference | MvReference)
}

/// The CSL variable for what the editors did, where they did not edit: `editortype = {director}`.
fn editors_role(record: &Record) -> Option<&'static str> {
    let role = record.text(&Field::EditorType)?;
    VARIABLES.iter().find(|(name, shape, _)| *shape == Shape::Role && *name == role).map(|(name, ..)| *name)
}

/// Whether the record is of one volume of a larger work, and not of a part of it.
fn volume_of_a_work(record: &Record) -> bool {
    record.has(&Field::MainTitle) && !record.entry_type.is_part()
}

/// Whether the number of an entry is the number of a periodical's issue.
pub(super) fn in_periodical(kind: &EntryType) -> bool {
    matches!(kind, EntryType::Article | EntryType::Periodical | EntryType::SuppPeriodical | EntryType::Review)
}

/// Whether the number of an entry is its number in a series of books.
fn in_series(record: &Record) -> bool {
    record.has(&Field::Series) && !matches!(record.entry_type, EntryType::Report | EntryType::Patent)
}

fn joined(record: &Record, title: &Field, subtitle: &Field) -> Option<Json> {
    let mut part = Record::new(EntryType::Misc);
    for (from, to) in [(title, Field::Title), (subtitle, Field::Subtitle)] {
        if let Some(text) = record.text(from) {
            part.set_text(to, text);
        }
    }
    Some(part.full_title()).filter(|title| !title.is_empty()).map(|title| json!(title))
}

fn further_role(role: &str, record: &Record) -> Option<Json> {
    const EDITORS: (Field, Field) = (Field::Editor, Field::EditorType);
    std::iter::once(&EDITORS).chain(&SLOTS).find_map(|(slot, kind)| {
        (record.text(kind) == Some(role)).then(|| names::write(record.names(slot.clone())?).into())?
    })
}

fn eprint(record: &Record, kind: &str) -> Option<Json> {
    let is_kind = record.text(&Field::EprintType).is_some_and(|known| known.eq_ignore_ascii_case(kind));
    record.text(&Field::Eprint).filter(|_| is_kind).map(|id| json!(id))
}

/// Where an eprint stands, for the repositories whose addresses are fixed.
fn eprint_address(record: &Record) -> Option<String> {
    let id = record.text(&Field::Eprint)?;
    match record.text(&Field::EprintType)?.to_ascii_lowercase().as_str() {
        "arxiv" => Some(format!("https://arxiv.org/abs/{}", id.trim_start_matches("arXiv:"))),
        "jstor" => Some(format!("https://www.jstor.org/stable/{id}")),
        "hdl" => Some(format!("https://hdl.handle.net/{id}")),
        _ => None,
    }
}

/// What reading `item` back would lose: fields by their BibLaTeX names, the entry type as `entry-type`.
fn what_csl_cannot_say(record: &Record, item: &Json) -> Option<Json> {
    let (back, _) = to_record(item);
    let mut kept = Map::new();
    if back.entry_type != record.entry_type {
        kept.insert("entry-type".to_owned(), json!(record.entry_type.name()));
    }
    for (field, value) in &record.fields {
        if back.get(field) != Some(value) && field.name() != SUBTYPE {
            kept.insert(field.name().to_owned(), exact(value));
        } else if field.name() == SUBTYPE && back.get(field) != Some(value) {
            kept.insert(SUBTYPE.to_owned(), exact(value));
        }
    }
    for field in back.fields.keys().filter(|field| !record.has(field)) {
        kept.insert(field.name().to_owned(), Json::Null);
    }
    (!kept.is_empty()).then_some(Json::Object(kept))
}

/// A value in a form that leads back to it exactly.
fn exact(value: &Value) -> Json {
    match value {
        Value::Text(text) | Value::Verbatim(text) => json!(text),
        Value::Names(list) => names::exact(list),
        Value::Date(date) => json!(date.to_string()),
        Value::Pages(pages) => {
            json!(pages.iter().map(|(first, last)| json!([first, last])).collect::<Vec<_>>())
        }
        Value::List(items) => json!(items),
    }
}
