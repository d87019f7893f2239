//! Two columns that were copied side by side: `left text      right text` on one line → the left lines, then the right.
//!
//! Takes the lines of a list; gives them in the order in which they are read. A gutter is a stretch of white space that
//! nearly every line of the page leaves free, with words on either side of it in many.

use super::lines::Line;
use crate::text::Span;

/// White space in a line that may be a gutter: this many characters at least.
const GAP: usize = 2;

/// Narrower columns hold labels, not entries.
const NARROWEST: usize = 18;

/// Wider lines are paragraphs.
const WIDEST: usize = 320;

/// Labels stand so far before the entries of the right column at the most.
const LABEL: usize = 14;

/// Fewer lines show no gutter.
const FEWEST: usize = 4;

/// Words with no gap between them: their place in columns, and in the text.
#[derive(Debug, Clone, Copy)]
struct Part {
    from: usize,
    to: usize,
    span: Span,
    /// Whether it begins with a label, which may stand close to the column on its left.
    label: bool,
}

/// The lines as they are read, page by page.
pub fn parted(text: &str, lines: Vec<Line>) -> Vec<Line> {
    let mut read = Vec::with_capacity(lines.len());
    let mut rest = lines.as_slice();
    while !rest.is_empty() {
        let end = rest.iter().skip(1).position(|line| line.page).map_or(rest.len(), |at| at + 1);
        let (page, more) = rest.split_at(end);
        rest = more;
        let parts: Vec<Vec<Part>> = page.iter().map(|line| parts(text, line)).collect();
        match gutter(&parts) {
            None => read.extend_from_slice(page),
            Some(gutter) => read.extend(side_by_side(page, &parts, gutter)),
        }
    }
    read
}

/// The parts of a line between gaps; none of a line that is too long.
fn parts(text: &str, line: &Line) -> Vec<Part> {
    let mut found: Vec<Part> = Vec::new();
    if line.indent + line.span.len() > 4 * WIDEST {
        return found;
    }
    let mut white = GAP;
    for (column, (at, c)) in (line.indent..).zip(line.span.of(text).char_indices()) {
        if c.is_whitespace() {
            white += 1;
            continue;
        }
        let end = line.span.start + at + c.len_utf8();
        let label = white > 0 && c == '[' && label_apart(line.span.of(text).get(at..).unwrap_or(""));
        match found.last_mut().filter(|_| white < GAP && !label) {
            Some(part) => (part.to, part.span.end) = (column + 1, end),
            None => {
                let span = Span::new(line.span.start + at, end);
                found.push(Part { from: column, to: column + 1, span, label });
            }
        }
        white = 0;
    }
    found
}

/// Whether a line goes on with a label, `[Alm+98]`, and a gap or nothing behind it.
fn label_apart(rest: &str) -> bool {
    const LONGEST: usize = 12;
    let Some((label, behind)) = rest.get(1..).and_then(|rest| rest.split_once(']')) else { return false };
    let wide = behind.is_empty() || behind.chars().take_while(|c| c.is_whitespace()).count() >= GAP;
    wide && (1..=LONGEST).contains(&label.len()) && !label.contains(char::is_whitespace)
}

/// How a line lies to a gutter that ends before a column: what stands on the left of it and on the right.
fn sides(parts: &[Part], gutter: usize) -> Option<(&[Part], &[Part])> {
    let before = parts.iter().take_while(|part| part.from < gutter).count();
    let of_the_right = |part: &Part| part.label && part.to < gutter && part.from + LABEL >= gutter;
    let label = before.checked_sub(1).and_then(|last| parts.get(last)).is_some_and(of_the_right);
    let (left, right) = parts.split_at(before - usize::from(label));
    let gap = if right.first().is_some_and(|part| part.label) { 0 } else { GAP };
    let free = left.last().is_none_or(|part| part.to + gap <= gutter);
    free.then_some((left, right))
}

/// The column at which the right one of two columns begins.
fn gutter(page: &[Vec<Part>]) -> Option<usize> {
    if page.len() < FEWEST {
        return None;
    }
    let mut columns: Vec<usize> = page.iter().flatten().map(|part| part.from).collect();
    columns.retain(|column| (NARROWEST..WIDEST).contains(column));
    columns.sort_unstable();
    columns.dedup();
    let fits = |column: &usize| {
        let (mut crossed, mut both) = (0, 0);
        // Number and width of what stands on the left and on the right.
        let (mut lefts, mut rights) = ((0, 0), (0, 0));
        for parts in page {
            let Some((left, right)) = sides(parts, *column).filter(|_| !parts.is_empty()) else {
                crossed += 1;
                continue;
            };
            both += usize::from(!left.is_empty() && !right.is_empty());
            for (side, sum) in [(left, &mut lefts), (right, &mut rights)] {
                if let (Some(first), Some(last)) = (side.first(), side.last()) {
                    *sum = (sum.0 + 1, sum.1 + last.to - first.from);
                }
            }
        }
        let wide = |(count, width): (usize, usize)| count * 3 >= page.len() && width >= count * NARROWEST;
        (crossed * 20 <= page.len() && both >= FEWEST - 1 && wide(lefts) && wide(rights))
            .then_some(lefts.0.min(rights.0))
    };
    let fitting: Vec<(usize, usize)> = columns.iter().filter_map(|column| Some((fits(column)?, *column))).collect();
    let (best, at) = fitting.iter().copied().max()?;
    // The labels of the right column, `[Alm+98]`, are its own.
    let labels = |(count, column): &&(usize, usize)| column + LABEL >= at && count * 20 >= best * 15;
    fitting.iter().find(labels).map(|(_, column)| *column)
}

