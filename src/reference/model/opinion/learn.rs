//! Training: tagged references → a network.
//!
//! Cross-entropy over the labels that a token may have, its gradient by the chain rule, steps by Adam (Kingma & Ba 2015)
//! whose size falls to nothing, and the mean of the weights over the last quarter of the course. Words are made unknown
//! at random, in some entries with their affixes too, so that the layout is learnt as well as the words. A batch is cut
//! into the same pieces on any number of cores, and their gradients are added in order: the same data give the same
//! weights.

use rayon::prelude::*;

use super::super::corpus::Example;
use super::super::glance::{Glance, glances};
use super::super::train::Random;
use super::backward::{Normal, Trace, slopes, through_layer, through_norm};
use super::forward::rectified;
use super::matrix::{add_outer, add_rows, times, times_turned};
use super::net::{Net, Point, STATES, WIDTH};
use super::vocabulary::Vocabulary;
use super::{LONGEST, Opinion, Table};

/// How to train.
#[derive(Debug, Clone, PartialEq)]
pub struct Course {
    /// Passes over the data.
    pub passes: usize,
    /// Size of the first steps.
    pub step: f32,
    /// Share of words that are made unknown.
    pub forgotten: f32,
    /// Share of entries whose words and affixes are all made unknown.
    pub blind: f32,
    /// Share of a token's numbers that are left out at random; half as many of what a layer adds.
    pub dropout: f32,
    /// Seed of the random order.
    pub seed: u64,
}

impl Default for Course {
    fn default() -> Self {
        Course { passes: 9, step: 3.0e-3, forgotten: 0.3, blind: 0.1, dropout: 0.1, seed: 1 }
    }
}

/// Entries between two steps, and in a piece of them.
const BATCH: usize = 64;
const PIECE: usize = 8;
/// Steps until they have their full size.
const WARMING: f32 = 200.0;
/// Steps between two looks at the weights for their mean.
const BETWEEN_LOOKS: usize = 32;

/// An entry to learn from.
struct Lesson {
    rows: Vec<u32>,
    ends: Vec<u32>,
    allowed: Vec<u32>,
}

/// Trains; `progress` is told after each pass its number (from 1) and the mean loss per token.
pub fn learn(examples: &[Example], course: &Course, mut progress: impl FnMut(usize, f64)) -> Opinion {
    let examples: Vec<&Example> = examples.iter().filter(|example| example.tokens.len() <= LONGEST).collect();
    let seen: Vec<Vec<Glance>> = examples.par_iter().map(|example| glances(&example.tokens)).collect();
    let once = seen.iter().zip(&examples).filter(|(_, example)| !example.again);
    let vocabulary = Vocabulary::of(once.flat_map(|(glances, _)| glances));
    let lesson = |(glances, example): (&Vec<Glance>, &&Example)| {
        let (mut rows, mut ends) = (Vec::new(), Vec::new());
        for glance in glances {
            vocabulary.add_rows(glance, &mut rows);
            ends.push(rows.len() as u32);
        }
        Lesson { rows, ends, allowed: example.allowed.clone() }
    };
    let lessons: Vec<Lesson> = seen.iter().zip(&examples).map(lesson).collect();
    drop(seen);
    let mut random = Random::new(course.seed);
    let mut learner = Learner::new(vocabulary.rows(), &mut random);
    let mut order: Vec<u32> = (0..lessons.len() as u32).collect();
    let steps = course.passes.max(1) * order.len().div_ceil(BATCH).max(1);
    let mut mean = Mean::default();
    let mut step = 0usize;
    for pass in 1..=course.passes.max(1) {
        random.shuffle(&mut order);
        let (mut loss, mut tokens) = (0.0, 0usize);
        for batch in order.chunks(BATCH) {
            let gradient = learner.gradient(&lessons, batch, course, step);
            loss += gradient.loss;
            tokens += gradient.tokens;
            let done = step as f32 / steps as f32;
            let size = course.step * ((step + 1) as f32 / WARMING).min(1.0) * (1.02 - done);
            learner.descend(gradient, size);
            step += 1;
            if 4 * step > 3 * steps && step.is_multiple_of(BETWEEN_LOOKS) || step == steps {
                mean.add(&mut learner);
            }
        }
        progress(pass, loss / tokens.max(1) as f64);
    }
    mean.apply(&mut learner);
    Opinion { table: Table::of(&learner.rows), vocabulary, net: learner.net }
}

