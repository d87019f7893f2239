//! Lists are edited, and what a person has said of a work stays said of that work.
#![allow(clippy::unwrap_used, clippy::expect_used)] // a test fails by panicking

mod common;

use std::fs;
use std::path::Path;

use common::{library, run, stderr, stdout};

const LIST: &str = "Smith, A. (2012) Alpha rivers. Oslo: Quay.\n\nSmith, A. (2012) Beta rivers. Oslo: Quay.\n\n\
    Smith, B. (2012) Gamma rivers. Oslo: Quay.\n";
const NEW: &str = "Smith, Z. (2012) A newly added work. Oslo: Quay.\n\n";
const CLAIM: &str = "[[claim]]\nwork = \"smith2012\"\nrole = \"exemplar\"\ntradition = \"tides\"\naccording-to = \"doe2020\"\n\
    evidence = [{ section = \"Intro\", paragraph = 1, sentence = 1 }]\nstatus = \"accepted\"\n";
const KEPT: &str =
    "[[decision]]\nkind = \"keep-key\"\nof = [\"doe2020/smith2012\"]\nkey = \"smith2012\"\ntitle = \"Alpha rivers\"\n";

/// A library by hand: a list, a claim, a note and a place of citation, all of `smith2012`.
fn by_hand(list: &str, claim: &str, identity: &str) -> tempfile::TempDir {
    library(&[
        ("catena.toml", "title = \"Rivers\"\ndocuments = [\"doe2020\"]\n"),
        (
            "doe2020/document.toml",
            "key = \"doe2020\"\n[record]\ntype = \"article\"\ntitle = \"D\"\ndate = \"2020\"\nauthor = [\"Doe, Ann\"]\n",
        ),
        ("doe2020/references.txt", list),
        (
            "doe2020/citations.toml",
            "[[citation]]\nsection = \"Intro\"\nparagraph = 1\nsentence = 1\ngroup = 1\nworks = [\"smith2012\"]\n\
             form = \"parenthetical\"\nprinted = \"Smith 2012\"\n",
        ),
        ("traditions.toml", "[[tradition]]\nid = \"tides\"\nlabel = \"tidal school\"\n"),
        ("claims.toml", claim),
        ("identity.toml", identity),
        ("annotations/smith2012.md", "On alpha.\n"),
    ])
}

fn member(folder: &Path) -> String {
    stdout(&run(folder, &["query", "tradition:tides", "--format", "csv"]))
}

fn checked(folder: &Path) -> String {
    let output = run(folder, &["check"]);
    stdout(&output) + &stderr(&output)
}

#[test]
fn a_claim_that_says_the_title_goes_with_it_wherever_the_list_has_it() {
    let titled = CLAIM.replace("role =", "title = \"Alpha rivers\"\nrole =");
    let folder = by_hand(&format!("{NEW}{LIST}"), &titled, "");
    assert!(member(folder.path()).contains("Alpha rivers"), "{}", member(folder.path()));
    assert!(checked(folder.path()).contains("write work = \"smith2012a\""), "{}", checked(folder.path()));
    // A slip mended in the list, and another year.
    fs::write(
        folder.path().join("bib/doe2020/references.txt"),
        format!("{NEW}{LIST}").replace("2012) Alpha", "2013) Alphe"),
    )
    .unwrap();
    assert!(member(folder.path()).contains("smith2013"), "{}", member(folder.path()));
    // The work is gone: its claim is nobody's.
    fs::write(folder.path().join("bib/doe2020/references.txt"), NEW).unwrap();
    assert!(!member(folder.path()).contains("smith"), "{}", member(folder.path()));
    assert!(checked(folder.path()).contains("error[other-work]"), "{}", checked(folder.path()));
}

