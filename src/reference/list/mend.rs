//! Broken lines → one line: hyphenation, broken addresses and page ranges.

use crate::reference::address::{doi_goes_on, stretched};
use crate::text::{Span, hyphen_is_suspended, keeps_hyphen};

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
    // `10.1038/na-` / `ture14539`: a word of an identifier that was hyphenated as words of the text are; `10.1146/annurev-` /
    // `soc-073117` has its hyphen.
    let rest = next.trim_start_matches(|c: char| c.is_ascii_lowercase());
    let word = rest.starts_with(|c: char| c.is_ascii_digit() || c == '/') && !next.contains('-');
    let hyphenated = last == '-' && first.is_ascii_lowercase() && word && ends_in_doi(joined);
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
        if hyphen_is_suspended(line) {
            joined.push(' ');
        } else if first.is_lowercase() && !keeps_hyphen(joined, line) {
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
    let from = joined.floor_char_boundary(joined.len().saturating_sub(200));
    let tail = ["http", "www"].iter().filter_map(|start| joined[from..].rfind(start)).max();
    let tail = tail.map_or("", |at| &joined[from + at..]);
    if stretched(tail).is_some_and(|length| length + 1 >= tail.len()) {
        return true;
    }
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

#[cfg(test)]
mod tests {
    use super::*;

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
        assert_eq!(mended(&["Vor-", "und Nachteile"]), "Vor- und Nachteile");
        assert_eq!(mended(&["Elve-", "og sjøstudier"]), "Elve- og sjøstudier");
        assert_eq!(
            mended(&["https://a.example/long/", "path.html (accessed"]),
            "https://a.example/long/path.html (accessed"
        );
        assert_eq!(mended(&["http://a.example/x.", "Berg, M."]), "http://a.example/x. Berg, M.");
        assert_eq!(mended(&["pp. 123–", "145."]), "pp. 123–145.");
        assert_eq!(mended(&["doi:10.1038/na-", "ture14539."]), "doi:10.1038/nature14539.");
        assert_eq!(mended(&["doi:10.1146/annurev-", "soc-073117-041046"]), "doi:10.1146/annurev-soc-073117-041046");
        assert_eq!(mended(&["doi: 10.", "1001/a.293.", "10.1197. Berg"]), "doi: 10.1001/a.293.10.1197. Berg");
    }
}
