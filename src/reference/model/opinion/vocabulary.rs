//! What is seen at a token, as numbers of rows: its word, four affixes, form, kind, length and typography, word classes.

use super::super::glance::Glance;

/// Words and affixes that have rows of their own, by hash, ascending.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Vocabulary {
    pub(super) words: Vec<u32>,
    pub(super) affixes: [Vec<u32>; AFFIXES],
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
            runs.filter_map(|run| run.first().copied()).collect()
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
        WORDS as usize + self.words.len() + self.affixes.iter().map(Vec::len).sum::<usize>()
    }

    /// Adds the numbers of the rows of a token: first that of its word, then those of its affixes, then the rest.
    pub(super) fn add_rows(&self, glance: &Glance, rows: &mut Vec<u32>) {
        let place = |list: &[u32], hash: u64| list.binary_search(&(hash as u32)).ok().map(|at| at as u32);
        rows.push(place(&self.words, glance.word).map_or(0, |at| WORDS + at));
        let mut start = WORDS + self.words.len() as u32;
        for (unknown, (list, hash)) in (1u32..).zip(self.affixes.iter().zip(glance.affixes)) {
            rows.push(place(list, hash).map_or(unknown, |at| start + at));
            start += list.len() as u32;
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
