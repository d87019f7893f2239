//! What the phrases of an entry say of themselves: `Ed. Ann Moor.`, `Foreword by …`, `Sheridan A, translator.`, `Oxford UP`.
//!
//! Takes labels just decoded; changes runs whose own words say what they are. Each rule asks for words that nothing else in
//! an entry begins or ends with.

use super::features::Evidence;
use super::glance::form;
use super::grammar::{change, runs};
use super::lexicon;
use crate::reference::given::is_given;
use crate::reference::{Label, Tokens};

use Label::*;

/// Mends labels in place; what is changed keeps its probability, halved.
pub(super) fn mend(tokens: &Tokens, evidence: &Evidence, labels: &mut [(Label, f64)]) {
    who_did_what(tokens, evidence, labels);
    title_behind_a_role(tokens, evidence, labels);
    names_before_their_role(tokens, evidence, labels);
    names_in_a_bracket(tokens, evidence, labels);
    given_names_in_the_title(tokens, evidence, labels);
    title_behind_bare_initials(evidence, labels);
    title_before_its_first_year(evidence, labels);
    title_of_a_volume(tokens, evidence, labels);
    press_taken_for_a_place(tokens, labels);
    press_and_year_in_a_bracket(tokens, evidence, labels);
    town_before_its_state(tokens, evidence, labels);
    journal_taken_for_a_place(tokens, labels);
    volume_of_a_series(tokens, evidence, labels);
}

/// What a phrase that begins at token `t` says that those named in it did, and where the names begin.
fn role_at(tokens: &Tokens, evidence: &Evidence, t: usize) -> Option<(Label, usize)> {
    let next = tokens.word(t + 1);
    let name = |t: usize| matches!(evidence.form(t), form::CAPITALISED | form::INITIAL | form::MIXED);
    match tokens.word(t) {
        "Ed" | "Eds" if next == "." && name(t + 2) => Some((Editor, t + 2)),
        "Trans" | "Tr" if next == "." && name(t + 2) => Some((Translator, t + 2)),
        "Rev" | "Introd" | "Illus" if next == "." && name(t + 2) => Some((Note, t + 2)),
        "Edited" if next == "by" => Some((Editor, t + 2)),
        "Translated" if next == "by" => Some((Translator, t + 2)),
        "Foreword" | "Preface" | "Introduction" | "Afterword" | "Illustrated" | "Revised" if next == "by" => {
            Some((Note, t + 2))
        }
        _ => None,
    }
}

/// `Moor, Ann. Rivers. Ed. Eva Quay. 2nd ed.`: a sentence that says who edited, translated or introduced, and the title
/// before it.
fn who_did_what(tokens: &Tokens, evidence: &Evidence, labels: &mut [(Label, f64)]) {
    const LONGEST: usize = 14;
    let stop = |t: usize| evidence.form(t) == form::STOP;
    for t in 2..labels.len() {
        if !stop(t - 1) || !matches!(labels[t].0, Author | Title) {
            continue;
        }
        let Some((label, from)) = role_at(tokens, evidence, t) else { continue };
        // `Rev. Martin Luther King` may be a title.
        if tokens.word(t) == "Rev" && !matches!(labels[t - 1].0, Translator | Editor) {
            continue;
        }
        let limit = labels.len().min(from + LONGEST);
        let ends = |t: &usize| stop(*t) && evidence.form(*t - 1) != form::INITIAL;
        let Some(end) = (from + 1..limit).find(ends) else { continue };
        let names = (from..end).all(|t| {
            let small = matches!(tokens.word(t), "and" | "&" | "," | "." | "de" | "van" | "von" | "der" | "la" | "et");
            small || matches!(evidence.form(t), form::CAPITALISED | form::INITIAL | form::MIXED | form::CAPITALS)
        });
        if !names {
            continue;
        }
        if labels[t].0 == Author {
            // The names of authors end with the first full stop that no initial has.
            let Some(seam) = (1..t - 1).find(ends) else { continue };
            change(labels, seam + 1, t, Title);
        }
        change(labels, t, end + 1, label);
    }
}

