//! `catena export`, run as a user runs it, on the library that comes with the repository.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::print_stderr)] // a test fails by panicking

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
}
