//! Editions of texts, dictionaries and translations: who edited, which entry, in which language it came out first.

use super::Entry;
use crate::reference::Label::*;
use crate::reference::latin;
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
        // `5. Jahrhundert v. | Chr., JdI 89`
        let cut = entry.word(from) == "Chr" && end > start + 2 && matches!(entry.word(end - 2), "v" | "n");
        if cut && entry.form(end - 1) == form::STOP {
            return entry.change(from, entry.with_pause(entry.behind_stop(from)).min(to), Title);
        }
        let english = matches!((entry.word(from), entry.word(entry.behind_stop(from))), ("B" | "A", "C" | "D"))
            && (start..end).rev().take(4).any(|t| entry.digits(t) || entry.form(t) == form::ORDINAL);
        let short = entry.behind_stop(entry.behind_stop(from));
        let last = if french { to } else { entry.with_pause(short).min(to) };
        if french || german || english {
            return entry.change(from, last, Title);
        }
    }
}

/// `Opera, recognovit brevique adnotatione critica instruxit R. A. B. Moor, Oxonii`: a Latin verb, and who did so.
pub(super) fn latin_verb_of_the_editor(entry: &mut Entry<'_>) {
    const FARTHEST: usize = 7;
    if entry.has(Editor) {
        return;
    }
    for (start, end, label) in entry.runs.clone() {
        if !matches!(label, Title | Author) {
            continue;
        }
        let found = (start + 1..end.saturating_sub(1)).find_map(|t| {
            let first = entry.behind_stop(t);
            let parted = matches!(entry.form(t - 1), form::COMMA | form::LOWER);
            (parted && latin::edits(entry.word(t)))
                .then(|| (first..first + FARTHEST).find(|&name| names_at(entry, name)))
                .flatten()
                .map(|name| (if entry.form(t - 1) == form::LOWER { t - 1 } else { t }, name))
        });
        let Some((from, name)) = found else { continue };
        let pause = |t: &usize| entry.form(*t) == form::COMMA;
        let to = (name + 1..entry.len()).find(pause).map_or(end, |comma| comma + 1);
        if to - name <= FARTHEST + 2 {
            if label == Author {
                let head = (start + 1..from).find(|&t| entry.form(t) == form::CAPITALISED).unwrap_or(from);
                entry.change(head, from, Title);
            }
            // `…, Oxonii, e typographeo Clarendoniano`: the place behind was taken for the title's end.
            if to < end && entry.without_pause(end) == to + 1 {
                entry.change(to, end, Location);
            }
            return entry.change(from, to, Editor);
        }
    }
}

/// `The Annals, ed. with Introd. and Comm. | by O. Moor`: the words before *by* are the editor's.
pub(super) fn words_before_by(entry: &mut Entry<'_>) {
    const LONGEST: usize = 12;
    for at in 0..entry.runs.len().saturating_sub(1) {
        let [(start, end, Title), (from, _, Editor)] = entry.runs[at..at + 2] else { continue };
        let edits = |t: &usize| {
            matches!(entry.word(*t), "ed" | "edited")
                && entry.form(*t - 1) == form::COMMA
                && entry.word(entry.behind_stop(*t)) == "with"
        };
        let begins = (start + 2..end.saturating_sub(2)).rev().take(LONGEST).find(edits);
        if let Some(begins) = begins.filter(|_| entry.word(from) == "by") {
            return entry.change(begins, from, Note);
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
