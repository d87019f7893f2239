//! BibTeX ⇄ BibLaTeX: entry types, fields and dates, so that the way back leads to the same entry.

use super::{Class, Dialect, Draft, Options, Rule, Use};
use crate::bibtex::read::dialect::{bibtex_field_name, field_name};
use crate::bibtex::read::macros::MONTHS;
use crate::bibtex::read::values::{DateParts, date, month_number};
use crate::record::{Date, DateValue};

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "types",
        class: Class::Unsafe,
        when: Use::WithDialect,
        reason: "entry types of the chosen dialect: `phdthesis` is `thesis` with `type = {phdthesis}`",
        apply: types,
    },
    Rule {
        id: "fields",
        class: Class::Safe,
        when: Use::WithDialect,
        reason: "field names of the chosen dialect: `journal` is `journaltitle`, `address` is `location`",
        apply: fields,
    },
    Rule {
        id: "dates",
        class: Class::Unsafe,
        when: Use::WithDialect,
        reason: "BibLaTeX has one `date` in ISO 8601, BibTeX a `year` and a `month`",
        apply: dates,
    },
    Rule {
        id: "months",
        class: Class::Unsafe,
        when: Use::WithUnsafe,
        reason: "a month is one of BibTeX's twelve macros, which each style writes in its own way",
        apply: months,
    },
];

/// BibTeX's type, BibLaTeX's, and the `type` field that tells them apart.
const TYPES: &[(&str, &str, Option<&str>)] = &[
    ("phdthesis", "thesis", Some("phdthesis")),
    ("mastersthesis", "thesis", Some("mathesis")),
    ("techreport", "report", Some("techreport")),
    ("conference", "inproceedings", None),
    ("electronic", "online", None),
    ("www", "online", None),
];

fn types(draft: &mut Draft, options: &Options) {
    let kind = draft.lower_kind();
    match options.dialect {
        None => {}
        Some(Dialect::Biblatex) => {
            let Some((_, new, implied)) = TYPES.iter().find(|(old, _, _)| *old == kind) else { return };
            draft.set_kind(new);
            if let Some(text) = implied
                && draft.find("type").is_none()
            {
                draft.add("type", format!("{{{text}}}"));
            }
        }
        Some(Dialect::Bibtex) => {
            let marker = draft.inner("type").map(str::to_owned);
            let old = TYPES
                .iter()
                .find(|(_, new, implied)| *new == kind && implied.is_some() && marker.as_deref() == *implied);
            let (old, marked) = match (old, kind.as_str()) {
                (Some((old, _, _)), _) => (*old, true),
                // BibTeX has no plain thesis or report; the `type` says what it is.
                (None, "thesis") => ("phdthesis", false),
                (None, "report") => ("techreport", false),
                (None, "online") => ("misc", false),
                _ => return,
            };
            draft.set_kind(old);
            if marked && let Some(at) = draft.find("type") {
                draft.remove(at);
            }
        }
    }
}

fn fields(draft: &mut Draft, options: &Options) {
    for at in 0..draft.fields.len() {
        let Some(name) = draft.fields.get(at).map(super::DraftField::lower) else { continue };
        let target = match options.dialect {
            Some(Dialect::Biblatex) => Some(field_name(&name)).filter(|new| *new != name),
            Some(Dialect::Bibtex) => match (bibtex_field_name(&name), draft.lower_kind().as_str()) {
                // A thesis has a school, a report an institution.
                (Some("school"), kind) if !kind.ends_with("thesis") => None,
                (target, _) => target,
            },
            None => None,
        };
        // Both names at once are two values; a person has to choose.
        if let Some(target) = target
            && draft.find(target).is_none()
        {
            draft.rename(at, target);
        }
    }
}

fn dates(draft: &mut Draft, options: &Options) {
    match options.dialect {
        Some(Dialect::Biblatex) => to_date(draft),
        Some(Dialect::Bibtex) => to_year(draft),
        None => {}
    }
}

/// `year`, `month` → `date`, where both are understood to the last digit.
fn to_date(draft: &mut Draft) {
    let Some(year_at) = draft.find("year").filter(|_| draft.find("date").is_none()) else { return };
    if draft.find("day").is_some() || draft.find("endyear").is_some() {
        return;
    }
    let Some(year) = draft.fields.get(year_at).and_then(|f| f.inner()).map(str::to_owned) else { return };
    let DateValue::Edtf(read) = date(&year) else { return };
    let month_at = draft.find("month");
    let month = match month_at.and_then(|at| draft.fields.get(at)) {
        None => None,
        Some(field) => match month_of(&field.value) {
            Some(month) => Some(month.to_string()),
            None => return,
        },
    };
    let whole = match (&read, &month) {
        (Date::At(point), Some(month)) if point.month.is_none() => {
            let mut parts = DateParts::default();
            parts.take("year", &year);
            parts.take("month", month);
            parts.date()
        }
        (_, None) => Some(DateValue::Edtf(read)),
        _ => None,
    };
    let Some(DateValue::Edtf(whole)) = whole else { return };
    draft.rename(year_at, "date");
    let value = format!("{{{whole}}}");
    if draft.fields.get(year_at).is_some_and(|f| f.inner() != Some(&whole.to_string())) {
        draft.set_value(year_at, value, 0.98);
    }
    if let Some(at) = month_at {
        draft.remove(at);
    }
}

/// `date` → `year` and `month`, where nothing of it is lost; otherwise `year` beside it.
fn to_year(draft: &mut Draft) {
    let Some(at) = draft.find("date").filter(|_| draft.find("year").is_none()) else { return };
    let Some(text) = draft.fields.get(at).and_then(|f| f.inner()).map(str::to_owned) else { return };
    let DateValue::Edtf(read) = date(&text) else { return };
    let plain = match &read {
        Date::At(point) if point.day.is_none() && !point.approximate && !point.uncertain && point.year > 0 => {
            point.month.is_none_or(|m| m <= 12).then_some(*point)
        }
        _ => None,
    };
    let Some(point) = plain else {
        if read.year() > 0 {
            draft.add("year", format!("{{{}}}", read.year()));
        }
        return;
    };
    draft.rename(at, "year");
    draft.set_value(at, format!("{{{}}}", point.year), 1.0);
    if let Some(month) = point.month.and_then(|m| MONTHS.get(usize::from(m) - 1)) {
        draft.add("month", (*month).to_owned());
    }
}

/// The month that a value names and nothing else: a macro, a number or an English name.
fn month_of(value: &str) -> Option<u8> {
    let text = value.trim_matches(['{', '}', '"']).trim().trim_end_matches('.').to_lowercase();
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
    if let Some(month) = month_of(&field.value).and_then(|m| MONTHS.get(usize::from(m) - 1)) {
        draft.set_value(at, (*month).to_owned(), 0.99);
    }
}
