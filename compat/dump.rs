//! What we dump of a live server is what pg_dump 18 dumps of it, byte for byte: plain scripts under every set
//! of options, and archives in every format, for every server from 10 to 18 and every shape of database.

mod archives;
mod options;

use std::fmt::Write as _;
use std::path::Path;
use std::process::Command;

use dumpkit_formats::postgres::archive::Layout;

use crate::support::{Database, Record, Server, Tools, dumpkit, expect_success, folder, pgtools, postgres, run};
use archives::{differences, toc_of};
use options::{ARCHIVES, ENCODINGS, FILTERS, GENERAL, REFUSED, REFUSED_FILTERS, TELLING, named};

/// What makes scripts free of a random key.
const KEY: &[&str] = &["--restrict-key=compat"];

/// How many lines of a difference are shown.
const SHOWN: usize = 40;

/// How many differing entries of an archive are shown.
const SHOWN_ENTRIES: usize = 10;

/// What both programs must do with a set of options.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Expected {
    Script,
    Refusal,
    Either,
}

/// Ours against pg_dump on one database.
struct Judge {
    tools: &'static Tools,
    url: String,
    folder: tempfile::TempDir,
    compared: usize,
    /// Lines that differ, of all outputs together.
    lines: usize,
    failures: Vec<String>,
}

impl Judge {
    fn new(tools: &'static Tools, database: &Database) -> Self {
        Judge { tools, url: database.url(), folder: folder(), compared: 0, lines: 0, failures: Vec::new() }
    }

    /// The two programs with these options, and these for ours alone.
    fn programs(&self, set: &[&str], own: &[&str]) -> (Command, Command) {
        let mut ours = dumpkit();
        ours.args(["dump", &self.url]).args(own).args(set);
        let mut theirs = self.tools.command("pg_dump");
        theirs.args(set).arg(&self.url);
        (ours, theirs)
    }

    /// One set of options, as a script on standard output, for both.
    fn script(&mut self, set: &[&str], expected: Expected) {
        self.compare(&format!("{set:?}"), set, expected);
    }

    fn filter(&mut self, filter: &str, expected: Expected) {
        let path = self.folder.path().join("filter");
        std::fs::write(&path, filter).expect("a temporary file");
        self.compare(&format!("--filter {filter:?}"), &["--filter", path.to_str().expect("a plain name")], expected);
    }

    fn compare(&mut self, what: &str, set: &[&str], expected: Expected) {
        let (mut ours, mut theirs) = self.programs(set, &["-", "-F", "plain"]);
        let (ours, theirs) = (run(ours.args(KEY)), run(theirs.args(KEY)));
        self.compared += 1;
        match (ours.status.success(), theirs.status.success()) {
            (true, true) if expected != Expected::Refusal => {
                self.same_text(what, &without_writer(&ours.stdout), &without_writer(&theirs.stdout))
            }
            // What was printed before the failure is of no use to anybody.
            (false, false) if expected != Expected::Script => {}
            _ => self.failures.push(format!(
                "{what}: {}, theirs {}, expected a {expected:?}\n  ours: {}\n  theirs: {}",
                ours.status,
                theirs.status,
                String::from_utf8_lossy(&ours.stderr),
                String::from_utf8_lossy(&theirs.stderr)
            )),
        }
    }

    fn same_text(&mut self, what: &str, ours: &[u8], theirs: &[u8]) {
        if ours == theirs {
            return;
        }
        let (one, other) = (self.folder.path().join("theirs"), self.folder.path().join("ours"));
        std::fs::write(&one, theirs).and_then(|()| std::fs::write(&other, ours)).expect("a temporary file");
        let diff = run(Command::new("diff")
            .args(["-a", "-U3", "--speed-large-files", "--label", "pg_dump", "--label", "dumpkit"])
            .arg(&one)
            .arg(&other))
        .stdout;
        let diff = String::from_utf8_lossy(&diff);
        let differ = diff.lines().skip(2).filter(|line| line.starts_with(['+', '-'])).count();
        self.lines += differ;
        let shown = diff.lines().take(SHOWN).fold(String::new(), |text, line| text + line + "\n");
        self.failures.push(format!("{what}: {differ} lines differ\n{shown}"));
    }

