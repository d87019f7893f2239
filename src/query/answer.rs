//! Rows as people and programs read them: a table of cells, JSON with keys in a fixed order, evidence in words.

use petgraph::graph::NodeIndex;
use serde_json::{Map, Value as Json, json};

use super::item::{Item, member_ids, schools};
use super::run::Row;
use super::syntax::Kind;
use crate::graph::{Node, Scholarship};
use crate::record::Field;
use crate::text::{first_words, quoted};
use crate::tradition::{Claim, Evidence, Role, Status};
use crate::work::Work;

/// Words of a cue that are shown: where the whole sentence announces a school, it stands in the evidence.
pub const CUE: usize = 12;

/// The heads of the columns of a kind.
pub fn columns(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::Works => &["key", "year", "author", "title", "type", "traditions", "citations"],
        Kind::Scholars => &["id", "name", "works", "traditions", "citations"],
        Kind::Traditions => &["id", "label", "kind", "members", "claims"],
        Kind::Claims => &["work", "role", "tradition", "according-to", "status", "confidence", "place", "reason"],
        Kind::Citations => &["work", "document", "section", "paragraph", "form", "printed"],
    }
}

/// The cells of a row, under [`columns`].
pub fn cells(graph: &Scholarship, row: &Row) -> Vec<String> {
    let json = json_of(graph, row.item);
    let kind = match row.item {
        Item::Work(_) => Kind::Works,
        Item::Scholar(_) => Kind::Scholars,
        Item::Tradition(_) => Kind::Traditions,
        Item::Claim(_) => Kind::Claims,
        Item::Citation(..) => Kind::Citations,
    };
    columns(kind)
        .iter()
        .map(|column| match (*column, row.item) {
            ("author", Item::Work(at)) => graph.graph[at].as_work().map(short_author).unwrap_or_default(),
            ("place", Item::Claim(number)) => graph.claims.get(number).map(places_in_words).unwrap_or_default(),
            ("tradition", Item::Claim(number)) => {
                let claim = graph.claims.get(number);
                claim.and_then(|c| c.tradition.clone().or_else(|| c.object.clone())).unwrap_or_default()
            }
            _ => cell(&json[*column]),
        })
        .collect()
}

fn cell(value: &Json) -> String {
    match value {
        Json::Null => String::new(),
        Json::String(text) => text.clone(),
        Json::Array(list) => {
            let short = |item: &Json| item.get("id").map_or_else(|| cell(item), cell);
            list.iter().map(short).collect::<Vec<_>>().join(", ")
        }
        other => other.to_string(),
    }
}

/// `Gill and Pratt`; the editors where there is no author.
pub fn short_author(work: &Work) -> String {
    let record = &work.record;
    record.names(Field::Author).or_else(|| record.names(Field::Editor)).map(|names| names.short()).unwrap_or_default()
}

/// The id by which an item can be asked for again.
pub fn id(graph: &Scholarship, item: Item) -> String {
    match item {
        Item::Work(at) | Item::Scholar(at) | Item::Tradition(at) => match &graph.graph[at] {
            Node::Scholar(scholar) => scholar.id.clone(),
            Node::Tradition(tradition) => tradition.id.clone(),
            node => node.id(),
        },
        Item::Claim(number) => graph.claims.get(number).map(|claim| claim.id.clone()).unwrap_or_default(),
        Item::Citation(_, _, work) => work.map(|at| graph.graph[at].id()).unwrap_or_default(),
    }
}

/// A row as JSON, with its evidence where that is wanted.
pub fn json(graph: &Scholarship, row: &Row, evidence: bool) -> Json {
    let mut json = json_of(graph, row.item);
    if let (true, Json::Object(map)) = (evidence, &mut json) {
        let claims = row.claims.iter().filter_map(|&number| graph.claims.get(number)).map(claim_json);
        let places = row.places.iter().map(|&(document, number)| citation_json(graph, document, number, None));
        if !matches!(row.item, Item::Claim(_)) {
            map.insert("claims".into(), claims.collect());
        }
        if !matches!(row.item, Item::Citation(..)) {
            map.insert("places".into(), places.collect());
        }
    }
    json
}

