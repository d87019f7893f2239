//! `catena read`: one document → its references, citations, proposed claims and problems.

mod html;
mod json;
mod text;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use catena::bibtex;
use catena::citation::{self, Reading};
use catena::diagnostic::{Diagnostic, Severity};
use catena::document::{self, Document};
use catena::interchange::RecordFormat;
use catena::library::decode;
use catena::tradition::{self, ProposedTradition};
use clap::ValueEnum;
use rayon::prelude::*;

use super::output::{self, Failure, Outcome, Written};
use super::records::of_several_lists;
use super::{Globals, is_bib};

/// Read documents: their references, in-text citations, traditions and problems
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Documents: plain text, Markdown, LaTeX, HTML, JATS, TEI, DOCX, ODT, EPUB, PDF; - for standard input
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Leave the document's text out of the JSON
    #[arg(long)]
    no_text: bool,
    #[command(flatten)]
    written: Written<Format>,
}

/// How to print a reading.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
enum Format {
    /// A summary for people
    #[default]
    Text,
    /// Everything, for programs: one object, or an array for several files
    Json,
    /// The same, one object in each line
    Jsonl,
    /// The text with its citations and references linked and coloured
    Html,
    /// The references alone, as BibLaTeX; those of several files in one list, each work once
    Bib,
    /// The references as CSL-JSON, for Zotero, pandoc and citation processors
    CslJson,
    /// The references as RIS
    Ris,
    /// The references as EndNote XML
    Endnote,
    /// The references as MODS
    Mods,
}

impl Format {
    /// Whether the records of the references are written, and what others say of the text is not.
    fn is_of_records(self) -> bool {
        matches!(self, Format::Bib | Format::CslJson | Format::Ris | Format::Endnote | Format::Mods)
    }

    /// The format of records; none for BibLaTeX.
    fn of_records(self) -> Option<RecordFormat> {
        match self {
            Format::CslJson => Some(RecordFormat::CslJson),
            Format::Ris => Some(RecordFormat::Ris),
            Format::Endnote => Some(RecordFormat::EndNote),
            Format::Mods => Some(RecordFormat::Mods),
            _ => None,
        }
    }
}

/// All that is known about one document.
pub struct Read {
    pub document: Document,
    pub reading: Reading,
    pub traditions: Vec<ProposedTradition>,
    /// Problems of the file and of its references and citations.
    pub problems: Vec<Diagnostic>,
}

/// How many documents each thread has in hand: bounds what is held in memory, however many files there are.
const IN_HAND: usize = 4;

/// Runs the command.
pub fn run(args: &Args, globals: &Globals) -> Result<Outcome, Failure> {
    quiet_panics();
    let mut outcome = Outcome::Done;
    let several = args.files.len() > 1;
    let array = several && args.written.format() == Format::Json;
    let mut sink = output::Sink::open(args.written.file())?;
    if array {
        sink.write(b"[")?;
    }
    let mut first = true;
    let mut lists = Vec::new();
    for batch in args.files.chunks(IN_HAND * rayon::current_num_threads()) {
        let done: Vec<Result<(String, Read), Failure>> = batch
            .par_iter()
            .map(|path| {
                let read = read(path, &[])?;
                let written = match args.written.format() {
                    Format::Json | Format::Jsonl => json::write(&read, !args.no_text),
                    Format::Html => html::write(&read),
                    Format::Text => text::write(&read),
                    _ => String::new(),
                };
                Ok((written, read))
            })
            .collect();
        for one in done {
            let (written, read) = match one {
                Ok(done) => done,
                Err(failure) if several => {
                    outcome = output::unread(failure, globals);
                    continue;
                }
                Err(failure) => return Err(failure),
            };
            if array && !first {
                sink.write(b",")?;
            }
            first = false;
            sink.write(written.as_bytes())?;
            if args.written.format().is_of_records() {
                lists.push(read.reading.references.iter().map(|reference| reference.record.clone()).collect());
            }
            outcome = outcome.max(report(&read, args.written.format(), globals));
        }
    }
    if array {
        sink.write(b"]\n")?;
    }
    if args.written.format().is_of_records() {
        let records = of_several_lists(lists);
        sink.write(super::records::written(args.written.format().of_records(), &records, globals).as_bytes())?;
    }
    sink.finish()?;
    Ok(outcome)
}

/// The PDF parser may panic on damaged files; its thread is watched, and what it would print says nothing to a reader.
pub fn quiet_panics() {
    let before = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        if std::thread::current().name() != Some(document::pdf::THREAD) {
            before(panic);
        }
    }));
}

/// Problems to standard error. With JSON they are in the result too; there only errors are repeated.
fn report(read: &Read, format: Format, globals: &Globals) -> Outcome {
    let problems: Vec<Diagnostic> = read
        .problems
        .iter()
        .filter(|p| !matches!(format, Format::Json | Format::Jsonl) || p.severity == Severity::Error)
        .map(|p| read.document.in_file(p.clone()))
        .collect();
    let sources = BTreeMap::from([(read.document.path.clone(), read.document.printed_source().to_owned())]);
    output::report(&problems, &sources, globals)
}

/// Reads one file; the traditions that a person has named already are looked for by their cues.
pub fn read(path: &Path, known: &[tradition::Tradition]) -> Result<Read, Failure> {
    let name = path.display().to_string();
    if is_bib(&name) || RecordFormat::of(&name, "").is_some() {
        let problem = Failure::new(format!("{name} holds records, not a text that cites"));
        return Err(problem.help(format!("`catena parse {name}` reads them")));
    }
    let bytes = super::input::document(path)?;
    let (document, mut problems) =
        document::read(&name, &bytes).map_err(|error| Failure::new(format!("{name}: {error}")))?;
    drop(bytes);
    let bibliographies = bibliographies(path, &document, &mut problems);
    let (reading, found) = citations(&document, &bibliographies);
    problems.extend(found);
    let traditions = tradition::propose(&document, &reading.references, &reading.citations, known);
    Ok(Read { document, reading, traditions, problems })
}

/// The citations of a document in its own list, or in the `bibliographies` that it names; and the problems of both.
pub fn citations(document: &Document, bibliographies: &[(String, String)]) -> (Reading, Vec<Diagnostic>) {
    let mut problems = Vec::new();
    let mut records = Vec::new();
    for (file, text) in bibliographies {
        let (found, wrong) = bibtex::read_records(text, file);
        records.extend(found);
        problems.extend(wrong.into_iter().filter(|p| p.severity == Severity::Error));
    }
    let (reading, found) = if bibliographies.is_empty() {
        citation::read_document(document)
    } else {
        let references = citation::listed_elsewhere(document, records);
        (citation::read(document, references), Vec::new())
    };
    problems.extend(found);
    problems.extend(reading.problems.iter().cloned());
    (reading, problems)
}

/// The .bib files that a document without a list of its own names and that lie beside it: their paths and texts.
pub fn bibliographies(path: &Path, document: &Document, problems: &mut Vec<Diagnostic>) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let names = if document.entries.is_empty() { document.bibliographies.as_slice() } else { &[] };
    for name in names {
        let file = path.parent().unwrap_or(Path::new("")).join(name);
        let shown = file.display().to_string();
        match std::fs::read(&file) {
            Ok(bytes) => {
                let (text, problem) = decode(&bytes);
                problems.extend(problem.map(|problem| problem.in_file(&shown)));
                found.extend(text.map(|text| (shown, text)));
            }
            Err(error) => problems.push(
                Diagnostic::warning("bibliography-not-found", format!("{shown}: {error}"))
                    .help("the document names this file; put it beside the document"),
            ),
        }
    }
    found
}
