//! Annotated bibliographies as people write them, read: what stands below an entry is the annotation of its work; and the references of a
//! text as records.
#![allow(clippy::unwrap_used, clippy::expect_used)] // a test fails by panicking

mod common;

use common::{run, stderr, stdout};

const LIST: &str = "# Annotated Bibliography: Rivers\n\n## Older work\n\nMoor, Ann. *The Rivers of the North*. Oslo: Quay, 1983.\n\n\
    Moor introduces the notion of a river through a study of boats and of those who row them. She argues that rules are made by the \
    water.\n\nIn later chapters she compares the north and the south.\n\n## Newer work\n\nRoe, Robin. “Fast Lakes.” *Journal of Water* 33, \
    no. 2 (2006): 133–60.\n\nUnlike Moor, Roe shows that those who row embrace routines, and that this holds in all of the places that \
    were seen.\n";

#[test]
fn an_annotation_goes_with_its_work_into_records_and_into_a_library() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("mine.md"), LIST).unwrap();
    let bib = stdout(&run(folder.path(), &["read", "mine.md", "--format", "bib"]));
    assert_eq!(bib.matches("\n@").count() + 1, 2, "{bib}");
    assert!(
        bib.contains("annotation   = {Moor introduces the notion") && bib.contains("annotation   = {Unlike Moor"),
        "{bib}"
    );
    assert!(!bib.contains("Newer work"), "{bib}");
    let json = stdout(&run(folder.path(), &["read", "mine.md", "--format", "csl-json"]));
    assert!(json.contains("\"annote\": \"Unlike Moor"), "{json}");
    // In a library it stands where annotations stand, until a person writes one.
    assert!(run(folder.path(), &["add", "mine.md", "--key", "mine"]).status.success());
    let shown = stdout(&run(folder.path(), &["show", "moor1983"]));
    assert!(shown.contains("In later chapters she compares"), "{shown}");
    std::fs::create_dir_all(folder.path().join("bib/annotations")).unwrap();
    std::fs::write(folder.path().join("bib/annotations/moor1983.md"), "My own words.\n").unwrap();
    let shown = stdout(&run(folder.path(), &["show", "moor1983", "--format", "json"]));
    let shown: serde_json::Value = serde_json::from_str(&shown).unwrap();
    assert_eq!(shown["annotation"], "My own words.");
}

#[test]
fn the_references_of_several_texts_are_one_list() {
    let folder = tempfile::tempdir().unwrap();
    let text = |entry: &str| {
        format!(
            "# On water\n\nWater runs (Moor 1983).\n\n# References\n\nMoor, Ann. 1983. *The Rivers*. Oslo: Quay.\n\n{entry}\n"
        )
    };
    std::fs::write(folder.path().join("a.md"), text("Roe, Ida. 1990. *Lakes of the North*. Oslo: Quay.")).unwrap();
    std::fs::write(folder.path().join("b.md"), text("Weir, Ida. 1991. *Seas of the North*. Oslo: Quay.")).unwrap();
    let read = run(folder.path(), &["read", "a.md", "b.md", "-o", "all.bib"]);
    assert!(read.status.success(), "{}", stderr(&read));
    let bib = std::fs::read_to_string(folder.path().join("all.bib")).unwrap();
    let keys: Vec<&str> = bib.lines().filter_map(|line| line.strip_prefix("@book{")).collect();
    assert_eq!(keys, ["moor1983,", "roe1990,", "weir1991,"]);
}
