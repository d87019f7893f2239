//! Running heads and feet: what comes back at the top or the foot of page after page, and page numbers.

use std::collections::BTreeMap;

use super::lines::Line;

/// Lines at the top of a page, and at its foot, that may be furniture.
const DEEP: usize = 4;

/// Takes running heads, feet and page numbers out of `pages`.
pub fn drop(pages: &mut [Vec<Line>]) {
    drop_repeated(pages);
    for page in pages {
        // A page number stands highest or lowest once the rest is gone.
        let (top, foot) = extent(page);
        page.retain(|line| !(is_page_number(&line.text) && (line.y - top < 1.0 || foot - line.y < 1.0)));
    }
}

/// Takes out what comes back at the top or the foot of pages. A head of two parts, left and right, is told before its parts are
/// put into columns, or joined to one line where a page has none.
pub fn drop_repeated(pages: &mut [Vec<Line>]) {
    let edges: Vec<Vec<usize>> = pages.iter().map(|page| edge_lines(page)).collect();
    let mut times: BTreeMap<(String, i32), usize> = BTreeMap::new();
    let mut alike: BTreeMap<String, usize> = BTreeMap::new();
    for (page, edge) in pages.iter().zip(&edges) {
        for &n in edge {
            let shape = shape(&page[n].text);
            *times.entry((shape.clone(), height(&page[n]))).or_default() += 1;
            *alike.entry(shape).or_default() += 1;
        }
    }
    let many = pages.len();
    for (page, edge) in pages.iter_mut().zip(edges) {
        let (top, foot) = extent(page);
        let again = |line: &Line| {
            let shape = shape(&line.text);
            let here: usize = (-1..=1).filter_map(|d| times.get(&(shape.clone(), height(line) + d))).sum();
            let letters = shape.chars().filter(|c| c.is_alphabetic()).count();
            let outermost = line.y - top < 1.0 || foot - line.y < 1.0;
            letters >= 3 && (here >= 3 || here == 2 && (outermost || many <= 3))
                || outermost && here >= 3 && shape.len() >= 3
                || letters >= 12 && alike.get(&shape).copied().unwrap_or(0) * 2 > many && many >= 3
        };
        let gone: Vec<usize> = edge.iter().copied().filter(|&n| again(&page[n])).collect();
        let mut at = 0..;
        page.retain(|_| at.next().is_none_or(|n| !gone.contains(&n)));
    }
}

/// The lines that stand highest and lowest on a page.
fn edge_lines(page: &[Line]) -> Vec<usize> {
    let mut heights: Vec<(usize, i32)> = page.iter().enumerate().map(|(n, line)| (n, height(line))).collect();
    heights.sort_by_key(|(_, y)| *y);
    let mut rows: Vec<i32> = heights.iter().map(|(_, y)| *y).collect();
    rows.dedup_by(|a, b| (*a - *b).abs() <= 1);
    let (high, low) = (rows.get(DEEP.min(rows.len()).saturating_sub(1)), rows.get(rows.len().saturating_sub(DEEP)));
    let (Some(&high), Some(&low)) = (high, low) else { return Vec::new() };
    heights.into_iter().filter(|(_, y)| *y <= high || *y >= low).map(|(n, _)| n).collect()
}

fn extent(page: &[Line]) -> (f32, f32) {
    page.iter().fold((f32::INFINITY, 0.0), |(top, foot), line| (top.min(line.y), foot.max(line.y)))
}

/// Height on the page, coarsely: a running head stands where it stood before.
fn height(line: &Line) -> i32 {
    (line.y / 3.0).round() as i32
}

/// The words with all numbers made equal: `Roe 3` and `Roe 15` have one shape.
fn shape(text: &str) -> String {
    let mut shape = String::with_capacity(text.len());
    for c in text.chars().filter(|c| !c.is_whitespace()) {
        if !c.is_ascii_digit() {
            shape.push(c);
        } else if !shape.ends_with('0') {
            shape.push('0');
        }
    }
    shape
}

fn is_page_number(text: &str) -> bool {
    let bare = text.trim_matches(|c: char| matches!(c, '-' | '–' | '—' | ' ' | '[' | ']' | '|' | '·' | '•'));
    let bare = ["Page ", "page ", "p. ", "Seite ", "S. "].iter().find_map(|w| bare.strip_prefix(w)).unwrap_or(bare);
    let number = bare.split([' ', '/']).next().unwrap_or("");
    let of_all = bare.split([' ', '/']).all(|w| w.is_empty() || w == "of" || w.bytes().all(|b| b.is_ascii_digit()));
    !number.is_empty()
        && bare.len() <= 12
        && (number.len() <= 5 && of_all && number.bytes().all(|b| b.is_ascii_digit())
            || bare.len() <= 6 && bare.bytes().all(|b| b"ivxlc".contains(&b)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(text: &str, y: f32) -> Line {
        Line { text: text.to_owned(), y, size: 10.0, ..Line::default() }
    }

    #[test]
    fn heads_feet_and_numbers_go_and_the_text_stays() {
        let mut pages: Vec<Vec<Line>> = (1..5)
            .map(|n| {
                let mut page =
                    vec![line("Roe et al., (2019). A title. Journal, 2(18), 42.", 780.0), line(&n.to_string(), 792.0)];
                page.extend((0..9).map(|k| {
                    let words = ["rivers", "lakes", "seas", "ponds", "wells"];
                    line(&format!("{} and {}", words[n], "salt ".repeat(k)), 80.0 + 12.0 * k as f32)
                }));
                page
            })
            .collect();
        drop(&mut pages);
        assert!(pages.iter().all(|page| page.len() == 9), "{pages:#?}");
    }

    #[test]
    fn page_numbers_in_many_dresses() {
        assert!(["12", "– 12 –", "Page 3 of 9", "xiv", "3 / 9"].iter().all(|t| is_page_number(t)));
        assert!(!is_page_number("12 apes") && !is_page_number("mix it up"));
    }
}
