//! Editions of texts, dictionaries and translations: who edited, which entry, in which language it came out first.

use super::Entry;
use crate::reference::Label::*;
use crate::reference::given::is_given;
use crate::reference::model::glance::form;

/// Words with which the name of an edition begins.
#[rustfmt::skip]
const FIRST: [&str; 22] = [
    "nuova", "Nuova", "seconda", "terza", "quarta", "nouvelle", "Nouvelle", "nouv", "Nouv", "neue", "Neue", "new", "New",
    "revised", "Revised", "rev", "Rev", "enlarged", "expanded", "Bicentennial", "Centennial", "nueva",
];

/// Whether a person is named at a token: initials before a family name, or two capitalised words.
fn names_at(entry: &Entry<'_>, t: usize) -> bool {
    let capital = |t: usize| matches!(entry.form(t), form::CAPITALISED | form::CAPITALS | form::MIXED);
    entry.initials(t) && entry.form(t + 1) == form::STOP || capital(t) && capital(t + 1)
}

/// `Septem quae supersunt tragoedias ed. D. Moor, Oxonii`: who edited an ancient text stands behind its title.
pub(super) fn editor_behind_the_text(entry: &mut Entry<'_>) {
    if entry.has(Editor) {
        return;
    }
    for at in 0..entry.runs.len().saturating_sub(1) {
        let (start, end, label) = entry.runs[at];
        if label != Title || !matches!(entry.runs[at + 1].2, Location | Publisher | Date | Volume | Other) {
            continue;
        }
        let edits =
            |t: usize| matches!(entry.word(t), "ed" | "edd" | "éd" | "recensuit" | "edidit" | "ediderunt" | "rec");
        let found = (start + 2..end.saturating_sub(3)).find(|&t| edits(t) && names_at(entry, entry.behind_stop(t)));
        // `Rivers. 3rd ed. New York Graphic Society` is an edition.
        let edition =
            |t: usize| matches!(entry.form(t), form::ORDINAL | form::NUMBER_LETTERS) || FIRST.contains(&entry.word(t));
        let short = |from: usize| end - from <= 14 && !edition(from - 1);
        if let Some(from) = found.filter(|&from| short(from)) {
            return entry.change(from, end, Editor);
        }
    }
}

/// `Historia, edd. L. Moor - G. Quay`, `t. I, texte établi et traduit par L. Moor`: editors behind the title were taken for authors.
pub(super) fn editors_of_the_text(entry: &mut Entry<'_>) {
    for at in 1..entry.runs.len() {
        let (start, end, label) = entry.runs[at];
        if !matches!(label, Author | Note | Other) || !entry.runs[..at].iter().any(|run| run.2 == Title) {
            continue;
        }
        let said = match entry.word(start) {
            "edd" => true,
            "texte" | "Texte" => matches!(entry.word(start + 1), "établi" | "etabli" | "édité"),
            // `testo latino a fronte` edits nothing.
            "testo" | "Testo" => (start + 1..end).any(|t| entry.word(t) == "cura"),
            _ => false,
        };
        if said && end > start + 3 {
            // `edd. L. Moor - G. Quay, in M.G.H.`
            let held = (start + 3..end).find(|&t| entry.word(t) == "in" && entry.form(t - 1) == form::COMMA);
            entry.change(start, held.unwrap_or(end), Editor);
            if let Some(held) = held {
                entry.change(held, held + 1, Other);
                entry.change(held + 1, end, ContainerTitle);
            }
            return;
        }
    }
}

/// `RE XXII 1 (1953) 275–313 s.v. Porphyrios 21.`: the entry of a dictionary may be named last.
pub(super) fn entry_named_last(entry: &mut Entry<'_>) {
    if entry.has(Title) || !entry.has(ContainerTitle) {
        return;
    }
    let len = entry.len();
    let found = (2..len.saturating_sub(2)).find_map(|t| {
        let under = entry.word(t) == "s" && entry.word(entry.behind_stop(t)) == "v";
        under.then(|| (t, entry.behind_stop(entry.behind_stop(t))))
    });
    if let Some((from, title)) = found.filter(|&(_, title)| title < len && len - title <= 8) {
        entry.change(from, title, Other);
        entry.change(title, len, Title);
    }
}

