//! Tables and what belongs to them.

use dumpkit_formats::Text;
use dumpkit_formats::postgres::archive::{DumpId, Section};

/// Anything in `pg_class` but indexes: tables, views, sequences, materialized views, foreign tables,
/// partitioned tables, composite types.
#[derive(Debug, Clone, Default)]
pub struct Table {
    /// The owner.
    pub owner: Text,
    /// `relkind`: `r` table, `v` view, `m` materialized view, `S` sequence, `f` foreign, `p`
    /// partitioned, `c` composite type, `t` toast.
    pub relkind: u8,
    /// `relpersistence`: `p` permanent, `u` unlogged, `t` temporary.
    pub persistence: u8,
    /// Of a materialized view: whether it is populated.
    pub populated: bool,
    /// `relreplident`: `d` default, `n` nothing, `f` full, `i` index.
    pub replica_identity: u8,
    /// Its tablespace; empty: the database's.
    pub tablespace: Text,
    /// WITH options, in the server's notation of `text[]`'s contents.
    pub options: Option<Text>,
    /// A view's check option, LOCAL or CASCADED.
    pub check_option: Option<Text>,
    /// Options of its TOAST table.
    pub toast_options: Option<Text>,
    /// Whether it may have indexes.
    pub has_index: bool,
    /// Whether it has rules.
    pub has_rules: bool,
    /// Whether it has triggers.
    pub has_triggers: bool,
    /// Whether a column has privileges of its own.
    pub has_column_acls: bool,
    /// Row security is enabled.
    pub row_security: bool,
    /// Row security holds for the owner too.
    pub force_row_security: bool,
    /// WITH OIDS, before 12.
    pub has_oids: bool,
    /// OID of its TOAST table, or 0.
    pub toast_oid: u32,
    /// Number of check constraints.
    pub ncheck: i32,
    /// OID of its row type, or 0.
    pub row_type: u32,
    /// OID of the type of a typed table, or 0.
    pub of_type: u32,
    /// OID of its foreign server, or 0.
    pub foreign_server: u32,
    /// Of a sequence that belongs to a column: OID of the table; else 0.
    pub owning_table: u32,
    /// Of a sequence that belongs to a column: the column's number.
    pub owning_column: i32,
    /// Whether the sequence is an identity column's.
    pub identity_sequence: bool,
    /// Pages, by the last ANALYZE.
    pub pages: i32,
    /// Rows, by the last ANALYZE; -1 unknown. For estimates only.
    pub rows: f64,
    /// Pages of its TOAST table, by the last VACUUM.
    pub toast_pages: i32,
    /// Whether columns and the like are to be read.
    pub interesting: bool,
    /// A view whose definition must come later: a dummy is created first.
    pub dummy_view: bool,
    /// A materialized view that must come after the data.
    pub postponed: bool,
    /// Whether it is a partition.
    pub is_partition: bool,
    /// Of a partition that is dumped: what it is attached with, such as `FOR VALUES IN (1)`.
    pub partition_bound: Option<Text>,
    /// A partitioned table whose rows may belong elsewhere after a restore (hash of an enum).
    pub unsafe_partitions: bool,
    /// Its parents, direct ones.
    pub parents: Vec<DumpId>,
    /// Its columns by number from 1, dropped ones too; read when interesting.
    pub columns: Vec<Column>,
    /// Its check constraints; read when interesting.
    pub checks: Vec<DumpId>,
    /// Its statistics object; materialized views only.
    pub statistics: Option<DumpId>,
    /// Whether it has a column GENERATED ALWAYS AS IDENTITY.
    pub needs_override: bool,
    /// Its access method, if it has one.
    pub access_method: Option<Text>,
    /// Its indexes.
    pub indexes: Vec<DumpId>,
    /// Its triggers.
    pub triggers: Vec<DumpId>,
    /// The object of its data, if that is dumped.
    pub data: Option<DumpId>,
}

impl Table {
    /// Whether the column belongs into CREATE TABLE: not when it is only inherited, as it would count as
    /// defined here then. A partition is created by itself and attached, so it has all of them
    /// (`shouldPrintColumn`).
    pub fn creates(&self, column: &Column) -> bool {
        !column.dropped && (column.local || self.is_partition)
    }

