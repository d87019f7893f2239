//! What books of history, letters and law print: bare numbers of volumes, editions *a cura di*, meetings and exhibitions behind
//! titles, columns, presses in brackets.

use super::imprint::{is_country, is_place};
use super::{Entry, Run};
use crate::reference::Label::*;
use crate::reference::latin;
use crate::reference::model::glance::form;
use crate::reference::role_words::{Deed, deed};

/// Whether a word begins as roman numbers of volumes do.
pub(super) fn roman(entry: &Entry<'_>, t: usize) -> bool {
    entry.word(t).starts_with(['I', 'V', 'X'])
}

/// The end of a bare number of a volume that begins at token `t`: `III`, `3/I`, `I-II`, `IV.1`, `XIII 2`.
pub(super) fn bare_number(entry: &Entry<'_>, t: usize) -> Option<usize> {
    let roman = |t: usize| {
        let word = entry.word(t);
        let plain =
            |w: &str| w.len() <= 6 && !w.is_empty() && w.bytes().all(|b| matches!(b, b'I' | b'V' | b'X' | b'L'));
        // `I-II` is one word.
        plain(word) || word.split_once('-').is_some_and(|(first, last)| plain(first) && plain(last))
    };
    let number = |t: usize| t < entry.len() && (roman(t) || matches!(entry.form(t), form::DIGIT | form::DIGITS2));
    if !number(t) {
        return None;
    }
    let joins = |t: usize| matches!(entry.form(t), form::SLASH | form::DASH | form::LONG_DASH | form::STOP);
    Some(if joins(t + 1) && number(t + 2) { t + 3 } else { t + 1 })
}

/// `Storia di Venezia, III, Bergamo`, `Istoria, Torino 1974, I, pp. 5–6`: a number that stands alone is the volume's, be it taken
/// for a note or for the end of the title.
pub(super) fn bare_volume(entry: &mut Entry<'_>) {
    if entry.has(Volume) {
        return;
    }
    for at in 0..entry.runs.len().saturating_sub(1) {
        let (start, end, label) = entry.runs[at];
        let behind = entry.runs[at + 1].2;
        if !matches!(label, Title | ContainerTitle) || !matches!(behind, Location | Publisher | Editor | Date | Edition)
        {
            continue;
        }
        let last = entry.without_pause(end);
        let comma = (start + 2..last).rev().take(4).find(|&t| entry.form(t) == form::COMMA);
        if let Some(comma) =
            comma.filter(|&comma| roman(entry, comma + 1) && bare_number(entry, comma + 1) == Some(last))
        {
            return entry.change(comma + 1, end, Volume);
        }
        // `Dizionario biografico degli italiani, 83, Roma`, `TRE 13, Berlin`
        let reference = (start..last).any(|t| {
            matches!(
                entry.word(t),
                "Dizionario"
                    | "Enciclopedia"
                    | "Encyclopédie"
                    | "Dictionnaire"
                    | "Dictionary"
                    | "Lexikon"
                    | "Enzyklopädie"
                    | "Encyclopedia"
                    | "Encyclopaedia"
                    | "Diccionario"
                    | "Dicionário"
            )
        });
        let acronym = last == start + 2 && matches!(entry.form(start), form::CAPITALS | form::SHORT_CAPITALS);
        let counted = matches!(entry.form(last - 1), form::DIGIT | form::DIGITS2 | form::DIGITS3);
        let parted = acronym || reference && last > start + 2 && entry.form(last - 2) == form::COMMA;
        if label == ContainerTitle && counted && parted {
            return entry.change(last - 1, end, Volume);
        }
    }
    for at in 1..entry.runs.len() {
        let (start, end, label) = entry.runs[at];
        let last = entry.without_pause(end);
        let before = entry.runs[at - 1].2;
        let behind = entry.runs.get(at + 1).map(|run| run.2);
        let parted = matches!(entry.form(start - 1), form::COMMA | form::STOP | form::CLOSE);
        let inside = matches!(before, Title | ContainerTitle | Editor | Translator)
            && matches!(behind, Some(Location | Publisher | Editor | Date | Pages | CollectionTitle));
        let late =
            matches!(before, Date | Location | Publisher | CollectionTitle) && matches!(behind, Some(Pages) | None);
        // `2000, 3` may be an issue.
        let roman = !entry.word(start).starts_with(|c: char| c.is_ascii_digit());
        if !matches!(label, Note | Other) || !parted || !(inside || late && roman) {
            continue;
        }
        let named = matches!(entry.word(start), "vol" | "t" | "tomo" | "Bd" | "Vol");
        let from = if named { entry.behind_stop(start) } else { start };
        match bare_number(entry, from) {
            Some(to) if to == last => return entry.change(start, end, Volume),
            // `vol. I, Le premesse`, `VII, parte I`: what follows says more of it.
            Some(to) if inside && (named || roman) && entry.form(to) == form::COMMA => {
                let titled = before == Title && !entry.has(ContainerTitle) && end > to + 2;
                if titled && entry.word(to + 1).starts_with(char::is_uppercase) {
                    entry.change(to + 1, end, Title);
                }
                return entry.change(start, to + 1, Volume);
            }
            _ => {}
        }
    }
}

