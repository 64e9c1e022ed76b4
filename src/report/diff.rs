//! How `diff` looks: lines for people, one JSON object for programs.
//!
//! JSON:
//!
//! | key | value |
//! |---|---|
//! | `equal` | nothing differs, and all could be read |
//! | `a`, `b` | `file`, `format`, `database` (or null), `encoding` |
//! | `removed`, `added` | objects of A that B has not, and the other way: `kind`, `schema`, `name` |
//! | `changed` | `kind`, `schema`, `name`, `fields` (objects of `field`, `a`, `b`), `diff` (unified) |
//! | `rows` | `schema`, `name`, `a` and `b` (`rows`, `digest`; null without data), `columns_only_in_a`, `columns_only_in_b` |
//! | `sequences` | `schema`, `name`, `a`, `b`: value and whether it was used, as `setval` takes them; null if not set |
//! | `large_objects` | `oid`, `a` and `b` (`bytes`, `xxh3_128`; null if not there) |
//! | `damage` | data that could not be read: `side` (`a`, `b`), `schema`, `name` (null for large objects), `class`, `error` |
//! | `compared` | counts: `objects`, `tables`, `rows`, `large_objects` |

use std::fmt::Write;

use serde_json::{Value, json};

use super::human::{bytes, count, printable};
use crate::model::difference::{Contents, Damage, Difference, ObjectName, RowsDiffer};

/// The lines for people.
pub fn text(difference: &Difference) -> String {
    let mut out = String::new();
    let mut line = |text: String| {
        out.push_str(&text);
        out.push('\n');
    };
    let [a, b] = &difference.sides;
    let nothing = difference.is_empty() && difference.damage.is_empty();
    if !nothing {
        line(format!("A is {} ({})", printable(&a.file), a.format));
        line(format!("B is {} ({})", printable(&b.file), b.format));
    }
    difference.removed.iter().for_each(|object| line(format!("- {}", named(object))));
    difference.added.iter().for_each(|object| line(format!("+ {}", named(object))));
    for change in &difference.changed {
        line(format!("~ {}", named(&change.object)));
        for (field, a, b) in &change.fields {
            let shown = |value: &str| if value.is_empty() { "(default)".to_owned() } else { printable(value) };
            line(format!("    {field}: {} / {}", shown(a), shown(b)));
        }
        change.diff.lines().for_each(|diff| line(format!("    {}", diff.split('\t').map(printable).collect::<Vec<_>>().join("\t"))));
    }
    difference.rows.iter().for_each(|rows| line(rows_line(rows)));
    for differs in &difference.sequences {
        let shown = |value: &Option<String>| value.as_deref().map_or("not set".to_owned(), printable);
        line(format!("value differs: {}: {} / {}", qualified(&differs.sequence), shown(&differs.a), shown(&differs.b)));
    }
    for differs in &difference.large_objects {
        let shown = |contents: &Option<Contents>| contents.map_or("not there".to_owned(), |c| bytes(c.bytes));
        let same_size = matches!((differs.a, differs.b), (Some(a), Some(b)) if a.bytes == b.bytes);
        let note = if same_size { ", not the same" } else { "" };
        line(format!("large object differs: {}: {} / {}{note}", differs.oid, shown(&differs.a), shown(&differs.b)));
    }
    for damage in &difference.damage {
        line(format!("not compared, damaged in {}: {}", side(damage), damage.table.as_ref().map_or("large objects".to_owned(), qualified)));
    }
    if a.encoding != b.encoding {
        line(format!("note: encodings differ, {} / {}: names, definitions and rows were compared in UTF-8", a.encoding, b.encoding));
    }
    line(summary(difference, nothing));
    out
}

fn summary(difference: &Difference, nothing: bool) -> String {
    let c = &difference.compared;
    let mut compared = format!("{} objects", count(c.objects));
    if c.tables > 0 {
        let _ = write!(compared, ", {} tables with {} rows", count(c.tables), count(c.rows));
    }
    if c.large_objects > 0 {
        let _ = write!(compared, ", {} large objects", count(c.large_objects));
    }
    if nothing {
        return format!("no difference in {compared}");
    }
    let counts = [
        (difference.removed.len(), "removed"),
        (difference.added.len(), "added"),
        (difference.changed.len(), "changed"),
        (difference.rows.len(), "with other rows"),
        (difference.sequences.len(), "with another value"),
        (difference.large_objects.len(), "with other contents"),
        (difference.damage.len(), "not compared for damage"),
    ];
    let parts: Vec<String> = counts.iter().filter(|(n, _)| *n > 0).map(|(n, what)| format!("{} {what}", count(*n as u64))).collect();
    format!("{} (compared: {compared})", parts.join(", "))
}

