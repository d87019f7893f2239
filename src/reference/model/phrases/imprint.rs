//! Presses and places, and a journal, each taken for another.

use super::{Entry, Run};
use crate::reference::Label::*;
use crate::reference::given::is_given;
use crate::reference::model::glance::form;
use crate::reference::model::lexicon;

/// `Translated by Eva Quay, Oxford UP, 2005`: a press is no place.
pub(super) fn press_taken_for_a_place(entry: &mut Entry<'_>) {
    let tokens = entry.tokens;
    let all = entry.runs.clone();
    if all.iter().any(|(_, _, label)| *label == Publisher) {
        return;
    }
    for (start, end, label) in all {
        let press =
            (start..end).any(|t| matches!(tokens.word(t), "UP" | "Press" | "Publishers" | "Verlag" | "Editions"));
        let short = (start..end).any(|t| matches!(tokens.word(t), "OUP" | "CUP"));
        if label == Location && (press && end - start > 1 || short) {
            entry.change(start, end, Publisher);
        }
        // `edited by Cary Nelson and Lawrence Grossberg, U of Illinois P, 1988`
        if matches!(label, Editor | Translator) && end - start > 5 {
            let comma = (start + 2..end - 2).rev().find(|&t| tokens.word(t) == ",");
            let own = |t: usize| matches!(tokens.word(t), "UP" | "P" | "Press" | "Books" | "Publishers");
            let last = if tokens.word(end - 1) == "," { end - 2 } else { end - 1 };
            if let Some(comma) = comma.filter(|&comma| comma + 1 < last && own(last)) {
                entry.change(comma + 1, end, Publisher);
            }
        }
    }
}

/// `New Republic, February 22, 1999, 37–45`: where nothing is published, what stands before date and pages is a journal.
pub(super) fn journal_taken_for_a_place(entry: &mut Entry<'_>) {
    let (tokens, evidence) = (entry.tokens, entry.evidence);
    let all = entry.runs.clone();
    let journal = |(_, _, label): &Run| matches!(label, ContainerTitle | Publisher | CollectionTitle);
    if all.iter().any(journal) {
        return;
    }
    for three in all.windows(3) {
        // `NVwZ 2010, S. 1–8`
        if let [(start, end, Location), (from, _, Date), (_, _, Pages)] = *three
            && end == start + 1
            && matches!(evidence.form(start), form::MIXED | form::SHORT_CAPITALS | form::CAPITALS)
            && evidence.form(from) == form::YEAR
            && !is_place(tokens.word(start))
            && !matches!(tokens.word(start), "UK" | "USA" | "US" | "UAE" | "NYC" | "LA" | "NY")
        {
            return entry.change(start, end, ContainerTitle);
        }
        if let [(start, end, Location), (from, to, Date), (_, _, Pages)] = *three
            && to - from > 3
            && !(start..end).any(|t| is_place(tokens.word(t)))
        {
            entry.change(start, end, ContainerTitle);
        }
    }
}

pub(super) fn is_place(word: &str) -> bool {
    lexicon::classes_of(&word.to_lowercase()) & lexicon::PLACE != 0
}

/// `Ática: São Paulo`, `University of Quay Press: Oslo`: some styles print the press before its place.
pub(super) fn press_before_its_place(entry: &mut Entry<'_>) {
    for at in 0..entry.runs.len() {
        let (start, end, label) = entry.runs[at];
        let Some(colon) = entry.find(start + 1, end.saturating_sub(1), form::COLON) else { continue };
        let last = entry.without_pause(end);
        let town = TOWNS.contains(&entry.tokens.slice(colon + 1, last));
        let towards_a_place = town
            || is_place(entry.word(colon + 1))
            || is_place(&format!("{} {}", entry.word(colon + 1), entry.word(colon + 2)));
        let press = |t: usize| {
            matches!(entry.word(t), "Press" | "University" | "Verlag" | "Books" | "Publishers" | "Organization")
        };
        let town = matches!(entry.word(colon - 1), "City" | "River" | "Park" | "Hill" | "Beach" | "Springs" | "Falls");
        let press_first = towards_a_place && !is_place(entry.word(start)) && !town;
        if label == Location && !entry.has(Publisher) && press_first {
            return entry.change(start, colon + 1, Publisher);
        }
        if label == Publisher && !entry.has(Location) && towards_a_place && (start..colon).any(press) {
            return entry.change(colon + 1, end, Location);
        }
    }
}

