//! What an entry as a whole must have: someone or some body at its head, a title, one date of publication.
//!
//! Takes labels just decoded; fills what is missing from the run that can only be it. Each rule asks for a gap: an entry
//! that has what it needs is left as it was read.

use super::features::Evidence;
use super::glance::form;
use super::grammar::{change, runs};
use super::lexicon;
use crate::reference::{Label, Tokens};

use Label::*;

/// Mends labels in place; what is changed keeps its probability, halved.
pub(super) fn mend(tokens: &Tokens, evidence: &Evidence, labels: &mut [(Label, f64)]) {
    day_of_access(tokens, evidence, labels);
    body_at_the_head(evidence, labels);
    body_before_the_title(tokens, evidence, labels);
    name_in_small_letters(evidence, labels);
    name_in_small_letters_before_the_title(evidence, labels);
    given_name_first_in_small_letters(tokens, evidence, labels);
    title_after_the_date(evidence, labels);
    number_of_a_report(tokens, labels);
    first_of_the_places(tokens, evidence, labels);
}

/// Whether someone or some body is named as author or editor.
fn has_people(runs: &[(usize, usize, Label)]) -> bool {
    runs.iter().any(|(_, _, label)| matches!(label, Author | Editor))
}

fn words(evidence: &Evidence, start: usize, end: usize) -> usize {
    (start..end).filter(|&t| evidence.form(t) < form::COMMA).count()
}

/// `Federation of Rivers (FR), 2000, Floods.`: a title before the date and another after it: the first is the author.
fn body_at_the_head(evidence: &Evidence, labels: &mut [(Label, f64)]) {
    let all = runs(labels);
    let head = match all.as_slice() {
        [(0, end, Title), (_, _, Date), ..] => *end,
        [(0, _, Title), (from, end, Author), (_, _, Date), ..]
            if matches!(evidence.form(*from), form::OPEN | form::OPEN_SQUARE) =>
        {
            *end
        }
        _ => return,
    };
    if all.iter().any(|(start, end, label)| *label == Title && *start > head && words(evidence, *start, *end) > 1) {
        change(labels, 0, head, Author);
    }
}

/// `Abe L, River Study Group: On floods.`, `The Weir Group: On floods.`, `River Interface Forum. On floods.`: a title does
/// not begin with the body that wrote it. Behind the comma of other names, or with a colon, it is a body of authors; behind
/// their full stop a title begins: `Abe L. The Weir Group: a history.`
fn body_before_the_title(tokens: &Tokens, evidence: &Evidence, labels: &mut [(Label, f64)]) {
    const LONGEST: usize = 12;
    let all = runs(labels);
    let Some(at) = all.iter().position(|(_, _, label)| *label == Title) else { return };
    let (start, end, _) = all[at];
    let names = at.checked_sub(1).map(|before| all[before].2);
    let alone = !has_people(&all);
    if !(names == Some(Author) || alone && matches!(names, None | Some(CitationNumber))) {
        return;
    }
    let limit = end.min(start + LONGEST);
    let small = |t: usize| matches!(tokens.word(t), "of" | "for" | "the" | "on" | "and" | "de" | "del" | "la");
    let capital =
        |t: usize| matches!(evidence.form(t), form::CAPITALISED | form::CAPITALS | form::SHORT_CAPITALS | form::MIXED);
    let Some(seam) = (start..limit).find(|&t| !capital(t) && !small(t)) else { return };
    let ends = |bodies: &[&str]| seam > start + 1 && bodies.contains(&tokens.word(seam - 1));
    let ended = start.checked_sub(1).is_some_and(|before| evidence.form(before) == form::STOP && names == Some(Author));
    let of_authors =
        !ended && ends(&["Group", "Team", "Consortium", "Investigators", "Collaborators", "Collaboration"]);
    let body = match evidence.form(seam) {
        form::COLON => of_authors,
        form::STOP => alone && seam > start + 2 && (of_authors || ends(&["Forum", "Committee", "Association"])),
        _ => false,
    };
    if body && words(evidence, seam + 1, end) > 1 {
        change(labels, start, seam + 1, Author);
        // They wrote in its name: `for the River Study Group`.
        let small_lead = |t: &usize| matches!(tokens.word(*t), "for" | "on" | "behalf" | "of" | "the");
        if let Some(own) = (start..seam).find(|t| !small_lead(t)).filter(|_| evidence.form(start) == form::LOWER) {
            change(labels, start, own, Other);
        }
    }
}

