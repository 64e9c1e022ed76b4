//! Making a connection fit for dumping: settings that make the output portable and exact, and one
//! snapshot for all.
//!
//! Source: `setup_connection` and `set_restrict_relation_kind` in pg_dump.c.

use dumpkit_formats::postgres::encoding::Encoding;
use dumpkit_formats::postgres::sql::{quote_ident, quote_literal};
use dumpkit_formats::{Error, Result, Text};

use super::catalog::Server;
use super::session::Session;
use super::text::{parse_array, put};
use crate::plan::dump::DumpOptions;

/// The oldest server that is supported.
const OLDEST: u32 = 10_00_00;
/// The newest: any of the release whose pg_dump we are as.
const NEWEST: u32 = 18_99_99;

/// Sets up a connection and begins its transaction, on `snapshot` if there is one, and says what the
/// server is.
pub fn prepare(session: &mut Session, options: &DumpOptions, snapshot: Option<&str>) -> Result<Server> {
    let version = version(session)?;
    // Nothing that a user made may be found instead of the system's (ALWAYS_SECURE_SEARCH_PATH_SQL).
    session.query("SELECT pg_catalog.set_config('search_path', '', false)")?;
    if let Some(encoding) = &options.encoding {
        let mut sql = b"SET client_encoding TO ".to_vec();
        quote_literal(&mut sql, encoding.as_bytes(), Encoding::SqlAscii, true);
        session.query(sql).map_err(|e| e.hint(format!("invalid client encoding \"{encoding}\" specified")))?;
    }
    let encoding_name = session.parameter("client_encoding").unwrap_or("SQL_ASCII").to_owned();
    let encoding = Encoding::from_name(encoding_name.as_bytes()).unwrap_or(Encoding::SqlAscii);
    let std_strings = session.parameter("standard_conforming_strings") == Some("on");
    if let Some(role) = &options.role {
        let mut sql = b"SET ROLE ".to_vec();
        quote_ident(&mut sql, role, encoding);
        session.query(sql)?;
    }
    let standby = session.query("SELECT pg_catalog.pg_is_in_recovery()")?.first().and_then(|row| row.at(0)) == Some(b"t");
    let mut sql = Vec::new();
    put!(
        sql,
        "SET DATESTYLE = ISO; SET INTERVALSTYLE = POSTGRES; SET extra_float_digits TO ",
        options.extra_float_digits.unwrap_or(3),
        "; SET synchronize_seqscans TO off; SET statement_timeout = 0; SET lock_timeout = 0; \
         SET idle_in_transaction_session_timeout = 0; SET row_security = ",
        if options.enable_row_security { "on" } else { "off" },
        // Not pg_dump's: pieces of a table must come in the order of its pages.
        "; SET max_parallel_workers_per_gather = 0",
    );
    if version >= 17_00_00 {
        put!(sql, "; SET transaction_timeout = 0");
    }
    if version >= 11_00_00 {
        // Not pg_dump's either: compiling a query that only reads rows costs more than it saves.
        put!(sql, "; SET jit = off");
    }
    if options.quote_all_identifiers {
        put!(sql, "; SET quote_all_identifiers = true");
    }
    session.query(sql)?;
    restrict_relations(session, "view, foreign-table")?;
    session.query("BEGIN")?;
    let snapshot = snapshot.or(options.snapshot.as_deref());
    session.query(if options.serializable_deferrable && snapshot.is_none() {
        "SET TRANSACTION ISOLATION LEVEL SERIALIZABLE, READ ONLY, DEFERRABLE"
    } else {
        "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY"
    })?;
    if let Some(snapshot) = snapshot {
        let mut sql = b"SET TRANSACTION SNAPSHOT ".to_vec();
        quote_literal(&mut sql, snapshot.as_bytes(), encoding, std_strings);
        session.query(sql)?;
    }
    let rows = session.query("SELECT pg_catalog.current_database(), pg_catalog.current_schemas(false)")?;
    let row = rows.one("current_database")?;
    let schemas = row.at(1).and_then(parse_array);
    let schemas = schemas.ok_or_else(|| Error::server("could not parse result of current_schemas()"))?;
    let mut search_path = Vec::new();
    for schema in schemas.iter().flatten() {
        if !search_path.is_empty() {
            put!(search_path, ", ");
        }
        quote_ident(&mut search_path, schema, encoding);
    }
    Ok(Server {
        version,
        version_text: session.parameter("server_version").unwrap_or_default().to_owned(),
        standby,
        encoding,
        encoding_name,
        std_strings,
        database: Text::from(row.at(0).unwrap_or_default()),
        search_path: search_path.into(),
        superuser: session.parameter("is_superuser") == Some("on"),
    })
}

/// Makes the transaction's snapshot known, for other connections to see what this one sees.
pub fn export_snapshot(session: &mut Session) -> Result<String> {
    let rows = session.query("SELECT pg_catalog.pg_export_snapshot()")?;
    let id = rows.first().and_then(|row| row.at(0)).unwrap_or_default();
    Ok(String::from_utf8_lossy(id).into_owned())
}

/// Says what may not be read through: a view of a user's would run the user's code as us. Servers that do
/// not know the setting have no such protection.
pub fn restrict_relations(session: &mut Session, kinds: &str) -> Result<()> {
    session.query(format!(
        "SELECT pg_catalog.set_config(name, '{kinds}', false) FROM pg_catalog.pg_settings WHERE name = 'restrict_nonsystem_relation_kind'"
    ))?;
    Ok(())
}

fn version(session: &mut Session) -> Result<u32> {
    let rows = session.query("SHOW server_version_num")?;
    let text = String::from_utf8_lossy(rows.first().and_then(|row| row.at(0)).unwrap_or_default()).into_owned();
    let version: u32 = text.parse().map_err(|_| Error::server(format!("server_version_num is \"{text}\"")))?;
    if !(OLDEST..=NEWEST).contains(&version) {
        let name = session.parameter("server_version").unwrap_or(&text);
        return Err(Error::unsupported(format!("the server is PostgreSQL {name}; 10 to 18 can be dumped")));
    }
    Ok(version)
}
