//! Parts of a work and what a work is about: forewords, films; bodies behind authors; numbers of reports cut in two.

use super::Entry;
use crate::reference::Label::*;
use crate::reference::model::glance::form;

/// `Foreword. Rivers of the North, by Moor, Quay, 2004, pp. xi–xiv.`, `Foreword to Rivers, by Ann Moor.`: what was written for a
/// book, and whose the book is.
pub(super) fn foreword_of_a_book(entry: &mut Entry<'_>) {
    let Some(at) = entry.runs.iter().position(|run| run.2 == Title) else { return };
    let (start, end, _) = entry.runs[at];
    let part =
        matches!(entry.word(start), "Foreword" | "Preface" | "Introduction" | "Afterword" | "Prologue" | "Epilogue");
    if !part || entry.has(ContainerTitle) || entry.has(ContainerAuthor) {
        return;
    }
    let book = match (entry.form(start + 1), entry.word(start + 1)) {
        (form::STOP, _) => start + 2,
        (_, "to") => start + 2,
        _ => return,
    };
    let last = entry.without_pause(end);
    let by = (book + 1..last.saturating_sub(1)).rev().find(|&t| entry.word(t) == "by");
    let Some(by) = by.filter(|&by| entry.form(by - 1) == form::COMMA || entry.form(start + 1) == form::STOP) else {
        return;
    };
    let names = (by + 1..last).all(|t| {
        matches!(entry.form(t), form::CAPITALISED | form::INITIAL | form::STOP | form::MIXED)
            || matches!(entry.word(t), "and" | "de" | "von" | "van" | "der" | ",")
    });
    if names {
        entry.change(start + 1, book, Other);
        entry.change(book, by, ContainerTitle);
        entry.change(by, by + 1, Other);
        entry.change(by + 1, end, ContainerAuthor);
    }
}

/// `Rivers. Directed by Ann Moor, performances by …`: a name of the film that was taken for a part of the director's.
pub(super) fn film_before_its_director(entry: &mut Entry<'_>) {
    let Some((start, end, Author)) = entry.head() else { return };
    let directed = (start + 2..end.saturating_sub(2))
        .find(|&t| entry.word(t) == "Directed" && entry.word(t + 1) == "by" && entry.form(t - 1) == form::STOP);
    if let Some(directed) = directed.filter(|_| !entry.has(Title)) {
        entry.change(start, directed, Title);
    }
}

/// `van Moor RJ; Quay Study Group. Salt in men`: a body behind the authors is one of them.
pub(super) fn body_behind_the_authors(entry: &mut Entry<'_>) {
    const LONGEST: usize = 9;
    let Some(at) = entry.runs.iter().position(|run| run.2 == Author) else { return };
    let [(_, end, _), (title, to, Title), ..] = entry.runs[at..] else { return };
    if end != title || !matches!(entry.form(end - 1), form::SEMICOLON | form::COMMA | form::STOP) {
        return;
    }
    let limit = to.min(title + LONGEST);
    let Some(stop) = (title + 1..limit).find(|&t| form::is_pause(entry.form(t))) else { return };
    let capital = |t: usize| {
        matches!(entry.form(t), form::CAPITALISED | form::CAPITALS | form::SHORT_CAPITALS | form::MIXED)
            || matches!(entry.word(t), "of" | "for" | "on" | "the" | "and" | "in" | "&")
            || entry.form(t) == form::WITH_DIGITS
    };
    let body = matches!(
        entry.word(stop - 1),
        "Group" | "Consortium" | "Collaboration" | "Collaborators" | "Investigators" | "Network" | "Team" | "Committee"
    );
    let closed = entry.form(stop) == form::STOP && stop > title + 1 && to > stop + 2;
    if body && closed && (title..stop).all(capital) {
        entry.change(title, stop + 1, Author);
    }
}

