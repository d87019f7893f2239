//! Markdown, with Pandoc's citations: `[see @doe2001, p. 3; @roe1999]`, `@doe2001 says`, `[-@doe2001]`.
//!
//! The text layer is the file's content, but for backslash escapes and character references, which give the sign that
//! they stand for; marks of emphasis and headings stay where they are. Syntax of citations from the Pandoc manual,
//! “Citation syntax”; of escapes from CommonMark 0.31, §2.4 and §2.5.

use std::collections::{BTreeMap, HashMap};

use crate::record::{DateValue, EntryType, Field, Names, Record, Value};
use crate::text::Span;

use super::{Document, Flow, Link, Note, Origin};

/// Reads a Markdown file.
pub fn read(text: &str) -> Document {
    let yaml = front_matter(text);
    let Layer { text: layer, origin, raised } = Layer::of(text, yaml.map_or(0, |yaml| yaml.end));
    let mut document = Document::of_text(layer);
    document.superscripts = raised;
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
    document.links = citations(text);
    for link in &mut document.links {
        link.span = Span::new(origin.layer(link.span.start), origin.layer(link.span.end));
    }
    document.origin = origin;
    document
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

/// The text as it is shown: without escapes and marks of what stands raised.
#[derive(Default)]
struct Layer {
    text: String,
    origin: Origin,
    raised: Vec<Span>,
}

impl Layer {
    /// The layer of `source`, in which all before byte `from` is as it is. Code keeps its backslashes.
    fn of(source: &str, from: usize) -> Layer {
        let mut layer = Layer::default();
        if !source[from..].contains(['\\', '&', '^']) && !source.contains("<sup>") && !source.contains("](#") {
            layer.text.push_str(source);
            return layer;
        }
        layer.push(source, 0, from);
        layer.read(source, from, source.len());
        layer
    }

    fn push(&mut self, source: &str, from: usize, to: usize) {
        if from < to {
            self.origin.note(self.text.len(), from);
            self.text.push_str(&source[from..to]);
        }
    }

    fn read(&mut self, source: &str, mut at: usize, end: usize) {
        while let Some(found) = source[at..end].find(['\\', '&', '`', '^', '<', '[']) {
            let sign = at + found;
            self.push(source, at, sign);
            let rest = &source[sign..end];
            let taken = match rest.as_bytes()[0] {
                // A backslash at a line's end breaks the line.
                b'\\' => {
                    rest[1..].chars().next().filter(|c| c.is_ascii_punctuation() || " \r\n".contains(*c)).map(|_| {
                        self.push(source, sign + 1, sign + 2);
                        2
                    })
                }
                b'&' => character(rest).map(|(shown, length)| {
                    self.origin.note(self.text.len(), sign);
                    self.text.push_str(&shown);
                    length
                }),
                b'`' => {
                    let length = code(rest);
                    self.push(source, sign, sign + length);
                    Some(length)
                }
                // A link inside the text is shown as its words.
                b'[' => anchored(rest).map(|(inside, length)| {
                    self.read(source, sign + inside.start, sign + inside.end);
                    length
                }),
                _ => raised(rest).map(|(inside, length)| {
                    let start = self.text.len();
                    self.read(source, sign + inside.start, sign + inside.end);
                    self.raised.push(Span::new(start, self.text.len()));
                    length
                }),
            };
            at = sign + taken.unwrap_or(1);
            if taken.is_none() {
                self.push(source, sign, at);
            }
        }
        self.push(source, at, end);
    }
}

/// How long the code at the beginning of `rest` is; its backticks alone, where they close nowhere.
fn code(rest: &str) -> usize {
    let ticks = rest.len() - rest.trim_start_matches('`').len();
    let (fence, inside) = rest.split_at(ticks);
    let closed = inside.find(fence).filter(|end| ticks > 2 || !inside[..*end].contains("\n\n"));
    closed.map_or(ticks, |end| end + 2 * ticks)
}

/// What stands raised at the beginning of `rest`, `^12,13^` or `<sup>12</sup>`, and how many bytes it takes with its
/// marks.
fn raised(rest: &str) -> Option<(Span, usize)> {
    /// Longer is no mark of a note and no group of numbers.
    const LONGEST: usize = 80;
    let (open, close) = if rest.starts_with('^') { ("^", "^") } else { ("<sup>", "</sup>") };
    let inside = rest.strip_prefix(open)?;
    let mut before = '^';
    for (n, c) in inside.char_indices().take(LONGEST) {
        if inside[n..].starts_with(close) && before != '\\' {
            return (n > 0).then(|| (Span::new(open.len(), open.len() + n), open.len() + n + close.len()));
        }
        // Pandoc's own marks hold no bare space.
        if c == '\n' || (c.is_whitespace() && before != '\\' && close == "^") {
            return None;
        }
        before = c;
    }
    None
}

/// The words of a link to another place of the text, `[1995](#ref-roe)`, at the beginning of `rest`, and how many bytes it takes.
fn anchored(rest: &str) -> Option<(Span, usize)> {
    const LONGEST: usize = 200;
    let close = rest.bytes().take(LONGEST).skip(1).position(|b| matches!(b, b'[' | b']'))? + 1;
    let target = rest[close..].strip_prefix("](#")?;
    let end = target.bytes().take(LONGEST).position(|b| matches!(b, b')' | b' ' | b'\n' | b'('))?;
    let linked = target[end..].starts_with(')') && end > 0 && !rest[..close].contains("\n\n") && close > 1;
    linked.then(|| (Span::new(1, close), close + "](#".len() + end + 1))
}

/// What the character reference at the beginning of `rest` stands for, and how many bytes it takes.
fn character(rest: &str) -> Option<(String, usize)> {
    let length = rest.bytes().take(33).position(|b| b == b';')? + 1;
    let written = rest.get(..length)?;
    let name = written[1..length - 1].trim_start_matches('#');
    if name.is_empty() || !name.bytes().all(|b| b.is_ascii_alphanumeric()) {
        return None;
    }
    let shown: String = scraper::Html::parse_fragment(written).root_element().text().collect();
    (shown != written && !shown.is_empty()).then_some((shown, length))
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
mod tests {
    use super::*;

    #[test]
    fn pandoc_citations_give_keys_prefixes_and_locators() {
        let text = "---\ntitle: \"On Keys\"\nauthor: Jane Roe\nbibliography: refs.bib\n---\n\nAs @doe2001 says [see @roe:1999, pp. 3--4; -@poe_x]. Mail me@x.org.\n";
        let document = read(text);
        assert_eq!(document.record.text(&Field::Title), Some("On Keys"));
        assert_eq!(document.bibliographies, ["refs.bib"]);
        let keys: Vec<_> = document.links.iter().map(|l| (l.targets[0].as_str(), l.narrative)).collect();
        assert_eq!(keys, [("doe2001", true), ("roe:1999", false), ("poe_x", false)]);
        assert_eq!(document.links[1].prefix.as_deref(), Some("see"));
        assert_eq!(document.links[1].locator.as_deref(), Some("pp. 3--4"));
        assert_eq!(document.links[1].span.of(&document.text), "@roe:1999, pp. 3--4");
    }

    #[test]
    fn notes_are_no_running_text_and_stand_where_the_text_refers_to_them() {
        let text = "# On Salt\n\nSalt is dear.[^1] Salt^[Or so says Roe [1999].] is old.[^note]\n\n[^1]: See Roe,\n*Salt*, 3.\n\n    And Poe.\n[^note]: Ibid.\n\nIt was white.\n";
        let document = read(text);
        let notes: Vec<_> = document.notes.iter().map(|n| (n.mark.as_str(), n.span.of(text))).collect();
        assert_eq!(
            notes,
            [("1", "See Roe,\n*Salt*, 3.\n\n    And Poe."), ("^1", "Or so says Roe [1999]."), ("note", "Ibid.")]
        );
        assert_eq!(document.notes[0].anchor.unwrap().of(text), "[^1]");
        let paragraphs: Vec<_> = document.paragraphs.iter().map(|p| p.of(text)).collect();
        assert_eq!(paragraphs.len(), 2);
        assert_eq!(paragraphs[1], "It was white.");
        assert!(document.sentences.iter().any(|sentence| sentence.of(text) == "Ibid."));
        let odd = read("Like [^] or [^ so. Salt.[^1]\n\n[^1]: Ibid.\n");
        assert_eq!(odd.notes[0].anchor.unwrap().of(&odd.text), "[^1]");
        assert!(read("A ^[ that nothing closes, and [^x]: none.\n").notes.is_empty());
    }

    #[test]
    fn escapes_and_character_references_are_what_they_stand_for() {
        let text = "---\ntitle: A \\& B\n---\n\nLakes lie still \\(Sag et al\\. 2002\\; M&uuml;ller &amp; Roe 1999\\).\\\nSee `a\\(b` and \\a, AT&T, \\@home, [@poe, 3\\.1].\n";
        let mut document = read(text);
        document.origin.keep(text.to_owned());
        assert!(
            document
                .text
                .contains("still (Sag et al. 2002; Müller & Roe 1999).\nSee `a\\(b` and \\a, AT&T, @home, [@poe")
        );
        assert_eq!(document.links.len(), 1);
        assert_eq!(document.links[0].span.of(&document.text), "@poe, 3.1");
        let at = document.text.find("Roe 1999").unwrap();
        assert_eq!(document.origin.source(at), text.find("Roe 1999").unwrap());
        // A thousand ticks that none closes, and a reference that is none.
        assert_eq!(read("`a\\(").text, "`a(");
        assert_eq!(read("&nosuch; \\").text, "&nosuch; \\");
    }

    #[test]
    fn raised_numbers_lose_their_marks_and_stay_raised() {
        let document =
            read("Memory^12,\\ 13^ and H<sub>2</sub>O<sup>4</sup>, see[^1] and 2^n for x ^ y^ z.\n\n[^1]: A note^a\n");
        assert!(
            document
                .text
                .starts_with("Memory12, 13 and H<sub>2</sub>O4, see[^1] and 2^n for x ^ y^ z.\n\n[^1]: A note^a")
        );
        let raised: Vec<_> = document.superscripts.iter().map(|span| span.of(&document.text)).collect();
        assert_eq!(raised, ["12, 13", "4"]);
    }

    #[test]
    fn a_rule_at_the_top_is_no_front_matter() {
        let document = read("---\n\nSome say so.\n\n---\n\nOthers do not.\n");
        assert_eq!(document.paragraphs.iter().filter(|p| p.of(&document.text).contains("say so")).count(), 1);
        // A line of dashes inside a value does not end it.
        let document = read("---\ntitle: On salt\nabstract: |\n  words\n  ----\n---\n\nSome say so.\n");
        assert_eq!(document.record.text(&Field::Title), Some("On salt"));
        assert!(document.paragraphs.iter().all(|p| !p.of(&document.text).contains("words")));
    }

    #[test]
    fn a_citation_may_go_on_in_the_next_line() {
        let document = read("Some say so [see @roe1999, p. 3;\n@doe2001, p. 4]. Not @moor in\n\n[a link] here.\n");
        let found: Vec<_> = document.links.iter().map(|l| (l.narrative, l.locator.as_deref())).collect();
        assert_eq!(found, [(false, Some("p. 3")), (false, Some("p. 4")), (true, None)]);
    }

    #[test]
    fn lists_in_brackets_and_whole_dates_are_read_from_the_front_matter() {
        let document = read("---\ntitle: On Keys\nauthor: [Jane Roe, \"Max Doe\"]\ndate: 2024-03-05\n---\n\nText.\n");
        let names = document.record.names(Field::Author).unwrap();
        assert_eq!(names.list.iter().map(|name| name.family()).collect::<Vec<_>>(), ["Roe", "Doe"]);
        assert_eq!(document.record.date(Field::Date).unwrap().to_string(), "2024-03-05");
        let year =
            |date: &str| read(&format!("---\ndate: {date}\n---\n")).record.date(Field::Date).unwrap().to_string();
        let years = ["2023 (draft)", "9 October 2019", "08/2020"].map(year);
        assert_eq!(years, ["2023", "2019", "2020"]);
        let listed = read(
            "---\nauthors:\n  - name: Jane Roe\n    affiliation: 1\naffiliations:\n - name: Quay School\n---\n\nText.\n",
        );
        let names = listed.record.names(Field::Author).unwrap();
        assert_eq!(names.list.iter().map(|name| name.inverted()).collect::<Vec<_>>(), ["Roe, Jane"]);
        let prose: Vec<_> = listed.paragraphs.iter().map(|p| p.of(&listed.text)).collect();
        assert_eq!((prose, listed.sections.len()), (vec!["Text."], 0));
        let close = read("---\ntitle: On Keys\n---\nText goes on.\n");
        assert_eq!(close.paragraphs.iter().map(|p| p.of(&close.text)).collect::<Vec<_>>(), ["Text goes on."]);
    }

    #[test]
    fn a_link_inside_the_text_is_its_words() {
        let text =
            "As Roe ([1995](#ref-roe1995)) and [Poe][1] say, see [the end](#end) and [a page](https://x.org/#top).\n";
        assert_eq!(read(text).text, "As Roe (1995) and [Poe][1] say, see the end and [a page](https://x.org/#top).\n");
    }
}
