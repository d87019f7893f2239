//! DOCX, ODT and EPUB: zip archives with XML inside.
//!
//! Each part is read up to a bound, whatever size the archive claims for it, so that a zip bomb costs no more than a long
//! book. Office Open XML (ECMA-376, part 1, §17), OpenDocument 1.3, EPUB 3.3.

use std::collections::BTreeSet;
use std::io::{Cursor, Read};

use roxmltree::Node;
use zip::ZipArchive;

use crate::record::{EntryType, Field, Names, Record};
use crate::text::Span;

use super::build::{Block, Builder, Run, add_run};
use super::{Document, ReadError, front, html, xml};

/// No part of a text document is larger.
const LARGEST_PART: u64 = 64 << 20;

type Archive<'b> = ZipArchive<Cursor<&'b [u8]>>;

/// Reads whichever of the three the archive is.
pub fn read(bytes: &[u8]) -> Result<Document, ReadError> {
    let mut archive = ZipArchive::new(Cursor::new(bytes))
        .map_err(|error| ReadError::Malformed(format!("a damaged or truncated archive: {error}")))?;
    if let Some(body) = part(&mut archive, "word/document.xml")? {
        return docx(&mut archive, &body);
    }
    if let Some(container) = part(&mut archive, "META-INF/container.xml")? {
        return epub(&mut archive, &container);
    }
    if let Some(content) = part(&mut archive, "content.xml")? {
        return odt(&content);
    }
    Err(ReadError::Malformed("an archive that holds no DOCX, ODT or EPUB document".to_owned()))
}

/// One part as text; `None` where the archive has none of that name.
fn part(archive: &mut Archive<'_>, name: &str) -> Result<Option<String>, ReadError> {
    let file = match archive.by_name(name) {
        Ok(file) => file,
        Err(zip::result::ZipError::FileNotFound) => return Ok(None),
        Err(zip::result::ZipError::UnsupportedArchive(why)) => {
            return Err(ReadError::NoText(format!("protected by a password or packed in an unknown way: {why}")));
        }
        Err(error) => return Err(ReadError::Malformed(format!("a damaged archive: {name}: {error}"))),
    };
    let mut bytes = Vec::new();
    file.take(LARGEST_PART + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| ReadError::Malformed(format!("a damaged archive: {name}: {error}")))?;
    if bytes.len() as u64 > LARGEST_PART {
        return Err(ReadError::TooLarge(format!(
            "{name} unpacks to more than {} MB; no document is so large",
            LARGEST_PART >> 20
        )));
    }
    Ok(Some(super::plain::decode(&bytes).0))
}

fn local<'a>(node: &Node<'a, '_>) -> &'a str {
    node.tag_name().name()
}

fn attribute<'a>(node: &Node<'a, '_>, name: &str) -> Option<&'a str> {
    node.attributes().find(|a| a.name() == name).map(|a| a.value())
}

struct Notes {
    next: usize,
    texts: Vec<(String, Vec<Run>)>,
    anchors: Vec<(String, Span)>,
}

