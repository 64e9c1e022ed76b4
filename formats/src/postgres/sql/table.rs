//! The columns of a table and their types, out of its definition as pg_dump writes it
//! (pg_dump.c `dumpTableSchema`, `dumpCompositeType`).

use super::ident::QualifiedName;
use super::lexer::Lexer;
use super::token::TokenKind;
use crate::{Result, Text};

/// What a `CREATE TABLE`, `CREATE FOREIGN TABLE` or `CREATE TYPE ... AS (...)` says of columns.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct TableDefinition {
    /// The table or composite type.
    pub name: QualifiedName,
    /// The columns named here: not those that come from parents or from the type alone.
    pub columns: Vec<Column>,
    /// The parents of `INHERITS (...)`, or the parent of `PARTITION OF` (pg_dump 10 and 11).
    pub inherits: Vec<QualifiedName>,
    /// The composite type of `OF ...`.
    pub of_type: Option<QualifiedName>,
}

/// One column.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Column {
    /// Its name.
    pub name: Text,
    /// Its type; `None` in a table `OF` a type or a `PARTITION OF`, which have it elsewhere.
    pub type_name: Option<TypeName>,
    /// `NOT NULL`, or part of an inline primary key.
    pub not_null: bool,
    /// `GENERATED ALWAYS AS (...)`: COPY has no such column. An identity column is none.
    pub generated: bool,
}

/// A type, as written.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct TypeName {
    /// The schema, which built-in types are written without.
    pub schema: Option<Text>,
    /// The name without quotes, modifiers and brackets: `integer`, `character varying`,
    /// `timestamp with time zone`, `interval`, `My type`.
    pub name: Text,
    /// Whether the name was in quotes: `"char"` is not `char`.
    pub quoted: bool,
    /// What stands in parentheses: `10` and `2` of `numeric(10,2)`.
    pub modifiers: Vec<Text>,
    /// Whether it is an array, of any number of dimensions.
    pub array: bool,
    /// All of it as it stands in the definition.
    pub text: Text,
}

impl TableDefinition {
    /// Reads a definition. Statements before the `CREATE` (binary upgrade) are passed over, as is
    /// all that follows the columns.
    ///
    /// # Errors
    /// [`Class::Malformed`](crate::Class::Malformed) or [`Class::Truncated`](crate::Class::Truncated)
    /// for what is no such definition.
    pub fn parse(definition: &[u8]) -> Result<Self> {
        let mut lexer = Lexer::new(definition)?;
        while !lexer.accept("create")? {
            lexer.skip_until(|kind| kind == TokenKind::Symbol(b';'))?;
            if !lexer.accept_symbol(b';')? {
                return Err(lexer.unexpected("CREATE TABLE"));
            }
        }
        if lexer.accept("type")? {
            let name = QualifiedName::take(&mut lexer, "the name of the type")?;
            lexer.expect("as")?;
            let columns = items(&mut lexer)?;
            return Ok(TableDefinition { name, columns, inherits: Vec::new(), of_type: None });
        }
        for word in ["global", "local", "temporary", "temp", "unlogged", "foreign"] {
            lexer.accept(word)?;
        }
        lexer.expect("table")?;
        lexer.accept_all(&["if", "not", "exists"])?;
        let name = QualifiedName::take(&mut lexer, "the name of the table")?;
        let mut inherits = Vec::new();
        if lexer.accept_all(&["partition", "of"])? {
            inherits.push(QualifiedName::take(&mut lexer, "the name of the parent table")?);
        }
        let of_type = if lexer.accept("of")? { Some(QualifiedName::take(&mut lexer, "the name of the type")?) } else { None };
        let typed = of_type.is_some() || !inherits.is_empty();
        let columns = match lexer.peek() {
            Some(TokenKind::Symbol(b'(')) => items(&mut lexer)?,
            _ if typed => Vec::new(),
            _ => return Err(lexer.unexpected("the columns of the table")),
        };
        if lexer.accept("inherits")? {
            lexer.expect_symbol(b'(')?;
            loop {
                inherits.push(QualifiedName::take(&mut lexer, "the name of a parent table")?);
                if !lexer.accept_symbol(b',')? {
                    break;
                }
            }
            lexer.expect_symbol(b')')?;
        }
        Ok(TableDefinition { name, columns, inherits, of_type })
    }
}

