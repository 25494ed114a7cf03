use std::fmt;
use std::str::FromStr;

use super::text::Reader;
use super::{TemporalError, YearsAndMonthsDuration};

/// The largest year, and without its sign the smallest (DMN 1.5, 10.3.2.3.5).
pub(crate) const MAXIMUM_YEAR: i32 = 999_999_999;

/// Days of 400 years, after which the Gregorian calendar repeats, weekdays included.
const DAYS_PER_CYCLE: i64 = 146_097;
/// Days from 0000-03-01 to 1970-01-01.
const EPOCH_OFFSET: i64 = 719_468;

/// A day of the calendar, without time and zone.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: i32,
    month: u8,
    day: u8,
}

/// A day of the week, Monday first (ISO 8601).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names of the days say all")]
pub enum Weekday {
    Monday = 1,
    Tuesday,
    Wednesday,
    Thursday,
    Friday,
    Saturday,
    Sunday,
}

impl Weekday {
    /// 1 for Monday to 7 for Sunday.
    pub fn number(self) -> u8 {
        self as u8
    }

    /// The English name, as `day of week` returns it.
    pub fn name(self) -> &'static str {
        match self {
            Weekday::Monday => "Monday",
            Weekday::Tuesday => "Tuesday",
            Weekday::Wednesday => "Wednesday",
            Weekday::Thursday => "Thursday",
            Weekday::Friday => "Friday",
            Weekday::Saturday => "Saturday",
            Weekday::Sunday => "Sunday",
        }
    }
}

impl Date {
    /// The day, if it exists; years from −999,999,999 to 999,999,999.
    pub fn new(year: i32, month: u8, day: u8) -> Option<Date> {
        let exists = year.abs() <= MAXIMUM_YEAR
            && (1..=12).contains(&month)
            && (1..=days_in_month(year, month)).contains(&day);
        exists.then_some(Date { year, month, day })
    }

    /// The year; 0 is 1 BC.
    pub fn year(self) -> i32 {
        self.year
    }

    /// The month, 1 to 12.
    pub fn month(self) -> u8 {
        self.month
    }

    /// The day of the month, 1 to 31.
    pub fn day(self) -> u8 {
        self.day
    }

    /// Days since 1970-01-01.
    // Years are counted from March, so that the leap day is the last day of a year (H. Hinnant,
    // "chrono-Compatible Low-Level Date Algorithms").
    pub fn epoch_day(self) -> i64 {
        let year = i64::from(self.year) - i64::from(self.month <= 2);
        let cycle = year.div_euclid(400);
        let year_of_cycle = year.rem_euclid(400);
        let month_from_march = (i64::from(self.month) + 9) % 12;
        let day_of_year = (153 * month_from_march + 2) / 5 + i64::from(self.day) - 1;
        let day_of_cycle =
            year_of_cycle * 365 + year_of_cycle / 4 - year_of_cycle / 100 + day_of_year;
        cycle * DAYS_PER_CYCLE + day_of_cycle - EPOCH_OFFSET
    }

    /// The day that many days after 1970-01-01; `None` outside the supported years.
    pub fn from_epoch_day(epoch_day: i64) -> Option<Date> {
        let days = epoch_day.checked_add(EPOCH_OFFSET)?;
        let cycle = days.div_euclid(DAYS_PER_CYCLE);
        let day_of_cycle = days.rem_euclid(DAYS_PER_CYCLE);
        let year_of_cycle = (day_of_cycle - day_of_cycle / 1_460 + day_of_cycle / 36_524
            - day_of_cycle / 146_096)
            / 365;
        let day_of_year =
            day_of_cycle - (365 * year_of_cycle + year_of_cycle / 4 - year_of_cycle / 100);
        let month_from_march = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
        let month = if month_from_march < 10 {
            month_from_march + 3
        } else {
            month_from_march - 9
        };
        let year = cycle.checked_mul(400)? + year_of_cycle + i64::from(month <= 2);
        Date::new(
            i32::try_from(year).ok()?,
            u8::try_from(month).ok()?,
            u8::try_from(day).ok()?,
        )
    }

    /// The day that many days later, or earlier when negative.
    pub fn checked_add_days(self, days: i64) -> Option<Date> {
        Date::from_epoch_day(self.epoch_day().checked_add(days)?)
    }

    /// The same day of another month, or that month's last day (DMN 1.5, table 57).
    pub fn checked_add_months(self, duration: YearsAndMonthsDuration) -> Option<Date> {
        let months = (i64::from(self.year) * 12 + i64::from(self.month) - 1)
            .checked_add(duration.months())?;
        let year = i32::try_from(months.div_euclid(12)).ok()?;
        let month = u8::try_from(months.rem_euclid(12) + 1).ok()?;
        if year.checked_abs()? > MAXIMUM_YEAR {
            return None;
        }
        Date::new(year, month, self.day.min(days_in_month(year, month)))
    }

    /// The day of the week.
    pub fn weekday(self) -> Weekday {
        // 1970-01-01 was a Thursday.
        match (self.epoch_day() + 3).rem_euclid(7) {
            0 => Weekday::Monday,
            1 => Weekday::Tuesday,
            2 => Weekday::Wednesday,
            3 => Weekday::Thursday,
            4 => Weekday::Friday,
            5 => Weekday::Saturday,
            _ => Weekday::Sunday,
        }
    }

