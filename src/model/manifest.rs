//! The manifest: a digest and a row count for every entry with data.
//!
//! It lies beside an archive as `FILE.manifest.json` (for a directory, `DIR.manifest.json` beside the
//! folder). Digests are of decoded data, so one manifest holds for an archive in every format and
//! compression; with a script, which keeps no dump ids, entries are paired by kind and name. One
//! JSON object:
//!
//! | key | value |
//! |---|---|
//! | `manifest_version` | 1 |
//! | `tool` | program and version that wrote it |
//! | `archive_format` | `custom`, `directory`, `tar` or `plain`: what it was written beside |
//! | `entries` | one object for each entry with data, in the order of the TOC |
//!
//! | key of an entry | value |
//! |---|---|
//! | `dump_id` | number |
//! | `kind` | `TABLE DATA`, `BLOBS`, ... |
//! | `namespace`, `tag` | string or null; what is not UTF-8 is replaced |
//! | `rows` | rows of COPY data, or large objects; null for SQL commands |
//! | `bytes` | bytes of decoded data; of large objects, of their contents |
//! | `sha256` | hex digits |
//!
//! The digest of a stream is that of its bytes, the end marker and the empty lines behind it
//! included. The digest of large objects is that of, for each object in order: its OID (4 bytes,
//! most significant first), its contents, their length (8 bytes, most significant first).

use std::fmt::Write;

use dumpkit_formats::postgres::archive::{DumpId, Layout, TocEntry};
use dumpkit_formats::{Error, Result};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// The version of the manifest that is written and read.
pub const VERSION: u32 = 1;

/// A manifest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// [`VERSION`].
    pub manifest_version: u32,
    /// Who wrote it.
    pub tool: String,
    /// The format of the archive it was written with.
    pub archive_format: String,
    /// The entries with data.
    pub entries: Vec<ManifestEntry>,
}

/// One entry of a manifest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ManifestEntry {
    /// The entry's number.
    pub dump_id: DumpId,
    /// What it is.
    pub kind: String,
    /// Its schema.
    pub namespace: Option<String>,
    /// Its name.
    pub tag: Option<String>,
    /// Rows or large objects.
    pub rows: Option<u64>,
    /// Bytes of decoded data.
    pub bytes: u64,
    /// SHA-256 of the decoded data.
    pub sha256: String,
}

impl Manifest {
    /// Reads a manifest.
    pub fn parse(json: &[u8]) -> Result<Self> {
        let manifest: Manifest =
            serde_json::from_slice(json).map_err(|e| Error::malformed(format!("not a manifest: {e}")).on_line(e.line() as u64))?;
        if manifest.manifest_version != VERSION {
            return Err(Error::unsupported(format!("manifest version is {}, supported is {VERSION}", manifest.manifest_version)));
        }
        Ok(manifest)
    }

    /// The manifest as the text of its file.
    pub fn to_json(&self) -> Result<Vec<u8>> {
        let mut json = serde_json::to_vec_pretty(self).map_err(|e| Error::misuse(format!("a manifest cannot be written: {e}")))?;
        json.push(b'\n');
        Ok(json)
    }
}

/// Gathers a manifest while data flows.
///
/// ```text
/// let mut digest = EntryDigest::new(entry);
/// digest.update(block) for every block, or begin_object / update / end_object for large objects
/// builder.add(digest.finish(entry))
/// ```
#[derive(Debug)]
pub struct ManifestBuilder(Manifest);

impl ManifestBuilder {
    /// An empty manifest for an archive of this layout.
    pub fn new(layout: Layout) -> Self {
        ManifestBuilder(Manifest {
            manifest_version: VERSION,
            tool: concat!("dumpkit ", env!("CARGO_PKG_VERSION")).to_owned(),
            archive_format: layout.name().to_owned(),
            entries: Vec::new(),
        })
    }

    /// An entry is whole.
    pub fn add(&mut self, entry: ManifestEntry) {
        self.0.entries.push(entry);
    }

    /// All entries are there. They are put in the order of `order`, the dump ids of the TOC.
    pub fn finish(mut self, order: impl Iterator<Item = DumpId>) -> Manifest {
        let position: std::collections::HashMap<DumpId, usize> = order.enumerate().map(|(i, id)| (id, i)).collect();
        self.0.entries.sort_by_key(|e| position.get(&e.dump_id).copied().unwrap_or(usize::MAX));
        self.0
    }
}

