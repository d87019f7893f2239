//! Parts whose book a list names only in short, as it has the book in an entry of its own: `Moor, Ann. “Salt.” In Quay 1968, 33–45`.
//!
//! Takes the references of a list; completes such a part from the one entry that the short form means. Where none is meant, or more
//! than one may be, the part stays as it stands.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use regex::Regex;

use super::Reference;
use super::assemble::{full_end, read_names};
use crate::diagnostic::Diagnostic;
use crate::document::is_particle;
use crate::record::{EntryType, Field, Name, Value};
use crate::text::fold;

/// What a part takes from the book that holds it, and under which name.
const FROM_THE_BOOK: [(Field, Field); 12] = [
    (Field::Title, Field::BookTitle),
    (Field::Subtitle, Field::BookSubtitle),
    (Field::MainTitle, Field::MainTitle),
    (Field::Author, Field::BookAuthor),
    (Field::Editor, Field::Editor),
    (Field::Date, Field::Date),
    (Field::Publisher, Field::Publisher),
    (Field::Location, Field::Location),
    (Field::Edition, Field::Edition),
    (Field::Series, Field::Series),
    (Field::Number, Field::Number),
    (Field::Volume, Field::Volume),
];

/// Gives a part what `book` says of itself.
pub fn take_from(book: &Reference, part: &mut Reference) {
    for (of_book, of_part) in FROM_THE_BOOK {
        if let Some(value) = book.record.fields.get(&of_book) {
            part.record.set(of_part.clone(), value.clone());
            part.confidence.extend(book.confidence.get(&of_book).map(|sure| (of_part, *sure)));
        }
    }
    if book.record.names(Field::Author) == part.record.names(Field::Author) {
        part.record.fields.remove(&Field::BookAuthor);
        part.confidence.remove(&Field::BookAuthor);
    }
}

/// Whether a whole work of this type holds parts.
pub fn holds_parts(kind: &EntryType) -> bool {
    use EntryType::*;
    matches!(kind, Book | Collection | MvBook | MvCollection | Proceedings | MvProceedings | Reference | MvReference)
}

/// Completes the parts of a list whose book is named in short; says of each from which entry, and no longer that it has no date.
pub fn complete(references: &mut [Reference], problems: &mut Vec<Diagnostic>) {
    let short: Vec<(usize, Vec<Short>)> = references
        .iter()
        .enumerate()
        .map(|(at, one)| (at, Short::read(one)))
        .filter(|(_, all)| !all.is_empty())
        .collect();
    if short.is_empty() {
        return;
    }
    let mut books: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, reference) in references.iter().enumerate().filter(|(_, one)| holds_parts(&one.record.entry_type)) {
        if let Some(first) = families(reference).into_iter().next() {
            books.entry(first).or_default().push(at);
        }
    }
    for (at, short) in short {
        let only = |short: Short| {
            let named = books.get(short.families.first()?).into_iter().flatten();
            let mut meant = named.filter(|book| **book != at && short.means(&references[**book]));
            let (Some(&book), None) = (meant.next(), meant.next()) else { return None };
            Some((short, book))
        };
        let Some((short, book)) = short.into_iter().find_map(only) else { continue };
        let book = references[book].clone();
        let part = &mut references[at];
        for field in [Field::BookTitle, Field::BookSubtitle, Field::JournalTitle, Field::Editor, Field::BookAuthor] {
            part.record.fields.remove(&field);
            part.confidence.remove(&field);
        }
        let date = part.record.fields.get(&Field::Date).cloned();
        take_from(&book, part);
        if let Some(date) = date {
            part.record.set(Field::Date, date);
        }
        part.record.entry_type = match book.record.entry_type {
            EntryType::Proceedings | EntryType::MvProceedings => EntryType::InProceedings,
            EntryType::Reference | EntryType::MvReference => EntryType::InReference,
            EntryType::Book | EntryType::MvBook => EntryType::InBook,
            _ => EntryType::InCollection,
        };
        if let Some((first, last)) = short.pages {
            let last = last.map(|last| full_end(&first, &last));
            part.record.set(Field::Pages, Value::Pages(vec![(first, last)]));
        }
        let message = format!(
            "`{}` names its book in short; title, editors and imprint of that are those of `{}`",
            part.record.key, book.record.key
        );
        let dated = part.record.has(&Field::Date);
        problems.retain(|known| !(dated && known.code == "missing-date" && known.place.span == Some(part.span)));
        problems.push(Diagnostic::info("completed-from-list", message).at(part.span));
    }
}

