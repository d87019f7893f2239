//! `catena path A B`: how one work leads to another.

use std::fmt::Write as _;

use catena::graph::{Over, Scholarship, Step, shortest_paths};
use catena::query::answer;
use petgraph::graph::NodeIndex;
use serde_json::json;

use super::Globals;
use super::library::{counted, open_to_ask};
use super::output::{self, Failure, Outcome, Written};
use super::show::{TextOrJson, find};

/// Show the shortest citation paths from one work to another
#[derive(Debug, clap::Args)]
pub struct Args {
    /// A citation key
    #[arg(value_name = "A")]
    from: String,
    /// Another
    #[arg(value_name = "B")]
    to: String,
    /// Over works that are cited together in one paragraph or closer, instead of over citations
    #[arg(long)]
    co: bool,
    /// Show this many paths of the shortest length at most
    #[arg(long, value_name = "N", default_value_t = 10, value_parser = clap::value_parser!(u32).range(1..))]
    limit: u32,
    #[command(flatten)]
    written: Written<TextOrJson>,
}

/// Runs the command.
pub fn run(args: &Args, globals: &Globals) -> Result<Outcome, Failure> {
    let opened = open_to_ask(globals)?;
    let graph = &opened.graph;
    let work = |name: &str| -> Result<NodeIndex, Failure> {
        let at = find(graph, name)?;
        let is_work = graph.graph[at].as_work().is_some();
        is_work
            .then_some(at)
            .ok_or_else(|| Failure::new(format!("`{name}` is no work")).help("paths lead from work to work"))
    };
    let (from, to) = (work(&args.from)?, work(&args.to)?);
    let over = if args.co { Over::CoCitation } else { Over::Citations };
    let limit = args.limit as usize;
    let paths = shortest_paths(graph, from, to, over, limit);
    let written = match args.written.format() {
        TextOrJson::Json => {
            let key = |at: NodeIndex| graph.graph[at].id();
            let path = |steps: &Vec<Step>| {
                let keys: Vec<String> =
                    std::iter::once(from).chain(steps.iter().map(|step| step.to)).map(key).collect();
                let arrows: Vec<&str> = steps.iter().map(|step| word(over, step)).collect();
                json!({ "length": steps.len(), "works": keys, "steps": arrows })
            };
            let over = if args.co { "co-citation" } else { "citations" };
            super::table::json(&json!({
                "from": key(from), "to": key(to), "over": over, "paths": paths.iter().map(path).collect::<Vec<_>>(),
            }))
        }
        TextOrJson::Text => text(graph, from, over, &paths),
        TextOrJson::Md => super::table::page_in_markdown(&text(graph, from, over, &paths)),
    };
    output::write_result(written.as_bytes(), args.written.file())?;
    if paths.is_empty() {
        let what = if from == to { "the two are one work" } else { "no path leads from the one to the other" };
        output::note(globals, what);
    } else {
        let length = paths[0].len();
        let cut = if paths.len() >= limit { "; --limit shows more, if there are" } else { "" };
        output::note(globals, &format!("{} of {}{cut}", counted(paths.len(), "path"), counted(length, "step")));
    }
    Ok(Outcome::Done)
}

fn word(over: Over, step: &Step) -> &'static str {
    match (over, step.forward) {
        (Over::CoCitation, _) => "cited-with",
        (_, true) => "cites",
        (_, false) => "cited-by",
    }
}

fn text(graph: &Scholarship, from: NodeIndex, over: Over, paths: &[Vec<Step>]) -> String {
    let short = |at: NodeIndex| {
        let Some(work) = graph.graph[at].as_work() else { return graph.graph[at].id() };
        let title: String = work.record.full_title().chars().take(60).collect();
        format!("{} ({}: {title})", work.key, answer::short_author(work))
    };
    let mut text = String::new();
    for (number, path) in paths.iter().enumerate() {
        if number > 0 {
            text.push('\n');
        }
        let _ = writeln!(text, "{}", short(from));
        for step in path {
            let _ = writeln!(text, "  {} {}", word(over, step).replace('-', " "), short(step.to));
        }
    }
    text
}
