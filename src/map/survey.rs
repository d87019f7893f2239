//! What a map is about: works with their labels, roles and places of citation, read off the graph once.
//!
//! Takes a [`Scholarship`] and the works that are wanted; gives [`Item`]s and [`School`]s in a fixed order. Knows
//! nothing of coordinates.

use std::collections::{BTreeMap, BTreeSet};

use super::dates::date_words;
pub use super::dates::year_words;
use super::fonts::{is_right_to_left, tidy};
use super::palette::Palette;
use super::schools::{School, schools};
use crate::graph::{Near, Place, Scholarship, Unit};
use crate::record::{DateValue, Field, Names, Record};
use crate::text::{fold, quoted};
use crate::tradition::{Role, Status};
use crate::work::Work;

/// What a work is to a tradition, all documents together.
#[derive(Debug, Clone, PartialEq)]
pub struct Stand {
    /// Index into [`Survey::schools`].
    pub school: usize,
    /// The role that most documents give it; accepted claims before proposed ones.
    pub role: Role,
    /// Roles that other documents give it.
    pub others: Vec<Role>,
    /// Whether no person has accepted it yet.
    pub proposed: bool,
}

/// A work on a map.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// Citation key.
    pub key: String,
    /// `Gill & Pratt`, `F. Levy`; never empty.
    pub author: String,
    /// The first family name, folded: what works of one year are sorted by.
    pub family: String,
    /// `2012a`, `c. 1200`, `1914–18`, `forthcoming`, `n.d.`
    pub year_label: String,
    /// The letter at its end that tells it from a namesake; empty mostly.
    pub suffix: String,
    /// Astronomical year.
    pub year: Option<i32>,
    /// Title without subtitle; empty where the title stands in the author's place already.
    pub title: String,
    /// Places where it is cited.
    pub places: usize,
    /// Keys of the documents that cite it.
    pub cited_by: BTreeSet<String>,
    /// Whether it is a document that was read.
    pub is_document: bool,
    /// Whether the filter found it; a document may be shown only for what it says of works that were found.
    pub found: bool,
    /// What it is to each tradition and grouping that it has to do with, in order of the schools.
    pub stands: Vec<Stand>,
}

impl Item {
    /// `Gill & Pratt 2008`.
    ///
    /// Digits behind a name that runs from right to left would join it on the wrong side; a mark keeps them behind it.
    pub fn label(&self) -> String {
        let mark = if self.author.chars().any(is_right_to_left) { "\u{200e}" } else { "" };
        format!("{}{mark} {}", self.author, self.year_label)
    }

    /// How often it is cited, for a ranking: places, and the documents that list it.
    pub fn weight(&self) -> usize {
        self.places + self.cited_by.len()
    }

    /// What its date says beyond the year of its line: `c. 1200`, `1914–18`, or the letter that tells it from a namesake.
    pub fn beyond_the_year(&self) -> Option<&str> {
        let date = self.year_label.strip_suffix(self.suffix.as_str()).unwrap_or(&self.year_label);
        let plain = match self.year {
            Some(year) => date == year_words(year),
            None => date == "n.d.",
        };
        let words = if plain { self.suffix.as_str() } else { self.year_label.as_str() };
        (!words.is_empty()).then_some(words)
    }

    /// Its stands towards traditions proper (`true`) or groupings (`false`).
    pub fn stands_in<'a>(&'a self, survey: &'a Survey<'_>, traditions: bool) -> impl Iterator<Item = &'a Stand> {
        self.stands.iter().filter(move |stand| survey.schools[stand.school].is_tradition == traditions)
    }
}

/// Everything a map can show.
#[derive(Debug, Clone)]
pub struct Survey<'s> {
    /// The graph it was read from.
    pub built: &'s Scholarship,
    /// Works and documents, by year (those without one last), then family name, label, key.
    pub items: Vec<Item>,
    /// Traditions, then groupings; each in the order in which the library's claims first speak of them.
    pub schools: Vec<School<'s>>,
    palette: Palette,
    by_key: BTreeMap<&'s str, usize>,
    by_id: BTreeMap<&'s str, usize>,
    /// A title that the reader asked for.
    pub title: Option<String>,
    /// Whether a filter chose the works.
    pub narrowed: bool,
    /// The filter as the reader wrote it.
    pub filter: Option<String>,
    /// Works that the filter left out.
    pub filtered: usize,
    /// Claims that a person rejected: never shown, always counted.
    pub rejected: usize,
    /// Whether roles that a person has reviewed stand beside others that nobody has: only then a mark tells them apart.
    pub tells_proposals: bool,
    /// Sets of items (indices, ascending) that stand in one bracket somewhere.
    pub brackets: BTreeSet<Vec<usize>>,
    /// Sets of items that stand in one sentence somewhere.
    pub sentences: BTreeSet<Vec<usize>>,
}

