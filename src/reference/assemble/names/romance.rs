//! Names as books in the Romance languages print them: two family names, and who edited behind what they edited.

use std::borrow::Cow;
use std::sync::LazyLock;

use regex::{Captures, Regex};

use super::pieces::{Piece, Separator};
use super::signs::initials;
use crate::record::{Name, Names, Person};
use crate::reference::given;
use crate::text::with_capital;

/// `nuova edizione a cura di P. Moor`, `testo a cura di A. Moor, commento a cura di E. Quay`: what they edited is no name.
pub fn edited_by(text: &str) -> Cow<'_, str> {
    let Some(rule) = CURA.as_ref().filter(|_| text.contains(" d") && text.contains("a c")) else {
        return Cow::Borrowed(text);
    };
    rule.replace_all(text, |found: &Captures<'_>| match found.get(0).is_some_and(|all| all.start() == 0) {
        true => "a cura di ",
        false => "; ",
    })
}

static CURA: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?:^\(?|[,;] *)(?:\p{Ll}[\p{Ll}’']*\.? +)*a (?:cura|c\.) d(?:(?:ella|ei|el|i) +|ell[’'] *)").ok()
});

/// `A. Moor unter Mitwirkung von E. Quay`, `A. Moor con la collaborazione di E. Quay`: who helped to edit is named as those who did.
pub fn helped_by(text: &str) -> Cow<'_, str> {
    match HELPED.as_ref().filter(|_| text.len() > 24) {
        Some(rule) => rule.replace_all(text, "; "),
        None => Cow::Borrowed(text),
    }
}

static HELPED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(concat!(
        r",? (?:unter (?:Mitwirkung|Mitarbeit)|in (?:Verbindung|Zusammenarbeit)|with the (?:assistance|collaboration|help)|in (?:cooperation|collaboration)|",
        r"avec la collaboration|con la collab(?:orazione|\.)|con la colaboración|com a colaboração|in collaborazione) (?:von|mit|of|de|di|con|with) "
    ))
    .ok()
});

/// `V. Castronovo-N. Tranfaglia`, `H. Denzinger – A. Moor`: a dash between a family name behind initials, and initials, parts two
/// names.
pub fn parted_by_dashes(text: &str) -> Cow<'_, str> {
    // `LORENZO BIANCONI - THOMAS WALKER`: names in full, on either side of a hyphen that stands free.
    if text.contains(" - ") {
        let parts: Vec<&str> = text.trim_end_matches([',', ' ', '.']).split(" - ").collect();
        let in_full = |part: &&str| {
            let words: Vec<&str> = part.split_whitespace().collect();
            matches!(words.as_slice(), [first, .., _] if given::is_given(&title_case(first)))
                && !part.contains([',', ';', '&', '('])
                && words.iter().all(|word| word.starts_with(char::is_uppercase))
        };
        if parts.iter().all(in_full) {
            return Cow::Owned(parts.join("; "));
        }
    }
    match DASHES.as_ref().filter(|_| text.contains(['-', '–'])) {
        Some(rule) => rule.replace_all(text, |found: &Captures<'_>| {
            let (before, behind) = (&found["before"], &found["behind"]);
            let around = found.get(0).map_or((0, 0), |all| (all.start(), all.end()));
            let lead = text[..around.0].trim_end();
            let named = lead.ends_with('.') || lead.rsplit([' ', '.']).next().is_some_and(given::is_given);
            // `Hans-J. Moor`, `Moor, Karl-H.` are one person.
            let goes_on = text[around.1..].starts_with(char::is_alphabetic);
            match named && goes_on && !given::is_given(&title_case(before)) {
                true => format!("{before}; {behind}"),
                false => found[0].to_owned(),
            }
        }),
        None => Cow::Borrowed(text),
    }
}

static DASHES: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"(?P<before>\p{L}{3,}) ?[-–] ?(?P<behind>(?:\p{Lu}[hH]?\. ?)+)").ok());

/// `SATTA S.-PUNZI C.`: a hyphen between initials and the next family name, which has its own behind it, parts two names.
pub fn parted_behind_initials(text: &str) -> Cow<'_, str> {
    match BEHIND_INITIALS.as_ref().filter(|_| text.contains(".-")) {
        Some(rule) => rule.replace_all(text, "$before; $behind"),
        None => Cow::Borrowed(text),
    }
}

/// `Alves, L. Moor, R. Quay, T.`: a list in which nothing but the stop of an initial parts the names.
pub fn parted_by_stops(text: &str) -> Cow<'_, str> {
    let bare = text.trim_end_matches([' ', ',']);
    match STOPS.as_ref().filter(|rule| bare.matches(',').count() > 2 && rule.0.is_match(bare)) {
        Some((_, seam)) => seam.replace_all(bare, "$initials; $family,"),
        None => Cow::Borrowed(text),
    }
}

