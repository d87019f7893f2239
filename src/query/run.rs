//! Running a plan: which items hold, in which order, on which evidence.
//!
//! A query speaks of several things at once: `role:critiques tradition:x` is about one claim, `section:Methods
//! form:narrative` about one place. So conditions that stand side by side and are about claims must hold of one claim; of
//! places, likewise; and for scholars and traditions, those about works must hold of one work. `tradition:x` without a
//! role asks for membership. Two traditions side by side need a claim each. A negation stands by itself.

use std::collections::BTreeSet;

use petgraph::Direction::{Incoming, Outgoing};
use petgraph::graph::NodeIndex;
use petgraph::visit::EdgeRef;

use super::field::{Field, Level};
use super::item::{Item, anywhere, claim_fits, place_fits, scholar_fits, tradition_fits, work_fits};
use super::plan::{Atom, Condition, Plan, Test};
use super::syntax::Kind;
use crate::graph::{Edge, Node, Scholarship};

/// One result with what vouches for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// What was found.
    pub item: Item,
    /// The claims on which it was found; all of its claims where the query speaks of none. Indices.
    pub claims: Vec<usize>,
    /// The places on which it was found: document, index of the occurrence.
    pub places: Vec<(NodeIndex, usize)>,
}

impl Plan {
    /// Runs the plan on the graph that it was made for.
    pub fn run(&self, graph: &Scholarship) -> Vec<Row> {
        let engine = Engine { graph };
        let condition = self.condition.as_ref().map(|condition| engine.settle(condition));
        let mut items = engine.universe(self);
        let asks_status = condition.as_ref().is_some_and(asks_status);
        if let Some(condition) = &condition {
            items.retain(|item| engine.holds(condition, *item));
        }
        if !asks_status {
            items.retain(|item| !matches!(item, Item::Claim(number) if engine.is_rejected(*number)));
        }
        super::order::sort(graph, &self.sort, &mut items);
        items.truncate(self.limit.unwrap_or(usize::MAX));
        let mut rows: Vec<Row> = items.into_iter().map(|item| engine.row(condition.as_ref(), item)).collect();
        if !asks_status {
            rows.iter_mut().for_each(|row| row.claims.retain(|number| !engine.is_rejected(*number)));
        }
        rows
    }

    /// The works among the results, for `--where`.
    pub fn works(&self, graph: &Scholarship) -> Vec<NodeIndex> {
        self.run(graph)
            .into_iter()
            .filter_map(|row| match row.item {
                Item::Work(at) => Some(at),
                _ => None,
            })
            .collect()
    }
}

/// What stands side by side with a condition and narrows it.
#[derive(Clone, Default)]
struct Beside<'c> {
    claim: Vec<&'c Atom>,
    place: Vec<&'c Atom>,
}

struct Engine<'g> {
    graph: &'g Scholarship,
}

