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
