use std::fmt;
use std::str::FromStr;

use super::text::{Reader, write_fraction};
use super::{NANOSECONDS_PER_SECOND, SECONDS_PER_DAY, TemporalError};

/// A length of time in days, hours, minutes and seconds, to the nanosecond; up to 9.2 × 10^18
/// seconds either way.
// Whole seconds rounded down and the rest, which is never negative: then the derived order is the
// order of lengths.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DaysAndTimeDuration {
    seconds: i64,
    nanoseconds: u32,
}

impl DaysAndTimeDuration {
    /// No time at all.
    pub const ZERO: DaysAndTimeDuration = DaysAndTimeDuration {
        seconds: 0,
        nanoseconds: 0,
    };

    /// The duration of that many seconds.
    pub fn from_seconds(seconds: i64) -> DaysAndTimeDuration {
        DaysAndTimeDuration {
            seconds,
            nanoseconds: 0,
        }
    }

    /// The duration of that many nanoseconds, if it is in the range.
    pub fn from_nanoseconds(nanoseconds: i128) -> Option<DaysAndTimeDuration> {
        let per_second = i128::from(NANOSECONDS_PER_SECOND);
        Some(DaysAndTimeDuration {
            seconds: i64::try_from(nanoseconds.div_euclid(per_second)).ok()?,
            nanoseconds: u32::try_from(nanoseconds.rem_euclid(per_second)).ok()?,
        })
    }

    /// The whole length in nanoseconds.
    pub fn nanoseconds(self) -> i128 {
        i128::from(self.seconds) * i128::from(NANOSECONDS_PER_SECOND) + i128::from(self.nanoseconds)
    }

    /// Whole seconds, rounded down.
    pub(crate) fn whole_seconds(self) -> i64 {
        self.seconds
    }

    /// What [`Self::whole_seconds`] leaves out.
    pub(crate) fn subsecond_nanoseconds(self) -> u32 {
        self.nanoseconds
    }

    /// Days, hours, minutes and seconds; all of them zero or of the duration's sign (DMN 1.5, table
    /// 65).
    pub fn components(self) -> [i64; 4] {
        let towards_zero = self.nanoseconds() / i128::from(NANOSECONDS_PER_SECOND);
        let seconds = i64::try_from(towards_zero).unwrap_or(self.seconds);
        [
            seconds / SECONDS_PER_DAY,
            seconds / 3_600 % 24,
            seconds / 60 % 60,
            seconds % 60,
        ]
    }

    /// The sum, if it is in the range.
    pub fn checked_add(self, other: DaysAndTimeDuration) -> Option<DaysAndTimeDuration> {
        DaysAndTimeDuration::from_nanoseconds(self.nanoseconds() + other.nanoseconds())
    }

    /// The difference, if it is in the range.
    pub fn checked_sub(self, other: DaysAndTimeDuration) -> Option<DaysAndTimeDuration> {
        DaysAndTimeDuration::from_nanoseconds(self.nanoseconds() - other.nanoseconds())
    }

    /// The duration in the other direction.
    pub fn checked_neg(self) -> Option<DaysAndTimeDuration> {
        DaysAndTimeDuration::from_nanoseconds(-self.nanoseconds())
    }
}

impl FromStr for DaysAndTimeDuration {
    type Err = TemporalError;

    fn from_str(text: &str) -> Result<DaysAndTimeDuration, TemporalError> {
        let mut reader = Reader::new(text);
        read(&mut reader)
            .filter(|_| reader.is_at_end())
            .ok_or_else(|| TemporalError::Malformed {
                expected: "a days and time duration such as P1D, PT2H30M or -P1DT0.5S",
                found: text.to_owned(),
            })?
            .map_err(|reason| TemporalError::OutOfRange {
                found: text.to_owned(),
                reason,
            })
    }
}

