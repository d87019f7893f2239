//! CSL item → record.

use serde_json::{Map, Value as Json};

use super::item::in_periodical;
use super::types::{self, SUBTYPE};
use super::variables::{SLOTS, Shape, VARIABLES, plain};
use super::{dates, names};
use crate::bibtex::identifiers::canonical_doi;
use crate::diagnostic::Diagnostic;
use crate::interchange::words;
use crate::record::{DataType, EntryType, Field, Record, Value};

/// Reads one item. Nothing is dropped in silence: a variable that no field can hold is named in a diagnostic.
///
/// ```
/// use catena::interchange::csl_json::to_record;
/// use catena::record::Field;
/// let item = serde_json::json!({"id": "beck1986", "type": "book", "title": "Risikogesellschaft",
///     "author": [{"family": "Beck", "given": "Ulrich"}], "issued": {"date-parts": [[1986]]}});
/// let (record, problems) = to_record(&item);
/// assert_eq!(record.year(), Some(1986));
/// assert_eq!(record.names(Field::Author).unwrap().short(), "Beck");
/// assert!(problems.is_empty());
/// ```
pub fn to_record(item: &Json) -> (Record, Vec<Diagnostic>) {
    let (record, problems) = read(item);
    (record, problems.into_iter().map(|(_, problem)| problem).collect())
}

/// The same, with the member of the item that each problem is about.
pub(super) fn read(item: &Json) -> (Record, Vec<(String, Diagnostic)>) {
    let empty = Map::new();
    let object = item.as_object().unwrap_or(&empty);
    let mut reading = Reading { object, record: Record::new(EntryType::Misc), problems: Vec::new() };
    reading.record.key = object.get("id").and_then(scalar).unwrap_or_default();
    reading.entry_type();
    reading.titles();
    for (name, value) in object {
        reading.variable(name, value);
    }
    reading.exact_values();
    reading.record.protected = super::nocase::of_item(object, &reading.record);
    (reading.record, reading.problems)
}

struct Reading<'j> {
    object: &'j Map<String, Json>,
    record: Record,
    problems: Vec<(String, Diagnostic)>,
}

