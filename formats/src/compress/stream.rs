//! A whole stream compressed on one thread.

use std::io::Read;

use super::{Block, BlockEncoder, CompressSpec, Container, DICTIONARY_BYTES, Joiner};
use crate::Result;

/// Compresses all that `input` has and gives it to `put`, in pieces that may each be a chunk of a custom
/// archive. Returns the bytes read.
///
/// # Errors
/// Those of [`BlockEncoder::new`], of reading and of `put`.
pub fn compress_stream(
    spec: &CompressSpec,
    container: Container,
    input: &mut (impl Read + ?Sized),
    mut put: impl FnMut(&[u8]) -> Result<()>,
) -> Result<u64> {
    let mut encoder = BlockEncoder::new(spec, container)?;
    let mut joiner = Joiner::new(spec, container);
    let keep = if spec.wants_dictionary() { DICTIONARY_BYTES } else { 0 };
    // The end of the block before, then the block.
    let mut held = Vec::new();
    let mut out = Vec::new();
    joiner.begin(&mut out);
    let mut first = true;
    loop {
        let before = held.len();
        let read = (&mut *input).take(spec.block_bytes() as u64).read_to_end(&mut held)?;
        let (dictionary, bytes) = held.split_at(before);
        let last = read < spec.block_bytes();
        let sum = encoder.encode(Block { bytes, dictionary, first, last }, &mut out)?;
        joiner.add(&sum);
        if last {
            joiner.finish(&mut out);
        }
        if !out.is_empty() {
            put(&out)?;
        }
        if last {
            return Ok(joiner.len());
        }
        out.clear();
        held.drain(..held.len() - keep.min(held.len()));
        first = false;
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Codec, Decoder};
    use super::*;

    #[test]
    fn streams_of_many_blocks_come_back() {
        for codec in Codec::ALL.into_iter().filter(|codec| codec.is_available()) {
            for container in [Container::Entry, Container::File] {
                let spec = CompressSpec::new(codec);
                for len in [0, 1, spec.block_bytes(), 2 * spec.block_bytes() + 7] {
                    let data: Vec<u8> = (0..len).map(|i| (i / 7 % 251) as u8).collect();
                    let mut packed = Vec::new();
                    let read = compress_stream(&spec, container, &mut &data[..], |piece| {
                        packed.extend_from_slice(piece);
                        Ok(())
                    });
                    assert_eq!(read.unwrap(), len as u64);
                    let mut back = Vec::new();
                    Decoder::new(codec, container, &packed[..]).unwrap().read_to_end(&mut back).unwrap();
                    assert!(back == data, "{codec}, {len} bytes");
                }
            }
        }
    }
}
