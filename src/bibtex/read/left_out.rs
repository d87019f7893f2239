//! What of an entry's TeX is in no record: notes to a title or a name, addresses behind words, mail addresses.
//!
//! Records hold what a work is called and who wrote it. What stands beside that in a value is told, so that nothing goes in
//! silence.

use std::collections::HashMap;

use super::dialect::field_name;
use super::{RawEntry, RawField};
use crate::diagnostic::Diagnostic;
use crate::record::{DataType, Field};

/// Commands whose argument is beside the text, and what it is.
const BESIDE: [(&str, &str); 5] = [
    ("\\thanks", "a note"),
    ("\\footnote", "a note"),
    ("\\footnotemark", "a note's mark"),
    ("\\footnotetext", "a note"),
    ("\\href", "an address behind words"),
];

/// Fields under BibTeX's name and BibLaTeX's that say different things: the first is read.
fn other_names(entry: &RawEntry<'_>) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    // Of each name the first field, and the first under another spelling of it.
    let mut met: HashMap<&str, (&RawField<'_>, Option<&RawField<'_>>)> = HashMap::new();
    for field in entry.fields.iter().filter(|field| !field.is_blank()) {
        let (earliest, other) = met.entry(field_name(&field.name)).or_insert((field, None));
        let first = if earliest.name == field.name { *other } else { Some(*earliest) };
        if earliest.name != field.name {
            other.get_or_insert(field);
        }
        let Some(first) = first else { continue };
        if first.value.trim() != field.value.trim() {
            let message = format!("`{}` says something else than `{}`, which is read", field.name, first.name);
            let problem = Diagnostic::warning("field-alias-twice", message).at(field.span);
            problems.push(problem.help("keep one of them; a meeting's place belongs in `venue`"));
        }
    }
    problems
}

/// One problem for each such thing in a value.
pub(super) fn of_entry(entry: &RawEntry<'_>) -> Vec<Diagnostic> {
    let mut problems = other_names(entry);
    for field in entry.fields.iter().filter(|field| field.value.contains(['\\', '<'])) {
        let text = &*field.value;
        let kind = Field::data_type_of(&field.name);
        if kind == DataType::Verbatim {
            continue;
        }
        let commands = BESIDE.iter().filter(|(command, _)| {
            let ends = |rest: &str| !rest.starts_with(|c: char| c.is_ascii_alphabetic());
            text.match_indices(command).any(|(at, found)| text.get(at + found.len()..).is_some_and(ends))
        });
        let mail = (kind == DataType::Names && text.contains(" <") && text.contains('@')).then_some("a mail address");
        for what in commands.map(|(_, what)| *what).chain(mail) {
            let message = format!("`{}` has {what}, which the record does not keep", field.name);
            let problem = Diagnostic::warning("tex-left-out", message).at(field.value_span);
            problems.push(problem.help("what is to be kept belongs in `note`, `addendum` or `url`"));
        }
    }
    problems
}
