//! The reference list as a closed vocabulary: the names, years and titles that a citation in this text can mean.
//!
//! Takes references; gives, for each, the folded words under which the text may name it, and the ways from a word to
//! the references that it may begin or end. What the parser of references missed is taken from the entry as printed.

use std::collections::BTreeMap;

use crate::record::{DateValue, Field, Name, Record};
use crate::reference::Reference;
use crate::text::fold;

use super::token::fold_name;

/// One author as a citation may name him.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Author {
    /// Folded words of the family name without particles: `[hansen, schirra]`; all words of a body's name.
    pub words: Vec<String>,
    /// Folded particles before it: `[van, der]`.
    pub particles: Vec<String>,
    /// First letters of the given names, folded: `mcl`.
    pub initials: String,
    /// Given names, folded.
    pub given: Vec<String>,
    /// The first letters of a body's name, and what stands in brackets after it: `who`.
    pub acronyms: Vec<String>,
    /// Whether this is an institution.
    pub body: bool,
    /// As a person would write it.
    pub shown: String,
}

/// One reference as citations may name it.
#[derive(Debug, Clone, Default)]
pub struct Listed {
    /// Authors, or editors where there are none, in order.
    pub authors: Vec<Author>,
    /// Whether the list itself ends in `et al.`
    pub and_others: bool,
    /// Year of publication.
    pub year: Option<i32>,
    /// `a` of `2012a`.
    pub suffix: Option<char>,
    /// `forthcoming`, `n.d.`, `in press`, folded, where it stands for the year.
    pub undated: Option<String>,
    /// Every other year in the entry: original dates, reprints.
    pub other_years: Vec<i32>,
    /// Folded words of the title.
    pub title: Vec<String>,
    /// How many words of `title` stand before its subtitle.
    pub short_title: usize,
    /// Number under which numeric styles cite it.
    pub number: Option<u32>,
    /// Pages, where both ends are plain numbers.
    pub pages: Option<(u32, u32)>,
    /// Folded words before the title as printed, for names that the parser of references missed.
    pub head: Vec<String>,
}

/// A reference list by what its entries can be cited as.
#[derive(Debug, Default)]
pub struct Vocabulary {
    /// In the order of the list.
    pub listed: Vec<Listed>,
    /// Last word of an author's family name → (reference, author).
    pub by_name: BTreeMap<String, Vec<(usize, usize)>>,
    /// Acronym → (reference, author).
    pub by_acronym: BTreeMap<String, Vec<(usize, usize)>>,
    /// Year → references.
    pub by_year: BTreeMap<i32, Vec<usize>>,
}

impl Vocabulary {
    /// Reads the list.
    pub fn of(references: &[Reference]) -> Vocabulary {
        let mut vocabulary = Vocabulary::default();
        for reference in references {
            let mut listed = read(reference);
            // A dash stands for the authors of the entry before.
            if starts_with_dash(&reference.raw)
                && listed.authors.is_empty()
                && let Some(before) = vocabulary.listed.last()
            {
                listed.authors = before.authors.clone();
            }
            vocabulary.listed.push(listed);
        }
        for (n, listed) in vocabulary.listed.iter().enumerate() {
            for (k, author) in listed.authors.iter().enumerate() {
                if let Some(last) = author.words.last() {
                    vocabulary.by_name.entry(last.clone()).or_default().push((n, k));
                }
                // `García` of `García Márquez`.
                if !author.body && author.words.len() > 1 && author.words[0] != author.words[author.words.len() - 1] {
                    vocabulary.by_name.entry(author.words[0].clone()).or_default().push((n, k));
                }
                for acronym in &author.acronyms {
                    vocabulary.by_acronym.entry(acronym.clone()).or_default().push((n, k));
                }
            }
            for year in listed.year.iter().chain(&listed.other_years) {
                let refs = vocabulary.by_year.entry(*year).or_default();
                if !refs.contains(&n) {
                    refs.push(n);
                }
            }
        }
        vocabulary
    }

