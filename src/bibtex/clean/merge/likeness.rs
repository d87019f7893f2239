//! What speaks for two entries being one work, and what forbids it.
//!
//! In: an entry. Out: its traits; of two, the ground on which they are one work and how sure that is. Evidence is taken in
//! the order DOI, arXiv number, ISBN, then title + names + year. Numbers that differ (volume, edition, part, a digit in the
//! title), another DOI, a reply or erratum beside its paper, a chapter beside its book forbid it whatever else agrees.

use std::collections::BTreeSet;

use rapidfuzz::distance::indel;

use super::Ground;
use crate::bibtex::identifiers::{arxiv_of, canonical_doi, isbn_digits};
use crate::bibtex::name_lists::{without_article, without_umlauts};
use crate::bibtex::read::RawEntry;
use crate::bibtex::read::date_parts::DateParts;
use crate::bibtex::read::dialect::entry_type;
use crate::bibtex::read::values::{date, names, pages, verbatim};
use crate::text::{fold, tex};

/// An entry reduced to what is compared.
#[derive(Debug, Clone, Default)]
pub(super) struct Traits {
    pub key: String,
    kind: String,
    pub doi: Option<String>,
    pub arxiv: Option<String>,
    pub isbn: Option<String>,
    /// Folded, with its subtitle.
    pub title: String,
    /// Family names, folded.
    pub families: Vec<String>,
    others: bool,
    year: Option<i32>,
    /// Volume, number, edition, part: what must not differ.
    numbers: [Option<String>; 4],
    first_page: Option<String>,
    container: String,
    crossref: Option<String>,
    pub preprint: bool,
    /// How many fields say something.
    pub fields: usize,
}

/// Registrants of DOIs that stand for preprints: arXiv, bioRxiv, SSRN, PsyArXiv, SocArXiv, Research Square, Preprints.org,
/// ChemRxiv, Zenodo, OSF, Authorea.
const PREPRINT_DOIS: &[&str] = &[
    "10.48550/",
    "10.1101/",
    "10.2139/",
    "10.31234/",
    "10.31235/",
    "10.21203/",
    "10.20944/",
    "10.26434/",
    "10.31219/",
    "10.22541/",
    "10.36227/",
];

const PREPRINT_WORDS: &[&str] = &[
    "arxiv",
    "corr",
    "biorxiv",
    "medrxiv",
    "ssrn",
    "preprint",
    "preprints",
    "psyarxiv",
    "socarxiv",
    "chemrxiv",
    "eprint",
    "techrxiv",
    "osf",
];

impl Traits {
    pub fn of(entry: &RawEntry) -> Traits {
        let text = |name: &str| entry.get(name).map(tex::decode).unwrap_or_default();
        let any = |names: &[&str]| names.iter().map(|name| text(name)).find(|text| !text.is_empty());
        let people = entry.get("author").or_else(|| entry.get("editor")).map(names).unwrap_or_default();
        let mut parts = DateParts::default();
        for field in &entry.fields {
            parts.take(&field.name, &field.value);
        }
        let year = entry.get("date").map(date).or_else(|| parts.date()).and_then(|date| date.year());
        let title = [any(&["title"]), any(&["subtitle"])].into_iter().flatten().collect::<Vec<_>>().join(" ");
        let container =
            any(&["journal", "journaltitle", "booktitle", "maintitle"]).map(|text| fold(&text)).unwrap_or_default();
        let doi = entry.get("doi").and_then(|doi| canonical_doi(&verbatim(doi))).map(|doi| doi.to_lowercase());
        let number = |names: &[&str]| any(names).map(|text| fold(&text)).filter(|text| !text.is_empty());
        let mut traits = Traits {
            key: entry.key.to_string(),
            kind: entry_type(&entry.kind).0.to_owned(),
            arxiv: arxiv_number(entry, doi.as_deref()),
            isbn: entry.get("isbn").and_then(|isbn| isbn_13(&verbatim(isbn))),
            doi,
            title: without_article(&fold(&title)).to_owned(),
            families: people
                .list
                .iter()
                .map(|name| fold(&name.family()))
                .filter(|name| !matches!(name.as_str(), "anonymous" | "anon" | "unknown"))
                .collect(),
            others: people.and_others,
            year,
            numbers: [
                number(&["volume"]),
                number(&["number", "issue"]),
                number(&["edition"]),
                number(&["part", "chapter"]),
            ],
            first_page: entry
                .get("pages")
                .and_then(|text| pages(text).into_iter().next())
                .map(|(first, _)| first)
                .filter(|page| page.contains(|c: char| c.is_ascii_digit())),
            container,
            crossref: entry.get("crossref").map(str::to_lowercase),
            preprint: false,
            fields: entry.fields.iter().filter(|field| !field.value.trim().is_empty()).count(),
        };
        traits.preprint = traits.is_preprint(entry);
        traits
    }