/// `Moor, Ann, director. Rivers. Quay Pictures, 1958.`: the title begins behind the role.
fn title_behind_a_role(tokens: &Tokens, evidence: &Evidence, labels: &mut [(Label, f64)]) {
    let all = runs(labels);
    let [(0, end, Author), rest @ ..] = all.as_slice() else { return };
    let role = |t: &usize| {
        matches!(tokens.word(*t), "director" | "dir" | "producer" | "performer" | "creator" | "conductor" | "narrator")
            && evidence.form(*t + 1) == form::STOP
    };
    let Some(role) = (2..end.saturating_sub(2)).find(role) else { return };
    change(labels, role, role + 2, Other);
    change(labels, role + 2, *end, Title);
    if let [(from, to, Title), (_, _, Date), ..] = rest {
        change(labels, *from, *to, Publisher);
    }
}

/// `Rivers: a history. Moor A, translator. Oslo: Quay; 1979.`: names stand before the word that says what they did.
fn names_before_their_role(tokens: &Tokens, evidence: &Evidence, labels: &mut [(Label, f64)]) {
    let all = runs(labels);
    for pair in all.windows(2) {
        let [(start, end, Title), (from, to, role @ (Translator | Editor))] = *pair else { continue };
        let bare = (from..to).all(|t| {
            form::is_pause(evidence.form(t))
                || matches!(
                    tokens.word(t),
                    "translator" | "translators" | "editor" | "editors" | "trans" | "ed" | "eds"
                )
        });
        let Some(stop) = (start + 1..end - 1).rev().find(|&t| evidence.form(t) == form::STOP).filter(|_| bare) else {
            continue;
        };
        let names = stop + 1..end;
        let pairs = names.clone().all(|t| {
            let look = evidence.form(t);
            look == form::COMMA
                || look == form::CAPITALISED
                || matches!(look, form::INITIAL | form::SHORT_CAPITALS | form::LETTER | form::ROMAN)
        });
        let initials = names.clone().any(|t| matches!(evidence.form(t), form::INITIAL | form::SHORT_CAPITALS));
        if pairs && initials && names.len() > 1 {
            change(labels, names.start, names.end, role);
        }
    }
}

/// `Investigations (G. E. M. Moor & P. Quay, Trans.; 4th ed.)`: a bracket behind the title that begins with initials and says
/// what those named in it did.
fn names_in_a_bracket(tokens: &Tokens, evidence: &Evidence, labels: &mut [(Label, f64)]) {
    for open in 1..labels.len().saturating_sub(3) {
        let begins = evidence.form(open) == form::OPEN
            && evidence.form(open + 1) == form::INITIAL
            && labels[open - 1].0 == Title
            && labels[..open].iter().any(|(label, _)| *label == Author);
        if !begins {
            continue;
        }
        let Some(close) = (open + 2..labels.len()).find(|&t| evidence.form(t) == form::CLOSE) else { continue };
        let did = |t: &usize| match tokens.word(*t) {
            "Trans" | "trans" => Some((*t, Translator)),
            "Eds" | "Ed" | "eds" => Some((*t, Editor)),
            _ => None,
        };
        let Some((at, role)) = (open + 3..close).find_map(|t| did(&t)) else { continue };
        let stop = if evidence.form(at + 1) == form::STOP { at + 2 } else { at + 1 };
        change(labels, open, stop, role);
        match evidence.form(stop) {
            form::SEMICOLON | form::COMMA => change(labels, stop, close + 1, Edition),
            _ => change(labels, stop, close + 1, role),
        }
    }
}

