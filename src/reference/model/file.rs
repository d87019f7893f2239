//! A model as a file: weights rounded to a byte, packed, compressed, with a checksum.
//!
//! Layout, before compression (all numbers little-endian): the magic bytes, a version, the unit of the weights; the
//! number of features, then for each, in ascending order, the difference to the feature number before (variable length), a mask of
//! the labels that have a weight (3 bytes) and those weights (1 byte each); then the transition matrices in the same way
//! and the start scores. The file is those bytes deflated, after the magic, the length and a CRC-32 of them.

use std::io::{Read, Write};

use super::chain::{Factors, Row, SLOTS, Transitions, best_sequence, marginals};
use super::features::{Evidence, TOKEN_CLASSES, evidence};
use super::train::Weights;
use crate::reference::{Label, Labeller, Tokens};

const MAGIC: &[u8; 8] = b"catenaL1";

/// Largest unpacked model that is read.
const LARGEST: u64 = 1 << 28;

/// Why a file is no model.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ModelError {
    /// It does not begin as one.
    #[error("not a model of this version: it does not begin with the bytes `catenaL1`")]
    Magic,
    /// It is cut off, or bytes have changed.
    #[error("the model is damaged: {0}")]
    Damaged(&'static str),
}

/// A trained labeller.
#[derive(Debug, Clone)]
pub struct Model {
    /// Open addressing: feature number and row, 0 for none.
    slots: Vec<(u32, u32)>,
    rows: Vec<[i8; SLOTS]>,
    unit: f32,
    transitions: Transitions,
    factors: Factors,
}

impl Model {
    /// A model from weights just trained. Weights are rounded to multiples of a unit, as in a file.
    pub fn new(weights: &Weights) -> Model {
        Model::build(&Packed::new(weights))
    }

    fn build(packed: &Packed) -> Model {
        let capacity = (packed.rows.len() * 2).next_power_of_two().max(16);
        let mut slots = vec![(0u32, 0u32); capacity];
        let mut rows = Vec::with_capacity(packed.rows.len());
        for (number, row) in &packed.rows {
            let mut at = *number as usize & (capacity - 1);
            while slots[at].1 != 0 {
                at = (at + 1) & (capacity - 1);
            }
            rows.push(*row);
            slots[at] = (*number, rows.len() as u32);
        }
        let float = |row: &[i8; SLOTS]| row.map(|value| f32::from(value) * packed.unit);
        let matrices =
            packed.between.chunks_exact(SLOTS).map(|m| std::array::from_fn(|from| float(&m[from]))).collect();
        let transitions = Transitions { matrices, start: float(&packed.start) };
        Model { slots, rows, unit: packed.unit, factors: transitions.factors(), transitions }
    }

    /// Reads a model file.
    pub fn read(bytes: &[u8]) -> Result<Model, ModelError> {
        let (magic, rest) = bytes.split_at_checked(MAGIC.len()).ok_or(ModelError::Magic)?;
        if magic != MAGIC {
            return Err(ModelError::Magic);
        }
        let (head, body) = rest.split_at_checked(12).ok_or(ModelError::Damaged("it ends inside its head"))?;
        let mut cursor = Cursor { bytes: head };
        let length = cursor.u64()?;
        let sum = cursor.u32()?;
        if length > LARGEST {
            return Err(ModelError::Damaged("it says that it is larger than any model"));
        }
        let mut unpacked = Vec::new();
        let mut decoder = flate2::read::DeflateDecoder::new(body).take(length + 1);
        decoder.read_to_end(&mut unpacked).map_err(|_| ModelError::Damaged("it cannot be unpacked"))?;
        if unpacked.len() as u64 != length {
            return Err(ModelError::Damaged("its length is not what it says"));
        }
        if crc32(&unpacked) != sum {
            return Err(ModelError::Damaged("its checksum does not agree"));
        }
        Ok(Model::build(&Packed::read(&unpacked)?))
    }

    /// The file for weights just trained.
    pub fn write(weights: &Weights) -> Vec<u8> {
        let body = Packed::new(weights).write();
        let mut encoder = flate2::write::DeflateEncoder::new(Vec::new(), flate2::Compression::best());
        // Writing to memory does not fail.
        let compressed = encoder.write_all(&body).and_then(|()| encoder.finish()).unwrap_or_default();
        let mut file = MAGIC.to_vec();
        file.extend((body.len() as u64).to_le_bytes());
        file.extend(crc32(&body).to_le_bytes());
        file.extend(compressed);
        file
    }

