//! Brackets, which hold citations together, and the words that open a citation inside one.
//!
//! Takes tokens; gives the innermost bracket around each. A bracket that its paragraph does not close is none.

use crate::text::Span;

use super::token::{Kind, Token};

/// One bracket.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bracket {
    /// Token of `(` or `[`.
    pub open: usize,
    /// Token of `)` or `]`.
    pub close: usize,
    /// The bracket around it.
    pub parent: Option<usize>,
}

/// The brackets of a text.
#[derive(Debug, Default)]
pub struct Brackets {
    /// In the order in which they close.
    pub all: Vec<Bracket>,
    innermost: Vec<Option<usize>>,
}

/// Nesting beyond this is not followed.
const DEEPEST: usize = 8;
/// Longer brackets are two unclosed ones.
const LONGEST: usize = 1500;

impl Brackets {
    /// Finds the brackets in `tokens`.
    pub fn of(tokens: &[Token]) -> Brackets {
        let mut all: Vec<Bracket> = Vec::new();
        let mut open: Vec<usize> = Vec::new();
        for (n, token) in tokens.iter().enumerate() {
            match token.kind {
                Kind::Break => open.clear(),
                Kind::Mark('(' | '[') if open.len() < DEEPEST => open.push(n),
                Kind::Mark(')' | ']') => {
                    if let Some(start) = open.pop().filter(|start| n - start < LONGEST) {
                        all.push(Bracket { open: start, close: n, parent: None });
                    }
                }
                _ => {}
            }
        }
        let mut order: Vec<usize> = (0..all.len()).collect();
        order.sort_by_key(|&b| all[b].open);
        let mut innermost = vec![None; tokens.len()];
        let mut stack: Vec<usize> = Vec::new();
        let mut next = order.into_iter().peekable();
        for (n, inside) in innermost.iter_mut().enumerate() {
            while stack.last().is_some_and(|&b| all[b].close < n) {
                stack.pop();
            }
            while let Some(b) = next.next_if(|&b| all[b].open <= n) {
                all[b].parent = stack.last().copied();
                stack.push(b);
            }
            *inside = stack.last().copied();
        }
        Brackets { all, innermost }
    }

    /// The innermost bracket around token `n`; its own marks count as inside.
    pub fn around(&self, n: usize) -> Option<usize> {
        self.innermost.get(n).copied().flatten()
    }

    /// The outermost bracket around token `n`.
    pub fn outermost(&self, n: usize) -> Option<usize> {
        let mut bracket = self.around(n)?;
        while let Some(parent) = self.all[bracket].parent {
            bracket = parent;
        }
        Some(bracket)
    }
}

/// The words between the bracket's start (or the citation before) and a citation: `see also`, `e.g.`
pub fn prefix(text: &str, from: usize, to: usize) -> Option<String> {
    let between = Span::new(from, to).of(text);
    let words = between
        .trim_matches(|c: char| c.is_whitespace() || matches!(c, ';' | ',' | '(' | '[' | ':' | ')' | ']' | '–' | '—'));
    let short = words.chars().count() <= 60 && words.chars().any(char::is_alphabetic);
    short.then(|| crate::text::collapse_whitespace(words))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::citation::token::tokens;

    #[test]
    fn brackets_nest_and_unclosed_ones_are_none() {
        let text = "a (b [c] d) e ( f\n\ng )";
        let tokens = tokens(text, &[]);
        let brackets = Brackets::of(&tokens);
        let at = |word: &str| tokens.iter().position(|t| t.is_word(word)).unwrap();
        assert_eq!(brackets.around(at("a")), None);
        assert_ne!(brackets.around(at("c")), brackets.around(at("b")));
        assert_eq!(brackets.outermost(at("c")), brackets.around(at("b")));
        assert_eq!(brackets.around(at("d")), brackets.around(at("b")));
        assert_eq!(brackets.around(at("f")), None);
        assert_eq!(prefix("(see also Smith", 0, 10).as_deref(), Some("see also"));
    }
}
