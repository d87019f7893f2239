//! Records → RIS.

use super::tags::{self, TEXTS};
use crate::interchange::{changed, words};
use crate::record::{Date, DatePoint, DateValue, EntryType, Field, Name, Names, Record};

/// The records as RIS, one after another, a blank line between them.
///
/// ```
/// use catena::interchange::ris;
/// use catena::record::{EntryType, Field, Record};
/// let mut record = Record::new(EntryType::Book);
/// record.set_text(Field::Title, "Risikogesellschaft");
/// record.set_date(Field::Date, "1986");
/// assert_eq!(ris::write([&record]), "TY  - BOOK\nTI  - Risikogesellschaft\nPY  - 1986\nER  - \n");
/// ```
pub fn write<'r>(records: impl IntoIterator<Item = &'r Record>) -> String {
    records.into_iter().map(write_one).collect::<Vec<_>>().join("\n")
}

/// The fields of a record that come back otherwise, or not at all, when its RIS is read; `None` stands for its type.
pub fn left_out(record: &Record) -> Vec<Option<Field>> {
    changed(record, super::read(&write_one(record)).0.first())
}

fn write_one(record: &Record) -> String {
    let mut lines = Lines(String::new());
    let subtype = record.text(&Field::Other("entrysubtype".to_owned())).unwrap_or_default();
    lines.put("TY", tags::ris_type(&record.entry_type, subtype));
    lines.put("ID", &record.key);
    for (tag, field) in [("AU", Field::Author), ("ED", Field::Editor), ("A4", Field::Translator)] {
        lines.names(tag, record.names(field));
    }
    if record.text(&Field::EditorAType) == Some("collection-editor") {
        lines.names("A3", record.names(Field::EditorA));
    }
    lines.put("TI", &record.full_title());
    let short =
        record.text(&Field::ShortTitle).or_else(|| record.text(&Field::Title).filter(|_| record.has(&Field::Subtitle)));
    lines.put("ST", short.unwrap_or_default());
    lines.put("T2", &container(record));
    lines.date("PY", "DA", record);
    for (tag, field) in TEXTS {
        if tag == "DO" {
            lines.put("PB", &publisher(record).join("; "));
            lines.put("CY", &record.list(Field::Location).join("; "));
            lines.put("M3", sort(record).unwrap_or_default());
            let number = if record.entry_type == EntryType::Article { "IS" } else { "M1" };
            lines.put(number, record.text(&Field::Number).or_else(|| record.text(&Field::Issue)).unwrap_or_default());
            lines.pages(record);
            lines.put("LA", &language(record));
            lines.put("OP", &record.date(Field::OrigDate).map(ToString::to_string).unwrap_or_default());
            for field in [Field::Isbn, Field::Issn] {
                lines.put("SN", record.text(&field).unwrap_or_default());
            }
        }
        lines.put(tag, record.text(&field).unwrap_or_default());
        if tag == "UR" {
            lines.put("Y2", &record.date(Field::UrlDate).map(slashed).unwrap_or_default());
            match (record.text(&Field::Eprint), record.text(&Field::EprintType)) {
                (Some(id), Some(kind)) => lines.put("AN", &format!("{kind}:{id}")),
                _ => lines.put("AN", record.text(&Field::Library).unwrap_or_default()),
            }
        }
    }
    for keyword in record.text(&Field::Keywords).unwrap_or_default().split([',', ';']) {
        lines.put("KW", keyword.trim());
    }
    lines.0.push_str("ER  - \n");
    lines.0
}

/// A journal's or a book's title.
pub(in crate::interchange) fn container(record: &Record) -> String {
    let joined = |title: &Field, subtitle: &Field| match (record.text(title), record.text(subtitle)) {
        (Some(title), Some(subtitle)) => Some(format!("{title}: {subtitle}")),
        (title, subtitle) => title.or(subtitle).map(str::to_owned),
    };
    joined(&Field::JournalTitle, &Field::JournalSubtitle)
        .or_else(|| joined(&Field::BookTitle, &Field::BookSubtitle))
        .unwrap_or_default()
}

pub(in crate::interchange) fn publisher(record: &Record) -> &[String] {
    [Field::Publisher, Field::Institution, Field::Organization]
        .iter()
        .map(|field| record.list(field.clone()))
        .find(|list| !list.is_empty())
        .unwrap_or_default()
}

