//! Stretches that read like the account of one school, whatever words announce it.
//!
//! Takes a [`Passage`]; gives the [`Unit`]s that are likely to be about one school each: a whole section, or one to three
//! paragraphs of one. The words that announce a school differ from author to author; that a stretch cites much, in the
//! vocabulary of schools, before the author's own study begins, and that others like it stand beside it, does not. The
//! weights are a logistic regression over such stretches of review passages with marked schools and of ordinary
//! articles, which have none; docs/traditions.md tells how to make them again.

use std::collections::BTreeSet;
use std::ops::Range;

use super::cue::{ENUMERATED, HOLDS, OWN_STUDY, compile};
use super::mention::{Head, Place};
use super::passage::{Line, Passage};
use crate::document::{Document, Section};

/// A stretch of lines that may be the account of one school.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Unit {
    /// Indices of [`Passage::lines`].
    pub lines: Range<usize>,
    /// Index of the section that it fills, if it does.
    pub section: Option<usize>,
    /// 0–1.
    pub probability: f64,
}

/// Paragraphs with fewer words do not count as a stretch.
const WORDS: usize = 25;

/// Nouns with which schools are spoken of.
const THEORY: &str = "approach approaches school schools tradition traditions camp camps account accounts view views \
    perspective perspectives hypothesis hypotheses theory theories theorists model models position positions paradigm \
    paradigms framework strand strands literature group groups scholars authors reading readings line lines interpretation \
    interpretations explanation explanations argument stance programme program movement current";
/// Headings of parts in which no school is told of: those of any study, and the author's own.
const APART: &str = "method methods results result sample samples data measure measures discussion limitations conclusion \
    conclusions concluding material materials procedure procedures participants analysis analyses hypotheses predictions not \
    remarks acknowledgements acknowledgments notes references bibliography appendix introduction present study questions aims scope \
    summary abstract case cases design corpus";

/// Headings that only reports of a study have.
const STUDY: &str = "method methods methodology results data participants experiment experiments procedure procedures materials sample \
    samples analysis findings corpus";

/// Of the nouns for schools, those that speak of little else.
const SPOKEN: &str = "approach approaches school schools tradition traditions camp camps account accounts view views perspective \
    perspectives hypothesis hypotheses theory theories theorists position positions paradigm paradigms strand strands scholars \
    interpretation interpretations stance";

/// What a stretch shows, in the order of [`WEIGHTS`].
const SIGNS: usize = 38;
type Signs = [f64; SIGNS];

/// Weights of the signs; the first is the constant.
const WEIGHTS: Signs = [
    -5.82, 1.17, 1.36, 0.99, 0.92, -0.17, -0.26, -0.09, 0.78, -0.99, -0.77, -0.41, 0.02, 1.17, -0.05, -0.60, -1.21,
    0.40, -0.24, -0.15, 0.90, -0.10, 0.98, -0.51, -0.47, 2.33, 0.17, 0.40, 0.21, -0.14, 0.14, 0.39, 1.19, -0.29, 0.39,
    2.03, -0.36, -0.43,
];

/// Signs of which there may be too much as well as too little: their squares weigh too.
const CURVES: [(usize, f64); 8] =
    [(1, -0.55), (3, -0.15), (4, -0.27), (10, -1.07), (13, -0.61), (17, -2.38), (20, -0.30), (25, -3.73)];

