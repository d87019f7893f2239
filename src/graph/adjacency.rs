//! The compact view of a graph: rows of neighbours one after the other (compressed sparse rows), for measures.
//!
//! petgraph's adjacency lists are for building and asking; a pass over every edge is several times faster here, and
//! petgraph's own PageRank is neither standard nor linear.

use std::collections::BTreeMap;

use petgraph::graph::NodeIndex;
use petgraph::visit::EdgeRef;

use super::model::{Edge, Scholarship};

/// Weighted edges between nodes 0..n. Edges of a node are sorted by target; parallel edges are added up.
#[derive(Debug, Clone, PartialEq)]
pub struct Adjacency {
    starts: Vec<usize>,
    targets: Vec<u32>,
    weights: Vec<f64>,
}

impl Adjacency {
    /// From edges (from, to, weight) in any order; ends beyond `nodes` are left out.
    pub fn new(nodes: usize, edges: impl IntoIterator<Item = (usize, usize, f64)>) -> Self {
        let in_range = edges.into_iter().filter(|(from, to, _)| *from < nodes && *to < nodes);
        let mut edges: Vec<(u32, u32, f64)> =
            in_range.map(|(from, to, weight)| (from as u32, to as u32, weight)).collect();
        edges.sort_by_key(|edge| (edge.0, edge.1));
        edges.dedup_by(|next, kept| {
            let same = (next.0, next.1) == (kept.0, kept.1);
            if same {
                kept.2 += next.2;
            }
            same
        });
        let mut starts = vec![0; nodes + 1];
        for (from, _, _) in &edges {
            starts[*from as usize + 1] += 1;
        }
        for at in 0..nodes {
            starts[at + 1] += starts[at];
        }
        let (targets, weights) = edges.into_iter().map(|(_, to, weight)| (to, weight)).unzip();
        Adjacency { starts, targets, weights }
    }

    /// How many nodes.
    pub fn len(&self) -> usize {
        self.starts.len() - 1
    }

    /// Whether there is no node.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many edges.
    pub fn edges(&self) -> usize {
        self.targets.len()
    }

    /// Targets and weights of a node's edges.
    pub fn of(&self, node: usize) -> impl Iterator<Item = (usize, f64)> + '_ {
        let range = self.starts[node]..self.starts[node + 1];
        self.targets[range.clone()].iter().map(|to| *to as usize).zip(self.weights[range].iter().copied())
    }

    /// Targets of a node's edges, as stored.
    pub(super) fn targets_of(&self, node: usize) -> &[u32] {
        &self.targets[self.starts[node]..self.starts[node + 1]]
    }
}

/// A network of works and documents: who is at each place, and the edges.
#[derive(Debug, Clone, PartialEq)]
pub struct Network {
    /// The nodes, by their places in [`Network::rows`]; sorted.
    pub nodes: Vec<NodeIndex>,
    /// The edges.
    pub rows: Adjacency,
}

impl Network {
    /// A measure of every place, by node.
    pub fn by_node(&self, measure: &[f64]) -> BTreeMap<NodeIndex, f64> {
        self.nodes.iter().copied().zip(measure.iter().copied()).collect()
    }
}

impl Scholarship {
    /// Document → work, weighted by the times it is cited there; a work that is listed and not cited counts once.
    pub fn citation_network(&self) -> Network {
        self.network(|edge| match edge {
            Edge::Cites { occurrences } => Some((occurrences.len().max(1) as f64, false)),
            _ => None,
        })
    }

    /// Works cited together in one paragraph or closer, in both directions; a bracket counts 1, a sentence 1/2, a
    /// paragraph 1/4 (Gipp and Beel 2009 halve from level to level).
    pub fn co_citation_network(&self) -> Network {
        self.network(|edge| match edge {
            Edge::CoCited { together: t } => {
                let weight = f64::from(t.group) + f64::from(t.sentence) / 2.0 + f64::from(t.paragraph) / 4.0;
                (weight > 0.0).then_some((weight, true))
            }
            _ => None,
        })
    }

    /// The works and documents, with the edges that have a weight; `true`: in both directions.
    fn network(&self, weight: impl Fn(&Edge) -> Option<(f64, bool)>) -> Network {
        let nodes: Vec<NodeIndex> =
            self.graph.node_indices().filter(|&at| self.graph[at].as_work().is_some()).collect();
        let mut places = vec![usize::MAX; self.graph.node_count()];
        for (place, node) in nodes.iter().enumerate() {
            places[node.index()] = place;
        }
        let mut edges = Vec::new();
        for edge in self.graph.edge_references() {
            if let Some((weight, both)) = weight(edge.weight()) {
                let (from, to) = (places[edge.source().index()], places[edge.target().index()]);
                edges.push((from, to, weight));
                if both {
                    edges.push((to, from, weight));
                }
            }
        }
        let rows = Adjacency::new(nodes.len(), edges);
        Network { nodes, rows }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parallel_edges_are_added_and_rows_sorted() {
        let rows = Adjacency::new(3, [(0, 2, 1.0), (0, 1, 2.0), (0, 2, 0.5), (9, 1, 1.0)]);
        assert_eq!(rows.of(0).collect::<Vec<_>>(), [(1, 2.0), (2, 1.5)]);
        assert_eq!((rows.len(), rows.edges(), rows.of(1).count()), (3, 2, 0));
    }
}
