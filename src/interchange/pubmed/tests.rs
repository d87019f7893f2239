//! What a user of PubMed would notice.

use proptest::prelude::*;

use super::read;
use crate::interchange::ris;
use crate::record::{EntryType, Field, Name};

const NBIB: &str = "PMID- 90000001\nOWN - NLM\nSTAT- MEDLINE\nIS  - 1234-5679 (Print)\nVI  - 12\nIP  - 3\nDP  - 2014 Mar-Apr\n\
    TI  - Listening at work: a field report on\n      care.\nPG  - 101-19\nLID - 10.9999/jis.12.3 [doi]\nAB  - We listened.\n\
    FAU - Okafor, Ada N\nAU  - Okafor AN\nFAU - van der Berg, Joris\nAU  - van der Berg J\nCN  - Tidewater Collective\n\
    LA  - eng\nPT  - Journal Article\nTA  - J Inv Stud\nJT  - Journal of invented studies\nMH  - *Attention\nOT  - care\nZZ  - what\n\n\
    PMID- 90000002\nTI  - Tides of feeling\nBTI - Working hearts\nAU  - Quill MA\nFED - Stone, Ben\nPB  - Harbour Press\nPL  - Leeds\nDP  - 2009\n";

const SET: &str = r#"<?xml version="1.0"?><!DOCTYPE PubmedArticleSet PUBLIC "-//NLM//DTD PubMedArticle//EN" "x.dtd"><PubmedArticleSet>
<PubmedArticle><MedlineCitation Status="MEDLINE"><PMID Version="1">90000001</PMID><DateRevised><Year>2020</Year></DateRevised>
<Article><Journal><ISSN IssnType="Print">1234-5679</ISSN><JournalIssue CitedMedium="Print"><Volume>12</Volume><Issue>3</Issue>
<PubDate><Year>2014</Year><Month>Mar</Month><Day>5</Day></PubDate></JournalIssue><Title>Journal of invented studies</Title>
<ISOAbbreviation>J Inv Stud</ISOAbbreviation></Journal><ArticleTitle>Listening <i>at work</i>.</ArticleTitle>
<Pagination><MedlinePgn>101-19</MedlinePgn></Pagination><ELocationID EIdType="doi" ValidYN="Y">10.9999/jis.12.3</ELocationID>
<Abstract><AbstractText Label="AIM">To listen.</AbstractText><AbstractText Label="RESULT">We did.</AbstractText></Abstract>
<AuthorList CompleteYN="N"><Author><LastName>Okafor</LastName><ForeName>Ada N</ForeName><Initials>AN</Initials></Author>
<Author><CollectiveName>Tidewater Collective</CollectiveName></Author></AuthorList><Language>eng</Language>
<PublicationTypeList><PublicationType>Editorial</PublicationType></PublicationTypeList></Article></MedlineCitation>
<PubmedData><ArticleIdList><ArticleId IdType="pubmed">90000001</ArticleId><ArticleId IdType="doi">10.9999/jis.12.3</ArticleId>
</ArticleIdList></PubmedData></PubmedArticle>
<PubmedBookArticle><BookDocument><PMID>90000003</PMID><Book><Publisher><PublisherName>Harbour Press</PublisherName>
<PublisherLocation>Leeds</PublisherLocation></Publisher><BookTitle>Working hearts</BookTitle><PubDate><Year>2009</Year></PubDate>
<AuthorList Type="editors"><Author><LastName>Stone</LastName><ForeName>Ben</ForeName></Author></AuthorList></Book>
<ArticleTitle>Tides of feeling</ArticleTitle><AuthorList Type="authors"><Author><LastName>Quill</LastName><ForeName>Mara</ForeName>
</Author></AuthorList></BookDocument></PubmedBookArticle></PubmedArticleSet>"#;

