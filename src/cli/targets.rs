//! What a command writes may not be what it reads, nor what a library is made of, nor another's work: a name mistyped behind
//! `-o` would cost a bibliography.
//!
//! The rule: no result goes into a file that the command reads, nor into `bib/` over a file or as a folder; none has the ending
//! of a text that people write or other programs keep, unless it is such a text; and a file that is there must hold something
//! of the kind that the command writes. What depends on the ending holds whether the file is there or not, so that a command
//! that ran once runs again.

use std::ffi::OsStr;
use std::io::Read;
use std::path::{Path, PathBuf};

use catena::export::network::APPLICATION;
use catena::text::is_binary;
use clap::{ArgMatches, Command};

use super::output::Failure;

/// Arguments that name files to be written; every other one that names a file names one to be read.
const WRITTEN: [&str; 3] = ["output", "key_map", "log"];

/// Arguments that are files to be read, though they are more than a path: with a share behind, or the name of a style.
const READ_BY_NAME: [&str; 3] = ["files", "calibrate_on", "style"];

/// Endings of texts that people write or other programs keep, and formats of ours that are written into such a file.
const TEXTS: [(&str, &[&str]); 22] = [
    ("bib", &["bib"]),
    ("ris", &["ris"]),
    ("mods", &["mods"]),
    ("nbib", &[]),
    ("toml", &[]),
    ("csl", &[]),
    ("tex", &["latex"]),
    ("typ", &["typst"]),
    ("md", &["md"]),
    ("qmd", &["md"]),
    ("mark", &[]),
    ("rmd", &["md"]),
    ("rst", &[]),
    ("org", &[]),
    ("sty", &[]),
    ("cls", &[]),
    ("bst", &[]),
    ("py", &[]),
    ("r", &[]),
    ("ipynb", &[]),
    ("yaml", &[]),
    ("yml", &[]),
];

/// Refuses a command whose arguments name a file to be written that holds something else. `command` describes `given`.
pub fn check(command: &Command, given: &ArgMatches) -> Result<(), Failure> {
    let inputs = inputs(given);
    let mut taken: Vec<PathBuf> = Vec::new();
    for id in WRITTEN {
        let path = given.try_get_one::<PathBuf>(id).ok().flatten();
        let Some(path) = path.filter(|path| *path != Path::new("-")) else { continue };
        let Ok(real) = path.canonicalize() else {
            if is_part_of_library(path) || writes_a_folder(given) && is_in_library(path) {
                return Err(of_library(path));
            }
            may_be_called_so(command, given, id, path)?;
            continue;
        };
        if real.is_dir() && is_in_library(&real) {
            return Err(of_library(path));
        }
        if !real.is_file() {
            continue;
        }
        if inputs.contains(&real) {
            return Err(is_input(command, path));
        }
        if taken.contains(&real) {
            return Err(Failure::new(format!("{}: two results would go into it", path.display())));
        }
        if is_part_of_library(&real) {
            return Err(of_library(path));
        }
        may_be_called_so(command, given, id, path)?;
        match id {
            "key_map" if !is_key_map(path) => {
                let problem = Failure::new(format!("{}: there is such a file already", path.display()));
                return Err(problem.help("name another with --key-map, or move this one; nothing was changed"));
            }
            "output" => is_ours(command, given, path)?,
            _ => {}
        }
        taken.push(real);
    }
    Ok(())
}

/// The files that the arguments name to be read, as the file system knows them.
fn inputs(given: &ArgMatches) -> Vec<PathBuf> {
    let mut inputs = Vec::new();
    for id in given.ids().map(clap::Id::as_str).filter(|id| !WRITTEN.contains(id)) {
        if let Ok(Some(paths)) = given.try_get_many::<PathBuf>(id) {
            inputs.extend(paths.cloned());
        } else if let Ok(Some(names)) = given.try_get_many::<String>(id)
            && READ_BY_NAME.contains(&id)
        {
            let without_share = |name: &String| PathBuf::from(name.rsplit_once(':').map_or(name.as_str(), |(n, _)| n));
            inputs.extend(names.flat_map(|name| [PathBuf::from(name), without_share(name)]));
        }
    }
    inputs.iter().filter_map(|path| path.canonicalize().ok()).filter(|path| path.is_file()).collect()
}

fn is_input(command: &Command, path: &Path) -> Failure {
    let problem = Failure::new(format!("{}: this file is read, and would be overwritten", path.display()));
    problem.help(match command.get_name() {
        "clean" => "name another file, or write back with --in-place; nothing was changed",
        _ => "name another file with -o; nothing was changed",
    })
}

fn of_library(path: &Path) -> Failure {
    let problem = Failure::new(format!("{}: the library is made of this file", path.display()));
    problem.help("results go elsewhere: name another file; nothing was changed")
}

