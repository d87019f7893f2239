//! Proposals: which works a text places in which school, in which role, on which words.
//!
//! Takes a document with its references and citations, and the traditions that a person has named already; gives
//! [`ProposedTradition`]s with their claims. Frames that speak of one school are joined (same place in two enumerations,
//! same name, same works); every claim opens to the sentences that carry it. Linear in the text times
//! the number of schools (a few dozen) but for the joining of frames, which is quadratic in their number.

use std::collections::{BTreeMap, BTreeSet};

use super::certainty::Certainty;
use super::christen::christen;
use super::cue;
use super::fill::{Authors, Told, fill};
use super::frame::{Frame, Frames, Hold, Opening, frames};
use super::judge::{self, Course, Follower, Judged, Judgement, Model, Scene, judge};
use super::kind::{is_grouping, kinds, stands_beside_a_school};
use super::label::{by_terms, first_words, labels, slug};
use super::named_again::named_again;
use super::of_both::{belong_to_both, shared};
use super::outright::{FOLLOWS, FOUNDS, is_outright, outright};
use super::passage::Passage;
use super::regroup::{Regrouped, regroup};
use super::role::{Decision, Reading, excluded};
use super::stretch::Stretches;
use super::tell_apart::{give_ids, tell_apart, without_borrowed_names};
use super::{Cue, Role, Status, Tradition, TraditionKind};
use crate::citation::Citation;
use crate::document::Document;
use crate::reference::Reference;
use crate::text::Span;

/// A work in a role, proposed.
#[derive(Debug, Clone, PartialEq)]
pub struct ProposedClaim {
    /// Index of the reference.
    pub reference: usize,
    /// What it is to the tradition.
    pub role: Role,
    /// 0–1.
    pub confidence: f64,
    /// [`Status::Proposed`], unless a library has had its word.
    pub status: Status,
    /// The words that announce it, and the rule.
    pub cue: Cue,
    /// Sentences: bytes of the document's text, in order.
    pub evidence: Vec<Span>,
}

/// A school that the text names, with the works placed in it.
#[derive(Debug, Clone, PartialEq)]
pub struct ProposedTradition {
    /// Kebab-case id: that of the person's own tradition where it is one, else made from the label.
    pub id: String,
    /// The author's own name for it; where `named` is false, words of the text that tell it from others.
    pub label: String,
    /// Whether the label is a name, by which the school may be known in other texts.
    pub named: bool,
    /// Other names that the text gives it.
    pub other_names: Vec<String>,
    /// School or lighter grouping.
    pub kind: TraditionKind,
    /// The words that announce it first: bytes of the document's text.
    pub span: Span,
    /// In order of the reference list.
    pub claims: Vec<ProposedClaim>,
}

impl ProposedTradition {
    /// The school's id among those of other documents: what has no name is the school of this `document` alone, whatever its words.
    #[must_use]
    pub fn id_in(&self, document: &str) -> String {
        if self.named { self.id.clone() } else { format!("{}-{}", self.id, slug(document)) }
    }
}

/// One work at one place in a frame.
pub(super) struct Placement {
    pub role: Role,
    pub confidence: f64,
    pub cue: Span,
    pub rule: &'static str,
    pub line: usize,
    /// Index of the citation.
    pub cited: usize,
}

/// The schools of a text, and the works that the rules place in each.
pub(super) struct Schools<'a> {
    pub found: Frames,
    pub kinds: Vec<TraditionKind>,
    pub placed: Vec<BTreeMap<usize, Vec<Placement>>>,
    pub authors: Authors,
    pub stretches: Stretches<'a>,
    /// The frame to which each citation has been followed, and how likely it belongs to none.
    pub followed: BTreeMap<usize, (Option<usize>, f32)>,
    /// The schools of a list that the text gives by their names and keeps to.
    pub roster: BTreeSet<usize>,
}

/// Reads a text by the rules, and puts together by the `follower` what they find where there is one.
pub(super) fn read_schools<'a>(
    document: &'a Document,
    passage: &'a Passage,
    references: &[Reference],
    citations: &[Citation],
    known: &[Tradition],
    follower: Option<&Follower>,
) -> Schools<'a> {
    let mut schools = by_rules(document, passage, references, known);
    if let Some(follower) = follower.filter(|_| can_be_followed(passage, &schools)) {
        schools.follow(follower, document, passage, references);
        let Schools { found, kinds, placed, authors, .. } = &mut schools;
        for both in shared(passage, authors, found, kinds, placed) {
            belong_to_both(passage, found, placed, &both);
        }
    }
    outright(passage, &mut schools.found, &schools.kinds, &mut schools.placed);
    collective(passage, citations, &schools.found, &schools.kinds, &mut schools.placed);
    schools
}

