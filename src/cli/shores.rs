//! Between which traditions a work stands, in words and as JSON: how its company is spread, and on which words that rests.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use catena::graph::{Meeting, Scholarship, Shore};
use catena::query::answer;
use catena::text::quoted;
use catena::tradition::Claim;
use petgraph::graph::NodeIndex;
use serde_json::{Value as Json, json};

/// Works of one tradition that are named; the rest is counted.
const NAMED: usize = 3;

/// The shores of some works.
#[derive(Default)]
pub struct Shores<'g>(BTreeMap<NodeIndex, Vec<Shore<'g>>>);

impl<'g> Shores<'g> {
    /// Those of the works that were ranked.
    pub fn of(graph: &'g Scholarship, ranked: &[(NodeIndex, f64)]) -> Shores<'g> {
        Shores(graph.shores(&ranked.iter().map(|(at, _)| *at).collect::<Vec<_>>()))
    }

    fn at(&self, at: NodeIndex) -> &[Shore<'g>] {
        self.0.get(&at).map_or(&[], Vec::as_slice)
    }

    /// `realists 60 % (moor1990, quay1995 and 2 more), idealists 40 % (roe1999)`.
    pub fn in_words(&self, at: NodeIndex) -> String {
        let mut text = String::new();
        for shore in self.at(at) {
            let more = match shore.works.len().saturating_sub(NAMED) {
                0 => String::new(),
                more => format!(" and {more} more"),
            };
            let works = shore.works[..shore.works.len().min(NAMED)].join(", ");
            let comma = if text.is_empty() { "" } else { ", " };
            let _ = write!(text, "{comma}{} {:.0} % ({works}{more})", shore.tradition.label, 100.0 * shore.share);
        }
        text
    }

    /// For each tradition: where the work is cited with its members, and what says that these are members.
    pub fn evidence(&self, graph: &Scholarship, at: NodeIndex) -> Vec<String> {
        let key = graph.graph[at].id();
        let mut lines = Vec::new();
        for shore in self.at(at) {
            lines.push(format!("{}: {:.0} % of its company", shore.tradition.id, 100.0 * shore.share));
            for other in shore.works.iter().take(NAMED) {
                lines.extend(closest(graph, &key, other).map(|meeting| cited_with(&meeting, other)));
                let member = memberships(graph, other, shore).next().into_iter();
                lines.extend(
                    member.flat_map(|claim| answer::claim_lines(claim, true)).map(|line| format!("    {line}")),
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
                graph.standing_claims(&key, &shore.tradition.id).iter().map(|claim| claim.id.as_str()).collect();
            let mut made = json!({
                "tradition": shore.tradition.id, "share": (1000.0 * shore.share).round() / 1000.0,
                "works": shore.works, "claims": claims,
            });
            if why {
                made["evidence"] =
                    shore.works.iter().filter_map(|other| evidence_json(graph, &key, other, shore)).collect();
            }
            made
        };
        self.at(at).iter().map(shore).collect()
    }
}

fn evidence_json(graph: &Scholarship, key: &str, other: &str, shore: &Shore) -> Option<Json> {
    let meeting = closest(graph, key, other)?;
    let o = meeting.one.occurrence;
    Some(json!({
        "work": other, "level": meeting.near.name(), "document": meeting.one.document.work.key, "section": o.section,
        "paragraph": o.paragraph, "sentence": o.sentence, "quote": o.quote,
        "claims": memberships(graph, other, shore).map(answer::claim_json).collect::<Vec<_>>(),
    }))
}

/// `  in one sentence with moor1990, rey2020, “Introduction”, ¶ 2: “…”`.
fn cited_with(meeting: &Meeting, other: &str) -> String {
    let o = meeting.one.occurrence;
    let at = answer::place_in_words(o.section.as_deref(), o.paragraph, o.sentence);
    let quote = o.quote.as_deref().map(|quote| format!(": “{}”", quoted(quote))).unwrap_or_default();
    format!("  in one {} with {other}, {}, {at}{quote}", meeting.near.name(), meeting.one.document.work.key)
}

/// What makes a work a member of the shore's tradition.
fn memberships<'g>(graph: &'g Scholarship, work: &str, shore: &Shore) -> impl Iterator<Item = &'g Claim> {
    let claims = graph.standing_claims(work, &shore.tradition.id).into_iter();
    claims.filter(|claim| claim.makes_member())
}

/// Where two works are cited closest to each other, a paragraph at most.
fn closest<'g>(graph: &'g Scholarship, one: &str, other: &str) -> Option<Meeting<'g>> {
    graph.places_together(&[one], &[other]).into_iter().min_by_key(|meeting| meeting.near)
}
