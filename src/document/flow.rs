//! The text as it is read: what lines, pages and columns did to it is undone, and every character keeps its place.
//!
//! Takes a text layer and the spans of its page furniture; gives a [`Flow`], in which words broken at line ends are
//! whole, page numbers and running heads are gone, paragraphs cut by a page break are joined, and a blank line always
//! ends a paragraph.

use super::line_numbers::opens_line;
use crate::text::{Controls, Span};

/// A text without page furniture and broken words, with the place of each character in the source.
#[derive(Debug, Clone, Default)]
pub struct Flow {
    /// The mended text. Paragraphs are parted by `\n\n`; a single `\n` is a line end inside a paragraph.
    pub text: String,
    /// Where runs of identical text start: byte of `text`, byte of the source.
    runs: Vec<(usize, usize)>,
    source_len: usize,
    /// What the control characters of the source stand for.
    controls: Controls,
}

impl Flow {
    /// Mends `text`, leaving out `furniture` (sorted, not overlapping).
    pub fn of(text: &str, furniture: &[Span]) -> Flow {
        let mut flow = Flow {
            text: String::with_capacity(text.len()),
            runs: Vec::new(),
            source_len: text.len(),
            controls: Controls::of(text),
        };
        let wrapped = is_wrapped(text);
        let mut furniture = furniture.iter().peekable();
        let mut at = 0;
        // White space that was seen since the last word: its newlines, whether furniture or a page break lay in it.
        while at < text.len() {
            let gap = Gap::at(text, at, &mut furniture);
            if gap.end > at {
                flow.close_gap(text, at, &gap, wrapped);
                at = gap.end;
                continue;
            }
            let word_end = text[at..].find(|c: char| c.is_whitespace()).map_or(text.len(), |n| at + n);
            let stop = furniture.peek().map_or(word_end, |f| word_end.min(f.start.max(at)));
            let stop = if stop == at { word_end } else { stop };
            flow.copy(text, at, stop);
            at = stop;
        }
        flow
    }

    fn copy(&mut self, text: &str, mut from: usize, to: usize) {
        // Soft hyphens are invisible in print and stand between what is searched for; some control characters stand for
        // letters.
        while let Some(n) = text[from..to].find(|c| c == '\u{AD}' || self.controls.reads(c).is_some()) {
            self.push(text, from, from + n);
            from += n;
            let c = text[from..].chars().next().unwrap_or_default();
            if let Some(letters) = self.controls.reads(c) {
                self.runs.push((self.text.len(), from));
                self.text.push_str(letters);
            }
            from += c.len_utf8();
        }
        self.push(text, from, to);
    }

    fn push(&mut self, text: &str, from: usize, to: usize) {
        if from >= to {
            return;
        }
        let here = self.text.len();
        match self.runs.last() {
            Some(&(flow, source)) if here - flow == from - source => {}
            _ => self.runs.push((here, from)),
        }
        self.text.push_str(&text[from..to]);
    }

    fn close_gap(&mut self, text: &str, from: usize, gap: &Gap, wrapped: bool) {
        if gap.newlines == 0 && !gap.furniture && !gap.page_break {
            self.push(text, from, gap.end);
            return;
        }
        let next = text[gap.end..].chars().next();
        let ends_in_hyphen = self.text.ends_with(['-', '\u{2010}', '\u{AD}'])
            && self.text.chars().rev().nth(1).is_some_and(char::is_alphabetic);
        if gap.newlines <= 1 && !gap.furniture && !gap.page_break {
            if !wrapped {
                self.insert("\n\n", from);
            } else if ends_in_hyphen && next.is_some_and(char::is_lowercase) {
                self.drop_hyphen();
            } else if ends_in_hyphen && next.is_some_and(char::is_alphabetic) {
                // `Hansen-` / `Schirra`: the hyphen belongs to the word.
            } else {
                self.insert("\n", from);
            }
            return;
        }
        match self.joins(next, gap) {
            true if ends_in_hyphen && next.is_some_and(char::is_lowercase) => self.drop_hyphen(),
            true => self.insert("\n", from),
            false => self.insert("\n\n", from),
        }
    }

    /// Whether the paragraph goes on after a blank line.
    fn joins(&self, next: Option<char>, gap: &Gap) -> bool {
        let Some(next) = next else { return false };
        let bare = self.text.trim_end_matches(['”', '"', '’', '\'', ')', ']']);
        let ended = bare.ends_with(['.', '?', '!', ':', '…']);
        let goes_on = next.is_lowercase() || matches!(next, ')' | ']' | ',' | ';');
        if gap.furniture || gap.page_break {
            let bracket_open = self.open_bracket();
            (goes_on && !self.text.is_empty())
                || bracket_open
                || (!ended && next.is_alphabetic() && self.last_line_is_long())
        } else {
            goes_on && !ended && self.last_line_is_long()
        }
    }

