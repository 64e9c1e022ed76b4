//! Sequences: what makes them, whose they are, and where they are.

use std::collections::HashMap;

use dumpkit_formats::postgres::archive::{CatalogId, EntryKind, Section};
use dumpkit_formats::{Error, Result};

use super::{About, Ddl, NewEntry};
use crate::model::object::{Column, Components, Object, Table, TableData, catalog};
use crate::postgres::catalog::{Sequence, SequenceState, SequenceType};
use crate::postgres::text::put;

/// How many sequences one query asks for their state, before 18.
const STATES_PER_QUERY: usize = 200;

/// States of sequences by oid, of servers that must be asked for each.
pub(super) type States = Option<HashMap<u32, SequenceState>>;

/// pg_dump.c `dumpSequence`.
pub(super) fn dump(ddl: &mut Ddl<'_>, object: &Object, body: &Table) -> Result<()> {
    let parts = ddl.parts(object);
    let name = ddl.id(&object.name);
    let about = About {
        what: "SEQUENCE",
        name: &name,
        namespace: ddl.namespace(object),
        owner: &body.owner,
        catalog_id: object.catalog_id,
        subid: 0,
        dump_id: object.dump_id,
    };
    if parts.has(Components::DEFINITION) {
        create(ddl, object, body)?;
        if body.owning_table != 0 && !body.identity_sequence {
            owned_by(ddl, object, body)?;
        }
    }
    ddl.comment_and_labels(about, parts)
}

fn create(ddl: &mut Ddl<'_>, object: &Object, body: &Table) -> Result<()> {
    let catalog = ddl.catalog;
    let sequence = catalog.sequences.get(object.catalog_id.oid).ok_or_else(|| unknown(object))?;
    let name = ddl.qualified(object);
    let mut entry = NewEntry::of(object, EntryKind::Sequence, Section::PreData);
    entry.namespace = ddl.namespace(object);
    entry.owner = &body.owner;
    let sql = &mut entry.create;
    if body.identity_sequence {
        let (relation, table) = owner(ddl, object, body)?;
        let column = owning_column(object, body, table)?;
        put!(*sql, "ALTER TABLE ", ddl.qualified(relation), " ALTER COLUMN ", ddl.id(&column.name), " ADD GENERATED ");
        put!(
            *sql,
            match column.identity {
                b'a' => "ALWAYS",
                b'd' => "BY DEFAULT",
                _ => "",
            }
        );
        put!(*sql, " AS IDENTITY (\n    SEQUENCE NAME ", name, "\n");
        if body.persistence != table.persistence {
            put!(*sql, if body.persistence == b'u' { "    UNLOGGED\n" } else { "    LOGGED\n" });
        }
    } else {
        put!(*sql, "CREATE ", if body.persistence == b'u' { "UNLOGGED " } else { "" }, "SEQUENCE ", name, "\n");
        if sequence.of_type != SequenceType::Bigint {
            put!(*sql, "    AS ", sequence.of_type.name(), "\n");
        }
        put!(entry.drop, "DROP SEQUENCE ", name, ";\n");
    }
    parameters(sql, sequence);
    put!(*sql, if body.identity_sequence { "\n);\n" } else { ";\n" });
    ddl.add(entry);
    Ok(())
}

fn parameters(sql: &mut Vec<u8>, sequence: &Sequence) {
    let (min, max) = sequence.of_type.bounds(sequence.increment >= 0);
    put!(*sql, "    START WITH ", sequence.start, "\n    INCREMENT BY ", sequence.increment, "\n");
    if sequence.min == min {
        put!(*sql, "    NO MINVALUE\n");
    } else {
        put!(*sql, "    MINVALUE ", sequence.min, "\n");
    }
    if sequence.max == max {
        put!(*sql, "    NO MAXVALUE\n");
    } else {
        put!(*sql, "    MAXVALUE ", sequence.max, "\n");
    }
    put!(*sql, "    CACHE ", sequence.cache, if sequence.cycle { "\n    CYCLE" } else { "" });
}

/// `OWNED BY`, an entry of its own behind the sequence: it fails before the sequence has its owner.
fn owned_by(ddl: &mut Ddl<'_>, object: &Object, body: &Table) -> Result<()> {
    let (relation, table) = owner(ddl, object, body)?;
    if !relation.dump.has(Components::DEFINITION) {
        return Ok(());
    }
    let mut entry = NewEntry::of(object, EntryKind::SequenceOwnedBy, Section::PreData);
    entry.id = ddl.new_id();
    entry.catalog_id = CatalogId::default();
    entry.namespace = ddl.namespace(object);
    entry.owner = &body.owner;
    let column = owning_column(object, body, table)?;
    put!(entry.create, "ALTER SEQUENCE ", ddl.qualified(object), " OWNED BY ", ddl.qualified(relation), ".", ddl.id(&column.name), ";\n");
    entry.dependencies = vec![object.dump_id];
    ddl.add(entry);
    Ok(())
}

