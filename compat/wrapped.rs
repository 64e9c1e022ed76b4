//! What people really have: archives inside other files. Whatever is around it, `inspect --list` and
//! `convert FILE -` give what they give for the archive itself.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use crate::support::process::{run_fed, run_from};
use crate::support::{Record, difference, dumpkit, expect_success, folder, root, run};

/// What the archive itself gives.
struct Want {
    list: Vec<u8>,
    script: Vec<u8>,
}

impl Want {
    fn of(archive: &Path) -> Self {
        let want = Want {
            list: body(&expect_success(dumpkit().args(["inspect", "--list"]).arg(archive)).stdout),
            script: expect_success(dumpkit().arg("convert").arg(archive).args(["-", "-q", "--restrict-key=compat"])).stdout,
        };
        assert!(!want.list.is_empty() && !want.script.is_empty(), "{} is empty, so it tests nothing", archive.display());
        want
    }
}

/// A list without its head, which tells how the archive is compressed and packed.
fn body(list: &[u8]) -> Vec<u8> {
    list.split_inclusive(|b| *b == b'\n').filter(|line| !line.starts_with(b";")).flatten().copied().collect()
}

/// The wrapped things, and what is wrong with them.
struct Tried {
    failures: Vec<String>,
    count: usize,
}

impl Tried {
    fn new() -> Self {
        Tried { failures: Vec::new(), count: 0 }
    }

    /// Both commands on a file or folder, which is as good as the archive.
    fn file(&mut self, what: &str, file: &Path, want: &Want) {
        let list = run(dumpkit().args(["inspect", "--list"]).arg(file));
        let script = run(dumpkit().arg("convert").arg(file).args(["-", "-q", "--restrict-key=compat"]));
        self.outputs(what, &list, &script, want);
    }

    /// Both commands on a pipe and on a redirected file.
    fn stdin(&mut self, what: &str, file: &Path, want: &Want) {
        let bytes = fs::read(file).expect("a file in a temporary folder");
        let open = || fs::File::open(file).expect("a file in a temporary folder");
        let convert = || {
            let mut convert = dumpkit();
            convert.args(["convert", "-", "-", "-q", "--restrict-key=compat"]);
            convert
        };
        let list = run_fed(dumpkit().args(["inspect", "--list", "-"]), &bytes);
        self.outputs(&format!("{what} by a pipe"), &list, &run_fed(&mut convert(), &bytes), want);
        let list = run_from(dumpkit().args(["inspect", "--list", "-"]), open());
        self.outputs(&format!("{what} by a redirect"), &list, &run_from(&mut convert(), open()), want);
    }

    fn outputs(&mut self, what: &str, list: &Output, script: &Output, want: &Want) {
        self.count += 2;
        for (which, out, got, want) in
            [("list", list, body(&list.stdout), &want.list), ("script", script, script.stdout.clone(), &want.script)]
        {
            if !out.status.success() {
                self.failures.push(format!("{what}, {which}: {}\n{}", out.status, String::from_utf8_lossy(&out.stderr)));
            } else if let Some(difference) = difference(&got, want) {
                self.failures.push(format!("{what}, {which}: {difference}"));
            }
        }
    }

    fn end(self, record: Record) {
        assert!(self.failures.is_empty(), "{} of {} outputs differ:\n{}", self.failures.len(), self.count, self.failures.join("\n"));
        record.passed(self.count, "outputs");
    }
}

/// Compresses a file with the tool that people do it with.
fn compress(file: &Path, program: &str) -> PathBuf {
    let suffix = match program {
        "gzip" => "gz",
        "lz4" => "lz4",
        _ => "zst",
    };
    let to = PathBuf::from(format!("{}.{suffix}", file.display()));
    let out = expect_success(Command::new(program).arg("-c").arg(file));
    fs::write(&to, out.stdout).expect("a file in a temporary folder");
    to
}

fn tar(folder: &Path, to: &Path, options: &[&str], names: &[&str]) {
    expect_success(
        Command::new("tar").args(["--owner=somebody", "--group=people", "-C"]).arg(folder).args(options).arg("-cf").arg(to).args(names),
    );
}

