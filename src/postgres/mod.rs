//! Live PostgreSQL servers: a connection, the catalogs as [`crate::model::object`]s, and objects as TOC
//! entries.

pub mod acl_item;
pub mod auth;
pub mod cancel;
pub mod catalog;
mod certificate;
mod connect;
pub mod conninfo;
pub mod copy_out;
pub mod data;
pub mod ddl;
pub mod pool;
pub mod rows;
pub mod session;
pub mod setup;
mod stream;
pub mod text;
mod tls;
