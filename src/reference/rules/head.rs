//! The head of an entry: its number, its names, its date.

use super::view::View;
use crate::reference::label::Label;

/// Where the head ends and how sure that is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Head {
    /// First token after names and date.
    pub after: usize,
    /// Whether a date stood there.
    pub dated: bool,
    /// Probability of the reading.
    pub sure: f64,
}

/// Labels `[12]`, `12.`, `(12)` at the head; gives the first token after it.
pub fn number(view: &mut View<'_>) -> usize {
    let mut at = 0;
    while view.sign(at) && matches!(view.word(at), "•" | "*" | "·" | "-" | "–") && view.is_word(at + 1) {
        at += 1;
    }
    let bracketed = matches!(view.word(at), "[" | "(")
        && matches!(view.word(at + 2), "]" | ")")
        && (view.number(at + 1) && !view.year(at + 1) || view.word(at) == "[");
    if bracketed {
        view.set(0, at + 3, Label::CitationNumber);
        return at + 3;
    }
    if view.number(at)
        && !view.year(at)
        && view.word(at).len() <= 4
        && matches!(view.word(at + 1), "." | ")" | ":")
        && view.token(at + 2).is_some_and(|t| t.spaced)
    {
        view.set(0, at + 2, Label::CitationNumber);
        return at + 2;
    }
    if view.number(at) && !view.year(at) && view.word(at).len() <= 3 && view.capital(at + 1) && view.is_word(at + 1) {
        view.set(0, at + 1, Label::CitationNumber);
        return at + 1;
    }
    view.set(0, at, Label::Other);
    at
}

/// Labels names and date.
pub fn authors_and_date(view: &mut View<'_>, start: usize) -> Head {
    if let Some((open, after)) = date(view, start) {
        let label = if names_editors(view, start, open) { Label::Editor } else { Label::Author };
        view.set(start, open, label);
        view.set(open, after, Label::Date);
        let mut after = after;
        // `(2010) (ed.)`.
        if view.word(after) == "("
            && matches!(view.lower(after + 1), "ed" | "eds" | "hrsg" | "hg")
            && let Some(close) = view.closing(after, 6)
        {
            view.set(after, close + 1, Label::Editor);
            after = close + 1;
        }
        return Head { after, dated: true, sure: 0.9 };
    }
    let end = undated_names(view, start);
    view.set(start, end, Label::Author);
    Head { after: end, dated: false, sure: 0.6 }
}

fn names_editors(view: &View<'_>, start: usize, end: usize) -> bool {
    (start..end).any(|at| {
        matches!(
            view.lower(at),
            "ed" | "eds" | "hrsg" | "hg" | "editor" | "editors" | "org" | "orgs" | "coord" | "coords" | "dir"
        ) && (view.word(at + 1) == "." || view.word(at + 1) == ")" || at > start && view.word(at - 1) == "(")
    })
}

/// Finds the date that follows the names: (its first token, first token after it).
fn date(view: &View<'_>, start: usize) -> Option<(usize, usize)> {
    let mut words = 0;
    let limit = view.len().min(start + 240);
    let mut quotes = false;
    for at in start..limit {
        let word = view.word(at);
        quotes |= matches!(word, "“" | "”" | "\"" | "«" | "»" | "„");
        if matches!(word, "(" | "[") {
            if let Some(after) = bracketed_date(view, at) {
                // In `Journal 12 (2004) 3–5` the year is no head; numbers and quotation marks before it say so.
                return (!quotes && head_like(view, start, at, true)).then_some((at, after));
            }
        } else if view.year(at) || pending(view, at).is_some() {
            let plain = pending(view, at).unwrap_or(1);
            let mut end = at + plain;
            if view.dash(end) && view.year(end + 1) || view.word(end) == "/" && view.year(end + 1) {
                end += 2;
            }
            if matches!(view.word(end), "[" | "(") && view.year(end + 1) && matches!(view.word(end + 2), "]" | ")") {
                end += 3;
            }
            let before = if at > start { view.word(at - 1) } else { "" };
            let split = matches!(before, "." | "," | ")" | ":")
                || view.word(at - usize::from(at > start)).ends_with('.')
                || at > start && matches!(view.lower(at - 1), "al" | "eds");
            let next = view.word(end);
            if at > start
                && split
                && matches!(next, "." | "," | ":" | ";")
                && !quotes
                && head_like(view, start, at, false)
            {
                return Some((at, end));
            }
            // `Author, J. 2004 Title`: without a sign, but before a capital.
            if at > start
                && split
                && before == "."
                && view.capital(end)
                && view.is_word(end)
                && !quotes
                && head_like(view, start, at, false)
            {
                return Some((at, end));
            }
            if view.year(at) {
                return None;
            }
        }
        words += usize::from(view.is_word(at));
        if words > 90 {
            return None;
        }
    }
    None
}

/// `(2012a)`, `(Forthcoming)`, `(2019, March 3)`, `(1899/1976)`, `(n.d.)`, `[1927]`; gives the token after it.
fn bracketed_date(view: &View<'_>, open: usize) -> Option<usize> {
    let close = view.closing(open, 16)?;
    let inside = open + 1..close;
    let year = inside.clone().any(|at| view.year(at));
    let first = view.year(open + 1)
        || matches!(
            view.lower(open + 1),
            "c" | "ca" | "orig" | "first" | "spring" | "summer" | "autumn" | "fall" | "winter" | "published"
        )
        || view.word(open + 1) == "[";
    if year && first || pending(view, open + 1).is_some() || year && close - open == 3 {
        let mut after = close + 1;
        // `(1976) [1899]`.
        if matches!(view.word(after), "[" | "(") && view.year(after + 1) && matches!(view.word(after + 2), "]" | ")") {
            after += 3;
        }
        return Some(after);
    }
    None
}

