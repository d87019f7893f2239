//! Lists that number their entries: cut at their numbers, in order.

use std::collections::BTreeSet;

use super::cut::{Piece, by_sequence, one_a_line};
use super::ends::{ending, has_date};
use super::headword::{headword, small_start};
use super::lines::Line;
use crate::text::Span;

/// A label: its text, its number if it is one, and its length with what follows up to the entry.
pub type Label<'t> = (&'t str, Option<u32>, usize);

/// A label at the head of a line: its text, its number if it is one, and its length with what follows up to the entry.
pub fn label_of(words: &str) -> Option<Label<'_>> {
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
        let close = rest.find(']')?;
        // `[^doe2001]: Doe, J. (2001)`
        let note = rest.starts_with('^') && rest[close + 1..].starts_with(": ");
        let tag = rest.get(usize::from(note)..close)?;
        let length = 1 + close + 1 + usize::from(note);
        let after = words.get(length..)?;
        return Some((tag, None, length + (after.len() - after.trim_start().len())))
            .filter(|_| tag_fits(tag) && !after.trim().is_empty());
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
pub fn numbered(text: &str, lines: &[Line]) -> Option<Vec<Piece>> {
    let labels = labels(text, lines);
    let tags = labels.iter().flatten().filter(|l| l.1.is_none()).count();
    // A heading of a part, `Articles`, may stand above the first.
    const ABOVE: usize = 3;
    let first_tag = labels.iter().position(|l| l.is_some_and(|l| l.1.is_none()));
    let bracketed = |at: usize| labels[at].is_some() && lines[at].span.of(text).starts_with('[');
    let tagged =
        first_tag.is_some_and(|first| first == 0 || tags * 12 >= lines.len() && (first < ABOVE || bracketed(0)));
    let starts = if tags >= 2 && tagged {
        // A work without an author has a number among the tags: `[11]`, `[Alm+98]`.
        (0..lines.len()).filter(|at| bracketed(*at)).collect::<Vec<_>>()
    } else {
        let fits = |starts: &Vec<usize>| count_up(&labels, starts) || stand_where_entries_end(text, lines, starts);
        let rising = || rising(text, lines, &labels).filter(fits);
        out_of_order(text, lines, &labels).or_else(rising)?
    };
    let first = *starts.first()?;
    let parted = starts.iter().skip(1).filter(|at| lines[**at].blank).count();
    let apart = parted > 0 && parted * 10 >= (starts.len() - 1) * 8;
    let mut pieces: Vec<Piece> = Vec::new();
    let mut starts = starts.into_iter().peekable();
    for (at, line) in lines.iter().enumerate().skip(first) {
        if starts.next_if(|start| *start == at).is_some() {
            let (label, _, length) = labels[at]?;
            let span = Span::new(line.span.start + length, line.span.end);
            let lines = if span.is_empty() { Vec::new() } else { vec![span] };
            pieces.push(Piece { lines, label: Some(label.to_owned()), shared: Vec::new() });
        } else if apart && begins_unnumbered(text, lines, at) {
            pieces.push(Piece { lines: vec![line.span], label: None, shared: Vec::new() });
        } else if let Some(piece) = pieces.last_mut() {
            piece.lines.push(line.span);
        }
    }
    let further = trim_last(text, lines, &mut pieces);
    pieces.retain(|piece| !piece.lines.is_empty());
    pieces.extend(further);
    let mut all = above(text, lines.get(..first).unwrap_or_default());
    all.append(&mut pieces);
    Some(all)
}

