//! Reading an archive of any layout: TOC first, then the data of any entry, by any number of threads.
//!
//! Layouts differ only in where an entry's data is ([`ArchiveReader::locate`]); from there on all
//! share one path: the part's bytes, cut out of their framing, through the codec.

use std::collections::HashMap;
use std::io::{BufRead, Read};
use std::sync::{Arc, OnceLock};

use super::custom::{self, Blocks, ChunkReader};
use super::data::{DataSource, EntryData, EntrySource, LargeObjects};
use super::entry::{DumpId, Extra, TocEntry};
use super::kind::EntryKind;
use super::layout::Layout;
use super::members::{self, MemberReader, TOC_MEMBER};
use super::primitive::DataOffset;
use super::toc::{SalvagedToc, Toc};
use crate::compress::{Codec, Container, Decoder};
use crate::limits::Limits;
use crate::parts::Parts;
use crate::source::{Bytes, SequentialReader};
use crate::{Class, Error, Result};

/// Where an entry's data lies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Located {
    /// The member's name; `None` in one-file layouts.
    pub member: Option<String>,
    /// Its first byte in the part.
    pub start: u64,
    /// Bytes as stored, if that is known without reading them.
    pub stored: Option<u64>,
    /// How it is compressed.
    pub codec: Codec,
}

/// An open archive. Shared by reference between threads.
pub struct ArchiveReader {
    toc: Toc,
    layout: Layout,
    limits: Limits,
    home: Home,
}

/// Where the data is.
enum Home {
    Custom {
        file: Bytes,
        /// The first byte after the TOC.
        data_start: u64,
        /// The blocks, once someone needed to walk them.
        blocks: OnceLock<Result<(Blocks, HashMap<DumpId, u64>)>>,
    },
    Members(Arc<dyn Parts>),
    Elsewhere(Arc<dyn EntrySource>),
}

impl ArchiveReader {
    /// Opens a custom archive.
    pub fn custom(file: Bytes, limits: Limits) -> Result<Self> {
        let (archive, damage) = Self::salvage_custom(file, limits)?;
        damage.map_or(Ok(archive), Err)
    }

    /// Opens a custom archive with the entries before any damage in its TOC, which is told beside. Data is
    /// then only found by its offsets.
    pub fn salvage_custom(file: Bytes, limits: Limits) -> Result<(Self, Option<Error>)> {
        let SalvagedToc { toc, bytes, damage } = Toc::salvage(SequentialReader::new(file.clone(), 0), Layout::Custom, &limits)?;
        let blocks = OnceLock::new();
        if let Some(damage) = &damage {
            blocks.get_or_init(|| Err(Error::new(damage.class(), "where the data begins is not known, for the TOC is damaged")));
        }
        Ok((ArchiveReader { toc, layout: Layout::Custom, limits, home: Home::Custom { file, data_start: bytes, blocks } }, damage))
    }

    /// Opens a directory or tar archive: `layout` says which, `parts` has its files or members.
    pub fn members(parts: Arc<dyn Parts>, layout: Layout, limits: Limits) -> Result<Self> {
        let (archive, damage) = Self::salvage_members(parts, layout, limits)?;
        damage.map_or(Ok(archive), Err)
    }

    /// The same with the entries before any damage in its TOC, which is told beside.
    pub fn salvage_members(parts: Arc<dyn Parts>, layout: Layout, limits: Limits) -> Result<(Self, Option<Error>)> {
        let (toc, damage) = read_member_toc(&*parts, layout, &limits)?;
        Ok((ArchiveReader { toc, layout, limits, home: Home::Members(parts) }, damage))
    }

    /// A TOC that was made from something else, which has the data: see
    /// [`script::Script::into_archive`](crate::postgres::script::Script::into_archive).
    pub fn plain(toc: Toc, source: Arc<dyn EntrySource>, limits: Limits) -> Self {
        ArchiveReader { toc, layout: Layout::Plain, limits, home: Home::Elsewhere(source) }
    }

    /// The table of contents.
    pub fn toc(&self) -> &Toc {
        &self.toc
    }

    /// Gives the table of contents away, to be changed: of a large one there is then no second copy. What
    /// is left here are the entries that have data, and those that say something of other entries' data.
    pub fn take_toc(&mut self) -> Toc {
        let left = self.toc.entries().iter().filter(|entry| speaks_of_data(entry)).cloned().collect();
        let left = Toc::new(self.toc.header.clone(), left);
        std::mem::replace(&mut self.toc, left)
    }

