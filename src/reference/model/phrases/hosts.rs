//! What holds a work: proceedings run into its title, the town and the year of a meeting, the chapter of a book, whom a work was
//! submitted to.

use super::Entry;
use super::imprint::{is_country, is_place};
use crate::reference::Label::*;
use crate::reference::model::glance::form;

/// Whether a word names a gathering.
fn is_meeting(word: &str) -> bool {
    matches!(
        word,
        "Conference"
            | "Conf"
            | "Symposium"
            | "Symp"
            | "Workshop"
            | "Congress"
            | "Convention"
            | "Proceedings"
            | "Proc"
            | "Meeting"
    )
}

/// `Learning from Rivers. Proceedings of the Third Conference on Water, 1988`: behind a sentence of the title, proceedings are what
/// holds the work of a person.
pub(super) fn proceedings_inside_the_title(entry: &mut Entry<'_>) {
    const SHORTEST: usize = 3;
    if entry.has(ContainerTitle) || entry.has(Editor) || entry.has(Genre) || !entry.has(Author) {
        return;
    }
    let Some((start, end, _)) = entry.runs.iter().find(|run| run.2 == Title).copied() else { return };
    if entry.form(start) == form::OPEN_QUOTE {
        return;
    }
    let printed = entry.has(Publisher);
    let begins = |t: usize| {
        let sentence = matches!(entry.form(t - 1), form::STOP | form::QUESTION) && !entry.initials(t - 2);
        let comma = entry.form(t - 1) == form::COMMA;
        let proceedings = match entry.word(t) {
            "Proceedings" => matches!(entry.word(t + 1), "of" | "IEEE" | "ACM") || entry.form(t + 1) == form::YEAR,
            "Proc" => entry.form(t + 1) == form::STOP,
            _ => false,
        };
        let counted = matches!(entry.form(t), form::ORDINAL | form::NUMBER_LETTERS)
            || matches!(entry.word(t), "First" | "Second" | "Third" | "Fourth" | "Fifth" | "International" | "Annual");
        let gathered = counted && !printed && (t + 1..end.min(t + 6)).any(|t| is_meeting(entry.word(t)));
        (sentence || comma) && (proceedings || gathered)
    };
    let words = |from: usize, to: usize| (from..to).filter(|&t| entry.form(t) < form::COMMA).count();
    let seam = (start + SHORTEST + 1..end.saturating_sub(SHORTEST)).find(|&t| begins(t));
    if let Some(seam) = seam.filter(|&seam| words(start, seam) >= SHORTEST) {
        entry.change(seam, end, ContainerTitle);
    }
}

/// `Proceedings of the Ninth Workshop on Rivers, Bergen, | Norway`, `…, Orlando FL`: the town goes with its country, not with the meeting.
pub(super) fn town_behind_the_meeting(entry: &mut Entry<'_>) {
    const LONGEST: usize = 3;
    for at in 0..entry.runs.len() {
        let (start, end, ContainerTitle) = entry.runs[at] else { continue };
        if !(start..end).any(|t| is_meeting(entry.word(t))) {
            continue;
        }
        let last = entry.without_pause(end);
        let name = |t: usize| matches!(entry.form(t), form::CAPITALISED | form::MIXED);
        let comma = (start + 3..last).rev().take(LONGEST + 2).find(|&t| entry.form(t) == form::COMMA);
        let Some(comma) = comma.filter(|&comma| comma + 1 < last) else { continue };
        let state = entry.form(last - 1) == form::SHORT_CAPITALS && entry.word(last - 1).len() == 2;
        let town = if state { last - 1 } else { last };
        let named = town > comma + 1 && town - comma - 1 <= LONGEST && (comma + 1..town).all(name);
        let meets = (comma + 1..town).any(|t| is_meeting(entry.word(t)));
        let followed = match entry.runs.get(at + 1) {
            Some(&(from, to, Location)) => {
                let to = entry.without_pause(to);
                let whole = entry.tokens.slice(from, to);
                is_country(whole) || to == from + 1 && entry.form(from) == form::SHORT_CAPITALS
            }
            _ => false,
        };
        let known = is_place(entry.word(comma + 1)) || is_place(entry.tokens.slice(comma + 1, town));
        if named && !meets && (followed || state && (known || !entry.has(Location))) {
            return entry.change(comma + 1, end, Location);
        }
    }
}

