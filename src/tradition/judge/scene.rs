//! A text with its schools, as each citation in a school's lines is looked at.
//!
//! Takes the frames with what the rules place in them; gives the [`Reading`]s of a school: every citation of one work in its lines
//! with its signs. What the rules say of it is one sign among others.

use std::collections::{BTreeMap, BTreeSet};

use super::lexicon::stem;
use super::part::{Part, parts};
use super::signs::Signs;
use super::tokens::{Token, scholars, tokens, words};
use super::wording::{Place, Telling, telling, wording};
use crate::citation::{Citation, Form};
use crate::document::Document;
use crate::record::{EntryType, Record};
use crate::reference::Reference;
use crate::text::Span;
use crate::tradition::fill::Authors;
use crate::tradition::frame::{Frames, Hold};
use crate::tradition::name::{self, last_place};
use crate::tradition::passage::{Line, Passage};
use crate::tradition::propose::{Placement, members};
use crate::tradition::{Role, TraditionKind};

/// A citation in the lines of a school.
pub(in crate::tradition) struct Reading {
    /// Index of the line.
    pub line: usize,
    /// Index of the citation.
    pub cited: usize,
    /// Index of the reference.
    pub work: usize,
    /// The bracket in which it stands, if it stands in one.
    pub bracket: Option<usize>,
    /// What the rules made of it.
    pub rule: Option<Role>,
    /// Whether it has been followed to the school; none where the text is not followed.
    pub followed: Option<bool>,
    /// The school is one of those that the text lists by their names.
    pub listed: bool,
    pub signs: Signs,
}

/// What the rules have made of a text.
pub(in crate::tradition) struct Told<'a> {
    pub document: &'a Document,
    pub passage: &'a Passage,
    pub references: &'a [Reference],
    pub authors: &'a Authors,
    pub found: &'a Frames,
    pub kinds: &'a [TraditionKind],
    pub placed: &'a [BTreeMap<usize, Vec<Placement>>],
    /// How likely each line tells of one school.
    pub likely: Vec<f64>,
    /// The frame to which each citation has been followed, and how likely it belongs to none.
    pub followed: &'a BTreeMap<usize, (Option<usize>, f32)>,
    /// The schools of a list that the text gives by their names and keeps to.
    pub roster: &'a BTreeSet<usize>,
    /// It is a whole article.
    pub long: bool,
}

impl Told<'_> {
    /// The tokens of each line.
    pub(super) fn tokens(&self) -> Vec<Vec<Token>> {
        let passage = self.passage;
        let text = &self.document.text;
        let scholars = scholars(text, &passage.citations);
        let of = |line: &Line| {
            let cited = line.cites.iter().filter_map(|&at| within(line, passage.citations.get(at)?));
            tokens(line.span.of(text), &cited.collect::<Vec<Span>>(), &scholars)
        };
        passage.lines.iter().map(of).collect()
    }
}

/// The text, with what is looked up again and again.
pub(in crate::tradition) struct Scene<'a> {
    told: Told<'a>,
    /// Frames that are schools.
    schools: Vec<School<'a>>,
    tokens: Vec<Vec<Token>>,
    /// How often each work is cited.
    cited: BTreeMap<usize, usize>,
    /// The words of sentences that cite nothing, if two or more have them.
    topics: BTreeSet<String>,
    /// In a whole article, the signs of each section.
    parts: BTreeMap<Option<usize>, Part>,
}

/// A frame that is a school.
struct School<'a> {
    frame: usize,
    /// Its lines, each once.
    lines: BTreeMap<usize, Hold>,
    /// The keys of its best names.
    keys: Vec<&'a [String]>,
    members: BTreeSet<usize>,
    /// What the rules made of each citation.
    rules: BTreeMap<usize, &'a Placement>,
}

impl School<'_> {
    /// Where one of its names begins for the last time.
    fn last_named(&self, words: &[String]) -> Option<usize> {
        self.keys.iter().filter_map(|key| last_place(key, words, key.len() + 2)).max()
    }

    fn is_named(&self, words: &[String]) -> bool {
        self.last_named(words).is_some()
    }
}

