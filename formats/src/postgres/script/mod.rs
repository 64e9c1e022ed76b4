//! SQL scripts: written from archives, and read as archives.

mod body;
mod classify;
mod comment;
mod depend;
mod drop;
mod drops;
mod entry;
mod head;
mod insert;
mod large_object;
mod lexer;
mod literals;
mod lo;
mod options;
mod part;
mod connect;
mod reader;
mod scan;
mod sink;
mod state;
mod statement;
mod undo;
mod writer;

pub use insert::{InsertReader, InsertTarget};
pub use lexer::{Lexer, Spot, Token, TokenKind};
pub use options::{RESTRICT_KEY_LEN, ScriptOptions, Stamps, check_restrict_key, restrict_key};
pub use reader::{DataObserver, ScanOptions, Script, ScriptPart, ScriptStyle, scan};
pub use state::Warning;
pub use statement::{Name, Word, Words};
pub use writer::write_script;
