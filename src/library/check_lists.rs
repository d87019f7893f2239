//! Whether lists and citations agree: listed and never cited, listed twice, incomplete entries, places of claims.

use std::collections::{BTreeMap, BTreeSet};

use super::load::local_key;
use super::read::{Written, WrittenDocument};
use crate::diagnostic::Diagnostic;
use crate::record::Field;
use crate::reference::Reference;
use crate::text::nearest;
use crate::work::Works;

/// Reports references that are never cited, stand twice, or lack what every bibliography needs.
pub(super) fn check_list(document: &WrittenDocument, works: &Works, problems: &mut Vec<Diagnostic>) {
    let Some(file) = &document.references_file else { return };
    let key = &document.record.key;
    let cited: BTreeSet<String> = document
        .citations
        .iter()
        .flat_map(|entry| &entry.value.works)
        .filter_map(|work| local_key(works, key, work))
        .collect();
    let wide = |reference: &Reference| works.keys.get(&(key.clone(), reference.record.key.clone()));
    let warn = |reference: &Reference, code, message: String| {
        let problem = Diagnostic::warning(code, message).in_file(file);
        if reference.span.is_empty() { problem } else { problem.at(reference.span) }
    };
    for reference in &document.references {
        let name = wide(reference).map_or(reference.record.key.as_str(), String::as_str);
        if !document.citations.is_empty() && !cited.contains(name) {
            let message = format!("`{name}` is listed and never cited");
            let problem = warn(reference, "listed-not-cited", message);
            problems.push(problem.help(format!("add where it is cited to {}", document.file("citations.toml"))));
        }
        let record = &reference.record;
        let nameless = !record.has(&Field::Author) && !record.has(&Field::Editor);
        let undated = record.year().is_none() && !record.has(&Field::PubState);
        let mut missing = Vec::new();
        missing.extend((record.full_title().is_empty()).then_some("title"));
        missing.extend((nameless && record.full_title().is_empty()).then_some("author or editor"));
        missing.extend((undated && !record.has(&Field::Date)).then_some("date"));
        // A printed list's reader has reported what it missed, entry by entry.
        if !missing.is_empty() && reference.raw.is_empty() {
            let message = format!("`{name}` has no {}", missing.join(" and no "));
            problems.push(warn(reference, "missing-field", message).help("look whether the entry was read rightly"));
        }
    }
    for candidate in &works.candidates {
        let ((a, i), (b, j)) = &candidate.pair;
        let (first, second) = (document.references.get(*i), document.references.get(*j));
        if let (true, Some(first), Some(second)) = (a == b && a == key && candidate.reason.joins(), first, second) {
            let (one, other) = (&first.record.key, &second.record.key);
            let message =
                format!("`{one}` and `{other}` look like one work listed twice: {}", candidate.reason.words());
            let help = "take one out, or say in bib/identity.toml that they are the same-work or different-works";
            problems.push(warn(second, "listed-twice", message).help(help));
        }
    }
}

/// Reports sections that a claim names and the citations of its document do not, where one of theirs is nearly the same.
pub(super) fn check_places_of_claims(written: &Written, text: &str, problems: &mut Vec<Diagnostic>) {
    let mut sections: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for document in &written.documents {
        let named = document.citations.iter().filter_map(|entry| entry.value.section.as_deref());
        sections.insert(&document.record.key, named.collect());
    }
    for entry in &written.claims {
        let Some(known) = sections.get(entry.value.according_to.as_str()) else { continue };
        for section in entry.value.evidence.iter().filter_map(|evidence| evidence.section.as_deref()) {
            if known.is_empty() || known.contains(section) {
                continue;
            }
            if let Some(meant) = nearest(section, known.iter().copied()) {
                let message = format!("the document's citations know no section “{section}”");
                let problem = Diagnostic::warning("unknown-section", message).help(format!("did you mean “{meant}”?"));
                problems.push(problem.in_file("bib/claims.toml").at(entry.place_of(section, text)));
            }
        }
    }
}

/// Reports claims that say the same of the same at the same place.
pub(super) fn check_repeated_claims(written: &Written, text: &str, problems: &mut Vec<Diagnostic>) {
    let mut seen = BTreeSet::new();
    for entry in &written.claims {
        let c = &entry.value;
        if !seen.insert((&c.work, c.role, &c.tradition, &c.object, &c.according_to, &c.evidence)) {
            let message = format!("the claim on `{}` stands here twice, at the same place", c.work);
            let problem = Diagnostic::warning("repeated-claim", message).help("take one of the two out");
            problems.push(problem.in_file("bib/claims.toml").at(entry.place_of(&c.work, text)));
        }
    }
}
