//! Schools that no words of the kind announce: stretches that read like the account of one school become frames.
//!
//! Takes the frames that the text's own words open, with their works and kinds; adds to them from the [`Stretch`]es. What the
//! words say goes first: where they tell two schools apart within a stretch, or an article counts its schools, a stretch adds
//! nothing; where they open a school there and lose it, the stretch gives it the works that follow.

use std::collections::{BTreeMap, BTreeSet};

use super::cue;
use super::frame::{Frame, Frames, Hold, Opening};
use super::name::{Name, names};
use super::passage::{Line, Passage};
use super::propose::{Placement, members};
use super::stretch::{Stretch, Stretches, inner_paragraphs, likely, works};
use super::words::is_doctrinal;
use super::{Role, TraditionKind};
use crate::document::Document;
use crate::record::Field;
use crate::reference::Reference;
use crate::text::{Span, fold};

/// Where the words put more than this share of the works into schools, they have told of the text's schools.
const ENOUGH: f64 = 0.7;

/// Where this share of the works has been put into schools, the text tells of schools throughout, and a paragraph inside it
/// that cites this many other works tells of one more.
const TOLD_OF: f64 = 0.25;
const MANY: usize = 3;

/// Frames, the works placed in each, and what each is; side by side.
pub(super) struct Told<'a> {
    pub found: &'a mut Frames,
    pub placed: &'a mut Vec<BTreeMap<usize, Vec<Placement>>>,
    pub kinds: &'a mut Vec<TraditionKind>,
}

impl Told<'_> {
    fn members(&self, at: usize) -> BTreeSet<usize> {
        self.placed.get(at).map(members).unwrap_or_default()
    }

    /// Three schools or more, counted one beside the other: the author has told how many there are.
    fn counts(&self) -> bool {
        let school = |(frame, kind): (&'_ Frame, &TraditionKind)| {
            let counted = *kind == TraditionKind::Tradition && frame.opening == Opening::Enumerated;
            frame.series.filter(|_| counted).map(|(series, _)| series)
        };
        let mut series: Vec<usize> = self.found.list.iter().zip(&*self.kinds).filter_map(school).collect();
        series.sort_unstable();
        series.chunk_by(|a, b| a == b).any(|same| same.len() > 2)
    }

    /// The school `at` gets the works and lines of the last frame, none of which announces it again.
    fn take_up(&mut self, at: usize) {
        let works = self.placed.last_mut().map(std::mem::take).unwrap_or_default();
        let lines = self.found.list.last().map(|frame| frame.lines.clone()).unwrap_or_default();
        for (work, mut list) in works {
            for placement in list.iter_mut().filter(|p| p.role == Role::Exemplar && p.rule == Opening::Stretch.rule()) {
                placement.role = Role::Supports;
            }
            self.placed[at].entry(work).or_insert(list);
        }
        self.found.list[at].add(lines);
    }

    /// Whether the last frame begins in a paragraph that the frame `at` is about, or in the next: the author has moved on.
    fn is_next(&self, number: usize, at: usize, passage: &Passage) -> bool {
        let paragraph = |line: &usize| passage.lines.get(*line).map(|line| line.paragraph);
        let lines = |frame: usize| self.found.list.get(frame).map(|frame| frame.lines.as_slice()).unwrap_or_default();
        let Some(first) = lines(number).first().and_then(|(line, _)| paragraph(line)) else { return false };
        let near = |line: &usize| paragraph(line).is_some_and(|p| p == first || p + 1 == first);
        let told = |(line, hold): &(usize, Hold)| *hold != Hold::Resumed && near(line);
        lines(at).iter().any(told)
    }

    /// Whether the last frame begins with words that count on: "there is a third".
    fn counts_on(&self, number: usize, passage: &Passage) -> bool {
        let lines = self.found.list.get(number).map(|frame| frame.lines.as_slice()).unwrap_or_default();
        lines
            .iter()
            .take(1)
            .filter_map(|(line, _)| passage.lines.get(*line))
            .any(|line| cue::COUNTS_ON.is_match(&line.low))
    }

    /// Whether the last frame's best name, if it is one, is the other's, too.
    fn is_named_alike(&self, number: usize, at: usize) -> bool {
        const NAME: u8 = 6;
        let best = |frame: usize| self.found.list.get(frame)?.names.first().filter(|name| name.weight >= NAME);
        best(number).zip(best(at)).is_some_and(|(a, b)| a.key == b.key)
    }

    /// Which share of the works that the text cites its own words put into schools.
    fn share(&self, passage: &Passage) -> f64 {
        let schools = (0..self.kinds.len()).filter(|&at| self.kinds[at] == TraditionKind::Tradition);
        let put: BTreeSet<usize> = schools.flat_map(|at| self.members(at)).collect();
        put.len() as f64 / works(passage, &passage.lines).len().max(1) as f64
    }
}

