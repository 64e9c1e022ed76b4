//! The data blocks of a custom archive.
//!
//! | what | bytes |
//! |---|---|
//! | data block | 1, dump id (integer), chunks |
//! | large objects | 3, dump id (integer), then for each: oid (integer), chunks; oid 0 ends |
//! | chunks | length (integer) and so many bytes, repeated; length 0 ends |
//!
//! Blocks follow the TOC without gaps, in any order. Source: pg_backup_custom.c `_StartData`,
//! `_StartLOs`, `_StartLO`, `_PrintTocData`, `_skipData`, `_skipLOs`.

use std::io::{self, BufRead, Read};

use super::entry::DumpId;
use super::primitive::{ArchiveInput, ArchiveOutput, Widths};
use crate::limits::Limits;
use crate::source::{Bytes, SequentialReader, read_buffered};
use crate::{Error, Result};

/// Rows or commands of one entry.
pub(super) const BLOCK_DATA: u8 = 1;
/// Large objects of one entry.
pub(super) const BLOCK_LARGE_OBJECTS: u8 = 3;

/// One data block, found by walking the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DataBlock {
    /// The entry it belongs to.
    pub dump_id: DumpId,
    /// Whether it holds large objects.
    pub large_objects: bool,
    /// Its first byte.
    pub start: u64,
    /// The byte after its last.
    pub end: u64,
}

/// The blocks of a file in the order they lie, as far as it is sound.
#[derive(Debug, Default)]
pub struct Blocks {
    /// The blocks that are whole.
    pub blocks: Vec<DataBlock>,
    /// The entry of the block in which the walk ended, if it ended inside one.
    pub partial: Option<DataBlock>,
    /// Why the walk ended before the end of the file.
    pub damage: Option<Error>,
}

/// Walks the blocks from byte `start`, reading their framing only.
pub(super) fn scan(file: &Bytes, start: u64, widths: Widths) -> Result<Blocks> {
    let mut found = Blocks::default();
    let mut input = BlockInput { input: SequentialReader::new(file.clone(), start), widths };
    loop {
        let at = input.input.offset();
        let mut block = DataBlock { dump_id: 0, large_objects: false, start: at, end: at };
        match input.skip_block(&mut block) {
            Ok(true) => found.blocks.push(block),
            Ok(false) => return Ok(found),
            Err(e) if e.class() == crate::Class::Io => return Err(e),
            Err(e) => {
                found.partial = (block.dump_id != 0).then_some(block);
                found.damage = Some(e);
                return Ok(found);
            }
        }
    }
}

/// The header of the block at `start`: its kind byte is returned with a reader behind the header.
pub(super) fn open(file: &Bytes, start: u64, widths: Widths, dump_id: DumpId) -> Result<(bool, BlockInput)> {
    let mut input = BlockInput { input: SequentialReader::new(file.clone(), start), widths };
    let Some((large_objects, id)) = input.block_header()? else {
        return Err(Error::truncated("the file, before the data block").at(start));
    };
    if id != dump_id {
        return Err(Error::malformed(format!("the data block is of entry {id}, expected {dump_id}")).at(start));
    }
    Ok((large_objects, input))
}

/// A position inside the data blocks.
pub(super) struct BlockInput {
    input: SequentialReader,
    widths: Widths,
}

impl BlockInput {
    pub(super) fn offset(&self) -> u64 {
        self.input.offset()
    }

    /// An integer of the block framing.
    pub(super) fn int(&mut self, what: &str) -> Result<i32> {
        // The usual width, all at hand: an uncompressed archive has a length before every row.
        if self.widths.int == 4
            && let Some(&[0, a, b, c, d]) = self.input.fill()?.first_chunk::<5>()
            && let Ok(value) = i32::try_from(u32::from_le_bytes([a, b, c, d]))
        {
            self.input.consume(5);
            return Ok(value);
        }
        let limits = Limits::default();
        let at = self.input.offset();
        let widths = self.widths;
        ArchiveInput::new(&mut self.input, at, widths, &limits).int(what)
    }

    fn block_header(&mut self) -> Result<Option<(bool, DumpId)>> {
        let at = self.input.offset();
        let kind = match self.input.fill()?.first() {
            None => return Ok(None),
            Some(kind) => *kind,
        };
        self.input.consume(1);
        let large_objects = match kind {
            BLOCK_DATA => false,
            BLOCK_LARGE_OBJECTS => true,
            other => return Err(Error::malformed(format!("data block type is {other}, expected 1 or 3")).at(at)),
        };
        Ok(Some((large_objects, self.int("dump id of the data block")?)))
    }

    /// Steps over one block, noting what it is; `false` at the end of the file.
    fn skip_block(&mut self, block: &mut DataBlock) -> Result<bool> {
        let Some((large_objects, dump_id)) = self.block_header()? else { return Ok(false) };
        block.large_objects = large_objects;
        block.dump_id = dump_id;
        if large_objects {
            while self.int("large object oid")? != 0 {
                self.skip_chunks()?;
            }
        } else {
            self.skip_chunks()?;
        }
        block.end = self.input.offset();
        Ok(true)
    }

    fn skip_chunks(&mut self) -> Result<()> {
        loop {
            let len = self.chunk_length()?;
            if len == 0 {
                return Ok(());
            }
            let target = self.input.offset() + len;
            self.input.seek_to(target - 1);
            // The last byte of the chunk must exist, or the cut would be told one chunk late.
            if self.input.fill()?.is_empty() {
                return Err(Error::truncated(format!("a chunk of {len} bytes")).at(target - len));
            }
            self.input.consume(1);
        }
    }

