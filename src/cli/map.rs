//! `catena map KIND`: a literature map as SVG, PNG, PDF, HTML or DOT.

use std::collections::BTreeSet;
use std::io::IsTerminal;
use std::path::PathBuf;

use catena::graph::Scholarship;
use catena::map::{self, DrawError, Kind, MapOptions, Scene};
use catena::query;
use clap::ValueEnum;

use super::library::open_to_ask;
use super::output::{self, Failure, Outcome};
use super::{Globals, graphviz};

/// Draw a literature map
#[derive(Debug, clap::Args)]
#[command(after_help = AFTER)]
pub struct Args {
    /// What to draw
    #[arg(value_enum, value_name = "KIND", default_value_t = What::Traditions)]
    kind: What,
    /// For `ego`: the key of the work in the middle
    #[arg(value_name = "KEY")]
    key: Option<String>,
    /// Only the works that this query finds
    #[arg(long = "where", value_name = "EXPR", allow_hyphen_values = true)]
    filter: Option<String>,
    /// Write to a file; its ending (.svg .png .pdf .html .dot) says as what
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// What to write, whatever the file is called [default: svg]
    #[arg(long, value_enum)]
    format: Option<Format>,
    /// Who draws .svg, .png and .pdf: Catena itself (builtin, and auto) or an installed Graphviz
    #[arg(long, value_enum, default_value_t = Engine::Auto)]
    engine: Engine,
    /// A title instead of the usual one
    #[arg(long, value_name = "TEXT")]
    title: Option<String>,
    /// Dots per inch of a PNG
    #[arg(long, value_name = "N", default_value_t = 200, value_parser = clap::value_parser!(u16).range(20..=1200))]
    dpi: u16,
    /// A font file for letters that Catena's own typeface lacks, in PNG and PDF; may be given more than once
    #[arg(long, value_name = "FILE")]
    font: Vec<PathBuf>,
}

const AFTER: &str = "\
Examples:
  catena map traditions -o traditions.svg
  catena map scholars --where 'tradition:service-work' -o scholars.pdf
  catena map ego zelizer2005 -o zelizer.png
  catena map traditions --format dot | dot -Tsvg > traditions.svg

Every picture says where it comes from and counts what it leaves out. The HTML page works without a network.";

/// Kinds of maps.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum What {
    /// Traditions as lanes, years as rows, works that join or oppose them in between
    Traditions,
    /// Who is cited with whom, who wrote with whom
    Scholars,
    /// Works by year
    Timeline,
    /// Works that are cited together
    #[value(alias = "co-citation")]
    Cocitation,
    /// Documents that cite the same works
    Coupling,
    /// One work and its company
    Ego,
}

/// What is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Vector picture
    Svg,
    /// Pixels
    Png,
    /// Vector picture on a page of its own size
    Pdf,
    /// Page with evidence, filter and table, for any browser
    Html,
    /// Graphviz's language
    Dot,
}

/// Who draws.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Engine {
    /// Catena
    Auto,
    /// Graphviz's `dot`, which must be installed
    Graphviz,
    /// Catena
    Builtin,
}

/// Runs the command.
pub fn run(args: &Args, globals: &Globals) -> Result<Outcome, Failure> {
    let format = format_of(args)?;
    if matches!(format, Format::Png | Format::Pdf) && args.output.is_none() && std::io::stdout().is_terminal() {
        return Err(Failure::new("a terminal cannot show this picture").help("name a file with -o, or redirect"));
    }
    let opened = open_to_ask(globals)?;
    let works = match &args.filter {
        None => None,
        Some(text) => {
            let found = query::works(text, &opened.graph).map_err(|error| Failure::query(&error, text))?;
            Some(found.iter().map(|work| work.key.clone()).collect::<BTreeSet<String>>())
        }
    };
    if works.as_ref().is_some_and(BTreeSet::is_empty) {
        output::note(globals, "note: --where finds no work");
    }
    let options = MapOptions {
        works,
        filter: args.filter.clone(),
        title: args.title.clone(),
        evidence: format == Format::Html,
        ..MapOptions::of(kind_of(args)?)
    };
    let scene = map::draw(&opened.graph, &options).map_err(|error| refused(&error, &opened.graph))?;
    let bytes = written(&scene, args, format, globals)?;
    output::write_picture(&bytes, args.output.as_deref())?;
    Ok(Outcome::Done)
}

