//! One database's dump while its script is read: the session it describes, and its entries.

use super::body::{Body, Setting, acl_once, oid_lines};
use super::classify::classify;
use super::comment::EntryComment;
use super::drop_statement::{drop_statement, drop_view_rule};
use super::script::{ScriptPart, ScriptStyle};
use super::{depend, drop, head};
use crate::limits::Limits;
use crate::postgres::archive::{CatalogId, EntryKind, Extra, Section, Toc, TocEntry, one_line};
use crate::postgres::sql::needs_quotes;
use crate::{Error, Result, Text};

/// The catalog that large objects are rows of, `pg_largeobject`.
const LARGE_OBJECTS: u32 = 2613;

/// A part in the making.
pub(super) struct PartBuilder {
    pub(super) style: ScriptStyle,
    pub(super) database: Option<Text>,
    pub(super) start: u64,
    pub(super) complete: bool,
    pub(super) server_version: Option<Text>,
    pub(super) dump_version: Option<Text>,
    /// The drop statements before the first entry.
    pub(super) drops: Vec<Vec<u8>>,
    pub(super) std_strings: bool,
    /// A client encoding that the lexer has not heard of yet.
    pub(super) new_encoding: Option<Text>,
    /// Large objects are created by their data, as before 9.0.
    pub(super) creates_in_data: bool,
    entries: Vec<TocEntry>,
    /// Entries that the head's settings became.
    settings: usize,
    with_data: usize,
    schema: Option<Text>,
    tablespace: Latest,
    table_am: Latest,
    with_oids: bool,
}

/// A session setting, and whether it was made right before the next entry.
#[derive(Default)]
struct Latest {
    value: Option<Text>,
    fresh: bool,
}

impl Latest {
    fn set(&mut self, value: Text) {
        *self = Latest { value: Some(value), fresh: true };
    }

    /// The value for an entry. One that was set for it is its own, whatever its kind: old releases
    /// had it for more kinds.
    fn take(&mut self, has_it: bool) -> Option<Text> {
        let fresh = std::mem::take(&mut self.fresh);
        if has_it || fresh { self.value.clone() } else { None }
    }
}

impl Default for PartBuilder {
    fn default() -> Self {
        PartBuilder {
            style: ScriptStyle::default(),
            database: None,
            start: 0,
            complete: false,
            server_version: None,
            dump_version: None,
            drops: Vec::new(),
            std_strings: true,
            new_encoding: None,
            creates_in_data: false,
            entries: Vec::new(),
            settings: 0,
            with_data: 0,
            schema: None,
            tablespace: Latest::default(),
            table_am: Latest::default(),
            with_oids: false,
        }
    }
}

impl PartBuilder {
    /// Entries with data so far.
    pub(super) fn with_data(&self) -> usize {
        self.with_data
    }

    /// Whether there is nothing yet but settings.
    pub(super) fn is_empty(&self) -> bool {
        self.entries.len() == self.settings && self.drops.is_empty()
    }

    /// Between pg_dump's head and the first entry.
    pub(super) fn in_head(&self) -> bool {
        self.style.head && self.entries.len() == self.settings
    }

    /// The kind of the last entry that is not a setting.
    pub(super) fn last_kind(&self) -> Option<&EntryKind> {
        self.entries.get(self.settings..)?.last().map(|e| &e.kind)
    }

    /// The entry that a comment announces.
    pub(super) fn announced(&mut self, comment: EntryComment) -> TocEntry {
        self.style.comments = true;
        self.style.verbose |= comment.dump_id.is_some();
        let mut entry = TocEntry::new(comment.dump_id.unwrap_or(0), comment.kind);
        entry.section = section(&entry.kind);
        entry.catalog_id = comment.catalog_id;
        entry.dependencies = comment.dependencies;
        entry.tag = Some(comment.tag);
        entry.namespace = comment.namespace;
        entry.owner = comment.owner;
        entry.tablespace = comment.tablespace;
        entry
    }

    /// An entry that no comment announces. Without a schema of its own it is in that of the search path.
    pub(super) fn lone(&self, kind: EntryKind, tag: Option<Text>, schema: Option<Text>) -> TocEntry {
        let mut entry = TocEntry::new(0, kind);
        entry.section = section(&entry.kind);
        entry.tag = tag;
        entry.namespace = schema.or_else(|| self.schema.clone().filter(|_| is_in_schema(&entry.kind)));
        entry
    }

