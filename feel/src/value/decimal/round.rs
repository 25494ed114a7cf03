//! Rounding, of results to 34 digits and of numbers to a scale.

use ethnum::U256;

use super::{Decimal, MINIMUM_EXPONENT, Parts};

/// How a digit that is dropped changes the digit before it (DMN 1.5, table 75).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rounding {
    /// To the nearest, a tie to the even digit.
    HalfEven,
    /// To the nearest, a tie away from zero.
    HalfUp,
    /// To the nearest, a tie towards zero.
    HalfDown,
    /// Away from zero.
    Up,
    /// Towards zero.
    Down,
    /// Towards positive infinity.
    Ceiling,
    /// Towards negative infinity.
    Floor,
}

/// The number of decimal digits; 0 has one.
pub(super) fn digits(value: U256) -> u32 {
    match u128::try_from(value) {
        Ok(small) => small.checked_ilog10().map_or(1, |log| log + 1),
        // Splits once or twice: 2^256 has 78 digits.
        Err(_) => 38 + digits(value / U256::from(10_u128.pow(38))),
    }
}

fn power_of_ten(exponent: u32) -> U256 {
    U256::from(10_u8).pow(exponent)
}

/// `value / 10^places`, rounded. `inexact` says that a non-zero digit follows `value`.
pub(super) fn shift_right(
    value: U256,
    places: i64,
    inexact: bool,
    negative: bool,
    rounding: Rounding,
) -> U256 {
    // A 256-bit value has at most 78 digits: beyond 79 places it only matters whether it is zero.
    let places = u32::try_from(places.clamp(0, 79)).unwrap_or(79);
    let (quotient, remainder, half) = if places > 77 {
        (U256::ZERO, value, U256::MAX)
    } else {
        let divisor = power_of_ten(places);
        // For one place or more the divisor is even, so its half is exact.
        (value / divisor, value % divisor, divisor / U256::from(2_u8))
    };
    let exact = remainder == U256::ZERO && !inexact;
    let tie = places > 0 && remainder == half && !inexact;
    let above_half = places > 0 && (remainder > half || (remainder == half && inexact));
    let away = match rounding {
        Rounding::HalfEven => above_half || (tie && quotient % U256::from(2_u8) == U256::ONE),
        Rounding::HalfUp => above_half || tie,
        Rounding::HalfDown => above_half,
        Rounding::Up => !exact,
        Rounding::Down => false,
        Rounding::Ceiling => !exact && !negative,
        Rounding::Floor => !exact && negative,
    };
    if away { quotient + U256::ONE } else { quotient }
}

impl Decimal {
    /// The number rounded to `scale` digits after the point; a negative scale rounds before the point. A number that has
    /// fewer digits than that is returned as it is.
    ///
    /// `None` when the result is too large for a number.
    pub fn round(self, scale: i32, rounding: Rounding) -> Option<Decimal> {
        let Parts {
            negative,
            coefficient,
            exponent,
        } = self.parts();
        let places = -i64::from(scale) - i64::from(exponent);
        if places <= 0 {
            return Some(self);
        }
        let kept = shift_right(U256::from(coefficient), places, false, negative, rounding);
        let target = i32::try_from(-i64::from(scale)).ok()?.max(MINIMUM_EXPONENT);
        Decimal::rounded(negative, kept, target, false)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rounded(text: &str, scale: i32, rounding: Rounding) -> String {
        text.parse::<Decimal>()
            .unwrap()
            .round(scale, rounding)
            .unwrap()
            .to_string()
    }

    #[test]
    fn each_rounding_treats_a_tie_in_its_way() {
        for (rounding, positive, negative) in [
            (Rounding::HalfEven, "2", "-2"),
            (Rounding::HalfUp, "3", "-3"),
            (Rounding::HalfDown, "2", "-2"),
            (Rounding::Up, "3", "-3"),
            (Rounding::Down, "2", "-2"),
            (Rounding::Ceiling, "3", "-2"),
            (Rounding::Floor, "2", "-3"),
        ] {
            assert_eq!(rounded("2.5", 0, rounding), positive, "{rounding:?}");
            assert_eq!(rounded("-2.5", 0, rounding), negative, "{rounding:?}");
        }
    }

    #[test]
    fn a_negative_scale_rounds_before_the_point() {
        assert_eq!(rounded("1250", -2, Rounding::HalfEven), "1200");
        assert_eq!(rounded("1251", -2, Rounding::HalfEven), "1300");
        assert_eq!(rounded("1", -6000, Rounding::Down), "0");
    }

    #[test]
    fn a_scale_that_adds_digits_changes_nothing() {
        assert_eq!(rounded("1.5", 10, Rounding::Up), "1.5");
    }

    #[test]
    fn rounding_away_from_zero_reaches_the_target_scale_even_from_far_below() {
        assert_eq!(rounded("1e-6176", 0, Rounding::Up), "1");
    }
}
