//! Scripts read as archives: what pg_dump wrote comes out again byte for byte, whatever the chunks
//! it arrives in; what is cut is said; nothing that is not known is lost.

use std::io::{self, Read};
use std::path::PathBuf;
use std::sync::Arc;

use dumpkit_formats::limits::Limits;
use dumpkit_formats::postgres::archive::{
    ArchiveReader, DataSource, EntryData, EntryKind, Extra, Layout, Restorer, Toc, TocEntry, Wanted, restore_order,
};
use dumpkit_formats::postgres::script::{DataObserver, ScanOptions, Script, ScriptOptions, ScriptStyle, Stamps, scan, write_script};
use dumpkit_formats::source::{Bytes, SequentialReader};
use dumpkit_formats::{Class, Result, Text};

/// Gives a fixed number of bytes at a time.
struct Chunks<'a>(&'a [u8], usize);

impl Read for Chunks<'_> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let n = self.1.min(out.len());
        self.0.take(n as u64).read(out).inspect(|n| self.0 = &self.0[*n..])
    }
}

fn fixture(path: &str) -> Vec<u8> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../testdata/postgres").join(path);
    std::fs::read(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

fn read(script: &[u8]) -> Script {
    scan(script, &ScanOptions::default(), &mut ()).expect("readable")
}

/// Labels of the entries that are not settings.
fn labels(script: &[u8]) -> Vec<String> {
    let script = read(script);
    assert!(script.truncated.is_none(), "{:?}", script.truncated);
    script.parts[script.main()].toc.entries().iter().filter(|e| !is_setting(e)).map(TocEntry::label).collect()
}

fn is_setting(entry: &TocEntry) -> bool {
    matches!(entry.kind, EntryKind::Encoding | EntryKind::StdStrings | EntryKind::SearchPath)
}

/// The main part of a whole script, and how it was written.
fn open(source: Bytes) -> (ArchiveReader, ScriptStyle) {
    let input = SequentialReader::new(source.clone(), 0);
    let script = scan(input, &ScanOptions::default(), &mut ()).expect("readable");
    assert!(script.truncated.is_none(), "{:?}", script.truncated);
    let main = script.main();
    let style = script.parts[main].style.clone();
    (script.into_archive(main, source, Limits::default()).expect("the main part"), style)
}

/// The script that the archive of a script prints as, by the options that it shows.
fn print(script: Vec<u8>) -> Vec<u8> {
    let source: Bytes = Arc::new(script);
    let (archive, style) = open(source);
    let toc = archive.toc().clone();
    let text = |t: &Option<Text>| t.as_ref().map(Text::to_string);
    let mut options = ScriptOptions::default();
    let version = text(&toc.header.dump_version).unwrap_or_default();
    let major = version.split(|c: char| !c.is_ascii_digit()).next().and_then(|n| n.parse().ok());
    options.restorer = major.and_then(Restorer::from_major).unwrap_or_default();
    options.restrict_key = text(&style.restrict_key);
    options.verbose = style
        .verbose
        .then(|| Stamps { started: text(&style.started).unwrap_or_default(), completed: text(&style.completed).unwrap_or_default() });
    options.clean = style.clean;
    options.if_exists = style.if_exists;
    options.create = style.create_db;
    options.use_set_session_authorization = style.session_authorization;
    options.disable_triggers = style.disable_triggers;
    options.schema = !style.disable_triggers;
    options.enable_row_security = style.row_security;
    let wanted: Vec<Wanted> = toc.entries().iter().map(wanted).collect();
    let mut out = Vec::new();
    write_script(&toc, &wanted, &options, &mut &archive, &mut out).expect("printable");
    out
}

fn wanted(entry: &TocEntry) -> Wanted {
    match entry.kind {
        _ if is_setting(entry) => Wanted::SPECIAL,
        EntryKind::StatisticsData => Wanted::STATISTICS,
        EntryKind::TableData | EntryKind::Blobs | EntryKind::SequenceSet => {
            let mut wanted = Wanted::NONE;
            wanted.data = true;
            wanted
        }
        _ => Wanted::SCHEMA,
    }
}

#[track_caller]
fn prints_again(script: Vec<u8>, name: &str) {
    let out = print(script.clone());
    if out != script {
        let at = out.iter().zip(&script).position(|(a, b)| a != b).unwrap_or(out.len().min(script.len()));
        let around = |s: &[u8]| String::from_utf8_lossy(&s[at.saturating_sub(200).min(s.len())..(at + 200).min(s.len())]).into_owned();
        panic!("{name}: differs at byte {at}\n--- script\n{}\n--- printed\n{}", around(&script), around(&out));
    }
}

#[test]
fn pg_dump_s_scripts_print_again() {
    for name in ["13/plain.sql", "14/plain.sql", "15/plain.sql", "16/plain.sql", "17/plain.sql", "18/plain.sql", "13/full.sql"] {
        prints_again(fixture(name), name);
    }
}

/// Old releases print settings that no restorer of today prints: their archives are the judge.
#[test]
fn old_scripts_are_their_archives() {
    for version in ["8.3", "8.4", "9.1", "11"] {
        let script = read(&fixture(&format!("{version}/plain.sql")));
        let archive = fixture(&format!("{version}/custom-none.dump"));
        let (theirs, _) = Toc::decode(&archive[..], Layout::Custom, &Limits::default()).expect("archive");
        let ours = &script.parts[0].toc;
        assert_eq!(ours.header.version.has_blob_entries(), theirs.header.version.has_blob_entries(), "{version}");
        let mut found = 0;
        let order = |toc: &Toc| restore_order(toc, &vec![Wanted::ALL; toc.entries().len()]);
        let printed: Vec<&TocEntry> = order(ours).into_iter().map(|i| &ours.entries()[i]).collect();
        let mut rest = &printed[..];
        for i in order(&theirs) {
            let their = &theirs.entries()[i];
            let same = |e: &&TocEntry| e.kind == their.kind && e.tag == their.tag && e.namespace == their.namespace;
            let Some(at) = rest.iter().position(same) else {
                // Not printed in a script unless the database is created, or about a schema that is there.
                assert!(
                    their.kind == EntryKind::Schema || their.label().contains("DATABASE") || their.label().contains("public"),
                    "{}",
                    their.label()
                );
                continue;
            };
            let our = rest[at];
            rest = &rest[at + 1..];
            found += 1;
            let text = |t: &Option<Text>| t.clone().unwrap_or_default();
            assert_eq!(text(&our.defn), text(&their.defn), "{version} {}", their.label());
            assert_eq!(text(&our.drop_stmt), text(&their.drop_stmt), "{version} {}", their.label());
            assert_eq!(text(&our.copy_stmt), text(&their.copy_stmt), "{version} {}", their.label());
            assert_eq!(text(&our.owner), text(&their.owner), "{version} {}", their.label());
            assert_eq!(our.had_dumper, their.had_dumper, "{version} {}", their.label());
        }
        assert!(found > 60, "{version}: {found} entries");
    }
}

#[test]
fn chunks_do_not_matter() {
    for name in ["8.4/plain.sql", "13/full.sql", "18/plain.sql"] {
        let bytes = fixture(name);
        let whole = read(&bytes);
        for size in [1, 2, 3, 7, 1021, 65536] {
            let chunked = scan(Chunks(&bytes, size), &ScanOptions::default(), &mut ()).expect("readable");
            assert_eq!((chunked.bytes, chunked.lines), (whole.bytes, whole.lines));
            for (a, b) in chunked.parts.iter().zip(&whole.parts) {
                assert!(a.toc == b.toc && a.style == b.style, "{name} in chunks of {size}");
            }
        }
    }
}

const SMALL: &str = "--\n-- PostgreSQL database dump\n--\n\n\\restrict KEY\n\n-- Dumped from database version 18.4\n-- Dumped by pg_dump version 18.6\n\n\
SET statement_timeout = 0;\nSET lock_timeout = 0;\nSET idle_in_transaction_session_timeout = 0;\nSET transaction_timeout = 0;\n\
SET client_encoding = 'UTF8';\nSET standard_conforming_strings = on;\nSELECT pg_catalog.set_config('search_path', '', false);\n\
SET check_function_bodies = false;\nSET xmloption = content;\nSET client_min_messages = warning;\nSET row_security = off;\n\n\
--\n-- Name: f(); Type: FUNCTION; Schema: s; Owner: bob\n--\n\nCREATE FUNCTION s.f() RETURNS void\n    LANGUAGE sql\n    AS $$\n--\n\
-- Name: no; Type: TABLE; Schema: -; Owner: -\n--\n$$;\n\n\nALTER FUNCTION s.f() OWNER TO bob;\n\n\
SET default_tablespace = '';\n\nSET default_table_access_method = heap;\n\n\
--\n-- Name: t; Type: TABLE; Schema: s; Owner: bob\n--\n\nCREATE TABLE s.t (\n    a integer\n);\n\n\nALTER TABLE s.t OWNER TO bob;\n\n\
--\n-- Data for Name: t; Type: TABLE DATA; Schema: s; Owner: bob\n--\n\nCOPY s.t (a) FROM stdin;\n1\n--\n\\.\n\n\n\
--\n-- Name: t t_pkey; Type: CONSTRAINT; Schema: s; Owner: bob\n--\n\nALTER TABLE ONLY s.t\n    ADD CONSTRAINT t_pkey PRIMARY KEY (a);\n\n\n\
--\n-- Name: TABLE t; Type: ACL; Schema: s; Owner: bob\n--\n\nGRANT SELECT ON TABLE s.t TO PUBLIC;\n\n\n\
--\n-- PostgreSQL database dump complete\n--\n\n\\unrestrict KEY\n\n";

#[test]
fn entries_have_what_an_archive_has() {
    prints_again(SMALL.into(), "SMALL");
    let script = read(SMALL.as_bytes());
    let toc = &script.parts[0].toc;
    let of = |label: &str| toc.entries().iter().find(|e| e.label() == label).unwrap_or_else(|| panic!("{label}"));
    assert_eq!(of("FUNCTION s.f()").drop_stmt, Some("DROP FUNCTION s.f();\n".into()));
    let table = of("TABLE s.t");
    assert_eq!((&table.tablespace, &table.table_am), (&Some("".into()), &Some("heap".into())));
    assert_eq!(table.owner, Some("bob".into()));
    let data = of("TABLE DATA s.t");
    assert_eq!(data.dependencies, [table.dump_id]);
    assert_eq!(data.copy_stmt, Some("COPY s.t (a) FROM stdin;\n".into()));
    let Extra::Range { start, len } = data.extra else { panic!("{:?}", data.extra) };
    assert_eq!(&SMALL.as_bytes()[start as usize..(start + len) as usize], b"1\n--\n\\.\n");
    assert_eq!(of("CONSTRAINT s.t t_pkey").dependencies, [table.dump_id]);
    assert_eq!(of("ACL s.TABLE t").dependencies, [table.dump_id]);
    assert_eq!(toc.encoding_name(), Some(&b"UTF8"[..]));
    assert!(toc.std_strings());
}

/// Cut anywhere, what was whole is there, and the cut is said.
#[test]
fn cut_at_every_byte() {
    // In the order of the script, in which privileges come last.
    let printed = |script: &Script| -> Vec<TocEntry> {
        let toc = &script.parts[0].toc;
        let order = restore_order(toc, &vec![Wanted::ALL; toc.entries().len()]);
        // Half a psql command is one that is not known.
        order.into_iter().map(|i| toc.entries()[i].clone()).filter(|e| !matches!(e.kind, EntryKind::Other(_))).collect()
    };
    let entries = printed(&read(SMALL.as_bytes()));
    let complete = SMALL.find("dump complete\n--").expect("there") + "dump complete\n--".len();
    for at in 0..SMALL.len() {
        let cut = read(&SMALL.as_bytes()[..at]);
        let found = printed(&cut);
        // Until the head is read, and after the last line, nothing is missing.
        if at > "--\n-- PostgreSQL database dump\n--".len() {
            assert_eq!(cut.truncated.is_none(), at >= complete, "cut at {at}");
        }
        if let Some(e) = &cut.truncated {
            assert_eq!(e.class(), Class::Truncated);
            assert!(e.place().offset.is_some_and(|o| o <= at as u64) && e.place().line.is_some(), "{e}");
        }
        // The last may have lost its owner, or its end, without a sign of it.
        for (a, b) in found.iter().zip(&entries).take(found.len().saturating_sub(1)) {
            assert_eq!((&a.tag, &a.defn, &a.extra, &a.owner), (&b.tag, &b.defn, &b.extra, &b.owner), "cut at {at}");
        }
    }
    let inside = SMALL.find("1\n--\n\\.").expect("there") + 1;
    let cut = read(&SMALL.as_bytes()[..inside]).truncated.expect("cut");
    assert!(cut.what().ends_with("of TABLE DATA s.t"), "{cut}");
}

#[test]
fn scripts_without_comments() {
    let script = "SET client_encoding = 'UTF8';\nSET search_path = app, public;\n/* c */ create table t (a int);\n\
        CREATE UNIQUE INDEX i ON t (a);\nALTER TABLE ONLY t\n ADD CONSTRAINT p PRIMARY KEY (a);\nCOPY t (a) FROM stdin;\n1\n\\.\n\
        INSERT INTO t VALUES (2);\ninsert into t values (3);\nINSERT INTO other.t VALUES (4);\n-- why\nVACUUM t;\n\
        COMMENT ON TABLE app.t IS 'x';\nGRANT ALL ON TABLE t TO bob;\nSELECT pg_catalog.setval('app.s', 3, true);\n\\echo done\n";
    assert_eq!(
        labels(script.as_bytes()),
        [
            "TABLE app.t",
            "INDEX app.i",
            "CONSTRAINT app.t p",
            "TABLE DATA app.t",
            "TABLE DATA app.t",
            "TABLE DATA other.t",
            "STATEMENT VACUUM t;",
            "COMMENT app.TABLE t",
            "ACL TABLE t",
            "SEQUENCE SET app.s",
            "PSQL COMMAND \\echo done"
        ]
    );
    let script = read(script.as_bytes());
    let entries = script.parts[0].toc.entries();
    let defn = |label: &str| entries.iter().find(|e| e.label() == label).and_then(|e| e.defn.clone());
    assert_eq!(defn("STATEMENT VACUUM t;"), Some("-- why\nVACUUM t;\n".into()));
}

#[test]
fn comments_cut_away_by_hand() {
    // The second table, the data and the key have lost their comments.
    let script = "--\n-- Name: t; Type: TABLE; Schema: s; Owner: bob\n--\n\nCREATE TABLE s.t (a int);\n\nALTER TABLE s.t OWNER TO bob;\n\n\
        CREATE TABLE s.u (a int);\nALTER TABLE s.u OWNER TO eve;\nCOPY s.t (a) FROM stdin;\n1\n\\.\n\
        ALTER TABLE s.t ADD CONSTRAINT k UNIQUE (a);\n";
    assert_eq!(labels(script.as_bytes()), ["TABLE s.t", "TABLE s.u", "TABLE DATA s.t", "CONSTRAINT s.t k"]);
    let script = read(script.as_bytes());
    let owners: Vec<_> = script.parts[0].toc.entries()[..2].iter().map(|e| e.owner.clone()).collect();
    assert_eq!(owners, [Some("bob".into()), Some("eve".into())]);
}

#[test]
fn every_database_of_a_cluster() {
    let one = |name: &str| format!("--\n-- Database \"{name}\" dump\n--\n\n\\connect {name}\n\n{SMALL}");
    let script = format!(
        "--\n-- PostgreSQL database cluster dump\n--\n\nSET default_transaction_read_only = off;\n\n--\n-- Roles\n--\n\nCREATE ROLE bob;\n\n\n\
         --\n-- Databases\n--\n\n{}{}--\n-- PostgreSQL database cluster dump complete\n--\n\n",
        one("a"),
        one("b")
    );
    let found = read(script.as_bytes());
    assert!(found.truncated.is_none());
    let databases: Vec<_> = found.parts.iter().map(|p| p.database.as_ref().map(Text::to_string)).collect();
    assert_eq!(databases, [None, Some("a".into()), Some("b".into())]);
    assert_eq!(found.main(), 1);
    assert_eq!(
        found.parts[0].toc.entries().iter().map(TocEntry::label).collect::<Vec<_>>(),
        ["STATEMENT SET default_transaction_read_only", "ROLE bob"]
    );
    let sum: u64 = found.parts.iter().map(|p| p.len).sum();
    assert_eq!(sum, found.bytes);
    let source: Bytes = Arc::new(script.into_bytes());
    let second = found.into_archive(2, source, Limits::default()).expect("there");
    let mut second = &second;
    let id = second.toc().entries().iter().find(|e| e.kind == EntryKind::TableData).expect("there").dump_id;
    let Some(EntryData::Stream(mut stream)) = second.data(id).expect("readable") else { panic!() };
    let mut rows = String::new();
    stream.read_to_string(&mut rows).expect("readable");
    assert_eq!(rows, "1\n--\n\\.\n\n\n");
}

/// Counts what it is shown.
#[derive(Default)]
struct Counter(Vec<(usize, String, u64)>, usize);

impl DataObserver for Counter {
    fn begin(&mut self, _part: usize, nth: usize, entry: &TocEntry) -> Result<()> {
        self.0.push((nth, entry.label(), 0));
        Ok(())
    }

    fn data(&mut self, bytes: &[u8]) -> Result<()> {
        self.0.last_mut().expect("begun").2 += bytes.len() as u64;
        Ok(())
    }

    fn end(&mut self) -> Result<()> {
        self.1 += 1;
        Ok(())
    }
}

#[test]
fn an_observer_sees_the_data_of_every_entry() {
    for name in ["8.4/plain.sql", "18/plain.sql"] {
        let bytes = fixture(name);
        let mut counter = Counter::default();
        let script = scan(Chunks(&bytes, 977), &ScanOptions::default(), &mut counter).expect("readable");
        let entries = script.parts[0].toc.entries();
        let ranges = entries.iter().filter_map(|e| match e.extra {
            Extra::Range { len, .. } => Some((e.label(), len)),
            _ => None,
        });
        let expected: Vec<_> = ranges.enumerate().map(|(nth, (label, len))| (nth, label, len)).collect();
        assert_eq!(counter.0, expected);
        assert_eq!(counter.1, expected.len());
    }
}

#[test]
fn large_objects_are_decoded() {
    let source: Bytes = Arc::new(fixture("8.4/plain.sql"));
    let (archive, _) = open(source);
    let id = archive.toc().entries().iter().find(|e| e.kind == EntryKind::Blobs).expect("there").dump_id;
    let Some(EntryData::LargeObjects(mut objects)) = {
        let entry = archive.toc().entry(id).expect("there");
        archive.open(entry)
    }
    .expect("readable") else {
        panic!()
    };
    let mut found = Vec::new();
    while let Some(oid) = objects.next_object().expect("readable") {
        let mut bytes = Vec::new();
        objects.contents().read_to_end(&mut bytes).expect("readable");
        found.push((oid, bytes.len()));
    }
    assert!(found.len() >= 2 && found[0].0 == 200001 && found[0].1 > 0, "{found:?}");
}

/// Bytes changed and dropped at random places: any answer but a panic.
#[test]
fn damage_never_panics() {
    let bytes = fixture("18/plain.sql");
    let mut state = 0x9E37_79B9_7F4A_7C15_u64;
    let mut random = |n: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state % n as u64) as usize
    };
    for _ in 0..400 {
        let mut damaged = bytes.clone();
        for _ in 0..=random(8) {
            let at = random(damaged.len());
            match random(3) {
                0 => damaged[at] = b"'\"$;\\(-\n\0\xff/*"[random(12)],
                1 => drop(damaged.drain(at..(at + random(200)).min(damaged.len()))),
                _ => {
                    let piece = damaged[at..(at + 100).min(damaged.len())].to_vec();
                    let to = random(damaged.len());
                    damaged.splice(to..to, piece);
                }
            }
        }
        if let Ok(script) = scan(&damaged[..], &ScanOptions::default(), &mut ()) {
            let source: Bytes = Arc::new(damaged);
            let part = script.main();
            let archive = script.into_archive(part, source, Limits::default()).expect("there");
            for id in archive.toc().entries().iter().map(|e| e.dump_id).collect::<Vec<_>>() {
                let _ = (&mut &archive).data(id).map(|d| {
                    if let Some(EntryData::LargeObjects(mut objects)) = d {
                        while let Ok(Some(_)) = objects.next_object() {}
                    }
                });
            }
        }
    }
}

