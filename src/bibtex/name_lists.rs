//! Lists of names that are parted by commas or semicolons, and initials that stand where a family name is expected.
//!
//! Guesses, each from the form of the whole list; where the form leaves a doubt, nothing is given back.

use super::bodies::BODIES;
pub(crate) use crate::bibtex::read::values::is_suffix;
use crate::bibtex::read::values::split_and;
use crate::text::{collapse_whitespace, tex, with_capital};

/// The same names parted by `and`; `None` where that is done already, or where what parts them is in doubt.
pub(crate) fn parted(text: &str) -> Option<String> {
    if text.contains(['{', '}', '=']) && !balanced(text) {
        return None;
    }
    let parts: Vec<&str> = split_and(text).into_iter().flat_map(|part| outside_braces(part, ';')).collect();
    if parts.len() > split_and(text).len() {
        return (parts.len() > 1).then(|| joined(&parts));
    }
    if split_and(text).len() > 1 || text.contains('=') {
        return None;
    }
    let parts = outside_braces(text, ',');
    by_pairs(&parts).or_else(|| by_whole_names(&parts))
}

fn joined<T: AsRef<str>>(names: &[T]) -> String {
    names.iter().map(|name| collapse_whitespace(name.as_ref())).collect::<Vec<_>>().join(" and ")
}

/// `Lee, A., Kim, B.`: family names and initials by turns, a suffix between them where there is one.
fn by_pairs(parts: &[&str]) -> Option<String> {
    let mut names: Vec<String> = Vec::new();
    let (mut at, mut sure) = (0, true);
    while at < parts.len() {
        let family = parts.get(at)?;
        let suffix = parts.get(at + 1).filter(|part| is_suffix(&with_capital(part)));
        let given = parts.get(at + 1 + usize::from(suffix.is_some()))?;
        sure &= is_initials(given) || suffix.is_some() || names.iter().any(|name| name.matches(',').count() == 2);
        at += 2 + usize::from(suffix.is_some());
        let suffix = suffix.map(|suffix| format!("{suffix}, ")).unwrap_or_default();
        names.push(format!("{family}, {suffix}{given}"));
    }
    (sure && names.len() > 1).then(|| joined(&names))
}

/// `Ann Lee, Bo Kim, Cy van Dam`: each part is a whole name; three at least, as two may be one name of many words.
fn by_whole_names(parts: &[&str]) -> Option<String> {
    let whole = |part: &&str| {
        let words: Vec<&str> = part.split_whitespace().collect();
        let lower = part.to_lowercase();
        (2..=5).contains(&words.len())
            && words.iter().all(|word| {
                word.chars().all(|c| c.is_alphabetic() || matches!(c, '.' | '-' | '\'' | '’' | '{' | '}' | '\\' | '"'))
            })
            && words.first().is_some_and(|word| word.starts_with(char::is_uppercase))
            && !lower
                .split_whitespace()
                .any(|word| BODIES.contains(&word) || matches!(word, "of" | "for" | "the" | "und"))
    };
    (parts.len() >= 3 && parts.iter().all(whole)).then(|| joined(parts))
}

/// A name with its initials apart and with their full stops; `None` where nothing changes. `sure` says that other names of
/// the list have their initials behind the family name.
pub(crate) fn with_initials(part: &str, sure: bool) -> Option<String> {
    let plain = collapse_whitespace(part);
    // A comma may be TeX's (`{\,}`).
    let odd = plain.starts_with('{') || is_labelled(&plain) || plain.contains("\\,") || plain.contains("{,");
    if odd || plain.eq_ignore_ascii_case("others") {
        return None;
    }
    if let Some((name, suffix)) = plain.split_once(", ").filter(|(name, end)| is_suffix(end) && name.contains(' ')) {
        // `H.E. Kyburg, Jr.`
        return with_initials(name, sure).map(|name| format!("{name}, {suffix}"));
    }
    let new = match plain.rsplit_once(',') {
        Some((family, given)) if family.chars().any(char::is_lowercase) => {
            format!("{}, {}", family.trim_end(), spaced_out(given.trim_start()))
        }
        Some(_) => return None,
        None => {
            let words: Vec<&str> = plain.split(' ').collect();
            match (words.as_slice(), is_family_and_initials(&plain)) {
                ([family @ .., initials], Some(certain)) if certain || sure => {
                    format!("{}, {}", family.join(" "), spaced_out(initials))
                }
                (_, Some(_)) => return None,
                ([given @ .., family], None) if !given.is_empty() => {
                    // `UN Women` and `IBM Research` are bodies: two letters at most may be initials, and no body's word.
                    let body = words.iter().any(|word| BODIES.contains(&word.to_lowercase().as_str()));
                    let letters = |word: &str| word.chars().filter(|c| *c != '-').count();
                    let long = given.iter().any(|word| letters(word) == 3 && !word.contains('.') && is_initials(word));
                    if body || long {
                        return None;
                    }
                    let given: Vec<String> = given.iter().map(|word| spaced_out(word)).collect();
                    format!("{} {family}", given.join(" "))
                }
                _ => return None,
            }
        }
    };
    (new != plain).then_some(new)
}

