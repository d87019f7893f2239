//! Works whose entries have an order of their own: articles in works of reference, software, addresses and interviews; reports, versions
//! and first publications that a bracket names.

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

/// `Quay World Table version 9.0. Oslo: Pier`: a number of several figures behind the word at the end of a title is no part of it, and
/// no edition. In quotation marks it is the title's: `“The Water Protocol Version 1.3,”`.
pub(super) fn version_behind_the_title(entry: &mut Entry<'_>) {
    for from in 1..entry.len().saturating_sub(3) {
        let word = matches!(entry.word(from), "version" | "Version") && entry.labels[from].0 == Title;
        if !word || entry.labels[from - 1].0 != Title || !entry.digits(from + 1) {
            continue;
        }
        let mut last = from + 1;
        while last + 2 < entry.len() && entry.form(last + 1) == form::STOP && entry.digits(last + 2) {
            last += 2;
        }
        // `Table version 9. 2016. Oslo`: a year is none of its figures.
        let figures = last > from + 1 && (from + 1..=last).all(|t| entry.form(t) != form::YEAR);
        let end = entry.with_pause(last + 1);
        let ends = end > last + 1 && entry.labels.get(end).is_some_and(|(label, _)| *label != Title);
        if figures && ends {
            return entry.change(from, end, Note);
        }
    }
}

