//! What speaks for two references being one work, and what speaks against it.
//!
//! The order of evidence: identifiers, then family name + year + title, then weaker signs. Only the first two join
//! references; weaker ones are shown to a person. Two records that differ in a volume number, a first author's given name
//! or a DOI are not joined by likeness alone.

use std::collections::BTreeSet;

use rapidfuzz::distance::indel;

use crate::record::{Field, Name, Record};
use crate::text::fold;

/// What two references have in common. Ordered from the strongest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// A person said so.
    Person,
    /// The same DOI.
    Doi,
    /// The same ISBN, and titles that agree.
    Isbn,
    /// First author's family name, year and title agree.
    FamilyYearTitle,
    /// Family name and title agree, the years do not: another edition or printing, or a slip.
    OtherYear,
    /// Family name and year agree, the titles nearly.
    SimilarTitle,
    /// The same DOI on titles that do not agree: one of the two is a slip.
    DoiOtherTitle,
}

impl Reason {
    /// Whether it joins references by itself; the others are shown to a person.
    pub const fn joins(self) -> bool {
        matches!(self, Reason::Person | Reason::Doi | Reason::Isbn | Reason::FamilyYearTitle)
    }

    /// In words, for reports.
    pub const fn words(self) -> &'static str {
        match self {
            Reason::Person => "a person said so",
            Reason::Doi => "same DOI",
            Reason::Isbn => "same ISBN and title",
            Reason::FamilyYearTitle => "same first author, year and title",
            Reason::OtherYear => "same first author and title, other year",
            Reason::SimilarTitle => "same first author and year, similar title",
            Reason::DoiOtherTitle => "same DOI, other title",
        }
    }
}

/// A record reduced to what is compared.
#[derive(Debug, Clone)]
pub(super) struct Traits {
    pub(super) doi: Option<String>,
    pub(super) isbn: Option<String>,
    pub(super) family: String,
    given: String,
    pub(super) year: Option<i32>,
    pub(super) title: String,
    main_title: String,
    numbers: BTreeSet<String>,
    container: String,
    first_page: Option<String>,
}

impl Traits {
    pub(super) fn of(record: &Record) -> Traits {
        let first = record.names(Field::Author).or_else(|| record.names(Field::Editor)).and_then(|n| n.list.first());
        let title = fold(&record.full_title());
        let main = record.text(&Field::Title).unwrap_or_default();
        let container = [Field::JournalTitle, Field::BookTitle].into_iter().find_map(|field| record.text(&field));
        let volume = [Field::Volume, Field::Part, Field::Edition].into_iter().filter_map(|field| record.text(&field));
        let numbers = title.split(' ').filter(|word| is_number(word)).map(str::to_owned);
        Traits {
            doi: record.text(&Field::Doi).map(bare_doi).filter(|doi| doi.contains('/')),
            isbn: record.text(&Field::Isbn).map(isbn_13).filter(|_| !record.entry_type.is_part()),
            family: first.map(|name| fold(&name.family())).unwrap_or_default(),
            given: first.map(Name::given).map(fold).unwrap_or_default(),
            year: record.year(),
            numbers: numbers.chain(volume.map(fold)).collect(),
            main_title: fold(main.split(':').next().unwrap_or(main)),
            title,
            container: container.map(fold).unwrap_or_default(),
            first_page: record.pages().first().map(|(first, _)| first.clone()),
        }
    }

    /// What joins the two, if anything does.
    pub(super) fn compare(&self, other: &Traits) -> Option<Reason> {
        let title = title_likeness(self, other);
        if self.doi.is_some() && self.doi == other.doi {
            return Some(if title > 0.5 { Reason::Doi } else { Reason::DoiOtherTitle });
        }
        if self.isbn.is_some() && self.isbn == other.isbn && title > 0.8 {
            return Some(Reason::Isbn);
        }
        if self.family != other.family || !given_agree(&self.given, &other.given) || title < 0.8 {
            return None;
        }
        let rivals = self.doi.is_some() && other.doi.is_some() || !self.containers_agree(other);
        if self.year != other.year {
            return (title > 0.95).then_some(Reason::OtherYear);
        }
        let named = !self.family.is_empty() || self.title.split(' ').count() > 3;
        Some(if title > 0.95 && named && !rivals { Reason::FamilyYearTitle } else { Reason::SimilarTitle })
    }

    /// Containers and pages do not contradict each other. Short titles (`Introduction`) need a container that agrees.
    fn containers_agree(&self, other: &Traits) -> bool {
        let generic = self.title.split(' ').count() <= 2;
        let known = !self.container.is_empty() && !other.container.is_empty();
        let alike = known && same_container(&self.container, &other.container);
        let pages_differ = matches!((&self.first_page, &other.first_page), (Some(a), Some(b)) if a != b);
        if self.container.is_empty() != other.container.is_empty() && generic {
            return false;
        }
        !(known && !alike && (generic || pages_differ))
    }
}

fn title_likeness(a: &Traits, b: &Traits) -> f64 {
    if a.numbers != b.numbers && !(a.numbers.is_empty() || b.numbers.is_empty()) || a.title.is_empty() {
        return 0.0;
    }
    let cut = |a: &Traits, b: &Traits| {
        // One list gives the subtitle, the other leaves it out.
        a.title == b.main_title && a.title.split(' ').count() >= 3
    };
    if a.title == b.title || cut(a, b) || cut(b, a) { 1.0 } else { likeness(&a.title, &b.title) }
}

