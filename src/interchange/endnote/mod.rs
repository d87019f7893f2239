//! EndNote XML, the export of EndNote's libraries, which other reference managers write too.
//!
//! After the elements that EndNote's own export uses: `xml/records/record`, every text in `style` runs. Types are known
//! by their name, else by their number. The table is in [`mod@tags`] and in `docs/record-formats.md`.

mod tags;
mod write;

use super::draft::{Draft, Gathered, clean, publisher_field};
use super::xml::{self, Element};
use super::{ris, words};
use crate::diagnostic::Diagnostic;
use crate::record::{DateValue, EntryType, Field, Record, Value};
use crate::text::{Span, fold};
use tags::{ABOUT_THE_COPY, TEXTS};
pub use write::{left_out, write};

/// Reads EndNote XML. What is not well-formed is reported with its place, and every other record is still read.
///
/// ```
/// use catena::interchange::endnote;
/// let text = "<xml><records><record><ref-type name='Book'>6</ref-type><titles><title>Risikogesellschaft</title>\
///     </titles><dates><year>1986</year></dates></record></records></xml>";
/// let (records, problems) = endnote::read(text);
/// assert_eq!(records[0].year(), Some(1986));
/// assert!(problems.is_empty());
/// ```
pub fn read(text: &str) -> (Vec<Record>, Vec<Diagnostic>) {
    let mut gathered = Gathered::default();
    xml::each(text, &["record"], &mut gathered, |record, gathered| {
        let mut draft = gathered.draft();
        let edited = entry_type(record, &mut draft);
        let mut short = String::new();
        for child in record.children() {
            match child.name() {
                "ref-type" => {}
                "contributors" => contributors(child, edited, &mut draft),
                "titles" => short = titles(child, &mut draft),
                "periodical" => periodical(child, &mut draft),
                "dates" => dates(child, &mut draft),
                "urls" => urls(child, &mut draft),
                "keywords" => child.children().for_each(|word| draft.keyword(&word.text())),
                name => field(name, child, &mut draft),
            }
        }
        draft.short_title(&short);
        draft.finish();
    });
    gathered.into_parts()
}

/// Sets the type; says whether the record is an edited book, whose `authors` are its editors.
fn entry_type(record: Element, draft: &mut Draft) -> bool {
    let Some(element) = record.child("ref-type") else {
        draft.unknown_type("", record.span());
        return false;
    };
    let (name, number) = (element.attribute("name"), element.text());
    let Some((kind, subtype)) = tags::entry_type(name, &number) else {
        draft.unknown_type(if name.is_empty() { &number } else { name }, element.span());
        return false;
    };
    let has = |list: &str| {
        let contributors = record.child("contributors");
        contributors.is_some_and(|c| c.children().any(|child| child.name() == list && !child.text().is_empty()))
    };
    let edited = kind == EntryType::Collection;
    draft.record.entry_type = match kind {
        EntryType::InCollection if !has("secondary-authors") => EntryType::InBook,
        EntryType::Book if has("secondary-authors") && !has("authors") => EntryType::Collection,
        kind => kind,
    };
    if let Some(subtype) = subtype {
        draft.record.set_text(Field::Other("entrysubtype".to_owned()), subtype);
    }
    edited
}

fn contributors(element: Element, edited: bool, draft: &mut Draft) {
    for list in element.children() {
        let field = match list.name() {
            "authors" if edited => Field::Editor,
            "authors" => Field::Author,
            "secondary-authors" if edited => Field::EditorA,
            "secondary-authors" => Field::Editor,
            "tertiary-authors" if draft.record.entry_type != EntryType::Thesis => Field::EditorA,
            "subsidiary-authors" | "translated-authors" => Field::Translator,
            name => {
                draft.left_out(name, &joined(list), list.span());
                continue;
            }
        };
        for author in list.children() {
            if field == Field::EditorA {
                draft.record.set_text(Field::EditorAType, "collection-editor");
            }
            draft.name(field.clone(), ris::name(&author.text()));
        }
    }
}

