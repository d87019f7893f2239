//! Numbers that a word beside them, or their place, tells: `63e année`, `a. v`, `vol. ii`, `n. 125-126`, `(7e druk; …)`.

use super::Entry;
use super::humanities::bare_number;
use crate::reference::Label::{self, *};
use crate::reference::model::glance::form;
use crate::text::roman;

/// Whether a word is a roman number in small letters, as Italian presses set volumes: `i`, `iv`, `xii`.
pub(super) fn small_roman(word: &str) -> bool {
    // `c`, `d`, `di`, `mi` are words.
    word.len() <= 6
        && word != "l"
        && word.bytes().all(|b| matches!(b, b'i' | b'v' | b'x' | b'l'))
        && roman(word).is_some()
}

/// Labels that a number of a volume may have been taken for.
fn is_free(label: Label) -> bool {
    matches!(label, Title | ContainerTitle | Note | Other | Editor | Location | Publisher | Edition | Translator)
}

/// `Tra latino e volgare, i, a cura di`, `dir. da A. Moor, vol. ii. Il Trecento`, `«L’Ellisse», a. v 2010`: a small roman number behind a
/// comma or its word.
pub(super) fn small_roman_volume(entry: &mut Entry<'_>) {
    if entry.has(Volume) {
        return;
    }
    let Some(titled) = entry.labels.iter().position(|(label, _)| *label == Title) else { return };
    for t in 4..entry.len().saturating_sub(2) {
        let dated = entry.labels[t].0 == Date && entry.form(t + 1) == form::YEAR;
        if !small_roman(entry.word(t)) || !(is_free(entry.labels[t].0) || dated) {
            continue;
        }
        let stop = usize::from(entry.form(t - 1) == form::STOP);
        let word = t - 1 - stop;
        let named = matches!(entry.word(word), "vol" | "t" | "to" | "tomo" | "tome" | "a" | "an")
            && (stop == 1 || matches!(entry.word(word), "vol" | "tomo" | "tome"))
            && !matches!(entry.form(word - 1), form::LOWER);
        let behind = entry.form(t + 1);
        let bare = entry.form(t - 1) == form::COMMA
            && behind == form::COMMA
            && (matches!(entry.labels[t + 2].0, Editor | Location | Publisher) || entry.word(t + 2) == "a");
        let ends = form::is_pause(behind) || behind == form::YEAR || entry.word(t + 1) == "parte";
        if !(named && ends || bare) || t <= titled {
            continue;
        }
        let from = if named { word } else { t };
        let to = entry.with_pause(t + 1);
        entry.change(from, to, Volume);
        // `vol. ii. Il Trecento, Roma`: the title of the volume, where the work is one in it.
        let title = entry.runs.iter().find(|run| run.0 <= to && to < run.1).copied();
        if let Some((_, end, ContainerTitle | Note | Other)) = title
            && entry.has(ContainerTitle)
            && entry.form(to) == form::CAPITALISED
        {
            entry.change(to, end, Note);
        }
        return;
    }
}

/// `Revue de métaphysique, 63e année, n° 1`, `Rivista, a. LXII, 2`, `Revista, an. VIII, nr. 9`: the year of a journal is its volume.
pub(super) fn year_of_the_journal(entry: &mut Entry<'_>) {
    if entry.has(Volume) {
        return;
    }
    for t in 3..entry.len().saturating_sub(2) {
        let year = matches!(entry.word(t), "année" | "Jahrgang" | "jaargang" | "annata");
        let ordinal = matches!(entry.form(t - 1), form::ORDINAL | form::NUMBER_LETTERS | form::WITH_DIGITS);
        if year && ordinal && entry.form(t - 2) == form::COMMA && is_free(entry.labels[t].0) {
            return entry.change(t - 1, entry.with_pause(t + 1), Volume);
        }
        let named = matches!(entry.word(t), "a" | "an" | "anno" | "año" | "Jg")
            && (entry.form(t + 1) == form::STOP || entry.word(t) == "anno")
            && entry.form(t - 1) == form::COMMA;
        let number = entry.behind_stop(t);
        let end = bare_number(entry, number).filter(|&end| end == number + 1 && form::is_pause(entry.form(end)));
        if let Some(end) = end.filter(|_| named && entry.has(ContainerTitle) && is_free(entry.labels[t].0)) {
            return entry.change(t, entry.with_pause(end), Volume);
        }
    }
}

