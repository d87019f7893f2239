//! What is wrong with a file's syntax.

use crate::bibtex::syntax::{Item, Node, Slip, SlipKind};
use crate::diagnostic::{Diagnostic, Severity};
use crate::text::Span;

/// Problems of syntax in one item: slips, a broken block, suspicious text between entries.
pub(super) fn of_item(item: &Item, text: &str, problems: &mut Vec<Diagnostic>) {
    match &item.node {
        Node::Entry(entry) | Node::Macros(entry) => {
            problems.extend(entry.slips.iter().map(|slip| of_slip(*slip, text)));
        }
        Node::Broken(entry, slip) => {
            let name = entry.key.map_or("", |key| key.of(text));
            let which = if name.is_empty() { "this block".to_owned() } else { format!("`{name}`") };
            let (message, help) = match slip.kind {
                SlipKind::UnclosedEntry => (
                    format!("{which} does not end before the next entry"),
                    "add the closing brace after its last field",
                ),
                _ => (
                    format!("the value that opens here is not closed, so that {which} does not end"),
                    "add the missing closing brace or quotation mark, or take away the one too many",
                ),
            };
            problems.push(Diagnostic::error("entry-broken", message).at(slip.span).help(help));
        }
        Node::Junk => of_junk(item.span, text, problems),
        Node::Comment | Node::Preamble(_) => {}
    }
}

/// Braces and `@` between entries are what is left of a broken one.
fn of_junk(span: Span, text: &str, problems: &mut Vec<Diagnostic>) {
    let junk = span.of(text);
    let mut offset = 0;
    let mut plain = false;
    for line in junk.split_inclusive('\n') {
        let trimmed = line.trim();
        if !trimmed.starts_with('%') {
            let at = span.start + offset + (line.len() - line.trim_start().len());
            let place = Span::new(at, at + trimmed.len());
            if trimmed.starts_with('@') {
                let problem = Diagnostic::error("entry-malformed", "an entry seems to begin here, but it has no brace");
                problems.push(problem.at(place).help("write `@type{key, …}`"));
            } else if trimmed.contains(['{', '}']) {
                let problem = Diagnostic::warning("text-between-entries", "braces between entries, which are not read");
                problems.push(problem.at(place).help("take them away, or mend the entry that they belong to"));
            } else if !trimmed.is_empty() && !plain {
                plain = true;
                let problem = Diagnostic::info("text-outside-entries", "text between entries, which is not read");
                problems.push(problem.at(place).help("nothing; with a `%` before it biber does not mention it"));
            }
        }
        offset += line.len();
    }
}

fn of_slip(slip: Slip, text: &str) -> Diagnostic {
    let seen = slip.span.of(text);
    let shown: String = seen.chars().take(40).collect();
    let (code, severity, message, help): (_, _, String, &str) = match slip.kind {
        SlipKind::NoKey => (
            "key-missing",
            Severity::Error,
            "the entry has no citation key".into(),
            "write one before the first field: `@type{key, …}`",
        ),
        SlipKind::EmptyKey => {
            ("key-missing", Severity::Error, "the citation key is empty".into(), "write one before the comma")
        }
        SlipKind::BadKey => (
            "key-illegal",
            Severity::Warning,
            format!("the citation key `{shown}` has a character that BibTeX does not allow"),
            "use letters, digits and `-_.:+/` only",
        ),
        SlipKind::MissingComma => {
            ("comma-missing", Severity::Error, "a comma is missing here".into(), "put a comma after the value")
        }
        SlipKind::ExtraComma => ("comma-extra", Severity::Info, "a comma too many".into(), "take one away"),
        SlipKind::EmptyValue => {
            ("value-missing", Severity::Warning, format!("`{shown}` has no value"), "write `{}` or take the field away")
        }
        SlipKind::Unexpected => {
            ("text-in-entry", Severity::Error, format!("`{shown}` is no field"), "a field is `name = {value}`")
        }
        SlipKind::BareValue => (
            "value-bare",
            Severity::Warning,
            format!("`{shown}` is neither a number nor the name of a macro"),
            "put it in braces",
        ),
        SlipKind::Unclosed | SlipKind::UnclosedEntry => {
            ("entry-broken", Severity::Error, "not closed".into(), "add the closing brace")
        }
        SlipKind::ExtraBrace => {
            ("brace-extra", Severity::Error, "this brace closes the entry, but fields follow".into(), "take it away")
        }
        SlipKind::EntryInValue => (
            "entry-in-value",
            Severity::Warning,
            "a value holds the start of an entry".into(),
            "is a closing brace missing before it?",
        ),
        SlipKind::CommentInEntry => (
            "comment-in-entry",
            Severity::Info,
            "BibTeX allows no `%` comment inside an entry; biber does".into(),
            "put it before the entry",
        ),
    };
    Diagnostic::new(code, severity, message).at(slip.span).help(help)
}
