//! How much there is, as far as it is known without reading the data.

use std::collections::HashMap;
use std::fs;
use std::path::Path;

use dumpkit_formats::Result;
use dumpkit_formats::postgres::archive::{ArchiveReader, DataOffset, DumpId, Extra, Layout, TocEntry};

/// Bytes of the archive as it is stored, if they are known.
pub fn stored_bytes(archive: &ArchiveReader) -> Result<Option<u64>> {
    let Some(parts) = archive.parts() else { return archive.size() };
    let mut total = 0;
    for name in parts.names()? {
        // A folder may hold what is no file.
        if let Some(bytes) = parts.open(&name).ok().flatten() {
            total += bytes.size()?.unwrap_or(0);
        }
    }
    Ok(Some(total))
}

/// Bytes of a file, or of the files in a folder.
pub fn on_disk(path: &Path) -> Result<u64> {
    if !path.is_dir() {
        return Ok(fs::metadata(path)?.len());
    }
    let mut total = 0;
    for file in fs::read_dir(path)? {
        total += file?.metadata()?.len();
    }
    Ok(total)
}

/// Bytes as stored. In a custom archive a block reaches to the next one, if all offsets are known
/// (`_PrepParallelRestore` in pg_backup_custom.c guesses alike).
pub fn of_entries(archive: &ArchiveReader, entries: &[&TocEntry]) -> HashMap<DumpId, u64> {
    let mut places: Vec<(u64, DumpId)> = Vec::new();
    let mut sizes = HashMap::new();
    // Every block bounds another, also those that were not selected.
    let all: Vec<&TocEntry> = if archive.layout() == Layout::Custom { archive.toc().entries().iter().collect() } else { entries.to_vec() };
    for entry in all {
        // An entry whose offset is not set would be looked for all over the file.
        if matches!(entry.extra, Extra::Offset(DataOffset::NotSet)) {
            continue;
        }
        if let Ok(Some(located)) = archive.locate(entry) {
            match located.stored {
                Some(stored) => drop(sizes.insert(entry.dump_id, stored)),
                None => places.push((located.start, entry.dump_id)),
            }
        }
    }
    places.sort_unstable();
    let end = archive.size().ok().flatten();
    for (i, (start, id)) in places.iter().enumerate() {
        let next = places.get(i + 1).map(|(next, _)| *next).or(end);
        if let Some(size) = next.and_then(|next| next.checked_sub(*start)) {
            sizes.insert(*id, size);
        }
    }
    sizes
}
