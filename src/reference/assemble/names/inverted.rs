//! Names turned round, `Family, Given`, told from two names that a comma parts.

use super::pieces::{Piece, Separator};
use super::signs::{self, capital_particle, initials, is_suffix, particle};
use super::{Read, finish, person};
use crate::record::Name;
use crate::reference::given;

/// `BRASIL JR., Antônio`: a family name in capitals, and a suffix that is none of initials before given names.
pub(super) fn loud_suffix<'w>(
    words: &'w [&'w str],
    next: &'w Piece<'_>,
) -> Option<(&'w [&'w str], String, &'w [&'w str])> {
    let (last, family) = words.split_last().filter(|(_, family)| !family.is_empty())?;
    let loud = matches!(*last, "JR." | "SR." | "JR" | "SR") && family.iter().all(|w| !w.contains(char::is_lowercase));
    let named = next.words.first().is_some_and(|w| w.chars().count() > 2 && w.contains(char::is_lowercase));
    let stopped = last.ends_with('.') && !next.words.is_empty();
    (loud && (named || stopped)).then(|| (family, finish::small_word(last), next.words.as_slice()))
}

/// `Family, Given` and a suffix that may follow.
pub(super) fn inverted(family: &[&str], given: &[&str], third: Option<&Piece<'_>>) -> (Read, usize) {
    let mut name = person(family, given);
    if let (Name::Person(who), Some(third)) = (&mut name, third)
        && third.before == Separator::Comma
        && !third.words.is_empty()
        && third.words.iter().all(|w| is_suffix(w))
    {
        who.suffix = third.words.join(" ");
        return (Read::Name(name), 3);
    }
    (Read::Name(name), 2)
}

/// Whether `words, given` is one name turned round rather than two names.
pub(super) fn looks_inverted(words: &[&str], given: &[&str], rest: &[Piece<'_>], before: usize) -> bool {
    let nouns = words.iter().filter(|w| !particle(w) && !capital_particle(w)).count();
    if nouns <= 1 {
        // `ALMEIDA, J. F. de`: no name ends with a particle.
        if given.last().is_some_and(|w| particle(w)) {
            return true;
        }
        // A family name alone asks for given names, unless what follows is a name with an initial before its family name.
        return !(given.len() > 1 && initials(given[0], false) && before > 0 && given.len() > 2);
    }
    if nouns > 3 {
        return false;
    }
    // `Jerez Mir, Miguel` against `Mary Douglas, Baron Isherwood`.
    let known = |w: &&str| given::is_given(w);
    let alone = given.len() == 1 || given.iter().skip(1).all(|w| initials(w, false) || known(w) || particle(w));
    if words.first().is_some_and(known) && !given.first().is_some_and(known) {
        return false;
    }
    if is_whole_name(given, rest, before) {
        return false;
    }
    // `Martínez García, José Saturnino`: two Spanish family names.
    let spanish = words.len() == 2 && words.iter().all(|w| signs::is_spanish_family(w));
    if spanish && given.first().is_some_and(known) {
        return true;
    }
    // `Avalos Guijarro, Adriana de los Ángeles`: where nobody else is named, given names may hold a particle.
    if before == 0 && rest.len() == 2 && given.iter().skip(1).any(|w| particle(w)) && given.first().is_some_and(known) {
        return true;
    }
    // `Machado de Assis, Joaquim Maria`: given names do not stand before a particle alone.
    let joined = words.iter().skip(1).any(|w| particle(w)) && !words.first().is_some_and(known) && before == 0;
    if joined && given.iter().all(|w| !particle(w)) && rest.len() == 2 {
        return true;
    }
    let commas = rest.iter().take(6).filter(|p| p.before == Separator::Comma).count();
    (given.first().is_some_and(known) && !words.first().is_some_and(known)) && alone || commas == 1 && given.len() == 1
}

/// Whether what follows `Viswanath Venkatesh,` is the whole name of another: `Michael G. Morris`, whose last word stands
/// behind an initial; `Glenn Robert`, where others follow who have their given names first.
fn is_whole_name(given: &[&str], rest: &[Piece<'_>], before: usize) -> bool {
    let Some((last, [first, between @ ..])) = given.split_last() else { return false };
    if initials(last, false) || initials(first, false) {
        return false;
    }
    let direct = |piece: &&Piece<'_>| match piece.words.as_slice() {
        [first, .., last] => given::is_given(first) && !given::is_given(last) && !initials(last, false),
        _ => false,
    };
    let stopped = between.iter().any(|w| initials(w, false) && w.ends_with('.'));
    // `Wickham, Hadley, Mara Averick, Jennifer Bryan, Winston Chang`: where family names would stand, others have theirs last.
    let in_order = || {
        let whole = |piece: &Piece<'_>| piece.words.len() > 1 && !piece.words.iter().any(|w| initials(w, false));
        let spanish = rest.iter().flat_map(|piece| &piece.words).any(|w| signs::is_spanish_family(w));
        let all_whole = rest.len() > 2 && rest.iter().all(whole) && !spanish;
        all_whole || rest.iter().skip(2).step_by(2).any(|piece| direct(&piece))
    };
    stopped || before == 0 && rest.iter().skip(2).filter(direct).count() >= 2 || before > 0 && in_order()
}
