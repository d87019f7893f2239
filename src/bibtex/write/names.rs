//! Names as BibTeX's grammar reads them back: `von Last, Jr, First` (biblatex manual, §2.3.3 and §3.15; btparse(3)).
//!
//! The grammar takes leading lower-case words of a family name for a particle, `and` for a separator and commas for part
//! boundaries. Whatever would be misread stands in braces.

use crate::record::{Name, Names, Person};
use crate::text::tex::escape;

/// `Last, First and von Last, Jr, First and {Body} and others`.
pub(crate) fn write_names(names: &Names) -> String {
    let mut parts: Vec<String> = names.list.iter().map(write_name).filter(|name| !name.is_empty()).collect();
    if names.and_others {
        parts.push("others".to_owned());
    }
    parts.join(" and ")
}

fn write_name(name: &Name) -> String {
    match name {
        Name::Body(body) => braced(&escape_name(body)),
        Name::Person(person) => write_person(person),
    }
}

fn write_person(person: &Person) -> String {
    let [family, given, prefix, suffix] =
        [&person.family, &person.given, &person.prefix, &person.suffix].map(|part| escape_name(part));
    if family.is_empty() {
        return braced(
            &[prefix, given, suffix].iter().filter(|p| !p.is_empty()).cloned().collect::<Vec<_>>().join(" "),
        );
    }
    if [&family, &given, &prefix, &suffix].iter().any(|part| part.contains(',')) {
        return braced(&escape_name(&Name::Person(person.clone()).inverted()));
    }
    let last = family_with_particle(&family, &prefix);
    match (suffix.is_empty(), given.is_empty()) {
        (true, true) if last.contains(' ') && !last.starts_with('{') => {
            braced(&escape_name(&Name::Person(person.clone()).family()))
        }
        (true, true) => protect_word(last, &family),
        (true, false) => format!("{last}, {}", protect_and(given)),
        (false, false) => format!("{last}, {}, {}", protect_and(suffix), protect_and(given)),
        // A suffix without given names has no place in the comma form.
        (false, true) => braced(&format!("{last} {suffix}").replace(['{', '}'], "")),
    }
}

/// `de {Souza e Silva}`: words in lower case inside a family name would be read as its particle.
fn family_with_particle(family: &str, prefix: &str) -> String {
    // What ends in no letter is read back as a part of the family name, and written as one: `v. & Roe`.
    let joined = format!("{prefix} {family}");
    let is_particle = prefix.split(' ').next_back().is_none_or(|word| word.contains(char::is_alphabetic));
    let (family, prefix) = if prefix.is_empty() || is_particle { (family, prefix) } else { (joined.as_str(), "") };
    let misread = if family.contains(' ') {
        family.split(' ').any(|word| word.chars().find(|c| c.is_alphabetic()).is_some_and(char::is_lowercase))
    } else {
        !family.chars().any(char::is_uppercase) && family.chars().any(char::is_lowercase)
    };
    let family = if misread || has_and(family) { braced(family) } else { family.to_owned() };
    match prefix {
        "" => family,
        elided if elided.ends_with(['\'', '’']) => format!("{elided}{family}"),
        particle => format!("{particle} {family}"),
    }
}

/// A family name on its own must not look like the end of a list.
fn protect_word(last: String, family: &str) -> String {
    if family.eq_ignore_ascii_case("others") { braced(&last) } else { last }
}

fn protect_and(part: String) -> String {
    if has_and(&part) { braced(&part) } else { part }
}

fn braced(text: &str) -> String {
    if text.is_empty() { String::new() } else { format!("{{{text}}}") }
}

/// TeX escapes, and `=` out of the way: biber reads `family=…` as its extended format.
fn escape_name(text: &str) -> String {
    escape(text).replace('=', "{=}")
}

/// Whether ` and ` stands in it as a word, which would part it in two.
pub(super) fn has_and(text: &str) -> bool {
    text.split_whitespace().any(|word| word.eq_ignore_ascii_case("and"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn person(prefix: &str, family: &str, suffix: &str, given: &str) -> Name {
        Name::Person(Person {
            family: family.into(),
            given: given.into(),
            prefix: prefix.into(),
            suffix: suffix.into(),
        })
    }

    #[test]
    fn names_are_written_so_that_bibtex_reads_their_parts_back() {
        for (name, written) in [
            (person("", "Zelizer", "", "Viviana A."), "Zelizer, Viviana A."),
            (person("de", "Beauvoir", "", "Simone"), "de Beauvoir, Simone"),
            (person("", "King", "Jr.", "Martin Luther"), "King, Jr., Martin Luther"),
            (person("", "hooks", "", "bell"), "{hooks}, bell"),
            (person("", "Ortega y Gasset", "", "José"), "{Ortega y Gasset}, José"),
            (person("de", "Souza e Silva", "", "Adriana"), "de {Souza e Silva}, Adriana"),
            (person("", "García Márquez", "", "Gabriel"), "García Márquez, Gabriel"),
            (person("", "García Márquez", "", ""), "{García Márquez}"),
            (person("the", "arts endowment", "", ""), "{the arts endowment}"),
            (person("v. &", "Roe", "", "A."), r"{v. \& Roe}, A."),
            (person("d’", "Alembert", "", "Jean"), "d’Alembert, Jean"),
            (person("", "al-Khwārizmī", "", "Muḥammad"), "al-Khwārizmī, Muḥammad"),
            (person("", "Plato", "", ""), "Plato"),
            (person("", "Others", "", ""), "{Others}"),
            (person("", "King", "Jr.", ""), "{King Jr.}"),
            (person("", "", "", "Madonna"), "{Madonna}"),
            (Name::Body("Health and Safety Executive, UK".into()), "{Health and Safety Executive, UK}"),
            (Name::Body("Marks & Spencer".into()), r"{Marks \& Spencer}"),
        ] {
            assert_eq!(write_name(&name), written);
        }
    }

    #[test]
    fn a_list_cut_short_ends_in_others() {
        let names = Names { list: vec![Name::person("Jha", "S."), Name::person("Ray", "T.")], and_others: true };
        assert_eq!(write_names(&names), "Jha, S. and Ray, T. and others");
    }
}
