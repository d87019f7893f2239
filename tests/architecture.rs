//! The order of the modules is the order in which data flows: a module uses only those before it.
//!
//! Reads the `crate::…` paths of every file under `src/` and holds them against [`ORDER`].
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::print_stderr)] // a test fails by panicking

use std::fs;
use std::path::{Path, PathBuf};

/// From what knows nothing to what knows everything. `diagnostic` and `text` may be used by all.
const ORDER: &[&str] = &[
    "text",
    "diagnostic",
    "record",
    "document",
    "reference",
    "bibtex",
    "interchange",
    "work",
    "citation",
    "tradition",
    "graph",
    "query",
    "map",
    "export",
    "library",
];

/// Lines that a source file may have; beyond that it holds more than one idea.
const LONGEST_FILE: usize = 600;

fn rust_files(folder: &Path, found: &mut Vec<PathBuf>) {
    let mut entries: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            rust_files(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
}

fn sources() -> Vec<(PathBuf, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    rust_files(&root, &mut files);
    files
        .into_iter()
        .map(|path| {
            let text = fs::read_to_string(&path).unwrap();
            (path.strip_prefix(&root).unwrap().to_owned(), text)
        })
        .collect()
}

/// A file without the tests at its end, which may look anywhere and print.
fn before_tests(text: &str) -> &str {
    let mut attributes = text.match_indices("#[cfg(test)]\n");
    let tests = attributes.find(|(at, attribute)| {
        let line = text[at + attribute.len()..].lines().next().unwrap_or("");
        line.starts_with("mod ") && line.ends_with('{')
    });
    tests.map_or(text, |(at, _)| &text[..at])
}

fn module_of(file: &Path) -> Option<usize> {
    let first = file.components().next()?.as_os_str().to_str()?;
    ORDER.iter().position(|module| *module == first.trim_end_matches(".rs"))
}

#[test]
fn modules_use_only_what_stands_before_them() {
    let mut breaches = Vec::new();
    for (file, text) in sources() {
        let Some(own) = module_of(&file) else { continue };
        let code = before_tests(&text);
        for (number, line) in code.lines().enumerate() {
            if line.trim_start().starts_with("//") {
                continue;
            }
            for path in line.split("crate::").skip(1) {
                let name: String = path.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
                if let Some(used) = ORDER.iter().position(|module| *module == name)
                    && used > own
                {
                    breaches.push(format!("src/{}:{}: {} uses {name}", file.display(), number + 1, ORDER[own]));
                }
            }
        }
    }
    assert!(breaches.is_empty(), "data would flow backwards:\n{}", breaches.join("\n"));
}

#[test]
fn every_module_is_in_the_order() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for entry in fs::read_dir(root).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let name = name.trim_end_matches(".rs");
        let known = ORDER.contains(&name) || ["lib", "main", "cli"].contains(&name);
        assert!(known, "src/{name} has no place in the order of modules");
    }
}

#[test]
fn the_library_never_prints_or_exits() {
    let mut breaches = Vec::new();
    for (file, text) in sources() {
        if file.starts_with("cli") || file == Path::new("main.rs") {
            continue;
        }
        let code = before_tests(&text);
        for (number, line) in code.lines().enumerate() {
            let code = line.split("//").next().unwrap_or("");
            if ["println!", "eprintln!", "print!(", "process::exit"].iter().any(|call| code.contains(call)) {
                breaches.push(format!("src/{}:{}", file.display(), number + 1));
            }
        }
    }
    assert!(breaches.is_empty(), "only the program prints:\n{}", breaches.join("\n"));
}

#[test]
fn every_file_says_what_it_is_and_stays_readable() {
    let mut breaches = Vec::new();
    for (file, text) in sources() {
        if !text.starts_with("//!") {
            breaches.push(format!("src/{}: no module documentation on its first line", file.display()));
        }
        let lines = text.lines().count();
        if lines > LONGEST_FILE {
            breaches.push(format!("src/{}: {lines} lines, {LONGEST_FILE} at most", file.display()));
        }
    }
    assert!(breaches.is_empty(), "{}", breaches.join("\n"));
}

#[test]
fn nothing_reaches_for_the_network() {
    for (file, text) in sources() {
        for word in ["std::net", "TcpStream", "UdpSocket", "reqwest", "ureq::", "hyper::"] {
            assert!(!text.contains(word), "src/{} has {word}: nothing may leave the user's machine", file.display());
        }
    }
}
