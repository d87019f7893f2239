//! `catena clean`, run as a user runs it.
#![allow(clippy::unwrap_used, clippy::expect_used)] // a test fails by panicking

use std::path::Path;

use assert_cmd::Command;

const LIBRARY: &str = "% mine\n@ARTICLE(lee99, author = \"Ann Lee and Bo van der Kim\", title = \"Echoes in the Valley\",\n  year = 1999, doi = {https://doi.org/10.1000/ECHO.1})\n\n@article{lee1999b,\n  author = {Lee, A. and van der Kim, B.},\n  title = {Echoes in the {Valley}},\n  journal = {J. Mount. Mus.},\n  year = {1999},\n  doi = {10.1000/echo.1},\n}\n@inbook{x1, title={One}, crossref={lee99}}\n";

fn clean(folder: &Path, arguments: &[&str]) -> std::process::Output {
    Command::cargo_bin("catena").unwrap().current_dir(folder).arg("clean").args(arguments).output().unwrap()
}

fn text(folder: &Path, arguments: &[&str]) -> String {
    let output = clean(folder, arguments);
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn duplicates_become_one_and_citing_files_follow() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    std::fs::write(at("a.bib"), LIBRARY).unwrap();
    std::fs::write(at("p.tex"), "See \\cite{lee99, lee1999b}.\n").unwrap();
    std::fs::write(at("p.md"), "See [@lee99; @lee1999b].\n").unwrap();
    let keys = ["--only", "none", "--merge", "--keys", "auth.lower + year", "--key-map", "map.json", "--in-place"];
    text(folder.path(), &[&["a.bib", "--log", "log.jsonl"][..], &keys, &["--rewrite", "p.tex", "p.md"]].concat());
    let cleaned = std::fs::read_to_string(at("a.bib")).unwrap();
    assert!(cleaned.starts_with("% mine\n@article{lee1999,\n") && cleaned.contains("ids = {lee99}"), "{cleaned}");
    assert!(cleaned.contains("crossref={lee1999}") && !cleaned.contains("lee1999b"), "{cleaned}");
    let map: serde_json::Value = serde_json::from_str(&std::fs::read_to_string(at("map.json")).unwrap()).unwrap();
    assert_eq!((&map["lee99"], &map["lee1999b"]), (&"lee1999".into(), &"lee1999".into()));
    assert_eq!(std::fs::read_to_string(at("p.tex")).unwrap(), "See \\cite{lee1999}.\n");
    assert_eq!(std::fs::read_to_string(at("p.md")).unwrap(), "See [@lee1999].\n");
    text(folder.path(), &["--undo", "log.jsonl"]);
    assert_eq!(std::fs::read_to_string(at("a.bib")).unwrap(), LIBRARY);
}

#[test]
fn a_log_of_two_files_undoes_both() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["a.bib", "b.bib"] {
        std::fs::write(folder.path().join(name), LIBRARY).unwrap();
    }
    text(folder.path(), &["a.bib", "b.bib", "-i", "--log", "log.jsonl"]);
    assert_ne!(std::fs::read_to_string(folder.path().join("b.bib")).unwrap(), LIBRARY);
    text(folder.path(), &["--undo", "log.jsonl"]);
    for name in ["a.bib", "b.bib"] {
        assert_eq!(std::fs::read_to_string(folder.path().join(name)).unwrap(), LIBRARY, "{name}");
    }
}

#[test]
fn where_one_of_several_files_cannot_be_cleaned_the_others_stay_as_they_are() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    std::fs::write(at("a.bib"), LIBRARY).unwrap();
    std::fs::write(at("b.ris"), "TY  - BOOK\nTI  - One\nER  - \n").unwrap();
    for arguments in [
        ["a.bib", "b.ris", "-i", "--log", "log.jsonl"],
        ["a.bib", "missing.bib", "-i", "--log", "log.jsonl"],
        // The log's folder is a file.
        ["a.bib", "a.bib", "-i", "--log", "b.ris/log.jsonl"],
    ] {
        let output = clean(folder.path(), &arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert_eq!(std::fs::read_to_string(at("a.bib")).unwrap(), LIBRARY, "{arguments:?}");
        assert!(!at("log.jsonl").exists(), "{arguments:?}");
    }
}

