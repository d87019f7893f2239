//! Joining references into works, never destructively.
//!
//! Takes the references of all documents and a person's decisions; gives works with keys, and a [`Decision`] with its
//! reason for every join, so that each can be seen and undone. The partition does not depend on the order of the input:
//! pairs are weighed from the strongest evidence down, ties by the names of the references. Two references of one list
//! are never joined but by a person.

use std::collections::{BTreeMap, BTreeSet};

use super::Work;
use super::evidence::{Reason, Traits, bare_doi};
use super::key::{Keys, PATTERN, from_record};
use crate::record::{Field, Record, Value};

/// One entry of one document's list, as identity sees it.
#[derive(Debug, Clone, PartialEq)]
pub struct Listed {
    /// Key of the document.
    pub document: String,
    /// Index in its list, from 0.
    pub index: usize,
    /// What it says; its `key` is the one that the document uses, or empty.
    pub record: Record,
}

/// References that were joined, or that a person may want to join.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// The two references: (document, index).
    pub pair: ((String, usize), (String, usize)),
    /// What speaks for it.
    pub reason: Reason,
}

/// A person's word on works; references are named `document/key`, or `key` alone for every document that uses it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct WorkIdentity {
    /// Each a set of references that are one work.
    pub same: Vec<Vec<String>>,
    /// Each a set of references of which no two are one work.
    pub different: Vec<Vec<String>>,
    /// References and the keys that their works keep, whatever is added to the library. A key whose reference is in no list
    /// any more is nobody's.
    pub kept: Vec<(Option<String>, String)>,
}

/// The works of a library.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Works {
    /// Works sorted by key.
    pub list: Vec<Work>,
    /// Joins that were made, strongest evidence first.
    pub joined: Vec<Decision>,
    /// Joins that were not made for want of evidence, for a person to look at.
    pub candidates: Vec<Decision>,
    /// Library-wide key by document and the key that this document uses.
    pub keys: BTreeMap<(String, String), String>,
}

/// Decides which references denote one work. `documents` are the citing documents' own records, in the library's order;
/// their keys are reserved. A reference to one of them gets its key.
pub fn identify(documents: &[Record], listed: &[Listed], words: &WorkIdentity, pattern: &str) -> Works {
    let mut traits: Vec<Traits> = listed.iter().map(|l| Traits::of(&l.record)).collect();
    traits.extend(documents.iter().map(Traits::of));
    let name = |at: usize| match listed.get(at) {
        Some(l) => (l.document.as_str(), l.index),
        None => (documents[at - listed.len()].key.as_str(), usize::MAX),
    };
    let apart = pairs_named(&words.different, listed);
    let mut pairs: Vec<(Reason, (usize, usize))> = candidate_pairs(&traits)
        .into_iter()
        .filter_map(|(a, b)| Some((traits[a].compare(&traits[b])?, (a, b))))
        .collect();
    pairs.extend(pairs_named(&words.same, listed).into_iter().map(|pair| (Reason::Person, pair)));
    pairs.retain(|(reason, pair)| *reason == Reason::Person || !apart.contains(pair));
    pairs.sort_by(|a, b| (a.0, ordered(name(a.1.0), name(a.1.1))).cmp(&(b.0, ordered(name(b.1.0), name(b.1.1)))));
    let mut sets = Sets::new(traits.len(), name, &apart);
    let (mut joined, mut candidates) = (Vec::new(), Vec::new());
    for (reason, (a, b)) in pairs {
        let decision = || {
            let ((x, i), (y, j)) = ordered(name(a), name(b));
            Decision { pair: ((x.to_owned(), i), (y.to_owned(), j)), reason }
        };
        if sets.leader(a) == sets.leader(b) {
            continue;
        }
        if reason.joins() && (reason == Reason::Person || sets.may_join(a, b)) {
            sets.join(a, b);
            joined.push(decision());
        } else if !sets.are_told_apart(a, b) {
            candidates.push(decision());
        }
    }
    let mut works = give_keys(documents, listed, &mut sets, pattern, &words.kept);
    (works.joined, works.candidates) = (joined, candidates);
    works
}

fn ordered<T: Ord>(a: T, b: T) -> (T, T) {
    if a <= b { (a, b) } else { (b, a) }
}

