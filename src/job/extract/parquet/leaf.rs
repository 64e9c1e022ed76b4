//! Single values: how a PostgreSQL type is stored, and the buffers they gather in.

use ::parquet::basic::{LogicalType, Repetition, TimeUnit, Type as Physical};
use ::parquet::errors::ParquetError;
use ::parquet::schema::types::Type;
use dumpkit_formats::postgres::sql::decode_bytea;

use super::temporal;
use crate::model::column_type::Scalar;

/// Digits that a decimal of 16 bytes can hold.
const MAX_PRECISION: u32 = 38;

/// What a value is stored as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Bool,
    Int16,
    Int32,
    Int64,
    Oid,
    Float,
    Double,
    Decimal { precision: u32, scale: u32 },
    Date,
    Time,
    Timestamp,
    TimestampTz,
    Uuid,
    Json,
    Binary,
    Text,
}

impl Kind {
    pub(super) fn of(scalar: Scalar) -> Self {
        match scalar {
            Scalar::Bool => Kind::Bool,
            Scalar::Int2 => Kind::Int16,
            Scalar::Int4 => Kind::Int32,
            Scalar::Int8 => Kind::Int64,
            Scalar::Oid => Kind::Oid,
            Scalar::Float4 => Kind::Float,
            Scalar::Float8 => Kind::Double,
            // A scale beyond the precision or below 0 is allowed since 15; Parquet has neither.
            Scalar::Numeric(Some((precision @ 1..=MAX_PRECISION, scale))) => match u32::try_from(scale) {
                Ok(scale) if scale <= precision => Kind::Decimal { precision, scale },
                _ => Kind::Text,
            },
            Scalar::Date => Kind::Date,
            Scalar::Time => Kind::Time,
            Scalar::Timestamp => Kind::Timestamp,
            Scalar::TimestampTz => Kind::TimestampTz,
            Scalar::Uuid => Kind::Uuid,
            Scalar::Json => Kind::Json,
            Scalar::Bytea => Kind::Binary,
            Scalar::Numeric(_) | Scalar::Text => Kind::Text,
        }
    }

    /// The type in the file's schema.
    pub(super) fn schema(self, name: &str, repetition: Repetition) -> Result<Type, ParquetError> {
        let (physical, logical) = match self {
            Kind::Bool => (Physical::BOOLEAN, None),
            Kind::Int16 => (Physical::INT32, Some(LogicalType::integer(16, true))),
            Kind::Int32 => (Physical::INT32, None),
            Kind::Int64 => (Physical::INT64, None),
            Kind::Oid => (Physical::INT32, Some(LogicalType::integer(32, false))),
            Kind::Float => (Physical::FLOAT, None),
            Kind::Double => (Physical::DOUBLE, None),
            Kind::Decimal { precision, scale } => {
                let physical = match precision {
                    ..=9 => Physical::INT32,
                    10..=18 => Physical::INT64,
                    _ => Physical::FIXED_LEN_BYTE_ARRAY,
                };
                let builder = Type::primitive_type_builder(name, physical).with_length(if precision > 18 { 16 } else { -1 });
                let (precision, scale) = (precision as i32, scale as i32);
                return builder
                    .with_logical_type(Some(LogicalType::decimal(scale, precision)))
                    .with_precision(precision)
                    .with_scale(scale)
                    .with_repetition(repetition)
                    .build();
            }
            Kind::Date => (Physical::INT32, Some(LogicalType::Date)),
            Kind::Time => (Physical::INT64, Some(LogicalType::time(false, TimeUnit::MICROS))),
            Kind::Timestamp => (Physical::INT64, Some(LogicalType::timestamp(false, TimeUnit::MICROS))),
            Kind::TimestampTz => (Physical::INT64, Some(LogicalType::timestamp(true, TimeUnit::MICROS))),
            Kind::Uuid => (Physical::FIXED_LEN_BYTE_ARRAY, Some(LogicalType::Uuid)),
            Kind::Json => (Physical::BYTE_ARRAY, Some(LogicalType::Json)),
            Kind::Binary => (Physical::BYTE_ARRAY, None),
            Kind::Text => (Physical::BYTE_ARRAY, Some(LogicalType::String)),
        };
        let builder = Type::primitive_type_builder(name, physical).with_logical_type(logical).with_repetition(repetition);
        if self == Kind::Uuid { builder.with_length(16).build() } else { builder.build() }
    }

