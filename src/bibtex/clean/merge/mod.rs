//! Duplicates: which entries are one work, which of them stays, and what the others add to it.
//!
//! In: the entries of a file, their macros expanded. Out: a [`Plan`], made before any entry is changed. The entry that stays
//! takes the fields that it lacks from the others, and their keys into `ids`, so that old citations still lead to it. Of a
//! preprint and its publication the publication stays and takes the preprint's number only. Where values differ, the one
//! that stays is kept, and the other is in the record of the change.

mod likeness;

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::{Change, Class, Draft, Rule, Use};
use crate::bibtex::read::RawEntry;
use crate::bibtex::read::dialect::field_name;
use crate::text::{Span, fold, tex};
use likeness::{Traits, forbidden, same_work};

pub(super) const RULE: Rule = Rule {
    id: "merge",
    class: Class::Unsafe,
    when: Use::Asked,
    reason: "entries that stand for one work become one, which keeps the others' keys in `ids`",
    apply: |_, _| {},
};

/// On what ground two entries are one work.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Ground {
    /// The same DOI, arXiv number or ISBN, and titles that do not speak against it.
    Identifiers,
    /// Title, names and year agree.
    Titles,
    /// A preprint and its publication.
    Preprints,
}

impl Ground {
    /// All of them.
    pub const ALL: [Ground; 3] = [Ground::Identifiers, Ground::Titles, Ground::Preprints];

    const fn words(self) -> &'static str {
        match self {
            Ground::Identifiers => "the same identifier",
            Ground::Titles => "the same title, names and year",
            Ground::Preprints => "a preprint and its publication",
        }
    }
}

/// An entry that goes into another.
#[derive(Debug, Clone)]
pub(super) struct Gone {
    /// The byte at which the entry that stays begins.
    pub into: usize,
    /// What is recorded: the entry as a whole, then each value that differs from the one that stays.
    pub changes: Vec<Change>,
}

/// What an entry that stays takes from the others.
#[derive(Debug, Clone, Default)]
struct Gain {
    /// Name, value with its delimiters.
    fields: Vec<(String, String)>,
    /// Keys for `ids`.
    ids: Vec<String>,
    confidence: f64,
}

/// Which entries are merged, by the byte at which they begin.
#[derive(Debug, Clone, Default)]
pub(super) struct Plan {
    gone: HashMap<usize, Gone>,
    gains: HashMap<usize, Gain>,
    /// Old key → the key of the entry that stays.
    pub keys: BTreeMap<String, String>,
}

/// Entries that are compared within one block; longer blocks are of a word that tells nothing apart.
const LARGEST_BLOCK: usize = 200;

impl Plan {
    /// Finds what is to be merged.
    pub fn of(entries: &[RawEntry], text: &str, grounds: &[Ground]) -> Plan {
        let traits: Vec<Traits> = entries.iter().map(Traits::of).collect();
        let groups = groups(entries, &traits, grounds);
        let mut plan = Plan::default();
        for group in groups {
            plan.join(&group, entries, &traits, text);
        }
        plan
    }

    /// Whether nothing is merged.
    pub fn is_empty(&self) -> bool {
        self.gone.is_empty() && self.gains.is_empty()
    }

    /// What becomes of the entry at a byte, if it goes.
    pub fn gone(&self, start: usize) -> Option<&Gone> {
        self.gone.get(&start)
    }

    /// Adds to the entry at a byte what the others have more.
    pub fn complete(&self, start: usize, draft: &mut Draft) {
        let Some(gain) = self.gains.get(&start) else { return };
        (draft.rule, draft.reason) = (RULE.id, RULE.reason);
        for (name, value) in &gain.fields {
            draft.add(name, value.clone());
        }
        if gain.ids.is_empty() {
            return;
        }
        match draft.find("ids") {
            Some(at) => {
                let old = draft.fields.get(at).and_then(|f| f.inner()).unwrap_or("").to_owned();
                let all: Vec<&str> = std::iter::once(old.trim()).chain(gain.ids.iter().map(String::as_str)).collect();
                draft.set_inner(at, &all.join(", "), gain.confidence);
            }
            None => draft.add("ids", format!("{{{}}}", gain.ids.join(", "))),
        }
    }

