//! Parameters of all sequences, and where they are.

use std::collections::HashMap;

use dumpkit_formats::{Error, Result};

use super::Catalog;
use crate::postgres::rows::Rows;

/// All sequences of a database, by oid.
#[derive(Debug, Default)]
pub struct Sequences(HashMap<u32, Sequence>);

impl Sequences {
    /// The sequence with this oid.
    pub fn get(&self, oid: u32) -> Option<&Sequence> {
        self.0.get(&oid)
    }
}

/// A sequence.
#[derive(Debug, Clone, Copy)]
pub struct Sequence {
    /// The type of its values.
    pub of_type: SequenceType,
    /// START WITH
    pub start: i64,
    /// INCREMENT BY
    pub increment: i64,
    /// MAXVALUE
    pub max: i64,
    /// MINVALUE
    pub min: i64,
    /// CACHE
    pub cache: i64,
    /// CYCLE
    pub cycle: bool,
    /// Its last value, and whether that was used. Of servers since 18 that let us see it; older ones are
    /// asked for each sequence.
    pub state: Option<SequenceState>,
}

/// The last value of a sequence, and whether it was used.
pub type SequenceState = (i64, bool);

/// What type of numbers a sequence has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SequenceType {
    /// `smallint`
    Smallint,
    /// `integer`
    Integer,
    /// `bigint`
    Bigint,
}

impl SequenceType {
    /// The type of this name.
    fn parse(name: &[u8]) -> Option<Self> {
        [Self::Smallint, Self::Integer, Self::Bigint].into_iter().find(|of_type| of_type.name().as_bytes() == name)
    }

    /// Its name in SQL.
    pub fn name(self) -> &'static str {
        match self {
            Self::Smallint => "smallint",
            Self::Integer => "integer",
            Self::Bigint => "bigint",
        }
    }

    /// The bounds of a sequence that was given none.
    pub fn bounds(self, ascending: bool) -> (i64, i64) {
        let (min, max) = match self {
            Self::Smallint => (i16::MIN.into(), i16::MAX.into()),
            Self::Integer => (i32::MIN.into(), i32::MAX.into()),
            Self::Bigint => (i64::MIN, i64::MAX),
        };
        if ascending { (1, max) } else { (min, -1) }
    }
}

/// pg_dump.c `collectSequences`. `pg_get_sequence_data` is new in 18.
pub(super) fn query(cx: &Catalog<'_>) -> Option<String> {
    let with_state = cx.server.at_least(18) && (cx.options.parts().data || cx.options.sequence_data);
    let (state, of_state) = if with_state {
        ("last_value, is_called", ", pg_catalog.pg_get_sequence_data(seqrelid)")
    } else {
        ("NULL AS last_value, NULL AS is_called", "")
    };
    Some(format!(
        "SELECT seqrelid, pg_catalog.format_type(seqtypid, NULL) AS of_type,
           seqstart, seqincrement, seqmax, seqmin, seqcache, seqcycle, {state}
         FROM pg_catalog.pg_sequence{of_state}"
    ))
}

pub(super) fn read(cx: &mut Catalog<'_>, rows: &Rows) -> Result<()> {
    for row in rows.iter() {
        let number = |column| Ok::<i64, Error>(row.number(column)?.unwrap_or(0));
        let of_type = row.bytes("of_type")?;
        let of_type = SequenceType::parse(of_type)
            .ok_or_else(|| Error::server(format!("unrecognized sequence type: {}", String::from_utf8_lossy(of_type))))?;
        let state = match row.get("is_called")? {
            Some(_) => row.number("last_value")?.zip(Some(row.bool("is_called")?)),
            None => None,
        };
        let sequence = Sequence {
            of_type,
            start: number("seqstart")?,
            increment: number("seqincrement")?,
            max: number("seqmax")?,
            min: number("seqmin")?,
            cache: number("seqcache")?,
            cycle: row.bool("seqcycle")?,
            state,
        };
        cx.sequences.0.insert(row.oid("seqrelid")?, sequence);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bounds_follow_type_and_direction() {
        assert_eq!(SequenceType::Smallint.bounds(true), (1, 32767));
        assert_eq!(SequenceType::Smallint.bounds(false), (-32768, -1));
        assert_eq!(SequenceType::Integer.bounds(false), (-2_147_483_648, -1));
        assert_eq!(SequenceType::Bigint.bounds(true), (1, i64::MAX));
        assert_eq!(SequenceType::parse(b"integer"), Some(SequenceType::Integer));
        assert_eq!(SequenceType::parse(b"numeric"), None);
    }
}
