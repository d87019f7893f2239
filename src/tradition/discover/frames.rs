//! Joining what several documents say: which of their schools are one.
//!
//! Two schools of two documents are one where they have the same name (generic nouns and endings aside; a label that is
//! but the text's words on them is no name), where one's name holds the other's and they share a member, or where they share half of the smaller one's members, two at least.
//! Two schools of one document are never joined: its author tells them apart.

use std::collections::{BTreeMap, BTreeSet};

use super::Source;
use crate::text::fold;
use crate::tradition::words;
use crate::tradition::{ProposedClaim, ProposedTradition, TraditionKind};

/// A school as one document has it.
#[derive(Debug, Clone)]
pub(super) struct Frame<'s> {
    pub(super) source: usize,
    pub(super) tradition: &'s ProposedTradition,
    /// Claims with the work that each is about.
    pub(super) claims: Vec<(usize, &'s ProposedClaim)>,
    names: Vec<BTreeSet<String>>,
}

impl Frame<'_> {
    pub(super) fn members(&self) -> BTreeSet<usize> {
        self.claims.iter().filter(|(_, claim)| claim.role.is_member()).map(|(work, _)| *work).collect()
    }
}

/// The words that tell a name from others, without the endings of schools and their followers.
fn core(name: &str) -> BTreeSet<String> {
    let folded = fold(name);
    let words: Vec<&str> = folded.split(' ').filter(|word| !word.is_empty()).collect();
    let telling: Vec<&str> = words.iter().copied().filter(|word| !words::is_empty(word)).collect();
    let kept = if telling.is_empty() { words } else { telling };
    kept.into_iter().map(|word| words::stem(word).to_owned()).collect()
}

/// What tells the names of a school from others.
fn names(tradition: &ProposedTradition) -> Vec<BTreeSet<String>> {
    let label = Some(&tradition.label).filter(|_| tradition.named);
    label.into_iter().chain(&tradition.other_names).map(|name| core(name)).collect()
}

/// The schools of all documents, lighter groupings left out.
pub(super) fn frames<'s>(sources: &'s [Source], work_of: impl Fn(usize, usize) -> Option<usize>) -> Vec<Frame<'s>> {
    let mut frames = Vec::new();
    for (number, source) in sources.iter().enumerate() {
        for tradition in source.traditions.iter().filter(|t| t.kind == TraditionKind::Tradition) {
            let claims: Vec<(usize, &ProposedClaim)> =
                tradition.claims.iter().filter_map(|claim| Some((work_of(number, claim.reference)?, claim))).collect();
            frames.push(Frame { source: number, tradition, claims, names: names(tradition) });
        }
    }
    frames
}

/// How surely two frames are of one school; `None` where nothing speaks for it.
fn likeness(a: &Frame, b: &Frame) -> Option<f64> {
    if a.source == b.source {
        return None;
    }
    let (mine, theirs) = (a.members(), b.members());
    let shared = mine.intersection(&theirs).count();
    let overlap = shared as f64 / mine.len().min(theirs.len()).max(1) as f64;
    let named = a.tradition.named && b.tradition.named;
    let same = a.names.iter().any(|x| b.names.iter().any(|y| x == y)) || named && a.tradition.id == b.tradition.id;
    let part = a.names.iter().any(|x| b.names.iter().any(|y| x.is_subset(y) || y.is_subset(x)));
    if same {
        Some(2.0 + overlap)
    } else if part && shared > 0 {
        Some(1.0 + overlap)
    } else {
        (shared >= 2 && overlap >= 0.5).then_some(overlap)
    }
}

/// Groups of frames that are one school: indices, in order of their first frame. The surest are joined first.
pub(super) fn joined(frames: &[Frame]) -> Vec<Vec<usize>> {
    let mut pairs: Vec<(f64, usize, usize)> = Vec::new();
    for a in 0..frames.len() {
        for b in a + 1..frames.len() {
            pairs.extend(likeness(&frames[a], &frames[b]).map(|likeness| (likeness, a, b)));
        }
    }
    pairs.sort_by(|x, y| y.0.total_cmp(&x.0).then((x.1, x.2).cmp(&(y.1, y.2))));
    let mut group: Vec<usize> = (0..frames.len()).collect();
    for (_, a, b) in pairs {
        let (a, b) = (group[a], group[b]);
        let sources = |wanted: usize| -> BTreeSet<usize> {
            (0..frames.len()).filter(|&at| group[at] == wanted).map(|at| frames[at].source).collect()
        };
        if a != b && sources(a).is_disjoint(&sources(b)) {
            let (into, from) = (a.min(b), a.max(b));
            group.iter_mut().filter(|own| **own == from).for_each(|own| *own = into);
        }
    }
    let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (at, own) in group.into_iter().enumerate() {
        groups.entry(own).or_default().push(at);
    }
    groups.into_values().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

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

    #[test]
    fn words_that_are_no_name_join_nothing() {
        let [named, unnamed] = [true, false].map(|named| school("salt trade", named));
        let frame = |source, tradition| Frame { source, tradition, claims: Vec::new(), names: names(tradition) };
        assert!(likeness(&frame(0, &named), &frame(1, &named)).is_some());
        assert_eq!(likeness(&frame(0, &unnamed), &frame(1, &unnamed)), None);
    }

    #[test]
    fn names_are_compared_without_what_all_schools_have() {
        assert_eq!(core("the practice theorists"), core("Practice theory"));
        assert_eq!(core("interpretivism"), core("Interpretivists"));
        assert_ne!(core("strong programme"), core("weak programme"));
        assert_eq!(core("The School of Thought").len(), 4, "a name of generic words alone is kept as it is");
    }
}
