//! Record → the item that the CSL engine formats.
//!
//! The engine refuses a whole item for one value of an unexpected shape and stops at a span of dates, so only strings,
//! names in parts and single dates reach it.

use hayagriva::citationberg::DemoteNonDroppingParticle;
use hayagriva::citationberg::json::Item;
use serde_json::{Map, Value as Json, json};

use super::filing::filed;
use super::style::Style;
use super::volume::Volumes;
use crate::interchange::{csl_json, words};
use crate::record::{Date, DateValue, Field, Name, Record};

/// Stands where a name list was cut short; a private-use character that no text of ours holds.
pub(super) const OTHERS: char = '\u{f8fe}';

/// Stands behind the editors of a book that has no author; see [`edited`].
pub(super) const EDITORS: char = '\u{f8fc}';

/// Stands before a title that stands in no quotation marks, whatever the style says.
pub(super) const UNQUOTED: char = '\u{f8fa}';

/// Stands for a title where only what comes before it is wanted.
pub(super) const TITLE: &str = "\u{f8fb}";

/// Stands for the blanks inside a family name, which the engine would part at its particles (`Gasset, J. Ortega y`). It is
/// sorted before all letters, as a blank is.
pub(super) const JOINED: char = '\u{1f}';

/// The variable that holds the title by which an item is filed; no style prints it.
pub(super) const FILED: &str = "citation-key";

/// What CSL prints nowhere and what would only slow it down.
const UNPRINTED: [&str; 5] = ["annote", "abstract", "keyword", "custom", "volume-title"];

/// What a style asks of all its items.
#[derive(Debug, Clone, Copy)]
pub(super) struct Manner {
    /// Whether it prints particles behind given names.
    demote: bool,
    volumes: Volumes,
}

impl Manner {
    pub(super) fn of(style: &Style) -> Manner {
        let particles = style.csl.settings.demote_non_dropping_particle;
        Manner { demote: particles == DemoteNonDroppingParticle::DisplayAndSort, volumes: Volumes::of(&style.csl) }
    }
}

/// The item of a record under an id that is unique within one run.
pub(super) fn item(record: &Record, id: &str, manner: Manner) -> Option<Item> {
    let Json::Object(mut object) = csl_json::from_record(record) else { return None };
    let demote = manner.demote;
    volume_in_its_work(&mut object, record, manner.volumes);
    object.retain(|name, _| !UNPRINTED.contains(&name.as_str()));
    object.insert("id".to_owned(), json!(id));
    for (name, value) in &mut object {
        match value {
            Json::Array(names) => names.iter_mut().for_each(|name| one_name(name, demote)),
            Json::Object(_) => {
                let date = Field::from_name(match name.as_str() {
                    "issued" => "date",
                    "accessed" => "urldate",
                    "event-date" => "eventdate",
                    _ => "origdate",
                });
                *value = record.date(date).map_or(Json::Null, one_date);
            }
            _ => {}
        }
    }
    if let (None, Some(DateValue::Literal(words))) = (object.get("status"), record.date(Field::Date))
        && !is_no_date(words)
    {
        object.insert("status".to_owned(), json!(words));
    }
    if let (false, Some(code)) = (object.contains_key("language"), foreign(record)) {
        object.insert("language".to_owned(), json!(code));
    }
    if let Some(title) = object.get("title").and_then(Json::as_str) {
        let filed = filed(title, object.get("language").and_then(Json::as_str)).to_owned();
        object.insert(FILED.to_owned(), json!(filed));
    }
    object.retain(|_, value| !value.is_null());
    serde_json::from_value(Json::Object(object)).ok()
}

/// Few styles know `volume-title`, so a volume is named behind its work, with the number, which then stands nowhere else.
fn volume_in_its_work(object: &mut Map<String, Json>, record: &Record, volumes: Volumes) {
    let text = |name: &str| object.get(name).and_then(Json::as_str);
    let own = if record.entry_type.is_part() { "container-title" } else { "title" };
    let (Some(volume), Some(work)) = (text("volume-title"), text(own)) else { return };
    let named = volumes.title(work, text("volume"), volume);
    object.insert(own.to_owned(), json!(named));
    object.remove("volume");
}

/// The code of the language that a record's title is in, as far as it is known or sure.
pub(super) fn language(record: &Record) -> Option<String> {
    let said = [Field::LangId, Field::Language].iter().find_map(|field| record.text(field));
    said.map(|name| words::language_code(name).to_owned()).or_else(|| foreign(record).map(str::to_owned))
}

/// The item of an edited book with its editors in the author's place and a mark where *ed.* belongs.
///
/// The engine forgets a style's form of names where editors stand in for authors: Chicago's `Law, John, ed.` becomes
/// `J. Law.`. Vancouver's styles print no authors unless there are editors: `editors_too` leaves them.
pub(super) fn edited(record: &Record, id: &str, manner: Manner, editors_too: bool) -> Option<Item> {
    let mut changed = record.clone();
    let mut names = record.names(Field::Editor)?.clone();
    match names.list.last_mut()? {
        Name::Person(person) => person.suffix = format!("{}{EDITORS}", person.suffix),
        Name::Body(body) => body.push(EDITORS),
    }
    if !editors_too {
        changed.fields.remove(&Field::Editor);
    }
    changed.set_names(Field::Author, names);
    item(&changed, id, manner)
}

/// The item of a film with its directors, or whoever the field `editor` names, in the author's place.
pub(super) fn directed(record: &Record, id: &str, manner: Manner) -> Option<Item> {
    let mut changed = record.clone();
    let names = record.names(Field::Editor)?.clone();
    changed.fields.remove(&Field::Editor);
    changed.set_names(Field::Author, names);
    item(&changed, id, manner)
}

