//! Phrases that say who edited or translated a book, in any wording: `edición crítica de`, `édition établie par`, `coordinatori`, `(dir.)`,
//! `recognovit`; what was written for a book, and bodies among its authors.

use super::Entry;
use super::imprint::is_place;
use crate::reference::Label::{self, *};
use crate::reference::latin;
use crate::reference::model::glance::form;
use crate::reference::role_words::{Deed, deed, is_by, opens_a_phrase};

/// Words that say in a bracket behind names what those named did.
#[rustfmt::skip]
pub(super) const IN_BRACKETS: [&str; 19] = [
    "dir", "dirs", "ed", "eds", "éd", "éds", "Ed", "Eds", "Hg", "Hgg", "Hrsg", "hg", "hrsg", "coord", "coords", "org", "orgs", "comp", "red",
];

/// `Pedro do Moor (dir. | ), Dicionário`: the bracket that says what those before it did is theirs, to its end.
pub(super) fn role_in_a_bracket(entry: &mut Entry<'_>) {
    const LONGEST: usize = 4;
    for open in 2..entry.len().saturating_sub(3) {
        let own = entry.labels[open - 1].0;
        if entry.form(open) != form::OPEN || !matches!(own, Author | Editor) {
            continue;
        }
        let phrase = entry.word(open + 1) == "a" && entry.word(open + 2) == "cura"
            || matches!(entry.word(open + 1), "diretto" | "diretta" | "sous" | "bajo");
        let longest = if phrase { LONGEST + 3 } else { LONGEST };
        let Some(close) = entry.find(open + 2, entry.len().min(open + longest), form::CLOSE) else { continue };
        let plain = IN_BRACKETS.contains(&entry.word(open + 1)) && entry.behind_stop(open + 1) == close;
        let torn = (open..=close).any(|t| entry.labels[t].0 != own);
        if (plain || phrase) && torn && close + 2 < entry.len() {
            let behind = entry.with_pause(close + 1);
            entry.change(open, behind, own);
            // `(dir.), Philippe Quay, Cognac, Le Temps`: behind those who edited stands the title.
            let end = (behind..entry.len()).find(|&t| entry.labels[t].0 != own).unwrap_or(entry.len());
            if end > behind && !entry.has(Title) {
                entry.change(behind, end, Title);
            }
            return;
        }
    }
}

/// `ed. by A. Moor, rev. by E. Quay`, `ed. A. Moor, completed by E. Quay`: who revised an edition did not make it.
pub(super) fn revised_by(entry: &mut Entry<'_>) {
    for (start, end, label) in entry.runs.clone() {
        let revised = |t: &usize| {
            form::is_pause(entry.form(*t - 1))
                && matches!(entry.word(*t), "rev" | "revised" | "completed" | "continued" | "updated")
                && entry.word(entry.behind_stop(*t)) == "by"
        };
        if label == Editor
            && let Some(from) = (start + 3..end.saturating_sub(2)).find(revised)
        {
            return entry.change(from, end, Note);
        }
    }
}

/// `a cura di E. A. Moor (Mantova, | 15 settembre 1996)`, `hrsg. v. Karl Moor, Ausst.-Kat. Quay`: an exhibition is none of those who edited.
pub(super) fn exhibition_behind_the_editors(entry: &mut Entry<'_>) {
    for (start, end, label) in entry.runs.clone() {
        if label != Editor {
            continue;
        }
        let named = |t: &usize| {
            entry.form(*t - 1) == form::COMMA
                && matches!(
                    entry.word(*t),
                    "Ausst" | "Ausstellungskatalog" | "exh" | "cat" | "catalogo" | "catalogue" | "Ausstellung"
                )
        };
        if let Some(from) = (start + 3..end).find(named) {
            return entry.change(from, end, Note);
        }
        let open = (start + 3..end).find(|&t| entry.form(t) == form::OPEN && entry.find(t, end, form::CLOSE).is_none());
        let town = |open: usize| entry.form(open + 1) == form::CAPITALISED && entry.form(open + 2) == form::COMMA;
        let Some(open) = open.filter(|&open| town(open)) else { continue };
        const LONGEST: usize = 20;
        let close = entry.find(open, entry.len().min(open + LONGEST), form::CLOSE);
        // `(Oslo, Quay, 1990)` is the imprint.
        if let Some(close) = close.filter(|&close| (open..close).any(|t| entry.month(t))) {
            return entry.change(open, entry.with_pause(close + 1), Note);
        }
    }
}