/// Whether a name has BibLaTeX's labels (`family=…`); TeX's `\=` is an accent.
pub(crate) fn is_labelled(part: &str) -> bool {
    part.contains('=') && part.replace("\\=", "").contains('=')
}

/// Whether a name without a comma is a family name followed by initials (`Smith SH`): `None` where it is not, `Some(false)`
/// where the last word may as well be a short family name in capitals.
pub(crate) fn is_family_and_initials(part: &str) -> Option<bool> {
    if part.contains([',', '{', '\\', '=']) {
        return None;
    }
    let words: Vec<&str> = part.split_whitespace().collect();
    let (last, before) = words.split_last()?;
    let whole = |word: &&str| {
        word.chars().count() > 1 && word.chars().any(char::is_lowercase) && word.starts_with(char::is_uppercase)
    };
    // Two words, or a family name of two with particles: a third full word would be a given name.
    let family = !before.is_empty() && before.iter().all(whole) && before.len() <= 2;
    let letters: String = last.chars().filter(|c| *c != '.' && *c != '-').collect();
    let short = !letters.is_empty()
        && letters.chars().count() <= 3
        && letters.chars().all(char::is_uppercase)
        && !is_suffix(last);
    let certain = last.contains('.') || letters.chars().count() <= 2 && !SHORT_FAMILIES.contains(&letters.as_str());
    (family && short).then_some(certain && before.len() == 1)
}

/// `SH`, `S.H.`, `S H` → `S. H.`; `J-P` → `J.-P.`; words stay, and a letter by itself has its full stop.
pub(crate) fn spaced_out(given: &str) -> String {
    let words = given.split(' ').filter(|word| !word.is_empty()).map(|word| {
        if !is_initials(word) {
            return word.to_owned();
        }
        let mut out = String::new();
        for c in word.chars() {
            match c {
                '.' | ' ' => {}
                '-' => out.push('-'),
                c => {
                    if !out.is_empty() && !out.ends_with('-') {
                        out.push(' ');
                    }
                    out.push(c);
                    out.push('.');
                }
            }
        }
        out
    });
    words.collect::<Vec<_>>().join(" ")
}

/// A folded name or title as it is compared: `Mueller` is `Müller`, whose mark is folded away.
pub(crate) fn without_umlauts(folded: &str) -> String {
    folded.replace("ae", "a").replace("oe", "o").replace("ue", "u")
}

/// A folded title without the article at its beginning, which some catalogues leave out.
pub(crate) fn without_article(folded: &str) -> &str {
    const ARTICLES: [&str; 16] =
        ["the", "a", "an", "der", "die", "das", "ein", "eine", "le", "la", "les", "el", "los", "las", "il", "het"];
    match folded.split_once(' ') {
        Some((article, rest)) if ARTICLES.contains(&article) && rest.contains(' ') => rest,
        _ => folded,
    }
}

/// Capital letters, four at most, with or without full stops, hyphens and spaces.
fn is_initials(text: &str) -> bool {
    let letters: Vec<char> = text.chars().filter(|c| !matches!(c, '.' | '-' | ' ')).collect();
    (1..=4).contains(&letters.len())
        && letters.iter().all(|c| c.is_uppercase())
        && !text.starts_with(['.', '-'])
        && (text.contains('.') || letters.len() <= 3)
        && !is_suffix(text)
}

fn balanced(text: &str) -> bool {
    let mut depth = 0_usize;
    for byte in text.bytes() {
        match byte {
            b'{' => depth += 1,
            b'}' => match depth.checked_sub(1) {
                Some(less) => depth = less,
                None => return false,
            },
            _ => {}
        }
    }
    depth == 0
}

