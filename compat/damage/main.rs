//! Damaged archives: never a panic, never more memory than stated, and `verify` finds what can be
//! found.
//!
//! Every archive of the corpus is cut, has bits turned and bytes overwritten, and gets lies told in
//! its TOC. A check that calls a damaged archive sound is right only when the archive still says the
//! same. How often turned bits are found is counted by what they hit; `docs/damage.md` has the
//! figures, and this test fails when they are no longer so. `DUMPKIT_BLESS=1` writes them anew.

mod image;
mod lies;
mod many_entries;
mod mutate;
mod sidecars;
mod table;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Mutex;
use std::time::{Duration, Instant};

use dumpkit::job::verify::verify_opened;
use dumpkit::model::verdict::{Outcome, Verdict};
use dumpkit::plan::verify::{Level, Verify};
use dumpkit::report::Silent;
use dumpkit_formats::compress::Codec;
use image::{Image, Region, contents, rewritten};
use mutate::{Numbers, cuts, flips, scribbles};
use peak_alloc::PeakAlloc;

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

/// Bytes that checking one damaged archive of the corpus may take above what was held before: the
/// buffers of the readers and codecs, and what little of the archive is held.
const MEMORY_BOUND: usize = 32 << 20;
/// How long one may take.
const TIME_BOUND: Duration = Duration::from_secs(10);

/// One at a time, so that the memory counted is that of one.
static TURN: Mutex<()> = Mutex::new(());

fn plan(level: Level) -> Verify {
    Verify { inputs: Vec::new(), level, sha256: None, manifest: None, max_problems: 5, jobs: 1 }
}

/// Whether the check finds something wrong; bounded in time and memory, without a panic.
fn found(what: &str, image: &Image, level: Level) -> bool {
    let before = MEMORY.current_usage();
    MEMORY.reset_peak_usage();
    let begun = Instant::now();
    let outcome = catch_unwind(AssertUnwindSafe(|| match image.open() {
        Ok(opened) => verify_opened(&opened, None, &plan(level), &Silent).outcome != Outcome::Sound,
        Err(_) => true,
    }));
    let outcome = outcome.unwrap_or_else(|_| panic!("{what}: the check panicked"));
    let took = begun.elapsed();
    assert!(took < TIME_BOUND, "{what}: took {took:?}");
    let peak = MEMORY.peak_usage().saturating_sub(before);
    assert!(peak < MEMORY_BOUND, "{what}: took {peak} bytes of memory");
    outcome
}

fn check(image: &Image, level: Level) -> Verdict {
    let opened = image.open().expect("opens");
    verify_opened(&opened, None, &plan(level), &Silent)
}

/// The corpus: the name in the table, and the archive.
fn corpus() -> Vec<(&'static str, Image)> {
    let small = Image::load("18/custom-none.dump");
    vec![
        ("custom, none", small.clone()),
        ("custom, none, INSERT statements", rewritten(&Image::load("18/inserts.dump"), Codec::None)),
        ("custom, gzip", Image::load("18/custom-gzip.dump")),
        ("custom, gzip, on a pipe", Image::load("18/pipe.dump")),
        ("custom, gzip, PostgreSQL 10", Image::load("10/custom-gzip.dump")),
        ("custom, lz4", Image::load("18/custom-lz4.dump")),
        ("custom, zstd", Image::load("18/custom-zstd.dump")),
        ("custom, gzip, by dumpkit", rewritten(&small, Codec::Gzip)),
        ("custom, lz4, by dumpkit", rewritten(&small, Codec::Lz4)),
        ("custom, zstd, by dumpkit", rewritten(&small, Codec::Zstd)),
        ("directory, none", Image::load("18/dir-none")),
        ("directory, gzip", Image::load("18/dir-gzip")),
        ("directory, lz4", Image::load("18/dir-lz4")),
        ("directory, zstd", Image::load("18/dir-zstd")),
        ("tar", Image::load("18/tar.tar")),
        ("plain", Image::load("18/plain.sql")),
    ]
}

