//! Names in a selection that nothing in the archive has.

use std::collections::BTreeSet;

use dumpkit_formats::postgres::archive::{EntryKind, Toc, TocEntry};
use dumpkit_formats::{Result, Text};

use super::names::{Names, Role};
use super::near::near;
use super::selection::Selection;

/// Near names that are told.
const TOLD: usize = 4;

/// A name that nothing has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unknown {
    /// What was to have it: `table`.
    pub what: &'static str,
    /// The name, as it was given.
    pub name: Text,
    /// Names that may have been meant.
    pub near: Vec<String>,
}

impl Unknown {
    /// What may have been meant, in words.
    pub fn hint(&self) -> Option<String> {
        (!self.near.is_empty()).then(|| format!("there is {}", self.near.join(", ")))
    }
}

/// Finds every such name, of what is asked for and of what is to be left out.
///
/// Nothing is said of names that other options keep from being met, as `-t` with a `-n` that names
/// another schema: `strict_names` does that, as in pg_restore.
pub fn find(toc: &Toc, selection: &Selection) -> Result<Vec<Unknown>> {
    let s = selection;
    let options = [
        ("schema", &s.schemas, Role::Schema),
        ("schema", &s.exclude_schemas, Role::Schema),
        ("table", &s.tables, Role::Relation),
        ("table", &s.exclude_tables, Role::Relation),
        ("table", &s.exclude_table_data, Role::Relation),
        ("index", &s.indexes, Role::Index),
        ("function", &s.functions, Role::Function),
        ("trigger", &s.triggers, Role::Trigger),
        ("extension", &s.extensions, Role::Extension),
        ("extension", &s.exclude_extensions, Role::Extension),
    ];
    let mut unknown = Vec::new();
    for (what, arguments, role) in options.into_iter().filter(|(_, arguments, _)| !arguments.is_empty()) {
        let names = Names::resolve(arguments, role, toc)?;
        for entry in toc.entries().iter().filter(|e| role.has(&e.kind)) {
            names.matches(entry);
        }
        for name in names.all_unmatched() {
            // A schema may have nothing in it but its own definition.
            let is_empty_schema = |e: &TocEntry| e.kind == EntryKind::Schema && e.tag.as_ref() == Some(name);
            if matches!(role, Role::Schema) && toc.entries().iter().any(is_empty_schema) {
                continue;
            }
            let all: Vec<String> = known(toc, role).into_iter().collect();
            let near = near(&name.display(), &all).into_iter().take(TOLD).map(str::to_owned).collect();
            unknown.push(Unknown { what, name: name.clone(), near });
        }
    }
    Ok(unknown)
}

/// The names that there are.
fn known(toc: &Toc, role: Role) -> BTreeSet<String> {
    let of_role = toc.entries().iter().filter(|e| role.has(&e.kind));
    let named = of_role.filter_map(|e| {
        let name = String::from_utf8_lossy(role.name(e)?).into_owned();
        match e.namespace.as_ref().filter(|schema| role.dots() > 0 && !schema.is_empty()) {
            Some(schema) => Some(format!("{schema}.{name}")),
            None => Some(name),
        }
    });
    named.filter(|name| !name.is_empty()).collect()
}
