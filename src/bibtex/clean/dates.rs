//! Dates: `year` and `month` ⇄ `date`, dates in words or in a country's order to ISO 8601 (EDTF), months to macros.
//!
//! Nothing of a date is lost: what is uncertain, open, circa or a season has its place in EDTF; a time of day, an unspecified
//! digit (`199X`) and whatever is not understood to the last word stay as they are.

use super::{Class, Dialect, Draft, Options, Rule, Use};
use crate::bibtex::read::date_parts::{DateParts, month_number};
use crate::bibtex::read::macros::MONTHS;
use crate::bibtex::read::values::date;
use crate::bibtex::write::{Meaning, meaning_of_date};
use crate::record::{Date, DateValue};

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "iso-dates",
        class: Class::Unsafe,
        when: Use::WithUnsafe,
        reason: "BibLaTeX reads a date only in ISO 8601: year, month and day with hyphens, `~` for circa, `/` for a span",
        apply: iso_dates,
    },
    Rule {
        id: "months",
        class: Class::Unsafe,
        when: Use::WithUnsafe,
        reason: "a month is one of BibTeX's twelve macros, which each style writes in its own way",
        apply: months,
    },
    Rule {
        id: "dates",
        class: Class::Unsafe,
        when: Use::WithDialect,
        reason: "BibLaTeX has one `date` in ISO 8601, BibTeX a `year` and a `month`",
        apply: dates,
    },
];

fn iso_dates(draft: &mut Draft, _: &Options) {
    for name in ["date", "origdate", "eventdate", "urldate"] {
        let Some(at) = draft.find(name) else { continue };
        let Some(iso) = draft.fields.get(at).and_then(|f| f.inner()).and_then(iso) else { continue };
        draft.set_inner(at, &iso, 0.9);
    }
}

/// A date in ISO 8601; `None` where it is one already, or is not understood.
fn iso(text: &str) -> Option<String> {
    let text = text.trim();
    let understood = |text: &str| text.split('/').all(|end| matches!(end, "" | "..") || Date::read(end).is_some());
    if text.is_empty() || understood(text) {
        return None;
    }
    if let Some(date) = by_numbers(text) {
        return Some(date);
    }
    if let Some((from, to)) = text.split_once('/').or_else(|| text.split_once("--")) {
        let end = |end: &str| {
            let end = end.trim();
            if Date::read(end).is_some() { Some(end.to_owned()) } else { iso(end) }
        };
        return Date::read(&format!("{}/{}", end(from)?, end(to)?)).map(|date| date.to_string());
    }
    if let Some(date) = before_christ(text) {
        return Some(date);
    }
    match meaning_of_date(text) {
        Meaning::Date(DateValue::Edtf(date)) => Some(date.to_string()),
        _ => None,
    }
}

/// `2015-1-8`, `2015.1.8`, `8.1.2015`, `15-1-2015`, `1/2015`, `2015/1`. Where day and month could change places, nothing.
fn by_numbers(text: &str) -> Option<String> {
    let sign = ['-', '.', '/'].into_iter().find(|sign| text.contains(*sign))?;
    let parts: Vec<&str> = text.split(sign).map(str::trim).collect();
    let number = |part: &&str| (part.len() <= 4 && !part.is_empty()).then(|| part.parse::<u16>().ok()).flatten();
    let numbers: Vec<u16> = parts.iter().map(number).collect::<Option<_>>()?;
    let is_year = |at: usize| parts.get(at).is_some_and(|part| part.len() == 4);
    let date = match numbers.as_slice() {
        [year, month] if is_year(0) => format!("{year:04}-{month:02}"),
        [month, year] if is_year(1) => format!("{year:04}-{month:02}"),
        [year, month, day] if is_year(0) => format!("{year:04}-{month:02}-{day:02}"),
        [day, month, year] if is_year(2) && (sign == '.' || *day > 12) => format!("{year:04}-{month:02}-{day:02}"),
        _ => return None,
    };
    Date::read(&date)
        .filter(|date| matches!(date, Date::At(point) if point.month.is_none_or(|m| m <= 12)))
        .map(|_| date)
}

