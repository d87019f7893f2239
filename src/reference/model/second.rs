//! The second reading: what the first reading of an entry, and of its list, says about each token.
//!
//! A list has one style, and an entry has one title. After a first reading of all entries, the labels found tell the
//! second one what stands elsewhere in the entry (a container further on, an editor before), and how the rest of the list
//! treats the same layout: what follows the author after a full stop, what an unmarked number after a comma is. These are
//! features like any others; how much they count is learnt from first readings by models that had not seen the entry.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use super::chain::SLOTS;
use super::features::{Evidence, number, pair};
use super::glance::form;
use crate::reference::Label;

/// Labels and probabilities of a first reading.
#[derive(Debug, Clone, Default)]
pub struct FirstReading {
    /// Label of each token, by [`Label::index`].
    pub labels: Vec<u8>,
    /// Probability of each.
    pub sure: Vec<f32>,
}

/// What the entries of a list say about layouts.
#[derive(Debug, Clone, Default)]
pub struct Votes {
    counts: HashMap<u64, [f32; SLOTS], BuildHasherDefault<Mixed>>,
}

/// A hasher for keys that are well mixed already.
#[derive(Debug, Clone, Default)]
pub(super) struct Mixed(u64);

impl Hasher for Mixed {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = self.0.rotate_left(8) ^ u64::from(*byte);
        }
    }

    fn write_u64(&mut self, value: u64) {
        self.0 = value;
    }
}

impl Votes {
    /// Adds (or, with a negative weight, takes back) one entry's first reading.
    pub fn add(&mut self, layouts: &[[u64; KEYS]], reading: &FirstReading, weight: f32) {
        for ((keys, label), sure) in layouts.iter().zip(&reading.labels).zip(&reading.sure) {
            for key in keys.iter().filter(|key| **key != 0) {
                if let Some(count) = self.counts.entry(*key).or_insert([0.0; SLOTS]).get_mut(usize::from(*label)) {
                    *count += sure * weight;
                }
            }
        }
    }

    /// The majority among the other entries: votes of all less those of `own`.
    fn without(&self, own: &Votes, key: u64) -> Option<(u64, u64, u64)> {
        let all = self.counts.get(&key)?;
        match own.counts.get(&key) {
            Some(mine) => majority(&std::array::from_fn(|y| (all[y] - mine[y]).max(0.0))),
            None => majority(all),
        }
    }
}

/// The label with the most votes, how clear that is (0–3) and how many votes there are (1–3); `None` without votes.
fn majority(counts: &[f32; SLOTS]) -> Option<(u64, u64, u64)> {
    let total: f32 = counts.iter().sum();
    if total < 0.9 {
        return None;
    }
    let best = (0..SLOTS).fold(0, |best, y| if counts[y] > counts[best] { y } else { best });
    let clear = match counts[best] / total {
        share if share > 0.95 => 3,
        share if share > 0.8 => 2,
        share if share > 0.6 => 1,
        _ => 0,
    };
    let many = match total {
        n if n > 8.0 => 3,
        n if n > 2.5 => 2,
        _ => 1,
    };
    Some((best as u64, clear, many))
}

/// Number of layouts that each token is compared by.
pub const KEYS: usize = 4;

/// The layouts of each token: keys under which the list votes.
pub fn layouts(evidence: &Evidence, reading: &FirstReading) -> Vec<[u64; KEYS]> {
    let n = evidence.len();
    let at = |t: usize, offset: isize| {
        t.checked_add_signed(offset).and_then(|i| evidence.looks.get(i)).copied().unwrap_or((0, 0))
    };
    let mut list = Vec::with_capacity(n);
    let (mut segment, mut before) = (255u8, 255u8);
    let mut last_sign = 0u8;
    for t in 0..n {
        let label = reading.labels.get(t).copied().unwrap_or(0);
        if label != segment {
            before = segment;
            segment = label;
        }
        let (form, kind) = at(t, 0);
        if form >= form::COMMA {
            list.push([0; KEYS]);
            last_sign = form;
            continue;
        }
        let (left, right) = (at(t, -1), at(t, 1));
        let kinds = u64::from(left.0) << 24 | u64::from(kind) << 16 | u64::from(right.0) << 8;
        list.push([
            pair(1, kinds | u64::from(last_sign)),
            pair(2, kinds | u64::from(before)),
            pair(3, u64::from(last_sign) << 16 | u64::from(before) << 8 | u64::from(kind)),
            pair(4, u64::from(at(t, -2).0) << 32 | kinds | u64::from(at(t, 2).0)),
        ]);
    }
    list
}

