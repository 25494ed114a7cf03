use std::fmt;
use std::str::FromStr;

use super::text::{Reader, write_fraction};
use super::{DaysAndTimeDuration, NANOSECONDS_PER_SECOND, SECONDS_PER_DAY, TemporalError, Zone};

/// A time of the day without a zone.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LocalTime {
    hour: u8,
    minute: u8,
    second: u8,
    nanosecond: u32,
}

impl LocalTime {
    /// The first moment of a day.
    pub const MIDNIGHT: LocalTime = LocalTime {
        hour: 0,
        minute: 0,
        second: 0,
        nanosecond: 0,
    };

    /// The time, if it exists: hours to 23, minutes and seconds to 59, nanoseconds to 999,999,999.
    pub fn new(hour: u8, minute: u8, second: u8, nanosecond: u32) -> Option<LocalTime> {
        let exists = hour < 24
            && minute < 60
            && second < 60
            && i64::from(nanosecond) < NANOSECONDS_PER_SECOND;
        exists.then_some(LocalTime {
            hour,
            minute,
            second,
            nanosecond,
        })
    }

    /// The hour, 0 to 23.
    pub fn hour(self) -> u8 {
        self.hour
    }

    /// The minute, 0 to 59.
    pub fn minute(self) -> u8 {
        self.minute
    }

    /// The second, 0 to 59.
    pub fn second(self) -> u8 {
        self.second
    }

    /// The part of the second that has passed, in nanoseconds.
    pub fn nanosecond(self) -> u32 {
        self.nanosecond
    }

    /// Whole seconds since midnight.
    pub fn second_of_day(self) -> i64 {
        i64::from(self.hour) * 3_600 + i64::from(self.minute) * 60 + i64::from(self.second)
    }

    /// The time that many seconds after midnight; whole days are left out.
    pub(crate) fn from_second_of_day(second: i64, nanosecond: u32) -> LocalTime {
        let second = second.rem_euclid(SECONDS_PER_DAY);
        let part = |value: i64| u8::try_from(value).unwrap_or(0);
        LocalTime {
            hour: part(second / 3_600),
            minute: part(second / 60 % 60),
            second: part(second % 60),
            nanosecond,
        }
    }

    /// The time moved by a duration, and the days that were passed over.
    pub(crate) fn plus(self, duration: DaysAndTimeDuration) -> Option<(LocalTime, i64)> {
        let nanoseconds = i64::from(self.nanosecond) + i64::from(duration.subsecond_nanoseconds());
        let carry = nanoseconds / NANOSECONDS_PER_SECOND;
        let nanosecond = u32::try_from(nanoseconds % NANOSECONDS_PER_SECOND).ok()?;
        let seconds = self
            .second_of_day()
            .checked_add(duration.whole_seconds())?
            .checked_add(carry)?;
        let time = LocalTime::from_second_of_day(seconds, nanosecond);
        Some((time, seconds.div_euclid(SECONDS_PER_DAY)))
    }

    /// The time, and whether it belongs to the next day: XML Schema writes the end of a day as
    /// `24:00:00`, too.
    pub(super) fn read(reader: &mut Reader<'_>) -> Option<Result<(LocalTime, bool), &'static str>> {
        let hour = reader.two_digits()?;
        reader.expect(':')?;
        let minute = reader.two_digits()?;
        reader.expect(':')?;
        let second = reader.two_digits()?;
        let nanosecond = if reader.accept('.') {
            reader.fraction()?
        } else {
            0
        };
        if (hour, minute, second, nanosecond) == (24, 0, 0, 0) {
            return Some(Ok((LocalTime::MIDNIGHT, true)));
        }
        let time = LocalTime::new(hour, minute, second, nanosecond);
        Some(
            time.map(|time| (time, false))
                .ok_or("hours end at 23, minutes and seconds at 59"),
        )
    }
}

impl fmt::Display for LocalTime {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            formatter,
            "{:02}:{:02}:{:02}",
            self.hour, self.minute, self.second
        )?;
        write_fraction(formatter, self.nanosecond)
    }
}

impl fmt::Debug for LocalTime {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, formatter)
    }
}

