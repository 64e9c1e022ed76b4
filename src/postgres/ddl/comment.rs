//! Comments on objects: COMMENT ON.

use dumpkit_formats::Result;
use dumpkit_formats::postgres::archive::{CatalogId, DumpId, EntryKind, Section};

use super::{Ddl, NewEntry};
use crate::postgres::text::put;

/// What a comment or a label is about.
#[derive(Debug, Clone, Copy)]
pub struct About<'a> {
    /// What it is in SQL, such as `TABLE` or `COLUMN`.
    pub what: &'a str,
    /// Its name in SQL, quoted, without its schema.
    pub name: &'a [u8],
    /// The schema, unquoted.
    pub namespace: Option<&'a [u8]>,
    /// The owner.
    pub owner: &'a [u8],
    /// The row it is about.
    pub catalog_id: CatalogId,
    /// Its column, or 0.
    pub subid: i32,
    /// The entry that it comes after.
    pub dump_id: DumpId,
}

impl Ddl<'_> {
    /// Writes the comment, if there is one (`dumpComment`).
    pub fn comment(&mut self, about: About<'_>) -> Result<()> {
        self.comment_unless(about, None)
    }

    /// Writes the comment, unless it is the one that initdb gives the object; if that was taken away,
    /// writes an empty one (`dumpCommentExtended`).
    pub fn comment_unless(&mut self, about: About<'_>, initdb: Option<&str>) -> Result<()> {
        self.comment_as(about.what.as_bytes(), about, initdb)
    }

    /// Writes the comment of a part of something else, such as a trigger: `about` is its table, with the
    /// part's row and number, and `prefix` what comes before the table's name instead of `about.what`:
    /// `TRIGGER "t" ON`.
    pub fn part_comment(&mut self, prefix: &[u8], about: About<'_>) -> Result<()> {
        self.comment_as(prefix, about, None)
    }

    fn comment_as(&mut self, what: &[u8], about: About<'_>, initdb: Option<&str>) -> Result<()> {
        let catalog = self.catalog;
        if catalog.options.no_comments || !self.says(about.what) {
            return Ok(());
        }
        let comments = catalog.comments.of(about.catalog_id);
        let text = comments.iter().find(|comment| comment.subid == about.subid).map(|comment| &comment.text[..]);
        let text = match initdb {
            Some(initdb) if text == Some(initdb.as_bytes()) => None,
            Some(_) => Some(text.unwrap_or_default()),
            None => text,
        };
        if let Some(text) = text {
            let mut create = Vec::new();
            put!(create, "COMMENT ON ", what, " ", self.qualified_sql(about.namespace, about.name), " IS ", self.literal(text), ";\n");
            self.add_about(what, about, EntryKind::Comment, create);
        }
        Ok(())
    }

    /// Whether what is said of an object of this kind is wanted: it is definition, but of a large object
    /// it is data.
    pub(super) fn says(&self, what: &str) -> bool {
        let parts = self.catalog.options.parts();
        if what == "LARGE OBJECT" { parts.data } else { parts.schema }
    }

    /// `schema.name` of a name that is in SQL already.
    pub(super) fn qualified_sql(&self, namespace: Option<&[u8]>, name: &[u8]) -> Vec<u8> {
        let mut out = Vec::new();
        if let Some(namespace) = namespace.filter(|namespace| !namespace.is_empty()) {
            put!(out, self.id(namespace), ".");
        }
        put!(out, name);
        out
    }

    /// Adds an entry that says something of an object: in no section, so that it goes with the object's.
    /// Its owner is empty, not NULL, of what has none.
    pub(super) fn add_about(&mut self, what: &[u8], about: About<'_>, kind: EntryKind, create: Vec<u8>) {
        let new = NewEntry {
            id: self.new_id(),
            catalog_id: CatalogId::default(),
            kind,
            section: Section::None,
            tag: [what, b" ", about.name].concat(),
            namespace: about.namespace,
            owner: about.owner,
            create,
            drop: Vec::new(),
            dependencies: vec![about.dump_id],
        };
        self.add(new).owner = Some(about.owner.into());
    }
}