/// A name as the engine must have it: initials apart (it takes `M.H.` for one), and the particle where it is printed
/// behind the given names and not sorted by (`Beauvoir, Simone de`), which the engine does to dropping particles only.
fn one_name(name: &mut Json, demote: bool) {
    if name.get("others").is_some() {
        *name = json!({ "literal": OTHERS.to_string() });
        return;
    }
    let Some(parts) = name.as_object_mut() else { return };
    if let Some(Json::String(given)) = parts.get_mut("given") {
        *given = apart(given);
    }
    // `Le Goff`, `El Saadawi`: a particle with a capital is a part of the family name, and filed so.
    let capital =
        parts.get("non-dropping-particle").and_then(Json::as_str).filter(|p| p.starts_with(char::is_uppercase));
    if let (Some(particle), Some(family)) = (capital, parts.get("family").and_then(Json::as_str)) {
        let whole = format!("{particle} {family}");
        parts.remove("non-dropping-particle");
        parts.insert("family".to_owned(), json!(whole));
    }
    if let Some(Json::String(family)) = parts.get_mut("family") {
        *family = family.replace(' ', &JOINED.to_string());
    }
    let particle = if demote { parts.remove("non-dropping-particle") } else { None };
    if let Some(particle) = particle {
        parts.insert("dropping-particle".to_owned(), particle);
    }
}

/// `M.H.` → `M. H.`; `J.-P.` stays.
fn apart(given: &str) -> String {
    let mut shown = String::with_capacity(given.len() + 4);
    for c in given.chars() {
        if c.is_alphabetic() && shown.ends_with('.') {
            shown.push(' ');
        }
        shown.push(c);
    }
    shown
}

/// The first point of a date, in the astronomical years that the engine counts in.
fn one_date(date: &DateValue) -> Json {
    let (DateValue::Edtf(Date::At(point))
    | DateValue::Edtf(Date::Interval(Some(point), _) | Date::Interval(None, Some(point)))) = date
    else {
        return Json::Null;
    };
    let mut parts = vec![point.year.clamp(-9999, 9999)];
    let mut object = Map::new();
    match point.month {
        Some(month) if month <= 12 => {
            parts.push(i32::from(month));
            parts.extend(point.day.map(i32::from));
        }
        Some(season) => drop(object.insert("season".to_owned(), json!((season - 20).to_string()))),
        None => {}
    }
    object.insert("date-parts".to_owned(), json!([parts]));
    if point.approximate || point.uncertain {
        object.insert("circa".to_owned(), json!(true));
    }
    Json::Object(object)
}

/// Whether words only say that there is no date.
pub(super) fn is_no_date(words: &str) -> bool {
    matches!(crate::text::fold(words).as_str(), "" | "n d" | "nd" | "no date" | "undated" | "s d" | "o j")
}

/// A language other than English that the title is surely in. English capitals in such a title would be wrong; a guess
/// that is not sure is no reason to change anything, unless small words bear it out.
fn foreign(record: &Record) -> Option<&'static str> {
    let title = record.full_title();
    let books =
        [Field::BookTitle, Field::BookSubtitle, Field::MainTitle].map(|field| record.text(&field).unwrap_or(""));
    surely_foreign(&title).or_else(|| {
        // A chapter's title is short; the book's is in the same language unless it shows another one.
        let whole = [&title, " ", &books.join(" ")].concat();
        (!has_words(&title, &ENGLISH, 1)).then(|| surely_foreign(&whole)).flatten()
    })
}

fn surely_foreign(title: &str) -> Option<&'static str> {
    let guess = whatlang::detect(title)?;
    let borne_out = !has_words(title, &ENGLISH, 1) && has_words(title, &FOREIGN, 2);
    if guess.lang() == whatlang::Lang::Eng || !(guess.is_reliable() || borne_out) {
        return None;
    }
    Some(match guess.lang() {
        whatlang::Lang::Deu => "de",
        whatlang::Lang::Fra => "fr",
        whatlang::Lang::Spa => "es",
        whatlang::Lang::Ita => "it",
        whatlang::Lang::Por => "pt",
        whatlang::Lang::Nld => "nl",
        whatlang::Lang::Rus => "ru",
        whatlang::Lang::Pol => "pl",
        whatlang::Lang::Swe => "sv",
        whatlang::Lang::Dan => "da",
        other => other.code(),
    })
}

/// Small words of other languages: in a dozen words nothing else tells Swedish from English.
#[rustfmt::skip]
const FOREIGN: [&str; 66] = [
    "och", "på", "av", "från", "till", "om", "det", "som", "för", "ett", "den", "under", "og", "af", "til", "fra", "et",
    "het", "een", "van", "voor", "zijn", "naar", "und", "der", "das", "von", "zur", "zum", "im", "les", "des", "du", "une",
    "dans", "sur", "della", "delle", "dei", "degli", "nel", "nella", "gli", "il", "di", "per", "los", "las", "el", "del",
    "una", "y", "da", "do", "dos", "em", "na", "w", "za", "la", "le", "lo", "alla", "dello", "nello", "sul",
];
const ENGLISH: [&str; 16] =
    ["the", "of", "and", "for", "with", "to", "from", "a", "an", "by", "on", "is", "are", "how", "its", "at"];

/// Whether a title has so many words of a list.
fn has_words(title: &str, list: &[&str], count: usize) -> bool {
    let words = title.split(|c: char| !c.is_alphanumeric()).map(str::to_lowercase);
    words.filter(|word| list.contains(&word.as_str())).nth(count - 1).is_some()
}
