//! Other archive versions: downwards what we write for an older pg_restore is read by it and restores the
//! same database; upwards what releases of long ago wrote is read by pg_restore 18 after our conversion as
//! before.

use std::path::{Path, PathBuf};

use crate::support::restore::{printed, restore};
use crate::support::{Record, difference, dumpkit, expect_success, files_below, folder, pgtools, postgres, root, run};

/// An archive of pg_dump 18, with large objects in groups, is taken to an older version in every format;
/// the pg_restore of that version's release restores it into its own server, and the database is the one
/// that pg_restore 18 makes of the original there.
fn down(major: u32, version: &str) {
    let (Some(server), Some(own), Some(newest)) = (postgres(major), pgtools(major), pgtools(18)) else { return };
    let record = Record::new(&format!("pg{major}"), "older archive versions", version);
    let origin = server.load("small");
    // More large objects, so that groups have several: with rights and without, of two owners.
    origin.sql(
        "SELECT lo_from_bytea(210000 + n, convert_to('object ' || n, 'UTF8')) FROM generate_series(1, 20) n;
         GRANT SELECT ON LARGE OBJECT 210003, 210004 TO fx_other; COMMENT ON LARGE OBJECT 210005 IS 'it''s 5';
         ALTER LARGE OBJECT 210006 OWNER TO fx_owner; ALTER LARGE OBJECT 210007 OWNER TO fx_owner;",
    );
    let folder = folder();
    let archive = folder.path().join("origin.dump");
    expect_success(newest.command("pg_dump").args(["-Fc", "-f"]).arg(&archive).arg(origin.url()));
    let database = server.empty("small");
    restore(newest, &archive, &database);
    let want = printed(own, &database);
    assert!(String::from_utf8_lossy(&want).contains("COMMENT ON LARGE OBJECT 210005"), "the large objects are not restored");

    let mut failures = Vec::new();
    let mut restored = 0;
    for (name, format) in [("old.dump", "custom"), ("old", "directory"), ("old.tar", "tar")] {
        let old = folder.path().join(name);
        let z: &[&str] = if format == "tar" { &[] } else { &["-Zgzip"] };
        expect_success(dumpkit().arg("convert").arg(&archive).arg(&old).args(["-q", "-F", format, "--archive-version", version]).args(z));
        let database = server.empty("small");
        restore(own, &old, &database);
        restored += 1;
        failures.extend(difference(&printed(own, &database), &want).map(|d| format!("{format} of version {version}: {d}")));
        // And from there up again.
        let again = folder.path().join(format!("again-{name}"));
        expect_success(dumpkit().arg("convert").arg(&old).arg(&again).args(["-q", "-F", format, "--archive-version", "1.16"]));
        let database = server.empty("small");
        restore(newest, &again, &database);
        restored += 1;
        failures.extend(difference(&printed(own, &database), &want).map(|d| format!("{format} of version {version} and up again: {d}")));
    }
    assert!(failures.is_empty(), "{} of {restored} databases differ:\n{}", failures.len(), failures.join("\n"));
    record.passed(restored, "databases");
}

