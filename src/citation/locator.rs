//! Locators: the pages, chapters and figures that follow a year or a number in a citation.
//!
//! Takes tokens after the year; gives where the locator ends and what it says. `: 15`, `, pp. 5–6`, `, S. 12 f.`, `, 354`,
//! `, ch. 2`, `§ 3` are locators; a four-digit year is none.

use crate::document::{note_words, sentence};
use crate::text::Span;

use super::token::{Kind, Token};
use super::year;

/// Words for pages and leaves, folded.
#[rustfmt::skip]
const PAGES: [&str; 24] = [
    "p", "pp", "page", "pages", "pg", "pgs", "s", "seite", "seiten", "pag", "pags", "pagg", "pagina", "paginas", "pagine",
    "fol", "fols", "folio", "folios", "bl", "blatt", "sp", "col", "cols",
];
/// Words for other parts of a work, folded.
#[rustfmt::skip]
const PARTS: [&str; 51] = [
    "ch", "chs", "chap", "chaps", "chapter", "chapters", "kap", "kapitel", "cap", "capp", "caps", "sec", "secs", "sect",
    "section", "sections", "abschnitt", "fig", "figs", "figure", "figures", "table", "tables", "tab", "abb", "vol", "vols",
    "bd", "fn", "n", "nn", "note", "notes", "para", "paras", "par", "line", "lines", "app", "appendix", "footnote", "ex",
    "example", "location", "loc", "part", "theorem", "def", "art", "z", "box",
];
/// The rarer of them.
const RARER_PARTS: [&str; 5] = ["eq", "plate", "doc", "lib", "tav"];
/// Words for a note on a page, folded: `45 n. 3`.
const NOTES: [&str; 9] = ["n", "nn", "note", "notes", "nota", "anm", "fn", "footnote", "nt"];
/// Words for the pages that follow, folded: `57 sgg.`
#[rustfmt::skip]
const FOLLOWING: [&str; 17] = [
    "f", "ff", "fn", "sg", "sgg", "seg", "segg", "sig", "sigs", "ss", "s", "sq", "sqq", "suiv", "seq", "seqq", "passim",
];
/// Words that join pages, folded.
const JOINS: [&str; 11] = ["and", "und", "u", "sowie", "et", "e", "y", "o", "ou", "or", "oder"];

fn is_unit(token: &Token) -> bool {
    let named = |words: &[&str]| words.contains(&token.folded.as_str());
    token.kind == Kind::Word && (named(&PAGES) || named(&PARTS) || named(&RARER_PARTS))
}

/// Whether this is a word for pages or leaves: `pp`, `S`, `fol`.
pub fn is_page_unit(token: &Token) -> bool {
    token.kind == Kind::Word && PAGES.contains(&token.folded.as_str())
}

/// Whether this is a word for notes on a page, or the number of a journal's issue in Italian: `n`.
pub fn is_note_unit(token: &Token) -> bool {
    token.kind == Kind::Word && NOTES.contains(&token.folded.as_str())
}

/// A locator: one past its last token, and its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Locator {
    /// One past its last token.
    pub end: usize,
    /// As printed, without the mark before it: `15`, `pp. 5–6`.
    pub text: String,
    /// Tokens of the pages and ranges that it lists, each with its own word for pages: `pp. 3` and `5–6` of `pp. 3, 5–6`.
    pub members: Vec<(usize, usize)>,
}

impl Locator {
    /// The words of the members from number `from` on.
    pub fn rest(&self, tokens: &[Token], text: &str, from: usize) -> Option<String> {
        let (start, end) = (self.members.get(from)?.0, self.members.last()?.1);
        Some(crate::text::collapse_whitespace(Span::new(tokens[start].span.start, tokens[end - 1].span.end).of(text)))
    }
}

/// The locator that follows token `at - 1`, if any. `bare` allows `, 354` (Chicago) besides `: 354`, `, p. 354` and
/// `, 354 ff.`
pub fn read(tokens: &[Token], at: usize, text: &str, bare: bool) -> Option<Locator> {
    let first = tokens.get(at)?;
    let (colon, mut n) = match first.kind {
        Kind::Mark(':') => (true, at + 1),
        Kind::Mark(',') => (false, at + 1),
        Kind::Mark('§') => (true, at),
        Kind::Word if is_unit(first) && first.spaced => (false, at),
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
    of(tokens, start, pages(tokens, n, text, unit || colon)?, text)
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
            && t.span.of(text).split('-').all(|part| crate::text::roman(part).is_some())
    });
    of(tokens, at, pages(tokens, n, text, n > at || roman)?, text)
}

