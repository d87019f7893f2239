//! Results to standard output or a file, problems to standard error, and what the exit code says.
#![allow(clippy::print_stderr, clippy::print_stdout)] // this is the one place that prints

use std::collections::BTreeMap;
use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use annotate_snippets::{Group, Level, Renderer};
use catena::diagnostic::{Diagnostic, Severity};
use catena::interchange::RecordFormat;
use catena::record::Record;
use clap::ValueEnum;
use rayon::prelude::*;

use super::library::counted;
use super::table::Room;
use super::{Color, Globals, excerpt};

/// How a command ended that ran to its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// Exit code 0.
    Done,
    /// Exit code 1: it ran, and found errors.
    Problems,
    /// Exit code 2: it ran, and could not read one of several files.
    Unread,
}

/// Reports one of several files that could not be read; the command goes on with the others.
pub fn unread(failure: Failure, globals: &Globals) -> Outcome {
    report(&[failure.diagnostic()], &BTreeMap::new(), globals);
    Outcome::Unread
}

/// Why a command could not run: exit code 2.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// What is wrong, and what was expected.
    pub message: String,
    /// What to do.
    pub help: Option<String>,
    /// Where in a text it is wrong, and that text: shown with a caret.
    place: Option<Box<(Diagnostic, BTreeMap<String, String>)>>,
}

impl Failure {
    /// A failure without a remedy.
    pub fn new(message: impl Into<String>) -> Self {
        Failure { message: message.into(), help: None, place: None }
    }

    /// Adds a remedy.
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// The same as a problem among others.
    pub fn diagnostic(self) -> Diagnostic {
        let problem = Diagnostic::error("unreadable-document", self.message);
        match self.help {
            Some(help) => problem.help(help),
            None => problem,
        }
    }

    /// A query that cannot be run.
    pub fn query(error: &catena::query::QueryError, text: &str) -> Self {
        let sources = BTreeMap::from([(catena::query::SOURCE.to_owned(), text.to_owned())]);
        let place = Some(Box::new((error.diagnostic(), sources)));
        Failure { message: error.message.clone(), help: error.help.clone(), place }
    }

    /// A file that could not be read or written.
    pub fn file(path: &Path, error: &std::io::Error) -> Self {
        Failure::new(format!("{}: {error}", path.display()))
    }
}

/// Prints a failure, if there is one, and gives the exit code.
pub fn finish(result: Result<Outcome, Failure>, globals: &Globals) -> ExitCode {
    match result {
        Ok(Outcome::Done) => ExitCode::SUCCESS,
        Ok(Outcome::Problems) => ExitCode::from(1),
        Ok(Outcome::Unread) => ExitCode::from(2),
        Err(failure) => {
            if let Some((problem, sources)) = failure.place.as_deref() {
                let parts = excerpt::rendered(vec![problem], sources, styled_errors(globals));
                complain(parts.collect::<String>().trim_end());
                return ExitCode::from(2);
            }
            let mut groups = vec![Group::with_title(Level::ERROR.primary_title(failure.message.as_str()))];
            if let Some(help) = &failure.help {
                groups.push(Group::with_title(Level::HELP.secondary_title(help.as_str())));
            }
            complain(&renderer(globals).render(&groups));
            ExitCode::from(2)
        }
    }
}

/// Writes a result to standard output, or to `file` through a temporary file beside it. A closed pipe is no failure.
pub fn write_result(bytes: &[u8], file: Option<&Path>) -> Result<(), Failure> {
    let mut sink = Sink::open(file)?;
    sink.write(bytes)?;
    sink.finish()
}

/// The same for a picture.
pub fn write_picture(bytes: &[u8], file: Option<&Path>) -> Result<(), Failure> {
    let mut sink = Sink::refusing(file, &[&FOREIGN])?;
    sink.write(bytes)?;
    sink.finish()
}

