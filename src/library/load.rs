//! From what is written in `bib/` to the corpus that the graph is built from.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::check;
use super::judged::unsettled;
use super::meant;
use super::nameless::Nameless;
use super::read::{self, DecisionKind, IdentityDecision, Written};
use super::settings::Settings;
use super::source::Sources;
use crate::citation::Occurrence;
use crate::diagnostic::{Diagnostic, Severity};
use crate::document::Document;
use crate::graph::{CitingDocument, Corpus, Listing, Scholarship};
use crate::record::{Field, Name, Record};
use crate::reference::Reference;
use crate::text::Positions;
use crate::tradition::Claim;
use crate::work::{Decision, Guess, Listed, Scholar, ScholarIdentity, Work, WorkIdentity, Works, identify};

/// A library that was read.
#[derive(Debug, Clone)]
pub struct Library {
    /// The folder that holds `bib/` and `output/`.
    pub root: PathBuf,
    /// What `bib/catena.toml` says.
    pub settings: Settings,
    /// Works, documents, traditions and claims, as far as they are sound.
    pub corpus: Corpus,
    /// Each document's reference list, by the document's key.
    pub references: BTreeMap<String, Vec<Reference>>,
    /// Every entry of `bib/identity.toml`.
    pub decisions: Vec<IdentityDecision>,
    /// A person's word on which references denote one work.
    pub identity: WorkIdentity,
    /// References that were joined into one work, with the reason.
    pub joined: Vec<Decision>,
    /// References that a person may want to join.
    pub candidates: Vec<Decision>,
    /// All that the texts propose, whatever was said of it: claims in the library's keys, with their ids.
    pub proposals: Vec<Claim>,
    /// Claims of `bib/claims.toml` of whose words none stands in the text any more; no part of the corpus.
    pub lost: Vec<Claim>,
    /// The ids of the schools without a name of their own, by the document that alone tells them apart.
    pub nameless: BTreeMap<String, BTreeSet<String>>,
    /// The texts of the documents that keep theirs, with their structure, by the document's key.
    pub texts: BTreeMap<String, Document>,
    /// Text of every file that was read, by its path relative to the folder; for showing problems.
    pub sources: BTreeMap<String, String>,
}

/// There is no library where one was looked for.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("there is no library in {folder}: it has no folder `bib/`")]
pub struct NoLibrary {
    /// Where it was looked for.
    pub folder: String,
}

impl Library {
    /// Whether `root` holds a library.
    pub fn is_at(root: &Path) -> bool {
        root.join("bib").is_dir()
    }

    /// Where a style lies that the settings name by its file.
    pub fn style_file(&self, name: &str) -> PathBuf {
        self.root.join("bib").join(name)
    }

    /// Reads `bib/` under `root`: everything that is sound, and what is wrong with the rest.
    ///
    /// # Errors
    /// Only where there is no `bib/` at all.
    pub fn open(root: &Path) -> Result<(Library, Vec<Diagnostic>), NoLibrary> {
        if !Library::is_at(root) {
            return Err(NoLibrary { folder: root.display().to_string() });
        }
        let mut problems = Vec::new();
        let mut sources = Sources::new(root);
        let mut written = read::read(&mut sources, &mut problems);
        let works = identify_works(&written);
        meant::follow(&mut written, &works, &mut problems);
        check::check(&written, &works, &sources.texts, &mut problems);
        let corpus = corpus(&written, &works);
        let references = written.documents.iter().map(|d| (d.record.key.clone(), d.references.clone())).collect();
        let library = Library {
            root: root.to_owned(),
            settings: written.settings.clone(),
            corpus,
            references,
            identity: words_on_works(&written),
            decisions: written.decisions.iter().map(|entry| entry.value.clone()).collect(),
            proposals: in_the_texts(&written, &works).map(|claim| in_library_keys(&claim, &written, &works)).collect(),
            lost: lost_claims(&written, &works),
            nameless: nameless(&written),
            joined: works.joined,
            candidates: works.candidates,
            texts: written
                .documents
                .into_iter()
                .filter_map(|document| Some((document.record.key, document.found.document?)))
                .collect(),
            sources: sources.texts,
        };
        sort_problems(&mut problems);
        Ok((library, problems))
    }

    /// The references to a work, as `document/key`.
    pub fn names_of(&self, work: &Work) -> Vec<String> {
        let name = |(document, index): &(String, usize)| {
            let reference = self.references.get(document)?.iter().find(|reference| reference.index == *index)?;
            Some(format!("{document}/{}", reference.record.key))
        };
        work.references.iter().filter_map(name).collect()
    }

    /// The title of a reference that is named `document/key`.
    pub fn title_of(&self, reference: &str) -> Option<String> {
        let (document, key) = reference.split_once('/')?;
        let found = self.references.get(document)?.iter().find(|reference| reference.record.key == key)?;
        Some(found.record.full_title()).filter(|title| !title.is_empty())
    }

