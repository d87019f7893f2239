//! HTML as browsers read it: articles saved from the web, exports of Pandoc and Quarto, chapters of an EPUB.

mod notes;

use std::collections::{BTreeMap, BTreeSet};

use scraper::{ElementRef, Html, Node};

use crate::record::{EntryType, Field, Name, Names, Record};
use crate::text::{Span, aligned_letters};

use super::build::{Block, Builder};
use super::{Document, Origin, ReadError};
use notes::{Identity, Notes, mark_of};

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
    /// Which elements are notes, and what leads to them.
    noted: Notes,
    /// Where the text refers to notes.
    anchors: Vec<(Identity, Span)>,
    /// The notes so far, in order.
    notes: Vec<Identity>,
    /// The mark of the note that is open.
    mark: Option<String>,
    /// How the label of the note that is open may be printed.
    label: LabelForm,
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
    let root = page.root_element();
    let body = root.children().filter_map(ElementRef::wrap).find(|e| e.value().name() == "body").unwrap_or(root);
    let mut reader = Reader {
        build: Builder::default(),
        noted: Notes::of(body),
        anchors: Vec::new(),
        notes: Vec::new(),
        mark: None,
        label: LabelForm::default(),
        items: Vec::new(),
        one_block: false,
    };
    reader.blocks(body, 0);
    if reader.build.is_empty() {
        return Err(ReadError::NoText("a page without text".to_owned()));
    }
    let mut record = meta(&page);
    let mut document = {
        // Marks come again from chapter to chapter: the links say which is whose.
        let marks: Vec<(String, Span)> = reader.anchors.iter().map(|(_, span)| (String::new(), *span)).collect();
        reader.build.finish(Record::new(EntryType::Article), &marks)
    };
    let mut anchors: BTreeMap<Identity, Span> = BTreeMap::new();
    for (note, span) in &reader.anchors {
        anchors.entry(*note).or_insert(*span);
    }
    // Where no link leads to a note, a raised mark may.
    const NEAREST: usize = 500;
    let mut from = 0;
    for (note, own) in document.notes.iter_mut().zip(&reader.notes) {
        let first = document.superscripts.partition_point(|span| span.start < from);
        let mut raised = document.superscripts[first..].iter().take(NEAREST).take_while(|s| s.end <= note.span.start);
        let is_mark = |span: &&Span| mark_of(span.of(&document.text)).as_ref() == Some(&note.mark);
        note.anchor = anchors.get(own).copied().or_else(|| raised.find(is_mark).copied());
        from = note.anchor.map_or(from, |anchor| anchor.end);
    }
    document.origin = origin(&document.text, text);
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

/// Where the words of the text layer stand in the page.
fn origin(layer: &str, page: &str) -> Origin {
    let mut origin = Origin::default();
    for (at, source) in aligned_letters(layer, &without_tags(page)) {
        origin.note(at, source);
    }
    origin
}

/// The page with blanks for its tags, its comments and what it does not show; all else keeps its place.
fn without_tags(page: &str) -> String {
    let mut shown = String::with_capacity(page.len());
    // Elements of which none that begins from here on is closed.
    let mut unclosed: BTreeSet<String> = BTreeSet::new();
    let mut at = 0;
    while let Some(tag) = page[at..].find('<').map(|n| at + n) {
        shown.push_str(&page[at..tag]);
        let rest = &page[tag..];
        let name: String = rest[1..].chars().take_while(char::is_ascii_alphanumeric).collect();
        let name = name.to_ascii_lowercase();
        let end_of = |close: &str| rest.find(close).map_or(rest.len(), |n| n + close.len());
        let silent = is_silent(&name) && !unclosed.contains(&name);
        let closed = silent.then(|| closing_tag(rest, &name)).flatten();
        if silent && closed.is_none() {
            unclosed.insert(name);
        }
        let length = match closed {
            Some(length) => length,
            _ if rest.starts_with("<!--") => end_of("-->"),
            _ if rest[1..].starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?')) => {
                end_of(">")
            }
            _ => 1,
        };
        shown.extend(std::iter::repeat_n(' ', length));
        at = tag + length;
    }
    shown.push_str(&page[at..]);
    shown
}

