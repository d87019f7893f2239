//! Which frames are schools: what stands near another, counted or spoken of as a school.
//!
//! Takes the frames with the works placed in them; gives each frame's kind. Each sign that a frame is a school has points;
//! what a frame has by itself, and the schools in its neighbourhood, decide. The points follow a logistic
//! regression over the frames of review passages and of ordinary articles, in which hardly any frame is a school.

use std::collections::{BTreeMap, BTreeSet};

use super::TraditionKind;
use super::cue;
use super::frame::{Frame, Frames, Hold, Opening};
use super::mention::{Head, Mention};
use super::name::stands_in;
use super::passage::{Line, Passage};
use super::propose::{Placement, members, strongest};
use super::words;
use crate::document::Document;

/// How many paragraphs may lie between two schools of one review.
const COMPANY: usize = 4;
/// Points of a frame that has no sign at all.
const NONE: f64 = -3.7;
/// A frame with as many points counts as company for another.
const FAIR: f64 = -1.5;
/// A frame with as many points is good company.
const GOOD: f64 = -1.0;
/// Points that a school needs in a text all of whose works belong to schools, and how many more where none does: a review
/// speaks of schools throughout, an ordinary article seldom.
const OF_A_REVIEW: f64 = 0.8;
const OF_AN_ARTICLE: f64 = 1.8;

/// Which frames are schools, and which are lighter groupings.
///
/// Schools stand beside each other: a frame without company is one only where the text says that it is about this one, or
/// names it as one and gives it critics.
pub(super) fn kinds(
    document: &Document,
    passage: &Passage,
    found: &Frames,
    placed: &[BTreeMap<usize, Vec<Placement>>],
) -> Vec<TraditionKind> {
    let members: Vec<usize> = placed.iter().map(|works| members(works).len()).collect();
    let mut signs: Vec<Signs> = (0..found.list.len()).map(|at| signs(document, passage, found, &members, at)).collect();
    let heads: Vec<Option<usize>> = found.list.iter().map(|frame| opens_paragraph(passage, frame)).collect();
    for at in 0..signs.len() {
        let beside = |other: usize| {
            let next = |(a, b): (usize, usize)| a.abs_diff(b) == 1;
            members[other] > 0 && heads[at].zip(heads[other]).is_some_and(next)
        };
        let holding = signs[at].position || signs[at].sectarian;
        let told = !matches!(found.list[at].opening, Opening::InTurn | Opening::Sole);
        signs[at].in_a_row = told && holding && (0..heads.len()).any(beside);
    }
    let counted = (0..signs.len()).filter(|&at| signs[at].counted > 1).count();
    let fair = (0..signs.len()).filter(|&at| signs[at].points() > FAIR);
    let told: BTreeSet<usize> = fair.flat_map(|at| placed[at].keys().copied()).collect();
    let cited: BTreeSet<usize> =
        passage.lines.iter().flat_map(|line| &line.cites).filter_map(|&c| work(passage, c)).collect();
    let share = told.len() as f64 / cited.len().max(1) as f64;
    let needed = OF_A_REVIEW + OF_AN_ARTICLE * (1.0 - share.min(1.0));
    let is_school = |at: usize| {
        if members[at] == 0 || is_denied(passage, &found.list[at]) {
            return false;
        }
        let own = &signs[at];
        match found.list[at].opening {
            Opening::Known => return true,
            // Nouns and verbs of schools are English here; such a heading is enough.
            Opening::Heading if own.headed_elsewhere => return members[at] > 1,
            Opening::Sole => return counted < 3 && own.named && (own.founded || own.criticized || own.position),
            Opening::Named if !found.list[at].strong && !found.list[at].listed => return false,
            Opening::InTurn if members[at] < 2 || counted > 0 => return false,
            _ => {}
        }
        // One work makes a school only where it is counted among others, or named again.
        if members[at] < 2 && own.counted < 2 && own.mentioned < 2 {
            return false;
        }
        let near = |other: &usize| *other != at && members[*other] > 0 && beside(own, &signs[*other]);
        let company: Vec<f64> = (0..signs.len()).filter(near).map(|other| signs[other].points()).collect();
        let fair = company.iter().filter(|p| **p > FAIR).count();
        let good = company.iter().any(|p| *p > GOOD);
        if fair == 0 {
            let disputed = own.points() > 0.0 && own.criticized && own.named && (own.noun || own.sectarian);
            let master = own.sectarian && own.founded && own.points() > 0.0;
            return members[at] > 2 && (disputed || (own.proper || master) && own.dwelt_on);
        }
        let with_company = [(true, 1.0), (fair > 1, 1.35), (good, 1.55)];
        let points = 0.95 * own.points() + with_company.iter().filter(|(is, _)| *is).map(|(_, p)| p).sum::<f64>();
        points > needed
    };
    (0..signs.len()).map(|at| if is_school(at) { TraditionKind::Tradition } else { TraditionKind::Grouping }).collect()
}

