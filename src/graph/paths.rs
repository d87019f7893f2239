//! Shortest paths between works, over citations or over co-citation.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use petgraph::Direction::{Incoming, Outgoing};
use petgraph::graph::NodeIndex;
use petgraph::visit::EdgeRef;

use super::model::{Edge, Scholarship};

/// Over what a path leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Over {
    /// Citations, with the arrow or against it.
    Citations,
    /// Works cited together in one paragraph or closer.
    CoCitation,
}

/// One step of a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Step {
    /// Where it leads.
    pub to: NodeIndex,
    /// Whether it follows the citation's arrow (from the citing work to the cited); always for co-citation.
    pub forward: bool,
}

/// All shortest paths from `from` to `to`, in order of the ids on them, `most` at most; each without its first node.
/// Empty where there is none or the two are one.
///
/// # Complexity
/// O(nodes + edges), and the length of what is given back.
pub fn shortest_paths(graph: &Scholarship, from: NodeIndex, to: NodeIndex, over: Over, most: usize) -> Vec<Vec<Step>> {
    let mut distance: BTreeMap<NodeIndex, usize> = BTreeMap::from([(to, 0)]);
    let mut open = VecDeque::from([to]);
    while let Some(at) = open.pop_front() {
        if at == from {
            break;
        }
        let next = distance[&at] + 1;
        for step in neighbours(graph, at, over) {
            distance.entry(step.to).or_insert_with(|| {
                open.push_back(step.to);
                next
            });
        }
    }
    let Some(&length) = distance.get(&from).filter(|length| **length > 0) else { return Vec::new() };
    // From here every step that comes nearer lies on a shortest path, so each path begun is finished.
    let mut paths = Vec::new();
    let mut stack = vec![(from, length, Vec::new())];
    while let Some((at, left, path)) = stack.pop() {
        if left == 0 {
            paths.push(path);
            if paths.len() == most {
                break;
            }
            continue;
        }
        let nearer = neighbours(graph, at, over).into_iter().filter(|step| distance.get(&step.to) == Some(&(left - 1)));
        for step in nearer.rev() {
            let mut longer = path.clone();
            longer.push(step);
            stack.push((step.to, left - 1, longer));
        }
    }
    paths
}

/// Steps from a node, in order of where they lead.
fn neighbours(graph: &Scholarship, at: NodeIndex, over: Over) -> Vec<Step> {
    let fits = |edge: &Edge| match (over, edge) {
        (Over::Citations, Edge::Cites { .. }) => true,
        (Over::CoCitation, Edge::CoCited { together: t }) => t.group + t.sentence + t.paragraph > 0,
        _ => false,
    };
    let mut steps = BTreeSet::new();
    for edge in graph.graph.edges_directed(at, Outgoing).filter(|edge| fits(edge.weight())) {
        steps.insert(Step { to: edge.target(), forward: true });
    }
    for edge in graph.graph.edges_directed(at, Incoming).filter(|edge| fits(edge.weight())) {
        steps.insert(Step { to: edge.source(), forward: over == Over::CoCitation });
    }
    steps.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::super::tests::{corpus, work};
    use super::*;
    use crate::graph::CitingDocument;

    #[test]
    fn citations_are_followed_in_both_directions() {
        let (graph, _) = Scholarship::build(&corpus());
        let node = |key: &str| graph.node(key).unwrap();
        let paths = shortest_paths(&graph, node("smith1990"), node("jones2004"), Over::Citations, 10);
        let expected =
            vec![Step { to: node("review2020"), forward: false }, Step { to: node("jones2004"), forward: true }];
        assert_eq!(paths, [expected]);
        assert_eq!(shortest_paths(&graph, node("clark1998"), node("smith1990"), Over::CoCitation, 10).len(), 1);
        assert_eq!(shortest_paths(&graph, node("clark1998"), node("jones2004"), Over::CoCitation, 10)[0].len(), 2);
        assert!(shortest_paths(&graph, node("clark1998"), node("clark1998"), Over::Citations, 10).is_empty());
    }

    #[test]
    fn all_shortest_paths_are_found_and_no_longer_one() {
        let mut corpus = corpus();
        let mut other = CitingDocument {
            work: work("survey2021", "Sol", "Eva", "A Survey", 2021),
            sha256: None,
            occurrences: Vec::new(),
        };
        other.occurrences = corpus.documents[0].occurrences.clone();
        corpus.documents.push(other);
        let (graph, _) = Scholarship::build(&corpus);
        let node = |key: &str| graph.node(key).unwrap();
        let paths = shortest_paths(&graph, node("smith1990"), node("jones2004"), Over::Citations, 10);
        assert_eq!(paths.len(), 2);
        assert_eq!(shortest_paths(&graph, node("smith1990"), node("jones2004"), Over::Citations, 1).len(), 1);
    }
}
