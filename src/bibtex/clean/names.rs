//! Names to `Last, First`, bodies in braces, `and others`.

use super::{Class, Draft, Options, Rule, Use};
use crate::bibtex::bodies::{across_and, is_body, may_name_body};
use crate::bibtex::name_lists;
use crate::bibtex::particles::{is_capital_particle, particles_before};
use crate::bibtex::read::values::{and_parts, enclosed, is_number, is_office, is_suffix, name, names, split_and};
use crate::record::Field;
use crate::text::{collapse_whitespace, push_collapsed, tex};

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "name-lists",
        class: Class::Unsafe,
        when: Use::WithUnsafe,
        reason: "names are parted by `and`; with commas or semicolons between them a list is read as one name",
        apply: parted,
    },
    Rule {
        id: "corporate-names",
        class: Class::Safe,
        when: Use::Default,
        reason: "a body's name stands in braces, or BibTeX takes its last word for a family name",
        apply: corporate,
    },
    Rule {
        id: "et-al",
        class: Class::Unsafe,
        when: Use::WithUnsafe,
        reason: "a list cut short ends in `and others`; `et al.` would be printed as a person",
        apply: et_al,
    },
    Rule {
        id: "initials",
        class: Class::Unsafe,
        when: Use::WithUnsafe,
        reason: "initials stand apart and have their full stops (`Smith SH` is `Smith, S. H.`), or they are read as a family name",
        apply: initials,
    },
    Rule {
        id: "names",
        class: Class::Safe,
        when: Use::Default,
        reason: "`Last, First` leaves no doubt where the family name begins",
        apply: inverted,
    },
];

fn name_fields(draft: &Draft) -> Vec<usize> {
    let is_names = |at: &usize| draft.fields.get(*at).is_some_and(|field| Field::holds_names(&field.name));
    (0..draft.fields.len()).filter(is_names).collect()
}

/// Puts each name of each name list through `change`; lists in which nothing changes stay as they are.
fn each_name(draft: &mut Draft<'_>, confidence: f64, change: impl Fn(&str) -> Option<String>) {
    for at in name_fields(draft) {
        each_name_at(draft, at, confidence, &change);
    }
}

/// The same for one field.
fn each_name_at(draft: &mut Draft, at: usize, confidence: f64, change: impl Fn(&str) -> Option<String>) {
    let Some(inner) = draft.fields.get(at).and_then(|f| f.inner()) else { return };
    if let Some(changed) = changed(inner, change) {
        draft.set_inner(at, &changed, confidence);
    }
}

/// The list with each name put through `change`; `None` where nothing changes.
fn changed(list: &str, change: impl Fn(&str) -> Option<String>) -> Option<String> {
    let parts: Vec<&str> = and_parts(list).collect();
    // Two `and` in a row, or one at an end: a name is missing, which only a person can mend. A semicolon or a comma at an
    // end: it is not known which names there are.
    let unclear = |part: &&str| part.is_empty() || part.contains(';') || part.starts_with(',') || part.ends_with(',');
    if parts.iter().any(unclear) {
        return None;
    }
    let mut names = parts.iter().map(|part| change(part)).enumerate();
    let (first, new) = names.find_map(|(at, new)| Some((at, new?)))?;
    let mut out = String::with_capacity(list.len() + 8);
    for part in parts.get(..first).unwrap_or(&[]) {
        push_collapsed(&mut out, part);
        out.push_str(" and ");
    }
    out.push_str(&new);
    for (at, new) in names {
        out.push_str(" and ");
        match new {
            Some(new) => out.push_str(&new),
            None => push_collapsed(&mut out, parts.get(at).copied().unwrap_or("")),
        }
    }
    Some(out)
}

fn inverted(draft: &mut Draft, _: &Options) {
    each_name(draft, 0.97, |part| {
        // `Save the Children`: whether it is a person, its words do not say.
        if is_inverted(part) || part.contains(" the ") {
            return None;
        }
        let mended = with_suffix(part);
        let same = |new: &str| new != part && (is_plain(part) || name(new) == name(part));
        mended.or_else(|| invert(part).filter(|new| same(new))).filter(|new| new != part)
    });
}

/// Whether the name is written `Family, Given` already, in words of letters with single spaces between them.
fn is_inverted(part: &str) -> bool {
    let Some((family, given)) = part.split_once(", ") else { return false };
    let words = |text: &str| text.split(' ').all(|word| word.bytes().next().is_some_and(|b| b.is_ascii_uppercase()));
    words(family) && words(given) && is_letters(family) && is_letters(given) && !is_suffix(given)
}

/// Whether all words begin with a capital and hold nothing but letters, so that only the last can be the family name.
fn is_plain(part: &str) -> bool {
    is_letters(part) && part.split(' ').all(|word| word.bytes().next().is_some_and(|b| b.is_ascii_uppercase()))
}

fn is_letters(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_alphabetic() || matches!(b, b' ' | b'.' | b'-' | b'\''))
}

