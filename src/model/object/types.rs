//! Types, collations and conversions.

use dumpkit_formats::Text;
use dumpkit_formats::postgres::archive::DumpId;

/// A type.
#[derive(Debug, Clone)]
pub struct Type {
    /// The owner.
    pub owner: Text,
    /// Element type, or 0.
    pub elem: u32,
    /// Relation of a composite type, or 0.
    pub relation: u32,
    /// Its array type, or 0.
    pub array: u32,
    /// `relkind` of that relation, or a blank.
    pub relation_kind: u8,
    /// `typtype`: `b` base, `c` composite, `d` domain, `e` enum, `m` multirange, `p` pseudo, `r` range.
    pub kind: u8,
    /// Whether it is the array type that came with another.
    pub is_array: bool,
    /// Whether it is the multirange type that came with a range.
    pub is_multirange: bool,
    /// Whether it is more than a shell.
    pub is_defined: bool,
    /// Its shell, if one is needed.
    pub shell: Option<DumpId>,
    /// A domain's not-null constraint.
    pub not_null: Option<DumpId>,
    /// A domain's check constraints.
    pub checks: Vec<DumpId>,
}

/// The shell of a type.
#[derive(Debug, Clone)]
pub struct ShellType {
    /// The type.
    pub base: DumpId,
}

/// A collation.
#[derive(Debug, Clone)]
pub struct Collation {
    /// The owner.
    pub owner: Text,
    /// Its encoding, -1 for any.
    pub encoding: i32,
    /// `collprovider`: `b` built in, `c` libc, `d` the database's, `i` ICU.
    pub provider: u8,
    /// Whether what it finds equal is equal byte for byte.
    pub deterministic: bool,
    /// `LC_COLLATE`; before 15 also the locale of ICU.
    pub collate: Option<Text>,
    /// `LC_CTYPE`; before 15 also the locale of ICU.
    pub ctype: Option<Text>,
    /// The locale of ICU and of the built-in provider, since 15.
    pub locale: Option<Text>,
    /// Tailoring rules of ICU, since 16.
    pub rules: Option<Text>,
}

/// A conversion between encodings.
#[derive(Debug, Clone)]
pub struct Conversion {
    /// The owner.
    pub owner: Text,
    /// The encoding it takes.
    pub from: Text,
    /// The encoding it makes.
    pub to: Text,
    /// Its function, as regproc.
    pub function: Text,
    /// DEFAULT
    pub default: bool,
}
