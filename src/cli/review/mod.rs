//! `catena review`: a person's word on what the program proposes, one claim at a time or by the score.
//!
//! In a terminal a claim is shown with its passage and a key decides (`session`); elsewhere, and with `--accept`,
//! `--reject`, `--reopen` or `--from`, nobody is asked. Every word is written to `bib/` at once.

mod keys;
mod passage;
mod session;
mod store;

use std::collections::{BTreeMap, BTreeSet};
use std::io::IsTerminal;
use std::path::{Path, PathBuf};

use catena::diagnostic::Diagnostic;
use catena::library::founding;
use catena::query::{Item, answer};
use catena::tradition::review::{Verdict, Word, words};
use catena::tradition::{Claim, Role, Status};

use super::library::{Opened, counted, open_to_ask, turn};
use super::output::{self, Failure, Outcome};
use super::{Globals, input};
use store::Store;

/// Accept or reject what the program proposes: one claim at a time in the terminal, or many by their ids
#[derive(Debug, clap::Args)]
#[command(after_help = AFTER)]
pub struct Args {
    /// Review only the proposals that this query for claims finds
    #[arg(value_name = "EXPR", allow_hyphen_values = true)]
    only: Option<String>,
    /// Accept these claims: ids, or a query that finds proposals
    #[arg(long, value_name = "ID|EXPR", num_args = 1..)]
    accept: Vec<String>,
    /// Reject these claims; they do not come back
    #[arg(long, value_name = "ID|EXPR", num_args = 1..)]
    reject: Vec<String>,
    /// Take an earlier word on these claims back: ids
    #[arg(long, value_name = "ID", num_args = 1..)]
    reopen: Vec<String>,
    /// Words as JSON lines, from a file or - for standard input: {"id": "…", "decision": "accept"}
    #[arg(long, value_name = "FILE")]
    from: Option<PathBuf>,
    /// Accept in this role, not in the one that was proposed
    #[arg(long, value_name = "ROLE", value_parser = role)]
    role: Option<Role>,
    /// Accept for this tradition, not for the one that was proposed: its id or name; a new name founds one
    #[arg(long, value_name = "ID|NAME")]
    tradition: Option<String>,
    /// Why, for the record
    #[arg(long, value_name = "TEXT")]
    reason: Option<String>,
    /// Who says so, for the record
    #[arg(long, value_name = "NAME")]
    by: Option<String>,
    /// List what awaits a word, and ask nothing
    #[arg(long)]
    list: bool,
    /// How the list is written
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    /// For people
    Text,
    /// One JSON array
    Json,
    /// A line for each claim, as --from takes it
    Jsonl,
}

const AFTER: &str = "\
Examples:
  catena review                                        one claim at a time, with its passage
  catena review 'tradition:activity-theory'            … of one school
  catena review --list                                 what awaits a word
  catena review --accept kang2010-exemplar-nails-rey2020 --role extends
  catena review --accept 'tradition:activity-theory confidence>0.9' --by AB
  catena review --accept 'tradition:activity-theory' --tradition 'Vygotskians'    the school gets another name
  catena review --from decided.jsonl                   output/proposals.jsonl with `status` changed will do

Words are written to bib/claims.toml as they are given, and traditions that were not there to bib/traditions.toml;
comments and order stay. Quit when you like: the next review goes on where this one stopped.";

fn role(name: &str) -> Result<Role, String> {
    let wanted = name.trim().to_lowercase().replace([' ', '_'], "-");
    Role::ALL.into_iter().find(|role| role.name() == wanted).ok_or_else(|| {
        let names: Vec<&str> = Role::ALL.iter().map(|role| role.name()).collect();
        format!("the roles are {}", names.join(", "))
    })
}

