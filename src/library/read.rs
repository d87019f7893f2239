//! `bib/` as it is written: every file read, nothing decided yet.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use toml::de::DeValue;

use super::entries::{self, Entry};
use super::nameless::Nameless;
use super::record::from_table;
use super::references::read_references;
use super::settings::Settings;
use super::source::Sources;
use super::text::{Found, read_text};
use crate::citation::Occurrence;
use crate::diagnostic::Diagnostic;
use crate::record::Record;
use crate::reference::Reference;
use crate::text::Span;
use crate::tradition::{Claim, Tradition};

/// Everything that a person wrote into `bib/`, with the places where it stands.
#[derive(Debug, Clone, Default)]
pub(super) struct Written {
    pub(super) settings: Settings,
    pub(super) documents: Vec<WrittenDocument>,
    pub(super) traditions: Vec<Entry<Tradition>>,
    pub(super) claims: Vec<Entry<Claim>>,
    /// Claims of which no words stand in the text any more, by number.
    pub(super) lost: BTreeSet<usize>,
    pub(super) decisions: Vec<Entry<IdentityDecision>>,
    /// Text by key.
    pub(super) annotations: BTreeMap<String, String>,
}

/// One folder of `bib/` with a `document.toml`.
#[derive(Debug, Clone)]
pub(super) struct WrittenDocument {
    /// Name of its folder.
    pub(super) folder: String,
    /// Its own record, with its key.
    pub(super) record: Record,
    /// Where its text is.
    pub(super) text: TextOfDocument,
    /// Its reference list, and the file that it was read from.
    pub(super) references: Vec<Reference>,
    pub(super) references_file: Option<String>,
    /// Where it cites what.
    pub(super) citations: Vec<Entry<Occurrence>>,
    /// What its text gave, where it is kept.
    pub(super) found: Found,
}

impl WrittenDocument {
    /// The name of one of its files, relative to the library: `bib/pugh2021/citations.toml`.
    pub(super) fn file(&self, name: &str) -> String {
        format!("bib/{}/{name}", self.folder)
    }
}

/// The table `[text]` of a `document.toml`.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(default, rename_all = "kebab-case", deny_unknown_fields)]
pub struct TextOfDocument {
    /// Whether the text is kept with the library.
    pub kept: bool,
    /// The text, relative to the document's folder.
    pub file: Option<String>,
    /// SHA-256 of the text's bytes.
    pub sha256: Option<String>,
    /// Why it is not kept, where it can be had.
    pub note: Option<String>,
}

/// An entry `[[decision]]` of `bib/identity.toml`: a person's word on what is one and what is not. Taken back by
/// deleting it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct IdentityDecision {
    /// What is decided.
    pub kind: DecisionKind,
    /// References as `document/key` (or `key` alone), or names as `Family, Given`.
    pub of: Vec<String>,
    /// The key that a work keeps, of [`DecisionKind::KeepKey`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub key: Option<String>,
    /// What the work is called that keeps its key, so that it is known wherever it comes to stand in its list.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// Who says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
}

/// What an [`IdentityDecision`] decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum DecisionKind {
    /// These references denote one work.
    SameWork,
    /// No two of these references denote one work.
    DifferentWorks,
    /// These names denote one scholar.
    SameScholar,
    /// No two of these names denote one scholar.
    DifferentScholars,
    /// The work of this reference keeps its key, whatever is added to the library.
    KeepKey,
}

/// Reads all of `bib/`.
pub(super) fn read(sources: &mut Sources, problems: &mut Vec<Diagnostic>) -> Written {
    let mut written = Written::default();
    match sources.read("bib/catena.toml", problems) {
        Some(text) => written.settings = Settings::read(&text, "bib/catena.toml", problems),
        None => problems.push(
            Diagnostic::warning("no-settings", "there is no bib/catena.toml; every setting has its default")
                .help("`catena init` writes one"),
        ),
    }
    for folder in document_folders(&written.settings, sources, problems) {
        let document = read_document(folder, &written.settings, sources, problems);
        written.documents.extend(document);
    }
    // Nothing that is built depends on the order in which documents are listed.
    written.documents.sort_by(|a, b| (&a.record.key, &a.folder).cmp(&(&b.record.key, &b.folder)));
    written.traditions = read_entries(sources, "bib/traditions.toml", "tradition", problems);
    written.decisions = read_entries(sources, "bib/identity.toml", "decision", problems);
    let decisions: Vec<&IdentityDecision> = written.decisions.iter().map(|entry| &entry.value).collect();
    let known: Vec<Tradition> = written.traditions.iter().map(|entry| entry.value.clone()).collect();
    let nameless = Nameless::among(written.documents.iter().map(|document| document.record.key.as_str()));
    for document in &mut written.documents {
        let key = document.record.key.clone();
        let known = nameless.known_to(Some(&key), &known);
        super::kept::keep_names(&mut document.references, &key, &decisions);
        document.found = read_text(document, &known, &decisions, sources, problems);
    }
    written.claims = read_entries(sources, "bib/claims.toml", "claim", problems);
    written.lost = super::evidence::anchor(&mut written, problems);
    for (name, is_folder) in sources.list("bib/annotations") {
        let file = format!("bib/annotations/{name}");
        match name.strip_suffix(".md") {
            Some(key) if !is_folder => {
                let text = sources.read(&file, problems);
                written.annotations.extend(text.map(|text| (key.to_owned(), text)));
            }
            _ => problems.push(Diagnostic::warning("stray-file", "only files `<key>.md` are read here").in_file(file)),
        }
    }
    written
}

