//! Stretches that read like the account of one school, whatever words announce it.
//!
//! Takes a [`Passage`]; gives the [`Stretch`]es that are likely to be about one school each: a whole section, or one to
//! three paragraphs of one. The words that announce a school differ from author to author; that a stretch cites much, in
//! the vocabulary of schools, before the author's own study begins, and that others like it stand beside it, does not.

mod signs;

pub(super) use self::signs::{Count, Text, is, is_telling, share, works};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use self::signs::{SIGNS, Signs};
use super::cue;
use super::passage::Passage;
use crate::document::Document;

/// A stretch of lines that may be the account of one school.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Stretch {
    /// Indices of [`Passage::lines`].
    pub lines: Range<usize>,
    /// Index of the section that it fills, if it does.
    pub section: Option<usize>,
    /// 0–1.
    pub probability: f64,
}

/// A stretch this likely is taken where another is taken too; one alone must be likelier.
const LIKELY: f64 = 0.3;
const LIKELY_ALONE: f64 = 0.45;

/// A paragraph that is less likely does not tell of a school, even where the whole text does.
const HARDLY: f64 = 0.1;

/// What each sign weighs, and its square: of some there may be too much as well as too little.
///
/// A logistic regression (ridge 5) over the stretches of review passages in which readers marked the schools, and of
/// ordinary articles (counted 0.3 each), which have none; a stretch is a school's where its works and those of the school
/// agree with F1 ≥ 0.7. Chosen by leaving out one writer's passages at a time.
const WEIGHTS: [(&str, f64, f64); SIGNS] = [
    ("constant", -5.77, 0.00),
    ("works cited, in fives", 1.53, -0.69),
    ("works cited in fifty words of the whole text", 1.34, 0.00),
    ("works cited in a sentence", 1.12, -0.31),
    ("theory words in fifty words", 0.74, -0.26),
    ("theory words in the first two sentences", -0.05, 0.00),
    ("theory words in the last", 0.04, 0.00),
    ("words in -ism and -ist, in twos", -0.09, 0.00),
    ("opens as if set against another", 0.73, 0.00),
    ("its heading is of a part that tells of no school", -0.79, 0.00),
    ("the author's own voice in a sentence", -1.38, 0.47),
    ("statistics in a sentence", -0.69, 0.00),
    ("words of opposition, in twos", -0.06, 0.00),
    ("verbs of holding in a sentence", 1.51, -1.00),
    ("a whole section", -0.46, 0.00),
    ("two paragraphs", -0.74, 0.00),
    ("three paragraphs", -1.52, 0.00),
    ("how far into the text", 0.71, -3.20),
    ("the first paragraph", -0.32, 0.00),
    ("statistics in a sentence of the whole text", -1.87, 0.00),
    ("words, in three hundreds", 1.27, -0.41),
    ("a theory word in the heading", 0.08, 0.00),
    ("a word in -ism in the heading", 0.23, 0.00),
    ("the text has the parts of a report", -0.32, 0.00),
    ("guides such as `but see`", -0.29, 0.00),
    ("sentences that name a school", 1.54, -1.69),
    ("a name of a school's form", 0.26, 0.00),
    ("the first sentence is about a named school", -0.01, 0.00),
    ("phrases that point back, in a sentence", 0.39, 0.00),
    ("a name that returns within", -0.11, 0.00),
    ("a name that returns elsewhere", -0.16, 0.00),
    ("counted among others", 0.08, 0.00),
    ("share of narrative citations", 0.93, 0.00),
    ("how many paragraphs of the whole text open against another", -0.57, 0.00),
    ("theory words in fifty words of the whole text", 0.41, 0.00),
    ("the author's own voice in the whole text", 1.72, 0.00),
    ("critics are announced", -0.08, 0.00),
    ("the author's own study is spoken of", -0.31, 0.00),
];

/// A text, and every stretch of it that is measured.
pub(super) struct Stretches<'a> {
    pub text: Text<'a>,
    all: Vec<Stretch>,
}

impl<'a> Stretches<'a> {
    pub fn of(document: &'a Document, passage: &'a Passage) -> Stretches<'a> {
        let text = Text::of(document, passage);
        let all = measured(&text, passage).into_iter().map(|(stretch, _)| stretch).collect();
        Stretches { text, all }
    }

    /// How likely the likeliest stretch around each of so many lines is.
    pub fn likelihoods(&self, lines: usize) -> Vec<f64> {
        let mut out = vec![0.0f64; lines];
        for stretch in &self.all {
            for line in &mut out[stretch.lines.clone()] {
                *line = line.max(stretch.probability);
            }
        }
        out
    }
}

