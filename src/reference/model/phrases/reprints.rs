//! Other printings: where else a work can be read, when it was printed first, and which imprint is that of the book in hand.

use super::Entry;
use crate::reference::Label::{self, *};
use crate::reference::model::glance::form;

/// Whether a word says that a work was printed again.
fn is_again(word: &str) -> bool {
    matches!(
        word,
        "ND" | "Nachdr"
            | "Nachdruck"
            | "Neudr"
            | "Neudruck"
            | "repr"
            | "Repr"
            | "reprint"
            | "Reprint"
            | "réimpr"
            | "rist"
            | "ristampa"
            | "reimpr"
            | "rpt"
            | "ster"
            | "rééd"
            | "Rééd"
            | "réed"
            | "reed"
            | "Reed"
            | "ried"
            | "herdr"
            | "herdruk"
    )
}

/// Whether a word at a token says that a work was printed again; `Reed`, `rist` and the like need the stop of their abbreviation.
fn again_at(entry: &Entry<'_>, t: usize) -> bool {
    let word = entry.word(t);
    let short = matches!(word, "Reed" | "reed" | "ried" | "rist" | "ster" | "rpt");
    is_again(word) && (!short || entry.form(t + 1) == form::STOP)
}

/// Whether words for another printing or for the first stand at a token: `repr.`, `nuova ed.`, `1re éd.`, `estratto da`.
fn another_printing_at(entry: &Entry<'_>, t: usize) -> bool {
    let word = entry.word(t);
    let next = entry.word(entry.behind_stop(t));
    let edition = |word: &str| {
        matches!(
            word,
            "ed" | "éd" | "edizione" | "édition" | "edición" | "edition" | "Aufl" | "Auflage" | "dr" | "druk"
        )
    };
    match word {
        "nuova" | "nouv" | "nouvelle" | "nueva" => edition(next),
        "1a" | "1ª" | "1re" | "1ère" | "1e" | "1st" | "I" | "prima" | "première" | "primera" => edition(next),
        "1" => {
            let letter = entry.word(entry.behind_stop(t));
            edition(letter) || matches!(letter, "a" | "ª" | "re" | "e") && edition(entry.word(entry.behind_stop(t) + 1))
        }
        "ed" | "éd" => matches!(next, "or" | "orig" | "originale"),
        // `[Ed. brasileira: Calibã. São Paulo: Elefante, 2017.]`
        "Ed" | "Edição" | "Edición" | "Edizione" | "Trad" | "Traducción" | "Tradução" => {
            entry.form(t - 1) == form::OPEN_SQUARE && next.starts_with(char::is_lowercase)
        }
        "estratto" | "estr" => next == "da",
        "first" | "originally" => next == "published",
        "Trabajo" | "Obra" | "trabajo" | "obra" => next == "original",
        "frz" | "engl" | "ital" | "span" | "dt" => matches!(next, "Orig" | "Original" | "Originalausgabe"),
        _ => again_at(entry, t),
    }
}

