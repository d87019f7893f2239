//! The weights of features, ready for use: number of a feature → what it adds to each label.
//!
//! Feature numbers are hashes, so that few share their upper bits. A set of bits says which upper bits occur; how many
//! features stand below those of a word of that set, and how many bits below in it, is the place of a feature's cell, or
//! one shortly before (rank; Jacobson 1989): cells stand in order of number. Some of what is seen has no weight and is
//! answered by the bits alone, which fit in the cache; the rest costs one look into a table that does not. So the places
//! of many features are looked up before the first one is used, so that many reads from memory go on at a time. Files
//! hold features in ascending order: nothing is hashed or sorted when one is read.

use super::chain::SLOTS;

/// Sums of weights of all labels, in units.
pub(super) type Sums = [i16; SLOTS];

/// Upper bits of a feature number that tell whether it may have a weight; more in large models.
const LEAST_BITS: u32 = 20;

/// The weights of one feature, as what they are above [`LEAST`]: half a cache line.
#[derive(Debug, Clone, Copy)]
#[repr(align(32))]
struct Cell {
    number: u32,
    weights: [[u8; LANES]; SLOTS / LANES],
}

/// How many weights are added at once.
const LANES: usize = 8;

/// The lowest weight.
const LEAST: i16 = i8::MIN as i16;

impl Cell {
    fn new(number: u32, row: &[i8; SLOTS]) -> Cell {
        let mut weights = [[0; LANES]; SLOTS / LANES];
        for (above, weight) in weights.as_flattened_mut().iter_mut().zip(row) {
            *above = (i16::from(*weight) - LEAST) as u8;
        }
        Cell { number, weights }
    }
}

/// Sums of what is above the lowest weight, modulo 2¹⁶, and of how many cells.
#[derive(Default)]
struct Sum {
    above: [[u16; LANES]; SLOTS / LANES],
    count: u16,
}

impl Sum {
    #[inline(always)]
    fn add(&mut self, cell: &Cell, own: bool) {
        let own = u16::from(own);
        for (sums, weights) in self.above.iter_mut().zip(&cell.weights) {
            // A new array, which the compiler can keep in a register.
            *sums = std::array::from_fn(|lane| sums[lane].wrapping_add(u16::from(weights[lane]) & own.wrapping_neg()));
        }
        self.count += own;
    }

    #[inline(always)]
    fn whole(&self) -> Sums {
        let least = LEAST.wrapping_mul(self.count as i16);
        let mut sums = [0; SLOTS];
        for (sum, above) in sums.iter_mut().zip(self.above.as_flattened()) {
            *sum = (*above as i16).wrapping_add(least);
        }
        sums
    }
}

/// The weights of all features.
#[derive(Debug, Clone)]
pub(super) struct Table {
    /// Which values of a feature number's upper bits occur.
    known: Vec<u64>,
    /// How many features stand below those of a word of [`Table::known`].
    below: Vec<u32>,
    /// By number; last, one that no feature has.
    cells: Vec<Cell>,
    /// How many upper bits tell whether a feature is known.
    bits: u32,
}

/// Room for what is looked up.
#[derive(Debug, Default)]
pub(super) struct Lookups {
    /// Numbers of features that may have a cell, and where those of each run end.
    likely: Vec<u32>,
    ends: Vec<u32>,
    /// The word of known bits to which each one belongs.
    known: Vec<u64>,
    /// Where each one's cell stands, or one shortly before, and whose number stands there.
    places: Vec<u32>,
    found: Vec<u32>,
}

impl Table {
    /// A table of so many rows, by ascending feature number.
    pub(super) fn new(count: usize, rows: impl Iterator<Item = (u32, [i8; SLOTS])>) -> Table {
        let bits = (usize::BITS - (2 * count).leading_zeros()).clamp(LEAST_BITS, u32::BITS - 1);
        let mut known = vec![0; 1 << (bits - 6)];
        let mut below = vec![0; known.len()];
        let mut cells = Vec::with_capacity(count + 1);
        for (number, weights) in rows {
            let (word, bit) = place(number, bits);
            if known[word] == 0 {
                below[word] = cells.len() as u32;
            }
            known[word] |= bit;
            cells.push(Cell::new(number, &weights));
        }
        cells.push(Cell::new(u32::MAX, &[0; SLOTS]));
        Table { known, below, cells, bits }
    }

