//! The command line: one subcommand, one file, each turning its arguments into a plan and handing it
//! to its job.

mod common;
mod completions;
mod convert;
mod diff;
mod dump;
mod extract;
mod inspect;
mod man;
mod output;
mod select;
mod verify;

use std::process::ExitCode;

use clap::{Parser, Subcommand};
use dumpkit_formats::Result;

use crate::report::lines::Lines;
use crate::report::terminal::{Terminal, Verbosity};
use crate::report::{Exit, failure};

/// Look into, check, convert, compare and query database dumps, with no server and no other tool
#[derive(Debug, Parser)]
#[command(name = "dumpkit", version, max_term_width = 100, arg_required_else_help = true, after_help = EXIT_CODES)]
struct Cli {
    #[command(flatten)]
    global: Global,

    #[command(subcommand)]
    command: Command,
}

const EXIT_CODES: &str = "Exit codes:
  0  done
  1  failed: input or output, server, cancelled
  2  wrong usage
  3  the input is damaged, or differs (verify, diff)
  4  done, but some objects failed and were reported

`-` as a file is standard input or output. A file's kind is found out by looking at it.";

/// Flags that every command takes.
#[derive(Debug, Clone, Copy, clap::Args)]
struct Global {
    /// Say nothing but errors
    #[arg(short, long, global = true, display_order = 900)]
    quiet: bool,

    /// Say more
    #[arg(short, long, global = true, conflicts_with = "quiet", display_order = 901)]
    verbose: bool,
}

#[derive(Debug, Subcommand)]
enum Command {
    Dump(dump::Args),
    Inspect(inspect::Args),
    Verify(verify::Args),
    Convert(convert::Args),
    Extract(extract::Args),
    Diff(diff::Args),
    Completions(completions::Args),
    Man(man::Args),
}

/// Runs the program with the process's arguments.
pub fn main() -> ExitCode {
    let cli = Cli::parse();
    match run(&cli) {
        Ok(exit) => exit.into(),
        Err(e) => failure::print(&e).into(),
    }
}

fn run(cli: &Cli) -> Result<Exit> {
    let verbosity = |json: bool| Verbosity { quiet: cli.global.quiet, verbose: cli.global.verbose, json };
    match &cli.command {
        Command::Dump(args) if args.json() => dump::run(args, cli.global.verbose, &Lines::new(verbosity(true))),
        Command::Dump(args) => dump::run(args, cli.global.verbose, &Terminal::new(verbosity(false))),
        Command::Inspect(args) => inspect::run(args, cli.global.verbose, &Terminal::new(verbosity(args.json()))),
        Command::Verify(args) => verify::run(args, cli.global.quiet, &Terminal::new(verbosity(args.json()))),
        Command::Convert(args) => convert::run(args, cli.global.verbose, &Terminal::new(verbosity(false))),
        Command::Extract(args) => extract::run(args, &Terminal::new(verbosity(false))),
        Command::Diff(args) => diff::run(args, cli.global.quiet, &Terminal::new(verbosity(args.json()))),
        Command::Completions(args) => completions::run(args),
        Command::Man(args) => man::run(args),
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_consistent() {
        super::Cli::command().debug_assert();
    }
}
