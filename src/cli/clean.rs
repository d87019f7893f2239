//! `catena clean`: messy .bib in, clean .bib out, with every change explained.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use catena::bibtex::clean::{self, Change, Class, Dialect, Ground, Log, Options, Rule, Use};
use catena::bibtex::keys::Pattern;
use catena::bibtex::syntax::{self, Edit, Source};
use catena::bibtex::{key_edits, lint};
use catena::diagnostic::Diagnostic;
use catena::interchange::RecordFormat;
use catena::text::encoding::Encoding;
use clap::ValueEnum;

use super::input;
use super::library::counted;
use super::output::{Sink, note, report, write_result};
use super::{Failure, Globals, Outcome};

const EXAMPLES: &str = "\
Examples:
  catena clean refs.bib --diff
      shows what would change, and changes nothing
  catena clean refs.bib --in-place --log undo.jsonl
      cleans the file; `catena clean --undo undo.jsonl` takes it back byte for byte
  catena clean refs.bib --unsafe --dialect biblatex -o clean.bib
      for BibLaTeX, with the rules that may change letters too
  catena clean refs.bib --in-place --keys '[auth:lower][year]' --rewrite paper.tex
      new keys, in the texts that cite them too

Exit code: 0 done, 1 an entry was left as it was because its check failed, or with --check an error is left, 2 wrong usage
or an unreadable file.";

