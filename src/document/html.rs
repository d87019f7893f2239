//! HTML as browsers read it: articles saved from the web, exports of Pandoc and Quarto, chapters of an EPUB.

use scraper::{ElementRef, Html, Node};

use crate::record::{EntryType, Field, Name, Names, Record};
use crate::text::Span;

use super::build::{Block, Builder};
use super::{Document, ReadError};

/// Elements nested more deeply are read as flat text.
const DEEPEST: usize = 200;

/// Elements open at once beyond which a page is refused: the parser looks through all that are open at each tag.
const MOST_OPEN: usize = 10_000;
/// Elements that need no closing tag; they do not count as open.
const CLOSED_BY_WHAT_FOLLOWS: &[&str] = &[
    "area", "base", "body", "br", "col", "colgroup", "dd", "dt", "embed", "head", "hr", "html", "img", "input", "li",
    "link", "meta", "optgroup", "option", "p", "param", "rp", "rt", "source", "tbody", "td", "tfoot", "th", "thead",
    "tr", "track", "wbr",
];

struct Reader {
    build: Builder,
    anchors: Vec<(String, Span)>,
    notes: usize,
    /// The number of the next item of each list that is open, where its items are counted.
    items: Vec<Option<i64>>,
    /// Whether blocks are read as parts of the one that is open: an entry, a note.
    one_block: bool,
}

/// Reads a page.
pub fn read(text: &str) -> Result<Document, ReadError> {
    let open = most_open(text);
    if open > MOST_OPEN {
        return Err(ReadError::TooLarge(format!(
            "HTML nested {open} levels deep; no page needs more than {MOST_OPEN}"
        )));
    }
    let page = Html::parse_document(text);
    let mut reader =
        Reader { build: Builder::default(), anchors: Vec::new(), notes: 0, items: Vec::new(), one_block: false };
    let root = page.root_element();
    let body = root.children().filter_map(ElementRef::wrap).find(|e| e.value().name() == "body").unwrap_or(root);
    reader.blocks(body, 0);
    if reader.build.is_empty() {
        return Err(ReadError::NoText("a page without text".to_owned()));
    }
    let mut record = meta(&page);
    let mut document = {
        let anchors = std::mem::take(&mut reader.anchors);
        reader.build.finish(Record::new(EntryType::Article), &anchors)
    };
    if record.full_title().is_empty() || record.names(Field::Author).is_none() {
        let first = super::front::read(&document.flow());
        for field in [Field::Title, Field::Author, Field::Date, Field::Doi] {
            if let Some(value) = first.get(&field).filter(|_| !record.has(&field)) {
                record.set(field, value.clone());
            }
        }
    }
    document.record = record;
    Ok(document)
}

/// How many elements are open at once, from their tags alone.
fn most_open(text: &str) -> usize {
    let (mut open, mut most) = (0usize, 0usize);
    for rest in text.split('<').skip(1) {
        let (closes, rest) = rest.strip_prefix('/').map_or((false, rest), |rest| (true, rest));
        let length = rest.bytes().take_while(u8::is_ascii_alphanumeric).count();
        let name = rest.get(..length).unwrap_or("").to_ascii_lowercase();
        if name.is_empty() || CLOSED_BY_WHAT_FOLLOWS.contains(&name.as_str()) {
            continue;
        }
        if closes {
            open = open.saturating_sub(1);
        } else if !rest.split('>').next().is_some_and(|tag| tag.ends_with('/')) {
            open += 1;
            most = most.max(open);
        }
    }
    most
}

/// `citation_title`, `citation_author` and the like, which publishers give to search engines.
fn meta(page: &Html) -> Record {
    let mut record = Record::new(EntryType::Article);
    let mut authors = Vec::new();
    for element in page.root_element().descendants().filter_map(ElementRef::wrap).filter(|e| e.value().name() == "meta")
    {
        let (Some(name), Some(content)) = (element.value().attr("name"), element.value().attr("content")) else {
            continue;
        };
        match name.to_ascii_lowercase().as_str() {
            "citation_title" | "dc.title" => record.set_text(Field::Title, content),
            "citation_author" | "dc.creator" | "author" => {
                let named = match content.split_once(',') {
                    Some((family, given)) => vec![Name::person(family.trim(), given.trim())],
                    None => super::front::people(content),
                };
                authors.extend(named);
            }
            "citation_doi" => record.set_text(Field::Doi, content.trim_start_matches("doi:")),
            "citation_publication_date"
            | "citation_date"
            | "dcterms.date"
            | "dc.date"
            | "dcterms.issued"
            | "dc.date.issued" => {
                if let Some(year) = super::front::year(content) {
                    record.set_date(Field::Date, year);
                }
            }
            _ => {}
        }
    }
    authors.dedup();
    record.set_names(Field::Author, Names::of(authors));
    record
}