fn fixture(path: &str) -> PathBuf {
    root().join("testdata/postgres").join(path)
}

fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder in a temporary folder");
    for entry in fs::read_dir(from).expect("a fixture") {
        let entry = entry.expect("an entry of a folder");
        fs::copy(entry.path(), to.join(entry.file_name())).expect("a file in a temporary folder");
    }
}

const CODECS: [&str; 3] = ["gzip", "lz4", "zstd"];

#[test]
fn compressed_archives() {
    let record = Record::new("testdata", "wrapped", "compressed archives");
    let mut tried = Tried::new();
    for name in ["18/custom-zstd.dump", "13/custom-none.dump", "18/pipe.dump", "18/tar.tar", "8.4/tar.tar", "18/plain.sql"] {
        let want = Want::of(&fixture(name));
        let folder = folder();
        let file = folder.path().join("nightly");
        fs::copy(fixture(name), &file).expect("a file in a temporary folder");
        tried.file(&format!("{name} without a suffix"), &file, &want);
        tried.stdin(name, &file, &want);
        for codec in CODECS {
            let packed = compress(&file, codec);
            tried.file(&format!("{name} in {codec}"), &packed, &want);
            tried.stdin(&format!("{name} in {codec}"), &packed, &want);
        }
        // Nobody does it on purpose, and it happens.
        tried.file(&format!("{name} in zstd in gzip"), &compress(&compress(&file, "zstd"), "gzip"), &want);
    }
    tried.end(record);
}

#[test]
fn compressed_scripts() {
    let record = Record::new("testdata", "wrapped", "compressed scripts");
    let mut tried = Tried::new();
    let want = Want::of(&fixture("18/plain.sql"));
    for codec in ["gz", "lz4", "zst"] {
        let file = fixture(&format!("18/plain.sql.{codec}"));
        tried.file(&format!("pg_dump's .{codec}"), &file, &want);
        tried.stdin(&format!("pg_dump's .{codec}"), &file, &want);
    }
    tried.end(record);
}

#[test]
fn an_archive_in_a_tar_file() {
    let record = Record::new("testdata", "wrapped", "an archive in a tar file");
    let mut tried = Tried::new();
    for name in ["18/custom-gzip.dump", "18/pipe.dump", "13/tar.tar", "18/plain.sql", "18/plain.sql.zst"] {
        let want = Want::of(&fixture(name));
        let folder = folder();
        let base = Path::new(name).file_name().and_then(|n| n.to_str()).expect("a name");
        let inner = folder.path().join("backup of monday");
        fs::create_dir(&inner).expect("a folder in a temporary folder");
        fs::copy(fixture(name), inner.join(base)).expect("a file in a temporary folder");
        fs::write(inner.join("README.txt"), "made every night\n").expect("a file in a temporary folder");
        fs::write(inner.join(format!("._{base}")), [0, 5, 22, 7, 0, 2, 0, 0]).expect("a file in a temporary folder");
        for (format, options) in [("gnu", ["--format=gnu"]), ("pax", ["--format=pax"]), ("ustar", ["--format=ustar"])] {
            let file = folder.path().join(format!("{format}.tar"));
            tar(folder.path(), &file, &options, &["backup of monday"]);
            tried.file(&format!("{name} in a {format} tar"), &file, &want);
            tried.file(&format!("{name} in a {format} tar.gz"), &compress(&file, "gzip"), &want);
        }
        let file = folder.path().join("dot.tar");
        tar(&inner, &file, &[], &["."]);
        tried.stdin(&format!("{name} in a tar of ./"), &file, &want);
    }
    tried.end(record);
}

