//! An archive as a script: what `pg_restore -f -` prints.
//!
//! Source: `RestoreArchive` and `restore_toc_entry` in pg_backup_archiver.c.

mod connect;
mod drop;
mod entry;
mod large_object;
mod options;
mod sink;
mod state;

use std::io::Write;

use self::sink::Sink;
use self::state::ScriptWriter;
use crate::postgres::archive::{DataSource, EntryData, EntryKind, Toc, TocEntry, Wanted, restore_order};
use crate::{Error, Result};

pub use self::options::{RESTRICT_KEY_LEN, ScriptOptions, Stamps, check_restrict_key, restrict_key};
pub use self::state::Warning;

/// Writes the wanted parts of an archive as an SQL script.
///
/// `wanted[i]` speaks of `toc.entries()[i]`. Data is asked of `data` in the order of
/// [`data_order`](crate::postgres::archive::data_order) and passed on in the blocks in which it
/// comes; `out` needs no buffer of its own. Returns warnings.
pub fn write_script(
    toc: &Toc,
    wanted: &[Wanted],
    options: &ScriptOptions,
    data: &mut dyn DataSource,
    out: &mut dyn Write,
) -> Result<Vec<Warning>> {
    options.check()?;
    if wanted.len() != toc.entries().len() {
        return Err(Error::misuse(format!("{} entries, but what is wanted is said of {}", toc.entries().len(), wanted.len())));
    }
    let mut warnings = Vec::new();
    let mut script = ScriptWriter::new(toc, options, Sink::new(out))?;
    // Without any definition it is a restore of data, whether that was asked for or not.
    let schema = options.schema && wanted.iter().any(|w| w.schema);
    script.start();
    if options.clean {
        script.drops(wanted, &mut warnings)?;
    }
    for i in restore_order(toc, wanted) {
        let entry = &toc.entries()[i];
        if entry.kind == EntryKind::Warning {
            warnings.extend(warning_of(entry, schema));
        }
        script.restore(entry, wanted[i], schema, data).map_err(|e| e.in_entry(entry.dump_id))?;
    }
    script.end();
    script.sink.flush()?;
    Ok(warnings)
}

/// The message of a WARNING entry.
fn warning_of(entry: &TocEntry, schema: bool) -> Option<Warning> {
    let copy_stmt = entry.copy_stmt.as_deref().unwrap_or_default();
    let text = if schema && !entry.defn_bytes().is_empty() { entry.defn_bytes() } else { copy_stmt };
    let text = String::from_utf8_lossy(text);
    (!text.is_empty()).then(|| Warning { entry: entry.dump_id, text: format!("warning from original dump file: {text}") })
}

