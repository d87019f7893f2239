//! Claims rest on words: they are found again when the text is edited, and missed when they are gone.
#![allow(clippy::unwrap_used, clippy::expect_used)] // a test fails by panicking

mod common;

use std::path::Path;

use common::{library, run, stderr, stdout};

const TEXT: &str = "\
Two Views of the River

Dan Rey

Introduction

Students of rivers fall into two camps. The first camp, the border school, sees rivers as lines of war. Moss (1999) draws \
them on the maps of generals. Reed (2001) counts the forts that stand along them.

The second camp, the waterway school, sees rivers as roads. Dale (2004) follows the rafts. Hill (2008) weighs the salt \
that they carry.

References

Dale, Ann (2004) The Road of Water. Oxford: Ford Press.
Hill, Bea (2008) Salt on the Stream. Oxford: Ford Press.
Moss, Cy (1999) Rivers of War. Oxford: Ford Press.
Reed, Dee (2001) Forts and Fords. Oxford: Ford Press.
";

const RECORD: &str = "key = \"rey2020\"\n[record]\ntype = \"article\"\nauthor = [\"Rey, Dan\"]\n\
                      title = \"Two Views of the River\"\ndate = \"2020\"\n[text]\nkept = true\nfile = \"text.txt\"\n";

fn river() -> tempfile::TempDir {
    library(&[
        ("catena.toml", "title = \"Rivers\"\ndocuments = [\"rey2020\"]\n"),
        ("rey2020/document.toml", RECORD),
        ("rey2020/text.txt", TEXT),
        ("claims.toml", "# by hand and by review\n"),
    ])
}

fn edit(folder: &Path, change: impl Fn(&str) -> String) {
    let path = folder.join("bib/rey2020/text.txt");
    let text = std::fs::read_to_string(&path).unwrap();
    std::fs::write(path, change(&text)).unwrap();
}

fn claims(folder: &Path, query: &str) -> Vec<serde_json::Value> {
    let output = run(folder, &["query", query, "--format", "json"]);
    assert!(output.status.success(), "{}", stderr(&output));
    serde_json::from_str(&stdout(&output)).unwrap()
}

/// Everything that `check` says, and its exit code.
fn check(folder: &Path) -> (String, Option<i32>) {
    let output = run(folder, &["check"]);
    (stdout(&output) + &stderr(&output), output.status.code())
}

