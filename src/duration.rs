//! Durations as clients and operators write them: the notation of Go's `time.ParseDuration`, as the contract asks.

use std::time::Duration;

/// A text that is no duration of this notation.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "'{found}' is no duration; expected numbers with the units ns, us, ms, s, m or h, for example 30s, 1m30s or 250ms"
)]
pub struct DurationError {
    /// The text.
    pub found: String,
}

/// Units with their length in nanoseconds. Those that begin like another come first. `µs` is written with either of the two
/// Unicode characters for micro.
const UNITS: [(&str, u64); 8] = [
    ("ns", 1),
    ("us", 1_000),
    ("\u{b5}s", 1_000),
    ("\u{3bc}s", 1_000),
    ("ms", 1_000_000),
    ("s", 1_000_000_000),
    ("m", 60 * 1_000_000_000),
    ("h", 3_600 * 1_000_000_000),
];

/// Reads a duration of at most 292 years, the range of Go's type. There are no negative ones here: nothing that is configured
/// or asked for can last less than no time.
pub fn parse(text: &str) -> Result<Duration, DurationError> {
    let error = || DurationError {
        found: text.to_owned(),
    };
    let unsigned = text.strip_prefix('+').unwrap_or(text);
    if unsigned == "0" {
        return Ok(Duration::ZERO);
    }
    let mut rest = unsigned;
    let mut total: u64 = 0;
    while !rest.is_empty() {
        let (nanoseconds, remaining) = part(rest).ok_or_else(error)?;
        total = total.checked_add(nanoseconds).ok_or_else(error)?;
        rest = remaining;
    }
    if unsigned.is_empty() || i64::try_from(total).is_err() {
        return Err(error());
    }
    Ok(Duration::from_nanos(total))
}

/// The nanoseconds of the first number with its unit, and what follows it.
fn part(text: &str) -> Option<(u64, &str)> {
    let number_end = text.find(|c: char| !c.is_ascii_digit() && c != '.')?;
    let (number, rest) = text.split_at(number_end);
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    if whole.is_empty() && fraction.is_empty() || fraction.contains('.') {
        return None;
    }
    let (unit, nanoseconds) = UNITS.into_iter().find(|(unit, _)| rest.starts_with(unit))?;
    let whole: u64 = if whole.is_empty() {
        0
    } else {
        whole.parse().ok()?
    };
    let total = whole
        .checked_mul(nanoseconds)?
        .checked_add(of_fraction(fraction, nanoseconds))?;
    Some((total, rest.get(unit.len()..)?))
}

/// What decimal places of a unit are in nanoseconds, rounded down. Places beyond the 18th cannot change it.
fn of_fraction(digits: &str, unit: u64) -> u64 {
    let (mut value, mut scale) = (0_u128, 1_u128);
    for digit in digits.bytes().take(18) {
        value = value * 10 + u128::from(digit - b'0');
        scale *= 10;
    }
    u64::try_from(value * u128::from(unit) / scale).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_with_units_add_up() {
        let cases = [
            ("0", Duration::ZERO),
            ("5s", Duration::from_secs(5)),
            ("+5s", Duration::from_secs(5)),
            ("1m30s", Duration::from_secs(90)),
            ("250ms", Duration::from_millis(250)),
            ("1.5h", Duration::from_mins(90)),
            (".5s", Duration::from_millis(500)),
            ("5.s", Duration::from_secs(5)),
            ("2us", Duration::from_micros(2)),
            ("2\u{b5}s", Duration::from_micros(2)),
            ("2\u{3bc}s", Duration::from_micros(2)),
            ("24h", Duration::from_hours(24)),
            ("0.0000000019s", Duration::from_nanos(1)),
        ];
        for (text, expected) in cases {
            assert_eq!(parse(text), Ok(expected), "{text}");
        }
    }

    #[test]
    fn anything_else_is_refused_and_named() {
        for text in [
            "", "+", "5", "s", ".s", "1.2.3s", "-5s", "5 s", " 5s", "5d", "PT5S", "1s2", "9999999h",
        ] {
            assert_eq!(
                parse(text),
                Err(DurationError {
                    found: text.to_owned()
                }),
                "{text}"
            );
        }
    }
}
