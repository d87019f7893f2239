//! TEI: scholarly editions, journals of the digital humanities, and what GROBID gives.
//!
//! Element names from the TEI Guidelines P5. `ref[@type="bibr"]` and `ptr` link citations; `listBibl` holds the list.

mod entry;

use roxmltree::Node;

use crate::record::{EntryType, Field, Name, Names, Record};
use crate::text::{Span, collapse_whitespace};

use super::build::{Block, Builder, Run, add_run};
use super::{Document, ReadError, front};

type Anchors = Vec<(String, Span)>;

/// Reads a TEI document.
pub fn read(text: &str) -> Result<Document, ReadError> {
    let tree = super::xml::parse(text)?;
    let root = tree.root_element();
    let mut build = Builder::default();
    let mut record = Record::new(EntryType::Article);
    let mut anchors = Anchors::new();
    if let Some(header) = find(root, "teiHeader") {
        head(header, &mut record, &mut build);
    }
    let mut notes = Vec::new();
    if let Some(text) = root.children().find(|n| n.has_tag_name("text") || local(n) == "text") {
        walk(text, 1, &mut build, &mut notes, &mut anchors);
    }
    if !notes.is_empty() {
        build.begin();
        build.push("Notes");
        build.end(Block::Heading(1));
        for (mark, note) in notes {
            build.begin();
            inline(note, &mut build, &mut anchors, &mut Vec::new());
            build.end(Block::Note(mark));
        }
    }
    for list in root.descendants().filter(|n| local(n) == "listBibl") {
        references(list, &mut build);
    }
    if build.is_empty() {
        return Err(ReadError::NoText("a TEI file without text".to_owned()));
    }
    Ok(build.finish(record, &anchors))
}

fn local<'a>(node: &Node<'a, '_>) -> &'a str {
    node.tag_name().name()
}

fn find<'a, 'i>(node: Node<'a, 'i>, name: &str) -> Option<Node<'a, 'i>> {
    node.descendants().find(|n| local(n) == name)
}

fn words(node: Node<'_, '_>) -> String {
    let parts: Vec<&str> = node.descendants().filter(Node::is_text).filter_map(|n| n.text()).collect();
    collapse_whitespace(&parts.join(""))
}

/// The `xml:id` of an element.
fn id<'a>(node: &Node<'a, '_>) -> Option<&'a str> {
    node.attributes().find(|a| a.name() == "id").map(|a| a.value())
}

/// The first DOI that is tagged in an element.
fn doi(node: Node<'_, '_>) -> Option<String> {
    let is_doi =
        |n: &Node<'_, '_>| local(n) == "idno" && n.attribute("type").is_some_and(|t| t.eq_ignore_ascii_case("doi"));
    node.descendants().find(is_doi).map(words).filter(|doi| !doi.is_empty())
}

fn head(header: Node<'_, '_>, record: &mut Record, build: &mut Builder) {
    if let Some(title) = find(header, "titleStmt").and_then(|s| find(s, "title")) {
        let title = words(title);
        build.begin();
        build.push(&title);
        build.end(Block::Other);
        record.set_text(Field::Title, title);
    }
    let mut authors: Vec<Name> = Vec::new();
    let source =
        find(header, "titleStmt").filter(|s| find(*s, "author").is_some()).or_else(|| find(header, "sourceDesc"));
    for author in source.iter().flat_map(|s| s.descendants()).filter(|n| local(n) == "author") {
        authors.extend(person(author));
    }
    record.set_names(Field::Author, Names::of(authors));
    if let Some(doi) = doi(header) {
        record.set_text(Field::Doi, doi);
    }
    let dates = || header.descendants().filter(|n| local(n) == "date");
    let date = dates().find_map(|date| date.attribute("when").map(str::to_owned));
    let date = date.or_else(|| dates().map(words).find(|text| super::front::year(text).is_some()));
    if let Some(year) = date.as_deref().and_then(super::front::year) {
        record.set_date(Field::Date, year);
    }
    if let Some(text) = find(header, "abstract") {
        build.begin();
        build.push("Abstract");
        build.end(Block::Heading(1));
        walk(text, 2, build, &mut Vec::new(), &mut Vec::new());
    }
}

fn person(author: Node<'_, '_>) -> Vec<Name> {
    let family = find(author, "surname").map(words);
    let given: Vec<String> = author.descendants().filter(|n| local(n) == "forename").map(words).collect();
    match family {
        Some(family) => vec![Name::person(family, given.join(" "))],
        None => front::people(&words(author)),
    }
}