/// The schools that the rules find: those that a follower puts together.
pub(super) fn by_rules<'a>(
    document: &'a Document,
    passage: &'a Passage,
    references: &[Reference],
    known: &[Tradition],
) -> Schools<'a> {
    let mut found = frames(document, passage, known);
    let mut placed: Vec<BTreeMap<usize, Vec<Placement>>> = Vec::new();
    for frame in 0..found.list.len() {
        placed.push(placements(document, passage, &found, frame));
    }
    join(&mut found, &mut placed);
    let mut kinds = kinds(document, passage, &found, &placed);
    let told = Told { found: &mut found, placed: &mut placed, kinds: &mut kinds };
    let stretches = Stretches::of(document, passage);
    let authors = Authors::of(references);
    fill(document, passage, &authors, &stretches, told, |found, frame| placements(document, passage, found, frame));
    christen(document, passage, &authors, &mut found, &mut kinds, &mut placed, |found, frame, line| {
        let own = |list: &[Placement]| list.iter().any(|p| p.line == line && p.role.is_member());
        let works = placements(document, passage, &with_line(found, frame, line), 0);
        works.iter().filter(|(_, list)| own(list)).map(|(work, _)| *work).collect()
    });
    named_again(passage, &authors, &mut found, &kinds, &mut placed, |found, frame| {
        placements(document, passage, found, frame)
    });
    let roster = roster(&found, &kinds, &placed);
    Schools { found, kinds, placed, authors, stretches, followed: BTreeMap::new(), roster }
}

/// Whether a text is of the kind that following was learnt from. A whole article is, where the rules see a school or a lighter grouping,
/// unless it counts its schools; a review is, where they see one school at least, unless it reports a study or says that it is about one
/// school: the views that this is held against are not told for themselves.
fn can_be_followed(passage: &Passage, schools: &Schools<'_>) -> bool {
    if judge::is_short(passage) {
        return false;
    }
    let text = &schools.stretches.text;
    if text.long {
        return schools.placed.iter().any(|placed| !members(placed).is_empty()) && !counts_its_schools(schools);
    }
    let sole = schools.found.list.iter().any(|frame| frame.opening == Opening::Sole);
    let mut each = schools.kinds.iter().zip(&schools.placed);
    let any = each.any(|(kind, placed)| *kind == TraditionKind::Tradition && !members(placed).is_empty());
    any && !sole && !text.study
}

/// The schools of the longest list that the text gives by their names, where it tells of works of each.
fn roster(found: &Frames, kinds: &[TraditionKind], placed: &[BTreeMap<usize, Vec<Placement>>]) -> BTreeSet<usize> {
    const EACH: usize = 2;
    let mut lists: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (at, frame) in found.list.iter().enumerate() {
        if let Some((number, _)) = frame.series.filter(|_| frame.listed) {
            lists.entry(number).or_default().push(at);
        }
    }
    let told = |at: &usize| kinds[*at] == TraditionKind::Tradition && members(&placed[*at]).len() >= EACH;
    let kept = lists.into_values().filter(|list| list.len() > 1 && list.iter().all(told));
    kept.max_by_key(Vec::len).unwrap_or_default().into_iter().collect()
}

/// Whether the text counts its schools, to three at least, and has hardly a member but theirs: where each begins and ends is then said in
/// so many words.
fn counts_its_schools(schools: &Schools<'_>) -> bool {
    const LEAST: usize = 3;
    let mut series: BTreeMap<usize, BTreeMap<u8, usize>> = BTreeMap::new();
    let mut all = 0;
    for ((frame, kind), placed) in schools.found.list.iter().zip(&schools.kinds).zip(&schools.placed) {
        let count = if *kind == TraditionKind::Tradition { members(placed).len() } else { 0 };
        all += count;
        if let Some((number, place)) = frame.series.filter(|_| count >= LEAST) {
            series.entry(number).or_default().insert(place, count);
        }
    }
    series.values().any(|counted| {
        let through = counted.keys().copied().eq(1..=counted.len() as u8);
        counted.len() >= LEAST && through && counted.values().sum::<usize>() * 6 >= all * 5
    })
}

