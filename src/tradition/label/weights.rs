//! How much each sign of a name weighs.
//!
//! A conditional logit (McFadden 1974): of the candidates of a school and *none of them*, one is chosen, each with a chance that
//! grows with the sum of the weights of its signs. Learnt from 1,951 schools of the passages of `tests/passages` (a to at and n to z), where a candidate
//! is right that has the words of a name by which the marks call the school.

use super::candidates::Candidate;

/// What no name is worth.
const NONE: f32 = 2.014;

/// Signs in the order of their names, with their weights.
const WEIGHTS: [(&str, f32); 71] = [
    ("a body of people or thought", 0.944),
    ("a master's", 0.603),
    ("a scholar's name", -0.561),
    ("agents", 0.878),
    ("and", 0.016),
    ("another's", 0.169),
    ("at the head of a paragraph", -0.487),
    ("begins with ed", -0.055),
    ("begins with ing", -0.780),
    ("behind a", -1.238),
    ("behind the", 0.037),
    ("capital", -0.061),
    ("cited", -1.609),
    ("definite", 0.640),
    ("digits", -0.353),
    ("ends in ism", 0.719),
    ("ends in model", 0.085),
    ("ends in people", 0.080),
    ("ends in scholars", -0.080),
    ("ends in school", 0.618),
    ("ends in theory", 0.190),
    ("four words", -0.342),
    ("general", -0.031),
    ("given", 0.246),
    ("given first", -0.269),
    ("given later", -0.004),
    ("head: doctrine", 0.839),
    ("head: partisans", -0.158),
    ("head: people", 0.285),
    ("head: school", 0.550),
    ("head: texts", -0.400),
    ("heading", 0.320),
    ("heading that names", 0.358),
    ("heads of lines", 0.950),
    ("holds", 0.118),
    ("hyphen", 0.814),
    ("in a later line", -0.232),
    ("in capitals", -0.763),
    ("in quotes", 0.148),
    ("in the first line", 0.046),
    ("in the second line", -0.119),
    ("lines of none", 0.542),
    ("no label", -0.820),
    ("of", -0.396),
    ("once", -0.296),
    ("one word", -0.492),
    ("opens a sentence", -0.247),
    ("other schools' lines", -0.913),
    ("own lines", 1.690),
    ("own of all", -0.160),
    ("own of schools'", -0.108),
    ("phrase", 0.404),
    ("presented", 1.090),
    ("quoted", -0.045),
    ("said to be called", 1.641),
    ("sectarian", 0.579),
    ("set against", -0.086),
    ("share of own lines", 0.723),
    ("subject", 0.349),
    ("subject early", -0.521),
    ("those of something", 0.285),
    ("titles", 0.859),
    ("topic", 0.226),
    ("topical", -0.037),
    ("two words", -0.205),
    ("weight 4", 0.559),
    ("weight 5", -0.357),
    ("weight 6", 0.106),
    ("weight 7", 0.067),
    ("weight 8", 0.473),
    ("weight 9", -0.004),
];

/// How likely each candidate is the school's name, and that none is.
pub(super) struct Chances {
    pub likely: Vec<f32>,
    pub none: f32,
}

/// Weighs the candidates of one school.
pub(super) fn chances(candidates: &[Candidate]) -> Chances {
    let weight = |sign: &str| WEIGHTS.binary_search_by(|(name, _)| (*name).cmp(sign)).map_or(0.0, |at| WEIGHTS[at].1);
    let sum = |candidate: &Candidate| candidate.signs.iter().map(|(sign, value)| weight(sign) * value).sum::<f32>();
    let sums: Vec<f32> = candidates.iter().map(sum).collect();
    let most = sums.iter().fold(NONE, |most, sum| most.max(*sum));
    let all = (NONE - most).exp() + sums.iter().map(|sum| (sum - most).exp()).sum::<f32>();
    let likely = sums.iter().map(|sum| (sum - most).exp() / all).collect();
    Chances { likely, none: (NONE - most).exp() / all }
}

#[cfg(test)]
mod tests {
    use super::WEIGHTS;

    #[test]
    fn signs_are_in_order() {
        assert!(WEIGHTS.is_sorted_by(|a, b| a.0 < b.0));
    }
}