fn json_of(graph: &Scholarship, item: Item) -> Json {
    match item {
        Item::Work(at) => graph.graph[at].as_work().map_or(Json::Null, |work| work_json(graph, work)),
        Item::Scholar(at) => match &graph.graph[at] {
            Node::Scholar(scholar) => {
                let works = graph.own_works(&scholar.id);
                let mut traditions: Vec<String> = works.iter().flat_map(|work| schools(graph, work)).collect();
                traditions.sort();
                traditions.dedup();
                let citations: usize = works.iter().map(|work| graph.citations_of(&work.key).len()).sum();
                json!({
                    "id": scholar.id, "name": scholar.name.inverted(), "family": scholar.name.family(),
                    "given": scholar.name.given(), "works": works.iter().map(|work| &work.key).collect::<Vec<_>>(),
                    "traditions": traditions, "citations": citations,
                    "mentions": graph.mentions_of(&scholar.id).len(),
                })
            }
            _ => Json::Null,
        },
        Item::Tradition(at) => match &graph.graph[at] {
            Node::Tradition(t) => json!({
                "id": t.id, "label": t.label, "kind": t.kind.name(), "other-names": t.other_names,
                "definition": t.definition, "views": t.views,
                "members": graph.members(&t.id).iter().map(|work| &work.key).collect::<Vec<_>>(),
                "claims": graph.claims_of(&t.id).iter().filter(|claim| claim.stands()).count(),
            }),
            _ => Json::Null,
        },
        Item::Claim(number) => graph.claims.get(number).map_or(Json::Null, claim_json),
        Item::Citation(document, number, work) => citation_json(graph, document, number, Some(work)),
    }
}

/// A work in short: what a list of results says of it.
pub fn work_json(graph: &Scholarship, work: &Work) -> Json {
    let record = &work.record;
    let names = |field: Field| -> Vec<String> {
        record.names(field).map(|names| names.list.iter().map(|name| name.inverted()).collect()).unwrap_or_default()
    };
    let traditions: Vec<Json> = member_ids(graph, work)
        .into_iter()
        .map(|id| {
            let claims = graph.claims_between(&work.key, &id);
            let mut roles: Vec<&str> = claims.iter().filter(|c| c.makes_member()).map(|c| c.role.name()).collect();
            roles.sort_unstable();
            roles.dedup();
            json!({ "id": id, "roles": roles })
        })
        .collect();
    json!({
        "key": work.key, "type": record.entry_type.name(), "author": names(Field::Author),
        "editor": names(Field::Editor), "year": record.year(), "title": record.full_title(),
        "doi": record.text(&Field::Doi), "traditions": traditions,
        "citations": graph.citations_of(&work.key).len(), "documents": graph.cited_by(&work.key).len(),
    })
}

/// A claim with all that it says.
pub fn claim_json(claim: &Claim) -> Json {
    json!({
        "id": claim.id, "work": claim.work, "role": claim.role.name(), "tradition": claim.tradition,
        "object": claim.object, "according-to": claim.according_to,
        "status": serde_json::to_value(claim.status).unwrap_or_default(), "confidence": claim.confidence,
        "by": claim.by, "cue": claim.cue, "reason": claim.reason, "evidence": claim.evidence,
    })
}

/// One place of citation; `work` as the row has it, or every work of the place.
fn citation_json(graph: &Scholarship, document: NodeIndex, number: usize, work: Option<Option<NodeIndex>>) -> Json {
    let Node::Document(document) = &graph.graph[document] else { return Json::Null };
    let Some(o) = document.occurrences.get(number) else { return Json::Null };
    let mut map = Map::new();
    match work {
        Some(work) => map.insert("work".into(), work.map(|at| graph.graph[at].id()).into()),
        None => map.insert("works".into(), o.works.clone().into()),
    };
    map.insert("document".into(), document.work.key.clone().into());
    map.insert("section".into(), o.section.clone().into());
    map.insert("paragraph".into(), o.paragraph.into());
    map.insert("sentence".into(), o.sentence.into());
    map.insert("group".into(), o.group.into());
    map.insert("form".into(), o.form.name().into());
    map.insert("scholars".into(), o.scholars.clone().into());
    map.insert("prefix".into(), o.prefix.clone().into());
    map.insert("locator".into(), o.locator.clone().into());
    map.insert("printed".into(), o.printed.clone().into());
    map.insert("quote".into(), o.quote.clone().into());
    Json::Object(map)
}

