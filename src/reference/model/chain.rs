//! The linear-chain conditional random field itself: scores of labels at tokens and between neighbours → the best
//! sequence, and the probability of every label at every token.
//!
//! Lafferty, McCallum & Pereira 2001; forward–backward in the scaled probability domain as in Rabiner 1989. Transition
//! scores depend on the class of the token that is entered (a comma, an opening quote, `In`, a number …), so that
//! "title → container" may cost little after a closing quote and much inside running words. Time is linear in the
//! number of tokens, memory too.

/// Number of label slots; rows of weights have this length, so that the compiler can use vector instructions.
pub const SLOTS: usize = 24;

/// Scores of the labels of one token.
pub type Row = [f32; SLOTS];

/// A score so low that the label is never chosen.
pub const NEVER: f32 = -1.0e4;

/// Transition scores: one matrix for each class of token, and the scores of starting with a label.
#[derive(Debug, Clone, PartialEq)]
pub struct Transitions {
    /// `matrices[class][from][to]`.
    pub matrices: Vec<[Row; SLOTS]>,
    /// Score of each label at the first token.
    pub start: Row,
}

impl Transitions {
    /// All scores zero.
    pub fn zero(classes: usize) -> Self {
        Transitions { matrices: vec![[[0.0; SLOTS]; SLOTS]; classes], start: [0.0; SLOTS] }
    }

    /// How far apart the scores of two transitions into the same kind of token are at most.
    pub fn spread(&self) -> f32 {
        let spread = |matrix: &[Row; SLOTS]| {
            let scores = matrix.as_flattened().iter().copied();
            scores.clone().fold(f32::MIN, f32::max) - scores.fold(f32::MAX, f32::min)
        };
        self.matrices.iter().map(spread).fold(0.0, f32::max)
    }

    /// The same scores as factors (`e^score`), for [`marginals`].
    pub fn factors(&self) -> Factors {
        let exp = |row: &Row| row.map(|score| score.max(-60.0).exp());
        let matrices: Vec<[Row; SLOTS]> =
            self.matrices.iter().map(|m| std::array::from_fn(|from| exp(&m[from]))).collect();
        let transposed =
            matrices.iter().map(|m| std::array::from_fn(|to| std::array::from_fn(|from| m[from][to]))).collect();
        Factors { matrices, transposed, start: exp(&self.start) }
    }
}

/// Exponentials of [`Transitions`], each matrix also transposed.
#[derive(Debug, Clone)]
pub struct Factors {
    matrices: Vec<[Row; SLOTS]>,
    transposed: Vec<[Row; SLOTS]>,
    start: Row,
}

/// The sequence of labels with the highest total score (Viterbi).
///
/// `emissions` has one row a token, `classes` one class a token; `classes[0]` is not used. `spread` is at least
/// [`Transitions::spread`]: a label that lies further than that behind the best one at a token leads to none of the next.
pub fn best_sequence(emissions: &[Row], classes: &[u8], transitions: &Transitions, spread: f32) -> Vec<u8> {
    let n = emissions.len();
    let Some(first) = emissions.first() else { return Vec::new() };
    let mut back = vec![[0u8; SLOTS]; n];
    let mut scores: Row = std::array::from_fn(|y| first[y] + transitions.start[y]);
    for (t, emission) in emissions.iter().enumerate().skip(1) {
        let matrix = matrix_of(&transitions.matrices, classes, t);
        let least = highest(&scores) - spread;
        let mut best = [f32::MIN; SLOTS];
        // As wide as the scores, so that the compiler can use vector instructions.
        let mut from = [0u32; SLOTS];
        for (previous, row) in (0u32..).zip(matrix) {
            let base = scores[previous as usize];
            if base < least {
                continue;
            }
            for y in 0..SLOTS {
                let candidate = base + row[y];
                let better = candidate > best[y];
                best[y] = if better { candidate } else { best[y] };
                from[y] = if better { previous } else { from[y] };
            }
        }
        for y in 0..SLOTS {
            scores[y] = best[y] + emission[y];
        }
        back[t] = from.map(|previous| previous as u8);
    }
    let mut label = (0..SLOTS).fold(0, |best, y| if scores[y] > scores[best] { y } else { best }) as u8;
    let mut labels = vec![0u8; n];
    for t in (0..n).rev() {
        labels[t] = label;
        label = back[t][usize::from(label) % SLOTS];
    }
    labels
}

