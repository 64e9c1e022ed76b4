//! The time in an archive's header, as pg_restore shows it on this machine.
//!
//! The header has the writer's wall clock without its zone. pg_restore hands it to `mktime`, which
//! takes it for local time, and prints what comes out (`ReadHead`, `PrintTOCSummary`). So the hour
//! stays, unless the header says that summer time was in force and here it is not, or the other way
//! round: then `mktime` reads it by the offset that the other half of the year has, and as an hour
//! apart where there is no such half (seen with glibc).

use dumpkit_formats::postgres::archive::CreatedAt;
use jiff::civil::DateTime;
use jiff::tz::{AmbiguousOffset, Dst, TimeZone};
use jiff::{SignedDuration, Timestamp, ToSpan};

/// The time as `2026-01-31 12:34:56 CET`. What is no date is shown as glibc shows a time that
/// `mktime` refused: one second before 1970.
pub fn stamp(created: &CreatedAt, zone: &TimeZone) -> String {
    let instant = instant(created, zone).unwrap_or(Timestamp::new(-1, 0).unwrap_or(Timestamp::UNIX_EPOCH));
    now(instant, zone)
}

/// Any instant in the same form.
pub fn now(instant: Timestamp, zone: &TimeZone) -> String {
    instant.to_zoned(zone.clone()).strftime("%Y-%m-%d %H:%M:%S %Z").to_string()
}

fn instant(created: &CreatedAt, zone: &TimeZone) -> Option<Timestamp> {
    let wall = wall_clock(created)?;
    let ambiguous = zone.to_ambiguous_timestamp(wall);
    let natural = ambiguous.compatible().ok()?;
    let wanted = match created.is_dst {
        0 => Dst::No,
        1.. => Dst::Yes,
        _ => return Some(natural),
    };
    // Where the clock was put forward or back, the flag says which of two offsets is meant.
    if let AmbiguousOffset::Gap { before, after } | AmbiguousOffset::Fold { before, after } = ambiguous.offset() {
        let summer = before.max(after);
        let offset = if wanted == Dst::Yes { summer } else { before.min(after) };
        return offset.to_timestamp(wall).ok();
    }
    if zone.to_offset_info(natural).dst() == wanted {
        return Some(natural);
    }
    match nearest_offset(natural, wanted, zone) {
        Some(offset) => offset.to_timestamp(wall).ok(),
        None => natural.checked_add(SignedDuration::from_hours(if wanted == Dst::Yes { -1 } else { 1 })).ok(),
    }
}

/// The offset of the nearest time at which the clock was set as wanted; glibc looks 17 years each way.
fn nearest_offset(at: Timestamp, wanted: Dst, zone: &TimeZone) -> Option<jiff::tz::Offset> {
    let reach = SignedDuration::from_secs(536_454_000);
    let (first, last) = (at.checked_sub(reach).ok()?, at.checked_add(reach).ok()?);
    let after = zone.following(at).take_while(|t| t.timestamp() <= last).find(|t| t.dst() == wanted);
    // The offset in force before a transition is the one of the transition before it.
    let mut before = None;
    let mut end = zone.preceding(at).next().map(|t| t.timestamp());
    while let Some(edge) = end.filter(|edge| *edge >= first) {
        let info = zone.to_offset_info(edge.checked_sub(1.nanosecond()).ok()?);
        if info.dst() == wanted {
            before = Some((edge, info.offset()));
            break;
        }
        end = zone.preceding(edge).next().map(|t| t.timestamp());
    }
    match (before, after) {
        (Some((edge, offset)), Some(next)) if at.duration_since(edge) <= next.timestamp().duration_since(at) => Some(offset),
        (Some((_, offset)), None) => Some(offset),
        (_, Some(next)) => Some(next.offset()),
        (None, None) => None,
    }
}

fn wall_clock(t: &CreatedAt) -> Option<DateTime> {
    // mktime takes a leap second and other excesses for time added.
    let start = DateTime::new(i16::try_from(i64::from(t.year1900) + 1900).ok()?, 1, 1, 0, 0, 0, 0).ok()?;
    let seconds = i64::from(t.hour) * 3600 + i64::from(t.minute) * 60 + i64::from(t.second);
    let date = start.checked_add(i64::from(t.month0).months()).ok()?.checked_add((i64::from(t.day) - 1).days()).ok()?;
    date.checked_add(SignedDuration::from_secs(seconds)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(month0: i32, hour: i32, is_dst: i32) -> CreatedAt {
        CreatedAt { second: 5, minute: 4, hour, day: 15, month0, year1900: 125, is_dst }
    }

    #[test]
    fn the_hour_stays_where_summer_time_agrees() {
        let berlin = TimeZone::posix("CET-1CEST,M3.5.0,M10.5.0/3").expect("valid");
        assert_eq!(stamp(&at(0, 12, 0), &berlin), "2025-01-15 12:04:05 CET");
        assert_eq!(stamp(&at(6, 12, 1), &berlin), "2025-07-15 12:04:05 CEST");
        assert_eq!(stamp(&at(6, 12, -1), &berlin), "2025-07-15 12:04:05 CEST");
        assert_eq!(stamp(&at(6, 12, 0), &TimeZone::UTC), "2025-07-15 12:04:05 UTC");
    }

    #[test]
    fn and_moves_where_it_does_not() {
        let berlin = TimeZone::posix("CET-1CEST,M3.5.0,M10.5.0/3").expect("valid");
        assert_eq!(stamp(&at(6, 12, 0), &berlin), "2025-07-15 13:04:05 CEST");
        assert_eq!(stamp(&at(0, 12, 1), &berlin), "2025-01-15 11:04:05 CET");
        assert_eq!(stamp(&at(6, 12, 1), &TimeZone::UTC), "2025-07-15 11:04:05 UTC");
    }
}
