//! Which entries are taken for one work, and what becomes of them.

use super::super::{Cleaned, Options, clean};
use super::*;

fn merged(text: &str, grounds: &[Ground]) -> Cleaned {
    let options = Options { only: vec!["merge".into()], merge: grounds.to_vec(), ..Options::default() };
    clean(text, "t.bib", &options)
}

/// The keys of the entries that are left.
fn left(text: &str) -> Vec<String> {
    let cleaned = merged(text, &[]);
    assert_eq!(cleaned.problems, vec![]);
    assert_eq!(merged(&cleaned.text, &[]).text, cleaned.text, "twice");
    let tree = crate::bibtex::syntax::parse(&cleaned.text);
    tree.entries().map(|entry| entry.key.map_or("", |key| key.of(&cleaned.text)).to_owned()).collect()
}

#[test]
fn the_fuller_entry_stays_and_keeps_the_keys_of_the_others() {
    let text = "% mine\n@article{a, author={Kim, Ann}, title={Rivers and their Names}, year=2001, doi={10.1000/AB}}\n\n@article{b, author={A. Kim}, title={{Rivers} and Their Names}, journal={J}, year={2001}, pages=\"3--9\", doi={https://doi.org/10.1000/ab}}\n\n@book{c, title={Hills}, crossref={a}}\n";
    let cleaned = merged(text, &[]);
    assert_eq!(
        cleaned.text,
        "% mine\n@article{b, author={A. Kim}, title={{Rivers} and Their Names}, journal={J}, year={2001}, pages=\"3--9\", doi={https://doi.org/10.1000/ab},\n  ids = {a}}\n\n@book{c, title={Hills}, crossref={b}}\n"
    );
    assert_eq!(cleaned.keys.get("a").map(String::as_str), Some("b"));
    let whole = cleaned.changes.iter().find(|change| change.key == "a" && change.field.is_empty()).unwrap();
    assert_eq!((whole.rule, whole.line, whole.after.as_str()), ("merge", 2, "b (the same identifier)"));
    assert!(
        cleaned
            .changes
            .iter()
            .any(|c| c.key == "a" && c.field == "author" && c.before == "Kim, Ann" && c.after == "A. Kim")
    );
}

#[test]
fn a_publication_takes_the_number_of_its_preprint_and_nothing_else() {
    let text = "@misc{pre, author={Lee, B. and Roy, C.}, title={A Slow Proof of Fast Mixing}, eprint={1901.01234}, archiveprefix={arXiv}, year={2019}, note={12 pages}}\n@article{pub, author={Lee, Bo and Roy, Cy}, title={A slow proof of fast mixing}, journal={Ann. Prob.}, year={2021}, doi={10.1000/x}}\n";
    let cleaned = merged(text, &[Ground::Preprints]);
    assert_eq!(
        cleaned.text,
        "@article{pub, author={Lee, Bo and Roy, Cy}, title={A slow proof of fast mixing}, journal={Ann. Prob.}, year={2021}, doi={10.1000/x},\n  eprint = {1901.01234},\n  archiveprefix = {arXiv},\n  ids = {pre}}\n"
    );
    assert_eq!(merged(text, &[Ground::Titles, Ground::Identifiers]).text, text, "other grounds");
}

#[test]
fn each_entry_of_a_group_goes_on_its_own_ground() {
    let names = "author={Lee, B. and Roy, C.}, title={A Slow Proof of Fast Mixing}";
    let text = format!(
        "@article{{a, {names}, journal={{J}}, year=2001, doi={{10.1000/a}}}}\n@article{{b, {names}, journal={{J}}, year=2001, doi={{10.1000/A}}}}\n@misc{{c, {names}, year=2000, eprint={{hep-th/0001001}}}}\n"
    );
    let cleaned = merged(&text, &[]);
    let grounds: Vec<&str> =
        cleaned.changes.iter().filter(|c| c.after.starts_with("a (")).map(|c| c.after.as_str()).collect();
    assert_eq!(grounds, ["a (the same identifier)", "a (a preprint and its publication)"]);
}

