//! What stands behind each line: the claims, brackets and sentences for which it is drawn, and no others.
//!
//! Takes a survey and a scene whose tiles and lines stand; gives each line its evidence, for the page's panel.

use std::collections::{BTreeMap, BTreeSet};

use super::details::{according_to, claim_words, label, reference};
use super::fonts::tidy;
use super::lines::kind_of;
use super::scene::{LinkKind, Scene};
use super::survey::{Survey, citation_words, place_words};
use crate::citation::Occurrence;

type Said = Vec<(String, String)>;

/// How near two citations stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Near {
    Bracket,
    Sentence,
    Paragraph,
}

/// Gives each line of the scene what stands behind it.
pub fn explain(survey: &Survey<'_>, scene: &mut Scene) {
    let subjects: BTreeMap<&str, &str> =
        scene.tiles.iter().map(|tile| (tile.id.as_str(), tile.subject.as_str())).collect();
    let found: Vec<Said> = scene
        .links
        .iter()
        .map(|link| {
            let lane = link.lane.and_then(|lane| scene.lanes.get(lane)).map(|lane| format!("tradition:{}", lane.id));
            let from = subjects.get(link.from.as_str()).copied().unwrap_or("");
            let to = link.to.as_deref().and_then(|to| subjects.get(to).copied());
            let to = to.or(lane.as_deref()).unwrap_or("");
            said(survey, link.kind, from, to)
        })
        .collect();
    for (link, evidence) in scene.links.iter_mut().zip(found) {
        link.evidence = evidence;
    }
}

fn said(survey: &Survey<'_>, kind: LinkKind, from: &str, to: &str) -> Said {
    match kind {
        LinkKind::Supports | LinkKind::Critiques | LinkKind::Exception | LinkKind::SeeAlso => {
            claims(survey, kind, from, to)
        }
        LinkKind::Mentions => survey
            .built
            .occurrences_of(to)
            .iter()
            .filter(|place| place.document.work.key == from)
            .map(|place| citation_words(place, &label(survey, from)))
            .collect(),
        LinkKind::Bracket => together(survey, &[from], &[to], &[Near::Bracket]),
        LinkKind::Sentence => together(survey, &[from], &[to], &[Near::Sentence]),
        LinkKind::CoCited => cited_together(survey, from, to),
        LinkKind::CoAuthors => {
            let other: BTreeSet<&str> = works_of(survey, to).into_iter().collect();
            let shared = works_of(survey, from).into_iter().filter(|key| other.contains(key));
            shared.filter_map(|key| Some((label(survey, key), reference(&survey.built.work(key)?.record)))).collect()
        }
        LinkKind::Coupled => {
            let keys = |document: &str| -> BTreeSet<&str> {
                survey.built.cites(document).into_iter().map(|work| work.key.as_str()).collect()
            };
            let shared: Vec<&str> = keys(from).intersection(&keys(to)).copied().collect();
            shared
                .into_iter()
                .filter_map(|key| Some((label(survey, key), reference(&survey.built.work(key)?.record))))
                .collect()
        }
    }
}

/// Claims of the line's kind on the work where it begins, about what it ends at.
fn claims(survey: &Survey<'_>, kind: LinkKind, from: &str, to: &str) -> Said {
    let school = to.strip_prefix("tradition:").and_then(|id| survey.school(id));
    let about = |claim: &crate::tradition::Claim| match school {
        Some(at) => claim.tradition.as_deref().is_some_and(|id| survey.schools[at].ids.contains(&id)),
        None => claim.tradition.is_none() && claim.object.as_deref() == Some(to),
    };
    let object = match school {
        Some(at) => tidy(&survey.schools[at].tradition.label),
        None => label(survey, to),
    };
    survey
        .built
        .claims_on(from)
        .into_iter()
        .filter(|claim| claim.stands() && kind_of(claim.role) == kind && about(claim))
        .map(|claim| {
            let role = claim.role.name();
            (
                format!("{}: {role} towards {object}{}", label(survey, from), according_to(survey, claim)),
                claim_words(claim),
            )
        })
        .collect()
}

