//! Where in a whole article a place stands.
//!
//! In a review every paragraph may tell of a school; in an article most cite for facts and methods, and those that tell of schools
//! stand together. Takes what the rules have made of the text; gives signs of each of its sections. Shorter texts
//! have none, so that what is learnt of them stays as it is.

use std::collections::{BTreeMap, BTreeSet};

use super::scene::{Told, flag};
use crate::document::Section;
use crate::tradition::TraditionKind;
use crate::tradition::cue;
use crate::tradition::stretch::is_telling;

/// What a section shows, as the names of signs.
pub(super) type Part = Vec<String>;

/// What is counted in a section.
#[derive(Default)]
struct Tally {
    lines: usize,
    citations: usize,
    named: usize,
    /// Schools by rule with members here, and their works.
    schools: BTreeSet<usize>,
    works: BTreeSet<usize>,
}

/// In a whole article, the signs of each section in which lines stand, and of the text before the first heading. Counts are in steps: citations in quarters
/// of a line, works of schools in twos, shares in fifths.
pub(super) fn parts(told: &Told<'_>) -> BTreeMap<Option<usize>, Part> {
    if !told.long {
        return BTreeMap::new();
    }
    let passage = told.passage;
    let mut tallies: BTreeMap<Option<usize>, Tally> = BTreeMap::new();
    for line in &passage.lines {
        let tally = tallies.entry(line.section).or_default();
        tally.lines += 1;
        tally.citations += line.cites.len();
        tally.named += usize::from(line.schools.iter().any(|mention| !mention.key.is_empty() && !mention.counted));
    }
    for (frame, works) in
        told.placed.iter().enumerate().filter(|(at, _)| told.kinds.get(*at) == Some(&TraditionKind::Tradition))
    {
        for (work, list) in works {
            for placement in list.iter().filter(|placement| placement.role.is_member()) {
                if let Some(line) = passage.lines.get(placement.line) {
                    let tally = tallies.entry(line.section).or_default();
                    tally.schools.insert(frame);
                    tally.works.insert(*work);
                }
            }
        }
    }
    let richest = tallies.values().map(|tally| tally.works.len()).max().unwrap_or(0);
    let lines: usize = tallies.values().map(|tally| tally.lines).sum();
    let mut before = 0;
    tallies
        .into_iter()
        .map(|(section, tally)| {
            let fifth = 5 * before / lines.max(1);
            before += tally.lines;
            let of = |count: usize, most: usize| count.min(most).to_string();
            let kind = kind(&told.document.sections, section);
            let schools = of(tally.schools.len(), 3);
            let rich = flag(richest > 0 && tally.works.len() * 2 >= richest);
            let dense = of(4 * tally.citations / tally.lines.max(1), 6);
            let part = vec![
                ["kind", kind].join(" "),
                ["kind", kind, "schools", &schools].join(" "),
                ["schools", &schools, "rich", rich].join(" "),
                ["dense", &dense].join(" "),
                ["works of schools", &of(tally.works.len() / 2, 6)].join(" "),
                ["share", &of(5 * tally.works.len() / tally.citations.max(1), 5)].join(" "),
                ["named", &of(5 * tally.named / tally.lines.max(1), 5)].join(" "),
                ["fifth", &fifth.to_string()].join(" "),
            ];
            (section, part)
        })
        .collect()
}

/// What the headings above a place say, the nearest that says something.
fn kind(sections: &[Section], section: Option<usize>) -> &'static str {
    let Some((at, own)) = section.and_then(|at| Some((at, sections.get(at)?))) else { return "none" };
    let around = sections.iter().take(at + 1).rev().filter(|other| other.span.end >= own.span.end);
    around.into_iter().find_map(|section| said(&section.heading)).unwrap_or("other")
}

/// What a heading says, if it says what kind of part it heads.
fn said(heading: &str) -> Option<&'static str> {
    let low = heading.to_lowercase();
    let ends = || ["discussion", "conclusion"].iter().any(|word| low.contains(word));
    match () {
        () if low.contains("introduction") => Some("introduction"),
        () if cue::ASIDE_HEADING.is_match(&low) => Some(if ends() { "end" } else { "aside" }),
        () if cue::PART_HEADING.is_match(&low) => Some("review"),
        () if is_telling(&low) => Some("telling"),
        () => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;

    #[test]
    fn a_section_is_of_the_kind_that_it_or_one_around_it_says() {
        let section =
            |level, heading: &str, start, end| Section { level, heading: heading.into(), span: Span::new(start, end) };
        let sections = [
            section(1, "1. Introduction", 0, 10),
            section(1, "Literature review", 10, 40),
            section(2, "Rivers", 20, 30),
            section(2, "Functionalism and its critics", 30, 40),
            section(1, "Methods", 40, 50),
            section(1, "Discussion", 50, 60),
            section(1, "The ferrymen", 60, 70),
        ];
        let kinds: Vec<&str> = (0..sections.len()).map(|at| kind(&sections, Some(at))).collect();
        assert_eq!(kinds, ["introduction", "review", "review", "telling", "aside", "end", "other"]);
        assert_eq!(kind(&sections, None), "none");
    }
}
