//! Works whose entries have an order of their own: articles in works of reference, software, addresses and interviews.

use super::Entry;
use crate::reference::Label::*;
use crate::reference::east_asia::WorkTag;
use crate::reference::model::glance::form;

/// `The Companion to Rivers, 4th ed., s.v. “Nile.” By Ann Moor.`: what stands behind *s.v.* is the article, and may be signed.
pub(super) fn article_in_an_encyclopaedia(entry: &mut Entry<'_>) {
    let found = (2..entry.len().saturating_sub(5)).find_map(|t| Some((t, entry.sub_voce(t)?)));
    let Some((sign, open)) = found else { return };
    let Some(head) = entry.runs.iter().find(|(_, _, label)| matches!(label, Title | ContainerTitle)).copied() else {
        return;
    };
    if entry.form(open) != form::OPEN_QUOTE || head.1 > sign {
        return;
    }
    let Some(close) = entry.find(open + 1, entry.len(), form::CLOSE_QUOTE) else { return };
    entry.change(head.0, head.1, ContainerTitle);
    entry.change(sign, open, Other);
    entry.change(open, close + 1, Title);
    let signed = matches!(entry.word(close + 1), "By" | "by");
    let end = entry.find(close + 2, entry.len(), form::STOP);
    if let Some(end) = end.filter(|&end| signed && !entry.has(Author) && (close + 3..close + 7).contains(&end)) {
        entry.change(close + 1, close + 2, Other);
        entry.change(close + 2, end + 1, Author);
    }
}

/// `Moor A. FigTree, version 1.4.4 (2018).`: between initials and a version stands the name of a program.
pub(super) fn software_and_its_version(entry: &mut Entry<'_>) {
    let Some(at) = entry.runs.iter().position(|(_, _, label)| *label == Author) else { return };
    let (start, end, _) = entry.runs[at];
    if !matches!(entry.word(end), "version" | "Version") || end + 1 >= entry.len() || end > start + 40 {
        return;
    }
    let seam = (start + 2..end - 1).rev().find(|&t| entry.form(t) == form::STOP && entry.initials(t - 1));
    let Some(seam) = seam.filter(|seam| end - seam < 6) else { return };
    let number = |t: usize| entry.digits(t) || entry.form(t) == form::STOP;
    let last = (end + 1..entry.len()).find(|&t| !number(t)).unwrap_or(entry.len());
    entry.change(seam + 1, end, Title);
    entry.change(end, last, Note);
}

/// `“Rivers.” Presidential Address. Historical Review`, `“Lakes.” Interview by Ann Moor. Theory`: what a work was made for stands
/// between it and its journal.
pub(super) fn occasion_before_the_journal(entry: &mut Entry<'_>) {
    for at in 0..entry.runs.len() {
        let (start, end, label) = entry.runs[at];
        let from = match label {
            ContainerTitle => start,
            // Behind the quotation mark that closes the title.
            Title if entry.form(start) == form::OPEN_QUOTE => {
                let Some(close) = entry.find(start + 1, end, form::CLOSE_QUOTE) else { continue };
                close + 1
            }
            _ => continue,
        };
        let occasion = match entry.word(from) {
            "Interview" | "Interviewed" => matches!(entry.word(from + 1), "by" | "with"),
            "Presidential" | "Inaugural" => matches!(entry.word(from + 1), "Address" | "Lecture"),
            "Keynote" => matches!(entry.word(from + 1), "Address" | "Speech" | "Lecture"),
            _ => false,
        };
        if !occasion {
            continue;
        }
        let stop = (from + 2..end).find(|&t| entry.form(t) == form::STOP && entry.form(t - 1) != form::INITIAL);
        if let Some(stop) = stop.filter(|&stop| stop + 1 < end || label == Title) {
            return entry.change(from, stop + 1, Note);
        }
    }
}