/// Where the tag that closes an element stands, up to its name's end; browsers read `</SCRIPT` for `</script`.
fn closing_tag(rest: &str, name: &str) -> Option<usize> {
    let ends = rest.match_indices("</").map(|(at, _)| at + "</".len() + name.len());
    ends.into_iter().find(|end| {
        let own = rest.get(end - name.len()..*end).is_some_and(|own| own.eq_ignore_ascii_case(name));
        own && !rest[*end..].starts_with(|c: char| c.is_ascii_alphanumeric())
    })
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
                Node::Text(text) => {
                    let words = match &self.mark {
                        Some(mark) if self.build.is_at_start() => {
                            let words = without_label(text, mark, self.label);
                            if words.len() < text.trim_start().len() && !words.trim().is_empty() {
                                self.label = LabelForm::Passed;
                            }
                            words
                        }
                        _ => text,
                    };
                    self.build.push(words);
                }
                Node::Element(value) => {
                    let Some(inner) = ElementRef::wrap(child) else { continue };
                    let name = value.name();
                    // Wikipedia's marks that lead back to the text, and its links to the editor.
                    let tools = ["mw-cite-backlink", "cite-accessibility-label", "mw-editsection"];
                    if is_silent(name) || value.attr("aria-hidden") == Some("true") || has_class(inner, &tools) {
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
        if let Some(mark) = self.noted.mark(element) {
            let mark = mark.to_owned();
            self.note(element, mark, depth);
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

    /// A note; notes that all stand behind the text have a heading.
    fn note(&mut self, element: ElementRef<'_>, mark: String, depth: usize) {
        let before = self.build.notes();
        if before == 0 && self.noted.at_end && !self.build.in_notes() {
            self.build.begin();
            self.build.push("Notes");
            self.build.end(Block::Heading(1));
        }
        let shown = if mark.is_empty() && element.value().name() == "li" { self.number_shown(element) } else { None };
        let mark = match (mark.is_empty(), shown) {
            (false, _) => mark,
            (true, Some(shown)) => shown.to_string(),
            (true, None) => (before + 1).to_string(),
        };
        let outer = (self.mark.replace(mark.clone()), self.label);
        let counted = element.value().name() == "li" && self.items.last().is_some_and(Option::is_some);
        self.label = if counted && !self.noted.labelled { LabelForm::Marked } else { LabelForm::Bare };
        self.whole(element, depth);
        (self.mark, self.label) = outer;
        self.build.end(Block::Note(mark));
        if self.build.notes() > before {
            self.notes.push(notes::identity(element));
        }
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
        // The label of a note belongs to no note.
        if let Some(mark) = self.mark.as_ref().filter(|_| self.build.is_at_start()) {
            let words: String = element.text().collect();
            if self.label != LabelForm::Passed && mark_of(&words).is_some_and(|own| own == *mark) {
                self.label = LabelForm::Passed;
                return;
            }
        }
        let from = self.build.len();
        match value.name() {
            "br" => self.build.push(" "),
            "sup" => {
                self.blocks(element, depth + 1);
                self.build.raise(from);
            }
            "a" => self.link(element, depth),
            _ => self.blocks(element, depth + 1),
        }
        if is_italic(element) {
            self.build.slant(from);
        }
    }

    fn link(&mut self, element: ElementRef<'_>, depth: usize) {
        let value = element.value();
        let target = value.attr("href").and_then(|href| href.strip_prefix('#')).unwrap_or("");
        let leads_back = || {
            let words: String = element.text().collect();
            self.mark.is_some() && !target.is_empty() && self.noted.leads_back(target, &words)
        };
        if has_class(element, &["footnote-back", "footnote-backref"])
            || value.attr("role") == Some("doc-backlink")
            || leads_back()
        {
            return;
        }
        let from = self.build.len();
        self.blocks(element, depth + 1);
        match self.noted.marked_by(element) {
            Some(note) => self.anchors.push((note, Span::new(from, self.build.len()))),
            None if target.is_empty() => {}
            None => self.build.link(from, vec![target.to_owned()], None, None, false),
        }
    }
}

/// Whether a browser shows an element in italics. Wikipedia has `cite` around whole references.
fn is_italic(element: ElementRef<'_>) -> bool {
    let value = element.value();
    let styled = || {
        let style = value.attr("style").unwrap_or("").to_ascii_lowercase();
        let style: String = style.chars().filter(|c| !c.is_whitespace()).collect();
        style.contains("font-style:italic") || style.contains("font-style:oblique")
    };
    let inner = |e: ElementRef<'_>| matches!(e.value().name(), "i" | "em");
    match value.name() {
        "i" | "em" | "dfn" => true,
        "cite" => {
            !has_class(element, &["citation"]) && !element.descendants().skip(1).filter_map(ElementRef::wrap).any(inner)
        }
        _ => styled() || has_class(element, &["italic", "italics", "html-italic"]),
    }
}

/// How the label of a note may be printed before its words, where it has no element of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum LabelForm {
    /// `1 See Roe`, where nothing else shows the number.
    #[default]
    Bare,
    /// `1. See Roe`, `[1] See Roe`: the browser shows the number, and `2 Samuel 3` is what the note says.
    Marked,
    /// It has been passed.
    Passed,
}

/// The words of a note without the label that they open with: `1. See Roe`, `[1] See Roe`, `] See Roe` behind a link.
fn without_label<'t>(words: &'t str, mark: &str, form: LabelForm) -> &'t str {
    let bare = words.trim_start();
    let open = bare.trim_start_matches(['[', '(', '^', '↑']).trim_start();
    let rest = open.strip_prefix(mark).filter(|_| form != LabelForm::Passed).unwrap_or(open);
    let behind = rest.trim_start_matches([']', ')', '.', ':']);
    let label = rest.len() < open.len();
    let marked = open.len() < bare.len() || behind.len() < rest.len();
    // `a number of lakes`
    let bare_label = form == LabelForm::Bare && !mark.chars().all(char::is_alphabetic);
    let sign = !mark.chars().any(char::is_alphanumeric);
    let apart = behind.is_empty() || behind.starts_with(char::is_whitespace);
    let ends = behind.len() < rest.len() || apart && (marked || bare_label || sign);
    match label {
        true if ends => behind,
        false if open.len() < bare.len() && open.is_empty() => "",
        false if bare.starts_with([']', ')']) => behind,
        _ => words,
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
mod tests;
