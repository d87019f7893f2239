//! Keys and links: keys and fields given twice, `crossref`, `xdata` and their like that lead nowhere or in a circle, and
//! other keys (`ids`) that are taken already.
//!
//! Entries are taken up one after the other; of each only its key is kept, and its links where it has some.

use std::borrow::Cow;
use std::collections::hash_map::Entry;

use rustc_hash::{FxHashMap as HashMap, FxHashSet as HashSet};

use super::{RawEntry, RawField, lower};
use crate::diagnostic::Diagnostic;
use crate::text::Span;

/// Keys that are compared with misspelt ones, in all: each suggestion looks at every key.
const MOST_COMPARISONS: usize = 50_000;

/// Fields up to which looking through all of them is quicker than a table.
const MANY_FIELDS: usize = 64;

/// Fields that name other entries, and the code of the problem where there is none of that key.
const LINKS: &[(&str, &str)] = &[
    ("crossref", "crossref-missing"),
    ("xdata", "xdata-missing"),
    ("xref", "xref-missing"),
    ("related", "related-missing"),
    ("entryset", "entryset-missing"),
];

/// The code of the problem where a field names a key that is another entry's.
const TAKEN: &str = "alias-taken";

/// The keys and links of the entries so far.
#[derive(Default)]
pub(crate) struct Links<'t> {
    count: usize,
    /// The first entry of each key, by the key in lower case.
    by_folded: HashMap<Cow<'t, str>, Known<'t>>,
    /// Further spellings of those keys.
    other_cases: HashSet<&'t str>,
    links: Vec<Link>,
    /// Other keys of entries, as `ids` lists them.
    aliases: Vec<Link>,
}

/// The first of the entries whose keys are the same but for case.
struct Known<'t> {
    at: usize,
    key: &'t str,
}

/// A field of an entry that names others.
struct Link {
    at: usize,
    /// Which of [`LINKS`].
    kind: usize,
    keys: String,
    span: Span,
}

impl<'t> Links<'t> {
    /// Takes up the next entry and reports where its key was used before.
    pub fn add(&mut self, entry: &RawEntry<'t>, problems: &mut Vec<Diagnostic>) {
        let at = self.count;
        self.count += 1;
        for field in
            entry.fields.iter().filter(|field| matches!(field.name.as_bytes(), [b'c' | b'e' | b'i' | b'r' | b'x', ..]))
        {
            let kind = LINKS.iter().position(|(name, _)| *name == field.name);
            let aliases = field.name == "ids";
            if (kind.is_some() || aliases) && !field.is_blank() {
                let (kind, keys) = (kind.unwrap_or(0), field.value.clone().into_owned());
                let list = if aliases { &mut self.aliases } else { &mut self.links };
                list.push(Link { at, kind, keys, span: field.value_span });
            }
        }
        if entry.key.is_empty() {
            return;
        }
        let known = match self.by_folded.entry(lower(entry.key)) {
            Entry::Vacant(place) => {
                place.insert(Known { at, key: entry.key });
                return;
            }
            Entry::Occupied(known) => known.into_mut(),
        };
        if known.key == entry.key || !self.other_cases.insert(entry.key) {
            let message = format!("the key `{}` is used a second time", entry.key);
            let problem = Diagnostic::error("key-duplicate", message).at(entry.key_span);
            problems.push(problem.help("BibTeX and biber read the first entry only; give this one another key"));
        } else {
            let message = format!("the key `{}` differs from another one in case only", entry.key);
            problems
                .push(Diagnostic::warning("key-case", message).at(entry.key_span).help("BibTeX takes them for one"));
        }
    }

    /// Whether an entry has that key, spelt just so.
    fn has(&self, key: &str) -> bool {
        self.other_cases.contains(key) || self.by_folded.get(&*lower(key)).is_some_and(|known| known.key == key)
    }

    /// Which entry, counted from 0, has that key; BibTeX finds it in any case of letters.
    pub fn find(&self, key: &str) -> Option<usize> {
        self.by_folded.get(&*lower(key)).map(|known| known.at)
    }

