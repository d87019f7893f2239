//! The map of scholars: who is cited with whom, who wrote with whom.
//!
//! Takes a survey; gives a scene. Authors are scholars, and editors of the collections that are cited. A paper by many
//! hands shows its first few, so that it does not fill the picture alone.

use std::collections::{BTreeMap, BTreeSet};

use super::fonts::tidy;
use super::scene::{LinkKind, Scene, TileKind};
use super::survey::Survey;
use super::tile::{counted, safe_id};
use super::web::{Bond, Knot, Network, closeness, closeness_words, draw};
use crate::graph::{CoCitation, Contribution};

/// Authors of one work above which only the first few and those with other works are shown, tied to the first.
const MANY_HANDS: usize = 8;
/// Those first few.
const FIRST: usize = 4;

/// Scholars, their works among those shown, and where each stands in the list of names.
struct Cast<'s> {
    knots: Vec<Knot>,
    /// Knots of each work, in order of the list of names.
    hands: BTreeMap<&'s str, Vec<usize>>,
    /// Scholars left out as one of many hands.
    crowded: usize,
    /// Scholars who only edited or translated what others wrote.
    helpers: usize,
    /// Scholars who only wrote texts that were read.
    readers: usize,
}

/// Draws the map.
pub fn scholars(survey: &Survey<'_>) -> Scene {
    let Cast { knots, hands, crowded, helpers, readers } = cast(survey);
    let mut bonds = written_together(&knots, &hands);
    let written: BTreeSet<(usize, usize)> = bonds.iter().map(|bond| (bond.a, bond.b)).collect();
    bonds
        .extend(cited_together(survey, &knots, &hands).into_iter().filter(|bond| !written.contains(&(bond.a, bond.b))));
    let size = if knots.iter().all(|knot| knot.count == 0) {
        "the name is the person, its size the works in the library"
    } else {
        "the name is the person, its size the places where the person is cited"
    };
    let chips = if knots.iter().any(|knot| !knot.schools.is_empty()) {
        "; the chip is the tradition; a thick frame means more than one"
    } else {
        ""
    };
    let mut notes = Vec::new();
    if crowded > 0 {
        let people = if crowded == 1 { "1 co-author".to_owned() } else { format!("{crowded} co-authors") };
        notes.push(format!(
            "{people} of works by more than {MANY_HANDS} not shown: the first {FIRST} are, and those with other works."
        ));
    }
    let left: Vec<String> =
        [(helpers, "edited or translated what others wrote"), (readers, "wrote the texts that were read")]
            .into_iter()
            .filter(|(count, _)| *count > 0)
            .map(|(count, what)| format!("{} who only {what}", counted(count, "scholar")))
            .collect();
    if !left.is_empty() {
        notes.push(format!("Not among them: {}.", left.join(", ")));
    }
    let title = "Scholars: who is cited with whom, who wrote with whom";
    let subtitle = format!("{size}{chips}");
    let widths = "cited together (1 for each shared bracket, 0.75 for each sentence)";
    draw(survey, Network { title, subtitle, knots, bonds, noun: "scholar", widths, notes })
}

