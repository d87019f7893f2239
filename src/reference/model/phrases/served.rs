//! Words behind the names at the head of an entry that say what those named did or are called, and those who served a work
//! behind its title.

use super::Entry;
use crate::reference::Label::*;
use crate::reference::model::glance::form;

/// Where the head of an entry may end.
const LONGEST_HEAD: usize = 24;

/// `Eliot, George [Mary Ann Evans, | pseud.]`, `Moor, Ann, | pseud.`: what says that a name is invented belongs to the names.
pub(super) fn pseudonym_behind_the_name(entry: &mut Entry<'_>) {
    let Some((start, head, Author | Editor)) = entry.head() else { return };
    let limit = entry.len().min(start + LONGEST_HEAD);
    let said = |t: &usize| {
        matches!(
            entry.word(*t),
            "pseud" | "Pseud" | "pseudonym" | "Pseudonym" | "pseudonyme" | "pseudónimo" | "seudónimo"
        )
    };
    let Some(t) = (start + 2..limit).find(said).filter(|t| (start..*t).all(|t| entry.labels[t].0 != Date)) else {
        return;
    };
    let open = (start + 1..t).rev().find(|&t| matches!(entry.form(t), form::OPEN | form::OPEN_SQUARE));
    let end = match open {
        Some(open) if open <= head => {
            let close = (t..limit).find(|&t| matches!(entry.form(t), form::CLOSE | form::CLOSE_SQUARE));
            let Some(close) = close else { return };
            close + 1
        }
        None if entry.form(t - 1) == form::COMMA && t <= head => entry.behind_stop(t),
        _ => return,
    };
    entry.change(start, entry.with_pause(end), Author);
}

/// `Heaney, | Seamus, | trans. Beowulf: | A new verse`: a family name, its given names and a word for translating or editing are the head of
/// the entry, and what stands behind them is its title.
pub(super) fn role_behind_the_whole_name(entry: &mut Entry<'_>) {
    let Some((start, _, Author)) = entry.head() else { return };
    let limit = entry.len().min(start + LONGEST_HEAD);
    let role = |t: &usize| {
        matches!(
            entry.word(*t),
            "trans" | "transl" | "trad" | "tr" | "ed" | "eds" | "ED" | "Hrsg" | "Übers" | "Ed" | "Eds"
        ) && entry.form(*t - 1) == form::COMMA
            && matches!(entry.form(*t + 1), form::STOP | form::COMMA)
    };
    let Some(t) = (start + 3..limit).find(role) else { return };
    let Some(comma) = entry.find(start + 1, t - 1, form::COMMA) else { return };
    let family =
        (start..comma).all(|t| matches!(entry.form(t), form::CAPITALISED | form::CAPITALS | form::MIXED | form::LOWER));
    let given = |t: usize| entry.christened(t) || entry.initials(t) || entry.form(t) == form::STOP;
    let mut end = entry.behind_stop(t);
    // `Heaney, Seamus, trans. Beowulf: A new verse`, but `Homer, Iliad, trans. Lattimore and Moor`
    let sentence = (end..entry.len().min(end + 6))
        .find(|&t| matches!(entry.form(t), form::STOP | form::OPEN | form::COMMA))
        .unwrap_or(end + 6);
    let titled = !(entry.christened(end) || entry.initials(end))
        && (end + 1..sentence.min(entry.len())).any(|t| {
            entry.form(t) == form::COLON
                || entry.form(t) == form::LOWER && !matches!(entry.word(t), "and" | "und" | "et" | "y" | "e")
        });
    let one = comma + 2 == t - 1 && matches!(entry.form(comma + 1), form::CAPITALISED | form::MIXED) && titled;
    let named = comma + 1 < t - 1 && comma - start <= 3 && (one || (comma + 1..t - 1).all(given));
    // `, ED.,`
    if entry.form(end) == form::COMMA {
        end += 1;
    }
    if !family || !named {
        return;
    }
    entry.change(start, end, Author);
    // `, ed. (2001). Alternative Rivers.`: behind its date stands the book.
    let dated = entry.runs.iter().any(|run| run.2 == Date && run.0 <= end + 1 && run.1 > end);
    if dated {
        let book = entry.runs.iter().find(|run| run.0 > end && run.2 == ContainerTitle).copied();
        let titled = entry.runs.iter().any(|run| run.0 > end && run.2 == Title);
        if let Some((from, to, _)) = book.filter(|_| !titled) {
            entry.change(from, to, Title);
        }
    }
    // What the word was taken to lead to is the title, or its beginning.
    let Some((from, to, Translator | Editor | Author)) =
        entry.runs.iter().find(|run| run.0 <= end && end < run.1).copied()
    else {
        return;
    };
    if from < end && entry.labels.get(to).is_none_or(|(label, _)| matches!(label, Title | Location | Publisher)) {
        entry.change(end, to, Title);
    }
}

