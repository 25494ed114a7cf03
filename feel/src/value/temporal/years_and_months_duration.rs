use std::fmt;
use std::str::FromStr;

use super::TemporalError;
use super::text::Reader;

/// A length of time in whole months; up to 9.2 × 10^18 either way.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct YearsAndMonthsDuration {
    months: i64,
}

impl YearsAndMonthsDuration {
    /// The duration of that many months.
    pub fn from_months(months: i64) -> YearsAndMonthsDuration {
        YearsAndMonthsDuration { months }
    }

    /// The whole length in months.
    pub fn months(self) -> i64 {
        self.months
    }

    /// Years and the months beyond them; both zero or of the duration's sign (DMN 1.5, table 65).
    pub fn components(self) -> [i64; 2] {
        [self.months / 12, self.months % 12]
    }

    /// The sum, if it is in the range.
    pub fn checked_add(self, other: YearsAndMonthsDuration) -> Option<YearsAndMonthsDuration> {
        self.months.checked_add(other.months).map(Self::from_months)
    }

    /// The difference, if it is in the range.
    pub fn checked_sub(self, other: YearsAndMonthsDuration) -> Option<YearsAndMonthsDuration> {
        self.months.checked_sub(other.months).map(Self::from_months)
    }

    /// The duration in the other direction.
    pub fn checked_neg(self) -> Option<YearsAndMonthsDuration> {
        self.months.checked_neg().map(Self::from_months)
    }
}

impl FromStr for YearsAndMonthsDuration {
    type Err = TemporalError;

    fn from_str(text: &str) -> Result<YearsAndMonthsDuration, TemporalError> {
        let mut reader = Reader::new(text);
        read(&mut reader)
            .filter(|_| reader.is_at_end())
            .ok_or_else(|| TemporalError::Malformed {
                expected: "a years and months duration such as P1Y, P2M or -P1Y6M",
                found: text.to_owned(),
            })?
            .map_err(|reason| TemporalError::OutOfRange {
                found: text.to_owned(),
                reason,
            })
    }
}

/// `None` for another form.
fn read(reader: &mut Reader<'_>) -> Option<Result<YearsAndMonthsDuration, &'static str>> {
    let negative = reader.accept('-');
    reader.expect('P')?;
    let first = reader.digits()?;
    let (years, months) = if reader.accept('Y') {
        if reader.is_at_end() {
            (first, "0")
        } else {
            let months = reader.digits()?;
            reader.expect('M')?;
            (first, months)
        }
    } else {
        reader.expect('M')?;
        ("0", first)
    };
    let total = total_months(years, months).map(|total| if negative { -total } else { total });
    let duration = total.map(YearsAndMonthsDuration::from_months);
    Some(duration.ok_or("a duration is at most 9223372036854775807 months"))
}

fn total_months(years: &str, months: &str) -> Option<i64> {
    years
        .parse::<i64>()
        .ok()?
        .checked_mul(12)?
        .checked_add(months.parse().ok()?)
}

impl fmt::Display for YearsAndMonthsDuration {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.months < 0 { "-" } else { "" };
        let (years, months) = (
            self.months.unsigned_abs() / 12,
            self.months.unsigned_abs() % 12,
        );
        match (years, months) {
            (0, _) => write!(formatter, "{sign}P{months}M"),
            (_, 0) => write!(formatter, "{sign}P{years}Y"),
            _ => write!(formatter, "{sign}P{years}Y{months}M"),
        }
    }
}

impl fmt::Debug for YearsAndMonthsDuration {
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
            ("P14M", "P1Y2M"),
            ("-P1Y", "-P1Y"),
            ("P0Y", "P0M"),
            ("P1Y12M", "P2Y"),
        ] {
            assert_eq!(
                text.parse::<YearsAndMonthsDuration>().unwrap().to_string(),
                printed
            );
        }
    }

    #[test]
    fn other_forms_are_refused() {
        for text in [
            "P",
            "P1D",
            "PT1M",
            "P1M1Y",
            "P1.5Y",
            "P1Y2",
            "1Y",
            "P99999999999999999999M",
        ] {
            assert!(text.parse::<YearsAndMonthsDuration>().is_err(), "{text}");
        }
    }
}
