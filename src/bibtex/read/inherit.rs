//! Fields that entries inherit through `crossref` and `xdata` (biblatex manual, §2.4.1, §3.13.6 and appendix B).
//!
//! A view for reading: nothing of it is ever written into the child. Each chain is followed once. An entry in a circle has
//! what all others of the circle have, so that it does not matter where the reading begins.

use std::collections::{HashMap, HashSet};

use petgraph::graph::{DiGraph, NodeIndex};

use super::RawEntry;
use super::dialect::{entry_type, field_name};
use super::links::parts;

/// How long a chain of parents may be.
const LONGEST_CHAIN: usize = 32;

/// How many entries of a circle one of them inherits from: a circle is a slip, and each entry goes round by itself.
const LONGEST_CIRCLE: usize = 8;

/// Fields that are never inherited through `crossref`.
const OWN: &[&str] = &[
    "crossref",
    "xdata",
    "xref",
    "ids",
    "entryset",
    "entrysubtype",
    "execute",
    "label",
    "options",
    "presort",
    "related",
    "relatedoptions",
    "relatedstring",
    "relatedtype",
    "shorthand",
    "shorthandintro",
    "sortkey",
    "keywords",
    "abstract",
    "annotation",
    "file",
];

type Fields = Vec<(String, String)>;

/// What each entry inherits, by its position; entries that inherit nothing are not there.
pub(super) fn resolve(entries: &[RawEntry<'_>]) -> HashMap<usize, Fields> {
    let mut by_key: HashMap<String, usize> = HashMap::new();
    for (at, entry) in entries.iter().enumerate() {
        by_key.entry(entry.key.to_lowercase()).or_insert(at);
    }
    let circles = circles(entries, &by_key);
    let mut resolver = Resolver { entries, by_key, circles, done: HashMap::new(), depth: 0 };
    for (at, entry) in entries.iter().enumerate() {
        if entry.get("crossref").is_some() || entry.get("xdata").is_some() {
            resolver.inherited(at);
        }
    }
    resolver.done
}

/// The circle, by its number, in which an entry stands; entries in none are not there.
fn circles(entries: &[RawEntry<'_>], by_key: &HashMap<String, usize>) -> HashMap<usize, usize> {
    let mut links: DiGraph<(), ()> = DiGraph::with_capacity(entries.len(), 0);
    for _ in entries {
        links.add_node(());
    }
    for (at, entry) in entries.iter().enumerate() {
        for keys in ["xdata", "crossref"].iter().filter_map(|link| entry.get(link)) {
            for parent in parts(keys).filter_map(|key| by_key.get(&key.to_lowercase())) {
                links.add_edge(NodeIndex::new(at), NodeIndex::new(*parent), ());
            }
        }
    }
    if links.edge_count() == 0 {
        return HashMap::new();
    }
    let bound = petgraph::algo::kosaraju_scc(&links);
    let circles = bound.iter().enumerate().filter(|(_, circle)| circle.len() > 1);
    circles.flat_map(|(number, circle)| circle.iter().map(move |at| (at.index(), number))).collect()
}

struct Resolver<'e> {
    entries: &'e [RawEntry<'e>],
    by_key: HashMap<String, usize>,
    circles: HashMap<usize, usize>,
    done: HashMap<usize, Fields>,
    depth: usize,
}

