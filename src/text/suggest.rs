//! "Did you mean": the word of a list that is nearest to one that is not in it.

use rapidfuzz::distance::osa;

use super::fold;

/// The candidate that was most likely meant by `word`: one that continues it or contains it, else the one at the least
/// edit distance, up to a third of the word's length. Ties go to the first in the order of the alphabet.
///
/// ```
/// use catena::text::nearest;
/// assert_eq!(nearest("zelizer2004", ["zelizer2005", "kang2010"]), Some("zelizer2005"));
/// assert_eq!(nearest("systems", ["systems-as-tools", "co-constitutive"]), Some("systems-as-tools"));
/// assert_eq!(nearest("qqqqq", ["kang2010"]), None);
/// ```
pub fn nearest<'c>(word: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    let wanted = fold(word);
    let letters = wanted.chars().count();
    if letters == 0 {
        return None;
    }
    let mut best: Option<(usize, &str)> = None;
    for candidate in candidates {
        let folded = fold(candidate);
        let edits = osa::distance(wanted.chars(), folded.chars());
        let score = if letters >= 3 && folded.starts_with(&wanted) {
            edits.min(1)
        } else if letters >= 4 && folded.contains(&wanted) {
            edits.min(2)
        } else if edits <= (letters / 3).max(1) {
            edits
        } else {
            continue;
        };
        if best.is_none_or(|best| (score, candidate) < best) {
            best = Some((score, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}