/// Whether what is no school is a grouping that the text names: two works and more, critics among them, under a noun for a view or for those who
/// hold it, with a word that tells which. `Future perspectives` and `the legal framework` group nothing.
pub(super) fn is_grouping(passage: &Passage, name: &str, works: usize) -> bool {
    let low = super::passage::lower(name);
    let telling = |word: &str| !words::is_empty(word) && !words::is_general(word) && !cue::GROUPING_NOUN.is_match(word);
    let key = super::name::key(name);
    let of_party = |m: &Mention| m.sectarian && m.key == key && matches!(m.head, Head::Partisans | Head::Doctrine);
    let party = || passage.lines.iter().any(|line| line.schools.iter().any(of_party));
    works > 1
        && low.split(|c: char| !c.is_alphanumeric()).any(|word| word.len() > 1 && telling(word))
        && (cue::GROUPING_NOUN.is_match(&low) || cue::GROUPING_OF.is_match(&low) || party())
}

/// Whether a paragraph that no words announce, and to which the text was followed, tells of a school: where the text announces
/// another, and the model is sure of several works.
pub(super) fn stands_beside_a_school(
    found: &Frames,
    kinds: &[TraditionKind],
    placed: &[BTreeMap<usize, Vec<Placement>>],
    at: usize,
) -> bool {
    const WORKS: usize = 4;
    const WORKS_OF_ANOTHER: usize = 3;
    const SURE: f64 = 0.75;
    let sure: Vec<f64> = placed[at]
        .values()
        .map(|list| strongest(list))
        .filter(|best| best.role.is_member())
        .map(|best| best.confidence)
        .collect();
    let announced = |other: &usize| found.list[*other].opening.is_announced();
    let others = (0..found.list.len()).filter(|&other| other != at && kinds[other] == TraditionKind::Tradition);
    let mean = sure.iter().sum::<f64>() / sure.len().max(1) as f64;
    sure.len() >= WORKS
        && mean >= SURE
        && others.filter(announced).any(|other| members(&placed[other]).len() >= WORKS_OF_ANOTHER)
}

/// Whether the text says of those whom the frame holds that they are no school.
fn is_denied(passage: &Passage, frame: &Frame) -> bool {
    let held = |hold: Hold| matches!(hold, Hold::Opened | Hold::Inside);
    let mut lines = frame.lines.iter().filter(|(_, hold)| held(*hold)).filter_map(|(at, _)| passage.lines.get(*at));
    frame.known.is_none() && lines.any(|line| line.cites.is_empty() && cue::NOT_A_SCHOOL.is_match(&line.low))
}

/// What speaks for a frame's being a school.
#[derive(Debug, Default)]
struct Signs {
    /// How many schools with works are counted in its enumeration, itself included.
    counted: usize,
    /// The text had said that schools would follow.
    promised: bool,
    listed: bool,
    headed: bool,
    /// It opens a paragraph, and another opens the one before or after.
    in_a_row: bool,
    /// It has a name.
    named: bool,
    /// Its name is that of a school in another language.
    headed_elsewhere: bool,
    /// The form of its name is a school's.
    sectarian: bool,
    /// Its people hold a position.
    position: bool,
    /// Its name has a noun that only schools have.
    noun: bool,
    /// Its name ends in a noun that speaks of nothing but schools.
    proper: bool,
    /// The text says more of it than its name: what it holds, who began it, or it comes back to it.
    dwelt_on: bool,
    /// It has founders or classics.
    founded: bool,
    criticized: bool,
    /// The text gives it its name in so many words.
    called: bool,
    /// Its name has a capital letter in mid-sentence.
    capital: bool,
    /// Another frame's name has the same noun.
    paired: bool,
    members: usize,
    /// Paragraphs that name it.
    mentioned: usize,
    /// Its first and last paragraph.
    paragraphs: Option<(usize, usize)>,
}

impl Signs {
    fn points(&self) -> f64 {
        let signs = [
            (self.counted > 1, 1.6),
            (self.counted > 2, 1.5),
            (self.listed, 0.2),
            (self.headed, 0.9),
            (self.in_a_row, 0.8),
            (self.promised && (self.listed || self.counted > 1), 1.2),
            (self.sectarian, 1.4),
            (self.position, 0.5),
            (self.noun, 0.45),
            (self.founded, 0.2),
            (self.criticized, 1.4),
            (self.called, 1.2),
            (self.capital, 0.4),
            (self.paired, 0.75),
            (self.members > 1, 1.6),
            (self.members > 2, 0.4),
        ];
        NONE + signs.iter().filter(|(is, _)| *is).map(|(_, points)| points).sum::<f64>()
    }
}

