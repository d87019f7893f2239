//! Cutting notes: at the semicolons between works, at words that say who else quotes a work, and at sentences.

use crate::document::{is_particle, sentence};
use crate::reference::Printed;
use crate::text::Span;

/// Sentences of a note; none ends inside quotation marks or between the marks of italics.
pub fn sentences(printed: Printed<'_>, note: Span) -> Vec<Span> {
    let text = printed.text;
    let mut sentences: Vec<Span> = Vec::new();
    let (mut stars, mut quotes) = (0, Quotes::default());
    for span in sentence::split(note.of(text), note.start) {
        let open = stars % 2 == 1 || quotes.are_open() || printed.goes_on_in_italics(span.start);
        match sentences.last_mut().filter(|_| open) {
            Some(before) => before.end = span.end,
            None => {
                sentences.push(span);
                (stars, quotes) = (0, Quotes::default());
            }
        }
        let words = span.of(text);
        for (at, c) in words.char_indices() {
            stars += usize::from(c == '*');
            quotes.pass(words, at, c);
        }
    }
    sentences
}

/// Quotation marks that are open, of whatever language: `“…”`, `„…“`, `«…»`, `»…«`.
#[derive(Debug, Default)]
struct Quotes {
    /// What would close the quotation.
    closing: Option<char>,
}

impl Quotes {
    /// Takes the character `c` that stands at `at` of `words`.
    fn pass(&mut self, words: &str, at: usize, c: char) {
        if self.closing == Some(c) {
            self.closing = None;
        } else if self.closing.is_none() {
            // `»Kaiserreich«`, not the end of a quotation that began elsewhere.
            let opens = words[at + c.len_utf8()..].starts_with(char::is_alphanumeric)
                && !words[..at].ends_with(char::is_alphanumeric);
            self.closing = match c {
                '“' => Some('”'),
                '„' => Some('“'),
                '«' => Some('»'),
                '»' if opens => Some('«'),
                '"' => Some('"'),
                _ => None,
            };
        } else if c == '”' && self.closing == Some('“') {
            // `„Kaiserreich”`
            self.closing = None;
        }
    }

    fn are_open(&self) -> bool {
        self.closing.is_some()
    }
}

/// Cut at the semicolons outside brackets and quotation marks that follow something with a number: those between names have
/// none before them; and at `), and Ann Roe, *Salt*`.
pub fn clauses(printed: Printed<'_>, span: Span) -> Vec<Span> {
    let text = printed.text;
    let mut clauses = Vec::new();
    let (mut start, mut depth, mut quotes, mut italic, mut numbered) =
        (span.start, 0i32, Quotes::default(), false, false);
    for (at, c) in span.of(text).char_indices() {
        quotes.pass(span.of(text), at, c);
        let (at, quoted) = (span.start + at, quotes.are_open());
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth -= 1,
            '0'..='9' => numbered = true,
            ';' if depth <= 0 && !quoted && numbered => {
                clauses.push(Span::new(start, at));
                (start, numbered) = (at + 1, false);
            }
            '*' => italic = !italic,
            ',' | ' ' if depth <= 0 && !quoted && !italic && !printed.is_italic(at) && numbered && at > start => {
                if !text[start..at].ends_with(|c: char| c == ')' || c.is_ascii_digit()) {
                    continue;
                }
                let rest = text[at..span.end].trim_start_matches(',').trim_start();
                if let Some(work) =
                    rest.strip_prefix("and ").filter(|work| begins_a_work(printed, span.end - work.len(), work))
                {
                    clauses.push(Span::new(start, at));
                    (start, numbered) = (span.end - work.len(), false);
                }
            }
            _ => {}
        }
    }
    clauses.push(Span::new(start, span.end));
    let bare = |clause: Span| {
        let words = clause.of(text);
        let from = clause.start + words.len() - words.trim_start().len();
        Span::new(from, from + words.trim().len())
    };
    clauses.into_iter().map(bare).filter(|clause| !clause.is_empty()).collect()
}

/// Whether names, a comma and a title in quotation marks or italics stand at the head, byte `at`: `Maarten Prak, *Citizens*`.
fn begins_a_work(printed: Printed<'_>, at: usize, words: &str) -> bool {
    const LONGEST: usize = 8;
    const FARTHEST: usize = 200;
    let words = &words[..words.floor_char_boundary(FARTHEST)];
    let marked = words.find(['*', '_', '“', '"', '«']);
    let slanted = printed.next_italics(at).map(|from| from - at).filter(|from| *from < words.len());
    let Some(title) = [marked, slanted].into_iter().flatten().min() else { return false };
    let Some(names) = words[..title].trim_end().strip_suffix(',') else { return false };
    let names: Vec<&str> = names.split_whitespace().collect();
    let name = |word: &&str| word.starts_with(char::is_uppercase) || is_particle(word) || *word == "and";
    (1..=LONGEST).contains(&names.len()) && names.iter().all(name) && names.iter().any(|word| word.len() > 2)
}

/// Parts of a sentence: before and behind words that say who else quotes the work.
pub fn parts(text: &str, sentence: Span) -> Vec<Span> {
    const QUOTED: [&str; 18] = [
        ", quoting ",
        ", citing ",
        ", and, for ",
        ", with ",
        ", as well as ",
        ", and in ",
        ", quoted in ",
        ", cited in ",
        ", cited by ",
        ", quoted by ",
        "; quoted in ",
        ", reprinted in ",
        ", zit. n. ",
        ", zitiert nach ",
        ", zit. nach ",
        ", cité dans ",
        ", cité par ",
        ", citato in ",
    ];
    let words = sentence.of(text);
    let number = words.find(|c: char| c.is_ascii_digit()).unwrap_or(words.len());
    let dated = |at: &usize| *at > number;
    let found = |sign: &&str| words.match_indices(*sign).map(|(at, _)| at).find(dated);
    let at = QUOTED.iter().filter_map(|sign| Some((found(sign)?, sign.len()))).min();
    match at {
        Some((at, length)) => {
            let cut = sentence.start + at;
            vec![Span::new(sentence.start, cut), Span::new(cut + length, sentence.end)]
        }
        None => vec![sentence],
    }
}
