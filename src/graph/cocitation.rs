//! Co-citation, weighted by closeness: works cited in one bracket say more than works cited in one section.
//!
//! Each pair of works is counted once for each bracket, sentence, paragraph and section that holds both, at the closest
//! level only (Gipp and Beel 2009, citation proximity analysis). Pairs are quadratic in what a unit cites, so a unit that
//! cites more than [`CROWD`] works, which says nothing about closeness any more, makes no pairs; the whole then stays
//! linear in the number of occurrences.

use std::collections::{BTreeMap, BTreeSet};

use petgraph::graph::NodeIndex;
use petgraph::visit::EdgeRef;

use super::model::{CitingDocument, CoCitation, Edge, Node, Scholarship};

/// Works in one unit above which co-citation is not counted there.
pub(super) const CROWD: usize = 400;

type Pair = (NodeIndex, NodeIndex);

/// All pairs, from the smaller node to the larger, in order.
pub(super) fn co_citations(built: &Scholarship) -> BTreeMap<Pair, CoCitation> {
    let mut all: BTreeMap<Pair, CoCitation> = BTreeMap::new();
    for at in built.graph.node_indices() {
        let Node::Document(document) = &built.graph[at] else { continue };
        let cited: BTreeSet<NodeIndex> = built
            .graph
            .edges(at)
            .filter(|edge| matches!(edge.weight(), Edge::Cites { .. }))
            .map(|edge| edge.target())
            .collect();
        for pair in pairs(&cited) {
            all.entry(pair).or_default().documents += 1;
        }
        count_closeness(built, document, &mut all);
    }
    all
}

fn pairs(works: &BTreeSet<NodeIndex>) -> Vec<Pair> {
    if works.len() > CROWD {
        return Vec::new();
    }
    let works: Vec<_> = works.iter().copied().collect();
    works.iter().enumerate().flat_map(|(at, &a)| works[at + 1..].iter().map(move |&b| (a, b))).collect()
}

/// Occurrences under one heading, by paragraph, sentence and bracket. `None`: the place is not known so closely.
type Sections<'d> = BTreeMap<Option<&'d str>, BTreeMap<Option<u32>, BTreeMap<Option<u32>, Groups>>>;
type Groups = BTreeMap<Option<u32>, BTreeSet<NodeIndex>>;

fn count_closeness(built: &Scholarship, document: &CitingDocument, all: &mut BTreeMap<Pair, CoCitation>) {
    let mut sections: Sections = BTreeMap::new();
    for occurrence in &document.occurrences {
        // Several works: the text means one of them and does not say which.
        if occurrence.works.len() > 1 {
            continue;
        }
        let works = occurrence.works.iter().filter_map(|key| built.index.get(key).copied());
        sections
            .entry(occurrence.section.as_deref())
            .or_default()
            .entry(occurrence.paragraph)
            .or_default()
            .entry(occurrence.sentence)
            .or_default()
            .entry(occurrence.group)
            .or_default()
            .extend(works);
    }
    for (section, paragraphs) in &sections {
        let (mut in_section, mut closer_than_section) = (BTreeSet::new(), BTreeSet::new());
        for (paragraph, sentences) in paragraphs {
            let (mut in_paragraph, mut closer_than_paragraph) = (BTreeSet::new(), BTreeSet::new());
            for (sentence, groups) in sentences {
                let (mut in_sentence, mut in_bracket) = (BTreeSet::new(), BTreeSet::new());
                for (group, works) in groups {
                    if group.is_some() {
                        for pair in pairs(works) {
                            all.entry(pair).or_default().group += 1;
                            in_bracket.insert(pair);
                        }
                    }
                    in_sentence.extend(works.iter().copied());
                }
                if sentence.is_some() {
                    count(&in_sentence, &mut in_bracket, all, |c| &mut c.sentence);
                }
                closer_than_paragraph.append(&mut in_bracket);
                in_paragraph.append(&mut in_sentence);
            }
            if paragraph.is_some() {
                count(&in_paragraph, &mut closer_than_paragraph, all, |c| &mut c.paragraph);
            }
            closer_than_section.append(&mut closer_than_paragraph);
            in_section.append(&mut in_paragraph);
        }
        if section.is_some() {
            count(&in_section, &mut closer_than_section, all, |c| &mut c.section);
        }
    }
}

/// Counts the pairs of a unit that were not counted closer, and remembers them as counted.
fn count(
    works: &BTreeSet<NodeIndex>,
    closer: &mut BTreeSet<Pair>,
    all: &mut BTreeMap<Pair, CoCitation>,
    level: impl Fn(&mut CoCitation) -> &mut u32,
) {
    for pair in pairs(works) {
        if closer.insert(pair) {
            *level(all.entry(pair).or_default()) += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::corpus;
    use super::*;

    #[test]
    fn each_pair_counts_at_its_closest_level() {
        let (built, _) = Scholarship::build(&corpus());
        let found: BTreeMap<(String, String), CoCitation> = built
            .co_citations()
            .into_iter()
            .map(|(a, b, together)| ((a.key.clone(), b.key.clone()), together))
            .collect();
        let pair = |a: &str, b: &str| found[&(a.to_owned(), b.to_owned())];
        // Counted by hand: clark and smith share a bracket in paragraph 1 and stand apart in paragraph 2, where clark
        // is not cited; jones stands in another paragraph than clark, in one section.
        assert_eq!(pair("clark1998", "smith1990"), CoCitation { group: 1, documents: 1, ..CoCitation::default() });
        assert_eq!(pair("clark1998", "jones2004"), CoCitation { section: 1, documents: 1, ..CoCitation::default() });
        assert_eq!(pair("jones2004", "smith1990"), CoCitation { sentence: 1, documents: 1, ..CoCitation::default() });
    }

    #[test]
    fn a_reference_list_of_ten_thousand_does_not_explode() {
        let mut corpus = corpus();
        let model = corpus.works[0].clone();
        for number in 0..10_000 {
            let mut work = model.clone();
            work.key = format!("bulk{number}");
            work.references = vec![("review2020".into(), number)];
            corpus.works.push(work);
        }
        let (built, _) = Scholarship::build(&corpus);
        assert_eq!(built.works().count(), 10_003);
    }
}
