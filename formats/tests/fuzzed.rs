//! The fuzzer's targets as ordinary tests: over every fixture, over the inputs that once broke
//! something (`testdata/fuzzed`), and over damaged copies of both. So a machine without cargo-fuzz
//! covers them as well, if not as deep.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use dumpkit_formats::fuzzing::{TARGETS, join_members};
use dumpkit_formats::limits::Limits;
use dumpkit_formats::postgres::archive::{Layout, Toc};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// Files below a folder, in order, without those that are over 200 kB.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut out = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display())) {
        let path = entry.expect("readable").path();
        if path.is_dir() {
            out.extend(files(&path));
        } else if path.metadata().expect("readable").len() <= 200_000 {
            out.push(path);
        }
    }
    out.sort();
    out
}

fn read(path: &Path) -> Vec<u8> {
    std::fs::read(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

/// Inputs for a target: fixtures of its kind, and its own crashers.
fn inputs(target: &str) -> Vec<(String, Vec<u8>)> {
    let testdata = root().join("testdata");
    let name = |path: &Path| path.strip_prefix(&testdata).unwrap_or(path).display().to_string();
    let mut out = Vec::new();
    for path in files(&testdata) {
        let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let fits = if path.starts_with(testdata.join("fuzzed")) {
            file.split_once('-').is_some_and(|(of, _)| of == target)
        } else {
            fits(target, &file)
        };
        if fits {
            out.push((name(&path), read(&path)));
        }
        if target == "pg_members" && file == "toc.dat" {
            let folder = path.parent().expect("in a folder");
            let members: Vec<_> =
                files(folder).iter().map(|p| (p.file_name().unwrap_or_default().to_string_lossy().into_owned(), read(p))).collect();
            out.push((name(folder), join_members(members.iter().map(|(name, bytes)| (&**name, &**bytes)))));
        }
    }
    out
}

/// Whether a fixture is of the kind that the target takes; any file is of no harm to any.
fn fits(target: &str, file: &str) -> bool {
    let has = |suffixes: &[&str]| suffixes.iter().any(|s| file.ends_with(s));
    match target {
        "codec_chunks" => has(&[".gz", ".lz4", ".zst"]),
        "pg_custom" => has(&[".dump"]),
        "pg_toc" => has(&[".dump", "toc.dat"]),
        "pg_tar" => has(&[".tar"]),
        "pg_script" => has(&[".sql"]),
        "pg_copy_text" => has(&[".dat"]) && file != "toc.dat",
        "pg_copy_statement" | "pg_sql" | "pg_insert" | "pg_list" | "codec_round_trip" | "detect" => has(&[".sql", ".dump", ".toc"]),
        _ => false,
    }
}

/// Numbers that look random and are the same in every run (xorshift).
struct Random(u64);

impl Random {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % bound.max(1) as u64) as usize
    }
}

/// A damaged copy: bytes changed, left out, doubled, cut off or moved.
fn damage(original: &[u8], random: &mut Random) -> Vec<u8> {
    let mut out = original.to_vec();
    for _ in 0..=random.below(3) {
        if out.is_empty() {
            break;
        }
        let at = random.below(out.len());
        let len = (1 + random.below(40)).min(out.len() - at);
        match random.below(7) {
            0 => out[at] ^= 1 << random.below(8),
            1 => out[at] = [0, 1, 3, 0x7f, 0x80, 0xff, b'\\', b'\''][random.below(8)],
            2 => out.truncate(at),
            3 => drop(out.drain(at..at + len)),
            4 => {
                let piece = out[at..at + len].to_vec();
                let to = random.below(out.len());
                out.splice(to..to, piece);
            }
            5 => out[at..at + len].reverse(),
            _ => out[at..at + len].fill(0),
        }
    }
    out
}

