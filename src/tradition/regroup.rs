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

pub(super) fn regroup(document: &Document, course: &Course<'_>, followed: &Followed) -> Regrouped {
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
    let frame_of_group = matched(told.placed, &groups);
    groups.iter_mut().enumerate().for_each(|(at, group)| {
        if !frame_of_group.contains_key(&at) && group.works.len() < LEAST {
            *group = Group::default();
        }
    });
    let mut out = Regrouped {
        found: told.found.clone(),
        kinds: told.kinds.to_vec(),
        changed: BTreeSet::new(),
        followed: BTreeMap::new(),
    };
    // Lines with a citation that is followed to a school.
    let mut claimed: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    for (at, group) in groups.iter().enumerate() {
        group.lines.iter().for_each(|line| {
            claimed.entry(*line).or_default().insert(at);
        });
    }
    for (at, group) in groups.iter().enumerate().filter(|(_, group)| !group.units.is_empty()) {
        let number = match frame_of_group.get(&at) {
            Some(frame) => {
                let others = |line: &usize| claimed.get(line).is_some_and(|of| !of.contains(&at));
                let speaks = |line: &usize| {
                    let list = told.placed[*frame].values().flatten();
                    list.into_iter().any(|placement| placement.line == *line && !placement.role.is_member())
                };
                let frame_ = &mut out.found.list[*frame];
                frame_.lines.retain(|(line, _)| !others(line) || speaks(line));
                let held: BTreeSet<usize> = frame_.lines.iter().map(|(line, _)| *line).collect();
                frame_.lines.extend(group.lines.difference(&held).map(|line| (*line, Hold::Inside)));
                frame_.lines.sort_unstable();
                out.kinds[*frame] = TraditionKind::Tradition;
                *frame
            }
            None => {
                let gaps = group.units.iter().flat_map(|unit| course.gap(*unit));
                let lines: BTreeSet<usize> = gaps.chain(group.lines.iter().copied()).collect();
                let lines: Vec<usize> = lines.into_iter().collect();
                let number = out.found.list.len();
                out.found.list.push(frame_of(document, told.passage, &lines, None));
                out.kinds.push(TraditionKind::Tradition);
                speak_critics(&mut out.found, told.passage, &lines, number);
                number
            }
        };
        out.changed.insert(number);
        for (unit, cited) in
            group.units.iter().flat_map(|unit| course.units[*unit].cites.iter().map(move |c| (*unit, *c)))
        {
            out.followed.insert(cited, (Some(number), followed.nowhere[unit]));
        }
    }
    for (unit, nowhere) in course.units.iter().zip(&followed.nowhere) {
        unit.cites.iter().for_each(|cited| {
            out.followed.entry(*cited).or_insert((None, *nowhere));
        });
    }
    // Schools of the rules whose works are followed to others, or to none.
    let kept: BTreeSet<usize> = frame_of_group.values().copied().collect();
    for at in 0..told.found.list.len() {
        let gives_way = told.kinds[at] == TraditionKind::Tradition && told.found.list[at].known.is_none();
        if gives_way && !kept.contains(&at) {
            out.found.list[at].lines.clear();
            out.changed.insert(at);
        }
    }
    out
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
