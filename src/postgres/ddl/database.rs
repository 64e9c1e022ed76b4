//! The database itself: CREATE DATABASE, what is said of it, and its settings (`dumpDatabase`,
//! `dumpDatabaseConfig`).

use dumpkit_formats::postgres::archive::{CatalogId, DumpId, EntryKind, Section};
use dumpkit_formats::postgres::sql::quote_literal;
use dumpkit_formats::{Error, Result, Text};

use super::{About, Ddl, Granted, NewEntry};
use crate::model::object::{Acl, catalog};
use crate::postgres::catalog::Server;
use crate::postgres::rows::Row;
use crate::postgres::text::put;

/// What all its entries need.
struct Database {
    id: CatalogId,
    dump_id: DumpId,
    name: Text,
    /// Its name in SQL.
    quoted: Vec<u8>,
    owner: Text,
}

pub(super) fn dump(ddl: &mut Ddl<'_>) -> Result<()> {
    let query = query(&ddl.catalog.server);
    let rows = ddl.session.query(&query)?;
    let row = rows.one(&query)?;
    let name = row.text("datname")?;
    let database = Database {
        id: CatalogId { table_oid: catalog::DATABASE, oid: row.oid("oid")? },
        dump_id: ddl.new_id(),
        quoted: ddl.id(&name),
        name,
        owner: ddl.catalog.role_name(row.oid("datdba")?)?,
    };
    definition(ddl, &database, row)?;
    comment(ddl, &database, row)?;
    security_labels(ddl, &database)?;
    let granted = Granted {
        dump_id: database.dump_id,
        also_after: None,
        what: "DATABASE",
        name: &database.quoted,
        column: None,
        namespace: None,
        tag: None,
        owner: &database.owner,
    };
    ddl.acl(granted, &Acl { acl: row.opt_text("datacl")?, default: row.opt_text("acldefault")?, ..Acl::default() })?;
    properties(ddl, &database, row)
}

/// The locale's provider since 15, its name under this name since 17, rules since 16.
fn query(server: &Server) -> String {
    let locale = match () {
        () if server.at_least(17) => "datlocprovider, datlocale",
        () if server.at_least(15) => "datlocprovider, daticulocale AS datlocale",
        () => "'c' AS datlocprovider, NULL AS datlocale",
    };
    let rules = if server.at_least(16) { "daticurules" } else { "NULL AS daticurules" };
    format!(
        "SELECT oid, datname, datdba, pg_catalog.pg_encoding_to_char(encoding) AS encoding, datcollate, datctype,
                datacl, pg_catalog.acldefault('d', datdba) AS acldefault, datistemplate, datconnlimit, {locale}, {rules},
                (SELECT spcname FROM pg_catalog.pg_tablespace WHERE pg_tablespace.oid = dattablespace) AS tablespace,
                pg_catalog.shobj_description(oid, 'pg_database') AS description
         FROM pg_catalog.pg_database
         WHERE datname = pg_catalog.current_database()"
    )
}

/// CREATE DATABASE, with what cannot be changed afterwards.
fn definition(ddl: &mut Ddl<'_>, database: &Database, row: Row<'_>) -> Result<()> {
    let mut create = Vec::new();
    put!(create, "CREATE DATABASE ", database.quoted, " WITH TEMPLATE = template0");
    let mut option = |word: &str, value: &[u8]| put!(create, " ", word, " = ", ddl.literal(value));
    let encoding = row.bytes("encoding")?;
    if !encoding.is_empty() {
        option("ENCODING", encoding);
    }
    let provider = row.char("datlocprovider")?;
    let word = match provider {
        b'b' => "builtin",
        b'c' => "libc",
        b'i' => "icu",
        other => {
            return Err(Error::server(format!("unrecognized locale provider: {}", char::from(other))));
        }
    };
    put!(create, " LOCALE_PROVIDER = ", word);
    let mut option = |word: &str, value: &[u8]| put!(create, " ", word, " = ", ddl.literal(value));
    let (collate, ctype) = (row.bytes("datcollate")?, row.bytes("datctype")?);
    let settings = if collate == ctype { [("LOCALE", collate), ("", b"")] } else { [("LC_COLLATE", collate), ("LC_CTYPE", ctype)] };
    for (word, value) in settings {
        if !value.is_empty() {
            option(word, value);
        }
    }
    if let Some(locale) = row.get("datlocale")? {
        option(if provider == b'b' { "BUILTIN_LOCALE" } else { "ICU_LOCALE" }, locale);
    }
    if let Some(rules) = row.get("daticurules")? {
        option("ICU_RULES", rules);
    }
    let tablespace = row.get("tablespace")?.unwrap_or_default();
    // CREATE DATABASE does not heed default_tablespace, so a restore cannot choose.
    if !matches!(tablespace, b"" | b"pg_default") && !ddl.catalog.options.no_tablespaces {
        put!(create, " TABLESPACE = ", ddl.id(tablespace));
    }
    put!(create, ";\n");
    let mut drop = Vec::new();
    put!(drop, "DROP DATABASE ", database.quoted, ";\n");
    ddl.add(NewEntry {
        id: database.dump_id,
        catalog_id: database.id,
        create,
        drop,
        dependencies: Vec::new(),
        ..database.entry(EntryKind::Database, Section::PreData)
    });
    Ok(())
}

