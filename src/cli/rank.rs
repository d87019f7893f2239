//! `catena rank`: works in order of a measure.

use std::collections::BTreeMap;

use catena::graph::{DAMPING, Scholarship, betweenness, pagerank};
use catena::query::answer;
use catena::tradition::TraditionKind;
use clap::ValueEnum;
use petgraph::graph::NodeIndex;

use super::Globals;
use super::library::open_to_ask;
use super::output::{self, Failure, Outcome, Written};
use super::query::Format;
use super::shores::Shores;
use super::table::{csv, markdown, table};

/// Rank works by a measure: citations, PageRank, betweenness, or how they bridge traditions
#[derive(Debug, clap::Args)]
#[command(after_help = AFTER)]
pub struct Args {
    /// The measure
    #[arg(long, value_enum, default_value_t = Measure::Citations)]
    by: Measure,
    /// Rank only the works that this query finds; the measure is taken over the whole library
    #[arg(long = "where", value_name = "EXPR", allow_hyphen_values = true)]
    condition: Option<String>,
    /// Show this many at most; 0 for all
    #[arg(long, value_name = "N", default_value_t = 25)]
    limit: usize,
    /// With `--by bridge`: the words that each score rests on
    #[arg(long)]
    why: bool,
    #[command(flatten)]
    written: Written<Format>,
}

const AFTER: &str = "\
Measures:
  citations    places where a work is cited
  pagerank     over citations, weighted by the times a work is cited (damping 0.85)
  betweenness  over works cited together in one paragraph or closer (Brandes)
  bridge       how evenly that company is spread over traditions (participation coefficient); `between` says over which,
               and with which of their works it is cited; --why opens to the words";

/// What works are ranked by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Measure {
    /// Places where it is cited
    Citations,
    /// Over citations
    Pagerank,
    /// Over co-citation
    Betweenness,
    /// Between traditions
    Bridge,
}

/// Runs the command.
pub fn run(args: &Args, globals: &Globals) -> Result<Outcome, Failure> {
    if args.why && args.by != Measure::Bridge {
        return Err(
            Failure::new("--why goes with --by bridge").help("`catena query … --why` gives the places of citation")
        );
    }
    let opened = open_to_ask(globals)?;
    let graph = &opened.graph;
    let text = args.condition.clone().unwrap_or_default();
    let works = catena::query::works(&text, graph).map_err(|error| Failure::query(&error, &text))?;
    let scores = scores(graph, args.by);
    let mut ranked: Vec<(NodeIndex, f64)> = works
        .into_iter()
        .filter_map(|work| graph.node(&work.key))
        .map(|at| (at, scores.get(&at).copied().unwrap_or(0.0)))
        .collect();
    ranked.sort_by(|(a, x), (b, y)| y.total_cmp(x).then_with(|| graph.graph[*a].id().cmp(&graph.graph[*b].id())));
    let all = ranked.len();
    if args.by == Measure::Bridge && args.limit > 0 && args.written.format() == Format::Table {
        // A list of the best is not filled with works that join nothing.
        ranked.retain(|(_, score)| *score > 0.0);
    }
    if args.limit > 0 {
        ranked.truncate(args.limit);
    }
    let written = write(graph, &ranked, args);
    output::write_result(written.as_bytes(), args.written.file())?;
    if args.by == Measure::Bridge && args.written.format() == Format::Table {
        output::note(globals, "by their company; members of several traditions are found by `catena query bridge:yes`");
    }
    if ranked.len() < all && args.written.format() == Format::Table {
        output::note(globals, &format!("{} of {all} works; --limit 0 shows all", ranked.len()));
    }
    Ok(Outcome::Done)
}

