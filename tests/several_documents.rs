//! A library of three invented reviews of one field: who is who, who says what, and that the order of files changes
//! nothing.
#![allow(clippy::unwrap_used, clippy::expect_used)] // a test fails by panicking

mod common;

use std::collections::BTreeMap;
use std::path::Path;

use common::{library, run, stderr, stdout};

const ADA: &str = "\
Two Views of the River

Dan Rey

Introduction

Students of rivers fall into two camps. The first camp, the border school, sees rivers as lines of war. Moss (1999) draws \
them on the maps of generals, and Reed (2001) counts the forts along them. Levy (2012) adds the ledgers of the toll \
houses, and the forts return in the atlas of Hart (2012a).

The second camp, the waterway school, sees rivers as roads. Dale (2004) follows the rafts, and Hill (2008) the salt that \
they carry. The trade in salt is also the subject of Hart (2012b).

References

Dale, Ann (2004) The Road of Water. Oxford: Ford Press.
Hart, Mia (2012a) The Painted Hand. Oxford: Ford Press.
Hart, Mia (2012b) Salt and Silver. Oxford: Ford Press.
Hill, Bea (2008) Salt on the Stream. Oxford: Ford Press.
Levy, Karen (2012) Tolls of the Valley. Oxford: Ford Press.
Moss, Cy (1999) Rivers of War. Oxford: Ford Press.
Reed, Dee (2001) Forts and Fords. Oxford: Ford Press.
Wood, Eve (1990) Listed and Never Cited. Oxford: Ford Press.
";

const BO: &str = "\
Borders and Boats

Eva Sol

Introduction

Two schools divide the study of rivers. One, the border school, holds that water parts peoples. Moss (1999) is its \
founder, and Reed (2001) gave it numbers. Levy (2012) wrote its history of sports on the frozen line.

The other, the waterway school, holds that water joins them. Dale (2004) is its founder. Hart (2012a) carried the \
argument to silver, and Hart (2012b) to painting. Hill (2008) has counted the boats.

References

Dale, A. (2004) The Road of Water. Oxford: Ford Press.
Hart, M. (2012a) Salt and Silver. Oxford: Ford Press.
Hart, A. (2012b) The Painted Heart. Leeds: Dale Books.
Hill, B. (2008) Salt on the Stream. Oxford: Ford Press.
Levy, Steven (2012) Stakes of the Ice. Leeds: Dale Books.
Moss, C. (1999) Rivers of War. Oxford: Ford Press.
Reed, D. (2001) Forts and Fords. Oxford: Ford Press.
";

const CLEO: &str = "\
What the Fish Know

Ida Ames

Introduction

Research on rivers has two traditions. The first tradition, the border school, treats water as a wall. Reed (2001) is its \
best book. But Moss (1999) is no member of it, for he draws lines and does not believe in them.

The second tradition, the waterway school, treats water as a street. Dale (2004) opened it, and Moss (1999) belongs here, \
for all his maps. Hill (2008) gave it statistics.

References

Dale, Ann (2004) The Road of Water. Oxford: Ford Press.
Hill, Bea (2008) Salt on the Stream. Oxford: Ford Press.
Moss, Cy (1999) Rivers of War. Oxford: Ford Press.
Reed, Dee (2001) Forts and Fords. Oxford: Ford Press.
";

const TEXTS: [(&str, &str); 3] = [("ada", ADA), ("bo", BO), ("cleo", CLEO)];

fn record(key: &str, author: &str) -> String {
    format!(
        "key = \"{key}\"\n[record]\ntype = \"article\"\nauthor = [\"{author}\"]\ntitle = \"On rivers, by {key}\"\n\
         date = \"2020\"\n[text]\nkept = true\nfile = \"text.txt\"\n"
    )
}

/// The three reviews in a library that lists them in the given order.
fn reviews(order: [&str; 3], claims: &str) -> tempfile::TempDir {
    let settings = format!("title = \"Rivers\"\ndocuments = {order:?}\n");
    let authors = ["Rey, Dan", "Sol, Eva", "Ames, Ida"];
    let records: Vec<String> = TEXTS.iter().zip(authors).map(|((key, _), author)| record(key, author)).collect();
    let paths: Vec<(String, String)> =
        TEXTS.iter().map(|(key, _)| (format!("{key}/document.toml"), format!("{key}/text.txt"))).collect();
    let mut files: Vec<(&str, &str)> = vec![("catena.toml", &settings), ("claims.toml", claims)];
    for ((record, (_, text)), (record_path, text_path)) in records.iter().zip(TEXTS).zip(&paths) {
        files.push((record_path, record));
        files.push((text_path, text));
    }
    library(&files)
}

