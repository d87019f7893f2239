//! The running text of a TEI document: its blocks, and the words of a block with their notes, links and citations.

use std::collections::HashMap;

use roxmltree::Node;

use super::list::is_bibliography;
use super::local;
use super::style::{is_italic, is_quoted};
use crate::document::build::{Block, Builder};
use crate::text::Span;

/// Where the text refers to the note of a mark.
pub(super) type Anchors = Vec<(String, Span)>;

/// Grows the running text.
pub(super) struct Body<'a, 'i> {
    build: Builder,
    anchors: Anchors,
    notes: Vec<(String, Node<'a, 'i>)>,
    /// How each entry of the lists is named, by its identifier.
    short_forms: HashMap<String, String>,
}

impl<'a, 'i> Body<'a, 'i> {
    /// A text without words; `short_forms` say how each entry of the lists is named, by its identifier.
    pub(super) fn new(short_forms: HashMap<String, String>) -> Self {
        Body { build: Builder::default(), anchors: Anchors::new(), notes: Vec::new(), short_forms }
    }

    /// Adds a block that is no running text.
    pub(super) fn aside(&mut self, words: &str) {
        self.build.begin();
        self.build.push(words);
        self.build.end(Block::Other);
    }

    /// The text, its notes at its end.
    pub(super) fn finish(mut self) -> (Builder, Anchors) {
        let notes = std::mem::take(&mut self.notes);
        if !notes.is_empty() {
            self.build.begin();
            self.build.push("Notes");
            self.build.end(Block::Heading(1));
        }
        for (mark, note) in notes {
            self.build.begin();
            self.inline(note);
            self.build.end(Block::Note(mark));
        }
        (self.build, self.anchors)
    }

    /// Adds an abstract under a heading of its own.
    pub(super) fn walk_abstract(&mut self, node: Node<'a, 'i>, level: u8) {
        self.build.begin();
        self.build.push("Abstract");
        self.build.end(Block::Heading(level));
        self.walk(node, level.saturating_add(1));
    }

    /// Adds the blocks of an element, whose headings are of `level`. The parser bounds the depth.
    pub(super) fn walk(&mut self, node: Node<'a, 'i>, level: u8) {
        for child in node.children().filter(Node::is_element) {
            match local(&child) {
                "head" if matches!(local(&node), "figure" | "list" | "lg" | "table") => self.paragraph(child, level),
                "head" => {
                    self.build.begin();
                    self.inline(child);
                    self.build.end(Block::Heading(level));
                }
                "p" | "quote" | "item" | "l" | "ab" | "figDesc" | "bibl" | "byline" | "q" => {
                    self.paragraph(child, level);
                }
                "note" => {
                    self.note(child);
                }
                "listBibl" | "table" | "formula" | "graphic" => {}
                "abstract" => self.walk_abstract(child, level),
                // Its entries are read as a list.
                _ if is_bibliography(&child) => {}
                "div" => self.walk(child, level.saturating_add(u8::from(level < 6))),
                _ => self.walk(child, level),
            }
        }
    }

    /// A paragraph; lists and paragraphs inside it part it, and what stands before and behind them is kept.
    fn paragraph(&mut self, node: Node<'a, 'i>, level: u8) {
        self.build.begin();
        for child in node.children() {
            if is_block(&child) {
                self.build.end(Block::Paragraph);
                match local(&child) {
                    "p" | "ab" => self.paragraph(child, level),
                    _ => self.walk(child, level),
                }
                self.build.begin();
            } else {
                self.piece(child);
            }
        }
        self.build.end(Block::Paragraph);
    }

    fn note(&mut self, note: Node<'a, 'i>) -> String {
        let mark = note.attribute("n").map_or_else(|| (self.notes.len() + 1).to_string(), str::to_owned);
        self.notes.push((mark.clone(), note));
        mark
    }

    fn inline(&mut self, node: Node<'a, 'i>) {
        node.children().for_each(|child| self.piece(child));
    }

    fn piece(&mut self, child: Node<'a, 'i>) {
        if child.is_text() {
            self.build.push_from(child.text().unwrap_or(""), child.range().start);
            return;
        }
        match local(&child) {
            "ref" | "ptr" => self.reference(child),
            "note" => {
                let from = self.build.len();
                let mark = self.note(child);
                self.build.push(&mark);
                self.build.anchor(&mark, from, &mut self.anchors);
            }
            "lb" | "pb" => self.build.push(" "),
            "p" => {
                self.inline(child);
                self.build.push(" ");
            }
            "formula" | "graphic" | "listBibl" | "figure" | "table" => {}
            "choice" => {
                if let Some(read) = reading(child) {
                    self.inline(read);
                }
            }
            _ if is_italic(&child) => {
                let from = self.build.len();
                self.quoted(child);
                self.build.slant(from);
            }
            _ => self.quoted(child),
        }
    }

    /// The words of an element, in quotation marks where it is printed so.
    fn quoted(&mut self, node: Node<'a, 'i>) {
        let quoted = is_quoted(&node);
        if quoted {
            self.build.push_from("“", node.range().start);
        }
        self.inline(node);
        if quoted {
            self.build.push("”");
        }
    }

    /// A reference to something: of one to the list without words of its own, the words are how the list names the work,
    /// in square brackets, with the place in it.
    fn reference(&mut self, node: Node<'a, 'i>) {
        let targets = node.attribute("target").unwrap_or("").split_whitespace();
        let targets: Vec<String> = targets.filter_map(|t| t.strip_prefix('#')).map(str::to_owned).collect();
        let from = self.build.len();
        self.inline(node);
        if !self.build.since(from).trim().is_empty() {
            self.build.link(from, targets, None, None, false);
            return;
        }
        let named: Vec<(String, String)> =
            targets.into_iter().filter_map(|t| self.short_forms.get(&t).cloned().map(|form| (t, form))).collect();
        if named.is_empty() {
            return;
        }
        let place = node.attribute("loc").map(str::trim).filter(|place| !place.is_empty());
        let last = named.len() - 1;
        for (n, (target, form)) in named.into_iter().enumerate() {
            self.build.push_from(if n == 0 { "[" } else { "; " }, node.range().start);
            let from = self.build.len();
            self.build.push(&form);
            let place = place.filter(|_| n == last);
            if let Some(place) = place {
                self.build.push(&format!(", {place}"));
            }
            self.build.link(from, vec![target], None, place.map(str::to_owned), false);
        }
        self.build.push("]");
    }
}

/// Whether an element parts the paragraph in which it stands.
fn is_block(node: &Node<'_, '_>) -> bool {
    match local(node) {
        "list" | "table" | "figure" | "lg" | "floatingText" | "sp" | "p" | "ab" => true,
        // A quotation with paragraphs or lines of its own stands by itself.
        "quote" | "q" | "cit" => node.descendants().any(|n| matches!(local(&n), "p" | "lg" | "l" | "list")),
        _ => false,
    }
}

/// Of the readings that an editor offers, the one to be read: corrected, regularised, expanded.
fn reading<'a, 'i>(choice: Node<'a, 'i>) -> Option<Node<'a, 'i>> {
    let read = |n: &Node<'a, 'i>| matches!(local(n), "corr" | "reg" | "expan");
    choice.children().find(read).or_else(|| choice.children().find(Node::is_element))
}
