//! The patterns of the options, as the oids of what they match (pg_dump.c `expand_*_patterns`).

use std::collections::{HashMap, HashSet};

use dumpkit_formats::{Error, Result, Text};

use super::Catalog;
use crate::model::pattern_sql::{Columns, Conditions, Dialect};
use crate::postgres::session::Session;
use crate::postgres::text::put;

/// The patterns of the options, as the oids of what they match.
#[derive(Debug, Default)]
pub struct Selected {
    /// `-n`
    pub schemas: HashSet<u32>,
    /// `-N`
    pub exclude_schemas: HashSet<u32>,
    /// `-t`, `--table-and-children`
    pub tables: HashSet<u32>,
    /// `-T`, `--exclude-table-and-children`
    pub exclude_tables: HashSet<u32>,
    /// `--exclude-table-data`, `--exclude-table-data-and-children`
    pub exclude_table_data: HashSet<u32>,
    /// `--include-foreign-data`
    pub foreign_servers: HashSet<u32>,
    /// `-e`
    pub extensions: HashSet<u32>,
    /// `--exclude-extension`
    pub exclude_extensions: HashSet<u32>,
    /// `--where`: what must hold for a table's rows, in parentheses.
    pub filters: HashMap<u32, Text>,
}

/// What patterns are patterns of.
#[derive(Debug, Clone, Copy)]
struct Kind {
    /// In the words of errors.
    what: &'static str,
    /// The query up to the conditions.
    before: &'static str,
    /// What joins the first of them.
    first: &'static str,
    /// The query after the conditions.
    after: &'static str,
    columns: Columns,
    /// How many dots a pattern may have.
    dots: usize,
}

const SCHEMAS: Kind = Kind {
    what: "schemas",
    before: "SELECT oid FROM pg_catalog.pg_namespace n",
    first: " WHERE ",
    after: "",
    columns: Columns { name: "n.nspname", schema: None },
    dots: 1,
};

const EXTENSIONS: Kind = Kind {
    what: "extensions",
    before: "SELECT oid FROM pg_catalog.pg_extension e",
    columns: Columns { name: "e.extname", schema: None },
    dots: 0,
    ..SCHEMAS
};

const FOREIGN_SERVERS: Kind = Kind {
    what: "foreign servers",
    before: "SELECT oid FROM pg_catalog.pg_foreign_server s",
    columns: Columns { name: "s.srvname", schema: None },
    ..EXTENSIONS
};

/// Runs under the user's search path: every name is qualified, operators too.
const TABLES: Kind = Kind {
    what: "tables",
    before: "SELECT c.oid FROM pg_catalog.pg_class c \
             LEFT JOIN pg_catalog.pg_namespace n ON n.oid OPERATOR(pg_catalog.=) c.relnamespace \
             WHERE c.relkind OPERATOR(pg_catalog.=) ANY (array['r', 'S', 'v', 'm', 'f', 'p'])",
    first: " AND ",
    after: "",
    columns: Columns { name: "c.relname", schema: Some(("n.nspname", "pg_catalog.pg_table_is_visible(c.oid)")) },
    dots: 2,
};

const TABLES_AND_CHILDREN: Kind = Kind {
    before: "WITH RECURSIVE tree (oid) AS (\
             SELECT c.oid FROM pg_catalog.pg_class c \
             LEFT JOIN pg_catalog.pg_namespace n ON n.oid OPERATOR(pg_catalog.=) c.relnamespace \
             WHERE c.relkind OPERATOR(pg_catalog.=) ANY (array['r', 'S', 'v', 'm', 'f', 'p'])",
    after: " UNION SELECT i.inhrelid FROM tree t \
            JOIN pg_catalog.pg_inherits i ON t.oid OPERATOR(pg_catalog.=) i.inhparent) SELECT oid FROM tree",
    ..TABLES
};