fn cast<'s>(survey: &'s Survey<'_>) -> Cast<'s> {
    let built = survey.built;
    let shown: BTreeMap<&str, usize> = survey
        .items
        .iter()
        .enumerate()
        .filter(|(_, item)| item.found && (!item.is_document || !item.cited_by.is_empty()))
        .map(|(at, item)| (item.key.as_str(), at))
        .collect();
    let mut families: BTreeMap<String, usize> = BTreeMap::new();
    for scholar in built.scholars() {
        *families.entry(tidy(&scholar.name.family())).or_default() += 1;
    }
    let own = |id: &str| -> Vec<Contribution<'s>> {
        let mut parts = built.contributions(id);
        parts.retain(|part| part.is_own() && shown.contains_key(part.work.key.as_str()));
        parts.dedup_by(|a, b| a.work.key == b.work.key);
        parts
    };
    let mut many: BTreeMap<&str, usize> = BTreeMap::new();
    for scholar in built.scholars() {
        for part in own(&scholar.id) {
            *many.entry(part.work.key.as_str()).or_default() += 1;
        }
    }
    let mut knots: Vec<Knot> = Vec::new();
    let (mut crowded, mut helpers, mut readers) = (0, 0, 0);
    let mut hands: BTreeMap<&str, Vec<(usize, usize)>> = BTreeMap::new();
    for scholar in built.scholars() {
        let parts = own(&scholar.id);
        let mentions = if survey.narrowed && parts.is_empty() { 0 } else { built.mentions_of(&scholar.id).len() };
        match parts.as_slice() {
            [] if mentions == 0 => {
                let all = built.contributions(&scholar.id);
                let there =
                    |part: &Contribution<'_>| survey.at(&part.work.key).is_some_and(|at| survey.items[at].found);
                helpers += usize::from(all.iter().any(|part| !part.is_own() && there(part)));
                let only_reads =
                    all.iter().any(there) && all.iter().filter(|part| there(part)).all(Contribution::is_own);
                readers += usize::from(only_reads);
                continue;
            }
            [only] if mentions == 0 && only.position >= FIRST && many[only.work.key.as_str()] > MANY_HANDS => {
                crowded += 1;
                continue;
            }
            _ => {}
        }
        let family = tidy(&scholar.name.family());
        let label = match scholar.name.given().chars().next() {
            Some(initial) if families.get(&family).copied().unwrap_or(0) > 1 => format!("{initial}. {family}"),
            _ => family,
        };
        let mut schools: BTreeMap<usize, bool> = BTreeMap::new();
        for part in &parts {
            for stand in survey.items[shown[part.work.key.as_str()]].stands_in(survey, true) {
                *schools.entry(stand.school).or_default() |= stand.role.is_member();
            }
            hands.entry(part.work.key.as_str()).or_default().push((part.position, knots.len()));
        }
        let count = parts.iter().map(|part| built.citations_of(&part.work.key).len()).sum::<usize>() + mentions;
        let named: Vec<&str> = schools
            .iter()
            .filter(|(_, member)| **member)
            .map(|(&at, _)| survey.schools[at].tradition.label.as_str())
            .collect();
        let name = tidy(&scholar.name.display());
        let (works, places) = (counted(parts.len(), "work"), counted(count, "place"));
        knots.push(Knot {
            id: safe_id("s_", &scholar.id),
            subject: format!("scholar:{}", scholar.id),
            kind: TileKind::Scholar,
            barred: false,
            label,
            year: String::new(),
            works: parts.len(),
            count,
            description: format!("{name}. {works}, cited at {places}. {}", named.join(", ")).trim_end().to_owned(),
            schools: schools.into_iter().collect(),
        });
    }
    let hands = hands
        .into_iter()
        .map(|(key, mut list)| {
            list.sort_unstable();
            (key, list.into_iter().map(|(_, knot)| knot).collect())
        })
        .collect();
    Cast { knots, hands, crowded, helpers, readers }
}

/// Names of one work: all with all where they are few, else all with the first.
fn written_together(knots: &[Knot], hands: &BTreeMap<&str, Vec<usize>>) -> Vec<Bond> {
    let mut shared: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    for list in hands.values() {
        let firsts = if list.len() > MANY_HANDS { 1 } else { list.len() };
        for (at, &a) in list.iter().enumerate().take(firsts) {
            for &b in &list[at + 1..] {
                *shared.entry((a.min(b), a.max(b))).or_default() += 1;
            }
        }
    }
    shared
        .into_iter()
        .map(|((a, b), works)| {
            let words = format!("{} and {} share {}", knots[a].label, knots[b].label, counted(works, "work"));
            Bond { kind: LinkKind::CoAuthors, a, b, weight: 1.0 + works as f64, words }
        })
        .collect()
}

fn cited_together(survey: &Survey<'_>, knots: &[Knot], hands: &BTreeMap<&str, Vec<usize>>) -> Vec<Bond> {
    let mut pairs: BTreeMap<(usize, usize), (f64, CoCitation)> = BTreeMap::new();
    for (a, b, together) in survey.built.co_citations() {
        let weight = closeness(&CoCitation { paragraph: 0, ..together });
        if weight <= 0.0 {
            continue;
        }
        for &one in hands.get(a.key.as_str()).into_iter().flatten() {
            for &two in hands.get(b.key.as_str()).into_iter().flatten() {
                if one != two {
                    let entry = pairs.entry((one.min(two), one.max(two))).or_default();
                    entry.0 += weight;
                    entry.1.group += together.group;
                    entry.1.sentence += together.sentence;
                }
            }
        }
    }
    pairs
        .into_iter()
        .map(|((a, b), (weight, together))| {
            let words =
                format!("{} and {} cited together: {}", knots[a].label, knots[b].label, closeness_words(&together));
            Bond { kind: LinkKind::CoCited, a, b, weight, words }
        })
        .collect()
}
