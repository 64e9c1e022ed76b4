//! Every codec, both ways: whole, in pieces, cut, damaged.

#![cfg(all(feature = "gzip", feature = "lz4", feature = "zstd"))]

use std::io::{self, BufRead, Read};

use dumpkit_formats::compress::{Block, BlockEncoder, Codec, CompressSpec, Container, DICTIONARY_BYTES, Decoder, Joiner};
use dumpkit_formats::{Class, Error, Result};
use proptest::prelude::*;

const CONTAINERS: [Container; 2] = [Container::Entry, Container::File];

/// COPY-like text: compressible, yet no two lines alike.
fn text(len: usize) -> Vec<u8> {
    let mut out = Vec::with_capacity(len + 100);
    let mut x = 1_u32;
    for i in 0_u32.. {
        if out.len() >= len {
            break;
        }
        x = x.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        out.extend_from_slice(format!("{i}\tcustomer {}\t{}.{:02}\t\\N\tt\n", x >> 20, x >> 12, x % 100).as_bytes());
    }
    out.truncate(len);
    out
}

fn spec(text: &str) -> CompressSpec {
    CompressSpec::parse(text).expect(text)
}

/// Encodes in blocks of `block_bytes`, as an archive's writer does.
fn encode(spec: &CompressSpec, container: Container, bytes: &[u8], block_bytes: usize) -> Vec<u8> {
    let mut encoder = BlockEncoder::new(spec, container).expect("encoder");
    encode_with(&mut encoder, spec, container, bytes, block_bytes)
}

fn encode_with(encoder: &mut BlockEncoder, spec: &CompressSpec, container: Container, bytes: &[u8], block_bytes: usize) -> Vec<u8> {
    let mut joiner = Joiner::new(spec, container);
    let mut out = Vec::new();
    joiner.begin(&mut out);
    let mut start = 0;
    loop {
        let end = (start + block_bytes).min(bytes.len());
        let block = Block {
            bytes: &bytes[start..end],
            dictionary: &bytes[start.saturating_sub(DICTIONARY_BYTES)..start],
            first: start == 0,
            last: end == bytes.len(),
        };
        joiner.add(&encoder.encode(block, &mut out).expect("encodes"));
        start = end;
        if block.last {
            break;
        }
    }
    joiner.finish(&mut out);
    assert_eq!(joiner.len(), bytes.len() as u64);
    out
}

fn decode(codec: Codec, container: Container, input: impl BufRead) -> Result<Vec<u8>> {
    let mut out = Vec::new();
    let mut decoder = Decoder::new(codec, container, input)?;
    loop {
        let held = decoder.fill_buf()?;
        if held.is_empty() {
            assert_eq!(decoder.decoded(), out.len() as u64);
            return Ok(out);
        }
        out.extend_from_slice(held);
        let n = held.len();
        decoder.consume(n);
    }
}

fn class_of<T: std::fmt::Debug>(result: Result<T>) -> Class {
    result.expect_err("must not decode").class()
}

/// Gives `bytes` in pieces of the sizes named, over and over.
struct Pieces<'a> {
    bytes: &'a [u8],
    sizes: &'a [usize],
    held: usize,
    turn: usize,
}

impl<'a> Pieces<'a> {
    fn new(bytes: &'a [u8], sizes: &'a [usize]) -> Self {
        Pieces { bytes, sizes, held: 0, turn: 0 }
    }
}

impl Read for Pieces<'_> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let n = self.fill_buf()?.read(out)?;
        self.consume(n);
        Ok(n)
    }
}

impl BufRead for Pieces<'_> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.held == 0 {
            self.held = self.sizes[self.turn % self.sizes.len()].max(1).min(self.bytes.len());
            self.turn += 1;
        }
        Ok(&self.bytes[..self.held])
    }

    fn consume(&mut self, n: usize) {
        self.bytes = &self.bytes[n..];
        self.held -= n;
    }
}

const SPECS: [&str; 12] =
    ["none", "gzip", "gzip:1", "gzip:9", "lz4", "zstd", "zstd:-5", "zstd:1", "zstd:7", "zstd:12", "zstd:19", "zstd:long"];

