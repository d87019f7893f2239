//! Between which traditions a work stands: how its company is spread over them, and on which words that rests.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use catena::graph::{Place, Scholarship};
use catena::query::answer;
use catena::text::quoted;
use catena::tradition::{Status, TraditionKind};
use petgraph::graph::NodeIndex;
use serde_json::{Value as Json, json};

/// Works of one tradition that are named; the rest is counted.
const NAMED: usize = 3;

/// One tradition's share of a work's company.
struct Shore {
    tradition: String,
    share: f64,
    /// The members that it is cited with, the closest first.
    works: Vec<String>,
}

/// The shores of some works.
#[derive(Default)]
pub struct Shores(BTreeMap<NodeIndex, Vec<Shore>>);

impl Shores {
    /// Those of the works that were ranked, as the participation coefficient weighs them.
    pub fn of(graph: &Scholarship, ranked: &[(NodeIndex, f64)]) -> Shores {
        let network = graph.co_citation_network();
        let names: Vec<&str> = graph
            .traditions()
            .filter(|tradition| tradition.kind == TraditionKind::Tradition)
            .map(|tradition| tradition.id.as_str())
            .collect();
        let schools = super::rank::schools(graph, &network.nodes);
        let shores = ranked.iter().filter_map(|(at, _)| {
            let place = network.nodes.binary_search(at).ok()?;
            let mut sums: BTreeMap<usize, (f64, Vec<(f64, String)>)> = BTreeMap::new();
            for (other, weight) in network.rows.of(place) {
                let of = &schools[other];
                for &school in of {
                    let (sum, works) = sums.entry(school).or_default();
                    *sum += weight / of.len() as f64;
                    works.push((weight, graph.graph[network.nodes[other]].id()));
                }
            }
            let all: f64 = sums.values().map(|(sum, _)| sum).sum();
            let mut found: Vec<Shore> = sums
                .into_iter()
                .map(|(school, (sum, mut works))| {
                    works.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
                    let works = works.into_iter().map(|(_, key)| key).collect();
                    Shore { tradition: names[school].to_owned(), share: sum / all, works }
                })
                .collect();
            found.sort_by(|a, b| b.share.total_cmp(&a.share).then_with(|| a.tradition.cmp(&b.tradition)));
            Some((*at, found))
        });
        Shores(shores.collect())
    }

    fn at(&self, at: NodeIndex) -> &[Shore] {
        self.0.get(&at).map_or(&[], Vec::as_slice)
    }

    /// `realists 60 % (moor1990, quay1995 and 2 more), idealists 40 % (roe1999)`.
    pub fn in_words(&self, graph: &Scholarship, at: NodeIndex) -> String {
        let mut text = String::new();
        for shore in self.at(at) {
            let label = graph.tradition(&shore.tradition).map_or(shore.tradition.as_str(), |t| t.label.as_str());
            let more = match shore.works.len().saturating_sub(NAMED) {
                0 => String::new(),
                more => format!(" and {more} more"),
            };
            let works = shore.works.iter().take(NAMED).map(String::as_str).collect::<Vec<_>>().join(", ");
            let comma = if text.is_empty() { "" } else { ", " };
            let _ = write!(text, "{comma}{label} {:.0} % ({works}{more})", 100.0 * shore.share);
        }
        text
    }

    /// For each tradition: where the work is cited with its members, and what says that these are members.
    pub fn evidence(&self, graph: &Scholarship, at: NodeIndex) -> Vec<String> {
        let key = graph.graph[at].id();
        let mut lines = Vec::new();
        for shore in self.at(at) {
            lines.push(format!("{}: {:.0} % of its company", shore.tradition, 100.0 * shore.share));
            for other in shore.works.iter().take(NAMED) {
                if let Some((place, level)) = together(graph, &key, other) {
                    let o = place.occurrence;
                    let at = answer::place_in_words(o.section.as_deref(), o.paragraph, o.sentence);
                    let quote = o.quote.as_deref().map(|quote| format!(": “{}”", quoted(quote))).unwrap_or_default();
                    lines.push(format!("  in one {level} with {other}, {}, {at}{quote}", place.document.work.key));
                }
                let claims = graph.claims_between(other, &shore.tradition).into_iter();
                let member = claims.filter(|claim| claim.makes_member());
                lines.extend(
                    member.take(1).flat_map(|claim| answer::claim_lines(claim, true)).map(|l| format!("    {l}")),
                );
            }
        }
        lines
    }

    /// As JSON; with the evidence where it is wanted.
    pub fn json(&self, graph: &Scholarship, at: NodeIndex, why: bool) -> Json {
        let key = graph.graph[at].id();
        let shore = |shore: &Shore| {
            let claims: Vec<&str> =
                graph.standing_claims(&key, &shore.tradition).iter().map(|claim| claim.id.as_str()).collect();
            let mut made = json!({
                "tradition": shore.tradition, "share": (1000.0 * shore.share).round() / 1000.0, "works": shore.works,
                "claims": claims,
            });
            if why {
                let beside = shore.works.iter().filter_map(|other| {
                    let (place, level) = together(graph, &key, other)?;
                    let o = place.occurrence;
                    let member = graph.claims_between(other, &shore.tradition).into_iter();
                    let member = member.filter(|claim| claim.makes_member());
                    Some(json!({
                        "work": other, "level": level, "document": place.document.work.key, "section": o.section,
                        "paragraph": o.paragraph, "sentence": o.sentence, "quote": o.quote,
                        "claims": member.map(answer::claim_json).collect::<Vec<_>>(),
                    }))
                });
                made["evidence"] = beside.collect();
            }
            made
        };
        self.at(at).iter().map(shore).collect()
    }
}

/// Where two works are cited closest to each other, a paragraph at most: the place of the first.
fn together<'g>(graph: &'g Scholarship, one: &str, other: &str) -> Option<(Place<'g>, &'static str)> {
    let others = graph.occurrences_of(other);
    let close = |place: &Place<'g>| {
        let a = place.occurrence;
        let near = others.iter().filter(|near| near.document.work.key == place.document.work.key);
        near.filter_map(|near| {
            let b = near.occurrence;
            let paragraph = (&a.section, a.paragraph) == (&b.section, b.paragraph) && a.paragraph.is_some();
            if !paragraph {
                None
            } else if a.group.is_some() && (a.group, a.sentence) == (b.group, b.sentence) {
                Some((0, "bracket"))
            } else if a.sentence.is_some() && a.sentence == b.sentence {
                Some((1, "sentence"))
            } else {
                Some((2, "paragraph"))
            }
        })
        .min()
    };
    let found = graph.occurrences_of(one).into_iter().filter_map(|place| Some((close(&place)?, place)));
    found.min_by_key(|((level, _), _)| *level).map(|((_, name), place)| (place, name))
}
