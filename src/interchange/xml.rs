//! XML files of records: the elements that are records, one after another, whatever stands around them.
//!
//! A file that is not well-formed as a whole (cut short, an ampersand too many) is read record by record, so that one
//! broken record costs itself alone.

use roxmltree::Node;

use super::draft::{Gathered, clean};
use crate::diagnostic::Diagnostic;
use crate::document::xml::tree;
use crate::text::Span;

/// Around a record that is read by itself: the prefixes that its file may have declared.
const AROUND: &str = "<x xmlns:mods=\"http://www.loc.gov/mods/v3\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" \
    xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xmlns:mml=\"http://www.w3.org/1998/Math/MathML\">";

/// An element and where it stands in the file.
#[derive(Clone, Copy)]
pub(super) struct Element<'t, 'i> {
    pub(super) node: Node<'t, 'i>,
    /// Where the text that was parsed begins in the file, and how much was put before it.
    start: usize,
    before: usize,
}

impl<'t, 'i> Element<'t, 'i> {
    /// Local name.
    pub(super) fn name(&self) -> &'t str {
        self.node.tag_name().name()
    }

    /// Child elements, in order.
    pub(super) fn children(self) -> impl Iterator<Item = Element<'t, 'i>> {
        self.node.children().filter(Node::is_element).map(move |node| Element { node, ..self })
    }

    /// Child elements of that name.
    pub(super) fn all(self, name: &'static str) -> impl Iterator<Item = Element<'t, 'i>> {
        self.children().filter(move |child| child.name() == name)
    }

    /// The first child of that name.
    pub(super) fn child(self, name: &'static str) -> Option<Element<'t, 'i>> {
        self.all(name).next()
    }

    /// Text of the first child of that name; empty where there is none.
    pub(super) fn of(self, name: &'static str) -> String {
        self.child(name).map(|child| child.text()).unwrap_or_default()
    }

    /// All text inside, markup taken out, on one line.
    pub(super) fn text(&self) -> String {
        clean(&self.lines())
    }

    /// All text inside, markup taken out, its line ends kept.
    pub(super) fn lines(&self) -> String {
        self.node.descendants().filter(Node::is_text).filter_map(|node| node.text()).collect()
    }

    /// The value of an attribute; empty where there is none.
    pub(super) fn attribute(&self, name: &str) -> &'t str {
        self.node.attribute(name).unwrap_or_default()
    }

    /// Its bytes in the file.
    pub(super) fn span(&self) -> Span {
        let range = self.node.range();
        let place = |at: usize| self.start + at.saturating_sub(self.before);
        Span::new(place(range.start), place(range.end))
    }
}

/// Gives every outermost element of one of these names to `take`, in order.
pub(super) fn each(
    text: &str,
    names: &[&str],
    gathered: &mut Gathered,
    mut take: impl FnMut(Element<'_, '_>, &mut Gathered),
) {
    let mark = text.len() - text.trim_start_matches('\u{feff}').len();
    let whole = text.get(mark..).unwrap_or_default();
    match tree(whole) {
        Ok(tree) => outermost(tree.root(), names, mark, 0, gathered, &mut take),
        Err(refused) => {
            let at = refused.at.map_or(0, |(line, column)| mark + byte_at(whole, line, column));
            let end = text.get(at..).and_then(|rest| rest.chars().next()).map_or(at, |c| at + c.len_utf8());
            gathered.problems.push(Diagnostic::error("not-xml", refused.message).at(Span::new(at, end)));
            if refused.too_large {
                return;
            }
            for span in pieces(text, names) {
                let wrapped = format!("{AROUND}{}</x>", span.of(text));
                match tree(&wrapped) {
                    Ok(tree) => outermost(tree.root(), names, span.start, AROUND.len(), gathered, &mut take),
                    Err(_) => gathered.problems.push(
                        Diagnostic::error("broken-record", "the record is not well-formed XML; it was left out")
                            .help("export it again, or close what is open")
                            .at(span),
                    ),
                }
            }
        }
    }
    if gathered.records.is_empty() && gathered.problems.is_empty() {
        let message = format!("the file holds no {}", names.join(", no "));
        gathered.problems.push(Diagnostic::warning("no-records", message));
    }
}

fn outermost(
    root: Node<'_, '_>,
    names: &[&str],
    start: usize,
    before: usize,
    gathered: &mut Gathered,
    take: &mut impl FnMut(Element<'_, '_>, &mut Gathered),
) {
    let mut end = 0;
    for node in root.descendants().filter(|node| names.contains(&node.tag_name().name())) {
        if node.range().start >= end {
            end = node.range().end;
            take(Element { node, start, before }, gathered);
        }
    }
}

/// The records of a text that is not XML as a whole: from each opening tag to its end tag, or to the next opening one.
fn pieces(text: &str, names: &[&str]) -> Vec<Span> {
    let mut pieces = Vec::new();
    let mut open: Option<usize> = None;
    for (at, _) in text.match_indices('<') {
        let rest = text.get(at + 1..).unwrap_or_default();
        let (closing, rest) = rest.strip_prefix('/').map_or((false, rest), |rest| (true, rest));
        let long = rest.find(|c: char| c.is_whitespace() || matches!(c, '>' | '/' | '<')).unwrap_or(rest.len());
        let name = rest.get(..long).unwrap_or_default();
        if !names.contains(&name.rsplit(':').next().unwrap_or_default()) {
            continue;
        }
        match (closing, open) {
            (true, Some(start)) => {
                let long = rest.find(['>', '<']).unwrap_or(rest.len());
                let end = text.len() - rest.len() + long + usize::from(rest.as_bytes().get(long) == Some(&b'>'));
                pieces.push(Span::new(start, end));
                open = None;
            }
            (true, None) => {}
            (false, before) => {
                pieces.extend(before.map(|start| Span::new(start, at)));
                open = Some(at);
            }
        }
    }
    pieces.extend(open.map(|start| Span::new(start, text.len())));
    pieces
}

/// The byte at a line and a column, both from 1, columns in code points.
fn byte_at(text: &str, line: u32, column: u32) -> usize {
    let (line, column) = (line.saturating_sub(1) as usize, column.saturating_sub(1) as usize);
    let start: usize = text.split_inclusive('\n').take(line).map(str::len).sum();
    let rest = text.get(start..).unwrap_or_default();
    start + rest.char_indices().nth(column).map_or(rest.len(), |(at, _)| at)
}