    /// One set of options in one archive format: entry by entry, and what pg_restore makes of both.
    fn archive(&mut self, layout: Layout, set: &[&str], jobs: Option<&str>) {
        let format = layout.to_string();
        let (one, other) = (self.folder.path().join("ours.archive"), self.folder.path().join("theirs.archive"));
        for path in [&one, &other] {
            let gone = if path.is_dir() { std::fs::remove_dir_all(path) } else { std::fs::remove_file(path) };
            assert!(gone.is_ok() || !path.exists(), "{} stays", path.display());
        }
        let what = format!("{format} {set:?}");
        let (mut ours, mut theirs) = self.programs(set, &[]);
        ours.arg(&one).args(["-F", &format]).args(jobs);
        let (ours, theirs) = (run(&mut ours), run(theirs.args(["-F", &format, "-f"]).arg(&other)));
        self.compared += 1;
        if !(ours.status.success() && theirs.status.success()) {
            let said = String::from_utf8_lossy(&ours.stderr);
            self.failures.push(format!("{what}: {}, theirs {}\n  ours: {said}", ours.status, theirs.status));
            return;
        }
        let found = differences(&toc_of(&one, layout), &toc_of(&other, layout));
        if !found.is_empty() {
            let mut text = format!("{what}: {} differences in the table of contents\n", found.len());
            found.iter().take(SHOWN_ENTRIES).for_each(|line| writeln!(text, "{line}").expect("memory"));
            self.failures.push(text);
        }
        let list = |path: &Path| without_ids(&expect_success(self.tools.command("pg_restore").arg("-l").arg(path)).stdout);
        let script = |path: &Path| {
            let mut restore = self.tools.command("pg_restore");
            without_writer(&expect_success(restore.args(["-f", "-"]).args(KEY).arg(path)).stdout)
        };
        let (lists, scripts) = ((list(&one), list(&other)), (script(&one), script(&other)));
        self.compared += 2;
        self.same_text(&format!("{what} pg_restore -l"), &lists.0, &lists.1);
        self.same_text(&format!("{what} pg_restore -f -"), &scripts.0, &scripts.1);
    }
}

/// A script without the line that names the program that wrote it.
pub(crate) fn without_writer(script: &[u8]) -> Vec<u8> {
    script.split_inclusive(|b| *b == b'\n').filter(|line| !line.starts_with(b"-- Dumped by pg_dump version ")).flatten().copied().collect()
}

/// The lines of a list without their numbers, and without what it says on top.
fn without_ids(list: &[u8]) -> Vec<u8> {
    let lines = list.split_inclusive(|b| *b == b'\n').filter(|line| !line.starts_with(b";"));
    lines.flat_map(|line| line.iter().position(|b| *b == b' ').map_or(line, |at| &line[at..])).copied().collect()
}

/// Tells the matrix, and fails if something differs.
fn report(judge: &Judge, server: &str, check: &'static str, subject: &str, what: &str) {
    let record = Record::new(server, check, subject);
    let failed = judge.failures.len();
    let told = format!("{server} {subject}: {} {what} compared, {failed} of them differ, by {} lines", judge.compared, judge.lines);
    eprintln!("{told}");
    if failed == 0 {
        record.passed(judge.compared, what);
    } else {
        record.failed(judge.lines, "lines");
        panic!("{told}:\n{}", judge.failures.join("\n"));
    }
}