/// `Vrin, 1979 ; repr. 2006`, `(nuova ed. Carocci, Roma 2014)`, `[1a ed. Torino, Bocca, 1923]`, `; rééd. Paris, Albin Michel, 1994`: behind
/// a whole imprint, a clause on another printing is a note, with its place, its press and its year.
pub(super) fn clause_of_another_printing(entry: &mut Entry<'_>) {
    const LONGEST: usize = 40;
    for t in 5..entry.len().saturating_sub(1) {
        let sign = entry.form(t - 1);
        let close = match sign {
            form::OPEN => form::CLOSE,
            form::OPEN_SQUARE => form::CLOSE_SQUARE,
            form::SEMICOLON => form::EDGE,
            // `Strasbourg, Istra, 1924, rééd. Paris, Gallimard, 1983`
            form::COMMA if entry.labels[t - 1].0 == Date && again_at(entry, t) => form::EDGE,
            _ => continue,
        };
        if !another_printing_at(entry, t) {
            continue;
        }
        let before = |wanted: &[Label]| entry.before(t, wanted);
        // `Moor, A. (1776; repr. 1976)`, `(1963; repr., London: Quay, 1991)`: no imprint stands before the clause.
        let printed = before(&[Publisher, Location]) || before(&[ContainerTitle]) && before(&[Pages]);
        if !printed || !before(&[Title]) || !before(&[Date]) {
            continue;
        }
        let limit = entry.len().min(t + LONGEST);
        let address = |t: &usize| matches!(entry.labels[*t].0, Doi | Url | Accessed | Isbn);
        // `(New York: Moor, 1968; repr. New York: Quay, 2007)`: the reprint's imprint is as whole as the first.
        let opened = (0..t).rev().find(|&t| matches!(entry.form(t), form::OPEN | form::CLOSE));
        let inside = sign == form::SEMICOLON && opened.is_some_and(|t| entry.form(t) == form::OPEN);
        if inside && entry.find(t, limit, form::COLON).is_some() {
            continue;
        }
        let (from, to) = if close == form::EDGE {
            let bracket = entry.find(t, limit, form::CLOSE).filter(|&end| entry.find(t, end, form::OPEN).is_none());
            // `; rist. Roma-Bari 2005, pp. 90-104`
            let paged = |t: &usize| {
                entry.form(t - 1) == form::COMMA
                    && matches!(entry.word(*t), "pp" | "p" | "S")
                    && entry.form(t + 1) == form::STOP
                    && entry.digits(t + 2)
            };
            let pages = (t + 2..limit).find(paged).filter(|_| bracket.is_none() && !entry.has(Pages));
            // `rééd. 2006 (Bibliothèque, 12)`, but `rééd. Paris, Michel, « Bibliothèque », 1994`
            let series = |at: usize| entry.labels[at].0 == CollectionTitle && entry.find(t, at, form::YEAR).is_some();
            let own = |at: &usize| address(at) || entry.labels[*at].0 == Pages || series(*at);
            let end = bracket.or(pages).or_else(|| (t..limit).find(own)).unwrap_or(entry.len());
            (t, end)
        } else {
            let Some(end) = entry.find(t, limit, close) else { continue };
            (t - 1, entry.with_pause(end + 1))
        };
        let told = (from..to).any(|t| matches!(entry.form(t), form::YEAR | form::DIGITS5 | form::WITH_DIGITS));
        if told {
            if close == form::EDGE && matches!(entry.word(to), "pp" | "p" | "S") {
                let page = |t: &usize| {
                    entry.digits(*t)
                        || form::is_pause(entry.form(*t))
                        || matches!(entry.form(*t), form::DASH | form::LONG_DASH)
                };
                let rest = (to + 1..entry.len()).find(|t| !page(t)).unwrap_or(entry.len());
                entry.change(to, rest, Pages);
            }
            return entry.change(from, to, Note);
        }
    }
}

/// `Boston: Moor, 1896–1905. Repr., New York: Quay, 1961`: the reprint has its own imprint, which is that of the book in hand.
pub(super) fn imprint_of_the_first_printing(entry: &mut Entry<'_>) {
    let imprint = |label: Label| matches!(label, Location | Publisher);
    for t in 6..entry.len().saturating_sub(4) {
        let word = matches!(entry.word(t), "Repr" | "Reprint" | "Reprinted");
        if !word || entry.form(t - 1) != form::STOP {
            continue;
        }
        let mut behind = entry.behind_stop(t);
        behind += usize::from(entry.form(behind) == form::COMMA);
        let own = entry.labels[behind..].iter().any(|(label, _)| *label == Publisher)
            && entry.labels.get(behind).is_some_and(|(label, _)| imprint(*label));
        let first = (2..t).find(|&t| imprint(entry.labels[t].0) && form::is_pause(entry.form(t - 1)));
        let dated = |from: usize, to: usize| (from..to).any(|t| entry.form(t) == form::YEAR);
        if let Some(first) = first.filter(|&first| own && dated(first, t) && dated(behind, entry.len())) {
            // The first year is that of the first printing.
            let year = (first..t).find(|&t| entry.form(t) == form::YEAR).unwrap_or(t);
            entry.change(first, year, Note);
            entry.change(year, t, Date);
            return entry.change(t, behind, Note);
        }
    }
}