#[test]
fn what_is_written_is_read() {
    for name in SPECS {
        let spec = spec(name);
        for container in CONTAINERS {
            for len in [0, 1, 12, 13, 100, 65_535, 65_536, 65_537, 300_000] {
                let bytes = text(len);
                for block_bytes in [100_000, 65_536, spec.block_bytes()] {
                    let packed = encode(&spec, container, &bytes, block_bytes);
                    let unpacked = decode(spec.codec, container, &packed[..]).unwrap_or_else(|e| panic!("{name} {len}: {e}"));
                    assert!(unpacked == bytes, "{name} {container:?} {len} {block_bytes}");
                }
            }
        }
    }
}

#[test]
fn every_codec_compresses() {
    let bytes = text(3 << 20);
    for (name, most) in [("gzip", 0.40), ("lz4", 0.65), ("zstd", 0.40), ("zstd:long", 0.40)] {
        let spec = spec(name);
        let packed = encode(&spec, Container::Entry, &bytes, spec.block_bytes());
        let ratio = packed.len() as f64 / bytes.len() as f64;
        assert!(ratio < most, "{name}: {ratio}");
        assert!(decode(spec.codec, Container::Entry, &packed[..]).expect(name) == bytes, "{name}");
    }
}

#[test]
fn an_encoder_s_past_does_not_show() {
    let bytes = text(800_000);
    let mut x = 1_u32;
    let mut random = move |below: usize| {
        x = x.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (x >> 8) as usize % below
    };
    let specs =
        ["gzip:1", "gzip:2", "gzip:3", "gzip:4", "gzip:5", "gzip", "gzip:8", "lz4", "zstd:-5", "zstd", "zstd:5", "zstd:7", "zstd:long"];
    for name in specs {
        let spec = spec(name);
        let mut encoders = [(); 2].map(|()| BlockEncoder::new(&spec, Container::Entry).expect("encoder"));
        for round in 0..300 {
            let len = [10, 1600, 5000, 33_000, 66_000, 140_000][if round % 20 == 0 { random(6) } else { random(3) }];
            let start = 40_000 + random(bytes.len() - 240_000);
            let dictionary = if spec.wants_dictionary() { [0, 100, 20_000, DICTIONARY_BYTES][random(4)] } else { 0 };
            let block = Block {
                bytes: &bytes[start..][..len - random(len.min(700))],
                dictionary: &bytes[start - dictionary..start],
                first: dictionary == 0,
                last: random(2) == 0,
            };
            let outs = encoders.each_mut().map(|encoder| {
                // Each of them comes from something else.
                let other = &bytes[random(bytes.len() - 100_000)..][..[20, 9000, 70_000][random(100) / 49]];
                let other = Block { bytes: other, dictionary: &[], first: true, last: true };
                encoder.encode(other, &mut Vec::new()).expect("encodes");
                let mut out = Vec::new();
                encoder.encode(block, &mut out).expect("encodes");
                out
            });
            assert!(outs[0] == outs[1], "{name} {len} {dictionary}");
        }
    }
}

#[test]
fn an_empty_last_block_is_fine() {
    let bytes = text(50_000);
    for name in SPECS {
        let spec = spec(name);
        for container in CONTAINERS {
            let mut encoder = BlockEncoder::new(&spec, container).expect("encoder");
            let mut joiner = Joiner::new(&spec, container);
            let mut out = Vec::new();
            joiner.begin(&mut out);
            let full = Block { bytes: &bytes, dictionary: &[], first: true, last: false };
            let empty = Block { bytes: &[], dictionary: &bytes, first: false, last: true };
            joiner.add(&encoder.encode(full, &mut out).expect("encodes"));
            joiner.add(&encoder.encode(empty, &mut out).expect("encodes"));
            joiner.finish(&mut out);
            assert!(decode(spec.codec, container, &out[..]).expect(name) == bytes);
        }
    }
}

#[test]
fn input_in_pieces_gives_the_same() {
    let bytes = text(200_000);
    for name in ["none", "gzip", "lz4", "zstd"] {
        let spec = spec(name);
        for container in CONTAINERS {
            let packed = encode(&spec, container, &bytes, 90_000);
            for sizes in [&[1][..], &[1, 2, 3, 5, 7], &[4096], &[65_536, 1], &[usize::MAX]] {
                let unpacked = decode(spec.codec, container, Pieces::new(&packed, sizes)).expect(name);
                assert!(unpacked == bytes, "{name} {sizes:?}");
            }
        }
    }
    let linked = lz4_linked(&bytes, true);
    for sizes in [&[1][..], &[1, 2, 3, 5, 7], &[4096], &[65_536, 1]] {
        assert!(decode(Codec::Lz4, Container::File, Pieces::new(&linked, sizes)).expect("linked") == bytes);
    }
}