/// The words that two sentences or more have which cite nothing.
fn topics(passage: &Passage, tokens: &[Vec<Token>]) -> BTreeSet<String> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for (_, tokens) in passage.lines.iter().zip(tokens).filter(|(line, _)| line.cites.is_empty()) {
        for stem in tokens.iter().map(|token| token.stem.as_str()).collect::<BTreeSet<_>>() {
            *counts.entry(stem).or_default() += 1;
        }
    }
    counts.into_iter().filter(|(_, count)| *count > 1).map(|(stem, _)| stem.to_owned()).collect()
}

impl<'a> Scene<'a> {
    pub fn of(told: Told<'a>) -> Scene<'a> {
        let passage = told.passage;
        let (tokens, cited) = (told.tokens(), times_cited(passage));
        let schools = (0..told.found.list.len()).filter(|&at| told.kinds.get(at) == Some(&TraditionKind::Tradition));
        let school = |frame: usize| {
            let own = &told.found.list[frame];
            School {
                frame,
                lines: own.lines.iter().copied().collect(),
                keys: own.keys().take(4).collect(),
                members: members(&told.placed[frame]),
                rules: told.placed[frame].values().flatten().map(|placement| (placement.cited, placement)).collect(),
            }
        };
        let schools = schools.map(school).collect();
        let parts = parts(&told);
        let topics = topics(passage, &tokens);
        Scene { told, schools, tokens, cited, topics, parts }
    }

    /// The frames that are schools.
    pub fn schools(&self) -> impl Iterator<Item = usize> + '_ {
        self.schools.iter().map(|school| school.frame)
    }

    pub fn is_short(&self) -> bool {
        self.cited.len() < WORKS
    }

    /// Every citation of one work in the lines of the `nth` school, in order of the text.
    pub fn readings(&self, nth: usize) -> Vec<Reading> {
        let Some(school) = self.schools.get(nth) else { return Vec::new() };
        let mut out = Vec::new();
        let mut so_far = SoFar::default();
        let citations = |line: &usize| self.told.passage.lines.get(*line).map_or(0, |line| line.cites.len());
        let mut left: usize = school.lines.keys().map(citations).sum();
        for (nth_line, (&number, &hold)) in school.lines.iter().enumerate() {
            let Some(line) = self.told.passage.lines.get(number) else { continue };
            left -= line.cites.len();
            for (nth_cite, &cited) in line.cites.iter().enumerate() {
                let Some(citation) = self.told.passage.citations.get(cited) else { continue };
                let rule = school.rules.get(&cited).copied();
                if let [work] = citation.refs[..]
                    && let Some(reference) = self.told.references.get(work)
                {
                    let seen = Seen { number, line, cited, citation, work, record: &reference.record };
                    let mut signs = Signs::default();
                    self.of_the_place(&mut signs, &seen, nth_cite);
                    self.of_the_school(&mut signs, &seen, school, hold, rule, so_far);
                    signs.count("line of the school", nth_line, 6);
                    signs.count("citations left", left / 2, 5);
                    self.of_names(&mut signs, &seen, school);
                    self.of_other_places(&mut signs, &seen, school);
                    signs.settle();
                    let rule = rule.map(|placement| placement.role);
                    let bracket = (citation.form == Form::Parenthetical).then_some(citation.group);
                    let followed = self.told.followed.get(&cited);
                    let followed = followed.map(|(frame, _)| *frame == Some(school.frame));
                    let listed = self.told.roster.contains(&school.frame);
                    out.push(Reading { line: number, cited, work, bracket, rule, followed, listed, signs });
                }
                so_far.note(rule.map(|placement| placement.role));
            }
        }
        out
    }

    /// The word of the lexicon beside a citation that speaks most for the role, as `weight` weighs it, and what kind of word it is: what an
    /// author named in the sentence does stands behind the name, what a bracket backs before it.
    pub fn telling(&self, reading: &Reading, role: Role, weight: impl Fn(u32) -> f32) -> Option<(Span, &'static str)> {
        let passage = self.told.passage;
        let (line, citation) = (passage.lines.get(reading.line)?, passage.citations.get(reading.cited)?);
        let place = place(line, citation, passage);
        let (lead, tail) = place.sides(self.tokens.get(reading.line)?);
        let mut sides = [("lead", lead), ("tail", tail)];
        if citation.form == Form::Narrative {
            sides.reverse();
        }
        // A preposition alone shows a reader nothing, nor does `had` or `now`; `but` and `not` may speak against a school.
        let least = if role.is_member() { 4 } else { 3 };
        let best = |(side, tokens): (&str, &[Token])| {
            let shown = |word: &Telling| word.span.len() >= least && !self.is_topic(line, word);
            let said = telling(side, tokens, role).into_iter().filter(shown);
            let weighed = said.map(|word| (word.numbers.iter().map(|number| weight(*number)).sum::<f32>(), word));
            weighed.filter(|(sum, _)| *sum > 0.0).max_by(|(a, _), (b, _)| a.total_cmp(b))
        };
        let word = sides.into_iter().find_map(best).map(|(_, word)| word)?;
        Some((word.span.shift(line.span.start), word.class))
    }