    /// Forgets what is not needed to read data, but for the entries for which `keep` is true.
    pub fn shed_toc(&mut self, mut keep: impl FnMut(&TocEntry) -> bool) {
        self.toc.retain(|entry| keep(entry) | speaks_of_data(entry));
    }

    /// Reads the table of contents again, for who has taken or shed it; `None` if there is none to read, but
    /// a script.
    pub fn read_toc(&self) -> Result<Option<Toc>> {
        Ok(match &self.home {
            Home::Custom { file, .. } => Some(Toc::salvage(SequentialReader::new(file.clone(), 0), Layout::Custom, &self.limits)?.toc),
            Home::Members(parts) => Some(read_member_toc(&**parts, self.layout, &self.limits)?.0),
            Home::Elsewhere(_) => None,
        })
    }

    /// The layout it was opened as.
    pub fn layout(&self) -> Layout {
        self.layout
    }

    /// The limits in force.
    pub fn limits(&self) -> &Limits {
        &self.limits
    }

    /// The parts of a directory or tar archive.
    pub fn parts(&self) -> Option<&dyn Parts> {
        match &self.home {
            Home::Members(parts) => Some(&**parts),
            _ => None,
        }
    }

    /// Every data block of a custom archive in the order they lie, read from the framing alone (the
    /// first call walks the file), and the byte where they start.
    pub fn blocks(&self) -> Option<Result<(&Blocks, u64), &Error>> {
        let Home::Custom { file, data_start, blocks } = &self.home else { return None };
        let walked = blocks.get_or_init(|| {
            let blocks = custom::scan(file, *data_start, self.toc.header.widths)?;
            let mut starts = HashMap::new();
            for block in blocks.blocks.iter().chain(&blocks.partial) {
                starts.entry(block.dump_id).or_insert(block.start);
            }
            Ok((blocks, starts))
        });
        Some(walked.as_ref().map(|(blocks, _)| (blocks, *data_start)))
    }

    /// Bytes of the file or script, where there is one.
    pub fn size(&self) -> Result<Option<u64>> {
        match &self.home {
            Home::Custom { file, .. } => Ok(file.size()?),
            Home::Elsewhere(source) => source.size(),
            Home::Members(_) => Ok(None),
        }
    }

    /// Where the entry's data lies; `None` if it has none.
    pub fn locate(&self, entry: &TocEntry) -> Result<Option<Located>> {
        if !entry.has_data() {
            return Ok(None);
        }
        self.locate_data(entry).map_err(|e| e.in_entry(entry.dump_id))
    }

    fn locate_data(&self, entry: &TocEntry) -> Result<Option<Located>> {
        match (&self.home, &entry.extra) {
            (Home::Custom { .. }, Extra::Offset(offset)) => {
                let start = match offset {
                    DataOffset::At(at) => *at,
                    DataOffset::NoData => return Ok(None),
                    DataOffset::NotSet => match self.scanned_start(entry.dump_id)? {
                        Some(at) => at,
                        None => return Ok(None),
                    },
                };
                Ok(Some(Located { member: None, start, stored: None, codec: self.toc.header.compression.codec() }))
            }
            (Home::Members(parts), Extra::Member(member)) => {
                let found = match entry.kind {
                    EntryKind::Blobs => {
                        members::require(&**parts, &members::large_object_list(self.toc.header.version, entry.dump_id, member))?
                    }
                    _ => members::require(&**parts, member)?,
                };
                Ok(Some(Located { stored: found.bytes.size()?, member: Some(found.name), start: 0, codec: found.codec }))
            }
            (Home::Elsewhere(_), Extra::Range { start, len }) => {
                Ok(Some(Located { member: None, start: *start, stored: Some(*len), codec: Codec::None }))
            }
            _ => Ok(None),
        }
    }

