//! Schools by the course of the text: what the rules have found, put together as the follower has it.
//!
//! Takes the frames of the rules, and the school of each place that cites; gives frames that hold what belongs together. A school
//! takes the name of the frame that begins in it or has most of its works; one without any becomes a frame of its own; a frame
//! whose works all went elsewhere gives way. What a person has named stays.

use std::collections::{BTreeMap, BTreeSet};

use super::TraditionKind;
use super::fill::{frame_of, speak_critics};
use super::frame::{Frames, Hold};
use super::judge::{Course, Followed};
use super::propose::Placement;
use crate::document::Document;

/// Frames, what each is, and the frame of each citation that is followed to one.
pub(super) struct Regrouped {
    pub found: Frames,
    pub kinds: Vec<TraditionKind>,
    /// Frames whose lines have changed.
    pub changed: BTreeSet<usize>,
    /// By citation, with how likely it belongs to no school.
    pub followed: BTreeMap<usize, (Option<usize>, f32)>,
}

/// A school that the follower has met.
#[derive(Default)]
struct Group {
    lines: BTreeSet<usize>,
    works: BTreeSet<usize>,
    cites: BTreeSet<usize>,
    units: Vec<usize>,
}

/// A school of one work that no frame announces is none.
const LEAST: usize = 2;

/// Where a frame begins in a school, that counts like as many works.
const BEGINS: usize = 3;

pub(super) fn regroup(
    document: &Document,
    course: &Course<'_>,
    followed: &Followed,
    roster: &BTreeSet<usize>,
) -> Regrouped {
    let told = course.told;
    let mut groups: Vec<Group> = Vec::new();
    for (at, school) in followed.school.iter().enumerate() {
        let (Some(school), Some(unit)) = (*school, course.units.get(at)) else { continue };
        if groups.len() <= school {
            groups.resize_with(school + 1, Group::default);
        }
        let group = &mut groups[school];
        group.units.push(at);
        group.lines.insert(unit.line);
        group.works.extend(&unit.works);
        group.cites.extend(&unit.cites);
    }
    let frames = matched(told.placed, &groups);
    let stays = |at: usize| frames.contains_key(&at) || groups[at].works.len() >= LEAST;
    let groups: BTreeMap<usize, &Group> = groups.iter().enumerate().filter(|(at, _)| stays(*at)).collect();
    // Lines with a citation that is followed to a school.
    let claimed: BTreeSet<usize> = groups.values().flat_map(|group| &group.lines).copied().collect();
    let (mut found, mut kinds) = (told.found.clone(), told.kinds.to_vec());
    let mut numbers: BTreeMap<usize, usize> = BTreeMap::new();
    for (at, group) in groups {
        let number = match frames.get(&at) {
            Some(&number) => {
                let anothers = |line: &usize| claimed.contains(line) && !group.lines.contains(line);
                let speaks = |line: &usize| {
                    let mut list = told.placed[number].values().flatten();
                    list.any(|placement| placement.line == *line && !placement.role.is_member())
                };
                let frame = &mut found.list[number];
                frame.lines.retain(|(line, _)| !anothers(line) || speaks(line));
                frame.add(group.lines.iter().map(|line| (*line, Hold::Inside)));
                kinds[number] = TraditionKind::Tradition;
                number
            }
            None => {
                let gaps = group.units.iter().flat_map(|unit| course.gap(*unit));
                let lines: BTreeSet<usize> = gaps.chain(group.lines.iter().copied()).collect();
                let lines: Vec<usize> = lines.into_iter().collect();
                let number = found.list.len();
                found.list.push(frame_of(document, told.passage, &lines, None));
                kinds.push(TraditionKind::Tradition);
                speak_critics(&mut found, told.passage, &lines, number);
                number
            }
        };
        numbers.insert(at, number);
    }
    let mut changed: BTreeSet<usize> = numbers.values().copied().collect();
    // Schools of the rules whose works are followed to others, or to none; but not those of a list of schools that the text keeps to.
    let kept: Vec<usize> = roster.iter().copied().filter(|at| !changed.contains(at)).collect();
    changed.extend(&kept);
    for &at in &kept {
        let told_there = |works: &BTreeMap<usize, Vec<Placement>>| -> BTreeSet<usize> {
            works.values().flatten().filter(|p| p.role.is_member()).map(|p| p.line).collect()
        };
        let own = told_there(&told.placed[at]);
        for (other, frame) in found.list.iter_mut().enumerate().filter(|(other, _)| *other != at) {
            let before: BTreeSet<usize> = told.placed.get(other).map(told_there).unwrap_or_default();
            frame.lines.retain(|(line, _)| !own.contains(line) || before.contains(line));
        }
    }
    for (at, frame) in found.list.iter_mut().enumerate() {
        if kinds[at] == TraditionKind::Tradition && frame.known.is_none() && changed.insert(at) {
            frame.lines.clear();
        }
    }
    let followed =
        course.units.iter().zip(followed.school.iter().zip(&followed.nowhere)).flat_map(|(unit, (school, nowhere))| {
            let frame = school.and_then(|school| numbers.get(&school).copied());
            unit.cites.iter().map(move |cited| (*cited, (frame, *nowhere)))
        });
    let mut followed: BTreeMap<usize, (Option<usize>, f32)> = followed.collect();
    for &at in &kept {
        for placement in told.placed[at].values().flatten().filter(|p| p.role.is_member()) {
            followed.insert(placement.cited, (Some(at), 0.0));
        }
    }
    Regrouped { found, kinds, changed, followed }
}

/// The frame of each school that has one: those that share most first, each frame once.
fn matched(placed: &[BTreeMap<usize, Vec<Placement>>], groups: &[Group]) -> BTreeMap<usize, usize> {
    let mut shared: Vec<(usize, usize, usize)> = Vec::new();
    for (frame, works) in placed.iter().enumerate() {
        let members = works.values().flatten().filter(|placement| placement.role.is_member());
        let cites: BTreeSet<usize> = members.map(|placement| placement.cited).collect();
        for (at, group) in groups.iter().enumerate() {
            let count = cites.intersection(&group.cites).count();
            let begins = cites.first().is_some_and(|first| group.cites.contains(first));
            if count > 0 {
                shared.push((count + if begins { BEGINS } else { 0 }, frame, at));
            }
        }
    }
    shared.sort_by_key(|(count, frame, at)| (std::cmp::Reverse(*count), *frame, *at));
    let (mut out, mut taken) = (BTreeMap::new(), BTreeSet::new());
    for (_, frame, at) in shared {
        if !taken.contains(&frame) && !out.contains_key(&at) {
            taken.insert(frame);
            out.insert(at, frame);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;
    use crate::tradition::Role;

    #[test]
    fn a_frame_names_the_school_that_begins_with_it() {
        let placement = |cited| Placement {
            role: Role::Supports,
            confidence: 0.8,
            cue: Span::default(),
            rule: "named-school",
            line: 0,
            cited,
        };
        // Six works in one frame: the first two are of the one school, the others of another.
        let placed: Vec<BTreeMap<usize, Vec<Placement>>> =
            vec![(0..6).map(|work| (work, vec![placement(work)])).collect()];
        let group = |cites: std::ops::Range<usize>| Group { cites: cites.collect(), ..Group::default() };
        assert_eq!(matched(&placed, &[group(0..2), group(2..6)]), [(0, 0)].into());
        assert_eq!(matched(&placed, &[group(2..6)]), [(0, 0)].into(), "where it has no beginning, most works decide");
    }
}
