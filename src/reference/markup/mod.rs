//! Markup left in pasted references: Markdown, HTML and LaTeX → plain Unicode with its typography remembered.
//!
//! Takes the entry as printed; gives plain text in normalisation form C, the stretches that were set in italics or
//! bold, and the way back from each byte of the plain text to the entry. Covers what survives copying: CommonMark
//! emphasis, links, autolinks and escapes; HTML tags and entities; LaTeX font commands, accents, ties and dashes.

mod plain;
mod symbols;

use crate::text::Controls;
pub use plain::Plain;
use plain::Writer;
use symbols::{latin_entity, tex_accent};

/// Removes markup from an entry.
pub fn clean(raw: &str) -> Plain {
    let mut writer = Writer::default();
    writer.controls = Controls::of(raw);
    writer.plain.text.reserve(raw.len());
    let at = leading_back(raw).max(mark_of_a_note(raw));
    Reader { raw, at, stars: Delimiter::of(raw, '*'), lines: Delimiter::of(raw, '_'), fonts: Vec::new() }
        .read(&mut writer);
    writer.finish()
}

/// How many bytes at the head are the mark of a Markdown note: `[^doe2001]: `.
fn mark_of_a_note(raw: &str) -> usize {
    const LONGEST: usize = 60;
    let marked = raw.strip_prefix("[^").and_then(|rest| rest.split_once("]: ")).map(|(mark, _)| mark);
    marked
        .filter(|mark| mark.len() < LONGEST && !mark.contains([' ', ']']))
        .map_or(0, |mark| mark.len() + "[^]: ".len())
}

/// How many bytes at the head are marks that lead back to the text, as pages of Wikipedia have them: `^ `, `↑ `, `^ a b `.
fn leading_back(raw: &str) -> usize {
    let behind = raw.trim_start().strip_prefix(['^', '↑']).filter(|rest| rest.starts_with(' '));
    let Some(mut rest) = behind else { return 0 };
    rest = rest.trim_start().strip_prefix("Jump up to:").unwrap_or(rest);
    for letter in 'a'..='z' {
        let Some(next) = rest.trim_start().strip_prefix(letter).filter(|next| next.starts_with(' ')) else { break };
        rest = next;
    }
    raw.len() - rest.trim_start().len()
}

/// Whether an underscore that closes emphasis stands in what follows: after a character, before none of a word.
fn closes_later(rest: &str) -> bool {
    let mut before = ' ';
    let mut chars = rest.chars().take(400).peekable();
    while let Some(c) = chars.next() {
        if c == '_' && !before.is_whitespace() && !chars.peek().is_some_and(|n| n.is_alphanumeric()) {
            return true;
        }
        before = c;
    }
    false
}

/// Where the last Markdown delimiter of one kind stands: a single one marks nothing.
struct Delimiter {
    last: Option<usize>,
    open: bool,
    strong: bool,
}

impl Delimiter {
    fn of(raw: &str, sign: char) -> Self {
        Delimiter { last: raw.rfind(sign), open: false, strong: false }
    }
}

/// A LaTeX group or an HTML tag that set a font.
#[derive(Clone, Copy, PartialEq)]
enum Font {
    Italic,
    Bold,
    Plain,
}

struct Reader<'r> {
    raw: &'r str,
    at: usize,
    stars: Delimiter,
    lines: Delimiter,
    /// Open LaTeX groups.
    fonts: Vec<Font>,
}

