//! `catena completions SHELL` and `catena man`: made from the definition of the command line.

use clap::CommandFactory;
use clap_complete::Shell;

use super::output::{self, Failure, Outcome};
use super::{CommandLine, Globals};

/// Print the completions of a shell: bash, zsh, fish, elvish, powershell
#[derive(Debug, clap::Args)]
#[command(after_help = "e.g. catena completions bash > ~/.local/share/bash-completion/completions/catena")]
pub struct Args {
    /// The shell
    shell: Shell,
}

/// Print the manual page
#[derive(Debug, clap::Args)]
#[command(after_help = "e.g. catena man > catena.1; man ./catena.1")]
pub struct ManArgs {}

/// Runs `catena completions`.
pub fn run(args: &Args, _: &Globals) -> Result<Outcome, Failure> {
    let mut bytes = Vec::new();
    clap_complete::generate(args.shell, &mut CommandLine::command(), "catena", &mut bytes);
    output::write_result(&bytes, None)?;
    Ok(Outcome::Done)
}

/// Runs `catena man`: the page of the program, then those of its commands.
pub fn man(_: &ManArgs, _: &Globals) -> Result<Outcome, Failure> {
    let mut bytes = Vec::new();
    let failed = |error: std::io::Error| Failure::new(format!("the manual page could not be written: {error}"));
    let mut command = CommandLine::command();
    command.build();
    let page = clap_mangen::Man::new(command.clone());
    page.render(&mut bytes).map_err(failed)?;
    for sub in command.get_subcommands().filter(|sub| sub.get_name() != "help") {
        let page = clap_mangen::Man::new(sub.clone());
        let name = format!(".SH \"CATENA {}\"\n", sub.get_name().to_uppercase());
        bytes.extend_from_slice(name.as_bytes());
        page.render_synopsis_section(&mut bytes).map_err(failed)?;
        page.render_description_section(&mut bytes).map_err(failed)?;
        page.render_options_section(&mut bytes).map_err(failed)?;
    }
    output::write_result(&bytes, None)?;
    Ok(Outcome::Done)
}
