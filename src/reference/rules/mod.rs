//! A labeller by rule for the author–date family: SAGE Harvard, APA, ASA, Chicago author–date and their relatives.
//!
//! Such an entry opens with names, then the date, then the title; what follows is told apart by signs (`In:`, `(eds)`,
//! `46(1): 113–143`, `City: Publisher`, `doi:`). Italics settle where a title ends, where there are any. Entries whose
//! date stands at the end are read as far as their signs allow, with low probabilities.

mod head;
mod tail;
mod title;
mod view;

use super::label::{Label, Labeller};
use super::tokens::Tokens;
use view::View;

/// The labeller.
#[derive(Debug, Clone, Copy, Default)]
pub struct Rules;

impl Rules {
    /// Whether signs and typography settle an entry: it opens with names and a date, and sets a title in italics.
    pub fn settles(tokens: &Tokens) -> bool {
        let italics = tokens.list.iter().filter(|token| token.italic).count();
        if italics == 0 || italics * 10 >= tokens.len() * 9 {
            return false;
        }
        let mut view = View::of(tokens);
        let start = head::number(&mut view);
        head::authors_and_date(&mut view, start).dated
    }

    /// Reads one entry.
    pub(super) fn read(&self, tokens: &Tokens) -> Vec<(Label, f64)> {
        let mut view = View::of(tokens);
        let start = head::number(&mut view);
        let dated = head::authors_and_date(&mut view, start);
        let end = tail::from_the_end(&mut view, dated.after);
        let after = title::title(&mut view, &dated, end);
        title::container(&mut view, after, end);
        tail::between(&mut view, after);
        view.finish(dated.sure)
    }
}

impl Labeller for Rules {
    fn read_each(&self, entries: &[Tokens]) -> Vec<Vec<(Label, f64)>> {
        entries.iter().map(|tokens| self.read(tokens)).collect()
    }
}

#[cfg(test)]
mod tests;