/// `Hg. von A. Moor u. a. | Frankfurt a. M.: Quay`: behind *and others* nobody is named.
pub(super) fn place_behind_the_others(entry: &mut Entry<'_>) {
    for at in 0..entry.runs.len().saturating_sub(1) {
        let [(start, end, Editor | Translator), (_, _, behind)] = entry.runs[at..at + 2] else { continue };
        let others = (start + 2..end.saturating_sub(4)).find(|&t| {
            matches!(entry.word(t), "u" | "e") && entry.form(t + 1) == form::STOP && entry.word(t + 2) == "a"
        });
        let Some(from) = others.map(|t| t + 4) else { continue };
        match behind {
            Publisher if !entry.has(Location) => return entry.change(from, end, Location),
            Volume if end - from <= 2 => return entry.change(from, end, Volume),
            _ => {}
        }
    }
}

/// `edizione critica dell'Istituto Quay, a cura di A. Moor`: what stands before the phrase names no editor.
pub(super) fn edition_before_the_phrase(entry: &mut Entry<'_>) {
    for (start, end, label) in entry.runs.clone() {
        let cura = |t: &usize| {
            entry.form(*t - 1) == form::COMMA
                && entry.word(*t) == "a"
                && entry.word(*t + 1) == "cura"
                && is_by(entry.word(*t + 2))
        };
        if label != Editor || !matches!(entry.word(start), "edizione" | "testo" | "nuova" | "trascrizione") {
            continue;
        }
        if let Some(from) = (start + 2..end).find(cura) {
            return entry.change(start, from, Note);
        }
    }
}

/// `A economia das margens. Introdução, | organização e seleção de Ana Moor`, `Die Quelle. Autorisierte dt. | Ausg. von A. Moor`: the sentence
/// that says what someone did begins before the words that are taken for it.
pub(super) fn phrase_begun_in_the_title(entry: &mut Entry<'_>) {
    const LONGEST: usize = 6;
    for at in 1..entry.runs.len() {
        let [(start, end, Title | ContainerTitle), (from, _, own @ (Editor | Translator))] = entry.runs[at - 1..=at]
        else {
            continue;
        };
        let goes_on = entry.word(from).starts_with(char::is_lowercase) || entry.word(from).starts_with("Aus");
        let begins = |t: &usize| {
            let lower = entry.word(*t).to_lowercase();
            let says = deed(&lower).is_some()
                || opens_a_phrase(&lower)
                || matches!(lower.as_str(), "autorisierte" | "autoris" | "dt");
            entry.form(*t - 1) == form::STOP && entry.form(*t) == form::CAPITALISED && says
        };
        let small = |t: usize| entry.form(t) == form::LOWER || form::is_pause(entry.form(t));
        let Some(t) = (start + 3..end).rev().take(LONGEST).find(begins).filter(|_| goes_on) else { continue };
        if (t + 1..end).all(small) {
            return entry.change(t, end, own);
        }
    }
}

/// `Moor, A., | Quay, E., & Pier, O. (Eds.).`: who stands before the others in one list edited with them.
pub(super) fn editors_of_one_list(entry: &mut Entry<'_>) {
    let head = usize::from(entry.runs.first().is_some_and(|run| run.2 == CitationNumber));
    let Some([(start, end, Author), (from, to, Editor), (_, _, Date | Title)]) = entry.runs.get(head..head + 3) else {
        return;
    };
    let (start, end, from, to) = (*start, *end, *from, *to);
    let led = deed(&entry.word(from).to_lowercase()).is_some() || is_by(entry.word(from));
    let open = (from + 1..to).rev().find(|&t| entry.form(t) == form::OPEN);
    let several = open
        .is_some_and(|open| matches!(entry.word(open + 1), "Eds" | "eds" | "Hrsg" | "Hg" | "dirs" | "orgs" | "coords"));
    if !led && several && entry.form(end - 1) == form::COMMA {
        entry.change(start, end, Editor);
    }
}

