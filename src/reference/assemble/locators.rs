//! Where in a journal or book: volume, issue and what stands with them.
//!
//! Journals print these in many compact ways (`46(1)`, `12, no. 3`, `Jg. 12, H. 3`, `103 (2–3): 45`); BibLaTeX wants the
//! volume and the number apart, and pages as ranges with both ends in full (manual §2.2.2).

use std::sync::LazyLock;

use regex::Regex;

use super::words::trim;
use crate::reference::Label;
use crate::reference::east_asia::counter;
use crate::text::roman;

/// What a stretch labelled as volume says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Volume {
    /// Volume, roman numbers as arabic.
    pub volume: Option<String>,
    /// Issue number.
    pub number: Option<String>,
    /// An issue that has a name: `Spring`, `Suppl. 2`.
    pub issue: Option<String>,
    /// Pages, where they stood in the same stretch.
    pub pages: Option<Vec<(String, Option<String>)>>,
    /// Article number.
    pub eid: Option<String>,
}

/// What a number in a locator is.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Part {
    Volume,
    Number,
    Pages,
    Year,
}

/// Reads volume, issue and what stands with them.
pub fn volume(text: &str) -> Volume {
    let mut found = read_parts(text, None);
    if let Some(double) = double_volume(text) {
        (found.volume, found.number) = (Some(double.to_owned()), None);
    }
    if let Some(whole) =
        divided_issue(text).filter(|whole| found.number.as_deref().is_none_or(|n| whole.starts_with(n)))
    {
        (found.number, found.issue) = (Some(whole.to_owned()), None);
    }
    found
}

/// `s. II 25`, `n.s., XV`, `N. F. 12`: the series of a journal, and its volume.
pub(super) fn series_and_volume(text: &str) -> Option<(&str, &str)> {
    if let Some(found) = series_in_a_bracket(text) {
        return Some(found);
    }
    let found = SERIES.as_ref()?.captures(text.trim())?;
    Some((found.name("series")?.as_str(), found.name("volume")?.as_str()))
}

/// `(2) 141`, as mathematicians count the series of a journal: one figure in brackets right before the volume.
fn series_in_a_bracket(text: &str) -> Option<(&str, &str)> {
    let (series, volume) = text.trim().strip_prefix('(')?.split_once(") ")?;
    let counts = series.len() == 1 && series.bytes().all(|b| (b'2'..=b'9').contains(&b));
    (counts && volume.starts_with(|c: char| c.is_ascii_digit())).then_some((series, volume))
}

static SERIES: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(concat!(
        r"^(?P<series>(?:[Nn]\. ?[SsFf]|[Nn]ew [Ss]er(?:ies)?|nuova serie|nouvelle série|neue Folge|n\. ?ser|",
        r"s(?:er(?:ie|ies)?)?\.? ?(?:[IVX]+|\d)|(?:\d+|[IVX]+)(?:ª|\.|a|e|th|rd|nd|ème)? ?[Ss](?:er(?:ie|ies)?|ér(?:ie)?)?)\.?),? ",
        r"(?:[Vv]ols?\. ?|[Bb]d\. ?|[Tt]\. ?)?(?P<volume>(?:[IVXLC]+|\d).*)$"
    ))
    .ok()
});

/// `46/47`: two volumes that follow each other, printed as one.
pub(super) fn double_volume(text: &str) -> Option<&str> {
    // No journal counts more issues a year than weeks; few count more than a dozen.
    const MOST_ISSUES: u32 = 12;
    let bare = trim(text);
    let (first, second) = bare.split_once('/')?;
    let (first, second): (u32, u32) = (first.parse().ok()?, second.parse().ok()?);
    (first > MOST_ISSUES && second == first + 1).then_some(bare)
}

/// `2_suppl` of `55(2_suppl)`, `3, Pt. 2` of `80(3, Pt. 2)`: an issue that has a part.
fn divided_issue(text: &str) -> Option<&str> {
    let inside = text.get(text.find('(')? + 1..text.rfind(')')?)?.trim();
    let digits = inside.bytes().take_while(u8::is_ascii_digit).count();
    let (number, rest) = inside.split_at(digits);
    let part = ["_suppl", "_Suppl", ", Pt", ", pt", ", Part", " Pt", " Suppl", ", Suppl"]
        .iter()
        .any(|word| rest.starts_with(word));
    (part && !number.is_empty() && rest.len() < 14 && !rest.contains(['(', ')', ':'])).then_some(inside)
}

