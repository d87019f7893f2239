//! Communities over many seeds: which works stay together whatever chance does.
//!
//! Takes the weights between works and the groups that authors have made; gives the communities of the run with the
//! greatest modularity, and for each work the share of its companions that stay with it over all runs. Members of one
//! group, and of that alone, are one node in every run; groups never share a community (see [`super::leiden`]).

use std::collections::{BTreeMap, BTreeSet};

use super::Settings;
use super::leiden::{Network, leiden};

/// Communities and how stable they are.
pub(super) struct Communities {
    /// For each group its community's works: members that belong to it alone, and the works near them.
    pub(super) of_group: Vec<Vec<usize>>,
    /// Communities in which no group lies, each sorted; the largest first.
    pub(super) without_group: Vec<Vec<usize>>,
    /// The best run's community of each work.
    home: Vec<usize>,
    /// Each run's community of each work.
    runs: Vec<Vec<usize>>,
}

impl Communities {
    /// The works with which a work shares its community, itself left out.
    pub(super) fn companions(&self, work: usize) -> BTreeSet<usize> {
        let own = self.home.get(work);
        (0..self.home.len()).filter(|&other| other != work && self.home.get(other) == own).collect()
    }

    /// The mean share, over all runs, of `others` that are in one community with a work; 1 where there are no others.
    pub(super) fn stability(&self, work: usize, others: &BTreeSet<usize>) -> f64 {
        let others: Vec<usize> = others.iter().copied().filter(|other| *other != work).collect();
        if others.is_empty() || self.runs.is_empty() {
            return 1.0;
        }
        let together = |run: &Vec<usize>| others.iter().filter(|&&other| run[other] == run[work]).count();
        let all: usize = self.runs.iter().map(together).sum();
        all as f64 / (others.len() * self.runs.len()) as f64
    }

    /// The same for the companions of the best run.
    pub(super) fn stability_at_home(&self, work: usize) -> f64 {
        self.stability(work, &self.companions(work))
    }
}

/// Computes the communities of `count` works.
pub(super) fn communities(
    count: usize,
    weights: &BTreeMap<(usize, usize), f64>,
    groups: &[BTreeSet<usize>],
    settings: &Settings,
) -> Communities {
    let (node_of, anchors) = nodes(count, groups);
    let size = anchors.len();
    let mut between: Vec<BTreeMap<usize, f64>> = vec![BTreeMap::new(); size];
    let mut network = Network {
        neighbours: Vec::new(),
        loops: vec![0.0; size],
        anchors: anchors.iter().map(Option::is_some).collect(),
    };
    for (&(a, b), &weight) in weights {
        let (a, b) = (node_of[a], node_of[b]);
        if a == b {
            network.loops[a] += weight;
        } else {
            *between[a].entry(b).or_default() += weight;
            *between[b].entry(a).or_default() += weight;
        }
    }
    network.neighbours = between.into_iter().map(|list| list.into_iter().collect()).collect();
    let mut best: Option<(f64, usize)> = None;
    let mut runs = Vec::new();
    for seed in 1..=settings.runs.max(1) {
        let found = leiden(&network, settings.resolution, seed);
        let quality = network.modularity(&found, settings.resolution);
        if best.is_none_or(|(so_far, _)| quality > so_far + 1e-12) {
            best = Some((quality, runs.len()));
        }
        runs.push(node_of.iter().map(|&node| found[node]).collect::<Vec<usize>>());
    }
    let home = best.and_then(|(_, run)| runs.get(run).cloned()).unwrap_or_default();
    let mut of_group = vec![Vec::new(); groups.len()];
    let mut works: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (work, community) in home.iter().enumerate() {
        works.entry(*community).or_default().push(work);
    }
    for (node, group) in anchors.iter().enumerate() {
        let Some(group) = *group else { continue };
        if let Some(work) = node_of.iter().position(|own| *own == node) {
            of_group[group] = works.remove(&home[work]).unwrap_or_default();
        }
    }
    let mut without_group: Vec<Vec<usize>> = works.into_values().collect();
    without_group.sort_by(|a, b| b.len().cmp(&a.len()).then_with(|| a.cmp(b)));
    Communities { of_group, without_group, home, runs }
}

/// The node of each work; and for each node the group that it stands for.
fn nodes(count: usize, groups: &[BTreeSet<usize>]) -> (Vec<usize>, Vec<Option<usize>>) {
    let mut of: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (group, works) in groups.iter().enumerate() {
        works.iter().for_each(|work| of.entry(*work).or_default().push(group));
    }
    let mut anchors: Vec<Option<usize>> = Vec::new();
    let mut anchor_of: BTreeMap<usize, usize> = BTreeMap::new();
    let node_of = (0..count)
        .map(|work| match of.get(&work).map(Vec::as_slice) {
            Some([group]) => *anchor_of.entry(*group).or_insert_with(|| {
                anchors.push(Some(*group));
                anchors.len() - 1
            }),
            _ => {
                anchors.push(None);
                anchors.len() - 1
            }
        })
        .collect();
    (node_of, anchors)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two triangles joined by one weak edge.
    fn triangles() -> BTreeMap<(usize, usize), f64> {
        [((0, 1), 1.0), ((0, 2), 1.0), ((1, 2), 1.0), ((3, 4), 1.0), ((3, 5), 1.0), ((4, 5), 1.0), ((2, 3), 0.25)]
            .into()
    }

    #[test]
    fn works_that_are_cited_together_form_a_community_and_stay_in_it() {
        let found = communities(6, &triangles(), &[], &Settings::default());
        assert_eq!(found.without_group, [vec![0, 1, 2], vec![3, 4, 5]]);
        assert_eq!(found.stability_at_home(0), 1.0);
    }

    #[test]
    fn an_author_holds_works_together_that_the_network_would_part() {
        let groups = [BTreeSet::from([0, 5]), BTreeSet::from([1])];
        let found = communities(6, &triangles(), &groups, &Settings::default());
        assert!(found.of_group[0].contains(&0) && found.of_group[0].contains(&5));
        assert!(found.of_group[1].contains(&1) && !found.of_group[1].contains(&0), "told apart, kept apart");
    }
}
