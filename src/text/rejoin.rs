//! Words that a line's end broke, made whole.

use std::borrow::Cow;

/// `Inter- national Journal` → `International Journal`: words that a line's end broke and that were copied with it. `pre- and
/// post-war` stays.
pub fn rejoined(text: &str) -> Cow<'_, str> {
    const JOINTS: [&str; 51] = [
        "as", "rather", "through", "than", "but", "nor", "with", "the", "an", "its", "statt", "mit", "aber", "of",
        "for", "in", "by", "from", "der", "die", "das", "les", "e", "y", "o", "to", "bis", "vs", "en", "als", "ed",
        "i", "versus", "and", "or", "und", "oder", "et", "ou", "sowie", "bzw", "och", "og", "eller", "samt", "eða",
        "ja", "tai", "sekä", "oraz", "és",
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

/// Whether a line goes on with a conjunction behind which stands the other of two compounds: `Vor-` / `und Nachteile`. What
/// may end a word, as *en* and *i*, is not taken for one.
pub fn hyphen_is_suspended(line: &str) -> bool {
    const CONJUNCTIONS: [&str; 19] = [
        "and", "or", "und", "oder", "et", "ou", "y", "sowie", "bzw", "og", "och", "eller", "samt", "of", "ja", "tai",
        "oraz", "és", "eða",
    ];
    let (word, rest) = line.split_once(' ').unwrap_or((line, ""));
    CONJUNCTIONS.contains(&word.trim_end_matches('.')) && !rest.is_empty()
}

/// First parts of compounds that keep their hyphen.
#[rustfmt::skip]
const KEPT: [&str; 42] = [
    "self", "well", "long", "short", "high", "cross", "socio", "half", "full", "large", "small", "open", "real", "two",
    "three", "four", "first", "second", "third", "user", "quasi", "evidence", "community", "mid", "decision",
    "problem", "follow", "x", "case", "human", "computer", "face", "middle", "world", "working", "double", "single",
    "field", "life", "risk", "health", "child",
];

/// Whether the hyphen at the end of `joined` belongs to the word: its first part is one that compounds begin with, or
/// the same first part has a hyphen elsewhere in the entry.
pub fn keeps_hyphen(joined: &str, line: &str) -> bool {
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
    if KEPT.contains(&lower.as_str()) || line.starts_with("of-") {
        return true;
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
            ("Elve- og sjøstudier", "Elve- og sjøstudier"),
            ("Flod- eller havsstudier", "Flod- eller havsstudier"),
            ("Rivier- of meerstudies", "Rivier- of meerstudies"),
        ] {
            assert_eq!(rejoined(text), whole);
        }
    }
}
