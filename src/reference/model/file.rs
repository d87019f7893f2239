//! A model as a file: weights rounded to a byte, packed, compressed, with a checksum.
//!
//! Layout, before compression (all numbers little-endian): the magic bytes, a version, the unit of the weights; the
//! number of features, then for each, in ascending order, the difference to the feature number before (variable length), a mask of
//! the labels that have a weight (3 bytes) and those weights (1 byte each); then the transition matrices in the same way
//! and the start scores. So for both readings; then 1 and the second opinion ([`super::opinion`]), or 0 if there is none;
//! then the weights of the signs of confidence. The file is those bytes deflated, after the magic, the length and a
//! CRC-32 of them. A second opinion alone is a file with a magic of its own.

use std::io::{Read, Write};

use super::chain::{Factors, Row, SLOTS, Transitions, best_sequence, marginals};
use super::confidence::{Confidence, SIGNS};
use super::features::{Evidence, TOKEN_CLASSES};
use super::glance::glances;
use super::grammar;
use super::memo::Memos;
use super::opinion::{self, Opinion};
use super::second::{self, FirstReading, Votes};
use super::table::{Lookups, Table};
use super::train::Weights;
use crate::reference::{Label, Labeller, Tokens};

const MAGIC: &[u8; 8] = b"catenaL4";

/// What a file begins with that holds a second opinion alone.
const OPINION_MAGIC: &[u8; 8] = b"catenaO1";

/// Largest unpacked model that is read.
const LARGEST: u64 = 1 << 28;

/// How many bytes one byte can unpack to at most (RFC 1951: a match of 258 bytes in two bits).
const DEFLATED_MOST: usize = 1032;

/// Why a file is no model.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ModelError {
    /// It does not begin as one.
    #[error("not a model of this version")]
    Magic,
    /// It is cut off, or bytes have changed.
    #[error("the model is damaged: {0}")]
    Damaged(&'static str),
}

/// Weights of one reading, ready for use.
#[derive(Debug, Clone)]
pub struct Stage {
    table: Table,
    unit: f32,
    transitions: Transitions,
    factors: Factors,
    spread: f32,
}

impl Stage {
    /// Weights just trained, rounded to multiples of a unit, as in a file.
    pub fn new(weights: &Weights) -> Stage {
        Stage::build(Packed::new(weights))
    }

    fn build(packed: Packed) -> Stage {
        let Packed { unit, rows, between, start } = packed;
        let float = |row: &[i8; SLOTS]| row.map(|value| f32::from(value) * unit);
        let matrices = between.chunks_exact(SLOTS).map(|m| std::array::from_fn(|from| float(&m[from]))).collect();
        let transitions = Transitions { matrices, start: float(&start) };
        Stage {
            table: Table::new(&rows),
            unit,
            factors: transitions.factors(),
            spread: transitions.spread(),
            transitions,
        }
    }

    /// Number of features that have a weight.
    pub fn features(&self) -> usize {
        self.table.features()
    }

    /// Transition scores.
    pub fn transitions(&self) -> &Transitions {
        &self.transitions
    }

    /// Adds the scores of all labels at each token to `emissions`.
    pub fn add_emissions(&self, evidence: &Evidence, emissions: &mut Vec<Row>) {
        emissions.resize(evidence.len(), [0.0; SLOTS]);
        self.table.sum(&evidence.features, evidence.ends.iter().copied(), &mut Lookups::default(), |t, sums| {
            for y in 0..SLOTS {
                emissions[t][y] += f32::from(sums[y]) * self.unit;
            }
        });
    }

