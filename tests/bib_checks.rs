//! `catena check` on .bib files: what is printed, what is mended, what the exit code says.
#![allow(clippy::unwrap_used, clippy::expect_used)] // a test fails by panicking

mod common;

use common::{run, stderr, stdout};
use serde_json::Value as Json;

const BIB: &str = "@article{a, author = {Doe, Jane}, title = {On Counting}, journal = {J}, year = 1999, pages = {1-5}}\n\
                   @article{b, author = {Roe, Jo}, title = {On Weighing}, journal = {J}, year = 1999,, pages = {7--9}}\n\
                   @book{c, author = {A, B, C, D}, title = {Three}, year = 2001}\n";

fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        std::fs::write(folder.path().join(name), text).unwrap();
    }
    folder
}

#[test]
fn a_problem_is_shown_with_its_line_and_a_caret() {
    let folder = folder(&[("refs.bib", BIB)]);
    let output = run(folder.path(), &["check", "refs.bib"]);
    let text = stdout(&output);
    assert_eq!(output.status.code(), Some(1), "{text}");
    assert!(
        text.contains("error[name-commas]") && text.contains("--> refs.bib:3:19") && text.contains("^^^"),
        "{text}"
    );
    assert!(stderr(&output).contains("1 error"), "{}", stderr(&output));
}

#[test]
fn only_what_has_a_problem_is_mended_and_the_log_takes_it_back() {
    let folder = folder(&[("refs.bib", BIB)]);
    let output = run(folder.path(), &["check", "--fix", "refs.bib"]);
    let new = std::fs::read_to_string(folder.path().join("refs.bib")).unwrap();
    assert!(new.contains("year = 1999, pages = {1--5}}\n"), "{new}\n{}", stderr(&output));
    assert!(
        new.contains("  title        = {On Weighing},\n") && new.ends_with(&BIB[BIB.find("@book").unwrap()..]),
        "{new}"
    );
    assert!(!stdout(&output).contains("pages-hyphen"));
    let undone = run(folder.path(), &["clean", "--undo", "refs.bib.undo.jsonl"]);
    assert_eq!(undone.status.code(), Some(0), "{}", stderr(&undone));
    assert_eq!(std::fs::read_to_string(folder.path().join("refs.bib")).unwrap(), BIB);
}

#[test]
fn programs_read_the_same_problems_in_every_form() {
    let folder = folder(&[("refs.bib", BIB)]);
    let read = |format: &str| stdout(&run(folder.path(), &["check", "--format", format, "refs.bib"]));
    let json: Json = serde_json::from_str(&read("json")).unwrap();
    let sarif: Json = serde_json::from_str(&read("sarif")).unwrap();
    let results = sarif["runs"][0]["results"].as_array().unwrap();
    let rules = sarif["runs"][0]["tool"]["driver"]["rules"].as_array().unwrap();
    assert_eq!(json.as_array().unwrap().len(), results.len());
    for result in results {
        let rule = &rules[usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap()];
        assert_eq!(rule["id"], result["ruleId"]);
        let region = &result["locations"][0]["physicalLocation"]["region"];
        assert!(region["startLine"].as_u64().unwrap() >= 1 && region["endColumn"].as_u64() >= Some(1), "{result}");
        assert!(matches!(result["level"].as_str(), Some("error" | "warning" | "note")), "{result}");
    }
    assert_eq!(read("github").lines().count(), results.len());
    let lines: Vec<Json> = read("jsonl").lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(&lines, json.as_array().unwrap());
    // An empty list is still a list.
    std::fs::write(folder.path().join("sound.bib"), "@misc{a, title = {x}, year = 1999}\n").unwrap();
    assert_eq!(stdout(&run(folder.path(), &["check", "--format", "json", "sound.bib"])), "[]\n");
}

#[test]
fn a_bib_is_held_against_the_texts_that_cite() {
    let tex = "\\cite{a,bb} \\textcite[3]{c} % \\cite{gone}\n";
    let folder = folder(&[("refs.bib", BIB), ("paper.tex", tex), ("more.typ", "As @b says."), ("x.docx", "")]);
    let check = |texts: &[&str]| {
        let arguments = [&["check", "--format", "github", "refs.bib", "--cited-by"], texts].concat();
        let output = run(folder.path(), &arguments);
        (stdout(&output), output.status.code())
    };
    let (said, code) = check(&["paper.tex"]);
    assert!(said.contains("title=cited-missing,file=paper.tex,line=1,endLine=1,col=9") && code == Some(1), "{said}");
    assert!(said.contains("`b` is never cited") && !said.contains("gone"), "{said}");
    assert!(!check(&["paper.tex", "more.typ"]).0.contains("never cited"));
    // Who cites what in a text that cannot be read is not known.
    let (said, _) = check(&["paper.tex", "x.docx"]);
    assert!(said.contains("citing-text-unread") && !said.contains("never cited"), "{said}");
}

#[test]
fn a_file_that_is_not_there_is_another_exit_code() {
    let folder = folder(&[("sound.bib", "@misc{k,\n  title = {T},\n  date = {1999},\n}\n")]);
    assert_eq!(run(folder.path(), &["check", "sound.bib"]).status.code(), Some(0));
    assert_eq!(run(folder.path(), &["check", "nowhere.bib"]).status.code(), Some(2));
}

