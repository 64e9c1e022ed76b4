//! `dumpkit completions SHELL`.

use clap::CommandFactory;
use clap_complete::Shell;
use dumpkit_formats::Result;

use crate::report::{self, Exit};

/// Print a completion script for a shell
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The shell
    shell: Shell,
}

pub(super) fn run(args: &Args) -> Result<Exit> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut super::Cli::command(), "dumpkit", &mut script);
    report::result(&script)?;
    Ok(Exit::Done)
}