fn built(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let output = run(folder, &["build"]);
    assert!(output.status.success(), "{}", stderr(&output));
    let mut files = BTreeMap::new();
    for part in ["", "maps"] {
        for entry in std::fs::read_dir(folder.join("output").join(part)).unwrap() {
            let path = entry.unwrap().path();
            if path.is_file() {
                let name = path.strip_prefix(folder).unwrap().display().to_string();
                files.insert(name, std::fs::read(&path).unwrap());
            }
        }
    }
    files
}

fn json(folder: &Path, arguments: &[&str]) -> serde_json::Value {
    let output = run(folder, arguments);
    assert!(output.status.success(), "{arguments:?}: {}", stderr(&output));
    serde_json::from_str(&stdout(&output)).expect("JSON")
}

const ORDERS: [[&str; 3]; 6] = [
    ["ada", "bo", "cleo"],
    ["ada", "cleo", "bo"],
    ["bo", "ada", "cleo"],
    ["bo", "cleo", "ada"],
    ["cleo", "ada", "bo"],
    ["cleo", "bo", "ada"],
];

#[test]
fn the_order_of_documents_changes_no_byte() {
    let first = built(reviews(ORDERS[0], "").path());
    assert!(first.len() > 10);
    for order in &ORDERS[1..] {
        let other = built(reviews(*order, "").path());
        for (name, bytes) in &first {
            assert!(other.get(name) == Some(bytes), "{name} differs where the documents are listed as {order:?}");
        }
    }
}

#[test]
fn the_order_of_files_changes_nothing_in_what_is_discovered_or_added() {
    let folder = tempfile::tempdir().unwrap();
    // Two documents that want one key: same author and year.
    for (name, text) in [("a.txt", ADA), ("b.txt", BO), ("c.txt", &CLEO.replace("Ida Ames", "Eva Sol"))] {
        std::fs::write(folder.path().join(name), text).unwrap();
    }
    let mut seen: Option<(String, String, Vec<String>)> = None;
    for order in [["a.txt", "b.txt", "c.txt"], ["c.txt", "b.txt", "a.txt"], ["b.txt", "c.txt", "a.txt"]] {
        let text = stdout(&run(folder.path(), &[&["discover"], &order[..]].concat()));
        let as_json = stdout(&run(folder.path(), &[&["discover", "--format", "json"], &order[..]].concat()));
        let inside = tempfile::tempdir().unwrap();
        let paths: Vec<String> = order.iter().map(|n| folder.path().join(n).display().to_string()).collect();
        let arguments: Vec<&str> = std::iter::once("add").chain(paths.iter().map(String::as_str)).collect();
        assert!(run(inside.path(), &arguments).status.success());
        let mut keys: Vec<String> = Vec::new();
        for entry in std::fs::read_dir(inside.path().join("bib")).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                let text = std::fs::read_to_string(path.join("text.txt")).unwrap();
                keys.push(format!("{}: {}", path.file_name().unwrap().to_string_lossy(), text.lines().next().unwrap()));
            }
        }
        keys.sort();
        match &seen {
            None => seen = Some((text, as_json, keys)),
            Some(first) => assert!(*first == (text, as_json, keys), "{order:?}"),
        }
    }
}

