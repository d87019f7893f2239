//! Markdown, with Pandoc's citations: `[see @doe2001, p. 3; @roe1999]`, `@doe2001 says`, `[-@doe2001]`.
//!
//! The text layer is the file's content, but for backslash escapes and character references, which give the sign that
//! they stand for, and the tags of containers; marks of emphasis and headings stay where they are. Syntax of citations from the
//! Pandoc manual, “Citation syntax”; of escapes from CommonMark 0.31, §2.4 and §2.5. Where Pandoc has set the list
//! (`<div id="ref-doe" class="csl-entry">`), its containers are the entries, and links to them cite.

mod layer;

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::record::{DateValue, EntryType, Field, Names, Record, Value};
use crate::text::{Span, Spans};

use super::{Document, Entry, Flow, Link, Note};
use layer::Layer;

/// Reads a Markdown file.
pub fn read(text: &str) -> Document {
    let yaml = front_matter(text);
    let Layer { text: layer, origin, raised, entries, anchored } = Layer::of(text, yaml.map_or(0, |yaml| yaml.end));
    let mut document = Document::of_text(layer);
    document.superscripts = raised;
    listed(&mut document, entries);
    if let Some(yaml) = yaml {
        // What stands there is no prose; the line that closes it neither.
        let body = text[yaml.end + 1..].find('\n').map_or(text.len(), |end| yaml.end + 1 + end);
        document.sections.retain(|section| section.span.start >= body);
        for spans in [&mut document.paragraphs, &mut document.sentences] {
            spans.retain(|span| span.end > body);
            if let Some(first) = spans.first_mut().filter(|first| first.start < body) {
                let words = &document.text[body..first.end];
                first.start = first.end - words.trim_start().len();
            }
        }
        let titled = yaml.of(text).lines().any(|line| line.starts_with("title:"));
        let rest = text[yaml.end..].trim_start_matches(['-', '.', '\n', '\r']);
        document.record = match titled {
            true => Record::new(EntryType::Article),
            false => super::front::read(&Flow::of(rest, &[])),
        };
        metadata(text, yaml, &mut document);
    }
    notes(&mut document);
    let noted = works_in_notes(&mut document);
    document.links = citations(text);
    for link in &mut document.links {
        link.span = Span::new(origin.layer(link.span.start), origin.layer(link.span.end));
    }
    let ids: BTreeSet<&str> = document.entries.iter().map(|entry| entry.id.as_str()).collect();
    let cites = anchored.into_iter().filter(|(_, target)| ids.contains(target.as_str())).map(|(span, target)| Link {
        span,
        targets: vec![target],
        prefix: None,
        locator: None,
        narrative: false,
    });
    document.links.extend(cites);
    document.links.extend(noted);
    document.links.sort_by_key(|link| link.span);
    document.origin = origin;
    document
}

/// Takes the entries of a list that Pandoc has set out of the running text.
fn listed(document: &mut Document, entries: Vec<(String, Span)>) {
    if entries.is_empty() {
        return;
    }
    for (id, span) in entries {
        let words = span.of(&document.text);
        let start = span.start + words.len() - words.trim_start().len();
        let span = Span::new(start, start + words.trim().len());
        if !span.is_empty() {
            document.entries.push(Entry { id, span, label: None, record: None });
        }
    }
    let list = Spans::of(document.entries.iter().map(|entry| entry.span));
    let of_list = |span: &Span| list.overlap(*span);
    let outside = |spans: &[Span]| spans.iter().copied().filter(|span| !of_list(span)).collect();
    let (paragraphs, sentences) = (outside(&document.paragraphs), outside(&document.sentences));
    (document.paragraphs, document.sentences) = (paragraphs, sentences);
}

