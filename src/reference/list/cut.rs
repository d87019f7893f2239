//! Lines → entries.
//!
//! Numbered lists are cut at their numbers, in order. Other lists are cut by the most probable sequence of entries
//! (dynamic programming over lines): each possible first line is weighed by what it looks like, by how the line before
//! ends, by blank lines and indents, and by whether it is filed after the entry before.

use std::collections::BTreeSet;

use super::headword::{Headword, headword, small_start};
use super::lines::Line;
use crate::text::Span;

/// An entry as stretches of the text, one for each line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// Its lines, in order; the first without the label.
    pub lines: Vec<Span>,
    /// Its label.
    pub label: Option<String>,
}

/// Cuts lines into entries.
pub fn cut(text: &str, lines: &[Line]) -> Vec<Piece> {
    if lines.is_empty() {
        return Vec::new();
    }
    numbered(text, lines).unwrap_or_else(|| by_sequence(text, lines))
}

/// A label at the head of a line: its text, its number if it is one, and its length with what follows up to the entry.
pub fn label_of(words: &str) -> Option<(&str, Option<u32>, usize)> {
    let (open, rest) = match words.strip_prefix(['[', '(']) {
        Some(rest) => (words.chars().next(), rest),
        None => (None, words),
    };
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    if open == Some('[') && digits != 0 && rest.as_bytes().get(digits) == Some(&b']')
        || open == Some('(') && (1..=3).contains(&digits) && rest.as_bytes().get(digits) == Some(&b')')
    {
        let number = rest.get(..digits)?;
        let length = 1 + digits + 1;
        let after = words.get(length..)?;
        return Some((number, number.parse().ok(), length + (after.len() - after.trim_start().len())))
            .filter(|_| digits <= 4);
    }
    if open == Some('[') {
        // `[Smi99]`, `[Smith et al. 1999]`.
        let close = rest.find(']').filter(|c| (2..=40).contains(c))?;
        let tag = rest.get(..close)?;
        let fits = tag.starts_with(|c: char| c.is_alphabetic())
            && (tag.bytes().any(|b| b.is_ascii_digit()) || tag.chars().all(|c| c.is_uppercase() || c == '+'));
        let length = 1 + close + 1;
        let after = words.get(length..)?;
        return Some((tag, None, length + (after.len() - after.trim_start().len())))
            .filter(|_| fits && !after.trim().is_empty());
    }
    if open.is_some() || digits == 0 || digits > 4 {
        return None;
    }
    let number = rest.get(..digits)?;
    let after = rest.get(digits..)?;
    let sign = after.starts_with(['.', ')', ':', ']']);
    let body = after.strip_prefix(['.', ')', ':', ']']).unwrap_or(after);
    let body = if sign { body.strip_prefix(')').unwrap_or(body) } else { body };
    let trimmed = body.trim_start();
    let spaced = body.len() > trimmed.len() || body.is_empty();
    // `16 van Wyhe J.`: a bare number before a name that begins with a particle.
    let particle = || {
        let name = trimmed.split(' ').take(4).find(|word| !small_start(word));
        trimmed.split(' ').next().is_some_and(small_start) && name.is_some_and(|n| n.starts_with(char::is_uppercase))
    };
    let capital = particle()
        || trimmed.chars().next().is_some_and(|c| {
            c.is_uppercase() || matches!(c, '“' | '"' | '«' | '‘' | '*' | '_' | '[') || c.is_lowercase() && sign
        });
    let listed = if sign { spaced || capital } else { spaced && (capital || body.is_empty()) };
    listed.then(|| (number, number.parse().ok(), words.len() - trimmed.len()))
}