    /// Whether a bracket was opened in the last few hundred bytes and not closed.
    fn open_bracket(&self) -> bool {
        let mut depth = 0;
        for c in self.text.chars().rev().take(300) {
            match c {
                ')' | ']' => depth += 1,
                '(' | '[' if depth == 0 => return true,
                '(' | '[' => depth -= 1,
                _ => {}
            }
        }
        false
    }

    /// A heading is short; a line that a page break cut is not.
    fn last_line_is_long(&self) -> bool {
        let line = self.text.rsplit('\n').next().unwrap_or("");
        line.len() > 60 || (line.len() > 20 && line.chars().next().is_some_and(char::is_lowercase))
    }

    fn drop_hyphen(&mut self) {
        self.text.pop();
    }

    fn insert(&mut self, gap: &str, source: usize) {
        if self.text.is_empty() {
            return;
        }
        self.runs.push((self.text.len(), source));
        self.text.push_str(gap);
        // The next run starts anew; inserted characters all stand at `source`.
    }

    /// The source byte of `at`.
    pub fn source(&self, at: usize) -> usize {
        let n = self.runs.partition_point(|&(flow, _)| flow <= at);
        let Some(&(flow, source)) = n.checked_sub(1).and_then(|n| self.runs.get(n)) else { return 0 };
        let limit = self.runs.get(n).map_or(self.source_len, |&(_, next)| next.max(source));
        (source + (at - flow)).min(limit)
    }

    /// The source span of a span of the mended text; white space at its ends is left out.
    pub fn source_span(&self, span: Span) -> Span {
        let inside = span.of(&self.text);
        let start = span.start + (inside.len() - inside.trim_start().len());
        let end = span.end.saturating_sub(inside.len() - inside.trim_end().len());
        if end <= start {
            let at = self.source(span.start);
            return Span::new(at, at);
        }
        let last = self.text[start..end].chars().next_back().map_or(1, char::len_utf8);
        // Letters for which one character stands are more than it.
        Span::new(self.source(start), (self.source(end - last) + last).min(self.source(end)))
    }

    /// The first byte of the mended text whose source is at or after `source`.
    pub fn at(&self, source: usize) -> usize {
        let n = self.runs.partition_point(|&(_, from)| from <= source);
        let Some(&(flow, from)) = n.checked_sub(1).and_then(|n| self.runs.get(n)) else { return 0 };
        let limit = self.runs.get(n).map_or(self.text.len(), |&(next, _)| next);
        let mut at = (flow + (source - from)).min(limit).min(self.text.len());
        while !self.text.is_char_boundary(at) {
            at += 1;
        }
        at
    }

    /// [`Flow::at`] of both ends.
    pub fn span(&self, source: Span) -> Span {
        Span::new(self.at(source.start), self.at(source.end))
    }
}

struct Gap {
    end: usize,
    newlines: usize,
    furniture: bool,
    page_break: bool,
}

impl Gap {
    fn at<'f>(text: &str, from: usize, furniture: &mut std::iter::Peekable<impl Iterator<Item = &'f Span>>) -> Gap {
        let mut gap = Gap { end: from, newlines: 0, furniture: false, page_break: false };
        loop {
            while furniture.next_if(|f| f.end <= gap.end).is_some() {}
            if let Some(span) = furniture.next_if(|f| f.start <= gap.end) {
                gap.end = span.end.max(gap.end);
                gap.furniture |= !opens_line(text, *span);
                continue;
            }
            match text[gap.end..].chars().next() {
                Some('\n') => gap.newlines += 1,
                Some('\u{C}') => gap.page_break = true,
                Some(c) if c.is_whitespace() => {}
                _ => return gap,
            }
            gap.end += text[gap.end..].chars().next().map_or(1, char::len_utf8);
        }
    }
}

/// Lines up to this length may be headings.
const SHORT: usize = 80;

/// Shorter lines are no lines of a page.
const NARROW: usize = 25;

fn ends_paragraph(line: &str) -> bool {
    line.trim_end()
        .trim_end_matches(|c: char| "”\"’»)]*_".contains(c) || c.is_ascii_digit())
        .ends_with(['.', '?', '!', ':'])
}

