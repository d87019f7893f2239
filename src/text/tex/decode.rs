//! A field's TeX → plain Unicode text, for meaning: accents composed, braces and formatting dropped, simple mathematics
//! spelt out, quotation marks and dashes as characters.
//!
//! Nothing is lost silently: a command that is not known leaves its name, or its argument where it has one.

use std::borrow::Cow;

use super::accent::{command_at, letter_at, math_sign_of, sign_of};

/// Decodes TeX. Linear in the text's length.
///
/// ```
/// use catena::text::tex::decode;
/// assert_eq!(decode(r#"{\"U}ber die {\ss}-Frage: M\"{u}ller \& \o{}rsted"#), "Über die ß-Frage: Müller & ørsted");
/// assert_eq!(decode(r"The {DNA} of \emph{E. coli} at 37\,$^\circ$C"), "The DNA of E. coli at 37\u{2009}°C");
/// assert_eq!(decode("pages 1--2~cm, ``so''"), "pages 1–2\u{a0}cm, “so”");
/// ```
pub fn decode(text: &str) -> String {
    decoded(text).into_owned()
}

/// The same; text in which there is nothing to decode is not copied.
pub fn decoded(text: &str) -> Cow<'_, str> {
    if is_plain(text) {
        return Cow::Borrowed(text);
    }
    let mut reader = Reader { text, out: String::with_capacity(text.len()), math: None };
    let mut at = 0;
    while at < text.len() {
        let plain = text.as_bytes()[at..].iter().position(|byte| acts(*byte)).unwrap_or(text.len() - at);
        reader.out.push_str(text.get(at..at + plain).unwrap_or(""));
        at += plain;
        if at < text.len() {
            at = reader.step(at);
        }
    }
    // A soft hyphen shows nothing, as TeX's `\-` does not.
    let out = if reader.out.contains('\u{ad}') { reader.out.replace('\u{ad}', "") } else { reader.out };
    Cow::Owned(tidy(out))
}

/// Whether TeX shows the text as it stands: no byte that it acts upon, no soft hyphen, and no run of white
/// space.
fn is_plain(text: &str) -> bool {
    let mut before = 0;
    text.bytes().all(|byte| {
        let plain = match byte {
            b'\n' | b'\t' | b'\r' => false,
            b' ' | b'-' => byte != before,
            // The second byte of a soft hyphen.
            0xAD => before != 0xC2,
            _ => !acts(byte),
        };
        before = byte;
        plain
    })
}

/// Whether TeX, or this reader, acts upon the byte.
const fn acts(byte: u8) -> bool {
    matches!(byte, b'\\' | b'{' | b'}' | b'$' | b'^' | b'_' | b'~' | b'-' | b'`' | b'\'')
}

struct Reader<'t> {
    text: &'t str,
    out: String,
    /// Inside mathematics: where its output began.
    math: Option<usize>,
}

