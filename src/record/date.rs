//! Dates in the part of EDTF (ISO 8601-2) that BibLaTeX reads: manual §2.3.8.

use std::fmt;

/// One end of a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DatePoint {
    /// Astronomical year: 0 is 1 BCE, −1 is 2 BCE.
    pub year: i32,
    /// Month 1–12, or season 21–24 (spring, summer, autumn, winter).
    pub month: Option<u8>,
    /// Day of the month, 1–31.
    pub day: Option<u8>,
    /// `~` or `%`: circa.
    pub approximate: bool,
    /// `?` or `%`: uncertain.
    pub uncertain: bool,
}

impl DatePoint {
    /// A plain year.
    pub const fn year(year: i32) -> Self {
        DatePoint { year, month: None, day: None, approximate: false, uncertain: false }
    }

    fn read(text: &str) -> Option<DatePoint> {
        let (digits, mark) = match text.char_indices().last()? {
            (at, mark @ ('~' | '?' | '%')) => (&text[..at], Some(mark)),
            _ => (text, None),
        };
        let (sign, unsigned) = match digits.strip_prefix('-') {
            Some(rest) => (-1, rest),
            None => (1, digits),
        };
        let mut parts = unsigned.split('-');
        let year = parts.next().filter(|y| y.len() == 4 && y.bytes().all(|b| b.is_ascii_digit()))?;
        let year = sign * year.parse::<i32>().ok()?;
        let two = |part: Option<&str>| match part {
            None => Some(None),
            Some(p) if p.len() == 2 && p.bytes().all(|b| b.is_ascii_digit()) => p.parse::<u8>().ok().map(Some),
            Some(_) => None,
        };
        let month = two(parts.next())?;
        let day = two(parts.next())?;
        let sound = month.is_none_or(|m| (1..=12).contains(&m) || (21..=24).contains(&m) && day.is_none())
            && day.is_none_or(|d| (1..=days_in(year, month.unwrap_or(1))).contains(&d))
            && parts.next().is_none();
        sound.then_some(DatePoint {
            year,
            month,
            day,
            approximate: matches!(mark, Some('~' | '%')),
            uncertain: matches!(mark, Some('?' | '%')),
        })
    }
}

/// Days of a month in the proleptic Gregorian calendar.
fn days_in(year: i32, month: u8) -> u8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 31,
    }
}

impl fmt::Display for DatePoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.year < 0 {
            write!(f, "-")?;
        }
        write!(f, "{:04}", self.year.unsigned_abs())?;
        if let Some(month) = self.month {
            write!(f, "-{month:02}")?;
        }
        if let Some(day) = self.day {
            write!(f, "-{day:02}")?;
        }
        match (self.approximate, self.uncertain) {
            (true, true) => f.write_str("%"),
            (true, false) => f.write_str("~"),
            (false, true) => f.write_str("?"),
            (false, false) => Ok(()),
        }
    }
}

/// A point or an interval in time; either end of an interval may be open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Date {
    /// `1999`, `2004-05-03`, `1850~`.
    At(DatePoint),
    /// `1988/1992`, `1999/..` (open), `../1999`; `None` is the open end.
    Interval(Option<DatePoint>, Option<DatePoint>),
}

impl Date {
    /// Reads EDTF text; `None` where it is not a date of this part of EDTF.
    pub fn read(text: &str) -> Option<Date> {
        let text = text.trim();
        let Some((start, end)) = text.split_once('/') else {
            return DatePoint::read(text).map(Date::At);
        };
        let end_of = |side: &str| match side.trim() {
            "" | ".." => Some(None),
            point => DatePoint::read(point).map(Some),
        };
        match (end_of(start)?, end_of(end)?) {
            (None, None) => None,
            (Some(start), Some(end)) if (end.year, end.month, end.day) < (start.year, start.month, start.day) => None,
            (start, end) => Some(Date::Interval(start, end)),
        }
    }

    /// The year in which it begins, or ends where the beginning is open.
    pub fn year(&self) -> i32 {
        match self {
            Date::At(point) | Date::Interval(Some(point), _) | Date::Interval(None, Some(point)) => point.year,
            Date::Interval(None, None) => 0,
        }
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let side = |point: &Option<DatePoint>| point.map_or(String::new(), |p| p.to_string());
        match self {
            Date::At(point) => point.fmt(f),
            Date::Interval(start, end) => write!(f, "{}/{}", side(start), side(end)),
        }
    }
}

/// A date that was understood, or the words that stood in its place (`n.d.`, `in press`).
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum DateValue {
    /// Understood.
    Edtf(Date),
    /// Kept as printed.
    Literal(String),
}

impl DateValue {
    /// Reads EDTF; keeps what is not EDTF.
    ///
    /// ```
    /// use catena::record::DateValue;
    /// assert_eq!(DateValue::read("1988/1992").year(), Some(1988));
    /// assert_eq!(DateValue::read("1850~").to_string(), "1850~");
    /// assert_eq!(DateValue::read("n.d."), DateValue::Literal("n.d.".into()));
    /// ```
    pub fn read(text: &str) -> DateValue {
        Date::read(text).map_or_else(|| DateValue::Literal(text.trim().to_owned()), DateValue::Edtf)
    }

    /// Astronomical year, where there is one.
    pub fn year(&self) -> Option<i32> {
        match self {
            DateValue::Edtf(date) => Some(date.year()),
            DateValue::Literal(_) => None,
        }
    }
}

impl fmt::Display for DateValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            DateValue::Edtf(date) => date.fmt(f),
            DateValue::Literal(text) => f.write_str(text),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn edtf_survives_reading_and_writing() {
        for text in
            ["1999", "2004-05", "2004-05-03", "-0375", "1850~", "1850?", "1850%", "1988/1992", "1999/", "2004-22"]
        {
            assert_eq!(Date::read(text).map(|d| d.to_string()).as_deref(), Some(text));
        }
        assert_eq!(Date::read("1999/..").unwrap().to_string(), "1999/");
    }

    #[test]
    fn what_is_no_date_is_kept_as_text() {
        for text in ["forthcoming", "2004-13", "2003-02-29", "99", "1992/1988", "1999-1-1", "/", "2004-22-01"] {
            assert_eq!(DateValue::read(text), DateValue::Literal(text.into()), "{text}");
        }
    }
}
