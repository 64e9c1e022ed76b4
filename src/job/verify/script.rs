//! The end of a plain script: what pg_dump opens with `\restrict` it closes with `\unrestrict`.

use dumpkit_formats::{Class, Result};

use super::Subject;
use super::findings::Findings;
use crate::model::verdict::Problem;

/// Bytes at the end in which the line must be.
const TAIL: u64 = 64 * 1024;

pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings) -> Result<()> {
    let key = subject.opened.style.as_ref().and_then(|style| style.restrict_key.as_deref());
    let (Some(key), Some(source)) = (key, &subject.opened.source) else { return Ok(()) };
    // A script of several databases has the line in its middle; one that is cut has been told of.
    let several = subject.opened.wrapping.iter().any(|what| what.starts_with("script of"));
    let (Some(size), false, None) = (source.size()?, several, &subject.opened.damage) else { return Ok(()) };
    let start = size.saturating_sub(TAIL);
    let mut tail = vec![0; (size - start) as usize];
    let n = source.read_full_at(start, &mut tail)?;
    let line = [b"\n\\unrestrict ", key, b"\n"].concat();
    if memchr::memmem::rfind(&tail[..n], &line).is_none() {
        let text = "the script ends before its \\unrestrict line";
        findings.problem(Problem::new(Class::Truncated, text).at(size));
    }
    Ok(())
}
