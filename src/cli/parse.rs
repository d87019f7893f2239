//! `catena parse`: reference strings → records.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

use catena::bibtex;
use catena::diagnostic::Diagnostic;
use catena::document::line_numbers::{self, blanked};
use catena::interchange::{RecordFormat, csl_json};
use catena::library::decode;
use catena::record::Record;
use catena::reference::{self, LONGEST, Label, Labeller, Reference, Tokens};
use catena::text::{Positions, encoding, is_binary};
use catena::work::key::{PATTERN, from_record};
use clap::ValueEnum;
use rayon::prelude::*;
use serde_json::json;

use super::output::{self, Failure, Outcome, Written};
use super::records::unique;
use super::{Globals, is_bib};

/// Turn reference strings into records
///
/// Reads one reference per line, or with --list a pasted list in which entries may span lines. A RIS, CSL-JSON, EndNote
/// XML, MODS or PubMed file (by its name) is read as the records that it holds.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Where the references are; `-` or nothing is standard input
    #[arg(value_name = "FILE")]
    file: Option<PathBuf>,
    /// The input is a list as copied from a document: entries may span lines
    #[arg(long)]
    list: bool,
    /// A model made by `catena train`, instead of the one that Catena comes with
    #[arg(long, value_name = "MODEL")]
    model: Option<PathBuf>,
    #[command(flatten)]
    written: Written<Format>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
enum Format {
    /// One CSL-JSON array
    #[default]
    CslJson,
    /// One CSL-JSON object per line of input, in order; for any number of lines
    Jsonl,
    /// BibLaTeX
    Bib,
    /// RIS
    Ris,
    /// EndNote XML
    Endnote,
    /// MODS
    Mods,
    /// The labels themselves, one JSON object per reference, as `catena train` reads them
    Tagged,
}

/// Lines that are read, parsed in parallel and written before the next are read.
const CHUNK: usize = 4096;

/// Lines that are read at once by one core; see [`reference::parse_entries_with`].
const BATCH: usize = 128;

/// Bytes of a chunk, so that long lines do not fill the memory.
const CHUNK_BYTES: usize = 8 << 20;

/// Runs the command.
pub fn run(args: &Args, globals: &Globals) -> Result<Outcome, Failure> {
    let input = args.file.as_deref().filter(|path| *path != Path::new("-"));
    let reader: Box<dyn BufRead> = match input {
        Some(path) => Box::new(BufReader::with_capacity(
            1 << 20,
            std::fs::File::open(path).map_err(|error| Failure::file(path, &error))?,
        )),
        None => Box::new(BufReader::new(std::io::stdin())),
    };
    let mut reader = Lines { reader, foreign: None };
    let head = reader.head().map_err(|error| read_failure(input, &error))?;
    if let Some(path) = input {
        refuse_binary(path, head)?;
    }
    if let Some(path) = input.filter(|_| args.written.format() != Format::Tagged)
        && let Some(outcome) = records(args, globals, path)?
    {
        return Ok(outcome);
    }
    let own = args.model.as_deref().map(super::evaluate::read_model).transpose()?;
    let labeller: &dyn Labeller = match &own {
        Some(model) => model,
        None => reference::labeller(),
    };
    if args.list {
        return list(args, globals, labeller, input, reader);
    }
    match args.written.format() {
        Format::Jsonl => stream(args, globals, input, reader, |lines| {
            let read = reference::parse_entries_with(labeller, lines);
            read.iter().map(|reference| json_line(&csl_json::from_record(&reference.record))).collect()
        }),
        Format::Tagged => stream(args, globals, input, reader, |lines| {
            lines.iter().map(|raw| json_line(&tagged(labeller, raw))).collect()
        }),
        _ => {
            let mut records = Vec::new();
            let mut back = Vec::new();
            let problem = each_chunk(reader, globals, input, |lines| {
                let (signs, lines): (Vec<_>, Vec<_>) =
                    lines.iter().cloned().partition(|line| reference::is_back_reference(line));
                back.extend(signs.iter().map(|line| back_reference(line)));
                let (leading, lines): (Vec<_>, Vec<_>) =
                    lines.into_iter().partition(|line| reference::is_cross_reference(line));
                back.extend(leading.iter().map(|line| reference::cross_reference(line)));
                let batches = lines.par_chunks(BATCH).map(|lines| reference::parse_entries_with(labeller, lines));
                let parsed: Vec<Vec<Reference>> = batches.collect();
                for mut reference in parsed.into_iter().flatten() {
                    back.extend(reference::part_cited(&mut reference).map(|cited| cited_part(&reference, &cited)));
                    records.push(reference.record);
                }
                Ok(())
            })?;
            output::write_result(
                written(args.written.format(), &unique(records), globals).as_bytes(),
                args.written.file(),
            )?;
            back.extend(problem);
            Ok(output::report(&back, &BTreeMap::new(), globals))
        }
    }
}

