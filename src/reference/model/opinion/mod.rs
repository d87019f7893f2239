//! A second opinion on entries of whose labels the first reading is unsure: a small recurrent network.
//!
//! The chain weighs what is seen at a token by rules that it has learnt one by one; the network sees a token as a point
//! among like ones, and what it has read of the entry on either side. It is of another kind, so that it errs elsewhere,
//! and the two together are right more often than either. It costs several times the first reading and is asked only
//! where that is unsure.
//!
//! [`vocabulary`] turns what is seen at a token into rows of a table, [`net`] has the weights, [`forward`] reads sums of
//! rows by them; [`matrix`] is the arithmetic; [`learn`] finds the weights, for which [`backward`] tells their slopes.

mod backward;
mod forward;
mod learn;
mod matrix;
mod net;
mod store;
mod vocabulary;

use super::chain::Row;
use super::glance::Glance;
use forward::Room;
pub use learn::{Course, learn};
use net::{Net, WIDTH};
use vocabulary::Vocabulary;

/// A trained network with its vocabulary.
#[derive(Debug, Clone, PartialEq)]
pub struct Opinion {
    vocabulary: Vocabulary,
    table: Table,
    net: Net,
}

/// Rows of the table, each of which is whole numbers of its unit.
#[derive(Debug, Clone, PartialEq)]
struct Table {
    rows: Vec<[i8; WIDTH]>,
    units: Vec<f32>,
}

/// How probable the label of each word of an entry must be, and how many words the chain may expect to have labelled wrongly,
/// so that no second opinion is asked. A single number decides a field; many words that are nearly sure add up.
pub(super) const SURE: f32 = 0.7;
pub(super) const WRONG_WORDS: f32 = 0.6;

/// Longest entry, in tokens, that is learnt from and read.
pub(super) const LONGEST: usize = 400;

/// How much the scores of the chain count then, and those of the network. What reads best hangs little on them; they are
/// so small because two readers who agree are less often right than two independent ones would be.
pub(super) const SHARES: [f32; 2] = [0.4, 0.3];

/// How far behind the best label the network may put another; its certainty about an entry of a kind that it has never seen
/// is not to be believed without bounds.
const FARTHEST: f32 = 16.0;

/// Tokens that pass through the network at once; what is computed of them fits in a cache of half a megabyte.
const AT_ONCE: usize = 256;

impl Opinion {
    /// Scores of the labels at each token of some entries, one entry after the other: 0 for the best and at least -16 for the
    /// others.
    pub(super) fn scores<'g>(&self, entries: impl IntoIterator<Item = &'g [Glance]>) -> Vec<Row> {
        let (mut room, mut scores) = (Room::default(), Vec::new());
        let (mut sums, mut ends) = (Vec::with_capacity(AT_ONCE), Vec::new());
        let mut numbers = Vec::with_capacity(16);
        for glances in entries {
            if sums.len() + glances.len() > AT_ONCE {
                self.net.add_scores(&mut sums, &ends, &mut room, &mut scores);
                sums.clear();
                ends.clear();
            }
            for glance in glances {
                numbers.clear();
                self.vocabulary.add_rows(glance, &mut numbers);
                sums.push(self.table.sum(&numbers));
            }
            ends.push(sums.len());
        }
        self.net.add_scores(&mut sums, &ends, &mut room, &mut scores);
        for row in &mut scores {
            let best = row.iter().copied().fold(f32::MIN, f32::max);
            for score in row.iter_mut() {
                *score = (*score - best).max(-FARTHEST);
            }
        }
        scores
    }
}

impl Table {
    /// Rounds rows to whole numbers, each in a unit of its own.
    fn of(rows: &[[f32; WIDTH]]) -> Table {
        let unit = |row: &[f32; WIDTH]| row.iter().fold(0.0f32, |most, value| most.max(value.abs())) / 127.0;
        let units: Vec<f32> = rows.iter().map(unit).collect();
        let round = |(row, unit): (&[f32; WIDTH], &f32)| row.map(|value| (value / unit.max(1.0e-12)).round() as i8);
        Table { rows: rows.iter().zip(&units).map(round).collect(), units }
    }

    fn sum(&self, numbers: &[u32]) -> [f32; WIDTH] {
        let mut sum = [0.0; WIDTH];
        for number in numbers {
            let at = *number as usize;
            if let (Some(row), Some(unit)) = (self.rows.get(at), self.units.get(at)) {
                for i in 0..WIDTH {
                    sum[i] += f32::from(row[i]) * unit;
                }
            }
        }
        sum
    }
}

#[cfg(test)]
mod tests {
    use super::super::chain::SLOTS;
    use super::super::glance::glances;
    use super::*;
    use crate::reference::model::corpus::Example;
    use crate::reference::{Label, Tokens};

    /// Entries of which the third word says what the first is.
    fn examples(from: usize, to: usize) -> Vec<Example> {
        let bits = |label: Label| 1u32 << label.index();
        let one = |i: usize| {
            let titled = i.is_multiple_of(2);
            let raw = format!("W{i} and {} {}", ["rivers", "persons"][i % 2], 1950 + i % 60);
            let tokens = Tokens::read(&raw);
            let head = if titled { Label::Title } else { Label::Author };
            let allowed = vec![bits(head), bits(head), bits(head), bits(Label::Date)];
            assert_eq!(tokens.len(), allowed.len());
            Example { raw, tokens, allowed, tagged: u32::MAX, list: None, again: false }
        };
        (from..to).map(one).collect()
    }

    #[test]
    fn what_stands_further_on_decides_and_the_same_data_give_the_same_network() {
        let course = Course { passes: 12, step: 1.0e-2, ..Course::default() };
        let opinion = learn(&examples(0, 128), &course, |_, _| {});
        assert_eq!(opinion, learn(&examples(0, 128), &course, |_, _| {}));
        for example in examples(300, 340) {
            let scores = opinion.scores([glances(&example.tokens).as_slice()]);
            let best = |row: &Row| (0..SLOTS).find(|y| row[*y] == 0.0);
            for (row, allowed) in scores.iter().zip(&example.allowed) {
                assert_eq!(best(row).map(|y| 1u32 << y), Some(*allowed), "{}", example.raw);
            }
        }
    }

    #[test]
    fn entries_read_together_are_read_as_by_themselves() {
        let opinion = learn(&examples(0, 64), &Course { passes: 2, ..Course::default() }, |_, _| {});
        let entries: Vec<Vec<Glance>> = examples(0, 200).iter().map(|example| glances(&example.tokens)).collect();
        let together = opinion.scores(entries.iter().map(Vec::as_slice));
        let apart: Vec<Row> = entries.iter().flat_map(|entry| opinion.scores([entry.as_slice()])).collect();
        assert_eq!(together.len(), apart.len());
        for (a, b) in together.as_flattened().iter().zip(apart.as_flattened()) {
            assert!((a - b).abs() < 1.0e-4, "{a} {b}");
        }
    }

    #[test]
    fn nothing_in_nothing_out() {
        let opinion = learn(&examples(0, 8), &Course { passes: 1, ..Course::default() }, |_, _| {});
        assert!(opinion.scores([]).is_empty());
        assert!(opinion.scores([[].as_slice()]).is_empty());
        assert_eq!(opinion.scores([[Glance::EDGE; 3].as_slice()]).len(), 3);
    }
}
