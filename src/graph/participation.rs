//! How evenly a work's company is spread over traditions: the participation coefficient (Guimerà and Amaral 2005).

use super::adjacency::Adjacency;

/// For each node 1 − Σ (k_t / k)², where k is the weight of its edges to nodes that stand in some tradition and k_t of
/// those to members of tradition t. 0: all its company is of one tradition, or it has none; towards 1: evenly of many. A
/// neighbour in several traditions counts for each in equal parts.
///
/// # Complexity
/// O(edges × traditions of a node).
pub fn participation(network: &Adjacency, traditions: &[Vec<usize>]) -> Vec<f64> {
    let kinds = traditions.iter().flatten().max().map_or(0, |last| last + 1);
    let mut shares = vec![0.0f64; kinds];
    (0..network.len())
        .map(|node| {
            shares.fill(0.0);
            for (to, weight) in network.of(node) {
                let of = traditions.get(to).map_or(&[][..], Vec::as_slice);
                for &tradition in of {
                    shares[tradition] += weight / of.len() as f64;
                }
            }
            let all: f64 = shares.iter().sum();
            if all > 0.0 { 1.0 - shares.iter().map(|share| (share / all).powi(2)).sum::<f64>() } else { 0.0 }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn evenly_spread_company_scores_highest() {
        let edges = [(0, 1, 1.0), (0, 2, 1.0), (3, 1, 2.0), (4, 1, 1.0), (4, 2, 3.0), (4, 5, 9.0)];
        let traditions = vec![vec![], vec![0], vec![1], vec![], vec![], vec![]];
        // By hand: 1 − (1/2)² − (1/2)²; one tradition only; 1 − (1/4)² − (3/4)², the ninefold edge leads to no tradition.
        assert_eq!(participation(&Adjacency::new(6, edges), &traditions), [0.5, 0.0, 0.0, 0.0, 0.375, 0.0]);
    }
}