/// A time of the day, local or in a zone.
#[derive(Clone, PartialEq, Eq)]
pub struct Time {
    /// What a clock on the wall shows.
    pub local: LocalTime,
    /// Where the clock hangs; `None` for a local time.
    pub zone: Option<Zone>,
}

impl Time {
    /// Nanoseconds since midnight UTC when there is a zone, else since local midnight. A region
    /// counts with its standard time, because a time has no date that would tell which offset
    /// applies.
    pub(crate) fn utc_nanosecond(&self) -> i64 {
        let offset = self.zone.as_ref().map_or(0, Zone::standard_offset);
        (self.local.second_of_day() - i64::from(offset)) * NANOSECONDS_PER_SECOND
            + i64::from(self.local.nanosecond)
    }

    /// The time moved by a duration around the clock.
    pub(crate) fn plus(&self, duration: DaysAndTimeDuration) -> Option<Time> {
        let (local, _) = self.local.plus(duration)?;
        Some(Time {
            local,
            zone: self.zone.clone(),
        })
    }

    /// The time, and whether it belongs to the next day.
    pub(super) fn read(reader: &mut Reader<'_>) -> Option<Result<(Time, bool), &'static str>> {
        let local = LocalTime::read(reader)?;
        let zone = if reader.is_at_end() {
            None
        } else {
            Some(Zone::read(reader)?)
        };
        Some(local.and_then(|(local, next_day)| {
            let zone = zone.transpose()?;
            Ok((Time { local, zone }, next_day))
        }))
    }
}

impl FromStr for Time {
    type Err = TemporalError;

    fn from_str(text: &str) -> Result<Time, TemporalError> {
        let mut reader = Reader::new(text);
        let time = Time::read(&mut reader)
            .filter(|_| reader.is_at_end())
            .ok_or_else(|| TemporalError::Malformed {
                expected: "a time such as 13:45:00, 13:45:00Z or 13:45:00@Europe/Paris",
                found: text.to_owned(),
            })?;
        time.map(|(time, _)| time)
            .map_err(|reason| TemporalError::OutOfRange {
                found: text.to_owned(),
                reason,
            })
    }
}

impl fmt::Display for Time {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.local, formatter)?;
        self.zone
            .as_ref()
            .map_or(Ok(()), |zone| fmt::Display::fmt(zone, formatter))
    }
}

impl fmt::Debug for Time {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, formatter)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_prints_as_it_was_read() {
        for text in [
            "00:00:00",
            "23:59:59.5",
            "10:00:00Z",
            "10:00:00+05:30",
            "10:00:00-01:02:03",
            "10:00:00@Europe/Paris",
        ] {
            assert_eq!(text.parse::<Time>().unwrap().to_string(), text);
        }
        assert_eq!(
            "10:00:00+00:00".parse::<Time>().unwrap().to_string(),
            "10:00:00Z"
        );
    }

    #[test]
    fn malformed_and_impossible_times_are_told_apart() {
        for text in [
            "24:00:01",
            "10:60:00",
            "10:00:60",
            "10:00:00+19:00",
            "10:00:00@Nowhere",
        ] {
            assert!(
                matches!(text.parse::<Time>(), Err(TemporalError::OutOfRange { .. })),
                "{text}"
            );
        }
        for text in [
            "10:00",
            "1:00:00",
            "10:00:00.",
            "10:00:00+1",
            "10:00:00Zx",
            "é0:00:00",
            "",
        ] {
            assert!(
                matches!(text.parse::<Time>(), Err(TemporalError::Malformed { .. })),
                "{text}"
            );
        }
    }

    #[test]
    fn the_end_of_a_day_is_the_beginning_of_the_next() {
        assert_eq!(
            "24:00:00Z".parse::<Time>().unwrap().to_string(),
            "00:00:00Z"
        );
    }

    #[test]
    fn a_time_turns_around_the_clock() {
        let moved = "23:30:00Z"
            .parse::<Time>()
            .unwrap()
            .plus("PT1H".parse().unwrap());
        assert_eq!(moved.unwrap().to_string(), "00:30:00Z");
        let moved = "00:00:00.25"
            .parse::<Time>()
            .unwrap()
            .plus("-PT0.5S".parse().unwrap());
        assert_eq!(moved.unwrap().to_string(), "23:59:59.75");
    }
}
