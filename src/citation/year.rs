//! The expressions that stand for a year in a citation: `2012a`, `1890/2003`, `2012a, b`, `n.d.`, `in press`.
//!
//! Takes tokens; gives what the expression says and how far it reaches.

use super::token::{Kind, Token};

/// A year as cited.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Year {
    /// First token.
    pub start: usize,
    /// One past the last token.
    pub end: usize,
    /// The year, or the later of two (`1890/2003`).
    pub value: Option<i32>,
    /// The other of two years.
    pub original: Option<i32>,
    /// `a` of `2012a`.
    pub suffix: Option<char>,
    /// `forthcoming`, `n d`, folded, where it stands for the year.
    pub words: Option<&'static str>,
}

/// Folded words that stand for a year, as sequences of words; full stops between them do not count.
const UNDATED: &[(&[&str], &str)] = &[
    (&["n", "d"], "n d"),
    (&["nd"], "n d"),
    (&["no", "date"], "n d"),
    (&["o", "j"], "o j"),
    (&["s", "d"], "s d"),
    (&["s", "f"], "s f"),
    (&["forthcoming"], "forthcoming"),
    (&["in", "press"], "in press"),
    (&["in", "prep"], "in preparation"),
    (&["in", "preparation"], "in preparation"),
    (&["to", "appear"], "to appear"),
    (&["submitted"], "submitted"),
    (&["under", "review"], "submitted"),
    (&["im", "druck"], "im druck"),
    (&["im", "erscheinen"], "im erscheinen"),
    (&["a", "paraitre"], "forthcoming"),
    (&["en", "prensa"], "in press"),
    (&["no", "prelo"], "in press"),
    (&["in", "corso", "di", "stampa"], "in press"),
    (&["in", "stampa"], "in press"),
    (&["sous", "presse"], "in press"),
    (&["in", "vorbereitung"], "in preparation"),
    (&["in", "vorb"], "in preparation"),
    (&["en", "preparation"], "in preparation"),
    (&["eingereicht"], "submitted"),
    (&["ohne", "jahr"], "o j"),
    (&["sans", "date"], "s d"),
    (&["sin", "fecha"], "s f"),
    (&["senza", "data"], "s d"),
    (&["sem", "data"], "s d"),
];

/// The year expression that starts at token `at`.
pub fn read(tokens: &[Token], at: usize, text: &str) -> Option<Year> {
    let token = tokens.get(at)?;
    match token.kind {
        Kind::Number => numeric(tokens, at, text),
        Kind::Word => undated(tokens, at),
        _ => None,
    }
}

/// A plain four-digit year at `at`.
pub fn plain(tokens: &[Token], at: usize, text: &str) -> Option<i32> {
    let token = tokens.get(at)?;
    if token.kind != Kind::Number || token.span.len() != 4 {
        return None;
    }
    // `1,2010` and `3.2010` are numbers.
    if !token.spaced
        && at > 0
        && matches!(tokens[at - 1].kind, Kind::Mark('.' | '-' | '‐' | '%' | '#' | '$' | '€' | '£'))
        && at > 1
        && tokens[at - 2].kind == Kind::Number
    {
        return None;
    }
    token.span.of(text).parse().ok().filter(|year| (1400..2100).contains(year))
}

fn suffix(tokens: &[Token], at: usize, text: &str) -> Option<(char, usize)> {
    let token = tokens.get(at).filter(|t| t.kind == Kind::Word && !t.spaced)?;
    let raw = token.span.of(text);
    let mut chars = raw.chars();
    let letter = chars.next().filter(char::is_ascii_lowercase)?;
    chars.next().is_none().then_some((letter, at + 1))
}