impl Reading<'_> {
    fn string(&self, name: &str) -> Option<String> {
        self.object.get(name).and_then(scalar).map(|text| plain(&text)).filter(|text| !text.is_empty())
    }

    fn problem(&mut self, code: &'static str, member: &str, message: String) {
        let id = if self.record.key.is_empty() { "an item without id" } else { self.record.key.as_str() };
        self.problems.push((member.to_owned(), Diagnostic::warning(code, format!("{id}: {message}"))));
    }

    fn entry_type(&mut self) {
        let name = self.string("type").unwrap_or_default();
        match types::entry_type(&name) {
            Some((kind, subtype)) => {
                self.record.entry_type = kind;
                if let Some(subtype) = subtype {
                    self.record.set_text(Field::Other(SUBTYPE.to_owned()), subtype);
                }
            }
            None => self.problem("csl-unknown-type", "type", format!("CSL has no type `{name}`; it is read as @misc")),
        }
        let has = |name: &str| self.object.get(name).is_some_and(|v| !v.is_null());
        if self.record.entry_type == EntryType::InBook && has("editor") {
            self.record.entry_type = EntryType::InCollection;
        }
        if self.record.entry_type == EntryType::Book && has("editor") && !has("author") {
            self.record.entry_type = EntryType::Collection;
        }
    }

    /// A title is parted from its subtitle where `title-short` says where the one ends.
    fn titles(&mut self) {
        let volume = self.string("volume-title");
        let part = self.record.entry_type.is_part();
        let title = self.string("title");
        let short = self.string("title-short").or_else(|| self.string("shortTitle"));
        match (title, volume.clone()) {
            (Some(main), Some(title)) if !part => {
                self.record.set_text(Field::MainTitle, main);
                self.record.set_text(Field::Title, title);
                self.record.set_text(Field::ShortTitle, short.unwrap_or_default());
            }
            (Some(title), _) => match short.as_deref().and_then(|short| Some((short, subtitle(&title, short)?))) {
                Some((short, rest)) => {
                    self.record.set_text(Field::Title, short);
                    self.record.set_text(Field::Subtitle, rest);
                }
                None => {
                    self.record.set_text(Field::Title, title);
                    self.record.set_text(Field::ShortTitle, short.unwrap_or_default());
                }
            },
            (None, _) => self.record.set_text(Field::Title, short.unwrap_or_default()),
        }
        let Some(container) = self.string("container-title") else { return };
        match volume.filter(|_| part) {
            Some(book) => {
                self.record.set_text(Field::MainTitle, container);
                self.record.set_text(Field::BookTitle, book);
            }
            None if part => {
                let (title, subtitle) = container.split_once(": ").unwrap_or((&container, ""));
                self.record.set_text(Field::BookTitle, title);
                self.record.set_text(Field::BookSubtitle, subtitle);
            }
            None if in_periodical(&self.record.entry_type) => self.record.set_text(Field::JournalTitle, container),
            None if matches!(self.record.entry_type, EntryType::Jurisdiction | EntryType::Legislation) => {
                self.record.set_text(Field::JournalTitle, container);
            }
            // A website, a series of broadcasts: BibLaTeX has no container for these types.
            None if self.string("publisher").is_none() => self.record.set_text(Field::Organization, container),
            None => self.record.set_text(Field::TitleAddon, container),
        }
    }

    fn variable(&mut self, name: &str, value: &Json) {
        if value.is_null() || matches!(name, "id" | "type" | "custom" | "shortTitle") {
            return;
        }
        let known = VARIABLES.iter().find(|(known, ..)| *known == name);
        let understood = match known {
            None => None,
            Some((_, Shape::Role, _)) => names::read(value).and_then(|names| self.further_role(name, names)),
            Some((_, Shape::Special, _) | (.., None)) => self.special(name, value),
            Some((_, shape, Some(field))) => {
                shaped(*shape, field, value).map(|value| self.set_new(field, bare(field, value)))
            }
        };
        if understood.is_none() {
            let empty = value.as_str() == Some("") || value.as_array().is_some_and(Vec::is_empty);
            if !empty {
                self.problem("csl-left-out", name, format!("nothing in a record holds `{name}` as it is given here"));
            }
            return;
        }
        let is_list = |shape: Shape| matches!(shape, Shape::Names | Shape::Role | Shape::Date);
        let several = value.as_array().filter(|_| known.is_some_and(|(_, shape, _)| !is_list(*shape)));
        if let Some(several) = several.filter(|several| several.len() > 1) {
            self.problem(
                "csl-left-out",
                name,
                format!("only the first of the {} values of `{name}` is read", several.len()),
            );
        }
        if known.is_some_and(|(_, shape, _)| *shape == Shape::Date) && !dates::is_whole(value) {
            self.problem("csl-left-out", name, format!("not all of the date `{name}` is one: {value}"));
        }
    }

    fn set_new(&mut self, field: &Field, value: Value) {
        if !self.record.has(field) {
            self.record.set(field.clone(), value);
        }
    }

    /// `Some` where the variable was understood.
    fn special(&mut self, name: &str, value: &Json) -> Option<()> {
        match name {
            "title" | "title-short" | "volume-title" | "container-title" => return scalar(value).map(drop),
            "genre" | "medium" | "status" | "language" | "PMID" | "PMCID" | "URL" | "publisher" | "issue"
            | "number" | "collection-number" | "collection-title" => {}
            _ => return None,
        }
        let text = plain(&scalar(value)?);
        let periodical = in_periodical(&self.record.entry_type);
        let field = match name {
            "medium" => Field::HowPublished,
            "genre" => return self.fill(Field::Type, words::kind(&text)),
            "status" => return self.fill(Field::PubState, words::pubstate(&text)),
            "language" => {
                return match words::langid(&text) {
                    Some(langid) => self.fill(Field::LangId, langid),
                    None => self.fill(Field::Language, &text),
                };
            }
            "PMID" | "PMCID" => {
                self.fill(Field::Eprint, &text)?;
                return self.fill(Field::EprintType, &name.to_ascii_lowercase());
            }
            "URL" => Field::Url,
            "collection-title" => Field::Series,
            "publisher" => {
                let field = match self.record.entry_type {
                    EntryType::Thesis | EntryType::Report | EntryType::Unpublished => Field::Institution,
                    EntryType::Online | EntryType::Software | EntryType::Misc => Field::Organization,
                    _ => Field::Publisher,
                };
                self.set_new(&field, Value::List(split_list(&text)));
                return Some(());
            }
            "number" if periodical => Field::EId,
            _ => Field::Number,
        };
        self.fill(field, &text)
    }

    /// Sets a field that has no value yet; `None` where it has another.
    fn fill(&mut self, field: Field, text: &str) -> Option<()> {
        if self.record.text(&field).is_some_and(|present| present != text) {
            return None;
        }
        self.record.set_text(field, text);
        Some(())
    }

    fn further_role(&mut self, role: &str, names: crate::record::Names) -> Option<()> {
        let (slot, kind) = SLOTS.iter().find(|(slot, _)| !self.record.has(slot))?;
        self.record.set_names(slot.clone(), names);
        self.record.set_text(kind.clone(), role);
        Some(())
    }

    /// What a record of Catena's kept beside the CSL variables; see [`super`].
    fn exact_values(&mut self) {
        let kept = self.object.get("custom").and_then(|c| c.get("biblatex")).and_then(Json::as_object);
        for (name, value) in kept.into_iter().flatten() {
            if name == "entry-type" {
                if let Some(kind) = value.as_str() {
                    self.record.entry_type = EntryType::from_name(kind);
                }
                continue;
            }
            if name == super::nocase::PROTECTED {
                continue;
            }
            let field = Field::from_name(name);
            if value.is_null() {
                self.record.fields.remove(&field);
            } else if let Some(value) = exact(&field, value) {
                self.record.set(field, value);
            } else {
                self.problem(
                    "csl-left-out",
                    "custom",
                    format!("`custom.biblatex.{name}` is not as that field is written"),
                );
            }
        }
    }
}

