//! Which keys an archive's rows must keep, and where their columns are.
//!
//! Primary keys, unique constraints and foreign keys are read from the archive's own statements. A
//! key over a partitioned table holds over all its leaves (`TABLE ATTACH`); inherited tables do not
//! share keys. What cannot be told from texts alone is left out with a note: types whose equal values
//! have several spellings, nondeterministic collations, expressions, temporal keys.

use std::collections::{BTreeSet, HashMap};

use dumpkit_formats::Text;
use dumpkit_formats::postgres::archive::{EntryKind, Toc, TocEntry};
use dumpkit_formats::postgres::copy::CopyStatement;
use dumpkit_formats::postgres::sql::{Constraint, ConstraintKind, ForeignKey, TableDefinition};

use super::key_form::{Form, Types};
use super::partitions::{self, TableName, named, own_name};

/// A collection of key values: all values of some columns of some tables.
pub type SetId = u32;

/// What to take out of the data and what to compare.
#[derive(Debug, Default)]
pub struct KeyPlan {
    /// For each entry whose rows hold keys: which.
    pub extracts: HashMap<usize, EntryKeys>,
    /// What must hold.
    pub checks: Vec<Check>,
    /// Sets in all; their numbers are below.
    pub sets: SetId,
    /// What is not checked, and why.
    pub notes: Vec<String>,
}

/// The key columns of one entry's rows.
#[derive(Debug, Default)]
pub struct EntryKeys {
    /// Positions in the row, ascending, and how values become comparable.
    pub columns: Vec<(usize, Form)>,
    /// The tuples to take from each row.
    pub tuples: Vec<Tuple>,
}

/// A key value of each row.
#[derive(Debug)]
pub struct Tuple {
    /// Where it goes.
    pub set: SetId,
    /// Indexes into [`EntryKeys::columns`], in the order that all members of the set share.
    pub columns: Vec<usize>,
    /// What NULLs mean.
    pub nulls: Nulls,
}

/// What a NULL among the values of a key means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Nulls {
    /// The row does not take part.
    Skip,
    /// The row does not take part, and only all may be NULL (`MATCH FULL`).
    AllOrNone,
    /// There must be none (primary keys).
    Never,
    /// NULLs equal each other (`NULLS NOT DISTINCT`).
    Equal,
}

/// Something that must hold.
#[derive(Debug)]
pub struct Check {
    /// The position of the constraint's entry.
    pub entry: usize,
    /// The constraint's name.
    pub name: String,
    /// What it says.
    pub rule: Rule,
}

/// What a check says.
#[derive(Debug, Clone, Copy)]
pub enum Rule {
    /// No value of the set occurs twice.
    Unique(SetId),
    /// Every value of `from` is in `to`.
    Contained {
        /// The referencing rows.
        from: SetId,
        /// The referenced rows.
        to: SetId,
    },
}

/// Entries, columns, and whether NULLs are kept: what makes two sets the same.
type SetKey = (Vec<usize>, Vec<Text>, bool);

impl KeyPlan {
    /// Reads the constraints of an archive.
    pub fn new(toc: &Toc) -> Self {
        let mut planner = Planner::new(toc);
        let mut without_rows = 0u64;
        for (i, entry) in toc.entries().iter().enumerate() {
            if !matches!(entry.kind, EntryKind::Constraint | EntryKind::FkConstraint) {
                continue;
            }
            let label = String::from_utf8_lossy(entry.tag_bytes()).into_owned();
            match planner.constraint(i, entry) {
                Ok(()) => {}
                Err(Skip::NoRows) => without_rows += 1,
                Err(Skip::NoKey) => {}
                Err(Skip::Because(why)) => planner.plan.notes.push(format!("{} {label} is not checked: {why}", entry.kind)),
            }
        }
        if without_rows > 0 {
            planner
                .plan
                .notes
                .push(format!("keys and foreign keys of tables without COPY rows in the archive are not checked: {without_rows}"));
        }
        planner.plan
    }
}

/// Why a constraint is left out.
enum Skip {
    /// Its table, or the one it references, has no COPY rows in the archive.
    NoRows,
    /// It demands nothing of several rows.
    NoKey,
    /// Anything else.
    Because(String),
}

impl From<String> for Skip {
    fn from(why: String) -> Self {
        Skip::Because(why)
    }
}

impl From<&str> for Skip {
    fn from(why: &str) -> Self {
        Skip::Because(why.to_owned())
    }
}

