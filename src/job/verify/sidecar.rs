//! What lies beside a file and says what it should be: `FILE.sha256` and `FILE.manifest.json`.

use std::collections::{HashMap, HashSet};
use std::ffi::OsString;
use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};

use dumpkit_formats::postgres::archive::{DumpId, Layout, Toc};
use dumpkit_formats::{Class, Error, Result};
use sha2::{Digest, Sha256};

use super::findings::Findings;
use crate::model::manifest::{Manifest, ManifestEntry};
use crate::model::verdict::Problem;

/// Bytes of the largest sidecar that is read.
const SIDECAR_BYTES: u64 = 256 << 20;
const BLOCK: usize = 256 * 1024;

/// A file and the digest it should have.
pub(super) struct Digested {
    pub(super) path: PathBuf,
    /// The file in a folder, when it is one of several.
    pub(super) member: Option<String>,
    /// Hex digits, lower case.
    pub(super) expected: String,
}

/// The path with a suffix after its last name; a trailing slash does not count.
fn beside(input: &Path, suffix: &str) -> Option<PathBuf> {
    let input: PathBuf = input.components().collect();
    let mut name = OsString::from(input.file_name()?);
    name.push(suffix);
    Some(input.with_file_name(name))
}

/// The sidecar's path: the one named, or the one beside the input if it is there.
fn locate(input: &Path, named: Option<&Path>, suffix: &str) -> Option<PathBuf> {
    match named {
        Some(path) => Some(path.to_owned()),
        None => beside(input, suffix).filter(|path| path.is_file()),
    }
}

fn read(path: &Path) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let name = || path.display().to_string();
    let file = File::open(path).map_err(|e| Error::from(e).in_part(name()))?;
    file.take(SIDECAR_BYTES + 1).read_to_end(&mut bytes).map_err(|e| Error::from(e).in_part(name()))?;
    if bytes.len() as u64 > SIDECAR_BYTES {
        return Err(Error::limit(format!("a sidecar of over {SIDECAR_BYTES} bytes")).in_part(name()));
    }
    Ok(bytes)
}

/// The manifest for an input, if there is one.
pub(super) fn manifest(input: &Path, named: Option<&Path>) -> Result<Option<Manifest>> {
    let Some(path) = locate(input, named, ".manifest.json") else { return Ok(None) };
    let manifest = Manifest::parse(&read(&path)?);
    manifest.map(Some).map_err(|e| e.in_part(path.display().to_string()))
}

/// The digests listed for an input, if there is a list.
pub(super) fn sha256(input: &Path, named: Option<&Path>, findings: &mut Findings) -> Result<Vec<Digested>> {
    let Some(path) = locate(input, named, ".sha256") else { return Ok(Vec::new()) };
    let shown = path.display().to_string();
    let lines = parse_list(&read(&path)?);
    if lines.is_empty() {
        return Err(Error::malformed("no line is a SHA-256 digest and a name").in_part(shown));
    }
    if input.is_dir() {
        return Ok(in_folder(input, lines, findings)?);
    }
    let own = input.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let mut listed = lines.into_iter();
    let (digest, name) = match listed.clone().find(|(_, name)| base_name(name) == own) {
        Some(line) => line,
        None => match (listed.next(), listed.next()) {
            (Some(only), None) => only,
            _ => return Err(Error::malformed(format!("no line names {own}")).in_part(shown)),
        },
    };
    if !name.is_empty() && base_name(&name) != own {
        findings.note(format!("{shown} is of {name}; its digest is compared all the same"));
    }
    Ok(vec![Digested { path: input.to_owned(), member: None, expected: digest }])
}

fn in_folder(folder: &Path, lines: Vec<(String, String)>, findings: &mut Findings) -> std::io::Result<Vec<Digested>> {
    let listed: HashMap<String, String> = lines.into_iter().map(|(digest, name)| (base_name(&name).to_owned(), digest)).collect();
    let mut digested = Vec::new();
    let mut there = HashSet::new();
    for entry in fs::read_dir(folder)? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        match listed.get(&name) {
            Some(digest) => digested.push(Digested { path: folder.join(&name), member: Some(name.clone()), expected: digest.clone() }),
            None => findings.note(format!("member {name} is not in the list of digests")),
        }
        there.insert(name);
    }
    for name in listed.keys().filter(|name| !there.contains(*name)) {
        findings.problem(Problem::new(Class::Truncated, "is in the list of digests, and missing").in_member(name));
    }
    Ok(digested)
}

fn base_name(name: &str) -> &str {
    name.rsplit(['/', '\\']).next().unwrap_or(name)
}

/// The lines of `sha256sum`, with `--tag` or without, or a digest alone. A backslash before the
/// digest says that the name is escaped.
fn parse_list(list: &[u8]) -> Vec<(String, String)> {
    let text = String::from_utf8_lossy(list);
    let is_digest = |s: &str| s.len() == 64 && s.bytes().all(|b| b.is_ascii_hexdigit());
    text.lines()
        .filter_map(|line| {
            let line = line.trim_end_matches('\r').trim_start_matches('\u{feff}');
            if let Some(rest) = line.strip_prefix("SHA256 (") {
                let (name, digest) = rest.rsplit_once(") = ")?;
                return is_digest(digest).then(|| (digest.to_ascii_lowercase(), name.to_owned()));
            }
            let (line, escaped) = line.strip_prefix('\\').map_or((line, false), |rest| (rest, true));
            let (digest, name) = line.split_at_checked(64)?;
            let name = name.strip_prefix("  ").or_else(|| name.strip_prefix(" *")).unwrap_or(name.trim());
            let name = if escaped { name.replace("\\n", "\n").replace("\\\\", "\\") } else { name.to_owned() };
            is_digest(digest).then(|| (digest.to_ascii_lowercase(), name))
        })
        .collect()
}