/// Digests one entry's data as it flows.
#[derive(Debug, Clone)]
pub struct EntryDigest {
    hash: Sha256,
    bytes: u64,
    counts: Option<Rows>,
    objects: Option<u64>,
    object_bytes: u64,
}

/// Rows of COPY data: lines before the end marker. The server escapes newlines inside values.
#[derive(Debug, Clone, Default)]
struct Rows {
    lines: u64,
    tail: Vec<u8>,
}

const TAIL: usize = 6;

impl EntryDigest {
    /// Starts on an entry's data.
    pub fn new(entry: &TocEntry) -> Self {
        EntryDigest { hash: Sha256::new(), bytes: 0, counts: entry.is_copy().then(Rows::default), objects: None, object_bytes: 0 }
    }

    /// The next bytes of the data, or of the current large object.
    pub fn update(&mut self, bytes: &[u8]) {
        self.hash.update(bytes);
        self.bytes += bytes.len() as u64;
        self.object_bytes += bytes.len() as u64;
        if let Some(rows) = &mut self.counts {
            rows.lines += memchr::memchr_iter(b'\n', bytes).count() as u64;
            rows.tail.extend_from_slice(&bytes[bytes.len().saturating_sub(TAIL)..]);
            let excess = rows.tail.len().saturating_sub(TAIL);
            rows.tail.drain(..excess);
        }
    }

    /// A large object begins.
    pub fn begin_object(&mut self, oid: u32) {
        self.hash.update(oid.to_be_bytes());
        self.object_bytes = 0;
        *self.objects.get_or_insert(0) += 1;
    }

    /// The large object ends.
    pub fn end_object(&mut self) {
        self.hash.update(self.object_bytes.to_be_bytes());
    }

    /// The data is at its end.
    pub fn finish(self, entry: &TocEntry) -> ManifestEntry {
        let mut sha256 = String::with_capacity(64);
        for byte in self.hash.finalize() {
            let _ = write!(sha256, "{byte:02x}");
        }
        let text = |t: &Option<dumpkit_formats::Text>| t.as_ref().map(|t| t.display().into_owned());
        ManifestEntry {
            dump_id: entry.dump_id,
            kind: entry.kind.to_string(),
            namespace: text(&entry.namespace),
            tag: text(&entry.tag),
            rows: self.counts.map(Rows::finish).or(self.objects),
            bytes: self.bytes,
            sha256,
        }
    }
}

impl Rows {
    /// Lines without that of the end marker and the empty ones pg_dump puts behind it.
    fn finish(self) -> u64 {
        let after = |end: &[u8]| {
            // Only a marker at the start of a line is one.
            self.tail.strip_suffix(end).is_some_and(|before| before.last().is_none_or(|b| *b == b'\n'))
        };
        let extra = [(&b"\\.\n\n\n"[..], 3), (b"\\.\n\n", 2), (b"\\.\n", 1)].into_iter().find(|(end, _)| after(end)).map_or(0, |(_, n)| n);
        self.lines.saturating_sub(extra)
    }
}

#[cfg(test)]
mod tests {
    use dumpkit_formats::postgres::archive::EntryKind;

    use super::*;

    fn digest(blocks: &[&[u8]]) -> ManifestEntry {
        let mut entry = TocEntry::new(7, EntryKind::TableData);
        entry.copy_stmt = Some("COPY public.t (a) FROM stdin;\n".into());
        let mut digest = EntryDigest::new(&entry);
        blocks.iter().for_each(|block| digest.update(block));
        digest.finish(&entry)
    }

    #[test]
    fn rows_and_digest_do_not_depend_on_the_cuts() {
        let data = b"a\nb\n\\.\n\n\n";
        let whole = digest(&[data]);
        assert_eq!(whole.rows, Some(2));
        assert_eq!(whole.bytes, 9);
        for at in 0..data.len() {
            assert_eq!(digest(&[&data[..at], &data[at..]]), whole);
        }
        assert_eq!(digest(&[b"\\.\n\n\n"]).rows, Some(0));
    }

    #[test]
    fn a_manifest_comes_back_as_it_was_written() {
        let mut builder = ManifestBuilder::new(Layout::Custom);
        builder.add(digest(&[b"a\n\\.\n"]));
        let manifest = builder.finish([7].into_iter());
        let back = Manifest::parse(&manifest.to_json().expect("plain data")).expect("just written");
        assert_eq!(back, manifest);
        assert!(Manifest::parse(b"{}").is_err());
    }
}