struct Planner<'a> {
    toc: &'a Toc,
    plan: KeyPlan,
    types: Types<'a>,
    /// The TABLE entries.
    tables: HashMap<TableName, usize>,
    /// The TABLE DATA entries.
    data: HashMap<TableName, usize>,
    /// The direct partitions of a table.
    partitions: HashMap<TableName, Vec<TableName>>,
    definitions: HashMap<usize, Option<TableDefinition>>,
    sets: HashMap<SetKey, SetId>,
}

impl<'a> Planner<'a> {
    fn new(toc: &'a Toc) -> Self {
        let mut planner = Planner {
            toc,
            plan: KeyPlan::default(),
            types: Types::new(toc),
            tables: HashMap::new(),
            data: HashMap::new(),
            partitions: HashMap::new(),
            definitions: HashMap::new(),
            sets: HashMap::new(),
        };
        for (i, entry) in toc.entries().iter().enumerate() {
            let name = own_name(entry);
            match entry.kind {
                EntryKind::Table => {
                    planner.tables.insert(name, i);
                }
                EntryKind::TableData => {
                    planner.data.insert(name, i);
                }
                _ => {}
            }
        }
        for (child, parent) in partitions::parents(toc) {
            planner.partitions.entry(parent).or_default().push(child);
        }
        planner
    }

    fn constraint(&mut self, i: usize, entry: &'a TocEntry) -> Result<(), Skip> {
        let constraint = Constraint::parse(entry.defn_bytes()).map_err(|e| e.what().to_owned())?;
        let table = named(&constraint.table, entry);
        let name = constraint.name.display().into_owned();
        let rule = match constraint.kind {
            ConstraintKind::PrimaryKey { columns } => Rule::Unique(self.key(&table, &columns, Nulls::Never)?),
            ConstraintKind::Unique { columns, nulls_not_distinct } => {
                Rule::Unique(self.key(&table, &columns, if nulls_not_distinct { Nulls::Equal } else { Nulls::Skip })?)
            }
            ConstraintKind::ForeignKey(key) => self.foreign_key(&table, key, entry)?,
            ConstraintKind::NotCheckable(why) if why.contains("not-null") || why.contains("check") => return Err(Skip::NoKey),
            ConstraintKind::NotCheckable(why) => return Err(why.into()),
            _ => return Err("it is of a kind that is not known".into()),
        };
        self.plan.checks.push(Check { entry: i, name, rule });
        Ok(())
    }

    /// The set of a key's values, its columns in the order of their names.
    fn key(&mut self, table: &TableName, columns: &[Text], nulls: Nulls) -> Result<SetId, Skip> {
        let mut columns = columns.to_vec();
        columns.sort();
        let leaves = self.leaves(table)?;
        self.set(leaves, columns, nulls)
    }

    fn foreign_key(&mut self, table: &TableName, key: ForeignKey, entry: &TocEntry) -> Result<Rule, Skip> {
        if !key.valid {
            return Err("it is NOT VALID".into());
        }
        if !key.enforced {
            return Err("it is NOT ENFORCED".into());
        }
        if key.columns.len() != key.referenced.len() {
            return Err("the columns it references are not named".into());
        }
        let parent = named(&key.references, entry);
        // Both sides in the order of the referenced columns' names, so that a parent has one set.
        let mut pairs: Vec<(Text, Text)> = key.referenced.into_iter().zip(key.columns).collect();
        pairs.sort();
        let (referenced, referencing): (Vec<Text>, Vec<Text>) = pairs.into_iter().unzip();
        let parents = self.leaves(&parent)?;
        let children = self.leaves(table)?;
        for (a, b) in referencing.iter().zip(&referenced) {
            self.comparable((&children, a), (&parents, b))?;
        }
        let to = self.set(parents, referenced, Nulls::Skip)?;
        let from = self.set(children, referencing, if key.match_full { Nulls::AllOrNone } else { Nulls::Skip })?;
        Ok(Rule::Contained { from, to })
    }

