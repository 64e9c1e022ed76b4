//! Dates and times from the server's ISO text (datetime.c `EncodeDateOnly`, `EncodeDateTime`), as
//! numbers since 1970-01-01: `2024-02-29`, `0044-03-15 BC`, `12:34:56.789`, `2024-02-29 12:34:56+05:30`.
//!
//! Years before Christ are counted backwards from year 0, in the proleptic Gregorian calendar, as the
//! server does.

pub(super) const INFINITE: &str = "infinite, which Parquet has no value for";
const NO_DATE: &str = "not a date in ISO style";
const NO_TIME: &str = "not a time";
const TOO_FAR: &str = "too far from 1970 for 64 bits of microseconds";

const DAY: i64 = 86_400_000_000;

/// Days since 1970-01-01.
pub(super) fn date(text: &[u8]) -> Result<i32, &'static str> {
    not_infinite(text)?;
    let (text, bc) = era(text);
    i32::try_from(days(text, bc)?).map_err(|_| NO_DATE)
}

/// Microseconds since midnight; 24:00:00 is a time to the server and not to Parquet.
pub(super) fn time(text: &[u8]) -> Result<i64, &'static str> {
    match clock(text)? {
        (micros, []) if micros < DAY => Ok(micros),
        (DAY, []) => Err("24:00:00, which Parquet has no value for"),
        _ => Err(NO_TIME),
    }
}

/// Microseconds since 1970-01-01 00:00:00, on the wall clock it was written by.
pub(super) fn timestamp(text: &[u8]) -> Result<i64, &'static str> {
    match instant(text)? {
        (micros, None) => Ok(micros),
        (_, Some(_)) => Err(NO_TIME),
    }
}

/// Microseconds since 1970-01-01 00:00:00 UTC.
pub(super) fn timestamp_tz(text: &[u8]) -> Result<i64, &'static str> {
    match instant(text)? {
        (micros, Some(offset)) => micros.checked_sub(offset).ok_or(TOO_FAR),
        (_, None) => Err("without a time zone"),
    }
}

/// The wall clock, and how far it is before UTC if that is said.
fn instant(text: &[u8]) -> Result<(i64, Option<i64>), &'static str> {
    not_infinite(text)?;
    let (text, bc) = era(text);
    let at = text.iter().position(|b| matches!(b, b' ' | b'T')).ok_or(NO_DATE)?;
    let days = days(&text[..at], bc)?;
    let (clock, rest) = clock(&text[at + 1..])?;
    let micros = days.checked_mul(DAY).and_then(|micros| micros.checked_add(clock)).ok_or(TOO_FAR)?;
    let offset = match rest {
        [] => None,
        [b'+', zone @ ..] => Some(offset(zone)?),
        [b'-', zone @ ..] => Some(-offset(zone)?),
        _ => return Err(NO_TIME),
    };
    Ok((micros, offset))
}

fn not_infinite(text: &[u8]) -> Result<(), &'static str> {
    if matches!(text, b"infinity" | b"-infinity") { Err(INFINITE) } else { Ok(()) }
}

fn era(text: &[u8]) -> (&[u8], bool) {
    match text.strip_suffix(b" BC") {
        Some(text) => (text, true),
        None => (text, false),
    }
}

/// Days since 1970-01-01 of `year-month-day`.
fn days(text: &[u8], bc: bool) -> Result<i64, &'static str> {
    let mut parts = text.split(|b| *b == b'-');
    let mut part = |max: i64| number(parts.next()?, max);
    let (Some(year), Some(month @ 1..), Some(day @ 1..)) = (part(9_999_999), part(12), part(31)) else { return Err(NO_DATE) };
    if parts.next().is_some() {
        return Err(NO_DATE);
    }
    let year = if bc { 1 - year } else { year };
    let leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    let longest = match month {
        2 => 28 + i64::from(leap),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    if day > longest {
        return Err(NO_DATE);
    }
    // Years from March on, so that the leap day is the last.
    let (years, months) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    let leap_days = years.div_euclid(4) - years.div_euclid(100) + years.div_euclid(400);
    Ok(365 * years + leap_days + (153 * months + 2) / 5 + day - 1 - 719_468)
}

