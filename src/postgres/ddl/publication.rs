//! CREATE PUBLICATION and what is added to it (pg_dump.c `dumpPublication`, `dumpPublicationTable`,
//! `dumpPublicationNamespace`).

use dumpkit_formats::postgres::archive::{DumpId, EntryKind, Section};
use dumpkit_formats::{Error, Result};

use super::definition::Definition;
use super::{Ddl, NewEntry};
use crate::model::object::{Components, Object, Publication, PublicationSchema, PublicationTable};
use crate::postgres::text::put;

pub(super) fn dump(ddl: &mut Ddl<'_>, object: &Object, body: &Publication) -> Result<()> {
    if !ddl.catalog.options.parts().schema {
        return Ok(());
    }
    let name = ddl.id(&object.name);
    let (mut create, mut drop) = (Vec::new(), Vec::new());
    put!(create, "CREATE PUBLICATION ", name);
    if body.all_tables {
        put!(create, " FOR ALL TABLES");
    }
    let actions = [("insert", body.insert), ("update", body.update), ("delete", body.delete), ("truncate", body.truncate)];
    let actions: Vec<&str> = actions.iter().filter(|(_, published)| *published).map(|(action, _)| *action).collect();
    put!(create, " WITH (publish = '", actions.join(", "), "'");
    if body.via_root {
        put!(create, ", publish_via_partition_root = true");
    }
    if body.generated == b's' {
        put!(create, ", publish_generated_columns = stored");
    }
    put!(create, ");\n");
    put!(drop, "DROP PUBLICATION ", name, ";\n");
    let (kind, section) = (EntryKind::Publication, Section::PostData);
    ddl.define(object, Definition { kind, section, owner: &body.owner, name: &name, create, drop })
}

/// ADD TABLE; dropped with the table or the publication, so nothing drops it.
pub(super) fn dump_table(ddl: &mut Ddl<'_>, object: &Object, body: &PublicationTable) -> Result<()> {
    let (publication, owner) = find(ddl, body.publication)?;
    let table = ddl.catalog.objects.get(body.table);
    let table = table.ok_or_else(|| Error::server("a publication has a table that was not read"))?;
    let mut sql = Vec::new();
    put!(sql, "ALTER PUBLICATION ", ddl.id(&publication.name), " ADD TABLE ONLY ", ddl.qualified(table));
    if let Some(columns) = &body.columns {
        let columns: Vec<Vec<u8>> = columns.iter().map(|column| ddl.id(column)).collect();
        put!(sql, " (", columns.join(&b", "[..]), ")");
    }
    if let Some(filter) = &body.filter {
        // In parentheses, which the server does not write around all expressions.
        put!(sql, " WHERE (", filter, ")");
    }
    put!(sql, ";\n");
    let namespace = ddl.namespace(table);
    add_member(ddl, object, EntryKind::PublicationTable, &publication.name, namespace, owner, sql);
    Ok(())
}

/// ADD TABLES IN SCHEMA, likewise.
pub(super) fn dump_schema(ddl: &mut Ddl<'_>, object: &Object, body: &PublicationSchema) -> Result<()> {
    let (publication, owner) = find(ddl, body.publication)?;
    let mut sql = Vec::new();
    put!(sql, "ALTER PUBLICATION ", ddl.id(&publication.name), " ADD TABLES IN SCHEMA ", ddl.id(&object.name), ";\n");
    add_member(ddl, object, EntryKind::PublicationTablesInSchema, &publication.name, Some(&object.name), owner, sql);
    Ok(())
}

fn find<'a>(ddl: &Ddl<'a>, id: DumpId) -> Result<(&'a Object, &'a [u8])> {
    let catalog = ddl.catalog;
    let found = catalog.objects.get(id).and_then(|object| Some((object, &object.as_publication()?.owner[..])));
    found.ok_or_else(|| Error::server("a publication was not read"))
}

/// A member belongs to nobody; the publication's owner is given so that he makes it.
fn add_member(
    ddl: &mut Ddl<'_>,
    object: &Object,
    kind: EntryKind,
    publication: &[u8],
    namespace: Option<&[u8]>,
    owner: &[u8],
    create: Vec<u8>,
) {
    if ddl.catalog.options.parts().schema && ddl.parts(object).has(Components::DEFINITION) {
        let tag = [publication, b" ", &object.name].concat();
        ddl.add(NewEntry { tag, namespace, owner, create, ..NewEntry::of(object, kind, Section::PostData) });
    }
}
