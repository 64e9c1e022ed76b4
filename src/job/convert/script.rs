//! Writing a plain script, compressed if asked.

use std::io::{self, Write};

use dumpkit_formats::compress::{Codec, CompressSpec, Container};
use dumpkit_formats::postgres::archive::{Toc, data_order};
use dumpkit_formats::postgres::script::{self, ScriptOptions, Stamps, write_script};
use dumpkit_formats::{Error, Result};

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::watch::Watched;
use super::{Conversion, output_options};
use crate::job::ahead::Ahead;
use crate::job::pack::{Packed, Packer};
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
    let mut data = Watched::new(data, toc, conversion.manifest_builder());
    let file = FileOutput::create(&plan.output, output_options(plan))?;
    let spec = plan.compression.unwrap_or(CompressSpec::NONE);
    let mut out = PackedWriter::new(spec, plan.jobs, file)?;
    let warnings = write_script(toc, &conversion.choice.wanted, &options, &mut data, &mut out)?;
    for warning in warnings {
        conversion.reporter.warning(&warning.text, None);
    }
    let file = out.finish()?;
    conversion.write_manifest(data.into_manifest(), toc)?;
    file.commit()
}

/// pg_restore 18 writes a random key unless it is given one; without any, an old psql can read the
/// script, and the same input gives the same bytes.
fn settle_restrict_key(options: &mut ScriptOptions, random: bool) -> Result<()> {
    if options.restrict_key.is_none() && random {
        let mut bytes = [0; script::RESTRICT_KEY_LEN];
        getrandom::fill(&mut bytes).map_err(|e| Error::from(io::Error::other(e)))?;
        options.restrict_key = Some(script::restrict_key(&bytes));
    }
    Ok(())
}

/// Compresses what is written into a file, on all cores.
struct PackedWriter {
    /// `None`: not compressed.
    packer: Option<Packer<()>>,
    block: Vec<u8>,
    first: bool,
    file: FileOutput,
}

impl PackedWriter {
    fn new(spec: CompressSpec, jobs: usize, file: FileOutput) -> Result<Self> {
        let packer = if spec.codec == Codec::None { None } else { Some(Packer::new(spec, Container::File, jobs)?) };
        Ok(PackedWriter { packer, block: Vec::new(), first: true, file })
    }

    fn pack(&mut self, last: bool) -> Result<()> {
        let Some(packer) = &mut self.packer else { return Ok(()) };
        let next = packer.buffer();
        let block = std::mem::replace(&mut self.block, next);
        let first = std::mem::replace(&mut self.first, false);
        packer.block(block, first, last, &mut |packed| put(&mut self.file, packed))
    }

    fn finish(mut self) -> Result<FileOutput> {
        self.pack(true)?;
        if let Some(packer) = self.packer.take() {
            packer.finish(&mut |packed| put(&mut self.file, packed))?;
        }
        self.file.flush()?;
        Ok(self.file)
    }
}

fn put(file: &mut FileOutput, packed: Packed<'_, ()>) -> Result<()> {
    match packed {
        Packed::Bytes(bytes) => Ok(file.write_all(bytes)?),
        Packed::Mark(()) | Packed::End => Ok(()),
    }
}

impl Write for PackedWriter {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let Some(packer) = &self.packer else { return self.file.write(bytes) };
        let full = packer.block_bytes();
        if self.block.len() == full {
            self.pack(false)?;
        }
        let n = bytes.len().min(full - self.block.len());
        self.block.extend_from_slice(&bytes[..n]);
        Ok(n)
    }

    fn flush(&mut self) -> io::Result<()> {
        // Blocks are cut where they are full, not where someone flushes.
        Ok(())
    }
}