/// Takes Pandoc's notes out of the running text: `[^1]: …` with the lines that follow, up to a blank line behind which nothing
/// is indented, and `^[…]` inside a sentence.
fn notes(document: &mut Document) {
    let text = document.text.as_str();
    let mut notes: Vec<Note> = Vec::new();
    // The last note goes on; a blank line stands before this one.
    let (mut open, mut blank) = (false, false);
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let (start, end) = (at, at + line.trim_end().len());
        at += line.len();
        let defined = line.strip_prefix("[^").and_then(|rest| rest.split_once("]:"));
        let mark = defined.map(|(mark, _)| mark).filter(|mark| !mark.is_empty() && !mark.contains([' ', '[', ']']));
        if let Some(mark) = mark {
            let behind = start + mark.len() + "[^]:".len();
            let begin = behind + line[behind - start..].len() - line[behind - start..].trim_start().len();
            notes.push(Note { mark: mark.to_owned(), span: Span::new(begin.min(end), end), anchor: None });
            open = true;
        } else if line.trim().is_empty() {
            blank = true;
            continue;
        } else if open && (!blank || line.starts_with([' ', '\t'])) {
            if let Some(note) = notes.last_mut() {
                note.span.end = end;
            }
        } else {
            open = false;
        }
        blank = false;
    }
    const LONGEST_MARK: usize = 80;
    let mut anchors: HashMap<&str, Span> = HashMap::new();
    for (at, _) in text.match_indices("[^") {
        let rest = &text[at + 2..];
        // A mark is short, and `[^]` is none.
        let close = rest.bytes().take(LONGEST_MARK).position(|b| b == b']').filter(|close| *close > 0);
        let Some(close) = close else { continue };
        if !rest[close + 1..].starts_with(':') {
            anchors.entry(&rest[..close]).or_insert(Span::new(at, at + close + "[^]".len()));
        }
    }
    for note in &mut notes {
        note.anchor = anchors.get(note.mark.as_str()).copied();
    }
    let in_note = |span: Span, notes: &[Note]| {
        let next = notes.partition_point(|note| note.span.end <= span.start);
        notes.get(next).is_some_and(|note| note.span.overlaps(span))
    };
    document.paragraphs.retain(|paragraph| !in_note(*paragraph, &notes));
    let defined = notes.clone();
    let (mut inline, mut from) = (0, 0);
    let closing = if text.contains("^[") { closing_brackets(text) } else { BTreeMap::new() };
    while let Some(at) = text[from..].find("^[").map(|at| from + at) {
        from = at + 2;
        let Some(&close) = closing.get(&(at + 1)) else { continue };
        inline += 1;
        let note =
            Note { mark: format!("^{inline}"), span: Span::new(from, close), anchor: Some(Span::new(at, at + 2)) };
        if !in_note(note.span, &defined) {
            notes.push(note);
        }
        from = close;
    }
    if notes.is_empty() {
        return;
    }
    let last_word = |note: &Note| note.anchor.map_or(note.span.start, |anchor| anchor.start);
    notes.sort_by_key(last_word);
    document.note_marks = notes.iter().filter_map(|note| note.anchor).collect();
    document.notes = notes;
    let inside: Vec<Note> = document.notes.iter().filter(|note| !note.mark.starts_with('^')).cloned().collect();
    document.sentences = super::sentences(&document.flow(), &document.paragraphs, &inside);
}

/// Notes that are named as works are (`[^doe2001]: Doe, J. (2001) …`) and hold these are the list, and marks of them cite: takes
/// them out of the notes, and gives the citations.
fn works_in_notes(document: &mut Document) -> Vec<Link> {
    const FEWEST: usize = 2;
    let text = document.text.as_str();
    let is_work = |note: &Note| {
        let bare = note.mark.trim_end_matches(|c: char| c.is_ascii_lowercase());
        let (name, year) = bare.split_at(bare.len() - bare.bytes().rev().take_while(u8::is_ascii_digit).count());
        let named = year.len() == 4 && name.chars().filter(|c| c.is_alphabetic()).count() > 1;
        let words = note.span.of(text);
        named && words.contains(year) && words.starts_with(|c: char| c.is_uppercase() || "*_“\"‘".contains(c))
    };
    let mut works: Vec<Note> = document.notes.iter().filter(|note| is_work(note)).cloned().collect();
    if works.len() < FEWEST || !document.entries.is_empty() {
        return Vec::new();
    }
    let keys: BTreeSet<&str> = works.iter().map(|work| work.mark.as_str()).collect();
    let mut links = Vec::new();
    for (at, _) in text.match_indices("[^") {
        let rest = &text[at + 2..];
        let Some(close) = rest.find([']', '\n']).filter(|close| keys.contains(&rest[..*close])) else { continue };
        if !rest[close + 1..].starts_with(':') {
            let span = Span::new(at + 2, at + 2 + close);
            let targets = vec![rest[..close].to_owned()];
            links.push(Link { span, targets, prefix: None, locator: None, narrative: false });
        }
    }
    document.notes.retain(|note| !keys.contains(note.mark.as_str()));
    document.note_marks = document.notes.iter().filter_map(|note| note.anchor).collect();
    works.sort_by_key(|work| work.span);
    let list = Spans::of(works.iter().map(|work| work.span));
    let outside = |span: &&Span| !list.overlap(**span);
    document.sentences = document.sentences.iter().filter(outside).copied().collect();
    document.entries =
        works.into_iter().map(|work| Entry { id: work.mark, span: work.span, label: None, record: None }).collect();
    links
}