fn rows_line(rows: &RowsDiffer) -> String {
    let table = qualified(&rows.table);
    let counted = |n: u64| format!("{} row{}", count(n), if n == 1 { "" } else { "s" });
    let mut line = match (rows.a, rows.b) {
        (Some(a), Some(b)) if a.rows == b.rows && a != b => format!("rows differ: {table}: {} in each, not the same", counted(a.rows)),
        (Some(a), Some(b)) => format!("rows differ: {table}: {} / {}", counted(a.rows), counted(b.rows)),
        (Some(a), None) => format!("rows only in A: {table}: {}", counted(a.rows)),
        (None, Some(b)) => format!("rows only in B: {table}: {}", counted(b.rows)),
        (None, None) => format!("rows differ: {table}"),
    };
    for (columns, side) in rows.columns.iter().zip(["A", "B"]) {
        if !columns.is_empty() {
            let names: Vec<String> = columns.iter().map(|name| printable(name)).collect();
            let _ = write!(line, "; columns only in {side}: {}", names.join(", "));
        }
    }
    line
}

fn named(object: &ObjectName) -> String {
    format!("{} {}", printable(&object.kind), qualified(object))
}

fn qualified(object: &ObjectName) -> String {
    let name = printable(&object.name);
    if object.schema.is_empty() { name } else { format!("{}.{name}", printable(&object.schema)) }
}

fn side(damage: &Damage) -> &'static str {
    if damage.side == 0 { "A" } else { "B" }
}

/// The JSON object, with its newline.
pub fn json(difference: &Difference) -> String {
    let object = |o: &ObjectName| json!({ "kind": o.kind, "schema": o.schema, "name": o.name });
    let sides =
        difference.sides.each_ref().map(|s| json!({ "file": s.file, "format": s.format, "database": s.database, "encoding": s.encoding }));
    let [a, b] = sides;
    let changed: Vec<Value> = difference
        .changed
        .iter()
        .map(|c| {
            let fields: Vec<Value> = c.fields.iter().map(|(field, a, b)| json!({ "field": field, "a": a, "b": b })).collect();
            json!({ "kind": c.object.kind, "schema": c.object.schema, "name": c.object.name, "fields": fields, "diff": c.diff })
        })
        .collect();
    let rows: Vec<Value> = difference
        .rows
        .iter()
        .map(|r| {
            let [a, b] = [r.a, r.b].map(|digest| digest.map(|d| json!({ "rows": d.rows, "digest": format!("{:032x}", d.sum) })));
            let [only_a, only_b] = &r.columns;
            json!({ "schema": r.table.schema, "name": r.table.name, "a": a, "b": b, "columns_only_in_a": only_a, "columns_only_in_b": only_b })
        })
        .collect();
    let sequence =
        |s: &crate::model::difference::SequenceDiffers| json!({ "schema": s.sequence.schema, "name": s.sequence.name, "a": s.a, "b": s.b });
    let contents = |c: Option<Contents>| c.map(|c| json!({ "bytes": c.bytes, "xxh3_128": format!("{:032x}", c.hash) }));
    let damage: Vec<Value> = difference
        .damage
        .iter()
        .map(|d| {
            let table = d.table.as_ref();
            json!({
                "side": side(d).to_lowercase(),
                "schema": table.map(|t| &t.schema),
                "name": table.map(|t| &t.name),
                "class": d.error.class().name(),
                "error": d.error.to_string(),
            })
        })
        .collect();
    let c = &difference.compared;
    let value = json!({
        "equal": difference.is_empty() && difference.damage.is_empty(),
        "a": a,
        "b": b,
        "removed": difference.removed.iter().map(object).collect::<Vec<_>>(),
        "added": difference.added.iter().map(object).collect::<Vec<_>>(),
        "changed": changed,
        "rows": rows,
        "sequences": difference.sequences.iter().map(sequence).collect::<Vec<_>>(),
        "large_objects": difference.large_objects.iter().map(|l| json!({ "oid": l.oid, "a": contents(l.a), "b": contents(l.b) })).collect::<Vec<_>>(),
        "damage": damage,
        "compared": { "objects": c.objects, "tables": c.tables, "rows": c.rows, "large_objects": c.large_objects },
    });
    format!("{value:#}\n")
}
