//! CREATE STATISTICS.

use dumpkit_formats::Result;
use dumpkit_formats::postgres::archive::{EntryKind, Section};

use super::facts::Question;
use super::{About, Ddl, NewEntry};
use crate::model::object::{Components, ExtendedStatistics, Object};
use crate::postgres::text::put;

const DEFINITION: Question = Question {
    name: "the definition of extended statistics",
    concerns: |object| object.as_extended_statistics().is_some(),
    sql: |_, oids| {
        format!(
            "SELECT o.object, pg_catalog.pg_get_statisticsobjdef(o.object) AS definition
             FROM unnest('{{{oids}}}'::pg_catalog.oid[]) AS o(object)
             ORDER BY o.object"
        )
    },
};

/// pg_dump.c `dumpStatisticsExt`.
pub(super) fn dump(ddl: &mut Ddl<'_>, object: &Object, body: &ExtendedStatistics) -> Result<()> {
    if !ddl.catalog.options.parts().schema {
        return Ok(());
    }
    let parts = ddl.parts(object);
    if parts.has(Components::DEFINITION) {
        let facts = ddl.facts(&DEFINITION, object)?;
        let definition = facts.one()?.opt_text("definition")?.unwrap_or_default();
        let name = ddl.qualified(object);
        let mut entry = NewEntry::of(object, EntryKind::Statistics, Section::PostData);
        entry.namespace = ddl.namespace(object);
        entry.owner = &body.owner;
        put!(entry.create, definition, ";\n");
        if body.target >= 0 {
            put!(entry.create, "ALTER STATISTICS ", name, " SET STATISTICS ", body.target, ";\n");
        }
        put!(entry.drop, "DROP STATISTICS ", name, ";\n");
        ddl.add(entry);
    }
    if parts.has(Components::COMMENT) {
        let name = ddl.id(&object.name);
        ddl.comment(About {
            what: "STATISTICS",
            name: &name,
            namespace: ddl.namespace(object),
            owner: &body.owner,
            catalog_id: object.catalog_id,
            subid: 0,
            dump_id: object.dump_id,
        })?;
    }
    Ok(())
}