/// The traditions that the text of a `traditions.toml` states, without those that are only proposed elsewhere.
pub fn written_traditions(text: &str, problems: &mut Vec<Diagnostic>) -> Vec<Tradition> {
    let entries: Vec<Entry<Tradition>> = entries::entries(text, "bib/traditions.toml", "tradition", problems);
    entries.into_iter().map(|entry| entry.value).collect()
}

fn read_entries<T: serde::de::DeserializeOwned>(
    sources: &mut Sources,
    file: &str,
    name: &str,
    problems: &mut Vec<Diagnostic>,
) -> Vec<Entry<T>> {
    sources.read(file, problems).map_or_else(Vec::new, |text| entries::entries(&text, file, name, problems))
}

/// The folders that the settings name, in that order, then those that they forgot.
fn document_folders(settings: &Settings, sources: &Sources, problems: &mut Vec<Diagnostic>) -> Vec<String> {
    let there: Vec<String> = sources
        .list("bib")
        .into_iter()
        .filter(|(name, is_folder)| *is_folder && name != "annotations")
        .map(|(name, _)| name)
        .collect();
    let (there, strays): (Vec<String>, Vec<String>) =
        there.into_iter().partition(|name| sources.has(&format!("bib/{name}/document.toml")));
    let is_listed = |name: &String| settings.documents.iter().flatten().any(|(known, _)| known == name);
    for name in strays.iter().filter(|name| !is_listed(name)) {
        if !sources.list(&format!("bib/{name}")).is_empty() {
            problems.push(
                Diagnostic::warning("folder-not-read", format!("bib/{name} has no document.toml and was not read"))
                    .in_file(format!("bib/{name}"))
                    .help("`catena init KEY` shows what such a file says; a folder that is no document's belongs elsewhere"),
            );
        }
    }
    let Some(listed) = &settings.documents else { return there };
    let mut folders: Vec<String> = Vec::new();
    for (name, span) in listed {
        let problem = if folders.contains(name) {
            Some(Diagnostic::error("document-twice", format!("`{name}` is listed twice")).help("take one out"))
        } else if there.contains(name) {
            folders.push(name.clone());
            None
        } else {
            let meant = crate::text::nearest(name, there.iter().map(String::as_str));
            Some(Diagnostic::error("no-document", format!("there is no bib/{name}/document.toml")).help(match meant {
                Some(meant) => format!("did you mean `{meant}`?"),
                None => "add the document, or take its name out of the list".to_owned(),
            }))
        };
        problems.extend(problem.map(|p| p.in_file("bib/catena.toml").at(*span)));
    }
    for name in there.into_iter().filter(|name| !listed.iter().any(|(known, _)| known == name)) {
        problems.push(
            Diagnostic::warning("document-not-listed", format!("bib/{name} is not listed under `documents`"))
                .in_file("bib/catena.toml")
                .help(format!("it was read after the others; add \"{name}\" to the list")),
        );
        folders.push(name);
    }
    folders
}

fn read_document(
    folder: String,
    settings: &Settings,
    sources: &mut Sources,
    problems: &mut Vec<Diagnostic>,
) -> Option<WrittenDocument> {
    let file = format!("bib/{folder}/document.toml");
    let text = sources.read(&file, problems)?;
    let mut record = None;
    let mut key = folder.clone();
    let mut about_text = TextOfDocument::default();
    for (name, value) in entries::table(&text, &file, problems).into_inner() {
        match (name.get_ref().as_ref(), value.get_ref()) {
            ("key", DeValue::String(given)) => key = given.trim().to_owned(),
            ("record", DeValue::Table(table)) => record = Some(from_table(table, &file, problems)),
            ("text", DeValue::Table(_)) => {
                about_text = entries::value(value, &text, &file, problems).unwrap_or_default();
            }
            (other, _) => problems.push(
                Diagnostic::error("toml-entry", format!("`{other}` is not expected here, or not in this shape"))
                    .in_file(&file)
                    .at(name.span().into())
                    .help("a document has `key = \"…\"`, a table [record] and, if its text is kept, a table [text]"),
            ),
        }
    }
    let mut record = record.unwrap_or_else(|| {
        problems.push(
            Diagnostic::error("no-record", "the document has no table [record]")
                .in_file(&file)
                .at(Span::new(0, 0))
                .help("add one with type, author, title and date"),
        );
        Record::new(crate::record::EntryType::Misc)
    });
    record.key = key;
    let expected = about_text.file.is_none();
    let (references_file, references) = read_references(&folder, &settings.key_pattern, expected, sources, problems);
    let citations = read_entries(sources, &format!("bib/{folder}/citations.toml"), "citation", problems);
    Some(WrittenDocument {
        folder,
        record,
        text: about_text,
        references,
        references_file,
        citations,
        found: Found::default(),
    })
}
