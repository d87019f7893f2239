//! Documents of a library are renamed and taken out, and nothing that a person wrote is lost by it.

#![allow(clippy::unwrap_used, clippy::expect_used)] // a test fails by panicking
mod common;

use std::fs;
use std::path::Path;

use common::{run, stderr, stdout};

const ESSAY: &str = "On Salt\n\nAnn Roe\n\nTwo schools\n\nOne school, the salters, holds that salt is made by the sun (Poe 1999; Moor \
    2001). A second school, the miners, holds that it is dug (Quay 2003; Pier 2005).\n\nReferences\n\nMoor, A. (2001) Pans. \
    Oslo: Quay.\n\nPier, B. (2005) Pits. Oslo: Quay.\n\nPoe, E. (1999) Sun and Salt. Oslo: Quay.\n\nQuay, C. (2003) Shafts. Oslo: Quay.\n";

const OTHER: &str = "On Water\n\nIda Weir\n\nWater is old (Poe 1999) and salt (Lake 2010).\n\nReferences\n\nLake, D. (2010) Water. \
    Oslo: Quay.\n\nPoe, E. (1999) Sun and Salt. Oslo: Quay.\n";

fn library() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("essay.txt"), ESSAY).unwrap();
    fs::write(folder.path().join("other.txt"), OTHER).unwrap();
    run(folder.path(), &["add", "essay.txt", "--key", "roe2020"]);
    run(folder.path(), &["add", "other.txt", "--key", "weir2021"]);
    let accepted = run(folder.path(), &["review", "--accept", "tradition:salters", "--by", "AR"]);
    assert!(accepted.status.success(), "{}", stderr(&accepted));
    let claims = folder.path().join("bib/claims.toml");
    let text = fs::read_to_string(&claims).unwrap();
    fs::write(&claims, format!("# read at the shore\n{text}")).unwrap();
    fs::create_dir_all(folder.path().join("bib/annotations")).unwrap();
    fs::write(folder.path().join("bib/annotations/roe2020.md"), "Dry.\n").unwrap();
    folder
}

fn works(folder: &Path) -> String {
    stdout(&run(folder, &["query", "works", "--format", "json"]))
}

#[test]
fn a_document_that_gets_another_key_keeps_claims_and_notes() {
    let folder = library();
    let before = stdout(&run(folder.path(), &["query", "tradition:salters status:accepted", "--why"]));
    let renamed = run(folder.path(), &["rename", "roe2020", "roe2021"]);
    assert!(renamed.status.success(), "{}", stderr(&renamed));
    let after = stdout(&run(folder.path(), &["query", "tradition:salters status:accepted", "--why"]));
    assert_eq!(after, before.replace("roe2020", "roe2021"));
    let claims = fs::read_to_string(folder.path().join("bib/claims.toml")).unwrap();
    assert!(claims.starts_with("# read at the shore\n") && !claims.contains("roe2020"), "{claims}");
    assert!(folder.path().join("bib/annotations/roe2021.md").exists());
    assert!(run(folder.path(), &["build"]).status.success());
    let taken = run(folder.path(), &["rename", "weir2021", "poe1999"]);
    assert!(stderr(&taken).contains("is the key of a work that is cited here"), "{}", stderr(&taken));
    let unknown = run(folder.path(), &["rename", "roe2020", "x"]);
    assert!(stderr(&unknown).contains("did you mean `roe2021`?"), "{}", stderr(&unknown));
}

#[test]
fn a_claim_on_a_work_that_is_joined_with_another_goes_with_it() {
    let folder = library();
    let other = "On Brine\n\nIda Lake\n\nBrine\n\nOne school, the briners, holds that it is boiled (Poe 1999; Weir 2001).\n\nReferences\n\n\
        Poe, E. (1999) Brine and Its Uses in the North. Oslo: Quay.\n\nWeir, A. (2001) Kettles. Oslo: Quay.\n";
    fs::write(folder.path().join("brine.txt"), other).unwrap();
    run(folder.path(), &["add", "brine.txt", "--key", "lake2022"]);
    let claim = "\n[[claim]]\nwork = \"poe1999a\"\nrole = \"exemplar\"\ntradition = \"salters\"\n\
        according-to = \"lake2022\"\nevidence = [{ section = \"Brine\", paragraph = 1 }]\n";
    let claims = folder.path().join("bib/claims.toml");
    let text = fs::read_to_string(&claims).unwrap();
    fs::write(&claims, format!("{text}{claim}")).unwrap();
    let count =
        |folder: &Path| stdout(&run(folder, &["query", "claims", "--format", "json"])).matches("lake2022").count();
    let before = count(folder.path());
    let same =
        "[[decision]]\nkind = \"same-work\"\nof = [\"lake2022/poe1999\", \"weir2021/poe1999\", \"roe2020/poe1999\"]\n";
    fs::write(folder.path().join("bib/identity.toml"), same).unwrap();
    let checked = stdout(&run(folder.path(), &["check"]));
    assert!(!checked.contains("poe1999a"), "{checked}");
    assert_eq!(count(folder.path()), before);
    fs::write(folder.path().join("bib/identity.toml"), same.replace("weir2021/poe1999", "poe1999b")).unwrap();
    let checked = run(folder.path(), &["check"]);
    let checked = format!("{}{}", stdout(&checked), stderr(&checked));
    assert!(checked.contains("`weir2021/poe1999`"), "{checked}");
}

