//! The command line: one file per command. Printing and exit codes live here and nowhere else.
//!
//! Exit codes: 0 done, 1 problems found, 2 wrong usage or unreadable input.

mod add;
mod between;
mod build;
mod check;
mod clean;
mod completions;
mod discover;
mod evaluate;
mod excerpt;
mod export;
mod graphviz;
mod identity;
mod included;
mod init;
mod input;
mod library;
mod map;
mod output;
mod parse;
mod path;
mod problems;
mod query;
mod rank;
mod read;
mod records;
mod remove;
mod rename;
mod review;
mod schools;
mod shores;
mod show;
mod stance;
mod status;
mod table;
mod targets;
mod train;
mod why;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};

pub use output::{Failure, Outcome};

/// Annotated bibliographies and citation graphs, from an article's text to literature maps. Nothing leaves your machine.
#[derive(Debug, Parser)]
#[command(name = "catena", version, max_term_width = 100)]
struct CommandLine {
    #[command(flatten)]
    globals: Globals,
    #[command(subcommand)]
    command: Option<Command>,
}

/// What every command takes.
#[derive(Debug, Clone, Args)]
pub struct Globals {
    /// The folder that holds bib/ and output/
    #[arg(short = 'C', long = "directory", value_name = "DIR", default_value = ".", global = true)]
    pub directory: PathBuf,
    /// Print results only: no notes, no warnings
    #[arg(short, long, global = true)]
    pub quiet: bool,
    /// Say more about what is done
    #[arg(short, long, action = clap::ArgAction::Count, global = true)]
    pub verbose: u8,
    /// Colour in the terminal
    #[arg(long, value_enum, value_name = "WHEN", default_value_t = Color::Auto, global = true)]
    pub color: Color,
}

/// When to colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Color {
    /// Where standard error is a terminal
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

#[derive(Debug, Subcommand)]
enum Command {
    Build(build::Args),
    Add(add::Args),
    Review(review::Args),
    Check(check::Args),
    Init(init::Args),
    Completions(completions::Args),
    Man(completions::ManArgs),
    Query(query::Args),
    Show(show::Args),
    Why(why::Args),
    Discover(discover::Args),
    Path(path::Args),
    Rank(rank::Args),
    Map(map::Args),
    Export(export::Args),
    Clean(clean::Args),
    Evaluate(evaluate::Args),
    Parse(parse::Args),
    Read(read::Args),
    Remove(remove::Args),
    Rename(rename::Args),
    Train(train::Args),
}

/// Whether a file is a .bib file by the ending of its name.
fn is_bib(name: &str) -> bool {
    let name = name.to_lowercase();
    name.ends_with(".bib") || name.ends_with(".bibtex")
}

/// Runs the program on the arguments it was given.
pub fn main() -> ExitCode {
    let given = CommandLine::command().get_matches();
    let line = CommandLine::from_arg_matches(&given).unwrap_or_else(|error| error.exit());
    let globals = &line.globals;
    let result = may_write(&given).and_then(|()| dispatch(line.command, globals));
    output::finish(result, globals)
}

/// Whether what the command is to write takes the place of nothing else.
fn may_write(given: &clap::ArgMatches) -> Result<(), Failure> {
    let described = CommandLine::command();
    let Some((name, given)) = given.subcommand() else { return Ok(()) };
    described.find_subcommand(name).map_or(Ok(()), |command| targets::check(command, given))
}

fn dispatch(command: Option<Command>, globals: &Globals) -> Result<Outcome, Failure> {
    match command {
        None => status::run(globals),
        Some(Command::Build(args)) => build::run(&args, globals),
        Some(Command::Add(args)) => add::run(&args, globals),
        Some(Command::Review(args)) => review::run(&args, globals),
        Some(Command::Check(args)) => check::run(&args, globals),
        Some(Command::Init(args)) => init::run(&args, globals),
        Some(Command::Completions(args)) => completions::run(&args, globals),
        Some(Command::Man(args)) => completions::man(&args, globals),
        Some(Command::Query(args)) => query::run(&args, globals),
        Some(Command::Show(args)) => show::run(&args, globals),
        Some(Command::Why(args)) => why::run(&args, globals),
        Some(Command::Discover(args)) => discover::run(&args, globals),
        Some(Command::Path(args)) => path::run(&args, globals),
        Some(Command::Rank(args)) => rank::run(&args, globals),
        Some(Command::Map(args)) => map::run(&args, globals),
        Some(Command::Export(args)) => export::run(&args, globals),
        Some(Command::Clean(args)) => clean::run(&args, globals),
        Some(Command::Evaluate(args)) => evaluate::run(&args, globals),
        Some(Command::Parse(args)) => parse::run(&args, globals),
        Some(Command::Read(args)) => read::run(&args, globals),
        Some(Command::Remove(args)) => remove::run(&args, globals),
        Some(Command::Rename(args)) => rename::run(&args, globals),
        Some(Command::Train(args)) => train::run(&args, globals),
    }
}
