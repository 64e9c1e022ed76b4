//! Live PostgreSQL servers: a connection, the catalogs as [`crate::model::object`]s, and objects as TOC
//! entries.

pub mod catalog;
pub mod ddl;
pub mod rows;
pub mod session;
pub mod text;