/// What follows `short` in `title`, where `short` ends at a colon, a full stop or a question or exclamation mark.
pub(in crate::interchange) fn subtitle<'t>(title: &'t str, short: &str) -> Option<&'t str> {
    let rest = title.strip_prefix(short)?;
    let rest = match short.chars().last()? {
        '?' | '!' | '.' | ':' => rest.strip_prefix(' ')?,
        _ => rest.strip_prefix(": ")?,
    };
    (!rest.trim().is_empty() && rest.trim() == rest).then_some(rest)
}

fn shaped(shape: Shape, field: &Field, value: &Json) -> Option<Value> {
    Some(match shape {
        Shape::Names => Value::Names(names::read(value)?),
        Shape::Date => Value::Date(dates::read(value)?),
        Shape::Pages => Value::Pages(pages(&plain(&scalar(value)?))),
        Shape::List => Value::List(split_list(&plain(&scalar(value)?))),
        Shape::Text | Shape::Role | Shape::Special if field.data_type() == DataType::Verbatim => {
            Value::Verbatim(scalar(value)?.trim().to_owned())
        }
        Shape::Text | Shape::Role | Shape::Special => Value::Text(plain(&scalar(value)?)),
    })
}

/// A DOI without its resolver's address.
fn bare(field: &Field, value: Value) -> Value {
    match value {
        Value::Verbatim(text) if *field == Field::Doi => Value::Verbatim(canonical_doi(&text).unwrap_or(text)),
        value => value,
    }
}

fn split_list(text: &str) -> Vec<String> {
    text.split(';').map(|item| item.trim().to_owned()).filter(|item| !item.is_empty()).collect()
}

/// Page ranges of a string; a hyphen inside a number (`3-12`) counts as a range unless an en dash stands beside it.
pub(in crate::interchange) fn pages(text: &str) -> Vec<(String, Option<String>)> {
    let ranges = text.split([',', ';']).map(str::trim).filter(|range| !range.is_empty());
    ranges
        .map(|range| {
            let both = range.split_once("--").or_else(|| range.split_once(['–', '—'])).or_else(|| halves(range));
            match both.map(|(first, last)| (first.trim(), last.trim_matches(['-', ' ']))) {
                Some((first, last)) if !first.is_empty() && !last.is_empty() => {
                    (first.to_owned(), Some(last.to_owned()))
                }
                _ => (range.to_owned(), None),
            }
        })
        .collect()
}

/// Splits at the middle one of an odd number of hyphens: `12-15`, `A-1-A-7`.
fn halves(range: &str) -> Option<(&str, &str)> {
    let hyphens: Vec<usize> = range.match_indices(['-', '‐', '‑']).map(|(at, _)| at).collect();
    if hyphens.len().is_multiple_of(2) {
        return None;
    }
    let (first, rest) = range.split_at(*hyphens.get(hyphens.len() / 2)?);
    Some((first, rest.trim_start_matches(['-', '‐', '‑'])))
}

/// A string, a number, or a list of one of these, as text.
fn scalar(value: &Json) -> Option<String> {
    match value {
        Json::String(text) => Some(text.clone()),
        Json::Number(number) => Some(number.to_string()),
        Json::Array(list) => list.first().and_then(|first| match first {
            Json::Array(_) => None,
            other => scalar(other),
        }),
        _ => None,
    }
}

fn exact(field: &Field, value: &Json) -> Option<Value> {
    let texts = |value: &Json| {
        value.as_array()?.iter().map(|item| Some(item.as_str()?.to_owned())).collect::<Option<Vec<String>>>()
    };
    Some(match (field.data_type(), value) {
        (DataType::Names, _) => Value::Names(names::read(value)?),
        (DataType::Date, Json::String(text)) => Value::Date(crate::record::DateValue::read(text)),
        (DataType::Range, Json::Array(ranges)) => Value::Pages(
            ranges
                .iter()
                .filter_map(|range| {
                    let first = range.get(0)?.as_str()?.to_owned();
                    Some((first, range.get(1).and_then(Json::as_str).map(str::to_owned)))
                })
                .collect(),
        ),
        (DataType::Verbatim, Json::String(text)) => Value::Verbatim(text.clone()),
        (_, Json::String(text)) => Value::Text(text.clone()),
        (_, Json::Array(_)) => Value::List(texts(value)?),
        _ => return None,
    })
}
