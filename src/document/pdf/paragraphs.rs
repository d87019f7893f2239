//! Lines in reading order → text with paragraphs, as far as gaps, indents and sizes show them.

use std::collections::BTreeMap;

use super::Layout;
use super::lines::Line;
use crate::text::Span;

/// How lines of a stretch open a paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Style {
    /// By white space alone.
    Block,
    /// The first line is indented.
    Indented,
    /// All lines but the first are: reference lists.
    Hanging,
}

/// Writes `pages`, a blank line between paragraphs and a form feed between pages.
pub fn write(pages: &[Vec<Line>]) -> Layout {
    let pitches = Pitches::of(pages);
    let mut out = Layout::default();
    let mut style = Style::Block;
    for (n, page) in pages.iter().enumerate() {
        if n > 0 {
            out.text.push_str("\n\n\u{C}");
        }
        let mut start = 0;
        while start < page.len() {
            let end = stretch_end(page, start, &pitches);
            let stretch = &page[start..end];
            style = style_of(stretch, style);
            for (k, line) in stretch.iter().enumerate() {
                if start + k > 0 {
                    let opens = if k == 0 {
                        !goes_on(&page[start - 1], line, style)
                    } else {
                        opens_paragraph(&stretch[k - 1], line, style)
                    };
                    out.text.push_str(if opens { "\n\n" } else { "\n" });
                }
                push(&mut out, line);
            }
            start = end;
        }
    }
    out.text.push('\n');
    out
}

fn push(out: &mut Layout, line: &Line) {
    let at = out.text.len();
    out.text.push_str(line.text.trim_end());
    let end = out.text.len();
    let raised = line.raised.iter().map(|(a, b)| Span::new(at + a, (at + b).min(end)));
    out.raised.extend(raised.filter(|span| span.start < span.end));
}

/// The usual distance of lines, by font size.
struct Pitches(BTreeMap<i32, f32>);

impl Pitches {
    fn of(pages: &[Vec<Line>]) -> Pitches {
        let mut seen: BTreeMap<i32, BTreeMap<i32, usize>> = BTreeMap::new();
        for page in pages {
            for pair in page.windows(2) {
                let gap = pair[1].y - pair[0].y;
                if same_column(&pair[0], &pair[1]) && gap > 0.8 * pair[1].size && gap < 3.0 * pair[1].size {
                    *seen.entry(key(pair[1].size)).or_default().entry((gap * 5.0).round() as i32).or_default() += 1;
                }
            }
        }
        let usual = |gaps: BTreeMap<i32, usize>| {
            let most = gaps.values().copied().max().unwrap_or(0);
            // Where two are frequent, the smaller one parts lines and the larger one paragraphs.
            gaps.into_iter().find(|(_, times)| times * 3 >= most).map_or(12.0, |(gap, _)| gap as f32 / 5.0)
        };
        Pitches(seen.into_iter().map(|(size, gaps)| (size, usual(gaps))).collect())
    }

    fn at(&self, size: f32) -> f32 {
        self.0.get(&key(size)).copied().unwrap_or(size * 1.3)
    }
}

fn key(size: f32) -> i32 {
    (size * 2.0).round() as i32
}

fn same_column(above: &Line, below: &Line) -> bool {
    below.y > above.y && below.column == above.column
}

/// One past the last line that follows line `start` without a wider gap, another size, or another column.
fn stretch_end(page: &[Line], start: usize, pitches: &Pitches) -> usize {
    let mut end = start + 1;
    while end < page.len() {
        let (above, below) = (&page[end - 1], &page[end]);
        let unlike = (above.size - below.size).abs() > 0.1 * above.size.max(below.size);
        let pitch = pitches.at(below.size);
        let gap = below.y - above.y;
        // Some stretches (an abstract) are set wider than the rest: a line that ends no sentence and is no shorter than
        // the one under it goes on.
        let unfinished = above.right > below.right - 2.5 * above.size && !ends(above) && gap < pitch * 1.6;
        if !same_column(above, below) || unlike || gap > pitch * 1.2 + 0.6 && !unfinished {
            break;
        }
        end += 1;
    }
    end
}

fn left_edge(lines: &[Line]) -> f32 {
    lines.iter().map(|l| l.left).fold(f32::INFINITY, f32::min)
}

fn indented(line: &Line, edge: f32) -> bool {
    let indent = line.left - edge;
    indent > 0.6 * line.size && indent < 6.0 * line.size
}

fn full(line: &Line) -> bool {
    line.right > line.column.1 - 2.5 * line.size
}

fn ends(line: &Line) -> bool {
    line.text.trim_end_matches(['”', '"', '’', ')', ']', ' ']).ends_with(['.', '?', '!', ':'])
}

