//! Communities by the Leiden algorithm, with a promise: no community holds two anchors.
//!
//! Traag, Waltman and van Eck (2019), *From Louvain to Leiden: guaranteeing well-connected communities*, Scientific
//! Reports 9:5233: nodes move while modularity (Newman and Girvan 2004, with a resolution) grows, communities are refined
//! into well-connected parts, parts become nodes, and so on until nothing moves. An *anchor* is a node that stands for
//! works which an author has put into one school; two schools that authors tell apart are never merged. Published
//! implementations know no such constraint (docs/decisions/0003-leiden-of-our-own.md). The same seed gives the same communities.

/// A weighted undirected graph, each edge in both lists; loops are not in the lists.
#[derive(Debug, Clone, Default)]
pub(super) struct Network {
    /// Neighbours of each node with the weight between, in order of the neighbour.
    pub(super) neighbours: Vec<Vec<(usize, f64)>>,
    /// Weight of each node's loop.
    pub(super) loops: Vec<f64>,
    /// Whether a node is an anchor.
    pub(super) anchors: Vec<bool>,
}

impl Network {
    fn len(&self) -> usize {
        self.neighbours.len()
    }

    /// Sum of the weights at each node, loops twice.
    fn strengths(&self) -> Vec<f64> {
        self.neighbours
            .iter()
            .zip(&self.loops)
            .map(|(list, own)| list.iter().map(|(_, weight)| weight).sum::<f64>() + 2.0 * own)
            .collect()
    }

    /// Modularity of a partition at a resolution; 0 where there are no edges.
    pub(super) fn modularity(&self, community: &[usize], resolution: f64) -> f64 {
        let strengths = self.strengths();
        let twice: f64 = strengths.iter().sum();
        if twice <= 0.0 {
            return 0.0;
        }
        let count = community.iter().max().map_or(0, |most| most + 1);
        let (mut inside, mut total) = (vec![0.0; count], vec![0.0; count]);
        for (node, list) in self.neighbours.iter().enumerate() {
            let own = community[node];
            total[own] += strengths[node];
            inside[own] += 2.0 * self.loops[node];
            inside[own] += list.iter().filter(|(other, _)| community[*other] == own).map(|(_, w)| w).sum::<f64>();
        }
        inside.iter().zip(&total).map(|(within, all)| within / twice - resolution * (all / twice).powi(2)).sum()
    }
}

/// Vigna's SplitMix64: small, and the same on every machine.
#[derive(Debug, Clone)]
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    fn below(&mut self, limit: usize) -> usize {
        (self.next() % limit.max(1) as u64) as usize
    }

    /// 0 ≤ x < 1.
    fn unit(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1u64 << 53) as f64
    }

    fn shuffled(&mut self, count: usize) -> Vec<usize> {
        let mut order: Vec<usize> = (0..count).collect();
        for at in (1..count).rev() {
            order.swap(at, self.below(at + 1));
        }
        order
    }
}

/// How readily a part is joined that gains less than the best (θ of the paper).
const RANDOMNESS: f64 = 0.01;

/// The community of each node, numbered from 0 in order of their first nodes.
pub(super) fn leiden(network: &Network, resolution: f64, seed: u64) -> Vec<usize> {
    let mut random = Random(seed.wrapping_mul(0x2545_F491_4F6C_DD1D).wrapping_add(1));
    let mut level = network.clone();
    // Which node of the present level each node of the first one lies in; and the communities of the present level.
    let mut inside: Vec<usize> = (0..network.len()).collect();
    let mut community: Vec<usize> = (0..network.len()).collect();
    loop {
        move_nodes(&level, &mut community, resolution, &mut random);
        let parts = refine(&level, &community, resolution, &mut random);
        let count = numbered(&parts).1;
        if count == level.len() {
            break;
        }
        let (parts, _) = numbered(&parts);
        let mut of_part = vec![0; count];
        for (node, &part) in parts.iter().enumerate() {
            of_part[part] = community[node];
        }
        inside.iter_mut().for_each(|node| *node = parts[*node]);
        level = aggregate(&level, &parts, count);
        community = numbered(&of_part).0;
    }
    numbered(&inside.iter().map(|&node| community[node]).collect::<Vec<_>>()).0
}

/// Numbers from 0 in order of first appearance, and how many there are.
fn numbered(labels: &[usize]) -> (Vec<usize>, usize) {
    let mut names: std::collections::BTreeMap<usize, usize> = std::collections::BTreeMap::new();
    let mut count = 0;
    let out = labels
        .iter()
        .map(|label| {
            *names.entry(*label).or_insert_with(|| {
                count += 1;
                count - 1
            })
        })
        .collect();
    (out, count)
}

/// What each community holds.
struct Totals {
    strength: Vec<f64>,
    anchors: Vec<usize>,
    /// Weight from the node at hand to each community; all 0 between uses.
    towards: Vec<f64>,
}

