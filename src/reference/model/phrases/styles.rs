//! Orders that few styles print: presses alone in brackets, years before volumes, sites and repositories behind titles, codes of
//! reports.

use super::Entry;
use super::imprint::is_place;
use crate::reference::Label::*;
use crate::reference::model::glance::form;
use crate::reference::model::lexicon;
use crate::reference::repositories::is_repository;

/// `‘Rivers’ (1971) 57(1) Journal of Water 19`, `(2010) 340 BMJ c332`: behind a year in brackets stands the volume, and behind the
/// journal the page.
pub(super) fn page_behind_the_journal(entry: &mut Entry<'_>) {
    let Some(at) = entry.runs.iter().position(|&(start, _, label)| {
        label == Date && entry.form(start) == form::OPEN && entry.form(start + 1) == form::YEAR
    }) else {
        return;
    };
    let [(number, end, Volume | Pages | Issue), ..] = entry.runs[at + 1..] else { return };
    if !entry.digits(number) || end != number + 1 {
        return;
    }
    let Some(held) = entry.runs[at + 2..].iter().position(|run| run.2 == ContainerTitle).map(|n| at + 2 + n) else {
        return;
    };
    let (start, end, _) = entry.runs[held];
    let pages = entry.runs[at + 1..].iter().filter(|run| run.2 == Pages).count();
    let behind = entry.runs.get(held + 1).copied();
    match behind {
        Some((from, to, Volume | Issue | Note | Other | Pages))
            if entry.digits(from) && entry.without_pause(to) == from + 1 && held + 2 == entry.runs.len() =>
        {
            entry.change(number, number + 1, Volume);
            entry.change(from, to, Pages);
        }
        None if end > start + 1 && pages < 2 => {
            let last = entry.without_pause(end) - 1;
            let counted = entry.digits(last) && entry.form(last) != form::YEAR;
            if counted || entry.form(last) == form::WITH_DIGITS {
                entry.change(number, number + 1, Volume);
                entry.change(last, end, Pages);
            }
        }
        _ => {}
    }
}

/// `Advanced Rivers, chapter | 6,`: the number is the chapter's.
pub(super) fn chapter_of_the_book(entry: &mut Entry<'_>) {
    for at in 1..entry.runs.len() {
        let [(_, end, ContainerTitle), (from, to, Volume)] = entry.runs[at - 1..=at] else { continue };
        let word = matches!(
            entry.word(end - 1),
            "chapter" | "Chapter" | "chap" | "Chap" | "Kapitel" | "capítulo" | "chapitre"
        );
        let parted = end > 2 && form::is_pause(entry.form(end - 2));
        if word && parted && entry.digits(from) && entry.without_pause(to) == from + 1 {
            return entry.change(end - 1, to, Note);
        }
    }
}

/// Whether a word is known to be a press's name, or a part of one.
fn is_press(word: &str) -> bool {
    lexicon::classes_of(&word.to_lowercase()) & lexicon::PUBLISHER != 0
}

/// `S. 91-196 in: I. Moor (Hrsg.), Flüsse`: pages before the book that holds them.
pub(super) fn pages_before_the_book(entry: &mut Entry<'_>) {
    if entry.has(Pages) {
        return;
    }
    for (start, end, label) in entry.runs.clone() {
        let number = entry.behind_stop(start);
        let led = matches!(entry.word(start), "S" | "pp" | "Pp" | "p") && entry.digits(number);
        if label != Other || !led {
            continue;
        }
        let to = (number + 1..end).find(|&t| matches!(entry.word(t), "in" | "In")).unwrap_or(end);
        return entry.change(start, to, Pages);
    }
}

