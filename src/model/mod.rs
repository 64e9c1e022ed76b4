//! What a dump is made of and which of it is wanted: selections, names and patterns.

pub mod clock;
pub mod exclude;
pub mod filter_file;
pub mod names;
pub mod pattern;
pub mod prune;
pub mod selection;
pub mod wanted;

pub use selection::{Components, Sections, Selection};
pub use wanted::{Choice, choose};
