//! LaTeX: sections, paragraphs, footnotes, the `\cite` family of BibTeX, natbib and BibLaTeX, and `\bibitem` lists.
//!
//! Commands that print nothing leave no trace; those that wrap text leave the text. A citation stands in the text layer
//! as its keys in brackets, `[doe2001, roe1999]`, since LaTeX prints it only later. What is not known is passed over.

mod cite;
mod command;
mod environment;
pub mod included;
mod language;
mod scan;
mod styled;

use std::collections::BTreeMap;

use crate::record::{EntryType, Field, Names, Record};
use crate::text::{Span, tex};

use super::build::{Block, Builder};
use super::{Document, front};
use command::{Call, Command};
use scan::{group, ligature, opens_quotation, shorthand, skip_space, without_comments};

/// Groups nested more deeply are read as flat text.
const DEEPEST: usize = 60;

/// Reads a LaTeX file.
pub fn read(text: &str) -> Document {
    let (source, kept) = without_comments(text);
    let body = source.find("\\begin{document}").map_or(0, |n| n + "\\begin{document}".len());
    let end = source.find("\\end{document}").filter(|e| *e >= body).unwrap_or(source.len());
    let mut reader = Reader::of(&source, &kept);
    reader.preamble(&source[..body]);
    reader.read(&source[body..end], 0);
    // A reference may come before the note that it names: what notes have labels is known at the end.
    if reader.refers && !reader.labels.is_empty() {
        let labels = std::mem::take(&mut reader.labels);
        reader = Reader { labels, ..Reader::of(&source, &kept) };
        reader.preamble(&source[..body]);
        reader.read(&source[body..end], 0);
    }
    reader.close();
    let notes = std::mem::take(&mut reader.notes);
    if !notes.is_empty() {
        reader.build.begin();
        reader.build.push("Notes");
        reader.build.end(Block::Heading(1));
        for (n, (note, german)) in notes.into_iter().enumerate() {
            reader.build.begin();
            reader.german = german;
            reader.read(note, DEEPEST / 2);
            reader.upright();
            reader.build.end(Block::Note((n + 1).to_string()));
        }
    }
    let record = reader.record;
    let mut document = reader.build.finish(record, &reader.anchors);
    document.bibliographies = reader.bibliographies;
    document
}

struct Reader<'s> {
    /// The source without comments, of which all that is read is a part.
    source: &'s str,
    /// Where its stretches stand in the file: byte of `source`, byte of the file.
    kept: &'s [(usize, usize)],
    build: Builder,
    /// What the notes say, and whether the text there is German.
    notes: Vec<(&'s str, bool)>,
    anchors: Vec<(String, Span)>,
    record: Record,
    bibliographies: Vec<String>,
    /// The `\bibitem` that is open: key, label.
    entry: Option<(String, Option<String>)>,
    /// Whether the list of references is open.
    in_list: bool,
    /// Groups that were opened and not closed.
    unclosed: usize,
    /// Where the italics began that a command such as `\itshape` set in the open group.
    slanted: Option<usize>,
    /// Quotations that are open one in the other.
    quoted: usize,
    /// Whether the text is German, and written with the shorthands of `babel` for it.
    german: bool,
    /// What held before each environment that is open: where italics began, whether the text was German.
    outside: Vec<(Option<usize>, bool)>,
    /// The marks of notes that have labels.
    labels: BTreeMap<String, String>,
    /// Whether a label is referred to.
    refers: bool,
}

impl<'s> Reader<'s> {
    fn of(source: &'s str, kept: &'s [(usize, usize)]) -> Self {
        Reader {
            source,
            kept,
            build: Builder::default(),
            notes: Vec::new(),
            anchors: Vec::new(),
            record: Record::new(EntryType::Article),
            bibliographies: Vec::new(),
            entry: None,
            in_list: false,
            unclosed: 0,
            slanted: None,
            quoted: 0,
            german: false,
            outside: Vec::new(),
            labels: BTreeMap::new(),
            refers: false,
        }
    }

