//! Building the graph from a corpus.
//!
//! Nodes in the order documents, works, scholars, traditions, each sorted by id; edges in the order of their kinds and,
//! within a kind, of their ends. What points at nothing (a claim on a work that is not there) is reported and makes no
//! edge; nothing else is lost. Time and memory are linear in the corpus, co-citation aside (see [`super::cocitation`]).

use std::collections::{BTreeMap, BTreeSet};

use petgraph::graph::{DiGraph, NodeIndex};

use super::cocitation::co_citations;
use super::model::{CitingDocument, Corpus, Edge, Node, Scholarship};
use crate::diagnostic::Diagnostic;
use crate::record::{Field, Name, Names, Record};
use crate::work::{Scholars, Work, scholars};

/// The fields whose names make scholars, with the role that each gives.
const ROLES: [(Field, &str); 3] =
    [(Field::Author, "author"), (Field::Editor, "editor"), (Field::Translator, "translator")];

impl Scholarship {
    /// Builds the graph. A document that another document cites is one node, a document.
    pub fn build(corpus: &Corpus) -> (Scholarship, Vec<Diagnostic>) {
        let mut problems = Vec::new();
        let mut made = Scholarship {
            graph: DiGraph::new(),
            claims: corpus.claims.clone(),
            unnamed: BTreeMap::new(),
            index: BTreeMap::new(),
            listings: corpus.listings.clone(),
        };
        made.add_documents_and_works(corpus, &mut problems);
        let mentioned = mentioned_names(corpus);
        let people = {
            let records = made.graph.node_weights().filter_map(Node::as_work).map(|work| &work.record);
            let lists = records.flat_map(|r| ROLES.iter().filter_map(|(field, _)| r.names(field.clone())));
            scholars(lists.chain(mentioned.values()), &corpus.scholar_identity)
        };
        for scholar in &people.list {
            made.add(Node::Scholar(scholar.clone()), &mut problems);
        }
        let mut traditions: Vec<_> = corpus.traditions.iter().collect();
        traditions.sort_by(|a, b| a.id.cmp(&b.id));
        for tradition in traditions {
            made.add(Node::Tradition(tradition.clone()), &mut problems);
        }
        made.add_contributions(&people);
        made.add_citations(corpus, &people, &mentioned, &mut problems);
        made.add_claims(&mut problems);
        made.add_co_citations();
        made.add_co_authors();
        made.add_relations(corpus, &mut problems);
        (made, problems)
    }

    fn add(&mut self, node: Node, problems: &mut Vec<Diagnostic>) {
        let id = node.id();
        if self.index.contains_key(&id) {
            problems.push(
                Diagnostic::error("duplicate-id", format!("two entries have the id `{id}`; the second was left out"))
                    .help("give one of them another key"),
            );
            return;
        }
        let at = self.graph.add_node(node);
        self.index.insert(id, at);
    }

    fn add_documents_and_works(&mut self, corpus: &Corpus, problems: &mut Vec<Diagnostic>) {
        let cited: BTreeMap<&str, &Work> = corpus.works.iter().map(|work| (work.key.as_str(), work)).collect();
        let mut documents: Vec<CitingDocument> = corpus.documents.clone();
        documents.sort_by(|a, b| a.work.key.cmp(&b.work.key));
        let mut keys = BTreeSet::new();
        for mut document in documents {
            if let Some(work) = cited.get(document.work.key.as_str()) {
                document.work.references.extend(work.references.iter().cloned());
                document.work.annotation = document.work.annotation.or_else(|| work.annotation.clone());
            }
            keys.insert(document.work.key.clone());
            self.add(Node::Document(document), problems);
        }
        let mut works: Vec<&Work> = corpus.works.iter().filter(|work| !keys.contains(&work.key)).collect();
        works.sort_by(|a, b| a.key.cmp(&b.key));
        for work in works {
            self.add(Node::Work(work.clone()), problems);
        }
    }

