//! Numbers of lines, as manuscripts under review carry them on a margin: every line, every fifth, or a grid of their own.
//!
//! They are told from numbered lists by what holds together: they count on from line to line, they stand in a strip where no
//! text begins, they number all lines, or stand at one distance from each other, or count by fives, and the lines beside them
//! go on in small letters, as those of a text do and entries of one line do not.

use super::glyphs::{Glyph, Page};

/// Numbers on a page that must count on, at least, before a strip is one of line numbers.
const FEWEST: usize = 5;
/// As many where only every so many lines is numbered.
const FEWEST_BY_STEPS: usize = 3;

/// A number that opens or closes a row.
#[derive(Debug, Clone)]
struct Number {
    value: u32,
    /// Which row of its page, from the top.
    row: usize,
    left: f32,
    right: f32,
    y: f32,
    /// Its digits, as indices into the page's glyphs.
    glyphs: Vec<usize>,
}

/// A margin.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Left,
    Right,
}

/// The numbers of one page that stand below each other and count on.
struct Strip {
    numbers: Vec<Number>,
    step: u32,
}

/// Takes line numbers out of `pages`.
pub fn drop(pages: &mut [Page]) {
    for side in [Side::Left, Side::Right] {
        let rows: Vec<Vec<Vec<usize>>> = pages.iter().map(rows).collect();
        let strips: Vec<Option<Strip>> = pages.iter().zip(&rows).map(|(page, rows)| strip(page, rows, side)).collect();
        let written = rows.iter().filter(|rows| rows.len() >= 2 * FEWEST).count();
        let numbered = strips.iter().flatten().count();
        if numbered == 0
            || numbered * 5 < written * 3
            || !pages.iter().zip(&rows).any(|(page, rows)| is_text(page, rows))
        {
            continue;
        }
        let mut last: Option<(u32, u32)> = None;
        for ((page, rows), strip) in pages.iter_mut().zip(&rows).zip(strips) {
            let numbers = match strip {
                Some(strip) => {
                    last = strip.numbers.last().map(|number| (number.value, strip.step));
                    strip.numbers
                }
                // The last page may have a line or two, which count on from the page before or begin anew.
                None if rows.len() < 2 * FEWEST => {
                    let numbers = lone(page, rows, side);
                    let counts = numbers.first().zip(last).is_some_and(|(first, (value, step))| {
                        let on = numbers.windows(2).all(|pair| pair[1].value == pair[0].value + step);
                        on && (first.value == value + step || first.value == step)
                    });
                    if counts { numbers } else { continue }
                }
                None => continue,
            };
            let mut gone = vec![false; page.glyphs.len()];
            numbers.iter().flat_map(|number| &number.glyphs).for_each(|&n| gone[n] = true);
            let mut at = gone.iter();
            page.glyphs.retain(|_| !at.next().copied().unwrap_or(false));
        }
    }
}

/// Whether a fifth of the rows, behind their numbers, goes on in small letters.
fn is_text(page: &Page, rows: &[Vec<usize>]) -> bool {
    let letter = |row: &&Vec<usize>| {
        let first = row.iter().find_map(|&n| page.glyphs[n].text.chars().find(|c| c.is_alphabetic()));
        first.is_some_and(char::is_lowercase)
    };
    rows.iter().filter(letter).count() * 5 >= rows.len().max(1)
}

/// The rows of a page from top to bottom, each from left to right; indices into its glyphs.
fn rows(page: &Page) -> Vec<Vec<usize>> {
    let glyphs = &page.glyphs;
    let mut order: Vec<usize> = (0..glyphs.len()).filter(|&n| !glyphs[n].text.trim().is_empty()).collect();
    order.sort_by(|&a, &b| glyphs[a].y.total_cmp(&glyphs[b].y));
    let same = |a: &usize, b: &usize| glyphs[*b].y - glyphs[*a].y < 0.2 * glyphs[*a].size.max(glyphs[*b].size);
    let mut rows: Vec<Vec<usize>> = order.chunk_by(same).map(<[usize]>::to_vec).collect();
    rows.iter_mut().for_each(|row| row.sort_by(|&a, &b| glyphs[a].x.total_cmp(&glyphs[b].x)));
    rows
}