    /// Number of features that have a weight.
    pub fn features(&self) -> usize {
        self.rows.len()
    }

    fn row_of(&self, feature: u32) -> Option<&[i8; SLOTS]> {
        let mask = self.slots.len() - 1;
        let mut at = feature as usize & mask;
        loop {
            let (number, row) = self.slots[at];
            if row == 0 {
                return None;
            }
            if number == feature {
                return self.rows.get(row as usize - 1);
            }
            at = (at + 1) & mask;
        }
    }

    /// Scores of all labels at each token.
    pub fn emissions(&self, evidence: &Evidence) -> Vec<Row> {
        let mut list = Vec::with_capacity(evidence.len());
        for t in 0..evidence.len() {
            let mut sums = [0i16; SLOTS];
            for feature in evidence.of(t) {
                if let Some(row) = self.row_of(*feature) {
                    for y in 0..SLOTS {
                        sums[y] = sums[y].saturating_add(i16::from(row[y]));
                    }
                }
            }
            list.push(sums.map(|sum| f32::from(sum) * self.unit));
        }
        list
    }

    /// Transition scores.
    pub fn transitions(&self) -> &Transitions {
        &self.transitions
    }
}

impl Labeller for Model {
    fn label(&self, tokens: &Tokens) -> Vec<(Label, f64)> {
        let evidence = evidence(tokens);
        let emissions = self.emissions(&evidence);
        let best = best_sequence(&emissions, &evidence.classes, &self.transitions);
        let (rows, _) = marginals(&emissions, &evidence.classes, &self.factors);
        let label = |index: u8| Label::ALL.get(usize::from(index)).copied().unwrap_or(Label::Other);
        best.iter().zip(&rows).map(|(y, row)| (label(*y), f64::from(row[usize::from(*y) % SLOTS]))).collect()
    }
}

/// Weights as whole numbers of a unit.
struct Packed {
    unit: f32,
    rows: Vec<(u32, [i8; SLOTS])>,
    between: Vec<[i8; SLOTS]>,
    start: [i8; SLOTS],
}

impl Packed {
    fn new(weights: &Weights) -> Packed {
        let unit = 1.0 / 20.0;
        let round = |row: &Row| row.map(|value| (value / unit).round().clamp(-127.0, 127.0) as i8);
        Packed {
            unit,
            rows: weights
                .rows
                .iter()
                .map(|(number, row)| (*number, round(row)))
                .filter(|(_, row)| row.iter().any(|v| *v != 0))
                .collect(),
            between: weights.transitions.matrices.iter().flat_map(|matrix| matrix.iter().map(round)).collect(),
            start: round(&weights.transitions.start),
        }
    }

    fn write(&self) -> Vec<u8> {
        let mut out = Vec::new();
        out.extend(self.unit.to_le_bytes());
        out.extend((self.rows.len() as u32).to_le_bytes());
        out.extend((self.between.len() as u32).to_le_bytes());
        // Columns of like bytes compress better than rows of unlike ones.
        let mut before = 0;
        for (number, _) in &self.rows {
            let mut rest = number.wrapping_sub(before);
            before = *number;
            while rest >= 0x80 {
                out.push(rest as u8 | 0x80);
                rest >>= 7;
            }
            out.push(rest as u8);
        }
        let all = || self.rows.iter().map(|(_, row)| row).chain(&self.between).chain([&self.start]);
        for row in all() {
            let mask = row.iter().enumerate().fold(0u32, |mask, (y, value)| mask | u32::from(*value != 0) << y);
            out.extend(mask.to_le_bytes().iter().take(3));
        }
        for row in all() {
            out.extend(row.iter().filter(|value| **value != 0).map(|value| *value as u8));
        }
        out
    }

