//! The labeller that Catena uses: rules where an entry's typography and layout settle it, the trained model elsewhere.
//!
//! Italics in an entry of the author–date family say where its titles begin and end; the rules read them off, which a
//! model trained on bare text cannot. Everything else goes to the model, and what the two agree on is the surer for it.

use super::label::{Label, Labeller};
use super::model::Model;
use super::rules::Rules;
use super::tokens::Tokens;

/// Rules and model together.
#[derive(Debug, Clone, Copy, Default)]
pub struct Combined;

impl Labeller for Combined {
    fn label(&self, tokens: &Tokens) -> Vec<(Label, f64)> {
        match Model::shipped() {
            Ok(_) if Rules::settles(tokens) => Rules.label(tokens),
            Ok(model) => model.label(tokens),
            Err(_) => Rules.label(tokens),
        }
    }

    fn label_list(&self, entries: &[Tokens]) -> Vec<Vec<(Label, f64)>> {
        let Ok(model) = Model::shipped() else { return Rules.label_list(entries) };
        let read = model.label_list(entries);
        let settle = |(tokens, labels)| if Rules::settles(tokens) { Rules.label(tokens) } else { labels };
        entries.iter().zip(read).map(settle).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn italics_decide_who_reads() {
        let set = Tokens::read("Abe, L. (2001) *Rivers: A Life*. Oslo: Quay.");
        assert_eq!(Combined.label(&set), Rules.label(&set));
        let bare = Tokens::read("Abe L, Berg M. Rivers and lakes. J Water. 2001;12(3):4-9.");
        assert_ne!(Combined.label(&bare), Rules.label(&bare));
    }
}
