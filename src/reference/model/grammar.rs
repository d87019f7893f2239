//! What a reference can be, whatever the model says: a title has one place, and what follows the editors is the book.
//!
//! Takes labels just decoded; changes those that cannot stand. Each rule holds in every style that we know.

use super::east_asia;
use super::features::Evidence;
use super::glance::form;
use super::journal;
use super::lexicon;
use super::phrases;
use super::whole;
use crate::reference::given::is_given;
use crate::reference::{Label, Shape, Tokens};

use Label::*;

/// Mends labels in place; what is changed keeps its probability, halved.
pub fn mend(tokens: &Tokens, evidence: &Evidence, labels: &mut [(Label, f64)]) {
    book_of_the_author(tokens, evidence, labels);
    end_of_the_names(tokens, evidence, labels);
    name_run_into_the_title(tokens, labels);
    bracket_inside_a_word(tokens, evidence, labels);
    quoted_title(tokens, evidence, labels);
    east_asia::mend(tokens, evidence, labels);
    second_title(tokens, labels);
    journal::mend(tokens, evidence, labels);
    numbered_report(tokens, labels);
    whole::mend(tokens, evidence, labels);
    phrases::mend(tokens, evidence, labels);
    directors(tokens, labels);
}

/// `Undertow. Directed by Michael Moor`: who directed a film without an author has made it.
fn directors(tokens: &Tokens, labels: &mut [(Label, f64)]) {
    let runs = runs(labels);
    if runs.iter().any(|(_, _, label)| *label == Author) {
        return;
    }
    let directed = |(start, ..): &&(usize, usize, Label)| {
        matches!(tokens.word(*start).to_lowercase().as_str(), "directed" | "réalisé")
    };
    if let Some((start, end, _)) = runs.iter().filter(|(_, _, label)| *label == Editor).find(directed) {
        change(labels, *start, *end, Author);
    }
}

/// (start, end, label) of each run.
pub(super) fn runs(labels: &[(Label, f64)]) -> Vec<(usize, usize, Label)> {
    let mut list: Vec<(usize, usize, Label)> = Vec::new();
    for (t, (label, _)) in labels.iter().enumerate() {
        match list.last_mut() {
            Some((_, end, last)) if last == label => *end = t + 1,
            _ => list.push((t, t + 1, *label)),
        }
    }
    list
}

/// Gives a stretch one label; whether any token had another.
pub(super) fn change(labels: &mut [(Label, f64)], start: usize, end: usize, label: Label) -> bool {
    let mut changed = false;
    for item in labels.get_mut(start..end).into_iter().flatten().filter(|item| item.0 != label) {
        *item = (label, item.1 / 2.0);
        changed = true;
    }
    changed
}

/// `In: Winnicott, D.W., Playing and Reality`: names after `In` without a mark of editors that are the author's own.
fn book_of_the_author(tokens: &Tokens, evidence: &Evidence, labels: &mut [(Label, f64)]) {
    let runs = runs(labels);
    let Some(author) = runs.iter().find(|(_, _, label)| *label == Author) else { return };
    for (start, end, label) in &runs {
        if *label != Editor || *start <= author.1 {
            continue;
        }
        let marked = (*start..(*end + 2).min(tokens.len())).any(|t| {
            let word = tokens.word(t).to_lowercase();
            evidence.looks.get(t).is_some_and(|(f, _)| *f != form::INITIAL)
                && lexicon::classes_of(&word) & lexicon::EDITOR != 0
        });
        let own = tokens.word(author.0) == tokens.word(*start) && tokens.word(*start).chars().count() > 1;
        if own && !marked {
            change(labels, *start, *end, ContainerAuthor);
        }
    }
}

/// `“On Rivers.” Harbour Observatory.`: what follows the quotation marks that a title stands in is what holds it.
fn quoted_title(tokens: &Tokens, evidence: &Evidence, labels: &mut [(Label, f64)]) {
    let runs = runs(labels);
    let Some(&(start, end, _)) = runs.iter().find(|(_, _, label)| *label == Title) else { return };
    if runs.iter().any(|(_, _, label)| *label == ContainerTitle) {
        return;
    }
    if evidence.form(start) != form::OPEN_QUOTE {
        return;
    }
    let Some(close) = (start + 1..end).find(|&t| evidence.form(t) == form::CLOSE_QUOTE) else { return };
    let sign = |t: usize| matches!(evidence.form(t), form::STOP | form::COMMA);
    let words = |from: usize, to: usize| (from..to).filter(|&t| evidence.form(t) < form::COMMA).count();
    // Chinese, Japanese and Korean have one word where others have several, and no capitals.
    let long = words(start, close) > 3 || evidence.form(start + 1) == form::UNCASED;
    let whole =
        sign(close - 1) || evidence.form(close - 1) == form::QUESTION && !sign(close + 1) || sign(close + 1) && long;
    let from = if sign(close + 1) { close + 2 } else { close + 1 };
    if !whole || from >= end {
        return;
    }
    let uncased = evidence.form(from) == form::UNCASED;
    if uncased || tokens.word(from).starts_with(char::is_uppercase) {
        if uncased || words(from, end) > 1 {
            change(labels, from, end, ContainerTitle);
        }
    } else if tokens.word(from).starts_with(char::is_lowercase) {
        // `“On Rivers,” submitted to Water`, `available at`
        change(labels, from, end, Note);
    }
}

