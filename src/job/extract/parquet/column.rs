//! One column of a row group: its values and levels, until they are written.
//!
//! A list has three levels of schema, and its definition levels say, counted from an optional list:
//! 0 it is NULL, 1 it is empty, 2 an element is NULL, 3 an element is there. A required list has one
//! level less. The repetition level is 0 at a row's first element, 1 at the others.

use std::sync::Arc;

use ::bytes::Bytes;
use ::parquet::basic::{LogicalType, Repetition};
use ::parquet::column::writer::ColumnWriter;
use ::parquet::data_type::{ByteArray, FixedLenByteArray};
use ::parquet::errors::ParquetError;
use ::parquet::schema::types::Type;

use super::super::array::{self, Item};
use super::leaf::{Kind, Values};
use crate::model::column_type::ColumnType;

/// Values handed to the writer at a time, where each takes a handle of its own.
const BATCH: usize = 4096;

pub(super) struct Column {
    name: String,
    kind: Kind,
    /// What separates the elements, if it is a list.
    list: Option<u8>,
    required: bool,
    values: Values,
    definition: Vec<i16>,
    repetition: Vec<i16>,
}

impl Column {
    pub(super) fn new(name: &str, column_type: ColumnType, required: bool) -> Self {
        let (kind, list) = match column_type {
            ColumnType::Scalar(scalar) => (Kind::of(scalar), None),
            ColumnType::Array { element, delimiter } => (Kind::of(element), Some(delimiter)),
        };
        Column { name: name.to_owned(), kind, list, required, values: kind.buffer(), definition: Vec::new(), repetition: Vec::new() }
    }

    pub(super) fn name(&self) -> &str {
        &self.name
    }

    /// The column in the file's schema.
    pub(super) fn schema(&self) -> Result<Type, ParquetError> {
        let repetition = if self.required { Repetition::REQUIRED } else { Repetition::OPTIONAL };
        if self.list.is_none() {
            return self.kind.schema(&self.name, repetition);
        }
        let element = self.kind.schema("element", Repetition::OPTIONAL)?;
        let list = Type::group_type_builder("list").with_repetition(Repetition::REPEATED).with_fields(vec![Arc::new(element)]).build()?;
        Type::group_type_builder(&self.name)
            .with_repetition(repetition)
            .with_logical_type(Some(LogicalType::List))
            .with_fields(vec![Arc::new(list)])
            .build()
    }

    /// Memory it holds.
    pub(super) fn bytes(&self) -> usize {
        self.values.bytes() + 2 * (self.definition.len() + self.repetition.len())
    }

    /// Appends a NULL; false if the column can have none.
    pub(super) fn push_null(&mut self) -> bool {
        if self.required {
            return false;
        }
        self.definition.push(0);
        if self.list.is_some() {
            self.repetition.push(0);
        }
        true
    }

