//! Page furniture in plain text: page numbers, running heads and feet, which a copy from a PDF leaves in mid-sentence.
//!
//! Takes a text; gives the spans that are no part of what its author wrote. A line is furniture where pages break
//! (form feed), where it comes back again and again, or where it is a lone number that counts on from the one before.

use std::collections::BTreeMap;

use crate::text::{Span, fold};

use super::structure::is_section_name;

struct Line<'t> {
    span: Span,
    text: &'t str,
    /// Blank lines, or the text's ends, on both sides.
    alone: bool,
    /// A form feed stands before it, or between it and the line before.
    opens_page: bool,
    /// A form feed follows.
    closes_page: bool,
}

/// Page numbers, running heads and feet, in order.
pub fn find(text: &str) -> Vec<Span> {
    let lines = lines_of(text);
    let counts = counted_by_page(&lines);
    let counted = page_numbers(&lines);
    let pages = lines.iter().filter(|l| l.opens_page).count();
    let mut repeated = at_the_edge_again(&lines);
    repeated.extend(heads_that_count(&lines));
    repeated.extend(heads_of_few_pages(&lines));
    let mut found = Vec::new();
    for (n, line) in lines.iter().enumerate() {
        let key = shape(line.text);
        let times = counts.get(&key).map_or(0, |(times, _)| *times);
        let letters = key.chars().filter(|c| c.is_alphabetic()).count();
        let edge = line.opens_page || line.closes_page;
        let number = is_page_number(line.text);
        let furniture = (number && (counted.contains(&n) || (edge && line.alone)))
            || repeated.contains(&n)
            || (edge && !number && line.text.len() <= LONGEST && times >= 3 && letters >= 3)
            || (edge && line.alone && times >= 2 && letters >= 3 && line.text.len() <= 120)
            || (line.alone
                && times >= 3
                && letters >= 8
                && line.text.len() <= LONGEST
                && !ends_sentence(line.text)
                && !cites(line.text))
            || (times >= 3 && letters >= 25 && pages > 0 && times * 3 >= pages);
        if furniture {
            found.push(line.span);
        }
    }
    found
}

