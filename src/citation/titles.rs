//! Titles of the list, as notes and author–page citations print them: whole, without subtitle, or cut short.
//!
//! Takes the words of a text; gives at each place the works whose title begins there, and how many words fit.

use std::collections::BTreeMap;

use super::token::{Kind, Token};
use super::vocabulary::Vocabulary;

/// A word of the text and the token that holds it.
#[derive(Debug, Clone, Copy)]
pub struct WordAt<'t> {
    /// The word, folded.
    pub word: &'t str,
    /// Place of the token that holds it.
    pub token: usize,
}

/// Words of the tokens `from..to`; numbers count as words.
pub fn words<'t>(tokens: &'t [Token], text: &'t str, from: usize, to: usize) -> Vec<WordAt<'t>> {
    let mut words = Vec::new();
    for (n, token) in tokens.iter().enumerate().take(to).skip(from) {
        match token.kind {
            Kind::Word => {
                words.extend(token.folded.split(' ').filter(|w| !w.is_empty()).map(|word| WordAt { word, token: n }));
                if token.possessive && token.span.of(text).ends_with('s') && !token.folded.ends_with('s') {
                    words.push(WordAt { word: "s", token: n });
                }
            }
            Kind::Number => words.push(WordAt { word: token.span.of(text), token: n }),
            _ => {}
        }
    }
    words
}

/// Which titles begin with a word.
#[derive(Debug, Default)]
pub struct Titles {
    by_first: BTreeMap<String, Vec<usize>>,
    /// Works and places of the words inside their titles, for short titles that begin there.
    inside: BTreeMap<String, Vec<(usize, usize)>>,
    /// Words of each title, possessive `s` joined to its word as the text is read.
    titles: Vec<Vec<String>>,
    short: Vec<usize>,
}

/// A title found at a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TitleAt {
    /// The work.
    pub reference: usize,
    /// How many words of the text it takes.
    pub words: usize,
    /// Whether nothing of the title, or nothing but its subtitle, is missing.
    pub whole: bool,
}

impl Titles {
    /// Indexes the titles of the list.
    pub fn of(vocabulary: &Vocabulary) -> Titles {
        let mut index = Titles::default();
        for (n, listed) in vocabulary.listed.iter().enumerate() {
            let title: Vec<String> = listed.title.clone();
            if let Some(first) = title.first() {
                index.by_first.entry(first.clone()).or_default().push(n);
                // `A Grammar of Teiwa` may be cited without its article.
                if matches!(first.as_str(), "the" | "a" | "an")
                    && let Some(second) = title.get(1)
                {
                    index.by_first.entry(second.clone()).or_default().push(n);
                }
            }
            for (place, word) in title.iter().enumerate().skip(1).filter(|(_, word)| word.len() > 3) {
                index.inside.entry(word.clone()).or_default().push((n, place));
            }
            index.short.push(listed.short_title.min(title.len()));
            index.titles.push(title);
        }
        index
    }

    /// Titles that begin at word `at`, best first: whole ones, then longer ones.
    pub fn at(&self, words: &[WordAt<'_>], at: usize) -> Vec<TitleAt> {
        let Some(first) = words.get(at) else { return Vec::new() };
        let mut found = Vec::new();
        for &n in self.by_first.get(first.word).into_iter().flatten() {
            let title = &self.titles[n];
            let skipped = usize::from(title.first().is_some_and(|w| w != first.word));
            let matched = alike(&title[skipped..], &words[at..]);
            let whole = matched + skipped >= self.short[n].max(1);
            found.push(TitleAt { reference: n, words: matched, whole });
        }
        found.sort_by(|a, b| (b.whole, b.words, a.reference).cmp(&(a.whole, a.words, b.reference)));
        found
    }
}

impl Titles {
    /// Titles inside which words stand that begin at word `at`: `Gesellschaftsgeschichte` of *Deutsche
    /// Gesellschaftsgeschichte*. Nothing but the author's name beside them makes them a title.
    pub fn inside(&self, words: &[WordAt<'_>], at: usize) -> Vec<TitleAt> {
        let Some(first) = words.get(at) else { return Vec::new() };
        let places = self.inside.get(first.word).into_iter().flatten();
        let found = places.map(|&(n, place)| TitleAt {
            reference: n,
            words: alike(&self.titles[n][place..], &words[at..]),
            whole: false,
        });
        found.collect()
    }
}

/// How many words of `text` continue `title`. One word may differ slightly: hyphenation and ligatures damage words.
fn alike(title: &[String], text: &[WordAt<'_>]) -> usize {
    let (mut t, mut w) = (0, 0);
    let mut forgiven = 0;
    // `Kaiserreich, S. 131`: behind the last word that fits, an `s` is none of a possessive.
    let mut fitting = 0;
    while t < title.len() && w < text.len() {
        if title[t] == text[w].word {
            t += 1;
            w += 1;
        } else if text[w].word == "s" {
            w += 1;
        } else if title[t] == "s" {
            t += 1;
        } else if w + 1 < text.len()
            && title[t].len() == text[w].word.len() + text[w + 1].word.len()
            && title[t].starts_with(text[w].word)
            && title[t].ends_with(text[w + 1].word)
        {
            t += 1;
            w += 2; // a hyphen that the list does not have
        } else if t + 1 < title.len()
            && text[w].word.len() == title[t].len() + title[t + 1].len()
            && text[w].word.starts_with(title[t].as_str())
            && text[w].word.ends_with(title[t + 1].as_str())
        {
            t += 2;
            w += 1;
        } else if forgiven == 0
            && t >= 3
            && t + 1 < title.len()
            && w + 1 < text.len()
            && title[t + 1] == text[w + 1].word
        {
            forgiven += 1;
            t += 1;
            w += 1;
        } else {
            break;
        }
        if w > 0 && text[w - 1].word != "s" || t > 0 && title[t - 1] == "s" {
            fitting = w;
        }
    }
    fitting
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::citation::token::tokens;
    use crate::citation::vocabulary::{Listed, words_of};

    #[test]
    fn a_title_is_found_whole_short_and_over_a_broken_word() {
        let listed =
            |title: &str, short: usize| Listed { title: words_of(title), short_title: short, ..Listed::default() };
        let vocabulary = Vocabulary {
            listed: vec![
                listed("The Managed Heart: Commercialization of Human Feeling", 3),
                listed("Human Feeling", 2),
            ],
            ..Vocabulary::default()
        };
        let titles = Titles::of(&vocabulary);
        let text = "see The Managed Heart, 12";
        let tokens = tokens(text, &[]);
        let words = words(&tokens, text, 0, tokens.len());
        assert_eq!(titles.at(&words, 1), [TitleAt { reference: 0, words: 3, whole: true }]);
        assert!(titles.at(&words, 0).is_empty());
    }
}
