//! Decimal numbers from and to text.

use std::fmt;
use std::str::FromStr;

use ethnum::U256;
use thiserror::Error;

use super::{Decimal, PRECISION, Parts};

/// Why a text is no decimal number.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum DecimalError {
    /// The text is not of the form `-12.5e3`.
    #[error("expected a number such as 12, -0.5 or 1.2e3")]
    Malformed,
    /// The number is larger than 9.99…e6144 or closer to zero than 1e-6176.
    #[error("the number is outside the range of decimal128 (1e-6176 to 9.99e6144)")]
    OutOfRange,
}

/// Digits of the text that are kept before rounding: more than a number has, and within 128 bits.
const KEPT_DIGITS: u32 = 38;

#[derive(Default)]
struct Significand {
    coefficient: u128,
    digits: u32,
    seen: bool,
    /// A non-zero digit was left out because there were more than [`KEPT_DIGITS`].
    inexact: bool,
    exponent: i64,
}

impl Significand {
    fn push(&mut self, digit: u8, in_fraction: bool) {
        self.seen = true;
        if self.digits < KEPT_DIGITS {
            self.coefficient = self.coefficient * 10 + u128::from(digit);
            self.digits += u32::from(self.coefficient != 0);
            self.exponent -= i64::from(in_fraction);
        } else {
            self.inexact |= digit != 0;
            self.exponent += i64::from(!in_fraction);
        }
    }
}

impl FromStr for Decimal {
    type Err = DecimalError;

    fn from_str(text: &str) -> Result<Decimal, DecimalError> {
        Decimal::read(text).map(|(decimal, _)| decimal)
    }
}

impl Decimal {
    /// The number nearest to a text, and whether it holds just the digits that were written.
    pub(in crate::value) fn read(text: &str) -> Result<(Decimal, bool), DecimalError> {
        let (negative, unsigned) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text.strip_prefix('+').unwrap_or(text)),
        };
        let (number, power) = match unsigned.split_once(['e', 'E']) {
            Some((number, power)) => (number, parse_power(power)?),
            None => (unsigned, 0),
        };
        let mut significand = Significand::default();
        let mut in_fraction = false;
        for byte in number.bytes() {
            match byte {
                b'0'..=b'9' => significand.push(byte - b'0', in_fraction),
                b'.' if !in_fraction => in_fraction = true,
                _ => return Err(DecimalError::Malformed),
            }
        }
        if !significand.seen {
            return Err(DecimalError::Malformed);
        }
        let Significand {
            coefficient,
            inexact,
            exponent,
            ..
        } = significand;
        let exponent = exponent.saturating_add(power);
        let exponent = i32::try_from(exponent.clamp(-1_000_000, 1_000_000)).unwrap_or(0);
        let result = Decimal::rounded(negative, U256::from(coefficient), exponent, inexact)
            .ok_or(DecimalError::OutOfRange)?;
        if result.is_zero() && coefficient != 0 {
            return Err(DecimalError::OutOfRange);
        }
        let held = result.parts();
        let holds_all = held.coefficient == coefficient && held.exponent == exponent && !inexact;
        Ok((result, holds_all || result.is_zero()))
    }
}

fn parse_power(text: &str) -> Result<i64, DecimalError> {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(DecimalError::Malformed);
    }
    // Further digits cannot bring an exponent back into the range.
    let magnitude = digits.parse::<i64>().unwrap_or(i64::from(i32::MAX));
    Ok(if text.starts_with('-') {
        -magnitude
    } else {
        magnitude
    })
}

/// Plain digits as long as they are readable, else `1.5E+6000`. Both forms are legal in FEEL and in
/// JSON.
impl fmt::Display for Decimal {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Parts {
            negative,
            coefficient,
            exponent,
        } = self.parts();
        // Most numbers are short, and 64 bits are formatted much faster than 128.
        let digits = u64::try_from(coefficient)
            .map_or_else(|_| coefficient.to_string(), |short| short.to_string());
        let adjusted = i64::from(exponent) + i64::from(coefficient.checked_ilog10().unwrap_or(0));
        let limit = i64::from(PRECISION);
        let text = if exponent == 0 {
            digits
        } else if coefficient == 0 && !(-limit..=0).contains(&i64::from(exponent)) {
            "0".to_owned()
        } else if !(-limit..limit).contains(&adjusted) {
            scientific(&digits, adjusted)
        } else {
            plain(digits, exponent)
        };
        formatter.pad_integral(!negative, "", &text)
    }
}

/// Digits with the zeros or the point that a short exponent stands for.
fn plain(mut digits: String, exponent: i32) -> String {
    let places = usize::try_from(exponent.unsigned_abs()).unwrap_or(0);
    if exponent > 0 {
        digits.extend(std::iter::repeat_n('0', places));
        return digits;
    }
    if digits.len() <= places {
        digits.insert_str(0, &"0".repeat(places + 1 - digits.len()));
    }
    digits.insert(digits.len() - places, '.');
    digits
}

fn scientific(digits: &str, adjusted: i64) -> String {
    let (first, rest) = digits.split_at(1);
    let point = if rest.is_empty() { "" } else { "." };
    format!("{first}{point}{rest}E{adjusted:+}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    #[test]
    fn a_number_prints_as_it_came_in() {
        for text in [
            "0",
            "5.0",
            "-1.50",
            "0.001",
            "1234567890123456789012345678901234",
            "0.00",
        ] {
            assert_eq!(parse(text).to_string(), text);
        }
    }

    #[test]
    fn exponents_are_written_out_while_readable() {
        assert_eq!(parse("1e3").to_string(), "1000");
        assert_eq!(parse("1.5E-3").to_string(), "0.0015");
        assert_eq!(parse("1.5e6000").to_string(), "1.5E+6000");
        assert_eq!(parse("-1e-6176").to_string(), "-1E-6176");
    }

    #[test]
    fn more_than_34_digits_are_rounded_half_even() {
        assert_eq!(
            parse("1.00000000000000000000000000000000050").to_string(),
            "1.000000000000000000000000000000000"
        );
        assert_eq!(
            parse("1.00000000000000000000000000000000150").to_string(),
            "1.000000000000000000000000000000002"
        );
        let tie_broken_by_digit_100 =
            format!("1.0000000000000000000000000000000005{}1", "0".repeat(66));
        assert_eq!(
            parse(&tie_broken_by_digit_100).to_string(),
            "1.000000000000000000000000000000001"
        );
        assert_eq!(parse(&"9".repeat(35)), parse("1e35"));
    }

    #[test]
    fn what_decimal128_cannot_hold_is_an_error() {
        for text in ["1e6145", "-1e99999999999999999999", "1e-6177"] {
            assert_eq!(
                text.parse::<Decimal>(),
                Err(DecimalError::OutOfRange),
                "{text}"
            );
        }
        assert_eq!(parse("0e99999"), Decimal::ZERO);
    }

    #[test]
    fn malformed_numbers_are_refused() {
        for text in [
            "", "-", ".", "1.2.3", "1e", "e5", "0x1", " 1", "1e+-3", "NaN",
        ] {
            assert_eq!(
                text.parse::<Decimal>(),
                Err(DecimalError::Malformed),
                "{text}"
            );
        }
    }

    #[test]
    fn there_is_no_negative_zero() {
        assert_eq!(parse("-0.0").to_string(), "0.0");
        assert!(!parse("-0").is_negative());
    }
}
