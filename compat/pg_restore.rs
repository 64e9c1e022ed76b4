//! What we print for an archive is what pg_restore prints, byte for byte: `inspect --list` and
//! `convert FILE -`, for archives of every pg_dump from 13 to 18, in every format and compression that
//! it writes, of every shape of database in testdata, under every set of options that both know.
//!
//! The judge is pg_restore 18, and with `--pg-version N` the pg_restore of that release.

use std::path::{Path, PathBuf};

use crate::support::{Database, Tools, dumpkit, expect_success, pgtools, postgres, run};

const KEY: &str = "--restrict-key=compat";

/// Sets of options that pg_restore and we both know, with names that are in the shape `full`.
const OPTIONS: &[&[&str]] = &[
    &[],
    &["-a"],
    &["-s"],
    &["--section=pre-data"],
    &["--section=data"],
    &["--section=post-data"],
    &["--section=pre-data", "--section=post-data"],
    &["-c"],
    &["-c", "--if-exists"],
    &["-C"],
    &["-c", "-C"],
    &["-c", "--if-exists", "-C"],
    &["-O"],
    &["-x"],
    &["-O", "-x"],
    &["-n", "fx"],
    &["-n", "fx", "-s"],
    &["-n", "nowhere"],
    &["-N", "fx"],
    &["-t", "every_type"],
    &["-t", "trouble", "-t", "parent"],
    &["-t", "trouble", "-a"],
    &["-n", "fx", "-t", "parent"],
    &["-I", "parent_pkey"],
    &["-P", "add(integer, integer)"],
    &["-T", "nowhere"],
    &["--no-comments"],
    &["--no-comments", "-x", "-O"],
    &["-a", "--disable-triggers", "-S", "postgres"],
    &["--no-publications"],
    &["--no-subscriptions"],
    &["--no-security-labels"],
    &["--no-tablespaces"],
    &["--use-set-session-authorization"],
    &["--role=postgres"],
    &["-1"],
    &["--enable-row-security"],
    &["--strict-names", "-t", "every_type"],
];

/// Those that only the newest know.
const OPTIONS_18: &[&[&str]] = &[
    &["--no-table-access-method"],
    &["--no-policies"],
    &["--transaction-size=7"],
    &["--no-statistics"],
    &["--statistics-only"],
    &["--no-schema"],
    &["--no-data"],
];

/// An archive that a real pg_dump wrote.
struct Archive {
    path: PathBuf,
    /// All sets of options are tried, or the most telling.
    thorough: bool,
}

/// Every format and compression that this pg_dump writes.
fn dump_all(tools: &Tools, database: &Database, folder: &Path) -> Vec<Archive> {
    let new = tools.version.split('.').next().and_then(|major| major.parse::<u32>().ok()).expect("a version") >= 16;
    let mut archives = Vec::new();
    let mut dump = |name: String, thorough: bool, options: &[&str]| {
        let path = folder.join(name);
        expect_success(tools.command("pg_dump").args(options).arg("-f").arg(&path).arg(database.url()));
        archives.push(Archive { path, thorough });
    };
    for codec in ["none"].into_iter().chain(tools.compression.iter().map(String::as_str)) {
        let z = match (new, codec) {
            (true, codec) => format!("-Z{codec}"),
            (false, "none") => "-Z0".to_owned(),
            (false, _) => "-Z6".to_owned(),
        };
        dump(format!("custom-{codec}.dump"), codec == "gzip", &["-Fc", &z]);
        dump(format!("directory-{codec}"), codec == "gzip", &["-Fd", &z]);
    }
    dump("tar.tar".to_owned(), true, &["-Ft"]);
    dump("inserts.dump".to_owned(), true, &["-Fc", "--inserts"]);
    dump("rows-per-insert.dump".to_owned(), false, &["-Fc", "--column-inserts", "--rows-per-insert=3", "--on-conflict-do-nothing"]);
    dump("schema.dump".to_owned(), false, &["-Fc", "-s"]);
    dump("quoted.dump".to_owned(), false, &["-Fc", "--quote-all-identifiers", "--create"]);
    dump("clean.tar".to_owned(), false, &["-Ft", "-c", "--if-exists"]);
    let pipe = folder.join("pipe.dump");
    let piped = expect_success(tools.command("pg_dump").arg("-Fc").arg(database.url()));
    std::fs::write(&pipe, piped.stdout).expect("a file in a temporary folder");
    archives.push(Archive { path: pipe, thorough: false });
    archives
}

