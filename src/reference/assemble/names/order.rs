//! Which of the words of a name without a comma is the family name: what scripts, known given names and the list tell.

use super::pieces::{Piece, Separator};
use super::signs::{body_word, initials, particle};
use crate::reference::east_asia::is_han;
use crate::reference::given;

/// What is known of the order of names that have no comma.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Order {
    /// Nothing: an entry by itself.
    #[default]
    Unknown,
    /// Given names come first: editors inside an entry, or a list that is sorted by the last words of its names.
    Inside,
    /// The list is sorted by the first words of its entries: `Althusser Louis` has its family name first, as in a catalogue.
    Filed,
    /// It is, and most of its names have no comma, so that unknown names (`Wang Zheng`) are in that order, too.
    FiledWithoutCommas,
}

/// French given names that are family names more seldom than the words before them are given names: `Althusser Louis`, but
/// `Ridley Scott`.
const FRENCH: [&str; 26] = [
    "Alexandre",
    "Claude",
    "Fernand",
    "François",
    "Georges",
    "Gilles",
    "Guillaume",
    "Henri",
    "Hugues",
    "Jacques",
    "Jean",
    "Jérôme",
    "Julien",
    "Louis",
    "Luc",
    "Marc",
    "Maurice",
    "Michel",
    "Olivier",
    "Philippe",
    "Pierre",
    "Rémy",
    "René",
    "Roland",
    "Yves",
    "Étienne",
];

/// Whether the first name has its family name first, and no comma.
pub fn family_first(found: &[Piece<'_>], order: Order) -> bool {
    // `Sánchez Marcos, Juan José`: what follows the comma are given names.
    let another =
        |words: &[&str]| words.len() > 1 && !words.first().is_some_and(|w| given::is_given(w) || initials(w, false));
    let alone = |at: usize| found.get(at).is_none_or(|piece| piece.before != Separator::Comma || another(&piece.words));
    found.first().is_some_and(|first| filed(&first.words, order)) && alone(1)
}

/// Whether a name may be filed under its first word: that is no given name, and the second is one. Without a list that says
/// so, Italian given names do not count, many of which are family names.
pub fn filed(words: &[&str], order: Order) -> bool {
    let [family, given, rest @ ..] = words else { return false };
    let name = |w: &&&str| w.starts_with(char::is_uppercase) && w.contains(char::is_lowercase) && !initials(w, false);
    if !words.iter().all(|w| name(&w)) || words.iter().any(|w| particle(w) || body_word(w)) || given::is_given(family) {
        return false;
    }
    match order {
        Order::Inside => false,
        Order::Unknown => rest.is_empty() && (given::is_only_given(given) || FRENCH.contains(given)),
        Order::Filed => given::is_given(given) && rest.len() < 3,
        Order::FiledWithoutCommas => rest.is_empty() || given::is_given(given) && rest.len() < 3,
    }
}

/// Whether the word is written in Chinese, Japanese or Korean letters.
pub fn east_asian(word: &str) -> bool {
    word.chars().all(|c| is_han(c) || matches!(c, '\u{3040}'..='\u{30ff}' | '\u{ac00}'..='\u{d7af}'))
}