#[test]
fn an_article_and_a_chapter_are_read_from_medline_text() {
    let (records, problems) = read(NBIB);
    let [article, chapter] = records.as_slice() else { panic!("{} records", records.len()) };
    assert_eq!(article.entry_type, EntryType::Article);
    assert_eq!(article.full_title(), "Listening at work: a field report on care");
    let authors = &article.names(Field::Author).unwrap().list;
    assert_eq!(authors.len(), 3);
    assert_eq!(
        (authors[1].family(), &authors[2]),
        ("van der Berg".to_owned(), &Name::Body("Tidewater Collective".into()))
    );
    assert_eq!(article.date(Field::Date).unwrap().to_string(), "2014-03/2014-04");
    assert_eq!(article.pages(), [("101".to_owned(), Some("119".to_owned()))]);
    assert_eq!(article.text(&Field::Doi), Some("10.9999/jis.12.3"));
    assert_eq!((article.text(&Field::EprintType), article.text(&Field::Eprint)), (Some("pmid"), Some("90000001")));
    assert_eq!(article.text(&Field::Keywords), Some("Attention, care"));
    assert_eq!(chapter.entry_type, EntryType::InCollection);
    assert_eq!(chapter.names(Field::Author).unwrap().list, [Name::person("Quill", "MA")]);
    assert_eq!(chapter.text(&Field::BookTitle), Some("Working hearts"));
    let messages: Vec<_> = problems.iter().map(|problem| problem.message.as_str()).collect();
    assert_eq!(messages.len(), 2, "{messages:?}");
    assert_eq!(problems[0].place.span.map(|span| span.of(NBIB)), Some("ZZ  - what"));
    assert!(messages[1].ends_with("`OWN`, `STAT`"));
}

#[test]
fn an_article_and_a_chapter_are_read_from_xml() {
    let (records, problems) = read(SET);
    let [article, chapter] = records.as_slice() else { panic!("{} records", records.len()) };
    assert_eq!(article.full_title(), "Listening at work");
    assert_eq!(article.date(Field::Date).unwrap().to_string(), "2014-03-05");
    assert_eq!(article.text(&Field::Abstract), Some("AIM: To listen. RESULT: We did."));
    assert!(article.names(Field::Author).unwrap().and_others);
    assert_eq!(article.text(&Field::LangId), Some("english"));
    assert_eq!(chapter.entry_type, EntryType::InCollection);
    assert_eq!(chapter.names(Field::Editor).unwrap().short(), "Stone");
    assert_eq!(chapter.names(Field::Author).unwrap().short(), "Quill");
    assert_eq!(chapter.text(&Field::BookTitle), Some("Working hearts"));
    let messages: Vec<_> = problems.iter().map(|problem| problem.message.as_str()).collect();
    assert_eq!(messages.len(), 2, "{messages:?}");
    assert_eq!(messages[0], "no field holds `publication type`: Editorial");
    assert!(messages[1].contains("`DateRevised`"));
}

#[test]
fn broken_files_are_read_as_far_as_they_go() {
    let text = NBIB.replace("PMID- 90000001\n", "Search results\n");
    let (records, problems) = read(&text);
    assert_eq!(records.len(), 2);
    let codes: Vec<_> = problems.iter().map(|problem| problem.code).collect();
    assert_eq!(codes, ["nbib-no-tag", "nbib-no-pmid", "left-out", "about-the-copy"]);
    let text = SET.replace("</PublisherName>", "");
    let (records, problems) = read(&text);
    assert_eq!(records.len(), 1);
    assert_eq!((problems[0].code, problems[2].code), ("not-xml", "broken-record"));
}

#[test]
fn ris_keeps_it_all() {
    let (mut records, _) = read(NBIB);
    records.extend(read(SET).0);
    for record in &records {
        assert_eq!(ris::left_out(record), [], "{}", ris::write([record]));
    }
}

#[test]
fn the_page_on_formats_names_every_tag() {
    let page = include_str!("../../../docs/record-formats.md");
    let tags = super::medline::TEXTS.iter().map(|(tag, _)| *tag);
    let missing: Vec<&str> = tags.filter(|tag| !page.contains(&format!("`{tag}`"))).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

proptest! {
    #[test]
    fn any_text_gets_an_answer(text in "((PMID|TI  |FAU |AU  |DP  |PG  |BTI |LID |DEP )- [^\\n]{0,9}\\n|</?PubmedArticle>|<(Article|PubDate|Year)>|.|\\n){0,24}") {
        for problem in read(&text).1 {
            prop_assert!(problem.place.span.is_none_or(|span| text.get(span.start..span.end).is_some()));
        }
    }
}
