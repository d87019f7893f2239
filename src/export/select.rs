//! A part of a library: the works that a query found, and what is said of them.

use std::collections::BTreeSet;

use crate::graph::Corpus;

/// The corpus of the works in `keys` only: other works, the places that cite only those, and claims that speak of them
/// are left out. Documents stay, and so do traditions and groupings about which a claim is left.
pub fn select(corpus: &Corpus, keys: &BTreeSet<String>) -> Corpus {
    let documents: BTreeSet<&str> = corpus.documents.iter().map(|document| document.work.key.as_str()).collect();
    let kept = |key: &str| keys.contains(key) || documents.contains(key);
    let mut part = corpus.clone();
    part.works.retain(|work| keys.contains(&work.key));
    for document in &mut part.documents {
        for place in &mut document.occurrences {
            place.works.retain(|work| kept(work));
        }
        document.occurrences.retain(|place| !place.works.is_empty());
    }
    part.claims.retain(|claim| kept(&claim.work) && claim.object.as_deref().is_none_or(kept));
    let named: BTreeSet<&str> = part
        .claims
        .iter()
        .filter(|claim| keys.contains(&claim.work))
        .filter_map(|claim| claim.tradition.as_deref())
        .collect();
    part.traditions.retain(|tradition| named.contains(tradition.id.as_str()));
    let left: BTreeSet<String> = part.traditions.iter().map(|tradition| tradition.id.clone()).collect();
    part.claims.retain(|claim| claim.tradition.as_ref().is_none_or(|tradition| left.contains(tradition)));
    for tradition in &mut part.traditions {
        tradition.related.retain(|relation| left.contains(&relation.to));
    }
    part
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::Scholarship;
    use crate::graph::tests::corpus;

    #[test]
    fn a_part_is_sound_and_holds_only_what_was_asked_for() {
        let part = select(&corpus(), &BTreeSet::from(["smith1990".to_owned()]));
        let (built, problems) = Scholarship::build(&part);
        assert_eq!(problems, []);
        assert_eq!(built.works().map(|work| work.key.as_str()).collect::<Vec<_>>(), ["smith1990"]);
        let (whole, _) = Scholarship::build(&corpus());
        let mut named: Vec<&str> =
            whole.claims_on("smith1990").iter().filter_map(|claim| claim.tradition.as_deref()).collect();
        named.sort_unstable();
        named.dedup();
        assert_eq!(built.traditions().map(|t| t.id.as_str()).collect::<Vec<_>>(), named);
    }
}
