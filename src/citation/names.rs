//! The names that stand before a year: `Hansen-Schirra, Neumann & Steiner`, `Hochschild’s`, `M. Weinreich et al.`
//!
//! Takes tokens and a place; gives the names before it as units with what joins them. What looks like names and is none
//! (`As Smith`) is settled later, against the list.

use super::token::{Kind, Token};
use super::vocabulary::Author;

/// What stands between a name and the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Join {
    /// Nothing: the first name.
    First,
    /// `,`
    Comma,
    /// `;` or `/`
    Semicolon,
    /// `and`, `&`, with or without a comma.
    And,
}

/// One name as printed: `Van der Wal`, `M. C. L. Name`, and whatever capitalised words stand before it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    /// First token.
    pub start: usize,
    /// One past the last token.
    pub end: usize,
    /// What parts it from the unit before.
    pub join: Join,
}

/// Names before a year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// In reading order; never empty.
    pub units: Vec<Unit>,
    /// Whether `et al.` or its like follows them.
    pub et_al: bool,
    /// One past the last token that belongs to them.
    pub end: usize,
}

/// The most names that one citation prints.
const MOST_UNITS: usize = 12;

/// The names that end just before token `at`.
pub fn before(tokens: &[Token], at: usize) -> Option<Named> {
    let end = at;
    let (mut at, et_al) = skip_et_al(tokens, at);
    if et_al && at > 0 && tokens[at - 1].is(',') {
        at -= 1;
    }
    let mut units = Vec::new();
    while let Some((start, name_end)) = unit_start(tokens, at) {
        let mut unit = Unit { start, end: name_end, join: Join::First };
        let (next, join) = skip_join(tokens, start);
        let goes_on = join != Join::First && units.len() + 1 < MOST_UNITS && unit_start(tokens, next).is_some();
        if goes_on {
            unit.join = join;
        }
        units.push(unit);
        if !goes_on {
            break;
        }
        at = next;
    }
    units.reverse();
    (!units.is_empty()).then_some(Named { units, et_al, end })
}

fn skip_et_al(tokens: &[Token], at: usize) -> (usize, bool) {
    let word = |n: usize, w: &str| n.checked_sub(1).and_then(|n| tokens.get(n)).is_some_and(|t| t.is_word(w));
    let stop = |n: usize| n.checked_sub(1).and_then(|n| tokens.get(n)).is_some_and(|t| t.is('.'));
    let mut n = at;
    // `et al.’s`: the possessive stands apart.
    if word(n, "s") && n >= 2 && matches!(tokens[n - 2].kind, Kind::Mark('’' | '\'')) {
        n -= 2;
    }
    if n > 0 && matches!(tokens[n - 1].kind, Kind::Mark('’' | '\'')) {
        n -= 1;
    }
    let bare = if stop(n) { n - 1 } else { n };
    if word(bare, "al") || word(bare, "alii") || word(bare, "coll") {
        let et = bare - 1;
        let et = if stop(et) { et - 1 } else { et };
        return if word(et, "et") || word(et, "and") || word(et, "y") { (et - 1, true) } else { (et, true) };
    }
    if word(bare, "etal") {
        return (bare - 1, true);
    }
    if word(bare, "a") && stop(n) {
        let u = bare - 1;
        let u = if stop(u) { u - 1 } else { u };
        if word(u, "u") {
            return (u - 1, true);
        }
    }
    const OTHERS: &[&str] = &[
        "others",
        "colleagues",
        "coworkers",
        "co workers",
        "collaborators",
        "associates",
        "coauthors",
        "andere",
        "mitarbeiter",
        "kollegen",
        "otros",
        "outros",
        "altri",
        "collegues",
        "autres",
    ];
    if n > 1 && OTHERS.iter().any(|w| word(n, w)) && is_and(&tokens[n - 2]) {
        return (n - 2, true);
    }
    (at, false)
}

fn is_and(token: &Token) -> bool {
    token.is('&')
        || (token.kind == Kind::Word
            && !token.capital
            && matches!(token.folded.as_str(), "and" | "und" | "et" | "y" | "e" | "en" | "och" | "og" | "i" | "with"))
}

