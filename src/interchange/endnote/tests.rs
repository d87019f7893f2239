//! What a user of EndNote would notice.

use proptest::prelude::*;

use super::{left_out, read, write};
use crate::interchange::csl_json::any_record;
use crate::interchange::ris;
use crate::record::{EntryType, Field, Name};

const LIBRARY: &str = r#"<?xml version="1.0" encoding="UTF-8"?><xml><records>
<record><database name="My.enl">My.enl</database><rec-number>7</rec-number><ref-type name="Journal Article">17</ref-type>
<contributors><authors><author><style face="normal" font="default">Okafor, Ada N.</style></author>
<author><style face="normal">van der Berg, Joris</style></author><author>Tidewater Collective,</author></authors></contributors>
<titles><title><style face="normal">Listening at </style><style face="italic">work</style>: A field report</title>
<secondary-title>Journal of Invented Studies</secondary-title><short-title>Listening at work</short-title></titles>
<periodical><full-title>Journal of Invented Studies</full-title><abbr-1>J. Inv. Stud.</abbr-1></periodical>
<pages>101-19</pages><volume>12</volume><number>3</number><keywords><keyword>care</keyword><keyword>listening</keyword></keywords>
<dates><year>2014</year><pub-dates><date>Mar 5</date></pub-dates></dates><isbn>1234-5679 (Print)&#xD;8765-4321 (Online)</isbn>
<electronic-resource-num>https://doi.org/10.9999/jis.12.3</electronic-resource-num>
<urls><related-urls><url>https://example.org/listening</url></related-urls></urls><custom3>shelf B</custom3></record>
<record><ref-type name="Book Section">5</ref-type><contributors><authors><author>Quill, Mara</author></authors>
<secondary-authors><author>Stone, Ben</author><author>Reed, Ivo</author></secondary-authors></contributors>
<titles><title>Tides of feeling</title><secondary-title>Working Hearts: Essays on Care</secondary-title></titles>
<pages>33-58</pages><dates><year>2009</year></dates><pub-location>Leeds</pub-location><publisher>Harbour Press</publisher>
<isbn>978-0-00-000000-2</isbn></record>
<record><ref-type name="Thesis">32</ref-type><contributors><authors><author>Lund, Eva</author></authors>
<tertiary-authors><author>Berg, Ole</author></tertiary-authors></contributors><titles><title>Quiet labour</title></titles>
<dates><year>2018</year></dates><publisher>University of Norhavn</publisher><work-type>PhD thesis</work-type><language>dan</language></record>
</records></xml>"#;

#[test]
fn an_article_a_chapter_and_a_thesis_are_read() {
    let (records, problems) = read(LIBRARY);
    let [article, chapter, thesis] = records.as_slice() else { panic!("{} records", records.len()) };
    assert_eq!(article.entry_type, EntryType::Article);
    assert_eq!(article.full_title(), "Listening at work: A field report");
    assert_eq!(article.names(Field::Author).unwrap().list[1].family(), "van der Berg");
    assert_eq!(article.names(Field::Author).unwrap().list[2], Name::Body("Tidewater Collective".into()));
    assert_eq!(article.date(Field::Date).unwrap().to_string(), "2014-03-05");
    assert_eq!(article.pages(), [("101".to_owned(), Some("119".to_owned()))]);
    assert_eq!(article.text(&Field::Doi), Some("10.9999/jis.12.3"));
    assert_eq!(article.text(&Field::ShortJournal), Some("J. Inv. Stud."));
    assert_eq!(article.text(&Field::Keywords), Some("care, listening"));
    assert_eq!(chapter.entry_type, EntryType::InCollection);
    assert_eq!(chapter.text(&Field::BookTitle), Some("Working Hearts"));
    assert_eq!(chapter.names(Field::Editor).unwrap().short(), "Stone and Reed");
    assert_eq!(chapter.list(Field::Publisher), ["Harbour Press"]);
    assert_eq!(thesis.entry_type, EntryType::Thesis);
    assert_eq!(thesis.text(&Field::Type), Some("phdthesis"));
    assert_eq!(thesis.text(&Field::LangId), Some("danish"));
    let found: Vec<_> = problems.iter().map(|p| (p.code, p.place.span.map_or("", |span| span.of(LIBRARY)))).collect();
    assert_eq!(found.len(), 4, "{found:?}");
    assert_eq!(found[0].0, "second-value");
    assert_eq!(found[1], ("left-out", "<custom3>shelf B</custom3>"));
    assert!(found[2].1.starts_with("<tertiary-authors>"));
    assert_eq!(found[3].0, "about-the-copy");
}