    /// Takes what followed an entry's comment apart and fills the entry from it.
    pub(super) fn describe(&mut self, entry: &mut TocEntry, body: Body) {
        let parts = body.split();
        let defn = match entry.kind {
            EntryKind::BlobMetadata => oid_lines(&parts.defn),
            EntryKind::Acl if entry.tag_bytes().starts_with(b"LARGE OBJECTS") => acl_once(&parts.defn),
            _ => parts.defn,
        };
        self.restore_names(entry, &defn);
        entry.defn = (!defn.is_empty()).then(|| defn.into());
        if let Some((_, owner)) = &parts.owned {
            entry.owner = Some(owner.clone());
            self.style.quote_all_identifiers |= parts.owner_quoted && !needs_quotes(owner);
        }
        entry.drop_stmt = match &parts.owned {
            Some((object, _)) if has_signature(&entry.kind) => Some([b"DROP ", &object[..], b";\n"].concat().into()),
            owned => drop_statement(entry).or_else(|| owned.as_ref().map(|(object, _)| [b"DROP ", &object[..], b";\n"].concat().into())),
        };
        self.storage(entry, parts.table_am);
        for setting in parts.settings {
            self.apply(setting, b"");
        }
    }

    /// Tablespace, access method and relkind.
    fn storage(&mut self, entry: &mut TocEntry, table_am: Option<Text>) {
        if entry.kind == EntryKind::Blob && entry.catalog_id == CatalogId::default() {
            // Its drop statement with IF EXISTS is made from this number (`RestoreArchive`).
            let oid = std::str::from_utf8(entry.tag_bytes()).ok().and_then(|tag| tag.parse().ok());
            entry.catalog_id = oid.map_or_else(CatalogId::default, |oid| CatalogId { table_oid: LARGE_OBJECTS, oid });
        }
        let defn = entry.defn_bytes();
        let partitioned = entry.kind == EntryKind::Table && memchr::memmem::find(defn, b"\nPARTITION BY ").is_some();
        let indexed = || [&b" PRIMARY KEY "[..], b" UNIQUE ", b" EXCLUDE "].iter().any(|w| memchr::memmem::find(defn, w).is_some());
        let tablespace = match entry.kind {
            EntryKind::Table | EntryKind::Index | EntryKind::MaterializedView => true,
            EntryKind::Constraint => indexed(),
            _ => false,
        };
        let has_am = matches!(entry.kind, EntryKind::Table | EntryKind::MaterializedView) && !partitioned;
        entry.relkind = i32::from(match entry.kind {
            EntryKind::Table if partitioned => b'p',
            EntryKind::Table => b'r',
            EntryKind::View => b'v',
            EntryKind::MaterializedView => b'm',
            EntryKind::ForeignTable => b'f',
            _ => 0,
        });
        let current = self.tablespace.take(tablespace);
        entry.tablespace = entry.tablespace.take().or(current);
        let current = self.table_am.take(has_am);
        entry.table_am = table_am.or(current);
        if self.with_oids && entry.kind == EntryKind::Table {
            entry.with_oids = Some("true".into());
        }
    }

    /// Comments show names on one line; the statement has them as they are.
    pub(super) fn restore_names(&self, entry: &mut TocEntry, text: &[u8]) {
        let spaced = |t: &Option<Text>| t.as_ref().is_some_and(|t| t.contains(&b' '));
        if !spaced(&entry.tag) && !spaced(&entry.namespace) {
            return;
        }
        let Some(subject) = classify(text) else { return };
        let shown = |name: &Text| {
            let mut line = Vec::with_capacity(name.len());
            one_line(&mut line, Some(name), b"");
            line
        };
        if shown(&subject.tag) == entry.tag_bytes() {
            entry.tag = Some(subject.tag);
        }
        if let Some(schema) = subject.schema.filter(|s| shown(s) == entry.namespace_bytes()) {
            entry.namespace = Some(schema);
        }
    }