/// Where each bracket is closed that a paragraph opens and closes.
fn closing_brackets(text: &str) -> BTreeMap<usize, usize> {
    let mut closing = BTreeMap::new();
    let mut open = Vec::new();
    let mut before = 0;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'[' => open.push(at),
            b']' => closing.extend(open.pop().map(|from| (from, at))),
            b'\n' if before == b'\n' => open.clear(),
            _ => {}
        }
        before = byte;
    }
    closing
}

/// The YAML block at the top, up to the line `---` or `...`. Behind a rule between paragraphs a line is blank, as Pandoc has it.
fn front_matter(text: &str) -> Option<Span> {
    let rest = text.strip_prefix("---\n").or_else(|| text.strip_prefix("---\r\n"))?;
    let start = text.len() - rest.len();
    let mut at = 0;
    for line in rest.split_inclusive('\n') {
        let bare = line.trim_end();
        if at == 0 && bare.is_empty() {
            return None;
        }
        if at > 0 && matches!(bare, "---" | "...") {
            return Some(Span::new(start, start + at - 1));
        }
        at += line.len();
    }
    None
}

fn metadata(text: &str, yaml: Span, document: &mut Document) {
    let bare = |value: &str| value.trim().trim_matches(['"', '\'']).to_owned();
    let mut list: Option<&str> = None;
    let mut authors = Vec::new();
    for line in yaml.of(text).lines() {
        if let Some(item) = line.trim_start().strip_prefix("- ") {
            let item = bare(item.strip_prefix("name:").unwrap_or(item));
            match list {
                Some("author" | "authors") => authors.extend(super::front::people(&item)),
                Some("bibliography") => document.bibliographies.push(item),
                _ => {}
            }
            continue;
        }
        let Some((key, value)) = line.split_once(':').filter(|_| !line.starts_with(' ')) else { continue };
        let value = bare(value);
        list = value.is_empty().then_some(key);
        match key {
            _ if value.is_empty() => {}
            "title" => document.record.set_text(Field::Title, value),
            "author" | "authors" => {
                let names = value.trim_matches(['[', ']']).split(',').map(bare);
                authors.extend(names.flat_map(|name| super::front::people(&name)));
            }
            "date" => document.record.set(Field::Date, Value::Date(DateValue::read(date(&value)))),
            "doi" => document.record.set_text(Field::Doi, value),
            "bibliography" => {
                let files = value.trim_matches(['[', ']']).split(',').map(bare);
                document.bibliographies.extend(files.filter(|f| !f.is_empty()));
            }
            _ => {}
        }
    }
    if !authors.is_empty() {
        document.record.set_names(Field::Author, Names::of(authors));
    }
}

/// A date as YAML has it, where it is one in numbers; else its year, where it names one: `9 October 2019`, `08/2020`.
fn date(value: &str) -> &str {
    let day = value.split(['T', ' ']).next().unwrap_or(value);
    let in_numbers = matches!(day.len(), 4 | 7 | 10) && day.chars().all(|c| c.is_ascii_digit() || c == '-');
    if in_numbers { day } else { super::front::year(value).unwrap_or(value) }
}

