//! Writing an archive of the custom, directory or tar layout.
//!
//! The writer frames what it is given; compression has happened before, on as many cores as the
//! caller likes. Calls follow the archive's own order:
//!
//! ```text
//! new
//!   begin_data       chunk*                                end
//!   begin_objects  ( begin_object  chunk*  end_object )*   end
//! finish
//! ```
//!
//! Offsets of a custom archive are known at the end: a sink that can patch gets the TOC again, on any
//! other they stay "not set", as with `pg_dump` on a pipe (pg_backup_custom.c `_CloseArchive`). A
//! tar archive always needs a sink that can patch.

use std::io::{self, BufWriter, IntoInnerError, Write};

use super::custom::BlockOutput;
use super::entry::{DumpId, Extra, TocEntry};
use super::header::HeaderCompression;
use super::kind::EntryKind;
use super::layout::Layout;
use super::members::{TOC_MEMBER, large_object_list};
use super::primitive::DataOffset;
use super::tar;
use super::toc::Toc;
use crate::compress::{Codec, CompressSpec};
use crate::parts::PartSink;
use crate::{Error, Result};

/// What a writer needs to know beside the TOC.
#[derive(Debug, Clone)]
pub struct WriterOptions {
    /// Custom, directory or tar.
    pub layout: Layout,
    /// How the data that it will be given is compressed.
    pub compression: CompressSpec,
    /// Modification time of tar members, in seconds since 1970.
    pub mtime: u64,
}

/// An archive being written.
pub struct ArchiveWriter<S> {
    toc: Toc,
    options: WriterOptions,
    sink: S,
    /// Bytes of the current part so far.
    at: u64,
    frame: BlockOutput,
    state: State,
    /// The tar member being written: its header's place and its first byte.
    member: Option<TarMember>,
    /// The lines of the current large object list.
    list: Vec<u8>,
}

/// Bytes of the TOC, or of a member made of it, that go to the sink at a time.
const PIECE: usize = 64 * 1024;

/// A sink as a writer.
struct PieceSink<'a, S> {
    sink: &'a mut S,
    /// Where it overwrites; `None`: it appends.
    patch_at: Option<u64>,
    bytes: u64,
}

impl<S: PartSink> Write for PieceSink<'_, S> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self.patch_at {
            None => self.sink.put(bytes)?,
            Some(at) => self.sink.patch(at + self.bytes, bytes)?,
        }
        self.bytes += bytes.len() as u64;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    Between,
    Data,
    Objects(DumpId),
    Object(DumpId),
}

struct TarMember {
    name: String,
    header_at: u64,
}

impl<S: PartSink> ArchiveWriter<S> {
    /// Begins the archive: header and TOC are written. `toc` has the wanted version in its header
    /// (see [`revise`](super::revise())); layout, compression and data places are set here.
    ///
    /// An entry gets data only if it is listed in `with_data`.
    pub fn new(mut toc: Toc, options: WriterOptions, with_data: &dyn Fn(&TocEntry) -> bool, sink: S) -> Result<Self> {
        if options.layout == Layout::Plain {
            return Err(Error::misuse("a plain script is not written as an archive"));
        }
        if options.layout == Layout::Tar && options.compression.codec != Codec::None {
            return Err(
                Error::misuse("compression is not supported by tar archive format").hint("use -Z none, or the directory or custom format")
            );
        }
        if options.layout == Layout::Tar && !sink.can_patch() {
            return Err(Error::misuse("a tar member's size stands before it: the sink must be able to patch"));
        }
        let version = toc.header.version;
        let codec = options.compression.codec;
        toc.header.widths = Default::default();
        toc.header.format = options.layout.format_byte();
        toc.header.compression = match (version.has_compression_algorithm(), codec) {
            (true, codec) => HeaderCompression::Algorithm(codec),
            (false, Codec::None) => HeaderCompression::Level(0),
            (false, Codec::Gzip) => HeaderCompression::Level(options.compression.level.unwrap_or(-1)),
            (false, other) => {
                return Err(Error::misuse(format!("archive version {version} knows no {other} compression"))
                    .hint("use gzip or none, or --archive-version 1.15 or newer"));
            }
        };
        for entry in toc.entries_mut() {
            let data = with_data(entry);
            entry.had_dumper = data;
            entry.extra = match options.layout {
                Layout::Custom => Extra::Offset(if data { DataOffset::NotSet } else { DataOffset::NoData }),
                Layout::Directory if data && entry.kind == EntryKind::Blobs => Extra::Member(format!("blobs_{}.toc", entry.dump_id).into()),
                _ if data => Extra::Member(format!("{}.dat", entry.dump_id).into()),
                _ => Extra::None,
            };
        }
        let mut writer =
            ArchiveWriter { toc, options, sink, at: 0, frame: BlockOutput::new(), state: State::Between, member: None, list: Vec::new() };
        writer.start()?;
        Ok(writer)
    }

