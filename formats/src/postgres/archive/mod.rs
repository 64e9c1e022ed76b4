//! The archives of `pg_dump`: one header, one TOC, one reader and one writer for every layout.

mod custom;
mod data;
mod entry;
mod header;
mod kind;
mod layout;
mod list;
mod members;
mod primitive;
mod reader;
mod restorer;
mod revise;
pub mod tar;
mod toc;
mod version;
mod wanted;
mod writer;

pub use custom::{Blocks, DataBlock};
pub use data::{DataSource, EntryData, EntrySource, LargeObjects};
pub use entry::{CatalogId, DumpId, Extra, TocEntry};
pub use header::{CreatedAt, Header, HeaderCompression, MAGIC};
pub use kind::{EntryKind, Section};
pub use layout::Layout;
pub use list::{EntryList, ListOptions, write_list};
pub use primitive::{ArchiveInput, ArchiveOutput, DataOffset, Widths};
pub use reader::{ArchiveReader, Located};
pub use restorer::Restorer;
pub use revise::{Revised, revise};
pub use toc::{SalvagedToc, Toc};
pub use version::ArchiveVersion;
pub use wanted::{RestorePass, Wanted, data_order, restore_order};
pub use writer::{ArchiveWriter, WriterOptions};

pub(crate) use list::one_line;