/// Runs the command.
pub fn run(args: &Args, globals: &Globals) -> Result<Outcome, Failure> {
    let opened = open_to_ask(globals)?;
    if (args.role.is_some() || args.tradition.is_some()) && args.accept.is_empty() {
        let goes = "--role and --tradition go with --accept: what is rejected or reopened keeps what was proposed";
        return Err(Failure::new(goes).help("name the claim: --accept ID"));
    }
    let (mut said, mut problems) = (Vec::new(), Vec::new());
    for (verdict, wanted) in
        [(Verdict::Accept, &args.accept), (Verdict::Reject, &args.reject), (Verdict::Reopen, &args.reopen)]
    {
        for id in found(&opened, wanted, verdict)? {
            let accepts = verdict == Verdict::Accept;
            said.push(Word {
                role: args.role.filter(|_| accepts),
                tradition: args.tradition.clone().filter(|_| accepts),
                reason: args.reason.clone(),
                by: args.by.clone(),
                ..Word::new(id, verdict)
            });
        }
    }
    let mut sources = BTreeMap::new();
    if let Some(file) = &args.from {
        let (text, name) = (read(file)?, file.display().to_string());
        let (mut lines, found) = words(&text, &name);
        lines.iter_mut().filter(|line| line.by.is_none()).for_each(|line| line.by.clone_from(&args.by));
        said.extend(lines);
        problems.extend(found);
        sources.insert(name, text);
    }
    let asked = !args.accept.is_empty() || !args.reject.is_empty() || !args.reopen.is_empty() || args.from.is_some();
    if asked {
        return decide(&opened, &said, problems, &sources, globals);
    }
    if args.reason.is_some() {
        let goes = Failure::new("--reason goes with --accept, --reject or --reopen");
        return Err(goes.help("name the claim: --accept ID"));
    }
    let proposed = proposals(&opened, args.only.as_deref())?;
    let terminal = std::io::stdin().is_terminal() && std::io::stderr().is_terminal();
    if args.list || !terminal || args.format != Format::Text {
        return list(&opened, &proposed, args.format, globals);
    }
    session::run(&opened, &proposed, &Store::of(globals), args.by.as_deref(), globals)
}

fn read(file: &Path) -> Result<String, Failure> {
    String::from_utf8(input::bytes(file)?).map_err(|_| Failure::new(format!("{}: not UTF-8", file.display())))
}

/// What to do about an id that no claim has: the nearest one is of the same work and document, where these have any, for a
/// claim that gets another role or tradition gets another id.
fn nearest_claim(opened: &Opened, id: &str) -> String {
    let claims = || opened.graph.claims.iter();
    let same = claims().filter(|claim| {
        id.strip_prefix(claim.work.as_str()).is_some_and(|rest| rest.starts_with('-'))
            && id.strip_suffix(claim.according_to.as_str()).is_some_and(|rest| rest.ends_with('-'))
    });
    let same: Vec<&str> = same.map(|claim| claim.id.as_str()).collect();
    let meant = match same.as_slice() {
        [] => catena::text::nearest(id, claims().map(|claim| claim.id.as_str())),
        [only] => Some(*only),
        several => catena::text::nearest(id, several.iter().copied()).or(several.first().copied()),
    };
    meant.map_or_else(|| "see the ids with `catena review --list`".to_owned(), |id| format!("did you mean `{id}`?"))
}

/// The claim of that id; also by the id that it had as a proposal, before a person gave it another role.
fn claim_called<'o>(opened: &'o Opened, id: &str) -> Option<&'o Claim> {
    let all = || opened.graph.claims.iter();
    all().find(|claim| claim.id == id).or_else(|| {
        let proposed = opened.library.proposals.iter().find(|proposed| proposed.id == id)?;
        all().find(|claim| is_on_the_same(claim, proposed))
    })
}

/// The claim of that id, be it one that has lost its words.
fn named_claim<'o>(opened: &'o Opened, id: &str) -> Option<&'o Claim> {
    claim_called(opened, id).or_else(|| opened.library.lost.iter().find(|claim| claim.id == id))
}

/// What the text proposes of the same work and tradition.
fn as_proposed<'o>(opened: &'o Opened, claim: &Claim) -> Option<&'o Claim> {
    opened.library.proposals.iter().find(|proposed| is_on_the_same(claim, proposed))
}

fn is_on_the_same(a: &Claim, b: &Claim) -> bool {
    (&a.work, &a.tradition, &a.object, &a.according_to) == (&b.work, &b.tradition, &b.object, &b.according_to)
}