/// The one work that the citation is of.
fn work(passage: &Passage, citation: usize) -> Option<usize> {
    match passage.citations.get(citation)?.refs[..] {
        [work] => Some(work),
        _ => None,
    }
}

/// The paragraph that the frame opens with its first sentence.
fn opens_paragraph(passage: &Passage, frame: &Frame) -> Option<usize> {
    let (first, _) = frame.lines.first().filter(|(_, hold)| *hold == Hold::Opened)?;
    let paragraph = passage.lines.get(*first)?.paragraph;
    passage.paragraphs.get(paragraph).is_some_and(|lines| lines.start == *first).then_some(paragraph)
}

fn beside(a: &Signs, b: &Signs) -> bool {
    a.paragraphs.zip(b.paragraphs).is_some_and(|((a1, a2), (b1, b2))| b1 <= a2 + COMPANY && a1 <= b2 + COMPANY)
}

fn signs(document: &Document, passage: &Passage, found: &Frames, members: &[usize], at: usize) -> Signs {
    let frame = &found.list[at];
    let lines = || frame.lines.iter().filter_map(|(l, _)| passage.lines.get(*l));
    let same_series = |f: &Frame| f.series.zip(frame.series).is_some_and(|((a, _), (b, _))| a == b);
    let siblings = found.list.iter().zip(members).filter(|(f, members)| same_series(f) && **members > 0).count();
    let own = frame.lines.iter().filter(|(_, hold)| *hold != Hold::Resumed);
    let own: Vec<usize> = own.filter_map(|(l, _)| passage.lines.get(*l)).map(|l| l.paragraph).collect();
    let mut out = Signs {
        counted: if frame.opening == Opening::Enumerated { siblings } else { 0 },
        promised: frame.promised,
        listed: frame.listed,
        headed: frame.headed,
        founded: lines().any(|line| cue::FOUNDED.is_match(&line.low)),
        criticized: found.critics.iter().any(|(_, f, _)| *f == at)
            || lines().any(|line| cue::critics(&line.low).is_some() || cue::AIMED.is_match(&line.low)),
        called: frame.names.iter().take(3).any(|n| n.weight > 9),
        members: members[at],
        paragraphs: own.first().copied().zip(own.last().copied()),
        ..Signs::default()
    };
    let Some(name) = frame.names.first() else { return out };
    let same = |m: &Mention| m.key == name.key;
    let noun = |text: &str| text.rsplit(' ').next().unwrap_or_default().to_lowercase();
    out.named = name.weight >= 6;
    out.headed_elsewhere = super::frame::headed_elsewhere(document, &name.text);
    out.sectarian = passage.lines.iter().any(|line| line.schools.iter().any(|m| m.sectarian && same(m)));
    out.position = lines().any(|line| {
        line.schools.iter().any(|m| {
            same(m) && (m.presented || m.cited && m.subject && m.head == Head::People)
                || (same(m) || m.pointing) && cue::POSITION.is_match(line.low.get(m.span.end..).unwrap_or(""))
        })
    });
    out.noun = cue::SCHOOL_NOUN.is_match(&super::passage::lower(&name.text));
    out.paired = found.list.iter().filter_map(|f| f.names.first()).any(|other| {
        let two = |text: &str| text.contains(' ');
        !stands_in(&other.key, &name.key)
            && two(&other.text)
            && two(&name.text)
            && noun(&other.text) == noun(&name.text)
    });
    out.proper = cue::PROPER_NOUN.is_match(&super::passage::lower(&name.text));
    let back = |line: &&Line| cue::OF_ITS_OWN.is_match(&line.low);
    out.dwelt_on = lines().skip(1).any(|line| back(&line)) || out.position && out.founded;
    let names_it = |line: &&Line| line.schools.iter().any(|m| stands_in(&name.key, &m.key));
    let mut mentioned: Vec<usize> = passage.lines.iter().filter(names_it).map(|line| line.paragraph).collect();
    mentioned.dedup();
    out.mentioned = mentioned.len();
    out.capital = name.text.starts_with(char::is_uppercase)
        && lines().all(|line| line.span.start != name.span.start)
        && !lines().any(|line| line.span.of(&document.text).trim_start().starts_with(name.text.as_str()));
    out
}