/// `On rivers, pp. 11–39. In Moor, Lakes`: pages are no part of a title.
pub(super) fn pages_behind_the_title(entry: &mut Entry<'_>) {
    for at in 0..entry.runs.len() {
        let (start, end, label) = entry.runs[at];
        if label != Title || end - start < 6 {
            continue;
        }
        let pages = |t: &usize| {
            let number = entry.behind_stop(*t);
            let last = entry.without_pause(end) - 1;
            matches!(entry.word(*t), "pp" | "p") && entry.digits(number) && number <= last && last <= number + 2
        };
        let from = (start + 2..end - 1).find(pages).filter(|t| form::is_pause(entry.form(t - 1)));
        if let Some(from) = from {
            return entry.change(from, end, Pages);
        }
    }
}

/// `Guidelines (WCAG) 2.1`: a bracket behind the title, and the number of a version, belong to it.
pub(super) fn version_behind_the_title(entry: &mut Entry<'_>) {
    // `Guidelines (WCAG) 2.1. https://…`
    if !entry.has(ContainerTitle)
        && let Some(three) = entry.runs.windows(3).find(|three| {
            matches!(three, [(_, close, Title), (_, _, Volume), (_, _, Issue)] if entry.form(close - 1) == form::CLOSE)
        })
        && entry.has(Url)
    {
        let (from, to) = (three[1].0, three[2].1);
        return entry.change(from, to, Title);
    }
    for at in 1..entry.runs.len() {
        let [(_, _, Title), (from, to, ContainerTitle)] = entry.runs[at - 1..=at] else { continue };
        if entry.form(from) != form::OPEN || entry.form(to - 1) != form::CLOSE || to - from > 4 || entry.has(Pages) {
            continue;
        }
        let mut end = to;
        while end < entry.len() && matches!(entry.labels[end].0, Volume | Issue) {
            end += 1;
        }
        return entry.change(from, end, Title);
    }
}

/// `Rivers. 1959. Universiteit van Oslo, PhD thesis.`: who accepted a thesis has no second title.
pub(super) fn school_of_a_thesis(entry: &mut Entry<'_>) {
    for at in 2..entry.runs.len() {
        let [(_, _, Date), (from, to, Title), (_, _, Genre)] = entry.runs[at - 2..=at] else { continue };
        let before = entry.runs[..at - 2].iter().any(|(_, _, label)| *label == Title);
        if before && (from..to).any(|t| entry.word(t).starts_with("Univers")) {
            return entry.change(from, to, Publisher);
        }
    }
}

/// `Seigneurs et paysans, thèse pour le diplôme d'archiviste`, `Lantsloot, proefschrift Universiteit Leiden`: that a book is a thesis is no
/// part of its title.
pub(super) fn thesis_behind_the_title(entry: &mut Entry<'_>) {
    for at in 0..entry.runs.len().saturating_sub(1) {
        let (start, end, Title) = entry.runs[at] else { continue };
        if entry.has(Genre) || !matches!(entry.runs[at + 1].2, Publisher | Location | Date) {
            continue;
        }
        let thesis = |t: &usize| {
            let word = entry.word(*t);
            #[rustfmt::skip]
            let said = matches!(
                word,
                "diss" | "avhandling" | "thèse" | "proefschrift" | "dissertation" | "Dissertation" | "Diss" | "tesis" | "tese" | "Habilitationsschrift"
            );
            entry.form(*t - 1) == form::COMMA && (said || word == "tesi" && entry.word(*t + 1) == "di")
        };
        let Some(from) = (start + 3..end).find(thesis) else { continue };
        let school = (from + 1..end).find(|&t| entry.word(t).starts_with("Univers"));
        let to = school.unwrap_or(end);
        entry.change(from, to, Genre);
        return entry.change(to, end, Publisher);
    }
}

/// `American trends panel Wave 26 [Data set]`, all taken for a container and its volume: what a remark on its form stands behind is the
/// title, where nothing else is.
pub(super) fn title_of_a_data_set(entry: &mut Entry<'_>) {
    if entry.has(Title) {
        return;
    }
    for open in 3..entry.len().saturating_sub(2) {
        let form =
            matches!(entry.word(open + 1), "Data" | "Dataset" | "Database" | "Computer" | "Software" | "Video" | "Map");
        if entry.form(open) != form::OPEN_SQUARE || !form {
            continue;
        }
        let before = entry
            .runs
            .iter()
            .rev()
            .filter(|run| run.1 <= open)
            .take_while(|run| matches!(run.2, ContainerTitle | Volume));
        if let Some(start) = before.last().map(|run| run.0) {
            return entry.change(start, open, Title);
        }
    }
}

