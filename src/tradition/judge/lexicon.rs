//! Words by what they say of a work: that it founded a school, extends it, objects to it, was borrowed from.
//!
//! Takes stems; gives the classes of the words and phrases that stand among them. The list is `lexicon.txt`.

use std::collections::HashMap;
use std::sync::LazyLock;

/// The number of a class, in the order of the list.
pub(super) type Class = u8;

/// The list, ready for use.
pub(super) struct Lexicon {
    names: Vec<&'static str>,
    /// By its first stem: the stems behind it, and the class.
    entries: HashMap<String, Vec<(Vec<String>, Class)>>,
}

/// A word or phrase of the list among stems: where it begins, how many it takes, and what it says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Found {
    pub at: usize,
    pub len: usize,
    pub class: Class,
}

/// The list that Catena comes with.
pub(super) static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::read(include_str!("lexicon.txt")));

impl Lexicon {
    fn read(text: &'static str) -> Lexicon {
        let mut names: Vec<&'static str> = Vec::new();
        let mut entries: HashMap<String, Vec<(Vec<String>, Class)>> = HashMap::new();
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            let words = match line.split_once(':') {
                Some((name, words)) => {
                    names.push(name);
                    words
                }
                None => line,
            };
            let Some(class) = names.len().checked_sub(1) else { continue };
            for phrase in words.split(',').map(str::trim).filter(|phrase| !phrase.is_empty()) {
                let mut stems = phrase.split(' ').map(stem);
                let Some(first) = stems.next() else { continue };
                let entry = (stems.collect(), class as Class);
                let known = entries.entry(first).or_default();
                if !known.contains(&entry) {
                    known.push(entry);
                }
            }
        }
        Lexicon { names, entries }
    }

    /// How many classes there are.
    pub fn classes(&self) -> usize {
        self.names.len()
    }

    /// The name of a class.
    pub fn name(&self, class: Class) -> &'static str {
        self.names.get(usize::from(class)).copied().unwrap_or_default()
    }

    /// What stands of the list among `stems`, in order.
    pub fn find<'s>(&'s self, stems: &'s [&'s str]) -> impl Iterator<Item = Found> + 's {
        stems.iter().enumerate().flat_map(move |(at, first)| {
            let entries = self.entries.get(*first).map(Vec::as_slice).unwrap_or_default();
            entries.iter().filter_map(move |(rest, class)| {
                let next = stems.get(at + 1..at + 1 + rest.len())?;
                let same = rest.iter().zip(next).all(|(a, b)| a == b);
                same.then_some(Found { at, len: 1 + rest.len(), class: *class })
            })
        })
    }
}

/// A word in small letters without the endings of English inflection; `#` for a number. No dictionary: what matters is that the
/// forms of one word are one.
pub(super) fn stem(word: &str) -> String {
    const ENDINGS: [&str; 7] = ["ings", "ing", "edly", "ed", "es", "s", "ly"];
    const LEAST: usize = 3;
    let word = word.to_lowercase();
    if word.starts_with(|c: char| c.is_ascii_digit()) {
        return "#".to_owned();
    }
    if word.ends_with("ss") {
        return word;
    }
    let root = ENDINGS.iter().filter_map(|ending| word.strip_suffix(ending)).find(|root| root.chars().count() >= LEAST);
    root.map_or_else(|| word.clone(), str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> Vec<&'static str> {
        let stems: Vec<String> = text.split(' ').map(stem).collect();
        let stems: Vec<&str> = stems.iter().map(String::as_str).collect();
        LEXICON.find(&stems).map(|found| LEXICON.name(found.class)).collect()
    }

    #[test]
    fn words_are_known_in_their_forms_and_phrases_as_a_whole() {
        assert!(said("she extended the model").contains(&"extending-words"));
        assert!(said("extending it").contains(&"extending-words"));
        assert!(said("they took issue with it").contains(&"critical-words"));
        assert!(!said("they took it").contains(&"critical-words"));
        assert!(said("borrowed from chemistry").contains(&"ancestry-words"));
    }

    #[test]
    fn every_class_has_a_name_and_words() {
        assert!(LEXICON.classes() > 20);
        for class in 0..LEXICON.classes() as Class {
            let name = LEXICON.name(class);
            assert!(name.ends_with("-words"), "{name}");
            assert!(LEXICON.entries.values().flatten().any(|(_, of)| *of == class), "{name}");
        }
    }
}
