//! Writing a plain script into a file, compressed if asked.

use std::io::{self, Write};

use dumpkit_formats::compress::{Codec, CompressSpec, Container};
use dumpkit_formats::postgres::archive::{DataSource, Toc, Wanted};
use dumpkit_formats::postgres::script::{self, ScriptOptions, write_script};
use dumpkit_formats::{Error, Result};

use super::pack::{Packed, Packer};
use crate::report::Reporter;
use crate::storage::output::FileOutput;

/// Writes the script of what is `wanted` of `toc`, and gives the file back.
#[allow(clippy::too_many_arguments)]
pub(super) fn write_script_file(
    toc: &Toc,
    wanted: &[Wanted],
    options: &ScriptOptions,
    data: &mut dyn DataSource,
    spec: CompressSpec,
    jobs: usize,
    file: FileOutput,
    reporter: &dyn Reporter,
) -> Result<FileOutput> {
    let mut out = PackedWriter::new(spec, jobs, file)?;
    for warning in write_script(toc, wanted, options, data, &mut out)? {
        reporter.warning(&warning.text, None);
    }
    out.finish()
}

/// pg_restore 18 writes a random key unless it is given one; without any, an old psql can read the
/// script, and the same input gives the same bytes.
pub(super) fn settle_restrict_key(options: &mut ScriptOptions, random: bool) -> Result<()> {
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