    /// What is at hand of a chunk's last `left` bytes: at least one.
    fn held(&mut self, left: u64) -> Result<&[u8]> {
        let at = self.input.offset();
        let held = self.input.fill()?;
        if held.is_empty() {
            return Err(Error::truncated(format!("a chunk, {left} bytes before its end")).at(at));
        }
        Ok(&held[..held.len().min(usize::try_from(left).unwrap_or(usize::MAX))])
    }

    fn chunk_length(&mut self) -> Result<u64> {
        let at = self.input.offset();
        let len = self.int("chunk length")?;
        u64::try_from(len).map_err(|_| Error::malformed(format!("chunk length is {len}")).at(at))
    }
}

/// Bytes gathered from small chunks before they are given out: pg_dump's are of 4 KiB, or of one row,
/// and a decoder that is fed such crumbs spends its time on beginnings and ends.
const GATHERED_BYTES: usize = 64 * 1024;

/// The bytes of consecutive chunks up to the ending length 0, as one stream.
pub(super) struct ChunkReader {
    block: BlockInput,
    /// Bytes of the current chunk still to come.
    left: u64,
    ended: bool,
    gathered: Vec<u8>,
    /// What of it was given out.
    pos: usize,
    /// Positions in `gathered` at which pieces of the file begin, and their bytes of the file.
    places: Vec<(usize, u64)>,
    /// What was met behind the gathered bytes.
    failed: Option<Error>,
}

impl ChunkReader {
    pub(super) fn new(block: BlockInput) -> Self {
        ChunkReader { block, left: 0, ended: false, gathered: Vec::new(), pos: 0, places: Vec::new(), failed: None }
    }

    /// The byte of the file that is read next.
    pub(super) fn offset(&self) -> u64 {
        if self.pos == self.gathered.len() {
            return self.block.offset();
        }
        let after = self.places.partition_point(|(start, _)| *start <= self.pos);
        match after.checked_sub(1).and_then(|i| self.places.get(i)) {
            Some((start, offset)) => offset + (self.pos - start) as u64,
            None => self.block.offset(),
        }
    }

    /// Reads on to the ending length and gives the position behind it.
    pub(super) fn finish(mut self) -> Result<BlockInput> {
        loop {
            let n = self.fill_buf()?.len();
            if n == 0 {
                return Ok(self.block);
            }
            self.consume(n);
        }
    }

    /// Goes on to a chunk with bytes in it, or to the end.
    fn next_chunk(&mut self) -> Result<()> {
        if self.left == 0 && !self.ended {
            self.left = self.block.chunk_length()?;
            self.ended = self.left == 0;
        }
        Ok(())
    }

    fn gather(&mut self) -> Result<()> {
        while self.gathered.len() < GATHERED_BYTES {
            self.next_chunk()?;
            if self.ended {
                break;
            }
            self.places.push((self.gathered.len(), self.block.offset()));
            let held = self.block.held(self.left)?;
            let n = held.len().min(GATHERED_BYTES - self.gathered.len());
            self.gathered.extend_from_slice(&held[..n]);
            self.take(n);
        }
        Ok(())
    }

    /// Steps over bytes of the current chunk.
    fn take(&mut self, n: usize) {
        self.block.input.consume(n);
        self.left = self.left.saturating_sub(n as u64);
    }
}

impl BufRead for ChunkReader {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.pos == self.gathered.len() {
            self.gathered.clear();
            self.places.clear();
            self.pos = 0;
            if let Some(e) = self.failed.take() {
                return Err(e.into());
            }
            self.next_chunk()?;
            if self.ended {
                return Ok(&[]);
            }
            if self.left >= GATHERED_BYTES as u64 {
                return Ok(self.block.held(self.left)?);
            }
            if let Err(e) = self.gather() {
                if self.gathered.is_empty() {
                    return Err(e.into());
                }
                self.failed = Some(e);
            }
        }
        Ok(&self.gathered[self.pos..])
    }

    fn consume(&mut self, n: usize) {
        if self.pos < self.gathered.len() {
            self.pos = (self.pos + n).min(self.gathered.len());
        } else {
            self.take(n);
        }
    }
}

impl Read for ChunkReader {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        read_buffered(self, out)
    }
}

/// Writes the framing of blocks.
pub(super) struct BlockOutput(Vec<u8>);

impl BlockOutput {
    pub(super) fn new() -> Self {
        BlockOutput(Vec::with_capacity(16))
    }

    fn framed(&mut self, kind: Option<u8>, n: i32) -> io::Result<&[u8]> {
        self.0.clear();
        self.0.extend(kind);
        ArchiveOutput::new(&mut self.0, Widths::default()).int(n)?;
        Ok(&self.0)
    }

    pub(super) fn block(&mut self, large_objects: bool, dump_id: DumpId) -> io::Result<&[u8]> {
        self.framed(Some(if large_objects { BLOCK_LARGE_OBJECTS } else { BLOCK_DATA }), dump_id)
    }

    /// A chunk's length, or an OID: both are integers, an OID above 2^31 is written as the original
    /// does, through a signed integer (`_StartLO` calls `WriteInt`).
    pub(super) fn int(&mut self, n: u32) -> io::Result<&[u8]> {
        self.framed(None, n as i32)
    }
}
