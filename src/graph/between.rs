//! Two traditions side by side: what they share, who argues across, how often they are cited together.

use std::collections::BTreeSet;

use super::model::{CoCitation, Scholarship};
use crate::tradition::{Claim, Role, Tradition};
use crate::work::Work;

/// What stands between two traditions.
#[derive(Debug, Clone, PartialEq)]
pub struct Between<'s> {
    /// The first.
    pub a: &'s Tradition,
    /// The second.
    pub b: &'s Tradition,
    /// Works that are members of both, by key.
    pub shared: Vec<&'s Work>,
    /// Claims by which a member of the first stands against the second, or is an exception to it.
    pub from_a: Vec<&'s Claim>,
    /// The same from the second to the first.
    pub from_b: Vec<&'s Claim>,
    /// Works that are members of neither and stand against both, by key.
    pub against_both: Vec<&'s Work>,
    /// Pairs of a member of the one and a member of the other that are cited together, the closest first.
    pub pairs: Vec<(&'s Work, &'s Work, CoCitation)>,
    /// Their sum.
    pub together: CoCitation,
    /// Documents that speak of both, by key.
    pub documents: Vec<&'s str>,
    /// What the library states: relation, from the first to the second or back, in which respect.
    pub relations: Vec<(&'s str, bool, Option<&'s str>)>,
}

impl Scholarship {
    /// What stands between two traditions (ids); `None` where one of them is not there.
    ///
    /// Rejected claims count for nothing. Linear in the claims of the two and in the pairs of works that are cited together.
    pub fn between(&self, a: &str, b: &str) -> Option<Between<'_>> {
        let (a, b) = (self.tradition(a)?, self.tradition(b)?);
        let keys = |id: &str| -> BTreeSet<&str> { self.members(id).iter().map(|work| work.key.as_str()).collect() };
        let (of_a, of_b) = (keys(&a.id), keys(&b.id));
        let standing =
            |id: &str| -> Vec<&Claim> { self.claims_of(id).into_iter().filter(|claim| claim.stands()).collect() };
        let (on_a, on_b) = (standing(&a.id), standing(&b.id));
        let from_a = on_b.iter().copied().filter(|c| argues(c) && of_a.contains(c.work.as_str())).collect();
        let from_b = on_a.iter().copied().filter(|c| argues(c) && of_b.contains(c.work.as_str())).collect();
        let against: BTreeSet<&str> = on_a.iter().filter(|c| argues(c)).map(|c| c.work.as_str()).collect();
        let against_both: BTreeSet<&str> = on_b
            .iter()
            .filter(|c| argues(c))
            .map(|c| c.work.as_str())
            .filter(|key| against.contains(key) && !of_a.contains(key) && !of_b.contains(key))
            .collect();
        let against_both = against_both.into_iter().filter_map(|key| self.work(key)).collect();
        let mut pairs: Vec<(&Work, &Work, CoCitation)> = self
            .co_citations()
            .into_iter()
            .filter(|(.., t)| t.group + t.sentence + t.paragraph + t.section > 0)
            .filter_map(|(x, y, together)| {
                let apart =
                    |p: &str, q: &str| of_a.contains(p) && of_b.contains(q) && !(of_b.contains(p) && of_a.contains(q));
                if apart(&x.key, &y.key) {
                    Some((x, y, together))
                } else {
                    apart(&y.key, &x.key).then_some((y, x, together))
                }
            })
            .collect();
        pairs.sort_by(|x, y| {
            let rank = |t: &CoCitation| std::cmp::Reverse((t.group, t.sentence, t.paragraph, t.section));
            (rank(&x.2), &x.0.key, &x.1.key).cmp(&(rank(&y.2), &y.0.key, &y.1.key))
        });
        let mut together = CoCitation::default();
        for (.., t) in &pairs {
            together.group += t.group;
            together.sentence += t.sentence;
            together.paragraph += t.paragraph;
            together.section += t.section;
        }
        let speaks = |claims: &[&Claim], key: &str| claims.iter().any(|claim| claim.according_to == key);
        let documents: Vec<&str> = self
            .documents()
            .map(|document| document.work.key.as_str())
            .filter(|key| speaks(&on_a, key) && speaks(&on_b, key))
            .collect();
        together.documents = u32::try_from(documents.len()).unwrap_or(u32::MAX);
        let relations = a
            .related
            .iter()
            .filter(|related| related.to == b.id)
            .map(|related| (related.relation.as_str(), true, related.note.as_deref()))
            .chain(
                b.related
                    .iter()
                    .filter(|related| related.to == a.id)
                    .map(|related| (related.relation.as_str(), false, related.note.as_deref())),
            )
            .collect();
        let shared = self.bridges_between(&[&a.id, &b.id]);
        Some(Between { a, b, shared, from_a, from_b, against_both, pairs, together, documents, relations })
    }
}

/// Whether a claim stands against its tradition, or shows where it does not reach.
fn argues(claim: &Claim) -> bool {
    matches!(claim.role, Role::Critiques | Role::Exception)
}

#[cfg(test)]
mod tests {
    use super::super::tests::corpus;
    use super::*;

    #[test]
    fn two_schools_share_works_and_argue() {
        let (built, _) = Scholarship::build(&corpus());
        let found = built.between("tools", "critics").unwrap();
        let keys = |works: &[&Work]| works.iter().map(|work| work.key.clone()).collect::<Vec<_>>();
        // By hand: Smith is in both; Jones, of the critics, criticises the tools.
        assert_eq!(keys(&found.shared), ["smith1990"]);
        assert_eq!(found.from_b.iter().map(|c| c.work.as_str()).collect::<Vec<_>>(), ["jones2004"]);
        assert!(found.from_a.is_empty() && found.against_both.is_empty());
        // Smith (tools) and Jones (critics) share one sentence.
        assert_eq!(found.together.sentence, 1);
        assert_eq!(found.documents, ["review2020"]);
        assert!(built.between("tools", "nobody").is_none());
    }
}
