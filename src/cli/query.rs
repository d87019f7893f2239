//! `catena query EXPR`: works, scholars, traditions, claims or places, with their evidence.

use std::fmt::Write as _;

use catena::query::{Item, Kind, Plan, Row, answer, parse};
use clap::ValueEnum;

use super::Globals;
use super::library::open_to_ask;
use super::output::{self, Failure, Outcome, Written};
use super::table::{csv, markdown, table};

/// Ask the library: works, scholars, traditions, claims or citations, with the evidence for each answer
#[derive(Debug, clap::Args)]
#[command(after_help = AFTER)]
pub struct Args {
    /// The query, e.g. `tradition:co-constitutive year>=2005 author:Illouz`; none finds every work
    #[arg(value_name = "EXPR", allow_hyphen_values = true)]
    expression: Option<String>,
    /// More of it, where it was not put in quotes
    #[arg(value_name = "EXPR", hide = true)]
    more: Vec<String>,
    /// Add the evidence to each row: where, on which cue, why, according to whom
    #[arg(long)]
    why: bool,
    /// Say the query in English, and run nothing
    #[arg(long)]
    explain: bool,
    #[command(flatten)]
    written: Written<Format>,
}

const AFTER: &str = "\
Examples:
  catena query 'tradition:systems-as-tools' --why
  catena query 'year:1980..1995 -type:report sort:-citations limit:10'
  catena query 'works role:critiques tradition:systems-as-tools'
  catena query 'cites:zelizer2005 or cited-by:(author:Pugh)'
  catena query 'scholars in>=2'
  catena query 'claims by:pugh2021 status:accepted evidence~\"labor process\"'

A condition is field:value; comparisons are = != < <= > >= and ~ (contains); ranges 1980..1995; - or `not`, `or`,
parentheses; a query in parentheses may stand after cites:, cited-by:, author: and tradition:. The first word may be
works (the default), scholars, traditions, claims or citations. Every field: docs/query-language.md";

/// How results are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum Format {
    /// Columns for people [default]
    #[default]
    Table,
    /// A JSON array
    Json,
    /// Comma-separated values with a head
    Csv,
    /// The records as .bib
    Bib,
    /// One key a line
    Keys,
    /// A Markdown table
    Md,
}

/// Runs the command.
pub fn run(args: &Args, globals: &Globals) -> Result<Outcome, Failure> {
    let words = args.expression.iter().chain(&args.more).map(String::as_str);
    let text = words.collect::<Vec<_>>().join(" ");
    let query = parse(&text).map_err(|error| Failure::query(&error, &text))?;
    let opened = open_to_ask(globals)?;
    let graph = &opened.graph;
    let plan = Plan::new(&query, graph).map_err(|error| Failure::query(&error, &text))?;
    if args.explain {
        output::write_result(format!("{}\n", plan.explain()).as_bytes(), args.written.file())?;
        return Ok(Outcome::Done);
    }
    let rows = plan.run(graph);
    let mut heads = answer::columns(plan.kind);
    let mut cells: Vec<Vec<String>> = rows.iter().map(|row| answer::cells(graph, row)).collect();
    // For people, no column in which nothing stands; programs get them all.
    let is_shown = matches!(args.written.format(), Format::Table | Format::Md);
    let last = heads.len() - 1;
    if is_shown && heads[last] == "reason" && cells.iter().all(|row| row[last].is_empty()) {
        heads = &heads[..last];
        cells.iter_mut().for_each(|row| row.truncate(last));
    }
    let evidence = |row: &Row| if args.why { answer::evidence_lines(graph, row) } else { Vec::new() };
    let written = match args.written.format() {
        Format::Table => {
            let notes: Vec<Vec<String>> = rows.iter().map(evidence).collect();
            table(heads, &cells, &notes, output::room(args.written.file()))
        }
        Format::Csv if args.why => {
            let heads: Vec<&str> = heads.iter().copied().chain(["evidence"]).collect();
            cells.iter_mut().zip(&rows).for_each(|(cells, row)| cells.push(evidence(row).join("\n")));
            csv(&heads, &cells)
        }
        Format::Csv => csv(heads, &cells),
        Format::Md => {
            let notes: Vec<Vec<String>> = rows.iter().map(evidence).collect();
            markdown(heads, &cells, &notes)
        }
        Format::Json => {
            let all: serde_json::Value = rows.iter().map(|row| answer::json(graph, row, args.why)).collect();
            super::table::json(&all)
        }
        Format::Keys => {
            let mut keys = String::new();
            let mut seen = std::collections::BTreeSet::new();
            for row in &rows {
                let id = answer::id(graph, row.item);
                if !id.is_empty() && seen.insert(id.clone()) {
                    let _ = writeln!(keys, "{id}");
                }
            }
            keys
        }
        Format::Bib => bib(&opened, &rows, plan.kind)?,
    };
    output::write_result(written.as_bytes(), args.written.file())?;
    if args.written.format() == Format::Table {
        let noun = plan.kind.name().trim_end_matches('s');
        output::note(globals, &super::library::counted(rows.len(), noun));
    }
    if rows.is_empty() {
        for miss in plan.misses(graph) {
            output::note(globals, &miss);
        }
    }
    Ok(Outcome::Done)
}

/// The records of the works found; of a scholar's works, a tradition's members, a claim's or citation's work.
fn bib(opened: &super::library::Opened, rows: &[Row], kind: Kind) -> Result<String, Failure> {
    let graph = &opened.graph;
    let mut keys: Vec<String> = Vec::new();
    for row in rows {
        let id = answer::id(graph, row.item);
        match row.item {
            Item::Scholar(_) => keys.extend(graph.own_works(&id).iter().map(|work| work.key.clone())),
            Item::Tradition(_) => keys.extend(graph.members(&id).iter().map(|work| work.key.clone())),
            Item::Claim(number) => keys.extend(graph.claims.get(number).map(|claim| claim.work.clone())),
            Item::Work(_) | Item::Citation(..) => keys.push(id),
        }
    }
    if kind != Kind::Works {
        keys.sort();
    }
    let mut seen = std::collections::BTreeSet::new();
    keys.retain(|key| seen.insert(key.clone()));
    let records: Vec<_> =
        keys.iter().filter_map(|key| graph.work(key)).map(catena::library::annotated_record).collect();
    let options = catena::bibtex::WriteOptions { order: catena::bibtex::Order::Input, ..Default::default() };
    Ok(catena::bibtex::write_records(&records, &options))
}