/// Puts into force what the model makes of the citations in each school.
fn apply(placed: &mut [BTreeMap<usize, Vec<Placement>>], judgements: Vec<(usize, Vec<Judged>)>) {
    for (frame, judged) in judgements {
        for Judged { work, cited, judgement } in judged {
            let placement = match judgement {
                Judgement::Stands => continue,
                Judgement::Falls => None,
                Judgement::Places(placement) => Some(placement),
            };
            let list = placed[frame].entry(work).or_default();
            // What the text says in so many words stands; in which role a member is one, may be learnt.
            let said = list.iter_mut().find(|said| said.cited == cited && is_outright(said.rule));
            if let Some(said) = said {
                let role = said.role.is_member() && ![FOUNDS, FOLLOWS].contains(&said.rule);
                let likelier = placement.filter(|placement| role && placement.role.is_member());
                said.role = likelier.map_or(said.role, |placement| placement.role);
                continue;
            }
            list.retain(|placement| placement.cited != cited);
            list.extend(placement);
        }
        placed[frame].retain(|_, list| !list.is_empty());
    }
}

impl Schools<'_> {
    pub fn told<'s>(
        &'s self,
        document: &'s Document,
        passage: &'s Passage,
        references: &'s [Reference],
    ) -> judge::Told<'s> {
        let Schools { found, kinds, placed, authors, stretches, followed, roster } = self;
        let likely = stretches.likelihoods(passage.lines.len());
        let long = stretches.text.long;
        judge::Told { document, passage, references, authors, found, kinds, placed, likely, followed, roster, long }
    }

    /// Puts the schools together by the course of the text.
    fn follow(&mut self, follower: &Follower, document: &Document, passage: &Passage, references: &[Reference]) {
        let told = self.told(document, passage, references);
        let course = Course::of(&told, &self.stretches.text.counts);
        let Regrouped { found, kinds, changed, followed } =
            regroup(document, &course, &judge::follow(follower, &course), &self.roster);
        self.placed.resize_with(found.list.len(), BTreeMap::new);
        for frame in changed {
            self.placed[frame] = placements(document, passage, &found, frame);
        }
        (self.found, self.kinds, self.followed) = (found, kinds, followed);
    }
}

