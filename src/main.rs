//! The `dumpkit` program.

use std::process::ExitCode;

fn main() -> ExitCode {
    // What is half-written goes with us; nothing is renamed any more while the list is held.
    let handled = ctrlc::set_handler(|| {
        let (_gone, unfinished) = dumpkit::storage::temporary::abandon_all();
        dumpkit::postgres::cancel::cancel_all();
        dumpkit::report::interrupted(unfinished);
        std::process::exit(dumpkit::report::Exit::Failed.code().into());
    });
    if let Err(e) = handled {
        dumpkit::report::no_interrupts(&e);
    }
    dumpkit::command::main()
}
