//! What a user would see of cleaning.

use proptest::prelude::*;

use super::*;
use crate::bibtex::syntax::parse;
use crate::text::encoding::{Encoding, decode, encode};

fn run(text: &str, options: &Options) -> Cleaned {
    clean(text, "t.bib", options)
}

fn with(rules: &[&str]) -> Options {
    Options { only: rules.iter().map(|r| (*r).to_owned()).collect(), ..Options::default() }
}

#[test]
fn each_rule_by_itself_changes_what_it_says_and_nothing_else() {
    for (rule, before, after) in [
        (
            "names",
            "@book{a, Author = {Ludwig van Beethoven and Plato},  x=1}",
            "@book{a, Author = {van Beethoven, Ludwig and Plato},  x=1}",
        ),
        (
            "corporate-names",
            "@book{a, author={World Health Organization of X and A, B}}",
            "@book{a, author={{World Health Organization of X} and A, B}}",
        ),
        (
            "corporate-names",
            "@book{a, author={World {B}ank for Rivers}}",
            "@book{a, author={{World {B}ank for Rivers}}}",
        ),
        (
            "corporate-names",
            "@book{a, editor={Ministry of Labour and Welfare and Ann Lee}}",
            "@book{a, editor={{Ministry of Labour and Welfare} and Ann Lee}}",
        ),
        ("et-al", "@book{a, author={A, B and C, D et al.}}", "@book{a, author={A, B and C, D and others}}"),
        ("et-al", "@book{a, author={Ann Bo \\lowercase{et al.}}}", "@book{a, author={Ann Bo and others}}"),
        ("name-lists", "@book{a, author={Ann Lee; Bo Kim}}", "@book{a, author={Ann Lee and Bo Kim}}"),
        ("initials", "@book{a, author={Brown SH and Lee, A}}", "@book{a, author={Brown, S. H. and Lee, A.}}"),
        ("page-prefix", "@book{a, pages={pp. 12--15}}", "@book{a, pages={12--15}}"),
        ("iso-dates", "@book{a, urldate={8.11.2015}, year=1}", "@book{a, urldate={2015-11-08}, year=1}"),
        ("doi-address", "@book{a, url={https://doi.org/10.1000/ab}}", "@book{a, doi={10.1000/ab}}"),
        (
            "arxiv",
            "@book{a, eprint={arXiv:0706.0001v1 [q-bio.CB]}}",
            "@book{a, eprint={0706.0001v1},\n  primaryclass = {q-bio.CB}}",
        ),
        ("empty-fields", "@book{a, x={ }, y=1}", "@book{a,  y=1}"),
        ("delimiters", "@book{a, x=\"1\", y=jan # \"2\"}", "@book{a, x={1}, y=jan # \"2\"}"),
        ("pages", "@book{a, pages=\"12-15\"}", "@book{a, pages={12--15}}"),
        ("pages-expand", "@book{a, pages={1220--8}}", "@book{a, pages={1220--1228}}"),
        ("doi", "@book{a, doi={https://doi.org/10.1000/ab_c}}", "@book{a, doi={10.1000/ab_c}}"),
        ("url", "@book{a, url={http://x.y/a\\_b}}", "@book{a, url={http://x.y/a_b}}"),
        ("isbn", "@book{a, isbn={ISBN: 0-306-40615-2}}", "@book{a, isbn={0-306-40615-2}}"),
        (
            "punctuation",
            "@book{a, title={On Work and Labour.}, journal={Solid State Electron.}, series={Tracts,}}",
            "@book{a, title={On Work and Labour}, journal={Solid State Electron.}, series={Tracts}}",
        ),
        ("double-braces", "@book{a, title={{On}}, year={{1970}}}", "@book{a, title={{On}}, year={1970}}"),
        (
            "punctuation",
            "@book{a, title={Un caf&eacute;}, journal={R&amp;D &#233;;}}",
            "@book{a, title={Un caf&eacute;}, journal={R&amp;D &#233;}}",
        ),
        ("names", "@book{a, author={Ursula K. Le Moor}}", "@book{a, author={Le Moor, Ursula K.}}"),
        ("whitespace", "@book{a, title={On\n   Work }}", "@book{a, title={On Work}}"),
        ("months", "@book{a, month={March}}", "@book{a, month=mar}"),
        ("edition", "@book{a, edition={2nd ed.}}", "@book{a, edition={2}}"),
        ("protect", "@book{a, title={The role of DNA in Africa}}", "@book{a, title={The role of {DNA} in {Africa}}}"),
        ("unprotect", "@book{a, title={{On Work}}}", "@book{a, title={On Work}}"),
        ("duplicate-fields", "@book{a, x={1}, y={2}, x={1}}", "@book{a, x={1}, y={2}, }"),
        ("private-fields", "@book{a, x={1}, file={f}, y={2}}", "@book{a, x={1},  y={2}}"),
        ("keys", "@book{a, author={Knuth, D.}, year=1984}", "@book{knuth1984, author={Knuth, D.}, year=1984}"),
        ("sort", "@book{b, x=1}\n\n% of a\n@book{a, x=2}\n", "\n\n% of a\n@book{a, x=2}\n@book{b, x=1}\n"),
    ] {
        let cleaned = run(before, &with(&[rule]));
        assert_eq!(cleaned.text, after, "{rule}");
        assert!(cleaned.changes.iter().all(|c| c.rule == rule && !c.reason.is_empty()) && !cleaned.changes.is_empty());
        assert_eq!(run(&cleaned.text, &with(&[rule])).text, after, "{rule} twice");
    }
}

