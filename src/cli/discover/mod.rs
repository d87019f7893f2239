//! `catena discover FILE…`: traditions that nobody has entered yet, from what several documents say and cite.

mod json;
mod text;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use catena::diagnostic::{Diagnostic, Severity};
use catena::library::Library;
use catena::record::Field;
use catena::tradition::Tradition;
use catena::tradition::discover::{Settings, Source, discover};
use catena::work::WorkIdentity;
use catena::work::key::{Keys, PATTERN};
use clap::ValueEnum;
use rayon::prelude::*;

use super::Globals;
use super::add::wanted_key;
use super::output::{self, Failure, Outcome, Written};
use super::read::{Read, quiet_panics, read};

/// Propose traditions from several documents: what their authors say, joined and compared, and what only co-citation
/// suggests
#[derive(Debug, clap::Args)]
#[command(after_help = AFTER)]
pub struct Args {
    /// Documents: plain text, Markdown, LaTeX, HTML, JATS, TEI, DOCX, ODT, EPUB, PDF; none: those of the library
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,
    /// How many times communities are computed, each with a seed of its own
    #[arg(long, value_name = "N", default_value_t = 50, value_parser = clap::value_parser!(u64).range(1..=10_000))]
    runs: u64,
    /// Above 1, communities are smaller; below, larger
    #[arg(long, value_name = "NUMBER", default_value_t = 1.0)]
    resolution: f64,
    #[command(flatten)]
    written: Written<Format>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
enum Format {
    /// For people
    #[default]
    Text,
    /// Everything, for programs
    Json,
    /// For a document: Markdown
    Md,
}

const AFTER: &str = "\
What is SAID rests on sentences of the documents, each according to its author. What is COMPUTED rests on which works are
cited near each other: one bracket or sentence counts 1, one paragraph 1/2, one section 1/4; communities by the Leiden
algorithm, over many seeds. No author has said it. Schools that an author tells apart are never merged, and the works of
one school stay together.

In a library, its claims count: what was accepted, and what is proposed and nobody has rejected; the names of schools are
those of traditions.toml. The order of the files
changes nothing.

Examples:
  catena discover review1.txt review2.pdf chapter.docx
  catena discover *.xml --format json -o discovered.json
  catena discover                                        the documents of this library that keep their texts";

/// Runs the command.
pub fn run(args: &Args, globals: &Globals) -> Result<Outcome, Failure> {
    quiet_panics();
    if !args.resolution.is_finite() || args.resolution <= 0.0 {
        return Err(Failure::new("the resolution must be a number above 0"));
    }
    let library = match Library::is_at(&globals.directory) {
        true => Some(Library::open(&globals.directory).map_err(|error| Failure::new(error.to_string()))?.0),
        false => None,
    };
    let known: Vec<Tradition> = library.as_ref().map(Library::stated_traditions).unwrap_or_default();
    let files = match (&args.files[..], &library) {
        ([], Some(library)) => texts_of(library),
        ([], None) => {
            return Err(Failure::new("no documents: name files, or go to a library").help("catena discover FILE…"));
        }
        (files, _) => files.iter().map(|file| (None, file.clone())).collect(),
    };
    if files.is_empty() {
        return Err(
            Failure::new("no document of this library keeps its text").help("name files: catena discover FILE…")
        );
    }
    let mut outcome = Outcome::Done;
    let mut all: Vec<(String, Read)> = Vec::new();
    let nameless = library.as_ref().map(Library::nameless).unwrap_or_default();
    let read = |key: &Option<String>, file: &Path| read(file, &nameless.known_to(key.as_deref(), &known));
    let done: Vec<_> = files.par_iter().map(|(key, file)| (key, file, read(key, file))).collect();
    for (key, file, read) in done {
        match read {
            Ok(read) => {
                outcome = worse(outcome, &read, globals);
                let wanted = key.clone().unwrap_or_else(|| wanted_key(file, &read.document, PATTERN));
                all.push((wanted, read));
            }
            Err(failure) if files.len() > 1 => {
                outcome = output::unread(failure, globals);
            }
            Err(failure) => return Err(failure),
        }
    }
    by_folder(&mut all);
    let mut sources = sources(all, globals);
    let reviewed = args.files.is_empty();
    if let Some(library) = library.as_ref().filter(|_| reviewed) {
        library.settle(&mut sources);
    }
    let settings = Settings { runs: args.runs, resolution: args.resolution, ..Settings::default() };
    let words = library.as_ref().map_or_else(WorkIdentity::default, |library| library.identity.clone());
    let found = discover(&sources, &words, &settings);
    let written = match args.written.format() {
        Format::Text => text::write(&sources, &found, &settings, reviewed),
        Format::Md => super::table::page_in_markdown(&text::write(&sources, &found, &settings, reviewed)),
        Format::Json => json::write(&sources, &found, &settings),
    };
    output::write_result(written.as_bytes(), args.written.file())?;
    Ok(outcome)
}

/// Errors of a document, for its list cannot be trusted then; what is less is said by `catena read`.
fn worse(outcome: Outcome, read: &Read, globals: &Globals) -> Outcome {
    let errors: Vec<Diagnostic> = read
        .problems
        .iter()
        .filter(|problem| problem.severity == Severity::Error)
        .map(|p| if p.place.file.is_some() { p.clone() } else { p.clone().in_file(read.document.path.clone()) })
        .collect();
    let texts = [(read.document.path.clone(), read.document.text.clone())].into();
    outcome.max(output::report(&errors, &texts, globals))
}

/// The documents of a library that keep their texts, with their keys.
fn texts_of(library: &Library) -> Vec<(Option<String>, PathBuf)> {
    let texts = library.texts.iter();
    texts.map(|(key, document)| (Some(key.clone()), library.root.join(&document.path))).collect()
}

/// Files that would all have one key, `text`, are known by their folders.
fn by_folder(all: &mut [(String, Read)]) {
    let keys: Vec<String> = all.iter().map(|(key, _)| key.clone()).collect();
    for (key, read) in all.iter_mut() {
        let path = Path::new(&read.document.path);
        let is_stem =
            path.file_stem().is_some_and(|stem| catena::text::fold(&stem.to_string_lossy()).replace(' ', "-") == *key);
        let folder = path.parent().and_then(|folder| folder.file_name());
        if let Some(folder) = folder.filter(|_| is_stem && keys.iter().filter(|other| *other == key).count() > 1) {
            let named = catena::text::fold(&folder.to_string_lossy()).replace(' ', "-");
            if !named.is_empty() {
                *key = named;
            }
        }
    }
}

/// Documents with keys that do not depend on the order of the files, sorted by key. One file given twice is one document.
fn sources(mut all: Vec<(String, Read)>, globals: &Globals) -> Vec<Source> {
    let title = |read: &Read| read.document.record.text(&Field::Title).unwrap_or_default().to_owned();
    all.sort_by_cached_key(|(key, read)| (key.clone(), title(read), read.document.sha256.clone()));
    let before = all.len();
    all.dedup_by(|a, b| a.1.document.sha256 == b.1.document.sha256);
    if all.len() < before {
        output::note(globals, "note: files with the same content count once");
    }
    let mut keys = Keys::default();
    let mut sources: Vec<Source> = all
        .into_iter()
        .map(|(wanted, read)| Source {
            key: keys.take(&wanted),
            document: read.document,
            references: read.reading.references,
            citations: read.reading.citations,
            traditions: read.traditions,
            settled: BTreeSet::new(),
        })
        .collect();
    sources.sort_by(|a, b| a.key.cmp(&b.key));
    sources
}
