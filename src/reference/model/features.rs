//! Evidence for labels: each token of an entry → numbers of the features that hold of it.
//!
//! A feature is a template filled with what stands at and around the token ("the word before is *in* and this one is
//! capitalised"); its number is a 32-bit hash, so that no dictionary is needed. Here they are listed one by one, as training
//! wants them; [`memo`](super::memo) sums their weights without listing them. [`templates`](super::templates) has them.

use super::glance::{Glance, form, glances};
use super::templates::{Entry, Group, LEXICAL, Role, Stretch, Visitor, expand, lexical};
use crate::reference::Tokens;

/// An entry as the chain sees it.
#[derive(Debug, Clone, Default)]
pub struct Evidence {
    /// Numbers of the features of all tokens, one token after the other; none where their weights were summed unlisted.
    pub features: Vec<u32>,
    /// Where each token's features end.
    pub ends: Vec<u32>,
    /// How many of each token's features, the first ones, are words and affixes.
    pub lexical: Vec<u8>,
    /// Form and kind of each token.
    pub looks: Vec<(u8, u8)>,
    /// Class of each token, which chooses the matrix of transitions into it.
    pub classes: Vec<u8>,
}

impl Evidence {
    /// What can be said of an entry without its features.
    pub(super) fn unlisted(list: &[Glance]) -> Evidence {
        Evidence {
            looks: list.iter().map(|glance| (glance.form, glance.kind)).collect(),
            classes: token_classes(list),
            ..Evidence::default()
        }
    }

    /// The form of token `index` ([`form`](super::glance::form)); 0 behind the last.
    pub(super) fn form(&self, index: usize) -> u8 {
        self.looks.get(index).map_or(0, |(form, _)| *form)
    }

    /// The features of token `index`.
    pub fn of(&self, index: usize) -> &[u32] {
        let start = index.checked_sub(1).and_then(|i| self.ends.get(i)).map_or(0, |end| *end as usize);
        let end = self.ends.get(index).map_or(start, |end| *end as usize);
        self.features.get(start..end).unwrap_or_default()
    }

    /// Number of tokens.
    pub fn len(&self) -> usize {
        self.classes.len()
    }

    /// Whether there is no token.
    pub fn is_empty(&self) -> bool {
        self.classes.is_empty()
    }
}

/// Number of classes of tokens for transitions.
pub const TOKEN_CLASSES: usize = 64;

/// Reads the evidence off an entry.
pub fn evidence(tokens: &Tokens) -> Evidence {
    let list = glances(tokens);
    let mut listing = Listing { evidence: Evidence::unlisted(&list), token: Vec::with_capacity(96) };
    Entry::new(&list).visit(&mut listing);
    listing.evidence
}

/// Lists features. The order in which a token's templates stand is part of the recipe: training leaves features out by chance.
struct Listing {
    evidence: Evidence,
    token: Vec<(u64, u32)>,
}

impl Listing {
    fn put(&mut self, template: u64, value: u64) {
        self.token.push((template, number(template, value)));
    }
}

impl Visitor for Listing {
    fn lexical(&mut self, role: Role, glance: &Glance) {
        lexical(role, glance, |template, value| self.put(template, value));
    }

    fn stretch(&mut self, _: (usize, u8, u8), make: impl FnOnce() -> Stretch) {
        make().expand(|template, value| self.put(template, value));
    }

    fn group(&mut self, group: Group, values: [u64; 2]) {
        expand(group, values, |template, value| self.put(template, value));
    }

    fn single(&mut self, template: u64, value: u64) {
        self.put(template, value);
    }

    fn leave(&mut self) {
        let rank = |template: u64| match template {
            82 => 59 << 1 | 1,
            78 | 79 => (template + 4) << 1,
            other => other << 1,
        };
        self.token.sort_by_key(|(template, _)| rank(*template));
        let words = self.token.iter().filter(|(template, _)| *template < LEXICAL).count();
        self.evidence.lexical.push(words as u8);
        self.evidence.features.extend(self.token.drain(..).map(|(_, number)| number));
        self.evidence.ends.push(self.evidence.features.len() as u32);
    }
}

/// Two values as one.
pub fn pair(a: u64, b: u64) -> u64 {
    (a.rotate_left(23) ^ b).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

/// The number of a template filled with a value.
pub fn number(template: u64, value: u64) -> u32 {
    let mut hash = (value ^ template.wrapping_mul(0xd6e8_feb8_6659_fd93)).wrapping_mul(0xff51_afd7_ed55_8ccd);
    hash ^= hash >> 32;
    (hash.wrapping_mul(0xc4ce_b9fe_1a85_ec53) >> 32) as u32
}

/// Eight groups of tokens to the left times eight groups here.
fn token_classes(list: &[Glance]) -> Vec<u8> {
    let left = |glance: &Glance| match glance.form {
        form::COMMA => 1,
        form::STOP | form::DOTS | form::QUESTION => 2,
        form::COLON | form::SEMICOLON | form::SLASH => 3,
        form::OPEN | form::OPEN_SQUARE | form::OPEN_QUOTE => 4,
        form::CLOSE | form::CLOSE_SQUARE => 5,
        form::CLOSE_QUOTE => 6,
        _ if glance.is_number() => 7,
        _ => 0u8,
    };
    let here = |glance: &Glance| match glance.form {
        form::OPEN | form::OPEN_SQUARE | form::OPEN_QUOTE => 1,
        _ if glance.is_sign() => 0,
        _ if glance.is_year() => 2,
        _ if glance.is_number() || glance.form == form::ADDRESS => 3,
        _ if (50..=62).contains(&glance.kind) => 4,
        form::INITIAL | form::SHORT_CAPITALS => 5,
        _ if glance.is_capital() => 6,
        _ => 7u8,
    };
    let mut previous = &Glance::EDGE;
    let mut classes = Vec::with_capacity(list.len());
    for glance in list {
        classes.push(left(previous) * 8 + here(glance));
        previous = glance;
    }
    classes
}
