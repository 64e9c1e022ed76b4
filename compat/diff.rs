//! `dumpkit diff`: nothing between two formats of one dump, and what was changed between two dumps.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

use crate::support::{Record, dumpkit, expect_success, folder, pgtools, postgres, root, run};

fn fixture(name: &str) -> PathBuf {
    root().join("testdata/postgres").join(name)
}

fn diff(a: &Path, b: &Path, options: &[&str]) -> Command {
    let mut command = dumpkit();
    command.arg("diff").args([a, b]).args(options);
    command
}

/// What a comparison says, with its exit code.
fn said(command: &mut Command) -> (i32, String, String) {
    let Output { status, stdout, stderr } = run(command);
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
    (status.code().expect("no signal"), text(stdout), text(stderr))
}

#[test]
fn formats_of_one_dump_do_not_differ() {
    let same = [
        &[
            "18/custom-gzip.dump",
            "18/custom-lz4.dump",
            "18/dir-zstd",
            "18/tar.tar",
            "18/plain.sql",
            "18/plain.sql.gz",
            "18/inserts.dump",
            "18/column-inserts.sql",
        ][..],
        &["18/full.dump", "18/full.sql"],
        &["13/full.dump", "13/full.sql"],
        &["13/custom-gzip.dump", "13/pipe.dump", "13/dir-none", "13/plain.sql.gz", "13/inserts.dump"],
        &["18/latin1.dump", "18/latin1.sql"],
        &["18/sql_ascii.dump", "18/sql_ascii.sql"],
    ];
    for names in same {
        for name in &names[1..] {
            let (code, out, err) = said(&mut diff(&fixture(names[0]), &fixture(name), &[]));
            assert_eq!((code, err.as_str()), (0, ""), "{} / {name}: {out}", names[0]);
            assert!(out.starts_with("no difference in "), "{out}");
        }
    }
}

#[test]
fn what_was_changed_is_told() {
    let (Some(server), Some(tools)) = (postgres(18), pgtools(18)) else { return };
    let record = Record::new("pg18", "diff", "changes");
    let home = folder();
    let [before, after] = ["a.dump", "b.sql"].map(|name| home.path().join(name));
    let (old, new) = (server.empty("small"), server.empty("small"));
    let common = "CREATE SCHEMA s; CREATE SEQUENCE s.q; CREATE TABLE s.same (a integer, b text);
        CREATE TABLE s.gone (a integer); CREATE VIEW s.v AS SELECT a FROM s.same;";
    old.sql(common);
    old.sql(
        "INSERT INTO s.same SELECT n, 'x' || n FROM generate_series(1, 100) n; INSERT INTO s.gone VALUES (1);
        CREATE TABLE s.turned (a integer, b text, c date); INSERT INTO s.turned VALUES (1, E'x\\ty', '2024-01-01'), (2, NULL, NULL);
        CREATE TABLE s.wrong (a integer); INSERT INTO s.wrong VALUES (1), (2); SELECT lo_from_bytea(4711, 'one');
        CREATE TABLE s.t (a integer NOT NULL, b text)",
    );
    // The same rows, in another order, of columns in another order.
    new.sql(&common.replace("SELECT a FROM", "SELECT a, b FROM").replace("CREATE TABLE s.gone (a integer);", ""));
    new.sql(
        "INSERT INTO s.same SELECT n, 'x' || n FROM generate_series(100, 1, -1) n; SELECT setval('s.q', 42);
        CREATE TABLE s.turned (c date, a integer, b text); INSERT INTO s.turned VALUES (NULL, 2, NULL), ('2024-01-01', 1, E'x\\ty');
        CREATE TABLE s.wrong (a integer); INSERT INTO s.wrong VALUES (1), (3); SELECT lo_from_bytea(4711, 'two');
        CREATE TABLE s.t (a bigint NOT NULL, b text); CREATE INDEX i ON s.t (b); COMMENT ON TABLE s.t IS 'new'",
    );
    expect_success(tools.command("pg_dump").args(["-Fc", "-f"]).arg(&before).arg(old.url()));
    expect_success(tools.command("pg_dump").args(["--inserts", "-f"]).arg(&after).arg(new.url()));
    let (code, out, err) = said(&mut diff(&before, &after, &[]));
    assert_eq!((code, err.as_str()), (3, ""), "{out}");
    for line in [
        "- TABLE s.gone",
        "+ INDEX s.i",
        "+ COMMENT s.TABLE t",
        "~ TABLE s.t",
        "    -    a integer NOT NULL,",
        "    +    a bigint NOT NULL,",
        "~ VIEW s.v",
        "~ TABLE s.turned",
        "rows only in A: s.gone: 1 row",
        "rows differ: s.wrong: 2 rows in each, not the same",
        "value differs: s.q: 1, false / 42, true",
        "large object differs: 4711: 3 B / 3 B, not the same",
    ] {
        assert!(out.lines().any(|said| said == line), "{line} is not in\n{out}");
    }
    assert!(!out.contains("TABLE s.same") && !out.contains("rows differ: s.same") && !out.contains("rows differ: s.turned"), "{out}");

    let (code, out, _) = said(&mut diff(&before, &after, &["--json"]));
    let json: Value = serde_json::from_str(&out).expect("JSON");
    assert_eq!(code, 3);
    assert_eq!(json["equal"], false);
    assert_eq!(json["removed"], serde_json::json!([{ "kind": "TABLE", "schema": "s", "name": "gone" }]));
    assert_eq!(json["rows"][1]["a"]["rows"], 2);
    assert_ne!(json["rows"][1]["a"]["digest"], json["rows"][1]["b"]["digest"]);

    assert_eq!(said(&mut diff(&before, &after, &["-q"])), (3, String::new(), String::new()));
    assert_eq!(said(&mut diff(&before, &after, &["-q", "-t", "same"])).0, 0);
    let (code, out, _) = said(&mut diff(&before, &after, &["-s"]));
    assert!(code == 3 && !out.contains("rows"), "{out}");
    let (code, out, _) = said(&mut diff(&before, &after, &["-a", "-t", "wrong"]));
    assert!(code == 3 && !out.contains("TABLE"), "{out}");
    record.passed(12, "changes");
}

