//! Manuscripts that cite by key: the .bib files beside them belong to them wherever they are read, and a key that leads
//! nowhere is said.

#![allow(clippy::unwrap_used, clippy::expect_used)] // a test fails by panicking
mod common;

use std::fs;

use common::{run, stderr, stdout};

const BIB: &str = "@book{doe2001, author = {Doe, Ann}, title = {Rivers}, date = {2001}}\n\
    @book{roe1999, author = {Roe, Max}, title = {Lakes}, date = {1999}}\n\
    @book{eng1980, author = {Eng, Per}, title = {Never Cited}, date = {1980}}\n";

const MARKDOWN: &str = "---\ntitle: On Water\nauthor: [Jane Poe, Max Muster]\ndate: 2024-03-05\nbibliography: refs.bib\n---\n\n\
    Rivers run [@doe2001, p. 3], as in @fig:flow. @Fig:flow shows it. Lakes stand (Roe 1999). Others differ [@wrong2020].\n";

const LATEX: &str = "\\documentclass{article}\n\\title{On Water}\\author{Jane Poe}\\addbibresource{refs.bib}\n\\begin{document}\n\
    Rivers run \\autocite[3]{doe2001}, see \\hyperlink{sec2}{Section 2}. Lakes stand \\parencite{roe1999,wrong2020}.\n\\printbibliography\n\\end{document}\n";

fn manuscripts() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("ms")).unwrap();
    for (name, content) in [("paper.md", MARKDOWN), ("paper.tex", LATEX), ("refs.bib", BIB)] {
        fs::write(folder.path().join("ms").join(name), content).unwrap();
    }
    folder
}

#[test]
fn a_key_that_no_entry_has_is_reported_by_read_and_by_check() {
    let folder = manuscripts();
    for name in ["ms/paper.md", "ms/paper.tex"] {
        let read: serde_json::Value =
            serde_json::from_str(&stdout(&run(folder.path(), &["read", name, "--format", "json"]))).unwrap();
        let keys: Vec<&str> =
            read["references"].as_array().unwrap().iter().map(|r| r["key"].as_str().unwrap_or_default()).collect();
        assert_eq!(keys, ["doe2001", "roe1999"], "{name}");
        let unresolved: Vec<_> =
            read["citations"].as_array().unwrap().iter().filter(|c| c["refs"] == serde_json::json!([])).collect();
        assert_eq!(unresolved.len(), 1, "{name}: {read:#}");
        let said = stdout(&run(folder.path(), &["check", name]));
        assert!(said.contains("cited-not-listed") && said.contains("wrong2020"), "{name}: {said}");
        assert!(!said.to_lowercase().contains("key `fig:flow`") && !said.contains("sec2`"), "{said}");
    }
}

#[test]
fn add_brings_the_bibliography_of_a_manuscript_with_it() {
    let folder = manuscripts();
    let added = run(folder.path(), &["add", "ms/paper.md"]);
    assert!(stderr(&added).contains("2 references, 3 citations"), "{}", stderr(&added));
    let found =
        fs::read_dir(folder.path().join("bib")).unwrap().flatten().find(|e| e.path().join("references.bib").exists());
    assert_eq!(fs::read_to_string(found.unwrap().path().join("references.bib")).unwrap(), BIB);
    let works = stdout(&run(folder.path(), &["query", "works", "--format", "json"]));
    assert!(works.contains("doe2001") && works.contains("roe1999") && !works.contains("eng1980"), "{works}");
    let again = run(folder.path(), &["add", "ms/paper.md"]);
    assert!(stderr(&again).contains("is in the library already"), "{}", stderr(&again));
}

#[test]
fn what_is_no_text_that_cites_is_not_added() {
    let folder = manuscripts();
    let refused = run(folder.path(), &["add", "ms/refs.bib"]);
    assert_eq!(refused.status.code(), Some(2));
    assert!(stderr(&refused).contains("holds records"), "{}", stderr(&refused));
    fs::write(folder.path().join("a.rtf"), "{\\rtf1\\ansi Doe (2001) said so.}").unwrap();
    let refused = run(folder.path(), &["read", "a.rtf"]);
    assert_eq!(refused.status.code(), Some(2));
    assert!(stderr(&refused).contains("Rich Text Format"), "{}", stderr(&refused));
    let parsed = stdout(&run(folder.path(), &["parse", "ms/refs.bib", "--format", "jsonl"]));
    assert!(parsed.contains("\"roe1999\"") && parsed.contains("Lakes"), "{parsed}");
}

#[test]
fn line_numbers_of_a_pasted_manuscript_are_no_part_of_it() {
    let folder = tempfile::tempdir().unwrap();
    let body = "On Salt and Rivers\n\nIntroduction\n\nRivers run to the sea and carry what the hills\nlet go (Doe 2001). Others \
                have asked what lakes keep,\nand for how long (Roe and Poe 1999; Doe 2001, p. 3). We\ntake up their question with what \
                was measured in 12\nlakes. As Roe and Poe (1999) say, lakes have a long\nmemory of all that was ever brought to them.\n\n\
                References\n\nDoe, A. (2001). Rivers and what they carry down from\n   the hills. Quay Press.\nRoe, M., & Poe, J. (1999). \
                The memory of lakes and of\n   what is brought to them. Journal of Waters, 12(3), 4–19.\n";
    let read = |text: &str| -> serde_json::Value {
        fs::write(folder.path().join("ms.txt"), text).unwrap();
        serde_json::from_str(&stdout(&run(folder.path(), &["read", "ms.txt", "--format", "json"]))).unwrap()
    };
    let plain = read(body);
    let told = |read: &serde_json::Value| {
        let titles: Vec<_> = read["references"].as_array().unwrap().iter().map(|r| r["csl"]["title"].clone()).collect();
        let cited: Vec<_> = read["citations"].as_array().unwrap().iter().map(|c| c["refs"].clone()).collect();
        (titles, cited)
    };
    assert_eq!(
        told(&plain).0,
        ["Rivers and what they carry down from the hills", "The memory of lakes and of what is brought to them"]
    );
    assert_eq!(told(&plain).1.len(), 4);
    let (mut beside, mut above, mut fifth) = (String::new(), String::new(), String::new());
    let lines = body.lines().filter(|line| !line.is_empty());
    for (n, line) in (1..).zip(lines) {
        beside.push_str(&format!("{n:>3}  {line}\n"));
        above.push_str(&format!("{n}\n{line}\n"));
        let number = if n % 5 == 0 { n.to_string() } else { String::new() };
        fifth.push_str(&format!("{number:>3}   {line}\n"));
    }
    for text in [beside, above, fifth] {
        assert_eq!(told(&read(&text)), told(&plain), "{text}");
    }
}

#[test]
fn a_sign_for_a_work_named_before_is_told_and_gets_no_record() {
    let notes =
        "1. Ann Moor, The Rivers of the North (Oslo: Quay, 1990), 12.\n2. Ibid., 320.\n3. Moor, op. cit., p. 45.\n";
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("notes.txt"), notes).unwrap();
    for list in [&[][..], &["--list"]] {
        let arguments = [&["parse", "notes.txt", "--format", "bib"], list].concat();
        let parsed = run(folder.path(), &arguments);
        assert_eq!(stdout(&parsed).matches("\n@").count() + usize::from(stdout(&parsed).starts_with('@')), 1);
        assert_eq!(stderr(&parsed).matches("back-reference").count(), 2, "{}", stderr(&parsed));
    }
    let lines = stdout(&run(folder.path(), &["parse", "notes.txt", "--format", "jsonl"]));
    assert_eq!(lines.lines().count(), 3, "one object for each line");
}
