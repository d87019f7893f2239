//! TEI: scholarly editions, journals of the digital humanities, and what GROBID gives.
//!
//! Element names from the TEI Guidelines P5. `ref[@type="bibr"]` and `ptr` link citations; `listBibl` holds the list.

mod body;
mod entry;
mod list;
mod style;

use roxmltree::Node;

use crate::record::{EntryType, Field, Name, Names, Record};
use crate::text::collapse_whitespace;

use super::{Document, ReadError, front};

/// Reads a TEI document.
pub fn read(text: &str) -> Result<Document, ReadError> {
    let tree = super::xml::parse(text)?;
    let root = tree.root_element();
    let mut record = Record::new(EntryType::Article);
    let text = root.children().find(|n| local(n) == "text");
    let lists = text.map(list::lists).unwrap_or_default();
    let mut body = body::Body::new(list::short_forms(&lists));
    if let Some(header) = find(root, "teiHeader") {
        head(header, &mut record, &mut body);
    }
    if let Some(text) = text {
        body.walk(text, 1);
    }
    let (mut build, anchors) = body.finish();
    for list in &lists {
        list::read(list, &mut build);
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

fn head<'a, 'i>(header: Node<'a, 'i>, record: &mut Record, body: &mut body::Body<'a, 'i>) {
    if let Some(title) = find(header, "titleStmt").and_then(|s| find(s, "title")) {
        let title = words(title);
        body.aside(&title);
        record.set_text(Field::Title, title);
    }
    let is_author = |n: &Node<'_, '_>| is_author(n);
    let mut authors: Vec<Name> = Vec::new();
    let source = find(header, "titleStmt")
        .filter(|s| s.descendants().any(|n| is_author(&n)))
        .or_else(|| find(header, "sourceDesc"));
    for author in source.iter().flat_map(|s| s.descendants()).filter(is_author) {
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
        body.walk_abstract(text, 1);
    }
}

/// Whether an element names an author of the document; the customisation of Digital Humanities Quarterly has one of its own.
fn is_author(node: &Node<'_, '_>) -> bool {
    matches!(local(node), "author" | "author_name")
}

fn person(author: Node<'_, '_>) -> Vec<Name> {
    let family = find(author, "surname").or_else(|| find(author, "family")).map(words);
    let given: Vec<String> = author.descendants().filter(|n| local(n) == "forename").map(words).collect();
    let printed = words(author);
    match (family, inverted(&printed)) {
        (Some(family), _) if !given.is_empty() => vec![Name::person(family, given.join(" "))],
        // The given names of an author of Digital Humanities Quarterly have no element.
        (Some(family), _) => {
            let given = printed.strip_suffix(family.as_str()).unwrap_or("").trim();
            vec![Name::person(family.clone(), given.to_owned())]
        }
        (None, Some((family, given))) => vec![Name::person(family.to_owned(), given.to_owned())],
        (None, None) => front::people(&printed),
    }
}

/// The parts of one name that begins with the family name: `García Márquez, Gabriel`, but not `Ann Roe, Ida Weir`.
fn inverted(printed: &str) -> Option<(&str, &str)> {
    let (family, given) = printed.split_once(", ").filter(|(_, given)| !given.contains([',', ';', '&']))?;
    let (before, behind) = (family.split_whitespace().count(), given.split_whitespace().count());
    let one = before == 1 || before <= 3 && (behind == 1 || given.contains('.'));
    (one && !given.contains(" and ")).then_some((family, given))
}

#[cfg(test)]
mod tests;
