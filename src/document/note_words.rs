//! Words by which a note is known: those that point back to a work named before, and those that lead to one.
//!
//! Every reader of notes asks here, so that what one takes for such a word none takes for a name or a title. Words are folded.

use crate::text::fold;

/// Words for the work cited before: `Ibid., 78`.
const AGAIN: [&str; 7] = ["ibid", "ibidem", "ibd", "ebd", "ebda", "ebenda", "ivi"];
/// Words behind a name for the work of that name cited before: `Roe, op. cit.`
const CITED: [&str; 4] = ["op cit", "art cit", "loc cit", "a a o"];
/// Words for a note before: `n. 4 above`.
const ABOVE: [&str; 5] = ["above", "supra", "oben", "sopra", "arriba"];
/// Words that lead to a work: `See Roe`, `Vgl. Roe`.
const LEADS: [&str; 11] = ["see", "cf", "compare", "siehe", "vgl", "voir", "cfr", "vedi", "vease", "veanse", "vid"];
/// Words that stand beside those, or for them.
const BESIDE_LEADS: [&str; 3] = ["also", "auch", "ver"];

/// Whether a word means the work cited before.
pub(crate) fn means_again(word: &str) -> bool {
    AGAIN.contains(&word)
}

/// Whether a word means a note before.
pub(crate) fn means_above(word: &str) -> bool {
    ABOVE.contains(&word)
}

/// Whether a word leads to a work, alone or beside others: `see`, `siehe auch`.
pub(crate) fn leads_on(word: &str) -> bool {
    LEADS.contains(&word) || BESIDE_LEADS.contains(&word)
}

/// Whether a word leads to a work as it is printed, with its stop: `See`, `Vgl.`, `e.g.,`.
pub(crate) fn is_lead(printed: &str) -> bool {
    let word = printed.to_lowercase();
    let bare = word.strip_suffix('.').unwrap_or(&word);
    // `Vid Moor` is a name.
    let named = word == "vid";
    matches!(word.as_str(), "e.g." | "e.g.,")
        || bare.chars().all(char::is_alphabetic) && LEADS.contains(&fold(bare).as_str()) && !named
}

/// What stands behind the words for the work of that name cited before; `words` are folded.
pub(crate) fn behind_cited(words: &str) -> Option<String> {
    let padded = format!(" {words} ");
    CITED.iter().find_map(|sign| Some(padded.split_once(&format!(" {sign} "))?.1.to_owned()))
}

/// Whether a note points back to a work: `Ebd., Bl. 14`, `Roe, Salt, cit.`, `Roe (wie Anm. 3)`.
pub(crate) fn points_back(note: &str) -> bool {
    let words = fold(note);
    let padded = format!(" {words} ");
    words.split(' ').any(|word| means_again(word) || word == "cit")
        || ["a a o", "wie anm"].iter().any(|sign| padded.contains(&format!(" {sign} ")))
}

/// Whether a note begins with a word that leads to a work.
pub(crate) fn leads(note: &str) -> bool {
    note.split_whitespace().next().is_some_and(is_lead)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_lead_are_no_names() {
        for lead in ["See Moor, 3.", "Cf Moor", "Véase Moor", "Vgl. Moor", "e.g., Moor"] {
            assert!(leads(lead), "{lead}");
        }
        for name in ["See, Klaus von, Wasser", "Vid Moor, Sol", "Seeland, Wasser"] {
            assert!(!leads(name), "{name}");
        }
    }

    #[test]
    fn every_word_for_the_work_before_points_back() {
        for note in ["Ebda., S. 15.", "Ibd. 3", "Moor, op. cit., 3", "Moor, a. a. O., S. 3", "Moor (wie Anm. 3)"] {
            assert!(points_back(note), "{note}");
        }
        assert!(!points_back("Cited by Moor 1999"));
    }
}
