//! What is asked of the server for each object that is dumped, asked for many at once.
//!
//! pg_dump prepares a query per kind and executes it object by object; one query for the next thousand
//! of the same kind, in the order they are dumped in, gets the same rows with a thousandth of the round
//! trips, and holds no more than a thousand objects.

use std::collections::HashMap;
use std::iter;
use std::ops::Range;
use std::rc::Rc;

use dumpkit_formats::postgres::archive::DumpId;
use dumpkit_formats::{Error, Result};

use super::Ddl;
use crate::model::object::Object;
use crate::postgres::catalog::Server;
use crate::postgres::rows::{Row, Rows};

/// How many objects one query is about.
const AT_ONCE: usize = 1000;

/// A query about objects of one kind.
pub(super) struct Question {
    /// Its name, unique among all.
    pub(super) name: &'static str,
    /// Whether it will be asked for this object.
    pub(super) concerns: fn(&Object) -> bool,
    /// The query about objects with these oids, which are separated by commas. Its rows have the oid as
    /// `object` and come in the order of it.
    pub(super) sql: fn(&Server, oids: &str) -> String,
}

/// The rows about one object.
pub(super) struct Facts {
    rows: Rc<Rows>,
    range: Range<usize>,
    name: &'static str,
}

impl Facts {
    /// The only row.
    pub(super) fn one(&self) -> Result<Row<'_>> {
        match (self.range.len(), self.rows.row(self.range.start)) {
            (1, Some(row)) => Ok(row),
            (n, _) => Err(Error::server(format!("query returned {n} rows instead of one: {}", self.name))),
        }
    }

    /// All rows.
    pub(super) fn iter(&self) -> impl Iterator<Item = Row<'_>> {
        self.range.clone().filter_map(|n| self.rows.row(n))
    }
}

/// The last answers to each question, and what will be asked next.
#[derive(Default)]
pub(super) struct Known {
    order: Vec<DumpId>,
    at: usize,
    answers: HashMap<&'static str, Answer>,
}

#[derive(Default)]
struct Answer {
    rows: Rc<Rows>,
    /// By oid: its rows; empty where there are none.
    ranges: HashMap<u32, Range<usize>>,
}

impl Known {
    /// These objects will be dumped, in this order.
    pub(super) fn expect(&mut self, order: &[DumpId]) {
        self.order = order.to_vec();
        self.at = 0;
    }

    /// The object at this position is dumped now.
    pub(super) fn reach(&mut self, position: usize) {
        self.at = position;
    }
}

impl Ddl<'_> {
    /// The rows that answer a question about an object.
    pub(super) fn facts(&mut self, question: &Question, object: &Object) -> Result<Facts> {
        let oid = object.catalog_id.oid;
        let known = self.known.answers.get(question.name);
        if !known.is_some_and(|answer| answer.ranges.contains_key(&oid)) {
            let answer = self.ask(question, oid)?;
            self.known.answers.insert(question.name, answer);
        }
        let found = self.known.answers.get(question.name);
        let found = found.and_then(|answer| Some((answer.rows.clone(), answer.ranges.get(&oid)?.clone())));
        let (rows, range) = found.unwrap_or_default();
        Ok(Facts { rows, range, name: question.name })
    }

    /// Asks about an object and those of its kind that come next.
    fn ask(&mut self, question: &Question, oid: u32) -> Result<Answer> {
        let objects = &self.catalog.objects;
        let next = self.known.order.get(self.known.at..).unwrap_or_default().iter();
        let next = next.filter_map(|id| objects.get(*id)).filter(|o| o.dump.has(o.components) && (question.concerns)(o));
        let next = next.map(|object| object.catalog_id.oid).filter(|next| *next != oid);
        let oids: Vec<u32> = iter::once(oid).chain(next.take(AT_ONCE - 1)).collect();
        let listed: Vec<String> = oids.iter().map(u32::to_string).collect();
        let rows = self.session.query((question.sql)(&self.catalog.server, &listed.join(",")))?;
        Answer::new(rows, &oids)
    }
}

impl Answer {
    /// Sorts out whose rows are whose.
    fn new(rows: Rows, asked: &[u32]) -> Result<Self> {
        let mut ranges: HashMap<u32, Range<usize>> = asked.iter().map(|oid| (*oid, 0..0)).collect();
        for (n, row) in rows.iter().enumerate() {
            let range = ranges.entry(row.oid("object")?).or_default();
            *range = if range.start == range.end { n..n + 1 } else { range.start..n + 1 };
        }
        Ok(Answer { rows: Rc::new(rows), ranges })
    }
}

#[cfg(test)]
mod tests {
    use dumpkit_formats::Text;

    use super::*;

    #[test]
    fn rows_go_to_the_object_they_are_about() {
        let mut rows = Rows::new(["object", "label"].map(|name| name.as_bytes().into()));
        for (oid, label) in [("7", "a"), ("7", "b"), ("9", "c")] {
            rows.push(Some(oid.as_bytes()));
            rows.push(Some(label.as_bytes()));
        }
        let answer = Answer::new(rows, &[9, 7, 8]).expect("has the oids");
        let facts = |oid: u32| Facts { rows: answer.rows.clone(), range: answer.ranges[&oid].clone(), name: "labels" };
        let labels = |oid| facts(oid).iter().map(|row| row.text("label").expect("is there")).collect::<Vec<_>>();
        assert_eq!((labels(7), labels(9), labels(8)), (vec!["a".into(), "b".into()], vec!["c".into()], vec![]));
        assert_eq!(facts(9).one().expect("is one").text("label").expect("is there"), Text::from("c"));
        for (oid, found) in [(7, "2 rows"), (8, "0 rows")] {
            assert!(facts(oid).one().expect_err("not one").to_string().contains(found));
        }
        assert!(Answer::new(Rows::new([]), &[]).expect("nothing asked").ranges.is_empty());
    }
}
