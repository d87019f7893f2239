//! Traditions that a person has named, found again among those that the text announces.
//!
//! What a person has named must not change what the text says by itself: a school accepted from the proposals would
//! otherwise draw every sentence with its name to it, and the schools beside it would lose theirs. So the text is read
//! without the person's names first; a school that bears one of them, or is announced by one of its cues, is the
//! person's. Of the others only those whose name or cue stands in the text are looked for in it, by a second reading.

use std::collections::BTreeSet;

use super::judge::Model;
use super::label::{slug, without_definite_article};
use super::passage::{Line, Passage};
use super::propose::{ProposedClaim, ProposedTradition, proposals};
use super::words::is_doctrinal;
use super::{Tradition, name};
use crate::citation::Citation;
use crate::document::Document;
use crate::reference::Reference;
use crate::text::has_whole;

/// Proposes traditions and claims; `known` are those that a person has named.
pub fn propose(
    document: &Document,
    references: &[Reference],
    citations: &[Citation],
    known: &[Tradition],
) -> Vec<ProposedTradition> {
    propose_with(Model::shipped(), document, references, citations, known)
}

/// The same with a model of one's own.
pub fn propose_with(
    model: &Model,
    document: &Document,
    references: &[Reference],
    citations: &[Citation],
    known: &[Tradition],
) -> Vec<ProposedTradition> {
    let passage = Passage::read(document, citations);
    let mut found = proposals(model, document, &passage, references, citations, &[]);
    let mut taken = BTreeSet::new();
    let mut left: Vec<&Tradition> = known.iter().collect();
    // Of two traditions *network approach* and *network school*, the one that is called so first.
    let ways: [fn(&Tradition, &ProposedTradition, &Document) -> bool; 3] =
        [is_called_alike, shares_a_name, is_announced_by_a_cue];
    for alike in ways {
        left.retain(|tradition| {
            let same = (0..found.len()).find(|at| !taken.contains(at) && alike(tradition, &found[*at], document));
            same.into_iter().for_each(|at| {
                taken.insert(at);
                become_known(&mut found[at], tradition);
            });
            same.is_none()
        });
    }
    left.retain(|tradition| {
        // Found already, and another's.
        let twin = taken.iter().any(|at| shares_a_name(tradition, &found[*at], document));
        !twin && passage.lines.iter().any(|line| speaks_of(tradition, line))
    });
    let sought: Vec<Tradition> = left.into_iter().cloned().collect();
    if sought.is_empty() {
        return found;
    }
    let own = found.len();
    let further = proposals(model, document, &passage, references, citations, &sought);
    for school in further {
        let Some(tradition) = sought.iter().find(|tradition| tradition.id == school.id) else { continue };
        let twin = (0..own).find(|at| !taken.contains(at) && share_members(&found[*at], &school));
        match twin {
            // What the text calls by another name stays the text's.
            Some(at) if found[at].named => {}
            Some(at) => {
                taken.insert(at);
                become_known(&mut found[at], tradition);
                for claim in school.claims {
                    if !found[at].claims.iter().any(|other| other.reference == claim.reference) {
                        found[at].claims.push(claim);
                    }
                }
                found[at].claims.sort_by_key(|claim| claim.reference);
            }
            None => {
                // A work that the text places elsewhere belongs here too where a sentence on it says so.
                let elsewhere = |claim: &ProposedClaim| {
                    let its = |other: &ProposedTradition| other.claims.iter().any(|c| c.reference == claim.reference);
                    found[..own].iter().any(|other| other.named && its(other))
                };
                let said = |claim: &ProposedClaim| {
                    let lines = passage.lines.iter().filter(|line| claim.evidence.contains(&line.sentence));
                    lines.into_iter().any(|line| speaks_of(tradition, line))
                };
                let kept = |claim: &ProposedClaim| !elsewhere(claim) || said(claim);
                let claims: Vec<ProposedClaim> = school.claims.iter().filter(|claim| kept(claim)).cloned().collect();
                if claims.iter().any(|claim| claim.role.is_member()) {
                    found.push(ProposedTradition { claims, ..school });
                }
            }
        }
    }
    found
}

/// Whether the sentence bears one of the tradition's names or cues: letter for letter, or by its content words. A lone word
/// must be a doctrine's (`realists` for *realism*) or stand in the name of a school: `state-society synergy` is no *synergy
/// theory*.
pub(super) fn speaks_of(tradition: &Tradition, line: &Line) -> bool {
    let words = &line.words;
    let names = std::iter::once(&tradition.label).chain(&tradition.other_names).chain(&tradition.cues);
    names.into_iter().any(|n| {
        let low = super::passage::lower(n);
        let key = name::key(n);
        let told = match key.as_slice() {
            [word] if !is_doctrinal(word) => line.schools.iter().any(|school| school.key == key),
            _ => name::stands_in(&key, words),
        };
        (low.len() > 7 && has_whole(&line.low, &low)) || told
    })
}

fn become_known(school: &mut ProposedTradition, tradition: &Tradition) {
    school.id.clone_from(&tradition.id);
    school.named = true;
    school.kind = tradition.kind;
    let label = std::mem::replace(&mut school.label, tradition.label.clone());
    if slug(&label) != slug(&tradition.label) && !school.other_names.contains(&label) {
        school.other_names.insert(0, label);
    }
}

fn is_called_alike(tradition: &Tradition, school: &ProposedTradition, _: &Document) -> bool {
    let bare = |label: &str| slug(without_definite_article(label));
    school.id == tradition.id || bare(&school.label) == bare(&tradition.label)
}

fn shares_a_name(tradition: &Tradition, school: &ProposedTradition, _: &Document) -> bool {
    let forms = |label: &str| (slug(label), name::key(label));
    let ours = std::iter::once(&school.label).chain(&school.other_names).map(|label| forms(label));
    let theirs: Vec<_> = std::iter::once(&tradition.label).chain(&tradition.other_names).map(|n| forms(n)).collect();
    ours.into_iter().any(|(slug, key)| theirs.iter().any(|(s, k)| *s == slug || !k.is_empty() && *k == key))
}

fn is_announced_by_a_cue(tradition: &Tradition, school: &ProposedTradition, document: &Document) -> bool {
    let sentence = document.sentences.iter().find(|sentence| sentence.contains(school.span));
    let announced = sentence.unwrap_or(&school.span).of(&document.text).to_lowercase();
    tradition.cues.iter().any(|cue| has_whole(&announced, &cue.to_lowercase()))
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