impl Engine<'_> {
    fn universe(&self, plan: &Plan) -> Vec<Item> {
        let graph = self.graph;
        let nodes = |wanted: fn(&Node) -> bool| {
            graph.index.values().copied().filter(move |&at| wanted(&graph.graph[at])).collect::<Vec<_>>()
        };
        match plan.kind {
            Kind::Works if plan.documents => {
                nodes(|node| node.as_work().is_some()).into_iter().map(Item::Work).collect()
            }
            Kind::Works => graph.works().filter_map(|work| graph.node(&work.key)).map(Item::Work).collect(),
            Kind::Scholars => nodes(|node| matches!(node, Node::Scholar(_))).into_iter().map(Item::Scholar).collect(),
            Kind::Traditions => {
                nodes(|node| matches!(node, Node::Tradition(_))).into_iter().map(Item::Tradition).collect()
            }
            Kind::Claims => (0..graph.claims.len()).map(Item::Claim).collect(),
            Kind::Citations => {
                let mut places = Vec::new();
                for at in nodes(|node| matches!(node, Node::Document(_))) {
                    let Node::Document(document) = &graph.graph[at] else { continue };
                    for (number, occurrence) in document.occurrences.iter().enumerate() {
                        let works: Vec<_> = occurrence.works.iter().filter_map(|key| graph.node(key)).collect();
                        if works.is_empty() {
                            places.push(Item::Citation(at, number, None));
                        }
                        places.extend(works.into_iter().map(|work| Item::Citation(at, number, Some(work))));
                    }
                }
                places
            }
        }
    }

    /// The same condition with nested queries run and citations followed.
    fn settle(&self, condition: &Condition) -> Condition {
        match condition {
            Condition::And(list) => Condition::And(list.iter().map(|one| self.settle(one)).collect()),
            Condition::Or(list) => Condition::Or(list.iter().map(|one| self.settle(one)).collect()),
            Condition::Not(one) => Condition::Not(Box::new(self.settle(one))),
            Condition::Anywhere(_) => condition.clone(),
            Condition::Atom(atom) => Condition::Atom(Atom { test: self.settle_test(atom), ..atom.clone() }),
        }
    }

    fn settle_test(&self, atom: &Atom) -> Test {
        let found = match &atom.test {
            Test::Query(plan) => plan.run(self.graph).into_iter().filter_map(|row| match row.item {
                Item::Work(at) | Item::Scholar(at) | Item::Tradition(at) => Some(at),
                _ => None,
            }),
            Test::Names(keys) if matches!(atom.field, Field::Cites | Field::CitedBy | Field::CoCited) => {
                let nodes: BTreeSet<NodeIndex> = keys.iter().filter_map(|key| self.graph.node(key)).collect();
                return Test::Nodes(self.follow(atom, nodes));
            }
            other => return other.clone(),
        };
        let nodes: BTreeSet<NodeIndex> = found.collect();
        match atom.field {
            Field::Cites | Field::CitedBy | Field::CoCited => Test::Nodes(self.follow(atom, nodes)),
            Field::Author | Field::Editor | Field::Translator | Field::Name => Test::Nodes(nodes),
            _ => {
                let id = |at: NodeIndex| match &self.graph.graph[at] {
                    Node::Tradition(tradition) => tradition.id.clone(),
                    node => node.id(),
                };
                Test::Names(nodes.into_iter().map(id).collect())
            }
        }
    }

    /// From the works that are named to the works that cite them, are cited by them or with them.
    fn follow(&self, atom: &Atom, from: BTreeSet<NodeIndex>) -> BTreeSet<NodeIndex> {
        let graph = &self.graph.graph;
        let step = |at: NodeIndex| -> Vec<NodeIndex> {
            let cites = |edge: &petgraph::graph::EdgeReference<Edge>| matches!(edge.weight(), Edge::Cites { .. });
            match atom.field {
                Field::Cites => graph.edges_directed(at, Incoming).filter(cites).map(|e| e.source()).collect(),
                Field::CitedBy => graph.edges_directed(at, Outgoing).filter(cites).map(|e| e.target()).collect(),
                _ => {
                    let close = |weight: &Edge| matches!(weight, Edge::CoCited { together: t } if t.group + t.sentence + t.paragraph > 0);
                    let out = graph.edges_directed(at, Outgoing).filter(|e| close(e.weight())).map(|e| e.target());
                    let into = graph.edges_directed(at, Incoming).filter(|e| close(e.weight())).map(|e| e.source());
                    out.chain(into).collect()
                }
            }
        };
        let transitive = atom.term.as_ref().is_some_and(|term| term.transitive);
        let mut found = BTreeSet::new();
        let mut open: Vec<NodeIndex> = from.into_iter().collect();
        while let Some(at) = open.pop() {
            for next in step(at) {
                if found.insert(next) && transitive {
                    open.push(next);
                }
            }
        }
        found
    }

    fn holds(&self, condition: &Condition, item: Item) -> bool {
        match item {
            Item::Work(at) => self.work_holds(condition, at, &Beside::default()),
            Item::Claim(number) => self.claim_holds(condition, number),
            _ => self.whole_holds(condition, item),
        }
    }

    /// Scholars, traditions and places: what is about them is tested on them, the rest on one work or claim of theirs.
    fn whole_holds(&self, condition: &Condition, item: Item) -> bool {
        let own = |c: &Condition| match (c, item) {
            (Condition::Anywhere(_) | Condition::Not(_), _) => true,
            (Condition::Atom(atom), Item::Scholar(_)) => atom.level == Level::Scholar,
            (Condition::Atom(atom), Item::Tradition(_)) => atom.level == Level::Tradition,
            (Condition::Atom(atom), _) => atom.level == Level::Citation,
            _ => false,
        };
        match condition {
            Condition::And(list) => {
                let (mine, others): (Vec<&Condition>, Vec<&Condition>) =
                    list.iter().partition(|c| self.is_own(c, &own));
                mine.into_iter().all(|c| self.whole_holds(c, item))
                    && (others.is_empty() || self.some_part_holds(&others, item))
            }
            Condition::Or(list) => list.iter().any(|c| self.whole_holds(c, item)),
            Condition::Not(one) => !self.whole_holds(one, item),
            Condition::Anywhere(test) => anywhere(self.graph, test, item),
            Condition::Atom(atom) if own(condition) => match item {
                Item::Scholar(at) => scholar_fits(self.graph, atom, at),
                Item::Tradition(at) => tradition_fits(self.graph, atom, at),
                Item::Citation(document, number, _) => match &self.graph.graph[document] {
                    Node::Document(document) => place_fits(atom, document, number),
                    _ => false,
                },
                _ => false,
            },
            atom => self.some_part_holds(&[atom], item),
        }
    }

    fn own_works(&self, scholar: NodeIndex) -> BTreeSet<NodeIndex> {
        let Node::Scholar(scholar) = &self.graph.graph[scholar] else { return BTreeSet::new() };
        self.graph.own_works(&scholar.id).into_iter().filter_map(|work| self.graph.node(&work.key)).collect()
    }

    fn is_own(&self, condition: &Condition, own: &dyn Fn(&Condition) -> bool) -> bool {
        match condition {
            Condition::And(list) | Condition::Or(list) => list.iter().all(|c| self.is_own(c, own)),
            one => own(one),
        }
    }

    fn some_part_holds(&self, conditions: &[&Condition], item: Item) -> bool {
        let beside = Beside::default();
        match item {
            Item::Scholar(at) => self.own_works(at).into_iter().any(|work| self.all_hold(conditions, work, &beside)),
            Item::Tradition(at) => self.claims_into(at).into_iter().any(|number| {
                self.counts(number, conditions.iter().any(|c| has_role(c)), conditions.iter().any(|c| has_status(c)))
                    && conditions.iter().all(|c| self.claim_holds(c, number))
            }),
            Item::Citation(document, number, work) => match work {
                Some(work) => self.all_hold(conditions, work, &beside),
                None => conditions.iter().all(|c| self.mention_holds(c, document, number)),
            },
            _ => false,
        }
    }

    /// A mention has no work: of the conditions about works, only names can hold.
    fn mention_holds(&self, condition: &Condition, document: NodeIndex, number: usize) -> bool {
        let Condition::Atom(atom) = condition else { return false };
        let Node::Document(document) = &self.graph.graph[document] else { return false };
        let names = document.occurrences.get(number).map_or(&[][..], |o| &o.scholars);
        matches!(atom.field, Field::Author | Field::Name)
            && names.iter().any(|name| {
                let (family, given) = name.split_once(',').unwrap_or((name, ""));
                let name = crate::record::Name::person(family.trim(), given.trim());
                super::matching::name_fits(atom.comparison, &atom.test, &name)
            })
    }

    fn work_holds(&self, condition: &Condition, at: NodeIndex, beside: &Beside) -> bool {
        match condition {
            Condition::And(list) => self.all_hold(&list.iter().collect::<Vec<_>>(), at, beside),
            Condition::Or(list) => list.iter().any(|one| self.work_holds(one, at, beside)),
            Condition::Not(one) => !self.work_holds(one, at, &Beside::default()),
            Condition::Anywhere(test) => anywhere(self.graph, test, Item::Work(at)),
            Condition::Atom(atom) => match atom.level {
                Level::Claim => !self.claims_that_fit(at, atom, beside).is_empty(),
                Level::Citation => !self.places_that_fit(at, atom, beside).is_empty(),
                _ => work_fits(self.graph, atom, at),
            },
        }
    }

    /// Conditions side by side: those that narrow claims or places are handed to those that choose them.
    fn all_hold(&self, conditions: &[&Condition], at: NodeIndex, beside: &Beside) -> bool {
        let (beside, left) = side_by_side(conditions, beside);
        left.into_iter().all(|one| self.work_holds(one, at, &beside))
    }

    /// Claims on a work that fit an atom and all that stands beside it.
    fn claims_that_fit(&self, at: NodeIndex, atom: &Atom, beside: &Beside) -> Vec<usize> {
        let Some(work) = self.graph.graph[at].as_work() else { return Vec::new() };
        let all: Vec<&Atom> = std::iter::once(atom).chain(beside.claim.iter().copied()).collect();
        let named_role = all.iter().any(|atom| atom.field == Field::Role);
        let membership = all.iter().any(|atom| matches!(atom.field, Field::Tradition | Field::KindOf));
        let named_status = all.iter().any(|atom| atom.field == Field::Status);
        self.numbers_of_claims(at)
            .into_iter()
            .filter(|&number| {
                let Some(claim) = self.graph.claims.get(number) else { return false };
                claim.work == work.key
                    && self.counts(number, named_role || !membership, named_status)
                    && all.iter().all(|atom| claim_fits(self.graph, atom, claim))
            })
            .collect()
    }

    /// Whether a claim counts where the query does not ask for roles or statuses: as membership, and not rejected.
    fn counts(&self, number: usize, any_role: bool, any_status: bool) -> bool {
        self.graph
            .claims
            .get(number)
            .is_some_and(|claim| (any_role || claim.role.is_member()) && (any_status || claim.stands()))
    }

    fn is_rejected(&self, number: usize) -> bool {
        self.graph.claims.get(number).is_some_and(|claim| !claim.stands())
    }

    fn numbers_of_claims(&self, at: NodeIndex) -> Vec<usize> {
        self.graph.graph[at].as_work().map(|work| self.graph.claim_numbers_on(&work.key)).unwrap_or_default()
    }

    fn claims_into(&self, at: NodeIndex) -> Vec<usize> {
        let edges = self.graph.graph.edges_directed(at, Incoming);
        let mut numbers: Vec<usize> = edges.filter_map(|edge| edge.weight().as_claim()).collect();
        numbers.sort_unstable();
        numbers
    }

    fn places_that_fit(&self, at: NodeIndex, atom: &Atom, beside: &Beside) -> Vec<(NodeIndex, usize)> {
        let Some(work) = self.graph.graph[at].as_work() else { return Vec::new() };
        let all: Vec<&Atom> = std::iter::once(atom).chain(beside.place.iter().copied()).collect();
        self.graph
            .occurrences_of(&work.key)
            .into_iter()
            .filter(|place| all.iter().all(|atom| place_fits(atom, place.document, place.number)))
            .filter_map(|place| Some((self.graph.node(&place.document.work.key)?, place.number)))
            .collect()
    }

    fn claim_holds(&self, condition: &Condition, number: usize) -> bool {
        let Some(claim) = self.graph.claims.get(number) else { return false };
        match condition {
            Condition::And(list) => list.iter().all(|one| self.claim_holds(one, number)),
            Condition::Or(list) => list.iter().any(|one| self.claim_holds(one, number)),
            Condition::Not(one) => !self.claim_holds(one, number),
            Condition::Anywhere(test) => anywhere(self.graph, test, Item::Claim(number)),
            Condition::Atom(atom) if atom.level == Level::Claim => claim_fits(self.graph, atom, claim),
            atom => self.graph.node(&claim.work).is_some_and(|at| self.work_holds(atom, at, &Beside::default())),
        }
    }

    /// The result with the claims and places on which it was found.
    fn row(&self, condition: Option<&Condition>, item: Item) -> Row {
        let mut row = Row { item, claims: Vec::new(), places: Vec::new() };
        let beside = Beside::default();
        match item {
            Item::Claim(number) => row.claims.push(number),
            Item::Citation(document, number, _) => row.places.push((document, number)),
            Item::Tradition(at) => {
                row.claims = self.claims_into(at);
                if let Some(condition) = condition {
                    let narrowed = |n: &usize| self.claim_holds_or_own(condition, *n);
                    if row.claims.iter().any(narrowed) {
                        row.claims.retain(narrowed);
                    }
                }
            }
            Item::Work(at) => {
                condition.into_iter().for_each(|c| self.gather(c, at, &beside, &mut row));
                if row.claims.is_empty() && row.places.is_empty() {
                    row.claims = self.numbers_of_claims(at);
                }
            }
            Item::Scholar(at) => {
                let works = self.own_works(at);
                for &work in &works {
                    condition.into_iter().for_each(|c| self.gather(c, work, &beside, &mut row));
                }
                if row.claims.is_empty() && row.places.is_empty() {
                    row.claims = works.into_iter().flat_map(|work| self.numbers_of_claims(work)).collect();
                }
            }
        }
        row.claims.sort_unstable();
        row.claims.dedup();
        row.places.sort_unstable();
        row.places.dedup();
        row
    }

    /// Whether a claim fits what a query for traditions says of claims and works; what it says of traditions is left out.
    fn claim_holds_or_own(&self, condition: &Condition, number: usize) -> bool {
        match condition {
            Condition::And(list) => list.iter().all(|one| self.claim_holds_or_own(one, number)),
            Condition::Or(list) => list.iter().any(|one| self.claim_holds_or_own(one, number)),
            Condition::Atom(atom) if atom.level == Level::Tradition => true,
            Condition::Anywhere(_) | Condition::Not(_) => true,
            one => self.claim_holds(one, number),
        }
    }

    /// Adds the claims and places that make a condition hold for a work.
    fn gather(&self, condition: &Condition, at: NodeIndex, beside: &Beside, row: &mut Row) {
        match condition {
            Condition::And(list) => {
                let conditions: Vec<&Condition> = list.iter().collect();
                let (beside, left) = side_by_side(&conditions, beside);
                left.into_iter().for_each(|one| self.gather(one, at, &beside, row));
            }
            Condition::Or(list) => list.iter().for_each(|one| self.gather(one, at, beside, row)),
            Condition::Not(_) | Condition::Anywhere(_) => {}
            Condition::Atom(atom) => match (atom.level, &atom.field) {
                (Level::Claim, _) => row.claims.extend(self.claims_that_fit(at, atom, beside)),
                (Level::Citation, _) => row.places.extend(self.places_that_fit(at, atom, beside)),
                (_, Field::CitedBy) => {
                    let Some(work) = self.graph.graph[at].as_work() else { return };
                    let places = self.graph.occurrences_of(&work.key).into_iter();
                    row.places.extend(
                        places.filter_map(|place| Some((self.graph.node(&place.document.work.key)?, place.number))),
                    );
                }
                _ => {}
            },
        }
    }
}

