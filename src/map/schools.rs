//! The schools of a map: traditions and groupings in a fixed order, namesakes of one text as one.

use std::collections::{BTreeMap, BTreeSet};

use crate::graph::Scholarship;
use crate::text::fold;
use crate::tradition::{Tradition, TraditionKind};

/// A tradition or grouping.
#[derive(Debug, Clone, PartialEq)]
pub struct School<'s> {
    /// As the library has it.
    pub tradition: &'s Tradition,
    /// A tradition proper, not a grouping.
    pub is_tradition: bool,
    /// Its id, and those of its namesakes: a text that names a school twice speaks of one school.
    pub ids: Vec<&'s str>,
}

/// What the library's claims say of one tradition.
#[derive(Default)]
struct Spoken<'s> {
    /// The place of the first claim.
    first: usize,
    /// Keys of the documents that speak of it.
    texts: BTreeSet<&'s str>,
}

/// Traditions, then groupings, each in the order in which claims first speak of them.
pub fn schools(built: &Scholarship) -> Vec<School<'_>> {
    let mut spoken: BTreeMap<&str, Spoken> = BTreeMap::new();
    for (number, claim) in built.claims.iter().enumerate() {
        let Some(id) = claim.tradition.as_deref() else { continue };
        let of_it = spoken.entry(id).or_insert_with(|| Spoken { first: number, ..Spoken::default() });
        of_it.texts.insert(&claim.according_to);
    }
    let first = |tradition: &Tradition| spoken.get(tradition.id.as_str()).map_or(usize::MAX, |of_it| of_it.first);
    let mut all: Vec<&Tradition> = built.traditions().collect();
    all.sort_by_key(|tradition| (tradition.kind != TraditionKind::Tradition, first(tradition), &tradition.id));
    let mut schools: Vec<School> = Vec::new();
    // By kind and name, in which text which school is called so.
    let mut called: BTreeMap<(bool, String), BTreeMap<&str, usize>> = BTreeMap::new();
    for tradition in all {
        let is_tradition = tradition.kind == TraditionKind::Tradition;
        let texts = || spoken.get(tradition.id.as_str()).into_iter().flat_map(|of_it| of_it.texts.iter().copied());
        let namesakes = called.entry((is_tradition, fold(&tradition.label))).or_default();
        let school = texts().filter_map(|text| namesakes.get(text).copied()).min().unwrap_or(schools.len());
        match schools.get_mut(school) {
            Some(known) => known.ids.push(&tradition.id),
            None => schools.push(School { tradition, is_tradition, ids: vec![&tradition.id] }),
        }
        for text in texts() {
            namesakes.entry(text).and_modify(|at| *at = school.min(*at)).or_insert(school);
        }
    }
    schools
}
