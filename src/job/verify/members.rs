//! The members of directory and tar archives: all there, no strangers, and a tar file's own framing.

use std::collections::{HashMap, HashSet};

use dumpkit_formats::compress::Codec;
use dumpkit_formats::parts::Parts;
use dumpkit_formats::postgres::archive::{EntryData, EntryKind, Extra, Layout, tar};
use dumpkit_formats::source::{Bytes, SequentialReader};
use dumpkit_formats::{Class, Result};

use super::Subject;
use super::findings::Findings;
use crate::model::verdict::Problem;

/// Checks that the members are those the TOC names.
pub(super) fn check(subject: &Subject<'_>, parts: &dyn Parts, findings: &mut Findings) -> Result<()> {
    let mut expected: HashMap<String, u32> = HashMap::from([("toc.dat".to_owned(), 0)]);
    let mut owners: HashMap<String, i32> = HashMap::new();
    // Objects that a broken list does not name must not pass for strangers.
    let mut lists_whole = true;
    for entry in subject.toc().entries() {
        let Extra::Member(member) = &entry.extra else { continue };
        let large = entry.kind == EntryKind::Blobs;
        let name = match large {
            // Its name is told by the entry in some versions, and made of its number in others.
            true => match subject.archive().locate(entry).ok().flatten().and_then(|located| located.member) {
                Some(found) => without_suffix(&found).to_owned(),
                None => continue,
            },
            false => member.display().into_owned(),
        };
        if let Some(other) = owners.insert(name.clone(), entry.dump_id) {
            findings.problem(Problem::malformed(format!("its member {name} is that of entry {other}, too")).in_entry(entry));
        }
        expected.insert(name, 0);
        if large {
            let objects = subject.archive().open(entry).and_then(|data| match data {
                Some(EntryData::LargeObjects(mut objects)) => {
                    while let Some(oid) = objects.next_object()? {
                        expected.insert(format!("blob_{oid}.dat"), 0);
                    }
                    Ok(())
                }
                _ => Ok(()),
            });
            // The reading of the data tells what is wrong with it.
            lists_whole &= objects.is_ok();
        }
    }
    let mut seen = HashSet::new();
    let mut known = 0;
    for name in parts.names()? {
        if !seen.insert(name.clone()) {
            findings.problem(Problem::malformed("a second member of this name").in_member(&name));
            continue;
        }
        let base = if expected.contains_key(&name) { name.as_str() } else { without_suffix(&name) };
        if let Some(count) = expected.get_mut(base) {
            *count += 1;
            if *count > 1 {
                findings.problem(Problem::malformed(format!("{base} is there in more than one compression")).in_member(&name));
            }
        } else if is_nobodys(&name) {
            known += 1;
        } else if !(name == "restore.sql" && subject.archive().layout() == Layout::Tar) && (lists_whole || !name.starts_with("blob_")) {
            findings.problem(Problem::malformed("no entry has this member").in_member(&name));
        }
    }
    if known > 0 {
        findings.note(format!("{known} files of the operating system (._*, .DS_Store and the like) are passed over"));
    }
    Ok(())
}

fn without_suffix(name: &str) -> &str {
    Codec::ALL.iter().skip(1).find_map(|codec| name.strip_suffix(codec.suffix())).unwrap_or(name)
}

/// Files that operating systems leave in folders.
fn is_nobodys(name: &str) -> bool {
    let name = name.rsplit('/').next().unwrap_or(name);
    name.starts_with("._") || matches!(name, ".DS_Store" | "Thumbs.db" | "desktop.ini" | "lost+found")
}

/// Opens the data of every entry without reading it.
pub(super) fn open_all(subject: &Subject<'_>, findings: &mut Findings) {
    for entry in subject.toc().entries().iter().filter(|e| e.had_dumper) {
        let opened = subject.archive().open(entry).and_then(|data| match data {
            Some(EntryData::LargeObjects(mut objects)) => {
                while objects.next_object()?.is_some() {}
                Ok(true)
            }
            other => Ok(other.is_some()),
        });
        match opened {
            Ok(true) => {}
            Ok(false) => findings.problem(Problem::malformed("it should have data, and none is found").in_entry(entry)),
            Err(e) => findings.problem(Problem::of(&e, &subject.name).in_entry(entry)),
        }
    }
}

/// Checks what a tar file's headers do not show: padding, the end marker, what follows it, names that
/// are nobody's.
pub(super) fn check_tar(subject: &Subject<'_>, file: &Bytes, findings: &mut Findings) -> Result<()> {
    let index = tar::index(file, subject.archive().limits())?;
    if let Some(damage) = &index.damage {
        let mut problem = Problem::of(damage, &subject.name);
        problem.text.push_str(&format!("; {} whole members lie before it", index.members.len()));
        findings.problem(problem);
    }
    let home = index.members.iter().map(|m| m.path.as_str()).find(|path| {
        let name = path.rsplit('/').next().unwrap_or(path);
        Codec::ALL.iter().any(|codec| name.strip_prefix("toc.dat") == Some(codec.suffix()))
    });
    let folder = home.map_or("", |path| &path[..path.rfind('/').map_or(0, |slash| slash + 1)]);
    for member in &index.members {
        let inside = member.path.strip_prefix(folder);
        if inside.is_none_or(|name| dumpkit_formats::parts::check_name(name.as_bytes()).is_err()) && !is_nobodys(&member.path) {
            findings
                .problem(Problem::malformed("a member outside the archive's folder, or of a name that is refused").in_member(&member.path));
        }
        let end = member.start + member.size;
        let mut padding = [0; tar::BLOCK as usize];
        let len = (end.next_multiple_of(tar::BLOCK) - end) as usize;
        let read = file.read_full_at(end, &mut padding[..len])?;
        if read < len && index.damage.is_none() {
            findings
                .problem(Problem::new(Class::Truncated, "the file ends inside the padding").in_member(&member.path).at(end + read as u64));
        }
        if let Some(at) = padding[..read].iter().position(|b| *b != 0) {
            findings.problem(Problem::malformed("padding is not zero").in_member(&member.path).at(end + at as u64));
        }
    }
    if index.damage.is_some() {
        return Ok(());
    }
    let mut rest = SequentialReader::new(file.clone(), index.end);
    loop {
        let at = rest.offset();
        let held = rest.fill()?;
        if held.is_empty() {
            break;
        }
        if let Some(stranger) = held.iter().position(|b| *b != 0) {
            findings.problem(Problem::malformed("bytes after the end of the tar archive").at(at + stranger as u64));
            return Ok(());
        }
        let len = held.len();
        rest.consume(len);
    }
    let zeros = rest.offset() - index.end;
    // pg_dump 8 wrote one block of zeros.
    let expected = if subject.modern { 2 * tar::BLOCK } else { tar::BLOCK };
    if zeros < expected {
        let text = format!("the tar archive's end marker has {zeros} bytes, expected {expected}");
        findings.problem(Problem::new(Class::Truncated, text).at(rest.offset()));
    }
    Ok(())
}
