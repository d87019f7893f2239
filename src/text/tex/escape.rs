//! Plain Unicode text → text that TeX typesets as itself.
//!
//! Letters stay Unicode, as biber and every current LaTeX read them; only what TeX would act upon is escaped. Braces are
//! written as commands, since BibTeX counts even `\{` as a brace.

/// Escapes plain text for a BibLaTeX field. Blank lines become `\par`, a no-break space becomes `~`.
///
/// ```
/// use catena::text::tex::escape;
/// assert_eq!(escape("Taylor & Francis, 100%"), r"Taylor \& Francis, 100\%");
/// assert_eq!(escape("a_b {c} Müller"), r"a\_b \textbraceleft{}c\textbraceright{} Müller");
/// ```
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for (number, paragraph) in paragraphs(text).enumerate() {
        if number > 0 {
            out.push_str(" \\par ");
        }
        let mut space = false;
        for c in paragraph.chars() {
            if c == ' ' || c == '\t' || c == '\n' || c == '\r' {
                space = true;
                continue;
            }
            if space && !out.is_empty() && !out.ends_with(' ') {
                out.push(' ');
            }
            space = false;
            push_escaped(&mut out, c);
        }
    }
    out
}

/// Parts between blank lines, without empty ones.
fn paragraphs(text: &str) -> impl Iterator<Item = String> {
    let mut parts: Vec<String> = Vec::new();
    let mut open = false;
    for line in text.split('\n') {
        if line.trim().is_empty() {
            open = false;
            continue;
        }
        match parts.last_mut() {
            Some(last) if open => {
                last.push('\n');
                last.push_str(line);
            }
            _ => parts.push(line.to_owned()),
        }
        open = true;
    }
    parts.into_iter()
}

fn push_escaped(out: &mut String, c: char) {
    match c {
        '&' | '%' | '$' | '#' | '_' => {
            out.push('\\');
            out.push(c);
        }
        '{' => out.push_str("\\textbraceleft{}"),
        '}' => out.push_str("\\textbraceright{}"),
        '\\' => out.push_str("\\textbackslash{}"),
        '~' => out.push_str("\\textasciitilde{}"),
        '^' => out.push_str("\\textasciicircum{}"),
        '\u{a0}' => out.push('~'),
        '\u{202f}' | '\u{2009}' => out.push_str("\\,"),
        '\u{ad}' => out.push_str("\\-"),
        // Hyphens that LaTeX's input encoding does not know, and marks that show nothing.
        '\u{2010}' | '\u{2011}' => out.push('-'),
        '\u{200b}' | '\u{feff}' | '\u{2060}' | '\u{200e}' | '\u{200f}' => {}
        '\u{2080}'..='\u{2089}' => {
            let digit = char::from_digit(c as u32 - 0x2080, 10).unwrap_or('0');
            out.push_str(&format!("\\textsubscript{{{digit}}}"));
        }
        c if c.is_control() => {}
        c => out.push(c),
    }
}

/// Makes an address or identifier safe between braces without changing what it means: braces, backslashes and white
/// space are percent-encoded.
///
/// ```
/// use catena::text::tex::escape_verbatim;
/// assert_eq!(escape_verbatim("https://x.org/a_b%20c#d"), "https://x.org/a_b%20c#d");
/// assert_eq!(escape_verbatim("https://x.org/{id}"), "https://x.org/%7Bid%7D");
/// ```
pub fn escape_verbatim(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.trim().chars() {
        match c {
            '{' => out.push_str("%7B"),
            '}' => out.push_str("%7D"),
            '\\' => out.push_str("%5C"),
            ' ' => out.push_str("%20"),
            c if c.is_whitespace() || c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_survive_and_white_space_is_single() {
        assert_eq!(escape("One  line\nof text.\n\n\nSecond."), "One line of text. \\par Second.");
        assert_eq!(escape("  \n "), "");
    }

    #[test]
    fn letters_and_typographic_marks_stay_as_they_are() {
        let text = "Søren “Kierkegaard” – Œuvres … 漢";
        assert_eq!(escape(text), text);
        assert_eq!(escape("p.\u{a0}5 co\u{2011}op"), "p.~5 co-op");
    }
}