macro_rules! patterns {
    ($($name:ident = $pattern:expr;)*) => {
        $(static $name: std::sync::LazyLock<regex::Regex> = std::sync::LazyLock::new(|| compile($pattern));)*
    };
}
patterns! {
    OPENS = r"^\W*(?:(?:the|an?|one) )?(?:first|second|third|fourth|fifth|last|final|another|others?|by contrast|in contrast|against|for some|for others|some|there (?:are|remain|is)|opposed|different|quite|whereas|on the other|nearer|closer|between|more recent|older|(?:[\w–’'-]+ ){1,3}(?:school|approach|tradition|view|account|camp|hypothesis|theory|model|reading|line|position|group|party|side)\b)";
    OWN_VOICE = r"\b(?:we|our|this study|this paper|this article|i|my|here)\b";
    FIRST_PERSON = r"\b(?:we|our|i|my)\b";
    STATISTICS = r"\b[nprtf] ?[=<>] ?[\d.]|\bper cent|%|\btable \d|\bfig";
    OPPOSED = r"\b(?:others|by contrast|in contrast|unlike|whereas|against|rival|rather than|opposed|critics|dispute|disagree|quarrel|camp|debate)\b";
    GUIDES = r"\bbut see\b|\bcf\.|\bcontra\b";
}

/// A stretch this likely is taken where another is taken too; one alone must be likelier.
const LIKELY: f64 = 0.35;
const LIKELY_ALONE: f64 = 0.5;

/// The likely stretches of `passage`, none overlapping another, likeliest first.
pub(super) fn units(document: &Document, passage: &Passage) -> Vec<Unit> {
    let mut all: Vec<Unit> =
        stretches(document, passage).into_iter().map(|(unit, _)| unit).filter(|u| u.probability >= LIKELY).collect();
    all.sort_by(|a, b| b.probability.total_cmp(&a.probability).then(a.lines.start.cmp(&b.lines.start)));
    let mut taken: Vec<Unit> = Vec::new();
    for unit in all {
        if taken.iter().all(|t| t.lines.end <= unit.lines.start || unit.lines.end <= t.lines.start) {
            taken.push(unit);
        }
    }
    taken.retain({
        let alone = taken.len() == 1;
        move |unit| !alone || unit.probability >= LIKELY_ALONE
    });
    taken
}

/// The stretches of `passage`, with what each shows.
pub(super) fn stretches(document: &Document, passage: &Passage) -> Vec<(Unit, Signs)> {
    let all = Whole::of(document, passage);
    let mut out: Vec<(Unit, Signs)> = Vec::new();
    let mut add = |lines: Range<usize>, section: Option<usize>, paragraphs: usize| {
        if out.iter().any(|(unit, _)| unit.lines == lines) {
            return;
        }
        if let Some(signs) = all.signs(lines.clone(), section, paragraphs) {
            let probability = probability(&signs);
            out.push((Unit { lines, section, probability }, signs));
        }
    };
    for &section in &all.sections {
        let within = |l: &Line| l.section == Some(section);
        let first = passage.lines.iter().position(within);
        let last = passage.lines.iter().rposition(within);
        if let (Some(first), Some(last)) = (first, last) {
            add(first..last + 1, Some(section), 0);
        }
    }
    let section_of = |n: usize| all.paragraphs.get(n).and_then(|p| passage.lines.get(p.start)).map(|l| l.section);
    for (n, first) in all.paragraphs.iter().enumerate() {
        for more in 0..3 {
            let Some(last) = all.paragraphs.get(n + more).filter(|_| section_of(n + more) == section_of(n)) else {
                break;
            };
            add(first.start..last.end, None, more + 1);
        }
    }
    out
}

fn probability(signs: &Signs) -> f64 {
    let plain: f64 = signs.iter().zip(WEIGHTS).map(|(sign, weight)| sign * weight).sum();
    let curved: f64 = CURVES.iter().map(|(at, weight)| signs[*at] * signs[*at] * weight).sum();
    1.0 / (1.0 + (-plain - curved).exp())
}

/// What the signs of one stretch are measured against.
struct Whole<'a> {
    document: &'a Document,
    passage: &'a Passage,
    /// Paragraphs of some length.
    paragraphs: Vec<Range<usize>>,
    /// Sections that have text of their own.
    sections: Vec<usize>,
    /// Which share of the paragraphs that cite opens as if set against another.
    opening: f64,
    /// Theory words, and works, among fifty words of the body.
    theory: f64,
    works: f64,
    /// Statistics, and the author's own voice, in a sentence of the body.
    statistics: f64,
    own_voice: f64,
    /// A heading names a part that only reports of a study have.
    study: bool,
}

