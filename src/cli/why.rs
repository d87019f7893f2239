//! `catena why KEY TRADITION`: the evidence for and against, place by place.

use std::fmt::Write as _;

use catena::graph::{Node, Scholarship};
use catena::query::answer;
use catena::tradition::{Claim, Role};
use serde_json::json;

use super::Globals;
use super::library::{counted, open_to_ask};
use super::output::{self, Failure, Outcome, Written};
use super::show::{TextOrJson, find};

/// Show the evidence that a work belongs to a tradition, and the evidence against it
#[derive(Debug, clap::Args)]
pub struct Args {
    /// A citation key
    #[arg(value_name = "KEY")]
    key: String,
    /// A tradition's id or name; none shows every tradition of which the library speaks with this work
    #[arg(value_name = "TRADITION")]
    tradition: Option<String>,
    #[command(flatten)]
    written: Written<TextOrJson>,
}

/// On which side a claim stands.
fn side(claim: &Claim) -> &'static str {
    match claim.role {
        _ if !claim.stands() => "rejected",
        role if role.is_member() => "for",
        Role::SeeAlso => "beside",
        _ => "against",
    }
}

/// Runs the command.
pub fn run(args: &Args, globals: &Globals) -> Result<Outcome, Failure> {
    let opened = open_to_ask(globals)?;
    let graph = &opened.graph;
    let Some(work) = graph.graph[find(graph, &args.key)?].as_work() else {
        return Err(
            Failure::new(format!("`{}` is no work", args.key)).help("give a citation key first, then a tradition")
        );
    };
    let wanted = args.tradition.as_deref().map(|name| tradition(graph, name)).transpose()?;
    let claims: Vec<&Claim> = match &wanted {
        Some(id) => graph.claims_between(&work.key, id),
        None => graph.claims_on(&work.key),
    };
    let (affirm, deny, beside, rejected) =
        (on(&claims, "for"), on(&claims, "against"), on(&claims, "beside"), on(&claims, "rejected"));
    let written = match args.written.format() {
        TextOrJson::Json => {
            let list = |claims: &[&Claim]| claims.iter().map(|claim| answer::claim_json(claim)).collect::<Vec<_>>();
            super::table::json(&json!({
                "work": work.key, "tradition": wanted, "member": !affirm.is_empty(),
                "for": list(&affirm), "against": list(&deny), "beside": list(&beside), "rejected": list(&rejected),
                "by-object": objects(&claims).into_iter().map(|(object, of_it)| json!({
                    "object": object, "member": !on(&of_it, "for").is_empty(),
                    "for": on(&of_it, "for").len(), "against": on(&of_it, "against").len(),
                    "beside": on(&of_it, "beside").len(), "rejected": on(&of_it, "rejected").len(),
                    "disputed": catena::query::disagree(&of_it),
                })).collect::<Vec<_>>(),
            }))
        }
        TextOrJson::Text | TextOrJson::Md => {
            let of = wanted.as_deref().and_then(|id| graph.tradition(id)).map(|t| format!(" and {}", t.label));
            let mut text = format!("{} — {}{}\n", work.key, work.record.full_title(), of.unwrap_or_default());
            let _ = writeln!(text, "{}", summaries(graph, &claims));
            for (head, claims) in [("For", &affirm), ("Against", &deny), ("Beside", &beside), ("Rejected", &rejected)] {
                if !claims.is_empty() {
                    let _ = writeln!(text, "\n{head}\n{}", "─".repeat(head.len()));
                    for line in claims.iter().flat_map(|claim| answer::claim_lines(claim, false)) {
                        let _ = writeln!(text, "{line}");
                    }
                }
            }
            text
        }
    };
    let written =
        if args.written.format() == TextOrJson::Md { super::table::page_in_markdown(&written) } else { written };
    output::write_result(written.as_bytes(), args.written.file())?;
    Ok(Outcome::Done)
}

/// The claims of one side.
fn on<'c>(claims: &[&'c Claim], name: &str) -> Vec<&'c Claim> {
    claims.iter().copied().filter(|claim| side(claim) == name).collect()
}

/// What the claims speak of, traditions or works, each with its claims, in the order in which they come.
fn objects<'c>(claims: &[&'c Claim]) -> Vec<(&'c str, Vec<&'c Claim>)> {
    let mut all: Vec<(&str, Vec<&Claim>)> = Vec::new();
    for &claim in claims {
        let object = claim.tradition.as_deref().or(claim.object.as_deref()).unwrap_or_default();
        match all.iter_mut().find(|(known, _)| *known == object) {
            Some((_, of_it)) => of_it.push(claim),
            None => all.push((object, vec![claim])),
        }
    }
    all
}

/// Who affirms and who denies, for each tradition by itself: to belong to one school and to criticise another is no
/// dispute.
fn summaries(graph: &Scholarship, claims: &[&Claim]) -> String {
    let of = |claims: &[&Claim]| {
        summary(&on(claims, "for"), &on(claims, "against"), &on(claims, "beside"), &on(claims, "rejected"))
    };
    let objects = objects(claims);
    if objects.len() < 2 {
        return of(claims);
    }
    let label = |id: &str| graph.tradition(id).map_or_else(|| id.to_owned(), |tradition| tradition.label.clone());
    let lines = objects.iter().map(|(object, claims)| format!("{}: {}", label(object), of(claims)));
    lines.collect::<Vec<_>>().join("\n")
}

/// `3 affirm (according to …), 1 denies (according to …)`.
fn summary(affirm: &[&Claim], deny: &[&Claim], beside: &[&Claim], rejected: &[&Claim]) -> String {
    if affirm.is_empty() && deny.is_empty() && beside.is_empty() && rejected.is_empty() {
        return "No document of the library says so.".to_owned();
    }
    let whom = |claims: &[&Claim]| {
        let mut documents: Vec<&str> = claims.iter().map(|claim| claim.according_to.as_str()).collect();
        documents.sort_unstable();
        documents.dedup();
        if documents.is_empty() { String::new() } else { format!(" (according to {})", documents.join(", ")) }
    };
    let claims = |claims: &[&Claim], one: &str, many: &str| match claims.len() {
        0 => format!("none {one}"),
        1 => format!("1 {one}{}", whom(claims)),
        number => format!("{number} {many}{}", whom(claims)),
    };
    let mut parts = vec![claims(affirm, "affirms", "affirm"), claims(deny, "denies", "deny")];
    if !beside.is_empty() {
        parts.push(claims(beside, "names it beside", "name it beside"));
    }
    if !rejected.is_empty() {
        parts.push(format!("{} rejected", rejected.len()));
    }
    let all = affirm.len() + deny.len() + beside.len() + rejected.len();
    format!("{}: {}.", counted(all, "claim"), parts.join(", "))
}

fn tradition(graph: &Scholarship, name: &str) -> Result<String, Failure> {
    // As in a query, so that the same names and the same slips are understood.
    let text = format!("traditions tradition:\"{}\"", name.replace('\\', "\\\\").replace('"', "\\\""));
    let rows = catena::query::query(&text, graph).map_err(|error| {
        let failure = Failure::new(error.message.clone());
        match error.help {
            Some(help) => failure.help(help),
            None => failure,
        }
    })?;
    rows.first()
        .and_then(|row| match row.item {
            catena::query::Item::Tradition(at) => match &graph.graph[at] {
                Node::Tradition(tradition) => Some(tradition.id.clone()),
                _ => None,
            },
            _ => None,
        })
        .ok_or_else(|| Failure::new(format!("there is no tradition `{name}`")))
}