/// Reads a file and compares its digest.
pub(super) fn check_digest(digested: &Digested, findings: &mut Findings) -> Result<()> {
    let mut file = File::open(&digested.path)?;
    let mut hash = Sha256::new();
    let mut block = vec![0; BLOCK];
    loop {
        match file.read(&mut block) {
            Ok(0) => break,
            Ok(n) => hash.update(&block[..n]),
            Err(e) if e.kind() == std::io::ErrorKind::Interrupted => {}
            Err(e) => return Err(e.into()),
        }
    }
    let found: String = hash.finalize().iter().map(|b| format!("{b:02x}")).collect();
    if found != digested.expected {
        let text = format!("SHA-256 is {found}, the list says {}", digested.expected);
        findings.problem(Problem { member: digested.member.clone(), ..Problem::new(Class::Checksum, text) });
    }
    Ok(())
}

/// The entry that a line of the manifest speaks of. A script keeps no dump ids, so that one it was
/// written beside, or one it is compared with, goes by kind and name.
fn pair(manifest: &Manifest, toc: &Toc, found: &HashMap<DumpId, Option<ManifestEntry>>) -> Vec<DumpId> {
    let by_name = manifest.archive_format == Layout::Plain.name() || toc.header.layout() == Some(Layout::Plain);
    if !by_name {
        return manifest.entries.iter().map(|wanted| wanted.dump_id).collect();
    }
    let name = |e: &ManifestEntry| (e.kind.clone(), e.namespace.clone(), e.tag.clone());
    let ids: HashMap<_, DumpId> = found.values().flatten().map(|have| (name(have), have.dump_id)).collect();
    // One that nobody has keeps a number that nobody has.
    manifest.entries.iter().map(|wanted| ids.get(&name(wanted)).copied().unwrap_or(-wanted.dump_id)).collect()
}

/// Compares what was read with what the manifest says; `None` for data that could not be read, or
/// not as a whole.
pub(super) fn check_manifest(manifest: &Manifest, toc: &Toc, found: &HashMap<DumpId, Option<ManifestEntry>>, findings: &mut Findings) {
    let mut listed = HashSet::new();
    for (wanted, id) in manifest.entries.iter().zip(pair(manifest, toc, found)) {
        if !listed.insert(id) {
            findings.problem(Problem::malformed(format!("the manifest lists entry {} more than once", wanted.dump_id)));
            continue;
        }
        let label = format!("entry {} {} {}", wanted.dump_id, wanted.kind, wanted.tag.as_deref().unwrap_or_default());
        let (Some(entry), Some(have)) = (toc.entry(id), found.get(&id)) else {
            findings.problem(Problem::new(Class::Truncated, format!("the manifest lists {label}, which has no data here")));
            continue;
        };
        // What could not be read has been told.
        let Some(have) = have else { continue };
        if (&have.kind, &have.namespace, &have.tag) != (&wanted.kind, &wanted.namespace, &wanted.tag) {
            findings.problem(Problem::malformed(format!("the manifest calls it {label}")).in_entry(entry));
        }
        if have.rows != wanted.rows {
            let told = |rows: Option<u64>| rows.map_or("no rows".to_owned(), |n| n.to_string());
            let text = format!("rows are {}, the manifest says {}", told(have.rows), told(wanted.rows));
            findings.problem(Problem::new(Class::Checksum, text).in_entry(entry));
        }
        if have.bytes != wanted.bytes || !have.sha256.eq_ignore_ascii_case(&wanted.sha256) {
            let text = format!(
                "data is {} bytes with SHA-256 {}, the manifest says {} bytes with {}",
                have.bytes, have.sha256, wanted.bytes, wanted.sha256
            );
            findings.problem(Problem::new(Class::Checksum, text).in_entry(entry));
        }
    }
    for entry in toc.entries().iter().filter(|e| found.contains_key(&e.dump_id) && !listed.contains(&e.dump_id)) {
        findings.problem(Problem::malformed("the manifest does not list it").in_entry(entry));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_of_digests_in_every_style() {
        let digest = "0123456789abcdef0123456789ABCDEF0123456789abcdef0123456789abcdef";
        let low = digest.to_ascii_lowercase();
        for (line, name) in [
            (format!("{digest}  a.dump\n"), "a.dump"),
            (format!("{digest} *x/a.dump\r\n"), "x/a.dump"),
            (format!("SHA256 (a b.dump) = {digest}\n"), "a b.dump"),
            (format!("\\{digest}  a\\nb\n"), "a\nb"),
            (format!("{digest}\n"), ""),
        ] {
            assert_eq!(parse_list(line.as_bytes()), [(low.clone(), name.to_owned())], "{line:?}");
        }
        assert!(parse_list(b"# nothing\n").is_empty());
    }

    #[test]
    fn a_folder_has_its_sidecar_beside_it() {
        assert_eq!(beside(Path::new("x/dir/"), ".sha256"), Some(PathBuf::from("x/dir.sha256")));
        assert_eq!(beside(Path::new("a.dump"), ".manifest.json"), Some(PathBuf::from("a.dump.manifest.json")));
    }
}
