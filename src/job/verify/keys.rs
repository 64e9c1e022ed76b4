//! Keys: taken from rows as they flow, compared when all are there.
//!
//! Values are compared by a 128-bit hash (XXH3) of their comparable texts and never looked at again:
//! of a thousand million different keys two share a hash by accident with a probability below 10^-20.
//! The hash is not cryptographic; this finds damage, not forgery.

use std::collections::HashSet;
use std::sync::Mutex;
use std::sync::atomic::AtomicBool;

use dumpkit_formats::limits::Limits;
use dumpkit_formats::parallel::parallel_each;
use dumpkit_formats::postgres::archive::Toc;
use dumpkit_formats::postgres::copy::{Item, Row, RowSplitter};
use dumpkit_formats::postgres::encoding::Encoding;
use dumpkit_formats::{Class, Result};
use twox_hash::XxHash3_128;

use super::findings::Findings;
use super::spill::{Record, Spill};
use crate::model::keys::{Check, EntryKeys, KeyPlan, Nulls, Rule, SetId};
use crate::model::verdict::Problem;

/// Bytes of the longest row whose keys are taken; it is held whole.
const ROW_BYTES: u64 = 8 << 20;
/// Records gathered before they are given to the common store.
const BATCH: usize = 4096;

/// The keys of one archive.
pub(super) struct Keys {
    plan: KeyPlan,
    spill: Spill,
    /// Sets that miss rows.
    incomplete: Mutex<HashSet<SetId>>,
}

impl Keys {
    /// Plans the checks of an archive.
    pub(super) fn new(toc: &Toc) -> Self {
        let plan = KeyPlan::new(toc);
        Keys { spill: Spill::new(plan.sets), plan, incomplete: Mutex::default() }
    }

    /// A collector for the rows of the entry at this position, if they hold keys.
    pub(super) fn collector(&self, entry: usize, encoding: Encoding) -> Option<Collector<'_>> {
        let keys = self.plan.extracts.get(&entry)?;
        let mut limits = Limits::default();
        limits.copy_row_bytes = ROW_BYTES;
        Some(Collector {
            splitter: RowSplitter::new(encoding, &limits),
            taker: Taker {
                all: self,
                keys,
                entry: u32::try_from(entry).ok()?,
                values: Vec::new(),
                ends: Vec::new(),
                tuple: Vec::new(),
                batch: Vec::with_capacity(BATCH),
                nulls: Vec::new(),
                null_count: 0,
            },
            broken: None,
        })
    }

    /// Compares everything; the number of key values compared.
    pub(super) fn check(&self, toc: &Toc, jobs: usize, findings: &mut Findings, max_problems: usize) -> Result<u64> {
        findings.notes.extend(self.plan.notes.iter().cloned());
        let records = self.spill.finish()?;
        let incomplete = self.incomplete.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
        let (whole, broken): (Vec<&Check>, Vec<&Check>) = self.plan.checks.iter().partition(|check| match check.rule {
            Rule::Unique(_) => true,
            Rule::Contained { to, .. } => !incomplete.contains(&to),
        });
        for check in broken {
            findings.note(format!("foreign key {} is not checked: the rows it references are not all readable", check.name));
        }
        let checked = parallel_each(
            jobs,
            &AtomicBool::new(false),
            whole,
            |_| 1,
            || (),
            |(), check| {
                let mut findings = Findings::new(max_problems);
                self.compare(check, toc, &mut findings).map(|()| findings)
            },
        )?;
        for one in checked {
            findings.append(one?);
        }
        Ok(records)
    }

    fn compare(&self, check: &Check, toc: &Toc, findings: &mut Findings) -> Result<()> {
        let label = |entry: u32| toc.entries().get(entry as usize);
        let place = |record: &Record| {
            let problem = Problem::malformed("").in_row(record.row, None);
            match label(record.entry) {
                Some(entry) => problem.in_entry(entry),
                None => problem,
            }
        };
        match check.rule {
            Rule::Unique(set) => {
                let mut records = self.spill.set(set)?;
                let mut first: Option<Record> = None;
                while let Some(record) = records.next()? {
                    match first {
                        Some(first) if first.hash == record.hash => {
                            let other = if first.entry == record.entry {
                                format!("row {}", first.row)
                            } else {
                                let name = label(first.entry).map(|e| e.label()).unwrap_or_default();
                                format!("row {} of {name}", first.row)
                            };
                            let text = format!("key of {} is the same as that of {other}", check.name);
                            findings.problem(Problem { text, ..place(&record) });
                        }
                        _ => first = Some(record),
                    }
                }
            }
            Rule::Contained { from, to } => {
                let (mut from, mut to) = (self.spill.set(from)?, self.spill.set(to)?);
                let mut parent = to.next()?;
                while let Some(child) = from.next()? {
                    while parent.is_some_and(|p| p.hash < child.hash) {
                        parent = to.next()?;
                    }
                    if parent.is_none_or(|p| p.hash != child.hash) {
                        let text = format!("value of foreign key {} is not in the table it references", check.name);
                        findings.problem(Problem { text, ..place(&child) });
                    }
                }
            }
        }
        Ok(())
    }
}

