//! The weights of one reading, as whole numbers of a unit, and as bytes.
//!
//! The unit; the number of features, of the rows of all transition matrices and of large weights (4 bytes each); the features
//! in ascending order, each as the difference to the one before (variable length); for each feature, each row of a matrix,
//! and the start, a mask of the labels that have a weight (3 bytes); those weights, half a byte each, where -8 stands for a
//! large one; the large ones, a byte each. Of a hundred weights not one is large.

use super::chain::{Row, SLOTS};
use super::features::TOKEN_CLASSES;
use super::file::{Cursor, ModelError, put_ascending};
use super::train::Weights;

/// Weights as whole numbers of a unit.
pub(super) struct Packed {
    pub(super) unit: f32,
    /// Feature numbers, ascending, and the weights of each.
    pub(super) rows: Vec<(u32, [i8; SLOTS])>,
    /// The rows of the transition matrices, one matrix after the other.
    pub(super) between: Vec<[i8; SLOTS]>,
    pub(super) start: [i8; SLOTS],
}

/// What stands for a large weight.
const LARGE: i8 = -8;

impl Packed {
    pub(super) fn new(weights: &Weights) -> Packed {
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

    pub(super) fn write(&self) -> Vec<u8> {
        let all = || self.rows.iter().map(|(_, row)| row).chain(&self.between).chain([&self.start]);
        let weights = || all().flatten().copied().filter(|weight| *weight != 0);
        let is_large = |weight: &i8| !(LARGE + 1..-LARGE).contains(weight);
        let large: Vec<i8> = weights().filter(is_large).collect();
        let mut out = Vec::new();
        out.extend(self.unit.to_le_bytes());
        for count in [self.rows.len(), self.between.len(), large.len()] {
            out.extend((count as u32).to_le_bytes());
        }
        put_ascending(self.rows.iter().map(|(number, _)| *number), &mut out);
        for row in all() {
            let mask = row.iter().enumerate().fold(0u32, |mask, (y, value)| mask | u32::from(*value != 0) << y);
            out.extend(mask.to_le_bytes().iter().take(3));
        }
        let halves: Vec<u8> =
            weights().map(|weight| if is_large(&weight) { LARGE } else { weight } as u8 & 0xf).collect();
        out.extend(halves.chunks(2).map(|pair| pair[0] | pair.get(1).map_or(0, |upper| upper << 4)));
        out.extend(large.iter().map(|weight| *weight as u8));
        out
    }

    /// Reads what [`Packed::write`] wrote.
    pub(super) fn read(cursor: &mut Cursor<'_>) -> Result<Packed, ModelError> {
        let mut unpacking = Unpacking::new(cursor)?;
        let rows = unpacking.rows().collect();
        let (between, start) = unpacking.rest();
        Ok(Packed { unit: unpacking.unit, rows, between, start })
    }
}

/// The weights of one reading on their way out of bytes: first [`rows`](Unpacking::rows), then [`rest`](Unpacking::rest).
pub(super) struct Unpacking<'a> {
    pub(super) unit: f32,
    numbers: Vec<u32>,
    masks: std::slice::Iter<'a, [u8; 3]>,
    halves: Halves<'a>,
}

/// Weights, half a byte each.
struct Halves<'a> {
    bytes: &'a [u8],
    place: usize,
    large: std::slice::Iter<'a, u8>,
}

impl<'a> Unpacking<'a> {
    pub(super) fn new(cursor: &mut Cursor<'a>) -> Result<Unpacking<'a>, ModelError> {
        let unit = f32::from_bits(cursor.u32()?);
        let [features, between, large] = [cursor.u32()?, cursor.u32()?, cursor.u32()?].map(|count| count as usize);
        if between != TOKEN_CLASSES * SLOTS || !(unit.is_finite() && unit > 0.0) {
            return Err(ModelError::Damaged("its shape is impossible"));
        }
        let numbers = cursor.ascending(features)?.ok_or(ModelError::Damaged("its features are not in order"))?;
        let masks = cursor.take((features + between + 1) * 3)?.as_chunks().0;
        let weights: usize = masks.iter().map(|mask| mask_of(mask).count_ones() as usize).sum();
        let bytes = cursor.take(weights.div_ceil(2))?;
        let halves = Halves { bytes, place: 0, large: cursor.take(large)?.iter() };
        Ok(Unpacking { unit, numbers, masks: masks.iter(), halves })
    }

    /// Number of features.
    pub(super) fn features(&self) -> usize {
        self.numbers.len()
    }

    /// Feature numbers, ascending, and the weights of each.
    pub(super) fn rows(&mut self) -> impl Iterator<Item = (u32, [i8; SLOTS])> {
        let Unpacking { numbers, masks, halves, .. } = self;
        std::mem::take(numbers).into_iter().zip(masks).map(|(number, mask)| (number, halves.row(mask)))
    }

    /// The rows of the transition matrices, and the start.
    pub(super) fn rest(&mut self) -> (Vec<[i8; SLOTS]>, [i8; SLOTS]) {
        let Unpacking { masks, halves, .. } = self;
        let mut between: Vec<[i8; SLOTS]> = masks.map(|mask| halves.row(mask)).collect();
        let start = between.pop().unwrap_or_default();
        (between, start)
    }
}

fn mask_of([a, b, c]: &[u8; 3]) -> u32 {
    u32::from_le_bytes([*a, *b, *c, 0])
}

impl Halves<'_> {
    /// The next weights, at the bits of a mask.
    fn row(&mut self, mask: &[u8; 3]) -> [i8; SLOTS] {
        let mut row = [0i8; SLOTS];
        let mut mask = mask_of(mask);
        while mask != 0 {
            let byte = self.bytes.get(self.place / 2).copied().unwrap_or_default();
            // The half that is meant is moved up, and down again with its sign.
            let weight = (byte << (4 - self.place % 2 * 4)) as i8 >> 4;
            self.place += 1;
            let mut large = || self.large.next().copied().unwrap_or_default() as i8;
            row[mask.trailing_zeros() as usize % SLOTS] = if weight == LARGE { large() } else { weight };
            mask &= mask - 1;
        }
        row
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_was_written_reads_back(
            rows in prop::collection::btree_map(any::<u32>(), any::<[i8; SLOTS]>(), 0..40),
            start in any::<[i8; SLOTS]>(),
        ) {
            let rows: Vec<_> = rows.into_iter().collect();
            let between: Vec<[i8; SLOTS]> = rows.iter().map(|(_, row)| *row).cycle().take(TOKEN_CLASSES * SLOTS).collect();
            let between = if between.is_empty() { vec![start; TOKEN_CLASSES * SLOTS] } else { between };
            let packed = Packed { unit: 0.05, rows, between, start };
            let bytes = packed.write();
            let mut cursor = Cursor::new(&bytes);
            let read = Packed::read(&mut cursor).unwrap();
            prop_assert!(cursor.byte().is_err());
            prop_assert_eq!((read.unit, read.rows, read.between, read.start), (0.05, packed.rows, packed.between, packed.start));
        }
    }
}