/// The label of each line that has one. `7. Aufl. Tübingen`, `2019. Wiesbaden.`, `12 May 1990` have none: a line's end
/// has put the number of an edition, a year or a day at a line's head.
fn labels<'t>(text: &'t str, lines: &[Line]) -> Vec<Option<Label<'t>>> {
    const FEWEST_OF_YEARS: u32 = 1000;
    // Where several entries have tags, one may stand in a line of its own.
    const FEWEST_TAGS: usize = 3;
    let tagged = |line: &&Line| {
        let words = line.span.of(text);
        tag_alone(words).is_some() || label_of(words).is_some_and(|(_, number, _)| number.is_none())
    };
    let alone = lines.iter().filter(tagged).count() >= FEWEST_TAGS;
    let read = |line: &Line| {
        let words = line.span.of(text);
        let label = label_of(words).filter(|(_, number, length)| {
            words.starts_with('[') || number.is_none() || !counts(words.get(*length..).unwrap_or(""))
        });
        label.or_else(|| tag_alone(words).filter(|_| alone))
    };
    let mut labels: Vec<Option<Label<'t>>> = lines.iter().map(read).collect();
    // A number of four digits is the next of a long list, or a year.
    let mut before: BTreeSet<u32> = BTreeSet::new();
    for (at, label) in labels.iter_mut().enumerate() {
        let Some(number) = label.and_then(|label| label.1) else { continue };
        if number >= FEWEST_OF_YEARS && at > 0 && !before.contains(&(number - 1)) {
            *label = None;
            continue;
        }
        before.insert(number);
    }
    labels
}

/// Whether the number before these words counts something: an edition, volumes, days of a month.
fn counts(words: &str) -> bool {
    const NOUNS: [&str; 11] =
        ["Aufl", "Auflage", "Ausg", "Ausgabe", "Bd", "Bde", "Bände", "Jg", "Jahrgang", "Jh", "Jahrhundert"];
    const SMALL: [&str; 14] = [
        "ed", "edn", "edition", "éd", "édition", "edición", "edizione", "vol", "vols", "volumes", "tomes", "parts",
        "dln", "pp",
    ];
    const MONTHS: [&str; 20] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
        "Januar",
        "Februar",
        "März",
        "Mai",
        "Juni",
        "Juli",
        "Oktober",
        "Dezember",
    ];
    let word = words.split(|c: char| !c.is_alphabetic()).next().unwrap_or("");
    let rest = words.get(word.len()..).unwrap_or("");
    // `May, Ann`, `March J.` are names: behind a month stands a year.
    let dated = rest.trim_start_matches(['.', ',', ' ']).starts_with(['1', '2']);
    NOUNS.contains(&word) || SMALL.contains(&word) || MONTHS.contains(&word) && dated
}

/// Whether the numbers go from one up to a sixth and further with hardly a gap, which no chance does.
fn count_up(labels: &[Option<Label<'_>>], starts: &[usize]) -> bool {
    const CERTAIN: usize = 6;
    let number = |at: &usize| labels[*at].and_then(|label| label.1);
    let next = starts.windows(2).filter(|pair| number(&pair[1]) == number(&pair[0]).map(|n| n + 1)).count();
    starts.len() >= CERTAIN && starts.first().and_then(number) == Some(1) && next * 10 >= (starts.len() - 1) * 9
}

/// Whether the numbers at the heads of lines stand behind lines that end as entries do.
fn stand_where_entries_end(text: &str, lines: &[Line], starts: &[usize]) -> bool {
    let bracketed = |at: usize| lines[at].span.of(text).starts_with('[');
    let ends = |at: usize| {
        let (before, here) = (lines[at - 1].span.of(text), lines[at].span.of(text));
        lines[at].blank || bracketed(at) || label_alone(before) || ending(before, here) > -0.95
    };
    let behind: Vec<usize> = starts.iter().copied().filter(|at| *at > 0).collect();
    behind.iter().filter(|at| ends(**at)).count() * 10 >= behind.len() * 7
}

/// Whether a line is a label and nothing else.
pub(super) fn label_alone(words: &str) -> bool {
    label_of(words).is_some_and(|(_, _, length)| length == words.len()) || tag_alone(words).is_some()
}

/// A tag that is all of a line: `[Alm+98]`.
pub(super) fn tag_alone(words: &str) -> Option<Label<'_>> {
    let tag = words.strip_prefix('[')?.strip_suffix(']')?;
    tag_fits(tag).then_some((tag, None, words.len()))
}