/// Works in one bracket above which it says nothing about any two of them.
const CROWD: usize = 30;

impl<'s> Survey<'s> {
    /// Reads the graph. `wanted` keeps the works with those keys, and the documents that cite one of them or speak of it.
    pub fn of(built: &'s Scholarship, wanted: Option<&BTreeSet<String>>) -> Survey<'s> {
        let mut survey = Survey::whole(built);
        survey.palette = Palette::of(&survey);
        if let Some(keys) = wanted {
            survey.narrow(keys);
        }
        survey
    }

    fn whole(built: &'s Scholarship) -> Survey<'s> {
        let schools = schools(built);
        let by_id: BTreeMap<&str, usize> =
            schools.iter().enumerate().flat_map(|(at, school)| school.ids.iter().map(move |id| (*id, at))).collect();
        let families = families(built);
        let mut items: Vec<Item> = Vec::new();
        for work in built.every_work() {
            let author = author(built, work, &families);
            let title = if author.is_some() { short_title(&work.record) } else { String::new() };
            let author = author.unwrap_or_else(|| in_its_place(work));
            items.push(Item {
                key: work.key.clone(),
                title,
                family: first_family(&work.record).unwrap_or_else(|| fold(&author)),
                author,
                year_label: year_label(&work.record),
                suffix: String::new(),
                year: work.record.year(),
                places: built.occurrences_of(&work.key).iter().filter(|place| is_dated(place)).count(),
                cited_by: built.cited_by(&work.key).iter().map(|document| document.work.key.clone()).collect(),
                is_document: built.document(&work.key).is_some(),
                found: true,
                stands: stands(built, &work.key, &by_id),
            });
        }
        tell_apart(&mut items);
        items.sort_by(|a, b| {
            let place = |item: &Item| (item.year.is_none(), item.year);
            let name = |item: &Item| -> [String; 4] {
                [&item.family, &item.author, &item.year_label, &item.key].map(String::clone)
            };
            place(a).cmp(&place(b)).then_with(|| name(a).cmp(&name(b)))
        });
        let rejected = built.claims.iter().filter(|claim| !claim.stands()).count();
        let mut survey = Survey {
            built,
            items,
            schools,
            palette: Palette::default(),
            by_key: BTreeMap::new(),
            by_id,
            title: None,
            narrowed: false,
            filter: None,
            filtered: 0,
            rejected,
            tells_proposals: false,
            brackets: BTreeSet::new(),
            sentences: BTreeSet::new(),
        };
        survey.number();
        survey
    }

    /// Keeps what a filter found. Letters, hues and the letters behind years stay those of the whole library.
    fn narrow(&mut self, keys: &BTreeSet<String>) {
        let built = self.built;
        self.narrowed = true;
        for item in &mut self.items {
            item.found = keys.contains(&item.key);
        }
        let all = std::mem::take(&mut self.items);
        let shown =
            |item: &Item| item.found || item.is_document && built.speaks_of(&item.key, |key| keys.contains(key));
        let (kept, left): (Vec<Item>, Vec<Item>) = all.into_iter().partition(shown);
        self.filtered = left.iter().filter(|item| !item.is_document).count();
        self.items = kept;
        self.number();
    }

    /// Finds each item by its key, and the sets of items that stand together.
    fn number(&mut self) {
        let place = |(at, item): (usize, &Item)| Some((self.built.work(&item.key)?.key.as_str(), at));
        self.by_key = self.items.iter().enumerate().filter_map(place).collect();
        let stands = || self.items.iter().flat_map(|item| &item.stands);
        self.tells_proposals = stands().any(|stand| stand.proposed) && stands().any(|stand| !stand.proposed);
        (self.brackets, self.sentences) = together(self.built, &self.by_key);
    }

    /// Where a school stands among all of the library, those with lanes first.
    pub fn place(&self, school: usize) -> usize {
        self.palette.place(school)
    }

    /// Letter of a school, the same in all pictures of the library.
    pub fn letter(&self, school: usize) -> String {
        self.palette.letter(school)
    }

    /// Hue of a school, the same in all pictures of the library.
    pub fn hue(&self, school: usize) -> &'static str {
        self.palette.hue(school)
    }

    /// Why citations do not tell which works come first, where they do not: in words to put behind a count.
    pub fn unranked(&self) -> Option<&'static str> {
        let cited = || self.items.iter().filter(|item| !item.is_document);
        let mut weights = cited().map(Item::weight);
        let first = weights.next();
        match cited().all(|item| item.places == 0) {
            _ if weights.any(|weight| Some(weight) != first) => None,
            true => Some("as no place of citation is known"),
            false => Some("as all are cited equally often"),
        }
    }

