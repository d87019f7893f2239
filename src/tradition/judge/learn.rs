//! Learning weights from marked citations.
//!
//! Takes [`Lesson`]s; gives a [`Model`]. The weights maximise the likelihood of the marks less a penalty on their squares
//! (ridge), by L-BFGS (Nocedal and Wright, *Numerical Optimization*, algorithm 7.5) with a backtracking line search. What goes on from
//! an earlier model begins at its weights, and is penalised for going away from them instead of from 0 (Chelba and Acero 2004). The
//! same lessons give the same weights.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::signs::Signs;
use super::verdict::{VERDICTS, Verdict, place_of};
use super::weights::{Weights, softmax};

/// A citation in a school's lines, and what a reader found it to say.
#[derive(Debug, Clone)]
pub struct Lesson {
    pub(super) signs: Signs,
    pub(super) verdict: Verdict,
}

/// How to learn.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Settings {
    /// Signs that fewer citations have are ignored.
    pub least_count: u32,
    /// How much the squares of the judge's weights count against them.
    pub ridge: f64,
    /// How much those of the follower's count.
    pub follower_ridge: f64,
    /// Steps at most.
    pub steps: usize,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings { least_count: 6, ridge: 80.0, follower_ridge: 12.0, steps: 150 }
    }
}

impl Settings {
    /// How to go on from a model that has been learnt from more passages than these.
    pub fn going_on() -> Settings {
        Settings { follower_ridge: 24.0, ..Settings::default() }
    }
}

/// Signs to learn weights for, with the weights that are expected before there is a lesson.
pub(super) struct Prior {
    /// The numbers of the signs, in ascending order.
    pub numbers: Vec<u32>,
    /// As many weights for each as there are outcomes.
    pub weights: Vec<f64>,
}

impl Prior {
    /// The signs that so many of those who have any have, and those of an earlier model, with its weights.
    pub fn of<'s, const N: usize>(
        all: impl Iterator<Item = &'s Signs>,
        least_count: u32,
        earlier: &Weights<N>,
    ) -> Prior {
        let mut counts: BTreeMap<u32, u32> = BTreeMap::new();
        for (number, _) in all.flat_map(Signs::iter) {
            *counts.entry(number).or_default() += 1;
        }
        counts.retain(|_, count| *count >= least_count);
        let numbers: BTreeSet<u32> = counts.into_keys().chain(earlier.numbers()).collect();
        let weights =
            numbers.iter().flat_map(|number| (0..N).map(|outcome| f64::from(earlier.weight(*number, outcome))));
        Prior { weights: weights.collect(), numbers: numbers.into_iter().collect() }
    }

    /// The place of a sign.
    pub fn place(&self, number: u32) -> Option<usize> {
        self.numbers.binary_search(&number).ok()
    }

    /// What the squares of the distances of weights from those expected count against them; the gradient is set to its slope.
    pub fn penalty(&self, ridge: f64, weights: &[f64], gradient: &mut [f64]) -> f64 {
        let mut sum = 0.0;
        for ((weight, expected), slope) in weights.iter().zip(&self.weights).zip(gradient.iter_mut()) {
            let distance = weight - expected;
            sum += 0.5 * ridge * distance * distance;
            *slope = ridge * distance;
        }
        sum
    }
}

/// Learns what citations say; `earlier` are the weights to go on from, if there are any.
pub(super) fn learn(lessons: &[Lesson], settings: &Settings, earlier: &Weights<VERDICTS>) -> Weights<VERDICTS> {
    let prior = Prior::of(lessons.iter().map(|lesson| &lesson.signs), settings.least_count, earlier);
    let examples: Vec<(Vec<(usize, f64)>, usize)> = lessons
        .iter()
        .map(|lesson| {
            let known = |(number, value): (u32, f32)| Some((prior.place(number)?, f64::from(value)));
            (lesson.signs.iter().filter_map(known).collect(), place_of(lesson.verdict))
        })
        .collect();
    let weights = minimise(prior.weights.clone(), settings.steps, |weights, gradient| {
        prior.penalty(settings.ridge, weights, gradient) + loss(&examples, weights, gradient)
    });
    Weights::learnt(&prior.numbers, &weights)
}

/// The negative logarithm of the likelihood; adds its slope to the gradient.
fn loss(examples: &[(Vec<(usize, f64)>, usize)], weights: &[f64], gradient: &mut [f64]) -> f64 {
    let mut sum = 0.0;
    for (signs, verdict) in examples {
        let mut sums = [0.0f64; VERDICTS];
        for (sign, value) in signs {
            for (sum, weight) in sums.iter_mut().zip(&weights[sign * VERDICTS..]) {
                *sum += weight * value;
            }
        }
        let likely = softmax(sums.map(|sum| sum as f32)).map(f64::from);
        sum -= likely[*verdict].max(f64::MIN_POSITIVE).ln();
        for (sign, value) in signs {
            for (y, slope) in gradient[sign * VERDICTS..].iter_mut().take(VERDICTS).enumerate() {
                *slope += (likely[y] - f64::from(u8::from(y == *verdict))) * value;
            }
        }
    }
    sum
}

