//! What a bracket or a seam holds as a whole: first publications, versions, numbers of reports, degrees, names cut in two.

use super::Entry;
use crate::reference::Label::*;
use crate::reference::model::glance::form;

/// The bracket that opens at a token, if it closes within so many.
fn closes(entry: &Entry<'_>, open: usize, longest: usize) -> Option<usize> {
    entry.find(open + 1, entry.len().min(open + longest), form::CLOSE)
}

/// `(Original work published 1900)`, `(Version 4.3.1)`, `(Report No. WHO/MSD/2017.2)`: brackets whose first words say what they hold.
pub(super) fn bracket_that_says(entry: &mut Entry<'_>) {
    const LONGEST: usize = 24;
    for open in 2..entry.len().saturating_sub(2) {
        if entry.form(open) != form::OPEN {
            continue;
        }
        let first = entry.word(open + 1);
        let Some(close) = closes(entry, open, LONGEST) else { continue };
        let end = entry.with_pause(close + 1);
        let inside = open + 1..close;
        let original = matches!(first, "Original" | "original" | "Originally" | "originally")
            && inside.clone().any(|t| entry.form(t) == form::YEAR)
            && inside.clone().any(|t| matches!(entry.word(t), "work" | "published" | "publication" | "edition" | "ed"))
            && close - open < 8;
        let version = matches!(first, "Version" | "version" | "Ver") && close > open + 2 && close - open < 10;
        let word = |t: usize| entry.word(t);
        let number =
            matches!(
                first,
                "Report"
                    | "Publication"
                    | "Paper"
                    | "Technical"
                    | "Working"
                    | "Discussion"
                    | "Bulletin"
                    | "Policy"
                    | "Staff"
            ) && inside.clone().any(|t| matches!(word(t), "No" | "no" | "Nr") && entry.form(t + 1) == form::STOP);
        // `(Coins Technical Report 92-8)`
        let counted = inside.clone().take(4).any(|t| {
            let next = t + 1;
            matches!(word(t), "Report" | "Paper" | "Memo" | "Memorandum" | "Rep")
                && next < close
                && close - next < 6
                && (entry.digits(next) || entry.form(next) == form::WITH_DIGITS)
        });
        if original {
            entry.change(open, end, Note);
        } else if version && inside.clone().skip(1).any(|t| entry.digits(t) || entry.form(t) == form::WITH_DIGITS) {
            entry.change(open, open + 1, Other);
            entry.change(open + 1, close, Note);
            entry.change(close, end, Other);
        } else if number || counted && entry.labels[open + 1].0 == Genre {
            entry.change(open, end, Genre);
        }
    }
}

/// `43, 11.10.1–11.10.33`: pages that are counted within chapters; `vol. 2, e124, 2005`: an article's number is no issue.
pub(super) fn pages_of_a_kind(entry: &mut Entry<'_>) {
    let stopped = |t: usize| entry.digits(t) && entry.form(t + 1) == form::STOP && entry.digits(t + 2);
    let dash = |t: usize| matches!(entry.form(t), form::DASH | form::LONG_DASH);
    let first = (1..entry.len().saturating_sub(6)).find(|&t| stopped(t) && !entry.tokens.list[t + 2].spaced);
    if let Some(first) = first.filter(|&t| entry.labels[t - 1].0 == Volume) {
        let mut middle = first + 2;
        while stopped(middle) {
            middle += 2;
        }
        let mut last = middle + 2;
        if dash(middle + 1) && stopped(last) {
            while stopped(last) {
                last += 2;
            }
            return entry.change(first, entry.with_pause(last + 1), Pages);
        }
    }
    let article = |&&(from, to, label): &&super::Run| {
        let number = entry.word(from).strip_prefix('e');
        label == Issue
            && entry.without_pause(to) == from + 1
            && number.is_some_and(|n| n.len() > 1 && n.bytes().all(|b| b.is_ascii_digit()))
    };
    if let Some((from, to, _)) = entry.runs.iter().find(article).copied().filter(|_| !entry.has(Pages)) {
        entry.change(from, to, Pages);
    }
}