    /// The best labels and their probabilities. Where every token has a label that is more probable than all others
    /// together, and clearly so, these are the best sequence, which need not be searched for.
    pub fn read(&self, evidence: &Evidence, emissions: &[Row]) -> FirstReading {
        const CLEAR: f32 = 0.6;
        let rows = marginals(emissions, &evidence.classes, &self.factors);
        let clear: Option<Vec<u8>> =
            rows.iter().map(|row| row.iter().position(|p| *p > CLEAR).map(|label| label as u8)).collect();
        let labels =
            clear.unwrap_or_else(|| best_sequence(emissions, &evidence.classes, &self.transitions, self.spread));
        let sure = labels.iter().zip(&rows).map(|(y, row)| row[usize::from(*y) % SLOTS]).collect();
        FirstReading { labels, sure }
    }
}

/// A trained labeller: two readings, and what its probabilities are worth.
#[derive(Debug, Clone)]
pub struct Model {
    first: Stage,
    second: Stage,
    opinion: Option<Opinion>,
    confidence: Confidence,
    /// Sums of weights of the first reading.
    memos: Memos,
}

/// How much of what the second reading has learnt is applied; less than all, because it was learnt from clean lists.
const SECOND_SHARE: f32 = 0.5;

impl Model {
    /// A model from weights just trained.
    pub fn new(first: &Weights, second: &Weights, confidence: Confidence) -> Model {
        let (first, second) = (Stage::new(first), Stage::new(second));
        Model { first, second, opinion: None, confidence, memos: Memos::default() }
    }

    /// Reads a model file.
    pub fn read(bytes: &[u8]) -> Result<Model, ModelError> {
        let Parts { first, second, opinion, confidence } = Model::parts(bytes)?;
        let (first, second) = (Stage::build(first), Stage::build(second));
        Ok(Model { first, second, opinion, confidence, memos: Memos::default() })
    }

    /// What a model file holds.
    pub(super) fn parts(bytes: &[u8]) -> Result<Parts, ModelError> {
        let unpacked = unpack(bytes, MAGIC)?;
        let mut cursor = Cursor::new(&unpacked);
        let (first, second) = (Packed::read(&mut cursor)?, Packed::read(&mut cursor)?);
        let opinion = match cursor.byte()? {
            0 => None,
            _ => Some(Opinion::read(&mut cursor)?),
        };
        let mut confidence = [0.0; SIGNS];
        for weight in &mut confidence {
            *weight = f32::from_le_bytes(cursor.array()?);
        }
        if confidence.iter().any(|weight| !weight.is_finite()) {
            return Err(ModelError::Damaged("what it says of confidence is no number"));
        }
        Ok(Parts { first, second, opinion, confidence: Confidence(confidence) })
    }

    /// The file for weights just trained.
    pub fn write(first: &Weights, second: &Weights, confidence: &Confidence) -> Vec<u8> {
        let (first, second) = (Packed::new(first), Packed::new(second));
        Parts { first, second, opinion: None, confidence: *confidence }.write()
    }

    /// The model file `bytes` with other weights of the signs of confidence.
    pub fn recalibrated(bytes: &[u8], confidence: &Confidence) -> Result<Vec<u8>, ModelError> {
        Ok(Parts { confidence: *confidence, ..Model::parts(bytes)? }.write())
    }

    /// Number of features that have a weight.
    pub fn features(&self) -> usize {
        self.first.features() + self.second.features()
    }

    /// What its probabilities are worth.
    pub fn confidence(&self) -> &Confidence {
        &self.confidence
    }

    /// The same model with other weights of the signs of confidence.
    pub fn with_confidence(self, confidence: Confidence) -> Model {
        Model { confidence, ..self }
    }

    fn first_reading(&self, tokens: &Tokens) -> (Evidence, Vec<Row>, FirstReading) {
        let list = glances(tokens);
        let evidence = Evidence::unlisted(&list);
        let sums = self.memos.with(|memo| memo.sums(&self.first.table, &list));
        let mut emissions: Vec<Row> =
            sums.iter().map(|sums| sums.map(|sum| f32::from(sum) * self.first.unit)).collect();
        let mut reading = self.first.read(&evidence, &emissions);
        if let Some(opinion) = &self.opinion
            && list.len() <= opinion::LONGEST
            && reading.sure.iter().any(|sure| *sure < opinion::SURE)
        {
            for (emission, score) in emissions.iter_mut().zip(opinion.scores(&list)) {
                for y in 0..SLOTS {
                    emission[y] = opinion::SHARES[0] * emission[y] + opinion::SHARES[1] * score[y];
                }
            }
            reading = self.first.read(&evidence, &emissions);
        }
        (evidence, emissions, reading)
    }

