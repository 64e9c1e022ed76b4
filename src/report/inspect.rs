//! How `inspect` looks: a page for people, one JSON object for programs.

use std::fmt::Write;

use dumpkit_formats::Text;
use dumpkit_formats::postgres::archive::{DataOffset, Extra};
use serde_json::{Value, json};

use super::human::{Align, bytes, count, in_columns, printable, printable_lines, table};
use crate::model::summary::{EntryView, Found, Summary, TableSize};

/// Tables shown on the page; JSON has them all.
const TABLES_SHOWN: usize = 20;

/// The whole output.
pub fn render(found: &Found, json: bool) -> Vec<u8> {
    match found {
        Found::Listed { .. } => Vec::new(),
        Found::Summary(summary) if json => pretty(&summary_json(summary)),
        Found::Summary(summary) => page(summary).into_bytes(),
        Found::Entry(view) if json => pretty(&entry_json(view)),
        Found::Entry(view) => entry_page(view, super::stdout_is_terminal()),
    }
}

fn pretty(value: &Value) -> Vec<u8> {
    let mut out = format!("{value:#}").into_bytes();
    out.push(b'\n');
    out
}

fn page(s: &Summary) -> String {
    let mut out = String::new();
    let mut line = |name: &str, value: String| {
        let _ = writeln!(out, "{name:<14}{}", printable(&value));
    };
    line("file", s.name.clone());
    if !s.wrapping.is_empty() {
        line("found inside", s.wrapping.join(", "));
    }
    // A script has no version of its own.
    match s.format {
        "plain" => line("format", "plain SQL".to_owned()),
        format => line("format", format!("{format}, archive version {} (PostgreSQL {})", s.archive_version, s.written_by)),
    }
    if let Some(database) = &s.database {
        line("database", database.clone());
    }
    if let Some(server) = &s.server_version {
        line("server", server.clone());
    }
    if let Some(dump) = &s.dump_version {
        line("pg_dump", dump.clone());
    }
    if let Some(created) = &s.created {
        line("created", format!("{created} (clock of the machine that made it)"));
    }
    if let Some(encoding) = &s.encoding {
        line("encoding", encoding.clone());
    }
    if let Some(size) = s.size {
        line("size", format!("{} ({} bytes)", bytes(size), count(size)));
    }
    let codecs: Vec<_> =
        s.compression.iter().map(|(codec, n)| if s.compression.len() > 1 { format!("{codec} ({n})") } else { codec.clone() }).collect();
    if !codecs.is_empty() && s.format != "plain" {
        line("compression", codecs.join(", "));
    }
    if s.has_offsets == Some(false) {
        line("data offsets", "not set, as it was written to a pipe: sizes are not known without reading it".to_owned());
    }
    line("entries", count(s.entries as u64));
    if !s.strangers.is_empty() {
        line("not part of it", s.strangers.join(", "));
    }
    if let Some(damage) = &s.damage {
        line("DAMAGED", damage.clone());
    }
    out.push('\n');
    let kinds: Vec<_> = s.kinds.iter().map(|(kind, n)| (printable(kind), count(*n as u64))).collect();
    out.push_str(&in_columns(&kinds));
    if s.tables.is_empty() {
        return out;
    }
    out.push('\n');
    // Without any size there is no largest.
    if s.tables.iter().any(|t| t.stored.is_some() || t.raw.is_some() || t.error.is_some()) {
        out.push_str(&tables(&s.tables));
        if s.tables.len() > TABLES_SHOWN {
            let _ = writeln!(out, "  ... and {} more (--json shows all)", count((s.tables.len() - TABLES_SHOWN) as u64));
        }
    }
    if !is_counted(&s.tables) {
        out.push_str("  (--rows reads the data and counts its rows)\n");
    }
    out
}

fn is_counted(tables: &[TableSize]) -> bool {
    tables.iter().any(|t| t.raw.is_some() || t.rows.is_some())
}

fn tables(tables: &[TableSize]) -> String {
    let counted = is_counted(tables) || tables.iter().any(|t| t.error.is_some());
    let stored = tables.iter().any(|t| t.stored.is_some());
    let mut columns = vec![("largest data", Align::Left)];
    if stored {
        columns.push(("stored", Align::Right));
    }
    if counted {
        columns.extend([("raw", Align::Right), ("rows", Align::Right)]);
    }
    let unknown = || "?".to_owned();
    let rows: Vec<_> = tables
        .iter()
        .take(TABLES_SHOWN)
        .map(|t| {
            let mut row = vec![printable(&name_of(t))];
            if stored {
                row.push(t.stored.map_or_else(unknown, bytes));
            }
            if counted {
                row.push(t.raw.map_or_else(unknown, bytes));
                row.push(if t.error.is_some() { "DAMAGED".to_owned() } else { t.rows.map_or_else(|| "-".to_owned(), count) });
            }
            row
        })
        .collect();
    let mut out = table(&columns, &rows);
    let damaged: Vec<_> = tables.iter().filter_map(|t| Some((t, t.error.as_ref()?))).collect();
    for (t, e) in damaged.iter().take(TABLES_SHOWN) {
        let _ = writeln!(out, "  DAMAGED: {}: {}", printable(&name_of(t)), printable(e));
    }
    if damaged.len() > TABLES_SHOWN {
        let _ = writeln!(out, "  ... and {} more are damaged (verify tells all)", count((damaged.len() - TABLES_SHOWN) as u64));
    }
    out
}