/// The gradient of a loss.
struct Gradient {
    net: Net,
    /// Rows of the table, in the order of the text, with what each adds.
    rows: Vec<(u32, Point)>,
    loss: f64,
    tokens: usize,
}

impl Gradient {
    fn zero() -> Gradient {
        Gradient { net: Net::zero(), rows: Vec::new(), loss: 0.0, tokens: 0 }
    }
}

/// Weights with what Adam remembers of their gradients.
struct Learner {
    net: Net,
    rows: Vec<Point>,
    net_moments: [Net; 2],
    row_moments: Vec<[Point; 2]>,
    /// Gradient of the table and which rows of it are not zero.
    sums: Vec<Point>,
    touched: Vec<u32>,
    steps: i32,
}

impl Learner {
    fn new(rows: usize, random: &mut Random) -> Learner {
        let mut net = Net::zero();
        let mut draw = |list: &mut [f32], most: f32| {
            list.iter_mut().for_each(|weight| *weight = (2.0 * random.fraction() - 1.0) * most);
        };
        let inverse_root = |inputs: usize| 1.0 / (inputs as f32).sqrt();
        for layer in &mut net.layers {
            layer.norm[0] = [1.0; WIDTH];
            draw(layer.mix.as_flattened_mut(), inverse_root(3));
            draw(layer.gates.as_flattened_mut(), inverse_root(WIDTH));
            draw(layer.merge.as_flattened_mut(), inverse_root(STATES));
        }
        net.norm[0] = [1.0; WIDTH];
        draw(net.labels.as_flattened_mut(), inverse_root(WIDTH));
        let mut table = vec![[0.0; WIDTH]; rows];
        draw(table.as_flattened_mut(), 0.17);
        Learner {
            net,
            net_moments: [Net::zero(), Net::zero()],
            row_moments: vec![[[0.0; WIDTH]; 2]; rows],
            sums: vec![[0.0; WIDTH]; rows],
            rows: table,
            touched: Vec::new(),
            steps: 0,
        }
    }

    /// The gradient of the loss on a batch.
    fn gradient(&self, lessons: &[Lesson], batch: &[u32], course: &Course, step: usize) -> Gradient {
        let pieces: Vec<Gradient> = batch
            .par_chunks(PIECE)
            .enumerate()
            .map(|(place, piece)| {
                let mut random = Random::new(course.seed ^ ((step as u64) << 8 | place as u64) << 16);
                let mut gradient = Gradient::zero();
                for lesson in piece.iter().filter_map(|index| lessons.get(*index as usize)) {
                    self.add_gradient(lesson, course, &mut random, &mut gradient);
                }
                gradient
            })
            .collect();
        pieces.into_iter().fold(Gradient::zero(), |mut sum, mut piece| {
            for (sum, more) in sum.net.parameters().into_iter().zip(piece.net.parameters()) {
                sum.iter_mut().zip(more).for_each(|(sum, more)| *sum += *more);
            }
            sum.rows.append(&mut piece.rows);
            Gradient { loss: sum.loss + piece.loss, tokens: sum.tokens + piece.tokens, ..sum }
        })
    }

