//! What the tests of the program share: a library to work in, and the outside programs that check its output.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::print_stderr)] // a test fails by panicking
#![allow(dead_code)] // each test file is a program of its own and uses a part of this

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// The repository's root.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The `catena` program, with a terminal's habits switched off.
pub fn catena() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_catena"));
    command.env("NO_COLOR", "1");
    command
}

/// Runs `catena` with `arguments` in `folder`.
pub fn run(folder: &Path, arguments: &[&str]) -> Output {
    catena().current_dir(folder).args(arguments).output().expect("the program was built with the tests")
}

/// Standard output as text.
pub fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("output is UTF-8")
}

/// Standard error as text.
pub fn stderr(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// A fresh copy of the shipped `bib/` in a folder of its own.
pub fn shipped_library() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    copy(&root().join("bib"), &folder.path().join("bib"));
    folder
}

/// A library made of `files`: paths relative to `bib/`, with their contents.
pub fn library(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for (path, content) in files {
        let target = folder.path().join("bib").join(path);
        fs::create_dir_all(target.parent().expect("a file has a folder")).expect("a writable folder");
        fs::write(target, content).expect("a writable file");
    }
    folder
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a writable folder");
    for entry in fs::read_dir(from).expect("a readable folder") {
        let entry = entry.expect("a readable entry");
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).expect("a readable file");
        }
    }
}

/// An outside program, where it is installed. Where it is not, the test says that it was skipped; with
/// `CATENA_TESTS_MUST_RUN` set it fails instead.
pub fn outside(program: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let found = std::env::split_paths(&path).map(|folder| folder.join(program)).find(|candidate| candidate.is_file());
    if found.is_none() {
        skip(&format!("`{program}` is not installed"));
    }
    found
}

/// A Python that has `module`, where there is one.
pub fn python_with(module: &str) -> Option<PathBuf> {
    let candidates =
        std::env::var_os("CATENA_TEST_PYTHON").into_iter().chain(["python3".into(), "/usr/bin/python3".into()]);
    for candidate in candidates {
        let works = Command::new(&candidate).args(["-c", &format!("import {module}")]).output();
        if works.is_ok_and(|output| output.status.success()) {
            return Some(candidate.into());
        }
    }
    skip(&format!("no Python with `{module}`"));
    None
}

fn skip(why: &str) {
    assert!(std::env::var_os("CATENA_TESTS_MUST_RUN").is_none(), "a test may not be skipped here, and {why}");
    eprintln!("skipped: {why}");
}