#[test]
fn works_that_differ_in_what_counts_stay_apart() {
    let both = |a: &str, b: &str| left(&format!("@article{{a, {a}}}\n@article{{b, {b}}}\n")).len();
    let title = "author={Kim, Ann}, title={On the Names of Small Rivers}, year=2001";
    assert_eq!(both(title, title), 1);
    for (more, other) in [
        (", volume=1", ", volume=2"),
        (", doi={10.1000/a}", ", doi={10.1000/b}"),
        (", edition=1", ", edition=2"),
        (", pages={1--2}", ", pages={7--9}"),
        (", journal={Nature}", ", journal={Journal of Hydrology}"),
    ] {
        assert_eq!(both(&format!("{title}{more}"), &format!("{title}{other}")), 2, "{more}{other}");
    }
    for (a, b) in [
        (
            "author={Kim, A.}, title={Rivers and Hills, Part I}, year=2001",
            "author={Kim, A.}, title={Rivers and Hills, Part II}, year=2001",
        ),
        (
            "author={Kim, A.}, title={On the Names of Rivers}, year=2001",
            "author={Kim, A.}, title={Erratum: On the Names of Rivers}, year=2001",
        ),
        (
            "author={Kim, A.}, title={On the Names of Rivers}, year=2001",
            "author={Roy, A.}, title={On the Names of Rivers}, year=2001",
        ),
        (
            "author={Kim, A.}, title={On the Names of Rivers}, year=2001",
            "author={Kim, A.}, title={On the Names of Rivers}, year=2004",
        ),
        (
            "author={Kim, A.}, title={Names of bitolerant river graphs}, year=2001, eprint={0901.1234}",
            "author={Kim, A.}, title={Names of multitolerant river graphs}, year=2001, journal={J}",
        ),
        ("author={Kim, A.}, title={Editorial}, year=2001", "author={Kim, A.}, title={Editorial}, year=2001"),
    ] {
        assert_eq!(both(a, b), 2, "{a} {b}");
    }
    assert_eq!(left("@book{a, author={Kim, A.}, title={Small Rivers of the North}, year=1999, isbn={978-0-306-40615-7}}\n@incollection{b, author={Kim, A.}, title={Small Rivers of the North}, booktitle={Small Rivers of the North}, year=1999, isbn={0-306-40615-2}}\n").len(), 2);
    assert_eq!(
        left(
            "@book{a, author={Kim, A.}, title={Small Rivers of the North}, isbn={978-0-306-40615-7}}\n@book{b, author={Kim, A.}, title={Small rivers of the north}, isbn={0-306-40615-2}}\n"
        ),
        ["a"]
    );
}

#[test]
fn three_of_one_work_become_one_and_new_keys_are_followed() {
    let text = "@article{x, author={Kim, A. and others}, title={On the Names of Rivers}, year=2001}\n@article{y, author={Kim, A. and Roy, B.}, title={On the Names of Rivers}, year=2001, ids={old}}\n@article{z, author={Kim, A. and Roy, B.}, title={On the Names of Rivers}, year=2001, pages={1}, doi={10.1/x}}\n@misc{w, title={W}, related={x,y}, year=1999, author={Wu, C.}}\n";
    let options = Options { only: vec!["merge".into(), "keys".into()], ..Options::default() };
    let cleaned = clean(text, "t.bib", &options);
    let old: Vec<(&str, &str)> = cleaned.keys.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
    assert_eq!(old, [("w", "wu1999"), ("x", "kim2001"), ("y", "kim2001"), ("z", "kim2001")]);
    assert!(
        cleaned.text.contains("ids = {x, y, old}") && cleaned.text.contains("related={kim2001}"),
        "{}",
        cleaned.text
    );
}