/// The likely ones of the stretches that are measured, none overlapping another, likeliest first.
pub(super) fn likely(stretches: &Stretches<'_>, passage: &Passage) -> Vec<Stretch> {
    let aside = |stretch: &&Stretch| {
        let first = passage.lines.get(stretch.lines.start);
        first.is_some_and(|line| line.cites.is_empty() && cue::LEFT_ASIDE.is_match(&line.low))
    };
    let likely = |stretch: &&Stretch| {
        stretch.probability >= LIKELY && stretches.text.tells(stretch.lines.clone()) && !aside(stretch)
    };
    let mut all: Vec<&Stretch> = stretches.all.iter().filter(likely).collect();
    all.sort_by(|a, b| b.probability.total_cmp(&a.probability).then(a.lines.start.cmp(&b.lines.start)));
    let mut taken: Vec<Stretch> = Vec::new();
    // Where those that are taken end, by where they begin.
    let mut ends: BTreeMap<usize, usize> = BTreeMap::new();
    for stretch in all {
        let Range { start, end } = stretch.lines;
        let before = ends.range(..end).next_back();
        if before.is_none_or(|(_, end)| *end <= start) {
            ends.insert(start, end);
            taken.push(stretch.clone());
        }
    }
    let alone = taken.len() == 1;
    taken.retain(|stretch| !alone || stretch.probability >= LIKELY_ALONE);
    taken
}

/// The paragraphs between the first and the last, in order; those that hardly read like the account of a school, or that tell
/// of the author's own study, left out.
pub(super) fn inner_paragraphs(stretches: &Stretches<'_>, passage: &Passage) -> Vec<Stretch> {
    let paragraphs = &stretches.text.paragraphs;
    let (Some(first), Some(last)) = (paragraphs.first(), paragraphs.last()) else { return Vec::new() };
    let paragraph = |line: usize| passage.lines.get(line).map(|line| line.paragraph);
    let inner = |stretch: &&Stretch| {
        let Range { start, end } = stretch.lines;
        start >= first.end
            && end <= last.start
            && paragraph(start) == paragraph(end - 1)
            && stretch.probability >= HARDLY
            && !passage.lines[start..end.min(start + 2)].iter().any(|line| is_own(&line.low))
            && ![&cue::ANSWERED, &cue::LEFT_ASIDE].iter().any(|rule| rule.is_match(&passage.lines[start].low))
    };
    let mut inside: Vec<Stretch> = stretches.all.iter().filter(inner).cloned().collect();
    inside.sort_by_key(|stretch| stretch.lines.start);
    inside
}

/// Whether a sentence speaks of the author's own study or its materials.
fn is_own(low: &str) -> bool {
    [&cue::OWN_STUDY, &cue::ASIDE, &cue::PROCEDURE, &cue::OWN_MATERIAL].iter().any(|rule| rule.is_match(low))
}

/// Every section and every run of one to three paragraphs of a section that cites two works, with its signs.
fn measured(text: &Text, passage: &Passage) -> Vec<(Stretch, Signs)> {
    let mut out: Vec<(Stretch, Signs)> = Vec::new();
    let mut seen: BTreeSet<(usize, usize)> = BTreeSet::new();
    let mut add = |lines: Range<usize>, section: Option<usize>, paragraphs: usize| {
        if !seen.insert((lines.start, lines.end)) {
            return;
        }
        if let Some(signs) = text.signs(lines.clone(), section.is_some(), paragraphs) {
            out.push((Stretch { lines, section, probability: probability(&signs) }, signs));
        }
    };
    for (section, lines) in &passage.sections {
        add(lines.clone(), Some(*section), 0);
    }
    let section_of = |p: &Range<usize>| passage.lines.get(p.start).map(|l| l.section);
    for (n, first) in text.paragraphs.iter().enumerate() {
        for more in 0..3 {
            let Some(last) = text.paragraphs.get(n + more).filter(|p| section_of(p) == section_of(first)) else {
                break;
            };
            add(first.start..last.end, None, more + 1);
        }
    }
    out
}

fn probability(signs: &Signs) -> f64 {
    let sum: f64 =
        signs.iter().zip(WEIGHTS).map(|(sign, (_, plain, square))| sign * plain + sign * sign * square).sum();
    logistic(sum)
}

/// The probability that a sum of weights stands for.
pub(super) fn logistic(sum: f64) -> f64 {
    1.0 / (1.0 + (-sum).exp())
}

#[cfg(test)]
mod tests;