    fn add_contributions(&mut self, people: &Scholars) {
        let mut edges = Vec::new();
        for at in self.graph.node_indices() {
            let Some(work) = self.graph[at].as_work() else { continue };
            for (scholar, role, position) in contributors(&work.record, people) {
                if let Some(&person) = self.index.get(&format!("scholar:{scholar}")) {
                    edges.push((person, at, Edge::Contributed { role, position }));
                }
            }
        }
        for (person, work, edge) in edges {
            self.graph.add_edge(person, work, edge);
        }
    }

    fn add_citations(
        &mut self,
        corpus: &Corpus,
        people: &Scholars,
        mentioned: &BTreeMap<&str, Names>,
        problems: &mut Vec<Diagnostic>,
    ) {
        let mut listed: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for work in &corpus.works {
            for (document, _) in &work.references {
                listed.entry(document).or_default().push(&work.key);
            }
        }
        let mut edges = Vec::new();
        for (id, &at) in &self.index {
            let Node::Document(document) = &self.graph[at] else { continue };
            let mut cites: BTreeMap<NodeIndex, Vec<usize>> = BTreeMap::new();
            for key in listed.get(id.as_str()).into_iter().flatten() {
                if let Some(&work) = self.index.get(*key) {
                    cites.entry(work).or_default();
                }
            }
            let mut mentions: BTreeMap<NodeIndex, Vec<usize>> = BTreeMap::new();
            for (number, occurrence) in document.occurrences.iter().enumerate() {
                for key in &occurrence.works {
                    match self.index.get(key).filter(|&&at| self.graph[at].as_work().is_some()) {
                        Some(&work) => cites.entry(work).or_default().push(number),
                        None => problems.push(Diagnostic::error(
                            "unknown-work",
                            format!("`{id}` cites `{key}`, and no work has that key"),
                        )),
                    }
                }
                for name in &occurrence.scholars {
                    let scholar = mentioned.get(name.as_str()).and_then(|names| people.of(names.list.first()?));
                    if let Some(&person) = scholar.and_then(|s| self.index.get(&format!("scholar:{}", s.id))) {
                        mentions.entry(person).or_default().push(number);
                    }
                }
            }
            let dedup = |mut list: Vec<usize>| {
                list.dedup();
                list
            };
            edges.extend(cites.into_iter().map(|(to, list)| (at, to, Edge::Cites { occurrences: dedup(list) })));
            edges.extend(mentions.into_iter().map(|(to, list)| (at, to, Edge::Mentions { occurrences: dedup(list) })));
        }
        for (document, to, edge) in edges {
            self.graph.add_edge(document, to, edge);
        }
    }

    fn add_claims(&mut self, problems: &mut Vec<Diagnostic>) {
        for (number, claim) in self.claims.iter().enumerate() {
            let object = match (&claim.tradition, &claim.object) {
                (Some(tradition), None) => format!("tradition:{tradition}"),
                (None, Some(work)) => work.clone(),
                _ => {
                    problems.push(Diagnostic::error(
                        "claim-object",
                        format!("the claim on `{}` must name a tradition or a work, and not both", claim.work),
                    ));
                    continue;
                }
            };
            match (self.index.get(&claim.work), self.index.get(&object)) {
                (Some(&work), Some(&object)) => {
                    self.graph.add_edge(work, object, Edge::Claims { claim: number });
                }
                (None, _) => problems.push(Diagnostic::error(
                    "unknown-work",
                    format!("a claim is on `{}`, and no work has that key", claim.work),
                )),
                // What was rejected may speak of a tradition that no text names any more.
                (_, None) if !claim.stands() => self.unnamed.entry(claim.work.clone()).or_default().push(number),
                (_, None) => problems.push(Diagnostic::error(
                    if claim.tradition.is_some() { "unknown-tradition" } else { "unknown-work" },
                    format!("the claim on `{}` speaks of `{object}`, which is not there", claim.work),
                )),
            }
        }
    }

    fn add_co_citations(&mut self) {
        for ((a, b), together) in co_citations(self) {
            self.graph.add_edge(a, b, Edge::CoCited { together });
        }
    }