/// Cuts at labels, where most entries have one and their numbers go up one by one.
fn numbered(text: &str, lines: &[Line]) -> Option<Vec<Piece>> {
    let labels: Vec<Option<(&str, Option<u32>, usize)>> =
        lines.iter().map(|line| label_of(line.span.of(text))).collect();
    let tags = labels.iter().flatten().filter(|l| l.1.is_none()).count();
    // A heading of a part, `Articles`, may stand above the first.
    const ABOVE: usize = 3;
    let first = labels.iter().take(ABOVE).position(|l| l.is_some_and(|l| l.1.is_none()));
    let starts = if tags >= 2 && first.is_some_and(|first| first == 0 || tags * 12 >= lines.len()) {
        (0..lines.len()).filter(|at| labels[*at].is_some_and(|l| l.1.is_none())).collect::<Vec<_>>()
    } else {
        out_of_order(text, lines, &labels).or_else(|| rising(&labels))?
    };
    let mut pieces: Vec<Piece> = Vec::new();
    let mut starts = starts.into_iter().peekable();
    for (at, line) in lines.iter().enumerate() {
        if starts.next_if(|start| *start == at).is_some() {
            let (label, _, length) = labels[at]?;
            let span = Span::new(line.span.start + length, line.span.end);
            let lines = if span.is_empty() { Vec::new() } else { vec![span] };
            pieces.push(Piece { lines, label: Some(label.to_owned()) });
        } else if let Some(piece) = pieces.last_mut() {
            piece.lines.push(line.span);
        }
    }
    let further = trim_last(text, lines, &mut pieces);
    pieces.retain(|piece| !piece.lines.is_empty());
    pieces.extend(further);
    Some(pieces)
}

/// Numbers in square brackets that are those from one to the last, though not in this order: `[1]`, `[3]`, `[2]`.
fn out_of_order(text: &str, lines: &[Line], labels: &[Option<(&str, Option<u32>, usize)>]) -> Option<Vec<usize>> {
    let bracketed =
        |at: &usize| lines[*at].span.of(text).starts_with('[') && labels[*at].is_some_and(|l| l.1.is_some());
    let starts: Vec<usize> = (0..lines.len()).filter(bracketed).collect();
    let numbers: BTreeSet<u32> = starts.iter().filter_map(|at| labels[*at]?.1).collect();
    let whole = numbers.first() == Some(&1) && numbers.last().is_some_and(|last| *last as usize == starts.len());
    let in_order = starts.windows(2).all(|pair| labels[pair[0]].and_then(|l| l.1) < labels[pair[1]].and_then(|l| l.1));
    (whole && numbers.len() == starts.len() && !in_order && starts.first() == Some(&0)).then_some(starts)
}

/// The longest run of labels that goes up by one (a missed number or two allowed); `None` where labels are chance.
fn rising(labels: &[Option<(&str, Option<u32>, usize)>]) -> Option<Vec<usize>> {
    let first =
        (0..labels.len().min(12)).find(|at| labels[*at].and_then(|l| l.1).is_some_and(|n| n <= 3 || *at == 0))?;
    let mut starts = vec![first];
    let mut last = labels[first].and_then(|l| l.1)?;
    let mut at = first + 1;
    while at < labels.len() {
        if let Some(number) = labels[at].and_then(|l| l.1) {
            let step = number.wrapping_sub(last);
            // A number that skips some may be chance: the one that is due may come later.
            let due_later = || labels.iter().skip(at + 1).take(60).any(|l| l.and_then(|l| l.1) == Some(last + 1));
            if step == 1 || (2..=3).contains(&step) && !due_later() {
                starts.push(at);
                last = number;
            }
        }
        at += 1;
    }
    let covered = labels.len() / starts.len().max(1);
    (starts.len() >= 2 && covered <= 12 || starts.len() == 1 && labels.len() <= 8).then_some(starts)
}

/// What follows the last entry after a blank line and does not look like its rest is not part of it. Where it is
/// entries without a number, they are given.
fn trim_last(text: &str, lines: &[Line], pieces: &mut [Piece]) -> Vec<Piece> {
    let Some(last) = pieces.last_mut() else { return Vec::new() };
    let blank_at =
        last.lines.iter().skip(1).position(|span| lines.iter().any(|l| l.span == *span && l.blank && !l.page));
    if let Some(at) = blank_at {
        let before = last.lines.get(at).map_or("", |s| s.of(text));
        let after = last.lines.get(at + 1).map_or("", |s| s.of(text));
        if before.ends_with(['.', ')', ']']) && !after.starts_with("http") && !after.starts_with(char::is_lowercase) {
            let first = last.lines.get(at + 1).copied();
            last.lines.truncate(at + 1);
            let from = lines.iter().position(|line| Some(line.span) == first).unwrap_or(lines.len());
            let rest = by_sequence(text, lines.get(from..).unwrap_or_default());
            let begins = |piece: &Piece| piece.lines.first().is_some_and(|span| headword(span.of(text)).dated);
            if rest.len() >= 2 && rest.iter().filter(|piece| begins(piece)).count() * 2 > rest.len() {
                return rest;
            }
        }
        return Vec::new();
    }
    unnumbered(text, lines, last)
}

