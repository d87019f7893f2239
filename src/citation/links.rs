//! Citations that the source's own markup links, beside those that the text shows.
//!
//! Markup is the author's or the publisher's word: where it links a place, it decides what is meant; where it and the text
//! disagree, both are reported. What it leaves out (the numbers inside a range, an unlinked name) the text supplies.

use std::collections::BTreeMap;

use crate::diagnostic::Diagnostic;
use crate::document::{Document, Flow};
use crate::text::collapse_whitespace;

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
        if targets.is_empty() {
            continue;
        }
        let span = flow.span(link.span);
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
                let printed = link.span.of(&document.text);
                let digits = printed.chars().all(|c| c.is_ascii_digit() || matches!(c, '–' | '-' | ',' | ' '));
                // `2018` alone is a year.
                let numeric = digits && printed.split(|c: char| !c.is_ascii_digit()).all(|number| number.len() < 4);
                let form = match (numeric, link.narrative) {
                    (true, _) => Form::Numeric,
                    (_, true) => Form::Narrative,
                    _ => Form::Parenthetical,
                };
                added.push(Found {
                    span,
                    form,
                    group: usize::MAX - link.span.start,
                    prefix: link.prefix.clone(),
                    locator: link.locator.clone(),
                    refs: vec![target],
                    why: None,
                    slip: None,
                    name: None,
                });
            }
        }
    }
    found.retain(|f| !f.span.is_empty());
    found.extend(added);
    found.sort_by_key(|f| (f.span.start, f.span.end));
    problems
}