type Notes<'a, 'i> = Vec<(String, Node<'a, 'i>)>;

fn walk<'a, 'i>(node: Node<'a, 'i>, level: u8, build: &mut Builder, notes: &mut Notes<'a, 'i>, anchors: &mut Anchors) {
    for child in node.children().filter(Node::is_element) {
        match local(&child) {
            "head" => {
                build.begin();
                inline(child, build, anchors, notes);
                build.end(Block::Heading(level));
            }
            "p" | "quote" | "item" | "l" | "ab" | "figDesc"
                if !child.children().any(|n| matches!(local(&n), "p" | "list")) =>
            {
                build.begin();
                inline(child, build, anchors, notes);
                build.end(Block::Paragraph);
            }
            "note" => {
                let mark = child.attribute("n").map_or_else(|| (notes.len() + 1).to_string(), str::to_owned);
                notes.push((mark, child));
            }
            "listBibl" | "table" | "formula" | "graphic" => {}
            "div" => walk(child, level.saturating_add(u8::from(level < 6)), build, notes, anchors),
            _ => walk(child, level, build, notes, anchors),
        }
    }
}

fn inline<'a, 'i>(node: Node<'a, 'i>, build: &mut Builder, anchors: &mut Anchors, notes: &mut Notes<'a, 'i>) {
    for child in node.children() {
        if let Some(text) = child.text().filter(|_| child.is_text()) {
            build.push_from(text, child.range().start);
            continue;
        }
        match local(&child) {
            "ref" | "ptr" => {
                let from = build.len();
                inline(child, build, anchors, notes);
                let targets = child.attribute("target").unwrap_or("").split_whitespace();
                let targets: Vec<String> = targets.filter_map(|t| t.strip_prefix('#')).map(str::to_owned).collect();
                build.link(from, targets, None, None, false);
            }
            "note" => {
                let mark = child.attribute("n").map_or_else(|| (notes.len() + 1).to_string(), str::to_owned);
                let from = build.len();
                build.push(&mark);
                build.anchor(&mark, from, anchors);
                notes.push((mark, child));
            }
            "lb" | "pb" => build.push(" "),
            _ if is_italic(&child) => {
                let from = build.len();
                inline(child, build, anchors, notes);
                build.slant(from);
            }
            "formula" | "graphic" | "listBibl" => {}
            _ => inline(child, build, anchors, notes),
        }
    }
}

/// Whether an element is printed in italics: it says so, or is the title of a book or a journal.
fn is_italic(node: &Node<'_, '_>) -> bool {
    let says = |name: &str| {
        node.attribute(name).is_some_and(|how| {
            let mut how = how.split(|c: char| !c.is_alphanumeric());
            how.any(|how| how.starts_with("ital") || matches!(how, "it" | "i" | "oblique"))
        })
    };
    match local(node) {
        "hi" | "seg" | "title" if says("rend") || says("rendition") || says("style") => true,
        "emph" => true,
        "title" => matches!(node.attribute("level"), Some("m" | "j" | "s")),
        _ => false,
    }
}

/// The words of an element with their italics.
fn runs(node: Node<'_, '_>, italic: bool, out: &mut Vec<Run>) {
    for child in node.children() {
        match child.text().filter(|_| child.is_text()) {
            Some(text) => add_run(out, text, italic),
            None => runs(child, italic || is_italic(&child), out),
        }
    }
}

fn references(list: Node<'_, '_>, build: &mut Builder) {
    build.begin();
    build.push("References");
    build.end(Block::Heading(1));
    for (n, entry) in list.children().filter(|n| matches!(local(n), "bibl" | "biblStruct" | "biblFull")).enumerate() {
        let id = id(&entry).map_or_else(|| format!("bibl{}", n + 1), str::to_owned);
        // GROBID keeps the entry as printed beside its parts.
        let raw =
            entry.descendants().find(|n| local(n) == "note" && n.attribute("type") == Some("raw_reference")).map(words);
        // Beside an entry as printed, tags count only where they come from a register: GROBID's own are guesses.
        let record = entry::record(entry).filter(|record| raw.is_none() || record.has(&Field::Doi));
        let mut shown = Vec::new();
        match raw {
            Some(raw) => shown.push((raw, false)),
            None if local(&entry) == "bibl" => runs(entry, false, &mut shown),
            None => shown.push((entry::printed(entry), false)),
        }
        build.begin();
        build.push_runs(&shown, Some(entry.range().start));
        build.end(Block::Entry(id, None, record.map(Box::new)));
    }
}

#[cfg(test)]
mod tests {
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
}
