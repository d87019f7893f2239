//! Dates: `date-parts`, `season`, `circa`, `literal`, `raw`.
//!
//! CSL counts years as historians do, without a year 0: −375 is 375 BCE. EDTF counts as astronomers do: −0374.

use serde_json::{Map, Value as Json, json};

use crate::record::{Date, DatePoint, DateValue};

/// A date as CSL writes it. An open end is left out: CSL has no place for it.
pub(super) fn write(date: &DateValue) -> Json {
    let (parts, marked, season) = match date {
        DateValue::Literal(text) => return json!({ "literal": text }),
        DateValue::Edtf(Date::At(point)) => (vec![parts(point)], doubtful(point), season(point)),
        DateValue::Edtf(Date::Interval(Some(start), Some(end))) => {
            (vec![parts(start), parts(end)], doubtful(start) || doubtful(end), None)
        }
        DateValue::Edtf(Date::Interval(Some(point), None) | Date::Interval(None, Some(point))) => {
            (vec![parts(point)], doubtful(point), season(point))
        }
        DateValue::Edtf(Date::Interval(None, None)) => return json!({ "literal": "" }),
    };
    let mut object = Map::new();
    object.insert("date-parts".to_owned(), json!(parts));
    if let Some(season) = season {
        object.insert("season".to_owned(), json!(season));
    }
    if marked {
        object.insert("circa".to_owned(), Json::Bool(true));
    }
    Json::Object(object)
}

fn parts(point: &DatePoint) -> Vec<i32> {
    let mut parts = vec![if point.year < 1 { point.year - 1 } else { point.year }];
    if let Some(month) = point.month.filter(|m| *m <= 12) {
        parts.push(i32::from(month));
        parts.extend(point.day.map(i32::from));
    }
    parts
}

fn doubtful(point: &DatePoint) -> bool {
    point.approximate || point.uncertain
}

fn season(point: &DatePoint) -> Option<u8> {
    point.month.filter(|m| *m > 20).map(|m| m - 20)
}

/// Reads a date in any of CSL's shapes, and in those that programs write beside them (`"2001-05"`, `2001`).
pub(super) fn read(value: &Json) -> Option<DateValue> {
    match value {
        Json::String(text) => Some(DateValue::read(text)),
        Json::Number(number) => Some(DateValue::read(&number.to_string())),
        Json::Object(object) => {
            if let Some(date) = object.get("date-parts").and_then(Json::as_array).and_then(|p| read_parts(p, object)) {
                return Some(DateValue::Edtf(date));
            }
            ["literal", "raw", "edtf"].iter().find_map(|shape| object.get(*shape)?.as_str()).map(DateValue::read)
        }
        _ => None,
    }
}

/// Whether all numbers of a date that can be read have come into it.
pub(super) fn is_whole(value: &Json) -> bool {
    let Some(given) = value.get("date-parts").and_then(Json::as_array) else { return true };
    let Some(DateValue::Edtf(date)) = read(value) else { return true };
    let written = write(&DateValue::Edtf(date));
    let is_said =
        |part: &&Json| !part.is_null() && **part != json!(0) && part.as_str().is_none_or(|t| !t.trim().is_empty());
    let numbers = |parts: &[Json]| parts.iter().filter_map(Json::as_array).flatten().filter(is_said).count();
    let kept = written.get("date-parts").and_then(Json::as_array).map_or(0, |parts| numbers(parts));
    kept + usize::from(written.get("season").is_some() && value.get("season").is_none()) >= numbers(given)
}

fn read_parts(parts: &[Json], object: &Map<String, Json>) -> Option<Date> {
    let circa = object.get("circa").is_some_and(|flag| match flag {
        Json::Bool(yes) => *yes,
        Json::Number(number) => number.as_i64() != Some(0),
        Json::String(text) => !matches!(text.as_str(), "" | "false" | "0"),
        _ => false,
    });
    let season = object.get("season").and_then(read_season);
    let mut points = parts.iter().map(|part| read_point(part.as_array()?, circa, season));
    let start = points.next()??;
    match points.next() {
        Some(Some(end)) => {
            let interval = Date::Interval(Some(start), Some(end));
            // The text form is read back so that a reversed interval is refused as it is everywhere else.
            Date::read(&interval.to_string()).or(Some(Date::At(start)))
        }
        _ => Some(Date::At(start)),
    }
}

fn read_point(parts: &[Json], circa: bool, season: Option<u8>) -> Option<DatePoint> {
    let number = |part: &Json| match part {
        Json::Number(number) => number.as_i64(),
        Json::String(text) => text.trim().parse::<i64>().ok(),
        _ => None,
    };
    let year = i32::try_from(number(parts.first()?)?).ok().filter(|y| (-9999..=9999).contains(y) && *y != 0)?;
    let part = |at: usize| parts.get(at).and_then(number).and_then(|n| u8::try_from(n).ok());
    let mut point = DatePoint::year(if year < 0 { year + 1 } else { year });
    point.month = part(1).filter(|m| (1..=12).contains(m) || (21..=24).contains(m)).or(season);
    point.day = part(2).filter(|_| point.month.is_some_and(|m| m <= 12));
    point.approximate = circa;
    let sound = Date::read(&point.to_string()).is_some();
    Some(if sound { point } else { DatePoint { day: None, ..point } })
}

fn read_season(value: &Json) -> Option<u8> {
    let word = match value {
        Json::Number(number) => number.to_string(),
        Json::String(text) => text.trim().to_lowercase(),
        _ => return None,
    };
    match word.as_str() {
        "1" | "spring" => Some(21),
        "2" | "summer" => Some(22),
        "3" | "autumn" | "fall" => Some(23),
        "4" | "winter" => Some(24),
        _ => None,
    }
}