/// Pairs worth comparing: same DOI, same ISBN, or same family name and either same year or same beginning of title.
/// Blocks above 400 references (an anonymous author, a year of one prolific name) are compared with their neighbours in
/// the order of titles only, which keeps the whole close to linear.
fn candidate_pairs(traits: &[Traits]) -> BTreeSet<(usize, usize)> {
    let mut blocks: BTreeMap<(u8, String), Vec<usize>> = BTreeMap::new();
    for (at, t) in traits.iter().enumerate() {
        let start: String = t.title.chars().take(12).collect();
        let mut put = |kind: u8, word: String| blocks.entry((kind, word)).or_default().push(at);
        if let Some(doi) = &t.doi {
            put(0, bare_doi(doi));
        }
        if let Some(isbn) = &t.isbn {
            put(1, isbn.clone());
        }
        put(2, format!("{}|{}", t.family, t.year.map_or(String::new(), |y| y.to_string())));
        put(3, format!("{}|{start}", t.family));
    }
    let mut pairs = BTreeSet::new();
    for mut block in blocks.into_values() {
        block.sort_by(|a, b| traits[*a].title.cmp(&traits[*b].title));
        let reach = if block.len() > 400 { 8 } else { block.len() };
        for (at, &a) in block.iter().enumerate() {
            for &b in block[at + 1..].iter().take(reach) {
                pairs.insert(ordered(a, b));
            }
        }
    }
    pairs
}

/// The pairs that a person's sets of names stand for.
fn pairs_named(sets: &[Vec<String>], listed: &[Listed]) -> BTreeSet<(usize, usize)> {
    let mut pairs = BTreeSet::new();
    for set in sets {
        let members: Vec<usize> = (0..listed.len()).filter(|&at| set.iter().any(|name| listed[at].is(name))).collect();
        for (number, &a) in members.iter().enumerate() {
            pairs.extend(members[number + 1..].iter().map(|&b| ordered(a, b)));
        }
    }
    pairs
}

impl Listed {
    /// Whether `document/key`, or `key` alone, names this reference.
    pub fn is(&self, name: &str) -> bool {
        match name.split_once('/') {
            Some((document, key)) => self.document == document && self.record.key == key,
            None => self.record.key == name,
        }
    }
}

/// Sets of references with what forbids joining them.
struct Sets<'a> {
    leader: Vec<usize>,
    members: BTreeMap<usize, Vec<usize>>,
    lists: BTreeMap<usize, BTreeSet<&'a str>>,
    apart: &'a BTreeSet<(usize, usize)>,
}