/// `moor, ann. 2000. Floods.`: what stands before the date of an entry without an author and has the comma of a name, is
/// one, though written small.
fn name_in_small_letters(evidence: &Evidence, labels: &mut [(Label, f64)]) {
    let all = runs(labels);
    if has_people(&all) {
        return;
    }
    let [(0, end, Note | Other), (_, _, Date), ..] = all.as_slice() else { return };
    let small = |t: usize| matches!(evidence.form(t), form::LOWER | form::LETTER);
    let last = if evidence.form(*end - 1) == form::STOP { *end - 1 } else { *end };
    let name = last > 2 && small(0) && evidence.form(1) == form::COMMA && (2..last).all(small);
    if name && last <= 5 {
        change(labels, 0, *end, Author);
    }
}

/// `moor, ann. Floods. Oslo: Quay, 2000.`: two words in small letters with the comma and the full stop of a name, at the head
/// of an entry without an author, are one, and the title begins with the capital behind them.
fn name_in_small_letters_before_the_title(evidence: &Evidence, labels: &mut [(Label, f64)]) {
    let all = runs(labels);
    if has_people(&all) {
        return;
    }
    let head = |t: usize| evidence.form(t);
    let name = [form::LOWER, form::COMMA, form::LOWER, form::STOP];
    let begins = name.into_iter().enumerate().all(|(t, form)| head(t) == form)
        && matches!(head(4), form::CAPITALISED | form::INITIAL | form::OPEN_QUOTE);
    if begins && matches!(all.as_slice(), [(0, end, Title | Note | Other), ..] if *end > 4) {
        change(labels, 0, name.len(), Author);
    }
}

/// `ann moor, Floods, Oslo, Quay, 2000.`, `e. e. moor. Floods.`: two words in small letters, neither of which holds
/// sentences together, or one after initials, at the head of an entry without an author are one, and the title begins with
/// the capital behind them.
fn given_name_first_in_small_letters(tokens: &Tokens, evidence: &Evidence, labels: &mut [(Label, f64)]) {
    let all = runs(labels);
    if has_people(&all) {
        return;
    }
    let form_of = |t: usize| evidence.form(t);
    let initials = (0..3).take_while(|n| form_of(2 * n) == form::LETTER && form_of(2 * n + 1) == form::STOP).count();
    let family = if initials > 0 { 2 * initials } else { 1 };
    let is_name = |t: usize| {
        let word = tokens.word(t);
        let classes = lexicon::FUNCTION | lexicon::IN | lexicon::AND | lexicon::GENRE;
        form_of(t) == form::LOWER && word.chars().all(char::is_alphabetic) && lexicon::classes_of(word) & classes == 0
    };
    let sign = family + 1;
    let begins = is_name(family)
        && (initials > 0 || is_name(0))
        && matches!(form_of(sign), form::COMMA | form::STOP)
        && matches!(form_of(sign + 1), form::CAPITALISED | form::INITIAL | form::OPEN_QUOTE);
    if begins && matches!(all.as_slice(), [(0, end, Title | ContainerTitle | Note | Other), ..] if *end > sign + 1) {
        change(labels, 0, sign + 1, Author);
    }
}

/// `W.H.O. 2020. World Health Statistics.`: after author and date an entry without a title names a publisher: it is the
/// title.
fn title_after_the_date(evidence: &Evidence, labels: &mut [(Label, f64)]) {
    let all = runs(labels);
    if all.iter().any(|(_, _, label)| matches!(label, Title | ContainerTitle | CollectionTitle)) {
        return;
    }
    if let [(_, _, Author), (_, _, Date), (start, end, Publisher), ..] = all.as_slice()
        && words(evidence, *start, *end) > 1
    {
        change(labels, *start, *end, Title);
    }
}