#[test]
fn two_levys_are_two_and_letters_belong_to_their_list() {
    let folder = reviews(ORDERS[0], "");
    let scholars = json(folder.path(), &["query", "scholars name:Levy", "--format", "json"]);
    let names: Vec<&str> = scholars.as_array().unwrap().iter().map(|s| s["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["Levy, Karen", "Levy, Steven"]);
    let works = json(folder.path(), &["query", "author:Hart", "--format", "json"]);
    let found: Vec<(&str, &str, u64)> = works
        .as_array()
        .unwrap()
        .iter()
        .map(|w| (w["key"].as_str().unwrap(), w["title"].as_str().unwrap(), w["documents"].as_u64().unwrap()))
        .collect();
    // The first list's 2012b is the second list's 2012a; the second list's 2012b is a third work, by another Hart.
    assert_eq!(
        found,
        [
            ("hart2012a", "The Painted Hand", 1),
            ("hart2012b", "Salt and Silver", 2),
            ("hart2012c", "The Painted Heart", 1)
        ]
    );
}

#[test]
fn a_join_says_why_and_can_be_undone() {
    let folder = reviews(ORDERS[0], "");
    let shown = stdout(&run(folder.path(), &["show", "dale2004", "--identity"]));
    assert!(shown.contains("one work, 3 references") && shown.contains("same first author, year and title"), "{shown}");
    assert!(shown.contains("kind = \"different-works\""), "{shown}");
    let apart = "[[decision]]\nkind = \"different-works\"\nof = [\"ada/dale2004\", \"bo/dale2004\"]\nby = \"AB\"\n";
    std::fs::write(folder.path().join("bib/identity.toml"), apart).unwrap();
    let works = json(folder.path(), &["query", "author:Dale", "--format", "json"]);
    assert_eq!(works.as_array().unwrap().len(), 2, "taken apart by a person");
    let shown = stdout(&run(folder.path(), &["show", "dale2004", "--identity"]));
    assert!(shown.contains("different-works: ada/dale2004, bo/dale2004, by AB"), "{shown}");
    std::fs::remove_file(folder.path().join("bib/identity.toml")).unwrap();
    let works = json(folder.path(), &["query", "author:Dale", "--format", "json"]);
    assert_eq!(works.as_array().unwrap().len(), 1, "and one again without the decision");
}

/// What a person says for Ida Ames: Moss is an exception to the border school.
const DISSENT: &str = "\
[[claim]]
work = \"moss1999\"
role = \"exception\"
tradition = \"border-school\"
according-to = \"cleo\"
evidence = [{ quote = \"But Moss (1999) is no member of it, for he draws lines and does not believe in them.\" }]
by = \"AB\"
status = \"accepted\"
";

#[test]
fn disagreement_is_kept_and_said_with_names() {
    let folder = reviews(ORDERS[0], DISSENT);
    let disputed = stdout(&run(folder.path(), &["query", "disputed:yes", "--format", "keys"]));
    assert_eq!(disputed, "moss1999\n");
    let why = stdout(&run(folder.path(), &["why", "moss1999", "border-school"]));
    assert!(why.contains("2 affirm (according to ada, bo), 1 denies (according to cleo)"), "{why}");
    let found = json(folder.path(), &["discover", "--format", "json"]);
    let dispute = &found["disputes"][0];
    assert_eq!(dispute["key"], "moss1999");
}

#[test]
fn what_is_discovered_opens_to_words_and_tells_said_from_computed() {
    let folder = reviews(ORDERS[0], "");
    let found = json(folder.path(), &["discover", "--format", "json"]);
    let border = &found["traditions"][0];
    assert_eq!((border["label"].as_str(), border["label_by"].as_str()), (Some("border school"), Some("author")));
    assert_eq!(border["named_by"].as_array().unwrap().len(), 3);
    let texts: BTreeMap<&str, Vec<char>> = TEXTS.iter().map(|(key, text)| (*key, text.chars().collect())).collect();
    let mut opened = 0;
    for tradition in found["traditions"].as_array().unwrap() {
        for member in tradition["members"].as_array().unwrap() {
            let stated = member["basis"] == "stated";
            let places: Vec<&serde_json::Value> = if stated {
                let statements = member["statements"].as_array().unwrap().iter();
                statements.flat_map(|statement| statement["evidence"].as_array().unwrap()).collect()
            } else {
                member["evidence"].as_array().unwrap().iter().collect()
            };
            assert!(!stated || !places.is_empty(), "{member}");
            for place in places {
                opens(place, &texts[place["document"].as_str().unwrap()]);
                opened += 1;
            }
        }
    }
    assert!(opened >= 15, "{opened}");
}

/// The words that a place quotes stand at the place.
fn opens(place: &serde_json::Value, text: &[char]) {
    let at =
        |name: &str| usize::try_from(place[name].as_u64().unwrap_or_else(|| panic!("no {name}: {place}"))).unwrap();
    let there: String = text[at("start")..at("end")].iter().collect();
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let quoted = ["quote", "printed", "raw"].iter().find_map(|name| place[*name].as_str()).expect("words");
    assert_eq!(words(&there), words(quoted));
}

#[test]
fn every_edge_that_is_not_derived_opens_to_words_that_stand_where_it_says() {
    let folder = reviews(ORDERS[0], DISSENT);
    built(folder.path());
    let graph: serde_json::Value =
        serde_json::from_slice(&std::fs::read(folder.path().join("output/graph.json")).unwrap()).unwrap();
    let texts: BTreeMap<&str, Vec<char>> = TEXTS.iter().map(|(key, text)| (*key, text.chars().collect())).collect();
    let nodes: BTreeMap<&str, &serde_json::Value> =
        graph["nodes"].as_array().unwrap().iter().map(|node| (node["id"].as_str().unwrap(), node)).collect();
    let mut opened: BTreeMap<&str, usize> = BTreeMap::new();
    for edge in graph["links"].as_array().unwrap() {
        let kind = edge["type"].as_str().unwrap();
        let text = |key: &serde_json::Value| &texts[key.as_str().unwrap()];
        match kind {
            "co-cited" | "co-authored" => continue,
            "cites" => {
                let places = edge["occurrences"].as_array().unwrap();
                let listed = edge["listed"].as_array().cloned().unwrap_or_default();
                assert!(!places.is_empty() || !listed.is_empty(), "{edge}");
                for place in places {
                    let mut printed = place.clone();
                    printed.as_object_mut().unwrap().remove("quote");
                    opens(&printed, text(&edge["source"]));
                }
                listed.iter().for_each(|entry| opens(entry, text(&edge["source"])));
            }
            "claims" => {
                let evidence = edge["evidence"].as_array().unwrap();
                assert!(!evidence.is_empty(), "{edge}");
                evidence.iter().for_each(|place| opens(place, text(&edge["according_to"])));
            }
            "authored" | "edited" | "translated" => {
                // An author is read from the entries of the work; a citing document's own from its document.toml.
                let work = nodes[edge["target"].as_str().unwrap()];
                let entries = work["references"].as_array().cloned().unwrap_or_default();
                assert!(!entries.is_empty() || work["type"] == "document", "{edge}");
                entries.iter().for_each(|entry| opens(entry, text(&entry["document"])));
            }
            other => panic!("an edge of a kind that this test does not know: {other}"),
        }
        *opened.entry(kind).or_default() += 1;
    }
    assert!(opened["cites"] >= 18 && opened["claims"] >= 15 && opened["authored"] >= 12, "{opened:?}");
}

#[test]
fn two_traditions_are_shown_side_by_side() {
    let folder = reviews(ORDERS[0], DISSENT);
    let shown = json(folder.path(), &["show", "border-school", "waterway-school", "--format", "json"]);
    assert_eq!(shown["shared"][0]["key"], "moss1999");
    assert!(!shown["shared"][0]["claims_a"].as_array().unwrap().is_empty());
    assert!(!shown["shared"][0]["claims_b"].as_array().unwrap().is_empty());
    assert_eq!(shown["critics_from_b"][0]["work"], "moss1999");
    assert_eq!(shown["documents"], serde_json::json!(["ada", "bo", "cleo"]));
    let page = stdout(&run(folder.path(), &["show", "border-school", "waterway-school", "--format", "md"]));
    assert!(page.contains("## Members of both (1)"), "{page}");
}

/// A work of which a person has spoken keeps its key, whatever document comes later and however its name is spelt.
#[test]
fn a_work_keeps_its_key_when_another_of_that_name_comes() {
    let scratch = tempfile::tempdir().unwrap();
    let folder = scratch.path();
    let text = |title: &str, author: &str, cited: &str| {
        format!(
            "{title}\n\n{author}\n\nIntroduction\n\nRivers were read as borders (Moss, 1999).\n\nReferences\n\n{cited}\n"
        )
    };
    let first = text("Two Views", "Dan Rey", "Moss, Cy (1999) Rivers of War. Oxford: Ford Press.");
    let second = text("A Late View", "Abe Alm", "Moss, Eva (1999) The Moss Garden. Leeds: Dale Books.");
    std::fs::write(folder.join("rey.txt"), first).unwrap();
    std::fs::write(folder.join("alm.txt"), second).unwrap();
    let catena = |arguments: &[&str]| run(folder, arguments);
    let refused = catena(&["init", "claims.toml"]);
    assert!(stderr(&refused).contains("choose another key") && !folder.join("bib").exists(), "{}", stderr(&refused));
    assert!(catena(&["init", "-q"]).status.success());
    assert!(catena(&["add", "rey.txt", "-q"]).status.success());
    let title = || stdout(&catena(&["show", "moss1999"]));
    assert!(title().contains("Rivers of War"), "{}", title());
    let added = catena(&["add", "alm.txt"]);
    assert!(stderr(&added).contains("moss1999 stays"), "{}", stderr(&added));
    assert!(title().contains("Rivers of War"), "{}", title());
    assert!(stdout(&catena(&["show", "moss1999a"])).contains("The Moss Garden"));
    assert!(catena(&["check", "-q"]).status.success());
}

#[test]
fn an_article_that_is_there_already_in_another_file_is_told() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("a.txt"), ADA).unwrap();
    std::fs::write(folder.path().join("b.txt"), ADA.replace("Introduction", "1 Introduction")).unwrap();
    let added = run(folder.path(), &["add", "a.txt", "b.txt"]);
    assert!(added.status.success(), "{}", stderr(&added));
    assert!(stderr(&added).contains("are one article"), "{}", stderr(&added));
    let checked = run(folder.path(), &["check"]);
    let said = stdout(&checked) + &stderr(&checked);
    assert_eq!(said.matches("document-twice").count(), 1, "{said}");
    assert!(said.contains("catena remove"), "{said}");
}
