//! Text that went through a wrong encoding, a web page or a broken editor.
//!
//! One pass over each value gathers which signs occur in it; only the checks that these call for look closer.

use super::Subject;
use crate::bibtex::datamodel;
use crate::bibtex::read::RawField;
use crate::diagnostic::Diagnostic;
use crate::record::{DataType, Field};

pub(super) fn check(subject: &Subject<'_>, problems: &mut Vec<Diagnostic>) {
    for (name, field) in subject.fields() {
        let signs = Signs::of(&field.value);
        if signs.has(Signs::NEWLINE) && runs_on(&field.value) {
            let message = format!("a line of `{}` looks like the next field or entry", field.name);
            let problem = Diagnostic::warning("field-in-value", message).at(field.value_span);
            problems.push(problem.help("is a closing brace or quotation mark missing before it?"));
        }
        if signs.has(!Signs::NEWLINE) {
            damage(name, field, signs, problems);
        }
    }
}

/// Which kinds of sign occur in a text.
#[derive(Clone, Copy)]
struct Signs(u8);

impl Signs {
    const HARMLESS: u8 = 0;
    const NEWLINE: u8 = 1;
    const BEYOND_ASCII: u8 = 2;
    const CONTROL: u8 = 4;
    const AMPERSAND: u8 = 8;
    const TAG: u8 = 16;
    const DOLLAR: u8 = 32;
    const STOPPING: u8 = 64;
    const BACKSLASH: u8 = 128;

    const TABLE: [u8; 256] = {
        let mut table = [Self::HARMLESS; 256];
        let mut byte = 0;
        while byte < 256 {
            table[byte] = match byte as u8 {
                b'\n' => Self::NEWLINE,
                b'\r' | b'\t' => Self::HARMLESS,
                0..=0x1f | 0x7f => Self::CONTROL,
                b'&' => Self::AMPERSAND,
                b'<' => Self::TAG,
                b'$' => Self::DOLLAR,
                b'%' | b'#' | b'_' | b'^' => Self::STOPPING,
                b'\\' => Self::BACKSLASH,
                0x80..=0xff => Self::BEYOND_ASCII,
                _ => Self::HARMLESS,
            };
            byte += 1;
        }
        table
    };

    fn of(text: &str) -> Signs {
        Signs(text.bytes().fold(0, |signs, byte| signs | Self::TABLE[usize::from(byte)]))
    }

    const fn has(self, signs: u8) -> bool {
        self.0 & signs != 0
    }
}

/// UTF-8 that was read as Windows-1252 and saved again.
const MOJIBAKE: &[&str] = &[
    "Ã¤", "Ã¶", "Ã¼", "Ã©", "Ã¨", "Ã¡", "Ã³", "Ã±", "ÃŸ", "Ãº", "Ã§", "Ã¥", "Ã¸", "â€™", "â€œ", "â€“", "â€”", "Â ",
    "Ã\u{ad}",
];

fn damage(name: &str, field: &RawField<'_>, signs: Signs, problems: &mut Vec<Diagnostic>) {
    let text = &*field.value;
    let verbatim = matches!(Field::data_type_of(name), DataType::Verbatim | DataType::Date);
    let mut say = |code, message: String, help: String| {
        problems.push(Diagnostic::warning(code, message).at(field.value_span).help(help));
    };
    if signs.has(Signs::BEYOND_ASCII) {
        beyond_ascii(field, &mut say);
    }
    if verbatim {
        return;
    }
    if (signs.has(Signs::CONTROL) || signs.has(Signs::BEYOND_ASCII))
        && text.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t'))
    {
        let message = format!("`{}` has a control character", field.name);
        say("control-character", message, "take it away".into());
    }
    if signs.has(Signs::AMPERSAND)
        && let Some(entity) = entity(text)
    {
        let message = format!("`{entity}` in `{}` is an entity of HTML", field.name);
        say("html-entity", message, "write the character itself".into());
    }
    if signs.has(Signs::TAG)
        && let Some(tag) = ["<i>", "</i>", "<b>", "<sub>", "<sup>", "<em>", "<p>", "<br", "<jats:", "<scp>"]
            .iter()
            .find(|tag| text.contains(**tag))
    {
        let message = format!("`{tag}` in `{}` is a tag of HTML", field.name);
        say("html-tag", message, "write `\\emph{…}`, `\\textsubscript{…}`, or nothing".into());
    }
    if signs.has(Signs::DOLLAR) && dollars(text) % 2 == 1 {
        let message = format!("`{}` has a dollar sign that opens mathematics and does not close it", field.name);
        say("dollar-unpaired", message, "for the sign itself write `\\$`".into());
    }
    if signs.has(Signs::AMPERSAND | Signs::STOPPING) {
        match unescaped(text, is_typeset(name)) {
            Some((sign, true)) => {
                let message = format!("`{}` has a bare `{sign}` inside an address, at which TeX stops", field.name);
                say("sign-unescaped", message, "put the address into `url`, which takes it as it stands".into());
            }
            Some((sign, false)) => {
                let message = format!("`{}` has a bare `{sign}`, at which TeX stops", field.name);
                let help = if sign == '^' {
                    "write `\\textasciicircum{}`, or `$…$` around mathematics".into()
                } else {
                    format!("write `\\{sign}`")
                };
                say("sign-unescaped", message, help);
            }
            None => {}
        }
    }
}

