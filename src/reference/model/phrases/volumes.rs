//! Volumes, issues, and series.

use super::{Entry, Run};
use crate::reference::Label::{self, *};
use crate::reference::model::glance::form;
use crate::reference::model::lexicon;

pub(super) fn is_volume_word(word: &str) -> bool {
    matches!(word, "vol" | "Vol" | "vols" | "v" | "Bd" | "Band" | "t" | "T" | "tome" | "tomo" | "volume" | "Volume")
}

/// The end of a volume's number that begins at token `t`: `vol. 3,`, `t. IV`.
fn volume_at(entry: &Entry<'_>, t: usize) -> Option<usize> {
    if !is_volume_word(entry.word(t)) {
        return None;
    }
    let number = entry.behind_stop(t);
    let told = entry.digits(number) || matches!(entry.form(number), form::ROMAN | form::INITIAL);
    let end = entry.with_pause(number + 1);
    (told && number < entry.len()).then_some(end)
}

/// `Rivers of the World, vol. 3, The Nile`: the number of a volume is no note.
pub(super) fn volume_taken_for_a_note(entry: &mut Entry<'_>) {
    if entry.has(Volume) {
        return;
    }
    let note = |(start, end, label): &&Run| matches!(label, Note | Other) && volume_at(entry, *start) == Some(*end);
    if let Some((start, end, _)) = entry.runs.iter().find(note).copied() {
        entry.change(start, end, Volume);
    }
}

/// `Das System (= Rivers, Bd. 4)`: a sign of equality announces the series.
pub(super) fn series_in_a_bracket(entry: &mut Entry<'_>) {
    let Some(open) = (1..entry.len()).find(|&t| entry.form(t) == form::OPEN && entry.word(t + 1) == "=") else {
        return;
    };
    let Some(close) = entry.find(open + 2, entry.len(), form::CLOSE) else { return };
    entry.change(open, open + 2, Other);
    entry.change(open + 2, close, CollectionTitle);
    entry.change(close, close + 1, Other);
}

/// `Séminaire Quay, vol. 12, Lecture Notes in Rivers 179, Pier`: a second volume stands behind its series.
pub(super) fn number_of_the_series(entry: &mut Entry<'_>) {
    for at in 1..entry.runs.len() {
        let [(_, _, CollectionTitle), (from, to, Volume)] = entry.runs[at - 1..=at] else { continue };
        let before = entry.runs[..at].iter().any(|(_, _, label)| *label == Volume) && entry.has(ContainerTitle);
        // `Quay Paperbacks 65.`, but `«ASNP» s. II 25`
        let of_a_journal = matches!(entry.word(entry.runs[at - 1].0), "s" | "ser" | "serie" | "série" | "3a" | "N");
        let bare = to - from <= 2 && entry.digits(from) && !of_a_journal;
        // `(Schriftenreihe, Bd. 544)`
        let (open, _, _) = entry.runs[at - 1];
        let bracket = entry.form(open) == form::OPEN
            && entry.find(open, from, form::CLOSE).is_none()
            && entry.find(from, to, form::CLOSE).is_some();
        if (before || bare || bracket) && to - from < 6 {
            return entry.change(from, to, CollectionTitle);
        }
    }
}

/// Words with which names of series are made.
const SERIES: [&str; 17] = [
    "Series",
    "Handbooks",
    "Studies",
    "Classics",
    "Texts",
    "Monographs",
    "Editions",
    "Notes",
    "Library",
    "Bibliothek",
    "Biblioteca",
    "Bibliothèque",
    "Collection",
    "Paperbacks",
    "Writings",
    "Reihe",
    "Essentials",
];

pub(super) fn is_series_word(word: &str) -> bool {
    SERIES.contains(&word) || matches!(word, "Advances" | "Schriftenreihe" | "Ser" | "Progress" | "Handbook" | "Topics")
}

