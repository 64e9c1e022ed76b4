//! Rules. That of a view is part of CREATE VIEW, unless the view had to be created as a dummy first.

use dumpkit_formats::Result;
use dumpkit_formats::postgres::archive::EntryKind;

use super::Ddl;
use super::facts::Question;
use super::table;
use crate::model::object::{Components, Object, Rule};
use crate::postgres::text::put;

const DEFINITION: Question = Question {
    name: "the definition of rules",
    concerns: |object| object.as_rule().is_some_and(|rule| rule.separate && !is_view(rule)),
    sql: |_, oids| {
        format!(
            "SELECT o.object, pg_catalog.pg_get_ruledef(o.object) AS definition
             FROM unnest('{{{oids}}}'::pg_catalog.oid[]) AS o(object)
             ORDER BY o.object"
        )
    },
};

/// pg_dump.c `dumpRule`.
pub(super) fn dump(ddl: &mut Ddl<'_>, object: &Object, body: &Rule) -> Result<()> {
    let Some(table_id) = body.table.filter(|_| body.separate && ddl.catalog.options.parts().schema) else { return Ok(()) };
    let (relation, table) = ddl.table(table_id)?;
    let parts = ddl.parts(object);
    if parts.has(Components::DEFINITION) {
        let mut entry = ddl.part_entry(object, EntryKind::Rule, relation, table);
        let (name, on) = (ddl.id(&object.name), ddl.qualified(relation));
        if is_view(body) {
            entry.create = table::create_view(ddl, relation, table, "CREATE OR REPLACE VIEW")?;
            // The rule cannot be dropped: the view becomes the dummy again, which needs little else.
            put!(entry.drop, "CREATE OR REPLACE VIEW ", on, " AS\n", table::dummy_query(ddl, table), ";\n");
        } else {
            let facts = ddl.facts(&DEFINITION, object)?;
            put!(entry.create, facts.one()?.opt_text("definition")?.unwrap_or_default(), "\n");
            put!(entry.drop, "DROP RULE ", name, " ON ", on, ";\n");
        }
        let enable = match body.enabled {
            b'A' => "ENABLE ALWAYS",
            b'R' => "ENABLE REPLICA",
            b'D' => "DISABLE",
            _ => "",
        };
        if !enable.is_empty() {
            put!(entry.create, "ALTER TABLE ", on, " ", enable, " RULE ", name, ";\n");
        }
        ddl.add(entry);
    }
    if parts.has(Components::COMMENT) {
        ddl.comment_on_part("RULE", object, table_id, object.dump_id)?;
    }
    Ok(())
}

/// Whether it is the query of a view.
fn is_view(body: &Rule) -> bool {
    body.event == b'1' && body.instead
}
