//! Which problem is found in which text.

use proptest::prelude::*;

use super::*;

fn codes(fields: &str) -> Vec<&'static str> {
    let text = format!("@article{{k, author = {{A, B}}, title = {{x}}, journal = {{J}}, year = 1999, {fields}}}");
    lint(&text, "t.bib").into_iter().map(|problem| problem.code).collect()
}

#[test]
fn a_sound_entry_has_no_problems() {
    let text = "@article{k2, author = {Doe, Jane and {World Bank}}, title = {The {DNA} of $x_1$ \\& more}, journal = {J}, volume = 12,\n  number = {3-4}, pages = {1--12}, year = 1999, month = mar, doi = {10.1000/182}, url = {https://x.org/a_b?c=d&e#f}, issn = {0378-5955}}";
    assert_eq!(lint(text, "t.bib"), vec![]);
}

#[test]
fn each_problem_has_its_code_and_a_remedy() {
    for (fields, code) in [
        ("pages = {15--12}", "pages-reversed"),
        ("pages = {12-15}", "pages-hyphen"),
        ("pages = {1220--8}", "pages-abbreviated"),
        ("pages = {pp. 12--15}", "pages-prefix"),
        ("doi = {10.1000/1}, url = {https://doi.org/10.1000/1}", "url-is-doi"),
        ("editor = {A, B (ed.)}", "name-editor-mark"),
        ("month = {January 1996}", "month-invalid"),
        ("month = {January}", "month-not-a-macro"),
        ("doi = {https://doi.org/10.1000/1}", "doi-prefix"),
        ("doi = {unknown}", "doi-malformed"),
        ("url = {www.x.org}", "url-malformed"),
        ("url = {http://x.org/a\\_b}", "url-escaped"),
        ("issn = {0378-5956}", "issn-invalid"),
        ("isbn = {123}", "isbn-invalid"),
        ("volume = {12(3)}", "volume-has-number"),
        ("volume = {12A}", "volume-not-a-number"),
        ("date = {soon}", "date-invalid"),
        ("date = {2001}", "date-conflict"),
        ("editor = {A, B, C, D}", "name-commas"),
        ("editor = {A, B and and C, D}", "name-empty"),
        ("editor = {A, B; C, D}", "name-semicolons"),
        ("editor = {A, B et al.}", "name-et-al"),
        ("editor = {SMITH, John}", "name-capitals"),
        ("editor = {A & B}", "name-ampersand"),
        ("editor = {A,}", "name-comma-end"),
        ("booktitle = {{All of It}}", "title-overprotected"),
        ("booktitle = {On DNA}", "title-unprotected"),
        ("booktitle = {THE WHOLE BOOK OF ALL}", "title-capitals"),
        ("booktitle = {A Sentence here finished.}", "title-full-stop"),
        ("note = {Tom &amp; J}", "html-entity"),
        ("note = {<i>x</i>}", "html-tag"),
        ("note = {cost $5 only}", "dollar-unpaired"),
        ("note = {A & B}", "sign-unescaped"),
        ("note = {caf&eacute;}", "html-entity"),
        ("note = {C# and more}", "sign-unescaped"),
        ("note = {see https://example.org/a_b}", "sign-unescaped"),
        ("note = {10^6 grains}", "sign-unescaped"),
        ("howpublished = {\\url{https://example.org/a%20b}}", "sign-unescaped"),
        ("howpublished = {\\href{https://example.org/a%20b}{here}}", "sign-unescaped"),
        ("note = {MÃ¼ller}", "mojibake"),
        ("note = {u\u{308}ber}", "not-nfc"),
        ("note = {x\u{fffd}y}", "character-lost"),
        ("note = {}", "field-empty"),
        ("publisher = {P}", "field-not-in-type"),
        ("shelfmark = {P}", "field-unknown"),
        ("journaltitle = {J}", "field-alias-twice"),
        ("eprinttype = {arxiv}, archiveprefix = {arXiv}", "field-alias-twice"),
        ("urldate = {3 May 2011}", "date-invalid"),
        ("origdate = {2011-5}", "date-invalid"),
        ("date = {1999-03}, month = apr", "date-conflict"),
        ("sortyear = {1999-2}", "sortyear-not-a-number"),
        ("gender = {female}", "gender-invalid"),
        ("ismn = {979-0-1}", "ismn-invalid"),
        ("pages = {-12}", "pages-malformed"),
        ("editor = {family=A, gvien=B}", "name-part-unknown"),
        ("note = {one\n  year = 1999}", "field-in-value"),
        ("related = {nowhere}", "related-missing"),
        ("ids = {k, j}", "alias-taken"),
    ] {
        assert!(codes(fields).contains(&code), "{code}: {:?}", codes(fields));
    }
    let text = "@boook{a, title={T}}\n@book{b, author={A, B}}\n@thesis{c, author={A, B}, title={T}, year={in press}, edition={2nd ed.}}";
    let found: Vec<_> = lint(text, "t.bib").into_iter().map(|p| (p.code, p.help.is_some())).collect();
    for code in ["type-unknown", "field-missing", "year-not-a-number", "edition-form"] {
        assert!(found.contains(&(code, true)), "{code}: {found:?}");
    }
}