/// `Die Briefe des Petrus Moor 2, ed. Kurt QUAY (MGH Briefe 4,2, 1988)`, `Verbreitung der Fälschungen 2 (Schriften der MGH 24/2, 1973)`:
/// where the series stands in a bracket, a number that ends the title is the volume's.
pub(super) fn number_before_the_series(entry: &mut Entry<'_>) {
    if entry.has(Volume) || entry.has(Publisher) {
        return;
    }
    let bracketed = entry.runs.iter().any(|run| run.2 == CollectionTitle && entry.form(run.0) == form::OPEN);
    if !bracketed {
        return;
    }
    for at in 0..entry.runs.len().saturating_sub(1) {
        let (start, end, label) = entry.runs[at];
        let last = entry.without_pause(end) - 1;
        let counted = matches!(entry.form(last), form::DIGIT | form::ROMAN) && last > start + 1;
        let word = counted && entry.form(last - 1) < form::YEAR && !matches!(entry.form(last - 1), form::INITIAL);
        let behind = matches!(entry.runs[at + 1].2, CollectionTitle | Editor);
        if matches!(label, Title | ContainerTitle) && word && behind {
            return entry.change(last, end, Volume);
        }
    }
}

/// `LXX, 1985, 33-34, pp. 211–214`, `n. 125-126, 7 ss.`: what stands before the word for pages, or behind the one for numbers, is the
/// issue.
pub(super) fn issue_before_the_pages(entry: &mut Entry<'_>) {
    let counted = entry.runs.iter().any(|run| run.2 == Issue && (run.0..run.1).any(|t| entry.digits(t)));
    if counted || !entry.has(ContainerTitle) {
        return;
    }
    for (from, to, label) in entry.runs.clone() {
        if label != Pages {
            continue;
        }
        let dash = |t: usize| matches!(entry.form(t), form::DASH | form::LONG_DASH | form::SLASH);
        let named = matches!(entry.word(from), "n" | "nn" | "nr" | "no");
        let number = if named { entry.behind_stop(from) } else { from };
        let behind_word =
            from > 1 && entry.form(from - 1) == form::STOP && matches!(entry.word(from - 2), "n" | "nn" | "nr");
        let told = named || behind_word;
        let end = if dash(number + 1) && entry.digits(number + 2) { number + 3 } else { number + 1 };
        if !entry.digits(number) || entry.form(end) != form::COMMA || end + 1 >= to {
            continue;
        }
        let paged = matches!(entry.word(end + 1), "pp" | "p" | "S") && entry.form(end + 2) == form::STOP;
        if told && entry.digits(end + 1) || paged && (entry.has(Volume) || told) {
            let start = if told && !named { from - 2 } else { from };
            return entry.change(start, end + 1, Issue);
        }
    }
}

/// `De mechanisering (7e druk; Amsterdam 1996)`, `(17e dr.; Groningen 1984)`: the edition opens the bracket that holds the imprint.
pub(super) fn edition_in_the_bracket_of_the_imprint(entry: &mut Entry<'_>) {
    if entry.has(Edition) {
        return;
    }
    for open in 3..entry.len().saturating_sub(4) {
        if entry.form(open) != form::OPEN {
            continue;
        }
        let counted = matches!(entry.form(open + 1), form::ORDINAL | form::NUMBER_LETTERS)
            || entry.digits(open + 1) && entry.form(open + 2) == form::STOP;
        let word = entry.behind_stop(open + 1);
        let edition = matches!(entry.word(word), "druk" | "dr" | "Aufl" | "Auflage" | "ed" | "éd" | "edn" | "edition");
        let sign = entry.behind_stop(word);
        let parted = matches!(entry.form(sign), form::SEMICOLON | form::COMMA) || matches!(entry.word(sign), ";" | ",");
        if counted && edition && parted && matches!(entry.labels[open + 1].0, Title | Other | Note | Location) {
            return entry.change(open, sign + 1, Edition);
        }
    }
}

