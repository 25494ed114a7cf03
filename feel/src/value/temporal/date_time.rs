use std::fmt;
use std::str::FromStr;

use super::text::Reader;
use super::{
    Date, DaysAndTimeDuration, LocalTime, NANOSECONDS_PER_SECOND, SECONDS_PER_DAY, TemporalError,
    Time, YearsAndMonthsDuration, Zone,
};

/// A date with a time, local or in a zone.
#[derive(Clone, PartialEq, Eq)]
pub struct DateTime {
    /// The day on the wall's calendar.
    pub date: Date,
    /// The time on the wall's clock.
    pub time: LocalTime,
    /// Where the wall stands; `None` for a local date and time.
    pub zone: Option<Zone>,
}

impl DateTime {
    /// The instant, given in nanoseconds since 1970-01-01T00:00:00Z, as clocks of a zone show it.
    /// `None` outside the supported years.
    pub fn from_epoch_nanoseconds(nanoseconds: i128, zone: Zone) -> Option<DateTime> {
        let per_second = i128::from(NANOSECONDS_PER_SECOND);
        let second = i64::try_from(nanoseconds.div_euclid(per_second)).ok()?;
        let nanosecond = u32::try_from(nanoseconds.rem_euclid(per_second)).ok()?;
        let local = second.checked_add(i64::from(zone.offset_at(second)))?;
        Some(DateTime {
            date: Date::from_epoch_day(local.div_euclid(SECONDS_PER_DAY))?,
            time: LocalTime::from_second_of_day(local, nanosecond),
            zone: Some(zone),
        })
    }

    /// Seconds east of UTC; `None` for a local date and time.
    pub fn offset(&self) -> Option<i32> {
        self.zone
            .as_ref()
            .map(|zone| zone.offset_at_local(self.date, self.time))
    }

    /// Nanoseconds since 1970-01-01T00:00:00Z; a local date and time counts as UTC.
    pub fn epoch_nanoseconds(&self) -> i128 {
        let seconds = self.date.epoch_day() * SECONDS_PER_DAY + self.time.second_of_day()
            - i64::from(self.offset().unwrap_or(0));
        i128::from(seconds) * i128::from(NANOSECONDS_PER_SECOND)
            + i128::from(self.time.nanosecond())
    }

    /// Moved by a duration. In a zone the time that really passes counts, so that a day with a
    /// change of the clocks has 23 or 25 hours.
    pub fn checked_add(&self, duration: DaysAndTimeDuration) -> Option<DateTime> {
        if let Some(zone) = &self.zone {
            let instant = self.epoch_nanoseconds() + duration.nanoseconds();
            return DateTime::from_epoch_nanoseconds(instant, zone.clone());
        }
        let (time, days) = self.time.plus(duration)?;
        Some(DateTime {
            date: self.date.checked_add_days(days)?,
            time,
            zone: None,
        })
    }

    /// The same time of the same day in another month, or of that month's last day.
    pub fn checked_add_months(&self, duration: YearsAndMonthsDuration) -> Option<DateTime> {
        let date = self.date.checked_add_months(duration)?;
        Some(DateTime {
            date,
            time: self.time,
            zone: self.zone.clone(),
        })
    }
}

impl From<Date> for DateTime {
    fn from(date: Date) -> DateTime {
        DateTime {
            date,
            time: LocalTime::MIDNIGHT,
            zone: None,
        }
    }
}

impl FromStr for DateTime {
    type Err = TemporalError;

    fn from_str(text: &str) -> Result<DateTime, TemporalError> {
        let mut reader = Reader::new(text);
        read(&mut reader)
            .filter(|_| reader.is_at_end())
            .ok_or_else(|| TemporalError::Malformed {
                expected: "a date and time such as 2026-01-31T13:45:00+01:00",
                found: text.to_owned(),
            })?
            .map_err(|reason| TemporalError::OutOfRange {
                found: text.to_owned(),
                reason,
            })
    }
}

fn read(reader: &mut Reader<'_>) -> Option<Result<DateTime, &'static str>> {
    let date = Date::read(reader)?;
    reader.expect('T')?;
    let time = Time::read(reader)?;
    Some(date.and_then(|date| {
        let (Time { local, zone }, next_day) = time?;
        let date = date.checked_add_days(i64::from(next_day));
        let date = date.ok_or("years go from -999999999 to 999999999")?;
        Ok(DateTime {
            date,
            time: local,
            zone,
        })
    }))
}

impl fmt::Display for DateTime {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}T{}", self.date, self.time)?;
        self.zone
            .as_ref()
            .map_or(Ok(()), |zone| fmt::Display::fmt(zone, formatter))
    }
}

impl fmt::Debug for DateTime {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, formatter)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date_time(text: &str) -> DateTime {
        text.parse().unwrap()
    }

    #[test]
    fn an_instant_is_shown_by_the_clocks_of_a_zone() {
        let paris = Zone::from_region("Europe/Paris").unwrap();
        let shown = DateTime::from_epoch_nanoseconds(1_782_864_000_500_000_000, paris).unwrap();
        assert_eq!(shown.to_string(), "2026-07-01T02:00:00.5@Europe/Paris");
        assert_eq!(shown.epoch_nanoseconds(), 1_782_864_000_500_000_000);
    }

    #[test]
    fn a_day_with_a_change_of_the_clocks_has_another_length() {
        let before = date_time("2026-03-28T12:00:00@Europe/Paris");
        let after = before.checked_add("P1D".parse().unwrap()).unwrap();
        assert_eq!(after, date_time("2026-03-29T13:00:00@Europe/Paris"));
    }

    #[test]
    fn a_time_in_the_gap_of_the_clocks_counts_with_the_offset_before_it() {
        let gap = date_time("2026-03-29T02:30:00@Europe/Paris");
        let same = date_time("2026-03-29T01:30:00Z");
        assert_eq!(gap.epoch_nanoseconds(), same.epoch_nanoseconds());
    }

    #[test]
    fn the_end_of_a_day_is_the_beginning_of_the_next() {
        assert_eq!(
            date_time("2026-12-31T24:00:00"),
            date_time("2027-01-01T00:00:00")
        );
        assert!("999999999-12-31T24:00:00".parse::<DateTime>().is_err());
    }

    #[test]
    fn the_calendar_ends_at_nine_digits() {
        let last = date_time("999999999-12-31T23:59:59Z");
        assert_eq!(last.checked_add("PT1S".parse().unwrap()), None);
    }
}
