//! `catena build`: reads `bib/`, writes all of `output/`.

use catena::citation::{Form, Occurrence};
use catena::diagnostic::Severity;
use catena::graph::CitingDocument;
use catena::library::{output, sort_problems, write_output};

use super::Globals;
use super::library::{claims, counted, open};
use super::output::{self, Failure, Outcome};

/// Read bib/ and write everything in output/: records, graph, maps, bibliographies, report
#[derive(Debug, clap::Args)]
pub struct Args {}

/// Runs the command.
pub fn run(_: &Args, globals: &Globals) -> Result<Outcome, Failure> {
    let opened = open(globals)?;
    let (files, found) = output(&opened.library, &opened.graph, &opened.problems);
    let mut problems = opened.problems;
    problems.extend(found);
    sort_problems(&mut problems);
    let written = write_output(&globals.directory, &files)
        .map_err(|error| Failure::file(&globals.directory.join("output"), &error))?;
    let errors: Vec<_> = problems.iter().filter(|problem| problem.severity == Severity::Error).cloned().collect();
    let outcome = output::report(&errors, &opened.library.sources, globals);
    if globals.verbose > 0 {
        for name in &written.changed {
            output::note(globals, &format!("wrote output/{name}"));
        }
    }
    for name in &written.removed {
        output::note(globals, &format!("removed output/{name}, which is no longer built"));
    }
    let graph = &opened.graph;
    let all = graph.documents().map(CitingDocument::citations).sum();
    let is_unresolved = |cited: &&Occurrence| cited.form != Form::Mention && cited.works.is_empty();
    let unresolved = graph.documents().flat_map(|document| &document.occurrences).filter(is_unresolved).count();
    let citations = match unresolved {
        0 => counted(all, "citation"),
        _ => format!("{} ({unresolved} of no work that is listed)", counted(all, "citation")),
    };
    output::note(
        globals,
        &format!(
            "{}, {}, {}, {} → output/: {} written, {} unchanged",
            counted(graph.works().count(), "work"),
            citations,
            counted(graph.traditions().count(), "tradition"),
            claims(graph),
            counted(written.changed.len(), "file"),
            written.unchanged,
        ),
    );
    let count = |severity| problems.iter().filter(|problem| problem.severity == severity).count();
    let found = [(count(Severity::Error), "error"), (count(Severity::Warning), "warning")];
    let found: Vec<String> =
        found.iter().filter(|(count, _)| *count > 0).map(|(count, what)| counted(*count, what)).collect();
    if !found.is_empty() {
        output::note(globals, &format!("{}: see output/report.md or `catena check`", found.join(", ")));
    }
    if graph.traditions().next().is_some() {
        output::note(
            globals,
            "the map is output/maps/traditions.svg; open output/maps/traditions.html to walk through it",
        );
    }
    Ok(outcome)
}