fn is_block(name: &str) -> bool {
    matches!(
        name,
        "p" | "div"
            | "section"
            | "article"
            | "main"
            | "li"
            | "ul"
            | "ol"
            | "dl"
            | "dt"
            | "dd"
            | "blockquote"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "table"
            | "tr"
            | "td"
            | "th"
            | "tbody"
            | "thead"
            | "figure"
            | "figcaption"
            | "pre"
            | "hr"
            | "header"
            | "footer"
            | "aside"
            | "center"
            | "form"
            | "address"
            | "details"
            | "summary"
            | "caption"
    )
}

fn is_silent(name: &str) -> bool {
    matches!(
        name,
        "script"
            | "style"
            | "nav"
            | "noscript"
            | "template"
            | "svg"
            | "math"
            | "button"
            | "head"
            | "iframe"
            | "object"
            | "select"
            | "textarea"
    )
}

/// Whether a block with the identifier of an entry is a whole list of them.
fn holds_entries(element: ElementRef<'_>) -> bool {
    element.descendants().skip(1).filter_map(ElementRef::wrap).any(|inner| {
        inner.value().name() == "li"
            || has_class(inner, &["csl-entry"])
            || inner.value().attr("id").is_some_and(|id| id.starts_with("ref-"))
    })
}

fn has_class(element: ElementRef<'_>, wanted: &[&str]) -> bool {
    element.value().classes().any(|class| wanted.contains(&class))
}

impl Reader {
    fn blocks(&mut self, element: ElementRef<'_>, depth: usize) {
        if depth > DEEPEST {
            self.build.push(&element.text().collect::<String>());
            return;
        }
        for child in element.children() {
            match child.value() {
                Node::Text(text) => self.build.push(text),
                Node::Element(value) => {
                    let Some(inner) = ElementRef::wrap(child) else { continue };
                    let name = value.name();
                    if is_silent(name) || value.attr("aria-hidden") == Some("true") {
                        continue;
                    }
                    match is_block(name) {
                        true if self.one_block => {
                            self.build.push(" ");
                            self.blocks(inner, depth + 1);
                            self.build.push(" ");
                        }
                        true => self.block(inner, name, depth),
                        false => self.inline(inner, depth),
                    }
                }
                _ => {}
            }
        }
    }

    fn block(&mut self, element: ElementRef<'_>, name: &str, depth: usize) {
        let id = element.value().attr("id").unwrap_or("");
        if has_class(element, &["csl-entry"])
            || (id.starts_with("ref-") && !matches!(name, "section" | "ol" | "ul") && !holds_entries(element))
        {
            self.whole(element, depth);
            self.build.end(Block::Entry(id.to_owned(), None, None));
            return;
        }
        let note = name == "li" && (id.starts_with("fn") || element.value().attr("role") == Some("doc-endnote"));
        if note {
            self.notes += 1;
            let mark: String = id.chars().filter(char::is_ascii_digit).collect();
            let mark = if mark.is_empty() { self.notes.to_string() } else { mark };
            if self.notes == 1 {
                self.build.begin();
                self.build.push("Notes");
                self.build.end(Block::Heading(1));
            }
            self.whole(element, depth);
            self.build.end(Block::Note(mark));
            return;
        }
        self.build.begin();
        match name {
            "ol" => self.items.push(first_number(element)),
            "ul" => self.items.push(None),
            "li" => {
                let number = self.number_shown(element);
                number.iter().for_each(|number| self.build.push(&format!("{number}. ")));
            }
            _ => {}
        }
        if let Some(level) = name.strip_prefix('h').and_then(|n| n.parse::<u8>().ok()) {
            self.blocks(element, depth + 1);
            self.build.end(Block::Heading(level));
            return;
        }
        self.blocks(element, depth + 1);
        if matches!(name, "ol" | "ul") {
            self.items.pop();
        }
        self.build.end(if matches!(name, "td" | "th") { Block::Other } else { Block::Paragraph });
    }

    /// The number that a browser shows before an item of an ordered list; none where the item prints its own.
    fn number_shown(&mut self, item: ElementRef<'_>) -> Option<i64> {
        let next = self.items.last_mut()?.as_mut()?;
        let number = item.value().attr("value").and_then(|value| value.trim().parse().ok()).unwrap_or(*next);
        *next = number.saturating_add(1);
        let words = item.text().find(|text| !text.trim().is_empty()).unwrap_or("").trim_start();
        // `[7]`, `7.`, `(7)`, and Wikipedia's marks that lead back; `1984 was a year` prints no number of its own.
        let digits = words.trim_start_matches(['[', '(']).trim_start_matches(|c: char| c.is_ascii_digit());
        let counted = digits.len() < words.len() && digits.starts_with(['.', ')', ']']);
        let own = counted || words.starts_with(['^', '↑']);
        (!own).then_some(number)
    }

