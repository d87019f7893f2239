//! The graph as two tables: nodes and edges, each with typed columns.

use std::collections::{BTreeMap, BTreeSet};

use petgraph::visit::EdgeRef;

use crate::export::place;
use crate::graph::{Edge, Node, Scholarship};
use crate::record::{Field, Record};
use crate::work::Work;

/// A cell.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Cell {
    Text(String),
    Whole(i64),
    Real(f64),
    Truth(bool),
    List(Vec<String>),
}

/// What the cells of a column are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Text,
    Whole,
    Real,
    Truth,
    /// Several texts in an order that tells something.
    List,
}

impl Kind {
    /// The name that GraphML and Neo4j have for it; a list is one text there.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Kind::Text | Kind::List => "string",
            Kind::Whole => "int",
            Kind::Real => "double",
            Kind::Truth => "boolean",
        }
    }
}

impl Cell {
    /// The value as XML and CSV write it.
    pub(super) fn text(&self) -> String {
        match self {
            Cell::Text(text) => text.clone(),
            Cell::List(list) => list.join("; "),
            Cell::Whole(number) => number.to_string(),
            Cell::Real(number) => number.to_string(),
            Cell::Truth(truth) => truth.to_string(),
        }
    }
}

/// The columns of nodes. `id` and `label` stand beside them.
pub(super) const NODE_COLUMNS: [(&str, Kind); 15] = [
    ("type", Kind::Text),
    ("year", Kind::Whole),
    ("title", Kind::Text),
    ("names", Kind::List),
    ("entry_type", Kind::Text),
    ("container", Kind::Text),
    ("doi", Kind::Text),
    ("places", Kind::Whole),
    ("documents", Kind::Whole),
    ("traditions", Kind::List),
    ("family", Kind::Text),
    ("given", Kind::Text),
    ("works", Kind::Whole),
    ("kind", Kind::Text),
    ("definition", Kind::Text),
];

/// The columns of edges; `source`, `target` and `id` stand beside them.
pub(super) const EDGE_COLUMNS: [(&str, Kind); 14] = [
    ("type", Kind::Text),
    ("weight", Kind::Real),
    ("undirected", Kind::Truth),
    ("position", Kind::Whole),
    ("places", Kind::List),
    ("role", Kind::Text),
    ("status", Kind::Text),
    ("according_to", Kind::Text),
    ("confidence", Kind::Real),
    ("reason", Kind::Text),
    ("same_bracket", Kind::Whole),
    ("same_sentence", Kind::Whole),
    ("same_paragraph", Kind::Whole),
    ("same_section", Kind::Whole),
];

/// A row of nodes.
pub(super) struct NodeRow {
    pub id: String,
    pub label: String,
    pub cells: BTreeMap<&'static str, Cell>,
}

/// A row of edges. Ids are unique in the graph.
pub(super) struct EdgeRow {
    pub id: String,
    pub source: String,
    pub target: String,
    pub cells: BTreeMap<&'static str, Cell>,
}

impl EdgeRow {
    /// `cites`, `authored`, `claims`, …
    pub(super) fn kind(&self) -> String {
        self.cells.get("type").map(Cell::text).unwrap_or_default()
    }

    pub(super) fn undirected(&self) -> bool {
        self.cells.get("undirected") == Some(&Cell::Truth(true))
    }

    pub(super) fn weight(&self) -> f64 {
        match self.cells.get("weight") {
            Some(Cell::Real(weight)) => *weight,
            _ => 1.0,
        }
    }
}

/// `Star & Strauss 1999`, `Jha et al. 2009`; the title where there are no names.
pub(crate) fn short_label(record: &Record) -> String {
    let names = record.names(Field::Author).or_else(|| record.names(Field::Editor));
    let who = names.map(|names| names.short().replace(" and ", " & ")).filter(|who| !who.is_empty());
    let year =
        record.date(Field::Date).map(|date| date.year().map_or_else(|| date.to_string(), |year| year.to_string()));
    let when = year.or_else(|| record.text(&Field::PubState).map(str::to_owned));
    let what = who.unwrap_or_else(|| record.full_title());
    match when {
        Some(when) => format!("{what} {when}").trim().to_owned(),
        None if what.is_empty() => record.key.clone(),
        None => what,
    }
}

