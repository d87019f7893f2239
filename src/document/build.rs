//! A text layer made from markup: blocks one under the other, parted by blank lines, each with its part in the structure.

use crate::text::{Span, collapse_whitespace};

use super::flow::Flow;
use super::structure;
use super::{Document, Entry, Link, Note, Origin, Section, language_of, sentences};

/// Grows a text and its structure.
#[derive(Debug, Default)]
pub struct Builder {
    text: String,
    sections: Vec<(u8, String, usize)>,
    paragraphs: Vec<Span>,
    notes: Vec<Note>,
    links: Vec<Link>,
    raised: Vec<Span>,
    italics: Vec<Span>,
    entries: Vec<Entry>,
    /// Where the open block starts.
    open: Option<usize>,
    origin: Origin,
}

/// Words, and whether they are set in italics.
pub type Run = (String, bool);

/// Adds words to runs.
pub fn add_run(runs: &mut Vec<Run>, words: &str, italic: bool) {
    match runs.last_mut() {
        Some((last, set)) if *set == italic => last.push_str(words),
        _ => runs.push((words.to_owned(), italic)),
    }
}

/// What a block is.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// Running text.
    Paragraph,
    /// A heading of that level.
    Heading(u8),
    /// A note with that mark.
    Note(String),
    /// An entry of the reference list: identifier, label, what the markup says.
    Entry(String, Option<String>, Option<Box<crate::record::Record>>),
    /// A title, an author, a table cell: text that is no running text.
    Other,
}

impl Builder {
    /// Opens a block; one that is open is closed as running text.
    pub fn begin(&mut self) {
        self.end(Block::Paragraph);
        if !self.text.is_empty() {
            self.text.push_str("\n\n");
        }
        self.open = Some(self.text.len());
    }

    /// Adds words to the open block, opening one if need be; white space is collapsed.
    pub fn push(&mut self, words: &str) {
        self.add(words, None);
    }

    /// The same with words that stand at byte `source` of the file.
    pub fn push_from(&mut self, words: &str, source: usize) {
        self.add(words, Some(source));
    }

    fn add(&mut self, words: &str, source: Option<usize>) {
        if self.open.is_none() {
            if words.trim().is_empty() {
                return;
            }
            self.begin();
        }
        let start = self.open.unwrap_or(0);
        let mut spaced = self.text.len() == start || self.text.ends_with([' ', '\n']);
        for (n, c) in words.char_indices() {
            let added = match c.is_whitespace() {
                true if spaced => continue,
                true => ' ',
                false if c.is_control() => continue,
                false => c,
            };
            if let Some(source) = source {
                self.origin.note(self.text.len(), source + n);
            }
            self.text.push(added);
            spaced = added == ' ';
        }
    }

    /// Ends the sections so far: what follows stands under none of them, until the next heading.
    pub fn end_sections(&mut self) {
        self.end(Block::Paragraph);
        self.sections.push((0, String::new(), self.text.len()));
    }

    /// Whether the last heading is that of a reference list.
    pub fn in_list(&self) -> bool {
        self.sections.last().is_some_and(|(_, heading, _)| structure::part_of(heading) == structure::Part::References)
    }

    /// Whether the last heading is that of a section of notes.
    pub fn in_notes(&self) -> bool {
        self.sections.last().is_some_and(|(_, heading, _)| structure::part_of(heading) == structure::Part::Notes)
    }

    /// How many notes there are.
    pub fn notes(&self) -> usize {
        self.notes.len()
    }

    /// Whether the open block is empty.
    pub fn is_at_start(&self) -> bool {
        self.open.is_some_and(|start| self.since(start).trim().is_empty())
    }

    /// Bytes of the text so far.
    pub fn len(&self) -> usize {
        self.text.len()
    }

    /// The text so far, from byte `from`.
    pub fn since(&self, from: usize) -> &str {
        self.text.get(from..).unwrap_or("")
    }

    /// Says that what was added since byte `from` cites `targets`. Brackets at its ends are left out.
    pub fn link(
        &mut self,
        from: usize,
        targets: Vec<String>,
        prefix: Option<String>,
        locator: Option<String>,
        narrative: bool,
    ) {
        let inside = self.since(from);
        let edge = |c: char| c.is_whitespace() || matches!(c, '(' | '[' | ']' | ';' | ',');
        let lead = inside.len() - inside.trim_start_matches(edge).len();
        let bare = inside.trim_matches(edge);
        let bare = if bare.ends_with(')') && !bare.contains('(') { &bare[..bare.len() - 1] } else { bare };
        if bare.is_empty() || targets.is_empty() {
            return;
        }
        let span = Span::new(from + lead, from + lead + bare.len());
        self.links.push(Link { span, targets, prefix, locator, narrative });
    }

    /// Adds runs of words, each set in italics or not; the first stands at byte `source` of the file, where that is known.
    pub fn push_runs(&mut self, runs: &[Run], source: Option<usize>) {
        for (n, (words, italic)) in runs.iter().enumerate() {
            let from = self.len();
            self.add(words, source.filter(|_| n == 0));
            if *italic {
                self.slant(from);
            }
        }
    }

    /// Says that what was added since byte `from` stands raised: `<sup>` and its like.
    pub fn raise(&mut self, from: usize) {
        self.raised.extend(self.words_since(from));
    }

    /// Says that what was added since byte `from` is set in italics.
    pub fn slant(&mut self, from: usize) {
        self.italics.extend(self.words_since(from));
    }