/// The evidence of a second reading: features of each token, classes as before.
pub fn evidence(first: &Evidence, reading: &FirstReading, votes: Option<&Votes>) -> Evidence {
    let n = first.len();
    let mut out = Evidence { classes: first.classes.clone(), ..Evidence::default() };
    let layouts = if votes.is_some() { layouts(first, reading) } else { Vec::new() };
    let mut own = Votes::default();
    if votes.is_some() {
        own.add(&layouts, reading, 1.0);
    }
    let runs = runs(&reading.labels);
    let mut after: u64 = runs.iter().fold(0, |bits, run| bits | 1 << run.2);
    let mut seen: u64 = 0;
    let mut counts = [0u8; SLOTS];
    for (at, (start, end, label)) in runs.iter().copied().enumerate() {
        let slot = usize::from(label) % SLOTS;
        counts[slot] = counts[slot].saturating_add(1);
        if !runs.iter().skip(at + 1).any(|run| run.2 == label) {
            after &= !(1 << label);
        }
        let previous = at.checked_sub(1).and_then(|i| runs.get(i)).map_or(255, |run| run.2);
        let next = runs.get(at + 1).map_or(255, |run| run.2);
        let y = u64::from(label);
        let whole = TELLING
            .iter()
            .fold(0u64, |bits, label| bits << 2 | (seen >> label.index() & 1) << 1 | (after >> label.index() & 1));
        let length = (end - start).min(12) as u64;
        for t in start..end {
            let sure = match reading.sure.get(t).copied().unwrap_or(0.0) {
                p if p > 0.99 => 4,
                p if p > 0.9 => 3,
                p if p > 0.7 => 2,
                p if p > 0.5 => 1,
                _ => 0u64,
            };
            let sign = first.looks.get(t).is_some_and(|(form, _)| *form >= form::COMMA);
            let mut put = |template: u64, value: u64| out.features.push(number(template, value));
            put(100, y << 8 | sure);
            put(101, u64::from(previous) << 24 | y << 16 | u64::from(next) << 8 | sure.min(3));
            put(102, pair(whole, (y << 8) | (sure / 3)));
            put(103, u64::from(counts[slot].min(3)) << 16 | y << 8 | length);
            put(104, pair(seen & MASK, (y << 8) | (sure / 2)));
            put(105, pair(after & MASK, (y << 8) | (sure / 2)));
            if let (Some(votes), false) = (votes, sign) {
                for (place, key) in layouts.get(t).into_iter().flatten().enumerate() {
                    let place = place as u64 * 4;
                    if let Some((best, clear, many)) = votes.without(&own, *key) {
                        put(110 + place, best << 8 | clear << 4 | many);
                        put(111 + place, (best << 16) | (clear << 8) | (many << 4) | (sure / 2) | (y << 24));
                    }
                }
            }
            out.ends.push(out.features.len() as u32);
        }
        seen |= 1 << label;
    }
    debug_assert_eq!(out.ends.len(), n);
    out
}

const TELLING: [Label; 7] =
    [Label::Author, Label::Editor, Label::Title, Label::ContainerTitle, Label::Volume, Label::Publisher, Label::Date];

/// The labels whose presence elsewhere matters.
const MASK: u64 = 1 << Label::Author.index()
    | 1 << Label::Editor.index()
    | 1 << Label::ContainerAuthor.index()
    | 1 << Label::Title.index()
    | 1 << Label::ContainerTitle.index()
    | 1 << Label::CollectionTitle.index()
    | 1 << Label::Volume.index()
    | 1 << Label::Issue.index()
    | 1 << Label::Pages.index()
    | 1 << Label::Publisher.index()
    | 1 << Label::Location.index()
    | 1 << Label::Date.index()
    | 1 << Label::Genre.index()
    | 1 << Label::Archive.index();

fn runs(labels: &[u8]) -> Vec<(usize, usize, u8)> {
    let mut list: Vec<(usize, usize, u8)> = Vec::new();
    for (t, label) in labels.iter().enumerate() {
        match list.last_mut() {
            Some((_, end, last)) if last == label => *end = t + 1,
            _ => list.push((t, t + 1, *label)),
        }
    }
    list
}

#[cfg(test)]
mod tests {
    use super::super::features;
    use super::*;
    use crate::reference::Tokens;

    #[test]
    fn the_list_votes_and_an_entry_does_not_vote_for_itself() {
        let reading = |evidence: &Evidence| FirstReading {
            labels: evidence.looks.iter().map(|(f, _)| if *f >= form::COMMA { 5 } else { 6 }).collect(),
            sure: vec![1.0; evidence.len()],
        };
        let evidences: Vec<Evidence> = ["Abe, L. 1990. Rivers.", "Berg, M. 1991. Towns."]
            .iter()
            .map(|raw| features::evidence(&Tokens::read(raw)))
            .collect();
        let mut votes = Votes::default();
        for e in &evidences {
            votes.add(&layouts(e, &reading(e)), &reading(e), 1.0);
        }
        let both = evidence(&evidences[0], &reading(&evidences[0]), Some(&votes));
        let alone = evidence(&evidences[0], &reading(&evidences[0]), None);
        assert!(both.features.len() > alone.features.len());
        let mut only = Votes::default();
        only.add(&layouts(&evidences[0], &reading(&evidences[0])), &reading(&evidences[0]), 1.0);
        let own = evidence(&evidences[0], &reading(&evidences[0]), Some(&only));
        assert_eq!(own.features, alone.features);
    }
}