/// Words that stand for a date: `forthcoming`, `in press`, `n.d.`; gives how many tokens they are.
fn pending(view: &View<'_>, at: usize) -> Option<usize> {
    let (first, second, third) = (view.lower(at), view.lower(at + 1), view.lower(at + 2));
    Some(match (first, second, third) {
        ("forthcoming" | "forthc", _, _) => 1,
        ("in" | "im", "press" | "druck" | "erscheinen" | "preparation", _) => 2,
        ("en", "prensa", _)
        | ("sous", "presse", _)
        | ("to", "appear", _)
        | ("no" | "ohne", "date" | "jahr", _)
        | ("under", "review", _) => 2,
        ("n" | "s" | "o", ".", "d" | "f" | "a" | "j") if view.token(at + 2).is_some_and(|t| t.span.len() == 1) => 4,
        ("n.d" | "nd", ")", _) => 1,
        _ => return None,
    })
}

/// Whether tokens before a date look like names. A date in brackets may follow the name of a body.
fn head_like(view: &View<'_>, start: usize, end: usize, bracketed: bool) -> bool {
    if start >= end {
        return false;
    }
    let (mut small, mut words, mut numbers, mut stops) = (0, 0, 0, 0);
    for at in start..end {
        if view.italic(at) {
            return false;
        }
        if view.number(at) {
            numbers += 1;
        } else if view.is_word(at) {
            words += 1;
            let known = matches!(
                view.lower(at),
                "and"
                    | "et"
                    | "al"
                    | "und"
                    | "y"
                    | "e"
                    | "de"
                    | "van"
                    | "von"
                    | "der"
                    | "den"
                    | "la"
                    | "le"
                    | "di"
                    | "da"
                    | "del"
                    | "della"
                    | "dos"
                    | "du"
                    | "ed"
                    | "eds"
                    | "hrsg"
                    | "hg"
                    | "zu"
                    | "te"
                    | "ten"
                    | "ter"
                    | "al-"
                    | "bin"
                    | "ibn"
                    | "el"
                    | "of"
                    | "for"
                    | "the"
                    | "on"
                    | "do"
                    | "das"
                    | "des"
                    | "with"
                    | "u"
                    | "a"
                    | "others"
                    | "dir"
                    | "coord"
                    | "org"
            );
            if !known && !view.capital(at) {
                small += 1;
            }
            // A stop after a long word ends a sentence: `Smith J. A title of some length. Journal (2004)`.
            let long = view.word(at).chars().count() > 4 && !view.word(at).chars().all(char::is_uppercase);
            if long && view.word(at + 1) == "." && at + 2 < end {
                stops += 1;
            }
        } else if matches!(view.word(at), "?" | "!") {
            return false;
        }
    }
    let listed = words >= 1 || view.word(start).starts_with(['—', '–', '_', '―', '-']);
    let (small_allowed, stops_allowed) = if bracketed { (words / 3, 1) } else { (0, 0) };
    listed && numbers == 0 && small <= small_allowed && stops <= stops_allowed
}

/// The names at the head of an entry whose date stands elsewhere.
fn undated_names(view: &View<'_>, start: usize) -> usize {
    let mut at = start;
    let mut last_good = start;
    let limit = view.len().min(start + 120);
    while at < limit {
        let word = view.word(at);
        if matches!(word, "“" | "\"" | "«" | "„" | "‘") || view.italic(at) || view.number(at) || view.address(at)
        {
            last_good = at;
            break;
        }
        let initial = view.is_word(at) && word.chars().count() <= 2 && view.capital(at);
        if matches!(word, "." | ":") && at > start {
            let before = view.word(at - 1);
            let ends_initial = before.chars().count() <= 2 && before.chars().all(char::is_uppercase);
            // A stop after a whole word, or after initials where the next word is no name, ends the list.
            let goes_on = matches!(view.word(at + 1), "," | "&" | ";" | "-" | ".")
                || matches!(view.lower(at + 1), "and" | "et" | "und" | "y")
                || ends_initial && view.word(at + 2) == "."
                || ends_initial && view.word(at + 2) == ",";
            if !ends_initial || !goes_on {
                // `J. Smith, Title`: initials before the family name.
                if ends_initial && view.capital(at + 1) && matches!(view.word(at + 2), "," | ";" | "." | "and" | "&") {
                    at += 1;
                    continue;
                }
                last_good = at + 1;
                break;
            }
        }
        if view.is_word(at)
            && !view.capital(at)
            && !initial
            && !matches!(
                view.lower(at),
                "and"
                    | "et"
                    | "al"
                    | "und"
                    | "y"
                    | "de"
                    | "van"
                    | "von"
                    | "der"
                    | "la"
                    | "di"
                    | "da"
                    | "e"
                    | "del"
                    | "du"
                    | "den"
                    | "eds"
                    | "ed"
            )
        {
            // Words in small letters: the title has begun; names end at the last comma or stop before it.
            let seam = (start..at).rev().find(|i| matches!(view.word(*i), "," | "." | ";"));
            last_good = seam.map_or(start, |i| i + 1);
            break;
        }
        at += 1;
        last_good = at;
    }
    if last_good >= view.len() { start } else { last_good }
}
