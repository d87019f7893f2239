//! JATS and its kin (NLM, BITS): the XML in which publishers and PubMed Central keep articles.
//!
//! Tag names from the JATS 1.3 tag library. `xref[@ref-type="bibr"]` links citations; `ref-list/ref` is the list.

use roxmltree::Node;

use crate::record::{EntryType, Field, Name, Names, Person, Record, Value};
use crate::text::collapse_whitespace;

use super::build::{Block, Builder, Run, add_run};
use super::{Document, ReadError};

/// Reads a JATS article.
pub fn read(text: &str) -> Result<Document, ReadError> {
    let tree = super::xml::parse(text)?;
    let root = tree.root_element();
    let mut build = Builder::default();
    let mut record = Record::new(EntryType::Article);
    let mut anchors = Vec::new();
    if let Some(meta) = find(root, "article-meta") {
        front(meta, &mut record, &mut build);
    }
    let mut notes = Vec::new();
    for part in ["body", "back"] {
        if let Some(node) = root.children().find(|n| n.has_tag_name(part)) {
            walk(node, 1, &mut build, &mut notes, &mut anchors);
        }
    }
    if !notes.is_empty() {
        build.begin();
        build.push("Notes");
        build.end(Block::Heading(1));
        for (mark, node) in notes {
            build.begin();
            let label = mark.clone();
            inline(node, &mut build, &mut anchors);
            build.end(Block::Note(label));
        }
    }
    for list in root.descendants().filter(|n| n.has_tag_name("ref-list")) {
        references(list, &mut build);
    }
    if build.is_empty() {
        return Err(ReadError::NoText("an XML file without an article's text".to_owned()));
    }
    Ok(build.finish(record, &anchors))
}

fn find<'a, 'i>(node: Node<'a, 'i>, name: &str) -> Option<Node<'a, 'i>> {
    node.descendants().find(|n| n.has_tag_name(name))
}

fn words(node: Node<'_, '_>) -> String {
    let all: String = node.descendants().filter(|n| n.is_text()).filter_map(|n| n.text()).collect();
    collapse_whitespace(&all)
}

fn front(meta: Node<'_, '_>, record: &mut Record, build: &mut Builder) {
    if let Some(title) = find(meta, "article-title") {
        let title = words(title);
        build.begin();
        build.push(&title);
        build.end(Block::Other);
        record.set_text(Field::Title, title);
    }
    let authors: Vec<Name> = meta
        .descendants()
        .filter(|n| n.has_tag_name("contrib") && n.attribute("contrib-type").is_none_or(|t| t == "author"))
        .flat_map(|n| match (find(n, "name"), find(n, "string-name"), find(n, "collab")) {
            (Some(person), ..) => vec![name(person)],
            (None, Some(person), _) if find(person, "surname").is_some() => vec![name(person)],
            (None, Some(person), _) => super::front::people(&words(person)),
            (None, None, body) => body.map(|body| Name::Body(words(body))).into_iter().collect(),
        })
        .collect();
    if !authors.is_empty() {
        build.begin();
        build.push(&authors.iter().map(Name::display).collect::<Vec<_>>().join(", "));
        build.end(Block::Other);
    }
    record.set_names(Field::Author, Names::of(authors));
    if let Some(doi) =
        meta.children().find(|n| n.has_tag_name("article-id") && n.attribute("pub-id-type") == Some("doi"))
    {
        record.set_text(Field::Doi, words(doi));
    }
    if let Some(year) = find(meta, "pub-date").and_then(|d| find(d, "year")) {
        record.set_date(Field::Date, &words(year));
    }
    for text in meta.children().filter(|n| n.has_tag_name("abstract")) {
        build.begin();
        build.push("Abstract");
        build.end(Block::Heading(1));
        walk(text, 2, build, &mut Vec::new(), &mut Vec::new());
    }
    // A body may open without a heading.
    build.end_sections();
}

