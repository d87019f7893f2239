//! Where the entries stand of a text that is said to be a list: everywhere, but for the prose and the headings of a document.

use super::ends::has_date;
use super::find::{all_lines, densest, ends_a_list, headed, heading, is_prose, trimmed};
use super::headword::numbered;
use crate::text::Span;

/// Lines of the longest text that is certainly no document.
const DOCUMENT: usize = 20;

/// As [`find`](super::find), in a text that is said to be a list: all of it, but for a whole document, whose lists are meant.
/// Nothing of a list is left out for lack of density or because it stands above a heading: entries stand beyond the
/// densest stretch of a list, and prose in a document.
pub fn find_pasted(text: &str) -> Vec<Span> {
    let whole = trimmed(text, Span::new(0, text.len()));
    let lines = all_lines(text);
    let short = lines.len() <= DOCUMENT;
    let mut lists = headed(text, &lines);
    // Without a heading all is the list but for what is prose; with one, what holds entries is.
    let under_headings = !lists.is_empty();
    let keeps = |span: Span| {
        let (entries, prose) = entries_and_prose(text, span);
        entries >= prose && (entries > 0 || !under_headings)
    };
    if lists.is_empty() && !short {
        lists.extend(densest(text, &lines));
    }
    let (Some(first), Some(last)) = (lists.first().copied(), lists.last().copied()) else { return vec![whole] };
    let mut found: Vec<Span> = Vec::new();
    let mut add = |span: Span| match found.last_mut().filter(|last| text[last.end..span.start].trim().is_empty()) {
        Some(last) => last.end = span.end,
        None => found.push(span),
    };
    let mut from = whole.start.min(first.start);
    for list in &lists {
        let gap = without_headings(text, Span::new(from, list.start.max(from)));
        if keeps(gap) {
            add(gap);
        }
        add(*list);
        from = list.end;
    }
    let rest = trimmed(text, Span::new(last.end, whole.end.max(last.end)));
    let closed = rest.of(text).lines().next().is_some_and(ends_a_list);
    if !rest.is_empty() && (short || !(closed && under_headings) && keeps(rest)) {
        add(rest);
    }
    found
}

/// A stretch without the headings at its end.
fn without_headings(text: &str, span: Span) -> Span {
    let mut span = trimmed(text, span);
    while let Some(last) = span.of(text).lines().next_back().filter(|line| heading(line).is_some()) {
        span = trimmed(text, Span::new(span.start, span.end - last.len()));
    }
    span
}

/// How many bytes of a stretch are paragraphs with dates, numbers or addresses that are no running text, and how many are
/// running text.
fn entries_and_prose(text: &str, span: Span) -> (usize, usize) {
    let lines: Vec<Span> = all_lines(span.of(text))
        .into_iter()
        .map(|line| Span::new(span.start + line.start, span.start + line.end))
        .collect();
    let (mut entries, mut prose) = (0, 0);
    let mut blank = true;
    for (at, line) in lines.iter().enumerate() {
        let words = line.of(text).trim();
        let begins = std::mem::replace(&mut blank, words.is_empty()) && !words.is_empty();
        if !begins {
            continue;
        }
        let paragraph = lines.iter().skip(at).map(|line| line.of(text).trim()).take_while(|words| !words.is_empty());
        let paragraph: Vec<&str> = paragraph.collect();
        let length: usize = paragraph.iter().map(|words| words.len()).sum();
        let told = paragraph.iter().any(|words| has_date(words) || numbered(words) || words.contains("://"));
        match is_prose(text, &lines, at) {
            true => prose += length,
            false if told => entries += length,
            false => {}
        }
    }
    (entries, prose)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_of_a_pasted_list_is_left_out() {
        let entry = |n: usize| format!("Roe, Ann {} Rivers of the north and their towns. Oslo: Quay.\n", 1900 + n);
        let undated =
            "Quay, Eva, Lakes and harbours. Bergen: Pier. 1899, reprinted for the second time in Oslo 1901.\n";
        let list =
            (0..30).map(entry).collect::<String>() + &undated.repeat(12) + &(30..44).map(entry).collect::<String>();
        assert_eq!(find_pasted(&list), [Span::new(0, list.trim_end().len())]);
        let prose = "Rivers go on through the towns of the north, and nobody has asked them where.\n".repeat(40);
        let document = format!("{prose}\n{}", (0..12).map(entry).collect::<String>());
        assert_eq!(find_pasted(&document)[0].start, prose.len() + 1);
    }

    #[test]
    fn the_last_words_of_a_list_are_kept() {
        let entry = |n: usize| format!("{n}. Moor A. Salt in the rivers of the north. Water.\n2001;12(3):4-9.\n");
        let list = (1..14).map(entry).collect::<String>() + "Norwegian.\n";
        assert_eq!(find_pasted(&list), [Span::new(0, list.trim_end().len())]);
    }

    #[test]
    fn entries_without_a_year_and_above_a_heading_are_kept() {
        let undated = "1. A. Moor, B. Quay, A programme of the rivers of the north and of\ntheir banks (Ufer, Oslo, n.d.), p. 12.\n\n";
        let dated = |n: usize| format!("{n}. Roe, Ann 2001 Rivers. Oslo: Quay.\n\n");
        let list = undated.repeat(6) + &(7..14).map(dated).collect::<String>();
        assert_eq!(find_pasted(&list), [Span::new(0, list.trim_end().len())]);
        let entry = |n: usize| format!("Roe, Ann. {}. Rivers of the north. Oslo: Quay.\n\n", 1900 + n);
        let parts = (0..8).map(entry).collect::<String>() + "References\n\n" + &(8..16).map(entry).collect::<String>();
        assert_eq!(find_pasted(&parts).len(), 2);
        let headed = format!("Water and Ice\n\nReferences\n\n{}", (0..8).map(entry).collect::<String>());
        assert_eq!(find_pasted(&headed).len(), 1);
    }
}
