//! Sums of weights that are kept, because the same words and surroundings come again and again.
//!
//! A third of the words of references are a few hundred words and signs; kinds, forms and states repeat more still. For
//! each word the memo keeps what its templates add to the token itself and to its neighbours, for each group of templates
//! what it adds where its values are the same. What is not kept is noted first and then summed for the whole entry at
//! once ([`Table::sum`]). The sums are whole numbers and a place that holds other values is filled anew, so that the
//! answer never depends on what was read before. The memory is bounded: a new sum takes the place of an old one.

use std::sync::{Mutex, PoisonError};

use super::chain::SLOTS;
use super::features::number;
use super::glance::Glance;
use super::table::{Lookups, Sums, Table};
use super::templates::{Entry, Group, Role, Stretch, Visitor, expand, lexical};

/// The values under which a sum is kept: no group has these.
const EMPTY: [u64; 2] = [u64::MAX; 2];

/// How many sums of groups and of words are kept, powers of two: eight megabytes a thread, which a cache that cores share still holds.
/// A quarter of it costs a thirtieth of all time of reading, four times as much saves a fiftieth.
const GROUPS: usize = 1 << 16;
const WORDS: usize = 1 << 14;

/// The sum of a group, in one cache line.
#[derive(Debug, Clone, Copy)]
#[repr(align(64))]
struct Kept {
    key: [u64; 2],
    sums: Sums,
}

/// What a word adds to the tokens around it, in order of [`Role::ALL`].
#[derive(Debug, Clone, Copy)]
#[repr(align(64))]
struct Word {
    key: [u64; 2],
    sums: [Sums; Role::ALL.len()],
}

/// What has been summed before.
#[derive(Debug)]
pub(super) struct Memo {
    groups: Box<[Kept]>,
    words: Box<[Word]>,
    notes: Notes,
    asked: Asked,
    lookups: Lookups,
    sums: Vec<Sums>,
}

/// What the templates of an entry are filled from.
#[derive(Debug, Default)]
struct Asked {
    /// Values of each token's groups, in order of [`Group::ALL`].
    groups: Vec<[u64; 2]>,
    /// Whether their sums are kept.
    kept: Vec<bool>,
    /// Features of templates in no group, and where those of each token end.
    singles: Vec<u32>,
    ends: Vec<u32>,
}

/// Features whose weights are to be summed.
#[derive(Debug, Default)]
struct Notes {
    numbers: Vec<u32>,
    /// Where the features of each purpose end.
    ends: Vec<u32>,
    purposes: Vec<Purpose>,
}

/// What a sum is for.
#[derive(Debug, Clone, Copy)]
enum Purpose {
    /// A word's, in one of its roles; it also counts for the token of that number, if there is one.
    Word { key: [u64; 2], role: usize, token: usize },
    /// A group's, which also counts for a token.
    Group { key: [u64; 2], token: usize },
    /// That of some tokens.
    Tokens { from: usize, to: usize },
}

impl Notes {
    fn put(&mut self, template: u64, value: u64) {
        self.numbers.push(number(template, value));
    }

    fn end(&mut self, purpose: Purpose) {
        self.ends.push(self.numbers.len() as u32);
        self.purposes.push(purpose);
    }

    fn clear(&mut self) {
        self.numbers.clear();
        self.ends.clear();
        self.purposes.clear();
    }
}

impl Memo {
    fn new() -> Memo {
        Memo {
            groups: vec![Kept { key: EMPTY, sums: [0; SLOTS] }; GROUPS].into_boxed_slice(),
            words: vec![Word { key: EMPTY, sums: [[0; SLOTS]; 5] }; WORDS].into_boxed_slice(),
            notes: Notes::default(),
            asked: Asked::default(),
            lookups: Lookups::default(),
            sums: Vec::new(),
        }
    }