/// Reads messy .bib files and writes clean ones
///
/// Safe rules keep every letter and digit of every value and are on by default; unsafe ones, which may
/// take away a prefix or rename a type, are applied when asked for. `--rules` lists them all. Entries
/// that no rule changes stay byte-identical; broken entries are never touched, only reported.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    /// .bib files; `-` or none is standard input
    #[arg(value_name = "FILE.bib")]
    files: Vec<PathBuf>,
    /// Write the result back to each file
    #[arg(short, long, conflicts_with_all = ["output", "diff"])]
    in_place: bool,
    /// Show what would change, as a unified diff
    #[arg(long)]
    diff: bool,
    /// List every change with its rule and reason; the cleaned file is then written with --output only
    #[arg(long)]
    explain: bool,
    /// Then report what is left to mend in the result, as `catena check` does
    #[arg(long)]
    check: bool,
    /// With `json` or `jsonl`: list every change in that form, as --explain does for people
    #[arg(long, value_enum, default_value_t = Form::Text)]
    format: Form,
    /// Apply these rules and no others (`none` for none)
    #[arg(long, value_name = "RULE", value_delimiter = ',')]
    only: Vec<String>,
    /// Do not apply these rules
    #[arg(long, value_name = "RULE", value_delimiter = ',')]
    skip: Vec<String>,
    /// Apply these rules too
    #[arg(long, value_name = "RULE", value_delimiter = ',')]
    with: Vec<String>,
    /// Apply the unsafe rules too
    #[arg(long = "unsafe")]
    unsafe_rules: bool,
    /// Types, fields, dates and letters of this dialect
    #[arg(long, value_enum)]
    dialect: Option<DialectName>,
    /// New citation keys by a pattern of JabRef (`[auth:lower][year]`) or Better BibTeX (`auth.lower + year`)
    #[arg(long, value_name = "PATTERN")]
    keys: Option<String>,
    /// Make one entry of those that stand for one work: by DOI, arXiv number or ISBN, by title, names and year, and
    /// preprints with their publication; `--merge=identifiers,titles` for some of these. The others' keys go into `ids`
    #[arg(
        long,
        value_enum,
        value_name = "GROUND",
        value_delimiter = ',',
        num_args = 0..,
        require_equals = true,
        default_missing_value = "identifiers,titles,preprints"
    )]
    merge: Vec<GroundName>,
    /// Sort entries by their keys, or by fields: `--sort=author,-year`
    #[arg(long, value_name = "FIELD", value_delimiter = ',', num_args = 0.., require_equals = true, default_missing_value = "key")]
    sort: Vec<String>,
    /// Take these fields away
    #[arg(long, value_name = "FIELD", value_delimiter = ',')]
    omit: Vec<String>,
    /// Write the keys that changed, old → new, to this file as a JSON object
    #[arg(long, value_name = "FILE")]
    key_map: Option<PathBuf>,
    /// Citing files (.tex, .md, .qmd, .typ) in which changed keys are replaced
    #[arg(long, value_name = "FILE", num_args = 1..)]
    rewrite: Vec<PathBuf>,
    /// Write the changes, and what undoes them, to this file as JSON lines
    #[arg(long, value_name = "FILE")]
    log: Option<PathBuf>,
    /// Bring a file back to what it was before the cleaning that wrote this log; without FILE all files that it names
    #[arg(long, value_name = "LOG", conflicts_with_all = ["diff", "explain", "log"])]
    undo: Option<PathBuf>,
    /// List the rules, or explain one: `--rules=pages`
    #[arg(long, value_name = "RULE", num_args = 0..=1, require_equals = true, default_missing_value = "")]
    rules: Option<String>,
    /// Write the result to this file
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Form {
    /// For people
    Text,
    /// One JSON object a line
    Jsonl,
    /// One JSON array
    Json,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum DialectName {
    /// BibLaTeX, letters in Unicode
    Biblatex,
    /// BibTeX, letters as commands
    Bibtex,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum GroundName {
    /// The same DOI, arXiv number or ISBN
    Identifiers,
    /// Title, names and year agree
    Titles,
    /// A preprint and its publication
    Preprints,
}

pub fn run(args: &Args, globals: &Globals) -> Result<Outcome, Failure> {
    if let Some(rule) = &args.rules {
        let page = if rule.is_empty() { list_of_rules() } else { page_of(rule)? };
        return write_result(page.as_bytes(), args.output.as_deref()).map(|()| Outcome::Done);
    }
    if let Some(log) = &args.undo {
        return undo(args, log, globals);
    }
    let options = options(args)?;
    let standard = vec![PathBuf::from("-")];
    let files = if args.files.is_empty() { &standard } else { &args.files };
    if args.in_place && files.iter().any(|file| file == Path::new("-")) {
        let problem = Failure::new("standard input cannot be written back to");
        return Err(problem.help("name the files, or leave --in-place out"));
    }
    let (mut results, mut listed, mut log) = (Vec::new(), Vec::new(), String::new());
    let (mut problems, mut sources, mut keys, mut count) = (Vec::new(), BTreeMap::new(), BTreeMap::new(), 0);
    // No file is written before all of them are read and the log is: else what is changed could not be taken back.
    let mut rewritten: Vec<(&Path, Content)> = Vec::new();
    for (file, source) in files.iter().zip(read_all(files, globals)?) {
        let name = file.display().to_string();
        problems.extend(source.problem.clone().map(|p| p.in_file(&name)));
        let mut cleaned = clean::clean(&source.text, &name, &options);
        if args.diff {
            results.push(Content::Bytes(clean::unified(&source.text, &cleaned.edits, &name).into_bytes()));
        }
        let mut text = std::mem::take(&mut cleaned.text);
        // biber reads UTF-8, and other encodings only where it is told.
        let in_utf8 = options.dialect == Some(Dialect::Biblatex) && source.encoding != Encoding::Utf8;
        let (new, written) = match cleaned.count {
            _ if in_utf8 => (Cow::Owned(text.clone().into_bytes()), Encoding::Utf8),
            0 => (Cow::Borrowed(source.bytes()), source.encoding),
            _ => source.encode(&text),
        };
        if written != source.encoding {
            problems.push(Diagnostic::info("encoding-changed", "the file was written in UTF-8").in_file(&name));
        }
        if args.log.is_some() {
            let encodings = (source.encoding, written);
            let made = Log::new(&name, source.bytes(), &new, &source.text, encodings, &cleaned.edits);
            log.push_str(&made.lines(&cleaned.changes));
        }
        let differs = args.in_place && *new != *source.bytes();
        let printed =
            !args.in_place && !args.diff && (!args.explain && args.format == Form::Text || args.output.is_some());
        let other = match new {
            Cow::Owned(bytes) => Some(bytes),
            Cow::Borrowed(bytes) => (*bytes != *text.as_bytes()).then(|| bytes.to_vec()),
        };
        let content = match other {
            _ if !differs && !printed => None,
            Some(bytes) => Some(Content::Bytes(bytes)),
            None if args.check => Some(Content::Text(name.clone())),
            None => Some(Content::Bytes(std::mem::take(&mut text).into_bytes())),
        };
        match content {
            Some(content) if differs => rewritten.push((file, content)),
            content => results.extend(content),
        }
        let shown = if args.check {
            drop(source);
            text
        } else {
            source.text
        };
        if args.check {
            // Places are those of the result; what checking finds there again is not said twice.
            cleaned.problems.retain(|problem| problem.code == "clean-refused");
            cleaned.problems.iter_mut().for_each(|problem| problem.place.span = None);
            problems.extend(lint(&shown, &name));
        }
        problems.append(&mut cleaned.problems);
        keys.extend(cleaned.keys);
        count += cleaned.count;
        listed.extend(cleaned.changes);
        sources.insert(name, shown);
    }
    // A citing file that cannot be read must not be left behind with the old keys.
    let citing = args.rewrite.iter().map(|file| Rewritten::plan(file, &keys)).collect::<Result<Vec<_>, Failure>>()?;
    if args.in_place && args.log.is_some() {
        log.extend(citing.iter().map(Rewritten::log));
    }
    if let Some(path) = args.log.as_ref().filter(|path| path.exists()) {
        // What the log that is there tells could not be taken back without it.
        if count > 0 {
            let problem = Failure::new(format!("{}: there is a log already", path.display()));
            return Err(problem.help("name another with --log, or move this one; nothing was changed"));
        }
    } else if let Some(path) = &args.log {
        catena::library::write_atomically(path, log.as_bytes()).map_err(|error| Failure::file(path, &error))?;
    }
    for (file, new) in rewritten {
        catena::library::write_atomically(file, new.bytes(&sources)).map_err(|error| Failure::file(file, &error))?;
    }
    if let Some(path) = &args.key_map {
        let map = serde_json::to_string_pretty(&keys).unwrap_or_default() + "\n";
        catena::library::write_atomically(path, map.as_bytes()).map_err(|error| Failure::file(path, &error))?;
    }
    for file in &citing {
        results.extend(args.diff.then(|| Content::Bytes(file.diff().into_bytes())));
        if args.in_place {
            file.write()?;
        }
        let done = if args.in_place { "replaced" } else { "would be replaced with --in-place" };
        note(globals, &format!("{}: {} keys {done}", file.path.display(), file.edits.len()));
    }
    let explains = args.explain || args.format != Form::Text;
    if explains && args.output.is_none() {
        write_result(explain(&listed, args.format).as_bytes(), None)?;
    }
    if !args.in_place {
        let mut sink = Sink::open(args.output.as_deref())?;
        results.iter().try_for_each(|result| sink.write(result.bytes(&sources)).map(|_| ()))?;
        sink.finish()?;
    }
    if explains && args.output.is_some() {
        write_result(explain(&listed, args.format).as_bytes(), None)?;
    }
    if args.in_place {
        note(globals, &format!("{} in {}", counted(count, "change"), counted(files.len(), "file")));
    } else if args.diff && count == 0 {
        note(globals, "nothing to change");
    }
    let worst = report(&problems, &sources, globals);
    Ok(if args.check || problems.iter().any(|p| p.code == "clean-refused") { worst } else { Outcome::Done })
}

/// What is to be written, kept once where problems are shown with its lines.
enum Content {
    Bytes(Vec<u8>),
    /// The text of that name among those that problems are shown with.
    Text(String),
}

impl Content {
    fn bytes<'s>(&'s self, sources: &'s BTreeMap<String, String>) -> &'s [u8] {
        match self {
            Content::Bytes(bytes) => bytes,
            Content::Text(name) => sources.get(name).map_or(&[], |text| text.as_bytes()),
        }
    }
}

fn options(args: &Args) -> Result<Options, Failure> {
    let mut with = args.with.clone();
    let asked = [(args.keys.is_some(), "keys"), (!args.merge.is_empty(), "merge"), (!args.sort.is_empty(), "sort")];
    let asked = asked.into_iter().chain([(!args.omit.is_empty(), "omit-fields")]);
    with.extend(asked.filter(|(asked, _)| *asked).map(|(_, rule)| rule.to_owned()));
    let options = Options {
        only: args.only.clone(),
        skip: args.skip.clone(),
        with,
        unsafe_rules: args.unsafe_rules,
        dialect: args.dialect.map(|dialect| match dialect {
            DialectName::Biblatex => Dialect::Biblatex,
            DialectName::Bibtex => Dialect::Bibtex,
        }),
        forget_changes: !args.explain && args.log.is_none() && args.format == Form::Text,
        forget_edits: !args.diff && args.log.is_none(),
        key_pattern: args.keys.clone(),
        sort: args.sort.clone(),
        omit: args.omit.clone(),
        merge: args
            .merge
            .iter()
            .map(|ground| match ground {
                GroundName::Identifiers => Ground::Identifiers,
                GroundName::Titles => Ground::Titles,
                GroundName::Preprints => Ground::Preprints,
            })
            .collect(),
        places: None,
    };
    if let Some(pattern) = &options.key_pattern
        && let Err(problem) = Pattern::checked(pattern)
    {
        let help =
            problem.help.unwrap_or_else(|| "a pattern is `[auth:lower][year]` or `auth.lower + year`".to_owned());
        return Err(Failure::new(format!("--keys: {}", problem.message)).help(help));
    }
    match clean::chosen(&options) {
        Ok(_) => Ok(options),
        Err(unknown) => Err(no_rule(&unknown)),
    }
}

fn no_rule(unknown: &str) -> Failure {
    let rules = clean::rules();
    let near = catena::text::nearest(unknown, rules.iter().map(|rule| rule.id));
    let help = near.map_or("`catena clean --rules` lists them".to_owned(), |near| format!("did you mean `{near}`?"));
    Failure::new(format!("there is no cleaning rule `{unknown}`")).help(help)
}

/// The page of one rule.
fn page_of(id: &str) -> Result<String, Failure> {
    let rule = clean::rules().into_iter().find(|rule| rule.id == id).ok_or_else(|| no_rule(id))?;
    Ok(format!("{}{}", line_of(&rule), clean::page(id).map(|page| format!("\n{page}\n")).unwrap_or_default()))
}

/// The texts of all files; where one cannot be read, each that cannot is named.
fn read_all(files: &[PathBuf], globals: &Globals) -> Result<Vec<Source>, Failure> {
    let (mut sources, mut failures) = (Vec::with_capacity(files.len()), Vec::new());
    for file in files {
        match bib(file) {
            Ok(source) => sources.push(source),
            Err(failure) => failures.push(failure),
        }
    }
    let Some(last) = failures.pop() else { return Ok(sources) };
    for failure in failures {
        super::output::unread(failure, globals);
    }
    Err(last)
}

/// The text of a .bib file; a failure where the file holds records in another format.
fn bib(file: &Path) -> Result<Source, Failure> {
    let source = Source::read(input::bytes(file)?);
    if source.text.contains('\0') {
        return Err(Failure::new(format!("{}: it has NUL bytes and is no text", file.display())));
    }
    let name = file.display().to_string();
    if RecordFormat::of(&name, &source.text).is_some() {
        let help = format!("make .bib of it first: `catena parse {name} --format bib | catena clean`");
        return Err(Failure::new(format!("{name}: this is no .bib file")).help(help));
    }
    Ok(source)
}

/// Brings files back to what they were: those that are named, or all of which the log tells.
fn undo(args: &Args, log: &Path, globals: &Globals) -> Result<Outcome, Failure> {
    let lines =
        String::from_utf8(input::bytes(log)?).map_err(|_| Failure::new(format!("{}: not UTF-8", log.display())))?;
    let parts = parts_of(&lines);
    if parts.is_empty() {
        return Err(Failure::new(format!("{}: this is no log of a cleaning", log.display())));
    }
    if args.files.is_empty() && args.output.is_some() && parts.len() > 1 {
        let message = format!("{}: the log tells of {} files", log.display(), parts.len());
        return Err(Failure::new(message).help("name the one that --output is to hold"));
    }
    if let Some(strange) =
        args.files.iter().find(|file| parts.len() > 1 && parts.iter().all(|(named, _)| named != *file))
    {
        let message = format!("{}: the log does not tell of it", strange.display());
        return Err(
            Failure::new(message).help(format!("it tells of {}", paths_of(parts.iter().map(|(named, _)| named))))
        );
    }
    // All files are as they were, or none: half a library taken back is neither the old one nor the new one.
    let mut taken_back = Vec::new();
    for (named, part) in &parts {
        // A file that was moved has another name than in the log of that one file.
        let file = match args.files.iter().find(|file| *file == named) {
            Some(file) => file,
            None if args.files.is_empty() => named,
            None if parts.len() == 1 => args.files.first().unwrap_or(named),
            None => continue,
        };
        let old = clean::undo(part, &input::bytes(file)?)
            .map_err(|error| Failure::new(format!("{}: {error}", file.display())).help("nothing was changed"))?;
        taken_back.push((file, old));
    }
    for (file, old) in &taken_back {
        let target = match (args.in_place || args.files.is_empty(), &args.output) {
            (_, Some(output)) => Some(output.as_path()),
            (true, None) => Some(file.as_path()),
            (false, None) => None,
        };
        write_result(old, target)?;
        if let Some(target) = target {
            note(globals, &format!("{} is as it was before", target.display()));
        }
    }
    let left: Vec<&PathBuf> = parts.iter().map(|(named, _)| named).filter(|n| !args.files.contains(n)).collect();
    if !args.files.is_empty() && parts.len() > 1 && !left.is_empty() {
        let (left, log) = (paths_of(left.into_iter()), log.display());
        note(
            globals,
            &format!("changed with it, and not taken back: {left}; `catena clean --undo {log}` takes back all"),
        );
    }
    Ok(Outcome::Done)
}

fn paths_of<'p>(paths: impl Iterator<Item = &'p PathBuf>) -> String {
    paths.map(|path| path.display().to_string()).collect::<Vec<_>>().join(", ")
}

/// A log's parts, one for each file that was cleaned, with the file's name.
fn parts_of(log: &str) -> Vec<(PathBuf, &str)> {
    let heads = log.match_indices("{\"catena\":").map(|(at, _)| at);
    let starts: Vec<usize> = heads.filter(|at| *at == 0 || log.as_bytes().get(at - 1) == Some(&b'\n')).collect();
    let ends = starts.iter().skip(1).copied().chain([log.len()]);
    let parts = starts.iter().zip(ends).filter_map(|(start, end)| {
        let part = log.get(*start..end)?;
        let head: Log = serde_json::from_str(part.lines().next()?).ok()?;
        Some((PathBuf::from(head.file), part))
    });
    parts.collect()
}

/// A citing file, and the keys that become others in it.
struct Rewritten<'f> {
    path: &'f Path,
    source: Source,
    edits: Vec<Edit>,
}

