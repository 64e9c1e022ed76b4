//! Comments on tables, their columns and the constraints that are part of CREATE TABLE.

use dumpkit_formats::Result;
use dumpkit_formats::postgres::archive::EntryKind;

use crate::model::object::{Object, Table};
use crate::postgres::ddl::{About, Ddl, constraint};
use crate::postgres::text::put;

/// On a table, or what is like one, and its columns (`dumpTableComment`).
pub(super) fn dump(ddl: &mut Ddl<'_>, object: &Object, table: &Table, what: &str) -> Result<()> {
    let catalog = ddl.catalog;
    for comment in catalog.comments.of(object.catalog_id) {
        let mut name = ddl.id(&object.name);
        let what = match comment.subid {
            0 => what,
            number => {
                // Those of system columns are left out.
                let Some(column) = table.column_name(number).filter(|_| number > 0) else { continue };
                put!(name, ".", ddl.id(column));
                "COLUMN"
            }
        };
        ddl.comment(About { what, name: &name, subid: comment.subid, ..about(ddl, object, table) })?;
    }
    Ok(())
}

/// On NOT NULL constraints. Those that are not valid are objects and see to it themselves.
pub(super) fn on_not_nulls(ddl: &mut Ddl<'_>, object: &Object, table: &Table) {
    let options = ddl.catalog.options;
    if options.no_comments {
        return;
    }
    let name = ddl.id(&object.name);
    for not_null in table.columns.iter().filter_map(|column| column.not_null.as_ref()) {
        let Some(text) = not_null.comment.as_deref().filter(|_| !not_null.invalid) else { continue };
        let mut what = Vec::new();
        put!(what, "CONSTRAINT ", ddl.id(&not_null.name), " ON");
        let mut create = Vec::new();
        put!(create, "COMMENT ON ", what, " ", ddl.qualified(object), " IS ", ddl.literal(text), ";\n");
        let about = About { name: &name, ..about(ddl, object, table) };
        ddl.add_about(&what, about, EntryKind::Comment, create);
    }
}

/// On check constraints that are defined here. Those that are entries of their own see to it themselves.
pub(super) fn on_checks(ddl: &mut Ddl<'_>, table: &Table) -> Result<()> {
    let catalog = ddl.catalog;
    for object in table.checks.iter().filter_map(|check| catalog.objects.get(*check)) {
        if let Some(check) = object.as_constraint().filter(|check| !check.separate && check.local) {
            constraint::comment(ddl, object, check)?;
        }
    }
    Ok(())
}

fn about<'a>(ddl: &Ddl<'a>, object: &Object, table: &'a Table) -> About<'a> {
    About {
        what: "TABLE",
        name: b"",
        namespace: ddl.namespace(object),
        owner: &table.owner,
        catalog_id: object.catalog_id,
        subid: 0,
        dump_id: object.dump_id,
    }
}
