//! The lines of a list without the furniture of its pages: page numbers, running heads, download notices.

use std::collections::{BTreeMap, BTreeSet};

use crate::text::Span;

/// One line, white space at its ends left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Line {
    /// Bytes of the text.
    pub span: Span,
    /// Whether a blank line stands before it.
    pub blank: bool,
    /// Whether a page began between the line before and this one.
    pub page: bool,
    /// White space before its first character, in columns.
    pub indent: usize,
}

/// Lines of `text` inside `span`, furniture left out.
pub fn lines(text: &str, span: Span) -> Vec<Line> {
    let all = raw_lines(text, span);
    let heads = running_heads(text, &all);
    let mut kept: Vec<Line> = Vec::with_capacity(all.len());
    let mut blank = false;
    let mut page = false;
    for (at, line) in all.iter().enumerate() {
        let words = line.span.of(text);
        // `## Newer work` parts a list into groups.
        let grouping = words.starts_with('#') && words.trim_start_matches('#').starts_with(' ');
        if words.is_empty() || grouping {
            blank = true;
            page |= line.page;
            continue;
        }
        page |= line.page;
        if furniture(text, &all, at, &heads) {
            // What a page break parts is not parted by a blank line.
            page = true;
            continue;
        }
        kept.push(Line { blank: blank || line.page, page, ..*line });
        blank = false;
        page = false;
    }
    kept
}

/// Every line, empty ones too; `page` says that a form feed stands at its start.
fn raw_lines(text: &str, span: Span) -> Vec<Line> {
    let mut found = Vec::new();
    let mut at = span.start;
    for part in span.of(text).split_inclusive('\n') {
        // A form feed ends a line too.
        let mut from = at;
        let mut page = false;
        for (index, piece) in part.split('\u{c}').enumerate() {
            if index > 0 {
                from += 1;
                page = true;
            }
            let last = from + piece.len() == at + part.len();
            if last || !piece.trim().is_empty() {
                let start = from + (piece.len() - piece.trim_start().len());
                let end = start.max(from + piece.trim_end().len());
                let indent = piece
                    .chars()
                    .take_while(|c| c.is_whitespace() && *c != '\n')
                    .map(|c| if c == '\t' { 4 } else { 1 })
                    .sum();
                found.push(Line { span: Span::new(start, end), blank: false, page, indent });
                page = false;
            }
            from += piece.len();
        }
        at += part.len();
    }
    found
}

/// Digits and spaces folded together, so that `Author 12` and `Author   13` are one running head.
fn shape(words: &str) -> String {
    let mut shape = String::with_capacity(words.len());
    for c in words.chars() {
        if c.is_ascii_digit() {
            if !shape.ends_with('0') {
                shape.push('0');
            }
        } else if c.is_whitespace() {
            if !shape.ends_with(' ') {
                shape.push(' ');
            }
        } else {
            shape.extend(c.to_lowercase());
        }
    }
    shape
}

/// What stands again and again where the furniture of pages stands.
struct Heads {
    /// How often lines of a shape stand at the top of a page, anywhere in the text.
    tops: BTreeMap<String, usize>,
    /// How often they stand there or alone between blank lines of the list, where that is more than once.
    apart: BTreeMap<String, usize>,
    /// Whether labels stand in lines of their own: `[Alm98]`.
    labels: bool,
}

/// Shapes of lines that stand at the top or bottom of several pages, in the list or anywhere in the text.
fn running_heads(text: &str, all: &[Line]) -> Heads {
    /// Lines of a page's head.
    const HEAD: usize = 2;
    const FEWEST_LABELS: usize = 3;
    // Where each shape stands: a line may be the top of a page and stand alone, and counts once.
    let mut places: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    let mut tops: BTreeMap<String, usize> = BTreeMap::new();
    let mut start = 0;
    for page in text.split('\u{c}') {
        let lines = page.split_inclusive('\n').scan(start, |at, line| {
            *at += line.len();
            Some((*at - line.len() + (line.len() - line.trim_start().len()), line.trim()))
        });
        let head = lines.skip_while(|(_, words)| words.is_empty()).take_while(|(_, words)| !words.is_empty());
        for (n, (at, words)) in head.take(HEAD).enumerate().filter(|(_, (_, words))| start > 0 && words.len() < WIDEST)
        {
            let shape = shape(words);
            *tops.entry(shape.clone()).or_default() += 1;
            if n == 0 {
                places.entry(shape).or_default().insert(at);
            }
        }
        start += page.len() + 1;
    }
    // Lines alone between blank lines inside the list.
    for (at, line) in all.iter().enumerate() {
        let words = line.span.of(text);
        let alone = |i: Option<usize>| i.and_then(|i| all.get(i)).is_none_or(|l| l.span.is_empty());
        if !words.is_empty() && words.len() < 120 && (alone(at.checked_sub(1)) || alone(Some(at + 1))) {
            places.entry(shape(words)).or_default().insert(line.span.start);
        }
    }
    let apart = places.into_iter().map(|(shape, at)| (shape, at.len())).filter(|(_, count)| *count >= 2).collect();
    let labels = all.iter().filter(|line| super::numbered::tag_alone(line.span.of(text)).is_some()).count();
    Heads { tops, apart, labels: labels >= FEWEST_LABELS }
}