#[test]
fn year_and_month_that_agree_with_the_date_are_no_conflict() {
    for (fields, conflict) in [
        ("month = {March}, date = {2011-03}", false),
        ("month = {Mar.}, date = {2011-03-07}", false),
        ("month = mar, date = {2011-03/2011-05}", false),
        ("month = {03}, date = {2011-3}", false),
        ("month = {Spring}, date = {2011-21}", false),
        ("month = mar, date = {2011-XX}", false),
        ("year = {1999/2001}, date = {1999/2001}", false),
        ("year = {1850~}, date = {1850~}", false),
        ("year = {1999}, date = {1999-05/2001}", false),
        ("month = {April}, date = {2011-03}", true),
        ("year = {1999/2002}, date = {1999/2001}", true),
        ("year = {2001}, date = {1999/2001}", true),
    ] {
        let problems = lint(&format!("@book{{k, author = {{A, B}}, title = {{x}}, {fields}}}"), "t.bib");
        assert_eq!(problems.iter().any(|problem| problem.code == "date-conflict"), conflict, "{fields}: {problems:?}");
    }
}

#[test]
fn works_that_stand_there_twice_are_found() {
    let text = "@string{x={y}}\n@article{a, author={Doe, J}, title={A Long Enough Title}, doi={10.1000/1}}\n@article{b, author={Doe, Jane}, title={A long enough title!}, doi={https://doi.org/10.1000/1}}\n@misc{c, author={Doe, J}, title={A Long Enough Title}, eprint={1234.5678}}\n@book{d, author={Roe, R}, title={Quite Another Title}, year=1999}\n@book{e, author={Roe, Rob}, title={{Quite} Another Title}, year={1999}}";
    let found: Vec<_> = lint(text, "t.bib").into_iter().map(|p| p.code).collect();
    for code in ["duplicate-doi", "preprint-pair", "duplicate-work", "macro-unused"] {
        assert!(found.contains(&code), "{code}: {found:?}");
    }
}

#[test]
fn volumes_of_one_work_are_no_duplicates() {
    let book = |key: &str, volume: &str| {
        format!(
            "@book{{{key}, author={{Knuth, D}}, title={{The Art of Programming}}, volume={{{volume}}}, year=1968}}\n"
        )
    };
    let found = |text: &str| lint(text, "t.bib").iter().any(|problem| problem.code == "duplicate-work");
    assert!(!found(&(book("a", "1") + &book("b", "2"))));
    assert!(found(&(book("a", "1") + &book("b", "1"))));
}

#[test]
fn long_runs_of_signs_are_looked_through_once() {
    let signs = "& ".repeat(200_000);
    let start = std::time::Instant::now();
    lint(&format!("@book{{a, title={{{signs}}}}}"), "t.bib");
    assert!(start.elapsed().as_secs() < 5, "{:?}", start.elapsed());
}

