//! The session that reads the script: what it has been told, so that it is not told twice.
//!
//! Source: `_doSetFixedOutputState`, `_reconnectToDB`, `_becomeUser`, `_selectOutputSchema`,
//! `_selectTablespace` and `_selectTableAccessMethod` in pg_backup_archiver.c.

use super::connect::psql_connect;
use super::options::ScriptOptions;
use super::sink::Sink;
use crate::postgres::archive::{DumpId, EntryKind, Toc, TocEntry};
use crate::postgres::encoding::Encoding;
use crate::postgres::sql::quote_literal;
use crate::{Error, Result};

/// Something the original would have said on standard error.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Warning {
    /// The entry it is about.
    pub entry: DumpId,
    /// What it says.
    pub text: String,
}

/// A script being written, and the state of the session it is for.
pub(super) struct ScriptWriter<'a, 'o> {
    pub(super) toc: &'a Toc,
    pub(super) options: &'a ScriptOptions,
    pub(super) sink: Sink<'o>,
    pub(super) encoding: Encoding,
    std_strings: bool,
    /// The archive's own SET search_path; archives before 1.13 have none and set it for each entry.
    search_path: Option<&'a [u8]>,
    user: Option<&'a [u8]>,
    schema: Option<&'a [u8]>,
    tablespace: Option<&'a [u8]>,
    table_am: Option<&'a [u8]>,
    /// Actions since the last COMMIT, under `transaction_size`.
    actions: u32,
}

impl<'a, 'o> ScriptWriter<'a, 'o> {
    pub(super) fn new(toc: &'a Toc, options: &'a ScriptOptions, sink: Sink<'o>) -> Result<Self> {
        let encoding = match toc.entries().iter().rfind(|e| e.kind == EntryKind::Encoding) {
            None => Encoding::SqlAscii,
            Some(entry) => toc.encoding_name().and_then(Encoding::from_name).ok_or_else(|| {
                let defn = entry.defn_bytes().escape_ascii();
                Error::unsupported(format!("unrecognized encoding in \"{defn}\"")).in_entry(entry.dump_id)
            })?,
        };
        let search_path = toc.entries().iter().rfind(|e| e.kind == EntryKind::SearchPath).map(TocEntry::defn_bytes);
        Ok(ScriptWriter {
            toc,
            options,
            sink,
            encoding,
            std_strings: toc.std_strings(),
            search_path,
            user: None,
            schema: None,
            tablespace: None,
            table_am: None,
            actions: 0,
        })
    }

    pub(super) fn put(&mut self, pieces: &[&[u8]]) {
        self.sink.put(pieces);
    }

    pub(super) fn put_id(&mut self, name: &[u8]) {
        self.options.quote(self.sink.text(), name, self.encoding);
    }

    pub(super) fn put_qualified(&mut self, entry: &TocEntry) {
        let out = self.sink.text();
        if !entry.namespace_bytes().is_empty() {
            self.options.quote(out, entry.namespace_bytes(), self.encoding);
            out.push(b'.');
        }
        self.options.quote(out, entry.tag_bytes(), self.encoding);
    }

    /// Settings that hold throughout.
    pub(super) fn fixed_state(&mut self) {
        let options = self.options;
        self.put(&[b"SET statement_timeout = 0;\nSET lock_timeout = 0;\nSET idle_in_transaction_session_timeout = 0;\n"]);
        if options.restorer.sets_transaction_timeout() {
            self.put(&[b"SET transaction_timeout = 0;\n"]);
        }
        let on_off: &[u8] = if self.std_strings { b"on" } else { b"off" };
        let name = self.encoding.name();
        self.put(&[b"SET client_encoding = '", name.as_bytes(), b"';\nSET standard_conforming_strings = ", on_off, b";\n"]);
        if let Some(role) = &options.role {
            self.put(&[b"SET ROLE "]);
            self.put_id(role);
            self.put(&[b";\n"]);
        }
        self.put(&[self.search_path.unwrap_or_default()]);
        self.put(&[b"SET check_function_bodies = false;\nSET xmloption = content;\nSET client_min_messages = warning;\n"]);
        if !self.std_strings {
            self.put(&[b"SET escape_string_warning = off;\n"]);
        }
        self.put(&[b"SET row_security = ", if options.enable_row_security { b"on" } else { b"off" }, b";\n"]);
        if options.transaction_size > 0 {
            self.put(&[b"\nBEGIN;\n"]);
            self.actions = 0;
        }
        self.put(&[b"\n"]);
    }