/// Writes words that were given all at once. Those that speak of no claim, and of two on one claim the second, are reported, each
/// with its line where they were read from a file (the only one in `sources`), and the rest is written.
fn decide(
    opened: &Opened,
    said: &[Word],
    mut problems: Vec<Diagnostic>,
    sources: &BTreeMap<String, String>,
    globals: &Globals,
) -> Result<Outcome, Failure> {
    let placed = |problem: Diagnostic, word: &Word| match (sources.keys().next(), word.line) {
        (Some(file), Some(line)) => problem.in_file(file.clone()).at(line),
        _ => problem,
    };
    // A claim may be called by the id that it had as a proposal, too.
    let called = |word: &'_ Word| named_claim(opened, &word.claim).map_or(word.claim.clone(), |claim| claim.id.clone());
    let mut ids: BTreeSet<String> = BTreeSet::new();
    // Arguments that contradict each other are no slip in a file: nothing is done.
    if let Some(twice) = said.iter().filter(|word| word.line.is_none()).map(called).find(|id| !ids.insert(id.clone())) {
        return Err(Failure::new(format!("there are two words on `{twice}`")).help("give one"));
    }
    ids.clear();
    let mut decided = Vec::new();
    let (mut new, mut no_tradition) = (Vec::new(), BTreeSet::new());
    let (mut accepted, mut rejected, mut reopened) = (0, 0, 0);
    for word in said {
        let id = called(word);
        if !ids.insert(id.clone()) {
            let twice = Diagnostic::error("two-words", format!("there are two words on `{id}`: this is the second"));
            problems.push(placed(twice.help("give one; the first was taken"), word));
            continue;
        }
        let lost = opened.library.lost.iter().find(|claim| claim.id == word.claim);
        // What has lost its words can be rejected, and nothing else.
        let rejected_lost = || lost.filter(|_| word.verdict == Verdict::Reject);
        let Some(claim) = claim_called(opened, &word.claim).or_else(rejected_lost) else {
            let problem = match lost {
                Some(_) => Diagnostic::error("lost-claim", format!("the words of `{}` are lost", word.claim))
                    .help("put them back into the text, or take the claim out with --reject"),
                None => Diagnostic::error("unknown-claim", format!("no claim has the id `{}`", word.claim))
                    .help(nearest_claim(opened, &word.claim)),
            };
            problems.push(placed(problem, word));
            continue;
        };
        let mut word = word.clone();
        if let Some(name) = word.tradition.take().filter(|_| word.verdict == Verdict::Accept) {
            match founding::known_or_founded(&opened.graph, &mut new, &name) {
                Ok(id) => word.tradition = Some(id),
                Err(help) => {
                    // Once for all the claims that are to go there.
                    if no_tradition.insert(name.clone()) {
                        let message = format!("there is no tradition `{name}`");
                        problems.push(placed(Diagnostic::error("unknown-tradition", message).help(help), &word));
                    }
                    continue;
                }
            }
        }
        if word.verdict == Verdict::Reopen {
            // What is open again is what the text proposes.
            word.role = as_proposed(opened, claim).map(|proposed| proposed.role).or(word.role);
        }
        match word.verdict {
            Verdict::Accept => accepted += 1,
            Verdict::Reject => rejected += 1,
            Verdict::Reopen => reopened += 1,
        }
        decided.push((claim.clone(), word.on(claim)));
    }
    if !decided.is_empty() {
        let _turn = turn(globals)?;
        Store::of(globals).write_with(&decided, &opened.graph, &new)?;
        for tradition in new.iter().filter(|new| {
            decided.iter().flat_map(|(_, now)| now).any(|claim| claim.tradition.as_ref() == Some(&new.id))
        }) {
            let named = format!("new in bib/traditions.toml: {} (`{}`)", tradition.label, tradition.id);
            output::note(globals, &named);
        }
    }
    let outcome = output::report(&problems, sources, globals);
    let taken_back = if reopened > 0 { format!(", {reopened} taken back") } else { String::new() };
    output::note(globals, &format!("{accepted} accepted, {rejected} rejected{taken_back}"));
    Ok(outcome)
}