/// The authors of each work.
pub(super) struct Authors(Vec<BTreeSet<String>>);

impl Authors {
    pub fn of(references: &[Reference]) -> Authors {
        let names = |r: &Reference| {
            let names = r.record.names(Field::Author).or_else(|| r.record.names(Field::Editor));
            names.map(|names| names.list.iter().map(|name| fold(&name.family())).collect()).unwrap_or_default()
        };
        Authors(references.iter().map(names).collect())
    }

    /// Those of a work, by their folded family names.
    pub fn of_work(&self, work: usize) -> impl Iterator<Item = &String> {
        self.0.get(work).into_iter().flatten()
    }

    /// The works of a scholar, by the family name as a text prints it.
    pub fn works_of(&self, family: &str) -> Vec<usize> {
        let family = fold(family);
        (0..self.0.len()).filter(|&work| self.0[work].contains(&family)).collect()
    }

    /// Whether the sentence names a scholar of one of `works`, beside those whom it cites.
    pub fn names_one_of(&self, line: &Line, works: &BTreeSet<usize>, passage: &Passage) -> bool {
        let refs = |&cited: &usize| passage.citations.get(cited).map(|citation| citation.refs.as_slice());
        let cited: BTreeSet<&usize> = line.cites.iter().filter_map(refs).flatten().collect();
        let by = |works: &mut dyn Iterator<Item = &usize>| -> BTreeSet<&String> {
            works.filter_map(|work| self.0.get(*work)).flatten().collect()
        };
        let own = by(&mut cited.into_iter());
        let known = by(&mut works.iter());
        let words = line.low.split(|c: char| !c.is_alphanumeric()).map(fold);
        words.filter(|word| word.len() > 2).any(|word| known.contains(&word) && !own.contains(&word))
    }

    /// How many of `works` have an author in common with one of `others`.
    pub fn shared(&self, works: &BTreeSet<usize>, others: &BTreeSet<usize>) -> usize {
        let of = |work: &usize| self.0.get(*work);
        let known: BTreeSet<&String> = others.difference(works).filter_map(of).flatten().collect();
        works.iter().filter_map(of).filter(|names| names.iter().any(|name| known.contains(name))).count()
    }
}

/// What stands for the school.
pub(super) fn exemplars(works: &BTreeMap<usize, Vec<Placement>>) -> BTreeSet<usize> {
    let exemplar = |list: &[Placement]| list.iter().any(|p| p.role == Role::Exemplar);
    works.iter().filter(|(_, list)| exemplar(list)).map(|(work, _)| *work).collect()
}

