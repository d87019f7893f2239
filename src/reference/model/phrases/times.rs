//! Dates, times and addresses that were taken for something else, a year that was taken for a date, a tag for a year.

use super::{Entry, Run};
use crate::reference::Label::*;
use crate::reference::Shape;
use crate::reference::model::glance::form;
use crate::reference::model::lexicon;

/// One past `a.m.`, `PM`, `Uhr`, if that stands at token `t`.
fn half_of_the_day(entry: &Entry<'_>, t: usize) -> Option<usize> {
    match entry.word(t) {
        "am" | "pm" | "AM" | "PM" | "Uhr" | "hrs" => Some(t + 1),
        "a" | "p" | "A" | "P" if entry.form(t + 1) == form::STOP && matches!(entry.word(t + 2), "m" | "M") => {
            Some(entry.behind_stop(t + 2))
        }
        _ => None,
    }
}

/// `23 June 2009, 11:15 a.m.,`: the time of day is no volume with its pages.
pub(super) fn time_of_day(entry: &mut Entry<'_>) {
    for t in 1..entry.len().saturating_sub(3) {
        let clock = matches!(entry.form(t), form::DIGIT | form::DIGITS2)
            && matches!(entry.form(t + 1), form::COLON | form::STOP)
            && entry.form(t + 2) == form::DIGITS2
            && !entry.tokens.list[t + 2].spaced;
        let Some(end) = half_of_the_day(entry, t + 3).filter(|_| clock) else { continue };
        let label = if entry.labels[t - 1].0 == Date { Date } else { Other };
        return entry.change(t, entry.with_pause(end), label);
    }
}

/// `'https://a.example/rivers' [Online]`: an address is one, whatever field it was taken for a part of.
pub(super) fn address_taken_for_a_title(entry: &mut Entry<'_>) {
    let told = |t: usize| entry.tokens.list[t].shape == Shape::Address && matches!(entry.labels[t].0, Url | Doi);
    if (0..entry.len()).any(told) {
        return;
    }
    let address = |t: &usize| {
        let word = entry.word(*t);
        entry.tokens.list[*t].shape == Shape::Address && !word.starts_with("10.") && !word.contains("doi.org/")
    };
    let taken = |t: &usize| {
        matches!(entry.labels[*t].0, ContainerTitle | Title | CollectionTitle | Publisher | Location | Note | Other)
    };
    if let Some(t) = (1..entry.len()).find(|t| address(t) && taken(t)) {
        entry.change(t, t + 1, Url);
    }
}

/// `NRC Handelsblad, 29 januari, p. 6`: a day and its month are no volume.
pub(super) fn day_and_month(entry: &mut Entry<'_>) {
    if !entry.has(Volume) && !entry.has(Issue) {
        return;
    }
    let numbers = |run: &Run| matches!(run.2, Volume | Issue);
    for (from, to, _) in entry.runs.clone().into_iter().filter(numbers) {
        let first = entry.word(from).trim_end_matches(['°', 'º', 'o']) == "1" && entry.word(from).len() > 1;
        let day =
            (first || matches!(entry.form(from), form::DIGIT | form::DIGITS2)) && entry.without_pause(to) == from + 2;
        let alone = first && entry.without_pause(to) == from + 1;
        let month = |word: &str| lexicon::classes_of(&word.to_lowercase()) & lexicon::MONTH != 0 || word == "januari";
        if (day || alone) && month(entry.word(if alone { to } else { from + 1 })) {
            return entry.change(from, to, Date);
        }
    }
}

/// `Antibiotic Resistance Threats in the United States, | 2019. | US Dept of Health; 2019.`: of a year that stands twice, the first, behind
/// a comma before the press, ends the title.
pub(super) fn year_that_ends_the_title(entry: &mut Entry<'_>) {
    for at in 0..entry.runs.len().saturating_sub(2) {
        let [(_, end, Title), (from, to, Date), (next, _, Publisher)] = entry.runs[at..at + 3] else { continue };
        let alone = to == from + 2 && entry.form(from) == form::YEAR && entry.form(from + 1) == form::STOP;
        let again = entry.runs[at + 3..].iter().any(|run| run.2 == Date && entry.word(run.0) == entry.word(from));
        if alone && again && next == to && entry.form(end - 1) == form::COMMA {
            return entry.change(from, to, Title);
        }
    }
}

/// `“Salt and Ice.” | 1919. Selected Rivers, Pier, 1951`: the year of an essay is no part of the book that holds it.
pub(super) fn year_before_the_book(entry: &mut Entry<'_>) {
    for at in 1..entry.runs.len() {
        let [(_, end, Title), (start, to, ContainerTitle)] = entry.runs[at - 1..=at] else { continue };
        let quoted = (end.saturating_sub(2)..end).any(|t| entry.form(t) == form::CLOSE_QUOTE);
        let year = entry.form(start) == form::YEAR && entry.form(start + 1) == form::STOP && start + 2 < to;
        let later = entry.runs[at + 1..].iter().any(|run| run.2 == Date);
        if quoted && year && later && entry.has(Publisher) {
            return entry.change(start, start + 2, Date);
        }
    }
}