impl<'f> Rewritten<'f> {
    fn plan(path: &'f Path, keys: &BTreeMap<String, String>) -> Result<Self, Failure> {
        let source = Source::read(input::bytes(path)?);
        if source.text.contains('\0') {
            return Err(Failure::new(format!("{}: it has NUL bytes and is no text", path.display())));
        }
        let mut edits = key_edits(&source.text, &path.display().to_string(), keys);
        edits.sort_by_key(|edit| edit.span.start);
        Ok(Rewritten { path, source, edits })
    }

    fn diff(&self) -> String {
        clean::unified(&self.source.text, &self.edits, &self.path.display().to_string())
    }

    /// What the file becomes, and in which encoding.
    fn new_bytes(&self) -> (Vec<u8>, Encoding) {
        let new = syntax::apply(&self.source.text, &self.edits);
        let (bytes, written) = self.source.encode(&new);
        (bytes.into_owned(), written)
    }

    /// What leads back to the old file; nothing where it stays as it is.
    fn log(&self) -> String {
        if self.edits.is_empty() {
            return String::new();
        }
        let (new, written) = self.new_bytes();
        let (source, name) = (&self.source, self.path.display().to_string());
        Log::new(&name, source.bytes(), &new, &source.text, (source.encoding, written), &self.edits).lines(&[])
    }