    /// Labels of a reading, made to stand, with what their probabilities are worth.
    fn settled(&self, tokens: &Tokens, evidence: &Evidence, reading: &FirstReading) -> Vec<(Label, f64)> {
        let label = |index: u8| Label::ALL.get(usize::from(index)).copied().unwrap_or(Label::Other);
        let mut labels: Vec<(Label, f64)> =
            reading.labels.iter().zip(&reading.sure).map(|(y, sure)| (label(*y), f64::from(*sure))).collect();
        grammar::mend(tokens, evidence, &mut labels);
        self.confidence.weigh(&mut labels);
        labels
    }

    /// Reads an entry again, knowing its first reading and those of its list.
    fn second_reading(
        &self,
        tokens: &Tokens,
        first: (Evidence, Vec<Row>, FirstReading),
        votes: &Votes,
    ) -> Vec<(Label, f64)> {
        let (evidence, mut emissions, reading) = first;
        let more = second::evidence(&evidence, &reading, Some(votes));
        let mut change = Vec::new();
        self.second.add_emissions(&more, &mut change);
        for (emission, change) in emissions.iter_mut().zip(&change) {
            for y in 0..SLOTS {
                emission[y] += SECOND_SHARE * change[y];
            }
        }
        let reading = self.second.read(&more, &emissions);
        self.settled(tokens, &evidence, &reading)
    }
}

impl Labeller for Model {
    fn label(&self, tokens: &Tokens) -> Vec<(Label, f64)> {
        let (evidence, _, reading) = self.first_reading(tokens);
        self.settled(tokens, &evidence, &reading)
    }

    fn label_list(&self, entries: &[Tokens]) -> Vec<Vec<(Label, f64)>> {
        if entries.len() < 3 {
            return entries.iter().map(|entry| self.label(entry)).collect();
        }
        let first: Vec<_> = entries.iter().map(|entry| self.first_reading(entry)).collect();
        let mut votes = Votes::default();
        for (evidence, _, reading) in &first {
            votes.add(&second::layouts(evidence, reading), reading, 1.0);
        }
        entries.iter().zip(first).map(|(entry, first)| self.second_reading(entry, first, &votes)).collect()
    }
}

/// What a model file holds.
pub(super) struct Parts {
    pub(super) first: Packed,
    pub(super) second: Packed,
    pub(super) opinion: Option<Opinion>,
    pub(super) confidence: Confidence,
}

impl Parts {
    /// The file.
    pub(super) fn write(&self) -> Vec<u8> {
        let mut body = self.first.write();
        body.extend(self.second.write());
        body.push(u8::from(self.opinion.is_some()));
        body.extend(self.opinion.iter().flat_map(Opinion::write));
        body.extend(self.confidence.0.iter().flat_map(|weight| weight.to_le_bytes()));
        pack(&body, MAGIC)
    }
}

impl Opinion {
    /// A file that holds it alone.
    pub fn to_file(&self) -> Vec<u8> {
        pack(&self.write(), OPINION_MAGIC)
    }

    /// Reads a file that holds a second opinion alone.
    pub fn from_file(bytes: &[u8]) -> Result<Opinion, ModelError> {
        Opinion::read(&mut Cursor::new(&unpack(bytes, OPINION_MAGIC)?))
    }
}

