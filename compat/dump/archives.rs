//! Two archives of one database, entry by entry. Dump ids are each program's own, so an entry is named by
//! what it is, and so are its dependencies.

use std::fs;
use std::io::Read;
use std::path::Path;

use dumpkit_formats::Text;
use dumpkit_formats::limits::Limits;
use dumpkit_formats::postgres::archive::{DumpId, Extra, Layout, Toc, TocEntry};

/// The table of contents of an archive.
pub(super) fn toc_of(path: &Path, layout: Layout) -> Toc {
    let open = |path: &Path| fs::File::open(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    let bytes: Box<dyn Read> = match layout {
        Layout::Directory => Box::new(open(&path.join("toc.dat"))),
        Layout::Tar => {
            // It is the first member, after one block of header.
            let mut file = open(path);
            let mut header = [0; 512];
            file.read_exact(&mut header).expect("a tar header");
            assert!(header.starts_with(b"toc.dat\0"), "{} begins with another member", path.display());
            Box::new(file)
        }
        Layout::Custom | Layout::Plain => Box::new(open(path)),
    };
    Toc::decode(std::io::BufReader::new(bytes), layout, &Limits::default()).unwrap_or_else(|e| panic!("{}: {e}", path.display())).0
}

/// What is in one and not in the other, or differs; nothing if they hold the same.
pub(super) fn differences(ours: &Toc, theirs: &Toc) -> Vec<String> {
    let mut found = Vec::new();
    let mut header = |what: &str, ours: String, theirs: String| {
        if ours != theirs {
            found.push(format!("header: {what} is {ours}, theirs {theirs}"));
        }
    };
    header("version", format!("{:?}", ours.header.version), format!("{:?}", theirs.header.version));
    header("database", format!("{:?}", ours.header.database), format!("{:?}", theirs.header.database));
    header("server version", format!("{:?}", ours.header.server_version), format!("{:?}", theirs.header.server_version));
    for (one, other) in ours.entries().iter().zip(theirs.entries()) {
        if name_of(one) != name_of(other) {
            found.push(format!("ours has {} where theirs has {}", name_of(one), name_of(other)));
            // What follows is shifted: the lists say it better.
            break;
        }
        fields(ours, one, theirs, other, &mut found);
    }
    if ours.entries().len() != theirs.entries().len() {
        found.push(format!("{} entries, theirs {}", ours.entries().len(), theirs.entries().len()));
    }
    found
}

fn fields(ours: &Toc, one: &TocEntry, theirs: &Toc, other: &TocEntry, found: &mut Vec<String>) {
    let mut field = |what: &str, ours: String, theirs: String| {
        if ours != theirs {
            found.push(format!("{}: {what}\n  ours:   {ours}\n  theirs: {theirs}", name_of(one)));
        }
    };
    let text = |text: &Option<Text>| text.as_ref().map_or("NULL".to_owned(), |t| t.escape_ascii().to_string());
    field("catalog id", format!("{:?}", one.catalog_id), format!("{:?}", other.catalog_id));
    field("had dumper", one.had_dumper.to_string(), other.had_dumper.to_string());
    field("section", format!("{:?}", one.section), format!("{:?}", other.section));
    field("definition", text(&one.defn), text(&other.defn));
    field("drop", text(&one.drop_stmt), text(&other.drop_stmt));
    field("copy", text(&one.copy_stmt), text(&other.copy_stmt));
    field("tablespace", text(&one.tablespace), text(&other.tablespace));
    field("access method", text(&one.table_am), text(&other.table_am));
    field("relkind", one.relkind.to_string(), other.relkind.to_string());
    field("owner", text(&one.owner), text(&other.owner));
    field("with oids", text(&one.with_oids), text(&other.with_oids));
    field("dependencies", needed_by(ours, one), needed_by(theirs, other));
    let place = |entry: &TocEntry| match &entry.extra {
        Extra::Member(name) if name.is_empty() => "no member".to_owned(),
        Extra::Member(_) => "a member".to_owned(),
        _ => format!("data: {}", entry.has_data()),
    };
    field("place", place(one), place(other));
}

fn name_of(entry: &TocEntry) -> String {
    let text = |text: &Option<Text>| text.as_ref().map_or("NULL".to_owned(), |t| t.escape_ascii().to_string());
    format!("{} [{}] [{}]", entry.kind, text(&entry.namespace), text(&entry.tag))
}

/// The names of what an entry needs, sorted.
fn needed_by(toc: &Toc, entry: &TocEntry) -> String {
    let name = |id: &DumpId| toc.entry(*id).map_or("(not in the archive)".to_owned(), name_of);
    let mut names: Vec<String> = entry.dependencies.iter().map(name).collect();
    names.sort();
    names.join(", ")
}
