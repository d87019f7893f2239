//! Pieces of lines → lines in reading order: columns, margins beside the text, what runs across.
//!
//! A gutter is a vertical strip that few lines cross and that has text on both sides in many rows. Between two lines that
//! run across the page, each column is read to its end before the next one begins.

use super::lines::Line;

/// Text on both sides of a gutter must be at least this wide, in points.
const NARROWEST: f32 = 50.0;
/// Lines no farther apart, in points from top to bottom, stand beside each other.
const BESIDE: f32 = 14.0;
/// What reaches less far over a gutter, in points, stays in its column.
const OVER: f32 = 12.0;
/// Fewer rows than this are a table or chance.
const FEWEST_ROWS: usize = 5;

/// The lines of each page in reading order, each with the edges of its column.
pub fn order(mut pages: Vec<Vec<Line>>) -> Vec<Vec<Line>> {
    let mut gutters: Vec<Vec<f32>> = Vec::with_capacity(pages.len());
    for pieces in &mut pages {
        pieces.retain(|piece| !piece.is_blank());
        pieces.sort_by(|a, b| a.y.total_cmp(&b.y).then(a.left.total_cmp(&b.left)));
        let mut found = Vec::new();
        find_gutters(&pieces.iter().collect::<Vec<_>>(), &mut found, 0);
        found.sort_by(f32::total_cmp);
        // A last page may have a few lines only beside a full column: its gutter is that of the page before.
        if found.is_empty()
            && let Some(before) = gutters.last().filter(|before| fits(pieces, before))
        {
            found.clone_from(before);
        }
        gutters.push(found);
    }
    pages.into_iter().zip(gutters).map(|(pieces, gutters)| order_page(pieces, &gutters)).collect()
}

/// Whether a page has text on both sides of the one gutter of another, and hardly any that crosses it.
fn fits(pieces: &[Line], gutters: &[f32]) -> bool {
    let [x] = gutters else { return false };
    let all: Vec<&Line> = pieces.iter().collect();
    let words = |piece: &&Line| has_words(piece);
    let left = pieces.iter().filter(words).filter(|piece| piece.right < *x).count();
    let right = pieces.iter().filter(words).filter(|piece| piece.left > *x).count();
    left > 1 && right > 1 && crossing(&all, *x) * 8 <= pieces.len()
}

fn order_page(pieces: Vec<Line>, gutters: &[f32]) -> Vec<Line> {
    let column_of = |piece: &Line| {
        let first = gutters.partition_point(|g| *g < piece.left + OVER);
        let last = gutters.partition_point(|g| *g < piece.right - OVER);
        if first > last {
            // Narrower than what may reach over: a number between the columns.
            let middle = gutters.partition_point(|g| *g < (piece.left + piece.right) / 2.0);
            return (middle, middle);
        }
        (first, last)
    };
    // What stands on the margin, beside the text, is read after it.
    let mut letters = vec![0; gutters.len() + 1];
    for piece in &pieces {
        let (first, last) = column_of(piece);
        if first == last {
            letters[first] += piece.text.len();
        }
    }
    let most = letters.iter().copied().max().unwrap_or(0);
    let mut turns: Vec<usize> = (0..letters.len()).collect();
    turns.sort_by_key(|&n| letters[n] * 4 < most);
    let turn_of = |column: usize| turns.iter().position(|&n| n == column).unwrap_or(column);
    let mut ordered: Vec<Line> = Vec::with_capacity(pieces.len());
    let mut columns: Vec<Vec<Line>> = vec![Vec::new(); gutters.len() + 1];
    let mut across: Vec<Line> = Vec::new();
    // A line that only runs over the edge of its column is an address without a break, or has others beside it.
    let beside: Vec<bool> = (0..pieces.len())
        .map(|n| {
            let (first, last) = column_of(&pieces[n]);
            let near = pieces.get(n.saturating_sub(12)..(n + 13).min(pieces.len())).unwrap_or_default();
            let words = pieces[n].text.trim();
            let address = |w: &str| w.contains("://") || w.contains("www.") || w.contains("10.");
            let unbroken = words.split(' ').next().is_some_and(address);
            first < last
                && (unbroken
                    || near.iter().any(|other| {
                        let column = column_of(other).0;
                        column > first
                            && column <= last
                            && (other.y - pieces[n].y).abs() < 0.9 * pieces[n].size.max(other.size)
                    }))
        })
        .collect();
    for (piece, beside) in pieces.into_iter().zip(beside) {
        let (first, last) = column_of(&piece);
        if first == last || beside {
            flush(std::slice::from_mut(&mut across), &mut ordered);
            columns[turn_of(first)].push(piece);
        } else {
            flush(&mut columns, &mut ordered);
            across.push(piece);
        }
    }
    flush(&mut columns, &mut ordered);
    flush(std::slice::from_mut(&mut across), &mut ordered);
    ordered
}

