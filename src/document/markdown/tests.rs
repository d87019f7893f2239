//! What Markdown files show, cite and list.

use super::*;

#[test]
fn pandoc_citations_give_keys_prefixes_and_locators() {
    let text = "---\ntitle: \"On Keys\"\nauthor: Jane Roe\nbibliography: refs.bib\n---\n\nAs @doe2001 says [see @roe:1999, pp. 3--4; -@poe_x]. Mail me@x.org.\n";
    let document = read(text);
    assert_eq!(document.record.text(&Field::Title), Some("On Keys"));
    assert_eq!(document.bibliographies, ["refs.bib"]);
    let keys: Vec<_> = document.links.iter().map(|l| (l.targets[0].as_str(), l.narrative)).collect();
    assert_eq!(keys, [("doe2001", true), ("roe:1999", false), ("poe_x", false)]);
    assert_eq!(document.links[1].prefix.as_deref(), Some("see"));
    assert_eq!(document.links[1].locator.as_deref(), Some("pp. 3--4"));
    assert_eq!(document.links[1].span.of(&document.text), "@roe:1999, pp. 3--4");
}

#[test]
fn notes_are_no_running_text_and_stand_where_the_text_refers_to_them() {
    let text = "# On Salt\n\nSalt is dear.[^1] Salt^[Or so says Roe [1999].] is old.[^note]\n\n[^1]: See Roe,\n*Salt*, 3.\n\n    And Poe.\n[^note]: Ibid.\n\nIt was white.\n";
    let document = read(text);
    let notes: Vec<_> = document.notes.iter().map(|n| (n.mark.as_str(), n.span.of(text))).collect();
    assert_eq!(
        notes,
        [("1", "See Roe,\n*Salt*, 3.\n\n    And Poe."), ("^1", "Or so says Roe [1999]."), ("note", "Ibid.")]
    );
    assert_eq!(document.notes[0].anchor.unwrap().of(text), "[^1]");
    let paragraphs: Vec<_> = document.paragraphs.iter().map(|p| p.of(text)).collect();
    assert_eq!(paragraphs.len(), 2);
    assert_eq!(paragraphs[1], "It was white.");
    assert!(document.sentences.iter().any(|sentence| sentence.of(text) == "Ibid."));
    let odd = read("Like [^] or [^ so. Salt.[^1]\n\n[^1]: Ibid.\n");
    assert_eq!(odd.notes[0].anchor.unwrap().of(&odd.text), "[^1]");
    assert!(read("A ^[ that nothing closes, and [^x]: none.\n").notes.is_empty());
}

#[test]
fn escapes_and_character_references_are_what_they_stand_for() {
    let text = "---\ntitle: A \\& B\n---\n\nLakes lie still \\(Sag et al\\. 2002\\; M&uuml;ller &amp; Roe 1999\\).\\\nSee `a\\(b` and \\a, AT&T, \\@home, [@poe, 3\\.1].\n";
    let mut document = read(text);
    document.origin.keep(text.to_owned());
    assert!(
        document.text.contains("still (Sag et al. 2002; Müller & Roe 1999).\nSee `a\\(b` and \\a, AT&T, @home, [@poe")
    );
    assert_eq!(document.links.len(), 1);
    assert_eq!(document.links[0].span.of(&document.text), "@poe, 3.1");
    let at = document.text.find("Roe 1999").unwrap();
    assert_eq!(document.origin.source(at), text.find("Roe 1999").unwrap());
    // A thousand ticks that none closes, and a reference that is none.
    assert_eq!(read("`a\\(").text, "`a(");
    assert_eq!(read("&nosuch; \\").text, "&nosuch; \\");
}

#[test]
fn raised_numbers_lose_their_marks_and_stay_raised() {
    let document =
        read("Memory^12,\\ 13^ and H<sub>2</sub>O<sup>4</sup>, see[^1] and 2^n for x ^ y^ z.\n\n[^1]: A note^a\n");
    assert!(
        document.text.starts_with("Memory12, 13 and H<sub>2</sub>O4, see[^1] and 2^n for x ^ y^ z.\n\n[^1]: A note^a")
    );
    let raised: Vec<_> = document.superscripts.iter().map(|span| span.of(&document.text)).collect();
    assert_eq!(raised, ["12, 13", "4"]);
}

#[test]
fn a_rule_at_the_top_is_no_front_matter() {
    let document = read("---\n\nSome say so.\n\n---\n\nOthers do not.\n");
    assert_eq!(document.paragraphs.iter().filter(|p| p.of(&document.text).contains("say so")).count(), 1);
    // A line of dashes inside a value does not end it.
    let document = read("---\ntitle: On salt\nabstract: |\n  words\n  ----\n---\n\nSome say so.\n");
    assert_eq!(document.record.text(&Field::Title), Some("On salt"));
    assert!(document.paragraphs.iter().all(|p| !p.of(&document.text).contains("words")));
}

#[test]
fn a_citation_may_go_on_in_the_next_line() {
    let document = read("Some say so [see @roe1999, p. 3;\n@doe2001, p. 4]. Not @moor in\n\n[a link] here.\n");
    let found: Vec<_> = document.links.iter().map(|l| (l.narrative, l.locator.as_deref())).collect();
    assert_eq!(found, [(false, Some("p. 3")), (false, Some("p. 4")), (true, None)]);
}

