//! What is wrong with a file's syntax and with the links between its entries.

use std::collections::HashMap;

use super::RawEntry;
use crate::bibtex::syntax::{Node, Slip, SlipKind, Tree};
use crate::diagnostic::{Diagnostic, Severity};
use crate::text::Span;

/// Problems of syntax: slips, broken blocks, suspicious text between entries.
pub(super) fn of_syntax(tree: &Tree, text: &str, problems: &mut Vec<Diagnostic>) {
    for item in &tree.items {
        match &item.node {
            Node::Entry(entry) | Node::Macros(entry) => {
                let empty = entry.kind.is_empty();
                problems.extend(entry.slips.iter().filter(|_| !empty).map(|slip| of_slip(*slip, text)));
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
}

/// Braces and `@` between entries are what is left of a broken one.
fn of_junk(span: Span, text: &str, problems: &mut Vec<Diagnostic>) {
    let junk = span.of(text);
    let mut offset = 0;
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

/// Links for which a similar key is looked for.
const MOST_SUGGESTIONS: usize = 20;

/// Problems of keys and links: keys and fields twice, `crossref` and `xdata` that lead nowhere or in a circle.
pub(super) fn of_links(entries: &[RawEntry], problems: &mut Vec<Diagnostic>) {
    let mut by_key: HashMap<&str, usize> = HashMap::new();
    let mut by_folded: HashMap<String, usize> = HashMap::new();
    for (at, entry) in entries.iter().enumerate() {
        twice_in_one(entry, problems);
        if entry.key.is_empty() {
            continue;
        }
        if by_key.contains_key(entry.key.as_str()) {
            let message = format!("the key `{}` is used a second time", entry.key);
            let problem = Diagnostic::error("key-duplicate", message).at(entry.key_span);
            problems.push(problem.help("BibTeX and biber read the first entry only; give this one another key"));
        } else if by_folded.contains_key(&entry.key.to_lowercase()) {
            let message = format!("the key `{}` differs from another one in case only", entry.key);
            problems
                .push(Diagnostic::warning("key-case", message).at(entry.key_span).help("BibTeX takes them for one"));
        }
        by_key.entry(&entry.key).or_insert(at);
        by_folded.entry(entry.key.to_lowercase()).or_insert(at);
    }
    let mut suggestions = 0;
    for (at, entry) in entries.iter().enumerate() {
        for (link, code) in [("crossref", "crossref-missing"), ("xdata", "xdata-missing"), ("xref", "xref-missing")] {
            let Some(field) = entry.field(link) else { continue };
            for key in field.value.split(',').map(str::trim).filter(|key| !key.is_empty()) {
                match by_folded.get(&key.to_lowercase()) {
                    None => {
                        // Each suggestion looks at every key: the first few are enough.
                        suggestions += 1;
                        let near = (suggestions <= MOST_SUGGESTIONS)
                            .then(|| crate::text::nearest(key, by_key.keys().copied()))
                            .flatten();
                        let problem =
                            Diagnostic::error(code, format!("`{link}` names `{key}`, which is no entry of this file"));
                        let help =
                            near.map_or_else(|| "name an entry that exists".into(), |n| format!("did you mean `{n}`?"));
                        problems.push(problem.at(field.value_span).help(help));
                    }
                    Some(parent) if link == "crossref" && *parent < at => {
                        let message = format!("`{key}` stands before this entry, which refers to it");
                        let help = "BibTeX (not biber) wants a parent after its children";
                        problems.push(Diagnostic::info("crossref-order", message).at(field.value_span).help(help));
                    }
                    Some(_) => {}
                }
            }
        }
    }
    circles(entries, &by_folded, problems);
}

fn twice_in_one(entry: &RawEntry, problems: &mut Vec<Diagnostic>) {
    for (at, field) in entry.fields.iter().enumerate() {
        if let Some(first) = entry.fields.get(..at).and_then(|before| before.iter().find(|f| f.name == field.name)) {
            let message = format!("`{}` is given a second time", field.name);
            let help =
                if first.value == field.value { "take one away" } else { "the values differ; keep the right one" };
            problems.push(Diagnostic::warning("field-duplicate", message).at(field.span).help(help));
        }
    }
}

/// Each circle of `crossref` and `xdata` is reported once, at the link that closes it. Iterative: no chain is too long.
fn circles(entries: &[RawEntry], by_key: &HashMap<String, usize>, problems: &mut Vec<Diagnostic>) {
    let links = |at: usize| -> Vec<(usize, Span, String)> {
        let Some(entry) = entries.get(at) else { return Vec::new() };
        ["crossref", "xdata"]
            .into_iter()
            .filter_map(|name| entry.field(name))
            .flat_map(|field| {
                field.value.split(',').filter_map(|key| {
                    by_key.get(&key.trim().to_lowercase()).map(|to| (*to, field.value_span, key.trim().to_owned()))
                })
            })
            .collect()
    };
    #[derive(Clone, Copy, PartialEq)]
    enum State {
        New,
        Open,
        Done,
    }
    let mut states = vec![State::New; entries.len()];
    for start in 0..entries.len() {
        if states[start] != State::New {
            continue;
        }
        let mut stack = vec![(start, links(start))];
        states[start] = State::Open;
        while let Some((at, rest)) = stack.last_mut() {
            let at = *at;
            let Some((to, span, key)) = rest.pop() else {
                states[at] = State::Done;
                stack.pop();
                continue;
            };
            match states[to] {
                State::New => {
                    states[to] = State::Open;
                    stack.push((to, links(to)));
                }
                State::Open => {
                    let message = format!("this reference to `{key}` leads back to where it started");
                    let problem = Diagnostic::error("crossref-circular", message).at(span);
                    problems.push(problem.help("take one of the references in the circle away"));
                }
                State::Done => {}
            }
        }
    }
}
