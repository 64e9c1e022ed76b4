//! What `diff` finds: two dumps side by side.

use dumpkit_formats::Error;
use dumpkit_formats::postgres::copy::Digest;

/// One of the two dumps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SideName {
    /// As it was given.
    pub file: String,
    /// `custom`, `directory`, `tar`, `plain`.
    pub format: &'static str,
    /// The database dumped.
    pub database: Option<String>,
    /// Its encoding, as far as the dump says it.
    pub encoding: &'static str,
}

/// An object by name.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ObjectName {
    /// The `desc` of its entry: `TABLE`, `FK CONSTRAINT`.
    pub kind: String,
    /// Its schema; empty if it is in none.
    pub schema: String,
    /// Its tag, which begins with the table for constraints, triggers and the like.
    pub name: String,
}

/// An object that is in both dumps and not alike.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changed {
    /// Which.
    pub object: ObjectName,
    /// Owner, tablespace or access method: name of the field, in A, in B.
    pub fields: Vec<(&'static str, String, String)>,
    /// The unified diff of the definitions; empty if those agree.
    pub diff: String,
}

/// A table whose rows are not the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowsDiffer {
    /// The table.
    pub table: ObjectName,
    /// Rows in A; `None` if A has no data of the table.
    pub a: Option<Digest>,
    /// Rows in B.
    pub b: Option<Digest>,
    /// Columns that only A has, that only B has: then the digests are not of the same columns.
    pub columns: [Vec<String>; 2],
}

/// A sequence whose values are not the same: the value and whether it was used, as `setval` takes them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SequenceDiffers {
    /// The sequence.
    pub sequence: ObjectName,
    /// In A; `None` if it is not set there.
    pub a: Option<String>,
    /// In B.
    pub b: Option<String>,
}

/// The contents of a large object.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Contents {
    /// Length.
    pub bytes: u64,
    /// XXH3-128.
    pub hash: u128,
}

/// A large object whose contents are not the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LargeObjectDiffers {
    /// Its OID.
    pub oid: u32,
    /// In A; `None` if it is not there.
    pub a: Option<Contents>,
    /// In B.
    pub b: Option<Contents>,
}

/// Data that could not be read, and so not compared.
#[derive(Debug)]
pub struct Damage {
    /// 0 is A, 1 is B.
    pub side: usize,
    /// Whose data; `None` for large objects.
    pub table: Option<ObjectName>,
    /// What is wrong with it.
    pub error: Error,
}

/// How much was compared.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Compared {
    /// Objects of A and B together, each counted once.
    pub objects: u64,
    /// Tables with data in both.
    pub tables: u64,
    /// Rows of A in them.
    pub rows: u64,
    /// Large objects in both.
    pub large_objects: u64,
}

/// The result.
#[derive(Debug)]
pub struct Difference {
    /// A and B.
    pub sides: [SideName; 2],
    /// Objects of A that B has not, in A's order.
    pub removed: Vec<ObjectName>,
    /// Objects of B that A has not, in B's order.
    pub added: Vec<ObjectName>,
    /// Objects that changed, in A's order.
    pub changed: Vec<Changed>,
    /// Tables whose rows differ.
    pub rows: Vec<RowsDiffer>,
    /// Sequences whose values differ.
    pub sequences: Vec<SequenceDiffers>,
    /// Large objects whose contents differ.
    pub large_objects: Vec<LargeObjectDiffers>,
    /// What could not be compared.
    pub damage: Vec<Damage>,
    /// What was compared.
    pub compared: Compared,
}

impl Difference {
    /// Whether nothing differs, as far as it could be read.
    pub fn is_empty(&self) -> bool {
        let objects = self.removed.is_empty() && self.added.is_empty() && self.changed.is_empty();
        objects && self.rows.is_empty() && self.sequences.is_empty() && self.large_objects.is_empty()
    }
}