impl<'a> Whole<'a> {
    fn of(document: &'a Document, passage: &'a Passage) -> Whole<'a> {
        let long = |range: &&Range<usize>| {
            passage.lines[(*range).clone()].iter().map(|l| l.low.split(' ').count()).sum::<usize>() > WORDS
        };
        let paragraphs: Vec<Range<usize>> = passage.paragraphs.iter().filter(long).cloned().collect();
        let mut sections: Vec<usize> = passage.lines.iter().filter_map(|l| l.section).collect();
        sections.sort_unstable();
        sections.dedup();
        let lines = || passage.lines.iter();
        let citing: Vec<&[Line]> = paragraphs.iter().map(|p| &passage.lines[p.clone()]).collect();
        let citing: Vec<&[Line]> = citing.into_iter().filter(|lines| !works(passage, lines).is_empty()).collect();
        let opening = citing.iter().filter(|lines| lines.first().is_some_and(|l| OPENS.is_match(&l.low))).count();
        let count: usize = lines().map(|l| words(&l.low).count()).sum();
        let matches = |rule: &regex::Regex| lines().map(|l| rule.find_iter(&l.low).count()).sum::<usize>();
        let sentences = lines().count();
        let study = |s: &Section| words(&s.heading.to_lowercase()).any(|w| is_in(STUDY, w));
        Whole {
            document,
            passage,
            opening: share(opening, citing.len()),
            theory: 50.0 * share(lines().map(|l| words(&l.low).filter(|w| is_in(SPOKEN, w)).count()).sum(), count),
            works: 50.0 * share(works(passage, &passage.lines).len(), count),
            statistics: share(matches(&STATISTICS), sentences),
            own_voice: share(matches(&FIRST_PERSON), sentences),
            study: document.sections.iter().any(study),
            paragraphs,
            sections,
        }
    }

    fn signs(&self, range: Range<usize>, section: Option<usize>, paragraphs: usize) -> Option<Signs> {
        let lines = self.passage.lines.get(range.clone())?;
        let (first, last) = (lines.first()?, lines.last()?);
        let works = works(self.passage, lines);
        if works.len() < 2 {
            return None;
        }
        let is = |holds: bool| if holds { 1.0 } else { 0.0 };
        let at_most = |most: f64, value: f64| value.min(most);
        let mut sentences: Vec<_> = lines.iter().map(|l| l.sentence).collect();
        sentences.dedup();
        let count = sentences.len();
        let matches = |rule: &regex::Regex| lines.iter().map(|l| rule.find_iter(&l.low).count()).sum::<usize>();
        let low = |line: &Line| line.low.clone();
        let word_count: usize = lines.iter().map(|l| words(&l.low).count()).sum::<usize>() + 1;
        let theory: usize = lines.iter().map(|l| theory_words(&l.low)).sum();
        let opening: String = lines.iter().take(2).map(low).collect::<Vec<_>>().join(" ");
        let heading = first.section.and_then(|s| self.document.sections.get(s));
        let heading = heading.map_or(String::new(), |s: &Section| s.heading.to_lowercase());
        let apart = words(&heading).any(|w| is_in(APART, w));
        let isms = |text: &str| words(text).filter(|w| is_sectarian(w)).count();
        let named = |l: &&Line| {
            l.schools.iter().any(|m| !m.key.is_empty() && !m.counted && !m.pointing && m.head != Head::Texts)
        };
        let keys: Vec<&Vec<String>> = lines
            .iter()
            .flat_map(|l| &l.schools)
            .filter(|m| !m.key.is_empty() && !m.counted && !m.pointing)
            .map(|m| &m.key)
            .collect();
        let recurring = keys.iter().enumerate().any(|(n, key)| keys[n + 1..].contains(key));
        let elsewhere = self
            .passage
            .lines
            .iter()
            .enumerate()
            .any(|(n, l)| !range.contains(&n) && l.schools.iter().any(|m| keys.contains(&&m.key)));
        let narrative = lines
            .iter()
            .flat_map(|l| &l.cites)
            .filter(|&&c| self.passage.citations.get(c).is_some_and(|c| c.form == crate::citation::Form::Narrative))
            .count();
        let cited: usize = lines.iter().map(|l| l.cites.len()).sum();
        let place = |n: Option<&Range<usize>>| n.map_or(0, |p| p.start);
        Some([
            1.0,
            at_most(3.0, works.len() as f64 / 5.0),
            at_most(3.0, self.works),
            at_most(2.0, share(works.len(), count)),
            50.0 * share(theory, word_count),
            at_most(2.0, theory_words(&opening) as f64),
            at_most(2.0, theory_words(&last.low) as f64),
            at_most(4.0, lines.iter().map(|l| isms(&l.low)).sum::<usize>() as f64) / 2.0,
            is(OPENS.is_match(&first.low)),
            is(apart),
            at_most(1.0, share(matches(&OWN_VOICE), count)),
            at_most(1.0, 2.0 * share(matches(&STATISTICS), count)),
            at_most(3.0, matches(&OPPOSED) as f64) / 2.0,
            at_most(1.5, share(matches(&HOLDS), count)),
            is(section.is_some()),
            is(paragraphs == 2),
            is(paragraphs == 3),
            share(range.start, self.passage.lines.len()),
            is(range.start <= place(self.paragraphs.first())),
            at_most(1.0, self.statistics),
            at_most(3.0, word_count as f64 / 300.0),
            is(theory_words(&heading) > 0),
            is(isms(&heading) > 0),
            is(self.study),
            is(lines.iter().any(|l| GUIDES.is_match(&l.low))),
            share(lines.iter().filter(named).count(), lines.len()),
            is(lines.iter().any(|l| l.schools.iter().any(|m| m.sectarian))),
            is(first.schools.iter().any(|m| !m.key.is_empty() && m.place == Place::Topic && !m.counted)),
            at_most(1.0, share(lines.iter().flat_map(|l| &l.schools).filter(|m| m.pointing).count(), count) * 4.0),
            is(recurring),
            is(elsewhere),
            is(ENUMERATED.is_match(&first.low)),
            share(narrative, cited),
            self.opening,
            at_most(2.0, self.theory),
            at_most(1.0, self.own_voice),
            is(lines.iter().any(|l| super::cue::critics(&l.low).is_some())),
            is(lines.iter().any(|l| OWN_STUDY.is_match(&l.low))),
        ])
    }
}

fn share(part: usize, whole: usize) -> f64 {
    part as f64 / whole.max(1) as f64
}

fn is_in(list: &str, word: &str) -> bool {
    list.split_ascii_whitespace().any(|w| w == word)
}

fn words(low: &str) -> impl Iterator<Item = &str> {
    low.split(|c: char| !c.is_alphabetic()).filter(|w| !w.is_empty())
}

fn theory_words(low: &str) -> usize {
    words(low).filter(|w| is_in(THEORY, w)).count()
}

/// `realism`, `realists`, `Hegelian`: the endings of those who hold something.
fn is_sectarian(word: &str) -> bool {
    word.len() > 5
        && ["ism", "isms", "ist", "ists", "istic", "ian", "ians", "ean", "eans"].iter().any(|end| word.ends_with(end))
}

/// The works that `lines` cite.
pub(super) fn works(passage: &Passage, lines: &[Line]) -> BTreeSet<usize> {
    let one = |&c: &usize| match passage.citations.get(c)?.refs[..] {
        [reference] => Some(reference),
        _ => None,
    };
    lines.iter().flat_map(|l| &l.cites).filter_map(one).collect()
}
