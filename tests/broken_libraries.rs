//! Libraries that something is wrong with: a clear word about it, the rest still read, never a panic.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::print_stderr)] // a test fails by panicking

mod common;

use std::fmt::Write as _;
use std::fs;

use common::{library, run, shipped_library, stderr, stdout};

const SETTINGS: &str = "title = \"A small library\"\ndocuments = [\"essay2020\"]\n";
const DOCUMENT: &str = "key = \"essay2020\"\n\n[record]\ntype = \"article\"\nauthor = [\"Doe, Jane\"]\n\
    title = \"An essay\"\njournaltitle = \"Journal of Essays\"\ndate = \"2020\"\n";
const REFERENCES: &str = "Goffman, Erving (1959) *The Presentation of Self in Everyday Life*. New York: Anchor Books.\n\n\
    Simmel, Georg (1949) The sociology of sociability. *American Journal of Sociology* 55(3): 254–261.\n";
const TRADITIONS: &str = "[[tradition]]\nid = \"interactionism\"\nlabel = \"interactionism\"\n";

fn claim(work: &str, tradition: &str, evidence: &str) -> String {
    format!(
        "[[claim]]\nwork = \"{work}\"\nrole = \"exemplar\"\ntradition = \"{tradition}\"\naccording-to = \"essay2020\"\n\
         {evidence}\nstatus = \"accepted\"\n"
    )
}

/// Checks a library and gives the exit code and all that was said.
fn check(files: &[(&str, &str)]) -> (i32, String) {
    let folder = library(files);
    let output = run(folder.path(), &["check"]);
    let said = stdout(&output) + &stderr(&output);
    assert!(!said.contains("panicked"), "{said}");
    (output.status.code().unwrap(), said)
}

#[test]
fn a_sound_library_passes() {
    let claims = claim("goffman1959", "interactionism", "evidence = [{ section = \"Introduction\", paragraph = 1 }]");
    let (code, said) = check(&[
        ("catena.toml", SETTINGS),
        ("essay2020/document.toml", DOCUMENT),
        ("essay2020/references.txt", REFERENCES),
        ("traditions.toml", TRADITIONS),
        ("claims.toml", &claims),
    ]);
    assert_eq!(code, 0, "{said}");
}

#[test]
fn a_folder_that_is_no_document_s_is_not_passed_over_in_silence() {
    let (code, said) = check(&[
        ("catena.toml", SETTINGS),
        ("essay2020/document.toml", DOCUMENT),
        ("essay2020/references.txt", REFERENCES),
        ("roe2021/references.txt", REFERENCES),
    ]);
    assert_eq!(code, 0, "{said}");
    assert!(said.contains("folder-not-read") && said.contains("bib/roe2021"), "{said}");
}

#[test]
fn a_claim_on_an_unknown_work_is_pointed_at_and_the_nearest_key_named() {
    let claims = claim("gofman1959", "interactionism", "evidence = [{ section = \"Introduction\", paragraph = 1 }]");
    let (code, said) = check(&[
        ("catena.toml", SETTINGS),
        ("essay2020/document.toml", DOCUMENT),
        ("essay2020/references.txt", REFERENCES),
        ("traditions.toml", TRADITIONS),
        ("claims.toml", &claims),
    ]);
    assert_eq!(code, 1, "{said}");
    assert!(said.contains("claims.toml:2") && said.contains("gofman1959") && said.contains("goffman1959"), "{said}");
}

#[test]
fn a_claim_on_an_unknown_tradition_is_pointed_at() {
    let claims = claim("goffman1959", "interactionsm", "evidence = [{ section = \"Introduction\", paragraph = 1 }]");
    let (code, said) = check(&[
        ("catena.toml", SETTINGS),
        ("essay2020/document.toml", DOCUMENT),
        ("essay2020/references.txt", REFERENCES),
        ("traditions.toml", TRADITIONS),
        ("claims.toml", &claims),
    ]);
    assert_eq!(code, 1, "{said}");
    assert!(said.contains("claims.toml:4") && said.contains("interactionism"), "{said}");
}

#[test]
fn a_claim_without_a_place_is_an_error() {
    let claims = claim("goffman1959", "interactionism", "");
    let (code, said) = check(&[
        ("catena.toml", SETTINGS),
        ("essay2020/document.toml", DOCUMENT),
        ("essay2020/references.txt", REFERENCES),
        ("traditions.toml", TRADITIONS),
        ("claims.toml", &claims),
    ]);
    assert_eq!(code, 1, "{said}");
    assert!(said.contains("claims.toml:") && said.contains("place"), "{said}");
}