fn parted(draft: &mut Draft, _: &Options) {
    for at in name_fields(draft) {
        let Some(parted) = draft.fields.get(at).and_then(|f| f.inner()).and_then(name_lists::parted) else { continue };
        draft.set_inner(at, &parted, 0.9);
    }
}

fn initials(draft: &mut Draft, _: &Options) {
    for at in name_fields(draft) {
        let Some(inner) = draft.fields.get(at).and_then(|f| f.inner()) else { continue };
        // Where one name of a list shows the custom, the doubtful ones follow it.
        let sure = split_and(inner).iter().any(|part| name_lists::is_family_and_initials(part) == Some(true));
        each_name_at(draft, at, 0.85, |part| name_lists::with_initials(part, sure));
    }
}

/// `Martin Luther King, Jr.` and `Martin Luther King Jr.` → `King, Jr., Martin Luther`.
fn with_suffix(part: &str) -> Option<String> {
    if part.contains(['{', '}', '=', '~', '\\']) || is_ruler(part) {
        return None;
    }
    let (rest, suffix) = match part.split_once(',') {
        Some((rest, suffix)) => (rest.trim(), suffix.trim()),
        None => part.trim().rsplit_once(' ').map(|(rest, suffix)| (rest.trim(), suffix))?,
    };
    let sure = is_suffix(suffix) && !suffix.contains(',') && rest.contains(' ');
    let inverted = sure.then(|| invert(rest)).flatten()?;
    let (family, given) = inverted.split_once(", ")?;
    Some(format!("{family}, {suffix}, {given}"))
}

/// `Pope John Paul II`: given names and a number, no family name.
fn is_ruler(part: &str) -> bool {
    let words = part.trim().split_once(' ').zip(part.trim().rsplit_once(' '));
    words.is_some_and(|((first, _), (_, last))| is_office(first) && is_number(last))
}

/// `Ludwig van Beethoven` → `van Beethoven, Ludwig`; `None` where it is inverted already, or one word, or a body, or may be
/// a family name followed by initials.
fn invert(part: &str) -> Option<String> {
    if is_ruler(part) || part.contains('<') {
        return None;
    }
    // A comma may be TeX's (`{\\,}`).
    if is_plain(part) {
        return invert_plain(part);
    }
    if enclosed(part).is_some() || name_lists::is_labelled(part) || part.contains("\\,") || part.contains("{,") {
        return None;
    }
    let tokens = tokens(part)?;
    if let Some(comma) = tokens.iter().position(|token| token.contains(',') && !token.starts_with('{')) {
        // Inverted already; only the space after the comma may be missing.
        let spaced = part.replace(',', ", ");
        let words: Vec<&str> = spaced.split_ascii_whitespace().collect();
        return (comma < tokens.len()).then(|| words.join(" ").replace(" ,", ","));
    }
    let (last, before) = tokens.split_last()?;
    if before.is_empty() || part.contains(',') || name_lists::is_family_and_initials(part).is_some() || is_suffix(last)
    {
        return None;
    }
    let (first, particles) = match before.iter().position(|token| begins_lower(token)) {
        None => (before, &[][..]),
        Some(start) => before.split_at(start),
    };
    // Particles and whatever follows them belong to the family name.
    let family = particles.iter().chain([last]).copied().collect::<Vec<_>>().join(" ");
    (!first.is_empty()).then(|| format!("{family}, {}", first.join(" ")))
}

/// The same for a name that is [plain](is_plain), as most are.
fn invert_plain(part: &str) -> Option<String> {
    let (first, last) = part.rsplit_once(' ')?;
    if first.rsplit_once(' ').is_some_and(|(_, word)| is_capital_particle(word)) {
        let given: Vec<&str> = first.split(' ').collect();
        let (given, particles) = given.split_at(given.len() - particles_before(&given, last));
        let family = [particles, &[last]].concat().join(" ");
        return (!given.is_empty()).then(|| [&family, ", ", &given.join(" ")].concat());
    }
    // Only a last word all in capitals may be initials.
    let capitals = !last.bytes().any(|byte| byte.is_ascii_lowercase());
    if is_suffix(last) || capitals && name_lists::is_family_and_initials(part).is_some() {
        return None;
    }
    Some([last, ", ", first].concat())
}

/// Words outside braces, parted by white space and `~`.
fn tokens(part: &str) -> Option<Vec<&str>> {
    let mut tokens = Vec::new();
    let (mut depth, mut start) = (0_usize, 0);
    let bytes = part.as_bytes();
    for (at, byte) in bytes.iter().enumerate() {
        match byte {
            b'{' => depth += 1,
            b'}' => depth = depth.checked_sub(1)?,
            b'~' if at > 0 && bytes[at - 1] == b'\\' => {}
            b if depth == 0 && (b.is_ascii_whitespace() || *b == b'~') => {
                if at > 0 && bytes[at - 1] == b'\\' {
                    return None;
                }
                tokens.extend(part.get(start..at).filter(|token| !token.is_empty()));
                start = at + 1;
            }
            _ => {}
        }
    }
    tokens.extend(part.get(start..).filter(|token| !token.is_empty()));
    (depth == 0).then_some(tokens)
}