/// No line of a page's head is as long, in bytes.
const WIDEST: usize = 220;

/// Whether line `at` is a page number, a running head or a notice.
fn furniture(text: &str, all: &[Line], at: usize, heads: &Heads) -> bool {
    const OFTEN: usize = 3;
    let Some(line) = all.get(at) else { return false };
    let words = line.span.of(text);
    if heads.labels && words.starts_with('[') && super::numbered::label_alone(words) {
        return false;
    }
    let at_top = line.page || at.checked_sub(1).and_then(|before| all.get(before)).is_some_and(|before| before.page);
    if at_top && heads.tops.get(&shape(words)).is_some_and(|often| *often >= OFTEN) {
        return true;
    }
    let empty = |i: Option<usize>| i.and_then(|i| all.get(i)).is_none_or(|l| l.span.is_empty());
    let (blank_before, blank_after) = (empty(at.checked_sub(1)), empty(Some(at + 1)));
    let near_page = line.page
        || (at + 1..=at + 3).any(|i| all.get(i).is_some_and(|l| l.page))
        || (at.saturating_sub(3)..at).any(|i| all.get(i).is_some_and(|l| l.page));
    if page_number(words) && (lone_label(text, all, at) || ends_the_entry(text, all, at)) {
        return false;
    }
    if page_number(words) && (blank_before && blank_after || near_page) {
        return true;
    }
    if notice(words) {
        return true;
    }
    // `Moor, Ann` / `1990 On rivers`: an author above the works.
    let next = || all.iter().skip(at + 1).map(|line| line.span.of(text)).find(|words| !words.is_empty());
    // The first line after a page break that stands alone and has nothing of a reference.
    if line.page
        && !next().is_some_and(super::under_names::begins_with_its_year)
        && blank_after
        && words.chars().count() < 160
        && !ends_entry(words)
        && !super::headword::numbered(words)
    {
        return true;
    }
    let repeated = heads.apart.get(&shape(words)).copied().unwrap_or(0);
    let short = words.chars().count() < 100;
    repeated >= 2 && short && (line.page || near_page && (blank_before || blank_after)) && !ends_entry(words)
        || repeated >= 3 && short && blank_before && blank_after && !has_year(words)
}

/// Whether line `at` is the year with which the entry before it ends: `University of Chicago Press,` / `1988.`
fn ends_the_entry(text: &str, all: &[Line], at: usize) -> bool {
    let words = all.get(at).map_or("", |line| line.span.of(text));
    let year = words.strip_suffix('.').is_some_and(|year| year.len() == 4 && year.starts_with(['1', '2']));
    let before = all[..at].iter().rev().map(|line| line.span.of(text)).find(|words| !words.is_empty());
    year && before.is_some_and(|before| before.ends_with([',', ':', '(']) || before.ends_with(char::is_alphabetic))
}

/// Whether line `at` is the label of an entry that was put into a line of its own: `32.` soon after the entry 31, or soon
/// before 33.
fn lone_label(text: &str, all: &[Line], at: usize) -> bool {
    let number = |at: usize| {
        let words = all.get(at)?.span.of(text);
        super::numbered::label_of(words)
            .filter(|_| words.starts_with('[') || !words.ends_with(|c: char| c.is_ascii_digit()))?
            .1
    };
    let Some(own) = number(at) else { return false };
    (at.saturating_sub(NEAR)..at).any(|before| number(before).is_some_and(|n| n + 1 == own))
        || (at + 1..(at + NEAR).min(all.len())).any(|after| number(after).is_some_and(|n| n == own + 1))
}

/// Lines within which the next number of a list comes.
const NEAR: usize = 24;

