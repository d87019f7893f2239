//! What a list of names shows as a whole: capitals, initials without stops, names turned round.

use super::order::{Order, family_first};
use super::pieces::{Piece, Separator};
use super::signs::{self, initials, particle};
use super::{finish, pinyin};
use crate::reference::given;

/// What holds of a whole list.
#[derive(Clone, Copy)]
pub struct Shape {
    /// Nearly everything is in capitals, so that capitals say nothing.
    pub capitals: bool,
    /// Between *and*, `;` and `/` stand family names with a comma before their given names.
    pub inverted: bool,
    /// Family names stand in capitals, each before a comma and given names that do not: `XU, Hugo Z., LI, Ann`.
    pub family_capitals: bool,
    /// Initials without stops follow the family names: `Ho J, Grace PLM`.
    pub bare_initials: bool,
    /// The first name has two family names before a comma: `Losa García, J. E., F. Mateos Rodríguez`.
    pub double_families: bool,
    /// The first name has its family name first, and no comma: `Althusser Louis`.
    pub family_first: bool,
    /// Chinese names stand in their own order: `Tan Shelian`.
    pub chinese_first: bool,
    pub order: Order,
}

impl Shape {
    /// Reads a list.
    pub fn of(found: &[Piece<'_>], bare_initials: bool, order: Order) -> Shape {
        Shape {
            capitals: all_capitals(found),
            inverted: inverted_groups(found),
            family_capitals: family_capitals(found),
            bare_initials,
            double_families: double_families(found),
            family_first: family_first(found, order),
            chinese_first: pinyin::chinese_first(found),
            order,
        }
    }
}

/// Whether nearly everything is in capitals, so that capitals say nothing.
fn all_capitals(found: &[Piece<'_>]) -> bool {
    let mut words = found.iter().flat_map(|p| &p.words).filter(|w| w.chars().count() > 2).peekable();
    words.peek().is_some() && words.all(|w| w.chars().all(|c| !c.is_lowercase()))
}

/// Whether pieces in capitals and pieces of given names take turns.
fn family_capitals(found: &[Piece<'_>]) -> bool {
    let capitals =
        |piece: &Piece<'_>| piece.words.iter().all(|w| particle(w) || w.chars().all(|c| !c.is_lowercase() && c != '.'));
    let given = |piece: &Piece<'_>| piece.words.first().is_some_and(|w| w.chars().skip(1).any(char::is_lowercase));
    let known = |piece: &Piece<'_>| piece.words.first().is_some_and(|w| given::is_given(w));
    let short = |piece: &Piece<'_>| matches!(piece.words.as_slice(), [word] if signs::is_short_family(word));
    // `DE LA CADENA, Marisol`, `FEI, Xiaotong`
    let led = |piece: &Piece<'_>| piece.words.len() > 1 && particle(&piece.words[0].to_lowercase());
    let chinese = |found: &[Piece<'_>]| match found {
        [first, second] => match (first.words.as_slice(), second.words.as_slice()) {
            ([family], [given]) => pinyin::is_name(&[&finish::small_word(family), given]),
            _ => false,
        },
        _ => false,
    };
    // `NGÔ, Bảo Châu`: capitals before the only comma, and none behind it.
    let alone = |found: &[Piece<'_>]| match found {
        [first, second] => {
            let bodies = found.iter().flat_map(|piece| &piece.words).any(|w| signs::body_word(w));
            let letters: usize = first.words.iter().map(|w| w.chars().count()).sum();
            letters > 2 && !bodies && second.words.len() < 4
        }
        _ => false,
    };
    found.len().is_multiple_of(2)
        && (found.len() > 2
            || found.get(1).is_some_and(known)
            || found.first().is_some_and(|first| short(first) || led(first))
            || chinese(found)
            || alone(found))
        && found.chunks_exact(2).all(|pair| capitals(&pair[0]) && given(&pair[1]) && pair[1].before == Separator::Comma)
}

/// Whether most names, and two at least, are a family name and initials without stops. `Department of Health UK` is none.
pub fn bare_initials(found: &[Piece<'_>]) -> bool {
    let joins = |w: &&str| matches!(*w, "of" | "for" | "the" | "on" | "and");
    let bare = |piece: &&Piece<'_>| match piece.words.as_slice() {
        [first, rest @ .., last] => {
            // `Di Simone C`
            let led = signs::capital_particle(first) && !rest.is_empty();
            !last.contains('.')
                && initials(last, false)
                && first.chars().any(char::is_lowercase)
                && (led || !given::is_given(first))
                && !piece.words.iter().any(joins)
        }
        _ => false,
    };
    let count = found.iter().filter(bare).count();
    count > 1 && count * 2 > found.len()
}

/// Whether the first name is two family names, a comma, and initials.
fn double_families(found: &[Piece<'_>]) -> bool {
    let [family, given, ..] = found else { return false };
    let noun = |w: &&str| w.starts_with(char::is_uppercase) && w.contains(char::is_lowercase) && !given::is_given(w);
    family.words.len() == 2
        && family.words.iter().all(noun)
        && given.before == Separator::Comma
        && given.words.iter().all(|w| initials(w, false))
}

/// Whether some name is certainly turned round: `… & Weber, Kirsten`, one word, a comma, known given names or initials.
fn inverted_groups(found: &[Piece<'_>]) -> bool {
    let hard = |piece: Option<&Piece<'_>>| piece.is_none_or(|p| p.before != Separator::Comma);
    (1..found.len()).any(|at| {
        let (family, given) = (&found[at - 1], &found[at]);
        family.words.len() == 1
            && family.before != Separator::Comma
            && given.before == Separator::Comma
            && hard(found.get(at + 1))
            && given.words.iter().all(|w| initials(w, false) || given::is_given(w))
    })
}