    /// The data entries of a table: its own, or those of all leaves when it is partitioned.
    fn leaves(&mut self, table: &TableName) -> Result<Vec<usize>, Skip> {
        let mut leaves = Vec::new();
        let mut seen = BTreeSet::new();
        let mut todo = vec![table.clone()];
        while let Some(name) = todo.pop() {
            if !seen.insert(name.clone()) {
                continue;
            }
            let children = self.partitions.get(&name);
            if let Some(children) = children {
                todo.extend(children.iter().cloned());
                continue;
            }
            let Some(at) = self.data.get(&name).copied() else {
                let partitioned = self.tables.get(&name).is_some_and(|i| {
                    let entry = &self.toc.entries()[*i];
                    entry.relkind == i32::from(b'p') || memchr::memmem::find(entry.defn_bytes(), b"\nPARTITION BY ").is_some()
                });
                if partitioned {
                    // Without partitions there are no rows.
                    continue;
                }
                return Err(Skip::NoRows);
            };
            let entry = &self.toc.entries()[at];
            if !entry.is_copy() {
                return Err(Skip::NoRows);
            }
            leaves.push(at);
        }
        leaves.sort_unstable();
        Ok(leaves)
    }

    /// The set of these columns' values, made when nobody has asked for it yet.
    fn set(&mut self, leaves: Vec<usize>, columns: Vec<Text>, nulls: Nulls) -> Result<SetId, Skip> {
        let key = (leaves, columns, nulls == Nulls::Equal);
        if let Some(set) = self.sets.get(&key).copied() {
            // The stricter demand stays.
            for leaf in &key.0 {
                let tuples = self.plan.extracts.get_mut(leaf).map(|keys| keys.tuples.iter_mut());
                for tuple in tuples.into_iter().flatten().filter(|t| t.set == set) {
                    tuple.nulls = tuple.nulls.max(nulls);
                }
            }
            return Ok(set);
        }
        let mut places = Vec::with_capacity(key.0.len());
        for leaf in &key.0 {
            let entry = &self.toc.entries()[*leaf];
            let positions = key.1.iter().map(|column| self.column(*leaf, column)).collect::<Result<Vec<_>, _>>();
            places.push(positions.map_err(|e| format!("{e} (in {})", entry.label()))?);
        }
        let set = self.plan.sets;
        self.plan.sets += 1;
        for (leaf, places) in key.0.iter().zip(places) {
            let keys = self.plan.extracts.entry(*leaf).or_default();
            keys.add(set, &places, nulls);
        }
        self.sets.insert(key, set);
        Ok(set)
    }

    /// A column's position in the rows of an entry, and its form.
    fn column(&mut self, leaf: usize, column: &Text) -> Result<(usize, Form), String> {
        let entry = &self.toc.entries()[leaf];
        let copy = entry.copy_stmt.as_deref().unwrap_or_default();
        let statement = CopyStatement::parse(copy).map_err(|e| e.what().to_owned())?;
        let columns = statement.columns.ok_or("the copy statement names no columns")?;
        let position = columns.iter().position(|c| c == column);
        let position = position.ok_or_else(|| format!("column {} is not among the copied ones", column.display()))?;
        let form = self.form(leaf, column)?;
        Ok((position + usize::from(statement.with_oids), form))
    }

    fn form(&mut self, leaf: usize, column: &Text) -> Result<Form, String> {
        let table = self.tables.get(&own_name(&self.toc.entries()[leaf])).copied().ok_or("its definition is not in the archive")?;
        let entry = &self.toc.entries()[table];
        let definition = self.definitions.entry(table).or_insert_with(|| TableDefinition::parse(entry.defn_bytes()).ok());
        let definition = definition.as_ref().ok_or("its definition is not understood")?;
        let found = definition.columns.iter().find(|c| c.name == *column);
        // What an inherited column is of stands in the parent's definition.
        let type_name =
            found.and_then(|c| c.type_name.as_ref()).ok_or_else(|| format!("the type of column {} is not known", column.display()))?;
        let form = self.types.form(type_name, entry.namespace_bytes());
        form.and_then(|form| self.types.collation_allows(form, entry.defn_bytes()))
            .map_err(|why| format!("column {} is of type {}, {why}", column.display(), type_name.text.display()))
    }

    /// Whether the texts of two columns can be compared.
    fn comparable(&mut self, a: (&[usize], &Text), b: (&[usize], &Text)) -> Result<(), String> {
        let (Some(left), Some(right)) = (a.0.first(), b.0.first()) else { return Ok(()) };
        let (left, right) = (self.column(*left, a.1)?.1, self.column(*right, b.1)?.1);
        if left.compares_with(right) {
            return Ok(());
        }
        Err(format!("columns {} and {} are of types whose texts cannot be compared", a.1.display(), b.1.display()))
    }
}