/// `Nachdr. d. Ausg. Tübingen 1808, Hildesheim 1975`, `unveränd. Nachdr. der 1. Aufl. 1960, Tübingen: Mohr 1965`: which edition was
/// printed again, before the imprint of the book in hand.
pub(super) fn edition_that_was_reprinted(entry: &mut Entry<'_>) {
    const LONGEST: usize = 14;
    for t in 4..entry.len().saturating_sub(5) {
        let of = entry.behind_stop(t);
        let leads = again_at(entry, t) && matches!(entry.word(of), "d" | "der" | "von" | "of" | "de" | "dell");
        if !leads {
            continue;
        }
        let limit = entry.len().min(t + LONGEST);
        let Some(year) = (of + 1..limit).find(|&t| entry.form(t) == form::YEAR) else { continue };
        let edition = (of..year)
            .any(|t| matches!(entry.word(t), "Ausg" | "Ausgabe" | "Aufl" | "Auflage" | "edition" | "ed" | "éd"));
        let parted = matches!(entry.form(year + 1), form::COMMA | form::STOP | form::SEMICOLON);
        let later = (year + 2..entry.len()).any(|t| entry.form(t) == form::YEAR);
        if edition && parted && later {
            let from =
                if entry.form(t - 1) == form::STOP && entry.word(t - 2).starts_with("unver") { t - 2 } else { t };
            return entry.change(from, year + 2, Note);
        }
    }
}

/// `145–191, ora in Idem, Altri studi, Firenze 1975`, `p. 947–964 [= Le Chasseur, Paris, 1981]`, `wieder in:`: where a work can be read
/// besides is a note on it.
pub(super) fn printed_elsewhere(entry: &mut Entry<'_>) {
    let leads = |t: usize| {
        let parted = matches!(entry.form(t - 1), form::COMMA | form::OPEN | form::SEMICOLON | form::STOP);
        if !parted && !matches!(entry.form(t), form::OPEN_SQUARE | form::OPEN) {
            return false;
        }
        let word = entry.word(t);
        let mut next = entry.word(entry.behind_stop(t));
        // `wieder abgedr. in: DERS.`
        if word == "wieder" && matches!(next, "abgedr" | "abgedruckt") {
            next = entry.word(entry.behind_stop(entry.behind_stop(t)));
        }
        // `58–65. English translation in V. Moor (ed.), Selected Works`
        let translated = matches!(word, "English" | "French" | "German" | "Engl" | "Eng" | "Italian" | "Spanish")
            && matches!(next, "translation" | "transl" | "trans" | "tr")
            && matches!(entry.word(entry.behind_stop(entry.behind_stop(t))), "in" | "by" | "as");
        if translated && entry.form(t - 1) == form::STOP && entry.labels[t - 1].0 != Title {
            return true;
        }
        let held = matches!(next, "in" | "dans" | "en");
        let said = matches!(
            word,
            "ora"
                | "poi"
                | "rist"
                | "repr"
                | "wieder"
                | "jetzt"
                | "repris"
                | "reprinted"
                | "Wiederabdruck"
                | "wiederabgedruckt"
        );
        // `pp. 600–622 (= Opuscula, II, Pavia 1957)`, but `(= Rivers, Bd. 4)` is a series.
        let paged = entry.labels[t - 1].0 == Pages;
        let bracket = matches!(entry.form(t), form::OPEN_SQUARE | form::OPEN) && paged;
        let sign = bracket && entry.word(t + 1) == "=";
        said && held && parted || sign
    };
    let Some(from) = (5..entry.len().saturating_sub(3)).find(|&t| leads(t)) else { return };
    let before = |wanted: &[Label]| entry.before(from, wanted);
    // A year and a title alone are no first printing: `Moor, A. (1985), ‘Rivers’, reprinted in …` has its container behind.
    let printed = before(&[Pages]) || before(&[Date]) && before(&[ContainerTitle, Publisher, Location]);
    if printed && before(&[Title]) {
        let open = usize::from(entry.form(from - 1) == form::OPEN);
        let address = |t: &usize| matches!(entry.labels[*t].0, Doi | Url | Accessed);
        let to = (from..entry.len()).find(address).unwrap_or(entry.len());
        entry.change(from - open, to, Note);
    }
}

