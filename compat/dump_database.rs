//! What is changed of a database after it is made, one change after the other, and security labels: dumped byte
//! for byte as pg_dump 18 dumps them.

use crate::dump::without_writer;
use crate::support::{Database, Record, Server, difference, dumpkit, expect_success, pgtools, postgres};

/// What is changed: nothing of `public`, another's `public`, settings that need
/// care, privileges of the system's own columns.
const CHANGED: &[&str] = &[
    "COMMENT ON SCHEMA public IS NULL",
    "COMMENT ON SCHEMA public IS 'it''s \\ ours'",
    "ALTER SCHEMA public OWNER TO pg_monitor",
    "GRANT ALL ON SCHEMA public TO pg_signal_backend WITH GRANT OPTION",
    "REVOKE ALL ON SCHEMA public FROM PUBLIC, pg_monitor",
    "DROP SCHEMA public",
    "CREATE SCHEMA public",
    "COMMENT ON DATABASE {db} IS 'a \\ and a '' in it'",
    "ALTER DATABASE {db} SET dumpkit.own TO 'a\\b''c'",
    "ALTER DATABASE {db} SET search_path TO '', \"a\\b\", \"$user\"",
    "ALTER DATABASE {db} SET standard_conforming_strings TO off",
    "ALTER ROLE CURRENT_USER IN DATABASE {db} SET temp_tablespaces TO ''",
    "GRANT CREATE, CONNECT ON DATABASE {db} TO pg_monitor WITH GRANT OPTION; REVOKE TEMPORARY ON DATABASE {db} FROM PUBLIC",
    "GRANT SELECT (relname, ctid) ON pg_class TO pg_monitor; REVOKE SELECT ON pg_am FROM PUBLIC",
    "REVOKE ALL (subname) ON pg_subscription FROM PUBLIC",
    "GRANT EXECUTE ON FUNCTION pg_ls_dir(text) TO pg_monitor",
];

