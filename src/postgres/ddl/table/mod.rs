//! Tables, views, materialized views and foreign tables (pg_dump.c `dumpTable`, `dumpTableSchema`).
//!
//! | kind | entry | CREATE |
//! |---|---|---|
//! | `r` table, `p` partitioned table | TABLE | columns, checks, INHERITS, PARTITION BY, WITH |
//! | `f` foreign table | FOREIGN TABLE | the same, with SERVER and OPTIONS |
//! | `v` view | VIEW | WITH, query, check option; a dummy's columns alone |
//! | `m` materialized view | MATERIALIZED VIEW | WITH, query, always without data |
//! | `S` sequence | see `sequence` | |

mod columns;
mod comments;
mod copy_columns;
mod create;
mod privileges;
mod properties;
mod view;

use dumpkit_formats::Result;
use dumpkit_formats::postgres::archive::{EntryKind, Section};

use super::{Ddl, NewEntry, sequence};
use crate::model::object::{Components, Object, Table};
use crate::postgres::text::put;

pub(super) use view::{create as create_view, dummy_query};

pub(super) fn dump(ddl: &mut Ddl<'_>, object: &Object, table: &Table) -> Result<()> {
    if !ddl.catalog.options.parts().schema {
        return Ok(());
    }
    if object.dump.has(Components::DEFINITION) {
        match table.relkind {
            b'S' => sequence::dump(ddl, object, table)?,
            _ => definition(ddl, object, table)?,
        }
    }
    privileges::dump(ddl, object, table)
}

fn definition(ddl: &mut Ddl<'_>, object: &Object, table: &Table) -> Result<()> {
    if table.has_oids {
        let name = ddl.id(&object.name);
        let name = String::from_utf8_lossy(&name);
        ddl.catalog.reporter.warning(&format_args!("WITH OIDS is not supported anymore (table \"{name}\")"), None);
    }
    let (kind, what) = match table.relkind {
        b'v' => (EntryKind::View, "VIEW"),
        b'm' => (EntryKind::MaterializedView, "MATERIALIZED VIEW"),
        b'f' => (EntryKind::ForeignTable, "FOREIGN TABLE"),
        _ => (EntryKind::Table, "TABLE"),
    };
    let name = ddl.qualified(object);
    let mut create = match table.relkind {
        b'v' if table.dummy_view => view::dummy(ddl, object, table),
        b'v' => view::create(ddl, object, table, "CREATE VIEW")?,
        b'm' => create::matview(ddl, object, table)?,
        _ => create::table(ddl, object, table)?,
    };
    if table.relkind != b'v' {
        properties::columns(ddl, &mut create, &name, table);
    }
    properties::relation(&mut create, &name, table);

    let mut entry = NewEntry::of(object, kind, if table.postponed { Section::PostData } else { Section::PreData });
    entry.namespace = ddl.namespace(object);
    entry.owner = &table.owner;
    entry.create = create;
    put!(entry.drop, "DROP ", what, " ", name, ";\n");
    let entry = ddl.add(entry);
    // An empty tablespace is the database's; NULL says that the kind has none (`_selectTablespace`).
    let has_storage = matches!(table.relkind, b'r' | b'm' | b'p');
    entry.tablespace = has_storage.then(|| table.tablespace.clone());
    entry.table_am = table.access_method.clone().filter(|_| has_storage);
    entry.relkind = i32::from(table.relkind);

    if object.dump.has(Components::COMMENT) {
        comments::dump(ddl, object, table, what)?;
    }
    if object.dump.has(Components::SECLABEL) {
        ddl.table_security_labels(object, table, what)?;
    }
    comments::on_not_nulls(ddl, object, table);
    comments::on_checks(ddl, table)
}