fn docx(archive: &mut Archive<'_>, body: &str) -> Result<Document, ReadError> {
    let tree = xml::parse(body)?;
    let mut build = Builder::default();
    let mut notes = Notes { next: 1, texts: Vec::new(), anchors: Vec::new() };
    let mut texts = std::collections::BTreeMap::new();
    for (name, tag) in [("word/footnotes.xml", "footnote"), ("word/endnotes.xml", "endnote")] {
        if let Some(content) = part(archive, name)? {
            let tree = xml::parse(&content)?;
            for note in tree.descendants().filter(|n| local(n) == tag) {
                let mut words = Vec::new();
                for node in note.descendants().filter(Node::is_element) {
                    match local(&node) {
                        "t" => add_run(&mut words, node.text().unwrap_or(""), in_italics(node)),
                        "tab" | "br" | "cr" | "p" => add_run(&mut words, " ", false),
                        "noBreakHyphen" => add_run(&mut words, "-", false),
                        _ => {}
                    }
                }
                texts.insert((tag, attribute(&note, "id").unwrap_or("").to_owned()), words);
            }
        }
    }
    let mut title = None;
    for paragraph in tree.descendants().filter(|n| local(n) == "p" && n.is_element()) {
        // A paragraph inside a paragraph's text box is read with the outer one.
        if paragraph.ancestors().skip(1).any(|n| local(&n) == "txbxContent") {
            continue;
        }
        let style = paragraph
            .descendants()
            .find(|n| local(n) == "pStyle")
            .and_then(|n| attribute(&n, "val"))
            .unwrap_or("")
            .to_lowercase();
        build.begin();
        let from = build.len();
        docx_runs(paragraph, &mut build, &texts, &mut notes);
        let level = style
            .strip_prefix("heading")
            .or(style.strip_prefix("berschrift"))
            .or(style.strip_prefix("überschrift"))
            .or(style.strip_prefix("titre"))
            .and_then(|n| n.trim().parse::<u8>().ok());
        if style == "title" {
            title.get_or_insert_with(|| build.since(from).trim().to_owned());
            build.end(Block::Other);
        } else if let Some(level) = level {
            build.end(Block::Heading(level));
        } else {
            let words = build.since(from).trim();
            let heading = super::structure::is_section_name(words);
            build.end(if heading { Block::Heading(1) } else { Block::Paragraph });
        }
    }
    finish(build, notes, title)
}

/// Whether the run of Office Open XML that holds a text sets it in italics.
fn in_italics(text: Node<'_, '_>) -> bool {
    let Some(properties) = text.parent().and_then(|run| run.children().find(|n| local(n) == "rPr")) else {
        return false;
    };
    properties.children().any(|n| match local(&n) {
        "i" => !matches!(attribute(&n, "val"), Some("0" | "false" | "off")),
        "rStyle" => attribute(&n, "val") == Some("Emphasis"),
        _ => false,
    })
}

fn docx_runs(
    paragraph: Node<'_, '_>,
    build: &mut Builder,
    texts: &std::collections::BTreeMap<(&str, String), Vec<Run>>,
    notes: &mut Notes,
) {
    for node in paragraph.descendants().filter(Node::is_element) {
        match local(&node) {
            "t" => {
                let from = build.len();
                build.push(node.text().unwrap_or(""));
                let raised = node.parent().is_some_and(|run| {
                    let mut inside = run.descendants().filter(|n| local(n) == "vertAlign");
                    inside.any(|n| attribute(&n, "val") == Some("superscript"))
                });
                if raised {
                    build.raise(from);
                }
                if in_italics(node) {
                    build.slant(from);
                }
            }
            "tab" if node.parent().is_some_and(|p| local(&p) == "r") => build.push(" "),
            "br" | "cr" => build.push(" "),
            "noBreakHyphen" => build.push("-"),
            tag @ ("footnoteReference" | "endnoteReference") => {
                let kind = if tag == "footnoteReference" { "footnote" } else { "endnote" };
                let id = attribute(&node, "id").unwrap_or("").to_owned();
                if let Some(words) = texts.get(&(kind, id)) {
                    let mark = notes.next.to_string();
                    notes.next += 1;
                    let from = build.len();
                    build.push(&mark);
                    build.anchor(&mark, from, &mut notes.anchors);
                    notes.texts.push((mark, words.clone()));
                }
            }
            _ => {}
        }
    }
}

fn finish(mut build: Builder, notes: Notes, title: Option<String>) -> Result<Document, ReadError> {
    if !notes.texts.is_empty() {
        build.begin();
        build.push("Notes");
        build.end(Block::Heading(1));
        for (mark, words) in notes.texts {
            build.begin();
            build.push_runs(&words, None);
            build.end(Block::Note(mark));
        }
    }
    if build.is_empty() {
        return Err(ReadError::NoText("a document without text".to_owned()));
    }
    let mut document = build.finish(Record::new(EntryType::Article), &notes.anchors);
    document.record = front::read(&document.flow());
    if let Some(title) = title {
        document.record.set_text(Field::Title, title);
    }
    Ok(document)
}