    /// The block's place in an archive without offsets. An entry without a block has no data, unless
    /// the walk ended in damage: then its block may be what was lost.
    fn scanned_start(&self, id: DumpId) -> Result<Option<u64>> {
        match self.blocks() {
            Some(Err(e)) => Err(Error::new(e.class(), e.what().to_owned())),
            Some(Ok((blocks, _))) => {
                let Home::Custom { blocks: walked, .. } = &self.home else { return Ok(None) };
                let start = walked.get().and_then(|w| w.as_ref().ok()).and_then(|(_, starts)| starts.get(&id));
                match (start, &blocks.damage) {
                    (Some(at), _) => Ok(Some(*at)),
                    (None, None) => Ok(None),
                    (None, Some(damage)) => {
                        let e = Error::new(Class::Truncated, format!("no data block before the damage: {}", damage.what()));
                        Err(match damage.place().offset {
                            Some(at) => e.at(at),
                            None => e,
                        })
                    }
                }
            }
            None => Ok(None),
        }
    }

    /// The entry's data, decoded; `None` if it has none.
    ///
    /// # Errors
    /// [`Class::Truncated`] also when the entry says that it has data, and there is none.
    pub fn open(&self, entry: &TocEntry) -> Result<Option<EntryData<'static>>> {
        self.open_located(entry).map_err(|e| e.in_entry(entry.dump_id))
    }

    fn open_located(&self, entry: &TocEntry) -> Result<Option<EntryData<'static>>> {
        let Some(located) = self.locate(entry)? else {
            // Data that was promised and is not there is lost: a pipe's archive that was cut between two
            // blocks shows it by nothing else (`_PrintTocData` ends with an error, too).
            return match self.home {
                Home::Custom { .. } | Home::Members(_) if entry.had_dumper => {
                    Err(Error::new(Class::Truncated, "it should have data, and none is found"))
                }
                _ => Ok(None),
            };
        };
        let large = entry.kind == EntryKind::Blobs;
        match &self.home {
            Home::Custom { file, .. } => {
                let (is_large, input) = custom::open(file, located.start, self.toc.header.widths, entry.dump_id)?;
                if is_large != large {
                    return Err(Error::malformed(format!(
                        "the data block {} large objects",
                        if is_large { "holds" } else { "does not hold" }
                    ))
                    .at(located.start));
                }
                if large {
                    return Ok(Some(EntryData::LargeObjects(Box::new(CustomLargeObjects {
                        codec: located.codec,
                        state: LoState::Between(input),
                        nothing: std::io::empty(),
                    }))));
                }
                let decoder = InBlock::new(located.codec, ChunkReader::new(input))?;
                Ok(Some(EntryData::Stream(Box::new(decoder))))
            }
            Home::Members(parts) => {
                let name = located.member.unwrap_or_default();
                let bytes = parts.open(&name)?.ok_or_else(|| Error::truncated(&name))?;
                let input = Decoder::new(located.codec, Container::File, SequentialReader::new(bytes, 0))?.starting_at(0);
                if large {
                    return Ok(Some(EntryData::LargeObjects(Box::new(MemberLargeObjects {
                        parts: parts.clone(),
                        list: input,
                        line: Vec::new(),
                        limits: self.limits.clone(),
                        current: None,
                        nothing: std::io::empty(),
                    }))));
                }
                Ok(Some(EntryData::Stream(Box::new(InPart { inner: input, part: name }))))
            }
            Home::Elsewhere(source) => source.open(&self.toc, entry),
        }
    }
}

/// The TOC of a directory or tar archive, and the damage it ends in.
fn read_member_toc(parts: &dyn Parts, layout: Layout, limits: &Limits) -> Result<(Toc, Option<Error>)> {
    let found = members::require(parts, TOC_MEMBER.as_bytes())?;
    let name = found.name.clone();
    let read = found.read().and_then(|mut input| {
        let SalvagedToc { toc, damage, .. } = Toc::salvage(&mut input, layout, limits)?;
        if damage.is_some() {
            return Ok((toc, damage));
        }
        match input.fill_buf()?.len() {
            0 => Ok((toc, None)),
            n => Err(Error::malformed(format!("{n} or more bytes are left after the TOC")).at(input.decoded())),
        }
    });
    match read {
        Ok((toc, damage)) => Ok((toc, damage.map(|e| e.in_part(name)))),
        Err(e) => Err(e.in_part(name)),
    }
}

/// Whether reading the data of entries needs this one.
fn speaks_of_data(entry: &TocEntry) -> bool {
    entry.had_dumper || matches!(entry.kind, EntryKind::Blob | EntryKind::BlobMetadata | EntryKind::Encoding | EntryKind::StdStrings)
}