/// Traditions and claims as the text alone has them, but for those `known` ones that are looked for in it.
pub(super) fn proposals(
    model: &Model,
    document: &Document,
    passage: &Passage,
    references: &[Reference],
    citations: &[Citation],
    known: &[Tradition],
) -> Vec<ProposedTradition> {
    // What the model has learnt, and what makes a school of a paragraph without any name, was learnt from English texts.
    let english = document.language.as_deref().is_none_or(|language| language == "en");
    let follower = english.then_some(&model.follower);
    let mut schools = read_schools(document, passage, references, citations, known, follower);
    let certainty = Certainty::of(document, passage, &schools.stretches, &schools.placed, &schools.kinds);
    let scene = english.then(|| Scene::of(schools.told(document, passage, references)));
    // Where the rules say who is a member, the model does not know how sure that is.
    let weighed = scene.as_ref().is_some_and(|scene| !scene.is_short());
    let judgements = scene.iter().flat_map(|scene| {
        scene.schools().enumerate().map(|(nth, frame)| {
            let Frame { cue, opening, .. } = schools.found.list[frame];
            (frame, judge(model, scene, nth, (cue, opening.rule())))
        })
    });
    let judgements = judgements.collect();
    apply(&mut schools.placed, judgements);
    let Schools { found, kinds, placed, .. } = &schools;
    let mut labels = labels(document, passage, references, found, english);
    without_borrowed_names(found, &mut labels);
    let spoken_of = by_terms(document, passage, references, found, &labels, kinds, placed);
    let rich = |at: usize| kinds[at] == TraditionKind::Tradition && members(&placed[at]).len() >= LEAST_UNANNOUNCED;
    let announced = (0..kinds.len()).any(|at| found.list[at].opening.is_announced() && rich(at));
    let mut out = Vec::new();
    for (at, ((frame, works), kind)) in found.list.iter().zip(placed).zip(kinds).enumerate() {
        if members(works).is_empty() {
            continue;
        }
        let told = frame.opening.is_announced();
        let sure = |list: &[Placement]| {
            let best = strongest(list);
            let member = *kind == TraditionKind::Tradition && best.role.is_member();
            if member { certainty.member(frame.opening, best) } else { best.confidence }
        };
        let confidence = |list: &[Placement]| if weighed { strongest(list).confidence } else { sure(list) };
        let claims: Vec<ProposedClaim> = works
            .iter()
            .filter(|(reference, _)| **reference < references.len())
            .map(|(&reference, list)| claim(document, passage, citations, reference, list, confidence(list)))
            .collect();
        let members = || works.values().filter(|list| strongest(list).role.is_member());
        let doubtful = certainty.is_long() && members().map(|list| sure(list) - certainty.least()).sum::<f64>() < 0.0;
        // One work that a whole article is followed to is no school.
        let lone = schools.stretches.text.long && !schools.followed.is_empty() && members().count() < 2;
        // Nor are works of which nothing is sure, in an unannounced paragraph of a short text.
        let unsure = !weighed && !told && {
            let sure: Vec<f64> = members().map(|list| confidence(list)).collect();
            sure.iter().sum::<f64>() < UNANNOUNCED * sure.len() as f64
        };
        // Nor are one or two in a paragraph that no words announce, beside schools that are announced.
        let slight = !told && members().count() < LEAST_UNANNOUNCED && announced;
        // Nor is a paragraph without a name, where the text lists its schools by name and tells of each.
        let beyond = !told
            && frame.known.is_none()
            && !labels[at].as_ref().is_some_and(|label| label.is_name)
            && !schools.roster.is_empty()
            && !schools.roster.contains(&at);
        let kind = if (doubtful || lone || unsure || slight || beyond) && frame.known.is_none() {
            TraditionKind::Grouping
        } else {
            *kind
        };
        let name = labels[at].clone();
        let named = frame.known.is_some() || name.as_ref().is_some_and(|label| label.is_name);
        // In other languages only a name makes a school, and of a stretch's headings only those of schools are names.
        let is_name = |name: &str| told || super::frame::headed_elsewhere(document, name);
        if !english && frame.known.is_none() && !name.as_ref().is_some_and(|label| is_name(&label.text)) {
            continue;
        }
        // In a whole article, a paragraph that no words announce tells of a school only where its subject bears a school's name, or
        // where the article tells of another.
        let followed = || schools.followed.values().any(|(frame, _)| *frame == Some(at));
        let beside = || followed() && stands_beside_a_school(found, kinds, placed, at);
        let is_school = kind == TraditionKind::Tradition && (told || !schools.stretches.text.long || beside());
        let settled = frame.known.is_some() || doubtful && told || is_school;
        if !settled && !name.as_ref().is_some_and(|label| is_grouping(passage, &label.text, works.len())) {
            continue;
        }
        let (label, other_names) = name.map_or_else(
            || {
                let phrase = spoken_of.get(&at).cloned();
                (phrase.unwrap_or_else(|| first_words(document, passage, frame)), Vec::new())
            },
            |label| (label.text, label.others),
        );
        let id = frame.known.clone().unwrap_or_default();
        let label = known.iter().find(|t| Some(&t.id) == frame.known.as_ref()).map_or(label, |t| t.label.clone());
        out.push(ProposedTradition { id, label, named, other_names, kind, span: frame.cue, claims });
    }
    tell_apart(&mut out);
    give_ids(&mut out);
    out
}

/// What an unannounced paragraph must have: works, beside announced schools of as many; and the mean confidence in a text too short to
/// be weighed.
const LEAST_UNANNOUNCED: usize = 3;
const UNANNOUNCED: f64 = 0.5;

/// The placement that decides a work's role: a member's before the others, the surer before the less sure.
pub(super) fn strongest(list: &[Placement]) -> &Placement {
    let mut best = &list[0];
    for next in &list[1..] {
        let rank = |p: &Placement| (p.role.is_member(), p.confidence);
        if rank(next) > rank(best) {
            best = next;
        }
    }
    best
}

/// The works that are members, of those placed in one frame.
pub(super) fn members(works: &BTreeMap<usize, Vec<Placement>>) -> BTreeSet<usize> {
    works.iter().filter(|(_, list)| strongest(list).role.is_member()).map(|(work, _)| *work).collect()
}

