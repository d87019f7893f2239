//! Citation keys: `hochschild2012a`, `onchit2019`, `pughforthcoming`, `smithnd`.
//!
//! The pattern is family name (particles included) in lower-case ASCII, year, and the letter that the list itself prints;
//! names of bodies of four significant words or more become the initials of their capitalised words; without an author the
//! first significant word of the title stands in. Keys hold only `a–z` and `0–9`, so that every .bib reader takes them.

use super::{DateValue, Field, Name, Record};
use crate::text::fold;

/// The key that a record asks for: `letter` is the one that its list adds to the year.
///
/// ```
/// use catena::record::{EntryType, Field, Name, Names, Record, base_key};
/// let mut record = Record::new(EntryType::Book);
/// record.set_names(Field::Author, Names::of([Name::person("Hochschild", "Arlie Russell")]));
/// record.set_date(Field::Date, "2012");
/// assert_eq!(base_key(&record, Some("a")), "hochschild2012a");
/// ```
pub fn base_key(record: &Record, letter: Option<&str>) -> String {
    let mut key = [Field::Author, Field::Editor, Field::Translator]
        .into_iter()
        .find_map(|field| record.names(field)?.list.first().map(name_part).filter(|part| !part.is_empty()))
        .or_else(|| title_part(record))
        .unwrap_or_else(|| "anon".to_owned());
    key.push_str(&date_part(record));
    if let Some(letter) = letter {
        key.push_str(&letters(letter));
    }
    key
}

/// `base`, or `base` with the first letter (`a` … `z`, `aa` …) that makes it one that `used` does not know.
///
/// ```
/// use catena::record::free_key;
/// let used = ["levy2011", "levy2011a"];
/// assert_eq!(free_key("levy2011", |key| used.contains(&key)), "levy2011b");
/// ```
pub fn free_key(base: &str, used: impl Fn(&str) -> bool) -> String {
    if !used(base) {
        return base.to_owned();
    }
    let key = |number: usize| format!("{base}{}", letter_number(number));
    let taken = |number: usize| used(&key(number));
    // Beyond the alphabet letters were given one after the other: the first free one is found by halving.
    const ALPHABET: usize = 26;
    let free = (0..ALPHABET).find(|number| !taken(*number)).unwrap_or_else(|| {
        let (mut below, mut above) = (ALPHABET - 1, 2 * ALPHABET);
        while taken(above) {
            (below, above) = (above, 2 * above);
        }
        while above - below > 1 {
            let middle = below + (above - below) / 2;
            if taken(middle) { below = middle } else { above = middle }
        }
        above
    });
    key(free)
}

/// 0 → `a`, 25 → `z`, 26 → `aa`.
fn letter_number(mut number: usize) -> String {
    let mut letters = Vec::new();
    loop {
        letters.push(b'a' + (number % 26) as u8);
        match number / 26 {
            0 => break,
            rest => number = rest - 1,
        }
    }
    letters.iter().rev().map(|b| *b as char).collect()
}

/// Letters and digits of the folded text.
fn letters(text: &str) -> String {
    fold(text).chars().filter(char::is_ascii_alphanumeric).collect()
}

fn name_part(name: &Name) -> String {
    let Name::Body(body) = name else { return letters(&name.family()) };
    let significant: Vec<&str> = body
        .split(|c: char| !(c.is_alphanumeric() || matches!(c, '\'' | '’' | '-' | '.')))
        .filter(|word| word.chars().any(char::is_alphanumeric) && !is_small(word))
        .collect();
    if significant.len() >= 4 {
        let initials: String = significant
            .iter()
            .filter(|word| word.chars().next().is_some_and(char::is_uppercase))
            .filter_map(|word| word.chars().next())
            .collect();
        let acronym = letters(&initials);
        if acronym.len() >= 3 {
            return acronym;
        }
    }
    letters(&significant.join(" "))
}

