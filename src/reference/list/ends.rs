//! How lines of a list end and go on: whether an entry may end here, and whether it has a date.

use super::headword::headword;

/// What the end of the line before says about a new entry beginning here.
pub fn ending(before: &str, here: &str) -> f64 {
    if in_a_bracket(before) {
        return -2.5;
    }
    let Some(last) = before.chars().next_back() else { return 0.0 };
    let word: String = before.chars().rev().take_while(|c| c.is_alphanumeric()).collect();
    let word: String = word.chars().rev().collect();
    let stopped: String = before.trim_end_matches('.').chars().rev().take_while(|c| c.is_alphanumeric()).collect();
    let stopped: String = stopped.chars().rev().collect();
    match last {
        // No initial: *ohne Jahr*.
        '.' if before.ends_with(" o. J.") || before.ends_with(" o.J.") => 1.2,
        '.' if stopped.chars().count() == 1 && stopped.chars().all(char::is_uppercase) => -0.8,
        '.' if matches!(
            stopped.as_str(),
            "Vol"
                | "vol"
                | "No"
                | "no"
                | "pp"
                | "In"
                | "eds"
                | "ed"
                | "Eds"
                | "Ed"
                | "Proc"
                | "Int"
                | "J"
                | "Am"
                | "Rev"
                | "Univ"
        ) =>
        {
            -1.5
        }
        '.' => 1.2,
        ')' | ']' | '>' | '”' | '"' => 0.5,
        '?' | '!' => 0.0,
        ',' | ';' | ':' | '&' | '(' | '[' | '/' => -2.5,
        '-' | '–' | '—' | '‐' | '\u{ad}' => -2.5,
        _ if before.rsplit(' ').next().is_some_and(|w| {
            w.contains("://") || w.contains('/') && w.is_ascii() || w.starts_with("10.") || w.contains("doi")
        }) =>
        {
            1.0
        }
        _ if last.is_ascii_digit() => {
            if here.starts_with(|c: char| c.is_ascii_digit()) {
                -1.5
            } else {
                0.6
            }
        }
        _ if matches!(
            word.as_str(),
            "and"
                | "of"
                | "the"
                | "in"
                | "und"
                | "et"
                | "der"
                | "for"
                | "a"
                | "an"
                | "de"
                | "la"
                | "In"
                | "with"
                | "to"
                | "on"
                | "y"
                | "von"
                | "by"
                | "e"
                | "o"
                | "or"
                | "oder"
                | "from"
                | "into"
                | "im"
                | "zur"
                | "zum"
                | "des"
                | "dem"
                | "den"
                | "mit"
                | "für"
                | "du"
                | "au"
                | "aux"
                | "les"
                | "le"
                | "par"
                | "pour"
                | "di"
                | "del"
                | "della"
                | "dei"
                | "il"
                | "do"
                | "da"
                | "dos"
                | "das"
                | "para"
                | "por"
                | "con"
                | "com"
                | "los"
                | "las"
                | "el"
        ) =>
        {
            -3.0
        }
        _ => -0.9,
    }
}

/// Whether a line goes on with the sentence of the one before.
pub fn goes_on(line: &str) -> bool {
    let small = line.starts_with(char::is_lowercase) && headword(line).score < 1.0;
    small || line.starts_with(['(', ',', ';', ')', '&'])
}

/// Whether a line ends inside a bracket.
fn in_a_bracket(line: &str) -> bool {
    line.rfind('(').is_some_and(|open| line.rfind(')').is_none_or(|close| close < open))
}

/// Whether a line ends in a year or a page, as whole entries do.
pub fn ends_in_a_number(line: &str) -> bool {
    let last = line.trim_end_matches(['.', ',', ')', ']', ' ']).rsplit([' ', '-', '–']).next().unwrap_or("");
    last.ends_with(|c: char| c.is_ascii_digit()) || crate::text::roman(last).is_some()
}

pub fn has_date(words: &str) -> bool {
    words
        .split(|c: char| !c.is_ascii_digit())
        .any(|d| d.len() == 4 && matches!(d.as_bytes().first(), Some(b'1' | b'2')))
        || says_that_it_has_none(words)
}

/// Words that stand in the place of the year: `In press`, `s. d.`, `im Druck`.
fn says_that_it_has_none(words: &str) -> bool {
    #[rustfmt::skip]
    const SAID: [&str; 17] = [
        "forthcoming", "in press", "to appear", "n.d.", "n. d.", "im erscheinen", "im druck", "o.j.", "o. j.", "s.d.", "s. d.",
        "à paraître", "sous presse", "en prensa", "no prelo", "in corso di stampa", "in stampa",
    ];
    let lower = words.to_lowercase();
    let apart = |at: usize| !lower[..at].ends_with(|c: char| c.is_alphanumeric() || c == '.');
    SAID.iter().any(|word| lower.match_indices(word).any(|(at, _)| apart(at)))
}