/// Scripts of a database of one shape.
fn scripts_of(major: u32, shape: &str) {
    let (Some(server), Some(tools)) = (postgres(major), pgtools(18)) else { return };
    let database = server.load(shape);
    settle(&database);
    let mut judge = Judge::new(tools, &database);
    let general = &GENERAL[..if shape == "kitchen" { GENERAL.len() } else { TELLING }];
    general.iter().chain(named(shape)).for_each(|set| judge.script(set, Expected::Script));
    if ["kitchen", "latin1", "sql_ascii"].contains(&shape) {
        ENCODINGS.iter().for_each(|set| judge.script(set, Expected::Either));
    }
    if shape == "kitchen" {
        FILTERS.iter().for_each(|filter| judge.filter(filter, Expected::Script));
        REFUSED.iter().for_each(|set| judge.script(set, Expected::Refusal));
        REFUSED_FILTERS.iter().for_each(|filter| judge.filter(filter, Expected::Refusal));
    }
    report(&judge, &format!("pg{major}"), "dump: scripts", shape, "scripts");
}

/// Archives of a database of one shape.
fn archives_of(major: u32, shape: &str) {
    let (Some(server), Some(tools)) = (postgres(major), pgtools(18)) else { return };
    let database = server.load(shape);
    settle(&database);
    let mut judge = Judge::new(tools, &database);
    for layout in [Layout::Custom, Layout::Directory, Layout::Tar] {
        let sets = if shape == "kitchen" && layout == Layout::Custom { ARCHIVES } else { &ARCHIVES[..3] };
        sets.iter().for_each(|set| judge.archive(layout, set, None));
        judge.archive(layout, &[], Some("-j4"));
    }
    report(&judge, &format!("pg{major}"), "dump: archives", shape, "archives, lists and scripts of them");
}

/// Foreign tables, children of others some of them, have no handler here.
const ANALYZE: &str = "DO $$
    DECLARE t regclass;
    BEGIN
        FOR t IN SELECT oid FROM pg_class p
                  WHERE relkind IN ('r', 'm') AND relnamespace <> 'pg_catalog'::regnamespace AND NOT EXISTS (
                      SELECT FROM pg_inherits JOIN pg_class c ON c.oid = inhrelid WHERE inhparent = p.oid AND c.relkind = 'f')
        LOOP EXECUTE format('ANALYZE %s', t); END LOOP;
    END $$";

/// So that --statistics has something to say, and the server no reason to change it between two dumps.
fn settle(database: &Database) {
    database.sql("VACUUM");
    database.sql(ANALYZE);
}

/// Databases made with every property that `CREATE DATABASE` has, dumped with -C.
fn properties_of(major: u32) {
    let (Some(server), Some(tools)) = (postgres(major), pgtools(18)) else { return };
    let mut made = vec![
        ("C", "ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C'".to_owned()),
        ("ascii", "ENCODING 'SQL_ASCII' LC_COLLATE 'C' LC_CTYPE 'POSIX'".to_owned()),
        ("latin2", "ENCODING 'LATIN2' LC_COLLATE 'C' LC_CTYPE 'C'".to_owned()),
        ("limit", "ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C' CONNECTION LIMIT 3 ALLOW_CONNECTIONS true IS_TEMPLATE true".to_owned()),
        ("space", "ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C' TABLESPACE fx_space OWNER fx_owner".to_owned()),
    ];
    if major >= 15 {
        made.push(("icu", "ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C' LOCALE_PROVIDER icu ICU_LOCALE 'de-u-co-phonebk'".to_owned()));
    }
    if major >= 16 {
        let icu = "ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C' LOCALE_PROVIDER icu ICU_LOCALE 'und' ICU_RULES '&V << w <<< W'";
        made.push(("rules", icu.to_owned()));
    }
    if major >= 17 {
        made.push(("builtin", "ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C' LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8'".to_owned()));
    }
    ensure_roles(server);
    for (name, options) in made {
        let database = server.empty_with(&options);
        let mut judge = Judge::new(tools, &database);
        let sets: [&[&str]; 6] =
            [&["-C"], &["-C", "-c"], &["-C", "-c", "--if-exists"], &["-C", "-O", "-x"], &["-C", "--no-tablespaces"], &["-C", "-a"]];
        sets.iter().for_each(|set| judge.script(set, Expected::Script));
        if name == "limit" {
            database.sql("UPDATE pg_database SET datistemplate = false WHERE datname = current_database()");
        }
        report(&judge, &format!("pg{major}"), "dump: databases", name, "scripts");
    }
}