fn skip_join(tokens: &[Token], at: usize) -> (usize, Join) {
    let Some(n) = at.checked_sub(1) else { return (at, Join::First) };
    let token = &tokens[n];
    if is_and(token) {
        let comma = n > 0 && (tokens[n - 1].is(',') || tokens[n - 1].is(';'));
        return (n - usize::from(comma), Join::And);
    }
    match token.kind {
        Kind::Mark(',') => (n, Join::Comma),
        Kind::Mark(';' | '/' | '–' | '—') => (n, Join::Semicolon),
        _ => (at, Join::First),
    }
}

/// Where the name that ends before `at` starts, and where its family name ends: capitalised words, particles and
/// initials, at most eight tokens; `Jr.` and initials after the name do not count.
fn unit_start(tokens: &[Token], at: usize) -> Option<(usize, usize)> {
    let mut n = at;
    // `Smith, Jr.`
    let junior = |t: &Token| matches!(t.folded.as_str(), "jr" | "sr" | "iii" | "ii" | "iv");
    if n >= 2 && tokens[n - 1].is('.') && junior(&tokens[n - 2]) {
        n -= 2;
    } else if n >= 1 && junior(&tokens[n - 1]) && n >= 2 && tokens[n - 2].kind == Kind::Word {
        n -= 1;
    }
    // `Wu GA et al.`
    if n >= 2
        && is_trailing_initials(&tokens[n - 1])
        && tokens[n - 2].kind == Kind::Word
        && tokens[n - 2].capital
        && tokens[n - 2].span.len() > 1
    {
        n -= 1;
    }
    // A mark after the name: `Elias’ (1939)`, a note mark, a closing quotation.
    if n > 1 && matches!(tokens[n - 1].kind, Kind::Mark('’' | '\'')) {
        n -= 1;
    }
    let last = tokens.get(n.checked_sub(1)?)?;
    if last.kind != Kind::Word || !last.capital || last.span.is_empty() {
        return None;
    }
    let name_end = n;
    n -= 1;
    let lowest = at.saturating_sub(8);
    while n > lowest {
        let token = &tokens[n - 1];
        let name = token.kind == Kind::Word && token.capital && !token.possessive;
        let particle = token.kind == Kind::Word && !token.capital && is_particle(&token.folded);
        let initial = token.is('.') && n >= 2 && is_initial(&tokens[n - 2]);
        if name || particle {
            n -= 1;
        } else if initial {
            n -= 2;
        } else if matches!(token.kind, Kind::Mark('-' | '‐')) && n >= 2 && tokens[n - 2].is('.') {
            n -= 1; // `J.-P.`
        } else {
            break;
        }
    }
    Some((n, name_end))
}

/// `GA`, `JR`: two or three capitals after a family name. A family name of two letters is no initials.
fn is_trailing_initials(token: &Token) -> bool {
    token.kind == Kind::Word && token.all_capitals && (1..=3).contains(&token.span.len())
}

fn is_initial(token: &Token) -> bool {
    token.kind == Kind::Word && token.capital && (token.span.len() <= 3 || matches!(token.folded.as_str(), "st"))
}

fn is_particle(folded: &str) -> bool {
    matches!(
        folded,
        "de" | "del"
            | "della"
            | "di"
            | "da"
            | "das"
            | "do"
            | "dos"
            | "du"
            | "van"
            | "von"
            | "der"
            | "den"
            | "ter"
            | "ten"
            | "la"
            | "le"
            | "el"
            | "al"
            | "af"
            | "zu"
            | "t"
            | "bin"
            | "ibn"
            | "ben"
    )
}

