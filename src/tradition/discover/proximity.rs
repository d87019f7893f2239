//! How closely works are cited together: one bracket or sentence counts 1, one paragraph ½, one section ¼.
//!
//! Gipp and Beel (2009), citation proximity analysis. Each pair counts once in each unit, at the closest level only.
//! Units that cite more than [`CROWD`] works say nothing about closeness and are passed over.

use std::collections::{BTreeMap, BTreeSet};

use super::Source;
use crate::text::Span;

/// Works in one unit above which it makes no pairs.
const CROWD: usize = 200;

/// What two works share.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// One bracket.
    Bracket,
    /// One sentence.
    Sentence,
    /// One paragraph.
    Paragraph,
    /// One section.
    Section,
}

impl Level {
    /// From the closest to the widest.
    pub const ALL: [Level; 4] = [Level::Bracket, Level::Sentence, Level::Paragraph, Level::Section];

    /// What a pair counts at this level.
    pub const fn weight(self) -> f64 {
        match self {
            Level::Bracket | Level::Sentence => 1.0,
            Level::Paragraph => 0.5,
            Level::Section => 0.25,
        }
    }

    /// The word for it.
    pub const fn name(self) -> &'static str {
        match self {
            Level::Bracket => "bracket",
            Level::Sentence => "sentence",
            Level::Paragraph => "paragraph",
            Level::Section => "section",
        }
    }
}

/// One work at one place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Place {
    /// The document, by its number.
    pub(super) source: usize,
    pub(super) work: usize,
    pub(super) sentence: Span,
    /// Numbers of the bracket, sentence (by its start), paragraph and section; `None` where it stands in none.
    units: [Option<usize>; 4],
}

impl Place {
    /// The closest unit that two places of one document share.
    pub(super) fn shared(&self, other: &Place) -> Option<Level> {
        if self.source != other.source {
            return None;
        }
        Level::ALL
            .into_iter()
            .zip(self.units.iter().zip(&other.units))
            .find_map(|(level, (a, b))| a.filter(|_| a == b).map(|_| level))
    }
}

/// Every place where a source cites one work for certain.
pub(super) fn places(number: usize, source: &Source, work_of: impl Fn(usize) -> Option<usize>) -> Vec<Place> {
    let paragraphs = &source.document.paragraphs;
    let mut places = Vec::new();
    for citation in &source.citations {
        let [reference] = citation.refs[..] else { continue };
        let Some(work) = work_of(reference) else { continue };
        let through = paragraphs.partition_point(|p| p.start <= citation.span.start);
        let paragraph = through.checked_sub(1).filter(|number| citation.span.start < paragraphs[*number].end);
        places.push(Place {
            source: number,
            work,
            sentence: citation.sentence,
            units: [Some(citation.group), Some(citation.sentence.start), paragraph, citation.section],
        });
    }
    places
}

/// The weight of each pair of works, from the smaller number to the larger.
pub(super) fn pairs(places: &[Place]) -> BTreeMap<(usize, usize), f64> {
    let mut weights: BTreeMap<(usize, usize), f64> = BTreeMap::new();
    // What was counted closer, by the unit at the next level: a sentence's pairs are not its paragraph's too.
    for (depth, level) in Level::ALL.into_iter().enumerate() {
        let mut units: BTreeMap<(usize, usize), Vec<&Place>> = BTreeMap::new();
        for place in places {
            if let Some(unit) = place.units[depth] {
                units.entry((place.source, unit)).or_default().push(place);
            }
        }
        for inside in units.into_values() {
            let works: BTreeSet<usize> = inside.iter().map(|place| place.work).collect();
            if works.len() > CROWD || works.len() < 2 {
                continue;
            }
            let closer = counted_closer(&inside, depth);
            let works: Vec<usize> = works.into_iter().collect();
            for (at, &a) in works.iter().enumerate() {
                for &b in &works[at + 1..] {
                    if !closer.contains(&(a, b)) {
                        *weights.entry((a, b)).or_default() += level.weight();
                    }
                }
            }
        }
    }
    weights
}

/// Pairs of a unit that share a closer one inside it.
fn counted_closer(inside: &[&Place], depth: usize) -> BTreeSet<(usize, usize)> {
    let mut pairs = BTreeSet::new();
    for closer in 0..depth {
        let mut units: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
        for place in inside {
            if let Some(unit) = place.units[closer] {
                units.entry(unit).or_default().insert(place.work);
            }
        }
        for works in units.into_values().filter(|works| works.len() <= CROWD) {
            let works: Vec<usize> = works.into_iter().collect();
            pairs.extend(works.iter().enumerate().flat_map(|(at, &a)| works[at + 1..].iter().map(move |&b| (a, b))));
        }
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(work: usize, units: [usize; 4]) -> Place {
        let [bracket, sentence, paragraph, section] = units;
        Place {
            source: 0,
            work,
            sentence: Span::new(sentence, sentence + 1),
            units: [Some(bracket), Some(sentence), Some(paragraph), Some(section)],
        }
    }

    #[test]
    fn each_pair_counts_at_its_closest_level() {
        // 0 and 1 share a bracket; 2 stands in their sentence; 3 in their paragraph; 4 in their section; 0 comes again
        // beside 4. Weights worked out by hand.
        let places = [
            place(0, [0, 0, 0, 0]),
            place(1, [0, 0, 0, 0]),
            place(2, [1, 0, 0, 0]),
            place(3, [2, 9, 0, 0]),
            place(4, [3, 20, 1, 0]),
            place(0, [4, 20, 1, 0]),
        ];
        let found = pairs(&places);
        assert_eq!(found[&(0, 1)], 1.0);
        assert_eq!(found[&(0, 2)], 1.0);
        assert_eq!(found[&(0, 3)], 0.5);
        assert_eq!(found[&(1, 4)], 0.25);
        assert_eq!(found[&(0, 4)], 1.0, "closer in the second paragraph, and so not by section");
    }
}
