//! SQL scripts: written from archives, and read as archives.

mod insert;
mod lexer;
mod literals;
mod read;
mod statement;
mod write;

pub use insert::{InsertReader, InsertTarget};
pub use lexer::{Lexer, Spot, Token, TokenKind};
pub use read::{DataObserver, ScanOptions, Script, ScriptPart, ScriptStyle, scan};
pub use statement::{Name, Word, Words};
pub use write::{RESTRICT_KEY_LEN, ScriptOptions, Stamps, Warning, check_restrict_key, restrict_key, write_script};