    /// Sums the weights of all features at each token.
    pub(super) fn sums(&mut self, table: &Table, list: &[Glance]) -> &[Sums] {
        let mut all = std::mem::take(&mut self.sums);
        all.clear();
        all.resize(list.len(), [0; SLOTS]);
        self.notes.clear();
        self.words(list, &mut all);
        self.asked.clear();
        let Memo { groups, words, notes, asked, lookups, .. } = self;
        Entry::new(list).visit(&mut Asking { notes, asked, t: 0, stretch: None });
        // Whether sums are kept is found out for all of them before any is used, so that many reads go on at a time.
        asked.kept.extend(asked.groups.iter().map(|key| groups[slot(*key, GROUPS)].key == *key));
        for (token, all) in all.iter_mut().enumerate() {
            let own = token * Group::ALL.len()..(token + 1) * Group::ALL.len();
            for ((key, kept), group) in asked.groups[own.clone()].iter().zip(&asked.kept[own]).zip(Group::ALL) {
                if *kept {
                    add(all, &groups[slot(*key, GROUPS)].sums);
                } else {
                    expand(group, values_of(*key), |template, value| notes.put(template, value));
                    notes.end(Purpose::Group { key: *key, token });
                }
            }
            let start = token.checked_sub(1).map_or(0, |before| asked.ends[before]);
            notes.numbers.extend(&asked.singles[start as usize..asked.ends[token] as usize]);
            notes.end(Purpose::Tokens { from: token, to: token + 1 });
        }
        table.sum(&notes.numbers, notes.ends.iter().copied(), lookups, |run, sums| match notes.purposes[run] {
            Purpose::Word { key, role, token } => {
                let word = &mut words[slot(key, WORDS)];
                word.key = key;
                word.sums[role] = *sums;
                all.get_mut(token).into_iter().for_each(|all| add(all, sums));
            }
            Purpose::Group { key, token } => {
                groups[slot(key, GROUPS)] = Kept { key, sums: *sums };
                add(&mut all[token], sums);
            }
            Purpose::Tokens { from, to } => all[from..to].iter_mut().for_each(|all| add(all, sums)),
        });
        self.sums = all;
        &self.sums
    }

    /// What words and affixes say; two edges on either side count as words.
    fn words(&mut self, list: &[Glance], all: &mut [Sums]) {
        for place in 0..list.len() + 4 {
            let glance = place.checked_sub(2).and_then(|t| list.get(t)).unwrap_or(&Glance::EDGE);
            let key = [glance.word, u64::from(glance.form)];
            let word = &self.words[slot(key, WORDS)];
            let known = word.key == key;
            // The first role speaks of the token two after the word, the last of that two before.
            for (back, role) in Role::ALL.into_iter().enumerate() {
                let token = place.wrapping_sub(back);
                if known {
                    all.get_mut(token).into_iter().for_each(|all| add(all, &word.sums[back]));
                } else {
                    lexical(role, glance, |template, value| self.notes.put(template, value));
                    self.notes.end(Purpose::Word { key, role: back, token });
                }
            }
        }
    }
}

fn slot([a, b]: [u64; 2], slots: usize) -> usize {
    let mixed = (a ^ b.rotate_left(29)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    (mixed >> 40) as usize & (slots - 1)
}

// Inlined, it depends on the code around it whether eight sums are added at once or one: a fifth of all time of reading.
#[inline(never)]
fn add(sums: &mut Sums, more: &Sums) {
    for y in 0..SLOTS {
        sums[y] += more[y];
    }
}

/// A group's values with the group itself, which the values leave room for.
fn key_of(group: Group, [a, b]: [u64; 2]) -> [u64; 2] {
    [a, b | (group as u64) << 56]
}

/// The values of a key.
fn values_of([a, b]: [u64; 2]) -> [u64; 2] {
    [a, b & ((1 << 56) - 1)]
}

impl Asked {
    fn clear(&mut self) {
        self.groups.clear();
        self.kept.clear();
        self.singles.clear();
        self.ends.clear();
    }
}

/// Notes stretches and asks for the rest.
struct Asking<'a> {
    notes: &'a mut Notes,
    asked: &'a mut Asked,
    t: usize,
    /// The stretch that was noted last, and its place among the purposes.
    stretch: Option<((usize, u8, u8), usize)>,
}