    /// Opens a block for all that `element` holds: paragraphs of a note, a label and the entry beside it.
    fn whole(&mut self, element: ElementRef<'_>, depth: usize) {
        self.build.begin();
        let outer = std::mem::replace(&mut self.one_block, true);
        self.blocks(element, depth + 1);
        self.one_block = outer;
    }

    fn inline(&mut self, element: ElementRef<'_>, depth: usize) {
        let value = element.value();
        match value.name() {
            "br" => self.build.push(" "),
            "sup" => {
                let from = self.build.len();
                self.blocks(element, depth + 1);
                self.build.raise(from);
            }
            "a" => {
                let from = self.build.len();
                let href = value.attr("href").unwrap_or("");
                if has_class(element, &["footnote-back", "footnote-backref"])
                    || value.attr("role") == Some("doc-backlink")
                {
                    return;
                }
                self.blocks(element, depth + 1);
                if let Some(target) = href.strip_prefix('#') {
                    if value.attr("role") == Some("doc-noteref") || has_class(element, &["footnote-ref"]) {
                        let mark = self.build.since(from).trim().to_owned();
                        self.build.anchor(&mark, from, &mut self.anchors);
                    } else if !target.is_empty() {
                        self.build.link(from, vec![target.to_owned()], None, None, false);
                    }
                }
            }
            _ => self.blocks(element, depth + 1),
        }
    }
}

/// The number of an ordered list's first item, where its items are counted in numbers, upwards.
fn first_number(list: ElementRef<'_>) -> Option<i64> {
    let attribute = |name| list.value().attr(name);
    let counted = attribute("type").is_none_or(|kind| kind == "1") && attribute("reversed").is_none();
    let first = attribute("start").and_then(|start| start.trim().parse().ok()).unwrap_or(1);
    counted.then_some(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_of_ordered_lists_have_the_numbers_that_a_browser_shows() {
        let document = read("<p>Salt<sup>2</sup>.</p><ol start='2'><li>Roe.</li><li><ol><li>Poe.</li></ol></li></ol><ol><li>[7] Doe.</li></ol><ol><li value='4'>1984 it was.</li><li>Moor.</li></ol>").unwrap();
        assert_eq!(
            document.text.split_whitespace().collect::<Vec<_>>().join(" "),
            "Salt2. 2. Roe. 3. 1. Poe. [7] Doe. 4. 1984 it was. 5. Moor."
        );
    }

    #[test]
    fn a_page_gives_paragraphs_headings_links_and_entries() {
        let html = "<html><head><meta name='citation_title' content='On Pages'><style>p{}</style></head><body><h1>On Pages</h1><p>As <em>Doe</em> said (<a href='#ref-doe' role='doc-biblioref'>Doe 2001</a>).</p><div id='refs'><div id='ref-doe' class='csl-entry'>Doe, Jane. 2001. A Book. Oslo: Quay.</div></div></body></html>";
        let document = read(html).unwrap();
        assert_eq!(document.paragraphs[0].of(&document.text), "As Doe said (Doe 2001).");
        assert_eq!(document.links[0].targets, ["ref-doe"]);
        assert_eq!(document.entries[0].id, "ref-doe");
    }

    #[test]
    fn labels_belong_to_their_entries_and_ways_back_to_no_note() {
        let html = "<p>Lakes<sup><a href='#fn1' class='footnote-ref' role='doc-noteref'>1</a></sup> lie still (1).</p><div class='csl-entry' id='ref-doe'><div class='csl-left-margin'>1. </div><div class='csl-right-inline'>Doe J. A book. Oslo: Quay; 2001.</div></div><ol><li id='fn1'><p>See <a href='#ref-doe'>(1)</a>.<a href='#fnref1' role='doc-backlink'>↩︎</a></p></li></ol>";
        let document = read(html).unwrap();
        assert_eq!(document.entries[0].span.of(&document.text), "1. Doe J. A book. Oslo: Quay; 2001.");
        assert_eq!(document.notes[0].span.of(&document.text), "See (1).");
        assert_eq!(document.links.len(), 1);
    }

    #[test]
    fn deep_nesting_does_not_overflow() {
        let html = "<div>".repeat(5_000) + "words";
        assert!(read(&html).is_ok());
    }
}