impl std::fmt::Debug for ArchiveReader {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let entries = self.toc.entries().len();
        f.debug_struct("ArchiveReader").field("layout", &self.layout).field("entries", &entries).finish_non_exhaustive()
    }
}

impl DataSource for &ArchiveReader {
    fn data(&mut self, id: DumpId) -> Result<Option<EntryData<'_>>> {
        match self.toc.entry(id) {
            Some(entry) => self.open(entry),
            None => Err(Error::misuse(format!("the archive has no entry {id}"))),
        }
    }
}

/// The decoder of one stream in a custom archive. Its errors say how far the file was read, chunk
/// lengths included.
struct InBlock(Decoder<ChunkReader>);

impl InBlock {
    fn new(codec: Codec, input: ChunkReader) -> Result<Self> {
        Ok(InBlock(Decoder::new(codec, Container::Entry, input)?))
    }
}

impl Read for InBlock {
    fn read(&mut self, out: &mut [u8]) -> std::io::Result<usize> {
        self.0.read(out).map_err(|e| Error::from(e).at(self.0.get_ref().offset()).into())
    }
}

impl BufRead for InBlock {
    fn fill_buf(&mut self) -> std::io::Result<&[u8]> {
        // Twice, because a borrow that is given back cannot be looked at again in the error's case.
        if let Err(e) = self.0.fill_buf() {
            return Err(Error::from(e).at(self.0.get_ref().offset()).into());
        }
        self.0.fill_buf()
    }

    fn consume(&mut self, n: usize) {
        self.0.consume(n);
    }
}

/// Names the member in errors of its stream.
struct InPart<R> {
    inner: R,
    part: String,
}

impl<R: Read> Read for InPart<R> {
    fn read(&mut self, out: &mut [u8]) -> std::io::Result<usize> {
        self.inner.read(out).map_err(|e| Error::from(e).in_part(self.part.as_str()).into())
    }
}

impl<R: BufRead> BufRead for InPart<R> {
    fn fill_buf(&mut self) -> std::io::Result<&[u8]> {
        let part = &self.part;
        self.inner.fill_buf().map_err(|e| Error::from(e).in_part(part.as_str()).into())
    }

    fn consume(&mut self, n: usize) {
        self.inner.consume(n);
    }
}

/// The large objects of a custom archive's block.
struct CustomLargeObjects {
    codec: Codec,
    state: LoState,
    nothing: std::io::Empty,
}

enum LoState {
    /// Before an OID.
    Between(custom::BlockInput),
    /// In an object's chunks.
    Inside(Box<InBlock>),
    /// Behind OID 0, or lost in damage.
    Done,
}

impl LargeObjects for CustomLargeObjects {
    fn next_object(&mut self) -> Result<Option<u32>> {
        let mut input = match std::mem::replace(&mut self.state, LoState::Done) {
            LoState::Between(input) => input,
            LoState::Inside(decoder) => decoder.0.into_inner().finish()?,
            LoState::Done => return Ok(None),
        };
        let oid = input.int("large object oid")? as u32;
        if oid == 0 {
            return Ok(None);
        }
        self.state = LoState::Inside(Box::new(InBlock::new(self.codec, ChunkReader::new(input))?));
        Ok(Some(oid))
    }

    fn contents(&mut self) -> &mut dyn BufRead {
        match &mut self.state {
            LoState::Inside(decoder) => &mut **decoder,
            LoState::Between(_) | LoState::Done => &mut self.nothing,
        }
    }
}

/// The large objects that a list member names.
struct MemberLargeObjects {
    parts: Arc<dyn Parts>,
    list: MemberReader,
    line: Vec<u8>,
    limits: Limits,
    current: Option<InPart<MemberReader>>,
    nothing: std::io::Empty,
}

impl LargeObjects for MemberLargeObjects {
    fn next_object(&mut self) -> Result<Option<u32>> {
        self.current = None;
        let Some((oid, name)) = members::large_object_line(&mut self.list, &mut self.line, &self.limits)? else { return Ok(None) };
        let found = members::require(&*self.parts, name.as_bytes())?;
        let part = found.name.clone();
        self.current = Some(InPart { inner: found.read()?, part });
        Ok(Some(oid))
    }

    fn contents(&mut self) -> &mut dyn BufRead {
        match &mut self.current {
            Some(current) => current,
            None => &mut self.nothing,
        }
    }
}
