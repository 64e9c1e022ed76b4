//! What a dump does when something goes wrong: it says what, exits with 1, and leaves nothing under the name of
//! its output, nor beside it.

use std::fs;
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::support::proxy::Proxy;
use crate::support::{Database, Server, dumpkit, expect_success, folder, pgtools, postgres, run};

/// Where a connection is cut: at these of 1000 parts of what the server sends, and at some first bytes.
const CUTS: &[u64] = &[3, 20, 55, 101, 160, 233, 280, 347, 410, 498, 560, 612, 700, 777, 851, 900, 963, 990, 999];
const FIRST_BYTES: &[u64] = &[1, 9, 100, 500, 2000];

/// How long a dump may take to notice.
const PATIENCE: Duration = Duration::from_secs(90);

/// Rows of some MB, for what is done many times.
const FEW: u32 = 20_000;

/// Rows of more bytes than all buffers between server and file hold.
const MANY: u32 = 120_000;

/// A database with a table of so many rows between small ones.
fn with_rows(server: &'static Server, rows: u32) -> Database {
    let database = server.empty("full");
    database.sql(&format!(
        "CREATE TABLE aa_small AS SELECT 1 AS a; CREATE TABLE big_rows AS SELECT n AS id, repeat(md5(n::text), 8) AS text FROM generate_series(1, {rows}) n;
         CREATE TABLE zz_small (a integer PRIMARY KEY); INSERT INTO zz_small VALUES (1);"
    ));
    database
}

/// The same database by way of a proxy.
fn through(proxy: &Proxy, database: &Database) -> String {
    let url = database.url();
    let (user, rest) = url.split_once('@').expect("a URL with a user");
    let (_, name) = rest.split_once('/').expect("a URL with a database");
    format!("{user}@{}/{name}", proxy.address())
}

fn address_of(server: &Server) -> String {
    let (_, rest) = server.url.split_once('@').expect("a URL with a user");
    rest.split_once('/').expect("a URL with a database").0.to_owned()
}

/// A failed dump: exit code 1, a message with these words, and an empty folder.
fn expect_failure(what: &str, out: &Output, folder: &Path, words: &[&str]) {
    let said = String::from_utf8_lossy(&out.stderr);
    assert_eq!(out.status.code(), Some(1), "{what}: {said}");
    for word in words {
        assert!(said.contains(word), "{what}: \"{word}\" is not in: {said}");
    }
    assert!(!said.contains("panicked"), "{what}: {said}");
    let left: Vec<_> = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").file_name()).collect();
    assert!(left.is_empty(), "{what}: {left:?} is left");
}

const FORMATS: &[(&str, &str, &str)] =
    &[("out.dump", "custom", "-j4"), ("out", "directory", "-j2"), ("out.sql", "plain", "-j1"), ("out.tar", "tar", "-j2")];

#[test]
fn the_connection_is_cut() {
    let Some(server) = postgres(18) else { return };
    let database = with_rows(server, FEW);
    let folder = folder();
    for (name, format, jobs) in FORMATS {
        let path = folder.path().join(name);
        let dump = |proxy: &Proxy| run(dumpkit().args(["dump", &through(proxy, &database)]).arg(&path).args(["-q", "-F", format, jobs]));
        let whole = Proxy::new(&address_of(server), u64::MAX);
        let out = dump(&whole);
        assert!(out.status.success(), "{format}: {}", String::from_utf8_lossy(&out.stderr));
        if path.is_dir() { fs::remove_dir_all(&path) } else { fs::remove_file(&path) }.expect("the dump");
        let total = whole.passed();
        for limit in FIRST_BYTES.iter().copied().chain(CUTS.iter().map(|part| total * part / 1000)) {
            let out = dump(&Proxy::new(&address_of(server), limit));
            // The server's goodbye may be the one thing that is missing.
            if limit < total * 99 / 100 || !out.status.success() {
                expect_failure(&format!("{format} cut at byte {limit} of {total}"), &out, folder.path(), &["connection"]);
            } else if path.is_dir() {
                fs::remove_dir_all(&path).expect("the dump");
            } else {
                fs::remove_file(&path).expect("the dump");
            }
        }
        // Amid the rows of the one large table: it is named, and how far it came.
        let out = dump(&Proxy::new(&address_of(server), total / 2));
        expect_failure(&format!("{format} cut amid rows"), &out, folder.path(), &["big_rows", "byte"]);
    }
}