/// `… Related Phenomena Ph.D. dissertation`: the degree is the thesis's, and not cut in two.
pub(super) fn degree_cut_in_two(entry: &mut Entry<'_>) {
    for at in 1..entry.runs.len() {
        let [(start, end, Title | Publisher), (from, to, Genre | Edition)] = entry.runs[at - 1..=at] else { continue };
        let degree = end >= start + 4
            && entry.form(end - 1) == form::STOP
            && matches!((entry.word(end - 2), entry.word(from)), ("Ph" | "M" | "D", "D" | "A" | "Sc" | "S" | "Phil"));
        if degree && entry.form(from + 1) == form::STOP {
            return entry.change(end - 2, to, Genre);
        }
    }
}

/// `Spence, A. Michael, “Market Signalling”`: given names that stand before the title's quotation mark.
pub(super) fn given_name_before_the_quotation(entry: &mut Entry<'_>) {
    for at in 1..entry.runs.len() {
        let [(start, _, Author), (from, to, Title)] = entry.runs[at - 1..=at] else { continue };
        let name = entry.word(from).starts_with(char::is_uppercase) && entry.form(from + 1) == form::COMMA;
        let quoted = from + 3 < to && matches!(entry.word(from + 2), "“" | "\"" | "‘" | "«");
        let cut = from > start + 1 && entry.form(from - 1) == form::STOP && entry.word(from - 2).len() == 1;
        if name && quoted && cut {
            return entry.change(from, from + 2, Author);
        }
    }
}

/// `… in treatment timing. Forthcoming, Journal of Rivers`: that a work is to come is no part of its title.
pub(super) fn forthcoming_behind_the_title(entry: &mut Entry<'_>) {
    for at in 1..entry.runs.len() {
        let [(start, end, Title), (_, _, ContainerTitle)] = entry.runs[at - 1..=at] else { continue };
        let last = entry.without_pause(end);
        if last > start + 3
            && matches!(entry.word(last - 1), "Forthcoming" | "forthcoming")
            && entry.form(last - 2) == form::STOP
        {
            return entry.change(last - 1, end, Date);
        }
    }
}

/// `in Moor and Quay eds. Rivers Annual 1989, 121–184`: the year of a volume belongs to its name, where the entry has its date.
pub(super) fn year_of_an_annual(entry: &mut Entry<'_>) {
    for at in 1..entry.runs.len().saturating_sub(1) {
        let [(_, end, ContainerTitle), (from, to, Date), (_, _, Pages)] = entry.runs[at - 1..=at + 1] else { continue };
        let year = entry.without_pause(to) == from + 1 && entry.form(from) == form::YEAR;
        let again = entry.runs[..at - 1].iter().any(|(_, _, label)| *label == Date);
        if year && again && !form::is_pause(entry.form(end - 1)) && entry.has(Editor) {
            return entry.change(from, to, ContainerTitle);
        }
    }
}

/// `Proc. Natl Acad. Sci. USA, vol. 102`: the country belongs to the journal.
pub(super) fn academy_of_a_country(entry: &mut Entry<'_>) {
    for at in 1..entry.runs.len() {
        let [(start, end, ContainerTitle), (from, to, CollectionTitle | Location | Publisher)] =
            entry.runs[at - 1..=at]
        else {
            continue;
        };
        let academy = end > start + 1 && entry.word(end - 2) == "Sci" && entry.form(end - 1) == form::STOP;
        if academy && matches!(entry.word(from), "USA" | "U.S.A") && entry.without_pause(to) == from + 1 {
            return entry.change(from, to, ContainerTitle);
        }
    }
}