    /// Whether it stands for a version that no journal or publisher has printed.
    fn is_preprint(&self, entry: &RawEntry) -> bool {
        let words = |text: &str| fold(text).split(' ').any(|word| PREPRINT_WORDS.contains(&word));
        if words(&self.container) {
            return true;
        }
        if let Some(doi) = &self.doi {
            return PREPRINT_DOIS.iter().any(|start| doi.starts_with(start));
        }
        let printed = !self.container.is_empty()
            || matches!(self.kind.as_str(), "book" | "collection" | "proceedings" | "thesis");
        let says = |name: &str| entry.get(name).is_some_and(|text| words(&tex::decode(text)));
        let working_paper = self.kind == "report"
            && ["type", "series", "note"]
                .iter()
                .any(|name| entry.get(name).is_some_and(|text| fold(&tex::decode(text)).contains("working paper")));
        !printed
            && (self.arxiv.is_some()
                || working_paper
                || ["howpublished", "publisher", "note", "organization", "eprinttype", "archiveprefix"]
                    .iter()
                    .any(|n| says(n))
                || self.kind == "unpublished")
    }

    /// Blocks in which its likes are looked for.
    pub fn blocks(&self) -> Vec<String> {
        let mut blocks = Vec::new();
        blocks.extend(self.doi.as_ref().map(|doi| format!("doi {doi}")));
        blocks.extend(self.arxiv.as_ref().map(|number| format!("arxiv {number}")));
        blocks.extend(self.isbn.as_ref().map(|isbn| format!("isbn {isbn}")));
        let words: Vec<&str> = self.title.split(' ').filter(|word| word.len() > 3).collect();
        if let Some(family) = self.families.first().filter(|_| !self.title.is_empty()) {
            let family = without_umlauts(family);
            blocks.extend(words.first().map(|word| format!("first {family} {word}")));
            blocks.extend(words.last().filter(|_| words.len() > 1).map(|word| format!("last {family} {word}")));
        }
        blocks
    }

    fn is_part(&self) -> bool {
        matches!(
            self.kind.as_str(),
            "inbook" | "incollection" | "inproceedings" | "inreference" | "bookinbook" | "suppbook" | "suppcollection"
        )
    }

    fn is_whole(&self) -> bool {
        matches!(
            self.kind.as_str(),
            "book"
                | "mvbook"
                | "collection"
                | "mvcollection"
                | "proceedings"
                | "mvproceedings"
                | "reference"
                | "mvreference"
                | "booklet"
                | "manual"
                | "thesis"
        )
    }
}

fn arxiv_number(entry: &RawEntry, doi: Option<&str>) -> Option<String> {
    let other_archive = ["eprinttype", "archiveprefix"]
        .iter()
        .any(|name| entry.get(name).is_some_and(|archive| !archive.trim().eq_ignore_ascii_case("arxiv")));
    let eprint = entry.get("eprint").filter(|_| !other_archive);
    let by_doi = doi.and_then(|doi| doi.strip_prefix("10.48550/arxiv."));
    let fields = ["url", "howpublished", "note", "journal", "journaltitle", "volume", "number", "pages"];
    let somewhere = fields.iter().filter_map(|name| entry.get(name)).find_map(|text| {
        let text = verbatim(text);
        let at = text.to_ascii_lowercase().find("arxiv")?;
        let mut words = text.get(at..)?.split([' ', ',', ';', '(', ')']).take(3);
        words.find_map(arxiv_of)
    });
    let found =
        eprint.map(verbatim).and_then(|text| arxiv_of(&text)).or_else(|| by_doi.and_then(arxiv_of)).or(somewhere)?;
    // Versions are one work.
    let number = found.number.to_lowercase();
    let bare =
        number.rsplit_once('v').filter(|(_, v)| v.bytes().all(|b| b.is_ascii_digit())).map(|(bare, _)| bare.to_owned());
    Some(bare.unwrap_or(number))
}

