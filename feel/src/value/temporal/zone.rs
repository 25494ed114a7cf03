use std::fmt;
use std::sync::LazyLock;

use jiff::Timestamp;
use jiff::civil;
use jiff::tz::{AmbiguousOffset, TimeZone, TimeZoneDatabase};

use super::text::Reader;
use super::{Date, LocalTime, SECONDS_PER_DAY};

/// The IANA database that is compiled in: the machine's own would make results depend on the
/// machine.
static REGIONS: LazyLock<TimeZoneDatabase> = LazyLock::new(TimeZoneDatabase::bundled);

/// The largest distance from UTC, in hours (ISO 8601, XML Schema: 14; Java and DMN test suites:
/// 18).
const MAXIMUM_OFFSET_HOURS: i32 = 18;

/// A fixed distance from UTC, or a region of the IANA database such as `Europe/Paris`.
#[derive(Clone, PartialEq, Eq)]
pub struct Zone(Kind);

#[derive(Clone, PartialEq, Eq)]
enum Kind {
    /// Seconds east of UTC.
    Offset(i32),
    Region(TimeZone),
}

impl Zone {
    /// UTC.
    pub const UTC: Zone = Zone(Kind::Offset(0));

    /// A fixed distance in seconds east of UTC; at most 18 hours.
    pub fn from_offset(seconds: i32) -> Option<Zone> {
        (seconds.abs() <= MAXIMUM_OFFSET_HOURS * 3_600).then_some(Zone(Kind::Offset(seconds)))
    }

    /// A region by its name in the IANA database, `Europe/Paris`.
    pub fn from_region(name: &str) -> Option<Zone> {
        let region = REGIONS.get(name).ok()?;
        // The database ignores case; FEEL text shows the name as written there.
        region.iana_name()?;
        Some(Zone(Kind::Region(region)))
    }

    /// The name of the region; `None` for a fixed distance.
    pub fn region(&self) -> Option<&str> {
        match &self.0 {
            Kind::Offset(_) => None,
            Kind::Region(region) => region.iana_name(),
        }
    }

    /// Seconds east of UTC at an instant, given in seconds since 1970-01-01T00:00:00Z.
    pub fn offset_at(&self, epoch_second: i64) -> i32 {
        match &self.0 {
            Kind::Offset(seconds) => *seconds,
            Kind::Region(region) => {
                let day = epoch_second.div_euclid(SECONDS_PER_DAY);
                let shift = known_day(day) - day;
                Timestamp::from_second(epoch_second + shift * SECONDS_PER_DAY)
                    .map_or(0, |instant| region.to_offset(instant).seconds())
            }
        }
    }

    /// Seconds east of UTC at a local date and time. In a gap (clocks go forward) the offset before
    /// it applies, in a fold (clocks go back) the earlier instant is meant, as RFC 5545, 3.3.5 has
    /// it.
    pub fn offset_at_local(&self, date: Date, time: LocalTime) -> i32 {
        match &self.0 {
            Kind::Offset(seconds) => *seconds,
            Kind::Region(region) => {
                let known = Date::from_epoch_day(known_day(date.epoch_day())).unwrap_or(date);
                civil_date_time(known, time).map_or(0, |local| {
                    match region.to_ambiguous_timestamp(local).offset() {
                        AmbiguousOffset::Unambiguous { offset: before }
                        | AmbiguousOffset::Gap { before, .. }
                        | AmbiguousOffset::Fold { before, .. } => before.seconds(),
                    }
                })
            }
        }
    }

    /// Seconds east of UTC outside daylight saving time: what a time without a date is compared by.
    pub(crate) fn standard_offset(&self) -> i32 {
        match &self.0 {
            Kind::Offset(seconds) => *seconds,
            Kind::Region(region) => {
                // One of two instants half a year apart is in standard time. 2000-01-01 and
                // 2000-07-01.
                let offsets = [946_684_800, 962_409_600].map(|second| {
                    Timestamp::from_second(second).ok().map(|instant| {
                        let info = region.to_offset_info(instant);
                        (info.dst().is_dst(), info.offset().seconds())
                    })
                });
                let standard = offsets.iter().flatten().find(|(is_dst, _)| !is_dst);
                standard
                    .or(offsets.iter().flatten().next())
                    .map_or(0, |(_, offset)| *offset)
            }
        }
    }

