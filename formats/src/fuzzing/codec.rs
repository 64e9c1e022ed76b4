//! The codecs, and the table of markers.

use std::io::{BufRead, Read};

use super::{Choices, Cut, blame};
use crate::compress::{Block, BlockEncoder, Codec, CompressSpec, Container, Decoder, Joiner};
use crate::detect::{Kind, PREFIX, compressed};
use crate::parts;
use crate::postgres::archive::ArchiveVersion;
use crate::postgres::encoding::Encoding;
use crate::{Class, Result};

/// Decoded bytes that are looked at: a few kB of input can stand for gigabytes.
const DECODED: usize = 2 << 20;

/// Compressed bytes of the codec they look like, or of one they choose, read in one piece and in many.
pub fn codec_chunks(data: &[u8]) {
    let is_zlib = matches!(data, [a, b, ..] if a & 15 == 8 && u16::from_be_bytes([*a, *b]).is_multiple_of(31));
    let codec = compressed(data).unwrap_or_else(|| Codec::ALL[Choices::of(data).below(4) as usize]);
    let (codec, container) = if is_zlib { (Codec::Gzip, Container::Entry) } else { (codec, Container::File) };
    if codec.is_available() {
        let decoder = |input| Decoder::new(codec, container, input).and_then(|d| d.zstd_window_log(20)).expect("available");
        let whole = run(decoder(Box::new(data) as Box<dyn BufRead>), data.len(), by_buffer);
        let mut choices = Choices::of(data);
        let cut = run(decoder(Box::new(Cut::new(data))), data.len(), |decoder, out| {
            let from = out.len();
            out.resize(from + 16 * choices.length(), 0);
            let n = decoder.read(&mut out[from..]);
            out.truncate(from + *n.as_ref().unwrap_or(&0));
            Ok(n?)
        });
        assert_eq!(whole.1, cut.1, "{codec} ends otherwise when cut");
        assert!(whole.0 == cut.0, "{codec} gives {} bytes, {} when cut", whole.0.len(), cut.0.len());
    }
}

type Input<'a> = Box<dyn BufRead + 'a>;

fn by_buffer(decoder: &mut Decoder<Input<'_>>, out: &mut Vec<u8>) -> Result<usize> {
    let held = decoder.fill_buf()?;
    let n = held.len();
    out.extend_from_slice(held);
    decoder.consume(n);
    Ok(n)
}

/// What came out, up to [`DECODED`] bytes, and how it ended if it did before.
fn run<'a>(
    mut decoder: Decoder<Input<'a>>,
    len: usize,
    mut step: impl FnMut(&mut Decoder<Input<'a>>, &mut Vec<u8>) -> Result<usize>,
) -> (Vec<u8>, Option<Option<Class>>) {
    let mut out = Vec::new();
    let mut total = 0;
    let end = loop {
        match step(&mut decoder, &mut out) {
            Ok(0) => break Some(None),
            Ok(n) => total += n,
            Err(e) => {
                blame(&e);
                break Some(Some(e.class()));
            }
        }
        if out.len() > DECODED {
            break None;
        }
    };
    assert_eq!(decoder.decoded(), total as u64);
    assert!(decoder.consumed() <= len as u64);
    if end == Some(None) {
        assert_eq!(decoder.consumed(), len as u64, "a sound end, and bytes left");
    }
    out.truncate(DECODED);
    (out, if total > DECODED { None } else { end })
}

/// The input compressed in blocks, and decompressed.
pub fn codec_round_trip(data: &[u8]) {
    let specs = ["none", "gzip:1", "gzip:6", "gzip:9", "lz4", "zstd:-5", "zstd:3", "zstd:5,long"];
    let mut choices = Choices::of(data);
    let Ok(spec) = CompressSpec::parse(specs[choices.below(specs.len() as u64) as usize]) else { return };
    let container = if choices.below(2) == 0 { Container::Entry } else { Container::File };
    let mut encoder = BlockEncoder::new(&spec, container).expect("available");
    let mut joiner = Joiner::new(&spec, container);
    let mut out = Vec::new();
    joiner.begin(&mut out);
    let mut at = 0;
    // An empty last block serves who did not know that it was the last.
    let ends_empty = choices.below(2) == 0;
    loop {
        let end = (at + 64 * choices.length()).min(data.len());
        let last = end == data.len() && (at == end || !ends_empty);
        let block = Block { bytes: &data[at..end], dictionary: &data[..at], first: at == 0 && out.len() < 32, last };
        let sum = encoder.encode(block, &mut out).expect("any block can be compressed");
        assert_eq!(sum.len, (end - at) as u64);
        joiner.add(&sum);
        at = end;
        if last {
            break;
        }
    }
    joiner.finish(&mut out);
    assert_eq!(joiner.len(), data.len() as u64);
    let mut back = Vec::new();
    let decoded = Decoder::new(spec.codec, container, Cut::new(&out)).expect("available").read_to_end(&mut back);
    decoded.unwrap_or_else(|e| panic!("{spec}: {e}"));
    assert!(back == data, "{spec} gives {} bytes of {}", back.len(), data.len());
}

/// The first bytes of any file; and names, versions and options, which are as short.
pub fn detect(data: &[u8]) {
    let kind = crate::detect::detect(data);
    assert_eq!(kind, crate::detect::detect(&data[..data.len().min(PREFIX)]));
    assert_eq!(kind == Kind::Empty, data.is_empty());
    if let Kind::Compressed(codec) = kind {
        assert_eq!(compressed(data), Some(codec));
    }
    if let Ok(name) = parts::check_name(data) {
        assert!(!name.contains(['/', '\\', ':', '\0']) && !name.starts_with('.') && name.as_bytes() == data);
    }
    if let Some(encoding) = Encoding::from_name(data) {
        assert_eq!(Encoding::from_name(encoding.name().as_bytes()), Some(encoding));
    }
    let Ok(text) = std::str::from_utf8(data) else { return };
    if let Some(version) = ArchiveVersion::parse(text) {
        let shown = version.to_string();
        assert_eq!(ArchiveVersion::parse(&shown), Some(ArchiveVersion { rev: 0, ..version }));
    }
    if let Ok(spec) = CompressSpec::parse(text) {
        let shown = spec.to_string();
        assert_eq!(CompressSpec::parse(&shown).expect(&shown), spec);
    }
}