fn joined(list: Element) -> String {
    list.children().map(|child| child.text()).collect::<Vec<_>>().join("; ")
}

/// Sets the titles and gives the short one.
fn titles(element: Element, draft: &mut Draft) -> String {
    let mut short = String::new();
    let kind = draft.record.entry_type.clone();
    let in_journal = !kind.is_part() && !ris::is_whole_book(&kind);
    for title in element.children() {
        let (value, span) = (title.text(), title.span());
        match title.name() {
            "title" => draft.text(Field::Title, &value, span),
            "secondary-title" if kind.is_part() => draft.book_title(&value, span),
            "secondary-title" if ris::is_whole_book(&kind) => draft.text(Field::Series, &value, span),
            "secondary-title" | "alt-title" if in_journal => journal(&value, span, draft),
            "tertiary-title" => draft.text(Field::Series, &value, span),
            "short-title" => short = value,
            _ if value.is_empty() => {}
            name => draft.left_out(name, &value, span),
        }
    }
    short
}

fn periodical(element: Element, draft: &mut Draft) {
    let part_of_book = draft.record.entry_type.is_part() || ris::is_whole_book(&draft.record.entry_type);
    for title in element.children() {
        let (value, span) = (title.text(), title.span());
        match title.name() {
            // Other programs repeat the second title here, whatever the type.
            "full-title" if part_of_book => {
                let known = [draft.record.text(&Field::Series).map(str::to_owned), book(&draft.record)];
                if !known.iter().flatten().any(|title| *title == value) {
                    draft.left_out("full-title", &value, span);
                }
            }
            "full-title" if draft.record.entry_type == EntryType::Article => journal(&value, span, draft),
            "full-title" => draft.text(Field::JournalTitle, &value, span),
            "abbr-1" => draft.text(Field::ShortJournal, &value, span),
            _ if value.is_empty() => {}
            name => draft.left_out(name, &value, span),
        }
    }
}

/// A name of the journal. What PubMed gives to EndNote has the abbreviation first and the whole name behind it: the
/// longer one is the journal's title, whichever element it stands in.
fn journal(value: &str, span: Span, draft: &mut Draft) {
    let known = draft.record.text(&Field::JournalTitle).map(str::to_owned);
    let short = draft.record.text(&Field::ShortJournal).map(str::to_owned);
    let same = |name: &Option<String>| name.as_deref().is_some_and(|name| fold(name) == fold(value));
    match known {
        None => draft.text(Field::JournalTitle, value, span),
        Some(_) if same(&known) || same(&short) => {}
        Some(longer) if is_abbreviation(value, &longer) => draft.text(Field::ShortJournal, value, span),
        Some(shorter) if short.is_none() && is_abbreviation(&shorter, value) => {
            draft.record.set_text(Field::ShortJournal, shorter);
            draft.record.set_text(Field::JournalTitle, value);
        }
        // `JAMA`
        Some(longer) if short.is_none() && value.chars().count() < longer.chars().count() => {
            draft.text(Field::ShortJournal, value, span);
        }
        Some(_) => draft.text(Field::JournalTitle, value, span),
    }
}

/// Whether each word of `short` begins a word of `long`, in order: `Arch Intern Med`, of `Archives of internal medicine`.
fn is_abbreviation(short: &str, long: &str) -> bool {
    let (short, long) = (fold(short), fold(long));
    let mut words = long.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let parts = short.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty());
    short.len() < long.len() && parts.into_iter().all(|part| words.any(|word| begins(part, word)))
}

/// Whether `part` begins `word` and lacks only its end or some letters inside it: `intl`, of `international`.
fn begins(part: &str, word: &str) -> bool {
    let mut letters = word.chars();
    part.chars().next() == word.chars().next() && part.chars().all(|c| letters.any(|letter| letter == c))
}

fn book(record: &Record) -> Option<String> {
    let title = record.text(&Field::BookTitle)?;
    Some(record.text(&Field::BookSubtitle).map_or_else(|| title.to_owned(), |subtitle| format!("{title}: {subtitle}")))
}

