//! Locators: the pages, chapters and figures that follow a year or a number in a citation.
//!
//! Takes tokens after the year; gives where the locator ends and what it says. `: 15`, `, pp. 5–6`, `, S. 12 f.`, `, 354`,
//! `, ch. 2`, `§ 3` are locators; a four-digit year is none.

use crate::text::Span;

use super::token::{Kind, Token};
use super::year;

const UNITS: &[&str] = &[
    "p",
    "pp",
    "page",
    "pages",
    "s",
    "seite",
    "seiten",
    "pag",
    "pags",
    "pagina",
    "paginas",
    "ch",
    "chap",
    "chapter",
    "chapters",
    "kap",
    "kapitel",
    "cap",
    "sec",
    "sect",
    "section",
    "sections",
    "abschnitt",
    "fig",
    "figs",
    "figure",
    "figures",
    "table",
    "tables",
    "tab",
    "abb",
    "vol",
    "bd",
    "fn",
    "n",
    "note",
    "notes",
    "para",
    "paras",
    "par",
    "line",
    "lines",
    "app",
    "appendix",
    "footnote",
    "ex",
    "example",
    "location",
    "loc",
    "part",
    "theorem",
    "def",
    "art",
    "z",
    "box",
    "eq",
    "plate",
];

/// A locator: one past its last token, and its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Locator {
    /// One past its last token.
    pub end: usize,
    /// As printed, without the mark before it: `15`, `pp. 5–6`.
    pub text: String,
}

/// The locator that follows token `at - 1`, if any. `bare` allows `, 354` (Chicago) besides `: 354`, `, p. 354` and
/// `, 354 ff.`
pub fn read(tokens: &[Token], at: usize, text: &str, bare: bool) -> Option<Locator> {
    let first = tokens.get(at)?;
    let (colon, mut n) = match first.kind {
        Kind::Mark(':') => (true, at + 1),
        Kind::Mark(',') => (false, at + 1),
        Kind::Mark('§') => (true, at),
        Kind::Word if UNITS.contains(&first.folded.as_str()) && first.spaced => (false, at),
        _ => return None,
    };
    // `, at 79`
    n += usize::from(tokens.get(n).is_some_and(|t| t.is_word("at")) && matches!(first.kind, Kind::Mark(',')));
    let start = n;
    n = behind_unit(tokens, n);
    let unit = n > start;
    let comma = matches!(first.kind, Kind::Mark(','));
    if !unit && !colon && !(comma && (bare || is_followed(tokens, n))) {
        return None;
    }
    let end = pages(tokens, n, text, unit || colon)?;
    of(tokens, start, end, text)
}

/// The locator of a note that token `at - 1`, the comma or the quotation mark behind it, closes off: `“Salt,” 78`, `Salt, lxv–lxx`.
pub fn in_note(tokens: &[Token], at: usize, text: &str) -> Option<Locator> {
    let n = behind_unit(tokens, at);
    // `Salt, v. 2`, `Salt, I said` and `Sale, vi si legge` are no pages; `xii` alone and `lxv–lxx` are.
    let roman = tokens.get(n).is_some_and(|t| {
        let goes_on = tokens.get(n + 1).is_some_and(|next| next.kind == Kind::Word && next.spaced);
        t.kind == Kind::Word
            && t.span.len() > 1
            && !t.capital
            && !goes_on
            && crate::text::roman(t.span.of(text)).is_some()
    });
    of(tokens, at, pages(tokens, n, text, n > at || roman)?, text)
}

/// One past the word for pages, chapters and the like at token `at`, and its stop.
fn behind_unit(tokens: &[Token], at: usize) -> usize {
    let unit = tokens.get(at).is_some_and(|t| t.kind == Kind::Word && UNITS.contains(&t.folded.as_str()) || t.is('§'));
    if !unit {
        return at;
    }
    let behind = tokens.iter().skip(at + 1).take_while(|t| t.is('.') || t.is('§')).count();
    at + 1 + behind
}