/// `Biblioteca Nazionale di Moor. 1989. Le riviste`: what an entry begins with is no archive, where its date and title stand behind.
pub(super) fn archive_at_the_head(entry: &mut Entry<'_>) {
    if entry.has(Author) || entry.has(Editor) {
        return;
    }
    if let [(start, end, Archive), (_, _, Date), (_, _, Title), ..] = entry.runs[..] {
        entry.change(start, end, Author);
    }
}

/// Whether a person is named at a token: initials before a family name, a given name, or two words with capitals.
fn is_named(entry: &Entry<'_>, t: usize) -> bool {
    let capital = |t: usize| matches!(entry.form(t), form::CAPITALISED | form::CAPITALS | form::MIXED);
    let particle = |t: usize| matches!(entry.word(t), "de" | "von" | "van" | "di" | "da" | "del" | "der");
    entry.initials(t) && entry.form(t + 1) == form::STOP
        || capital(t) && (capital(t + 1) || particle(t + 1) || entry.initials(t + 1))
}

/// What a phrase that begins at token `t` says that was done, and where the first name behind it stands.
fn phrase_at(entry: &Entry<'_>, t: usize) -> Option<(Deed, usize)> {
    const LONGEST: usize = 13;
    if entry.word(t) == "cura" && entry.word(t + 1) == "et" && entry.word(t + 2) == "studio" {
        return is_named(entry, t + 3).then_some((Deed::Edited, t + 3));
    }
    if entry.word(t) == "a" && entry.word(t + 1) == "cura" && is_by(entry.word(t + 2)) {
        return is_named(entry, t + 3).then_some((Deed::Edited, t + 3));
    }
    let first = entry.word(t);
    let lower = first.to_lowercase();
    let small = first.starts_with(char::is_lowercase);
    let sentence = entry.form(t - 1) == form::STOP;
    // Italian *ed* joins words.
    let joins = lower == "ed" && entry.form(t + 1) != form::STOP && entry.word(t + 1) != "by";
    if joins || deed(&lower).is_none() && !opens_a_phrase(&lower) || !small && !sentence {
        return None;
    }
    let mut done: Option<Deed> = None;
    let mut at = t;
    while at < entry.len().min(t + LONGEST) {
        let word = entry.word(at);
        let said = deed(&word.to_lowercase());
        done = match (done, said) {
            (_, None) | (Some(Deed::Edited), _) | (Some(Deed::Translated), Some(Deed::Introduced | Deed::Served)) => {
                done
            }
            (_, said) => said,
        };
        // `bearb. v. Rainer Moor`
        let name = if word == "v" { entry.behind_stop(at) } else { at + 1 };
        if is_by(word) && word != "vom" && at > t && done.is_some() && is_named(entry, name) {
            return Some((done?, name));
        }
        let sign = matches!(entry.form(at), form::STOP | form::AMPERSAND)
            || entry.form(at) == form::COMMA && entry.form(at + 1) == form::LOWER;
        let goes_on = at == t
            || sign
            || word.starts_with(char::is_lowercase)
            || said.is_some()
            || opens_a_phrase(&word.to_lowercase());
        if !goes_on {
            break;
        }
        at += 1;
    }
    // `dir. U. Moor`, `coordinatori Ruggiero Moor`
    let name = entry.behind_stop(t);
    let noun = matches!(first, "coordinatori" | "coordinatore" | "coordonator" | "coordonatori");
    let named = is_named(entry, name) && (noun || entry.initials(name) || entry.christened(name));
    // `Vert. W. Moor`
    let short = sentence && entry.form(t + 1) == form::STOP && entry.initials(name);
    let abroad = short && matches!(first, "Vert" | "Overs" | "Övers" | "Oversatt" | "Przeł" | "Tłum" | "Přel");
    ((small || abroad) && named).then(|| deed(&lower).map(|deed| (deed, name)))?
}

