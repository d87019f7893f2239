//! Token labels → record: one file for each kind of value.
//!
//! Takes a tokenised entry with a label and a probability for each token; gives a [`Record`] in plain Unicode, the letter
//! that the list adds to the year, the entry's own number, a probability for each field and what was doubtful. The type
//! of entry follows from the fields and from the words that announce them (`In:`, `PhD thesis`, `Proceedings`).

mod abnt;
pub mod archive;
mod called;
mod counted_anew;
mod dates;
mod edition;
mod event;
mod genre;
mod identifiers;
mod imprint;
mod kind;
mod language;
mod law;
mod locators;
mod names;
mod pages;
mod part;
mod people;
mod runs;
mod services;
mod titles;
mod volume;
mod web;
mod when;
mod whole;
mod words;

use std::collections::BTreeMap;

use super::address::names_a_host;
use super::label::Label;
use super::list::{self, same_author};
use super::tokens::Tokens;
use crate::record::{EntryType, Field, Name, Names, Record, Value};
use crate::text::fold;
use runs::Runs;

pub use edition::volumes_in_words;
pub use names::{Order, is_chinese_name, read_names};
pub use pages::full_end;

/// What the labels of one entry say.
#[derive(Debug, Clone, PartialEq)]
pub struct Assembled {
    /// The record, without a key.
    pub record: Record,
    /// The number or tag that the list gives the entry.
    pub label: Option<String>,
    /// The letter after the year.
    pub year_suffix: Option<String>,
    /// Whether a dash stands where the author of the entry before is meant.
    pub repeated_author: bool,
    /// What those did for whom the dash stands, where the entry says that they did not write: `———, editors.`
    pub repeated_as: Option<Field>,
    /// Whether the entry says that it has no date (`n.d.`).
    pub undated: bool,
    /// Probability that each field is right.
    pub confidence: BTreeMap<Field, f64>,
    /// Words that found no place in the record.
    pub unparsed: Vec<String>,
}

/// Whether an entry is a case, an act or an article in the form in which lawyers cite them, from beginning to end.
pub fn is_law(entry: &str) -> bool {
    law::read(entry).is_some()
}

/// Turns labels into a record.
pub fn assemble(tokens: &Tokens, labels: &[(Label, f64)]) -> Assembled {
    assemble_in(tokens, labels, Order::Unknown)
}

/// Turns labels into a record, knowing what the list tells about the order of names.
pub fn assemble_in(tokens: &Tokens, labels: &[(Label, f64)], order: Order) -> Assembled {
    let runs = Runs::of(tokens, labels);
    if let Some(record) = law::read(runs.all()).or_else(|| archive::read(runs.all())) {
        return of_one_form(record, &runs);
    }
    let mut build = Builder {
        runs: &runs,
        record: Record::new(EntryType::Misc),
        confidence: BTreeMap::new(),
        year_suffix: None,
        repeated_author: false,
        repeated_as: None,
        undated: false,
        evidence: kind::Evidence::default(),
        unparsed: Vec::new(),
    };
    build.people(order);
    build.dates();
    build.titles();
    build.locators();
    build.publication();
    build.identifiers();
    build.rest();
    build.settle();
    abnt::mend(runs.all(), &mut build.record);
    build.letter_in_print();
    build.sureness();
    let label = runs.own_label();
    if let Some(form) = &label {
        build.family_of_the_short_form(form);
    }
    Assembled {
        label,
        year_suffix: build.year_suffix,
        repeated_author: build.repeated_author,
        repeated_as: build.repeated_as,
        undated: build.undated,
        confidence: build.confidence,
        unparsed: build.unparsed,
        record: build.record,
    }
}

/// A case, an act, a letter: its form is surer than any label.
fn of_one_form(record: Record, runs: &Runs<'_>) -> Assembled {
    const SURE: f64 = 0.9;
    Assembled {
        label: runs.own_label(),
        year_suffix: None,
        repeated_author: false,
        repeated_as: None,
        undated: false,
        confidence: record.fields.keys().map(|field| (field.clone(), SURE)).collect(),
        unparsed: Vec::new(),
        record,
    }
}

struct Builder<'r> {
    runs: &'r Runs<'r>,
    record: Record,
    confidence: BTreeMap<Field, f64>,
    year_suffix: Option<String>,
    repeated_author: bool,
    repeated_as: Option<Field>,
    undated: bool,
    evidence: kind::Evidence,
    unparsed: Vec<String>,
}