fn of(tokens: &[Token], start: usize, end: usize, text: &str) -> Option<Locator> {
    let span = Span::new(tokens.get(start)?.span.start, tokens.get(end.checked_sub(1)?)?.span.end);
    Some(Locator { end, text: crate::text::collapse_whitespace(span.of(text)) })
}

/// The page, or the paragraphs in square brackets, at token `at`, as lawyers set them behind words that point back without a
/// comma: `ibid 580`, `Anns (n 3) 752`, `(n 11) [32]–[34]`.
pub fn beside(tokens: &[Token], at: usize, text: &str) -> Option<Locator> {
    let bracketed = |n: usize| {
        let inside = tokens.get(n + 1).is_some_and(|t| t.kind == Kind::Number);
        (tokens.get(n)?.is('[') && inside && tokens.get(n + 2)?.is(']')).then_some(n + 3)
    };
    let end = match bracketed(at) {
        Some(end) => {
            let dash = tokens.get(end).is_some_and(|t| t.is('-') || t.is('–'));
            bracketed(end + 1).filter(|_| dash).unwrap_or(end)
        }
        None => pages(tokens, at, text, true).filter(|_| tokens[at].kind == Kind::Number)?,
    };
    let span = Span::new(tokens.get(at)?.span.start, tokens.get(end - 1)?.span.end);
    Some(Locator { end, text: crate::text::collapse_whitespace(span.of(text)) })
}

/// Whether a number with `f.` or `ff.` stands at token `at`: the pages that follow it.
fn is_followed(tokens: &[Token], at: usize) -> bool {
    let following = |t: &Token| t.kind == Kind::Word && matches!(t.folded.as_str(), "f" | "ff");
    tokens.get(at).is_some_and(|t| t.kind == Kind::Number) && tokens.get(at + 1).is_some_and(following)
}

/// Numbers, ranges, Roman numerals, `ff.`, further ranges after commas: one past the last token.
fn pages(tokens: &[Token], at: usize, text: &str, certain: bool) -> Option<usize> {
    let mut end = one_range(tokens, at, text, certain)?;
    loop {
        let mut n = end;
        let separator = tokens.get(n)?;
        if separator.is(',') || separator.is('&') || separator.is_word("and") || separator.is_word("und") {
            n += 1;
        } else {
            break;
        }
        while tokens.get(n).is_some_and(|t| t.is_word("p") || t.is_word("pp") || t.is('.')) {
            n += 1;
        }
        // Another number of at most three digits goes on; a year begins the next citation.
        if year::plain(tokens, n, text).is_some() {
            break;
        }
        match one_range(tokens, n, text, false) {
            Some(next) if tokens.get(n).is_some_and(|t| t.kind == Kind::Number) => end = next,
            _ => break,
        }
        if end >= tokens.len() {
            break;
        }
    }
    Some(end)
}

/// Whether the colon of `1:145`, volume and page, stands at token `at`.
pub fn is_volume_and_page(tokens: &[Token], at: usize, text: &str) -> bool {
    let number = |n: usize| tokens.get(n).is_some_and(|t| t.kind == Kind::Number);
    let glued = |n: usize| tokens.get(n).is_some_and(|t| !t.spaced);
    // `58:684–713`, `58:3 (1998)` are a journal's.
    const MOST_VOLUMES: u32 = 12;
    let few =
        |n: usize| tokens[n].span.of(text).parse::<u32>().is_ok_and(|volume| (1..=MOST_VOLUMES).contains(&volume));
    at > 0
        && tokens.get(at).is_some_and(|t| t.is(':'))
        && number(at - 1)
        && few(at - 1)
        && number(at + 1)
        && glued(at)
        && glued(at + 1)
        && !tokens.get(at + 2).is_some_and(|t| t.is('('))
}

