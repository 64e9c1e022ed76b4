//! Nothing is lost in silence: what an archive promises and does not have ends a conversion, and
//! `--salvage` tells of it.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use dumpkit_formats::compress::CompressSpec;
use dumpkit_formats::limits::Limits;
use dumpkit_formats::parts::MemoryParts;
use dumpkit_formats::postgres::archive::{
    ArchiveReader, ArchiveWriter, CatalogId, CreatedAt, DataOffset, EntryKind, Extra, Header, Layout, Section, Toc, TocEntry, WriterOptions,
};

use crate::support::{dumpkit, expect_success, folder, pgtools, root, run};

/// Converts to an archive; the exit code and what was said.
fn convert(from: &Path, to: &Path, options: &[&str]) -> (Option<i32>, String) {
    let out = run(dumpkit().arg("convert").arg(from).arg(to).args(options));
    (out.status.code(), String::from_utf8_lossy(&out.stderr).into_owned())
}

/// The file has what `words` names missing: it is refused, and what is left of it can be salvaged.
fn tells_of_loss(folder: &Path, damaged: &Path, words: &[&str]) {
    for name in ["out.dump", "out.sql", "out.tar"] {
        let out = folder.join(name);
        let (code, said) = convert(damaged, &out, &["-q"]);
        assert_eq!(code, Some(3), "{name}: {said}");
        assert!(!out.exists());
        let (code, said) = convert(damaged, &out, &["--salvage"]);
        assert_eq!(code, Some(4), "{name}: {said}");
        for word in words {
            assert!(said.contains(word), "{name}: {word:?} is not in\n{said}");
        }
        expect_success(dumpkit().arg("verify").arg("-q").arg(&out));
        fs::remove_file(&out).expect("just written");
    }
}

fn entry(id: i32, kind: EntryKind, tag: &str, section: Section) -> TocEntry {
    let mut entry = TocEntry::new(id, kind);
    entry.tag = Some(tag.into());
    entry.section = section;
    entry.owner = Some("someone".into());
    entry
}

fn table(id: i32, name: &str) -> [TocEntry; 2] {
    let mut table = entry(id, EntryKind::Table, name, Section::PreData);
    table.namespace = Some("public".into());
    table.defn = Some(format!("CREATE TABLE public.{name} (\n    a integer\n);\n").into());
    table.drop_stmt = Some(format!("DROP TABLE public.{name};\n").into());
    let mut data = entry(id + 100, EntryKind::TableData, name, Section::Data);
    data.namespace = table.namespace.clone();
    data.copy_stmt = Some(format!("COPY public.{name} (a) FROM stdin;\n").into());
    data.dependencies = vec![id];
    data.had_dumper = true;
    [table, data]
}

/// Tables `one` and `two` with a row each, and two large objects in a group with an ACL.
fn small() -> Toc {
    let mut group = entry(50, EntryKind::BlobMetadata, "10..11", Section::Data);
    group.catalog_id = CatalogId { table_oid: 2995, oid: 10 };
    group.defn = Some("10\n11\n".into());
    let mut acl = entry(51, EntryKind::Acl, "LARGE OBJECTS 10..11", Section::None);
    acl.defn = Some("GRANT SELECT ON LARGE OBJECT 10 TO PUBLIC;\n".into());
    acl.dependencies = vec![50];
    let mut objects = entry(52, EntryKind::Blobs, "10..11", Section::Data);
    objects.dependencies = vec![50];
    objects.had_dumper = true;
    let [one, one_data] = table(1, "one");
    let [two, two_data] = table(2, "two");
    let created = CreatedAt { day: 1, year1900: 120, ..CreatedAt::default() };
    Toc::new(Header { created, ..Header::default() }, vec![one, two, one_data, two_data, group, acl, objects])
}

/// The archive of `small`; `oids` are those of its large objects.
fn written(layout: Layout, oids: &[u32]) -> MemoryParts {
    let options = WriterOptions { layout, compression: CompressSpec::NONE, mtime: 0 };
    let mut writer = ArchiveWriter::new(small(), options, &|entry| entry.had_dumper, MemoryParts::default()).expect("memory");
    for id in [101, 102] {
        writer.begin_data(id).expect("memory");
        writer.chunk(format!("{id}\n\\.\n\n\n").as_bytes()).expect("memory");
        writer.end().expect("memory");
    }
    writer.begin_objects(52).expect("memory");
    for oid in oids {
        writer.begin_object(*oid).expect("memory");
        writer.chunk(b"contents").expect("memory");
        writer.end_object().expect("memory");
    }
    writer.end().expect("memory");
    writer.finish().expect("memory").0
}

