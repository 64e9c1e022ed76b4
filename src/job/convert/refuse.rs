//! Outputs that are refused before anything is read: those that would cost what is there.

use std::fs;
use std::path::Path;

use dumpkit_formats::compress::Codec;
use dumpkit_formats::{Error, Result};

/// A folder is replaced as a whole, with `--force`: only one that holds nothing but a directory archive.
pub(super) fn strangers(output: &Path) -> Result<()> {
    let Ok(entries) = fs::read_dir(output) else { return Ok(()) };
    for entry in entries {
        let entry = entry?;
        let name = entry.file_name();
        let is_member = name.to_str().is_some_and(is_member_name) && entry.file_type()?.is_file();
        if !is_member {
            return Err(Error::misuse(format!("{} is in the folder {}, and no part of an archive", name.display(), output.display()))
                .hint("name a new folder, or one that holds nothing but a directory archive"));
        }
    }
    Ok(())
}

/// `toc.dat`, `123.dat`, `blob_456.dat`, `blobs.toc`, `blobs_123.toc`, each with a codec's suffix or without.
fn is_member_name(name: &str) -> bool {
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let stem = Codec::ALL.iter().filter(|codec| **codec != Codec::None).find_map(|codec| name.strip_suffix(codec.suffix())).unwrap_or(name);
    match stem.rsplit_once('.') {
        Some((stem, "dat")) => stem == "toc" || is_number(stem.strip_prefix("blob_").unwrap_or(stem)),
        Some((stem, "toc")) => stem == "blobs" || stem.strip_prefix("blobs_").is_some_and(is_number),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::is_member_name;

    #[test]
    fn members_are_known_by_their_names() {
        for name in ["toc.dat", "toc.dat.gz", "12.dat", "12.dat.zst", "blob_7.dat.lz4", "blobs.toc", "blobs_12.toc.gz"] {
            assert!(is_member_name(name), "{name}");
        }
        for name in ["", ".dat", "x.dat", "toc.txt", "12.dat.xz", "blob_.dat", "blobs_.toc", "12", "notes.toc", ".gz"] {
            assert!(!is_member_name(name), "{name}");
        }
    }
}
