//! What a place in the course of a text shows: by itself, and from where each school met so far stands.

use std::collections::{BTreeMap, BTreeSet};

use super::course::{Course, School, Seen, Unit};
use crate::citation::Form;
use crate::tradition::cue;
use crate::tradition::frame::Hold;
use crate::tradition::judge::lexicon::{LEXICON, stem};
use crate::tradition::judge::scene::{flag, holding};
use crate::tradition::judge::signs::Signs;
use crate::tradition::judge::tokens::words;
use crate::tradition::name;

/// A unit, with what is looked up again and again.
pub(super) struct Place<'c> {
    at: usize,
    unit: &'c Unit,
    seen: &'c Seen<'c>,
    /// Where it stands: in the line of the unit before, in a line, a paragraph or a section of its own.
    step: &'static str,
    gap: Vec<usize>,
    placed: BTreeSet<usize>,
    /// Frames that these lines open.
    opened: BTreeSet<usize>,
    names: BTreeSet<&'c [String]>,
    pub signs: Signs,
}

/// Counts up to these are told apart.
const FEW: [usize; 5] = [0, 1, 2, 3, 5];
const SOME: [usize; 8] = [0, 1, 2, 3, 5, 8, 12, 20];
const LINES: [usize; 6] = [20, 40, 60, 100, 200, 400];
const UNITS: [usize; 7] = [5, 10, 15, 20, 30, 40, 60];

fn up_to(count: usize, steps: &[usize]) -> String {
    steps.iter().find(|step| count <= **step).map_or_else(|| "more".to_owned(), usize::to_string)
}

fn at_most(count: usize, most: usize) -> String {
    count.min(most).to_string()
}

impl Place<'_> {
    /// Whether a work of a school that has been met is cited there.
    fn cites_one(&self, met: &[School]) -> bool {
        met.iter().any(|school| !school.works.is_disjoint(&self.unit.works))
    }
}

impl<'a> Course<'a> {
    /// Signs of the whole text.
    pub(super) fn of_the_whole(&self) -> Vec<(&'static str, usize)> {
        let lines = self.lines.len().max(1);
        let is_put = |unit: &&Unit| self.placed(unit).into_iter().any(|frame| self.frames[frame].is_school);
        let put: BTreeSet<usize> =
            self.units.iter().filter(is_put).flat_map(|unit| unit.works.iter().copied()).collect();
        let works: BTreeSet<usize> = self.units.iter().flat_map(|unit| unit.works.iter().copied()).collect();
        let headings: BTreeSet<usize> = self.lines.iter().filter_map(|line| line.heading).collect();
        let apart = headings.into_iter().filter(|section| self.is_apart(*section)).count();
        let paragraphs: BTreeMap<usize, usize> = self.lines.iter().map(|line| (line.paragraph.0, line.cited)).collect();
        let dense = paragraphs.values().filter(|cited| **cited >= 4).count();
        let schools = self.frames.iter().filter(|frame| frame.is_school && !frame.members.is_empty()).count();
        vec![
            ("lines", LINES.iter().filter(|step| self.lines.len() > **step).count()),
            ("citing in ten lines", (10 * self.units.len() / lines).min(10)),
            ("schools by rule", schools.min(4)),
            ("fifths put into schools", 5 * put.len() / works.len().max(1)),
            ("headings apart", apart.min(3)),
            ("fifths dense", 5 * dense / paragraphs.len().max(1)),
        ]
    }

    fn is_apart(&self, section: usize) -> bool {
        let heading = self.told.document.sections.get(section).map(|section| section.heading.to_lowercase());
        heading.is_some_and(|heading| cue::ASIDE_HEADING.is_match(&heading))
    }

