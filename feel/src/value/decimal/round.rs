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

/// The powers of ten that 256 bits hold.
static POWERS_OF_TEN: [U256; 78] = powers_of_ten();

const fn powers_of_ten() -> [U256; 78] {
    let mut powers = [U256::ONE; 78];
    let (mut high, mut low) = (0_u128, 1_u128);
    let mut index = 1;
    while index < powers.len() {
        let lower_half = (low & u64::MAX as u128) * 10;
        let upper_half = (low >> 64) * 10 + (lower_half >> 64);
        low = (upper_half << 64) | (lower_half & u64::MAX as u128);
        high = high * 10 + (upper_half >> 64);
        powers[index] = U256::from_words(high, low);
        index += 1;
    }
    powers
}

/// `10^exponent`; the largest power that 256 bits hold if that is larger.
pub(super) fn power_of_ten(exponent: u32) -> U256 {
    let index = usize::try_from(exponent).unwrap_or(usize::MAX);
    POWERS_OF_TEN
        .get(index)
        .or(POWERS_OF_TEN.last())
        .copied()
        .unwrap_or(U256::ONE)
}

/// The number of decimal digits; 0 has one.
pub(super) fn digits(value: U256) -> u32 {
    if let Ok(small) = u128::try_from(value) {
        return small.checked_ilog10().map_or(1, |log| log + 1);
    }
    // log10(2) is a little more than 1233/4096; the estimate is right or one too small.
    let bits = 256 - value.leading_zeros();
    let estimate = bits * 1_233 / 4_096;
    let is_larger = POWERS_OF_TEN
        .get(estimate as usize)
        .is_some_and(|power| value >= *power);
    estimate + u32::from(is_larger)
}

/// The quotient and the remainder; small numbers are divided as such, which is several times
/// faster.
pub(super) fn divided(value: U256, divisor: U256) -> (U256, U256) {
    match (u128::try_from(value), u128::try_from(divisor)) {
        (Ok(value), Ok(divisor)) => (U256::from(value / divisor), U256::from(value % divisor)),
        _ => value.div_rem(divisor),
    }
}

/// `value / 10^places`, rounded. `inexact` says that a non-zero digit follows `value`.
pub(super) fn shift_right(
    value: U256,
    places: i64,
    inexact: bool,
    negative: bool,
    rounding: Rounding,
) -> U256 {
    // A 256-bit value has at most 78 digits: beyond that it only matters whether it is zero.
    let (quotient, remainder, half) = match u32::try_from(places) {
        Ok(places @ 0..=77) => {
            let divisor = power_of_ten(places);
            let (quotient, remainder) = divided(value, divisor);
            // For one place or more the divisor is even, so its half is exact.
            (quotient, remainder, divisor >> 1)
        }
        _ => (U256::ZERO, value, U256::MAX),
    };
    let exact = remainder == U256::ZERO && !inexact;
    let tie = places > 0 && remainder == half && !inexact;
    let above_half = places > 0 && (remainder > half || (remainder == half && inexact));
    let is_odd = quotient & U256::ONE == U256::ONE;
    let away = match rounding {
        Rounding::HalfEven => above_half || (tie && is_odd),
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
    /// The number rounded to `scale` digits after the point; a negative scale rounds before the
    /// point. A number that has fewer digits than that is returned as it is.
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
    fn digits_are_counted_at_every_power_of_ten() {
        for exponent in 1..78 {
            let power = power_of_ten(exponent);
            assert_eq!(digits(power), exponent + 1);
            assert_eq!(digits(power - U256::ONE), exponent);
        }
        assert_eq!(digits(U256::MAX), 78);
        assert_eq!(digits(U256::ZERO), 1);
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