/// `,” IETF, RFC 3986, Jan. 2005`, `,” RFC 793, 1981`: a Request for Comments is a report; who stands before its number issued it.
pub(super) fn request_for_comments(entry: &mut Entry<'_>) {
    let at = (3..entry.len().saturating_sub(1)).find(|&t| {
        entry.word(t) == "RFC"
            && entry.digits(t + 1)
            && matches!(entry.labels[t].0, Identifier | ContainerTitle | Genre)
    });
    let Some(at) = at.filter(|&at| entry.before(at, &[Title]) && !entry.has(Pages)) else { return };
    let body = entry.runs.iter().find(|run| run.2 == ContainerTitle && run.0 < at && run.1 >= at).copied();
    // `IEEE Internet Comput., RFC 1`: only a body issues them.
    let body = body.filter(|run| run.1 - run.0 <= 6);
    if let Some((start, ..)) = body {
        entry.change(start, at, Publisher);
    }
    entry.change(at, entry.with_pause(at + 2), Genre);
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

/// Kinds of publications that bodies number.
const NUMBERED: [&str; 14] = [
    "Standard",
    "Publication",
    "Report",
    "Paper",
    "Bulletin",
    "Circular",
    "Document",
    "Brief",
    "Memorandum",
    "Com",
    "Cm",
    "Cmnd",
    "Cmd",
    "Handbook",
];

/// `… for use (ISO Standard No. 45001:2018).`, `(QIST Special Publication 800-53, Rev. 5)`, `(Lake Com No 313, 2008)`: a bracket
/// behind the title that names a kind of publication and its number is no part of the title.
pub(super) fn number_in_a_bracket(entry: &mut Entry<'_>) {
    const LONGEST: usize = 16;
    for open in 2..entry.len().saturating_sub(3) {
        if entry.form(open) != form::OPEN || entry.labels[open - 1].0 != Title {
            continue;
        }
        let Some(close) = entry.find(open + 2, entry.len().min(open + LONGEST), form::CLOSE) else { continue };
        let capital =
            matches!(entry.form(open + 1), form::CAPITALS | form::SHORT_CAPITALS | form::CAPITALISED | form::MIXED);
        let kind = (open + 1..close).take(6).find(|&t| NUMBERED.contains(&entry.word(t)));
        let Some(kind) = kind.filter(|_| capital) else { continue };
        let no = matches!(entry.word(kind + 1), "No" | "no" | "Nr" | "Number");
        let number = if no { entry.behind_stop(kind + 1) } else { kind + 1 };
        let counted = number < close && (entry.digits(number) || entry.form(number) == form::WITH_DIGITS);
        // `(Final Report 1998)` may be a date.
        let year = !no && entry.form(number) == form::YEAR && number + 1 == close;
        if !counted || year {
            continue;
        }
        let dated = (close - 1 > number + 1)
            .then_some(close - 1)
            .filter(|&t| entry.form(t) == form::YEAR && entry.form(t - 1) == form::COMMA);
        let edition = entry
            .find(number + 1, close, form::COMMA)
            .filter(|&comma| matches!(entry.word(comma + 1), "Rev" | "Version" | "Edition") && comma + 2 < close);
        let end = entry.with_pause(close + 1);
        match (dated, edition) {
            (Some(year), _) => {
                entry.change(open, year, Genre);
                entry.change(year, end, Date);
            }
            (_, Some(comma)) => {
                entry.change(open, comma + 1, Genre);
                entry.change(comma + 1, end, Edition);
            }
            _ => entry.change(open, end, Genre),
        }
        return;
    }
}

/// The bracket that opens at a token, if it closes within so many.
fn closes(entry: &Entry<'_>, open: usize, longest: usize) -> Option<usize> {
    entry.find(open + 1, entry.len().min(open + longest), form::CLOSE)
}

/// `*Rivers* [Dataset and software]. Quay`: what kind of thing a work is, in square brackets behind its title.
pub(super) fn kind_in_square_brackets(entry: &mut Entry<'_>) {
    const LONGEST: usize = 7;
    for open in 3..entry.len().saturating_sub(3) {
        if entry.form(open) != form::OPEN_SQUARE || !matches!(entry.labels[open].0, Title | Publisher | Other | Note) {
            continue;
        }
        let kind = matches!(
            entry.word(open + 1),
            "Dataset"
                | "Data"
                | "Software"
                | "Computer"
                | "PowerPoint"
                | "Video"
                | "Film"
                | "Audio"
                | "Map"
                | "Conference"
                | "Unpublished"
                | "Doctoral"
                | "Master"
        );
        let Some(close) = entry.find(open + 2, entry.len().min(open + LONGEST), form::CLOSE_SQUARE).filter(|_| kind)
        else {
            continue;
        };
        if entry.labels[open - 1].0 == Title && (open..close).any(|t| entry.labels[t].0 != Genre) {
            return entry.change(open, entry.with_pause(close + 1), Genre);
        }
    }
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

#[cfg(test)]
mod tests {
    use super::super::mended;
    use super::*;

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
    fn versions_are_no_editions_and_requests_for_comments_no_journals() {
        let parts = [(5, Title), (2, Edition), (2, Location), (2, Publisher), (2, Date)];
        let read = mended("Quay Table version 9.0. Oslo: Pier, 2016.", &parts);
        assert_eq!(read[..2], ["title Quay Table", "note version 9.0."], "{read:?}");
        let parts = [(4, Author), (4, Title), (2, ContainerTitle), (3, Identifier), (2, Date)];
        let read = mended("A. Moor, “Salt,” QETF, RFC 3986, 2005.", &parts);
        assert_eq!(read[2..4], ["publisher QETF,", "genre RFC 3986,"], "{read:?}");
    }

    #[test]
    fn numbers_of_reports_are_whole() {
        let text = "Quay Body. (2018). Guidance for use (ISO Standard No. 45001:2018). Pier.";
        let parts = [(3, Author), (4, Date), (6, Title), (4, Other), (3, Date), (2, Publisher)];
        assert_eq!(mended(text, &parts)[2..4], ["title Guidance for use", "genre (ISO Standard No. 45001:2018)."]);
        let text = "Lake Commission, Reforming Rivers (Lake Com No 313, 2008).";
        let parts = [(3, Author), (8, Title), (3, Date)];
        assert_eq!(mended(text, &parts)[1..], ["title Reforming Rivers", "genre (Lake Com No 313,", "date 2008)."]);
    }
}
