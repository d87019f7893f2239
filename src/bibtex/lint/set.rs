//! The entries together: works that stand there twice, preprints beside their publication, macros that nobody uses.

use std::collections::{HashMap, HashSet};

use crate::bibtex::identifiers::doi_of;
use crate::bibtex::read::RawFile;
use crate::bibtex::read::values::{date, names, verbatim};
use crate::bibtex::syntax::{Node, PieceKind};
use crate::diagnostic::Diagnostic;
use crate::text::{fold, tex};

pub(super) fn check(raw: &RawFile, text: &str, problems: &mut Vec<Diagnostic>) {
    same_work(raw, problems);
    unused_macros(raw, text, problems);
}

fn same_work(raw: &RawFile, problems: &mut Vec<Diagnostic>) {
    let mut by_doi: HashMap<String, usize> = HashMap::new();
    let mut by_words: HashMap<(String, String), usize> = HashMap::new();
    for (at, entry) in raw.entries.iter().enumerate() {
        if matches!(entry.kind.as_str(), "xdata" | "set") {
            continue;
        }
        let key_of = |at: usize| raw.entries.get(at).map_or("", |e| e.key.as_str());
        let doi = entry.get("doi").map(verbatim).and_then(|d| doi_of(&d).map(str::to_lowercase));
        if let Some(doi) = doi {
            // Parts of one book may share its DOI; then their titles differ.
            let first = *by_doi.entry(doi.clone()).or_insert(at);
            let title = |at: usize| raw.entries.get(at).and_then(|e| e.get("title")).map(|t| fold(&tex::decode(t)));
            if first != at && key_of(first) != entry.key && title(first) == title(at) {
                let message = format!("`{}` has the same DOI as `{}`", entry.key, key_of(first));
                problems.push(
                    Diagnostic::warning("duplicate-doi", message)
                        .at(entry.key_span)
                        .help("keep one, and put the other's key into its `ids`"),
                );
                continue;
            }
        }
        let Some(title) = entry.get("title").map(|t| fold(&tex::decode(t))).filter(|t| t.len() > 12) else { continue };
        let person = entry.get("author").or_else(|| entry.get("editor")).map(names);
        let Some(person) = person.and_then(|n| n.list.first().map(|n| fold(&n.family()))) else { continue };
        let first = *by_words.entry((title, person)).or_insert(at);
        if first == at || key_of(first) == entry.key {
            continue;
        }
        let Some(other) = raw.entries.get(first) else { continue };
        let year = |e: &crate::bibtex::RawEntry| e.get("date").or_else(|| e.get("year")).and_then(|d| date(d).year());
        let preprint = |e: &crate::bibtex::RawEntry| {
            e.get("eprint").is_some() || e.get("journal").is_some_and(|j| j.to_lowercase().contains("arxiv"))
        };
        if preprint(entry) != preprint(other) {
            let message = format!("`{}` and `{}` may be a preprint and its publication", other.key, entry.key);
            problems.push(
                Diagnostic::info("preprint-pair", message)
                    .at(entry.key_span)
                    .help("cite one of them, or relate them with `related`"),
            );
        } else if year(entry) == year(other) {
            let message =
                format!("`{}` may be the same work as `{}`: title, first name and year agree", entry.key, other.key);
            problems.push(
                Diagnostic::warning("duplicate-work", message)
                    .at(entry.key_span)
                    .help("keep one, and put the other's key into its `ids`"),
            );
        }
    }
}

fn unused_macros(raw: &RawFile, text: &str, problems: &mut Vec<Diagnostic>) {
    let mut used: HashSet<String> = HashSet::new();
    let mut defined = Vec::new();
    for item in &raw.tree.items {
        let values = match &item.node {
            Node::Entry(entry) | Node::Broken(entry, _) => &entry.fields,
            Node::Macros(entry) => {
                defined.extend(entry.fields.iter().map(|field| field.name));
                &entry.fields
            }
            _ => continue,
        };
        let pieces = values.iter().flat_map(|field| field.value.pieces());
        used.extend(pieces.filter(|p| p.kind == PieceKind::Macro).map(|p| p.span.of(text).to_lowercase()));
    }
    // A file of macros only is made to be used by others.
    if raw.entries.is_empty() {
        return;
    }
    for name in defined {
        if !used.contains(&name.of(text).to_lowercase()) {
            let message = format!("the macro `{}` is never used", name.of(text));
            problems.push(
                Diagnostic::info("macro-unused", message).at(name).help("take it away, unless other files use it"),
            );
        }
    }
}
