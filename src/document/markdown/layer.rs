//! The words of a Markdown text, and where each stands in the file.

use crate::document::Origin;
use crate::text::Span;

/// The text as it is shown: without escapes and marks of what stands raised.
#[derive(Default)]
pub(super) struct Layer {
    pub(super) text: String,
    pub(super) origin: Origin,
    pub(super) raised: Vec<Span>,
    /// The containers of entries: identifier, and where the words stand.
    pub(super) entries: Vec<(String, Span)>,
    /// Words that lead to another place of the text, and its identifier.
    pub(super) anchored: Vec<(Span, String)>,
}

impl Layer {
    /// The layer of `source`, in which all before byte `from` is as it is. Code keeps its backslashes.
    pub(super) fn of(source: &str, from: usize) -> Layer {
        let mut layer = Layer::default();
        let tagged = ["<sup>", "](#", "<div", "<span"].iter().any(|sign| source.contains(sign));
        if !source[from..].contains(['\\', '&', '^']) && !tagged {
            layer.text.push_str(source);
            return layer;
        }
        layer.push(source, 0, from);
        let mut open = Vec::new();
        layer.read(source, from, source.len(), &mut open);
        layer.entries.sort_by_key(|(_, span)| *span);
        layer
    }

    fn push(&mut self, source: &str, from: usize, to: usize) {
        if from < to {
            self.origin.note(self.text.len(), from);
            self.text.push_str(&source[from..to]);
        }
    }

    /// Reads a stretch of `source`; `open` are the containers in which it stands: the identifier of those of entries, and where
    /// their words begin.
    fn read(&mut self, source: &str, mut at: usize, end: usize, open: &mut Vec<(Option<String>, usize)>) {
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
                b'[' => anchored(rest).map(|(inside, target, length)| {
                    let start = self.text.len();
                    self.read(source, sign + inside.start, sign + inside.end, open);
                    self.anchored.push((Span::new(start, self.text.len()), target.to_owned()));
                    length
                }),
                _ => match raised(rest) {
                    Some((inside, length)) => {
                        let start = self.text.len();
                        self.read(source, sign + inside.start, sign + inside.end, open);
                        self.raised.push(Span::new(start, self.text.len()));
                        Some(length)
                    }
                    None => container(rest).map(|(tag, length)| {
                        match tag {
                            Tag::Open(id) => open.push((id, self.text.len())),
                            Tag::Close => {
                                if let Some((Some(id), start)) = open.pop() {
                                    self.entries.push((id, Span::new(start, self.text.len())));
                                }
                            }
                            Tag::Inline => {}
                        }
                        length
                    }),
                },
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

/// A tag that shows nothing.
enum Tag {
    /// Opens a container; the identifier of an entry's.
    Open(Option<String>),
    /// Closes a container.
    Close,
    /// Opens or closes words inside a paragraph.
    Inline,
}

/// The tag of a container (`<div …>`) or of words without a look of their own (`<span …>`) at the beginning of `rest`, and how
/// many bytes it takes.
fn container(rest: &str) -> Option<(Tag, usize)> {
    const LONGEST: usize = 400;
    let closing = |tag: &str| rest.starts_with(tag).then_some(tag.len());
    if let Some(length) = closing("</div>") {
        return Some((Tag::Close, length));
    }
    if let Some(length) = closing("</span>") {
        return Some((Tag::Inline, length));
    }
    let is_div = rest.starts_with("<div");
    let inside = rest.strip_prefix("<div").or_else(|| rest.strip_prefix("<span"))?;
    let head = rest.len() - inside.len();
    if !inside.starts_with(['>', ' ', '\n', '\r', '\t']) {
        return None;
    }
    let end = inside
        .bytes()
        .take(LONGEST)
        .position(|b| matches!(b, b'>' | b'<'))
        .filter(|end| inside[*end..].starts_with('>'))?;
    if !is_div {
        return Some((Tag::Inline, head + end + 1));
    }
    let attribute = |name: &str| {
        let (_, value) = inside[..end].split_once(&format!("{name}=\""))?;
        value.split('"').next()
    };
    let is_entry = attribute("class").is_some_and(|class| class.split_whitespace().any(|class| class == "csl-entry"));
    let id = attribute("id").filter(|id| is_entry && !id.is_empty()).map(str::to_owned);
    Some((Tag::Open(id), head + end + 1))
}

/// The words of a link to another place of the text, `[1995](#ref-roe)`, at the beginning of `rest`, that place, and how many bytes
/// it takes.
fn anchored(rest: &str) -> Option<(Span, &str, usize)> {
    const LONGEST: usize = 200;
    let close = rest.bytes().take(LONGEST).skip(1).position(|b| matches!(b, b'[' | b']'))? + 1;
    let target = rest[close..].strip_prefix("](#")?;
    let end = target.bytes().take(LONGEST).position(|b| matches!(b, b')' | b' ' | b'\n' | b'('))?;
    let linked = target[end..].starts_with(')') && end > 0 && !rest[..close].contains("\n\n") && close > 1;
    linked.then(|| (Span::new(1, close), &target[..end], close + "](#".len() + end + 1))
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