impl Reader<'_> {
    fn rest(&self) -> &str {
        self.raw.get(self.at..).unwrap_or("")
    }

    fn before(&self) -> Option<char> {
        self.raw.get(..self.at)?.chars().next_back()
    }

    fn read(mut self, out: &mut Writer) {
        while let Some(c) = self.rest().chars().next() {
            let start = self.at;
            let handled = match c {
                '*' => self.emphasis('*', out),
                '_' => self.emphasis('_', out),
                '<' => self.tag(out),
                '&' => self.entity(out),
                '\\' => self.escape(out),
                '{' | '}' => self.group(c, out),
                '[' => self.link(out),
                '~' => self.tie(out),
                '`' | '\'' => self.tex_quote(c, out),
                '-' => self.tex_dash(out),
                '\u{ad}' => self.soft_hyphen(out),
                _ => false,
            };
            if !handled {
                out.push(c, start);
                self.at = start + c.len_utf8();
            }
        }
    }

    /// `*…*`, `**…**`, `_…_`, by CommonMark's flanking rule, simplified to what bibliographies hold.
    fn emphasis(&mut self, sign: char, out: &mut Writer) -> bool {
        let run = self.rest().chars().take_while(|c| *c == sign).count();
        if run > 3 {
            for i in 0..run {
                out.push(sign, self.at + i);
            }
            self.at += run;
            return true;
        }
        let before = self.before();
        let after = self.rest().chars().nth(run);
        let here = self.at;
        let state = if sign == '*' { &mut self.stars } else { &mut self.lines };
        let word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let closes = state.open && before.is_some_and(|c| !c.is_whitespace()) && (sign == '*' || !word(after));
        let opens = !state.open
            && after.is_some_and(|c| !c.is_whitespace())
            && state.last.is_some_and(|last| last >= here + run)
            && (sign == '*' || !word(before) && closes_later(self.raw.get(here + run..).unwrap_or("")));
        if closes {
            state.open = false;
            if state.strong || run >= 2 {
                out.bold(false)
            }
            if !state.strong || run != 2 {
                out.italic(false)
            }
        } else if opens {
            state.open = true;
            state.strong = run == 2;
            if run >= 2 {
                out.bold(true)
            }
            if run != 2 {
                out.italic(true);
            }
        } else {
            return false;
        }
        self.at += run;
        true
    }

    /// `<i>…</i>` and other tags; `<https://…>`.
    fn tag(&mut self, out: &mut Writer) -> bool {
        let rest = self.rest();
        let Some(end) = rest.bytes().take(400).position(|b| b == b'>') else { return false };
        let Some(inside) = rest.get(1..end) else { return false };
        if inside.contains("://") && !inside.contains(char::is_whitespace) {
            let from = self.at + 1;
            for (i, c) in inside.char_indices() {
                out.push(c, from + i);
            }
            self.at += end + 1;
            return true;
        }
        let (closing, name) = match inside.strip_prefix('/') {
            Some(name) => (true, name),
            None => (false, inside),
        };
        let name = name.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or("").to_ascii_lowercase();
        match name.as_str() {
            "i" | "em" | "u" | "cite" | "italic" | "hi" | "emph" => out.italic(!closing),
            "b" | "strong" | "bold" => out.bold(!closing),
            "br" | "p" | "div" | "li" | "td" | "tr" => out.pending_space = true,
            "span" | "sup" | "sub" | "a" | "font" | "sc" | "ol" | "ul" | "small" | "q" | "tt" | "code" | "wbr"
            | "bibl" | "title" | "author" | "name" | "date" | "pubplace" | "publisher" | "biblscope" | "ref"
            | "abbr" => {}
            _ => return false,
        }
        self.at += end + 1;
        true
    }

    fn entity(&mut self, out: &mut Writer) -> bool {
        let rest = self.rest();
        let Some(end) = rest.bytes().take(10).position(|b| b == b';') else { return false };
        let Some(name) = rest.get(1..end) else { return false };
        let c = match name {
            "amp" => '&',
            "lt" => '<',
            "gt" => '>',
            "quot" => '"',
            "apos" => '\'',
            "nbsp" | "ensp" | "emsp" | "thinsp" => ' ',
            "ndash" => '–',
            "mdash" => '—',
            "lsquo" => '‘',
            "rsquo" => '’',
            "ldquo" => '“',
            "rdquo" => '”',
            "laquo" => '«',
            "raquo" => '»',
            "hellip" => '…',
            _ => {
                let number = name.strip_prefix('#').and_then(|n| match n.strip_prefix(['x', 'X']) {
                    Some(hex) => u32::from_str_radix(hex, 16).ok(),
                    None => n.parse().ok(),
                });
                match number.and_then(char::from_u32).or_else(|| latin_entity(name)) {
                    Some(c) => c,
                    None => return false,
                }
            }
        };
        out.push(c, self.at);
        self.at += end + 1;
        true
    }

    /// A Markdown escape, or a LaTeX command.
    fn escape(&mut self, out: &mut Writer) -> bool {
        let rest = self.rest();
        let mut chars = rest.chars();
        chars.next();
        let Some(next) = chars.next() else {
            self.at += 1;
            return true;
        };
        if let Some(mark) = tex_accent(next) {
            // `\'e`, `\'{e}`, `\c{c}`; letters need a brace or a space after them.
            let body = chars.as_str();
            let braced = body.strip_prefix('{');
            let spaced = body.strip_prefix(' ').filter(|_| next.is_ascii_alphabetic());
            let letter = match (braced, spaced) {
                (Some(inner), _) => {
                    let letter = inner.trim_start_matches('\\').chars().next();
                    let length = inner.find('}').filter(|l| *l <= 3);
                    letter.zip(length).map(|(l, n)| (l, n + 2))
                }
                (None, Some(inner)) => inner.chars().next().map(|l| (l, 1 + l.len_utf8())),
                (None, None) if !next.is_ascii_alphabetic() => body.chars().next().map(|l| (l, l.len_utf8())),
                _ => None,
            };
            if let Some((letter, length)) = letter.filter(|(l, _)| l.is_alphabetic()) {
                let letter = match letter {
                    'ı' => 'i',
                    l => l,
                };
                out.push(letter, self.at);
                out.push(mark, self.at);
                self.at += 1 + next.len_utf8() + length;
                return true;
            }
        }
        if next.is_ascii_alphabetic() {
            return self.command(out);
        }
        if next.is_ascii_punctuation() {
            out.push(next, self.at + 1);
            self.at += 2;
            return true;
        }
        if next.is_whitespace() {
            self.at += 1;
            return true;
        }
        false
    }

    fn command(&mut self, out: &mut Writer) -> bool {
        let rest = self.rest();
        let name: &str = rest.get(1..).unwrap_or("");
        let length = name.bytes().take_while(u8::is_ascii_alphabetic).count();
        let name = name.get(..length).unwrap_or("");
        let after = 1 + length;
        let braced = rest.as_bytes().get(after) == Some(&b'{');
        let font = match name {
            "emph" | "textit" | "textsl" | "underline" => Some(Font::Italic),
            "textbf" => Some(Font::Bold),
            "textsc" | "textrm" | "textsf" | "texttt" | "url" | "href" | "mbox" | "text" => Some(Font::Plain),
            _ => None,
        };
        if let Some(font) = font.filter(|_| braced) {
            self.at += after + 1;
            self.open(font, out);
            return true;
        }
        match name {
            "em" | "it" | "itshape" | "sl" | "bf" | "bfseries" | "rm" | "sc" | "tt" | "newblock" | "par"
            | "bibitem" => {
                let font = match name {
                    "em" | "it" | "itshape" | "sl" => Font::Italic,
                    "bf" | "bfseries" => Font::Bold,
                    _ => Font::Plain,
                };
                match self.fonts.last_mut() {
                    Some(top) => {
                        *top = font;
                        if font == Font::Italic {
                            out.italic(true)
                        }
                        if font == Font::Bold {
                            out.bold(true)
                        }
                    }
                    None => out.pending_space = true,
                }
                self.at += after;
            }
            _ => {
                let symbol = match name {
                    "ss" => "ß",
                    "o" => "ø",
                    "O" => "Ø",
                    "ae" => "æ",
                    "AE" => "Æ",
                    "oe" => "œ",
                    "OE" => "Œ",
                    "aa" => "å",
                    "AA" => "Å",
                    "l" => "ł",
                    "L" => "Ł",
                    "i" => "i",
                    "j" => "j",
                    "textendash" => "–",
                    "textemdash" => "—",
                    "textquoteright" => "’",
                    "textquoteleft" => "‘",
                    "ldots" | "dots" => "…",
                    "S" => "§",
                    _ => return false,
                };
                let at = self.at;
                for c in symbol.chars() {
                    out.push(c, at);
                }
                self.at += after;
                // The space or the empty group that ends a command's name is not a space of the text.
                if self.rest().starts_with("{}") {
                    self.at += 2;
                } else if self.rest().starts_with(' ') {
                    self.at += 1;
                }
            }
        }
        true
    }

    fn open(&mut self, font: Font, out: &mut Writer) {
        match font {
            Font::Italic => out.italic(true),
            Font::Bold => out.bold(true),
            Font::Plain => {}
        }
        self.fonts.push(font);
    }

    fn group(&mut self, c: char, out: &mut Writer) -> bool {
        if c == '{' {
            self.open(Font::Plain, out);
        } else {
            match self.fonts.pop() {
                Some(Font::Italic) => out.italic(false),
                Some(Font::Bold) => out.bold(false),
                Some(Font::Plain) => {}
                None => return false,
            }
        }
        self.at += 1;
        true
    }

    /// `[words](address)`: the address alone where the words are that address, else both.
    fn link(&mut self, out: &mut Writer) -> bool {
        let rest = self.rest();
        let Some(middle) = rest.get(..rest.len().clamp(1, 4000)).or(Some(rest)).and_then(|r| r.find("](")) else {
            return false;
        };
        let Some(words) = rest.get(1..middle) else { return false };
        if words.contains("[") {
            return false;
        }
        let Some(target) = rest.get(middle + 2..) else { return false };
        let mut depth = 0i32;
        let mut end = None;
        for (i, b) in target.bytes().enumerate().take(3000) {
            match b {
                b'(' => depth += 1,
                b')' if depth == 0 => {
                    end = Some(i);
                    break;
                }
                b')' => depth -= 1,
                b if b.is_ascii_whitespace() && depth == 0 && i > 0 => {}
                _ => {}
            }
        }
        let Some(end) = end else { return false };
        let Some(address) = target.get(..end) else { return false };
        let address = address.trim().trim_start_matches('<').trim_end_matches('>');
        let unescaped: String = words.chars().filter(|c| *c != '\\').collect();
        let (from, total) = (self.at + middle + 2, middle + 2 + end + 1);
        let plain = address.replace('\\', "");
        let same = unescaped.trim() == plain || address.ends_with(unescaped.trim());
        if !same {
            let start = self.at + 1;
            for (i, c) in words.char_indices() {
                if !matches!(c, '*' | '\\') {
                    out.push(c, start + i);
                }
            }
            if address.contains("://") {
                out.push(' ', from);
            }
        }
        if same || address.contains("://") {
            for c in plain.chars() {
                out.push(c, from);
            }
        }
        self.at += total;
        true
    }

    /// LaTeX's unbreakable space, but not the tilde of an address.
    fn tie(&mut self, out: &mut Writer) -> bool {
        let joined = self.before().is_some_and(|c| c.is_alphanumeric() || matches!(c, '.' | ','))
            && self
                .raw
                .get(self.at + 1..)
                .and_then(|r| r.chars().next())
                .is_some_and(|c| c.is_alphanumeric() || matches!(c, '(' | '“' | '['));
        if joined {
            out.pending_space = true;
            self.at += 1;
        }
        joined
    }

    fn tex_quote(&mut self, c: char, out: &mut Writer) -> bool {
        let (pair, sign) = if c == '`' { ("``", '“') } else { ("''", '”') };
        if self.rest().starts_with(pair) {
            out.push(sign, self.at);
            self.at += 2;
            return true;
        }
        false
    }

    fn tex_dash(&mut self, out: &mut Writer) -> bool {
        let run = self.rest().bytes().take_while(|b| *b == b'-').count();
        let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
        if run == 2 && digit(self.before()) && digit(self.rest().chars().nth(2)) {
            out.push('–', self.at);
            self.at += 2;
            return true;
        }
        false
    }

    /// A soft hyphen between digits is a damaged dash; elsewhere it is nothing.
    fn soft_hyphen(&mut self, out: &mut Writer) -> bool {
        let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
        if digit(self.before()) && digit(self.rest().chars().nth(1)) {
            out.push('-', self.at);
        }
        self.at += '\u{ad}'.len_utf8();
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn text(raw: &str) -> String {
        clean(raw).text
    }

    #[test]
    fn marks_that_lead_back_are_no_words() {
        for (raw, plain) in [
            ("^ Beven, K. (2006) Fit.", "Beven, K. (2006) Fit."),
            ("↑ Beven, K. (2006) Fit.", "Beven, K. (2006) Fit."),
            ("^ a b von Moor, L. (1950) Ice.", "von Moor, L. (1950) Ice."),
            ("^ Jump up to: a b c A view of ice.", "A view of ice."),
            ("^a view of ice.", "^a view of ice."),
            ("[^beven2006]: Beven, K. (2006) Fit.", "Beven, K. (2006) Fit."),
        ] {
            assert_eq!(clean(raw).text, plain);
        }
    }

    #[test]
    fn markdown_italics_are_remembered_and_removed() {
        let plain = clean("Smith, J. (2001) *Big Book: A Study*. Paris.");
        assert_eq!(plain.text, "Smith, J. (2001) Big Book: A Study. Paris.");
        assert_eq!(plain.italic.len(), 1);
        assert_eq!(plain.italic[0].of(&plain.text), "Big Book: A Study");
    }

    #[test]
    fn a_lone_star_and_a_line_for_a_repeated_author_stay() {
        assert_eq!(text("A* search revisited"), "A* search revisited");
        assert_eq!(text("______ (1999) Title"), "______ (1999) Title");
        assert_eq!(text("snake_case_name in code"), "snake_case_name in code");
    }

    #[test]
    fn links_with_escaped_brackets_become_one_address() {
        let raw = r"At: [https://a.org/S0025\(16\)30](https://a.org/S0025(16)30) (accessed)";
        assert_eq!(text(raw), "At: https://a.org/S0025(16)30 (accessed)");
        assert_eq!(text("See <https://b.org/x> now"), "See https://b.org/x now");
        assert_eq!(text("[The Journal](https://c.org/1) 4"), "The Journal https://c.org/1 4");
    }

    #[test]
    fn html_and_latex_leftovers_become_unicode() {
        let plain = clean("M&uuml;ller, <i>Wort &amp; Sinn</i>, 12&#8211;15");
        assert_eq!(plain.text, "Müller, Wort & Sinn, 12–15");
        assert_eq!(plain.italic[0].of(&plain.text), "Wort & Sinn");
        let tex = clean(r#"G{\"o}del, K.~(1931) \emph{\"Uber} S{\'e}ries. pp. 1--9"#);
        assert_eq!(tex.text, "Gödel, K. (1931) Über Séries. pp. 1–9");
        assert_eq!(tex.italic[0].of(&tex.text), "Über");
    }

    #[test]
    fn a_soft_hyphen_between_digits_is_a_dash() {
        assert_eq!(text("p. 209\u{ad}222, Wör\u{ad}ter"), "p. 209-222, Wörter");
    }

    #[test]
    fn the_way_back_leads_to_the_same_letters() {
        let raw = "A.  *Bc* d&amp;e";
        let plain = clean(raw);
        for word in ["Bc", "d"] {
            let at = plain.text.find(word).unwrap();
            assert!(raw[plain.origin(at)..].starts_with(word));
        }
    }

    proptest! {
        #[test]
        fn any_text_is_cleaned_without_panic(raw in "\\PC{0,80}|[*_<>&\\\\{}\\[\\]()a é;-]{0,60}") {
            let plain = clean(&raw);
            prop_assert!(!plain.text.contains("  "));
            for at in 0..plain.text.len() {
                prop_assert!(plain.origin(at) <= raw.len());
            }
        }
    }
}