    /// The school with that id.
    pub fn school(&self, id: &str) -> Option<usize> {
        self.by_id.get(id).copied()
    }

    /// The item with that key.
    pub fn at(&self, key: &str) -> Option<usize> {
        self.by_key.get(key).copied()
    }

    /// What the pictures call a work.
    pub fn label(&self, key: &str) -> String {
        self.at(key).map_or_else(|| key.to_owned(), |at| self.items[at].label())
    }

    /// A subtitle, and which works the picture is narrowed to.
    pub fn subtitle(&self, words: impl Into<String>) -> String {
        let words = words.into();
        match &self.filter {
            Some(filter) => format!("{words}; only works found by “{}”", tidy(filter)),
            None => words,
        }
    }

    /// Number of traditions proper: they come first among the schools.
    pub fn traditions(&self) -> usize {
        self.schools.iter().take_while(|school| school.is_tradition).count()
    }

    /// Whether a filter left no work that has to do with this school.
    pub fn is_filtered_out(&self, school: usize) -> bool {
        let has = |item: &Item| item.found && item.stands.iter().any(|stand| stand.school == school);
        self.narrowed && !self.items.iter().any(has)
    }

    /// Number of traditions proper of which the filter left no work.
    pub fn traditions_filtered_out(&self) -> usize {
        (0..self.traditions()).filter(|&school| self.is_filtered_out(school)).count()
    }
}

fn stands(built: &Scholarship, key: &str, number: &BTreeMap<&str, usize>) -> Vec<Stand> {
    let mut votes: BTreeMap<usize, BTreeMap<Role, (usize, usize)>> = BTreeMap::new();
    for claim in built.claims_on(key) {
        let Some(&school) = claim.tradition.as_deref().and_then(|id| number.get(id)) else { continue };
        let (accepted, proposed) = votes.entry(school).or_default().entry(claim.role).or_default();
        match claim.status {
            Status::Accepted => *accepted += 1,
            Status::Proposed => *proposed += 1,
            Status::Rejected => {}
        }
    }
    votes
        .into_iter()
        .filter_map(|(school, roles)| {
            let mut ranked: Vec<(Role, (usize, usize))> =
                roles.into_iter().filter(|(_, (accepted, proposed))| accepted + proposed > 0).collect();
            ranked.sort_by_key(|(role, votes)| (std::cmp::Reverse(*votes), *role));
            let ((role, votes), rest) = ranked.split_first()?;
            Some(Stand {
                school,
                role: *role,
                others: rest.iter().map(|(role, _)| *role).collect(),
                proposed: votes.0 == 0,
            })
        })
        .collect()
}

/// Whether a place cites the work, and does not only name its author.
pub fn is_dated(place: &Place<'_>) -> bool {
    place.occurrence.form != crate::citation::Form::Mention
}

/// Scholars behind each family name that labels show: two Levys are two people.
fn families(built: &Scholarship) -> BTreeMap<String, BTreeSet<String>> {
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for work in built.every_work() {
        for part in built.contributors(&work.key).into_iter().filter(|part| part.role != "translator") {
            let shown = part.work.record.names(role_field(part.role)).and_then(|names| names.list.get(part.position));
            if let Some(name) = shown {
                found.entry(tidy(&name.family())).or_default().insert(part.scholar.id.clone());
            }
        }
    }
    found
}

fn role_field(role: &str) -> Field {
    if role == "editor" { Field::Editor } else { Field::Author }
}

