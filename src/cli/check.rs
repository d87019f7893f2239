//! `catena check [FILE…]`: every problem of a library, a document, a reference list or a .bib file.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use catena::bibtex::clean::{self, Class, Log, Use};
use catena::bibtex::syntax::Source;
use catena::diagnostic::{Diagnostic, Severity};
use catena::interchange::RecordFormat;
use catena::library::{decode, sort_problems, write_atomically};
use catena::text::Span;
use catena::{bibtex, document, reference};
use clap::ValueEnum;

use super::included::Texts;
use super::input;
use super::library::{counted, open};
use super::output::{self, Failure, Outcome, Written};
use super::{Globals, is_bib};

/// Report every problem of the library, or of the files named: what, where, why, how to mend it
#[derive(Debug, clap::Args)]
#[command(after_help = "Exit code: 0 no errors, 1 errors found, 2 wrong usage or an unreadable file.")]
pub struct Args {
    /// Documents, reference lists, .bib, RIS, CSL-JSON, EndNote, MODS or PubMed files; none checks the library
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Plain-text files are reference lists, not documents
    #[arg(long)]
    list: bool,
    /// Texts that cite from the .bib files (.tex, .aux, .bcf, .md, .qmd, .typ): report keys missing there or never cited
    #[arg(long, value_name = "FILE", num_args = 1..)]
    cited_by: Vec<PathBuf>,
    /// Mend in .bib files what safe rules can mend; a log beside each file takes it back (`catena clean --undo LOG`)
    #[arg(long)]
    fix: bool,
    /// With --fix: also by rules that may change letters or digits
    #[arg(long = "unsafe", requires = "fix")]
    unsafe_rules: bool,
    /// List the problems that are looked for in a .bib file
    #[arg(long)]
    codes: bool,
    #[command(flatten)]
    written: Written<Format>,
}

/// How problems are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum Format {
    /// With the source line and a caret, for people
    #[default]
    Text,
    /// A JSON array
    Json,
    /// One JSON object a line
    Jsonl,
    /// SARIF 2.1.0, for code hosts and editors
    Sarif,
    /// Annotations of GitHub Actions
    Github,
}

/// Runs the command.
pub fn run(args: &Args, globals: &Globals) -> Result<Outcome, Failure> {
    if args.codes {
        return output::write_result(codes().as_bytes(), args.written.file()).map(|()| Outcome::Done);
    }
    if args.fix {
        for path in args.files.iter().filter(|path| is_bib(&path.display().to_string())) {
            fix(path, args.unsafe_rules, globals)?;
        }
    }
    let mut sources = BTreeMap::new();
    let mut problems = Vec::new();
    if args.files.is_empty() {
        let opened = open(globals)?;
        sources = opened.library.sources.clone();
        // What only building finds: styles, maps.
        let (_, found) = catena::library::output(&opened.library, &opened.graph, &opened.problems);
        problems = opened.problems;
        problems.extend(found);
        // Lists in .bib are looked at as closely as any .bib file; what reading them found already is not said twice.
        for (name, text) in sources.iter().filter(|(name, _)| is_bib(name)) {
            let more = bibtex::lint(text, name);
            problems.extend(more.into_iter().filter(|problem| !problems.contains(problem)).collect::<Vec<_>>());
        }
    }
    let mut unread = false;
    for path in &args.files {
        let (name, text, found) = match check_file(path, args.list) {
            Ok(checked) => checked,
            Err(failure) if args.files.len() > 1 => {
                problems.push(failure.diagnostic());
                unread = true;
                continue;
            }
            Err(failure) => return Err(failure),
        };
        problems.extend(found.into_iter().map(|p| if p.place.file.is_none() { p.in_file(&name) } else { p }));
        sources.insert(name, text);
    }
    cited_by(args, &mut sources, &mut problems)?;
    sort_problems(&mut problems);
    if globals.quiet {
        problems.retain(|problem| problem.severity == Severity::Error);
    }
    let styled = output::styled_output(globals) && args.written.file().is_none();
    let file = args.written.file();
    match args.written.format() {
        Format::Text => output::write_parts(output::rendered(&problems, &sources, styled), file),
        Format::Json => output::write_parts(super::problems::json(&problems, &sources), file),
        Format::Jsonl => output::write_parts(super::problems::jsonl(&problems, &sources), file),
        Format::Sarif => output::write_parts(super::problems::sarif(&problems, &sources), file),
        Format::Github => output::write_parts(super::problems::github(&problems, &sources), file),
    }?;
    let count = |severity| problems.iter().filter(|problem| problem.severity == severity).count();
    let (errors, warnings, notes) = (count(Severity::Error), count(Severity::Warning), count(Severity::Info));
    output::note(
        globals,
        &format!("{}, {}, {}", counted(errors, "error"), counted(warnings, "warning"), counted(notes, "note")),
    );
    Ok(match unread {
        true => Outcome::Unread,
        false if errors > 0 => Outcome::Problems,
        false => Outcome::Done,
    })
}

/// The table of checks.
fn codes() -> String {
    let line = |rule: &bibtex::LintRule| {
        let fix = rule.fix.map(|fix| format!(" [{fix}]")).unwrap_or_default();
        format!("{:<20} {:<8} {}; {}{fix}\n", rule.code, rule.severity.to_string(), rule.about, rule.remedy)
    };
    bibtex::LINT_RULES.iter().map(line).collect()
}

