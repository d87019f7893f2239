//! Dashes and words that stand for the author of the entry before: `———.`, `———, ed.`, `Ders.`, `Idem`.

use super::headword::date_follows;

/// `---. Rivers`, `———, ed.`: a dash in the place of the author of the entry before.
pub fn begins_with_a_dash(text: &str) -> bool {
    let text = text.trim_start();
    let rest = text.trim_start_matches(['-', '–', '—', '―', '_', '⸺', '⸻']);
    let dash = text.get(..text.len() - rest.len()).unwrap_or("");
    // One hyphen opens an item of a list.
    let long =
        dash.chars().count() >= 2 || dash.starts_with(['—', '―', '⸺', '⸻']) || dash == "–" && dated_at_once(rest);
    long && rest.starts_with(['.', ',', ':', ' ', '('])
}

/// How many dashes an entry begins with, each for one author of the entry before: `———, ———, and Gordon Roe`.
pub fn leading_dashes(text: &str) -> usize {
    let dash = |c: char| matches!(c, '-' | '–' | '—' | '―' | '_' | '⸺' | '⸻');
    let mut rest = text.trim_start();
    let mut count = 0;
    while rest.starts_with(dash) {
        count += 1;
        rest = rest.trim_start_matches(dash).trim_start_matches([',', ' ']);
        rest = ["and ", "& "]
            .iter()
            .find_map(|and| rest.strip_prefix(and))
            .filter(|rest| rest.starts_with(dash))
            .unwrap_or(rest);
    }
    count
}

/// Whether those for whom dashes stand are said to have edited the work, before its date and title: `———, and James Quay, eds.`
pub fn dashes_edit(text: &str) -> bool {
    /// No list of editors is longer.
    const LONGEST: usize = 300;
    let head = text.trim_start();
    let head = &head[..head.floor_char_boundary(LONGEST)];
    let dated = head.find(|c: char| c.is_ascii_digit()).unwrap_or(head.len());
    // The full stop behind an initial ends no names.
    let ended = head.match_indices(". ").map(|(at, _)| at).find(|at| {
        let word = head[..*at].rsplit([' ', '.', '-']).next().unwrap_or("");
        word.chars().count() > 1 || !word.starts_with(char::is_uppercase)
    });
    let head = &head[..dated.min(ended.unwrap_or(head.len()))];
    #[rustfmt::skip]
    const EDITED: [&str; 22] = [
        "ed", "eds", "editor", "editors", "éd", "éds", "hg", "hgg", "hrsg", "dir", "dirs", "org", "orgs", "coord", "coords", "cur", "curr",
        "red", "comp", "comps", "uitg", "utg",
    ];
    // `———, Édition et sédition` is a title.
    head.match_indices(|c: char| c.is_alphabetic()).filter(|(at, _)| !head[..*at].ends_with(char::is_alphabetic)).any(
        |(at, _)| {
            let word = &head[at..];
            let word = &word[..word.find(|c: char| !c.is_alphabetic()).unwrap_or(word.len())];
            let small = word.starts_with(char::is_lowercase) || head[..at].ends_with(['(', '[']);
            (small || matches!(word, "Hg" | "Hgg" | "Hrsg")) && EDITED.contains(&word.to_lowercase().as_str())
        },
    )
}

/// `– (1998b).`, `– 1998.`: the date stands right behind the dash, as biblatex sets it.
pub(super) fn dated_at_once(rest: &str) -> bool {
    let rest = rest.trim_start_matches(['.', ',']).trim_start();
    let digits = rest.trim_start_matches(['(', '[']);
    digits.starts_with(['1', '2']) && digits.bytes().take_while(u8::is_ascii_digit).count() == 4
}

/// Whether a word stands for the author of the entry before, or of the chapter: `Ders`, `Ead`, `Idem`.
pub fn is_same_author(word: &str) -> bool {
    #[rustfmt::skip]
    const WORDS: [&str; 12] = [
        "dass", "ders", "derselbe", "dies", "dieselbe", "dieselben", "ead", "eadem", "id", "idem", "iid", "iidem",
    ];
    WORDS.contains(&word.to_lowercase().as_str())
}

/// What follows a word that stands for the author of the entry before: `Ders. (2012)`, `dies.: Titel`, `Idem, 1999`.
/// `None` where there is no such word, or where the sentence goes on after it.
pub fn same_author(text: &str) -> Option<&str> {
    let length = text.find(|c: char| !c.is_alphabetic()).unwrap_or(text.len());
    let word = text.get(..length)?.to_lowercase();
    let whole = matches!(word.as_str(), "derselbe" | "dieselbe" | "dieselben" | "eadem" | "idem" | "iidem");
    let rest = text.get(length..)?;
    let stopped = rest.strip_prefix('.').or(Some(rest).filter(|_| whole))?;
    let ends = stopped.trim().is_empty()
        || stopped.starts_with([',', ':', '/', '(', '['])
        || stopped.starts_with(" (")
        // `dies. u. H.-G. Haupt (Hg.)`
        || [" u. ", " und ", " and ", " et ", " e ", " y ", " & "].iter().any(|and| stopped.starts_with(and))
        || date_follows(stopped);
    (is_same_author(&word) && ends).then_some(stopped)
}