/// Moves what stands in `columns` to `ordered`, one column after the other.
fn flush(columns: &mut [Vec<Line>], ordered: &mut Vec<Line>) {
    for column in columns {
        let mut rows = rows(std::mem::take(column));
        let left = rows.iter().map(|r| r.left).fold(f32::INFINITY, f32::min);
        let right = rows.iter().map(|r| r.right).fold(0.0, f32::max);
        rows.iter_mut().for_each(|row| row.column = (left, right));
        ordered.extend(rows);
    }
}

/// Finds the edges of columns anew, once running heads are gone: those may stand farther out than the text.
pub fn trim(page: &mut [Line]) {
    for column in page.chunk_by_mut(|a, b| a.column == b.column) {
        let left = column.iter().map(|line| line.left).fold(f32::INFINITY, f32::min);
        // A line or two may run over the edge.
        let mut rights: Vec<f32> = column.iter().map(|line| line.right).collect();
        rights.sort_by(f32::total_cmp);
        let right = rights.get((rights.len() - 1) * 9 / 10).copied().unwrap_or(0.0);
        column.iter_mut().for_each(|line| line.column = (left, right));
    }
}

/// Pieces of one column (sorted from top to bottom) → its lines.
fn rows(pieces: Vec<Line>) -> Vec<Line> {
    let mut rows: Vec<Vec<Line>> = Vec::new();
    for piece in pieces {
        match rows.iter_mut().rev().take(3).find(|row| row.iter().any(|other| other.level(&piece))) {
            Some(row) => row.push(piece),
            None => rows.push(vec![piece]),
        }
    }
    let mut lines: Vec<Line> = Vec::with_capacity(rows.len());
    for mut row in rows {
        row.sort_by(|a, b| a.left.total_cmp(&b.left));
        let mut row = row.into_iter();
        let Some(mut line) = row.next() else { continue };
        row.for_each(|piece| line.join(&piece));
        lines.push(line);
    }
    lines
}

/// Adds the gutters between `pieces` to `found`.
fn find_gutters(pieces: &[&Line], found: &mut Vec<f32>, depth: usize) {
    if depth > 3 || pieces.len() < 2 * FEWEST_ROWS {
        return;
    }
    let left = pieces.iter().map(|p| p.left).fold(f32::INFINITY, f32::min);
    let right = pieces.iter().map(|p| p.right).fold(0.0, f32::max);
    if right - left < 2.0 * NARROWEST {
        return;
    }
    let Some(gutter) = best_gutter(pieces, left + NARROWEST, right - NARROWEST) else { return };
    if parts_labels(pieces, gutter) {
        return;
    }
    found.push(gutter);
    let (before, after): (Vec<&Line>, Vec<&Line>) = (
        pieces.iter().copied().filter(|p| p.right < gutter + 1.0).collect(),
        pieces.iter().copied().filter(|p| p.left > gutter - 1.0).collect(),
    );
    find_gutters(&before, found, depth + 1);
    find_gutters(&after, found, depth + 1);
}

/// The middle of the strip that has text on both sides in nearly as many rows as any, if they outnumber the lines that
/// cross it. A few lines may reach into the strip: an address without a break fills its column and more.
fn best_gutter(pieces: &[&Line], from: f32, to: f32) -> Option<f32> {
    // A page as wide as that (200 inches; the largest that PDF 1.7 allows is as much) has no columns to be told apart.
    const WIDEST: f32 = 14_400.0;
    if to - from > WIDEST {
        return None;
    }
    let places: Vec<f32> = (0..=(to - from) as usize).map(|step| from + step as f32).collect();
    let rows: Vec<usize> = places.iter().map(|x| rows_beside(pieces, *x)).collect();
    let most = rows.iter().copied().max().filter(|most| *most >= FEWEST_ROWS)?;
    let best = rows.iter().position(|rows| *rows == most)?;
    let nearly = |rows: &&usize| **rows * 10 >= most * 9;
    let start = best - rows[..best].iter().rev().take_while(nearly).count();
    let end = best + rows[best + 1..].iter().take_while(nearly).count();
    if end - start < 3 {
        return None;
    }
    // Beside a column with hanging indents the strip reaches over those: the gutter is where the fewest lines cross it.
    let crossings: Vec<usize> = places[start..=end].iter().map(|x| crossing(pieces, *x)).collect();
    let fewest = crossings.iter().copied().min()?;
    let from = start + crossings.iter().position(|lines| *lines == fewest)?;
    let to = from + crossings[from - start..].iter().take_while(|lines| **lines == fewest).count() - 1;
    Some((places[from] + places[to]) / 2.0)
}

