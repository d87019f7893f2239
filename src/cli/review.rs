//! `catena review`: a person's word on what the program proposes.

use std::collections::BTreeSet;
use std::path::Path;

use catena::library::save;
use catena::query::{Item, answer};
use catena::tradition::{Claim, Status};

use super::Globals;
use super::library::{Opened, counted, open_to_ask};
use super::output::{self, Failure, Outcome};

/// List what the program proposes, and accept or reject it
#[derive(Debug, clap::Args)]
#[command(after_help = AFTER)]
pub struct Args {
    /// Accept the proposals that this query for claims finds
    #[arg(long, value_name = "EXPR", allow_hyphen_values = true)]
    accept: Option<String>,
    /// Reject the proposals that this query for claims finds; they do not come back
    #[arg(long, value_name = "EXPR", allow_hyphen_values = true)]
    reject: Option<String>,
    /// Who says so, for the record
    #[arg(long, value_name = "NAME")]
    by: Option<String>,
}

const AFTER: &str = "\
Examples:
  catena review                                        what awaits a word
  catena review --accept 'tradition:activity-theory'   all of one school
  catena review --reject 'key:smith1990 confidence<0.7' --by AB

Accepted and rejected claims are written to bib/claims.toml, and traditions that were not there to bib/traditions.toml.";

/// Runs the command.
pub fn run(args: &Args, globals: &Globals) -> Result<Outcome, Failure> {
    let opened = open_to_ask(globals)?;
    let accepted = proposed(&opened, args.accept.as_deref())?;
    let rejected = proposed(&opened, args.reject.as_deref())?;
    if args.accept.is_none() && args.reject.is_none() {
        return list(&opened, globals);
    }
    let both: Vec<&str> = accepted.iter().filter(|id| rejected.contains(*id)).map(String::as_str).collect();
    if !both.is_empty() {
        return Err(Failure::new(format!("{} would be both accepted and rejected", both.join(", "))));
    }
    let word = |claim: &Claim, status| {
        let by = args.by.clone().or_else(|| claim.by.clone());
        // The id is made anew from what the claim says.
        Claim { id: String::new(), status, by, ..claim.clone() }
    };
    let of = |ids: &BTreeSet<String>| opened.graph.claims.iter().filter(|c| ids.contains(&c.id)).collect::<Vec<_>>();
    let mut decided: Vec<Claim> = of(&accepted).into_iter().map(|claim| word(claim, Status::Accepted)).collect();
    decided.extend(of(&rejected).into_iter().map(|claim| word(claim, Status::Rejected)));
    write(&opened, &decided, globals)?;
    output::note(globals, &format!("{} accepted, {} rejected", accepted.len(), rejected.len()));
    Ok(Outcome::Done)
}

/// Ids of the proposed claims that a query finds.
fn proposed(opened: &Opened, query: Option<&str>) -> Result<BTreeSet<String>, Failure> {
    let Some(query) = query else { return Ok(BTreeSet::new()) };
    let mut parsed = catena::query::parse(query).map_err(|error| Failure::query(&error, query))?;
    if !parsed.kind_given {
        parsed.kind = catena::query::Kind::Claims;
    }
    let plan = catena::query::Plan::new(&parsed, &opened.graph).map_err(|error| Failure::query(&error, query))?;
    let claims = plan.run(&opened.graph).into_iter().filter_map(|row| match row.item {
        Item::Claim(number) => opened.graph.claims.get(number),
        _ => None,
    });
    Ok(claims.filter(|claim| claim.status == Status::Proposed).map(|claim| claim.id.clone()).collect())
}

fn list(opened: &Opened, globals: &Globals) -> Result<Outcome, Failure> {
    let proposed: Vec<&Claim> = opened.graph.claims.iter().filter(|claim| claim.status == Status::Proposed).collect();
    let mut text = String::new();
    for claim in &proposed {
        for line in answer::claim_lines(claim, true) {
            text.push_str(&line);
            text.push('\n');
        }
        text.push('\n');
    }
    output::write_result(text.as_bytes(), None)?;
    let await_word = if proposed.len() == 1 { "awaits" } else { "await" };
    output::note(
        globals,
        &format!("{} {await_word} a word: see `catena review --help`", counted(proposed.len(), "proposal")),
    );
    Ok(Outcome::Done)
}

fn write(opened: &Opened, decided: &[Claim], globals: &Globals) -> Result<(), Failure> {
    let unreadable = |file: &str, error: save::Unreadable| {
        Failure::new(format!("bib/{file}: {error}")).help("mend it first: see `catena check`")
    };
    let text = |file: &str| opened.library.sources.get(&format!("bib/{file}")).cloned().unwrap_or_default();
    let save = |file: &str, content: &str| {
        let path = globals.directory.join("bib").join(file);
        catena::library::write_atomically(Path::new(&path), content.as_bytes())
            .map_err(|error| Failure::file(&path, &error))
    };
    let traditions = text("traditions.toml");
    let mut problems = Vec::new();
    let known: BTreeSet<String> =
        catena::library::written_traditions(&traditions, &mut problems).into_iter().map(|t| t.id).collect();
    let wanted: BTreeSet<&str> =
        decided.iter().filter_map(|claim| claim.tradition.as_deref()).filter(|id| !known.contains(*id)).collect();
    let new: Vec<_> = wanted.into_iter().filter_map(|id| opened.graph.tradition(id)).cloned().collect();
    let claims = save::with_word_on_claims(&text("claims.toml"), decided).map_err(|e| unreadable("claims.toml", e))?;
    if !new.is_empty() {
        let content = save::with_traditions(&traditions, &new).map_err(|error| unreadable("traditions.toml", error))?;
        save("traditions.toml", &content)?;
    }
    save("claims.toml", &claims)
}