/// The folded family names of those under whom a book is filed.
fn families(book: &Reference) -> Vec<String> {
    let names = [Field::Author, Field::Editor].into_iter().find_map(|field| book.record.names(field));
    names.map(|names| names.list.iter().map(|name| fold(&whole_family(name))).collect()).unwrap_or_default()
}

fn whole_family(name: &Name) -> String {
    match name {
        Name::Person(person) => person.family.clone(),
        Name::Body(body) => body.clone(),
    }
}

/// How an entry calls the book that it is in.
#[derive(Debug, PartialEq, Eq)]
struct Short {
    /// Folded family names; at least one.
    families: Vec<String>,
    /// *et al.*
    and_others: bool,
    /// The year and its letter.
    year: Option<(i32, Option<String>)>,
    /// The title, or its beginning, folded.
    title: Option<String>,
    pages: Option<(String, Option<String>)>,
}

impl Short {
    /// What the short form in an entry that names nothing else of its book may mean.
    fn read(part: &Reference) -> Vec<Short> {
        use EntryType::{Article, InBook, InCollection, InProceedings, Misc};
        let imprint = [Field::Publisher, Field::Location, Field::Volume, Field::Number, Field::Doi, Field::Url];
        let part_of_a_book = matches!(part.record.entry_type, InBook | InCollection | InProceedings | Misc | Article);
        if !part_of_a_book || imprint.iter().any(|field| part.record.has(field)) {
            return Vec::new();
        }
        behind_in(&part.raw).map(Short::of).find(|found| !found.is_empty()).unwrap_or_default()
    }

    /// What these words may call, if they are a short form and pages.
    fn of(words: &str) -> Vec<Short> {
        let Some(found) = HOST.as_ref().and_then(|rule| rule.captures(words.trim_end_matches([' ', '.']))) else {
            return Vec::new();
        };
        let group = |name: &str| found.name(name).map(|found| found.as_str());
        let year = group("year").and_then(|year| year.split_at_checked(4)).and_then(|(digits, letter)| {
            Some((digits.parse().ok()?, Some(letter.to_owned()).filter(|letter| !letter.is_empty())))
        });
        let called = group("called").unwrap_or_default().trim_end_matches([' ', ',', '(', '[']);
        let pages = group("first").map(|first| (first.to_owned(), group("last").map(str::to_owned)));
        let made = |names: &str, title: Option<&str>| {
            let (families, and_others) = short_names(names)?;
            let title = title.map(fold).filter(|title| title.len() > 3);
            let told = year.is_some() || title.is_some();
            told.then(|| Short { families, and_others, year: year.clone(), title, pages: pages.clone() })
        };
        // Names may have commas of their own, and so may titles.
        let titled = called.match_indices(", ").filter_map(|(at, _)| made(called.get(..at)?, called.get(at + 2..)));
        made(called, None).into_iter().chain(titled).collect()
    }

    /// Whether a book of the list is the one that is called so.
    fn means(&self, book: &Reference) -> bool {
        let families = families(book);
        let all = if self.and_others { families.len() > 1 } else { families.len() == self.families.len() };
        let named = self.families.iter().zip(&families).all(|(short, family)| short == family);
        let dated = self.year.as_ref().is_none_or(|(year, letter)| {
            book.record.year() == Some(*year) && (letter.is_none() || *letter == book.year_suffix)
        });
        let titled = self.title.as_ref().is_none_or(|title| fold(&book.record.full_title()).starts_with(title));
        all && named && dated && titled
    }
}

static HOST: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(concat!(
        r"^(?P<called>\p{L}[^\d()\[\]“”«»]{1,90}?)",
        r"(?:,? ?[(\[](?:[Ee]ds?|[Hh]rsg|[Hh]gg?|dirs?|coords?|orgs?|a cura di|éds?)\.?[)\]]|, (?:eds?|[Hh]rsg|[Hh]g|dir)\.)?",
        r"(?:,? ?[(\[]?(?P<year>[12]\d{3}[a-z]?)[)\]]?)?",
        r"(?:[,:;.]? ?(?:(?:pp?|[Ss]|pages?|págs?|Seiten?)\.? ?)?(?P<first>\d{1,4}|[ivxl]{1,7})(?:[-–—]+(?P<last>\d{1,4}|[ivxl]{1,7}))?)?$"
    ))
    .ok()
});