/// `The Essential Guide for Writers, | Editors, and Publishers. | 15th ed.`: trades that a title names, and nobody who edited it.
pub(super) fn trades_in_a_title(entry: &mut Entry<'_>) {
    for at in 1..entry.runs.len() {
        let [(start, _, Title), (from, to, Editor | Translator)] = entry.runs[at - 1..=at] else { continue };
        let trade = matches!(entry.word(from), "Editors" | "editors" | "Translators" | "translators");
        let joined = if entry.form(from + 1) == form::COMMA { from + 2 } else { from + 1 };
        let and = matches!(entry.word(joined), "and" | "or" | "&");
        let last = entry.without_pause(to);
        if trade && and && (joined + 2..=joined + 3).contains(&last) && entry.form(from - 1) != form::STOP {
            return entry.change(start, to, Title);
        }
    }
}

/// `Ed. by Moor AB. | Quay Classics. | Oslo: Pier`: behind the initials that follow a name stands no further name.
pub(super) fn word_behind_the_initials_of_an_editor(entry: &mut Entry<'_>) {
    // `Moor A. Rivers`: the author's initials stand behind the name too.
    let inverted = entry.head().is_some_and(|(start, _, label)| {
        label == Author && matches!(entry.form(start + 1), form::INITIAL | form::SHORT_CAPITALS)
    });
    for at in 0..entry.runs.len().saturating_sub(1) {
        let [(from, to, Editor | Translator), (_, _, next)] = entry.runs[at..=at + 1] else { continue };
        let initials = |t: usize| {
            let length = entry.word(t).len();
            matches!(entry.form(t), form::INITIAL | form::SHORT_CAPITALS) && length <= 3 && (inverted || length > 1)
        };
        let name = |t: usize| matches!(entry.form(t), form::CAPITALISED | form::MIXED);
        let seam = (from + 2..to.saturating_sub(2)).find(|&t| {
            initials(t)
                && name(t - 1)
                && matches!(entry.word(t - 2), "by" | "and" | "," | "&")
                && entry.form(t + 1) == form::STOP
                && name(t + 2)
                && !initials(t + 3)
        });
        let (Some(seam), Location | Publisher | CollectionTitle) = (seam, next) else { continue };
        let series = entry.form(to - 1) == form::STOP && next == Location;
        return entry.change(seam + 2, to, if series { CollectionTitle } else { Location });
    }
}

/// `Ed. by D. W. Moor. Quay Classics. | Oslo: Pier`: a second sentence, of words alone, names no further editor.
pub(super) fn series_behind_the_editor(entry: &mut Entry<'_>) {
    for at in 0..entry.runs.len().saturating_sub(1) {
        let [(from, to, Editor | Translator), (_, _, Location)] = entry.runs[at..=at + 1] else { continue };
        let name = |t: usize| matches!(entry.form(t), form::CAPITALISED | form::MIXED);
        // An initial and its stop, the family name and the stop that ends the sentence.
        let seam = (from + 3..to.saturating_sub(3)).find(|&t| {
            entry.form(t) == form::STOP
                && name(t - 1)
                && entry.form(t - 2) == form::STOP
                && entry.form(t - 3) == form::INITIAL
                && entry.form(to - 1) == form::STOP
                && (t + 1..to - 1).all(|t| name(t) || entry.form(t) == form::LOWER)
                && !entry.christened(t + 1)
        });
        let Some(seam) = seam.filter(|_| !entry.has(CollectionTitle) && is_by(entry, from)) else { continue };
        return entry.change(seam + 1, to, CollectionTitle);
    }
}

/// Whether one of the first words of a stretch is *by*.
fn is_by(entry: &Entry<'_>, from: usize) -> bool {
    (from..from + 5).any(|t| entry.word(t) == "by")
}

/// `trans. by A. Moor, | with an intro. by E. Quay`: who introduced a book did not translate it.
pub(super) fn with_an_introduction(entry: &mut Entry<'_>) {
    for at in 0..entry.runs.len() {
        let (from, to, Editor | Translator) = entry.runs[at] else { continue };
        // `with an intro. | by E. Quay`
        let parted = at > 0 && entry.runs[at - 1].2 == Note && entry.word(from) == "by";
        if parted && introduces(entry, entry.runs[at - 1].0..from) {
            return entry.change(from, to, Note);
        }
        let begins = |&t: &usize| introduces(entry, t..t + 1) && entry.word(entry.behind_stop(t)) == "by";
        let Some(word) = (from + 3..to.saturating_sub(2)).find(begins) else { continue };
        let article = if matches!(entry.word(word - 1), "a" | "an") { word - 1 } else { word };
        let start = if matches!(entry.word(article - 1), "with" | "With") { article - 1 } else { article };
        return entry.change(start, to, Note);
    }
}