    /// Whether a word is one of the text's own topics and says nothing of the work: `firms`, `children`, where the text speaks of
    /// them in sentences that cite nothing, too.
    fn is_topic(&self, line: &Line, word: &Telling) -> bool {
        const NAMING: [&str; 3] = ["instance-words", "method-words", "schoolword-words"];
        NAMING.contains(&word.class)
            && self.topics.contains(&stem(word.span.shift(line.span.start).of(&self.told.document.text)))
    }

    /// Signs that are the same for every school.
    fn of_the_place(&self, signs: &mut Signs, seen: &Seen<'_>, nth: usize) {
        let passage = self.told.passage;
        let Seen { number, line, citation, work, record, .. } = *seen;
        let group = group(line, citation, passage);
        signs.add(&["form", seen.form()]);
        signs.count("works in the bracket", group.len(), 4);
        signs.count("works in the sentence", line.cites.len(), 6);
        signs.count("place in the sentence", nth, 4);
        signs.count("times cited", self.cited.get(&work).copied().unwrap_or(0), 4);
        signs.add_if("pages are given", citation.locator.is_some());
        for (_, word) in citation.prefix.as_deref().into_iter().flat_map(words) {
            signs.add(&["prefix", &stem(word)]);
        }
        let paragraph = passage.paragraphs.get(line.paragraph).cloned().unwrap_or(number..number + 1);
        signs.count("sentence of the paragraph", number - paragraph.start, 5);
        signs.add_if("last sentence of the paragraph", number + 1 == paragraph.end);
        signs.add_if("the text begins", paragraph.start < 2);
        signs.add(&["kind of work", kind_of(record)]);
        signs.add_as(&["how likely a school"], self.told.likely.get(number).copied().unwrap_or(0.0) as f32);
        let place = place(seen.line, seen.citation, passage);
        let inside = |at: usize| paragraph.contains(&at).then(|| self.tokens.get(at)).flatten().map(Vec::as_slice);
        let before = number.checked_sub(1).and_then(inside);
        let title: Vec<String> = words(&record.full_title()).take(14).map(|(_, word)| stem(word)).collect();
        let own = self.tokens.get(number).map(Vec::as_slice).unwrap_or_default();
        wording(signs, place, own, before, &title);
    }

    /// How the school stands here, and what the rules say.
    fn of_the_school(
        &self,
        signs: &mut Signs,
        seen: &Seen<'_>,
        school: &School<'_>,
        hold: Hold,
        rule: Option<&Placement>,
        so_far: SoFar,
    ) {
        let frame = &self.told.found.list[school.frame];
        let said = told_as(rule.map(|placement| placement.role));
        let before = so_far.members.min(3).to_string();
        signs.add(&["rules", said]);
        signs.add(&["rules", said, "hold", holding(hold)]);
        signs.add(&["rules", said, "form", seen.form()]);
        signs.add(&["rules", said, "members before", &before]);
        signs.add(&["form", seen.form(), "members before", &before]);
        for part in self.parts.get(&seen.line.section).into_iter().flatten() {
            signs.add(&["part", part]);
            signs.add(&["part", part, "rules", said]);
        }
        let followed = self.told.followed.get(&seen.cited);
        let whither = match followed {
            None => "not",
            Some((None, _)) => "nowhere",
            Some((Some(frame), _)) if *frame == school.frame => "here",
            Some(_) => "elsewhere",
        };
        signs.add(&["followed", whither]);
        signs.add(&["followed", whither, "rules", said]);
        signs.add_as(&["how likely nowhere"], followed.map_or(0.0, |(_, nowhere)| *nowhere));
        signs.add_as(&["how sure the rules are"], rule.map_or(0.0, |placement| placement.confidence as f32));
        signs.add(&["opened", frame.opening.rule()]);
        signs.count("members before", so_far.members, 6);
        signs.add(&["rules of the citation before", so_far.last.unwrap_or("none")]);
        signs.add_if("critics before", so_far.critics);
        let critics = self.told.found.critics.iter().any(|(line, of, _)| (*line, *of) == (seen.number, school.frame));
        signs.add_if("critics speak", critics);
        signs.add_if("first line of the school", school.lines.keys().next() == Some(&seen.number));
        signs.count("members of the school", school.members.len(), 8);
        signs.count("schools", self.schools.len(), 6);
        signs.count("weight of the name", frame.names.first().map_or(0, |name| usize::from(name.weight)), 12);
        let year = |work: &usize| self.told.references.get(*work).and_then(|reference| reference.record.year());
        let years = || school.members.iter().filter_map(year);
        if let (Some(own), Some(first), Some(last)) = (seen.record.year(), years().min(), years().max()) {
            const LEAST: i32 = 10;
            signs.add_if("the oldest", own <= first);
            let age = (own - first) as f32 / (last - first).max(LEAST) as f32;
            signs.add_as(&["age among the members"], age.clamp(-1.0, 1.0));
            signs.add_if("old", own < 1950);
        }
    }

