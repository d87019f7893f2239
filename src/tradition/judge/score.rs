//! How well the schools of marked passages are found.
//!
//! Proposed and marked schools are paired by the members that they share, those first that share most; each is used
//! once. A member that readers might differ on need not be found and is no fault.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::marked::{Marked, MarkedError, School};
use super::model::Model;
use super::verdict::{Verdict, is_member};
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
    /// What was read otherwise than it is marked, in the order of the passages.
    pub mistakes: Vec<Mistake>,
    /// How often members of both were marked in the first role and read in the second.
    pub confusion: BTreeMap<(Role, Role), usize>,
    /// Sum of confidences, those right and all proposed members, for each tenth of confidence.
    pub bins: [(f64, usize, usize); 10],
}

/// A work that was read otherwise than it is marked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mistake {
    /// The school: its name in the marks; none where the proposed school is none of those.
    pub school: Option<String>,
    /// The label of the proposed school; none where the school was not found.
    pub label: Option<String>,
    /// The work's reference, as the passage prints it.
    pub reference: String,
    /// What the work is marked to be to the school.
    pub marked: Verdict,
    /// The member's role that was read.
    pub read: Option<Role>,
}

/// A school that the text was found to speak of.
struct Proposed {
    label: String,
    members: BTreeMap<usize, (Role, f64)>,
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
        let mut proposed: Vec<Proposed> = Vec::new();
        for school in propose_with(model, &document, &references, &citations, &[]) {
            let members = school.claims.iter().filter(|claim| claim.role.is_member());
            let placed = members.filter_map(|claim| Some((places.get(claim.reference).copied()??, claim)));
            if school.kind == TraditionKind::Tradition {
                let members = placed.map(|(work, claim)| (work, (claim.role, claim.confidence))).collect();
                proposed.push(Proposed { label: school.label, members });
            }
        }
        self.passages += 1;
        let pairs = paired(marked, &proposed);
        for (number, school) in marked.schools.iter().enumerate() {
            self.compare(marked, school, pairs.get(&number).map(|at| &proposed[*at]));
        }
        let taken: BTreeSet<usize> = pairs.into_values().collect();
        for (_, school) in proposed.iter().enumerate().filter(|(at, _)| !taken.contains(at)) {
            for (work, (role, confidence)) in &school.members {
                self.note(*confidence, false);
                self.wrong += 1;
                self.mistakes.push(Mistake {
                    school: None,
                    label: Some(school.label.clone()),
                    reference: marked.reference(*work).to_owned(),
                    marked: None,
                    read: Some(*role),
                });
            }
        }
        Ok(())
    }

    /// Counts a marked school, of which `found` is the proposed one.
    fn compare(&mut self, marked: &Marked, school: &School, found: Option<&Proposed>) {
        let mistake = |work: usize, read: Option<Role>| Mistake {
            school: Some(school.id.clone()),
            label: found.map(|found| found.label.clone()),
            reference: marked.reference(work).to_owned(),
            marked: school.works.get(&work).and_then(|mark| mark.verdict),
            read,
        };
        let members = found.map(|found| &found.members);
        let is_read = |work: &usize| members.is_some_and(|members| members.contains_key(work));
        let firm: BTreeSet<usize> =
            school.works.iter().filter(|(_, m)| is_member(m.verdict) && !m.weak).map(|(work, _)| *work).collect();
        self.schools += usize::from(!firm.is_empty());
        self.schools_found += usize::from(!firm.is_empty() && members.is_some_and(|members| !members.is_empty()));
        for (work, (role, confidence)) in members.into_iter().flatten() {
            let right = school.is_member(*work);
            self.note(*confidence, right);
            if !right {
                self.wrong += 1;
                self.mistakes.push(mistake(*work, Some(*role)));
            } else if let Some(Some(as_marked)) = firm.get(work).map(|work| school.works[work].verdict) {
                self.right += 1;
                *self.confusion.entry((as_marked, *role)).or_default() += 1;
                if as_marked == *role {
                    self.roles += 1;
                } else {
                    self.mistakes.push(mistake(*work, Some(*role)));
                }
            }
        }
        for work in firm.iter().filter(|work| !is_read(work)) {
            self.missed += 1;
            self.mistakes.push(mistake(*work, None));
        }
    }

    fn note(&mut self, confidence: f64, right: bool) {
        let last = self.bins.len() - 1;
        let bin = &mut self.bins[((confidence * 10.0) as usize).min(last)];
        *bin = (bin.0 + confidence, bin.1 + usize::from(right), bin.2 + 1);
    }
}

/// The proposed school of each marked one, by their numbers: those two first that share most members.
fn paired(marked: &Marked, proposed: &[Proposed]) -> BTreeMap<usize, usize> {
    let shared = |school: &School, own: &Proposed| own.members.keys().filter(|work| school.is_member(**work)).count();
    let mut pairs: Vec<(usize, usize, usize)> = Vec::new();
    for (number, school) in marked.schools.iter().enumerate() {
        let counts = proposed.iter().enumerate().map(|(at, own)| (shared(school, own), number, at));
        pairs.extend(counts.filter(|(count, ..)| *count > 0));
    }
    pairs.sort_by_key(|&(count, number, at)| (Reverse(count), number, at));
    let (mut out, mut taken) = (BTreeMap::new(), BTreeSet::new());
    for (_, number, at) in pairs {
        if !out.contains_key(&number) && taken.insert(at) {
            out.insert(number, at);
        }
    }
    out
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