impl EntryKeys {
    fn add(&mut self, set: SetId, places: &[(usize, Form)], nulls: Nulls) {
        for place in places {
            if let Err(at) = self.columns.binary_search_by_key(&place.0, |c| c.0) {
                self.columns.insert(at, *place);
                for column in self.tuples.iter_mut().flat_map(|t| &mut t.columns).filter(|c| **c >= at) {
                    *column += 1;
                }
            }
        }
        let index = |place: &(usize, Form)| self.columns.binary_search_by_key(&place.0, |c| c.0).unwrap_or(0);
        self.tuples.push(Tuple { set, columns: places.iter().map(index).collect(), nulls });
    }
}

#[cfg(test)]
mod tests {
    use dumpkit_formats::postgres::archive::{ArchiveVersion, CreatedAt, Header, HeaderCompression, Widths};

    use super::*;

    fn toc(entries: &[(EntryKind, &str, &str)]) -> Toc {
        let header = Header {
            version: ArchiveVersion::NEWEST,
            widths: Widths::default(),
            format: 1,
            compression: HeaderCompression::Level(0),
            created: CreatedAt::default(),
            database: None,
            server_version: None,
            dump_version: None,
        };
        let entries = entries.iter().enumerate().map(|(i, (kind, tag, sql))| {
            let mut entry = TocEntry::new(i as i32 + 1, kind.clone());
            entry.namespace = Some("public".into());
            entry.tag = Some((*tag).into());
            let sql = Some((*sql).into());
            if *kind == EntryKind::TableData {
                entry.copy_stmt = sql
            } else {
                entry.defn = sql
            }
            entry
        });
        Toc::new(header, entries.collect())
    }

    #[test]
    fn a_foreign_key_finds_the_leaves_of_its_parent() {
        let toc = toc(&[
            (EntryKind::Table, "p", "CREATE TABLE public.p (\n    a integer NOT NULL,\n    b text\n)\nPARTITION BY LIST (a);\n"),
            (EntryKind::Table, "p1", "CREATE TABLE public.p1 (\n    a integer NOT NULL,\n    b text\n);\n"),
            (EntryKind::TableAttach, "p1", "ALTER TABLE ONLY public.p ATTACH PARTITION public.p1 FOR VALUES IN (1);\n"),
            (EntryKind::Table, "c", "CREATE TABLE public.c (\n    x bigint,\n    pa numeric(10,2)\n);\n"),
            (EntryKind::TableData, "p1", "COPY public.p1 (a, b) FROM stdin;\n"),
            (EntryKind::TableData, "c", "COPY public.c (x, pa) FROM stdin;\n"),
            (EntryKind::Constraint, "p p_pkey", "ALTER TABLE ONLY public.p\n    ADD CONSTRAINT p_pkey PRIMARY KEY (a);\n"),
            (
                EntryKind::FkConstraint,
                "c c_fk",
                "ALTER TABLE ONLY public.c\n    ADD CONSTRAINT c_fk FOREIGN KEY (pa) REFERENCES public.p(a);\n",
            ),
        ]);
        let plan = KeyPlan::new(&toc);
        assert_eq!(plan.notes, Vec::<String>::new());
        assert_eq!(plan.sets, 2);
        assert!(matches!(plan.checks[..], [Check { rule: Rule::Unique(0), .. }, Check { rule: Rule::Contained { from: 1, to: 0 }, .. }]));
        assert_eq!(plan.extracts[&4].columns, [(0, Form::Number)]);
        assert_eq!(plan.extracts[&5].columns, [(1, Form::Number)]);
    }

    #[test]
    fn what_texts_cannot_tell_is_left_out_with_a_note() {
        let toc = toc(&[
            (EntryKind::Table, "t", "CREATE TABLE public.t (\n    a interval NOT NULL\n);\n"),
            (EntryKind::TableData, "t", "COPY public.t (a) FROM stdin;\n"),
            (EntryKind::Constraint, "t t_pkey", "ALTER TABLE ONLY public.t\n    ADD CONSTRAINT t_pkey PRIMARY KEY (a);\n"),
        ]);
        let plan = KeyPlan::new(&toc);
        assert!(plan.checks.is_empty());
        assert!(plan.notes[0].contains("interval"), "{:?}", plan.notes);
    }
}
