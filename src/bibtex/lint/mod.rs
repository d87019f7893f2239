//! What is wrong, or probably wrong, in a .bib file: syntax, structure, values, names, titles, and the set as a whole.
//!
//! In: a file's text. Out: diagnostics with their places. What biber would warn about is among them, so that no warning
//! of biber's comes as a surprise. Codes are stable; docs list them.

mod cited;
mod names;
mod set;
mod structure;
mod titles;
mod values;

pub use cited::lint_cited;

use crate::bibtex::read::{RawEntry, RawField, dialect, inherited, read_raw};
use crate::diagnostic::Diagnostic;

/// An entry under examination.
struct Subject<'e> {
    /// As read.
    entry: &'e RawEntry,
    /// Fields that come from its parents.
    inherited: &'e [(String, String)],
    /// Entry type in BibLaTeX's terms.
    kind: &'e str,
}

impl<'e> Subject<'e> {
    /// The entry's own field, under BibLaTeX's name or BibTeX's.
    fn field(&self, name: &str) -> Option<&'e RawField> {
        self.entry
            .fields
            .iter()
            .find(|field| dialect::field_name(&field.name) == name && !field.value.trim().is_empty())
    }

    /// Whether the entry has the field or inherits it.
    fn has(&self, name: &str) -> bool {
        self.field(name).is_some() || self.inherited.iter().any(|(n, value)| n == name && !value.trim().is_empty())
    }
}

/// Examines a .bib file's text; `file` names it in the diagnostics, which come in the order of their places.
///
/// ```
/// use catena::bibtex::lint;
/// let problems = lint("@article{a, author = {A, B, C, D}, title = {x}, journal = {J}, year = 1999}", "a.bib");
/// assert_eq!(problems[0].code, "name-commas");
/// ```
pub fn lint(text: &str, file: &str) -> Vec<Diagnostic> {
    let raw = read_raw(text, file);
    let views = inherited(&raw.entries);
    let mut problems = Vec::new();
    for (at, entry) in raw.entries.iter().enumerate() {
        if entry.broken.is_some() {
            continue;
        }
        let subject = Subject {
            entry,
            inherited: views.get(&at).map_or(&[], Vec::as_slice),
            kind: dialect::entry_type(&entry.kind).0,
        };
        structure::check(&subject, &mut problems);
        values::check(&subject, &mut problems);
        names::check(&subject, &mut problems);
        titles::check(&subject, &mut problems);
    }
    set::check(&raw, text, &mut problems);
    for problem in &mut problems {
        problem.place.file = Some(file.to_owned());
    }
    problems.extend(raw.problems);
    problems.sort_by_key(|problem| (problem.place.span, problem.code));
    problems
}

#[cfg(test)]
mod tests;
