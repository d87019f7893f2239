//! Names of references that a person keeps: `kind = "keep-key"` in `bib/identity.toml`.
//!
//! The keys of a printed list are made from it, those of one name and year with letters in the order of the list: a
//! reference that is put above another takes its key. A decision that says the work's title, too, is known by it, so that
//! the name and the key stay with the work wherever it comes to stand in its list.

use std::collections::BTreeSet;

use super::read::{DecisionKind, IdentityDecision, WrittenDocument};
use crate::reference::Reference;
use crate::text::fold;
use crate::work::key::Keys;
use crate::work::likeness_to_title;

/// From here on a title is the one that a person has written down, with its slips mended: `The Managed Heart` is not
/// `The Managed Hand`.
pub(super) const SAME_TITLE: f64 = 0.9;

/// Whether a record bears a title that a person has written down.
pub(super) fn bears(record: &crate::record::Record, title: &str) -> bool {
    likeness_to_title(record, title) >= SAME_TITLE
}

/// Whether a record has a title to the letter, but for case and signs.
pub(super) fn is_called(record: &crate::record::Record, title: &str) -> bool {
    fold(&record.full_title()) == fold(title)
}

/// The one of `references` that a decision calls `document/key` and by its title: the likest; of two alike the one that
/// has the name now, else the first.
fn meant<'r>(references: &'r [Reference], local: &str, title: &str) -> Option<&'r Reference> {
    let mut best: Option<((bool, f64, bool), &Reference)> = None;
    for reference in references {
        let likeness = likeness_to_title(&reference.record, title);
        // Its main title alone is like a work's of another subtitle, too.
        let now = (is_called(&reference.record, title), likeness, reference.record.key == local);
        if likeness >= SAME_TITLE && best.is_none_or(|(before, _)| now > before) {
            best = Some((now, reference));
        }
    }
    best.map(|(_, reference)| reference)
}

/// The document and the local key of a keep-key decision.
fn name(decision: &IdentityDecision) -> Option<(&str, &str)> {
    (decision.kind == DecisionKind::KeepKey).then_some(())?;
    decision.of.first()?.split_once('/')
}

/// Gives the references of a list the names that a person keeps for them; who had such a name gets another.
pub(super) fn keep_names(references: &mut [Reference], document: &str, decisions: &[&IdentityDecision]) {
    let mut wanted: Vec<(&str, Option<usize>)> = Vec::new();
    for decision in decisions {
        let (Some((of, local)), Some(title)) = (name(decision), &decision.title) else { continue };
        if of == document {
            wanted.push((local, meant(references, local, title).map(|reference| reference.index)));
        }
    }
    let at = |wanted: Option<usize>, references: &[Reference]| references.iter().position(|r| Some(r.index) == wanted);
    let mut kept = BTreeSet::new();
    let mut names = BTreeSet::new();
    for (local, reference) in wanted {
        // A name whose work is gone is nobody's.
        names.insert(local.to_lowercase());
        let Some(at) = at(reference, references).filter(|at| !is_given(&references[*at])) else { continue };
        if kept.insert(at) {
            references[at].record.key = local.to_owned();
        }
    }
    let mut keys = Keys::default();
    for name in &names {
        keys.reserve(name);
    }
    let mut displaced = Vec::new();
    for (at, reference) in references.iter().enumerate().filter(|(at, _)| !kept.contains(at)) {
        if !keys.reserve(&reference.record.key) && !is_given(reference) {
            displaced.push(at);
        }
    }
    for at in displaced {
        let stem = stem(&references[at]).to_owned();
        references[at].record.key = keys.take(&stem);
    }
}

/// Whether a reference has its key from its file; a person writes that where the work stands.
pub(super) fn is_given(reference: &Reference) -> bool {
    reference.raw.is_empty()
}

/// A key that was made from a printed reference, without the letter that tells it from others above it in the list.
pub(super) fn stem(reference: &Reference) -> &str {
    let key = reference.record.key.as_str();
    let base = crate::record::base_key(&reference.record, reference.year_suffix.as_deref());
    match key.get(..base.len()) {
        Some(start) if start == base && key[base.len()..].bytes().all(|b| b.is_ascii_lowercase()) => start,
        _ => key,
    }
}

/// The names in a list that its order alone tells apart, and that nobody keeps.
pub(super) fn names_by_order<'d>(document: &'d WrittenDocument, decisions: &[&IdentityDecision]) -> BTreeSet<&'d str> {
    let printed = || document.references.iter().filter(|reference| !is_given(reference));
    let mut once = BTreeSet::new();
    let twice: BTreeSet<&str> = printed().map(stem).filter(|stem| !once.insert(*stem)).collect();
    let is_kept =
        |local: &str| decisions.iter().any(|d| d.title.is_some() && name(d) == Some((&document.record.key, local)));
    let by_order = printed().filter(|reference| twice.contains(stem(reference)));
    by_order.map(|reference| reference.record.key.as_str()).filter(|local| !is_kept(local)).collect()
}

/// The reference whose work keeps a key, as `document/key`; `None` where it is in no list any more.
pub(super) fn keeper(decision: &IdentityDecision, documents: &[WrittenDocument]) -> Option<String> {
    let Some((document, local)) = name(decision) else { return decision.of.first().cloned() };
    let Some(title) = &decision.title else { return decision.of.first().cloned() };
    let list = documents.iter().find(|written| written.record.key == document)?;
    meant(&list.references, local, title).map(|reference| format!("{document}/{}", reference.record.key))
}
