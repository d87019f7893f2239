//! What a list of names shows only as a whole: capitals that are typography, a stop that ends the list, a family name that two
//! share.

use super::signs::particle;
use crate::record::{Name, Names, Person};
use crate::reference::given::is_given;

/// Mends the names of a list that was printed as `text`.
pub fn all(names: &mut Names, text: &str) {
    stop_of_the_list(names);
    shared_family(names, text);
    let typography = names.list.iter().any(|name| matches!(name, Name::Person(person) if is_typography(person)));
    for name in &mut names.list {
        let Name::Person(person) = name else { continue };
        let syllable = typography && person.given.to_lowercase().contains(['a', 'e', 'i', 'o', 'u']);
        if typography {
            small_letters(person);
        }
        // `WANG XU` may be a whole name in capitals.
        if !syllable && let Some(initials) = initials_apart(&person.given) {
            person.given = initials;
        }
        // `Lo L`, `Maldacena J M`: in one list all initials have their stops, whether any of them stand together or not.
        let single = |word: &str| {
            let letter = word.strip_suffix('.').unwrap_or(word);
            letter.chars().count() == 1 && letter.chars().all(char::is_uppercase)
        };
        if !person.given.is_empty() && person.given.split(' ').all(single) {
            let stopped: Vec<String> =
                person.given.split(' ').map(|word| format!("{}.", word.trim_end_matches('.'))).collect();
            person.given = stopped.join(" ");
        }
    }
}

/// `TB` → `T. B.`, `X-M` → `X.-M.`: whoever sets the name anew would take capitals written together for one word, and print
/// the first alone.
fn initials_apart(given: &str) -> Option<String> {
    let bare = given.strip_suffix('.').unwrap_or(given);
    let letters = bare.chars().filter(|c| c.is_alphabetic()).count();
    let capitals = bare.chars().all(|c| c.is_uppercase() || c == '-') && bare.starts_with(char::is_uppercase);
    let hyphens = bare.contains("--") || bare.ends_with('-');
    if !(2..=3).contains(&letters) || !capitals || hyphens {
        return None;
    }
    let mut apart = String::new();
    for c in bare.chars() {
        match c {
            '-' => apart.push('-'),
            _ => {
                let spaced = !apart.is_empty() && !apart.ends_with('-');
                apart.push_str(if spaced { " " } else { "" });
                apart.push(c);
                apart.push('.');
            }
        }
    }
    Some(apart)
}

/// `Caplan RD, Caplan AL.`: where the initials before have no stops, the last stop is the list's.
fn stop_of_the_list(names: &mut Names) {
    let capitals = |given: &str| !given.is_empty() && given.bytes().all(|b| b.is_ascii_uppercase());
    let bare = |name: &Name| matches!(name, Name::Person(person) if capitals(&person.given));
    let Some((Name::Person(last), before)) = names.list.split_last_mut() else { return };
    let whole = last.given.strip_suffix('.').filter(|given| capitals(given)).map(str::to_owned);
    if let Some(given) = whole.filter(|_| !before.is_empty() && before.iter().all(bare)) {
        last.given = given;
    }
}

/// `John and Anne Tedeschi`: a given name alone, joined to a whole name, shares its family name.
fn shared_family(names: &mut Names, text: &str) {
    for at in 1..names.list.len() {
        let [Name::Person(first), Name::Person(second)] = &mut names.list[at - 1..=at] else { continue };
        if !first.given.is_empty() || !first.prefix.is_empty() || !is_given(&first.family) {
            continue;
        }
        let joined = ["and", "&", "und", "et", "y"]
            .iter()
            .any(|and| text.contains(&format!("{} {and} {}", first.family, second.given)) && !second.given.is_empty());
        if joined {
            first.given = std::mem::replace(&mut first.family, second.family.clone());
            first.prefix.clone_from(&second.prefix);
        }
    }
}

/// Whether capitals mark a family name as a style does: `BOURDIEU, Pierre`, `CRONIN, J. J.`
fn is_typography(person: &Person) -> bool {
    let letters = person.family.chars().filter(|c| c.is_alphabetic()).count();
    let told = person.given.chars().any(char::is_lowercase) || letters > 3 && !person.given.is_empty();
    told && letters > 1 && in_capitals(&person.family)
}

fn in_capitals(family: &str) -> bool {
    !family.contains('.') && family.chars().all(|c| !c.is_lowercase())
}

/// `BOURDIEU, Pierre`, `DE LA TORRE, J.`: capitals by which a style marks family names are not theirs.
fn small_letters(person: &mut Person) {
    if !in_capitals(&person.family) || person.given.is_empty() {
        return;
    }
    let family: Vec<String> = person.family.split(' ').map(small_word).collect();
    let Some((last, before)) = family.split_last() else { return };
    let lead = before.iter().take_while(|word| particle(&word.to_lowercase())).count();
    // `LA PENNA`, `LE GOFF`: an article that no preposition goes before is the name's own.
    let lead = if lead == 1 && matches!(before[0].as_str(), "La" | "Le" | "Lo") { 0 } else { lead };
    let particles = before[..lead].join(" ").to_lowercase();
    let rest = before[lead..].iter().chain([last]);
    // `OLIVIER DE SARDAN`: a particle inside is small, too.
    let inside = |(at, word): (usize, &String)| {
        if at > 0 && particle(&word.to_lowercase()) && word != last { word.to_lowercase() } else { word.clone() }
    };
    let own = rest.enumerate().map(inside).collect::<Vec<_>>().join(" ");
    // `HINDS, STEPHEN`
    let given: Vec<String> = person.given.split(' ').map(given_in_small_letters).collect();
    person.given = given.join(" ");
    if person.prefix.is_empty() {
        person.prefix = particles;
        person.family = own;
    } else {
        person.family = [particles, own].join(" ").trim().to_owned();
    }
}

/// `STEPHEN` → `Stephen`; `J.-L.`, `LEE` and whatever else may be initials stay.
fn given_in_small_letters(word: &str) -> String {
    let small = small_word(word);
    if in_capitals(word) && word.chars().count() > 3 && is_given(&small) { small } else { word.to_owned() }
}

/// `SAINT-JUST` → `Saint-Just`, `O’BRIEN` → `O’Brien`, `MCDONALD` → `McDonald`.
pub fn small_word(word: &str) -> String {
    let low = word.to_lowercase().replace("i\u{307}", "i");
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
            ("DU", "Du"),
            ("MÜLLER", "Müller"),
            ("YILDIRIM", "Yildirim"),
        ] {
            assert_eq!(small_word(capitals), name);
        }
    }
}