fn numeric(tokens: &[Token], at: usize, text: &str) -> Option<Year> {
    let value = plain(tokens, at, text)?;
    let mut end = at + 1;
    let mut letter = None;
    if let Some((found, next)) = suffix(tokens, end, text) {
        letter = Some(found);
        end = next;
    } else if tokens.get(end).is_some_and(|t| t.kind == Kind::Word && !t.spaced && t.span.len() > 2) {
        return None; // `2010er`, `1990s` (the `s` alone is caught below)
    }
    let mut year = Year { start: at, end, value: Some(value), original: None, suffix: letter, words: None };
    // `1890/2003`, `1998 [1965]`, `[1965] 1998`
    let mark = |n: usize, c: char| tokens.get(n).is_some_and(|t| t.is(c));
    if mark(end, '/')
        && let Some(second) = plain(tokens, end + 1, text)
    {
        year.end = end + 2;
        (year.value, year.original) = (Some(second), Some(value));
    } else if (mark(end, '[') || mark(end, '('))
        && let Some(second) = plain(tokens, end + 1, text)
        && (mark(end + 2, ']') || mark(end + 2, ')'))
    {
        year.end = end + 3;
        year.original = Some(second);
    } else if mark(end, ']')
        && at > 0
        && mark(at - 1, '[')
        && let Some(second) = plain(tokens, end + 1, text)
    {
        year.end = end + 2;
        (year.value, year.original) = (Some(second), Some(value));
    }
    if year.original.is_some()
        && let Some((found, next)) = suffix(tokens, year.end, text)
    {
        year.suffix = Some(found);
        year.end = next;
    }
    Some(year)
}

fn undated(tokens: &[Token], at: usize) -> Option<Year> {
    for (words, canonical) in UNDATED {
        let mut n = at;
        let mut matched = true;
        for (k, word) in words.iter().enumerate() {
            if k > 0 && tokens.get(n).is_some_and(|t| t.is('.')) {
                n += 1;
            }
            if !tokens.get(n).is_some_and(|t| t.is_word(word)) {
                matched = false;
                break;
            }
            n += 1;
        }
        if !matched {
            continue;
        }
        // `n. d.` ends in its own full stop; a lone `s d` without stops is no date.
        let letters = words.iter().all(|w| w.len() == 1);
        if letters {
            if !tokens.get(n).is_some_and(|t| t.is('.')) && !tokens.get(at + 1).is_some_and(|t| t.is('.')) {
                continue;
            }
            if tokens.get(n).is_some_and(|t| t.is('.')) {
                n += 1;
            }
        }
        // `in Vorb.)`: the stop of a word cut short.
        let cut = words.last().is_some_and(|word| matches!(*word, "prep" | "vorb"));
        if cut && tokens.get(n).is_some_and(|t| t.is('.')) {
            n += 1;
        }
        // `n.d.-a`, `forthcoming a`
        let mut suffix = None;
        let dash = tokens.get(n).is_some_and(|t| t.is('-') && !t.spaced);
        let letter_at = n + usize::from(dash);
        if let Some(letter) = tokens
            .get(letter_at)
            .filter(|t| t.kind == Kind::Word && t.span.len() == 1 && !t.capital && (dash || !t.spaced))
        {
            suffix = letter.folded.chars().next();
            n = letter_at + 1;
        }
        return Some(Year { start: at, end: n, value: None, original: None, suffix, words: Some(canonical) });
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::citation::token::tokens;

    fn year(text: &str) -> Option<Year> {
        read(&tokens(text, &[]), 0, text)
    }

    #[test]
    fn years_with_letters_reprints_and_words() {
        let found = year("2012a, b").unwrap();
        assert_eq!((found.value, found.suffix, found.end), (Some(2012), Some('a'), 2));
        let found = year("1890/2003").unwrap();
        assert_eq!((found.value, found.original), (Some(2003), Some(1890)));
        let found = year("1998 [1965]").unwrap();
        assert_eq!((found.value, found.original), (Some(1998), Some(1965)));
        assert_eq!(year("n.d.").unwrap().words, Some("n d"));
        assert_eq!(year("in press").unwrap().words, Some("in press"));
        assert_eq!(year("sous presse").unwrap().words, Some("in press"));
        let found = year("in Vorb.)").unwrap();
        assert_eq!((found.words, found.end), (Some("in preparation"), 3));
        assert!(year("12345").is_none() && year("3000").is_none() && year("no dice").is_none());
    }
}
