//! Checking files: is it whole and sound?
//!
//! | level | what |
//! |---|---|
//! | structure | header, TOC, and where everything lies |
//! | data | every byte decoded, every checksum, every row |
//! | full | decoded and encoded again; keys and foreign keys |
//!
//! Entries are read side by side, the largest first. Nothing is held but the blocks being read.

mod blocks;
mod commands;
mod data;
mod findings;
mod keys;
mod large_objects;
mod members;
mod reencode;
mod script;
mod sidecar;
mod spill;
mod structure;

use std::collections::HashMap;
use std::path::Path;
use std::sync::atomic::AtomicBool;
use std::time::Instant;

use dumpkit_formats::limits::Limits;
use dumpkit_formats::parallel::parallel_each;
use dumpkit_formats::postgres::archive::{ArchiveReader, EntryKind, Layout, Toc, TocEntry};
use dumpkit_formats::postgres::encoding::Encoding;
use dumpkit_formats::{Class, Error, Result};

use self::data::EntryResult;
use self::findings::{Findings, Gathered};
use self::keys::Keys;
use self::sidecar::Digested;
use crate::job::open::{self, Opened};
use crate::job::{progress, sizes};
use crate::model::verdict::{Counts, Outcome, Problem, Verdict};
use crate::plan::verify::{Level, Verify};
use crate::report::Reporter;

/// Checks the files one after the other, giving each result to `tell` as it comes.
pub fn run(plan: &Verify, reporter: &dyn Reporter, mut tell: impl FnMut(&Verdict) -> Result<()>) -> Result<Vec<Verdict>> {
    let mut verdicts = Vec::with_capacity(plan.inputs.len());
    for input in &plan.inputs {
        let verdict = verify(input, plan, reporter);
        tell(&verdict)?;
        verdicts.push(verdict);
    }
    Ok(verdicts)
}

/// Checks one file.
fn verify(input: &Path, plan: &Verify, reporter: &dyn Reporter) -> Verdict {
    let begun = Instant::now();
    let mut verdict = match open::open(input, &Limits::default(), reporter) {
        Ok(opened) => verify_opened(&opened, Some(input), plan, reporter),
        Err(e) => {
            let file = if input == Path::new("-") { "standard input".to_owned() } else { input.display().to_string() };
            not_opened(file, &e, plan)
        }
    };
    verdict.elapsed = begun.elapsed();
    verdict
}

fn not_opened(file: String, e: &Error, plan: &Verify) -> Verdict {
    let damaged = e.class().is_damage() || e.class() == Class::Limit;
    let problem = Problem::of(e, &file);
    let hint = e.hint_text().map(str::to_owned);
    Verdict {
        file,
        outcome: if damaged { Outcome::Damaged } else { Outcome::Unreadable },
        format: None,
        level: plan.level.name(),
        problems: vec![problem],
        more: Vec::new(),
        notes: hint.into_iter().collect(),
        counts: Counts::default(),
        elapsed: Default::default(),
    }
}

/// Checks what has been opened; `input` is where sidecars are looked for.
pub fn verify_opened(opened: &Opened, input: Option<&Path>, plan: &Verify, reporter: &dyn Reporter) -> Verdict {
    let subject = Subject::new(opened, plan, reporter);
    let mut findings = Findings::new(plan.max_problems);
    let mut counts = Counts { entries: subject.toc().entries().len() as u64, ..Counts::default() };
    let total = sizes::stored_bytes(&opened.archive).ok().flatten();
    let what = format!("verifying {}", opened.name);
    let checked = progress::during(reporter, &what, total, &opened.read, || subject.check(input, &mut findings, &mut counts));
    if let Err(e) = checked {
        findings.problem(Problem::of(&e, &opened.name));
    }
    let Gathered { problems, more, notes } = findings.finish(Some(subject.toc()));
    let outcome = match problems.iter().all(|p| p.class == Class::Io) {
        _ if problems.is_empty() => Outcome::Sound,
        true => Outcome::Unreadable,
        false => Outcome::Damaged,
    };
    Verdict {
        file: opened.name.clone(),
        outcome,
        format: Some(subject.archive().layout().name()),
        level: plan.level.name(),
        problems,
        more,
        notes,
        counts,
        elapsed: Default::default(),
    }
}

/// What is checked, and how.
struct Subject<'a> {
    opened: &'a Opened,
    plan: &'a Verify,
    reporter: &'a dyn Reporter,
    name: String,
    /// Of names and rows; SQL_ASCII when the archive names none that is known.
    encoding: Encoding,
    /// What the archive names.
    named_encoding: Option<Encoding>,
    /// Written by a server and pg_dump, so that spellings they never write are damage.
    strict: bool,
    /// Written by pg_dump 10 or newer.
    modern: bool,
}

/// A piece of work beside others.
enum Task {
    Blocks,
    Members,
    Reencode,
    Digest(Digested),
    /// The data of the entry at this position.
    Entry(usize),
}

enum Done {
    Checked(Findings),
    Entry(usize, EntryResult),
}