/// The one file of `small`, with its TOC changed where that leaves every length as it is.
fn changed(change: impl FnOnce(&mut Vec<TocEntry>)) -> Vec<u8> {
    let bytes = written(Layout::Custom, &[10, 11]).part("").expect("one part").to_vec();
    let archive = ArchiveReader::custom(Arc::new(bytes.clone()), Limits::default()).expect("sound");
    let (header, mut entries) = archive.toc().clone().into_parts();
    change(&mut entries);
    let mut toc = Vec::new();
    Toc::new(header, entries).encode(&mut toc, Layout::Custom).expect("memory");
    [&toc, &bytes[toc.len()..]].concat()
}

/// Written to a pipe and cut where one block ends: by the framing alone it is whole.
#[test]
fn a_pipe_that_ended_between_two_blocks() {
    let folder = folder();
    let pipe = changed(|entries| {
        for entry in entries.iter_mut().filter(|e| e.had_dumper) {
            entry.extra = Extra::Offset(DataOffset::NotSet);
        }
    });
    let archive = ArchiveReader::custom(Arc::new(pipe.clone()), Limits::default()).expect("sound");
    let (blocks, _) = archive.blocks().expect("a custom archive").expect("sound");
    for (left, lost) in [(0, &["public.one", "public.two", "BLOBS"][..]), (1, &["public.two", "BLOBS"]), (2, &["BLOBS"])] {
        let damaged = folder.path().join("cut.dump");
        fs::write(&damaged, &pipe[..usize::try_from(blocks.blocks[left].start).expect("small")]).expect("a file");
        tells_of_loss(folder.path(), &damaged, lost);
    }
}

#[test]
fn entries_that_contradict_themselves() {
    let folder = folder();
    let damaged = folder.path().join("lies.dump");
    let data = |entries: &mut Vec<TocEntry>, name: &str| {
        let at = entries.iter().position(|e| e.kind == EntryKind::TableData && e.tag_bytes() == name.as_bytes());
        at.expect("there is such a table")
    };
    fs::write(
        &damaged,
        changed(|e| {
            let i = data(e, "one");
            e[i].extra = Extra::Offset(DataOffset::NoData)
        }),
    )
    .expect("a file");
    tells_of_loss(folder.path(), &damaged, &["public.one"]);
    fs::write(
        &damaged,
        changed(|e| {
            let i = data(e, "one");
            e[i].had_dumper = false
        }),
    )
    .expect("a file");
    tells_of_loss(folder.path(), &damaged, &["public.one"]);
    for place in [u64::MAX, u64::MAX / 2, 1 << 40] {
        fs::write(
            &damaged,
            changed(|e| {
                let i = data(e, "two");
                e[i].extra = Extra::Offset(DataOffset::At(place))
            }),
        )
        .expect("a file");
        tells_of_loss(folder.path(), &damaged, &["public.two"]);
    }
    // One number for two entries: the second's data must not become the first's.
    fs::write(
        &damaged,
        changed(|e| {
            let i = data(e, "two");
            e[i].dump_id = 101
        }),
    )
    .expect("a file");
    tells_of_loss(folder.path(), &damaged, &["public.two", "dump id"]);
}

/// Nothing but the data itself tells how long an uncompressed member was.
#[test]
fn members_that_were_cut() {
    let folder = folder();
    let home = folder.path().join("dir");
    for name in ["101.dat", "102.dat"] {
        let parts = written(Layout::Directory, &[10, 11]);
        let whole = parts.part(name).expect("a member").to_vec();
        for len in 0..whole.len() - 3 {
            let _ = fs::remove_dir_all(&home);
            fs::create_dir(&home).expect("a folder");
            for other in dumpkit_formats::parts::Parts::names(&parts).expect("memory") {
                fs::write(home.join(&other), &**parts.part(&other).expect("named")).expect("a file");
            }
            fs::write(home.join(name), &whole[..len]).expect("a file");
            let out = folder.path().join("out.dump");
            let (code, said) = convert(&home, &out, &["-q"]);
            assert_eq!((code, out.exists()), (Some(3), false), "{name} cut to {len} bytes: {said}");
        }
        tells_of_loss(folder.path(), &home, &[if name == "101.dat" { "public.one" } else { "public.two" }]);
    }
}

