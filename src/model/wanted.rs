//! A selection applied to an archive: for every entry, which of its parts are wanted.
//!
//! Source: `_tocEntryRequired`, `ProcessArchiveRestoreOptions` and `StrictNamesCheck` in
//! pg_backup_archiver.c.

use std::collections::HashSet;

use dumpkit_formats::postgres::archive::{DumpId, EntryKind, Section, Toc, TocEntry, Wanted};
use dumpkit_formats::{Error, Result};

use super::exclude;
use super::names::{Names, Role};
use super::selection::{Components, Sections, Selection};

/// What is wanted of an archive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// One for each entry of the TOC, in its order.
    pub wanted: Vec<Wanted>,
    /// Whether definitions were asked for at all: `ScriptOptions::schema`.
    pub schema: bool,
}

/// Applies `selection` to the entries of `toc`.
///
/// # Errors
///
/// Contradicting options, names that are no valid pattern, and with `strict_names` names that
/// nothing has.
pub fn choose(toc: &Toc, selection: &Selection) -> Result<Choice> {
    selection.check()?;
    let chooser = Chooser::new(toc, selection)?;
    let mut wanted = vec![Wanted::NONE; toc.entries().len()];
    let mut section = Section::PreData;
    for (i, entry) in toc.entries().iter().enumerate() {
        if entry.section != Section::None {
            section = entry.section;
        }
        wanted[i] = chooser.entry(entry, section, &wanted);
        if chooser.excluded.contains(&i) {
            wanted[i] = Wanted::NONE;
        }
    }
    if selection.strict_names {
        chooser.check_names()?;
    }
    Ok(Choice { wanted, schema: chooser.components.schema })
}

struct Chooser<'a> {
    toc: &'a Toc,
    selection: &'a Selection,
    components: Components,
    sections: Sections,
    schemas: Names,
    exclude_schemas: Names,
    tables: Names,
    indexes: Names,
    functions: Names,
    triggers: Names,
    extensions: Names,
    only: Option<HashSet<DumpId>>,
    excluded: HashSet<usize>,
}

impl<'a> Chooser<'a> {
    fn new(toc: &'a Toc, selection: &'a Selection) -> Result<Self> {
        let names = |arguments, role| Names::resolve(arguments, role, toc);
        Ok(Chooser {
            toc,
            selection,
            components: selection.components(),
            sections: selection.sections.unwrap_or(Sections { pre_data: true, data: true, post_data: true }),
            schemas: names(&selection.schemas, Role::Schema)?,
            exclude_schemas: names(&selection.exclude_schemas, Role::Schema)?,
            tables: names(&selection.tables, Role::Relation)?,
            indexes: names(&selection.indexes, Role::Index)?,
            functions: names(&selection.functions, Role::Function)?,
            triggers: names(&selection.triggers, Role::Trigger)?,
            extensions: names(&selection.extensions, Role::Extension)?,
            only: selection.only.as_ref().map(|ids| ids.iter().copied().collect()),
            excluded: exclude::find(toc, selection)?,
        })
    }

    fn entry(&self, entry: &TocEntry, section: Section, marked: &[Wanted]) -> Wanted {
        use EntryKind as K;
        let selection = self.selection;
        match entry.kind {
            K::Encoding | K::StdStrings | K::SearchPath => return Wanted::SPECIAL,
            K::StatisticsData if !self.components.statistics => return Wanted::NONE,
            // Restored with -C and not otherwise, whatever else is selected.
            K::Database | K::DatabaseProperties => return if selection.create { Wanted::SCHEMA } else { Wanted::NONE },
            _ => {}
        }
        if self.kind_is_out(entry) || !self.section_is_in(section) {
            return Wanted::NONE;
        }
        if self.only.as_ref().is_some_and(|only| !only.contains(&entry.dump_id)) {
            return Wanted::NONE;
        }
        let dependent = matches!(entry.kind, K::Acl | K::Comment | K::SecurityLabel);
        let selected = if dependent { self.dependent_is_in(entry, marked) } else { self.object_is_in(entry) };
        if !selected || is_max_oid(entry) {
            return Wanted::NONE;
        }
        self.mask(entry, Wanted::of(entry))
    }

