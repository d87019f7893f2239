//! Text that went through a wrong encoding, a web page or a broken editor.
//!
//! One pass over each value gathers which signs occur in it; only the checks that these call for look closer.

use super::Subject;
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
    const PERCENT: u8 = 64;
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
                b'%' => Self::PERCENT,
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
    if signs.has(Signs::AMPERSAND | Signs::PERCENT)
        && let Some(sign) = unescaped(text)
    {
        let message = format!("`{}` has a bare `{sign}`, at which TeX stops", field.name);
        say("sign-unescaped", message, format!("write `\\{sign}`"));
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

/// `&amp;`, `\&amp;`, `&#38;`.
fn entity(text: &str) -> Option<&'static str> {
    let named = ["amp;", "lt;", "gt;", "quot;", "nbsp;", "#"];
    let shown = ["&amp;", "&lt;", "&gt;", "&quot;", "&nbsp;", "&#"];
    let mut found = None;
    for (at, _) in text.match_indices('&') {
        let rest = text.get(at + 1..).unwrap_or("");
        let which = named.iter().position(|name| rest.starts_with(name));
        found = found.into_iter().chain(which).min();
    }
    found.and_then(|at| shown.get(at).copied())
}

fn dollars(text: &str) -> usize {
    let bytes = text.as_bytes();
    bytes.iter().enumerate().filter(|(at, byte)| **byte == b'$' && (*at == 0 || bytes[at - 1] != b'\\')).count()
}

/// A sign that TeX acts upon, outside mathematics and not escaped. `%` in a .bib value is read by BibTeX and stops TeX.
fn unescaped(text: &str) -> Option<char> {
    if text.contains("\\url") || text.contains("\\href") || text.contains("://") {
        return None;
    }
    let mut math = false;
    let mut before = ' ';
    for c in text.chars() {
        match c {
            '$' if before != '\\' => math = !math,
            '&' | '%' if before != '\\' && !math => return Some(c),
            _ => {}
        }
        before = c;
    }
    None
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