/// Adds to `told` what the stretches of the text give. `place` reads the works of one frame.
pub(super) fn fill(
    document: &Document,
    passage: &Passage,
    authors: &Authors,
    stretches: &Stretches<'_>,
    mut told: Told<'_>,
    place: impl Fn(&Frames, usize) -> BTreeMap<usize, Vec<Placement>>,
) {
    let dense = stretches.text.dense;
    if told.counts() && !dense || told.share(passage) > ENOUGH {
        return;
    }
    let add = |told: &mut Told, stretch: &Stretch, least: usize| {
        let number = told.found.list.len();
        let lines: Vec<usize> = stretch.lines.clone().collect();
        told.found.list.push(frame_of(document, passage, &lines, stretch.section));
        speak_critics(told.found, passage, &lines, number);
        let works = place(told.found, number);
        told.placed.push(works);
        if !settle(told, passage, least, authors) {
            told.found.list.pop();
            told.placed.pop();
            told.found.critics.retain(|(_, frame, _)| *frame != number);
        }
    };
    for stretch in likely(stretches, passage).iter().flat_map(|stretch| parts(passage, stretch)) {
        add(&mut told, &stretch, 2);
    }
    let throughout = told.share(passage) >= TOLD_OF;
    if !throughout && !dense {
        return;
    }
    let first = told.found.list.len();
    for whole in inner_paragraphs(stretches, passage) {
        let parts = parts(passage, &whole);
        let least = if parts.len() > 1 { 2 } else { MANY };
        for stretch in parts {
            add(&mut told, &stretch, least);
        }
    }
    // One paragraph among others like it, and no words for it.
    if told.kinds.iter().filter(|kind| **kind == TraditionKind::Tradition).count() == 1 && !throughout {
        told.kinds[first..].fill(TraditionKind::Grouping);
    }
}

/// What becomes of the last frame: whether it stays.
fn settle(told: &mut Told<'_>, passage: &Passage, least: usize, authors: &Authors) -> bool {
    let number = told.found.list.len() - 1;
    let own = &told.members(number);
    if own.len() < least {
        return false;
    }
    let schools = (0..number).filter(|&at| told.kinds[at] == TraditionKind::Tradition);
    let met: Vec<(usize, BTreeSet<usize>)> = schools.map(|at| (at, told.members(at))).collect();
    let inside: Vec<usize> = met
        .iter()
        .filter(|(_, works)| !works.is_empty() && works.intersection(own).count() * 2 >= works.len())
        .map(|(at, _)| *at)
        .collect();
    match inside[..] {
        [] => {
            let taken: BTreeSet<usize> = met.iter().flat_map(|(_, works)| works.iter().copied()).collect();
            let left = own.difference(&taken).count();
            if left < least || left * 2 < own.len() {
                return false;
            }
            let namesake = met.iter().map(|(at, _)| *at).find(|at| told.is_named_alike(number, *at));
            let counted = told.counts_on(number, passage);
            let kin = || kin(&met, own, authors).filter(|at| !counted && !told.is_next(number, *at, passage));
            if let Some(at) = namesake.or_else(kin) {
                told.take_up(at);
                return false;
            }
            told.kinds.push(TraditionKind::Tradition);
            true
        }
        [at] => {
            if told.members(at).intersection(own).count() * 2 < own.len() {
                told.take_up(at);
            }
            false
        }
        _ => false,
    }
}

/// A few works of which a third are by authors of one school, and of no other: the text comes back to that school.
fn kin(schools: &[(usize, BTreeSet<usize>)], own: &BTreeSet<usize>, authors: &Authors) -> Option<usize> {
    const FEW: usize = 4;
    if own.len() > FEW {
        return None;
    }
    let mut met = schools.iter().map(|(at, works)| (authors.shared(own, works), *at)).filter(|(shared, _)| *shared > 0);
    let (shared, at) = met.next()?;
    (met.next().is_none() && shared * 3 >= own.len()).then_some(at)
}

/// Lines as a frame, those of a section if they fill one: the first sentence that cites announces it.
pub(super) fn frame_of(document: &Document, passage: &Passage, numbers: &[usize], section: Option<usize>) -> Frame {
    let lines: Vec<&Line> = numbers.iter().filter_map(|&line| passage.lines.get(line)).collect();
    let first = lines.iter().position(|l| !l.cites.is_empty()).unwrap_or(0);
    let hold = |at: usize| if at <= first { Hold::Opened } else { Hold::Inside };
    let mut all: Vec<Name> = lines.iter().flat_map(|l| names(&document.text, l.span)).filter(is_telling).collect();
    // What the stretch says again and again is its name sooner than what it says once.
    let keys: Vec<Vec<String>> = all.iter().map(|name| name.key.clone()).collect();
    for name in &mut all {
        name.weight += u8::from(keys.iter().filter(|key| **key == name.key).count() > 1) * 2;
    }
    all.sort_by(|a, b| b.weight.cmp(&a.weight).then(a.span.start.cmp(&b.span.start)));
    let section = section.and_then(|s| document.sections.get(s));
    if let Some(name) = section.and_then(|s| super::frame::heading_name(document, s)) {
        all.insert(0, name);
        all.sort_by_key(|name| std::cmp::Reverse(name.weight));
    }
    Frame {
        opening: Opening::Stretch,
        series: None,
        cue: lines.get(first).map_or(Span::new(0, 0), |l| l.span),
        lines: numbers.iter().enumerate().map(|(at, line)| (*line, hold(at))).collect(),
        names: all,
        promised: false,
        listed: false,
        headed: section.is_some(),
        strong: false,
        known: None,
    }
}

