//! Addresses of lines: from what they join, not from their number, so that they stay when a library grows.

use std::collections::BTreeMap;

use super::scene::Scene;
use super::svg::kind_class;
use super::tile::safe_id;

/// Calls every line after its ends and its kind, `w_moor1999-critiques-t_quays`.
pub fn of_lines(scene: &mut Scene) {
    let mut given: BTreeMap<String, usize> = BTreeMap::new();
    for link in &mut scene.links {
        let lane = link.lane.and_then(|lane| scene.lanes.get(lane)).map(|lane| safe_id("t_", &lane.id));
        let to = link.to.clone().or(lane).unwrap_or_default();
        let name = format!("{}-{}-{to}", link.from, kind_class(link.kind));
        let number = given.entry(name.clone()).or_default();
        *number += 1;
        link.id = if *number == 1 { name } else { format!("{name}-no-{number}") };
    }
}

#[cfg(test)]
mod tests {
    use crate::map::tests::{built, sample};
    use crate::map::{Kind, MapOptions, draw};

    #[test]
    fn a_line_keeps_its_address_when_others_go() {
        let mut corpus = sample();
        let ids = |corpus: &crate::graph::Corpus| -> std::collections::BTreeSet<String> {
            let scene = draw(&built(corpus), &MapOptions::of(Kind::Traditions)).unwrap();
            let count = scene.links.len();
            let ids: std::collections::BTreeSet<String> = scene.links.into_iter().map(|link| link.id).collect();
            assert_eq!(ids.len(), count, "no two lines share one");
            ids
        };
        let before = ids(&corpus);
        let works = corpus.works.len();
        corpus.claims.retain(|claim| claim.work != corpus.works[works - 1].key);
        corpus.claims.reverse();
        let after = ids(&corpus);
        assert!(after.intersection(&before).count() * 10 > before.len() * 8, "{before:?}\n{after:?}");
    }
}
