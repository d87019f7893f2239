//! Commands that set words in italics, raise them, or put them between quotation marks.

use super::Reader;
use super::command::{Call, Command};
use super::scan::skip_space;

impl<'s> Reader<'s> {
    /// Ends the italics that a command set.
    pub(super) fn upright(&mut self) {
        if let Some(from) = self.slanted.take() {
            self.build.slant(from);
        }
    }

    pub(super) fn emphasis(&mut self, &Call { text, at, depth, .. }: &Call<'s, '_>) -> usize {
        let Some((words, end)) = self.argument(text, at) else { return at };
        let from = self.build.len();
        let outer = self.slanted.take();
        self.read(words, depth + 1);
        self.slanted = outer;
        self.build.slant(from);
        end
    }

    pub(super) fn raised(&mut self, &Call { text, at, depth, .. }: &Call<'s, '_>) -> usize {
        let Some((words, end)) = self.argument(text, at) else { return at };
        let from = self.build.len();
        self.read(words, depth + 1);
        self.build.raise(from);
        end
    }

    /// Quotations in quotations have the other marks, and so have those of a command with a star.
    pub(super) fn quotation(&mut self, &Call { text, at, name, starred, depth }: &Call<'s, '_>) -> usize {
        let mut from = self.past_options(text, at);
        if name == "foreignquote" {
            from = self.argument(text, from).map_or(from, |(_, end)| end);
        }
        let Some((words, end)) = self.argument(text, from) else { return from };
        let (before, behind) = match (self.german, self.quoted % 2 == 1 || starred) {
            (false, false) => ("“", "”"),
            (false, true) => ("‘", "’"),
            (true, false) => ("„", "“"),
            (true, true) => ("‚", "‘"),
        };
        self.show(before, words);
        self.quoted += 1;
        self.read(words, depth + 1);
        self.quoted -= 1;
        self.build.push(behind);
        end
    }

    /// `\og oui\fg{}`; the spaces inside belong to the marks.
    pub(super) fn french_mark(&mut self, mark: Command, &Call { text, at, .. }: &Call<'s, '_>) -> usize {
        let braces = if text[at..].starts_with("{}") { 2 } else { 0 };
        if mark == Command::OpeningMark {
            self.show("« ", &text[at..]);
            return skip_space(text, at + braces);
        }
        self.show(" »", &text[at..]);
        if braces > 0 { at + braces } else { skip_space(text, at) }
    }
}