    fn add_gradient(&self, lesson: &Lesson, course: &Course, random: &mut Random, gradient: &mut Gradient) {
        let blind = random.chance(course.blind);
        let mut rows = lesson.rows.clone();
        let starts: Vec<usize> = std::iter::once(0).chain(lesson.ends.iter().map(|end| *end as usize)).collect();
        for pair in starts.windows(2) {
            if blind || random.chance(course.forgotten) {
                Vocabulary::forget(&mut rows[pair[0]..pair[1]], blind);
            }
        }
        let n = lesson.ends.len();
        // Forward.
        let kept = |share: f32, random: &mut Random| -> Vec<Point> {
            let factor = 1.0 / (1.0 - share);
            let mut one = || if random.chance(share) { 0.0 } else { factor };
            (0..n).map(|_| std::array::from_fn(|_| one())).collect()
        };
        let first = kept(course.dropout, random);
        let mut points: Vec<Point> = Vec::with_capacity(n);
        for (pair, kept) in starts.windows(2).zip(&first) {
            let mut sum = [0.0; WIDTH];
            for row in rows[pair[0]..pair[1]].iter().filter_map(|row| self.rows.get(*row as usize)) {
                (0..WIDTH).for_each(|i| sum[i] += row[i]);
            }
            let point = rectified(&sum, &self.net.bias);
            points.push(std::array::from_fn(|i| point[i] * kept[i]));
        }
        let entered: Vec<Point> = points.clone();
        let mut traces: Vec<(Trace, Vec<Point>)> = Vec::new();
        for layer in &self.net.layers {
            let (added, trace) = layer.traced(&points);
            let kept = kept(course.dropout / 2.0, random);
            for ((point, more), kept) in points.iter_mut().zip(&added).zip(&kept) {
                (0..WIDTH).for_each(|i| point[i] += more[i] * kept[i]);
            }
            traces.push((trace, kept));
        }
        let normal = Normal::of(&points, &self.net.norm);
        let scores = times(&normal.scaled, &self.net.labels, &self.net.label_bias);
        // Backward.
        let (loss, slopes) = slopes(&scores, &lesson.allowed);
        gradient.loss += loss;
        gradient.tokens += n;
        add_outer(&normal.scaled, &slopes, &mut gradient.net.labels);
        add_rows(&slopes, &mut gradient.net.label_bias);
        let back = times_turned(&slopes, &self.net.labels);
        let mut down = vec![[0.0; WIDTH]; n];
        through_norm(&back, &normal, &self.net.norm[0], &mut gradient.net.norm, &mut down);
        let layers = self.net.layers.iter().zip(&mut gradient.net.layers);
        for ((layer, gradient), (trace, kept)) in layers.zip(&traces).rev() {
            through_layer(layer, trace, kept, gradient, &mut down);
        }
        for (t, pair) in starts.windows(2).enumerate() {
            let slope: Point =
                std::array::from_fn(|i| if entered[t][i] > 0.0 { down[t][i] * first[t][i] } else { 0.0 });
            (0..WIDTH).for_each(|i| gradient.net.bias[i] += slope[i]);
            gradient.rows.extend(rows[pair[0]..pair[1]].iter().map(|row| (*row, slope)));
        }
    }

    /// A step of Adam; rows that are not in the batch stay as they are.
    fn descend(&mut self, mut gradient: Gradient, size: f32) {
        self.steps += 1;
        let share = 1.0 / gradient.tokens.max(1) as f32;
        let adam = Adam {
            size,
            first: 1.0 / (1.0 - Adam::FIRST.powi(self.steps)),
            second: 1.0 / (1.0 - Adam::SECOND.powi(self.steps)),
        };
        let [first, second] = &mut self.net_moments;
        let moments = first.parameters().into_iter().zip(second.parameters());
        let slopes = gradient.net.parameters();
        for ((weights, slopes), (first, second)) in self.net.parameters().into_iter().zip(slopes).zip(moments) {
            let all = weights.iter_mut().zip(slopes.iter()).zip(first.iter_mut().zip(second));
            all.for_each(|((weight, slope), (first, second))| adam.step(weight, slope * share, first, second));
        }
        for (row, slope) in &gradient.rows {
            let sum = &mut self.sums[*row as usize];
            // A sum that happens to be zero is stepped twice by nothing.
            if *sum == [0.0; WIDTH] {
                self.touched.push(*row);
            }
            (0..WIDTH).for_each(|i| sum[i] += slope[i]);
        }
        self.touched.sort_unstable();
        self.touched.dedup();
        for row in self.touched.drain(..) {
            let at = row as usize;
            let slopes = std::mem::replace(&mut self.sums[at], [0.0; WIDTH]);
            let [first, second] = &mut self.row_moments[at];
            for i in 0..WIDTH {
                adam.step(&mut self.rows[at][i], slopes[i] * share, &mut first[i], &mut second[i]);
            }
        }
    }
}