/// `44 BC` is the astronomical year −43.
fn before_christ(text: &str) -> Option<String> {
    let (year, era) = text.rsplit_once(' ')?;
    let year: i32 = year.trim().parse().ok().filter(|year| (1..=9999).contains(year))?;
    match era.to_uppercase().replace('.', "").as_str() {
        "BC" | "BCE" if year > 1 => Some(format!("-{:04}", year - 1)),
        "BC" | "BCE" => Some("0000".to_owned()),
        "AD" | "CE" => Some(format!("{year:04}")),
        _ => None,
    }
}

fn dates(draft: &mut Draft, options: &Options) {
    match options.dialect {
        Some(Dialect::Biblatex) if draft.find("date").is_some() => without_copies(draft),
        Some(Dialect::Biblatex) => to_date(draft),
        Some(Dialect::Bibtex) => to_year(draft),
        None => {}
    }
}

/// A `year` and `month` beside a `date` that says the same.
fn without_copies(draft: &mut Draft) {
    let Some(DateValue::Edtf(whole)) = draft.inner("date").map(date) else { return };
    let Some(at) = draft.find("year") else { return };
    if draft.inner("year").and_then(|year| year.trim().parse::<i32>().ok()) != Some(whole.year()) {
        return;
    }
    let month = match &whole {
        Date::At(point) | Date::Interval(Some(point), _) => point.month,
        Date::Interval(None, _) => None,
    };
    match draft.find("month") {
        Some(at) if draft.fields.get(at).and_then(|f| month_of(&f.value)) == month && month.is_some() => {
            draft.remove(at)
        }
        Some(_) => return,
        None => {}
    }
    draft.remove(draft.find("year").unwrap_or(at));
}

/// `year`, `month` and `day` → `date`, where they are understood to the last digit.
fn to_date(draft: &mut Draft) {
    let Some(year_at) = draft.find("year") else { return };
    if draft.find("endyear").is_some() {
        return;
    }
    let Some(year) = draft.fields.get(year_at).and_then(|f| f.inner()).map(str::to_owned) else { return };
    if year.contains(['T', 'X', 'u', '.']) && Date::read(&year).is_none() && !year.contains(' ') {
        return;
    }
    let DateValue::Edtf(read) = date(&year) else { return };
    let filled = |name: &str| {
        let field = draft.fields.get(draft.find(name)?)?;
        (!field.inner().is_some_and(|inner| inner.trim().is_empty())).then_some(field)
    };
    let month = match filled("month") {
        None => None,
        Some(field) => match month_of(&field.value) {
            Some(month) => Some(month),
            None => return,
        },
    };
    let day = match filled("day") {
        None => None,
        Some(field) => match field.inner().and_then(|day| day.trim().parse::<u8>().ok()) {
            Some(day) if month.is_some() => Some(day),
            _ => return,
        },
    };
    let whole = match (&read, month) {
        (Date::At(point), Some(month)) if point.month.is_none() => {
            let mut parts = DateParts::default();
            parts.take("year", &year);
            parts.take("month", &month.to_string());
            if let Some(day) = day {
                parts.take("day", &day.to_string());
            }
            parts.date()
        }
        (_, None) => Some(DateValue::Edtf(read)),
        _ => None,
    };
    let Some(DateValue::Edtf(whole)) = whole else { return };
    if let (Date::At(point), Some(day)) = (&whole, day)
        && point.day != Some(day)
    {
        return;
    }
    draft.rename(year_at, "date");
    if draft.fields.get(year_at).is_some_and(|f| f.inner() != Some(&whole.to_string())) {
        draft.set_value(year_at, format!("{{{whole}}}"), 0.98);
    }
    for part in ["month", "day"] {
        if let Some(at) = draft.find(part) {
            draft.remove(at);
        }
    }
}