fn pack(body: &[u8], magic: &[u8; 8]) -> Vec<u8> {
    let mut encoder = flate2::write::DeflateEncoder::new(Vec::new(), flate2::Compression::best());
    // Writing to memory does not fail.
    let compressed = encoder.write_all(body).and_then(|()| encoder.finish()).unwrap_or_default();
    let mut file = magic.to_vec();
    file.extend((body.len() as u64).to_le_bytes());
    file.extend(crc32(body).to_le_bytes());
    file.extend(compressed);
    file
}

fn unpack(bytes: &[u8], magic: &[u8; 8]) -> Result<Vec<u8>, ModelError> {
    let (begin, rest) = bytes.split_first_chunk().ok_or(ModelError::Magic)?;
    if begin != magic {
        return Err(ModelError::Magic);
    }
    let (head, body) = rest.split_at_checked(12).ok_or(ModelError::Damaged("it ends inside its head"))?;
    let mut cursor = Cursor::new(head);
    let length = cursor.u64()?;
    let sum = cursor.u32()?;
    if length > LARGEST {
        return Err(ModelError::Damaged("it says that it is larger than any model"));
    }
    let mut unpacked = Vec::with_capacity((length as usize).min(body.len().saturating_mul(DEFLATED_MOST)) + 1);
    let mut decoder = flate2::read::DeflateDecoder::new(body).take(length + 1);
    decoder.read_to_end(&mut unpacked).map_err(|_| ModelError::Damaged("it cannot be unpacked"))?;
    if unpacked.len() as u64 != length {
        return Err(ModelError::Damaged("its length is not what it says"));
    }
    if crc32(&unpacked) != sum {
        return Err(ModelError::Damaged("its checksum does not agree"));
    }
    Ok(unpacked)
}

/// Weights as whole numbers of a unit.
pub(super) struct Packed {
    pub(super) unit: f32,
    /// Feature numbers, ascending, and the weights of each.
    pub(super) rows: Vec<(u32, [i8; SLOTS])>,
    pub(super) between: Vec<[i8; SLOTS]>,
    pub(super) start: [i8; SLOTS],
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
        put_ascending(self.rows.iter().map(|(number, _)| *number), &mut out);
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

    /// Reads one reading's weights.
    fn read(cursor: &mut Cursor<'_>) -> Result<Packed, ModelError> {
        let unit = f32::from_bits(cursor.u32()?);
        let (features, between) = (cursor.u32()? as usize, cursor.u32()? as usize);
        if between != TOKEN_CLASSES * SLOTS || features > cursor.bytes.len() || !(unit.is_finite() && unit > 0.0) {
            return Err(ModelError::Damaged("its shape is impossible"));
        }
        let numbers = cursor.ascending(features)?.ok_or(ModelError::Damaged("its features are not in order"))?;
        let masks = |cursor: &mut Cursor<'_>, count: usize| -> Result<Vec<u32>, ModelError> {
            let bytes = cursor.take(count * 3)?.as_chunks::<3>().0;
            Ok(bytes.iter().map(|[a, b, c]| u32::from_le_bytes([*a, *b, *c, 0])).collect())
        };
        let (of_features, of_rest) = (masks(cursor, features)?, masks(cursor, between + 1)?);
        let count = |masks: &[u32]| masks.iter().map(|mask| mask.count_ones() as usize).sum();
        let mut values = cursor.take(count(&of_features))?;
        let mut rest_values = cursor.take(count(&of_rest))?;
        let mut between: Vec<[i8; SLOTS]> = of_rest.iter().map(|mask| row(*mask, &mut rest_values)).collect();
        let start = between.pop().unwrap_or_default();
        let rows = numbers.into_iter().zip(of_features).map(|(number, mask)| (number, row(mask, &mut values)));
        Ok(Packed { unit, rows: rows.collect(), between, start })
    }
}

/// The weights at the bits of `mask`, taken from `values`, of which there are enough.
fn row(mut mask: u32, values: &mut &[u8]) -> [i8; SLOTS] {
    let mut row = [0i8; SLOTS];
    while let (true, Some((value, rest))) = (mask != 0, values.split_first()) {
        row[mask.trailing_zeros() as usize % SLOTS] = *value as i8;
        mask &= mask - 1;
        *values = rest;
    }
    row
}

