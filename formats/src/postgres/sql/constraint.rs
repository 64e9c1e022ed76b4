//! The keys of a table, out of the definitions of CONSTRAINT and FK CONSTRAINT entries
//! (pg_dump.c `dumpConstraint`, ruleutils.c `pg_get_constraintdef_worker`).

use super::ident::QualifiedName;
use super::lexer::Lexer;
use super::token::TokenKind;
use crate::{Result, Text};

/// One `ALTER TABLE ... ADD CONSTRAINT`.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Constraint {
    /// The table, or the domain.
    pub table: QualifiedName,
    /// Whether it says `ONLY`; a foreign key without it is one of a partitioned table and holds for
    /// its partitions.
    pub only: bool,
    /// The constraint's name.
    pub name: Text,
    /// What it demands.
    pub kind: ConstraintKind,
}

/// What a constraint demands of the rows.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum ConstraintKind {
    /// These columns together are unique, and none of them is NULL.
    PrimaryKey {
        /// The columns, in the order of the key.
        columns: Vec<Text>,
    },
    /// These columns together are unique.
    Unique {
        /// The columns, in the order of the key.
        columns: Vec<Text>,
        /// Whether NULLs are equal to each other; otherwise a row with a NULL among them is free.
        nulls_not_distinct: bool,
    },
    /// These columns are found in another table.
    ForeignKey(ForeignKey),
    /// Something that rows alone cannot be checked against; the text says what.
    NotCheckable(&'static str),
}

/// A foreign key.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct ForeignKey {
    /// The referencing columns.
    pub columns: Vec<Text>,
    /// The table referred to.
    pub references: QualifiedName,
    /// Its columns, in the same order; empty when the definition leaves it to the primary key.
    pub referenced: Vec<Text>,
    /// `MATCH FULL`: all columns are NULL or none. Otherwise one NULL frees the row.
    pub match_full: bool,
    /// False after `NOT VALID`: old rows may break it.
    pub valid: bool,
    /// False after `NOT ENFORCED` (18): any row may break it.
    pub enforced: bool,
}

impl Constraint {
    /// Reads a definition. What pg_dump appends to it (`CLUSTER`, `REPLICA IDENTITY`) is passed over.
    ///
    /// # Errors
    /// [`Class::Malformed`](crate::Class::Malformed) or [`Class::Truncated`](crate::Class::Truncated)
    /// for what is no such definition.
    pub fn parse(definition: &[u8]) -> Result<Self> {
        let mut lexer = Lexer::new(definition)?;
        while !lexer.accept("alter")? {
            lexer.skip_until(|kind| kind == TokenKind::Symbol(b';'))?;
            if !lexer.accept_symbol(b';')? {
                return Err(lexer.unexpected("ALTER TABLE"));
            }
        }
        lexer.accept("foreign")?;
        let domain = lexer.accept("domain")?;
        if !domain {
            lexer.expect("table")?;
        }
        lexer.accept_all(&["if", "exists"])?;
        let only = lexer.accept("only")?;
        let table = QualifiedName::take(&mut lexer, "the name of the table")?;
        lexer.expect("add")?;
        lexer.expect("constraint")?;
        let name = lexer.name("the name of the constraint")?;
        let kind = if domain { ConstraintKind::NotCheckable("constraint of a domain") } else { kind(&mut lexer)? };
        Ok(Constraint { table, only, name, kind })
    }
}

fn kind(lexer: &mut Lexer<'_>) -> Result<ConstraintKind> {
    if lexer.accept_all(&["primary", "key"])? {
        return key(lexer, |columns| ConstraintKind::PrimaryKey { columns });
    }
    if lexer.accept("unique")? {
        let nulls_not_distinct = lexer.accept_all(&["nulls", "not", "distinct"])?;
        lexer.accept_all(&["nulls", "distinct"])?;
        return key(lexer, |columns| ConstraintKind::Unique { columns, nulls_not_distinct });
    }
    if lexer.accept_all(&["foreign", "key"])? {
        return foreign_key(lexer);
    }
    for (word, what) in [("check", "check constraint"), ("exclude", "exclusion constraint"), ("not", "not-null constraint")] {
        if lexer.at_word(word) {
            return Ok(ConstraintKind::NotCheckable(what));
        }
    }
    Err(lexer.unexpected("the kind of the constraint"))
}

fn key(lexer: &mut Lexer<'_>, kind: impl FnOnce(Vec<Text>) -> ConstraintKind) -> Result<ConstraintKind> {
    if lexer.at_word("using") {
        return Ok(ConstraintKind::NotCheckable("key named by its index"));
    }
    Ok(match columns(lexer)? {
        (columns, false) => kind(columns),
        (_, true) => ConstraintKind::NotCheckable("temporal key"),
    })
}

fn foreign_key(lexer: &mut Lexer<'_>) -> Result<ConstraintKind> {
    let (from, temporal) = columns(lexer)?;
    lexer.expect("references")?;
    let references = QualifiedName::take(lexer, "the name of the table referred to")?;
    let (referenced, also) = if lexer.peek() == Some(TokenKind::Symbol(b'(')) { columns(lexer)? } else { (Vec::new(), false) };
    if temporal || also {
        return Ok(ConstraintKind::NotCheckable("temporal foreign key"));
    }
    if !referenced.is_empty() && referenced.len() != from.len() {
        return Err(lexer.unexpected(&format!("{} columns of the table referred to, not {}", from.len(), referenced.len())));
    }
    let mut key = ForeignKey { columns: from, references, referenced, match_full: false, valid: true, enforced: true };
    while !matches!(lexer.peek(), None | Some(TokenKind::Symbol(b';'))) {
        if lexer.accept_all(&["match", "full"])? {
            key.match_full = true;
        } else if lexer.accept_all(&["not", "valid"])? {
            key.valid = false;
        } else if lexer.accept_all(&["not", "enforced"])? {
            key.enforced = false;
        } else {
            lexer.next()?;
        }
    }
    Ok(ConstraintKind::ForeignKey(key))
}