/// Whether words in square brackets are a tag: `Smi99`, `Smith et al. 1999`, `ABC+`.
fn tag_fits(tag: &str) -> bool {
    (2..=40).contains(&tag.len())
        && !tag.contains(['[', ']'])
        && tag.starts_with(|c: char| c.is_alphabetic())
        && (tag.bytes().any(|b| b.is_ascii_digit()) || tag.chars().all(|c| c.is_uppercase() || c == '+'))
}

/// Entries above the first number, where they are any: a heading of a part is none.
fn above(text: &str, lines: &[Line]) -> Vec<Piece> {
    if lines.is_empty() {
        return Vec::new();
    }
    let dated = |piece: &Piece| piece.lines.iter().any(|span| has_date(span.of(text)));
    by_sequence(text, lines).into_iter().filter(dated).collect()
}

/// Whether an entry without a number begins at line `at` of a list whose entries blank lines part.
fn begins_unnumbered(text: &str, lines: &[Line], at: usize) -> bool {
    let line = &lines[at];
    let (Some(before), here) = (at.checked_sub(1).map(|at| lines[at].span.of(text)), line.span.of(text)) else {
        return false;
    };
    let paragraph = || lines.iter().skip(at).enumerate().take_while(|(n, line)| *n == 0 || !line.blank);
    line.blank
        && !line.page
        && !label_alone(before)
        && ending(before, here) > 0.4
        && headword(here).score > -2.0
        && paragraph().any(|(_, line)| has_date(line.span.of(text)))
}

