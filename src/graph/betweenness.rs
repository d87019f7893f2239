//! Betweenness centrality by Brandes' algorithm (Brandes 2001), unweighted.

use super::adjacency::Adjacency;

/// How many of the shortest paths between other nodes lead through each node, as a share of the pairs there are
/// (networkx's `normalized=True`). For an undirected network give each edge in both directions.
///
/// # Complexity
/// O(nodes × edges) time, O(nodes + edges) memory. Nodes without edges cost nothing.
pub fn betweenness(network: &Adjacency) -> Vec<f64> {
    let nodes = network.len();
    let mut scores = vec![0.0; nodes];
    let mut distance = vec![u32::MAX; nodes];
    let mut paths = vec![0.0f64; nodes];
    let mut dependency = vec![0.0f64; nodes];
    let mut order: Vec<usize> = Vec::new();
    for source in (0..nodes).filter(|&node| !network.targets_of(node).is_empty()) {
        order.clear();
        order.push(source);
        (distance[source], paths[source]) = (0, 1.0);
        let mut next = 0;
        while next < order.len() {
            let from = order[next];
            next += 1;
            for &to in network.targets_of(from) {
                let to = to as usize;
                if distance[to] == u32::MAX {
                    distance[to] = distance[from] + 1;
                    order.push(to);
                }
                if distance[to] == distance[from] + 1 {
                    paths[to] += paths[from];
                }
            }
        }
        for &from in order.iter().rev() {
            let mut sum = 0.0;
            for &to in network.targets_of(from) {
                let to = to as usize;
                if distance[to] == distance[from] + 1 {
                    sum += paths[from] / paths[to] * (1.0 + dependency[to]);
                }
            }
            dependency[from] = sum;
            if from != source {
                scores[from] += sum;
            }
        }
        for &node in &order {
            (distance[node], paths[node], dependency[node]) = (u32::MAX, 0.0, 0.0);
        }
    }
    if nodes > 2 {
        let pairs = (nodes as f64 - 1.0) * (nodes as f64 - 2.0);
        scores.iter_mut().for_each(|score| *score /= pairs);
    }
    scores
}

#[cfg(test)]
mod tests {
    use super::*;

    fn close(found: &[f64], expected: &[f64]) {
        assert_eq!(found.len(), expected.len());
        for (found, expected) in found.iter().zip(expected) {
            assert!((found - expected).abs() < 1e-9, "{found} is not {expected}");
        }
    }

    /// networkx 3.6.1: `nx.betweenness_centrality(nx.Graph([(0,1),(0,2),(1,2),(2,3),(3,4),(4,5),(5,3),(2,6)]))`
    #[test]
    fn agrees_with_networkx_on_an_undirected_network() {
        let edges = [(0, 1), (0, 2), (1, 2), (2, 3), (3, 4), (4, 5), (5, 3), (2, 6)];
        let both = edges.into_iter().flat_map(|(a, b)| [(a, b, 1.0), (b, a, 1.0)]);
        let found = betweenness(&Adjacency::new(7, both));
        close(&found, &[0.0, 0.0, 0.7333333333, 0.5333333333, 0.0, 0.0, 0.0]);
    }

    /// networkx 3.6.1: `nx.betweenness_centrality(nx.DiGraph([(0,1),(0,2),(1,3),(2,3),(3,4),(0,4)]))`
    #[test]
    fn agrees_with_networkx_on_a_directed_network() {
        let edges = [(0, 1), (0, 2), (1, 3), (2, 3), (3, 4), (0, 4)];
        let found = betweenness(&Adjacency::new(5, edges.into_iter().map(|(a, b)| (a, b, 1.0))));
        close(&found, &[0.0, 0.0416666667, 0.0416666667, 0.1666666667, 0.0]);
    }
}
