//! Rows: years, or a few years together where that saves room.
//!
//! Takes the years of the works in each column; gives rows, top to bottom, of the least total height: a short dynamic
//! programme over the distinct years. Two works of which one cites the other never share a row, so that every citation
//! runs upwards. Works without a year get a last row of their own.

use std::collections::BTreeSet;

/// A work as the rows see it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    /// Index of the item.
    pub item: usize,
    /// Its year.
    pub year: Option<i32>,
    /// Its column.
    pub column: usize,
}

/// A row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// First and last year; `None` for works without one.
    pub years: Option<(i32, i32)>,
    /// Items in it, in the order of the entries.
    pub items: Vec<usize>,
}

/// Years that one row may span, ends included.
const WIDEST: i64 = 4;
/// Distinct years up to which each keeps its own row.
const FEW: usize = 9;

/// Rows for `entries`; `tracks[column]` is how many works stand side by side in a column; no pair of `apart` shares a
/// row.
pub fn rows(entries: &[Entry], tracks: &[usize], apart: &BTreeSet<(usize, usize)>) -> Vec<Row> {
    let years: Vec<i32> = entries.iter().filter_map(|entry| entry.year).collect::<BTreeSet<_>>().into_iter().collect();
    let widest = if years.len() <= FEW { 1 } else { WIDEST };
    let within = |from: usize, to: usize| -> Vec<Entry> {
        let (low, high) = (years[from], years[to]);
        entries.iter().copied().filter(|entry| entry.year.is_some_and(|year| (low..=high).contains(&year))).collect()
    };
    let cost = |from: usize, to: usize| -> Option<usize> {
        let inside = within(from, to);
        if from != to {
            let items: Vec<usize> = inside.iter().map(|entry| entry.item).collect();
            let meets = items.iter().any(|a| items.iter().any(|b| apart.contains(&(*a, *b))));
            if meets || i64::from(years[to]) - i64::from(years[from]) >= widest {
                return None;
            }
        }
        let mut counts = vec![0_usize; tracks.len()];
        for entry in &inside {
            if let Some(count) = counts.get_mut(entry.column) {
                *count += 1;
            }
        }
        let tallest =
            counts.iter().zip(tracks).map(|(count, tracks)| count.div_ceil((*tracks).max(1))).max().unwrap_or(0);
        // A row costs its tallest column and its margins; years lost to a merger cost a little too.
        (from == to || tallest <= 2).then_some(10 * tallest + 4 + 3 * (to - from))
    };
    let mut best: Vec<(usize, usize)> = vec![(0, 0)];
    for to in 0..years.len() {
        let mut least = (usize::MAX, to);
        for from in (0..=to).rev().take(WIDEST as usize) {
            if let Some(price) = cost(from, to)
                && best[from].0.saturating_add(price) < least.0
            {
                least = (best[from].0 + price, from);
            }
        }
        best.push(least);
    }
    let mut made = Vec::new();
    let mut to = years.len();
    while to > 0 {
        let from = best[to].1;
        made.push(Row {
            years: Some((years[from], years[to - 1])),
            items: within(from, to - 1).iter().map(|entry| entry.item).collect(),
        });
        to = from;
    }
    made.reverse();
    let undated: Vec<usize> = entries.iter().filter(|entry| entry.year.is_none()).map(|entry| entry.item).collect();
    if !undated.is_empty() {
        made.push(Row { years: None, items: undated });
    }
    made
}

/// `2007`, `2008–10`, `1999–2001`, `375 BCE`.
pub fn span_words(first: i32, last: i32) -> String {
    use super::dates::year_words;
    if first == last {
        return year_words(first);
    }
    if first > 999 && last / 100 == first / 100 {
        return format!("{first}–{:02}", last % 100);
    }
    if last <= 0 {
        return format!("{}–{}", 1 - i64::from(first), year_words(last));
    }
    format!("{}–{}", year_words(first), year_words(last))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(item: usize, year: i32, column: usize) -> Entry {
        Entry { item, year: Some(year), column }
    }

    #[test]
    fn years_share_a_row_only_where_that_saves_height() {
        let entries: Vec<Entry> = (0..12).map(|at| entry(at, 1990 + at as i32, at % 4)).collect();
        let made = rows(&entries, &[1; 4], &BTreeSet::new());
        assert_eq!(made.len(), 3, "{made:?}");
        let apart = BTreeSet::from([(1, 0)]);
        let made = rows(&entries, &[1; 4], &apart);
        assert!(made.iter().all(|row| !(row.items.contains(&0) && row.items.contains(&1))));
        assert_eq!(made.iter().map(|row| row.items.len()).sum::<usize>(), 12);
    }

    #[test]
    fn works_without_a_year_come_last() {
        let entries = [entry(0, 2000, 0), Entry { item: 1, year: None, column: 0 }];
        let made = rows(&entries, &[1], &BTreeSet::new());
        assert_eq!(made.last().unwrap().years, None);
        assert!(rows(&[], &[], &BTreeSet::new()).is_empty());
    }

    #[test]
    fn spans_are_written_as_readers_write_them() {
        assert_eq!(span_words(2007, 2007), "2007");
        assert_eq!(span_words(2008, 2010), "2008–10");
        assert_eq!(span_words(1999, 2001), "1999–2001");
        assert_eq!(span_words(-374, -374), "375 BCE");
        assert_eq!(span_words(-379, -374), "380–375 BCE");
    }
}
