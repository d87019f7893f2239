//! `catena export`, run as a user runs it, on the library that comes with the repository.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::print_stderr)] // a test fails by panicking

use std::path::Path;

use assert_cmd::Command;

fn export(arguments: &[&str]) -> std::process::Output {
    let mut command = Command::cargo_bin("catena").unwrap();
    command.args(["-C", env!("CARGO_MANIFEST_DIR"), "export"]).args(arguments).output().unwrap()
}

fn text(arguments: &[&str]) -> String {
    let output = export(arguments);
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn every_format_is_written_and_is_the_same_each_time() {
    for format in "bib csl-json ris json graphml gexf pajek jgf dot csv turtle md html typst latex txt".split(' ') {
        let first = text(&[format]);
        assert!(first.len() > 1000, "{format}");
        assert_eq!(first, text(&[format]), "{format}");
    }
}

#[test]
fn a_query_chooses_what_is_written() {
    let chosen = text(&["csl-json", "--where", "author:Hochschild"]);
    let items: Vec<serde_json::Value> = serde_json::from_str(&chosen).unwrap();
    assert!(!items.is_empty());
    assert!(items.iter().all(|item| item["author"].to_string().contains("Hochschild")));
    let wrong = export(&["csl-json", "--where", "auhtor:Hochschild"]);
    assert_eq!(wrong.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&wrong.stderr).contains("author"));
}

#[test]
fn the_ending_of_a_file_says_what_is_written_into_it() {
    let folder = tempfile::tempdir().unwrap();
    for (name, begins) in
        [("a.csv", "key,year"), ("a.json", "["), ("a.bib", "@"), ("a.md", "| key"), ("a.txt", "key  ")]
    {
        let path = folder.path().join(name);
        let mut command = Command::cargo_bin("catena").unwrap();
        command
            .args(["-C", env!("CARGO_MANIFEST_DIR"), "query", "Hochschild 2012", "-o"])
            .arg(&path)
            .assert()
            .success();
        let text = std::fs::read_to_string(&path).unwrap();
        assert!(text.starts_with(begins) && text.contains("hochschild2012b"), "{name}: {text}");
    }
}

#[test]
fn words_are_not_written_under_the_name_of_a_picture() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.pdf");
    let mut command = Command::cargo_bin("catena").unwrap();
    command.args(["-C", env!("CARGO_MANIFEST_DIR"), "query", "Hochschild 2012", "-o"]).arg(&path).assert().code(2);
    assert!(!path.exists());
}

#[test]
fn an_unknown_style_is_answered_with_the_nearest() {
    let wrong = export(&["md", "--style", "chicago-autor-date"]);
    assert_eq!(wrong.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&wrong.stderr).contains("chicago-author-date"));
}

#[test]
fn tables_go_into_a_folder() {
    let folder = tempfile::tempdir().unwrap();
    let target = folder.path().join("tables");
    text(&["csv", "-o", target.to_str().unwrap()]);
    for name in ["nodes.csv", "edges.csv", "claims.csv", "citations.csv"] {
        assert!(target.join(name).is_file(), "{name}");
    }
    text(&["csv", "-o", target.to_str().unwrap()]);
    // Another's table of that name stays, and nothing is written beside it.
    std::fs::remove_file(target.join("claims.csv")).unwrap();
    std::fs::write(target.join("nodes.csv"), "node,river,length\n1,Dee,140\n").unwrap();
    let output = export(&["csv", "-o", target.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("nodes.csv"));
    assert!(std::fs::read_to_string(target.join("nodes.csv")).unwrap().contains("Dee"));
    assert!(!target.join("claims.csv").exists());
}

#[test]
fn databases_are_the_same_each_time_and_take_the_place_of_their_like_alone() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    for (format, name) in [("sqlite", "a.sqlite"), ("sqlite", "a.db"), ("parquet", "edges.parquet")] {
        let piped = export(&[format, "--table", "edges"]);
        assert!(piped.status.success(), "{format}: {}", String::from_utf8_lossy(&piped.stderr));
        for _ in 0..2 {
            text(&[format, "--table", "edges", "-o", &at(name)]);
            assert!(std::fs::read(at(name)).unwrap() == piped.stdout, "{name}");
        }
    }
    text(&["parquet", "-o", &at("tables")]);
    for name in ["nodes", "edges", "claims", "citations"] {
        let bytes = std::fs::read(at(&format!("tables/{name}.parquet"))).unwrap();
        assert!(bytes.starts_with(b"PAR1") && bytes.ends_with(b"PAR1"), "{name}");
    }
    // A reference manager's database, not Catena's.
    let mut foreign = std::fs::read(at("a.sqlite")).unwrap();
    foreign[68..72].fill(0);
    std::fs::write(at("zotero.sqlite"), &foreign).unwrap();
    for (format, name) in [("sqlite", "zotero.sqlite"), ("bib", "a.sqlite"), ("sqlite", "edges.parquet")] {
        let refused = export(&[format, "-o", &at(name)]);
        assert_eq!(refused.status.code(), Some(2), "{format} {name}");
    }
    assert!(std::fs::read(at("zotero.sqlite")).unwrap() == foreign);
}