/// How paragraphs of `stretch` open; `before` where it does not show.
fn style_of(stretch: &[Line], before: Style) -> Style {
    let edge = left_edge(stretch);
    let (mut hanging, mut first) = (0usize, 0usize);
    for pair in stretch.windows(2) {
        if indented(&pair[1], edge) && !indented(&pair[0], edge) {
            // `London:` / `Macmillan, 1936`: a colon ends no paragraph.
            let cut = full(&pair[0]) && (!ends(&pair[0]) || pair[0].text.trim_end().ends_with(':'));
            hanging += usize::from(cut);
            first += usize::from(!cut);
        }
    }
    let opens_flush = stretch.first().is_some_and(|l| !indented(l, edge));
    // An entry of a list, though its first line ends in a full stop.
    let hangs = opens_flush && stretch.len() > 1 && stretch[1..].iter().all(|line| indented(line, edge));
    if hangs && (stretch.len() > 2 || before == Style::Hanging) {
        return Style::Hanging;
    }
    match hanging.cmp(&first) {
        std::cmp::Ordering::Greater => Style::Hanging,
        std::cmp::Ordering::Less => Style::Indented,
        std::cmp::Ordering::Equal if hanging > 0 => before,
        _ if stretch.len() > 3 && opens_flush && before == Style::Hanging => Style::Block,
        _ => before,
    }
}

/// Whether `line` opens a paragraph under `above`, in one stretch.
fn opens_paragraph(above: &Line, line: &Line, style: Style) -> bool {
    let edge = line.column.0;
    match style {
        Style::Block => false,
        Style::Indented => indented(line, edge) && !indented(above, edge),
        Style::Hanging => !indented(line, edge),
    }
}

/// Whether `line`, the first of a stretch, goes on with the paragraph of `above`, the last of another.
fn goes_on(above: &Line, line: &Line, style: Style) -> bool {
    if same_column(above, line) || (above.size - line.size).abs() > 0.1 * above.size {
        return false;
    }
    // Another column: at its top the sentence goes on, unless the line before is short.
    let lower = line.text.chars().next().is_some_and(char::is_lowercase);
    let moved = match style {
        Style::Hanging => indented(line, line.column.0),
        Style::Indented => !indented(line, line.column.0) && full(above),
        Style::Block => full(above) && !ends(above),
    };
    lower || moved
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(text: &str, left: f32, right: f32, y: f32) -> Line {
        Line { text: text.to_owned(), left, right, y, size: 10.0, column: (50.0, 300.0), ..Line::default() }
    }

    #[test]
    fn a_hanging_indent_parts_the_entries_of_a_list() {
        let page = vec![
            line("Abe, L. (2001). A long title that fills the line and", 50.0, 299.0, 100.0),
            line("goes on. Oslo: Quay.", 65.0, 200.0, 112.0),
            line("Berg, M. (2002). Another long title that fills its", 50.0, 298.0, 124.0),
            line("line as well. Oslo: Quay.", 65.0, 200.0, 136.0),
            line("Dahl, K. (2003). Short. Oslo: Quay.", 50.0, 210.0, 148.0),
        ];
        let text = write(&[page]).text;
        assert_eq!(text.matches("\n\n").count(), 2, "{text}");
        assert!(text.contains("Quay.\n\nDahl"));
    }

    #[test]
    fn an_entry_hangs_whatever_its_first_line_ends_in() {
        let page = vec![
            line("Abe, L. (2001). A long title that fills the line and", 50.0, 299.0, 100.0),
            line("goes on. Oslo: Quay.", 65.0, 200.0, 112.0),
            line("Berg, M. (2002). A title that ends with its line.", 50.0, 298.0, 136.0),
            line("Rivers, 23(5), 487–521.", 65.0, 200.0, 148.0),
            line("Dahl, K., Moor, A., Quay, E., Roe, R., and Doe, G.", 50.0, 298.0, 172.0),
            line("(1977). Lakes and how they came to lie where they", 65.0, 299.0, 184.0),
            line("lie. Oslo: Quay.", 65.0, 140.0, 196.0),
        ];
        let text = write(&[page]).text;
        assert_eq!(text.matches("\n\n").count(), 2, "{text}");
        assert!(text.contains("line.\nRivers") && text.contains("G.\n(1977)"), "{text}");
    }

    #[test]
    fn an_indent_opens_a_paragraph_and_so_does_a_gap() {
        let page = vec![
            line("The first paragraph fills its first line and ends on", 50.0, 299.0, 100.0),
            line("the second.", 50.0, 110.0, 112.0),
            line("The next one is indented and fills its line up to", 62.0, 299.0, 124.0),
            line("the edge.", 50.0, 110.0, 136.0),
            line("A gap parts the third.", 50.0, 200.0, 160.0),
        ];
        let text = write(&[page]).text;
        assert!(text.contains("second.\n\nThe next"), "{text}");
        assert!(text.contains("edge.\n\nA gap"), "{text}");
        assert_eq!(text.matches("\n\n").count(), 2);
    }
}