/// Whether lines end where the page was full, and not where a paragraph ends.
pub fn is_wrapped(text: &str) -> bool {
    let mut lengths = Vec::new();
    let mut lines = text.lines().peekable();
    let mut long = 0usize;
    let (mut filled, mut ended, mut broken) = (0usize, 0usize, 0usize);
    while let Some(line) = lines.next() {
        if line.trim().is_empty() {
            continue;
        }
        if line.len() > 220 {
            long += 1;
        }
        let next = lines.peek().map(|next| next.trim_start()).filter(|next| !next.is_empty());
        if let Some(next) = next {
            lengths.push(line.len());
            filled += usize::from(line.len() > SHORT);
            ended += usize::from(line.len() > SHORT && ends_paragraph(line) && !next.starts_with(char::is_lowercase));
            broken += usize::from((NARROW..=SHORT).contains(&line.len()) && !ends_paragraph(line));
        }
    }
    lengths.sort_unstable();
    let median = lengths.get(lengths.len() / 2).copied().unwrap_or(0);
    // Where nearly every long line ends a sentence, each is a paragraph; but a list of one line an entry says nothing of text
    // that is broken above it.
    let one_each = filled >= 3 && filled * 4 >= lengths.len() && ended * 10 >= filled * 9 && broken * 4 < lengths.len();
    !one_each && lengths.len() >= 3 && lengths.len() > 2 * long && (NARROW..=160).contains(&median)
}

#[cfg(test)]
mod tests {
    use super::*;

    const WRAPPED: &str = "The first line of this text is filled to the page\nand broken inside a senten-\nce, as a page does it; the last\nname is Hansen-\nSchirra and so\non.\n\n12\n\nNext paragraph starts here.";

    #[test]
    fn broken_words_are_whole_and_characters_keep_their_places() {
        let number = WRAPPED.find("12").unwrap();
        let flow = Flow::of(WRAPPED, &[Span::new(number, number + 2)]);
        assert!(flow.text.contains("inside a sentence, as"), "{}", flow.text);
        assert!(flow.text.contains("Hansen-Schirra"));
        assert!(!flow.text.contains("12"));
        assert!(flow.text.contains("on.\n\nNext"));
        for word in ["Hansen", "Schirra", "Next", "paragraph", "here"] {
            let at = flow.text.find(word).unwrap();
            let span = flow.source_span(Span::new(at, at + word.len()));
            assert_eq!(span.of(WRAPPED), word);
            assert_eq!(flow.at(span.start), at);
        }
        let at = flow.text.find("sentence").unwrap();
        assert_eq!(flow.source_span(Span::new(at, at + 8)).of(WRAPPED), "senten-\nce");
    }

    #[test]
    fn a_paragraph_that_a_page_break_cut_goes_on() {
        let text = "This is a long line of a paragraph which is not finished at its end (Smith et al.,\n\n31\n\n\u{C}Running head\n\n2005) and goes on.\n\nNew one.";
        let furniture = [text.find("31").unwrap(), text.find("Running head").unwrap()];
        let furniture = [Span::new(furniture[0], furniture[0] + 2), Span::new(furniture[1], furniture[1] + 12)];
        let flow = Flow::of(text, &furniture);
        assert!(flow.text.contains("et al.,\n2005) and goes on.\n\nNew one."), "{}", flow.text);
    }

    #[test]
    fn control_characters_that_stand_for_letters_are_read_as_these() {
        let text = "As Shi\u{1b}rin, Ratcli\u{1b} (1989) and \u{10}others\u{11} say";
        let flow = Flow::of(text, &[]);
        assert_eq!(flow.text, "As Shiffrin, Ratcliff (1989) and “others” say");
        for (word, source) in
            [("Shiffrin", "Shi\u{1b}rin"), ("Ratcliff", "Ratcli\u{1b}"), ("“others”", "\u{10}others\u{11}")]
        {
            let at = flow.text.find(word).unwrap();
            assert_eq!(flow.source_span(Span::new(at, at + word.len())).of(text), source);
        }
    }

    #[test]
    fn a_list_of_one_line_an_entry_leaves_the_text_above_it_broken() {
        let line = "Students of rivers have long held that banks are made by those\n";
        let entry =
            "Moss, Adam (1999) Rivers of War and the Towns on Their Banks, 1400–1900. Oslo: Quay University Press.\n";
        let text = format!("{}who live there.\n\nReferences\n\n{}", line.repeat(9), entry.repeat(6));
        assert!(is_wrapped(&text));
        assert!(!is_wrapped(&entry.repeat(6)));
    }

    #[test]
    fn text_without_line_wraps_keeps_each_line_a_paragraph() {
        let flow = Flow::of("One paragraph.\nAnother one.\n", &[]);
        assert_eq!(flow.text.trim_end(), "One paragraph.\n\nAnother one.");
    }
}