/// Step sizes of Adam.
struct Adam {
    size: f32,
    /// Corrections of the two moments, which begin at zero.
    first: f32,
    second: f32,
}

impl Adam {
    const FIRST: f32 = 0.9;
    const SECOND: f32 = 0.98;

    fn step(&self, weight: &mut f32, slope: f32, first: &mut f32, second: &mut f32) {
        *first += (1.0 - Adam::FIRST) * (slope - *first);
        *second += (1.0 - Adam::SECOND) * (slope * slope - *second);
        *weight -= self.size * (*first * self.first) / ((*second * self.second).sqrt() + 1.0e-8);
    }
}

/// Weights looked at several times.
#[derive(Default)]
struct Mean {
    net: Vec<f32>,
    rows: Vec<Point>,
    looks: f32,
}

impl Mean {
    fn add(&mut self, learner: &mut Learner) {
        let weights = learner.net.parameters();
        self.net.resize(weights.iter().map(|part| part.len()).sum(), 0.0);
        self.rows.resize(learner.rows.len(), [0.0; WIDTH]);
        self.looks += 1.0;
        self.net.iter_mut().zip(weights.into_iter().flatten()).for_each(|(sum, weight)| *sum += *weight);
        for (sum, row) in self.rows.iter_mut().zip(&learner.rows) {
            (0..WIDTH).for_each(|i| sum[i] += row[i]);
        }
    }

    fn apply(self, learner: &mut Learner) {
        let weights = learner.net.parameters().into_iter().flatten();
        weights.zip(&self.net).for_each(|(weight, sum)| *weight = sum / self.looks);
        for (row, sum) in learner.rows.iter_mut().zip(&self.rows) {
            *row = sum.map(|sum| sum / self.looks);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::corpus::ANY;
    use super::*;

    /// A lesson of five tokens and a learner with random weights.
    fn scene() -> (Lesson, Learner) {
        let learner = Learner::new(40, &mut Random::new(7));
        let rows: Vec<u32> = (0..15).map(|i| (i * 7 + 3) % 40).collect();
        (Lesson { rows, ends: vec![3, 6, 9, 12, 15], allowed: vec![1, 2, 6, 8, ANY] }, learner)
    }

    #[test]
    fn the_gradient_is_the_slope_of_the_loss() {
        let (lesson, mut learner) = scene();
        let course = Course { forgotten: 0.0, blind: 0.0, dropout: 0.0, ..Course::default() };
        let gradient_of = |learner: &Learner| {
            let mut gradient = Gradient::zero();
            learner.add_gradient(&lesson, &course, &mut Random::new(1), &mut gradient);
            gradient
        };
        let mut gradient = gradient_of(&learner);
        let near = |slope: f32, up: f64, down: f64| {
            let measured = (up - down) / 0.02;
            assert!((f64::from(slope) - measured).abs() < 0.02 + 0.05 * measured.abs(), "{slope} {measured}");
        };
        let slopes: Vec<Vec<f32>> = gradient.net.parameters().iter().map(|part| part.to_vec()).collect();
        for (part, slopes) in slopes.iter().enumerate() {
            for at in (0..slopes.len()).step_by(slopes.len() / 5 + 1) {
                let mut loss = |by: f32| {
                    learner.net.parameters()[part][at] += by;
                    let loss = gradient_of(&learner).loss;
                    learner.net.parameters()[part][at] -= by;
                    loss
                };
                near(slopes[at], loss(0.01), loss(-0.01));
            }
        }
        let row = 17;
        let slope: f32 = gradient.rows.iter().filter(|(r, _)| *r == row).map(|(_, slope)| slope[4]).sum();
        let mut loss = |by: f32| {
            learner.rows[row as usize][4] += by;
            let loss = gradient_of(&learner).loss;
            learner.rows[row as usize][4] -= by;
            loss
        };
        near(slope, loss(0.01), loss(-0.01));
    }
}
