//! The letters of one print of a text beside those of another: wrapped and mended, with markup and without.
//!
//! Takes two texts of which one has, in the same order, nearly all that the other has. Gives, for the letters and digits that
//! both have, the place in each. Where they part, the other is looked through for where they meet again.

/// Letters and digits that must agree where two prints meet again.
const AGREE: usize = 5;
/// Letters and digits that are looked through for that.
const FARTHEST: usize = 400;
/// Letters without a match after which the other is looked through much farther.
const LOST: usize = 50;
/// How often that is done.
const MOST_FAR: usize = 200;
/// Partings after which a text is another and no print of this one: so many, and one in ten letters.
const MOST_PARTINGS: usize = 2_000;

/// Pairs of places, byte of `one` and byte of `other`, of letters that both have; both rise.
pub(crate) fn letters(one: &str, other: &str) -> Vec<(usize, usize)> {
    let of = |text: &str| text.char_indices().filter(|(_, c)| c.is_alphanumeric()).collect::<Vec<_>>();
    let (one, other) = (of(one), of(other));
    let (most, mut far_left) = (MOST_PARTINGS + one.len() / 10, MOST_FAR);
    let mut pairs = Vec::with_capacity(one.len().min(other.len()));
    let (mut a, mut b, mut partings, mut lost) = (0, 0, 0, 0);
    while let (Some(&(at, c)), Some(&(there, d))) = (one.get(a), other.get(b)) {
        if c == d {
            pairs.push((at, there));
            (a, b, lost) = (a + 1, b + 1, 0);
            continue;
        }
        partings += 1;
        if partings > most {
            break;
        }
        lost += 1;
        // Behind what is long and only in the other.
        let far = lost % LOST == 0 && far_left > 0;
        far_left -= usize::from(far);
        let (agree, reach) = if far { (3 * AGREE, 100 * FARTHEST) } else { (AGREE, FARTHEST) };
        let wanted = one.get(a..one.len().min(a + agree)).unwrap_or_default();
        let meets = |n: &usize| {
            let found = other.get(*n..n + wanted.len());
            found.is_some_and(|found| found.iter().zip(wanted).all(|(x, y)| x.1 == y.1))
        };
        match (b..other.len().min(b + reach)).find(meets) {
            Some(met) => b = met,
            None => a += 1,
        }
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prints_meet_again_behind_what_only_one_of_them_has() {
        let (one, other) = ("Salt and hyphenated words, again.", "Salt and hyphen-\nated [12] words,  again.");
        let pairs = letters(one, other);
        for word in ["Salt", "and", "ated", "words", "again"] {
            let at = one.find(word).unwrap();
            let there = pairs.iter().find(|(from, _)| *from == at).map(|(_, there)| *there);
            assert_eq!(there, other.find(word), "{word}");
        }
        assert!(letters("", "abc").is_empty() && letters("xyz", "abc").is_empty());
    }
}