fn name_of(t: &TableSize) -> String {
    match (&t.namespace, t.kind.as_str()) {
        (_, "BLOBS") if t.tag == "BLOBS" => "large objects".to_owned(),
        (_, "BLOBS") => format!("large objects {}", t.tag),
        (Some(namespace), _) if !namespace.is_empty() => format!("{namespace}.{}", t.tag),
        _ => t.tag.clone(),
    }
}

fn summary_json(s: &Summary) -> Value {
    json!({
        "file": s.name,
        "found_inside": s.wrapping,
        "format": s.format,
        "archive_version": s.archive_version,
        "database": s.database,
        "server_version": s.server_version,
        "dump_version": s.dump_version,
        "created": s.created,
        "encoding": s.encoding,
        "bytes": s.size,
        "compression": s.compression.iter().map(|(codec, n)| json!({"codec": codec, "parts": n})).collect::<Vec<_>>(),
        "offsets_set": s.has_offsets,
        "entries": s.entries,
        "kinds": s.kinds.iter().map(|(kind, n)| (kind.clone(), json!(n))).collect::<serde_json::Map<_, _>>(),
        "data": s.tables.iter().map(|t| json!({
            "dump_id": t.dump_id,
            "kind": t.kind,
            "namespace": t.namespace,
            "tag": t.tag,
            "stored_bytes": t.stored,
            "raw_bytes": t.raw,
            "rows": t.rows,
            "error": t.error,
        })).collect::<Vec<_>>(),
        "strangers": s.strangers,
        "damage": s.damage,
    })
}

fn entry_page(view: &EntryView, to_terminal: bool) -> Vec<u8> {
    let e = &view.entry;
    let mut out = String::new();
    let mut line = |name: &str, value: String| {
        let _ = writeln!(out, "{name:<14}{}", printable(&value));
    };
    line("entry", e.dump_id.to_string());
    line("kind", e.kind.to_string());
    let mut text = |name: &str, value: &Option<Text>| {
        if let Some(value) = value.as_ref().filter(|v| !v.is_empty()) {
            line(name, value.display().into_owned());
        }
    };
    text("name", &e.tag);
    text("schema", &e.namespace);
    text("owner", &e.owner);
    text("tablespace", &e.tablespace);
    text("access method", &e.table_am);
    line("section", e.section.name().to_owned());
    line("catalog row", format!("oid {} in {}", e.catalog_id.oid, e.catalog_id.table_oid));
    if let Some(located) = &view.located {
        let stored = located.stored.map_or(String::new(), |n| format!(", {}", bytes(n)));
        let place = located.member.clone().unwrap_or_else(|| format!("byte {}", located.start));
        line("data", format!("{place}{stored}, compression {}", located.codec));
    }
    for (id, label) in &view.depends_on {
        line("depends on", format!("{id} {label}"));
    }
    for (id, label) in &view.needed_by {
        line("needed by", format!("{id} {label}"));
    }
    let mut out = out.into_bytes();
    for (name, sql) in [("definition", &e.defn), ("drop", &e.drop_stmt), ("copy", &e.copy_stmt)] {
        if let Some(sql) = sql.as_ref().filter(|sql| !sql.is_empty()) {
            out.extend_from_slice(format!("\n-- {name}\n").as_bytes());
            // Bytes as they are for a file or psql: they may be of any encoding.
            if to_terminal {
                out.extend_from_slice(printable_lines(sql.trim_ascii_end()).as_bytes());
            } else {
                out.extend_from_slice(sql.trim_ascii_end());
            }
            out.push(b'\n');
        }
    }
    out
}

fn entry_json(view: &EntryView) -> Value {
    let e = &view.entry;
    let text = |text: &Option<Text>| text.as_ref().map(|t| t.display().into_owned());
    let links = |links: &[(i32, String)]| links.iter().map(|(id, label)| json!({"dump_id": id, "label": label})).collect::<Vec<_>>();
    json!({
        "dump_id": e.dump_id,
        "kind": e.kind.to_string(),
        "tag": text(&e.tag),
        "namespace": text(&e.namespace),
        "owner": text(&e.owner),
        "section": e.section.name(),
        "table_oid": e.catalog_id.table_oid,
        "oid": e.catalog_id.oid,
        "tablespace": text(&e.tablespace),
        "table_access_method": text(&e.table_am),
        "relkind": e.relkind,
        "definition": text(&e.defn),
        "drop": text(&e.drop_stmt),
        "copy": text(&e.copy_stmt),
        "depends_on": links(&view.depends_on),
        "needed_by": links(&view.needed_by),
        "data": view.located.as_ref().map(|l| json!({
            "member": l.member,
            "start": l.start,
            "stored_bytes": l.stored,
            "codec": l.codec.name(),
        })),
        "offset_set": match &e.extra {
            Extra::Offset(DataOffset::NotSet) => Some(false),
            Extra::Offset(DataOffset::At(_)) => Some(true),
            _ => None,
        },
    })
}
