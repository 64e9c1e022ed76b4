//! SQL scripts: written from archives.

mod drop;
mod entry;
mod large_object;
mod options;
mod quote;
mod sink;
mod state;
mod writer;

pub use options::{RESTRICT_KEY_LEN, ScriptOptions, Stamps, check_restrict_key, restrict_key};
pub use quote::{identifier, is_plain, literal, qualified};
pub use state::Warning;
pub use writer::write_script;