fn read_parts(text: &str, first: Option<Part>) -> Volume {
    let mut found = Volume::default();
    let mut expected = first;
    let mut words = cut(text).into_iter().peekable();
    let mut depth = 0;
    let mut colon = false;
    while let Some(word) = words.next() {
        match word {
            "(" | "[" => depth += 1,
            ")" | "]" => depth -= 1,
            ":" => colon = true,
            _ => {}
        }
        let lower = word.to_lowercase();
        // `t. V` is the fifth, `V. 12` the twelfth.
        let number = || {
            words.clone().find(|next| *next != ".").is_some_and(|next| next.starts_with(|c: char| c.is_ascii_digit()))
        };
        let fifth = word == "V" && !number();
        if let Some(part) = announces(&lower).filter(|_| !fifth) {
            // `S` and `p` also begin issue names; a number must follow.
            expected = Some(part);
            continue;
        }
        // `V69`, run together.
        let (word, lower) =
            match word.strip_prefix('V').filter(|n| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit())) {
                Some(number) => {
                    expected = Some(Part::Volume);
                    (number, number.to_owned())
                }
                None => (word, lower),
            };
        if matches!(
            lower.as_str(),
            "suppl" | "supl" | "supplement" | "special" | "sonderheft" | "beiheft" | "spec" | "sup"
        ) {
            let mut name = word.to_owned();
            while let Some(next) = words.next_if(|w| !matches!(*w, ")" | "]" | "," | ":" | ";")) {
                if next == "." {
                    name.push('.');
                } else {
                    name.push(' ');
                    name.push_str(next);
                }
            }
            found.issue.get_or_insert(name);
            continue;
        }
        // `63e année`
        let word = match word.strip_suffix("ème").or_else(|| word.strip_suffix('e')) {
            Some(number)
                if !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit()) && text.contains("année") =>
            {
                number
            }
            _ => word,
        };
        let numeric = word.starts_with(|c: char| c.is_ascii_digit())
            || roman(word).is_some() && (expected.is_some() || found.volume.is_none())
            || word.len() <= 5 && word.chars().any(|c| c.is_ascii_digit()) && word.chars().all(char::is_alphanumeric)
            || word.len() == 1 && word.chars().all(|c| c.is_ascii_uppercase()) && found.volume.is_none();
        if !numeric {
            continue;
        }
        // A range: `7–8`, `2/3` inside brackets or after `no.`.
        let mut value = word.to_owned();
        if words.peek().is_some_and(|w| matches!(*w, "–" | "-" | "—" | "/" | "‐" | "&" | "−")) {
            let sign = words.peek().copied().unwrap_or("-");
            let slash_parts = sign == "/" && depth == 0 && expected.is_none() && found.volume.is_none();
            if !slash_parts {
                words.next();
                if let Some(last) = words.next_if(|w| w.chars().any(char::is_alphanumeric)) {
                    value = format!("{value}{}{last}", if sign == "/" { "/" } else { "–" });
                }
                // `1/2/3`.
                while sign == "/" && words.next_if_eq(&"/").is_some() {
                    if let Some(part) = words.next_if(|word| word.chars().all(char::is_alphanumeric)) {
                        value.push('/');
                        value.push_str(part);
                    }
                }
            }
        }
        let counter = words.peek().and_then(|word| counted(word));
        if counter.is_some() {
            words.next();
        }
        let part = counter.or(expected.take()).unwrap_or({
            if depth > 0 && found.volume.is_some() {
                Part::Number
            } else if depth > 0 && value.len() == 4 && value.parse::<u16>().is_ok_and(|y| (1700..2100).contains(&y)) {
                Part::Year
            } else if found.volume.is_none() {
                Part::Volume
            } else if colon && (value.contains('–') || found.number.is_some()) {
                Part::Pages
            } else if found.number.is_none() {
                Part::Number
            } else {
                Part::Pages
            }
        });
        match part {
            Part::Volume => {
                found.volume.get_or_insert(roman(&value).map_or(value.clone(), |n| n.to_string()));
            }
            Part::Number => {
                found.number.get_or_insert(value);
            }
            Part::Pages => {
                found.pages.get_or_insert_with(|| super::pages::pages(&value).pages);
            }
            Part::Year => {}
        }
    }
    found
}