/// `Introduction, ¶ 2, sentence 3`.
pub fn place_in_words(section: Option<&str>, paragraph: Option<u32>, sentence: Option<u32>) -> String {
    let mut parts: Vec<String> = section.map(|section| format!("“{section}”")).into_iter().collect();
    parts.extend(paragraph.map(|number| format!("¶ {number}")));
    parts.extend(sentence.map(|number| format!("sentence {number}")));
    parts.join(", ")
}

fn evidence_in_words(evidence: &Evidence) -> String {
    let place = place_in_words(evidence.section.as_deref(), evidence.paragraph, evidence.sentence);
    match (&evidence.quote, place.is_empty()) {
        (Some(quote), true) => format!("“{}”", quoted(quote)),
        (Some(quote), false) => format!("{place}: “{}”", quoted(quote)),
        (None, _) => place,
    }
}

/// The words that carry a claim, or the places where they stand, with according to whom.
pub fn words_of(claim: &Claim) -> String {
    format!("{} (according to {})", places_in_words(claim), claim.according_to)
}

fn places_in_words(claim: &Claim) -> String {
    claim.evidence.iter().map(evidence_in_words).collect::<Vec<_>>().join("; ")
}

/// The evidence of a row, one line for each claim's head, place, cue and reason, and for each place of citation.
pub fn evidence_lines(graph: &Scholarship, row: &Row) -> Vec<String> {
    let mut lines = Vec::new();
    for claim in row.claims.iter().filter_map(|&number| graph.claims.get(number)) {
        lines.extend(claim_lines(claim, !matches!(row.item, Item::Work(_))));
    }
    for &(document, number) in &row.places {
        let Node::Document(document) = &graph.graph[document] else { continue };
        if let Some(o) = document.occurrences.get(number) {
            let place = place_in_words(o.section.as_deref(), o.paragraph, o.sentence);
            let printed = o.printed.as_deref().map(|printed| format!(" — {printed}")).unwrap_or_default();
            lines.push(format!("cited by {} ({}): {place}{printed}", document.work.key, o.form.name()));
            lines.extend(o.quote.as_ref().map(|quote| format!("  “{}”", quoted(quote))));
        }
    }
    lines
}

/// A role as it stands before its object: `exemplar of`, `supports`.
pub const fn role_words(role: Role) -> &'static str {
    match role {
        Role::Exemplar => "exemplar of",
        Role::Exception => "exception to",
        Role::SeeAlso => "see also for",
        other => other.name(),
    }
}

/// A claim in words: role and object, according to whom, status; then where, on which cue, why.
pub fn claim_lines(claim: &Claim, with_work: bool) -> Vec<String> {
    let object = claim.tradition.as_deref().or(claim.object.as_deref()).unwrap_or_default();
    let work = if with_work { format!("{} ", claim.work) } else { String::new() };
    let status = match claim.status {
        Status::Proposed => format!("proposed, confidence {:.2}", claim.confidence),
        Status::Accepted => "accepted".to_owned(),
        Status::Rejected => "rejected".to_owned(),
    };
    let by = claim.by.as_deref().map(|by| format!(", by {by}")).unwrap_or_default();
    let mut lines =
        vec![format!("{work}{} {object}, according to {} [{status}{by}]", role_words(claim.role), claim.according_to)];
    lines.extend(claim.evidence.iter().map(|evidence| format!("  {}", evidence_in_words(evidence))));
    if let Some(cue) = &claim.cue {
        let rule = cue.rule.as_deref().map(|rule| format!(" ({rule})")).unwrap_or_default();
        lines.push(format!("  cue: “{}”{rule}", first_words(&quoted(&cue.text), CUE)));
    }
    lines.extend(claim.reason.as_ref().map(|reason| format!("  why: {reason}")));
    lines
}