/// `Retrieved June 3, 2022 (https://…)`: the date that a word of access announces, wherever else it was put.
fn day_of_access(tokens: &Tokens, evidence: &Evidence, labels: &mut [(Label, f64)]) {
    const LONGEST: usize = 8;
    for at in 0..tokens.len() {
        if !matches!(labels[at].0, Accessed | Date | Note | Other | Url) {
            continue;
        }
        let word = tokens.word(at);
        let announces = word.chars().count() > 5 && lexicon::classes_of(&word.to_lowercase()) & lexicon::ACCESSED != 0;
        if !announces {
            continue;
        }
        let dated = |t: usize| {
            let word = tokens.word(t);
            word.starts_with(|c: char| c.is_ascii_digit())
                || lexicon::classes_of(&word.trim_end_matches('.').to_lowercase()) & lexicon::MONTH != 0
                || matches!(evidence.form(t), form::COMMA | form::STOP | form::DASH | form::SLASH)
                || matches!(word, "on" | "am" | "le" | "el" | "il" | "de" | ":")
        };
        let limit = tokens.len().min(at + 1 + LONGEST);
        let end = (at + 1..limit).find(|&t| !dated(t)).unwrap_or(limit);
        let is_year = |t: &usize| {
            let word = tokens.word(*t);
            word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit())
        };
        let Some(year) = (at + 1..end).find(is_year) else { continue };
        for t in at..=year {
            if !matches!(labels[t].0, Accessed) {
                change(labels, t, t + 1, Accessed);
            }
        }
    }
}

/// `Report No. P60-270`: what follows the number sign of a report is its number and no page.
fn number_of_a_report(tokens: &Tokens, labels: &mut [(Label, f64)]) {
    let all = runs(labels);
    for pair in all.windows(2) {
        let [(start, end, Genre), (from, to, Pages | Volume | Issue)] = pair else { continue };
        let last = (*start..*end).rev().map(|t| tokens.word(t)).find(|word| *word != ".");
        if last.is_some_and(|word| matches!(word.to_lowercase().as_str(), "no" | "nr" | "number" | "nº" | "n°" | "#"))
        {
            change(labels, *from, *to, Genre);
        }
    }
}

/// `On the Postcolony, Berkeley, Los Angeles and London: Quay`: a title does not end with the first of several places.
fn first_of_the_places(tokens: &Tokens, evidence: &Evidence, labels: &mut [(Label, f64)]) {
    for pair in runs(labels).windows(2) {
        let &[(start, end, Title), (from, to, Location)] = pair else { continue };
        // Others follow: `Los Angeles and London`.
        let several = (from..to.saturating_sub(1)).any(|t| matches!(tokens.word(t), "and" | "&" | "," | "und" | "et"));
        let sign = |t: usize| evidence.form(t) == form::COMMA;
        let Some(comma) = (start + 1..end - 1).rev().find(|&t| sign(t)).filter(|_| sign(end - 1)) else { return };
        let place = |t: usize| lexicon::classes_of(&tokens.word(t).to_lowercase()) & lexicon::PLACE != 0;
        if several && (comma + 1..end - 1).all(place) && (1..=2).contains(&(end - 2 - comma)) {
            change(labels, comma + 1, end, Location);
        }
        return;
    }
}

#[cfg(test)]
mod tests {
    use super::super::grammar;
    use super::*;