#[test]
fn a_document_that_is_taken_out_can_be_put_back() {
    let folder = library();
    fs::write(folder.path().join("bib/annotations/quay2003.md"), "Deep.\n").unwrap();
    fs::write(folder.path().join("bib/annotations/lake2010.md"), "Wet.\n").unwrap();
    let said = "[[decision]]\nkind = \"different-works\"\nof = [\"roe2020/poe1999\", \"weir2021/lake2010\"]\n";
    fs::write(folder.path().join("bib/identity.toml"), said).unwrap();
    let (all, claims) = (works(folder.path()), fs::read_to_string(folder.path().join("bib/claims.toml")).unwrap());
    let removed = run(folder.path(), &["remove", "roe2020"]);
    let with = "with 2 claims of bib/claims.toml and 1 decision of bib/identity.toml and 2 notes of bib/annotations/";
    assert!(stderr(&removed).contains(with), "{}", stderr(&removed));
    let checked = stdout(&run(folder.path(), &["check"]));
    assert!(!checked.contains("annotation") && !checked.contains("identity.toml"), "{checked}");
    assert!(folder.path().join("bib/annotations/lake2010.md").exists());
    assert_eq!(fs::read_to_string(folder.path().join("removed/roe2020/identity.toml")).unwrap(), said);
    assert_eq!(fs::read_to_string(folder.path().join("removed/roe2020/annotations/quay2003.md")).unwrap(), "Deep.\n");
    let left = works(folder.path());
    assert!(left.contains("lake2010") && left.contains("poe1999") && !left.contains("moor2001"), "{left}");
    assert!(run(folder.path(), &["build"]).status.success());
    // Put back by hand, as the command says.
    let kept = folder.path().join("removed/roe2020");
    let taken = fs::read_to_string(kept.join("claims.toml")).unwrap();
    assert!(taken.contains("# read at the shore"), "{taken}");
    fs::remove_file(kept.join("claims.toml")).unwrap();
    fs::remove_file(kept.join("identity.toml")).unwrap();
    fs::remove_dir_all(kept.join("annotations")).unwrap();
    fs::rename(&kept, folder.path().join("bib/roe2020")).unwrap();
    let now = fs::read_to_string(folder.path().join("bib/claims.toml")).unwrap();
    fs::write(folder.path().join("bib/claims.toml"), format!("{now}{taken}")).unwrap();
    assert_eq!(fs::read_to_string(folder.path().join("bib/claims.toml")).unwrap().trim(), claims.trim());
    assert_eq!(works(folder.path()), all);
}

#[test]
fn a_work_keeps_its_key_and_its_note_while_a_document_cites_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    let essay = |list: &str| format!("On Rivers\n\nIda Weir\n\nRivers are old (Smith 2012).\n\nReferences\n\n{list}");
    let alpha = "Smith, Ann (2012) Alpha rivers. Oslo: Quay.\n\n";
    fs::write(path.join("a.txt"), essay(alpha)).unwrap();
    fs::write(path.join("b.txt"), essay(&format!("{alpha}Smith, Bob (2012) Zeta gardens. Leeds: Dale.\n"))).unwrap();
    run(path, &["add", "a.txt", "--key", "aaa2019"]);
    run(path, &["add", "b.txt", "--key", "bbb2020"]);
    let called = |title: &str| stdout(&run(path, &["query", &format!("title:\"{title}\""), "--format", "keys"]));
    let (alpha, zeta) = (called("Alpha rivers"), called("Zeta gardens"));
    assert_eq!(alpha.trim(), "smith2012");
    fs::create_dir_all(path.join("bib/annotations")).unwrap();
    fs::write(path.join("bib/annotations/smith2012.md"), "Old.\n").unwrap();
    assert!(run(path, &["remove", "aaa2019"]).status.success());
    assert_eq!((called("Alpha rivers"), called("Zeta gardens")), (alpha, zeta));
    assert!(path.join("bib/annotations/smith2012.md").exists());
}

#[test]
fn a_key_that_cannot_be_a_folder_is_refused_before_anything_is_changed() {
    let folder = tempfile::tempdir().unwrap();
    assert!(run(folder.path(), &["init"]).status.success());
    std::fs::write(folder.path().join("t.txt"), "A text on rivers.\n").unwrap();
    let made = || std::fs::read_dir(folder.path().join("bib")).unwrap().count();
    let before = made();
    for (key, reason) in [("a".repeat(300), "too long"), ("annotations".to_owned(), "of the library itself")] {
        let output = run(folder.path(), &["add", "t.txt", "--key", &key]);
        assert_eq!(output.status.code(), Some(2));
        assert!(stderr(&output).contains(reason), "{}", stderr(&output));
        assert_eq!(made(), before);
    }
}

