//! Security labels: `pg_seclabels`.

use dumpkit_formats::{Result, Text};

use super::Catalog;
use super::by_object::{self, ByObject};
use crate::model::object::Components;
use crate::postgres::rows::Rows;

/// All security labels of objects that are known.
pub type SecurityLabels = ByObject<SecurityLabel>;

/// A security label.
#[derive(Debug, Clone)]
pub struct SecurityLabel {
    /// The column's number; 0 for the object itself.
    pub subid: i32,
    /// Whose label it is.
    pub provider: Text,
    /// The label.
    pub label: Text,
}

pub(super) fn query(cx: &Catalog<'_>) -> Option<String> {
    (!cx.options.no_security_labels).then(|| {
        "SELECT classoid, objoid, objsubid, provider, label FROM pg_catalog.pg_seclabels ORDER BY classoid, objoid, objsubid".to_owned()
    })
}

pub(super) fn read(cx: &mut Catalog<'_>, rows: &Rows) -> Result<()> {
    for row in rows.iter() {
        if let Some((about, subid)) = by_object::mark(cx, row, Components::SECLABEL)? {
            cx.labels.add(about, SecurityLabel { subid, provider: row.text("provider")?, label: row.text("label")? });
        }
    }
    Ok(())
}
