//! The entries together: works that stand there twice, preprints beside their publication, macros that nobody uses.

use std::hash::{BuildHasher, Hash};

use rustc_hash::{FxBuildHasher, FxHashMap as HashMap};

use crate::bibtex::identifiers::doi_of;
use crate::bibtex::read::values::{date, first_name, verbatim};
use crate::bibtex::read::{RawEntries, RawEntry};
use crate::diagnostic::Diagnostic;
use crate::text::{Span, fold, tex};

/// What is kept of the entries so far: where each stands, and by which DOI, title and name a second one is known.
#[derive(Default)]
pub(super) struct Set {
    spans: Vec<Span>,
    /// The first entry of each DOI, by its hash.
    by_doi: HashMap<u64, usize>,
    /// The first entry of each title, by its hash.
    by_title: HashMap<u64, usize>,
    /// The first entry of each title that occurs twice and first name, by their hash.
    by_words: HashMap<u64, usize>,
}

impl Set {
    /// How many entries there are so far.
    pub fn count(&self) -> usize {
        self.spans.len()
    }

    /// Where an entry stands.
    pub fn span(&self, at: usize) -> Option<Span> {
        self.spans.get(at).copied()
    }

    /// Takes up the next entry and reports whether its work was there before.
    pub fn add<'t>(&mut self, entry: &RawEntry<'t>, reader: &mut RawEntries<'t>, problems: &mut Vec<Diagnostic>) {
        let at = self.spans.len();
        self.spans.push(entry.span);
        if matches!(&*entry.kind, "xdata" | "set") {
            return;
        }
        let work = Work::of(entry);
        if let Some(doi) = &work.doi {
            let first = *self.by_doi.entry(hash(doi)).or_insert(at);
            if first != at && self.same_doi(first, entry, &work, reader, problems) {
                return;
            }
        }
        // Names are read only where a title occurs a second time.
        let Some(title) = work.title.as_ref().filter(|title| title.len() > SHORT_TITLE) else { return };
        let namesake = *self.by_title.entry(hash(title)).or_insert(at);
        if namesake == at {
            return;
        }
        if let Some(other) = self.span(namesake).and_then(|span| reader.again(span))
            && let Some(words) = words(&other, &Work::of(&other))
        {
            self.by_words.entry(hash(&words)).or_insert(namesake);
        }
        if let Some(words) = words(entry, &work) {
            let first = *self.by_words.entry(hash(&words)).or_insert(at);
            if first != at {
                self.same_words(first, entry, &words, reader, problems);
            }
        }
    }

    /// Parts of one book may share its DOI; then their titles differ.
    fn same_doi<'t>(
        &self,
        first: usize,
        entry: &RawEntry<'t>,
        work: &Work,
        reader: &mut RawEntries<'t>,
        problems: &mut Vec<Diagnostic>,
    ) -> bool {
        let Some(other) = self.span(first).and_then(|span| reader.again(span)) else { return false };
        let known = Work::of(&other);
        if other.key == entry.key || known.doi != work.doi || known.title != work.title {
            return false;
        }
        let message = format!("`{}` has the same DOI as `{}`", entry.key, other.key);
        let problem = Diagnostic::warning("duplicate-doi", message).at(entry.key_span);
        problems.push(problem.help("keep one, and put the other's key into its `ids`"));
        true
    }

    fn same_words<'t>(
        &self,
        first: usize,
        entry: &RawEntry<'t>,
        known_by: &(String, String),
        reader: &mut RawEntries<'t>,
        problems: &mut Vec<Diagnostic>,
    ) {
        let Some(other) = self.span(first).and_then(|span| reader.again(span)) else { return };
        if other.key == entry.key || words(&other, &Work::of(&other)).as_ref() != Some(known_by) {
            return;
        }
        let year = |e: &RawEntry<'_>| e.get("date").or_else(|| e.get("year")).and_then(|d| date(d).year());
        let preprint = |e: &RawEntry<'_>| {
            e.get("eprint").is_some() || e.get("journal").is_some_and(|j| j.to_lowercase().contains("arxiv"))
        };
        let (key, known) = (entry.key, other.key);
        let (problem, help) = if preprint(entry) != preprint(&other) {
            let message = format!("`{known}` and `{key}` may be a preprint and its publication");
            (Diagnostic::info("preprint-pair", message), "cite one of them, or relate them with `related`")
        } else if year(entry) == year(&other) {
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
        if self.spans.is_empty() {
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

/// By what a work is known again.
struct Work {
    doi: Option<String>,
    /// Folded.
    title: Option<String>,
}

impl Work {
    fn of(entry: &RawEntry<'_>) -> Work {
        let doi = entry.get("doi").map(verbatim).and_then(|doi| doi_of(&doi).map(str::to_lowercase));
        let title = entry.get("title").map(|title| fold(&tex::decoded(title)));
        Work { doi, title }
    }
}

/// Title and first family name, both folded.
fn words(entry: &RawEntry<'_>, work: &Work) -> Option<(String, String)> {
    let list = entry.get("author").or_else(|| entry.get("editor"))?;
    let name = first_name(list)?;
    Some((work.title.clone()?, fold(&name.family())))
}

fn hash(value: &impl Hash) -> u64 {
    FxBuildHasher.hash_one(value)
}