#[test]
fn standard_input_is_not_written_back_to_a_file_named_with_a_hyphen() {
    let folder = tempfile::tempdir().unwrap();
    let output = clean(folder.path(), &["-i"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8(output.stderr).unwrap().contains("standard input cannot be written back"));
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[test]
fn changes_as_json_stand_alone_and_say_where_and_why() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("a.bib"), LIBRARY).unwrap();
    let changes: Vec<serde_json::Value> =
        serde_json::from_str(&text(folder.path(), &["a.bib", "--format", "json"])).unwrap();
    let names = changes.iter().find(|change| change["rule"] == "names").unwrap();
    assert_eq!((&names["line"], &names["column"], &names["key"]), (&2.into(), &17.into(), &"lee99".into()));
    assert_eq!(names["after"], "{Lee, Ann and van der Kim, Bo}");
    let fields = ["rule", "file", "line", "column", "key", "field", "before", "after", "reason", "confidence"];
    assert!(names.as_object().unwrap().keys().eq(fields));
    let lines = text(folder.path(), &["a.bib", "--format", "jsonl"]);
    assert_eq!(lines.lines().count(), changes.len());
}

#[test]
fn a_rule_is_explained_and_a_misspelt_one_is_answered_with_the_nearest() {
    let folder = tempfile::tempdir().unwrap();
    assert!(text(folder.path(), &["--rules=pages"]).contains("`12-15`"));
    let wrong = clean(folder.path(), &["--rules=pgaes"]);
    assert_eq!(wrong.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&wrong.stderr).contains("`pages`"));
}

#[test]
fn what_is_left_to_mend_is_reported_with_its_place_in_the_result() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("a.bib"), LIBRARY).unwrap();
    let output = clean(folder.path(), &["a.bib", "--check"]);
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(0), "{said}");
    assert!(said.contains("field-missing") && said.contains("a.bib:2:"), "{said}");
    assert!(String::from_utf8(output.stdout).unwrap().starts_with("% mine\n@article{lee99,\n"));
}

#[test]
fn what_is_broken_is_left_as_it_is_and_told() {
    let folder = tempfile::tempdir().unwrap();
    let broken = "@book{a,\n  title = {One\n}\n@book{b, title={Two}, year=1999}\n";
    for (name, text) in [("lf.bib", broken.to_owned()), ("cr.bib", broken.replace('\n', "\r"))] {
        std::fs::write(folder.path().join(name), text).unwrap();
        let output = clean(folder.path(), &[name]);
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        // The rest is clean; `--check` makes the exit code tell what is left.
        assert_eq!(output.status.code(), Some(0), "{said}");
        assert_eq!(clean(folder.path(), &[name, "--check"]).status.code(), Some(1));
        assert!(said.contains("error[entry-broken]"), "{said}");
        assert!(String::from_utf8(output.stdout).unwrap().contains("{Two}"), "{said}");
        let mut check = Command::cargo_bin("catena").unwrap();
        let checked = check.current_dir(folder.path()).args(["check", name]).output().unwrap();
        let found = String::from_utf8(checked.stdout).unwrap();
        assert!(found.contains(&format!("{name}:4:")), "{found}");
    }
}

#[test]
fn a_pattern_of_keys_that_cannot_be_meant_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("a.bib"), LIBRARY).unwrap();
    let output = clean(folder.path(), &["a.bib", "--keys", "nonsense$$"]);
    let told = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2));
    assert!(told.contains("`nonsense$$` is no function and no field") && told.contains("[auth:lower][year]"), "{told}");
}

