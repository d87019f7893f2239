//! How well the schools of marked passages are found.
//!
//! A proposed school is held against the marked one with which it shares most members; each is used once, the largest marked ones
//! choose first. A member that readers might differ on need not be found and is no fault.

use std::collections::{BTreeMap, BTreeSet};

use super::marked::{Marked, MarkedError};
use super::model::Model;
use super::verdict::is_member;
use crate::citation::Reading;
use crate::reference::model::score::calibration_error;
use crate::tradition::named::propose_with;
use crate::tradition::stretch::share;
use crate::tradition::{Role, TraditionKind};

/// What was found in marked passages.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct SchoolScore {
    /// Passages.
    pub passages: usize,
    /// Marked schools with members.
    pub schools: usize,
    /// Those that a proposed school shares a member with.
    pub schools_found: usize,
    /// Members found.
    pub right: usize,
    /// Works proposed as members that are none.
    pub wrong: usize,
    /// Members missed.
    pub missed: usize,
    /// Members found whose role is as marked.
    pub roles: usize,
    /// Sum of confidences, those right and all proposed members, for each tenth of confidence.
    pub bins: [(f64, usize, usize); 10],
}

impl SchoolScore {
    /// Share of the proposed members that are members.
    pub fn precision(&self) -> f64 {
        share(self.right, self.right + self.wrong)
    }

    /// Share of the members that were found.
    pub fn recall(&self) -> f64 {
        share(self.right, self.right + self.missed)
    }

    /// Share of the members found whose role is as marked.
    pub fn role_accuracy(&self) -> f64 {
        share(self.roles, self.right)
    }

    /// The mean gap between confidence and share right, over proposed members.
    pub fn calibration_error(&self) -> f64 {
        calibration_error(self.bins.iter().copied())
    }

    /// Reads a passage with `model` and adds what was found.
    ///
    /// # Errors
    /// Where the text is none.
    pub fn add(&mut self, marked: &Marked, model: &Model) -> Result<(), MarkedError> {
        let (document, Reading { references, citations, .. }) = marked.reading()?;
        let places = marked.places(&references);
        let mut proposed: Vec<BTreeMap<usize, (Role, f64)>> = Vec::new();
        for school in propose_with(model, &document, &references, &citations, &[]) {
            let members = school.claims.iter().filter(|claim| claim.role.is_member());
            let placed = members.filter_map(|claim| Some((places.get(claim.reference).copied()??, claim)));
            if school.kind == TraditionKind::Tradition {
                proposed.push(placed.map(|(work, claim)| (work, (claim.role, claim.confidence))).collect());
            }
        }
        self.passages += 1;
        let mut schools: Vec<_> = marked.schools.iter().collect();
        let members = |school: &super::marked::School| school.works.values().filter(|m| is_member(m.verdict)).count();
        schools.sort_by_key(|school| std::cmp::Reverse(members(school)));
        for school in schools {
            let shared = |own: &BTreeMap<usize, _>| own.keys().filter(|work| school.is_member(**work)).count();
            let counts = proposed.iter().map(shared).enumerate();
            let best =
                counts.filter(|(_, count)| *count > 0).max_by_key(|(at, count)| (*count, std::cmp::Reverse(*at)));
            let found = best.map(|(at, _)| proposed.swap_remove(at)).unwrap_or_default();
            let firm: BTreeSet<usize> =
                school.works.iter().filter(|(_, m)| is_member(m.verdict) && !m.weak).map(|(work, _)| *work).collect();
            self.schools += usize::from(!firm.is_empty());
            self.schools_found += usize::from(!firm.is_empty() && !found.is_empty());
            self.missed += firm.iter().filter(|work| !found.contains_key(work)).count();
            for (work, (role, confidence)) in &found {
                let right = school.is_member(*work);
                self.note(*confidence, right);
                self.wrong += usize::from(!right);
                if firm.contains(work) {
                    self.right += 1;
                    self.roles += usize::from(school.works[work].verdict == Some(*role));
                }
            }
        }
        for (_, confidence) in proposed.iter().flat_map(BTreeMap::values) {
            self.note(*confidence, false);
            self.wrong += 1;
        }
        Ok(())
    }

    fn note(&mut self, confidence: f64, right: bool) {
        let last = self.bins.len() - 1;
        let bin = &mut self.bins[((confidence * 10.0) as usize).min(last)];
        *bin = (bin.0 + confidence, bin.1 + usize::from(right), bin.2 + 1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_and_calibration_are_counted() {
        let mut score = SchoolScore { right: 3, wrong: 1, missed: 3, roles: 2, ..SchoolScore::default() };
        assert_eq!((score.precision(), score.recall()), (0.75, 0.5));
        assert!((score.role_accuracy() - 2.0 / 3.0).abs() < 1e-9);
        score.note(0.95, true);
        score.note(1.0, false);
        assert!((score.calibration_error() - 0.475).abs() < 1e-9);
    }
}
