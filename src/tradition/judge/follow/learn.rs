//! Learning to follow a text.
//!
//! The weights maximise the likelihood of the ways that are right, several of which may be (Durrett and Klein 2013). What comes
//! before a place is first as a reader has marked it, then as the follower itself has it, so that it learns to go on from its own
//! errors (DAgger; Ross, Gordon and Bagnell 2011).

use std::collections::BTreeSet;

use super::course::Course;
use super::{Choice, Follower, Met, NOWHERE, WAYS, largest, sums};
use crate::tradition::judge::learn::{Prior, minimise};
use crate::tradition::judge::weights::Weights;

/// Readers' schools by their place in the marks: those of which a unit's works are members, and those that they have another role to.
#[derive(Debug, Clone, Default)]
pub(in crate::tradition) struct Right {
    pub members: BTreeSet<usize>,
    pub others: BTreeSet<usize>,
}

/// The choices of one text, each with those that are right.
pub(in crate::tradition) struct Steps(Vec<(Choice, Vec<bool>)>);

impl Steps {
    /// Walks through a text; `right` stands beside its units. Without a follower the marks say what comes before.
    pub fn of(course: &Course<'_>, right: &[Right], follower: Option<&Follower>) -> Steps {
        let mut met = Met::default();
        // Which of the reader's schools each school met is.
        let mut marked: Vec<Option<usize>> = Vec::new();
        let mut steps = Vec::new();
        for (unit, right) in right.iter().enumerate().take(course.units.len()) {
            let place = course.place(unit);
            let candidates = met.candidates(course, &place);
            let choice = Choice { place: place.signs, candidates };
            let may: Vec<bool> =
                choice.candidates.iter().map(|at| allowed(right, at.school, at.way, &marked)).collect();
            let taken = match follower {
                Some(follower) => largest(&sums(follower, follower.sums(&choice.place), &choice.candidates)),
                None => may.iter().position(|may| *may).unwrap_or(NOWHERE),
            };
            let taken = &choice.candidates[taken];
            if taken.way != NOWHERE {
                let at = met.put(course, unit, taken.school);
                if at == marked.len() {
                    let open = |school: &&usize| !marked.contains(&Some(**school));
                    let members = &right.members;
                    marked.push(members.iter().find(open).or_else(|| members.first()).copied());
                }
            }
            steps.push((choice, may));
        }
        Steps(steps)
    }
}

/// Whether a way is right.
fn allowed(right: &Right, school: Option<usize>, way: usize, marked: &[Option<usize>]) -> bool {
    let is_one =
        |of: &BTreeSet<usize>| school.and_then(|at| marked.get(at)?.as_ref()).is_some_and(|at| of.contains(at));
    match (right.members.is_empty(), school) {
        (true, None) => way == NOWHERE,
        (true, Some(_)) => is_one(&right.others),
        (false, None) => way != NOWHERE && right.members.iter().any(|at| !marked.contains(&Some(*at))),
        (false, Some(_)) => is_one(&right.members),
    }
}

/// Signs that fewer have are ignored, and how many steps there are at most.
const LEAST_COUNT: u32 = 3;
const STEPS: usize = 120;

/// A choice by places of signs: the first row is the place's, the others are the candidates'.
struct Example {
    place: Vec<usize>,
    candidates: Vec<(usize, Vec<usize>, bool)>,
}

/// Learns from the steps of texts; `ridge` says how much the squares of weights count against them, `earlier` is the follower to go on
/// from, if there is one.
pub(in crate::tradition) fn learn(texts: &[&[Steps]], ridge: f64, earlier: &Follower) -> Follower {
    let choices = || texts.iter().flat_map(|list| list.iter()).flat_map(|steps| &steps.0);
    let signs = choices().flat_map(|(choice, _)| choice.candidates.iter().map(|at| &at.signs).chain([&choice.place]));
    let prior = Prior::of(signs, LEAST_COUNT, earlier);
    let places = |signs: &super::Signs| signs.iter().filter_map(|(number, _)| prior.place(number)).collect();
    let examples: Vec<Example> = choices()
        .map(|(choice, right)| Example {
            place: places(&choice.place),
            candidates: choice
                .candidates
                .iter()
                .zip(right)
                .map(|(at, right)| (at.way, places(&at.signs), *right))
                .collect(),
        })
        .filter(|example| example.candidates.iter().any(|(.., right)| *right))
        .collect();
    let weights = minimise(prior.weights.clone(), STEPS, |weights, slope| {
        prior.penalty(ridge, weights, slope) + loss(&examples, weights, slope)
    });
    Weights::learnt(&prior.numbers, &weights)
}

/// The negative logarithm of the likelihood; adds its slope to the gradient.
fn loss(examples: &[Example], weights: &[f64], slope: &mut [f64]) -> f64 {
    let mut out = 0.0;
    for Example { place, candidates } in examples {
        let sum = |signs: &[usize], way: usize| signs.iter().map(|sign| weights[sign * WAYS + way]).sum::<f64>();
        let base: [f64; WAYS] = std::array::from_fn(|way| sum(place, way));
        let sums: Vec<f64> = candidates.iter().map(|(way, signs, _)| base[*way] + sum(signs, *way)).collect();
        let most = sums.iter().copied().fold(f64::MIN, f64::max);
        let powers: Vec<f64> = sums.iter().map(|sum| (sum - most).exp()).collect();
        let all: f64 = powers.iter().sum();
        let right: f64 = powers.iter().zip(candidates).filter(|(_, (.., right))| *right).map(|(power, _)| power).sum();
        let right = right.max(f64::MIN_POSITIVE);
        out -= (right / all).ln();
        for (power, (way, signs, is_right)) in powers.iter().zip(candidates) {
            let pull = power / all - if *is_right { power / right } else { 0.0 };
            for sign in place.iter().chain(signs) {
                slope[sign * WAYS + way] += pull;
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::{BEGINS, GOES_ON};
    use super::*;

    fn right(members: &[usize], others: &[usize]) -> Right {
        Right { members: members.iter().copied().collect(), others: others.iter().copied().collect() }
    }

    #[test]
    fn a_member_begins_its_school_or_goes_on_with_it() {
        let member = right(&[3], &[]);
        assert!(allowed(&member, None, BEGINS, &[Some(1)]));
        assert!(!allowed(&member, None, NOWHERE, &[Some(1)]));
        assert!(allowed(&member, Some(1), GOES_ON, &[Some(1), Some(3)]));
        assert!(!allowed(&member, None, BEGINS, &[Some(1), Some(3)]), "no school is begun twice");
    }

    #[test]
    fn a_critic_belongs_to_the_account_in_which_it_speaks_or_to_none() {
        let critic = right(&[], &[1]);
        assert!(allowed(&critic, Some(0), GOES_ON, &[Some(1)]) && allowed(&critic, None, NOWHERE, &[Some(1)]));
        assert!(!allowed(&critic, None, BEGINS, &[Some(1)]));
    }
}
