//! Who did what as the Russian norm prints it: `сост., прим. и вступ. ст. М. Моора ; пер. с нем. И. Кея, Ю. Роу ; под ред. А. Пира`.

use super::read_names;
use crate::record::Names;

/// What those named in one part of such a statement did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// They edited or compiled.
    Edited,
    /// They translated.
    Translated,
    /// They wrote an introduction.
    Introduced,
    /// They wrote an afterword.
    Concluded,
    /// They did something that BibLaTeX has no field for.
    Other,
}

/// The parts of a statement that says at least once, in Russian, what was done.
pub fn parts(text: &str) -> Option<Vec<(Part, Names)>> {
    const SAY: [&str; 10] =
        ["пер.", "Пер.", "перевод", "ред.", "сост.", "ст.", "предисл", "коммент", "послесл", "прим"];
    if !SAY.iter().any(|word| text.contains(word)) {
        return None;
    }
    let mut found: Vec<(Part, Names)> = Vec::new();
    for segment in text.split(';') {
        let segment = segment.trim_matches([' ', '—', '–', ',', '/']);
        let Some((said, names)) = parted(segment) else { continue };
        let names = read_names(names).names;
        if names.list.is_empty() {
            continue;
        }
        for part in deeds(said) {
            found.push((part, names.clone()));
        }
    }
    (!found.is_empty()).then_some(found)
}

/// What was done, and who did it: the names begin behind the last word in small letters.
fn parted(segment: &str) -> Option<(&str, &str)> {
    let mut at = 0;
    let mut seam = None;
    for word in segment.split_inclusive(' ') {
        let bare = word.trim_matches(|c: char| !c.is_alphabetic());
        let names = bare.starts_with(char::is_uppercase) && at > 0;
        at += word.len();
        if names {
            seam.get_or_insert(at - word.len());
        } else if bare.starts_with(char::is_lowercase) && !matches!(bare, "и" | "де" | "фон" | "ван" | "др")
        {
            seam = None;
        }
    }
    let seam = seam?;
    Some((segment.get(..seam)?, segment.get(seam..)?))
}

fn deeds(said: &str) -> Vec<Part> {
    let lower = said.to_lowercase();
    let mut found = Vec::new();
    for (words, part) in [
        (&["ред", "сост"][..], Part::Edited),
        (&["пер.", "перевод", "пер "][..], Part::Translated),
        (&["вступ", "предисл", "введ"][..], Part::Introduced),
        (&["послесл"][..], Part::Concluded),
    ] {
        if words.iter().any(|word| lower.contains(word)) {
            found.push(part);
        }
    }
    if found.is_empty() {
        found.push(Part::Other);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_part_of_a_statement_says_who_did_what() {
        let read = |text: &str| -> Vec<String> {
            let parts = parts(text).unwrap_or_default();
            parts
                .iter()
                .map(|(part, names)| {
                    format!("{part:?} {}", names.list.iter().map(|n| n.inverted()).collect::<Vec<_>>().join(" + "))
                })
                .collect()
        };
        assert_eq!(
            read("сост., прим. и вступ. ст. М. С. Моора ; пер. с нем. М. С. Моора, Ю. А. Кея."),
            ["Edited Моора, М. С.", "Introduced Моора, М. С.", "Translated Моора, М. С. + Кея, Ю. А."]
        );
        assert_eq!(read("под ред. F. Moor, W. Quay. —"), ["Edited Moor, F. + Quay, W."]);
        assert_eq!(read("пер. с англ., под ред. В. Моора."), ["Edited Моора, В.", "Translated Моора, В."]);
        assert!(parts("A. Moor (ed.)").is_none());
    }
}