    /// Whether a family name of the list ends in `word`.
    pub fn ends_name(&self, word: &str) -> bool {
        self.by_name.contains_key(word)
    }
}

fn starts_with_dash(raw: &str) -> bool {
    let dashes = raw.trim_start().chars().take_while(|c| matches!(c, '—' | '–' | '-' | '_' | '―' | '⸺' | '⸻')).count();
    dashes >= 2 || raw.trim_start().starts_with(['⸺', '⸻'])
}

fn read(reference: &Reference) -> Listed {
    let record = &reference.record;
    let names = [Field::Author, Field::Editor, Field::Translator].into_iter().find_map(|field| record.names(field));
    let mut authors: Vec<Author> = names.map(|n| n.list.iter().map(author).collect()).unwrap_or_default();
    authors.retain(|a| !a.words.is_empty());
    if authors.is_empty()
        && let Some(body) = [Field::Organization, Field::Institution].iter().find_map(|f| record.text(f))
    {
        authors.push(author(&Name::Body(body.to_owned())));
    }
    // Digits of a DOI or an address are no years.
    let address = ["http", "doi:", "DOI", "doi.org"].iter().filter_map(|mark| reference.raw.find(mark)).min();
    let years = years_in(&reference.raw[..address.unwrap_or(reference.raw.len())]);
    let printed = years.iter().find(|(_, suffix)| suffix.is_some());
    // `(n.d.). … Retrieved March 8, 2022`: the year of the visit is not the work's.
    let visited = record
        .date(Field::UrlDate)
        .and_then(DateValue::year)
        .filter(|_| undated(record, &reference.raw, None).is_some());
    let printed_years = years.iter().map(|(year, _)| *year).filter(|year| Some(*year) != visited);
    let year = record.year().or_else(|| printed_years.clone().next());
    let suffix = reference
        .year_suffix
        .as_deref()
        .and_then(|s| s.chars().next())
        .or_else(|| printed.filter(|(printed, _)| Some(*printed) == year).and_then(|(_, suffix)| *suffix));
    let suffix = suffix.or_else(|| if year.is_none() { undated_suffix(&reference.raw) } else { None });
    if authors.is_empty() && !starts_with_dash(&reference.raw) {
        authors = printed_authors(&reference.raw);
    }
    if authors.is_empty() && !starts_with_dash(&reference.raw) && !record.full_title().is_empty() {
        // A work without authors is cited by its title.
        authors.push(author(&Name::Body(record.full_title())));
    }
    let mut other_years: Vec<i32> = printed_years.filter(|y| Some(*y) != year).collect();
    other_years.dedup();
    let title = words_of(record.text(&Field::Title).unwrap_or(""));
    let full = words_of(&record.full_title());
    let (short_title, title) = split_title(record, title, full, &reference.raw);
    Listed {
        and_others: names.is_some_and(|n| n.and_others),
        authors,
        year,
        suffix,
        undated: undated(record, &reference.raw, year),
        other_years,
        short_title,
        title,
        number: reference.label.as_deref().and_then(number_in),
        pages: pages(record),
        head: head_words(&reference.raw),
    }
}

/// The first words of an entry, up to its year or quoted title.
fn head_words(raw: &str) -> Vec<String> {
    let stop = raw.find(['“', '"', '„']).unwrap_or(raw.len());
    let year = raw.find("(1").into_iter().chain(raw.find("(2")).min().unwrap_or(raw.len());
    let end = raw.floor_char_boundary(stop.min(year).min(400));
    words_of(&raw[..end]).into_iter().filter(|w| w.len() > 1).collect()
}