    fn write(&self) -> Result<(), Failure> {
        if self.edits.is_empty() {
            return Ok(());
        }
        let (bytes, _) = self.new_bytes();
        catena::library::write_atomically(self.path, &bytes).map_err(|error| Failure::file(self.path, &error))
    }
}

fn explain(changes: &[Change], form: Form) -> String {
    match form {
        Form::Jsonl => changes.iter().map(|c| serde_json::to_string(c).unwrap_or_default() + "\n").collect(),
        Form::Json => serde_json::to_string_pretty(changes).unwrap_or_default() + "\n",
        Form::Text => changes.iter().map(explained).collect(),
    }
}

fn explained(change: &Change) -> String {
    let what = match (change.field.as_str(), change.key.as_str()) {
        ("", key) => key.to_owned(),
        (field, key) => format!("{key}, {field}"),
    };
    let mut out = format!("{}:{}:{}: [{}] {what}\n", change.file, change.line, change.column, change.rule);
    if !change.before.is_empty() {
        out.push_str(&format!("  - {}\n", change.before.replace('\n', "\n    ")));
    }
    if !change.after.is_empty() {
        out.push_str(&format!("  + {}\n", change.after.replace('\n', "\n    ")));
    }
    out.push_str(&format!("    {}\n", change.reason));
    out
}

fn list_of_rules() -> String {
    clean::rules().iter().map(line_of).collect()
}

fn line_of(rule: &Rule) -> String {
    let class = if rule.class == Class::Safe { "safe" } else { "unsafe" };
    let when = match rule.when {
        Use::Default => "on",
        Use::WithUnsafe => "with --unsafe",
        Use::WithUnsafeOrBiblatex => "with --unsafe or --dialect biblatex",
        Use::WithDialect => "with --dialect",
        Use::Asked => "when named",
    };
    format!("{:<17} {class:<7} {when:<15} {}\n", rule.id, rule.reason)
}