/// `(1999), | 1650: | Bevochten eendracht`: behind the year in its bracket, one before a colon begins the title.
pub(super) fn year_that_begins_the_title(entry: &mut Entry<'_>) {
    for at in 0..entry.runs.len().saturating_sub(1) {
        let [(start, end, Date), (_, _, Title)] = entry.runs[at..at + 2] else { continue };
        let close = entry.find(start, end, form::CLOSE).filter(|_| entry.form(start) == form::OPEN);
        let Some(close) = close else { continue };
        let from = entry.with_pause(close + 1);
        if from + 2 == end
            && matches!(entry.form(from), form::YEAR | form::DIGITS4)
            && entry.form(from + 1) == form::COLON
        {
            return entry.change(from, end, Title);
        }
    }
}

/// `TED video, | 18: | 33.`: how long a recording is.
pub(super) fn length_of_a_recording(entry: &mut Entry<'_>) {
    for t in 3..entry.len().saturating_sub(2) {
        let recording = matches!(
            entry.word(t - 2),
            "video" | "Video" | "podcast" | "audio" | "Audio" | "MP3" | "recording" | "YouTube"
        );
        let short = |t: usize| matches!(entry.form(t), form::DIGIT | form::DIGITS2);
        let time = entry.form(t - 1) == form::COMMA && short(t) && entry.form(t + 1) == form::COLON && short(t + 2);
        if recording && time && matches!(entry.labels[t].0, Volume | Pages | Issue) {
            let end = if entry.form(t + 3) == form::COLON && short(t + 4) { t + 5 } else { t + 3 };
            return entry.change(t, entry.with_pause(end), Note);
        }
    }
}

/// `[Moo61] A. Moor, Rivers`: a tag in square brackets at the head is the entry's own.
pub(super) fn tag_at_the_head(entry: &mut Entry<'_>) {
    const LONGEST: usize = 6;
    if entry.form(0) != form::OPEN_SQUARE || !entry.word(1).starts_with(char::is_alphabetic) {
        return;
    }
    let Some(close) = entry.find(2, entry.len().min(LONGEST), form::CLOSE_SQUARE) else { return };
    let plain = (1..close).all(|t| entry.word(t).chars().all(|c| c.is_alphanumeric() || c == '+'));
    let year = close > 2 && entry.word(close - 1).trim_end_matches(char::is_lowercase).len() >= 2;
    let digits = entry.word(close - 1).starts_with(|c: char| c.is_ascii_digit())
        || entry.word(1).ends_with(|c: char| c.is_ascii_digit()) && close == 2;
    // `[1960]`, `[Moor 1961]` may be a year or a body; a tag has no space.
    let solid = (2..=close).all(|t| !entry.tokens.list[t].spaced);
    if plain && solid && digits && (year || close == 2) && close + 3 < entry.len() {
        entry.change(0, close + 1, CitationNumber);
    }
}

#[cfg(test)]
mod tests {
    use super::super::mended;
    use super::*;

    #[test]
    fn a_time_of_day_is_no_volume() {
        let text = "@moor. “Ice.” Post, 23 June 2009, 11:15 a.m., Quay.";
        let read = mended(
            text,
            &[
                (3, Author),
                (4, Title),
                (2, ContainerTitle),
                (4, Date),
                (2, Volume),
                (1, Pages),
                (5, Note),
                (2, Publisher),
            ],
        );
        assert_eq!(read[3], "date 23 June 2009, 11:15 a.m.,", "{read:?}");
        let text = "Moor A. Ice. Water 2009; 11:15 pp.";
        let read = mended(text, &[(3, Author), (2, Title), (1, ContainerTitle), (2, Date), (2, Volume), (3, Pages)]);
        assert_eq!(read[4], "volume 11:", "{read:?}");
    }

    #[test]
    fn an_address_is_no_title() {
        let text = "Moor, Ann. Rivers. 'https://a.example/rivers' [Online]";
        let read = mended(text, &[(4, Author), (2, Title), (6, ContainerTitle)]);
        assert!(read.contains(&"url https://a.example/rivers".to_owned()), "{read:?}");
    }

    #[test]
    fn a_year_before_the_press_may_end_the_title() {
        let text = "Moor Board. Rivers in the North, 2019. Quay Press; 2019.";
        let parts = [(3, Author), (5, Title), (2, Date), (3, Publisher), (2, Date)];
        assert_eq!(mended(text, &parts)[1], "title Rivers in the North, 2019.");
    }
}
