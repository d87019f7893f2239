//! A text as the course of its citations.
//!
//! Takes what the rules have made of a text; gives its [`Unit`]s in order, and what each line and each frame shows.

use std::collections::{BTreeMap, BTreeSet};

use crate::citation::Form;
use crate::tradition::TraditionKind;
use crate::tradition::frame::Hold;
use crate::tradition::judge::part::{Part, parts};
use crate::tradition::judge::scene::Told;
use crate::tradition::stretch::Count;

/// The citations of one bracket, or one that stands by itself.
#[derive(Debug, Default)]
pub(in crate::tradition) struct Unit {
    /// Index of the line.
    pub line: usize,
    /// Indices of the citations.
    pub cites: Vec<usize>,
    /// Indices of the references.
    pub works: BTreeSet<usize>,
}

/// What a line shows.
pub(super) struct Seen<'a> {
    pub stems: Vec<String>,
    /// Its words, folded.
    pub words: BTreeSet<String>,
    /// Keys of the phrases that may name schools.
    pub keys: BTreeSet<&'a [String]>,
    /// Frames that hold it.
    pub held: BTreeMap<usize, Hold>,
    /// First and last line of its paragraph.
    pub paragraph: (usize, usize),
    /// How many citations its paragraph has.
    pub cited: usize,
    /// The heading above it.
    pub heading: Option<usize>,
}

/// What a frame shows.
#[derive(Default)]
pub(super) struct Framed<'a> {
    pub is_school: bool,
    /// Citations that the rules make members, and those that they give another role.
    pub members: BTreeSet<usize>,
    pub others: BTreeSet<usize>,
    /// Lines in which critics speak.
    pub critics: BTreeSet<usize>,
    /// Keys of its names.
    pub names: Vec<&'a [String]>,
}

/// A text as the course of its citations.
pub(in crate::tradition) struct Course<'a> {
    pub told: &'a Told<'a>,
    pub units: Vec<Unit>,
    pub(super) lines: Vec<Seen<'a>>,
    pub(super) frames: Vec<Framed<'a>>,
    pub(super) counts: &'a [Count],
    /// Signs of the whole text, by their names.
    pub(super) whole: Vec<(&'static str, usize)>,
    /// In a whole article, the signs of each section.
    pub(super) parts: BTreeMap<Option<usize>, Part>,
}

/// A school that has been met: what belongs to it so far.
#[derive(Default, Clone)]
pub(super) struct School {
    pub units: Vec<usize>,
    /// In how many of its units the rules see a member of each frame.
    pub frames: BTreeMap<usize, usize>,
    pub works: BTreeSet<usize>,
    pub lines: BTreeSet<usize>,
}

impl<'a> Course<'a> {
    /// `counts` stand beside the lines.
    pub fn of(told: &'a Told<'a>, counts: &'a [Count]) -> Course<'a> {
        let passage = told.passage;
        let frames: Vec<Framed> = (0..told.found.list.len()).map(|at| framed(told, at)).collect();
        let mut held: Vec<BTreeMap<usize, Hold>> = vec![BTreeMap::new(); passage.lines.len()];
        for (at, frame) in told.found.list.iter().enumerate() {
            for &(line, hold) in &frame.lines {
                if let Some(held) = held.get_mut(line) {
                    held.insert(at, hold);
                }
            }
        }
        let lines = passage.lines.iter().zip(told.tokens().into_iter().zip(held)).enumerate();
        let lines = lines.map(|(at, (line, (tokens, held)))| {
            let paragraph = passage.paragraphs.get(line.paragraph).cloned().unwrap_or(at..at + 1);
            let cited = passage.lines.get(paragraph.clone()).into_iter().flatten().map(|l| l.cites.len()).sum();
            Seen {
                stems: tokens.into_iter().map(|token| token.stem).collect(),
                words: line.words.iter().cloned().collect(),
                keys: line.schools.iter().map(|m| m.key.as_slice()).filter(|key| !key.is_empty()).collect(),
                held,
                paragraph: (paragraph.start, paragraph.end),
                cited,
                heading: line.section,
            }
        });
        let lines = lines.collect();
        let parts = parts(told);
        let mut course = Course { told, units: units(told), lines, frames, counts, whole: Vec::new(), parts };
        course.whole = course.of_the_whole();
        course
    }

    /// The frames in which the rules make a member of one of the unit's works.
    pub(super) fn placed(&self, unit: &Unit) -> BTreeSet<usize> {
        let member = |frame: &Framed| unit.cites.iter().any(|cited| frame.members.contains(cited));
        (0..self.frames.len()).filter(|&at| member(&self.frames[at])).collect()
    }

    /// Adds a unit to a school.
    pub(super) fn add(&self, school: &mut School, at: usize) {
        let Some(unit) = self.units.get(at) else { return };
        for frame in self.placed(unit) {
            *school.frames.entry(frame).or_default() += 1;
        }
        school.units.push(at);
        school.works.extend(&unit.works);
        school.lines.insert(unit.line);
    }

    /// The lines without citations between the unit before and the line of this one, in its paragraph.
    pub fn gap(&self, at: usize) -> Vec<usize> {
        let Some(unit) = self.units.get(at) else { return Vec::new() };
        let before = at.checked_sub(1).and_then(|before| self.units.get(before)).map(|before| before.line);
        let from = before.map_or(0, |line| line + 1).max(self.lines[unit.line].paragraph.0);
        (from..unit.line).collect()
    }
}

fn framed<'a>(told: &'a Told<'a>, at: usize) -> Framed<'a> {
    let frame = &told.found.list[at];
    let mut out = Framed { is_school: told.kinds.get(at) == Some(&TraditionKind::Tradition), ..Framed::default() };
    for placement in told.placed[at].values().flatten() {
        if placement.role.is_member() { &mut out.members } else { &mut out.others }.insert(placement.cited);
    }
    let critics = told.found.critics.iter().filter(|(_, of, _)| *of == at);
    out.critics = critics.map(|(line, ..)| *line).collect();
    out.names = frame.keys().take(8).collect();
    out
}

/// The units of a text, in order.
fn units(told: &Told<'_>) -> Vec<Unit> {
    let mut out: Vec<Unit> = Vec::new();
    for (number, line) in told.passage.lines.iter().enumerate() {
        let mut brackets: BTreeMap<usize, usize> = BTreeMap::new();
        for &cited in &line.cites {
            let Some(citation) = told.passage.citations.get(cited) else { continue };
            let bracketed = matches!(citation.form, Form::Parenthetical | Form::Numeric);
            let at = if bracketed { *brackets.entry(citation.group).or_insert(out.len()) } else { out.len() };
            if at == out.len() {
                out.push(Unit { line: number, ..Unit::default() });
            }
            if let Some(unit) = out.get_mut(at) {
                unit.cites.push(cited);
                unit.works.extend(&citation.refs);
            }
        }
    }
    out
}
