//! Dates: what biber takes for one, `year`, `month`, and what contradicts itself.

use super::Subject;
use crate::bibtex::read::date_parts::month_number;
use crate::diagnostic::Diagnostic;
use crate::text::tex;

pub(super) fn check(subject: &Subject<'_>, problems: &mut Vec<Diagnostic>) {
    for name in ["date", "origdate", "eventdate", "urldate"] {
        if let Some(field) = subject.field(name)
            && !is_date(field.value.trim())
        {
            let message = format!("`{name}` is `{}`, which is no date in ISO 8601", field.value.trim());
            let problem = Diagnostic::warning("date-invalid", message).at(field.value_span);
            problems.push(
                problem.help("write YYYY, YYYY-MM or YYYY-MM-DD; `/` for a range, `~` for circa, `?` for doubtful"),
            );
        }
    }
    year(subject, problems);
    month(subject, problems);
    contradictions(subject, problems);
}

fn year(subject: &Subject<'_>, problems: &mut Vec<Diagnostic>) {
    let Some(field) = subject.field("year") else { return };
    let text = field.value.trim();
    if text.is_empty() || !text.trim_start_matches('-').bytes().all(|b| b.is_ascii_digit()) {
        let message = format!("the year `{text}` is not a number");
        let problem = Diagnostic::warning("year-not-a-number", message).at(field.value_span);
        problems.push(
            problem.help("`date` takes `1850~` for circa and `1999/2001` for a range; `pubstate` takes `forthcoming`"),
        );
    } else if text.len() != 4 {
        let problem =
            Diagnostic::info("year-digits", format!("the year `{text}` has not four digits")).at(field.value_span);
        problems.push(problem.help("is it complete?"));
    }
}

fn month(subject: &Subject<'_>, problems: &mut Vec<Diagnostic>) {
    let Some(field) = subject.field("month") else { return };
    let (code, message) = match month_of(&field.value) {
        Some((_, true)) => return,
        Some((_, false)) => ("month-not-a-macro", format!("the month `{}` is written out", field.value.trim())),
        None => ("month-invalid", format!("the month `{}` is none", field.value.trim())),
    };
    let problem = Diagnostic::warning(code, message).at(field.value_span);
    problems.push(problem.help("write a macro without braces, `jan` to `dec`, or a number"));
}

/// The number of a month (or season) and whether it is written as a number, as macros are too.
fn month_of(value: &str) -> Option<(u8, bool)> {
    let number = |text: &str| text.parse::<u8>().ok().filter(|month| (1..=12).contains(month));
    if let Some(month) = number(value) {
        return Some((month, true));
    }
    let text = tex::decode(value).to_lowercase();
    let named = || Some((month_number(text.trim_end_matches('.'))?, false));
    number(&text).map(|month| (month, true)).or_else(named)
}

/// `year` and `month` beside a `date` that says something else.
fn contradictions(subject: &Subject<'_>, problems: &mut Vec<Diagnostic>) {
    let Some(date) = subject.field("date") else { return };
    let start = date.value.trim().split('/').next().unwrap_or("");
    let mut parts = start.trim_start_matches('-').split('-').map(|part| part.trim_end_matches(['~', '?', '%']));
    let (year, month) = (parts.next().unwrap_or(""), parts.next().unwrap_or(""));
    let is_year = |said: &str| {
        let bare = said.trim_start_matches('-');
        let numbers = bare.parse::<i32>().ok().zip(year.parse::<i32>().ok());
        said == date.value.trim() || bare == year || numbers.is_some_and(|(said, year)| said == year)
    };
    // A month that is none is reported as such, and `1999-XX` leaves it open.
    let is_month = |said: &str| match (month_of(said), month.parse::<u8>()) {
        (Some((said, _)), Ok(month)) => said == month,
        _ => true,
    };
    for (name, said_too, is_same) in [("year", year, &is_year as &dyn Fn(&str) -> bool), ("month", month, &is_month)] {
        let Some(field) = subject.field(name).filter(|_| !said_too.is_empty()) else { continue };
        if !is_same(field.value.trim()) {
            let message = format!("`{name}` is {} and `date` is {}", field.value.trim(), date.value.trim());
            problems.push(Diagnostic::warning("date-conflict", message).at(field.span).help("biber takes `date`"));
        }
    }
}

