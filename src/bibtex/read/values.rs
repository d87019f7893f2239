//! The meaning of one field's TeX: names, dates, pages, lists, identifiers, text.

use std::borrow::Cow;

use biblatex::{Chunk, Spanned};

use super::journals::of_macro;
use crate::bibtex::bodies::{across_and, is_body, may_name_body};
use crate::bibtex::identifiers::canonical_doi;
use crate::bibtex::name_lists::{is_family_and_initials, with_initials};
use crate::bibtex::particles::particles_before;
use crate::bibtex::write::{Meaning, meaning_of_date};
use crate::record::{DataType, Date, DateValue, Field, Name, Names, Person, Value};
use crate::text::{collapse_whitespace, nfc, roman, tex};

/// The value of `field` that `tex` stands for.
pub(crate) fn value_of(field: &Field, value: &str) -> Value {
    match field.data_type() {
        DataType::Names => Value::Names(names(value)),
        DataType::Date => Value::Date(date(value)),
        DataType::Range => Value::Pages(pages(value)),
        DataType::List => Value::List(split_and(value).into_iter().map(tex::decode).collect()),
        DataType::Verbatim if matches!(field, Field::Other(_)) => Value::Verbatim(value.trim().to_owned()),
        DataType::Verbatim if *field == Field::Doi => Value::Verbatim(bare_doi(verbatim(value))),
        DataType::Verbatim => Value::Verbatim(verbatim(value)),
        DataType::Text if matches!(field, Field::Isbn | Field::Issn | Field::Keywords | Field::LangId) => {
            Value::Text(collapse_whitespace(&tex::decode(value).replace('–', "-")))
        }
        DataType::Text if *field == Field::JournalTitle && value.contains('\\') => {
            Value::Text(journal(value).map_or_else(|| tex::decode(value), str::to_owned))
        }
        DataType::Text => Value::Text(tex::decode(value)),
    }
}

/// Parts of a list between the words `and` that stand outside braces, without white space and empty parts.
pub(crate) fn split_and(text: &str) -> Vec<&str> {
    and_parts(text).filter(|part| !part.is_empty()).collect()
}

/// The same one after the other; a part is empty where there is nothing beside an `and`.
pub(crate) fn and_parts(text: &str) -> impl Iterator<Item = &str> {
    let bytes = text.as_bytes();
    let mut next = Some(0);
    std::iter::from_fn(move || {
        let start = next?;
        let (mut depth, mut at) = (0_usize, start);
        while let Some(byte) = bytes.get(at) {
            match byte {
                b'{' => depth += 1,
                b'}' => depth = depth.saturating_sub(1),
                b'a' | b'A' if depth == 0 => {
                    let before = at == 0 || bytes[at - 1].is_ascii_whitespace();
                    let word = before && bytes.get(at..at + 3).is_some_and(|w| w.eq_ignore_ascii_case(b"and"));
                    if word && bytes.get(at + 3).is_none_or(u8::is_ascii_whitespace) {
                        next = Some(at + 3);
                        return text.get(start..at).map(str::trim);
                    }
                }
                _ => {}
            }
            at += 1;
        }
        next = None;
        text.get(start..).map(str::trim)
    })
}

/// The journal that a macro of the American Astronomical Society's stands for: `\apj`, `{\prl}`.
fn journal(value: &str) -> Option<&'static str> {
    let name = value.trim_matches(|c: char| matches!(c, '{' | '}') || c.is_whitespace()).strip_prefix('\\')?;
    of_macro(name)
}

/// A DOI without the resolver's address before it.
fn bare_doi(text: String) -> String {
    if text.starts_with("10.") { text } else { canonical_doi(&text).unwrap_or(text) }
}

/// A name list. Bodies without braces, initials behind the family name and *et al.* are understood as `catena clean` writes
/// them.
pub(crate) fn names(value: &str) -> Names {
    let value = tex::without_notes(value);
    let value = &*value;
    let may_be_bodies = may_name_body(value);
    let whole = if may_be_bodies { across_and(value) } else { None };
    let parts = split_and(whole.as_deref().unwrap_or(value));
    // Where one name of a list shows the custom, the doubtful ones follow it.
    let sure = parts.iter().any(|part| is_family_and_initials(part) == Some(true));
    let mut names = Names::default();
    for part in parts {
        let plain = part.trim_matches(['{', '}']).trim_end_matches('.');
        if part.eq_ignore_ascii_case("others") || matches!(plain.to_lowercase().as_str(), "et al" | "et. al") {
            names.and_others = true;
            continue;
        }
        let part = match cut_short(part) {
            Some(rest) => {
                names.and_others = true;
                rest
            }
            None => part,
        };
        if may_be_bodies && is_body(part) {
            names.list.push(Name::Body(tex::decode(part)));
            continue;
        }
        let apart = is_family_and_initials(part).and_then(|certain| with_initials(part, sure || certain));
        names.list.extend(name(apart.as_deref().unwrap_or(part)));
    }
    names
}

