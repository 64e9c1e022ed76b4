//! Publications and subscriptions.

use dumpkit_formats::Text;
use dumpkit_formats::postgres::archive::DumpId;

/// A publication.
#[derive(Debug, Clone)]
pub struct Publication {
    /// The owner.
    pub owner: Text,
    /// FOR ALL TABLES
    pub all_tables: bool,
    /// Publishes INSERT.
    pub insert: bool,
    /// Publishes UPDATE.
    pub update: bool,
    /// Publishes DELETE.
    pub delete: bool,
    /// Publishes TRUNCATE.
    pub truncate: bool,
    /// Publishes partitions as their root.
    pub via_root: bool,
    /// Generated columns: `n` none, `s` stored.
    pub generated: u8,
}

/// A table of a publication.
#[derive(Debug, Clone)]
pub struct PublicationTable {
    /// The publication.
    pub publication: DumpId,
    /// The table.
    pub table: DumpId,
    /// The row filter.
    pub filter: Option<Text>,
    /// The columns, if not all.
    pub columns: Option<Vec<Text>>,
}

/// A schema of a publication.
#[derive(Debug, Clone)]
pub struct PublicationSchema {
    /// The publication.
    pub publication: DumpId,
    /// The schema.
    pub schema: DumpId,
}

/// A subscription.
#[derive(Debug, Clone)]
pub struct Subscription {
    /// The owner.
    pub owner: Text,
    /// Binary transfer.
    pub binary: bool,
    /// Streaming: `f` off, `t` on, `p` parallel.
    pub stream: u8,
    /// Two-phase commit: `d` disabled, `p` pending, `e` enabled.
    pub two_phase: u8,
    /// disable_on_error
    pub disable_on_error: bool,
    /// password_required
    pub password_required: bool,
    /// run_as_owner
    pub run_as_owner: bool,
    /// failover
    pub failover: bool,
    /// The connection string.
    pub conninfo: Text,
    /// The slot's name.
    pub slot: Option<Text>,
    /// synchronous_commit
    pub sync_commit: Text,
    /// Its publications, `text[]` in the server's notation.
    pub publications: Text,
    /// origin
    pub origin: Text,
}