impl Builder<'_> {
    /// Sets a field, unless it is there already, with the probability of the run it came from.
    fn set(&mut self, field: Field, value: Value, label: Label) {
        if self.record.has(&field) {
            return;
        }
        self.record.set(field.clone(), value);
        if self.record.has(&field) {
            self.confidence.insert(field, self.runs.confidence(label));
        }
    }

    fn text(&mut self, field: Field, text: impl Into<String>, label: Label) {
        self.set(field, Value::Text(text.into()), label);
    }

    fn locators(&mut self) {
        let mut volume = self.volume();
        self.letter_of_journal(&mut volume);
        self.letter_of_the_official_journal(&mut volume);
        // `97: 431–456, 791–823`: an article in two parts. `n°89-90` are issues.
        let bare = |text: &&str| text.starts_with(|c: char| c.is_ascii_digit());
        let precede = |text: &&str| {
            let first = pages::range_of_pages(text);
            let last = self.runs.text(Label::Pages).and_then(pages::range_of_pages);
            first.zip(last).is_some_and(|(first, last)| first.1 < last.0)
        };
        let issue = self.runs.text(Label::Issue);
        let parts = issue.filter(bare).filter(precede);
        let issue = issue.filter(|_| parts.is_none());
        if let Some(text) = issue.filter(|text| edition::is_edition(text)) {
            self.text(Field::Edition, edition::edition(text).edition.unwrap_or_default(), Label::Issue);
        } else if let Some(text) = issue {
            let issue = locators::issue(text).filter(|_| !volume.number.as_ref().is_some_and(|own| own.contains(' ')));
            match (&volume.number, issue) {
                (None, Some(issue)) => volume.number = Some(issue),
                (_, issue) => volume.number = issue.or(volume.number.take()),
            }
        }
        // `46/47`, parted by the labels
        let numbers = volume.volume.as_deref().zip(volume.number.as_deref());
        let double = numbers.map(|(first, second)| format!("{first}/{second}"));
        if let Some(double) =
            double.filter(|text| locators::double_volume(text).is_some() && self.runs.all().contains(text.as_str()))
        {
            (volume.volume, volume.number) = (Some(double), None);
        }
        if let Some(text) = volume.volume {
            // A volume read off the title gives way to one that was labelled as such.
            self.record.fields.remove(&Field::Volume);
            self.text(Field::Volume, text, Label::Volume);
        }
        if let Some(text) = volume.number {
            let label = if self.runs.has(Label::Issue) { Label::Issue } else { Label::Volume };
            self.text(Field::Number, text, label);
        }
        if let Some(text) = volume.issue {
            self.text(Field::Issue, text, Label::Volume);
        }
        let mut pages = self.runs.texts(Label::Pages);
        // A dash alone is none.
        pages.retain(|text| text.contains(char::is_alphanumeric));
        if let Some((at, chapter)) =
            pages.iter().enumerate().find_map(|(at, text)| Some((at, locators::chapter(text)?)))
        {
            pages.remove(at);
            self.text(Field::Chapter, chapter, Label::Pages);
        }
        if let Some((volume, rest)) = pages.first().and_then(|text| part::volume_and_pages(text))
            && !self.runs.has(Label::Volume)
        {
            self.text(Field::Volume, volume.to_string(), Label::Pages);
            pages[0] = rest;
        }
        let mut read = pages.iter().map(|text| pages::pages(part::without_page_meant(text)));
        if let Some(mut first) = read.next() {
            if let Some(part) = parts {
                first.pages.splice(0..0, pages::pages(part).pages);
            }
            self.set(Field::Pages, Value::Pages(first.pages), Label::Pages);
            if let Some(eid) = first.eid.or(volume.eid) {
                self.text(Field::EId, eid, Label::Pages);
            }
            if let Some(total) = first.total {
                self.text(Field::PageTotal, total, Label::Pages);
            }
        } else if volume.pages.is_some() || volume.eid.is_some() {
            self.set(Field::Pages, Value::Pages(volume.pages.unwrap_or_default()), Label::Volume);
            self.text(Field::EId, volume.eid.unwrap_or_default(), Label::Volume);
        }
        self.edition();
    }

    fn identifiers(&mut self) {
        let printed = self.runs.text(Label::Doi).map(words::trim).unwrap_or_default();
        if let Some((_, year)) = identifiers::year_behind(printed).filter(|_| !self.record.has(&Field::Date))
            && let Some(date) = dates::read(year).date
        {
            self.set(Field::Date, Value::Date(date), Label::Doi);
        }
        if let Some(doi) = self.runs.text(Label::Doi).and_then(identifiers::doi) {
            self.set(Field::Doi, Value::Verbatim(doi), Label::Doi);
        } else if let Some(url) = self.runs.text(Label::Doi).filter(|text| is_address(text)).and_then(identifiers::url)
        {
            self.set(Field::Url, Value::Verbatim(url), Label::Doi);
        }
        for text in self.runs.texts(Label::Url) {
            // A number of the form `10.1234/x` with no host before it is a DOI.
            match identifiers::doi(text).filter(|_| text.contains("doi") || text.trim_start().starts_with("10.")) {
                Some(doi) => self.set(Field::Doi, Value::Verbatim(doi), Label::Url),
                None => {
                    if let Some(url) = identifiers::url(text) {
                        self.set(Field::Url, Value::Verbatim(url), Label::Url);
                    }
                }
            }
        }
        // `[updated 2001 Aug 23; cited 2002 Aug 12]`
        let accessed = self.runs.text(Label::Accessed);
        let accessed = accessed.map(|text| text.split_once("cited ").map_or(text, |(_, cited)| cited));
        // `[zuerst 1968]`
        if let Some(first) = accessed.and_then(when::original) {
            self.set(Field::OrigDate, Value::Date(first), Label::Accessed);
        } else if let Some(date) = accessed.and_then(|text| dates::read(text).date) {
            self.set(Field::UrlDate, Value::Date(date), Label::Accessed);
        }
        for text in self.runs.texts(Label::Isbn) {
            match identifiers::isbn(text) {
                Some(identifiers::Number::Isbn(isbn)) => self.set(Field::Isbn, Value::Verbatim(isbn), Label::Isbn),
                Some(identifiers::Number::Issn(issn)) => self.set(Field::Issn, Value::Verbatim(issn), Label::Isbn),
                None => {}
            }
        }
        for label in [Label::Identifier, Label::Note, Label::Other, Label::Url] {
            for text in self.runs.texts(label) {
                if let Some(found) = identifiers::eprint(text) {
                    self.set(Field::Eprint, Value::Verbatim(found.id), label);
                    self.text(Field::EprintType, found.archive, label);
                    self.text(Field::EprintClass, found.class.unwrap_or_default(), label);
                }
            }
        }
    }

    /// `Version 7`, wherever it stands.
    fn version(&mut self) {
        for label in [Label::Note, Label::Other, Label::Edition] {
            if let Some(version) = self.runs.texts(label).into_iter().find_map(titles::version_alone) {
                self.text(Field::Version, version.to_owned(), label);
                // A handbook that is revised has versions, too, and so has a preprint.
                if !self.record.has(&Field::Editor) && identifiers::eprint(self.runs.all()).is_none() {
                    self.evidence.genre.get_or_insert_with(|| genre::Genre::plain(EntryType::Software));
                }
                return;
            }
        }
    }

    fn rest(&mut self) {
        self.version();
        let mut notes: Vec<&str> = Vec::new();
        let second = identifiers::second_eprint(self.runs.all());
        notes.extend(second.as_deref());
        notes.extend(self.runs.texts(Label::Edition).into_iter().filter_map(edition::another_printing));
        for text in self.runs.texts(Label::Note) {
            if let Some(chapter) = locators::chapter(text).filter(|_| !self.record.has(&Field::Chapter)) {
                self.text(Field::Chapter, chapter, Label::Note);
                continue;
            }
            let text = words::trim(text);
            let known = matches!(text, "Print" | "Web")
                || genre::genre_in_note(text).is_some() && self.evidence.genre.is_some()
                || when::original(text).is_some()
                || people::contribution(text).is_some()
                || people::is_same_author(text)
                || self.evidence.reprinted && when::is_reprint(text)
                || titles::version_alone(text)
                    .is_some_and(|version| self.record.text(&Field::Version) == Some(version));
            // `New York, fifth edition, 2003.`, but not `1a ed. 1965`
            let edition = (text.split(' ').count() <= 3).then(|| edition::edition(text).edition).flatten();
            let edition = edition.filter(|_| when::original(text).is_none());
            if let Some(edition) = edition.filter(|_| !self.record.has(&Field::Edition) && edition::is_edition(text)) {
                self.text(Field::Edition, edition, Label::Note);
                continue;
            }
            if let Some(total) = locators::leaves(text).filter(|_| !self.record.has(&Field::PageTotal)) {
                self.text(Field::PageTotal, total, Label::Note);
                continue;
            }
            if let Some(volumes) = edition::volumes(text).filter(|_| !self.record.has(&Field::Volumes)) {
                self.text(Field::Volumes, volumes, Label::Note);
                continue;
            }
            if text.chars().any(char::is_alphanumeric) && !known && identifiers::eprint(text).is_none() {
                notes.push(text);
            }
        }
        self.text(Field::Note, notes.join("; "), Label::Note);
        for text in self.runs.texts(Label::Archive) {
            self.text(Field::Library, words::trim(text), Label::Archive);
        }
        let title = self.record.full_title();
        let container = self.evidence.container.clone().unwrap_or_default();
        if let Some(language) = language::of(&[&title, &container]) {
            self.text(Field::LangId, language, Label::Title);
        }
        for text in self.runs.texts(Label::Other) {
            let text = words::trim(text);
            if text.chars().filter(|c| c.is_alphanumeric()).count() > 2 && !words::connecting(text) {
                self.unparsed.push(text.to_owned());
            }
        }
    }

    /// Decides the type of entry and puts what depends on it in place.
    fn settle(&mut self) {
        self.published_by_its_author();
        self.patent();
        self.conference();
        self.series_behind_the_editor();
        self.series_of_a_book();
        self.edited_and_no_part();
        let kind = kind::decide(&self.record, &self.evidence, self.runs);
        // `[Doctoral dissertation, University of Oslo]. ProQuest Dissertations and Theses Global`: who keeps a thesis is no series.
        if kind == EntryType::Thesis
            && ![Label::Volume, Label::Issue, Label::Pages].iter().any(|label| self.runs.has(*label))
            && let Some(keeper) = self
                .evidence
                .container
                .take_if(|name| name.starts_with("ProQuest") || name.contains("Archive") || name.contains("Repository"))
        {
            self.text(Field::Library, keeper, Label::ContainerTitle);
        }
        // `Moor, M. (dir.) (1976) Undertow [Film]`: who directed a film has made it.
        if kind == EntryType::Video
            && !self.record.has(&Field::Author)
            && self
                .runs
                .texts(Label::Editor)
                .into_iter()
                .chain(self.runs.texts(Label::Author))
                .any(titles::says_director)
            && let Some(directors) = self.record.fields.remove(&Field::Editor)
        {
            self.record.set(Field::Author, directors);
        }
        let review = kind == EntryType::Review;
        kind::settle(&mut self.record, kind, &mut self.evidence);
        if review {
            self.work_reviewed();
        }
        self.services();
        self.french_number();
        self.stop_of_the_journal();
        self.supplement();
        let confidence = self.runs.confidence(Label::ContainerTitle);
        for field in [Field::JournalTitle, Field::BookTitle, Field::BookSubtitle] {
            if self.record.has(&field) {
                self.confidence.insert(field, confidence);
            }
        }
        for field in [Field::Institution, Field::HowPublished, Field::Organization] {
            if self.record.has(&field) {
                let confidence = self.runs.confidence(Label::Publisher);
                self.confidence.insert(field, confidence);
            }
        }
    }

    /// `review of The Rivers: A Study, by Ann Moor`: a review has the title of the work reviewed, as styles print the kind themselves;
    /// whose work that is stands behind it.
    fn work_reviewed(&mut self) {
        let title = self.record.full_title();
        let Some((work, whose)) = titles::work_reviewed(&title) else { return };
        self.text(Field::TitleAddon, whose, Label::Title);
        let (title, subtitle) = titles::split(work);
        self.record.fields.remove(&Field::Subtitle);
        self.record.set_text(Field::Title, title);
        self.record.set_text(Field::Subtitle, subtitle);
    }

    /// `World Bank. (2021). Rivers at work. World Bank.`: a body that stands where the container would has published its own work.
    fn published_by_its_author(&mut self) {
        let author = self.record.names(Field::Author).map(|names| names.list.as_slice());
        let Some([Name::Body(body)]) = author else { return };
        let parts = [Field::Volume, Field::Number, Field::Pages, Field::Editor, Field::Publisher];
        let titled = self.record.has(&Field::Title);
        let alone = titled && !self.evidence.in_marker && !parts.iter().any(|field| self.record.has(field));
        let same = |container: &String| alone && fold(container) == fold(body);
        if let Some(publisher) = self.evidence.container.take_if(|container| same(container)) {
            self.set(Field::Publisher, Value::List(vec![publisher]), Label::ContainerTitle);
        }
    }

    /// `Ann Moor to Eva Quay, 6 September 1789, in The Papers of Ann Moor, vol. 15 (Oslo: Quay, 1958)`: the book has the date, the letter
    /// was written on its day.
    fn letter_in_print(&mut self) {
        if !self.evidence.in_marker && self.evidence.container.is_none() && !self.record.has(&Field::BookTitle) {
            return;
        }
        let Some(letter) = archive::letter_in_print(self.runs.all()) else { return };
        let written = letter.date(Field::Date).cloned();
        let dates = self.runs.texts(Label::Date).into_iter().filter_map(|text| dates::read(text).date);
        let printed = dates.rev().find(|date| Some(date) != written.as_ref());
        for field in [Field::Author, Field::Title] {
            if let Some(value) = letter.fields.get(&field) {
                self.record.set(field, value.clone());
            }
        }
        if let (Some(written), Some(printed)) = (written, printed) {
            self.record.set(Field::Date, Value::Date(printed));
            self.record.set(Field::OrigDate, Value::Date(written));
        }
    }

    /// Every field has a probability, and nothing else.
    fn sureness(&mut self) {
        self.confidence.retain(|field, _| self.record.fields.contains_key(field));
        // Fields that were derived rather than labelled are as sure as the entry as a whole.
        let whole = self.runs.mean();
        for field in self.record.fields.keys() {
            self.confidence.entry(field.clone()).or_insert(whole);
        }
    }
}

