//! The marked passages by which the finding of schools is measured: every one can be read, and has schools with members.
#![allow(clippy::unwrap_used, clippy::expect_used)] // a test fails by panicking

use std::path::PathBuf;

use catena::tradition::judge::marked::Marked;

fn passages() -> Vec<PathBuf> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/passages");
    let writers = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_dir());
    let files = writers.flat_map(|writer| std::fs::read_dir(writer).unwrap()).map(|entry| entry.unwrap().path());
    files.collect()
}

#[test]
fn every_passage_is_read_and_has_schools_with_members() {
    let files = passages();
    assert!(files.len() > 200);
    for file in files {
        let marked = Marked::read_marks(&std::fs::read_to_string(&file).unwrap());
        let marked = marked.unwrap_or_else(|error| panic!("{}:{error}", file.display()));
        let members = |school: &catena::tradition::judge::marked::School| {
            school.works.keys().filter(|work| school.is_member(**work)).count()
        };
        assert!(
            marked.schools.len() > 1 && marked.schools.iter().all(|school| members(school) > 0),
            "{}",
            file.display()
        );
    }
}