/// `281 f. Tese (Doutorado)`: the leaves of a thesis are no volume.
pub(super) fn leaves_of_a_thesis(entry: &mut Entry<'_>) {
    for at in 0..entry.runs.len().saturating_sub(1) {
        let [(from, to, Volume | Pages), (next, _, _)] = entry.runs[at..at + 2] else { continue };
        let leaves = entry.digits(from) && (entry.word(from + 1) == "f" || to == from + 1 && entry.word(next) == "f");
        if leaves
            && entry.has(Genre)
            && (entry.behind_stop(from + 1)..entry.len()).take(3).any(|t| entry.labels[t].0 == Genre)
        {
            return entry.change(from, entry.behind_stop(from + 1), Note);
        }
    }
}

/// `287 | f. Tese (Doutorado em | História Social) –`: the leaves, and what the thesis was for, where no label says that it is one.
pub(super) fn thesis_behind_its_leaves(entry: &mut Entry<'_>) {
    const LONGEST: usize = 14;
    if entry.has(Genre) {
        return;
    }
    for t in 3..entry.len().saturating_sub(4) {
        let leaves = entry.word(t) == "f" && entry.digits(t - 1);
        let thesis = entry.behind_stop(t);
        if !leaves || !matches!(entry.word(thesis), "Tese" | "Dissertação" | "Monografia" | "Tesis") {
            continue;
        }
        let bracket = entry.form(thesis + 1) == form::OPEN;
        let close = entry.find(thesis, entry.len().min(thesis + LONGEST), form::CLOSE).filter(|_| bracket);
        let mut end = close.map_or(thesis + 1, |close| close + 1);
        end += usize::from(matches!(entry.form(end), form::DASH | form::LONG_DASH | form::COMMA | form::STOP));
        entry.change(t - 1, thesis, Note);
        return entry.change(thesis, end.min(entry.len()), Genre);
    }
}

/// `«Kvinners handleevne». | Doktoravhandling. Universitetet i Oslo, | 2002`: what kind of thesis it is, and the school, hold nothing.
pub(super) fn thesis_taken_for_a_container(entry: &mut Entry<'_>) {
    for (start, end, label) in entry.runs.clone() {
        let thesis = matches!(
            entry.word(start),
            "Doktoravhandling"
                | "Doktorsavhandling"
                | "Avhandling"
                | "Masteroppgave"
                | "Hovedoppgave"
                | "Dissertation"
                | "Thèse"
                | "Tesis"
                | "Tese"
        );
        if label != ContainerTitle || !thesis || entry.has(Genre) || entry.has(Publisher) || entry.has(Volume) {
            continue;
        }
        let Some(stop) = (start + 1..end).find(|&t| matches!(entry.form(t), form::STOP | form::COMMA)) else {
            continue;
        };
        if entry.word(stop + 1).starts_with("Univers") || entry.word(stop + 1).ends_with("universitet") {
            entry.change(start, stop + 1, Genre);
            return entry.change(stop + 1, end, Publisher);
        }
    }
}

/// `(Univ. of Quay Ph. | D. thesis, 1992)`, `Cambridge, MA: MIT dissertation`: the degree is no part of the school's name.
pub(super) fn degree_behind_the_school(entry: &mut Entry<'_>) {
    for at in 0..entry.runs.len() {
        let (from, to, Publisher) = entry.runs[at] else { continue };
        let last = entry.without_pause(to).saturating_sub(1);
        if last > from && matches!(entry.word(last), "dissertation" | "thesis" | "Diss" | "diss") {
            // `Düsseldorf: Phil. Diss.` names no school.
            let faculty =
                last == from + 2 && matches!(entry.word(from), "Phil" | "phil" | "Jur" | "jur" | "Med" | "Univ");
            return entry.change(if faculty { from } else { last }, to, Genre);
        }
        let degree = last > from && entry.word(last) == "Ph" && entry.form(to - 1) == form::STOP;
        if let Some((next, end, Note | Genre | Other)) = entry.runs.get(at + 1).copied()
            && degree
            && entry.word(next) == "D"
        {
            return entry.change(last, end, Genre);
        }
    }
}