fn move_nodes(level: &Network, community: &mut [usize], resolution: f64, random: &mut Random) {
    let strengths = level.strengths();
    let twice: f64 = strengths.iter().sum();
    if twice <= 0.0 {
        return;
    }
    let mut all =
        Totals { strength: vec![0.0; level.len()], anchors: vec![0; level.len()], towards: vec![0.0; level.len()] };
    for node in 0..level.len() {
        all.strength[community[node]] += strengths[node];
        all.anchors[community[node]] += usize::from(level.anchors[node]);
    }
    let mut queue: std::collections::VecDeque<usize> = random.shuffled(level.len()).into();
    let mut waits = vec![true; level.len()];
    while let Some(node) = queue.pop_front() {
        waits[node] = false;
        let own = community[node];
        all.strength[own] -= strengths[node];
        all.anchors[own] -= usize::from(level.anchors[node]);
        let mut near = vec![own];
        for &(other, weight) in &level.neighbours[node] {
            let there = community[other];
            if all.towards[there] == 0.0 && there != own {
                near.push(there);
            }
            all.towards[there] += weight;
        }
        let gain = |there: usize| all.towards[there] - resolution * strengths[node] * all.strength[there] / twice;
        let mut best = (gain(own), own);
        for &there in &near[1..] {
            let gained = gain(there);
            if gained > best.0 + 1e-12 && !(level.anchors[node] && all.anchors[there] > 0) {
                best = (gained, there);
            }
        }
        near.iter().for_each(|&there| all.towards[there] = 0.0);
        let new = best.1;
        community[node] = new;
        all.strength[new] += strengths[node];
        all.anchors[new] += usize::from(level.anchors[node]);
        if new != own {
            for &(other, _) in &level.neighbours[node] {
                if community[other] != new && !waits[other] {
                    waits[other] = true;
                    queue.push_back(other);
                }
            }
        }
    }
}

/// Splits each community into well-connected parts.
fn refine(level: &Network, community: &[usize], resolution: f64, random: &mut Random) -> Vec<usize> {
    let strengths = level.strengths();
    let twice: f64 = strengths.iter().sum();
    let mut part: Vec<usize> = (0..level.len()).collect();
    if twice <= 0.0 {
        return part;
    }
    let count = level.len();
    let mut whole = vec![0.0; count];
    for node in 0..count {
        whole[community[node]] += strengths[node];
    }
    let mut strength = strengths.clone();
    let mut anchors: Vec<usize> = level.anchors.iter().map(|anchor| usize::from(*anchor)).collect();
    let mut size = vec![1usize; count];
    // Weight from each part to the rest of its community.
    let mut outward: Vec<f64> = (0..count)
        .map(|node| {
            let own = level.neighbours[node].iter().filter(|(other, _)| community[*other] == community[node]);
            own.map(|(_, weight)| weight).sum()
        })
        .collect();
    let mut towards = vec![0.0; count];
    for node in random.shuffled(count) {
        let home = community[node];
        let enough = |out: f64, strength: f64| out >= resolution * strength * (whole[home] - strength) / twice - 1e-12;
        if size[part[node]] > 1 || !enough(outward[node], strengths[node]) {
            continue;
        }
        let mut near = Vec::new();
        for &(other, weight) in level.neighbours[node].iter().filter(|(other, _)| community[*other] == home) {
            let there = part[other];
            if towards[there] == 0.0 {
                near.push(there);
            }
            towards[there] += weight;
        }
        let mut choices: Vec<(usize, f64)> = Vec::new();
        for &there in &near {
            let gain = (towards[there] - resolution * strengths[node] * strength[there] / twice) / twice;
            let apart = level.anchors[node] && anchors[there] > 0;
            if gain >= 0.0 && !apart && enough(outward[there], strength[there]) {
                choices.push((there, (gain / RANDOMNESS).min(500.0).exp()));
            }
        }
        let mut drawn = random.unit() * choices.iter().map(|(_, chance)| chance).sum::<f64>();
        let chosen = choices.iter().find(|(_, chance)| {
            drawn -= chance;
            drawn < 0.0
        });
        if let Some(&(there, _)) = chosen {
            let own = part[node];
            outward[there] += outward[node] - 2.0 * towards[there];
            strength[there] += strengths[node];
            anchors[there] += anchors[own];
            size[there] += 1;
            size[own] = 0;
            part[node] = there;
        }
        near.iter().for_each(|&there| towards[there] = 0.0);
    }
    part
}

