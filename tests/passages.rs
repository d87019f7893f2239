//! The marked passages that the finding of schools is learnt from and measured by: every one can be read, and models can be learnt
//! from them.
#![allow(clippy::unwrap_used, clippy::expect_used)] // a test fails by panicking

mod common;

use std::path::{Path, PathBuf};

use catena::tradition::judge::marked::Marked;
use common::{root, run, stderr, stdout};

fn passages() -> Vec<PathBuf> {
    let folder = root().join("tests/passages");
    let writers = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_dir());
    let files = writers.flat_map(|writer| std::fs::read_dir(writer).unwrap()).map(|entry| entry.unwrap().path());
    files.collect()
}

#[test]
fn every_passage_is_read_and_has_schools_with_members() {
    let files = passages();
    assert!(files.len() > 200);
    let mut without_schools = 0;
    for file in files {
        let marked = Marked::read_marks(&std::fs::read_to_string(&file).unwrap());
        let marked = marked.unwrap_or_else(|error| panic!("{}:{error}", file.display()));
        let members = |school: &catena::tradition::judge::marked::School| {
            school.works.keys().filter(|work| school.is_member(**work)).count()
        };
        assert!(
            marked.schools.len() != 1 && marked.schools.iter().all(|school| members(school) > 0),
            "{}",
            file.display()
        );
        without_schools += usize::from(marked.schools.is_empty());
    }
    assert_eq!(without_schools, 24, "articles that name no school");
}

/// A folder with one of the passages.
fn folder_of(parent: &Path, passage: &str) -> String {
    let passage = root().join("tests/passages").join(passage);
    let folder = parent.join(passage.file_stem().unwrap());
    std::fs::create_dir(&folder).unwrap();
    std::fs::copy(&passage, folder.join(passage.file_name().unwrap())).unwrap();
    folder.display().to_string()
}

#[test]
fn a_model_goes_on_from_an_earlier_one() {
    let folder = tempfile::tempdir().unwrap();
    let [first, second] =
        ["a/01-sociology-of-work.mark", "b/03-education.mark"].map(|passage| folder_of(folder.path(), passage));
    let train = |arguments: &[&str]| {
        let output = run(folder.path(), &[&["train"], arguments].concat());
        assert!(output.status.success(), "{}", stderr(&output));
        std::fs::read(folder.path().join(arguments.last().unwrap())).unwrap()
    };
    let earlier = train(&[&first, "-o", "first.model"]);
    let alone = train(&[&second, "-o", "second.model"]);
    let both = train(&[&second, "--from", "first.model", "-o", "both.model"]);
    assert!(both.len() > earlier.len() && both.len() > alone.len(), "what either has learnt is in it");
    let output = run(folder.path(), &["evaluate", &first, "--model", "both.model", "--format", "json"]);
    let score: serde_json::Value = serde_json::from_str(&stdout(&output)).unwrap();
    assert!(score[0]["members"]["right"].as_u64().unwrap() > 5, "{score}");
    let output = run(folder.path(), &["train", &first, "--from", "first.model", "--from", "second.model"]);
    assert!(output.status.code() == Some(2) && stderr(&output).contains("--from once"), "{}", stderr(&output));
}

#[test]
fn what_was_read_otherwise_than_it_is_marked_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let passage = folder_of(folder.path(), "bo/01-urban-sociology.mark");
    let output = run(folder.path(), &["evaluate", &passage, "--format", "json"]);
    let score: serde_json::Value = serde_json::from_str(&stdout(&output)).unwrap();
    let read = score[0]["confusion"].as_object().unwrap().values().flat_map(|read| read.as_object().unwrap().values());
    assert_eq!(read.map(|count| count.as_u64().unwrap()).sum::<u64>(), score[0]["members"]["right"], "{score}");
    let output = stdout(&run(folder.path(), &["evaluate", &passage, "--errors", "1000"]));
    let told = |role: &str| output.lines().filter(|line| line.ends_with(role)).count() as u64;
    assert!(told("read no member") > 0, "{output}");
    assert_eq!(told("read no member"), score[0]["members"]["missed"], "{output}");
}