fn odt(content: &str) -> Result<Document, ReadError> {
    let tree = xml::parse(content)?;
    let mut build = Builder::default();
    let mut notes = Notes { next: 1, texts: Vec::new(), anchors: Vec::new() };
    let italic = italic_styles(&tree);
    for block in tree.descendants().filter(|n| matches!(local(n), "p" | "h") && n.is_element()) {
        if block.ancestors().skip(1).any(|n| matches!(local(&n), "note" | "p" | "h")) {
            continue;
        }
        build.begin();
        let from = build.len();
        odt_text(block, &mut build, &mut notes, &italic);
        let level = attribute(&block, "outline-level").and_then(|n| n.parse().ok());
        let named = super::structure::is_section_name(build.since(from).trim());
        build.end(match level {
            Some(level) if local(&block) == "h" => Block::Heading(level),
            _ if local(&block) == "h" || named => Block::Heading(1),
            _ => Block::Paragraph,
        });
    }
    finish(build, notes, None)
}

/// The names of the styles that set words in italics.
fn italic_styles<'t>(tree: &'t roxmltree::Document<'_>) -> BTreeSet<&'t str> {
    let slants = |n: Node<'_, '_>| {
        let style = n.children().filter(|n| local(n) == "text-properties").find_map(|n| attribute(&n, "font-style"));
        matches!(style, Some("italic" | "oblique"))
    };
    let styles = tree.descendants().filter(|n| local(n) == "style" && slants(*n));
    // The one that word processors bring along stands in another file.
    styles.filter_map(|n| attribute(&n, "name")).chain(["Emphasis"]).collect()
}

/// The words of an element of OpenDocument with their italics.
fn odt_runs(node: Node<'_, '_>, set: bool, italic: &BTreeSet<&str>, out: &mut Vec<Run>) {
    for child in node.children() {
        if let Some(words) = child.text().filter(|_| child.is_text()) {
            add_run(out, words, set);
            continue;
        }
        let set = set || attribute(&child, "style-name").is_some_and(|name| italic.contains(name));
        match local(&child) {
            "s" | "tab" | "line-break" => add_run(out, " ", set),
            "annotation" | "tracked-changes" => {}
            "p" => {
                odt_runs(child, set, italic, out);
                add_run(out, " ", false);
            }
            _ => odt_runs(child, set, italic, out),
        }
    }
}

fn odt_text(node: Node<'_, '_>, build: &mut Builder, notes: &mut Notes, italic: &BTreeSet<&str>) {
    for child in node.children() {
        if child.is_text() {
            build.push(child.text().unwrap_or(""));
            continue;
        }
        match local(&child) {
            "s" | "tab" | "line-break" => build.push(" "),
            "note" => {
                let mut body = Vec::new();
                for part in child.children().filter(|n| local(n) == "note-body") {
                    odt_runs(part, false, italic, &mut body);
                }
                let mark = notes.next.to_string();
                notes.next += 1;
                let from = build.len();
                build.push(&mark);
                build.anchor(&mark, from, &mut notes.anchors);
                notes.texts.push((mark, body));
            }
            "annotation" | "tracked-changes" => {}
            _ => {
                let from = build.len();
                odt_text(child, build, notes, italic);
                if local(&child) == "span" && attribute(&child, "style-name").is_some_and(|name| italic.contains(name))
                {
                    build.slant(from);
                }
            }
        }
    }
}

