//! How lawyers cite journals: volume before the name, the first page and the page meant behind it, the year in a bracket.

use super::Entry;
use crate::reference::Label::*;
use crate::reference::Shape;
use crate::reference::model::glance::form;

/// `On the Law of Rivers, 144 U. QUAY L. REV. 2021, 2035 (1996).`, as the *Bluebook* has it (rule 16.4).
pub(super) fn volume_journal_page(entry: &mut Entry<'_>) {
    const LONGEST: usize = 16;
    let len = entry.len();
    let year = |t: &usize| {
        entry.form(*t) == form::OPEN && entry.form(*t + 1) == form::YEAR && entry.form(*t + 2) == form::CLOSE
    };
    let Some(open) = (6..len.saturating_sub(2)).rev().find(year).filter(|open| open + 5 >= len) else { return };
    if !entry.digits(open - 1) {
        return;
    }
    // `2021, 2024-25`
    let range = matches!(entry.form(open - 2), form::DASH | form::LONG_DASH) && entry.digits(open - 3);
    let last = if range { open - 3 } else { open - 1 };
    let pin = entry.form(last - 1) == form::COMMA && entry.digits(last - 2);
    let first = if pin { last - 2 } else { last };
    let parted = |t: usize| matches!(entry.form(t - 1), form::COMMA | form::CLOSE_QUOTE);
    let volume = (first.saturating_sub(LONGEST).max(3)..first - 1).rev().find(|&t| entry.digits(t) && parted(t));
    let Some(volume) = volume else { return };
    let journal = volume + 1..first;
    let named = |t: usize| {
        entry.word(t).starts_with(char::is_uppercase)
            || matches!(entry.form(t), form::STOP | form::AMPERSAND | form::APOSTROPHE | form::DASH)
            || matches!(entry.word(t), "of" | "on" | "and" | "the" | "for" | "in")
    };
    let of_law = |t: usize| matches!(entry.word(t), "L" | "Law" | "Rev" | "REV" | "Stat" | "STAT");
    let titled = entry.before(volume, &[Title]);
    if !titled || !journal.clone().all(named) || !journal.clone().any(of_law) {
        return;
    }
    entry.change(volume, volume + 1, Volume);
    entry.change(volume + 1, first, ContainerTitle);
    entry.change(first, first + 1, Pages);
    if pin || range {
        entry.change(first + 1, open, if pin { Other } else { Pages });
    }
    entry.change(open, len, Date);
}

/// `in THEORIES OF RIVERS 89, 93 (Ann Moor ed., 1990)`: between a book and its editors in a bracket stand the pages.
pub(super) fn pages_before_the_editors(entry: &mut Entry<'_>) {
    for at in 1..entry.runs.len().saturating_sub(1) {
        let [(_, _, ContainerTitle), (from, to, Volume), (_, end, next)] = entry.runs[at - 1..at + 2] else { continue };
        let editors = match next {
            Editor => Some(to),
            Pages => Some(end),
            _ => None,
        };
        let Some(editors) = editors.filter(|&t| t < entry.len()) else { continue };
        let paged = entry.runs.iter().any(|run| run.2 == Pages && run.0 >= editors);
        let bracket = entry.form(editors) == form::OPEN && entry.labels[editors].0 == Editor;
        if bracket && !paged && entry.digits(from) {
            entry.change(from, to, Pages);
            if next == Pages {
                entry.change(to, end, Other);
            }
            return;
        }
    }
}

/// `(2012) 15 New Criminal Law Review 542`: the volume stands before the journal, the first page behind it.
pub(super) fn volume_inside_the_journal(entry: &mut Entry<'_>) {
    if entry.has(Pages) {
        return;
    }
    for at in 1..entry.runs.len() {
        let [before, (start, end, ContainerTitle)] = entry.runs[at - 1..=at] else { continue };
        let Some(&(from, to, Volume)) = entry.runs.get(at + 1) else { continue };
        let volume = entry.digits(start) && entry.form(start) != form::YEAR && end > start + 2;
        let last = entry.without_pause(to) == entry.without_pause(entry.len()) && entry.digits(from);
        if before.2 == Date && volume && last {
            entry.change(start, start + 1, Volume);
            return entry.change(from, to, Pages);
        }
    }
}