/// `2002;122(8):785-7. Norwegian.`: behind the pages of an article stands its language, and no press.
pub(super) fn language_behind_the_article(entry: &mut Entry<'_>) {
    const LANGUAGES: [&str; 20] = [
        "Norwegian",
        "Danish",
        "Swedish",
        "Finnish",
        "German",
        "Dutch",
        "French",
        "Spanish",
        "Italian",
        "Portuguese",
        "Russian",
        "Polish",
        "Czech",
        "Hungarian",
        "Turkish",
        "Chinese",
        "Japanese",
        "Korean",
        "Hebrew",
        "Arabic",
    ];
    let Some((start, end, Publisher | Location)) = entry.runs.last().copied() else { return };
    let language = entry.without_pause(end) == start + 1 && LANGUAGES.contains(&entry.word(start));
    if language && entry.has(ContainerTitle) && entry.has(Pages) {
        entry.change(start, end, Note);
    }
}

/// `in A. Moor (a cura di), Rivers`: who is said in a bracket to have edited the book has not written the chapter.
pub(super) fn who_cares_for_the_book(entry: &mut Entry<'_>) {
    for at in 1..entry.runs.len() {
        let (start, end, label) = entry.runs[at];
        let before = entry.runs[..at].iter().any(|run| matches!(run.2, Author | Title));
        let cura = |t: usize| {
            entry.form(t) == form::OPEN
                && (entry.word(t + 1) == "a" && matches!(entry.word(t + 2), "cura" | "c")
                    || matches!(entry.word(t + 1), "diretto" | "diretta"))
                && (t + 3..t + 6).any(|t| entry.form(t) == form::CLOSE)
        };
        // `dans A. Moor, B. Quay (dir.), Storia`, `Enciclopedia, dir. U. Moor, Roma`
        let dir = |t: usize| entry.word(t) == "dir" && entry.form(t + 1) == form::STOP;
        let directs = dir(start) || (start + 1..end).any(|t| entry.form(t) == form::OPEN && dir(t + 1));
        if label == Author && before && (directs || (start + 1..end).any(cura)) {
            return entry.change(start, end, Editor);
        }
    }
}

/// `Hg. von Otto Moor. Gesamtausgabe Bd. 11.`: the work in volumes behind the editor's name is no part of it.
pub(super) fn volumes_behind_the_editor(entry: &mut Entry<'_>) {
    for at in 0..entry.runs.len().saturating_sub(1) {
        let [(start, end, Editor), (_, _, Volume)] = entry.runs[at..=at + 1] else { continue };
        let leads = matches!(entry.word(start), "Hg" | "Hrsg" | "hg" | "hrsg" | "Herausgegeben" | "Ed" | "Edited");
        let stop = (start + 3..end.saturating_sub(1))
            .rev()
            .find(|&t| entry.form(t) == form::STOP && entry.form(t - 1) == form::CAPITALISED);
        let Some(stop) = stop.filter(|stop| leads && stop - start >= 4) else { continue };
        if (stop + 1..end).all(|t| matches!(entry.form(t), form::CAPITALISED | form::LOWER)) {
            return entry.change(stop + 1, end, CollectionTitle);
        }
    }
}

