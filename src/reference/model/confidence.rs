//! What the probability that the chain gives a label is worth.
//!
//! A chain is surer of itself than it is right, the more so the less what it reads resembles what it was trained on. How
//! much more shows in a few signs: how sure it is of the entry as a whole and of what borders on the field, how long the
//! entry and the field are, and whether the field falls apart. A logistic regression on these (Platt 1999, with more than
//! one sign) says how often such fields are right. It is learnt from references that the chain has not seen.

use crate::reference::Label;

/// Number of signs, one of which holds always.
pub const SIGNS: usize = 7;

/// The signs of a token.
pub type Signs = [f64; SIGNS];

/// Place of the logit of the token's own probability among the signs.
const OWN: usize = 1;

/// How much each sign counts.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Confidence(pub [f32; SIGNS]);

impl Confidence {
    /// Takes probabilities as they are.
    pub const UNCHANGED: Confidence = Confidence([0.0, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0]);

    /// Puts in place of each probability how often such a label is right.
    pub fn weigh(&self, labels: &mut [(Label, f64)]) {
        let signs = signs(labels);
        for ((_, probability), signs) in labels.iter_mut().zip(&signs) {
            *probability = share(&self.0.map(f64::from), signs);
        }
    }

    /// Learns what signs are worth from those of fields that were read and whether these are right; `None` where that is
    /// too little, or where it says that what is surer is less often right.
    ///
    /// The maximum of the likelihood with a small penalty for large weights, by Newton's method in steps of bounded length.
    pub fn learn(outcomes: &[(Signs, bool)]) -> Option<Confidence> {
        const ENOUGH: usize = 200;
        const STEPS: usize = 40;
        const PENALTY: f64 = 1.0;
        const LONGEST: f64 = 0.5;
        if outcomes.len() < ENOUGH {
            return None;
        }
        let mut weights = [0.0; SIGNS];
        for _ in 0..STEPS {
            let mut slope = weights.map(|weight| -PENALTY * weight);
            let mut bend = [[0.0; SIGNS]; SIGNS];
            for (place, row) in bend.iter_mut().enumerate() {
                row[place] = PENALTY;
            }
            for (signs, right) in outcomes {
                let share = share(&weights, signs);
                let miss = f64::from(u8::from(*right)) - share;
                for (i, sign) in signs.iter().enumerate() {
                    slope[i] += miss * sign;
                    for (bend, other) in bend[i].iter_mut().zip(signs) {
                        *bend += share * (1.0 - share) * sign * other;
                    }
                }
            }
            for (weight, step) in weights.iter_mut().zip(solved(bend, slope)) {
                *weight += step.clamp(-LONGEST, LONGEST);
            }
        }
        let good = weights.iter().all(|weight| weight.is_finite()) && weights[OWN] > 0.0;
        good.then(|| Confidence(weights.map(|weight| weight as f32)))
    }
}

/// The signs of each token of an entry, read off its labels and their probabilities.
pub fn signs(labels: &[(Label, f64)]) -> Vec<Signs> {
    #[derive(Clone, Copy)]
    struct Field {
        tokens: usize,
        stretches: usize,
        /// Of its tokens and those beside them.
        least: f64,
    }
    let mut fields = [Field { tokens: 0, stretches: 0, least: 1.0 }; Label::ALL.len()];
    let mut last = None;
    for (t, (label, probability)) in labels.iter().enumerate() {
        let field = &mut fields[label.index()];
        field.tokens += 1;
        let beside = [t.checked_sub(1), Some(t + 1)].into_iter().flatten().filter_map(|t| labels.get(t));
        field.least = beside.fold(field.least.min(*probability), |least, (_, beside)| least.min(*beside));
        if last != Some(*label) {
            field.stretches += 1;
        }
        last = Some(*label);
    }
    let length = labels.len().max(1) as f64;
    let mean = logit(labels.iter().map(|(_, probability)| probability).sum::<f64>() / length);
    let mut of_field = [[0.0; SIGNS]; Label::ALL.len()];
    for (signs, field) in of_field.iter_mut().zip(fields).filter(|(_, field)| field.tokens > 0) {
        let stretches = field.stretches.min(4) as f64 - 1.0;
        *signs = [1.0, 0.0, mean, logit(field.least), (field.tokens as f64).ln(), stretches, length.ln()];
    }
    let of = |(label, probability): &(Label, f64)| {
        let mut signs = of_field[label.index()];
        signs[OWN] = logit(*probability);
        signs
    };
    labels.iter().map(of).collect()
}

fn logit(probability: f64) -> f64 {
    const LEAST: f64 = 1.0e-4;
    let probability = probability.clamp(LEAST, 1.0 - LEAST);
    (probability / (1.0 - probability)).ln()
}

fn share(weights: &[f64; SIGNS], signs: &Signs) -> f64 {
    let sum: f64 = weights.iter().zip(signs).map(|(weight, sign)| weight * sign).sum();
    1.0 / (1.0 + (-sum).exp())
}

/// `x` where `matrix · x = right`, for a matrix that is symmetric and positive definite (Gaussian elimination).
fn solved(mut matrix: [[f64; SIGNS]; SIGNS], mut right: [f64; SIGNS]) -> [f64; SIGNS] {
    for i in 0..SIGNS {
        let (pivot, of_pivot) = (matrix[i], right[i]);
        for row in i + 1..SIGNS {
            let factor = matrix[row][i] / pivot[i];
            for (value, above) in matrix[row].iter_mut().zip(pivot) {
                *value -= factor * above;
            }
            right[row] -= factor * of_pivot;
        }
    }
    for i in (0..SIGNS).rev() {
        let known: f64 = (i + 1..SIGNS).map(|j| matrix[i][j] * right[j]).sum();
        right[i] = (right[i] - known) / matrix[i][i];
    }
    right
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_unchanged_stays() {
        let mut labels = vec![(Label::Author, 0.7), (Label::Author, 0.99), (Label::Title, 0.2)];
        Confidence::UNCHANGED.weigh(&mut labels);
        for ((_, found), expected) in labels.iter().zip([0.7, 0.99, 0.2]) {
            assert!((found - expected).abs() < 1e-9, "{found}");
        }
    }

    #[test]
    fn a_chain_that_boasts_is_taken_at_what_it_is_worth() {
        // Long entries in which every third field called sure is wrong, short ones that are as good as they are said to be.
        let outcome = |i: usize| {
            let long = i.is_multiple_of(2);
            let signs = signs(&vec![(Label::Title, 0.9); if long { 60 } else { 10 }])[0];
            (signs, if long { !i.is_multiple_of(3) } else { i % 20 > 1 })
        };
        let outcomes: Vec<_> = (0..6000).map(outcome).collect();
        let learnt = Confidence::learn(&outcomes).unwrap();
        let worth = |tokens: usize| {
            let mut labels = vec![(Label::Title, 0.9); tokens];
            learnt.weigh(&mut labels);
            labels[0].1
        };
        assert!((worth(60) - 0.67).abs() < 0.02, "{}", worth(60));
        assert!((worth(10) - 0.9).abs() < 0.02, "{}", worth(10));
        assert_eq!(Confidence::learn(&outcomes[..100]), None);
    }

    #[test]
    fn a_field_that_falls_apart_shows_it() {
        let labels = [(Label::Title, 0.9), (Label::Date, 0.6), (Label::Title, 0.9), (Label::Title, 0.9)];
        let signs = signs(&labels);
        assert_eq!((signs[0][5], signs[1][5]), (1.0, 0.0));
        assert_eq!(signs[0][3], logit(0.6));
        assert_eq!(signs[3][4], 3f64.ln());
    }
}
