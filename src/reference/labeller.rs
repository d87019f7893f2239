//! The labeller that Catena uses: rules where an entry's typography and layout settle it, the trained model elsewhere.
//!
//! Italics in an entry of the author–date family say where its titles begin and end; the rules read them off. Of what the
//! rules read, that is sure in which the model agrees. Where the two differ, a sure model is nearly always right, and is
//! believed; where it is unsure the rules decide, and the field is doubtful. To which of two fields the sign between them
//! counts is a matter of convention and no contradiction. `docs/reference-model.md` has the figures.

use super::label::{Label, Labeller};
use super::model::{Model, mend_by_words};
use super::rules::Rules;
use super::tokens::{Shape, Token, Tokens};

/// Rules and model together.
#[derive(Debug, Clone, Copy, Default)]
pub struct Combined;

/// What the model must at least give its labels to be preferred to the rules.
const SURE: f64 = 0.7;

/// How sure the rules are where the model reads otherwise without being sure of it.
const AGAINST_THE_MODEL: f64 = 0.5;

/// The rules' labels, as sure as the model's opinion of them allows; or the model's, where it contradicts and is sure.
fn seconded(tokens: &Tokens, ruled: Vec<(Label, f64)>, read: Vec<(Label, f64)>) -> Vec<(Label, f64)> {
    let read_alike = |token: &Token, rule: Label, model: Label| token.shape == Shape::Sign || rule == model;
    let both = || tokens.list.iter().zip(&ruled).zip(&read);
    let contradicted = both().filter(|((token, rule), model)| !read_alike(token, rule.0, model.0));
    let least = contradicted.map(|(_, (_, model))| *model).reduce(f64::min);
    if least.is_some_and(|model| model >= SURE) {
        return read;
    }
    let second = |((token, ruled), read): ((&Token, &(Label, f64)), _)| {
        let ((label, rule), (other, model)): (&(Label, f64), &(Label, f64)) = (ruled, read);
        let alike = read_alike(token, *label, *other);
        (*label, if alike { rule.max(*model) } else { rule.min(AGAINST_THE_MODEL) })
    };
    both().map(second).collect()
}

impl Combined {
    /// What the model reads by `read`, or the rules and it where they settle an entry.
    fn labels(entries: &[Tokens], read: impl FnOnce(&Model) -> Vec<Vec<(Label, f64)>>) -> Vec<Vec<(Label, f64)>> {
        let Ok(model) = Model::shipped() else { return Rules.read_each(entries) };
        let settle = |(tokens, labels): (&Tokens, Vec<(Label, f64)>)| {
            if !Rules::settles(tokens) {
                return labels;
            }
            let mut ruled = Rules.read(tokens);
            mend_by_words(tokens, &mut ruled);
            seconded(tokens, ruled, labels)
        };
        entries.iter().zip(read(model)).map(settle).collect()
    }
}

impl Labeller for Combined {
    fn read_each(&self, entries: &[Tokens]) -> Vec<Vec<(Label, f64)>> {
        Combined::labels(entries, |model| model.read_each(entries))
    }

    fn read_list(&self, entries: &[Tokens]) -> Vec<Vec<(Label, f64)>> {
        Combined::labels(entries, |model| model.read_list(entries))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn italics_decide_who_reads() {
        let set = Tokens::read("Abe, L. (2001) *Rivers: A Life*. Oslo: Quay.");
        let labels = |read: Vec<(Label, f64)>| read.into_iter().map(|(label, _)| label).collect::<Vec<_>>();
        assert_eq!(labels(Combined.label(&set)), labels(Rules.label(&set)));
        let bare = Tokens::read("Abe L, Berg M. Rivers and lakes. J Water. 2001;12(3):4-9.");
        assert_ne!(Combined.label(&bare), Rules.label(&bare));
    }

    #[test]
    fn a_sure_model_is_preferred_and_an_unsure_one_makes_the_rules_doubtful() {
        let tokens = Tokens::read("Kassel, Wallstein.");
        let ruled = vec![(Label::Publisher, 0.95); 4];
        let read =
            |p: f64| vec![(Label::Location, p), (Label::Location, p), (Label::Publisher, 0.9), (Label::Publisher, 0.9)];
        assert_eq!(seconded(&tokens, ruled.clone(), read(0.9)), read(0.9));
        let doubtful = seconded(&tokens, ruled, read(0.4));
        assert_eq!(doubtful[0], (Label::Publisher, AGAINST_THE_MODEL));
        assert_eq!(doubtful[2], (Label::Publisher, 0.95));
        let place =
            |comma| vec![(Label::Location, 0.9), (comma, 0.9), (Label::Publisher, 0.9), (Label::Publisher, 0.9)];
        let sure = seconded(&tokens, place(Label::Location), place(Label::Publisher));
        assert_eq!(sure, place(Label::Location));
    }
}