/// `Storia, nuova edizione riveduta e ampliata, Padova`, `La Révolution. Nouv. éd. Paris`, `Statistics. Bicentennial ed. Vol. 1`: the
/// edition behind the title.
pub(super) fn edition_behind_the_title(entry: &mut Entry<'_>) {
    const LONGEST: usize = 7;
    let edition = |word: &str| {
        matches!(
            word,
            "edizione" | "ed" | "éd" | "édition" | "edition" | "Ausgabe" | "Aufl" | "Auflage" | "edn" | "edición"
        )
    };
    for at in 0..entry.runs.len().saturating_sub(1) {
        let (start, end, label) = entry.runs[at];
        let (_, behind, next) = entry.runs[at + 1];
        let cut = next == Edition && entry.runs.get(at + 2).is_some();
        if label != Title || !(cut || matches!(next, Location | Publisher | Date | Volume)) {
            continue;
        }
        let seam = (start + 1..end.saturating_sub(1))
            .rev()
            .take(LONGEST + 1)
            .find(|&t| matches!(entry.form(t), form::COMMA | form::STOP) && FIRST.contains(&entry.word(t + 1)));
        let Some(seam) = seam else { continue };
        // `Neue Beiträge zur Weimarer Ausgabe` is a subtitle.
        let said = (seam + 2..(seam + 4).min(if cut { behind } else { end })).any(|t| edition(entry.word(t)));
        if said {
            return entry.change(seam + 1, end, Edition);
        }
    }
}

/// `Hueber, München (trad. it. Elementi di retorica, il Quay, Bologna 1969)`, `Luchterhand; trad. it. La società, Bologna, 1980`: the
/// translation of the work that is cited is a work of its own.
pub(super) fn published_in_translation(entry: &mut Entry<'_>) {
    let titled = |t: usize| entry.labels[..t].iter().any(|(label, _)| *label == Title);
    let dated = |t: usize| entry.labels[..t].iter().any(|(label, _)| *label == Date);
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
    let Some(from) = found.filter(|&from| titled(from) && dated(from)) else { return };
    let named = (from..entry.len()).filter(|&t| entry.form(t) == form::CAPITALISED).count() > 1;
    if named {
        let open = matches!(entry.form(from - 1), form::OPEN | form::OPEN_SQUARE);
        entry.change(if open { from - 1 } else { from }, entry.len(), Note);
    }
}

/// `Römisches Staatsrecht, Leipzig 1887–1888 (ND Graz 1952)`: place and years before the bracket of a reprint are the imprint, be they
/// taken for the title's end.
pub(super) fn imprint_before_a_reprint(entry: &mut Entry<'_>) {
    let again = |t: usize| {
        matches!(entry.word(t), "ND" | "Nachdr" | "Nachdruck" | "Neudr" | "repr" | "Repr" | "réimpr" | "rist")
    };
    let Some(open) = (5..entry.len().saturating_sub(2)).find(|&t| entry.form(t) == form::OPEN && again(t + 1)) else {
        return;
    };
    let Some(at) = entry.runs.iter().position(|run| run.2 == Title && run.1 == open) else { return };
    let (start, end, _) = entry.runs[at];
    let year = |t: usize| entry.word(t).trim_start_matches(|c: char| !c.is_ascii_digit()).len() == 4;
    let first =
        if year(end - 1) && matches!(entry.form(end - 2), form::DASH | form::LONG_DASH) { end - 3 } else { end - 1 };
    let comma = (start + 1..first).rev().take(5).find(|&t| entry.form(t) == form::COMMA);
    let Some(comma) = comma.filter(|&comma| year(first) && comma + 1 < first) else { return };
    if (comma + 1..first).all(|t| entry.word(t).starts_with(char::is_uppercase) || entry.form(t) >= form::COMMA) {
        entry.change(comma + 1, first, Location);
        entry.change(first, end, Date);
        entry.change(open, entry.len(), Note);
    }
}

