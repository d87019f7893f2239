//! Names in a row that lost their separators: `Smith J Jones B`, `R. Moor S. K. Quay`.

use super::person;
use super::signs::{capital_particle, initials, is_suffix, particle};
use crate::record::Name;
use crate::reference::given;

/// `R. Moor S. K. Quay G. Poe`: a list that lost its separators, with initials before each family name.
fn run_together_direct(words: &[&str]) -> Option<Vec<Name>> {
    let mut groups: Vec<(Vec<&str>, Vec<&str>)> = Vec::new();
    for word in words {
        let initial = initials(word, false) && word.contains('.');
        match groups.last_mut() {
            Some((given, family)) if initial && family.is_empty() => given.push(word),
            Some((_, family)) if !initial => family.push(word),
            _ if initial => groups.push((vec![word], Vec::new())),
            _ => return None,
        }
    }
    let noun = |w: &&str| w.chars().count() > 1 && !initials(w, false) && !is_suffix(w) && !particle(w);
    let family = |family: &[&str]| match family {
        [one] => noun(one),
        [first @ .., last] => noun(last) && first.iter().all(|w| particle(w) || capital_particle(w)),
        [] => false,
    };
    // `J. Clark E. Moor` may be one person.
    let christened = groups.iter().rev().skip(1).any(|(_, words)| words.iter().any(|w| given::is_given(w)));
    let full = groups.iter().all(|(_, words)| family(words)) && !christened;
    (groups.len() > 1 && full).then(|| groups.iter().map(|(given, family)| person(family, given)).collect())
}

/// `Smith J Jones B Brown TT`: a list that lost its separators.
pub(super) fn run_together(words: &[&str], capitals: bool) -> Option<Vec<Name>> {
    if let Some(names) = run_together_direct(words) {
        return Some(names);
    }
    let mut groups: Vec<(Vec<&str>, Vec<&str>)> = Vec::new();
    for (at, word) in words.iter().enumerate() {
        // `MACHADO DE ASSIS J M`
        let joins = capitals && particle(&word.to_lowercase()) && words.get(at + 1).is_some_and(|next| next.len() > 2);
        let initial = initials(word, capitals) && !joins;
        match groups.last_mut() {
            Some((family, given)) if initial && !family.is_empty() => given.push(word),
            Some((family, given)) if !initial && given.is_empty() => family.push(word),
            _ if initial => return None,
            _ => groups.push((vec![word], Vec::new())),
        }
    }
    // `Nancy K. Baym` has one such group and a rest; two full groups make a list.
    let full = groups.iter().all(|(family, given)| !given.is_empty() && family.len() <= 2);
    (groups.len() > 1 && full).then(|| groups.iter().map(|(family, given)| person(family, given)).collect())
}