/// A dump that takes long enough to do something to it.
fn slow_dump(database: &Database, out: &Path, options: &[&str]) -> Child {
    let mut command = dumpkit();
    command.args(["dump", &database.url()]).arg(out).args(["-q", "--bwlimit", "4M"]).args(options);
    command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("our own program")
}

/// Waits until the server says that it is so, and gives what it says.
fn until(database: &Database, what: &str, sql: &str) -> String {
    let began = Instant::now();
    loop {
        let told = database.sql(sql);
        if !told.is_empty() {
            return told;
        }
        assert!(began.elapsed() < PATIENCE, "{what} does not come about");
        sleep(Duration::from_millis(20));
    }
}

fn ended(what: &str, mut child: Child) -> Output {
    let began = Instant::now();
    while child.try_wait().expect("our own child").is_none() {
        if began.elapsed() > PATIENCE {
            let _ = child.kill();
            panic!("{what}: it does not end");
        }
        sleep(Duration::from_millis(20));
    }
    child.wait_with_output().expect("our own child")
}

const READS: &str =
    "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND state = 'active' AND query ILIKE 'COPY%' LIMIT 1";

/// What an administrator does to a backend: end it, or cancel what it runs. Both are as a server that shuts
/// down, or one that sets a limit on statements, does them.
#[test]
fn the_backend_is_ended_or_cancelled() {
    for major in [10, 14, 18] {
        let Some(server) = postgres(major) else { continue };
        let database = with_rows(server, MANY);
        for (call, words) in [("pg_terminate_backend", &["big_rows"][..]), ("pg_cancel_backend", &["big_rows", "cancel"])] {
            for (name, format, jobs) in FORMATS {
                let folder = folder();
                let what = format!("pg{major} {format} {call}");
                let child = slow_dump(&database, &folder.path().join(name), &["-F", format, jobs]);
                let pid = until(&database, "COPY of the large table", READS);
                database.sql(&format!("SELECT {call}({pid})"));
                expect_failure(&what, &ended(&what, child), folder.path(), words);
            }
        }
    }
}

/// Ctrl-C: the server's queries end, too.
#[test]
#[cfg(unix)]
fn interrupted() {
    let Some(server) = postgres(18) else { return };
    let database = with_rows(server, MANY);
    for (signal, (name, format, jobs)) in ["INT", "TERM"].into_iter().cycle().zip(FORMATS) {
        let folder = folder();
        let what = format!("{format} {signal}");
        let child = slow_dump(&database, &folder.path().join(name), &["-F", format, jobs]);
        until(&database, "COPY of the large table", READS);
        expect_success(Command::new("kill").arg(format!("-{signal}")).arg(child.id().to_string()));
        expect_failure(&what, &ended(&what, child), folder.path(), &["interrupted"]);
        until(
            &database,
            "the end of its queries",
            "SELECT 1 WHERE NOT EXISTS (SELECT FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid())",
        );
    }
}

#[test]
#[cfg(target_os = "linux")]
fn the_disk_is_full() {
    let Some(server) = postgres(18) else { return };
    let database = with_rows(server, FEW);
    let full = || Stdio::from(fs::OpenOptions::new().write(true).open("/dev/full").expect("/dev/full"));
    for format in ["plain", "custom", "tar"] {
        let child =
            dumpkit().args(["dump", &database.url(), "-", "-q", "-F", format, "-Znone"]).stdout(full()).stderr(Stdio::piped()).spawn();
        let out = child.and_then(Child::wait_with_output).expect("our own program");
        let said = String::from_utf8_lossy(&out.stderr);
        assert!(
            out.status.code() == Some(1) && said.contains("No space left on device"),
            "{format} to a full device: {} {said}",
            out.status
        );
    }
    // A limit on the size of files stands for a full disk: 400 blocks of 512 or 1024 bytes.
    for (name, format, jobs) in FORMATS {
        let folder = folder();
        let script = format!("trap '' XFSZ; ulimit -f 400; exec \"$0\" dump \"$1\" \"$2\" -q -F {format} -Znone {jobs}");
        let path = folder.path().join(name);
        let out = run(Command::new("sh").args(["-c", &script, env!("CARGO_BIN_EXE_dumpkit"), &database.url()]).arg(&path));
        expect_failure(format, &out, folder.path(), &["File too large"]);
    }
}

/// A session of psql that does what it is told until it ends.
struct Holder<'a> {
    database: &'a Database,
    child: Child,
}