/// One past the word for pages, chapters and the like at token `at`, and its stop.
fn behind_unit(tokens: &[Token], at: usize) -> usize {
    let unit = tokens.get(at).is_some_and(|t| is_unit(t) || t.is('§'));
    if !unit {
        return at;
    }
    let behind = tokens.iter().skip(at + 1).take_while(|t| t.is('.') || t.is('§')).count();
    at + 1 + behind
}

fn of(tokens: &[Token], start: usize, mut members: Vec<(usize, usize)>, text: &str) -> Option<Locator> {
    members.first_mut()?.0 = start;
    let end = members.last()?.1;
    let span = Span::new(tokens.get(start)?.span.start, tokens.get(end.checked_sub(1)?)?.span.end);
    Some(Locator { end, text: crate::text::collapse_whitespace(span.of(text)), members })
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
        None => pages(tokens, at, text, true).filter(|_| tokens[at].kind == Kind::Number)?.last()?.1,
    };
    of(tokens, at, vec![(at, end)], text)
}

/// Whether a number with `f.` or `ff.` stands at token `at`: the pages that follow it.
fn is_followed(tokens: &[Token], at: usize) -> bool {
    let following = |t: &Token| t.kind == Kind::Word && matches!(t.folded.as_str(), "f" | "ff");
    tokens.get(at).is_some_and(|t| t.kind == Kind::Number) && tokens.get(at + 1).is_some_and(following)
}

/// Numbers, ranges, Roman numerals, `ff.`, further ranges after commas and `and`: tokens of each.
fn pages(tokens: &[Token], at: usize, text: &str, certain: bool) -> Option<Vec<(usize, usize)>> {
    let mut members = vec![(at, one_range(tokens, at, text, certain)?)];
    while let Some(next) = members.last().and_then(|(_, end)| further(tokens, *end, text)) {
        members.push(next);
    }
    Some(members)
}