/// One small word that is no doctrine's (`action`, `wrote`) names no school by itself.
fn is_telling(name: &Name) -> bool {
    name.text.contains([' ', '-', '–']) || name.text.starts_with(char::is_uppercase) || is_doctrinal(&name.text)
}

/// From words that announce critics to the end of the paragraph, critics speak; but not where the stretch begins with an
/// objection, which is its school's own, or with troubles that its works took up before critics of theirs are announced.
pub(super) fn speak_critics(found: &mut Frames, passage: &Passage, lines: &[usize], number: usize) {
    const TAKEN_UP: usize = 3;
    let opens = lines.first().and_then(|line| passage.lines.get(*line));
    let own = opens.is_some_and(|line| cue::OWN_OBJECTION.is_match(&line.low));
    let announced = |at: &usize| {
        let line = passage.lines.get(*at)?;
        let others = found.list.get(number).is_none_or(|frame| frame.are_others(&line.low));
        let found = cue::critics(&line.low).filter(|m| others && !(own && m.as_str().contains("objection")))?;
        Some((*at, Span::new(found.start(), found.end()).shift(line.span.start)))
    };
    let mut critics: Vec<(usize, Span)> = lines.iter().filter_map(announced).collect();
    if let [(first, _), (second, _), ..] = critics[..]
        && Some(&first) == lines.first()
        && works(passage, passage.lines.get(first..second).unwrap_or_default()).len() >= TAKEN_UP
    {
        critics.remove(0);
    }
    let mut open: Option<(usize, Span)> = None;
    for &at in lines {
        let Some(line) = passage.lines.get(at) else { continue };
        open = open.filter(|(paragraph, _)| *paragraph == line.paragraph);
        if let Some((_, cue)) = critics.iter().find(|(announced, _)| *announced == at) {
            open = Some((line.paragraph, *cue));
        } else if cue::REPLY.is_match(&line.low) && line.cites.is_empty() {
            open = None;
        }
        if let Some((_, cue)) = open {
            found.critics.push((at, number, cue));
        }
    }
}

/// A stretch cut where a sentence inside it turns to another school: "a rival view has it that", "then there are the
/// parasites". Every part cites two works of its own.
fn parts(passage: &Passage, stretch: &Stretch) -> Vec<Stretch> {
    const LEAST: usize = 2;
    let lines = stretch.lines.clone();
    let cited = |from: usize, to: usize| works(passage, passage.lines.get(from..to).unwrap_or_default()).len();
    let turns = |at: usize| passage.lines.get(at).is_some_and(|line| cue::TURNS_TO_ANOTHER.is_match(&line.low));
    let mut out = vec![stretch.clone()];
    for at in lines.start + 1..lines.end {
        let Some(open) = out.last_mut().filter(|_| turns(at)) else { continue };
        if cited(open.lines.start, at) >= LEAST && cited(at, lines.end) >= LEAST {
            open.lines.end = at;
            out.push(Stretch { lines: at..lines.end, section: None, ..stretch.clone() });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_small_word_names_no_school() {
        let named = |text: &str| {
            is_telling(&Name { text: text.to_owned(), span: Span::default(), key: vec![text.to_owned()], weight: 6 })
        };
        assert!(!named("action") && !named("wrote"));
        assert!(named("realism") && named("Parisians") && named("cost-as-signal") && named("practice theory"));
    }
}