    /// 1 for the first of January, up to 366.
    pub fn day_of_year(self) -> u16 {
        let first = Date {
            month: 1,
            day: 1,
            ..self
        };
        u16::try_from(self.epoch_day() - first.epoch_day() + 1).unwrap_or(0)
    }

    /// The number of the week by ISO 8601: weeks begin on Monday, week 1 holds the first Thursday
    /// of the year.
    pub fn week_of_year(self) -> u8 {
        let monday_based = i64::from(self.weekday().number()) - 1;
        let thursday = self.epoch_day() - monday_based + 3;
        let ordinal = Date::from_epoch_day(thursday).map_or(1, Date::day_of_year);
        u8::try_from((ordinal - 1) / 7 + 1).unwrap_or(1)
    }

    pub(super) fn read(reader: &mut Reader<'_>) -> Option<Result<Date, &'static str>> {
        let negative = reader.accept('-');
        let digits = reader.digits()?;
        // XML Schema: at least four digits, a leading zero only to fill up to four.
        if digits.len() < 4 || (digits.len() > 4 && digits.starts_with('0')) {
            return None;
        }
        reader.expect('-')?;
        let month = reader.two_digits()?;
        reader.expect('-')?;
        let day = reader.two_digits()?;
        let Some(year) = digits
            .parse::<i32>()
            .ok()
            .filter(|year| *year <= MAXIMUM_YEAR)
        else {
            return Some(Err("years go from -999999999 to 999999999"));
        };
        let year = if negative { -year } else { year };
        Some(Date::new(year, month, day).ok_or("the calendar has no such day"))
    }
}

fn is_leap_year(year: i32) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

/// The number of days of a month, 28 to 31; `month` is 1 to 12.
pub(crate) fn days_in_month(year: i32, month: u8) -> u8 {
    match month {
        2 if is_leap_year(year) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

impl FromStr for Date {
    type Err = TemporalError;

    fn from_str(text: &str) -> Result<Date, TemporalError> {
        let mut reader = Reader::new(text);
        let date = Date::read(&mut reader)
            .filter(|_| reader.is_at_end())
            .ok_or_else(|| TemporalError::Malformed {
                expected: "a date such as 2026-01-31",
                found: text.to_owned(),
            })?;
        date.map_err(|reason| TemporalError::OutOfRange {
            found: text.to_owned(),
            reason,
        })
    }
}

impl fmt::Display for Date {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.year < 0 { "-" } else { "" };
        write!(
            formatter,
            "{sign}{:04}-{:02}-{:02}",
            self.year.unsigned_abs(),
            self.month,
            self.day
        )
    }
}

impl fmt::Debug for Date {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, formatter)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn days_are_counted_from_1970() {
        assert_eq!(date("1970-01-01").epoch_day(), 0);
        assert_eq!(date("2000-02-29").epoch_day(), 11_016);
        assert_eq!(date("0000-03-01").epoch_day(), -719_468);
        assert_eq!(date("-999999999-01-01").epoch_day(), -365_243_219_162);
    }

    #[test]
    fn every_day_comes_back_from_its_number() {
        let first = date("-0401-12-31").epoch_day();
        let last = date("2801-01-02").epoch_day();
        let mut previous = Date::from_epoch_day(first - 1).unwrap();
        for day in first..=last {
            let current = Date::from_epoch_day(day).unwrap();
            assert_eq!(current.epoch_day(), day);
            assert!(previous < current, "{previous} is before {current}");
            previous = current;
        }
    }

    #[test]
    fn years_end_at_nine_digits() {
        assert_eq!(date("999999999-12-31").checked_add_days(1), None);
        assert_eq!(date("999999999-12-31").to_string(), "999999999-12-31");
        assert!(matches!(
            "1000000000-01-01".parse::<Date>(),
            Err(TemporalError::OutOfRange { .. })
        ));
        assert_eq!(Date::from_epoch_day(i64::MAX), None);
    }

    #[test]
    fn days_that_do_not_exist_are_refused() {
        for text in [
            "2025-02-29",
            "2025-13-01",
            "2025-00-10",
            "2025-04-31",
            "2025-01-00",
        ] {
            assert!(
                matches!(text.parse::<Date>(), Err(TemporalError::OutOfRange { .. })),
                "{text}"
            );
        }
        for text in [
            "2025-2-09",
            "25-02-01",
            "02025-01-01",
            "2025-01-01T",
            "+2025-01-01",
            "2025-01-01Z",
        ] {
            assert!(
                matches!(text.parse::<Date>(), Err(TemporalError::Malformed { .. })),
                "{text}"
            );
        }
    }

    #[test]
    fn adding_months_stays_within_the_month() {
        let months = YearsAndMonthsDuration::from_months;
        assert_eq!(
            date("2024-01-31").checked_add_months(months(1)),
            Some(date("2024-02-29"))
        );
        assert_eq!(
            date("2024-03-31").checked_add_months(months(-13)),
            Some(date("2023-02-28"))
        );
        assert_eq!(
            date("2024-03-31").checked_add_months(months(i64::MAX)),
            None
        );
    }

    #[test]
    fn weeks_follow_iso_8601() {
        assert_eq!(date("2019-09-17").week_of_year(), 38);
        assert_eq!(date("2003-12-29").week_of_year(), 1);
        assert_eq!(date("2004-01-04").week_of_year(), 1);
        assert_eq!(date("2005-01-01").week_of_year(), 53);
        assert_eq!(date("2019-09-17").day_of_year(), 260);
        assert_eq!(date("2019-09-17").weekday(), Weekday::Tuesday);
    }
}
