//! `dumpkit man [COMMAND]`.

use clap::CommandFactory;
use dumpkit_formats::{Error, Result};

use crate::report::{self, Exit};

/// Print a manual page
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The page of this command, instead of the program's
    command: Option<String>,
}

pub(super) fn run(args: &Args) -> Result<Exit> {
    let mut root = super::Cli::command().disable_help_subcommand(true);
    root.build();
    let page = match &args.command {
        None => root,
        Some(name) => root
            .find_subcommand(name)
            .cloned()
            .ok_or_else(|| Error::misuse(format!("there is no command {name}")).hint("dumpkit --help lists them"))?,
    };
    let mut text = Vec::new();
    clap_mangen::Man::new(page).render(&mut text)?;
    report::result(&text)?;
    Ok(Exit::Done)
}