impl Reader<'_> {
    fn step(&mut self, at: usize) -> usize {
        let rest = self.text.get(at..).unwrap_or("");
        let Some(c) = rest.chars().next() else { return self.text.len() };
        match c {
            '\\' => self.command(at),
            '{' | '}' => at + 1,
            '$' => {
                let width = if rest.starts_with("$$") { 2 } else { 1 };
                let closes = rest.get(width..).is_some_and(|r| r.contains('$'));
                match self.math {
                    Some(_) => self.math = None,
                    None if closes => self.math = Some(self.out.len()),
                    // A lone dollar is a price.
                    None => self.out.push('$'),
                }
                at + width
            }
            '^' | '_' if self.math.is_some() => self.script(at, c),
            '~' => {
                self.out.push('\u{a0}');
                at + 1
            }
            '-' if self.math.is_none() => {
                let run = rest.len() - rest.trim_start_matches('-').len();
                self.out.push_str(match run {
                    1 => "-",
                    2 => "–",
                    3 => "—",
                    _ => rest.get(..run).unwrap_or("-"),
                });
                at + run
            }
            '`' if rest.starts_with("``") => {
                self.out.push('“');
                at + 2
            }
            '`' => {
                self.out.push('‘');
                at + 1
            }
            '\'' if rest.starts_with("''") && self.math.is_none() => {
                self.out.push('”');
                at + 2
            }
            c => {
                self.out.push(c);
                at + c.len_utf8()
            }
        }
    }

    fn command(&mut self, at: usize) -> usize {
        if self.math.is_none()
            && let Some((letter, end)) = letter_at(self.text, at, 2)
        {
            self.out.push_str(&letter);
            return end;
        }
        let Some((name, next)) = command_at(self.text, at) else {
            self.out.push('\\');
            return at + 1;
        };
        if self.math.is_some()
            && let Some(sign) = math_sign_of(name)
        {
            // `$n \log n$`: the names of functions are words.
            let word = sign.is_ascii();
            if word && self.out.ends_with(char::is_alphanumeric) {
                self.out.push(' ');
            }
            self.out.push_str(sign);
            if word
                && self
                    .text
                    .get(next..)
                    .is_some_and(|rest| rest.starts_with(|c: char| c.is_alphanumeric() || c == '\\'))
            {
                self.out.push(' ');
            }
            return next;
        }
        if let Some(sign) = sign_of(name) {
            self.out.push_str(sign);
            return if self.text.get(next..).is_some_and(|r| r.starts_with("{}")) { next + 2 } else { next };
        }
        match name {
            "&" | "%" | "$" | "#" | "_" | "{" | "}" => self.out.push_str(name),
            " " | "\n" | "\t" | "\\" => self.out.push(' '),
            "," | ";" | ":" | ">" => self.out.push('\u{2009}'),
            "-" | "/" | "@" | "!" | "(" | ")" | "[" | "]" | "|" | "\"" | "'" | "`" | "=" | "." | "^" | "~" => {
                match name {
                    "(" | "[" => self.math = Some(self.out.len()),
                    ")" | "]" => self.math = None,
                    _ => {}
                }
            }
            "par" => self.out.push_str("\n\n"),
            "textsubscript" | "textsuperscript" => {
                let kind = if name == "textsubscript" { '_' } else { '^' };
                return self.script(next.saturating_sub(1), kind);
            }
            "url" | "path" | "nolinkurl" => {
                if let Some((inner, end)) = argument(self.text, next) {
                    self.out.push_str(inner);
                    return end;
                }
            }
            "href" => {
                if let Some((_, end)) = argument(self.text, next) {
                    return end;
                }
            }
            // What only sorts, and notes beside the text.
            _ if is_beside(name) => {
                if let Some((_, end)) = argument(self.text, next) {
                    return end;
                }
            }
            "ensuremath" if self.math.is_none() => {
                if let Some((inner, end)) = argument_within(self.text, next, LONGEST_SCRIPT) {
                    self.out.push_str(&decoded(&["$", inner, "$"].concat()));
                    return end;
                }
            }
            _ if is_formatting(name) => {}
            // Unknown, with an argument: the argument is the text. Without: the name is.
            _ => {
                let rest = self.text.get(next..).unwrap_or("");
                let empty = rest.starts_with("{}");
                let greek = || math_sign_of(name.strip_prefix("text").unwrap_or(name)).filter(|sign| !sign.is_ascii());
                if empty || !rest.starts_with('{') {
                    self.out.push_str(greek().unwrap_or(name));
                    let gobbled = self.text.get(at..next).is_some_and(|c| c.ends_with(char::is_whitespace));
                    if gobbled && greek().is_none() {
                        self.out.push(' ');
                    }
                }
                if empty {
                    return next + 2;
                }
            }
        }
        next
    }

    /// `^{2}` and `_i` as raised and lowered characters where Unicode has them all; as they are otherwise.
    fn script(&mut self, at: usize, kind: char) -> usize {
        let next = at + 1;
        let (inner, end) = match argument_within(self.text, next, LONGEST_SCRIPT) {
            Some((inner, end)) => (inner, end),
            None => match command_at(self.text, next) {
                Some((_, end)) => (self.text.get(next..end).unwrap_or(""), end),
                None => match self.text.get(next..).and_then(|r| r.chars().next()) {
                    Some(c) => (self.text.get(next..next + c.len_utf8()).unwrap_or(""), next + c.len_utf8()),
                    None => ("", next),
                },
            },
        };
        let plain = inner.trim();
        if kind == '^' && matches!(plain, "\\circ" | "\\degree") {
            self.out.push('°');
            return end;
        }
        let mapped: Option<String> = plain.chars().map(|c| raised_or_lowered(c, kind)).collect();
        match mapped {
            Some(text) if !text.is_empty() => {
                self.out.push_str(&text);
                end
            }
            _ if matches!(plain, "st" | "nd" | "rd" | "th") => {
                self.out.push_str(plain);
                end
            }
            _ => {
                if self.math.is_some() {
                    self.out.push(kind);
                }
                next
            }
        }
    }
}

