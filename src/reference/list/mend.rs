//! Broken lines → one line: hyphenation, broken addresses and page ranges.

use std::borrow::Cow;

use crate::reference::address::doi_goes_on;
use crate::text::Span;

/// Joins the lines of an entry.
pub fn mend(text: &str, lines: &[Span]) -> String {
    let mut joined = String::new();
    for span in lines {
        let line = crate::text::collapse_whitespace(span.of(text));
        if joined.is_empty() {
            joined = line;
            continue;
        }
        join(&mut joined, &line);
    }
    joined
}

/// Appends `line` to `joined` as the words were before the line was broken.
fn join(joined: &mut String, line: &str) {
    let last = joined.chars().next_back().unwrap_or(' ');
    let first = line.chars().next().unwrap_or(' ');
    if last == '\u{ad}' {
        joined.pop();
        joined.push_str(line);
        return;
    }
    let next = line.split(' ').next().unwrap_or("");
    // `10.1038/na-` / `ture14539`: a word of an identifier that was hyphenated as words of the text are.
    let hyphenated = last == '-' && first.is_ascii_lowercase() && ends_in_doi(joined);
    if hyphenated && joined.chars().rev().nth(1).is_some_and(|c| c.is_ascii_lowercase()) {
        joined.pop();
        joined.push_str(line);
        return;
    }
    if in_address(joined) && goes_on(joined, line) || doi_goes_on(joined, next) {
        joined.push_str(line);
        return;
    }
    let before_hyphen = joined.chars().rev().nth(1);
    if matches!(last, '-' | '‐') && before_hyphen.is_some_and(char::is_alphabetic) {
        if first.is_lowercase() && !keeps_hyphen(joined, line) {
            joined.pop();
        }
        joined.push_str(line);
        return;
    }
    if matches!(last, '–' | '-' | '—') && first.is_ascii_digit() && before_hyphen.is_some_and(|c| c.is_ascii_digit())
    {
        joined.push_str(line);
        return;
    }
    joined.push(' ');
    joined.push_str(line);
}

/// Whether the text so far ends inside an address or DOI.
fn in_address(joined: &str) -> bool {
    let word = joined.rsplit(' ').next().unwrap_or("");
    let word = word.trim_start_matches(['(', '<', '[']);
    (word.contains("://")
        || word.starts_with("www.")
        || word.starts_with("doi:10.")
        || word.starts_with("10.") && word.contains('/')
        || word.to_lowercase().ends_with("doi:"))
        && !word.ends_with(['>', ')', ','])
}

/// Whether the text so far ends inside a DOI.
fn ends_in_doi(joined: &str) -> bool {
    let word = joined.rsplit(' ').next().unwrap_or("");
    word.split_once("10.").is_some_and(|(before, doi)| {
        let bare = before.is_empty() || before.ends_with(['(', ':', '/']);
        bare && doi.contains('/') && doi.starts_with(|c: char| c.is_ascii_digit())
    })
}

/// Whether `line` goes on with the address at the end of `joined`.
fn goes_on(joined: &str, line: &str) -> bool {
    let word = line.split(' ').next().unwrap_or("");
    if word.is_empty() || !word.is_ascii() {
        return false;
    }
    let open = joined.ends_with(['/', '-', '_', '=', '?', '&', '%', '#', '~', ':']);
    let stop = joined.ends_with('.');
    let address_like = word.contains(['/', '=', '_', '?', '&', '%'])
        || word.contains('.') && !word.ends_with('.') && word.len() > 3
        || word.bytes().any(|b| b.is_ascii_digit()) && word.bytes().any(|b| b.is_ascii_lowercase());
    let number = word.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b'-' | b'(' | b')'))
        && word.bytes().any(|b| b.is_ascii_digit());
    let plain_word = word.chars().next().is_some_and(char::is_uppercase) && !address_like;
    if word.starts_with(['(', '[', '<']) {
        return false;
    }
    if open {
        return !plain_word || word.len() < 3;
    }
    if stop {
        return (address_like && word.starts_with(|c: char| c.is_ascii_lowercase() || c.is_ascii_digit()) || number)
            && line.split(' ').count() == 1;
    }
    (address_like || number) && (line.split(' ').count() <= 2 || word.starts_with(['/', '.', '_', '?', '&', '=']))
}