fn author(built: &Scholarship, work: &Work, families: &BTreeMap<String, BTreeSet<String>>) -> Option<String> {
    let record = &work.record;
    let (role, names) = match (record.names(Field::Author), record.names(Field::Editor)) {
        (Some(names), _) if !names.list.is_empty() => ("author", names),
        (_, Some(names)) if !names.list.is_empty() => ("editor", names),
        _ => return None,
    };
    let parts = built.contributors(&work.key);
    let shown = |position: usize| -> String {
        let Some(name) = names.list.get(position) else { return String::new() };
        let family = tidy(&name.family());
        let twins = families.get(&family).map_or(0, BTreeSet::len);
        let given = parts
            .iter()
            .find(|part| part.role == role && part.position == position)
            .map_or(name.given(), |part| part.scholar.name.given());
        match given.chars().next().filter(|_| twins > 1) {
            Some(initial) => format!("{initial}. {family}"),
            None => family,
        }
    };
    let short = short(names, shown);
    Some(if short.trim().is_empty() { work.key.clone() } else { short })
}

/// The family name of whom a label names first, folded.
fn first_family(record: &Record) -> Option<String> {
    let names = |field: Field| record.names(field).and_then(|names| names.list.first());
    let family = fold(&tidy(&names(Field::Author).or_else(|| names(Field::Editor))?.family()));
    (!family.is_empty()).then_some(family)
}

/// What stands in the author's place where no one is named: the title.
fn in_its_place(work: &Work) -> String {
    let title = tidy(&work.record.full_title());
    if title.is_empty() { work.key.clone() } else { format!("‘{title}’") }
}

fn short(names: &Names, shown: impl Fn(usize) -> String) -> String {
    match (names.list.len(), names.and_others) {
        (1, false) => shown(0),
        (2, false) => format!("{} & {}", shown(0), shown(1)),
        _ => format!("{} et al.", shown(0)),
    }
}

/// The title without what follows a colon and without the subtitle, unless a single word stands before it (`Introduction: …`).
fn short_title(record: &Record) -> String {
    let title = tidy(record.text(&Field::Title).unwrap_or(""));
    if !title.contains(' ') && record.has(&Field::Subtitle) {
        return tidy(&record.full_title());
    }
    match title.split_once(": ") {
        Some((main, _)) if main.contains(' ') => main.to_owned(),
        _ => title,
    }
}

/// A person's Markdown note as plain words: emphasis and code marks go, links keep their text.
pub fn plain(note: &str) -> String {
    let mut out = String::with_capacity(note.len());
    let mut rest = note;
    while let Some(at) = rest.find(['*', '`', '_', '[']) {
        out.push_str(&rest[..at]);
        let (mark, after) = (&rest[at..=at], &rest[at + 1..]);
        let link = (mark == "[").then(|| after.split_once("](")).flatten();
        let link = link.and_then(|(words, target)| Some((words, target.split_once(')')?.1)));
        let inside_word = out.ends_with(char::is_alphanumeric) && after.starts_with(char::is_alphanumeric);
        rest = match link {
            Some((words, after)) => {
                out.push_str(words);
                after
            }
            None => {
                if mark == "[" || mark == "_" && inside_word {
                    out.push_str(mark);
                }
                after
            }
        };
    }
    out.push_str(rest);
    tidy(out.trim_start_matches(['#', ' ', '>']))
}

fn year_label(record: &Record) -> String {
    match record.date(Field::Date) {
        Some(DateValue::Edtf(date)) => date_words(date),
        Some(DateValue::Literal(words)) => tidy(words),
        None => record.text(&Field::PubState).map_or_else(|| "n.d.".to_owned(), tidy),
    }
}

/// Adds `a`, `b` … to the years of works that would be called the same: the key's own letter where it has one.
fn tell_apart(items: &mut [Item]) {
    let mut same: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, item) in items.iter().enumerate() {
        same.entry(item.label()).or_default().push(at);
    }
    for twins in same.into_values().filter(|twins| twins.len() > 1) {
        let own: Vec<Option<String>> = twins.iter().map(|&at| key_letter(&items[at])).collect();
        let told = own.iter().collect::<BTreeSet<_>>().len() == twins.len();
        for (number, &at) in twins.iter().enumerate() {
            let letter = match &own[number] {
                letter if told => letter.clone().unwrap_or_default(),
                _ if number < 26 => char::from(b'a' + number as u8).to_string(),
                _ => format!("-{}", number + 1),
            };
            items[at].year_label.push_str(&letter);
            items[at].suffix = letter;
        }
    }
}

