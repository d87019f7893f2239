//! Records → EndNote XML, in the elements and the order of EndNote's own export.

use super::tags::{self, TEXTS};
use crate::interchange::markup::Markup;
use crate::interchange::{changed, ris, words};
use crate::record::{DateValue, EntryType, Field, Names, Record};

/// The records as one file that EndNote, Zotero and other reference managers import.
///
/// ```
/// use catena::interchange::endnote;
/// use catena::record::{EntryType, Field, Record};
/// let mut record = Record::new(EntryType::Book);
/// record.set_text(Field::Title, "Risikogesellschaft");
/// record.set_date(Field::Date, "1986");
/// let text = endnote::write([&record]);
/// assert!(text.contains("<ref-type name=\"Book\">6</ref-type>"));
/// assert_eq!(endnote::read(&text).0, [record]);
/// ```
pub fn write<'r>(records: impl IntoIterator<Item = &'r Record>) -> String {
    let mut markup = Markup::new();
    markup.root("xml", &[], |markup| {
        markup.root("records", &[], |markup| {
            records.into_iter().for_each(|record| markup.element("record", &[], |markup| one(markup, record)));
        });
    });
    markup.finish()
}

/// The fields of a record that come back otherwise, or not at all, when its EndNote XML is read; `None` stands for its
/// type.
pub fn left_out(record: &Record) -> Vec<Option<Field>> {
    changed(record, super::read(&write([record])).0.first())
}

fn one(markup: &mut Markup, record: &Record) {
    let kind = &record.entry_type;
    let text = |field: Field| record.text(&field).unwrap_or_default();
    let subtype = text(Field::Other("entrysubtype".to_owned()));
    let (name, number, written_as) = tags::reference_type(kind, subtype);
    let article = written_as == EntryType::Article;
    let whole = ris::is_whole_book(&written_as);
    markup.leaf("ref-type", &[("name", &name)], number);
    markup.element("contributors", &[], |markup| contributors(markup, record, written_as == EntryType::Collection));
    markup.element("titles", &[], |markup| {
        markup.leaf("title", &[], &record.full_title());
        // A book's second title is its series.
        markup.leaf(
            "secondary-title",
            &[],
            &if whole { text(Field::Series).to_owned() } else { ris::container(record) },
        );
        if !whole {
            markup.leaf("tertiary-title", &[], text(Field::Series));
        }
        let title = record.text(&Field::Title).filter(|_| record.has(&Field::Subtitle));
        markup.leaf("short-title", &[], record.text(&Field::ShortTitle).or(title).unwrap_or_default());
    });
    markup.element("periodical", &[], |markup| markup.leaf("abbr-1", &[], text(Field::ShortJournal)));
    markup.leaf("pages", &[], &pages(record));
    if !record.has(&Field::Number) {
        markup.leaf("number", &[], text(Field::Issue));
    }
    for (element, field) in TEXTS.iter().filter(|(element, _)| *element != "report-id") {
        // Of an article `section` is its first page.
        if *element != "section" || !article {
            markup.leaf(element, &[], text(field.clone()));
        }
    }
    markup.element("keywords", &[], |markup| {
        text(Field::Keywords).split([',', ';']).for_each(|word| markup.leaf("keyword", &[], word.trim()));
    });
    markup.element("dates", &[], |markup| dates(markup, record));
    markup.leaf("pub-location", &[], &record.list(Field::Location).join("; "));
    markup.leaf("publisher", &[], &ris::publisher(record).join("; "));
    let numbers = [text(Field::Isbn), text(Field::Issn)];
    markup.leaf("isbn", &[], &numbers.into_iter().filter(|number| !number.is_empty()).collect::<Vec<_>>().join("\r"));
    match (record.text(&Field::Eprint), record.text(&Field::EprintType)) {
        (Some(id), Some(archive)) => markup.leaf("accession-num", &[], &format!("{archive}:{id}")),
        _ => markup.leaf("accession-num", &[], text(Field::Library)),
    }
    markup.leaf("electronic-resource-num", &[], text(Field::Doi));
    if article {
        markup.leaf("custom7", &[], text(Field::EId));
    }
    markup.element("urls", &[], |markup| {
        markup.element("related-urls", &[], |markup| markup.leaf("url", &[], text(Field::Url)));
        markup.element("pdf-urls", &[], |markup| markup.leaf("url", &[], text(Field::File)));
    });
    markup.leaf("language", &[], &ris::language(record));
    markup.leaf("work-type", &[], words::genre(text(Field::Type)));
    for (element, field) in [("access-date", Field::UrlDate), ("orig-pub", Field::OrigDate)] {
        markup.leaf(element, &[], &record.date(field).map(ToString::to_string).unwrap_or_default());
    }
    markup.leaf("label", &[], &record.key);
}

fn contributors(markup: &mut Markup, record: &Record, edited: bool) {
    let series = record.names(Field::EditorA).filter(|_| record.text(&Field::EditorAType) == Some("collection-editor"));
    let [author, editor, translator] =
        [Field::Author, Field::Editor, Field::Translator].map(|field| record.names(field));
    let lists = match edited {
        true => [("authors", editor), ("secondary-authors", series), ("translated-authors", translator)].to_vec(),
        false => [
            ("authors", author),
            ("secondary-authors", editor),
            ("tertiary-authors", series.filter(|_| record.entry_type != EntryType::Thesis)),
            ("translated-authors", translator),
        ]
        .to_vec(),
    };
    for (element, names) in lists {
        if let Some(names) = names {
            markup.element(element, &[], |markup| list(markup, names));
        }
    }
}

fn list(markup: &mut Markup, names: &Names) {
    names.list.iter().for_each(|name| markup.leaf("author", &[], &ris::written(name)));
    if names.and_others {
        markup.leaf("author", &[], "et al.");
    }
}

/// The year, and the whole date where there is more.
fn dates(markup: &mut Markup, record: &Record) {
    let Some(date) = record.date(Field::Date) else {
        return markup.leaf("year", &[], words::status(record.text(&Field::PubState).unwrap_or_default()));
    };
    match date {
        DateValue::Literal(words) => markup.leaf("year", &[], words),
        DateValue::Edtf(edtf) => {
            let whole = edtf.to_string();
            let year = format!("{:04}", edtf.year());
            markup.leaf("year", &[], &year);
            if whole != year {
                markup.element("pub-dates", &[], |markup| markup.leaf("date", &[], &whole));
            }
        }
    }
}

fn pages(record: &Record) -> String {
    let ranges = record.pages().iter().map(|(first, last)| match last {
        Some(last) => format!("{first}–{last}"),
        None => first.clone(),
    });
    let all = ranges.collect::<Vec<_>>().join(", ");
    match all.is_empty() {
        true => record.text(&Field::PageTotal).unwrap_or_default().to_owned(),
        false => ris::not_a_length(record, all),
    }
}