/// `In Rivers, edited by Ann Moor. Syntax and Water 3. Quay Press.`: behind book and editors, before the press, stands the series.
pub(super) fn series_behind_the_editors(entry: &mut Entry<'_>) {
    for at in 2..entry.runs.len() {
        let [(_, _, ContainerTitle), (_, _, Editor | Translator), (from, to, ContainerTitle)] = entry.runs[at - 2..=at]
        else {
            continue;
        };
        let (end, next) = match entry.runs.get(at + 1) {
            Some((_, end, Volume)) => (*end, at + 2),
            _ => (to, at + 1),
        };
        if entry.runs.get(next).is_some_and(|(_, _, label)| matches!(label, Publisher | Location)) {
            return entry.change(from, end, CollectionTitle);
        }
    }
}

/// `Quay Press, 1975, pp. 41–58. Syntax and Water 3.`: what an entry of a book ends with is its series.
pub(super) fn series_at_the_end(entry: &mut Entry<'_>) {
    let mut last = entry.runs.len();
    let end = entry.len();
    if last > 3 && entry.runs[last - 1].2 == Volume {
        last -= 1;
    }
    let [.., (_, _, Date | Pages), (from, _, label @ (Publisher | ContainerTitle))] = entry.runs[..last] else {
        return;
    };
    let before = |wanted: Label| entry.runs[..last - 1].iter().any(|(_, _, label)| *label == wanted);
    let book = before(Publisher) && before(Date) && !before(Volume) && !before(Issue);
    let sign = entry.form(from) == form::OPEN || entry.form(from - 1) == form::STOP;
    // `2012. Print.`, `2012. Web.`: MLA's medium is no series.
    let words = (from..end).filter(|&t| entry.form(t) < form::COMMA).count();
    if book && sign && words > 1 && (label == Publisher || before(Pages) && before(ContainerTitle)) {
        entry.change(from, end, CollectionTitle);
    }
}

/// `205.1161 (1979), pp. 581–98`, `337, 6096, 816–21`: the number between the volume and the pages is the issue.
pub(super) fn issue_taken_for_pages(entry: &mut Entry<'_>) {
    if entry.has(Issue) {
        return;
    }
    for at in 1..entry.runs.len() {
        let [(_, _, Volume), (from, to, Pages)] = entry.runs[at - 1..=at] else { continue };
        if to == from + 1 {
            let [(_, _, Date), (pages, _, Pages), ..] = entry.runs[at + 1..] else { continue };
            let close = entry.form(from - 1) == form::STOP && !entry.tokens.list[from].spaced;
            if close || matches!(entry.word(pages), "pp" | "p" | "S") {
                return entry.change(from, to, Issue);
            }
            continue;
        }
        // `2, 4–6, 281–311`
        let dash = |t: usize| matches!(entry.form(t), form::DASH | form::LONG_DASH);
        let double = dash(from + 1) && entry.digits(from + 2);
        let comma = if double { from + 3 } else { from + 1 };
        if !entry.digits(from) || entry.form(comma) != form::COMMA {
            continue;
        }
        let said = matches!(entry.word(comma + 1), "p" | "pp" | "S");
        let first = if said { entry.behind_stop(comma + 1) } else { comma + 1 };
        let range = dash(first + 1) && entry.digits(first + 2) && first + 2 < to;
        if entry.digits(first) && range {
            return entry.change(from, comma + 1, Issue);
        }
    }
}

/// `Rivers. in Quay Texts, no. 65. Oslo: Quay`, `Eds., in Water and Semantics, no. 3.`: behind title or editors, IEEE's *in* leads to
/// the series of a book.
pub(super) fn series_behind_in(entry: &mut Entry<'_>) {
    for t in 3..entry.len().saturating_sub(4) {
        if entry.word(t) != "in" || !matches!(entry.form(t - 1), form::STOP | form::COMMA) {
            continue;
        }
        let (before, here) = (entry.labels[t - 1].0, entry.labels[t + 1].0);
        let stopped = entry.form(t - 1) == form::STOP && matches!(before, Title | Edition | Date) && !entry.has(Editor);
        let behind_editors = before == Editor && entry.form(t - 2) == form::STOP && entry.has(ContainerTitle);
        if !(stopped || behind_editors) || !matches!(here, Title | ContainerTitle | CollectionTitle) {
            continue;
        }
        const LONGEST: usize = 40;
        let limit = entry.len().min(t + LONGEST);
        let end = (t + 1..limit)
            .find(|&s| matches!(entry.labels[s].0, Location | Publisher | Date | Editor | Pages))
            .unwrap_or(limit);
        let published = entry.labels[end..].iter().take(LONGEST).any(|(label, _)| *label == Publisher);
        if published && (behind_editors || !entry.has(Pages)) && end > t + 1 {
            entry.change(t, t + 1, Other);
            return entry.change(t + 1, end, CollectionTitle);
        }
    }
}