/// The roles and the tablespace of the other shapes.
fn ensure_roles(server: &'static Server) {
    server.load("full");
}

macro_rules! matrix {
    ($($name:ident = $run:ident $major:literal $($shape:literal)?;)*) => {
        $(#[test] fn $name() { $run($major $(, $shape)?); })*
    };
}

matrix! {
    pg10_kitchen = scripts_of 10 "kitchen"; pg11_kitchen = scripts_of 11 "kitchen"; pg12_kitchen = scripts_of 12 "kitchen"; pg13_kitchen = scripts_of 13 "kitchen"; pg14_kitchen = scripts_of 14 "kitchen"; pg15_kitchen = scripts_of 15 "kitchen"; pg16_kitchen = scripts_of 16 "kitchen"; pg17_kitchen = scripts_of 17 "kitchen"; pg18_kitchen = scripts_of 18 "kitchen";
    pg10_full = scripts_of 10 "full"; pg11_full = scripts_of 11 "full"; pg12_full = scripts_of 12 "full"; pg13_full = scripts_of 13 "full"; pg14_full = scripts_of 14 "full"; pg15_full = scripts_of 15 "full"; pg16_full = scripts_of 16 "full"; pg17_full = scripts_of 17 "full"; pg18_full = scripts_of 18 "full";
    pg10_odd = scripts_of 10 "odd"; pg11_odd = scripts_of 11 "odd"; pg12_odd = scripts_of 12 "odd"; pg13_odd = scripts_of 13 "odd"; pg14_odd = scripts_of 14 "odd"; pg15_odd = scripts_of 15 "odd"; pg16_odd = scripts_of 16 "odd"; pg17_odd = scripts_of 17 "odd"; pg18_odd = scripts_of 18 "odd";
    pg10_latin1 = scripts_of 10 "latin1"; pg11_latin1 = scripts_of 11 "latin1"; pg12_latin1 = scripts_of 12 "latin1"; pg13_latin1 = scripts_of 13 "latin1"; pg14_latin1 = scripts_of 14 "latin1"; pg15_latin1 = scripts_of 15 "latin1"; pg16_latin1 = scripts_of 16 "latin1"; pg17_latin1 = scripts_of 17 "latin1"; pg18_latin1 = scripts_of 18 "latin1";
    pg10_sql_ascii = scripts_of 10 "sql_ascii"; pg11_sql_ascii = scripts_of 11 "sql_ascii"; pg12_sql_ascii = scripts_of 12 "sql_ascii"; pg13_sql_ascii = scripts_of 13 "sql_ascii"; pg14_sql_ascii = scripts_of 14 "sql_ascii"; pg15_sql_ascii = scripts_of 15 "sql_ascii"; pg16_sql_ascii = scripts_of 16 "sql_ascii"; pg17_sql_ascii = scripts_of 17 "sql_ascii"; pg18_sql_ascii = scripts_of 18 "sql_ascii";
    pg10_archives = archives_of 10 "kitchen"; pg11_archives = archives_of 11 "kitchen"; pg12_archives = archives_of 12 "kitchen"; pg13_archives = archives_of 13 "kitchen"; pg14_archives = archives_of 14 "kitchen"; pg15_archives = archives_of 15 "kitchen"; pg16_archives = archives_of 16 "kitchen"; pg17_archives = archives_of 17 "kitchen"; pg18_archives = archives_of 18 "kitchen";
    pg10_odd_archives = archives_of 10 "odd"; pg14_odd_archives = archives_of 14 "odd"; pg18_odd_archives = archives_of 18 "odd";
    pg10_properties = properties_of 10; pg11_properties = properties_of 11; pg12_properties = properties_of 12; pg13_properties = properties_of 13; pg14_properties = properties_of 14; pg15_properties = properties_of 15; pg16_properties = properties_of 16; pg17_properties = properties_of 17; pg18_properties = properties_of 18;
}