/// `Inter- national Journal` → `International Journal`: words that a line's end broke and that were copied with it. `pre- and
/// post-war` stays.
pub fn rejoined(text: &str) -> Cow<'_, str> {
    const JOINTS: [&str; 42] = [
        "as", "rather", "through", "than", "but", "nor", "with", "the", "an", "its", "statt", "mit", "aber", "of",
        "for", "in", "by", "from", "der", "die", "das", "les", "and", "or", "und", "oder", "et", "ou", "e", "y", "o",
        "to", "bis", "sowie", "bzw", "versus", "vs", "en", "als", "ed", "i", "och",
    ];
    // No title is so long; looking for the same word elsewhere takes time.
    const LONGEST: usize = 2000;
    if text.len() > LONGEST {
        return Cow::Borrowed(text);
    }
    let mut joined: Option<String> = None;
    let mut written = 0;
    for (at, hyphen) in text.match_indices(['-', '‐']) {
        let (before, after) = (&text[..at], &text[at + hyphen.len()..]);
        let Some(tail) = after.strip_prefix(' ') else { continue };
        let word = tail.split(|c: char| !c.is_alphabetic()).next().unwrap_or("");
        let broken = before.ends_with(char::is_lowercase)
            && before.chars().rev().take_while(|c| c.is_alphabetic()).count() > 1
            && word.starts_with(char::is_lowercase)
            && word.chars().count() > 1
            && !JOINTS.contains(&word);
        if !broken {
            continue;
        }
        let kept = keeps_hyphen(&text[..at + hyphen.len()], tail);
        let whole = joined.get_or_insert_default();
        whole.push_str(&text[written..if kept { at + hyphen.len() } else { at }]);
        written = at + hyphen.len() + 1;
    }
    match joined {
        None => Cow::Borrowed(text),
        Some(mut whole) => {
            whole.push_str(&text[written..]);
            Cow::Owned(whole)
        }
    }
}

/// Whether the hyphen at the end of `joined` belongs to the word: its first part is one that compounds begin with, or
/// the same first part has a hyphen elsewhere in the entry.
fn keeps_hyphen(joined: &str, line: &str) -> bool {
    let stem: String = joined
        .trim_end_matches(['-', '‐'])
        .chars()
        .rev()
        .take_while(|c| c.is_alphabetic() || matches!(c, '-' | '‐'))
        .collect();
    let stem: String = stem.chars().rev().collect();
    let lower = stem.to_lowercase();
    if stem.contains(['-', '‐']) {
        // `state-of-the-` / `art`.
        return true;
    }
    if matches!(
        lower.as_str(),
        "self"
            | "non"
            | "well"
            | "long"
            | "short"
            | "high"
            | "low"
            | "cross"
            | "post"
            | "pre"
            | "multi"
            | "semi"
            | "anti"
            | "socio"
            | "e"
            | "co"
            | "half"
            | "full"
            | "large"
            | "small"
            | "open"
            | "end"
            | "real"
            | "two"
            | "three"
            | "one"
            | "four"
            | "first"
            | "second"
            | "third"
            | "user"
            | "meta"
            | "neo"
            | "quasi"
            | "all"
            | "ex"
            | "evidence"
            | "community"
            | "mid"
            | "decision"
            | "problem"
            | "follow"
            | "x"
            | "t"
            | "case"
            | "time"
            | "so"
            | "human"
            | "computer"
            | "face"
            | "middle"
            | "world"
            | "working"
            | "double"
            | "single"
            | "data"
            | "field"
            | "life"
            | "micro"
            | "risk"
            | "health"
            | "child"
    ) {
        return !matches!(
            lower.as_str(),
            "co" | "anti"
                | "multi"
                | "meta"
                | "micro"
                | "pre"
                | "post"
                | "non"
                | "semi"
                | "neo"
                | "so"
                | "all"
                | "ex"
                | "e"
                | "one"
                | "end"
                | "t"
                | "low"
                | "data"
                | "time"
        ) || line.starts_with("of-");
    }
    let again = format!("{stem}-");
    joined.trim_end_matches(['-', '‐']).contains(&again)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_were_copied_with_their_break_are_rejoined() {
        for (text, whole) in [
            ("Inter- national Journal of Meth- ods", "International Journal of Methods"),
            ("Pre- and post-war self- esteem", "Pre- and post-war self-esteem"),
            ("On rivers - and lakes", "On rivers - and lakes"),
            ("Vor- und Nachteile", "Vor- und Nachteile"),
        ] {
            assert_eq!(rejoined(text), whole);
        }
    }

    fn mended(lines: &[&str]) -> String {
        let text = lines.join("\n");
        let mut at = 0;
        let spans: Vec<Span> = lines
            .iter()
            .map(|line| {
                let span = Span::new(at, at + line.len());
                at += line.len() + 1;
                span
            })
            .collect();
        mend(&text, &spans)
    }

    #[test]
    fn words_addresses_and_ranges_are_whole_again() {
        assert_eq!(mended(&["Proceed-", "ings of the"]), "Proceedings of the");
        assert_eq!(mended(&["a Quechua-", "Spanish treebank"]), "a Quechua-Spanish treebank");
        assert_eq!(mended(&["the self-", "help culture"]), "the self-help culture");
        assert_eq!(
            mended(&["https://a.example/long/", "path.html (accessed"]),
            "https://a.example/long/path.html (accessed"
        );
        assert_eq!(mended(&["http://a.example/x.", "Berg, M."]), "http://a.example/x. Berg, M.");
        assert_eq!(mended(&["pp. 123–", "145."]), "pp. 123–145.");
        assert_eq!(mended(&["doi:10.1038/na-", "ture14539."]), "doi:10.1038/nature14539.");
        assert_eq!(mended(&["doi: 10.", "1001/a.293.", "10.1197. Berg"]), "doi: 10.1001/a.293.10.1197. Berg");
    }
}