fn name(node: Node<'_, '_>) -> Name {
    let part = |tag: &str| find(node, tag).map(words).unwrap_or_default();
    Name::Person(Person {
        family: part("surname"),
        given: part("given-names"),
        prefix: String::new(),
        suffix: part("suffix"),
    })
}

type Notes<'a, 'i> = Vec<(String, Node<'a, 'i>)>;

/// Blocks of a body, a section, a list. The parser bounds the depth.
fn walk<'a, 'i>(
    node: Node<'a, 'i>,
    level: u8,
    build: &mut Builder,
    notes: &mut Notes<'a, 'i>,
    anchors: &mut Vec<(String, crate::text::Span)>,
) {
    for child in node.children().filter(Node::is_element) {
        match child.tag_name().name() {
            "title" => {
                build.begin();
                inline(child, build, anchors);
                build.end(Block::Heading(level));
            }
            "p" | "disp-quote" | "verse-group" | "def" | "term" | "attrib" | "caption" => {
                if child.children().any(|n| n.has_tag_name("p")) {
                    walk(child, level, build, notes, anchors);
                } else {
                    build.begin();
                    inline(child, build, anchors);
                    build.end(Block::Paragraph);
                    inner_notes(child, notes);
                }
            }
            "fn" => {
                let mark = find(child, "label").map(words).unwrap_or_else(|| (notes.len() + 1).to_string());
                notes.push((mark, child));
            }
            "ref" => {
                if !build.in_list() {
                    build.begin();
                    build.push("References");
                    build.end(Block::Heading(1));
                }
                reference(child, build);
            }
            "ref-list" | "label" | "table" | "graphic" | "media" | "tex-math" | "math" | "alternatives"
            | "object-id" => {}
            "sec" | "ack" | "app" | "notes" | "glossary" => {
                walk(child, level.saturating_add(1).min(6).max(level), build, notes, anchors)
            }
            _ => walk(child, level, build, notes, anchors),
        }
    }
}

fn inner_notes<'a, 'i>(node: Node<'a, 'i>, notes: &mut Notes<'a, 'i>) {
    for note in node.descendants().filter(|n| n.has_tag_name("fn")) {
        let mark = find(note, "label").map(words).unwrap_or_else(|| (notes.len() + 1).to_string());
        notes.push((mark, note));
    }
}

/// Words of a paragraph, with its links.
fn inline(node: Node<'_, '_>, build: &mut Builder, anchors: &mut Vec<(String, crate::text::Span)>) {
    for child in node.children() {
        if let Some(text) = child.text().filter(|_| child.is_text()) {
            build.push_from(text, child.range().start);
            continue;
        }
        match child.tag_name().name() {
            "xref" if child.attribute("ref-type") == Some("bibr") => {
                let from = build.len();
                inline(child, build, anchors);
                let targets = child.attribute("rid").unwrap_or("").split_whitespace().map(str::to_owned).collect();
                build.link(from, targets, None, None, false);
            }
            "xref" if child.attribute("ref-type") == Some("fn") => {
                let from = build.len();
                inline(child, build, anchors);
                let mark = build.since(from).trim().to_owned();
                build.anchor(&mark, from, anchors);
            }
            "fn" | "label" if node.has_tag_name("fn") || child.has_tag_name("fn") => {}
            "tex-math" | "math" | "alternatives" | "table" | "graphic" => {}
            "p" => {
                inline(child, build, anchors);
                build.push(" ");
            }
            "break" => build.push(" "),
            "sup" => {
                let from = build.len();
                inline(child, build, anchors);
                build.raise(from);
            }
            "italic" => {
                let from = build.len();
                inline(child, build, anchors);
                build.slant(from);
            }
            _ => inline(child, build, anchors),
        }
    }
}

fn references(list: Node<'_, '_>, build: &mut Builder) {
    build.begin();
    let title = list.children().find(|n| n.has_tag_name("title")).map(words).filter(|t| !t.is_empty());
    build.push(title.as_deref().unwrap_or("References"));
    build.end(Block::Heading(1));
    for entry in list.children().filter(|n| n.has_tag_name("ref")) {
        reference(entry, build);
    }
}

