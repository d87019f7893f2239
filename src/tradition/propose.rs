//! Proposals: which works a text places in which school, in which role, on which words.
//!
//! Takes a document with its references and citations, and the traditions that a person has named already; gives
//! [`ProposedTradition`]s with their claims. Frames that speak of one school are joined (same place in two enumerations,
//! same name, same works); every claim opens to the sentences that carry it. Linear in the text but for the joining of
//! frames, which is quadratic in their number (a few dozen).

use std::collections::{BTreeMap, BTreeSet};

use super::cue;
use super::frame::{Frame, Frames, Hold, Opening, frames};
use super::name::{self, Name, names, stands_in};
use super::passage::{Line, Passage};
use super::stance::{self, Stance};
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
    /// Always [`Status::Proposed`] here.
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
    /// The author's own name for it.
    pub label: String,
    /// Other names that the text gives it.
    pub other_names: Vec<String>,
    /// School or lighter grouping.
    pub kind: TraditionKind,
    /// The words that announce it first: bytes of the document's text.
    pub span: Span,
    /// In order of the reference list.
    pub claims: Vec<ProposedClaim>,
}

/// One work at one place in a frame.
struct Placement {
    role: Role,
    confidence: f64,
    cue: Span,
    rule: &'static str,
    line: usize,
    /// Index of the citation.
    cited: usize,
}

/// Proposes traditions and claims.
pub fn propose(
    document: &Document,
    references: &[Reference],
    citations: &[Citation],
    known: &[Tradition],
) -> Vec<ProposedTradition> {
    let passage = Passage::read(document, citations);
    let mut found = frames(document, &passage, known);
    let word = |w: &str| {
        w.trim_matches(|c: char| !c.is_alphanumeric()).trim_end_matches("’s").trim_end_matches("'s").to_owned()
    };
    let scholars: BTreeSet<String> =
        citations.iter().flat_map(|c| c.span.of(&document.text).split([' ', '\u{a0}', '\n'])).map(word).collect();
    let mut placed: Vec<BTreeMap<usize, Vec<Placement>>> = Vec::new();
    for frame in 0..found.list.len() {
        placed.push(placements(document, &passage, &scholars, &found, frame));
    }
    join(&mut found, &mut placed);
    let kinds = kinds(document, &passage, &found, &placed);
    collective(&passage, citations, &found, &kinds, &mut placed);
    let mut out = Vec::new();
    let mut ids = BTreeSet::new();
    for ((frame, works), kind) in found.list.iter().zip(&placed).zip(&kinds) {
        let kind = *kind;
        if !works.values().any(|list| strongest(list).role.is_member()) {
            continue;
        }
        let (label, other_names) = label(document, &passage, frame);
        let mut id = frame.known.clone().unwrap_or_else(|| slug(&label));
        let base = id.clone();
        let mut number = 2;
        while !ids.insert(id.clone()) {
            id = format!("{base}-{number}");
            number += 1;
        }
        let label = known.iter().find(|t| Some(&t.id) == frame.known.as_ref()).map_or(label, |t| t.label.clone());
        let claims = works
            .iter()
            .filter(|(reference, _)| **reference < references.len())
            .map(|(&reference, list)| claim(document, &passage, citations, reference, list))
            .collect();
        out.push(ProposedTradition { id, label, other_names, kind, span: frame.cue, claims });
    }
    out
}

/// The placement that decides a work's role: a member's before the others, the surer before the less sure.
fn strongest(list: &[Placement]) -> &Placement {
    let mut best = &list[0];
    for next in &list[1..] {
        let rank = |p: &Placement| (p.role.is_member(), p.confidence);
        if rank(next) > rank(best) {
            best = next;
        }
    }
    best
}

