//! The weights of features, ready for use: number of a feature → what it adds to each label.
//!
//! Feature numbers are hashes, so that few share their upper bits. A set of bits says which upper bits occur; the count
//! of those below is the place of a feature's cell (rank; Jacobson 1989). Most of what is seen has no weight and is
//! answered by the bits alone, which fit in the cache; the rest costs one look into a table that does not. So the table
//! is kept small (hardly a weight is larger than seven units: half a byte each), and the places of many features are
//! looked up before the first one is used, so that many reads from memory go on at a time. Files hold features in
//! ascending order: nothing is hashed or sorted when one is read.

use super::chain::SLOTS;

/// Sums of weights of all labels, in units.
pub(super) type Sums = [i16; SLOTS];

/// Upper bits of a feature number that tell whether it may have a weight; more in large models.
const LEAST_BITS: u32 = 20;

/// Bytes of a cell's weights: two labels in each.
const HALF: usize = SLOTS / 2;

/// What is added to a weight so that it is not below 0 in its half of a byte.
const BIAS: i8 = 8;

/// The weights of one feature, or a part of each where one is too large for a cell. The first bytes are its head: above, the
/// lower bits of the feature's number; below, where the next cell for the same upper bits stands, 0 for none. In the others
/// stand the weights, that of `y` in the lower half of a byte and that of `y + HALF` in the upper.
#[derive(Debug, Clone, Copy)]
#[repr(align(16))]
struct Cell([u8; HEAD + HALF]);

/// Bytes of a cell's head.
const HEAD: usize = 4;

impl Cell {
    const NONE: Cell = Cell([0; HEAD + HALF]);

    fn head(&self) -> u32 {
        let [a, b, c, d, ..] = self.0;
        u32::from_le_bytes([a, b, c, d])
    }

    fn set_head(&mut self, head: u32) {
        self.0[..HEAD].copy_from_slice(&head.to_le_bytes());
    }
}

/// The weights of all features.
#[derive(Debug, Clone)]
pub(super) struct Table {
    /// Which values of a feature number's upper bits occur, 32 in each lower half; in the upper half, how many occur below
    /// those. Both are needed together and lie together.
    known: Vec<u64>,
    /// First an unused one; then for each value of the upper bits that occurs one cell; then all others.
    cells: Vec<Cell>,
    /// How many upper bits tell whether a feature is known; places of cells have no more bits than that.
    bits: u32,
    features: usize,
}

/// Room for what is looked up.
#[derive(Debug, Default)]
pub(super) struct Lookups {
    /// Numbers of features that may have a cell, and where those of each run end.
    likely: Vec<u32>,
    ends: Vec<u32>,
    /// What is known of each one's upper bits.
    known: Vec<u64>,
    /// Where each one's first cell stands.
    places: Vec<u32>,
    heads: Vec<u32>,
}

impl Table {
    /// A table of rows by ascending feature number.
    pub(super) fn new(rows: &[(u32, [i8; SLOTS])]) -> Table {
        let all: usize = rows.iter().map(|(_, row)| parts(row)).sum();
        let bits = (usize::BITS - (2 * all).leading_zeros()).clamp(LEAST_BITS, u32::BITS - 1);
        let mut known = vec![0u64; 1 << (bits - 5)];
        for (number, _) in rows {
            let (word, bit) = place(*number, bits);
            known[word] |= u64::from(bit);
        }
        let mut classes = 0;
        for word in &mut known {
            let here = word.count_ones();
            *word |= u64::from(classes) << 32;
            classes += here;
        }
        let mut cells = Vec::with_capacity(all + 1);
        cells.resize(classes as usize + 1, Cell::NONE);
        let (mut at, mut class) = (0, None);
        for (number, row) in rows {
            let check = number << bits;
            let mut rest = *row;
            for part in 0..parts(row) {
                let mut cell = packed(&mut rest);
                cell.set_head(check);
                if part == 0 && class != Some(place(*number, bits)) {
                    class = Some(place(*number, bits));
                    at += 1;
                    cells[at] = cell;
                    continue;
                }
                // The newest is the second of its chain.
                let next = (1 << bits) - 1;
                cell.set_head(check | cells[at].head() & next);
                let first = cells[at].head() & !next | cells.len() as u32;
                cells[at].set_head(first);
                cells.push(cell);
            }
        }
        Table { known, cells, bits, features: rows.len() }
    }

    /// Number of features.
    pub(super) fn features(&self) -> usize {
        self.features
    }

