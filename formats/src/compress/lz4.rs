//! LZ4 frames (version 1.6.x of the frame format), around lz4_flex's blocks.

use std::hash::Hasher;
use std::io::BufRead;

use lz4_flex::block::{CompressTable, compress_into_with_table, decompress_into, decompress_into_with_dict, get_maximum_output_size};
use twox_hash::XxHash32;

use super::decode::Step;
use super::encode::{Block, BlockSum};
use super::input::Input;
use crate::{Error, Result};

const MAGIC: u32 = 0x184d_2204;
const LEGACY_MAGIC: u32 = 0x184c_2102;
/// The low four bits are free.
const SKIPPABLE_MAGIC: u32 = 0x184d_2a50;

/// How far back a linked block may refer.
const WINDOW: usize = 64 * 1024;

// The flag byte of a frame's header: version 01, then these.
const VERSION: u8 = 0b0100_0000;
const VERSION_MASK: u8 = 0b1100_0000;
const INDEPENDENT: u8 = 1 << 5;
const BLOCK_CHECKSUMS: u8 = 1 << 4;
const CONTENT_SIZE: u8 = 1 << 3;
const CONTENT_CHECKSUM: u8 = 1 << 2;
const RESERVED: u8 = 1 << 1;
const DICTIONARY_ID: u8 = 1;

/// The header's second byte, and the length that blocks decode to at most.
const BLOCK_SIZES: [(u8, usize); 4] = [(0x40, 64 << 10), (0x50, 256 << 10), (0x60, 1 << 20), (0x70, 4 << 20)];

/// Of a block's length: the block is stored as it is.
const STORED: u32 = 1 << 31;

fn xxh32(bytes: &[u8]) -> u32 {
    XxHash32::oneshot(0, bytes)
}

/// Reads frames up to the end of the input.
#[derive(Default)]
pub(super) struct FrameReader {
    frame: Option<Frame>,
    frames: u64,
    history: History,
    /// A compressed block that the input did not hold in one piece.
    gathered: Vec<u8>,
}

/// What the frame's header says, and what was seen of it.
struct Frame {
    block_max: usize,
    linked: bool,
    block_checksums: bool,
    content_size: Option<u64>,
    hasher: Option<XxHash32>,
    decoded: u64,
}

impl FrameReader {
    pub(super) fn step<R: BufRead>(&mut self, input: &mut Input<R>, out: &mut [u8]) -> Result<Step> {
        let Some(frame) = &mut self.frame else {
            if input.is_at_end()? {
                return Ok(Step::End);
            }
            self.frame = read_header(input, self.frames == 0)?;
            self.frames += 1;
            self.history.clear();
            return Ok(Step::Decoded(0));
        };
        if out.len() < frame.block_max {
            return Ok(Step::Wants(frame.block_max));
        }
        let mut done = 0;
        let result = loop {
            if out.len() - done < frame.block_max {
                break Ok(());
            }
            let (before, rest) = out.split_at_mut(done);
            let dictionary = if frame.linked { self.history.before(before) } else { &[] };
            // An error keeps what the blocks before it gave.
            match frame.read_block(input, &mut self.gathered, dictionary, &mut rest[..frame.block_max]) {
                Ok(Some(n)) => {
                    done += n;
                    if frame.linked {
                        self.history.note(&out[..done], n);
                    }
                }
                Ok(None) => {
                    self.frame = None;
                    return Ok(Step::Decoded(done));
                }
                Err(e) => break Err(e),
            }
        };
        if frame.linked {
            self.history.keep(&out[..done]);
        }
        match result {
            Ok(()) => Ok(Step::Decoded(done)),
            Err(e) => Ok(Step::Broken(done, e)),
        }
    }
}

/// Decodes one block to the front of `room`.
fn decode_block(bytes: &[u8], stored: bool, dictionary: &[u8], room: &mut [u8]) -> Result<usize, String> {
    if stored {
        room[..bytes.len()].copy_from_slice(bytes);
        return Ok(bytes.len());
    }
    match dictionary {
        [] => decompress_into(bytes, room),
        dictionary => decompress_into_with_dict(bytes, room, dictionary),
    }
    .map_err(|e| e.to_string())
}

