//! Where works are cited together: the places behind the counts of [`super::cocitation`].
//!
//! Levels, units and what counts for nothing are the same there and here, so that whatever is counted, weighed or drawn
//! opens to its places.

use std::collections::{BTreeMap, BTreeSet};

use super::access::Place;
use super::cocitation::CROWD;
use super::model::{CitingDocument, Scholarship};
use crate::citation::Occurrence;

/// How near two citations stand, the nearest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Near {
    /// In one bracket.
    Bracket,
    /// In one sentence.
    Sentence,
    /// In one paragraph.
    Paragraph,
}

/// A bracket, sentence or paragraph of a document: section, paragraph, sentence and bracket, as far as it is so small.
pub type Unit<'d> = (Option<&'d str>, Option<u32>, Option<u32>, Option<u32>);

impl Near {
    /// Every level.
    pub const ALL: [Near; 3] = [Near::Bracket, Near::Sentence, Near::Paragraph];

    /// `bracket`, `sentence`, `paragraph`.
    pub const fn name(self) -> &'static str {
        match self {
            Near::Bracket => "bracket",
            Near::Sentence => "sentence",
            Near::Paragraph => "paragraph",
        }
    }

    /// Where an occurrence stands; `None` where that is not known so closely.
    pub fn unit(self, occurrence: &Occurrence) -> Option<Unit<'_>> {
        let section = occurrence.section.as_deref();
        match self {
            Near::Bracket => Some((section, occurrence.paragraph, occurrence.sentence, Some(occurrence.group?))),
            Near::Sentence => Some((section, occurrence.paragraph, Some(occurrence.sentence?), None)),
            Near::Paragraph => Some((section, Some(occurrence.paragraph?), None, None)),
        }
    }
}

/// Two works that are cited together at one place.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Meeting<'s> {
    /// How near they stand.
    pub near: Near,
    /// Where the one is cited.
    pub one: Place<'s>,
    /// Where the other is.
    pub other: Place<'s>,
}

impl<'s> Meeting<'s> {
    /// All citations of single works in the bracket, sentence or paragraph, in order of the text.
    pub fn occurrences(&self) -> impl Iterator<Item = &'s Occurrence> {
        let unit = self.near.unit(self.one.occurrence);
        within(self.one.document, self.near, unit)
    }

    fn whereabouts(&self, near: Near) -> Option<(&'s str, Unit<'s>)> {
        Some((self.one.document.work.key.as_str(), near.unit(self.one.occurrence)?))
    }

    fn is_crowded(&self) -> bool {
        let works: BTreeSet<&[String]> = self.occurrences().map(|occurrence| occurrence.works.as_slice()).collect();
        works.len() > CROWD
    }
}

fn within<'d>(
    document: &'d CitingDocument,
    near: Near,
    unit: Option<Unit<'d>>,
) -> impl Iterator<Item = &'d Occurrence> {
    let single = document.occurrences.iter().filter(|occurrence| occurrence.works.len() == 1);
    single.filter(move |occurrence| unit.is_some() && near.unit(occurrence) == unit)
}

