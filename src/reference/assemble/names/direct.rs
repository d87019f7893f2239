//! Names in reading order: which of the words are the family name.

use super::romance::title_case;
use super::signs::{self, capital_particle, initials, is_suffix, particle};
use super::{finish, person, whole};
use crate::record::Name;
use crate::reference::given;

/// A name in reading order: `Viviana A. Zelizer`, `Simone de Beauvoir`.
pub fn direct(words: &[&str]) -> Name {
    let mut words = words.to_vec();
    let mut suffix = String::new();
    if words.len() > 2 && words.last().is_some_and(|w| is_suffix(w)) {
        suffix = words.pop().unwrap_or_default().to_owned();
    }
    // `Ngũgĩ wa Thiong’o`: Gikuyu names have no family name; all of it is filed.
    if let [first, "wa" | "WA", last] = words.as_slice() {
        let capitals = !first.contains(char::is_lowercase);
        let small = |word: &str| if capitals { finish::small_word(word) } else { word.to_owned() };
        return whole(&format!("{} wa {}", small(first), small(last)));
    }
    // `J. H. RANDALL JR.`
    let loud_suffix = words.last().is_some_and(|w| matches!(*w, "JR." | "SR."));
    if words.len() > 2 && loud_suffix && initials(words[0], false) {
        suffix = finish::small_word(words.pop().unwrap_or_default());
    }
    let last = words.len().saturating_sub(1);
    if let [family, given] = words.as_slice()
        && family_first(family, given)
    {
        let mut name = person(&words[..1], &words[1..]);
        if let Name::Person(who) = &mut name {
            who.suffix = suffix;
        }
        return name;
    }
    // `José Ortega y Gasset`: two family names.
    let joined = words.iter().position(|w| matches!(*w, "y")).filter(|&at| at > 1 && at < last);
    if let Some(at) = joined.filter(|&at| !particle(words[at - 1])) {
        return person(&words[at - 1..], &words[..at - 1]);
    }
    // The family name begins at the first particle, if it is not the first word.
    let devoted = devotion(&words);
    let first_particle =
        words.iter().enumerate().skip(devoted.max(1)).find(|(at, w)| *at < last && particle(w)).map(|(at, _)| at);
    let particle_at = arabic(&words).or_else(|| last_of_two(&words)).or(first_particle);
    // `U. Van Kolck`, `M. Della Morte`: particles in capitals stay in the family name.
    // `D. DE ROBERTIS`: so do those of a name set in capitals.
    let loud = words.last().is_some_and(|w| w.chars().count() > 3 && w.chars().all(|c| !c.is_lowercase()));
    let leads = |at: usize, word: &str| {
        // `KURT VON FISCHER`
        let shouts = !words[at - 1].contains(char::is_lowercase) && words[at - 1].chars().count() > 2;
        let behind_initials = initials(words[at - 1], false) && words[at - 1].contains('.');
        capital_particle(word)
            || loud && (behind_initials || shouts) && !word.contains('.') && particle(&word.to_lowercase())
    };
    let capital_at = words.iter().enumerate().skip(1).find(|(at, w)| *at < last && leads(*at, w)).map(|(at, _)| at);
    // `Emmanuel LE ROY LADURIE`, `G. PUGLIESE CARRATELLI`: all that is in capitals behind given names that are not.
    let shouted = words
        .iter()
        .rev()
        .take_while(|w| w.chars().count() > 1 && !w.contains('.') && w.chars().all(|c| !c.is_lowercase()))
        .count();
    let told = (2..=3).contains(&shouted)
        && shouted < words.len()
        && words[..words.len() - shouted]
            .iter()
            .all(|w| initials(w, false) && w.contains('.') || w.contains(char::is_lowercase));
    // `G. CARLO MOOR` has two given names.
    let christened = words.get(words.len() - shouted).is_some_and(|w| given::is_given(&title_case(w)));
    let shouted_at = Some(words.len() - shouted).filter(|_| told && !christened && capital_at.is_none());
    let from = particle_at.or(shouted_at).or(capital_at).unwrap_or_else(|| {
        // `María del Carmen García López`
        if devoted > 0 {
            return if devoted + 2 == words.len() { devoted } else { last };
        }
        // `Gabriel García Márquez`: a Spanish given name with two more words carries two family names.
        let [first, second, _] = words.as_slice() else { return last };
        let spanish = given::is_iberian(first) || initials(first, false) && signs::is_spanish_family(second);
        if spanish && !given::is_given(second) && !initials(second, false) { 1 } else { last }
    });
    // `Herman G. Van de Werfhorst`.
    let from = if from > 1 && capital_particle(words[from - 1]) { from - 1 } else { from };
    let (given, family) = words.split_at(from);
    let mut name = person(family, given);
    if let Name::Person(who) = &mut name {
        who.suffix = suffix;
    }
    name
}

