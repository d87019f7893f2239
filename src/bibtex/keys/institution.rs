//! What stands for a body in a key: `{European Union Aviation Safety Agency}` → `EUASA`, `{Linköping University, Department
//! of Electrical Engineering}` → `UniLinkoepingEE`. JabRef's scheme, as its manual describes it.

use std::sync::LazyLock;

use regex::Regex;

use super::spelling::german;

#[allow(clippy::expect_used)] // a constant pattern, read by a test
static ACRONYM: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"\(\{([A-Z]+)\}\)").expect("a constant pattern"));

/// The acronym that a body's name gives in braces and parentheses: `Attributed Graph Grammar System ({AGG})`.
pub(super) fn own_acronym(tex: &str) -> Option<String> {
    ACRONYM.captures(tex).and_then(|found| found.get(1)).map(|acronym| acronym.as_str().to_owned())
}

/// Words of a part that count: capitalised, no abbreviation, neither article nor `Press`.
fn words(part: &str) -> Vec<&str> {
    part.split([' ', '-', '_', '\u{a0}'])
        .filter(|word| !word.is_empty())
        .filter(|word| {
            let lower = word.to_lowercase();
            lower.starts_with("uni")
                || !matches!(lower.as_str(), "the" | "press")
                    && !word.ends_with('.')
                    && word.starts_with(char::is_uppercase)
        })
        .collect()
}

fn is_department(word: &str) -> bool {
    let lower = word.to_lowercase();
    lower.starts_with("dep") || lower.starts_with("dip")
}

fn capitals(words: &[&str]) -> String {
    words
        .iter()
        .filter(|word| !is_department(word) && !matches!(word.to_lowercase().as_str(), "school" | "faculty"))
        .flat_map(|word| word.chars().filter(char::is_ascii_uppercase))
        .collect()
}

/// The key of a body's name in plain text. Parts are set off by commas; a university's name is what is known, a school's
/// or department's its capitals, anything else its words or, from three on, their initials.
pub(super) fn key(name: &str) -> String {
    let name = german(name);
    let parts: Vec<&str> = name.split(',').collect();
    let (mut university, mut school, mut department, mut rest) = (None, None, None, None);
    for (at, part) in parts.iter().enumerate() {
        let words = words(part);
        let has = |wanted: fn(&str) -> bool| words.iter().any(|word| wanted(word));
        let is_school = has(|word| word.eq_ignore_ascii_case("school"));
        let is_part = is_school || has(is_department) || has(|word| word.eq_ignore_ascii_case("faculty"));
        if has(|word| word.to_lowercase().starts_with("univ")) {
            let known: String = words.iter().filter(|word| !word.to_lowercase().starts_with("uni")).copied().collect();
            university = Some(format!("Uni{known}"));
            if at > 0 && department.is_none() {
                department = parts.get(at - 1).map(|before| capitals(&self::words(before)));
            }
        } else if is_part && parts.len() > 1 {
            if is_school {
                school = Some(capitals(&words));
            }
            if has(is_department) {
                department = Some(capitals(&words));
            }
        } else if rest.is_none() {
            rest = Some(if words.len() >= 3 {
                words.iter().filter_map(|word| word.chars().next()).collect()
            } else {
                words.concat()
            });
        }
    }
    let department = department.filter(|department| Some(department) != school.as_ref());
    university.or(rest).into_iter().chain(school).chain(department).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bodies_are_known_by_their_names_or_initials() {
        for (name, made) in [
            ("Ministry of Fisheries and Aquaculture", "MFA"),
            ("University of Bergamo", "UniBergamo"),
            ("Umeå University, Department of Computing Science", "UniUmeaaCS"),
            ("Harbour Institute, 12 Quay Street", "HarbourInstitute"),
            ("The School of Rock", "SchoolRock"),
            ("Department of Lost Property", "DLP"),
            ("World Bank", "WorldBank"),
            ("", ""),
        ] {
            assert_eq!(key(name), made, "{name}");
        }
        assert_eq!(own_acronym("{Graph Grammar Tools ({GGT})}").as_deref(), Some("GGT"));
        assert_eq!(own_acronym("{World Bank (WB)}"), None);
    }
}