/// The chapter that a stretch names, or several: `Chap. 4`, `ch. 2`, `Chapters XX–XXIII`, `chapters 1 and 7`.
pub fn chapter(text: &str) -> Option<String> {
    const WORDS: [&str; 13] = [
        "chapters",
        "chapter",
        "chaps.",
        "chap.",
        "chap",
        "chs.",
        "ch.",
        "kapitel",
        "kap.",
        "capítulos",
        "capítulo",
        "chapitres",
        "chapitre",
    ];
    let bare = trim(text).trim_start_matches(['(', '[']);
    let lower = bare.to_lowercase();
    let word = WORDS.iter().find(|word| lower.starts_with(**word))?;
    let numbers = trim(bare.get(word.len()..)?).trim_matches([')', ']']);
    let number = |part: &str| {
        let plain = part.chars().all(char::is_alphanumeric) && part.len() <= 6;
        plain && (part.starts_with(|c: char| c.is_ascii_digit()) || roman(part).is_some())
    };
    let joint = |part: &str| matches!(part, "and" | "und" | "et" | "y" | "e" | "&");
    let mut parts = numbers.split([' ', '–', '-', ',']).filter(|part| !part.is_empty() && !joint(part)).peekable();
    (parts.peek().is_some() && parts.all(number)).then(|| numbers.to_owned())
}

/// `308 f.`, `212 leaves`: how many leaves a thesis has.
pub fn leaves(text: &str) -> Option<String> {
    let (number, word) = trim(text).split_once(' ')?;
    let counted = (2..=4).contains(&number.len()) && number.bytes().all(|b| b.is_ascii_digit());
    let leaves = matches!(word.trim_end_matches('.'), "f" | "fl" | "fls" | "ff" | "leaves" | "Bl" | "h" | "hojas");
    (counted && leaves).then(|| number.to_owned())
}

/// Reads an issue.
pub fn issue(text: &str) -> Option<String> {
    if let Some(whole) = divided_issue(text) {
        return Some(whole.to_owned());
    }
    // `CSCW1`: a name in capitals with its number.
    let bare = trim(text);
    let capitals = bare.bytes().take_while(u8::is_ascii_uppercase).count();
    let named = capitals > 2 && bare.bytes().skip(capitals).all(|b| b.is_ascii_digit());
    if named && announces(&bare[..capitals].to_lowercase()).is_none() && roman(bare).is_none() {
        return Some(bare.to_owned());
    }
    let read = read_parts(text, Some(Part::Number));
    let value = read.number.clone().or(read.volume.filter(|_| read.number.is_none())).or(read.issue);
    let word = trim(text).trim_end_matches('.');
    value.or_else(|| Some(word.to_owned()).filter(|t| !t.is_empty() && announces(&t.to_lowercase()).is_none()))
}

/// The part that a word announces.
pub(super) fn announces(lower: &str) -> Option<Part> {
    Some(match lower {
        "vol" | "vols" | "volume" | "bd" | "band" | "jg" | "jahrgang" | "jhg" | "t" | "tome" | "tomo" | "v"
        | "année" | "anno" | "año" | "ano" | "vol." | "bde" | "jrg" | "т" | "том" | "ч" | "кн" => Part::Volume,
        "no" | "nr" | "n" | "nn" | "num" | "number" | "heft" | "h" | "hft" | "issue" | "iss" | "n°" | "nº" | "№"
        | "núm" | "numéro" | "número" | "nos" | "fasc" | "nummer" | "ausgabe" | "pt" | "part" | "#" | "n.º" | "nro"
        | "numero" | "вып" | "выпуск" | "номер" => Part::Number,
        "pp" | "p" | "s" | "pages" | "page" | "pág" | "págs" | "seite" | "seiten" | "с" | "сс" | "стр" => {
            Part::Pages
        }
        _ => return None,
    })
}

/// What a number before this word is, where that begins with a counter.
fn counted(word: &str) -> Option<Part> {
    Some(match word.chars().next().and_then(counter)? {
        Label::Volume => Part::Volume,
        Label::Issue => Part::Number,
        Label::Pages => Part::Pages,
        _ => Part::Year,
    })
}

/// Words, numbers and signs. `n°` stays together.
pub(super) fn cut(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        if c.is_whitespace() {
            rest = rest.get(c.len_utf8()..).unwrap_or("");
            continue;
        }
        let digits = c.is_ascii_digit();
        let length = if c.is_alphanumeric() {
            // Letters and digits part (`vol12`), except where digits come first (`12a`) or after one capital (`S12`).
            let letters = rest.chars().take_while(|x| x.is_alphabetic()).count();
            let whole = rest
                .find(|x: char| {
                    !x.is_alphanumeric() && !matches!(x, '°' | 'º') || matches!(x, '月' | '월') || counter(x).is_some()
                })
                .unwrap_or(rest.len());
            let word_end = rest.find(|x: char| !x.is_alphabetic() && !matches!(x, '°' | 'º')).unwrap_or(rest.len());
            if digits || letters == 1 && (c.is_uppercase() || c == 'e') && whole > word_end {
                whole
            } else {
                word_end.max(c.len_utf8())
            }
        } else {
            c.len_utf8()
        };
        let (word, after) = rest.split_at(length);
        found.push(word);
        rest = after;
    }
    found
}