/// `date` → `year`, `month` and `day`, where nothing of it is lost; otherwise `year` and `month` beside it.
fn to_year(draft: &mut Draft) {
    let Some(at) = draft.find("date").filter(|_| draft.find("year").is_none()) else { return };
    let Some(text) = draft.fields.get(at).and_then(|f| f.inner()).map(str::to_owned) else { return };
    let DateValue::Edtf(read) = date(&text) else { return };
    let month = |month: Option<u8>| month.and_then(|m| MONTHS.get(usize::from(m).checked_sub(1)?)).copied();
    match &read {
        Date::At(point)
            if text.trim() == read.to_string()
                && !point.approximate
                && !point.uncertain
                && point.year > 0
                && point.month.is_none_or(|m| m <= 12) =>
        {
            draft.rename(at, "year");
            draft.set_value(at, format!("{{{}}}", point.year), 1.0);
            if let Some(month) = month(point.month) {
                draft.add("month", month.to_owned());
            }
            if let Some(day) = point.day {
                draft.add("day", format!("{{{day}}}"));
            }
        }
        _ if read.year() > 0 => {
            draft.add("year", format!("{{{}}}", read.year()));
            if let Date::At(point) | Date::Interval(Some(point), _) = &read
                && let Some(month) = month(point.month)
            {
                draft.add("month", month.to_owned());
            }
        }
        _ => {}
    }
}

/// The month that a value names and nothing else: a macro, a number, or a name in one of the larger languages.
fn month_of(value: &str) -> Option<u8> {
    let text = value.trim_matches(['{', '}', '"']).trim().trim_matches('#').trim_end_matches('.').to_lowercase();
    let text = crate::text::tex::decode(&text);
    match text.parse::<u8>() {
        Ok(number) => (1..=12).contains(&number).then_some(number),
        Err(_) => month_number(&text).filter(|month| *month <= 12),
    }
}

fn months(draft: &mut Draft, _: &Options) {
    let Some(at) = draft.find("month") else { return };
    let Some(field) = draft.fields.get(at) else { return };
    if field.inner().is_none() {
        return;
    }
    if let Some(month) = month_of(&field.value).and_then(|m| MONTHS.get(usize::from(m).checked_sub(1)?)) {
        draft.set_value(at, (*month).to_owned(), 0.99);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_in_any_dress_become_iso() {
        for (text, date) in [
            ("2003-4-9", Some("2003-04-09")),
            ("2003-4", Some("2003-04")),
            ("2003.4.9", Some("2003-04-09")),
            ("9.4.2003", Some("2003-04-09")),
            ("19-4-2003", Some("2003-04-19")),
            ("4/2003", Some("2003-04")),
            ("2003/4", Some("2003-04")),
            ("April 9, 2003", Some("2003-04-09")),
            ("9 April 2003", Some("2003-04-09")),
            ("April, 2003", Some("2003-04")),
            ("Spring 2003", Some("2003-21")),
            ("c. 1850", Some("1850~")),
            ("1997--1999", Some("1997/1999")),
            ("9 April 2003 / 11 May 2003", Some("2003-04-09/2003-05-11")),
            ("44 BC", Some("-0043")),
            ("4-9-2003", None),
            ("4/03", None),
            ("2003-04-09", None),
            ("1850~", None),
            ("1999/..", None),
            ("199X", None),
            ("2003-04-09T10:20:00", None),
            ("32.4.2003", None),
            ("2003-13", None),
            ("forthcoming", None),
            ("", None),
        ] {
            assert_eq!(iso(text).as_deref(), date, "{text}");
        }
    }

    #[test]
    fn a_month_is_a_name_or_a_number_and_nothing_else() {
        for (value, month) in [
            ("{March}", Some(3)),
            ("3", Some(3)),
            ("\"03\"", Some(3)),
            ("{Sept.}", Some(9)),
            ("{M{\\\"a}rz}", Some(3)),
            ("{Dezember}", Some(12)),
            ("{17}", None),
            ("{0}", None),
            ("{8,}", None),
            ("{March 3}", None),
            ("{Spring}", None),
            ("{}", None),
        ] {
            assert_eq!(month_of(value), month, "{value}");
        }
    }
}