/// Entries without a number right behind the last one that has one: `3. Roe … Norton.`, `Young, I. (1990). …`.
fn unnumbered(text: &str, lines: &[Line], last: &mut Piece) -> Vec<Piece> {
    const CERTAIN: f64 = 3.5;
    let begins = |span: &Span| {
        let head = headword(span.of(text));
        head.dated && head.score > CERTAIN
    };
    let whole = |span: &Span| span.of(text).ends_with(['.', ')', ']']);
    let first = (1..last.lines.len()).find(|&at| {
        let before = &last.lines[..at];
        begins(&last.lines[at]) && before.last().is_some_and(whole) && before.iter().any(|span| has_date(span.of(text)))
    });
    let Some(at) = first else { return Vec::new() };
    let start = last.lines[at];
    let from = lines.iter().position(|line| line.span == start).unwrap_or(lines.len());
    let rest = by_sequence(text, lines.get(from..).unwrap_or_default());
    if !rest.iter().all(|piece| piece.lines.first().is_some_and(&begins)) {
        return Vec::new();
    }
    last.lines.truncate(at);
    rest
}

/// What is known of each line as a possible first line.
struct Start {
    head: Headword,
    /// Evidence that does not depend on the other entries.
    score: f64,
}

/// Longest entry, in lines.
const LONGEST: usize = 28;

/// Cuts by the most probable sequence of entries.
fn by_sequence(text: &str, lines: &[Line]) -> Vec<Piece> {
    let (starts, style_dated) = weigh(text, lines);
    let alphabetical = is_alphabetical(&starts);
    let n = lines.len();
    // Bytes, and lines with a date, before each line.
    let (mut bytes, mut dates) = (vec![0; n + 1], vec![0usize; n + 1]);
    for (at, line) in lines.iter().enumerate() {
        bytes[at + 1] = bytes[at] + line.span.len();
        dates[at + 1] = dates[at] + usize::from(has_date(line.span.of(text)));
    }
    // best[i]: score of the best cutting of lines 0..i whose last entry begins at from[i].
    // The order term needs the start of the entry before, so states are (end, start).
    let mut best = vec![vec![f64::NEG_INFINITY; LONGEST + 1]; n + 1];
    let mut back = vec![vec![0usize; LONGEST + 1]; n + 1];
    for end in 1..=n {
        for length in 1..=LONGEST.min(end) {
            let start = end - length;
            let dated = dates[end] > dates[start];
            // `Doe, J. (2001). On rivers. Oslo: Quay.` and `———. 2001. Two. Oslo: Quay.` are short and whole.
            let head = &starts[start].head;
            let ended = lines[end - 1].span.of(text).ends_with('.');
            let whole = head.repeated || length == 1 && dated && ended && head.dated && head.score > 3.0;
            let body = entry_score(bytes[end] - bytes[start], length, dated, style_dated, whole);
            let own = if start == 0 { 0.0 } else { starts[start].score } + body;
            if start == 0 {
                best[end][length] = own;
                continue;
            }
            for before in 1..=LONGEST.min(start) {
                let earlier = best[start][before];
                if earlier == f64::NEG_INFINITY {
                    continue;
                }
                let score = earlier + own + order(&starts[start - before].head, &starts[start].head, alphabetical);
                if score > best[end][length] {
                    best[end][length] = score;
                    back[end][length] = before;
                }
            }
        }
    }
    let mut cuts = Vec::new();
    let mut end = n;
    let mut length = (1..=LONGEST.min(n)).max_by(|a, b| best[n][*a].total_cmp(&best[n][*b])).unwrap_or(n.min(LONGEST));
    while end > 0 && length > 0 {
        let start = end - length.min(end);
        cuts.push((start, end));
        length = back[end][length];
        end = start;
    }
    cuts.reverse();
    cuts.into_iter()
        .map(|(start, end)| Piece { lines: lines[start..end].iter().map(|line| line.span).collect(), label: None })
        .collect()
}

