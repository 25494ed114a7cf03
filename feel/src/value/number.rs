//! Numbers as they were written: what FEEL computes with has 34 digits, what only passes through keeps all of them.

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use super::Decimal;
use super::decimal::{DecimalError, MINIMUM_EXPONENT, PRECISION};

/// A number. FEEL computes and compares with the [`Decimal`] it stands for (DMN 1.5, 10.3.2.3.1); who only keeps it, passes it
/// on or writes it keeps every digit.
///
/// `==` is exact: two numbers that differ only in their fortieth digit are not the same, although FEEL's `=` calls them
/// equal. Zeros that change nothing do not count: `1.0 == 1`.
#[derive(Clone)]
pub struct Number(Form);

#[derive(Clone)]
enum Form {
    /// A decimal holds all digits that were written.
    Short(Decimal),
    Long(Arc<Long>),
}

/// A number that was written with more digits than a decimal holds.
struct Long {
    /// What FEEL computes with.
    rounded: Decimal,
    /// As JSON spells it.
    text: Box<str>,
    /// How many digits it has, without zeros before and after them.
    digits: usize,
    /// The power of ten of the last of them.
    exponent: i64,
}

impl Number {
    /// What FEEL computes with: the number, rounded to 34 digits if it has more.
    pub fn decimal(&self) -> Decimal {
        match &self.0 {
            Form::Short(decimal) => *decimal,
            Form::Long(long) => long.rounded,
        }
    }

    /// The bytes of the text that it keeps beside what FEEL computes with.
    pub(crate) fn text_length(&self) -> usize {
        match &self.0 {
            Form::Short(_) => 0,
            Form::Long(long) => long.text.len(),
        }
    }

    /// The same digits with the other sign.
    #[must_use]
    pub(crate) fn negated(&self) -> Number {
        match &self.0 {
            Form::Short(decimal) => Number::from(-*decimal),
            Form::Long(long) => Number(Form::Long(Arc::new(Long {
                rounded: -long.rounded,
                text: match long.text.strip_prefix('-') {
                    Some(positive) => positive.into(),
                    None => format!("-{}", long.text).into(),
                },
                ..**long
            }))),
        }
    }

    /// A text that equal numbers have in common and no others: `5` for `5.00`.
    pub fn normal(&self) -> String {
        match &self.0 {
            Form::Long(long) if long.is_rounded() => {
                let sign = if long.rounded.is_negative() { "-" } else { "" };
                let digits: String = long.significant().map(char::from).collect();
                match usize::try_from(long.exponent) {
                    Ok(zeros) => format!("{sign}{digits}{}", "0".repeat(zeros)),
                    Err(_) => format!("{sign}{digits}E{}", long.exponent),
                }
            }
            Form::Short(_) | Form::Long(_) => normal_decimal(self.decimal()),
        }
    }
}

fn normal_decimal(number: Decimal) -> String {
    let text = number.to_string();
    let (digits, power) = text
        .find('E')
        .map_or((text.as_str(), ""), |place| text.split_at(place));
    let digits = if digits.contains('.') {
        digits.trim_end_matches('0').trim_end_matches('.')
    } else {
        digits
    };
    format!("{digits}{power}")
}

impl Long {
    /// Of a number that is not zero.
    fn new(rounded: Decimal, text: Box<str>) -> Long {
        let (significand, power) = text
            .split_once(['e', 'E'])
            .map_or((&*text, 0), |(significand, power)| {
                (significand, power.parse().unwrap_or(0))
            });
        let fraction = significand.split_once('.').map_or("", |(_, after)| after);
        let last_to_first = || significand.bytes().rev().filter(u8::is_ascii_digit);
        let zeros_after = last_to_first().take_while(|digit| *digit == b'0').count();
        let zeros_before = significand
            .bytes()
            .filter(u8::is_ascii_digit)
            .take_while(|digit| *digit == b'0')
            .count();
        let signed = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
        Long {
            rounded,
            digits: last_to_first().count() - zeros_after - zeros_before,
            exponent: power + signed(zeros_after) - signed(fraction.len()),
            text,
        }
    }

    /// Whether FEEL computes with another number than was written: zeros too many change nothing.
    fn is_rounded(&self) -> bool {
        self.digits > PRECISION as usize || self.exponent < i64::from(MINIMUM_EXPONENT)
    }

    fn significant(&self) -> impl Iterator<Item = u8> {
        self.text
            .bytes()
            .filter(u8::is_ascii_digit)
            .skip_while(|digit| *digit == b'0')
            .take(self.digits)
    }
}

/// JSON has no sign before a positive number, no zeros before others, and digits on both sides of a point.
fn as_json(text: &str) -> Box<str> {
    let (sign, unsigned) = match text.strip_prefix('-') {
        Some(unsigned) => ("-", unsigned),
        None => ("", text.strip_prefix('+').unwrap_or(text)),
    };
    let (significand, power) =
        unsigned.split_at(unsigned.find(['e', 'E']).unwrap_or(unsigned.len()));
    let significand = significand.trim_start_matches('0');
    let zero = if significand.starts_with(|first: char| first.is_ascii_digit()) {
        ""
    } else {
        "0"
    };
    let significand = significand.strip_suffix('.').unwrap_or(significand);
    [sign, zero, significand, power].concat().into()
}