/// `in Renaissance Venice, ed. by J. R. Hale`, `Opera, ed. D. R. Moor`: who is named behind the title with a word for editing did
/// not write.
pub(super) fn editors_taken_for_authors(entry: &mut Entry<'_>) {
    for at in 1..entry.runs.len() {
        let (start, end, label) = entry.runs[at];
        let word = entry.word(start);
        let edits = matches!(word, "eds" | "Hrsg") || deed(word) == Some(Deed::Edited) || latin::edits(word);
        let titled = entry.runs[..at].iter().any(|run| matches!(run.2, Title | ContainerTitle));
        if label == Author && edits && titled && end > start + 2 {
            return entry.change(start, end, Editor);
        }
    }
}

/// Words with which a meeting or an exhibition is named behind the title of its papers.
const MEETINGS: [(&str, &[&str]); 14] = [
    ("Ausstellungskatalog", &[""]),
    ("Ausst", &["."]),
    ("catalogo", &["della", "dell", "di", "a"]),
    ("Atti", &["del", "dei", "della", "dell"]),
    ("Convegno", &["di", "internazionale", "nazionale"]),
    ("Giornate", &["di", "internazionali"]),
    ("Katalog", &["der", "zur"]),
    ("Actes", &["du", "des"]),
    ("cat", &["."]),
    ("catalogue", &["d", "de"]),
    ("catálogo", &["de"]),
    ("exh", &["."]),
    ("exhibition", &["catalogue"]),
    ("Ausstellungskat", &["."]),
];

/// `Architettura e utopia, catalogo della mostra (Venezia, luglio 1980)`: what the book came of is no part of its title.
pub(super) fn meeting_behind_the_title(entry: &mut Entry<'_>) {
    for at in 0..entry.runs.len() {
        let (start, end, label) = entry.runs[at];
        if !matches!(label, Title | ContainerTitle) {
            continue;
        }
        let named = |t: usize| {
            let (first, second) = (entry.word(t), entry.word(t + 1));
            let behind = |next: &str| {
                next.is_empty()
                    || second.strip_prefix(next).is_some_and(|rest| rest.is_empty() || rest.starts_with(['’', '\'']))
            };
            MEETINGS.iter().any(|(word, next)| word.eq_ignore_ascii_case(first) && next.iter().any(|next| behind(next)))
                || entry.form(t) == form::CAPITALISED
                    && matches!(second, "seminario" | "convegno" | "congresso" | "colloquio")
        };
        let found = (start + 2..end.saturating_sub(2)).find(|&t| entry.form(t) == form::COMMA && named(t + 1));
        if let Some(comma) = found {
            return entry.change(comma + 1, end, Note);
        }
        // `eds: exh. cat. Painting in Moor`
        if entry.word(start) == "exh" && entry.word(start + 2) == "cat" && start + 5 < end {
            return entry.change(start, start + 4, Note);
        }
        // `1440-1520. [Exposition, Paris, Bibliothèque nationale, 1993]. Paris`
        let square = (start + 2..end.saturating_sub(2)).find(|&t| {
            entry.form(t) == form::OPEN_SQUARE
                && matches!(entry.word(t + 1), "Exposition" | "Exhibition" | "Mostra" | "Ausstellung" | "Exposición")
        });
        let closed = square.and_then(|open| Some((open, entry.find(open, entry.len(), form::CLOSE_SQUARE)?)));
        if let Some((open, close)) = closed {
            return entry.change(open, entry.with_pause(close + 1), Note);
        }
        // `Aurea Roma (Catalogo della mostra, Roma 2000-2001)`, `Atti del Convegno (Bologna, 2-6 settembre 1958)`
        const LONGEST: usize = 14;
        let close = entry.without_pause(end).saturating_sub(1);
        let open = (close.saturating_sub(LONGEST).max(start + 2)..close).rev().find(|&t| entry.form(t) == form::OPEN);
        let Some(open) = open.filter(|_| entry.form(close) == form::CLOSE) else { continue };
        let days = entry.form(close - 1) == form::YEAR
            && entry.form(open + 1) == form::CAPITALISED
            && entry.find(open, close, form::COMMA).is_some()
            // `(Paris, May 1968)` may be what the work is about.
            && (open..close).any(|t| matches!(entry.form(t), form::DIGIT | form::DIGITS2))
            && (open..close).any(|t| entry.month(t));
        if days || named(open + 1) {
            return entry.change(open, end, Note);
        }
    }
}

