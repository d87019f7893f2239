//! How an element of a TEI text is printed: in italics, in quotation marks.

use roxmltree::Node;

use super::local;

/// Whether an element is printed in italics: it says so, or is the title of a book or a journal.
pub(super) fn is_italic(node: &Node<'_, '_>) -> bool {
    let slanted = |how: &str| how.starts_with("ital") || matches!(how, "it" | "i" | "oblique");
    match local(node) {
        "hi" | "seg" | "title" if says(node, slanted) => true,
        "emph" => true,
        "title" => matches!(node.attribute("level"), Some("m" | "j" | "s")) && !says(node, is_quoting),
        _ => false,
    }
}

/// Whether quotation marks stand around an element: it says so, or is one that the Guidelines' own stylesheets quote. Those
/// that it has in its words are enough.
pub(super) fn is_quoted(node: &Node<'_, '_>) -> bool {
    let quoted = match local(node) {
        "title" if says(node, |_| true) => says(node, is_quoting),
        "title" => node.attribute("level") == Some("a"),
        "q" | "soCalled" | "quote" => !says(node, |how| matches!(how, "block" | "display" | "none")),
        _ => false,
    };
    const OPENING: [char; 7] = ['“', '„', '«', '"', '‘', '\'', '»'];
    let marked = || {
        let words = super::words(*node);
        let before = node.prev_sibling().filter(Node::is_text).and_then(|n| n.text()).unwrap_or("");
        words.is_empty() || words.starts_with(OPENING) || before.trim_end().ends_with(OPENING)
    };
    quoted && !marked()
}

fn is_quoting(how: &str) -> bool {
    how.starts_with("quot") || matches!(how, "dq" | "sq" | "doublequotes" | "singlequotes")
}

/// Whether an element says so in one of the ways that the Guidelines give it.
fn says(node: &Node<'_, '_>, so: impl Fn(&str) -> bool) -> bool {
    ["rend", "rendition", "style"].into_iter().filter_map(|name| node.attribute(name)).any(|how| {
        how.split(|c: char| !c.is_alphanumeric()).filter(|how| !how.is_empty()).any(|how| so(&how.to_lowercase()))
    })
}
