//! What every test against real tools needs: the lab's servers and tools by name, fresh databases,
//! our own program, and a comparison that shows where two outputs part.
//!
//! A test says which servers it wants; one that the lab was told to leave out
//! (`DUMPKIT_LAB_WITHOUT="pg10 mysql56"`) is named on standard error and in `target/skipped.txt`, and
//! with `CI` set nothing may be left out. A server that is gone or hangs fails the test that wants it,
//! and the failure says so.

pub(crate) mod database;
pub(crate) mod process;
pub(crate) mod proxy;
pub(crate) mod record;
pub(crate) mod restore;

use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use serde::Deserialize;

pub(crate) use database::Database;
pub(crate) use process::{expect_success, run};
pub(crate) use record::Record;

/// The lab, as `compat/lab env --json` tells it.
#[derive(Debug, Deserialize)]
pub(crate) struct Lab {
    /// What runs.
    pub(crate) servers: BTreeMap<String, Server>,
    tools: BTreeMap<String, Tools>,
}

/// A running server.
#[derive(Debug, Deserialize)]
pub(crate) struct Server {
    /// URL of its maintenance database.
    pub(crate) url: String,
    /// Its process, where the lab started it itself.
    #[serde(default)]
    pub(crate) pid: Option<u32>,
    /// Its data folder, where the lab started it itself.
    #[serde(default)]
    pub(crate) data: Option<PathBuf>,
    /// The certificates of one with TLS.
    #[serde(default)]
    pub(crate) tls: Option<TlsFiles>,
    /// The folder of its socket.
    #[serde(default)]
    pub(crate) socket: Option<String>,
}

/// The certificates of the lab.
#[derive(Debug, Deserialize)]
pub(crate) struct TlsFiles {
    /// The authority's.
    pub(crate) ca: String,
    /// That of the user `lab_cert`.
    pub(crate) client_cert: String,
    /// Its key.
    pub(crate) client_key: String,
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
    #[serde(skip)]
    help: OnceLock<String>,
}

impl Lab {
    /// The lab, asked by this command of `compat/lab`.
    pub(crate) fn ask(lab: &mut Command) -> Self {
        let out = run(lab.args(["env", "--json"]));
        process::must_have_succeeded(lab, &out);
        serde_json::from_slice(&out.stdout).expect("compat/lab env prints JSON")
    }
}

/// The program that starts servers.
pub(crate) fn lab_command() -> Command {
    Command::new(root().join("compat/lab"))
}

/// The lab; it must be up (`compat/test` sees to it).
pub(crate) fn lab() -> &'static Lab {
    static LAB: OnceLock<Lab> = OnceLock::new();
    LAB.get_or_init(|| Lab::ask(&mut lab_command()))
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
    server(format!("pg{major}"))
}

/// The same with TLS.
pub(crate) fn postgres_tls(major: u32) -> Option<&'static Server> {
    server(format!("pg{major}-tls"))
}

fn server(name: String) -> Option<&'static Server> {
    if left_out(&name) {
        return None;
    }
    Some(lab().servers.get(&name).unwrap_or_else(|| panic!("{name} does not run: compat/lab up {name}")))
}

/// The oldest tools that the lab has; they speak with older servers, too.
pub(crate) const OLDEST_TOOLS: u32 = 13;

/// The PostgreSQL tools of a major version; `None` if they are left out.
pub(crate) fn pgtools(major: u32) -> Option<&'static Tools> {
    let name = format!("pgtools{major}");
    if left_out(&name) {
        return None;
    }
    Some(lab().tools.get(&name).unwrap_or_else(|| panic!("{name} are not there: compat/lab up {name}")))
}

impl Server {
    /// The URL of a database of this server.
    pub(crate) fn url_of(&self, database: &str) -> String {
        let (host, _) = self.url.rsplit_once('/').expect("a URL with a database");
        format!("{host}/{database}")
    }
}

impl Tools {
    /// A program of this version.
    pub(crate) fn command(&self, program: &str) -> Command {
        let path = self.paths.get(program).unwrap_or_else(|| panic!("the tools of {} have no {program}", self.version));
        let mut command = Command::new(path);
        command.env_remove("PGOPTIONS").env_remove("PGCLIENTENCODING").env("TZ", "UTC").env("PGCONNECT_TIMEOUT", "15");
        command
    }

    /// Their major version.
    pub(crate) fn major(&self) -> u32 {
        self.version.split('.').next().and_then(|major| major.parse().ok()).expect("a version")
    }

    /// Whether pg_restore knows an option, by its long name.
    pub(crate) fn knows(&self, option: &str) -> bool {
        let help = self.help.get_or_init(|| {
            let help = expect_success(self.command("pg_restore").arg("--help"));
            String::from_utf8_lossy(&help.stdout).into_owned()
        });
        let name = option.split('=').next().unwrap_or(option);
        help.split(|c: char| c.is_whitespace() || c == ',' || c == '=').any(|word| word == name)
    }

    /// What makes pg_restore's script, and ours like it, free of a random key.
    pub(crate) fn fixed_key(&self) -> (&'static [&'static str], &'static [&'static str]) {
        // Before there was a key there was no line for it; so it is in ours with --deterministic.
        if self.knows("--restrict-key") { (&["--restrict-key=compat"], &["--restrict-key=compat"]) } else { (&[], &["--deterministic"]) }
    }
}

/// Our own program.
pub(crate) fn dumpkit() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_dumpkit"));
    command.env("TZ", "UTC");
    command
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

/// A temporary folder.
pub(crate) fn folder() -> tempfile::TempDir {
    tempfile::tempdir().expect("a temporary folder")
}

/// Everything below a folder, as paths relative to it, sorted.
pub(crate) fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_owned()];
    while let Some(next) = open.pop() {
        for entry in std::fs::read_dir(&next).unwrap_or_else(|e| panic!("{}: {e}", next.display())) {
            let path = entry.expect("an entry of a folder").path();
            if path.is_dir() { open.push(path) } else { found.push(path.strip_prefix(folder).expect("below it").to_owned()) }
        }
    }
    found.sort();
    found
}
