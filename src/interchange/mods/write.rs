//! Records → MODS 3.

use super::kinds;
use crate::interchange::markup::Markup;
use crate::interchange::{changed, ris, words};
use crate::record::{DateValue, EntryType, Field, Name, Names, Record};

/// The records as one `modsCollection`.
///
/// ```
/// use catena::interchange::mods;
/// use catena::record::{EntryType, Field, Record};
/// let mut record = Record::new(EntryType::Book);
/// record.set_text(Field::Title, "Risikogesellschaft");
/// record.set_date(Field::Date, "1986");
/// let text = mods::write([&record]);
/// assert!(text.contains("<genre>book</genre>"));
/// assert_eq!(mods::read(&text).0, [record]);
/// ```
pub fn write<'r>(records: impl IntoIterator<Item = &'r Record>) -> String {
    let mut markup = Markup::new();
    markup.root("modsCollection", &[("xmlns", "http://www.loc.gov/mods/v3")], |markup| {
        records.into_iter().for_each(|record| markup.element("mods", &[], |markup| one(markup, record)));
    });
    markup.finish()
}

/// The fields of a record that come back otherwise, or not at all, when its MODS is read; `None` stands for its type.
pub fn left_out(record: &Record) -> Vec<Option<Field>> {
    changed(record, super::read(&write([record])).0.first())
}

fn text<'r>(record: &'r Record, field: &Field) -> &'r str {
    record.text(field).unwrap_or_default()
}

fn one(markup: &mut Markup, record: &Record) {
    let kind = &record.entry_type;
    let article = *kind == EntryType::Article;
    markup.element("titleInfo", &[], |markup| {
        markup.leaf("title", &[], text(record, &Field::Title));
        markup.leaf("subTitle", &[], text(record, &Field::Subtitle));
        markup.leaf("partNumber", &[], text(record, &Field::Part));
        markup.leaf("partName", &[], text(record, &Field::TitleAddon));
    });
    for (kind, field) in [("abbreviated", Field::ShortTitle), ("uniform", Field::OrigTitle)] {
        markup.element("titleInfo", &[("type", kind)], |markup| markup.leaf("title", &[], text(record, &field)));
    }
    // The editors of a part are its host's.
    let part = kind.is_part() && (record.has(&Field::BookTitle) || record.has(&Field::Editor));
    names(markup, record.names(Field::Author), "aut");
    if !part {
        names(markup, record.names(Field::Editor), "edt");
    }
    names(markup, record.names(Field::Translator), "trl");
    if record.text(&Field::EditorAType) == Some("collection-editor") {
        names(markup, record.names(Field::EditorA), "pbd");
    }
    markup.leaf("genre", &[], kinds::genre_of(kind, text(record, &Field::Other("entrysubtype".to_owned()))));
    markup.element("originInfo", &[], |markup| origin(markup, record));
    markup.element("language", &[], |markup| {
        markup.leaf("languageTerm", &[("type", "code"), ("authority", "rfc3066")], &ris::language(record));
    });
    if record.has(&Field::PageTotal) {
        markup.element("physicalDescription", &[], |markup| {
            markup.leaf("extent", &[], &format!("{} p.", text(record, &Field::PageTotal)));
        });
    }
    markup.leaf("abstract", &[], text(record, &Field::Abstract));
    markup.leaf("note", &[], text(record, &Field::Note));
    markup.leaf("note", &[("type", "annotation")], text(record, &Field::Annotation));
    markup.leaf("note", &[("type", "thesis")], words::genre(text(record, &Field::Type)));
    for word in text(record, &Field::Keywords).split([',', ';']) {
        markup.element("subject", &[], |markup| markup.leaf("topic", &[], word.trim()));
    }
    let host = article || part;
    if host {
        markup.element("relatedItem", &[("type", "host")], |markup| self::host(markup, record, article));
    } else {
        numbers(markup, record, [Field::Isbn, Field::Issn]);
    }
    series(markup, record);
    if !host {
        markup.element("part", &[], |markup| self::part(markup, record));
    }
    identifiers(markup, record);
    markup.element("location", &[], |markup| {
        let seen = record.date(Field::UrlDate).map(ToString::to_string).unwrap_or_default();
        markup.leaf("url", &[("dateLastAccessed", &seen)], text(record, &Field::Url));
        markup.leaf("physicalLocation", &[], text(record, &Field::Library));
    });
}