/// Large objects that the TOC lists and the data has not, or under another number.
#[test]
fn large_objects_that_are_missing() {
    let folder = folder();
    let damaged = folder.path().join("objects.dump");
    for oids in [&[10][..], &[], &[10, 12]] {
        fs::write(&damaged, &**written(Layout::Custom, oids).part("").expect("one part")).expect("a file");
        tells_of_loss(folder.path(), &damaged, &["BLOBS", "listed"]);
    }
}

/// Entries that are new in an older version must not take the data of one whose number they got.
#[test]
fn numbers_that_became_free() {
    let folder = folder();
    let (from, to) = (folder.path().join("new.dump"), folder.path().join("old.dump"));
    fs::write(&from, &**written(Layout::Custom, &[10, 11]).part("").expect("one part")).expect("a file");
    for without in ["two", "one"] {
        let (code, said) = convert(&from, &to, &["--archive-version", "1.14", "--exclude-table-data", without, "--force", "-Z", "none"]);
        assert_eq!(code, Some(0), "{said}");
        expect_success(dumpkit().arg("verify").arg("-q").arg(&to));
        let archive = ArchiveReader::custom(Arc::new(fs::read(&to).expect("just written")), Limits::default()).expect("sound");
        let kinds: Vec<_> = archive.toc().entries().iter().filter(|e| e.had_dumper).map(|e| e.kind.to_string()).collect();
        assert_eq!(kinds, ["TABLE DATA", "BLOBS"], "without the data of {without}");
    }
}

/// `--force` replaces an archive, not whatever a folder holds.
#[test]
fn folders_of_other_things_stay() {
    let folder = folder();
    let archive = root().join("testdata/postgres/18/custom-gzip.dump");
    let home = folder.path().join("home");
    fs::create_dir(&home).expect("a folder");
    fs::write(home.join("letter.txt"), "dear reader").expect("a file");
    let (code, said) = convert(&archive, &home, &["-Fdirectory", "--force"]);
    assert_eq!(code, Some(2), "{said}");
    assert!(said.contains("letter.txt"), "{said}");
    assert_eq!(fs::read_to_string(home.join("letter.txt")).expect("still there"), "dear reader");
    fs::remove_file(home.join("letter.txt")).expect("a file");
    for _ in 0..2 {
        let (code, said) = convert(&archive, &home, &["-Fdirectory", "--force"]);
        assert_eq!(code, Some(0), "{said}");
    }
}

/// The database's own entries go along, for who restores with -C.
#[test]
fn the_database_goes_along() {
    let Some(newest) = pgtools(18) else { return };
    let folder = folder();
    let archive = root().join("testdata/postgres/18/full.dump");
    let out = folder.path().join("out.dump");
    let (code, said) = convert(&archive, &out, &[]);
    assert_eq!(code, Some(0), "{said}");
    let script =
        |file: &Path| expect_success(newest.command("pg_restore").args(["-C", "-f", "-", "--restrict-key=compat"]).arg(file)).stdout;
    assert!(script(&archive) == script(&out), "pg_restore -C prints something else");
}

/// What a server would not take as a row ends the table, and what comes before is kept.
#[test]
fn rows_that_are_none() {
    let folder = folder();
    let damaged = folder.path().join("rows.dump");
    let bytes = written(Layout::Custom, &[10, 11]).part("").expect("one part").to_vec();
    let at = memchr::memmem::find(&bytes, b"101\n\\.").expect("the row of table one");
    // `101` becomes the rows `1` and an empty field too many.
    let mut bad = bytes;
    bad[at..at + 3].copy_from_slice(b"1\n\t");
    fs::write(&damaged, bad).expect("a file");
    let out = folder.path().join("out.dump");
    let (code, said) = convert(&damaged, &out, &["--salvage"]);
    assert_eq!(code, Some(4), "{said}");
    assert!(said.contains("TABLE DATA public.one, all but the first 1: ") && said.contains("row 2"), "{said}");
    expect_success(dumpkit().arg("verify").arg("-q").arg(&out));
    let rows = |table: &str| expect_success(dumpkit().arg("extract").arg(&out).args([table, "-q", "--format", "copy"])).stdout;
    assert_eq!((rows("one"), rows("two")), (b"1\n".to_vec(), b"102\n".to_vec()));
}