#[test]
fn a_directory_that_was_tarred() {
    let record = Record::new("testdata", "wrapped", "a directory that was tarred");
    let mut tried = Tried::new();
    for name in ["18/dir-zstd", "18/dir-none", "13/dir-gzip", "18/dir-lz4", "9.1/dir-gzip"] {
        let want = Want::of(&fixture(name));
        let folder = folder();
        // The second is too long for an old tar header, the third for half of a split one, too.
        for around in ["dump", &format!("{}/dump", "long".repeat(30)), &format!("{}/{}", "longer".repeat(20), "longest".repeat(30))] {
            let home = folder.path().join(around);
            copy_folder(&fixture(name), &home);
            let short = around.len();
            for format in ["--format=gnu", "--format=pax"] {
                let file = folder.path().join("out.tar");
                let outer = around.split('/').next().expect("a name");
                tar(folder.path(), &file, &[format], &[outer]);
                tried.file(&format!("{name} in {format}, folder of {short} letters"), &file, &want);
                tried.file(&format!("{name} in {format} and gzip, folder of {short} letters"), &compress(&file, "gzip"), &want);
            }
            let file = folder.path().join("dot.tar");
            tar(&home, &file, &[], &["."]);
            tried.file(&format!("{name} with ./ names"), &file, &want);
            tried.stdin(&format!("{name} with ./ names"), &file, &want);
            let names: Vec<String> =
                fs::read_dir(&home).expect("a folder").map(|e| e.expect("an entry").file_name().into_string().expect("UTF-8")).collect();
            tar(&home, &file, &[], &names.iter().map(String::as_str).collect::<Vec<_>>());
            tried.file(&format!("{name} without a folder"), &file, &want);
        }
    }
    tried.end(record);
}

#[test]
fn mac_os_was_here() {
    let record = Record::new("testdata", "wrapped", "members of macOS");
    let mut tried = Tried::new();
    for name in ["18/dir-gzip", "13/dir-none"] {
        let want = Want::of(&fixture(name));
        let folder = folder();
        let home = folder.path().join("dump");
        copy_folder(&fixture(name), &home);
        let members: Vec<_> = fs::read_dir(&home).expect("a folder").map(|e| e.expect("an entry").file_name()).collect();
        for member in members {
            fs::write(home.join(format!("._{}", member.display())), [0, 5, 22, 7, 0, 2, 0, 0]).expect("a file in a temporary folder");
        }
        fs::write(folder.path().join("._dump"), [0, 5, 22, 7]).expect("a file in a temporary folder");
        fs::write(home.join(".DS_Store"), [0, 0, 0, 1]).expect("a file in a temporary folder");
        tried.file(&format!("{name} with ._ files"), &home, &want);
        let file = folder.path().join("mac.tar");
        tar(folder.path(), &file, &["--sort=name"], &["._dump", "dump"]);
        tried.file(&format!("{name} in a tar with ._ members"), &file, &want);
        tried.file(&format!("{name} in a tar.gz with ._ members"), &compress(&file, "gzip"), &want);
    }
    tried.end(record);
}

#[test]
fn folders_and_their_toc() {
    let record = Record::new("testdata", "wrapped", "a folder by another name");
    let mut tried = Tried::new();
    for name in ["18/dir-zstd", "13/dir-gzip", "13/dir-none"] {
        let want = Want::of(&fixture(name));
        tried.file(&format!("{name}/toc.dat"), &fixture(name).join("toc.dat"), &want);
        tried.file(&format!("{name}/"), &fixture(&format!("{name}/")), &want);
        let folder = folder();
        copy_folder(&fixture(name), &folder.path().join("inner"));
        tried.file(&format!("a folder around {name}"), folder.path(), &want);
        // Somebody saved space afterwards.
        expect_success(Command::new("gzip").arg("-q").arg(folder.path().join("inner/toc.dat")));
        tried.file(&format!("{name} with its toc.dat in gzip"), &folder.path().join("inner"), &want);
        // Given as `toc.dat` from the folder itself.
        let here = run(dumpkit().current_dir(fixture(name)).args(["inspect", "--list", "toc.dat"]));
        let script = run(dumpkit().current_dir(fixture(name)).args(["convert", "toc.dat", "-", "-q", "--restrict-key=compat"]));
        tried.outputs(&format!("toc.dat in {name}"), &here, &script, &want);
    }
    tried.end(record);
}
