//! The `dumpkit` program.

fn main() {}