/// Labels are written into the catalog as a provider would have the server write them: no server has one.
const LABELLED: &str = r#"
    CREATE TABLE t (a integer, "B b" text);
    CREATE VIEW v AS SELECT * FROM t;
    CREATE MATERIALIZED VIEW m AS SELECT 1 AS one;
    CREATE SEQUENCE s;
    CREATE TYPE composite AS (x integer, "Y" text);
    COMMENT ON COLUMN composite."Y" IS 'of a composite type';
    CREATE TYPE enumeration AS ENUM ('a');
    CREATE DOMAIN "Domain" AS integer;
    CREATE FUNCTION f(integer) RETURNS integer LANGUAGE sql AS 'SELECT 1';
    CREATE AGGREGATE a(integer) (SFUNC = int4pl, STYPE = integer);
    CREATE SCHEMA "Sche;ma";
    CREATE PUBLICATION p;
    SELECT lo_create(5001);
    COMMENT ON LARGE OBJECT 5001 IS 'of a large object';
    INSERT INTO pg_seclabel (objoid, classoid, objsubid, provider, label) VALUES
        ('t'::regclass, 'pg_class'::regclass, 0, 'dummy', 'of a ''table'' \'),
        ('t'::regclass, 'pg_class'::regclass, 0, 'An other', 'two'),
        ('t'::regclass, 'pg_class'::regclass, 2, 'dummy', 'of a column'),
        ('v'::regclass, 'pg_class'::regclass, 1, 'dummy', 'of a view''s column'),
        ('m'::regclass, 'pg_class'::regclass, 0, 'dummy', 'of a materialized view'),
        ('s'::regclass, 'pg_class'::regclass, 0, 'dummy', 'of a sequence'),
        ('composite'::regclass, 'pg_class'::regclass, 1, 'dummy', 'of a composite type''s column'),
        ('composite'::regtype, 'pg_type'::regclass, 0, 'dummy', 'of a type'),
        ('enumeration'::regtype, 'pg_type'::regclass, 0, 'dummy', 'of an enumeration'),
        ('"Domain"'::regtype, 'pg_type'::regclass, 0, 'dummy', 'of a domain'),
        ('f(integer)'::regprocedure, 'pg_proc'::regclass, 0, 'dummy', 'of a function'),
        ('a(integer)'::regprocedure, 'pg_proc'::regclass, 0, 'dummy', 'of an aggregate'),
        ('"Sche;ma"'::regnamespace, 'pg_namespace'::regclass, 0, 'dummy', 'of a schema'),
        (5001, 'pg_largeobject'::regclass, 0, 'dummy', 'of a large object'),
        ((SELECT oid FROM pg_publication), 'pg_publication'::regclass, 0, 'dummy', 'of a publication');
    INSERT INTO pg_shseclabel (objoid, classoid, provider, label)
        SELECT oid, 'pg_database'::regclass, 'dummy', 'of a \ database' FROM pg_database WHERE datname = current_database();"#;

/// How many label commands that makes: those of columns of composite types are not dumped.
const LABELS: usize = 15;

/// Options that leave out, or add, what is compared here.
const OPTIONS: &[&[&str]] = &[
    &[],
    &["-C"],
    &["-C", "-c", "--if-exists"],
    &["-C", "-x", "-O"],
    &["-C", "--no-comments"],
    &["-C", "--no-security-labels"],
    &["-C", "--quote-all-identifiers"],
    &["-s", "-b"],
    &["-a"],
    &["--no-data", "-b"],
];

/// Makes scripts equal that are made at different times.
pub(crate) const KEY: &str = "--restrict-key=compat";

/// Dumps with both, compares, and returns the script.
pub(crate) fn same(server: &str, database: &Database, options: &[&str], failures: &mut Vec<String>) -> Vec<u8> {
    let Some(tools) = pgtools(18) else { return Vec::new() };
    let ours = expect_success(dumpkit().args(["dump", &database.url(), "-", "-F", "plain", KEY]).args(options));
    let theirs = expect_success(tools.command("pg_dump").arg(KEY).args(options).arg(database.url()));
    let theirs = without_writer(&theirs.stdout);
    if let Some(difference) = difference(&without_writer(&ours.stdout), &theirs) {
        failures.push(format!("{server}, {options:?}: {difference}"));
    }
    theirs
}

/// Runs a comparison on every server there is; `judge` says how many it has made.
pub(crate) fn of_every_server(check: &'static str, subject: &str, judge: impl Fn(&'static Server, &str, &mut Vec<String>) -> usize) {
    let mut failures = Vec::new();
    for major in 10..=18 {
        let Some(server) = postgres(major) else { continue };
        let name = format!("pg{major}");
        let record = Record::new(&name, check, subject);
        let before = failures.len();
        let compared = judge(server, &name, &mut failures);
        if failures.len() == before {
            record.passed(compared, "scripts");
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn databases_are_what_was_changed_of_them() {
    of_every_server("dump", "changed databases", |server, name, failures| {
        let database = server.empty("utf8");
        let mut seen = std::collections::HashSet::new();
        for change in CHANGED {
            database.sql(&change.replace("{db}", database.name()));
            seen.insert(same(name, &database, &["-C"], failures));
        }
        assert_eq!(seen.len(), CHANGED.len(), "{name}: a change was not seen in the dump");
        CHANGED.len()
    });
}

#[test]
fn labels_go_with_what_they_are_about() {
    of_every_server("dump", "security labels", |server, name, failures| {
        let database = server.empty("utf8");
        database.sql(LABELLED);
        for options in OPTIONS {
            let script = same(name, &database, options, failures);
            let labels = script.split(|b| *b == b'\n').filter(|line| line.starts_with(b"SECURITY LABEL ")).count();
            if *options == ["-C"] {
                assert_eq!(labels, LABELS, "{name}: labels in the script");
            }
        }
        OPTIONS.len()
    });
}