/// One entry: what is cited, in one form or several; a note among the references as it stands.
fn reference(entry: Node<'_, '_>, build: &mut Builder) {
    let id = entry.attribute("id").map_or_else(|| format!("ref{}", entry.range().start), str::to_owned);
    let label = find(entry, "label").map(words);
    let citations = |node: Node<'_, '_>| {
        matches!(node.tag_name().name(), "mixed-citation" | "element-citation" | "citation" | "nlm-citation")
    };
    // Of several forms of one citation, that which is printed.
    let forms = find(entry, "citation-alternatives").unwrap_or(entry);
    let printed_form = |node: &Node<'_, '_>| node.has_tag_name("mixed-citation") || has_words(*node);
    let first = forms.descendants().filter(|n| citations(*n)).find(printed_form);
    let Some(cited) = first.or_else(|| forms.descendants().find(|n| citations(*n))) else {
        if let Some(note) = entry.children().find(|n| matches!(n.tag_name().name(), "note" | "p")) {
            build.begin();
            build.push_from(&words(note), note.range().start);
            build.end(Block::Entry(id, label, None));
        }
        return;
    };
    let tagged = forms.descendants().filter(|n| citations(*n)).find_map(record).filter(|_| forms != entry);
    let record = tagged.or_else(|| record(cited));
    build.begin();
    let mut shown = Vec::new();
    if has_words(cited) {
        mixed(cited, &mut shown, false);
    } else {
        shown.push((printed(cited), false));
    }
    // `a) … b) …`: several works under one number.
    for more in entry.children().filter(|n| citations(*n) && *n != cited && has_words(*n)) {
        add_run(&mut shown, " ", false);
        mixed(more, &mut shown, false);
    }
    build.push_runs(&shown, Some(cited.range().start));
    build.end(Block::Entry(id, label, record.map(Box::new)));
}

/// Whether an element has words of its own between its parts.
fn has_words(node: Node<'_, '_>) -> bool {
    node.children().filter(|n| n.is_text()).any(|n| n.text().is_some_and(|text| !text.trim().is_empty()))
}

/// A reference with its punctuation; names whose parts have none between them get what a reader would see.
fn mixed(node: Node<'_, '_>, out: &mut Vec<Run>, italic: bool) {
    let mut after_name = false;
    for child in node.children() {
        if let Some(text) = child.text().filter(|_| child.is_text()) {
            after_name &= text.trim().is_empty();
            add_run(out, text, italic);
            continue;
        }
        let bare_name = matches!(child.tag_name().name(), "name" | "string-name")
            && child.children().filter(|n| n.is_text()).all(|n| n.text().is_none_or(|t| t.trim().is_empty()));
        if bare_name {
            if after_name {
                add_run(out, ", ", italic);
            }
            let part = |tag: &str| find(child, tag).map(words).unwrap_or_default();
            add_run(out, format!("{} {}", part("surname"), part("given-names")).trim(), italic);
            after_name = true;
        } else if child.has_tag_name("pub-id") && child.attribute("pub-id-type") == Some("pmid") {
            // PubMed's number is not printed.
        } else {
            after_name = false;
            mixed(child, out, italic || child.has_tag_name("italic"));
        }
    }
}