static STOPS: LazyLock<Option<(Regex, Regex)>> = LazyLock::new(|| {
    const FAMILY: &str = r"\p{Lu}[\p{L}’'-]*\p{Ll}(?: \p{Lu}[\p{L}’'-]*\p{Ll})?";
    const INITIALS: &str = r"\p{Lu}\.(?:[ -]?\p{Lu}\.)*";
    let whole = Regex::new(&format!("^{FAMILY}, {INITIALS}(?: {FAMILY}, {INITIALS})+$")).ok()?;
    let seam = Regex::new(&format!("(?P<initials>{INITIALS}) (?P<family>{FAMILY}),")).ok()?;
    Some((whole, seam))
});

static BEHIND_INITIALS: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"(?P<before>\p{Lu}\.)[-–](?P<behind>\p{Lu}[\p{L}’']{2,} \p{Lu}\.)").ok());

/// `PADOA` → `Padoa`
pub fn title_case(word: &str) -> String {
    with_capital(&word.to_lowercase())
}

/// Second given names that look like family names.
const GIVEN_SECOND: [&str; 6] = ["battista", "biagio", "tommaso", "benedetto", "domenico", "ignazio"];

/// What stands behind *Maria* as a second given name, and is not among [`given`]'s.
#[rustfmt::skip]
const BEHIND_MARIA: [&str; 14] = [
    "grazia", "antonietta", "rosaria", "vittoria", "novella", "gabriella", "giovanna", "concetta", "assunta", "immacolata",
    "carmela", "ludovica", "domenica", "fiorella",
];

/// `E. Fasano Guarini`: in an entry in Italian or Spanish, a word before the family name that nobody is christened is its first
/// half, if it is `printed` so.
pub fn double_families(names: &mut Names, printed: &str) {
    let printed = printed.to_lowercase();
    for name in &mut names.list {
        let Name::Person(person) = name else { continue };
        let Person { family, given, prefix, suffix } = person;
        let Some((first, second)) = given.rsplit_once(' ') else { continue };
        let plain = second.chars().count() > 2
            && second.chars().all(|c| c.is_alphabetic() || c == '-')
            // `Gaetano Cozzi-Michael Knapton` are two people.
            && !second.split('-').skip(1).any(|half| given::is_given(&title_case(half)))
            && !second.split('-').next_back().is_some_and(|half| half != second && given::is_given(&title_case(half)))
            && second.starts_with(char::is_uppercase);
        let lower = second.to_lowercase();
        // `Mosto Andrea`: the names stand the other way round.
        let inverted = given::is_given(&title_case(family));
        // `Dal Borgo Michela`: so they do where a particle opens them.
        let opened = matches!(
            first.to_lowercase().as_str(),
            "da" | "dal" | "dalla" | "de" | "del" | "della" | "di" | "lo" | "la"
        );
        let christened = inverted
            || opened
            || given::is_given(&title_case(second))
            || GIVEN_SECOND.contains(&lower.as_str())
            || first.rsplit(' ').next().is_some_and(|name| name.eq_ignore_ascii_case("maria"))
                && BEHIND_MARIA.contains(&lower.as_str());
        let together = || printed.contains(&format!("{lower} {}", family.to_lowercase()));
        let bare = prefix.is_empty() && suffix.is_empty() && !family.contains(' ');
        if plain && !christened && bare && together() {
            let shouted = second.chars().all(char::is_uppercase) && !family.chars().all(char::is_uppercase);
            let half = if shouted { title_case(second) } else { second.to_owned() };
            *family = format!("{half} {family}");
            *given = first.trim_end().to_owned();
        }
    }
}

/// `PEIRANO, Mariza Gomes e Souza`: *e* among the given names of one who is alone, the family name in capitals before them.
pub(super) fn with_all_given_names<'t>(mut found: Vec<Piece<'t>>, text: &'t str) -> Vec<Piece<'t>> {
    let [family, given, last] = found.as_mut_slice() else { return found };
    let capitals =
        family.words.iter().all(|w| w.chars().count() > 2 && w.chars().all(|c| c.is_uppercase() || c == '-'));
    let plain = |w: &str| w.starts_with(char::is_uppercase) && w.contains(char::is_lowercase);
    let one = given.before == Separator::Comma
        && last.before == Separator::And
        && given.words.len() > 1
        && given.words.iter().all(|w| plain(w))
        && matches!(last.words.as_slice(), [word] if plain(word));
    if capitals && one && text.get(given.end..last.start).map(str::trim) == Some("e") {
        given.words.push("e");
        given.words.append(&mut last.words);
        given.end = last.end;
        found.pop();
    }
    found
}