/// Citation keys with what belongs to them.
fn citations(text: &str) -> Vec<Link> {
    let mut links = Vec::new();
    let mut at = 0;
    while let Some(found) = text.get(at..).and_then(|rest| rest.find('@')) {
        let sign = at + found;
        at = sign + 1;
        // An address of mail is none: a key stands after white space or a bracket.
        let before = text[..sign].chars().next_back();
        if before.is_some_and(|c| c.is_alphanumeric() || matches!(c, '\\' | '@' | '.')) {
            continue;
        }
        let Some((key, end)) = key_at(text, sign + 1) else { continue };
        at = end;
        if let Some((open, close)) = brackets_around(text, sign, end) {
            let from = text[open + 1..sign].rfind(';').map_or(open + 1, |n| open + 1 + n + 1);
            let to = text[end..close].find(';').map_or(close, |n| end + n);
            let prefix = text[from..sign].trim().trim_end_matches('-').trim();
            let suffix = text[end..to].trim().trim_start_matches(',').trim();
            links.push(Link {
                span: Span::new(sign, end + text[end..to].trim_end().len()),
                targets: vec![key],
                prefix: (!prefix.is_empty()).then(|| prefix.to_owned()),
                locator: (!suffix.is_empty()).then(|| suffix.to_owned()),
                narrative: false,
            });
        } else {
            let page = page_behind(text, end);
            links.push(Link {
                span: Span::new(sign, page.map_or(end, |page| page.end + 1)),
                targets: vec![key],
                prefix: None,
                locator: page.map(|page| page.of(text).trim().to_owned()),
                narrative: true,
            });
        }
    }
    links
}

/// The brackets in which a key stands, from `sign` to `end`: in its paragraph, over ends of lines.
fn brackets_around(text: &str, sign: usize, end: usize) -> Option<(usize, usize)> {
    const FAR: usize = 4000;
    let before = &text[text.floor_char_boundary(sign.saturating_sub(FAR))..sign];
    let open = before.rfind(['[', ']']).filter(|n| before[*n..].starts_with('[') && !before[*n..].contains("\n\n"))?;
    let behind = &text[end..text.floor_char_boundary(text.len().min(end + FAR))];
    let close = behind.find([']', '[']).filter(|n| behind[*n..].starts_with(']') && !behind[..*n].contains("\n\n"))?;
    Some((sign - (before.len() - open), end + close))
}

/// What the brackets hold that follow a key in the sentence: `@doe2001 [p. 3] says`.
fn page_behind(text: &str, end: usize) -> Option<Span> {
    const LONGEST: usize = 60;
    let inside = text[end..].strip_prefix(" [")?;
    let close = inside.find([']', '[', '\n']).filter(|close| *close <= LONGEST && inside[*close..].starts_with(']'))?;
    let page = &inside[..close];
    let is_link = inside[close + 1..].starts_with(['(', '[', ':', '{']);
    let paged = page.contains(|c: char| c.is_ascii_digit()) && !page.contains(['@', '^']);
    (paged && !is_link).then(|| Span::new(end + 2, end + 2 + close))
}

fn key_at(text: &str, at: usize) -> Option<(String, usize)> {
    let rest = text.get(at..)?;
    if let Some(braced) = rest.strip_prefix('{') {
        let end = braced.find(['}', '\n']).filter(|end| braced[*end..].starts_with('}'))?;
        return Some((braced[..end].to_owned(), at + end + 2));
    }
    let mut end = 0;
    for (n, c) in rest.char_indices() {
        let inner = matches!(c, ':' | '.' | '#' | '$' | '%' | '&' | '-' | '+' | '?' | '<' | '>' | '~' | '/');
        let goes_on = rest[n + c.len_utf8()..].chars().next().is_some_and(|c| c.is_alphanumeric() || c == '_');
        if c.is_alphanumeric() || c == '_' || (inner && goes_on && n > 0) {
            end = n + c.len_utf8();
        } else {
            break;
        }
    }
    (end > 0).then(|| (rest[..end].to_owned(), at + end))
}

#[cfg(test)]
mod tests;
