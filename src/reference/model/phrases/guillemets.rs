//! What guillemets hold: in Italy the journal, behind an imprint the series, at the head of an entry the beginning of a title.

use super::Entry;
use super::series::pages_of_an_article;
use crate::reference::Label::*;
use crate::reference::model::glance::form;

fn opens(entry: &Entry<'_>, t: usize) -> bool {
    entry.word(t) == "«"
}

fn closes(entry: &Entry<'_>, t: usize) -> bool {
    entry.word(t) == "»"
}

/// `Il significato di «sphregis» in Teognide, «Quad. di storia» 17`, `«Lavinia venit». Polemica virgiliana, «Italia medioevale»`: the
/// journal stands in the last guillemets behind a comma, and all before it is the title.
pub(super) fn journal_in_guillemets(entry: &mut Entry<'_>) {
    for at in 1..entry.runs.len() {
        let (start, end, ContainerTitle) = entry.runs[at] else { continue };
        let last = entry.without_pause(end);
        if !closes(entry, last - 1) {
            continue;
        }
        // `«Veremonda»: storie di Febiarmonici, «Rivista»`
        let open = (start + 2..last - 1).rev().find(|&t| opens(entry, t));
        let Some(open) = open.filter(|&open| entry.form(open - 1) == form::COMMA) else { continue };
        let title = (0..at).rev().find(|&run| entry.runs[run].2 == Title);
        let Some(title) = title.filter(|&title| entry.runs[title + 1..at].iter().all(|run| run.2 == Other)) else {
            continue;
        };
        return entry.change(entry.runs[title].0, open, Title);
    }
}

/// `Champ Vallon, « Époques », 2000`, `1954 («Giornale storico», suppl. 27)`, `Cerf (« Sources », 280)`: guillemets behind the press, or
/// with a number in a bracket, are a series.
pub(super) fn series_in_guillemets(entry: &mut Entry<'_>) {
    for t in 3..entry.len().saturating_sub(3) {
        if !opens(entry, t) || entry.labels[t].0 == Title && entry.form(t - 1) != form::OPEN {
            continue;
        }
        let Some(close) = (t + 1..entry.len()).find(|&t| closes(entry, t)) else { continue };
        // A bracket behind the imprint holds the series, and its number where it has one.
        if entry.form(t - 1) == form::OPEN && matches!(entry.labels[t - 2].0, Date | Publisher | Location) {
            let Some(end) = entry.find(close + 1, entry.len().min(close + 9), form::CLOSE) else { continue };
            if entry.before(t, &[Title]) {
                return entry.change(t - 1, entry.with_pause(end + 1), CollectionTitle);
            }
        }
        let pressed = entry.form(t - 1) == form::COMMA && entry.labels[t - 2].0 == Publisher;
        if pressed && matches!(entry.labels[t].0, Publisher | Edition | Note | Other) {
            let mut end = entry.with_pause(close + 1);
            // `« Les Dix-huitièmes siècles », 52, 2001`
            let number = matches!(entry.form(end), form::DIGIT | form::DIGITS2 | form::DIGITS3)
                && entry.form(end + 1) == form::COMMA;
            let vols = matches!(entry.word(end + 1), "vol" | "vols" | "voll");
            if number && !vols {
                end += 2;
            }
            return entry.change(t, end, CollectionTitle);
        }
    }
}

/// `« De grace especial ». Crime, État et société, Paris, Quai`, `«Ecclesia in mundo». Studi di storia, a cura di P. Moor, Milano`: a
/// quotation may be the beginning of a book's title, which nothing holds.
pub(super) fn title_begun_by_a_quotation(entry: &mut Entry<'_>) {
    for at in 0..entry.runs.len().saturating_sub(2) {
        let [(start, end, Title), (_, to, ContainerTitle), (next, _, label)] = entry.runs[at..at + 3] else { continue };
        let quoted = entry.form(start) == form::OPEN_QUOTE && !opens(entry, start);
        // `Dal “Cortegiano” all’“uomo di mondo”. Storia di un libro, Torino, Quay`
        let inside = !quoted
            && !opens(entry, start)
            && entry.form(end - 1) == form::STOP
            && end > start + 4
            && entry.form(end - 2) == form::CLOSE_QUOTE;
        let held = (end..to).any(|t| matches!(entry.word(t), "in" | "dans") && entry.form(t - 1) == form::COMMA);
        // `On reading “Emma”. Companion to the novel, pp. 3–9` is a part of the book.
        let whole = !held && !pages_of_an_article(entry) && !entry.has(Editor);
        if inside && whole && matches!(label, Location | Publisher) && entry.has(Publisher) && entry.has(Location) {
            return entry.change(start, to, Title);
        }
        if !(opens(entry, start) || quoted) || end < start + 4 {
            continue;
        }
        let stopped = entry.form(end - 1) == form::STOP && closes(entry, end - 2);
        // `«La casa». El País, Madrid, 2001` stood in a newspaper.
        let published = matches!(label, Location | Publisher) && entry.has(Publisher) && entry.has(Location);
        let book = stopped && !quoted && (published || label == Editor && entry.word(next) == "a");
        // The quotation ends before the title does, and what holds the work is named behind *in*.
        let joins = entry.form(end - 1) == form::LOWER || matches!(entry.word(end - 1), "e" | "o" | "y" | "a");
        let goes_on = joins
            && label == Other
            && matches!(entry.word(next), "in" | "In" | "dans")
            && entry.runs.get(at + 3).is_some_and(|run| matches!(run.2, ContainerTitle | Editor));
        if book || goes_on {
            return entry.change(start, to, Title);
        }
    }
}

