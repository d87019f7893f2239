//! `graph.json`: everything that the graph holds, in networkx's node-link form.
//!
//! `nodes` have `id`, `type` (`document`, `work`, `scholar`, `tradition`), `label` and what the type has; `links` have
//! `source`, `target`, `key` (unique in the graph), `type`, `weight` and what the type has. networkx from 3.6 on, and
//! other readers, look for `edges`; the same list stands under both names. One node or edge a line, so that versions
//! can be compared.

use std::collections::BTreeMap;

use petgraph::visit::EdgeRef;
use serde_json::{Map, Value as Json, json};

use super::tables::{self, edge_kind, is_undirected, weight};
use crate::graph::{Edge, Node, Scholarship};
use crate::interchange::csl_json;
use crate::record::Name;
use crate::work::Work;

/// The graph as JSON.
pub fn graph_json(scholarship: &Scholarship) -> String {
    let labels = tables::labels(scholarship);
    let nodes: Vec<Json> =
        scholarship.graph.node_weights().map(|node| self::node(scholarship, node, &labels)).collect();
    let links = links(scholarship);
    let head = json!({ "title": "citation graph", "nodes": nodes.len(), "links": links.len() });
    let links = lines(&links);
    format!(
        "{{\"catena\": 1,\n\"directed\": true,\n\"multigraph\": true,\n\"graph\": {head},\n\"nodes\": [\n{}\n],\n\
         \"links\": [\n{links}\n],\n\"edges\": [\n{links}\n]}}\n",
        lines(&nodes)
    )
}

fn lines(values: &[Json]) -> String {
    values.iter().map(Json::to_string).collect::<Vec<_>>().join(",\n")
}

fn node(scholarship: &Scholarship, node: &Node, labels: &BTreeMap<&str, String>) -> Json {
    let mut object = Map::new();
    let mut put = |name: &str, value: Json| {
        let empty = value.is_null() || value == json!([]) || value == json!({});
        if !empty {
            object.insert(name.to_owned(), value);
        }
    };
    put("id", json!(node.id()));
    match node {
        Node::Work(work) => {
            put("type", json!("work"));
            put_work(scholarship, work, labels, &mut put);
        }
        Node::Document(document) => {
            put("type", json!("document"));
            put_work(scholarship, &document.work, labels, &mut put);
            put("sha256", json!(document.sha256));
            put("occurrences", json!(document.occurrences.len()));
        }
        Node::Scholar(scholar) => {
            put("type", json!("scholar"));
            put("label", json!(scholar.name.display()));
            match &scholar.name {
                Name::Person(person) => {
                    put("family", json!(scholar.name.family()));
                    put("given", json!(person.given));
                }
                Name::Body(body) => put("literal", json!(body)),
            }
            let works: Vec<&str> =
                scholarship.contributions(&scholar.id).into_iter().map(|part| part.work.key.as_str()).collect();
            put("works", json!(works));
        }
        Node::Tradition(tradition) => {
            put("type", json!("tradition"));
            put("label", json!(tradition.label));
            put("kind", json!(tradition.kind));
            put("other_names", json!(tradition.other_names));
            put("definition", json!(tradition.definition));
            put("views", json!(tradition.views));
            put("cues", json!(tradition.cues));
            let members: Vec<&str> =
                scholarship.members(&tradition.id).into_iter().map(|work| work.key.as_str()).collect();
            put("members", json!(members));
        }
    }
    Json::Object(object)
}

fn put_work(scholarship: &Scholarship, work: &Work, labels: &BTreeMap<&str, String>, put: &mut impl FnMut(&str, Json)) {
    put("label", json!(labels.get(work.key.as_str())));
    put("title", json!(work.record.full_title()));
    put("year", json!(work.record.year()));
    put("entry_type", json!(work.record.entry_type.name()));
    let mut csl = csl_json::from_record(&work.record);
    if let Some(object) = csl.as_object_mut().filter(|object| !object.contains_key("id")) {
        object.insert("id".to_owned(), json!(work.key));
    }
    put("csl", csl);
    put("annotation", json!(work.annotation));
    put("references", work.references.iter().map(|named| listing(scholarship, named)).collect());
    put("places", json!(scholarship.citations_of(&work.key).len()));
    let traditions: Vec<&str> = scholarship.memberships(&work.key).into_iter().map(|t| t.id.as_str()).collect();
    put("traditions", json!(traditions));
}

