//! The weights of signs, and what they make of a citation.
//!
//! A multinomial logistic regression: the probability of a verdict is proportional to the exponential of the sum of the weights
//! that the citation's signs have for it (Jurafsky and Martin, *Speech and Language Processing*, chapter 5). Weights are kept as
//! bytes, in ascending order of the signs' numbers.

use std::sync::LazyLock;

use super::signs::Signs;
use super::verdict::{VERDICTS, Verdict, place_of};

/// Why a model cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ModelError {
    /// The bytes are no model of this kind.
    #[error(
        "this is no model of schools (it does not begin with {MAGIC:?}); `catena train --schools FOLDER` writes one"
    )]
    Kind,
    /// The model was written by a version that knew other verdicts.
    #[error("this model is of format {found}, and this version of Catena reads format {VERSION}: train it anew")]
    Version {
        /// The format that the file names.
        found: u8,
    },
    /// The file ends too early, or goes on too long.
    #[error("the model is damaged: {bytes} bytes where {expected} were expected")]
    Length {
        /// Bytes that there are.
        bytes: usize,
        /// Bytes that its head announces.
        expected: usize,
    },
}

const MAGIC: &str = "CATENA-SCHOOLS";
const VERSION: u8 = 1;

/// Bytes before the first row: magic, version, scale, number of rows.
const HEAD: usize = MAGIC.len() + 1 + 4 + 4;

/// Bytes of a row: the number of a sign, and a weight for each verdict.
const ROW: usize = 4 + VERDICTS;

/// What has been learnt of signs.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Model {
    /// What a weight of 1 stands for.
    scale: f32,
    numbers: Vec<u32>,
    weights: Vec<[i8; VERDICTS]>,
}

/// A test reads it: the bytes are a model's.
static SHIPPED: LazyLock<Model> = LazyLock::new(|| Model::read(include_bytes!("schools.model")).unwrap_or_default());

impl Model {
    /// The model that Catena comes with.
    pub fn shipped() -> &'static Model {
        &SHIPPED
    }

    /// Rounds weights to bytes; those too small to count are left out.
    pub(super) fn of(rows: impl Iterator<Item = (u32, [f32; VERDICTS])> + Clone) -> Model {
        let largest =
            rows.clone().flat_map(|(_, row)| row).fold(f32::MIN_POSITIVE, |most, weight| most.max(weight.abs()));
        let scale = largest / f32::from(i8::MAX);
        let mut kept: Vec<(u32, [i8; VERDICTS])> = rows
            .map(|(number, row)| (number, row.map(|weight| (weight / scale).round() as i8)))
            .filter(|(_, row)| row.iter().any(|weight| *weight != 0))
            .collect();
        kept.sort_unstable();
        let (numbers, weights) = kept.into_iter().unzip();
        Model { scale, numbers, weights }
    }

    /// Reads a model.
    ///
    /// # Errors
    /// Where the bytes are no model, one of another format, or cut off.
    pub fn read(bytes: &[u8]) -> Result<Model, ModelError> {
        let rest = bytes.strip_prefix(MAGIC.as_bytes()).ok_or(ModelError::Kind)?;
        let damaged = |expected| ModelError::Length { bytes: bytes.len(), expected };
        let (version, rest) = rest.split_first().ok_or(damaged(HEAD))?;
        if *version != VERSION {
            return Err(ModelError::Version { found: *version });
        }
        let (scale, rest) = rest.split_first_chunk().ok_or(damaged(HEAD))?;
        let (count, rows) = rest.split_first_chunk().ok_or(damaged(HEAD))?;
        let expected = (u32::from_le_bytes(*count) as usize).saturating_mul(ROW).saturating_add(HEAD);
        if bytes.len() != expected {
            return Err(damaged(expected));
        }
        let (mut numbers, mut weights) = (Vec::new(), Vec::new());
        for row in rows.chunks_exact(ROW) {
            if let Some((number, row)) = row.split_first_chunk() {
                numbers.push(u32::from_le_bytes(*number));
                weights.push(std::array::from_fn(|at| row.get(at).map_or(0, |byte| i8::from_le_bytes([*byte]))));
            }
        }
        Ok(Model { scale: f32::from_le_bytes(*scale), numbers, weights })
    }

    /// The bytes of the model, which [`Model::read`] reads.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut out = MAGIC.as_bytes().to_vec();
        out.push(VERSION);
        out.extend(self.scale.to_le_bytes());
        out.extend((self.numbers.len() as u32).to_le_bytes());
        for (number, row) in self.numbers.iter().zip(&self.weights) {
            out.extend(number.to_le_bytes());
            out.extend(row.map(|weight| weight.to_le_bytes()[0]));
        }
        out
    }

    /// How many signs have weights.
    pub fn signs(&self) -> usize {
        self.numbers.len()
    }

    /// What a sign speaks for.
    pub(super) fn weight(&self, number: u32, verdict: Verdict) -> f32 {
        let row = self.numbers.binary_search(&number).ok().and_then(|at| self.weights.get(at));
        row.map_or(0.0, |row| f32::from(row[place_of(verdict)]) * self.scale)
    }

    /// The probability of each verdict.
    pub(super) fn probabilities(&self, signs: &Signs) -> [f32; VERDICTS] {
        let mut sums = [0.0f32; VERDICTS];
        for (number, value) in signs.iter() {
            let Some(row) = self.numbers.binary_search(&number).ok().and_then(|at| self.weights.get(at)) else {
                continue;
            };
            for (sum, weight) in sums.iter_mut().zip(row) {
                *sum += f32::from(*weight) * self.scale * value;
            }
        }
        softmax(sums)
    }
}

/// Sums of weights → probabilities.
pub(super) fn softmax(sums: [f32; VERDICTS]) -> [f32; VERDICTS] {
    let most = sums.iter().copied().fold(f32::MIN, f32::max);
    let powers = sums.map(|sum| (sum - most).exp());
    let all: f32 = powers.iter().sum();
    powers.map(|power| power / all)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tradition::Role;

    #[test]
    fn a_model_is_read_as_it_was_written() {
        let mut row = [0.0; VERDICTS];
        row[place_of(Some(Role::Extends))] = 2.0;
        row[place_of(None)] = -1.0;
        let model = Model::of([(7, row), (9, [0.0; VERDICTS])].into_iter());
        assert_eq!(model.signs(), 1, "what weighs nothing is left out");
        let read = Model::read(&model.to_bytes()).unwrap();
        assert_eq!(read, model);
        assert!((read.weight(7, None) + 1.0).abs() < 0.01);
    }

    #[test]
    fn other_bytes_are_told_apart() {
        let model = Model::of([(7, [1.0; VERDICTS])].into_iter()).to_bytes();
        assert_eq!(Model::read(b"CATENA-REFERENCES"), Err(ModelError::Kind));
        assert!(matches!(Model::read(&model[..model.len() - 1]), Err(ModelError::Length { .. })));
        assert!(matches!(Model::read(&[model.clone(), vec![0]].concat()), Err(ModelError::Length { .. })));
        let mut later = model;
        later[MAGIC.len()] = 9;
        assert_eq!(Model::read(&later), Err(ModelError::Version { found: 9 }));
    }

    #[test]
    fn the_shipped_model_can_be_read() {
        assert!(Model::shipped().signs() > 1000);
    }
}
