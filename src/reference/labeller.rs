//! The labeller that Catena uses: rules where an entry's typography and layout settle it, the trained model elsewhere.
//!
//! Italics in an entry of the author–date family say where its titles begin and end; the rules read them off, which a
//! model trained on bare text cannot. Everything else goes to the model. Of what the rules read, that is sure in which the
//! model agrees; the rest is as sure as rules are where the two differ.

use super::label::{Label, Labeller};
use super::model::Model;
use super::rules::Rules;
use super::tokens::Tokens;

/// Rules and model together.
#[derive(Debug, Clone, Copy, Default)]
pub struct Combined;

/// How sure the rules are where the model reads otherwise: a guess, not yet measured.
const AGAINST_THE_MODEL: f64 = 0.8;

/// The rules' labels, as sure as the model's opinion of them allows.
fn seconded(ruled: Vec<(Label, f64)>, read: &[(Label, f64)]) -> Vec<(Label, f64)> {
    let second = |((label, rule), (other, model)): ((Label, f64), &(Label, f64))| {
        (label, if label == *other { rule.max(*model) } else { rule.min(AGAINST_THE_MODEL) })
    };
    ruled.into_iter().zip(read).map(second).collect()
}

impl Labeller for Combined {
    fn label(&self, tokens: &Tokens) -> Vec<(Label, f64)> {
        match Model::shipped() {
            Ok(model) if Rules::settles(tokens) => seconded(Rules.label(tokens), &model.label(tokens)),
            Ok(model) => model.label(tokens),
            Err(_) => Rules.label(tokens),
        }
    }

    fn label_list(&self, entries: &[Tokens]) -> Vec<Vec<(Label, f64)>> {
        let Ok(model) = Model::shipped() else { return Rules.label_list(entries) };
        let read = model.label_list(entries);
        let settle = |(tokens, labels): (&Tokens, Vec<(Label, f64)>)| {
            if Rules::settles(tokens) { seconded(Rules.label(tokens), &labels) } else { labels }
        };
        entries.iter().zip(read).map(settle).collect()
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
}
