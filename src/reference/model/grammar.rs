//! What a reference can be, whatever the model says: a title has one place, and what follows the editors is the book.
//!
//! Takes labels just decoded; changes those that cannot stand. Each rule holds in every style that we know.

use super::features::Evidence;
use super::glance::form;
use super::lexicon;
use super::whole;
use crate::reference::{Label, Tokens};

use Label::*;

/// Mends labels in place; what is changed keeps its probability, halved.
pub fn mend(tokens: &Tokens, evidence: &Evidence, labels: &mut [(Label, f64)]) {
    book_of_the_author(tokens, evidence, labels);
    second_title(tokens, labels);
    numbered_report(tokens, labels);
    whole::mend(tokens, evidence, labels);
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

pub(super) fn change(labels: &mut [(Label, f64)], start: usize, end: usize, label: Label) {
    for item in labels.get_mut(start..end).into_iter().flatten() {
        *item = (label, item.1 / 2.0);
    }
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

/// `Quick Facts #50`: what `#` numbers is a series of reports, no publisher, and the number is no page.
fn numbered_report(tokens: &Tokens, labels: &mut [(Label, f64)]) {
    let runs = runs(labels);
    for (at, (start, end, label)) in runs.iter().enumerate() {
        let Some(sign) = (*start..*end).find(|&t| tokens.word(t) == "#") else { continue };
        let number = tokens.word(sign + 1).starts_with(|c: char| c.is_ascii_digit());
        if *label == Publisher && number {
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
            // A series does not follow editors where there is no book.
            Title | CollectionTitle if title_seen && host => {
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

#[cfg(test)]
mod tests {
    use super::super::features::evidence;
    use super::*;

    /// Labels given as (number of tokens, label).
    fn mended(text: &str, parts: &[(usize, Label)]) -> Vec<&'static str> {
        let tokens = Tokens::read(text);
        let mut labels: Vec<(Label, f64)> = parts.iter().flat_map(|(n, label)| vec![(*label, 0.9); *n]).collect();
        assert_eq!(labels.len(), tokens.len());
        mend(&tokens, &evidence(&tokens), &mut labels);
        let mut names: Vec<&str> = labels.iter().map(|(label, _)| label.name()).collect();
        names.dedup();
        names
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