/// That an entry is left out, as it has no record of its own.
fn back_reference(entry: &str) -> Diagnostic {
    let message = format!("this means a work named before, and has no record of its own: `{}`", entry.trim());
    Diagnostic::info("back-reference", message)
}

/// That the page behind a book is what its note cites, and is left out.
fn cited_part(reference: &Reference, cited: &str) -> Diagnostic {
    let message = format!("`{}` is a whole book; its note cites `{cited}`, which is left out", reference.record.key);
    Diagnostic::info("cited-page", message)
}

/// A file whose first bytes are those of no text.
fn refuse_binary(path: &Path, head: &[u8]) -> Result<(), Failure> {
    let document = head.starts_with(b"%PDF-") || head.starts_with(b"PK\x03\x04");
    if !document && !is_binary(head) {
        return Ok(());
    }
    let name = path.display();
    let problem = Failure::new(format!("{name}: no text, but a {}", if document { "document" } else { "binary file" }));
    Err(if document {
        problem.help(format!("`catena read {name} --format bib` gives its references"))
    } else {
        problem
    })
}

/// A file that holds records already, by the ending of its name (BibTeX, RIS, CSL-JSON, EndNote, MODS, PubMed): they are read
/// as what they are. `None` where it is not one.
fn records(args: &Args, globals: &Globals, path: &Path) -> Result<Option<Outcome>, Failure> {
    let name = path.display().to_string();
    let (is_bib, is_xml) = (is_bib(&name), path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("xml")));
    if RecordFormat::of(&name, "").is_none() && !is_bib && !is_xml {
        return Ok(None);
    }
    let bytes = std::fs::read(path).map_err(|error| Failure::file(path, &error))?;
    let (text, problem) = decode(&bytes);
    let text = text.unwrap_or_default();
    let (mut records, mut problems) = match RecordFormat::of(&name, &text) {
        _ if is_bib => bibtex::read_records(&text, &name),
        Some(format) => format.read(&text),
        None => return Ok(None),
    };
    problems.extend(problem);
    for problem in &mut problems {
        problem.place.file = Some(name.clone());
    }
    for record in records.iter_mut().filter(|record| record.key.trim().is_empty()) {
        record.key = from_record(record, PATTERN);
    }
    let records = unique(records);
    let text_out = match args.written.format() {
        Format::Jsonl => records.iter().map(|record| json_line(&csl_json::from_record(record))).collect(),
        form => written(form, &records, globals),
    };
    output::write_result(text_out.as_bytes(), args.written.file())?;
    Ok(Some(output::report(&problems, &[(name, text)].into(), globals)))
}

