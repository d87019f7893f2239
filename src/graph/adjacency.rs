//! The compact view of a graph: rows of neighbours one after the other (compressed sparse rows), for measures.
//!
//! petgraph's adjacency lists are for building and asking; a pass over every edge is several times faster here, and
//! petgraph's own PageRank is neither standard nor linear.

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
        edges.sort_by(|a, b| (a.0, a.1).cmp(&(b.0, b.1)));
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

impl Scholarship {
    /// Document → work, weighted by the times it is cited there; a work that is listed and not cited counts once.
    pub fn citation_network(&self) -> Adjacency {
        let edges = self.graph.edge_references().filter_map(|edge| match edge.weight() {
            Edge::Cites { occurrences } => {
                Some((edge.source().index(), edge.target().index(), occurrences.len().max(1) as f64))
            }
            _ => None,
        });
        Adjacency::new(self.graph.node_count(), edges)
    }

    /// Works cited together in one paragraph or closer, in both directions; a bracket counts 1, a sentence 1/2, a
    /// paragraph 1/4 (Gipp and Beel 2009 halve from level to level).
    pub fn co_citation_network(&self) -> Adjacency {
        let edges = self.graph.edge_references().filter_map(|edge| match edge.weight() {
            Edge::CoCited { together: t } => {
                let weight = f64::from(t.group) + f64::from(t.sentence) / 2.0 + f64::from(t.paragraph) / 4.0;
                (weight > 0.0).then_some((edge.source().index(), edge.target().index(), weight))
            }
            _ => None,
        });
        let both: Vec<_> = edges.flat_map(|(a, b, weight)| [(a, b, weight), (b, a, weight)]).collect();
        Adjacency::new(self.graph.node_count(), both)
    }

    /// The node at that place of a network.
    pub fn at(&self, number: usize) -> NodeIndex {
        NodeIndex::new(number)
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
