//! When a work appeared: of the dates that an entry prints, the one of this publication and the one of the first.

use super::{Builder, dates, words};
use crate::record::{Date, DatePoint, DateValue, EntryType, Field, Value};
use crate::reference::label::Label;

/// `Original work published 1949`, `first published 1947`: the date of the first publication.
pub fn original(note: &str) -> Option<DateValue> {
    const LONGEST: usize = 8;
    let lower = note.trim_start_matches(['(', '[']).to_lowercase();
    let says = [
        "original",
        "travail original",
        "œuvre originale",
        "ouvrage original",
        "obra original",
        "publicado originalmente",
        "publicada originalmente",
        "ed. or",
        "éd. orig",
        "ed. orig",
        "first published",
        "first edition",
        "orig. pub",
        "1re éd",
        "1a ed",
        "1ª ed",
        "1. aufl",
        "1e dr",
        "prima ed",
        "primera ed",
        "trabajo original",
        "frz. orig",
        "engl. orig",
        "nachdr",
        "unveränd. nachdr",
        "erstausgabe",
        "ursprünglich",
        "zuerst",
    ]
    .iter()
    .any(|words| lower.starts_with(words));
    let years = note.split(|c: char| !c.is_ascii_digit()).filter(|digits| digits.len() == 4).count();
    (says && years == 1 && note.split_whitespace().count() <= LONGEST).then(|| dates::read(note).date).flatten()
}

/// `Thèse 1979`: a kind of thesis, and the year behind it; `Working Paper 1979` may have that number.
pub fn year_behind(genre: &str) -> Option<(&str, &str)> {
    let (kind, year) = words::trim(genre).rsplit_once(' ')?;
    let is_year = year.len() == 4 && year.parse().is_ok_and(|year: i32| (1800..2100).contains(&year));
    let words = kind.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '.' | '’' | '\''));
    (is_year && words && super::genre::genre(kind).kind == EntryType::Thesis).then_some((kind, year))
}

/// `(I ed.`, `1st ed.`: words for the edition that the year behind them is of.
fn is_first_edition(text: &str) -> bool {
    let lower = words::trim(text).trim_start_matches('(').to_lowercase();
    matches!(
        lower.trim_end_matches('.'),
        "i ed"
            | "1st ed"
            | "1st edn"
            | "1a ed"
            | "1ª ed"
            | "1. aufl"
            | "1. auflage"
            | "first ed"
            | "ed. orig"
            | "ed. or"
            | "éd. orig"
            | "edición original"
    )
}

/// `repr.`, `Nachdruck`: the word for a reprint, alone.
pub fn is_reprint(text: &str) -> bool {
    let lower = words::trim(text).trim_matches(['(', '[', '.', ' ']).to_lowercase();
    matches!(
        lower.as_str(),
        "reprint"
            | "reprinted"
            | "repr"
            | "rpt"
            | "reissue"
            | "reissued"
            | "nachdr"
            | "nachdruck"
            | "neudr"
            | "neudruck"
            | "réimpr"
            | "réimpression"
            | "reimpr"
            | "reimpresión"
            | "reimpressão"
            | "rist"
            | "ristampa"
            | "herdruk"
    )
}

/// `Methuen (orig.`: a publisher, and a word for the first publication whose year follows.
pub fn leads_to_the_first(publisher: &str) -> Option<&str> {
    let at = publisher.rfind(['(', '['])?;
    let word = publisher.get(at + 1..)?.trim_end_matches([' ', '.', ',', ':']).to_lowercase();
    let first = matches!(
        word.as_str(),
        "orig"
            | "original"
            | "originally"
            | "first published"
            | "first ed"
            | "zuerst"
            | "éd"
            | "obra original publicada en"
            | "obra original publicada em"
            | "publicado originalmente en"
            | "publicado originalmente em"
    );
    first.then(|| publisher.get(..at).unwrap_or("").trim_end_matches([' ', '.', ',']))
}

/// `4–9 December 2017`, `May 7–9, 2015`: the first and last of the days.
fn days_in_a_row(text: &str) -> Option<(DatePoint, DatePoint)> {
    let at = text.find(['–', '-'])?;
    let (before, behind) = (text.get(..at)?.trim_end(), text.get(at..)?.trim_start_matches(['–', '-', ' ']));
    let digits = before.bytes().rev().take_while(u8::is_ascii_digit).count();
    let first = before.get(before.len() - digits..)?.parse::<u8>().ok()?;
    let length = behind.bytes().take_while(u8::is_ascii_digit).count();
    let last = behind.get(..length)?.parse::<u8>().ok()?;
    let (lead, rest) = (before.get(..before.len() - digits)?, behind.get(length..)?);
    // `November 6–10, 2006 (2007)`: the year is the one that follows.
    let year = rest.split(|c: char| !c.is_ascii_digit()).find(|digits| digits.len() == 4);
    let rest = year.and_then(|year| rest.get(..rest.find(year)? + year.len())).unwrap_or(rest);
    let whole = dates::read(&format!("{lead}{last}{rest}")).date;
    let end = point(&whole?).filter(|end| end.day == Some(last))?;
    let row = (1..=2).contains(&digits) && (1..=2).contains(&length) && first < last && first > 0;
    row.then_some((DatePoint { day: Some(first), ..end }, end))
}