#[test]
fn reads_of_any_size_give_the_same() {
    let bytes = text(700_000);
    let mut inputs: Vec<_> =
        ["none", "gzip", "lz4", "zstd"].map(|name| (spec(name).codec, encode(&spec(name), Container::File, &bytes, 300_000))).into();
    inputs.push((Codec::Lz4, lz4_linked(&bytes, false)));
    for (codec, packed) in inputs {
        for sizes in [&[1, 70_000][..], &[64 * 1024], &[100, 200_000, 65_536, 3], &[1 << 20], &[65_537, 300_000]] {
            let mut decoder = Decoder::new(codec, Container::File, &packed[..]).expect("decoder");
            let mut out = vec![0; bytes.len() + (1 << 20)];
            let mut len = 0;
            for &size in sizes.iter().cycle() {
                match decoder.read(&mut out[len..][..size]).expect("sound") {
                    0 => break,
                    n => len += n,
                }
                assert_eq!(decoder.decoded(), len as u64);
            }
            assert!(out[..len] == bytes, "{codec} {sizes:?}");
            assert_eq!(decoder.consumed(), packed.len() as u64);
        }
    }
}

#[test]
fn every_cut_is_seen() {
    let bytes = text(3000);
    for name in ["gzip", "lz4", "zstd"] {
        let spec = spec(name);
        for container in CONTAINERS {
            let packed = encode(&spec, container, &bytes, 1000);
            // Where a frame ends, a file of frames may end; elsewhere it may not.
            let ends: Vec<usize> = match spec.codec {
                Codec::Gzip => vec![],
                _ => (1..=3).map(|n| encode(&spec, container, &bytes[..n * 1000], 1000).len()).chain([0]).collect(),
            };
            for cut in 0..packed.len() {
                let result = decode(spec.codec, container, &packed[..cut]);
                if ends.contains(&cut) {
                    result.unwrap_or_else(|e| panic!("{name} {cut}: {e}"));
                } else {
                    assert_eq!(class_of(result), Class::Truncated, "{name} {container:?} {cut} of {}", packed.len());
                }
            }
        }
    }
}

#[test]
fn no_flip_goes_unseen_or_panics() {
    let bytes = text(5000);
    for name in ["gzip", "lz4", "zstd"] {
        let spec = spec(name);
        for container in CONTAINERS {
            let packed = encode(&spec, container, &bytes, 2000);
            for i in 0..packed.len() {
                for bit in 0..8 {
                    let mut damaged = packed.clone();
                    damaged[i] ^= 1 << bit;
                    match decode(spec.codec, container, &damaged[..]) {
                        // Bits that mean nothing: a gzip header's time and system, a frame that
                        // becomes a skippable one would lose data, which nothing allows.
                        Ok(out) => assert!(out == bytes, "{name} {container:?} byte {i} bit {bit}"),
                        Err(e) => assert!(e.class() != Class::Io && e.class() != Class::Misuse, "{name} byte {i}: {e}"),
                    }
                }
            }
        }
    }
}

#[test]
fn what_was_whole_comes_before_the_error() {
    let bytes = text(1_000_000);
    let mut inputs: Vec<_> =
        ["gzip", "lz4", "zstd"].map(|name| (spec(name).codec, encode(&spec(name), Container::File, &bytes, 100_000))).into();
    inputs.push((Codec::Lz4, lz4_linked(&bytes, true)));
    inputs.push((Codec::Zstd, zstd::stream::encode_all(&bytes[..], 3).expect("zstd")));
    for (codec, packed) in inputs {
        let mut damaged = packed.clone();
        damaged[packed.len() / 2] ^= 0xff;
        for input in [&packed[..packed.len() / 2], &damaged] {
            for direct in [false, true] {
                let mut decoder = Decoder::new(codec, Container::File, input).expect("decoder");
                let mut out = vec![0; 2 << 20];
                let mut len = 0;
                let e = loop {
                    match decoder.read(&mut out[len..][..if direct { 500_000 } else { 1000 }]) {
                        Ok(n) => len += n,
                        Err(e) => break Error::from(e),
                    }
                };
                assert!(e.class().is_damage(), "{e}");
                assert_eq!(decoder.decoded(), len as u64);
                // Damage that only a checksum shows comes out; all before it is right.
                let same = out.iter().zip(&bytes).take_while(|(a, b)| a == b).count().min(len);
                assert!(same > 300_000, "{codec} {direct}: {same} of {len} ({e})");
            }
        }
    }
}