/// `[Computer software]. Version 7.`: the word goes with its number.
pub(super) fn word_before_the_version(entry: &mut Entry<'_>) {
    for at in 1..entry.runs.len() {
        let [(start, end, Other), (_, to, Edition)] = entry.runs[at - 1..=at] else { continue };
        if end == start + 1 && matches!(entry.word(start), "Version" | "version") {
            return entry.change(start, to, Note);
        }
    }
}

/// `Rivers of the north. Water Quick-Stat #50.`: what is numbered so behind the title is a report.
pub(super) fn number_of_a_report(entry: &mut Entry<'_>) {
    for at in 1..entry.runs.len() {
        let [(_, _, Title), (start, end, Note)] = entry.runs[at - 1..=at] else { continue };
        let last = entry.without_pause(end) - 1;
        if last > start + 1 && entry.digits(last) && entry.word(last - 1) == "#" && !entry.has(ContainerTitle) {
            return entry.change(start, end, Genre);
        }
    }
}

/// `vol. 349, no. 6251, Art. no. aac4716`: the number of an article stands in the place of pages.
pub(super) fn article_number(entry: &mut Entry<'_>) {
    for t in 2..entry.len().saturating_sub(3) {
        if entry.word(t) != "Art" || entry.word(t + 1) != "." || entry.word(t + 2) != "no" {
            continue;
        }
        let number = entry.behind_stop(t + 2);
        let end = entry.with_pause(number + 1);
        if !entry.has(Pages) && number < entry.len() {
            return entry.change(t, end, Pages);
        }
    }
}

/// `Rivers of the north[M]. `, `Journal of Rivers [Internet].`: a remark on the form goes with the title that it stands behind, where
/// titles are read.
pub(super) fn form_behind_the_title(entry: &mut Entry<'_>) {
    for at in 1..entry.runs.len() {
        let [(_, _, titled), (start, end, Genre)] = entry.runs[at - 1..=at] else { continue };
        if !matches!(titled, Title | ContainerTitle) || entry.form(start) != form::OPEN_SQUARE {
            continue;
        }
        let Some(close) = entry.find(start, end, form::CLOSE_SQUARE) else { continue };
        let inside = entry.tokens.slice(start + 1, close);
        let form = matches!(inside, "Internet" | "internet" | "Online" | "online" | "en ligne" | "en línea");
        if form || WorkTag::read(inside).is_some() {
            return entry.change(start, end, titled);
        }
    }
}

/// `University of Oslo, Oslo`: behind a school called after its town stands the town.
pub(super) fn town_of_the_school(entry: &mut Entry<'_>) {
    for at in 0..entry.runs.len() {
        let (start, end, label) = entry.runs[at];
        let last = entry.without_pause(end);
        if label != Publisher || entry.has(Location) || last < start + 4 || entry.form(last - 2) != form::COMMA {
            continue;
        }
        if entry.word(last - 1) == entry.word(last - 3) {
            return entry.change(last - 1, end, Location);
        }
    }
    // `PhD dissertation, Department of Rivers, University of Moor, Quay, WI`
    if !entry.has(Genre) || entry.has(Location) {
        return;
    }
    for at in 0..entry.runs.len() {
        let (start, end, Publisher) = entry.runs[at] else { continue };
        let last = entry.without_pause(end);
        if last < start + 4 {
            continue;
        }
        let state = entry.form(last - 1) == form::SHORT_CAPITALS && entry.form(last - 2) == form::COMMA;
        let town = if state { last - 3 } else { last - 1 };
        let school = (start..town).rfind(|&t| entry.word(t).starts_with("Univ"));
        let parted = town > start + 2 && entry.form(town - 1) == form::COMMA && entry.form(town) == form::CAPITALISED;
        let whole = school.is_some_and(|school| !(school + 1..town - 1).any(|t| entry.form(t) == form::COMMA));
        if state && parted && whole {
            return entry.change(town, end, Location);
        }
    }
}