#[test]
fn lists_in_brackets_and_whole_dates_are_read_from_the_front_matter() {
    let document = read("---\ntitle: On Keys\nauthor: [Jane Roe, \"Max Doe\"]\ndate: 2024-03-05\n---\n\nText.\n");
    let names = document.record.names(Field::Author).unwrap();
    assert_eq!(names.list.iter().map(|name| name.family()).collect::<Vec<_>>(), ["Roe", "Doe"]);
    assert_eq!(document.record.date(Field::Date).unwrap().to_string(), "2024-03-05");
    let year = |date: &str| read(&format!("---\ndate: {date}\n---\n")).record.date(Field::Date).unwrap().to_string();
    let years = ["2023 (draft)", "9 October 2019", "08/2020"].map(year);
    assert_eq!(years, ["2023", "2019", "2020"]);
    let listed = read(
        "---\nauthors:\n  - name: Jane Roe\n    affiliation: 1\naffiliations:\n - name: Quay School\n---\n\nText.\n",
    );
    let names = listed.record.names(Field::Author).unwrap();
    assert_eq!(names.list.iter().map(|name| name.inverted()).collect::<Vec<_>>(), ["Roe, Jane"]);
    let prose: Vec<_> = listed.paragraphs.iter().map(|p| p.of(&listed.text)).collect();
    assert_eq!((prose, listed.sections.len()), (vec!["Text."], 0));
    let close = read("---\ntitle: On Keys\n---\nText goes on.\n");
    assert_eq!(close.paragraphs.iter().map(|p| p.of(&close.text)).collect::<Vec<_>>(), ["Text goes on."]);
}

#[test]
fn a_link_inside_the_text_is_its_words() {
    let text =
        "As Roe ([1995](#ref-roe1995)) and [Poe][1] say, see [the end](#end) and [a page](https://x.org/#top).\n";
    assert_eq!(read(text).text, "As Roe (1995) and [Poe][1] say, see the end and [a page](https://x.org/#top).\n");
}

#[test]
fn a_list_that_pandoc_has_set_has_its_containers_for_entries_and_links_to_them_cite() {
    let text = "# Ice\n\nIce floats ([Moor\nand Roe 1999](#ref-moor), see [above](#top)). <span class=\"x\">So</span> it is [[2](#ref-roe)].\n\n## References\n\n<div id=\"refs\" class=\"references csl-bib-body\"\nentry-spacing=\"0\">\n\n<div id=\"ref-moor\" class=\"csl-entry\">\n\nMoor, Ann, and Bo Roe. 1999. *Ice*. Oslo: Quay.\n\n</div>\n\n<div id=\"ref-roe\" class=\"csl-entry\">\n\n<span class=\"csl-left-margin\">2. </span><span\nclass=\"csl-right-inline\">Roe, Bo. 2001. *Salt*.</span>\n\n</div>\n\n</div>\n";
    let mut document = read(text);
    document.origin.keep(text.to_owned());
    assert!(document.text.starts_with("# Ice\n\nIce floats (Moor\nand Roe 1999, see above). So it is [2]."));
    let entries: Vec<_> = document.entries.iter().map(|e| (e.id.as_str(), e.span.of(&document.text))).collect();
    assert_eq!(
        entries,
        [("ref-moor", "Moor, Ann, and Bo Roe. 1999. *Ice*. Oslo: Quay."), ("ref-roe", "2. Roe, Bo. 2001. *Salt*.")]
    );
    let links: Vec<_> = document.links.iter().map(|l| (l.span.of(&document.text), l.targets[0].as_str())).collect();
    assert_eq!(links, [("Moor\nand Roe 1999", "ref-moor"), ("2", "ref-roe")]);
    assert!(document.paragraphs.iter().all(|p| !p.of(&document.text).contains("Oslo")));
    let at = document.text.find("Bo. 2001").unwrap();
    assert_eq!(document.origin.source(at), text.find("Bo. 2001").unwrap());
    // What nothing closes stays.
    assert_eq!(read("Ice <div is < 3 </span>\n").text, "Ice <div is < 3 \n");
}

#[test]
fn notes_named_as_works_are_the_list() {
    let text = "# Ice\n\nIce floats [^moor1999]; [^roe_poe2001a]. So it is.[^1]\n\n[^1]: We thank [^moor1999].\n[^moor1999]: Moor, A. (1999) _Ice_. Oslo: Quay.\n[^roe_poe2001a]: Roe, B. and Poe, C. (2001) *Salt*. Oslo: Quay.\n";
    let document = read(text);
    let entries: Vec<_> = document.entries.iter().map(|e| (e.id.as_str(), e.span.of(text))).collect();
    assert_eq!(
        entries,
        [
            ("moor1999", "Moor, A. (1999) _Ice_. Oslo: Quay."),
            ("roe_poe2001a", "Roe, B. and Poe, C. (2001) *Salt*. Oslo: Quay.")
        ]
    );
    let links: Vec<_> = document.links.iter().map(|link| link.targets[0].as_str()).collect();
    assert_eq!(links, ["moor1999", "roe_poe2001a", "moor1999"]);
    assert_eq!(document.notes.iter().map(|note| note.mark.as_str()).collect::<Vec<_>>(), ["1"]);
    // A note on a work is a note.
    assert_eq!(
        read("Ice.[^moor1999] So.[^roe2001]\n\n[^moor1999]: see there.\n\n[^roe2001]: And there.\n").notes.len(),
        2
    );
}
