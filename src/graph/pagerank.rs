//! PageRank (Page, Brin, Motwani and Winograd 1999), weighted, by power iteration.
//!
//! Nodes without edges give their rank to all, as networkx and the paper do.

use super::adjacency::Adjacency;

/// The share of rank that follows an edge; the rest goes to all nodes alike.
pub const DAMPING: f64 = 0.85;

/// Ranks that sum to 1.
///
/// # Arguments
/// `damping` between 0 and 1 ([`DAMPING`] as a rule); `tolerance`: the change over all nodes at which it stops.
///
/// # Complexity
/// O(edges) for each iteration, 1,000 iterations at most; some sixty suffice for a tolerance of 1e-6.
pub fn pagerank(network: &Adjacency, damping: f64, tolerance: f64) -> Vec<f64> {
    let nodes = network.len();
    if nodes == 0 {
        return Vec::new();
    }
    let share = 1.0 / nodes as f64;
    let given: Vec<f64> = (0..nodes).map(|node| network.of(node).map(|(_, weight)| weight).sum()).collect();
    let mut ranks = vec![share; nodes];
    for _ in 0..1000 {
        let idle: f64 = (0..nodes).filter(|&node| given[node] <= 0.0).map(|node| ranks[node]).sum();
        let base = (1.0 - damping + damping * idle) * share;
        let mut next = vec![base; nodes];
        for node in (0..nodes).filter(|&node| given[node] > 0.0) {
            let portion = damping * ranks[node] / given[node];
            for (to, weight) in network.of(node) {
                next[to] += portion * weight;
            }
        }
        let change: f64 = ranks.iter().zip(&next).map(|(a, b)| (a - b).abs()).sum();
        ranks = next;
        if change < tolerance {
            break;
        }
    }
    ranks
}

#[cfg(test)]
mod tests {
    use super::*;

    /// networkx 3.6.1: `G = nx.DiGraph(); G.add_weighted_edges_from([(0,1,3),(0,2,1),(0,3,1),(1,2,2),(4,0,1),(4,3,2),
    /// (2,3,1)]); nx.pagerank(G, alpha=0.85, tol=1e-14, max_iter=1000, weight='weight')`
    #[test]
    fn agrees_with_networkx() {
        let edges = [(0, 1, 3.0), (0, 2, 1.0), (0, 3, 1.0), (1, 2, 2.0), (4, 0, 1.0), (4, 3, 2.0), (2, 3, 1.0)];
        let ranks = pagerank(&Adjacency::new(5, edges), 0.85, 1e-15);
        let expected = [0.121321253, 0.1564098804, 0.2481090527, 0.3796237726, 0.0945360413];
        for (rank, expected) in ranks.iter().zip(expected) {
            assert!((rank - expected).abs() < 1e-9, "{ranks:?}");
        }
        assert!(pagerank(&Adjacency::new(0, []), 0.85, 1e-9).is_empty());
    }
}