/// `W. Moor, ΓΟΗΣ. Zum Schamanismus`: a word in Greek letters is no name among Latin ones.
pub(super) fn greek_word_at_the_head_of_the_title(entry: &mut Entry<'_>) {
    let Some(at) = entry.runs.iter().position(|run| run.2 == Author) else { return };
    let [(start, end, _), (_, to, Title), ..] = entry.runs[at..] else { return };
    let greek = |t: usize| entry.word(t).starts_with(|c: char| ('\u{370}'..'\u{400}').contains(&c));
    let found = (start + 2..end).find(|&t| greek(t)).filter(|_| !greek(start));
    if let Some(from) = found {
        entry.change(from, to, Title);
    }
}

/// `(Ausst.-Kat. | Berlin), Mainz`: a bracket that opens behind a title and closes in what was taken for the place.
pub(super) fn bracket_run_into_the_place(entry: &mut Entry<'_>) {
    for at in 1..entry.runs.len() {
        let [(start, end, Title | ContainerTitle), (from, to, Location | Publisher)] = entry.runs[at - 1..=at] else {
            continue;
        };
        let Some(close) = entry.find(from, to, form::CLOSE) else { continue };
        if entry.find(from, close, form::OPEN).is_some() {
            continue;
        }
        let open = (start + 2..end).rev().find(|&t| matches!(entry.form(t), form::OPEN | form::CLOSE));
        let behind = entry.with_pause(close + 1);
        if let Some(open) = open.filter(|&t| entry.form(t) == form::OPEN && behind < to) {
            return entry.change(open, behind, Note);
        }
    }
}

/// `Chrétien de Moor, Le Chevalier, éd. Mario Quay`: who wrote a text that another edited may have a name without a comma.
pub(super) fn author_by_his_town(entry: &mut Entry<'_>) {
    let Some((start, end, Title)) = entry.head() else { return };
    if entry.has(Author) || !entry.has(Editor) {
        return;
    }
    let capital = |t: usize| matches!(entry.form(t), form::CAPITALISED | form::CAPITALS);
    let of = matches!(entry.word(start + 1), "de" | "of" | "von" | "da" | "van" | "di");
    let named = capital(start) && of && capital(start + 2) && entry.form(start + 3) == form::COMMA;
    // `History of Venice, Genoa and …` is a title.
    let christened =
        is_given(entry.word(start)) || matches!(entry.word(start), "Chrétien" | "Gottfried" | "Gautier" | "Hartmann");
    if named && christened && start + 5 < end && entry.word(start + 4).starts_with(char::is_uppercase) {
        entry.change(start, start + 4, Author);
    }
}

/// `Percy Ernst Moor, Kaiser, Rom und Renovatio`: behind a name in full, given name first, one word between two commas is no second
/// name.
pub(super) fn first_word_of_the_title(entry: &mut Entry<'_>) {
    let Some((start, end, Author)) = entry.head() else { return };
    let title = entry.runs.iter().find(|run| run.0 == end).is_some_and(|run| run.2 == Title);
    let capital = |t: usize| entry.form(t) == form::CAPITALISED;
    let alone =
        end > start + 4 && entry.form(end - 1) == form::COMMA && capital(end - 2) && entry.form(end - 3) == form::COMMA;
    if !alone {
        return;
    }
    let whole = (start..end - 3).all(|t| capital(t) || entry.initials(t) || entry.form(t) == form::STOP)
        && (start..end - 3).filter(|&t| capital(t)).count() > 2
        && [start, start + 1].iter().any(|&t| is_given(entry.word(t)));
    if title && whole {
        entry.change(end - 2, end, Title);
    }
}