/// `Culturas híbridas (Quay).`, `In Proceedings of Rivers (USENIX Association), pp. 1–9`: of an entry whose date stands before its
/// title, a bracket at the end of a title holds the press.
pub(super) fn press_alone_in_a_bracket(entry: &mut Entry<'_>) {
    const LONGEST: usize = 4;
    #[rustfmt::skip]
    const PRESS: [&str; 12] = [
        "Press", "Verlag", "Books", "Publishers", "Publishing", "Association", "Society", "Editorial", "Editions", "Éditions",
        "Edições", "Presses",
    ];
    let Some(date) = entry.runs.iter().position(|run| run.2 == Date) else { return };
    if entry.has(Publisher) || entry.has(Location) || entry.has(Volume) || entry.has(Issue) {
        return;
    }
    for at in date + 1..entry.runs.len() {
        let (start, end, label) = entry.runs[at];
        if !matches!(label, Title | ContainerTitle) {
            continue;
        }
        let last = entry.without_pause(end);
        if entry.form(last - 1) != form::CLOSE || !matches!(entry.runs.get(at + 1).map(|run| run.2), None | Some(Pages))
        {
            continue;
        }
        let Some(open) = (start + 2..last - 1).rev().take(LONGEST + 1).find(|&t| entry.form(t) == form::OPEN) else {
            continue;
        };
        let inside = open + 1..last - 1;
        // Any other name in a bracket may be part of the title: `(Rwanda)`, `(New Testament)`.
        let known = inside.len() == 1 && !is_place(entry.word(open + 1)) && is_press(entry.word(open + 1));
        let press = inside.clone().any(|t| PRESS.contains(&entry.word(t))) || known && label == Title;
        if press {
            return entry.change(open, end, Publisher);
        }
    }
}

/// `Rivers: a proposal. W3C. URL https://…`, `Iris. Quay Machine Learning Repository. https://…`: a last sentence of names before
/// the address says where the work is.
pub(super) fn site_behind_the_title(entry: &mut Entry<'_>) {
    const LONGEST: usize = 7;
    if entry.has(Publisher) || entry.has(ContainerTitle) || entry.has(Volume) || entry.has(CollectionTitle) {
        return;
    }
    for at in 0..entry.runs.len().saturating_sub(1) {
        let (start, end, label) = entry.runs[at];
        if label != Title || !matches!(entry.runs[at + 1].2, Url | Accessed | Doi | Date) {
            continue;
        }
        let last = entry.without_pause(end);
        let sign = |t: &usize| matches!(entry.form(*t), form::STOP | form::COMMA | form::CLOSE_QUOTE);
        let Some(sign) = (start + 1..last.saturating_sub(1)).rev().take(LONGEST).find(sign) else { continue };
        // `The battle of Mt. Everest`
        let abbreviates = entry.form(sign - 1) == form::INITIAL || entry.word(sign - 1).chars().count() < 4;
        let tail = sign + 1..last;
        let capital = |t: usize| {
            matches!(
                entry.form(t),
                form::CAPITALISED | form::MIXED | form::CAPITALS | form::SHORT_CAPITALS | form::WITH_DIGITS
            )
        };
        let repository = tail.clone().any(|t| is_repository(entry.word(t)));
        let first = entry.form(sign + 1);
        // `W3C`, `PubPeer`; `Quay Weekly` where the day on which it was consulted follows and a sentence ended before.
        let site = tail.len() == 1
            && matches!(first, form::MIXED | form::CAPITALS | form::SHORT_CAPITALS | form::WITH_DIGITS)
            || tail.len() <= 2 && entry.has(Accessed) && entry.form(sign - 1) == form::LOWER;
        let site = site && entry.has(Url) && entry.form(sign) == form::STOP && !abbreviates && sign > start + 1;
        if tail.clone().all(capital) && (repository && !abbreviates || site) {
            return entry.change(tail.start, end, Publisher);
        }
    }
}