/// `HOLANDA, Sérgio Buarque de. Raízes do Brasil.`, `Spinoza, Baruch de: Ethik`: behind a family name alone and its comma,
/// given names up to a sign are the author's.
fn given_names_in_the_title(tokens: &Tokens, evidence: &Evidence, labels: &mut [(Label, f64)]) {
    const LONGEST: usize = 5;
    let all = runs(labels);
    let [(0, 2, Author), (start, end, Title), ..] = *all.as_slice() else { return };
    if evidence.form(1) != form::COMMA {
        return;
    }
    let particle = |t: usize| matches!(tokens.word(t), "de" | "da" | "do" | "dos" | "von" | "van" | "du" | "di");
    let given = |t: usize| evidence.form(t) == form::CAPITALISED || evidence.form(t) == form::INITIAL || particle(t);
    let limit = end.saturating_sub(1).min(start + LONGEST);
    let Some(sign) = (start + 1..limit).find(|&t| !given(t)) else { return };
    // `Lee, Virginia Woolf: a biography` is a title.
    let capitals = evidence.form(0) == form::CAPITALS;
    let told = capitals && (is_given(tokens.word(start)) || (start + 1..sign).any(particle)) || particle(sign - 1);
    if told && matches!(evidence.form(sign), form::STOP | form::COLON) && sign + 1 < end {
        change(labels, start, sign + 1, Author);
    }
}

/// `Moor A, Quay K. Bert: Training of rivers`: behind the full stop of bare initials stands the title, to which a word with a
/// colon belongs.
fn title_behind_bare_initials(evidence: &Evidence, labels: &mut [(Label, f64)]) {
    let all = runs(labels);
    let Some(at) = all.iter().position(|(_, _, label)| *label == Author) else { return };
    let (start, end, _) = all[at];
    if all.get(at + 1).is_none_or(|(_, _, label)| *label != Title) || evidence.form(end - 1) != form::COLON {
        return;
    }
    let bare = |t: usize| matches!(evidence.form(t), form::INITIAL | form::SHORT_CAPITALS);
    let seam = (start + 3..end - 1).rev().find(|&t| evidence.form(t) == form::STOP);
    if let Some(seam) = seam.filter(|&t| bare(t - 1) && end - t <= 4 && evidence.form(t - 2) == form::CAPITALISED) {
        change(labels, seam + 1, end, Title);
    }
}

/// `Rivers, Lakes. 1952. Quay Press, 2008.`: nobody publishes before the first of two years but the author.
fn title_before_its_first_year(evidence: &Evidence, labels: &mut [(Label, f64)]) {
    let all = runs(labels);
    if let [(_, _, Author), (_, _, Title), (from, to, Publisher), (_, _, Date), (_, _, Publisher), (_, _, Date), ..] =
        *all.as_slice()
        && evidence.form(to - 1) == form::STOP
    {
        change(labels, from, to, Title);
    }
}

/// `Les Lieux, t. I, La République, Paris, Gallimard`: between the number of a volume and the place stands its title.
fn title_of_a_volume(tokens: &Tokens, evidence: &Evidence, labels: &mut [(Label, f64)]) {
    for pair in runs(labels).windows(2) {
        let [(start, _, Volume), (from, to, Location)] = *pair else { continue };
        if !matches!(tokens.word(start), "t" | "tome" | "vol" | "Vol" | "Bd" | "tomo") {
            continue;
        }
        let Some(comma) = (from + 1..to - 1).rev().find(|&t| evidence.form(t) == form::COMMA) else { continue };
        let place = |t: usize| lexicon::classes_of(&tokens.word(t).to_lowercase()) & lexicon::PLACE != 0;
        if place(comma + 1) && !(from..comma).any(place) {
            change(labels, from, comma + 1, Title);
        }
    }
}