/// Its comment is in a catalog of the whole server, not among [`Comments`](crate::postgres::catalog::Comments).
fn comment(ddl: &mut Ddl<'_>, database: &Database, row: Row<'_>) -> Result<()> {
    let text = row.get("description")?.unwrap_or_default();
    if !text.is_empty() && !ddl.catalog.options.no_comments {
        let mut create = Vec::new();
        put!(create, "COMMENT ON DATABASE ", database.quoted, " IS ", ddl.literal(text), ";\n");
        ddl.add_about(b"DATABASE", database.about(), EntryKind::Comment, create);
    }
    Ok(())
}

/// And so are its labels (dumputils.c `buildShSecLabelQuery`, `emitShSecLabels`).
fn security_labels(ddl: &mut Ddl<'_>, database: &Database) -> Result<()> {
    if ddl.catalog.options.no_security_labels {
        return Ok(());
    }
    let labels = ddl.session.query(format!(
        "SELECT provider, label FROM pg_catalog.pg_shseclabel
         WHERE classoid = 'pg_catalog.pg_database'::pg_catalog.regclass AND objoid = {}",
        database.id.oid
    ))?;
    let mut create = Vec::new();
    for label in labels.iter() {
        put!(create, "SECURITY LABEL FOR ", ddl.id(label.bytes("provider")?), " ON DATABASE ", database.quoted);
        put!(create, " IS ", ddl.escaped_literal(label.bytes("label")?), ";\n");
    }
    if !create.is_empty() {
        ddl.add_about(b"DATABASE", database.about(), EntryKind::SecurityLabel, create);
    }
    Ok(())
}

/// What is set once one is connected to the new database: an entry of its own, as nothing may be sent along
/// with CREATE DATABASE.
fn properties(ddl: &mut Ddl<'_>, database: &Database, row: Row<'_>) -> Result<()> {
    let (mut create, mut drop) = (Vec::new(), Vec::new());
    let limit = row.int("datconnlimit")?;
    if limit != -1 {
        put!(create, "ALTER DATABASE ", database.quoted, " CONNECTION LIMIT = ", limit, ";\n");
    }
    if row.bool("datistemplate")? {
        put!(create, "ALTER DATABASE ", database.quoted, " IS_TEMPLATE = true;\n");
        // A template cannot be dropped.
        put!(drop, "UPDATE pg_catalog.pg_database SET datistemplate = false WHERE datname = ");
        put!(drop, ddl.literal(&database.name), ";\n");
    }
    let oid = database.id.oid;
    let settings = ddl.session.query(format!(
        "SELECT pg_catalog.unnest(setconfig) AS setting FROM pg_catalog.pg_db_role_setting
         WHERE setrole = 0 AND setdatabase = {oid}"
    ))?;
    for setting in settings.iter() {
        if let Some(setting) = ddl.setting_with(setting.bytes("setting")?, |value| ddl.escaped_literal(value)) {
            put!(create, "ALTER DATABASE ", database.quoted, " SET ", setting, ";\n");
        }
    }
    let settings = ddl.session.query(format!(
        "SELECT r.rolname, pg_catalog.unnest(s.setconfig) AS setting
         FROM pg_catalog.pg_db_role_setting s, pg_catalog.pg_roles r
         WHERE s.setrole = r.oid AND s.setdatabase = {oid}"
    ))?;
    for row in settings.iter() {
        if let Some(setting) = ddl.setting_with(row.bytes("setting")?, |value| ddl.escaped_literal(value)) {
            put!(create, "ALTER ROLE ", ddl.id(row.bytes("rolname")?), " IN DATABASE ", database.quoted, " SET ", setting, ";\n");
        }
    }
    if !create.is_empty() {
        // pg_dump names the database's entry as a dependency, but says there are none.
        let entry = database.entry(EntryKind::DatabaseProperties, Section::PreData);
        let id = ddl.new_id();
        ddl.add(NewEntry { id, create, drop, ..entry });
    }
    Ok(())
}

impl Database {
    fn entry(&self, kind: EntryKind, section: Section) -> NewEntry<'_> {
        NewEntry {
            id: 0,
            catalog_id: CatalogId::default(),
            kind,
            section,
            tag: self.name.to_vec(),
            namespace: None,
            owner: &self.owner,
            create: Vec::new(),
            drop: Vec::new(),
            dependencies: Vec::new(),
        }
    }

    fn about(&self) -> About<'_> {
        About {
            what: "DATABASE",
            name: &self.quoted,
            namespace: None,
            owner: &self.owner,
            catalog_id: self.id,
            subid: 0,
            dump_id: self.dump_id,
        }
    }
}

impl Ddl<'_> {
    /// A literal as pg_dump writes those that it also sends to servers: with backslashes, it is an `E''`
    /// (fe_utils `appendStringLiteralConn`).
    pub(super) fn escaped_literal(&self, text: &[u8]) -> Vec<u8> {
        if !text.contains(&b'\\') {
            return self.literal(text);
        }
        let mut out = b"E".to_vec();
        quote_literal(&mut out, text, self.catalog.server.encoding, false);
        out
    }
}
