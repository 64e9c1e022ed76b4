//! Watching data go by: progress, and the digests of a manifest.

use std::io::{self, BufRead, Read};

use dumpkit_formats::Result;
use dumpkit_formats::postgres::archive::{DataSource, DumpId, EntryData, LargeObjects, Toc, TocEntry};

use crate::model::manifest::{EntryDigest, ManifestBuilder};
use crate::report::Reporter;
use crate::storage::input::ReadCount;

/// Bytes between two reports of progress.
const STEP: u64 = 4 << 20;

/// A source whose data is watched.
pub(super) struct Watched<'a, D> {
    inner: D,
    toc: &'a Toc,
    watch: Watch<'a>,
}

struct Watch<'a> {
    reporter: &'a dyn Reporter,
    manifest: Option<ManifestBuilder>,
    /// Bytes read from the input, and how many of them were reported.
    read: ReadCount,
    told: u64,
    /// Decoded bytes since.
    unseen: u64,
}

impl<'a, D: DataSource> Watched<'a, D> {
    /// Watches `inner`, which has the data of `toc`; digests go into `manifest`, if there is one.
    pub(super) fn new(inner: D, toc: &'a Toc, reporter: &'a dyn Reporter, read: ReadCount, manifest: Option<ManifestBuilder>) -> Self {
        Watched { inner, toc, watch: Watch { reporter, manifest, told: read.bytes(), read, unseen: 0 } }
    }

    /// The manifest of everything that was read to its end.
    pub(super) fn into_manifest(self) -> Option<ManifestBuilder> {
        self.watch.manifest
    }
}

impl<D: DataSource> DataSource for Watched<'_, D> {
    fn data(&mut self, id: DumpId) -> Result<Option<EntryData<'_>>> {
        let entry = self.toc.entry(id);
        let digest = entry.filter(|_| self.watch.manifest.is_some()).map(|entry| (EntryDigest::new(entry), entry));
        let watch = &mut self.watch;
        Ok(match self.inner.data(id)? {
            None => None,
            Some(EntryData::Stream(inner)) => Some(EntryData::Stream(Box::new(Stream { inner, watch, digest }))),
            Some(EntryData::LargeObjects(inner)) => {
                Some(EntryData::LargeObjects(Box::new(Objects { inner, watch, digest, inside: false })))
            }
        })
    }
}

type Digesting<'a> = Option<(EntryDigest, &'a TocEntry)>;

impl Watch<'_> {
    fn see(&mut self, bytes: &[u8], digest: &mut Digesting<'_>) {
        if let Some((digest, _)) = digest {
            digest.update(bytes);
        }
        self.unseen += bytes.len() as u64;
        if self.unseen >= STEP {
            self.unseen = 0;
            let read = self.read.bytes();
            self.reporter.advance(read.saturating_sub(self.told));
            self.told = read;
        }
    }

    fn finish(&mut self, digest: &mut Digesting<'_>) {
        if let (Some((digest, entry)), Some(manifest)) = (digest.take(), &mut self.manifest) {
            manifest.add(digest.finish(entry));
        }
    }
}

/// An entry's stream.
struct Stream<'a, 'b> {
    inner: Box<dyn BufRead + Send + 'a>,
    watch: &'a mut Watch<'b>,
    digest: Digesting<'a>,
}

impl BufRead for Stream<'_, '_> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        let held = self.inner.fill_buf()?;
        if held.is_empty() {
            self.watch.finish(&mut self.digest);
        }
        Ok(held)
    }

    fn consume(&mut self, n: usize) {
        // What is consumed is what is held: asking again reads nothing.
        if let Ok(held) = self.inner.fill_buf() {
            self.watch.see(&held[..n.min(held.len())], &mut self.digest);
        }
        self.inner.consume(n);
    }
}

impl Read for Stream<'_, '_> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let held = self.fill_buf()?;
        let n = held.len().min(out.len());
        out[..n].copy_from_slice(&held[..n]);
        self.consume(n);
        Ok(n)
    }
}

/// An entry's large objects.
struct Objects<'a, 'b> {
    inner: Box<dyn LargeObjects + Send + 'a>,
    watch: &'a mut Watch<'b>,
    digest: Digesting<'a>,
    inside: bool,
}

impl LargeObjects for Objects<'_, '_> {
    fn next_object(&mut self) -> Result<Option<u32>> {
        if std::mem::take(&mut self.inside)
            && let Some((digest, _)) = &mut self.digest
        {
            digest.end_object();
        }
        let next = self.inner.next_object()?;
        match (next, &mut self.digest) {
            (Some(oid), Some((digest, _))) => digest.begin_object(oid),
            (Some(_), None) => {}
            (None, _) => self.watch.finish(&mut self.digest),
        }
        self.inside = next.is_some();
        Ok(next)
    }

    fn contents(&mut self) -> &mut dyn BufRead {
        self
    }
}

impl BufRead for Objects<'_, '_> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.inner.contents().fill_buf()
    }

    fn consume(&mut self, n: usize) {
        let contents = self.inner.contents();
        if let Ok(held) = contents.fill_buf() {
            self.watch.see(&held[..n.min(held.len())], &mut self.digest);
        }
        contents.consume(n);
    }
}

impl Read for Objects<'_, '_> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let held = self.inner.contents().fill_buf()?;
        let n = held.len().min(out.len());
        out[..n].copy_from_slice(&held[..n]);
        self.consume(n);
        Ok(n)
    }
}