/// `Translated by Eva Quay, Oxford UP, 2005`: a press is no place.
fn press_taken_for_a_place(tokens: &Tokens, labels: &mut [(Label, f64)]) {
    let all = runs(labels);
    if all.iter().any(|(_, _, label)| *label == Publisher) {
        return;
    }
    for (start, end, label) in all {
        let press =
            (start..end).any(|t| matches!(tokens.word(t), "UP" | "Press" | "Publishers" | "Verlag" | "Editions"));
        let short = (start..end).any(|t| matches!(tokens.word(t), "OUP" | "CUP"));
        if label == Location && (press && end - start > 1 || short) {
            change(labels, start, end, Publisher);
        }
        // `edited by Cary Nelson and Lawrence Grossberg, U of Illinois P, 1988`
        if matches!(label, Editor | Translator) && end - start > 5 {
            let comma = (start + 2..end - 2).rev().find(|&t| tokens.word(t) == ",");
            let own = |t: usize| matches!(tokens.word(t), "UP" | "P" | "Press" | "Books" | "Publishers");
            let last = if tokens.word(end - 1) == "," { end - 2 } else { end - 1 };
            if let Some(comma) = comma.filter(|&comma| comma + 1 < last && own(last)) {
                change(labels, comma + 1, end, Publisher);
            }
        }
    }
}

/// `The Concept of Law (OUP 1961)`: a bracket behind a title that ends with the entry's only year begins with its press.
fn press_and_year_in_a_bracket(tokens: &Tokens, evidence: &Evidence, labels: &mut [(Label, f64)]) {
    const LONGEST: usize = 4;
    if labels.iter().any(|(label, _)| *label == Publisher) {
        return;
    }
    let name = |t: usize| matches!(evidence.form(t), form::CAPITALS | form::SHORT_CAPITALS | form::CAPITALISED);
    for open in 2..labels.len().saturating_sub(3) {
        if evidence.form(open) != form::OPEN || !matches!(labels[open - 1].0, Title | ContainerTitle) {
            continue;
        }
        let limit = labels.len().min(open + 1 + LONGEST);
        let Some(year) = (open + 1..limit).find(|&t| !name(t)) else { continue };
        let dated = (0..labels.len())
            .any(|t| labels[t].0 == Date && !(open..=year + 1).contains(&t) && evidence.form(t) == form::YEAR);
        let whole = evidence.form(year) == form::YEAR && evidence.form(year + 1) == form::CLOSE && year > open + 1;
        // `(Milano 1975)` is a place.
        let press = (open + 1..year).all(|t| matches!(evidence.form(t), form::CAPITALS | form::SHORT_CAPITALS))
            || matches!(tokens.word(year - 1), "Press" | "Verlag" | "Publishing" | "Publishers" | "Books");
        if whole && press && !dated && matches!(labels[year].0, Date | Title | ContainerTitle) {
            change(labels, open, year, Publisher);
            change(labels, year, year + 2, Date);
            return;
        }
    }
}

/// `Mount Pleasant (MI): Central University`: the town belongs to its state.
fn town_before_its_state(tokens: &Tokens, evidence: &Evidence, labels: &mut [(Label, f64)]) {
    const LONGEST: usize = 3;
    for three in runs(labels).windows(3) {
        let [_, (start, end, CollectionTitle | ContainerTitle | Title), (from, to, Location)] = *three else {
            continue;
        };
        let state = evidence.form(from) == form::OPEN
            && tokens.word(from + 1).len() == 2
            && tokens.word(from + 1).bytes().all(|b| b.is_ascii_uppercase())
            && to <= from + 4;
        let town = end - start <= LONGEST && (start..end).all(|t| evidence.form(t) == form::CAPITALISED);
        if state && town {
            change(labels, start, end, Location);
        }
    }
}

/// `New Republic, February 22, 1999, 37–45`: where nothing is published, what stands before date and pages is a journal.
fn journal_taken_for_a_place(tokens: &Tokens, labels: &mut [(Label, f64)]) {
    let all = runs(labels);
    let journal = |(_, _, label): &(usize, usize, Label)| matches!(label, ContainerTitle | Publisher | CollectionTitle);
    if all.iter().any(journal) {
        return;
    }
    for three in all.windows(3) {
        if let [(start, end, Location), (from, to, Date), (_, _, Pages)] = *three
            && to - from > 3
            && !(start..end).any(|t| lexicon::classes_of(&tokens.word(t).to_lowercase()) & lexicon::PLACE != 0)
        {
            change(labels, start, end, ContainerTitle);
        }
    }
}