/// `None` for another form.
fn read(reader: &mut Reader<'_>) -> Option<Result<DaysAndTimeDuration, &'static str>> {
    let negative = reader.accept('-');
    reader.expect('P')?;
    let mut length = Length::default();
    let mut parts = 0;
    if !reader.accept('T') {
        length.add(reader.digits()?, SECONDS_PER_DAY);
        reader.expect('D')?;
        if reader.is_at_end() {
            return Some(length.duration(negative));
        }
        reader.expect('T')?;
    }
    // Each unit stands at most once, the larger ones first.
    let mut units = [('H', 3_600), ('M', 60), ('S', 1)].into_iter();
    while !reader.is_at_end() {
        let digits = reader.digits()?;
        if reader.accept('.') {
            length.nanoseconds = reader.optional_fraction()?;
            reader.expect('S')?;
            length.add(digits, 1);
            units.by_ref().for_each(drop);
        } else {
            let (_, seconds) = units.find(|(unit, _)| reader.accept(*unit))?;
            length.add(digits, seconds);
        }
        parts += 1;
    }
    (parts > 0).then(|| length.duration(negative))
}

/// What was read of a duration, without its sign.
struct Length {
    /// `None` when a number of it was too large.
    seconds: Option<i128>,
    nanoseconds: u32,
}

impl Default for Length {
    fn default() -> Length {
        Length {
            seconds: Some(0),
            nanoseconds: 0,
        }
    }
}

impl Length {
    fn add(&mut self, digits: &str, unit: i64) {
        let count = digits.parse::<i64>().ok();
        let added = count.map(|count| i128::from(count) * i128::from(unit));
        self.seconds = self.seconds.zip(added).map(|(total, added)| total + added);
    }

    fn duration(&self, negative: bool) -> Result<DaysAndTimeDuration, &'static str> {
        let duration = self.seconds.and_then(|seconds| {
            let total = seconds * i128::from(NANOSECONDS_PER_SECOND) + i128::from(self.nanoseconds);
            DaysAndTimeDuration::from_nanoseconds(if negative { -total } else { total })
        });
        duration.ok_or("a duration is at most 9223372036854775807 seconds")
    }
}

impl fmt::Display for DaysAndTimeDuration {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if *self == DaysAndTimeDuration::ZERO {
            return formatter.write_str("PT0S");
        }
        let total = self.nanoseconds();
        let magnitude = total.unsigned_abs();
        let per_second = u128::from(NANOSECONDS_PER_SECOND.unsigned_abs());
        let seconds = magnitude / per_second;
        let fraction = u32::try_from(magnitude % per_second).unwrap_or(0);
        formatter.write_str(if total < 0 { "-P" } else { "P" })?;
        let per_day = u128::from(SECONDS_PER_DAY.unsigned_abs());
        if seconds >= per_day {
            write!(formatter, "{}D", seconds / per_day)?;
        }
        if !seconds.is_multiple_of(per_day) || fraction > 0 {
            formatter.write_str("T")?;
        }
        for (value, unit) in [(seconds / 3_600 % 24, 'H'), (seconds / 60 % 60, 'M')] {
            if value > 0 {
                write!(formatter, "{value}{unit}")?;
            }
        }
        if !seconds.is_multiple_of(60) || fraction > 0 {
            write!(formatter, "{}", seconds % 60)?;
            write_fraction(formatter, fraction)?;
            formatter.write_str("S")?;
        }
        Ok(())
    }
}

impl fmt::Debug for DaysAndTimeDuration {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, formatter)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_duration_prints_in_its_shortest_form() {
        for (text, printed) in [
            ("P1D", "P1D"),
            ("PT24H", "P1D"),
            ("PT90M", "PT1H30M"),
            ("-PT0.5S", "-PT0.5S"),
            ("P0D", "PT0S"),
            ("PT1.S", "PT1S"),
            ("P1DT2H3M4.000000005S", "P1DT2H3M4.000000005S"),
        ] {
            assert_eq!(
                text.parse::<DaysAndTimeDuration>().unwrap().to_string(),
                printed
            );
        }
    }

    #[test]
    fn other_forms_are_refused() {
        for text in [
            "P", "PT", "P1DT", "P1Y", "P1M", "1D", "PT1S1H", "PT1H1H", "PT1.5H", "P1D1H", "PT.5S",
            "P-1D",
        ] {
            let parsed = text.parse::<DaysAndTimeDuration>();
            assert!(
                matches!(parsed, Err(TemporalError::Malformed { .. })),
                "{text}"
            );
        }
    }

    #[test]
    fn a_length_beyond_the_range_is_refused() {
        for text in ["P99999999999999999999D", "P106751991167301D"] {
            let parsed = text.parse::<DaysAndTimeDuration>();
            assert!(
                matches!(parsed, Err(TemporalError::OutOfRange { .. })),
                "{text}"
            );
        }
    }

    #[test]
    fn components_have_the_sign_of_the_duration() {
        let duration: DaysAndTimeDuration = "-P1DT2H3M4.5S".parse().unwrap();
        assert_eq!(duration.components(), [-1, -2, -3, -4]);
    }
}
