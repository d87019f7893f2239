//! Which column a work stands in, and in which order the lanes stand.
//!
//! Takes a survey; gives columns: gap, lane, gap, lane … gap. Members of one tradition stand in its lane; works of two,
//! and works that speak against or beside one, stand in the gap next to it. Knows nothing of coordinates.

use std::collections::BTreeSet;

use super::survey::{Item, Stand, Survey};

/// Lanes and who stands where.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Columns {
    /// Schools that have a lane, from left to right, as indices into the survey's.
    pub lanes: Vec<usize>,
    /// Items by column: `2 × n` is the gap before lane `n`, `2 × n + 1` is lane `n`.
    pub members: Vec<Vec<usize>>,
    /// Documents that stand below the lanes.
    pub documents: Vec<usize>,
    /// Items that stand in no column.
    pub rest: Vec<usize>,
}

/// Lanes above which a picture becomes a wallpaper; the smallest traditions beyond it go to the panel below.
const MOST_LANES: usize = 8;

/// Gives every work its column.
pub fn columns(survey: &Survey<'_>) -> Columns {
    let chosen = lanes(survey);
    // Two pictures of one library have their lanes in one order.
    let order = if survey.narrowed {
        let mut order = chosen.clone();
        order.sort_by_key(|&school| survey.place(school));
        order
    } else {
        ordered(survey, &chosen)
    };
    let mut made = Columns { members: vec![Vec::new(); 2 * order.len() + 1], lanes: order, ..Columns::default() };
    let documents = survey.items.iter().filter(|item| item.is_document).count();
    let mut later: Vec<usize> = Vec::new();
    for (at, item) in survey.items.iter().enumerate() {
        let placed: Vec<&Stand> = item.stands.iter().filter(|stand| made.lanes.contains(&stand.school)).collect();
        let members: Vec<usize> = placed.iter().filter(|s| s.role.is_member()).map(|s| s.school).collect();
        if item.is_document && (documents < 3 || placed.is_empty()) {
            made.documents.push(at);
        } else if let [only] = members.as_slice() {
            if let Some(lane) = made.lanes.iter().position(|school| school == only) {
                made.members[2 * lane + 1].push(at);
            }
        } else if placed.is_empty() {
            made.rest.push(at);
        } else {
            later.push(at);
        }
    }
    for at in later {
        let gap = gap_for(survey, &made, at);
        made.members[gap].push(at);
    }
    for members in &mut made.members {
        members.sort_unstable();
    }
    made
}

/// Traditions proper get lanes, unless a filter left none of their works; where there are none, the largest groupings
/// do.
fn lanes(survey: &Survey<'_>) -> Vec<usize> {
    let size = |school: usize| {
        survey
            .items
            .iter()
            .filter(|item| item.stands.iter().any(|stand| stand.school == school && stand.role.is_member()))
            .count()
    };
    let proper = survey.traditions();
    let (mut chosen, most): (Vec<usize>, usize) = if proper > 0 {
        ((0..proper).filter(|&school| !survey.is_filtered_out(school)).collect(), MOST_LANES)
    } else {
        ((0..survey.schools.len()).filter(|&school| size(school) > 1).collect(), 5)
    };
    chosen.sort_by_key(|&school| (std::cmp::Reverse(size(school)), school));
    chosen.truncate(most);
    chosen.sort_unstable();
    chosen
}

/// The order in which most works that join two lanes stand between neighbours; the library's own order where several
/// are as good.
fn ordered(survey: &Survey<'_>, lanes: &[usize]) -> Vec<usize> {
    let joins = |a: usize, b: usize| {
        let has = |item: &Item, school: usize| item.stands.iter().any(|stand| stand.school == school);
        let shared = survey.items.iter().filter(|item| has(item, a) && has(item, b)).count();
        let cited = survey
            .brackets
            .iter()
            .chain(&survey.sentences)
            .filter(|set| {
                set.iter().any(|&at| has(&survey.items[at], a)) && set.iter().any(|&at| has(&survey.items[at], b))
            })
            .count();
        3 * shared + cited
    };
    let count = lanes.len();
    let weight: Vec<Vec<usize>> = lanes.iter().map(|&a| lanes.iter().map(|&b| joins(a, b)).collect()).collect();
    let score = |order: &[usize]| order.windows(2).map(|pair| weight[pair[0]][pair[1]]).sum::<usize>();
    let mut order: Vec<usize> = (0..count).collect();
    let mut best = (score(&order), order.clone());
    while next_permutation(&mut order) {
        let value = score(&order);
        if value > best.0 {
            best = (value, order.clone());
        }
    }
    best.1.into_iter().map(|at| lanes[at]).collect()
}

/// The next order in dictionary order; false after the last.
pub fn next_permutation(order: &mut [usize]) -> bool {
    let Some(pivot) = (1..order.len()).rev().find(|&at| order[at - 1] < order[at]) else { return false };
    let Some(swap) = (pivot..order.len()).rev().find(|&at| order[at] > order[pivot - 1]) else { return false };
    order.swap(pivot - 1, swap);
    order[pivot..].reverse();
    true
}

/// The gap next to most of the traditions that the work has to do with; among equals the one where works of its
/// brackets already stand, then an inner one, then the emptiest.
fn gap_for(survey: &Survey<'_>, made: &Columns, at: usize) -> usize {
    let item = &survey.items[at];
    let wanted: BTreeSet<usize> =
        item.stands.iter().filter_map(|stand| made.lanes.iter().position(|school| *school == stand.school)).collect();
    let last = made.lanes.len();
    (0..=last)
        .max_by_key(|&gap| {
            let there = &made.members[2 * gap];
            let beside = usize::from(gap > 0 && wanted.contains(&(gap - 1))) + usize::from(wanted.contains(&gap));
            let mates =
                survey.brackets.iter().any(|set| set.contains(&at) && set.iter().any(|other| there.contains(other)));
            let inner = gap > 0 && gap < last;
            let crowded = inner && there.len() >= 12;
            (beside, mates, inner && !crowded, std::cmp::Reverse(there.len()), std::cmp::Reverse(gap))
        })
        .map_or(0, |gap| 2 * gap)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::Scholarship;
    use crate::graph::tests::corpus;

    #[test]
    fn members_stand_in_lanes_and_bridges_between_them() {
        let (built, _) = Scholarship::build(&corpus());
        let survey = Survey::of(&built, None);
        let made = columns(&survey);
        let column = |key: &str| made.members.iter().position(|all| all.iter().any(|&at| survey.items[at].key == key));
        let critics = made.lanes.iter().position(|&s| survey.schools[s].tradition.id == "critics").unwrap();
        // smith1990 is a member of both, jones2004 of one, and a critic of the other.
        assert_eq!(column("smith1990"), Some(2));
        assert_eq!(column("jones2004"), Some(2 * critics + 1));
        assert_eq!(column("clark1998"), None);
        assert_eq!(made.documents.len(), 1);
    }

    #[test]
    fn permutations_come_in_dictionary_order_and_all_of_them() {
        let mut order = vec![0, 1, 2, 3];
        let mut seen = vec![order.clone()];
        while next_permutation(&mut order) {
            seen.push(order.clone());
        }
        assert_eq!(seen.len(), 24);
        assert!(seen.windows(2).all(|pair| pair[0] < pair[1]));
    }
}
