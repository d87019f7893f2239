//! Words by which a note is known: those that point back to a work named before, and those that lead to one.

use crate::text::fold;

/// Words that lead to a work: `See Roe`, `Vgl. Roe`.
pub(crate) const LEADS: [&str; 13] =
    ["see", "cf.", "compare", "e.g.,", "e.g.", "siehe", "vgl.", "voir", "cfr.", "vedi", "véase", "véanse", "vid."];

/// Whether a note points back to a work: `Ebd., Bl. 14`, `Roe, Salt, cit.`, `Roe (wie Anm. 3)`.
pub(crate) fn points_back(note: &str) -> bool {
    const SIGNS: [&str; 12] =
        ["ibid", "ibidem", "ebd", "ebda", "ebenda", "ivi", "op cit", "art cit", "loc cit", "cit", "a a o", "wie anm"];
    let words = format!(" {} ", fold(note));
    SIGNS.iter().any(|sign| words.contains(&format!(" {sign} ")))
}

/// Whether a note begins with a word that leads to a work.
pub(crate) fn leads(note: &str) -> bool {
    let first = note.trim_start().split(char::is_whitespace).next().unwrap_or("").to_lowercase();
    let is = |lead: &&str| first == **lead || first == lead.trim_end_matches(['.', ',']);
    first.len() > 1 && LEADS.iter().any(is)
}