#[test]
fn dialects_lead_there_and_back() {
    let bibtex = "@phdthesis{a,\n  author       = {M{\\\"u}ller, J.},\n  title        = {On Work},\n  year         = {1999},\n  month        = mar,\n  school       = {MIT},\n  address      = {Boston},\n}\n";
    let there = run(bibtex, &Options { dialect: Some(Dialect::Biblatex), ..Options::default() });
    assert_eq!(
        there.text,
        "@thesis{a,\n  author       = {Müller, J.},\n  title        = {On Work},\n  date         = {1999-03},\n  type         = {phdthesis},\n  institution  = {MIT},\n  location     = {Boston},\n}\n"
    );
    let back = run(&there.text, &Options { dialect: Some(Dialect::Bibtex), ..Options::default() });
    assert_eq!(back.text, bibtex);
}

#[test]
fn every_rule_has_its_page_in_the_manual() {
    for rule in rules() {
        assert!(page(rule.id).is_some_and(|page| !page.is_empty()), "{}", rule.id);
    }
}

#[test]
fn whatever_a_dialect_lacks_comes_back_from_the_other() {
    let of = |text: &str, dialect| {
        let options = Options { dialect: Some(dialect), ..Options::default() };
        let cleaned = run(text, &options);
        assert_eq!(cleaned.problems, vec![]);
        assert_eq!(run(&cleaned.text, &options).text, cleaned.text, "twice");
        cleaned.text
    };
    for body in [
        "@thesis{a,\n  date         = {1999},\n  type         = {phdthesis},\n}",
        "@thesis{a,\n  date         = {1999-03-07},\n  type         = {mathesis},\n  institution  = {MIT},\n}",
        "@thesis{a,\n  type         = {Diplomarbeit},\n}",
        "@report{a,\n  date         = {1999},\n  type         = {techreport},\n  institution  = {MIT},\n}",
        "@report{a,\n  type         = {White paper},\n}",
        "@online{a,\n  title        = {On Work},\n  date         = {2004-21},\n  url          = {https://example.org/a_b},\n}",
        "@collection{a,\n  editor       = {Müller, Ö.},\n  date         = {1850~},\n}",
        "@inbook{a,\n  title        = {One},\n  booktitle    = {All},\n  date         = {1999/2001},\n}",
        "@mvbook{a,\n  date         = {1999/},\n}",
        "@dataset{a,\n  date         = {1999-03/..},\n}",
        "@article{a,\n  journaltitle = {J},\n  date         = {1999?},\n  annotation   = {x},\n  sortkey      = {k},\n}",
        "@misc{a,\n  eprint       = {1234.5678},\n  eprinttype   = {arxiv},\n  eprintclass  = {hep-th},\n}",
    ] {
        let bibtex = of(body, Dialect::Bibtex);
        assert_eq!(of(&bibtex, Dialect::Biblatex), body, "{bibtex}");
    }
    for body in [
        "@mastersthesis{a,\n  year         = {1999},\n  month        = mar,\n  school       = {MIT},\n}",
        "@mastersthesis{a,\n  type         = {Diplomarbeit},\n}",
        "@phdthesis{a,\n  type         = {Habilitation},\n}",
        "@techreport{a,\n  number       = {7},\n}",
        "@article{a,\n  journal      = {J},\n  year         = {1999},\n  month        = may,\n  day          = {3},\n  annote       = {x},\n}",
        "@book{a,\n  year         = {in press},\n}",
        "@book{a,\n  year         = {1999},\n  month        = {May 3},\n}",
        "@misc{a,\n  eprint       = {1234.5678},\n  archiveprefix = {arXiv},\n  primaryclass = {hep-th},\n}",
    ] {
        let biblatex = of(body, Dialect::Biblatex);
        assert_eq!(of(&biblatex, Dialect::Bibtex), body, "{biblatex}");
    }
}

