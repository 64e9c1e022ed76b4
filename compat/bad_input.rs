//! What bad input and bad luck get: the exit code, the message, and nothing half-written left behind.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::support::process::run_fed;
use crate::support::{dumpkit, expect_success, files_below, folder, pgtools, root, run};

fn fixture(path: &str) -> PathBuf {
    root().join("testdata/postgres").join(path)
}

/// An outcome: the exit code, and words that standard error must have, all of them.
fn expect(what: &str, out: &Output, code: i32, words: &[&str]) {
    let said = String::from_utf8_lossy(&out.stderr);
    assert_eq!(out.status.code(), Some(code), "{what}: {}\n{said}", out.status);
    for word in words {
        assert!(said.contains(word), "{what}: {word:?} is not in what it said:\n{said}");
    }
    assert!(!said.contains("panicked"), "{what}:\n{said}");
}

/// Nothing lies in the folder but what is named.
fn only(folder: &Path, names: &[&str]) {
    let found: Vec<String> = files_below(folder).iter().map(|f| f.display().to_string()).collect();
    assert_eq!(found, names, "left in the folder");
}

#[test]
fn not_an_archive() {
    let folder = folder();
    let given = folder.path().join("given");
    let cases: &[(&str, &[u8], &[&str])] = &[
        ("nothing", b"", &["empty"]),
        ("a program", b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0", &["Linux program", "not a PostgreSQL dump"]),
        ("a zip", b"PK\x03\x04\x14\0\0\0\x08\0", &["not a PostgreSQL dump"]),
        ("a picture", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", &["not a PostgreSQL dump"]),
        ("noise", &[0x91, 0x00, 0xfe, 0x07, 0x80, 0x11, 0xff, 0x00, 0x01], &["not a PostgreSQL dump"]),
        ("a dump of MySQL", b"-- MySQL dump 10.13  Distrib 8.0.36\n--\n-- Host: localhost\n", &["MySQL"]),
        ("a binlog", b"\xfebin\0\0\0\0\x0f", &["binary log"]),
    ];
    for (what, bytes, words) in cases {
        fs::write(&given, bytes).expect("a file in a temporary folder");
        let out = folder.path().join("out.dump");
        expect(what, &run(dumpkit().arg("inspect").arg(&given)), 3, words);
        expect(what, &run(dumpkit().arg("verify").arg(&given)), 3, &[]);
        expect(what, &run(dumpkit().arg("convert").arg(&given).arg(&out)), 3, words);
        expect(what, &run_fed(dumpkit().args(["convert", "-", "-"]), bytes), 3, words);
        only(folder.path(), &["given"]);
    }
    expect("a folder of something else", &run(dumpkit().arg("inspect").arg(folder.path())), 3, &["toc.dat"]);
    expect("no such file", &run(dumpkit().arg("inspect").arg(folder.path().join("gone"))), 1, &["gone", "No such file"]);
    expect("half a directory", &run(dumpkit().arg("inspect").arg(half_a_directory(folder.path()))), 2, &["folder"]);
}

/// A `toc.dat` on its own, sent by somebody who thought it was all, under another name.
fn half_a_directory(folder: &Path) -> PathBuf {
    let alone = folder.join("sent.bin");
    fs::copy(fixture("18/dir-gzip/toc.dat"), &alone).expect("a file in a temporary folder");
    alone
}

#[test]
fn newer_than_we_know() {
    let folder = folder();
    let given = folder.path().join("new.dump");
    let mut bytes = fs::read(fixture("18/custom-gzip.dump")).expect("a fixture");
    for (version, shown) in [([1, 17], "1.17"), ([2, 0], "2.0")] {
        bytes[5..7].copy_from_slice(&version);
        fs::write(&given, &bytes).expect("a file in a temporary folder");
        let words = [shown, "1.10 to 1.16"];
        expect(shown, &run(dumpkit().arg("inspect").arg(&given)), 1, &words);
        expect(shown, &run(dumpkit().arg("convert").arg(&given).arg(folder.path().join("out.dump"))), 1, &words);
        only(folder.path(), &["new.dump"]);
    }
}

/// Archives and scripts, and how many bytes are cut off: inside the data.
const CUTS: &[(&str, usize)] = &[
    ("18/custom-none.dump", 3000),
    ("18/custom-gzip.dump", 500),
    ("18/custom-zstd.dump", 500),
    ("18/custom-lz4.dump", 500),
    ("18/pipe.dump", 500),
    ("13/pipe.dump", 500),
    ("18/tar.tar", 40_000),
    ("13/tar.tar", 40_000),
    ("18/plain.sql", 9000),
    ("18/plain.sql", 40),
];

/// Cut off: the place is named, nothing is written, and with --salvage what is whole is written and what
/// is missing is said. The stock pg_restore reads the rest.
#[test]
fn truncated() {
    let Some(newest) = pgtools(18) else { return };
    for (name, cut) in CUTS {
        let what = format!("{name} without its last {cut} bytes");
        let folder = folder();
        let given = folder.path().join("given");
        let whole = fs::read(fixture(name)).expect("a fixture");
        fs::write(&given, &whole[..whole.len() - cut]).expect("a file in a temporary folder");
        let out = folder.path().join("out.dump");
        expect(&what, &run(dumpkit().arg("convert").arg(&given).arg(&out)), 3, &["truncated input", "byte "]);
        expect(&what, &run(dumpkit().arg("verify").arg(&given)), 3, &[]);
        only(folder.path(), &["given"]);

        let salvaged = run(dumpkit().arg("convert").arg(&given).arg(&out).arg("--salvage"));
        expect(&what, &salvaged, 4, &["warning"]);
        only(folder.path(), &["given", "out.dump"]);
        let rest = expect_success(newest.command("pg_restore").args(["-f", "-", "--restrict-key=compat"]).arg(&out)).stdout;
        let all = expect_success(dumpkit().arg("convert").arg(fixture(name)).args(["-", "-q", "--restrict-key=compat"])).stdout;
        let count = |script: &[u8], start: &str| String::from_utf8_lossy(script).lines().filter(|line| line.starts_with(start)).count();
        // What is left is of the whole; of an archive all definitions are, for they come before the data.
        assert!(count(&rest, "COPY ") <= count(&all, "COPY "), "{what}: the rest has more data than the whole");
        let tables = (count(&rest, "CREATE TABLE "), count(&all, "CREATE TABLE "));
        assert!(tables.0 == tables.1 || !name.ends_with(".dump"), "{what}: {} of {} tables are left", tables.0, tables.1);
        assert!(count(&rest, "COPY ") >= 3, "{what}: {} tables have data", count(&rest, "COPY "));
        expect(&what, &run(dumpkit().arg("verify").arg(&out)), 0, &[]);
    }
}

/// Cut inside the header: there is nothing to save.
#[test]
fn truncated_at_once() {
    for (name, at) in [("13/custom-none.dump", 60), ("18/custom-zstd.dump", 20)] {
        let folder = folder();
        let given = folder.path().join("given");
        fs::write(&given, &fs::read(fixture(name)).expect("a fixture")[..at]).expect("a file in a temporary folder");
        let what = format!("{name} cut at byte {at}");
        expect(&what, &run(dumpkit().arg("inspect").arg(&given)), 3, &["truncated input", &format!("byte {at}")]);
        expect(&what, &run(dumpkit().arg("convert").arg(&given).arg(folder.path().join("out.dump"))), 3, &["truncated input"]);
        only(folder.path(), &["given"]);
    }
}

/// Cut inside the table of contents: how much of it is whole is told, and `--salvage` writes that, with
/// the data that there still is. The stock pg_restore reads it.
#[test]
fn truncated_early() {
    let Some(newest) = pgtools(18) else { return };
    for (name, at, last, data) in [
        ("18/custom-gzip.dump", 8000, "VIEW app.happy", 0),
        ("8.3/custom-none.dump", 3000, "SHELL TYPE app.base", 0),
        ("18/dir-gzip", 16_000, "BLOB METADATA 200001..200003", 5),
    ] {
        let folder = folder();
        let given = folder.path().join("given");
        let toc = if name.ends_with(".dump") {
            fs::copy(fixture(name), &given).expect("a fixture");
            given.clone()
        } else {
            copy_folder(&fixture(name), &given);
            given.join("toc.dat")
        };
        let bytes = fs::read(&toc).expect("a fixture");
        fs::write(&toc, &bytes[..at]).expect("a file in a temporary folder");
        let before: Vec<PathBuf> = files_below(folder.path());
        let what = format!("{name} cut at byte {at}");
        let place = format!("byte {at}");
        let whole = ["whole before it: ", "entries, the last ", last];

        let out = folder.path().join("out.dump");
        let refused = run(dumpkit().arg("convert").arg(&given).arg(&out));
        expect(&what, &refused, 3, &["truncated input", "--salvage", &place]);
        expect(&what, &refused, 3, &whole);
        for command in [&["inspect"][..], &["inspect", "--list"], &["verify"]] {
            let done = run(dumpkit().args(command).arg(&given));
            let said = String::from_utf8_lossy(&[&done.stdout[..], &done.stderr[..]].concat()).into_owned();
            assert_eq!(done.status.code(), Some(3), "{what}: {command:?}: {said}");
            assert!(whole.iter().all(|word| said.contains(word)) && said.contains(&place), "{what}: {command:?}: {said}");
        }
        assert_eq!(files_below(folder.path()), before, "{what}: something was written");

        let salvaged = run(dumpkit().arg("convert").arg(&given).arg(&out).arg("--salvage"));
        expect(&what, &salvaged, 4, &whole);
        expect(&what, &run(dumpkit().arg("verify").arg(&out)), 0, &[]);
        let rest = expect_success(newest.command("pg_restore").args(["-f", "-", "--restrict-key=compat"]).arg(&out)).stdout;
        let rest = String::from_utf8_lossy(&rest);
        assert!(rest.contains("CREATE "), "{what}: no definition is left\n{rest}");
        let copies = rest.lines().filter(|line| line.starts_with("COPY ")).count();
        assert!(copies >= data, "{what}: {copies} tables have data");
    }
}

fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir(to).expect("a folder in a temporary folder");
    for file in files_below(from) {
        fs::copy(from.join(&file), to.join(&file)).expect("a file of a fixture");
    }
}

#[test]
fn the_output_exists() {
    let folder = folder();
    let archive = fixture("18/custom-gzip.dump");
    for (name, format) in [("out.dump", "custom"), ("out.tar", "tar"), ("out.sql", "plain"), ("out", "directory")] {
        let out = folder.path().join(name);
        let convert = || {
            let mut convert = dumpkit();
            convert.arg("convert").arg(&archive).arg(&out).args(["-q", "-F", format, "--deterministic"]);
            convert
        };
        expect(name, &run(&mut convert()), 0, &[]);
        let before = files_below(folder.path()).iter().map(|f| fs::read(folder.path().join(f)).expect("a file")).collect::<Vec<_>>();
        expect(name, &run(&mut convert()), 1, &["exists", "--force"]);
        expect(name, &run(convert().arg("--force")), 0, &[]);
        let after = files_below(folder.path()).iter().map(|f| fs::read(folder.path().join(f)).expect("a file")).collect::<Vec<_>>();
        assert!(before == after, "{name}: --deterministic gave other bytes the second time");
    }
    let same = folder.path().join("out.dump");
    expect("onto itself", &run(dumpkit().arg("convert").arg(&same).arg(&same).arg("--force")), 2, &["same"]);
}

/// No room: an error, and no part of a file.
#[test]
#[cfg(target_os = "linux")]
fn the_disk_is_full() {
    let archive = fixture("18/full.dump");
    let full = || Stdio::from(fs::OpenOptions::new().write(true).open("/dev/full").expect("/dev/full"));
    for options in [&["-Fplain"][..], &["-Fcustom", "-Znone"], &["-Ftar"]] {
        let child = dumpkit().arg("convert").arg(&archive).args(["-", "-q"]).args(options).stdout(full()).stderr(Stdio::piped()).spawn();
        let out = child.and_then(std::process::Child::wait_with_output).expect("our own program");
        expect(&format!("{options:?} to a full device"), &out, 1, &["No space left on device"]);
    }
    // A limit on the size of files stands for a full disk: 40 blocks of 512 or 1024 bytes.
    let folder = folder();
    for (name, options) in [("out.dump", "-Znone"), ("out.tar", ""), ("out.sql", ""), ("out", "-Fdirectory -Znone")] {
        let script = format!("trap '' XFSZ; ulimit -f 40; exec \"$0\" convert \"$1\" \"$2\" -q {options}");
        let out = run(Command::new("sh").args(["-c", &script, env!("CARGO_BIN_EXE_dumpkit")]).arg(&archive).arg(folder.path().join(name)));
        expect(name, &out, 1, &["File too large"]);
        assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 0, "{name}: something is left");
    }
}