/// Whether a journal is one of those that come in lettered sections: physics and its neighbours.
pub fn has_sections(name: &str) -> bool {
    let name = name.trim_end_matches(['.', ',', ' ']);
    [
        "Rev", "Phys", "Lett", "Physica", "Nucl", "J", "Res", "Instrum", "Methods", "Math", "Cryst", "Chem", "Suppl.)",
        "Proc", "Soc", "Acta", "Sect",
    ]
    .iter()
    .any(|end| name.ends_with(end))
}

/// `Phys. Rev. D76 (` → `Phys. Rev. D`, `76`; `JHEP11` → `JHEP`, `11`.
pub fn letter_and_volume(name: &str) -> Option<(String, String)> {
    let bare = name.trim_end_matches(['(', ' ', ',', '.', ':']);
    let digits = bare.bytes().rev().take_while(u8::is_ascii_digit).count();
    if digits == 0 || digits > 4 {
        return None;
    }
    let (head, number) = bare.split_at(bare.len() - digits);
    let letters: Vec<char> = head.chars().rev().take_while(|c| c.is_ascii_uppercase()).collect();
    let before = head.get(..head.len() - letters.len())?;
    // The topical issues of Physica Scripta are numbered T1, T2 …
    if letters == ['T'] && before.trim_end_matches(['.', ' ']).ends_with("Scr") {
        return Some((before.trim_end().to_owned(), format!("T{number}")));
    }
    let section = letters.len() == 1 && (before.ends_with([' ', '.']) && has_sections(before));
    let acronym = letters.len() >= 3 && before.is_empty();
    (section || acronym).then(|| (head.to_owned(), number.to_owned()))
}
#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn parts(text: &str) -> (String, String) {
        let read = volume(text);
        (read.volume.unwrap_or_default(), read.number.or(read.issue).unwrap_or_default())
    }

    #[test]
    fn volume_and_number_are_told_apart() {
        for (text, v, n) in [
            ("46", "46", ""),
            ("9(4)", "9", "4"),
            ("25(7–8):", "25", "7–8"),
            ("vol. 12, no. 3", "12", "3"),
            ("12, 3,", "12", "3"),
            ("Jg. 12, H. 3", "12", "3"),
            ("12/3", "12", "3"),
            ("Vol. I", "1", ""),
            ("XIV, n° 2", "14", "2"),
            ("no. 4", "", "4"),
            ("105 (419):", "105", "419"),
            ("Bd. 2", "2", ""),
            ("12 (Suppl. 2)", "12", "Suppl. 2"),
            ("vol.12 no.3", "12", "3"),
            ("V69", "69", ""),
            ("t. V", "5", ""),
            ("V", "5", ""),
            ("제21권 제3호", "21", "3"),
            ("제28집, 제4호", "28", "4"),
            ("第17卷第2期", "17", "2"),
            ("23卷 第1期", "23", "1"),
        ] {
            assert_eq!(parts(text), (v.into(), n.into()), "{text}");
        }
        assert_eq!(issue("CSCW1,").as_deref(), Some("CSCW1"));
        assert_eq!(issue("No. 3").as_deref(), Some("3"));
        assert_eq!(volume("23: 279-303").pages, Some(vec![("279".into(), Some("303".into()))]));
    }

    #[test]
    fn volumes_may_be_double_and_issues_divided() {
        let read = volume("46/47");
        assert_eq!((read.volume.as_deref(), read.number), (Some("46/47"), None));
        assert_eq!(parts("12/3"), ("12".into(), "3".into()));
        assert_eq!(parts("55(2_suppl)"), ("55".into(), "2_suppl".into()));
        assert_eq!(parts("80(3, Pt. 2),"), ("80".into(), "3, Pt. 2".into()));
        assert_eq!(issue("(3, Pt. 1)").as_deref(), Some("3, Pt. 1"));
    }

    proptest! {
        #[test]
        fn any_text_is_read_without_panic(text in "\\PC{0,30}|[0-9IVXivx.,:()/ –-]{0,24}") {
            volume(&text);
            issue(&text);
        }
    }
}