/// Whether what was taken for a DOI is an address, be it without its scheme.
fn is_address(text: &str) -> bool {
    text.contains("://") || text.contains("www.") || text.split(' ').any(names_a_host)
}

/// Gives works of a list the list's language, where a word of their titles is of it.
pub fn language_of_list<'r>(records: impl Iterator<Item = &'r mut Record>) {
    language::of_list(records);
}

/// Says that an entry which names no author begins with a word or sign for that of the entry before, `dies.`, whatever it
/// was taken for.
pub fn means_author_before(assembled: &mut Assembled) {
    if assembled.record.has(&Field::Author) {
        return;
    }
    assembled.repeated_author = true;
    if assembled.record.text(&Field::Note).is_some_and(|note| same_author(&format!("{note}.")).is_some()) {
        assembled.record.fields.remove(&Field::Note);
        assembled.confidence.remove(&Field::Note);
    }
}

/// Puts the author of the entry before where a dash stands for him or her.
///
/// Where other names follow, each dash of the entry, `raw`, stands for one author: `———, Simon Moor, and James Quay` has the first
/// author of the entry before. Where none does, one dash stands for all of them.
/// They are its editors where the entry says so, and its authors where it has an editor besides: `———. Letters. Edited by`.
pub fn repeat_author(assembled: &mut Assembled, before: Option<&Names>, raw: &str) {
    let Some(before) = before.filter(|_| assembled.repeated_author) else { return };
    let dashes = list::leading_dashes(raw);
    let edited = assembled.repeated_as == Some(Field::Editor) || dashes > 0 && list::dashes_edit(raw);
    let translated = assembled.repeated_as == Some(Field::Translator);
    let wrote = dashes > 0 && !edited && !translated;
    match &assembled.record.entry_type {
        EntryType::Book if edited => assembled.record.entry_type = EntryType::Collection,
        EntryType::Collection if wrote => assembled.record.entry_type = EntryType::Book,
        _ => {}
    }
    let field = match assembled.record.entry_type {
        _ if translated => Field::Translator,
        EntryType::Collection => Field::Editor,
        _ => Field::Author,
    };
    let mut names = before.clone();
    if let Some(Value::Names(more)) = assembled.record.fields.get(&field) {
        let others = more.list.iter().any(|name| !matches!(name, Name::Body(body) if body.is_empty()));
        if others && dashes > 0 && names.list.len() > dashes {
            names.list.truncate(dashes);
            names.and_others = false;
        }
        names.list.extend(more.list.iter().filter(|n| !matches!(n, Name::Body(b) if b.is_empty())).cloned());
        names.and_others |= more.and_others;
    }
    assembled.record.set_names(field.clone(), names);
    assembled.confidence.entry(field).or_insert(0.9);
}