fn date_part(record: &Record) -> String {
    match record.date(Field::Date) {
        Some(DateValue::Edtf(date)) if date.year() < 0 => format!("m{}", date.year().unsigned_abs()),
        Some(DateValue::Edtf(date)) => date.year().to_string(),
        _ => record
            .text(&Field::PubState)
            .map(letters)
            .filter(|state| !state.is_empty())
            .unwrap_or_else(|| "nd".to_owned()),
    }
}

/// The first word of the title that says something.
fn title_part(record: &Record) -> Option<String> {
    let title = record
        .text(&Field::Title)
        .or_else(|| record.text(&Field::BookTitle))
        .or_else(|| record.text(&Field::JournalTitle))?;
    let words = || title.split(|c: char| !(c.is_alphanumeric() || matches!(c, '\'' | '’' | '-')));
    words()
        .filter(|word| !is_small(word))
        .chain(words())
        .map(letters)
        .find(|word| !word.is_empty())
        .map(|word| word.chars().take(30).collect())
}

/// Articles, prepositions and conjunctions of the larger languages.
fn is_small(word: &str) -> bool {
    matches!(
        word.to_lowercase().as_str(),
        "a" | "an"
            | "the"
            | "of"
            | "for"
            | "and"
            | "in"
            | "on"
            | "at"
            | "to"
            | "from"
            | "by"
            | "with"
            | "der"
            | "die"
            | "das"
            | "des"
            | "den"
            | "dem"
            | "ein"
            | "eine"
            | "und"
            | "für"
            | "von"
            | "zur"
            | "zum"
            | "im"
            | "am"
            | "le"
            | "la"
            | "les"
            | "l"
            | "un"
            | "une"
            | "du"
            | "de"
            | "et"
            | "pour"
            | "el"
            | "los"
            | "las"
            | "y"
            | "para"
            | "del"
            | "il"
            | "lo"
            | "gli"
            | "i"
            | "e"
            | "di"
            | "della"
            | "o"
            | "os"
            | "as"
            | "do"
            | "da"
            | "dos"
            | "das'"
            | "&"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::{EntryType, Names, Person};

    fn record(name: Name, year: &str) -> Record {
        let mut record = Record::new(EntryType::Book);
        record.set_names(Field::Author, Names::of([name]));
        record.set_date(Field::Date, year);
        record
    }

    #[test]
    fn names_are_folded_with_their_particles() {
        let person = Person { family: "Şahin-Ærø".into(), prefix: "de la".into(), ..Person::default() };
        assert_eq!(base_key(&record(Name::Person(person), "1999"), None), "delasahinaero1999");
        assert_eq!(base_key(&record(Name::person("O’Neil", "T."), "2001"), Some("b")), "oneil2001b");
    }

    #[test]
    fn bodies_become_acronyms_from_four_words() {
        let long = Name::Body("Office of the National Coordinator for Health Information Technology".into());
        assert_eq!(base_key(&record(long, "2019"), None), "onchit2019");
        assert_eq!(base_key(&record(Name::Body("World Bank".into()), "2001"), None), "worldbank2001");
    }

    #[test]
    fn works_without_date_or_author_have_keys_too() {
        let mut state = record(Name::person("Pugh", "Allison"), "");
        state.set_text(Field::PubState, "forthcoming");
        assert_eq!(base_key(&state, None), "pughforthcoming");
        assert_eq!(base_key(&record(Name::person("Smith", "J."), ""), None), "smithnd");
        let mut untitled = Record::new(EntryType::Misc);
        untitled.set_text(Field::Title, "The Rivers of Bohemia");
        untitled.set_date(Field::Date, "1890");
        assert_eq!(base_key(&untitled, None), "rivers1890");
        assert_eq!(base_key(&Record::new(EntryType::Misc), None), "anonnd");
    }

    #[test]
    fn letters_go_on_after_z() {
        assert_eq!(letter_number(25), "z");
        assert_eq!(letter_number(26), "aa");
        assert_eq!(letter_number(27), "ab");
    }
}
