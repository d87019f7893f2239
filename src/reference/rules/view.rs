//! The entry as the rules see it: words, their small-letter forms, labels given so far.

use crate::reference::label::Label;
use crate::reference::tokens::{Shape, Token, Tokens};

/// A tokenised entry with labels in the making.
pub struct View<'t> {
    /// The entry.
    pub tokens: &'t Tokens,
    lower: Vec<String>,
    labels: Vec<Option<Label>>,
}

impl<'t> View<'t> {
    /// Nothing labelled yet.
    pub fn of(tokens: &'t Tokens) -> Self {
        let lower = tokens.words().map(str::to_lowercase).collect();
        View { tokens, lower, labels: vec![None; tokens.len()] }
    }

    /// Number of tokens.
    pub fn len(&self) -> usize {
        self.tokens.len()
    }

    /// Token number `at` as printed; empty beyond the end.
    pub fn word(&self, at: usize) -> &'t str {
        self.tokens.word(at)
    }

    /// The same in small letters.
    pub fn lower(&self, at: usize) -> &str {
        self.lower.get(at).map_or("", String::as_str)
    }

    /// The token itself.
    pub fn token(&self, at: usize) -> Option<&'t Token> {
        self.tokens.list.get(at)
    }

    /// Whether the token is italic.
    pub fn italic(&self, at: usize) -> bool {
        self.token(at).is_some_and(|t| t.italic)
    }

    /// Whether the token is a number.
    pub fn number(&self, at: usize) -> bool {
        self.token(at).is_some_and(|t| t.shape == Shape::Number)
    }

    /// Whether the token is a word.
    pub fn is_word(&self, at: usize) -> bool {
        self.token(at).is_some_and(|t| t.shape == Shape::Word)
    }

    /// Whether the token is an address.
    pub fn address(&self, at: usize) -> bool {
        self.token(at).is_some_and(|t| t.shape == Shape::Address)
    }

    /// Whether the token is a sign.
    pub fn sign(&self, at: usize) -> bool {
        self.token(at).is_some_and(|t| t.shape == Shape::Sign)
    }

    /// Whether the token begins with a capital.
    pub fn capital(&self, at: usize) -> bool {
        self.word(at).chars().next().is_some_and(char::is_uppercase)
    }

    /// Whether the token is a dash.
    pub fn dash(&self, at: usize) -> bool {
        matches!(self.word(at), "-" | "–" | "—" | "--" | "‐" | "‑" | "−")
    }

    /// Labels tokens that have no label yet.
    pub fn set(&mut self, start: usize, end: usize, label: Label) {
        for slot in self.labels.iter_mut().take(end).skip(start) {
            slot.get_or_insert(label);
        }
    }

    /// Labels tokens whatever they were.
    pub fn force(&mut self, start: usize, end: usize, label: Label) {
        for slot in self.labels.iter_mut().take(end).skip(start) {
            *slot = Some(label);
        }
    }

    /// Whether a token has a label.
    pub fn done(&self, at: usize) -> bool {
        self.labels.get(at).is_some_and(Option::is_some)
    }

    /// Whether any token has this label.
    pub fn has(&self, label: Label) -> bool {
        self.labels.contains(&Some(label))
    }

    /// A four-digit year, perhaps with a letter.
    pub fn year(&self, at: usize) -> bool {
        let word = self.word(at);
        let digits = word.bytes().take_while(u8::is_ascii_digit).count();
        digits == 4
            && word.len() <= 5
            && word.get(4..).is_some_and(|rest| rest.bytes().all(|b| b.is_ascii_lowercase()))
            && word.get(..4).and_then(|y| y.parse::<u16>().ok()).is_some_and(|y| (1400..2100).contains(&y))
    }

    /// The bracket that closes the one at `at`, within `limit` tokens.
    pub fn closing(&self, at: usize, limit: usize) -> Option<usize> {
        let (open, close) = match self.word(at) {
            "(" => ("(", ")"),
            "[" => ("[", "]"),
            "“" => ("“", "”"),
            "«" => ("«", "»"),
            "‘" => ("‘", "’"),
            "„" => ("„", "“"),
            "\"" => ("\"", "\""),
            _ => return None,
        };
        let mut depth = 0usize;
        for i in at..self.len().min(at + limit) {
            let word = self.word(i);
            if word == close && (i > at) {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return Some(i);
                }
            } else if word == open {
                depth += 1;
            }
        }
        None
    }

    /// Gives every token a label; sentences' signs follow the word before them.
    pub fn finish(self, sure: f64) -> Vec<(Label, f64)> {
        let mut last = Label::Other;
        let mut finished = Vec::with_capacity(self.labels.len());
        for (at, label) in self.labels.iter().enumerate() {
            let label = match label {
                Some(label) => *label,
                None if self.tokens.list.get(at).is_some_and(|t| t.shape == Shape::Sign) => last,
                None => Label::Other,
            };
            last = label;
            let probability = match label {
                Label::Doi | Label::Url | Label::Isbn => 0.98,
                Label::Date | Label::Pages => (sure + 0.05).min(0.98),
                Label::Other => 0.5,
                _ => sure,
            };
            finished.push((label, probability));
        }
        finished
    }
}