    /// The name of the column of this number; those below 0 are the system's (`getAttrName`, sysattr.h).
    pub fn column_name(&self, number: i32) -> Option<&[u8]> {
        match number {
            1.. => self.columns.get(usize::try_from(number).ok()? - 1).map(|column| &column.name[..]),
            -1 => Some(b"ctid"),
            -2 => Some(b"xmin"),
            -3 => Some(b"cmin"),
            -4 => Some(b"xmax"),
            -5 => Some(b"cmax"),
            -6 => Some(b"tableoid"),
            _ => None,
        }
    }
}

/// A column.
#[derive(Debug, Clone, Default)]
pub struct Column {
    /// Its name.
    pub name: Text,
    /// `format_type` with its modifier.
    pub type_name: Text,
    /// Statistics target; -1 default.
    pub statistics_target: i32,
    /// `attstorage` where it is not the type's: `p` plain, `e` external, `x` extended, `m` main; else 0.
    pub storage: u8,
    /// Whether it was dropped.
    pub dropped: bool,
    /// `attidentity`: `a` always, `d` by default, 0 none.
    pub identity: u8,
    /// `attgenerated`: `s` stored, `v` virtual, 0 none.
    pub generated: u8,
    /// Whether it is defined here, and not only inherited.
    pub local: bool,
    /// Per-attribute options, such as `n_distinct=5`.
    pub options: Text,
    /// OID of its collation, where it is not the type's.
    pub collation: u32,
    /// `attcompression`: `p` pglz, `l` lz4, 0 default.
    pub compression: u8,
    /// Options of the foreign-data wrapper, as they are written in the command.
    pub fdw_options: Text,
    /// Its NOT NULL constraint.
    pub not_null: Option<NotNull>,
    /// Its default, or generation expression.
    pub default: Option<DumpId>,
}

/// A NOT NULL constraint.
#[derive(Debug, Clone, Default)]
pub struct NotNull {
    /// Its name; empty when it is the default name or the server has none (before 18).
    pub name: Text,
    /// Its comment, if any.
    pub comment: Option<Text>,
    /// NOT VALID
    pub invalid: bool,
    /// NO INHERIT
    pub no_inherit: bool,
    /// Whether it is defined here, and not only inherited.
    pub local: bool,
}

/// ATTACH of a partition, or of its index.
#[derive(Debug, Clone)]
pub struct Attach {
    /// The partitioned table or index.
    pub parent: DumpId,
    /// The partition's.
    pub partition: DumpId,
}

/// A column's default.
#[derive(Debug, Clone)]
pub struct AttrDef {
    /// The table.
    pub table: DumpId,
    /// The column's number, from 1.
    pub column: usize,
    /// The expression.
    pub expr: Text,
    /// Whether it is an entry of its own.
    pub separate: bool,
}

/// The rows of a table, the state of a sequence, the REFRESH of a materialized view.
#[derive(Debug, Clone)]
pub struct TableData {
    /// The table.
    pub table: DumpId,
    /// Which rows: `WHERE ...`, of extension configuration tables, and of `--where`.
    pub filter: Option<Text>,
}

/// An index.
#[derive(Debug, Clone)]
pub struct Index {
    /// The table.
    pub table: DumpId,
    /// `pg_get_indexdef`; empty when a constraint stands for it.
    pub definition: Text,
    /// Its tablespace; empty: the database's.
    pub tablespace: Text,
    /// WITH options.
    pub options: Option<Text>,
    /// Numbers of columns with statistics targets, `smallint[]`.
    pub statistics_columns: Option<Text>,
    /// Those targets, `smallint[]`.
    pub statistics_values: Option<Text>,
    /// Number of key columns.
    pub nkeys: usize,
    /// Numbers of its columns in the table, 0 for expressions; the keys first.
    pub columns: Vec<i32>,
    /// CLUSTER ON
    pub clustered: bool,
    /// REPLICA IDENTITY USING INDEX
    pub replica_identity: bool,
    /// NULLS NOT DISTINCT
    pub nulls_not_distinct: bool,
    /// OID of the index it is a partition of, or 0.
    pub parent: u32,
    /// ATTACH objects of its partitions.
    pub attaches: Vec<DumpId>,
    /// The constraint it serves.
    pub constraint: Option<DumpId>,
}