/// The number that opens (or closes) `row`, if white space parts it from the rest.
fn number(glyphs: &[Glyph], row: &[usize], at: usize, side: Side) -> Option<Number> {
    let digit = |n: &&usize| glyphs[**n].text.bytes().all(|b| b.is_ascii_digit());
    let mut digits: Vec<usize> = match side {
        Side::Left => row.iter().take_while(digit).copied().collect(),
        Side::Right => row.iter().rev().take_while(digit).copied().collect(),
    };
    // `12 1999 was a year`: only what stands together is the number.
    let apart = |a: usize, b: usize| {
        let (a, b) = if glyphs[a].x <= glyphs[b].x { (a, b) } else { (b, a) };
        glyphs[b].x - glyphs[a].x - glyphs[a].advance
    };
    let together = digits.windows(2).take_while(|pair| apart(pair[0], pair[1]) < 0.3 * glyphs[pair[0]].size).count();
    digits.truncate(together + 1);
    let (first, last) = (*digits.iter().min_by(|a, b| glyphs[**a].x.total_cmp(&glyphs[**b].x))?, *digits.last()?);
    let next = match side {
        Side::Left => row.get(digits.len()),
        Side::Right => row.len().checked_sub(digits.len() + 1).and_then(|n| row.get(n)),
    };
    if digits.len() > 5 || next.is_some_and(|&next| apart(last, next) < 0.8 * glyphs[last].size) {
        return None;
    }
    if side == Side::Right {
        digits.reverse();
    }
    let value = digits.iter().map(|&n| glyphs[n].text.as_str()).collect::<String>().parse().ok()?;
    let end = glyphs[*digits.last()?].x + glyphs[*digits.last()?].advance;
    Some(Number { value, row: at, left: glyphs[first].x, right: end, y: glyphs[first].y, glyphs: digits })
}

/// The numbers on one margin that stand below each other.
fn lone(page: &Page, rows: &[Vec<usize>], side: Side) -> Vec<Number> {
    let all = rows.iter().enumerate().filter_map(|(at, row)| number(&page.glyphs, row, at, side));
    let mut all: Vec<Number> = all.collect();
    let best = [|n: &Number| n.right, |n: &Number| n.left].map(|edge| {
        let mut edges: Vec<f32> = all.iter().map(edge).collect();
        edges.sort_by(f32::total_cmp);
        let near = |x: f32| edges.partition_point(|e| *e < x + 1.0) - edges.partition_point(|e| *e < x - 1.0);
        edges.iter().copied().max_by_key(|x| near(*x)).map(|x| (near(x), edge, x))
    });
    let Some((_, edge, x)) = best.into_iter().flatten().max_by_key(|(many, ..)| *many) else { return Vec::new() };
    all.retain(|number| (edge(number) - x).abs() <= 1.0);
    all
}

/// The line numbers on one margin of a page.
fn strip(page: &Page, rows: &[Vec<usize>], side: Side) -> Option<Strip> {
    let numbers = lone(page, rows, side);
    let mut steps = std::collections::BTreeMap::<u32, usize>::new();
    for pair in numbers.windows(2) {
        *steps.entry(pair[1].value.wrapping_sub(pair[0].value)).or_default() += 1;
    }
    let (&step, &times) = steps.iter().max_by_key(|(step, times)| (**times, std::cmp::Reverse(**step)))?;
    let fewest = if step == 1 { FEWEST } else { FEWEST_BY_STEPS };
    if step == 0 || step > 10 || numbers.len() < fewest || times * 10 < (numbers.len() - 1) * 9 {
        return None;
    }
    let strip = Strip { numbers, step };
    (strip.stands_free(page, rows, side) && strip.numbers_lines(rows)).then_some(strip)
}

impl Strip {
    /// Whether no text begins (or ends) where the numbers stand, but for a running head or a stamp.
    fn stands_free(&self, page: &Page, rows: &[Vec<usize>], side: Side) -> bool {
        let left = self.numbers.iter().map(|n| n.left).fold(f32::INFINITY, f32::min);
        let right = self.numbers.iter().map(|n| n.right).fold(0.0, f32::max);
        let own: std::collections::BTreeSet<usize> = self.numbers.iter().map(|n| n.row).collect();
        let reaches = |row: &Vec<usize>| match side {
            Side::Left => row.first().is_some_and(|&n| page.glyphs[n].x < right),
            Side::Right => row.last().is_some_and(|&n| page.glyphs[n].x + page.glyphs[n].advance > left),
        };
        let over = rows.iter().enumerate().filter(|(n, row)| !own.contains(n) && reaches(row)).count();
        over * 7 <= rows.len()
    }

    /// Whether they number (nearly) all rows, every so many rows, or stand at one distance.
    fn numbers_lines(&self, rows: &[Vec<usize>]) -> bool {
        let most = |count: usize, of: usize| count * 5 >= of * 4;
        let pairs = || self.numbers.windows(2);
        if self.step > 1 {
            let whole = self.numbers.iter().filter(|n| n.value % self.step == 0).count();
            let rows = pairs().filter(|p| (p[1].row - p[0].row).abs_diff(self.step as usize) <= 2).count();
            return most(whole, self.numbers.len()) && most(rows, self.numbers.len() - 1);
        }
        let mut gaps: Vec<f32> = pairs().map(|p| p[1].y - p[0].y).collect();
        gaps.sort_by(f32::total_cmp);
        let usual = gaps[gaps.len() / 2];
        let alike = gaps.iter().filter(|gap| (**gap - usual).abs() < 0.03 * usual).count();
        // Footnotes and tables have no numbers.
        let next = pairs().filter(|p| p[1].row - p[0].row <= 2).count();
        let every = most(next, self.numbers.len() - 1) && self.numbers.len() * 2 > rows.len();
        every || alike * 20 >= gaps.len() * 19 && gaps.len() >= 4 * FEWEST
    }
}