/// A scholar's own works; a work is its own.
fn works_of<'s>(survey: &'s Survey<'_>, subject: &'s str) -> Vec<&'s str> {
    let Some(id) = subject.strip_prefix("scholar:") else { return vec![subject] };
    let mut keys: Vec<&str> = Vec::new();
    for part in survey.built.contributions(id) {
        if part.is_own() && !keys.contains(&part.work.key.as_str()) {
            keys.push(&part.work.key);
        }
    }
    keys
}

/// Brackets and sentences, paragraphs where there are none, whole texts where there is nothing nearer.
fn cited_together(survey: &Survey<'_>, from: &str, to: &str) -> Said {
    let (one, two) = (works_of(survey, from), works_of(survey, to));
    for levels in [&[Near::Bracket, Near::Sentence][..], &[Near::Paragraph]] {
        let found = together(survey, &one, &two, levels);
        if !found.is_empty() {
            return found;
        }
    }
    let citing = |keys: &[&str]| -> BTreeSet<&str> {
        keys.iter().flat_map(|key| survey.built.cited_by(key)).map(|document| document.work.key.as_str()).collect()
    };
    let both: Vec<&str> = citing(&one).intersection(&citing(&two)).copied().collect();
    both.into_iter()
        .map(|key| (format!("both cited by {}", label(survey, key)), "at different places".into()))
        .collect()
}

/// Places where one of these works is cited as near one of those as one of these levels says; a bracket is not told again
/// as a sentence.
fn together(survey: &Survey<'_>, one: &[&str], two: &[&str], levels: &[Near]) -> Said {
    let mut found = Vec::new();
    for document in survey.built.documents() {
        let mut seen: BTreeSet<(Option<&str>, Option<u32>, Option<u32>)> = BTreeSet::new();
        for level in levels {
            let mut places: BTreeMap<_, Vec<&Occurrence>> = BTreeMap::new();
            for occurrence in &document.occurrences {
                if let (Some(at), [_]) = (place_of(occurrence, *level), occurrence.works.as_slice()) {
                    places.entry(at).or_default().push(occurrence);
                }
            }
            for there in places.into_values() {
                let first = |keys: &[&str]| there.iter().find(|found| keys.contains(&found.works[0].as_str())).copied();
                let (Some(a), Some(b)) = (first(one), first(two)) else { continue };
                if a.works == b.works {
                    continue;
                }
                let sentence = (a.section.as_deref(), a.paragraph, a.sentence);
                if !seen.insert(sentence) && *level == Near::Sentence {
                    continue;
                }
                let (a_name, b_name) = (label(survey, &a.works[0]), label(survey, &b.works[0]));
                let citing = label(survey, &document.work.key);
                let near = match level {
                    Near::Bracket => "one bracket",
                    Near::Sentence => "one sentence",
                    Near::Paragraph => "one paragraph",
                };
                found.push((format!("{a_name} and {b_name} in {near} of {citing}"), words_at(&there, a, *level)));
            }
        }
    }
    found
}

/// Where a citation stands, as exactly as the level asks.
fn place_of(occurrence: &Occurrence, level: Near) -> Option<(Option<&str>, u32, u32)> {
    let section = occurrence.section.as_deref();
    match level {
        Near::Bracket => Some((None, 0, occurrence.group?)),
        Near::Sentence => Some((section, occurrence.paragraph?, occurrence.sentence?)),
        Near::Paragraph => Some((section, occurrence.paragraph?, 0)),
    }
}

/// The place in words, and the sentence, or the citations as printed where the text is not kept.
fn words_at(there: &[&Occurrence], first: &Occurrence, level: Near) -> String {
    let sentence = first.sentence.filter(|_| level != Near::Paragraph);
    let at = place_words(first.section.as_deref(), first.paragraph, sentence);
    let printed: Vec<String> = there.iter().filter_map(|one| one.printed.as_deref()).map(tidy).collect::<Vec<_>>();
    match &first.quote {
        Some(quote) => format!("{at}: {}", tidy(quote)),
        None if printed.is_empty() => at,
        None => format!("{at}: ({})", printed.join("; ")),
    }
}
