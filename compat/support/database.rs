//! Databases of the lab's PostgreSQL servers, made for one test and dropped with it.

use std::process::Command;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};

use super::process::{expect_success, run, run_fed};
use super::{Server, pgtools, root};

/// A database that is dropped at the end.
pub(crate) struct Database {
    server: &'static Server,
    name: String,
}

impl Server {
    /// A fresh database with one of the shapes of `testdata/postgres/load.sh`.
    pub(crate) fn load(&'static self, shape: &str) -> Database {
        let database = self.reserve();
        let psql = newest_psql();
        let mut load = Command::new(root().join("testdata/postgres/load.sh"));
        load.args([&self.url, &database.name, shape]).env("PSQL", psql.get_program()).env("PGCONNECT_TIMEOUT", "15");
        expect_success(&mut load);
        database
    }

    /// A fresh empty database, in the encoding that the shape's database has.
    pub(crate) fn empty(&'static self, shape: &str) -> Database {
        let encoding = match shape {
            "latin1" => "LATIN1",
            "sql_ascii" => "SQL_ASCII",
            _ => "UTF8",
        };
        self.empty_with(&format!("ENCODING '{encoding}' LC_COLLATE 'C' LC_CTYPE 'C'"))
    }

    /// A fresh empty database, made with these options.
    pub(crate) fn empty_with(&'static self, options: &str) -> Database {
        let database = self.reserve();
        self.sql("postgres", &format!("CREATE DATABASE {} TEMPLATE template0 {options}", database.name));
        database
    }

    fn reserve(&'static self) -> Database {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let now = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |d| d.as_millis());
        let n = COUNT.fetch_add(1, Ordering::Relaxed);
        Database { server: self, name: format!("t{now:x}_{}_{n}", std::process::id()) }
    }

    /// Runs SQL and gives what it prints, unaligned.
    pub(crate) fn sql(&self, database: &str, sql: &str) -> String {
        let out = expect_success(newest_psql().args(["-qXAt", "-v", "ON_ERROR_STOP=1", "-c", sql, &self.url_of(database)]));
        String::from_utf8(out.stdout).expect("UTF-8 from psql").trim_end().to_owned()
    }
}

impl Database {
    /// Its name, which needs no quotes.
    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    /// Its URL.
    pub(crate) fn url(&self) -> String {
        self.server.url_of(&self.name)
    }

    /// Runs SQL and gives what it prints, unaligned.
    pub(crate) fn sql(&self, sql: &str) -> String {
        self.server.sql(&self.name, sql)
    }
}

/// A database that has subscriptions cannot be dropped.
const SUBSCRIPTIONS: &str =
    "SELECT format('ALTER SUBSCRIPTION %1$I DISABLE; ALTER SUBSCRIPTION %1$I SET (slot_name = NONE); DROP SUBSCRIPTION %1$I;', subname)
    FROM pg_subscription WHERE subdbid = (SELECT oid FROM pg_database WHERE datname = current_database())";

impl Drop for Database {
    fn drop(&mut self) {
        // What fails here was never made, or its server is gone: the test has said so.
        // Each statement by itself, as they come from a file: none may be in a transaction.
        let listed = run(newest_psql().args(["-qXAtc", SUBSCRIPTIONS, &self.url()]));
        run_fed(newest_psql().args(["-qX", &self.url()]), &listed.stdout);
        run(newest_psql().args(["-qXAtc", &format!("DROP DATABASE IF EXISTS {}", self.name), &self.server.url]));
    }
}

/// The newest psql speaks with every server.
fn newest_psql() -> Command {
    pgtools(18).expect("pgtools18, which every test of a server needs").command("psql")
}