/// The one point of a date that is no range.
fn point(date: &DateValue) -> Option<DatePoint> {
    match date {
        DateValue::Edtf(Date::At(point)) => Some(*point),
        _ => None,
    }
}

impl Builder<'_> {
    pub(super) fn dates(&mut self) {
        for text in self.runs.texts(Label::Date) {
            // `filed January 9, 1998, and issued September 4, 2001`
            let text = text.split_once(" issued ").map_or(text, |(_, issued)| issued);
            // `c2000`: the year of the copyright
            let year =
                text.trim_start().strip_prefix('c').filter(|year| year.starts_with(|c: char| c.is_ascii_digit()));
            let date = dates::read(year.unwrap_or(text));
            self.undated |= date.undated;
            if let Some(state) = date.pubstate {
                self.text(Field::PubState, state, Label::Date);
            }
            if let Some(value) = date.date {
                if self.record.has(&Field::Date) {
                    continue;
                }
                self.set(Field::Date, Value::Date(value), Label::Date);
                self.year_suffix = date.letter;
            }
            self.text(Field::Edition, date.edition.unwrap_or_default(), Label::Date);
            if let Some(value) = date.original {
                self.set(Field::OrigDate, Value::Date(value), Label::Date);
            }
        }
        self.days_of_the_meeting();
        self.date_elsewhere();
        self.day_and_month();
        self.first_publication();
    }

    /// `Oslo, May 7–9, 2015 (2015)`, `In Proceedings of the Lake Conference, Oslo, 4–9 December 2017`: days in a row are those of the meeting.
    fn days_of_the_meeting(&mut self) {
        let texts = self.runs.texts(Label::Date);
        let Some((first, last)) = texts.iter().find_map(|text| days_in_a_row(text)) else { return };
        let year = DatePoint::year(first.year);
        let again = |text: &&str| {
            let read = dates::read(text).date;
            read.as_ref().and_then(point) == Some(year)
        };
        let meeting = self.runs.text(Label::ContainerTitle).is_some_and(|name| {
            ["Proceedings", "Proc.", "Conference", "Symposium", "Workshop", "Congress"]
                .iter()
                .any(|word| name.contains(word))
        });
        // `The Economist, May 7–13, 2015`: of a weekly they are those of the issue.
        if !meeting && (self.runs.has(Label::ContainerTitle) || !texts.iter().any(again)) {
            return;
        }
        self.record.set(Field::Date, Value::Date(DateValue::Edtf(Date::At(year))));
        let event = DateValue::Edtf(Date::Interval(Some(first), Some(last)));
        self.set(Field::EventDate, Value::Date(event), Label::Date);
    }

    /// `Thèse 1979`, `2017年第5期`: where nothing is a date, a year behind the kind of work, or before a counted number.
    fn date_elsewhere(&mut self) {
        if self.record.has(&Field::Date) || self.undated || self.record.has(&Field::PubState) {
            return;
        }
        if let Some((_, year)) = self.runs.text(Label::Genre).and_then(year_behind) {
            let date = dates::read(year).date.map(Value::Date);
            date.into_iter().for_each(|date| self.set(Field::Date, date, Label::Genre));
            return;
        }
        // `Advances in Rivers 30 (LAKE 2017), pp. 5–12`
        let held = |text: &&str| {
            let inside = words::trim(text).trim_start_matches('(').trim_end_matches(')');
            let inside = inside.rsplit_once('(').map_or(inside, |(_, inside)| inside);
            let (name, year) = inside.rsplit_once(' ')?;
            let acronym = name.chars().filter(|c| c.is_uppercase()).count() * 2 > name.chars().count();
            let told = year.len() == 4 && year.parse().is_ok_and(|year: i32| (1900..2100).contains(&year));
            (acronym && told && text.contains(['(', ')'])).then(|| dates::read(year).date)?
        };
        let meeting = self.runs.texts(Label::ContainerTitle).iter().find_map(held);
        if let Some(date) = meeting {
            self.set(Field::Date, Value::Date(date), Label::ContainerTitle);
            return;
        }
        for label in [Label::Volume, Label::Issue] {
            let counted =
                |text: &&str| text.find(['年', '년']).map(|at| &text[..at]).is_some_and(|year| year.len() == 4);
            if let Some(text) = self.runs.texts(label).into_iter().find(counted) {
                let date = dates::read(&text[..4]).date.map(Value::Date);
                date.into_iter().for_each(|date| self.set(Field::Date, date, label));
            }
        }
    }

    /// `Methodenlehre, 62007`: where nothing else is a date, a year with the raised number of the edition ends the title. Gives
    /// the title without it.
    pub(super) fn year_and_edition_behind(&mut self, title: &str) -> Option<String> {
        let (head, tail) = title.rsplit_once(", ").filter(|(_, tail)| tail.bytes().all(|b| b.is_ascii_digit()))?;
        let read = dates::read(tail);
        let (date, edition) = (read.date?, read.edition?);
        if self.record.has(&Field::Date) {
            return None;
        }
        self.set(Field::Date, Value::Date(date), Label::Title);
        self.text(Field::Edition, edition, Label::Title);
        Some(head.to_owned())
    }

    /// `(2011) … The Guardian, 27 January`, `21, 7 (July 1978)`: day and month may be printed apart from the year.
    fn day_and_month(&mut self) {
        let Some(year) = self.record.date(Field::Date).and_then(point).filter(|point| point.month.is_none()) else {
            return;
        };
        for text in self.runs.texts(Label::Date) {
            let text = words::trim(text);
            // `2–5 September` is when people met.
            if !text.contains(char::is_alphabetic) || text.contains(['-', '–', '/']) {
                continue;
            }
            let dated = text.split(|c: char| !c.is_ascii_digit()).any(|digits| digits.len() == 4);
            let whole = if dated { text.to_owned() } else { format!("{text} {}", year.year) };
            let Some(date) = dates::read(&whole).date else { continue };
            if point(&date).is_some_and(|point| point.year == year.year && point.month.is_some()) {
                self.record.set(Field::Date, Value::Date(date));
                return;
            }
        }
    }

    /// `Gender Trouble. 1990. Routledge, 1999`, `“On Rivers” [1936], in Essays, London, 1973`, `Einaudi, 1989 (I ed.
    /// 1947)`, `(Original work published 1949)`: a second year
    /// is that of the first publication.
    fn first_publication(&mut self) {
        let year = |text: &str| dates::read(text).date.filter(|date| point(date).is_some_and(|p| p.month.is_none()));
        let two = self.runs.years_around_the_publisher().or_else(|| self.runs.years_of_part_and_host());
        if let Some((first, second)) = two
            && let (Some(first), Some(second)) = (year(first), year(second))
            && first.year() < second.year()
        {
            self.record.set(Field::Date, Value::Date(second));
            self.set(Field::OrigDate, Value::Date(first), Label::Date);
        }
        if let Some((_, text)) = self.runs.before_date(Label::Edition).filter(|(edition, _)| is_first_edition(edition))
            && let Some(first) = year(text)
            && self.record.has(&Field::Date)
        {
            self.set(Field::OrigDate, Value::Date(first), Label::Date);
            self.evidence.reprinted = true;
        }
        // `1925. Reprint, New York: Scribner, 2004`, `(1963; repr., London: Penguin, 1991)`
        if let Some((first, second)) = self.runs.dates_around(is_reprint)
            && let (Some(first), Some(second)) = (year(first), year(second))
            && first.year() < second.year()
        {
            self.record.set(Field::Date, Value::Date(second));
            self.set(Field::OrigDate, Value::Date(first), Label::Date);
            self.evidence.reprinted = true;
        }
        // `Methuen (orig. 1776)`
        if let Some((_, text)) =
            self.runs.before_date(Label::Publisher).filter(|(name, _)| leads_to_the_first(name).is_some())
            && let Some(first) = year(text)
            && self.record.has(&Field::Date)
        {
            self.set(Field::OrigDate, Value::Date(first), Label::Date);
        }
        if let Some(first) = self.runs.texts(Label::Note).into_iter().find_map(|note| original(words::trim(note))) {
            self.set(Field::OrigDate, Value::Date(first), Label::Note);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notes_of_the_first_publication_are_dates() {
        for note in ["Original work published 1949", "(first published in 1949)", "Originally published 1949"] {
            assert_eq!(original(note).and_then(|date| date.year()), Some(1949), "{note}");
        }
        assert_eq!(original("original of 1949, reprinted in 1960"), None);
        assert_eq!(original("Original title: Rivers"), None);
    }
}