/// `In A educação pela noite. Ática: São Paulo, 1987`: one word behind the book's title, and a colon before the place, is the press.
pub(super) fn press_behind_the_book(entry: &mut Entry<'_>) {
    if entry.has(Publisher) {
        return;
    }
    for at in 1..entry.runs.len() {
        let [(start, end, ContainerTitle), (_, _, Location)] = entry.runs[at - 1..=at] else { continue };
        let whole = end - start > 4 && entry.form(end - 1) == form::COLON && entry.form(end - 3) == form::STOP;
        if whole && entry.form(end - 2) == form::CAPITALISED {
            return entry.change(end - 2, end, Publisher);
        }
    }
}

/// Towns in which many publish: what stands before one and is no place itself is a press.
#[rustfmt::skip]
const TOWNS: [&str; 76] = [
    "Amsterdam", "Ankara", "Barcelona", "Basel", "Beijing", "Berlin", "Bern", "Bogotá", "Bologna", "Boston", "Bruxelles",
    "Budapest", "Buenos Aires", "Caracas", "Chicago", "Copenhagen", "Delhi", "Dordrecht", "Firenze", "Frankfurt", "Göttingen",
    "Hamburg", "Heidelberg", "Helsinki", "Istanbul", "Jena", "Kraków", "København", "Köln", "Leiden", "Leipzig", "Lima", "Lisboa",
    "London", "Lyon", "Madrid", "Milano", "Moscow", "México", "München", "Napoli", "New Delhi", "New York", "Oslo", "Oxford",
    "Paris", "Porto", "Praha", "Rio de Janeiro", "Roma", "Salamanca", "Santiago", "Seoul", "Seattle", "Stanford", "Stockholm",
    "Stuttgart", "São Paulo", "Tokyo", "Torino", "Tübingen", "Uppsala", "Utrecht", "Venezia", "Warsaw", "Warszawa", "Weimar",
    "Wien", "Wiesbaden", "Würzburg", "Zagreb", "Zürich", "Århus", "İstanbul", "Łódź", "Ljubljana",
];

/// `Paz e Terra, Rio de Janeiro`: a press and its town, taken for two places.
pub(super) fn press_and_its_town(entry: &mut Entry<'_>) {
    const LONGEST: usize = 4;
    if entry.has(Publisher) || entry.has(Genre) || entry.has(Archive) {
        return;
    }
    // Where people met is no press.
    let met = |t: usize| matches!(entry.word(t), "presented" | "Conference" | "Congress" | "Symposium" | "Meeting");
    if (0..entry.len()).any(met) {
        return;
    }
    for at in 0..entry.runs.len() {
        let (start, end, label) = entry.runs[at];
        let Some(comma) =
            entry.find(start + 1, end, form::COMMA).filter(|comma| label == Location && comma - start <= LONGEST)
        else {
            continue;
        };
        let last = if form::is_pause(entry.form(end - 1)) && end > comma + 2 { end - 1 } else { end };
        let town = TOWNS.contains(&entry.tokens.slice(comma + 1, last));
        let place = (start..comma).any(|t| is_place(entry.word(t)));
        if town && !place {
            return entry.change(start, comma + 1, Publisher);
        }
    }
}

