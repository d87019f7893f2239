//! XML as the writers of EndNote's and the Library of Congress's formats put it together: elements on lines of their own,
//! those that would be empty left out.

/// A document in the making.
pub(super) struct Markup {
    text: String,
    /// Elements that are open, with the byte at which each began and the byte behind its tag.
    open: Vec<(&'static str, usize, usize)>,
}

impl Markup {
    /// Begins with the XML declaration.
    pub(super) fn new() -> Markup {
        Markup { text: "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".to_owned(), open: Vec::new() }
    }

    /// Opens an element, writes what is inside and closes it; an element in which nothing was written is taken back.
    pub(super) fn element(
        &mut self,
        name: &'static str,
        attributes: &[(&str, &str)],
        inside: impl FnOnce(&mut Markup),
    ) {
        let start = self.text.len();
        self.tag(name, attributes);
        self.text.push_str(">\n");
        self.open.push((name, start, self.text.len()));
        inside(self);
        let Some((name, start, behind)) = self.open.pop() else { return };
        if self.text.len() == behind {
            self.text.truncate(start);
        } else {
            self.indent();
            self.text.extend(["</", name, ">\n"]);
        }
    }

    /// The same, kept where nothing was written: a document without its root is none.
    pub(super) fn root(&mut self, name: &'static str, attributes: &[(&str, &str)], inside: impl FnOnce(&mut Markup)) {
        let start = self.text.len();
        self.element(name, attributes, inside);
        if self.text.len() == start {
            self.tag(name, attributes);
            self.text.push_str("/>\n");
        }
    }

    /// An element that holds text; nothing where there is none.
    pub(super) fn leaf(&mut self, name: &str, attributes: &[(&str, &str)], text: &str) {
        if text.trim().is_empty() {
            return;
        }
        self.tag(name, attributes);
        self.text.push('>');
        escape(&mut self.text, text);
        self.text.extend(["</", name, ">\n"]);
    }

    fn tag(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.indent();
        self.text.extend(["<", name]);
        for (attribute, value) in attributes.iter().filter(|(_, value)| !value.is_empty()) {
            self.text.extend([" ", attribute, "=\""]);
            escape(&mut self.text, value);
            self.text.push('"');
        }
    }

    fn indent(&mut self) {
        self.text.extend(std::iter::repeat_n("  ", self.open.len()));
    }

    /// The whole document.
    pub(super) fn finish(self) -> String {
        self.text
    }
}

/// Characters that XML cannot hold, not even by their number, are left out.
fn escape(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\r' => out.push_str("&#xD;"),
            '\u{fffe}' | '\u{ffff}' => {}
            c if c.is_control() && !matches!(c, '\n' | '\t' | '\u{80}'..='\u{9f}') => {}
            c => out.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn empty_elements_are_left_out_and_signs_are_escaped() {
        let mut markup = Markup::new();
        markup.element("a", &[("id", "\"1\""), ("b", "")], |markup| {
            markup.element("empty", &[], |markup| markup.leaf("c", &[], " "));
            markup.leaf("c", &[], "x < y & z\u{1}");
        });
        let body = markup.finish();
        assert!(body.ends_with("<a id=\"&quot;1&quot;\">\n  <c>x &lt; y &amp; z</c>\n</a>\n"), "{body}");
    }

    #[test]
    fn a_document_without_records_has_its_root() {
        assert!(
            crate::interchange::mods::write([]).ends_with("<modsCollection xmlns=\"http://www.loc.gov/mods/v3\"/>\n")
        );
        assert!(crate::interchange::endnote::write([]).ends_with("<xml>\n  <records/>\n</xml>\n"));
    }
}