    /// What is guessed of a scholar's identity in the `graph` of this library, if anything is and nobody has decided it.
    pub fn guess(&self, graph: &Scholarship, scholar: &Scholar) -> Option<Guess> {
        // One name for each work: an author may edit it too.
        let names = graph.printed_names(&scholar.id).into_iter();
        let names: BTreeMap<&str, &Name> = names.map(|(work, name)| (work.key.as_str(), name)).collect();
        let decided = self.decisions.iter().filter(|d| d.kind == DecisionKind::SameScholar);
        let decided = decided.flat_map(|d| &d.of).any(|of| names.values().any(|name| name.inverted() == *of));
        Guess::of(names.into_values()).filter(|_| !decided)
    }
}

fn nameless(written: &Written) -> BTreeMap<String, BTreeSet<String>> {
    let known = Nameless::among(written.documents.iter().map(|document| document.record.key.as_str()));
    let proposed = written.documents.iter().flat_map(|document| &document.found.traditions);
    let mut all: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for tradition in written.traditions.iter().map(|entry| &entry.value).chain(proposed) {
        if let Some(document) = known.document_of(tradition) {
            all.entry(document.to_owned()).or_default().insert(tradition.id.clone());
        }
    }
    all
}

/// By file, place, and then the worst first.
pub fn sort_problems(problems: &mut [Diagnostic]) {
    let severity = |problem: &Diagnostic| match problem.severity {
        Severity::Error => 0,
        Severity::Warning => 1,
        Severity::Info => 2,
    };
    problems.sort_by(|a, b| {
        (&a.place.file, a.place.span, severity(a), a.code, &a.message).cmp(&(
            &b.place.file,
            b.place.span,
            severity(b),
            b.code,
            &b.message,
        ))
    });
}

fn identify_works(written: &Written) -> Works {
    let documents: Vec<Record> = written.documents.iter().map(|document| document.record.clone()).collect();
    let listed: Vec<Listed> = written
        .documents
        .iter()
        .flat_map(|document| {
            document.references.iter().map(|reference| Listed {
                document: document.record.key.clone(),
                index: reference.index,
                record: reference.record.clone(),
            })
        })
        .collect();
    identify(&documents, &listed, &words_on_works(written), &written.settings.key_pattern)
}

fn words_on_works(written: &Written) -> WorkIdentity {
    WorkIdentity {
        same: decided(written, DecisionKind::SameWork),
        different: decided(written, DecisionKind::DifferentWorks),
        kept: written
            .decisions
            .iter()
            .filter(|entry| entry.value.kind == DecisionKind::KeepKey)
            .filter_map(|entry| Some((super::kept::keeper(&entry.value, &written.documents), entry.value.key.clone()?)))
            .collect(),
    }
}

pub(super) fn words_on_scholars(written: &Written) -> ScholarIdentity {
    ScholarIdentity {
        same: decided(written, DecisionKind::SameScholar),
        different: decided(written, DecisionKind::DifferentScholars),
    }
}

fn decided(written: &Written, kind: DecisionKind) -> Vec<Vec<String>> {
    written.decisions.iter().filter(|entry| entry.value.kind == kind).map(|entry| entry.value.of.clone()).collect()
}

/// The library-wide key of the work that a document calls `key` where it cites: by its own list first, for `2012a` of one
/// list may be `2012b` of another. A document's own key, where its list uses it too, means the work in the list.
pub(super) fn local_key(works: &Works, document: &str, key: &str) -> Option<String> {
    let local = works.keys.get(&(document.to_owned(), key.to_owned())).cloned();
    local.or_else(|| is_known(works, key).then(|| key.to_owned()))
}

/// The library-wide key of the work that a claim calls `key`: claims speak in the library's keys, as answers do; a key
/// that only the document's list has is understood too. A claim is about a work that its document cites: where the
/// library's work of that key is another document's, the document's own of that key is meant.
pub(super) fn wide_key(works: &Works, document: &str, key: &str) -> Option<String> {
    let found = works.list.binary_search_by(|work| work.key.as_str().cmp(key)).ok().map(|at| &works.list[at]);
    let cited = |work: &&crate::work::Work| work.references.iter().any(|(citing, _)| citing == document);
    match found.filter(|_| key != document) {
        Some(work) if cited(&work) => Some(work.key.clone()),
        _ => local_key(works, document, key).or_else(|| joined_key(works, document, key)),
    }
}

/// `roe1999a`, which was a work of its own until it was joined with `roe1999`: the one work of that name and year that the
/// document cites.
fn joined_key(works: &Works, document: &str, key: &str) -> Option<String> {
    let base = without_letter(key);
    let cited = |work: &&crate::work::Work| work.references.iter().any(|(citing, _)| citing == document);
    let joined = |work: &&crate::work::Work| work.references.len() > 1;
    let mut alike = works.list.iter().filter(|work| without_letter(&work.key) == base).filter(cited).filter(joined);
    alike.next().filter(|_| alike.next().is_none()).map(|work| work.key.clone())
}

/// A key without the letter behind its year.
pub(super) fn without_letter(key: &str) -> &str {
    let bare = key.strip_suffix(|c: char| c.is_ascii_lowercase()).unwrap_or(key);
    if bare.ends_with(|c: char| c.is_ascii_digit()) { bare } else { key }
}