/// Compares the list and every script of an archive. Returns how many outputs were compared.
fn compare(archive: &Archive, theirs: &Tools, ours: &[&str], sets: &[&[&str]], failures: &mut Vec<String>) -> usize {
    let name = archive.path.file_name().unwrap_or_default().to_string_lossy();
    let mut compared = 0;
    let mut check = |what: String, ours: &mut std::process::Command, theirs: &mut std::process::Command| {
        let (ours, theirs) = (run(ours), run(theirs));
        compared += 1;
        let exits = (ours.status.code() == Some(0), theirs.status.code() == Some(0));
        if exits.0 != exits.1 {
            failures.push(format!("{name} {what}: exit {:?}, theirs {:?}\n  {}", ours.status.code(), theirs.status.code(), String::from_utf8_lossy(&ours.stderr)));
        } else if let Some(difference) = crate::support::difference(&ours.stdout, &theirs.stdout) {
            failures.push(format!("{name} {what}: {difference}"));
        }
    };
    let key: &[&str] = if theirs.has_restrict_key() { &[KEY] } else { &[] };
    let our_key: &[&str] = if theirs.has_restrict_key() { &[KEY] } else { &["--deterministic"] };
    for set in sets.iter().take(if archive.thorough { usize::MAX } else { 12 }) {
        check(
            format!("script {set:?}"),
            dumpkit().arg("convert").arg(&archive.path).args(["-", "-q"]).args(ours).args(our_key).args(*set),
            theirs.command("pg_restore").args(["-f", "-"]).args(key).args(*set).arg(&archive.path),
        );
        let lists = !set.iter().any(|o| ["-1", "--transaction-size=7"].contains(o) || o.starts_with("-c") || o.starts_with("--disable"));
        if lists && !set.iter().any(|o| SCRIPT_ONLY.contains(o)) {
            check(
                format!("list {set:?}"),
                dumpkit().args(["inspect", "--list"]).arg(&archive.path).args(ours).args(*set),
                theirs.command("pg_restore").arg("-l").args(*set).arg(&archive.path),
            );
        }
    }
    // A list turned around, with every fifth entry left out.
    let list = expect_success(theirs.command("pg_restore").arg("-l").arg(&archive.path));
    let mut lines: Vec<&[u8]> = list.stdout.split_inclusive(|b| *b == b'\n').filter(|line| !line.starts_with(b";")).collect();
    lines.reverse();
    let edited: Vec<u8> = lines.iter().enumerate().flat_map(|(i, line)| if i % 5 == 0 { [b";", *line].concat() } else { line.to_vec() }).collect();
    let file = tempfile::NamedTempFile::new().expect("a temporary file");
    std::fs::write(file.path(), edited).expect("a temporary file");
    // A tar file's data can only be read forwards by the original.
    if archive.path.extension().is_none_or(|e| e != "tar") {
        check(
            "script -L".to_owned(),
            dumpkit().arg("convert").arg(&archive.path).args(["-", "-q"]).args(ours).args(our_key).arg("-L").arg(file.path()),
            theirs.command("pg_restore").args(["-f", "-"]).args(key).arg("-L").arg(file.path()).arg(&archive.path),
        );
    }
    compared
}

/// Options of the script alone, which `inspect` does not have.
const SCRIPT_ONLY: &[&str] = &[
    "-C",
    "-O",
    "--no-tablespaces",
    "--no-table-access-method",
    "--use-set-session-authorization",
    "--role=postgres",
    "--enable-row-security",
];

/// Archives of pg_dump `major` from server `major`, of one shape.
fn archives_of(major: u32, shape: &str) {
    let (Some(server), Some(tools), Some(newest)) = (postgres(major), pgtools(major), pgtools(18)) else { return };
    let database = server.load(shape);
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut failures = Vec::new();
    let mut compared = 0;
    let own_name = format!("--pg-version={major}");
    for archive in dump_all(tools, &database, folder.path()) {
        let sets: Vec<&[&str]> = OPTIONS.iter().chain(OPTIONS_18).copied().collect();
        compared += compare(&archive, newest, &[], &sets, &mut failures);
        if major != 18 {
            compared += compare(&archive, tools, &[&own_name], OPTIONS, &mut failures);
        }
    }
    eprintln!("pg{major} {shape}: {compared} outputs compared");
    assert!(failures.is_empty(), "{} of {compared} outputs differ:\n{}", failures.len(), failures.join("\n"));
}

macro_rules! matrix {
    ($($name:ident = $major:literal $shape:literal;)*) => {
        $(#[test] fn $name() { archives_of($major, $shape); })*
    };
}

matrix! {
    pg13_full = 13 "full"; pg14_full = 14 "full"; pg15_full = 15 "full"; pg16_full = 16 "full"; pg17_full = 17 "full"; pg18_full = 18 "full";
    pg13_latin1 = 13 "latin1"; pg15_latin1 = 15 "latin1"; pg18_latin1 = 18 "latin1";
    pg13_sql_ascii = 13 "sql_ascii"; pg16_sql_ascii = 16 "sql_ascii"; pg18_sql_ascii = 18 "sql_ascii";
    pg14_odd = 14 "odd"; pg18_odd = 18 "odd";
}