/// How alike the title of a record and one that was written down of it are, 0–1; a title without its subtitle is the whole.
pub fn likeness_to_title(record: &Record, title: &str) -> f64 {
    let bare = |title: &str| {
        let mut record = Record::new(crate::record::EntryType::Misc);
        record.set_text(Field::Title, title);
        Traits::of(&record)
    };
    title_likeness(&bare(&record.full_title()), &bare(title))
}

fn likeness(a: &str, b: &str) -> f64 {
    indel::normalized_similarity(a.chars(), b.chars())
}

/// Whether two titles of journals or books could be one, abbreviations allowed: `am j sociol`.
fn same_container(a: &str, b: &str) -> bool {
    let words = |title: &str| -> Vec<String> {
        let small = ["of", "the", "and", "in", "for", "on", "de", "der", "und", "et", "la", "le"];
        title.split(' ').filter(|word| !small.contains(word)).map(str::to_owned).collect()
    };
    let (mut short, mut long) = (words(a), words(b));
    if short.len() > long.len() {
        std::mem::swap(&mut short, &mut long);
    }
    let shared = |word: &&String| long.iter().any(|w| w.starts_with(word.as_str()) || word.starts_with(w.as_str()));
    short.is_empty() || short.iter().filter(shared).count() * 3 >= short.len() * 2
}

fn is_number(word: &str) -> bool {
    word.bytes().all(|b| b.is_ascii_digit()) || ["i", "ii", "iii", "iv", "v", "vi"].contains(&word)
}

/// Initials agree with the names that they begin; nothing contradicts nothing.
fn given_agree(a: &str, b: &str) -> bool {
    match (a.chars().next(), b.chars().next()) {
        (Some(x), Some(y)) if x != y => false,
        (Some(_), Some(_)) => {
            let (a, b) = (a.split(' ').next().unwrap_or(a), b.split(' ').next().unwrap_or(b));
            a.starts_with(b) || b.starts_with(a) || likeness(a, b) > 0.8 || a.len() <= 3 || b.len() <= 3
        }
        _ => true,
    }
}

/// A DOI without resolver, in lower case, as the DOI Handbook (§2.4) compares them.
pub(super) fn bare_doi(doi: &str) -> String {
    let lower = doi.trim().to_lowercase();
    let bare = lower.find("10.").map_or(lower.as_str(), |at| &lower[at..]);
    bare.trim_end_matches(['.', ',', '/']).to_owned()
}

/// ISBN digits; ten digits as thirteen, without regard to the check digit.
fn isbn_13(isbn: &str) -> String {
    let digits: String = isbn.chars().filter(|c| c.is_ascii_digit() || *c == 'X' || *c == 'x').collect();
    match digits.len() {
        10 => format!("978{}", &digits[..9]),
        13 => digits[..12].to_owned(),
        _ => digits,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::{EntryType, Names};

    fn book(family: &str, given: &str, title: &str, year: &str) -> Record {
        let mut record = Record::new(EntryType::Book);
        record.set_names(Field::Author, Names::of([Name::person(family, given)]));
        record.set_text(Field::Title, title);
        record.set_date(Field::Date, year);
        record
    }

    fn reason(a: &Record, b: &Record) -> Option<Reason> {
        let (a, b) = (Traits::of(a), Traits::of(b));
        assert_eq!(a.compare(&b), b.compare(&a), "the order of the two changes nothing");
        a.compare(&b)
    }

    #[test]
    fn one_book_in_two_styles_is_one_work() {
        let long = book("Latour", "Bruno", "Science in Action: How to Follow Scientists and Engineers", "1987");
        let short = book("Latour", "B.", "Science in action", "1987");
        assert_eq!(reason(&long, &short), Some(Reason::FamilyYearTitle));
    }

    #[test]
    fn look_alikes_stay_apart() {
        let heart = book("Hochschild", "Arlie", "The Managed Heart", "2012");
        assert_eq!(reason(&heart, &book("Kang", "Miliann", "The Managed Hand", "2012")), None);
        assert_eq!(
            reason(&heart, &book("Hochschild", "Arlie", "The Managed Hand", "2012")),
            Some(Reason::SimilarTitle)
        );
        assert_eq!(reason(&heart, &book("Hochschild", "Arlie", "The Managed Heart", "1983")), Some(Reason::OtherYear));
        let karen = book("Levy", "Karen", "Data Driven", "2022");
        assert_eq!(reason(&karen, &book("Levy", "Steven", "Data Driven", "2022")), None);
        let first = book("Foucault", "Michel", "Essential Works, Vol. 1", "1994");
        assert_eq!(reason(&first, &book("Foucault", "Michel", "Essential Works, Vol. 2", "1994")), None);
    }

    #[test]
    fn identifiers_outweigh_spelling_but_not_another_title() {
        let mut a = book("Müller", "A", "On rain and snow in mountains", "1999");
        let mut b = book("Mueller", "Anna", "On Rain and Snow in the Mountains", "2000");
        a.set_text(Field::Doi, "https://doi.org/10.1000/ABC");
        b.set_text(Field::Doi, "10.1000/abc");
        assert_eq!(reason(&a, &b), Some(Reason::Doi));
        b.set_text(Field::Title, "Quite another thing");
        assert_eq!(reason(&a, &b), Some(Reason::DoiOtherTitle));
    }

    #[test]
    fn introductions_to_different_books_are_different_works() {
        let mut a = book("Roe", "Jane", "Introduction", "2001");
        let mut b = a.clone();
        a.set_text(Field::BookTitle, "Rivers of the North");
        b.set_text(Field::BookTitle, "Theory of the Novel");
        assert_eq!(reason(&a, &b), Some(Reason::SimilarTitle));
    }
}
