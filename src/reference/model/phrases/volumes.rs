//! Volumes, their titles, and series.

use super::imprint::is_place;
use super::{Entry, Run};
use crate::reference::Label::{self, *};
use crate::reference::model::glance::form;
use crate::reference::model::lexicon;

/// `Ann. of Math. (2) 141 (1995), no. 3, 443–551`: the second series of a journal, as mathematicians cite it.
pub(super) fn volume_of_a_series(entry: &mut Entry<'_>) {
    let (tokens, evidence) = (entry.tokens, entry.evidence);
    let look = |t: usize| evidence.form(t);
    for t in 1..entry.len().saturating_sub(6) {
        let series = look(t) == form::OPEN && look(t + 1) == form::DIGIT && look(t + 2) == form::CLOSE;
        let volume = matches!(look(t + 3), form::DIGIT | form::DIGITS2 | form::DIGITS3 | form::DIGITS4);
        let dated = look(t + 4) == form::OPEN && look(t + 5) == form::YEAR && look(t + 6) == form::CLOSE;
        if series && volume && dated && entry.labels[t - 1].0 == ContainerTitle && tokens.word(t - 1) == "." {
            entry.change(t, t + 3, Other);
            entry.change(t + 3, t + 4, Volume);
            entry.change(t + 4, t + 7, Date);
        }
    }
}

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