/// Takes the keys out of one entry's rows.
pub(super) struct Collector<'a> {
    splitter: RowSplitter,
    taker: Taker<'a>,
    broken: Option<String>,
}

struct Taker<'a> {
    all: &'a Keys,
    keys: &'a EntryKeys,
    entry: u32,
    /// The values of the current row's key columns, comparable, one after the other.
    values: Vec<u8>,
    /// Where each ends, and whether it is there; NULL is not.
    ends: Vec<(usize, bool)>,
    tuple: Vec<u8>,
    batch: Vec<Record>,
    /// Rows with a NULL where none may be, as many as are kept.
    nulls: Vec<(u64, &'static str)>,
    null_count: u64,
}

impl Collector<'_> {
    /// The next bytes of the data.
    pub(super) fn feed(&mut self, mut block: &[u8]) -> Result<()> {
        while self.broken.is_none() {
            match self.splitter.next(&mut block) {
                Ok(Some(Item::Row(row))) => self.taker.row(&row)?,
                Ok(Some(Item::End) | None) => return Ok(()),
                Err(e) if e.class() == Class::Limit => self.broken = Some("a row is over 8 MiB".to_owned()),
                Err(e) => return Err(e),
            }
        }
        Ok(())
    }

    /// The data is at its end; `whole` says whether all of it was seen.
    pub(super) fn finish(mut self, whole: bool) -> Result<Collected> {
        self.taker.all.spill.add(&mut self.taker.batch)?;
        if self.broken.is_some() || !whole {
            let mut incomplete = self.taker.all.incomplete.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
            incomplete.extend(self.taker.keys.tuples.iter().map(|t| t.set));
        }
        let more_nulls = self.taker.null_count - self.taker.nulls.len() as u64;
        Ok(Collected { nulls: self.taker.nulls, more_nulls, broken: self.broken })
    }
}

/// What else came up while keys were taken.
pub(super) struct Collected {
    /// Rows with a NULL where none may be, and what is wrong with that.
    pub(super) nulls: Vec<(u64, &'static str)>,
    /// How many more there are.
    pub(super) more_nulls: u64,
    /// Why keys are missing.
    pub(super) broken: Option<String>,
}

impl Taker<'_> {
    fn row(&mut self, row: &Row<'_>) -> Result<()> {
        if !self.take_values(row) {
            // Too few columns, which the check of rows tells.
            return Ok(());
        }
        for tuple in &self.keys.tuples {
            self.tuple.clear();
            let mut nulls = 0;
            for column in &tuple.columns {
                let start = column.checked_sub(1).map_or(0, |before| self.ends[before].0);
                let (end, present) = self.ends[*column];
                if present {
                    self.tuple.extend_from_slice(&((end - start) as u32).to_le_bytes());
                    self.tuple.extend_from_slice(&self.values[start..end]);
                } else {
                    nulls += 1;
                    self.tuple.extend_from_slice(&u32::MAX.to_le_bytes());
                }
            }
            if nulls > 0 && tuple.nulls != Nulls::Equal {
                let wrong = match tuple.nulls {
                    Nulls::Never => Some("NULL in a primary key"),
                    Nulls::AllOrNone if nulls < tuple.columns.len() => Some("a part of a MATCH FULL foreign key is NULL"),
                    _ => None,
                };
                self.null_count += u64::from(wrong.is_some());
                self.nulls.extend(wrong.filter(|_| self.nulls.len() < BATCH).map(|wrong| (row.number, wrong)));
                continue;
            }
            let hash = XxHash3_128::oneshot(&self.tuple);
            self.batch.push(Record { set: tuple.set, hash, entry: self.entry, row: row.number });
        }
        if self.batch.len() >= BATCH {
            self.all.spill.add(&mut self.batch)?;
        }
        Ok(())
    }

    /// The comparable values of the key columns; false when the row lacks some.
    fn take_values(&mut self, row: &Row<'_>) -> bool {
        self.values.clear();
        self.ends.clear();
        let mut wanted = self.keys.columns.iter().peekable();
        for (position, field) in row.fields().enumerate() {
            let Some(next) = wanted.peek() else { break };
            if next.0 == position {
                let start = self.values.len();
                let present = field.unescape_into(&mut self.values);
                next.1.apply(&mut self.values, start);
                self.ends.push((self.values.len(), present));
                wanted.next();
            }
        }
        wanted.peek().is_none()
    }
}
