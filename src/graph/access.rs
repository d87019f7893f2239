//! Asking the graph: everything by id, in a fixed order, without petgraph's indices.

use std::collections::BTreeSet;

use petgraph::Direction::{Incoming, Outgoing};
use petgraph::graph::NodeIndex;
use petgraph::visit::EdgeRef;

use super::model::{CitingDocument, CoCitation, Edge, Node, Scholarship};
use crate::citation::{Form, Occurrence};
use crate::record::{EntryType, Field, Name};
use crate::tradition::{Claim, Tradition};
use crate::work::{Scholar, Work};

/// One place where a work is cited.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Place<'s> {
    /// The document that cites.
    pub document: &'s CitingDocument,
    /// Index of the occurrence in the document's list.
    pub number: usize,
    /// The occurrence.
    pub occurrence: &'s Occurrence,
}

/// A scholar's part in a work.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Contribution<'s> {
    /// Who.
    pub scholar: &'s Scholar,
    /// To what.
    pub work: &'s Work,
    /// `author`, `editor` or `translator`.
    pub role: &'static str,
    /// Place in the list of names, from 0.
    pub position: usize,
}

impl Contribution<'_> {
    /// Whether the work that is cited is the scholar's own: written, or edited as a whole. Who has edited the book of which
    /// one chapter is cited, or has translated a work, is not the one who is cited.
    pub fn is_own(&self) -> bool {
        let record = &self.work.record;
        let is_inside = record.entry_type.is_part() || record.entry_type == EntryType::Article;
        self.role == "author" || self.role == "editor" && !(is_inside && record.has(&Field::Author))
    }
}

impl Scholarship {
    /// The node with that id: a citation key, `scholar:…` or `tradition:…`.
    pub fn node(&self, id: &str) -> Option<NodeIndex> {
        self.index.get(id).copied()
    }

    /// The works that some document cites or lists, in order of key.
    pub fn works(&self) -> impl Iterator<Item = &Work> {
        self.index.values().filter_map(|&at| match &self.graph[at] {
            Node::Work(work) => Some(work),
            Node::Document(document) => {
                (!document.work.references.is_empty() || self.is_cited(at)).then_some(&document.work)
            }
            _ => None,
        })
    }

    /// All works, citing documents among them, in order of key.
    pub fn every_work(&self) -> impl Iterator<Item = &Work> {
        self.index.values().filter_map(|&at| self.graph[at].as_work())
    }

    /// Documents in order of key.
    pub fn documents(&self) -> impl Iterator<Item = &CitingDocument> {
        self.index.values().filter_map(|&at| match &self.graph[at] {
            Node::Document(document) => Some(document),
            _ => None,
        })
    }

    /// Scholars in order of id.
    pub fn scholars(&self) -> impl Iterator<Item = &Scholar> {
        self.index.values().filter_map(|&at| match &self.graph[at] {
            Node::Scholar(scholar) => Some(scholar),
            _ => None,
        })
    }

    /// Traditions and groupings in order of id.
    pub fn traditions(&self) -> impl Iterator<Item = &Tradition> {
        self.index.values().filter_map(|&at| match &self.graph[at] {
            Node::Tradition(tradition) => Some(tradition),
            _ => None,
        })
    }

    /// The work or document with that key.
    pub fn work(&self, key: &str) -> Option<&Work> {
        self.graph[self.node(key)?].as_work()
    }

    /// The citing document with that key.
    pub fn document(&self, key: &str) -> Option<&CitingDocument> {
        match &self.graph[self.node(key)?] {
            Node::Document(document) => Some(document),
            _ => None,
        }
    }

    /// The scholar with that id (without `scholar:`).
    pub fn scholar(&self, id: &str) -> Option<&Scholar> {
        match &self.graph[self.node(&format!("scholar:{id}"))?] {
            Node::Scholar(scholar) => Some(scholar),
            _ => None,
        }
    }

    /// The tradition with that id (without `tradition:`).
    pub fn tradition(&self, id: &str) -> Option<&Tradition> {
        match &self.graph[self.node(&format!("tradition:{id}"))?] {
            Node::Tradition(tradition) => Some(tradition),
            _ => None,
        }
    }

    /// Claims of every status that speak of a tradition, in the library's order.
    pub fn claims_of(&self, tradition: &str) -> Vec<&Claim> {
        self.claims_into(self.node(&format!("tradition:{tradition}")))
    }

