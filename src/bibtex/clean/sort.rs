//! Sorting: entries in the order of their keys or of other fields.
//!
//! Macros and preambles come first; text and comments before an entry move with it. An entry that others inherit from
//! through `crossref` stands behind all others, since BibTeX must meet the child first. A file with a broken entry keeps its
//! order.

use std::collections::HashSet;

use super::{Change, Class, Cleaned, Options, Rule, Use};
use crate::bibtex::read::values::{date, names};
use crate::bibtex::syntax::{Edit, Entry, Node, parse};
use crate::text::{Span, fold, tex};

pub(super) const RULE: Rule = Rule {
    id: "sort",
    class: Class::Safe,
    when: Use::Asked,
    reason: "entries stand in the order of their keys, or of the fields that --sort names; comments move with the entry behind them",
    apply: |_, _| {},
};

/// What an entry is sorted by.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum SortKey {
    Number(i64),
    Text(String),
    /// Behind all that have a value.
    Missing,
}

/// Puts the entries of the cleaned text in order.
pub(super) fn sort(cleaned: &mut Cleaned, input: &str, file: &str, options: &Options) {
    let text = cleaned.text.clone();
    let tree = parse(&text);
    if tree.items.iter().any(|item| matches!(item.node, Node::Broken(..))) {
        return;
    }
    let by: Vec<String> = if options.sort.is_empty() { vec!["key".to_owned()] } else { options.sort.clone() };
    let parents: HashSet<String> = tree.entries().filter_map(|entry| value(entry, "crossref", &text)).collect();
    let mut head = String::new();
    let mut groups: Vec<(bool, Vec<SortKey>, String, String)> = Vec::new();
    let mut lead = String::new();
    for item in &tree.items {
        let part = item.span.of(&text);
        match &item.node {
            Node::Entry(entry) => {
                let key = entry.key.map_or("", |key| key.of(&text)).trim().to_lowercase();
                let keys = by.iter().map(|name| sort_key(entry, name.trim_start_matches('-'), &text)).collect();
                groups.push((parents.contains(&key), keys, key, format!("{lead}{part}")));
                lead.clear();
            }
            Node::Macros(_) | Node::Preamble(_) => {
                head.push_str(&lead);
                head.push_str(part);
                lead.clear();
            }
            _ => lead.push_str(part),
        }
    }
    let before: Vec<String> = groups.iter().map(|(_, _, key, _)| key.clone()).collect();
    groups.sort_by(|a, b| {
        let keys = by.iter().zip(a.1.iter().zip(&b.1)).map(|(name, (x, y))| match (name.starts_with('-'), x, y) {
            (true, SortKey::Missing, _) | (true, _, SortKey::Missing) | (false, ..) => x.cmp(y),
            (true, ..) => y.cmp(x),
        });
        a.0.cmp(&b.0).then_with(|| keys.fold(std::cmp::Ordering::Equal, std::cmp::Ordering::then))
    });
    if groups.iter().map(|(_, _, key, _)| key).eq(before.iter()) {
        return;
    }
    let mut out = head;
    for (_, _, _, group) in &groups {
        // What stood directly before the first entry had no line break of its own.
        if !out.is_empty() && !out.ends_with('\n') && !group.starts_with(['\n', '\r']) {
            out.push('\n');
        }
        out.push_str(group);
    }
    out.push_str(&lead);
    cleaned.text = out.clone();
    cleaned.edits = vec![Edit { span: Span::new(0, input.len()), with: out }];
    cleaned.count += 1;
    cleaned.changes.push(Change {
        rule: RULE.id,
        file: file.to_owned(),
        line: 1,
        column: 1,
        key: String::new(),
        field: String::new(),
        before: before.join(" "),
        after: groups.iter().map(|(_, _, key, _)| key.as_str()).collect::<Vec<_>>().join(" "),
        reason: RULE.reason,
        confidence: 1.0,
        span: None,
    });
}

/// A field's text without its delimiters, in lower case.
fn value(entry: &Entry, name: &str, text: &str) -> Option<String> {
    let field = entry.fields.iter().find(|field| field.name.of(text).eq_ignore_ascii_case(name))?;
    let pieces = field.value.pieces().map(|piece| piece.inner().of(text)).collect::<String>();
    Some(pieces.trim().to_lowercase()).filter(|value| !value.is_empty())
}

fn sort_key(entry: &Entry, name: &str, text: &str) -> SortKey {
    let any = |names: &[&str]| names.iter().find_map(|name| value(entry, name, text));
    let words =
        |value: Option<String>| value.map_or(SortKey::Missing, |value| SortKey::Text(fold(&tex::decode(&value))));
    match name {
        "key" => SortKey::Text(entry.key.map_or("", |key| key.of(text)).trim().to_lowercase()),
        "type" | "entrytype" => SortKey::Text(entry.kind.of(text).to_lowercase()),
        "year" | "date" => {
            let year = any(&["date", "year"]);
            year.and_then(|year| date(&year).year()).map_or(SortKey::Missing, |year| SortKey::Number(i64::from(year)))
        }
        "author" | "editor" => {
            let list = if name == "author" { any(&["author", "editor"]) } else { any(&["editor"]) };
            list.map_or(SortKey::Missing, |list| {
                let shown = names(&list).list.iter().map(|name| fold(&name.inverted())).collect::<Vec<_>>();
                SortKey::Text(shown.join(" | "))
            })
        }
        "journal" | "journaltitle" => words(any(&["journaltitle", "journal"])),
        name => match any(&[name]) {
            Some(value) => value.parse().map_or_else(|_| words(Some(value.clone())), SortKey::Number),
            None => SortKey::Missing,
        },
    }
}