/// Weighs each line as a first line.
fn weigh(text: &str, lines: &[Line]) -> (Vec<Start>, bool) {
    let heads: Vec<Headword> =
        lines.iter().enumerate().map(|(at, line)| headword(&ahead(text, lines, at, line))).collect();
    let sure = |head: &&Headword| head.score > 3.0;
    let dated = heads.iter().filter(sure).filter(|h| h.dated).count();
    let blanks = lines.iter().skip(1).filter(|l| l.blank && !l.page).count();
    // Blank lines part entries where there are many of them, and most first lines come after one.
    let after_blank = lines.iter().zip(&heads).skip(1).filter(|(l, h)| l.blank && !l.page && h.score > 1.0).count();
    // Where a blank line stands before every line and most lines end as entries do, each is an entry.
    let whole = || lines.windows(2).filter(|pair| ending(pair[0].span.of(text), pair[1].span.of(text)) > 0.4).count();
    let apart = lines.len() > 2 && lines.iter().skip(1).all(|line| line.blank) && whole() * 10 >= blanks * 8;
    let by_blank = apart || blanks > 0 && blanks * 6 >= lines.len() && after_blank * 3 >= blanks;
    // No page is set so wide: lines were not broken, and most end as entries do.
    const WIDE: usize = 170;
    let wide = lines.iter().filter(|line| line.span.of(text).chars().count() > WIDE).count();
    let unbroken = lines.len() > 2 && wide > 1 && wide * 10 >= lines.len() && whole() * 10 >= (lines.len() - 1) * 8;
    let style_dated = dated >= 3 && dated * 10 >= heads.iter().filter(|h| h.score > 1.0).count() * 5;
    let width = usual_width(text, lines);
    let indents = hanging(lines, &heads);
    let starts = lines
        .iter()
        .enumerate()
        .zip(heads)
        .map(|((at, line), head)| {
            let mut score = head.score;
            if style_dated {
                score += if head.dated { 1.0 } else { -1.6 };
            }
            if let Some(before) = at.checked_sub(1).and_then(|i| lines.get(i)) {
                score += ending(before.span.of(text), line.span.of(text));
                let short = before.span.of(text).chars().count() * 100 < width * 72;
                if short {
                    score += 0.7;
                }
            }
            if unbroken && !line.span.of(text).starts_with(char::is_lowercase) {
                score += 5.0;
            }
            if line.blank && !line.page {
                score += match (apart, by_blank) {
                    (true, _) => 8.0,
                    (_, true) => 3.0,
                    _ => 0.8,
                };
            } else if by_blank {
                score -= if line.page { 0.0 } else { 2.5 };
            }
            match indents {
                Some((first, _)) if line.indent == first => score += 1.5,
                Some((first, rest)) if line.indent >= rest && rest > first => score -= 2.0,
                Some((_, rest)) if line.indent == rest => score -= 1.5,
                _ => {}
            }
            Start { head, score: score - 0.6 }
        })
        .collect();
    (starts, style_dated)
}

/// The line with what follows it, as far as a head may reach.
fn ahead(text: &str, lines: &[Line], at: usize, line: &Line) -> String {
    let mut joined = line.span.of(text).to_owned();
    for next in lines.iter().skip(at + 1).take(5) {
        if joined.len() > 420 {
            break;
        }
        joined.push(' ');
        joined.push_str(next.span.of(text));
    }
    joined
}

/// What the end of the line before says about a new entry beginning here.
fn ending(before: &str, here: &str) -> f64 {
    let Some(last) = before.chars().next_back() else { return 0.0 };
    let word: String = before.chars().rev().take_while(|c| c.is_alphanumeric()).collect();
    let word: String = word.chars().rev().collect();
    let stopped: String = before.trim_end_matches('.').chars().rev().take_while(|c| c.is_alphanumeric()).collect();
    let stopped: String = stopped.chars().rev().collect();
    match last {
        '.' if stopped.chars().count() == 1 && stopped.chars().all(char::is_uppercase) => -0.8,
        '.' if matches!(
            stopped.as_str(),
            "Vol"
                | "vol"
                | "No"
                | "no"
                | "pp"
                | "In"
                | "eds"
                | "ed"
                | "Eds"
                | "Ed"
                | "Proc"
                | "Int"
                | "J"
                | "Am"
                | "Rev"
                | "Univ"
        ) =>
        {
            -1.5
        }
        '.' => 1.2,
        ')' | ']' | '>' | '”' | '"' => 0.5,
        '?' | '!' => 0.0,
        ',' | ';' | ':' | '&' | '(' | '[' | '/' => -2.5,
        '-' | '–' | '—' | '‐' | '\u{ad}' => -2.5,
        _ if before.rsplit(' ').next().is_some_and(|w| {
            w.contains("://") || w.contains('/') && w.is_ascii() || w.starts_with("10.") || w.contains("doi")
        }) =>
        {
            1.0
        }
        _ if last.is_ascii_digit() => {
            if here.starts_with(|c: char| c.is_ascii_digit()) {
                -1.5
            } else {
                0.6
            }
        }
        _ if matches!(
            word.as_str(),
            "and"
                | "of"
                | "the"
                | "in"
                | "und"
                | "et"
                | "der"
                | "for"
                | "a"
                | "an"
                | "de"
                | "la"
                | "In"
                | "with"
                | "to"
                | "on"
                | "y"
                | "von"
                | "by"
        ) =>
        {
            -3.0
        }
        _ => -0.9,
    }
}