/// Microseconds of `hh:mm:ss.ffffff`, and what follows.
fn clock(text: &[u8]) -> Result<(i64, &[u8]), &'static str> {
    let end = text.iter().position(|b| !matches!(b, b'0'..=b'9' | b':' | b'.')).unwrap_or(text.len());
    let (clock, rest) = text.split_at(end);
    let (whole, fraction) = match clock.iter().position(|b| *b == b'.') {
        Some(at) => (&clock[..at], &clock[at + 1..]),
        None => (clock, &[][..]),
    };
    let seconds = sexagesimal(whole, 24, 60)?;
    if fraction.len() > 6 {
        return Err(NO_TIME);
    }
    let mut micros = if fraction.is_empty() { 0 } else { number(fraction, 999_999).ok_or(NO_TIME)? };
    for _ in fraction.len()..6 {
        micros *= 10;
    }
    Ok((seconds * 1_000_000 + micros, rest))
}

/// Microseconds of a zone's `hh`, `hh:mm` or `hh:mm:ss`.
fn offset(text: &[u8]) -> Result<i64, &'static str> {
    Ok(sexagesimal(text, 23, 59)? * 1_000_000)
}

/// Seconds of `hh[:mm[:ss]]`.
fn sexagesimal(text: &[u8], hours: i64, seconds: i64) -> Result<i64, &'static str> {
    let mut sum = 0;
    let mut units = [(3600, hours), (60, 59), (1, seconds)].into_iter();
    for part in text.split(|b| *b == b':') {
        let (unit, max) = units.next().ok_or(NO_TIME)?;
        sum += number(part, max).filter(|_| part.len() == 2).ok_or(NO_TIME)? * unit;
    }
    Ok(sum)
}

/// A number of digits only, up to `max`.
fn number(text: &[u8], max: i64) -> Option<i64> {
    if text.is_empty() || text.len() > 7 {
        return None;
    }
    let mut value = 0;
    for b in text {
        value = value * 10 + i64::from(b.checked_sub(b'0').filter(|digit| *digit < 10)?);
    }
    (value <= max).then_some(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates() {
        assert_eq!(date(b"1970-01-01"), Ok(0));
        assert_eq!(date(b"2000-03-01"), Ok(11_017));
        assert_eq!(date(b"1969-12-31"), Ok(-1));
        assert_eq!(date(b"0001-12-31 BC"), Ok(-719_163));
        // Julian day 0 in the proleptic Gregorian calendar is 4714-11-24 BC.
        assert_eq!(date(b"4714-11-24 BC"), Ok(-2_440_588));
        assert_eq!(date(b"5874897-12-31"), Ok(2_145_042_905));
        assert_eq!(date(b"infinity"), Err(INFINITE));
        for bad in ["", "2024", "2024-13-01", "2023-02-29", "2024-02-30", "01/02/2024", "2024-1-1x", "2024-01-01-01", "-1-01-01"] {
            assert_eq!(date(bad.as_bytes()), Err(NO_DATE), "{bad}");
        }
    }

    #[test]
    fn times_and_timestamps() {
        assert_eq!(time(b"00:00:00"), Ok(0));
        assert_eq!(time(b"23:59:59.999999"), Ok(DAY - 1));
        assert_eq!(time(b"12:34:56.7"), Ok(45_296_700_000));
        assert!(time(b"24:00:00").is_err());
        assert!(time(b"24:00:01").is_err());
        assert!(time(b"1:2:3").is_err());
        assert_eq!(timestamp(b"1970-01-02 00:00:01"), Ok(DAY + 1_000_000));
        assert_eq!(timestamp(b"0044-03-15 12:00:00 BC"), Ok(-63_517_780_800_000_000));
        assert_eq!(timestamp_tz(b"1970-01-01 05:30:00+05:30"), Ok(0));
        assert_eq!(timestamp_tz(b"1970-01-01 00:00:00-15:59:59"), Ok(57_599_000_000));
        assert_eq!(timestamp_tz(b"1970-01-01 00:00:00"), Err("without a time zone"));
        assert_eq!(timestamp(b"294276-12-31 23:59:59"), Err(TOO_FAR));
        assert_eq!(timestamp(b"-infinity"), Err(INFINITE));
    }
}
