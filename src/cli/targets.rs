//! What a command writes may not be what it reads, nor what a library is made of, nor another's work: a name mistyped behind
//! `-o` would cost a bibliography.

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
const TEXTS: [(&str, &[&str]); 11] = [
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
];

/// Refuses a command whose arguments name a file to be written that holds something else. `command` describes `given`.
pub fn check(command: &Command, given: &ArgMatches) -> Result<(), Failure> {
    let inputs = inputs(given);
    let mut taken: Vec<PathBuf> = Vec::new();
    for id in WRITTEN {
        let path = given.try_get_one::<PathBuf>(id).ok().flatten();
        let Some(path) = path.filter(|path| *path != Path::new("-")) else { continue };
        let Ok(real) = path.canonicalize() else {
            if is_part_of_library(path) {
                return Err(of_library(path));
            }
            continue;
        };
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
        match id {
            "key_map" => {
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
    let ending = old.extension().and_then(|ending| ending.to_str()).unwrap_or_default().to_lowercase();
    let text = TEXTS.iter().find(|(text, _)| *text == ending).filter(|_| name != "clean");
    let foreign_text = text.is_some_and(|(_, formats)| !formats.iter().any(|format| can_write(command, format)));
    let same = match name {
        "train" => head.starts_with(b"catena"),
        "map" => !is_document(&head) || head.starts_with(b"%PDF-") && ending == "pdf",
        "clean" if given.get_flag("diff") => !is_document(&head) && ending != "bib",
        "export" if is_table(given, &head) => true,
        _ => !is_document(&head) && !is_binary(&head),
    };
    if same && !foreign_text {
        return Ok(());
    }
    let problem = Failure::new(format!("{}: it holds something else than `catena {name}` writes", old.display()));
    Err(problem.help("name another file with -o, or move this one; nothing was changed"))
}

/// Whether an old file is of the kind of tables that are to be written; a database that is not Catena's may be another
/// program's memory.
fn is_table(given: &ArgMatches, head: &[u8]) -> bool {
    let format = given.get_raw("format").and_then(|mut values| values.next()).and_then(std::ffi::OsStr::to_str);
    match format {
        Some("sqlite") => {
            head.get(68..72) == Some(&APPLICATION.to_be_bytes()) && head.starts_with(b"SQLite format 3\0")
        }
        Some("parquet") => head.starts_with(b"PAR1"),
        _ => false,
    }
}

fn is_document(head: &[u8]) -> bool {
    head.starts_with(b"%PDF-") || head.starts_with(b"PK\x03\x04")
}

/// Whether a format of that name is among those that the command writes.
fn can_write(command: &Command, format: &str) -> bool {
    let arguments = command.get_arguments().filter(|argument| argument.get_id() == "format");
    arguments.flat_map(|argument| argument.get_possible_values()).any(|value| value.matches(format, true))
}
