//! Dates as the pictures print them: as far as the year, with what is known of it.

use super::bands::span_words;
use crate::record::{Date, DatePoint};

/// `2012`, `c. 1200`, `1962?`, `1914–18`, `1999–`: a date as far as its year.
pub fn date_words(date: &Date) -> String {
    let circa = |point: &DatePoint| if point.approximate { "c. " } else { "" };
    let doubt = |point: &DatePoint| if point.uncertain { "?" } else { "" };
    let words = |point: &DatePoint| format!("{}{}{}", circa(point), year_words(point.year), doubt(point));
    match date {
        Date::At(point) => words(point),
        Date::Interval(Some(first), Some(last)) if first.year == last.year => words(first),
        Date::Interval(Some(first), Some(last)) => match (doubt(first), circa(last), doubt(last)) {
            ("", "", doubt) => format!("{}{}{doubt}", circa(first), span_words(first.year, last.year)),
            _ => format!("{}–{}", words(first), words(last)),
        },
        Date::Interval(Some(first), None) => format!("{}–", words(first)),
        Date::Interval(None, Some(last)) => format!("–{}", words(last)),
        Date::Interval(None, None) => "n.d.".to_owned(),
    }
}

/// A year as people write it: astronomical −374 is 375 BCE.
pub fn year_words(year: i32) -> String {
    if year > 0 { year.to_string() } else { format!("{} BCE", 1 - i64::from(year)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_says_all_that_is_known_of_its_year() {
        let words = |date: &str| date_words(&Date::read(date).unwrap());
        for (date, said) in [
            ("2012-05", "2012"),
            ("1200~", "c. 1200"),
            ("1962?", "1962?"),
            ("1914/1918", "1914–18"),
            ("1990/1999", "1990–99"),
            ("1898/1902~", "1898–c. 1902"),
            ("1999/..", "1999–"),
            ("2001-02/2001-03", "2001"),
            ("-0379/-0369", "380–370 BCE"),
        ] {
            assert_eq!(words(date), said, "{date}");
        }
    }

    #[test]
    fn years_before_the_common_era_are_counted_as_people_do() {
        assert_eq!(year_words(0), "1 BCE");
        assert_eq!(year_words(-374), "375 BCE");
        assert_eq!(year_words(2012), "2012");
    }
}
