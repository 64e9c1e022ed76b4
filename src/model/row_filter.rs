//! Simple conditions on rows: `COL=VALUE`, `COL!=VALUE`, `COL IS NULL`, `COL IS NOT NULL`.
//!
//! Values are compared as text, as they stand in the dump. As in SQL, a NULL is neither equal to
//! anything nor different from it.

use dumpkit_formats::{Error, Result};

/// One condition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Condition {
    /// The column's name, as [`ColumnName`] reads it.
    pub column: ColumnName,
    /// What its value must be.
    pub test: Test,
}

/// What a value must be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Test {
    /// This text.
    Equal(String),
    /// Not NULL, and not this text.
    Different(String),
    /// NULL.
    Null,
    /// Not NULL.
    NotNull,
}

/// The name of a column as it was typed: in double quotes it means itself, else a column of just
/// that name or, if there is none, of that name in lower case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ColumnName {
    /// The name, its quotes taken off.
    pub name: String,
    /// Whether it was in quotes.
    pub quoted: bool,
}

impl Condition {
    /// Reads a condition.
    ///
    /// # Errors
    /// Usage, for what is none.
    pub fn parse(text: &str) -> Result<Self> {
        let (column, rest) = ColumnName::take(text, |rest| rest.starts_with(['=', '!', ' ']))?;
        let test = match rest.strip_prefix("!=") {
            Some(value) => Test::Different(value.to_owned()),
            None => match rest.strip_prefix('=') {
                Some(value) => Test::Equal(value.to_owned()),
                None => match rest.split_whitespace().map(str::to_ascii_uppercase).collect::<Vec<_>>().join(" ").as_str() {
                    "IS NULL" => Test::Null,
                    "IS NOT NULL" => Test::NotNull,
                    _ => return Err(wrong(text)),
                },
            },
        };
        if column.name.is_empty() {
            return Err(wrong(text));
        }
        Ok(Condition { column, test })
    }
}

fn wrong(text: &str) -> Error {
    Error::misuse(format!("--where is \"{text}\", expected COL=VALUE, COL!=VALUE, COL IS NULL or COL IS NOT NULL"))
        .hint("a column's name with = ! or a blank in it goes in double quotes")
}

impl ColumnName {
    /// Reads a list of names with commas between.
    pub fn list(text: &str) -> Result<Vec<Self>> {
        let mut names = Vec::new();
        let mut rest = text;
        loop {
            let (name, after) = Self::take(rest.trim_start(), |rest| rest.starts_with(','))?;
            if name.name.is_empty() && !name.quoted {
                return Err(Error::misuse(format!("\"{text}\" is no list of columns")));
            }
            names.push(name);
            match after.trim_start().strip_prefix(',') {
                Some(after) => rest = after,
                None if after.trim_start().is_empty() => return Ok(names),
                None => return Err(Error::misuse(format!("\"{after}\" follows a quoted name in a list of columns, expected a comma"))),
            }
        }
    }

    /// A name from the start of `text`, and what follows it.
    fn take(text: &str, ends: impl Fn(&str) -> bool) -> Result<(Self, &str)> {
        let Some(quoted) = text.strip_prefix('"') else {
            let end = text.char_indices().map(|(i, _)| i).find(|i| ends(&text[*i..])).unwrap_or(text.len());
            return Ok((ColumnName { name: text[..end].trim_end().to_owned(), quoted: false }, &text[end..]));
        };
        let mut name = String::new();
        let mut rest = quoted;
        loop {
            let Some(at) = rest.find('"') else { return Err(Error::misuse(format!("a quote is not closed in {text}"))) };
            name.push_str(&rest[..at]);
            rest = &rest[at + 1..];
            match rest.strip_prefix('"') {
                Some(more) => {
                    name.push('"');
                    rest = more;
                }
                None => return Ok((ColumnName { name, quoted: true }, rest)),
            }
        }
    }

    /// Which of `names` is meant.
    pub fn find<'n>(&self, names: impl IntoIterator<Item = &'n str> + Clone) -> Option<usize> {
        let position = |wanted: &str| names.clone().into_iter().position(|name| name == wanted);
        let folded = || if self.quoted { None } else { position(&self.name.to_lowercase()) };
        position(&self.name).or_else(folded)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn conditions() {
        let parse = |text: &str| Condition::parse(text).map(|c| (c.column.name, c.test)).expect(text);
        assert_eq!(parse("a=1"), ("a".into(), Test::Equal("1".into())));
        assert_eq!(parse("a="), ("a".into(), Test::Equal(String::new())));
        assert_eq!(parse("a!=x=y"), ("a".into(), Test::Different("x=y".into())));
        assert_eq!(parse("a is  null"), ("a".into(), Test::Null));
        assert_eq!(parse("a IS NOT NULL"), ("a".into(), Test::NotNull));
        assert_eq!(parse("\"a=\"\" b\"= v"), ("a=\" b".into(), Test::Equal(" v".into())));
        for bad in ["", "a", "=1", "a>1", "a is", "\"a"] {
            assert!(Condition::parse(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn names_of_columns() {
        let list = |text: &str| ColumnName::list(text).expect(text).into_iter().map(|n| n.name).collect::<Vec<_>>();
        assert_eq!(list("a, B ,\"c,d\",\"\""), ["a", "B", "c,d", ""]);
        for bad in ["", "a,,b", "\"a\"b", "a,"] {
            assert!(ColumnName::list(bad).is_err(), "{bad}");
        }
        let find = |name: &str, quoted| ColumnName { name: name.into(), quoted }.find(["id", "Name", "name"]);
        assert_eq!(find("Name", false), Some(1));
        assert_eq!(find("ID", false), Some(0));
        assert_eq!(find("ID", true), None);
        assert_eq!(find("NAME", false), Some(2));
    }
}