    fn mended(text: &str, parts: &[(usize, Label)]) -> Vec<&'static str> {
        grammar::mended(mend, text, parts, 0.9).into_iter().map(|(label, _)| label).collect()
    }

    #[test]
    fn a_body_before_the_date_is_the_author() {
        let parts = [(3, Title), (4, Author), (2, Date), (4, Title), (2, Location)];
        assert_eq!(
            mended("Federation of Rivers (FR), 2000, Floods and dams, Oslo.", &parts),
            ["author", "date", "title", "location"]
        );
        // A book filed under its title.
        let parts = [(3, Title), (2, Date), (2, Publisher)];
        assert_eq!(mended("Atlas of Rivers 2000. Quay.", &parts), ["title", "date", "publisher"]);
    }

    #[test]
    fn a_body_of_authors_before_the_title_is_no_part_of_it() {
        let bmc = "Abe L, Weir Study Group: On floods. Water 2001.";
        let parts = [(3, Author), (7, Title), (1, ContainerTitle), (2, Date)];
        assert_eq!(mended(bmc, &parts), ["author", "title", "container-title", "date"]);
        let parts = [(3, Author), (9, Title), (1, ContainerTitle), (2, Date)];
        let behalf = mended("Abe L, for the Weir Study Group: On floods. Water 2001.", &parts);
        assert_eq!(behalf, ["author", "other", "author", "title", "container-title", "date"]);
        let alone = [(7, Title), (1, ContainerTitle), (2, Date)];
        assert_eq!(mended("Weir Study Group: On floods. Water 2001.", &alone)[..2], ["author", "title"]);
        assert_eq!(mended("Weir Interface Forum. On floods. Water 2001.", &alone)[..2], ["author", "title"]);
        // Titles about bodies.
        let book = [(3, Author), (7, Title), (1, ContainerTitle), (2, Date)];
        assert_eq!(mended("Abe L. The Weir Group: a history. Water 2001.", &book)[..2], ["author", "title"]);
        assert_eq!(mended("The Frankfurt Forum: On floods. Water 2001.", &alone)[0], "title");
        assert_eq!(mended("Life in a Group: On old floods. Water.", &[(9, Title), (2, ContainerTitle)])[0], "title");
    }

    #[test]
    fn a_name_in_small_letters_before_the_date_is_the_author() {
        let parts = [(4, Note), (2, Date), (2, Title), (4, Publisher)];
        assert_eq!(mended("moor, ann. 2000. Floods. Oslo: Quay.", &parts), ["author", "date", "title", "publisher"]);
        let parts = [(4, Note), (2, Date), (2, Title)];
        assert_eq!(mended("see, e.g. 2000. Floods.", &[(6, Note), (2, Date), (2, Title)])[0], "note");
        assert_eq!(mended("Moor, in press 2000. Floods.", &parts)[0], "note");
    }

    #[test]
    fn a_name_in_small_letters_before_the_title_is_the_author() {
        assert_eq!(
            mended("moor, ann. Floods. Oslo: Quay, 2000.", &[(6, Title), (2, Location), (2, Publisher), (2, Date)]),
            ["author", "title", "location", "publisher", "date"]
        );
        // A title in small letters.
        assert_eq!(
            mended(
                "rivers, lakes and seas. Oslo: Quay, 2000.",
                &[(6, Title), (2, Location), (2, Publisher), (2, Date)]
            )[0],
            "title"
        );
    }

    #[test]
    fn a_given_name_in_small_letters_may_stand_first() {
        let parts = [(5, Title), (4, Publisher), (2, Date)];
        let book = ["author", "title", "publisher", "date"];
        assert_eq!(mended("ann moor, Floods, Oslo: Quay, 2000.", &parts), book);
        let initials = [(8, Title), (4, Publisher), (2, Date)];
        assert_eq!(mended("e. e. moor. Floods. Oslo: Quay, 2000.", &initials), book);
        // Titles in small letters.
        for title in ["of rivers, Floods", "rivers of, Floods", "two rivers, floods", "working paper, Floods"] {
            assert_eq!(mended(&format!("{title}, Oslo: Quay, 2000."), &parts)[0], "title", "{title}");
        }
    }

    #[test]
    fn what_follows_the_date_of_an_entry_without_a_title_is_its_title() {
        let parts = [(6, Author), (2, Date), (4, Publisher)];
        assert_eq!(mended("W.H.O. 2020. World River Statistics.", &parts), ["author", "date", "title"]);
    }

    #[test]
    fn the_day_of_access_is_no_page() {
        let parts = [(2, Author), (2, Date), (2, Title), (2, Accessed), (3, Pages), (1, Other), (1, Url), (2, Other)];
        assert_eq!(
            mended("Quay. 2021. Rivers. Retrieved June 3, 2022 (https://example.org/a).", &parts)[..4],
            ["author", "date", "title", "accessed"]
        );
    }

    #[test]
    fn the_number_of_a_report_is_no_page() {
        let parts = [(2, Author), (2, Date), (2, Title), (3, Genre), (4, Pages)];
        assert_eq!(mended("Quay. 2021. Rivers. Report No. P60-270.", &parts), ["author", "date", "title", "genre"]);
    }
}