/// Probability of every label at every token, to about one in a million: [`Lattice::marginals`], but labels that what
/// stands before makes next to impossible are not followed, which at most tokens leaves a few.
pub fn marginals(emissions: &[Row], classes: &[u8], factors: &Factors) -> Vec<Row> {
    const LEAST: f32 = 1.0e-12;
    let live = |row: &Row| (0..SLOTS).fold(0u32, |bits, y| bits | u32::from(row[y] > LEAST) << y);
    let mut shares: Vec<Row> = Vec::with_capacity(emissions.len());
    let mut forward: Vec<Row> = Vec::with_capacity(emissions.len());
    for (t, emission) in emissions.iter().enumerate() {
        let (mut local, _) = local(emission);
        let mut row = [0.0; SLOTS];
        match forward.last() {
            None => row = factors.start,
            Some(previous) => {
                let matrix = matrix_of(&factors.matrices, classes, t);
                for from in Ones(live(previous)) {
                    let mass = previous[from];
                    for y in 0..SLOTS {
                        row[y] += mass * matrix[from][y];
                    }
                }
            }
        }
        for y in 0..SLOTS {
            row[y] *= local[y];
        }
        let scale = 1.0 / total(&row);
        for y in 0..SLOTS {
            row[y] *= scale;
            local[y] *= scale;
        }
        forward.push(row);
        shares.push(local);
    }
    let mut backward = [1.0; SLOTS];
    for t in (0..forward.len()).rev() {
        let matrix = matrix_of(&factors.transposed, classes, t);
        let mut before = [0.0; SLOTS];
        for to in Ones(live(&forward[t])) {
            let mass = backward[to] * shares[t][to];
            for y in 0..SLOTS {
                before[y] += mass * matrix[to][y];
            }
        }
        let row = &mut forward[t];
        for y in 0..SLOTS {
            row[y] *= backward[y];
        }
        let scale = 1.0 / total(row);
        for value in row {
            *value *= scale;
        }
        backward = before;
    }
    forward
}

/// The sum of a row, never 0; taken in eight parts, which the compiler can add at once.
fn total(row: &Row) -> f32 {
    let mut parts = [0.0; SLOTS / 3];
    for (y, part) in parts.iter_mut().enumerate() {
        *part = row[y] + row[y + SLOTS / 3] + row[y + 2 * SLOTS / 3];
    }
    parts.iter().sum::<f32>().max(1.0e-30)
}

/// The highest of a row.
pub(super) fn highest(row: &Row) -> f32 {
    let larger = |a: f32, b: f32| if a > b { a } else { b };
    let mut parts = [0.0; SLOTS / 3];
    for (y, part) in parts.iter_mut().enumerate() {
        *part = larger(larger(row[y], row[y + SLOTS / 3]), row[y + 2 * SLOTS / 3]);
    }
    parts.into_iter().fold(f32::MIN, larger)
}

/// Places of the bits that are set.
struct Ones(u32);

impl Iterator for Ones {
    type Item = usize;

    fn next(&mut self) -> Option<usize> {
        let place = self.0.trailing_zeros();
        self.0 &= self.0.wrapping_sub(1);
        // Fewer than the slots, which spares the reader of rows a check.
        (place < SLOTS as u32).then_some(place as usize % SLOTS)
    }
}