/// `Smith et al.` without the words that say that there are more.
fn cut_short(part: &str) -> Option<&str> {
    let plain = part.trim_end_matches('.');
    let rest = ["et al", "et. al", "et~al"].iter().find_map(|mark| plain.strip_suffix(mark))?;
    let rest = rest.strip_suffix([' ', '~', ','])?.trim_end_matches([' ', ',', '~']);
    (!rest.is_empty()).then_some(rest)
}

/// The first name of a list.
pub(crate) fn first_name(value: &str) -> Option<Name> {
    and_parts(value).filter(|part| !part.is_empty()).find_map(name)
}

/// One name; `None` where nothing is left of it.
pub(crate) fn name(part: &str) -> Option<Name> {
    // `Jane Doe <jane@example.org>`
    let part = part.split_once(" <").filter(|(_, mail)| mail.contains('@')).map_or(part, |(name, _)| name);
    // `B. -Y. Kim`: IEEE sets initials that a hyphen joins apart.
    let joined = part.contains(". -").then(|| part.replace(". -", ".-"));
    let part = joined.as_deref().unwrap_or(part);
    let part = if part.contains('\\') {
        Cow::Owned(collapse_whitespace(&tex::to_unicode(part)).replace("\\ ", " "))
    } else if is_single_spaced(part) {
        Cow::Borrowed(part)
    } else {
        Cow::Owned(collapse_whitespace(part))
    };
    if let Some(body) = enclosed(&part) {
        let body = tex::decode(body);
        return (!body.is_empty()).then_some(Name::Body(body));
    }
    if let Some(name) = extended_name(&part) {
        return Some(name);
    }
    let chunks = chunks(&part);
    if chunks.iter().all(|chunk| chunk.v.get().chars().all(|c| c.is_whitespace() || c == ',')) {
        return None;
    }
    let read = biblatex::Person::parse(&chunks);
    let tidy = |text: String| {
        if text.is_ascii() && is_single_spaced(&text) && !text.starts_with(',') && !text.ends_with(',') {
            return text;
        }
        nfc(collapse_whitespace(&text.replace(EQUALS, "=")).trim_matches(',').trim())
    };
    let mut person = Person {
        family: tidy(read.name),
        given: tidy(read.given_name),
        prefix: tidy(read.prefix),
        suffix: tidy(read.suffix),
    };
    // `Martin Luther King, Jr.`: a suffix where given names were expected.
    if person.suffix.is_empty() && is_suffix(&person.given) && person.family.contains(' ') {
        let (given, family) = person.family.rsplit_once(' ').map(|(g, f)| (g.to_owned(), f.to_owned()))?;
        person = Person { suffix: person.given, given, family, prefix: person.prefix };
    }
    if !part.contains(',') {
        without_comma(&mut person);
    }
    if person.family.is_empty() {
        let whole = [&person.prefix, &person.given].map(String::as_str).join(" ").trim().to_owned();
        person = Person { family: whole, ..Person::default() };
    }
    (!person.family.is_empty()).then_some(Name::Person(person))
}

/// What BibTeX's grammar does not see in a name that is written as it is spoken: `Martin Luther King Jr.` has a suffix, `Pope John
/// Paul II` no family name, and `Ursula K. Le Guin` a family name of two words.
fn without_comma(person: &mut Person) {
    if let Some(head) = person.given.split(' ').next()
        && is_office(head)
        && is_number(&person.family)
    {
        person.family = format!("{} {}", std::mem::take(&mut person.given), person.family);
        return;
    }
    if person.prefix.is_empty() && is_suffix(&person.family) && person.given.contains(' ') {
        let suffix = std::mem::take(&mut person.family);
        let (given, family) = person.given.rsplit_once(' ').unwrap_or_default();
        let suffixed = Person { given: given.into(), family: family.into(), suffix, ..Person::default() };
        *person = suffixed;
    }
    if person.prefix.is_empty() {
        let words: Vec<&str> = person.given.split(' ').collect();
        let start = words.len() - particles_before(&words, &person.family);
        if let (Some(given @ [_, ..]), Some(particles @ [_, ..])) = (words.get(..start), words.get(start..)) {
            person.family = format!("{} {}", particles.join(" "), person.family);
            person.given = given.join(" ");
        }
    }
}

/// Whether a word before a name and its number says what a ruler rules.
pub(crate) fn is_office(word: &str) -> bool {
    matches!(word, "Pope" | "Papst" | "Pape" | "Papa" | "King" | "Queen" | "Emperor" | "Kaiser" | "Tsar" | "Sultan")
}