/// `IPCC. Climate Change 2021: The Physical Science Basis`, `R Core Team. R: A language`: a body's name ends at its stop, and the title
/// begins behind it.
pub(super) fn body_and_title_with_a_colon(entry: &mut Entry<'_>) {
    let Some((start, end, Author)) = entry.head() else { return };
    let Some(at) = entry.runs.iter().position(|run| run.0 == start) else { return };
    let stop = (start + 1..end.saturating_sub(1)).find(|&t| {
        entry.form(t) == form::STOP && entry.form(t - 1) != form::INITIAL && entry.form(t - 1) != form::LOWER
    });
    let Some(stop) = stop.filter(|_| entry.find(start, end, form::COMMA).is_none()) else { return };
    let acronym = stop == start + 1 && matches!(entry.form(start), form::CAPITALS | form::SHORT_CAPITALS);
    let team =
        matches!(entry.word(stop - 1), "Team" | "Group" | "Organization" | "Committee" | "Council" | "Commission");
    if !(acronym && end - stop > 2 || team) {
        return;
    }
    // `WHO. Regional Office for Europe: Health systems`: a body within a body.
    let within = matches!(
        entry.word(stop + 1),
        "Regional"
            | "Institute"
            | "Office"
            | "Department"
            | "Division"
            | "Committee"
            | "Bureau"
            | "Centre"
            | "Center"
            | "Commission"
            | "Secretariat"
            | "Directorate"
            | "Ministry"
            | "Unit"
            | "Group"
    );
    if within {
        return;
    }
    match entry.runs.get(at + 1..at + 3) {
        Some(&[(from, to, Date), (title, _, Title)])
            if entry.form(from) == form::YEAR && to == from + 2 && entry.form(from + 1) == form::COLON =>
        {
            entry.change(stop + 1, title, Title);
        }
        Some(&[(title, _, Title), _]) if entry.form(end - 1) == form::COLON => entry.change(stop + 1, title, Title),
        _ => {}
    }
}

/// `The Rivers Project Consortium, Nature 489, 57–74 (2012).`: where titles are left out, a body before the journal is the author.
pub(super) fn body_before_its_journal(entry: &mut Entry<'_>) {
    if entry.has(Author) || entry.has(Editor) {
        return;
    }
    let Some((start, end, Title)) = entry.head() else { return };
    let body = end > start + 1
        && matches!(
            entry.word(entry.without_pause(end) - 1),
            "Consortium" | "Collaboration" | "Collaborators" | "Investigators" | "Team"
        );
    let journal = entry.runs.iter().any(|(from, _, label)| *label == ContainerTitle && *from == end);
    if body && journal && entry.has(Volume) && entry.form(end - 1) == form::COMMA {
        entry.change(start, end, Author);
    }
}

#[cfg(test)]
mod tests {
    use crate::reference::Label::*;
    use crate::reference::model::phrases::mended;

    #[test]
    fn brackets_say_what_they_hold() {
        let text = "Moor, S. (2010). On salt. Quay Books. (Original work published 1900)";
        let parts = [(4, Author), (4, Date), (3, Title), (3, Publisher), (4, Other), (2, Date)];
        assert_eq!(mended(text, &parts)[4], "note (Original work published 1900)");
        let text = "Moor, S. (2010). On salt (Report No. QUA/2017.2). Quay.";
        let parts = [(4, Author), (4, Date), (2, Title), (6, Genre), (5, Edition), (2, Publisher)];
        assert_eq!(mended(text, &parts)[3], "genre (Report No. QUA/2017.2).");
        let text = "Moor, S. (2010). Salt (Version 4.3.1) [Data set]. Quay.";
        let parts = [(4, Author), (4, Date), (1, Title), (2, Other), (6, Edition), (5, Genre), (2, Publisher)];
        assert!(mended(text, &parts).contains(&"note Version 4.3.1".to_owned()), "{:?}", mended(text, &parts));
    }

    #[test]
    fn seams_are_where_the_signs_are() {
        let text = "Moor, A. Ann, “On Salt.” PhD thesis, Quay University 1972.";
        let parts = [(4, Author), (7, Title), (3, Genre), (2, Publisher), (2, Date)];
        assert_eq!(mended(text, &parts)[..2], ["author Moor, A. Ann,", "title “On Salt.”"]);
        let text = "IPCC. Climate Change 2021: The Basis. Quay, 2021.";
        let parts = [(4, Author), (2, Date), (3, Title), (2, Publisher), (2, Date)];
        assert_eq!(mended(text, &parts)[..2], ["author IPCC.", "title Climate Change 2021: The Basis."]);
        let text = "The Salt Consortium, Rivers 489, 57–74 (2012).";
        let parts = [(4, Title), (1, ContainerTitle), (2, Volume), (3, Pages), (4, Date)];
        assert_eq!(mended(text, &parts)[0], "author The Salt Consortium,");
    }
}
