//! Watching data go by, for the digests of a manifest, and writing it beside the output.

use std::collections::HashMap;
use std::fs;
use std::io::{self, BufRead, Read, Write};
use std::path::{Path, PathBuf};

use dumpkit_formats::Result;
use dumpkit_formats::postgres::archive::{DataSource, DumpId, EntryData, LargeObjects, Toc, TocEntry};
use dumpkit_formats::source::read_buffered;

use crate::model::manifest::{EntryDigest, ManifestBuilder};
use crate::storage::output::{FileOutput, OutputOptions};

/// Writes the manifest of `toc` beside `output`, before the output gets its name: one without the other
/// is then a manifest without its archive, never an archive that claims one. Without a manifest, that of the
/// output which is replaced goes: it would call the new one damaged.
pub(super) fn write_manifest(output: &Path, options: OutputOptions, manifest: Option<ManifestBuilder>, toc: &Toc) -> Result<()> {
    let path = manifest_path(output);
    let Some(manifest) = manifest else {
        let is_stale = options.force && output != Path::new("-") && path.is_file();
        return if is_stale { Ok(fs::remove_file(path)?) } else { Ok(()) };
    };
    let mut file = FileOutput::create(&path, options)?;
    file.write_all(&manifest.finish(toc.entries().iter().map(|e| e.dump_id)).to_json()?)?;
    file.commit()
}

/// Where the manifest of an output is.
pub(super) fn manifest_path(output: &Path) -> PathBuf {
    let output: PathBuf = output.components().collect();
    let mut name = output.file_name().unwrap_or_default().to_owned();
    name.push(".manifest.json");
    output.with_file_name(name)
}

/// A source whose data is watched.
pub(super) struct Watched<D> {
    inner: D,
    manifest: Option<ManifestBuilder>,
    /// Those that have data, as the output has them; none without a manifest.
    entries: HashMap<DumpId, TocEntry>,
}

impl<D: DataSource> Watched<D> {
    /// Watches `inner`, which has the data of `toc`; digests go into `manifest`, if there is one.
    pub(super) fn new(inner: D, toc: &Toc, manifest: Option<ManifestBuilder>) -> Self {
        let watched = toc.entries().iter().filter(|entry| manifest.is_some() && entry.had_dumper);
        let entries = watched.map(|entry| (entry.dump_id, entry.clone())).collect();
        Watched { inner, manifest, entries }
    }

    /// The manifest of everything that was read to its end.
    pub(super) fn into_manifest(self) -> Option<ManifestBuilder> {
        self.manifest
    }
}

impl<D: DataSource> DataSource for Watched<D> {
    fn data(&mut self, id: DumpId) -> Result<Option<EntryData<'_>>> {
        let data = self.inner.data(id)?;
        let (Some(manifest), Some(entry)) = (&mut self.manifest, self.entries.get(&id)) else { return Ok(data) };
        let watch = Watch { manifest, digest: Some((EntryDigest::new(entry), entry)) };
        Ok(match data {
            None => None,
            Some(EntryData::Stream(inner)) => Some(EntryData::Stream(Box::new(Stream { inner, watch }))),
            Some(EntryData::LargeObjects(inner)) => Some(EntryData::LargeObjects(Box::new(Objects { inner, watch, inside: false }))),
        })
    }
}

/// The digest of one entry on its way into the manifest.
struct Watch<'a> {
    manifest: &'a mut ManifestBuilder,
    /// Gone when it is finished.
    digest: Option<(EntryDigest, &'a TocEntry)>,
}

impl Watch<'_> {
    fn see(&mut self, bytes: &[u8]) {
        if let Some((digest, _)) = &mut self.digest {
            digest.update(bytes);
        }
    }

    fn finish(&mut self) {
        if let Some((digest, entry)) = self.digest.take() {
            self.manifest.add(digest.finish(entry));
        }
    }
}

/// An entry's stream.
struct Stream<'a> {
    inner: Box<dyn BufRead + Send + 'a>,
    watch: Watch<'a>,
}

impl BufRead for Stream<'_> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        let held = self.inner.fill_buf()?;
        if held.is_empty() {
            self.watch.finish();
        }
        Ok(held)
    }

    fn consume(&mut self, n: usize) {
        // What is consumed is what is held: asking again reads nothing.
        if let Ok(held) = self.inner.fill_buf() {
            self.watch.see(&held[..n.min(held.len())]);
        }
        self.inner.consume(n);
    }
}

impl Read for Stream<'_> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        read_buffered(self, out)
    }
}

/// An entry's large objects.
struct Objects<'a> {
    inner: Box<dyn LargeObjects + Send + 'a>,
    watch: Watch<'a>,
    inside: bool,
}

impl LargeObjects for Objects<'_> {
    fn next_object(&mut self) -> Result<Option<u32>> {
        if std::mem::take(&mut self.inside)
            && let Some((digest, _)) = &mut self.watch.digest
        {
            digest.end_object();
        }
        let next = self.inner.next_object()?;
        match (next, &mut self.watch.digest) {
            (Some(oid), Some((digest, _))) => digest.begin_object(oid),
            (Some(_), None) => {}
            (None, _) => self.watch.finish(),
        }
        self.inside = next.is_some();
        Ok(next)
    }

    fn contents(&mut self) -> &mut dyn BufRead {
        self
    }
}

impl BufRead for Objects<'_> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.inner.contents().fill_buf()
    }

    fn consume(&mut self, n: usize) {
        let contents = self.inner.contents();
        if let Ok(held) = contents.fill_buf() {
            self.watch.see(&held[..n.min(held.len())]);
        }
        contents.consume(n);
    }
}

impl Read for Objects<'_> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        read_buffered(self, out)
    }
}