/// Ctrl-C and the like while an output is written: nothing of it is left, and the exit code says so.
#[test]
#[cfg(unix)]
fn interrupted() {
    let bytes = fs::read(fixture("18/pipe.dump")).expect("a fixture");
    for (signal, name, format) in
        [("INT", "out.dump", "custom"), ("TERM", "out.sql", "plain"), ("INT", "out", "directory"), ("INT", "out.tar", "tar")]
    {
        let folder = folder();
        let out = folder.path().join(name);
        let mut child = dumpkit()
            .args(["convert", "-"])
            .arg(&out)
            .args(["-q", "-F", format])
            .stdin(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("our own program");
        // An input that goes silent in the middle of its data: the output is begun, and not ended.
        let mut pipe = child.stdin.take().expect("a pipe");
        pipe.write_all(&bytes[..bytes.len() - 400]).expect("room in the pipe");
        pipe.flush().expect("a pipe");
        let began = Instant::now();
        while fs::read_dir(folder.path()).expect("a folder").next().is_none() {
            assert!(began.elapsed() < Duration::from_secs(30), "{name}: no temporary output was begun");
            sleep(Duration::from_millis(10));
        }
        assert!(!out.exists(), "{name}: the output has its name before it is whole");
        expect_success(Command::new("kill").arg(format!("-{signal}")).arg(child.id().to_string()));
        let ended = child.wait_with_output().expect("our own program");
        drop(pipe);
        expect(&format!("{name}, {signal}"), &ended, 1, &["interrupted"]);
        assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 0, "{name}: something is left");
    }
}

/// A reader that has seen enough is no error.
#[test]
#[cfg(unix)]
fn the_reader_goes_away() {
    let out = run(Command::new("sh")
        .args(["-c", "\"$0\" convert \"$1\" - | head -n 3", env!("CARGO_BIN_EXE_dumpkit")])
        .arg(fixture("18/full.dump")));
    assert!(out.status.success() && out.stderr.is_empty(), "{}", String::from_utf8_lossy(&out.stderr));
}