pub(super) fn expand(cx: &mut Catalog<'_>, session: &mut Session) -> Result<()> {
    let o = cx.options;
    let strict = o.strict_names;
    let mut expander = Expander { cx, session };
    let schemas = expander.oids(SCHEMAS, &o.schemas, strict)?;
    some_found(SCHEMAS, &o.schemas, &schemas)?;
    let exclude_schemas = expander.oids(SCHEMAS, &o.exclude_schemas, false)?;

    // Tables without a schema are looked for where the user's own search path says.
    let of_tables = [
        &o.tables,
        &o.tables_and_children,
        &o.exclude_tables,
        &o.exclude_tables_and_children,
        &o.exclude_table_data,
        &o.exclude_table_data_and_children,
    ];
    let any = !o.filters.is_empty() || of_tables.iter().any(|patterns| !patterns.is_empty());
    if any {
        expander.session.query("RESET search_path")?;
    }
    let mut tables = expander.oids(TABLES, &o.tables, strict)?;
    tables.extend(expander.oids(TABLES_AND_CHILDREN, &o.tables_and_children, strict)?);
    some_found(TABLES, &[&o.tables[..], &o.tables_and_children].concat(), &tables)?;
    let mut exclude_tables = expander.oids(TABLES, &o.exclude_tables, false)?;
    exclude_tables.extend(expander.oids(TABLES_AND_CHILDREN, &o.exclude_tables_and_children, false)?);
    let mut exclude_table_data = expander.oids(TABLES, &o.exclude_table_data, false)?;
    exclude_table_data.extend(expander.oids(TABLES_AND_CHILDREN, &o.exclude_table_data_and_children, false)?);
    let filters = expander.filters(&o.filters)?;
    if any {
        expander.session.query("SELECT pg_catalog.set_config('search_path', '', false)")?;
    }

    let foreign_servers = expander.oids(FOREIGN_SERVERS, &o.include_foreign_data, true)?;
    let include_extensions = [&o.extensions[..], &o.filter_extensions].concat();
    let extensions = expander.oids(EXTENSIONS, &include_extensions, strict)?;
    some_found(EXTENSIONS, &include_extensions, &extensions)?;
    let exclude_extensions = expander.oids(EXTENSIONS, &o.exclude_extensions, false)?;
    cx.selected = Selected {
        schemas,
        exclude_schemas,
        tables,
        exclude_tables,
        exclude_table_data,
        foreign_servers,
        extensions,
        exclude_extensions,
        filters,
    };
    Ok(())
}

struct Expander<'s, 'a> {
    cx: &'s Catalog<'a>,
    session: &'s mut Session,
}

impl Expander<'_, '_> {
    /// The oids of what any of `patterns` matches; with `strict`, each must match something.
    fn oids(&mut self, kind: Kind, patterns: &[Text], strict: bool) -> Result<HashSet<u32>> {
        let mut oids = HashSet::new();
        for pattern in patterns {
            let found = self.matches(kind, pattern)?;
            if strict && found.is_empty() {
                return Err(nothing(kind, pattern));
            }
            oids.extend(found);
        }
        Ok(oids)
    }

    /// The conditions of tables; those of one table must all hold.
    fn filters(&mut self, filters: &[(Text, Text)]) -> Result<HashMap<u32, Text>> {
        let mut conditions: HashMap<u32, Vec<u8>> = HashMap::new();
        for (pattern, condition) in filters {
            let found = self.matches(TABLES, pattern)?;
            if found.is_empty() {
                return Err(nothing(TABLES, pattern));
            }
            for oid in found {
                let all = conditions.entry(oid).or_default();
                if !all.is_empty() {
                    put!(*all, " AND ");
                }
                put!(*all, "(", condition, ")");
            }
        }
        Ok(conditions.into_iter().map(|(oid, all)| (oid, all.into())).collect())
    }

    fn matches(&mut self, kind: Kind, pattern: &Text) -> Result<Vec<u32>> {
        let server = &self.cx.server;
        let dialect = Dialect { encoding: server.encoding, std_strings: server.std_strings, names_collate_c: server.at_least(12) };
        let read = Conditions::new(pattern, kind.columns, dialect);
        if read.dots > kind.dots {
            let kind = if kind.columns.schema.is_some() { "relation" } else { "qualified" };
            return Err(Error::misuse(format!("improper {kind} name (too many dotted names): {pattern}")));
        }
        // The only dot more than names have is that after the database.
        let at_database = read.dots > usize::from(kind.columns.schema.is_some());
        if at_database && *server.database != *read.database {
            return Err(Error::misuse(format!("cross-database references are not implemented: {pattern}")));
        }
        let mut sql = Vec::new();
        put!(sql, kind.before, read.clause(kind.first), kind.after);
        let rows = self.session.query(&sql)?;
        rows.iter().map(|row| row.oid("oid")).collect()
    }
}

fn some_found(kind: Kind, patterns: &[Text], oids: &HashSet<u32>) -> Result<()> {
    if patterns.is_empty() || !oids.is_empty() {
        return Ok(());
    }
    Err(Error::server(format!("no matching {} were found", kind.what)))
}

fn nothing(kind: Kind, pattern: &Text) -> Error {
    Error::server(format!("no matching {} were found for pattern \"{pattern}\"", kind.what))
}