impl TypeName {
    /// Reads a type; nothing may follow.
    ///
    /// # Errors
    /// [`Class::Malformed`](crate::Class::Malformed) for what is no type.
    pub fn parse(text: &[u8]) -> Result<Self> {
        let mut lexer = Lexer::new(text)?;
        let type_name = Self::take(&mut lexer)?;
        match lexer.peek() {
            None => Ok(type_name),
            Some(_) => Err(lexer.unexpected("the end of the type")),
        }
    }

    /// The type under a domain, out of the domain's definition; the rest of it is passed over
    /// (pg_dump.c `dumpDomain`).
    ///
    /// # Errors
    /// [`Class::Malformed`](crate::Class::Malformed) for what is no such definition.
    pub fn under_domain(definition: &[u8]) -> Result<Self> {
        let mut lexer = Lexer::new(definition)?;
        while !lexer.accept_all(&["create", "domain"])? {
            lexer.skip_until(|kind| kind == TokenKind::Symbol(b';'))?;
            if !lexer.accept_symbol(b';')? {
                return Err(lexer.unexpected("CREATE DOMAIN"));
            }
        }
        QualifiedName::take(&mut lexer, "the name of the domain")?;
        lexer.accept("as")?;
        Self::take(&mut lexer)
    }

    fn take(lexer: &mut Lexer<'_>) -> Result<Self> {
        let start = lexer.offset();
        let mut quoted = lexer.peek() == Some(TokenKind::Quoted);
        let mut schema = None;
        let mut name = lexer.name("a type")?;
        if lexer.accept_symbol(b'.')? {
            quoted = lexer.peek() == Some(TokenKind::Quoted);
            schema = Some(std::mem::replace(&mut name, lexer.name("a type")?));
        }
        let built_in = schema.is_none() && !quoted;
        // The names of several words that SQL has.
        let mut words = vec![name];
        let is_time = built_in && (words[0] == "timestamp" || words[0] == "time");
        let is_interval = built_in && words[0] == "interval";
        if built_in {
            let follow: &[&str] = match &*words[0] {
                b"double" => &["precision"],
                b"bit" | b"character" | b"char" | b"nchar" => &["varying"],
                b"national" => &["character", "char", "varying"],
                _ => &[],
            };
            for word in follow {
                if lexer.accept(word)? {
                    words.push(Text::from(*word));
                }
            }
        }
        let mut modifiers = Vec::new();
        if is_interval {
            while ["year", "month", "day", "hour", "minute", "second", "to"].iter().any(|w| lexer.at_word(w)) {
                lexer.next()?;
            }
        }
        if lexer.accept_symbol(b'(')? {
            loop {
                let from = lexer.offset();
                lexer.skip_until(|kind| kind == TokenKind::Symbol(b','))?;
                modifiers.push(Text::from(lexer.text(from, lexer.before())));
                if !lexer.accept_symbol(b',')? {
                    break;
                }
            }
            lexer.expect_symbol(b')')?;
        }
        if is_time {
            for with in ["with", "without"] {
                if lexer.accept_all(&[with, "time", "zone"])? {
                    words.extend([with, "time", "zone"].map(Text::from));
                }
            }
        }
        let mut array = lexer.accept("array")?;
        while lexer.accept_symbol(b'[')? {
            array = true;
            lexer.skip_until(|_| false)?;
            lexer.expect_symbol(b']')?;
        }
        let text = Text::from(lexer.text(start, lexer.before()));
        let name = Text::from(words.join(&b' '));
        Ok(TypeName { schema, name, quoted, modifiers, array, text })
    }
}

/// The columns among the items in parentheses.
fn items(lexer: &mut Lexer<'_>) -> Result<Vec<Column>> {
    let mut columns = Vec::new();
    lexer.expect_symbol(b'(')?;
    if lexer.accept_symbol(b')')? {
        return Ok(columns);
    }
    loop {
        if at_table_constraint(lexer)? {
            lexer.skip_until(|kind| kind == TokenKind::Symbol(b','))?;
        } else {
            columns.push(column(lexer)?);
        }
        if !lexer.accept_symbol(b',')? {
            break;
        }
    }
    lexer.expect_symbol(b')')?;
    Ok(columns)
}