    fn start(&mut self) -> Result<()> {
        let layout = self.options.layout;
        if layout != Layout::Directory {
            self.sink.begin("")?;
        }
        if layout == Layout::Custom {
            return self.pour(None, |toc, out| Ok(toc.encode(out, layout)?));
        }
        self.extra_member(TOC_MEMBER, |toc, out| Ok(toc.encode(out, layout)?))
    }

    /// Writes what `contents` makes of the TOC, here or over the bytes from `patch_at` on; in pieces, for
    /// it may be large.
    fn pour(&mut self, patch_at: Option<u64>, contents: impl FnOnce(&Toc, &mut dyn Write) -> Result<()>) -> Result<()> {
        let mut out = BufWriter::with_capacity(PIECE, PieceSink { sink: &mut self.sink, patch_at, bytes: 0 });
        contents(&self.toc, &mut out)?;
        let bytes = out.into_inner().map_err(IntoInnerError::into_error)?.bytes;
        if patch_at.is_none() {
            self.at += bytes;
        }
        Ok(())
    }

    fn put(&mut self, bytes: &[u8]) -> Result<()> {
        self.sink.put(bytes)?;
        self.at += bytes.len() as u64;
        Ok(())
    }

    /// Begins the data of an entry.
    pub fn begin_data(&mut self, id: DumpId) -> Result<()> {
        self.expect(State::Between)?;
        self.state = State::Data;
        if self.options.layout == Layout::Custom {
            return self.begin_block(id, false);
        }
        let name = format!("{id}.dat{}", self.options.compression.codec.suffix());
        self.begin_member(&name)
    }

    /// Begins the large objects of an entry.
    pub fn begin_objects(&mut self, id: DumpId) -> Result<()> {
        self.expect(State::Between)?;
        self.state = State::Objects(id);
        self.list.clear();
        if self.options.layout == Layout::Custom {
            return self.begin_block(id, true);
        }
        Ok(())
    }

    fn begin_block(&mut self, id: DumpId, large_objects: bool) -> Result<()> {
        let at = self.at;
        if let Some(position) = self.toc.position(id) {
            self.toc.entries_mut()[position].extra = Extra::Offset(DataOffset::At(at));
        }
        let bytes = self.frame.block(large_objects, id)?;
        self.sink.put(bytes)?;
        self.at += bytes.len() as u64;
        Ok(())
    }

    /// Begins one large object.
    pub fn begin_object(&mut self, oid: u32) -> Result<()> {
        let State::Objects(id) = self.state else { return self.expect(State::Objects(0)) };
        if oid == 0 {
            return Err(Error::malformed("large object OID is 0"));
        }
        self.state = State::Object(id);
        if self.options.layout == Layout::Custom {
            return self.put_int(oid);
        }
        // The list names the object without the suffix; readers look for it with one.
        let name = format!("blob_{oid}.dat");
        self.list.extend_from_slice(format!("{oid} {name}\n").as_bytes());
        self.begin_member(&format!("{name}{}", self.options.compression.codec.suffix()))
    }

    /// Ends one large object.
    pub fn end_object(&mut self) -> Result<()> {
        let State::Object(id) = self.state else { return self.expect(State::Object(0)) };
        self.state = State::Objects(id);
        if self.options.layout == Layout::Custom { self.put_int(0) } else { self.end_member() }
    }