impl<'a> Holder<'a> {
    fn new(database: &'a Database, sql: &str) -> Self {
        let mut psql = pgtools(18).expect("pgtools18").command("psql");
        psql.args(["-qXAt", &database.url(), "-c", sql]).stdout(Stdio::null()).stderr(Stdio::null());
        Holder { database, child: psql.spawn().expect("psql") }
    }
}

impl Drop for Holder<'_> {
    fn drop(&mut self) {
        // A backend that waits does not notice that its client is gone.
        self.database
            .sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()");
        let _ = self.child.wait();
    }
}

/// Listed, but gone when its lock is granted.
#[test]
fn a_table_is_dropped_before_it_is_locked() {
    for major in [10, 18] {
        let Some(server) = postgres(major) else { continue };
        let database = with_rows(server, FEW);
        let folder = folder();
        let _holder = Holder::new(&database, "BEGIN; DROP TABLE zz_small; SELECT pg_sleep(4); COMMIT");
        until(
            &database,
            "the drop",
            "SELECT 1 FROM pg_locks WHERE mode = 'AccessExclusiveLock' AND granted AND relation = (SELECT oid FROM pg_class WHERE relname = 'zz_small')",
        );
        let child = dumpkit()
            .args(["dump", &database.url()])
            .arg(folder.path().join("out.dump"))
            .arg("-q")
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn();
        until(&database, "the wait for the lock", "SELECT 1 FROM pg_locks WHERE NOT granted AND mode = 'AccessShareLock' LIMIT 1");
        let out = ended("dump", child.expect("our own program"));
        expect_failure(&format!("pg{major}"), &out, folder.path(), &["zz_small"]);
    }
}

/// Locked by another for longer than it may wait.
#[test]
fn a_lock_is_not_had_in_time() {
    for major in [10, 18] {
        let Some(server) = postgres(major) else { continue };
        let database = with_rows(server, FEW);
        let folder = folder();
        let _holder = Holder::new(&database, "BEGIN; LOCK TABLE big_rows; SELECT pg_sleep(60)");
        until(
            &database,
            "the lock",
            "SELECT 1 FROM pg_locks WHERE mode = 'AccessExclusiveLock' AND granted AND relation = 'big_rows'::regclass",
        );
        let began = Instant::now();
        for timeout in ["200", "200ms"] {
            let out = run(dumpkit().args(["dump", &database.url()]).arg(folder.path().join("out.dump")).args([
                "-q",
                "--lock-wait-timeout",
                timeout,
            ]));
            expect_failure(&format!("pg{major} {timeout}"), &out, folder.path(), &["timeout", "big_rows"]);
        }
        assert!(began.elapsed() < PATIENCE, "it waited {:?}", began.elapsed());
    }
}

/// Another wants a table for itself after the first connection has locked it and before a worker has: the worker
/// would wait for it, it for the first connection, and that one for the worker. It must end, one way or the other.
#[test]
fn a_worker_that_cannot_lock_gives_up() {
    let Some(server) = postgres(18) else { return };
    let database = with_rows(server, MANY);
    for (name, format, _) in FORMATS {
        let folder = folder();
        let path = folder.path().join(name);
        let child = slow_dump(&database, &path, &["-F", format, "-j4"]);
        until(
            &database,
            "the dump's locks",
            "SELECT 1 FROM pg_locks WHERE mode = 'AccessShareLock' AND granted AND relation = 'zz_small'::regclass LIMIT 1",
        );
        let _holder = Holder::new(&database, "BEGIN; LOCK TABLE zz_small; COMMIT");
        let out = ended(format, child);
        if out.status.success() {
            assert!(path.exists(), "{format}: done, but there is no output");
        } else {
            expect_failure(format, &out, folder.path(), &["lock", "zz_small"]);
        }
    }
}

/// Nobody listens, no such database, no such role, no such table: said in one line, before anything is made.
#[test]
fn nothing_to_dump() {
    let Some(server) = postgres(18) else { return };
    let folder = folder();
    let dump = |url: &str, options: &[&str]| run(dumpkit().args(["dump", url]).arg(folder.path().join("out.dump")).arg("-q").args(options));
    expect_failure("no server", &dump("postgres://postgres@127.0.0.1:1/x", &[]), folder.path(), &["127.0.0.1", "refused"]);
    expect_failure("no database", &dump(&server.url_of("no_such_database"), &[]), folder.path(), &["no_such_database"]);
    let nobody = server.url.replace("postgres@", "no_such_role@");
    expect_failure("no role", &dump(&nobody, &[]), folder.path(), &["no_such_role"]);
    expect_failure("no table", &dump(&server.url, &["-t", "no_such_table"]), folder.path(), &["table"]);
}
