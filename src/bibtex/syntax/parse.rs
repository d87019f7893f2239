//! Text → tree, in one pass and without recursion.

use super::scan::{Closer, End, Head, at_line_start, entry_starts, head_at, skip_space};
use super::{Entry, Field, Item, Node, Piece, PieceKind, Slip, SlipKind, Tree, Value};
use crate::text::Span;

/// Reads a .bib file's text. Never fails; linear in the length of the text.
///
/// ```
/// use catena::bibtex::syntax::parse;
/// let text = "@book{a, title = {One} @book{b, title = \"Two\"}";
/// let tree = parse(text);
/// assert_eq!(tree.write(text), text);
/// ```
pub fn parse(text: &str) -> Tree {
    Tree { items: items(text).collect() }
}

/// The items of a file one after the other, so that a large file need not be held as a tree. Together they are the file.
pub fn items(text: &str) -> Items<'_> {
    let reader =
        Reader { bytes: text.as_bytes(), closer: Closer::new(text.as_bytes()), unclosed: None, fields: Vec::new() };
    Items { reader, at: 0, ready: None }
}

/// Reads a file item by item; see [`items`].
pub struct Items<'t> {
    reader: Reader<'t>,
    /// Where reading goes on.
    at: usize,
    /// The entry that follows the text that was given last.
    ready: Option<Item>,
}

impl Iterator for Items<'_> {
    type Item = Item;

    fn next(&mut self) -> Option<Item> {
        if let Some(item) = self.ready.take() {
            return Some(item);
        }
        let junk = self.at;
        let bytes = self.reader.bytes;
        // Whether a `%` stands on the line before `at`.
        let mut percent = false;
        let mut at = junk;
        while let Some(byte) = bytes.get(at) {
            match byte {
                b'\n' | b'\r' => percent = false,
                b'%' => percent = true,
                b'@' if !percent => {
                    if let Some(head) = head_at(bytes, at)
                        && let Some((node, end)) = self.reader.item(head)
                    {
                        self.at = end;
                        let item = Item { span: Span::new(at, end), node };
                        if junk == at {
                            return Some(item);
                        }
                        self.ready = Some(item);
                        return Some(Item { span: Span::new(junk, at), node: Node::Junk });
                    }
                }
                _ => {}
            }
            at += 1;
        }
        self.at = bytes.len();
        (junk < bytes.len()).then(|| Item { span: Span::new(junk, bytes.len()), node: Node::Junk })
    }
}

struct Reader<'t> {
    bytes: &'t [u8],
    closer: Closer<'t>,
    /// The first unclosed value of the entry that is being read, where reading went on after its line.
    unclosed: Option<Slip>,
    /// Room for the fields of the entry that is being read.
    fields: Vec<Field>,
}

/// Why an entry ended early: the slip, and the byte at which reading goes on.
struct Break {
    slip: Slip,
    resume: usize,
}

