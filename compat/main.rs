//! Ours against the real tools and servers of the lab: one test program, one file a question.

mod bad_input;
mod connect;
mod diff;
mod dump;
mod dump_database;
mod dump_failing;
mod dump_faults;
mod dump_load;
mod dump_restored;
mod dump_rows;
mod extract;
mod lab_test;
mod layers;
mod losses;
mod older;
mod pg_restore;
mod ring;
mod support;
mod wrapped;
