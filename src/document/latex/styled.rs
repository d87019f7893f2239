//! Commands that set words in italics, raise them, or put them between quotation marks.

use super::Reader;
use super::scan::skip_space;

impl<'s> Reader<'s> {
    /// Ends the italics that a command set.
    pub(super) fn upright(&mut self) {
        if let Some(from) = self.slanted.take() {
            self.build.slant(from);
        }
    }

    /// The command `name` whose options begin at byte `at`: one past its end, or `None` where it is none of these.
    pub(super) fn styled(
        &mut self,
        text: &'s str,
        at: usize,
        name: &str,
        starred: bool,
        depth: usize,
    ) -> Option<usize> {
        Some(match name {
            "emph" | "textit" | "textsl" | "mkbibemph" | "mkbibitalic" => {
                let Some((words, end)) = self.argument(text, at) else { return Some(at) };
                let from = self.build.len();
                let outer = self.slanted.take();
                self.read(words, depth + 1);
                self.slanted = outer;
                self.build.slant(from);
                end
            }
            "em" | "it" | "sl" | "itshape" | "slshape" => {
                let from = self.build.len();
                self.slanted.get_or_insert(from);
                skip_space(text, at)
            }
            "rm" | "bf" | "tt" | "sf" | "sc" | "upshape" | "normalfont" | "scshape" => {
                self.upright();
                skip_space(text, at)
            }
            "textsuperscript" => {
                let Some((words, end)) = self.argument(text, at) else { return Some(at) };
                let from = self.build.len();
                self.read(words, depth + 1);
                self.build.raise(from);
                end
            }
            "enquote" | "mkbibquote" | "textquote" | "foreignquote" => {
                let mut from = self.group(text, at, b'[', b']').map_or(at, |(_, end)| end);
                if name == "foreignquote" {
                    from = self.argument(text, from).map_or(from, |(_, end)| end);
                }
                let Some((words, end)) = self.argument(text, from) else { return Some(from) };
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
            // French quotation marks; their spaces belong to them.
            "og" => {
                self.show("« ", &text[at..]);
                skip_space(text, at + if text[at..].starts_with("{}") { 2 } else { 0 })
            }
            "fg" => {
                self.show(" »", &text[at..]);
                if text[at..].starts_with("{}") { at + 2 } else { skip_space(text, at) }
            }
            _ => return None,
        })
    }
}