/// `‘Access to Rivers’ (2010) 1(1) EJLT <http://…>`: in Oxford's style the journal stands behind year, volume and issue.
pub(super) fn journal_behind_the_issue(entry: &mut Entry<'_>) {
    if entry.has(ContainerTitle) {
        return;
    }
    for at in 2..entry.runs.len() {
        let (from, to, Url | Other | Note | Publisher) = entry.runs[at] else { continue };
        let before = &entry.runs[..at];
        let numbered = match before {
            [.., (date, _, Date), (_, _, Volume)] | [.., (date, _, Date), (_, _, Volume), (_, _, Issue)] => {
                entry.form(*date) == form::OPEN && before.iter().any(|run| run.2 == Title)
            }
            _ => false,
        };
        let address = |t: &usize| entry.tokens.list[*t].shape == Shape::Address;
        let end = (from..to).find(address).unwrap_or(to);
        let name = matches!(entry.form(from), form::CAPITALS | form::SHORT_CAPITALS | form::CAPITALISED | form::MIXED);
        if numbered && name && end > from {
            return entry.change(from, end, ContainerTitle);
        }
    }
}

/// `ANN MOOR, LAW’S RIVERS 225 (1986).`, `THE HANDBOOK OF RIVERS (Eva Quay & Ida Poe eds., 2006).`: books in capitals, as the *Bluebook*
/// cites them (rule 15).
pub(super) fn book_in_capitals(entry: &mut Entry<'_>) {
    if entry.has(Title) {
        return;
    }
    let loud = |entry: &Entry<'_>, from: usize, to: usize| {
        let words = (from..to).filter(|&t| entry.form(t) < form::YEAR);
        words.clone().count() > 1
            && words.clone().all(|t| !entry.word(t).contains(char::is_lowercase) || matches!(entry.word(t), "s" | "’s"))
    };
    if let [(_, _, Author), (from, to, ContainerTitle), (page, end, Volume), (year, _, Date)] = *entry.runs.as_slice() {
        if loud(entry, from, to) && entry.digits(page) && entry.form(year) == form::OPEN {
            entry.change(from, to, Title);
            entry.change(page, end, Pages);
        }
        return;
    }
    let Some((start, end, Editor | Author)) = entry.head() else { return };
    let Some(open) = entry.find(start + 3, end, form::OPEN) else { return };
    let edits = (open..end).any(|t| matches!(entry.word(t), "ed" | "eds"));
    if edits && loud(entry, start, open) {
        entry.change(open, end, Editor);
        entry.change(start, open, Title);
    }
}

#[cfg(test)]
mod tests {
    use super::super::mended;
    use super::*;

    #[test]
    fn law_reviews_stand_between_volume_and_page() {
        let text = "Ann R. Moor, On the Law, 144 U. PA. L. REV. 2021, 2035 (1996).";
        let parts = [(5, Author), (5, Title), (8, ContainerTitle), (2, Date), (1, Pages), (4, Date)];
        assert_eq!(
            mended(text, &parts)[1..5],
            ["title On the Law,", "volume 144", "container-title U. PA. L. REV.", "pages 2021"]
        );
        let text = "Ann Moor, A Model, in THEORIES OF RIVERS 89, 93 (Eva Quay ed., 1990).";
        let parts =
            [(3, Author), (3, Title), (1, Other), (3, ContainerTitle), (2, Volume), (1, Pages), (6, Editor), (3, Date)];
        assert_eq!(mended(text, &parts)[3..5], ["container-title THEORIES OF RIVERS", "pages 89,"]);
    }
}