/// Where the names end that begin at a token, one past the pause behind them.
fn end_of_names(entry: &Entry<'_>, from: usize) -> usize {
    const LONGEST: usize = 40;
    let name = |t: usize| {
        matches!(
            entry.form(t),
            form::CAPITALISED | form::CAPITALS | form::MIXED | form::INITIAL | form::SHORT_CAPITALS | form::LETTER
        )
    };
    let particle = |t: usize| {
        matches!(
            entry.word(t),
            "de" | "da" | "do" | "dos" | "di" | "del" | "della" | "von" | "van" | "der" | "la" | "le" | "du" | "i"
        ) && name(t + 1)
    };
    let short = |t: usize| entry.form(t) == form::STOP && entry.word(t - 1).chars().count() <= 2 && name(t - 1);
    let joins =
        |t: usize| matches!(entry.word(t), "and" | "et" | "e" | "y" | "und" | "și" | "şi" | "&" | "/" | "–" | "-");
    let limit = entry.len().min(from + LONGEST);
    let mut end = from;
    // Where the name at hand begins, and whether initials stand behind its family name: `Moor W. U.` ends with them.
    let mut first = from;
    while end < limit {
        let inverted = end > first + 1
            && !entry.initials(first)
            && !entry.christened(first)
            && entry.initials(first + 1)
            && entry.form(end - 1) == form::STOP;
        // `Mario Emilio Cosenza, 3rd ed.`: people are called like towns.
        let ordinal = matches!(entry.form(end + 2), form::ORDINAL | form::NUMBER_LETTERS);
        let placed = end > first + 1 && is_place(entry.word(end)) && entry.form(end - 1) < form::YEAR && !ordinal;
        if (inverted && !entry.initials(end) || placed) && name(end) {
            break;
        }
        if joins(end) || entry.form(end) == form::COMMA {
            first = end + 1;
        }
        let comma = usize::from(entry.form(end) == form::COMMA);
        let another = joins(end) && (name(end + 1) || entry.word(end + 1) == "al" || particle(end + 1))
            || comma == 1
                && is_named(entry, end + 1)
                && (entry.initials(end + 1)
                    || entry.christened(end + 1)
                    || matches!(entry.labels[end + 1].0, Editor | Translator));
        if let Some(helper) = helped_at(entry, end + comma) {
            first = helper;
            end = helper;
        } else if name(end) || particle(end) || short(end) || entry.form(end) == form::APOSTROPHE || another {
            end += 1;
        } else if entry.word(end) == "al" || others_at(entry, end) {
            end += if others_at(entry, end) { 3 } else { 1 };
            break;
        } else {
            break;
        }
    }
    entry.with_pause(end)
}

/// `u. a.`, `m. fl.`: and others.
fn others_at(entry: &Entry<'_>, t: usize) -> bool {
    let words = (entry.word(t), entry.word(t + 2));
    entry.form(t + 1) == form::STOP && matches!(words, ("u", "a") | ("m", "fl"))
}

/// Where the first name stands behind words for help at token `t`: `in Verbindung mit A. Moor`, `with the assistance of A. Moor`.
fn helped_at(entry: &Entry<'_>, t: usize) -> Option<usize> {
    let words = [entry.word(t), entry.word(t + 1), entry.word(t + 2), entry.word(t + 3)];
    let name = match words {
        ["in", "cooperation" | "collaboration", "with", _] | ["in", "Verbindung" | "Zusammenarbeit", "mit", _] => t + 3,
        ["unter", "Mitwirkung" | "Mitarbeit", "von", _] => t + 3,
        ["with", "the", "assistance" | "collaboration" | "help", "of"] => t + 4,
        ["avec" | "con", "la", "collaboration" | "collaborazione" | "colaboración", "de" | "di"] => t + 4,
        ["con", "la", "collab", "."] if entry.word(t + 4) == "di" => t + 5,
        _ => return None,
    };
    is_named(entry, name).then_some(name)
}

