//! What a user of RIS would notice.

use proptest::prelude::*;

use super::{left_out, read, write};
use crate::interchange::csl_json::any_record;
use crate::record::{EntryType, Field, Name, Record};

const ARTICLE: &str = "TY  - JOUR\r\nAU  - Star, Susan Leigh\r\nAU  - Strauss, Anselm\r\nT1  - Layers of silence,\r\n\
    arenas of voice\r\nJO  - Computer Supported Cooperative Work\r\nY1  - 1999/03//\r\nVL  - 8\r\nIS  - 1-2\r\nSP  - 9\r\n\
    EP  - 30\r\nSN  - 0925-9724\r\nKW  - work\r\nKW  - invisibility\r\nDB  - Somewhere\r\nER  - \r\n";

#[test]
fn what_databases_export_is_read() {
    let (records, problems) = read(ARTICLE);
    let record = &records[0];
    assert_eq!(record.entry_type, EntryType::Article);
    assert_eq!(record.text(&Field::Title), Some("Layers of silence, arenas of voice"));
    assert_eq!(record.names(Field::Author).unwrap().short(), "Star and Strauss");
    assert_eq!(record.date(Field::Date).unwrap().to_string(), "1999-03");
    assert_eq!(record.pages(), [("9".to_owned(), Some("30".to_owned()))]);
    assert_eq!(record.text(&Field::Issn), Some("0925-9724"));
    assert_eq!(record.text(&Field::Keywords), Some("work, invisibility"));
    assert_eq!(problems.len(), 1);
    assert!(problems[0].message.contains("`DB`"));
}

#[test]
fn broken_files_are_read_as_far_as_they_go_and_every_loss_has_its_place() {
    let text = "Exported from X\nTY  - BOOK\nTI  - One\nTY  - BOOK\nAU - Plato\nTI  - Two\nQQ  - what\nER  -\nER  - \n";
    let (records, problems) = read(text);
    let titles: Vec<_> = records.iter().map(|record| record.text(&Field::Title)).collect();
    assert_eq!(titles, [Some("One"), Some("Two")]);
    assert_eq!(records[1].names(Field::Author).unwrap().list, [Name::person("Plato", "")]);
    let codes: Vec<_> = problems.iter().map(|problem| problem.code).collect();
    assert_eq!(codes, ["ris-no-tag", "ris-unclosed", "ris-left-out", "ris-stray-end"]);
    assert_eq!(problems[2].place.span.map(|span| span.of(text)), Some("QQ  - what"));
}

#[test]
fn names_of_bodies_and_of_persons_are_kept_apart() {
    let mut record = Record::new(EntryType::Report);
    let names = [
        Name::Body("Greenpeace".into()),
        Name::Body("World Health Organization".into()),
        Name::Body("Ministry of Health, Labour and Welfare".into()),
        Name::person("Plato", ""),
        crate::interchange::ris::tests::de_beauvoir(),
    ];
    record.set_names(Field::Author, crate::record::Names { list: names.to_vec(), and_others: true });
    let text = write([&record]);
    assert!(text.contains("AU  - de Beauvoir, Simone, Jr.\n"), "{text}");
    assert_eq!(read(&text).0[0], record);
}

fn de_beauvoir() -> Name {
    Name::Person(crate::record::Person {
        family: "Beauvoir".into(),
        given: "Simone".into(),
        prefix: "de".into(),
        suffix: "Jr.".into(),
    })
}

#[test]
fn forthcoming_works_spans_and_seasons_come_back() {
    for (date, line) in
        [("1921/1922", "DA  - 1921///1921–1922"), ("2004-22", "DA  - 2004///2004-22"), ("1850~", "DA  - 1850///1850~")]
    {
        let mut record = Record::new(EntryType::Book);
        record.set_date(Field::Date, date);
        let text = write([&record]);
        assert!(text.contains(line), "{text}");
        assert_eq!(read(&text).0[0], record);
    }
    let mut record = Record::new(EntryType::Book);
    record.set_text(Field::PubState, "inpress");
    assert!(write([&record]).contains("PY  - in press\n"));
    assert_eq!(read(&write([&record])).0[0], record);
}

#[test]
fn a_subtitle_alone_and_a_title_that_opens_with_a_colon_come_back() {
    let mut record = Record::new(EntryType::InBook);
    record.set_text(Field::BookSubtitle, "A History");
    assert!(write([&record]).contains("T2  - A History\n"));
    record.set_text(Field::BookSubtitle, "");
    record.set_text(Field::BookTitle, ": a");
    assert_eq!(read(&write([&record])).0[0].text(&Field::BookTitle), Some(": a"));
}

#[test]
fn what_is_lost_is_named() {
    let mut record = Record::new(EntryType::Article);
    record.set_text(Field::Title, "A");
    record.set_text(Field::Addendum, "lost");
    assert_eq!(left_out(&record), [Some(Field::Addendum)]);
    assert_eq!(left_out(&Record::new(EntryType::MvBook)), [None]);
}

proptest! {
    #[test]
    fn what_was_read_from_ris_comes_back_as_it_is(record in any_record()) {
        let (first, _) = read(&write([&record]));
        let (second, _) = read(&write(&first));
        prop_assert_eq!(&first, &second, "{}", write(&first));
    }

    #[test]
    fn any_text_gets_an_answer(text in "((TY|AU|DA|PY|SP|ER|T2|M3|..)[ ]{0,3}-?[ ]?[^\\n]{0,12}\\n?){0,12}") {
        read(&text);
    }
}

#[test]
fn the_page_on_formats_names_every_tag() {
    let page = include_str!("../../../docs/formats.md");
    let tags = super::tags::TEXTS.iter().map(|(tag, _)| *tag);
    let missing: Vec<&str> = tags.filter(|tag| !page.contains(&format!("`{tag}`"))).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn a_page_of_a_book_is_not_its_length() {
    let record = crate::interchange::csl_json::page_of_a_book();
    assert_eq!(read(&write([&record])).0, [record]);
}
