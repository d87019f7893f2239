//! What a style leaves hanging, says twice, or takes for said.

use crate::export::markup::Run;
use crate::record::{Field, Record};

pub(super) fn mend(runs: &mut [Run], record: &Record) {
    if !record.full_title().to_lowercase().contains("and published on") {
        dangling(runs);
    }
    date_taken_for_printed(runs, record);
    volume_said_twice(runs, record);
    bare_edition(runs, record);
}

/// Where a title stands in the place of authors, the engine takes the year that the style looked at for printed.
fn date_taken_for_printed(runs: &mut [Run], record: &Record) {
    let Some(year) = record.year().map(|year| year.to_string()) else { return };
    if runs.iter().any(|run| run.link.is_none() && run.text.contains(&year)) {
        return;
    }
    for run in runs.iter_mut().filter(|run| run.link.is_none()) {
        if run.text.contains("[no date]") {
            run.text = run.text.replacen("[no date]", &year, 1);
            return;
        }
    }
}

/// Words of a style for a date that it has printed elsewhere.
fn dangling(runs: &mut [Run]) {
    if let Some(last) = runs.iter_mut().rev().find(|run| !run.text.trim().is_empty())
        && let Some(rest) = last.text.trim_end().strip_suffix(", Released.")
    {
        last.text = format!("{rest}.");
    }
    for run in runs.iter_mut().filter(|run| run.link.is_none()) {
        run.text = run.text.replace("and published on ", "Published ");
    }
}

/// `vol. 3. in Folio, vol. 3`: a volume of a work is not one of the series as well.
fn volume_said_twice(runs: &mut [Run], record: &Record) {
    let (Some(volume), true) = (record.text(&Field::Volume), record.has(&Field::Series)) else { return };
    if record.text(&Field::Number) == Some(volume) {
        return;
    }
    let said = format!(", vol. {volume}");
    let mut places = Vec::new();
    for (number, run) in runs.iter().enumerate() {
        let whole =
            |at: &usize| !run.text.get(at + said.len()..).is_some_and(|rest| rest.starts_with(char::is_alphanumeric));
        places.extend(run.text.match_indices(&said).map(|(at, _)| at).filter(whole).map(|at| (number, at)));
    }
    if let [_, .., (number, at)] = places[..] {
        runs[number].text.replace_range(at..at + said.len(), "");
    }
}

/// `Salt. 2. Oslo`: a number alone is no edition to a reader.
fn bare_edition(runs: &mut [Run], record: &Record) {
    let Some(edition) = record.text(&Field::Edition) else { return };
    let Ok(number) = edition.parse::<u32>() else { return };
    if [Field::Volume, Field::Number, Field::Part].iter().any(|field| record.text(field) == Some(edition)) {
        return;
    }
    let bare = format!(". {edition}. ");
    for run in runs.iter_mut().filter(|run| run.link.is_none() && !run.italic) {
        let Some(at) = run.text.find(&bare) else { continue };
        let behind = run.text.get(at + bare.len()..).unwrap_or("");
        if behind.starts_with(|c: char| c.is_uppercase() || c == '[') && !behind.starts_with("Auf") {
            run.text.replace_range(at..at + bare.len(), &format!(". {} ed. ", ordinal(number)));
            return;
        }
    }
}

fn ordinal(number: u32) -> String {
    let ending = match (number % 10, number % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{number}{ending}")
}
