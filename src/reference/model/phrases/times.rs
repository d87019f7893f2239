//! Dates, times and addresses that were taken for something else.

use super::{Entry, Run};
use crate::reference::Label::*;
use crate::reference::Shape;
use crate::reference::model::glance::form;
use crate::reference::model::lexicon;

/// `6 vols. London: Strahan & Cadell, 1776–88.`: where nothing else is the date, two years behind the imprint are no pages.
pub(super) fn years_behind_the_imprint(entry: &mut Entry<'_>) {
    if entry.has(Date) || entry.has(Volume) || entry.has(Issue) || entry.has(ContainerTitle) {
        return;
    }
    for at in 1..entry.runs.len() {
        let [(_, _, Publisher | Location), (from, to, Pages)] = entry.runs[at - 1..=at] else { continue };
        let dash = matches!(entry.form(from + 1), form::DASH | form::LONG_DASH);
        let ends = matches!(entry.form(from + 2), form::DIGITS2 | form::YEAR);
        if entry.form(from) == form::YEAR && dash && ends && entry.without_pause(to) == from + 3 {
            return entry.change(from, to, Date);
        }
    }
}

/// `Moor PK, Quay RM, et al. 2017 guideline for rivers. Water. 2018;71(6):13–15`: a year that nothing parts from the words behind it
/// begins the title, where volume and pages have a year of their own.
pub(super) fn year_that_begins_the_title(entry: &mut Entry<'_>) {
    for at in 1..entry.runs.len().saturating_sub(1) {
        let [(_, _, Author), (from, to, Date), (_, end, Title)] = entry.runs[at - 1..=at + 1] else { continue };
        let bare = to == from + 1 && entry.form(from) == form::YEAR;
        let later = entry.runs[at + 2..]
            .windows(2)
            .any(|pair| pair[0].2 == Date && pair[1].2 == Volume && entry.form(pair[0].0) == form::YEAR);
        if bare && later && entry.form(from - 1) == form::STOP {
            return entry.change(from, end, Title);
        }
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

/// `R 43 I/1504, Bl. 12`: behind the slash of a shelf mark stands no year.
pub(super) fn year_of_a_shelf_mark(entry: &mut Entry<'_>) {
    for at in 1..entry.runs.len() {
        let [(_, end, Archive), (from, to, Date)] = entry.runs[at - 1..=at] else { continue };
        let glued = entry.form(end - 1) == form::SLASH && !entry.tokens.list[from].spaced;
        if glued && entry.without_pause(to) == from + 1 {
            return entry.change(from, to, Archive);
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

/// `(2016). PISA 2015: Programa`: a year before a colon, between two parts of the title, is a word of it where the entry has its date.
pub(super) fn year_inside_the_title(entry: &mut Entry<'_>) {
    for at in 1..entry.runs.len().saturating_sub(2) {
        let [(start, _, Title), (from, to, Date), (_, end, Title)] = entry.runs[at..at + 3] else { continue };
        let year = to == from + 2 && entry.form(from) == form::YEAR && entry.form(from + 1) == form::COLON;
        if year && entry.runs[..at].iter().any(|run| run.2 == Date) {
            return entry.change(start, end, Title);
        }
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

#[cfg(test)]
mod tests {
    use super::super::mended;
    use super::*;

    #[test]
    fn two_years_behind_the_press_are_the_date() {
        let text = "Moor, Ann. Rivers. Oslo: Quay, 1776–88.";
        let read = mended(text, &[(4, Author), (2, Title), (2, Location), (2, Publisher), (4, Pages)]);
        assert_eq!(read[4], "date 1776–88.");
        let text = "Moor, Ann. Rivers. Oslo: Quay, 1976, 1776–88.";
        let read = mended(text, &[(4, Author), (2, Title), (2, Location), (2, Publisher), (2, Date), (4, Pages)]);
        assert_eq!(read[5], "pages 1776–88.");
    }

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
    fn addresses_tags_and_shelf_marks_are_told() {
        let text = "Moor, Ann. Rivers. 'https://a.example/rivers' [Online]";
        let read = mended(text, &[(4, Author), (2, Title), (6, ContainerTitle)]);
        assert!(read.contains(&"url https://a.example/rivers".to_owned()), "{read:?}");
        let text = "[Moo61] A. Moor, Rivers of the north, Oslo, 1961.";
        let read = mended(text, &[(2, Author), (2, CitationNumber), (4, Author), (5, Title), (2, Location), (2, Date)]);
        assert_eq!(read[..2], ["citation-number [Moo61]", "author A. Moor,"]);
        let text = "QArch, R 43 I/1504, Bl. 12.";
        let read = mended(text, &[(6, Archive), (2, Date), (4, Pages)]);
        assert_eq!(read[0], "archive QArch, R 43 I/1504,", "{read:?}");
    }
}