#[test]
fn cited_and_listed_are_compared() {
    let bib = &[("t.bib".to_owned(), "@book{smith1999, title={x}}\n@book{doe2000, title={y}}".to_owned())];
    let tex = ("p.tex".to_owned(), r"\cite{smith1998,Doe2000}".to_owned());
    let problems = lint_cited(bib, std::slice::from_ref(&tex));
    let said: Vec<_> = problems.iter().map(|p| (p.code, p.help.as_deref().unwrap_or(""))).collect();
    assert_eq!(said[0], ("cited-missing", "did you mean `smith1999`?"));
    assert_eq!(said[1], ("cited-missing", "the entry is `doe2000`: keys differ in case"));
    assert_eq!(said.iter().filter(|(code, _)| *code == "never-cited").count(), 2);
    let unread = ("p.docx".to_owned(), String::new());
    let codes: Vec<_> = lint_cited(bib, &[unread]).into_iter().map(|p| p.code).collect();
    assert_eq!(codes, ["citing-text-unread"]);
}

#[test]
fn every_code_is_in_the_table() {
    let text =
        "@book{a, title = {x}, author = {Some Title}, booktitle={Some title}, month={x}, pages={9--1}}\n@misc{a, }\n@x";
    for problem in lint(text, "t.bib") {
        assert!(lint_rule(problem.code).is_some(), "{}", problem.code);
    }
    let text = "@book{a, author = {The Collected Letters}, title = {The {Collected} Letters}}";
    assert!(lint(text, "t.bib").iter().any(|problem| problem.code == "name-is-title"));
}

#[test]
fn an_entry_that_inherits_lacks_nothing_its_parent_has() {
    let text = "@inbook{a, author={A, B}, title={T}, crossref={p}}\n@book{p, title={Whole}, author={C, D}, xdata={x}}\n@xdata{x, date={1999}}";
    let codes: Vec<_> = lint(text, "t.bib").into_iter().map(|p| p.code).collect();
    assert!(!codes.contains(&"field-missing"), "{codes:?}");
    // biber's tool mode follows no links: it says that these are missing.
    assert_eq!(codes.iter().filter(|code| **code == "field-inherited").count(), 3, "{codes:?}");
}

#[test]
fn a_type_that_is_not_known_is_held_against_misc() {
    let said: Vec<_> = lint("@podcast{a, journal = {J}}", "t.bib").into_iter().map(|p| (p.code, p.message)).collect();
    for (code, word) in
        [("field-missing", "`title`"), ("field-missing", "`date`"), ("field-not-in-type", "`journaltitle`")]
    {
        assert!(said.iter().any(|(known, message)| *known == code && message.contains(word)), "{word}: {said:?}");
    }
}

#[test]
fn an_undefined_macro_is_an_empty_field() {
    let codes: Vec<_> = lint("@preamble{whatever}\n@misc{a, title = nowhere, year = 1999}", "t.bib");
    let codes: Vec<_> = codes.into_iter().map(|p| p.code).collect();
    assert_eq!(codes, ["macro-undefined", "field-missing", "macro-undefined"]);
}

#[test]
fn a_percent_sign_in_a_date_is_no_comment() {
    for fields in [
        "note = {$a_b^2$ and \\url{https://example.org/a_b#c} C\\# \\^{o} \\ce{H_2O} \\(x_1\\) \\cite{a_b}}",
        "url = {https://example.org/a_b%20c#d}",
        "keywords = {a_b}",
        "shelfmark = {a_b}",
        "issn = {{0304-422X}}",
    ] {
        assert!(!codes(fields).iter().any(|code| ["sign-unescaped", "issn-invalid"].contains(code)), "{fields}");
    }
    assert!(!codes("urldate = {1999%}").contains(&"sign-unescaped"));
}

#[test]
fn text_and_nothing_else_is_mentioned() {
    let codes = |text: &str| lint(text, "t.bib").into_iter().map(|p| p.code).collect::<Vec<_>>();
    assert_eq!(codes(""), ["file-without-entries"]);
    assert_eq!(
        codes("Made by a program\nin 2020\n@misc{a, title = {x}, year = 1999}\n% a comment\n"),
        ["text-outside-entries"]
    );
}

proptest! {
    #[test]
    fn linting_never_panics(text in "([@{}(),=\"#%\\\\~$&' \n.-]|@book\\{k,|author=|pages=|date=|year=|month=|doi=|title=|and |[a-zA-Z0-9é])*") {
        lint(&text, "t.bib");
    }
}
