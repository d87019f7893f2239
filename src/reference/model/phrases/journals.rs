//! Journals that are cited in an order of their own: by lawyers, by the ACM, and where the year stands in brackets before the volume.

use super::Entry;
use crate::reference::Label::*;
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

/// `Nature 542, 7639 (2017), 115–118`, `Proc. ACM Hum.-Comput. Interact. 5, CSCW1, Article 188 (April 2021), 21 pages`: the ACM
/// prints volume, issue and article with commas between them and the date in a bracket, though it stands in front as well.
pub(super) fn volume_of_the_acm(entry: &mut Entry<'_>) {
    const FIRST: usize = 4;
    for volume in FIRST..entry.len().saturating_sub(4) {
        let counted = entry.digits(volume) && entry.form(volume) != form::YEAR && entry.form(volume + 1) == form::COMMA;
        if !counted || !(entry.form(volume - 1) < form::YEAR || entry.form(volume - 1) == form::STOP) {
            continue;
        }
        let issue = volume + 2;
        let mut end = match entry.form(issue) {
            form::CAPITALS | form::SHORT_CAPITALS | form::WITH_DIGITS | form::MIXED => issue + 1,
            _ if entry.digits(issue) => issue + 1,
            _ => continue,
        };
        // `CSCW1` may be two tokens.
        if end > issue && entry.digits(end) && !entry.tokens.list[end].spaced {
            end += 1;
        }
        let article = entry.form(end) == form::COMMA && entry.word(end + 1) == "Article" && entry.digits(end + 2);
        let open = if article { end + 3 } else { end };
        let Some(year) = entry.find(open + 1, entry.len().min(open + 5), form::YEAR) else { continue };
        let dated = entry.form(open) == form::OPEN && entry.form(year + 1) == form::CLOSE;
        if !dated {
            continue;
        }
        let again = entry.runs.iter().find(|(start, end, label)| {
            *label == Date && *end < volume && (*start..*end).any(|t| entry.word(t) == entry.word(year))
        });
        let Some((_, head, _)) = again.copied() else { continue };
        entry.change(volume, volume + 2, Volume);
        entry.change(issue, if article { end + 1 } else { end }, Issue);
        if article {
            entry.change(end + 1, end + 3, Pages);
        }
        entry.change(open, entry.with_pause(year + 2), Date);
        // What precedes is title and journal; a short title before an abbreviated journal is often taken for a name.
        let journal = |t: &usize| {
            matches!(entry.word(*t), "Proc" | "ACM" | "Commun" | "Trans" | "IEEE") && entry.form(*t - 1) == form::STOP
        };
        let titled = entry.runs.iter().any(|(start, to, label)| *label == Title && *start >= head && to - start > 2);
        if let Some(journal) = (head + 2..volume).find(journal).filter(|_| !titled) {
            entry.change(head, journal, Title);
            entry.change(journal, volume, ContainerTitle);
        }
        return;
    }
}

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
    }

    #[test]
    fn the_acm_prints_its_dates_twice() {
        let text = "Ann Moor. 2017. Rivers of the North. Nature 542, 7639 (2017), 115–118.";
        let parts =
            [(3, Author), (2, Date), (5, Title), (1, ContainerTitle), (2, Volume), (1, Pages), (4, Date), (4, Pages)];
        assert_eq!(
            mended(text, &parts)[3..],
            ["container-title Nature", "volume 542,", "issue 7639", "date (2017),", "pages 115–118."]
        );
        let text = "Ann Moor. 2021. Hello Sea. Proc. ACM Rivers 5, CSCW1, Article 188 (April 2021), 21 pages.";
        let parts =
            [(3, Author), (2, Date), (3, Author), (2, Title), (8, ContainerTitle), (1, Volume), (5, Date), (3, Pages)];
        assert_eq!(
            mended(text, &parts)[2..7],
            ["title Hello Sea.", "container-title Proc. ACM Rivers", "volume 5,", "issue CSCW1,", "pages Article 188"]
        );
    }

    #[test]
    fn behind_a_year_in_brackets_stands_the_volume() {
        let text = "E Moor, ‘Rivers’ (1971) 57(1) Journal of Water 19";
        let parts = [(3, Author), (3, Title), (3, Date), (1, Volume), (3, Issue), (3, ContainerTitle), (1, Volume)];
        assert_eq!(mended(text, &parts).last().map(String::as_str), Some("pages 19"));
        let text = "E Moor, ‘Rivers’ (2010) 340 BMJ c332";
        let read = mended(text, &[(3, Author), (3, Title), (3, Date), (1, Pages), (2, ContainerTitle)]);
        assert_eq!(read[3..], ["volume 340", "container-title BMJ", "pages c332"]);
    }
}
