//! Joining what several documents say: which of their schools are one.
//!
//! Two schools of two documents are one where they have the same name (generic nouns and endings aside, abbreviations
//! written out; words of the text that are no name join nothing), where one's name holds the other's and they share half
//! of the smaller one's members, two at least, or where three members and more than half of either are shared and not
//! both have proper names. What shares two members is asked of a person. A library's own traditions are one by their id.
//! Two schools of one document are never joined: its author tells them apart.

use std::collections::{BTreeMap, BTreeSet};

use super::Source;
use crate::tradition::{ProposedClaim, ProposedTradition, TraditionKind, alias};

/// A school as one document has it.
#[derive(Debug, Clone)]
pub(super) struct Frame<'s> {
    pub(super) source: usize,
    pub(super) tradition: &'s ProposedTradition,
    /// Claims with the work that each is about.
    pub(super) claims: Vec<(usize, &'s ProposedClaim)>,
    names: Vec<Named>,
    /// The library's own tradition: what has one id there is one, and what has two is two.
    settled: bool,
}

/// A name, and what tells it from others.
#[derive(Debug, Clone)]
struct Named {
    printed: String,
    core: BTreeSet<String>,
}

impl Frame<'_> {
    pub(super) fn members(&self) -> BTreeSet<usize> {
        self.claims.iter().filter(|(_, claim)| claim.role.is_member()).map(|(work, _)| *work).collect()
    }
}

/// The names of a school; words of the text that are no name are none, unless they call people by what they hold.
/// Those that a library gives its own traditions are all names.
fn names(tradition: &ProposedTradition, settled: bool) -> Vec<Named> {
    let label = Some(&tradition.label).filter(|label| tradition.named || alias::is_name(label, label));
    let others = tradition.other_names.iter().filter(|name| settled || alias::is_name(name, &tradition.label));
    label.into_iter().chain(others).map(|name| Named { printed: name.clone(), core: alias::core(name) }).collect()
}

/// The schools of all documents, lighter groupings left out.
pub(super) fn frames<'s>(sources: &'s [Source], work_of: impl Fn(usize, usize) -> Option<usize>) -> Vec<Frame<'s>> {
    let mut frames = Vec::new();
    for (number, source) in sources.iter().enumerate() {
        for tradition in source.traditions.iter().filter(|t| t.kind == TraditionKind::Tradition) {
            let claims: Vec<(usize, &ProposedClaim)> =
                tradition.claims.iter().filter_map(|claim| Some((work_of(number, claim.reference)?, claim))).collect();
            let settled = source.settled.contains(&tradition.id);
            frames.push(Frame { source: number, tradition, claims, names: names(tradition, settled), settled });
        }
    }
    frames
}

/// What two schools of two documents have to do with each other.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Likeness {
    /// They are one: the greater, the surer.
    Same(f64),
    /// They may be: how many works they share.
    Perhaps(usize),
}

fn likeness(a: &Frame, b: &Frame) -> Option<Likeness> {
    if a.source == b.source {
        return None;
    }
    let (mine, theirs) = (a.members(), b.members());
    let shared = mine.intersection(&theirs).count();
    let overlap = shared as f64 / mine.len().min(theirs.len()).max(1) as f64;
    if a.settled && b.settled {
        return (a.tradition.id == b.tradition.id).then_some(Likeness::Same(4.0));
    }
    let any = |holds: &dyn Fn(&Named, &Named) -> bool| a.names.iter().any(|x| b.names.iter().any(|y| holds(x, y)));
    let named = a.tradition.named && b.tradition.named;
    let same = any(&|x, y| {
        x.core == y.core || alias::abbreviates(&x.printed, &y.printed) || alias::abbreviates(&y.printed, &x.printed)
    });
    if same || named && a.tradition.id == b.tradition.id {
        return Some(Likeness::Same(2.0 + overlap));
    }
    let part = any(&|x, y| {
        (x.core.is_subset(&y.core) || y.core.is_subset(&x.core)) && !alias::is_of_another_age(&x.core, &y.core)
    });
    if part && shared >= 2 && overlap >= 0.5 {
        return Some(Likeness::Same(1.0 + overlap));
    }
    let most = |members: &BTreeSet<usize>| 2 * shared > members.len();
    // Two names that have nothing in common are those of two schools, whatever these share.
    if shared >= 3 && most(&mine) && most(&theirs) && (part || !named) {
        return Some(Likeness::Same(overlap));
    }
    (shared >= 2 || part && shared > 0).then_some(Likeness::Perhaps(shared))
}