#[test]
fn a_long_file_is_cleaned_and_checked_as_its_entries_are_one_by_one() {
    let folder = tempfile::tempdir().unwrap();
    let entry = |at: usize| {
        let broken = if at.is_multiple_of(97) { "" } else { "}" };
        format!(
            "@Book{{k{at}, author = \"Ann Lee\", title = {{Work No. {at}}}, pages = {{1-{at}}}, foo = {{x}}{broken}\n"
        )
    };
    let entries: Vec<String> = (1..1000).map(entry).collect();
    std::fs::write(folder.path().join("long.bib"), entries.concat()).unwrap();
    let long = text(folder.path(), &["long.bib"]);
    let mut rest = long.as_str();
    for (at, entry) in entries.iter().enumerate().step_by(11) {
        std::fs::write(folder.path().join("one.bib"), entry).unwrap();
        let one = text(folder.path(), &["one.bib"]);
        rest = rest.split_once(one.as_str()).unwrap_or_else(|| panic!("entry {at}")).1;
    }
    // With a log the replacements are kept and the text is made of them.
    assert_eq!(text(folder.path(), &["long.bib", "--log", "log.jsonl"]), long);
    std::fs::write(folder.path().join("clean.bib"), &long).unwrap();
    let both = clean(folder.path(), &["long.bib", "--check"]);
    let check = Command::cargo_bin("catena").unwrap().current_dir(folder.path()).args(["check", "clean.bib"]).output();
    let (both, check) = (String::from_utf8_lossy(&both.stderr), String::from_utf8(check.unwrap().stdout).unwrap());
    assert_eq!(both.replace("long.bib", "clean.bib"), check);
}

#[test]
fn another_format_is_not_taken_for_bib() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("a.ris"), "TY  - BOOK\nTI  - One\nER  - \n").unwrap();
    let output = clean(folder.path(), &["a.ris", "-i"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8(output.stderr).unwrap().contains("catena parse a.ris --format bib | catena clean"));
}

#[test]
fn the_map_of_keys_takes_the_place_of_no_file() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    std::fs::write(at("a.bib"), LIBRARY).unwrap();
    std::fs::write(at("notes.txt"), "mine").unwrap();
    for target in ["a.bib", "notes.txt"] {
        let refused = clean(folder.path(), &["a.bib", "--keys", "[auth]X", "--key-map", target, "-i"]);
        assert_eq!(refused.status.code(), Some(2));
        assert!(String::from_utf8_lossy(&refused.stderr).contains(target));
        assert_eq!(std::fs::read_to_string(at("a.bib")).unwrap(), LIBRARY);
        assert_eq!(std::fs::read_to_string(at("notes.txt")).unwrap(), "mine");
    }
}

#[test]
fn what_cites_is_taken_back_with_what_it_cites() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    let (paper, notes) = ("See \\cite{lee99, lee1999b}, and \\cite{lee99}.\n", "caf\u{e9} [@lee99]\n");
    let do_it = || {
        std::fs::write(at("a.bib"), LIBRARY).unwrap();
        std::fs::write(at("p.tex"), paper).unwrap();
        std::fs::write(at("n.md"), notes.chars().map(|c| c as u8).collect::<Vec<u8>>()).unwrap();
        let _ = std::fs::remove_file(at("log"));
        let keys = ["a.bib", "-i", "--keys", "[auth]X", "--log", "log", "--rewrite", "p.tex", "n.md"];
        text(folder.path(), &keys);
        assert_ne!(std::fs::read_to_string(at("p.tex")).unwrap(), paper);
    };
    do_it();
    text(folder.path(), &["--undo", "log"]);
    assert_eq!(std::fs::read_to_string(at("a.bib")).unwrap(), LIBRARY);
    assert_eq!(std::fs::read_to_string(at("p.tex")).unwrap(), paper);
    assert_eq!(std::fs::read(at("n.md")).unwrap(), notes.chars().map(|c| c as u8).collect::<Vec<u8>>());
    // Where one of them was changed since, none is taken back; and what is left behind is named.
    do_it();
    let cleaned = std::fs::read(at("a.bib")).unwrap();
    std::fs::write(at("n.md"), "changed").unwrap();
    let refused = clean(folder.path(), &["--undo", "log"]);
    assert!(!refused.status.success() && String::from_utf8_lossy(&refused.stderr).contains("n.md"));
    assert_eq!(std::fs::read(at("a.bib")).unwrap(), cleaned);
    let one = clean(folder.path(), &["--undo", "log", "a.bib"]);
    assert_eq!(String::from_utf8(one.stdout).unwrap(), LIBRARY);
    assert!(String::from_utf8_lossy(&one.stderr).contains("not taken back: p.tex, n.md"));
    let strange = clean(folder.path(), &["--undo", "log", "b.bib"]);
    assert!(!strange.status.success() && String::from_utf8_lossy(&strange.stderr).contains("b.bib"));
}