/// Splits conditions that stand side by side: what narrows claims or places joins `beside`; the rest is left to test.
/// Where nothing is left that chooses a claim (a place), the first that narrows one chooses it.
fn side_by_side<'c>(conditions: &[&'c Condition], outer: &Beside<'c>) -> (Beside<'c>, Vec<&'c Condition>) {
    let mut beside = outer.clone();
    let (mut left, mut narrow_claims, mut narrow_places) = (Vec::new(), Vec::new(), Vec::new());
    for &condition in conditions {
        match condition {
            Condition::Atom(atom) if atom.level == Level::Claim && !chooses(atom) => {
                narrow_claims.push((condition, atom))
            }
            Condition::Atom(atom) if atom.level == Level::Citation => narrow_places.push((condition, atom)),
            other => left.push(other),
        }
    }
    let choose_claims = left.iter().any(|c| contains(c, &|atom| atom.level == Level::Claim && chooses(atom)));
    if !choose_claims {
        left.extend(narrow_claims.first().map(|(condition, _)| *condition));
    }
    left.extend(narrow_places.first().map(|(condition, _)| *condition));
    beside.claim.extend(narrow_claims.into_iter().map(|(_, atom)| atom));
    beside.place.extend(narrow_places.into_iter().map(|(_, atom)| atom));
    (beside, left)
}

/// Whether an atom says which claims are meant, rather than what they are like.
fn chooses(atom: &Atom) -> bool {
    matches!(atom.field, Field::Tradition | Field::KindOf | Field::Object)
}

/// Whether an atom of that sort stands in a condition, not under a negation.
fn contains(condition: &Condition, sort: &dyn Fn(&Atom) -> bool) -> bool {
    match condition {
        Condition::And(list) | Condition::Or(list) => list.iter().any(|one| contains(one, sort)),
        Condition::Atom(atom) => sort(atom),
        _ => false,
    }
}

fn has_role(condition: &Condition) -> bool {
    contains(condition, &|atom| atom.field == Field::Role)
}

fn has_status(condition: &Condition) -> bool {
    contains(condition, &|atom| atom.field == Field::Status)
}

/// Whether a condition speaks of statuses anywhere: only then do rejected claims count.
fn asks_status(condition: &Condition) -> bool {
    match condition {
        Condition::And(list) | Condition::Or(list) => list.iter().any(asks_status),
        Condition::Not(one) => asks_status(one),
        Condition::Atom(atom) => atom.field == Field::Status,
        Condition::Anywhere(_) => false,
    }
}