impl Resolver<'_> {
    /// Fills in what the entry at `at` inherits. Depth is bounded by [`LONGEST_CHAIN`].
    fn inherited(&mut self, at: usize) {
        if self.done.contains_key(&at) || self.depth >= LONGEST_CHAIN {
            return;
        }
        self.depth += 1;
        let fields = self.gathered(at, &mut HashSet::from([at]));
        self.depth -= 1;
        self.done.insert(at, fields);
    }

    /// What the entry inherits; `passed` are the entries of its circle through which the way led so far.
    fn gathered(&mut self, at: usize, passed: &mut HashSet<usize>) -> Fields {
        let entries = self.entries;
        let Some(child) = entries.get(at) else { return Fields::new() };
        let mut fields = Fields::new();
        // The first field of a name is the one that counts; keeping no other bounds what long chains gather.
        let mut there = HashSet::new();
        let mut take = |name: &str, value: &str| {
            if there.insert(name.to_owned()) {
                fields.push((name.to_owned(), value.to_owned()));
            }
        };
        for (link, through_crossref) in [("xdata", false), ("crossref", true)] {
            let Some(keys) = child.get(link) else { continue };
            for key in parts(keys) {
                let Some(&parent) = self.by_key.get(&key.to_lowercase()) else { continue };
                let Some(source) = entries.get(parent).filter(|_| parent != at) else { continue };
                let circle = self.circles.get(&at);
                let further = if circle.is_some() && circle == self.circles.get(&parent) {
                    if passed.len() > LONGEST_CIRCLE || !passed.insert(parent) {
                        continue;
                    }
                    self.gathered(parent, passed)
                } else {
                    self.inherited(parent);
                    self.done.get(&parent).cloned().unwrap_or_default()
                };
                let own = source.fields.iter().map(|field| (&*field.name, &*field.value));
                for (name, value) in own.chain(further.iter().map(|(name, value)| (&**name, &**value))) {
                    if value.trim().is_empty() {
                        continue;
                    }
                    let name = field_name(name);
                    if through_crossref {
                        renamed(&source.kind, &child.kind, name).for_each(|target| take(target, value));
                    } else if !matches!(name, "xdata" | "crossref" | "ids") {
                        take(name, value);
                    }
                }
            }
        }
        fields
    }
}

/// The child's field that takes the parent's; two for the author of a book that contains the child.
fn renamed<'n>(parent: &str, child: &str, name: &'n str) -> impl Iterator<Item = &'n str> + use<'n> {
    let (parent, child) = (entry_type(parent).0, entry_type(child).0);
    let in_book = matches!(child, "inbook" | "bookinbook" | "suppbook");
    let part = in_book || matches!(child, "incollection" | "suppcollection" | "inreference" | "inproceedings");
    let volume = matches!(parent, "mvbook" | "mvcollection" | "mvreference" | "mvproceedings");
    let periodical = parent == "periodical" && matches!(child, "article" | "suppperiodical");
    let mut targets = vec![match name {
        "title" if volume => "maintitle",
        "subtitle" if volume => "mainsubtitle",
        "titleaddon" if volume => "maintitleaddon",
        "title" if part => "booktitle",
        "subtitle" if part => "booksubtitle",
        "titleaddon" if part => "booktitleaddon",
        "title" if periodical => "journaltitle",
        "subtitle" if periodical => "journalsubtitle",
        "shorttitle" | "sorttitle" | "indextitle" | "indexsorttitle" if part || volume || periodical => {
            return Vec::new().into_iter();
        }
        name if OWN.contains(&name) => return Vec::new().into_iter(),
        name => name,
    }];
    if name == "author" && in_book && matches!(parent, "book" | "mvbook") {
        targets.push("bookauthor");
    }
    targets.into_iter()
}

#[cfg(test)]
mod tests {
    use crate::bibtex::{WriteOptions, read_records, write_records};

    #[test]
    fn a_circle_gives_the_same_wherever_it_is_entered() {
        let text = "@book{a, title = {One}, xdata = {round}}\n@xdata{note, note = {Note}}\n\
            @xdata{first, xdata = {last}}\n@xdata{last, xdata = {round}}\n@xdata{round, xdata = {note, first}}\n";
        let once = write_records(&read_records(text, "a.bib").0, &WriteOptions::default());
        assert_eq!(once.matches("{Note}").count(), 5, "the book, the note, and the circle: {once}");
        let twice = write_records(&read_records(&once, "a.bib").0, &WriteOptions::default());
        assert_eq!(once, twice);
    }
}