/// `ed. anast. a cura di E. Garin`, `nuova edizione a cura di …`, `a c. di …`: the words before belong to those who edited.
pub(super) fn a_cura_di(entry: &mut Entry<'_>) {
    const LONGEST: usize = 7;
    let cura = |entry: &Entry<'_>, t: usize| {
        entry.word(t) == "a"
            && (entry.word(t + 1) == "cura" || entry.word(t + 1) == "c" && entry.form(t + 2) == form::STOP)
            && matches!(entry.word(entry.behind_stop(t + 1)), "di" | "del" | "della" | "dell")
    };
    for t in 2..entry.len().saturating_sub(3) {
        if !cura(entry, t) || entry.labels[t].0 != Editor {
            continue;
        }
        let small = |t: &usize| matches!(entry.form(*t), form::LOWER | form::STOP);
        let from = (t.saturating_sub(LONGEST)..t).rev().take_while(small).last();
        if let Some(from) =
            from.filter(|&from| from > 0 && entry.form(from - 1) == form::COMMA && entry.labels[from].0 != Author)
        {
            entry.change(from, t, Editor);
        }
    }
}

/// `coll. 1530–1550`, `col. 865`, `fol. 120`: columns and leaves stand where pages do; `f. 43, pp. 162–193`: an issue.
pub(super) fn columns_and_leaves(entry: &mut Entry<'_>) {
    let label = |run: &Run| matches!(run.2, Other | Note);
    let word = |t: usize| entry.word(t);
    for (start, end, _) in entry.runs.clone().into_iter().filter(label) {
        let number = entry.behind_stop(start);
        if number >= end || !entry.digits(number) {
            continue;
        }
        let columns = matches!(word(start), "col" | "coll" | "cols" | "Sp" | "fol" | "fols" | "c" | "cc" | "ff");
        if columns && !entry.has(Pages) {
            return entry.change(start, end, Pages);
        }
        let issue = matches!(word(start), "f" | "fasc") && entry.has(Pages) && !entry.has(Issue);
        if issue && entry.without_pause(end) == number + 1 {
            return entry.change(start, end, Issue);
        }
    }
}

/// What tells a town from its namesakes: rivers, landscapes, states.
#[rustfmt::skip]
const WHERE: [&str; 33] = [
    "Saale", "Main", "Oder", "Breisgau", "Westfalen", "Westf", "Schweiz", "Sachsen", "Harz", "Pfalz", "Neckar", "Donau", "Lahn",
    "Württemberg", "Württ", "Baden", "Schwarzwald", "Mark", "Hessen", "Massachusetts", "Mass", "MA", "Connecticut", "Conn",
    "New Jersey", "NJ", "NY", "Minnesota", "Minn", "California", "Calif", "Mich", "Indiana",
];