    fn join(&mut self, group: &Group, entries: &[RawEntry], traits: &[Traits], text: &str) {
        // The publication, then the one with a DOI, then the fuller one, then the first.
        let rank =
            |at: &usize| traits.get(*at).map(|t| (!t.preprint, t.doi.is_some(), t.fields, std::cmp::Reverse(*at)));
        let Some(&kept) = group.members.iter().max_by_key(|at| rank(at)) else { return };
        let (Some(stays), Some(known)) = (entries.get(kept), traits.get(kept)) else { return };
        let mut gain = Gain { confidence: group.confidence, ..Gain::default() };
        let mut have: BTreeMap<String, String> = BTreeMap::new();
        for field in stays.fields.iter().filter(|field| !field.value.trim().is_empty()) {
            have.entry(canonical(&field.name).to_owned()).or_insert_with(|| field.value.to_string());
        }
        let mut aliases: BTreeSet<String> =
            have.get("ids").map(|ids| ids.split(',').map(|id| id.trim().to_owned()).collect()).unwrap_or_default();
        aliases.insert(stays.key.to_string());
        for &at in group.members.iter().filter(|at| **at != kept) {
            let (Some(gone), Some(other)) = (entries.get(at), traits.get(at)) else { continue };
            let record = |field: &str, before: &str, after: &str, span: Span| Change {
                rule: RULE.id,
                file: String::new(),
                line: 0,
                column: 0,
                key: gone.key.to_string(),
                field: field.to_owned(),
                before: before.to_owned(),
                after: after.to_owned(),
                reason: RULE.reason,
                confidence: group.confidence,
                span: Some(span),
            };
            let ground = same_work(known, other).map_or(group.ground, |(ground, _)| ground);
            let into = format!("{} ({})", &*stays.key, ground.words());
            let mut changes = vec![record("", gone.span.of(text), &into, gone.span)];
            let pair = other.preprint && !known.preprint;
            for field in gone.fields.iter().filter(|field| !field.value.trim().is_empty()) {
                let name = canonical(&field.name);
                // A month belongs to its year.
                let stray = matches!(name, "month" | "day")
                    && (stays.get("year").is_none()
                        || gone.get("year").map(str::trim) != stays.get("year").map(str::trim));
                if matches!(name, "ids" | "crossref") || stray {
                    continue;
                }
                match have.get(name) {
                    Some(value) if same(value, &field.value) => {}
                    None if !pair || of_preprint(name) => {
                        have.insert(name.to_owned(), field.value.to_string());
                        gain.fields.push((field.name.to_string(), field.value_span.of(text).to_owned()));
                    }
                    kept => {
                        let kept = kept.map_or("", String::as_str);
                        changes.push(record(&field.name, &field.value, kept, field.span));
                    }
                }
            }
            let more = gone.get("ids").unwrap_or("").split(',').map(str::trim).map(str::to_owned);
            for alias in std::iter::once(gone.key.to_string()).chain(more).filter(|alias| !alias.is_empty()) {
                if aliases.insert(alias.clone()) {
                    gain.ids.push(alias);
                }
            }
            if *gone.key != *stays.key && !gone.key.is_empty() {
                self.keys.entry(gone.key.to_string()).or_insert_with(|| stays.key.to_string());
            }
            self.gone.insert(gone.span.start, Gone { into: stays.span.start, changes });
        }
        self.gains.insert(stays.span.start, gain);
    }
}

/// Entries that are one work.
struct Group {
    members: Vec<usize>,
    ground: Ground,
    confidence: f64,
}

/// Groups of entries that are one work, in the order of their first members. Two groups become one only where nothing
/// forbids it for any two of their members.
fn groups(entries: &[RawEntry], traits: &[Traits], grounds: &[Ground]) -> Vec<Group> {
    let mut blocks: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, found) in traits.iter().enumerate() {
        if entries.get(at).is_some_and(|entry| entry.broken.is_none()) {
            for block in found.blocks() {
                blocks.entry(block).or_default().push(at);
            }
        }
    }
    let mut pairs: BTreeMap<(usize, usize), (Ground, f64)> = BTreeMap::new();
    for block in blocks.values().filter(|block| block.len() <= LARGEST_BLOCK) {
        for (at, &first) in block.iter().enumerate() {
            for &second in block.iter().skip(at + 1) {
                let (Some(a), Some(b)) = (traits.get(first), traits.get(second)) else { continue };
                if let Some(found) = same_work(a, b).filter(|(ground, _)| grounds.contains(ground)) {
                    pairs.insert((first, second), found);
                }
            }
        }
    }
    let mut sorted: Vec<((usize, usize), (Ground, f64))> = pairs.into_iter().collect();
    sorted.sort_by(|a, b| b.1.1.total_cmp(&a.1.1).then(a.0.cmp(&b.0)));
    let mut group_of: HashMap<usize, usize> = HashMap::new();
    let mut groups: Vec<Group> = Vec::new();
    for ((first, second), (ground, confidence)) in sorted {
        let of = |at: usize| group_of.get(&at).copied();
        let members = |at: usize| of(at).and_then(|g| groups.get(g)).map_or(vec![at], |group| group.members.clone());
        if of(first).is_some() && of(first) == of(second) {
            continue;
        }
        let (left, right) = (members(first), members(second));
        let clash = left
            .iter()
            .any(|a| right.iter().any(|b| traits.get(*a).zip(traits.get(*b)).is_none_or(|(a, b)| forbidden(a, b))));
        if clash {
            continue;
        }
        let all: Vec<usize> = left.into_iter().chain(right).collect();
        let at = groups.len();
        for member in &all {
            if let Some(old) = group_of.insert(*member, at).and_then(|old| groups.get_mut(old)) {
                old.members.clear();
            }
        }
        groups.push(Group { members: all, ground, confidence });
    }
    groups.retain(|group| group.members.len() > 1);
    for group in &mut groups {
        group.members.sort_unstable();
    }
    groups.sort_by_key(|group| group.members.first().copied());
    groups
}

/// One name for fields that say the same in both dialects; parts of a date count as the date.
fn canonical(name: &str) -> &str {
    match field_name(name) {
        "year" => "date",
        other => other,
    }
}

/// What the publication takes from its preprint.
fn of_preprint(name: &str) -> bool {
    matches!(
        name,
        "eprint"
            | "eprinttype"
            | "eprintclass"
            | "abstract"
            | "keywords"
            | "file"
            | "annotation"
            | "language"
            | "langid"
    )
}

/// Whether two values say the same to a reader.
fn same(a: &str, b: &str) -> bool {
    a == b || fold(&tex::decode(a)) == fold(&tex::decode(b))
}

#[cfg(test)]
mod tests;