/// `de la Cruz y Fernández, M. J.`: *y* between the two family names of one who is alone, a particle before the first.
pub(super) fn with_joined_families<'t>(mut found: Vec<Piece<'t>>, text: &'t str) -> Vec<Piece<'t>> {
    let [first, second, given] = found.as_mut_slice() else { return found };
    let between = text.get(first.end..second.start).map(str::trim) == Some("y");
    let led = first.words.first().is_some_and(|w| super::signs::particle(w)) && first.words.len() > 1;
    let alone = second.before == Separator::And
        && matches!(second.words.as_slice(), [word] if word.contains(char::is_lowercase))
        && given.before == Separator::Comma
        && given.words.iter().all(|w| initials(w, false));
    if between && led && alone {
        first.words.push("y");
        first.words.append(&mut second.words);
        first.end = second.end;
        found.remove(1);
    }
    found
}

/// `José Ortega y Gasset`, `Alberto da Costa e Silva`: *y*, and behind a particle *e*, between two family names, where the one behind it has
/// no given name and ends the list.
pub(super) fn with_both_families<'t>(mut found: Vec<Piece<'t>>, text: &'t str) -> Vec<Piece<'t>> {
    let [.., first, second] = found.as_mut_slice() else { return found };
    let between = text.get(first.end..second.start).map(str::trim);
    let given = first.words.first().is_some_and(|w| given::is_given(w) || initials(w, false));
    let alone = first.before != Separator::Comma && first.words.len() > 1 && second.words.len() == 1;
    let portuguese = first.words.iter().skip(1).any(|w| matches!(*w, "da" | "do" | "das" | "dos"));
    let joins = between.filter(|sign| *sign == "y" || *sign == "e" && portuguese);
    if let Some(sign) = joins
        && given
        && alone
        && second.words[0].starts_with(char::is_uppercase)
        && second.words[0].contains(char::is_lowercase)
    {
        let family = second.words[0];
        first.words.extend([sign, family]);
        first.end = second.end;
        found.pop();
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_edited_is_no_name() {
        assert_eq!(edited_by("nuova edizione a cura di P. Moor"), "a cura di P. Moor");
        assert_eq!(
            edited_by("testo a cura di A. Moor, commento secolare a cura di E. Quay"),
            "a cura di A. Moor; E. Quay"
        );
        assert_eq!(helped_by("J. Moor unter Mitwirkung von U. Quay"), "J. Moor; U. Quay");
        assert_eq!(edited_by("a cura della Fondazione Moor"), "a cura di Fondazione Moor");
        assert_eq!(edited_by("a cura dell’Istituto Moor"), "a cura di Istituto Moor");
        assert_eq!(edited_by("Moor, A., Quay, E."), "Moor, A., Quay, E.");
    }

    #[test]
    fn a_dash_before_initials_parts_two_names() {
        assert_eq!(parted_behind_initials("SATTA S.-PUNZI C."), "SATTA S.; PUNZI C.");
        assert_eq!(parted_behind_initials("MOOR J.-P. e QUAY A."), "MOOR J.-P. e QUAY A.");
        assert_eq!(parted_by_dashes("V. Castronovo-N. Moor"), "V. Castronovo; N. Moor");
        assert_eq!(parted_by_dashes("E. QUAY - C. MOOR"), "E. QUAY; C. MOOR");
        assert_eq!(parted_by_dashes("LORENZO MOOR - THOMAS QUAY,"), "LORENZO MOOR; THOMAS QUAY");
        assert_eq!(parted_by_dashes("Thomas Moor - Quay"), "Thomas Moor - Quay");
        assert_eq!(parted_by_dashes("Quay-Moor, J.-P."), "Quay-Moor, J.-P.");
        assert_eq!(parted_by_dashes("A. Moor-B. Quay-C. Poe"), "A. Moor; B. Quay; C. Poe");
        for one in ["Hans-J. Moor", "Karl-H. Müller", "Jean-P. Changeux", "Moor, Karlheinz-W. und Quay, E."] {
            assert_eq!(parted_by_dashes(one), one);
        }
    }

    #[test]
    fn two_family_names_stand_together() {
        let read = |given: &str, family: &str, printed: &str| {
            let mut names = Names::of([Name::person(family, given)]);
            double_families(&mut names, printed);
            names.list[0].inverted()
        };
        assert_eq!(read("E. Fasano", "Guarini", "E. Fasano Guarini"), "Fasano Guarini, E.");
        assert_eq!(read("A. PADOA", "Schioppa", "A. PADOA SCHIOPPA"), "Padoa Schioppa, A.");
        assert_eq!(read("Pier Paolo", "Pasolini", "Pier Paolo Pasolini"), "Pasolini, Pier Paolo");
        assert_eq!(read("E. Fasano", "Guarini", "Guarini, E. Fasano"), "Guarini, E. Fasano");
    }
}
