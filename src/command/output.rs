//! What the command line says of an output: its format, compression and archive version.

use std::path::Path;

use clap::ValueEnum;
use dumpkit_formats::compress::{Codec, CompressSpec};
use dumpkit_formats::postgres::archive::{ArchiveVersion, Layout};
use dumpkit_formats::{Error, Result};

/// Format of an output.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    #[value(alias = "c")]
    Custom,
    #[value(alias = "d")]
    Directory,
    #[value(alias = "t")]
    Tar,
    #[value(alias = "p")]
    Plain,
}

impl From<Format> for Layout {
    fn from(format: Format) -> Self {
        match format {
            Format::Custom => Layout::Custom,
            Format::Directory => Layout::Directory,
            Format::Tar => Layout::Tar,
            Format::Plain => Layout::Plain,
        }
    }
}

/// Format and compression of an output: what was said, else what its name says, else plain for standard
/// output and custom for anything else.
pub(super) fn form(output: &Path, format: Option<Format>, compress: Option<&str>) -> Result<(Layout, Option<CompressSpec>)> {
    let (said_layout, said_codec) = said_by_name(output);
    let layout = format.map(Layout::from).or(said_layout).unwrap_or(if is_stdio(output) { Layout::Plain } else { Layout::Custom });
    let compression = match compress {
        Some(text) => {
            let hint = "METHOD or METHOD:DETAIL: none, gzip:1 to 9, lz4, zstd:1 to 22, zstd:level=3,long";
            Some(CompressSpec::parse(text).map_err(|e| if e.hint_text().is_none() { e.hint(hint) } else { e })?)
        }
        None if layout == Layout::Plain => said_codec.map(CompressSpec::new),
        None => None,
    };
    Ok((layout, compression))
}

/// `--archive-version`.
pub(super) fn archive_version(said: Option<&str>) -> Result<Option<ArchiveVersion>> {
    said.map(|text| {
        ArchiveVersion::parse(text).ok_or_else(|| Error::misuse(format!("archive version is \"{text}\", expected one like 1.14")))
    })
    .transpose()
}

fn is_stdio(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// What the output's name says of its format and compression.
fn said_by_name(path: &Path) -> (Option<Layout>, Option<Codec>) {
    let name = path.file_name().and_then(|n| n.to_str()).unwrap_or_default();
    let codec = [Codec::Gzip, Codec::Lz4, Codec::Zstd].into_iter().find(|codec| name.ends_with(codec.suffix()));
    let stem = codec.and_then(|codec| name.strip_suffix(codec.suffix())).unwrap_or(name);
    let layout = match stem.rsplit_once('.').map(|(_, ext)| ext) {
        Some("sql") => Some(Layout::Plain),
        Some("tar") if codec.is_none() => Some(Layout::Tar),
        Some("dump" | "backup") if codec.is_none() => Some(Layout::Custom),
        _ if path.is_dir() || path.to_string_lossy().ends_with(['/', '\\']) => Some(Layout::Directory),
        _ => None,
    };
    (layout, codec)
}
