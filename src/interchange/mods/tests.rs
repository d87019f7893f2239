//! What a user of a library catalogue would notice.

use proptest::prelude::*;

use super::{read, write};
use crate::interchange::csl_json::any_record;
use crate::interchange::ris;
use crate::record::{EntryType, Field, Name, Record};

const CATALOGUE: &str = r#"<?xml version="1.0"?>
<modsCollection xmlns="http://www.loc.gov/mods/v3"><mods ID="okafor2014">
<titleInfo><nonSort>The</nonSort><title>sound of work</title><subTitle>a field report</subTitle></titleInfo>
<name type="personal"><namePart type="family">Okafor</namePart><namePart type="given">Ada N.</namePart>
<role><roleTerm authority="marcrelator" type="code">aut</roleTerm></role></name>
<name type="corporate"><namePart>Tidewater Collective</namePart><role><roleTerm type="text">author</roleTerm></role></name>
<genre>journal article</genre><language><languageTerm type="code">eng</languageTerm><languageTerm type="text">English</languageTerm></language>
<relatedItem type="host"><titleInfo><title>Journal of Invented Studies</title></titleInfo>
<titleInfo type="abbreviated"><title>J. Inv. Stud.</title></titleInfo><identifier type="issn">1234-5679</identifier>
<part><detail type="volume"><number>12</number></detail><detail type="issue"><number>3</number></detail>
<extent unit="page"><start>101</start><end>119</end></extent><date>2014-03</date></part></relatedItem>
<identifier type="doi">10.9999/jis.12.3</identifier><subject><topic>Care</topic></subject>
<tableOfContents>One; two</tableOfContents><recordInfo><recordSource>X</recordSource></recordInfo></mods>
<mods><titleInfo><title>Tides of feeling</title></titleInfo><name><namePart>Quill, Mara</namePart></name>
<relatedItem type="host"><titleInfo><title>Working hearts</title></titleInfo>
<name><namePart>Stone, Ben</namePart><role><roleTerm>editor</roleTerm></role></name>
<originInfo><place><placeTerm type="code">enk</placeTerm></place><place><placeTerm type="text">Leeds</placeTerm></place>
<publisher>Harbour Press</publisher><dateIssued>c2009</dateIssued></originInfo>
<identifier type="isbn">978-0-00-000000-2</identifier><part><extent unit="pages"><list>33-58</list></extent></part></relatedItem></mods>
<mods><titleInfo><title>Quiet labour</title></titleInfo><name><namePart>Lund, Eva</namePart></name><genre>thesis</genre>
<genre>PhD thesis</genre><originInfo><publisher>University of Norhavn</publisher><dateIssued qualifier="approximate">2018</dateIssued></originInfo>
<name><namePart>Berg, Ole</namePart><role><roleTerm>ths</roleTerm></role></name><physicalDescription><extent>212 p.</extent></physicalDescription></mods>
</modsCollection>"#;

#[test]
fn an_article_a_chapter_and_a_thesis_are_read() {
    let (records, problems) = read(CATALOGUE);
    let [article, chapter, thesis] = records.as_slice() else { panic!("{} records", records.len()) };
    assert_eq!(article.key, "okafor2014");
    assert_eq!(article.entry_type, EntryType::Article);
    assert_eq!(article.full_title(), "The sound of work: a field report");
    let authors = [Name::person("Okafor", "Ada N."), Name::Body("Tidewater Collective".into())];
    assert_eq!(article.names(Field::Author).unwrap().list, authors);
    assert_eq!(article.text(&Field::Number), Some("3"));
    assert_eq!(article.pages(), [("101".to_owned(), Some("119".to_owned()))]);
    assert_eq!(article.date(Field::Date).unwrap().to_string(), "2014-03");
    assert_eq!(article.text(&Field::LangId), Some("english"));
    assert_eq!(chapter.entry_type, EntryType::InCollection);
    assert_eq!(chapter.text(&Field::BookTitle), Some("Working hearts"));
    assert_eq!(chapter.names(Field::Editor).unwrap().short(), "Stone");
    assert_eq!((chapter.year(), chapter.list(Field::Location)), (Some(2009), ["Leeds".to_owned()].as_slice()));
    assert_eq!(thesis.entry_type, EntryType::Thesis);
    assert_eq!(thesis.text(&Field::Type), Some("phdthesis"));
    assert_eq!(thesis.list(Field::Institution), ["University of Norhavn"]);
    assert_eq!(thesis.date(Field::Date).unwrap().to_string(), "2018~");
    assert_eq!(thesis.text(&Field::PageTotal), Some("212"));
    let found: Vec<_> = problems.iter().map(|problem| problem.message.as_str()).collect();
    assert_eq!(found.len(), 3, "{found:?}");
    assert!(found[0].contains("`tableOfContents`: One; two"));
    assert!(found[1].contains("`name as ths`: Ole Berg"));
    assert!(found[2].ends_with("`placeTerm of type code`, `recordInfo`"));
}

#[test]
fn a_file_that_was_cut_short_is_read_up_to_there() {
    let text =
        CATALOGUE.split("<genre>PhD").next().unwrap().replace("<mods", "<mods:mods").replace("</mods>", "</mods:mods>");
    let (records, problems) = read(&text);
    assert_eq!(records.len(), 2);
    let codes: Vec<_> = problems.iter().map(|problem| problem.code).collect();
    assert_eq!(codes, ["not-xml", "left-out", "broken-record", "about-the-copy"]);
    assert!(problems[2].place.span.unwrap().of(&text).contains("Quiet labour"));
}

#[test]
fn ris_loses_what_the_table_says() {
    let (records, _) = read(CATALOGUE);
    let lost: Vec<_> = records.iter().flat_map(ris::left_out).collect();
    // A subtitle in RIS begins where the short title ends; that of a title in one piece is kept.
    assert_eq!(lost, []);
}

#[test]
fn what_catalogues_export_comes_back_as_it_was_read() {
    let (records, _) = read(CATALOGUE);
    let text = write(&records);
    assert_eq!(read(&text).0, records, "{text}");
}

proptest! {
    #[test]
    fn what_was_read_from_mods_comes_back_as_it_is(record in any_record()) {
        let (first, _) = read(&write([&record]));
        let (second, _) = read(&write(&first));
        prop_assert_eq!(&first, &second, "{}", write(&first));
    }

    #[test]
    fn any_text_gets_an_answer(text in "(</?mods>|<(titleInfo|title|part|extent|name|namePart|originInfo|dateIssued)>|<relatedItem type=\"host\">|</[a-zA-Z]{1,6}>|.){0,24}") {
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

#[test]
fn pubmeds_numbers_come_back() {
    let mut record = Record::new(EntryType::Article);
    record.set_text(Field::Title, "Tides");
    record.set_text(Field::Eprint, "13054692");
    record.set_text(Field::EprintType, "pubmed");
    assert_eq!(read(&write([&record])).0, [record]);
}
