//! The `catena` program: parses arguments, calls the library, prints. See `catena --help`.

mod cli;

fn main() -> std::process::ExitCode {
    cli::main()
}