/// Whether an item is a constraint: all of these words but `exclude` are quoted as names.
fn at_table_constraint(lexer: &Lexer<'_>) -> Result<bool> {
    if lexer.at_word("exclude") {
        let mut ahead = lexer.clone();
        ahead.next()?;
        return Ok(ahead.at_word("using") || ahead.peek() == Some(TokenKind::Symbol(b'(')));
    }
    Ok(["constraint", "check", "not", "primary", "unique", "foreign", "like"].iter().any(|word| lexer.at_word(word)))
}

fn column(lexer: &mut Lexer<'_>) -> Result<Column> {
    let name = lexer.name("the name of a column")?;
    let untyped = match lexer.peek() {
        Some(TokenKind::Word) => OPTION_WORDS.iter().any(|option| lexer.at_word(option)),
        Some(TokenKind::Quoted) => false,
        _ => true,
    };
    let type_name = if untyped { None } else { Some(TypeName::take(lexer)?) };
    let mut column = Column { name, type_name, not_null: false, generated: false };
    loop {
        if matches!(lexer.peek(), None | Some(TokenKind::Symbol(b',' | b')'))) {
            return Ok(column);
        }
        if lexer.accept_all(&["not", "null"])? || lexer.accept_all(&["primary", "key"])? {
            column.not_null = true;
        } else if lexer.accept_all(&["generated", "always", "as"])? {
            column.generated = lexer.peek() == Some(TokenKind::Symbol(b'('));
        } else if let Some(TokenKind::Symbol(open @ (b'(' | b'['))) = lexer.next()? {
            lexer.skip_until(|_| false)?;
            lexer.expect_symbol(if open == b'(' { b')' } else { b']' })?;
        }
    }
}

/// What may follow the name of a column that has no type.
const OPTION_WORDS: &[&str] =
    &["with", "not", "null", "default", "constraint", "check", "collate", "generated", "primary", "unique", "references", "options"];

#[cfg(test)]
mod tests {
    use super::*;

    fn types(definition: &str) -> Vec<(String, String)> {
        let table = TableDefinition::parse(definition.as_bytes()).unwrap();
        let name = |c: &Column| c.name.display().into_owned();
        table.columns.iter().map(|c| (name(c), c.type_name.as_ref().map_or("-".into(), |t| t.text.display().into_owned()))).collect()
    }

