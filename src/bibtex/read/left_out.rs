//! What of an entry's TeX is in no record: notes to a title or a name, addresses behind words, mail addresses.
//!
//! Records hold what a work is called and who wrote it. What stands beside that in a value is told, so that nothing goes in
//! silence.

use super::RawEntry;
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

/// One problem for each such thing in a value.
pub(super) fn of_entry(entry: &RawEntry<'_>) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
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