fn kind_of(args: &Args) -> Result<Kind, Failure> {
    if args.kind != What::Ego && args.key.is_some() {
        return Err(Failure::new("only `ego` takes a key").help("narrow other maps with --where"));
    }
    Ok(match args.kind {
        What::Traditions => Kind::Traditions,
        What::Scholars => Kind::Scholars,
        What::Timeline => Kind::Timeline,
        What::Cocitation => Kind::CoCitation,
        What::Coupling => Kind::Coupling,
        What::Ego => match &args.key {
            Some(key) => Kind::Ego(key.clone()),
            None => {
                return Err(Failure::new("which work is to stand in the middle?")
                    .help("catena map ego KEY; `catena query --format keys` lists the keys"));
            }
        },
    })
}

fn format_of(args: &Args) -> Result<Format, Failure> {
    if let Some(format) = args.format {
        return Ok(format);
    }
    let Some(path) = args.output.as_ref().filter(|path| path.as_os_str() != "-") else { return Ok(Format::Svg) };
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
    match ending.as_str() {
        "svg" => Ok(Format::Svg),
        "png" => Ok(Format::Png),
        "pdf" => Ok(Format::Pdf),
        "html" | "htm" => Ok(Format::Html),
        "dot" | "gv" => Ok(Format::Dot),
        _ => Err(Failure::new(format!("{}: the ending does not say what to write", path.display()))
            .help("use .svg, .png, .pdf, .html or .dot, or say --format")),
    }
}

fn written(scene: &Scene, args: &Args, format: Format, globals: &Globals) -> Result<Vec<u8>, Failure> {
    let by_graphviz = args.engine == Engine::Graphviz;
    let fonts = || -> Result<Vec<Vec<u8>>, Failure> {
        let missing = map::missing_letters(scene);
        if args.font.is_empty() && !missing.is_empty() {
            let some: String = missing.iter().take(12).collect();
            let text = format!(
                "note: Catena's typeface lacks {} letters ({some}); name a font file with --font",
                missing.len()
            );
            output::note(globals, &text);
        }
        args.font.iter().map(|path| std::fs::read(path).map_err(|error| Failure::file(path, &error))).collect()
    };
    match format {
        Format::Dot => Ok(map::dot(scene).into_bytes()),
        Format::Html => Ok(map::html(scene).into_bytes()),
        Format::Svg if by_graphviz => graphviz::draw(&map::dot(scene), "svg", None),
        Format::Png if by_graphviz => graphviz::draw(&map::dot(scene), "png", Some(args.dpi)),
        Format::Pdf if by_graphviz => graphviz::draw(&map::dot(scene), "pdf", None),
        Format::Svg => Ok(map::svg(scene).into_bytes()),
        Format::Png => {
            map::png(scene, f64::from(args.dpi) / 96.0, &fonts()?).map_err(|error| Failure::new(error.to_string()))
        }
        Format::Pdf => map::pdf(scene, &fonts()?).map_err(|error| Failure::new(error.to_string())),
    }
}

/// What to do about a map that cannot be drawn: the key that was probably meant.
fn refused(error: &DrawError, graph: &Scholarship) -> Failure {
    let failure = Failure::new(error.to_string());
    let DrawError::Unknown(key) = error else { return failure };
    match catena::text::nearest(key, graph.every_work().map(|work| work.key.as_str())) {
        Some(other) => failure.help(format!("did you mean `{other}`?")),
        None => failure.help("`catena query --format keys` lists the keys"),
    }
}