/// Whether biber reads the text as a date: ISO 8601-2 in the profile of biblatex (manual, §2.3.8).
pub(super) fn is_date(text: &str) -> bool {
    let mut ends = text.split('/');
    match (ends.next(), ends.next(), ends.next()) {
        (Some(point), None, _) => is_point(point),
        (Some(from), Some(to), None) => {
            let open = |end: &str| matches!(end, "" | "..");
            (open(from) || is_point(from)) && (open(to) || is_point(to)) && (!open(from) || !open(to))
        }
        _ => false,
    }
}

/// One day, month, season or year, perhaps uncertain, circa, unspecified or with a time of day.
fn is_point(text: &str) -> bool {
    let text = text.trim().trim_end_matches(['?', '~', '%']);
    if let Some(long) = text.strip_prefix('Y') {
        let long = long.strip_prefix('-').unwrap_or(long);
        return long.len() > 4 && long.bytes().all(|b| b.is_ascii_digit());
    }
    let (date, time) = text.split_once('T').map_or((text, None), |(date, time)| (date, Some(time)));
    let date = date.strip_prefix('-').unwrap_or(date);
    let mut parts = date.split('-');
    let (year, month, day) = (parts.next().unwrap_or(""), parts.next(), parts.next());
    let digits = year.trim_end_matches('X');
    let is_year = year.len() == 4 && digits.len() >= 2 && digits.bytes().all(|b| b.is_ascii_digit());
    let number = |part: &str| (part.len() == 2).then(|| part.parse::<u8>().ok()).flatten();
    let is_month = match (month, day) {
        (None, _) => true,
        (Some("XX"), None | Some("XX")) => digits.len() == 4,
        (Some(month), None) => number(month).is_some_and(|month| matches!(month, 1..=12 | 21..=41)),
        (Some(month), Some("XX")) => number(month).is_some_and(|month| matches!(month, 1..=12)),
        (Some(month), Some(day)) => match (number(month), number(day), year.parse::<u16>()) {
            (Some(month), Some(day), Ok(year)) => (1..=days_of(month, year)).contains(&day),
            _ => false,
        },
    };
    let is_time = |time: &str| {
        let bytes = time.as_bytes();
        bytes.len() >= 8
            && bytes.iter().take(8).enumerate().all(|(at, b)| if at % 3 == 2 { *b == b':' } else { b.is_ascii_digit() })
    };
    is_year && is_month && parts.next().is_none() && time.is_none_or(|time| day.is_some() && is_time(time))
}

/// How many days a month has; none where there is no such month.
fn days_of(month: u8, year: u16) -> u8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        1..=12 => 31,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_those_that_biber_reads() {
        for date in [
            "1999",
            "-1999",
            "1999-05",
            "1999-05-31",
            "1999-21",
            "1999?",
            "1999~",
            "1999%",
            "199X",
            "19XX",
            "1999-XX",
            "1999-06-XX",
            "1999-XX-XX",
            "1999/2001",
            "1999/",
            "1999/..",
            "/1999",
            "2004-04-05T12:34:40",
            "Y12004",
            "2000-02-29",
        ] {
            assert!(is_date(date), "{date}");
        }
        for text in [
            "",
            "99",
            "1999-5",
            "1999-1-2",
            "2004-13",
            "1999-02-30",
            "1900-02-29",
            "2004--2005",
            "19990101",
            "12004",
            "{1999}",
            "3 May 2011",
            "soon",
            "1999/2000/2001",
            "/",
            "1X99",
        ] {
            assert!(!is_date(text), "{text}");
        }
    }
}