fn claim(
    document: &Document,
    passage: &Passage,
    citations: &[Citation],
    reference: usize,
    list: &[Placement],
    confidence: f64,
) -> ProposedClaim {
    let best = strongest(list);
    let mut evidence: Vec<Span> = list
        .iter()
        .filter(|p| p.role.is_member() == best.role.is_member())
        .filter_map(|p| Some((passage.lines.get(p.line)?.sentence, citations.get(p.cited)?.sentence)))
        .flat_map(|(sentence, citing)| if sentence.overlaps(citing) { vec![sentence] } else { vec![sentence, citing] })
        .filter(|span| !span.is_empty())
        .collect();
    evidence.sort();
    evidence.dedup();
    let sentence = passage.lines.get(best.line).map_or("", |l| l.span.of(&document.text));
    ProposedClaim {
        reference,
        role: best.role,
        confidence,
        status: Status::Proposed,
        cue: Cue {
            text: crate::text::collapse_whitespace(if best.cue.is_empty() {
                sentence
            } else {
                best.cue.of(&document.text)
            }),
            rule: Some(best.rule.to_owned()),
        },
        evidence,
    }
}

/// The works that the sentences of one frame cite, with the role that each sentence gives them.
fn placements(document: &Document, passage: &Passage, found: &Frames, at: usize) -> BTreeMap<usize, Vec<Placement>> {
    let (frame, citations) = (&found.list[at], &passage.citations);
    let mut out: BTreeMap<usize, Vec<Placement>> = BTreeMap::new();
    let mut members_so_far = 0;
    let mut critics_cited = false;
    for &(number, hold) in &frame.lines {
        let Some(line) = passage.lines.get(number) else { continue };
        let critics =
            found.critics.iter().find(|(line, frame, _)| (*line, *frame) == (number, at)).map(|(.., cue)| *cue);
        let announced = members_so_far == 0 && critics.is_none() && hold != Hold::Resumed;
        let answered = critics_cited;
        let neighbours: Vec<&Citation> = line.cites.iter().filter_map(|&c| citations.get(c)).collect();
        let mut previous = None;
        for &cited in &line.cites {
            let Some(citation) = citations.get(cited) else { continue };
            let [reference] = citation.refs[..] else { continue };
            let reading = Reading {
                text: line.span.of(&document.text),
                line,
                citation,
                frame,
                hold,
                critics,
                announced,
                others: &found.list,
                answered,
                previous,
                members: members_so_far,
                neighbours: &neighbours,
            };
            let Some(mut decision) = reading.role() else { continue };
            if decision.0.is_member() {
                decision = set_apart(passage, number, citation).unwrap_or(decision);
            }
            let (role, cue, rule, confidence) = decision;
            previous = Some((role, citation.span.end));
            if role == Role::Critiques && critics.is_some() {
                critics_cited = true;
            }
            if role.is_member() {
                members_so_far += 1;
            }
            out.entry(reference).or_default().push(Placement { role, confidence, cue, rule, line: number, cited });
        }
    }
    out
}

/// The sentence before says of the scholar whom this one cites, or the next one says of the works that this sentence cites, that
/// they do not belong: "After discussion we coded them as opponents", "I hesitate to call any of these three idealists", and the
/// answer to "Should one count Roe (1999)?".
fn set_apart(passage: &Passage, number: usize, citation: &Citation) -> Option<Decision> {
    if let Some(before) = number.checked_sub(1).and_then(|before| passage.lines.get(before))
        && before.cites.is_empty()
        && before.paragraph == passage.lines.get(number)?.paragraph
        && before.mentions.iter().any(|&at| passage.citations.get(at).is_some_and(|c| c.refs == citation.refs))
        && let Some(found) = excluded(&before.low, &before.low)
    {
        // "Roe is sometimes counted with them and should not be. For Roe (1999) …"
        let cue = Span::new(found.start(), found.end()).shift(before.span.start);
        return Some((Role::Exception, cue, "said-not-to-belong", 0.7));
    }
    let (line, next) = (passage.lines.get(number)?, passage.lines.get(number + 1)?);
    if next.paragraph != line.paragraph || !next.cites.is_empty() {
        return None;
    }
    let exception = |found: regex::Match<'_>| {
        Some((Role::Exception, Span::new(found.start(), found.end()).shift(next.span.start), "said-not-to-belong", 0.7))
    };
    if cue::ASKED.is_match(&line.low) {
        return exception(cue::ANSWERED_NO.find(&next.low)?);
    }
    let found = excluded(&next.low, &next.low)?;
    // "Li is frequently listed with them. She should not be: …", "We disagree; …"
    let low = next.low.trim_start();
    let headed =
        ["he ", "she ", "it ", "they ", "we ", "i "].iter().any(|word| low.starts_with(word)) && found.start() < 24;
    if headed && line.cites.len() == 1 {
        return exception(found);
    }
    if line.cites.len() > 1 {
        return exception(found).filter(|_| cue::SET_APART.is_match(&next.low));
    }
    let same = |&at: &usize| passage.citations.get(at).is_some_and(|c| c.refs == citation.refs);
    let pronoun = |word: &str| matches!(word, "he" | "him" | "she" | "her" | "they" | "them" | "it");
    let spoken_of = next.mentions.iter().any(same)
        || next.mentions.is_empty()
            && next.schools.is_empty()
            && next.low.split(|c: char| !c.is_alphabetic()).any(pronoun);
    exception(found).filter(|_| spoken_of)
}

