//! The SQL that pg_dump writes, as far as it has to be read or written piece by piece: names,
//! literals, the columns of a table, the keys of a constraint.

mod bytea;
mod constraint;
mod ident;
mod lexer;
mod table;
mod token;

pub use bytea::{decode_bytea, encode_hex};
pub use constraint::{Constraint, ConstraintKind, ForeignKey};
pub use ident::{QualifiedName, needs_quotes, quote_every_ident, quote_ident, quote_literal};
pub(super) use lexer::Lexer;
pub use table::{Column, TableDefinition, TypeName};
pub use token::{Token, TokenKind, Tokens};
pub(super) use token::{is_name_byte, is_name_start, is_space, single, unquote};
