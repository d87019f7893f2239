//! Cutting notes: at the semicolons between works, at words that say who else quotes a work, and at sentences.

use crate::document::sentence;
use crate::text::Span;

/// Sentences of a note; none ends inside quotation marks or between the marks of italics.
pub fn sentences(text: &str, note: Span) -> Vec<Span> {
    let mut sentences: Vec<Span> = Vec::new();
    for span in sentence::split(note.of(text), note.start) {
        let open = |before: &Span| {
            let count = |signs: &[char]| before.of(text).chars().filter(|c| signs.contains(c)).count();
            count(&['*']) % 2 == 1 || count(&['"']) % 2 == 1 || count(&['“', '«']) > count(&['”', '»'])
        };
        match sentences.last_mut().filter(|before| open(before)) {
            Some(before) => before.end = span.end,
            None => sentences.push(span),
        }
    }
    sentences
}

/// Cut at the semicolons outside brackets and quotation marks that follow something with a number: those between names have
/// none before them.
pub fn clauses(text: &str, span: Span) -> Vec<Span> {
    let mut clauses = Vec::new();
    let (mut start, mut depth, mut quoted, mut numbered) = (span.start, 0i32, false, false);
    for (at, c) in span.of(text).char_indices() {
        let at = span.start + at;
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth -= 1,
            '“' | '„' | '«' => quoted = true,
            '”' | '»' => quoted = false,
            '"' => quoted = !quoted,
            '0'..='9' => numbered = true,
            ';' if depth <= 0 && !quoted && numbered => {
                clauses.push(Span::new(start, at));
                (start, numbered) = (at + 1, false);
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
    let dated = |at: &usize| words[..*at].contains(|c: char| c.is_ascii_digit());
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
