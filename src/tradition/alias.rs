//! Which of the names that a text has for a school are the school's, and which are phrases that any view may have.
//!
//! A name is one that says so: people called by what they hold, or a noun for schools under a word of the school's own
//! label. In doubt it is none, for what is taken for a name is looked for in every other text.

use std::collections::BTreeSet;

use super::mention::{Head, head_of};
use super::words;
use crate::text::fold;

/// Words that an [`is_empty`](words::is_empty) name needs all the same: the new school of a name is not the old one.
const AGES: [&str; 10] = ["new", "old", "early", "late", "later", "first", "second", "third", "neo", "post"];

/// The words that tell a school's name from others, without articles, nouns for schools and the endings of doctrines and
/// their followers.
pub(super) fn core(name: &str) -> BTreeSet<String> {
    let folded = fold(name);
    let words: Vec<&str> = folded.split(' ').filter(|word| !word.is_empty()).collect();
    let telling = |word: &&&str| !words::is_empty(word) || AGES.contains(*word);
    let mut kept: Vec<&str> = words.iter().filter(telling).copied().collect();
    if kept.iter().all(|word| AGES.contains(word)) {
        kept = words;
    }
    kept.into_iter().map(stem).collect()
}

fn stem(word: &str) -> String {
    let stem = words::stem(word);
    stem.strip_suffix("ie").filter(|stem| stem.len() > 2).map_or_else(|| stem.to_owned(), |stem| format!("{stem}y"))
}

/// Whether a label has a word that tells a school from others: `first answer` and `recent work` have none.
pub(super) fn is_telling(label: &str) -> bool {
    let folded = fold(label);
    let mut words = folded.split(' ').filter(|word| !word.is_empty());
    words.any(|word| !words::is_empty(word) && !words::is_general(word) && !AGES.contains(&word))
}

/// Whether one of two names that differ says of an age or a part what the other does not: `Neo-Quayans` and `Quayans`.
pub(super) fn is_of_another_age(a: &BTreeSet<String>, b: &BTreeSet<String>) -> bool {
    a.symmetric_difference(b).any(|word| AGES.contains(&word.as_str()))
}

/// Whether a name is the abbreviation of another, as printed: `VoC scholars`, `varieties of capitalism`.
pub(super) fn abbreviates(short: &str, long: &str) -> bool {
    let of_schools = |word: &&str| words::is_empty(&fold(word));
    let mut words = short.split_whitespace().filter(|word| !of_schools(word));
    let (Some(word), None) = (words.next(), words.next()) else { return false };
    let capitals = word.chars().filter(|c| c.is_uppercase()).count();
    if capitals < 2 || word.chars().count() > 6 {
        return false;
    }
    let folded = fold(long);
    let all: Vec<&str> = folded.split(' ').collect();
    let without_nouns: Vec<&str> =
        all.iter().copied().filter(|word| !words::is_empty(word) || word.len() < 4).collect();
    let telling: Vec<&str> = all.iter().copied().filter(|word| !words::is_empty(word)).collect();
    let initials = |words: &[&str]| words.iter().filter_map(|word| word.chars().next()).collect::<String>();
    [all, without_nouns, telling].iter().any(|words| words.len() > 1 && initials(words) == fold(word))
}

/// Whether `name` is a name of the school that is called `label`.
pub fn is_name(name: &str, label: &str) -> bool {
    if abbreviates(name, label) {
        return true;
    }
    let folded = fold(name);
    let Some(last) = folded.split(' ').next_back() else { return false };
    let (own, theirs) = (core(name), core(label));
    let shared = own.intersection(&theirs).next().is_some();
    let telling = own.iter().any(|word| !words::is_empty(word) && !words::is_general(word) && stem(last) != *word);
    match head_of(last) {
        Some(Head::Partisans) => true,
        Some(Head::People) => telling,
        Some(Head::School) => telling && shared,
        _ => shared && last.ends_with("ism"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_and_schools_under_the_labels_words_are_names() {
        assert!(is_name("performativists", "Quay school"));
        assert!(is_name("The regulation school", "Régulationists"));
        assert!(is_name("VoC scholars", "Varieties of capitalism") && is_name("VoC", "varieties of capitalism"));
        assert!(is_name("structural realism", "structural realists"));
        for phrase in
            ["economic theory", "deconstruction", "theory of any strategic", "scholars", "recent scholars", "view"]
        {
            assert!(!is_name(phrase, "Quay school"), "{phrase}");
        }
    }

    #[test]
    fn an_abbreviation_is_known_by_its_letters() {
        assert!(
            abbreviates("ANT", "actor-network theory") && abbreviates("the VoC approach", "Varieties of capitalism")
        );
        assert!(!abbreviates("voc", "varieties of capitalism") && !abbreviates("SCOT", "varieties of capitalism"));
    }

    #[test]
    fn names_are_compared_without_what_all_schools_have() {
        assert_eq!(core("the practice theorists"), core("Practice theory"));
        assert_eq!(core("interpretivism"), core("Interpretivists"));
        assert_eq!(core("the theory of varieties"), core("variety theories"));
        assert_ne!(core("strong programme"), core("weak programme"));
        assert_ne!(core("new institutionalism"), core("old institutionalism"));
        assert!(is_of_another_age(&core("Neo-Quayans"), &core("Quayans")));
        assert_eq!(core("The School of Thought").len(), 4, "a name of generic words alone is kept as it is");
    }
}