fn names(markup: &mut Markup, names: Option<&Names>, role: &str) {
    let Some(names) = names else { return };
    for (at, name) in names.list.iter().enumerate() {
        let kind = if matches!(name, Name::Person(_)) { "personal" } else { "corporate" };
        markup.element("name", &[("type", kind)], |markup| {
            match name {
                Name::Body(body) => markup.leaf("namePart", &[], body),
                Name::Person(person) => {
                    markup.leaf("namePart", &[("type", "family")], &name.family());
                    markup.leaf("namePart", &[("type", "given")], &person.given);
                    markup.leaf("namePart", &[("type", "termsOfAddress")], &person.suffix);
                }
            }
            if names.and_others && at + 1 == names.list.len() {
                markup.leaf("etal", &[], "et al.");
            }
            markup.element("role", &[], |markup| {
                markup.leaf("roleTerm", &[("type", "code"), ("authority", "marcrelator")], role);
            });
        });
    }
}

fn origin(markup: &mut Markup, record: &Record) {
    for place in record.list(Field::Location) {
        markup.element("place", &[], |markup| markup.leaf("placeTerm", &[("type", "text")], place));
    }
    ris::publisher(record).iter().for_each(|publisher| markup.leaf("publisher", &[], publisher));
    match record.date(Field::Date) {
        Some(DateValue::Edtf(date)) => markup.leaf("dateIssued", &[("encoding", "edtf")], &date.to_string()),
        Some(DateValue::Literal(words)) => markup.leaf("dateIssued", &[], words),
        None => markup.leaf("dateIssued", &[], words::status(text(record, &Field::PubState))),
    }
    markup.leaf("edition", &[], text(record, &Field::Edition));
}

/// The journal or book that the work stands in.
fn host(markup: &mut Markup, record: &Record, article: bool) {
    let [title, subtitle] = match article {
        true => [Field::JournalTitle, Field::JournalSubtitle],
        false => [Field::BookTitle, Field::BookSubtitle],
    };
    markup.element("titleInfo", &[], |markup| {
        markup.leaf("title", &[], text(record, &title));
        markup.leaf("subTitle", &[], text(record, &subtitle));
    });
    if article {
        markup.element("titleInfo", &[("type", "abbreviated")], |markup| {
            markup.leaf("title", &[], text(record, &Field::ShortJournal));
        });
    } else {
        names(markup, record.names(Field::BookAuthor), "aut");
        names(markup, record.names(Field::Editor), "edt");
    }
    numbers(markup, record, [Field::Isbn, Field::Issn]);
    markup.element("part", &[], |markup| part(markup, record));
}

fn series(markup: &mut Markup, record: &Record) {
    markup.element("relatedItem", &[("type", "series")], |markup| {
        markup.element("titleInfo", &[], |markup| markup.leaf("title", &[], text(record, &Field::Series)));
    });
}

fn numbers(markup: &mut Markup, record: &Record, fields: [Field; 2]) {
    for field in fields {
        markup.leaf("identifier", &[("type", field.name())], text(record, &field));
    }
}

fn part(markup: &mut Markup, record: &Record) {
    let number = record.text(&Field::Number).or_else(|| record.text(&Field::Issue)).unwrap_or_default();
    let details = [
        ("volume", text(record, &Field::Volume)),
        ("issue", number),
        ("chapter", text(record, &Field::Chapter)),
        ("article number", text(record, &Field::EId)),
    ];
    for (kind, number) in details {
        markup.element("detail", &[("type", kind)], |markup| markup.leaf("number", &[], number));
    }
    markup.element("extent", &[("unit", "page")], |markup| match record.pages() {
        [(first, Some(last))] => {
            markup.leaf("start", &[], first);
            markup.leaf("end", &[], last);
        }
        ranges => {
            let ranges = ranges.iter().map(|(first, last)| match last {
                Some(last) => format!("{first}–{last}"),
                None => first.clone(),
            });
            markup.leaf("list", &[], &ranges.collect::<Vec<_>>().join(", "));
        }
    });
}

fn identifiers(markup: &mut Markup, record: &Record) {
    markup.leaf("identifier", &[("type", "citekey")], &record.key);
    markup.leaf("identifier", &[("type", "doi")], text(record, &Field::Doi));
    let archive = text(record, &Field::EprintType).to_lowercase();
    if matches!(archive.as_str(), "pubmed" | "pmid" | "pmcid" | "arxiv") {
        markup.leaf("identifier", &[("type", &archive)], text(record, &Field::Eprint));
    }
}
