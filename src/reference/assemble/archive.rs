//! Letters and papers that an archive keeps: `Ann Moor to Eva Quay, May 4, 1862, Quay Papers, City Library`, `Minutes, 12 May
//! 1940, CAB 65/7, The National Archives`.
//!
//! Takes the whole entry; gives a record where it has one of these forms from beginning to end, after the Chicago Manual of
//! Style (18th edition, §§14.126–133).

use std::sync::LazyLock;

use regex::{Captures, Regex};

use super::dates;
use super::law::latin;
use super::names::read_names;
use crate::record::{EntryType, Field, Record, Value};

/// Two words at least; stops only behind initials: `Orwell. Homage to Catalonia` is no letter.
const NAME: &str = r"(?:\p{Lu}[\p{L}’'-]*|\p{Lu}\.)(?: (?:\p{Lu}[\p{L}’'-]*|\p{Lu}\.|de|van|von|la))+";
const DAY: &str = r"(?:\d{1,2}\.? \p{Lu}?\p{L}+\.? \d{4}|\p{Lu}\p{L}+\.? \d{1,2}, \d{4}|\p{Lu}\p{L}+ \d{4}|\d{4})";
/// Where papers are kept.
const KEEPER: &str =
    r"\p{Lu}[^,]*(?:Archiv|Library|Papers|Record Office|Bibliothe[ck]|Bibliothèque|Biblioteca|Museum)[^,]*?";

/// A word of those keepers.
static KEPT: LazyLock<Option<Regex>> = LazyLock::new(|| latin("Archiv|Library|Papers|Record Office|Bibliot|Museum"));

static LETTER: LazyLock<Option<Regex>> = LazyLock::new(|| {
    latin(&format!(
        r"^(?:Letter from |Letter of )?(?P<title>(?P<author>{NAME}) to {NAME}), (?P<day>{DAY})(?:, (?P<library>.+?))?\.?$"
    ))
});

static PAPER: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let mark = r"\p{Lu}+[ /]?\d[\w/ .-]*";
    latin(&format!(
        r"^(?P<title>\p{{Lu}}[^,“”:]+), (?P<day>{DAY}), (?P<library>(?:[^,]+, )??{mark}, {KEEPER}(?:, [^,]+?)?|{KEEPER}(?:, [^,]+?)?, {mark})\.?$"
    ))
});

/// An archive, by its name.
static ARCHIVE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    latin(r"^[^,;:]{0,80}(?:Archiv(?:es?|os?|io|a|al|um)?\b|[a-zä]archiv\b|Arxiu|Arquivo|Record Office|Public Records)")
});

/// Whether words begin with the name of an archive: `Northamptonshire Record Office, Quarter Sessions Papers`.
pub fn begins_with_a_keeper(words: &str) -> bool {
    ARCHIVE.as_ref().is_some_and(|archive| archive.is_match(words))
}

/// Reads an entry that is a letter, or a paper with its shelf mark, and nothing else.
pub fn read(entry: &str) -> Option<Record> {
    const LONGEST: usize = 300;
    const LONGEST_TITLE: usize = 90;
    let entry = entry.trim();
    if entry.len() > LONGEST {
        return None;
    }
    // `Moor to Quay, 12 October 1788, in Papers, ed. Pier`: a letter in print is part of a book.
    if entry.contains(" to ")
        && !entry.contains(", in ")
        && let Some(found) = LETTER.as_ref()?.captures(entry)
    {
        return Some(record(EntryType::Letter, &found));
    }
    if !KEPT.as_ref()?.is_match(entry) {
        return None;
    }
    // `NBER Working Papers, W1234`
    if ["Working Papers", "Discussion Papers", "Occasional Papers", "Research Papers"].iter().any(|w| entry.contains(w))
    {
        return None;
    }
    let short = |found: &Captures<'_>| found.name("title").is_some_and(|title| title.len() < LONGEST_TITLE);
    Some(record(EntryType::Unpublished, &PAPER.as_ref()?.captures(entry).filter(short)?))
}

/// Who wrote a letter that is printed in a book, when, and what it is called: `Moor to Quay, 6 September 1789, in The Papers of Ann Moor`.
pub fn letter_in_print(entry: &str) -> Option<Record> {
    if !entry.contains(" to ") {
        return None;
    }
    let (head, _) = entry.split_once(", in ").or_else(|| entry.split_once(". In "))?;
    let record = record(EntryType::Letter, &LETTER.as_ref()?.captures(head)?);
    (record.has(&Field::Author) && !record.has(&Field::Library)).then_some(record)
}

fn record(kind: EntryType, found: &Captures<'_>) -> Record {
    let mut record = Record::new(kind);
    let part = |name: &str| found.name(name).map_or("", |m| m.as_str().trim());
    record.set_text(Field::Title, part("title"));
    record.set_text(Field::Library, part("library"));
    if let Some(date) = dates::read(part("day")).date {
        record.set(Field::Date, Value::Date(date));
    }
    if found.name("author").is_some() {
        record.set_names(Field::Author, read_names(part("author")).names);
    }
    record
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_and_papers_are_read_whole() {
        for (entry, title, library) in [
            (
                "Ann Moor to Eva Quay, August 22, 1862, Quay Papers, City Library, Oslo.",
                "Ann Moor to Eva Quay",
                "Quay Papers, City Library, Oslo",
            ),
            (
                "Harbour minutes, 12 May 1940, CAB 65/7/16, The National Archives, Kew.",
                "Harbour minutes",
                "CAB 65/7/16, The National Archives, Kew",
            ),
        ] {
            let record = read(entry).unwrap_or_else(|| panic!("not read: {entry}"));
            assert_eq!(record.text(&Field::Title), Some(title));
            assert_eq!(record.text(&Field::Library), Some(library));
            assert!(record.has(&Field::Date));
        }
    }

    #[test]
    fn printed_works_are_left_alone() {
        for entry in [
            "Ann Moor, From Rivers to Lakes, 1990, Oslo: Quay.",
            "Moor, A. Introduction to Rivers, 1990, City Library Press",
            "Moor, Rivers, 1990, Water 12, 3–4.",
            "Moor to Quay, 12 October 1788, in The Papers of A. Moor, ed. E. Pier (New York: Ufer, 1962), 224.",
            "Orwell. Homage to Rivers, 1938, London: Secker.",
            "Introduction to Rivers, 1999, Oslo: Quay.",
            "Ann Moor. Water prices and towns, 2004, NBER Working Papers, W1234.",
        ] {
            assert_eq!(read(entry), None, "{entry}");
        }
    }
}
