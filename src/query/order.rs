//! The order of results: as the query asks, ties by id.

use std::cmp::Ordering;

use super::item::{Item, schools};
use super::syntax::Sort;
use crate::graph::{Node, Scholarship};
use crate::record::Field as RecordField;
use crate::text::fold;

/// What results are compared by. What has none comes last, whichever way round.
enum Mark {
    Number(Option<f64>),
    Word(String),
}

/// Sorts items by the keys given; items that agree in all of them keep the order in which they came, which is by id.
pub(super) fn sort(graph: &Scholarship, keys: &[Sort], items: &mut Vec<Item>) {
    if keys.is_empty() {
        return;
    }
    let mut marked: Vec<(Vec<Mark>, Item)> =
        items.drain(..).map(|item| (keys.iter().map(|key| mark(graph, &key.field, item)).collect(), item)).collect();
    marked.sort_by(|(a, _), (b, _)| {
        keys.iter()
            .zip(a.iter().zip(b))
            .map(|(key, (a, b))| compare(a, b, key.descending))
            .find(|order| order.is_ne())
            .unwrap_or(Ordering::Equal)
    });
    items.extend(marked.into_iter().map(|(_, item)| item));
}

fn compare(a: &Mark, b: &Mark, descending: bool) -> Ordering {
    let turn = |order: Ordering| if descending { order.reverse() } else { order };
    match (a, b) {
        (Mark::Number(Some(a)), Mark::Number(Some(b))) => turn(a.total_cmp(b)),
        (Mark::Number(Some(_)), Mark::Number(None)) => Ordering::Less,
        (Mark::Number(None), Mark::Number(Some(_))) => Ordering::Greater,
        (Mark::Word(a), Mark::Word(b)) if a.is_empty() != b.is_empty() => a.is_empty().cmp(&b.is_empty()),
        (Mark::Word(a), Mark::Word(b)) => turn(a.cmp(b)),
        _ => Ordering::Equal,
    }
}

/// The work that an item is or is about.
fn work_of(graph: &Scholarship, item: Item) -> Option<&crate::work::Work> {
    match item {
        Item::Work(at) | Item::Citation(_, _, Some(at)) => graph.graph[at].as_work(),
        Item::Claim(number) => graph.work(&graph.claims.get(number)?.work),
        _ => None,
    }
}

fn mark(graph: &Scholarship, field: &str, item: Item) -> Mark {
    let works = || match item {
        Item::Scholar(at) => match &graph.graph[at] {
            Node::Scholar(scholar) => graph.own_works(&scholar.id),
            _ => Vec::new(),
        },
        Item::Tradition(at) => match &graph.graph[at] {
            Node::Tradition(tradition) => graph.members(&tradition.id),
            _ => Vec::new(),
        },
        item => work_of(graph, item).into_iter().collect(),
    };
    let count = |number: usize| Mark::Number(Some(number as f64));
    match field {
        "year" => {
            let years = works().into_iter().filter_map(|work| work.record.year());
            Mark::Number(years.min().map(f64::from))
        }
        "citations" => count(works().iter().map(|work| graph.citations_of(&work.key).len()).sum()),
        "documents" => count(works().iter().map(|work| graph.cited_by(&work.key).len()).max().unwrap_or(0)),
        "in" => {
            let mut ids: Vec<String> = works().into_iter().flat_map(|work| schools(graph, work)).collect();
            ids.sort();
            ids.dedup();
            count(ids.len())
        }
        "works" | "members" => count(works().len()),
        "confidence" => match item {
            Item::Claim(number) => Mark::Number(graph.claims.get(number).map(|claim| claim.confidence)),
            _ => Mark::Number(None),
        },
        "title" => Mark::Word(work_of(graph, item).map(|work| fold(&work.record.full_title())).unwrap_or_default()),
        "author" | "name" => Mark::Word(match item {
            Item::Scholar(at) | Item::Tradition(at) => match &graph.graph[at] {
                Node::Scholar(scholar) => fold(&scholar.name.inverted()),
                Node::Tradition(tradition) => fold(&tradition.label),
                _ => String::new(),
            },
            item => {
                let record = work_of(graph, item).map(|work| &work.record);
                let names = record.and_then(|r| r.names(RecordField::Author).or_else(|| r.names(RecordField::Editor)));
                names.and_then(|names| names.list.first()).map(|name| fold(&name.inverted())).unwrap_or_default()
            }
        }),
        _ => Mark::Word(match item {
            Item::Scholar(at) | Item::Tradition(at) => graph.graph[at].id(),
            item => work_of(graph, item).map(|work| work.key.clone()).unwrap_or_default(),
        }),
    }
}