/// `1966-1987, 6 voll., II, 1967, p. 97`, `1970-1978, 6 voll., vol. iii 1971`: which volume is meant, and its own year.
pub(super) fn volume_with_its_year(entry: &mut Entry<'_>) {
    for t in 6..entry.len().saturating_sub(4) {
        let counted = matches!(entry.word(t), "voll" | "vols" | "Bde" | "vol") && entry.digits(t - 1);
        if !counted {
            continue;
        }
        let mut number = entry.behind_stop(t);
        number += usize::from(entry.form(number) == form::COMMA);
        let from = number;
        if matches!(entry.word(number), "vol" | "t" | "Bd") {
            number = entry.behind_stop(number);
        }
        let roman = bare_number(entry, number) == Some(number + 1) || small_roman(entry.word(number));
        let year = number + 1 + usize::from(entry.form(number + 1) == form::COMMA);
        if !roman || year >= entry.len() || entry.form(year) != form::YEAR {
            continue;
        }
        let Some((start, end, _)) = entry.runs.iter().find(|run| run.2 == Date && run.1 < t).copied() else { continue };
        entry.change(start, end, Note);
        entry.change(from, year, Volume);
        return entry.change(year, entry.with_pause(year + 1), Date);
    }
}

/// `Ned Tijdschr. 2002;2002:133–73`: a journal that has its years for volumes.
pub(super) fn year_for_a_volume(entry: &mut Entry<'_>) {
    if entry.has(Volume) {
        return;
    }
    for t in 4..entry.len().saturating_sub(4) {
        let twice = entry.form(t) == form::YEAR
            && entry.form(t + 1) == form::SEMICOLON
            && entry.form(t + 2) == form::YEAR
            && entry.form(t + 3) == form::COLON
            && entry.digits(t + 4);
        if twice && entry.has(ContainerTitle) {
            return entry.change(t + 2, t + 4, Volume);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::mended;
    use super::*;

    #[test]
    fn small_roman_numbers_are_volumes() {
        let text = "A. Moor, Testo nuovo, in Tra latino e volgare, i, a cura di E. Quay, Padova, Molo, 1974.";
        let parts = [
            (4, Author),
            (3, Title),
            (1, Other),
            (7, ContainerTitle),
            (7, Editor),
            (2, Location),
            (2, Publisher),
            (2, Date),
        ];
        let read = mended(text, &parts);
        assert!(read.contains(&"volume i,".to_owned()), "{read:?}");
    }

    #[test]
    fn the_year_of_a_journal_is_its_volume() {
        let text = "G. Moor, « Les eaux », Revue des lacs, 63e année, n° 1, 1958, p. 12-25.";
        let parts = [(4, Author), (5, Title), (7, ContainerTitle), (4, Issue), (2, Date), (6, Pages)];
        let read = mended(text, &parts);
        assert!(read.contains(&"volume 63e année,".to_owned()), "{read:?}");
    }

    #[test]
    fn a_number_before_the_series_is_the_volume_s() {
        let text = "Horst MOOR, Verbreitung der Fälschungen 2 (Schriften der MGH 24, 1973) S. 289.";
        let parts = [(3, Author), (4, Title), (6, CollectionTitle), (3, Date), (3, Pages)];
        let read = mended(text, &parts);
        assert!(read.contains(&"volume 2".to_owned()), "{read:?}");
    }
}