/// `Paris (Gallimard) 1966`: the press stands in a bracket between its place and the year.
pub(super) fn press_in_a_bracket_behind_its_place(entry: &mut Entry<'_>) {
    const LONGEST: usize = 6;
    for open in 3..entry.len().saturating_sub(3) {
        if entry.form(open) != form::OPEN || entry.labels[open + 1].0 == Date {
            continue;
        }
        let Some(close) = entry.find(open + 2, entry.len().min(open + LONGEST), form::CLOSE) else { continue };
        let year = entry.form(close + 1) == form::YEAR
            || entry.form(close + 1) == form::COMMA && entry.form(close + 2) == form::YEAR;
        let place = open - 1;
        let parted =
            entry.form(place - 1) == form::COMMA && (is_place(entry.word(place)) || entry.labels[place].0 == Location);
        let press = entry.form(open + 1) == form::CAPITALISED || entry.form(open + 1) == form::INITIAL;
        // `Merida (Mexico) 2007`, `Halle (Saale) 1966`, `Cambridge (Mass.) 1990`
        let within = entry.tokens.slice(open + 1, close);
        let country = is_country(within) || WHERE.contains(&within.trim_end_matches('.'));
        if year && parted && press && !country && !entry.has(Publisher) {
            entry.change(place, open, Location);
            return entry.change(open, entry.with_pause(close + 1), Publisher);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::mended;
    use super::*;

    #[test]
    fn a_number_alone_is_the_volume_s() {
        let read = mended(
            "P. Moor, Storia di Venezia, III, Bergamo, Quay, 1908.",
            &[(4, Author), (4, Title), (2, Note), (2, Location), (2, Publisher), (2, Date)],
        );
        assert_eq!(read[1..3], ["title Storia di Venezia,", "volume III,"]);
        let read = mended(
            "P. Moor, Storia di Venezia, IV.1, Torino 1974, I, pp. 5–6.",
            &[(4, Author), (8, Title), (1, Location), (2, Date), (2, Note), (6, Pages)],
        );
        assert_eq!(read[1..3], ["title Storia di Venezia,", "volume IV.1,"]);
        let read =
            mended("P. Moor, Henry, IV, a life, Oslo 1974.", &[(4, Author), (7, Title), (1, Location), (2, Date)]);
        assert_eq!(read[1], "title Henry, IV, a life,");
    }

    #[test]
    fn what_a_book_came_of_and_who_edited_it_is_not_its_title() {
        let read = mended(
            "Acque e utopia, catalogo della mostra (Venezia, luglio 1980), a cura di L. Moor, Milano, 1980.",
            &[(14, Title), (7, Editor), (2, Location), (2, Date)],
        );
        assert_eq!(read[..2], ["title Acque e utopia,", "note catalogo della mostra (Venezia, luglio 1980),"]);
        let read = mended(
            "P. Moor, Acque, ed. anast. a cura di E. Quay, Milano, 1980.",
            &[(4, Author), (4, Title), (9, Editor), (2, Location), (2, Date)],
        );
        assert_eq!(read[1..3], ["title Acque,", "editor ed. anast. a cura di E. Quay,"]);
        let read = mended(
            "rime inedite a cura di P. Moor. Milano: Quay, 1980.",
            &[(9, Title), (2, Location), (2, Publisher), (2, Date)],
        );
        assert_eq!(read.concat().matches("rime inedite a cura di").count(), 1);
    }

    #[test]
    fn entries_of_dictionaries_stand_in_columns() {
        let read = mended(
            "E. Moor, voce Venezia, in Enciclopedia, Roma, 1962, coll. 1530–1550.",
            &[(4, Author), (4, Other), (2, ContainerTitle), (2, Location), (2, Date), (6, Other)],
        );
        assert_eq!(read[1..3], ["other voce", "title Venezia,"]);
        assert_eq!(read.last().map(String::as_str), Some("pages coll. 1530–1550."));
    }

    #[test]
    fn a_press_may_stand_in_a_bracket_and_a_series_by_its_capitals() {
        let read = mended("E. Moor, Eaux, Paris (Quay) 1966.", &[(4, Author), (3, Title), (3, Title), (2, Date)]);
        assert_eq!(read[1..4], ["title Eaux,", "location Paris", "publisher (Quay)"]);
        let read =
            mended("E. Moor, Stadt (SVRG 180), Oslo 1966.", &[(4, Author), (6, Title), (1, Location), (2, Date)]);
        assert_eq!(read[1..3], ["title Stadt", "collection-title (SVRG 180),"]);
    }
}