/// Optimizer statistics of a relation.
#[derive(Debug, Clone)]
pub struct RelationStatistics {
    /// `relpages`
    pub pages: i32,
    /// `reltuples`, as the server wrote it.
    pub tuples: Text,
    /// `relallvisible`
    pub all_visible: i32,
    /// `relallfrozen`
    pub all_frozen: i32,
    /// `relkind`
    pub relkind: u8,
    /// Of an index with an expression: the names of its columns.
    pub index_columns: Vec<Text>,
    /// Where it is restored: data, or post-data for what is created there.
    pub section: Section,
}

/// A CREATE STATISTICS object.
#[derive(Debug, Clone)]
pub struct ExtendedStatistics {
    /// The owner.
    pub owner: Text,
    /// The table, if it is known.
    pub table: Option<DumpId>,
    /// Statistics target; -1 default.
    pub target: i32,
}

/// A rewrite rule.
#[derive(Debug, Clone)]
pub struct Rule {
    /// The table or view.
    pub table: Option<DumpId>,
    /// `ev_type`: `1` SELECT, `2` UPDATE, `3` INSERT, `4` DELETE.
    pub event: u8,
    /// INSTEAD
    pub instead: bool,
    /// `O` on, `D` disabled, `R` replica, `A` always.
    pub enabled: u8,
    /// Whether it is an entry of its own; a view's ON SELECT rule only when it must be.
    pub separate: bool,
}

/// A trigger.
#[derive(Debug, Clone)]
pub struct Trigger {
    /// The table.
    pub table: DumpId,
    /// `O` on, `D` disabled, `R` replica, `A` always.
    pub enabled: u8,
    /// Whether it is a partition's copy of its parent's.
    pub is_partition: bool,
    /// `pg_get_triggerdef`.
    pub definition: Text,
}

/// A constraint of a table or a domain.
#[derive(Debug, Clone)]
pub struct Constraint {
    /// The table; none for a domain's.
    pub table: Option<DumpId>,
    /// The domain; none for a table's.
    pub domain: Option<DumpId>,
    /// `contype`: `c` check, `f` foreign key, `n` not null, `p` primary key, `u` unique, `x` exclusion.
    pub kind: u8,
    /// The definition, of checks and foreign keys.
    pub definition: Option<Text>,
    /// OID of the referenced table, of a foreign key.
    pub references: u32,
    /// The index behind it.
    pub index: Option<DumpId>,
    /// DEFERRABLE
    pub deferrable: bool,
    /// INITIALLY DEFERRED
    pub deferred: bool,
    /// WITHOUT OVERLAPS
    pub period: bool,
    /// Whether it is defined here, and not only inherited.
    pub local: bool,
    /// Whether it is an entry of its own.
    pub separate: bool,
}

/// A row security policy, or that row security is enabled.
#[derive(Debug, Clone)]
pub struct Policy {
    /// The table.
    pub table: DumpId,
    /// The policy's name; none: the table's row security itself.
    pub policy: Option<Text>,
    /// `polcmd`: `*` all, `r` SELECT, `a` INSERT, `w` UPDATE, `d` DELETE.
    pub command: u8,
    /// PERMISSIVE
    pub permissive: bool,
    /// Its roles, quoted and with commas; none: PUBLIC.
    pub roles: Option<Text>,
    /// USING
    pub using: Option<Text>,
    /// WITH CHECK
    pub with_check: Option<Text>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inherited_columns_are_created_in_partitions_only() {
        let column = |local, dropped| Column { local, dropped, ..Column::default() };
        let (table, partition) = (Table::default(), Table { is_partition: true, ..Table::default() });
        assert!(table.creates(&column(true, false)) && partition.creates(&column(false, false)));
        assert!(!table.creates(&column(false, false)));
        assert!(!table.creates(&column(true, true)) && !partition.creates(&column(false, true)));
    }

    #[test]
    fn columns_are_named_by_number() {
        let columns = vec![Column { name: "a".into(), ..Column::default() }];
        let table = Table { columns, ..Table::default() };
        let names = [1, 2, 0, -1, -6, -7, i32::MIN].map(|number| table.column_name(number));
        assert_eq!(names, [Some(&b"a"[..]), None, None, Some(b"ctid"), Some(b"tableoid"), None, None]);
    }
}