/// Whether a token is the word before what holds a work.
fn is_in(word: &str) -> bool {
    matches!(word, "In" | "in" | "En" | "en" | "Em" | "em" | "Dans" | "dans")
}

/// `En: | Moor, I. El río en jaque.`, `In: | SOUZA, M. O rio.`: a family name and initials behind *In* are those of the book's author, and what
/// follows is the book.
pub(super) fn author_of_the_book(entry: &mut Entry<'_>) {
    for at in 1..entry.runs.len() {
        let (start, end, label) = entry.runs[at];
        let whole = label == Editor && !entry.has(ContainerTitle);
        if !(label == ContainerTitle && !entry.has(ContainerAuthor) && !entry.has(Editor) || whole) {
            continue;
        }
        // *In* stands in the run or before it.
        let behind_in = |t: usize| if entry.form(t) == form::COLON { t + 1 } else { t };
        let from = match is_in(entry.word(start)) {
            true => behind_in(start + 1),
            false if is_in(entry.word(start - 1)) || start > 1 && is_in(entry.word(start - 2)) => behind_in(start),
            false => continue,
        };
        let name = matches!(entry.form(from), form::CAPITALISED | form::MIXED | form::CAPITALS)
            && entry.form(from + 1) == form::COMMA;
        let mut book = from + 2;
        while entry.form(book) == form::INITIAL && entry.form(book + 1) == form::STOP {
            book += 2;
        }
        let words = (book..end).filter(|&t| entry.form(t) < form::COMMA).count();
        let begins = matches!(entry.form(book), form::CAPITALISED | form::MIXED | form::INITIAL | form::OPEN_QUOTE);
        if name && book > from + 2 && begins && words > 1 && from > 1 && book < end {
            entry.change(from, book, ContainerAuthor);
            entry.change(book, end, ContainerTitle);
            return;
        }
    }
}

/// `Lo inconsciente. | En Obras Completas, Tomo XIV. | Buenos Aires`: what begins with *In* is the book, and no press.
pub(super) fn book_taken_for_a_press(entry: &mut Entry<'_>) {
    if entry.has(ContainerTitle) {
        return;
    }
    for at in 1..entry.runs.len() {
        let [(_, titled, Title), (start, end, Publisher)] = entry.runs[at - 1..=at] else { continue };
        let parted = form::is_pause(entry.form(start));
        let start = if parted { start + 1 } else { start };
        let sentence = parted || form::is_pause(entry.form(titled - 1));
        if !sentence || !is_in(entry.word(start)) || entry.form(start + 1) != form::CAPITALISED {
            continue;
        }
        let volume = (start + 2..end).find(|&t| {
            matches!(
                entry.word(t),
                "Tomo" | "tomo" | "Vol" | "vol" | "Volumen" | "Volume" | "Tome" | "tome" | "T" | "t" | "Band" | "Bd"
            ) && entry.form(t - 1) == form::COMMA
        });
        entry.change(start, volume.unwrap_or(end), ContainerTitle);
        if let Some(volume) = volume {
            entry.change(volume, end, Volume);
        }
        return;
    }
}

fn is_chapter(word: &str) -> bool {
    matches!(
        word,
        "chapter"
            | "Chapter"
            | "chap"
            | "Chap"
            | "ch"
            | "Ch"
            | "chapitre"
            | "Kapitel"
            | "Kap"
            | "capítulo"
            | "cap"
            | "hoofdstuk"
    )
}

/// `In A. Moor, editor, Rivers, chapter | 6, pages 12–15`: the number of a chapter is none of a volume.
pub(super) fn chapter_of_the_book(entry: &mut Entry<'_>) {
    // `| chapter 6, pages 12–15`
    for (from, to, label) in entry.runs.clone() {
        let number = entry.behind_stop(from);
        let seam = entry.with_pause(number + 1);
        let counted = number + 1 < seam && seam < to && (entry.digits(number) || entry.form(number) == form::ROMAN);
        if label == Pages && is_chapter(entry.word(from)) && counted {
            return entry.change(from, seam, Note);
        }
    }
    for at in 1..entry.runs.len() {
        let [(start, end, ContainerTitle | Title), (from, to, Volume | Issue | Pages)] = entry.runs[at - 1..=at] else {
            continue;
        };
        let word = if entry.form(end - 1) == form::STOP { end.saturating_sub(2) } else { end - 1 };
        let chapter = is_chapter(entry.word(word));
        let apart = word > start + 1 && form::is_pause(entry.form(word - 1));
        if chapter && apart && (entry.digits(from) || entry.form(from) == form::ROMAN) {
            return entry.change(word, if to > from + 2 { entry.with_pause(from + 1) } else { to }, Note);
        }
    }
}