/// The first ISBN with a right check digit, in thirteen digits.
fn isbn_13(text: &str) -> Option<String> {
    let first = text.split([',', ';', '(']).next().unwrap_or(text);
    let bare = first.trim().trim_start_matches(|c: char| !c.is_ascii_digit());
    let digits = isbn_digits(bare.trim())?;
    if digits.len() == 13 {
        return Some(digits);
    }
    let nine = format!("978{}", digits.get(..9)?);
    let sum: u32 = nine.chars().zip([1, 3].into_iter().cycle()).filter_map(|(c, w)| Some(c.to_digit(10)? * w)).sum();
    Some(format!("{nine}{}", (10 - sum % 10) % 10))
}

/// Words that make another work of the same title.
const OTHER_WORK: &[&str] = &[
    "erratum",
    "errata",
    "corrigendum",
    "correction",
    "corrections",
    "reply",
    "response",
    "comment",
    "comments",
    "review",
    "retraction",
    "retracted",
    "addendum",
    "rejoinder",
    "discussion",
    "appendix",
    "supplement",
    "poster",
    "slides",
];

/// What must not differ whatever else agrees.
pub(super) fn forbidden(a: &Traits, b: &Traits) -> bool {
    let differ = |x: &Option<String>, y: &Option<String>| x.is_some() && y.is_some() && x != y;
    let numbers =
        |title: &str| title.split(' ').filter(|word| is_number(word)).map(str::to_owned).collect::<BTreeSet<_>>();
    let marked = |title: &str| {
        title.split(' ').filter(|word| OTHER_WORK.contains(word)).map(str::to_owned).collect::<BTreeSet<_>>()
    };
    let linked = |x: &Traits, y: &Traits| x.crossref.as_deref() == Some(y.key.to_lowercase().as_str());
    let pair = a.preprint || b.preprint;
    linked(a, b)
        || linked(b, a)
        || a.crossref != b.crossref
        || a.is_part() && b.is_whole()
        || a.is_whole() && b.is_part()
        || matches!(a.kind.as_str(), "xdata" | "set")
        || matches!(b.kind.as_str(), "xdata" | "set")
        || numbers(&a.title) != numbers(&b.title)
        || marked(&a.title) != marked(&b.title)
        || !pair && differ(&a.doi, &b.doi)
        || !pair && a.numbers.iter().zip(&b.numbers).any(|(x, y)| differ(x, y))
        || a.preprint && b.preprint && differ(&a.arxiv, &b.arxiv)
        || differ(&a.isbn, &b.isbn) && a.is_whole()
}

fn is_number(word: &str) -> bool {
    word.chars().any(|c| c.is_ascii_digit())
        || matches!(word, "i" | "ii" | "iii" | "iv" | "v" | "vi" | "vii" | "viii" | "ix" | "x")
}