#[test]
fn entries_are_sorted_by_fields_and_parents_stand_last() {
    let text = "@book{p, author={Abt, A.}, year=1990}\n@inbook{c, author={Zola, E.}, crossref={p}}\n@book{x, author={Mann, T.}, year=1990}\n@book{y, author={Mann, H.}, year=2001}\n@book{z, year=1995}\n";
    let order = |sort: &[&str]| {
        let options = Options {
            only: vec!["sort".into()],
            sort: sort.iter().map(|s| (*s).to_owned()).collect(),
            ..Options::default()
        };
        let sorted = run(text, &options);
        let tree = parse(&sorted.text);
        tree.entries().map(|e| e.key.map_or("", |key| key.of(&sorted.text)).to_owned()).collect::<String>()
    };
    assert_eq!(order(&[]), "cxyzp");
    assert_eq!(order(&["author"]), "yxczp");
    assert_eq!(order(&["-year", "author"]), "yzxcp");
}

#[test]
fn named_fields_are_taken_away() {
    let options = Options { only: vec!["omit-fields".into()], omit: vec!["Note".into()], ..Options::default() };
    assert_eq!(run("@book{a, note={n}, x=1}", &options).text, "@book{a,  x=1}");
}

#[test]
fn what_is_not_understood_is_left_alone() {
    for text in [
        "@book{a, title={x},\n@book{b, year=1999}",
        "@comment{@book{a, pages={1-2}}}\n% pages\n@string{p = \"1-2\"}\n",
        "@book{a, % why\n  PAGES = {e12}}",
        "",
    ] {
        let cleaned = run(
            text,
            &Options { only: vec!["pages".into(), "names".into(), "whitespace".into()], ..Options::default() },
        );
        assert_eq!(cleaned.text, text);
    }
    let kept = run("@book{a, % why\n pages = {1-2}, X = {y}}", &Options::default());
    assert_eq!(kept.text, "@book{a, % why\n pages = {1--2}, X = {y}}");
}

#[test]
fn an_entry_with_text_that_is_no_field_is_reported_and_not_touched() {
    let text = "@book{a, author = {Ann Lee}, title = \"On \"quoted\" things\", pages = \"1-2\", year = 2001}";
    for options in [
        Options::default(),
        Options {
            unsafe_rules: true,
            dialect: Some(Dialect::Biblatex),
            with: vec!["keys".into()],
            ..Options::default()
        },
    ] {
        let cleaned = run(text, &options);
        assert_eq!((cleaned.text.as_str(), cleaned.keys.len()), (text, 0));
        assert!(cleaned.problems.iter().any(|problem| problem.code == "text-in-entry"), "{:?}", cleaned.problems);
    }
}

#[test]
fn rulers_and_mail_addresses_are_no_family_names() {
    for names in ["Pope John Paul II", "Jane Roe <roe@example.org>"] {
        let text = format!("@book{{a, author={{{names}}}}}");
        assert_eq!(run(&text, &with(&["names"])).text, text);
    }
}

#[test]
fn names_of_east_asia_keep_their_order() {
    for (names, clean) in [
        ("Xiao Di Wang and Thi Van Nguyen", "Wang, Xiao Di and Nguyen, Thi Van"),
        ("Thanh Le Pham and Hong Du Chen", "Pham, Thanh Le and Chen, Hong Du"),
        ("Ursula K. Le Guin", "Le Guin, Ursula K."),
    ] {
        let text = format!("@book{{a, author={{{names}}}}}");
        assert_eq!(run(&text, &with(&["names"])).text, format!("@book{{a, author={{{clean}}}}}"));
    }
}

#[test]
fn long_runs_of_marks_are_looked_through_once() {
    let text = format!("@book{{a, title={{x{}}}}}", ";".repeat(400_000));
    let start = std::time::Instant::now();
    run(&text, &with(&["punctuation"]));
    assert!(start.elapsed().as_secs() < 5, "{:?}", start.elapsed());
}