/// The one frame as if it held the one line, where the text comes back to it.
fn with_line(found: &Frames, frame: usize, line: usize) -> Frames {
    let frame = Frame { lines: vec![(line, Hold::Resumed)], ..found.list[frame].clone() };
    Frames { list: vec![frame], ..Frames::default() }
}

/// Works exempted from what is said of every school at once.
fn collective(
    passage: &Passage,
    citations: &[Citation],
    found: &Frames,
    kinds: &[TraditionKind],
    placed: &mut [BTreeMap<usize, Vec<Placement>>],
) {
    for &number in &found.collective {
        let Some(line) = passage.lines.get(number) else { continue };
        let Some(except) = cue::EXCEPTION.find(&line.low) else { continue };
        let cue = Span::new(line.span.start + except.start(), line.span.start + except.end());
        for &cited in &line.cites {
            let Some([reference]) = citations.get(cited).map(|c| &c.refs[..]) else { continue };
            let schools =
                placed.iter_mut().zip(kinds).filter(|(w, k)| !w.is_empty() && **k == TraditionKind::Tradition);
            for (works, _) in schools {
                works.entry(*reference).or_default().push(Placement {
                    role: Role::Exception,
                    confidence: 0.7,
                    cue,
                    rule: "exempted-from-all",
                    line: number,
                    cited,
                });
            }
        }
    }
}

/// Joins frames that speak of one school.
fn join(found: &mut Frames, placed: &mut Vec<BTreeMap<usize, Vec<Placement>>>) {
    let mut at = 0;
    while at < found.list.len() {
        let twin = (0..at).find(|&earlier| same_school(found, placed, earlier, at));
        let Some(earlier) = twin else {
            at += 1;
            continue;
        };
        let frame = found.list.remove(at);
        let works = placed.remove(at);
        for (reference, mut list) in works {
            // Those that came first in a later stretch do not announce the school again.
            for placement in list
                .iter_mut()
                .filter(|p| p.role == Role::Exemplar && p.rule == frame.opening.rule() && p.confidence < 0.9)
            {
                placement.role = Role::Supports;
            }
            placed[earlier].entry(reference).or_default().extend(list);
        }
        let kept = &mut found.list[earlier];
        kept.add(frame.lines);
        kept.names.extend(frame.names);
        kept.names.sort_by(|a, b| b.weight.cmp(&a.weight).then(a.span.start.cmp(&b.span.start)));
        if frame.opening == Opening::Enumerated {
            kept.opening = Opening::Enumerated;
        }
    }
}

fn same_school(found: &Frames, placed: &[BTreeMap<usize, Vec<Placement>>], a: usize, b: usize) -> bool {
    let (fa, fb) = (&found.list[a], &found.list[b]);
    if fa.known.is_some() || fb.known.is_some() {
        return fa.known == fb.known;
    }
    let (ma, mb) = (members(&placed[a]), members(&placed[b]));
    let shared = ma.intersection(&mb).count();
    if let (Some((sa, pa)), Some((sb, pb))) = (fa.series, fb.series) {
        if sa == sb {
            return false;
        }
        // The same place in two enumerations, and a work in common.
        return pa == pb && shared > 0;
    }
    let same_name = fa
        .names
        .iter()
        .take(2)
        .any(|n| n.weight >= 6 && fb.names.iter().take(2).any(|m| m.weight >= 6 && m.key == n.key));
    // Two schools with names of their own are two, though the second be told with works of the first.
    let named = |frame: &Frame| frame.names.first().is_some_and(|name| name.weight >= 6);
    if named(fa) && named(fb) && !same_name && ma != mb {
        return false;
    }
    same_name || (shared > 0 && shared * 2 >= ma.len().min(mb.len()) && ma.len().min(mb.len()) > 1)
}
