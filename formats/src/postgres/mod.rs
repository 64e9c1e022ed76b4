//! PostgreSQL: archives, COPY streams and scripts.

pub mod archive;