    /// Claims of every status on a work, in the library's order.
    pub fn claims_on(&self, work: &str) -> Vec<&Claim> {
        self.claim_numbers_on(work).into_iter().filter_map(|number| self.claims.get(number)).collect()
    }

    /// The same as places in [`Scholarship::claims`].
    pub fn claim_numbers_on(&self, work: &str) -> Vec<usize> {
        let edges = self.node(work).into_iter().flat_map(|at| self.graph.edges_directed(at, Outgoing));
        let mut numbers: Vec<usize> = edges.filter_map(|edge| edge.weight().as_claim()).collect();
        numbers.extend(self.unnamed.get(work).into_iter().flatten());
        numbers.sort_unstable();
        numbers
    }

    /// Ids of traditions that nothing names any more and of which rejected claims speak.
    pub fn unnamed_traditions(&self) -> impl Iterator<Item = &str> {
        let claims = self.unnamed.values().flatten().filter_map(|&number| self.claims.get(number));
        claims.filter_map(|claim| claim.tradition.as_deref())
    }

    /// The claims that have both their ends in the graph, each with its place among all: an export can point at those.
    pub fn drawn_claims(&self) -> impl Iterator<Item = (usize, &Claim)> {
        let drawn: BTreeSet<usize> = self.graph.edge_weights().filter_map(Edge::as_claim).collect();
        drawn.into_iter().filter_map(|number| Some((number, self.claims.get(number)?)))
    }

    /// Claims between works that have this one as their object, in the library's order.
    pub fn claims_about(&self, work: &str) -> Vec<&Claim> {
        self.claims_into(self.node(work))
    }

    /// Claims of every status on a work towards a tradition, in the library's order.
    pub fn claims_between(&self, work: &str, tradition: &str) -> Vec<&Claim> {
        self.claims_on(work).into_iter().filter(|claim| claim.tradition.as_deref() == Some(tradition)).collect()
    }

    /// The same without those that a person has rejected.
    pub fn standing_claims(&self, work: &str, tradition: &str) -> Vec<&Claim> {
        let mut claims = self.claims_between(work, tradition);
        claims.retain(|claim| claim.stands());
        claims
    }

    fn claims_into(&self, at: Option<NodeIndex>) -> Vec<&Claim> {
        let edges = at.into_iter().flat_map(|at| self.graph.edges_directed(at, Incoming));
        let mut numbers: Vec<usize> = edges.filter_map(|edge| edge.weight().as_claim()).collect();
        numbers.sort_unstable();
        numbers.into_iter().filter_map(|number| self.claims.get(number)).collect()
    }

    /// Works with a claim in a member role that nobody has rejected, in order of key.
    pub fn members(&self, tradition: &str) -> Vec<&Work> {
        let mut keys: Vec<&str> = self
            .claims_of(tradition)
            .into_iter()
            .filter(|claim| claim.makes_member())
            .map(|claim| claim.work.as_str())
            .collect();
        keys.sort_unstable();
        keys.dedup();
        keys.into_iter().filter_map(|key| self.work(key)).collect()
    }

    /// Traditions and groupings of which a work is a member, in order of id.
    pub fn memberships(&self, work: &str) -> Vec<&Tradition> {
        let mut ids: Vec<&str> = self
            .claims_on(work)
            .into_iter()
            .filter(|claim| claim.makes_member())
            .filter_map(|claim| claim.tradition.as_deref())
            .collect();
        ids.sort_unstable();
        ids.dedup();
        ids.into_iter().filter_map(|id| self.tradition(id)).collect()
    }

    /// Documents that cite or list a work, in order of key.
    pub fn cited_by(&self, work: &str) -> Vec<&CitingDocument> {
        let mut found: Vec<&CitingDocument> = self
            .node(work)
            .into_iter()
            .flat_map(|at| self.graph.edges_directed(at, Incoming))
            .filter(|edge| matches!(edge.weight(), Edge::Cites { .. }))
            .filter_map(|edge| match &self.graph[edge.source()] {
                Node::Document(document) => Some(document),
                _ => None,
            })
            .collect();
        found.sort_by(|a, b| a.work.key.cmp(&b.work.key));
        found
    }

