//! Lines of a list that lead to another entry and are no works: `Ashe, Gordon. See Creasey, John.`

use crate::document::is_particle;
use crate::reference::given::is_given;

/// Whether an entry says nothing but under which other its work stands: `Twain, Mark. See Clemens, Samuel.`, `Moor, Ann: siehe Quay, Eva`.
pub fn is_cross_reference(entry: &str) -> bool {
    const LONGEST: usize = 160;
    if entry.len() > LONGEST || entry.bytes().any(|b| b.is_ascii_digit()) {
        return false;
    }
    let Some((head, sign, target)) = parted(entry.trim()) else { return false };
    let head = head.trim_end_matches(['.', ',', ':', ';', ' ', '–', '—']);
    let target = target.trim_end_matches(['.', ' ']);
    let also = ["also ", "under ", "auch ", "unter ", "aussi ", "anche ", "también ", "também ", "ook "];
    let more = also.iter().find_map(|word| target.strip_prefix(word));
    let target = more.unwrap_or(target);
    if !is_heading(head) || !target.split(';').all(|one| is_heading(one.trim())) {
        return false;
    }
    // `Moor, Ann. See Naples and Die.` may be a work: it has to be a name to which a capital leads.
    let inverted = |name: &str| {
        let given = name.split_once(", ").map(|(_, given)| given.split([' ', '-']).next().unwrap_or(""));
        given.is_some_and(|given| is_given(given) || given.len() == 2 && given.ends_with('.'))
    };
    let letters = head.chars().all(char::is_uppercase);
    match sign {
        "s." => inverted(head) && inverted(target),
        sign if sign.starts_with(char::is_lowercase) => true,
        _ => more.is_some() || inverted(target) || letters && target.contains(' '),
    }
}

/// What stands before the first word that leads elsewhere, that word, and what stands behind it.
fn parted(entry: &str) -> Option<(&str, &str, &str)> {
    const SIGNS: [&str; 13] =
        ["See", "see", "Siehe", "siehe", "s.", "Voir", "voir", "Vedi", "vedi", "Véase", "véase", "Zie", "zie"];
    let mut at = 0;
    entry.split_inclusive(' ').find_map(|word| {
        at += word.len();
        let sign = SIGNS.into_iter().find(|sign| *sign == word.trim_end())?;
        let head = entry.get(..at - word.len())?;
        (!head.trim().is_empty()).then(|| Some((head, sign, entry.get(at..)?.trim_start())))?
    })
}

/// Whether this is what an entry is filed under: the name of a person or body, and nothing else.
fn is_heading(text: &str) -> bool {
    const MOST_WORDS: usize = 10;
    let joins =
        |word: &str| matches!(word, "and" | "of" | "the" | "for" | "und" | "et" | "&" | "für" | "pour" | "y" | "e");
    let mut words = text.split(' ').peekable();
    let mut count = 0;
    let mut named = false;
    while let Some(word) = words.next() {
        count += 1;
        let bare = word.trim_end_matches(',');
        let stop = bare.ends_with('.');
        let letters = bare.trim_end_matches('.');
        let plain =
            !letters.is_empty() && letters.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '’' | '\'' | '.'));
        let capital = letters.starts_with(char::is_uppercase);
        // A stop inside ends a sentence, but for an initial's.
        let sentence = stop && letters.chars().filter(|c| c.is_alphabetic()).count() > 3 && words.peek().is_some();
        if !plain || sentence || !(capital || is_particle(letters) || joins(letters)) {
            return false;
        }
        named |= capital;
    }
    named && count <= MOST_WORDS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_that_lead_to_another_entry_are_no_works() {
        for line in [
            "Ashe, Gordon. See Creasey, John.",
            "Creasey, John. See also Ashe, Gordon; York, Jeremy.",
            "WHO. See World Health Organization.",
            "Meyer, Otto s. Schmidt, Karl.",
            "Moor, Anna: siehe Quay, Eva.",
            "Voltaire. Voir Arouet, François-Marie.",
            "Twain, Mark, see Clemens, Samuel Langhorne",
        ] {
            assert!(is_cross_reference(line), "{line}");
        }
        for line in [
            "See, Scott W. Rivers and Lakes. Oslo: Quay.",
            "Moor, Ann. See Naples and Die.",
            "Moor, Ann. See the River: A Memoir. Oslo: Quay.",
            "Moor, Ann. “What We See.” Water, forthcoming.",
            "Moor, Ann. Rivers and Lakes. See Quay, Eva, for more.",
            "See Creasey, John.",
            "Moor, Ann. See Quay 1990.",
        ] {
            assert!(!is_cross_reference(line), "{line}");
        }
    }
}