    /// For each run of `numbers`, of which `ends` says where it ends, the sums of its features' weights.
    pub(super) fn sum(
        &self,
        numbers: &[u32],
        ends: impl Iterator<Item = u32>,
        lookups: &mut Lookups,
        mut give: impl FnMut(usize, &Sums),
    ) {
        let Lookups { likely, ends: likely_ends, known, places, heads } = lookups;
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
                count += usize::from(of_word as u32 & bit != 0);
            }
            likely_ends.push(count as u32);
            start = end as usize;
        }
        let likely = &likely[..count];
        places.clear();
        places.extend(likely.iter().zip(&known[..count]).map(|(number, known)| {
            let (_, bit) = place(*number, self.bits);
            (*known >> 32) as u32 + (*known as u32 & (bit - 1)).count_ones() + 1
        }));
        heads.clear();
        heads.extend(places.iter().map(|at| self.cells[*at as usize].head()));
        // Those that stand second are fetched at once, too.
        let next = (1 << self.bits) - 1;
        let second = |head: &u32| self.cells[(head & next) as usize].head();
        std::hint::black_box(heads.iter().map(second).fold(0, |all, head| all ^ head));
        let mut start = 0;
        for (run, end) in likely_ends.iter().enumerate() {
            let run_of = start..*end as usize;
            start = *end as usize;
            let mut sum = Sum::default();
            for ((number, at), head) in likely[run_of.clone()].iter().zip(&places[run_of.clone()]).zip(&heads[run_of]) {
                let mut head = *head;
                sum.add(&self.cells[*at as usize], (head ^ number << self.bits) & !next == 0);
                while head & next != 0 {
                    let cell = &self.cells[(head & next) as usize];
                    head = cell.head();
                    sum.add(cell, (head ^ number << self.bits) & !next == 0);
                }
            }
            give(run, &sum.whole());
        }
    }
}

/// Sums of halves of bytes, and how often the bias is among them. What adds up where heads stand means nothing.
#[derive(Default)]
struct Sum {
    wide: Wide,
    count: i16,
    /// Sums of the last few cells, a byte each; as two numbers they stay in registers.
    low: u128,
    high: u128,
    last: u32,
}

/// Sums of lower and of upper halves.
#[derive(Default)]
struct Wide([u16; HEAD + HALF], [u16; HEAD + HALF]);

impl Sum {
    #[inline(always)]
    fn add(&mut self, cell: &Cell, own: bool) {
        /// The lower half of each byte.
        const LOWER: u128 = u128::from_ne_bytes([15; HEAD + HALF]);
        let both = u128::from_le_bytes(cell.0) & u128::from(own).wrapping_neg();
        self.count += i16::from(own);
        self.low += both & LOWER;
        self.high += both >> 4 & LOWER;
        self.last += 1;
        // 17 times 15 is the most that a byte holds.
        if self.last == 17 {
            self.wide.carry(self.low, self.high);
            (self.low, self.high, self.last) = Default::default();
        }
    }

    #[inline(always)]
    fn whole(mut self) -> Sums {
        self.wide.carry(self.low, self.high);
        let bias = self.count * i16::from(BIAS);
        let mut sums = [0; SLOTS];
        for y in 0..HALF {
            sums[y] = self.wide.0[HEAD + y] as i16 - bias;
            sums[y + HALF] = self.wide.1[HEAD + y] as i16 - bias;
        }
        sums
    }
}

impl Wide {
    #[inline]
    fn carry(&mut self, low: u128, high: u128) {
        let (low, high) = (low.to_le_bytes(), high.to_le_bytes());
        for y in 0..HEAD + HALF {
            self.0[y] = self.0[y].wrapping_add(u16::from(low[y]));
            self.1[y] = self.1[y].wrapping_add(u16::from(high[y]));
        }
    }
}

/// How many cells a row takes.
fn parts(row: &[i8; SLOTS]) -> usize {
    let (most, least) = row.iter().fold((0, 0), |(most, least), weight| ((*weight).max(most), (*weight).min(least)));
    let above = usize::from(most.unsigned_abs()).div_ceil(BIAS as usize - 1);
    let below = usize::from(least.unsigned_abs()).div_ceil(BIAS as usize);
    above.max(below).max(1)
}

/// As much of a row as fits in a cell; it is taken off.
fn packed(rest: &mut [i8; SLOTS]) -> Cell {
    let mut half = |y: usize| {
        let part = rest[y].clamp(-BIAS, BIAS - 1);
        rest[y] -= part;
        (part + BIAS) as u8
    };
    let mut cell = Cell::NONE;
    for y in 0..HALF {
        cell.0[HEAD + y] = half(y) | half(y + HALF) << 4;
    }
    cell
}

/// Which word of the known bits a feature number belongs to, and its bit there.
fn place(number: u32, bits: u32) -> (usize, u32) {
    let upper = number >> (u32::BITS - bits);
    (upper as usize / 32, 1 << (upper % 32))
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
            let table = Table::new(&rows);
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