impl<'a> Sets<'a> {
    fn new(count: usize, name: impl Fn(usize) -> (&'a str, usize), apart: &'a BTreeSet<(usize, usize)>) -> Self {
        Sets {
            leader: (0..count).collect(),
            members: (0..count).map(|at| (at, vec![at])).collect(),
            // A document's own record stands in no list.
            lists: (0..count)
                .map(|at| (at, Some(name(at)).filter(|(_, i)| *i != usize::MAX).map(|(d, _)| d).into_iter().collect()))
                .collect(),
            apart,
        }
    }

    fn leader(&self, mut at: usize) -> usize {
        while self.leader[at] != at {
            at = self.leader[at];
        }
        at
    }

    fn may_join(&self, a: usize, b: usize) -> bool {
        let (first, second) = (self.leader(a), self.leader(b));
        self.lists[&first].is_disjoint(&self.lists[&second]) && !self.are_told_apart(a, b)
    }

    /// Whether a person has said that a reference of the one and one of the other are two works.
    fn are_told_apart(&self, a: usize, b: usize) -> bool {
        let (a, b) = (self.leader(a), self.leader(b));
        !self.apart.is_empty()
            && self.members[&a].iter().any(|&x| self.members[&b].iter().any(|&y| self.apart.contains(&ordered(x, y))))
    }

    fn join(&mut self, a: usize, b: usize) {
        let (mut a, mut b) = (self.leader(a), self.leader(b));
        if self.members[&a].len() < self.members[&b].len() {
            std::mem::swap(&mut a, &mut b);
        }
        self.leader[b] = a;
        let (moved, lists) = (self.members.remove(&b).unwrap_or_default(), self.lists.remove(&b).unwrap_or_default());
        self.members.entry(a).or_default().extend(moved);
        self.lists.entry(a).or_default().extend(lists);
    }
}

fn give_keys(
    documents: &[Record],
    listed: &[Listed],
    sets: &mut Sets,
    pattern: &str,
    kept: &[(Option<String>, String)],
) -> Works {
    let mut keys = Keys::default();
    for document in documents {
        keys.reserve(&document.key);
    }
    let mut clusters: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for at in 0..listed.len() {
        clusters.entry(sets.leader(at)).or_default().push(at);
    }
    let mut keeps: BTreeMap<usize, &str> = BTreeMap::new();
    for (name, key) in kept {
        let is_it = |at: &usize| name.as_ref().is_some_and(|name| listed[*at].is(name));
        let named = (0..listed.len()).find(is_it).map(|at| sets.leader(at));
        if named.is_some_and(|leader| keeps.contains_key(&leader)) || !keys.reserve(key) {
            continue;
        }
        keeps.extend(named.map(|leader| (leader, key.as_str())));
    }
    let own: BTreeMap<usize, &Record> =
        documents.iter().enumerate().map(|(number, record)| (sets.leader(listed.len() + number), record)).collect();
    let mut clusters: Vec<(usize, Vec<usize>)> = clusters.into_iter().collect();
    clusters.sort_by_key(|(_, members)| members.first().copied());
    let mut works = Works::default();
    for (leader, members) in clusters {
        let mut record = best_record(&members, listed);
        let key = match (own.get(&leader), keeps.get(&leader)) {
            (Some(document), _) => document.key.clone(),
            (None, Some(key)) => (*key).to_owned(),
            (None, None) => {
                let used = members.first().map(|&at| listed[at].record.key.as_str()).filter(|key| !key.is_empty());
                let own = from_record(&record, pattern);
                match used.filter(|_| pattern == PATTERN) {
                    // A letter belongs to one list: another list's `2012b` is not our second 2012.
                    Some(used) if !keys.reserve(used) => {
                        let lettered = used.strip_prefix(own.as_str()).is_some_and(|letter| !letter.is_empty());
                        keys.take_lettered(if lettered { &own } else { used })
                    }
                    Some(used) => used.to_owned(),
                    None => keys.take(&own),
                }
            }
        };
        record.key.clone_from(&key);
        for &at in &members {
            works.keys.insert((listed[at].document.clone(), listed[at].record.key.clone()), key.clone());
        }
        let references = members.iter().map(|&at| (listed[at].document.clone(), listed[at].index)).collect();
        works.list.push(Work { key, record, references, annotation: None });
    }
    works.list.sort_by(|a, b| a.key.cmp(&b.key));
    works
}

/// The fullest record of a set, with what only the others say; the same one whatever the order.
fn best_record(members: &[usize], listed: &[Listed]) -> Record {
    let mut ranked: Vec<&Listed> = members.iter().map(|&at| &listed[at]).collect();
    ranked.sort_by_key(|l| (std::cmp::Reverse(l.record.fields.len()), &l.document, l.index));
    let Some((first, others)) = ranked.split_first() else { return Record::new(crate::record::EntryType::Misc) };
    let mut record = first.record.clone();
    for other in others.iter().filter(|other| other.record.entry_type == record.entry_type) {
        for (field, value) in &other.record.fields {
            let fuller = match (record.fields.get(field), value) {
                (None, _) => !matches!(field, Field::Note | Field::Other(_) | Field::Annotation | Field::Keywords),
                (Some(Value::Names(ours)), Value::Names(theirs)) => {
                    let letters = |n: &crate::record::Names| n.list.iter().map(|n| n.given().len()).sum::<usize>();
                    ours.list.len() == theirs.list.len()
                        && letters(theirs) > letters(ours)
                        && ours.list.iter().zip(&theirs.list).all(|(a, b)| a.family() == b.family())
                }
                _ => false,
            };
            if fuller {
                record.fields.insert(field.clone(), value.clone());
            }
        }
    }
    record
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::{EntryType, Name, Names};

    fn listed(document: &str, index: usize, family: &str, title: &str, year: &str) -> Listed {
        let mut record = Record::new(EntryType::Book);
        record.set_names(Field::Author, Names::of([Name::person(family, "A.")]));
        record.set_text(Field::Title, title);
        record.set_date(Field::Date, year);
        record.key = from_record(&record, PATTERN);
        Listed { document: document.into(), index, record }
    }

    fn document(key: &str, family: &str, title: &str, year: &str) -> Record {
        Record { key: key.into(), ..listed("", 0, family, title, year).record }
    }

    fn library() -> (Vec<Record>, Vec<Listed>) {
        let documents = vec![
            document("rey2020", "Rey", "Two Schools of Thought", "2020"),
            document("sol2021", "Sol", "A Third School", "2021"),
        ];
        let lists = vec![
            listed("rey2020", 0, "Latour", "Science in Action", "1987"),
            listed("rey2020", 1, "Rey", "A manuscript on something else", "2020"),
            listed("rey2020", 2, "Levy", "Data Driven Work and Workers", "2012"),
            listed("sol2021", 0, "Levy", "Stakes of the State in Sport", "2012"),
            listed("sol2021", 1, "Latour", "Science in action", "1987"),
            listed("sol2021", 2, "Rey", "Two schools of thought", "2020"),
        ];
        (documents, lists)
    }

    fn keys(works: &Works) -> Vec<&str> {
        works.list.iter().map(|work| work.key.as_str()).collect()
    }

    #[test]
    fn works_are_joined_across_lists_and_documents_keep_their_keys() {
        let (documents, lists) = library();
        let works = identify(&documents, &lists, &WorkIdentity::default(), PATTERN);
        assert_eq!(keys(&works), ["latour1987", "levy2012", "levy2012a", "rey2020", "rey2020a"]);
        assert_eq!(works.list[0].references, [("rey2020".to_owned(), 0), ("sol2021".to_owned(), 1)]);
        assert_eq!(works.joined.len(), 2);
        assert_eq!(works.list[3].references, [("sol2021".to_owned(), 2)]);
        assert_eq!(works.keys[&("rey2020".to_owned(), "rey2020".to_owned())], "rey2020a");
    }

    #[test]
    fn a_work_keeps_the_key_that_a_person_gave_it() {
        let (documents, lists) = library();
        let kept = vec![(Some("sol2021/levy2012".to_owned()), "levy2012".to_owned())];
        let works = identify(&documents, &lists, &WorkIdentity { kept, ..WorkIdentity::default() }, PATTERN);
        assert_eq!(works.keys[&("sol2021".to_owned(), "levy2012".to_owned())], "levy2012");
        assert_eq!(works.keys[&("rey2020".to_owned(), "levy2012".to_owned())], "levy2012a");
    }

    #[test]
    fn the_partition_does_not_depend_on_the_order() {
        let (documents, mut lists) = library();
        let parts = |works: &Works| {
            let mut parts: Vec<Vec<(String, usize)>> = works.list.iter().map(|w| w.references.clone()).collect();
            parts.iter_mut().for_each(|part| part.sort());
            parts.sort();
            parts
        };
        let first = parts(&identify(&documents, &lists, &WorkIdentity::default(), PATTERN));
        lists.reverse();
        assert_eq!(parts(&identify(&documents, &lists, &WorkIdentity::default(), PATTERN)), first);
    }

    #[test]
    fn entries_of_one_list_are_never_joined_and_a_person_may_overrule() {
        let lists = vec![
            listed("rey2020", 0, "Latour", "Science in Action", "1987"),
            listed("rey2020", 1, "Latour", "Science in Action", "1987"),
            listed("sol2021", 0, "Latour", "Science in Action", "1987"),
        ];
        let works = identify(&[], &lists, &WorkIdentity::default(), PATTERN);
        assert_eq!(works.list.len(), 2);
        assert!(!works.candidates.is_empty());
        let same = vec![vec!["latour1987".to_owned()]];
        assert_eq!(identify(&[], &lists, &WorkIdentity { same, ..WorkIdentity::default() }, PATTERN).list.len(), 1);
        let different = vec![vec!["latour1987".to_owned()]];
        assert_eq!(
            identify(&[], &lists, &WorkIdentity { different, ..WorkIdentity::default() }, PATTERN).list.len(),
            3
        );
    }

    #[test]
    fn another_edition_is_shown_and_not_joined() {
        let lists = vec![
            listed("rey2020", 0, "Latour", "Science in Action", "1987"),
            listed("sol2021", 0, "Latour", "Science in Action", "2003"),
        ];
        let works = identify(&[], &lists, &WorkIdentity::default(), PATTERN);
        assert_eq!(works.list.len(), 2);
        assert_eq!(works.candidates[0].reason, Reason::OtherYear);
    }
}
