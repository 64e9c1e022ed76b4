//! Parts of an object that are dumped or not, each for itself.

use std::ops::{BitAnd, BitAndAssign, BitOr, BitOrAssign, Not};

/// A set of parts (pg_dump.h `DUMP_COMPONENT_*`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Components(u32);

impl Components {
    /// Nothing.
    pub const NONE: Self = Components(0);
    /// The definition.
    pub const DEFINITION: Self = Components(1);
    /// The rows.
    pub const DATA: Self = Components(1 << 1);
    /// The comment.
    pub const COMMENT: Self = Components(1 << 2);
    /// Security labels.
    pub const SECLABEL: Self = Components(1 << 3);
    /// Privileges.
    pub const ACL: Self = Components(1 << 4);
    /// Row security policies.
    pub const POLICY: Self = Components(1 << 5);
    /// User mappings.
    pub const USERMAP: Self = Components(1 << 6);
    /// Optimizer statistics.
    pub const STATISTICS: Self = Components(1 << 7);
    /// Everything.
    pub const ALL: Self = Components(0xffff);
    /// What a table must be locked for.
    pub const REQUIRING_LOCK: Self = Components(1 | 1 << 1 | 1 << 7 | 1 << 5);

    /// Whether any of `parts` is in it.
    pub fn has(self, parts: Self) -> bool {
        self.0 & parts.0 != 0
    }

    /// Whether it is empty.
    pub fn is_none(self) -> bool {
        self.0 == 0
    }
}

impl BitOr for Components {
    type Output = Self;
    fn bitor(self, other: Self) -> Self {
        Components(self.0 | other.0)
    }
}

impl BitAnd for Components {
    type Output = Self;
    fn bitand(self, other: Self) -> Self {
        Components(self.0 & other.0)
    }
}

impl BitOrAssign for Components {
    fn bitor_assign(&mut self, other: Self) {
        self.0 |= other.0;
    }
}

impl BitAndAssign for Components {
    fn bitand_assign(&mut self, other: Self) {
        self.0 &= other.0;
    }
}

impl Not for Components {
    type Output = Self;
    fn not(self) -> Self {
        Components(!self.0 & Self::ALL.0)
    }
}
