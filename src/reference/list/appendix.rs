//! Headings of what stands behind a reference list and is no part of it: appendices.

use crate::text::fold;

/// `Appendix A. Data`, `Online Appendix`, `A Data Appendix`, `Anhang 2: Tabellen`: a heading, and no entry by somebody of this name.
pub fn is_appendix(line: &str) -> bool {
    const WORDS: [&str; 8] =
        ["appendix", "appendices", "anhang", "annexe", "annexes", "apendice", "appendice", "allegato"];
    let folded = fold(line);
    let words: Vec<&str> = folded.split(' ').collect();
    let label = |word: &str| {
        word.len() < 4 && (word.len() == 1 || word.bytes().all(|b| b.is_ascii_digit() || b"ivx".contains(&b)))
    };
    let year = words.iter().any(|word| word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit()));
    let named = |word: &&str| WORDS.contains(word);
    let short = words.len() <= 8 && !year && !line.ends_with(',');
    let opens = match words.as_slice() {
        [first, ..] if !named(first) => words.len() <= 4 && words.last().is_some_and(named) && !line.contains('.'),
        [_] => true,
        [_, second, ..] => label(second) && !line.contains(',') || line.contains(':'),
        [] => false,
    };
    short && opens
}

/// Whether a line is the heading of an appendix with a letter, `A. Data sets`, and not somebody's name, `A. Doe and R. Roe`:
/// a word in small letters is in it that joins no names.
pub fn is_first_appendix(line: &str) -> bool {
    let Some((_, words)) = line.split_once(' ').filter(|(letter, _)| matches!(*letter, "A" | "A." | "A:")) else {
        return false;
    };
    let small = |word: &str| {
        word.starts_with(char::is_lowercase)
            && !matches!(
                word,
                "and"
                    | "und"
                    | "et"
                    | "y"
                    | "e"
                    | "de"
                    | "der"
                    | "den"
                    | "van"
                    | "von"
                    | "la"
                    | "le"
                    | "du"
                    | "di"
                    | "da"
                    | "dos"
            )
    };
    says_what_a_heading_says(words) && !words.contains('&') && words.split(' ').any(small)
}

/// An entry says more than a heading does: it has a date, full stops, commas.
pub fn says_what_a_heading_says(words: &str) -> bool {
    words.starts_with(char::is_uppercase)
        && words.len() <= 60
        && !words.contains(|c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | ';' | '“' | '"' | '/'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn appendices_are_told_from_authors() {
        for line in [
            "Appendix A. Data",
            "Appendix",
            "A Data Appendix",
            "Online Appendix",
            "Anhang 2: Tabellen",
            "Appendix: Data",
        ] {
            assert!(is_appendix(line), "{line}");
        }
        for line in ["Appendix, A. (2001). On salt.", "Roe, A. 1999. The appendix of rivers and its use.", "Anhang, B."]
        {
            assert!(!is_appendix(line), "{line}");
        }
    }
}