/// Groups of frames that are one school, in order of their first frame: indices. The surest are joined first. And pairs of
/// groups that may be one, of documents that do not tell them apart, by their numbers.
pub(super) fn joined(frames: &[Frame]) -> (Vec<Vec<usize>>, Vec<(usize, usize)>) {
    let (mut pairs, mut perhaps) = (Vec::new(), Vec::new());
    for a in 0..frames.len() {
        for b in a + 1..frames.len() {
            match likeness(&frames[a], &frames[b]) {
                Some(Likeness::Same(likeness)) => pairs.push((likeness, a, b)),
                Some(Likeness::Perhaps(_)) => perhaps.push((a, b)),
                None => {}
            }
        }
    }
    pairs.sort_by(|x, y| y.0.total_cmp(&x.0).then((x.1, x.2).cmp(&(y.1, y.2))));
    let mut group: Vec<usize> = (0..frames.len()).collect();
    let apart = |group: &[usize], a: usize, b: usize| {
        let of = |wanted: usize| (0..frames.len()).filter(move |&at| group[at] == wanted);
        let sources: BTreeSet<usize> = of(a).map(|at| frames[at].source).collect();
        let settled = |wanted| of(wanted).find(|&at| frames[at].settled).map(|at| &frames[at].tradition.id);
        of(b).any(|at| sources.contains(&frames[at].source))
            || settled(a).zip(settled(b)).is_some_and(|(one, other)| one != other)
    };
    for (_, a, b) in pairs {
        let (a, b) = (group[a], group[b]);
        if a != b && !apart(&group, a, b) {
            let (into, from) = (a.min(b), a.max(b));
            group.iter_mut().filter(|own| **own == from).for_each(|own| *own = into);
        }
    }
    let asked: BTreeSet<(usize, usize)> = perhaps
        .into_iter()
        .map(|(a, b)| (group[a].min(group[b]), group[a].max(group[b])))
        .filter(|&(a, b)| a != b && !apart(&group, a, b))
        .collect();
    let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (at, own) in group.into_iter().enumerate() {
        groups.entry(own).or_default().push(at);
    }
    let number: BTreeMap<usize, usize> = groups.keys().enumerate().map(|(number, own)| (*own, number)).collect();
    let asked = asked.into_iter().filter_map(|(a, b)| Some((*number.get(&a)?, *number.get(&b)?))).collect();
    (groups.into_values().collect(), asked)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tradition::{Cue, Role, Status};

    fn school(label: &str, named: bool) -> ProposedTradition {
        ProposedTradition {
            id: label.replace(' ', "-"),
            label: label.to_owned(),
            named,
            other_names: Vec::new(),
            kind: TraditionKind::Tradition,
            span: crate::text::Span::new(0, 0),
            claims: Vec::new(),
        }
    }

    fn frame(source: usize, tradition: &ProposedTradition) -> Frame<'_> {
        Frame { source, tradition, claims: Vec::new(), names: names(tradition, false), settled: false }
    }

    /// A school with the works of these numbers as its members.
    fn with_members(label: &str, works: &[usize]) -> ProposedTradition {
        let claim = |&reference: &usize| ProposedClaim {
            reference,
            role: Role::Supports,
            confidence: 0.9,
            status: Status::Proposed,
            cue: Cue::default(),
            evidence: Vec::new(),
        };
        ProposedTradition { claims: works.iter().map(claim).collect(), ..school(label, true) }
    }

    fn told(a: &ProposedTradition, b: &ProposedTradition) -> Option<Likeness> {
        fn of_one(source: usize, t: &ProposedTradition) -> Frame<'_> {
            Frame { claims: t.claims.iter().map(|c| (c.reference, c)).collect(), ..frame(source, t) }
        }
        likeness(&of_one(0, a), &of_one(1, b))
    }

    #[test]
    fn words_that_are_no_name_join_nothing() {
        let [named, unnamed] = [true, false].map(|named| school("salt trade", named));
        assert!(matches!(likeness(&frame(0, &named), &frame(1, &named)), Some(Likeness::Same(_))));
        assert_eq!(likeness(&frame(0, &unnamed), &frame(1, &unnamed)), None);
    }

    #[test]
    fn schools_are_one_by_name_or_by_most_of_their_works() {
        let one = |a: &ProposedTradition, b: &ProposedTradition| matches!(told(a, b), Some(Likeness::Same(_)));
        assert!(one(&school("Varieties of rivers", true), &school("VoR scholars", true)));
        assert!(one(&school("Historical fluvialists", true), &school("historical fluvialism", true)));
        let [two, three] = [[1, 2].as_slice(), &[1, 2, 3]].map(|works| with_members("Gradual flow", works));
        // Two proper names are two schools; two works in common are a question.
        assert_eq!(told(&three, &with_members("Quayans", &[1, 2, 3, 4])), Some(Likeness::Perhaps(3)));
        assert_eq!(told(&two, &with_members("Quayans", &[1, 2, 4])), Some(Likeness::Perhaps(2)));
        assert_eq!(
            told(&with_members("Neo-Quayans", &[1, 2]), &with_members("Quayans", &[1, 2])),
            Some(Likeness::Perhaps(2))
        );
        let unnamed = |works| ProposedTradition { named: false, ..with_members("salt and water", works) };
        assert!(one(&three, &unnamed(&[1, 2, 3, 4, 5])));
        assert_eq!(told(&three, &unnamed(&[1, 2, 3, 4, 5, 6])), Some(Likeness::Perhaps(3)));
    }
}
