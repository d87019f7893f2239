//! Lists that set the author once, in a line above all of his or her works, each of which begins with its year.
//!
//! ```text
//! Moor, Ann
//! 1990 On rivers. Oslo: Quay.
//! 1995 On lakes. Oslo: Quay.
//! ```
//!
//! Anthropologists long printed their lists so. Every work but the first would be taken for the end of the one above it.

use super::cut::Piece;
use super::ends::ending;
use super::lines::Line;
use crate::text::Span;

/// So many authors must stand above their works.
const FEWEST: usize = 3;

/// Cuts at the years, where a list is printed so and an author has more than one work.
pub fn under_names(text: &str, lines: &[Line]) -> Option<Vec<Piece>> {
    const MOST_LINES: usize = 14;
    let words = |at: usize| lines.get(at).map_or("", |line| line.span.of(text));
    let dated: Vec<usize> = (0..lines.len()).filter(|at| year(words(*at)).is_some()).collect();
    if dated.len() <= FEWEST {
        return None;
    }
    let mut works: Vec<Work> = Vec::new();
    for at in dated {
        let names = names_above(text, lines, at);
        let before = works.last();
        // `… , 25 May` / `1968 Aspen`: a year that goes back, or stands in a sentence, begins no work.
        let goes_on = names.is_none()
            && before
                .is_none_or(|work| year(words(at)) < year(words(work.year)) || ending(words(at - 1), words(at)) < 0.0);
        if goes_on {
            continue;
        }
        works.push(Work { names: names.unwrap_or(at), year: at });
    }
    let named = works.iter().filter(|work| work.names < work.year).count();
    let repeated = works.len() - named;
    let first = works.first()?;
    if named < FEWEST
        || repeated == 0
        || named * 3 < works.len()
        || first.names > 0
        || lines.len() > works.len() * MOST_LINES
    {
        return None;
    }
    let mut above: Vec<Span> = Vec::new();
    let mut pieces = Vec::new();
    for (n, work) in works.iter().enumerate() {
        let end = works.get(n + 1).map_or(lines.len(), |next| next.names);
        let own = lines.get(work.names..end)?.iter().map(|line| line.span).collect();
        let names = lines.get(work.names..work.year)?;
        if !names.is_empty() {
            above = names.iter().map(|line| line.span).collect();
        }
        let shared = if names.is_empty() { above.clone() } else { Vec::new() };
        pieces.push(Piece { lines: own, label: None, shared });
    }
    Some(pieces)
}

/// Where a work begins: the first line of the names above it, and the line that begins with its year.
struct Work {
    names: usize,
    year: usize,
}

/// Whether a line begins with a year, and a title behind it.
pub(super) fn begins_with_its_year(line: &str) -> bool {
    year(line).is_some()
}

/// The year that a line begins with, where a title stands behind it.
fn year(line: &str) -> Option<&str> {
    let digits = line.get(..4).filter(|digits| digits.bytes().all(|b| b.is_ascii_digit()))?;
    let rest = &line[4..];
    let letter = rest.chars().next().filter(char::is_ascii_lowercase).map_or(0, char::len_utf8);
    let title = rest[letter..].trim_start_matches('.').strip_prefix([' ', '\t'])?.trim_start();
    let begins = title.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || "“\"‘«„*_[(".contains(c));
    (digits.starts_with(['1', '2']) && begins).then(|| &line[..4 + letter])
}

/// The first of the lines above line `at` that hold nothing but names.
fn names_above(text: &str, lines: &[Line], at: usize) -> Option<usize> {
    const MOST: usize = 4;
    let mut first = None;
    for up in (at.saturating_sub(MOST)..at).rev() {
        let line = lines[up].span.of(text);
        if !holds_names(line) || first.is_none() && ends_a_work(line) && !lines[up].blank {
            break;
        }
        first = Some(up);
        if up == 0 || lines[up].blank || ends_a_work(lines[up - 1].span.of(text)) {
            break;
        }
    }
    first.filter(|first| *first == 0 || lines[*first].blank || ends_a_work(lines[*first - 1].span.of(text)))
}

/// Whether a line ends as a work does, and not with an initial.
fn ends_a_work(line: &str) -> bool {
    let bare = line.trim_end_matches('.');
    let last = bare.rsplit(' ').next().unwrap_or("");
    let address = last.contains("://") || last.contains('/') && last.contains('.');
    address
        || line.ends_with([')', ']', '?', '!', '”', '"'])
        || line.ends_with('.') && last.chars().count() > 2 && !matches!(last, "eds" | "etc" | "Jr")
        || line.ends_with(|c: char| c.is_ascii_digit())
}

/// Whether a line holds names, and no title.
fn holds_names(line: &str) -> bool {
    #[rustfmt::skip]
    const JOIN: [&str; 26] = [
        "and", "und", "et", "y", "e", "with", "von", "van", "de", "der", "den", "del", "della", "di", "da", "la", "le", "zu", "dos", "al",
        "ed", "eds", "editor", "editors", "comp", "trans",
    ];
    const LONGEST: usize = 160;
    let named = |word: &str| {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        bare.is_empty() || bare.starts_with(char::is_uppercase) || JOIN.contains(&bare)
    };
    line.len() < LONGEST
        && line.starts_with(char::is_alphabetic)
        && !line.bytes().any(|b| b.is_ascii_digit())
        && !line.contains(['“', '"', ':', '?'])
        && line.split_whitespace().all(named)
}

#[cfg(test)]
mod tests {
    use crate::reference::list::entries;
    use crate::text::Span;

    #[test]
    fn works_stand_under_their_author_by_year() {
        let text = "Moor, Ann, Eva Roe, and\nIda Weir\n1990 On rivers and what lives in\nthem, Oslo, Quay.\n1995a “On lakes”, Water, 3, pp. 1-9.\n\
                    1995b “On May\n1968 and the Seas”, Water, 4, pp. 1-9.\nPier, Robert L.\n1987 Salt, Oslo, Quay.\n1992 Ice, ed. by A. Moor, \
                    Pier Press,\nNew York.\nQuay, Eva\n2001 Rain, Oslo, Pier.\n";
        let found = entries(text, Span::new(0, text.len()));
        let raws: Vec<&str> = found.iter().map(|entry| entry.raw.as_str()).collect();
        assert_eq!(raws.len(), 6, "{raws:#?}");
        assert!(raws[1].starts_with("Moor, Ann, Eva Roe, and Ida Weir 1995a “On lakes”"), "{raws:#?}");
        assert!(raws[2].ends_with("“On May 1968 and the Seas”, Water, 4, pp. 1-9."), "{raws:#?}");
        assert!(raws[4].starts_with("Pier, Robert L. 1992 Ice") && raws[5].starts_with("Quay, Eva 2001"), "{raws:#?}");
        assert_eq!(found[1].span.of(text), "1995a “On lakes”, Water, 3, pp. 1-9.");
    }
}
