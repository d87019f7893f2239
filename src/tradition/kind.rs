//! Which frames are schools: what stands near another, counted or spoken of as a school.
//!
//! Takes the frames with the works placed in them; gives each frame's kind.

use std::collections::BTreeMap;

use super::TraditionKind;
use super::cue;
use super::frame::{Frame, Frames, Hold, Opening};
use super::passage::Passage;
use super::propose::{Placement, strongest};
use crate::document::Document;

/// What speaks for a frame's being a school, as numbers.
#[derive(Debug, Default)]
struct Signs {
    /// Schools counted, listed or headed beside it, itself included.
    siblings: usize,
    counted: bool,
    promised: bool,
    listed: bool,
    headed: bool,
    in_turn: bool,
    named: bool,
    sectarian: bool,
    position: bool,
    noun: bool,
    founded: bool,
    criticized: bool,
    called: bool,
    capital: bool,
    paired: bool,
    paragraphs: usize,
    members: usize,
    firm: bool,
    first: usize,
    last: usize,
    cites: usize,
}

/// Which frames are schools, and which are lighter groupings.
///
/// A school is one of at least two that the text counts, heads or takes in turn, or the one that the text says it is about.
/// A mere name makes a school only where it stands near another, and where the text speaks of it as of a school: its
/// people hold something, it has founders or classics, it has critics. Everything else is a grouping.
pub(super) fn kinds(
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
    for at in all.clone() {
        let signs = signs(document, passage, found, placed, at);
        let f = &found.list[at];
        let refs: Vec<usize> = placed[at].iter().filter(|(_, l)| strongest(l).role.is_member()).map(|(r, _)| *r).collect();
        eprintln!("FRAME\t{}\t{:?}\t{:?}\t{}\t{:?}\t{:?}", document.path, f.opening, f.names.first().map(|n| &n.text), candidate(at), refs, signs);
    }
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

fn signs(
    document: &Document,
    passage: &Passage,
    found: &Frames,
    placed: &[BTreeMap<usize, Vec<Placement>>],
    at: usize,
) -> Signs {
    let frame = &found.list[at];
    let members = |at: usize| placed[at].values().filter(|list| strongest(list).role.is_member()).count();
    let lines = || frame.lines.iter().filter_map(|(l, _)| passage.lines.get(*l));
    let siblings = match frame.series {
        Some((series, _)) => (0..found.list.len())
            .filter(|&f| found.list[f].series.is_some_and(|(s, _)| s == series) && members(f) > 0)
            .count(),
        None => 0,
    };
    let mut out = Signs {
        siblings,
        counted: frame.opening == Opening::Enumerated,
        promised: frame.promised,
        listed: frame.listed,
        headed: frame.headed,
        in_turn: frame.opening == Opening::InTurn,
        members: members(at),
        criticized: found.critics.iter().any(|(_, f, _)| *f == at)
            || lines().any(|line| cue::critics(&line.low).is_some() || cue::AIMED.is_match(&line.low)),
        founded: lines().any(|line| cue::FOUNDED.is_match(&line.low)),
        called: frame.names.iter().take(3).any(|n| n.weight > 9),
        firm: cue::SCHOOL_NAME.is_match(&super::passage::lower(frame.cue.of(&document.text))),
        ..Signs::default()
    };
    let own = paragraphs_of(passage, frame);
    out.first = own.first().copied().unwrap_or(0);
    out.last = own.last().copied().unwrap_or(0);
    out.cites = lines().map(|l| l.cites.len()).sum();
    let Some(name) = frame.names.first() else { return out };
    out.named = name.weight >= 6;
    let same = |m: &super::mention::Mention| m.key == name.key;
    out.sectarian = passage.lines.iter().any(|line| line.schools.iter().any(|m| same(m) && m.sectarian));
    out.position = lines().any(|line| {
        line.schools.iter().any(|m| {
            same(m) && m.presented
                || (same(m) || m.pointing) && cue::POSITION.is_match(line.low.get(m.span.end..).unwrap_or(""))
        })
    });
    out.noun = cue::SCHOOL_NOUN.is_match(&super::passage::lower(&name.text));
    let noun = |text: &str| text.rsplit(' ').next().unwrap_or_default().to_lowercase();
    out.paired = found.list.iter().filter_map(|f| f.names.first()).any(|other| {
        other.key != name.key
            && other.text.contains(' ')
            && name.text.contains(' ')
            && noun(&other.text) == noun(&name.text)
    });
    out.capital = name.text.starts_with(char::is_uppercase)
        && lines().all(|line| line.span.start != name.span.start)
        && !lines().any(|line| line.span.of(&document.text).trim_start().starts_with(name.text.as_str()));
    let mut paragraphs: Vec<usize> = passage
        .lines
        .iter()
        .filter(|line| line.schools.iter().any(|m| !m.key.is_empty() && super::name::stands_in(&name.key, &m.key)))
        .map(|line| line.paragraph)
        .collect();
    paragraphs.dedup();
    out.paragraphs = paragraphs.len();
    out
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
            m.key == name.key && m.presented
                || (m.key == name.key || m.pointing) && cue::POSITION.is_match(line.low.get(m.span.end..).unwrap_or(""))
        })
    });
    let school = cue::SCHOOL_NOUN.is_match(&low);
    let founded = lines().any(|line| cue::FOUNDED.is_match(&line.low));
    let criticized = found.critics.iter().any(|(_, f, _)| *f == at)
        || lines().any(|line| cue::critics(&line.low).is_some() || cue::AIMED.is_match(&line.low));
    let called = frame.names.iter().take(3).any(|n| n.weight > 9);
    let noun = |text: &str| text.rsplit(' ').next().unwrap_or_default().to_lowercase();
    let paired = found.list.iter().filter_map(|f| f.names.first()).any(|other| {
        other.key != name.key
            && other.text.contains(' ')
            && name.text.contains(' ')
            && noun(&other.text) == noun(&name.text)
    });
    let capital = name.text.starts_with(char::is_uppercase)
        && lines().all(|line| line.span.start != name.span.start)
        && !lines().any(|line| line.span.of(&document.text).trim_start().starts_with(name.text.as_str()));
    [position, school, founded, criticized, called, capital, paired].iter().filter(|b| **b).count()
}
