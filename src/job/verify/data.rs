//! One entry's data: every byte decoded, every row split, large objects whole.

use std::io::BufRead;

use dumpkit_formats::postgres::archive::{EntryData, EntryKind, LargeObjects, Layout, TocEntry};
use dumpkit_formats::postgres::copy::{CheckOptions, Checker, CopyStatement, ProblemKind};
use dumpkit_formats::postgres::encoding::{Char, Encoding};
use dumpkit_formats::{Class, Error, Result};

use super::Subject;
use super::commands::Commands;
use super::findings::Findings;
use super::keys::{Collector, Keys};
use crate::model::manifest::{EntryDigest, ManifestEntry};
use crate::model::verdict::{OffsetOf, Problem};

/// Blocks below this size are gathered first: uncompressed custom archives have one chunk a row.
const GATHER: usize = 16 * 1024;
const GATHERED: usize = 64 * 1024;
/// Newlines that pg_dump puts after all rows or INSERT statements (pg_dump.c `dumpTableData_copy`,
/// `dumpTableData_insert`); where nothing else tells lengths, a cut shows by them.
const EMPTY_LINES: u64 = 2;

/// What one entry's data came to.
pub(super) struct EntryResult {
    pub(super) findings: Findings,
    pub(super) rows: u64,
    pub(super) bytes: u64,
    /// The OIDs of its large objects, as they came.
    pub(super) objects: Vec<u32>,
    /// What a manifest would say of it; only when there is one to compare with.
    pub(super) digest: Option<ManifestEntry>,
    /// It could be read to its end.
    pub(super) whole: bool,
}

/// Reads the data of the entry at `position`.
pub(super) fn check(subject: &Subject<'_>, keys: Option<&Keys>, position: usize, digests: bool) -> EntryResult {
    let entry = &subject.toc().entries()[position];
    let mut reading = Reading {
        subject,
        entry,
        digest: digests.then(|| EntryDigest::new(entry)),
        gathered: Vec::new(),
        result: EntryResult {
            findings: Findings::new(subject.plan.max_problems),
            rows: 0,
            bytes: 0,
            objects: Vec::new(),
            digest: None,
            whole: false,
        },
    };
    let read = match subject.archive().open(entry) {
        Ok(None) => {
            if entry.had_dumper {
                reading.problem(Problem::malformed("it should have data, and none is found"));
            }
            return reading.result;
        }
        Ok(Some(EntryData::Stream(input))) => reading.stream(input, keys.and_then(|keys| keys.collector(position, subject.encoding))),
        Ok(Some(EntryData::LargeObjects(objects))) => reading.large_objects(objects),
        Err(e) => Err(e),
    };
    match read {
        Ok(()) => {
            reading.result.whole = true;
            reading.result.digest = reading.digest.take().map(|digest| digest.finish(entry));
        }
        Err(e) => reading.error(&e),
    }
    reading.result
}

struct Reading<'a> {
    subject: &'a Subject<'a>,
    entry: &'a TocEntry,
    digest: Option<EntryDigest>,
    gathered: Vec<u8>,
    result: EntryResult,
}

