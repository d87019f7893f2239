//! What the sciences print: repositories for presses, numbered papers, companies cut at their form, journals that begin with an initial.

use super::Entry;
use super::imprint::is_place;
use crate::reference::Label::*;
use crate::reference::model::glance::form;
use crate::reference::repositories::is_repository;

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

/// `Dryad (2013); https://doi.org/…`: a repository is no place.
pub(super) fn repository_taken_for_a_place(entry: &mut Entry<'_>) {
    if entry.has(Publisher) {
        return;
    }
    for (start, end, label) in entry.runs.clone() {
        let name = is_repository(entry.word(start));
        if matches!(label, Location | ContainerTitle) && name && entry.without_pause(end) == start + 1 {
            return entry.change(start, end, Publisher);
        }
    }
}

/// `Gaussian, | Inc.: Wallingford, CT`: the form of a company belongs to its name.
pub(super) fn company_cut_at_its_form(entry: &mut Entry<'_>) {
    for at in 1..entry.runs.len() {
        let [(_, end, Publisher), (from, to, Location)] = entry.runs[at - 1..=at] else { continue };
        let company = matches!(entry.word(from), "Inc" | "Ltd" | "LLC" | "GmbH" | "Co" | "Corp" | "Limited");
        let behind = entry.with_pause(entry.behind_stop(from));
        if company && end == from && behind < to {
            return entry.change(from, behind, Publisher);
        }
    }
}

/// `Dept. Elect. | Eng., | Massachusetts Inst. Technol.`: an abbreviation between two halves of a school's name is no place.
pub(super) fn school_cut_at_an_abbreviation(entry: &mut Entry<'_>) {
    for at in 2..entry.runs.len() {
        let [(_, before, Publisher), (from, to, Location), (_, _, Publisher)] = entry.runs[at - 2..=at] else {
            continue;
        };
        let short = entry.form(from + 1) == form::STOP && to <= from + 3 && entry.word(from).chars().count() < 6;
        if short && entry.form(before - 1) == form::STOP && !is_place(entry.word(from)) {
            return entry.change(from, to, Publisher);
        }
    }
}

/// `NSIDC: | National Snow and Ice Data Center`: capitals before a colon are a body's short name, where another place stands behind.
pub(super) fn short_name_of_the_press(entry: &mut Entry<'_>) {
    for at in 1..entry.runs.len() {
        let [(from, to, Location), (_, end, Publisher)] = entry.runs[at - 1..=at] else { continue };
        let short = to == from + 2 && entry.form(from) == form::CAPITALS && entry.form(from + 1) == form::COLON;
        let placed = entry.runs[at + 1..].iter().any(|run| run.2 == Location);
        if short && placed && !is_place(entry.word(from)) {
            return entry.change(from, end, Publisher);
        }
    }
}

/// `São Paulo: Hucitec: | Anpur`: behind the colon of the place stand the presses.
pub(super) fn place_and_presses_in_a_chain(entry: &mut Entry<'_>) {
    for at in 1..entry.runs.len() {
        let [(from, to, Location), (_, _, Publisher)] = entry.runs[at - 1..=at] else { continue };
        let first = entry.find(from + 1, to - 1, form::COLON);
        // `Washington: DC: Quay`
        let town = |t: usize| is_place(entry.word(t)) || is_place(entry.tokens.slice(t, to - 1));
        let state = |colon: usize| {
            entry.form(colon + 1) == form::SHORT_CAPITALS && colon + 3 == to
                || town(colon + 1)
                || entry.word(colon + 1) == "New"
        };
        if let Some(colon) =
            first.filter(|&colon| entry.form(to - 1) == form::COLON && colon + 1 < to - 1 && !state(colon))
        {
            return entry.change(colon + 1, to, Publisher);
        }
    }
}

/// `FAO Irrigation and Drainage Paper | 56. | FAO, Rome.`: a numbered paper that a body prints is a report, no journal with a volume.
pub(super) fn numbered_paper(entry: &mut Entry<'_>) {
    if entry.has(Pages) || entry.has(Issue) || entry.has(Editor) || entry.has(Genre) {
        return;
    }
    for at in 1..entry.runs.len().saturating_sub(2) {
        let [(_, before, Title), (from, end, ContainerTitle), (number, to, Volume), (_, _, Publisher | Location)] =
            entry.runs[at - 1..at + 3]
        else {
            continue;
        };
        let paper = matches!(entry.word(end - 1), "Paper" | "Report" | "Memorandum" | "Brief" | "Note");
        let alone = entry.digits(number) && entry.without_pause(to) == number + 1;
        if paper && alone && entry.form(before - 1) == form::STOP {
            return entry.change(from, to, Genre);
        }
    }
}

