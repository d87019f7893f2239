//! Citations, notes, titles and lists of TEI texts.

use super::*;
use crate::record::Value;

#[test]
fn what_is_tagged_in_an_entry_is_kept() {
    let xml = r##"<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/><text><body><p>As said.</p></body><back><listBibl><biblStruct xml:id="b0"><analytic><title level="a" type="main">Of shores</title><author><persName><forename type="first">Marietta</forename><forename type="middle">L</forename><surname>Van Der Lind</surname></persName></author><idno type="DOI">10.1371/quay.0103368</idno></analytic><monogr><title level="j">Quay Review</title><title level="j" type="abbrev">Q. Rev.</title><imprint><biblScope unit="volume">9</biblScope><biblScope unit="issue">8</biblScope><biblScope unit="page" from="3" to="17"/><date type="published" when="2014-08-18"/><publisher>Quay Press</publisher></imprint></monogr></biblStruct></listBibl></back></text></TEI>"##;
    let document = read(xml).unwrap();
    let record = document.entries[0].record.as_ref().unwrap();
    for (field, value) in [
        (Field::Title, "Of shores"),
        (Field::JournalTitle, "Quay Review"),
        (Field::Volume, "9"),
        (Field::Number, "8"),
        (Field::Doi, "10.1371/quay.0103368"),
    ] {
        assert_eq!(record.text(&field), Some(value));
    }
    assert_eq!((record.entry_type.clone(), record.year()), (EntryType::Article, Some(2014)));
    assert_eq!(record.get(&Field::Pages), Some(&Value::Pages(vec![("3".into(), Some("17".into()))])));
    assert_eq!(record.names(Field::Author).unwrap().list[0].family(), "Van Der Lind");
    let shown = document.entries[0].span.of(&document.text);
    assert!(shown.matches("Quay Review").count() == 1 && shown.ends_with("doi:10.1371/quay.0103368"), "{shown}");
}

#[test]
fn titles_and_what_is_rendered_so_are_in_italics() {
    let xml = r##"<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/><text><body><p>As <hi rend="italic">Doe</hi> and <hi rend="bold">Roe</hi> say.</p></body><back><listBibl><bibl xml:id="b0">Doe, J. <title level="a">Lakes</title>, <title level="m">A Book</title>. Oslo: Quay, 2001.</bibl></listBibl></back></text></TEI>"##;
    let document = read(xml).unwrap();
    let words: Vec<&str> = document.italics.iter().map(|span| span.of(&document.text)).collect();
    assert_eq!(words, ["Doe", "A Book"]);
}

#[test]
fn links_notes_and_the_list_are_read() {
    let xml = r##"<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>On Marks</title><author><persName><forename>Jane</forename><surname>Roe</surname></persName></author></titleStmt></fileDesc></teiHeader><text><body><div><head>Start</head><p>As said (<ref type="bibr" target="#b0">Doe 2001</ref>).<note n="1">More.</note></p></div></body><back><listBibl><bibl xml:id="b0">Doe, J. (2001) A Book. Oslo: Quay.</bibl></listBibl></back></text></TEI>"##;
    let document = read(xml).unwrap();
    assert_eq!(document.record.text(&Field::Title), Some("On Marks"));
    assert_eq!(document.links[0].targets, ["b0"]);
    assert_eq!(document.entries[0].id, "b0");
    assert_eq!(document.notes[0].span.of(&document.text), "More.");
}

const HEAD: &str = r##"<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/><text>"##;

