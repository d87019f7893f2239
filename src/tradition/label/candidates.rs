//! What a school may be called: the noun phrases of the lines that tell of it, each with the signs by which a name is known.
//!
//! Takes the frames of a passage; gives for each its [`Candidate`]s. A name returns where the school is spoken of and hardly
//! elsewhere, stands at the head of sentences and sections, has a school's noun or the ending of those who hold a doctrine.

use std::collections::{BTreeMap, BTreeSet};

use super::{is_opposed, phrases};
use crate::document::Document;
use crate::record::Field;
use crate::reference::Reference;
use crate::text::Span;
use crate::tradition::frame::{Frame, Frames, heading_name, names_a_school};
use crate::tradition::mention::{Head, Place};
use crate::tradition::name::{self, Name, is_label, names, stands_within};
use crate::tradition::passage::Passage;
use crate::tradition::words;

/// A phrase that may be the school's name.
#[derive(Debug, Clone)]
pub(super) struct Candidate {
    /// As it stands in the text, where it does so first.
    pub text: String,
    pub span: Span,
    pub key: Vec<String>,
    /// What speaks for it and against it.
    pub signs: BTreeMap<&'static str, f32>,
}

impl Candidate {
    fn sign(&mut self, name: &'static str, value: f32) {
        let old = self.signs.entry(name).or_insert(value);
        *old = old.max(value);
    }
}

/// Where the words of names stand in the text: by line, and to which frames the line belongs.
pub(super) struct Places<'a> {
    document: &'a Document,
    passage: &'a Passage,
    found: &'a Frames,
    /// Frames that hold each line.
    holders: Vec<Vec<usize>>,
    /// Titles of works, as content words.
    titles: Vec<Vec<String>>,
    surnames: BTreeSet<String>,
}

impl<'a> Places<'a> {
    pub fn of(document: &'a Document, passage: &'a Passage, references: &[Reference], found: &'a Frames) -> Self {
        let mut holders = vec![Vec::new(); passage.lines.len()];
        for (number, frame) in found.list.iter().enumerate() {
            for &(line, _) in &frame.lines {
                if let Some(holders) = holders.get_mut(line) {
                    holders.push(number);
                }
            }
        }
        let titles = references.iter().map(|reference| name::words(&reference.record.full_title())).collect();
        let people = references.iter().filter_map(|r| r.record.names(Field::Author)).flat_map(|names| &names.list);
        let surnames = people.map(|name| crate::text::fold(&name.family())).collect();
        Places { document, passage, found, holders, titles, surnames }
    }