#[test]
fn what_is_clean_stays_so() {
    for text in [
        "@book{a, author = {Ibn Khald{\\=u}n and Roe, Ann}, year = {2001}}",
        "@book{a, editor = {H.E. Kyburg, Jr. and H-K Ho}}",
        "@book{a, author = {Aleksiej{\\=u}nas, R and S{\\=u}d{\\v z}ius, M and Malinauskas, T.}}",
        "@book{a, author = {Roe, Ann}, year = {2010}, month = {}, publisher = {}}",
    ] {
        let options = Options { unsafe_rules: true, dialect: Some(Dialect::Biblatex), ..Options::default() };
        let once = run(text, &options).text;
        assert_eq!(run(&once, &options).text, once);
    }
}

#[test]
fn lines_end_as_they_did() {
    let text = "@book{a, author = {Ann Lee},\r\n  year=1999}\r\n\r\n@book{b,\r\n  x            = {1},\r\n}\r\n";
    let cleaned = run(text, &Options::default()).text;
    assert_eq!(cleaned.matches('\n').count(), cleaned.matches("\r\n").count(), "{cleaned:?}");
    assert!(cleaned.contains("@book{a,\r\n  author       = {Lee, Ann},\r\n"), "{cleaned:?}");
    assert_eq!(run(&cleaned, &Options::default()).text, cleaned, "twice");
}

#[test]
fn an_entry_without_fields_keeps_its_comma() {
    assert_eq!(run("@BOOK{a,}", &Options::default()).text, "@book{a,\n}");
}

#[test]
fn no_rules_change_no_byte_and_unknown_ones_are_named() {
    let text = "@book(a, x=1)  junk\r\n";
    assert_eq!(run(text, &with(&["none"])).text, text);
    assert_eq!(chosen(&with(&["nmaes"])).map(|r| r.len()), Err("nmaes".to_owned()));
}

#[test]
fn new_keys_are_unique_and_links_follow() {
    let text = "@book{x, author={A, B}, year=1999}\n@book{y, author={A, C}, year=1999}\n@inbook{z, author={D, E}, year=2000, crossref={y}}";
    let cleaned = run(text, &with(&["keys"]));
    assert!(cleaned.text.contains("@book{a1999,") && cleaned.text.contains("@book{a1999a,"));
    assert!(cleaned.text.contains("crossref={a1999a}"), "{}", cleaned.text);
    let again = run(&cleaned.text, &with(&["keys"]));
    assert_eq!((again.text, again.keys.len()), (cleaned.text, 0), "twice");
    assert_eq!(cleaned.keys.get("y").map(String::as_str), Some("a1999a"));
}

#[test]
fn a_log_leads_back_byte_for_byte() {
    for bytes in [
        &b"@book{a, author=\"Jos\xE9 Garc\xEDa\", pages={1-2}}\r\n% end"[..],
        "@ARTICLE(b, author={Ad\u{e9} B}, pages={1–2})".as_bytes(),
        b"\xFF\xFE@\0b\0o\0o\0k\0{\0a\0,\0x\0=\x001\0}\0",
        b"@book{a, title={na\xC3\xAFve}, note={caf\xE9},\npages={3-4}}\n% caf\xE9\n",
    ] {
        let (text, encoding) = decode(bytes);
        let cleaned = run(&text, &Options::default());
        let (new, written) = encode(&cleaned.text, encoding);
        let log = Log::new("t.bib", bytes, &new, &text, (encoding, written), &cleaned.edits).lines(&cleaned.changes);
        assert_eq!(undo(&log, &new).as_deref(), Ok(bytes));
        assert!(undo(&log, b"other").is_err());
    }
    assert_eq!(encode("x", Encoding::Utf8).0, b"x");
}

#[test]
fn an_empty_field_beside_what_is_no_field_stays() {
    let text = "@article(k,author=@article(k,\nauthor=@article(k,)";
    let options = Options { unsafe_rules: true, dialect: Some(Dialect::Biblatex), ..Options::default() };
    let cleaned = run(text, &options);
    assert_eq!(cleaned.text, text);
}

proptest! {
    #[test]
    fn cleaning_never_panics_and_is_idempotent(
        text in "(@book\\{[a-z]{1,3},|@article\\(k,|author ?= ?|title=|pages=|year=|\\{[A-Za-z ,.é-]{0,12}\\}|\"[A-Z a-z]{0,8}\"|[0-9]{1,4}|[,}) \n#%]){0,24}",
        more in any::<bool>(),
    ) {
        let dialect = more.then_some(Dialect::Biblatex);
        let options = Options { unsafe_rules: more, dialect, ..Options::default() };
        let once = run(&text, &options);
        prop_assert!(once.problems.iter().all(|problem| problem.code != "clean-refused"), "{:?}", once.problems);
        prop_assert_eq!(&run(&once.text, &options).text, &once.text);
    }
}
