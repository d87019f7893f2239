//! `catena export`: the library, or the works that a query finds, in another format.

use std::collections::BTreeSet;
use std::io::IsTerminal;
use std::path::{Path, PathBuf};

use catena::bibtex::{WriteOptions, write_records};
use catena::export::network::{self, Table, TableError};
use catena::export::{self, AnnotatedBibliography, Markup, Style, StyleError};
use catena::graph::Scholarship;
use catena::interchange::RecordFormat;
use catena::library::{Library, annotated_record};
use catena::record::Record;
use clap::ValueEnum;

use super::Globals;
use super::library::Opened;
use super::output::{self, Failure, Outcome};

/// Write records, bibliographies or the graph in another format
#[derive(Debug, clap::Args)]
pub struct Args {
    /// What to write
    #[arg(value_enum, value_name = "FORMAT", hide_possible_values = false)]
    format: Format,
    /// Only works that this query finds
    #[arg(long = "where", value_name = "QUERY")]
    chosen: Option<String>,
    /// Citation style of md, html, typst, latex and txt: a name (apa, asa, chicago-author-date, mla, …) or a .csl file
    #[arg(long, value_name = "NAME|FILE.csl")]
    style: Option<String>,
    /// md and html: with traditions, annotations and places
    #[arg(long)]
    annotated: bool,
    /// Title of md, html, typst, latex and txt
    #[arg(long, value_name = "TEXT")]
    title: Option<String>,
    /// csv and parquet: which table, where it goes to standard output or one file
    #[arg(long, value_enum, value_name = "TABLE", default_value_t = TableName::Nodes)]
    table: TableName,
    /// Where to write, instead of standard output; csv, parquet and neo4j: a folder for all tables
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// BibLaTeX
    Bib,
    /// CSL-JSON, for Zotero, pandoc and citation processors
    CslJson,
    /// RIS, for EndNote, Zotero and databases
    Ris,
    /// EndNote XML, for EndNote and other reference managers
    Endnote,
    /// MODS, for library catalogues
    Mods,
    /// The whole graph as node-link JSON, for networkx and D3
    Json,
    /// The graph as GraphML, for Gephi, yEd, igraph and networkx
    Graphml,
    /// The graph as GEXF, for Gephi
    Gexf,
    /// The graph for Pajek and VOSviewer
    Pajek,
    /// The graph as JSON Graph Format
    Jgf,
    /// The whole graph in Graphviz's language, unstyled (for pictures: catena map)
    Dot,
    /// Tables: nodes, edges, claims, citations
    Csv,
    /// The same tables as one SQLite database, with views and an index of words
    Sqlite,
    /// The same tables for DuckDB, DataFusion, Spark and pandas
    Parquet,
    /// RDF in Turtle: FaBiO, CiTO, SKOS, Web Annotation
    Turtle,
    /// Import files for Neo4j
    Neo4j,
    /// Bibliography in Markdown
    Md,
    /// Bibliography as a web page
    Html,
    /// Bibliography for Typst
    Typst,
    /// Bibliography for LaTeX
    Latex,
    /// Bibliography as plain text
    Txt,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum TableName {
    Nodes,
    Edges,
    Claims,
    Citations,
}

impl From<TableName> for Table {
    fn from(name: TableName) -> Table {
        match name {
            TableName::Nodes => Table::Nodes,
            TableName::Edges => Table::Edges,
            TableName::Claims => Table::Claims,
            TableName::Citations => Table::Citations,
        }
    }
}

/// Runs the command.
pub fn run(args: &Args, globals: &Globals) -> Result<Outcome, Failure> {
    let is_binary = matches!(args.format, Format::Sqlite | Format::Parquet);
    if is_binary && args.output.is_none() && std::io::stdout().is_terminal() {
        return Err(Failure::new("a terminal cannot show this format").help("name a file with -o, or redirect"));
    }
    let Opened { library, graph: mut scholarship, .. } = super::library::open_to_ask(globals)?;
    if let Some(query) = &args.chosen {
        let found = catena::query::works(query, &scholarship);
        let found = found.map_err(|error| Failure::query(&error, query))?;
        let keys: BTreeSet<String> = found.iter().map(|work| work.key.clone()).collect();
        let all = scholarship.works().count();
        let (part, _) = Scholarship::build(&export::select(&library.corpus, &keys));
        let kept = part.works().count();
        scholarship = part;
        output::note(globals, &format!("{kept} of {all} works"));
    }
    let records: Vec<Record> = scholarship.works().map(annotated_record).collect();
    if let Some(folder) = folder(args) {
        write_tables(args.format, &scholarship, folder, globals)?;
        return Ok(Outcome::Done);
    }
    let text = match args.format {
        Format::Sqlite | Format::Parquet => {
            let bytes = match args.format {
                Format::Sqlite => network::sqlite(&scholarship),
                _ => network::parquet(&scholarship, args.table.into()),
            };
            output::write_result(&bytes.map_err(not_written)?, args.output.as_deref())?;
            return Ok(Outcome::Done);
        }
        Format::Bib => write_records(&records, &WriteOptions::default()),
        Format::CslJson => output::exchanged(RecordFormat::CslJson, &records, globals),
        Format::Ris => output::exchanged(RecordFormat::Ris, &records, globals),
        Format::Endnote => output::exchanged(RecordFormat::EndNote, &records, globals),
        Format::Mods => output::exchanged(RecordFormat::Mods, &records, globals),
        Format::Json => network::graph_json(&scholarship),
        Format::Graphml => network::graphml(&scholarship),
        Format::Gexf => network::gexf(&scholarship),
        Format::Pajek => network::pajek(&scholarship),
        Format::Jgf => network::jgf(&scholarship),
        Format::Dot => network::dot(&scholarship),
        Format::Csv => network::csv(&scholarship, args.table.into()),
        Format::Turtle => network::turtle(&scholarship),
        Format::Neo4j => {
            return Err(Failure::new("Neo4j reads two files").help("name a folder for them: -o FOLDER"));
        }
        Format::Md | Format::Html | Format::Typst | Format::Latex | Format::Txt => {
            bibliography(args, &library, &scholarship, &records)?
        }
    };
    output::write_result(text.as_bytes(), args.output.as_deref())?;
    Ok(Outcome::Done)
}

fn bibliography(
    args: &Args,
    library: &Library,
    scholarship: &Scholarship,
    records: &[Record],
) -> Result<String, Failure> {
    let style = style(args, library)?;
    let title = args.title.clone().or_else(|| library.settings.title.clone());
    let title = title.unwrap_or_else(|| "Bibliography".to_owned());
    let markup = match args.format {
        Format::Html => Markup::Html,
        Format::Typst => Markup::Typst,
        Format::Latex => Markup::Latex,
        Format::Txt => Markup::Text,
        _ => Markup::Markdown,
    };
    if !args.annotated {
        return Ok(export::formatted_bibliography(records, &style, &title, markup));
    }
    let whole = AnnotatedBibliography::read(scholarship, &title, &style, None);
    match markup {
        Markup::Markdown => Ok(whole.markdown()),
        Markup::Html => Ok(whole.html()),
        _ => Err(Failure::new("an annotated bibliography is written as md or html")),
    }
}

/// The style that was asked for, or the library's, or the built-in one.
fn style(args: &Args, library: &Library) -> Result<Style, Failure> {
    let (name, file) = match (&args.style, &library.settings.style) {
        (Some(name), _) => (name.as_str(), PathBuf::from(name)),
        (None, Some(name)) => (name.as_str(), library.style_file(name)),
        (None, None) => (Style::DEFAULT, PathBuf::new()),
    };
    let found = if name.ends_with(".csl") {
        let xml = std::fs::read_to_string(&file).map_err(|error| Failure::file(&file, &error))?;
        Style::from_csl(&xml)
    } else {
        Style::named(name)
    };
    found.map_err(|error| {
        let help = match &error {
            StyleError::Unknown { nearest, .. } if nearest.is_empty() => {
                format!("built in are: {}; or pass a .csl file", Style::names().join(", "))
            }
            StyleError::Unknown { nearest, .. } => format!("did you mean {}?", nearest.join(" or ")),
            _ => "styles are at https://www.zotero.org/styles".to_owned(),
        };
        Failure::new(error.to_string()).help(help)
    })
}

/// The folder for several tables; a name that ends as the format does is one file.
fn folder(args: &Args) -> Option<&Path> {
    let ending = match args.format {
        Format::Csv => "csv",
        Format::Parquet => "parquet",
        Format::Neo4j => "",
        _ => return None,
    };
    let path = args.output.as_deref().filter(|path| *path != Path::new("-"))?;
    path.extension().is_none_or(|end| !end.eq_ignore_ascii_case(ending)).then_some(path)
}

fn write_tables(format: Format, scholarship: &Scholarship, folder: &Path, globals: &Globals) -> Result<(), Failure> {
    let mut tables: Vec<(String, Vec<u8>)> = Vec::new();
    if format == Format::Neo4j {
        tables.extend(network::neo4j(scholarship).map(|(name, text)| (name.to_owned(), text.into_bytes())));
    } else {
        for table in Table::ALL {
            tables.push(match format {
                Format::Parquet => {
                    (format!("{}.parquet", table.name()), network::parquet(scholarship, table).map_err(not_written)?)
                }
                _ => (format!("{}.csv", table.name()), network::csv(scholarship, table).into_bytes()),
            });
        }
    }
    // A folder may hold tables of another's under these names.
    for (name, bytes) in &tables {
        let path = folder.join(name);
        if std::fs::read(&path).is_ok_and(|there| !is_such_a_table(&there, bytes)) {
            let problem =
                Failure::new(format!("{}: it holds another table than `catena export` writes", path.display()));
            return Err(problem.help("name another folder with -o, or move this file; nothing was changed"));
        }
    }
    for (name, bytes) in tables {
        output::write_result(&bytes, Some(&folder.join(&name)))?;
        output::note(globals, &format!("wrote {}", folder.join(name).display()));
    }
    Ok(())
}

/// Whether a file holds a table like `new`: of the same format, and a text whose header begins as this one's does.
fn is_such_a_table(there: &[u8], new: &[u8]) -> bool {
    const COLUMNS: usize = 3;
    const PARQUET: &[u8] = b"PAR1";
    if new.starts_with(PARQUET) {
        return there.starts_with(PARQUET);
    }
    let head = |bytes: &[u8]| {
        let line = bytes.split(|b| matches!(b, b'\n' | b'\r')).next().unwrap_or_default().to_owned();
        line.split(|b| *b == b',').take(COLUMNS).map(<[u8]>::to_owned).collect::<Vec<_>>()
    };
    head(there) == head(new)
}

fn not_written(error: TableError) -> Failure {
    Failure::new(error.to_string())
}
