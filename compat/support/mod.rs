//! What every test against real tools needs: the lab's servers and tools by name, fresh databases,
//! our own program, and a comparison that shows where two outputs part.
//!
//! A test says which servers it wants; one that the lab was told to leave out
//! (`DUMPKIT_LAB_WITHOUT="pg10 mysql56"`) is named on standard error and in `target/skipped.txt`, and
//! with `CI` set nothing may be left out.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::OnceLock;

use serde::Deserialize;

/// The lab, as `compat/lab env --json` tells it.
#[derive(Debug, Deserialize)]
pub(crate) struct Lab {
    servers: BTreeMap<String, Server>,
    tools: BTreeMap<String, Tools>,
}

/// A running server.
#[derive(Debug, Deserialize)]
pub(crate) struct Server {
    /// `postgres`, `mysql` or `mariadb`.
    pub(crate) kind: String,
    /// Its version.
    pub(crate) version: String,
    /// URL of its maintenance database.
    pub(crate) url: String,
}

/// One version's client programs.
#[derive(Debug, Deserialize)]
pub(crate) struct Tools {
    /// Their version.
    pub(crate) version: String,
    paths: BTreeMap<String, PathBuf>,
    /// The compressions that pg_dump knows here.
    #[serde(default)]
    pub(crate) compression: Vec<String>,
}

/// The lab; it must be up (`compat/test` sees to it).
pub(crate) fn lab() -> &'static Lab {
    static LAB: OnceLock<Lab> = OnceLock::new();
    LAB.get_or_init(|| {
        let out = Command::new(root().join("compat/lab")).args(["env", "--json"]).output().expect("compat/lab runs");
        assert!(out.status.success(), "compat/lab env failed:\n{}", String::from_utf8_lossy(&out.stderr));
        serde_json::from_slice(&out.stdout).expect("compat/lab env prints JSON")
    })
}

/// The repository.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Whether the lab was told to leave this name out; told loudly.
fn left_out(name: &str) -> bool {
    let without = std::env::var("DUMPKIT_LAB_WITHOUT").unwrap_or_default();
    if !without.split_whitespace().any(|left| left == name) {
        return false;
    }
    assert!(std::env::var_os("CI").is_none(), "{name} is left out by DUMPKIT_LAB_WITHOUT, which CI may not do");
    let test = std::thread::current().name().unwrap_or("?").to_owned();
    eprintln!("SKIPPED: {test} on {name}: left out by DUMPKIT_LAB_WITHOUT");
    let skipped = std::fs::OpenOptions::new().create(true).append(true).open(root().join("target/skipped.txt"));
    writeln!(skipped.expect("target/skipped.txt can be written"), "{test} on {name}").expect("target/skipped.txt can be written");
    true
}

/// The PostgreSQL server of a major version; `None` if it is left out.
pub(crate) fn postgres(major: u32) -> Option<&'static Server> {
    let name = format!("pg{major}");
    if left_out(&name) {
        return None;
    }
    Some(lab().servers.get(&name).unwrap_or_else(|| panic!("{name} does not run: compat/lab up {name}")))
}

/// The PostgreSQL tools of a major version; `None` if they are left out.
pub(crate) fn pgtools(major: u32) -> Option<&'static Tools> {
    let name = format!("pgtools{major}");
    if left_out(&name) {
        return None;
    }
    Some(lab().tools.get(&name).unwrap_or_else(|| panic!("{name} are not there: compat/lab up {name}")))
}

impl Tools {
    /// A program of this version.
    pub(crate) fn command(&self, program: &str) -> Command {
        let path = self.paths.get(program).unwrap_or_else(|| panic!("the tools of {} have no {program}", self.version));
        let mut command = Command::new(path);
        command.env_remove("PGOPTIONS").env("TZ", "UTC");
        command
    }

    /// Whether pg_dump and pg_restore know `--restrict-key`.
    pub(crate) fn has_restrict_key(&self) -> bool {
        let help = run(self.command("pg_restore").arg("--help"));
        String::from_utf8_lossy(&help.stdout).contains("--restrict-key")
    }
}

/// A database that is dropped at the end.
pub(crate) struct Database {
    server: &'static Server,
    name: String,
}

impl Server {
    /// The URL of a database of this server.
    pub(crate) fn url_of(&self, database: &str) -> String {
        let (host, _) = self.url.rsplit_once('/').expect("a URL with a database");
        format!("{host}/{database}")
    }

