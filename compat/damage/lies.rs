//! Archives whose parts are whole and contradict each other.

use std::sync::Arc;

use dumpkit::model::verdict::{Outcome, Verdict};
use dumpkit::plan::verify::Level;
use dumpkit_formats::compress::{Block, BlockEncoder, Codec, CompressSpec, Container, Joiner};
use dumpkit_formats::postgres::archive::{DataOffset, EntryKind, Extra, Toc, tar};

use crate::image::{Image, Region};
use crate::mutate::swapped;
use crate::{TURN, check, found};

fn small() -> Image {
    Image::load("18/custom-gzip.dump")
}

/// The check finds it at this level, and says so in these words.
fn told(image: &Image, level: Level, words: &str) {
    let verdict = check(image, level);
    assert_eq!(verdict.outcome, Outcome::Damaged, "{words:?} is called sound");
    assert!(says(&verdict, words), "{words:?} is not among {:#?}", verdict.problems);
}

fn says(verdict: &Verdict, words: &str) -> bool {
    verdict.problems.iter().any(|p| p.to_string().contains(words))
}

fn with_toc(change: impl FnOnce(&mut Toc)) -> Image {
    small().with_toc(change)
}

/// The positions of the entries with data.
fn with_data(toc: &Toc) -> Vec<usize> {
    (0..toc.entries().len()).filter(|i| toc.entries()[*i].had_dumper).collect()
}

#[test]
fn blocks_in_each_others_place() {
    let _turn = TURN.lock();
    let image = small();
    let blocks = image.blocks();
    for i in 1..blocks.len() {
        let damaged = Image::of(swapped(image.bytes(), &blocks[i - 1], &blocks[i]));
        told(&damaged, Level::Structure, "its offset is");
    }
}

#[test]
fn a_block_that_is_there_twice_or_not_at_all() {
    let _turn = TURN.lock();
    let image = small();
    for block in image.blocks() {
        let bytes = image.bytes();
        let twice = [&bytes[..], &bytes[block.clone()]].concat();
        told(&Image::of(twice), Level::Structure, "a second data block");
        let gone = [&bytes[..block.start], &bytes[block.end..]].concat();
        assert!(found("a block left out", &Image::of(gone), Level::Structure));
    }
    let stranger = [&image.bytes()[..], b"\x01\x00\xff\xff\x00\x00\x00\x00\x00\x00\x00"].concat();
    told(&Image::of(stranger), Level::Structure, "which does not exist");
    let rest = [&image.bytes()[..], b"\x7fELF"].concat();
    told(&Image::of(rest), Level::Structure, "bytes after the last data block");
}

#[test]
fn chunk_lengths_that_lie() {
    let _turn = TURN.lock();
    let image = small();
    // Every length but the last of a block is followed by as many bytes.
    for span in image.spans().iter().filter(|s| s.region == Region::Framing && s.range.len() == 5) {
        for change in [1i64, -1, 255, 1 << 24, i64::from(i32::MAX), -(1 << 31)] {
            let mut bytes = image.bytes().clone();
            let at = span.range.start;
            let old = i64::from(u32::from_le_bytes(bytes[at + 1..at + 5].try_into().expect("four bytes")));
            let new = (old + change).clamp(-i64::from(i32::MAX), i64::from(i32::MAX));
            bytes[at] = u8::from(new < 0);
            bytes[at + 1..at + 5].copy_from_slice(&(new.unsigned_abs() as u32).to_le_bytes());
            assert!(found("a chunk length", &Image::of(bytes), Level::Data), "length {old} changed to {new} at {at} is called sound");
        }
    }
}

