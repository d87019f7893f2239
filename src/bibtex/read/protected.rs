//! What braces protect inside titles (biblatex manual, §2.3.3; btxdoc, “Upgrades”): `The {van Gogh} letters`.
//!
//! Braces that are a command's argument, mathematics or hold a letter with its accent protect nothing; braces around a
//! whole title of several words are some program's habit and tell nothing of any word. A word of which a letter is
//! protected is taken as a whole.

use std::collections::BTreeSet;

use super::values::enclosed;
use crate::bibtex::write::{beyond_spelling, is_title, language};
use crate::record::{Field, Record};
use crate::text::{collapse_whitespace, tex};

/// Stand for braces while the TeX between them is read.
const OPEN: char = '\u{e010}';
const CLOSE: char = '\u{e011}';

/// What the braces in a record's titles protect that spelling does not show. `fields` are its own and inherited ones as
/// the file has them, the first of a name being the one that counts.
pub(super) fn of_titles<'v>(record: &Record, fields: impl Iterator<Item = (Field, &'v str)>) -> BTreeSet<String> {
    let mut protected = BTreeSet::new();
    let mut seen: Vec<Field> = Vec::new();
    for (field, value) in fields.filter(|(field, value)| is_title(field) && value.contains('{')) {
        if seen.contains(&field) {
            continue;
        }
        let said = phrases(value);
        if let (false, Some(title)) = (said.is_empty(), record.text(&field)) {
            let part = |phrase: &&str| *phrase != title || !title.contains(' ');
            protected.extend(beyond_spelling(title, language(record), said.iter().map(String::as_str).filter(part)));
        }
        seen.push(field);
    }
    protected
}

/// What stands in braces, as plain text, each with the whole of its first and last word.
fn phrases(value: &str) -> Vec<String> {
    /// Nobody puts more pairs around a title.
    const MOST_PAIRS: usize = 6;
    let mut value = value.trim();
    for _ in 0..MOST_PAIRS {
        let Some(inner) = enclosed(value).filter(|inner| inner.contains(char::is_whitespace)) else { break };
        value = inner.trim();
    }
    let text: Vec<char> = collapse_whitespace(&tex::decode(&marked(value))).chars().collect();
    let is_inner = |c: char| c.is_alphanumeric() || matches!(c, OPEN | CLOSE | '\'' | '’');
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(open) = text[at..].iter().position(|c| *c == OPEN).map(|open| at + open) {
        let Some(close) = text[open..].iter().position(|c| *c == CLOSE).map(|close| open + close) else { break };
        let start = text[..open].iter().rposition(|c| !is_inner(*c)).map_or(0, |before| before + 1);
        let end = text[close..].iter().position(|c| !is_inner(*c)).map_or(text.len(), |after| close + after);
        let whole: String = text[start..end].iter().filter(|c| !matches!(**c, OPEN | CLOSE)).collect();
        let phrase = whole.trim_matches(|c: char| !c.is_alphanumeric());
        if phrase.contains(char::is_alphabetic) {
            found.push(phrase.to_owned());
        }
        at = end.max(close + 1);
    }
    found
}

/// The value with signs around what is in its outermost protecting braces.
fn marked(value: &str) -> String {
    let mut out = String::with_capacity(value.len() + 8);
    let (mut depth, mut outer, mut math, mut command) = (0_usize, None, false, false);
    let mut chars = value.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        match c {
            '\\' => {
                out.push(c);
                // A command takes the braces behind it for its argument, and so does an accent; `\&` takes none.
                let Some((_, first)) = chars.next() else { break };
                out.push(first);
                command = first.is_ascii_alphabetic() || "'`\"^~=.".contains(first);
                while let Some((_, letter)) =
                    chars.next_if(|(_, c)| first.is_ascii_alphabetic() && c.is_ascii_alphabetic())
                {
                    out.push(letter);
                }
                continue;
            }
            '$' => math = !math,
            '{' => {
                depth += 1;
                let accent = value.get(at + 1..).is_some_and(|rest| rest.starts_with('\\'));
                if outer.is_none() && !math && !command && !accent {
                    outer = Some(depth);
                    out.push(OPEN);
                }
            }
            '}' => {
                if outer == Some(depth) {
                    outer = None;
                    out.push(CLOSE);
                }
                depth = depth.saturating_sub(1);
            }
            _ => {}
        }
        command = command && c.is_whitespace();
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use crate::bibtex::{WriteOptions, read_records, write_records};

    fn read(title: &str) -> Vec<String> {
        let records = read_records(&format!("@book{{a, title = {{{title}}}}}"), "a.bib").0;
        records[0].protected.iter().cloned().collect()
    }

    #[test]
    fn braces_around_a_part_of_a_title_protect_what_spelling_does_not_show() {
        for (title, protected) in [
            ("Letters of {van Gogh}", &["van Gogh"][..]),
            ("{pandas}", &["pandas"]),
            ("Data with {pandas}: {A} Guide", &["A", "pandas"]),
            ("The {M}oors of {Quay-Roe}", &["Moors", "Quay-Roe"]),
            ("The {{\\\"O}rebro} school", &["Örebro"]),
            ("On the {DNA} of {B}ritish rivers in {New York}", &[]),
            ("Sand \\& {Mud}, 10\\% {Clay}", &["Clay", "Mud"]),
            ("{A whole title in braces}", &[]),
            ("The {\\\"O}rebro school of \\emph{rivers} at $x_{max}$ and \\'{e}tudes", &[]),
        ] {
            assert_eq!(read(title), protected, "{title}");
        }
    }

    #[test]
    fn what_was_protected_is_written_so() {
        let text = "@book{a, title = {Letters of {van Gogh} with {pandas}-Like {G}loves, in {DNA}}}";
        let once = write_records(&read_records(text, "a.bib").0, &WriteOptions::default());
        assert!(once.contains("{Letters of {van Gogh} with {pandas}-Like {Gloves}, in {DNA}}"), "{once}");
        assert_eq!(once, write_records(&read_records(&once, "a.bib").0, &WriteOptions::default()));
    }
}
