//! Traditions that a person has named, found again among those that the text announces.
//!
//! What a person has named must not change what the text says by itself: a school accepted from the proposals would
//! otherwise draw every sentence with its name to it, and the schools beside it would lose theirs. So the text is read
//! without the person's names first; a school that bears one of them, or is announced by one of its cues, is the
//! person's. Of the others only those whose name or cue stands in the text are looked for in it, by a second reading.

use std::collections::BTreeSet;

use super::passage::{Line, Passage};
use super::propose::{ProposedClaim, ProposedTradition, proposals, slug};
use super::{Tradition, name};
use crate::citation::Citation;
use crate::document::Document;
use crate::reference::Reference;

/// Proposes traditions and claims; `known` are those that a person has named.
pub fn propose(
    document: &Document,
    references: &[Reference],
    citations: &[Citation],
    known: &[Tradition],
) -> Vec<ProposedTradition> {
    let passage = Passage::read(document, citations);
    let mut found = proposals(document, &passage, references, citations, &[]);
    let mut taken = BTreeSet::new();
    let mut sought = Vec::new();
    for tradition in known {
        let same = |by: fn(&Tradition, &ProposedTradition, &Document) -> bool| {
            (0..found.len()).find(|at| !taken.contains(at) && by(tradition, &found[*at], document))
        };
        match same(is_called_alike).or_else(|| same(shares_a_name)).or_else(|| same(is_announced_by_a_cue)) {
            Some(at) => {
                taken.insert(at);
                become_known(&mut found[at], tradition);
            }
            None if passage.lines.iter().any(|line| speaks_of(tradition, line)) => sought.push(tradition.clone()),
            None => {}
        }
    }
    if sought.is_empty() {
        return found;
    }
    let further = proposals(document, &passage, references, citations, &sought);
    for school in further.into_iter().filter(|school| sought.iter().any(|tradition| tradition.id == school.id)) {
        let twin = (0..found.len()).find(|at| !taken.contains(at) && share_members(&found[*at], &school));
        match (twin, sought.iter().find(|tradition| tradition.id == school.id)) {
            (Some(at), Some(tradition)) => {
                taken.insert(at);
                become_known(&mut found[at], tradition);
                for claim in school.claims {
                    let same = |other: &ProposedClaim| (other.reference, other.role) == (claim.reference, claim.role);
                    if !found[at].claims.iter().any(same) {
                        found[at].claims.push(claim);
                    }
                }
                found[at].claims.sort_by_key(|claim| claim.reference);
            }
            _ => {
                taken.insert(found.len());
                found.push(school);
            }
        }
    }
    found
}

/// Whether the sentence bears one of the tradition's names or cues: letter for letter, or by its content words.
pub(super) fn speaks_of(tradition: &Tradition, line: &Line) -> bool {
    let words = name::words(&line.low);
    let names = std::iter::once(&tradition.label).chain(&tradition.other_names).chain(&tradition.cues);
    names.into_iter().any(|n| {
        let low = n.to_lowercase();
        (low.len() > 7 && line.low.contains(&low)) || name::stands_in(&name::key(n), &words)
    })
}

fn become_known(school: &mut ProposedTradition, tradition: &Tradition) {
    school.id.clone_from(&tradition.id);
    school.kind = tradition.kind;
    let label = std::mem::replace(&mut school.label, tradition.label.clone());
    if slug(&label) != slug(&tradition.label) && !school.other_names.contains(&label) {
        school.other_names.insert(0, label);
    }
}

fn is_called_alike(tradition: &Tradition, school: &ProposedTradition, _: &Document) -> bool {
    school.id == tradition.id || slug(&school.label) == slug(&tradition.label)
}

fn shares_a_name(tradition: &Tradition, school: &ProposedTradition, _: &Document) -> bool {
    let forms = |label: &str| (slug(label), name::key(label));
    let ours = std::iter::once(&school.label).chain(&school.other_names).map(|label| forms(label));
    let theirs: Vec<_> = std::iter::once(&tradition.label).chain(&tradition.other_names).map(|n| forms(n)).collect();
    ours.into_iter().any(|(slug, key)| theirs.iter().any(|(s, k)| *s == slug || !k.is_empty() && *k == key))
}

fn is_announced_by_a_cue(tradition: &Tradition, school: &ProposedTradition, document: &Document) -> bool {
    let announced = school.span.of(&document.text).to_lowercase();
    let cues = tradition.cues.iter().map(|cue| cue.to_lowercase());
    cues.into_iter().any(|cue| !cue.is_empty() && announced.contains(&cue))
}

/// Half of the smaller one's members are the other's too.
fn share_members(a: &ProposedTradition, b: &ProposedTradition) -> bool {
    let members = |school: &ProposedTradition| -> BTreeSet<usize> {
        school.claims.iter().filter(|claim| claim.role.is_member()).map(|claim| claim.reference).collect()
    };
    let (a, b) = (members(a), members(b));
    let shared = a.intersection(&b).count();
    shared > 0 && shared * 2 >= a.len().min(b.len())
}