/// `Abe, P.A.S. On rivers`, `Berg HW III: On rivers`: a title begins neither inside a name's initials nor with the
/// suffix that ends a name.
fn end_of_the_names(tokens: &Tokens, evidence: &Evidence, labels: &mut [(Label, f64)]) {
    let Some(start) = (1..labels.len()).find(|&t| labels[t].0 == Title && labels[t - 1].0 == Author) else { return };
    let glued = |t: usize| tokens.list.get(t).is_some_and(|token| !token.spaced);
    let mut end = start;
    while end + 1 < labels.len()
        && evidence.form(end) == form::INITIAL
        && evidence.form(end - 1) == form::STOP
        && glued(end)
    {
        end += if evidence.form(end + 1) == form::STOP { 2 } else { 1 };
    }
    let suffix = matches!(tokens.word(end), "II" | "III" | "IV" | "Jr" | "Sr");
    if suffix && matches!(evidence.form(end + 1), form::COLON | form::STOP | form::COMMA) {
        end += 2;
    }
    if end < labels.len() && labels[end].0 == Title {
        change(labels, start, end, Author);
    }
}

/// `E. TsangFoundations of`: the title begins where the tokens were cut, not with the family name before it.
fn name_run_into_the_title(tokens: &Tokens, labels: &mut [(Label, f64)]) {
    let Some(&(start, end, _)) = runs(labels).iter().find(|(_, _, label)| *label == Title) else { return };
    let known = |t: usize| is_given(tokens.word(t));
    let named = if start == 0 { known(start) } else { labels[start - 1].0 == Author };
    let capital = |t: usize| tokens.word(t).starts_with(char::is_uppercase) && tokens.list[t].shape == Shape::Word;
    let seam = (start + 1..end.min(start + 7))
        .take_while(|t| capital(t - 1) && tokens.word(t - 1).chars().count() > 2)
        .find(|t| capital(*t) && !tokens.list[*t].spaced);
    if let Some(seam) = seam.filter(|_| named) {
        change(labels, start, seam, Author);
    }
}

/// `PtdIns(3)P`, `Ni(II)-based`: brackets with a word at either side and no space are part of that word.
fn bracket_inside_a_word(tokens: &Tokens, evidence: &Evidence, labels: &mut [(Label, f64)]) {
    let glued = |t: usize| tokens.list.get(t).is_some_and(|token| !token.spaced);
    let word = |t: usize| tokens.word(t).chars().all(char::is_alphabetic);
    for open in 1..labels.len().saturating_sub(3) {
        let brackets = evidence.form(open) == form::OPEN && evidence.form(open + 2) == form::CLOSE;
        let inside = (open..open + 4).all(glued) && word(open - 1) && (word(open + 3) || tokens.word(open + 3) == "-");
        if brackets && inside && labels[open - 1].0 == Title && labels[open].0 != Title {
            change(labels, open, open + 4, Title);
            // What was taken for the journal behind it is the rest of the title, up to its full stop.
            let rest = (open + 4..labels.len()).take_while(|&t| evidence.form(t) != form::STOP);
            let end = rest.last().map_or(open + 4, |t| t + 1);
            if end < labels.len() && labels[open + 4..end].iter().all(|(label, _)| *label == labels[open + 4].0) {
                change(labels, open + 4, end, Title);
            }
        }
    }
}

/// `Quick Facts #50`: what `#` numbers is a series of reports, no publisher, and the number is no page.
fn numbered_report(tokens: &Tokens, labels: &mut [(Label, f64)]) {
    let runs = runs(labels);
    for (at, (start, end, label)) in runs.iter().enumerate() {
        let Some(sign) = (*start..*end).find(|&t| tokens.word(t) == "#") else { continue };
        let number = tokens.word(sign + 1).starts_with(|c: char| c.is_ascii_digit());
        // A journal may be counted so too, but then the chain is sure of it: surer than that, for it boasts.
        const UNSURE: f64 = 0.9;
        let unsure = labels[*start..*end].iter().any(|(_, p)| *p < UNSURE);
        if number && (*label == Publisher || *label == ContainerTitle && unsure) {
            let end = match runs.get(at + 1) {
                Some((_, next, Pages | Volume | Issue | Identifier)) if sign + 1 >= *end => *next,
                _ => *end,
            };
            change(labels, *start, end, Genre);
        }
    }
}