fn begins_lower(token: &str) -> bool {
    if token.starts_with('{') && !token.starts_with("{\\") {
        return false;
    }
    let plain = tex::decode(token);
    plain.chars().find(|c| c.is_alphabetic()).is_some_and(char::is_lowercase)
}

fn corporate(draft: &mut Draft, _: &Options) {
    for at in name_fields(draft) {
        let Some(inner) = draft.fields.get(at).and_then(|f| f.inner()) else { continue };
        let bodies = named_beside(draft);
        if bodies.is_empty() && !may_name_body(inner) {
            continue;
        }
        if let Some(whole) = across_and(inner) {
            draft.set_inner(at, &whole, 0.8);
        }
        each_name_at(draft, at, 0.9, |part| {
            let beside = || enclosed(part).is_none() && bodies.contains(&collapse_whitespace(part).to_lowercase());
            (is_body(part) || beside()).then(|| format!("{{{}}}", collapse_whitespace(part)))
        });
    }
}

/// `author = {World Bank}, institution = {World Bank}`: the names of bodies that the entry gives, in small letters. People publish
/// their own works, so of presses only those that are called like bodies.
fn named_beside(draft: &Draft) -> Vec<String> {
    let fields = draft.fields.iter().filter(|field| {
        let bodies = ["institution", "organization"].iter().any(|name| field.name.eq_ignore_ascii_case(name));
        bodies || field.name.eq_ignore_ascii_case("publisher") && field.inner().is_some_and(may_name_body)
    });
    let plain = fields.filter_map(|field| field.inner());
    let plain = plain.map(|inner| collapse_whitespace(inner.trim_matches(['{', '}'])).to_lowercase());
    plain.filter(|name| name.contains(' ') && !name.contains(" and ") && !name.contains(',')).collect()
}

fn et_al(draft: &mut Draft, _: &Options) {
    for at in name_fields(draft) {
        let Some(inner) = draft.fields.get(at).and_then(|f| f.inner()) else { continue };
        let plain = inner.trim_end();
        let cut = ["et al.", "et al", "et~al.", "{et al.}", "\\emph{et al.}"]
            .iter()
            .find_map(|mark| plain.strip_suffix(mark));
        let Some(rest) = cut else { continue };
        // `\lowercase{et al.}` goes with its macro.
        let bare = rest.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        let rest = bare.strip_suffix('\\').filter(|_| plain.ends_with('}')).unwrap_or(rest);
        let rest = rest.trim_end().trim_end_matches(',').trim_end();
        let rest = rest.strip_suffix(" and").unwrap_or(rest).trim_end();
        if rest.is_empty() || names(rest).list.is_empty() {
            continue;
        }
        let text = format!("{rest} and others");
        draft.set_inner(at, &text, 0.95);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::Name;

    #[test]
    fn particles_go_with_the_family_name() {
        for (name, inverted) in [
            ("Donald E. Knuth", Some("Knuth, Donald E.")),
            ("Donald~E. Knuth", Some("Knuth, Donald E.")),
            ("Ludwig van Beethoven", Some("van Beethoven, Ludwig")),
            (
                "Charles Louis Xavier Joseph de la Vall{\\'e}e Poussin",
                Some("de la Vall{\\'e}e Poussin, Charles Louis Xavier Joseph"),
            ),
            ("Jos{\\'e} {Ortega y Gasset}", Some("{Ortega y Gasset}, Jos{\\'e}")),
            ("Knuth,Donald", Some("Knuth, Donald")),
            ("Plato", None),
            ("{World Bank}", None),
            ("family=X, given=Y", None),
            ("jean de la fontaine", None),
            ("Smith SH", None),
            ("Hugo P.{\\,}G. Brown", None),
        ] {
            assert_eq!(invert(name).as_deref(), inverted, "{name}");
        }
    }

    #[test]
    fn a_list_parted_by_semicolons_is_not_taken_for_one_name() {
        use crate::bibtex::clean::{Options, clean};
        for names in ["Ann Lee; Bo Kim", "Ann Lee, and Bo Kim"] {
            let text = format!("@book{{a, author={{{names}}}}}");
            let options = Options { only: vec!["names".into()], ..Options::default() };
            assert_eq!(clean(&text, "t.bib", &options).text, text);
        }
    }

    #[test]
    fn a_suffix_stands_between_family_and_given_names() {
        for (name, inverted) in [
            ("Hugo Brown, Jr.", Some("Brown, Jr., Hugo")),
            ("Hugo van Dyke III", Some("van Dyke, III, Hugo")),
            ("Brown, Jr., Hugo", None),
            ("Brown, Hugo", None),
            ("Brown Jr", None),
        ] {
            assert_eq!(with_suffix(name).as_deref(), inverted, "{name}");
        }
    }

    #[test]
    fn the_name_itself_stays_the_same() {
        assert!(name("van Beethoven, Ludwig").is_some_and(|n| matches!(n, Name::Person(p) if p.prefix == "van")));
    }
}