    /// Which schools the words around the citation and its work's title name.
    fn of_names(&self, signs: &mut Signs, seen: &Seen<'_>, school: &School<'_>) {
        let Told { document, passage, .. } = &self.told;
        let others = || self.schools.iter().filter(|other| other.frame != school.frame);
        let place = place(seen.line, seen.citation, passage);
        let text = seen.line.span.of(&document.text);
        let part = |from: usize, to: usize| name::words(text.get(from..to).unwrap_or(""));
        let whole = &seen.line.words;
        let lead = part(0, place.group.start);
        let own = school.is_named(whole);
        let other = others().any(|other| other.is_named(whole));
        signs.add(&["named", flag(own), "others", flag(other)]);
        let (near, far) = (school.last_named(&lead), others().filter_map(|other| other.last_named(&lead)).max());
        signs.add(&["named before", flag(near.is_some())]);
        signs.add(&["named close before", flag(school.is_named(&part(place.territory.start, place.group.start)))]);
        signs.add(&["named behind", flag(school.is_named(&part(place.group.end, text.len())))]);
        signs.add_if("named last", near.is_some() && near >= far);
        signs.add_if("another named last", far > near);
        let line = |at: usize| passage.lines.get(at).filter(|line| line.paragraph == seen.line.paragraph);
        let named = |line: Option<&Line>| line.is_some_and(|line| school.is_named(&line.words));
        signs.add(&["named in the sentence before", flag(named(seen.number.checked_sub(1).and_then(line)))]);
        let opens = passage.paragraphs.get(seen.line.paragraph).and_then(|lines| line(lines.start));
        signs.add(&["the paragraph opens with the name", flag(named(opens))]);
        let title = name::words(&seen.record.full_title());
        signs.add_if("its title names the school", school.is_named(&title));
        signs.add_if("its title names another", others().any(|other| other.is_named(&title)));
    }

    /// Where else the work stands, and others by its authors.
    fn of_other_places(&self, signs: &mut Signs, seen: &Seen<'_>, school: &School<'_>) {
        let others = || self.schools.iter().filter(|other| other.frame != school.frame);
        let again = |member: bool| {
            let list = self.told.placed[school.frame].get(&seen.work).map(Vec::as_slice).unwrap_or_default();
            list.iter().any(|placement| placement.line != seen.number && placement.role.is_member() == member)
        };
        signs.add_if("a member of another school", others().any(|other| other.members.contains(&seen.work)));
        signs.add_if("a member elsewhere, too", again(true));
        signs.add_if("no member elsewhere", again(false));
        let by_rule =
            |other: &School<'_>| other.rules.get(&seen.cited).is_some_and(|placement| placement.role.is_member());
        signs.add_if("here a member of another school", others().any(by_rule));
        let holding = self.schools.iter().filter(|school| school.lines.contains_key(&seen.number)).count();
        signs.count("schools of the line", holding, 3);
        let own = BTreeSet::from([seen.work]);
        let kin = |school: &School<'_>| self.told.authors.shared(&own, &school.members) > 0;
        signs.add_if("its author is a member", kin(school));
        signs.add_if("its author is a member elsewhere", others().any(kin));
    }
}

