//! Numbers of lines in plain text, which a copy from a manuscript under review brings along.
//!
//! Takes a text; gives the spans of the numbers. They are told from numbered lists as on the pages of a PDF (`pdf/line_numbers.rs`):
//! they count on from line to line, (nearly) all lines carry one or every fifth does, and lines go on in small letters where the
//! line before has not ended its sentence.

use std::borrow::Cow;

use super::is_particle;
use crate::text::Span;

/// Lines with a number, at least, before they are line numbers.
const FEWEST: usize = 10;
/// As many where only every so many lines is numbered.
const FEWEST_BY_STEPS: usize = 4;

/// A line that is not blank.
struct Line {
    /// The number that opens it.
    number: Option<(u32, Span)>,
    /// Whether what stands behind the number begins with a small letter, and with no name (`12 van Dam J. …`).
    goes_on: bool,
    /// Whether a sentence or an entry ends with it.
    ends: bool,
    /// Whether two spaces or a tab part the number from the words, or nothing follows it.
    apart: bool,
    /// Whether it holds words.
    words: bool,
}

/// Line numbers, in order; none where the text has none.
pub fn find(text: &str) -> Vec<Span> {
    let mut lines = Vec::new();
    let mut start = 0;
    for raw in text.split_inclusive(['\n', '\u{C}']) {
        lines.extend(Line::of(raw, start));
        start += raw.len();
    }
    let first = lines.first().is_some_and(|line| line.goes_on);
    let goes_on = lines.windows(2).filter(|pair| pair[1].goes_on && !pair[0].ends).count() + usize::from(first);
    let worded = lines.iter().filter(|line| line.words).count();
    if goes_on * 5 < worded {
        return Vec::new();
    }
    // A number may stand in a line of its own before (or behind) the line that it numbers.
    let every = counted(&lines, 1, |_| true);
    if every.len() >= FEWEST && every.len() * 10 >= worded * 8 {
        return every;
    }
    let stepwise = [5, 10, 2, 3, 4].into_iter().find_map(|step| {
        let found = counted(&lines, step, |line| line.apart);
        let enough = found.len() >= FEWEST_BY_STEPS && found.len() * step as usize * 10 >= worded * 7;
        enough.then_some(found)
    });
    stepwise.unwrap_or_default()
}

/// Whether `span` of `text` is a number that opens a line on which more follows.
pub fn opens_line(text: &str, span: Span) -> bool {
    let rest = text[span.end..].trim_start_matches([' ', '\t']);
    span.of(text).bytes().all(|b| b.is_ascii_digit()) && !rest.is_empty() && !rest.starts_with(['\n', '\r', '\u{C}'])
}

/// `text` with spaces in place of its line `numbers`; everything else keeps its place. Where a number had a line to itself, the
/// line before goes on.
pub fn blanked<'t>(text: &'t str, numbers: &[Span]) -> Cow<'t, str> {
    if numbers.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut blank = String::with_capacity(text.len());
    let mut at = 0;
    for number in numbers {
        let before = text[at..number.start].trim_end_matches([' ', '\t']);
        let above = before.strip_suffix("\r\n").or_else(|| before.strip_suffix('\n'));
        let alone = above.filter(|_| !opens_line(text, *number));
        let start = alone.map_or(number.start, |above| at + above.len());
        blank.push_str(&text[at..start]);
        blank.extend(std::iter::repeat_n(' ', number.end - start));
        at = number.end;
    }
    blank.push_str(&text[at..]);
    Cow::Owned(blank)
}

impl Line {
    fn of(raw: &str, start: usize) -> Option<Line> {
        let indent = raw.len() - raw.trim_start().len();
        let bare = raw.trim();
        if bare.is_empty() {
            return None;
        }
        let digits = bare.bytes().take_while(u8::is_ascii_digit).count();
        let rest = &bare[digits..];
        let from = start + indent;
        let number = (1..=5).contains(&digits) && (rest.is_empty() || rest.starts_with(char::is_whitespace));
        let number =
            if number { bare[..digits].parse().ok().map(|n| (n, Span::new(from, from + digits))) } else { None };
        let words = if number.is_some() { rest.trim_start() } else { bare };
        Some(Line {
            number,
            goes_on: words.starts_with(char::is_lowercase) && !words.split_whitespace().next().is_some_and(is_particle),
            ends: words.ends_with('.'),
            apart: rest.is_empty() || rest.starts_with("  ") || rest.starts_with('\t'),
            words: words.contains(char::is_alphabetic),
        })
    }
}

/// The numbers of lines that count on by `step`, as far as the lines let them; counting may begin anew on a page.
fn counted(lines: &[Line], step: u32, fits: impl Fn(&Line) -> bool) -> Vec<Span> {
    let numbers: Vec<(usize, u32, Span)> = lines
        .iter()
        .enumerate()
        .filter(|(_, line)| fits(line))
        .filter_map(|(at, line)| line.number.map(|(value, span)| (at, value, span)))
        .filter(|(_, value, _)| value % step == 0)
        .collect();
    let follows = |(a, before, _): &(usize, u32, Span), (b, value, _): &(usize, u32, Span)| {
        *value == before + step && (b - a).abs_diff(step as usize) <= 2 || *value == step && b - a <= 2 * step as usize
    };
    let linked = |n: usize| {
        let before = n.checked_sub(1).is_some_and(|m| follows(&numbers[m], &numbers[n]));
        before || numbers.get(n + 1).is_some_and(|next| follows(&numbers[n], next))
    };
    (0..numbers.len()).filter(|&n| linked(n)).map(|n| numbers[n].2).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const WORDS: &str = "Rivers are long and
lakes are deep, as Roe
(2010) has said. Others
hold that seas are salt
1. Salt and what
follows from it
Of these the first
is old; it was seen
in 12 of 30 lakes
when Roe wrote on
lakes
and on nothing else.";

    fn numbered(step: usize, gap: &str) -> String {
        let line = |(n, line): (usize, &str)| match (n + 1) % step {
            0 => format!("{:>3}{gap}{line}\n", n + 1),
            _ => format!("   {gap}{line}\n"),
        };
        WORDS.lines().cycle().take(36).enumerate().map(line).collect()
    }

    #[test]
    fn numbers_of_all_lines_and_of_every_fifth_are_found() {
        for (step, gap, many) in [(1, " ", 36), (1, "\t", 36), (5, "   ", 7)] {
            let text = numbered(step, gap);
            let found: Vec<u32> = find(&text).iter().map(|span| span.of(&text).parse().unwrap()).collect();
            let expected: Vec<u32> = (1..=many).map(|n| n * step as u32).collect();
            assert_eq!(found, expected);
        }
    }

    #[test]
    fn a_numbered_list_has_none() {
        let list: String = (1..40).map(|n| format!("{n} Roe J. Lakes and rivers. J Water 1999;{n}:1-9.\n")).collect();
        assert_eq!(find(&list), []);
        // Not where every other name begins with its particle, either.
        let name = |n: u32| ["van Dam", "Roe", "de Vries", "von Berg"][n as usize % 4];
        let list: String = (1..40).map(|n| format!("{n} {} J. Lakes. J Water 1999;{n}:1-9.\n", name(n))).collect();
        assert_eq!(find(&list), []);
        let list: String = (1..40).map(|n| format!("{n}  {} J. Lakes. doi: 10.1000/{n}\r\n", name(n))).collect();
        assert_eq!(find(&list), []);
        assert_eq!(find(&WORDS.repeat(4)), []);
    }
}
