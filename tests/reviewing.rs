//! What a review changes in the answers: names, roles and rejections, and that they can be taken back.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::print_stderr)] // a test fails by panicking

mod common;

use std::path::Path;

use common::{library, run, stderr, stdout};

const RECORD: &str = "key = \"rey2020\"\n[record]\ntype = \"article\"\nauthor = [\"Rey, Dan\"]\n\
                      title = \"Two Views of the River\"\ndate = \"2020\"\n[text]\nkept = true\nfile = \"text.txt\"\n";

const TEXT: &str = "\
Two Views of the River

Dan Rey

Introduction

Students of rivers fall into two camps. The first group of scholars sees rivers as borders. Moss (1999) draws them on \
maps of war, and Reed (2001) counts the forts along them.

A second group of scholars sees rivers as roads. Dale (2004) follows the rafts, and Hill (2008) the salt that they carry.

References

Dale, Ann (2004) The Road of Water. Oxford: Ford Press.
Hill, Bea (2008) Salt on the Stream. Oxford: Ford Press.
Moss, Cy (1999) Rivers of War. Oxford: Ford Press.
Reed, Dee (2001) Forts and Fords. Oxford: Ford Press.
";

fn rivers() -> tempfile::TempDir {
    library(&[("rey2020/document.toml", RECORD), ("rey2020/text.txt", TEXT)])
}

/// Claims as `work role tradition status`, sorted.
fn claims(folder: &Path, query: &str) -> Vec<String> {
    let found = run(folder, &["query", query, "--format", "json"]);
    let found: serde_json::Value =
        serde_json::from_str(&stdout(&found)).unwrap_or_else(|_| panic!("{}", stderr(&found)));
    let text = |claim: &serde_json::Value, name: &str| claim[name].as_str().unwrap_or_default().to_owned();
    let told = |claim| ["work", "role", "tradition", "status"].map(|name| text(claim, name)).join(" ");
    let mut all: Vec<String> = found.as_array().unwrap().iter().map(told).collect();
    all.sort();
    all
}

fn id(folder: &Path, work: &str) -> String {
    let found = run(folder, &["query", &format!("claims work:{work}"), "--format", "keys"]);
    stdout(&found).lines().next().unwrap().to_owned()
}

#[test]
fn a_school_gets_another_name_by_the_name_alone() {
    let folder = rivers();
    let path = folder.path();
    let school = claims(path, "claims work:moss1999")[0].split(' ').nth(2).unwrap().to_owned();
    let done = run(path, &["review", "--accept", &format!("tradition:{school}"), "--tradition", "Borderers of old"]);
    assert!(done.status.success(), "{}", stderr(&done));
    let moved = claims(path, "claims tradition:borderers-of-old");
    assert_eq!(moved.len(), 2, "{moved:?}");
    assert!(moved.iter().all(|claim| claim.ends_with("accepted")), "{moved:?}");
    assert_eq!(claims(path, "claims status:rejected").len(), 2);
    // The old name is gone, and what was found under it is discovered under the new one.
    let discovered = stdout(&run(path, &["discover"]));
    assert!(discovered.contains("Borderers of old"), "{discovered}");
    assert!(discovered.contains("catena review") && !discovered.contains("catena add"), "{discovered}");
    // A line of JSON may do the same; a slip in an id founds nothing, and is told once.
    let dale = id(path, "dale2004");
    let line = format!("{{\"id\": \"{dale}\", \"decision\": \"accept\", \"tradition\": \"Roadsters\"}}\n");
    std::fs::write(path.join("words.jsonl"), line).unwrap();
    let done = run(path, &["review", "--from", "words.jsonl"]);
    assert!(done.status.success() && stderr(&done).contains("roadsters"), "{}", stderr(&done));
    assert_eq!(claims(path, "claims tradition:roadsters"), ["dale2004 exemplar roadsters accepted"]);
    let slip = run(path, &["review", "--accept", "work:hill2008", "--tradition", "borderers-of-ald"]);
    assert_eq!(stderr(&slip).matches("did you mean `borderers-of-old`").count(), 1, "{}", stderr(&slip));
}

