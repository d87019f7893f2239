//! What a reader of the bibliography would notice.

use super::*;
use crate::graph::tests::corpus;

fn scholarship() -> Scholarship {
    let mut corpus = corpus();
    corpus.works[0].annotation = Some("Shows *how*.\n\nSecond <b>paragraph</b>.".into());
    Scholarship::build(&corpus).0
}

fn style() -> Style {
    Style::named("apa").unwrap()
}

#[test]
fn every_work_and_tradition_has_an_entry_and_every_link_leads_somewhere() {
    let built = scholarship();
    let page = annotated_bibliography_html(&built, "A <Review>", &style());
    for work in built.works() {
        assert!(page.contains(&format!("id=\"work-{}\"", work.key)), "{}", work.key);
    }
    for tradition in built.traditions() {
        assert!(page.contains(&format!("id=\"tradition-{}\"", tradition.id)));
    }
    for link in page.split("href=\"#").skip(1).filter_map(|rest| rest.split('"').next()) {
        assert!(page.contains(&format!("id=\"{link}\"")), "#{link} leads nowhere");
    }
    assert!(page.contains("A &lt;Review&gt;") && page.contains("&lt;b&gt;paragraph"));
    assert!(!page.contains("http://") && !page.contains("src="), "the page must need nothing from elsewhere");
}

#[test]
fn traditions_have_the_colours_of_the_maps() {
    let built = scholarship();
    let page = annotated_bibliography_html(&built, "A Review", &style());
    let style = page.split("</style>").next().unwrap();
    for (id, colour) in crate::map::colours(&built) {
        let section = page.split(&format!("\" id=\"tradition-{id}\"")).next().unwrap();
        let class = section.rsplit("class=\"tradition ").next().unwrap();
        assert!(style.contains(&format!(".{class} {{ --c: {colour}; }}")), "{id}: {class} {colour}");
    }
}

#[test]
fn markdown_says_where_works_are_cited_and_in_which_role_they_stand() {
    let built = scholarship();
    let text = annotated_bibliography_md(&built, "A Review", &style()).replace('\u{a0}', " ");
    assert!(text.starts_with("# A Review\n\n3 works cited at "), "{}", &text[..80]);
    assert!(text.contains("Schools ¶"));
    assert!(text.contains("> Shows *how*."));
    assert!(text.contains("(#tradition-tools): exemplar"), "{text}");
    assert_eq!(text, annotated_bibliography_md(&scholarship(), "A Review", &style()).replace('\u{a0}', " "));
}

#[test]
fn quotations_keep_italics_and_lose_the_marks_of_their_file() {
    let mut corpus = corpus();
    corpus.claims[0].evidence[0].quote = Some(r"See *Salt and Power*\[^18\] first.".into());
    let (built, _) = Scholarship::build(&corpus);
    let markdown = annotated_bibliography_md(&built, "A", &style());
    assert!(markdown.contains("“See *Salt and Power* first.”"), "{markdown}");
    let html = annotated_bibliography_html(&built, "A", &style());
    assert!(html.contains("<em>Salt and Power</em> first.") || html.contains("<i>Salt and Power</i> first."), "{html}");
}

#[test]
fn rejected_claims_are_counted_and_not_shown() {
    let mut corpus = corpus();
    corpus.claims.iter_mut().for_each(|claim| claim.status = crate::tradition::Status::Rejected);
    let (built, _) = Scholarship::build(&corpus);
    let text = annotated_bibliography_md(&built, "A", &style());
    assert!(text.contains(&format!("{} claims rejected by a reader, not shown.", built.claims.len())), "{text}");
    assert!(!text.contains("): exemplar"));
}

#[test]
fn works_left_out_are_counted() {
    let built = scholarship();
    let only = built.works().take(1).map(|work| work.key.clone()).collect();
    let text = AnnotatedBibliography::read(&built, "A", &style(), Some(&only)).markdown();
    assert!(text.contains("2 works left out by the query."), "{text}");
}

#[test]
fn documents_that_have_nothing_to_do_with_what_is_shown_are_not_claimed() {
    let mut corpus = corpus();
    let mut other = corpus.documents[0].clone();
    other.work.key = "other2021".into();
    other.work.record.set_text(crate::record::Field::Title, "Elsewhere");
    other.occurrences.retain(|occurrence| occurrence.works == ["jones2004"]);
    corpus.documents.push(other);
    let (built, _) = Scholarship::build(&corpus);
    let text = |keys: &[&str]| {
        let only = keys.iter().map(|key| (*key).to_owned()).collect();
        AnnotatedBibliography::read(&built, "A", &style(), Some(&only)).markdown()
    };
    let (smith, jones) = (text(&["smith1990"]), text(&["jones2004"]));
    assert!(smith.contains("in 1 document.") && !smith.contains("Elsewhere"), "{smith}");
    assert!(jones.contains("in 2 documents") && jones.contains("Elsewhere"), "{jones}");
}

#[test]
fn an_empty_library_gives_a_page() {
    let empty = Scholarship::build(&Default::default()).0;
    assert!(annotated_bibliography_html(&empty, "", &style()).contains("</html>"));
}

#[test]
fn beside_a_map_every_work_leads_to_its_box() {
    let built = scholarship();
    let bibliography = AnnotatedBibliography::read(&built, "A Review", &style(), None);
    let beside = bibliography.html_beside("maps/traditions.html");
    for work in built.works() {
        assert!(beside.contains(&format!("href=\"maps/traditions.html#{}\"", work.key)), "{}", work.key);
    }
    assert!(!bibliography.html().contains("maps/"));
}
