//! What a dump is made of and which of it is wanted: selections, names and patterns.

pub mod clock;
pub mod column_type;
pub mod columns;
pub mod difference;
pub mod exclude;
pub mod filter_file;
pub mod key_form;
pub mod keys;
pub mod manifest;
pub mod names;
pub mod near;
pub mod object;
pub mod order;
pub mod partitions;
pub mod pattern;
pub mod pattern_sql;
pub mod prune;
pub mod rename;
pub mod rename_sql;
pub mod row_filter;
pub mod selection;
pub mod summary;
pub mod unknown;
pub mod verdict;
pub mod wanted;

pub use selection::{Components, Sections, Selection};
pub use wanted::{Choice, choose};
