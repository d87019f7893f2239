//! New citation keys by a pattern, and the links between entries that must follow them.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::{Class, Draft, Options, Rule, Use};
use crate::bibtex::keys::{Entry, Pattern};
use crate::bibtex::read::{RawEntry, inherited};
use crate::record::free_key;

pub(super) const RULES: &[Rule] = &[Rule {
    id: "keys",
    class: Class::Unsafe,
    when: Use::Asked,
    reason: "keys are made by one pattern; citing files must follow (see --rewrite)",
    apply: by_pattern,
}];

fn by_pattern(draft: &mut Draft, _: &Options) {
    let Some(key) = draft.new_key.take() else { return };
    let before = std::mem::replace(&mut draft.key, key.clone());
    draft.record(String::new(), None, before, key, 1.0);
}

/// The new keys of a file, decided before any entry is changed.
#[derive(Debug, Clone, Default)]
pub(super) struct Plan {
    /// By the byte at which the entry begins.
    new: HashMap<usize, String>,
    /// Old key → new key; of two entries of one key the first counts.
    pub keys: BTreeMap<String, String>,
}

impl Plan {
    /// One key for each entry that the pattern gives one, in the order of the file: of two that ask for the same key, without
    /// regard to case, the second gets a letter. `gone` says which entries are not there any more.
    pub fn of(entries: &[RawEntry], pattern: &str, gone: impl Fn(usize) -> bool) -> Plan {
        let pattern = Pattern::read(pattern);
        let mut inherited = inherited(entries);
        let wanted: Vec<Option<String>> = entries
            .iter()
            .enumerate()
            .map(|(at, entry)| {
                // Macros are expanded; inherited fields stand behind the entry's own.
                let own = entry.fields.iter().map(|f| (f.name.to_string(), f.value.to_string()));
                let fields: Vec<(String, String)> = own.chain(inherited.remove(&at).unwrap_or_default()).collect();
                let key = pattern.key(&Entry { kind: &entry.kind, key: entry.key, fields: &fields });
                let leave = entry.broken.is_some() || entry.key.is_empty() || matches!(&*entry.kind, "xdata" | "set");
                (!key.is_empty() && !leave && !gone(entry.span.start)).then_some(key)
            })
            .collect();
        let kept = entries.iter().zip(&wanted).filter(|(entry, key)| key.is_none() && !gone(entry.span.start));
        let mut taken: HashSet<String> = kept.map(|(entry, _)| entry.key.to_lowercase()).collect();
        let mut plan = Plan::default();
        let mut met: HashSet<&str> = HashSet::new();
        for (entry, key) in entries.iter().zip(wanted) {
            // BibTeX and biber read the first entry of a key only: what cites it means that one.
            let first = met.insert(entry.key);
            let Some(key) = key else { continue };
            let key = free_key(&key, |key| taken.contains(&key.to_lowercase()));
            taken.insert(key.to_lowercase());
            if key != *entry.key {
                if first {
                    plan.keys.insert(entry.key.to_string(), key.clone());
                }
                plan.new.insert(entry.span.start, key);
            }
        }
        plan
    }

    /// The new key of the entry at a byte.
    pub fn of_entry(&self, start: usize) -> Option<String> {
        self.new.get(&start).cloned()
    }
}

/// `crossref`, `xdata`, `related` … name the new keys.
pub(super) fn follow_links(draft: &mut Draft, keys: &BTreeMap<String, String>, rule: (&'static str, &'static str)) {
    for at in 0..draft.fields.len() {
        let Some(field) = draft.fields.get(at) else { continue };
        if !matches!(&*field.lower(), "crossref" | "xref" | "xdata" | "related" | "entryset") {
            continue;
        }
        let Some(inner) = field.inner() else { continue };
        let mut known = HashSet::new();
        let renamed = inner.split(',').map(|key| keys.get(key.trim()).map_or(key.trim(), String::as_str));
        // Two keys that became one are named once; an entry does not name itself.
        let renamed: Vec<&str> = renamed.filter(|key| *key != draft.key && known.insert(*key)).collect();
        let any = inner.split(',').any(|key| keys.contains_key(key.trim()));
        if any {
            let text = renamed.join(",");
            (draft.rule, draft.reason) = rule;
            draft.set_inner(at, &text, 1.0);
        }
    }
}
