//! How far a citation style may nest and unfold: the engine follows its macros wherever they lead, until the stack is used up
//! or the reader's patience.

use std::collections::HashMap;

use roxmltree::Node;

use super::style::StyleError;
use crate::document::xml::tree;

/// Elements nested more deeply, as they stand in the file; styles that people wrote have 14 levels.
const DEEPEST: usize = 60;
/// The same with every macro in the place where it is called; the deepest of known styles has 43.
const DEEPEST_UNFOLDED: usize = 120;
/// Elements of a citation or a reference with every macro unfolded; the largest of known styles has some 12,000.
const MOST_UNFOLDED: u64 = 400_000;

/// How much an element is with all that it calls.
#[derive(Clone, Copy)]
struct Extent {
    elements: u64,
    levels: usize,
}

/// Refuses a style that no engine should be given.
pub(super) fn check(xml: &str) -> Result<(), StyleError> {
    let tree = tree(xml).map_err(|refused| match refused.too_large {
        true => StyleError::Unbounded(refused.message),
        false => StyleError::Malformed(refused.message),
    })?;
    let levels = tree.descendants().map(|node| node.ancestors().take(DEEPEST + 1).count()).max().unwrap_or(0);
    if levels > DEEPEST {
        return Err(StyleError::Unbounded(format!("its elements are nested more than {DEEPEST} levels deep")));
    }
    let root = tree.root_element();
    let macros = root.children().filter(|node| node.has_tag_name_of("macro"));
    let mut style = Unfolding {
        macros: macros.filter_map(|node| Some((node.attribute("name")?, node))).collect(),
        known: HashMap::new(),
        open: Vec::new(),
    };
    for node in root.children().filter(|node| node.is_element()) {
        let Extent { elements, levels } = style.extent(node)?;
        if elements > MOST_UNFOLDED || levels > DEEPEST_UNFOLDED {
            let message = format!("its macros unfold to {elements} elements, {levels} levels deep");
            return Err(StyleError::Unbounded(message));
        }
    }
    Ok(())
}

trait Named {
    fn has_tag_name_of(&self, name: &str) -> bool;
}

impl Named for Node<'_, '_> {
    /// Whatever its namespace.
    fn has_tag_name_of(&self, name: &str) -> bool {
        self.is_element() && self.tag_name().name() == name
    }
}

struct Unfolding<'t> {
    macros: HashMap<&'t str, Node<'t, 't>>,
    /// Macros that have been measured.
    known: HashMap<&'t str, Extent>,
    /// Macros that are being measured, the one that calls before the one that is called.
    open: Vec<&'t str>,
}

impl<'t> Unfolding<'t> {
    fn extent(&mut self, node: Node<'t, 't>) -> Result<Extent, StyleError> {
        let mut all = Extent { elements: 1, levels: 1 };
        let mut add = |inner: Extent| {
            all.elements = all.elements.saturating_add(inner.elements);
            all.levels = all.levels.max(inner.levels.saturating_add(1));
        };
        for child in node.children().filter(Node::is_element) {
            add(self.extent(child)?);
        }
        if let Some(called) = node.attribute("macro") {
            add(self.of_macro(called)?);
        }
        Ok(all)
    }

    fn of_macro(&mut self, name: &'t str) -> Result<Extent, StyleError> {
        if let Some(known) = self.known.get(name) {
            return Ok(*known);
        }
        if let Some(at) = self.open.iter().position(|open| *open == name) {
            let calls: Vec<&str> = self.open.iter().skip(at).copied().chain([name]).collect();
            return Err(StyleError::Unbounded(format!("its macros call themselves: {}", calls.join(" → "))));
        }
        if self.open.len() > DEEPEST_UNFOLDED {
            return Err(StyleError::Unbounded(format!(
                "its macros call one another more than {DEEPEST_UNFOLDED} deep"
            )));
        }
        let Some(node) = self.macros.get(name).copied() else { return Ok(Extent { elements: 0, levels: 0 }) };
        self.open.push(name);
        let extent = self.extent(node)?;
        self.open.pop();
        self.known.insert(name, extent);
        Ok(extent)
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Markup, formatted_bibliography};
    use super::*;
    use crate::export::Style;
    use crate::record::{EntryType, Field, Record};

    fn style(macros: &str, layout: &str) -> String {
        format!(
            "<style xmlns=\"http://purl.org/net/xbiblio/csl\" class=\"in-text\" version=\"1.0\"><info><title>x</title>\
             <id>x</id><updated>2020-01-01T00:00:00+00:00</updated></info>{macros}<citation><layout>\
             <text variable=\"title\"/></layout></citation><bibliography><layout>{layout}</layout></bibliography></style>"
        )
    }

    fn refusal(macros: &str, layout: &str) -> String {
        match Style::from_csl(&style(macros, layout)) {
            Err(StyleError::Unbounded(message)) => message,
            other => panic!("{other:?}"),
        }
    }

    fn groups(levels: usize) -> String {
        format!("{}<text variable=\"title\"/>{}", "<group>".repeat(levels), "</group>".repeat(levels))
    }

    #[test]
    fn styles_without_end_are_refused() {
        let calls = "<macro name=\"a\"><text macro=\"b\"/></macro><macro name=\"b\"><text macro=\"a\"/></macro>";
        assert!(refusal(calls, "<text macro=\"a\"/>").contains("call themselves: b → a → b"));
        assert!(refusal("", &groups(3000)).contains("levels"));
        let tenfold = |n: usize| {
            let call = format!("<text macro=\"m{}\"/>", n + 1);
            format!("<macro name=\"m{n}\">{}</macro>", call.repeat(10))
        };
        let macros: String = (0..10).map(tenfold).collect();
        let macros = macros + "<macro name=\"m10\"><text variable=\"title\"/></macro>";
        assert!(refusal(&macros, "<text macro=\"m0\"/>").contains("unfold"));
        let chain = |n: usize| format!("<macro name=\"c{n}\"><text macro=\"c{}\"/></macro>", n + 1);
        let chain: String = (0..5000).map(chain).collect();
        assert!(refusal(&chain, "<text macro=\"c0\"/>").contains("deep"));
    }

    #[test]
    fn a_style_at_the_bounds_is_read_and_used() {
        let macros = format!(
            "<macro name=\"a\">{0}<text macro=\"b\"/></macro><macro name=\"b\">{0}</macro>",
            groups(DEEPEST - 6)
        );
        let used = Style::from_csl(&style(&macros, "<text macro=\"a\"/>")).unwrap();
        let mut record = Record::new(EntryType::Book);
        record.set_text(Field::Title, "Rivers");
        assert!(formatted_bibliography(&[record], &used, "T", Markup::Text).contains("Rivers"));
    }

    #[test]
    fn a_broken_style_has_a_place() {
        let Err(error) = Style::from_csl("<style>\n<info>\n</style>") else { panic!() };
        assert!(error.to_string().contains("3:"), "{error}");
    }
}