impl<'a> ScriptWriter<'a, '_> {
    fn start(&mut self) {
        let options = self.options;
        let header = &self.toc.header;
        self.put(&[b"--\n-- PostgreSQL database dump\n--\n\n"]);
        if let Some(key) = &options.restrict_key {
            self.put(&[b"\\restrict ", key.as_bytes(), b"\n\n"]);
        }
        if let Some(version) = &header.server_version {
            self.put(&[b"-- Dumped from database version ", version, b"\n"]);
        }
        if let Some(version) = &header.dump_version {
            self.put(&[b"-- Dumped by pg_dump version ", version, b"\n"]);
        }
        self.put(&[b"\n"]);
        if let Some(stamps) = &options.verbose {
            self.put(&[b"-- Started on ", stamps.started.as_bytes(), b"\n\n"]);
        }
        if options.single_transaction {
            self.put(&[b"BEGIN;\n\n"]);
        }
        self.fixed_state();
    }

    fn end(&mut self) {
        let options = self.options;
        if options.single_transaction || options.transaction_size > 0 {
            self.put(&[b"COMMIT;\n\n"]);
        }
        if let Some(stamps) = &options.verbose {
            self.put(&[b"-- Completed on ", stamps.completed.as_bytes(), b"\n\n"]);
        }
        self.put(&[b"--\n-- PostgreSQL database dump complete\n--\n\n"]);
        if let Some(key) = &options.restrict_key {
            self.put(&[b"\\unrestrict ", key.as_bytes(), b"\n\n"]);
        }
    }

    fn restore(&mut self, entry: &'a TocEntry, wanted: Wanted, schema: bool, data: &mut dyn DataSource) -> Result<()> {
        if wanted.schema {
            let database = matches!(entry.kind, EntryKind::Database | EntryKind::DatabaseProperties);
            if database && self.options.transaction_size > 0 {
                self.put(&[b"COMMIT;\n\n"]);
            }
            self.entry(entry, "")?;
            if database {
                self.reconnect(entry.tag_bytes())?;
            }
        }
        if wanted.data && entry.had_dumper {
            self.entry(entry, "Data for ")?;
            self.data(entry, schema, data)?;
        } else if wanted.data && !wanted.schema {
            self.entry(entry, "")?;
        }
        if wanted.statistics {
            self.entry(entry, "Statistics for ")?;
        }
        self.count_action(b"COMMIT;\nBEGIN;\n\n");
        Ok(())
    }

    fn data(&mut self, entry: &'a TocEntry, schema: bool, source: &mut dyn DataSource) -> Result<()> {
        if matches!(entry.kind, EntryKind::Blobs | EntryKind::BlobComments) {
            self.select_schema(b"pg_catalog");
            return match source.data(entry.dump_id)? {
                Some(EntryData::LargeObjects(mut objects)) => self.large_objects(&mut *objects),
                Some(EntryData::Stream(mut stream)) => Ok(self.sink.copy(&mut *stream)?),
                None => Ok(()),
            };
        }
        let disable_triggers = self.options.disable_triggers && !schema;
        if disable_triggers {
            self.triggers(entry, b"DISABLE");
        }
        self.become_owner(entry);
        self.select_schema(entry.namespace_bytes());
        self.put(&[entry.copy_stmt.as_deref().unwrap_or_default()]);
        match source.data(entry.dump_id)? {
            Some(EntryData::Stream(mut stream)) => self.sink.copy(&mut *stream)?,
            Some(EntryData::LargeObjects(_)) => return Err(Error::malformed(format!("{} has large objects for data", entry.label()))),
            None => {}
        }
        if disable_triggers {
            self.triggers(entry, b"ENABLE");
        }
        Ok(())
    }

    fn triggers(&mut self, entry: &TocEntry, verb: &[u8]) {
        // Only a superuser can, for constraint triggers.
        let options = self.options;
        self.become_user(options.superuser.as_deref().unwrap_or_default());
        self.put(&[b"ALTER TABLE "]);
        self.put_qualified(entry);
        self.put(&[b" ", verb, b" TRIGGER ALL;\n\n"]);
    }
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::*;
    use crate::compress::Codec;
    use crate::postgres::archive::{ArchiveVersion, CreatedAt, DumpId, Header, HeaderCompression, LargeObjects, Widths};

    struct Rows;

    struct Objects(Vec<(u32, Cursor<Vec<u8>>)>);

    impl LargeObjects for Objects {
        fn next_object(&mut self) -> Result<Option<u32>> {
            self.0.pop();
            Ok(self.0.last().map(|(oid, _)| *oid))
        }

        fn contents(&mut self) -> &mut dyn std::io::BufRead {
            &mut self.0.last_mut().expect("an object was given").1
        }
    }

    impl DataSource for Rows {
        fn data(&mut self, id: DumpId) -> Result<Option<EntryData<'_>>> {
            let object = |oid, bytes: &[u8]| (oid, Cursor::new(bytes.to_vec()));
            Ok(Some(match id {
                4 => EntryData::LargeObjects(Box::new(Objects(vec![object(8, b""), object(7, &[0xab; 16385]), object(0, b"")]))),
                _ => EntryData::Stream(Box::new(Cursor::new(b"1\n\\.\n\n\n".to_vec()))),
            }))
        }
    }

    fn toc() -> Toc {
        let header = Header {
            version: ArchiveVersion::NEWEST,
            widths: Widths::default(),
            format: 1,
            compression: HeaderCompression::Algorithm(Codec::None),
            created: CreatedAt::default(),
            database: Some("db".into()),
            server_version: Some("18.6".into()),
            dump_version: None,
        };
        let mut encoding = TocEntry::new(1, EntryKind::Encoding);
        encoding.defn = Some("SET client_encoding = 'UTF8';\n".into());
        let mut table = TocEntry::new(2, EntryKind::Table);
        table.tag = Some("a\nb".into());
        table.namespace = Some("s".into());
        table.owner = Some("Me".into());
        table.defn = Some("CREATE TABLE s.\"a\nb\" (x int);\n".into());
        table.drop_stmt = Some("DROP TABLE s.\"a\nb\";\n".into());
        let mut data = TocEntry::new(3, EntryKind::TableData);
        data.tag = table.tag.clone();
        data.namespace = table.namespace.clone();
        data.copy_stmt = Some("COPY s.\"a\nb\" (x) FROM stdin;\n".into());
        data.had_dumper = true;
        let mut blobs = TocEntry::new(4, EntryKind::Blobs);
        blobs.had_dumper = true;
        Toc::new(header, vec![encoding, table, data, blobs])
    }

    fn script(wanted: [Wanted; 4], options: &ScriptOptions) -> String {
        let mut out = Vec::new();
        write_script(&toc(), &wanted, options, &mut Rows, &mut out).expect("writes");
        String::from_utf8(out).expect("UTF-8")
    }

    #[test]
    fn definition_and_data() {
        let wanted = [Wanted::SPECIAL, Wanted::SCHEMA, Wanted { data: true, ..Wanted::NONE }, Wanted::NONE];
        let options = ScriptOptions { restrict_key: Some("K".into()), clean: true, if_exists: true, ..ScriptOptions::default() };
        let text = script(wanted, &options);
        let expected = "SET row_security = off;\n\nDROP TABLE IF EXISTS s.\"a\nb\";\nSET search_path = s, pg_catalog;\n\n--\n\
            -- Name: a b; Type: TABLE; Schema: s; Owner: Me\n--\n\nCREATE TABLE s.\"a\nb\" (x int);\n\n\n\
            ALTER TABLE s.\"a\nb\" OWNER TO \"Me\";\n\n--\n-- Data for Name: a b; Type: TABLE DATA; Schema: s; Owner: -\n--\n\n\
            COPY s.\"a\nb\" (x) FROM stdin;\n1\n\\.\n\n\n--\n-- PostgreSQL database dump complete\n--\n\n\\unrestrict K\n\n";
        let start = text.find("SET row_security").expect("set");
        // Dropping selects the schema first: an archive without SEARCHPATH does.
        assert_eq!(text[start..].replacen("SET search_path = s, pg_catalog;\n\nDROP", "DROP", 1), expected);
    }

    #[test]
    fn triggers_are_disabled_without_definitions_only() {
        let wanted = [Wanted::SPECIAL, Wanted::NONE, Wanted { data: true, ..Wanted::NONE }, Wanted::NONE];
        let options = ScriptOptions { disable_triggers: true, ..ScriptOptions::default() };
        let text = script(wanted, &options);
        assert!(text.contains("SET SESSION AUTHORIZATION DEFAULT;\n\nALTER TABLE s.\"a\nb\" DISABLE TRIGGER ALL;\n\n"));
        let with_schema = [wanted[0], Wanted::SCHEMA, wanted[2], wanted[3]];
        assert!(!script(with_schema, &options).contains("TRIGGER"));
    }

    #[test]
    fn large_objects_are_cut_into_calls() {
        let wanted = [Wanted::SPECIAL, Wanted::NONE, Wanted::NONE, Wanted { data: true, ..Wanted::NONE }];
        let text = script(wanted, &ScriptOptions::default());
        let calls: Vec<_> = text.lines().filter(|line| line.contains("lowrite")).map(str::len).collect();
        assert_eq!(calls, [32768 + 36, 2 + 36]);
        assert_eq!(text.matches("lo_open").count(), 2);
        assert!(text.contains("SELECT pg_catalog.lo_open('8', 131072);\nSELECT pg_catalog.lo_close(0);\n\nCOMMIT;\n\n"));
    }
}