/// Columns in parentheses, and whether `PERIOD` or `WITHOUT OVERLAPS` (18) is among them. `period`
/// alone is a name.
fn columns(lexer: &mut Lexer<'_>) -> Result<(Vec<Text>, bool)> {
    let mut columns = Vec::new();
    let mut temporal = false;
    lexer.expect_symbol(b'(')?;
    loop {
        let period = lexer.at_word("period");
        let name = lexer.name("the name of a column")?;
        if period && matches!(lexer.peek(), Some(TokenKind::Word | TokenKind::Quoted)) && !lexer.at_word("without") {
            temporal = true;
            columns.push(lexer.name("the name of a column")?);
        } else {
            columns.push(name);
        }
        temporal |= lexer.accept_all(&["without", "overlaps"])?;
        if lexer.accept_symbol(b')')? {
            return Ok((columns, temporal));
        }
        lexer.expect_symbol(b',')?;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(rest: &str) -> ConstraintKind {
        let constraint =
            Constraint::parse(format!("ALTER TABLE ONLY hk.\"T t\"\n    ADD CONSTRAINT \"c\"\"d\" {rest};\n").as_bytes()).unwrap();
        assert_eq!(constraint.table.to_string(), "hk.\"T t\"");
        assert_eq!(constraint.name, "c\"d");
        assert!(constraint.only);
        constraint.kind
    }

    fn texts(names: &[&str]) -> Vec<Text> {
        names.iter().map(|name| Text::from(*name)).collect()
    }

    #[test]
    fn reads_keys() {
        assert_eq!(parse("PRIMARY KEY (a, \"b c\")"), ConstraintKind::PrimaryKey { columns: texts(&["a", "b c"]) });
        assert_eq!(
            parse("UNIQUE NULLS NOT DISTINCT (a, b) INCLUDE (c) WITH (fillfactor='50') DEFERRABLE INITIALLY DEFERRED"),
            ConstraintKind::Unique { columns: texts(&["a", "b"]), nulls_not_distinct: true }
        );
        let clustered = "UNIQUE (period);\n\nALTER TABLE hk.uq CLUSTER ON uq_period_key";
        assert_eq!(parse(clustered), ConstraintKind::Unique { columns: texts(&["period"]), nulls_not_distinct: false });
        assert_eq!(parse("PRIMARY KEY (id, r WITHOUT OVERLAPS)"), ConstraintKind::NotCheckable("temporal key"));
        assert_eq!(parse("PRIMARY KEY (id, period WITHOUT OVERLAPS)"), ConstraintKind::NotCheckable("temporal key"));
        assert_eq!(parse("EXCLUDE USING gist (c WITH &&)"), ConstraintKind::NotCheckable("exclusion constraint"));
        assert_eq!(parse("CHECK ((a > 0)) NOT VALID"), ConstraintKind::NotCheckable("check constraint"));
        assert_eq!(parse("NOT NULL a NOT VALID"), ConstraintKind::NotCheckable("not-null constraint"));
    }

    #[test]
    fn reads_foreign_keys() {
        let ConstraintKind::ForeignKey(key) =
            parse("FOREIGN KEY (x, y) REFERENCES hk.pk2(a, \"b c\") MATCH FULL ON DELETE SET NULL (x) DEFERRABLE NOT VALID")
        else {
            panic!("no foreign key")
        };
        assert_eq!((key.columns, key.referenced), (texts(&["x", "y"]), texts(&["a", "b c"])));
        assert_eq!(key.references.to_string(), "hk.pk2");
        assert!(key.match_full && !key.valid && key.enforced);
        let ConstraintKind::ForeignKey(key) = parse("FOREIGN KEY (period) REFERENCES b(period) NOT DEFERRABLE NOT ENFORCED") else {
            panic!("no foreign key")
        };
        assert!(!key.match_full && key.valid && !key.enforced);
        let temporal = "FOREIGN KEY (id, PERIOD r) REFERENCES hk.tmp(id, PERIOD r)";
        assert_eq!(parse(temporal), ConstraintKind::NotCheckable("temporal foreign key"));
        let partitioned = Constraint::parse(b"ALTER TABLE s.t\n    ADD CONSTRAINT c FOREIGN KEY (a) REFERENCES s.u(b);\n").unwrap();
        assert!(!partitioned.only);
        let domain = Constraint::parse(b"ALTER DOMAIN s.d\n    ADD CONSTRAINT c CHECK ((VALUE > 0)) NOT VALID;\n").unwrap();
        assert_eq!(domain.kind, ConstraintKind::NotCheckable("constraint of a domain"));
    }

    #[test]
    fn refuses_the_rest() {
        for bad in [
            "",
            "CREATE INDEX i ON t (a);",
            "ALTER TABLE t ADD CONSTRAINT c UNIQUE (a",
            "ALTER TABLE t ADD CONSTRAINT c UNIQUE ()",
            "ALTER TABLE t ADD CONSTRAINT c FOREIGN KEY (a) REFERENCES u(b, c);",
            "ALTER TABLE t OWNER TO x;",
        ] {
            assert!(Constraint::parse(bad.as_bytes()).is_err(), "{bad}");
        }
    }
}