/// Parts become nodes.
fn aggregate(level: &Network, parts: &[usize], count: usize) -> Network {
    let mut between: Vec<std::collections::BTreeMap<usize, f64>> = vec![Default::default(); count];
    let mut made = Network { neighbours: Vec::new(), loops: vec![0.0; count], anchors: vec![false; count] };
    for node in 0..level.len() {
        let own = parts[node];
        made.loops[own] += level.loops[node];
        made.anchors[own] |= level.anchors[node];
        for &(other, weight) in &level.neighbours[node] {
            if parts[other] == own {
                made.loops[own] += weight / 2.0;
            } else {
                *between[own].entry(parts[other]).or_default() += weight;
            }
        }
    }
    made.neighbours = between.into_iter().map(|list| list.into_iter().collect()).collect();
    made
}

#[cfg(test)]
mod tests {
    use super::*;

    fn network(count: usize, edges: &[(usize, usize)]) -> Network {
        let mut neighbours = vec![Vec::new(); count];
        for &(a, b) in edges {
            neighbours[a].push((b, 1.0));
            neighbours[b].push((a, 1.0));
        }
        neighbours.iter_mut().for_each(|list: &mut Vec<_>| list.sort_by_key(|(other, _)| *other));
        Network { neighbours, loops: vec![0.0; count], anchors: vec![false; count] }
    }

    /// Zachary (1977), the friendships of a karate club.
    fn karate() -> Network {
        let friends: [(usize, &[usize]); 26] = [
            (0, &[1, 2, 3, 4, 5, 6, 7, 8, 10, 11, 12, 13, 17, 19, 21, 31]),
            (1, &[2, 3, 7, 13, 17, 19, 21, 30]),
            (2, &[3, 7, 8, 9, 13, 27, 28, 32]),
            (3, &[7, 12, 13]),
            (4, &[6, 10]),
            (5, &[6, 10, 16]),
            (6, &[16]),
            (8, &[30, 32, 33]),
            (9, &[33]),
            (13, &[33]),
            (14, &[32, 33]),
            (15, &[32, 33]),
            (18, &[32, 33]),
            (19, &[33]),
            (20, &[32, 33]),
            (22, &[32, 33]),
            (23, &[25, 27, 29, 32, 33]),
            (24, &[25, 27, 31]),
            (25, &[31]),
            (26, &[29, 33]),
            (27, &[33]),
            (28, &[31, 33]),
            (29, &[32, 33]),
            (30, &[32, 33]),
            (31, &[32, 33]),
            (32, &[33]),
        ];
        let edges: Vec<(usize, usize)> =
            friends.iter().flat_map(|(a, list)| list.iter().map(move |b| (*a, *b))).collect();
        network(34, &edges)
    }

    #[test]
    fn the_karate_club_reaches_the_greatest_known_modularity() {
        // 0.419790: the optimum (Brandes et al. 2008, IEEE TKDE 20:172), which leidenalg finds too.
        let club = karate();
        assert_eq!(club.neighbours.iter().map(Vec::len).sum::<usize>(), 156, "78 friendships");
        let best = (0..20).map(|seed| club.modularity(&leiden(&club, 1.0, seed), 1.0)).fold(0.0, f64::max);
        assert!((best - 0.419_790).abs() < 1e-6, "{best}");
        assert_eq!(leiden(&club, 1.0, 7), leiden(&club, 1.0, 7));
    }

    #[test]
    fn two_anchors_never_share_a_community() {
        let mut clique = network(6, &[(0, 1), (0, 2), (0, 3), (1, 2), (1, 3), (2, 3), (3, 4), (4, 5)]);
        assert_eq!(leiden(&clique, 1.0, 1)[0], leiden(&clique, 1.0, 1)[1]);
        (clique.anchors[0], clique.anchors[1]) = (true, true);
        for seed in 0..20 {
            let found = leiden(&clique, 1.0, seed);
            assert_ne!(found[0], found[1]);
        }
    }

    #[test]
    fn nothing_and_lonely_nodes_are_no_trouble() {
        assert!(leiden(&Network::default(), 1.0, 1).is_empty());
        assert_eq!(leiden(&network(3, &[]), 1.0, 1), [0, 1, 2]);
    }

    proptest::proptest! {
        #[test]
        fn communities_are_connected(edges in proptest::collection::btree_set((0usize..12, 0usize..12), 0..30), seed in 0u64..50) {
            let edges: Vec<_> = edges.into_iter().filter(|(a, b)| a < b).collect();
            let made = network(12, &edges);
            let found = leiden(&made, 1.0, seed);
            for community in 0..=*found.iter().max().unwrap() {
                let members: Vec<usize> = (0..12).filter(|node| found[*node] == community).collect();
                let (mut seen, mut open) = (vec![members[0]], vec![members[0]]);
                while let Some(node) = open.pop() {
                    for &(other, _) in &made.neighbours[node] {
                        if found[other] == community && !seen.contains(&other) {
                            seen.push(other);
                            open.push(other);
                        }
                    }
                }
                proptest::prop_assert_eq!(seen.len(), members.len());
            }
        }
    }
}