/// The words at the place that a claim states now.
fn words_at(folder: &Path, claim: &serde_json::Value) -> String {
    let text: Vec<char> = std::fs::read_to_string(folder.join("bib/rey2020/text.txt")).unwrap().chars().collect();
    let at = |name: &str| usize::try_from(claim["evidence"][0][name].as_u64().unwrap()).unwrap();
    text[at("start")..at("end")].iter().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn an_accepted_claim_follows_its_words_through_edits() {
    let folder = river();
    let done = run(folder.path(), &["review", "--accept", "claims role:exemplar,supports,extends", "--by", "AB"]);
    assert!(done.status.success(), "{}", stderr(&done));
    let accepted = claims(folder.path(), "claims status:accepted");
    assert_eq!(accepted.len(), 4, "{accepted:?}");
    assert!(std::fs::read_to_string(folder.path().join("bib/claims.toml")).unwrap().starts_with("# by hand"));

    // Paragraphs before it, and a line broken elsewhere.
    edit(folder.path(), |text| {
        text.replace("Students of rivers", "Rain came first.\n\nThen came the book.\n\nStudents of rivers")
            .replace("the forts that stand", "the forts\nthat stand")
    });
    for claim in claims(folder.path(), "claims status:accepted") {
        assert_eq!(words_at(folder.path(), &claim), claim["evidence"][0]["quote"].as_str().unwrap());
        assert!(claim["evidence"][0]["paragraph"].as_u64().unwrap() >= 3, "{claim}");
    }
    let (said, _) = check(folder.path());
    assert!(said.contains("0 errors") && !said.contains("evidence-"), "{said}");

    // The citation exchanged for another: the words are like enough, and do not speak of the work any more.
    edit(folder.path(), |text| text.replace("Hill (2008) weighs", "Reed (2001) weighs"));
    let (said, _) = check(folder.path());
    assert!(said.contains("evidence-uncited") && said.contains("hill2008"), "{said}");
    edit(folder.path(), |text| text.replace("Reed (2001) weighs", "Hill (2008) weighs"));

    // A typo mended and a word changed: found by likeness, and said.
    edit(folder.path(), |text| {
        text.replace(
            "Hill (2008) weighs the salt that they carry.",
            "Hill (2008) weighed the sallt that they carried along.",
        )
    });
    let hill = claims(folder.path(), "claims status:accepted key:hill2008");
    assert_eq!(words_at(folder.path(), &hill[0]), "Hill (2008) weighed the sallt that they carried along.");
    let (said, _) = check(folder.path());
    assert!(said.contains("evidence-changed") && !said.contains("evidence-lost"), "{said}");

    // The sentence deleted: reported, left out of the graph, and kept in the file.
    edit(folder.path(), |text| text.replace(" Hill (2008) weighed the sallt that they carried along.", ""));
    let (said, code) = check(folder.path());
    assert_eq!(code, Some(1), "{said}");
    assert!(said.contains("evidence-lost") && said.contains("hill2008"), "{said}");
    assert!(claims(folder.path(), "claims key:hill2008").is_empty());
    assert_eq!(claims(folder.path(), "claims status:accepted").len(), 3);
    assert!(std::fs::read_to_string(folder.path().join("bib/claims.toml")).unwrap().contains("hill2008"));
}

#[test]
fn rejected_claims_never_come_back_whatever_the_text_calls_the_school() {
    let folder = river();
    let done = run(folder.path(), &["review", "--reject", "claims key:moss1999"]);
    assert!(done.status.success(), "{}", stderr(&done));
    let proposed = |folder: &Path| claims(folder, "claims status:proposed key:moss1999").len();
    assert_eq!(proposed(folder.path()), 0);
    edit(folder.path(), |text| text.replace("Students of rivers", "Rain came first.\n\nStudents of rivers"));
    assert_eq!(proposed(folder.path()), 0, "a paragraph before it");
    edit(folder.path(), |text| text.replace("the border school", "the frontier school"));
    assert_eq!(proposed(folder.path()), 0, "another name for the school");
    assert!(!claims(folder.path(), "claims status:proposed key:reed2001").is_empty(), "others are still proposed");
}

#[test]
fn what_was_judged_stays_judged_where_the_text_renames_a_school_that_has_members() {
    let folder = river();
    let all = claims(folder.path(), "claims");
    assert!(run(folder.path(), &["review", "--reject", "claims key:moss1999"]).status.success());
    assert!(run(folder.path(), &["review", "--accept", "claims key:reed2001"]).status.success());
    let open = claims(folder.path(), "claims status:proposed").len();
    edit(folder.path(), |text| text.replace("the border school", "the frontier school"));
    let now = claims(folder.path(), "claims status:proposed");
    assert!(now.iter().all(|claim| claim["work"] != "moss1999" && claim["work"] != "reed2001"), "{now:#?}");
    assert_eq!(now.len(), open, "of {all:#?}");
}

#[test]
fn words_come_as_ids_and_as_lines_of_json() {
    let folder = river();
    let list = stdout(&run(folder.path(), &["review", "--list", "--format", "jsonl"]));
    let ids: Vec<String> = list
        .lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap()["id"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(ids.len(), 4);
    let done = run(folder.path(), &["review", "--accept", &ids[0], "--role", "extends", "--by", "AB"]);
    assert!(done.status.success(), "{}", stderr(&done));
    let extended = claims(folder.path(), "claims role:extends status:accepted by:AB");
    assert_eq!(extended.len(), 1);
    // A line of proposals.jsonl with its status changed, one that says nothing, and one that is none.
    let rest = stdout(&run(folder.path(), &["review", "--list", "--format", "jsonl"]));
    let mut lines: Vec<String> = rest.lines().map(str::to_owned).collect();
    lines[0] = lines[0].replace("\"status\":\"proposed\"", "\"status\":\"rejected\"");
    lines.push("{\"id\": \"nobody\", \"decision\": \"accept\"}".to_owned());
    lines.push("no line".to_owned());
    let path = folder.path().join("decided.jsonl");
    std::fs::write(&path, lines.join("\n")).unwrap();
    let done = run(folder.path(), &["review", "--from", path.to_str().unwrap()]);
    assert_eq!(done.status.code(), Some(1), "{}", stderr(&done));
    for said in ["no claim has the id `nobody`", "decided.jsonl:4:1", "decided.jsonl:5:1"] {
        assert!(stderr(&done).contains(said), "{}", stderr(&done));
    }
    assert_eq!(claims(folder.path(), "claims status:rejected").len(), 1);
    // Several ids in a row.
    let rest: Vec<&str> = ids[2..].iter().map(String::as_str).collect();
    let done = run(folder.path(), &[&["review", "--accept"], &rest[..], &["--by", "CD"]].concat());
    assert!(done.status.success(), "{}", stderr(&done));
    assert_eq!(claims(folder.path(), "claims status:accepted by:CD").len(), 2);
    // A word is taken back by the claim's id.
    let id = extended[0]["id"].as_str().unwrap();
    assert!(run(folder.path(), &["review", "--reopen", id]).status.success());
    assert!(claims(folder.path(), "claims role:extends status:accepted by:AB").is_empty());
    assert_eq!(claims(folder.path(), "claims status:accepted").len(), 2, "the others stay");
    // All that await a word are a query, too.
    assert!(run(folder.path(), &["review", "--accept", "claims"]).status.success());
    assert!(claims(folder.path(), "claims status:proposed").is_empty());
}