/// Writes ascending numbers as differences, each in as many bytes as it needs, seven bits in each, the lowest first.
pub(super) fn put_ascending(numbers: impl Iterator<Item = u32>, out: &mut Vec<u8>) {
    let mut before = 0;
    for number in numbers {
        let mut rest = number.wrapping_sub(before);
        before = number;
        while rest >= 0x80 {
            out.push(rest as u8 | 0x80);
            rest >>= 7;
        }
        out.push(rest as u8);
    }
}

const TOO_SHORT: ModelError = ModelError::Damaged("it ends too early");

pub(super) struct Cursor<'a> {
    bytes: &'a [u8],
}

impl<'a> Cursor<'a> {
    /// At the beginning of `bytes`.
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Cursor { bytes }
    }

    pub(super) fn take(&mut self, length: usize) -> Result<&'a [u8], ModelError> {
        let (taken, rest) = self.bytes.split_at_checked(length).ok_or(TOO_SHORT)?;
        self.bytes = rest;
        Ok(taken)
    }

    fn array<const LENGTH: usize>(&mut self) -> Result<[u8; LENGTH], ModelError> {
        let (taken, rest) = self.bytes.split_first_chunk().ok_or(TOO_SHORT)?;
        self.bytes = rest;
        Ok(*taken)
    }

    fn byte(&mut self) -> Result<u8, ModelError> {
        self.array().map(|[byte]| byte)
    }

    pub(super) fn u32(&mut self) -> Result<u32, ModelError> {
        self.array().map(u32::from_le_bytes)
    }

    fn u64(&mut self) -> Result<u64, ModelError> {
        self.array().map(u64::from_le_bytes)
    }

    /// So many numbers as [`put_ascending`] writes them; `None` where they do not ascend.
    pub(super) fn ascending(&mut self, count: usize) -> Result<Option<Vec<u32>>, ModelError> {
        let mut numbers = Vec::with_capacity(count.min(self.bytes.len()));
        let mut before = 0u32;
        for at in 0..count {
            let difference = self.variable()?;
            match before.checked_add(difference) {
                Some(number) if difference > 0 || at == 0 => before = number,
                _ => return Ok(None),
            }
            numbers.push(before);
        }
        Ok(Some(numbers))
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
        let model = Model::read(&Model::write(&weights(), &weights(), &Confidence::UNCHANGED)).unwrap();
        assert_eq!(model.features(), 6);
        let sum = |features: &[u32]| {
            let mut all = [0; SLOTS];
            let ends = [features.len() as u32].into_iter();
            model.first.table.sum(features, ends, &mut Lookups::default(), |_, sums| all = *sums);
            all
        };
        assert_eq!(sum(&[7])[0], -60);
        assert_eq!(sum(&[8, 6, 4_000_000_001]), [0; SLOTS]);
        let all = sum(&[7, 8, 4_000_000_000, 3, 0, 7]);
        assert_eq!([all[0], all[1], all[2], all[23]], [-120, 40, 0, 127]);
        assert_eq!(model.second.transitions.matrices[3][2][1], -1.5);
        assert_eq!(model.second.transitions.start[4], 0.5);
    }

    #[test]
    fn every_truncation_and_every_changed_byte_is_an_error() {
        let file = Model::write(&weights(), &weights(), &Confidence::UNCHANGED);
        for end in 0..file.len() {
            assert!(Model::read(&file[..end]).is_err());
        }
        for at in 0..file.len() {
            let mut changed = file.clone();
            changed[at] ^= 0x41;
            if let Ok(model) = Model::read(&changed) {
                assert_eq!(model.features(), 6, "byte {at} changed unnoticed");
            }
        }
        assert_eq!(Model::read(b"PK\x03\x04 something else").unwrap_err(), ModelError::Magic);
    }
}
