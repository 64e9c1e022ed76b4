//! Readers and writers for database dump and log formats: bytes in, values out, and back.
//!
//! This crate opens no file and no socket, reads no clock and no environment, and prints nothing.
//! Bytes reach it through [`std::io::Read`], [`std::io::Write`] or [`source::ReadAt`], so the same
//! reader serves files, memory, tar members and object stores.
//!
//! * [`postgres::archive`]: the archives of `pg_dump` (custom, directory, tar), read and written.
//! * [`postgres::copy`]: COPY text rows.
//! * [`postgres::script`]: plain SQL dumps, read as archives and written from them.
//! * [`postgres::sql`]: names, the columns of tables and the keys of constraints, out of definitions.
//! * [`compress`]: the codecs that all of them share.
//! * [`parallel`]: work on several threads with results in order.
//! * [`detect`]: what a file is, from its first bytes.
//!
//! Errors are [`Error`]: a [`Class`] first, because what to do next hangs on it, then what was found
//! and expected, and a [`Place`]. Lengths that are read size nothing before they are checked; what
//! input may ask for at most is in [`limits`].
//!
//! # Reading an archive
//!
//! An archive is a [`Toc`](postgres::archive::Toc) of entries and the data of some of them. One
//! [`ArchiveReader`](postgres::archive::ArchiveReader) reads every layout; it may be shared between
//! threads. Names and SQL are bytes ([`Text`]), in the encoding of the database.
//!
//! ```
//! use std::sync::Arc;
//!
//! use dumpkit_formats::limits::Limits;
//! use dumpkit_formats::postgres::archive::{ArchiveReader, EntryData, EntryKind};
//! use dumpkit_formats::postgres::copy::RowReader;
//!
//! # fn main() -> dumpkit_formats::Result<()> {
//! # let bytes: &[u8] = include_bytes!("../../testdata/postgres/18/custom-none.dump");
//! // Bytes in memory here; for a file, source::Seekable.
//! let archive = ArchiveReader::custom(Arc::new(bytes), Limits::default())?;
//! let toc = archive.toc();
//! let encoding = toc.encoding();
//!
//! let mut rows = 0;
//! for entry in toc.entries().iter().filter(|entry| entry.kind == EntryKind::TableData) {
//!     let Some(EntryData::Stream(data)) = archive.open(entry)? else { continue };
//!     let mut reader = RowReader::new(data, encoding, archive.limits());
//!     let mut scratch = Vec::new();
//!     while let Some(row) = reader.next_row()? {
//!         // NULL is None; escapes are undone.
//!         let first = row.fields().next().and_then(|field| field.value(&mut scratch));
//!         assert!(first.is_none_or(|value| value.len() < 100));
//!         rows += 1;
//!     }
//! }
//! assert!(rows > 20);
//! # Ok(())
//! # }
//! ```
//!
//! A directory archive is opened with [`ArchiveReader::members`](postgres::archive::ArchiveReader::members)
//! from anything that has named [`parts`]; a tar file is indexed by
//! [`tar::index`](postgres::archive::tar::index) and has parts too; a script is scanned by
//! [`script::scan`](postgres::script::scan) first.
//!
//! # Writing one
//!
//! The writer frames what it is given, and what it is given has been compressed before: on one thread
//! by [`compress_stream`](compress::compress_stream), or in blocks on as many as there are.
//!
//! ```
//! use std::sync::Arc;
//!
//! use dumpkit_formats::compress::{Codec, CompressSpec, compress_stream};
//! use dumpkit_formats::limits::Limits;
//! use dumpkit_formats::parts::MemoryParts;
//! use dumpkit_formats::postgres::archive::{
//!     ArchiveReader, ArchiveWriter, EntryData, EntryKind, Header, Layout, Toc, TocEntry, WriterOptions,
//! };
//! use dumpkit_formats::postgres::copy::{END_OF_DATA, write_row};
//! use dumpkit_formats::postgres::encoding::Encoding;
//!
//! # fn main() -> dumpkit_formats::Result<()> {
//! let mut table = TocEntry::new(1, EntryKind::Table);
//! table.namespace = Some("public".into());
//! table.tag = Some("t".into());
//! table.defn = Some("CREATE TABLE public.t (\n    a integer,\n    b text\n);\n".into());
//! table.drop_stmt = Some("DROP TABLE public.t;\n".into());
//! let mut data = TocEntry::new(2, EntryKind::TableData);
//! data.namespace = table.namespace.clone();
//! data.tag = table.tag.clone();
//! data.copy_stmt = Some("COPY public.t (a, b) FROM stdin;\n".into());
//! data.dependencies = vec![1];
//! let toc = Toc::new(Header::default(), vec![table, data]);
//!
//! let mut rows = Vec::new();
//! write_row(&mut rows, [Some(&b"1"[..]), Some(b"tab\there")], Encoding::Utf8);
//! write_row(&mut rows, [Some(&b"2"[..]), None], Encoding::Utf8);
//! rows.extend_from_slice(END_OF_DATA);
//!
//! let (layout, compression) = (Layout::Directory, CompressSpec::new(Codec::Gzip));
//! # let compression = if Codec::Gzip.is_available() { compression } else { CompressSpec::NONE };
//! let options = WriterOptions { layout, compression, mtime: 0 };
//! let with_data = |entry: &TocEntry| entry.dump_id == 2;
//! // In memory here; for the one file of a custom or tar archive, parts::OnePart.
//! let mut writer = ArchiveWriter::new(toc, options, &with_data, MemoryParts::default())?;
//! writer.begin_data(2)?;
//! compress_stream(&compression, layout.container(), &mut &rows[..], |chunk| writer.chunk(chunk))?;
//! writer.end()?;
//! let (parts, _) = writer.finish()?;
//!
//! let archive = ArchiveReader::members(Arc::new(parts), layout, Limits::default())?;
//! let entry = archive.toc().entry(2).expect("written above");
//! let Some(EntryData::Stream(mut data)) = archive.open(entry)? else { panic!("it has data") };
//! let mut back = Vec::new();
//! data.read_to_end(&mut back)?;
//! assert_eq!(back, rows);
//! # Ok(())
//! # }
//! ```
//!
//! # Features
//!
//! `gzip`, `lz4` and `zstd`, all on by default, are the codecs. Without one of them its streams are
//! refused with [`Class::Unsupported`], and everything else is the same. `zstd` is the only one that
//! compiles C.

pub mod compress;
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