impl<'a> Subject<'a> {
    fn new(opened: &'a Opened, plan: &'a Verify, reporter: &'a dyn Reporter) -> Self {
        let toc = opened.archive.toc();
        let named_encoding = toc.encoding_name().and_then(Encoding::from_name);
        let version = toc.header.dump_version.as_deref().unwrap_or_default();
        let digits = version.iter().take_while(|b| b.is_ascii_digit()).count();
        let major: u32 = String::from_utf8_lossy(&version[..digits]).parse().unwrap_or(0);
        Subject {
            opened,
            plan,
            reporter,
            name: opened.name.clone(),
            encoding: named_encoding.unwrap_or(Encoding::SqlAscii),
            named_encoding,
            // Of scripts only those of pg_dump say which version wrote them.
            strict: opened.archive.layout() != Layout::Plain || toc.header.dump_version.is_some(),
            modern: major >= 10,
        }
    }

    fn archive(&self) -> &'a ArchiveReader {
        &self.opened.archive
    }

    fn toc(&self) -> &'a Toc {
        self.opened.archive.toc()
    }

    fn check(&self, input: Option<&Path>, findings: &mut Findings, counts: &mut Counts) -> Result<()> {
        let reads_data = self.plan.level >= Level::Data;
        structure::check(self, findings);
        script::check(self, findings)?;
        // That of a tar file is found again with its members.
        let in_tar = self.archive().parts().is_some() && self.opened.source.is_some();
        if let Some(damage) = self.opened.damage.as_ref().filter(|_| !in_tar || self.opened.toc_is_damaged) {
            findings.problem(Problem::of(damage, &self.name));
        }
        if !self.opened.strangers.is_empty() {
            findings.note(format!("{} files of the operating system (._*) are passed over", self.opened.strangers.len()));
        }
        let (manifest, digested) = match input {
            Some(input) if reads_data => {
                (sidecar::manifest(input, self.plan.manifest.as_deref())?, sidecar::sha256(input, self.plan.sha256.as_deref(), findings)?)
            }
            _ => (None, Vec::new()),
        };
        let keys = (self.plan.level == Level::Full).then(|| Keys::new(self.toc()));

        let mut tasks = vec![(0, Task::Blocks), (0, Task::Members)];
        if self.plan.level == Level::Full {
            tasks.push((0, Task::Reencode));
        }
        for digested in digested {
            let size = std::fs::metadata(&digested.path).map_or(0, |m| m.len());
            tasks.push((size, Task::Digest(digested)));
        }
        if reads_data {
            let entries: Vec<(usize, &TocEntry)> = self.toc().entries().iter().enumerate().filter(|(_, e)| e.has_data()).collect();
            let sizes = sizes::of_entries(self.archive(), &entries.iter().map(|(_, e)| *e).collect::<Vec<_>>());
            tasks.extend(entries.into_iter().map(|(i, e)| (sizes.get(&e.dump_id).copied().unwrap_or(0), Task::Entry(i))));
        }
        let done = parallel_each(
            self.plan.jobs,
            &AtomicBool::new(false),
            tasks,
            |(weight, _)| *weight,
            || (),
            |(), (_, task)| self.work(&task, keys.as_ref(), manifest.is_some()),
        )?;

        let mut objects = Vec::new();
        let mut digests = HashMap::new();
        let mut whole = true;
        for done in done {
            match done {
                Done::Checked(more) => findings.append(more),
                Done::Entry(i, result) => {
                    let entry = &self.toc().entries()[i];
                    findings.append(result.findings);
                    counts.tables += u64::from(entry.kind == EntryKind::TableData);
                    counts.rows += result.rows;
                    counts.bytes += result.bytes;
                    counts.large_objects += result.objects.len() as u64;
                    whole &= result.whole;
                    objects.extend(result.objects);
                    digests.insert(entry.dump_id, result.digest);
                }
            }
        }
        if reads_data {
            large_objects::check(self, objects, whole, findings);
        }
        if let Some(manifest) = &manifest {
            sidecar::check_manifest(manifest, self.toc(), &digests, findings);
        }
        if let Some(keys) = &keys {
            counts.keys = keys.check(self.toc(), self.plan.jobs, findings, self.plan.max_problems)?;
        }
        Ok(())
    }

    fn work(&self, task: &Task, keys: Option<&Keys>, digests: bool) -> Done {
        let mut findings = Findings::new(self.plan.max_problems);
        let checked = match task {
            Task::Entry(i) => return Done::Entry(*i, data::check(self, keys, *i, digests)),
            // Whose blocks and members they are is not known without the whole TOC.
            Task::Blocks if self.opened.toc_is_damaged => Ok(()),
            Task::Blocks => blocks::check(self, self.plan.level == Level::Structure, &mut findings),
            Task::Members => self.members(&mut findings),
            Task::Reencode => reencode::check(self, &mut findings),
            Task::Digest(digested) => sidecar::check_digest(digested, &mut findings),
        };
        if let Err(e) = checked {
            findings.problem(Problem::of(&e, &self.name));
        }
        Done::Checked(findings)
    }

    fn members(&self, findings: &mut Findings) -> Result<()> {
        let Some(parts) = self.archive().parts() else { return Ok(()) };
        if !self.opened.toc_is_damaged {
            members::check(self, parts, findings)?;
        }
        if self.plan.level == Level::Structure {
            members::open_all(self, findings);
        }
        match &self.opened.source {
            Some(tar) => members::check_tar(self, tar, findings),
            None => Ok(()),
        }
    }
}