fn key_letter(item: &Item) -> Option<String> {
    let rest = item.key.rsplit_once(&item.year?.to_string())?.1;
    (rest.len() == 1 && rest.bytes().all(|b| b.is_ascii_lowercase())).then(|| rest.to_owned())
}

type Sets = BTreeSet<Vec<usize>>;

fn together(built: &Scholarship, at: &BTreeMap<&str, usize>) -> (Sets, Sets) {
    let (mut brackets, mut sentences) = (Sets::new(), Sets::new());
    for document in built.documents() {
        let mut units: [BTreeMap<Unit, BTreeSet<usize>>; 2] = Default::default();
        for occurrence in &document.occurrences {
            let [key] = occurrence.works.as_slice() else { continue };
            let Some(&item) = at.get(key.as_str()) else { continue };
            for (near, units) in [Near::Bracket, Near::Sentence].into_iter().zip(&mut units) {
                if let Some(unit) = near.unit(occurrence) {
                    units.entry(unit).or_default().insert(item);
                }
            }
        }
        let kept = |set: &BTreeSet<usize>| (2..=CROWD).contains(&set.len());
        for (units, sets) in units.into_iter().zip([&mut brackets, &mut sentences]) {
            sets.extend(units.into_values().filter(kept).map(|set| set.into_iter().collect::<Vec<_>>()));
        }
    }
    (brackets, sentences)
}

/// Words of a text as people read them, without the marks of the file that they stand in.
pub fn shown_quote(quote: &str) -> String {
    tidy(&quoted(quote))
}

/// Where a citation stands, in words: `Introduction, paragraph 2`.
pub fn place_words(section: Option<&str>, paragraph: Option<u32>, sentence: Option<u32>) -> String {
    let mut words: Vec<String> = Vec::new();
    if let Some(section) = section {
        words.push(format!("“{}”", tidy(section)));
    }
    if let Some(paragraph) = paragraph {
        words.push(format!("paragraph {paragraph}"));
    }
    if let Some(sentence) = sentence {
        words.push(format!("sentence {sentence}"));
    }
    if words.is_empty() { "place not stated".to_owned() } else { words.join(", ") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn documents_that_have_nothing_to_do_with_the_works_left_are_left_out() {
        let mut corpus = crate::graph::tests::corpus();
        let mut other = corpus.documents[0].clone();
        other.work.key = "other2021".into();
        other.occurrences.retain(|occurrence| occurrence.works == ["jones2004"]);
        corpus.documents.push(other);
        let (built, _) = Scholarship::build(&corpus);
        let documents = |keys: &[&str]| {
            let wanted = keys.iter().map(|key| (*key).to_owned()).collect();
            Survey::of(&built, Some(&wanted)).items.iter().filter(|item| item.is_document).count()
        };
        assert_eq!((documents(&["smith1990"]), documents(&["jones2004"])), (1, 2));
    }

    #[test]
    fn works_of_one_year_come_by_family_name_whatever_initial_stands_before_it() {
        let mut corpus = crate::graph::tests::corpus();
        let line = |key: &str, names: &str| crate::map::tests::work(key, &format!("{names}|2001|On it"));
        corpus.works = vec![
            line("a", "Bennett, Zoe"),
            line("b", "Bennett, Ann"),
            line("c", "Allport, Gordon"),
            line("d", "Kramer, Anna"),
        ];
        let (built, _) = Scholarship::build(&corpus);
        let survey = Survey::of(&built, None);
        let names: Vec<&str> =
            survey.items.iter().filter(|item| item.year == Some(2001)).map(|item| item.author.as_str()).collect();
        assert_eq!(names, ["Allport", "A. Bennett", "Z. Bennett", "Kramer"]);
    }

    #[test]
    fn a_note_is_read_as_plain_words() {
        assert_eq!(
            plain("It lends *hostile worlds* and `x_y` [a link](http://e.org/a_b)."),
            "It lends hostile worlds and x_y a link."
        );
        assert_eq!(plain("## Head"), "Head");
    }
}
