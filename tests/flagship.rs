//! The shipped library, as a reader of the article would check it: counts made by hand from the printed page.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::print_stderr)] // a test fails by panicking

mod common;

use std::fs;

use common::{root, run, shipped_library, stderr, stdout};

fn keys(expression: &str) -> Vec<String> {
    let output = run(root(), &["query", expression, "--format", "keys"]);
    assert!(output.status.success(), "{expression}: {}", stderr(&output));
    let mut keys: Vec<String> = stdout(&output).lines().map(str::to_owned).collect();
    keys.sort();
    keys
}

#[test]
fn seventy_three_works_are_cited_and_none_is_idle() {
    assert_eq!(keys("cited-by:pugh2021").len(), 73);
}

#[test]
fn ninety_one_citations_have_a_date() {
    assert_eq!(
        fs::read_to_string(root().join("bib/pugh2021/citations.toml"))
            .unwrap()
            .lines()
            .filter(|line| line.starts_with("form = ") && !line.contains("mention"))
            .count(),
        91
    );
}

/// Members as the two passages of the article give them: the paragraph that announces the three traditions, and the
/// pages that discuss each in turn.
#[test]
fn the_three_traditions_have_the_members_that_the_article_gives_them() {
    #[rustfmt::skip]
    let tools = [
        "bandelj2020", "bowker2000", "espeland1998", "evans2004", "healy2010", "livne2019", "reich2016", "singh2016",
        "timmermans2010", "wherry2019", "zelizer2005", "zelizer2012", "zelizer2017",
    ];
    assert_eq!(keys("tradition:systems-as-tools"), tools);
    assert_eq!(keys("tradition:co-constitutive"), ["bernstein2007", "illouz2007", "illouz2008", "illouz2017"]);
    #[rustfmt::skip]
    let service = [
        "diamond2009", "duffy2011", "england2003", "england2005", "glenn2010", "hochschild2012a", "kang2010",
        "leidner1993", "otis2011", "uttal1999",
    ];
    assert_eq!(keys("tradition:service-work"), service);
}

#[test]
fn critics_and_exceptions_are_not_members() {
    // "With few exceptions … scholars in all three groups": the three works that follow are exceptions to each.
    let exceptions = ["hochschild2012b", "lopez2006", "sherman2007"];
    for tradition in ["co-constitutive", "service-work"] {
        assert_eq!(keys(&format!("role:exception tradition:{tradition}")), exceptions, "{tradition}");
    }
    let found = keys("role:exception tradition:systems-as-tools");
    assert!(exceptions.iter().all(|key| found.contains(&(*key).to_owned())), "{found:?}");
    assert!(keys("role:critiques tradition:systems-as-tools").contains(&"remesh2008".to_owned()));
}

#[test]
fn every_work_has_an_annotation() {
    let annotated = fs::read_dir(root().join("bib/annotations")).unwrap().count();
    assert_eq!(annotated, 73);
}

#[test]
fn the_committed_output_is_what_a_build_writes_twice_over() {
    let folder = shipped_library();
    for _ in 0..2 {
        let output = run(folder.path(), &["build"]);
        assert!(output.status.success(), "{}", stderr(&output));
        let mut files = vec![root().join("output")];
        while let Some(path) = files.pop() {
            if path.is_dir() {
                files.extend(fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().path()));
                continue;
            }
            let name = path.strip_prefix(root()).unwrap();
            let built = fs::read(folder.path().join(name)).unwrap_or_default();
            assert!(built == fs::read(&path).unwrap(), "{} differs from the committed file", name.display());
        }
    }
}