/// `Rivers of the North. Grijalbo.`, `edited by Ann Moor, Quay, 1969`: where nothing else is the press, a word that is no place
/// is one.
pub(super) fn press_of_one_word(entry: &mut Entry<'_>) {
    if entry.has(Publisher) {
        // `Brooks/Cole`
        for at in 1..entry.runs.len() {
            let [(start, end, Location), (_, to, Publisher)] = entry.runs[at - 1..=at] else { continue };
            if entry.form(end - 1) == form::SLASH && end - start == 2 && !is_place(entry.word(start)) {
                return entry.change(start, to, Publisher);
            }
        }
        for at in 1..entry.runs.len() {
            let [(_, end, Publisher), (from, to, Location)] = entry.runs[at - 1..=at] else { continue };
            if entry.form(end - 1) == form::SLASH && to - from <= 2 && !is_place(entry.word(from)) {
                return entry.change(from, to, Publisher);
            }
        }
        return;
    }
    for at in 1..entry.runs.len() {
        let (start, end, label) = entry.runs[at];
        let last = entry.without_pause(end);
        let next = entry.runs.get(at + 1).map(|run| run.2);
        let ends = matches!(next, None | Some(Date | Pages | Doi | Url | Isbn));
        if label == Location && ends {
            let from = if matches!(entry.form(start), form::OPEN) { start + 1 } else { start };
            let word = last == from + 1 && entry.form(from) == form::CAPITALISED && !is_place(entry.word(from));
            // `J. Moor: Rivers, Opladen 1979` has a place; what stands alone behind a full stop or in a bracket is a press.
            let parted = next != Some(Date) || entry.form(end - 1) == form::COMMA;
            // “On rivers.” Lakes, Quay, 1987, pp. 3–9
            let quoted = entry.runs.iter().any(|run| run.2 == Title && entry.form(run.0) == form::OPEN_QUOTE);
            let paged = next == Some(Date) && entry.runs.get(at + 2).is_some_and(|run| run.2 == Pages);
            // Historians cite places in brackets before dates: `(Breslau, 1899)`.
            let bracket = from > start && next != Some(Date);
            let sign = bracket
                || next != Some(Date) && entry.form(start - 1) == form::STOP && entry.form(end - 1) != form::SEMICOLON
                || parted && quoted && paged;
            if word && sign && entry.has(Title) {
                return entry.change(start, end, Publisher);
            }
        }
        // `edited by Ann Moor, translated by Eva Quay, Pier, 1969`
        if matches!(label, Editor | Translator) && matches!(next, Some(Date)) && last > start + 4 {
            let led = matches!(entry.word(start + 1), "by" | ".") || matches!(entry.word(start + 2), "by");
            let comma = entry.form(last - 2) == form::COMMA && entry.form(last - 1) == form::CAPITALISED;
            if led && comma && !is_given(entry.word(last - 1)) {
                return entry.change(last - 1, end, Publisher);
            }
        }
    }
}

/// Names of countries, as they stand behind towns.
#[rustfmt::skip]
const COUNTRIES: [&str; 53] = [
    "United States", "United Kingdom", "The Netherlands", "South Korea", "New Zealand", "South Africa",
    "Czech Republic", "Hong Kong", "United Arab Emirates",
    "USA", "UK", "U.K", "U.S.A", "Argentina", "Australia", "Austria", "Belgium", "Brazil", "Canada", "Chile", "China",
    "Croatia", "Cyprus", "Denmark", "England", "Finland", "France", "Germany", "Greece", "Hungary", "India", "Ireland",
    "Israel", "Italy", "Japan", "Korea", "Malta", "Mexico", "Netherlands", "Norway", "Poland", "Portugal", "Romania",
    "Scotland", "Singapore", "Slovenia", "Spain", "Sweden", "Switzerland", "Taiwan", "Thailand", "Turkey", "Wales",
];

/// Whether the words name a country.
pub(crate) fn is_country(name: &str) -> bool {
    COUNTRIES.contains(&name.trim())
}

/// `vol. 29, Barcelona, Spain, 2016`: the country behind its town is no press.
pub(super) fn country_taken_for_a_press(entry: &mut Entry<'_>) {
    for at in 1..entry.runs.len() {
        // `Université de Stanford, U.S.A.`: nor is it an author, though it looks like initials.
        let (((_, _, Location), (start, end, Publisher)) | ((_, _, Publisher), (start, end, Author))) =
            (entry.runs[at - 1], entry.runs[at])
        else {
            continue;
        };
        let last = entry.without_pause(end);
        let country = COUNTRIES.contains(&entry.tokens.slice(start, last));
        if country && last > start && entry.form(start - 1) == form::COMMA {
            return entry.change(start, end, Location);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reference::model::phrases::mended;

    #[test]
    fn a_country_publishes_nothing() {
        let text = "A. Moor, “Salt,” in Proc. Rivers, vol. 29, Barcelona, Spain, 2016, pp. 3–9.";
        let parts = [
            (4, Author),
            (4, Title),
            (1, Other),
            (4, ContainerTitle),
            (4, Volume),
            (2, Location),
            (2, Publisher),
            (2, Date),
            (6, Pages),
        ];
        assert!(mended(text, &parts).contains(&"location Barcelona, Spain,".to_owned()));
    }
}