    /// A fresh database with one of the shapes of `testdata/postgres/load.sh`.
    pub(crate) fn load(&'static self, shape: &str) -> Database {
        let database = self.reserve();
        let mut load = Command::new(root().join("testdata/postgres/load.sh"));
        load.args([&self.url, &database.name, shape]).env("PSQL", &pgtools(18).expect("the newest psql").paths["psql"]);
        expect_success(&mut load);
        database
    }

    /// A fresh empty database.
    pub(crate) fn empty(&'static self) -> Database {
        let database = self.reserve();
        self.sql("postgres", &format!("CREATE DATABASE {} TEMPLATE template0", database.name));
        database
    }

    fn reserve(&'static self) -> Database {
        static COUNT: std::sync::atomic::AtomicU32 = std::sync::atomic::AtomicU32::new(0);
        let n = COUNT.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
        Database { server: self, name: format!("t{}_{n}", std::process::id()) }
    }

    /// Runs SQL and gives what it prints, unaligned.
    pub(crate) fn sql(&self, database: &str, sql: &str) -> String {
        let psql = pgtools(18).expect("the newest psql");
        let out = expect_success(psql.command("psql").args(["-qXAt", "-v", "ON_ERROR_STOP=1", "-c", sql, &self.url_of(database)]));
        String::from_utf8(out.stdout).expect("UTF-8 from psql").trim_end().to_owned()
    }
}

impl Database {
    /// Its URL.
    pub(crate) fn url(&self) -> String {
        self.server.url_of(&self.name)
    }

    /// Its name.
    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    /// Runs SQL and gives what it prints, unaligned.
    pub(crate) fn sql(&self, sql: &str) -> String {
        self.server.sql(&self.name, sql)
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        // A database with subscriptions cannot be dropped, and one without a slot cannot say so.
        let list = "SELECT coalesce(string_agg(format('ALTER SUBSCRIPTION %1$I DISABLE; ALTER SUBSCRIPTION %1$I SET (slot_name = NONE); DROP SUBSCRIPTION %1$I;', subname), ' '), '') FROM pg_subscription WHERE subdbid = (SELECT oid FROM pg_database WHERE datname = current_database())";
        let Some(psql) = pgtools(18) else { return };
        let out = run(psql.command("psql").args(["-qXAtc", list, &self.url()]));
        for statement in String::from_utf8_lossy(&out.stdout).split_inclusive(';') {
            run(psql.command("psql").args(["-qXAtc", statement, &self.url()]));
        }
        run(psql.command("psql").args(["-qXAtc", &format!("DROP DATABASE IF EXISTS {}", self.name), &self.server.url]));
    }
}

/// Our own program.
pub(crate) fn dumpkit() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_dumpkit"));
    command.env("TZ", "UTC");
    command
}

/// Runs a command without input and gives its output, whatever its exit code.
pub(crate) fn run(command: &mut Command) -> Output {
    command.stdin(Stdio::null()).output().unwrap_or_else(|e| panic!("{command:?} does not run: {e}"))
}

/// Runs a command that must succeed.
pub(crate) fn expect_success(command: &mut Command) -> Output {
    let out = run(command);
    assert!(out.status.success(), "{command:?} failed with {}:\n{}", out.status, String::from_utf8_lossy(&out.stderr));
    out
}

/// Two outputs must be the same to the byte; if not, the first line in which they differ is shown.
pub(crate) fn same_bytes(what: &str, ours: &[u8], theirs: &[u8]) {
    if let Some(difference) = difference(ours, theirs) {
        panic!("{what}: {difference}");
    }
}

/// Where two outputs part.
pub(crate) fn difference(ours: &[u8], theirs: &[u8]) -> Option<String> {
    if ours == theirs {
        return None;
    }
    let mut pairs = ours.split(|b| *b == b'\n').zip(theirs.split(|b| *b == b'\n')).zip(1u64..);
    let show = |line: &[u8]| line[..line.len().min(300)].escape_ascii().to_string();
    Some(match pairs.find(|((a, b), _)| a != b) {
        Some(((a, b), line)) => format!("line {line}\n  ours:   {}\n  theirs: {}", show(a), show(b)),
        None => format!("ours has {} bytes, theirs {}", ours.len(), theirs.len()),
    })
}

/// A file name as an argument.
pub(crate) fn arg(path: &Path) -> &OsStr {
    path.as_os_str()
}
