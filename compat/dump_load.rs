//! Dumps taken while writers move money between accounts: each restored by the stock pg_restore, the total is
//! right, and the log of moves agrees with it.

use std::process::{Child, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use crate::support::restore::restore_with;
use crate::support::{Database, Record, Server, dumpkit, expect_success, folder, pgtools, postgres};

/// How many dumps are taken.
const DUMPS: usize = 50;

/// How many writers move money.
const WRITERS: usize = 3;

/// Each account begins with this.
const BALANCE: u64 = 1000;

/// Accounts in each of two tables. The rows are long, so that a table is read in several pieces, by page ranges
/// where the server can.
const ACCOUNTS: u64 = 40_000;

fn bank(server: &'static Server) -> Database {
    let database = server.empty("full");
    database.sql(&format!(
        "CREATE TABLE accounts (id integer PRIMARY KEY, balance bigint NOT NULL, filler text NOT NULL) WITH (fillfactor = 90);
         CREATE TABLE vault (LIKE accounts INCLUDING ALL);
         INSERT INTO accounts SELECT n, {BALANCE}, repeat(md5(n::text), 16) FROM generate_series(1, {ACCOUNTS}) n;
         INSERT INTO vault TABLE accounts;
         CREATE TABLE moves (id bigserial PRIMARY KEY, amount bigint NOT NULL);
         CREATE TABLE counted (moves bigint NOT NULL, amount bigint NOT NULL);
         INSERT INTO counted VALUES (0, 0);
         CREATE FUNCTION move() RETURNS void LANGUAGE plpgsql AS $$
         DECLARE
             much bigint := 1 + floor(random() * 50);
             payer integer := 1 + floor(random() * {half});
             paid integer := 1 + {half} + floor(random() * {half});
             kept integer := 1 + floor(random() * {ACCOUNTS});
         BEGIN
             -- From one end of a table to the other, and to another table.
             UPDATE accounts SET balance = balance - 2 * much WHERE id = payer;
             UPDATE accounts SET balance = balance + much WHERE id = paid;
             UPDATE vault SET balance = balance + much WHERE id = kept;
             INSERT INTO moves (amount) VALUES (much);
             UPDATE counted SET moves = counted.moves + 1, amount = counted.amount + much;
         END $$;",
        half = ACCOUNTS / 2
    ));
    database
}

/// A writer: one transaction after another, by a psql that is fed.
fn writer(database: &Database) -> Child {
    let mut psql = pgtools(18).expect("pgtools18").command("psql");
    psql.args(["-qXAt", "-v", "ON_ERROR_STOP=1", &database.url()]).stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::piped());
    psql.spawn().expect("psql")
}

/// Writers end when this goes, also by a panic.
struct Stop<'a>(&'a AtomicBool);

impl Drop for Stop<'_> {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

/// Both must be as if nothing had been moved, or all of it.
const JUDGED: &str = "SELECT (SELECT sum(balance) FROM accounts) + (SELECT sum(balance) FROM vault) || ' ' || (SELECT count(*) FROM accounts)
        || ' ' || (SELECT count(*) FROM vault) || ' ' || (SELECT (m.moves, m.amount) = (c.moves, c.amount) AND v.sum = c.amount
                     FROM (SELECT count(*) AS moves, COALESCE(sum(amount), 0) AS amount FROM moves) m, counted c, (SELECT sum(balance - 1000) AS sum FROM vault) v)";

fn totals_are_right(major: u32, formats: &[(&str, &str)]) {
    let (Some(server), Some(tools)) = (postgres(major), pgtools(18)) else { return };
    let record = Record::new(&format!("pg{major}"), "dump: under load", "bank");
    let database = bank(server);
    let right = format!("{} {ACCOUNTS} {ACCOUNTS} true", 2 * ACCOUNTS * BALANCE);
    let done = AtomicBool::new(false);
    let folder = folder();
    thread::scope(|scope| {
        let stop = Stop(&done);
        let writers: Vec<_> = (0..WRITERS)
            .map(|_| {
                let done = &done;
                let mut child = writer(&database);
                scope.spawn(move || {
                    use std::io::Write;
                    let mut pipe = child.stdin.take().expect("a pipe");
                    while !done.load(Ordering::Relaxed) {
                        // A writer that stops early says why below.
                        if pipe.write_all(b"SELECT move();\n").is_err() {
                            break;
                        }
                    }
                    drop(pipe);
                    let out = child.wait_with_output().expect("psql");
                    assert!(out.status.success(), "a writer failed: {}", String::from_utf8_lossy(&out.stderr));
                })
            })
            .collect();
        let all = (0..DUMPS).try_for_each(|n| {
            let (name, format) = formats[n % formats.len()];
            let path = folder.path().join(name);
            expect_success(dumpkit().args(["dump", &database.url()]).arg(&path).args(["-q", "-j4", "--force", "-Z", "none", "-F", format]));
            let restored = server.empty("full");
            restore_with(tools, &["-j2"], &path, &restored);
            let told = restored.sql(JUDGED);
            if told == right { Ok(()) } else { Err(format!("dump {n}, {format}: \"{told}\", expected \"{right}\"")) }
        });
        drop(stop);
        writers.into_iter().for_each(|writer| writer.join().expect("a writer"));
        let moved: u64 = database.sql("SELECT moves FROM counted").parse().expect("a number");
        eprintln!("pg{major}: {DUMPS} dumps while {WRITERS} writers made {moved} moves");
        assert!(moved > DUMPS as u64, "only {moved} moves were made: nothing was tested");
        assert_eq!(all, Ok(()));
    });
    record.passed(DUMPS, "dumps restored, totals right");
}

#[test]
fn pg18() {
    totals_are_right(18, &[("out.dump", "custom"), ("out", "directory")]);
}

/// Before 14 there are no page ranges that the server reads fast.
#[test]
fn pg12() {
    totals_are_right(12, &[("out.dump", "custom")]);
}
