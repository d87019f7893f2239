//! The entries together: works that stand there twice, preprints beside their publication, macros that nobody uses.

use std::collections::hash_map::Entry;
use std::hash::{BuildHasher, Hash};

use rustc_hash::{FxBuildHasher, FxHashMap as HashMap};

use crate::bibtex::identifiers::doi_of;
use crate::bibtex::name_lists::{without_article, without_umlauts};
use crate::bibtex::read::values::{date, first_name, verbatim};
use crate::bibtex::read::{RawEntries, RawEntry};
use crate::diagnostic::Diagnostic;
use crate::text::{Span, fold, tex};

/// What is kept of the entries so far: where each stands, and by which DOI, title and name a second one is known. DOIs,
/// titles and names are kept as hashes.
#[derive(Default)]
pub(super) struct Set<'t> {
    entries: Vec<Known<'t>>,
    /// The first entry of each DOI.
    by_doi: HashMap<u64, usize>,
    /// The first entry of each title; nothing any more once a second one came and the first's name is known.
    by_title: HashMap<u64, Option<usize>>,
    /// The first entry of each title that occurs twice and first name.
    by_words: HashMap<u64, Namesake>,
}

/// By what an entry is known: hashes of its title and DOI.
#[derive(Debug, Default)]
pub(super) struct Marks {
    title: u64,
    /// Whether the title is long enough to be one work's.
    telling: bool,
    doi: Option<u64>,
}

impl Marks {
    /// Those of an entry; the set, and what both have in common, is left alone.
    pub fn of(entry: &RawEntry<'_>) -> Marks {
        let mut folded = Vec::new();
        let title = entry.get("title").map_or(0, |title| {
            fold_title(title, &mut folded);
            let text = std::str::from_utf8(&folded).unwrap_or_default();
            hash(&without_article(text))
        });
        if matches!(&*entry.kind, "xdata" | "set") {
            return Marks { title, ..Marks::default() };
        }
        let doi = entry.get("doi").map(verbatim).and_then(|doi| Some(hash(&doi_of(&doi)?.to_lowercase())));
        Marks { title, telling: folded.len() > SHORT_TITLE, doi }
    }
}

/// An entry.
struct Known<'t> {
    key: &'t str,
    span: Span,
    title: u64,
}

/// An entry that may be another one's work.
struct Namesake {
    at: usize,
    year: Option<i32>,
    preprint: bool,
    /// Which volume of a work of several; none for what stands in a journal, whose volumes are mistyped.
    volume: Option<u64>,
}

impl Namesake {
    fn new(at: usize, entry: &RawEntry<'_>) -> Self {
        let year = entry.get("date").or_else(|| entry.get("year")).and_then(|text| date(text).year());
        let preprint = entry.get("eprint").is_some()
            || entry.get("journal").is_some_and(|journal| journal.to_lowercase().contains("arxiv"));
        let periodical = entry.get("journal").is_some() || entry.get("journaltitle").is_some();
        let volume = entry.get("volume").or_else(|| entry.get("part")).filter(|_| !periodical);
        Namesake { at, year, preprint, volume: volume.map(|volume| hash(&fold(volume))) }
    }

    /// Whether both are volumes, and not the same one.
    fn is_another_volume(&self, other: &Namesake) -> bool {
        self.volume.zip(other.volume).is_some_and(|(own, other)| own != other)
    }
}

impl<'t> Set<'t> {
    /// How many entries there are so far.
    pub fn count(&self) -> usize {
        self.entries.len()
    }

    /// Where an entry stands.
    pub fn span(&self, at: usize) -> Option<Span> {
        self.entries.get(at).map(|known| known.span)
    }

    /// Takes up the next entry and reports whether its work was there before.
    pub fn add(
        &mut self,
        entry: &RawEntry<'t>,
        marks: &Marks,
        reader: &mut RawEntries<'t>,
        problems: &mut Vec<Diagnostic>,
    ) {
        let at = self.entries.len();
        let title = marks.title;
        self.entries.push(Known { key: entry.key, span: entry.span, title });
        if let Some(doi) = marks.doi {
            let first = *self.by_doi.entry(doi).or_insert(at);
            if self.same_doi(first, entry, title, problems) {
                return;
            }
        }
        if !marks.telling {
            return;
        }
        // Names are read only where a title occurs a second time.
        let namesake = match self.by_title.entry(title) {
            Entry::Vacant(place) => {
                place.insert(Some(at));
                return;
            }
            Entry::Occupied(mut first) => first.insert(None),
        };
        if let Some(first) = namesake
            && let Some(other) = self.span(first).and_then(|span| reader.again(span))
            && let Some(words) = words(&other, title)
        {
            self.by_words.entry(words).or_insert_with(|| Namesake::new(first, &other));
        }
        let Some(words) = words(entry, title) else { return };
        let this = Namesake::new(at, entry);
        match self.by_words.get(&words) {
            Some(first) => self.same_words(first, &this, entry, problems),
            None => {
                self.by_words.insert(words, this);
            }
        }
    }

