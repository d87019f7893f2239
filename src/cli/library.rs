//! Opening the library that a command works on.

use std::path::Path;

use catena::diagnostic::{Diagnostic, Severity};
use catena::graph::Scholarship;
use catena::library::{Library, Turn, decode};

use super::Globals;
use super::output::{self, Failure};

/// A library with its graph.
pub struct Opened {
    /// The library.
    pub library: Library,
    /// Its graph.
    pub graph: Scholarship,
    /// What is wrong with the library.
    pub problems: Vec<Diagnostic>,
}

/// Opens the library in the folder that the user named, or the nearest one above it.
pub fn open(globals: &Globals) -> Result<Opened, Failure> {
    let (library, mut problems) = Library::open(&globals.directory).map_err(|error| {
        Failure::new(error.to_string())
            .help("go to the folder that holds bib/, name it with -C, or begin one with `catena init`")
    })?;
    let (graph, more) = Scholarship::build(&library.corpus);
    problems.extend(more);
    Ok(Opened { library, graph, problems })
}

/// The turn to change the library: taken before what is to be changed is read, and kept until it is written.
pub fn turn(globals: &Globals) -> Result<Turn, Failure> {
    let root = &globals.directory;
    let waits = || output::note(globals, "another command changes this library; waiting until it is done");
    Turn::take(root, waits).map_err(|error| Failure::file(root, &error))
}

/// Opens a library to ask it something: problems are counted, not listed.
pub fn open_to_ask(globals: &Globals) -> Result<Opened, Failure> {
    let opened = open(globals)?;
    let count = |severity| opened.problems.iter().filter(|problem| problem.severity == severity).count();
    let errors = count(Severity::Error);
    if errors > 0 {
        output::note(
            globals,
            &format!("note: {} in bib/, what they concern was left out; see `catena check`", counted(errors, "error")),
        );
    } else if globals.verbose > 0 {
        output::note(globals, &format!("note: {} in bib/", counted(count(Severity::Warning), "warning")));
    }
    Ok(opened)
}

/// How many claims count, and how many a person has rejected.
pub fn claims(graph: &Scholarship) -> String {
    let standing = graph.claims.iter().filter(|claim| claim.stands()).count();
    match graph.claims.len() - standing {
        0 => counted(standing, "claim"),
        rejected => format!("{} ({rejected} more rejected)", counted(standing, "claim")),
    }
}

/// The text of a file of the library, in whatever encoding the library reads; `None` where there is no file.
pub fn read_if_there(path: &Path) -> Result<Option<String>, Failure> {
    match std::fs::read(path) {
        Ok(bytes) => match decode(&bytes) {
            (Some(text), _) => Ok(Some(text)),
            (None, _) => Err(Failure::new(format!("{}: it has NUL bytes and is no text", path.display()))),
        },
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(Failure::file(path, &error)),
    }
}

/// `1 error`, `2 errors`.
pub fn counted(number: usize, noun: &str) -> String {
    if number == 1 { format!("1 {noun}") } else { format!("{number} {noun}s") }
}