    /// The names that the frame of this number may have, in the order of the text.
    pub fn candidates(&self, number: usize) -> Vec<Candidate> {
        let Some(frame) = self.found.list.get(number) else { return Vec::new() };
        let mut all: Vec<Candidate> = Vec::new();
        for (rank, name) in frame.names.iter().enumerate() {
            let candidate = add(&mut all, name.text.clone(), name.span, name.key.clone());
            candidate.sign("given", 1.0);
            candidate.sign(if rank == 0 { "given first" } else { "given later" }, 1.0);
            candidate.sign(weighed(name.weight), 1.0);
        }
        self.of_heading(frame, &mut all);
        let mut paragraphs: BTreeMap<usize, usize> = BTreeMap::new();
        for (nth, &(at, _)) in frame.lines.iter().enumerate() {
            let Some(line) = self.passage.lines.get(at) else { continue };
            let place = paragraphs.entry(line.paragraph).and_modify(|place| *place += 1).or_insert(0);
            let sooner = match (nth, *place) {
                (0, _) => "in the first line",
                (1, _) => "in the second line",
                (_, 0) => "at the head of a paragraph",
                _ => "in a later line",
            };
            for name in names(&self.document.text, line.span) {
                let Name { text, span, key, weight } = name;
                let candidate = add(&mut all, text, span, key);
                candidate.sign(weighed(weight), 1.0);
                candidate.sign(sooner, 1.0);
            }
            for (sign, span) in phrases::of(line.span, &self.document.text) {
                let text = span.of(&self.document.text).to_owned();
                let key = name::key(&text);
                // What only begins a sentence is a name where it stands elsewhere, too.
                if sign == "opens a sentence" && !self.returns(&key) {
                    continue;
                }
                let candidate = add(&mut all, text, span, key);
                candidate.sign(sign, 1.0);
                candidate.sign(sooner, 1.0);
            }
            for mention in &line.schools {
                let span = Span::new(line.span.start + mention.span.start, line.span.start + mention.span.end);
                if mention.key.is_empty() || mention.pointing || mention.counted {
                    continue;
                }
                let text = span.of(&self.document.text).to_owned();
                let candidate = add(&mut all, text, span, mention.key.clone());
                candidate.sign(sooner, 1.0);
                candidate.sign("phrase", 1.0);
                candidate.sign(
                    match mention.head {
                        Head::School => "head: school",
                        Head::Texts => "head: texts",
                        Head::People => "head: people",
                        Head::Partisans => "head: partisans",
                        Head::Doctrine => "head: doctrine",
                    },
                    1.0,
                );
                let flags = [
                    (mention.place == Place::Topic, "topic"),
                    (mention.holds, "holds"),
                    (mention.presented, "presented"),
                    (mention.subject, "subject"),
                    (mention.definite, "definite"),
                    (mention.sectarian, "sectarian"),
                    (mention.topical, "topical"),
                    (mention.cited, "cited"),
                    (mention.opposed, "set against"),
                ];
                for (holds, sign) in flags {
                    if holds {
                        candidate.sign(sign, 1.0);
                    }
                }
                if mention.subject && sooner != "in a later line" {
                    candidate.sign("subject early", 1.0);
                }
            }
        }
        let before = |candidate: &Candidate| self.document.text.get(..candidate.span.start).unwrap_or("");
        all.retain(|candidate| !candidate.key.is_empty() && candidate.key.len() < 6 && !is_opposed(before(candidate)));
        for candidate in &mut all {
            self.form(candidate);
            self.spread(candidate, number, frame);
        }
        all
    }

    /// The heading above the frame's first line, where the frame begins its section.
    fn of_heading(&self, frame: &Frame, all: &mut Vec<Candidate>) {
        let first = frame.lines.first().and_then(|(line, _)| self.passage.lines.get(*line));
        let Some(section) = first.and_then(|line| line.section).and_then(|at| self.document.sections.get(at)) else {
            return;
        };
        if let Some(Name { text, span, key, .. }) = heading_name(self.document, section) {
            let candidate = add(all, text, span, key);
            candidate.sign("heading", 1.0);
            if names_a_school(&section.heading) {
                candidate.sign("heading that names", 1.0);
            }
        }
    }

    /// Whether words stand in two sentences or more, or in one and a work's title.
    fn returns(&self, key: &[String]) -> bool {
        let reach = key.len() + 2;
        let lines = self.passage.lines.iter().filter(|line| stands_within(key, &line.words, reach)).take(2).count();
        lines == 2 || lines == 1 && self.titles.iter().any(|words| stands_within(key, words, reach))
    }