impl Scholarship {
    /// Every bracket (sentence, paragraph) that cites one of these works and another one of those: by document, then in
    /// order of the text. A citation that may mean several works and a crowd of works count for nothing.
    pub fn together_in(&self, near: Near, these: &[&str], those: &[&str]) -> Vec<Meeting<'_>> {
        let mut others: BTreeMap<(&str, Unit), Vec<Place>> = BTreeMap::new();
        for other in self.single_citations(those) {
            if let Some(unit) = near.unit(other.occurrence) {
                others.entry((&other.document.work.key, unit)).or_default().push(other);
            }
        }
        let mut met = BTreeSet::new();
        let mut found = Vec::new();
        for one in self.single_citations(these) {
            let Some(unit) = near.unit(one.occurrence) else { continue };
            let here = (one.document.work.key.as_str(), unit);
            let beside = others.get(&here).into_iter().flatten();
            let other = beside.copied().find(|other| other.occurrence.works != one.occurrence.works);
            if let Some(other) = other.filter(|_| met.insert(here)) {
                found.push(Meeting { near, one, other });
            }
        }
        found.retain(|meeting| !meeting.is_crowded());
        found
    }

    /// Every place where one of these works is cited together with another one of those, at the closest level only: by
    /// document, brackets before sentences before paragraphs.
    pub fn places_together(&self, these: &[&str], those: &[&str]) -> Vec<Meeting<'_>> {
        let mut found: Vec<Meeting> = Vec::new();
        for near in Near::ALL {
            let closer: BTreeSet<_> = found.iter().filter_map(|meeting| meeting.whereabouts(near)).collect();
            let mut here = self.together_in(near, these, those);
            here.retain(|meeting| meeting.whereabouts(near).is_some_and(|place| !closer.contains(&place)));
            found.extend(here);
        }
        found.sort_by(|a, b| a.one.document.work.key.cmp(&b.one.document.work.key));
        found
    }

    /// Where works are cited by citations that mean one work alone, by document and then in order of the text.
    fn single_citations(&self, works: &[&str]) -> Vec<Place<'_>> {
        let mut places: Vec<Place> = works.iter().flat_map(|work| self.occurrences_of(work)).collect();
        places.retain(|place| place.occurrence.works.len() == 1);
        places.sort_by(|a, b| (&a.document.work.key, a.number).cmp(&(&b.document.work.key, b.number)));
        places
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{corpus, occurrence};
    use super::*;
    use crate::citation::Form;
    use crate::graph::CoCitation;

    fn counts(built: &Scholarship, one: &str, other: &str) -> [u32; 3] {
        let found = built.places_together(&[one], &[other]);
        Near::ALL.map(|near| found.iter().filter(|meeting| meeting.near == near).count() as u32)
    }

    #[test]
    fn every_pair_that_is_counted_has_its_places_and_no_others() {
        let mut corpus = corpus();
        let keys = ["clark1998", "jones2004", "smith1990"];
        for number in 0..60_u32 {
            // Brackets are numbered anew in each paragraph here, and some citations may mean two works.
            let works = [keys[(number * 7 % 3) as usize], keys[(number * 5 % 11 % 3) as usize]];
            let works = &works[..if number % 9 == 0 { 2 } else { 1 }];
            let mut made = occurrence(works, number / 7 + 1, number % 3 + 1, number % 2, Form::Parenthetical);
            made.group = made.group.filter(|_| number % 4 != 0);
            made.sentence = made.sentence.filter(|_| number % 13 != 0);
            made.paragraph = made.paragraph.filter(|_| number % 17 != 0);
            corpus.documents[0].occurrences.push(made);
        }
        let (built, _) = Scholarship::build(&corpus);
        let pairs = built.co_citations();
        assert_eq!(pairs.len(), 3);
        let at_levels = |level: fn(&CoCitation) -> u32| pairs.iter().map(|(.., together)| level(together)).sum::<u32>();
        assert!([at_levels(|t| t.group), at_levels(|t| t.sentence), at_levels(|t| t.paragraph)].iter().all(|n| *n > 0));
        for (a, b, together) in pairs {
            let counted = [together.group, together.sentence, together.paragraph];
            assert_eq!(counts(&built, &a.key, &b.key), counted);
            assert_eq!(counts(&built, &b.key, &a.key), counted);
        }
    }

    #[test]
    fn a_crowd_brings_no_two_works_together() {
        let mut corpus = corpus();
        let model = corpus.works[0].clone();
        for number in 0..CROWD {
            let key = format!("crowd{number:03}");
            corpus.documents[0].occurrences.push(occurrence(&[&key], 9, 1, 9, Form::Parenthetical));
            corpus.works.push(crate::work::Work { key, ..model.clone() });
        }
        let all = corpus.documents[0].occurrences.len();
        let (built, _) = Scholarship::build(&corpus);
        assert_eq!(built.places_together(&["crowd000"], &["crowd001"]).len(), 1);
        corpus.documents[0].occurrences.push(occurrence(&["smith1990"], 9, 1, 9, Form::Parenthetical));
        let (built, _) = Scholarship::build(&corpus);
        assert_eq!(built.documents().next().map(|document| document.occurrences.len()), Some(all + 1));
        assert!(built.places_together(&["crowd000"], &["crowd001"]).is_empty());
    }
}