/// `Poemas, edición crítica de Pedro Moor, Madrid`, `Storia, coordinatori Ruggiero Moor e Corrado Quay, II`: whoever is named behind a
/// phrase for editing or translating did that, whatever the phrase was taken for.
pub(super) fn phrase_and_names(entry: &mut Entry<'_>) {
    let titled = entry.labels.iter().position(|(label, _)| matches!(label, Title | ContainerTitle));
    let Some(titled) = titled else { return };
    let mut read = 0;
    for t in 3..entry.len().saturating_sub(3) {
        if t < read {
            continue;
        }
        let parted = form::is_pause(entry.form(t - 1)) || entry.form(t - 1) == form::CLOSE;
        if !parted || t <= titled {
            continue;
        }
        let taken = |label: Label| {
            matches!(label, Title | ContainerTitle | Note | Other | Author | Publisher | Edition | Location | Volume)
        };
        if !taken(entry.labels[t].0) && !matches!(entry.labels[t].0, Editor | Translator) {
            continue;
        }
        let Some((done, name)) = phrase_at(entry, t) else { continue };
        let end = end_of_names(entry, name);
        let label = match done {
            Deed::Edited => Editor,
            Deed::Translated => Translator,
            Deed::Introduced | Deed::Served => Note,
        };
        let other = |t: usize| entry.labels[t].0 != label;
        let free = (t..end).all(|t| taken(entry.labels[t].0) || matches!(entry.labels[t].0, Editor | Translator));
        if free && (t..end).any(other) && end < entry.len() {
            entry.change(t, end, label);
            read = end;
        }
    }
}

/// `in A. Moor (a cura di), Rivers`: who is said in a bracket to have edited the book has not written the chapter.
pub(super) fn who_cares_for_the_book(entry: &mut Entry<'_>) {
    for at in 1..entry.runs.len() {
        let (start, end, label) = entry.runs[at];
        let before = entry.runs[..at].iter().any(|run| matches!(run.2, Author | Title));
        let cura = |t: usize| {
            entry.form(t) == form::OPEN
                && (entry.word(t + 1) == "a" && matches!(entry.word(t + 2), "cura" | "c")
                    || matches!(entry.word(t + 1), "diretto" | "diretta"))
                && (t + 3..t + 6).any(|t| entry.form(t) == form::CLOSE)
        };
        // `dans A. Moor, B. Quay (dir.), Storia`, `Enciclopedia, dir. U. Moor, Roma`
        let dir = |t: usize| entry.word(t) == "dir" && entry.form(t + 1) == form::STOP;
        let directs = dir(start) || (start + 1..end).any(|t| entry.form(t) == form::OPEN && dir(t + 1));
        if label == Author && before && (directs || (start + 1..end).any(cura)) {
            return entry.change(start, end, Editor);
        }
    }
}