#[test]
fn a_wrong_checksum_is_named_so() {
    let bytes = text(5000);
    for (name, container, from_end) in [
        ("gzip", Container::Entry, 1),
        ("gzip", Container::File, 1),
        ("gzip", Container::File, 5),
        ("lz4", Container::Entry, 1),
        ("zstd", Container::Entry, 1),
    ] {
        let spec = spec(name);
        let mut packed = encode(&spec, container, &bytes, 2000);
        let at = packed.len() - from_end;
        packed[at] ^= 0x40;
        assert_eq!(class_of(decode(spec.codec, container, &packed[..])), Class::Checksum, "{name} {container:?}");
    }
}

#[test]
fn bytes_after_the_end_are_refused() {
    let bytes = text(5000);
    for name in ["gzip", "lz4", "zstd"] {
        let spec = spec(name);
        for container in CONTAINERS {
            let mut packed = encode(&spec, container, &bytes, 2000);
            packed.extend_from_slice(b"more");
            let e = decode(spec.codec, container, &packed[..]).expect_err(name);
            assert!(e.to_string().starts_with("bytes after the end of the compressed stream, after "), "{e}");
            assert_eq!(e.class(), Class::Malformed);
        }
    }
    let twice = encode(&spec("gzip"), Container::Entry, &bytes, 2000).repeat(2);
    assert_eq!(class_of(decode(Codec::Gzip, Container::Entry, &twice[..])), Class::Malformed);
}

#[test]
fn several_streams_in_a_file_are_one() {
    let bytes = text(5000);
    for name in ["gzip", "lz4", "zstd"] {
        let spec = spec(name);
        let twice = encode(&spec, Container::File, &bytes, 2000).repeat(2);
        assert!(decode(spec.codec, Container::File, &twice[..]).expect(name) == bytes.repeat(2));
    }
}

#[test]
fn zeros_pad_a_gzip_file() {
    let mut packed = encode(&spec("gzip"), Container::File, b"x", 100);
    packed.extend_from_slice(&[0; 600]);
    assert_eq!(decode(Codec::Gzip, Container::File, Pieces::new(&packed, &[100])).expect("padded"), b"x");
    packed.push(0x1f);
    assert_eq!(class_of(decode(Codec::Gzip, Container::File, &packed[..])), Class::Malformed);
}

#[test]
fn an_empty_input_is_none_or_no_stream() {
    for container in CONTAINERS {
        assert_eq!(class_of(decode(Codec::Gzip, container, io::empty())), Class::Truncated);
        for codec in [Codec::None, Codec::Lz4, Codec::Zstd] {
            assert_eq!(decode(codec, container, io::empty()).expect("nothing"), b"");
        }
    }
}

#[test]
fn something_else_is_not_taken_for_a_stream() {
    for codec in [Codec::Gzip, Codec::Lz4, Codec::Zstd] {
        for container in CONTAINERS {
            let e = decode(codec, container, &b"PGDMP and so on"[..]).expect_err("not compressed");
            assert_eq!(e.class(), Class::Malformed);
            assert!(e.what().starts_with("not a"), "{e}");
        }
    }
}

#[test]
fn gzip_headers_may_hold_anything() {
    let plain = encode(&spec("gzip"), Container::File, b"hello", 100);
    let mut full = vec![0x1f, 0x8b, 8, 0x1f, 1, 2, 3, 4, 2, 0];
    full.extend_from_slice(&[3, 0, b'a', b'b', b'c']);
    full.extend_from_slice(b"name\0comment\0");
    let crc = zlib_rs::crc32::crc32(0, &full) as u16;
    full.extend_from_slice(&crc.to_le_bytes());
    let header = full.len();
    full.extend_from_slice(&plain[10..]);
    assert_eq!(decode(Codec::Gzip, Container::File, &full[..]).expect("sound"), b"hello");
    for cut in 0..header {
        assert_eq!(class_of(decode(Codec::Gzip, Container::File, &full[..cut])), Class::Truncated);
    }
    full[header - 1] ^= 1;
    assert_eq!(class_of(decode(Codec::Gzip, Container::File, &full[..])), Class::Checksum);
    full[3] = 0x20;
    assert_eq!(class_of(decode(Codec::Gzip, Container::File, &full[..])), Class::Malformed);
}

