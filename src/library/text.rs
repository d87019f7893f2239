//! A document whose text is kept: its references, places of citation and proposed claims are read from it.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::places::Places;
use super::read::{IdentityDecision, WrittenDocument};
use super::source::Sources;
use crate::citation::{self, Citation, Occurrence};
use crate::diagnostic::Diagnostic;
use crate::document::{self, Document};
use crate::reference::Reference;
use crate::text::{Span, fold};
use crate::tradition::{self, Claim, Cue, Tradition};

/// What the text of a document gave.
#[derive(Debug, Clone, Default)]
pub(super) struct Found {
    /// Places of citation; works by the document's own keys.
    pub(super) occurrences: Vec<Occurrence>,
    /// Traditions that the library does not know yet.
    pub(super) traditions: Vec<Tradition>,
    /// Proposed claims; works by the document's own keys.
    pub(super) claims: Vec<Claim>,
    /// The text itself, with its structure.
    pub(super) document: Option<Document>,
}

/// Reads the text that a document names, if it names one. References are taken from it where the folder has no list;
/// places, where it has no `citations.toml`.
pub(super) fn read_text(
    written: &mut WrittenDocument,
    known: &[Tradition],
    decisions: &[&IdentityDecision],
    sources: &mut Sources,
    problems: &mut Vec<Diagnostic>,
) -> Found {
    let Some(name) = written.text.file.clone() else { return Found::default() };
    let file = written.file(&name);
    let outside = name.starts_with(['/', '\\']) || name.split(['/', '\\']).any(|part| part == "..");
    let bytes = if outside { Err("it lies outside the document's folder".to_owned()) } else { bytes(sources, &file) };
    let read = bytes.and_then(|bytes| document::read(&file, &bytes).map_err(|error| error.to_string()));
    let (text, found) = match read {
        Ok(read) => read,
        Err(error) => {
            let problem = Diagnostic::error("unreadable-text", format!("the text `{name}` cannot be read: {error}"));
            let help = "mend `file` under [text], or take the table out and state the citations in citations.toml";
            problems.push(problem.in_file(written.file("document.toml")).help(help));
            return Found::default();
        }
    };
    let (own, in_list) = citation::read_document(&text);
    let is_bib = written.references_file.as_ref().is_some_and(|file| file.ends_with(".bib"));
    if !text.bibliographies.is_empty() && text.entries.is_empty() && written.citations.is_empty() && is_bib {
        let listed = written.references.len();
        written.references = citation::cited_among(&text, std::mem::take(&mut written.references));
        let left_out = listed - written.references.len();
        if left_out > 0 {
            let message = format!("{left_out} of {listed} entries are not cited by the text and no part of its list");
            let problem = Diagnostic::info("uncited-entries", message).in_file(written.file("references.bib"));
            problems.push(problem.help("nothing is wrong: such a file often serves several texts"));
        }
    }
    let listed = !written.references.is_empty();
    let reading = if listed { citation::read(&text, masked(&text, &written.references, &own.references)) } else { own };
    let mut all = found;
    if !listed {
        written.references = reading.references.clone();
        let key = written.record.key.clone();
        super::kept::keep_names(&mut written.references, &key, decisions);
        written.references_file = Some(file.clone());
        all.extend(in_list);
    }
    if written.citations.is_empty() && !listed {
        all.extend(reading.problems);
    }
    problems.extend(all.into_iter().map(|problem| text.in_file(problem)));
    if written.text.sha256.as_ref().is_some_and(|stated| !stated.eq_ignore_ascii_case(&text.sha256)) {
        let problem = Diagnostic::warning("text-changed", "the text is not the one whose sha256 is stated");
        problems.push(problem.in_file(written.file("document.toml")).help(format!("it is {} now", text.sha256)));
    }
    written.text.sha256 = Some(text.sha256.clone());
    let places = Places::of(&text);
    let mut result = Found::default();
    if written.citations.is_empty() {
        let keys: Vec<&str> = written.references.iter().map(|r| r.record.key.as_str()).collect();
        result.occurrences = reading.citations.iter().map(|c| places.occurrence(c, &keys)).collect();
    }
    propose(&text, &written.references, &reading.citations, known, &written.record.key, &places, &mut result);
    sources.texts.insert(file, text.printed_source().to_owned());
    result.document = Some(text);
    result
}