    /// Goes on in another database, or anew in this one.
    pub(super) fn reconnect(&mut self, database: &[u8]) -> Result<()> {
        let key = self.options.restrict_key.as_deref();
        // psql refuses \connect while restricted.
        if let Some(key) = key {
            self.put(&[b"\\unrestrict ", key.as_bytes(), b"\n"]);
        }
        psql_connect(self.sink.text(), database, self.options)?;
        match key {
            Some(key) => self.put(&[b"\\restrict ", key.as_bytes(), b"\n\n"]),
            None => self.put(&[b"\n"]),
        }
        self.user = None;
        self.schema = None;
        self.table_am = None;
        self.tablespace = None;
        self.fixed_state();
        Ok(())
    }

    /// Becomes `user`; empty is the user who connected.
    pub(super) fn become_user(&mut self, user: &'a [u8]) {
        if self.user == Some(user) {
            return;
        }
        self.put(&[b"SET SESSION AUTHORIZATION "]);
        if user.is_empty() {
            self.put(&[b"DEFAULT"]);
        } else {
            quote_literal(self.sink.text(), user, self.encoding, self.std_strings);
        }
        self.put(&[b";\n\n"]);
        self.user = Some(user);
    }

    pub(super) fn become_owner(&mut self, entry: &'a TocEntry) {
        if !self.options.no_owner && self.options.use_set_session_authorization {
            self.become_user(entry.owner.as_deref().unwrap_or_default());
        }
    }

    /// Who the session is may have changed: an ACL entry can hold SET SESSION AUTHORIZATION.
    pub(super) fn forget_user(&mut self) {
        self.user = None;
    }

    /// The schema may have been dropped.
    pub(super) fn forget_schema(&mut self) {
        self.schema = None;
    }

    pub(super) fn select_schema(&mut self, schema: &'a [u8]) {
        if self.search_path.is_some() || schema.is_empty() || self.schema == Some(schema) {
            return;
        }
        self.put(&[b"SET search_path = "]);
        self.put_id(schema);
        self.put(&[if schema == b"pg_catalog" { b"" } else { b", pg_catalog" }, b";\n\n"]);
        self.schema = Some(schema);
    }

    pub(super) fn select_tablespace(&mut self, tablespace: Option<&'a [u8]>) {
        let Some(tablespace) = tablespace.filter(|_| !self.options.no_tablespaces) else { return };
        if self.tablespace == Some(tablespace) {
            return;
        }
        self.put(&[b"SET default_tablespace = "]);
        if tablespace.is_empty() {
            self.put(&[b"''"]);
        } else {
            self.put_id(tablespace);
        }
        self.put(&[b";\n\n"]);
        self.tablespace = Some(tablespace);
    }

    pub(super) fn select_table_am(&mut self, table_am: Option<&'a [u8]>) {
        let Some(table_am) = table_am.filter(|_| !self.options.no_table_access_method) else { return };
        if self.table_am == Some(table_am) {
            return;
        }
        self.put(&[b"SET default_table_access_method = "]);
        self.put_id(table_am);
        self.put(&[b";\n\n"]);
        self.table_am = Some(table_am);
    }

    /// Counts actions and, when there are enough, ends the transaction with `commit`.
    pub(super) fn count_action(&mut self, commit: &[u8]) {
        if self.options.transaction_size > 0 {
            self.actions = self.actions.saturating_add(1);
            if self.actions >= self.options.transaction_size {
                self.put(&[commit]);
                self.actions = 0;
            }
        }
    }

    /// Counts actions that are not worth a COMMIT of their own.
    pub(super) fn count_more_actions(&mut self, n: usize) {
        self.actions = self.actions.saturating_add(u32::try_from(n).unwrap_or(u32::MAX));
    }

    pub(super) fn reset_actions(&mut self) {
        self.actions = 0;
    }
}