    /// Bytes of the current data or object, compressed. In a custom archive this is one chunk; a
    /// zstd or lz4 frame must end where a chunk ends.
    pub fn chunk(&mut self, bytes: &[u8]) -> Result<()> {
        if !matches!(self.state, State::Data | State::Object(_)) {
            return self.expect(State::Data);
        }
        if bytes.is_empty() {
            // A chunk of length 0 would end the data.
            return Ok(());
        }
        if self.options.layout == Layout::Custom {
            let len = u32::try_from(bytes.len()).ok().filter(|len| *len <= i32::MAX as u32);
            self.put_int(len.ok_or_else(|| Error::misuse("a chunk is over 2 GiB"))?)?;
        }
        self.put(bytes)
    }

    /// Ends the stream being written: an entry's data, or one large object.
    pub fn end_stream(&mut self) -> Result<()> {
        match self.state {
            State::Object(_) => self.end_object(),
            _ => self.end(),
        }
    }

    /// Ends the data, or the large objects, of an entry.
    pub fn end(&mut self) -> Result<()> {
        let state = std::mem::replace(&mut self.state, State::Between);
        match (self.options.layout, state) {
            (Layout::Custom, State::Data | State::Objects(_)) => self.put_int(0),
            (_, State::Data) => self.end_member(),
            (_, State::Objects(id)) => {
                let list = std::mem::take(&mut self.list);
                let name = large_object_list(self.toc.header.version, id, b"");
                let name = String::from_utf8_lossy(&name).into_owned();
                self.begin_member(&name)?;
                self.put(&list)?;
                self.list = list;
                self.end_member()
            }
            (_, other) => {
                self.state = other;
                self.expect(State::Data)
            }
        }
    }

    /// A whole member beside the data, such as a tar archive's `restore.sql`: what `contents` makes of
    /// the TOC. Custom archives have no members.
    pub fn extra_member(&mut self, name: &str, contents: impl FnOnce(&Toc, &mut dyn Write) -> Result<()>) -> Result<()> {
        self.expect(State::Between)?;
        if self.options.layout == Layout::Custom {
            return Err(Error::misuse("a custom archive has no members"));
        }
        self.begin_member(name)?;
        self.pour(None, contents)?;
        self.end_member()
    }

    /// Ends the archive and gives the sink back, with the TOC as it was written.
    pub fn finish(mut self) -> Result<(S, Toc)> {
        self.expect(State::Between)?;
        match self.options.layout {
            Layout::Custom => {
                if self.sink.can_patch() {
                    let layout = self.options.layout;
                    self.pour(Some(0), |toc, out| Ok(toc.encode(out, layout)?))?;
                }
                self.sink.end()?;
            }
            Layout::Tar => {
                self.put(&[0; 2 * tar::BLOCK as usize])?;
                self.sink.end()?;
            }
            _ => {}
        }
        Ok((self.sink, self.toc))
    }

    fn put_int(&mut self, n: u32) -> Result<()> {
        let bytes = self.frame.int(n)?;
        self.sink.put(bytes)?;
        self.at += bytes.len() as u64;
        Ok(())
    }

    fn begin_member(&mut self, name: &str) -> Result<()> {
        if self.options.layout != Layout::Tar {
            self.sink.begin(name)?;
            self.at = 0;
            return Ok(());
        }
        let header_at = self.at;
        // The size is not known yet; the header is written again at the end.
        let header = tar::header(name, 0, self.options.mtime)?;
        self.put(&header)?;
        self.member = Some(TarMember { name: name.to_owned(), header_at });
        Ok(())
    }

    fn end_member(&mut self) -> Result<()> {
        if self.options.layout != Layout::Tar {
            return Ok(self.sink.end()?);
        }
        let Some(member) = self.member.take() else { return Ok(()) };
        let size = self.at - member.header_at - tar::BLOCK;
        self.sink.patch(member.header_at, &tar::header(&member.name, size, self.options.mtime)?)?;
        let padding = self.at.next_multiple_of(tar::BLOCK) - self.at;
        self.put(&[0; tar::BLOCK as usize][..padding as usize])
    }

    fn expect(&self, wanted: State) -> Result<()> {
        if self.state == wanted {
            return Ok(());
        }
        Err(Error::misuse(format!("an archive writer was called out of order: it is at {:?}, the call belongs to {wanted:?}", self.state)))
    }
}