/// The range that a comma or a word joins to the one before, which ends at token `end`: `, 14`, `, and 30`, `u. S. 131`, `et 60`.
fn further(tokens: &[Token], end: usize, text: &str) -> Option<(usize, usize)> {
    let joins = |n: usize| tokens.get(n).is_some_and(|t| t.kind == Kind::Word && JOINS.contains(&t.folded.as_str()));
    let mut n = end;
    let separator = tokens.get(n)?;
    // `5, and 7 others`, `5 y 7 ríos` count what follows.
    let counted = match separator.kind {
        Kind::Mark('&') => false,
        Kind::Mark(',') => joins(n + 1),
        Kind::Word if joins(n) => !matches!(separator.folded.as_str(), "and" | "und"),
        _ => return None,
    };
    n += usize::from(!joins(n));
    if joins(n) {
        n += 1 + usize::from(tokens[n].is_word("u") && tokens.get(n + 1).is_some_and(|t| t.is('.')));
    }
    if n == end {
        return None;
    }
    let start = n;
    while tokens.get(n).is_some_and(|t| is_page_unit(t) || n > start && t.is('.')) {
        n += 1;
    }
    // Another number of at most three digits goes on; a year begins the next citation.
    let number = tokens.get(n).filter(|t| t.kind == Kind::Number || n > start && t.kind == Kind::Word)?;
    if year::plain(tokens, n, text).is_some() || number.kind == Kind::Word && !number.spaced {
        return None;
    }
    let stop = one_range(tokens, n, text, n > start)?;
    let goes_on = tokens.get(stop).is_some_and(|t| t.kind == Kind::Word && !t.capital && t.spaced && !joins(stop));
    (!(counted && goes_on)).then_some((start, stop))
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
    let word = |n: usize| tokens.get(n).filter(|t| t.kind == Kind::Word).map_or("", |t| t.folded.as_str());
    // `XI-XXIV` is one word.
    let is_roman = |t: &Token| {
        let numeral = |part: &str| part.len() <= 8 && part.bytes().all(|b| b"ivxlcdm".contains(&b));
        t.kind == Kind::Word && t.folded.split(' ').all(numeral)
    };
    match first.kind {
        Kind::Number if first.span.len() <= 5 => {
            if !certain && year::plain(tokens, at, text).is_some_and(|y| y >= 1500) {
                return None;
            }
            // `2nd ser.`, `5. Aufl.`
            let ordinal = tokens.get(at + 1).is_some_and(|t| !t.spaced)
                && matches!(word(at + 1), "st" | "nd" | "rd" | "th" | "er" | "re" | "eme");
            let edition = word(at + 1) == "e" && !tokens[at + 1].spaced && matches!(word(at + 2), "ed" | "ser");
            if ordinal || edition || is_ordinal(tokens, at) {
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
    // `12a`, `11ff`
    if tokens.get(end).is_some_and(|t| t.kind == Kind::Word && t.span.len() <= 2 && !t.spaced) {
        end = behind_stop(tokens, end + 1, tokens[end].folded.starts_with('f'));
    } else {
        end = behind_following(tokens, end);
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
    Some(behind_note(tokens, end).unwrap_or(end))
}

/// One past the stop at token `at`, where one belongs to the word before and the sentence goes on.
fn behind_stop(tokens: &[Token], at: usize, short: bool) -> usize {
    let stops = short
        && tokens.get(at).is_some_and(|t| t.is('.'))
        && tokens.get(at + 1).is_some_and(|t| t.kind != Kind::Break && !(t.kind == Kind::Word && t.capital));
    at + usize::from(stops)
}

/// One past the words at token `at` for the pages that follow: `ff.`, `sgg.`, `e segg.`, `et suiv.`, `y ss.`
fn behind_following(tokens: &[Token], at: usize) -> usize {
    let word = |n: usize| tokens.get(n).filter(|t| t.kind == Kind::Word && !t.capital && t.spaced);
    let joined = word(at).is_some_and(|t| matches!(t.folded.as_str(), "e" | "et" | "y"));
    let n = at + usize::from(joined);
    let Some(token) = word(n).filter(|t| FOLLOWING.contains(&t.folded.as_str())) else { return at };
    // `12 s.`; a lone letter is a word of many languages, and `fn. 3` is a note.
    let stopped = tokens.get(n + 1).is_some_and(|t| t.is('.'));
    let numbered = tokens.get(n + 1 + usize::from(stopped)).is_some_and(|t| t.kind == Kind::Number);
    if token.folded == "s" && !stopped || token.folded == "fn" && numbered {
        return at;
    }
    behind_stop(tokens, n + 1, true)
}

/// One past the note on a page: `45 n. 3`, `422, n. 3`, `31 nota 2`.
fn behind_note(tokens: &[Token], at: usize) -> Option<usize> {
    let n = at + usize::from(tokens.get(at)?.is(','));
    let unit = tokens.get(n).filter(|t| is_note_unit(t) && t.spaced)?;
    let n = n + 1 + usize::from(tokens.get(n + 1).is_some_and(|t| t.is('.')));
    let short = tokens.get(n).filter(|t| t.kind == Kind::Number && t.spaced && t.span.len() <= 3);
    // `45, n. 3 (1999)` is a journal's issue, `89, n. 4 above` another note.
    let other = tokens.get(n + 1).is_some_and(|t| t.is('(') || note_words::means_above(&t.folded));
    (short.is_some() && !other && !unit.possessive).then_some(n + 1)
}

/// Whether the number at token `at` and the stop behind it are a German ordinal before its noun: `5. Aufl.`, `19. Jahrhundert`.
pub fn is_ordinal(tokens: &[Token], at: usize) -> bool {
    #[rustfmt::skip]
    const MONTHS: [&str; 12] = [
        "januar", "februar", "marz", "april", "mai", "juni", "juli", "august", "september", "oktober", "november", "dezember",
    ];
    let number = tokens.get(at).is_some_and(|t| t.kind == Kind::Number && t.span.len() <= 3);
    let next = tokens.get(at + 2).filter(|t| t.kind == Kind::Word && t.capital).map_or("", |t| t.folded.as_str());
    number && tokens.get(at + 1).is_some_and(|t| t.is('.')) && (sentence::is_counted(next) || MONTHS.contains(&next))
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
        for (text, expected) in [
            (", 3, 262–65.", "3, 262–65"),
            (", 12, 14, 20–22, and 30.", "12, 14, 20–22, and 30"),
            (", S. 14 f. u. 131–135.", "S. 14 f. u. 131–135"),
            (", p. 31, 45-47 et 60.", "p. 31, 45-47 et 60"),
            (", p. 58 e p. 60.", "p. 58 e p. 60"),
            (", chaps. 3 and 4;", "chaps. 3 and 4"),
            (", fols. 41v–42r.", "fols. 41v–42r"),
            (", pp. XI-XII e 45 n. 3.", "pp. XI-XII e 45 n. 3"),
            (", p. 422, n. 3.", "p. 422, n. 3"),
            (", pp. 57 sgg., e", "pp. 57 sgg."),
            (", p. 57 et suiv.", "p. 57 et suiv"),
            (", p. 5 y 7 ríos", "p. 5"),
        ] {
            assert_eq!(locator(text).as_deref(), Some(expected), "{text}");
        }
        for text in [", 5. Aufl., Wien", ", 2nd ser., 5", ", 3e éd."] {
            assert_eq!(locator(text), None, "{text}");
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