fn beyond_ascii(field: &RawField<'_>, say: &mut impl FnMut(&'static str, String, String)) {
    let text = &*field.value;
    if text.contains('\u{fffd}') {
        let message = format!("`{}` has a character that was lost in an earlier conversion", field.name);
        say("character-lost", message, "write it again".into());
    }
    if text.contains(['Ã', 'â', 'Â'])
        && let Some(pair) = MOJIBAKE.iter().find(|pair| text.contains(**pair))
    {
        let message = format!("`{pair}` in `{}` is a letter of UTF-8 that was read as Windows-1252", field.name);
        say("mojibake", message, "write the letter that was meant".into());
    }
    if text.chars().any(|c| ('\u{300}'..='\u{36f}').contains(&c)) && crate::text::nfc(text) != text {
        let message = format!("`{}` has letters and accents apart", field.name);
        say("not-nfc", message, "most programs search and sort composed letters only".into());
    }
}

/// `&amp;`, `\&amp;`, `&eacute;`, `&#38;`.
fn entity(text: &str) -> Option<&str> {
    text.match_indices('&').find_map(|(at, _)| {
        let rest = text.get(at + 1..)?;
        if rest.starts_with('#') {
            return Some("&#");
        }
        // No name is longer; a text of `&` alone would be looked through from each to its end.
        let name = rest.get(..rest.bytes().take(9).position(|byte| byte == b';')?)?;
        let sound = (2..=8).contains(&name.len()) && name.bytes().all(|b| b.is_ascii_alphanumeric());
        sound.then(|| text.get(at..at + name.len() + 2)).flatten()
    })
}

fn dollars(text: &str) -> usize {
    let bytes = text.as_bytes();
    bytes.iter().enumerate().filter(|(at, byte)| **byte == b'$' && (*at == 0 || bytes[at - 1] != b'\\')).count()
}

/// Whether TeX typesets the field, whatever the style: BibLaTeX's own, but for what it only looks things up by.
fn is_typeset(name: &str) -> bool {
    datamodel::is_field(name)
        && !matches!(
            name,
            "keywords"
                | "abstract"
                | "annotation"
                | "langid"
                | "options"
                | "label"
                | "entrysubtype"
                | "execute"
                | "gender"
        )
        && !name.starts_with("sort")
        && !name.starts_with("user")
}

/// A sign at which TeX stops, outside mathematics and not escaped, and whether it stands inside an address. `%` in a .bib value is
/// read by BibTeX and stops TeX, in `\url` too, which is an argument there. `scripts`: `_`, `^` and `#` as well.
fn unescaped(text: &str, scripts: bool) -> Option<(char, bool)> {
    let (mut at, mut math) = (0, false);
    while let Some(c) = text.get(at..)?.chars().next() {
        let next = at + c.len_utf8();
        at = next;
        match c {
            '\\' => {
                let rest = text.get(next..)?;
                let word = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_alphabetic()).len();
                if word == 0 {
                    math = match rest.chars().next() {
                        Some('(') => true,
                        Some(')') => false,
                        _ => math,
                    };
                    at = next + rest.chars().next().map_or(0, char::len_utf8);
                    continue;
                }
                let name = rest.get(..word)?;
                at = next + word;
                if is_transparent(name) {
                    continue;
                }
                // Other commands know what to do with their arguments, but for a sign that ends them.
                let Some(argument) = text.get(at..).filter(|rest| rest.starts_with('{')) else { continue };
                let mut depth = 0_usize;
                let end = argument.bytes().position(|byte| {
                    match byte {
                        b'{' => depth += 1,
                        b'}' => depth = depth.saturating_sub(1),
                        _ => {}
                    }
                    depth == 0
                })?;
                let inside = argument.get(..end)?;
                let address = matches!(name, "url" | "href" | "path" | "nolinkurl");
                let bare =
                    inside.match_indices('%').any(|(at, _)| !inside.get(..at).is_some_and(|b| b.ends_with('\\')));
                if address && bare {
                    return Some(('%', true));
                }
                at += end;
            }
            '$' => math = !math,
            '&' | '%' if !math => return Some((c, false)),
            '#' | '_' | '^' if !math && scripts => return Some((c, false)),
            _ => {}
        }
    }
    None
}

/// Commands that typeset their argument as if it stood by itself.
fn is_transparent(name: &str) -> bool {
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
            | "enquote"
            | "mkbibquote"
            | "mkbibemph"
            | "mbox"
            | "it"
            | "em"
            | "bf"
            | "sc"
            | "itshape"
            | "bfseries"
            | "textsuperscript"
            | "textsubscript"
    )
}

/// Whether a line after the first begins with `name =` or `@name{`, which biber takes for a value that was not closed.
fn runs_on(text: &str) -> bool {
    text.split('\n').skip(1).any(|line| {
        let line = line.trim_start();
        let (word, ends) = match line.strip_prefix('@') {
            Some(word) => (word.trim_start(), ['{', '(']),
            None => (line, ['=', '=']),
        };
        let in_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, ':' | '+' | '/' | '\'' | '.' | '-');
        word.starts_with(|c: char| c.is_ascii_alphabetic())
            && word.trim_start_matches(in_name).trim_start().starts_with(ends)
    })
}