impl Reading<'_> {
    fn problem(&mut self, problem: Problem) {
        let problem = problem.in_entry(self.entry);
        self.result.findings.problem(problem);
    }

    /// A failure of reading, with what was whole before it.
    fn error(&mut self, e: &Error) {
        let mut problem = Problem::of(e, &self.subject.name);
        if self.entry.is_copy() && problem.row.is_none() && self.result.bytes > 0 {
            problem.text.push_str(&format!("; {} whole rows lie before it", self.result.rows));
        } else if self.entry.kind == EntryKind::Blobs {
            problem.text.push_str(&format!("; {} whole large objects lie before it", self.result.objects.len().saturating_sub(1)));
        }
        self.problem(problem);
    }

    /// Not a script, whose lines belong to nobody.
    fn in_archive(&self) -> bool {
        self.subject.archive().layout() != Layout::Plain
    }

    fn stream(&mut self, mut input: Box<dyn BufRead + Send>, collector: Option<Collector<'_>>) -> Result<()> {
        if self.entry.is_copy() { self.rows(&mut *input, collector) } else { self.commands(&mut *input) }
    }

    /// Gives every block to `f`.
    fn blocks(&mut self, input: &mut dyn BufRead, mut f: impl FnMut(&mut EntryResult, &[u8]) -> Result<()>) -> Result<()> {
        let mut gathered = std::mem::take(&mut self.gathered);
        let end = loop {
            let block = match input.fill_buf() {
                Ok(block) => block,
                Err(e) => break Err(Error::from(e)),
            };
            let len = block.len();
            if len > 0 && len < GATHER && gathered.len() < GATHERED {
                gathered.extend_from_slice(block);
                input.consume(len);
                continue;
            }
            if !gathered.is_empty() {
                self.take(&gathered, &mut f)?;
                gathered.clear();
                // The block is still there.
                continue;
            }
            if len == 0 {
                break Ok(());
            }
            if let Some(digest) = &mut self.digest {
                digest.update(block);
            }
            self.result.bytes += len as u64;
            f(&mut self.result, block)?;
            input.consume(len);
        };
        if !gathered.is_empty() {
            self.take(&gathered, &mut f)?;
            gathered.clear();
        }
        self.gathered = gathered;
        end
    }

    fn take(&mut self, block: &[u8], f: &mut impl FnMut(&mut EntryResult, &[u8]) -> Result<()>) -> Result<()> {
        if let Some(digest) = &mut self.digest {
            digest.update(block);
        }
        self.result.bytes += block.len() as u64;
        f(&mut self.result, block)?;
        Ok(())
    }

    fn rows(&mut self, input: &mut dyn BufRead, mut collector: Option<Collector<'_>>) -> Result<()> {
        let statement = CopyStatement::parse(self.entry.copy_stmt.as_deref().unwrap_or_default());
        let width = match &statement {
            Ok(statement) => statement.width(),
            Err(e) => {
                self.problem(Problem::of(e, &self.subject.name));
                None
            }
        };
        let mut options = CheckOptions::new(width, self.subject.encoding);
        options.strict = self.subject.strict;
        options.max_problems = self.subject.plan.max_problems;
        let mut checker = Checker::new(options);
        let read = self.blocks(input, |_, block| {
            checker.feed(block);
            match &mut collector {
                Some(collector) => collector.feed(block),
                None => Ok(()),
            }
        });
        let outcome = checker.finish();
        self.result.rows = outcome.rows;
        let mut told = 0;
        for problem in &outcome.problems {
            let cut = matches!(problem.kind, ProblemKind::NoEndMarker | ProblemKind::CutRow);
            if cut && read.is_err() {
                // The failure of reading says it better.
                self.result.rows -=
                    u64::from(problem.kind == ProblemKind::CutRow && self.result.rows > 0 && problem.row == self.result.rows);
                told += 1;
                continue;
            }
            told += 1;
            let text = match problem.kind {
                ProblemKind::Columns { .. } => format!("row has {problem}"),
                _ => problem.to_string(),
            };
            self.problem(Problem {
                class: problem.to_error().class(),
                ..Problem::malformed(text).in_row(problem.row, Some(problem.offset))
            });
        }
        self.result.findings.untold(self.entry.dump_id, outcome.problem_count.saturating_sub(told));
        if read.is_ok() && outcome.end_marker && outcome.after_end < EMPTY_LINES && self.in_archive() {
            let text = format!("data ends {} bytes after its end marker, expected {EMPTY_LINES}", outcome.after_end);
            self.problem(Problem { byte: Some(outcome.bytes), offset_of: OffsetOf::Decoded, ..Problem::new(Class::Truncated, text) });
        }
        if let Some(collector) = collector {
            let collected = collector.finish(read.is_ok())?;
            for (row, wrong) in collected.nulls {
                self.problem(Problem::malformed(wrong).in_row(row, None));
            }
            self.result.findings.untold(self.entry.dump_id, collected.more_nulls);
            if let Some(why) = collected.broken {
                self.result.findings.note(format!("keys of {} are not all checked: {why}", self.entry.label()));
            }
        }
        read
    }

    fn commands(&mut self, input: &mut dyn BufRead) -> Result<()> {
        let inserts = self.entry.kind == EntryKind::TableData;
        let mut commands = Commands::new(inserts, !self.subject.toc().std_strings());
        let mut text = TextCheck::new(self.subject.encoding);
        let read = self.blocks(input, |_, block| {
            commands.feed(block);
            text.feed(block);
            Ok(())
        });
        self.result.rows = commands.statements;
        for (row, at) in &commands.strangers {
            self.problem(Problem::malformed("statement is not an INSERT").in_row(*row, Some(*at)));
        }
        self.result.findings.untold(self.entry.dump_id, commands.stranger_count - commands.strangers.len() as u64);
        if let Some((what, at)) = text.finish() {
            self.problem(Problem { byte: Some(at), offset_of: OffsetOf::Decoded, ..Problem::malformed(what) });
        }
        read?;
        let unfinished = commands.unfinished();
        if inserts && unfinished.is_none() && commands.newlines < EMPTY_LINES && self.in_archive() {
            let text = format!("data ends in {} newlines, expected {EMPTY_LINES} or more", commands.newlines);
            self.problem(Problem { byte: Some(self.result.bytes), offset_of: OffsetOf::Decoded, ..Problem::new(Class::Truncated, text) });
        }
        if let Some((what, at)) = unfinished {
            self.problem(Problem { class: Class::Truncated, ..Problem::malformed(what).in_row(commands.statements + 1, Some(at)) });
        }
        Ok(())
    }

    fn large_objects(&mut self, mut objects: Box<dyn LargeObjects + Send>) -> Result<()> {
        while let Some(oid) = objects.next_object()? {
            self.result.objects.push(oid);
            if let Some(digest) = &mut self.digest {
                digest.begin_object(oid);
            }
            let read = self.blocks(objects.contents(), |_, _| Ok(()));
            if let Err(e) = read {
                let mut problem = Problem::of(&e, &self.subject.name);
                problem.text = format!("large object {oid}: {}", problem.text);
                let lost = problem.class == Class::Truncated && problem.member.is_none();
                self.digest = None;
                self.problem(problem);
                if lost || self.subject.archive().parts().is_none() {
                    // In one file what follows cannot be found.
                    return Ok(());
                }
            }
            if let Some(digest) = &mut self.digest {
                digest.end_object();
            }
        }
        Ok(())
    }
}