fn page_number(words: &str) -> bool {
    let inner = words.trim_matches(|c: char| matches!(c, '-' | '–' | '—' | '|' | '[' | ']' | '.') || c.is_whitespace());
    let digits = !inner.is_empty() && inner.len() <= 4 && inner.bytes().all(|b| b.is_ascii_digit());
    let roman = !inner.is_empty() && inner.len() <= 6 && inner.chars().all(|c| matches!(c, 'i' | 'v' | 'x' | 'l'));
    let lower = inner.to_lowercase();
    let of = lower.strip_prefix("page ").unwrap_or(&lower);
    let numbers: Vec<&str> =
        of.split(|c: char| c == '/' || c.is_whitespace()).filter(|w| !w.is_empty() && *w != "of").collect();
    digits
        || roman
        || (numbers.len() <= 2
            && !numbers.is_empty()
            && numbers.iter().all(|n| n.bytes().all(|b| b.is_ascii_digit()))
            && (of.contains("of") || of.contains('/') || of.len() < lower.len()))
}

fn notice(words: &str) -> bool {
    let lower = words.to_lowercase();
    [
        "downloaded from http",
        "downloaded by ",
        "this content downloaded",
        "author manuscript; available",
        "bioRxiv preprint",
        "(which was not certified by peer review)",
        "all use subject to",
        "© ",
        "copyright ©",
        "electronic copy available at",
    ]
    .iter()
    .any(|start| lower.starts_with(&start.to_lowercase()))
        && words.len() < 240
}

fn has_year(words: &str) -> bool {
    words
        .split(|c: char| !c.is_ascii_digit())
        .any(|d| d.len() == 4 && matches!(d.as_bytes().first(), Some(b'1' | b'2')))
}

/// Whether a line ends as entries end: with a stop, or with an address.
fn ends_entry(words: &str) -> bool {
    words.ends_with(['.', ')', ']', '>']) || has_year(words) || words.contains("://") || words.contains("doi:")
}

/// Leaves out a heading at the top of the stretch.
pub fn without_heading(text: &str, mut lines: Vec<Line>) -> Vec<Line> {
    while lines.first().is_some_and(|line| super::find::heading(line.span.of(text)).is_some()) {
        lines.remove(0);
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(text: &str) -> Vec<&str> {
        lines(text, Span::new(0, text.len())).into_iter().map(|l| l.span.of(text)).collect()
    }

    #[test]
    fn page_numbers_and_running_heads_go() {
        let text = "Berg, M. (2001) A long\n\n120\n\n\u{c}Rivers of the North\n\ntitle. Oslo: X.\n\n121\n\n\u{c}Rivers of the North\n\nDahl, K. (2002) B.\n";
        assert_eq!(kept(text), ["Berg, M. (2001) A long", "title. Oslo: X.", "Dahl, K. (2002) B."]);
    }

    #[test]
    fn the_first_line_of_a_page_is_no_running_head_because_a_blank_line_stands_before_it() {
        let text = "1. Berg, M. Rivers. Oslo: X, 2001.\n\n120\n\n\u{c}2. Dahl, K. A long title of a book on the lakes of the\nnorth. Oslo: X, 2002.\n";
        assert_eq!(kept(text).len(), 3);
    }

    #[test]
    fn a_head_of_two_lines_goes_whatever_it_ends_with() {
        let head = "\u{c}Style of the Rivers (in notes)\nA. Roe and B. Doe      Journal of Water 12 (2026)\n";
        let text = format!("Abe, L.\n{head}One. 2001.\n{head}Berg, M. Two. 2002.\n{head}Dahl, K.\n");
        assert_eq!(kept(&text), ["Abe, L.", "One. 2001.", "Berg, M. Two. 2002.", "Dahl, K."]);
    }

    #[test]
    fn labels_in_lines_of_their_own_are_no_page_numbers() {
        let text = "1.\n\nBerg, M. Rivers. Oslo: X, 2001.\n\n2.\n\nDahl, K. Lakes. Oslo: X, 2002.\n\n118\n\n\u{c}3.\n\nEng, P. Seas. 2003.\n";
        let lines = kept(text);
        assert_eq!(lines.iter().filter(|l| l.ends_with('.') && l.len() == 2).count(), 3, "{lines:?}");
        assert!(!lines.contains(&"118"));
    }

    #[test]
    fn a_year_alone_on_a_wrapped_line_stays() {
        assert_eq!(kept("Berg, M. Title. Oslo: X,\n2001\nDahl, K."), ["Berg, M. Title. Oslo: X,", "2001", "Dahl, K."]);
    }
}
