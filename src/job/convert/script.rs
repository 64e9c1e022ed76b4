//! Writing a plain script, compressed if asked.

use dumpkit_formats::Result;
use dumpkit_formats::compress::{Codec, CompressSpec};
use dumpkit_formats::postgres::archive::{Toc, data_order};
use dumpkit_formats::postgres::script::Stamps;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::first_rows::FirstRows;
use super::{Conversion, output_options};
use crate::job::ahead::Ahead;
use crate::job::watch::{Watched, write_manifest};
use crate::job::write_script::{settle_restrict_key, write_script_file};
use crate::model::clock;
use crate::storage::output::FileOutput;

pub(super) fn write(conversion: Conversion<'_>, toc: &Toc) -> Result<()> {
    let plan = conversion.plan;
    let mut options = plan.script.clone();
    options.schema = conversion.choice.schema;
    if plan.verbose {
        let zone = TimeZone::system();
        let completed = if plan.deterministic { Timestamp::UNIX_EPOCH } else { Timestamp::now() };
        options.verbose = Some(Stamps { started: clock::stamp(&toc.header.created, &zone), completed: clock::now(completed, &zone) });
    }
    settle_restrict_key(&mut options, plan.random_restrict_key && !plan.deterministic)?;
    let order = data_order(toc, &conversion.choice.wanted);
    let compressed = plan.compression.is_some_and(|spec| spec.codec != Codec::None);
    let ahead = if compressed { Ahead::new } else { Ahead::far };
    let data = ahead(conversion.archive.clone(), order, plan.jobs)?;
    let mut data = Watched::new(FirstRows::new(data, conversion.first_rows.clone()), toc, conversion.manifest_builder());
    let file = FileOutput::create(&plan.output, output_options(plan))?;
    let spec = plan.compression.unwrap_or(CompressSpec::NONE);
    let file = write_script_file(toc, &conversion.choice.wanted, &options, &mut data, spec, plan.jobs, file, conversion.reporter)?;
    write_manifest(&plan.output, output_options(plan), data.into_manifest(), toc)?;
    file.commit()
}