/// A second title after editors or `In`, where there is no container: it is the container.
fn second_title(tokens: &Tokens, labels: &mut [(Label, f64)]) {
    let runs = runs(labels);
    if runs.iter().any(|(_, _, label)| *label == ContainerTitle) {
        return;
    }
    let mut title_seen = false;
    let mut host = false;
    for (start, end, label) in runs {
        match label {
            Title if title_seen && host => {
                change(labels, start, end, ContainerTitle);
                return;
            }
            Title => {
                title_seen = true;
                host = false;
            }
            Editor | ContainerAuthor => host = true,
            Other => {
                let leads =
                    (start..end).any(|t| matches!(tokens.word(t), "In" | "in" | "IN" | "dans" | "Dans" | "En" | "en"));
                host |= leads;
            }
            _ => {}
        }
    }
}

/// Runs of an entry's labels behind `rules`, for their tests: `parts` gives the labels before as (number of tokens, label),
/// each of probability `p`.
#[cfg(test)]
pub(super) fn mended(
    rules: fn(&Tokens, &Evidence, &mut [(Label, f64)]),
    text: &str,
    parts: &[(usize, Label)],
    p: f64,
) -> Vec<(&'static str, String)> {
    let tokens = Tokens::read(text);
    let mut labels: Vec<(Label, f64)> = parts.iter().flat_map(|(n, label)| vec![(*label, p); *n]).collect();
    assert_eq!(labels.len(), tokens.len(), "{:?}", tokens.words().collect::<Vec<_>>());
    rules(&tokens, &super::features::evidence(&tokens), &mut labels);
    runs(&labels).into_iter().map(|(from, to, label)| (label.name(), tokens.slice(from, to).to_owned())).collect()
}

#[cfg(test)]
mod tests {
    use super::super::features::evidence;
    use super::*;

    fn mended(text: &str, parts: &[(usize, Label)]) -> Vec<&'static str> {
        super::mended(mend, text, parts, 0.9).into_iter().map(|(label, _)| label).collect()
    }

    #[test]
    fn what_follows_the_editors_is_the_book() {
        let parts = [(2, Author), (4, Title), (1, Other), (7, Editor), (2, Title)];
        assert_eq!(
            mended("Abe, On one river. In Berg, M. (ed) Rivers.", &parts),
            ["author", "title", "other", "editor", "container-title"]
        );
    }

    #[test]
    fn what_follows_a_quoted_title_holds_it() {
        assert_eq!(
            mended("Abe, L. 2001. “On one river.” Harbour Observatory.", &[(4, Author), (2, Date), (9, Title)]),
            ["author", "date", "title", "container-title"]
        );
        assert_eq!(
            mended("Abe (2001) “Rivers” and towns of old.", &[(1, Author), (3, Date), (8, Title)]),
            ["author", "date", "title"]
        );
    }

    #[test]
    fn a_title_does_not_begin_inside_a_name() {
        let cut = |text: &str, authors: usize, title: usize| {
            let tokens = Tokens::read(text);
            let mut labels = vec![(Author, 0.9); authors];
            labels.extend(vec![(Title, 0.9); title]);
            assert_eq!(labels.len(), tokens.len(), "{text}");
            mend(&tokens, &evidence(&tokens), &mut labels);
            labels.iter().position(|(label, _)| *label == Title).map(|t| tokens.word(t).to_owned())
        };
        assert_eq!(cut("Abe, P.A.S. On rivers.", 6, 5).as_deref(), Some("On"));
        assert_eq!(cut("Berg HW III: On rivers.", 2, 5).as_deref(), Some("On"));
        assert_eq!(cut("Abe, P. A river.", 4, 3).as_deref(), Some("A"));
    }

    #[test]
    fn what_a_number_sign_counts_is_a_report() {
        let parts = [(2, Author), (3, Title), (3, Publisher), (2, Pages)];
        assert_eq!(mended("Quay. On rivers. Quick Facts #50.", &parts), ["author", "title", "genre"]);
    }

    #[test]
    fn the_authors_own_name_after_in_is_no_editor() {
        let parts = [(2, Author), (3, Title), (2, Other), (2, Editor), (2, ContainerTitle)];
        assert_eq!(
            mended("Berg, On rivers. In: Berg, Essays.", &parts),
            ["author", "title", "other", "container-author", "container-title"]
        );
    }
}
