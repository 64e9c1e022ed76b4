//! Converting: open, choose, change, and write as an archive or as a script.

mod archive;
mod first_rows;
mod refuse;
mod salvage;
mod script;

use std::borrow::Cow;
use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;
use std::time::{Instant, SystemTime, UNIX_EPOCH};

use dumpkit_formats::limits::Limits;
use dumpkit_formats::postgres::archive::{ArchiveReader, CreatedAt, DumpId, Header, Layout, Toc};
use dumpkit_formats::{Error, Result};

use super::choose;
use super::open::{self, Opened};
use super::watch::manifest_path;
use super::{progress, sizes};
use crate::model::Choice;
use crate::model::manifest::ManifestBuilder;
use crate::model::rename;
use crate::plan::convert::Convert;
use crate::report::human::bytes;
use crate::report::{Exit, Reporter};
use crate::storage::output::{OutputOptions, refuse_existing, refuse_overlap};

/// Everything the two writers need beside the TOC, which may be large: the one of archives takes it.
struct Conversion<'a> {
    plan: &'a Convert,
    archive: Arc<ArchiveReader>,
    choice: Choice,
    /// Tables of which only so many rows are written.
    first_rows: HashMap<DumpId, u64>,
    reporter: &'a dyn Reporter,
}

/// Carries out the plan.
pub fn run(plan: &Convert, reporter: &dyn Reporter) -> Result<Exit> {
    refuse_overlap(&plan.input, &plan.output)?;
    if plan.layout == Layout::Directory {
        refuse::strangers(&plan.output)?;
    }
    if plan.manifest {
        refuse_existing(&manifest_path(&plan.output), output_options(plan))?;
    }
    let opened = open::open(&plan.input, &Limits::default(), reporter)?;
    let name = opened.name.clone();
    convert(plan, opened, reporter).map_err(|e| if e.class() == dumpkit_formats::Class::Io { e } else { e.in_part(name) })
}

fn convert(plan: &Convert, opened: Opened, reporter: &dyn Reporter) -> Result<Exit> {
    for what in &opened.wrapping {
        reporter.detail(&format_args!("found inside {what}"));
    }
    let mut missing = 0;
    if let Some(damage) = opened.damage {
        if !plan.salvage {
            return Err(damage.hint("convert --salvage writes what is whole"));
        }
        reporter.warning(&format_args!("{damage}"), None);
        missing += 1;
    }
    let mut archive = opened.archive;
    let mut toc = changed(archive.take_toc(), plan, reporter)?;
    let archive = Arc::new(archive);
    let source = archive.clone();
    if let Some(id) = toc.repeated_id() {
        if !plan.salvage {
            return Err(Error::malformed("several entries have this dump id, and data is found by it").in_entry(id));
        }
        let lost;
        (toc, lost) = salvage::leave_out_repeated(toc, reporter);
        missing += lost;
    }
    for entry in toc.entries().iter().filter(|entry| salvage::denies_its_data(entry)) {
        let e = Error::malformed("it should have no data, and the place of its data is there").in_entry(entry.dump_id);
        if !plan.salvage {
            return Err(told_what_is_whole(e, &toc));
        }
        reporter.warning(&format_args!("data left out: {}: {e}", entry.label()), None);
        missing += 1;
    }
    let (toc, mut choice) = choose::apply(Cow::Owned(toc), &plan.select, reporter)?;
    let (begun, total) = (Instant::now(), sizes::stored_bytes(&archive)?);
    let mut first_rows = HashMap::new();
    if plan.salvage {
        let look = || salvage::leave_out_damaged(&archive, &toc, &mut choice, plan.jobs, reporter);
        let lost = progress::during(reporter, "looking for damage", total, &opened.read, look)?;
        missing += lost.entries;
        first_rows = lost.first_rows;
    }
    let conversion = Conversion { plan, archive, choice, first_rows, reporter };
    let done = progress::during(reporter, "converting", total, &opened.read, || match plan.layout {
        Layout::Plain => script::write(conversion, &toc),
        _ => archive::write(conversion, toc.into_owned()),
    });
    done.map_err(|e| told_what_is_whole(e, source.toc()))?;
    if plan.output != Path::new("-") {
        let (written, read) = (bytes(sizes::on_disk(&plan.output)?), total.map_or(String::new(), |n| format!(" from {}", bytes(n))));
        reporter.detail(&format_args!("{} written: {written}{read}, {:.1} s", plan.output.display(), begun.elapsed().as_secs_f64()));
    }
    Ok(if missing > 0 { Exit::Partial } else { Exit::Done })
}

/// Damage that ends the run is told with the name of its entry and what can still be done.
fn told_what_is_whole(e: Error, toc: &Toc) -> Error {
    if !e.class().is_damage() || e.hint_text().is_some() {
        return e;
    }
    let entry = e.place().entry.and_then(|id| toc.entry(id)).map_or(String::new(), |entry| format!("this is in {}; ", entry.label()));
    e.hint(format!("{entry}convert --salvage writes what is whole"))
}

/// The TOC with what the plan renames.
fn changed(mut toc: Toc, plan: &Convert, reporter: &dyn Reporter) -> Result<Toc> {
    if plan.rename_schemas.is_empty() && plan.map_owners.is_empty() {
        return Ok(toc);
    }
    let schemas = rename::rename_schemas(&mut toc, &plan.rename_schemas)?;
    let owners = rename::map_owners(&mut toc, &plan.map_owners)?;
    for remark in schemas.into_iter().chain(owners) {
        reporter.warning(&remark.text, None);
    }
    Ok(toc)
}

impl Conversion<'_> {
    fn manifest_builder(&self) -> Option<ManifestBuilder> {
        self.plan.manifest.then(|| ManifestBuilder::new(self.plan.layout))
    }

    /// Seconds since 1970, for what is stamped with the time of writing.
    fn now(&self) -> u64 {
        if self.plan.deterministic { 0 } else { SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |t| t.as_secs()) }
    }

    /// The header's creation time is left out of a deterministic output, and made one that exists
    /// where the input had none: the original refuses the month 0 of year 1900.
    fn settle_created(&self, header: &mut Header) {
        if self.plan.deterministic || header.created == CreatedAt::default() {
            header.created = CreatedAt { day: 1, year1900: 70, ..CreatedAt::default() };
        }
    }
}

fn output_options(plan: &Convert) -> OutputOptions {
    OutputOptions { force: plan.force, no_sync: plan.no_sync }
}