    /// An empty buffer for such values.
    pub(super) fn buffer(self) -> Values {
        match self {
            Kind::Bool => Values::Bool(Vec::new()),
            Kind::Int16 | Kind::Int32 | Kind::Oid | Kind::Date | Kind::Decimal { precision: ..=9, .. } => Values::Int32(Vec::new()),
            Kind::Int64 | Kind::Time | Kind::Timestamp | Kind::TimestampTz | Kind::Decimal { precision: ..=18, .. } => {
                Values::Int64(Vec::new())
            }
            Kind::Float => Values::Float(Vec::new()),
            Kind::Double => Values::Double(Vec::new()),
            Kind::Decimal { .. } | Kind::Uuid => Values::Fixed(Vec::new()),
            Kind::Json | Kind::Binary | Kind::Text => Values::Bytes { data: Vec::new(), ends: Vec::new() },
        }
    }

    /// Appends the value that `text` stands for, or says what it is not; then nothing is appended.
    pub(super) fn push(self, text: &[u8], values: &mut Values) -> Result<(), &'static str> {
        match values {
            Values::Bool(values) => values.push(match text {
                b"t" | b"true" => true,
                b"f" | b"false" => false,
                _ => return Err("not a boolean"),
            }),
            Values::Int32(values) => values.push(match self {
                Kind::Int16 => parse::<i16>(text, "not a smallint")?.into(),
                // The bits of the unsigned number, which the logical type says it is.
                Kind::Oid => parse::<u32>(text, "not an oid")?.cast_signed(),
                Kind::Date => temporal::date(text)?,
                Kind::Decimal { precision, scale } => decimal(text, precision, scale)? as i32,
                _ => parse(text, "not an integer")?,
            }),
            Values::Int64(values) => values.push(match self {
                Kind::Time => temporal::time(text)?,
                Kind::Timestamp => temporal::timestamp(text)?,
                Kind::TimestampTz => temporal::timestamp_tz(text)?,
                Kind::Decimal { precision, scale } => decimal(text, precision, scale)? as i64,
                _ => parse(text, "not a bigint")?,
            }),
            Values::Float(values) => values.push(parse(text, "not a number")?),
            Values::Double(values) => values.push(parse(text, "not a number")?),
            Values::Fixed(values) => values.push(match self {
                Kind::Decimal { precision, scale } => decimal(text, precision, scale)?.to_be_bytes(),
                _ => uuid(text).ok_or("not a uuid")?,
            }),
            Values::Bytes { data, ends } => {
                if self == Kind::Binary {
                    let start = data.len();
                    if !decode_bytea(text, data) {
                        data.truncate(start);
                        return Err("not a bytea");
                    }
                } else if std::str::from_utf8(text).is_ok() {
                    data.extend_from_slice(text);
                } else {
                    return Err("not UTF-8");
                }
                ends.push(data.len());
            }
        }
        Ok(())
    }
}

/// Values of one column, NULLs left out.
#[derive(Debug)]
pub(super) enum Values {
    Bool(Vec<bool>),
    Int32(Vec<i32>),
    Int64(Vec<i64>),
    Float(Vec<f32>),
    Double(Vec<f64>),
    Fixed(Vec<[u8; 16]>),
    /// One after the other, and where each ends.
    Bytes {
        data: Vec<u8>,
        ends: Vec<usize>,
    },
}

impl Values {
    /// How many there are.
    pub(super) fn len(&self) -> usize {
        match self {
            Values::Bool(values) => values.len(),
            Values::Int32(values) => values.len(),
            Values::Int64(values) => values.len(),
            Values::Float(values) => values.len(),
            Values::Double(values) => values.len(),
            Values::Fixed(values) => values.len(),
            Values::Bytes { ends, .. } => ends.len(),
        }
    }

    /// Forgets all but the first `n`.
    pub(super) fn truncate(&mut self, n: usize) {
        match self {
            Values::Bool(values) => values.truncate(n),
            Values::Int32(values) => values.truncate(n),
            Values::Int64(values) => values.truncate(n),
            Values::Float(values) => values.truncate(n),
            Values::Double(values) => values.truncate(n),
            Values::Fixed(values) => values.truncate(n),
            Values::Bytes { data, ends } => {
                ends.truncate(n);
                data.truncate(ends.last().copied().unwrap_or(0));
            }
        }
    }

    /// Memory they take.
    pub(super) fn bytes(&self) -> usize {
        match self {
            Values::Bool(values) => values.len(),
            Values::Int32(values) => 4 * values.len(),
            Values::Float(values) => 4 * values.len(),
            Values::Int64(values) => 8 * values.len(),
            Values::Double(values) => 8 * values.len(),
            Values::Fixed(values) => 16 * values.len(),
            Values::Bytes { data, ends } => data.len() + 8 * ends.len(),
        }
    }
}