/// An entry of a list: where it stands, and what stands there.
fn listing(scholarship: &Scholarship, named: &(String, usize)) -> Json {
    let (document, index) = named;
    let mut shown = json!({ "document": document, "index": index });
    let Some(listing) = scholarship.listings.get(named) else { return shown };
    for (name, value) in [("start", json!(listing.start)), ("end", json!(listing.end)), ("raw", json!(listing.raw))] {
        if !value.is_null() && value != json!("") {
            shown[name] = value;
        }
    }
    shown
}

fn links(scholarship: &Scholarship) -> Vec<Json> {
    let ids = tables::edge_ids(scholarship);
    let edges = scholarship.graph.edge_references().zip(ids);
    edges
        .map(|(edge, id)| {
            let (source, target) = (&scholarship.graph[edge.source()], &scholarship.graph[edge.target()]);
            let mut object = Map::new();
            object.insert("source".to_owned(), json!(source.id()));
            object.insert("target".to_owned(), json!(target.id()));
            object.insert("key".to_owned(), json!(id));
            object.insert("type".to_owned(), json!(edge_kind(edge.weight())));
            object.insert("weight".to_owned(), json!(weight(edge.weight())));
            if is_undirected(edge.weight()) {
                object.insert("undirected".to_owned(), json!(true));
            }
            for (name, value) in told(scholarship, source, target, edge.weight()) {
                if !value.is_null() {
                    object.insert(name.to_owned(), value);
                }
            }
            Json::Object(object)
        })
        .collect()
}

/// What the kind of edge has to say beyond its ends.
fn told(scholarship: &Scholarship, source: &Node, target: &Node, edge: &Edge) -> Vec<(&'static str, Json)> {
    match edge {
        Edge::Contributed { position, .. } => vec![("position", json!(position))],
        Edge::Cites { occurrences } | Edge::Mentions { occurrences } => {
            let Node::Document(document) = source else { return Vec::new() };
            let places: Vec<_> = occurrences.iter().filter_map(|at| document.occurrences.get(*at)).collect();
            // What is listed and cited nowhere rests on its entry.
            let references = target.as_work().filter(|_| places.is_empty()).map_or(&[][..], |work| &work.references);
            let listed: Vec<Json> = references
                .iter()
                .filter(|(key, _)| *key == document.work.key)
                .map(|named| listing(scholarship, named))
                .collect();
            vec![("occurrences", json!(places)), ("listed", if listed.is_empty() { Json::Null } else { json!(listed) })]
        }
        Edge::Claims { claim } => {
            let Some(claim) = scholarship.claims.get(*claim) else { return Vec::new() };
            vec![
                ("role", json!(claim.role)),
                ("status", json!(claim.status)),
                ("according_to", json!(claim.according_to)),
                ("evidence", json!(claim.evidence)),
                ("cue", json!(claim.cue)),
                ("reason", json!(claim.reason)),
                ("by", json!(claim.by)),
                ("confidence", json!(claim.confidence)),
            ]
        }
        Edge::CoCited { together } => [
            ("group", together.group),
            ("sentence", together.sentence),
            ("paragraph", together.paragraph),
            ("section", together.section),
            ("documents", together.documents),
        ]
        .into_iter()
        .filter(|(_, times)| *times > 0)
        .map(|(level, times)| (level, json!(times)))
        .collect(),
        Edge::CoAuthored { works } => vec![("works", json!(works))],
        Edge::Related { relation } => {
            let note = match (source, target) {
                (Node::Tradition(from), Node::Tradition(to)) => {
                    from.related.iter().find(|r| r.to == to.id && r.relation == *relation).and_then(|r| r.note.clone())
                }
                _ => None,
            };
            vec![("relation", json!(relation)), ("note", json!(note))]
        }
    }
}