/// `Hueber, München (trad. it. Elementi di retorica, il Quay, Bologna 1969)`, `Luchterhand; trad. it. La società, Bologna, 1980`: the
/// translation of the work that is cited is a work of its own.
pub(super) fn published_in_translation(entry: &mut Entry<'_>) {
    let titled = |t: usize| entry.before(t, &[Title]);
    let dated = |t: usize| entry.before(t, &[Date]);
    let language = |t: usize| {
        matches!(
            entry.word(t),
            "it" | "ital" | "fr" | "franç" | "esp" | "cast" | "ingl" | "ted" | "dt" | "angl" | "port" | "al"
        )
    };
    let found = (4..entry.len().saturating_sub(4)).find(|&t| {
        let translated = matches!(entry.word(t), "trad" | "Trad" | "tr" | "Tr");
        let of = entry.behind_stop(t);
        let pause = matches!(entry.form(t - 1), form::OPEN | form::OPEN_SQUARE | form::SEMICOLON | form::COMMA);
        translated && of == t + 2 && language(of) && entry.form(of + 1) == form::STOP && pause
    });
    // `1993 Patrizi, trad. it. Bologna, Il Quay`: without an imprint before it, this is the translation.
    let published = |t: usize| entry.before(t, &[Location, Publisher]);
    let Some(from) = found.filter(|&from| titled(from) && dated(from) && published(from)) else { return };
    let named = (from..entry.len()).filter(|&t| entry.form(t) == form::CAPITALISED).count() > 1;
    if named {
        let open = matches!(entry.form(from - 1), form::OPEN | form::OPEN_SQUARE);
        entry.change(if open { from - 1 } else { from }, entry.len(), Note);
    }
}

#[cfg(test)]
mod tests {
    use super::super::mended;
    use super::*;

    #[test]
    fn what_is_said_of_another_printing_is_a_note() {
        let text = "MOOR V., Le système, Paris, Quai, 1979 ; repr. 2006.";
        let parts = [(4, Author), (3, Title), (2, Location), (2, Publisher), (6, Date)];
        assert_eq!(mended(text, &parts).last().map(String::as_str), Some("note repr. 2006."));
        let text = "MOOR P. (1994), Storia, il Molo, Bologna (nuova ed. Quay, Roma 2014).";
        let parts = [(3, Author), (4, Date), (2, Title), (3, Publisher), (1, Location), (6, Publisher), (4, Date)];
        assert_eq!(mended(text, &parts).last().map(String::as_str), Some("note (nuova ed. Quay, Roma 2014)."));
    }

    #[test]
    fn a_reprint_has_its_own_imprint() {
        let text = "Moor, A. Dogma. 7 vols. Boston: Pier, 1896–1905. Repr., New York: Quay, 1961.";
        let parts = [
            (4, Author),
            (2, Title),
            (3, Edition),
            (2, Location),
            (2, Publisher),
            (4, Pages),
            (3, Note),
            (3, Location),
            (2, Publisher),
            (2, Date),
        ];
        let read = mended(text, &parts);
        assert_eq!(read[3..6], ["note Boston: Pier,", "date 1896–1905.", "note Repr.,"], "{read:?}");
    }

    #[test]
    fn a_translation_is_a_work_of_its_own() {
        let read = mended(
            "Moor H. (1949), Elemente, Quay, München (trad. it. Elementi, il Pier, Bologna 1969).",
            &[
                (3, Author),
                (4, Date),
                (2, Title),
                (2, Publisher),
                (1, Location),
                (7, Edition),
                (3, Publisher),
                (1, Location),
                (3, Date),
            ],
        );
        assert_eq!(read.last().map(String::as_str), Some("note (trad. it. Elementi, il Pier, Bologna 1969)."));
    }
}