impl Reader<'_> {
    /// The item that begins with `head` and the byte after it; `None` where it is but text with an `@`.
    fn item(&mut self, head: Head) -> Option<(Node, usize)> {
        let word = self.bytes.get(head.word.0..head.word.1)?;
        if word.eq_ignore_ascii_case(b"comment") {
            return Some((Node::Comment, self.comment_end(head)));
        }
        let open = head.open?;
        // An address such as `name@host(…)`.
        if self.bytes[..head.at].last().is_some_and(|b| b.is_ascii_alphanumeric())
            && !at_line_start(self.bytes, head.at)
        {
            return None;
        }
        let mut entry = Entry {
            kind: Span::new(head.word.0, head.word.1),
            parens: self.bytes.get(open) == Some(&b'('),
            fields: std::mem::take(&mut self.fields),
            ..Entry::default()
        };
        self.unclosed = None;
        let is_macro = word.eq_ignore_ascii_case(b"string");
        let result = if word.eq_ignore_ascii_case(b"preamble") {
            return Some(self.preamble(entry, open + 1));
        } else if is_macro {
            self.fields(&mut entry, open + 1)
        } else {
            self.key(&mut entry, open + 1).and_then(|at| self.fields(&mut entry, at))
        };
        let fields = entry.fields.drain(..).collect();
        self.fields = std::mem::replace(&mut entry.fields, fields);
        Some(match result {
            Ok(end) if self.unclosed.is_some() => {
                let slip = self.unclosed.unwrap_or(Slip { kind: SlipKind::Unclosed, span: entry.kind });
                (Node::Broken(entry, slip), end)
            }
            Ok(end) if is_macro => (Node::Macros(entry), end),
            Ok(end) => (Node::Entry(entry), end),
            Err(Break { slip, resume }) => {
                entry.close = resume;
                (Node::Broken(entry, self.unclosed.unwrap_or(slip)), resume)
            }
        })
    }

    /// `@comment{…}` to its closing brace; without one, to the end of the line.
    fn comment_end(&mut self, head: Head) -> usize {
        if let Some(open) = head.open.filter(|open| self.bytes.get(*open) == Some(&b'{'))
            && let Some(close) = self.closer.comment(open)
        {
            return close + 1;
        }
        let rest = &self.bytes[head.word.1..];
        rest.iter().position(|b| matches!(b, b'\n' | b'\r')).map_or(self.bytes.len(), |at| head.word.1 + at)
    }

    fn preamble(&mut self, mut entry: Entry, at: usize) -> (Node, usize) {
        let close = if entry.parens { b')' } else { b'}' };
        match self.value(&mut entry, skip_space(self.bytes, at)) {
            Ok((value, end)) if self.bytes.get(end) == Some(&close) => (Node::Preamble(value), end + 1),
            Ok((_, end)) => {
                let resume = self.next_head(end);
                let span = Span::new(entry.kind.start.saturating_sub(1), entry.kind.end);
                (Node::Broken(entry, Slip { kind: SlipKind::UnclosedEntry, span }), resume)
            }
            Err(Break { slip, resume }) => (Node::Broken(entry, slip), resume),
        }
    }

    /// Reads the citation key and the comma after it.
    fn key(&mut self, entry: &mut Entry, open: usize) -> Result<usize, Break> {
        let start = self.skip_trivia(entry, open);
        let closing = if entry.parens { b')' } else { b'}' };
        let mut end = start;
        while let Some(byte) = self.bytes.get(end) {
            match byte {
                b',' | b'=' | b'{' | b'"' | b'\n' | b'\r' => break,
                b if *b == closing => break,
                _ => end += 1,
            }
        }
        let stop = self.bytes.get(end).copied();
        let trimmed = trim_end(self.bytes, start, end);
        match stop {
            // `@book{title = …`: the first word is a field's name.
            Some(b'=') if is_name(&self.bytes[start..trimmed]) => {
                let span = Span::new(entry.kind.start, entry.kind.end);
                entry.slips.push(Slip { kind: SlipKind::NoKey, span });
                return Ok(start);
            }
            // A key may have `=`, `{` or `"` in it; it ends at the comma all the same.
            Some(b'=' | b'{' | b'"') => {
                while self.bytes.get(end).is_some_and(|b| !matches!(b, b',' | b'\n' | b'\r') && *b != closing) {
                    end += 1;
                }
            }
            _ => {}
        }
        let trimmed = trim_end(self.bytes, start, end);
        let key = Span::new(start, trimmed);
        let text = &self.bytes[start..trimmed];
        if text.is_empty() {
            let kind = if self.bytes.get(end) == Some(&b',') { SlipKind::EmptyKey } else { SlipKind::NoKey };
            entry.slips.push(Slip { kind, span: entry.kind });
        } else if text.iter().any(|b| {
            b.is_ascii_whitespace() || matches!(b, b'"' | b'#' | b'%' | b'\'' | b'=' | b'{' | b'}' | b'~' | b'\\')
        }) {
            entry.slips.push(Slip { kind: SlipKind::BadKey, span: key });
        }
        entry.key = Some(key);
        let next = skip_space(self.bytes, end);
        match self.bytes.get(next) {
            Some(b',') => Ok(next + 1),
            Some(b) if *b == closing => Ok(next),
            // A key and no comma before the first field.
            Some(_) if !entry_starts(self.bytes, next) => {
                entry.slips.push(Slip { kind: SlipKind::MissingComma, span: Span::new(trimmed, trimmed) });
                Ok(next)
            }
            _ => Err(self.unclosed_entry(entry, next)),
        }
    }

    /// Reads fields up to the closing delimiter; gives the byte after it.
    fn fields(&mut self, entry: &mut Entry, mut at: usize) -> Result<usize, Break> {
        let closing = if entry.parens { b')' } else { b'}' };
        let mut comma = true;
        loop {
            at = self.skip_trivia(entry, at);
            match self.bytes.get(at) {
                None => match self.reopen(entry, at) {
                    Some(next) => (at, comma) = (next, false),
                    None => return Err(self.unclosed_entry(entry, at)),
                },
                Some(b) if *b == closing && self.goes_on(at + 1) => {
                    entry.slips.push(Slip { kind: SlipKind::ExtraBrace, span: Span::new(at, at + 1) });
                    at += 1;
                    comma = false;
                }
                Some(b) if *b == closing => {
                    entry.close = at;
                    return Ok(at + 1);
                }
                Some(b',') => {
                    if comma && entry.fields.last().is_some() {
                        entry.slips.push(Slip { kind: SlipKind::ExtraComma, span: Span::new(at, at + 1) });
                    }
                    comma = true;
                    at += 1;
                }
                Some(b'@') if entry_starts(self.bytes, at) => match self.reopen(entry, at) {
                    Some(next) => (at, comma) = (next, false),
                    None => return Err(self.unclosed_entry(entry, at)),
                },
                Some(_) => {
                    let start = at;
                    match self.field(entry, at)? {
                        Some((field, end)) => {
                            if !comma {
                                let before = entry.fields.last().map_or(start, |f| f.value.span.end);
                                let span = Span::new(before, before);
                                entry.slips.push(Slip { kind: SlipKind::MissingComma, span });
                            }
                            entry.fields.push(field);
                            at = end;
                        }
                        None => at = self.unexpected(entry, start)?,
                    }
                    comma = false;
                }
            }
        }
    }

    /// `name = value`; `None` where it is something else.
    fn field(&mut self, entry: &mut Entry, at: usize) -> Result<Option<(Field, usize)>, Break> {
        let mut end = at;
        while self.bytes.get(end).is_some_and(|b| is_name_byte(*b)) {
            end += 1;
        }
        let equals = skip_space(self.bytes, end);
        if end == at || self.bytes.get(equals) != Some(&b'=') {
            return Ok(None);
        }
        let start = skip_space(self.bytes, equals + 1);
        let (value, next) = self.value(entry, start)?;
        let value = if value.first.is_none() {
            entry.slips.push(Slip { kind: SlipKind::EmptyValue, span: Span::new(at, equals + 1) });
            Value { span: Span::new(equals + 1, equals + 1), ..value }
        } else {
            value
        };
        Ok(Some((Field { name: Span::new(at, end), value }, next)))
    }

    /// Pieces joined by `#`; gives the byte after the last and the white space behind it.
    fn value(&mut self, entry: &mut Entry, start: usize) -> Result<(Value, usize), Break> {
        let mut value = Value { span: Span::new(start, start), ..Value::default() };
        let mut at = start;
        loop {
            let Some((piece, end)) = self.piece(entry, at)? else {
                return Ok((value, at));
            };
            match (value.first, &mut value.several) {
                (None, _) => {
                    value = Value { span: piece.span, first: Some(piece.kind), several: None };
                }
                (Some(_), Some(pieces)) => pieces.push(piece),
                (Some(kind), none) => *none = Some(Box::new(vec![Piece { span: value.span, kind }, piece])),
            }
            value.span.end = end;
            let next = self.skip_trivia(entry, end);
            if self.bytes.get(next) != Some(&b'#') {
                return Ok((value, next));
            }
            at = self.skip_trivia(entry, next + 1);
        }
    }

    /// The last delimiter of the value that opens at `open` and is not closed, if the line after it begins with
    /// `name =`: there a person meant it to end.
    fn line_end(&self, open: usize, limit: usize) -> Option<usize> {
        let closing = if self.bytes.get(open) == Some(&b'"') { b'"' } else { b'}' };
        let inside = self.bytes.get(open..limit)?;
        let line = inside.iter().enumerate().find(|(at, b)| **b == b'\n' && self.field_follows(open + at + 1))?.0;
        let end = trim_end(self.bytes, open, open + line);
        let end = if self.bytes.get(end - 1) == Some(&b',') { trim_end(self.bytes, open, end - 1) } else { end };
        (end > open + 1 && self.bytes.get(end - 1) == Some(&closing)).then_some(end - 1)
    }

    fn piece(&mut self, entry: &mut Entry, at: usize) -> Result<Option<(Piece, usize)>, Break> {
        let closing = if entry.parens { b')' } else { b'}' };
        match self.bytes.get(at) {
            Some(open @ (b'{' | b'"')) => {
                let kind = if *open == b'{' { PieceKind::Braced } else { PieceKind::Quoted };
                let close = match self.closer.value(at) {
                    End::Closed(close) => close,
                    End::Across(close, head) => {
                        entry.slips.push(Slip { kind: SlipKind::EntryInValue, span: Span::new(head, head + 1) });
                        close
                    }
                    End::Open(resume) => {
                        let slip = Slip { kind: SlipKind::Unclosed, span: Span::new(at, at + 1) };
                        if let Some(close) = self.line_end(at, resume).filter(|_| self.unclosed.is_none()) {
                            self.unclosed = Some(slip);
                            return Ok(Some((Piece { span: Span::new(at, close + 1), kind }, close + 1)));
                        }
                        let resume = if entry_starts(self.bytes, resume) { resume } else { self.next_head(resume) };
                        return Err(Break { slip, resume });
                    }
                };
                Ok(Some((Piece { span: Span::new(at, close + 1), kind }, close + 1)))
            }
            Some(_) => {
                let mut end = at;
                while self.bytes.get(end).is_some_and(|b| {
                    !b.is_ascii_whitespace()
                        && !matches!(b, b',' | b'#' | b'{' | b'}' | b'"' | b'=' | b'@')
                        && *b != closing
                }) {
                    end += 1;
                }
                if end == at {
                    return Ok(None);
                }
                let text = &self.bytes[at..end];
                let span = Span::new(at, end);
                let kind = if text.iter().all(u8::is_ascii_digit) { PieceKind::Number } else { PieceKind::Macro };
                if kind == PieceKind::Macro && (text[0].is_ascii_digit() || !is_name(text)) {
                    entry.slips.push(Slip { kind: SlipKind::BareValue, span });
                }
                Ok(Some((Piece { span, kind }, end)))
            }
            None => Ok(None),
        }
    }

    /// Passes over text that is no field, to the next comma outside braces, to a line that looks like a field, or to the
    /// closing delimiter.
    fn unexpected(&mut self, entry: &mut Entry, start: usize) -> Result<usize, Break> {
        let closing = if entry.parens { b')' } else { b'}' };
        let mut at = start;
        while let Some(byte) = self.bytes.get(at) {
            match byte {
                b',' => break,
                b if *b == closing => break,
                b'{' => match self.closer.value(at) {
                    End::Closed(close) | End::Across(close, _) => at = close,
                    End::Open(resume) => {
                        let resume = if entry_starts(self.bytes, resume) { resume } else { self.next_head(resume) };
                        let slip = Slip { kind: SlipKind::Unclosed, span: Span::new(at, at + 1) };
                        return Err(Break { slip, resume });
                    }
                },
                b'@' if entry_starts(self.bytes, at) => break,
                b'\n' if self.field_follows(at + 1) => break,
                _ => {}
            }
            at += 1;
        }
        let end = trim_end(self.bytes, start, at).max(start + 1).min(self.bytes.len());
        entry.slips.push(Slip { kind: SlipKind::Unexpected, span: Span::new(start, end) });
        Ok(at.max(end))
    }

    /// Whether, after a closing delimiter, the entry goes on with `, name = {`, so that the delimiter was one too many.
    fn goes_on(&self, at: usize) -> bool {
        let next = skip_space(self.bytes, at);
        let start = if self.bytes.get(next) == Some(&b',') { skip_space(self.bytes, next + 1) } else { next };
        let mut end = start;
        while end - start < 64 && self.bytes.get(end).is_some_and(u8::is_ascii_alphanumeric) {
            end += 1;
        }
        let equals = skip_space(self.bytes, end);
        end > start
            && self.bytes.get(equals) == Some(&b'=')
            && self.bytes.get(skip_space(self.bytes, equals + 1)).is_some_and(|b| matches!(b, b'{' | b'"'))
    }

    /// Whether `name = 1999` stands at `at`.
    fn number_follows(&self, at: usize) -> bool {
        let is_digit = |at: usize| self.bytes.get(at).is_some_and(u8::is_ascii_digit);
        let equals = |at: usize| self.bytes.get(at) == Some(&b'=');
        let start = skip_space(self.bytes, at);
        let length =
            self.bytes.get(start..).unwrap_or(&[]).iter().take(64).take_while(|b| b.is_ascii_alphabetic()).count();
        let sign = skip_space(self.bytes, start + length);
        length > 0 && equals(sign) && is_digit(skip_space(self.bytes, sign + 1))
    }

    /// Whether the line at `at` begins with `name =`.
    fn field_follows(&self, at: usize) -> bool {
        let start = skip_space(self.bytes, at);
        let mut end = start;
        while end - start < 64 && self.bytes.get(end).is_some_and(|b| is_name_byte(*b)) {
            end += 1;
        }
        end > start && self.bytes.get(skip_space(self.bytes, end)) == Some(&b'=')
    }

    /// White space, and `%` comments to the end of their line.
    fn skip_trivia(&self, entry: &mut Entry, mut at: usize) -> usize {
        loop {
            at = skip_space(self.bytes, at);
            if self.bytes.get(at) != Some(&b'%') {
                return at;
            }
            let end = self.bytes[at..].iter().position(|b| matches!(b, b'\n' | b'\r'));
            let end = end.map_or(self.bytes.len(), |length| at + length);
            entry.slips.push(Slip { kind: SlipKind::CommentInEntry, span: Span::new(at, end) });
            at = end;
        }
    }

    /// The field whose value took the entry's closing brace for its own.
    fn swallower(&self, entry: &Entry) -> Option<usize> {
        let swallows = |field: &Field| {
            let span = field.value.span;
            let inside = self.bytes.get(span.start..span.end).unwrap_or(&[]);
            let after = |at: usize| span.start + at + 1;
            inside.iter().enumerate().any(|(at, byte)| match byte {
                b'\n' => after(at) < span.end && self.field_follows(after(at)),
                b',' => self.goes_on(span.start + at) || self.number_follows(after(at)),
                _ => false,
            })
        };
        entry.fields.iter().position(swallows)
    }

    /// Where the entry does not end because of such a value: ends that value at its line, drops what followed, and gives
    /// the byte at which reading goes on. Once for each entry, so that time stays linear.
    fn reopen(&mut self, entry: &mut Entry, limit: usize) -> Option<usize> {
        if self.unclosed.is_some() {
            return None;
        }
        let culprit = self.swallower(entry)?;
        let field = entry.fields.get_mut(culprit)?;
        let piece = field.value.single()?;
        let close = self.line_end(piece.span.start, limit)?;
        self.unclosed =
            Some(Slip { kind: SlipKind::Unclosed, span: Span::new(piece.span.start, piece.span.start + 1) });
        let span = Span::new(piece.span.start, close + 1);
        field.value = Value { span, first: Some(piece.kind), several: None };
        entry.fields.truncate(culprit + 1);
        Some(close + 1)
    }

    /// The entry does not end: perhaps because a value took the entry's closing brace for its own, which shows in a line
    /// `name =` inside it. That value, and what follows, is not counted among the fields.
    fn unclosed_entry(&self, entry: &mut Entry, at: usize) -> Break {
        let slip = match self.swallower(entry) {
            Some(culprit) => {
                let start = entry.fields.get(culprit).map_or(at, |field| field.value.span.start);
                entry.fields.truncate(culprit);
                Slip { kind: SlipKind::Unclosed, span: Span::new(start, start + 1) }
            }
            None => Slip { kind: SlipKind::UnclosedEntry, span: Span::new(entry.kind.start, entry.kind.end) },
        };
        let resume = if entry_starts(self.bytes, at) { at } else { self.next_head(at) };
        Break { slip, resume }
    }

    /// The next `@type{` at the start of a line, from `at` on; the end of the text where there is none.
    fn next_head(&self, at: usize) -> usize {
        let from = at.min(self.bytes.len());
        let heads = self.bytes[from..].iter().enumerate().filter(|(_, b)| **b == b'@').map(|(offset, _)| from + offset);
        heads.into_iter().find(|head| entry_starts(self.bytes, *head)).unwrap_or(self.bytes.len())
    }
}

/// Where the text `start..end` ends without its trailing white space.
fn trim_end(bytes: &[u8], start: usize, end: usize) -> usize {
    let length = bytes[start..end].iter().rposition(|b| !b.is_ascii_whitespace()).map_or(0, |last| last + 1);
    start + length
}

/// Bytes of a field's or macro's name.
fn is_name_byte(byte: u8) -> bool {
    static IN_NAME: [bool; 256] = {
        let mut table = [false; 256];
        let mut byte = 0;
        while byte < 256 {
            let b = byte as u8;
            let sign = matches!(b, b'"' | b'#' | b'%' | b'\'' | b'(' | b')' | b',' | b'=' | b'{' | b'}' | b'@');
            table[byte] = !b.is_ascii_whitespace() && !sign;
            byte += 1;
        }
        table
    };
    IN_NAME[usize::from(byte)]
}

fn is_name(text: &[u8]) -> bool {
    !text.is_empty() && text.iter().all(|b| is_name_byte(*b))
}