/// A label for every work and document, by key. Where several would read alike, each takes the letter that its key has
/// behind the year, and those whose keys have none are told apart by their keys.
pub(crate) fn labels(scholarship: &Scholarship) -> BTreeMap<&str, String> {
    let mut alike: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for work in scholarship.every_work() {
        alike.entry(short_label(&work.record)).or_default().push(&work.key);
    }
    let mut labels = BTreeMap::new();
    for (label, keys) in alike {
        let letters: Vec<Option<char>> = keys.iter().map(|key| letter(key)).collect();
        for (key, letter) in keys.iter().zip(&letters) {
            let unique = letters.iter().filter(|other| *other == letter).count() == 1;
            let shown = match letter {
                _ if keys.len() == 1 => label.clone(),
                Some(letter) if unique && label.ends_with(|c: char| c.is_ascii_digit()) => format!("{label}{letter}"),
                None if unique => label.clone(),
                _ => format!("{label} ({key})"),
            };
            labels.insert(*key, shown);
        }
    }
    labels
}

/// The letter behind the year of a citation key: `b` of `hochschild2012b`.
fn letter(key: &str) -> Option<char> {
    let last = key.chars().last().filter(char::is_ascii_lowercase)?;
    key.strip_suffix(last)?.ends_with(|c: char| c.is_ascii_digit()).then_some(last)
}

/// The name of an edge's kind, the same in every format.
pub(super) fn edge_kind(edge: &Edge) -> &'static str {
    match edge {
        Edge::Contributed { role: "author", .. } => "authored",
        Edge::Contributed { role: "editor", .. } => "edited",
        Edge::Contributed { role: "translator", .. } => "translated",
        Edge::Contributed { .. } => "contributed",
        Edge::Cites { .. } => "cites",
        Edge::Mentions { .. } => "mentions",
        Edge::Claims { .. } => "claims",
        Edge::CoCited { .. } => "co-cited",
        Edge::CoAuthored { .. } => "co-authored",
        Edge::Related { .. } => "related",
    }
}

/// Whether an edge of the kind has no direction of its own.
pub(super) fn is_undirected(edge: &Edge) -> bool {
    matches!(edge, Edge::CoCited { .. } | Edge::CoAuthored { .. })
}

/// How heavy an edge is: places for citations, works for co-authorship, else 1. Co-citation counts 1 for each document
/// that cites both, and 1, 2, 3 or 4 more for each section, paragraph, sentence or bracket that holds both.
pub(super) fn weight(edge: &Edge) -> usize {
    match edge {
        Edge::Cites { occurrences } | Edge::Mentions { occurrences } => occurrences.len().max(1),
        Edge::CoCited { together } => {
            let closer = [(together.section, 1), (together.paragraph, 2), (together.sentence, 3), (together.group, 4)];
            together.documents as usize + closer.iter().map(|(times, by)| *times as usize * by).sum::<usize>()
        }
        Edge::CoAuthored { works } => *works,
        _ => 1,
    }
}

/// An id for every edge, unique in the graph: kind, then a number.
pub(super) fn edge_ids(scholarship: &Scholarship) -> Vec<String> {
    let mut taken: BTreeSet<String> = BTreeSet::new();
    let mut numbers: BTreeMap<&'static str, usize> = BTreeMap::new();
    scholarship
        .graph
        .edge_references()
        .map(|edge| {
            let claim = match edge.weight() {
                Edge::Claims { claim } => scholarship.claims.get(*claim).map(|claim| claim.id.clone()),
                _ => None,
            };
            match claim.filter(|id| !id.is_empty() && taken.insert(id.clone())) {
                Some(id) => id,
                None => {
                    let kind = edge_kind(edge.weight());
                    let number = numbers.entry(kind).or_default();
                    *number += 1;
                    format!("{kind}:{number}")
                }
            }
        })
        .collect()
}

/// Every node.
pub(super) fn nodes(scholarship: &Scholarship) -> Vec<NodeRow> {
    let labels = labels(scholarship);
    scholarship
        .graph
        .node_weights()
        .map(|node| {
            let mut cells = BTreeMap::new();
            let label = match node {
                Node::Work(work) => work_cells(scholarship, work, "work", &labels, &mut cells),
                Node::Document(document) => work_cells(scholarship, &document.work, "document", &labels, &mut cells),
                Node::Scholar(scholar) => {
                    cells.insert("type", Cell::Text("scholar".to_owned()));
                    put(&mut cells, "family", scholar.name.family());
                    put(&mut cells, "given", scholar.name.given().to_owned());
                    cells.insert("works", count(scholarship.contributions(&scholar.id).len()));
                    scholar.name.display()
                }
                Node::Tradition(tradition) => {
                    cells.insert("type", Cell::Text("tradition".to_owned()));
                    put(&mut cells, "kind", tradition.kind.name().to_owned());
                    put(&mut cells, "definition", tradition.definition.clone().unwrap_or_default());
                    cells.insert("works", count(scholarship.members(&tradition.id).len()));
                    tradition.label.clone()
                }
            };
            NodeRow { id: node.id(), label, cells }
        })
        .collect()
}