/// The point at which `value` is least, from `point` on; `value` writes its gradient.
pub(super) fn minimise(
    mut point: Vec<f64>,
    steps: usize,
    mut value: impl FnMut(&[f64], &mut [f64]) -> f64,
) -> Vec<f64> {
    /// How many steps are remembered, when a step is long enough, and when to stop.
    const MEMORY: usize = 8;
    const ARMIJO: f64 = 1e-4;
    const ENOUGH: f64 = 1e-6;
    let dot = |a: &[f64], b: &[f64]| a.iter().zip(b).map(|(x, y)| x * y).sum::<f64>();
    let mut gradient = vec![0.0; point.len()];
    let mut here = value(&point, &mut gradient);
    // Differences of points and of gradients, and the inverse of their product.
    let mut memory: VecDeque<(Vec<f64>, Vec<f64>, f64)> = VecDeque::new();
    for _ in 0..steps {
        let mut direction: Vec<f64> = gradient.iter().map(|slope| -slope).collect();
        let mut shares = Vec::with_capacity(MEMORY);
        for (moved, turned, inverse) in memory.iter().rev() {
            let share = inverse * dot(moved, &direction);
            direction.iter_mut().zip(turned).for_each(|(d, t)| *d -= share * t);
            shares.push(share);
        }
        if let Some((moved, turned, _)) = memory.back() {
            let length = dot(moved, turned) / dot(turned, turned).max(f64::MIN_POSITIVE);
            direction.iter_mut().for_each(|d| *d *= length);
        }
        for ((moved, turned, inverse), share) in memory.iter().zip(shares.iter().rev()) {
            let back = inverse * dot(turned, &direction);
            direction.iter_mut().zip(moved).for_each(|(d, m)| *d += (share - back) * m);
        }
        let slope = dot(&gradient, &direction);
        if slope > -ENOUGH * here.abs().max(1.0) {
            break;
        }
        let mut length = if memory.is_empty() { 1.0 / dot(&gradient, &gradient).sqrt().max(1.0) } else { 1.0 };
        let mut there = vec![0.0; point.len()];
        let (next, next_value) = loop {
            let next: Vec<f64> = point.iter().zip(&direction).map(|(p, d)| p + length * d).collect();
            let next_value = value(&next, &mut there);
            if next_value <= here + ARMIJO * length * slope || length < 1e-12 {
                break (next, next_value);
            }
            length *= 0.5;
        };
        let moved: Vec<f64> = next.iter().zip(&point).map(|(a, b)| a - b).collect();
        let turned: Vec<f64> = there.iter().zip(&gradient).map(|(a, b)| a - b).collect();
        let product = dot(&moved, &turned);
        if product > f64::MIN_POSITIVE {
            memory.push_back((moved, turned, 1.0 / product));
            if memory.len() > MEMORY {
                memory.pop_front();
            }
        }
        (point, gradient, here) = (next, there, next_value);
    }
    point
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tradition::Role;

    #[test]
    fn the_least_point_is_found() {
        // Rosenbrock's valley.
        let least = minimise(vec![-1.2, 1.0], 200, |at, slope| {
            let (x, y) = (at[0], at[1]);
            slope[0] = -400.0 * x * (y - x * x) - 2.0 * (1.0 - x);
            slope[1] = 200.0 * (y - x * x);
            100.0 * (y - x * x).powi(2) + (1.0 - x).powi(2)
        });
        assert!((least[0] - 1.0).abs() < 0.01 && (least[1] - 1.0).abs() < 0.02, "{least:?}");
    }

    #[test]
    fn a_sign_is_learnt_and_the_same_lessons_give_the_same_model() {
        let lesson = |word: &str, verdict| {
            let mut signs = Signs::default();
            signs.add(&["always"]);
            signs.add(&["word", word]);
            Lesson { signs, verdict }
        };
        let lessons: Vec<Lesson> = (0..40)
            .map(|n| {
                if n % 2 == 0 {
                    lesson("refined", Some(Role::Extends))
                } else {
                    lesson("denied", Some(Role::Critiques))
                }
            })
            .collect();
        let settings = Settings { ridge: 0.1, ..Settings::default() };
        let weights = learn(&lessons, &settings, &Weights::default());
        let [refined, denied] = [&lessons[0], &lessons[1]].map(|lesson| softmax(weights.sums(&lesson.signs)));
        assert!(refined[place_of(Some(Role::Extends))] > 0.9 && denied[place_of(Some(Role::Critiques))] > 0.9);
        assert_eq!(weights, learn(&lessons, &settings, &Weights::default()));
        // Without a lesson that says otherwise, what has been learnt stays.
        let later = learn(&lessons[..1], &Settings { ridge: 10.0, ..settings }, &weights);
        assert!(softmax(later.sums(&lessons[1].signs))[place_of(Some(Role::Critiques))] > 0.8);
    }
}
