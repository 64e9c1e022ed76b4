//! Ours against the real tools and servers of the lab: one test program, one file a question.

mod older;
mod pg_restore;
mod ring;
mod support;