/// A Roman number in capitals, as rulers have it.
pub(crate) fn is_number(word: &str) -> bool {
    word.bytes().all(|b| b.is_ascii_uppercase()) && roman(word).is_some()
}

/// Whether words are parted by one space each and none stands at the ends.
fn is_single_spaced(text: &str) -> bool {
    let mut space = true;
    for c in text.chars() {
        if c.is_whitespace() && (space || c != ' ') {
            return false;
        }
        space = c == ' ';
    }
    !space
}

/// Stands for `=` while the crate splits a name: it takes any name with an equals sign for the extended format, and
/// stumbles over one that is not.
const EQUALS: char = '\u{e000}';

/// BibLaTeX's extended format (manual, §3.15): `family=Beauvoir, given=Simone, prefix=de`.
fn extended_name(part: &str) -> Option<Name> {
    if !part.contains('=') {
        return None;
    }
    let mut person = Person::default();
    for item in split_outside_braces(part, &[',']) {
        let (label, value) = item.split_once('=')?;
        let value = value.trim();
        let value = tex::decode(value.strip_prefix('"').and_then(|v| v.strip_suffix('"')).unwrap_or(value));
        match label.trim().to_lowercase().as_str() {
            "family" => person.family = value,
            "given" => person.given = value,
            "prefix" => person.prefix = value,
            "suffix" => person.suffix = value,
            "id" | "useprefix" | "family-i" | "given-i" | "prefix-i" | "suffix-i" | "hash" => {}
            _ => return None,
        }
    }
    (!person.family.is_empty()).then_some(Name::Person(person))
}

/// The inside of a pair of braces that encloses the whole of `text`.
pub(crate) fn enclosed(text: &str) -> Option<&str> {
    let inner = text.strip_prefix('{')?.strip_suffix('}')?;
    let mut depth = 0_i32;
    for byte in inner.bytes() {
        match byte {
            b'{' => depth += 1,
            b'}' => depth -= 1,
            _ => {}
        }
        if depth < 0 {
            return None;
        }
    }
    (depth == 0).then_some(inner)
}

pub(crate) fn is_suffix(text: &str) -> bool {
    matches!(text.trim_end_matches('.'), "Jr" | "Sr" | "jr" | "sr" | "Jun" | "Sen" | "II" | "III" | "IV")
}

/// A name as the crate takes it: text outside braces, and text inside them, which is never split.
fn chunks(text: &str) -> Vec<Spanned<Chunk>> {
    let mut chunks = Vec::new();
    let (mut depth, mut start) = (0_usize, 0);
    let mut push = |from: usize, to: usize, inside: bool| {
        let Some(part) = text.get(from..to).filter(|part| !part.is_empty()) else { return };
        let lead = if part.starts_with(' ') { " " } else { "" };
        let trail = if part.ends_with(' ') && part.len() > 1 { " " } else { "" };
        let mut plain = tex::decode(part);
        if plain.contains('=') {
            plain = plain.replace('=', &EQUALS.to_string());
        }
        chunks.push(Spanned::detached(if inside {
            Chunk::Verbatim(plain)
        } else if lead.is_empty() && trail.is_empty() && plain.is_ascii() {
            Chunk::Normal(plain)
        } else {
            Chunk::Normal(format!("{lead}{}{trail}", plain.replace('\u{a0}', " ")).replace("  ", " "))
        }));
    };
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'{' => {
                if depth == 0 {
                    push(start, at, false);
                    start = at + 1;
                }
                depth += 1;
            }
            b'}' if depth > 0 => {
                depth -= 1;
                if depth == 0 {
                    push(start, at, true);
                    start = at + 1;
                }
            }
            _ => {}
        }
    }
    push(start, text.len(), depth > 0);
    chunks
}

/// Page ranges: `12--15, 20` and what people write for it. Text in braces is one page number.
pub(crate) fn pages(value: &str) -> Vec<(String, Option<String>)> {
    split_outside_braces(value, &[',', ';'])
        .into_iter()
        .map(str::trim)
        .filter(|range| !range.is_empty())
        .map(|range| {
            let range = range.replace(['–', '—', '−', '‐', '‑'], "-").replace("\\textendash", "-");
            let plain = |side: &str| tex::decode(side.trim().trim_matches('-'));
            // The longest run of hyphens outside braces parts the range: `A-1--A-4`.
            let runs = hyphen_runs(&range);
            let longest = runs.iter().map(|(start, end)| end - start).max().unwrap_or(0);
            let at = runs.iter().find(|(start, end)| end - start == longest);
            match at {
                Some(&(start, end)) if start > 0 && end < range.len() => {
                    let (first, last) = (range.get(..start).unwrap_or(""), range.get(end..).unwrap_or(""));
                    (plain(first), Some(plain(last)).filter(|last| !last.is_empty()))
                }
                _ => (plain(&range), None),
            }
        })
        .filter(|(first, _)| !first.is_empty())
        .collect()
}

