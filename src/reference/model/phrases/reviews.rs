//! Reviews as scholars cite them: by the word for a review, and what is reviewed.

use super::Entry;
use crate::reference::Label::*;
use crate::reference::model::glance::form;

/// Words for a review, in the languages that set them before the work reviewed; most are abbreviated.
#[rustfmt::skip]
const REVIEWS: [&str; 14] = [
    "rec", "Rec", "recens", "Recens", "recensione", "Recensione", "Rez", "rez", "Rezension", "Besprechung", "recension", "Recension",
    "rev", "review",
];

/// Words that lead from the word for a review to the work.
const LEADS: [&str; 13] = ["a", "di", "de", "zu", "von", "of", "to", "à", "al", "alla", "all", "du", "des"];

/// Where the work begins of which a review speaks that says what it is at token `t`.
fn review_at(entry: &Entry<'_>, t: usize) -> Option<usize> {
    let word = entry.word(t);
    let next = if REVIEWS.contains(&word) {
        entry.behind_stop(t)
    } else if matches!(word, "C" | "c") && entry.word(entry.behind_stop(t)) == "r" {
        // `C. r. de`, `c.r. de`
        entry.behind_stop(entry.behind_stop(t))
    } else if matches!(word, "Compte" | "compte") && matches!(entry.word(t + 1), "rendu" | "rend") {
        entry.behind_stop(t + 1)
    } else {
        return None;
    };
    // `Rez. M. Annaei Lucani libri decem ed. A. Moor`
    let bare = matches!(word, "Rez" | "Rec") && next == t + 2 && entry.form(t - 1) == form::COMMA;
    (LEADS.contains(&entry.word(next)) || bare).then_some(next + 1)
}

/// `A. Moor, rec. a E. Quay, Rivers (Oslo 1939), «Water» 30 (1940)`: the review is the title, and who wrote the work reviewed, its
/// place and its year are parts of that.
pub(super) fn review_of_a_work(entry: &mut Entry<'_>) {
    const LATEST: usize = 24;
    const LONGEST: usize = 60;
    let pause = |t: usize| form::is_pause(entry.form(t - 1)) || entry.form(t - 1) == form::CLOSE;
    let found = (2..entry.len().min(LATEST)).find_map(|t| Some((t, review_at(entry, t).filter(|_| pause(t))?)));
    let Some((from, work)) = found else { return };
    if !entry.before(from, &[Author]) {
        return;
    }
    // The review ends where the journal begins: the last container that volume, year or pages follow.
    let journal = (1..entry.runs.len()).rev().find(|&at| {
        let (start, _, label) = entry.runs[at];
        let located =
            entry.runs.get(at + 1).is_some_and(|run| matches!(run.2, Volume | Date | Issue | Pages | CollectionTitle));
        label == ContainerTitle && located && start > work + 1
    });
    let Some(journal) = journal else {
        // `George Moor, rev. of Lynn Quay, | A History of Rivers, Isis, 1924`: the journal may have been taken for a place.
        if let Some((_, end, _)) =
            entry.runs.iter().find(|run| run.2 == Title && run.0 >= from && run.0 <= from + 8).copied()
        {
            entry.change(from, end, Title);
        }
        return;
    };
    let mut start = entry.runs[journal].0;
    // `by Gabrielle M. | Moor, Speculum`: the name of who wrote the work reviewed was cut at its initial.
    let cut = start > 2 && entry.form(start - 1) == form::STOP && entry.form(start - 2) == form::INITIAL;
    let comma = entry.find(start, entry.runs[journal].1.min(start + 4), form::COMMA);
    if let Some(comma) = comma.filter(|&comma| cut && comma + 1 < entry.runs[journal].1) {
        start = comma + 1;
    }
    let held = matches!(entry.word(start - 1), "in" | "dans" | "In");
    let to = if held { start - 1 } else { start };
    if to - from <= LONGEST {
        entry.change(to, start, Other);
        entry.change(from, to, Title);
    }
}