fn claim(
    document: &Document,
    passage: &Passage,
    citations: &[Citation],
    reference: usize,
    list: &[Placement],
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
        confidence: best.confidence,
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
fn placements(
    document: &Document,
    passage: &Passage,
    scholars: &BTreeSet<String>,
    found: &Frames,
    at: usize,
) -> BTreeMap<usize, Vec<Placement>> {
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
        let mut first = true;
        for &cited in &line.cites {
            let Some(citation) = citations.get(cited) else { continue };
            let [reference] = citation.refs[..] else { continue };
            let reading = Reading {
                text: line.span.of(&document.text),
                scholars,
                line,
                citation,
                frame,
                hold,
                critics,
                announced,
                others: &found.list,
                answered,
                members: members_so_far,
                first,
                neighbours: &neighbours,
            };
            let Some((role, cue, rule, confidence)) = reading.role() else { continue };
            first = false;
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

/// Which frames are schools, and which are lighter groupings.
///
/// A school is one of at least two that the text counts, heads or takes in turn, or the one that the text says it is about.
/// A mere name makes a school only where it stands near another, and where the text speaks of it as of a school: its
/// people hold something, it has founders or classics, it has critics. Everything else is a grouping.
fn kinds(
    document: &Document,
    passage: &Passage,
    found: &Frames,
    placed: &[BTreeMap<usize, Vec<Placement>>],
) -> Vec<TraditionKind> {
    let members = |at: usize| placed[at].values().filter(|list| strongest(list).role.is_member()).count();
    let all = 0..found.list.len();
    let strong = |f: &Frame| f.opening == Opening::Named && f.strong;
    let opened = found.list.iter().filter(|f| f.opening == Opening::Enumerated || f.headed || f.listed).count();
    // A roadmap has promised more schools than were counted.
    let awaited = |f: &Frame| f.promised && found.promised.is_some_and(|p| opened < usize::from(p));
    let alive = |at: &usize| {
        let frame = &found.list[*at];
        let named = frame.opening != Opening::Named
            || frame.listed
            || frame.strong
                && attested(document, passage, found, *at) + usize::from(members(*at) > 2)
                    > usize::from(!awaited(frame));
        members(*at) > 0 && named
    };
    let some = |which: &dyn Fn(&Frame) -> bool| all.clone().filter(|at| which(&found.list[*at]) && alive(at)).count();
    let announced = some(&|f| f.opening == Opening::Enumerated || f.headed || f.listed);
    let counted = some(&|f| f.opening == Opening::Enumerated);
    let in_turn = some(&|f| f.opening == Opening::InTurn);
    let named = some(&strong);
    let kept = found.promised.is_none_or(|promised| announced >= usize::from(promised));
    let all_promised = found.promised.is_some() && kept;
    let siblings = |f: &Frame| match f.series {
        Some((series, _)) => some(&|g: &Frame| g.series.is_some_and(|(s, _)| s == series)),
        None => counted,
    };
    let candidate = |at: usize| {
        let frame = &found.list[at];
        alive(&at)
            && match frame.opening {
                Opening::Known => true,
                Opening::Sole => counted < 3,
                _ if frame.headed || frame.listed => announced > 1,
                Opening::Enumerated => {
                    let firm = frame.promised || frame.strong || members(at) > 1;
                    siblings(frame) > 1 || firm && announced + named + in_turn > 1
                }
                Opening::InTurn => {
                    let in_a_row = found.in_turn && counted == 0 && in_turn > 1;
                    let completes = found.promised.is_some_and(|p| announced + in_turn + named >= usize::from(p));
                    members(at) > 1 && (in_a_row || awaited(frame) && completes)
                }
                Opening::Heading => announced > 1,
                Opening::Named => {
                    strong(frame) && announced + named > 1 && !(announced > 1 && all_promised && frame.promised)
                }
            }
    };
    let mut school: Vec<bool> = all.clone().map(candidate).collect();
    // A school stands near another; schools far from all others are chance likenesses of words.
    let paragraphs: Vec<Vec<usize>> = found.list.iter().map(|f| paragraphs_of(passage, f)).collect();
    let exempt = |f: &Frame| matches!(f.opening, Opening::Known | Opening::Sole) || f.listed;
    let near = |a: usize, b: usize| {
        let (a, b) = (&paragraphs[a], &paragraphs[b]);
        a.iter().any(|p| b.iter().any(|q| p.abs_diff(*q) <= COMPANY))
    };
    let company: Vec<bool> = all
        .clone()
        .map(|at| exempt(&found.list[at]) || all.clone().any(|other| other != at && school[other] && near(at, other)))
        .collect();
    for (is, has_company) in school.iter_mut().zip(company) {
        *is = *is && has_company;
    }
    school.into_iter().map(|is| if is { TraditionKind::Tradition } else { TraditionKind::Grouping }).collect()
}

/// How many paragraphs may lie between two schools of one review.
const COMPANY: usize = 4;

fn paragraphs_of(passage: &Passage, frame: &Frame) -> Vec<usize> {
    let held = frame.lines.iter().filter(|(_, hold)| *hold != Hold::Resumed);
    let mut out: Vec<usize> = held.filter_map(|(l, _)| passage.lines.get(*l)).map(|l| l.paragraph).collect();
    out.dedup();
    out
}

/// In how many ways the text speaks of a named frame as of a school: people who hold a position, a noun that only schools
/// have, founders, critics, a name given to it.
fn attested(document: &Document, passage: &Passage, found: &Frames, at: usize) -> usize {
    let frame = &found.list[at];
    let lines = || frame.lines.iter().filter_map(|(l, _)| passage.lines.get(*l));
    let Some(name) = frame.names.first() else { return 0 };
    let low = super::passage::lower(&name.text);
    let position = lines().any(|line| {
        line.schools.iter().any(|m| {
            (m.key == name.key || m.pointing) && cue::POSITION.is_match(line.low.get(m.span.end..).unwrap_or(""))
        })
    });
    let school = cue::SCHOOL_NOUN.is_match(&low);
    let founded = lines().any(|line| cue::FOUNDED.is_match(&line.low));
    let criticized = found.critics.iter().any(|(_, f, _)| *f == at)
        || lines().any(|line| cue::CRITICS.is_match(&line.low) || cue::AIMED.is_match(&line.low));
    let called = frame.names.iter().take(3).any(|n| n.weight > 9);
    let capital = name.text.starts_with(char::is_uppercase)
        && lines().all(|line| line.span.start != name.span.start)
        && !lines().any(|line| line.span.of(&document.text).trim_start().starts_with(name.text.as_str()));
    [position, school, founded, criticized, called, capital].iter().filter(|b| **b).count()
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

struct Reading<'a> {
    /// The line in its own letters.
    text: &'a str,
    /// Words of the citations of the document: names of scholars.
    scholars: &'a BTreeSet<String>,
    line: &'a Line,
    citation: &'a Citation,
    frame: &'a Frame,
    hold: Hold,
    critics: Option<Span>,
    announced: bool,
    others: &'a [Frame],
    /// No work of this sentence has been placed before it.
    first: bool,
    neighbours: &'a [&'a Citation],
    /// How many works have been placed before this sentence.
    members: usize,
    /// Critics have been cited before this sentence.
    answered: bool,
}

type Decision = (Role, Span, &'static str, f64);

impl Reading<'_> {
    fn role(&self) -> Option<Decision> {
        if cue::OWN_WORK.is_match(&self.line.low) {
            return None;
        }
        if let Some((stance, found)) = stance::by_prefix(self.line, self.citation) {
            let cue = found.span.shift(self.line.span.start);
            return Some(match stance {
                Stance::SeeAlso => (Role::SeeAlso, cue, found.rule, 0.8),
                _ => (Role::Exception, cue, found.rule, 0.8),
            });
        }
        let head = |rule: &regex::Regex| {
            rule.find(&self.line.low).map(|m| Span::new(m.start(), m.end()).shift(self.line.span.start))
        };
        if let Some(cue) = head(&cue::BUT_SEE) {
            return Some((Role::Exception, cue, "but-see", 0.8));
        }
        if let Some(cue) = head(&cue::SEE_ALSO).filter(|c| c.end <= self.citation.span.start) {
            return Some((Role::SeeAlso, cue, "see-also", 0.8));
        }
        if let Some(cue) = head(&cue::NEIGHBOUR).filter(|_| self.critics.is_none()) {
            return Some((Role::SeeAlso, cue, "neighbouring-work", 0.7));
        }
        let clause = stance::clause(self.line, self.citation);
        let low = self.line.low.get(clause.start..clause.end).unwrap_or("");
        let at = |m: regex::Match| Span::new(m.start(), m.end()).shift(clause.start + self.line.span.start);
        if let Some(m) = cue::EXCLUDED.find(&self.line.low) {
            return Some((
                Role::Exception,
                Span::new(m.start(), m.end()).shift(self.line.span.start),
                "said-not-to-belong",
                0.8,
            ));
        }
        if let Some(m) = cue::EXCEPTION.find(low)
            && !low.contains("though not")
        {
            return Some((Role::Exception, at(m), "exception", 0.75));
        }
        if let Some(announced) = self.critics {
            if let Some(m) = cue::REPLY.find(low).filter(|_| self.answered) {
                return Some((Role::Supports, at(m), "reply-to-critics", 0.6));
            }
            let m = cue::CRITIQUE.find(low).map_or(announced, at);
            return Some((Role::Critiques, m, "critics", 0.75));
        }
        if let Some(m) = cue::AIMED.find(low).filter(|_| self.hold != Hold::Opened) {
            return Some((Role::Critiques, at(m), "critique-of-the-school", 0.75));
        }
        if let Some(m) = cue::CRITIQUE.find(low)
            && self.hold != Hold::Opened
            && self.aimed_at_frame(low)
        {
            return Some((Role::Critiques, at(m), "critique", 0.7));
        }
        if let Some(objection) = self.objects() {
            return objection;
        }
        let before = self.line.low.get(..self.citation.span.start.saturating_sub(self.line.span.start)).unwrap_or("");
        if before.ends_with(", which ") || before.ends_with(", whose ") || before.ends_with(", whom ") {
            return None;
        }
        // For every work of one bracket, what stands before the bracket counts.
        let bracketed = self.citation.form == crate::citation::Form::Parenthetical;
        let same = |c: &&&Citation| bracketed && c.group == self.citation.group;
        let group = self.neighbours.iter().filter(same).map(|c| c.span.start).min().unwrap_or(self.citation.span.start);
        let group = group.min(self.citation.span.start).saturating_sub(self.line.span.start);
        if cue::BUILT_ON.is_match(self.line.low.get(..group).unwrap_or("")) || cue::ANCESTRY.is_match(low) {
            return None;
        }
        if let Some(m) = cue::BACKGROUND.find(low) {
            let from = group.saturating_sub(clause.start);
            let between = low.get(m.end()..from).unwrap_or(",");
            if m.start() < from && from - m.start() < 120 && !between.contains(", ") {
                return None;
            }
        }
        Some(self.member(low, &at))
    }

    /// A work that is the sentence's subject and speaks against something: against this school unless another is named;
    /// where that is not clear, nothing is claimed.
    fn objects(&self) -> Option<Option<Decision>> {
        if self.citation.form != crate::citation::Form::Narrative || self.hold == Hold::Opened && self.announced {
            return None;
        }
        let after = self.citation.span.end.saturating_sub(self.line.span.start);
        let next = self.neighbours.iter().map(|c| c.span.start).filter(|&s| s > self.citation.span.end).min();
        let end = next.map_or(self.line.low.len(), |s| s - self.line.span.start);
        let said = self.line.low.get(after..end)?;
        let firm = cue::OBJECTS.find(said);
        let before = self.line.low.get(..self.citation.span.start - self.line.span.start)?;
        if let Some(m) = cue::DISPUTED_BY.find(before) {
            return Some(Some((
                Role::Critiques,
                Span::new(m.start(), m.end()).shift(self.line.span.start),
                "objection",
                0.7,
            )));
        }
        let m = firm.or_else(|| cue::DISPUTES.find(said))?;
        if stance::negated(said, Span::new(m.end() - 1, m.end())) || said[..m.end()].contains(" not ") {
            return None;
        }
        let words = name::words(&self.line.low);
        let others = self.others.iter().filter(|f| f.cue != self.frame.cue);
        let other =
            others.clone().any(|f| f.names.iter().take(3).filter(|n| n.weight >= 5).any(|n| stands_in(&n.key, &words)));
        if other {
            return None;
        }
        let own = self.aimed_at_frame(said) || cue::points_back(said);
        let cue = Span::new(m.start(), m.end()).shift(self.line.span.start + after);
        if own || firm.is_some() {
            return Some(Some((Role::Critiques, cue, "objection", 0.7)));
        }
        (self.members > 1).then_some(None)
    }

    /// Whether a critical word is turned against this school, and not by it against others.
    fn aimed_at_frame(&self, low: &str) -> bool {
        let words = name::words(low);
        let names_it = self.frame.names.iter().take(3).filter(|n| n.weight >= 7).any(|n| stands_in(&n.key, &words));
        let names_other = self
            .others
            .iter()
            .filter(|f| f.cue != self.frame.cue)
            .any(|f| f.names.iter().take(2).filter(|n| n.weight >= 5).any(|n| stands_in(&n.key, &words)));
        let turns = ["yet ", "but ", "however", "still,", "nevertheless", "against it", "against this", "against them"]
            .iter()
            .any(|t| low.trim_start().starts_with(t));
        let anaphor = cue::points_back(low);
        (names_it || turns || (anaphor && low.contains(" it "))) && !names_other || turns
    }

    /// The words of the clause that speak of this citation: those before it in a bracket, those after a name in the
    /// sentence, up to the neighbouring citations; and where the citation stands in the clause.
    fn territory(&self, low: &str) -> (Span, usize) {
        let clause = stance::clause(self.line, self.citation);
        let base = self.line.span.start + clause.start;
        let here = self.citation.span.start.saturating_sub(base);
        let end = self.citation.span.end.saturating_sub(base).min(low.len());
        let bracketed = self.citation.form == crate::citation::Form::Parenthetical;
        let spans = || {
            let same = |c: &Citation| c.span == self.citation.span || (bracketed && c.group == self.citation.group);
            self.neighbours.iter().filter(move |c| !same(c))
        };
        let apart = |a: usize, b: usize| b.saturating_sub(a) > 14;
        let before = spans().map(|c| c.span.end.saturating_sub(base)).filter(|&e| e <= here && apart(e, here)).max();
        let after = spans().map(|c| c.span.start.saturating_sub(base)).filter(|&s| s >= end && apart(end, s)).min();
        if bracketed {
            (Span::new(before.unwrap_or(0).min(low.len()), end), here)
        } else {
            let from = before.map_or(0, |e| e.max(here.saturating_sub(40)));
            (Span::new(from.min(low.len()), after.unwrap_or(low.len()).min(low.len())), here)
        }
    }

    /// A place or a people that the words about this work name, and no scholar.
    fn case(&self, own: Span) -> Option<Span> {
        let clause = stance::clause(self.line, self.citation);
        let words = own.shift(clause.start).of(self.text);
        cue::CASE.captures_iter(words).find_map(|found| {
            let name = found.name("name")?;
            let all = found.get(0)?;
            let scholar = self.scholars.contains(name.as_str());
            let bound = ["in the", "of the", "for the", "to the", "in", "on", "among"]
                .iter()
                .any(|w| all.as_str().starts_with(w));
            (!scholar && bound)
                .then(|| Span::new(all.start(), all.end()).shift(own.start + clause.start + self.line.span.start))
        })
    }

    fn member(&self, low: &str, at: &dyn Fn(regex::Match) -> Span) -> Decision {
        let base: f64 = match self.hold {
            Hold::Opened => 0.9,
            Hold::Inside => 0.8,
            Hold::Continued => 0.7,
            Hold::Resumed => 0.6,
        };
        let opener = (self.frame.cue, self.frame.opening.rule());
        if self.hold == Hold::Opened && self.announced {
            return (Role::Exemplar, opener.0, opener.1, base);
        }
        let rules: [(&regex::Regex, Role, &'static str); 4] = [
            (&cue::EXEMPLAR, Role::Exemplar, "exemplar-words"),
            (&cue::EXTENDS, Role::Extends, "extending-words"),
            (&cue::SUPPORTS, Role::Supports, "supporting-words"),
            (&cue::ILLUSTRATES, Role::Illustrates, "instance-words"),
        ];
        let instances = self.citation.prefix.as_deref().is_some_and(|p| p.to_ascii_lowercase().contains("e.g"));
        let bracketed = self.citation.form == crate::citation::Form::Parenthetical;
        let in_group = |c: &&Citation| {
            bracketed
                && c.group == self.citation.group
                && c.prefix.as_deref().is_some_and(|p| p.to_ascii_lowercase().contains("e.g"))
        };
        if (instances || self.neighbours.iter().copied().any(|c| in_group(&c))) && !self.announced {
            return (Role::Illustrates, opener.0, opener.1, base - 0.05);
        }
        let (own, here) = self.territory(low);
        let best = rules
            .iter()
            .filter(|(_, role, _)| !(self.announced && self.first && *role == Role::Extends))
            .filter_map(|(rule, role, name)| {
                let m = rule
                    .find_iter(low)
                    .filter(|m| own.contains(Span::new(m.start(), m.end())))
                    .min_by_key(|m| m.start().abs_diff(here))?;
                Some((m.start().abs_diff(here), m, *role, *name))
            })
            .min_by_key(|(distance, ..)| *distance);
        if let Some((_, m, role, name)) = best {
            return (role, at(m), name, base);
        }
        if let Some(case) = self.case(own).filter(|_| !self.announced) {
            return (Role::Illustrates, case, "named-case", base - 0.1);
        }
        let role = if self.announced { Role::Exemplar } else { Role::Supports };
        (role, opener.0, opener.1, base - 0.05)
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
        kept.lines.extend(frame.lines);
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
    let members = |at: usize| -> BTreeSet<usize> {
        placed[at].iter().filter(|(_, l)| strongest(l).role.is_member()).map(|(r, _)| *r).collect()
    };
    let (ma, mb) = (members(a), members(b));
    let shared = ma.intersection(&mb).count();
    if let (Some((sa, pa)), Some((sb, pb))) = (fa.series, fb.series) {
        if sa == sb {
            return false;
        }
        // The same place in two enumerations of one text, and a work in common.
        return pa == pb && shared > 0;
    }
    let same_name = fa
        .names
        .iter()
        .take(2)
        .any(|n| n.weight >= 6 && fb.names.iter().take(2).any(|m| m.weight >= 6 && m.key == n.key));
    same_name || (shared > 0 && shared * 2 >= ma.len().min(mb.len()) && ma.len().min(mb.len()) > 1)
}

/// The best name and the others.
fn label(document: &Document, passage: &Passage, frame: &Frame) -> (String, Vec<String>) {
    let mut all: Vec<Name> = frame.names.clone();
    for &(number, hold) in &frame.lines {
        if matches!(hold, Hold::Continued | Hold::Inside)
            && all.iter().all(|n| n.weight < 7)
            && let Some(line) = passage.lines.get(number)
        {
            all.extend(names(&document.text, line.span).into_iter().filter(|n| n.weight >= 8).map(|mut n| {
                n.weight -= 2;
                n
            }));
        }
    }
    all.sort_by(|a, b| b.weight.cmp(&a.weight).then(a.span.start.cmp(&b.span.start)));
    let mut kept: Vec<String> = Vec::new();
    let mut keys: Vec<Vec<String>> = Vec::new();
    for name in all.iter().filter(|n| n.weight >= 4) {
        if !keys.contains(&name.key) {
            keys.push(name.key.clone());
            kept.push(crate::text::collapse_whitespace(&name.text));
        }
    }
    kept.truncate(5);
    if kept.is_empty() {
        return (first_words(document, passage, frame), Vec::new());
    }
    let label = kept.remove(0);
    (label, kept)
}

/// Without a name: the first words of what the school is said to hold.
fn first_words(document: &Document, passage: &Passage, frame: &Frame) -> String {
    let Some(line) = frame.lines.first().and_then(|(at, _)| passage.lines.get(*at)) else { return "unnamed".into() };
    let sentence = line.span.of(&document.text);
    let from = sentence.find(" that ").map_or(0, |at| at + 6);
    let words: Vec<&str> = sentence.get(from..).unwrap_or(sentence).split_whitespace().take(6).collect();
    words.join(" ").trim_matches(|c: char| !c.is_alphanumeric()).to_owned()
}

fn slug(label: &str) -> String {
    let mut out = String::new();
    for word in crate::text::fold(label).split(|c: char| !c.is_ascii_alphanumeric()).filter(|w| !w.is_empty()) {
        if out.len() + word.len() > 48 {
            break;
        }
        if !out.is_empty() {
            out.push('-');
        }
        out.push_str(word);
    }
    if out.is_empty() { "unnamed".into() } else { out }
}
