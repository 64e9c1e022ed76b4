//! What every dump begins with: how the rest is to be read.

use dumpkit_formats::Result;
use dumpkit_formats::postgres::archive::{CatalogId, EntryKind, Section};

use super::{Ddl, NewEntry};
use crate::postgres::text::put;

/// Writes `dumpEncoding`, `dumpStdStrings` and `dumpSearchPath`.
pub(super) fn dump(ddl: &mut Ddl<'_>) -> Result<()> {
    let server = &ddl.catalog.server;
    let mut encoding = Vec::new();
    put!(encoding, "SET client_encoding = ", ddl.literal(server.encoding_name.as_bytes()), ";\n");
    let mut std_strings = Vec::new();
    put!(std_strings, "SET standard_conforming_strings = '", if server.std_strings { "on" } else { "off" }, "';\n");
    // set_config takes an empty path, SET does not.
    let mut search_path = Vec::new();
    put!(search_path, "SELECT pg_catalog.set_config('search_path', ", ddl.literal(&server.search_path), ", false);\n");
    for (kind, create) in [(EntryKind::Encoding, encoding), (EntryKind::StdStrings, std_strings), (EntryKind::SearchPath, search_path)] {
        let id = ddl.new_id();
        ddl.add(NewEntry {
            id,
            catalog_id: CatalogId::default(),
            tag: kind.as_bytes().to_vec(),
            kind,
            section: Section::PreData,
            namespace: None,
            owner: b"",
            create,
            drop: Vec::new(),
            dependencies: Vec::new(),
        });
    }
    Ok(())
}