/// `None` for a skippable frame, which is skipped.
fn read_header<R: BufRead>(input: &mut Input<R>, first: bool) -> Result<Option<Frame>> {
    const WHAT: &str = "an lz4 frame's header";
    let magic = u32::from_le_bytes(input.array(WHAT)?);
    if magic & !0xf == SKIPPABLE_MAGIC {
        let mut left = u64::from(u32::from_le_bytes(input.array(WHAT)?));
        while left > 0 {
            let held = input.fill()?.len();
            if held == 0 {
                return Err(Error::truncated("a skippable frame"));
            }
            let n = held.min(usize::try_from(left).unwrap_or(usize::MAX));
            input.consume(n);
            left -= n as u64;
        }
        return Ok(None);
    }
    match magic {
        MAGIC => {}
        LEGACY_MAGIC => return Err(Error::unsupported("an lz4 frame of the legacy format")),
        _ if first => return Err(Error::malformed(format!("not an lz4 frame (its magic number is {magic:08x})"))),
        _ => return Err(Error::malformed("bytes after the end of the compressed stream")),
    }
    let mut descriptor = [0; 10];
    let mut len = 2;
    input.exact(&mut descriptor[..2], WHAT)?;
    let [flags, sizes, ..] = descriptor;
    if flags & VERSION_MASK != VERSION {
        return Err(Error::unsupported(format!("lz4 frame version {}, expected 1", flags >> 6)));
    }
    let block_max = BLOCK_SIZES.into_iter().find(|&(code, _)| code == sizes).map(|(_, max)| max);
    let Some(block_max) = block_max.filter(|_| flags & RESERVED == 0) else {
        return Err(Error::malformed(format!("an lz4 frame's header has reserved values ({flags:02x} {sizes:02x})")));
    };
    if flags & DICTIONARY_ID != 0 {
        return Err(Error::unsupported("an lz4 frame that needs a dictionary"));
    }
    let mut content_size = None;
    if flags & CONTENT_SIZE != 0 {
        let size: [u8; 8] = input.array(WHAT)?;
        descriptor[2..].copy_from_slice(&size);
        len = descriptor.len();
        content_size = Some(u64::from_le_bytes(size));
    }
    let stored = input.byte(WHAT)?;
    let check = header_check(&descriptor[..len]);
    if stored != check {
        return Err(Error::checksum(format!("checksum of an lz4 frame's header is {check:02x}, stored is {stored:02x}")));
    }
    Ok(Some(Frame {
        block_max,
        linked: flags & INDEPENDENT == 0,
        block_checksums: flags & BLOCK_CHECKSUMS != 0,
        content_size,
        hasher: (flags & CONTENT_CHECKSUM != 0).then(|| XxHash32::with_seed(0)),
        decoded: 0,
    }))
}

fn header_check(descriptor: &[u8]) -> u8 {
    (xxh32(descriptor) >> 8) as u8
}

impl Frame {
    /// Decodes the next block to the front of `room`; `None` is the frame's sound end.
    ///
    /// A block whose checksum disagrees is not handed out.
    fn read_block<R: BufRead>(
        &mut self,
        input: &mut Input<R>,
        gathered: &mut Vec<u8>,
        dictionary: &[u8],
        room: &mut [u8],
    ) -> Result<Option<usize>> {
        let header = u32::from_le_bytes(input.array("an lz4 frame")?);
        if header == 0 {
            self.finish(input)?;
            return Ok(None);
        }
        let len = (header & !STORED) as usize;
        if len > self.block_max {
            return Err(Error::malformed(format!("an lz4 block of {len} bytes, its frame allows {}", self.block_max)));
        }
        let (n, check) = input.with_bytes(len, gathered, "an lz4 block", |bytes| {
            let check = self.block_checksums.then(|| xxh32(bytes));
            Ok((decode_block(bytes, header & STORED != 0, dictionary, room), check))
        })?;
        if let Some(check) = check {
            let stored = u32::from_le_bytes(input.array("an lz4 block's checksum")?);
            if stored != check {
                return Err(Error::checksum(format!("xxh32 of an lz4 block is {check:08x}, stored is {stored:08x}")));
            }
        }
        let n = n.map_err(|why| Error::malformed(format!("an lz4 block cannot be decoded ({why})")))?;
        self.decoded += n as u64;
        if let Some(hasher) = &mut self.hasher {
            hasher.write(&room[..n]);
        }
        Ok(Some(n))
    }