/// Combinations in which every turned bit that changes anything is found at level `data`.
fn must_find_all(name: &str, region: Region) -> bool {
    let summed = name.contains("gzip") || name.contains("by dumpkit");
    match region {
        Region::Data => summed,
        Region::Framing | Region::TarHeader | Region::TarPadding => true,
        _ => false,
    }
}

#[test]
fn the_corpus_is_sound() {
    let _turn = TURN.lock();
    for (name, image) in corpus() {
        let verdict = check(&image, Level::Full);
        assert_eq!(verdict.outcome, Outcome::Sound, "{name}: {:#?}", verdict.problems);
    }
}

/// A cut at every byte of what is small, and of the larger at every byte near what ends and begins.
#[test]
fn every_cut_is_found() {
    let _turn = TURN.lock();
    for (name, image) in corpus() {
        let plain = name == "plain";
        for (file, bytes) in &image.files {
            let near: Vec<usize> = image.spans().iter().filter(|s| s.file == *file).flat_map(|s| [s.range.start, s.range.end]).collect();
            let wanted = |len: &usize| *len + 40 > bytes.len() || len.is_multiple_of(41) || near.iter().any(|at| at.abs_diff(*len) < 2);
            for (what, damaged) in cuts(&image, file, (0..bytes.len()).filter(wanted)) {
                let found = found(&what, &damaged, Level::Data);
                let left = damaged.files[file].len();
                // Empty lines at the end of a script; large objects whose length is written nowhere, and
                // lz4 and zstd files without a frame, which pg_dump leaves for an empty one.
                let unknowable = match file.starts_with("blob_") {
                    false => plain && bytes[left..].iter().all(u8::is_ascii_whitespace),
                    true => name == "directory, none" || (left == 0 && !name.contains("gzip")),
                };
                assert!(found || unknowable, "{name}: {what} is called sound");
            }
        }
    }
}

#[test]
fn turned_bits_are_found_as_the_docs_say() {
    let _turn = TURN.lock();
    let mut rates = table::Rates::default();
    for (name, image) in corpus() {
        let original = contents(&image.open().expect("sound")).expect("sound");
        let spans = image.spans();
        let mut numbers = Numbers::new(0xd0_0d + image.len() as u64);
        let mut regions: Vec<Region> = spans.iter().map(|s| s.region).collect();
        regions.sort();
        regions.dedup();
        for region in regions {
            let of_region: Vec<_> = spans.iter().filter(|s| s.region == region).collect();
            let count = if region == Region::Data { 800 } else { 200 };
            for (what, damaged) in flips(&image, &of_region, count, &mut numbers) {
                let at_data = found(&what, &damaged, Level::Data);
                let same = || damaged.open().and_then(|opened| contents(&opened)).is_ok_and(|now| now == original);
                if !at_data && same() {
                    rates.harmless(name, region);
                    continue;
                }
                let at_full = at_data || found(&what, &damaged, Level::Full);
                assert!(at_data || !must_find_all(name, region), "{name}, {}: {what} is called sound", region.name());
                rates.count(name, region, at_data, at_full);
            }
        }
    }
    rates.compare_with_docs();
}

#[test]
fn scribbling_breaks_nothing() {
    let _turn = TURN.lock();
    for (_, image) in corpus() {
        let mut numbers = Numbers::new(7 + image.len() as u64);
        for (what, damaged) in scribbles(&image, 300, &mut numbers) {
            found(&what, &damaged, Level::Full);
        }
    }
}

#[test]
fn archives_of_every_kind_survive_scribbling() {
    let _turn = TURN.lock();
    for path in [
        "18/latin1.dump",
        "18/sql_ascii.dump",
        "18/plain.sql.gz",
        "18/plain.sql.lz4",
        "18/plain.sql.zst",
        "9.1/custom-gzip.dump",
        "8.4/custom-gzip.dump",
    ] {
        if !image::fixture(path).exists() {
            continue;
        }
        let image = Image::load(path);
        let mut numbers = Numbers::new(99);
        for (what, damaged) in scribbles(&image, 100, &mut numbers) {
            found(&what, &damaged, Level::Full);
        }
    }
}