/// What tagged parts of a reference say; `None` where too little is tagged.
fn record(cited: Node<'_, '_>) -> Option<Record> {
    let part = |tag: &str| find(cited, tag).map(words).filter(|w| !w.is_empty());
    let kind = cited.attribute("publication-type").or(cited.attribute("citation-type")).unwrap_or("");
    let title = part("article-title").or_else(|| part("chapter-title"));
    let source = part("source");
    let mut record = Record::new(match kind {
        "book" if part("chapter-title").is_some() || (title.is_some() && source.is_some()) => EntryType::InBook,
        "book" => EntryType::Book,
        "thesis" => EntryType::Thesis,
        "confproc" => EntryType::InProceedings,
        "report" => EntryType::Report,
        "web" | "website" => EntryType::Online,
        "other" | "" if title.is_none() => EntryType::Misc,
        _ => EntryType::Article,
    });
    let people = |role: &str| -> Vec<Name> {
        let groups: Vec<Node<'_, '_>> = cited
            .descendants()
            .filter(|n| n.has_tag_name("person-group") && n.attribute("person-group-type").unwrap_or("author") == role)
            .collect();
        let holders = if groups.is_empty() && role == "author" { vec![cited] } else { groups };
        holders
            .iter()
            .flat_map(|g| g.descendants())
            .filter_map(|n| match n.tag_name().name() {
                "name" | "string-name" if find(n, "surname").is_some() => Some(name(n)),
                "collab" => Some(Name::Body(words(n))),
                _ => None,
            })
            .collect()
    };
    let (authors, editors) = (people("author"), people("editor"));
    let others = find(cited, "etal").is_some();
    record.set_names(Field::Author, Names { list: authors, and_others: others });
    record.set_names(Field::Editor, Names::of(editors));
    let container = match record.entry_type {
        EntryType::Article => Field::JournalTitle,
        _ => Field::BookTitle,
    };
    match (title, source) {
        (Some(title), Some(source)) => {
            record.set_text(Field::Title, title);
            record.set_text(container, source);
        }
        (Some(title), None) | (None, Some(title)) => record.set_text(Field::Title, title),
        (None, None) => return None,
    }
    if let Some(year) = part("year") {
        let digits: String = year.chars().take_while(char::is_ascii_digit).collect();
        record.set_date(Field::Date, &digits);
    }
    for (tag, field) in [
        ("volume", Field::Volume),
        ("issue", Field::Number),
        ("publisher-name", Field::Publisher),
        ("publisher-loc", Field::Location),
        ("edition", Field::Edition),
        ("elocation-id", Field::EId),
    ] {
        if let Some(value) = part(tag) {
            record.set_text(field, value);
        }
    }
    if let Some(first) = part("fpage") {
        record.set(Field::Pages, Value::Pages(vec![(first, part("lpage"))]));
    }
    if let Some(doi) =
        cited.descendants().find(|n| n.has_tag_name("pub-id") && n.attribute("pub-id-type") == Some("doi"))
    {
        record.set_text(Field::Doi, words(doi));
    }
    (record.has(&Field::Author) || record.has(&Field::Editor)).then_some(record)
}

