//! What follows two slashes: in the Chinese standard of references (GB/T 7714) and the Russian one (GOST R 7.0.5) they part a work
//! from what holds it, and one slash its title from those who edited or translated: `Формы капитала // Социология / под ред. А. Моора.
//! 2002. Т. 3, № 5. С. 60–74`, `On rivers[M]//MOOR A. Lakes. Oslo: Quay, 2001: 3-9`.

use super::Entry;
use crate::reference::Label::{self, *};
use crate::reference::east_asia::is_han;
use crate::reference::model::glance::form;

/// Parts the work from its container, and both from those who edited or translated.
pub(super) fn work_and_container(entry: &mut Entry<'_>) {
    let slash = |t: usize| entry.form(t) == form::SLASH;
    let spaced = |t: usize| entry.tokens.list[t].spaced;
    let apart = |t: usize| spaced(t + 2) || entry.form(t - 1) == form::CLOSE_SQUARE;
    // `https : / / doi . org`: an address whose signs were set apart.
    let whole = |t: usize| slash(t) && slash(t + 1) && !slash(t + 2) && entry.form(t - 1) != form::COLON;
    let double = (2..entry.len().saturating_sub(2)).find(|&t| whole(t) && apart(t));
    let Some(double) = double else { return };
    let Some(title) = title_start(entry, double) else { return };
    entry.change(title, double, Title);
    entry.change(double, double + 2, Other);
    let mut from = double + 2;
    if let Some(names) = names_end(entry, from) {
        entry.change(from, names, Editor);
        from = names;
    }
    let end = container_end(entry, from);
    if end > from {
        entry.change(from, end, ContainerTitle);
    }
    // `北京: 商务印书馆, 2010`
    let rest = (end..entry.len()).take_while(|&t| entry.labels[t].0 == ContainerTitle).count();
    if let Some(colon) = entry.find(end, end + rest, form::COLON) {
        entry.change(end, colon + 1, Location);
        entry.change(colon + 1, end + rest, Publisher);
    }
}

/// Where the title before the slashes begins: behind the names, whose last initial may have been taken for one of the title's
/// words.
fn title_start(entry: &Entry<'_>, double: usize) -> Option<usize> {
    let title = entry.runs.iter().find(|(start, _, label)| *label == Title && *start < double).map(|run| run.0);
    let initial = |t: usize| matches!(entry.form(t), form::INITIAL | form::SHORT_CAPITALS | form::LETTER);
    let (head, _, _) = *entry.runs.iter().find(|(_, _, label)| matches!(label, Author | Editor))?;
    title.or_else(|| {
        let stop = (head + 1..double).find(|&t| entry.form(t) == form::STOP && initial(t - 1) && !initial(t + 1))?;
        (stop + 1 < double).then_some(stop + 1)
    })
}

/// `MAUS H, QUAY F.`, `李强, 张华.`: names in capitals or in Chinese letters, up to their stop.
fn names_end(entry: &Entry<'_>, from: usize) -> Option<usize> {
    const LONGEST: usize = 40;
    let limit = entry.len().min(from + LONGEST);
    let stop = entry.find(from, limit, form::STOP)?;
    let name = |t: usize| {
        let word = entry.word(t);
        matches!(
            entry.form(t),
            form::INITIAL | form::SHORT_CAPITALS | form::CAPITALS | form::LETTER | form::COMMA | form::ROMAN
        ) || word.chars().all(is_han) && word.chars().count() < 4
            || word == "et"
            || word == "al"
    };
    let initials = (from..stop).any(|t| matches!(entry.form(t), form::INITIAL | form::SHORT_CAPITALS | form::LETTER));
    let several = (from..stop).any(|t| entry.form(t) == form::COMMA || matches!(entry.word(t), "等" | "主编" | "編"));
    let han = several && (from..stop).all(|t| entry.form(t) == form::COMMA || entry.word(t).chars().all(is_han));
    ((from..stop).all(name) && stop > from && (initials || han)).then_some(stop + 1)
}

/// The container goes up to a stop with something behind it, a single slash, or a year.
fn container_end(entry: &Entry<'_>, from: usize) -> usize {
    // `Part A. New York: Quay`: a place and its colon follow.
    let placed = |t: usize| (t + 2..t + 7).any(|s| entry.form(s) == form::COLON && !entry.digits(s + 1));
    (from + 1..entry.len())
        .find(|&t| match entry.form(t) {
            form::STOP if placed(t) => true,
            form::STOP => entry.form(t - 1) != form::INITIAL && entry.word(t - 1).chars().count() > 3,
            form::SLASH => true,
            form::COMMA => entry.form(t + 1) == form::YEAR,
            form::COLON => matches!(entry.word(t + 1), "卷" | "巻" | "第"),
            _ => false,
        })
        .map_or(entry.len(), |t| if entry.form(t) == form::SLASH { t } else { t + 1 })
}