    fn read(bytes: &[u8]) -> Result<Packed, ModelError> {
        let mut cursor = Cursor { bytes };
        let unit = f32::from_bits(cursor.u32()?);
        let (features, between) = (cursor.u32()? as usize, cursor.u32()? as usize);
        if between != TOKEN_CLASSES * SLOTS || features > bytes.len() || !(unit.is_finite() && unit > 0.0) {
            return Err(ModelError::Damaged("its measures are impossible"));
        }
        let mut numbers = Vec::with_capacity(features);
        let mut before = 0u32;
        for _ in 0..features {
            before = before.wrapping_add(cursor.variable()?);
            numbers.push(before);
        }
        let masks: Vec<u32> = (0..features + between + 1).map(|_| cursor.u24()).collect::<Result<_, _>>()?;
        let mut row = |mask: u32| -> Result<[i8; SLOTS], ModelError> {
            let mut row = [0i8; SLOTS];
            for (y, value) in row.iter_mut().enumerate() {
                if mask >> y & 1 == 1 {
                    *value = cursor.byte()? as i8;
                }
            }
            Ok(row)
        };
        let mut all: Vec<[i8; SLOTS]> = masks.iter().map(|mask| row(*mask)).collect::<Result<_, _>>()?;
        let start = all.pop().unwrap_or_default();
        let between = all.split_off(features);
        Ok(Packed { unit, rows: numbers.into_iter().zip(all).collect(), between, start })
    }
}

struct Cursor<'a> {
    bytes: &'a [u8],
}

impl Cursor<'_> {
    fn byte(&mut self) -> Result<u8, ModelError> {
        let (first, rest) = self.bytes.split_first().ok_or(ModelError::Damaged("it ends too early"))?;
        self.bytes = rest;
        Ok(*first)
    }

    fn number(&mut self, length: u32) -> Result<u64, ModelError> {
        (0..length).try_fold(0, |sum, place| Ok(sum | u64::from(self.byte()?) << (8 * place)))
    }

    fn u24(&mut self) -> Result<u32, ModelError> {
        Ok(self.number(3)? as u32)
    }

    fn u32(&mut self) -> Result<u32, ModelError> {
        Ok(self.number(4)? as u32)
    }

    fn u64(&mut self) -> Result<u64, ModelError> {
        self.number(8)
    }

    fn variable(&mut self) -> Result<u32, ModelError> {
        let mut value = 0u32;
        for place in 0..5 {
            let byte = self.byte()?;
            value |= u32::from(byte & 0x7f).wrapping_shl(7 * place);
            if byte < 0x80 {
                return Ok(value);
            }
        }
        Err(ModelError::Damaged("a feature's number is too long"))
    }
}

/// CRC-32 (IEEE 802.3).
fn crc32(bytes: &[u8]) -> u32 {
    let mut crc = flate2::Crc::new();
    crc.update(bytes);
    crc.sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn weights() -> Weights {
        let mut transitions = Transitions::zero(TOKEN_CLASSES);
        transitions.matrices[3][2][1] = -1.5;
        transitions.start[4] = 0.5;
        let row = |y: usize, v: f32| -> Row { std::array::from_fn(|i| if i == y { v } else { 0.0 }) };
        Weights { rows: vec![(0, row(1, 2.0)), (7, row(0, -3.0)), (4_000_000_000, row(23, 99.0))], transitions }
    }

    #[test]
    fn a_written_model_reads_back() {
        let model = Model::read(&Model::write(&weights())).unwrap();
        assert_eq!(model.features(), 3);
        assert_eq!(model.row_of(7).unwrap()[0], -60);
        assert_eq!(model.row_of(0).unwrap()[1], 40);
        assert_eq!(model.row_of(4_000_000_000).unwrap()[23], 127);
        assert!(model.row_of(8).is_none());
        assert_eq!(model.transitions.matrices[3][2][1], -1.5);
        assert_eq!(model.transitions.start[4], 0.5);
    }

    #[test]
    fn every_truncation_and_every_changed_byte_is_an_error() {
        let file = Model::write(&weights());
        for end in 0..file.len() {
            assert!(Model::read(&file[..end]).is_err());
        }
        for at in 0..file.len() {
            let mut changed = file.clone();
            changed[at] ^= 0x41;
            if let Ok(model) = Model::read(&changed) {
                assert_eq!(model.features(), 3, "byte {at} changed unnoticed");
            }
        }
        assert_eq!(Model::read(b"PK\x03\x04 something else").unwrap_err(), ModelError::Magic);
    }
}