/// `in Rivers, Quay Handbooks in Water, edited by Ann Moor`, `Rivers, Lecture Notes in Water. Quay`: behind the last comma of a title
/// stands its series, where its words say that it is one.
pub(super) fn series_behind_a_comma(entry: &mut Entry<'_>) {
    for at in 0..entry.runs.len() {
        let (start, end, label) = entry.runs[at];
        let next = entry.runs.get(at + 1).map(|run| run.2);
        let fits = match label {
            ContainerTitle => matches!(next, Some(Editor | Publisher | Location)),
            Title => matches!(next, Some(Publisher | Location)) && !entry.has(ContainerTitle) && !entry.has(Pages),
            _ => false,
        };
        if !fits || entry.has(CollectionTitle) {
            continue;
        }
        let Some(comma) = (start + 1..end - 1).rev().find(|&t| entry.form(t) == form::COMMA) else { continue };
        let says = |t: usize| match entry.word(t) {
            "Biblioteca" | "Bibliothek" | "Bibliothèque" | "Monographs" => true,
            "Handbooks" | "Studies" | "Texts" | "Series" | "Methods" | "Advances" => entry.word(t + 1) == "in",
            "Notes" => entry.word(t - 1) == "Lecture",
            _ => false,
        };
        let capital = matches!(entry.form(comma + 1), form::CAPITALISED | form::CAPITALS | form::MIXED);
        if capital && (comma + 1..end).any(says) {
            return entry.change(comma + 1, end, CollectionTitle);
        }
    }
}

/// `Oslo: Quay, pp 1–16 (New Directions in Water).`: a bracket of capitalised words that ends the entry of a book is its series.
pub(super) fn series_in_the_last_bracket(entry: &mut Entry<'_>) {
    const LONGEST: usize = 14;
    let end = entry.len();
    let close =
        if entry.form(end.saturating_sub(1)) == form::STOP { end.saturating_sub(2) } else { end.saturating_sub(1) };
    if entry.form(close) != form::CLOSE || !entry.has(Publisher) {
        return;
    }
    let Some(open) =
        (close.saturating_sub(LONGEST)..close).rev().find(|&t| entry.form(t) == form::OPEN).filter(|open| *open > 3)
    else {
        return;
    };
    let small = |t: usize| {
        let joins = ["in", "of", "the", "and", "for", "de", "del", "der", "des", "la", "le", "et", "und", "zur", "du"];
        joins.contains(&entry.word(t)) || entry.form(t) == form::COMMA || entry.digits(t) && t + 1 == close
    };
    let named =
        |t: usize| matches!(entry.form(t), form::CAPITALISED | form::CAPITALS | form::MIXED | form::SHORT_CAPITALS);
    let words = (open + 1..close).filter(|&t| named(t)).count();
    let published = entry.before(open, &[Publisher]);
    let known = entry.before(open, &[CollectionTitle]);
    // `(Bibliothèque illustrée des histoires)`
    let says =
        SERIES.contains(&entry.word(open + 1)) && (open + 1..close).all(|t| named(t) || entry.form(t) == form::LOWER);
    let behind = published && matches!(entry.labels[open - 1].0, Pages | Date | Publisher | Location);
    let capitals = words > 1 && named(open + 1) && (open + 1..close).all(|t| named(t) || small(t));
    let told = |t: usize| {
        let other = lexicon::GENRE | lexicon::EDITION | lexicon::TRANSLATOR | lexicon::EDITOR;
        matches!(entry.labels[t].0, Genre | Edition | Note | Editor | Translator)
            || lexicon::classes_of(&entry.word(t).to_lowercase()) & other != 0 && !SERIES.contains(&entry.word(t))
    };
    if behind && !known && (capitals || says) && !(open + 1..close).any(told) {
        entry.change(open, open + 1, Other);
        entry.change(open + 1, close, CollectionTitle);
        entry.change(close, end, Other);
    }
}