/// The width to which most lines run.
fn usual_width(text: &str, lines: &[Line]) -> usize {
    let mut widths: Vec<usize> = lines.iter().map(|l| l.span.of(text).chars().count()).collect();
    widths.sort_unstable();
    widths.get(widths.len() * 3 / 4).copied().unwrap_or(0)
}

/// First and further lines' indents, where a hanging indent (or its opposite) was kept.
fn hanging(lines: &[Line], heads: &[Headword]) -> Option<(usize, usize)> {
    let count = |wanted: usize, head: bool| {
        lines.iter().zip(heads).filter(|(l, h)| l.indent == wanted && (h.score > 2.0) == head).count()
    };
    let mut indents: Vec<usize> = lines.iter().map(|l| l.indent).collect();
    indents.sort_unstable();
    indents.dedup();
    if indents.len() < 2 || indents.len() > 12 {
        return None;
    }
    let first = indents.iter().copied().max_by_key(|i| count(*i, true))?;
    let rest = indents.iter().copied().filter(|i| *i != first).max_by_key(|i| count(*i, false))?;
    let enough = count(first, true) * 2 > heads.iter().filter(|h| h.score > 2.0).count()
        && count(rest, false) * 3 > heads.iter().filter(|h| h.score <= 2.0).count();
    enough.then_some((first, rest))
}

/// Whether the surest first lines are in the order of the alphabet.
fn is_alphabetical(starts: &[Start]) -> bool {
    let keys: Vec<&str> =
        starts.iter().filter(|s| s.score > 2.5 && !s.head.repeated).map(|s| s.head.key.as_str()).collect();
    let rising = keys.windows(2).filter(|pair| pair[0] <= pair[1]).count();
    keys.len() >= 4 && rising * 10 >= (keys.len() - 1) * 8
}

/// Whether an entry is filed after another, under the particle of a name or under what follows it.
fn filed_after(before: &Headword, here: &Headword) -> bool {
    fn keys(head: &Headword) -> [&str; 2] {
        [&head.key, head.bare_key.as_ref().unwrap_or(&head.key)]
    }
    keys(before).iter().min() <= keys(here).iter().max()
}

fn order(before: &Headword, here: &Headword, alphabetical: bool) -> f64 {
    if !alphabetical || here.repeated || before.repeated {
        return 0.0;
    }
    if filed_after(before, here) {
        let near = before.key.chars().next() == here.key.chars().next();
        if near { 1.2 } else { 0.6 }
    } else {
        -2.2
    }
}

/// What an entry of these lines is worth, whatever stands around it.
fn entry_score(length: usize, lines: usize, dated: bool, style_dated: bool, whole: bool) -> f64 {
    let mut score = 0.0;
    if length < 90 && !whole {
        score -= 0.8;
    }
    if length < 45 && !whole {
        score -= 2.0;
    }
    if length > 1500 {
        score -= 2.0;
    }
    if lines > 14 {
        score -= 0.4 * (lines - 14) as f64;
    }
    if !dated {
        // Where dates follow the names, a stretch without one is the list of names alone.
        score -= if style_dated { 4.5 } else { 2.2 };
    }
    score
}

