//! What is wrong, or probably wrong, in a .bib file: syntax, structure, values, names, titles, and the set as a whole.
//!
//! In: a file's text. Out: diagnostics with their places. What biber would warn about is among them, so that no warning
//! of biber's comes as a surprise. Codes are stable and listed in [`rules`].

mod cited;
mod damage;
mod dates;
mod names;
mod rules;
mod set;
mod structure;
mod titles;
mod values;

pub use cited::lint_cited;
pub use rules::{LINT_RULES, LintRule, lint_rule};

use std::collections::BTreeMap;

use crate::bibtex::batches::{Stream, in_batches};
use crate::bibtex::read::{Links, RawEntries, RawEntry, RawField, dialect, inherited, twice_in_one};
use crate::diagnostic::Diagnostic;
use crate::text::Span;

/// An entry under examination.
struct Subject<'e> {
    /// As read.
    entry: &'e RawEntry<'e>,
    /// BibLaTeX's names of its fields, in their order.
    names: Vec<&'e str>,
    /// Fields that come from its parents.
    inherited: &'e [(String, String)],
    /// Entry type in BibLaTeX's terms.
    kind: &'e str,
}

impl<'e> Subject<'e> {
    fn new(entry: &'e RawEntry<'e>, inherited: &'e [(String, String)]) -> Self {
        let names = entry.fields.iter().map(|field| dialect::field_name(&field.name)).collect();
        Subject { entry, names, inherited, kind: dialect::entry_type(&entry.kind).0 }
    }

    /// The entry's own field, under BibLaTeX's name or BibTeX's.
    fn field(&self, name: &str) -> Option<&'e RawField<'e>> {
        // Names of one length mostly differ in their first letter.
        let first = name.as_bytes().first();
        let same = |known: &str| known.len() == name.len() && known.as_bytes().first() == first && known == name;
        let mut fields = self.names.iter().zip(&self.entry.fields);
        fields.find(|(known, field)| same(known) && !field.is_blank()).map(|(_, field)| field)
    }

    /// Each field with BibLaTeX's name of it.
    fn fields(&self) -> impl Iterator<Item = (&'e str, &'e RawField<'e>)> + '_ {
        self.names.iter().copied().zip(&self.entry.fields)
    }

    /// Whether the entry inherits the field.
    fn inherits(&self, name: &str) -> bool {
        self.inherited.iter().any(|(known, value)| known == name && !value.trim().is_empty())
    }

    /// Whether the entry has the field or inherits it.
    fn has(&self, name: &str) -> bool {
        self.field(name).is_some() || self.inherits(name)
    }
}

/// Examines a .bib file's text; `file` names it in the diagnostics, which come in the order of their places.
///
/// Entries are read one after the other and only what the set needs is kept of each, so that memory stays small beside
/// the text.
///
/// ```
/// use catena::bibtex::lint;
/// let problems = lint("@article{a, author = {A, B, C, D}, title = {x}, journal = {J}, year = 1999}", "a.bib");
/// assert_eq!(problems[0].code, "name-commas");
/// ```
pub fn lint(text: &str, file: &str) -> Vec<Diagnostic> {
    let mut whole = Whole {
        reader: RawEntries::new(text),
        links: Links::default(),
        set: set::Set::default(),
        children: Vec::new(),
        problems: Vec::new(),
    };
    in_batches(&mut whole, |entry| {
        let mut found = Vec::new();
        twice_in_one(&entry, &mut found);
        if entry.broken.is_none() && !inherits(&entry) {
            check(&Subject::new(&entry, &[]), &mut found);
        }
        // In order already, all of them are sorted in little time.
        found.sort_by_key(place_and_code);
        Examined { marks: set::Marks::of(&entry), entry, found }
    });
    let Whole { mut reader, links, set, children, mut problems } = whole;
    with_parents(children, &links, &set, &mut reader, &mut problems);
    links.check(&mut problems);
    set.check(&reader, text, &mut problems);
    problems.append(&mut reader.problems);
    for problem in &mut problems {
        problem.place.file = Some(file.to_owned());
    }
    problems.sort_by_key(place_and_code);
    problems
}

/// What is known of the file so far.
struct Whole<'t> {
    reader: RawEntries<'t>,
    links: Links<'t>,
    set: set::Set<'t>,
    /// Entries that inherit wait for their parents.
    children: Vec<(usize, RawEntry<'t>)>,
    problems: Vec<Diagnostic>,
}

/// An entry with what was found by looking at it alone.
struct Examined<'t> {
    entry: RawEntry<'t>,
    marks: set::Marks,
    found: Vec<Diagnostic>,
}

impl<'t> Stream for Whole<'t> {
    type Item = RawEntry<'t>;
    type Made = Examined<'t>;

    fn next(&mut self) -> Option<RawEntry<'t>> {
        self.reader.next()
    }

    fn take(&mut self, Examined { entry, marks, mut found }: Examined<'t>) {
        self.links.add(&entry, &mut self.problems);
        self.set.add(&entry, &marks, &mut self.reader, &mut self.problems);
        self.problems.append(&mut found);
        if entry.broken.is_none() && inherits(&entry) {
            self.children.push((self.set.count() - 1, entry));
        }
    }
}

/// Whether the entry takes fields from others.
fn inherits(entry: &RawEntry<'_>) -> bool {
    entry.get("crossref").is_some() || entry.get("xdata").is_some()
}

fn place_and_code(problem: &Diagnostic) -> (Option<Span>, &'static str) {
    (problem.place.span, problem.code)
}

fn check(subject: &Subject<'_>, problems: &mut Vec<Diagnostic>) {
    structure::check(subject, problems);
    dates::check(subject, problems);
    values::check(subject, problems);
    damage::check(subject, problems);
    names::check(subject, problems);
    titles::check(subject, problems);
}

/// Checks entries that inherit, with what they inherit. Their parents, and the parents' own, are read again.
fn with_parents<'t>(
    children: Vec<(usize, RawEntry<'t>)>,
    links: &Links<'t>,
    set: &set::Set<'t>,
    reader: &mut RawEntries<'t>,
    problems: &mut Vec<Diagnostic>,
) {
    let mut family: BTreeMap<usize, (RawEntry<'t>, bool)> = BTreeMap::new();
    let mut wanted: Vec<usize> = Vec::new();
    let parents = |entry: &RawEntry<'_>, wanted: &mut Vec<usize>| {
        for name in ["crossref", "xdata"] {
            let keys = entry.get(name).unwrap_or("").split(',').map(str::trim);
            wanted.extend(keys.filter_map(|key| links.find(key)));
        }
    };
    for (at, entry) in children {
        parents(&entry, &mut wanted);
        family.insert(at, (entry, true));
    }
    while let Some(at) = wanted.pop() {
        if !family.contains_key(&at)
            && let Some(entry) = set.span(at).and_then(|span| reader.again(span))
        {
            parents(&entry, &mut wanted);
            family.insert(at, (entry, false));
        }
    }
    let (entries, own): (Vec<RawEntry<'t>>, Vec<bool>) = family.into_values().unzip();
    let views = inherited(&entries);
    for (at, entry) in entries.iter().enumerate().filter(|(at, _)| own[*at]) {
        check(&Subject::new(entry, views.get(&at).map_or(&[], Vec::as_slice)), problems);
    }
}

#[cfg(test)]
mod tests;
