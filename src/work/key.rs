//! Citation keys: short, readable, stable while documents are added.
//!
//! A key is made from a pattern in the notation that JabRef and Better BibTeX share, `[auth:lower][year]` unless the
//! library says otherwise. Keys of documents are reserved first; then works take theirs in the library's order, so that
//! a work added later never takes a key that is in use: the second `levy2012` becomes `levy2012a`.

use std::collections::BTreeSet;

use crate::record::{Field, Name, Record};
use crate::text::fold;

/// The pattern that libraries start with.
pub const PATTERN: &str = "[auth:lower][year]";

/// Makes a key from a record. Known parts: `[auth]` (first author's or editor's family name), `[authors]` (up to three of
/// them), `[year]` (four digits, else `forthcoming` or `nd`), `[title]` (first word that is not an article), `[type]`;
/// `:lower` and `:upper` after a part change its letters. Everything else in the pattern stands for itself. Never empty;
/// ASCII letters, digits and `-_:.` only.
///
/// ```
/// use catena::record::{EntryType, Field, Name, Names, Record};
/// use catena::work::key::{PATTERN, from_record};
/// let mut record = Record::new(EntryType::Book);
/// record.set_names(Field::Author, Names::of([Name::person("Ægidius-Þór", "Søren")]));
/// record.set_date(Field::Date, "2005");
/// assert_eq!(from_record(&record, PATTERN), "aegidiusthor2005");
/// ```
pub fn from_record(record: &Record, pattern: &str) -> String {
    let mut key = String::new();
    let mut rest = pattern;
    while let Some((before, after)) = rest.split_once('[') {
        key.push_str(before);
        let (part, after) = after.split_once(']').unwrap_or((after, ""));
        let (part, change) = part.split_once(':').unwrap_or((part, ""));
        let words = part_of(record, part);
        match change {
            "lower" => key.push_str(&words.to_ascii_lowercase()),
            "upper" => key.push_str(&words.to_ascii_uppercase()),
            _ => key.push_str(&words),
        }
        rest = after;
    }
    key.push_str(rest);
    key.retain(|c| c.is_ascii_alphanumeric() || "-_:.".contains(c));
    if key.is_empty() { "work".to_owned() } else { key }
}

fn part_of(record: &Record, part: &str) -> String {
    let names =
        record.names(Field::Author).or_else(|| record.names(Field::Editor)).map_or(&[][..], |names| &names.list);
    match part {
        "auth" | "author" => names.first().map_or_else(|| title_word(record), short_name),
        "authors" => names.iter().take(3).map(short_name).collect(),
        "year" => year(record),
        "title" | "shorttitle" => title_word(record),
        "type" => record.entry_type.name().to_owned(),
        _ => String::new(),
    }
}

/// The first word of the title that is not an article, folded.
fn title_word(record: &Record) -> String {
    let title = fold(record.text(&Field::Title).unwrap_or_default());
    let articles = ["a", "an", "the", "der", "die", "das", "le", "la", "les", "un", "une", "el", "il"];
    title.split(' ').find(|word| !articles.contains(word)).unwrap_or_default().to_owned()
}

/// The parts that patterns may name.
pub const PARTS: [&str; 7] = ["auth", "author", "authors", "year", "title", "shorttitle", "type"];

/// A family name as ASCII letters; a body's name as its words, or its initials where there are more than three.
fn short_name(name: &Name) -> String {
    let ascii = deunicode::deunicode(&name.family());
    let words = ascii.split(|c: char| !c.is_ascii_alphanumeric() && c != '\'').filter(|word| !word.is_empty());
    match name {
        Name::Person(_) => words.collect(),
        Name::Body(_) => {
            let small =
                ["of", "the", "for", "and", "on", "in", "de", "la", "du", "des", "der", "fur", "und", "et", "to"];
            let words: Vec<&str> = words.filter(|word| !small.contains(&word.to_lowercase().as_str())).collect();
            if words.len() > 3 { words.iter().filter_map(|w| w.chars().next()).collect() } else { words.concat() }
        }
    }
}

fn year(record: &Record) -> String {
    match record.year() {
        Some(year) if year < 0 => format!("bce{}", -i64::from(year)),
        Some(year) => year.to_string(),
        None if record.text(&Field::PubState).is_some() => "forthcoming".to_owned(),
        None => "nd".to_owned(),
    }
}

/// Keys that are in use.
#[derive(Debug, Clone, Default)]
pub struct Keys {
    /// Compared without regard to case, as file systems and BibTeX do.
    taken: BTreeSet<String>,
}

impl Keys {
    /// Reserves a key as it is; `false` where it was taken.
    pub fn reserve(&mut self, key: &str) -> bool {
        self.taken.insert(key.to_lowercase())
    }

    /// The key itself where it is free, else with the first free letter after it: `a` … `z`, `aa` …
    pub fn take(&mut self, wanted: &str) -> String {
        if self.reserve(wanted) { wanted.to_owned() } else { self.take_lettered(wanted) }
    }

    /// The first free key of a stem and a letter.
    pub fn take_lettered(&mut self, stem: &str) -> String {
        (0..).map(|number| format!("{stem}{}", letters(number))).find(|key| self.reserve(key)).unwrap_or_default()
    }
}

/// 0 → `a`, 25 → `z`, 26 → `aa`.
fn letters(mut number: usize) -> String {
    let mut letters = Vec::new();
    loop {
        letters.push(b"abcdefghijklmnopqrstuvwxyz"[number % 26] as char);
        if number < 26 {
            return letters.iter().rev().collect();
        }
        number = number / 26 - 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::{EntryType, Names};

    fn record(author: Name, year: &str) -> Record {
        let mut record = Record::new(EntryType::Misc);
        record.set_names(Field::Author, Names::of([author]));
        record.set_text(Field::Title, "The Long View");
        record.set_date(Field::Date, year);
        record
    }

    #[test]
    fn keys_follow_the_pattern() {
        let smith = record(Name::person("Smith", "Ann"), "1990");
        assert_eq!(from_record(&smith, PATTERN), "smith1990");
        assert_eq!(from_record(&smith, "[auth:lower]:[title]-[year]"), "smith:long-1990");
        assert_eq!(from_record(&smith, "["), "work");
        assert_eq!(from_record(&smith, "[auth][year]"), "Smith1990");
        let mut coming = record(Name::person("Smith", "Ann"), "");
        coming.set_text(Field::PubState, "forthcoming");
        assert_eq!(from_record(&coming, PATTERN), "smithforthcoming");
        assert_eq!(
            from_record(&record(Name::Body("World Health Organization".into()), "n.d."), PATTERN),
            "worldhealthorganizationnd"
        );
        let office = Name::Body("Office for the Measurement of Rain and Snow".into());
        assert_eq!(from_record(&record(office, "2001"), PATTERN), "omrs2001");
    }

    #[test]
    fn taken_keys_get_letters() {
        let mut keys = Keys::default();
        assert!(keys.reserve("pugh2021"));
        assert_eq!(keys.take("Pugh2021"), "Pugh2021a");
        assert_eq!(keys.take("pugh2021"), "pugh2021b");
        assert_eq!((letters(25), letters(26), letters(27)), ("z".into(), "aa".into(), "ab".into()));
    }
}