/// A frame of linked 64 KiB blocks, as liblz4 writes by default and pg_dump therefore.
fn lz4_linked(bytes: &[u8], checksums: bool) -> Vec<u8> {
    lz4_frame(bytes, if checksums { 0x54 } else { 0x40 }, 65_536)
}

/// Blocks of `block_bytes`, each compressed with the 64 KiB before it unless they are independent.
fn lz4_frame(bytes: &[u8], flags: u8, block_bytes: usize) -> Vec<u8> {
    let xxh32 = |bytes: &[u8]| twox_hash::XxHash32::oneshot(0, bytes);
    let mut out = 0x184d_2204_u32.to_le_bytes().to_vec();
    out.extend_from_slice(&[flags, 0x40]);
    if flags & 8 != 0 {
        out.extend_from_slice(&(bytes.len() as u64).to_le_bytes());
    }
    out.push((xxh32(&out[4..]) >> 8) as u8);
    for (i, block) in bytes.chunks(block_bytes).enumerate() {
        let start = i * block_bytes;
        let before = if flags & 0x20 == 0 { &bytes[start.saturating_sub(65_536)..start] } else { &[] };
        let packed = lz4_flex::block::compress_with_dict(block, before);
        out.extend_from_slice(&(packed.len() as u32).to_le_bytes());
        out.extend_from_slice(&packed);
        if flags & 0x10 != 0 {
            out.extend_from_slice(&xxh32(&packed).to_le_bytes());
        }
    }
    out.extend_from_slice(&[0; 4]);
    if flags & 4 != 0 {
        out.extend_from_slice(&xxh32(bytes).to_le_bytes());
    }
    out
}

#[test]
fn lz4_frames_of_every_kind() {
    let bytes = text(400_000);
    for flags in (0..16).map(|bits| 0x40 | (bits << 2)) {
        // Short blocks too: what a block refers to then lies in several before it.
        for block_bytes in [65_536, 30_000, 10_007, 100] {
            let packed = lz4_frame(&bytes, flags, block_bytes);
            let unpacked = decode(Codec::Lz4, Container::File, &packed[..]).unwrap_or_else(|e| panic!("{flags:02x} {block_bytes}: {e}"));
            assert!(unpacked == bytes, "{flags:02x} {block_bytes}");
        }
    }
}

#[test]
fn lz4_headers_are_strict() {
    let sound = lz4_frame(b"hello hello hello hello", 0x5c, 65_536);
    let with = |at: usize, value: u8| {
        let mut frame = sound.clone();
        frame[at] = value;
        frame[14] = (twox_hash::XxHash32::oneshot(0, &frame[4..14]) >> 8) as u8;
        class_of(decode(Codec::Lz4, Container::File, &frame[..]))
    };
    assert_eq!(with(4, 0x5e), Class::Malformed, "reserved flag");
    assert_eq!(with(4, 0x9c), Class::Unsupported, "version 2");
    assert_eq!(with(4, 0x5d), Class::Unsupported, "dictionary");
    assert_eq!(with(5, 0x30), Class::Malformed, "block size");
    assert_eq!(with(5, 0xc0), Class::Malformed, "reserved bit");
    assert_eq!(with(5, 0x41), Class::Malformed, "reserved bits");
    assert_eq!(with(6, 9), Class::Malformed, "content size");
    let mut unsound = sound.clone();
    unsound[14] ^= 1;
    assert_eq!(class_of(decode(Codec::Lz4, Container::File, &unsound[..])), Class::Checksum);
    assert_eq!(class_of(decode(Codec::Lz4, Container::File, &[0x02, 0x21, 0x4c, 0x18, 0, 0][..])), Class::Unsupported);
    // A block longer than the frame allows is refused before anything is kept of it.
    let mut huge = lz4_frame(b"", 0x40, 65_536);
    huge.truncate(7);
    huge.extend_from_slice(&0x0001_0001_u32.to_le_bytes());
    assert_eq!(class_of(decode(Codec::Lz4, Container::File, &huge[..])), Class::Malformed);
}

#[test]
fn skippable_frames_are_skipped() {
    for name in ["lz4", "zstd"] {
        let spec = spec(name);
        let frame = encode(&spec, Container::File, b"hello", 100);
        let skippable = [&0x184d_2a53_u32.to_le_bytes()[..], &5_u32.to_le_bytes(), b"noise"].concat();
        let input = [&skippable[..], &frame, &skippable, &frame, &skippable].concat();
        for sizes in [&[usize::MAX][..], &[1]] {
            assert_eq!(decode(spec.codec, Container::File, Pieces::new(&input, sizes)).expect(name), b"hellohello");
        }
        assert_eq!(class_of(decode(spec.codec, Container::File, &input[..input.len() - 1])), Class::Truncated);
    }
}

