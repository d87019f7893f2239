//! How sure it is that a work is a member of the school in which the words put it.
//!
//! Takes the works placed in the schools of a text; gives each membership a probability. The rule that placed a work says
//! little about that: what tells is where the citation stands, how often the work is cited, and what the text does around
//! it.

use std::collections::{BTreeMap, BTreeSet};

use super::frame::Opening;
use super::passage::Passage;
use super::propose::Placement;
use super::stretch::{Stretches, Text, is, is_telling, logistic, share};
use super::{Role, TraditionKind};
use crate::citation::Form;
use crate::document::Document;

/// What each sign weighs.
///
/// A logistic regression over the members that the rules propose in review passages in which readers marked the schools
/// (2,155 in 115 passages). With one writer's passages left out at a time, the right ones stand above the wrong ones in
/// 78 of 100 pairs, and probabilities are off by 0.02; the confidence of the rules put 63 of 100 right, off by 0.05.
/// Nothing weighs that grows with the length of the text: review passages are short.
const WEIGHTS: [(&str, f64); SIGNS] = [
    ("constant", -0.05),
    ("cited as a member elsewhere too", -0.99),
    ("extends", 1.10),
    ("illustrates", 0.56),
    ("supports", -0.41),
    ("counted among schools", 0.55),
    ("under a heading", 0.76),
    ("no words announce the school", -0.45),
    ("words in -ism and -ist in the sentence", -0.29),
    ("the paragraph begins with a school's name", 0.39),
    ("citations behind it in the paragraph, in fives", 0.49),
    ("how far into the paragraph", -0.84),
    ("share of the paragraph's citations that are members", -1.28),
    ("how often the work is cited, in threes", 1.54),
    ("narrative", 0.64),
    ("the heading speaks of schools", 0.28),
    ("the first paragraph", -2.88),
    ("the citation before is a member's, or not", 0.29),
    ("sentences to the next citation, in sixths", -1.54),
    ("how likely the stretch around tells of one school", 2.00),
];

/// A school whose members are less sure than this on average is a lighter grouping.
const DOUBTFUL: f64 = 0.35;

/// The same in a text half of whose paragraphs cite four works or more.
const DOUBTFUL_IN_A_REVIEW: f64 = 0.25;

/// How much the first paragraph counts in a text that is a review throughout, which may begin with its first school.
const IN_A_REVIEW: f64 = 0.35;

const SIGNS: usize = 20;

/// A citation of one work, and whether it places the work in a school.
struct Citing {
    line: usize,
    work: usize,
    member: bool,
}

/// The text, as the signs need it.
pub(super) struct Certainty<'a> {
    document: &'a Document,
    passage: &'a Passage,
    text: &'a Text<'a>,
    /// How likely each line tells of one school.
    likely: Vec<f64>,
    /// In order of the text.
    citings: Vec<Citing>,
    /// Where each citation stands among them.
    places: BTreeMap<usize, usize>,
}

impl<'a> Certainty<'a> {
    /// Takes the works `placed` in each frame, and what each frame is.
    pub fn of(
        document: &'a Document,
        passage: &'a Passage,
        stretches: &'a Stretches<'a>,
        placed: &[BTreeMap<usize, Vec<Placement>>],
        kinds: &[TraditionKind],
    ) -> Certainty<'a> {
        let schools = placed.iter().zip(kinds).filter(|(_, kind)| **kind == TraditionKind::Tradition);
        let placements = schools.flat_map(|(works, _)| works.values().flatten());
        let members: BTreeSet<usize> = placements.filter(|p| p.role.is_member()).map(|p| p.cited).collect();
        let mut citings = Vec::new();
        let mut places = BTreeMap::new();
        for (number, line) in passage.lines.iter().enumerate() {
            // A scholar named without a year speaks of the one work of hers that the text cites.
            let mut here: Vec<usize> = line.cites.iter().chain(&line.mentions).copied().collect();
            here.sort_by_key(|&at| passage.citations.get(at).map(|c| c.span.start));
            for cited in here {
                let Some(&[work]) = passage.citations.get(cited).map(|c| &c.refs[..]) else { continue };
                places.insert(cited, citings.len());
                citings.push(Citing { line: number, work, member: members.contains(&cited) });
            }
        }
        let likely = stretches.likelihoods(passage.lines.len());
        Certainty { document, passage, text: &stretches.text, likely, citings, places }
    }

    /// How sure the members of a school must be on average.
    pub fn least(&self) -> f64 {
        if self.text.dense { DOUBTFUL_IN_A_REVIEW } else { DOUBTFUL }
    }

    /// Whether the text is long enough to begin with what is no school's, as those do that the weights were learnt from.
    pub fn is_long(&self) -> bool {
        const PARAGRAPHS: usize = 5;
        self.passage.paragraphs.iter().filter(|lines| !lines.is_empty()).nth(PARAGRAPHS - 1).is_some()
    }

    /// How sure it is that `placement` in the frame opened by `opening` makes a member.
    pub fn member(&self, opening: Opening, placement: &Placement) -> f64 {
        let Some(signs) = self.signs(opening, placement) else { return placement.confidence };
        let sum: f64 = signs.iter().zip(WEIGHTS).map(|(sign, (_, weight))| sign * weight).sum();
        logistic(sum)
    }

    fn signs(&self, opening: Opening, placement: &Placement) -> Option<[f64; SIGNS]> {
        let &at = self.places.get(&placement.cited)?;
        let citing = self.citings.get(at)?;
        let line = self.passage.lines.get(citing.line)?;
        let citation = self.passage.citations.get(placement.cited)?;
        let paragraph = self.passage.paragraphs.get(line.paragraph)?;
        let from = self.citings.partition_point(|c| c.line < paragraph.start);
        let to = self.citings.partition_point(|c| c.line < paragraph.end);
        let here = self.citings.get(from..to)?;
        let of_work = || self.citings.iter().enumerate().filter(|(_, c)| c.work == citing.work);
        let heading = line.section.and_then(|s| self.document.sections.get(s));
        let gap = self.citings.get(at + 1).map_or(6, |next| (next.line - citing.line).min(6));
        let role = |role: Role| is(placement.role == role);
        let opened = |by: Opening| is(opening == by);
        Some([
            1.0,
            is(of_work().any(|(other, c)| other != at && c.member)),
            role(Role::Extends),
            role(Role::Illustrates),
            role(Role::Supports),
            opened(Opening::Enumerated),
            opened(Opening::Heading),
            opened(Opening::Stretch),
            self.text.counts.get(citing.line)?.isms.min(2) as f64,
            is(self.text.counts.get(paragraph.start)?.named),
            ((to - at) as f64 / 5.0).min(3.0),
            share(citing.line - paragraph.start, paragraph.len()),
            share(here.iter().filter(|c| c.member).count(), here.len()),
            of_work().count().min(5) as f64 / 3.0,
            is(citation.form == Form::Narrative),
            heading.map_or(0.0, |s| is(is_telling(&s.heading.to_lowercase()))),
            is(paragraph.start == 0 && self.is_long()) * if self.text.dense { IN_A_REVIEW } else { 1.0 },
            at.checked_sub(1).and_then(|before| self.citings.get(before)).map_or(0.0, |c| is(c.member) * 2.0 - 1.0),
            gap as f64 / 6.0,
            *self.likely.get(citing.line)?,
        ])
    }
}
