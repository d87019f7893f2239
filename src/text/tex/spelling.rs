//! The same TeX with its letters spelt in Unicode, or in commands that any TeX reads.
//!
//! Mathematics, the arguments of verbatim commands (`\url`, `\verb`, `\path`, `\href`), unknown commands, escapes and
//! braces that are not part of a letter stay as they are.

use super::accent::{command_at, command_for, letter_at};

/// Letters written as commands → Unicode: `{\"u}` and `\"{u}` → `ü`, `\ss{}` → `ß`.
///
/// ```
/// use catena::text::tex::to_unicode;
/// assert_eq!(to_unicode(r"M{\'e}lange \emph{caf\'e} $\'e_1$ \& \foo{\'e}"), r"Mélange \emph{café} $\'e_1$ \& \foo{\'e}");
/// ```
pub fn to_unicode(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    walk(text, &mut out, |rest, at, text| {
        if rest.starts_with("{\\") {
            let (letter, end) = letter_at(text, at + 1, 2)?;
            let after = text.get(end..)?;
            return (after.starts_with('}') && single(&letter)).then_some((letter, end + 1));
        }
        if rest.starts_with('\\') {
            return letter_at(text, at, 2).filter(|(letter, _)| single(letter));
        }
        None
    });
    out
}

/// Letters beyond ASCII → commands between braces: `é` → `{\'e}`. Letters that LaTeX has no command for stay.
///
/// ```
/// use catena::text::tex::to_latex;
/// assert_eq!(to_latex("Škoda für 漢"), r#"{\v{S}}koda f{\"u}r 漢"#);
/// ```
pub fn to_latex(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    walk(text, &mut out, |rest, at, _| {
        let c = rest.chars().next()?;
        Some((format!("{{{}}}", command_for(c)?), at + c.len_utf8()))
    });
    out
}

/// One precomposed letter.
fn single(letter: &str) -> bool {
    letter.chars().count() == 1
}

/// Copies `text`, putting in what `change` gives at each place outside mathematics, verbatim and unknown commands.
fn walk(text: &str, out: &mut String, change: impl Fn(&str, usize, &str) -> Option<(String, usize)>) {
    let mut at = 0;
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        let plain = rest.bytes().position(|byte| matches!(byte, b'\\' | b'$' | b'{') || !byte.is_ascii());
        let plain = plain.unwrap_or(rest.len());
        if plain > 0 {
            out.push_str(rest.get(..plain).unwrap_or(""));
            at += plain;
            continue;
        }
        if let Some((with, end)) = change(rest, at, text) {
            out.push_str(&with);
            at = end;
            continue;
        }
        let end = kept(text, at, rest).max(at + rest.chars().next().map_or(1, char::len_utf8));
        out.push_str(text.get(at..end).unwrap_or(""));
        at = end;
    }
}

/// The byte up to which the text at `at` is kept as it is.
fn kept(text: &str, at: usize, rest: &str) -> usize {
    if rest.starts_with('$') {
        let width = if rest.starts_with("$$") { 2 } else { 1 };
        return match rest.get(width..).and_then(closing_dollar) {
            Some(length) => (at + width + length + width).min(text.len()),
            None => at + 1,
        };
    }
    let Some((name, next)) = command_at(text, at) else { return at + 1 };
    match name {
        // `\verb|…|` ends at the sign with which it begins.
        "verb" => match text.get(next..).and_then(|r| r.chars().next()) {
            Some(mark) => {
                let inside = next + mark.len_utf8();
                text.get(inside..).and_then(|r| r.find(mark)).map_or(next, |length| inside + length + mark.len_utf8())
            }
            None => next,
        },
        "(" => text.get(next..).and_then(|r| r.find("\\)")).map_or(next, |length| next + length + 2),
        "emph" | "textit" | "textbf" | "textsc" | "textrm" | "textsf" | "textup" | "textsl" | "enquote"
        | "mkbibquote" | "mkbibemph" | "mbox" | "it" | "em" | "bf" | "sc" | "itshape" | "bfseries" | "par"
        | "NoCaseChange" => next,
        word if word.starts_with(|c: char| c.is_ascii_alphabetic()) => {
            let option = |at: usize| {
                let rest = text.get(at..).filter(|r| r.starts_with('['))?;
                rest.bytes().take(256).position(|b| b == b']').map(|length| at + length + 1)
            };
            let mut end = next;
            while let Some(close) = group_end(text, end).or_else(|| option(end)) {
                end = close;
            }
            end
        }
        _ => next,
    }
}

/// Bytes before the dollar that closes mathematics.
fn closing_dollar(rest: &str) -> Option<usize> {
    let bytes = rest.as_bytes();
    bytes.iter().enumerate().position(|(at, b)| *b == b'$' && (at == 0 || bytes[at - 1] != b'\\'))
}

/// Bytes that the argument of an unknown command may have; keeps time linear where braces do not close.
const LONGEST_GROUP: usize = 64 * 1024;

/// The byte after the group that opens at `at`.
fn group_end(text: &str, at: usize) -> Option<usize> {
    let rest = text.get(at..)?;
    if !rest.starts_with('{') {
        return None;
    }
    let mut depth = 0_usize;
    for (offset, byte) in rest.bytes().take(LONGEST_GROUP).enumerate() {
        match byte {
            b'{' => depth += 1,
            b'}' => {
                depth -= 1;
                if depth == 0 {
                    return Some(at + offset + 1);
                }
            }
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_is_no_letter_stays_as_it_is() {
        for text in
            [r"$\pm 5\,\%$ \url{http://x/\'e} C:\temp \verb|\'e| --- ~ \- {DNA}", r"\unknown{\'e}[\o]", "100\\% \\$5 $"]
        {
            assert_eq!(to_unicode(text), text);
        }
        assert_eq!(to_latex("$é$ \\url{http://x/é} – “q”"), "$é$ \\url{http://x/é} – “q”");
        assert_eq!(to_unicode(r"{\bf M\'a}"), r"{\bf Má}");
    }

    proptest! {
        #[test]
        fn letters_survive_the_way_there_and_back(text in "[a-zA-ZäöüßéÉñçšžøåæœłőąůÅÞðđíì ,.-]{0,40}") {
            prop_assert_eq!(to_unicode(&to_latex(&text)), text);
        }

        #[test]
        fn spelling_in_unicode_is_idempotent(text in "([\\\\{}$~'\"a-zéß -]|\\\\[a-z]|\\\\['\"])*") {
            let once = to_unicode(&text);
            prop_assert_eq!(to_unicode(&once), once.clone());
        }
    }
}