/// Whether a person is named at a token: initials before a family name, or two capitalised words.
fn names_at(entry: &Entry<'_>, t: usize) -> bool {
    let capital = |t: usize| matches!(entry.form(t), form::CAPITALISED | form::CAPITALS | form::MIXED);
    entry.initials(t) && entry.form(t + 1) == form::STOP || capital(t) && capital(t + 1)
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

/// `Foreword. Rivers of the North, by Moor, Quay, 2004, pp. xi–xiv.`, `Foreword to Rivers, by Ann Moor, ix–xx.`: what was written for a
/// book, and whose the book is.
pub(super) fn foreword_of_a_book(entry: &mut Entry<'_>) {
    let Some(at) = entry.runs.iter().position(|run| run.2 == Title) else { return };
    let (start, end, _) = entry.runs[at];
    let part =
        matches!(entry.word(start), "Foreword" | "Preface" | "Introduction" | "Afterword" | "Prologue" | "Epilogue");
    if !part || entry.has(ContainerTitle) || entry.has(ContainerAuthor) {
        return;
    }
    let book = match (entry.form(start + 1), entry.word(start + 1)) {
        (form::STOP, _) => start + 2,
        (_, "to") => start + 2,
        _ => return,
    };
    let mut last = entry.without_pause(end);
    // `, by Ann Moor, ix–xx.`
    let pages = last.checked_sub(4).filter(|&comma| {
        let number = |t: usize| {
            (form::DIGIT..=form::DIGITS4).contains(&entry.form(t))
                || crate::text::roman(entry.word(t)).is_some() && entry.word(t).chars().all(char::is_lowercase)
        };
        comma > book && entry.form(comma) == form::COMMA && number(comma + 1) && number(comma + 3)
    });
    last = pages.unwrap_or(last);
    let by = (book + 1..last.saturating_sub(1)).rev().find(|&t| entry.word(t) == "by");
    let Some(by) = by.filter(|&by| entry.form(by - 1) == form::COMMA || entry.form(start + 1) == form::STOP) else {
        return;
    };
    let names = (by + 1..last).all(|t| {
        matches!(entry.form(t), form::CAPITALISED | form::INITIAL | form::STOP | form::MIXED)
            || matches!(entry.word(t), "and" | "de" | "von" | "van" | "der" | ",")
    });
    if names {
        entry.change(start + 1, book, Other);
        entry.change(book, by, ContainerTitle);
        entry.change(by, by + 1, Other);
        entry.change(by + 1, last, ContainerAuthor);
        if let Some(comma) = pages {
            entry.change(comma + 1, end, Pages);
        }
    }
}

/// `van Moor RJ; Quay Study Group. Salt in men`: a body behind the authors is one of them.
pub(super) fn body_behind_the_authors(entry: &mut Entry<'_>) {
    const LONGEST: usize = 9;
    let Some(at) = entry.runs.iter().position(|run| run.2 == Author) else { return };
    let [(_, end, _), (title, to, Title), ..] = entry.runs[at..] else { return };
    if end != title || !matches!(entry.form(end - 1), form::SEMICOLON | form::COMMA | form::STOP) {
        return;
    }
    let limit = to.min(title + LONGEST);
    let Some(stop) = (title + 1..limit).find(|&t| form::is_pause(entry.form(t))) else { return };
    let capital = |t: usize| {
        matches!(entry.form(t), form::CAPITALISED | form::CAPITALS | form::SHORT_CAPITALS | form::MIXED)
            || matches!(entry.word(t), "of" | "for" | "on" | "the" | "and" | "in" | "&")
            || entry.form(t) == form::WITH_DIGITS
    };
    let body = matches!(
        entry.word(stop - 1),
        "Group" | "Consortium" | "Collaboration" | "Collaborators" | "Investigators" | "Network" | "Team" | "Committee"
    );
    let closed = entry.form(stop) == form::STOP && stop > title + 1 && to > stop + 2;
    if body && closed && (title..stop).all(capital) {
        entry.change(title, stop + 1, Author);
    }
}

#[cfg(test)]
mod tests {
    use super::super::mended;
    use super::*;

    #[test]
    fn a_bracket_says_what_those_before_it_did() {
        let text = "Pedro do Moor (dir.), Rios do mundo, Porto, Quay, 1978.";
        let parts = [(4, Author), (2, Other), (6, Title), (2, Location), (2, Publisher), (2, Date)];
        assert_eq!(mended(text, &parts)[..2], ["author Pedro do Moor (dir.),", "title Rios do mundo,"]);
    }

    #[test]
    fn whoever_a_phrase_names_did_what_it_says() {
        let text = "PESSOA, Ana, Poemas de rio, edición crítica de Pedro Moor, Madrid, Quay, 1990.";
        let parts = [(4, Author), (10, Title), (2, Location), (2, Publisher), (2, Date)];
        let read = mended(text, &parts);
        assert_eq!(read[1..3], ["title Poemas de rio,", "editor edición crítica de Pedro Moor,"], "{read:?}");
        let text = "A. Moor, Rivers, 2nd ed. New York Rivers, Oslo, Quay, 1990.";
        let parts = [(4, Author), (9, Title), (2, Location), (2, Publisher), (2, Date)];
        assert!(!mended(text, &parts).iter().any(|run| run.starts_with("editor")));
    }

    #[test]
    fn whoever_cares_for_a_book_edits_it() {
        let text = "P. Moor, Acque, in S. Quay (a cura di), Storia sociale, Pier, Bari 1987.";
        let parts = [
            (4, Author),
            (2, Title),
            (1, Other),
            (9, Author),
            (3, ContainerTitle),
            (2, Publisher),
            (1, Location),
            (2, Date),
        ];
        assert_eq!(mended(text, &parts)[3], "editor S. Quay (a cura di),");
    }

    #[test]
    fn a_latin_verb_names_the_editor() {
        let text = "LIVIUS, Opera, recognovit E. Quay, Oxonii 1972.";
        let read = mended(text, &[(2, Author), (7, Title), (1, Location), (2, Date)]);
        assert_eq!(read[1..3], ["title Opera,", "editor recognovit E. Quay,"], "{read:?}");
    }
}