fn epub(archive: &mut Archive<'_>, container: &str) -> Result<Document, ReadError> {
    let missing = || ReadError::Malformed("an EPUB without its package file".to_owned());
    let package_path = {
        let tree = xml::parse(container)?;
        tree.descendants()
            .find(|n| local(n) == "rootfile")
            .and_then(|n| attribute(&n, "full-path").map(str::to_owned))
            .ok_or_else(missing)?
    };
    let package = part(archive, &package_path)?.ok_or_else(missing)?;
    let tree = xml::parse(&package)?;
    let folder = package_path.rsplit_once('/').map_or(String::new(), |(folder, _)| format!("{folder}/"));
    let mut pages = String::new();
    for item in tree.descendants().filter(|n| local(n) == "itemref") {
        let Some(id) = attribute(&item, "idref") else { continue };
        let href = tree
            .descendants()
            .find(|n| local(n) == "item" && attribute(n, "id") == Some(id))
            .and_then(|n| attribute(&n, "href"));
        if let Some(href) = href
            && let Some(page) = part(archive, &format!("{folder}{href}"))?
        {
            pages.push_str(&page);
            if pages.len() as u64 > LARGEST_PART {
                return Err(ReadError::TooLarge("a book whose chapters unpack beyond all bounds".to_owned()));
            }
        }
    }
    let mut document = html::read(&pages)?;
    // No one sees the pages of an archive.
    document.origin = super::Origin::default();
    let text = |tag: &str| tree.descendants().find(|n| local(n) == tag).and_then(|n| n.text());
    if let Some(title) = text("title") {
        document.record.set_text(Field::Title, title);
    }
    if let Some(creator) = text("creator") {
        document.record.set_names(Field::Author, Names::of(front::people(creator)));
    }
    if let Some(year) = text("date").and_then(front::year) {
        document.record.set_date(Field::Date, year);
    }
    Ok(document)
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    fn archive(parts: &[(&str, &str)]) -> Vec<u8> {
        let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for (name, content) in parts {
            zip.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
            zip.write_all(content.as_bytes()).unwrap();
        }
        zip.finish().unwrap().into_inner()
    }

    fn italics(document: &Document) -> Vec<&str> {
        document.italics.iter().map(|span| span.of(&document.text)).collect()
    }

    #[test]
    fn word_processors_keep_italics_in_text_and_notes() {
        let run = |words: &str, set: &str| {
            format!("<w:r><w:rPr>{set}</w:rPr><w:t xml:space=\"preserve\">{words}</w:t></w:r>")
        };
        let (plain, slanted) = (run("Moor, Ann, ", ""), run("Salt, Lakes", "<w:i/>"));
        let whole = |name: &str, inside: &str| format!("<w:{name} xmlns:w=\"w\">{inside}</w:{name}>");
        let upright = run(" as it is", "<w:i w:val=\"0\"/>");
        let mark = "<w:r><w:footnoteReference w:id=\"2\"/></w:r>";
        let body = whole("document", &format!("<w:body><w:p>{slanted}{upright}{mark}</w:p></w:body>"));
        let notes = whole("footnotes", &format!("<w:footnote w:id=\"2\"><w:p>{plain}{slanted}</w:p></w:footnote>"));
        let document = read(&archive(&[("word/document.xml", &body), ("word/footnotes.xml", &notes)])).unwrap();
        assert_eq!(italics(&document), ["Salt, Lakes", "Salt, Lakes"]);
        assert_eq!(document.notes[0].span.of(&document.text), "Moor, Ann, Salt, Lakes");

        let odt = "<o xmlns:text=\"t\" xmlns:style=\"s\" xmlns:fo=\"f\"><style:style style:name=\"T1\"><style:text-properties fo:font-style=\"italic\"/></style:style><text:p>As <text:span text:style-name=\"T1\">Salt</text:span> says<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Moor, <text:span text:style-name=\"T1\">Lakes</text:span>, 2.</text:p></text:note-body></text:note>.</text:p></o>";
        let document = read(&archive(&[("content.xml", odt)])).unwrap();
        assert_eq!(italics(&document), ["Salt", "Lakes"]);
        assert_eq!(document.notes[0].span.of(&document.text), "Moor, Lakes, 2.");
    }
}
