//! Sentences as stems, with citations and scholars' names in place of what they are.

use std::collections::BTreeSet;

use super::lexicon::stem;
use crate::citation::Citation;
use crate::text::Span;

/// A word, a number or a mark of punctuation; a citation is one token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token {
    pub stem: String,
    /// Bytes of the sentence.
    pub span: Span,
}

/// What stands for a citation, and for the name of somebody who is cited.
pub(super) const CITATION: &str = "<work>";
const SCHOLAR: &str = "<scholar>";

/// The tokens of `sentence`, in which `citations` stand (bytes of the sentence, in order). `scholars` are the words of all
/// citations of the text.
pub(super) fn tokens(sentence: &str, citations: &[Span], scholars: &BTreeSet<String>) -> Vec<Token> {
    let mut out: Vec<Token> = Vec::new();
    let mut cited = citations.iter().peekable();
    let mut at = 0;
    while at < sentence.len() {
        if let Some(span) = cited.next_if(|span| span.start <= at) {
            if span.end > at {
                out.push(Token { stem: CITATION.to_owned(), span: *span });
                at = span.end;
            }
            continue;
        }
        let until = cited.peek().map_or(sentence.len(), |span| span.start);
        let Some(rest) = sentence.get(at..until) else { break };
        for (from, word) in words(rest) {
            let span = Span::new(at + from, at + from + word.len());
            if let Some(verb) = contracted(word) {
                out.extend([verb, "not"].map(|word| Token { stem: stem(word), span }));
                continue;
            }
            let name = word.trim_end_matches("’s").trim_end_matches("'s");
            let scholar = word.starts_with(char::is_uppercase) && scholars.contains(name);
            let stem = if scholar { SCHOLAR.to_owned() } else { stem(word) };
            out.push(Token { stem, span });
        }
        at = until;
    }
    out
}

/// The verb of `isn't`, `can't` or `won’t`.
fn contracted(word: &str) -> Option<&str> {
    let verb = word.strip_suffix("n't").or_else(|| word.strip_suffix("n’t"))?;
    Some(match verb {
        "ca" => "can",
        "wo" => "will",
        verb => verb,
    })
}

/// Words (with hyphens and apostrophes inside), numbers and marks, with where they begin.
pub(super) fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let rest = &text[at..];
            let first = rest.chars().next()?;
            let start = at;
            if first.is_alphabetic() {
                at += word_length(rest);
                return Some((start, &text[start..at]));
            }
            if first.is_ascii_digit() {
                at += rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
                return Some((start, &text[start..at]));
            }
            at += first.len_utf8();
            if matches!(first, '.' | ',' | ';' | ':' | '(' | ')' | '[' | ']' | '—' | '–' | '?' | '!') {
                return Some((start, &text[start..at]));
            }
        }
    })
}

/// Bytes of the word at the beginning of `text`.
fn word_length(text: &str) -> usize {
    let mut end = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let joins = matches!(c, '’' | '\'' | '-') && chars.peek().is_some_and(|(_, next)| next.is_alphabetic());
        if !c.is_alphabetic() && !joins {
            break;
        }
        end = at + c.len_utf8();
    }
    end
}

/// The words of all citations of a text: names of scholars, most of them.
pub(super) fn scholars(text: &str, citations: &[Citation]) -> BTreeSet<String> {
    let printed = citations.iter().map(|citation| citation.span.of(text));
    printed
        .flat_map(|words| words.split(|c: char| !c.is_alphabetic()))
        .filter(|w| w.len() > 2)
        .map(str::to_owned)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stems(sentence: &str, cited: &[&str]) -> Vec<String> {
        let span = |words: &&str| sentence.find(*words).map(|at| Span::new(at, at + words.len())).unwrap();
        let citations: Vec<Span> = cited.iter().map(span).collect();
        let scholars = ["Roe", "Poe"].map(str::to_owned).into();
        tokens(sentence, &citations, &scholars).into_iter().map(|token| token.stem).collect()
    }

    #[test]
    fn citations_and_names_stand_for_themselves() {
        let found = stems("Roe’s heirs, notably Poe (1990), mapped 12 rivers.", &["Poe (1990)"]);
        assert_eq!(
            found,
            ["<scholar>", "heir", ",", "notab", "<work>", ",", "mapp", "#", "river", "."].map(str::to_owned)
        );
    }

    #[test]
    fn contractions_are_two_words() {
        assert_eq!(stems("Rivers can't flood; Poe won’t say.", &[])[1..4], ["can", "not", "flood"].map(str::to_owned));
        assert_eq!(stems("It won’t.", &[])[1..3], [stem("will"), "not".to_owned()]);
    }

    #[test]
    fn every_word_stands_at_its_place() {
        let sentence = "Même l’eau—so Moss (1990; 1991)—flows–down.";
        for (at, word) in words(sentence) {
            assert!(sentence[at..].starts_with(word));
        }
        assert_eq!(words(sentence).next(), Some((0, "Même")));
    }
}
