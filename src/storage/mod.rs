//! Where bytes live: files, folders, pipes. Knows no format.

pub mod input;
pub mod output;
pub mod spool;
pub mod temporary;