/// The ground on which two entries are one work, and how sure it is, 0–1. `None` where they are not, or where it is in doubt.
pub(super) fn same_work(a: &Traits, b: &Traits) -> Option<(Ground, f64)> {
    if forbidden(a, b) {
        return None;
    }
    let titles = likeness(&a.title, &b.title);
    let agree = |x: &Option<String>, y: &Option<String>| x.is_some() && x == y;
    let known = titles >= 0.6 || a.title.is_empty() || b.title.is_empty();
    if agree(&a.doi, &b.doi) && known {
        return Some((Ground::Identifiers, 0.99));
    }
    if agree(&a.arxiv, &b.arxiv) && known && a.preprint == b.preprint {
        return Some((Ground::Identifiers, 0.98));
    }
    let names = people(a, b);
    // An ISBN is often copied from the entry above it: the titles must agree too.
    let one_book = titles >= 0.97 || names > 0.0 && (same_words(&a.title, &b.title) || begins(&a.title, &b.title));
    if agree(&a.isbn, &b.isbn) && one_book && a.is_whole() && b.is_whole() {
        return Some((Ground::Identifiers, 0.97));
    }
    if a.preprint != b.preprint {
        let (pre, published) = if a.preprint { (a, b) } else { (b, a) };
        let years = match (pre.year, published.year) {
            (Some(before), Some(after)) => (-1..=5).contains(&(after - before)),
            _ => true,
        };
        let same = agree(&a.arxiv, &b.arxiv) && titles >= 0.6
            || titles >= 0.9 && same_words(&a.title, &b.title) && names >= 0.6 && distinctive(&a.title);
        return (same && years && names > 0.0).then_some((Ground::Preprints, if titles >= 0.97 { 0.93 } else { 0.88 }));
    }
    let years = match (a.year, b.year) {
        (Some(x), Some(y)) => (x == y).then_some(1.0),
        (None, None) => Some(0.95),
        _ => Some(0.92),
    };
    let container = a.container.is_empty()
        || b.container.is_empty()
        || likeness(&a.container, &b.container) >= 0.5
        || abbreviates(&a.container, &b.container);
    let page = match (&a.first_page, &b.first_page) {
        (Some(x), Some(y)) => x == y,
        _ => distinctive(&a.title),
    };
    let sure = years? * if titles >= 0.985 && names >= 0.99 { 0.96 } else { 0.9 };
    (titles >= 0.93 && same_words(&a.title, &b.title) && names >= 0.6 && a.kind == b.kind && container && page)
        .then_some((Ground::Titles, sure))
}

/// Whether a title is long enough to be one work's alone.
fn distinctive(title: &str) -> bool {
    title.split(' ').count() >= 3 && title.len() >= 15
}

/// Whether the words of two folded titles are the same but for slips of the pen: `bitolerance` is not `multitolerance`.
fn same_words(a: &str, b: &str) -> bool {
    let covered = |a: &str, b: &str| {
        a.split(' ')
            .all(|word| b.split(' ').any(|other| word == other || word.len() > 3 && likeness(word, other) > 0.85))
            || a.replace(' ', "") == b.replace(' ', "")
    };
    covered(a, b) && covered(b, a)
}

/// Whether one of two folded titles is the beginning of the other: a title without its subtitle.
fn begins(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    distinctive(short) && long.strip_prefix(short).is_some_and(|rest| rest.starts_with(' '))
}

/// Likeness of two folded texts, 0–1.
fn likeness(a: &str, b: &str) -> f64 {
    if a.is_empty() || b.is_empty() { 0.0 } else { indel::normalized_similarity(a.chars(), b.chars()) }
}

/// `j phys chem` and `journal of physical chemistry`: each word begins one of the other's, in order.
fn abbreviates(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let mut words = long.split(' ');
    short.split(' ').all(|word| words.any(|full| full.starts_with(word)))
}

/// How far two lists of family names agree, 0–1. A list that was cut short agrees as far as it goes.
fn people(a: &Traits, b: &Traits) -> f64 {
    let (Some(first), Some(second)) = (a.families.first(), b.families.first()) else {
        return if a.families.is_empty() && b.families.is_empty() { 0.6 } else { 0.0 };
    };
    if likeness(first, second) < 0.8 {
        return 0.0;
    }
    let (short, long) = if a.families.len() <= b.families.len() { (a, b) } else { (b, a) };
    let shared =
        short.families.iter().filter(|name| long.families.iter().any(|other| likeness(name, other) >= 0.85)).count();
    let all = if short.others { short.families.len() } else { long.families.len() };
    shared as f64 / all.max(1) as f64
}