/// The lines on the left of the gutter, with those that cross it; then those on its right.
fn side_by_side(page: &[Line], parts: &[Vec<Part>], gutter: usize) -> Vec<Line> {
    let side = |right: bool| {
        let mut lines: Vec<Line> = Vec::new();
        // Whether the line above has nothing on this side.
        let mut nothing = false;
        let mut nothings = 0;
        for (line, parts) in page.iter().zip(parts) {
            let own = match sides(parts, gutter) {
                Some((_, own)) if right => own,
                Some((own, _)) => own,
                None if right => &[],
                None => parts,
            };
            let (Some(first), Some(last)) = (own.first(), own.last()) else {
                nothing = true;
                continue;
            };
            let begins = lines.is_empty();
            nothings += usize::from(nothing && !begins);
            lines.push(Line {
                span: Span::new(first.span.start, last.span.end),
                blank: line.blank && !(right && begins) || nothing && !begins,
                page: line.page && !right,
                indent: if right { first.from.saturating_sub(gutter) } else { first.from },
            });
            nothing = false;
        }
        // Lines of the two columns that stand at different heights take turns: then nothing was left blank.
        if nothings * 2 > lines.len() {
            for line in &mut lines {
                line.blank = false;
            }
        }
        lines
    };
    let mut read = side(false);
    read.extend(side(true));
    read
}

#[cfg(test)]
mod tests {
    use super::super::lines::lines;
    use super::*;

    fn read(text: &str) -> Vec<&str> {
        parted(text, lines(text, Span::new(0, text.len()))).into_iter().map(|line| line.span.of(text)).collect()
    }

    #[test]
    fn the_left_column_is_read_before_the_right_one() {
        let text = "\
Abe, L. (1998) The System of Rivers.        Eng, R. (2001) Bodies and Ports. Oslo:
   Chicago: Quay Press.                        Fjord.
Berg, T. (2004) Care at the border.         Fonn, A. (2009) Counting what counts:
   Journal of Work, 12(3), 45–67.              Standards in schools. Forms, 33, 1–9.
Dahl, K. (2015) Machines that listen.
";
        assert_eq!(
            read(text),
            [
                "Abe, L. (1998) The System of Rivers.",
                "Chicago: Quay Press.",
                "Berg, T. (2004) Care at the border.",
                "Journal of Work, 12(3), 45–67.",
                "Dahl, K. (2015) Machines that listen.",
                "Eng, R. (2001) Bodies and Ports. Oslo:",
                "Fjord.",
                "Fonn, A. (2009) Counting what counts:",
                "Standards in schools. Forms, 33, 1–9."
            ]
        );
    }

    #[test]
    fn wide_spaces_in_one_column_are_no_gutter() {
        let text = "\
1.        Abe, L.  The System of Rivers.  Chicago:  Quay Press, 1998.
2.        Berg, T.  Care at the border.   Journal of Work 12 (2004), 45–67.
3.        Dahl, K.  Machines that listen to people and to rivers.  Oslo, 2015.
4.        Eng, R.  Bodies and Ports.  Oslo:  Fjord, 2001.
5.        Fonn, A.  Counting what counts:   standards in schools.  Forms 33 (2009).
";
        assert_eq!(read(text).len(), 5);
    }

    #[test]
    fn labels_of_the_right_column_are_its_own_and_no_heading_hides_beside_it() {
        let text = "\
References                                      [Eng01]   R. Eng. Bodies and Ports. Oslo: Fjord,
                                                          2001.
[Abe98]   L. Abe. The System of Rivers.         [Fon09]   A. Fonn. Counting what counts. Forms 33
          Chicago: Quay Press, 1998.                      (2009), pp. 1–9.
[Ber04]   T. Berg. Care at the border, in 12037 [Gry10]
          pages. Oslo: Quay, 2004.                        U. Gry. Maps of the north. Bergen: Pier,
[Dah15]   K. Dahl. Machines that listen. In:              2010.
          Work 5 (2015), pp. 4–7.               [Hay11]   I. Hay. Seas. Bergen: Pier, 2011.
";
        let (list, _) = crate::reference::parse_list(text);
        let labels: Vec<_> = list.iter().filter_map(|r| r.label.as_deref()).collect();
        assert_eq!(labels, ["Abe98", "Ber04", "Dah15", "Eng01", "Fon09", "Gry10", "Hay11"]);
        assert_eq!(list[1].raw, "T. Berg. Care at the border, in 12037 pages. Oslo: Quay, 2004.");
    }

    #[test]
    fn an_entry_may_go_on_at_the_top_of_the_right_column() {
        let text = "\
Abe, L. (1998) The System of Rivers.        lakes of the north. Oslo: Quay.
   Chicago: Quay Press.                     Eng, R. (2001) Bodies and Ports. Oslo:
Berg, T. (2004) Care at the border.            Fjord.
   Journal of Work, 12(3), 45–67.           Fonn, A. (2009) Counting what counts:
Dahl, K. (2015) Machines that listen to        Standards in schools. Forms, 33, 1–9.
";
        let (list, _) = crate::reference::parse_list(text);
        let heads: Vec<&str> = list.iter().map(|r| r.record.key.as_str()).collect();
        assert_eq!(heads, ["abe1998", "berg2004", "dahl2015", "eng2001", "fonn2009"]);
        assert_eq!(list[2].raw, "Dahl, K. (2015) Machines that listen to lakes of the north. Oslo: Quay.");
        assert!(list[2].span.start < list[2].span.end);
    }
}