/// `NBER Working Paper No. 22945.`, whose number was taken for something else: it is the paper's.
pub(super) fn number_behind_its_word(entry: &mut Entry<'_>) {
    for at in 1..entry.runs.len() {
        let [(start, end, Genre), (from, to, label)] = entry.runs[at - 1..=at] else { continue };
        let word = if entry.form(end - 1) == form::STOP { end - 2 } else { end - 1 };
        let counted = word > start && matches!(entry.word(word), "No" | "no" | "Nr" | "Number" | "number");
        let number = entry.digits(from) || entry.form(from) == form::WITH_DIGITS;
        let alone = entry.without_pause(to) == from + 1;
        if counted && number && alone && matches!(label, Identifier | Issue | Volume | Pages | Note | Other) {
            return entry.change(from, to, Genre);
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

#[cfg(test)]
mod tests {
    use super::super::mended;
    use super::*;

    #[test]
    fn reviews_and_forewords_are_told_from_their_books() {
        let text = "Moor, Ann. “On Salt.” Review of Pans, by Eva Quay. New Water, May 4, 2006.";
        let read = mended(text, &[(4, Author), (5, Title), (11, ContainerTitle), (5, Date)]);
        assert_eq!(read[2..4], ["genre Review of Pans, by Eva Quay.", "container-title New Water,"], "{read:?}");
        let text = "Moor, Ann. Foreword. Rivers of Ice, by Moor, Quay, 2004.";
        let read = mended(text, &[(4, Author), (9, Title), (2, Publisher), (2, Date)]);
        assert_eq!(read[1], "title Foreword", "{read:?}");
        assert!(read.contains(&"container-title Rivers of Ice,".to_owned()), "{read:?}");
        let text = "Moor, Ann. Foreword to Rivers of Ice, by Eva Quay. Oslo: Pier, 1973.";
        let read = mended(text, &[(4, Author), (10, Title), (2, Location), (2, Publisher), (2, Date)]);
        assert!(read.contains(&"container-author Eva Quay.".to_owned()), "{read:?}");
    }

    #[test]
    fn bodies_and_editors_stand_where_they_are_told() {
        let text = "Moor A, Roe B; Quay-One Study Group. Salt in men. Water. 2003;1:2.";
        let read = mended(text, &[(6, Author), (8, Title), (2, ContainerTitle), (2, Date), (2, Volume), (2, Pages)]);
        assert_eq!(read[..2], ["author Moor A, Roe B; Quay-One Study Group.", "title Salt in men."], "{read:?}");
        let text = "Moor A. Is i elver. Vann. 2003;1:2. Norwegian.";
        let parts = [(3, Author), (4, Title), (2, ContainerTitle), (2, Date), (2, Volume), (2, Pages), (2, Publisher)];
        assert_eq!(mended(text, &parts).last().map(String::as_str), Some("note Norwegian."));
        let text = "P. Moor, Acque, in S. Quay (a cura di), Storia sociale, Pier, Bari 1987.";
        let parts = [
            (4, Author),
            (2, Title),
            (1, Other),
            (9, Author),
            (3, ContainerTitle),
            (2, Publisher),
            (1, Location),
            (2, Date),
        ];
        assert_eq!(mended(text, &parts)[3], "editor S. Quay (a cura di),");
        let text = "Moor, A.: Ice. Hg. von Otto Quay. Gesamtausgabe Bd. 11. Oslo: Pier.";
        let parts = [(5, Author), (2, Title), (7, Editor), (4, Volume), (2, Location), (2, Publisher)];
        assert_eq!(mended(text, &parts)[2..4], ["editor Hg. von Otto Quay.", "collection-title Gesamtausgabe"]);
    }

    #[test]
    fn numbers_of_reports_are_whole() {
        let text = "Moor, A. (2016). Salt, QBER Working Paper No. 22945.";
        let parts = [(4, Author), (4, Date), (2, Title), (5, Genre), (2, Identifier)];
        assert_eq!(mended(text, &parts)[3], "genre QBER Working Paper No. 22945.");
        let text = "Quay Body. (2018). Guidance for use (ISO Standard No. 45001:2018). Pier.";
        let parts = [(3, Author), (4, Date), (6, Title), (4, Other), (3, Date), (2, Publisher)];
        assert_eq!(mended(text, &parts)[2..4], ["title Guidance for use", "genre (ISO Standard No. 45001:2018)."]);
        let text = "Lake Commission, Reforming Rivers (Lake Com No 313, 2008).";
        let parts = [(3, Author), (8, Title), (3, Date)];
        assert_eq!(mended(text, &parts)[1..], ["title Reforming Rivers", "genre (Lake Com No 313,", "date 2008)."]);
    }
}