pub(in crate::interchange) fn language(record: &Record) -> String {
    match record.text(&Field::LangId) {
        Some(langid) => words::language_code(langid).to_owned(),
        None => {
            record.list(Field::Language).iter().map(|name| words::language_code(name)).collect::<Vec<_>>().join("; ")
        }
    }
}

/// What sort of thesis, report or manuscript it is.
fn sort(record: &Record) -> Option<&str> {
    let unpublished = record.entry_type == EntryType::Unpublished;
    record.text(&Field::Type).map(words::genre).or_else(|| record.text(&Field::HowPublished).filter(|_| unpublished))
}

struct Lines(String);

impl Lines {
    fn put(&mut self, tag: &str, value: &str) {
        let value = crate::text::collapse_whitespace(value);
        if !value.is_empty() {
            self.0.push_str(&format!("{tag}  - {value}\n"));
        }
    }

    fn names(&mut self, tag: &str, names: Option<&Names>) {
        let Some(names) = names else { return };
        for name in &names.list {
            self.put(tag, &written(name));
        }
        if names.and_others {
            self.put(tag, "et al.");
        }
    }

    /// The year, and the whole date where there is more; a work that has none is in a state.
    fn date(&mut self, year: &str, whole: &str, record: &Record) {
        match record.date(Field::Date) {
            Some(DateValue::Literal(words)) => self.put(year, words),
            Some(date @ DateValue::Edtf(Date::At(DatePoint { year: number, .. }))) => {
                self.put(year, &format!("{number:04}"));
                if date.to_string().len() > 4 {
                    self.put(whole, &slashed(date));
                }
            }
            Some(date) => {
                self.put(year, &format!("{:04}", date.year().unwrap_or_default()));
                self.put(whole, &slashed(date));
            }
            None => self.put(year, record.text(&Field::PubState).map_or("", words::status)),
        }
    }

    fn pages(&mut self, record: &Record) {
        match record.pages() {
            [] => self.put("SP", record.text(&Field::PageTotal).unwrap_or_default()),
            [(first, last)] => {
                let lone = if last.is_none() { not_a_length(record, first.clone()) } else { first.clone() };
                self.put("SP", &lone);
                self.put("EP", last.as_deref().unwrap_or_default());
            }
            several => {
                let ranges = several.iter().map(|(first, last)| match last {
                    Some(last) => format!("{first}–{last}"),
                    None => first.clone(),
                });
                self.put("SP", &ranges.collect::<Vec<_>>().join(", "));
            }
        }
    }
}

/// `1999/04/12/`; what RIS has no place for stands behind the last slash: a season, a span, a doubt.
fn slashed(date: &DateValue) -> String {
    match date {
        DateValue::Edtf(Date::At(DatePoint { year, month, day, approximate: false, uncertain: false }))
            if month.is_none_or(|month| month <= 12) && (0..=9999).contains(year) =>
        {
            let two = |part: &Option<u8>| part.map_or_else(String::new, |part| format!("{part:02}"));
            format!("{year:04}/{}/{}/", two(month), two(day))
        }
        DateValue::Edtf(date) => format!("{:04}///{}", date.year(), date.to_string().replace('/', "–")),
        DateValue::Literal(words) => words.clone(),
    }
}

/// `Beauvoir, Simone de`'s family name first; a body is told from a person as EndNote does it: a comma behind a single
/// word, two commas for one of its own.
pub(in crate::interchange) fn written(name: &Name) -> String {
    match name {
        Name::Body(body) if body.contains(", ") => body.replacen(", ", ",, ", 1),
        Name::Body(body) if !body.contains(' ') => format!("{body},"),
        Name::Body(body) => body.clone(),
        Name::Person(person) => {
            let mut parts = vec![name.family()];
            if !person.given.is_empty() || !person.suffix.is_empty() {
                parts.push(person.given.clone());
            }
            if !person.suffix.is_empty() {
                parts.push(person.suffix.clone());
            }
            parts.join(", ")
        }
    }
}

/// Of a whole book a number alone is its length to every program; a page of it says that it is one.
pub(in crate::interchange) fn not_a_length(record: &Record, pages: String) -> String {
    let number = pages.bytes().all(|b| b.is_ascii_digit());
    if number && tags::is_whole_book(&record.entry_type) { format!("p. {pages}") } else { pages }
}