/// `Quay Classics. Quay, 2009`, `Moor Handbooks in Water. Pier Moor`: what stands before the press and speaks of a series.
pub(super) fn series_before_the_press(entry: &mut Entry<'_>) {
    for at in 0..entry.runs.len() {
        let (start, end, label) = entry.runs[at];
        if !matches!(label, Publisher | ContainerTitle) || end - start < 4 {
            continue;
        }
        // `Quay Texts; Pier: Oslo, 1989`: where the press stands before its place, the semicolon ends what stands before.
        let placed = entry.form(end - 1) == form::COLON && entry.runs.get(at + 1).is_some_and(|run| run.2 == Location);
        let semicolon = (start + 1..end - 1).rev().find(|&t| entry.form(t) == form::SEMICOLON);
        if let Some(seam) = semicolon.filter(|_| label == Publisher && placed && !entry.has(CollectionTitle)) {
            return entry.change(start, seam + 1, CollectionTitle);
        }
        let seam = (start + 1..end - 1)
            .rev()
            .find(|&t| matches!(entry.form(t), form::STOP | form::OPEN) && entry.form(t - 1) != form::INITIAL);
        let Some(seam) = seam else { continue };
        let named = |from: usize, to: usize| (from..to).any(|t| SERIES.contains(&entry.word(t)));
        let stopped = entry.form(seam) == form::STOP;
        let press = |t: usize| matches!(entry.word(t), "Press" | "Verlag" | "Books" | "Publishers");
        // `Quay Press. Princeton, New Jersey` is a press and its town.
        let town = entry.find(seam + 1, end, form::COMMA).is_some();
        let first = press(seam - 1) && !(seam + 1..end).any(press) && end - seam > 3 && !town;
        if label == Publisher && stopped && (named(seam, end) && !named(start, seam) || first) {
            return entry.change(seam + 1, end, CollectionTitle);
        }
        // `Institute of Development Studies (IDS)` is one body.
        let acronym = !stopped && entry.form(seam + 2) == form::CLOSE;
        if label == Publisher && named(start, seam) && !named(seam, end) && !acronym {
            return entry.change(start, if stopped { seam + 1 } else { seam }, CollectionTitle);
        }
        let published = entry.runs.get(at + 1).is_some_and(|(_, _, next)| matches!(next, Publisher | Location));
        // `Memory and Power. Studies in the Past` is title and subtitle.
        let studies = (seam + 1..end).any(|t| entry.word(t) == "Studies");
        if label == ContainerTitle && stopped && published && !studies && named(seam + 1, end) && entry.has(Editor) {
            return entry.change(seam + 1, end, CollectionTitle);
        }
    }
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

/// `62(176–177), 837–844`, `Vol. 62, no. 176–177, p. 837`: what stands in brackets behind the volume, or behind *no.*, is the
/// issue.
pub(super) fn issue_in_a_bracket(entry: &mut Entry<'_>) {
    for at in 1..entry.runs.len() {
        let [(_, _, Volume), (from, to, Pages)] = entry.runs[at - 1..=at] else { continue };
        let comma = entry.find(from + 2, to, form::COMMA).filter(|comma| comma - from < 7 && comma + 1 < to);
        if let Some(comma) = comma.filter(|_| matches!(entry.word(from), "no" | "No" | "nos" | "Nr" | "nr")) {
            return entry.change(from, comma + 1, Issue);
        }
        let Some(close) = entry.find(from + 2, to, form::CLOSE) else { continue };
        if entry.form(from) == form::OPEN && close + 2 < to && !entry.has(Issue) {
            let end = entry.with_pause(close + 1);
            return entry.change(from, end, Issue);
        }
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

/// `Rivers. Quay Classics. Oslo: Quay`: of two presses around a place, the first is a series.
pub(super) fn series_before_the_place(entry: &mut Entry<'_>) {
    for at in 2..entry.runs.len() {
        let [(from, to, Publisher), (_, _, Location), (_, _, Publisher)] = entry.runs[at - 2..=at] else { continue };
        let behind = at > 2 && matches!(entry.runs[at - 3].2, Title | Editor | Translator | ContainerTitle | Edition);
        if behind && entry.form(to - 1) == form::STOP && entry.form(from - 1) == form::STOP {
            return entry.change(from, to, CollectionTitle);
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

/// `Rivers. Quay Paperbacks 65. London: Quay.`: what stands between a book and its press, has a number and calls itself a series.
pub(super) fn series_with_its_number(entry: &mut Entry<'_>) {
    if entry.has(Pages) || entry.has(Issue) || entry.has(Editor) || entry.has(Doi) {
        return;
    }
    for at in 2..entry.runs.len() {
        let [(title, _, Title), (from, to, ContainerTitle), (_, end, Volume)] = entry.runs[at - 2..=at] else {
            continue;
        };
        let published = entry.runs.get(at + 1).is_some_and(|(_, _, label)| matches!(label, Publisher | Location));
        let named = (from..to).any(|t| SERIES.contains(&entry.word(t)));
        if published && named && entry.form(title) != form::OPEN_QUOTE {
            return entry.change(from, end, CollectionTitle);
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

/// `Civilisation des rivières, t. I, Les structures de l’eau`, all taken for the title: the number of a volume parts two titles.
pub(super) fn volume_inside_the_title(entry: &mut Entry<'_>) {
    if entry.has(Volume) || entry.has(ContainerTitle) {
        return;
    }
    for at in 0..entry.runs.len() {
        let (start, end, label) = entry.runs[at];
        if label != Title {
            continue;
        }
        let found = (start + 2..end.saturating_sub(4)).find_map(|t| {
            let sign = matches!(entry.form(t - 1), form::COMMA | form::STOP);
            let close = volume_at(entry, t).filter(|close| sign && *close + 1 < end)?;
            let parted = matches!(entry.form(close - 1), form::COMMA | form::COLON);
            // `vol. IV, O Antigo Regime`
            let article = entry.form(close) == form::INITIAL && entry.form(close + 1) == form::CAPITALISED;
            let capital = matches!(entry.form(close), form::CAPITALISED | form::OPEN_QUOTE | form::CAPITALS) || article;
            (parted && capital).then_some((t, close))
        });
        if let Some((from, to)) = found {
            return entry.change(from, to, Volume);
        }
    }
}

/// `Les Lieux, t. I, La République, Paris, Gallimard`: between the number of a volume and the place stands its title.
pub(super) fn title_of_a_volume(entry: &mut Entry<'_>) {
    let (tokens, evidence) = (entry.tokens, entry.evidence);
    for pair in entry.runs.clone().windows(2) {
        let [(start, _, Volume), (from, to, Location)] = *pair else { continue };
        if !matches!(tokens.word(start), "t" | "tome" | "vol" | "Vol" | "Bd" | "tomo") {
            continue;
        }
        let Some(comma) = (from + 1..to - 1).rev().find(|&t| evidence.form(t) == form::COMMA) else { continue };
        let place = |t: usize| is_place(tokens.word(t));
        if place(comma + 1) && !(from..comma).any(place) {
            entry.change(from, comma + 1, Title);
        }
    }
}