/// Bytes that an argument may have; keeps time linear where scripts are nested deeply.
const LONGEST_ARGUMENT: usize = 4096;

/// Bytes that a raised or lowered group may have to be looked at as a whole.
const LONGEST_SCRIPT: usize = 64;

/// The text between the braces that open at `at`, and the byte after them.
fn argument(text: &str, at: usize) -> Option<(&str, usize)> {
    argument_within(text, at, LONGEST_ARGUMENT)
}

fn argument_within(text: &str, at: usize, longest: usize) -> Option<(&str, usize)> {
    let rest = text.get(at..)?;
    if !rest.starts_with('{') {
        return None;
    }
    let mut depth = 0_usize;
    for (offset, byte) in rest.bytes().take(longest).enumerate() {
        match byte {
            b'{' => depth += 1,
            b'}' => {
                depth -= 1;
                if depth == 0 {
                    return Some((rest.get(1..offset)?, at + offset + 1));
                }
            }
            _ => {}
        }
    }
    None
}

fn raised_or_lowered(c: char, kind: char) -> Option<char> {
    let (from, to) = if kind == '^' {
        ("0123456789+-n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿ")
    } else {
        ("0123456789+-", "₀₁₂₃₄₅₆₇₈₉₊₋")
    };
    from.chars().position(|f| f == c).and_then(|at| to.chars().nth(at))
}

/// Commands whose argument is not part of the text: keys to sort by, and notes.
fn is_beside(name: &str) -> bool {
    matches!(name, "thanks" | "footnote" | "footnotemark" | "footnotetext")
        || name.eq_ignore_ascii_case("noopsort")
        || name.eq_ignore_ascii_case("sortnoop")
}

/// TeX without notes beside the text (`\thanks{…}`, `\footnote{…}`), for what takes it apart before it is decoded.
pub fn without_notes(text: &str) -> Cow<'_, str> {
    if !["\\thanks", "\\footnote"].iter().any(|note| text.contains(note)) {
        return Cow::Borrowed(text);
    }
    let (mut out, mut at) = (String::with_capacity(text.len()), 0);
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        let note = command_at(text, at).filter(|(name, _)| is_beside(name)).and_then(|(_, next)| argument(text, next));
        if let Some((_, end)) = note {
            at = end;
            continue;
        }
        let length = rest.chars().next().map_or(1, char::len_utf8);
        out.push_str(rest.get(..length).unwrap_or(""));
        at += length;
    }
    Cow::Owned(out)
}

/// Commands that change how text looks and leave it as it is.
fn is_formatting(name: &str) -> bool {
    matches!(
        name,
        "emph"
            | "textit"
            | "textbf"
            | "textsc"
            | "textrm"
            | "textsf"
            | "texttt"
            | "textup"
            | "textsl"
            | "textmd"
            | "textnormal"
            | "text"
            | "mbox"
            | "hbox"
            | "fbox"
            | "em"
            | "it"
            | "bf"
            | "sc"
            | "rm"
            | "sf"
            | "tt"
            | "sl"
            | "itshape"
            | "bfseries"
            | "scshape"
            | "rmfamily"
            | "sffamily"
            | "ttfamily"
            | "upshape"
            | "mdseries"
            | "normalfont"
            | "enquote"
            | "mkbibquote"
            | "mkbibemph"
            | "uppercase"
            | "lowercase"
            | "NoCaseChange"
            | "MakeUppercase"
            | "MakeLowercase"
            | "mathrm"
            | "mathit"
            | "mathbf"
            | "mathsf"
            | "mathcal"
            | "mathbb"
            | "mathfrak"
            | "ensuremath"
            | "protect"
            | "relax"
            | "small"
            | "large"
            | "tiny"
            | "footnotesize"
            | "left"
            | "right"
            | "bibstring"
            | "autocap"
            | "foreignlanguage"
            | "underline"
            | "boldsymbol"
            | "bm"
            | "displaystyle"
            | "textstyle"
            | "hspace"
            | "vspace"
            | "allowbreak"
            | "penalty"
            | "linebreak"
            | "nolinebreak"
    )
}