/// Endings of files that other programs write, and what to ask for instead.
const FOREIGN: [(&str, &str); 8] = [
    ("xlsx", "a spreadsheet opens .csv"),
    ("xls", "a spreadsheet opens .csv"),
    ("ods", "a spreadsheet opens .csv"),
    ("docx", "a word processor opens .html"),
    ("doc", "a word processor opens .html"),
    ("odt", "a word processor opens .html"),
    ("rtf", "a word processor opens .html"),
    ("pptx", "slides take .svg and .png"),
];

/// Endings of pictures, which `map` alone writes.
const PICTURES: [(&str, &str); 6] = [
    ("pdf", "a browser prints .html to PDF; `catena map` draws .pdf"),
    ("png", "`catena map` draws .png"),
    ("jpg", "`catena map` draws .png"),
    ("jpeg", "`catena map` draws .png"),
    ("gif", "`catena map` draws .png"),
    ("svg", "`catena map` draws .svg"),
];

/// Where a result goes that comes piece by piece: standard output, or a file that is replaced once all is written.
pub struct Sink<'p>(Option<(catena::library::Replacement, &'p Path)>);

impl<'p> Sink<'p> {
    /// Standard output, or `file`, for a result in words.
    pub fn open(file: Option<&'p Path>) -> Result<Sink<'p>, Failure> {
        Sink::refusing(file, &[&FOREIGN, &PICTURES])
    }

    /// Standard output, or `file`, which may not have one of the endings `refused`.
    fn refusing(file: Option<&'p Path>, refused: &[&[(&str, &str)]]) -> Result<Sink<'p>, Failure> {
        let Some(path) = file.filter(|path| *path != Path::new("-")) else { return Ok(Sink(None)) };
        // A table under the name of a workbook opens nowhere.
        let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default().to_lowercase();
        if let Some((_, instead)) = refused.iter().copied().flatten().find(|(foreign, _)| *foreign == ending) {
            let problem = Failure::new(format!("{}: no command writes .{ending} files", path.display()));
            return Err(problem.help(*instead));
        }
        let begun = catena::library::Replacement::begin(path).map_err(|error| Failure::file(path, &error))?;
        Ok(Sink(Some((begun, path))))
    }

    /// Writes a piece, and says whether anyone is there to read on: a closed pipe is no failure.
    pub fn write(&mut self, bytes: &[u8]) -> Result<bool, Failure> {
        match &mut self.0 {
            Some((file, path)) => file.write_all(bytes).map(|()| true).map_err(|error| Failure::file(path, &error)),
            None => match std::io::stdout().lock().write_all(bytes) {
                Ok(()) => Ok(true),
                Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => Ok(false),
                Err(error) => Err(Failure::new(format!("standard output: {error}"))),
            },
        }
    }

    /// All is written.
    pub fn finish(self) -> Result<(), Failure> {
        let Some((file, path)) = self.0 else { return Ok(()) };
        file.finish().map_err(|error| Failure::file(path, &error))
    }
}

/// Prints problems to standard error, each with its source line where `sources` has its file's text, and says whether
/// any is an error. With `--quiet` only errors are printed.
pub fn report(problems: &[Diagnostic], sources: &BTreeMap<String, String>, globals: &Globals) -> Outcome {
    let shown = |problem: &&Diagnostic| !globals.quiet || problem.severity == Severity::Error;
    let mut out = std::io::BufWriter::new(std::io::stderr().lock());
    let mut parts = excerpt::rendered(problems.iter().filter(shown).collect(), sources, styled_errors(globals));
    // Where standard error is closed there is no one to tell.
    let _ = parts.try_for_each(|part| out.write_all(part.as_bytes())).and_then(|()| out.flush());
    if problems.iter().any(|p| p.severity == Severity::Error) { Outcome::Problems } else { Outcome::Done }
}

/// Problems as text one after the other, each with its source line; as [`report`] prints them.
pub fn rendered<'p>(
    problems: &'p [Diagnostic],
    sources: &'p BTreeMap<String, String>,
    styled: bool,
) -> impl Iterator<Item = String> + 'p {
    excerpt::rendered(problems.iter().collect(), sources, styled)
}