    /// A unit as it looks by itself.
    pub(super) fn place(&self, at: usize) -> Place<'_> {
        let unit = &self.units[at];
        let seen = &self.lines[unit.line];
        let before = at.checked_sub(1).map(|before| &self.lines[self.units[before].line]);
        let same_line = at > 0 && self.units[at - 1].line == unit.line;
        let step = match before {
            _ if same_line => "line",
            Some(before) if before.paragraph.0 == seen.paragraph.0 => "new line",
            Some(before) if before.heading == seen.heading => "new paragraph",
            _ => "new section",
        };
        let gap = if same_line { Vec::new() } else { self.gap(at) };
        let placed = self.placed(unit);
        let own = (!same_line).then_some(unit.line);
        let opens = |line: usize| self.lines[line].held.iter().filter(|(_, hold)| **hold == Hold::Opened);
        let opened = gap.iter().copied().chain(own).flat_map(opens).map(|(frame, _)| *frame).collect();
        let lines = gap.iter().chain([&unit.line]);
        let names: BTreeSet<&[String]> = lines.flat_map(|line| self.lines[*line].keys.iter().copied()).collect();
        let mut signs = Signs::default();
        let mut place = Place { at, unit, seen, step, gap, placed, opened, names, signs: Signs::default() };
        self.of_the_words(&mut signs, &place);
        self.of_the_rules(&mut signs, &place);
        self.of_the_place(&mut signs, &place);
        signs.settle();
        place.signs = signs;
        place
    }

    fn of_the_words(&self, signs: &mut Signs, place: &Place<'_>) {
        let Place { unit, seen, step, .. } = place;
        let passage = self.told.passage;
        let text = &self.told.document.text;
        let line = &passage.lines[unit.line];
        let span = |at: usize| self.told.passage.citations[self.units[at].cites[0]].span;
        let here = span(place.at);
        let from = if *step == "line" { span(place.at - 1).end } else { line.span.start };
        let lead = text.get(from..here.start).unwrap_or("");
        words(lead).filter(|(_, word)| word.starts_with(char::is_alphabetic)).take(4).for_each(|(_, word)| {
            signs.add(&["leads", &stem(word)]);
        });
        let own = (*step != "line").then_some(unit.line);
        for (at, whose) in place.gap.iter().map(|at| (*at, "gap")).chain(own.map(|at| (at, "own"))) {
            let stems = &self.lines[at].stems;
            stems.iter().take(3).for_each(|stem| signs.add(&[whose, "opens", stem]));
            if self.counts[at].opens {
                let first = flag(at == seen.paragraph.0);
                signs.add(&[whose, "opens against another", first]);
                signs.add(&[step, whose, "opens against another"]);
            }
            if self.counts[at].opposed > 0 {
                signs.add(&[whose, "opposed"]);
                signs.add(&[step, whose, "opposed"]);
            }
            if whose == "gap" {
                signs.add_if("gap names", !self.lines[at].keys.is_empty());
                let stems: Vec<&str> = stems.iter().map(String::as_str).collect();
                LEXICON.find(&stems).for_each(|found| signs.add(&["gap says", LEXICON.name(found.class)]));
            }
        }
        if *step != "line" {
            let first = &self.lines[seen.paragraph.0];
            first.stems.iter().take(3).for_each(|stem| signs.add(&["paragraph opens", stem]));
            if self.counts[seen.paragraph.0].opens {
                signs.count("paragraph opens against another", unit.line - seen.paragraph.0, 2);
            }
        }
        for &cited in &unit.cites {
            let prefix = passage.citations[cited].prefix.as_deref().unwrap_or("");
            words(prefix).for_each(|(_, word)| signs.add(&["prefix", &stem(word)]));
        }
    }

    fn of_the_rules(&self, signs: &mut Signs, place: &Place<'_>) {
        let Place { unit, seen, step, placed, .. } = place;
        let schools = placed.iter().filter(|frame| self.frames[**frame].is_school).count();
        let groups = placed.len() - schools;
        let other = self.frames.iter().any(|frame| unit.cites.iter().any(|cited| frame.others.contains(cited)));
        let said = [at_most(schools, 2), at_most(groups, 1), flag(other).to_owned()].join(" ");
        signs.add(&["rules", &said]);
        signs.add(&[step, "rules", &said]);
        for (&frame, &hold) in &seen.held {
            signs.add(&["held", self.told.found.list[frame].opening.rule(), holding(hold)]);
            signs.add(&["held by a school", flag(self.frames[frame].is_school)]);
            signs.add_if("critics speak", self.frames[frame].critics.contains(&unit.line));
        }
        for part in self.parts.get(&seen.heading).into_iter().flatten() {
            signs.add(&["part", part]);
            signs.add(&["part", part, "rules", &said]);
            signs.add(&["part", part, step]);
        }
        signs.count("opened", place.opened.len(), 2);
        for &frame in &place.opened {
            signs.add(&["opened", self.told.found.list[frame].opening.rule()]);
        }
        let share = self.whole.iter().find(|(name, _)| *name == "fifths put into schools").map_or(0, |(_, n)| *n);
        signs.add(&["put here, and of the whole", flag(!placed.is_empty()), &share.to_string()]);
        for (name, count) in &self.whole {
            signs.add(&[name, &count.to_string()]);
        }
    }

    fn of_the_place(&self, signs: &mut Signs, place: &Place<'_>) {
        let Place { at, unit, seen, step, .. } = place;
        let citation = &self.told.passage.citations[unit.cites[0]];
        let form = match citation.form {
            Form::Narrative => "narrative",
            Form::Note => "note",
            Form::Mention => "mention",
            Form::Parenthetical | Form::Numeric => "bracket",
        };
        let before = unit.line - seen.paragraph.0;
        signs.add(&["always"]);
        signs.add(&["step", step]);
        signs.add(&["form", form]);
        signs.add(&[step, "form", form]);
        signs.count("gap", place.gap.len(), 3);
        signs.add(&[step, "gap", &at_most(place.gap.len(), 2), &at_most(before, 2)]);
        signs.count("works", unit.cites.len(), 4);
        signs.count("line of the paragraph", before, 4);
        signs.add(&["citations of the paragraph", &up_to(seen.cited, &SOME)]);
        let likely = self.told.likely.get(unit.line).copied().unwrap_or(0.0);
        signs.count("how likely a school", (likely * 5.0) as usize, 5);
        signs.count("fifth of the text", 5 * at / self.units.len().max(1), 4);
        signs.add(&["units", &up_to(self.units.len(), &UNITS)]);
        signs.add_if("the last", at + 1 == self.units.len());
        signs.add_if("heading apart", seen.heading.is_some_and(|section| self.is_apart(section)));
        signs.count("names", place.names.len(), 2);
        signs.add(&[step, &at_most(place.opened.len(), 2), &at_most(place.names.len(), 2)]);
    }

    /// Whether a school that has been met is named there.
    fn names_one(&self, place: &Place<'_>, met: &[School]) -> bool {
        met.iter().any(|school| self.keys_of(school).any(|key| place.names.contains(key)))
    }

    /// What speaks for no school, beside the place.
    pub(super) fn of_nowhere(&self, place: &Place<'_>, met: &[School]) -> Signs {
        let mut signs = Signs::default();
        signs.count("met", met.len(), 3);
        signs.add_if("long", self.told.long);
        signs.add(&["known", flag(self.names_one(place, met))]);
        signs.add_if("same work", place.cites_one(met));
        signs
    }

    /// What speaks for a school that has not been met, beside the place.
    pub(super) fn of_another(&self, place: &Place<'_>, met: &[School], current: Option<usize>) -> Signs {
        let mut signs = Signs::default();
        signs.count("met", met.len(), 6);
        let size = current.and_then(|at| met.get(at)).map(|school| at_most(school.units.len(), 5));
        signs.add(&["size of the current", size.as_deref().unwrap_or("none")]);
        let seen: BTreeSet<usize> = met.iter().flat_map(|school| school.frames.keys().copied()).collect();
        let unseen: Vec<usize> = place.placed.difference(&seen).copied().collect();
        signs.add(&["unseen", flag(!unseen.is_empty()), flag(!place.placed.is_empty())]);
        for frame in unseen {
            let hold = place.seen.held.get(&frame).map_or("none", |hold| holding(*hold));
            let opening = self.told.found.list[frame].opening.rule();
            signs.add(&["unseen", opening, flag(self.frames[frame].is_school), hold]);
        }
        signs.add_if("opened unseen", place.opened.difference(&seen).next().is_some());
        signs.add(&["names", flag(!place.names.is_empty()), flag(self.names_one(place, met))]);
        signs.add_if("same work", place.cites_one(met));
        signs
    }

    fn keys_of<'s>(&'s self, school: &'s School) -> impl Iterator<Item = &'s [String]> {
        school.lines.iter().flat_map(|line| self.lines[*line].keys.iter().copied())
    }

    /// What speaks for a school met `recency` schools ago, beside the place.
    pub(super) fn of_school(&self, place: &Place<'_>, school: &School, recency: usize) -> Signs {
        let mut signs = Signs::default();
        let Place { at, unit, seen, step, placed, .. } = place;
        let last = school.units.last().copied().unwrap_or(0);
        let last_line = self.units[last].line;
        let paragraph = |line: usize| self.told.passage.lines[line].paragraph;
        let apart = paragraph(unit.line) - paragraph(last_line);
        signs.count("recency", recency, 3);
        signs.add(&["units apart", &up_to(at - last, &SOME)]);
        signs.add(&["lines apart", &up_to(unit.line - last_line, &SOME)]);
        signs.add(&["paragraphs apart", &up_to(apart, &FEW), step]);
        signs.count("size", school.units.len(), 5);
        let here = school.lines.iter().filter(|line| self.lines[**line].paragraph.0 == seen.paragraph.0).count();
        signs.count("lines here", here, 3);
        let paragraphs: BTreeSet<usize> = school.lines.iter().map(|line| self.lines[*line].paragraph.0).collect();
        signs.count("its paragraphs", paragraphs.len(), 4);
        // The same with the step, as what leads on within a paragraph may lead away at the next.
        let mut add = |name: &[&str]| {
            signs.add(name);
            signs.add(&[&[*step], name].concat());
        };
        if apart == 0 {
            add(&["same paragraph"]);
        }
        if self.told.long {
            let near = self.lines[last_line].heading == seen.heading;
            add(&["long, same section", flag(near)]);
            let own = school.lines.iter().any(|line| self.lines[*line].heading == seen.heading);
            add(&["long, in the section", flag(own)]);
        }
        let own = |frame: &usize| school.frames.get(frame).is_some_and(|count| count * 2 >= school.units.len());
        let same = if placed.iter().any(own) {
            "own"
        } else if placed.iter().any(|frame| school.frames.contains_key(frame)) {
            "one"
        } else {
            "none"
        };
        add(&["same frame", same, flag(!placed.is_empty())]);
        let held = seen.held.iter().find(|(frame, _)| own(frame)).map_or("none", |(_, hold)| holding(*hold));
        add(&["held by its own", held]);
        let strange = |frame: &usize| !school.frames.contains_key(frame);
        if seen.held.keys().any(strange) {
            add(&["held by another"]);
        }
        if place.opened.iter().any(strange) {
            add(&["another opened"]);
        }
        if place.opened.iter().any(own) {
            add(&["its own opened"]);
        }
        let frames = || school.frames.keys().filter(|frame| own(frame)).map(|frame| &self.frames[*frame]);
        if frames().any(|frame| frame.critics.contains(&unit.line)) {
            add(&["its critics"]);
        }
        if frames().any(|frame| unit.cites.iter().any(|cited| frame.others.contains(cited))) {
            add(&["no member by rule"]);
        }
        self.of_its_names(place, school, &frames().flat_map(|frame| frame.names.clone()).collect::<Vec<_>>(), &mut add);
        self.of_its_works(place, school, &mut add);
        signs.settle();
        signs
    }

    fn of_its_names(&self, place: &Place<'_>, school: &School, own: &[&[String]], add: &mut impl FnMut(&[&str])) {
        let names: BTreeSet<&[String]> = own.iter().copied().chain(self.keys_of(school)).collect();
        let named = |seen: &Seen<'_>| seen.keys.iter().any(|key| names.contains(key));
        let first = &self.lines[place.seen.paragraph.0];
        if named(place.seen) {
            add(&["named"]);
        }
        if place.gap.iter().any(|line| named(&self.lines[*line])) {
            add(&["named before"]);
        }
        if named(first) {
            add(&["paragraph opens with its name"]);
        }
        let words: BTreeSet<&String> = self.keys_of(school).flatten().collect();
        if place.seen.keys.iter().copied().flatten().any(|word| words.contains(word)) {
            add(&["a word of its names"]);
        }
        let line = &self.told.passage.lines[place.unit.line].words;
        if own.iter().any(|key| name::stands_in(key, line)) {
            add(&["its frame's name"]);
        }
    }

    fn of_its_works(&self, place: &Place<'_>, school: &School, add: &mut impl FnMut(&[&str])) {
        let authors = |works: &BTreeSet<usize>| -> BTreeSet<&String> {
            works.iter().flat_map(|work| self.told.authors.of_work(*work)).collect()
        };
        let (its, own) = (authors(&school.works), authors(&place.unit.works));
        if !school.works.is_disjoint(&place.unit.works) {
            add(&["same work"]);
        }
        if its.iter().any(|author| own.contains(author)) {
            add(&["same author"]);
        }
        let speaks = |seen: &Seen<'_>, but: &BTreeSet<&String>| {
            its.iter().any(|author| seen.words.contains(*author) && !but.contains(author))
        };
        if speaks(place.seen, &own) {
            add(&["names its author"]);
        }
        if place.gap.iter().any(|line| speaks(&self.lines[*line], &BTreeSet::new())) {
            add(&["names its author before"]);
        }
        if speaks(&self.lines[place.seen.paragraph.0], &BTreeSet::new()) {
            add(&["paragraph opens with its author"]);
        }
    }
}
