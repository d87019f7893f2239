//! Training: tagged references → weights.
//!
//! Maximum conditional likelihood by stochastic gradient steps with a step size for each weight (AdaGrad; Duchi, Hazan &
//! Singer 2011), one reference at a time, L1 shrinkage of the weights that a step touches (truncated gradient; Langford,
//! Li & Zhang 2009), features left out at random so that no single one is relied on, and the mean of the weights after
//! the last passes (looked at several times in each) as the result. Tokens of which the corpus leaves the label open count with all labels they may have.
//! One thread, one seed: the same data give the same weights.

use std::collections::HashMap;

use super::chain::{Factors, Lattice, NEVER, Row, SLOTS, Transitions};
use super::features::{Evidence, TOKEN_CLASSES};

/// How to train.
#[derive(Debug, Clone, PartialEq)]
pub struct Settings {
    /// Passes over the data.
    pub passes: usize,
    /// Over how many of the last passes the weights are averaged, [`SNAPSHOTS`] times in each.
    pub averaged: usize,
    /// Initial step size.
    pub step: f32,
    /// L1 shrinkage of a touched weight, in units of the step.
    pub shrinkage: f32,
    /// Share of features left out at random.
    pub dropout: f32,
    /// Share of references whose words and affixes are left out altogether, so that layout alone must do.
    pub blind: f32,
    /// Features that occur in fewer references are ignored.
    pub least_count: u32,
    /// Seed of the random order.
    pub seed: u64,
}

impl Default for Settings {
    fn default() -> Self {
        Settings {
            passes: 5,
            averaged: 3,
            step: 0.05,
            shrinkage: 2.0e-3,
            dropout: 0.55,
            blind: 0.2,
            least_count: 3,
            seed: 1,
        }
    }
}

/// How often in a pass the weights are looked at for the average.
const SNAPSHOTS: usize = 6;

/// A reference to learn from.
#[derive(Debug, Clone)]
pub struct Lesson {
    /// What is seen at its tokens.
    pub evidence: Evidence,
    /// Scores that the labels have before any of these features counts; empty for none.
    pub offset: Vec<Row>,
    /// Labels that each token may have, as bits.
    pub allowed: Vec<u32>,
    /// Whether it has come before, so that its features are counted already.
    pub again: bool,
}

/// What training finds.
#[derive(Debug, Clone)]
pub struct Weights {
    /// Feature numbers and their rows, by feature number.
    pub rows: Vec<(u32, Row)>,
    /// Scores between neighbours.
    pub transitions: Transitions,
}

/// Trains, from transitions that are given or from none; `progress` is told after each pass its number (from 1) and the mean loss per token.
pub fn train(
    lessons: &mut [Lesson],
    settings: &Settings,
    start: Option<&Transitions>,
    mut progress: impl FnMut(usize, f64),
) -> Weights {
    let names = number_features(lessons, settings.least_count);
    let mut trainer = Trainer::new(names.len(), settings);
    if let Some(start) = start {
        trainer.transitions = start.clone();
    }
    let mut order: Vec<u32> = (0..lessons.len() as u32).collect();
    let mut random = Random::new(settings.seed);
    let averaged = settings.averaged.clamp(1, settings.passes.max(1));
    let mut sum_rows = vec![[0.0f32; SLOTS]; names.len()];
    let mut sum_transitions = Transitions::zero(TOKEN_CLASSES);
    let mut summed = 0u32;
    let stride = order.len().div_ceil(SNAPSHOTS).max(1);
    for pass in 1..=settings.passes.max(1) {
        random.shuffle(&mut order);
        let (mut loss, mut tokens) = (0.0f64, 0usize);
        for (count, index) in order.iter().enumerate() {
            if count % 64 == 0 {
                trainer.factors = trainer.transitions.factors();
            }
            if let Some(lesson) = lessons.get(*index as usize) {
                loss += trainer.learn(lesson, &mut random);
                tokens += lesson.evidence.len();
            }
            let looked_at = (count + 1) % stride == 0 || count + 1 == order.len();
            if looked_at && pass + averaged > settings.passes.max(1) {
                summed += 1;
                for (sum, [row, _]) in sum_rows.iter_mut().zip(&trainer.rows) {
                    add(std::slice::from_mut(sum), std::slice::from_ref(row));
                }
                for (sum, matrix) in sum_transitions.matrices.iter_mut().zip(&trainer.transitions.matrices) {
                    add(sum, matrix);
                }
                add(std::slice::from_mut(&mut sum_transitions.start), std::slice::from_ref(&trainer.transitions.start));
            }
        }
        progress(pass, loss / tokens.max(1) as f64);
    }
    let mean = |row: &Row| row.map(|value| value / summed.max(1) as f32);
    let mut rows: Vec<(u32, Row)> = names.iter().copied().zip(sum_rows.iter().map(mean)).collect();
    rows.sort_by_key(|(name, _)| *name);
    sum_transitions.start = mean(&sum_transitions.start);
    for matrix in &mut sum_transitions.matrices {
        for row in matrix.iter_mut() {
            *row = mean(row);
        }
    }
    Weights { rows, transitions: sum_transitions }
}