/// The measure of every work and document.
fn scores(graph: &Scholarship, by: Measure) -> BTreeMap<NodeIndex, f64> {
    match by {
        Measure::Citations => graph
            .every_work()
            .filter_map(|work| Some((graph.node(&work.key)?, graph.citations_of(&work.key).len() as f64)))
            .collect(),
        Measure::Pagerank => {
            let network = graph.citation_network();
            network.by_node(&pagerank(&network.rows, DAMPING, 1e-12))
        }
        Measure::Betweenness => {
            let network = graph.co_citation_network();
            network.by_node(&betweenness(&network.rows))
        }
        Measure::Bridge => graph.bridging(),
    }
}

fn write(graph: &Scholarship, ranked: &[(NodeIndex, f64)], args: &Args) -> String {
    let name = args.by.to_possible_value().map(|value| value.get_name().to_owned()).unwrap_or_default();
    // A bridge is told by its shores.
    let bridge = args.by == Measure::Bridge;
    let mut heads = vec!["rank", name.as_str(), "key", "year", "author", "title"];
    heads.extend(bridge.then_some(["traditions", "between"]).into_iter().flatten());
    let shores = if bridge { Shores::of(graph, ranked) } else { Shores::default() };
    let score = |score: f64| if args.by == Measure::Citations { format!("{score}") } else { format!("{score:.6}") };
    // Works with one score share a rank; the next rank counts them all.
    let mut ranks: Vec<usize> = Vec::with_capacity(ranked.len());
    for (at, (_, score)) in ranked.iter().enumerate() {
        let same = at > 0 && (ranked[at - 1].1 - score).abs() < 1e-12;
        ranks.push(if same { ranks[at - 1] } else { at + 1 });
    }
    let cells = || -> Vec<Vec<String>> {
        ranked
            .iter()
            .zip(&ranks)
            .filter_map(|((at, value), rank)| {
                let work = graph.graph[*at].as_work()?;
                let year = work.record.year().map(|year| year.to_string()).unwrap_or_default();
                let (author, title) = (answer::short_author(work), work.record.full_title());
                let mut cells = vec![rank.to_string(), score(*value), work.key.clone(), year, author, title];
                if bridge {
                    let schools =
                        graph.memberships(&work.key).into_iter().filter(|t| t.kind == TraditionKind::Tradition);
                    cells.push(schools.map(|tradition| tradition.id.as_str()).collect::<Vec<_>>().join(", "));
                    cells.push(shores.in_words(*at));
                }
                Some(cells)
            })
            .collect()
    };
    let notes: Vec<Vec<String>> = match args.why {
        true => ranked.iter().map(|(at, _)| shores.evidence(graph, *at)).collect(),
        false => Vec::new(),
    };
    match args.written.format() {
        Format::Table => table(&heads, &cells(), &notes, output::room(args.written.file())),
        Format::Csv => csv(&heads, &cells()),
        Format::Md => markdown(&heads, &cells(), &notes),
        Format::Keys => ranked.iter().map(|(at, _)| graph.graph[*at].id() + "\n").collect(),
        Format::Json => {
            let rows = ranked.iter().zip(&ranks).filter_map(|((at, value), rank)| {
                let work = graph.graph[*at].as_work()?;
                let mut row = serde_json::Map::new();
                row.insert("rank".into(), (*rank).into());
                row.insert("by".into(), name.clone().into());
                row.insert("score".into(), (*value).into());
                if let serde_json::Value::Object(work) = answer::work_json(graph, work) {
                    row.extend(work);
                }
                if bridge {
                    row.insert("between".into(), shores.json(graph, *at, args.why));
                }
                Some(serde_json::Value::Object(row))
            });
            super::table::json(&rows.collect())
        }
        Format::Bib => {
            let works = ranked.iter().filter_map(|(at, _)| graph.graph[*at].as_work());
            let records: Vec<_> = works.map(catena::library::annotated_record).collect();
            let options = catena::bibtex::WriteOptions { order: catena::bibtex::Order::Input, ..Default::default() };
            catena::bibtex::write_records(&records, &options)
        }
    }
}