/// Whether one of these words is that for an introduction, or for what stands at the end.
fn introduces(entry: &Entry<'_>, mut tokens: std::ops::Range<usize>) -> bool {
    tokens.any(|t| {
        matches!(
            entry.word(t).to_lowercase().as_str(),
            "intro" | "introduction" | "afterw" | "afterword" | "forew" | "foreword" | "preface"
        )
    })
}

/// `The Salt Road. Read by Jim Quay. | Pier Library, | 1999`: behind those who read a book stands who published the recording.
pub(super) fn press_of_a_recording(entry: &mut Entry<'_>) {
    if entry.has(Publisher) || entry.has(Volume) || entry.has(Issue) || entry.has(Pages) {
        return;
    }
    for at in 1..entry.runs.len() {
        let [(start, _, Note), (from, to, ContainerTitle)] = entry.runs[at - 1..=at] else { continue };
        let read = matches!(entry.word(start), "Read" | "Narrated" | "Performed" | "read" | "narrated");
        let dated = entry.labels.get(to).is_none_or(|(label, _)| *label == Date);
        if read && entry.word(start + 1) == "by" && dated {
            return entry.change(from, to, Publisher);
        }
    }
}

/// `Lady Bird. | Directed by Greta Gerwig`: what stands before the words at the head that say who directed is no name.
pub(super) fn title_before_the_director(entry: &mut Entry<'_>) {
    let Some((start, end, Author)) = entry.head() else { return };
    let directed = |t: &usize| {
        entry.form(*t - 1) == form::STOP
            && matches!((entry.word(*t), entry.word(*t + 1)), ("Directed", "by") | ("Réalisé", "par") | ("Dir", "."))
    };
    let Some(t) = (start + 2..end).find(directed).filter(|_| !entry.has(Title)) else { return };
    if entry.find(start, t, form::COMMA).is_some() {
        return;
    }
    entry.change(start, t, Title);
    entry.change(t, end, Author);
    // `A24, 2017`
    if let [.., (from, to, Pages), (_, _, Date)] = entry.runs[..]
        && !entry.has(Volume)
        && !entry.has(ContainerTitle)
    {
        entry.change(from, to, Publisher);
    }
}

#[cfg(test)]
mod tests {
    use super::super::mended;
    use super::*;

    #[test]
    fn what_says_that_a_name_is_invented_belongs_to_it() {
        let text = "Quay, Eva [Ann Moor, pseud.]. Rivers. Oslo: Pier, 1990.";
        let parts = [(7, Author), (4, Genre), (2, Title), (2, Location), (2, Publisher), (2, Date)];
        assert_eq!(mended(text, &parts)[..2], ["author Quay, Eva [Ann Moor, pseud.].", "title Rivers."]);
    }

    #[test]
    fn a_role_behind_a_whole_name_ends_the_head() {
        let text = "Moor, Ann, trans. Rivers: A new verse. Oslo: Pier, 1990.";
        let parts = [(2, Author), (2, Title), (4, Translator), (4, Title), (2, Location), (2, Publisher), (2, Date)];
        assert_eq!(mended(text, &parts)[..2], ["author Moor, Ann, trans.", "title Rivers: A new verse."]);
        let text = "Moor, Iliad, trans. Eva Quay. Oslo: Pier, 1990.";
        let parts = [(2, Author), (2, Title), (5, Translator), (2, Location), (2, Publisher), (2, Date)];
        assert_eq!(mended(text, &parts)[..2], ["author Moor,", "title Iliad,"]);
    }

    #[test]
    fn a_recording_has_a_press_and_a_film_a_title() {
        let text = "Moor, Ann. Salt. Read by Jim Quay. Pier Library, 1999.";
        let parts = [(4, Author), (2, Title), (5, Note), (3, ContainerTitle), (2, Date)];
        assert_eq!(mended(text, &parts)[2..4], ["note Read by Jim Quay.", "publisher Pier Library,"]);
        let text = "Salt Road. Directed by Ann Moor, Pier, 2017.";
        let parts = [(8, Author), (2, Publisher), (2, Date)];
        assert_eq!(mended(text, &parts)[..2], ["title Salt Road.", "author Directed by Ann Moor,"]);
    }
}