/// Forward and backward factors of one sequence.
pub struct Lattice {
    /// `e^(emission − its maximum)` at each token.
    pub local: Vec<Row>,
    /// Forward factors, scaled to sum 1 at each token.
    pub forward: Vec<Row>,
    /// Backward factors, scaled by the same sums.
    pub backward: Vec<Row>,
    /// The sums by which the forward factors were divided.
    pub scale: Vec<f32>,
    /// Logarithm of the sum over all sequences of `e^score`.
    pub log_z: f64,
}

impl Lattice {
    /// Runs forward and backward once over the sequence.
    pub fn new(emissions: &[Row], classes: &[u8], factors: &Factors) -> Self {
        let n = emissions.len();
        let mut log_z = 0.0f64;
        let mut local = Vec::with_capacity(n);
        for row in emissions {
            let (factors, top) = self::local(row);
            log_z += f64::from(top);
            local.push(factors);
        }
        let mut forward: Vec<Row> = Vec::with_capacity(n);
        let mut scale = Vec::with_capacity(n);
        for (t, local) in local.iter().enumerate() {
            let mut row = [0.0; SLOTS];
            match forward.last() {
                None => row = factors.start,
                Some(previous) => {
                    let matrix = matrix_of(&factors.matrices, classes, t);
                    for (from, &mass) in previous.iter().enumerate() {
                        for y in 0..SLOTS {
                            row[y] += mass * matrix[from][y];
                        }
                    }
                }
            }
            for y in 0..SLOTS {
                row[y] *= local[y];
            }
            let sum = row.iter().sum::<f32>().max(1.0e-30);
            log_z += f64::from(sum.ln());
            forward.push(row.map(|value| value / sum));
            scale.push(sum);
        }
        let mut backward = vec![[1.0; SLOTS]; n];
        for t in (1..n).rev() {
            let matrix = matrix_of(&factors.transposed, classes, t);
            let mut row = [0.0; SLOTS];
            for to in 0..SLOTS {
                let mass = backward[t][to] * local[t][to] / scale[t];
                for y in 0..SLOTS {
                    row[y] += mass * matrix[to][y];
                }
            }
            backward[t - 1] = row;
        }
        Lattice { local, forward, backward, scale, log_z }
    }

    /// Probability of every label at every token.
    pub fn marginals(&self) -> Vec<Row> {
        let rows = self.forward.iter().zip(&self.backward);
        rows.map(|(forward, backward)| {
            let product: Row = std::array::from_fn(|y| forward[y] * backward[y]);
            let sum = product.iter().sum::<f32>().max(1.0e-30);
            product.map(|value| value / sum)
        })
        .collect()
    }

    /// Adds the expected counts of transitions into token `t`, times `weight`, to `counts[from][to]`.
    pub fn add_expected(&self, t: usize, classes: &[u8], factors: &Factors, weight: f32, counts: &mut [Row; SLOTS]) {
        let matrix = matrix_of(&factors.matrices, classes, t);
        let target: Row = std::array::from_fn(|y| self.backward[t][y] * self.local[t][y] / self.scale[t] * weight);
        for from in 0..SLOTS {
            let mass = self.forward[t - 1][from];
            for y in 0..SLOTS {
                counts[from][y] += mass * matrix[from][y] * target[y];
            }
        }
    }
}

fn matrix_of<'a>(matrices: &'a [[Row; SLOTS]], classes: &[u8], t: usize) -> &'a [Row; SLOTS] {
    let class = classes.get(t).copied().map_or(0, usize::from);
    matrices.get(class).unwrap_or(&matrices[0])
}

/// `e^(score − top)` of each score, and `top`, the highest of them.
fn local(row: &Row) -> (Row, f32) {
    let top = highest(row);
    let mut local = [0.0; SLOTS];
    for y in 0..SLOTS {
        local[y] = fast_exp(row[y] - top);
    }
    (local, top)
}