/// `146          Ann Roe`, `On Salt          147`: heads and feet whose numbers count the pages on, far from each other, with the
/// gap that print sets between the number and the words.
fn heads_that_count(lines: &[Line<'_>]) -> Vec<usize> {
    /// Pages have more lines; rows of a table, and of contents, stand close.
    const APART: usize = 12;
    /// A line that ends a count.
    #[derive(Clone, Copy)]
    struct Counted {
        line: usize,
        length: usize,
        before: Option<usize>,
    }
    // By page number: the longest count that ends with it, in `all`.
    let mut counts: BTreeMap<u32, usize> = BTreeMap::new();
    let mut all: Vec<Counted> = Vec::new();
    for (line, text) in lines.iter().map(|line| line.text).enumerate() {
        let Some(page) = page_beside_a_gap(text) else { continue };
        let before = page.checked_sub(1).and_then(|before| counts.get(&before)).copied();
        let length = before.map_or(1, |before| all[before].length + 1);
        if counts.get(&page).is_none_or(|known| all[*known].length <= length) {
            counts.insert(page, all.len());
            all.push(Counted { line, length, before });
        }
    }
    let mut at = counts.into_values().max_by_key(|at| all[*at].length);
    let mut longest = Vec::new();
    while let Some(counted) = at.map(|at| all[at]) {
        longest.push(counted.line);
        at = counted.before;
    }
    longest.reverse();
    let far = longest.first().zip(longest.last()).is_some_and(|(a, b)| b - a >= APART * (longest.len() - 1));
    if longest.len() >= 3 && far { longest } else { Vec::new() }
}

/// `Roe 2`, `Roe 3`: words of the text's head with page numbers that count on, on lines of their own. Two may be all that a
/// short text has.
fn heads_of_few_pages(lines: &[Line<'_>]) -> Vec<usize> {
    const HEAD: usize = 8;
    const APART: usize = 12;
    /// What is counted in headings.
    const COUNTED: [&str; 14] = [
        "study",
        "experiment",
        "chapter",
        "part",
        "section",
        "figure",
        "table",
        "appendix",
        "act",
        "book",
        "volume",
        "step",
        "phase",
        "case",
    ];
    let title = lines.iter().take(HEAD).take_while(|line| !ends_sentence(line.text));
    let head: String = title.map(|line| format!(" {} ", fold(line.text))).collect();
    let mut counts: BTreeMap<String, Vec<(usize, u32)>> = BTreeMap::new();
    for (n, line) in lines.iter().enumerate().filter(|(_, line)| line.alone && line.text.len() <= LONGEST / 2) {
        let Some((words, page)) = words_and_page(line.text) else { continue };
        let words = fold(words);
        if !words.is_empty() && !COUNTED.contains(&words.as_str()) && head.contains(&format!(" {words} ")) {
            counts.entry(words).or_default().push((n, page));
        }
    }
    let on = |pair: &[(usize, u32)]| pair[1].1 == pair[0].1 + 1 && pair[1].0 - pair[0].0 >= APART;
    counts.into_values().filter(|all| all.len() >= 2 && all.windows(2).all(on)).flatten().map(|(n, _)| n).collect()
}

/// The words of a line and the page number before or behind them.
fn words_and_page(line: &str) -> Option<(&str, u32)> {
    let (first, rest) = line.split_once(char::is_whitespace)?;
    let (words, last) = line.rsplit_once(char::is_whitespace)?;
    let page = |digits: &str| digits.parse().ok().filter(|_| digits.len() <= 4);
    page(last).map(|page| (words, page)).or_else(|| page(first).map(|page| (rest, page)))
}

/// The number at the start or end of a short line that a gap of three spaces or more parts from its words.
fn page_beside_a_gap(line: &str) -> Option<u32> {
    let line = line.trim();
    let digits = |part: &str| part.len() <= 4 && part.bytes().all(|b| b.is_ascii_digit());
    let (first, rest) = line.split_once("   ").filter(|_| line.len() <= LONGEST)?;
    let (words, last) = line.rsplit_once("   ")?;
    let told = |words: &str| words.chars().filter(|c| c.is_alphabetic()).count() >= 3 && !words.trim().contains("   ");
    match (digits(first), digits(last)) {
        (true, false) if told(rest) => first.parse().ok(),
        (false, true) if told(words) => last.parse().ok(),
        _ => None,
    }
}

/// How often each line comes back, numbers made equal, and the page on which it stood last. Once for each page, where
/// pages are known: names that open several entries of a list are no running head.
fn counted_by_page(lines: &[Line<'_>]) -> BTreeMap<String, (usize, usize)> {
    let mut counts: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    let mut page = 1;
    let paged = lines.iter().any(|line| line.opens_page);
    for line in lines {
        page += usize::from(line.opens_page);
        if line.text.len() <= LONGEST {
            let (times, last) = counts.entry(shape(line.text)).or_default();
            *times += usize::from(!paged || *last != page);
            *last = page;
        }
    }
    counts
}

/// Longer lines are paragraphs.
const LONGEST: usize = 200;
/// Lines from a page's top that may be furniture.
const HEAD: usize = 5;
/// Lines from a page's foot that may be: a justified foot comes out of some programs in many pieces.
const FOOT: usize = 9;

/// Lines near a page's top or foot that stand there on a third of the pages: the same words on two of them or more, or on
/// three the same but for numbers. Lines of a reference list come back too (a journal, an address), but on few pages. A foot that says how to cite the paper holds the paper's title, and stands even on a lone page.
fn at_the_edge_again(lines: &[Line<'_>]) -> std::collections::BTreeSet<usize> {
    let words = |text: &str| text.chars().filter(|c| c.is_alphabetic()).count() >= 8 && !is_section_name(text);
    let mut again = std::collections::BTreeSet::new();
    let Some(title) = lines.first().map(|l| l.text) else { return again };
    let feeds: Vec<usize> = (1..lines.len()).filter(|&n| lines[n].opens_page).collect();
    if feeds.is_empty() {
        return again;
    }
    let starts = std::iter::once(0).chain(feeds.iter().copied());
    let ends = feeds.iter().copied().chain(std::iter::once(lines.len()));
    // Line → pages on which it stands near the edge, the words as they are and with numbers made equal.
    let mut same: BTreeMap<&str, Vec<(usize, usize)>> = BTreeMap::new();
    let mut alike: BTreeMap<String, Vec<(usize, usize)>> = BTreeMap::new();
    for (page, (start, end)) in starts.zip(ends).enumerate() {
        for n in (start..end).filter(|n| n - start < HEAD || end - n <= FOOT) {
            let line = &lines[n];
            if line.text.len() > LONGEST {
                continue;
            }
            same.entry(line.text).or_default().push((page, n));
            if words(line.text) && !ends_sentence(line.text) && (n - start < HEAD || end - n <= HEAD) {
                alike.entry(shape(line.text)).or_default().push((page, n));
            }
            let cites_itself = n > HEAD && end - n <= FOOT && title.len() >= 20 && line.text.contains(title);
            if cites_itself && line.text.len() > title.len() + 20 {
                again.insert(n);
            }
        }
    }
    let many = feeds.len() + 1;
    let pages = |places: &[(usize, usize)]| places.chunk_by(|a, b| a.0 == b.0).count();
    // Words come back by chance less often than the pieces of a foot, `42.`
    let same = same.into_iter().filter(|(text, places)| {
        let pages = pages(places);
        // The name of a section on two pages of three is a running head (or a title in a foot), no section.
        pages * 3 >= many
            && (pages >= 2 && words(text)
                || pages >= 3 && pages * 2 >= many && !is_section_name(text)
                || pages >= 4 && pages * 3 >= many * 2)
    });
    let same = same.map(|(_, places)| places);
    let alike = alike.into_values().filter(|places| pages(places) >= 3 && pages(places) * 3 >= many);
    again.extend(same.chain(alike).flatten().map(|(_, n)| n));
    again
}

fn lines_of(text: &str) -> Vec<Line<'_>> {
    let mut lines: Vec<Line<'_>> = Vec::new();
    let mut start = 0;
    let (mut blank_before, mut feed_before) = (true, false);
    for raw in text.split_inclusive(['\n', '\u{C}']) {
        let bare = raw.trim();
        if bare.is_empty() {
            blank_before |= raw.starts_with('\n') || raw.trim_matches([' ', '\t', '\r']).starts_with('\n');
            if let Some(last) = lines.last_mut() {
                last.alone &= true;
            }
        } else {
            let from = start + (raw.len() - raw.trim_start().len());
            if !blank_before
                && !feed_before
                && let Some(last) = lines.last_mut()
            {
                last.alone = false;
            }
            lines.push(Line {
                span: Span::new(from, from + bare.len()),
                text: bare,
                alone: blank_before || feed_before,
                opens_page: feed_before,
                closes_page: false,
            });
            (blank_before, feed_before) = (false, false);
        }
        if raw.ends_with('\u{C}') {
            feed_before = true;
            if let Some(last) = lines.last_mut() {
                last.closes_page = true;
            }
        }
        start += raw.len();
    }
    lines
}

/// The line with its numbers made equal: `Pugh 3` and `Pugh 15` have one shape.
fn shape(line: &str) -> String {
    let mut shape = String::with_capacity(line.len());
    for c in line.chars() {
        if c.is_ascii_digit() {
            if !shape.ends_with('0') {
                shape.push('0');
            }
        } else if !c.is_whitespace() || !shape.ends_with(' ') {
            shape.push(if c.is_whitespace() { ' ' } else { c });
        }
    }
    shape
}

fn is_page_number(line: &str) -> bool {
    let bare = line.trim_matches(|c: char| matches!(c, '-' | '–' | '—' | ' ' | '[' | ']' | '|'));
    !bare.is_empty()
        && bare.len() <= 5
        && (bare.bytes().all(|b| b.is_ascii_digit()) || bare.bytes().all(|b| b"ivxlc".contains(&b)))
}

/// Lone numbers that count on, by line number: the next one is one to three higher.
fn page_numbers(lines: &[Line<'_>]) -> std::collections::BTreeSet<usize> {
    let numbers: Vec<(usize, u32)> = lines
        .iter()
        .enumerate()
        .filter(|(_, line)| line.alone && is_page_number(line.text))
        .filter_map(|(n, line)| line.text.trim_matches(|c: char| !c.is_ascii_digit()).parse().ok().map(|v| (n, v)))
        .collect();
    let follows = |a: &(usize, u32), b: &(usize, u32)| b.1 > a.1 && b.1 - a.1 <= 3 && b.0 - a.0 >= 4;
    let mut counted = std::collections::BTreeSet::new();
    for pair in numbers.windows(2) {
        if follows(&pair[0], &pair[1]) {
            counted.insert(pair[0].0);
            counted.insert(pair[1].0);
        }
    }
    // A number of a table may stand between two page numbers.
    for triple in numbers.windows(3) {
        if follows(&triple[0], &triple[2]) {
            counted.insert(triple[0].0);
            counted.insert(triple[2].0);
        }
    }
    counted
}

/// A citation alone in its line, as an odd layout leaves it: `(see Roe, 2011: 21)`.
fn cites(line: &str) -> bool {
    line.starts_with(['(', '[']) || line.chars().next().is_some_and(char::is_lowercase)
}

fn ends_sentence(line: &str) -> bool {
    line.trim_end_matches(['”', '"', '’', ')']).ends_with(['.', '?', '!', ':', ';', ','])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_with_a_page_number_is_a_running_head_even_on_two_pages() {
        let page = "Salt is dear, and lakes are still.\n".repeat(14);
        let of = |head: &str, numbered: &str| {
            let text = format!("{head}\n\n{page}\n     {numbered} 2\n\n{page}\n     {numbered} 3\n\n{page}");
            find(&text).iter().map(|span| span.of(&text).to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(of("Ann Quay\nOn Salt", "Quay"), ["Quay 2", "Quay 3"]);
        assert!(of("Ann Quay\nA Study of Salt", "Study").is_empty());
        assert!(of("Ann Quay\nOn Salt", "Lakes").is_empty());
    }

    #[test]
    fn heads_that_count_the_pages_are_furniture_without_form_feeds() {
        let page = "Salt is dear, and rivers are\nlong, said Roe.\n".repeat(9);
        let head = |words: &str| format!("{words}\n");
        let text = [
            page.clone(),
            head("145          Ann Roe"),
            page.clone(),
            head("On Salt          146"),
            page.clone(),
            head("147          Ann Roe"),
            page,
        ]
        .concat();
        let found: Vec<&str> = find(&text).iter().map(|span| span.of(&text)).collect();
        assert_eq!(found, ["145          Ann Roe", "On Salt          146", "147          Ann Roe"]);
        // A table's rows stand close.
        assert!(find("Years and works\n1998          One\n1999          Two\n2000          Three\n").is_empty());
    }

    #[test]
    fn names_that_open_several_entries_of_one_page_are_no_running_head() {
        let entry =
            |year: u16| format!("Doe, Jane Margaret, and Richard Q. Roe.\n{year}. “Lakes in {year}.” Quay {year}.\n\n");
        let text = format!("Words of a first page.\n\n\u{C}{}", (1990..1996).map(entry).collect::<String>());
        assert_eq!(find(&text), []);
    }

    #[test]
    fn numbers_and_heads_at_page_breaks_are_furniture() {
        let text = "A sentence that goes\n\n12\n\n\u{C}Journal of Tests\n\nright on here\nover lines\n\n13\n\n\u{C}Journal of Tests\n\nand ends in 1999\n\nafter all.";
        let found: Vec<_> = find(text).into_iter().map(|s| s.of(text)).collect();
        assert_eq!(found, ["12", "Journal of Tests", "13", "Journal of Tests"]);
    }

    #[test]
    fn a_foot_of_two_lines_that_cites_the_paper_is_furniture() {
        let foot = "Roe et al., (2019). How rivers are taught in the north and what follows from it for\nthe south. Journal of Open Tests, 2(18), 42. https://doi.org/10.1234/tests.00042";
        let words =
            ["Rivers run on\nand on (Doe, 2010).", "Lakes lie still\n(Doe, 2020).", "Seas are salt\nby Doe (2030)."];
        let page = |n: usize| format!("{}\n\n{foot}\n\n{n}\n\n\u{C}", words[n - 1]);
        let text = format!("A title\n\n{}{}{}", page(1), page(2), page(3));
        let found: Vec<_> = find(&text).into_iter().map(|s| s.of(&text)).collect();
        assert_eq!(found.iter().filter(|f| f.contains("Roe") || f.contains("doi")).count(), 6, "{found:?}");
        assert!(found.iter().all(|f| !f.contains("Doe")));
    }

    #[test]
    fn a_heading_that_occurs_once_is_kept() {
        let text = "Introduction\n\nText of it.\n\nMethods\n\nText of them.\n\n42\n\nMore.";
        assert!(find(text).is_empty());
    }
}