/// The table that a sequence belongs to.
fn owner<'a>(ddl: &Ddl<'a>, object: &Object, body: &Table) -> Result<(&'a Object, &'a Table)> {
    let catalog = ddl.catalog;
    let found = catalog.objects.by_oid(catalog::CLASS, body.owning_table);
    found.and_then(|object| Some((object, &**object.as_table()?))).ok_or_else(|| {
        let what = "failed sanity check, parent table with OID";
        Error::server(format!("{what} {} of sequence with OID {} not found", body.owning_table, object.catalog_id.oid))
    })
}

/// The column that a sequence belongs to.
fn owning_column<'t>(object: &Object, body: &Table, table: &'t Table) -> Result<&'t Column> {
    let at = usize::try_from(body.owning_column).ok().and_then(|number| number.checked_sub(1));
    let column = at.and_then(|at| table.columns.get(at));
    column.ok_or_else(|| {
        let what = format!("sequence \"{}\" belongs to column {}, which was not read", object.name.display(), body.owning_column);
        Error::server(what)
    })
}

fn unknown(object: &Object) -> Error {
    Error::server(format!("sequence \"{}\" is not in pg_sequence", object.name.display()))
}

/// pg_dump.c `dumpSequenceData`.
pub(super) fn dump_set(ddl: &mut Ddl<'_>, object: &Object, body: &TableData) -> Result<()> {
    let options = ddl.catalog.options;
    if !options.parts().data && !options.sequence_data || !object.dump.has(Components::DATA) {
        return Ok(());
    }
    let (relation, table) = ddl.table(body.table)?;
    let (last, called) = state(ddl, relation)?;
    let mut entry = NewEntry::of(relation, EntryKind::SequenceSet, Section::Data);
    entry.id = ddl.new_id();
    entry.catalog_id = CatalogId::default();
    entry.namespace = ddl.namespace(relation);
    entry.owner = &table.owner;
    let name = ddl.literal(&ddl.qualified(relation));
    put!(entry.create, "SELECT pg_catalog.setval(", name, ", ", last, if called { ", true);\n" } else { ", false);\n" });
    entry.dependencies = vec![relation.dump_id];
    ddl.add(entry);
    Ok(())
}

/// Where a sequence is. Before 18 the first one asks for all.
fn state(ddl: &mut Ddl<'_>, sequence: &Object) -> Result<SequenceState> {
    let oid = sequence.catalog_id.oid;
    if ddl.catalog.server.at_least(18) {
        let state = ddl.catalog.sequences.get(oid).and_then(|sequence| sequence.state);
        return state.ok_or_else(|| {
            let what = format!("failed to get data for sequence \"{}\"", sequence.name.display());
            Error::server(what).hint("user may lack SELECT privilege on the sequence or the sequence may have been concurrently dropped")
        });
    }
    if ddl.sequence_states.is_none() {
        ddl.sequence_states = Some(states(ddl)?);
    }
    let state = ddl.sequence_states.as_ref().and_then(|states| states.get(&oid));
    state.copied().ok_or_else(|| unknown(sequence))
}

fn states(ddl: &mut Ddl<'_>) -> Result<HashMap<u32, SequenceState>> {
    let catalog = ddl.catalog;
    let sets = catalog.objects.iter().filter(|object| object.dump.has(Components::DATA));
    let sequences: Vec<&Object> = sets.filter_map(|object| catalog.objects.get(object.as_sequence_set()?.table)).collect();
    let mut states = HashMap::new();
    for sequences in sequences.chunks(STATES_PER_QUERY) {
        let mut sql = Vec::new();
        for (n, sequence) in sequences.iter().enumerate() {
            let union = if n > 0 { "\nUNION ALL " } else { "" };
            let oid = sequence.catalog_id.oid;
            put!(sql, union, "SELECT ", oid, " AS sequence, last_value, is_called FROM ", ddl.qualified(sequence));
        }
        for row in ddl.session.query(&sql)?.iter() {
            let last = row.number("last_value")?.unwrap_or(0);
            states.insert(row.oid("sequence")?, (last, row.bool("is_called")?));
        }
    }
    Ok(states)
}