fn is_known(works: &Works, key: &str) -> bool {
    works.list.binary_search_by(|work| work.key.as_str().cmp(key)).is_ok()
}

fn corpus(written: &Written, works: &Works) -> Corpus {
    let annotation =
        |key: &str| written.annotations.get(key).map(|text| text.trim().to_owned()).filter(|t| !t.is_empty());
    // A note of its own stands before what the list says of the work.
    let listed = |work: &Work| work.record.text(&Field::Annotation).map(str::to_owned);
    let annotated = |work: &Work| Work { annotation: annotation(&work.key).or_else(|| listed(work)), ..work.clone() };
    let list = works.list.iter().map(annotated).collect();
    let documents = written
        .documents
        .iter()
        .map(|document| {
            let key = document.record.key.clone();
            let stated = document.citations.iter().map(|entry| &entry.value).chain(&document.found.occurrences);
            let occurrences = stated.map(|occurrence| Occurrence {
                works: occurrence.works.iter().filter_map(|work| local_key(works, &key, work)).collect(),
                ..occurrence.clone()
            });
            let occurrences = occurrences.collect();
            let work =
                Work { annotation: annotation(&key), record: document.record.clone(), references: Vec::new(), key };
            CitingDocument { work, sha256: document.text.sha256.clone(), occurrences }
        })
        .collect();
    let claims = sound_claims(written, works);
    Corpus {
        works: list,
        documents,
        traditions: check::sound_traditions(written, &claims),
        claims,
        listings: listings(written),
        scholar_identity: words_on_scholars(written),
    }
}

/// Every entry of every list; its place where the list was read from the document's own text.
fn listings(written: &Written) -> BTreeMap<(String, usize), Listing> {
    let mut all = BTreeMap::new();
    for document in &written.documents {
        let text_file = document.text.file.as_ref().map(|name| document.file(name));
        let text = document.found.document.as_ref().filter(|_| document.references_file == text_file);
        let positions = text.map(|text| Positions::new(&text.text));
        for reference in &document.references {
            let place = positions.as_ref().filter(|_| !reference.span.is_empty());
            let point = |byte: usize| place.map(|positions| positions.code_point(byte));
            let listing = Listing {
                raw: reference.raw.clone(),
                start: point(reference.span.start),
                end: point(reference.span.end),
            };
            all.insert((document.record.key.clone(), reference.index), listing);
        }
    }
    all
}

/// Claims that the texts of documents suggest: a text speaks in its own list's keys, the library in its own.
fn in_the_texts<'w>(written: &'w Written, works: &'w Works) -> impl Iterator<Item = Claim> + 'w {
    let proposed = written.documents.iter().flat_map(|document| &document.found.claims);
    proposed.filter_map(|claim| {
        let work = local_key(works, &claim.according_to, &claim.work)?;
        Some(Claim { work, ..claim.clone() })
    })
}

/// Claims that can be drawn into the graph, each with an id.
fn sound_claims(written: &Written, works: &Works) -> Vec<Claim> {
    let mut ids: BTreeMap<String, usize> = BTreeMap::new();
    let mut claims = Vec::new();
    // What was rejected stays known as such, whatever has become of its words.
    let stands = |(number, entry): &(usize, &super::entries::Entry<Claim>)| {
        !written.lost.contains(number) || !entry.value.stands()
    };
    let stated = written.claims.iter().enumerate().filter(stands);
    let stated = stated.map(|(_, entry)| Claim { entry: Some(entry.number), ..entry.value.clone() });
    for claim in &stated.chain(unsettled(in_the_texts(written, works).collect(), written, works)).collect::<Vec<_>>() {
        if !check::is_sound(claim, written, works) {
            continue;
        }
        let mut claim = in_library_keys(claim, written, works);
        let times = ids.entry(claim.id.clone()).or_default();
        *times += 1;
        if *times > 1 {
            claim.id = format!("{}-{times}", claim.id);
        }
        claims.push(claim);
    }
    claims
}

/// A claim in the library's keys, with an id.
fn in_library_keys(claim: &Claim, written: &Written, works: &Works) -> Claim {
    // What the work was called where a person spoke of it has done its office.
    let mut claim = Claim { title: None, ..claim.clone() };
    let document = claim.according_to.clone();
    claim.work = check::key_of_claim(&claim.work, &document, written, works).unwrap_or(claim.work);
    claim.object = claim.object.map(|object| check::key_of_claim(&object, &document, written, works).unwrap_or(object));
    let object = claim.tradition.as_deref().or(claim.object.as_deref()).unwrap_or_default();
    claim.id = if claim.id.trim().is_empty() {
        format!("{}-{}-{object}-{document}", claim.work, claim.role.name())
    } else {
        claim.id.trim().to_owned()
    };
    claim
}

/// Claims whose words are nowhere in their texts.
fn lost_claims(written: &Written, works: &Works) -> Vec<Claim> {
    let lost = written.lost.iter().filter_map(|number| written.claims.get(*number));
    let stated = lost.map(|entry| Claim { entry: Some(entry.number), ..entry.value.clone() });
    stated.map(|claim| in_library_keys(&claim, written, works)).collect()
}