/// Two megabytes of what invites looking at things twice.
#[test]
fn nothing_takes_quadratic_time() {
    let head = "--\n-- Name: t; Type: TABLE; Schema: s; Owner: bob\n--\n\n";
    let pieces = [
        "(",
        "$a",
        "$a$b",
        "E'a' ",
        "E'a'\n",
        "--\n",
        "-- x\n",
        "/*",
        "a.",
        "\\.\n",
        "SELECT 1;",
        "\n",
        "'a'\n--\n",
        "x;\n--\n",
        "$$",
        "\"a\".",
        "1.",
        ":",
    ];
    for piece in pieces {
        for prefix in ["", "SELECT ", "CREATE TABLE ", "COPY t FROM stdin;\n", head, "COMMENT ON TABLE "] {
            let script = format!("{prefix}{}", piece.repeat((1 << 20) / piece.len()));
            let start = std::time::Instant::now();
            let _ = scan(Chunks(script.as_bytes(), 4096), &ScanOptions::default(), &mut ());
            assert!(start.elapsed().as_secs() < 10, "{prefix:?} and many of {piece:?} take {:?}", start.elapsed());
        }
    }
}

/// Data that says nothing of its table, and calls that only look like those of large objects.
#[test]
fn data_without_a_name() {
    assert_eq!(labels(b"INSERT INTO ;\nINSERT INTO ;\n"), ["TABLE DATA ", "TABLE DATA "]);
    assert_eq!(labels(b"INSERT INTO 'x';\nselect lo_open(1);\nSELECT lo_open (2);\n"), ["TABLE DATA ", "BLOBS BLOBS", "BLOBS BLOBS"]);
}

#[test]
fn limits_hold() {
    let mut options = ScanOptions::default();
    options.limits.statement_bytes = 1 << 20;
    let long = format!("SELECT '{}", "x".repeat(4 << 20));
    let e = scan(long.as_bytes(), &options, &mut ()).expect_err("too long");
    assert_eq!(e.class(), Class::Limit);
    let comments = "-- x\n".repeat(1 << 20);
    assert_eq!(scan(comments.as_bytes(), &options, &mut ()).expect_err("too long").class(), Class::Limit);
    // COPY data is not a statement.
    let rows = format!("COPY t FROM stdin;\n{}\\.\n", "x\n".repeat(4 << 20));
    assert!(scan(rows.as_bytes(), &options, &mut ()).is_ok());
}