    /// `Z`, `+01:00`, `-05:30:15` or `@Europe/Paris`; the outer `None` says that the form is wrong.
    pub(super) fn read(reader: &mut Reader<'_>) -> Option<Result<Zone, &'static str>> {
        if reader.accept('Z') || reader.accept('z') {
            return Some(Ok(Zone::UTC));
        }
        if reader.accept('@') {
            return Some(
                Zone::from_region(reader.take_rest()).ok_or("the IANA database has no such zone"),
            );
        }
        let sign = if reader.accept('-') {
            -1
        } else {
            reader.expect('+').map(|()| 1)?
        };
        let hours = i32::from(reader.two_digits()?);
        reader.expect(':')?;
        let minutes = i32::from(reader.two_digits()?);
        let seconds = if reader.accept(':') {
            i32::from(reader.two_digits()?)
        } else {
            0
        };
        if minutes > 59 || seconds > 59 {
            return Some(Err("minutes and seconds of an offset end at 59"));
        }
        let total = sign * (hours * 3_600 + minutes * 60 + seconds);
        Some(Zone::from_offset(total).ok_or("an offset is at most 18 hours"))
    }
}

/// A day for which the database has rules, with the same rules as the given one: after the year
/// 9000 the rules repeat with the calendar, every 400 years; before the year 0 local mean time
/// applies throughout.
fn known_day(epoch_day: i64) -> i64 {
    const DAYS_PER_CYCLE: i64 = 146_097;
    /// 9000-01-01
    const LAST: i64 = 2_567_697;
    /// 0000-01-01
    const FIRST: i64 = -719_528;
    if epoch_day >= LAST {
        LAST - DAYS_PER_CYCLE + (epoch_day - LAST).rem_euclid(DAYS_PER_CYCLE)
    } else {
        epoch_day.max(FIRST)
    }
}

fn civil_date_time(date: Date, time: LocalTime) -> Option<civil::DateTime> {
    civil::DateTime::new(
        i16::try_from(date.year()).ok()?,
        i8::try_from(date.month()).ok()?,
        i8::try_from(date.day()).ok()?,
        i8::try_from(time.hour()).ok()?,
        i8::try_from(time.minute()).ok()?,
        i8::try_from(time.second()).ok()?,
        0,
    )
    .ok()
}

impl fmt::Display for Zone {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Kind::Offset(0) => formatter.write_str("Z"),
            Kind::Offset(seconds) => {
                let sign = if *seconds < 0 { '-' } else { '+' };
                let (minutes, rest) = (seconds.unsigned_abs() / 60, seconds.unsigned_abs() % 60);
                write!(formatter, "{sign}{:02}:{:02}", minutes / 60, minutes % 60)?;
                if rest == 0 {
                    Ok(())
                } else {
                    write!(formatter, ":{rest:02}")
                }
            }
            Kind::Region(region) => write!(
                formatter,
                "@{}",
                region.iana_name().unwrap_or("Etc/Unknown")
            ),
        }
    }
}

impl fmt::Debug for Zone {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, formatter)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_region_knows_its_daylight_saving_time() {
        let paris = Zone::from_region("Europe/Paris").unwrap();
        let noon = LocalTime::new(12, 0, 0, 0).unwrap();
        assert_eq!(
            paris.offset_at_local(Date::new(2026, 1, 1).unwrap(), noon),
            3_600
        );
        assert_eq!(
            paris.offset_at_local(Date::new(2026, 7, 1).unwrap(), noon),
            7_200
        );
        assert_eq!(paris.standard_offset(), 3_600);
        assert_eq!(
            Zone::from_region("Australia/Melbourne")
                .unwrap()
                .standard_offset(),
            36_000
        );
    }

    #[test]
    fn years_beyond_the_database_follow_its_last_rule() {
        let paris = Zone::from_region("Europe/Paris").unwrap();
        let noon = LocalTime::new(12, 0, 0, 0).unwrap();
        assert_eq!(
            paris.offset_at_local(Date::new(999_999_999, 7, 1).unwrap(), noon),
            7_200
        );
        assert_eq!(
            paris.offset_at_local(Date::new(9_400, 1, 1).unwrap(), noon),
            3_600
        );
        // Local mean time of Paris.
        assert_eq!(
            paris.offset_at_local(Date::new(-999_999_999, 7, 1).unwrap(), noon),
            561
        );
    }

    #[test]
    fn an_unknown_region_is_refused() {
        assert_eq!(Zone::from_region("Europe/Atlantis"), None);
        assert_eq!(Zone::from_region(""), None);
    }
}