/// `e^x` for x ≤ 0 to about 2 in 10⁴, without a call into the mathematical library (Schraudolph's method with a
/// quadratic correction); below −60 it is 0.
fn fast_exp(x: f32) -> f32 {
    /// 3 · 2²²: a number so large that what is added to it is rounded to whole numbers, which are then its lowest bits.
    const ROUNDING: f32 = 12_582_912.0;
    let scaled = x.max(-60.0) * std::f32::consts::LOG2_E;
    let nearest = (scaled + ROUNDING) - ROUNDING;
    let floor = if nearest > scaled { nearest - 1.0 } else { nearest };
    let fraction = scaled - floor;
    let exponent = (floor + ROUNDING).to_bits().wrapping_sub(ROUNDING.to_bits()).wrapping_add(127);
    let power = f32::from_bits(exponent << 23);
    let value = power * (1.0 + fraction * (0.695_556_9 + fraction * (0.226_173_4 + fraction * 0.078_024_4)));
    if x < -60.0 { 0.0 } else { value }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn toy() -> (Vec<Row>, Vec<u8>, Transitions) {
        let mut transitions = Transitions::zero(2);
        let mut state = 7u32;
        let mut next = || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 16) as f32 / 65536.0 * 4.0 - 2.0
        };
        for matrix in &mut transitions.matrices {
            for from in 0..SLOTS {
                for to in 0..SLOTS {
                    matrix[from][to] = if from < 3 && to < 3 { next() } else { NEVER };
                }
            }
        }
        transitions.start = std::array::from_fn(|y| if y < 3 { next() } else { NEVER });
        let emissions = (0..4).map(|_| std::array::from_fn(|y| if y < 3 { next() } else { NEVER })).collect();
        (emissions, vec![0, 1, 0, 1], transitions)
    }

    /// Every sequence over three labels, with its score, by plain enumeration.
    fn enumerate(emissions: &[Row], classes: &[u8], transitions: &Transitions) -> Vec<(Vec<u8>, f64)> {
        (0..81u32)
            .map(|code| {
                let labels: Vec<u8> = (0..4).map(|t| ((code / 3u32.pow(t)) % 3) as u8).collect();
                let mut score = transitions.start[usize::from(labels[0])];
                for t in 0..4 {
                    score += emissions[t][usize::from(labels[t])];
                    if t > 0 {
                        let matrix = &transitions.matrices[usize::from(classes[t])];
                        score += matrix[usize::from(labels[t - 1])][usize::from(labels[t])];
                    }
                }
                (labels, f64::from(score))
            })
            .collect()
    }

    #[test]
    fn the_best_sequence_is_the_one_that_enumeration_finds() {
        let (emissions, classes, transitions) = toy();
        let all = enumerate(&emissions, &classes, &transitions);
        let best = all.iter().max_by(|a, b| a.1.total_cmp(&b.1)).unwrap();
        assert_eq!(best_sequence(&emissions, &classes, &transitions, transitions.spread()), best.0);
    }

    #[test]
    fn marginals_and_normaliser_agree_with_enumeration() {
        let (emissions, classes, transitions) = toy();
        let all = enumerate(&emissions, &classes, &transitions);
        let z: f64 = all.iter().map(|(_, score)| score.exp()).sum();
        let lattice = Lattice::new(&emissions, &classes, &transitions.factors());
        assert!((lattice.log_z - z.ln()).abs() < 1e-2, "{} {}", lattice.log_z, z.ln());
        for rows in [marginals(&emissions, &classes, &transitions.factors()), lattice.marginals()] {
            for (t, row) in rows.iter().enumerate() {
                for y in 0..3u8 {
                    let p: f64 = all.iter().filter(|(l, _)| l[t] == y).map(|(_, s)| s.exp()).sum::<f64>() / z;
                    assert!((f64::from(row[usize::from(y)]) - p).abs() < 2e-3);
                }
            }
        }
    }

    #[test]
    fn nothing_in_nothing_out() {
        assert!(best_sequence(&[], &[], &Transitions::zero(1), 0.0).is_empty());
        assert!(marginals(&[], &[], &Transitions::zero(1).factors()).is_empty());
    }
}