#[test]
fn parsing_into_a_format_that_holds_less_says_how_many_works_lose_something() {
    let folder =
        folder(&[("one.bib", "@book{a, author = {Doe, Jane}, title = {T}, addendum = {With a map}, date = {1999}}\n")]);
    for (format, name) in [("endnote", "EndNote XML"), ("ris", "RIS")] {
        let said = stderr(&run(folder.path(), &["parse", "one.bib", "--format", format]));
        assert!(said.contains(&format!("{name} cannot hold everything in 1 record;")), "{said}");
    }
    let whole = run(folder.path(), &["parse", "one.bib", "--format", "csl-json"]);
    assert!(!stderr(&whole).contains("cannot hold"), "{}", stderr(&whole));
}

#[test]
fn lists_are_parsed_in_any_encoding_and_it_is_said() {
    let list = "Müller, J. (1999). Das Büchlein. Berlin: Reclam.\n";
    let latin: Vec<u8> = list.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    let sixteen: Vec<u8> = list.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let folder = folder(&[]);
    for (name, bytes) in [("latin.txt", latin), ("sixteen.txt", sixteen)] {
        std::fs::write(folder.path().join(name), bytes).unwrap();
        for further in [&["--format", "bib"][..], &["--format", "jsonl"], &["--format", "bib", "--list"]] {
            let output = run(folder.path(), &[&["parse", name], further].concat());
            assert!(stdout(&output).contains("Das Büchlein"), "{name} {further:?}: {}", stdout(&output));
            assert!(stdout(&output).contains("Müller"), "{name} {further:?}: {}", stdout(&output));
            assert!(stderr(&output).contains("warning[encoding]"), "{name} {further:?}: {}", stderr(&output));
        }
    }
}

#[test]
fn what_a_chapter_cites_is_cited() {
    let bib = "@book{roe1999, title = {A}}\n@book{poe2000, title = {B}}\n@book{hall2001, title = {C}}\n";
    let thesis = "\\begin{document}\nOne \\citep{roe1999}.\n\\input{ch1}\n\\include{parts/ch2}\n\\end{document}\n";
    let files = [("refs.bib", bib), ("thesis.tex", thesis), ("ch1.tex", "Two \\citep{poe2000}. \\input{thesis}\n")];
    let folder = folder(&files);
    std::fs::create_dir(folder.path().join("parts")).unwrap();
    std::fs::write(folder.path().join("parts/ch2.tex"), "Three \\citep{hall2001, lost1990}.\n").unwrap();
    let text = stdout(&run(folder.path(), &["check", "refs.bib", "--cited-by", "thesis.tex"]));
    assert!(!text.contains("never-cited") && text.contains("--> parts/ch2.tex:1:"), "{text}");
    // What lies elsewhere is not read, and then nothing is called uncited.
    for name in ["nosuch", "../refs", "/etc/hostname"] {
        let thesis = thesis.replace("parts/ch2", name);
        std::fs::write(folder.path().join("thesis.tex"), thesis).unwrap();
        let text = stdout(&run(folder.path(), &["check", "refs.bib", "--cited-by", "thesis.tex"]));
        assert!(text.contains("citing-text-unread") && text.contains("--> thesis.tex:4:1"), "{name}: {text}");
        assert!(!text.contains("never-cited"), "{name}: {text}");
    }
    // Unless it is named, too, from wherever.
    for name in ["../elsewhere/ch2", "parts/ch2"] {
        std::fs::write(folder.path().join("thesis.tex"), thesis.replace("parts/ch2", name)).unwrap();
        let both = ["check", "refs.bib", "--cited-by", "thesis.tex", "parts/ch2.tex", "ch1.tex"];
        let text = stdout(&run(folder.path(), &both));
        let told = text.matches("lost1990").count();
        assert_eq!(text.contains("citing-text-unread"), name.starts_with(".."), "{name}: {text}");
        assert!(told > 0 && !text.contains("never-cited"), "{name}: {text}");
    }
    std::fs::create_dir(folder.path().join("book")).unwrap();
    std::fs::rename(folder.path().join("thesis.tex"), folder.path().join("book/thesis.tex")).unwrap();
    let both = ["check", "refs.bib", "--cited-by", "book/thesis.tex", "parts/ch2.tex", "ch1.tex"];
    let text = stdout(&run(folder.path(), &both));
    assert!(!text.contains("citing-text-unread") && !text.contains("never-cited"), "{text}");
    std::fs::rename(folder.path().join("book/thesis.tex"), folder.path().join("thesis.tex")).unwrap();
    let read = run(folder.path(), &["read", "thesis.tex"]);
    assert!(
        stderr(&read).contains("not-followed") && stderr(&read).contains("--> thesis.tex:3:1"),
        "{}",
        stderr(&read)
    );
    let read = run(folder.path(), &["read", "thesis.tex", "--format", "json"]);
    assert!(stdout(&read).contains("not-followed"));
}