/// How many words of `María del Carmen García`, `Ana das Dores Moor` are given names: a devotion is a part of them.
fn devotion(words: &[&str]) -> usize {
    #[rustfmt::skip]
    const DEVOTIONS: [&str; 32] = [
        "Carmen", "Carmo", "Pilar", "Rosario", "Rosário", "Mar", "Ángeles", "Anjos", "Dolores", "Dores", "Luz", "Concepción",
        "Conceição", "Consolação", "Fátima", "Lourdes", "Guadalupe", "Socorro", "Graças", "Graça", "Glória", "Gloria", "Penha",
        "Céu", "Neves", "Nieves", "Mercedes", "Jesús", "Jesus", "Dios", "Deus", "Consuelo",
    ];
    let [first, rest @ ..] = words else { return 0 };
    if !matches!(*first, "María" | "Maria" | "M.ª" | "Mª" | "Ana" | "Rosa" | "José" | "Juan" | "João") {
        return 0;
    }
    let particles = rest.iter().take_while(|word| particle(word)).count();
    let named = rest.get(particles).is_some_and(|word| DEVOTIONS.contains(word));
    if particles > 0 && named && rest.len() > particles + 1 { particles + 2 } else { 0 }
}

/// `Muhammad ibn Jarir al-Tabari`, `Abdullah bin Abdulaziz Al-Saud`: behind the fathers stands the name by which somebody is known.
/// `Ibn Khaldun` is known by his father.
fn arabic(words: &[&str]) -> Option<usize> {
    if let ["Ibn" | "ibn", name] = words
        && name.starts_with(char::is_uppercase)
    {
        return Some(0);
    }
    let last = words.len().checked_sub(1)?;
    let fathers = words.iter().take(last).skip(1).any(|word| matches!(*word, "ibn" | "bin" | "b." | "bint" | "ben"));
    let known = words[last].split_once('-').is_some_and(|(article, name)| {
        matches!(article, "al" | "el" | "Al" | "El" | "at" | "as" | "ash" | "an" | "ar" | "ad" | "az")
            && name.starts_with(|c: char| c.is_uppercase() || matches!(c, 'ʿ' | 'ʾ' | '‘' | '’'))
    });
    (fathers && known).then_some(last)
}

/// `Maria das Dores do Nascimento`, `José da Cruz dos Santos`: of two family names with particles, the Portuguese file under the last.
fn last_of_two(words: &[&str]) -> Option<usize> {
    let portuguese = |word: &str| matches!(word, "do" | "da" | "dos" | "das");
    let last = words.len().checked_sub(2)?;
    let earlier = words.get(1..last)?;
    let parted = earlier.iter().any(|word| portuguese(word)) && earlier.last().is_some_and(|word| !particle(word));
    let own = portuguese(words[last]) || words[last] == "de";
    (own && parted && !earlier.iter().any(|word| matches!(*word, "e" | "la" | "van" | "von"))).then_some(last)
}

/// Whether the family name stands first, and no comma behind it: `Dallemagne Jules`, `Nguyen Jp`, and in capitals `PIRROTTA NINO`.
fn family_first(family: &str, given: &str) -> bool {
    let no_particle = !particle(family) && !capital_particle(family);
    let told = given::is_only_given(given) || signs::small_initials(given);
    let small = !given::is_given(family) && !initials(family, false) && no_particle && told;
    let loud = |word: &str| word.chars().count() > 2 && word.chars().all(|c| !c.is_lowercase());
    let capitals = loud(family) && loud(given) && !particle(&family.to_lowercase());
    small || capitals && given::is_given(&title_case(given)) && !given::is_given(&title_case(family))
}
