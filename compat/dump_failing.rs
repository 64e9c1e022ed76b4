//! What fails in the middle of a dump that several connections read: the first cause is told, and nothing
//! waits for what no longer comes.

use std::time::Duration;

use crate::dump_database::of_every_server;
use crate::support::{Database, dumpkit, process::run_within};

/// More than a dump that does not hang takes.
const PATIENCE: Duration = Duration::from_secs(60);

/// What a dump that must fail says.
fn told(database: &Database, options: &[&str]) -> String {
    let out = run_within(dumpkit().args(["dump", &database.url(), "-", "-F", "plain", "-j", "2"]).args(options), PATIENCE);
    let told = String::from_utf8_lossy(&out.stderr).into_owned();
    assert_eq!(out.status.code(), Some(1), "{told}");
    told
}

#[test]
fn rows_that_fail_are_told_with_their_cause() {
    of_every_server("dump", "rows that cannot be read", |server, name, failures| {
        let database = server.empty("utf8");
        database.sql(
            "DO $$ BEGIN FOR i IN 1..9 LOOP
                EXECUTE format('CREATE TABLE t%s AS SELECT id, repeat(''x'', 600) FROM generate_series(1, 4000) id', i);
             END LOOP; END $$",
        );
        let cases = [
            ("t*=1 / (3000 - id) < 5", "TABLE DATA public.t1,", "division by zero"),
            // The server ends the connection: it is gone for all that is still to be read.
            ("t*=id < 3000 OR pg_terminate_backend(pg_backend_pid())", "TABLE DATA public.t1,", "administrator command"),
        ];
        for (condition, entry, cause) in cases {
            for form in [&["--where", condition][..], &["--where", condition, "--inserts"]] {
                let told = told(&database, form);
                if !told.contains(entry) || !told.contains(cause) {
                    failures.push(format!("{name} {form:?}: {told}"));
                }
            }
        }
        cases.len()
    });
}

#[test]
fn catalogs_that_fail_are_told_with_their_cause() {
    of_every_server("dump", "a catalog that cannot be read", |server, name, failures| {
        let database = server.empty("utf8");
        database.sql("CREATE TABLE t (a integer PRIMARY KEY); GRANT SELECT ON t TO PUBLIC");
        let catalogs = ["pg_ts_dict", "pg_index", "pg_cast"];
        for catalog in catalogs {
            database.sql(&format!("REVOKE SELECT ON {catalog} FROM PUBLIC"));
            let told = told(&database, &["-s", "--role", "pg_monitor"]);
            database.sql(&format!("GRANT SELECT ON {catalog} TO PUBLIC"));
            if !told.contains("permission denied") || !told.contains(catalog) {
                failures.push(format!("{name}: {told}"));
            }
        }
        catalogs.len()
    });
}