    /// Parts of one book may share its DOI; then their titles differ.
    fn same_doi(&self, first: usize, entry: &RawEntry<'_>, title: u64, problems: &mut Vec<Diagnostic>) -> bool {
        let Some(other) = self.entries.get(first).filter(|other| other.key != entry.key && other.title == title) else {
            return false;
        };
        let message = format!("`{}` has the same DOI as `{}`", entry.key, other.key);
        let problem = Diagnostic::warning("duplicate-doi", message).at(entry.key_span);
        problems.push(problem.help("keep one, and put the other's key into its `ids`"));
        true
    }

    fn same_words(&self, first: &Namesake, this: &Namesake, entry: &RawEntry<'_>, problems: &mut Vec<Diagnostic>) {
        let known = self.entries.get(first.at).map_or("", |known| known.key);
        let key = entry.key;
        if known == key || first.is_another_volume(this) {
            return;
        }
        let (problem, help) = if first.preprint != this.preprint {
            let message = format!("`{known}` and `{key}` may be a preprint and its publication");
            (Diagnostic::info("preprint-pair", message), "cite one of them, or relate them with `related`")
        } else if first.year == this.year {
            let message = format!("`{key}` may be the same work as `{known}`: title, first name and year agree");
            (Diagnostic::warning("duplicate-work", message), "keep one, and put the other's key into its `ids`")
        } else {
            return;
        };
        problems.push(problem.at(entry.key_span).help(help));
    }

    /// What only the whole file shows.
    pub fn check(&self, reader: &RawEntries<'_>, text: &str, problems: &mut Vec<Diagnostic>) {
        // A file of macros only is made to be used by others.
        if self.entries.is_empty() {
            if reader.macros.is_empty() {
                problems.push(Diagnostic::info("file-without-entries", "the file has no entries and no macros"));
            }
            return;
        }
        for name in reader.macros.unused() {
            let message = format!("the macro `{}` is never used", name.of(text));
            let problem = Diagnostic::info("macro-unused", message).at(name);
            problems.push(problem.help("take it away, unless other files use it"));
        }
    }
}

/// Letters of a title up to which it may be many works' (`Introduction`).
const SHORT_TITLE: usize = 12;

/// Title, as its hash, and first family name.
fn words(entry: &RawEntry<'_>, title: u64) -> Option<u64> {
    let list = entry.get("author").or_else(|| entry.get("editor"))?;
    Some(hash(&(title, without_umlauts(&fold(&first_name(list)?.family())))))
}

/// A title's [folded](fold) form, put behind what `out` holds. In ASCII without commands and mathematics, as most titles
/// are, it can be read off the TeX: braces and single quotation marks vanish, double ones are a gap like all other marks.
fn fold_title(title: &str, out: &mut Vec<u8>) {
    if !title.is_ascii() || title.contains(['\\', '$']) {
        out.extend_from_slice(fold(&tex::decoded(title)).as_bytes());
        return;
    }
    let mut gap = false;
    let mut bytes = title.bytes().peekable();
    while let Some(byte) = bytes.next() {
        match byte {
            b'{' | b'}' => {}
            b'\'' | b'`' => gap |= bytes.next_if_eq(&byte).is_some(),
            _ if byte.is_ascii_alphanumeric() => {
                if std::mem::take(&mut gap) && !out.is_empty() {
                    out.push(b' ');
                }
                out.push(byte.to_ascii_lowercase());
            }
            _ => gap = true,
        }
    }
}

fn hash(value: &impl Hash) -> u64 {
    FxBuildHasher.hash_one(value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn titles_fold_as_what_tex_shows_of_them(title in "[A-c0-9 {}'`,:~^_\\-]{0,30}") {
            let mut folded = Vec::new();
            fold_title(&title, &mut folded);
            prop_assert_eq!(String::from_utf8(folded).unwrap(), fold(&tex::decode(&title)));
        }
    }
}