#[test]
fn offsets_that_lie() {
    let _turn = TURN.lock();
    for place in [0, 1, 100, u64::MAX, i64::MAX as u64] {
        let image = with_toc(|toc| {
            let i = with_data(toc)[0];
            toc.entries_mut()[i].extra = Extra::Offset(DataOffset::At(place));
        });
        assert!(found("an offset", &image, Level::Structure));
        assert!(found("an offset", &image, Level::Data));
    }
    let image = with_toc(|toc| {
        let data = with_data(toc);
        toc.entries_mut()[data[0]].extra = toc.entries()[data[1]].extra.clone();
    });
    told(&image, Level::Data, "its offset is");
    let image = with_toc(|toc| {
        let i = with_data(toc)[0];
        toc.entries_mut()[i].extra = Extra::Offset(DataOffset::NotSet);
    });
    told(&image, Level::Structure, "its offset is not set");
    let image = with_toc(|toc| {
        let i = with_data(toc)[0];
        toc.entries_mut()[i].extra = Extra::Offset(DataOffset::NoData);
    });
    told(&image, Level::Structure, "it should have data");
}

#[test]
fn ids_and_dependencies_that_cannot_be() {
    let _turn = TURN.lock();
    let image = with_toc(|toc| {
        let id = toc.entries()[3].dump_id;
        toc.entries_mut()[4].dump_id = id;
    });
    told(&image, Level::Structure, "another entry has the same dump id");
    let image = with_toc(|toc| {
        let (a, b) = (toc.entries()[10].dump_id, toc.entries()[11].dump_id);
        toc.entries_mut()[10].dependencies = vec![b];
        toc.entries_mut()[11].dependencies = vec![a];
    });
    told(&image, Level::Structure, "in a circle");
    let image = with_toc(|toc| {
        let id = toc.entries()[10].dump_id;
        toc.entries_mut()[10].dependencies = vec![id, -5];
    });
    told(&image, Level::Structure, "depends on itself");
    told(&image, Level::Structure, "it depends on entry -5");
}

#[test]
fn rows_that_do_not_fit_their_copy_statement() {
    let _turn = TURN.lock();
    let image = with_toc(|toc| {
        for entry in toc.entries_mut().iter_mut().filter(|e| e.is_copy()) {
            entry.copy_stmt = Some("COPY app.orders (a, b, c, d, e, f, g, h, i, j, k, l, m) FROM stdin;\n".into());
        }
    });
    told(&image, Level::Data, "expected 13");
}

#[test]
fn keys_that_are_broken() {
    let _turn = TURN.lock();
    let image = Image::load("18/custom-none.dump");
    let changed = |from: &str, to: &str| {
        assert_eq!(from.len(), to.len());
        let mut bytes = image.bytes().clone();
        let at = memchr::memmem::find(&bytes, from.as_bytes()).unwrap_or_else(|| panic!("{from:?} is in the fixture"));
        bytes[at..at + to.len()].copy_from_slice(to.as_bytes());
        Image::of(bytes)
    };
    // The rows of app.users begin with their number, and orders are of each of them.
    let twice = changed("2\tuser 2\t", "1\tuser 2\t");
    told(&twice, Level::Full, "is the same as that of row 1");
    told(&twice, Level::Full, "is not in the table it references");
    assert_eq!(check(&twice, Level::Data).outcome, Outcome::Sound);
    assert_eq!(check(&image, Level::Full).outcome, Outcome::Sound);
}

/// A custom archive whose only data is `piece`, `times` times, compressed.
fn bomb(codec: Codec, piece: &[u8], times: usize) -> Image {
    let image = Image::load("18/custom-none.dump");
    let spec = CompressSpec::new(codec);
    let mut stored = Vec::new();
    let mut joiner = Joiner::new(&spec, Container::Entry);
    let mut encoder = BlockEncoder::new(&spec, Container::Entry).expect("codec");
    joiner.begin(&mut stored);
    for i in 0..times {
        let block = Block { bytes: piece, dictionary: &[], first: i == 0, last: i + 1 == times };
        let sum = encoder.encode(block, &mut stored).expect("encodes");
        joiner.add(&sum);
    }
    joiner.finish(&mut stored);
    let mut id = 0;
    let image = image.with_toc(|toc| {
        toc.header.compression = dumpkit_formats::postgres::archive::HeaderCompression::Algorithm(codec);
        let keep = with_data(toc)[0];
        id = toc.entries()[keep].dump_id;
        for (i, entry) in toc.entries_mut().iter_mut().enumerate() {
            entry.had_dumper = i == keep;
            entry.extra = Extra::Offset(if i == keep { DataOffset::NotSet } else { DataOffset::NoData });
        }
    });
    let start = image.open().expect("opens").archive.blocks().expect("custom").expect("readable").1 as usize;
    let int = |n: usize| [&[0], &(n as u32).to_le_bytes()[..]].concat();
    let bytes = [&image.bytes()[..start], &[1], &int(id as usize), &int(stored.len()), &stored, &int(0)].concat();
    Image::of(bytes)
}

