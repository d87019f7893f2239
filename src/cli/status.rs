//! `catena` without a command: what is here, and what to do next.

use std::fmt::Write as _;

use catena::diagnostic::Severity;
use catena::library::Library;
use catena::tradition::{Status, TraditionKind};

use super::Globals;
use super::library::{claims, counted, open};
use super::output::{self, Failure, Outcome};

const NOTHING: &str = "\
There is no library here: no folder bib/.

  catena read FILE           look at one document: its references, citations, traditions
  catena clean FILE.bib      clean a .bib file
  catena parse FILE          read a reference list
  catena init                start a library in this folder

`catena help` lists every command.
";

/// Runs the command.
pub fn run(globals: &Globals) -> Result<Outcome, Failure> {
    if !Library::is_at(&globals.directory) {
        output::write_result(NOTHING.as_bytes(), None)?;
        return Ok(Outcome::Done);
    }
    let opened = open(globals)?;
    let (graph, library) = (&opened.graph, &opened.library);
    let mut text = String::new();
    let _ = writeln!(text, "{}\n", library.settings.title.as_deref().unwrap_or("A library without a title"));
    for document in graph.documents() {
        let record = &document.work.record;
        let year = record.year().map_or_else(|| "n.d.".to_owned(), |year| year.to_string());
        let author = catena::query::answer::short_author(&document.work);
        let _ = writeln!(text, "  {}  {author} ({year}) {}", document.work.key, record.full_title());
        let cites = graph.cites(&document.work.key).len();
        let places = document.citations();
        let _ = writeln!(text, "      {}, {}", counted(cites, "listed work"), counted(places, "citation"));
    }
    let schools = graph.traditions().filter(|t| t.kind == TraditionKind::Tradition).count();
    let groupings = graph.traditions().count() - schools;
    let proposed = graph.claims.iter().filter(|claim| claim.status == Status::Proposed).count();
    let annotated = graph.works().filter(|work| work.annotation.is_some()).count();
    let works = graph.works().count();
    let _ = writeln!(text, "\n  {}, {annotated} with a note", counted(works, "work"));
    let lighter =
        if groupings > 0 { format!(" and {}", counted(groupings, "lighter grouping")) } else { String::new() };
    let _ = writeln!(text, "  {}", counted(graph.scholars().count(), "scholar"));
    let _ = writeln!(text, "  {}{lighter}", counted(schools, "tradition"));
    let _ = writeln!(text, "  {}, {proposed} of them proposed", claims(graph));
    let count = |severity| opened.problems.iter().filter(|problem| problem.severity == severity).count();
    let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
    let _ = writeln!(text, "  {}, {} in bib/", counted(errors, "error"), counted(warnings, "warning"));
    let built = globals.directory.join("output/library.bib").exists();

    let mut next: Vec<(String, &str)> = Vec::new();
    if errors + warnings > 0 {
        next.push(("catena check".into(), "see what is wrong in bib/, and how to mend it"));
    }
    if works == 0 {
        next.push(("bib/<document>/references.txt".into(), "paste a reference list there, then build"));
    }
    next.push((
        "catena build".into(),
        if built { "bring output/ up to date" } else { "write records, maps and report to output/" },
    ));
    if proposed > 0 {
        next.push(("catena review".into(), "accept or reject what the program proposes"));
    }
    let greatest = graph.traditions().max_by_key(|t| (t.kind == TraditionKind::Tradition, graph.members(&t.id).len()));
    if let Some(tradition) = greatest.filter(|t| !graph.members(&t.id).is_empty()) {
        next.push((format!("catena query 'tradition:{}' --why", tradition.id), "ask, and see the evidence"));
        next.push(("catena map traditions -o map.svg".into(), "draw a map"));
    } else if works > 0 {
        next.push((
            "bib/traditions.toml, bib/claims.toml".into(),
            "say which schools there are and who belongs to them",
        ));
    }
    let width = next.iter().map(|(command, _)| command.chars().count()).max().unwrap_or(0);
    let _ = writeln!(text, "\nNext:");
    for (command, why) in next {
        let _ = writeln!(text, "  {command:width$}   {why}");
    }
    output::write_result(text.as_bytes(), None)?;
    Ok(Outcome::Done)
}