#[test]
fn zstd_windows_are_bounded() {
    // A header that wants 2 GiB of window, and nothing else.
    let header = [0x28, 0xb5, 0x2f, 0xfd, 0x00, (31 - 10) << 3];
    let e = decode(Codec::Zstd, Container::File, &header[..]).expect_err("too large");
    assert_eq!(e.class(), Class::Limit, "{e}");
    let decoder = Decoder::new(Codec::Zstd, Container::File, &header[..]).expect("decoder");
    assert_eq!(class_of(decoder.zstd_window_log(40).map(drop)), Class::Misuse);
    let small = Decoder::new(Codec::Zstd, Container::File, &header[..]).and_then(|d| d.zstd_window_log(20)).expect("decoder");
    assert_eq!(class_of(io::read_to_string(small).map_err(Error::from)), Class::Limit);
    // Frames without lengths and checksums, as pg_dump streams them.
    let bytes = text(500_000);
    let packed = zstd::stream::encode_all(&bytes[..], 3).expect("zstd");
    assert!(decode(Codec::Zstd, Container::File, &packed[..]).expect("sound") == bytes);
}

#[test]
fn a_bomb_is_streamed() {
    let zeros = vec![0; 1 << 20];
    for name in ["gzip", "lz4", "zstd"] {
        let spec = spec(name);
        let one = encode(&spec, Container::File, &zeros, 1 << 20);
        let input = one.repeat(64);
        let mut decoder = Decoder::new(spec.codec, Container::File, &input[..]).expect("decoder");
        let (mut total, mut largest) = (0, 0);
        loop {
            let n = decoder.fill_buf().expect("sound").len();
            if n == 0 {
                break;
            }
            decoder.consume(n);
            total += n;
            largest = largest.max(n);
        }
        assert_eq!(total, 64 << 20);
        assert!(largest <= 1 << 20, "{name}: {largest}");
    }
}

#[test]
fn errors_have_places_and_stay() {
    let mut packed = encode(&spec("gzip"), Container::Entry, &text(5000), 2000);
    let len = packed.len();
    packed[len - 1] ^= 1;
    let mut decoder = Decoder::new(Codec::Gzip, Container::Entry, &packed[..]).expect("decoder").starting_at(1000);
    let e = Error::from(io::copy(&mut decoder, &mut io::sink()).expect_err("damaged"));
    assert_eq!((e.class(), e.place().offset), (Class::Checksum, Some(1000 + len as u64)));
    assert_eq!(Error::from(decoder.fill_buf().expect_err("still")).class(), Class::Misuse);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn round_trips(
        bytes in proptest::collection::vec(prop_oneof![Just(b'a'), Just(b'\t'), any::<u8>()], 0..20_000),
        repeat in 1_usize..8,
        which in 0_usize..4,
        entry in any::<bool>(),
        block_bytes in 1_usize..50_000,
        sizes in proptest::collection::vec(1_usize..5000, 1..5),
    ) {
        let spec = spec(["none", "gzip:4", "lz4", "zstd:2"][which]);
        let container = CONTAINERS[usize::from(entry)];
        let bytes = bytes.repeat(repeat);
        let packed = encode(&spec, container, &bytes, block_bytes.max(bytes.len() / 50 + 1));
        let unpacked = decode(spec.codec, container, Pieces::new(&packed, &sizes)).expect("sound");
        prop_assert!(unpacked == bytes);
    }

    #[test]
    fn noise_never_panics(bytes in proptest::collection::vec(any::<u8>(), 0..500), which in 0_usize..3, entry in any::<bool>()) {
        let (codec, magic) = [
            (Codec::Gzip, if entry { &[0x78, 0x9c][..] } else { &[0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3] }),
            (Codec::Lz4, &[0x04, 0x22, 0x4d, 0x18, 0x40, 0x40, 0xc0]),
            (Codec::Zstd, &[0x28, 0xb5, 0x2f, 0xfd]),
        ][which];
        let input = [magic, &bytes].concat();
        let _ = decode(codec, CONTAINERS[usize::from(!entry)], &input[..]);
    }
}