    /// Appends a value, or says what it is not; then nothing is appended.
    pub(super) fn push(&mut self, text: &[u8], scratch: &mut Vec<u8>) -> Result<(), &'static str> {
        let Some(delimiter) = self.list else {
            self.kind.push(text, &mut self.values)?;
            if !self.required {
                self.definition.push(1);
            }
            return Ok(());
        };
        let (values, levels) = (self.values.len(), self.definition.len());
        let pushed = self.push_list(text, delimiter, scratch);
        if pushed.is_err() {
            self.values.truncate(values);
            self.definition.truncate(levels);
            self.repetition.truncate(levels);
        }
        pushed
    }

    fn push_list(&mut self, text: &[u8], delimiter: u8, scratch: &mut Vec<u8>) -> Result<(), &'static str> {
        let base = i16::from(!self.required);
        let (mut depth, mut first) = (0, true);
        let Column { kind, values, definition, repetition, .. } = self;
        array::walk(text, delimiter, scratch, |item| {
            match item {
                Item::Open if depth == 1 => return Err("an array of several dimensions, where a list has one"),
                Item::Open => depth += 1,
                Item::Close if first => {
                    definition.push(base);
                    repetition.push(0);
                }
                Item::Close => {}
                Item::Null | Item::Value(_) => {
                    let present = if let Item::Value(value) = item {
                        kind.push(value, values)?;
                        1
                    } else {
                        0
                    };
                    definition.push(base + 1 + present);
                    repetition.push(i16::from(!first));
                    first = false;
                }
            }
            Ok(())
        })
    }

    /// Writes the column and empties it.
    pub(super) fn write(&mut self, writer: &mut ColumnWriter<'_>) -> Result<(), ParquetError> {
        let definition = std::mem::take(&mut self.definition);
        let repetition = std::mem::take(&mut self.repetition);
        let levels = Levels {
            definition: &definition,
            repetition: &repetition,
            max: if self.list.is_some() { 2 + i16::from(!self.required) } else { 1 },
        };
        let (def, rep) = (levels.definition(), levels.repetition());
        let values = std::mem::replace(&mut self.values, self.kind.buffer());
        match (writer, values) {
            (ColumnWriter::BoolColumnWriter(writer), Values::Bool(values)) => writer.write_batch(&values, def, rep).map(drop),
            (ColumnWriter::Int32ColumnWriter(writer), Values::Int32(values)) => writer.write_batch(&values, def, rep).map(drop),
            (ColumnWriter::Int64ColumnWriter(writer), Values::Int64(values)) => writer.write_batch(&values, def, rep).map(drop),
            (ColumnWriter::FloatColumnWriter(writer), Values::Float(values)) => writer.write_batch(&values, def, rep).map(drop),
            (ColumnWriter::DoubleColumnWriter(writer), Values::Double(values)) => writer.write_batch(&values, def, rep).map(drop),
            (ColumnWriter::ByteArrayColumnWriter(writer), Values::Bytes { data, ends }) => {
                let data = Bytes::from(data);
                let value = |i: usize| ByteArray::from(data.slice(if i == 0 { 0 } else { ends[i - 1] }..ends[i]));
                levels.batches(ends.len(), |range, def, rep| {
                    let batch: Vec<ByteArray> = range.map(value).collect();
                    writer.write_batch(&batch, def, rep).map(drop)
                })
            }
            (ColumnWriter::FixedLenByteArrayColumnWriter(writer), Values::Fixed(values)) => {
                let data = Bytes::from(values.as_flattened().to_vec());
                levels.batches(values.len(), |range, def, rep| {
                    let batch: Vec<FixedLenByteArray> = range.map(|i| ByteArray::from(data.slice(16 * i..16 * i + 16)).into()).collect();
                    writer.write_batch(&batch, def, rep).map(drop)
                })
            }
            _ => Err(ParquetError::General(format!("column {} has another type in the schema", self.name))),
        }
    }
}

/// The levels of a column; empty where the writer wants none.
struct Levels<'a> {
    definition: &'a [i16],
    repetition: &'a [i16],
    /// The definition level of a value that is there.
    max: i16,
}

impl Levels<'_> {
    fn definition(&self) -> Option<&[i16]> {
        (!self.definition.is_empty()).then_some(self.definition)
    }

    fn repetition(&self) -> Option<&[i16]> {
        (!self.repetition.is_empty()).then_some(self.repetition)
    }

    /// Cuts `values` and their levels into batches that end where a row does.
    fn batches<F>(&self, values: usize, mut write: F) -> Result<(), ParquetError>
    where
        F: FnMut(std::ops::Range<usize>, Option<&[i16]>, Option<&[i16]>) -> Result<(), ParquetError>,
    {
        if self.definition.is_empty() {
            return (0..values).step_by(BATCH).try_for_each(|from| write(from..values.min(from + BATCH), None, None));
        }
        let (mut level, mut value) = (0, 0);
        while level < self.definition.len() {
            let mut end = self.definition.len().min(level + BATCH);
            while self.repetition.get(end).is_some_and(|r| *r > 0) {
                end += 1;
            }
            let there = self.definition[level..end].iter().filter(|d| **d == self.max).count();
            let repetition = self.repetition.get(level..end);
            write(value..value + there, Some(&self.definition[level..end]), repetition)?;
            (level, value) = (end, value + there);
        }
        Ok(())
    }
}