/// An entry whose markup has no punctuation, as a reader would print it.
fn printed(cited: Node<'_, '_>) -> String {
    let mut parts: Vec<String> = Vec::new();
    let names: Vec<String> = cited
        .descendants()
        .filter_map(|n| match n.tag_name().name() {
            "name" | "string-name" if find(n, "surname").is_some() => {
                let part = |tag: &str| find(n, tag).map(words).unwrap_or_default();
                Some(format!("{} {}", part("surname"), part("given-names")).trim().to_owned())
            }
            "collab" => Some(words(n)),
            "etal" => Some("et al".to_owned()),
            _ => None,
        })
        .collect();
    let year = find(cited, "year").map(words);
    if !names.is_empty() {
        parts.push(names.join(", "));
    }
    if let Some(year) = year {
        parts.push(format!("({year})"));
    }
    for tag in ["article-title", "chapter-title", "source", "edition", "volume", "publisher-loc", "publisher-name"] {
        parts.extend(find(cited, tag).map(words).filter(|w| !w.is_empty()).map(|w| format!("{w}.")));
    }
    if let Some(first) = find(cited, "fpage").map(words) {
        let last = find(cited, "lpage").map(words).map(|l| format!("–{l}")).unwrap_or_default();
        parts.push(format!("{first}{last}."));
    }
    parts.extend(
        cited
            .descendants()
            .filter(|n| n.has_tag_name("pub-id") && n.attribute("pub-id-type") == Some("doi"))
            .map(|n| format!("doi:{}", words(n))),
    );
    if parts.is_empty() { words(cited) } else { parts.join(" ") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn listed(back: &str) -> Vec<String> {
        let xml = format!("<article><body><p>Lakes lie still.</p></body>{back}</article>");
        let document = read(&xml).unwrap();
        document.entries.iter().map(|e| format!("{} {}", e.id, e.span.of(&document.text))).collect()
    }

    #[test]
    fn references_are_found_wherever_and_however_they_are_marked() {
        let cited = "<mixed-citation>Doe J. A book. Oslo: Quay; 2001.</mixed-citation>";
        let wanted = ["r1 Doe J. A book. Oslo: Quay; 2001."];
        let entry = format!("<ref id='r1'>{cited}</ref>");
        assert_eq!(listed(&format!("<back>{entry}</back>")), wanted);
        assert_eq!(listed(&format!("<back><sec><title>Works</title>{entry}</sec></back>")), wanted);
        assert_eq!(listed(&format!("<back><app><ref-list>{entry}</ref-list></app></back>")), wanted);
        let both = format!(
            "<citation-alternatives><element-citation><name><surname>Doe</surname></name><source>A book</source></element-citation>{cited}</citation-alternatives>"
        );
        assert_eq!(listed(&format!("<back><ref-list><ref id='r1'>{both}</ref></ref-list></back>")), wanted);
        let two = "<mixed-citation>a) Doe J. One.</mixed-citation><mixed-citation>b) Roe R. Two.</mixed-citation>";
        assert_eq!(
            listed(&format!("<back><ref-list><ref id='r1'>{two}</ref></ref-list></back>")),
            ["r1 a) Doe J. One. b) Roe R. Two."]
        );
        let note = "<ref id='r2'><note><p>Data are kept by the authors.</p></note></ref>";
        assert_eq!(listed(&format!("<back><ref-list>{note}</ref-list></back>")), ["r2 Data are kept by the authors."]);
    }

    #[test]
    fn a_body_without_a_heading_is_no_part_of_the_abstract() {
        let xml = "<article><front><article-meta><abstract><sec><title>Aims</title><p>Salt.</p></sec><sec><title>Conclusions</title><p>It is dear.</p></sec></abstract></article-meta></front><body><p>Salt was always dear.</p><sec><title>Methods</title><p>We asked.</p></sec></body></article>";
        let document = read(xml).unwrap();
        let within = |words: &str| {
            let at = document.text.find(words).unwrap();
            let around = document.sections.iter().rfind(|s| s.span.start <= at && at < s.span.end);
            around.map(|section| section.heading.as_str())
        };
        assert_eq!(within("It is dear"), Some("Conclusions"));
        assert_eq!(within("always"), None);
        assert_eq!(within("We asked"), Some("Methods"));
    }

    #[test]
    fn links_and_entries_of_the_markup_are_kept() {
        let xml = r#"<article><front><article-meta><article-id pub-id-type="doi">10.1/x</article-id><title-group><article-title>On Tests</article-title></title-group><contrib-group><contrib contrib-type="author"><name><surname>Roe</surname><given-names>Jane</given-names></name></contrib></contrib-group><pub-date><year>2019</year></pub-date></article-meta></front><body><sec><title>Start</title><p>As shown (<xref ref-type="bibr" rid="r1">Doe, 2001</xref>).</p></sec></body><back><ref-list><title>References</title><ref id="r1"><mixed-citation publication-type="journal"><name><surname>Doe</surname><given-names>J</given-names></name> (<year>2001</year>) <article-title>A title</article-title>. <source>Journal</source> <volume>3</volume>.</mixed-citation></ref></ref-list></back></article>"#;
        let document = read(xml).unwrap();
        assert_eq!(document.record.text(&Field::Title), Some("On Tests"));
        assert_eq!(document.links.len(), 1);
        assert_eq!(document.links[0].span.of(&document.text), "Doe, 2001");
        assert_eq!(document.entries[0].span.of(&document.text), "Doe J (2001) A title. Journal 3.");
        assert_eq!(document.sections.iter().map(|s| s.heading.as_str()).collect::<Vec<_>>(), ["Start", "References"]);
    }
}