    /// What was added since byte `from`, without the white space at its ends.
    fn words_since(&self, from: usize) -> Option<Span> {
        let inside = self.since(from);
        let start = from + (inside.len() - inside.trim_start().len());
        let end = start + inside.trim().len();
        (end > start).then(|| Span::new(start, end))
    }

    /// Closes the open block as what `block` says.
    pub fn end(&mut self, block: Block) {
        let Some(start) = self.open.take() else { return };
        let kept = self.text[start..].trim_end().len();
        self.text.truncate(start + kept);
        let span = Span::new(start, self.text.len());
        if span.is_empty() {
            let bare = self.text.trim_end().len();
            self.text.truncate(bare);
            return;
        }
        match block {
            Block::Paragraph => self.paragraphs.push(span),
            Block::Heading(level) => {
                let heading = collapse_whitespace(span.of(&self.text));
                self.sections.push((level.max(1), heading, start));
            }
            Block::Note(mark) => self.notes.push(Note { mark, span, anchor: None }),
            Block::Entry(id, label, record) => self.entries.push(Entry { id, span, label, record: record.map(|r| *r) }),
            Block::Other => {}
        }
    }

    /// Says where the text refers to the note `mark`: what was added since byte `from`.
    pub fn anchor(&mut self, mark: &str, from: usize, anchors: &mut Vec<(String, Span)>) {
        anchors.push((mark.to_owned(), Span::new(from, self.text.len())));
    }

    /// Whether anything was added.
    pub fn is_empty(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// The document; `record` is what the markup says about it.
    pub fn finish(mut self, record: crate::record::Record, anchors: &[(String, Span)]) -> Document {
        self.end(Block::Paragraph);
        self.text.push('\n');
        let mut sections: Vec<Section> = Vec::with_capacity(self.sections.len());
        let end = self.text.len();
        for (n, (level, heading, start)) in self.sections.iter().enumerate().filter(|(_, (level, ..))| *level > 0) {
            let next = self.sections[n + 1..].iter().find(|(other, _, _)| other <= level).map_or(end, |(_, _, at)| *at);
            sections.push(Section { level: *level, heading: heading.clone(), span: Span::new(*start, next) });
        }
        let mut notes = self.notes;
        part_notes(&self.text, &sections, &mut self.paragraphs, &mut notes);
        for note in notes.iter_mut().filter(|note| note.anchor.is_none()) {
            note.anchor = anchors.iter().find(|(mark, _)| *mark == note.mark).map(|(_, span)| *span);
        }
        let flow = Flow::of(&with_names(&self.text, &self.links), &[]);
        let sentences = sentences(&flow, &self.paragraphs, &notes);
        self.links.sort_by_key(|link| link.span);
        Document {
            language: language_of(&self.text),
            record,
            sections,
            paragraphs: self.paragraphs,
            sentences,
            notes,
            superscripts: self.raised,
            italics: joined(self.italics),
            note_marks: anchors.iter().map(|(_, span)| *span).collect(),
            links: self.links,
            entries: self.entries,
            origin: self.origin,
            text: self.text,
            ..Document::default()
        }
    }
}

/// The text in which a key that stands for a name (`[moor1987] shows`) has a capital as a name does: a sentence may begin there.
fn with_names(text: &str, links: &[Link]) -> String {
    let mut text = text.to_owned();
    for Span { start, .. } in links.iter().filter(|link| link.narrative).map(|link| link.span) {
        if text.get(..start).is_some_and(|before| before.ends_with('['))
            && let Some(capital) = text[start..].chars().next().filter(char::is_ascii).map(|c| c.to_ascii_uppercase())
        {
            text.replace_range(start..=start, capital.encode_utf8(&mut [0; 4]));
        }
    }
    text
}

/// Spans in order, those that lie in others or meet them joined.
fn joined(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort_unstable();
    let mut joined: Vec<Span> = Vec::with_capacity(spans.len());
    for span in spans {
        match joined.last_mut() {
            Some(last) if span.start <= last.end => last.end = last.end.max(span.end),
            _ => joined.push(span),
        }
    }
    joined
}

/// Takes the notes of a notes section, and the entries of a reference list, out of the paragraphs of running text.
fn part_notes(text: &str, sections: &[Section], paragraphs: &mut Vec<Span>, notes: &mut Vec<Note>) {
    let marked = !notes.is_empty();
    for section in sections {
        let part = structure::part_of(&section.heading);
        if part == structure::Part::Body {
            continue;
        }
        let (inside, outside): (Vec<Span>, Vec<Span>) = paragraphs.iter().partition(|p| section.span.contains(**p));
        *paragraphs = outside;
        if part == structure::Part::References || marked {
            continue;
        }
        let mut from = 0;
        for (n, paragraph) in inside.into_iter().enumerate() {
            let printed = paragraph.of(text);
            let words = printed.trim_start_matches('[');
            let digits = words.bytes().take_while(u8::is_ascii_digit).count();
            let rest = words[digits..].trim_start_matches(['.', ')', ']']).trim_start();
            // A word processor numbers lists itself and leaves no digits in the text.
            let mark = if (1..=4).contains(&digits) { words[..digits].to_owned() } else { (n + 1).to_string() };
            let body = &text[..section.span.start];
            let square = words.len() < printed.len();
            let anchor = if square { structure::square_anchor(body, &mark, from) } else { None }
                .or_else(|| structure::anchor_of(body, &mark, from));
            if let Some(anchor) = anchor {
                from = anchor.end;
            }
            notes.push(Note { mark, span: Span::new(paragraph.end - rest.len(), paragraph.end), anchor });
        }
    }
}
