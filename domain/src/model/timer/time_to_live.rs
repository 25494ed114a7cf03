//! How long a published message is kept.

use super::{TimerError, parse_duration};
use jiff::{SignedDuration, SpanRelativeTo};

/// Reads how long a message is kept: an ISO 8601 duration without years and months, whose length
/// would depend on when it begins, or a duration as Go writes it (`1h30m`, `500ms`).
pub fn parse_time_to_live(text: &str) -> Result<SignedDuration, TimerError> {
    let bad = || TimerError::TimeToLive {
        found: text.to_owned(),
    };
    if !text.starts_with(['P', 'p']) {
        return parse_go_duration(text).ok_or_else(bad);
    }
    let span = parse_duration(text).map_err(|_| bad())?;
    if span.get_years() != 0 || span.get_months() != 0 {
        return Err(bad());
    }
    span.to_duration(SpanRelativeTo::days_are_24_hours())
        .map_err(|_| bad())
}

/// `time.ParseDuration` of Go: decimal numbers, each with a unit. Negative ones are refused.
fn parse_go_duration(text: &str) -> Option<SignedDuration> {
    if text == "0" {
        return Some(SignedDuration::ZERO);
    }
    let mut total = SignedDuration::ZERO;
    let mut rest = text;
    while !rest.is_empty() {
        let (number, behind) = rest.split_at(rest.find(|c: char| !c.is_ascii_digit() && c != '.')?);
        let (unit, behind) = behind.split_at(
            behind
                .find(|c: char| c.is_ascii_digit())
                .unwrap_or(behind.len()),
        );
        total = total.checked_add(quantity(number, unit)?)?;
        rest = behind;
    }
    (!text.is_empty()).then_some(total)
}

/// A decimal number of a unit, cut off at nanoseconds.
fn quantity(number: &str, unit: &str) -> Option<SignedDuration> {
    let nanoseconds: i128 = match unit {
        "h" => 3_600_000_000_000,
        "m" => 60_000_000_000,
        "s" => 1_000_000_000,
        "ms" => 1_000_000,
        "us" | "µs" | "μs" => 1_000,
        "ns" => 1,
        _ => return None,
    };
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    if whole.is_empty() && fraction.is_empty() || fraction.len() > 18 {
        return None;
    }
    let whole: i128 = if whole.is_empty() {
        0
    } else {
        whole.parse::<u64>().ok()?.into()
    };
    let scale = 10_i128.checked_pow(u32::try_from(fraction.len()).ok()?)?;
    let fraction: i128 = if fraction.is_empty() {
        0
    } else {
        fraction.parse().ok()?
    };
    let total = whole.checked_mul(nanoseconds)? + fraction * nanoseconds / scale;
    let seconds = i64::try_from(total / 1_000_000_000).ok()?;
    let rest = i32::try_from(total % 1_000_000_000).ok()?;
    Some(SignedDuration::new(seconds, rest))
}

#[cfg(test)]
mod tests {
    use super::parse_time_to_live;
    use jiff::SignedDuration;

    #[test]
    fn both_notations_are_read() {
        for (text, milliseconds) in [
            ("PT1H", 3_600_000),
            ("P1DT1S", 86_401_000),
            ("P1W", 604_800_000),
            ("1h30m", 5_400_000),
            ("1.5s", 1_500),
            ("250ms", 250),
            (".5s", 500),
            ("0", 0),
        ] {
            assert_eq!(
                parse_time_to_live(text).unwrap(),
                SignedDuration::from_millis(milliseconds),
                "{text}"
            );
        }
        assert_eq!(
            parse_time_to_live("3µs2ns").unwrap(),
            SignedDuration::from_nanos(3_002)
        );
    }

    #[test]
    fn what_is_no_duration_is_refused() {
        for text in [
            "",
            "h",
            "1",
            "1d",
            "-1s",
            "1h30",
            "1..5s",
            ".s",
            "P1M",
            "P1Y",
            "PT",
            "soon",
            "99999999999999999999h",
        ] {
            assert!(parse_time_to_live(text).is_err(), "{text}");
        }
    }
}
