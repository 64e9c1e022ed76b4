//! Converting in a ring, custom > directory > tar > plain > custom, each with another compression: at
//! every station the stock tools restore what we wrote into a fresh database of a real server, and that
//! server's own pg_dump prints the same database as it printed of the first one.
//!
//! Two laps for each server. In the first, each station has a codec of its own and is read by
//! pg_restore 18. In the second, all is as the server's own release writes it, and its own pg_restore
//! reads. For servers before 13, the release's own is 13's. The plain station is run by the release's own psql, which stops at the first error.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::support::restore::{printed, restore};
use crate::support::{OLDEST_TOOLS, Record, Server, Tools, difference, dumpkit, expect_success, folder, pgtools, postgres};

/// A station: its name, and the options it is converted with.
type Station = (&'static str, &'static [&'static str]);

/// Every codec, levels too; from a script back to an archive at the end.
const EVERY_CODEC: &[Station] = &[
    ("first.dump", &["-Zzstd:9"]),
    ("second", &["-Fdirectory", "-Zlz4"]),
    ("third.tar", &[]),
    ("fourth.sql", &[]),
    ("fifth.dump", &["-Zgzip:9"]),
    ("sixth", &["-Fdirectory", "-Zzstd:level=3,long"]),
    ("seventh.sql.zst", &[]),
    ("eighth.dump", &["-Znone"]),
];

/// What releases before 16 read.
const PLAIN_OLD: &[Station] = &[
    ("first.dump", &["-Znone"]),
    ("second", &["-Fdirectory", "-Zgzip:1"]),
    ("third.tar", &[]),
    ("fourth.sql.gz", &[]),
    ("fifth.dump", &["-Zgzip:9"]),
];

/// One lap.
struct Lap<'a> {
    server: &'static Server,
    shape: &'a str,
    /// The server's own tools.
    own: &'static Tools,
    /// The pg_restore that reads.
    reader: &'static Tools,
    want: &'a [u8],
    folder: &'a Path,
    failures: Vec<String>,
    restored: usize,
}

impl Lap<'_> {
    fn run(&mut self, from: &Path, stations: &[Station]) {
        let mut from = from.to_owned();
        let home = self.folder.join(format!("lap-{}", self.reader.version));
        std::fs::create_dir_all(&home).expect("a folder in a temporary folder");
        for (name, options) in stations {
            let to = home.join(name);
            let mut convert = dumpkit();
            convert.arg("convert").arg(&from).arg(&to).args(["-q", "--no-sync"]).args(*options);
            // A script is for psql of this release, a key and settings of newer ones are not.
            if name.contains(".sql") {
                convert.arg(format!("--pg-version={}", self.own.major())).args(self.own.fixed_key().1);
            }
            expect_success(&mut convert);
            self.restore(name, &to);
            from = to;
        }
    }

    fn restore(&mut self, name: &str, file: &Path) {
        let database = self.server.empty(self.shape);
        if name.contains(".sql") {
            let mut psql = self.own.command("psql");
            expect_success(psql.args(["-qX", "-v", "ON_ERROR_STOP=1", "-o", "/dev/null", "-f"]).arg(unpacked(file)).arg(database.url()));
        } else {
            restore(self.reader, file, &database);
        }
        self.restored += 1;
        let got = printed(self.own, &database);
        if let Some(difference) = difference(&got, self.want) {
            let kept = self.folder.join(format!("{name}.restored.sql"));
            std::fs::write(&kept, &got).expect("a file in a temporary folder");
            self.failures.push(format!("{name}, read by {}: {difference}", self.reader.version));
        }
    }
}

/// A script as psql reads it.
fn unpacked(file: &Path) -> PathBuf {
    let (program, suffix) = match file.extension().and_then(|e| e.to_str()) {
        Some("gz") => ("gzip", "gz"),
        Some("zst") => ("zstd", "zst"),
        _ => return file.to_owned(),
    };
    let plain = file.with_extension(format!("{suffix}.sql"));
    std::fs::write(&plain, expect_success(Command::new(program).arg("-dc").arg(file)).stdout).expect("a file in a temporary folder");
    plain
}

fn ring(major: u32, shape: &str) {
    let (Some(server), Some(own), Some(newest)) = (postgres(major), pgtools(major.max(OLDEST_TOOLS)), pgtools(18)) else { return };
    let record = Record::new(&format!("pg{major}"), "ring", shape);
    let origin = server.load(shape);
    let want = printed(own, &origin);
    let folder = folder();
    let first = folder.path().join("origin.dump");
    expect_success(own.command("pg_dump").args(["-Fc", "-f"]).arg(&first).arg(origin.url()));
    let mut failures = Vec::new();
    let mut restored = 0;
    for (reader, stations) in [(newest, EVERY_CODEC), (own, if major < 16 { PLAIN_OLD } else { EVERY_CODEC })] {
        // The build of 16 that the lab has knows gzip alone.
        let stations = if reader.major() == 16 { PLAIN_OLD } else { stations };
        // 18 is its own newest; and the second lap of megabytes would show nothing new.
        if restored > 0 && (major == 18 || shape == "big") {
            break;
        }
        let mut lap = Lap { server, shape, own, reader, want: &want, folder: folder.path(), failures: Vec::new(), restored: 0 };
        lap.run(&first, stations);
        failures.append(&mut lap.failures);
        restored += lap.restored;
    }
    assert!(failures.is_empty(), "{} of {restored} databases differ from the first:\n{}", failures.len(), failures.join("\n"));
    record.passed(restored, "databases");
}

macro_rules! rings {
    ($($name:ident = $major:literal $shape:literal;)*) => {
        $(#[test] fn $name() { ring($major, $shape); })*
    };
}

rings! {
    // CREATE OPERATOR as pg_dump 13 writes it is not yet known to 10, whatever is between.
    pg10_small = 10 "small";
    pg11_full = 11 "full"; pg12_full = 12 "full"; pg13_full = 13 "full"; pg14_full = 14 "full"; pg15_full = 15 "full"; pg16_full = 16 "full"; pg17_full = 17 "full"; pg18_full = 18 "full";
    pg13_small = 13 "small"; pg14_small = 14 "small"; pg15_small = 15 "small"; pg16_small = 16 "small"; pg17_small = 17 "small"; pg18_small = 18 "small";
    pg13_latin1 = 13 "latin1"; pg18_latin1 = 18 "latin1";
    pg13_sql_ascii = 13 "sql_ascii"; pg18_sql_ascii = 18 "sql_ascii";
    pg13_big = 13 "big"; pg18_big = 18 "big";
}