/// The ids that were named: an id stands for its claim, whatever its status; anything else is a query for proposals.
fn found(opened: &Opened, wanted: &[String], verdict: Verdict) -> Result<Vec<String>, Failure> {
    let mut ids = Vec::new();
    for wanted in wanted {
        let named: Vec<&str> = wanted.split([',', ' ']).map(str::trim).filter(|id| !id.is_empty()).collect();
        if !named.is_empty() && named.iter().all(|id| named_claim(opened, id).is_some()) {
            ids.extend(named.into_iter().map(str::to_owned));
        } else if verdict == Verdict::Reopen || wanted != "claims" && !wanted.contains([':', ' ', '~', '<', '>', '=']) {
            ids.push(wanted.clone()); // no claim has it: that is reported
        } else {
            ids.extend(proposals(opened, Some(wanted))?.into_iter().map(|claim| claim.id.clone()));
        }
    }
    let mut seen = BTreeSet::new();
    ids.retain(|id| seen.insert(named_claim(opened, id).map_or_else(|| id.clone(), |claim| claim.id.clone())));
    Ok(ids)
}

/// The proposed claims that a query finds, all of them without one: document by document, in the order of the text.
fn proposals<'o>(opened: &'o Opened, query: Option<&str>) -> Result<Vec<&'o Claim>, Failure> {
    let graph = &opened.graph;
    let mut found: Vec<&Claim> = match query {
        None => graph.claims.iter().collect(),
        Some(query) => {
            let mut parsed = catena::query::parse(query).map_err(|error| Failure::query(&error, query))?;
            if !parsed.kind_given {
                parsed.kind = catena::query::Kind::Claims;
            }
            let plan = catena::query::Plan::new(&parsed, graph).map_err(|error| Failure::query(&error, query))?;
            let claims = plan.run(graph).into_iter().filter_map(|row| match row.item {
                Item::Claim(number) => graph.claims.get(number),
                _ => None,
            });
            claims.collect()
        }
    };
    found.retain(|claim| claim.status == Status::Proposed);
    // Tradition by tradition, in the order in which the text comes to speak of them.
    let place = |claim: &Claim| claim.evidence.iter().filter_map(|evidence| evidence.start).min();
    let mut first: BTreeMap<(&str, Option<&str>), Option<usize>> = BTreeMap::new();
    for claim in &found {
        let about = (claim.according_to.as_str(), claim.tradition.as_deref());
        let so_far = first.entry(about).or_insert_with(|| place(claim));
        *so_far = (*so_far).min(place(claim));
    }
    let rank = |claim: &Claim| {
        let about = (claim.according_to.as_str(), claim.tradition.as_deref());
        (
            claim.according_to.clone(),
            first.get(&about).copied(),
            claim.tradition.clone(),
            place(claim),
            claim.id.clone(),
        )
    };
    found.sort_by_cached_key(|claim| rank(claim));
    Ok(found)
}

fn list(opened: &Opened, proposed: &[&Claim], format: Format, globals: &Globals) -> Result<Outcome, Failure> {
    let lines = |claim: &Claim| {
        let mut text = format!("{}\n", claim.id);
        for line in answer::claim_lines(claim, true) {
            text.push_str(&format!("  {line}\n"));
        }
        text + "\n"
    };
    let text: String = match format {
        Format::Text => proposed.iter().map(|claim| lines(claim)).collect(),
        Format::Json => super::table::json(&proposed.iter().map(|claim| answer::claim_json(claim)).collect()),
        Format::Jsonl => {
            proposed.iter().filter_map(|claim| serde_json::to_string(claim).ok()).map(|line| line + "\n").collect()
        }
    };
    output::write_result(text.as_bytes(), None)?;
    let await_word = if proposed.len() == 1 { "awaits" } else { "await" };
    let decided = opened.graph.claims.iter().filter(|claim| claim.status != Status::Proposed).count();
    output::note(
        globals,
        &format!(
            "{} {await_word} a word, {} had one: `catena review` in a terminal asks for each",
            counted(proposed.len(), "proposal"),
            counted(decided, "claim")
        ),
    );
    Ok(Outcome::Done)
}
