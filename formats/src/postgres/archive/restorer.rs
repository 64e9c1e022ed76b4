//! Releases of pg_restore, where their text differs.

/// Whose script it is: releases of pg_restore print slightly different text for one archive.
///
/// * before 16, `ALTER TABLE` changes the owner of views and sequences too;
/// * before 17, `transaction_timeout` is not set, and partitioned tables get no access method.
///
/// `\restrict` came to every release in August 2025: it is printed when there is a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
#[non_exhaustive]
#[allow(missing_docs)]
pub enum Restorer {
    V13,
    V14,
    V15,
    V16,
    V17,
    #[default]
    V18,
}

impl Restorer {
    /// The restorer of a major version.
    pub fn from_major(major: u32) -> Option<Self> {
        Some(match major {
            13 => Restorer::V13,
            14 => Restorer::V14,
            15 => Restorer::V15,
            16 => Restorer::V16,
            17 => Restorer::V17,
            18 => Restorer::V18,
            _ => return None,
        })
    }

    pub(crate) fn sets_transaction_timeout(self) -> bool {
        self >= Restorer::V17
    }

    /// Lists show the level of archives before 1.15, not the algorithm.
    pub(crate) fn lists_compression_level(self) -> bool {
        self < Restorer::V16
    }

    pub(crate) fn names_kind_of_owned(self) -> bool {
        self >= Restorer::V16
    }

    pub(crate) fn has_partitioned_table_am(self) -> bool {
        self >= Restorer::V17
    }
}