/// Mends what cleaning rules can mend, at the places of the problems and nowhere else.
fn fix(path: &Path, unsafe_rules: bool, globals: &Globals) -> Result<(), Failure> {
    let failed = |path: &Path, error: std::io::Error| Failure::file(path, &error);
    let name = path.display().to_string();
    // What cannot be read is reported where it is checked.
    let Ok(bytes) = std::fs::read(path) else { return Ok(()) };
    let source = Source::read(bytes);
    let allowed: Vec<&str> = clean::rules()
        .iter()
        .filter(|rule| unsafe_rules || rule.class == Class::Safe && rule.when != Use::Asked)
        .map(|rule| rule.id)
        .collect();
    let mut places: Vec<(Span, &'static str)> = bibtex::lint(&source.text, &name)
        .iter()
        .filter_map(|problem| Some((problem.place.span?, bibtex::lint_rule(problem.code)?.fix?)))
        // Merging takes a decision that no check can take.
        .filter(|(_, rule)| allowed.contains(rule) && *rule != "merge")
        .collect();
    places.sort_unstable();
    let only: std::collections::BTreeSet<String> = places.iter().map(|(_, rule)| (*rule).to_owned()).collect();
    if only.is_empty() {
        return Ok(());
    }
    let options = clean::Options { only: only.into_iter().collect(), places: Some(places), ..Default::default() };
    let mut cleaned = clean::clean(&source.text, &name, &options);
    if cleaned.edits.is_empty() {
        return Ok(());
    }
    let text = std::mem::take(&mut cleaned.text);
    let (new, written) = source.encode(&text);
    let log = Log::new(&name, source.bytes(), &new, &source.text, (source.encoding, written), &cleaned.edits);
    let log_path = free_name(path);
    let lines = log.lines(&cleaned.changes);
    write_atomically(&log_path, lines.as_bytes()).map_err(|error| failed(&log_path, error))?;
    write_atomically(path, &new).map_err(|error| failed(path, error))?;
    let (changes, log) = (counted(cleaned.count, "change"), log_path.display());
    output::note(globals, &format!("{name}: {changes}; `catena clean --undo {log}` takes them back"));
    Ok(())
}

/// A name for the log that no file has yet.
fn free_name(path: &Path) -> PathBuf {
    let name = |number: usize| {
        let mut name = path.as_os_str().to_owned();
        name.push(if number == 1 { ".undo.jsonl".to_owned() } else { format!(".undo-{number}.jsonl") });
        PathBuf::from(name)
    };
    (1..).map(name).find(|name| !name.exists()).unwrap_or_else(|| name(1))
}

/// Holds the .bib files, taken together, against the texts that cite from them.
fn cited_by(
    args: &Args,
    sources: &mut BTreeMap<String, String>,
    problems: &mut Vec<Diagnostic>,
) -> Result<(), Failure> {
    if args.cited_by.is_empty() {
        return Ok(());
    }
    let files: Vec<(String, String)> =
        sources.iter().filter(|(name, _)| is_bib(name)).map(|(name, text)| (name.clone(), text.clone())).collect();
    let mut citing = Texts::of(&args.cited_by);
    for path in &args.cited_by {
        let bytes = std::fs::read(path).map_err(|error| Failure::file(path, &error))?;
        let name = path.display().to_string();
        let Some(text) = decode(&bytes).0 else {
            return Err(Failure::new(format!("{name}: it has NUL bytes and is no text")));
        };
        citing.add(path, text);
    }
    let mut found = bibtex::lint_cited(&files, &citing.all);
    if !citing.problems.is_empty() {
        // It may be cited in what was not read.
        found.retain(|problem| problem.code != "never-cited");
    }
    problems.extend(citing.problems.into_iter().chain(found));
    sources.extend(citing.all);
    Ok(())
}

/// Reads a file as what its name says it is: its name, its text, its problems.
fn check_file(path: &Path, list: bool) -> Result<(String, String, Vec<Diagnostic>), Failure> {
    let name = path.display().to_string();
    let is_document = !is_bib(&name) && !list && RecordFormat::of(&name, "").is_none();
    let bytes = if is_document { input::document(path)? } else { input::bytes(path)? };
    let records = match path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("xml")) {
        true => RecordFormat::of(&name, &decode(&bytes).0.unwrap_or_default()),
        false => RecordFormat::of(&name, ""),
    };
    if !is_bib(&name) && records.is_none() && !list {
        let (document, mut problems) =
            document::read(&name, &bytes).map_err(|error| Failure::new(format!("{name}: {error}")))?;
        let bibliographies = super::read::bibliographies(path, &document, &mut problems);
        let (_, found) = super::read::citations(&document, &bibliographies);
        problems.extend(found);
        let problems = problems.into_iter().map(|problem| document.in_file(problem)).collect();
        return Ok((name, document.printed_source().to_owned(), problems));
    }
    if is_bib(&name) {
        let source = Source::read(bytes);
        if source.text.contains('\0') {
            // What the letters of no text look like is not worth a word.
            return Ok((name, String::new(), source.problem.into_iter().collect()));
        }
        let text = catena::text::encoding::with_line_feeds(source.text);
        let mut problems = bibtex::lint(&text, &name);
        problems.extend(source.problem);
        return Ok((name, text, problems));
    }
    let (text, problem) = decode(&bytes);
    let mut problems: Vec<Diagnostic> = problem.into_iter().collect();
    let Some(text) = text else { return Ok((name, String::new(), problems)) };
    problems.extend(match records {
        Some(format) => format.read(&text).1,
        None => reference::parse_list(&text).1,
    });
    Ok((name, text, problems))
}