/// Where a text cites what, as facts: places without quotations, works by the keys of its own list.
pub fn places_of_citation(text: &Document, reading: &citation::Reading) -> Vec<Occurrence> {
    let places = Places::of(text);
    let keys: Vec<&str> = reading.references.iter().map(|reference| reference.record.key.as_str()).collect();
    let bare =
        |citation: &Citation| Occurrence { quote: None, start: None, end: None, ..places.occurrence(citation, &keys) };
    // A citation that means nothing in the list would be an error in the file; `catena read` shows it.
    let sound = |o: &Occurrence| !o.works.is_empty() || !o.scholars.is_empty();
    reading.citations.iter().map(bare).filter(sound).collect()
}

fn bytes(sources: &Sources, file: &str) -> Result<Vec<u8>, String> {
    let path = sources.path(file);
    match std::fs::metadata(&path) {
        Ok(about) if about.len() > document::LARGEST_FILE as u64 => Err("it is too large".to_owned()),
        Ok(_) => std::fs::read(&path).map_err(|error| error.to_string()),
        Err(error) => Err(error.to_string()),
    }
}

/// A person's list with the places of the list in the text, so that the list itself is not searched for citations, and that
/// links to an entry mean the work that it became. What was taken from notes is no list: they are searched.
fn masked(text: &Document, ours: &[Reference], in_text: &[Reference]) -> Vec<Reference> {
    let notes = text.places_of_notes();
    let mut rest: Vec<&Reference> =
        in_text.iter().filter(|reference| !citation::stands_in_a_note(&notes, reference)).collect();
    let mut ours: Vec<Reference> =
        ours.iter().map(|reference| Reference { span: Span::default(), ..reference.clone() }).collect();
    let mut pair = |name: &dyn Fn(&Reference) -> String| {
        let mut free: BTreeMap<String, VecDeque<Span>> = BTreeMap::new();
        rest.iter().for_each(|other| free.entry(name(other)).or_default().push_back(other.span));
        for one in ours.iter_mut().filter(|one| one.span.is_empty()) {
            one.span = free.get_mut(&name(one)).and_then(VecDeque::pop_front).unwrap_or_default();
        }
        let taken: BTreeSet<Span> = ours.iter().map(|one| one.span).collect();
        rest.retain(|other| !taken.contains(&other.span));
    };
    pair(&|one| one.record.key.clone());
    pair(&|one| fold(&one.record.full_title()));
    // Where no link leads to them, any place of the list will do.
    if text.entries.is_empty() {
        pair(&|_| String::new());
    }
    ours
}

fn propose(
    text: &Document,
    references: &[Reference],
    citations: &[Citation],
    known: &[Tradition],
    document: &str,
    places: &Places,
    found: &mut Found,
) {
    let ids: BTreeSet<&str> = known.iter().map(|tradition| tradition.id.as_str()).collect();
    for proposed in tradition::propose(text, references, citations, known) {
        let id = proposed.id_in(document);
        for claim in &proposed.claims {
            let Some(reference) = references.get(claim.reference) else { continue };
            found.claims.push(Claim {
                id: String::new(),
                work: reference.record.key.clone(),
                title: None,
                role: claim.role,
                tradition: Some(id.clone()),
                object: None,
                according_to: document.to_owned(),
                evidence: claim.evidence.iter().map(|span| places.evidence(*span)).collect(),
                cue: Some(Cue { text: claim.cue.text.clone(), rule: claim.cue.rule.clone() }),
                reason: None,
                by: Some("catena".to_owned()),
                confidence: (claim.confidence * 1000.0).round() / 1000.0,
                status: claim.status,
                entry: None,
            });
        }
        if !ids.contains(id.as_str()) {
            found.traditions.push(Tradition {
                id,
                label: proposed.label,
                kind: proposed.kind,
                other_names: proposed.other_names,
                definition: None,
                views: Default::default(),
                cues: places.quote(proposed.span).into_iter().collect(),
                related: Vec::new(),
            });
        }
    }
}