    /// Number of features.
    pub(super) fn features(&self) -> usize {
        self.cells.len() - 1
    }

    /// For each run of `numbers`, of which `ends` says where it ends, the sums of its features' weights.
    pub(super) fn sum(
        &self,
        numbers: &[u32],
        ends: impl Iterator<Item = u32>,
        lookups: &mut Lookups,
        mut give: impl FnMut(usize, &Sums),
    ) {
        let Lookups { likely, ends: likely_ends, known, places, found } = lookups;
        likely.resize(numbers.len().max(likely.len()), 0);
        known.resize(likely.len(), 0);
        likely_ends.clear();
        let (mut start, mut count) = (0, 0);
        for end in ends {
            // Without a branch that cannot be foreseen.
            for number in &numbers[start..end as usize] {
                let (word, bit) = place(*number, self.bits);
                let of_word = self.known[word];
                likely[count] = *number;
                known[count] = of_word;
                count += usize::from(of_word & bit != 0);
            }
            likely_ends.push(count as u32);
            start = end as usize;
        }
        let likely = &likely[..count];
        places.clear();
        places.extend(likely.iter().zip(&known[..count]).map(|(number, known)| {
            let (word, bit) = place(*number, self.bits);
            self.below[word] + (*known & (bit - 1)).count_ones()
        }));
        found.clear();
        found.extend(places.iter_mut().zip(likely).map(|(at, number)| {
            *at += u32::from(self.cells[*at as usize].number < *number);
            self.cells[*at as usize].number
        }));
        let mut start = 0;
        for (run, end) in likely_ends.iter().enumerate() {
            let run_of = start..*end as usize;
            start = *end as usize;
            let mut sum = Sum::default();
            for ((number, at), found) in likely[run_of.clone()].iter().zip(&places[run_of.clone()]).zip(&found[run_of])
            {
                let (mut at, mut found) = (*at as usize, *found);
                while found < *number {
                    at += 1;
                    found = self.cells[at].number;
                }
                sum.add(&self.cells[at], found == *number);
            }
            give(run, &sum.whole());
        }
    }
}

/// Which word of the known bits a feature number belongs to, and its bit there.
fn place(number: u32, bits: u32) -> (usize, u64) {
    let upper = number >> (u32::BITS - bits);
    (upper as usize / 64, 1 << (upper % 64))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn row(seed: u32) -> [i8; SLOTS] {
        std::array::from_fn(|y| {
            let value = number(seed, y as u32) as i8;
            if number(seed, 99).is_multiple_of(5) { value.max(-127) } else { value % 8 }
        })
    }

    fn number(seed: u32, of: u32) -> u32 {
        (seed ^ of.wrapping_mul(0x9e37_79b9)).wrapping_mul(0x85eb_ca6b) >> 7
    }

    proptest! {
        #[test]
        fn sums_are_those_of_the_rows(seeds in prop::collection::btree_set(0u32..3000, 0..200), crowd in 0u32..12) {
            // The larger the crowd, the more numbers share their upper bits.
            let mut rows: Vec<(u32, [i8; SLOTS])> = seeds.iter().map(|seed| (seed << crowd, row(*seed))).collect();
            rows.sort_by_key(|(number, _)| *number);
            let table = Table::new(rows.len(), rows.iter().copied());
            prop_assert_eq!(table.features(), rows.len());
            let asked: Vec<u32> = (0..3000u32).step_by(7).chain(seeds.iter().copied()).map(|seed| seed << crowd).collect();
            let ends = [asked.len() as u32 / 3, asked.len() as u32 / 3, asked.len() as u32];
            let mut sums = Vec::new();
            table.sum(&asked, ends.into_iter(), &mut Lookups::default(), |_, sum| sums.push(*sum));
            let mut start = 0;
            for (sum, end) in sums.iter().zip(ends) {
                let mut expected = [0i16; SLOTS];
                for number in &asked[start..end as usize] {
                    for (_, row) in rows.iter().filter(|(own, _)| own == number) {
                        for y in 0..SLOTS {
                            expected[y] += i16::from(row[y]);
                        }
                    }
                }
                start = end as usize;
                prop_assert_eq!(*sum, expected);
            }
        }
    }
}