    /// Takes a statement that only sets the session; `false` if it is none.
    pub(super) fn session(&mut self, statement: &[u8]) -> bool {
        if statement.ends_with(b" DISABLE TRIGGER ALL;") || statement.ends_with(b" ENABLE TRIGGER ALL;") {
            self.style.disable_triggers = true;
            return true;
        }
        match Setting::parse(statement) {
            Some(setting) => {
                self.apply(setting, statement);
                true
            }
            None => false,
        }
    }

    /// Takes the change to the user who disables triggers, between a table's comment and its data;
    /// `false` if it is something else.
    pub(super) fn superuser(&mut self, statement: &[u8]) -> bool {
        match Setting::parse(statement) {
            Some(Setting::User(name)) => {
                self.style.superuser = name;
                true
            }
            _ => false,
        }
    }

    fn apply(&mut self, setting: Setting, statement: &[u8]) {
        let in_head = self.in_head() && self.drops.is_empty();
        if in_head && !statement.is_empty() {
            self.style.settings.push(statement.into());
        }
        match setting {
            Setting::User(_) => self.style.session_authorization = true,
            Setting::Schema(schema) => self.schema = Some(schema),
            Setting::Tablespace(name) => self.tablespace.set(name),
            Setting::TableAm(name) => self.table_am.set(name),
            Setting::WithOids(on) => self.with_oids = on,
            Setting::Encoding(name) => {
                let defn = [b"SET client_encoding = '", &name[..], b"';\n"].concat();
                self.setting_entry(EntryKind::Encoding, defn);
                self.new_encoding = Some(name);
            }
            Setting::StdStrings(on) => {
                let value: &[u8] = if on { b"on" } else { b"off" };
                self.setting_entry(EntryKind::StdStrings, [b"SET standard_conforming_strings = '", value, b"';\n"].concat());
                self.std_strings = on;
            }
            Setting::SearchPath => {
                self.schema = None;
                self.setting_entry(EntryKind::SearchPath, [statement, b"\n"].concat());
            }
            Setting::RowSecurity(on) => self.style.row_security |= on,
            Setting::Role(name) => self.style.role = Some(name),
            Setting::Transaction => self.style.single_transaction = true,
            Setting::Fixed => {}
        }
    }

    /// The archive's own entry for a setting, once (`dumpEncoding`, `dumpStdStrings`, `dumpSearchPath`).
    fn setting_entry(&mut self, kind: EntryKind, defn: Vec<u8>) {
        if self.entries.iter().take(self.settings).any(|e| e.kind == kind) {
            return;
        }
        let mut entry = TocEntry::new(0, kind);
        entry.tag = Some(entry.kind.as_bytes().into());
        entry.defn = Some(defn.into());
        self.entries.insert(self.settings, entry);
        self.settings += 1;
    }

    /// Takes a drop statement of the head; `false` if it is none.
    pub(super) fn head_statement(&mut self, statement: &[u8]) -> bool {
        let is_drop = self.in_head() && drop::is_drop(statement);
        if is_drop {
            self.drops.push([statement, b"\n"].concat());
        }
        is_drop
    }

    /// Gives the owner to the last entries if one of them is the object; `false` if not.
    pub(super) fn set_owner(&mut self, object: &[u8], owner: &Text) -> bool {
        let name = memchr::memchr(b' ', object).map_or(object, |n| &object[n + 1..]);
        let is_object = |entry: &&mut TocEntry| {
            let drop = entry.drop_stmt.as_deref().unwrap_or_default();
            drop.strip_suffix(b";\n").is_some_and(|d| d.ends_with(name) && d[..d.len() - name.len()].ends_with(b" "))
        };
        match self.entries.iter_mut().rev().take(4).find(is_object) {
            Some(entry) => {
                entry.owner = Some(owner.clone());
                true
            }
            None => false,
        }
    }

    /// Adds an entry of one statement.
    pub(super) fn push_lone(&mut self, mut entry: TocEntry, limits: &Limits) -> Result<()> {
        entry.drop_stmt = drop_statement(&entry);
        self.storage(&mut entry, None);
        self.push(entry, limits)
    }

