//! PostgreSQL: archives, COPY streams and scripts.

pub mod archive;
pub mod copy;
pub mod encoding;
pub mod script;
pub mod sql;