/// White space single within a paragraph, paragraphs apart, normalisation form C.
fn tidy(text: String) -> String {
    let bytes = text.as_bytes();
    let single = |at: usize| at > 0 && bytes.get(at + 1).is_some_and(|next| *next != b' ');
    let tidy = bytes.iter().enumerate().all(|(at, byte)| match byte {
        b'\n' | b'\t' | b'\r' => false,
        b' ' => single(at),
        _ => true,
    });
    if tidy {
        return if text.is_ascii() { text } else { crate::text::nfc(&text) };
    }
    let paragraphs: Vec<String> = text
        .split("\n\n")
        .map(|p| p.split([' ', '\n', '\t', '\r']).filter(|w| !w.is_empty()).collect::<Vec<_>>().join(" "))
        .filter(|p| !p.is_empty())
        .collect();
    crate::text::nfc(&paragraphs.join("\n\n"))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::text::tex::escape;

    #[test]
    fn accents_in_every_spelling() {
        for (tex, text) in [
            (r#"\"u {\"u} \"{u} {\"{u}}"#, "ü ü ü ü"),
            (r"\'\i{} \'{\i} \'i", "í í í"),
            (r"\v{s} \v s {\v s} \c{c} \c c", "š š š ç ç"),
            (r"Stra\ss e, \O stergaard, \AA rhus, {\L}\'od\'z", "Straße, Østergaard, Århus, Łódź"),
            (r"\'{\^e}", "ế"),
            (r"\H{o} \k{a} \r{u} \=a \.z \d{h} \b{d}", "ő ą ů ā ż ḥ ḏ"),
            (r"S\o{}ren {\o}", "Søren ø"),
        ] {
            assert_eq!(decode(tex), text, "{tex}");
        }
    }

    #[test]
    fn commands_mathematics_and_prices() {
        for (tex, text) in [
            (r"US\$5 \& 10\%", "US$5 & 10%"),
            ("cost $5 only", "cost $5 only"),
            (r"$\alpha$-decay of H$_2$O at 10$^{-3}$", "α-decay of H₂O at 10⁻³"),
            (r"\LaTeX{} and \BibTeX", "LaTeX and BibTeX"),
            (r"a \foo{bar} \baz qux", "a bar baz qux"),
            (r"\url{http://a.b/~c_d--e}", "http://a.b/~c_d--e"),
            (r"\href{http://a.b}{text}", "text"),
            (r"\textalpha{} and \textgamma\ rays, \ensuremath{\gamma_2}, \alpha", "α and γ rays, γ₂, α"),
            (r"$O(n \log n)$, $\sin\alpha$", "O(n log n), sin α"),
            (r"{\noopsort{1973b}}1973, On salt\footnote{A note.} and \foo{} bar", "1973, On salt and foo bar"),
            ("21\\textsuperscript{st} century", "21st century"),
            ("one\\par two\n\nthree", "one\n\ntwo\n\nthree"),
        ] {
            assert_eq!(decode(tex), text, "{tex}");
        }
    }

    proptest! {
        #[test]
        fn plain_text_survives_escaping_and_decoding(text in "[a-zA-ZäöüßéÉ0-9&%$#_{}~^\\\\., ()“”–:;!?]{0,40}") {
            let text = crate::text::collapse_whitespace(&text);
            prop_assert_eq!(decode(&escape(&text)), text);
        }

        #[test]
        fn nothing_makes_it_panic(text in "([\\\\{}$^_~`'\"a-zéß -]|\\\\[a-z])*") {
            decode(&text);
        }
    }
}