    /// Options that leave out whole kinds, and what is said about objects of those kinds.
    fn kind_is_out(&self, entry: &TocEntry) -> bool {
        use EntryKind as K;
        let s = self.selection;
        let about = |what: &[u8]| entry.tag_bytes().starts_with(what);
        match entry.kind {
            K::Acl | K::AclLanguage | K::DefaultAcl => s.no_privileges,
            K::Comment => {
                s.no_comments
                    || (s.no_policies && about(b"POLICY"))
                    || (s.no_publications && about(b"PUBLICATION"))
                    || (s.no_subscriptions && about(b"SUBSCRIPTION"))
            }
            K::Policy | K::RowSecurity => s.no_policies,
            K::Publication | K::PublicationTable | K::PublicationTablesInSchema => s.no_publications,
            K::SecurityLabel => {
                s.no_security_labels || (s.no_publications && about(b"PUBLICATION")) || (s.no_subscriptions && about(b"SUBSCRIPTION"))
            }
            K::Subscription | K::SubscriptionTable => s.no_subscriptions,
            K::Extension => !self.extensions.is_empty() && !self.extensions.matches(entry),
            _ => false,
        }
    }

    fn section_is_in(&self, section: Section) -> bool {
        match section {
            Section::PreData => self.sections.pre_data,
            Section::Data => self.sections.data,
            Section::PostData => self.sections.post_data,
            Section::None | Section::Other(_) => false,
        }
    }

    /// ACLs, comments and labels follow their object when some objects are selected.
    fn dependent_is_in(&self, entry: &TocEntry, marked: &[Wanted]) -> bool {
        if entry.tag_bytes().starts_with(b"DATABASE ") {
            return self.selection.create;
        }
        let selective = !self.schemas.is_empty() || !self.exclude_schemas.is_empty() || self.selection.selects_kinds();
        // A column's ACL depends on its table's ACL too, for order only.
        !selective
            || entry.dependencies.iter().any(|id| {
                let parent = self.toc.position(*id);
                parent.is_some_and(|i| self.toc.entries()[i].kind != EntryKind::Acl && marked[i].is_marked())
            })
    }

    fn object_is_in(&self, entry: &TocEntry) -> bool {
        use EntryKind as K;
        if !self.schemas.is_empty() && !self.schemas.matches(entry) {
            return false;
        }
        if !self.exclude_schemas.is_empty() && self.exclude_schemas.matches(entry) {
            return false;
        }
        if !self.selection.selects_kinds() {
            return true;
        }
        match entry.kind {
            // Of a table or an index: their names decide.
            K::StatisticsData => entry.dependencies.iter().filter_map(|id| self.toc.entry(*id)).fold(false, |is_in, parent| {
                is_in
                    | match parent.kind {
                        K::Table | K::View | K::ForeignTable | K::MaterializedView => self.tables.matches(parent),
                        K::Index => self.indexes.matches(parent),
                        _ => false,
                    }
            }),
            K::Table
            | K::TableData
            | K::View
            | K::ForeignTable
            | K::MaterializedView
            | K::MaterializedViewData
            | K::Sequence
            | K::SequenceSet => self.tables.matches(entry),
            K::Index => self.indexes.matches(entry),
            K::Function | K::Aggregate | K::Procedure => self.functions.matches(entry),
            K::Trigger => self.triggers.matches(entry),
            _ => false,
        }
    }

    /// Takes away the parts that are not asked for.
    fn mask(&self, entry: &TocEntry, mut wanted: Wanted) -> Wanted {
        wanted.data &= self.components.data || (self.selection.sequence_data && entry.kind == EntryKind::SequenceSet);
        wanted.schema &= self.components.schema;
        wanted
    }

    fn check_names(&self) -> Result<()> {
        let lists = [
            ("schema", &self.schemas),
            ("table", &self.tables),
            ("index", &self.indexes),
            ("function", &self.functions),
            ("trigger", &self.triggers),
        ];
        match lists.iter().find_map(|(what, names)| Some((what, names.unmatched()?))) {
            Some((what, name)) => Err(Error::misuse(format!("{what} \"{name}\" not found"))),
            None => Ok(()),
        }
    }
}

/// An entry of archives before 8.0, always passed over.
fn is_max_oid(entry: &TocEntry) -> bool {
    entry.kind.as_bytes() == b"<Init>" && entry.tag_bytes() == b"Max OID"
}
