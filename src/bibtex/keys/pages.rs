//! What a key takes from a page range.

use std::sync::LazyLock;

use regex::Regex;

use crate::text::roman_digit;

#[allow(clippy::expect_used)] // a constant pattern, read by a test
static NUMBER: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"[0-9]+|\b[ivxlcdm]+\b|[IVXLCDM]+").expect("a constant"));

/// Page numbers in order, with their values. Capitals before a digit are its prefix, not a Roman numeral.
fn numbers(pages: &str) -> Vec<(u128, &str)> {
    let found = NUMBER.find_iter(pages).filter(|found| {
        let rest = pages.get(found.end()..).unwrap_or("");
        found.as_str().starts_with(|c: char| c.is_ascii_digit()) || !rest.starts_with(|c: char| c.is_ascii_digit())
    });
    found.map(|found| (value(found.as_str()), found.as_str())).collect()
}

fn value(number: &str) -> u128 {
    if let Ok(value) = number.parse() {
        return value;
    }
    let digits: Vec<u128> = number.chars().map(|c| roman_digit(c).unwrap_or(0).into()).collect();
    digits.iter().enumerate().fold(0_u128, |sum, (at, digit)| match digits.get(at + 1) {
        Some(next) if next > digit => sum.saturating_sub(*digit),
        _ => sum.saturating_add(*digit),
    })
}

/// The lowest page number.
pub(super) fn first(pages: &str) -> String {
    numbers(pages).into_iter().min_by_key(|(value, _)| *value).map(|(_, text)| text.to_owned()).unwrap_or_default()
}

/// The highest page number, the last of equal ones.
pub(super) fn last(pages: &str) -> String {
    numbers(pages).into_iter().max_by_key(|(value, _)| *value).map(|(_, text)| text.to_owned()).unwrap_or_default()
}

/// What stands before the first page number: `L` of `L7--27`, `S` of `Siv`.
pub(super) fn prefix(pages: &str) -> String {
    let capitals = pages.len() - pages.trim_start_matches(|c: char| c.is_ascii_uppercase()).len();
    let (letters, rest) = pages.split_at(capitals);
    let numeral = rest.len() - rest.trim_start_matches(['i', 'v', 'x', 'l', 'c', 'd', 'm']).len();
    if numeral > 0 && !rest.get(numeral..).unwrap_or("").starts_with(char::is_alphanumeric) {
        return letters.to_owned();
    }
    pages.find(|c: char| c.is_ascii_digit()).and_then(|at| pages.get(..at)).unwrap_or("").to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lowest_and_the_highest_number_count() {
        for (pages, low, high, before) in [
            ("8--29", "8", "29", ""),
            ("--31", "31", "31", "--"),
            ("51,6,80--99", "6", "99", ""),
            ("44+", "44", "44", ""),
            ("L7--27", "7", "27", "L"),
            ("iv--xii", "iv", "xii", ""),
            ("Siv--Sxx", "", "", "S"),
            ("00--0", "00", "0", ""),
            ("23259671209213441234", "23259671209213441234", "23259671209213441234", ""),
            ("", "", "", ""),
        ] {
            assert_eq!((first(pages), last(pages), prefix(pages)), (low.into(), high.into(), before.into()), "{pages}");
        }
    }
}
