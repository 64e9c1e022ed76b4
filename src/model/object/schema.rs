//! Schemas, extensions, default privileges and large objects.

use dumpkit_formats::Text;

/// A schema.
#[derive(Debug, Clone)]
pub struct Namespace {
    /// Whether to create it; `public` may be there already and only have another owner.
    pub create: bool,
    /// OID of the owner.
    pub owner_oid: u32,
    /// The owner.
    pub owner: Text,
}

/// An extension.
#[derive(Debug, Clone)]
pub struct Extension {
    /// The schema of its objects.
    pub schema: Text,
    /// Whether it can be moved to another.
    pub relocatable: bool,
    /// Its version.
    pub version: Text,
    /// Its configuration tables, `oid[]` in the server's notation.
    pub config: Option<Text>,
    /// Their filters, `text[]` in the server's notation.
    pub condition: Option<Text>,
}

/// Default privileges.
#[derive(Debug, Clone)]
pub struct DefaultAcl {
    /// Of objects that this role makes.
    pub role: Text,
    /// `r` table, `S` sequence, `f` function, `T` type, `n` schema, `L` large object.
    pub object_type: u8,
}

/// Large objects of one owner and ACL.
#[derive(Debug, Clone)]
pub struct LargeObjects {
    /// The owner.
    pub owner: Text,
    /// Their OIDs, at most 1000.
    pub oids: Vec<u32>,
}
