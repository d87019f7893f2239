//! Who puts whom where: works on which documents agree, and works on which they do not.

use std::collections::{BTreeMap, BTreeSet};

use super::frames::Frame;
use super::{Discovered, Statement};

/// A work that two documents or more put into one tradition.
#[derive(Debug, Clone, PartialEq)]
pub struct Agreement {
    /// The work, by its number.
    pub work: usize,
    /// The tradition, by its number.
    pub tradition: usize,
    /// The documents, by their numbers.
    pub sources: Vec<usize>,
}

/// A work that one document makes a member of a tradition, and another does not, though it speaks of that tradition.
#[derive(Debug, Clone, PartialEq)]
pub struct Dispute {
    /// The work, by its number.
    pub work: usize,
    /// The tradition, by its number.
    pub tradition: usize,
    /// What makes it a member.
    pub affirmed: Vec<Statement>,
    /// What puts it against the tradition, or beside it.
    pub denied: Vec<Statement>,
    /// Documents that speak of the tradition and make the work a member of others only: those, with the statements.
    pub elsewhere: Vec<(usize, Statement)>,
}

/// Two traditions that share works, and are not known to be one.
#[derive(Debug, Clone, PartialEq)]
pub struct Perhaps {
    /// The one, by its number.
    pub a: usize,
    /// The other.
    pub b: usize,
    /// Members of both, by their numbers.
    pub shared: Vec<usize>,
}

/// The questions, with the numbers of the traditions that the groups of frames have become.
pub(super) fn perhaps(
    asked: &[(usize, usize)],
    frames: &[Frame],
    groups: &[Vec<usize>],
    traditions: &[Discovered],
) -> Vec<Perhaps> {
    let number = |group: usize| {
        let frame = &frames[*groups.get(group)?.first()?];
        let is_it = |t: &Discovered| {
            t.named_by.iter().any(|naming| (naming.source, &naming.id) == (frame.source, &frame.tradition.id))
        };
        traditions.iter().position(is_it)
    };
    let mut found: Vec<Perhaps> = Vec::new();
    for (a, b) in asked {
        let (Some(a), Some(b)) = (number(*a), number(*b)) else { continue };
        let (a, b) = (a.min(b), a.max(b));
        let members = |at: usize| traditions[at].members.iter().map(|stated| stated.work).collect::<BTreeSet<_>>();
        found.push(Perhaps { a, b, shared: members(a).intersection(&members(b)).copied().collect() });
    }
    found.sort_by_key(|perhaps| (perhaps.a, perhaps.b));
    found
}

/// Compares the documents.
pub(super) fn compare(frames: &[Frame], traditions: &[Discovered]) -> (Vec<Agreement>, Vec<Dispute>) {
    // The tradition that each frame became.
    let of_frame: BTreeMap<(usize, &str), usize> = traditions
        .iter()
        .enumerate()
        .flat_map(|(number, t)| t.named_by.iter().map(move |naming| ((naming.source, naming.id.as_str()), number)))
        .collect();
    let mut speaks: BTreeSet<(usize, usize)> = BTreeSet::new();
    for frame in frames {
        if let Some(&number) = of_frame.get(&(frame.source, frame.tradition.id.as_str())) {
            speaks.insert((frame.source, number));
        }
    }
    let (mut agreements, mut disputes) = (Vec::new(), Vec::new());
    for (number, tradition) in traditions.iter().enumerate() {
        for stated in &tradition.members {
            let (affirmed, denied): (Vec<&Statement>, Vec<&Statement>) =
                stated.statements.iter().partition(|statement| statement.role.is_member());
            let sources: BTreeSet<usize> = affirmed.iter().map(|statement| statement.source).collect();
            let mut elsewhere = Vec::new();
            for (other, theirs) in traditions.iter().enumerate().filter(|(other, _)| *other != number) {
                let placed = theirs.members.iter().filter(|placed| placed.work == stated.work);
                for statement in placed.flat_map(|placed| &placed.statements) {
                    let knows = speaks.contains(&(statement.source, number));
                    if statement.role.is_member() && knows && !sources.contains(&statement.source) {
                        elsewhere.push((other, statement.clone()));
                    }
                }
            }
            if sources.len() > 1 {
                agreements.push(Agreement {
                    work: stated.work,
                    tradition: number,
                    sources: sources.into_iter().collect(),
                });
            }
            if !denied.is_empty() || !elsewhere.is_empty() {
                let own = |list: Vec<&Statement>| list.into_iter().cloned().collect();
                disputes.push(Dispute {
                    work: stated.work,
                    tradition: number,
                    affirmed: own(affirmed),
                    denied: own(denied),
                    elsewhere,
                });
            }
        }
    }
    (agreements, disputes)
}
