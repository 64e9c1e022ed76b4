//! Bytes per second of the paths that everything goes through, on made-up COPY text of a usual shape.

use std::hint::black_box;
use std::io::{BufRead, Cursor};

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use dumpkit_formats::compress::{Block, BlockEncoder, Codec, CompressSpec, Container, Decoder, Joiner};
use dumpkit_formats::limits::Limits;
use dumpkit_formats::postgres::archive::{Layout, Toc};
use dumpkit_formats::postgres::copy::{CheckOptions, Checker, RowDigester, RowSplitter};
use dumpkit_formats::postgres::encoding::Encoding;
use dumpkit_formats::postgres::script::{ScanOptions, scan};

/// Rows of eight columns, about 100 bytes each.
fn rows(bytes: usize) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes + 200);
    let mut seed = 0x9e37_79b9_7f4a_7c15_u64;
    while out.len() < bytes {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        let (a, b) = (seed % 1_000_000, seed >> 40);
        out.extend_from_slice(
            format!("{a}\tuser_{b}@example.com\t2026-0{}-1{}\t{}.{}\tt\t\\N\tsome words of {b}\t{seed:x}\n", 1 + a % 9, b % 9, a, b % 97)
                .as_bytes(),
        );
    }
    out.extend_from_slice(b"\\.\n\n\n");
    out
}

fn packed(spec: &CompressSpec, data: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    let mut joiner = Joiner::new(spec, Container::Entry);
    let mut encoder = BlockEncoder::new(spec, Container::Entry).expect("a codec of this build");
    joiner.begin(&mut out);
    let blocks: Vec<&[u8]> = data.chunks(spec.block_bytes()).collect();
    for (i, bytes) in blocks.iter().enumerate() {
        let block = Block { bytes, dictionary: &[], first: i == 0, last: i + 1 == blocks.len() };
        joiner.add(&encoder.encode(block, &mut out).expect("memory"));
    }
    joiner.finish(&mut out);
    out
}

fn drain(mut input: impl BufRead) -> u64 {
    let mut total = 0;
    loop {
        let n = input.fill_buf().expect("sound").len();
        if n == 0 {
            return total;
        }
        input.consume(n);
        total += n as u64;
    }
}

fn copy(c: &mut Criterion) {
    let data = rows(16 << 20);
    let mut group = c.benchmark_group("copy");
    group.throughput(Throughput::Bytes(data.len() as u64));
    group.bench_function("check", |b| {
        b.iter(|| {
            let mut checker = Checker::new(CheckOptions::new(Some(8), Encoding::Utf8));
            data.chunks(256 * 1024).for_each(|block| checker.feed(block));
            black_box(checker.finish().rows)
        });
    });
    group.bench_function("digest", |b| {
        b.iter(|| {
            let mut splitter = RowSplitter::new(Encoding::Utf8, &Limits::default());
            let mut digester = RowDigester::new(Encoding::Utf8);
            let mut block = &data[..];
            while let Ok(Some(dumpkit_formats::postgres::copy::Item::Row(row))) = splitter.next(&mut block) {
                digester.row(row.bytes).expect("all columns");
            }
            black_box(digester.digest())
        });
    });
    group.finish();
}

fn codec(c: &mut Criterion) {
    let data = rows(16 << 20);
    for (name, decode) in [("decode", true), ("encode", false)] {
        let mut group = c.benchmark_group(name);
        group.throughput(Throughput::Bytes(data.len() as u64)).sample_size(10);
        for codec in [Codec::Gzip, Codec::Lz4, Codec::Zstd] {
            let spec = CompressSpec::new(codec);
            let stored = packed(&spec, &data);
            group.bench_function(BenchmarkId::from_parameter(codec), |b| {
                b.iter(|| {
                    if decode {
                        drain(Decoder::new(codec, Container::Entry, &stored[..]).expect("a codec of this build"))
                    } else {
                        packed(&spec, &data).len() as u64
                    }
                });
            });
        }
        group.finish();
    }
}

fn toc(c: &mut Criterion) {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/testdata/postgres/18/full.dump");
    let archive = std::fs::read(path).expect("testdata");
    let (_, len) = Toc::decode(&archive[..], Layout::Custom, &Limits::default()).expect("sound");
    let mut group = c.benchmark_group("toc");
    group.throughput(Throughput::Bytes(len));
    group.bench_function("decode", |b| b.iter(|| Toc::decode(black_box(&archive[..]), Layout::Custom, &Limits::default()).expect("sound")));
    group.finish();
}

fn script(c: &mut Criterion) {
    let mut text =
        b"--\n-- PostgreSQL database dump\n--\n\nCREATE TABLE t (a integer);\n\nCOPY t (a, b, c, d, e, f, g, h) FROM stdin;\n".to_vec();
    text.extend_from_slice(&rows(16 << 20));
    let mut group = c.benchmark_group("script");
    group.throughput(Throughput::Bytes(text.len() as u64));
    group.bench_function("scan", |b| b.iter(|| scan(Cursor::new(&text), &ScanOptions::default(), &mut ()).expect("sound").bytes));
    group.finish();
}

criterion_group!(benches, copy, codec, toc, script);
criterion_main!(benches);