fn add(sums: &mut [Row], rows: &[Row]) {
    for (sum, row) in sums.iter_mut().zip(rows) {
        for y in 0..SLOTS {
            sum[y] += row[y];
        }
    }
}

/// Replaces feature numbers by positions in the returned list (`u32::MAX` for the rare ones).
fn number_features(lessons: &mut [Lesson], least_count: u32) -> Vec<u32> {
    let mut counts: HashMap<u32, (u32, u32)> = HashMap::new();
    for (index, lesson) in (1u32..).zip(lessons.iter().filter(|lesson| !lesson.again)) {
        for feature in &lesson.evidence.features {
            let (count, last) = counts.entry(*feature).or_insert((0, 0));
            if *last != index {
                *count += 1;
                *last = index;
            }
        }
    }
    let mut names: Vec<u32> =
        counts.iter().filter(|(_, (count, _))| *count >= least_count).map(|(name, _)| *name).collect();
    names.sort_unstable();
    for lesson in lessons {
        for feature in &mut lesson.evidence.features {
            *feature = names.binary_search(feature).map_or(u32::MAX, |at| at as u32);
        }
    }
    names
}

struct Trainer<'s> {
    settings: &'s Settings,
    /// Weights of each feature and the sums of their squared gradients, side by side in memory.
    rows: Vec<[Row; 2]>,
    transitions: Transitions,
    squares_between: Transitions,
    factors: Factors,
    kept: Vec<u32>,
    kept_ends: Vec<u32>,
}

impl<'s> Trainer<'s> {
    fn new(features: usize, settings: &'s Settings) -> Self {
        let transitions = Transitions::zero(TOKEN_CLASSES);
        Trainer {
            settings,
            rows: vec![[[0.0; SLOTS]; 2]; features],
            factors: transitions.factors(),
            squares_between: transitions.clone(),
            transitions,
            kept: Vec::new(),
            kept_ends: Vec::new(),
        }
    }

    fn learn(&mut self, lesson: &Lesson, random: &mut Random) -> f64 {
        let n = lesson.evidence.len();
        if n == 0 || lesson.allowed.len() != n {
            return 0.0;
        }
        let dropout = self.settings.dropout;
        let boost = 1.0 / (1.0 - dropout);
        self.kept.clear();
        self.kept_ends.clear();
        let mut emissions = Vec::with_capacity(n);
        let blind = random.fraction() < self.settings.blind;
        for t in 0..n {
            let mut row = [0.0f32; SLOTS];
            let skipped = if blind { lesson.evidence.lexical.get(t).copied().map_or(0, usize::from) } else { 0 };
            for &feature in lesson.evidence.of(t).iter().skip(skipped) {
                if feature == u32::MAX || random.fraction() < dropout {
                    continue;
                }
                self.kept.push(feature);
                let [weights, _] = &self.rows[feature as usize];
                for y in 0..SLOTS {
                    row[y] += weights[y];
                }
            }
            self.kept_ends.push(self.kept.len() as u32);
            let offset = lesson.offset.get(t).copied().unwrap_or_default();
            emissions.push(std::array::from_fn(|y| row[y] * boost + offset[y]));
        }
        let classes = &lesson.evidence.classes;
        let masked: Vec<Row> = emissions
            .iter()
            .zip(&lesson.allowed)
            .map(|(row, allowed)| std::array::from_fn(|y| if allowed >> y & 1 == 1 { row[y] } else { NEVER }))
            .collect();
        let free = Lattice::new(&emissions, classes, &self.factors);
        let bound = Lattice::new(&masked, classes, &self.factors);
        let expected = free.marginals();
        let wanted = bound.marginals();
        let mut start = 0usize;
        for t in 0..n {
            let end = self.kept_ends[t] as usize;
            let gradient: Row = std::array::from_fn(|y| wanted[t][y] - expected[t][y]);
            if gradient.iter().any(|g| g.abs() > 1.0e-4) {
                for &feature in &self.kept[start..end] {
                    let [row, squares] = &mut self.rows[feature as usize];
                    step(row, squares, &gradient, self.settings);
                }
            }
            start = end;
        }
        for t in 1..n {
            let mut counts = [[0.0f32; SLOTS]; SLOTS];
            bound.add_expected(t, classes, &self.factors, 1.0, &mut counts);
            free.add_expected(t, classes, &self.factors, -1.0, &mut counts);
            let class = usize::from(classes[t]);
            for from in 0..SLOTS {
                if counts[from].iter().any(|g| g.abs() > 1.0e-4) {
                    let squares = &mut self.squares_between.matrices[class][from];
                    step(&mut self.transitions.matrices[class][from], squares, &counts[from], self.settings);
                }
            }
        }
        let gradient: Row = std::array::from_fn(|y| wanted[0][y] - expected[0][y]);
        step(&mut self.transitions.start, &mut self.squares_between.start, &gradient, self.settings);
        free.log_z - bound.log_z
    }
}