#[test]
fn a_pointer_without_words_cites_by_the_label_of_its_entry_or_its_author_and_year() {
    let xml = format!(
        r##"{HEAD}<body><p>Shores move <ptr target="#roe1996" loc="13"/>, or stay <ref target="#b2 #b3"/>. See <ptr target="https://quay.example/"/>.</p></body><back><listBibl><bibl xml:id="roe1996" label="Roe &amp; Poe 1996">Roe, V. and Poe, E. <title rend="quotes">On Shores,</title> <title rend="italic">Quay</title> 2.</bibl><bibl xml:id="b2">Doe, J. (2001) Lakes. Oslo: Quay.</bibl><biblStruct xml:id="b3"><monogr><author><persName><forename>Ann</forename><surname>Moor</surname></persName></author><title level="m">Bays</title><imprint><date when="1987-03">March 1987</date></imprint></monogr></biblStruct></listBibl></back></text></TEI>"##
    );
    let document = read(&xml).unwrap();
    assert!(document.text.starts_with("Shores move [Roe & Poe 1996, 13], or stay [Doe 2001; Moor 1987]. See ."));
    let links: Vec<_> = document
        .links
        .iter()
        .map(|link| (link.span.of(&document.text), link.targets.join(" "), link.locator.clone()))
        .collect();
    let place = Some("13".to_owned());
    assert_eq!(
        links,
        [
            ("Roe & Poe 1996, 13", "roe1996".into(), place),
            ("Doe 2001", "b2".into(), None),
            ("Moor 1987", "b3".into(), None)
        ]
    );
    assert_eq!(document.entries[0].label.as_deref(), Some("Roe & Poe 1996"));
    assert_eq!(document.entries[0].span.of(&document.text), "Roe, V. and Poe, E. “On Shores,” Quay 2.");
}

#[test]
fn addresses_that_an_entry_only_points_to_are_its_words() {
    let xml = format!(
        r##"{HEAD}<body><p>So.</p></body><back><listBibl><bibl>Roe, V. Tides, <ptr target="http://quay.example/a.htm"/>. 1997.</bibl><bibl>Doe, J. Lakes. <ref target="https://doi.org/10.1000/x">doi.org/10.1000/x</ref></bibl><bibl>Poe, E. <ref target="https://quay.example/b">Bays</ref>. 1998.</bibl></listBibl></back></text></TEI>"##
    );
    let document = read(&xml).unwrap();
    let entries: Vec<&str> = document.entries.iter().map(|entry| entry.span.of(&document.text)).collect();
    assert_eq!(
        entries,
        [
            "Roe, V. Tides, http://quay.example/a.htm. 1997.",
            "Doe, J. Lakes. doi.org/10.1000/x",
            "Poe, E. Bays https://quay.example/b. 1998."
        ]
    );
}

#[test]
fn what_stands_around_a_list_in_a_paragraph_is_kept() {
    let xml = format!(
        r##"{HEAD}<body><div><head>One</head><p>There are <q>two</q> kinds: <list><item>rivers, and <quote>“lakes”</quote>;</item><item>seas</item></list> which differ.</p><figure><head>Map 1</head></figure><cit><quote>Water runs.</quote><bibl>Roe 1999</bibl></cit><p>It <choice><sic>runns</sic><corr>runs</corr></choice> on.</p></div></body><back><div type="bibliography"><head>Works</head><bibl xml:id="a">Roe, V. 1999. Water. Oslo: Quay.</bibl></div></back></text></TEI>"##
    );
    let document = read(&xml).unwrap();
    let paragraphs: Vec<&str> = document.paragraphs.iter().map(|span| span.of(&document.text)).collect();
    assert_eq!(
        paragraphs,
        [
            "There are “two” kinds:",
            "rivers, and “lakes”;",
            "seas",
            "which differ.",
            "Map 1",
            "Water runs.",
            "Roe 1999",
            "It runs on."
        ]
    );
    let headings: Vec<&str> = document.sections.iter().map(|section| section.heading.as_str()).collect();
    assert_eq!(headings, ["One", "References"]);
    assert_eq!(document.entries.len(), 1);
}

#[test]
fn authors_of_digital_humanities_quarterly_are_read() {
    let xml = r##"<TEI xmlns="http://www.tei-c.org/ns/1.0" xmlns:dhq="http://www.digitalhumanities.org/ns/dhq"><teiHeader><fileDesc><titleStmt><title type="article">On Marks</title><dhq:authorInfo><dhq:author_name>Jane <dhq:family>Roe</dhq:family></dhq:author_name><dhq:affiliation>Quay</dhq:affiliation></dhq:authorInfo></titleStmt></fileDesc></teiHeader><text><front><dhq:abstract><p>In short.</p></dhq:abstract></front><body><p>So.</p></body></text></TEI>"##;
    let document = read(xml).unwrap();
    assert_eq!(document.record.names(Field::Author).unwrap().list[0].inverted(), "Roe, Jane");
    assert_eq!(document.sections[0].heading, "Abstract");
}