    /// Works that a document cites or lists, in order of key.
    pub fn cites(&self, document: &str) -> Vec<&Work> {
        let mut found: Vec<&Work> = self
            .node(document)
            .into_iter()
            .flat_map(|at| self.graph.edges(at))
            .filter(|edge| matches!(edge.weight(), Edge::Cites { .. }))
            .filter_map(|edge| self.graph[edge.target()].as_work())
            .collect();
        found.sort_by(|a, b| a.key.cmp(&b.key));
        found
    }

    /// Places where a work is cited, by document and then in order of the text.
    pub fn occurrences_of(&self, work: &str) -> Vec<Place<'_>> {
        self.places(self.node(work), |edge| match edge {
            Edge::Cites { occurrences } => Some(occurrences),
            _ => None,
        })
    }

    /// The same without the places that only name its author: how often a work is cited.
    pub fn citations_of(&self, work: &str) -> Vec<Place<'_>> {
        let mut places = self.occurrences_of(work);
        places.retain(|place| place.occurrence.form != Form::Mention);
        places
    }

    /// Whether a document cites one of the works that `is_one` tells by their keys, or says what one is to a tradition.
    pub fn speaks_of(&self, document: &str, is_one: impl Fn(&str) -> bool) -> bool {
        self.cites(document).iter().any(|work| is_one(&work.key))
            || self.claims.iter().any(|claim| claim.according_to == document && is_one(&claim.work))
    }

    /// Places where a scholar (id without `scholar:`) is named without a year, be it known which work is meant or not.
    pub fn mentions_of(&self, scholar: &str) -> Vec<Place<'_>> {
        let mut found = self.places(self.node(&format!("scholar:{scholar}")), |edge| match edge {
            Edge::Mentions { occurrences } => Some(occurrences),
            _ => None,
        });
        for part in self.contributions(scholar).iter().filter(|part| part.role == "author") {
            let places = self.occurrences_of(&part.work.key).into_iter();
            found.extend(places.filter(|place| place.occurrence.form == Form::Mention));
        }
        found.sort_by(|a, b| (&a.document.work.key, a.number).cmp(&(&b.document.work.key, b.number)));
        found.dedup_by(|a, b| a.document.work.key == b.document.work.key && a.number == b.number);
        found
    }

    fn places(&self, at: Option<NodeIndex>, numbers: impl Fn(&Edge) -> Option<&Vec<usize>>) -> Vec<Place<'_>> {
        let mut found = Vec::new();
        for edge in at.into_iter().flat_map(|at| self.graph.edges_directed(at, Incoming)) {
            let (Node::Document(document), Some(list)) = (&self.graph[edge.source()], numbers(edge.weight())) else {
                continue;
            };
            for &number in list {
                if let Some(occurrence) = document.occurrences.get(number) {
                    found.push(Place { document, number, occurrence });
                }
            }
        }
        found.sort_by(|a, b| (&a.document.work.key, a.number).cmp(&(&b.document.work.key, b.number)));
        found
    }

    /// A scholar's works (id without `scholar:`), in order of key, then role.
    pub fn contributions(&self, scholar: &str) -> Vec<Contribution<'_>> {
        let mut found: Vec<Contribution> = self
            .node(&format!("scholar:{scholar}"))
            .into_iter()
            .flat_map(|at| self.graph.edges(at))
            .filter_map(|edge| self.contribution(edge))
            .collect();
        found.sort_by(|a, b| (&a.work.key, a.role, a.position).cmp(&(&b.work.key, b.role, b.position)));
        found
    }

    /// The works by which a scholar (id without `scholar:`) belongs somewhere and is cited, in order of key: see
    /// [`Contribution::is_own`].
    pub fn own_works(&self, scholar: &str) -> Vec<&Work> {
        let own = self.contributions(scholar).into_iter().filter(Contribution::is_own);
        let mut works: Vec<&Work> = own.map(|part| part.work).collect();
        works.dedup_by(|a, b| a.key == b.key);
        works
    }

    /// A scholar's names as the records of the works print them, each with its work.
    pub fn printed_names<'s>(&'s self, scholar: &str) -> Vec<(&'s Work, &'s Name)> {
        let name = |part: Contribution<'s>| {
            let names = part.work.record.names(Field::from_name(part.role))?;
            Some((part.work, names.list.get(part.position)?))
        };
        self.contributions(scholar).into_iter().filter_map(name).collect()
    }

    /// The scholars of a work: authors, then editors, then translators, each in order of the list.
    pub fn contributors(&self, work: &str) -> Vec<Contribution<'_>> {
        let mut found: Vec<Contribution> = self
            .node(work)
            .into_iter()
            .flat_map(|at| self.graph.edges_directed(at, Incoming))
            .filter_map(|edge| self.contribution(edge))
            .collect();
        found.sort_by_key(|c| (c.role, c.position));
        found
    }

    fn contribution<'s>(&'s self, edge: petgraph::graph::EdgeReference<'s, Edge>) -> Option<Contribution<'s>> {
        match (&self.graph[edge.source()], edge.weight(), self.graph[edge.target()].as_work()) {
            (Node::Scholar(scholar), Edge::Contributed { role, position }, Some(work)) => {
                Some(Contribution { scholar, work, role, position: *position })
            }
            _ => None,
        }
    }

    /// Pairs of works cited together, by key.
    pub fn co_citations(&self) -> Vec<(&Work, &Work, CoCitation)> {
        let mut found: Vec<_> = self
            .graph
            .edge_references()
            .filter_map(|edge| match edge.weight() {
                Edge::CoCited { together } => {
                    let (a, b) = (self.graph[edge.source()].as_work()?, self.graph[edge.target()].as_work()?);
                    Some(if a.key <= b.key { (a, b, *together) } else { (b, a, *together) })
                }
                _ => None,
            })
            .collect();
        found.sort_by(|a, b| (&a.0.key, &a.1.key).cmp(&(&b.0.key, &b.1.key)));
        found
    }

    /// Pairs of scholars with works in common and how many, by id.
    pub fn co_authors(&self) -> Vec<(&Scholar, &Scholar, usize)> {
        let mut found: Vec<_> = self
            .graph
            .edge_references()
            .filter_map(|edge| match (&self.graph[edge.source()], edge.weight(), &self.graph[edge.target()]) {
                (Node::Scholar(a), Edge::CoAuthored { works }, Node::Scholar(b)) => Some((a, b, *works)),
                _ => None,
            })
            .collect();
        found.sort_by(|a, b| (&a.0.id, &a.1.id).cmp(&(&b.0.id, &b.1.id)));
        found
    }

    fn is_cited(&self, at: NodeIndex) -> bool {
        self.graph.edges_directed(at, Incoming).any(|edge| matches!(edge.weight(), Edge::Cites { .. }))
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::corpus;
    use super::*;
    use crate::tradition::Status;

    #[test]
    fn the_graph_answers_by_id() {
        let (built, _) = Scholarship::build(&corpus());
        assert_eq!(built.works().map(|w| w.key.as_str()).collect::<Vec<_>>(), ["clark1998", "jones2004", "smith1990"]);
        assert_eq!(built.every_work().count(), 4);
        assert_eq!(built.members("tools").iter().map(|w| w.key.as_str()).collect::<Vec<_>>(), ["smith1990"]);
        assert_eq!(built.claims_of("tools").len(), 2);
        assert_eq!(built.occurrences_of("smith1990").len(), 2);
        assert_eq!(built.cited_by("smith1990")[0].work.key, "review2020");
        assert_eq!(built.cites("review2020").len(), 3);
        assert_eq!(built.contributions("smith-ann")[0].work.key, "smith1990");
        assert_eq!(built.mentions_of("jones-bea").len(), 1);
        assert!(built.node("scholar:nobody").is_none());
    }

    #[test]
    fn a_rejected_claim_makes_no_member() {
        let mut corpus = corpus();
        for claim in &mut corpus.claims {
            claim.status = Status::Rejected;
        }
        let (built, _) = Scholarship::build(&corpus);
        assert!(built.members("tools").is_empty());
        assert_eq!(built.claims_of("tools").len(), 2);
    }

    #[test]
    fn a_rejection_of_a_tradition_that_nothing_names_any_more_is_still_a_word_on_its_work() {
        let mut corpus = corpus();
        let mut old = corpus.claims[0].clone();
        (old.tradition, old.object, old.status) = (Some("ghosts".into()), None, Status::Rejected);
        corpus.claims.insert(0, old.clone());
        let (built, problems) = Scholarship::build(&corpus);
        assert!(problems.is_empty(), "{problems:?}");
        assert_eq!(built.claims_between(&old.work, "ghosts"), [&old]);
        assert!(built.drawn_claims().all(|(_, claim)| claim.tradition.as_deref() != Some("ghosts")));
        assert_eq!(built.drawn_claims().count(), corpus.claims.len() - 1);
    }
}
