//! Words of titles that no style may change, put back as the record has them.
//!
//! CSL marks them with `nocase`, which the engine does not know. A style changes letters of a title one for one, so the
//! title is found again in what was printed by all its letters, whatever their case.

use crate::export::markup::Run;
use crate::record::{Field, Record};

const TITLES: [Field; 7] = [
    Field::Title,
    Field::Subtitle,
    Field::BookTitle,
    Field::BookSubtitle,
    Field::MainTitle,
    Field::MainSubtitle,
    Field::IssueTitle,
];

/// Puts the protected words of the record's titles right.
pub(super) fn protected(runs: &mut [Run], record: &Record) {
    if record.protected.is_empty() {
        return;
    }
    for title in TITLES.iter().filter_map(|field| record.text(field)) {
        let places: Vec<(usize, usize)> = record.protected.iter().flat_map(|phrase| places(title, phrase)).collect();
        if places.is_empty() {
            continue;
        }
        let letters: Vec<char> = title.chars().collect();
        for run in runs.iter_mut().filter(|run| run.link.is_none()) {
            let mut printed: Vec<char> = run.text.chars().collect();
            let Some(at) = printed.windows(letters.len()).position(|window| same(window, &letters)) else { continue };
            for (start, end) in &places {
                if let (Some(there), Some(own)) = (printed.get_mut(at + start..at + end), letters.get(*start..*end)) {
                    there.copy_from_slice(own);
                }
            }
            run.text = printed.into_iter().collect();
        }
    }
}

/// Where a phrase stands in a title by itself, in characters.
fn places(title: &str, phrase: &str) -> Vec<(usize, usize)> {
    let inside = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let found = title.match_indices(phrase).filter(|(at, _)| {
        let (before, after) = (title.get(..*at).unwrap_or(""), title.get(at + phrase.len()..).unwrap_or(""));
        !inside(before.chars().next_back()) && !inside(after.chars().next())
    });
    let length = phrase.chars().count();
    found
        .map(|(at, _)| {
            let start = title.get(..at).unwrap_or("").chars().count();
            (start, start + length)
        })
        .collect()
}

/// Whether two texts have the same letters. Signs may differ: styles set quotation marks of their own.
fn same(printed: &[char], own: &[char]) -> bool {
    printed
        .iter()
        .zip(own)
        .all(|(a, b)| a == b || a.to_lowercase().eq(b.to_lowercase()) || !a.is_alphanumeric() && !b.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::super::{Style, format};
    use crate::bibtex::read_records;

    fn printed(title: &str, style: &str) -> String {
        let bib =
            format!("@article{{a, author = {{Roe, Ann}}, title = {{{title}}}, journaltitle = {{J}}, date = {{2001}}}}");
        let (records, _) = read_records(&bib, "a.bib");
        let done = format(&records, &Style::named(style).unwrap());
        done[0].runs.iter().map(|run| run.text.as_str()).collect()
    }

    #[test]
    fn words_in_braces_keep_their_letters_in_any_style() {
        let title = "Rivers and {pandas} after {van Gogh}, or {eT}";
        let chicago = printed(title, "chicago-author-date");
        assert!(chicago.contains("Rivers and pandas After van Gogh, or eT"), "{chicago}");
        let without = printed(&title.replace(['{', '}'], ""), "chicago-author-date");
        assert!(without.contains("Pandas After Van Gogh"), "{without}");
        let apa = printed(title, "apa");
        assert!(apa.contains("Rivers and pandas after van Gogh, or eT"), "{apa}");
    }
}