/// What a command says that is refused, where `file` in `folder` must stay as it is.
fn refused(folder: &Path, arguments: &[&str], file: &str) -> String {
    let before = std::fs::read(folder.join(file)).ok();
    let output = Command::cargo_bin("catena").unwrap().current_dir(folder).args(arguments).output().unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2), "{arguments:?}: {said}");
    assert_eq!(std::fs::read(folder.join(file)).ok(), before, "{arguments:?}");
    said
}

#[test]
fn no_result_takes_the_place_of_what_is_read_or_of_the_library() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    std::fs::create_dir_all(at("bib/roe2001")).unwrap();
    std::fs::write(at("bib/catena.toml"), "title = \"A\"\n").unwrap();
    std::fs::write(at("bib/roe2001/references.txt"), "Moor, A. (1999) Rivers. London: Quay.\n").unwrap();
    std::fs::write(at("a.bib"), "@book{a, title = {One}, author = {Roe, A.}, date = {2001}}\n").unwrap();
    std::fs::write(at("t.txt"), "Rivers rise (Roe 2001).\n\nReferences\n\nRoe, A. (2001) One. London: Quay.\n")
        .unwrap();
    std::os::unix::fs::symlink("a.bib", at("link.bib")).unwrap();
    for (arguments, file) in [
        (&["check", "a.bib", "-o", "a.bib"][..], "a.bib"),
        (&["check", "a.bib", "-o", "./link.bib"], "a.bib"),
        (&["clean", "a.bib", "-o", "a.bib", "--diff"], "a.bib"),
        (&["read", "t.txt", "-o", "t.txt"], "t.txt"),
        (&["parse", "t.txt", "--output=t.txt"], "t.txt"),
        (&["train", "t.txt:0.5", "-o", "t.txt"], "t.txt"),
        (&["export", "md", "--style", "a.bib", "-o", "a.bib"], "a.bib"),
    ] {
        assert!(refused(folder.path(), arguments, file).contains("this file is read"), "{arguments:?}");
    }
    for (arguments, file) in [
        (&["export", "bib", "-o", "bib/catena.toml"][..], "bib/catena.toml"),
        (&["query", "-o", "bib/traditions.toml"], "bib/traditions.toml"),
        (&["map", "--format", "svg", "-o", "bib/roe2001/references.txt"], "bib/roe2001/references.txt"),
        (&["-C", "bib", "clean", "a.bib", "-o", "bib/roe2001/references.txt"], "bib/roe2001/references.txt"),
    ] {
        assert!(refused(folder.path(), arguments, file).contains("the library is made of"), "{arguments:?}");
    }
}

#[test]
fn a_result_replaces_its_like_and_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    std::fs::write(at("a.bib"), "@book{a, title = {One}, author = {Roe, A.}, date = {2001}}\n").unwrap();
    std::fs::write(at("old.bib"), "@book{b, title = {Two}}\n").unwrap();
    std::fs::write(at("thesis.tex"), "\\section{One}\n").unwrap();
    std::fs::write(at("scan.dat"), b"%PDF-1.7\n\0").unwrap();
    std::fs::write(at("none.jsonl"), "").unwrap();
    std::fs::write(at("letter.txt"), "Dear all\n").unwrap();
    for (arguments, file) in [
        (&["check", "a.bib", "-o", "old.bib"][..], "old.bib"),
        (&["check", "a.bib", "-o", "thesis.tex"], "thesis.tex"),
        (&["parse", "a.bib", "-o", "scan.dat"], "scan.dat"),
        (&["train", "a.bib", "-o", "letter.txt"], "letter.txt"),
    ] {
        assert!(refused(folder.path(), arguments, file).contains("something else"), "{arguments:?}");
    }
    assert!(refused(folder.path(), &["train", "none.jsonl", "-o", "new.model"], "new.model").contains("no tagged"));
    for _ in 0..2 {
        for arguments in [
            ["parse", "a.bib", "--format", "ris", "-o", "a.ris"],
            ["parse", "a.bib", "--format", "bib", "-o", "old.bib"],
        ] {
            let run =
                Command::cargo_bin("catena").unwrap().current_dir(folder.path()).args(arguments).output().unwrap();
            assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
        }
    }
}

#[test]
fn a_line_that_is_cut_is_named() {
    let line = format!("Moor, A. (1999) Rivers. London: Quay. {}", "and more ".repeat(40_000));
    for format in ["csl-json", "jsonl", "bib"] {
        let mut parse = Command::cargo_bin("catena").unwrap();
        let parsed =
            parse.args(["parse", "--format", format]).write_stdin(format!("A line.\n{line}\n")).output().unwrap();
        let said = String::from_utf8(parsed.stderr).unwrap();
        assert!(said.contains("entry-too-long") && said.contains("line 2"), "{format}: {said}");
    }
}
