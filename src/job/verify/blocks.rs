//! Where the data lies in a custom archive: one block after the other from the TOC to the end, each
//! of an entry with data, each where its entry says.

use std::collections::HashMap;

use dumpkit_formats::postgres::archive::{DataBlock, DataOffset, DumpId, EntryKind, Extra};
use dumpkit_formats::{Class, Error, Result};

use super::Subject;
use super::findings::Findings;
use crate::model::verdict::Problem;

/// Walks the blocks. `alone`: nobody reads the data, so what cannot be found is told here.
pub(super) fn check(subject: &Subject<'_>, alone: bool, findings: &mut Findings) -> Result<()> {
    let Some(walked) = subject.archive().blocks() else { return Ok(()) };
    let (walked, _) = walked.map_err(|e| Error::new(e.class(), e.what().to_owned()))?;
    let toc = subject.toc();
    let mut found: HashMap<DumpId, &DataBlock> = HashMap::with_capacity(walked.blocks.len());
    for block in walked.blocks.iter().chain(&walked.partial) {
        let Some(entry) = toc.entry(block.dump_id) else {
            findings.problem(Problem::malformed(format!("data block of entry {}, which does not exist", block.dump_id)).at(block.start));
            continue;
        };
        if let Some(first) = found.insert(block.dump_id, block) {
            findings.problem(
                Problem::malformed(format!("a second data block; the first is at byte {}", first.start)).in_entry(entry).at(block.start),
            );
            found.insert(block.dump_id, first);
            continue;
        }
        if !entry.had_dumper {
            findings.problem(Problem::malformed("a data block of an entry without data").in_entry(entry).at(block.start));
        }
        if block.large_objects != (entry.kind == EntryKind::Blobs) {
            let what = if block.large_objects { "large objects" } else { "rows or commands" };
            findings.problem(Problem::malformed(format!("its data block holds {what}")).in_entry(entry).at(block.start));
        }
    }
    let with_data = || toc.entries().iter().filter(|e| e.had_dumper);
    for entry in with_data() {
        let place = match &entry.extra {
            Extra::Offset(DataOffset::At(at)) => Some(*at),
            _ => None,
        };
        match (found.get(&entry.dump_id), place) {
            (Some(block), Some(at)) if block.start != at => {
                let text = format!("its offset is {at}, and its data block is at byte {}", block.start);
                findings.problem(Problem::malformed(text).in_entry(entry).at(at));
            }
            (Some(_), _) => {}
            // A lie about the place, or what lies behind the damage.
            (None, _) if walked.damage.is_some() => {
                if alone {
                    let text = "its data block is not found before the damage";
                    findings.problem(Problem::new(Class::Truncated, text).in_entry(entry));
                }
            }
            (None, at) => findings.problem(Problem { byte: at, ..Problem::malformed("it has no data block").in_entry(entry) }),
        }
    }
    if let Some(damage) = &walked.damage {
        let whole = walked.blocks.len();
        let mut problem = Problem::of(damage, &subject.name);
        let all = with_data().count();
        problem.text = match damage.class() {
            Class::Truncated => format!("the file ends here: {}; {whole} of {all} data blocks are whole", problem.text),
            _ if walked.partial.is_none() && whole >= all => format!("bytes after the last data block: {}", problem.text),
            _ => format!("{}; {whole} of {all} data blocks are whole before it", problem.text),
        };
        if let Some(entry) = walked.partial.and_then(|block| toc.entry(block.dump_id)) {
            problem = problem.in_entry(entry);
        }
        findings.problem(problem);
    }
    Ok(())
}
