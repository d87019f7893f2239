//! The way back through the network: slopes of the loss, from the scores of labels to what each layer was given.

use super::super::chain::{Row, SLOTS};
use super::super::corpus::ANY;
use super::forward::{evened, gate, recur, scaled};
use super::matrix::{add_outer, add_rows, times, times_turned, total};
use super::net::{GATES, Layer, Point, STATES, WIDTH};

/// Normalised points.
pub(super) struct Normal {
    /// Numbers less their mean, over their deviation, and the inverse of that.
    pub(super) even: Vec<Point>,
    pub(super) inverse: Vec<f32>,
    /// Scaled and shifted.
    pub(super) scaled: Vec<Point>,
}

impl Normal {
    pub(super) fn of(points: &[Point], norm: &[Point; 2]) -> Normal {
        let (even, inverse): (Vec<Point>, Vec<f32>) = points.iter().map(evened).unzip();
        Normal { scaled: even.iter().map(|even| scaled(even, norm)).collect(), even, inverse }
    }
}

/// What a layer has computed from the points of an entry.
pub(super) struct Trace {
    normal: Normal,
    mixed: Vec<Point>,
    /// Before the gate's curve.
    gates: Vec<[f32; GATES]>,
    states: Vec<[f32; STATES]>,
}

impl Layer {
    /// What the layer adds to each point of an entry, and how it came to it.
    pub(super) fn traced(&self, points: &[Point]) -> (Vec<Point>, Trace) {
        let normal = Normal::of(points, &self.norm);
        let mut mixed = vec![[0.0; WIDTH]; points.len()];
        self.mix(&normal.scaled, &mut mixed);
        let gates = times(&mixed, &self.gates, &self.gate_bias);
        let mut states = vec![[0.0; STATES]; points.len()];
        recur(&gates, &mut states);
        let added = times(&states, &self.merge, &self.merge_bias);
        (added, Trace { normal, mixed, gates, states })
    }
}

/// The loss, and its slope for each score.
pub(super) fn slopes(scores: &[Row], allowed: &[u32]) -> (f64, Vec<Row>) {
    let mut loss = 0.0;
    let one = |(row, allowed): (&Row, &u32)| {
        if *allowed & ANY == ANY {
            return [0.0; SLOTS];
        }
        let best = row.iter().copied().fold(f32::MIN, f32::max);
        let mass = row.map(|score| (score - best).exp());
        let free = total(&mass);
        let wanted: Row = std::array::from_fn(|y| if allowed >> y & 1 == 1 { mass[y] } else { 0.0 });
        let bound = total(&wanted).max(1.0e-20);
        loss -= f64::from((bound / free).ln());
        std::array::from_fn(|y| mass[y] / free - wanted[y] / bound)
    };
    let slopes = scores.iter().zip(allowed).map(one).collect();
    (loss, slopes)
}

/// Adds to `down` the slopes before a normalisation, from those behind it.
pub(super) fn through_norm(
    back: &[Point],
    normal: &Normal,
    scale: &Point,
    gradient: &mut [Point; 2],
    down: &mut [Point],
) {
    let share = 1.0 / WIDTH as f32;
    for (((back, even), inverse), down) in back.iter().zip(&normal.even).zip(&normal.inverse).zip(down) {
        for i in 0..WIDTH {
            gradient[0][i] += back[i] * even[i];
            gradient[1][i] += back[i];
        }
        let slope: Point = std::array::from_fn(|i| back[i] * scale[i]);
        let mean = total(&slope) * share;
        let along = total(&std::array::from_fn::<f32, WIDTH, _>(|i| slope[i] * even[i])) * share;
        for i in 0..WIDTH {
            down[i] += inverse * (slope[i] - mean - even[i] * along);
        }
    }
}

/// Adds to `down` the slopes before a layer, which holds those behind it.
pub(super) fn through_layer(layer: &Layer, trace: &Trace, kept: &[Point], gradient: &mut Layer, down: &mut [Point]) {
    let n = down.len();
    let added: Vec<Point> =
        down.iter().zip(kept).map(|(down, kept)| std::array::from_fn(|i| down[i] * kept[i])).collect();
    add_outer(&trace.states, &added, &mut gradient.merge);
    add_rows(&added, &mut gradient.merge_bias);
    let states: Vec<[f32; STATES]> = times_turned(&added, &layer.merge);
    let mut gates = vec![[0.0f32; GATES]; n];
    let mut memory = [0.0f32; WIDTH];
    let mut recur = |t: usize, before: Option<usize>, side: usize, memory: &mut Point| {
        let z = &trace.gates[t];
        for i in 0..WIDTH {
            let (x, candidate) = (z[side * WIDTH + i], z[(2 + side) * WIDTH + i]);
            let remembered = before.map_or(0.0, |before| trace.states[before][side * WIDTH + i]);
            let slope = memory[i] + states[t][side * WIDTH + i];
            let open = gate(x);
            let steep = 1.0 + x.abs();
            gates[t][side * WIDTH + i] = slope * (candidate - remembered) * 0.5 / (steep * steep);
            gates[t][(2 + side) * WIDTH + i] = slope * open;
            memory[i] = slope * (1.0 - open);
        }
    };
    for t in (0..n).rev() {
        recur(t, t.checked_sub(1), 0, &mut memory);
    }
    memory = [0.0; WIDTH];
    for t in 0..n {
        recur(t, (t + 1 < n).then_some(t + 1), 1, &mut memory);
    }
    add_outer(&trace.mixed, &gates, &mut gradient.gates);
    add_rows(&gates, &mut gradient.gate_bias);
    let mixed: Vec<Point> = times_turned(&gates, &layer.gates);
    let [before, own, behind, _] = &layer.mix;
    let mut normal = vec![[0.0f32; WIDTH]; n];
    for (t, slope) in mixed.iter().enumerate() {
        for i in 0..WIDTH {
            gradient.mix[3][i] += slope[i];
            gradient.mix[1][i] += slope[i] * trace.normal.scaled[t][i];
            normal[t][i] += slope[i] * own[i];
        }
        if let Some(left) = t.checked_sub(1) {
            for i in 0..WIDTH {
                gradient.mix[0][i] += slope[i] * trace.normal.scaled[left][i];
                normal[left][i] += slope[i] * before[i];
            }
        }
        if t + 1 < n {
            for i in 0..WIDTH {
                gradient.mix[2][i] += slope[i] * trace.normal.scaled[t + 1][i];
                normal[t + 1][i] += slope[i] * behind[i];
            }
        }
    }
    through_norm(&normal, &trace.normal, &layer.norm[0], &mut gradient.norm, down);
}
