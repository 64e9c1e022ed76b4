//! Memory that a large table of contents takes: it is held once, whatever is done with it.

use std::fs;
use std::path::Path;

use dumpkit::job::{convert, diff};
use dumpkit::plan::convert::Convert;
use dumpkit::plan::diff::Diff;
use dumpkit::plan::select::Select;
use dumpkit::report::Silent;
use dumpkit_formats::compress::CompressSpec;
use dumpkit_formats::parts::MemoryParts;
use dumpkit_formats::postgres::archive::{
    ArchiveVersion, ArchiveWriter, CreatedAt, EntryKind, Header, Layout, Section, Toc, TocEntry, WriterOptions,
};
use dumpkit_formats::postgres::script::ScriptOptions;

use crate::{MEMORY, TURN};

/// A power of two, at which a list that grows by doubling is full.
const ENTRIES: i32 = 1 << 16;

/// Bytes of memory for an entry; a second TOC would not fit.
const EACH: usize = 500;

/// Beside the entries: buffers, threads.
const REST: usize = 4 << 20;

/// Tables and comments on them, with long enough definitions.
fn toc() -> Toc {
    let entry = |id: i32| {
        let table = id - (id + 1) % 2;
        let (kind, section) = if id == table { (EntryKind::Table, Section::PreData) } else { (EntryKind::Comment, Section::None) };
        let mut entry = TocEntry::new(id, kind);
        entry.section = section;
        entry.namespace = Some("public".into());
        entry.owner = Some("somebody".into());
        if id == table {
            entry.tag = Some(format!("table_{id}").into());
            entry.defn = Some(format!("CREATE TABLE public.table_{id} (\n    id integer NOT NULL,\n    name text\n);\n").into());
            entry.drop_stmt = Some(format!("DROP TABLE public.table_{id};\n").into());
        } else {
            entry.tag = Some(format!("TABLE table_{table}").into());
            entry.defn = Some(format!("COMMENT ON TABLE public.table_{table} IS 'the table of this number';\n").into());
            entry.dependencies = vec![table];
        }
        entry
    };
    let created = CreatedAt { day: 1, year1900: 120, ..CreatedAt::default() };
    Toc::new(Header { created, ..Header::default() }, (1..=ENTRIES).map(entry).collect())
}

fn write(path: &Path, toc: Toc) {
    let options = WriterOptions { layout: Layout::Custom, compression: CompressSpec::NONE, mtime: 0 };
    let writer = ArchiveWriter::new(toc, options, &|_| false, MemoryParts::default()).expect("memory");
    let (parts, _) = writer.finish().expect("memory");
    fs::write(path, &**parts.part("").expect("one part")).expect("a file in a temporary folder");
}

/// Bytes that were held at most while `f` ran, above what was before.
fn peak(f: impl FnOnce()) -> usize {
    let before = MEMORY.current_usage();
    MEMORY.reset_peak_usage();
    f();
    MEMORY.peak_usage().saturating_sub(before)
}

#[test]
fn no_second_toc() {
    let _turn = TURN.lock();
    let folder = tempfile::tempdir().expect("a temporary folder");
    let [archive, other, out, list] = ["a.dump", "b.dump", "out", "list"].map(|name| folder.path().join(name));
    write(&archive, toc());
    let mut changed = toc();
    changed.entries_mut()[100].defn = Some("CREATE TABLE public.table_101 ();\n".into());
    write(&other, changed);
    let ids: Vec<String> = (1..=ENTRIES).rev().map(|id| id.to_string()).collect();
    fs::write(&list, ids.join("\n")).expect("a file in a temporary folder");
    let plan = |layout, version, list: Option<&Path>| Convert {
        input: archive.clone(),
        output: out.clone(),
        layout,
        compression: None,
        version,
        select: Select { list: list.map(Path::to_owned), keeps_database: true, ..Select::default() },
        script: ScriptOptions::default(),
        random_restrict_key: false,
        deterministic: true,
        rename_schemas: Vec::new(),
        map_owners: Vec::new(),
        manifest: false,
        salvage: false,
        force: true,
        no_sync: true,
        verbose: false,
        jobs: 1,
    };
    let bound = ENTRIES as usize * EACH + REST;
    let old = Some(ArchiveVersion::OLDEST_WRITTEN);
    for layout in [Layout::Custom, Layout::Directory, Layout::Tar, Layout::Plain] {
        let version = if layout == Layout::Plain { None } else { old };
        for plan in [plan(layout, None, None), plan(layout, version, Some(&list))] {
            let took = peak(|| {
                convert::run(&plan, &Silent).expect("converts");
            });
            assert!(took < bound, "{layout}, with a list {}: {took} bytes", plan.select.list.is_some());
            if out.is_dir() { fs::remove_dir_all(&out) } else { fs::remove_file(&out) }.expect("just written");
        }
    }
    let plan = Diff { inputs: [archive.clone(), other.clone()], select: Select::default(), jobs: 2 };
    let mut found = Vec::new();
    let took = peak(|| found = diff::run(&plan, &Silent).expect("compares").changed);
    assert!(took < bound, "diff: {took} bytes");
    assert_eq!(found.len(), 1);
}
