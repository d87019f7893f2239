//! What stands behind each line: the claims, brackets and sentences for which it is drawn, and no others.
//!
//! Takes a survey and a scene whose tiles and lines stand; gives each line its evidence, for the page's panel.

use std::collections::{BTreeMap, BTreeSet};

use super::details::reference;
use super::fonts::tidy;
use super::lines::kind_of;
use super::said::{of_claim, of_places, with_names};
use super::scene::{LinkKind, Said, Scene};
use super::style::role_phrase;
use super::survey::{Survey, place_words};
use crate::graph::{Meeting, Near};

/// Gives each line of the scene what stands behind it.
pub fn explain(survey: &Survey<'_>, scene: &mut Scene) {
    let subjects: BTreeMap<&str, &str> =
        scene.tiles.iter().map(|tile| (tile.id.as_str(), tile.subject.as_str())).collect();
    let found: Vec<Vec<Said>> = scene
        .links
        .iter()
        .map(|link| {
            let lane = link.lane.and_then(|lane| scene.lanes.get(lane)).map(|lane| format!("tradition:{}", lane.id));
            let from = subjects.get(link.from.as_str()).copied().unwrap_or("");
            let to = link.to.as_deref().and_then(|to| subjects.get(to).copied());
            let to = to.or(lane.as_deref()).unwrap_or("");
            behind(survey, link.kind, from, to)
        })
        .collect();
    for (link, evidence) in scene.links.iter_mut().zip(found) {
        link.evidence = evidence;
    }
}

fn behind(survey: &Survey<'_>, kind: LinkKind, from: &str, to: &str) -> Vec<Said> {
    match kind {
        LinkKind::Supports | LinkKind::Critiques | LinkKind::Exception | LinkKind::SeeAlso => {
            claims(survey, kind, from, to)
        }
        LinkKind::Mentions => {
            let mut places = survey.built.occurrences_of(to);
            places.retain(|place| place.document.work.key == from);
            of_places(survey, &places)
        }
        LinkKind::Bracket => told(survey, survey.built.together_in(Near::Bracket, &[from], &[to])),
        LinkKind::Sentence => told(survey, survey.built.together_in(Near::Sentence, &[from], &[to])),
        LinkKind::CoCited => cited_together(survey, from, to),
        LinkKind::CoAuthors => {
            let other: BTreeSet<&str> = works_of(survey, to).into_iter().collect();
            let shared = works_of(survey, from).into_iter().filter(|key| other.contains(key));
            shared.filter_map(|key| work(survey, key)).collect()
        }
        LinkKind::Coupled => {
            let keys = |document: &str| -> BTreeSet<&str> {
                survey.built.cites(document).into_iter().map(|work| work.key.as_str()).collect()
            };
            let shared: Vec<&str> = keys(from).intersection(&keys(to)).copied().collect();
            shared.into_iter().filter_map(|key| work(survey, key)).collect()
        }
    }
}

fn work(survey: &Survey<'_>, key: &str) -> Option<Said> {
    let note = reference(&survey.built.work(key)?.record);
    Some(Said { what: survey.label(key), of: key.to_owned(), note, ..Said::default() })
}

/// Claims of the line's kind on the work where it begins, about what it ends at.
fn claims(survey: &Survey<'_>, kind: LinkKind, from: &str, to: &str) -> Vec<Said> {
    let school = to.strip_prefix("tradition:").and_then(|id| survey.school(id));
    let about = |claim: &crate::tradition::Claim| match school {
        Some(at) => claim.tradition.as_deref().is_some_and(|id| survey.schools[at].ids.contains(&id)),
        None => claim.tradition.is_none() && claim.object.as_deref() == Some(to),
    };
    let object = match school {
        Some(at) => tidy(&survey.schools[at].tradition.label),
        None => survey.label(to),
    };
    survey
        .built
        .claims_on(from)
        .into_iter()
        .filter(|claim| claim.stands() && kind_of(claim.role) == kind && about(claim))
        .map(|claim| {
            let what = format!("{} {} {object}", survey.label(from), role_phrase(claim.role));
            of_claim(survey, claim, what)
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
fn cited_together(survey: &Survey<'_>, from: &str, to: &str) -> Vec<Said> {
    let (one, two) = (works_of(survey, from), works_of(survey, to));
    let mut found = survey.built.places_together(&one, &two);
    if found.iter().any(|meeting| meeting.near < Near::Paragraph) {
        found.retain(|meeting| meeting.near < Near::Paragraph);
    }
    if !found.is_empty() {
        return told(survey, found);
    }
    let citing = |keys: &[&str]| -> BTreeSet<&str> {
        keys.iter().flat_map(|key| survey.built.cited_by(key)).map(|document| document.work.key.as_str()).collect()
    };
    let both: Vec<&str> = citing(&one).intersection(&citing(&two)).copied().collect();
    let told = |key: &str| Said {
        what: format!("both cited by {}", survey.label(key)),
        by: key.to_owned(),
        note: "at different places".into(),
        ..Said::default()
    };
    both.into_iter().map(told).collect()
}

fn told(survey: &Survey<'_>, meetings: Vec<Meeting<'_>>) -> Vec<Said> {
    let words = |meeting: &Meeting| {
        let [a, b] = [meeting.one, meeting.other].map(|place| survey.label(&place.occurrence.works[0]));
        let (near, citing) = (meeting.near.name(), survey.label(&meeting.one.document.work.key));
        Said {
            what: format!("{a} and {b} in one {near} of {citing}"),
            by: meeting.one.document.work.key.clone(),
            places: vec![words_at(survey, meeting)],
            ..Said::default()
        }
    };
    meetings.iter().map(words).collect()
}

/// The place in words, and the sentence, or the citations as printed where the text is not kept.
fn words_at(survey: &Survey<'_>, meeting: &Meeting<'_>) -> (String, String) {
    let first = meeting.one.occurrence;
    let sentence = first.sentence.filter(|_| meeting.near != Near::Paragraph);
    let at = place_words(first.section.as_deref(), first.paragraph, sentence);
    let printed: Vec<String> = meeting.occurrences().filter_map(|one| one.printed.as_deref()).map(tidy).collect();
    let words = match &first.quote {
        Some(quote) => with_names(survey, quote),
        None if printed.is_empty() => String::new(),
        None => format!("({})", printed.join("; ")),
    };
    (at, words)
}