/// Where `author` starts if the tokens before `end` name him, and how well (1 whole, less for a part of the name).
pub fn author_before(tokens: &[Token], end: usize, author: &Author) -> Option<(usize, f64)> {
    let (start, quality) = if let Some(start) = words_before(tokens, end, &author.words, author.body) {
        (start, 1.0)
    } else if !author.body && author.words.len() > 1 {
        // `Márquez` or `García` of `García Márquez`.
        let last = words_before(tokens, end, &author.words[author.words.len() - 1..], false);
        let first = words_before(tokens, end, &author.words[..1], false);
        (last.or(first)?, 0.8)
    } else {
        return None;
    };
    let mut n = start;
    while n > 0 && tokens[n - 1].kind == Kind::Word && n + 4 > start {
        let word = tokens[n - 1].folded.as_str();
        if author.particles.iter().any(|p| p == word)
            || (author.particles.is_empty()
                && matches!(word, "van" | "von" | "der" | "den" | "del" | "della")
                && !author.body)
        {
            n -= 1;
        } else {
            break;
        }
    }
    Some((n, quality))
}

/// Where `words` start if they are the last before `end`.
fn words_before(tokens: &[Token], end: usize, words: &[String], body: bool) -> Option<usize> {
    let mut needed = words.len();
    let mut n = end;
    while needed > 0 {
        n = n.checked_sub(1)?;
        let token = &tokens[n];
        match token.kind {
            Kind::Word => {
                for word in token.folded.rsplit(' ') {
                    // German marks the genitive without an apostrophe: `Trosts (1960)`.
                    let genitive =
                        needed == words.len() && word.strip_suffix('s').is_some_and(|stem| words[needed - 1] == stem);
                    if needed > 0 && (words[needed - 1] == word || genitive && !body) {
                        needed -= 1;
                    } else if needed == 0 && is_particle(word) && !body {
                        // `al-Khatib`, listed under `Khatib`.
                    } else if body && matches!(word, "and" | "the") && needed < words.len() {
                    } else {
                        return None;
                    }
                }
            }
            Kind::Number
                if body && words.get(needed.checked_sub(1)?).is_some_and(|w| w.bytes().all(|b| b.is_ascii_digit())) =>
            {
                needed -= 1;
            }
            Kind::Mark(_) if needed == words.len() && matches!(token.kind, Kind::Mark('’' | '\'' | '.')) => {}
            Kind::Mark(_) if body => {}
            _ => return None,
        }
    }
    // A word that begins inside a longer one was caught above; the first token is a word.
    Some(n)
}

/// Initials that stand before token `at` and where they start: `M. C. L.` → `mcl`.
pub fn initials_before(tokens: &[Token], at: usize) -> (usize, String) {
    let mut n = at;
    let mut initials = String::new();
    loop {
        if n >= 2
            && tokens[n - 1].is('.')
            && tokens[n - 2].kind == Kind::Word
            && tokens[n - 2].capital
            && tokens[n - 2].folded.len() == 1
        {
            initials.insert_str(0, &tokens[n - 2].folded);
            n -= 2;
        } else if !initials.is_empty()
            && n >= 3
            && matches!(tokens[n - 1].kind, Kind::Mark('-' | '‐'))
            && tokens[n - 2].is('.')
        {
            n -= 1;
        } else {
            return (n, initials);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::citation::token::tokens;

    fn units(text: &str) -> (Vec<String>, bool) {
        let tokens = tokens(text, &[]);
        let named = before(&tokens, tokens.len()).unwrap();
        let shown = named.units.iter().map(|u| text[tokens[u.start].span.start..tokens[u.end - 1].span.end].to_owned());
        (shown.collect(), named.et_al)
    }

    #[test]
    fn names_are_parted_at_commas_ampersands_and_conjunctions() {
        let words = |list: &[&str]| list.iter().map(|w| (*w).to_owned()).collect::<Vec<_>>();
        assert_eq!(
            units("see Hansen-Schirra, Neumann & Steiner"),
            (words(&["Hansen-Schirra", "Neumann", "Steiner"]), false)
        );
        assert_eq!(units("by M. C. L. Name et al."), (words(&["M. C. L. Name"]), true));
        assert_eq!(units("that Van der Wal and Rutten"), (words(&["Van der Wal", "Rutten"]), false));
        assert_eq!(units("Vela; Hansen-Schirra; Neumann"), (words(&["Vela", "Hansen-Schirra", "Neumann"]), false));
        assert_eq!(units("wie Bickel u. a."), (words(&["Bickel"]), true));
        assert_eq!(units("según García Márquez y López"), (words(&["García Márquez", "López"]), false));
    }
}