#[test]
fn a_school_without_a_name_stays_its_text_s_when_it_is_accepted_and_when_the_document_is_renamed() {
    let folder = tempfile::tempdir().unwrap();
    let text = "On Salt\n\nAnn Roe\n\nTwo answers\n\nWhere salt comes from has been answered in two ways. A first answer is that salt is made \
        by the sun (Poe 1999; Moor 2001). Poe (1999) holds that brine dries in pans. Moor (2001) agrees and extends the argument.\n\n\
        A second answer is that salt is dug from mines (Quay 2003; Pier 2005). Quay (2003) holds that shafts are older. Pier (2005) \
        supports her.\n\nReferences\n\nMoor, A. (2001) Pans. Oslo: Quay.\n\nPier, B. (2005) Pits. Oslo: Quay.\n\n\
        Poe, E. (1999) Sun and Salt. Oslo: Quay.\n\nQuay, C. (2003) Shafts. Oslo: Quay.\n";
    let other = text.replace("Salt", "Iron").replace("salt", "iron").replace("Moor", "Lake").replace("Pier", "Hill");
    fs::write(folder.path().join("salt.txt"), text).unwrap();
    fs::write(folder.path().join("iron.txt"), other).unwrap();
    run(folder.path(), &["add", "salt.txt", "--key", "thesis"]);
    run(folder.path(), &["add", "iron.txt", "--key", "weir2002"]);
    let schools = || stdout(&run(folder.path(), &["query", "traditions", "--format", "keys"]));
    let before = schools();
    assert!(before.contains("first-answer-thesis") && before.contains("first-answer-weir2002"), "{before}");
    let accepted = run(folder.path(), &["review", "--accept", "tradition:first-answer-thesis", "--by", "AR"]);
    assert!(accepted.status.success(), "{}", stderr(&accepted));
    assert_eq!(schools(), before);
    // A school whose name ends as the document is called, and one that is related to the other.
    let traditions = folder.path().join("bib/traditions.toml");
    let named = "\n[[tradition]]\nid = \"dependency-thesis\"\nlabel = \"Dependency thesis\"\n\
        related = [{ to = \"first-answer-thesis\", relation = \"contrasts-with\" }]\n";
    fs::write(&traditions, fs::read_to_string(&traditions).unwrap() + named).unwrap();
    assert!(run(folder.path(), &["rename", "thesis", "roe2001"]).status.success());
    let now = fs::read_to_string(&traditions).unwrap();
    assert!(now.contains("id = \"dependency-thesis\"") && now.contains("to = \"first-answer-roe2001\""), "{now}");
    assert_eq!(
        schools().replace("dependency-thesis\n", ""),
        before
            .replace("first-answer-thesis", "first-answer-roe2001")
            .replace("dug-from-mines-thesis", "dug-from-mines-roe2001")
    );
    let checked = stdout(&run(folder.path(), &["check"]));
    assert!(!checked.contains("error["), "{checked}");
}

#[test]
fn links_of_a_text_mean_the_works_that_its_entries_became_whatever_is_taken_out_of_the_list() {
    let folder = tempfile::tempdir().unwrap();
    let xml = r##"<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>On Ways</title><author>Ida Weir</author></titleStmt><publicationStmt><date when="2021"/></publicationStmt></fileDesc></teiHeader><text><body><p>Rivers run <ptr target="#r"/> and lakes do not <ptr target="#l" loc="7"/>.</p></body><back><listBibl><bibl xml:id="p">Poe, B. (1973) Seas. Oslo: Quay.</bibl><bibl xml:id="l">Lake, D. (2010) Water. Oslo: Quay.</bibl><bibl xml:id="r">Roe, A. (1999) Rivers. Oslo: Quay.</bibl></listBibl></back></text></TEI>"##;
    fs::write(folder.path().join("ways.xml"), xml).unwrap();
    let added = run(folder.path(), &["add", "ways.xml", "--key", "weir2021"]);
    assert!(added.status.success(), "{}", stderr(&added));
    let list = folder.path().join("bib/weir2021/references.bib");
    let text = stdout(&run(folder.path(), &["read", "ways.xml", "--format", "bib"]));
    let (before, rest) = text.split_once("@book{poe1973").unwrap();
    let behind = rest.find("\n@").map_or("", |at| &rest[at + 1..]);
    fs::write(&list, format!("{before}{behind}").replace("{roe1999,", "{roe_rivers,")).unwrap();
    for (key, place) in [("roe_rivers", "[Roe 1999]"), ("lake2010", "[Lake 2010, 7]")] {
        let shown = stdout(&run(folder.path(), &["show", key]));
        assert!(shown.contains(place), "{shown}");
    }
}