/// `Ann. of Math. (2) 141 (1995), no. 3, 443–551`: the second series of a journal, as mathematicians cite it.
fn volume_of_a_series(tokens: &Tokens, evidence: &Evidence, labels: &mut [(Label, f64)]) {
    let look = |t: usize| evidence.form(t);
    for t in 1..labels.len().saturating_sub(6) {
        let series = look(t) == form::OPEN && look(t + 1) == form::DIGIT && look(t + 2) == form::CLOSE;
        let volume = matches!(look(t + 3), form::DIGIT | form::DIGITS2 | form::DIGITS3 | form::DIGITS4);
        let dated = look(t + 4) == form::OPEN && look(t + 5) == form::YEAR && look(t + 6) == form::CLOSE;
        if series && volume && dated && labels[t - 1].0 == ContainerTitle && tokens.word(t - 1) == "." {
            change(labels, t, t + 3, Other);
            change(labels, t + 3, t + 4, Volume);
            change(labels, t + 4, t + 7, Date);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::grammar;
    use super::*;

    fn mended(text: &str, parts: &[(usize, Label)]) -> Vec<String> {
        let read = grammar::mended(mend, text, parts, 0.9);
        read.into_iter().map(|(label, text)| format!("{label} {text}")).collect()
    }

    #[test]
    fn sentences_say_who_edited_and_the_title_stands_before() {
        assert_eq!(
            mended(
                "Moor, Ann. Rivers. Ed. Eva Quay. Oslo: Pier, 1989.",
                &[(8, Author), (3, Title), (2, Location), (2, Publisher), (2, Date)]
            )[..3],
            ["author Moor, Ann.", "title Rivers.", "editor Ed. Eva Quay."]
        );
        assert_eq!(
            mended(
                "Moor, Ann. Rivers. Foreword by Eva Quay. Oslo: Pier, 1989.",
                &[(4, Author), (7, Title), (2, Location), (2, Publisher), (2, Date)]
            )[1..3],
            ["title Rivers.", "note Foreword by Eva Quay."]
        );
    }

    #[test]
    fn given_names_belong_to_the_family_name_before() {
        assert_eq!(
            mended(
                "MOOR, Pedro de. Rivers. Oslo: Pier, 1989.",
                &[(2, Author), (5, Title), (2, Location), (2, Publisher), (2, Date)]
            )[..2],
            ["author MOOR, Pedro de.", "title Rivers."]
        );
        assert_eq!(
            mended(
                "Moor, Rivers of the North. Oslo: Pier, 1989.",
                &[(2, Author), (5, Title), (2, Location), (2, Publisher), (2, Date)]
            )[1],
            "title Rivers of the North."
        );
    }

    #[test]
    fn a_bracket_behind_the_title_says_who_translated() {
        let text = "Quay, L. (1953) On rivers (G. E. M. Moor, Trans.; 4th ed.). Pier.";
        let parts = [(4, Author), (3, Date), (4, Title), (14, Editor), (3, Publisher)];
        assert_eq!(
            mended(text, &parts)[2..5],
            ["title On rivers", "translator (G. E. M. Moor, Trans.", "edition ; 4th ed.)"]
        );
    }

    #[test]
    fn a_bracket_may_hold_press_and_year() {
        assert_eq!(
            mended("HLA Moor, The Law of Rivers (OUP 1961).", &[(3, Author), (9, Title)])[1..4],
            ["title The Law of Rivers", "publisher (OUP", "date 1961)"]
        );
    }

    #[test]
    fn a_press_is_no_place_and_a_town_has_its_state() {
        assert_eq!(
            mended("Moor, Ann. Rivers. Oslo UP, 1989.", &[(4, Author), (2, Title), (3, Location), (2, Date)])[2],
            "publisher Oslo UP,"
        );
        assert_eq!(
            mended(
                "Moor A. Rivers [thesis]. Mount Quay (MI): Pier; 1989.",
                &[(3, Author), (1, Title), (4, Genre), (2, CollectionTitle), (4, Location), (2, Publisher), (2, Date)]
            )[3],
            "location Mount Quay (MI):"
        );
    }
}