    /// Adds `words`, which a slice of the source stands for.
    fn show(&mut self, words: &str, slice: &str) {
        // Distance of two slices of one text.
        let at = (slice.as_ptr() as usize).wrapping_sub(self.source.as_ptr() as usize);
        let n = self.kept.partition_point(|&(from, _)| from <= at);
        match n.checked_sub(1).and_then(|n| self.kept.get(n)).filter(|_| at <= self.source.len()) {
            Some(&(from, file)) => self.build.push_from(words, file + (at - from)),
            None => self.build.push(words),
        }
    }

    /// The group at byte `at` and one past its end. Each look for the end of a group that has none reads to the end of the
    /// text: after fifty of them it is not looked for any more.
    fn group<'t>(&mut self, text: &'t str, at: usize, open: u8, close: u8) -> Option<(&'t str, usize)> {
        if text.as_bytes().get(at) != Some(&open) || self.unclosed >= 50 {
            return None;
        }
        let found = group(text, at, open, close);
        self.unclosed += usize::from(found.is_none());
        found
    }

    /// The argument in braces that begins after byte `from`, white space left out.
    fn argument<'t>(&mut self, text: &'t str, from: usize) -> Option<(&'t str, usize)> {
        self.group(text, skip_space(text, from), b'{', b'}')
    }

    fn preamble(&mut self, text: &str) {
        // A quotation mark before a grave accent is no English.
        self.german = language::is_german(text).unwrap_or_else(|| self.source.contains("\"`"));
        for (command, field) in [("\\title", Field::Title), ("\\author", Field::Author), ("\\date", Field::Date)] {
            let Some(at) = text.find(&format!("{command}{{")).or_else(|| text.find(&format!("{command}["))) else {
                continue;
            };
            let mut n = at + command.len();
            if let Some((_, end)) = self.group(text, n, b'[', b']') {
                n = end;
            }
            let Some((content, _)) = self.group(text, n, b'{', b'}') else { continue };
            self.metadata(field, content);
        }
        for command in ["\\addbibresource{", "\\bibliography{"] {
            for (at, _) in text.match_indices(command) {
                if let Some((names, _)) = self.group(text, at + command.len() - 1, b'{', b'}') {
                    self.bibliography(names);
                }
            }
        }
    }

    fn metadata(&mut self, field: Field, content: &str) {
        let content = content.replace("\\and", ", ").replace("\\\\", ", ");
        let mut inner = Reader { german: self.german, ..Reader::of(&content, &[]) };
        inner.read(&content, DEEPEST / 2);
        let words = inner.build.since(0).trim().to_owned();
        match field {
            Field::Title => self.record.set_text(Field::Title, words),
            Field::Date => {
                if let Some(year) = front::year(&words) {
                    self.record.set_date(Field::Date, year);
                }
            }
            _ => self.record.set_names(Field::Author, Names::of(front::people(&words))),
        }
    }

    fn bibliography(&mut self, names: &str) {
        for name in names.split(',').map(str::trim).filter(|n| !n.is_empty()) {
            self.bibliographies.push(if name.ends_with(".bib") { name.to_owned() } else { format!("{name}.bib") });
        }
    }

    /// Opens a group or an environment; gives what holds outside of it.
    fn enter(&mut self) -> (Option<usize>, bool) {
        (self.slanted.take(), self.german)
    }

    /// Ends a group or an environment, and with it what was set in it.
    fn leave(&mut self, outer: (Option<usize>, bool)) {
        self.upright();
        (self.slanted, self.german) = outer;
    }

    /// Ends the open block as an entry of the list or as a paragraph.
    fn close(&mut self) {
        match self.entry.take() {
            Some((key, label)) => self.build.end(Block::Entry(key, label, None)),
            None => self.build.end(Block::Paragraph),
        }
    }

    fn read(&mut self, text: &'s str, depth: usize) {
        let mut at = 0;
        while at < text.len() {
            let rest = &text[at..];
            let Some(c) = rest.chars().next() else { break };
            match c {
                '\\' => at = self.command(text, at, depth),
                '{' if depth < DEEPEST => match self.group(text, at, b'{', b'}') {
                    Some((inside, end)) => {
                        let outer = self.enter();
                        self.read(inside, depth + 1);
                        self.leave(outer);
                        at = end;
                    }
                    None => at += 1,
                },
                '{' | '}' => at += 1,
                '~' => {
                    self.build.push(" ");
                    at += 1;
                }
                '"' if self.german && shorthand(rest).is_some() && !opens_quotation(text, at) => {
                    let (shown, length) = shorthand(rest).unwrap_or(("", 1));
                    self.show(shown, rest);
                    at += length;
                }
                '-' | '`' | '\'' | ',' | '<' | '>' | '?' | '!' => {
                    let (shown, length) = ligature(rest);
                    self.show(shown, rest);
                    at += length;
                }
                '$' => {
                    let double = usize::from(rest.starts_with("$$"));
                    let mark = &rest[..=double];
                    let inside = rest[mark.len()..].find(mark);
                    let end = inside.map_or(rest.len(), |n| n + 2 * mark.len());
                    // A short formula is a part of its sentence.
                    if let Some(n) = inside.filter(|n| double == 0 && *n < 60) {
                        let formula = rest[1..=n].trim_start_matches('\\');
                        self.show(formula, formula);
                    }
                    at += end;
                }
                '\n' if rest.trim_start_matches([' ', '\t', '\n', '\r']).len() < rest.len()
                    && rest[1..].trim_start_matches([' ', '\t', '\r']).starts_with('\n') =>
                {
                    if self.entry.is_none() {
                        self.close();
                    } else {
                        self.build.push(" ");
                    }
                    at += rest.len() - rest.trim_start_matches(['\n', ' ', '\t', '\r']).len();
                }
                _ => {
                    let end = rest[c.len_utf8()..]
                        .find(['\\', '{', '}', '~', '$', '\n', '-', '`', '\'', '"', ',', '<', '>', '?', '!'])
                        .map_or(rest.len(), |n| n + c.len_utf8());
                    self.show(&rest[..end], rest);
                    at += end;
                }
            }
        }
    }

    fn command(&mut self, text: &'s str, at: usize, depth: usize) -> usize {
        if let Some((letter, end)) = tex::letter_at(text, at, 2) {
            self.show(&letter, &text[at..]);
            let taken = text[at..end].trim_end().len();
            // A space after a command belongs to it; a blank line does not.
            return if at + taken < end { skip_space(text, at + taken) } else { end };
        }
        let rest = &text[at + 1..];
        let letters = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
        if letters == 0 {
            return self.symbol(text, at);
        }
        let name = &rest[..letters];
        let mut n = at + 1 + letters;
        let starred = text[n..].starts_with('*');
        n += usize::from(starred);
        let lower = name.to_ascii_lowercase();
        if lower.contains("cite")
            && !cite::NONE.contains(&lower.as_str())
            && let Some(end) = self.cite(text, n, &lower)
        {
            return end;
        }
        let command = Command::of(&lower);
        if depth >= DEEPEST && command.reads_its_argument() {
            return n;
        }
        self.perform(command, &Call { text, at: n, name, starred, depth })
    }

    /// `\%`, `\-`, `\\`.
    fn symbol(&mut self, text: &str, at: usize) -> usize {
        let Some(c) = text[at + 1..].chars().next() else { return at + 1 };
        let n = at + 1 + c.len_utf8();
        match c {
            '\\' | ',' | ' ' | ';' | ':' | '\n' => self.build.push(" "),
            '(' | '[' => {
                let close = if c == '(' { "\\)" } else { "\\]" };
                return text[n..].find(close).map_or(n, |end| n + end + 2);
            }
            // `\~{}` and `\^{}` are the signs themselves; an accent that no letter follows prints nothing.
            '~' | '^' if text[n..].starts_with("{}") => {
                self.show(&c.to_string(), &text[at..]);
                return n + 2;
            }
            '-' | '/' | '!' | ')' | ']' | '\'' | '`' | '^' | '"' | '~' | '=' | '.' => {}
            other => self.show(&other.to_string(), &text[at..]),
        }
        n
    }
}

#[cfg(test)]
mod tests;
