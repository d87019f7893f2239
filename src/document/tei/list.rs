//! The reference lists of a TEI text, and how an entry is named where a citation has no words of its own.

use std::collections::HashMap;

use roxmltree::Node;

use super::style::{is_italic, is_quoted};
use super::{entry, id, local, person, words};
use crate::document::build::{Block, Builder, Run, add_run};
use crate::document::front;

/// One list: its entries, in order.
pub(super) type List<'a, 'i> = Vec<Node<'a, 'i>>;

/// The lists of a text: each `listBibl`, and each division said to be a bibliography whose entries stand in none.
pub(super) fn lists<'a, 'i>(text: Node<'a, 'i>) -> Vec<List<'a, 'i>> {
    let mut lists: Vec<List<'a, 'i>> = Vec::new();
    for node in text.descendants() {
        let entries: List<'a, 'i> = if is_list(&node) {
            node.children().filter(is_entry).collect()
        } else if is_bibliography(&node) && !node.ancestors().skip(1).any(|n| is_bibliography(&n)) {
            let whole = |n: &Node<'a, 'i>| is_entry(n) && !n.ancestors().skip(1).any(|n| is_entry(&n) || is_list(&n));
            node.descendants().filter(whole).collect()
        } else {
            continue;
        };
        if !entries.is_empty() {
            lists.push(entries);
        }
    }
    lists
}

/// Whether an element is a division said to be a bibliography, with entries.
pub(super) fn is_bibliography(node: &Node<'_, '_>) -> bool {
    let says = |kind: &str| matches!(kind, "bibliography" | "references" | "bibliographie" | "bibliografia");
    local(node).starts_with("div")
        && node.attribute("type").is_some_and(|kind| says(&kind.to_lowercase()))
        && node.descendants().any(|n| is_entry(&n))
}

fn is_list(node: &Node<'_, '_>) -> bool {
    local(node) == "listBibl"
}

fn is_entry(node: &Node<'_, '_>) -> bool {
    matches!(local(node), "bibl" | "biblStruct" | "biblFull")
}

/// How each entry that can be pointed to is named in the text: by the label that it has, else by its first author and year.
pub(super) fn short_forms(lists: &[List<'_, '_>]) -> HashMap<String, String> {
    let named = lists.iter().flatten().filter_map(|entry| Some((id(entry)?.to_owned(), short_form(*entry)?)));
    named.collect()
}

fn short_form(entry: Node<'_, '_>) -> Option<String> {
    if let Some(label) = label(entry) {
        return Some(label);
    }
    let mut authors = entry.descendants().filter(|n| matches!(local(n), "author" | "editor")).flat_map(person);
    let printed = words(entry);
    let name = match authors.next() {
        Some(name) => name.family(),
        None => printed.split([',', '.', '(']).next()?.trim().to_owned(),
    };
    let date = entry.descendants().filter(|n| local(n) == "date");
    let mut dates = date.map(|date| date.attribute("when").map_or_else(|| words(date), str::to_owned));
    let year = dates.find_map(|date| front::year(&date).map(str::to_owned));
    let year = year.or_else(|| front::year(&printed).map(str::to_owned));
    (!name.is_empty()).then(|| year.map_or(name.clone(), |year| format!("{name} {year}")))
}

/// The label by which the text cites an entry: `Burnard et al. 2010`, `12`.
fn label(entry: Node<'_, '_>) -> Option<String> {
    let label = ["label", "n"].into_iter().find_map(|name| entry.attribute(name)).map(str::trim);
    label.filter(|label| !label.is_empty()).map(str::to_owned)
}

/// Adds a list to the text.
pub(super) fn read(list: &[Node<'_, '_>], build: &mut Builder) {
    build.begin();
    build.push("References");
    build.end(Block::Heading(1));
    for (n, entry) in list.iter().copied().enumerate() {
        let id = id(&entry).map_or_else(|| format!("bibl{}", n + 1), str::to_owned);
        // GROBID keeps the entry as printed beside its parts.
        let raw =
            entry.descendants().find(|n| local(n) == "note" && n.attribute("type") == Some("raw_reference")).map(words);
        // Beside an entry as printed, tags count only where they come from a register: GROBID's own are guesses.
        let record = entry::record(entry).filter(|record| raw.is_none() || record.has(&crate::record::Field::Doi));
        let mut shown = Vec::new();
        match raw {
            Some(raw) => shown.push((raw, false)),
            None if local(&entry) == "bibl" => runs(entry, false, &mut shown),
            None => shown.push((entry::printed(entry), false)),
        }
        build.begin();
        build.push_runs(&shown, Some(entry.range().start));
        build.end(Block::Entry(id, label(entry), record.map(Box::new)));
    }
}

/// The words of an element with their italics and quotation marks. Where it points to an address that it does not print, the
/// address follows.
fn runs(node: Node<'_, '_>, italic: bool, out: &mut Vec<Run>) {
    for child in node.children() {
        if let Some(text) = child.text().filter(|_| child.is_text()) {
            add_run(out, text, italic);
            continue;
        }
        let italic = italic || is_italic(&child);
        let quoted = is_quoted(&child);
        if quoted {
            add_run(out, "“", italic);
        }
        runs(child, italic, out);
        if quoted {
            add_run(out, "”", italic);
        }
        if let Some(address) = address_unprinted(child) {
            let joint = if words(child).is_empty() { "" } else { " " };
            add_run(out, &format!("{joint}{address}"), italic);
        }
    }
}

/// The address on the web to which an element points without printing it.
fn address_unprinted<'a>(node: Node<'a, '_>) -> Option<&'a str> {
    let target = node.attribute("target").filter(|_| matches!(local(&node), "ref" | "ptr"))?.trim();
    let bare =
        |address: &str| address.split_once("://").map_or(address, |(_, rest)| rest).trim_end_matches('/').to_owned();
    let is_web = ["http://", "https://", "ftp://"].iter().any(|scheme| target.starts_with(scheme));
    (is_web && !target.contains(char::is_whitespace) && !words(node).contains(&bare(target))).then_some(target)
}