/// Numbers in square brackets that are those from one to the last, though not in this order: `[1]`, `[3]`, `[2]`.
fn out_of_order(text: &str, lines: &[Line], labels: &[Option<Label<'_>>]) -> Option<Vec<usize>> {
    let bracketed =
        |at: &usize| lines[*at].span.of(text).starts_with('[') && labels[*at].is_some_and(|l| l.1.is_some());
    let starts: Vec<usize> = (0..lines.len()).filter(bracketed).collect();
    let numbers: BTreeSet<u32> = starts.iter().filter_map(|at| labels[*at]?.1).collect();
    let whole = numbers.first() == Some(&1) && numbers.last().is_some_and(|last| *last as usize == starts.len());
    let in_order = starts.windows(2).all(|pair| labels[pair[0]].and_then(|l| l.1) < labels[pair[1]].and_then(|l| l.1));
    (whole && numbers.len() == starts.len() && !in_order && starts.first() == Some(&0)).then_some(starts)
}

/// Numbers that a list may leave out where a blank line parts the entries.
const SKIPPED: u32 = 40;

/// The longest run of labels that goes up by one (a missed number or two allowed); `None` where labels are chance.
fn rising(text: &str, lines: &[Line], labels: &[Option<Label<'_>>]) -> Option<Vec<usize>> {
    let apart = |at: usize| lines[at].blank && !lines[at].page;
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
            // Behind a blank line an entry begins, whatever its number.
            let skips = (2..=3).contains(&step) || apart(at) && (2..=SKIPPED).contains(&step);
            if step == 1 || skips && !due_later() {
                starts.push(at);
                last = number;
            }
        }
        at += 1;
    }
    let covered = labels.len() / starts.len().max(1);
    let alone = || {
        let parts = |at: usize| apart(at) && ending(lines[at - 1].span.of(text), lines[at].span.of(text)) > 0.4;
        labels.len() <= 8 && !(1..lines.len()).any(parts) && !one_a_line(text, lines)
    };
    (starts.len() >= 2 && covered <= 12 || starts.len() == 1 && alone()).then_some(starts)
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
    fn tags_may_stand_in_lines_of_their_own_with_numbers_among_them() {
        let text = "[11]\n\nRivers and Lakes 35.4 (2011): Maps of Water.\n\n[Ari07]\n\nAristotle. De Anima. Oslo: Quay,\n1907.\n\n\
                    [Ari29]\n\nAristotle. Physics. Oslo: Quay, 1929.\n\n[Roe+98]\n\nAnn Roe et al. “Salt”. In: Water 3 (1998), pp. 1–9.\n";
        let found = entries(text, Span::new(0, text.len()));
        let labels: Vec<_> = found.iter().map(|e| e.label.clone().unwrap_or_default()).collect();
        assert_eq!(labels, ["11", "Ari07", "Ari29", "Roe+98"]);
        assert_eq!(found[1].raw, "Aristotle. De Anima. Oslo: Quay, 1907.");
    }

    #[test]
    fn numbers_that_count_up_are_labels_however_entries_end() {
        let entry = |n: usize| {
            format!(
                "{n} Berg M, Dahl K (20{n:02}) Rivers of the north and\ntheir towns. Quay Rev {n}: 11–22. doi:\n10.1000/quay{n} 2293243\n"
            )
        };
        let text: String = (1..=14).map(entry).collect();
        assert_eq!(raws(&text).len(), 14);
        // A number before a bracket is none: its entry is lost in the one before, and no other.
        assert_eq!(raws(&text.replace("7 Berg M, Dahl K (2007)", "7 (2007)")).len(), 13);
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
    fn blank_lines_part_numbered_entries_whatever_their_numbers() {
        let text = "7. A. Moor, B. Quay, A programme of the rivers of the north and of\ntheir banks. Water 33, 816–821 (2012).\n\n13. J. Roe, Ph.D. thesis, University of Quay, 1998.\n\n15. J. M. Pier, Adv. Water Phys. 2, 231 (1998).\n\n16. R. J. Weir, J. Rivers (to be published).\n";
        let found = raws(text);
        assert_eq!(found.len(), 4, "{found:#?}");
        assert!(found[3].starts_with("R. J. Weir"));
        let unnumbered = "1. A. Moor, Water 33, 816 (2012).\n\n2. J. Roe, Ice 2, 231 (1998).\n\nQuay, Eva. Seas and\nlakes. Oslo: Pier, 1990.\n\n3. R. Weir, Rain 4, 5 (1999).\n";
        assert_eq!(raws(unnumbered).len(), 4, "{:#?}", raws(unnumbered));
    }

    #[test]
    fn years_and_editions_at_the_heads_of_lines_are_no_numbers() {
        let text = "Moor, Ann: Die Flüsse des Nordens und ihre Ufer. Diss. phil. Oslo\n1975 [masch.].\nQuay, Eva: Die Seen des Nordens und ihre Ufer. In: Archiv für Gewässer.\n7. Aufl. Oslo: Ufer 1988, S. 146–214.\nRoe, Ida (2020): Jahrbuch der Gewässer und der Ufer des Nordens im Jahre\n2019. Oslo.\n";
        let found = raws(text);
        assert_eq!(found.len(), 3, "{found:#?}");
        assert!(found[0].ends_with("1975 [masch.]."));
    }

    #[test]
    fn entries_above_the_first_number_are_kept() {
        let text = "Quay, Eva. Seas and lakes. Oslo: Pier, 1990.\n1. Moor A. Water. Oslo: Quay; 2012.\n2. Roe J. Ice. Oslo: Quay; 1998.\n3. Weir R. Rain. Oslo: Quay; 1999.\n";
        let found = raws(text);
        assert_eq!(found.len(), 4, "{found:#?}");
        assert_eq!(raws(&text.replacen("Quay, Eva. Seas and lakes. Oslo: Pier, 1990.", "Articles", 1)).len(), 3);
    }
}