/// Writes the parts of a result one after the other, so that a long one is never held as a whole; to a file by way of a
/// temporary one beside it.
pub fn write_parts(parts: impl Iterator<Item = String>, file: Option<&Path>) -> Result<(), Failure> {
    if file.is_some_and(|path| path != Path::new("-")) {
        return write_result(parts.collect::<String>().as_bytes(), file);
    }
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    let written = parts.into_iter().try_for_each(|part| out.write_all(part.as_bytes())).and_then(|()| out.flush());
    match written {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => {
            Err(Failure::new(format!("standard output: {error}")))
        }
        _ => Ok(()),
    }
}

/// How and where a result is written.
#[derive(Debug, clap::Args)]
pub struct Written<F: ValueEnum + Clone + Send + Sync + 'static> {
    /// How it is written; without this the ending of FILE tells, and else it is the first of them
    #[arg(long, value_enum)]
    format: Option<F>,
    /// Write to a file instead of standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

impl<F: ValueEnum + Clone + Default + Send + Sync + 'static> Written<F> {
    /// The format that was asked for; else the one that the file's ending names.
    pub fn format(&self) -> F {
        let ending = || self.file()?.extension()?.to_str();
        self.format.clone().or_else(|| F::from_str(ending()?, true).ok()).unwrap_or_default()
    }

    /// The file, unless it is standard output: nothing, or `-`.
    pub fn file(&self) -> Option<&Path> {
        self.output.as_deref().filter(|path| *path != Path::new("-"))
    }
}

/// How much room a table has: where it is written to a file, in the terminal, in a pipe.
pub fn room(file: Option<&Path>) -> Room {
    if file.is_some() {
        return Room::Unbounded;
    }
    let terminal = console::Term::stdout();
    match terminal.size_checked() {
        Some((_, columns)) if terminal.is_term() => Room::Line(usize::from(columns)),
        _ => Room::Column,
    }
}

/// Whether standard output is a terminal that may be coloured.
pub fn styled_output(globals: &Globals) -> bool {
    match globals.color {
        Color::Always => true,
        Color::Never => false,
        Color::Auto => std::io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none(),
    }
}

/// Whether standard error is a terminal that may be coloured.
pub fn styled_errors(globals: &Globals) -> bool {
    match globals.color {
        Color::Always => true,
        Color::Never => false,
        Color::Auto => std::io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none(),
    }
}

/// A note to the person at the terminal; silent with `--quiet`.
pub fn note(globals: &Globals, text: &str) {
    if !globals.quiet {
        complain(text);
    }
}

/// Writes to standard error, where somebody may have stopped reading: that is no failure of the work.
fn complain(text: &str) {
    let _ = writeln!(std::io::stderr().lock(), "{text}");
}

/// The records in a format that may not hold all of them, which is said.
pub fn exchanged(format: RecordFormat, records: &[Record], globals: &Globals) -> String {
    let lost = records.par_iter().filter(|record| !format.left_out(record).is_empty()).count();
    if lost > 0 {
        let (name, lost) = (format.name(), counted(lost, "record"));
        note(globals, &format!("{name} cannot hold everything in {lost}; see docs/record-formats.md"));
    }
    format.write(records).unwrap_or_default()
}

/// A progress bar over `bytes` (or a counter, where the end is not known) on standard error; hidden where that is no
/// terminal, with `--quiet`.
pub fn progress(bytes: Option<u64>, what: &'static str, globals: &Globals) -> indicatif::ProgressBar {
    use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
    if globals.quiet || !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let (bar, template) = match bytes {
        Some(bytes) => (ProgressBar::new(bytes), "{prefix} [{bar:30}] {percent}% {msg} {elapsed} (left: {eta})"),
        None => (ProgressBar::new_spinner(), "{prefix} {spinner} {msg} {elapsed}"),
    };
    bar.set_draw_target(ProgressDrawTarget::stderr_with_hz(4));
    bar.set_prefix(what);
    match ProgressStyle::with_template(template) {
        Ok(style) => bar.with_style(style.progress_chars("=> ")),
        Err(_) => bar,
    }
}

fn renderer(globals: &Globals) -> Renderer {
    if styled_errors(globals) { Renderer::styled() } else { Renderer::plain() }
}