#[test]
fn a_word_is_taken_back_by_the_id_of_the_proposal_with_its_role_and_reason() {
    let folder = rivers();
    let path = folder.path();
    let (id, before) = (id(path, "moss1999"), claims(path, "claims work:moss1999"));
    let accepted = run(path, &["review", "--accept", &id, "--role", "critiques", "--reason", "he scorns it"]);
    assert!(accepted.status.success(), "{}", stderr(&accepted));
    assert!(claims(path, "claims work:moss1999")[0].contains("critiques"));
    let reopened = run(path, &["review", "--reopen", &id]);
    assert!(reopened.status.success(), "{}", stderr(&reopened));
    assert_eq!(claims(path, "claims work:moss1999"), before);
    assert!(!stdout(&run(path, &["why", "moss1999"])).contains("scorns"));
    let refused = run(path, &["review", "--reject", &id, "--role", "extends"]);
    assert!(!refused.status.success() && stderr(&refused).contains("--accept"), "{}", stderr(&refused));
}

#[test]
fn what_was_rejected_is_no_member_in_any_answer() {
    let folder = rivers();
    let path = folder.path();
    let school = claims(path, "claims work:moss1999")[0].split(' ').nth(2).unwrap().to_owned();
    assert!(run(path, &["review", "--reject", &id(path, "moss1999")]).status.success());
    assert!(claims(path, "claims work:moss1999").is_empty());
    let shown = stdout(&run(path, &["show", &school]));
    let (members, rejected) = shown.split_once("Rejected").expect("rejected claims have their own place");
    assert!(!members.contains("moss1999") && rejected.contains("moss1999"), "{shown}");
    let found: serde_json::Value =
        serde_json::from_str(&stdout(&run(path, &["discover", "--format", "json"]))).unwrap();
    let stated = |tradition: &serde_json::Value| {
        let members = tradition["members"].as_array().unwrap().clone();
        members.iter().any(|member| member["key"] == "moss1999" && member["basis"] == "stated")
    };
    assert!(!found["traditions"].as_array().unwrap().iter().any(stated), "{found}");
}

#[test]
fn a_rejection_outlives_its_words() {
    let folder = rivers();
    let path = folder.path();
    assert!(run(path, &["review", "--reject", &id(path, "moss1999")]).status.success());
    let text = TEXT.replace(
        "Moss (1999) draws them on maps of war, and Reed (2001) counts the forts along them.",
        "Generals, it is told, once slept on either bank (Reed 2001).",
    );
    std::fs::write(path.join("bib/rey2020/text.txt"), text).unwrap();
    assert_eq!(claims(path, "claims status:rejected").len(), 1);
    let checked = run(path, &["check"]);
    assert!(checked.status.success(), "a rejected claim may lose its words: {}", stderr(&checked));
    let told = stdout(&checked) + &stderr(&checked);
    assert!(told.contains("rejected claim on `moss1999`"), "{told}");
}

#[test]
fn a_rejection_of_a_school_that_nothing_names_any_more_is_shown_and_found_and_not_exported() {
    let folder = rivers();
    let path = folder.path();
    let old = "[[claim]]\nwork = \"moss1999\"\nrole = \"supports\"\ntradition = \"ghosts\"\naccording-to = \"rey2020\"\n\
               status = \"rejected\"\nevidence = [{ section = \"Introduction\", paragraph = 1 }]\n";
    std::fs::write(path.join("bib/claims.toml"), old).unwrap();
    assert_eq!(claims(path, "claims tradition:ghosts status:rejected"), ["moss1999 supports ghosts rejected"]);
    let works = run(path, &["query", "works tradition:ghosts role:supports status:rejected", "--format", "keys"]);
    assert_eq!(stdout(&works).trim(), "moss1999", "{}", stderr(&works));
    for command in ["show", "why"] {
        let told = stdout(&run(path, &[command, "moss1999"]));
        assert!(told.split_once("Rejected").is_some_and(|(_, rejected)| rejected.contains("ghosts")), "{told}");
    }
    for export in [&["export", "turtle"][..], &["export", "csv", "--table", "claims"]] {
        let written = stdout(&run(path, export));
        assert!(written.contains("reed2001") && !written.contains("ghosts"), "{written}");
    }
}