fn work_cells(
    scholarship: &Scholarship,
    work: &Work,
    kind: &str,
    labels: &BTreeMap<&str, String>,
    cells: &mut BTreeMap<&'static str, Cell>,
) -> String {
    let record = &work.record;
    let names = record.names(Field::Author).or_else(|| record.names(Field::Editor));
    let listed: Vec<String> = names.iter().flat_map(|names| &names.list).map(|name| name.inverted()).collect();
    put(cells, "type", kind.to_owned());
    if let Some(year) = record.year() {
        cells.insert("year", Cell::Whole(i64::from(year)));
    }
    put(cells, "title", record.full_title());
    put_list(cells, "names", listed);
    put(cells, "entry_type", record.entry_type.name().to_owned());
    let container = record.text(&Field::JournalTitle).or_else(|| record.text(&Field::BookTitle));
    put(cells, "container", container.unwrap_or_default().to_owned());
    put(cells, "doi", record.text(&Field::Doi).unwrap_or_default().to_owned());
    cells.insert("places", count(scholarship.citations_of(&work.key).len()));
    cells.insert("documents", count(scholarship.cited_by(&work.key).len()));
    let traditions = scholarship.memberships(&work.key).into_iter().map(|tradition| tradition.id.clone());
    put_list(cells, "traditions", traditions.collect());
    labels.get(work.key.as_str()).cloned().unwrap_or_else(|| short_label(record))
}

fn put(cells: &mut BTreeMap<&'static str, Cell>, column: &'static str, text: String) {
    if !text.is_empty() {
        cells.insert(column, Cell::Text(text));
    }
}

fn put_list(cells: &mut BTreeMap<&'static str, Cell>, column: &'static str, list: Vec<String>) {
    if !list.is_empty() {
        cells.insert(column, Cell::List(list));
    }
}

fn count(number: usize) -> Cell {
    Cell::Whole(i64::try_from(number).unwrap_or(i64::MAX))
}

/// Every edge.
pub(super) fn edges(scholarship: &Scholarship) -> Vec<EdgeRow> {
    let ids = edge_ids(scholarship);
    scholarship
        .graph
        .edge_references()
        .zip(ids)
        .map(|(edge, id)| {
            let (source, target) = (&scholarship.graph[edge.source()], &scholarship.graph[edge.target()]);
            let mut cells = BTreeMap::new();
            put(&mut cells, "type", edge_kind(edge.weight()).to_owned());
            cells.insert("weight", Cell::Real(weight(edge.weight()) as f64));
            if is_undirected(edge.weight()) {
                cells.insert("undirected", Cell::Truth(true));
            }
            describe(scholarship, source, edge.weight(), &mut cells);
            EdgeRow { id, source: source.id(), target: target.id(), cells }
        })
        .collect()
}

fn describe(scholarship: &Scholarship, source: &Node, edge: &Edge, cells: &mut BTreeMap<&'static str, Cell>) {
    match edge {
        Edge::Contributed { position, .. } => drop(cells.insert("position", count(*position))),
        Edge::Cites { occurrences } | Edge::Mentions { occurrences } => {
            let Node::Document(document) = source else { return };
            let places: Vec<String> =
                occurrences.iter().filter_map(|at| document.occurrences.get(*at)).map(place::occurrence).collect();
            put_list(cells, "places", places);
        }
        Edge::Claims { claim } => {
            let Some(claim) = scholarship.claims.get(*claim) else { return };
            put(cells, "role", claim.role.name().to_owned());
            put(cells, "status", claim.status.name().to_owned());
            put(cells, "according_to", claim.according_to.clone());
            cells.insert("confidence", Cell::Real(claim.confidence));
            put(cells, "reason", claim.reason.clone().unwrap_or_default());
            let places: Vec<String> = claim.evidence.iter().map(place::evidence).collect();
            put_list(cells, "places", places);
        }
        Edge::CoCited { together } => {
            for (column, times) in [
                ("same_bracket", together.group),
                ("same_sentence", together.sentence),
                ("same_paragraph", together.paragraph),
                ("same_section", together.section),
            ] {
                if times > 0 {
                    cells.insert(column, Cell::Whole(i64::from(times)));
                }
            }
        }
        Edge::CoAuthored { .. } => {}
        Edge::Related { relation } => put(cells, "role", relation.clone()),
    }
}