    /// Names of one work, in whatever role; works with very many names (above 100) tell nothing and make no edges.
    fn add_co_authors(&mut self) {
        let mut pairs: BTreeMap<(NodeIndex, NodeIndex), usize> = BTreeMap::new();
        for at in self.graph.node_indices() {
            let people: BTreeSet<NodeIndex> = self
                .graph
                .edges_directed(at, petgraph::Direction::Incoming)
                .filter(|edge| matches!(edge.weight(), Edge::Contributed { role: "author" | "editor", .. }))
                .map(|edge| petgraph::visit::EdgeRef::source(&edge))
                .collect();
            if people.len() > 100 {
                continue;
            }
            let people: Vec<_> = people.into_iter().collect();
            for (first, &a) in people.iter().enumerate() {
                for &b in &people[first + 1..] {
                    *pairs.entry((a, b)).or_default() += 1;
                }
            }
        }
        for ((a, b), works) in pairs {
            self.graph.add_edge(a, b, Edge::CoAuthored { works });
        }
    }

    fn add_relations(&mut self, corpus: &Corpus, problems: &mut Vec<Diagnostic>) {
        for tradition in &corpus.traditions {
            for related in &tradition.related {
                let ends = (format!("tradition:{}", tradition.id), format!("tradition:{}", related.to));
                match (self.index.get(&ends.0), self.index.get(&ends.1)) {
                    (Some(&a), Some(&b)) => {
                        self.graph.add_edge(a, b, Edge::Related { relation: related.relation.clone() });
                    }
                    _ => problems.push(Diagnostic::error(
                        "unknown-tradition",
                        format!("`{}` is related to `{}`, which is not there", tradition.id, related.to),
                    )),
                }
            }
        }
    }
}

/// The scholars of a record: id, role, place in the list.
fn contributors(record: &Record, people: &Scholars) -> Vec<(String, &'static str, usize)> {
    let mut found = Vec::new();
    for (field, role) in ROLES {
        let names = record.names(field).map_or(&[][..], |names| &names.list);
        for (position, name) in names.iter().enumerate() {
            if let Some(scholar) = people.of(name) {
                found.push((scholar.id.clone(), role, position));
            }
        }
    }
    found
}

/// Names that occurrences mention, each by the words that stand for it (`Family, Given`).
fn mentioned_names(corpus: &Corpus) -> BTreeMap<&str, Names> {
    let mut names = BTreeMap::new();
    for name in corpus.documents.iter().flat_map(|d| &d.occurrences).flat_map(|o| &o.scholars) {
        let (family, given) = name.split_once(',').unwrap_or((name, ""));
        names.entry(name.as_str()).or_insert_with(|| Names::of([Name::person(family.trim(), given.trim())]));
    }
    names
}

#[cfg(test)]
mod tests {
    use super::super::tests::corpus;
    use super::*;

    #[test]
    fn nodes_stand_in_the_promised_order() {
        let (built, problems) = Scholarship::build(&corpus());
        assert!(problems.is_empty(), "{problems:?}");
        let ids: Vec<String> = built.graph.node_weights().map(Node::id).collect();
        assert_eq!(
            ids,
            [
                "review2020",
                "clark1998",
                "jones2004",
                "smith1990",
                "scholar:clark-cy",
                "scholar:jones-bea",
                "scholar:rey-dan",
                "scholar:smith-ann",
                "tradition:critics",
                "tradition:tools"
            ]
        );
    }

    #[test]
    fn a_claim_on_a_missing_work_is_reported_and_the_rest_stands() {
        let mut corpus = corpus();
        corpus.claims[0].work = "nobody1900".into();
        let (built, problems) = Scholarship::build(&corpus);
        assert_eq!(problems.len(), 1);
        assert_eq!(problems[0].code, "unknown-work");
        assert_eq!(built.claims.len(), corpus.claims.len());
    }

    #[test]
    fn the_order_of_the_input_changes_nothing() {
        let mut turned = corpus();
        turned.works.reverse();
        let (a, b) = (Scholarship::build(&corpus()).0, Scholarship::build(&turned).0);
        assert_eq!(format!("{:?}", a.graph), format!("{:?}", b.graph));
    }
}