/// How many pieces stand on both sides of `x`.
fn crossing(pieces: &[&Line], x: f32) -> usize {
    pieces.iter().filter(|piece| piece.left <= x && piece.right >= x).count()
}

/// Whether a piece may be a line of a column, and no number or label of a list: `[O-PFT99]`.
fn has_words(piece: &Line) -> bool {
    let text = piece.text.trim();
    text.chars().count() >= 8 && !(text.starts_with('[') && text.ends_with(']') && !text.contains(' '))
}

/// Whether the left of a gutter holds nothing but the forms by which the works on its right are cited, `Moor/Roe 1998a`, each beside the
/// first line of a work: a list and not two columns.
fn parts_labels(pieces: &[&Line], x: f32) -> bool {
    /// Of the lines, in tenths.
    const MOST: usize = 8;
    const DATED: usize = 5;
    let labels: Vec<&&Line> = pieces.iter().filter(|piece| piece.right < x).collect();
    let works: Vec<&&Line> = pieces.iter().filter(|piece| piece.left > x).collect();
    let width = |side: &[&&Line]| {
        let left = side.iter().map(|piece| piece.left).fold(f32::INFINITY, f32::min);
        side.iter().map(|piece| piece.right).fold(0.0, f32::max) - left
    };
    let beside = |label: &&&&Line| works.iter().any(|work| label.level(work));
    let dated = |label: &&&&Line| {
        let bare = label.text.trim().trim_end_matches([')', ']']);
        let bare = bare.strip_suffix(|c: char| c.is_ascii_lowercase()).unwrap_or(bare);
        bare.bytes().rev().take_while(u8::is_ascii_digit).count() == 4
    };
    let count = labels.len() * MOST;
    labels.len() >= FEWEST_ROWS
        && works.len() * 10 >= labels.len() * 12
        && width(&labels) < 0.5 * width(&works)
        && labels.iter().filter(beside).count() * 10 >= count
        && labels.iter().filter(dated).count() * 10 >= labels.len() * DATED
}

