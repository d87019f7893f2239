//! Words, numbers and marks of a text, with the folded form under which names compare equal.
//!
//! Takes mended text; gives tokens. Apostrophes and hyphens inside a word belong to it (`O’Brien`, `Hansen-Schirra`); a
//! possessive `’s` is told apart, so that `Hochschild’s` is found under `hochschild`.

use crate::document::sentence::is_superscript;
use crate::text::{Span, fold};

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Letters, perhaps with digits, apostrophes and hyphens inside.
    Word,
    /// Digits alone.
    Number,
    /// One mark.
    Mark(char),
    /// A blank line: the end of a paragraph.
    Break,
}

/// A word, number or mark.
#[derive(Debug, Clone)]
pub struct Token {
    /// Bytes of the mended text.
    pub span: Span,
    /// What it is.
    pub kind: Kind,
    /// Folded, for words without their possessive: `o brien`, `hansen schirra`; empty for all else.
    pub folded: String,
    /// Whether it starts with a capital.
    pub capital: bool,
    /// Whether all its letters are capitals.
    pub all_capitals: bool,
    /// Whether it carries a possessive ending.
    pub possessive: bool,
    /// Whether white space stands before it.
    pub spaced: bool,
}

impl Token {
    /// Whether this is the mark `c`.
    pub fn is(&self, c: char) -> bool {
        self.kind == Kind::Mark(c)
    }

    /// Whether this mark ends a sentence before `next`.
    pub fn ends_sentence_before(&self, next: &Token) -> bool {
        matches!(self.kind, Kind::Mark('.' | '?' | '!')) && next.capital && next.spaced
    }

    /// Whether this is a word with that folded form.
    pub fn is_word(&self, folded: &str) -> bool {
        self.kind == Kind::Word && self.folded == folded
    }
}

/// Tokens of `text`; those inside `skip` (sorted) are left out.
pub fn tokens(text: &str, skip: &[Span]) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::with_capacity(text.len() / 5);
    let mut skip = skip.iter().peekable();
    let mut at = 0;
    let mut spaced = true;
    while at < text.len() {
        while skip.next_if(|s| s.end <= at).is_some() {}
        if let Some(span) = skip.peek().filter(|s| s.start <= at) {
            at = span.end.min(text.len());
            tokens.push(mark(Span::new(at, at), Kind::Break, true));
            continue;
        }
        let rest = &text[at..];
        let Some(c) = rest.chars().next() else { break };
        if c.is_whitespace() {
            spaced = true;
            if rest.starts_with("\n\n") {
                tokens.push(mark(Span::new(at, at + 2), Kind::Break, true));
                at += 2;
            } else {
                at += c.len_utf8();
            }
            continue;
        }
        let token = if c.is_ascii_digit() || is_superscript(c) {
            number(text, at, spaced)
        } else if c.is_alphabetic() {
            word(text, at, spaced)
        } else {
            mark(Span::new(at, at + c.len_utf8()), Kind::Mark(c), spaced)
        };
        at = token.span.end;
        spaced = false;
        tokens.push(token);
    }
    tokens
}

/// Cuts numbers where small raised digits begin inside them: `DESeq2` and a raised 5 are no 25. `raised` is in order of place.
pub fn cut_at_raised(tokens: Vec<Token>, raised: &[Span]) -> Vec<Token> {
    if raised.is_empty() {
        return tokens;
    }
    let mut cut: Vec<Token> = Vec::with_capacity(tokens.len());
    for token in tokens {
        let next = raised.partition_point(|span| span.start <= token.span.start);
        let inside = raised.get(next).filter(|span| token.kind == Kind::Number && span.start < token.span.end);
        match inside {
            Some(span) => {
                cut.push(mark(Span::new(token.span.start, span.start), Kind::Number, token.spaced));
                cut.push(mark(Span::new(span.start, token.span.end), Kind::Number, false));
            }
            None => cut.push(token),
        }
    }
    cut
}

/// The tokens without those in `spans` (sorted): words that are no prose, as citation keys are.
pub fn without(mut tokens: Vec<Token>, spans: &[Span]) -> Vec<Token> {
    if !spans.is_empty() {
        let inside = |token: &Token| {
            let next = spans.partition_point(|span| span.end <= token.span.start);
            spans.get(next).is_some_and(|span| span.overlaps(token.span))
        };
        tokens.retain(|token| token.kind == Kind::Break || !inside(token));
    }
    tokens
}

fn mark(span: Span, kind: Kind, spaced: bool) -> Token {
    Token { span, kind, folded: String::new(), capital: false, all_capitals: false, possessive: false, spaced }
}

fn number(text: &str, at: usize, spaced: bool) -> Token {
    let raised = text[at..].starts_with(is_superscript);
    let rest = &text[at..];
    let digits = rest.find(|c: char| if raised { !is_superscript(c) } else { !c.is_ascii_digit() });
    mark(Span::new(at, at + digits.unwrap_or(rest.len())), Kind::Number, spaced)
}