impl FromStr for Number {
    type Err = DecimalError;

    fn from_str(text: &str) -> Result<Number, DecimalError> {
        let (decimal, holds_all) = Decimal::read(text)?;
        Ok(Number(if holds_all {
            Form::Short(decimal)
        } else {
            Form::Long(Arc::new(Long::new(decimal, as_json(text))))
        }))
    }
}

/// Text that JSON and FEEL read as the same number.
impl fmt::Display for Number {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Form::Short(decimal) => fmt::Display::fmt(decimal, formatter),
            Form::Long(long) => formatter.write_str(&long.text),
        }
    }
}

impl fmt::Debug for Number {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, formatter)
    }
}

impl PartialEq for Number {
    fn eq(&self, other: &Number) -> bool {
        match (&self.0, &other.0) {
            (Form::Short(left), Form::Short(right)) => left == right,
            (Form::Short(decimal), Form::Long(long)) | (Form::Long(long), Form::Short(decimal)) => {
                !long.is_rounded() && long.rounded == *decimal
            }
            (Form::Long(left), Form::Long(right)) => {
                left.rounded == right.rounded
                    && left.digits == right.digits
                    && left.exponent == right.exponent
                    && left.significant().eq(right.significant())
            }
        }
    }
}

impl Eq for Number {}

impl<T: Into<Decimal>> From<T> for Number {
    fn from(value: T) -> Number {
        Number(Form::Short(value.into()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LONG: &str = "12345678901234567890123456789012345678901234567890";

    fn number(text: &str) -> Number {
        text.parse().unwrap()
    }

    #[test]
    fn every_digit_is_kept() {
        for text in [
            LONG,
            "-12345678901234567890123456789012345678901234567891",
            "0.10000000000000000000000000000000000000000000001",
            "1234567890123456789012345678901234567890e-20",
            "1.00000000000000000000000000000000000000000",
            "12345678901234567890123456789012340",
            "1.5E-6176",
        ] {
            assert_eq!(number(text).to_string(), text);
        }
        assert_eq!(
            number(LONG).decimal(),
            "1.234567890123456789012345678901235e49".parse().unwrap()
        );
    }

    #[test]
    fn what_a_decimal_holds_is_written_as_one() {
        for (text, written) in [
            ("1.50", "1.50"),
            ("1E5", "100000"),
            ("0e99999", "0"),
            ("-0.0", "0.0"),
        ] {
            assert_eq!(number(text).to_string(), written);
            assert_eq!(number(text).text_length(), 0);
        }
    }

    #[test]
    fn what_is_written_is_json() {
        let nines = "9".repeat(40);
        for (text, json) in [
            (format!("+{nines}"), nines.clone()),
            (format!("00{nines}"), nines.clone()),
            (format!(".{nines}"), format!("0.{nines}")),
            (format!("-00.{nines}e5"), format!("-0.{nines}e5")),
            (format!("{nines}.E+5"), format!("{nines}E+5")),
        ] {
            assert_eq!(number(&text).to_string(), json);
        }
    }

    #[test]
    fn numbers_are_the_same_if_all_digits_are() {
        let zeros = "0".repeat(40);
        for (one, other) in [
            ("1", format!("1.{zeros}")),
            ("-1e40", format!("-1{zeros}")),
            (LONG, format!("{LONG}.{zeros}")),
            (
                LONG,
                "1.234567890123456789012345678901234567890123456789e49".to_owned(),
            ),
            ("1.5E-6176", "15e-6177".to_owned()),
        ] {
            assert_eq!(number(one), number(&other), "{one} and {other}");
            assert_eq!(number(one).normal(), number(&other).normal());
        }
        let fortieth =
            |digit: char| format!("{}{digit}", "123456789012345678901234567890123456789");
        for (one, other) in [
            (fortieth('1'), fortieth('2')),
            (fortieth('0'), fortieth('1')),
            (fortieth('1'), fortieth('1') + "0"),
            (fortieth('1'), format!("-{}", fortieth('1'))),
            (format!("1{zeros}"), format!("1{}1", "0".repeat(39))),
            ("1".to_owned(), format!("1.{zeros}1")),
        ] {
            assert_ne!(number(&one), number(&other), "{one} and {other}");
            assert_ne!(number(&one).normal(), number(&other).normal());
        }
    }

    #[test]
    fn the_opposite_has_the_same_digits() {
        let opposite = number(LONG).negated();
        assert_eq!(opposite.to_string(), format!("-{LONG}"));
        assert!(opposite.decimal().is_negative());
        assert_eq!(opposite.negated(), number(LONG));
    }

    #[test]
    fn what_lies_beyond_the_range_is_refused_with_any_number_of_digits() {
        let ones = "1".repeat(50);
        for text in [
            format!("{ones}e6100"),
            "1".repeat(6_146),
            format!("0.{}{ones}", "0".repeat(6_176)),
        ] {
            assert_eq!(
                text.parse::<Number>(),
                Err(DecimalError::OutOfRange),
                "{text}"
            );
        }
        assert_eq!(number(&"1".repeat(6_145)).to_string(), "1".repeat(6_145));
    }
}