fn hyphen_runs(text: &str) -> Vec<(usize, usize)> {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    let mut depth = 0_usize;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'{' => depth += 1,
            b'}' => depth = depth.saturating_sub(1),
            b'-' if depth == 0 => match runs.last_mut() {
                Some((_, end)) if *end == at => *end = at + 1,
                _ => runs.push((at, at + 1)),
            },
            _ => {}
        }
    }
    runs
}

fn split_outside_braces<'t>(text: &'t str, marks: &[char]) -> Vec<&'t str> {
    let mut depth = 0_usize;
    text.split(|c: char| {
        match c {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0 && marks.contains(&c)
    })
    .collect()
}

/// A date field: EDTF, with what biber also takes (`199X`, times of day, `..`), else the words themselves.
pub(crate) fn date(value: &str) -> DateValue {
    let plain = collapse_whitespace(&value.replace(['{', '}'], ""));
    let ends: Vec<String> = plain.split('/').map(edtf_end).collect();
    if let Some(date) = Date::read(&ends.join("/")) {
        return DateValue::Edtf(date);
    }
    if let Some(decade) = plain.strip_suffix("XX").or_else(|| plain.strip_suffix("uu")) {
        if let Some(date) = Date::read(&format!("{decade}00/{decade}99")) {
            return DateValue::Edtf(date);
        }
    } else if let Some(years) = plain.strip_suffix('X').or_else(|| plain.strip_suffix('u'))
        && let Some(date) = Date::read(&format!("{years}0/{years}9"))
    {
        return DateValue::Edtf(date);
    }
    match meaning_of_date(&tex::decode(value)) {
        Meaning::Date(date) => date,
        _ => DateValue::Literal(tex::decode(value)),
    }
}

/// One end of an EDTF date: without the time of day, with two digits for month and day.
fn edtf_end(end: &str) -> String {
    let day = end.trim().split_once('T').map_or(end.trim(), |(day, _)| day);
    let (body, mark) = match day.char_indices().last() {
        Some((at, '~' | '?' | '%')) => day.split_at(at),
        _ => (day, ""),
    };
    let body = body.trim_end_matches("-XX").replace(['‐', '–'], "-");
    let parts: Vec<&str> = body.split('-').collect();
    let padded: Vec<String> = parts
        .iter()
        .enumerate()
        .map(|(at, part)| if at > 0 && part.len() == 1 { format!("0{part}") } else { (*part).to_owned() })
        .collect();
    format!("{}{mark}", padded.join("-"))
}

/// The text with `plain` for `tex`. A backslash that another one escapes begins no command: JabRef writes one of a path's
/// as two.
fn without_escape(text: &str, tex: &str, plain: &str) -> String {
    if !text.contains(tex) {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(tex) {
        let (before, found) = rest.split_at(at);
        out.push_str(before);
        let escaped = tex.starts_with('\\') && out.bytes().rev().take_while(|byte| *byte == b'\\').count() % 2 == 1;
        out.push_str(if escaped { tex } else { plain });
        rest = found.get(tex.len()..).unwrap_or_default();
    }
    out.push_str(rest);
    out
}

/// An address or identifier without TeX's escapes.
pub(crate) fn verbatim(value: &str) -> String {
    let mut text = value.trim();
    for command in ["\\url", "\\path", "\\nolinkurl"] {
        if let Some(rest) = text.strip_prefix(command).and_then(|rest| enclosed(rest.trim())) {
            text = rest;
        }
    }
    while let Some(inner) = enclosed(text) {
        text = inner.trim();
    }
    let mut out = text.to_owned();
    if text.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\') {
        return out;
    }
    if out.contains('\\') {
        for (tex, plain) in [
            ("{\\_}", "_"),
            ("{\\&}", "&"),
            ("{\\%}", "%"),
            ("{\\#}", "#"),
            ("{\\$}", "$"),
            ("{\\textasciitilde}", "~"),
            ("\\textasciitilde{}", "~"),
            ("\\textasciitilde ", "~"),
            ("\\textasciitilde", "~"),
            ("{\\~{}}", "~"),
            ("\\~{}", "~"),
            ("\\textunderscore{}", "_"),
            ("{\\textunderscore}", "_"),
            ("\\_", "_"),
            ("\\&", "&"),
            ("\\%", "%"),
            ("\\#", "#"),
            ("\\$", "$"),
            ("{\\sim}", "~"),
            ("$\\sim$", "~"),
            ("\\~", "~"),
        ] {
            out = without_escape(&out, tex, plain);
        }
    }
    nfc(&collapse_whitespace(&out))
}
