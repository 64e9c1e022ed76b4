//! Which parts of an entry are asked for, and in which pass they are restored.

use super::entry::{DumpId, TocEntry};
use super::kind::{EntryKind, Section};
use super::toc::Toc;

/// The parts of one entry that a script, a list or a restore should hold (the `REQ_*` bits of
/// pg_backup_archiver.h).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Wanted {
    /// The definition.
    pub schema: bool,
    /// The data, or a command that counts as data (`SEQUENCE SET`, large objects).
    pub data: bool,
    /// Optimizer statistics.
    pub statistics: bool,
    /// `ENCODING` and its like: never printed on their own, their values are.
    pub special: bool,
}

impl Wanted {
    /// Nothing.
    pub const NONE: Wanted = Wanted { schema: false, data: false, statistics: false, special: false };
    /// Definition and data.
    pub const ALL: Wanted = Wanted { schema: true, data: true, statistics: false, special: false };
    /// The definition only.
    pub const SCHEMA: Wanted = Wanted { schema: true, data: false, statistics: false, special: false };
    /// Optimizer statistics only.
    pub const STATISTICS: Wanted = Wanted { schema: false, data: false, statistics: true, special: false };
    /// One of the entries that only carry a setting.
    pub const SPECIAL: Wanted = Wanted { schema: false, data: false, statistics: false, special: true };

    /// All parts that the entry has (`_tocEntryRequired`): what a restore without options asks for, save
    /// that it does not create the database.
    pub fn of(entry: &TocEntry) -> Self {
        match entry.kind {
            EntryKind::Encoding | EntryKind::StdStrings | EntryKind::SearchPath => return Wanted::SPECIAL,
            EntryKind::StatisticsData => return Wanted::STATISTICS,
            _ => {}
        }
        let defn = entry.defn_bytes();
        let command = !defn.is_empty() && !defn.starts_with(b"-- load via partition root ");
        let command_is_data = !entry.had_dumper && counts_as_data(entry);
        Wanted { schema: command && !command_is_data, data: entry.had_dumper || command_is_data, ..Wanted::NONE }
    }

    /// Whether the entry is listed and restored.
    pub fn is_listed(self) -> bool {
        self.schema || self.data || self.statistics
    }

    /// Whether any bit is set: what comments and ACLs ask of the entry they belong to.
    pub fn is_marked(self) -> bool {
        self.is_listed() || self.special
    }
}

/// Commands that are data though they are in the definition: sequence values, large objects.
fn counts_as_data(entry: &TocEntry) -> bool {
    match entry.kind {
        EntryKind::SequenceSet | EntryKind::Blob | EntryKind::BlobMetadata => true,
        EntryKind::Acl | EntryKind::Comment | EntryKind::SecurityLabel => entry.tag_bytes().starts_with(b"LARGE OBJECT"),
        _ => false,
    }
}

/// In which of three passes an entry is restored (`_tocEntryRestorePass`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RestorePass {
    /// Almost everything.
    Main,
    /// GRANT and REVOKE, after all that they could get in the way of.
    Acl,
    /// What must not run before the ACLs: event triggers, REFRESH MATERIALIZED VIEW.
    PostAcl,
}

impl RestorePass {
    /// Every pass, in order.
    pub const ALL: [RestorePass; 3] = [RestorePass::Main, RestorePass::Acl, RestorePass::PostAcl];

    /// The pass of `entry`.
    pub fn of(entry: &TocEntry) -> Self {
        match entry.kind {
            EntryKind::Acl | EntryKind::AclLanguage | EntryKind::DefaultAcl => RestorePass::Acl,
            EntryKind::EventTrigger | EntryKind::MaterializedViewData => RestorePass::PostAcl,
            EntryKind::Comment | EntryKind::SecurityLabel if entry.tag_bytes().starts_with(b"EVENT TRIGGER ") => RestorePass::PostAcl,
            EntryKind::StatisticsData if entry.section == Section::PostData => RestorePass::PostAcl,
            _ => RestorePass::Main,
        }
    }
}

/// The positions of the wanted entries in the order in which they are restored.
///
/// `wanted[i]` speaks of `toc.entries()[i]`; what is missing at the end is not wanted.
pub fn restore_order(toc: &Toc, wanted: &[Wanted]) -> Vec<usize> {
    let mut order: Vec<(RestorePass, usize)> = Vec::new();
    for (i, (entry, wanted)) in toc.entries().iter().zip(wanted).enumerate() {
        if wanted.is_listed() {
            order.push((RestorePass::of(entry), i));
        }
    }
    order.sort_by_key(|(pass, _)| *pass);
    order.into_iter().map(|(_, i)| i).collect()
}

/// The dump ids whose data a script or restore will ask for, in that order.
pub fn data_order(toc: &Toc, wanted: &[Wanted]) -> Vec<DumpId> {
    let entries = toc.entries();
    restore_order(toc, wanted).into_iter().filter(|i| wanted[*i].data && entries[*i].had_dumper).map(|i| entries[i].dump_id).collect()
}