#[test]
fn two_words_on_one_claim_are_refused_under_whichever_ids() {
    let folder = rivers();
    let path = folder.path();
    let old = id(path, "moss1999");
    assert!(run(path, &["review", "--accept", &old, "--role", "critiques"]).status.success());
    let (new, before) = (id(path, "moss1999"), claims(path, "claims work:moss1999"));
    assert_ne!(new, old);
    let both = run(path, &["review", "--accept", &new, "--reject", &old]);
    assert!(!both.status.success() && stderr(&both).contains("two words on"), "{}", stderr(&both));
    assert_eq!(claims(path, "claims work:moss1999"), before);
    let once = run(path, &["review", "--reject", &new, &old]);
    assert!(once.status.success() && stderr(&once).contains("1 rejected"), "{}", stderr(&once));
}

#[test]
fn what_a_work_stands_between_rests_on_places_and_on_no_rejected_claim() {
    let folder = rivers();
    let path = folder.path();
    let between = || -> serde_json::Value {
        let ranked = stdout(&run(path, &["rank", "--by", "bridge", "--why", "--format", "json"]));
        let rows: serde_json::Value = serde_json::from_str(&ranked).unwrap();
        let row = rows.as_array().unwrap().iter().find(|row| row["key"] == "moss1999").unwrap().clone();
        row["between"][0].clone()
    };
    let before = between();
    assert_eq!((before["share"].as_f64(), before["claims"].as_array().map(Vec::len)), (Some(1.0), Some(1)));
    assert_eq!(
        (&before["evidence"][0]["work"], &before["evidence"][0]["level"]),
        (&"reed2001".into(), &"sentence".into())
    );
    assert!(run(path, &["review", "--reject", &id(path, "moss1999")]).status.success());
    let after = between();
    assert_eq!((&after["tradition"], &after["works"]), (&before["tradition"], &before["works"]));
    assert_eq!(after["claims"].as_array().map(Vec::len), Some(0));
}

#[test]
fn names_that_are_told_apart_and_stay_one_are_reported() {
    let folder = rivers();
    let decision = "[[decision]]\nkind = \"different-scholars\"\nof = [\"Moss, Cy\", \"Moss, CY\"]\n\n\
                    [[decision]]\nkind = \"same-scholar\"\nof = [\"Dale, Ann\", \"Hill, Bea\"]\n\n\
                    [[decision]]\nkind = \"different-scholars\"\nof = [\"Dale, Ann\", \"Hill, Bea\"]\n";
    std::fs::write(folder.path().join("bib/identity.toml"), decision).unwrap();
    let checked = run(folder.path(), &["check"]);
    let told = stdout(&checked) + &stderr(&checked);
    assert!(told.contains("`Dale, Ann` and `Hill, Bea` stay one scholar"), "{told}");
}

#[test]
fn words_given_at_once_are_all_kept() {
    let folder = rivers();
    let ids: Vec<String> = ["moss1999", "reed2001", "dale2004", "hill2008"].map(|work| id(folder.path(), work)).into();
    let mut given: Vec<_> = ids
        .iter()
        .map(|id| common::catena().current_dir(folder.path()).args(["review", "--accept", id]).spawn().unwrap())
        .collect();
    assert!(given.iter_mut().all(|word| word.wait().unwrap().success()));
    assert_eq!(claims(folder.path(), "claims status:accepted").len(), ids.len());
    // Documents that come at once are all listed.
    std::fs::write(folder.path().join("bib/catena.toml"), "title = \"A\"\ndocuments = [\"rey2020\"]\n").unwrap();
    let names = ["one", "two", "six"];
    for name in names {
        std::fs::write(folder.path().join(format!("{name}.txt")), format!("A text on {name} rivers.\n")).unwrap();
    }
    let mut added: Vec<_> = names
        .iter()
        .map(|name| common::catena().current_dir(folder.path()).args(["add", &format!("{name}.txt")]).spawn().unwrap())
        .collect();
    assert!(added.iter_mut().all(|command| command.wait().unwrap().success()));
    let settings = std::fs::read_to_string(folder.path().join("bib/catena.toml")).unwrap();
    assert!(names.iter().all(|name| settings.contains(&format!("\"{name}\""))), "{settings}");
}