    /// What its words are.
    fn form(&self, candidate: &mut Candidate) {
        let text = candidate.text.clone();
        let low = text.to_lowercase();
        let words: Vec<&str> = low.split(' ').collect();
        let last = words.last().copied().unwrap_or("");
        let first = words.first().copied().unwrap_or("");
        let before = &self.document.text[..candidate.span.start.min(self.document.text.len())];
        let mut sign = |holds: bool, name: &'static str| {
            if holds {
                candidate.signs.insert(name, 1.0);
            }
        };
        sign(words.len() == 1, "one word");
        sign(words.len() == 2, "two words");
        sign(words.len() > 3, "four words");
        sign(!is_label(&text), "no label");
        sign(before.ends_with(['“', '‘', '"', '\'']), "quoted");
        sign(before.trim_end().ends_with(" the") || before.trim_end().ends_with("The"), "behind the");
        sign(before.trim_end().ends_with(" a") || before.trim_end().ends_with(" an"), "behind a");
        sign(text.starts_with(char::is_uppercase) && !before.trim_end().ends_with(['.', '?', '!', '\n']), "capital");
        sign(["ism", "isms"].iter().any(|end| last.ends_with(end)), "ends in ism");
        let party = ["ists", "ians", "ites", "eans", "ers", "ors"].iter().any(|end| last.ends_with(end));
        sign(party, "ends in people");
        sign(matches!(last, "theory" | "theories" | "analysis" | "economics" | "studies"), "ends in theory");
        let nouns =
            ["school", "tradition", "approach", "camp", "paradigm", "perspective", "movement", "turn", "programme"];
        sign(nouns.contains(&last) || last == "program" || last == "view" || last == "account", "ends in school");
        sign(matches!(last, "model" | "models" | "literature" | "research" | "work" | "framework"), "ends in model");
        sign(
            matches!(last, "scholars" | "theorists" | "researchers" | "writers" | "authors" | "people"),
            "ends in scholars",
        );
        sign(words.contains(&"of"), "of");
        sign(words.contains(&"and"), "and");
        sign(low.contains('-'), "hyphen");
        sign(words.iter().any(|word| words::is_general(word)), "general");
        sign(first.ends_with("ing"), "begins with ing");
        sign(first.ends_with("ed") || first.ends_with("ly"), "begins with ed");
        let digits = low.contains(|c: char| c.is_ascii_digit()) || text.contains('\n');
        sign(digits, "digits");
        sign(self.surnames.iter().any(|name| !name.is_empty() && low.contains(name.as_str())), "a scholar's name");
    }

    /// Where else its words stand.
    fn spread(&self, candidate: &mut Candidate, number: usize, frame: &Frame) {
        let key = candidate.key.clone();
        let reach = key.len() + 2;
        let (mut own, mut other, mut free, mut heads) = (0.0f32, 0.0f32, 0.0f32, 0.0f32);
        for (at, line) in self.passage.lines.iter().enumerate() {
            if !stands_within(&key, &line.words, reach) {
                continue;
            }
            let holders = &self.holders[at];
            match holders.contains(&number) {
                true => own += 1.0,
                false if holders.is_empty() => free += 1.0,
                false => other += 1.0,
            }
            heads += f32::from(line.words.iter().take(key.len() + 1).cloned().collect::<Vec<_>>().starts_with(&key));
        }
        let lines = frame.lines.len().max(1) as f32;
        candidate.signs.insert("own lines", own.min(6.0).ln_1p());
        candidate.signs.insert("share of own lines", own / lines);
        candidate.signs.insert("other schools' lines", other.min(6.0).ln_1p());
        candidate.signs.insert("lines of none", free.min(6.0).ln_1p());
        candidate.signs.insert("own of all", own / (own + other + free).max(1.0));
        candidate.signs.insert("own of schools'", own / (own + other).max(1.0));
        candidate.signs.insert("heads of lines", heads.min(4.0).ln_1p());
        if own + other + free <= 1.0 {
            candidate.signs.insert("once", 1.0);
        }
        let titles = self.titles.iter().filter(|words| stands_within(&key, words, reach)).count();
        candidate.signs.insert("titles", (titles.min(4) as f32).ln_1p());
        let borrowed = self.found.list.iter().enumerate().any(|(at, other)| {
            at != number && other.names.first().is_some_and(|name| name.weight >= 8 && name.key == key)
        });
        if borrowed {
            candidate.signs.insert("another's", 1.0);
        }
    }
}

/// The candidate of this key; a new one where there is none.
fn add(all: &mut Vec<Candidate>, text: String, span: Span, key: Vec<String>) -> &mut Candidate {
    let at = all.iter().position(|known| known.key == key).unwrap_or_else(|| {
        all.push(Candidate { text, span, key, signs: BTreeMap::new() });
        all.len() - 1
    });
    &mut all[at]
}

/// How good a name its pattern makes it.
fn weighed(weight: u8) -> &'static str {
    match weight {
        10.. => "said to be called",
        9 => "weight 9",
        8 => "weight 8",
        7 => "weight 7",
        6 => "weight 6",
        5 => "weight 5",
        _ => "weight 4",
    }
}