/// `Il | «privato», il «pubblico», lo Stato, in A. Moor (a cura di), Origini`: guillemets inside the title of a chapter hold no journal.
pub(super) fn guillemets_inside_the_title(entry: &mut Entry<'_>) {
    for at in 0..entry.runs.len().saturating_sub(3) {
        let [(start, end, Title), (from, to, ContainerTitle), (next, _, Other), (_, _, behind)] =
            entry.runs[at..at + 4]
        else {
            continue;
        };
        let short = end - start <= 3 && end == from && !form::is_pause(entry.form(end - 1));
        let held =
            matches!(entry.word(next), "in" | "In" | "dans") && matches!(behind, Editor | ContainerTitle | Author);
        if short && opens(entry, from) && held {
            return entry.change(start, to, Title);
        }
    }
}

/// `« Les catégories », dans Les catégories de l’être. Études, « Épiméthée », Paris`, all taken for the title: behind the quotation and
/// *in* stands the book.
pub(super) fn book_behind_the_quotation(entry: &mut Entry<'_>) {
    for at in 0..entry.runs.len() {
        let (start, end, Title) = entry.runs[at] else { continue };
        if entry.form(start) != form::OPEN_QUOTE {
            continue;
        }
        let lead = (start + 3..end.saturating_sub(2)).find(|&t| {
            let quoted =
                entry.form(t - 2) == form::CLOSE_QUOTE && matches!(entry.form(t - 1), form::COMMA | form::STOP);
            // `« Au Moyen Âge », repris dans ID., Pour un autre Moyen Âge`
            let again = matches!(entry.word(t), "repris" | "reprinted" | "ora" | "réimprimé" | "reproduit")
                && matches!(entry.word(t + 1), "dans" | "in");
            let leads = again
                || matches!(entry.word(t), "dans" | "in" | "en" | "dins" | "In" | "Dans" | "En" | "Dins")
                || entry.word(t) == "A" && entry.form(t + 1) == form::COLON;
            quoted && leads
        });
        let Some(lead) = lead else { continue };
        let pair = matches!(entry.word(lead + 1), "dans" | "in") || entry.form(lead + 1) == form::COLON;
        let from = if pair { lead + 2 } else { lead + 1 };
        let series = entry.runs.get(at + 1).copied().filter(|run| run.2 == ContainerTitle && opens(entry, run.0));
        if let Some((from, to, _)) = series {
            entry.change(from, to, CollectionTitle);
        }
        if entry.runs.iter().any(|run| run.2 == ContainerTitle) && series.is_none() {
            return;
        }
        entry.change(lead, from, Other);
        return entry.change(from, end, ContainerTitle);
    }
}

#[cfg(test)]
mod tests {
    use super::super::mended;
    use super::*;

    #[test]
    fn the_journal_stands_in_the_last_guillemets() {
        let read = mended(
            "P. Moor, «Lavinia venit». Polemica di Quay, «Acque», 1 (1958), 283-315.",
            &[(4, Author), (5, Title), (8, ContainerTitle), (1, Volume), (4, Date), (4, Pages)],
        );
        assert_eq!(read[1..3], ["title «Lavinia venit». Polemica di Quay,", "container-title «Acque»,"]);
    }

    #[test]
    fn a_series_stands_in_guillemets_behind_the_press() {
        let read = mended(
            "N. Moor, Les eaux, Paris, Quai Neuf, « Rives », 52, 2000.",
            &[(4, Author), (3, Title), (2, Location), (7, Publisher), (2, Volume), (2, Date)],
        );
        assert_eq!(read[3..5], ["publisher Quai Neuf,", "collection-title « Rives », 52,"]);
    }
}
