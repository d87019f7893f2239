//! Environments: floats, formulas and listings are passed over; lists of references, abstracts and quotations are what they are.

use super::command::Call;
use super::scan::skip_space;
use super::{Block, Reader, language};
use crate::document::structure;

/// Whether nothing of it is text of the article.
fn is_no_text(environment: &str) -> bool {
    matches!(
        environment,
        "figure"
            | "table"
            | "equation"
            | "align"
            | "tabular"
            | "verbatim"
            | "lstlisting"
            | "tikzpicture"
            | "gather"
            | "longtable"
            | "eqnarray"
            | "comment"
    )
}

/// Whether it is a list of references.
fn is_list(environment: &str) -> bool {
    matches!(environment, "thebibliography" | "CSLReferences")
}

impl<'s> Reader<'s> {
    /// Begins an environment, whose arguments stand at byte `at`; gives one past what was read.
    pub(super) fn begin(&mut self, text: &'s str, environment: &str, at: usize) -> usize {
        let bare = environment.trim_end_matches('*');
        if is_no_text(bare) {
            let close = format!("\\end{{{environment}}}");
            self.close();
            return text[at..].find(&close).map_or(at, |n| at + n + close.len());
        }
        let outer = self.enter();
        self.outside.push(outer);
        self.german |= language::names_german(bare);
        if bare == "otherlanguage" {
            return self.language(&Call { text, at, name: bare, starred: false, depth: 0 });
        }
        if is_list(bare) {
            return self.list(text, at);
        }
        if bare == "abstract" {
            self.close();
            self.build.begin();
            self.build.push("Abstract");
            self.build.end(Block::Heading(1));
        }
        if matches!(bare, "quote" | "quotation" | "itemize" | "enumerate" | "description") {
            self.close();
        }
        self.past_options(text, at)
    }

    /// Begins a list of references.
    fn list(&mut self, text: &str, at: usize) -> usize {
        self.close();
        self.in_list = true;
        // Pandoc sets the heading itself.
        let last = self.build.since(0).trim_end().rsplit('\n').next().unwrap_or("");
        if structure::part_of(last) != structure::Part::References {
            self.build.begin();
            self.build.push("References");
            self.build.end(Block::Heading(1));
        }
        let mut n = at;
        while let Some((_, end)) =
            self.group(text, skip_space(text, n), b'{', b'}').filter(|(inside, _)| inside.len() < 12)
        {
            n = end;
        }
        n
    }

    /// Ends an environment.
    pub(super) fn end(&mut self, environment: &str) {
        if let Some(outer) = self.outside.pop() {
            self.leave(outer);
        }
        let list = is_list(environment);
        if list || self.entry.is_none() {
            self.close();
            self.in_list &= !list;
        }
    }
}
