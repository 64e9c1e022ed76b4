//! CREATE COLLATION (pg_dump.c `dumpCollation`).

use dumpkit_formats::postgres::archive::{EntryKind, Section};
use dumpkit_formats::{Error, Result};

use super::Ddl;
use super::definition::Definition;
use crate::model::object::{Collation, Object};
use crate::postgres::text::put;

pub(super) fn dump(ddl: &mut Ddl<'_>, object: &Object, body: &Collation) -> Result<()> {
    if !ddl.catalog.options.parts().schema {
        return Ok(());
    }
    let name = ddl.id(&object.name);
    let qualified = ddl.qualified(object);
    let provider = match body.provider {
        b'b' => "builtin",
        b'c' => "libc",
        b'i' => "icu",
        // Of a dump of pg_catalog only: the server takes no such command.
        b'd' => "default",
        other => return Err(Error::server(format!("unrecognized collation provider: {}", char::from(other)))),
    };
    let mut create = Vec::new();
    put!(create, "CREATE COLLATION ", qualified, " (provider = ", provider);
    if !body.deterministic {
        put!(create, ", deterministic = false");
    }
    if !is_valid(body, ddl.catalog.server.at_least(15)) {
        let name = String::from_utf8_lossy(&name);
        ddl.catalog.reporter.warning(&format_args!("invalid collation \"{name}\""), None);
    }
    let literal = |text: &Option<_>| ddl.literal(text.as_deref().unwrap_or_default());
    match body.provider {
        b'b' => put!(create, ", locale = ", literal(&body.locale)),
        b'i' => {
            // Before 15 ICU's locale was where libc's are.
            let locale = if ddl.catalog.server.at_least(15) { &body.locale } else { &body.collate };
            put!(create, ", locale = ", literal(locale));
            if body.rules.is_some() {
                put!(create, ", rules = ", literal(&body.rules));
            }
        }
        b'c' if body.collate.is_some() && body.collate == body.ctype => put!(create, ", locale = ", literal(&body.collate)),
        b'c' => put!(create, ", lc_collate = ", literal(&body.collate), ", lc_ctype = ", literal(&body.ctype)),
        _ => {}
    }
    put!(create, ");\n");
    let mut drop = Vec::new();
    put!(drop, "DROP COLLATION ", qualified, ";\n");
    let (kind, section) = (EntryKind::Collation, Section::PreData);
    ddl.define(object, Definition { kind, section, owner: &body.owner, name: &name, create, drop })
}

/// Whether it has what its provider needs, and nothing else.
fn is_valid(body: &Collation, icu_has_locale: bool) -> bool {
    let categories = (body.collate.is_some(), body.ctype.is_some());
    let (locale, rules) = (body.locale.is_some(), body.rules.is_some());
    match body.provider {
        b'b' => categories == (false, false) && locale && !rules,
        b'i' if icu_has_locale => categories == (false, false) && locale,
        b'i' => categories == (true, true) && !locale && body.collate == body.ctype,
        b'c' => categories == (true, true) && !locale && !rules,
        _ => categories == (false, false) && !locale && !rules,
    }
}