/// `F. Moor, L’ | “ara di Quay” e Roma`: an article whose vowel is left out belongs to the quotation behind it.
pub(super) fn article_before_the_quotation(entry: &mut Entry<'_>) {
    for at in 1..entry.runs.len() {
        let [(start, end, Author), (title, to, Title)] = entry.runs[at - 1..=at] else { continue };
        let elided = matches!(entry.word(end - 1), "’" | "'")
            && matches!(entry.word(end.saturating_sub(2)), "L" | "D" | "Un" | "Dell" | "All");
        let from = if elided { end - 2 } else { end - 1 };
        let whole = elided || matches!(entry.word(end - 1), "L’" | "L'" | "D’" | "D'");
        if whole && from > start + 1 && entry.form(title) == form::OPEN_QUOTE {
            return entry.change(from, to, Title);
        }
    }
}

/// `aux IIe et Ier siècles av. | J.-C.`, `im 4. Jhdt. | v. Chr.`, `Hegemony 200–151 | B.C.`: the era belongs to the title.
pub(super) fn era_taken_for_a_name(entry: &mut Entry<'_>) {
    for at in 1..entry.runs.len() {
        let [(start, end, Title), (from, to, Author | Note | Other | ContainerTitle)] = entry.runs[at - 1..=at] else {
            continue;
        };
        let ends = |word: &str| matches!(word, "av" | "ap");
        let french = (ends(entry.word(end - 1)) || end > start + 2 && ends(entry.word(end - 2)))
            && entry.word(from).starts_with('J');
        let german = matches!(entry.word(from), "v" | "n") && entry.word(entry.behind_stop(from)) == "Chr";
        let english = matches!((entry.word(from), entry.word(entry.behind_stop(from))), ("B" | "A", "C" | "D"))
            && (start..end).rev().take(4).any(|t| entry.digits(t) || entry.form(t) == form::ORDINAL);
        let short = entry.behind_stop(entry.behind_stop(from));
        let last = if french { to } else { entry.with_pause(short).min(to) };
        if french || german || english {
            return entry.change(from, last, Title);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::mended;
    use super::*;

    #[test]
    fn editors_of_ancient_texts_stand_behind_them() {
        let read = mended(
            "Aeschyli quae supersunt tragoedias ed. D. Moor, Oxonii 1972.",
            &[(10, Title), (1, Location), (2, Date)],
        );
        assert_eq!(read[..2], ["title Aeschyli quae supersunt tragoedias", "editor ed. D. Moor,"]);
        let read = mended(
            "PAULI Historia, edd. L. Moor - G. Quay, in M.G.H., Hannoverae, 1878.",
            &[(1, Author), (2, Title), (18, Author), (2, Location), (2, Date)],
        );
        assert_eq!(read[2..4], ["editor edd. L. Moor - G. Quay,", "other in"], "{read:?}");
    }

    #[test]
    fn the_edition_and_the_translation_are_no_part_of_the_title() {
        let read = mended(
            "S. Moor, La genesi, nuova edizione riveduta, Padova 1981.",
            &[(4, Author), (7, Title), (1, Location), (2, Date)],
        );
        assert_eq!(read[1..3], ["title La genesi,", "edition nuova edizione riveduta,"]);
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

    #[test]
    fn a_dictionary_s_entry_may_be_named_last() {
        let read = mended(
            "R. Moor, RE XXII 1 (1953) 275-313 s.v. Porphyrios 21.",
            &[(4, Author), (2, ContainerTitle), (1, Volume), (3, Date), (3, Pages), (4, Note), (3, Volume)],
        );
        assert_eq!(read.last().map(String::as_str), Some("title Porphyrios 21."));
    }
}