/// Text in the archive's encoding, without NUL.
pub(super) struct TextCheck {
    encoding: Encoding,
    offset: u64,
    /// The start of a character that the last block cut.
    held: Vec<u8>,
    found: Option<(String, u64)>,
}

impl TextCheck {
    pub(super) fn new(encoding: Encoding) -> Self {
        TextCheck { encoding, offset: 0, held: Vec::new(), found: None }
    }

    pub(super) fn feed(&mut self, block: &[u8]) {
        if self.found.is_some() {
            return;
        }
        if let Some(at) = memchr::memchr(0, block) {
            self.found = Some(("NUL byte in the text".to_owned(), self.offset + at as u64));
            return;
        }
        if !self.encoding.is_single_byte() {
            if self.held.is_empty() {
                self.characters(block, self.offset);
            } else {
                let start = self.offset - self.held.len() as u64;
                let joined = [std::mem::take(&mut self.held).as_slice(), block].concat();
                self.characters(&joined, start);
            }
        }
        self.offset += block.len() as u64;
    }

    fn characters(&mut self, text: &[u8], start: u64) {
        let mut at = 0;
        while at < text.len() {
            if text[at] < 0x80 {
                at += text[at..].iter().position(|b| *b >= 0x80).unwrap_or(text.len() - at);
                continue;
            }
            match self.encoding.first_char(&text[at..]) {
                Char::Whole(n) => at += n,
                Char::Partial => {
                    self.held = text[at..].to_vec();
                    return;
                }
                Char::Invalid => {
                    self.found = Some((self.what(), start + at as u64));
                    return;
                }
            }
        }
    }

    fn what(&self) -> String {
        format!("invalid byte sequence for encoding {}", self.encoding)
    }

    /// The first thing wrong, and its byte.
    pub(super) fn finish(self) -> Option<(String, u64)> {
        let cut = (!self.held.is_empty()).then(|| (self.what(), self.offset - self.held.len() as u64));
        self.found.or(cut)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_are_whole_wherever_blocks_end() {
        let text = "aé€😀b".as_bytes();
        for at in 0..text.len() {
            let mut check = TextCheck::new(Encoding::Utf8);
            check.feed(&text[..at]);
            check.feed(&text[at..]);
            assert_eq!(check.finish(), None);
        }
        let mut check = TextCheck::new(Encoding::Utf8);
        check.feed(b"ab\xc3");
        assert_eq!(check.finish().map(|f| f.1), Some(2));
    }
}