/// What a number of one to four digits, on the line or raised, stands for; zeros before it are none of a citation's.
pub fn value(digits: &str) -> Option<u32> {
    let digit = |c: char| match c {
        '¹' => Some(1),
        '²' => Some(2),
        '³' => Some(3),
        '⁰' => Some(0),
        '⁴'..='⁹' => Some(u32::from(c) - u32::from('⁰')),
        _ => c.to_digit(10),
    };
    let short = digits.chars().count() <= 4 && !digits.starts_with(['0', '⁰']);
    let mut value = 0;
    for c in digits.chars().filter(|_| short) {
        value = value * 10 + digit(c)?;
    }
    (value > 0).then_some(value)
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | 'ʼ' | '`' | '´' | '′')
}

fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}')
}

fn word(text: &str, at: usize, spaced: bool) -> Token {
    let mut end = at;
    let mut chars = text[at..].char_indices().peekable();
    let mut ascii = true;
    while let Some((n, c)) = chars.next() {
        let inner = (is_apostrophe(c) || is_hyphen(c)) && chars.peek().is_some_and(|(_, next)| next.is_alphabetic());
        // `memory12` is a word and a note mark; `CO2`, `H2O` do not matter to names.
        if !(c.is_alphabetic() || inner || is_combining(c)) {
            break;
        }
        ascii &= c.is_ascii_alphabetic();
        end = at + n + c.len_utf8();
    }
    let raw = &text[at..end];
    let (stem, possessive) = strip_possessive(raw);
    let next = text[end..].chars().next();
    let bare_possessive = !possessive && raw.ends_with('s') && next.is_some_and(is_apostrophe);
    let whole = stem.len();
    let stem = acronym_after_article(stem);
    let folded = if ascii && stem.len() == raw.len() { raw.to_ascii_lowercase() } else { fold_name(stem) };
    let capital = raw.chars().next().is_some_and(char::is_uppercase)
        || stem.len() < whole
        // d’Alembert, al-Khatib, de-names in one word
        || (raw.len() > 3 && raw.chars().skip(1).take(4).any(char::is_uppercase));
    Token {
        span: Span::new(at, end),
        kind: Kind::Word,
        folded,
        capital,
        all_capitals: raw.chars().all(char::is_uppercase),
        possessive: possessive || bare_possessive,
        spaced,
    }
}

/// `INSEE` of `l’INSEE`, `ISTAT` of `dell’ISTAT`: an article that lost its vowel belongs to no acronym.
fn acronym_after_article(stem: &str) -> &str {
    let parts = stem.split_once(is_apostrophe).filter(|(article, acronym)| {
        let capitals = acronym.chars().count() >= 2 && acronym.chars().all(char::is_uppercase);
        capitals && matches!(*article, "l" | "d" | "qu" | "dell" | "all" | "dall" | "nell" | "sull" | "un")
    });
    parts.map_or(stem, |(_, acronym)| acronym)
}

fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}')
}

fn strip_possessive(raw: &str) -> (&str, bool) {
    let Some(bare) = raw.strip_suffix(['s', 'S']) else { return (raw, false) };
    match bare.chars().next_back() {
        Some(c) if is_apostrophe(c) => (&bare[..bare.len() - c.len_utf8()], true),
        _ => (raw, false),
    }
}

/// The form under which two spellings of a name compare equal: hyphens part words, apostrophes do not, and the ways to
/// write umlauts are one (`Müller`, `Mueller`, `Muller` stay apart only in what [`fold`] keeps).
pub fn fold_name(name: &str) -> String {
    let plain: String = name
        .chars()
        .filter(|c| !is_apostrophe(*c) && !is_combining(*c))
        .map(|c| if is_hyphen(c) { ' ' } else { c })
        .collect();
    fold(&plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_one_token_and_possessives_are_told_apart() {
        let text = "O’Brien and Hansen-Schirra’s (2000a) “d’Alembert” memory12";
        let found: Vec<_> =
            tokens(text, &[]).iter().filter(|t| t.kind == Kind::Word).map(|t| t.folded.clone()).collect();
        assert_eq!(found, ["obrien", "and", "hansen schirra", "a", "dalembert", "memory"]);
        let acronyms: Vec<_> = tokens("selon l’INSEE, dell'ISTAT, d’Alembert", &[])
            .iter()
            .filter(|t| t.capital)
            .map(|t| t.folded.clone())
            .collect();
        assert_eq!(acronyms, ["insee", "istat", "dalembert"]);
        let hansen = tokens(text, &[]).into_iter().find(|t| t.folded.starts_with("hansen")).unwrap();
        assert!(hansen.possessive && hansen.capital);
    }
}