macro_rules! down {
    ($($name:ident = $major:literal $version:literal;)*) => {
        $(#[test] fn $name() { down($major, $version); })*
    };
}

down! {
    pg13_reads_1_12 = 13 "1.12"; pg13_reads_1_13 = 13 "1.13"; pg13_reads_1_14 = 13 "1.14";
    pg14_reads_1_14 = 14 "1.14"; pg15_reads_1_14 = 15 "1.14";
    pg16_reads_1_15 = 16 "1.15"; pg17_reads_1_16 = 17 "1.16"; pg18_reads_1_16 = 18 "1.16";
}

/// The archives of testdata, with those folders that are one.
fn fixtures() -> (Vec<PathBuf>, Vec<PathBuf>) {
    let home = root().join("testdata/postgres");
    let (mut archives, mut scripts, mut others) = (Vec::new(), Vec::new(), Vec::new());
    for file in files_below(&home) {
        // What databases are made from lies beside the folders of versions.
        let is_source = |folder: &Path| [Path::new(""), Path::new("schema"), Path::new("kitchen")].contains(&folder);
        let Some(version) = file.parent().filter(|folder| !is_source(folder)) else { continue };
        let name = file.file_name().and_then(|n| n.to_str()).unwrap_or_default();
        if name == "toc.dat" {
            archives.push(home.join(version));
        } else if version.components().count() > 1 {
            // A member of a directory archive.
        } else if name.ends_with(".dump") || name.ends_with(".tar") {
            archives.push(home.join(&file));
        } else if [".sql", ".sql.gz", ".sql.lz4", ".sql.zst"].iter().any(|end| name.ends_with(end)) {
            scripts.push(home.join(&file));
        } else {
            others.push(file);
        }
    }
    assert!(others.is_empty(), "files of testdata that this test does not know: {others:?}");
    assert!(archives.len() > 60 && scripts.len() > 15, "{} archives, {} scripts: testdata is not whole", archives.len(), scripts.len());
    (archives, scripts)
}

/// Every archive of testdata: its list and its script are those of pg_restore 18.
#[test]
fn every_archive_of_testdata() {
    let Some(newest) = pgtools(18) else { return };
    let record = Record::new("testdata", "script and list", "archives of 8.3 to 18");
    let (archives, _) = fixtures();
    let mut failures = Vec::new();
    for archive in &archives {
        let name = archive.strip_prefix(root()).unwrap_or(archive).display();
        let ours = run(dumpkit().args(["inspect", "--list"]).arg(archive));
        let theirs = run(newest.command("pg_restore").arg("-l").arg(archive));
        assert!(theirs.status.success(), "{name}: pg_restore fails: {}", String::from_utf8_lossy(&theirs.stderr));
        failures.extend(
            difference(&ours.stdout, &theirs.stdout).map(|d| format!("{name} list: {d}\n{}", String::from_utf8_lossy(&ours.stderr))),
        );
        let ours = run(dumpkit().arg("convert").arg(archive).args(["-", "-q", "--restrict-key=compat"]));
        let theirs = expect_success(newest.command("pg_restore").args(["-f", "-", "--restrict-key=compat"]).arg(archive));
        failures.extend(
            difference(&ours.stdout, &theirs.stdout).map(|d| format!("{name} script: {d}\n{}", String::from_utf8_lossy(&ours.stderr))),
        );
    }
    assert!(failures.is_empty(), "{} of {} outputs differ:\n{}", failures.len(), 2 * archives.len(), failures.join("\n"));
    record.passed(2 * archives.len(), "outputs");
}

/// A script without its comments, those that name the large objects differ by archive version, and with
/// large objects made before they are filled, as it is done since 9.0: 8.x does it in one call.
fn statements(script: &[u8]) -> Vec<String> {
    let script = String::from_utf8_lossy(script);
    let lines = script.lines().filter(|line| !line.starts_with("--") && !line.is_empty());
    let (mut made, mut rest) = (Vec::new(), Vec::new());
    for line in lines {
        if let Some(object) = line.strip_prefix("SELECT pg_catalog.lo_open(pg_catalog.lo_create(").and_then(|l| l.split(')').next()) {
            made.push(format!("SELECT pg_catalog.lo_create({object});"));
            rest.push(format!("SELECT pg_catalog.lo_open({object}, 131072);"));
        } else if line.starts_with("SELECT pg_catalog.lo_create(") {
            made.push(line.to_owned());
        } else {
            rest.push(line.to_owned());
        }
    }
    made.append(&mut rest);
    made
}

/// Where two scripts part, told of in their statements.
fn parted(ours: &[u8], theirs: &[u8]) -> Option<String> {
    difference(statements(ours).join("\n").as_bytes(), statements(theirs).join("\n").as_bytes())
}

/// Every archive of testdata, of whatever version, taken to 1.16 and back into a script by pg_restore 18,
/// in every format.
#[test]
fn every_archive_of_testdata_upwards() {
    let Some(newest) = pgtools(18) else { return };
    let record = Record::new("testdata", "archive version 1.16", "archives of 8.3 to 18");
    let (archives, _) = fixtures();
    let mut failures = Vec::new();
    let mut compared = 0;
    for archive in &archives {
        let name = archive.strip_prefix(root()).unwrap_or(archive).display();
        let want = expect_success(newest.command("pg_restore").args(["-f", "-", "--restrict-key=compat"]).arg(archive)).stdout;
        let folder = folder();
        for (format, to, z) in [("custom", "up.dump", Some("-Zzstd")), ("directory", "up", Some("-Zlz4")), ("tar", "up.tar", None)] {
            let to = folder.path().join(to);
            let ours = run(dumpkit()
                .arg("convert")
                .arg(archive)
                .arg(&to)
                .args(["-q", "--no-sync", "--archive-version=1.16", "-F", format])
                .args(z));
            compared += 1;
            if !ours.status.success() {
                failures.push(format!("{name} to {format}: {}", String::from_utf8_lossy(&ours.stderr)));
                continue;
            }
            let got = expect_success(newest.command("pg_restore").args(["-f", "-", "--restrict-key=compat"]).arg(&to)).stdout;
            failures.extend(parted(&got, &want).map(|d| format!("{name} to {format}: {d}")));
        }
    }
    assert!(failures.is_empty(), "{} of {compared} scripts differ:\n{}", failures.len(), failures.join("\n"));
    record.passed(compared, "scripts");
}

/// Every script of testdata, taken into an archive: pg_restore 18 reads it, and its rows are the script's.
#[test]
fn every_script_of_testdata() {
    let Some(newest) = pgtools(18) else { return };
    let record = Record::new("testdata", "script to archive", "scripts of 8.3 to 18");
    let (_, scripts) = fixtures();
    let mut failures = Vec::new();
    for script in &scripts {
        let name = script.strip_prefix(root()).unwrap_or(script).display();
        let folder = folder();
        let archive = folder.path().join("script.dump");
        let ours = run(dumpkit().arg("convert").arg(script).arg(&archive).args(["-q", "--no-sync"]));
        if !ours.status.success() {
            failures.push(format!("{name}: {}", String::from_utf8_lossy(&ours.stderr)));
            continue;
        }
        let plain = expect_success(dumpkit().arg("convert").arg(script).args(["-", "-q", "--restrict-key=compat"]));
        let theirs = expect_success(newest.command("pg_restore").args(["-f", "-", "--restrict-key=compat"]).arg(&archive));
        failures.extend(parted(&plain.stdout, &theirs.stdout).map(|d| format!("{name} script: {d}")));
        let plain = expect_success(dumpkit().arg("convert").arg(script).args(["-", "-q", "-a", "--restrict-key=compat"]));
        let theirs = expect_success(newest.command("pg_restore").args(["-f", "-", "-a", "--restrict-key=compat"]).arg(&archive));
        failures.extend(parted(&plain.stdout, &theirs.stdout).map(|d| format!("{name} data: {d}")));
    }
    assert!(failures.is_empty(), "{} scripts differ:\n{}", failures.len(), failures.join("\n"));
    record.passed(scripts.len(), "scripts");
}