/// The same loss of many tables is a few lines.
#[test]
fn many_losses_are_told_once() {
    let folder = folder();
    let tables: Vec<TocEntry> = (1..=40).flat_map(|id| table(id, &format!("t{id}"))).collect();
    let header = Header { created: CreatedAt { day: 1, year1900: 120, ..CreatedAt::default() }, ..Header::default() };
    let options = WriterOptions { layout: Layout::Custom, compression: CompressSpec::NONE, mtime: 0 };
    let mut writer = ArchiveWriter::new(Toc::new(header, tables), options, &|e| e.had_dumper, MemoryParts::default()).expect("memory");
    for id in 101..=140 {
        writer.begin_data(id).expect("memory");
        writer.chunk(b"1\n\\.\n\n\n").expect("memory");
        writer.end().expect("memory");
    }
    let (parts, toc) = writer.finish().expect("memory");
    let Extra::Offset(DataOffset::At(cut)) = toc.entry(102).expect("an entry").extra else { panic!("the data has a place") };
    let damaged = folder.path().join("cut.dump");
    fs::write(&damaged, &parts.part("").expect("one part")[..cut as usize]).expect("a file");
    let said = run(dumpkit().arg("verify").arg(&damaged)).stdout;
    let said = String::from_utf8_lossy(&said);
    assert!(said.contains("t2, ") && said.contains(" 36 more entries, the last entry 140 TABLE DATA public.t40"), "{said}");
    assert!(said.lines().count() < 10, "{said}");
    let (code, said) = convert(&damaged, &folder.path().join("out.dump"), &["--salvage"]);
    assert_eq!(code, Some(4), "{said}");
    assert!(said.contains("t2: ") && said.contains("data left out of 29 more entries"), "{said}");
}

/// The manifest of an archive that is replaced does not speak of the new one.
#[test]
fn manifests_of_what_is_gone() {
    let folder = folder();
    let out = folder.path().join("out.dump");
    let fixture = |name: &str| root().join("testdata/postgres/18").join(name);
    for (name, options) in [("custom-gzip.dump", &["--manifest"][..]), ("latin1.dump", &["--force"])] {
        let (code, said) = convert(&fixture(name), &out, options);
        assert_eq!(code, Some(0), "{said}");
        assert_eq!(folder.path().join("out.dump.manifest.json").exists(), options == ["--manifest"]);
        expect_success(dumpkit().arg("verify").arg("-q").arg(&out));
    }
}

/// A member that is a link is read where the archive is, and nowhere else.
#[cfg(unix)]
#[test]
fn members_that_are_links() {
    let folder = folder();
    let home = folder.path().join("dir");
    fs::create_dir(&home).expect("a folder");
    let parts = written(Layout::Directory, &[10, 11]);
    for name in dumpkit_formats::parts::Parts::names(&parts).expect("memory") {
        fs::write(home.join(&name), &**parts.part(&name).expect("named")).expect("a file");
    }
    let member = home.join("101.dat");
    fs::rename(&member, home.join("._rows")).expect("a file");
    std::os::unix::fs::symlink("._rows", &member).expect("a link");
    expect_success(dumpkit().arg("verify").arg("-q").arg(&home));
    fs::rename(home.join("._rows"), folder.path().join("secret")).expect("a file");
    fs::remove_file(&member).expect("a link");
    std::os::unix::fs::symlink("../secret", &member).expect("a link");
    tells_of_loss(folder.path(), &home, &["public.one", "a link to something outside"]);
    assert_eq!(run(dumpkit().arg("verify").arg(&home)).status.code(), Some(3));
}

/// Options that name what is not there, or too much.
#[test]
fn names_of_nothing() {
    let folder = folder();
    let archive = root().join("testdata/postgres/18/full.dump");
    let out = folder.path().join("out.dump");
    let (code, said) = convert(&archive, &out, &["--map-owner", "nobody=somebody"]);
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains("role \"nobody\" owns nothing"), "{said}");
    let twice = run(dumpkit().args(["verify", "-", "-"]));
    assert_eq!(twice.status.code(), Some(2), "{}", String::from_utf8_lossy(&twice.stderr));
    // A filter that chooses tables leaves the database out, as -t does.
    let filter = folder.path().join("filter");
    fs::write(&filter, "include table *\n").expect("a file");
    let filter = filter.to_string_lossy();
    for (options, database) in [(&[][..], true), (&["-t", "*"], false), (&["--filter", &*filter], false)] {
        let (code, said) = convert(&archive, &out, &[options, &["--force"]].concat());
        assert_eq!(code, Some(0), "{said}");
        let list = expect_success(dumpkit().args(["inspect", "--list", "-C"]).arg(&out)).stdout;
        assert_eq!(String::from_utf8_lossy(&list).contains(" DATABASE "), database, "{options:?}");
    }
}