fn split_title(record: &Record, title: Vec<String>, full: Vec<String>, raw: &str) -> (usize, Vec<String>) {
    let printed = record.text(&Field::Title).unwrap_or("");
    if full.is_empty() {
        // Nothing was understood: what stands between quotation marks is the title.
        let quoted = raw.split_once(['“', '"', '„', '«']).and_then(|(_, rest)| rest.split_once(['”', '"', '“', '»']));
        let words = words_of(quoted.map_or("", |(title, _)| title));
        return (words.len(), words);
    }
    let main = printed.split_once([':', '?', '.']).map_or(title.len(), |(main, _)| words_of(main).len());
    (main.clamp(1, full.len().max(1)), full)
}

fn undated(record: &Record, raw: &str, year: Option<i32>) -> Option<String> {
    if year.is_some() {
        return None;
    }
    match record.date(Field::Date) {
        Some(DateValue::Literal(words)) => return Some(fold(words)),
        Some(DateValue::Edtf(_)) => return None,
        None => {}
    }
    if let Some(state) = record.text(&Field::PubState) {
        return Some(fold(state));
    }
    let folded = format!(" {} ", fold(raw));
    [
        "n d",
        "o j",
        "s d",
        "forthcoming",
        "in press",
        "im druck",
        "to appear",
        "im erscheinen",
        "submitted",
        "s f",
        "in preparation",
        "no prelo",
        "a paraitre",
        "en prensa",
        "in corso di stampa",
        "in stampa",
    ]
    .iter()
    .find(|words| folded.contains(&format!(" {words} ")))
    .map(|words| (*words).to_owned())
}

/// `b` of `n.d.-b`, `o. J.-b`.
fn undated_suffix(raw: &str) -> Option<char> {
    ["n.d.", "n. d.", "o. J.", "o.J.", "s.d.", "s. d.", "s.f.", "forthcoming", "in press"].iter().find_map(|words| {
        let rest = &raw[raw.find(words)? + words.len()..];
        let mut rest = rest.strip_prefix(['-', '–', '‐'])?.chars();
        rest.next().filter(char::is_ascii_lowercase).filter(|_| rest.next().is_none_or(|c| !c.is_alphabetic()))
    })
}

fn pages(record: &Record) -> Option<(u32, u32)> {
    let (first, last) = record.pages().first()?;
    let first: u32 = first.parse().ok()?;
    let last: u32 = last.as_deref()?.parse().ok()?;
    (last >= first).then_some((first, last))
}

/// `[12]`, `12.` → 12.
fn number_in(label: &str) -> Option<u32> {
    let digits = label.trim_matches(|c: char| !c.is_ascii_digit());
    (digits.len() <= 4 && label.chars().filter(|c| c.is_alphabetic()).count() == 0)
        .then(|| digits.parse().ok())
        .flatten()
}

/// Folded words.
pub fn words_of(text: &str) -> Vec<String> {
    fold_name(text).split(' ').filter(|w| !w.is_empty()).map(str::to_owned).collect()
}

fn author(name: &Name) -> Author {
    match name {
        Name::Person(person) => {
            let mut words = words_of(&person.family);
            let mut particles = words_of(&person.prefix);
            // The parser may have left the particle in the family name.
            while words.len() > 1
                && crate::document::is_particle(&words[0])
                && person.family.chars().next().is_some_and(char::is_lowercase)
            {
                particles.push(words.remove(0));
            }
            let given = words_of(&person.given);
            Author {
                words,
                particles,
                initials: given.iter().filter_map(|w| w.chars().next()).collect(),
                given,
                acronyms: Vec::new(),
                body: false,
                shown: name.family(),
            }
        }
        Name::Body(body) => {
            let bracket =
                body.split_once('(').and_then(|(_, rest)| rest.split_once(')')).map(|(inside, _)| fold(inside));
            let bare = body.split('(').next().unwrap_or(body);
            let words = words_of(bare);
            let letters = |skip_small: bool| -> String {
                words
                    .iter()
                    .filter(|w| {
                        !skip_small
                            || !matches!(
                                w.as_str(),
                                "of" | "the"
                                    | "and"
                                    | "for"
                                    | "on"
                                    | "in"
                                    | "de"
                                    | "la"
                                    | "des"
                                    | "fur"
                                    | "der"
                                    | "und"
                                    | "y"
                                    | "e"
                            )
                    })
                    .filter_map(|w| w.chars().next())
                    .collect()
            };
            let mut acronyms: Vec<String> =
                bracket.into_iter().chain([letters(true), letters(false)]).filter(|a| a.len() >= 2).collect();
            acronyms.dedup();
            Author {
                words,
                particles: Vec::new(),
                initials: String::new(),
                given: Vec::new(),
                acronyms,
                body: true,
                shown: bare.trim().to_owned(),
            }
        }
    }
}