fn has_date(words: &str) -> bool {
    words
        .split(|c: char| !c.is_ascii_digit())
        .any(|d| d.len() == 4 && matches!(d.as_bytes().first(), Some(b'1' | b'2')))
        || ["forthcoming", "in press", "n.d.", "Forthcoming", "im Erscheinen", "s.d."].iter().any(|w| words.contains(w))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reference::list::entries;

    fn raws(text: &str) -> Vec<String> {
        entries(text, Span::new(0, text.len())).into_iter().map(|e| e.raw).collect()
    }

    #[test]
    fn numbered_lists_are_cut_at_their_numbers_only() {
        let text =
            "1. Berg M. Rivers of\n2 lands. Oslo 2001;\n14. 2:3.\n2. Dahl K. Lakes. 2002.\n3. Eng P. Seas. 2003.\n";
        let found = entries(text, Span::new(0, text.len()));
        let labels: Vec<_> = found.iter().map(|e| e.label.clone().unwrap_or_default()).collect();
        assert_eq!(labels, ["1", "2", "3"]);
        assert_eq!(found[1].span.of(text), "Dahl K. Lakes. 2002.");
    }

    #[test]
    fn entries_without_numbers_may_follow_at_once() {
        let text = "1. Berg, M. (2001). Rivers of the north. Oslo: Quay.\n2. Dahl, K. (2002). Lakes and their towns. Oslo: Quay.\nEng, P. (2003). Seas and harbours. Oslo: Quay.\nFoss, A. (2004). Ice in the fjords. Oslo: Quay.\n";
        let found = raws(text);
        assert_eq!(found.len(), 4, "{found:#?}");
        assert!(found[2].starts_with("Eng, P."));
    }

    #[test]
    fn entries_without_numbers_after_a_numbered_list_are_kept() {
        let text = "1. Berg M. Rivers. Oslo: Quay; 2001.\n2. Dahl K. Lakes. Oslo: Quay; 2002.\n\nEng, Per. 2003. Seas. Oslo: Quay.\nquay, ida, and Ann Foss. 2004. Ice. Oslo: Quay.\nHaug, Lin. 2005. Rain. Oslo: Quay.\n";
        let found = raws(text);
        assert_eq!(found.len(), 5, "{found:#?}");
        assert!(found[3].starts_with("quay, ida"));
        let after = "1. Berg M. Rivers. Oslo: Quay; 2001.\n2. Dahl K. Lakes. Oslo: Quay; 2002.\n\nPer Eng teaches at Oslo.\nHe has written two books.\n";
        assert_eq!(raws(after).len(), 2);
    }

    #[test]
    fn bare_numbers_stand_before_names_with_particles_too() {
        let found = raws(
            "1 Aas P. Tides. Bergen: Quay; 1984.\n2 van Dam J. Rivers and lakes. Leiden: Dijk;\n2004.\n3 Eng P. Seas. 2003.\n",
        );
        assert_eq!(found.len(), 3, "{found:?}");
        assert!(found[1].starts_with("van Dam"));
    }

    #[test]
    fn wrapped_lists_without_blank_lines_are_cut_at_names() {
        let text = "Aas, P., & Moe, T. (2005). A parallel survey of\nNorwegian Lakes. Proceedings of Limnology,\n12–19.\nBerg, M. (2002). What lives in\nDeep Water? A comparison. Oslo:\nQuay.\nBerg, M., De Smedt, K., & Lie, T.\n(2005). Rivers. Tromsø: Quay.\nDahl, K. (2001). Seas. http://a.example/\n~x/y\nEng, P. (1999). Ice. Quay.";
        let found = raws(text);
        assert_eq!(found.len(), 5, "{found:#?}");
        assert!(found[2].starts_with("Berg, M., De Smedt"));
    }

    #[test]
    fn an_entry_broken_by_a_blank_line_is_one() {
        let text = "Abe, L. (2001) One. Oslo: Quay.\n\nBerg, M. (2002) Two and what follows from it in the north and\n\nelsewhere. *Ice* 3: 4–5.\n\nDahl, K. (2003) Three. Oslo: Quay.\n";
        let found = raws(text);
        assert_eq!(found.len(), 3, "{found:#?}");
        assert!(found[1].contains("north and elsewhere"));
    }

    #[test]
    fn short_entries_that_are_whole_do_not_run_into_one() {
        let text = "Doe, J. (2001). On rivers. Oslo: Quay.\nRoe, R. (2002). On lakes. Oslo: Quay.\n";
        assert_eq!(raws(text).len(), 2);
        let twice = "Doe, J. (2001). On rivers. Oslo: Quay.\nDoe, J. (2001). On rivers. Oslo: Quay.\n";
        assert_eq!(raws(twice).len(), 2);
    }

    #[test]
    fn one_entry_a_line_and_dashes_for_repeated_authors() {
        let text = "Abe, L. 2001. One. Oslo: Quay.\n———. 2002. Two. Oslo: Quay.\n———. 2003. Three. Oslo: Quay.\n";
        assert_eq!(raws(text).len(), 3);
    }
}
