//! Forms of computing: the ACM's journals with their numbered articles, series by their capitals.

use super::Entry;
use crate::reference::Label::*;
use crate::reference::model::glance::form;

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

/// Series that are printed by their capitals.
const SERIES: [&str; 17] = [
    "LNCS", "LNAI", "LNBI", "LNBIP", "LNEE", "LNNS", "LNICST", "LNSE", "CCIS", "AISC", "IFIP", "AICT", "PMLR", "CEUR",
    "LIPIcs", "OASIcs", "TCS",
];

/// `Petri Nets and Concurrency. LNCS, vol. 7927, pp. 311–329`: capitals behind the book's last stop, before a volume that is
/// called one, are its series.
pub(super) fn series_of_capitals(entry: &mut Entry<'_>) {
    if entry.has(CollectionTitle) {
        return;
    }
    for at in 1..entry.runs.len() {
        let [(start, end, ContainerTitle), (from, _, Volume)] = entry.runs[at - 1..=at] else { continue };
        let comma = entry.form(end - 1) == form::COMMA;
        let Some(last) = end.checked_sub(if comma { 2 } else { 1 }).filter(|last| *last > start + 1) else { continue };
        let named = SERIES.contains(&entry.word(last));
        let stopped = entry.form(last - 1) == form::STOP && entry.tokens.list[last].spaced;
        if named && stopped && comma && matches!(entry.word(from), "vol" | "Vol") {
            return entry.change(last, end, CollectionTitle);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reference::model::phrases::mended;

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
    fn capitals_before_a_volume_are_a_series() {
        let text = "Moor, A.: On salt. In: Quay, E. (eds.) Rivers and Seas. LNCS, vol. 7927, pp. 3–9. Pier (2013)";
        let parts = [
            (5, Author),
            (3, Title),
            (2, Other),
            (4, Editor),
            (4, Editor),
            (6, ContainerTitle),
            (4, Volume),
            (6, Pages),
            (1, Publisher),
            (3, Date),
        ];
        let read = mended(text, &parts);
        assert!(read.contains(&"collection-title LNCS,".to_owned()), "{read:?}");
    }
}