    /// Reports links that lead nowhere, to an earlier entry, or in a circle.
    pub fn check(&self, problems: &mut Vec<Diagnostic>) {
        let mut comparisons = 0;
        for link in &self.links {
            let (name, code) = LINKS[link.kind];
            for key in parts(&link.keys) {
                match self.find(key) {
                    None => {
                        comparisons += self.by_folded.len();
                        let near = (comparisons <= MOST_COMPARISONS.max(self.by_folded.len()))
                            .then(|| crate::text::nearest(key, self.by_folded.values().map(|known| known.key)))
                            .flatten();
                        let problem =
                            Diagnostic::error(code, format!("`{name}` names `{key}`, which is no entry of this file"));
                        let help =
                            near.map_or_else(|| "name an entry that exists".into(), |n| format!("did you mean `{n}`?"));
                        problems.push(problem.at(link.span).help(help));
                    }
                    Some(parent) if name == "crossref" && parent < link.at => {
                        let message = format!("`{key}` stands before this entry, which refers to it");
                        let help = "BibTeX (not biber) wants a parent after its children";
                        problems.push(Diagnostic::info("crossref-order", message).at(link.span).help(help));
                    }
                    Some(_) => {}
                }
            }
        }
        self.circles(problems);
        self.check_aliases(problems);
    }

    /// Reports other keys that are an entry's own, or that two entries claim: biber passes over them.
    fn check_aliases(&self, problems: &mut Vec<Diagnostic>) {
        let mut claimed: HashMap<&str, usize> = HashMap::default();
        for link in &self.aliases {
            for key in parts(&link.keys) {
                let first = *claimed.entry(key).or_insert(link.at);
                let whose = match (self.has(key), first == link.at) {
                    (true, _) => "is an entry's own key",
                    (false, false) => "is another entry's too",
                    (false, true) => continue,
                };
                let problem = Diagnostic::warning(TAKEN, format!("`ids` names `{key}`, which {whose}")).at(link.span);
                problems.push(problem.help("take it away, or give the other entry another key"));
            }
        }
    }

    /// Each circle of `crossref` and `xdata` is reported once, at the link that closes it. Iterative: no chain is too
    /// long.
    fn circles(&self, problems: &mut Vec<Diagnostic>) {
        let mut of_entry: HashMap<usize, Vec<&Link>> = HashMap::default();
        for link in self.links.iter().filter(|link| matches!(LINKS[link.kind].0, "crossref" | "xdata")) {
            of_entry.entry(link.at).or_default().push(link);
        }
        let links = |at: usize| -> Vec<(usize, Span, String)> {
            let links = of_entry.get(&at).into_iter().flatten();
            links
                .flat_map(|link| {
                    parts(&link.keys).filter_map(|key| self.find(key).map(|to| (to, link.span, key.to_owned())))
                })
                .collect()
        };
        // Entries that are being followed are `true`, those that were are `false`.
        let mut open: HashMap<usize, bool> = HashMap::default();
        let mut starts: Vec<usize> = of_entry.keys().copied().collect();
        starts.sort_unstable();
        for start in starts {
            if open.contains_key(&start) {
                continue;
            }
            let mut stack = vec![(start, links(start))];
            open.insert(start, true);
            while let Some((at, rest)) = stack.last_mut() {
                let Some((to, span, key)) = rest.pop() else {
                    open.insert(*at, false);
                    stack.pop();
                    continue;
                };
                match open.get(&to) {
                    None => {
                        open.insert(to, true);
                        stack.push((to, links(to)));
                    }
                    Some(true) => {
                        let message = format!("this reference to `{key}` leads back to where it started");
                        let problem = Diagnostic::error("crossref-circular", message).at(span);
                        problems.push(problem.help("take one of the references in the circle away"));
                    }
                    Some(false) => {}
                }
            }
        }
    }
}

/// Keys in a list.
pub(super) fn parts(keys: &str) -> impl Iterator<Item = &str> {
    keys.split(',').map(str::trim).filter(|key| !key.is_empty())
}

/// Reports fields that an entry has twice.
pub(crate) fn twice_in_one(entry: &RawEntry<'_>, problems: &mut Vec<Diagnostic>) {
    let mut say = |field: &RawField<'_>, first: &RawField<'_>| {
        let message = format!("`{}` is given a second time", field.name);
        let help = if first.value == field.value { "take one away" } else { "the values differ; keep the right one" };
        problems.push(Diagnostic::warning("field-duplicate", message).at(field.span).help(help));
    };
    if entry.fields.len() <= MANY_FIELDS {
        for (at, field) in entry.fields.iter().enumerate() {
            if let Some(first) = entry.fields[..at].iter().find(|first| first.name == field.name) {
                say(field, first);
            }
        }
        return;
    }
    let mut seen: HashMap<&str, &RawField<'_>> = HashMap::default();
    for field in &entry.fields {
        match seen.entry(&field.name) {
            Entry::Occupied(first) => say(field, first.get()),
            Entry::Vacant(place) => {
                place.insert(field);
            }
        }
    }
}