/// ` / под ред. А. Моора. М.: Наука`, ` / Пер. с англ. А. Моора. М.`: behind one slash stand those who did something.
pub(super) fn those_behind_a_slash(entry: &mut Entry<'_>) {
    for t in 2..entry.len().saturating_sub(4) {
        if entry.form(t) != form::SLASH || entry.form(t - 1) == form::SLASH || entry.form(t + 1) == form::SLASH {
            continue;
        }
        let role = match (entry.word(t + 1), entry.word(t + 2)) {
            ("под" | "Под", "ред" | "общей" | "общ" | "науч")
            | ("отв" | "Отв" | "сост" | "Сост" | "ред" | "Ред", ".") => Editor,
            ("пер" | "Пер", ".") | ("перевод" | "Перевод", _) => Translator,
            _ => continue,
        };
        // Names end with the stop before the place, which a colon follows, or before a year.
        const LONGEST: usize = 60;
        let Some(sign) =
            (t + 3..entry.len().min(t + LONGEST)).find(|&s| matches!(entry.form(s), form::COLON | form::YEAR))
        else {
            continue;
        };
        // `М.: Наука`
        let placed = entry.form(sign) == form::COLON;
        let short = placed && entry.form(sign - 1) == form::STOP && entry.word(sign - 2).chars().count() < 5;
        // The container stands behind two slashes.
        let double = (t + 3..sign).find(|&s| entry.form(s) == form::SLASH && entry.form(s + 1) == form::SLASH);
        if let Some(double) = double {
            entry.change(t, t + 1, Other);
            return entry.change(t + 1, double, role);
        }
        let limit = if short { sign - 2 } else { sign };
        let Some(stop) = (t + 3..limit).rev().find(|&s| entry.form(s) == form::STOP) else { continue };
        entry.change(t, t + 1, Other);
        entry.change(t + 1, stop + 1, role);
        if placed {
            entry.change(stop + 1, sign + 1, Location);
        }
        return;
    }
}

/// `Т. 3, № 5. С. 60–74`, `2-е изд.`, `320 с.`, `6 版`: what Russian words and signs, and a Chinese one, say of numbers.
pub(super) fn counted_numbers(entry: &mut Entry<'_>) {
    const SIGNS: [&str; 14] = ["№", "Т", "т", "С", "с", "Сс", "Вып", "вып", "Ч", "ч", "изд", "Изд", "Кн", "кн"];
    for t in 2..entry.len() {
        let word = entry.word(t);
        if word == "版" && entry.digits(t - 1) && entry.form(t - 2) == form::STOP {
            entry.change(t - 1, entry.behind_stop(t), Edition);
            continue;
        }
        // `А.С.` are somebody's initials.
        let name = matches!(entry.labels[t].0, Author | Editor | Translator);
        if word.is_ascii() || name || !SIGNS.contains(&word) {
            continue;
        }
        let next = entry.behind_stop(t);
        let number =
            |t: usize| entry.digits(t) && (word == "№" || entry.form(t) != form::YEAR) || entry.form(t) == form::ROMAN;
        let label: Label = match word {
            "№" | "Вып" | "вып" => Issue,
            "Т" | "т" | "Кн" | "кн" | "Ч" | "ч" => Volume,
            "изд" | "Изд" => Edition,
            _ => Pages,
        };
        if label == Edition {
            // `2-е изд., перераб. и доп.`
            let number = if matches!(entry.form(t - 2), form::DASH | form::SIGN) { t.saturating_sub(3) } else { t - 1 };
            let ordinal = entry.word(number).starts_with(|c: char| c.is_ascii_digit());
            let before = entry.before(t, &[Title]);
            if ordinal && before {
                let stop = |t: &usize| entry.form(*t) == form::STOP && !matches!(entry.word(*t + 1), "," | "и" | "доп");
                let end = (t..entry.len().min(t + 20)).find(stop).map_or(t + 1, |stop| stop + 1);
                entry.change(number, end, Edition);
            }
        } else if number(next) && next < entry.len() {
            let mut end = next + 1;
            while entry.form(end) == form::DASH && entry.digits(end + 1)
                || entry.digits(end) && entry.form(end - 1) == form::DASH
            {
                end += 1;
            }
            entry.change(t, entry.with_pause(end), label);
        } else if word == "с" && number(t - 1) && (entry.form(t + 1) == form::STOP || t + 1 == entry.len()) {
            entry.change(t - 1, t + 1, Pages);
        }
    }
}