/// In a text that cites fewer works only their roles can be learnt, and the rules say who is a member. The passages that were learnt
/// from cite twenty and more; in a shorter text every work is the first of its school and of the text.
const WORKS: usize = 16;

/// Whether a text cites so few works.
pub(in crate::tradition) fn is_short(passage: &Passage) -> bool {
    times_cited(passage).len() < WORKS
}

/// How often each work is cited.
fn times_cited(passage: &Passage) -> BTreeMap<usize, usize> {
    let mut cited = BTreeMap::new();
    for &at in passage.lines.iter().flat_map(|line| line.cites.iter().chain(&line.mentions)) {
        if let Some([work]) = passage.citations.get(at).map(|citation| &citation.refs[..]) {
            *cited.entry(*work).or_insert(0) += 1;
        }
    }
    cited
}

/// A citation of one work, as it stands.
struct Seen<'s> {
    number: usize,
    line: &'s Line,
    cited: usize,
    citation: &'s Citation,
    work: usize,
    record: &'s Record,
}

/// The citations of a citation's bracket, itself among them. Bytes of the line.
fn group(line: &Line, citation: &Citation, passage: &Passage) -> Vec<Span> {
    let form = Form::Parenthetical;
    let bracketed = |other: &Citation| citation.form == form && other.form == form && other.group == citation.group;
    let citations = line.cites.iter().filter_map(|&at| passage.citations.get(at));
    let same = citations.filter(|other| other.span == citation.span || bracketed(other));
    same.filter_map(|citation| within(line, citation)).collect()
}

/// Where a citation stands in its line.
fn place(line: &Line, citation: &Citation, passage: &Passage) -> Place {
    let same = group(line, citation, passage);
    let group = Span::new(
        same.iter().map(|span| span.start).min().unwrap_or(0),
        same.iter().map(|span| span.end).max().unwrap_or(0),
    );
    let others = || {
        let all = line.cites.iter().filter_map(|&at| within(line, passage.citations.get(at)?));
        all.filter(|span| !same.contains(span))
    };
    let before = others().map(|span| span.end).filter(|end| *end <= group.start).max();
    let behind = others().map(|span| span.start).filter(|start| *start >= group.end).min();
    let territory = Span::new(before.unwrap_or(0), behind.unwrap_or(line.span.len()));
    Place { group, territory, form: citation.form }
}

impl Seen<'_> {
    fn form(&self) -> &'static str {
        match self.citation.form {
            Form::Parenthetical => "parenthetical",
            Form::Narrative => "narrative",
            Form::Numeric => "numeric",
            Form::Note => "note",
            Form::Mention => "mention",
        }
    }
}

/// What the rules have said of the school's citations so far.
#[derive(Debug, Clone, Copy, Default)]
struct SoFar {
    members: usize,
    critics: bool,
    last: Option<&'static str>,
}

impl SoFar {
    fn note(&mut self, role: Option<Role>) {
        self.members += usize::from(role.is_some_and(Role::is_member));
        self.critics |= role == Some(Role::Critiques);
        self.last = Some(told_as(role));
    }
}

/// What the rules say: which kind of member is not theirs to tell.
fn told_as(role: Option<Role>) -> &'static str {
    match role {
        None => "nothing",
        Some(role) if role.is_member() => "member",
        Some(role) => role.name(),
    }
}

pub(super) fn holding(hold: Hold) -> &'static str {
    match hold {
        Hold::Opened => "opened",
        Hold::Inside => "inside",
        Hold::Continued => "continued",
        Hold::Resumed => "resumed",
    }
}

pub(super) fn flag(holds: bool) -> &'static str {
    if holds { "yes" } else { "no" }
}

fn kind_of(record: &Record) -> &'static str {
    match record.entry_type {
        EntryType::Article => "article",
        EntryType::Book | EntryType::Collection | EntryType::MvBook => "book",
        EntryType::InBook | EntryType::InCollection => "chapter",
        EntryType::InProceedings => "proceedings",
        _ => "other",
    }
}

/// A citation's place in its line, in bytes of the line.
fn within(line: &Line, citation: &Citation) -> Option<Span> {
    let start = citation.span.start.checked_sub(line.span.start)?;
    Some(Span::new(start, (citation.span.end - line.span.start).min(line.span.len())))
}