/// What decodes to hundreds of times its size takes time, but no memory.
#[test]
fn bombs_take_no_memory() {
    let _turn = TURN.lock();
    let zeros = vec![0; 1 << 20];
    let letters = vec![b'a'; 1 << 20];
    for codec in [Codec::Gzip, Codec::Lz4, Codec::Zstd] {
        for (piece, times) in [(&zeros, 48), (&letters, 48)] {
            let image = bomb(codec, piece, times);
            assert!(image.len() < 1 << 20);
            for level in [Level::Data, Level::Full] {
                assert!(found(&format!("a bomb of {codec}"), &image, level));
            }
        }
    }
}

#[test]
fn members_that_lead_elsewhere() {
    let _turn = TURN.lock();
    for name in ["../../etc/passwd", "/etc/passwd", "..", "a/../../b", "C:\\x", "x\0y", ""] {
        let mut image = Image::load("18/dir-none");
        let opened = image.open().expect("sound");
        let mut toc = opened.archive.toc().clone();
        let i = with_data(&toc)[0];
        toc.entries_mut()[i].extra = Extra::Member(name.into());
        let mut bytes = Vec::new();
        toc.encode(&mut bytes, dumpkit_formats::postgres::archive::Layout::Directory).expect("memory");
        image.files.insert("toc.dat".to_owned(), bytes);
        assert!(found(name, &image, Level::Structure), "{name:?} is called sound");
        assert!(found(name, &image, Level::Data), "{name:?} is called sound");
    }
    for name in ["../escape", "/tmp/escape", "deep/down"] {
        let image = Image::load("18/tar.tar");
        let bytes = image.bytes();
        let index = tar::index(&(Arc::new(bytes.clone()) as _), &Default::default()).expect("sound");
        let mut damaged = bytes[..index.end as usize].to_vec();
        damaged.extend_from_slice(&tar::header(name, 3, 0).expect("short"));
        damaged.extend_from_slice(b"abc");
        damaged.resize(damaged.len().next_multiple_of(512) + 1024, 0);
        told(&Image::of(damaged), Level::Structure, "a member outside the archive's folder");
    }
}

#[test]
fn members_missing_and_strangers() {
    let _turn = TURN.lock();
    let whole = Image::load("18/dir-gzip");
    for name in whole.files.keys() {
        let mut image = whole.clone();
        image.files.remove(name);
        assert!(found(name, &image, Level::Structure), "{name} is missing and not missed");
        assert!(found(name, &image, Level::Data), "{name} is missing and not missed");
    }
    let mut image = whole.clone();
    image.files.insert("9999.dat.gz".to_owned(), Vec::new());
    told(&image, Level::Structure, "no entry has this member");
    let mut image = whole.clone();
    image.files.insert("._toc.dat".to_owned(), vec![0; 100]);
    image.files.insert(".DS_Store".to_owned(), vec![0; 100]);
    assert_eq!(check(&image, Level::Data).outcome, Outcome::Sound);
}

#[test]
fn large_objects_listed_or_not() {
    let _turn = TURN.lock();
    let image = with_toc(|toc| {
        let entry = toc.entries_mut().iter_mut().find(|e| e.kind == EntryKind::BlobMetadata).expect("large objects");
        entry.defn = Some("4711\n".into());
    });
    told(&image, Level::Data, "no entry lists");
    told(&image, Level::Data, "have no contents: 4711");
}
