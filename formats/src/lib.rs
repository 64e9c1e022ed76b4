//! Readers and writers for database dump and log formats: bytes in, values out, and back.
//!
//! This crate opens no file and no socket, reads no clock and no environment, and prints nothing.
//! Bytes reach it through [`std::io::Read`], [`std::io::Write`] or [`source::ReadAt`], so the same
//! reader serves files, memory, tar members and object stores.
//!
//! * [`postgres::archive`]: the archives of `pg_dump` (custom, directory, tar), read and written.
//! * [`postgres::copy`]: COPY text rows.
//! * [`postgres::script`]: plain SQL dumps, read as archives and written from them.
//! * [`compress`]: the codecs that all of them share.
//! * [`parallel`]: work on several threads with results in order.
//!
//! Errors are [`Error`]: a [`Class`] first, because what to do next hangs on it, then what was found
//! and expected, and a [`Place`].

pub mod compress;
pub mod cursor;
pub mod detect;
pub mod error;
#[doc(hidden)]
pub mod fuzzing;
pub mod limits;
pub mod parallel;
pub mod parts;
pub mod postgres;
pub mod source;
pub mod text;

pub use error::{Class, Error, Place, Result};
pub use text::Text;