/// `Proceedings of Hypertext | 87.`, `LAKE | 94`: the year by which a meeting is called is no volume.
pub(super) fn short_year_of_the_meeting(entry: &mut Entry<'_>) {
    for at in 1..entry.runs.len() {
        let [(start, end, ContainerTitle), (from, to, Volume)] = entry.runs[at - 1..=at] else { continue };
        let alone = entry.form(from) == form::DIGITS2 && entry.without_pause(to) == from + 1;
        let dated = entry.runs.iter().any(|run| {
            run.2 == Date
                && (run.0..run.1).any(|t| entry.form(t) == form::YEAR && entry.word(t).ends_with(entry.word(from)))
        });
        let acronym =
            matches!(entry.form(end - 1), form::CAPITALS | form::MIXED | form::SHORT_CAPITALS) && end <= start + 2;
        let meeting = (start..end).any(|t| is_meeting(entry.word(t)) || entry.word(t) == "Interface");
        // `In: FamRZ 87, 109 ff.`: journals of lawyers may have their years for volumes.
        let acronym = acronym && !entry.has(Pages);
        if alone && dated && (acronym || meeting) && !form::is_pause(entry.form(end - 1)) {
            return entry.change(from, to, ContainerTitle);
        }
    }
}

/// `Submitted to Journal of Rivers`, `to be presented at the Lake Workshop`: words that say where a work is to appear are no part of
/// the name.
pub(super) fn submitted_to_a_journal(entry: &mut Entry<'_>) {
    for (start, end, label) in entry.runs.clone() {
        if label != ContainerTitle {
            continue;
        }
        let from = if matches!(entry.word(start), "Paper" | "paper" | "manuscript" | "Manuscript") {
            start + 1
        } else {
            start
        };
        let behind = match (entry.word(from), entry.word(from + 1)) {
            ("Submitted" | "submitted", "to") => from + 2,
            ("Submitted" | "submitted", "for") if entry.word(from + 3) == "in" => from + 4,
            _ => continue,
        };
        if behind < end {
            entry.change(start, behind, Date);
        }
        return;
    }
}

/// `“Rivers.” *To Appear*.`: a work that is to appear has no container of that name.
pub(super) fn to_appear(entry: &mut Entry<'_>) {
    for (start, end, label) in entry.runs.clone() {
        let close = entry.without_pause(end);
        let said = match (entry.word(start), entry.word(start + 1)) {
            ("To" | "to", "Appear" | "appear") | ("In" | "in", "Press" | "press") => close == start + 2,
            ("Forthcoming" | "forthcoming", _) => close == start + 1,
            _ => false,
        };
        if said && matches!(label, ContainerTitle | Publisher) {
            return entry.change(start, end, Date);
        }
    }
}

/// `In: LAKE 2015, Oslo, May 7–9, | 2015 | (2015)`: the year behind day and month is no page.
pub(super) fn year_behind_the_day(entry: &mut Entry<'_>) {
    for at in 1..entry.runs.len() {
        let [(start, end, Date), (from, to, Pages)] = entry.runs[at - 1..=at] else { continue };
        let day = (start..end).any(|t| entry.month(t)) && !(start..end).any(|t| entry.form(t) == form::YEAR);
        if day && entry.form(from) == form::YEAR && entry.without_pause(to) == from + 1 {
            return entry.change(from, to, Date);
        }
    }
}

/// `Quay Lakes; c2000-01 [updated 2002 May 16]`: the year of the copyright is no page.
pub(super) fn year_of_the_copyright(entry: &mut Entry<'_>) {
    if entry.has(Date) {
        return;
    }
    for at in 1..entry.runs.len() {
        let [(_, _, Publisher), (from, to, Pages)] = entry.runs[at - 1..=at] else { continue };
        let year = entry
            .word(from)
            .strip_prefix('c')
            .is_some_and(|year| year.len() == 4 && year.bytes().all(|b| b.is_ascii_digit()));
        if year && to - from <= 4 {
            return entry.change(from, to, Date);
        }
    }
}

