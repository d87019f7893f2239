//! Plain text in the making: white space collapsed, accents composed, styles and the way back to the entry kept.

use unicode_normalization::char::{compose, is_combining_mark};

use crate::text::{Controls, Span};

/// An entry without its markup.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Plain {
    /// The words alone; single spaces, none at the ends.
    pub text: String,
    /// Bytes of `text` that were set in italics (or underlined, which stands for italics in typescripts).
    pub italic: Vec<Span>,
    /// Bytes of `text` that were set in bold.
    pub bold: Vec<Span>,
    /// (byte of `text`, byte of the entry) at each point where the distance between the two changes.
    anchors: Vec<(usize, usize)>,
}

impl Plain {
    /// The byte of the entry from which the byte `at` of the plain text came.
    pub fn origin(&self, at: usize) -> usize {
        let next = self.anchors.partition_point(|(plain, _)| *plain <= at);
        match next.checked_sub(1).and_then(|i| self.anchors.get(i)) {
            Some((plain, raw)) => raw + (at - plain),
            None => at,
        }
    }
}

/// What the reader writes into: collapses white space, composes accents, notes where styles begin and end.
#[derive(Default)]
pub(super) struct Writer {
    pub(super) plain: Plain,
    /// Whether a space is due before the next character.
    pub(super) pending_space: bool,
    italic_from: Option<usize>,
    bold_from: Option<usize>,
    /// What the control characters of the entry stand for.
    pub(super) controls: Controls,
}

impl Writer {
    pub(super) fn push(&mut self, c: char, raw: usize) {
        if c.is_whitespace() || c == '\u{0}' {
            self.pending_space = true;
            return;
        }
        if matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{feff}')
            || c.is_control() && self.controls.reads(c).is_none()
        {
            return;
        }
        self.space();
        let text = &mut self.plain.text;
        // No mark stands before those of Latin, and looking further ones up takes its time.
        if c >= '\u{300}'
            && is_combining_mark(c)
            && let Some(composed) = text.chars().next_back().and_then(|last| compose(last, c))
        {
            text.pop();
            text.push(composed);
            return;
        }
        let at = text.len();
        let expected = self.plain.anchors.last().map_or(0, |(plain, from)| from + (at - plain));
        if expected != raw || (self.plain.anchors.is_empty() && raw != at) {
            self.plain.anchors.push((at, raw));
        }
        match c {
            'ﬁ' => text.push_str("fi"),
            'ﬂ' => text.push_str("fl"),
            'ﬀ' => text.push_str("ff"),
            'ﬃ' => text.push_str("ffi"),
            'ﬄ' => text.push_str("ffl"),
            'ﬅ' | 'ﬆ' => text.push_str("st"),
            _ => match self.controls.reads(c) {
                Some(letters) => text.push_str(letters),
                None => text.push(c),
            },
        }
    }

    fn style(from: &mut Option<usize>, spans: &mut Vec<Span>, on: bool, at: usize) {
        match (on, *from) {
            (true, None) => *from = Some(at),
            (false, Some(start)) => {
                *from = None;
                if at > start {
                    spans.push(Span::new(start, at));
                }
            }
            _ => {}
        }
    }

    /// Writes the space that is due, so that a style starts with the next character and not with the space.
    fn space(&mut self) {
        if self.pending_space && !self.plain.text.is_empty() && !self.plain.text.ends_with(' ') {
            self.plain.text.push(' ');
        }
        self.pending_space = false;
    }

    pub(super) fn italic(&mut self, on: bool) {
        if on {
            self.space();
        }
        let at = self.plain.text.len();
        Self::style(&mut self.italic_from, &mut self.plain.italic, on, at);
    }

    pub(super) fn bold(&mut self, on: bool) {
        if on {
            self.space();
        }
        let at = self.plain.text.len();
        Self::style(&mut self.bold_from, &mut self.plain.bold, on, at);
    }

    pub(super) fn finish(mut self) -> Plain {
        self.italic(false);
        self.bold(false);
        self.plain.text.truncate(self.plain.text.trim_end().len());
        self.plain
    }
}