    /// Adds an entry.
    pub(super) fn push(&mut self, entry: TocEntry, limits: &Limits) -> Result<()> {
        if self.entries.len() as u64 >= limits.toc_entries {
            return Err(Error::limit(format!("more entries than toc_entries ({})", limits.toc_entries)));
        }
        self.with_data += usize::from(matches!(entry.extra, Extra::Range { .. }));
        TocEntry::push(&mut self.entries, entry);
        Ok(())
    }

    /// Numbers the entries and makes the part.
    pub(super) fn finish(mut self, end: u64) -> ScriptPart {
        for i in 0..self.entries.len() {
            if let Some(drop) = drop_view_rule(&self.entries[i], &self.entries) {
                self.entries[i].drop_stmt = Some(drop);
            }
        }
        drop::assign(&mut self.entries, self.settings, self.drops, &mut self.style);
        if self.style.comments {
            depend::settle_acls(&mut self.entries);
        }
        let open: Vec<bool> = self.entries.iter().map(|e| e.dump_id == 0).collect();
        number(&mut self.entries);
        depend::fill(&mut self.entries, &open);
        if self.database.is_none() {
            self.database = self.entries.iter().find(|e| e.kind == EntryKind::Database).and_then(|e| e.tag.clone());
        }
        let habits = head::Habits {
            search_path_entry: self.entries.iter().any(|e| e.kind == EntryKind::SearchPath),
            search_path_per_entry: self.schema.is_some(),
            creates_in_data: self.creates_in_data,
        };
        let header = head::header(self.server_version, self.dump_version, self.style.started.as_deref(), self.database.clone(), habits);
        ScriptPart {
            database: self.database,
            toc: Toc::new(header, self.entries),
            complete: self.complete || !self.style.head,
            style: self.style,
            start: self.start,
            len: end.saturating_sub(self.start),
        }
    }
}

/// Gives a dump id to every entry that has none of its own.
fn number(entries: &mut [TocEntry]) {
    let mut seen = std::collections::HashSet::new();
    for entry in entries.iter_mut() {
        if entry.dump_id != 0 && !seen.insert(entry.dump_id) {
            entry.dump_id = 0;
        }
    }
    let mut next = seen.iter().max().copied().unwrap_or(0);
    let mut lowest = 0;
    for entry in entries.iter_mut().filter(|e| e.dump_id == 0) {
        if let Some(id) = next.checked_add(1) {
            next = id;
        } else {
            // The largest number is taken: those between are not all, since ids outnumber entries.
            lowest += 1;
            while seen.contains(&lowest) {
                lowest += 1;
            }
            seen.insert(lowest);
        }
        entry.dump_id = if lowest > 0 { lowest } else { next };
    }
}

/// When an entry is restored, by its kind (the `.section` values of pg_dump.c).
fn section(kind: &EntryKind) -> Section {
    use EntryKind::*;
    match kind {
        Comment | Acl | AclLanguage | SecurityLabel => Section::None,
        TableData | Blobs | BlobComments | BlobMetadata | SequenceSet | StatisticsData => Section::Data,
        Constraint
        | CheckConstraint
        | FkConstraint
        | Index
        | IndexAttach
        | Rule
        | Trigger
        | EventTrigger
        | Policy
        | RowSecurity
        | Statistics
        | MaterializedViewData
        | Publication
        | PublicationTable
        | PublicationTablesInSchema
        | Subscription
        | SubscriptionTable
        | DefaultAcl => Section::PostData,
        _ => Section::PreData,
    }
}

/// Kinds whose owner and drop statement name their arguments (`_getObjectDescription`).
fn has_signature(kind: &EntryKind) -> bool {
    use EntryKind::*;
    matches!(kind, Aggregate | Function | Procedure | Operator | OperatorClass | OperatorFamily)
}

fn is_in_schema(kind: &EntryKind) -> bool {
    use EntryKind::*;
    !matches!(
        kind,
        Schema
            | Database
            | DatabaseProperties
            | Extension
            | AccessMethod
            | Cast
            | Transform
            | EventTrigger
            | ForeignDataWrapper
            | Server
            | UserMapping
            | ProceduralLanguage
            | Publication
            | Subscription
            | Blob
            | BlobMetadata
            | Blobs
            | Comment
            | Acl
            | DefaultAcl
            | Other(_)
    )
}