/// `,” Quay Lakes Laboratory, Oslo, Tech. Rep. 1999-66, Nov. 1999`: who stands between the title and a report’s number issued it.
pub(super) fn body_before_the_report(entry: &mut Entry<'_>) {
    if entry.has(Volume) || entry.has(Issue) || entry.has(Pages) || entry.has(Publisher) {
        return;
    }
    for at in 1..entry.runs.len() {
        let [(_, _, Title), (start, end, ContainerTitle)] = entry.runs[at - 1..=at] else { continue };
        let behind = match entry.runs[at + 1..] {
            [(_, _, Location), (from, to, Genre), ..] | [(from, to, Genre), ..] => (from, to),
            _ => return,
        };
        let report = matches!(
            entry.word(behind.0),
            "Tech" | "Technical" | "Res" | "Research" | "research" | "tech" | "Rep" | "Report" | "Memo"
        );
        let counted = (behind.0..behind.1).any(|t| entry.digits(t) || entry.form(t) == form::WITH_DIGITS);
        if report && counted && entry.form(start - 1) != form::STOP {
            entry.change(start, end, Publisher);
        }
        return;
    }
}

#[cfg(test)]
mod tests {
    use super::super::mended;
    use super::*;

    #[test]
    fn proceedings_hold_the_work_of_a_person() {
        let text = "Moor, A. (1988) Learning from rivers. Proceedings of the Third Workshop on Water. Oslo: Quay.";
        let parts = [(4, Author), (3, Date), (12, Title), (2, Location), (2, Publisher)];
        let read = mended(text, &parts);
        assert_eq!(
            read[2..4],
            ["title Learning from rivers.", "container-title Proceedings of the Third Workshop on Water."]
        );
        let text = "Rivers of the north. Proceedings of the Third Workshop. Oslo: Quay, 1988.";
        let read = mended(text, &[(11, Title), (2, Location), (2, Publisher), (2, Date)]);
        assert_eq!(read[0], "title Rivers of the north. Proceedings of the Third Workshop.");
    }

    #[test]
    fn books_behind_in_have_authors_and_volumes() {
        let text = "Moor, A. Sal. En: Quay, I. El río en jaque. Lima: Pier.";
        let parts = [(4, Author), (2, Title), (2, Other), (9, ContainerTitle), (2, Location), (2, Publisher)];
        let read = mended(text, &parts);
        assert!(read.contains(&"container-author Quay, I.".to_owned()), "{read:?}");
        assert!(read.contains(&"container-title El río en jaque.".to_owned()), "{read:?}");
        let text = "Moor, S. Lo frío. En Obras Completas, Tomo XIV. Lima: Pier.";
        let parts = [(4, Author), (3, Title), (7, Publisher), (2, Location), (2, Publisher)];
        let read = mended(text, &parts);
        assert_eq!(read[2..4], ["container-title En Obras Completas,", "volume Tomo XIV."]);
    }

    #[test]
    fn towns_years_and_chapters_are_not_the_meetings() {
        let text = "A. Moor. Salt. In Proceedings of the Workshop on Rivers, Bergen, Norway, 1992.";
        let parts = [(4, Author), (2, Title), (1, Other), (9, ContainerTitle), (2, Location), (2, Date)];
        assert!(mended(text, &parts).contains(&"location Bergen, Norway,".to_owned()), "{:?}", mended(text, &parts));
        let text = "Moor, A. (1987) Salt. Proceedings of Watertext 87.";
        let parts = [(4, Author), (3, Date), (2, Title), (3, ContainerTitle), (2, Volume)];
        assert_eq!(mended(text, &parts)[3], "container-title Proceedings of Watertext 87.");
        let text = "A. Moor. Salt. In Ann Quay, editor, Large Rivers, chapter 6, pages 13-15.";
        let parts = [(4, Author), (2, Title), (1, Other), (5, Editor), (4, ContainerTitle), (2, Volume), (5, Pages)];
        assert!(
            mended(text, &parts)[4..].contains(&"container-title Large Rivers,".to_owned()),
            "{:?}",
            mended(text, &parts)
        );
    }
}
