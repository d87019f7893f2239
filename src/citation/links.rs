//! Citations that the source's own markup links, beside those that the text shows.
//!
//! Markup is the author's or the publisher's word: where it links a place, it decides what is meant; where it and the text
//! disagree, both are reported. What it leaves out (the numbers inside a range, an unlinked name) the text supplies.

use std::collections::BTreeMap;

use crate::diagnostic::Diagnostic;
use crate::document::{Document, Flow, Link};
use crate::text::{Span, collapse_whitespace};

use super::Form;
use super::find::Found;

/// Brings `found` into line with the links of `document`; `index` leads from the source's identifiers to references.
pub fn apply(
    document: &Document,
    flow: &Flow,
    index: &BTreeMap<String, usize>,
    found: &mut Vec<Found>,
) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    let mut added: Vec<Found> = Vec::new();
    for link in &document.links {
        let targets: Vec<usize> = link.targets.iter().filter_map(|t| index.get(t).copied()).collect();
        let span = flow.span(link.span);
        // Where a bibliography file is named, keys are the author's own: one that leads nowhere is a slip to be shown.
        if !document.bibliographies.is_empty() {
            let missing =
                link.targets.iter().filter(|target| !index.contains_key(*target) && !is_cross_reference(target));
            added.extend(missing.map(|key| Found {
                why: Some(format!("no entry of the bibliography has the key `{key}`")),
                ..linked(link, span, Vec::new(), form_of(document, link))
            }));
        }
        if targets.is_empty() {
            continue;
        }
        let mut met: Vec<usize> =
            (0..found.len()).filter(|&n| found[n].form != Form::Mention && found[n].span.overlaps(span)).collect();
        found
            .iter_mut()
            .filter(|f| f.form == Form::Mention && f.span.overlaps(span))
            .for_each(|f| f.span.end = f.span.start);
        for &target in &targets {
            // A citation that means this work already, or one that means another and no other link speaks for.
            if let Some(k) = met.iter().position(|&n| found[n].refs.contains(&target)) {
                let n = met.remove(k);
                found[n].refs = vec![target];
                (found[n].why, found[n].slip) = (None, found[n].slip.take());
            } else if let Some(k) = met.iter().position(|&n| {
                found[n].form != Form::Numeric
                    && targets.len() == 1
                    && !found[n].refs.iter().any(|r| targets.contains(r))
            }) {
                let n = met.remove(k);
                if !found[n].refs.is_empty() {
                    let printed = collapse_whitespace(link.span.of(&document.text));
                    problems.push(
                        Diagnostic::info(
                            "link-disagrees",
                            format!("`{printed}` is linked to another entry than its words suggest"),
                        )
                        .help("check the link in the source")
                        .at(link.span),
                    );
                }
                (found[n].refs, found[n].why, found[n].slip) = (vec![target], None, None);
            } else {
                added.push(linked(link, span, vec![target], form_of(document, link)));
            }
        }
    }
    found.retain(|f| !f.span.is_empty());
    found.extend(added);
    found.sort_by_key(|f| (f.span.start, f.span.end));
    problems
}

fn form_of(document: &Document, link: &Link) -> Form {
    let printed = link.span.of(&document.text);
    let digits = printed.chars().all(|c| c.is_ascii_digit() || matches!(c, '–' | '-' | ',' | ' '));
    // `2018` alone is a year.
    let numeric = digits && printed.split(|c: char| !c.is_ascii_digit()).all(|number| number.len() < 4);
    match (numeric, link.narrative) {
        (true, _) => Form::Numeric,
        (_, true) => Form::Narrative,
        _ => Form::Parenthetical,
    }
}

/// A citation that only the markup shows.
fn linked(link: &Link, span: Span, refs: Vec<usize>, form: Form) -> Found {
    Found {
        span,
        form,
        group: usize::MAX - link.span.start,
        prefix: link.prefix.clone(),
        locator: link.locator.clone(),
        refs,
        why: None,
        slip: None,
        name: None,
    }
}

/// Whether a key leads to a figure, table, section … of the text itself, as pandoc-crossref and Quarto write it.
fn is_cross_reference(key: &str) -> bool {
    #[rustfmt::skip]
    const KINDS: [&str; 22] = [
        "fig", "tbl", "tab", "sec", "eq", "lst", "thm", "lem", "cor", "prp", "cnj", "def", "exm", "exr", "rem", "sol", "alg",
        "nte", "tip", "wrn", "imp", "cau",
    ];
    key.split_once([':', '-']).is_some_and(|(kind, _)| KINDS.contains(&kind.to_lowercase().as_str()))
}
