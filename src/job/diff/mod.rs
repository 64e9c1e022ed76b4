//! Comparing two dumps: their objects by name, their data by digests.

mod data;
mod schema;
mod tables;
mod trace;

use std::borrow::Cow;
use std::collections::HashSet;
use std::path::Path;

use dumpkit_formats::limits::Limits;
use dumpkit_formats::postgres::archive::{ArchiveReader, DumpId, EntryKind, Layout, Toc, TocEntry, Wanted};
use dumpkit_formats::postgres::copy::CopyStatement;
use dumpkit_formats::{Error, Result};

use super::choose;
use super::open::{self, Opened};
use super::transcode::Transcoder;
use crate::model::difference::{Difference, SideName};
use crate::plan::diff::Diff;
use crate::report::Reporter;
use crate::storage::input::ReadCount;

/// One of the two dumps, open.
struct Side {
    name: String,
    archive: ArchiveReader,
    read: ReadCount,
    /// One for each entry of the whole TOC.
    wanted: Vec<Wanted>,
    /// Entries whose rows, values or large objects are compared.
    data: HashSet<DumpId>,
    transcoder: Transcoder,
    /// The other dump is a script and this is none, or the other way round.
    flat_names: bool,
}

impl Side {
    fn open(location: &Path, plan: &Diff, reporter: &dyn Reporter) -> Result<Self> {
        let Opened { mut archive, name, damage, read, .. } = open::open(location, &Limits::default(), reporter)?;
        if let Some(damage) = damage {
            // What is missing is not known, so nothing can be said of the rest.
            return Err(damaged(damage, &name));
        }
        // Without -L entries stay in their order.
        let (_, choice) = choose::apply(Cow::Borrowed(archive.toc()), &plan.select, reporter)?;
        let wanted = choice.wanted;
        let transcoder = Transcoder::new(archive.toc().encoding(), true);
        let chosen = |(entry, wanted): &(&TocEntry, &Wanted)| {
            let is_data = matches!(entry.kind, EntryKind::TableData | EntryKind::Blobs | EntryKind::SequenceSet);
            wanted.is_listed() && wanted.data && is_data
        };
        let data = archive.toc().entries().iter().zip(&wanted).filter(chosen).map(|(entry, _)| entry.dump_id).collect();
        if archive.layout() != Layout::Plain {
            shed(&mut archive, &data);
        }
        Ok(Side { name, archive, read, wanted, data, transcoder, flat_names: false })
    }

    /// The whole TOC. That of an archive is read again, so that it is held no longer than it is looked at.
    fn whole_toc(&self) -> Result<Cow<'_, Toc>> {
        let toc = self.archive.read_toc().map_err(|e| damaged(e, &self.name))?;
        Ok(toc.map_or_else(|| Cow::Borrowed(self.archive.toc()), Cow::Owned))
    }

    /// What is held of the TOC: all that the data needs.
    fn toc(&self) -> &Toc {
        self.archive.toc()
    }

    /// The entries whose data is to be compared.
    fn data(&self) -> impl Iterator<Item = &TocEntry> {
        self.toc().entries().iter().filter(|entry| self.data.contains(&entry.dump_id))
    }

    /// The schema and tag of an entry, in UTF-8. The comments of a script, where tags are found, have
    /// blanks for line breaks (dumputils.c `sanitize_line`): names are compared without them then.
    fn names(&self, entry: &TocEntry) -> (String, String) {
        let [schema, tag] = [entry.namespace_bytes(), entry.tag_bytes()].map(|name| {
            let name = self.transcoder.display(name);
            if self.flat_names { name.replace(['\n', '\r'], " ") } else { name }
        });
        (schema, tag)
    }

    fn is_script(&self) -> bool {
        self.archive.layout() == Layout::Plain
    }

    fn describe(&self) -> SideName {
        SideName {
            file: self.name.clone(),
            format: self.archive.layout().name(),
            database: self.toc().header.database.as_ref().map(|name| self.transcoder.display(name)),
            encoding: self.toc().encoding().name(),
        }
    }
}

/// Forgets the entries that no data needs. Tables and types stay only if rows do not name their columns.
fn shed(archive: &mut ArchiveReader, data: &HashSet<DumpId>) {
    use EntryKind as K;
    let names_columns = |entry: &TocEntry| {
        let copy = CopyStatement::parse(entry.copy_stmt.as_deref().unwrap_or_default());
        copy.is_ok_and(|copy| copy.columns.is_some() && !copy.with_oids)
    };
    let rows = |entry: &&TocEntry| entry.kind == K::TableData && data.contains(&entry.dump_id);
    let defined = !archive.toc().entries().iter().filter(rows).all(names_columns);
    archive.shed_toc(|entry| match entry.kind {
        K::SequenceSet => data.contains(&entry.dump_id),
        K::Table | K::ForeignTable | K::Type | K::Domain => defined,
        _ => false,
    });
}

/// Compares the two dumps of the plan.
pub fn run(plan: &Diff, reporter: &dyn Reporter) -> Result<Difference> {
    let [a, b] = &plan.inputs;
    // A plain script is read through to be opened, so two of them are better opened at once; the TOCs of two
    // archives are better not held at once.
    let (a, b) = if plan.jobs > 1 && plan.inputs.iter().all(|input| open::reads_all(input)) {
        std::thread::scope(|scope| {
            let b = scope.spawn(|| Side::open(b, plan, reporter));
            let a = Side::open(a, plan, reporter);
            (a, b.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
        })
    } else {
        (Side::open(a, plan, reporter), Side::open(b, plan, reporter))
    };
    let mut sides = [a?, b?];
    let flat_names = sides[0].is_script() != sides[1].is_script();
    sides.iter_mut().for_each(|side| side.flat_names = flat_names);
    let mut difference = Difference {
        sides: [sides[0].describe(), sides[1].describe()],
        removed: Vec::new(),
        added: Vec::new(),
        changed: Vec::new(),
        rows: Vec::new(),
        sequences: Vec::new(),
        large_objects: Vec::new(),
        damage: Vec::new(),
        compared: Default::default(),
    };
    schema::compare(&sides, &mut difference)?;
    data::compare(&sides, plan.jobs, reporter, &mut difference)?;
    Ok(difference)
}

/// Damage, told with the file it is in.
fn damaged(e: Error, file: &str) -> Error {
    if e.place().part.is_some() { e } else { e.in_part(file) }
}
