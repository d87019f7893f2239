//! The network's weights: four layers, each of which looks at neighbours and remembers what it has read from either end.
//!
//! A layer normalises (Ba, Kiros & Hinton 2016), mixes each number with those of the tokens beside it, and runs two
//! recurrences, one from either end, in which a gate says how much of what is remembered gives way to what is seen: those
//! of Feng et al. 2024, whose gates do not look at the memory, so that all of them are one product of matrices. What they
//! remember is added to what came in. Gates are curves of x / (1 + |x|) rather than of e^x, which takes several times as
//! long.

use super::super::chain::{Row, SLOTS};

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
}