/// How many rows have words on both sides of `x`; 0 where more lines cross it.
fn rows_beside(pieces: &[&Line], x: f32) -> usize {
    let (mut lefts, mut rights): (Vec<f32>, Vec<f32>) = (Vec::new(), Vec::new());
    let mut crossing = 0;
    for piece in pieces {
        if piece.right < x {
            if has_words(piece) {
                lefts.push(piece.y);
            }
        } else if piece.left > x {
            if has_words(piece) {
                rights.push(piece.y);
            }
        } else {
            crossing += 1;
        }
    }
    // Both are sorted from top to bottom: a row is a line on the left with one on the right near its height.
    let mut rows = 0;
    let mut next = 0;
    for y in lefts {
        while rights.get(next).is_some_and(|other| *other < y - BESIDE) {
            next += 1;
        }
        rows += usize::from(rights.get(next).is_some_and(|other| (other - y).abs() <= BESIDE));
    }
    if rows * 10 >= crossing * 6 { rows } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn piece(text: &str, left: f32, right: f32, y: f32) -> Line {
        Line { text: text.to_owned(), left, right, y, size: 10.0, ..Line::default() }
    }

    fn ordered(pieces: Vec<Line>) -> Vec<Line> {
        order(vec![pieces]).remove(0)
    }

    #[test]
    fn a_column_of_short_forms_belongs_to_the_works_beside_it() {
        let mut pieces = Vec::new();
        for n in 0..8 {
            let y = 100.0 + 30.0 * n as f32;
            pieces.push(piece(&format!("Moor/Roe {}", 1990 + n), 50.0, 110.0, y));
            pieces.push(piece("Moor, Ann and Roe, Ida: On rivers and on what lives", 150.0, 400.0, y));
            pieces.push(piece("in them, Oslo 1990, with an index of names", 150.0, 380.0, y + 12.0));
        }
        let lines = ordered(pieces);
        assert!(lines[0].text.starts_with("Moor/Roe 1990 Moor, Ann"), "{:?}", lines[0].text);
        assert_eq!(lines.len(), 16);
    }

    #[test]
    fn a_few_lines_beside_a_full_column_stand_in_the_columns_of_the_page_before() {
        let page = |right: usize| {
            let column = |lines: usize, left: f32, word: &str| -> Vec<Line> {
                (0..lines)
                    .map(|n| piece(&format!("{word} line of text {n}"), left, left + 210.0, 100.0 + 12.0 * n as f32))
                    .collect()
            };
            [column(20, 60.0, "left"), column(right, 290.0, "right")].concat()
        };
        let pages = order(vec![page(20), page(3)]);
        assert!(pages[1][..20].iter().all(|line| line.text.starts_with("left")), "{:#?}", pages[1]);
    }

    #[test]
    fn columns_are_read_one_after_the_other_under_a_title_that_spans_them() {
        let mut pieces = vec![piece("A title that spans both columns", 60.0, 500.0, 50.0)];
        for n in 0..8 {
            let y = 100.0 + 12.0 * n as f32;
            pieces.push(piece(&format!("left line {n} of text"), 60.0, 270.0, y));
            pieces.push(piece(&format!("right line {n} of text"), 290.0, 500.0, y));
        }
        let lines = ordered(pieces);
        assert_eq!(lines.len(), 17);
        assert!(lines[0].text.starts_with("A title"));
        assert!(lines[1..9].iter().all(|l| l.text.starts_with("left") && l.column == (60.0, 270.0)));
        assert!(lines[9..].iter().all(|l| l.text.starts_with("right")));
    }

    #[test]
    fn an_address_that_runs_over_the_edge_stays_in_its_column() {
        let mut pieces = Vec::new();
        for n in 0..12 {
            let y = 100.0 + 12.0 * n as f32;
            let right = if n == 5 { 400.0 } else { 270.0 };
            pieces.push(piece(&format!("left line {n} of text"), 60.0, right, y));
            pieces.push(piece(&format!("right line {n} of text"), 290.0, 500.0, y + 1.0));
        }
        let lines = ordered(pieces);
        assert!(lines[..12].iter().all(|l| l.text.starts_with("left")), "{lines:#?}");
    }

    #[test]
    fn a_column_is_seen_where_some_of_its_lines_nearly_reach_the_next() {
        let pieces = (0..30).map(|n| {
            let (left, y) = (n % 2 == 0, 100.0 + 12.0 * (n / 2) as f32);
            let right = if n == 6 { 307.0 } else { 288.0 };
            if left {
                piece("left lines of the text", 63.0, right, y)
            } else {
                piece("right lines of the text", 308.0, 533.0, y + 2.0)
            }
        });
        let lines = ordered(pieces.collect());
        assert!(lines[..15].iter().all(|l| l.text.starts_with("left")), "{lines:#?}");
    }

    #[test]
    fn hanging_indents_beside_a_narrow_gutter_are_no_part_of_it() {
        let pieces = (0..40).map(|n| {
            let (left, y) = (n % 2 == 0, 100.0 + 12.0 * (n / 2) as f32);
            let indent = if n % 5 == 0 { 0.0 } else { 36.0 };
            if left {
                piece("left lines of the text", 57.0 + indent, 301.0, y)
            } else {
                piece("right lines of the text", 311.0 + indent, 555.0, y + 5.0)
            }
        });
        let lines = ordered(pieces.collect());
        assert!(lines[..20].iter().all(|l| l.text.starts_with("left")), "{lines:#?}");
    }

    #[test]
    fn what_stands_on_the_margin_comes_after_the_text() {
        let mut pieces = vec![piece("A title", 200.0, 400.0, 50.0)];
        for n in 0..20 {
            let y = 100.0 + 12.0 * n as f32;
            pieces.push(piece(&format!("line {n} of a text that is as wide as texts are"), 200.0, 540.0, y));
            if n < 7 {
                pieces.push(piece("• Repository", 30.0, 120.0, y + 3.0));
            }
        }
        let lines = ordered(pieces);
        assert!(lines[..21].iter().all(|l| l.left == 200.0));
        assert!(lines[21..].iter().all(|l| l.text == "• Repository"));
    }

    #[test]
    fn the_labels_of_a_list_are_no_column() {
        let pieces = (0..9).flat_map(|n| {
            let y = 100.0 + 12.0 * n as f32;
            [
                piece(&format!("[O-PFT9{n}]"), 57.0, 110.0, y),
                piece("An entry of the list, long enough", 115.0, 400.0, y),
            ]
        });
        assert_eq!(ordered(pieces.collect())[3].text, "[O-PFT93] An entry of the list, long enough");
    }

    #[test]
    fn the_numbers_of_a_list_are_no_column() {
        let pieces = (0..9)
            .flat_map(|n| {
                let y = 100.0 + 12.0 * n as f32;
                [piece(&format!("{n}."), 60.0, 68.0, y), piece("An entry of the list, long enough", 100.0, 400.0, y)]
            })
            .collect();
        let lines = ordered(pieces);
        assert_eq!(lines.len(), 9);
        assert_eq!(lines[3].text, "3. An entry of the list, long enough");
    }
}
