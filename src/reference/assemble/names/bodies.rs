//! Bodies among names: a stretch that names a ministry, a company or a university, and two of them joined by *and*.

use super::pieces::{Piece, Separator};
use super::signs::{self, body_word, country, initials};
use crate::reference::assemble::words;

/// The whole stretch as one body, where words of bodies occur and nothing speaks of persons.
pub fn whole_body(text: &str, found: &[Piece<'_>]) -> Option<String> {
    if found.iter().any(|p| p.before == Separator::Hard) {
        return None;
    }
    let alone = words::trim(text);
    if signs::is_known_body(alone) {
        return Some(alone.to_owned());
    }
    let words = || found.iter().flat_map(|p| p.words.iter().copied());
    let count = words().count();
    let named = words().any(body_word)
        || words().any(|w| matches!(w, "of" | "for" | "the" | "für" | "pour" | "para" | "on"))
            && !found.first().is_some_and(|p| p.words.len() == 1 && found.len() > 1);
    let person = found.iter().any(|p| {
        // `P. Berta`, `Berta, P.`: initials with stops belong to persons.
        p.words.len() > 1
            && p.words.iter().any(|w| initials(w, false) && w.contains('.') && w.chars().count() <= 5 && !country(w))
            || p.words.iter().all(|w| initials(w, false)) && found.len() > 1
    });
    let acronym = count == 1
        && words().next().is_some_and(|w| {
            let letters = w.chars().filter(|c| c.is_alphabetic()).count();
            letters >= 2 && w.chars().all(|c| !c.is_lowercase()) && letters <= 8
        });
    if !(named && !person || acronym) {
        return None;
    }
    let start = found.first()?.start;
    let end = found.iter().map(|p| p.end).max()?;
    let body = words::trim(text.get(start..end)?);
    (!body.is_empty()).then(|| body.to_owned())
}

/// `World Rivers Organization and Institute of Quays`: two bodies, where either side of *and* is the whole name of one.
pub fn two_bodies(text: &str) -> Option<(&str, &str)> {
    [" and ", " & "].iter().find_map(|and| {
        text.match_indices(and)
            .map(|(at, and)| (text[..at].trim_end_matches(','), &text[at + and.len()..]))
            .find(|(first, second)| signs::is_whole_body(first) && signs::is_whole_body(second))
    })
}