    /// Checks what the frame's end must agree with.
    fn finish<R: BufRead>(&self, input: &mut Input<R>) -> Result<()> {
        if let Some(size) = self.content_size.filter(|&size| size != self.decoded) {
            return Err(Error::malformed(format!("an lz4 frame has {} bytes, its header says {size}", self.decoded)));
        }
        if let Some(hasher) = &self.hasher {
            let stored = u32::from_le_bytes(input.array("an lz4 frame's checksum")?);
            let check = hasher.finish() as u32;
            if stored != check {
                let decoded = self.decoded;
                return Err(Error::checksum(format!("xxh32 of an lz4 frame of {decoded} bytes is {check:08x}, stored is {stored:08x}")));
            }
        }
        Ok(())
    }
}

/// The last bytes of a frame of linked blocks, from output that the caller has taken away.
///
/// While a run of blocks goes into one output, what it decoded there serves as history itself as
/// soon as it is a window long; before that, its blocks are copied here.
#[derive(Default)]
struct History(Vec<u8>);

impl History {
    fn clear(&mut self) {
        self.0.clear();
    }

    /// What the next block may refer to, after `run`.
    fn before<'a>(&'a self, run: &'a [u8]) -> &'a [u8] {
        let bytes = if run.len() >= WINDOW { run } else { &self.0 };
        &bytes[bytes.len().saturating_sub(WINDOW)..]
    }

    /// The last `n` bytes of `run` were just decoded.
    fn note(&mut self, run: &[u8], n: usize) {
        if run.len() < WINDOW {
            self.append(&run[run.len() - n..]);
        }
    }

    /// `run` is about to be taken away.
    fn keep(&mut self, run: &[u8]) {
        if run.len() >= WINDOW {
            self.0.clear();
            self.append(&run[run.len() - WINDOW..]);
        }
    }

    /// Moves the window to the front only now and then, so that tiny blocks stay cheap.
    fn append(&mut self, bytes: &[u8]) {
        if self.0.len() + bytes.len() > 4 * WINDOW {
            self.0.drain(..self.0.len().saturating_sub(WINDOW));
        }
        self.0.extend_from_slice(bytes);
    }
}

/// Writes one frame a block, with its length and a checksum, of independent lz4 blocks.
pub(super) struct FrameWriter {
    table: CompressTable,
    scratch: Vec<u8>,
}

impl Default for FrameWriter {
    fn default() -> Self {
        // Always the large table: with a choice, the bytes would depend on what came before.
        FrameWriter { table: CompressTable::large(), scratch: Vec::new() }
    }
}

impl FrameWriter {
    pub(super) fn encode(&mut self, block: Block<'_>, out: &mut Vec<u8>) -> Result<BlockSum> {
        let bytes = block.bytes;
        let len = bytes.len() as u64;
        if bytes.is_empty() && !(block.first && block.last) {
            return Ok(BlockSum { len, check: 0 });
        }
        let fitting = BLOCK_SIZES.into_iter().find(|&(_, max)| bytes.len() <= max);
        let (sizes, block_max) = fitting.unwrap_or(BLOCK_SIZES[3]);
        let mut descriptor = [VERSION | INDEPENDENT | CONTENT_SIZE | CONTENT_CHECKSUM, sizes, 0, 0, 0, 0, 0, 0, 0, 0];
        descriptor[2..].copy_from_slice(&len.to_le_bytes());
        out.extend_from_slice(&MAGIC.to_le_bytes());
        out.extend_from_slice(&descriptor);
        out.push(header_check(&descriptor));
        for piece in bytes.chunks(block_max) {
            let bound = get_maximum_output_size(piece.len());
            if self.scratch.len() < bound {
                self.scratch.resize(bound, 0);
            }
            let n = compress_into_with_table(piece, &mut self.scratch, &mut self.table)
                .map_err(|e| Error::misuse(format!("lz4 encoder: {e}")))?;
            let (length, packed) = if n < piece.len() { (n as u32, &self.scratch[..n]) } else { (piece.len() as u32 | STORED, piece) };
            out.extend_from_slice(&length.to_le_bytes());
            out.extend_from_slice(packed);
        }
        out.extend_from_slice(&0_u32.to_le_bytes());
        out.extend_from_slice(&xxh32(bytes).to_le_bytes());
        Ok(BlockSum { len, check: 0 })
    }
}
