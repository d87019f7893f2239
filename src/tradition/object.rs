//! A school's name as the object of a verb, or as what an enumeration ends in: `rejects the civic school`, `realists such as`.

use super::frame::Frame;
use super::name::{self, stands_within};

/// Words before a school's name behind which it is another thing that is spoken of: `… rejects the objections to the civic tradition`,
/// `is one of the opponents of …`.
const TURNED: [&str; 16] = [
    "critic",
    "critiq",
    "objection",
    "attack",
    "charge",
    "accusation",
    "reproach",
    "opponent",
    "enem",
    "adversar",
    "rival",
    "foe",
    "reaction",
    "revolt",
    "against",
    "unlike",
];

impl Frame {
    /// Whether the words behind a verb begin with one of the school's names: `… rejects the health branch of the civic approach`.
    pub(super) fn is_object(&self, words: &str) -> bool {
        const NEAR: usize = 9;
        let clause = words.split([',', ';', ':', '(']).next().unwrap_or("");
        let near = clause.split(' ').take(NEAR).collect::<Vec<_>>().join(" ");
        let turned = TURNED.iter().chain(&[" and ", " but ", "that ", "those ", "ground"]);
        let end = turned.filter_map(|word| near.find(word)).min().unwrap_or(near.len());
        let words = name::words(&near[..end]);
        self.own_names().any(|key| stands_within(key, &words, key.len() + 1))
    }

    /// Whether the words end in one of the school's names.
    pub(super) fn ends(&self, words: &str) -> bool {
        const NEAR: usize = 6;
        let near: Vec<&str> = words.rsplit(' ').take(NEAR).collect();
        let near = near.into_iter().rev().collect::<Vec<_>>().join(" ");
        if TURNED.iter().any(|word| near.contains(word)) {
            return false;
        }
        let words = name::words(&near);
        self.own_names()
            .any(|key| words.len() >= key.len() && stands_within(key, &words[words.len() - key.len()..], key.len()))
    }

    /// Whether one of the school's names stands right here: `no institutionalist`, but not `no critic of the institutionalists`.
    pub(super) fn is_named_next(&self, words: &str) -> bool {
        let clause = words.split([',', ';', ':', '.', '(']).next().unwrap_or("");
        let words = name::words(clause);
        self.own_names().any(|key| words.len() >= key.len() && stands_within(key, &words[..key.len()], key.len()))
    }

    fn own_names(&self) -> impl Iterator<Item = &[String]> {
        self.names.iter().take(4).filter(|name| name.weight >= 5).map(|name| name.key.as_slice())
    }
}