/// `global reanalysis, Q. | J. Roy. Meteor. Soc.`: an initial behind the title's comma begins the journal's name.
pub(super) fn initial_of_the_journal(entry: &mut Entry<'_>) {
    for at in 1..entry.runs.len() {
        let [(start, end, Title), (from, to, ContainerTitle)] = entry.runs[at - 1..=at] else { continue };
        let initial = end > start + 5
            && entry.form(end - 1) == form::STOP
            && entry.form(end - 2) == form::INITIAL
            && entry.form(end - 3) == form::COMMA;
        let abbreviated = end == from && entry.form(entry.without_pause(to) - 1) != form::LOWER;
        if initial && abbreviated && entry.form(from + 1) == form::STOP {
            return entry.change(end - 2, end, ContainerTitle);
        }
    }
}

/// `University of Quay, | 12–14 | April 2002.`: days before a month are no pages.
pub(super) fn days_before_a_month(entry: &mut Entry<'_>) {
    if entry.runs.iter().filter(|run| run.2 == Date).count() < 2 {
        return;
    }
    for at in 1..entry.runs.len() {
        let [(from, to, Pages), (next, end, Date)] = entry.runs[at - 1..=at] else { continue };
        let short = |t: usize| matches!(entry.form(t), form::DIGIT | form::DIGITS2);
        let dash = matches!(entry.form(from + 1), form::DASH | form::LONG_DASH);
        let days = to == from + 3 && short(from) && dash && short(from + 2);
        if days && entry.month(next) {
            return entry.change(from, end, Note);
        }
    }
}

/// `The Independent, | 21 May, 10.`: what stands behind day and month is the page.
pub(super) fn page_behind_day_and_month(entry: &mut Entry<'_>) {
    if entry.has(Pages) || !entry.has(ContainerTitle) {
        return;
    }
    let Some(&(from, to, Date)) = entry.runs.last() else { return };
    let last = entry.without_pause(to);
    if last < from + 4
        || entry.form(last - 2) != form::COMMA
        || !matches!(entry.form(last - 1), form::DIGIT | form::DIGITS2 | form::DIGITS3)
    {
        return;
    }
    let day = (from..last - 2).any(|t| entry.month(t)) && (from..last - 2).all(|t| entry.form(t) != form::YEAR);
    if day {
        entry.change(last - 1, to, Pages);
    }
}

/// `Mendeley Data, | v1.`: the number of a version is no page; `Part B, De Gruyter`: nor is a part a press.
pub(super) fn version_and_part_at_the_press(entry: &mut Entry<'_>) {
    for (from, to, label) in entry.runs.clone() {
        let word = entry.word(from);
        let version = word
            .strip_prefix(['v', 'V'])
            .is_some_and(|n| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit() || b == b'.'));
        if label == Pages && version && entry.without_pause(to) == from + 1 {
            return entry.change(from, to, Note);
        }
        let part = word == "Part" && entry.form(from + 2) == form::COMMA && to > from + 3;
        if label == Publisher && part {
            return entry.change(from, from + 3, Note);
        }
    }
}

/// `Pagedas AC, inventor; | Ancel Surgical Inc., assignee. | Flexible device`: who holds a patent is no part of what it is called.
pub(super) fn holder_of_a_patent(entry: &mut Entry<'_>) {
    for at in 1..entry.runs.len() {
        let [(_, _, Author), (start, end, Title)] = entry.runs[at - 1..=at] else { continue };
        let holder = (start + 1..end.min(start + 14)).find(|&t| matches!(entry.word(t), "assignee" | "assignees"));
        if let Some(holder) = holder.filter(|&holder| entry.form(holder + 1) == form::STOP && holder + 3 < end) {
            return entry.change(start, holder + 2, Note);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::mended;
    use super::*;

    #[test]
    fn a_year_before_the_press_may_end_the_title() {
        let text = "Moor Board. Rivers in the North, 2019. Quay Press; 2019.";
        let parts = [(3, Author), (5, Title), (2, Date), (3, Publisher), (2, Date)];
        assert_eq!(mended(text, &parts)[1], "title Rivers in the North, 2019.");
    }

    #[test]
    fn companies_papers_and_initials_stay_whole() {
        let text = "Moor A. Salt 16; Quay, Inc.: Oslo, 2016.";
        let parts = [(3, Author), (3, Title), (2, Publisher), (5, Location), (2, Date)];
        assert_eq!(mended(text, &parts)[2..4], ["publisher Quay, Inc.:", "location Oslo,"]);
        let text = "Moor, A.: The old salt, Q. J. Roy. Meteor. Soc., 146, 3–9, 2020.";
        let parts = [(5, Author), (6, Title), (9, ContainerTitle), (2, Volume), (4, Pages), (2, Date)];
        assert_eq!(mended(text, &parts)[1..3], ["title The old salt,", "container-title Q. J. Roy. Meteor. Soc.,"]);
        let text = "Moor, A., 1998. Salt of crops. Quay Drainage Paper 56. Quay, Rome.";
        let parts =
            [(5, Author), (2, Date), (4, Title), (3, ContainerTitle), (2, Volume), (2, Publisher), (2, Location)];
        assert_eq!(mended(text, &parts)[3], "genre Quay Drainage Paper 56.");
    }
}
