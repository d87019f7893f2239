//! `year`, `month` and `day`, and what people write into `month`.

use super::values::date;
use crate::record::{Date, DateValue};
use crate::text::{collapse_whitespace, tex};

/// `year`, `month` and `day` (and `endyear` …), which BibLaTeX keeps for BibTeX's sake.
#[derive(Debug, Default)]
pub(crate) struct DateParts {
    year: Option<String>,
    month: Option<String>,
    day: Option<String>,
}

impl DateParts {
    /// Takes the field if it is one of these.
    pub fn take(&mut self, name: &str, value: &str) -> bool {
        let slot = match name {
            "year" => &mut self.year,
            "month" => &mut self.month,
            "day" => &mut self.day,
            _ => return false,
        };
        slot.get_or_insert_with(|| value.to_owned());
        true
    }

    /// Whether a month is among them.
    pub fn has_month(&self) -> bool {
        self.month.as_deref().is_some_and(|month| !month.trim().is_empty())
    }

    /// The same month and day in another year; as `date = {2000}, month = mar` has them.
    pub fn in_year(&self, year: String) -> DateParts {
        DateParts { year: Some(year), month: self.month.clone(), day: self.day.clone() }
    }

    /// The date that they make.
    pub fn date(&self) -> Option<DateValue> {
        let year_tex = self.year.as_deref()?;
        let year = match date(year_tex) {
            DateValue::Edtf(Date::At(point)) if point.month.is_none() => point,
            other => return Some(other),
        };
        let month = self.month.as_deref().map(|text| collapse_whitespace(&tex::decode(text).replace('\u{a0}', " ")));
        let plain = |text: String| DateValue::read(&text);
        let shown = year.to_string();
        let (bare, mark) = shown.split_at(shown.trim_end_matches(['~', '?', '%']).len());
        let Some(month) = month.filter(|m| !m.is_empty()) else { return Some(plain(shown)) };
        if let Some(span) = month_span(bare, &month) {
            return Some(DateValue::Edtf(span));
        }
        let words: Vec<String> =
            month.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_lowercase).collect();
        let mut number = None;
        let mut day = self.day.as_deref().and_then(|d| d.trim().parse::<u8>().ok());
        for word in &words {
            let value = word.parse::<u8>().ok().or_else(|| month_number(word));
            match (value, number) {
                (Some(m), None) if word.parse::<u8>().is_err() || words.len() == 1 => number = Some(m),
                (Some(d), _) if word.parse::<u8>().is_ok() && day.is_none() => day = Some(d),
                _ => {}
            }
        }
        let full = match (number, day) {
            (Some(m), Some(d)) => Date::read(&format!("{bare}-{m:02}-{d:02}{mark}")),
            _ => None,
        };
        let in_month = || number.and_then(|m| Date::read(&format!("{bare}-{m:02}{mark}")));
        Some(full.or_else(in_month).map_or_else(|| plain(shown.clone()), DateValue::Edtf))
    }
}

/// `jun-aug`, `JUL/AUG`, `July 3--5`, `30 June–2 July`: the span that the field `month` says in a year.
fn month_span(year: &str, month: &str) -> Option<Date> {
    let (first, last) = month.split_once(['-', '–', '—', '/'])?;
    let first = month_and_day(first)?;
    let last = month_and_day(last.trim_start_matches(['-', '–', '—', '/']))?;
    // The month is said once where both days lie in it.
    let months = (first.0.or(last.0), last.0.or(first.0));
    let point = |month: Option<u8>, day: Option<u8>| match (month, day) {
        (Some(month @ 1..=12), Some(day)) => Some(format!("{year}-{month:02}-{day:02}")),
        (Some(month @ 1..=12), None) => Some(format!("{year}-{month:02}")),
        // `7--8` are months.
        (None, Some(month @ 1..=12)) => Some(format!("{year}-{month:02}")),
        _ => None,
    };
    let (from, to) = (point(months.0, first.1)?, point(months.1, last.1)?);
    // `dec-jan`: which of the two lies in the year, is not said.
    (from < to).then(|| Date::read(&format!("{from}/{to}"))).flatten()
}

/// A month's name and a day beside it, each where it is there; `None` where anything else is.
fn month_and_day(text: &str) -> Option<(Option<u8>, Option<u8>)> {
    let (mut month, mut day) = (None, None);
    for word in text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        let taken = match word.parse::<u8>() {
            Ok(number) => day.replace(number).is_some(),
            Err(_) => month.replace(month_number(&word.to_lowercase())?).is_some(),
        };
        if taken {
            return None;
        }
    }
    (month.is_some() || day.is_some()).then_some((month, day))
}

/// The number of a month or season by its English name or abbreviation.
pub(crate) fn month_number(word: &str) -> Option<u8> {
    let season = match word {
        "spring" => Some(21),
        "summer" => Some(22),
        "autumn" | "fall" => Some(23),
        "winter" => Some(24),
        _ => None,
    };
    let by_name = || {
        (word.len() >= 3).then_some(())?;
        let at = super::macros::MONTHS.iter().position(|month| word.starts_with(month))?;
        let full = super::macros::MONTH_NAMES.get(at)?.to_lowercase();
        (full.starts_with(word) || word == "sept").then_some(at as u8 + 1)
    };
    season.or_else(by_name).or_else(|| super::months::foreign_month(word))
}
