//! Compressing on all cores: streams are cut into blocks, the blocks are compressed side by side, and
//! come out in order, joined to one valid stream each.
//!
//! Streams are small or large, one after the other; blocks of the next are worked on while those of
//! the one before still are, so a thousand small tables keep all cores as busy as a large one does.

use std::io::BufRead;

use dumpkit_formats::Result;
use dumpkit_formats::compress::{Block, BlockEncoder, BlockSum, Codec, CompressSpec, Container, DICTIONARY_BYTES, Joiner};
use dumpkit_formats::parallel::OrderedMap;

/// What comes out, in the order it was put in.
#[derive(Debug)]
pub enum Packed<'a, K> {
    /// A mark that was put between streams.
    Mark(K),
    /// Compressed bytes of the current stream; a zstd or lz4 frame is in one piece.
    Bytes(&'a [u8]),
    /// The stream has ended.
    End,
}

/// See the module. `K` is what the caller puts between streams to know them by.
pub struct Packer<K: Send + 'static> {
    spec: CompressSpec,
    map: OrderedMap<Work<K>, Work<K>>,
    joiner: Joiner,
    /// The last bytes of the block before, for the codec that wants them.
    dictionary: Vec<u8>,
    /// Buffers that came home.
    spare: Vec<Vec<u8>>,
    scratch: Vec<u8>,
}

enum Work<K> {
    Mark(K),
    Block { bytes: Vec<u8>, dictionary: Vec<u8>, first: bool, last: bool, packed: Vec<u8>, sum: Option<BlockSum> },
}

impl<K: Send + 'static> Packer<K> {
    /// A packer with `jobs` workers.
    pub fn new(spec: CompressSpec, container: Container, jobs: usize) -> Result<Self> {
        // Refused here rather than on a worker.
        BlockEncoder::new(&spec, container)?;
        let workers = jobs.max(1);
        let map = OrderedMap::new(
            workers,
            workers + 1,
            move || BlockEncoder::new(&spec, container),
            |encoder: &mut Result<BlockEncoder>, mut work: Work<K>| {
                if let Work::Block { bytes, dictionary, first, last, packed, sum } = &mut work {
                    match encoder {
                        Ok(encoder) => {
                            packed.clear();
                            let block = Block { bytes, dictionary, first: *first, last: *last };
                            *sum = Some(encoder.encode(block, packed)?);
                        }
                        Err(e) => return Err(dumpkit_formats::Error::new(e.class(), e.what().to_owned())),
                    }
                }
                Ok(work)
            },
        )?;
        Ok(Packer { spec, map, joiner: Joiner::new(&spec, container), dictionary: Vec::new(), spare: Vec::new(), scratch: Vec::new() })
    }

    /// Puts a mark between streams.
    pub fn mark(&mut self, key: K, out: &mut dyn FnMut(Packed<'_, K>) -> Result<()>) -> Result<()> {
        self.push(Work::Mark(key), out)
    }

    /// Compresses a whole stream.
    pub fn stream(&mut self, input: &mut dyn BufRead, out: &mut dyn FnMut(Packed<'_, K>) -> Result<()>) -> Result<()> {
        let mut first = true;
        loop {
            let mut bytes = self.spare.pop().unwrap_or_default();
            bytes.clear();
            let last = loop {
                let held = input.fill_buf()?;
                if held.is_empty() {
                    break true;
                }
                let room = self.spec.block_bytes() - bytes.len();
                if room == 0 {
                    break false;
                }
                let n = held.len().min(room);
                bytes.extend_from_slice(&held[..n]);
                input.consume(n);
            };
            self.block(bytes, first, last, out)?;
            first = false;
            if last {
                return Ok(());
            }
        }
    }

    /// Compresses one block of a stream that the caller cuts itself.
    pub fn block(&mut self, bytes: Vec<u8>, first: bool, last: bool, out: &mut dyn FnMut(Packed<'_, K>) -> Result<()>) -> Result<()> {
        let mut dictionary = self.spare.pop().unwrap_or_default();
        dictionary.clear();
        if self.spec.wants_dictionary() && self.spec.codec != Codec::None {
            if !first {
                dictionary.extend_from_slice(&self.dictionary);
            }
            let tail = bytes.len().saturating_sub(DICTIONARY_BYTES);
            self.dictionary.clear();
            self.dictionary.extend_from_slice(&bytes[tail..]);
        }
        let packed = self.spare.pop().unwrap_or_default();
        self.push(Work::Block { bytes, dictionary, first, last, packed, sum: None }, out)
    }

    /// Bytes that a block should have.
    pub fn block_bytes(&self) -> usize {
        self.spec.block_bytes()
    }

    /// A buffer to fill for [`block`](Self::block).
    pub fn buffer(&mut self) -> Vec<u8> {
        let mut buffer = self.spare.pop().unwrap_or_default();
        buffer.clear();
        buffer
    }

    /// Waits for everything that was put in.
    pub fn finish(mut self, out: &mut dyn FnMut(Packed<'_, K>) -> Result<()>) -> Result<()> {
        while let Some(done) = self.map.next_result() {
            self.deliver(done?, out)?;
        }
        Ok(())
    }

    fn push(&mut self, work: Work<K>, out: &mut dyn FnMut(Packed<'_, K>) -> Result<()>) -> Result<()> {
        if let Some(done) = self.map.push(work)? {
            self.deliver(done, out)?;
        }
        while let Some(done) = self.map.ready()? {
            self.deliver(done, out)?;
        }
        Ok(())
    }

    fn deliver(&mut self, done: Work<K>, out: &mut dyn FnMut(Packed<'_, K>) -> Result<()>) -> Result<()> {
        match done {
            Work::Mark(key) => out(Packed::Mark(key)),
            Work::Block { bytes, dictionary, first, last, packed, sum } => {
                self.scratch.clear();
                if first {
                    self.joiner.begin(&mut self.scratch);
                    if !self.scratch.is_empty() {
                        out(Packed::Bytes(&self.scratch))?;
                        self.scratch.clear();
                    }
                }
                if let Some(sum) = &sum {
                    self.joiner.add(sum);
                }
                if !packed.is_empty() {
                    out(Packed::Bytes(&packed))?;
                }
                if last {
                    self.joiner.finish(&mut self.scratch);
                    if !self.scratch.is_empty() {
                        out(Packed::Bytes(&self.scratch))?;
                    }
                    out(Packed::End)?;
                }
                self.spare.extend([bytes, dictionary, packed]);
                Ok(())
            }
        }
    }
}
