//! What is seen at a token, as numbers of rows: its word, four affixes, form, kind, length and typography, word classes.

use super::super::glance::Glance;

/// Words and affixes that have rows of their own, by hash.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Vocabulary {
    pub(super) words: Hashes,
    pub(super) affixes: [Hashes; AFFIXES],
}

/// Hashes, ascending, with where those begin that share their upper bits: they are evenly spread, so that these are few.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Hashes {
    list: Vec<u32>,
    starts: Vec<u32>,
    /// How far a hash is shifted to have its upper bits.
    shift: u32,
}

impl Hashes {
    /// Of a list that ascends.
    pub(super) fn new(list: Vec<u32>) -> Hashes {
        /// How many hashes share their upper bits on average, at most.
        const SHARING: usize = 4;
        let bits = (list.len() / SHARING).max(2).ilog2();
        let shift = u32::BITS - bits;
        let mut starts = vec![0u32; (1 << bits) + 1];
        for hash in &list {
            starts[(hash >> shift) as usize + 1] += 1;
        }
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        Hashes { list, starts, shift }
    }

    /// All of them, ascending.
    pub(super) fn list(&self) -> &[u32] {
        &self.list
    }

    fn len(&self) -> u32 {
        self.list.len() as u32
    }

    /// Where a hash stands in the list.
    fn place(&self, hash: u32) -> Option<u32> {
        let upper = (hash >> self.shift) as usize;
        let [start, end] = [upper, upper + 1].map(|at| self.starts.get(at).copied().unwrap_or_default());
        let alike = self.list.get(start as usize..end as usize)?;
        alike.iter().position(|other| *other == hash).map(|at| start + at as u32)
    }
}

pub(super) const AFFIXES: usize = 4;

/// Rows for an unknown word, and for unknown affixes, come first; then those of what every token has.
const FORMS: u32 = 1 + AFFIXES as u32;
const KINDS: u32 = FORMS + 64;
const LOOKS: u32 = KINDS + 256;
const CLASSES: u32 = LOOKS + 64;
const WORDS: u32 = CLASSES + 32;

/// Occurrences that give a word, and an affix, a row.
const LEAST_WORDS: usize = 3;
const LEAST_AFFIXES: usize = 5;

impl Vocabulary {
    /// The vocabulary of these entries.
    pub(super) fn of<'g>(tokens: impl Iterator<Item = &'g Glance> + Clone) -> Vocabulary {
        let often = |hashes: &mut dyn Iterator<Item = u64>, least: usize| {
            let mut all: Vec<u32> = hashes.map(|hash| hash as u32).collect();
            all.sort_unstable();
            let runs = all.chunk_by(|a, b| a == b).filter(|run| run.len() >= least);
            Hashes::new(runs.filter_map(|run| run.first().copied()).collect())
        };
        Vocabulary {
            words: often(&mut tokens.clone().map(|glance| glance.word), LEAST_WORDS),
            affixes: std::array::from_fn(|i| {
                often(&mut tokens.clone().map(move |glance| glance.affixes[i]), LEAST_AFFIXES)
            }),
        }
    }

    /// Number of rows.
    pub(super) fn rows(&self) -> usize {
        (WORDS + self.words.len() + self.affixes.iter().map(Hashes::len).sum::<u32>()) as usize
    }

    /// Adds the numbers of the rows of a token: first that of its word, then those of its affixes, then the rest.
    pub(super) fn add_rows(&self, glance: &Glance, rows: &mut Vec<u32>) {
        rows.push(self.words.place(glance.word as u32).map_or(0, |at| WORDS + at));
        let mut start = WORDS + self.words.len();
        for (unknown, (hashes, hash)) in (1u32..).zip(self.affixes.iter().zip(glance.affixes)) {
            rows.push(hashes.place(hash as u32).map_or(unknown, |at| start + at));
            start += hashes.len();
        }
        rows.push(FORMS + u32::from(glance.form.min(63)));
        rows.push(KINDS + u32::from(glance.kind));
        let look = u32::from(glance.length.min(15)) << 2 | u32::from(glance.spaced) | u32::from(glance.italic) << 1;
        rows.push(LOOKS + look);
        let mut classes = glance.classes;
        while classes != 0 {
            rows.push(CLASSES + classes.trailing_zeros());
            classes &= classes - 1;
        }
    }

    /// Makes the word of a token, whose rows these are, unknown, and where `affixes` its affixes too.
    pub(super) fn forget(rows: &mut [u32], affixes: bool) {
        let many = if affixes { 1 + AFFIXES } else { 1 };
        for (unknown, row) in (0u32..).zip(rows.iter_mut().take(many)) {
            *row = unknown;
        }
    }
}