/// `“On Salt.” Review of Pans, by Eva Quay. New Water, May 4, 2006`: what is reviewed stands before the journal that prints the
/// review.
pub(super) fn work_reviewed(entry: &mut Entry<'_>) {
    const LONGEST: usize = 40;
    for at in 0..entry.runs.len() {
        let (start, end, label) = entry.runs[at];
        let begins = |t: &usize| {
            matches!(entry.word(*t), "Review" | "Rev" | "review")
                && matches!(entry.word(entry.behind_stop(*t)), "of")
                && (*t == start || matches!(entry.form(*t - 1), form::STOP | form::CLOSE_QUOTE))
        };
        let from = match label {
            ContainerTitle => Some(start).filter(begins),
            Title if entry.form(start) == form::OPEN_QUOTE => (start + 2..end).find(begins),
            _ => None,
        };
        let Some(from) = from.filter(|from| *from > 0) else { continue };
        // `Review of The Modern System, | by Immanuel Moor. | Water Journal`
        if let [(next, to, Title | Author), (_, _, ContainerTitle), ..] = entry.runs[at + 1..]
            && label == ContainerTitle
            && entry.word(next) == "by"
        {
            return entry.change(from, to, Genre);
        }
        let limit = end.min(from + LONGEST);
        let by = (from + 2..limit).find(|&t| entry.word(t) == "by" && entry.form(t - 1) == form::COMMA);
        let Some(by) = by else { continue };
        // `review of Pans, by Eva Quay, New Water`
        let sign = if entry.word(from) == "review" { form::COMMA } else { form::STOP };
        let stop = (by + 2..limit).find(|&t| entry.form(t) == sign && entry.form(t - 1) != form::INITIAL);
        let Some(stop) = stop else { continue };
        let journal = stop + 1 < end;
        if !journal && !entry.runs[at + 1..].iter().any(|run| run.2 == ContainerTitle) {
            continue;
        }
        entry.change(from, stop + 1, Genre);
        if journal {
            entry.change(stop + 1, end, ContainerTitle);
        }
        return;
    }
}

#[cfg(test)]
mod tests {
    use super::super::mended;
    use super::*;

    #[test]
    fn what_is_reviewed_is_named_in_the_review_s_title() {
        let text = "A. Moor, rec. a E. Quay, The Rivers (Oslo 1939), «JWS» 30 (1940), pp. 75-80.";
        let parts = [(11, Author), (7, Title), (3, ContainerTitle), (1, Volume), (4, Date), (6, Pages)];
        assert_eq!(
            mended(text, &parts)[..3],
            ["author A. Moor,", "title rec. a E. Quay, The Rivers (Oslo 1939),", "container-title «JWS»"]
        );
        let text = "Gaston Moor, C. r. de Eva Quay, Werke, t. I, Halle, 1884, dans Eaux, t. 13, 1884, p. 441.";
        let parts = [
            (11, Author),
            (2, Title),
            (4, Other),
            (2, Location),
            (2, Date),
            (1, Other),
            (2, ContainerTitle),
            (4, Volume),
            (2, Date),
            (4, Pages),
        ];
        let read = mended(text, &parts);
        assert_eq!(read[1], "title C. r. de Eva Quay, Werke, t. I, Halle, 1884,", "{read:?}");
        assert_eq!(read[3], "container-title Eaux,", "{read:?}");
    }

    #[test]
    fn a_review_stands_before_its_journal() {
        let text = "Moor, Ann. “On Salt.” Review of Pans, by Eva Quay. New Water, May 4, 2006.";
        let read = mended(text, &[(4, Author), (5, Title), (11, ContainerTitle), (5, Date)]);
        assert_eq!(read[2..4], ["genre Review of Pans, by Eva Quay.", "container-title New Water,"], "{read:?}");
    }
}
