//! The way through the network: sums of rows → scores of labels.
//!
//! Many entries pass a layer at once, because large products of matrices take less time than many small ones; what looks
//! at neighbours or remembers goes through each entry by itself.

use super::super::chain::Row;
use super::matrix::{add_product, total};
use super::net::{GATES, Layer, Net, Point, STATES, WIDTH};

/// A curve from 0 to 1.
pub(super) fn gate(x: f32) -> f32 {
    0.5 + 0.5 * x / (1.0 + x.abs())
}

/// What stands for a token, from the sum of its rows.
pub(super) fn rectified(sum: &Point, bias: &Point) -> Point {
    std::array::from_fn(|i| (sum[i] + bias[i]).max(0.0))
}

/// Numbers less their mean, over their deviation, and the inverse of that.
#[inline(always)]
pub(super) fn evened(point: &Point) -> (Point, f32) {
    const LEAST: f32 = 1.0e-5;
    let share = 1.0 / WIDTH as f32;
    let mean = total(point) * share;
    let centred = point.map(|value| value - mean);
    let inverse = 1.0 / (total(&centred.map(|value| value * value)) * share + LEAST).sqrt();
    (centred.map(|value| value * inverse), inverse)
}

/// Scaled and shifted.
#[inline(always)]
pub(super) fn scaled(even: &Point, [scale, shift]: &[Point; 2]) -> Point {
    std::array::from_fn(|i| even[i] * scale[i] + shift[i])
}

/// Puts normalised points in place of what stood in `normal`.
fn normalise(points: &[Point], norm: &[Point; 2], normal: &mut Vec<Point>) {
    normal.resize(points.len(), [0.0; WIDTH]);
    for (point, normal) in points.iter().zip(normal) {
        *normal = scaled(&evened(point).0, norm);
    }
}

/// One step of a recurrence.
#[inline]
fn remember(memory: &mut Point, gates: &Point, candidates: &Point) {
    for i in 0..WIDTH {
        memory[i] += gate(gates[i]) * (candidates[i] - memory[i]);
    }
}

/// What is remembered at each token of an entry, from either end.
pub(super) fn recur(gates: &[[f32; GATES]], states: &mut [[f32; STATES]]) {
    let mut memory = [0.0; WIDTH];
    for (state, gates) in states.iter_mut().zip(gates) {
        if let ([state, _], [gates, _, candidates, _]) = (state.as_chunks_mut().0, gates.as_chunks().0) {
            remember(&mut memory, gates, candidates);
            *state = memory;
        }
    }
    memory = [0.0; WIDTH];
    for (state, gates) in states.iter_mut().zip(gates).rev() {
        if let ([_, state], [_, gates, _, candidates]) = (state.as_chunks_mut().0, gates.as_chunks().0) {
            remember(&mut memory, gates, candidates);
            *state = memory;
        }
    }
}

impl Layer {
    /// Mixes the normalised numbers of each token of an entry with those of the tokens beside it.
    pub(super) fn mix(&self, normal: &[Point], mixed: &mut [Point]) {
        let [before, own, behind, bias] = &self.mix;
        let edge = [0.0; WIDTH];
        for (t, mixed) in mixed.iter_mut().enumerate() {
            let left = t.checked_sub(1).map_or(&edge, |t| &normal[t]);
            let right = normal.get(t + 1).unwrap_or(&edge);
            let seen = &normal[t];
            *mixed = std::array::from_fn(|i| bias[i] + own[i] * seen[i] + before[i] * left[i] + behind[i] * right[i]);
        }
    }
}

/// Room for what is computed, used again by each layer and by the next entries.
#[derive(Default)]
pub(super) struct Room {
    normal: Vec<Point>,
    mixed: Vec<Point>,
    gates: Vec<[f32; GATES]>,
    states: Vec<[f32; STATES]>,
}

impl Net {
    /// Adds to `scores` those of the labels at the tokens of some entries. `points` has the sums of the tokens' rows, which
    /// are lost, and `ends` says where each entry ends.
    pub(super) fn add_scores(&self, points: &mut [Point], ends: &[usize], room: &mut Room, scores: &mut Vec<Row>) {
        for point in points.iter_mut() {
            *point = rectified(point, &self.bias);
        }
        for layer in &self.layers {
            layer.pass(points, ends, room);
        }
        normalise(points, &self.norm, &mut room.normal);
        let start = scores.len();
        scores.resize(start + points.len(), self.label_bias);
        add_product(&room.normal, &self.labels, &mut scores[start..]);
    }
}

impl Layer {
    /// Adds to each point what the layer makes of it and those around it.
    fn pass(&self, points: &mut [Point], ends: &[usize], room: &mut Room) {
        let Room { normal, mixed, gates, states } = room;
        let n = points.len();
        normalise(points, &self.norm, normal);
        mixed.resize(n, [0.0; WIDTH]);
        let entries = || std::iter::once(&0).chain(ends).zip(ends).map(|(start, end)| *start..*end);
        for entry in entries() {
            self.mix(&normal[entry.clone()], &mut mixed[entry]);
        }
        gates.clear();
        gates.resize(n, self.gate_bias);
        add_product(mixed, &self.gates, gates);
        states.resize(n, [0.0; STATES]);
        for entry in entries() {
            recur(&gates[entry.clone()], &mut states[entry]);
        }
        for point in points.iter_mut() {
            (0..WIDTH).for_each(|i| point[i] += self.merge_bias[i]);
        }
        add_product(states, &self.merge, points);
    }
}