/// What stands behind each word for *in* that a sign parts from what is before it, the last first.
fn behind_in(raw: &str) -> impl Iterator<Item = &str> {
    const WORDS: [&str; 9] = ["In", "in", "Dans", "dans", "En", "en", "Em", "em", "IN"];
    let signed = |at: usize| {
        raw.get(..at).is_some_and(|before| {
            before.trim_end().ends_with(['.', ',', '”', '"', '“', '»', '’', '\'', '?', '!', ')', ':', ';', '*'])
        })
    };
    raw.rmatch_indices(' ').filter(move |(at, _)| signed(*at)).filter_map(move |(at, _)| {
        let rest = raw.get(at + 1..)?;
        let (word, rest) = rest.split_once([' ', ':', '\u{a0}'])?;
        WORDS.contains(&word).then(|| rest.trim_start_matches([':', ' ', '\u{a0}']))
    })
}

/// `Moor`, `Moor and de Quay`, `Moor/Quay`, `Moor et al.`: folded family names, and whether others are meant.
fn short_names(text: &str) -> Option<(Vec<String>, bool)> {
    let others = [" et al.", " et al", " u. a.", " u.a.", " et alii", " and others", " e outros"];
    let (text, and_others) = match others.iter().find_map(|end| text.strip_suffix(end)) {
        Some(first) => (first, true),
        None => (text, false),
    };
    let joins = |word: &str| matches!(word, "and" | "und" | "et" | "y" | "e" | "&" | "u." | "i");
    let named = text.split([' ', '/']).all(|word| {
        let bare = word.trim_end_matches(',');
        joins(bare) || is_particle(bare) || bare.starts_with(char::is_uppercase) || matches!(bare, "–" | "-")
    });
    const MOST_WORDS: usize = 9;
    if !named || text.split(' ').count() > MOST_WORDS {
        return None;
    }
    let read = read_names(text).names;
    let families: Vec<String> = read.list.iter().map(|name| fold(&whole_family(name))).collect();
    (!families.is_empty() && families.iter().all(|name| !name.is_empty()))
        .then_some((families, and_others || read.and_others))
}

#[cfg(test)]
mod tests {
    use super::super::parse_list;
    use super::*;

    #[test]
    fn parts_take_from_the_entry_that_they_name_in_short() {
        let text = "Angle, Paul M., ed. The Rivers of the West. Chicago: Quay Press, 1968.\n\n\
                    Berg, Lars. 2001. Crossing: Essays. Oslo: Pax.\n\n\
                    Dahl, Jon. 2001. \"Ferries.\" In Berg 2001, 77-90.\n\n\
                    Moor, Ann. \"The Drowned Valley.\" In Angle 1968, 33–45.\n\n\
                    Oakes, Tim, and Rita Lime, eds. Essays on Water. New York: Pier, 1977.\n\n\
                    Roe, Pia. “Salt.” In Oakes and Lime, Essays, 4–9.\n\n\
                    Voss, Max. 1999. \"Deltas.\" In Nobody 1983, 1–9.\n";
        let (list, problems) = parse_list(text);
        let shown = |key: &str| {
            let record = &list.iter().find(|one| one.record.key == key).unwrap().record;
            let text = |field| record.text(&field).unwrap_or_default().to_owned();
            (record.entry_type.name().to_owned(), text(Field::BookTitle), text(Field::Publisher))
        };
        let of = |kind: &str, title: &str, press: &str| (kind.to_owned(), title.to_owned(), press.to_owned());
        assert_eq!(shown("moor1968"), of("incollection", "The Rivers of the West", "Quay Press"));
        assert_eq!(shown("dahl2001"), of("inbook", "Crossing", "Pax"));
        assert_eq!(list[5].record.text(&Field::BookTitle), Some("Essays on Water"));
        assert!(!list[6].record.has(&Field::Publisher), "{:?}", list[6].record);
        assert_eq!(problems.iter().filter(|problem| problem.code == "completed-from-list").count(), 3);
    }

    #[test]
    fn short_forms_are_names_with_a_year_or_a_title() {
        let families = |words: &str| Short::of(words).first().map(|short| short.families.join("+")).unwrap_or_default();
        assert_eq!(families("Weber/Lang (Hg.) 1995, S. 12–34."), "weber+lang");
        assert_eq!(families("López y Ruiz (2004), págs. 33-52."), "lopez+ruiz");
        assert_eq!(families("Smith and Jones (eds.) (1990), 3–20."), "smith+jones");
        assert_eq!(families("Stone [2003a], 88–99."), "stone");
        assert_eq!(families("Rivers of the North, 1990, 3–20"), "");
        assert!(Short::of("Blanc et al., 1988, p. 55-71.")[0].and_others);
    }
}