/// The year, and the day and month where they make a date with it.
fn dates(element: Element, draft: &mut Draft) {
    let year = element.of("year");
    for child in element.children() {
        match child.name() {
            "year" => draft.date(&year, child.span()),
            "pub-dates" => {
                for date in child.children() {
                    let value = date.text();
                    let whole = super::draft::printed_date(&value);
                    let with_year = super::draft::printed_date(&format!("{year} {value}"));
                    match (&whole, &with_year) {
                        _ if value.is_empty() => {}
                        (DateValue::Edtf(_), _) => draft.date(&value, date.span()),
                        (_, DateValue::Edtf(_)) => draft.date(&format!("{year} {value}"), date.span()),
                        _ => draft.left_out("date", &value, date.span()),
                    }
                }
            }
            name if !child.text().is_empty() => draft.left_out(name, &child.text(), child.span()),
            _ => {}
        }
    }
}

fn urls(element: Element, draft: &mut Draft) {
    for group in element.children() {
        for url in group.children() {
            let field = match group.name() {
                "pdf-urls" | "image-urls" => Field::File,
                _ => Field::Url,
            };
            draft.text(field, &url.text(), url.span());
        }
    }
}

fn field(name: &str, element: Element, draft: &mut Draft) {
    let (value, span) = (element.text(), element.span());
    let kind = draft.record.entry_type.clone();
    if value.is_empty() {
        return;
    }
    match name {
        "pages" => draft.pages(&value, span),
        "publisher" => draft.list(publisher_field(&kind), &value),
        "pub-location" => draft.list(Field::Location, &value),
        "isbn" => draft.standard_number(&element.lines(), span),
        "electronic-resource-num" => draft.doi(&value, span),
        "language" => draft.language(&value),
        "work-type" => draft.text(Field::Type, words::kind(&value), span),
        "access-date" => draft.record.set(Field::UrlDate, Value::Date(super::draft::printed_date(&value))),
        "orig-pub" => match super::draft::printed_date(&value) {
            date @ DateValue::Edtf(_) => draft.record.set(Field::OrigDate, Value::Date(date)),
            DateValue::Literal(_) => draft.left_out(name, &value, span),
        },
        // Where BibTeX's users of EndNote keep the citation key; others write whole sentences here.
        "label" if !value.contains(char::is_whitespace) && draft.record.key.is_empty() => draft.record.key = value,
        // EndNote's “start page” of an article.
        "section" if kind == EntryType::Article => {
            if !draft.record.has(&Field::Pages) {
                draft.pages(&value, span);
            } else if draft.record.pages().first().is_none_or(|(first, _)| *first != value) {
                draft.left_out(name, &value, span);
            }
        }
        // The day on which PubMed took the record in.
        "edition" if kind == EntryType::Article && is_day(&value) => draft.about_the_copy(name),
        "custom2" if value.starts_with("PMC") => draft.eprint("pmcid", &value, span),
        "custom7" if kind == EntryType::Article => draft.text(Field::EId, &value, span),
        "accession-num" => match value.split_once(':') {
            Some((archive, id)) if !archive.is_empty() && archive.bytes().all(|b| b.is_ascii_alphanumeric()) => {
                draft.eprint(archive, &clean(id), span);
            }
            _ => draft.text(Field::Library, &value, span),
        },
        name => match TEXTS.iter().find(|(known, _)| *known == name) {
            Some((_, field)) => draft.text(field.clone(), &value, span),
            None if ABOUT_THE_COPY.contains(&name) => draft.about_the_copy(name),
            None => draft.left_out(name, &value, span),
        },
    }
}

/// `2003/11/26`.
fn is_day(value: &str) -> bool {
    let parts: Vec<&str> = value.split('/').collect();
    matches!(parts.as_slice(), [year, _, _] if year.len() == 4)
        && value.bytes().all(|b| b.is_ascii_digit() || b == b'/')
}

#[cfg(test)]
mod tests;
