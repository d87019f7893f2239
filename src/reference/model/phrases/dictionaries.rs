//! Articles of dictionaries and lexica: the entry may be named before *in*, or last, with its author in a bracket.

use super::Entry;
use crate::reference::Label::*;
use crate::reference::model::glance::form;

/// `voce Venezia, in Enciclopedia`, `s.v. Ludovisi, in DBI`, `art. « Labarum », dans Dictionnaire`: the entry of a dictionary.
pub(super) fn entry_of_a_dictionary(entry: &mut Entry<'_>) {
    let leads = |t: usize| match entry.word(t) {
        "voce" => Some(t + 1),
        // `Artikel und Pronomen` is a title.
        "Artikel" | "Stichwort" if !matches!(entry.form(t + 1), form::LOWER | form::COMMA | form::COLON) => Some(t + 1),
        // `Art. 1, in Commentario` is a title.
        "art" | "Art" if entry.form(t + 1) == form::STOP && !entry.digits(t + 2) => Some(t + 2),
        _ => entry.sub_voce(t).filter(|_| entry.form(t + 1) == form::STOP),
    };
    let found = (2..entry.len().saturating_sub(3).min(24)).find_map(|t| {
        let pause = matches!(entry.form(t - 1), form::COMMA | form::COLON | form::STOP);
        Some((t, leads(t).filter(|_| pause)?))
    });
    let Some((lead, from)) = found else { return };
    if entry.labels[..lead].iter().any(|(label, _)| !matches!(label, Author | Date | CitationNumber)) {
        return;
    }
    let held = |t: usize| matches!(entry.word(t), "in" | "dans" | "en" | "In") || entry.labels[t].0 == ContainerTitle;
    let Some(to) = (from + 1..entry.len())
        .find(|&t| held(t) && matches!(entry.form(t - 1), form::COMMA | form::STOP | form::COLON))
    else {
        return;
    };
    entry.change(lead, from, Other);
    entry.change(from, to, Title);
    if entry.labels[to].0 != ContainerTitle {
        entry.change(to, to + 1, Other);
    }
}

/// `LIMC II (1984) 957–1044 s. v. Athena (P. Demargne)`, `RGA² 14 (1999) 588–592 s. v. Hildesheimer Silberfund (R. Stupperich)`: behind
/// the place in the lexicon stand the entry and, in a bracket, its author.
pub(super) fn entry_with_its_author(entry: &mut Entry<'_>) {
    let len = entry.len();
    let found = (3..len.saturating_sub(5)).find_map(|t| Some((t, entry.sub_voce(t)?)));
    let Some((lead, title)) = found else { return };
    let close = entry.without_pause(len).saturating_sub(1);
    let open = (title + 1..close).rev().find(|&t| entry.form(t) == form::OPEN);
    let Some(open) = open.filter(|_| entry.form(close) == form::CLOSE) else { return };
    let named = entry.initials(open + 1) && entry.form(open + 2) == form::STOP && close - open <= 8;
    let headed = entry.before(lead, &[Author, Title, Editor]);
    if !named || headed {
        return;
    }
    entry.change(lead, title, Other);
    entry.change(title, open, Title);
    entry.change(open, len, Author);
    // `LIMC II`, all taken for the volume
    if let Some((start, end, Volume | Title | ContainerTitle)) = entry.head()
        && end > start + 1
        // `LIMC` has the letters of a number.
        && matches!(entry.form(start), form::CAPITALS | form::SHORT_CAPITALS | form::MIXED | form::ROMAN)
    {
        entry.change(start, start + 1, ContainerTitle);
        entry.change(start + 1, end, Volume);
    }
}

/// `R. Moor, Alciato, | Andrea, in Dizionario Biografico degli Italiani`: the name by which the entry is filed was taken for an author's.
pub(super) fn headword_taken_for_an_author(entry: &mut Entry<'_>) {
    let Some((start, end, Author)) = entry.head() else { return };
    let title = entry.runs.iter().find(|run| run.0 == end && run.2 == Title).copied();
    let dictionary = (end..entry.len()).any(|t| {
        matches!(
            entry.word(t),
            "Dizionario" | "Dictionary" | "Dictionnaire" | "Biographie" | "Biography" | "Diccionario"
        )
    });
    let comma = (start + 2..end - 1).rev().find(|&t| entry.form(t) == form::COMMA);
    if let (Some(comma), Some((_, to, _))) = (comma, title)
        && dictionary
        && entry.form(end - 1) == form::COMMA
        && comma + 3 == end
        && entry.form(comma + 1) == form::CAPITALISED
        && to - end <= 3
    {
        entry.change(comma + 1, to, Title);
    }
}

/// `A. Bagnoli, scheda n. 12, in Scultura dipinta`: what stands between author and *in* is the title, where nothing else is.
pub(super) fn entry_before_in(entry: &mut Entry<'_>) {
    if entry.has(Title) {
        return;
    }
    for at in 0..entry.runs.len().saturating_sub(2) {
        let [(_, _, Author), (start, end, Other | Note), (_, _, ContainerTitle)] = entry.runs[at..at + 3] else {
            continue;
        };
        let held = matches!(entry.word(end - 1), "in" | "dans" | "In");
        if held && end > start + 2 && entry.word(start).starts_with(char::is_alphabetic) {
            return entry.change(start, end - 1, Title);
        }
    }
}
