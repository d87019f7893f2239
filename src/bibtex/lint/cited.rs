//! A .bib file against the texts that cite from it.

use std::collections::{BTreeMap, BTreeSet};

use crate::bibtex::cited::cited_keys;
use crate::bibtex::read::read_raw;
use crate::diagnostic::Diagnostic;
use crate::text::Span;

/// Compares .bib files, taken together, with citing texts, each a name and its content: keys that are cited and missing (with the key
/// that was probably meant), and entries that none of them cites. Where a text could not be understood nothing is called
/// uncited.
pub fn lint_cited(files: &[(String, String)], citing: &[(String, String)]) -> Vec<Diagnostic> {
    let read: Vec<_> = files.iter().map(|(file, text)| (file, read_raw(text, file).entries)).collect();
    let entries = || read.iter().flat_map(|(file, entries)| entries.iter().map(move |entry| (*file, entry)));
    let mut known: BTreeMap<&str, ()> = BTreeMap::new();
    let mut folded: BTreeMap<String, &str> = BTreeMap::new();
    for (_, entry) in entries() {
        let aliases = entry.get("ids").unwrap_or("").split(',').map(str::trim).filter(|id| !id.is_empty());
        for key in std::iter::once(entry.key).chain(aliases) {
            known.insert(key, ());
            folded.insert(key.to_lowercase(), key);
        }
    }
    let mut problems = Vec::new();
    let mut cited: BTreeMap<String, ()> = BTreeMap::new();
    let (mut unknown, mut all) = (false, false);
    for (name, content) in citing {
        let Some(keys) = cited_keys(content, name) else {
            let problem = Diagnostic::warning(
                "citing-text-unread",
                format!("{name} is of no kind that Catena reads citations from"),
            );
            problems.push(problem.in_file(name.clone()).help("it reads .tex, .aux, .bcf, .md, .qmd and .typ"));
            unknown = true;
            continue;
        };
        let markdown_or_typst = name
            .rsplit('.')
            .next()
            .is_some_and(|e| matches!(e.to_lowercase().as_str(), "md" | "qmd" | "rmd" | "typ" | "txt" | "markdown"));
        for (key, span) in keys {
            if key == "*" {
                all = true;
            } else if cited.insert(key.clone(), ()).is_none() && !known.contains_key(key.as_str()) {
                // `@fig-1`, `@sec:x`, `@eq-2` name parts of the text itself.
                let label = ["fig", "tbl", "tab", "sec", "eq", "lst", "thm", "alg"]
                    .iter()
                    .any(|p| key.strip_prefix(p).is_some_and(|rest| rest.starts_with(['-', ':'])));
                if !(markdown_or_typst && label) {
                    problems.push(missing(&key, span, name, &folded));
                }
            }
        }
    }
    if !unknown && !all && !citing.is_empty() {
        let parents: BTreeSet<&str> = entries().filter_map(|(_, entry)| entry.get("crossref")).collect();
        for (file, entry) in entries() {
            let mut keys = entry.get("ids").unwrap_or("").split(',').map(str::trim).chain([entry.key]);
            let used = keys.any(|key| cited.contains_key(key));
            let container = matches!(&*entry.kind, "xdata" | "set") || parents.contains(entry.key);
            if !used && !container && !entry.key.is_empty() {
                let problem = Diagnostic::info("never-cited", format!("`{}` is never cited", entry.key));
                problems.push(problem.in_file(file.clone()).at(entry.key_span));
            }
        }
    }
    problems
}

fn missing(key: &str, span: Span, file: &str, folded: &BTreeMap<String, &str>) -> Diagnostic {
    let problem =
        Diagnostic::error("cited-missing", format!("`{key}` is cited and is no entry")).in_file(file).at(span);
    match folded.get(&key.to_lowercase()) {
        Some(same) => problem.help(format!("the entry is `{same}`: keys differ in case")),
        None => match crate::text::nearest(key, folded.values().copied()) {
            Some(near) => problem.help(format!("did you mean `{near}`?")),
            None => problem.help("add an entry with this key"),
        },
    }
}
