//! What is written takes the place of nothing else, and what ran once runs again.
#![allow(clippy::unwrap_used, clippy::expect_used)] // a test fails by panicking

mod common;

use std::fs;

use common::{library, run, stderr};

const BIB: &str = "@book{roe,\n  author = {Roe, Ann},\n  title = {Salt},\n  date = {1999},\n}\n";

/// A library of one document.
fn small() -> tempfile::TempDir {
    let folder = library(&[
        ("catena.toml", "title = \"Salt\"\ndocuments = [\"doe2020\"]\n"),
        (
            "doe2020/document.toml",
            "key = \"doe2020\"\n[record]\ntype = \"article\"\ntitle = \"D\"\ndate = \"2020\"\nauthor = [\"Doe, Ann\"]\n",
        ),
        ("doe2020/references.txt", "Roe, A. (1999) Salt. Oslo: Quay.\n"),
    ]);
    fs::write(folder.path().join("a.bib"), BIB).unwrap();
    folder
}

#[test]
fn a_command_that_wrote_a_file_writes_it_again_and_one_that_may_not_never_does() {
    let folder = small();
    let at = |name: &str| folder.path().join(name);
    fs::write(at("l.txt"), "Roe, A. (1999) Salt. Oslo: Quay.\n").unwrap();
    fs::write(at("t.txt"), "Salt\n\nSalt is old (Roe 1999).\n\nReferences\n\nRoe, A. (1999) Salt. Oslo: Quay.\n")
        .unwrap();
    let commands = [
        "show roe1999",
        "query works --format json",
        "export bib",
        "map timeline --format svg",
        "read t.txt",
        "parse l.txt",
        "clean a.bib --diff",
        "check a.bib",
    ];
    for command in commands {
        for ending in ["md", "bib", "tex", "txt", "svg"] {
            let file = format!("x.{ending}");
            let write = || {
                let arguments: Vec<&str> = command.split(' ').chain(["-o", &file, "-q"]).collect();
                run(folder.path(), &arguments)
            };
            let first = write();
            let there = at(&file).exists();
            assert_eq!(first.status.success(), there, "{command} {file}: {}", stderr(&first));
            let again = write();
            assert_eq!(again.status.code(), first.status.code(), "{command} {file}: {}", stderr(&again));
            if there {
                fs::remove_file(at(&file)).unwrap();
            } else {
                // A person's file of that name stays as it is.
                fs::write(at(&file), "mine\n").unwrap();
                write();
                assert_eq!(fs::read_to_string(at(&file)).unwrap(), "mine\n", "{command} {file}");
                fs::remove_file(at(&file)).unwrap();
            }
        }
    }
}

#[test]
fn endings_of_texts_are_for_such_texts() {
    let folder = small();
    for (command, file, fits) in [
        ("export bib", "x.bib", true),
        ("export csl-json", "x.bib", false),
        ("query works", "x.bib", true),
        ("query works --format json", "x.bib", false),
        ("query works", "x.md", true),
        ("show roe1999", "x.md", true),
        ("export latex", "x.tex", true),
        ("clean a.bib", "x.bib", true),
        ("clean a.bib --diff", "x.bib", false),
        ("clean a.bib", "x.tex", false),
        ("check a.bib", "x.py", false),
    ] {
        let arguments: Vec<&str> = command.split(' ').chain(["-o", file, "-q"]).collect();
        let output = run(folder.path(), &arguments);
        assert_eq!(output.status.success(), fits, "{command} {file}: {}", stderr(&output));
        let _ = fs::remove_file(folder.path().join(file));
    }
}

#[test]
fn a_map_of_keys_is_written_again_and_over_nothing_else() {
    let folder = small();
    fs::write(folder.path().join("notes.json"), "{\"title\": [\"mine\"]}\n").unwrap();
    let write =
        |target: &str| run(folder.path(), &["clean", "a.bib", "--keys", "[auth]X", "--key-map", target, "-o", "b.bib"]);
    assert!(write("keys.json").status.success());
    let first = fs::read(folder.path().join("keys.json")).unwrap();
    let again = write("keys.json");
    assert!(again.status.success(), "{}", stderr(&again));
    assert_eq!(fs::read(folder.path().join("keys.json")).unwrap(), first);
    for target in ["notes.json", "keys.bib", "bib/keys.toml"] {
        let refused = write(target);
        assert_eq!(refused.status.code(), Some(2), "{target}: {}", stderr(&refused));
    }
    assert!(fs::read_to_string(folder.path().join("notes.json")).unwrap().contains("mine"));
}

#[test]
fn tables_are_no_part_of_a_library() {
    let folder = small();
    let before = fs::read_dir(folder.path().join("bib")).unwrap().count();
    for format in ["csv", "neo4j"] {
        for target in ["bib", "bib/", "bib/doe2020/", "bib/tables/"] {
            let refused = run(folder.path(), &["export", format, "-o", target]);
            assert_eq!(refused.status.code(), Some(2), "{format} {target}: {}", stderr(&refused));
            assert!(stderr(&refused).contains("the library is made of"), "{}", stderr(&refused));
        }
        for _ in 0..2 {
            let written = run(folder.path(), &["export", format, "-o", &format!("{format}-tables/"), "-q"]);
            assert!(written.status.success(), "{}", stderr(&written));
        }
    }
    // Each of the two calls a table `nodes.csv`: one does not take the other's place.
    let mixed = run(folder.path(), &["export", "neo4j", "-o", "csv-tables/", "-q"]);
    assert_eq!(mixed.status.code(), Some(2), "{}", stderr(&mixed));
    assert_eq!(fs::read_dir(folder.path().join("bib")).unwrap().count(), before);
}
