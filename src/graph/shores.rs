//! Between which traditions a work stands: how its company, the works that it is cited with, is spread over them.

use std::collections::BTreeMap;

use petgraph::graph::NodeIndex;

use super::adjacency::Network;
use super::model::Scholarship;
use super::participation::participation;
use crate::tradition::{Tradition, TraditionKind};

/// One tradition's share of a work's company.
#[derive(Debug, Clone, PartialEq)]
pub struct Shore<'s> {
    /// The tradition.
    pub tradition: &'s Tradition,
    /// Its part of all company that stands in some tradition, from 0 to 1.
    pub share: f64,
    /// Keys of its members that the work is cited with, the closest first.
    pub works: Vec<&'s str>,
}

impl Scholarship {
    /// How evenly the company of each work is spread over traditions: the participation coefficient.
    pub fn bridging(&self) -> BTreeMap<NodeIndex, f64> {
        let network = self.co_citation_network();
        network.by_node(&participation(&network.rows, &self.schools_of(&network)))
    }

    /// The shares that [`Scholarship::bridging`] weighs, of each of these works, the largest first.
    pub fn shores(&self, works: &[NodeIndex]) -> BTreeMap<NodeIndex, Vec<Shore<'_>>> {
        let network = self.co_citation_network();
        let (traditions, schools) = (self.proper_traditions(), self.schools_of(&network));
        let mut found = BTreeMap::new();
        for work in works {
            let Ok(place) = network.nodes.binary_search(work) else { continue };
            let mut shores: Vec<Shore> = self
                .company(&network, &schools, place)
                .into_iter()
                .map(|(school, (share, works))| Shore { tradition: traditions[school], share, works })
                .collect();
            shores.sort_by(|a, b| b.share.total_cmp(&a.share).then_with(|| a.tradition.id.cmp(&b.tradition.id)));
            found.insert(*work, shores);
        }
        found
    }

    /// Of each tradition, by number, its share of the company of the work at that place, and its works there.
    fn company(&self, network: &Network, schools: &[Vec<usize>], place: usize) -> BTreeMap<usize, (f64, Vec<&str>)> {
        let mut sums: BTreeMap<usize, (f64, Weighed)> = BTreeMap::new();
        for (other, weight) in network.rows.of(place) {
            let Some(work) = self.graph[network.nodes[other]].as_work() else { continue };
            for &school in &schools[other] {
                let (sum, works) = sums.entry(school).or_default();
                *sum += weight / schools[other].len() as f64;
                works.push((weight, &work.key));
            }
        }
        let all: f64 = sums.values().map(|(sum, _)| sum).sum();
        sums.into_iter().map(|(school, (sum, works))| (school, (sum / all, closest_first(works)))).collect()
    }

    /// The traditions without groupings, by id.
    fn proper_traditions(&self) -> Vec<&Tradition> {
        self.traditions().filter(|tradition| tradition.kind == TraditionKind::Tradition).collect()
    }

    /// For each place of a network the traditions of which its work is a member, as places in [`Self::proper_traditions`].
    fn schools_of(&self, network: &Network) -> Vec<Vec<usize>> {
        let proper = self.proper_traditions();
        let number: BTreeMap<&str, usize> =
            proper.iter().enumerate().map(|(at, tradition)| (tradition.id.as_str(), at)).collect();
        let memberships = |at: &NodeIndex| {
            let work = self.graph[*at].as_work();
            let schools = work.map(|work| self.memberships(&work.key)).unwrap_or_default();
            schools.iter().filter_map(|tradition| number.get(tradition.id.as_str()).copied()).collect()
        };
        network.nodes.iter().map(memberships).collect()
    }
}

/// Keys of works, each with how much being cited with it weighs.
type Weighed<'s> = Vec<(f64, &'s str)>;

fn closest_first(mut works: Weighed<'_>) -> Vec<&str> {
    works.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(b.1)));
    works.into_iter().map(|(_, key)| key).collect()
}

#[cfg(test)]
mod tests {
    use super::super::tests::{claim, corpus};
    use super::*;
    use crate::tradition::{Role, Status};

    #[test]
    fn company_is_shared_out_among_the_traditions_of_its_works_and_rejected_claims_make_no_member() {
        let mut corpus = corpus();
        corpus.claims =
            vec![claim("clark1998", Role::Supports, "tools", 1), claim("jones2004", Role::Exemplar, "critics", 2)];
        let shares = |corpus: &super::super::Corpus| -> Vec<(String, Vec<String>)> {
            let (built, _) = Scholarship::build(corpus);
            let smith = built.node("smith1990").unwrap();
            let shores = built.shores(&[smith]).remove(&smith).unwrap();
            assert!((shores.iter().map(|shore| shore.share).sum::<f64>() - 1.0).abs() < 1e-9);
            let works = |shore: &Shore| shore.works.iter().map(|key| (*key).to_owned()).collect();
            shores.iter().map(|shore| (format!("{} {:.2}", shore.tradition.id, shore.share), works(shore))).collect()
        };
        // Smith is cited in one bracket with Clark (1) and in one sentence with Jones (1/2).
        let found = shares(&corpus);
        assert_eq!(found[0], ("tools 0.67".to_owned(), vec!["clark1998".to_owned()]));
        assert_eq!(found[1], ("critics 0.33".to_owned(), vec!["jones2004".to_owned()]));
        corpus.claims[1].status = Status::Rejected;
        assert_eq!(shares(&corpus).len(), 1);
    }
}
