//! CREATE TEXT SEARCH CONFIGURATION, with its mappings (pg_dump.c `dumpTSConfig`).

use dumpkit_formats::postgres::archive::{EntryKind, Section};
use dumpkit_formats::{Error, Result};

use super::Ddl;
use super::definition::Definition;
use super::facts::Question;
use crate::model::object::{Object, TsConfiguration, catalog};
use crate::postgres::text::put;

const MAPPINGS: Question = Question {
    name: "text search mappings",
    concerns: |object| object.as_ts_configuration().is_some(),
    sql: |_, oids| {
        format!(
            "SELECT c.oid AS object, m.mapdict::pg_catalog.regdictionary AS dictname,
                    (SELECT alias FROM pg_catalog.ts_token_type(c.cfgparser) AS t WHERE t.tokid = m.maptokentype) AS tokenname
             FROM pg_catalog.pg_ts_config AS c
             JOIN pg_catalog.pg_ts_config_map AS m ON m.mapcfg = c.oid
             WHERE c.oid IN ({oids})
             ORDER BY c.oid, m.maptokentype, m.mapseqno"
        )
    },
};

pub(super) fn dump(ddl: &mut Ddl<'_>, object: &Object, body: &TsConfiguration) -> Result<()> {
    if !ddl.catalog.options.parts().schema {
        return Ok(());
    }
    let parser = ddl.catalog.objects.by_oid(catalog::TS_PARSER, body.parser);
    let parser = parser.ok_or_else(|| Error::server(format!("text search parser with OID {} does not exist", body.parser)))?;
    let mappings = ddl.facts(&MAPPINGS, object)?;
    let (name, qualified) = (ddl.id(&object.name), ddl.qualified(object));
    let (mut create, mut drop) = (Vec::new(), Vec::new());
    put!(create, "CREATE TEXT SEARCH CONFIGURATION ", qualified, " (\n    PARSER = ", ddl.qualified(parser), " );\n");
    let mut last = None;
    for row in mappings.iter() {
        let (token, dictionary) = (row.get("tokenname")?.unwrap_or_default(), row.bytes("dictname")?);
        if last == Some(token) {
            put!(create, ", ", dictionary);
            continue;
        }
        // A command per kind of token.
        put!(create, if last.is_some() { ";\n" } else { "" }, "\nALTER TEXT SEARCH CONFIGURATION ", qualified, "\n");
        put!(create, "    ADD MAPPING FOR ", ddl.id(token), " WITH ", dictionary);
        last = Some(token);
    }
    if last.is_some() {
        put!(create, ";\n");
    }
    put!(drop, "DROP TEXT SEARCH CONFIGURATION ", qualified, ";\n");
    let (kind, section) = (EntryKind::TextSearchConfiguration, Section::PreData);
    ddl.define(object, Definition { kind, section, owner: &body.owner, name: &name, create, drop })
}
