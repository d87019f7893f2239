//! The network: four layers, each of which looks at neighbours and remembers what it has read from either end.
//!
//! A layer normalises (Ba, Kiros & Hinton 2016), mixes each number with those of the tokens beside it, and runs two
//! recurrences, one from either end, in which a gate says how much of what is remembered gives way to what is seen: those
//! of Feng et al. 2024, whose gates do not look at the memory, so that all of them are one product of matrices. What they
//! remember is added to what came in. Gates are curves of x / (1 + |x|) rather than of e^x, which takes several times as
//! long.

use super::super::chain::{Row, SLOTS};
use super::matrix::{times, total};

/// Numbers that stand for a token.
pub(super) const WIDTH: usize = 48;
/// Number of layers.
pub(super) const DEPTH: usize = 4;
/// Gates and candidates of both directions.
pub(super) const GATES: usize = 4 * WIDTH;
/// What both directions remember.
pub(super) const STATES: usize = 2 * WIDTH;

/// A token between two layers.
pub(super) type Point = [f32; WIDTH];

/// A layer's weights, or their gradient.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Layer {
    /// Scale and shift of the normalised numbers.
    pub(super) norm: [Point; 2],
    /// Weights of the token before, itself and the token behind; what is added.
    pub(super) mix: [Point; 4],
    /// From mixed numbers to the gates forward and backward, and the candidates forward and backward.
    pub(super) gates: Vec<[f32; GATES]>,
    pub(super) gate_bias: [f32; GATES],
    /// From what is remembered to what is added.
    pub(super) merge: Vec<Point>,
    pub(super) merge_bias: Point,
}

/// A network's weights, or their gradient.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Net {
    /// What is added to the sum of a token's rows.
    pub(super) bias: Point,
    pub(super) layers: Vec<Layer>,
    pub(super) norm: [Point; 2],
    pub(super) labels: Vec<Row>,
    pub(super) label_bias: Row,
}

/// What a layer has computed on its way, which learning needs again.
pub(super) struct Trace {
    /// Numbers less their mean, over their deviation, and the inverse of that.
    pub(super) even: Vec<Point>,
    pub(super) inverse: Vec<f32>,
    pub(super) normal: Vec<Point>,
    pub(super) mixed: Vec<Point>,
    /// Before the gate's curve.
    pub(super) gates: Vec<[f32; GATES]>,
    pub(super) states: Vec<[f32; STATES]>,
}

/// A curve from 0 to 1.
pub(super) fn gate(x: f32) -> f32 {
    0.5 + 0.5 * x / (1.0 + x.abs())
}

/// What stands for a token, from the sum of its rows.
pub(super) fn rectified(sum: &Point, bias: &Point) -> Point {
    std::array::from_fn(|i| (sum[i] + bias[i]).max(0.0))
}

/// Normalised numbers, as [`Trace`] has them.
pub(super) fn normalised(points: &[Point], [scale, shift]: &[Point; 2]) -> (Vec<Point>, Vec<f32>, Vec<Point>) {
    const LEAST: f32 = 1.0e-5;
    let share = 1.0 / WIDTH as f32;
    let (mut even, mut inverse, mut normal) = (Vec::new(), Vec::new(), Vec::new());
    for point in points {
        let mean = total(point) * share;
        let centred = point.map(|value| value - mean);
        let factor = 1.0 / (total(&centred.map(|value| value * value)) * share + LEAST).sqrt();
        let one = centred.map(|value| value * factor);
        normal.push(std::array::from_fn(|i| one[i] * scale[i] + shift[i]));
        even.push(one);
        inverse.push(factor);
    }
    (even, inverse, normal)
}

impl Layer {
    /// All weights 0.
    pub(super) fn zero() -> Layer {
        Layer {
            norm: [[0.0; WIDTH]; 2],
            mix: [[0.0; WIDTH]; 4],
            gates: vec![[0.0; GATES]; WIDTH],
            gate_bias: [0.0; GATES],
            merge: vec![[0.0; WIDTH]; STATES],
            merge_bias: [0.0; WIDTH],
        }
    }

    /// What the layer adds to each point, and how it came to it.
    pub(super) fn forward(&self, points: &[Point]) -> (Vec<Point>, Trace) {
        let (even, inverse, normal) = normalised(points, &self.norm);
        let [before, own, behind, bias] = &self.mix;
        let n = normal.len();
        let mixed: Vec<Point> = (0..n)
            .map(|t| {
                let mut mixed: Point = std::array::from_fn(|i| bias[i] + own[i] * normal[t][i]);
                if let Some(left) = t.checked_sub(1) {
                    (0..WIDTH).for_each(|i| mixed[i] += before[i] * normal[left][i]);
                }
                if let Some(right) = normal.get(t + 1) {
                    (0..WIDTH).for_each(|i| mixed[i] += behind[i] * right[i]);
                }
                mixed
            })
            .collect();
        let gates = times(&mixed, &self.gates, &self.gate_bias);
        let mut states = vec![[0.0; STATES]; n];
        let remember = |memory: &mut Point, z: &[f32; GATES], side: usize| {
            for i in 0..WIDTH {
                memory[i] += gate(z[side * WIDTH + i]) * (z[(2 + side) * WIDTH + i] - memory[i]);
            }
        };
        let mut memory = [0.0; WIDTH];
        for (state, z) in states.iter_mut().zip(&gates) {
            remember(&mut memory, z, 0);
            state[..WIDTH].copy_from_slice(&memory);
        }
        memory = [0.0; WIDTH];
        for (state, z) in states.iter_mut().zip(&gates).rev() {
            remember(&mut memory, z, 1);
            state[WIDTH..].copy_from_slice(&memory);
        }
        let added = times(&states, &self.merge, &self.merge_bias);
        (added, Trace { even, inverse, normal, mixed, gates, states })
    }

    fn parameters(&mut self) -> [&mut [f32]; 6] {
        [
            self.norm.as_flattened_mut(),
            self.mix.as_flattened_mut(),
            self.gates.as_flattened_mut(),
            &mut self.gate_bias,
            self.merge.as_flattened_mut(),
            &mut self.merge_bias,
        ]
    }
}

impl Net {
    /// All weights 0.
    pub(super) fn zero() -> Net {
        Net {
            bias: [0.0; WIDTH],
            layers: vec![Layer::zero(); DEPTH],
            norm: [[0.0; WIDTH]; 2],
            labels: vec![[0.0; SLOTS]; WIDTH],
            label_bias: [0.0; SLOTS],
        }
    }

    /// All weights, always in the same order.
    pub(super) fn parameters(&mut self) -> Vec<&mut [f32]> {
        let mut list: Vec<&mut [f32]> = vec![&mut self.bias];
        list.extend(self.layers.iter_mut().flat_map(Layer::parameters));
        list.extend([self.norm.as_flattened_mut(), self.labels.as_flattened_mut(), &mut self.label_bias]);
        list
    }

    /// Scores of the labels at tokens of which these are the sums of rows.
    pub(super) fn scores(&self, sums: Vec<Point>) -> Vec<Row> {
        let mut points: Vec<Point> = sums.iter().map(|sum| rectified(sum, &self.bias)).collect();
        for layer in &self.layers {
            let (added, _) = layer.forward(&points);
            for (point, more) in points.iter_mut().zip(&added) {
                (0..WIDTH).for_each(|i| point[i] += more[i]);
            }
        }
        let (_, _, normal) = normalised(&points, &self.norm);
        times(&normal, &self.labels, &self.label_bias)
    }
}