/// Runs a target over its inputs and over damaged copies of them, and names the one that broke it.
fn run(target: &str) {
    let (_, function) = TARGETS.iter().find(|(name, _)| *name == target).unwrap_or_else(|| panic!("no target {target}"));
    let inputs = inputs(target);
    assert!(!inputs.is_empty(), "no fixture is for {target}");
    let kept = std::env::temp_dir().join(format!("{target}-broken"));
    // A stack that overflows ends the process: with this set, its input is there all the same.
    let keep_all = std::env::var_os("FUZZED_KEEP").is_some();
    let keep = |input: &[u8]| std::fs::write(&kept, input).expect("a place for the input");
    let run = |input: &[u8], name: &str| {
        if keep_all {
            keep(input);
        }
        if let Err(panic) = std::panic::catch_unwind(|| function(input)) {
            keep(input);
            eprintln!("{target} breaks on {name}; the input is {}", kept.display());
            std::panic::resume_unwind(panic);
        }
    };
    run(b"", "nothing");
    for (name, input) in &inputs {
        run(input, name);
    }
    // As many copies of each as make the test take a second or two.
    let mut random = Random(0x2545_f491_4f6c_dd1d);
    let mut left = 6_000_000usize;
    while left > 0 {
        for (name, input) in &inputs {
            let damaged = damage(input, &mut random);
            left = left.saturating_sub(damaged.len() + 1000);
            run(&damaged, &format!("a damaged {name}"));
        }
    }
}

macro_rules! targets {
    ($($name:ident)*) => {
        $(#[test] fn $name() { run(stringify!($name)); })*

        /// The table, the tests, the fuzzer's files and its list of programs name the same targets.
        #[test]
        fn every_target_is_everywhere() {
            let tests: BTreeSet<String> = [$(stringify!($name)),*].map(str::to_owned).into();
            let table: BTreeSet<String> = TARGETS.iter().map(|(name, _)| (*name).to_owned()).collect();
            assert_eq!(tests, table);
            let stem = |path: &PathBuf| path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            assert_eq!(files(&root().join("fuzz/fuzz_targets")).iter().map(stem).collect::<BTreeSet<_>>(), table);
            let manifest = std::fs::read_to_string(root().join("fuzz/Cargo.toml")).expect("readable").replace('\r', "");
            let bins = manifest.split("[[bin]]\nname = \"").skip(1).filter_map(|rest| rest.split('"').next()).map(str::to_owned);
            assert_eq!(bins.collect::<BTreeSet<_>>(), table);
        }
    };
}

targets! {
    codec_chunks codec_round_trip detect pg_copy_statement pg_copy_text pg_custom pg_insert pg_list pg_members pg_script pg_sql pg_tar
    pg_toc
}

/// A crasher is found by the name of its target.
#[test]
fn crashers_are_named_after_their_target() {
    let folder = root().join("testdata/fuzzed");
    for path in if folder.is_dir() { files(&folder) } else { Vec::new() } {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let target = name.split_once('-').map(|(target, _)| target);
        assert!(TARGETS.iter().any(|(known, _)| Some(*known) == target), "{name} is not TARGET-WHAT");
    }
}

/// What real tools wrote is written again byte for byte.
#[test]
fn real_tocs_are_rewritten_as_they_are() {
    let mut seen = 0;
    for path in files(&root().join("testdata/postgres")) {
        let name = path.to_string_lossy().into_owned();
        let layout = match () {
            () if name.ends_with(".dump") => Layout::Custom,
            () if name.ends_with("toc.dat") => Layout::Directory,
            () => continue,
        };
        let bytes = read(&path);
        let (toc, used) = Toc::decode(&bytes[..], layout, &Limits::default()).unwrap_or_else(|e| panic!("{name}: {e}"));
        let mut again = Vec::new();
        toc.encode(&mut again, layout).expect("written to memory");
        assert!(again == bytes[..used as usize], "{name} is written otherwise");
        seen += 1;
    }
    assert!(seen > 20, "only {seen} fixtures have a TOC");
}