/// A pasted list: problems are reported with their place.
fn list(
    args: &Args,
    globals: &Globals,
    labeller: &dyn Labeller,
    input: Option<&Path>,
    mut reader: Lines,
) -> Result<Outcome, Failure> {
    let mut bytes = Vec::new();
    reader.reader.read_to_end(&mut bytes).map_err(|error| read_failure(input, &error))?;
    let (text, problem) = decode(&bytes);
    let text = text.unwrap_or_default();
    let mut references: Vec<Reference> = Vec::new();
    let mut problems: Vec<Diagnostic> = reader.foreign.into_iter().chain(problem).collect();
    let unnumbered = blanked(&text, &line_numbers::find(&text));
    for span in reference::find_pasted_lists(&unnumbered) {
        let (list, found) = reference::read_list_with(labeller, (&*unnumbered).into(), span);
        let (back, list): (Vec<_>, Vec<_>) =
            list.into_iter().partition(|reference| reference::is_back_reference(&reference.raw));
        problems.extend(found.into_iter().filter(|problem| {
            problem.place.span.is_none_or(|span| back.iter().all(|reference| reference.span != span))
        }));
        problems.extend(back.iter().map(|reference| back_reference(&reference.raw).at(reference.span)));
        references.extend(list);
    }
    let name = input.map_or_else(|| "<stdin>".to_owned(), |path| path.display().to_string());
    for problem in &mut problems {
        problem.place.file = Some(name.clone());
    }
    let text_out = match args.written.format() {
        Format::Jsonl => references.iter().map(|r| json_line(&csl_json::from_record(&r.record))).collect(),
        Format::Tagged => references.iter().map(|r| json_line(&tagged(labeller, &r.raw))).collect(),
        format => written(format, &unique(references.into_iter().map(|r| r.record).collect()), globals),
    };
    output::write_result(text_out.as_bytes(), args.written.file())?;
    Ok(output::report(&problems, &[(name, text)].into(), globals))
}

/// One line out for each line in that is not blank, in order, whatever the number of lines; `parse` gives those for some.
fn stream(
    args: &Args,
    globals: &Globals,
    input: Option<&Path>,
    reader: Lines,
    parse: impl Fn(&[String]) -> String + Sync,
) -> Result<Outcome, Failure> {
    let mut sink = output::Sink::open(args.written.file())?;
    let problem = each_chunk(reader, globals, input, |lines| {
        let out: Vec<String> = lines.par_chunks(BATCH).map(&parse).collect();
        match sink.write(out.concat().as_bytes()) {
            Ok(true) => Ok(()),
            Ok(false) => Err(None),
            Err(failure) => Err(Some(failure)),
        }
    })?;
    sink.finish()?;
    Ok(output::report(problem.as_slice(), &std::collections::BTreeMap::new(), globals))
}

/// Gives lines that are not blank to `take`, some thousands at a time. `Err(None)` stops without failing. Says so where lines
/// were not UTF-8.
fn each_chunk(
    mut reader: Lines,
    globals: &Globals,
    input: Option<&Path>,
    mut take: impl FnMut(&[String]) -> Result<(), Option<Failure>>,
) -> Result<Option<Diagnostic>, Failure> {
    let length =
        input.and_then(|path| std::fs::metadata(path).ok()).filter(|file| file.is_file()).map(|file| file.len());
    let progress = output::progress(length, "reading references", globals);
    let (mut place, mut done) = (0u64, 0u64);
    let mut lines: Vec<String> = Vec::with_capacity(CHUNK);
    let mut size = 0;
    let mut number = 0u64;
    loop {
        let (line, read) = reader.next().map_err(|error| read_failure(input, &error))?;
        place += read as u64;
        number += 1;
        let line = line.trim_start_matches('\u{feff}').trim_end_matches(['\n', '\r']);
        if !line.trim().is_empty() {
            if line.len() > LONGEST {
                output::report(&[too_long(line, number, input)], &BTreeMap::new(), globals);
            }
            size += line.len();
            lines.push(line.to_owned());
        }
        if lines.len() >= CHUNK || size >= CHUNK_BYTES || read == 0 {
            match take(&lines) {
                Ok(()) => {}
                Err(None) => return Ok(None),
                Err(Some(failure)) => return Err(failure),
            }
            done += lines.len() as u64;
            progress.set_position(place);
            progress.set_message(format!("{done} references"));
            lines.clear();
            size = 0;
        }
        if read == 0 {
            progress.finish_and_clear();
            let name = input.map_or_else(|| "<stdin>".to_owned(), |path| path.display().to_string());
            return Ok(reader.foreign.map(|problem| problem.in_file(&name)));
        }
    }
}