#[test]
fn rows_are_the_same_in_another_encoding() {
    let (Some(server), Some(tools)) = (postgres(18), pgtools(18)) else { return };
    let database = server.load("latin1");
    let home = folder();
    let [own, utf8] = ["own.dump", "utf8.dump"].map(|name| home.path().join(name));
    expect_success(tools.command("pg_dump").args(["-Fc", "-f"]).arg(&own).arg(database.url()));
    expect_success(tools.command("pg_dump").args(["-Fc", "-E", "UTF8", "-f"]).arg(&utf8).arg(database.url()));
    let (code, out, err) = said(&mut diff(&own, &utf8, &[]));
    assert_eq!((code, err.as_str()), (0, ""), "{out}");
    assert!(out.contains("LATIN1 / UTF8"), "{out}");
}

#[test]
fn damage_is_no_difference() {
    let home = folder();
    let damaged = home.path().join("damaged.dump");
    let whole = fixture("18/custom-none.dump");
    let mut bytes = std::fs::read(&whole).expect("the fixture");
    let row = b"user 33\t";
    let at = bytes.windows(row.len()).position(|w| w == row).expect("a row");
    let cut = home.path().join("cut.sql");
    let script = std::fs::read(fixture("18/plain.sql")).expect("the fixture");
    std::fs::write(&cut, &script[..script.len() / 2]).expect("written");
    // The end marker of the table's data: what follows the last row is no row.
    let end = at + bytes[at..].windows(3).position(|w| w == b"\\.\n").expect("the end marker");
    bytes[end] = b'x';
    std::fs::write(&damaged, &bytes).expect("written");
    let (code, out, err) = said(&mut diff(&whole, &damaged, &[]));
    assert_eq!(code, 3);
    assert!(out.contains("not compared, damaged in B: app.users") && !out.contains("rows differ"), "{out}");
    assert!(err.contains("truncated input") && err.contains("damaged.dump"), "{err}");
    let (code, out, err) = said(&mut diff(&cut, &whole, &[]));
    assert_eq!((code, out.as_str()), (3, ""));
    assert!(err.contains("truncated input") && err.contains("cut.sql"), "{err}");
    assert_eq!(said(&mut diff(&whole, &damaged, &["-q"])).1, "");
    let (_, out, _) = said(&mut diff(&whole, &damaged, &["--json"]));
    let json: Value = serde_json::from_str(&out).expect("JSON");
    assert_eq!((&json["equal"], &json["damage"][0]["side"], &json["damage"][0]["name"]), (&false.into(), &"b".into(), &"users".into()));
}
