//! What we dump, restored by the stock tools: into a server of the same release, the database is the one that
//! pg_dump's own archive makes there, by what pg_dump 18 prints of both, and the same commands fail.
//!
//! Where pg_dump's archive brings the first database back, so does ours then. It does not always: what it
//! writes of servers before 18 they do not take in every case.

use std::collections::BTreeMap;
use std::path::Path;

use crate::support::restore::without_key;
use crate::support::{Database, Record, Server, Tools, difference, dumpkit, expect_success, folder, pgtools, postgres, run};

/// A name for the archive, and the options it is dumped with.
const FORMS: &[(&str, &[&str])] = &[
    ("ours.dump", &["-Zzstd", "-j3"]),
    ("ours", &["-Fdirectory", "-Zlz4"]),
    ("ours.tar", &["-j1"]),
    ("piped.dump", &["-Fcustom", "-Zgzip"]),
];

/// Archive versions that the releases' own pg_restore reads.
const OWN_VERSION: &[(u32, &str)] = &[(13, "1.14"), (14, "1.14"), (15, "1.14"), (16, "1.15"), (17, "1.16")];

/// What a restore made of an archive.
struct Made {
    printed: Vec<u8>,
    /// Errors, with how often each came.
    errors: BTreeMap<String, usize>,
}

/// A database as pg_dump 18 prints it, without the rows of partitions by the hash of an enum: a restore gives
/// its values new oids, and so new hashes.
fn printed(newest: &Tools, database: &Database) -> Vec<u8> {
    let mut dump = newest.command("pg_dump");
    dump.args(["--exclude-table-data=*.enum_hashes*", "--exclude-table-data=*.enum_lists*", "--exclude-table-data=*.enum_parts*"]);
    settled(&without_key(&expect_success(dump.arg(database.url())).stdout))
}

/// Lines that come in no order of their own, put into one: pg_dump has members of an operator family that
/// differ in their types alone, and extensions that a function depends on, as the server finds them.
fn settled(script: &[u8]) -> Vec<u8> {
    let text = String::from_utf8_lossy(script);
    let loose = |line: &str| {
        let line = line.trim_start();
        line.starts_with("OPERATOR ") || line.starts_with("FUNCTION ") || line.contains(" DEPENDS ON EXTENSION ")
    };
    let mut lines: Vec<&str> = text.lines().map(|line| if loose(line) { line.trim_end_matches([' ', ',', ';']) } else { line }).collect();
    lines.chunk_by_mut(|a, b| loose(a) && loose(b)).for_each(<[&str]>::sort_unstable);
    lines.join("\n").into_bytes()
}

fn made(tools: &Tools, newest: &Tools, server: &'static Server, shape: &str, archive: &Path) -> Made {
    let database = server.empty(shape);
    // It fails where the server does not take what is in the archive.
    let out = run(tools.command("pg_restore").args(["-d", &database.url()]).arg(archive));
    let mut errors = BTreeMap::new();
    for line in String::from_utf8_lossy(&out.stderr).lines().filter(|line| line.contains("ERROR:")) {
        let text = line.split_once("ERROR:").map_or(line, |(_, text)| text);
        *errors.entry(text.trim().to_owned()).or_default() += 1;
    }
    let made = Made { printed: printed(newest, &database), errors };
    without_subscriptions(&database);
    made
}

/// A database that has subscriptions cannot be dropped.
fn without_subscriptions(database: &Database) {
    let names = database.sql(
        "SELECT quote_ident(subname) FROM pg_subscription WHERE subdbid = (SELECT oid FROM pg_database WHERE datname = current_database())",
    );
    for name in names.lines().filter(|name| !name.is_empty()) {
        database.sql(&format!("ALTER SUBSCRIPTION {name} DISABLE"));
        database.sql(&format!("ALTER SUBSCRIPTION {name} SET (slot_name = NONE)"));
        database.sql(&format!("DROP SUBSCRIPTION {name}"));
    }
}

fn restored(major: u32, shape: &str) {
    let (Some(server), Some(newest)) = (postgres(major), pgtools(18)) else { return };
    let record = Record::new(&format!("pg{major}"), "dump restored", shape);
    let origin = server.load(shape);
    let folder = folder();
    let theirs = folder.path().join("theirs.dump");
    expect_success(newest.command("pg_dump").args(["-Fc", "-f"]).arg(&theirs).arg(origin.url()));
    let wanted = made(newest, newest, server, shape, &theirs);
    let mut failures = Vec::new();
    let mut count = 0;
    let mut compare = |what: &str, got: Made, same_errors: bool| {
        count += 1;
        failures.extend(difference(&got.printed, &wanted.printed).map(|difference| format!("{what}: {difference}")));
        if same_errors && got.errors != wanted.errors {
            failures.push(format!("{what}: errors {:?}, theirs {:?}", got.errors, wanted.errors));
        }
    };
    for (name, options) in FORMS {
        let archive = folder.path().join(name);
        let mut dump = dumpkit();
        dump.args(["dump", "-q", "--no-sync", &origin.url()]);
        if *name == "piped.dump" {
            // Without offsets, as from a pipe.
            let out = expect_success(dump.arg("-").args(*options)).stdout;
            std::fs::write(&archive, out).expect("a file in a temporary folder");
        } else {
            expect_success(dump.arg(&archive).args(*options));
        }
        compare(name, made(newest, newest, server, shape, &archive), true);
    }
    if let Some((_, version)) = OWN_VERSION.iter().find(|(release, _)| *release == major)
        && let Some(own) = pgtools(major)
    {
        let archive = folder.path().join("own.dump");
        expect_success(dumpkit().args(["dump", "-q", "--no-sync", &origin.url()]).arg(&archive).args(["--archive-version", version]));
        // Its own pg_restore says things in other words, and sets less.
        compare(&format!("archive version {version} by pg_restore {major}"), made(own, newest, server, shape, &archive), false);
    }
    assert!(failures.is_empty(), "{} of {count} databases differ:\n{}", failures.len(), failures.join("\n"));
    record.passed(count, "databases");
}

macro_rules! restored {
    ($($name:ident = $major:literal $shape:literal;)*) => {
        $(#[test] fn $name() { restored($major, $shape); })*
    };
}

restored! {
    pg10_kitchen = 10 "kitchen"; pg11_kitchen = 11 "kitchen"; pg12_kitchen = 12 "kitchen"; pg13_kitchen = 13 "kitchen"; pg14_kitchen = 14 "kitchen"; pg15_kitchen = 15 "kitchen"; pg16_kitchen = 16 "kitchen"; pg17_kitchen = 17 "kitchen"; pg18_kitchen = 18 "kitchen";
    pg11_full = 11 "full"; pg14_full = 14 "full"; pg18_full = 18 "full";
    pg13_latin1 = 13 "latin1"; pg18_sql_ascii = 18 "sql_ascii";
}