/// Family names at the head of an entry that the parser could not read: capitalised words before the year or title.
fn printed_authors(raw: &str) -> Vec<Author> {
    let end = raw.floor_char_boundary(raw.find(['(', '“', '"']).unwrap_or(raw.len()).min(120));
    let mut authors = Vec::new();
    for part in raw[..end].split([',', ';', '&']).flat_map(|p| p.split(" and ")) {
        let words: Vec<&str> = part.split_whitespace().collect();
        let Some(last) = words
            .iter()
            .rfind(|w| w.chars().count() > 2 && !w.ends_with('.') && w.chars().next().is_some_and(char::is_uppercase))
        else {
            continue;
        };
        let folded = words_of(last);
        if folded.is_empty() || words.len() > 4 {
            break;
        }
        authors.push(Author {
            words: folded,
            particles: Vec::new(),
            initials: String::new(),
            given: Vec::new(),
            acronyms: Vec::new(),
            body: false,
            shown: (*last).to_owned(),
        });
        if authors.len() == 1 && words.len() > 2 {
            break;
        }
    }
    authors
}

/// Four-digit years with their letters, in printed order.
fn years_in(raw: &str) -> Vec<(i32, Option<char>)> {
    let bytes = raw.as_bytes();
    let mut years = Vec::new();
    let mut at = 0;
    while at + 4 <= bytes.len() {
        let digits = bytes[at..].iter().take_while(|b| b.is_ascii_digit()).count();
        if digits == 4
            && let Ok(year) = raw[at..at + 4].parse::<i32>()
            && (1400..2100).contains(&year)
        {
            let mut letter = raw[at + 4..].chars().next().filter(char::is_ascii_lowercase);
            let after = raw[at + 4..].chars().nth(usize::from(letter.is_some()));
            // `2014 b Characterization of …`: some journals part the letter.
            let mut parted = raw[at + 4..].chars();
            if letter.is_none() && parted.next() == Some(' ') {
                let alone = parted.next().filter(|c| ('a'..='k').contains(c));
                let followed = parted.next() == Some(' ') && parted.next().is_some_and(char::is_uppercase);
                letter = alone.filter(|_| followed);
            }
            let part_of_number =
                at > 0 && matches!(bytes[at - 1], b'-' | b'.' | b'/') && at > 1 && bytes[at - 2].is_ascii_digit();
            if after.is_none_or(|c| !c.is_alphanumeric()) && !part_of_number {
                years.push((year, letter));
            }
        }
        at += digits.max(1);
    }
    years
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_carry_their_letters_and_page_ranges_do_not_count() {
        assert_eq!(
            years_in("Roe, J. (2012a) T. J 3: 1750–1760, 10.1/x"),
            [(2012, Some('a')), (1750, None), (1760, None)]
        );
        assert!(years_in("978-0-1999-1").is_empty());
    }

    #[test]
    fn a_body_is_found_under_its_acronym() {
        let who = author(&Name::Body("World Health Organization".into()));
        assert_eq!(who.acronyms, ["who"]);
        let oecd = author(&Name::Body("Organisation for Economic Co-operation and Development (OECD)".into()));
        assert!(oecd.acronyms.contains(&"oecd".to_owned()));
    }
}
