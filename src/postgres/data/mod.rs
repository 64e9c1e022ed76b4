//! The data of a database, read through connections of one snapshot.

mod copy;
mod insert;
mod large_objects;

pub use copy::{Pages, RowsQuery, copy_command, loads_via_root, root_of};
pub use insert::{InsertQuery, insert_command};
pub use large_objects::ServerObjects;