#[test]
fn what_pubmed_gave_to_endnote_has_its_journal_by_its_whole_name() {
    let text = "<xml><records><record><ref-type name='Journal Article'>17</ref-type><titles><title>Alerts</title>\
        <secondary-title>Arch Intern Med</secondary-title><alt-title>Archives of internal medicine</alt-title></titles>\
        <periodical><full-title>Archives of Internal Medicine</full-title><abbr-1>Arch Intern Med</abbr-1></periodical>\
        <edition>2003/11/26</edition></record></records></xml>";
    let (records, problems) = read(text);
    assert_eq!(records[0].text(&Field::JournalTitle), Some("Archives of internal medicine"));
    assert_eq!(records[0].text(&Field::ShortJournal), Some("Arch Intern Med"));
    assert_eq!(records[0].text(&Field::Edition), None);
    assert_eq!(problems.iter().map(|p| p.code).collect::<Vec<_>>(), ["about-the-copy"]);
}

#[test]
fn one_broken_record_costs_itself_alone() {
    let text = LIBRARY.replace("Working Hearts: Essays on Care", "Hearts & Hands");
    let (records, problems) = read(&text);
    assert_eq!(records.len(), 2);
    assert_eq!(problems[0].code, "not-xml");
    assert_eq!(problems[0].place.span.map(|span| text[..span.start].lines().count()), Some(14));
    let broken = problems.iter().find(|p| p.code == "broken-record").and_then(|p| p.place.span).unwrap();
    assert!(broken.of(&text).starts_with("<record><ref-type name=\"Book Section\">"));
    let left = problems.iter().find(|p| p.code == "left-out").and_then(|p| p.place.span).unwrap();
    assert_eq!(left.of(&text), "<custom3>shelf B</custom3>");
}

#[test]
fn nothing_of_it_is_lost_in_ris() {
    let (records, _) = read(LIBRARY);
    for record in &records {
        assert_eq!(ris::left_out(record), [], "{}", ris::write([record]));
    }
}

#[test]
fn the_page_on_formats_names_every_element() {
    let page = include_str!("../../../docs/record-formats.md");
    let missing: Vec<&str> =
        super::TEXTS.iter().map(|(name, _)| *name).filter(|name| !page.contains(&format!("`{name}`"))).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn what_endnote_exports_comes_back_as_it_was_read() {
    let (records, _) = read(LIBRARY);
    let text = write(&records);
    assert_eq!(read(&text).0, records, "{text}");
    assert!(records.iter().all(|record| left_out(record).is_empty()));
    assert!(text.contains("<ref-type name=\"Book Section\">5</ref-type>"), "{text}");
}

#[test]
fn what_endnote_cannot_hold_is_named() {
    let mut record = crate::record::Record::new(EntryType::MvBook);
    record.set_text(Field::Title, "A");
    record.set_text(Field::Addendum, "lost");
    assert_eq!(left_out(&record), [None, Some(Field::Addendum)]);
}

proptest! {
    #[test]
    fn what_was_read_from_endnote_comes_back_as_it_is(record in any_record()) {
        let (first, _) = read(&write([&record]));
        let (second, _) = read(&write(&first));
        prop_assert_eq!(&first, &second, "{}", write(&first));
    }

    #[test]
    fn any_text_gets_an_answer(text in "(</?record>|<(title|year|pages|isbn|date|author)s?>|</[a-z]{1,6}>|<ref-type name=\"Book\">|&#xD;|.){0,24}") {
        for problem in read(&text).1 {
            prop_assert!(problem.place.span.is_none_or(|span| text.get(span.start..span.end).is_some()));
        }
    }
}

#[test]
fn a_page_of_a_book_is_not_its_length() {
    let record = crate::interchange::csl_json::page_of_a_book();
    assert_eq!(read(&write([&record])).0, [record]);
}