/// Lines of a file, in whatever encoding they are.
struct Lines {
    reader: Box<dyn BufRead>,
    /// That lines were not UTF-8, once some were not.
    foreign: Option<Diagnostic>,
}

impl Lines {
    /// The first bytes; the lines of a file in UTF-16 are no lines of bytes, so that it is read as a whole.
    fn head(&mut self) -> std::io::Result<&[u8]> {
        let head = self.reader.fill_buf()?;
        let (_, encoding) = encoding::decode(head);
        if encoding.is_utf16() {
            let mut bytes = Vec::new();
            self.reader.read_to_end(&mut bytes)?;
            let (text, problem) = decode(&bytes);
            self.foreign = problem;
            self.reader = Box::new(std::io::Cursor::new(text.unwrap_or_default().into_bytes()));
        }
        self.reader.fill_buf()
    }

    /// The next line and its length in bytes; 0 at the end.
    fn next(&mut self) -> std::io::Result<(String, usize)> {
        let mut bytes = Vec::new();
        let read = self.reader.read_until(b'\n', &mut bytes)?;
        let line = String::from_utf8(bytes).unwrap_or_else(|error| {
            let message = "lines that are not UTF-8 were read as Windows-1252";
            let help = "save the file as UTF-8; if letters look wrong here, it is in yet another encoding";
            self.foreign.get_or_insert_with(|| Diagnostic::warning("encoding", message).help(help));
            encoding::decode(error.as_bytes()).0
        });
        Ok((line, read))
    }
}

/// A line of which only the beginning is read: most likely a list without line ends.
fn too_long(line: &str, number: u64, input: Option<&Path>) -> Diagnostic {
    let start: String = line.chars().take(50).collect();
    let message = format!("line {number}, of {} bytes, is longer than any reference: `{start}`", line.len());
    let name = input.map_or_else(|| "<stdin>".to_owned(), |path| path.display().to_string());
    Diagnostic::warning("entry-too-long", message)
        .in_file(name)
        .help(format!("only its first {LONGEST} bytes were read; put each entry on a line of its own"))
}

fn read_failure(input: Option<&Path>, error: &std::io::Error) -> Failure {
    match input {
        Some(path) => Failure::file(path, error),
        None => Failure::new(format!("standard input: {error}")),
    }
}

fn written(format: Format, records: &[Record], globals: &Globals) -> String {
    let format = match format {
        Format::Bib => None,
        Format::Ris => Some(RecordFormat::Ris),
        Format::Endnote => Some(RecordFormat::EndNote),
        Format::Mods => Some(RecordFormat::Mods),
        Format::CslJson | Format::Jsonl | Format::Tagged => Some(RecordFormat::CslJson),
    };
    super::records::written(format, records, globals)
}

fn json_line(value: &serde_json::Value) -> String {
    let mut line = value.to_string();
    line.push('\n');
    line
}

/// The labels of a reference: its text without markup, its tokens, and stretches of one label in code points.
fn tagged(labeller: &dyn Labeller, raw: &str) -> serde_json::Value {
    let tokens = Tokens::read(raw);
    let labels = labeller.label(&tokens);
    let positions = Positions::new(&tokens.text);
    let mut spans: Vec<(usize, usize, Label)> = Vec::new();
    for (token, (label, _)) in tokens.list.iter().zip(&labels) {
        let (start, end) = positions.code_points(token.span);
        match spans.last_mut() {
            Some((_, last, same)) if same == label => *last = end,
            _ => spans.push((start, end, *label)),
        }
    }
    let words: Vec<_> = tokens.words().zip(&labels).map(|(word, (label, _))| json!([word, label.name()])).collect();
    let spans: Vec<_> = spans.into_iter().map(|(start, end, label)| json!([start, end, label.name()])).collect();
    json!({"raw": tokens.text, "tokens": words, "spans": spans})
}