#[test]
fn what_the_order_of_a_list_decides_is_asked_for_and_kept() {
    let folder = by_hand(&format!("{NEW}{LIST}"), CLAIM, "");
    let said = checked(folder.path());
    for file in ["bib/claims.toml:1:1", "bib/annotations/smith2012.md", "bib/doe2020/citations.toml"] {
        assert!(said.contains(file), "{said}");
    }
    assert!(said.contains("warning[unsure-work]") && said.contains("“A newly added work” now"), "{said}");
    let kept = by_hand(&format!("{NEW}{LIST}"), CLAIM, KEPT);
    assert!(!checked(kept.path()).contains("unsure-work"), "{}", checked(kept.path()));
    let shown = stdout(&run(kept.path(), &["show", "smith2012"]));
    assert!(shown.contains("Alpha rivers") && shown.contains("On alpha"), "{shown}");
    assert!(member(kept.path()).contains("Alpha rivers"));
    // Whatever the order of the list, and when the work is gone from it.
    let mut lines: Vec<&str> = LIST.split("\n\n").map(str::trim).collect();
    lines.reverse();
    let turned = by_hand(&lines.join("\n\n"), CLAIM, KEPT);
    assert!(member(turned.path()).contains("Alpha rivers"));
    let gone = by_hand(NEW, CLAIM, KEPT);
    let said = checked(gone.path());
    assert!(
        said.contains("error[unknown-work]") && said.contains("nothing in that list is called “Alpha rivers”"),
        "{said}"
    );
    // Where nothing can be mistaken nothing is asked.
    let alone = by_hand(&LIST.split_inclusive("\n\n").take(1).collect::<String>(), CLAIM, "");
    assert!(!checked(alone.path()).contains("unsure-work"), "{}", checked(alone.path()));
}

const TEXT: &str = "Two Views\n\nDan Rey\n\nIntroduction\n\nStudents of rivers fall into two camps. The first camp, the border school, \
    sees rivers as lines of war. C. Moss (1999) draws them on the maps of generals. Reed (2001) counts the forts.\n\n\
    The second camp, the waterway school, sees rivers as roads. Dale (2004) follows the rafts. Hill (2008) weighs the salt.\n\n\
    References\n\nDale, Ann (2004) The Road of Water. Oxford: Ford Press.\n\nHill, Bea (2008) Salt on the Stream. Oxford: Ford \
    Press.\n\nMoss, Cy (1999) Rivers of War. Oxford: Ford Press.\n\nReed, Dee (2001) Forts and Fords. Oxford: Ford Press.\n";

#[test]
fn claims_stay_with_their_works_when_the_text_gets_another_list() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("rey.txt"), TEXT).unwrap();
    assert!(run(folder.path(), &["add", "rey.txt", "--key", "rey2020"]).status.success());
    let accepted = run(folder.path(), &["review", "--accept", "claims work:moss1999", "--by", "AB"]);
    assert!(accepted.status.success(), "{}", stderr(&accepted));
    let claims = folder.path().join("bib/claims.toml");
    let by_review = fs::read_to_string(&claims).unwrap();
    assert!(by_review.contains("work = \"moss1999\"\ntitle = \"Rivers of War\""), "{by_review}");
    let above = TEXT.replace("Moss, Cy", "Moss, Abe (1999) Moss Gardens. Oxford: Ford Press.\n\nMoss, Cy");
    fs::write(folder.path().join("bib/rey2020/text.txt"), above).unwrap();
    let accepted = || stdout(&run(folder.path(), &["query", "claims status:accepted", "--format", "csv"]));
    assert!(accepted().contains("moss1999a") && !accepted().contains("moss1999,"), "{}", accepted());
    // Without a title the words that are quoted say which Moss it is.
    fs::write(&claims, by_review.replace("title = \"Rivers of War\"\n", "")).unwrap();
    assert!(accepted().contains("moss1999a") && !accepted().contains("moss1999,"), "{}", accepted());
    assert!(checked(folder.path()).contains("quotes cite `moss1999a`, “Rivers of War”"), "{}", checked(folder.path()));
}

#[test]
fn a_document_that_comes_first_under_its_new_key_takes_no_key_of_another() {
    let folder = tempfile::tempdir().unwrap();
    let text = |title: &str| {
        format!("{title}\n\nDan Rey\n\nIntroduction\n\nRivers were borders (Moss, 1999).\n\nReferences\n\n")
    };
    fs::write(folder.path().join("a.txt"), text("One") + "Moss, Cy (1999) Rivers of War. Oxford: Ford Press.\n")
        .unwrap();
    fs::write(folder.path().join("b.txt"), text("Two") + "Moss, Eva (1999) The Moss Garden. Leeds: Dale.\n").unwrap();
    run(folder.path(), &["add", "a.txt", "--key", "moor2020"]);
    run(folder.path(), &["add", "b.txt", "--key", "weir2021"]);
    let renamed = run(folder.path(), &["rename", "weir2021", "abe2021"]);
    assert!(renamed.status.success(), "{}", stderr(&renamed));
    let shown = stdout(&run(folder.path(), &["show", "moss1999"]));
    assert!(shown.contains("Rivers of War"), "{shown}");
}