impl Visitor for Asking<'_> {
    /// They are summed before.
    fn lexical(&mut self, _: Role, _: &Glance) {}

    fn stretch(&mut self, id: (usize, u8, u8), make: impl FnOnce() -> Stretch) {
        let to = self.t + 1;
        if let Some((_, at)) = self.stretch.filter(|(last, _)| *last == id) {
            if let Some(Purpose::Tokens { to: end, .. }) = self.notes.purposes.get_mut(at) {
                *end = to;
            }
            return;
        }
        self.stretch = Some((id, self.notes.purposes.len()));
        make().expand(|template, value| self.notes.put(template, value));
        self.notes.end(Purpose::Tokens { from: self.t, to });
    }

    fn group(&mut self, group: Group, values: [u64; 2]) {
        self.asked.groups.push(key_of(group, values));
    }

    fn single(&mut self, template: u64, value: u64) {
        self.asked.singles.push(number(template, value));
    }

    fn leave(&mut self) {
        self.asked.ends.push(self.asked.singles.len() as u32);
        self.t += 1;
    }
}

/// Memos that nobody uses at the moment; there are never more than threads that have read at once.
#[derive(Debug, Default)]
pub(super) struct Memos(Mutex<Vec<Memo>>);

impl Memos {
    /// Lends a memo.
    pub(super) fn with<T>(&self, work: impl FnOnce(&mut Memo) -> T) -> T {
        let free = || self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let lent = free().pop();
        let mut memo = lent.unwrap_or_else(Memo::new);
        let answer = work(&mut memo);
        free().push(memo);
        answer
    }
}

impl Clone for Memos {
    /// None: what a memo holds is quickly summed again.
    fn clone(&self) -> Self {
        Memos::default()
    }
}

#[cfg(test)]
mod tests {
    use super::super::features::evidence;
    use super::super::glance::glances;
    use super::*;
    use crate::reference::Tokens;

    const ENTRIES: [&str; 5] = [
        "Abe, L., & Berg, M. (2001). “On rivers: a life,” in *Water*, 12(3), pp. 4–19. Oslo: Quay. doi:10.1000/xyz",
        "Dahl J, Eklund P. Flow of matter. J. Water Res. 1999;25(7-8):113-43. https://example.org/a_b",
        "Kern, T. (Hrsg.): Wasser und Stadt. 2. Aufl. Bonn: Ufer 1987, S. 12 ff.",
        "12.",
        "",
    ];

    /// Weights for half of the features that `entries` have.
    fn table() -> Table {
        let numbers = ENTRIES.iter().flat_map(|raw| evidence(&Tokens::read(raw)).features);
        let mut numbers: Vec<u32> = numbers.filter(|number| number % 2 == 0).collect();
        numbers.sort_unstable();
        numbers.dedup();
        let weight = |number: u32, y: usize| ((number >> (y % 24)) % 9) as i8 - 4;
        let row = |number: &u32| (*number, std::array::from_fn(|y| weight(*number, y)));
        Table::new(numbers.len(), numbers.iter().map(row))
    }

    #[test]
    fn sums_are_those_of_the_features_whatever_was_read_before() {
        let table = table();
        let mut memo = Memo::new();
        for round in 0..3 {
            for raw in ENTRIES.iter().cycle().skip(round).take(ENTRIES.len()) {
                let tokens = Tokens::read(raw);
                let listed = evidence(&tokens);
                let mut expected = Vec::new();
                table.sum(&listed.features, listed.ends.iter().copied(), &mut Lookups::default(), |_, sums| {
                    expected.push(*sums);
                });
                assert_eq!(memo.sums(&table, &glances(&tokens)), expected, "{raw}");
            }
        }
    }
}