#[test]
fn a_truncated_file_loses_only_what_was_cut() {
    let folder = shipped_library();
    let path = folder.path().join("bib/claims.toml");
    let whole = fs::read_to_string(&path).unwrap();
    let mut cut = whole.len() * 2 / 3;
    while !whole.is_char_boundary(cut) {
        cut -= 1;
    }
    fs::write(&path, &whole[..cut]).unwrap();
    let output = run(folder.path(), &["query", "works", "--format", "keys"]);
    assert!(stdout(&output).lines().count() >= 73, "{}", stderr(&output));
    let output = run(folder.path(), &["check"]);
    let said = stdout(&output) + &stderr(&output);
    assert!(!said.contains("panicked"), "{said}");
    assert!(said.contains("claims.toml"), "{said}");
}

#[test]
fn a_list_in_another_encoding_is_read_and_reported() {
    let folder = library(&[("catena.toml", SETTINGS), ("essay2020/document.toml", DOCUMENT)]);
    let latin1 = b"M\xfcller, J\xf6rg (1999) Die Ordnung der Dinge. Berlin: Verlag.\n";
    fs::write(folder.path().join("bib/essay2020/references.txt"), latin1).unwrap();
    let output = run(folder.path(), &["query", "author:Müller", "--format", "keys"]);
    assert_eq!(stdout(&output).lines().count(), 1, "{}", stderr(&output));
    let output = run(folder.path(), &["check"]);
    let said = stdout(&output) + &stderr(&output);
    assert!(said.contains("references.txt") && said.to_lowercase().contains("utf-8"), "{said}");
}

#[test]
fn lists_of_none_of_one_and_of_ten_thousand_entries_are_built() {
    let mut many = String::new();
    for number in 0..10_000 {
        let letter = char::from(b'a' + u8::try_from(number % 26).unwrap());
        let year = 1900 + number % 120;
        writeln!(
            many,
            "Author{letter}{number}, Ann (1{:03}) Work number {number} on the year {year}. *Journal of Numbers* {}({}): {}–{}.\n",
            year % 1000,
            number % 90 + 1,
            number % 4 + 1,
            number % 300 + 1,
            number % 300 + 12,
        )
        .unwrap();
    }
    for (list, least, most) in [
        ("", 0, 0),
        ("Mead, George Herbert (1934) *Mind, Self, and Society*. Chicago: University of Chicago Press.\n", 1, 1),
        (many.as_str(), 9_990, 10_000),
    ] {
        let folder = library(&[
            ("catena.toml", SETTINGS),
            ("essay2020/document.toml", DOCUMENT),
            ("essay2020/references.txt", list),
        ]);
        let output = run(folder.path(), &["build"]);
        assert!(output.status.code().unwrap() < 2, "{}", stderr(&output));
        let bib = fs::read_to_string(folder.path().join("output/library.bib")).unwrap();
        let entries = bib.lines().filter(|line| line.starts_with('@')).count();
        assert!((least..=most).contains(&entries), "{entries} entries");
    }
}

#[test]
fn a_circle_of_crossrefs_is_reported_and_every_entry_kept() {
    let list = "@incollection{a, author={Arendt, Hannah}, title={One}, crossref={b}}\n\n\
        @collection{b, editor={Benjamin, Walter}, title={Two}, date={1950}, crossref={c}}\n\n\
        @collection{c, editor={Canetti, Elias}, title={Three}, date={1951}, crossref={b}}\n";
    let folder = library(&[
        ("catena.toml", SETTINGS),
        ("essay2020/document.toml", DOCUMENT),
        ("essay2020/references.bib", list),
    ]);
    let output = run(folder.path(), &["check"]);
    let said = stdout(&output) + &stderr(&output);
    assert!(said.contains("references.bib") && said.contains("crossref"), "{said}");
    let output = run(folder.path(), &["query", "works cited-by:essay2020", "--format", "keys"]);
    assert_eq!(stdout(&output).lines().count(), 3, "{}", stderr(&output));
}

#[test]
fn a_folder_without_a_library_is_wrong_usage() {
    let folder = tempfile::tempdir().unwrap();
    let output = run(folder.path(), &["build"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("bib"), "{}", stderr(&output));
}