/// Parts between marks outside braces, trimmed, without empty ones. A name with an entity (`&amp;`) is not parted.
fn outside_braces(text: &str, mark: char) -> Vec<&str> {
    if mark == ';' && tex::decode(text).contains("&") {
        return vec![text];
    }
    let mut depth = 0_usize;
    let parts = text.split(|c: char| {
        match c {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0 && c == mark
    });
    parts.map(str::trim).filter(|part| !part.is_empty()).collect()
}

/// Family names of two or three letters that are often printed in capitals behind the given name.
const SHORT_FAMILIES: &[&str] = &[
    "AI", "AN", "AO", "BAI", "BAE", "BAO", "BO", "BUI", "CAI", "CAO", "CHA", "CHE", "CHO", "CHU", "CUI", "DAI", "DO",
    "DU", "FAN", "FEI", "FU", "GAO", "GU", "GUO", "HA", "HAN", "HE", "HO", "HU", "HUI", "IM", "JI", "JIA", "JIN", "JO",
    "JU", "KE", "KIM", "KO", "KU", "LAI", "LAM", "LAU", "LAW", "LE", "LEE", "LEI", "LI", "LIM", "LIN", "LIU", "LO",
    "LU", "LUO", "LUU", "LY", "MA", "MAI", "MAO", "MOK", "NA", "NG", "NGO", "NI", "NIE", "NOH", "OH", "OU", "PAK",
    "PAN", "PEI", "PU", "QI", "QIN", "QIU", "QU", "REN", "RO", "RUI", "SEO", "SHA", "SHI", "SIM", "SO", "SU", "SUN",
    "TA", "TAM", "TAN", "TAO", "TO", "TRA", "TU", "UM", "VO", "VU", "WAN", "WEI", "WEN", "WU", "XIA", "XIE", "XU",
    "XUE", "YAN", "YAO", "YE", "YI", "YIN", "YOO", "YU", "YUE", "ZHU", "ZOU", "ZU",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_parted_where_their_form_is_certain() {
        for (text, names) in [
            ("Ann Lee; Bo Kim", Some("Ann Lee and Bo Kim")),
            ("Lee, Ann; Kim, Jr., Bo; Cy Dam", Some("Lee, Ann and Kim, Jr., Bo and Cy Dam")),
            ("Lee A; Kim B and Dam C", Some("Lee A and Kim B and Dam C")),
            ("Lee, A., Kim, B.-C., van Dam, D.", Some("Lee, A. and Kim, B.-C. and van Dam, D.")),
            ("Lee, Jr, Ann, Kim, Bo", Some("Lee, Jr, Ann and Kim, Bo")),
            ("Ann Lee,  Bo Kim , Cy van Dam", Some("Ann Lee and Bo Kim and Cy van Dam")),
            ("Ann Lee, Bo Kim", None),
            ("Lee, A., Kim, B., Dam C.", None),
            ("Lee, della, ann", None),
            ("Lee, Ann", None),
            ("Lee, A. and Kim, B.", None),
            ("{Board; Council}", None),
            ("Ministry of Labour, Office for Safety, Section of Mines", None),
            ("Lee, {, Ann; Kim, Bo", None),
            ("Marks &amp; Spencer", None),
            ("", None),
        ] {
            assert_eq!(parted(text).as_deref(), names, "{text}");
        }
    }

    #[test]
    fn initials_stand_apart_with_full_stops() {
        for (name, new) in [
            ("Ann D Lee", Some("Ann D. Lee")),
            ("Ann D. Lee", None),
            ("Brown SH", Some("Brown, S. H.")),
            ("SH Brown", Some("S. H. Brown")),
            ("Brown S.H.", Some("Brown, S. H.")),
            ("Brown, SH", Some("Brown, S. H.")),
            ("Brown, M.-C.F.", Some("Brown, M.-C. F.")),
            ("Brown, Ann O", Some("Brown, Ann O.")),
            ("H.E. Brown, Jr.", Some("H. E. Brown, Jr.")),
            ("H-K Ho", Some("H.-K. Ho")),
            ("S{\\=u}d, M", Some("S{\\=u}d, M.")),
            ("Wei XU", None),
            ("XU, WEI", None),
            ("{BBC News}", None),
            ("EU Government", None),
            ("IBM Zurich", None),
            ("Hugo Brown III", None),
            ("Hugo P.{\\,}G. van Dyke", None),
            ("Hugo BBB", None),
            ("Plato", None),
            ("others", None),
        ] {
            assert_eq!(with_initials(name, false).as_deref(), new, "{name}");
        }
        assert_eq!(with_initials("Wallace, W ,A", true).as_deref(), Some("Wallace, W, A."));
        assert_eq!(with_initials("Olsen MA", true).as_deref(), Some("Olsen, M. A."));
        assert_eq!(with_initials("Olsen MA", false), None);
    }
}