    /// As pg_dump 15 writes it.
    const BASE: &str = r#"CREATE TABLE hk.base (
    id integer NOT NULL,
    a character varying(10) DEFAULT 'a,b''c)('::character varying NOT NULL,
    b numeric(10,2),
    c timestamp(3) with time zone DEFAULT now(),
    d hk."My",
    e integer[],
    f text COLLATE pg_catalog."C",
    g "char",
    h bit varying(5),
    i interval day to second(3),
    j double precision,
    k character(3)[],
    l time without time zone,
    exclude integer,
    period integer,
    gen integer GENERATED ALWAYS AS ((id * 2)) STORED,
    "q ""x" text DEFAULT $x$,)$x$,
    CONSTRAINT base_a_check CHECK (((a)::text <> 'x,(y'::text))
)
INHERITS (public.p1, "P 2");
"#;

    #[test]
    fn reads_every_type() {
        let table = TableDefinition::parse(BASE.as_bytes()).unwrap();
        assert_eq!(table.name.to_string(), "hk.base");
        assert_eq!(table.inherits.iter().map(ToString::to_string).collect::<Vec<_>>(), ["public.p1", "\"P 2\""]);
        let names: Vec<_> = table.columns.iter().map(|c| c.type_name.as_ref().unwrap().name.display().into_owned()).collect();
        assert_eq!(
            names,
            [
                "integer",
                "character varying",
                "numeric",
                "timestamp with time zone",
                "My",
                "integer",
                "text",
                "char",
                "bit varying",
                "interval",
                "double precision",
                "character",
                "time without time zone",
                "integer",
                "integer",
                "integer",
                "text",
            ]
        );
        let column = |name: &str| table.columns.iter().find(|c| c.name == name).unwrap();
        let modifiers = |name: &str| column(name).type_name.clone().unwrap().modifiers;
        assert_eq!(modifiers("b"), [Text::from("10"), Text::from("2")]);
        assert_eq!(modifiers("c"), [Text::from("3")]);
        assert_eq!(modifiers("i"), [Text::from("3")]);
        assert_eq!(column("i").type_name.as_ref().unwrap().text, "interval day to second(3)");
        assert_eq!(column("d").type_name.as_ref().unwrap().schema.as_ref().unwrap(), &"hk");
        assert!(column("e").type_name.as_ref().unwrap().array && column("k").type_name.as_ref().unwrap().array);
        assert!(column("g").type_name.as_ref().unwrap().quoted);
        assert_eq!(table.columns.iter().filter(|c| c.not_null).map(|c| c.name.display()).collect::<Vec<_>>(), ["id", "a"]);
        assert_eq!(table.columns.iter().filter(|c| c.generated).map(|c| c.name.display()).collect::<Vec<_>>(), ["gen"]);
        assert_eq!(table.columns.last().unwrap().name, "q \"x");
    }

    #[test]
    fn reads_other_shapes() {
        assert_eq!(types("CREATE TABLE public.z (\n);\n"), []);
        assert_eq!(types("CREATE TABLE hk.typed2 OF hk.comp;\n"), []);
        let typed =
            "CREATE TABLE hk.typed OF hk.comp (\n    b DEFAULT 'x'::character varying NOT NULL,\n    CONSTRAINT tt CHECK ((a > 0))\n);\n";
        assert_eq!(types(typed), [("b".into(), "-".into())]);
        assert_eq!(TableDefinition::parse(typed.as_bytes()).unwrap().of_type.unwrap().name, "comp");
        let kept = "CREATE TABLE hk.nnk (\n    CONSTRAINT kk NOT NULL a,\n    NOT NULL b\n)\nINHERITS (hk.nn);\n";
        assert_eq!(types(kept), []);
        let foreign = "CREATE FOREIGN TABLE s.ft (\n    a integer OPTIONS (column_name 'x') NOT NULL,\n    v integer GENERATED ALWAYS AS ((a + 1))\n)\nSERVER srv;\n";
        assert_eq!(types(foreign).len(), 2);
        let unlogged = "-- For binary upgrade\nSELECT f('CREATE ;');\n\nCREATE UNLOGGED TABLE t (\n    g public.geometry(Point,4326),\n    \"H h\" public.\"Ty p\"(1)[][]\n);\n";
        assert_eq!(types(unlogged)[1].1, "public.\"Ty p\"(1)[][]");
        let composite = "CREATE TYPE hk.comp AS (\n\ta integer,\n\tb character varying(3),\n\t\"C d\" numeric(8,2)[]\n);\n";
        assert_eq!(types(composite).len(), 3);
        let partition = TableDefinition::parse(b"CREATE TABLE p PARTITION OF s.t\nFOR VALUES FROM (1) TO (2);\n").unwrap();
        assert_eq!(partition.inherits[0].to_string(), "s.t");
        for bad in ["", "CREATE VIEW v AS SELECT 1", "CREATE TABLE t", "CREATE TABLE t (a", "CREATE TABLE t (a int", "CREATE TABLE t (\"a"]
        {
            assert!(TableDefinition::parse(bad.as_bytes()).is_err(), "{bad}");
        }
    }

    #[test]
    fn a_domain_is_over_a_type() {
        let definition =
            b"CREATE DOMAIN s.\"d AS x\" AS character varying(20) COLLATE \"C\"\n\tCONSTRAINT c CHECK ((VALUE <> ''::text));\n";
        let base = TypeName::under_domain(definition).unwrap();
        assert_eq!((base.text, base.name, base.modifiers), ("character varying(20)".into(), "character varying".into(), vec!["20".into()]));
        assert!(TypeName::under_domain(b"CREATE TYPE s.t AS ENUM ('a');").is_err());
    }
}
