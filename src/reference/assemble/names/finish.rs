//! What a list of names shows only as a whole: capitals that are typography, a stop that ends the list, a family name that two
//! share.

use super::signs::particle;
use crate::record::{Name, Names, Person};
use crate::reference::given::is_given;

/// Mends the names of a list that was printed as `text`.
pub fn all(names: &mut Names, text: &str) {
    stop_of_the_list(names);
    shared_family(names, text);
    for name in &mut names.list {
        if let Name::Person(person) = name {
            small_letters(person);
        }
    }
}

/// `Caplan RD, Caplan AL.`: where initials have no stops, the last stop is the list's.
fn stop_of_the_list(names: &mut Names) {
    let bare = |name: &Name| matches!(name, Name::Person(p) if !p.given.is_empty() && !p.given.contains('.'));
    let Some((Name::Person(last), before)) = names.list.split_last_mut() else { return };
    let whole =
        last.given.strip_suffix('.').filter(|given| !given.is_empty() && given.bytes().all(|b| b.is_ascii_uppercase()));
    if let Some(given) = whole.map(str::to_owned).filter(|_| before.iter().all(bare)) {
        last.given = given;
    }
}

/// `John and Anne Tedeschi`: a given name alone, joined to a whole name, shares its family name.
fn shared_family(names: &mut Names, text: &str) {
    for at in 1..names.list.len() {
        let [Name::Person(first), Name::Person(second)] = &mut names.list[at - 1..=at] else { continue };
        let joined = ["and", "&", "und", "et", "y"]
            .iter()
            .any(|and| text.contains(&format!("{} {and} {}", first.family, second.given)) && !second.given.is_empty());
        if first.given.is_empty() && first.prefix.is_empty() && joined && is_given(&first.family) {
            first.given = std::mem::replace(&mut first.family, second.family.clone());
            first.prefix.clone_from(&second.prefix);
        }
    }
}

/// `BOURDIEU, Pierre`, `DE LA TORRE, J.`: capitals by which a style marks family names are not theirs.
fn small_letters(person: &mut Person) {
    let letters = |text: &str| text.chars().filter(|c| c.is_alphabetic()).count();
    let capitals = |text: &str| text.chars().all(|c| !c.is_lowercase());
    let told = person.given.chars().any(char::is_lowercase) || letters(&person.family) > 3 && !person.given.is_empty();
    if person.family.contains('.') || letters(&person.family) < 2 || !capitals(&person.family) || !told {
        return;
    }
    let family: Vec<String> = person.family.split(' ').map(small_word).collect();
    let lead = family.iter().take(family.len() - 1).take_while(|word| particle(word)).count();
    if person.prefix.is_empty() {
        person.prefix = family[..lead].join(" ");
        person.family = family[lead..].join(" ");
    } else {
        person.family = family.join(" ");
    }
}

/// `SAINT-JUST` → `Saint-Just`, `O’BRIEN` → `O’Brien`, `MCDONALD` → `McDonald`, `DE` → `de`.
fn small_word(word: &str) -> String {
    let low = word.to_lowercase().replace("i\u{307}", "i");
    if particle(&low) {
        return low;
    }
    let mut out = String::with_capacity(word.len());
    let mut begins = true;
    for c in low.chars() {
        if begins {
            out.extend(c.to_uppercase());
        } else {
            out.push(c);
        }
        begins = matches!(c, '-' | '‐' | '‑' | '’' | '\'') || out == "Mc";
    }
    out
}

#[cfg(test)]
mod tests {
    use super::small_word;

    #[test]
    fn capitals_become_small_letters_where_a_name_has_them() {
        for (capitals, name) in [
            ("BOURDIEU", "Bourdieu"),
            ("SAINT-JUST", "Saint-Just"),
            ("O’BRIEN", "O’Brien"),
            ("MCDONALD", "McDonald"),
            ("DE", "de"),
            ("MÜLLER", "Müller"),
            ("YILDIRIM", "Yildirim"),
        ] {
            assert_eq!(small_word(capitals), name);
        }
    }
}