fn one_range(tokens: &[Token], at: usize, text: &str, certain: bool) -> Option<usize> {
    let first = tokens.get(at)?;
    let is_roman =
        |t: &Token| t.kind == Kind::Word && t.span.len() <= 8 && t.folded.bytes().all(|b| b"ivxlcdm".contains(&b));
    match first.kind {
        Kind::Number if first.span.len() <= 5 => {
            if !certain && year::plain(tokens, at, text).is_some_and(|y| y >= 1500) {
                return None;
            }
        }
        Kind::Word if certain && (is_roman(first) || first.capital && first.span.len() <= 3) => {}
        _ => return None,
    }
    let mut end = at + 1;
    if is_volume_and_page(tokens, end, text) {
        end += 2;
    }
    let is_dash = |t: &Token| matches!(t.kind, Kind::Mark('–' | '-' | '—' | '‐' | '‑' | '−'));
    // `12a`, `11ff`, `15f.`
    if tokens.get(end).is_some_and(|t| {
        t.kind == Kind::Word && t.span.len() <= 2 && (!t.spaced || matches!(t.folded.as_str(), "f" | "ff" | "fn"))
    }) {
        end += 1;
        if tokens.get(end).is_some_and(|t| t.is('.'))
            && tokens[end - 1].folded.starts_with('f')
            && tokens.get(end + 1).is_some_and(|t| t.kind != Kind::Break && !(t.kind == Kind::Word && t.capital))
        {
            end += 1;
        }
    }
    // `201n14`: the note on the page
    if tokens[end - 1].folded.starts_with('n')
        && end == at + 2
        && tokens.get(end).is_some_and(|t| t.kind == Kind::Number && !t.spaced)
    {
        end += 1;
    }
    let mut dashes = end;
    while tokens.get(dashes).is_some_and(is_dash) && dashes < end + 2 {
        dashes += 1;
    }
    if dashes > end && tokens.get(dashes).is_some_and(|t| t.kind == Kind::Number || is_roman(t)) {
        end = dashes + 1;
        if tokens.get(end).is_some_and(|t| t.kind == Kind::Word && t.span.len() == 1 && !t.spaced) {
            end += 1;
        }
    }
    // `4.2`, `§ 3.1`
    while tokens.get(end).is_some_and(|t| t.is('.') && !t.spaced)
        && tokens.get(end + 1).is_some_and(|t| t.kind == Kind::Number && !t.spaced)
    {
        end += 2;
    }
    Some(end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::citation::token::tokens;

    fn locator(text: &str) -> Option<String> {
        read(&tokens(text, &[]), 0, text, true).map(|l| l.text)
    }

    #[test]
    fn pages_chapters_and_following_pages_are_locators_and_years_are_not() {
        for (text, expected) in [
            (": 15)", "15"),
            (", pp. 5–6)", "pp. 5–6"),
            (", 354, cf. x", "354"),
            (", p. 11ff; x", "p. 11ff"),
            (": 480–82)", "480–82"),
            (", 177–178, 257.", "177–178, 257"),
            (", ch. 2)", "ch. 2"),
            (": xii)", "xii"),
        ] {
            assert_eq!(locator(text).as_deref(), Some(expected), "{text}");
        }
        assert_eq!(locator(", 2017)"), None);
        assert_eq!(locator(", see"), None);
    }

    #[test]
    fn following_pages_need_no_sign_of_a_page_in_running_text() {
        let locator = |text: &str| read(&tokens(text, &[]), 0, text, false).map(|l| l.text);
        assert_eq!(locator(", 5 ff. nennen").as_deref(), Some("5 ff."));
        assert_eq!(locator(", 112f., zeigt").as_deref(), Some("112f."));
        assert_eq!(locator(", 5 ff. Die Zahlen").as_deref(), Some("5 ff"));
        assert_eq!(locator(", 5 Städte"), None);
        assert_eq!(locator(", 2011 ff."), None);
    }
}
