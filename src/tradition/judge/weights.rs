//! Weights of signs, as a regression has learnt them.
//!
//! Each sign has a weight for each of `N` outcomes. They are kept as bytes, in ascending order of the signs' numbers.

use super::signs::Signs;

/// What has been learnt of signs.
#[derive(Debug, Clone, PartialEq)]
pub struct Weights<const N: usize> {
    /// What a weight of 1 stands for.
    scale: f32,
    numbers: Vec<u32>,
    rows: Vec<[i8; N]>,
}

impl<const N: usize> Default for Weights<N> {
    fn default() -> Weights<N> {
        Weights { scale: 0.0, numbers: Vec::new(), rows: Vec::new() }
    }
}

impl<const N: usize> Weights<N> {
    /// Bytes before the first row: scale, number of rows.
    pub(super) const HEAD: usize = 4 + 4;
    /// Bytes of a row: the number of a sign, and a weight for each outcome.
    const ROW: usize = 4 + N;

    /// Rounds weights to bytes; those too small to count are left out.
    pub(super) fn of(rows: impl Iterator<Item = (u32, [f32; N])> + Clone) -> Weights<N> {
        let largest =
            rows.clone().flat_map(|(_, row)| row).fold(f32::MIN_POSITIVE, |most, weight| most.max(weight.abs()));
        let scale = largest / f32::from(i8::MAX);
        let mut kept: Vec<(u32, [i8; N])> = rows
            .map(|(number, row)| (number, row.map(|weight| (weight / scale).round() as i8)))
            .filter(|(_, row)| row.iter().any(|weight| *weight != 0))
            .collect();
        kept.sort_unstable();
        let (numbers, rows) = kept.into_iter().unzip();
        Weights { scale, numbers, rows }
    }

    /// The weights of a minimum that [`minimise`](super::learn::minimise) has found, `N` for each sign in the order of their numbers.
    pub(super) fn learnt(numbers: &[u32], weights: &[f64]) -> Weights<N> {
        let rows = weights.chunks_exact(N).map(|row| std::array::from_fn(|outcome| row[outcome] as f32));
        Weights::of(numbers.iter().copied().zip(rows))
    }

    /// Reads weights from the beginning of `bytes`, and what follows them; how many bytes there should be, where there are fewer.
    pub(super) fn read(bytes: &[u8]) -> Result<(Weights<N>, &[u8]), usize> {
        let (scale, rest) = bytes.split_first_chunk().ok_or(Self::HEAD)?;
        let (count, rest) = rest.split_first_chunk().ok_or(Self::HEAD)?;
        let length = (u32::from_le_bytes(*count) as usize).saturating_mul(Self::ROW);
        let (list, rest) = rest.split_at_checked(length).ok_or(length.saturating_add(Self::HEAD))?;
        let (mut numbers, mut rows) = (Vec::new(), Vec::new());
        for row in list.chunks_exact(Self::ROW) {
            if let Some((number, row)) = row.split_first_chunk() {
                numbers.push(u32::from_le_bytes(*number));
                rows.push(std::array::from_fn(|at| row.get(at).map_or(0, |byte| i8::from_le_bytes([*byte]))));
            }
        }
        Ok((Weights { scale: f32::from_le_bytes(*scale), numbers, rows }, rest))
    }

    /// Adds the bytes that [`Weights::read`] reads.
    pub(super) fn write(&self, out: &mut Vec<u8>) {
        out.extend(self.scale.to_le_bytes());
        out.extend((self.numbers.len() as u32).to_le_bytes());
        for (number, row) in self.numbers.iter().zip(&self.rows) {
            out.extend(number.to_le_bytes());
            out.extend(row.map(|weight| weight.to_le_bytes()[0]));
        }
    }

    /// The numbers of the signs that have weights, in ascending order.
    pub(super) fn numbers(&self) -> impl Iterator<Item = u32> + '_ {
        self.numbers.iter().copied()
    }

    /// How many signs have weights.
    pub(super) fn len(&self) -> usize {
        self.numbers.len()
    }

    fn row(&self, number: u32) -> Option<&[i8; N]> {
        self.numbers.binary_search(&number).ok().and_then(|at| self.rows.get(at))
    }

    /// What a sign weighs for the outcome at that place.
    pub(super) fn weight(&self, number: u32, outcome: usize) -> f32 {
        self.row(number).and_then(|row| row.get(outcome)).map_or(0.0, |weight| f32::from(*weight) * self.scale)
    }

    /// The sum of the weights that `signs` have for each outcome.
    pub(super) fn sums(&self, signs: &Signs) -> [f32; N] {
        let mut sums = [0.0f32; N];
        for (number, value) in signs.iter() {
            let Some(row) = self.row(number) else { continue };
            for (sum, weight) in sums.iter_mut().zip(row) {
                *sum += f32::from(*weight) * self.scale * value;
            }
        }
        sums
    }
}

/// Sums of weights → probabilities.
pub(super) fn softmax<const N: usize>(sums: [f32; N]) -> [f32; N] {
    let most = sums.iter().copied().fold(f32::MIN, f32::max);
    let powers = sums.map(|sum| (sum - most).exp());
    let all: f32 = powers.iter().sum();
    powers.map(|power| power / all)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_are_read_as_they_were_written() {
        let weights = Weights::of([(7, [2.0, -1.0]), (9, [0.0, 0.0])].into_iter());
        assert_eq!(weights.len(), 1, "what weighs nothing is left out");
        let mut bytes = Vec::new();
        weights.write(&mut bytes);
        bytes.push(5);
        assert_eq!(Weights::read(&bytes), Ok((weights.clone(), &[5u8][..])));
        assert!((weights.weight(7, 1) + 1.0).abs() < 0.01);
        assert_eq!(Weights::<2>::read(&bytes[..10]), Err(14));
    }
}