fn parse<N: std::str::FromStr>(text: &[u8], what: &'static str) -> Result<N, &'static str> {
    std::str::from_utf8(text).ok().and_then(|text| text.parse().ok()).ok_or(what)
}

/// A number as an integer of its smallest decimal place.
fn decimal(text: &[u8], precision: u32, scale: u32) -> Result<i128, &'static str> {
    const NO_NUMBER: &str = "not a number";
    let (digits, negative) = match text {
        b"NaN" | b"Infinity" | b"-Infinity" => return Err("no number that a decimal can hold"),
        [b'-', digits @ ..] => (digits, true),
        digits => (digits, false),
    };
    let mut value: i128 = 0;
    // Places after the point so far; `None` before it.
    let mut places = None;
    for b in digits {
        match (b, &mut places) {
            (b'0'..=b'9', _) => {
                value = value.checked_mul(10).and_then(|v| v.checked_add(i128::from(b - b'0'))).ok_or("too large for its column")?;
                places = places.map(|n| n + 1);
            }
            (b'.', None) => places = Some(0),
            _ => return Err(NO_NUMBER),
        }
    }
    let places = places.unwrap_or(0);
    if digits.is_empty() || digits == b"." {
        return Err(NO_NUMBER);
    }
    let missing = scale.checked_sub(places).ok_or("more exact than its column")?;
    let value = 10_i128.checked_pow(missing).and_then(|factor| value.checked_mul(factor));
    match value {
        Some(value) if 10_i128.checked_pow(precision).is_none_or(|bound| value < bound) => Ok(if negative { -value } else { value }),
        _ => Err("too large for its column"),
    }
}

fn uuid(text: &[u8]) -> Option<[u8; 16]> {
    let mut out = [0; 16];
    let mut digits = text.iter().filter(|b| **b != b'-').map(|b| char::from(*b).to_digit(16));
    for byte in &mut out {
        *byte = (digits.next()?? * 16 + digits.next()??) as u8;
    }
    (text.len() == 36 && digits.next().is_none()).then_some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals() {
        assert_eq!(decimal(b"12.34", 12, 2), Ok(1234));
        assert_eq!(decimal(b"-0.5", 12, 2), Ok(-50));
        assert_eq!(decimal(b"7", 1, 0), Ok(7));
        assert_eq!(decimal(b"10", 1, 0), Err("too large for its column"));
        assert_eq!(decimal(b"99999999999999999999999999999999999999", 38, 0), Ok(10_i128.pow(38) - 1));
        assert_eq!(decimal(b"1.234", 12, 2), Err("more exact than its column"));
        assert!(decimal(b"NaN", 12, 2).is_err());
        for bad in ["", "-", ".", "1.2.3", "1e5", "x"] {
            assert_eq!(decimal(bad.as_bytes(), 12, 5), Err("not a number"), "{bad}");
        }
    }

    #[test]
    fn kinds_of_numeric() {
        let kind = |precision, scale| Kind::of(Scalar::Numeric(Some((precision, scale))));
        assert_eq!(kind(38, 10), Kind::Decimal { precision: 38, scale: 10 });
        assert_eq!(kind(39, 10), Kind::Text);
        assert_eq!(kind(5, -2), Kind::Text);
        assert_eq!(kind(2, 5), Kind::Text);
        assert_eq!(Kind::of(Scalar::Numeric(None)), Kind::Text);
    }

    #[test]
    fn what_does_not_fit_leaves_nothing_behind() {
        let mut values = Kind::Binary.buffer();
        assert!(Kind::Binary.push(b"\\x00zz", &mut values).is_err());
        Kind::Binary.push(b"\\x01", &mut values).expect("a bytea");
        assert!(matches!(&values, Values::Bytes { data, ends } if data == &[1] && ends == &[1]));
        let mut values = Kind::Uuid.buffer();
        Kind::Uuid.push(b"00000000-0000-0000-0000-0000000000ff", &mut values).expect("a uuid");
        assert!(Kind::Uuid.push(b"00000000-0000-0000-0000-0000000000f", &mut values).is_err());
        let mut values = Kind::Oid.buffer();
        Kind::Oid.push(b"4294967295", &mut values).expect("an oid");
        assert!(matches!(&values, Values::Int32(v) if v == &[-1]));
        assert!(Kind::Int16.push(b"40000", &mut Kind::Int16.buffer()).is_err());
    }
}