/// `The definition of rivers. NIST SP 800-145.`: capitals and numbers behind the title are the report's.
pub(super) fn code_of_a_report(entry: &mut Entry<'_>) {
    if entry.has(Genre) || entry.has(Volume) {
        return;
    }
    // `Report No.: | EF/20/021.`
    for at in 1..entry.runs.len() {
        let [(start, end, Other | Note), (from, to, Identifier)] = entry.runs[at - 1..=at] else { continue };
        let named = matches!(entry.word(start), "Report" | "Rapport" | "Bericht") && end == from;
        if named && (start + 1..end).any(|t| matches!(entry.word(t), "No" | "no" | "Nr" | "Number")) {
            return entry.change(start, to, Genre);
        }
    }
    let capitals = |entry: &Entry<'_>, t: usize| matches!(entry.form(t), form::CAPITALS | form::SHORT_CAPITALS);
    // `MIR 1998` is a topic and its year.
    let code = |entry: &Entry<'_>, from: usize, to: usize| {
        to > from + 1
            && (from..to).filter(|&t| entry.digits(t) || capitals(entry, t)).count() > 2
            && entry.form(to - 1) != form::YEAR
            && capitals(entry, from)
            && entry.digits(to - 1)
            && (from..to).all(|t| {
                capitals(entry, t)
                    || entry.digits(t)
                    || matches!(entry.form(t), form::DASH | form::LONG_DASH | form::SLASH)
            })
    };
    for at in 0..entry.runs.len() {
        let (start, end, label) = entry.runs[at];
        let last = entry.without_pause(end);
        // `NIST` | `SP 800-145.`, taken for a journal and its pages.
        if let (ContainerTitle, Some(&(from, to, Pages))) = (label, entry.runs.get(at + 1))
            && at > 0
            && entry.runs[at - 1].2 == Title
            && end == from
            && code(entry, start, entry.without_pause(to))
            && capitals(entry, from)
        {
            return entry.change(start, to, Genre);
        }
        if label != Title {
            continue;
        }
        let sign = |t: &usize| matches!(entry.form(*t), form::STOP | form::COMMA);
        let Some(sign) = (start + 3..last.saturating_sub(1)).rev().take(8).find(sign) else { continue };
        if code(entry, sign + 1, last) {
            return entry.change(sign + 1, end, Genre);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::mended;
    use super::*;

    #[test]
    fn behind_a_year_in_brackets_stands_the_volume() {
        let text = "E Moor, ‘Rivers’ (1971) 57(1) Journal of Water 19";
        let parts = [(3, Author), (3, Title), (3, Date), (1, Volume), (3, Issue), (3, ContainerTitle), (1, Volume)];
        assert_eq!(mended(text, &parts).last().map(String::as_str), Some("pages 19"));
        let text = "E Moor, ‘Rivers’ (2010) 340 BMJ c332";
        let read = mended(text, &[(3, Author), (3, Title), (3, Date), (1, Pages), (2, ContainerTitle)]);
        assert_eq!(read[3..], ["volume 340", "container-title BMJ", "pages c332"]);
    }

    #[test]
    fn presses_and_sites_are_no_part_of_titles() {
        let read = mended("Moor, E. (1990). Rivers and lakes (Quay Press).", &[(4, Author), (4, Date), (8, Title)]);
        assert_eq!(read[2..], ["title Rivers and lakes", "publisher (Quay Press)."]);
        let read = mended("Moor, E. (1990). Rivers and lakes (Part One).", &[(4, Author), (4, Date), (8, Title)]);
        assert_eq!(read.len(), 3);
        let read = mended("Moor, E. (1990). Rivers and lakes (Rwanda).", &[(4, Author), (4, Date), (7, Title)]);
        assert_eq!(read.len(), 3);
        let text = "Moor, E. 1989. Rivers: a proposal. W3C. https://www.quay.org/r";
        let read = mended(text, &[(4, Author), (2, Date), (7, Title), (1, Url)]);
        assert_eq!(read[2..4], ["title Rivers: a proposal.", "publisher W3C."]);
        let text = "Moor, E. 1989. Rivers rise. Lakes fall. https://www.quay.org/r";
        assert_eq!(mended(text, &[(4, Author), (2, Date), (6, Title), (1, Url)]).len(), 4);
    }

    #[test]
    fn a_report_has_a_code() {
        let text = "Moor, E. 2011. The definition of rivers. NIST SP 800-145. Oslo: Quay.";
        let parts =
            [(4, Author), (2, Date), (5, Title), (1, ContainerTitle), (5, Pages), (2, Location), (2, Publisher)];
        assert_eq!(mended(text, &parts)[2..4], ["title The definition of rivers.", "genre NIST SP 800-145."]);
    }
}