/// One step of AdaGrad with shrinkage.
fn step(row: &mut Row, squares: &mut Row, gradient: &Row, settings: &Settings) {
    for y in 0..SLOTS {
        let g = gradient[y];
        squares[y] += g * g;
        let rate = settings.step / (squares[y].sqrt() + 0.1);
        let moved = row[y] + rate * g;
        let shrink = rate * settings.shrinkage * g.abs().min(1.0);
        row[y] = moved.signum() * (moved.abs() - shrink).max(0.0);
    }
}

/// xorshift64*, for an order that is the same everywhere.
#[derive(Debug, Clone)]
pub struct Random(u64);

impl Random {
    /// A generator; equal seeds give equal numbers.
    pub fn new(seed: u64) -> Self {
        Random(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    /// 64 bits.
    pub fn bits(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d)
    }

    /// A number in 0..1.
    pub fn fraction(&mut self) -> f32 {
        (self.bits() >> 40) as f32 / (1u64 << 24) as f32
    }

    /// A number below `bound`; 0 if that is 0.
    pub fn below(&mut self, bound: usize) -> usize {
        if bound == 0 { 0 } else { (self.bits() >> 11) as usize % bound }
    }

    /// Whether an event of that probability happens.
    pub fn chance(&mut self, probability: f32) -> bool {
        self.fraction() < probability
    }

    /// One item of a list that is not empty.
    pub fn pick<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        &list[self.below(list.len())]
    }

    /// Puts a list in random order.
    pub(super) fn shuffle(&mut self, list: &mut [u32]) {
        for i in (1..list.len()).rev() {
            list.swap(i, self.below(i + 1));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::features;
    use super::*;
    use crate::reference::model::chain::best_sequence;
    use crate::reference::{Label, Tokens};

    #[test]
    fn a_pattern_is_learnt_and_the_same_data_give_the_same_weights() {
        let lesson = |year: u32, word: &str| {
            let tokens = Tokens::read(&format!("{word} ({year}) Title of {word}."));
            let evidence = features::evidence(&tokens);
            let bits = |label: Label| 1u32 << label.index();
            let allowed = (0..tokens.len())
                .map(|t| match t {
                    0 => bits(Label::Author),
                    1..=3 => bits(Label::Date),
                    _ => bits(Label::Title),
                })
                .collect();
            Lesson { evidence, offset: Vec::new(), allowed, again: false }
        };
        let mut lessons: Vec<Lesson> =
            (0..60).map(|i| lesson(1950 + i, ["Smith", "Doe", "Roe"][i as usize % 3])).collect();
        let mut again = lessons.clone();
        let settings = Settings { passes: 5, ..Settings::default() };
        let weights = train(&mut lessons, &settings, None, |_, _| {});
        assert_eq!(weights.rows, train(&mut again, &settings, None, |_, _| {}).rows);
        let fresh = lesson(1999, "Poe");
        let emissions: Vec<Row> = (0..fresh.evidence.len())
            .map(|t| {
                let mut row = [0.0; SLOTS];
                for feature in fresh.evidence.of(t) {
                    if let Ok(at) = weights.rows.binary_search_by_key(feature, |(name, _)| *name) {
                        (0..SLOTS).for_each(|y| row[y] += weights.rows[at].1[y]);
                    }
                }
                row
            })
            .collect();
        let labels =
            best_sequence(&emissions, &fresh.evidence.classes, &weights.transitions, weights.transitions.spread());
        assert_eq!(labels[0], Label::Author.index() as u8);
        assert_eq!(labels[2], Label::Date.index() as u8);
        assert_eq!(*labels.last().unwrap(), Label::Title.index() as u8);
    }
}
