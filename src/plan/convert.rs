//! Turning an archive of any format into one of any other.

use std::path::PathBuf;

use dumpkit_formats::compress::{Codec, CompressSpec};
use dumpkit_formats::postgres::archive::{ArchiveVersion, Layout};
use dumpkit_formats::postgres::script::ScriptOptions;
use dumpkit_formats::{Error, Result, Text};

use super::select::Select;

/// What to convert, to what, and how.
#[derive(Debug, Clone)]
pub struct Convert {
    /// The file, folder or `-`.
    pub input: PathBuf,
    /// The file, folder or `-`.
    pub output: PathBuf,
    /// The format of the output.
    pub layout: Layout,
    /// The compression of the output; `None`: gzip for custom and directory, none for tar and plain.
    pub compression: Option<CompressSpec>,
    /// The archive version of the output; `None`: the input's, or the next that knows the compression.
    pub version: Option<ArchiveVersion>,
    /// Which objects.
    pub select: Select,
    /// How a plain script is to look. In an archive `no_owner` empties the owners.
    pub script: ScriptOptions,
    /// A plain script gets a random restrict key, as from pg_restore 18, unless one was given.
    pub random_restrict_key: bool,
    /// The same input gives the same bytes: no times, no random key.
    pub deterministic: bool,
    /// `--rename-schema`.
    pub rename_schemas: Vec<(Text, Text)>,
    /// `--map-owner`.
    pub map_owners: Vec<(Text, Text)>,
    /// Write `OUT.manifest.json` beside the output.
    pub manifest: bool,
    /// Of a damaged input, write what is whole.
    pub salvage: bool,
    /// Replace an existing output.
    pub force: bool,
    /// Leave out the sync before the rename.
    pub no_sync: bool,
    /// In a plain script, say where each entry comes from.
    pub verbose: bool,
    /// Threads.
    pub jobs: usize,
}

impl Convert {
    /// Refuses what cannot be.
    pub fn check(&self) -> Result<()> {
        let to_stdout = self.output.as_os_str() == "-";
        if self.layout == Layout::Directory && to_stdout {
            return Err(Error::misuse("a directory archive cannot be written to standard output").hint("use --format tar or custom"));
        }
        if self.layout == Layout::Tar && self.compression.is_some_and(|spec| spec.codec != Codec::None) {
            return Err(Error::misuse("compression is not supported by tar archive format")
                .hint("use the directory or custom format, or compress it as a whole: convert IN - -F tar | zstd"));
        }
        if let Some(version) = self.version.filter(|v| !(ArchiveVersion::OLDEST_WRITTEN..=ArchiveVersion::NEWEST).contains(v)) {
            let (oldest, newest) = (ArchiveVersion::OLDEST_WRITTEN, ArchiveVersion::NEWEST);
            return Err(Error::misuse(format!("archive version {version} is not written, only {oldest} to {newest}")));
        }
        if self.layout == Layout::Plain && self.version.is_some() {
            return Err(Error::misuse("a plain script has no archive version"));
        }
        if self.manifest && to_stdout {
            return Err(Error::misuse("--manifest needs an output with a name"));
        }
        if self.select.selection.data_only && self.script.clean {
            return Err(Error::misuse("options -c/--clean and -a/--data-only cannot be used together"));
        }
        self.script.check()
    }
}
