//! What a TOC entry is: its `desc` string, typed once.
//!
//! Sources: the `.description` values of `ArchiveEntry` calls in pg_dump.c (18, and older releases
//! for what is no longer written), and the comparisons in pg_backup_archiver.c.

use std::fmt;

use crate::Text;

macro_rules! kinds {
    ($($(#[$doc:meta])* $name:ident = $desc:literal,)*) => {
        /// The kind of a TOC entry. An unknown one is kept as it came.
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum EntryKind {
            $($(#[$doc])* #[doc = concat!("`", $desc, "`.")] $name,)*
            /// Any other `desc`, kept as it came.
            Other(Text),
        }

        impl EntryKind {
            /// The `desc` string of the archive.
            pub fn as_bytes(&self) -> &[u8] {
                match self {
                    $(EntryKind::$name => $desc.as_bytes(),)*
                    EntryKind::Other(desc) => desc,
                }
            }

            /// Every kind that has a name here.
            pub const KNOWN: &'static [EntryKind] = &[$(EntryKind::$name,)*];

            fn known(desc: &[u8]) -> Option<Self> {
                $(if desc == $desc.as_bytes() { return Some(EntryKind::$name); })*
                None
            }
        }
    };
}

kinds! {
    AccessMethod = "ACCESS METHOD",
    Acl = "ACL",
    /// Before 8.0's end of life only.
    AclLanguage = "ACL LANGUAGE",
    Aggregate = "AGGREGATE",
    /// One large object's creation, 9.0 to 16.
    Blob = "BLOB",
    /// Comments on large objects as SQL data, before 9.0.
    BlobComments = "BLOB COMMENTS",
    /// Up to 1000 large objects of one owner and ACL, since 17: their OIDs, one a line.
    BlobMetadata = "BLOB METADATA",
    /// The contents of large objects.
    Blobs = "BLOBS",
    Cast = "CAST",
    CheckConstraint = "CHECK CONSTRAINT",
    Collation = "COLLATION",
    Comment = "COMMENT",
    Constraint = "CONSTRAINT",
    Conversion = "CONVERSION",
    Database = "DATABASE",
    /// ALTER DATABASE ... SET and the like, since 11.
    DatabaseProperties = "DATABASE PROPERTIES",
    Default = "DEFAULT",
    DefaultAcl = "DEFAULT ACL",
    Domain = "DOMAIN",
    Encoding = "ENCODING",
    EventTrigger = "EVENT TRIGGER",
    Extension = "EXTENSION",
    FkConstraint = "FK CONSTRAINT",
    ForeignDataWrapper = "FOREIGN DATA WRAPPER",
    ForeignServer = "FOREIGN SERVER",
    ForeignTable = "FOREIGN TABLE",
    Function = "FUNCTION",
    Index = "INDEX",
    IndexAttach = "INDEX ATTACH",
    LargeObject = "LARGE OBJECT",
    MaterializedView = "MATERIALIZED VIEW",
    /// The REFRESH command.
    MaterializedViewData = "MATERIALIZED VIEW DATA",
    Operator = "OPERATOR",
    OperatorClass = "OPERATOR CLASS",
    OperatorFamily = "OPERATOR FAMILY",
    Policy = "POLICY",
    ProceduralLanguage = "PROCEDURAL LANGUAGE",
    Procedure = "PROCEDURE",
    Publication = "PUBLICATION",
    PublicationTable = "PUBLICATION TABLE",
    PublicationTablesInSchema = "PUBLICATION TABLES IN SCHEMA",
    RowSecurity = "ROW SECURITY",
    Rule = "RULE",
    Schema = "SCHEMA",
    /// SET search_path, since 10.3.
    SearchPath = "SEARCHPATH",
    SecurityLabel = "SECURITY LABEL",
    Sequence = "SEQUENCE",
    SequenceOwnedBy = "SEQUENCE OWNED BY",
    /// The sequence's value: setval.
    SequenceSet = "SEQUENCE SET",
    Server = "SERVER",
    ShellType = "SHELL TYPE",
    /// A CREATE STATISTICS object.
    Statistics = "STATISTICS",
    /// Optimizer statistics, since 18.
    StatisticsData = "STATISTICS DATA",
    StdStrings = "STDSTRINGS",
    Subscription = "SUBSCRIPTION",
    SubscriptionTable = "SUBSCRIPTION TABLE",
    Table = "TABLE",
    TableAttach = "TABLE ATTACH",
    TableData = "TABLE DATA",
    TextSearchConfiguration = "TEXT SEARCH CONFIGURATION",
    TextSearchDictionary = "TEXT SEARCH DICTIONARY",
    TextSearchParser = "TEXT SEARCH PARSER",
    TextSearchTemplate = "TEXT SEARCH TEMPLATE",
    Transform = "TRANSFORM",
    Trigger = "TRIGGER",
    Type = "TYPE",
    UserMapping = "USER MAPPING",
    View = "VIEW",
    Warning = "WARNING",
}

impl From<Text> for EntryKind {
    fn from(desc: Text) -> Self {
        EntryKind::known(&desc).unwrap_or(EntryKind::Other(desc))
    }
}

impl From<&[u8]> for EntryKind {
    fn from(desc: &[u8]) -> Self {
        EntryKind::known(desc).unwrap_or_else(|| EntryKind::Other(desc.into()))
    }
}

impl fmt::Display for EntryKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&String::from_utf8_lossy(self.as_bytes()))
    }
}

/// When an entry is restored. The numbers are the archive's (pg_backup.h `teSection`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Section {
    /// Comments, ACLs: restored with what they belong to.
    None,
    /// Before the data.
    PreData,
    /// The data.
    Data,
    /// Indexes, constraints, triggers.
    PostData,
    /// Any other number, kept as it came.
    Other(i32),
}

impl Section {
    /// From the archive's number.
    pub fn from_wire(n: i32) -> Self {
        match n {
            1 => Section::None,
            2 => Section::PreData,
            3 => Section::Data,
            4 => Section::PostData,
            n => Section::Other(n),
        }
    }

    /// The archive's number.
    pub fn to_wire(self) -> i32 {
        match self {
            Section::None => 1,
            Section::PreData => 2,
            Section::Data => 3,
            Section::PostData => 4,
            Section::Other(n) => n,
        }
    }

    /// The section of `kind` in archives before 1.11, which do not say it (`ReadToc`).
    pub fn guess(kind: &EntryKind) -> Self {
        match kind {
            EntryKind::Comment | EntryKind::Acl | EntryKind::AclLanguage => Section::None,
            EntryKind::TableData | EntryKind::Blobs | EntryKind::BlobComments => Section::Data,
            EntryKind::Constraint
            | EntryKind::CheckConstraint
            | EntryKind::FkConstraint
            | EntryKind::Index
            | EntryKind::Rule
            | EntryKind::Trigger => Section::PostData,
            _ => Section::PreData,
        }
    }

    /// The name `--section` uses.
    pub fn name(self) -> &'static str {
        match self {
            Section::None => "none",
            Section::PreData => "pre-data",
            Section::Data => "data",
            Section::PostData => "post-data",
            Section::Other(_) => "unknown",
        }
    }
}