/// Refuses a name whose ending says that the file is something else than the command writes.
fn may_be_called_so(command: &Command, given: &ArgMatches, id: &str, path: &Path) -> Result<(), Failure> {
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default().to_lowercase();
    let Some((_, formats)) = TEXTS.iter().find(|(text, _)| *text == ending) else { return Ok(()) };
    let is_one = match (id, command.get_name()) {
        ("output", "clean") => ending == "bib" && !given.get_flag("diff"),
        ("output", _) => formats.iter().any(|format| writes(command, given, format)),
        _ => false,
    };
    if is_one {
        return Ok(());
    }
    let name = command.get_name();
    let problem =
        Failure::new(format!("{}: `catena {name}` writes something else there than .{ending}", path.display()));
    Err(problem.help("give it another ending; nothing was changed"))
}

/// Whether a file holds what `--key-map` writes: keys by keys.
fn is_key_map(path: &Path) -> bool {
    let read = || serde_json::from_slice::<std::collections::BTreeMap<String, String>>(&std::fs::read(path).ok()?).ok();
    read().is_some()
}

/// The format that a command was given or takes of itself, where it has one.
fn format_of(given: &ArgMatches) -> Option<&OsStr> {
    given.try_get_raw("format").ok().flatten()?.next()
}

/// Whether the command may write a folder of files.
fn writes_a_folder(given: &ArgMatches) -> bool {
    format_of(given)
        .is_some_and(|format| ["csv", "neo4j", "parquet"].iter().any(|folder| format.eq_ignore_ascii_case(folder)))
}

/// Whether a path is a library's `bib/` or lies in it.
fn is_in_library(path: &Path) -> bool {
    let Ok(path) = std::path::absolute(path) else { return false };
    path.ancestors().any(|folder| folder.ends_with("bib") && is_bib_folder(folder))
}

/// Whether a file that is there lies in a library's `bib/`, or one that is not would be read as a part of it.
fn is_part_of_library(path: &Path) -> bool {
    let Ok(path) = std::path::absolute(path) else { return false };
    let inside = path.ancestors().skip(1).any(|folder| folder.ends_with("bib") && is_bib_folder(folder));
    inside && (path.exists() || path.extension().is_some_and(|ending| ending == "toml"))
}

/// Whether a folder has what only a library's has: its settings, claims or traditions, or a document's record.
fn is_bib_folder(folder: &Path) -> bool {
    let own = ["catena.toml", "claims.toml", "identity.toml", "traditions.toml"];
    let inner = || std::fs::read_dir(folder).into_iter().flatten().flatten();
    own.iter().any(|name| folder.join(name).is_file()) || inner().any(|e| e.path().join("document.toml").is_file())
}

/// Refuses an `old` file of a kind that the command does not write.
fn is_ours(command: &Command, given: &ArgMatches, old: &Path) -> Result<(), Failure> {
    let mut head = Vec::new();
    let read = std::fs::File::open(old).and_then(|file| file.take(1 << 12).read_to_end(&mut head));
    if read.is_err() || head.is_empty() {
        return Ok(());
    }
    let name = command.get_name();
    let is_pdf = || old.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("pdf"));
    let same = match name {
        "train" => head.starts_with(b"catena"),
        "map" => !is_document(&head) || head.starts_with(b"%PDF-") && is_pdf(),
        "clean" if given.get_flag("diff") => !is_document(&head),
        _ => is_table(given, &head).unwrap_or_else(|| !is_document(&head) && !is_binary(&head)),
    };
    if same {
        return Ok(());
    }
    let problem = Failure::new(format!("{}: it holds something else than `catena {name}` writes", old.display()));
    Err(problem.help("name another file with -o, or move this one; nothing was changed"))
}

/// Whether an old file is of the kind of tables that are to be written, where these are no text; a database that is not
/// Catena's may be another program's memory.
fn is_table(given: &ArgMatches, head: &[u8]) -> Option<bool> {
    match format_of(given)?.to_str()? {
        "sqlite" => {
            Some(head.get(68..72) == Some(&APPLICATION.to_be_bytes()) && head.starts_with(b"SQLite format 3\0"))
        }
        "parquet" => Some(head.starts_with(b"PAR1")),
        _ => None,
    }
}

fn is_document(head: &[u8]) -> bool {
    head.starts_with(b"%PDF-") || head.starts_with(b"PK\x03\x04")
}

/// Whether the command writes the format of that name: it is the one that was asked for, or, where none was, one of those that
/// the ending of a file stands for.
fn writes(command: &Command, given: &ArgMatches, format: &str) -> bool {
    let Some(argument) = command.get_arguments().find(|argument| argument.get_id() == "format") else { return false };
    let values = argument.get_possible_values();
    let asked =
        format_of(given).filter(|_| given.value_source("format") == Some(clap::parser::ValueSource::CommandLine));
    match asked.and_then(|asked| asked.to_str()) {
        Some(asked) => values.iter().any(|value| value.matches(asked, true) && value.matches(format, true)),
        None => values.iter().any(|value| value.matches(format, true)),
    }
}
