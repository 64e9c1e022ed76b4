//! The archives of `pg_dump`: one header, one TOC, one reader and one writer for every layout.

mod data;
mod entry;
mod header;
mod kind;
mod layout;
mod primitive;
mod toc;
mod version;

pub use data::{DataSource, EntryData, LargeObjects};
pub use entry::{CatalogId, DumpId, Extra, TocEntry};
pub use header::{CreatedAt, Header, HeaderCompression, MAGIC};
pub use kind::{EntryKind, Section};
pub use layout::Layout;
pub use primitive::{ArchiveInput, ArchiveOutput, DataOffset, Widths};
pub use toc::Toc;
pub use version::ArchiveVersion;
