//! The four operations, remainder and whole powers, each rounded once to 34 digits.

use ethnum::U256;

use super::round::{digits, divided, power_of_ten};
use super::{COEFFICIENT_LIMIT, Decimal, MINIMUM_EXPONENT, PRECISION, Parts};

/// Digits appended to the larger operand of a sum when the smaller one lies wholly below its last
/// digit.
const GUARD_DIGITS: u32 = 36;

impl Decimal {
    /// The sum; `None` when it is too large.
    pub fn checked_add(self, other: Decimal) -> Option<Decimal> {
        let (left, right) = (self.parts(), other.parts());
        if left.exponent == right.exponent && left.negative == right.negative {
            let sum = U256::from(left.coefficient + right.coefficient);
            return Decimal::rounded(left.negative, sum, left.exponent, false);
        }
        let (large, small) = if left.exponent >= right.exponent {
            (left, right)
        } else {
            (right, left)
        };
        if large.coefficient == 0 {
            return Some(Decimal::pack(
                small.negative,
                small.coefficient,
                small.exponent,
            ));
        }
        let large = padded(large, small.exponent);
        if small.coefficient == 0 {
            return Some(Decimal::pack(
                large.negative,
                large.coefficient,
                large.exponent,
            ));
        }
        let gap = large.exponent.abs_diff(small.exponent);
        if gap <= GUARD_DIGITS {
            let scaled = U256::from(large.coefficient) * power_of_ten(gap);
            return signed_sum(
                (large.negative, scaled),
                (small.negative, U256::from(small.coefficient)),
                small.exponent,
            );
        }
        // `large` has 34 digits now and `small` is less than a thousandth of its last one, so it is
        // no tie even if a borrow makes one more digit of the difference count: only its sign
        // matters.
        let scaled = U256::from(large.coefficient) * power_of_ten(GUARD_DIGITS);
        let exponent = large.exponent - i32::try_from(GUARD_DIGITS).ok()?;
        signed_sum(
            (large.negative, scaled),
            (small.negative, U256::ONE),
            exponent,
        )
    }

    /// The difference; `None` when it is too large.
    pub fn checked_sub(self, other: Decimal) -> Option<Decimal> {
        self.checked_add(-other)
    }

    /// The product; `None` when it is too large.
    pub fn checked_mul(self, other: Decimal) -> Option<Decimal> {
        let (left, right) = (self.parts(), other.parts());
        let product = U256::from(left.coefficient) * U256::from(right.coefficient);
        Decimal::rounded(
            left.negative != right.negative,
            product,
            left.exponent + right.exponent,
            false,
        )
    }

    /// The quotient, without trailing zeros that neither operand had; `None` for a zero divisor or
    /// when it is too large.
    pub fn checked_div(self, other: Decimal) -> Option<Decimal> {
        let (left, right) = (self.parts(), other.parts());
        if right.coefficient == 0 {
            return None;
        }
        let negative = left.negative != right.negative;
        let ideal = left.exponent - right.exponent;
        if left.coefficient == 0 {
            return Decimal::rounded(false, U256::ZERO, ideal, false);
        }
        let dividend = U256::from(left.coefficient);
        let divisor = U256::from(right.coefficient);
        // One digit more than is kept, so that the remainder only has to break ties.
        let wanted = PRECISION + 1 + digits(divisor);
        let shift = wanted.saturating_sub(digits(dividend));
        let scaled = dividend * power_of_ten(shift);
        let (mut quotient, remainder) = divided(scaled, divisor);
        let mut exponent = ideal - i32::try_from(shift).ok()?;
        if remainder != U256::ZERO {
            return Decimal::rounded(negative, quotient, exponent, true);
        }
        // Few quotients are exact, and those have mostly zeros: halving finds them in six steps.
        for places in [32, 16, 8, 4, 2, 1] {
            let (shorter, rest) = divided(quotient, power_of_ten(places));
            let raised = exponent.saturating_add_unsigned(places);
            if rest == U256::ZERO && raised <= ideal {
                quotient = shorter;
                exponent = raised;
            }
        }
        Decimal::rounded(negative, quotient, exponent, false)
    }

    /// `self - other × floor(self / other)`, the modulo of DMN 1.5, table 75: it has the sign of
    /// the divisor.
    ///
    /// `None` for a zero divisor, and when the operands are so far apart that the quotient has more
    /// than 34 digits.
    pub fn checked_modulo(self, other: Decimal) -> Option<Decimal> {
        let (left, right) = (self.parts(), other.parts());
        if right.coefficient == 0 {
            return None;
        }
        let exponent = left.exponent.min(right.exponent);
        let scaled = |parts: Parts| {
            let gap = parts.exponent.abs_diff(exponent);
            if parts.coefficient == 0 {
                Some(U256::ZERO)
            } else if gap > 2 * PRECISION {
                None
            } else {
                U256::from(parts.coefficient).checked_mul(power_of_ten(gap))
            }
        };
        let dividend = scaled(left)?;
        let remainder = match scaled(right) {
            Some(divisor) => dividend % divisor,
            // A divisor beyond 256 bits is larger than any dividend of 34 digits.
            None => dividend,
        };
        let magnitude = Decimal::rounded(left.negative, remainder, exponent, false)?;
        if left.negative == right.negative || remainder == U256::ZERO {
            return Some(magnitude);
        }
        magnitude.checked_add(other)
    }

    /// The same number with as few digits after the point as possible.
    #[must_use]
    pub(crate) fn without_trailing_zeros(self) -> Decimal {
        let mut parts = self.parts();
        while parts.exponent < 0 && parts.coefficient != 0 && parts.coefficient.is_multiple_of(10) {
            parts.coefficient /= 10;
            parts.exponent += 1;
        }
        Decimal::pack(parts.negative, parts.coefficient, parts.exponent)
    }

    /// The number without its sign.
    #[must_use]
    pub fn abs(self) -> Decimal {
        let parts = self.parts();
        Decimal::pack(false, parts.coefficient, parts.exponent)
    }
}

impl std::ops::Neg for Decimal {
    type Output = Decimal;

    fn neg(self) -> Decimal {
        let parts = self.parts();
        Decimal::pack(!parts.negative, parts.coefficient, parts.exponent)
    }
}

/// Appends zeros to the coefficient, down to `exponent` or up to 34 digits, whichever comes first.
fn padded(parts: Parts, exponent: i32) -> Parts {
    let room = PRECISION - digits(U256::from(parts.coefficient)).min(PRECISION);
    let gap = parts
        .exponent
        .abs_diff(exponent.max(MINIMUM_EXPONENT))
        .min(room);
    let coefficient = parts.coefficient * 10_u128.pow(gap);
    debug_assert!(
        coefficient < COEFFICIENT_LIMIT,
        "padding stays within 34 digits"
    );
    Parts {
        coefficient,
        exponent: parts.exponent.saturating_sub_unsigned(gap),
        ..parts
    }
}

fn signed_sum(left: (bool, U256), right: (bool, U256), exponent: i32) -> Option<Decimal> {
    let (negative, magnitude) = if left.0 == right.0 {
        (left.0, left.1 + right.1)
    } else if left.1 >= right.1 {
        (left.0, left.1 - right.1)
    } else {
        (right.0, right.1 - left.1)
    };
    Decimal::rounded(negative, magnitude, exponent, false)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    fn sum(left: &str, right: &str) -> String {
        number(left).checked_add(number(right)).unwrap().to_string()
    }

    #[test]
    fn sums_are_exact_in_decimal() {
        assert_eq!(sum("0.1", "0.2"), "0.3");
        assert_eq!(sum("1.50", "1.5"), "3.00");
        assert_eq!(sum("5", "-5"), "0");
        assert_eq!(sum("0", "1.25"), "1.25");
    }

    #[test]
    fn a_sum_of_far_apart_numbers_rounds_as_if_it_were_exact() {
        assert_eq!(
            number("1e40").checked_add(number("1")),
            Some(number("1e40"))
        );
        // Exactly half of the last digit, then a little less: the little decides.
        let half = number("1000000000000000000000000000000001e1").checked_add(number("5"));
        assert_eq!(half, Some(number("1000000000000000000000000000000002e1")));
        let just_below = half.unwrap().checked_sub(number("1e-50"));
        assert_eq!(
            just_below,
            Some(number("1000000000000000000000000000000002e1"))
        );
        assert_eq!(
            number("1e33").checked_sub(number("1e-40")),
            Some(number("1e33")),
            "a borrow makes one digit more available, and the result still rounds back"
        );
    }

    #[test]
    fn a_borrow_from_a_power_of_ten_makes_one_more_digit_count() {
        let large = number("1000000000000000000000000000000000e35");
        let small = number("6000000000000000000000000000000000");
        let exact = number("9999999999999999999999999999999999e34");
        assert_eq!(large.checked_sub(small), Some(exact));
    }

    #[test]
    fn quotients_have_no_needless_zeros() {
        let divide = |a: &str, b: &str| number(a).checked_div(number(b)).map(|q| q.to_string());
        assert_eq!(divide("10", "4").as_deref(), Some("2.5"));
        assert_eq!(divide("6", "3").as_deref(), Some("2"));
        assert_eq!(
            divide("1", "3").as_deref(),
            Some("0.3333333333333333333333333333333333")
        );
        assert_eq!(
            divide("2", "3").as_deref(),
            Some("0.6666666666666666666666666666666667")
        );
        assert_eq!(divide("1", "0"), None);
    }

    #[test]
    fn the_modulo_takes_the_sign_of_the_divisor() {
        let modulo = |a: &str, b: &str| number(a).checked_modulo(number(b)).unwrap().to_string();
        assert_eq!(modulo("12", "5"), "2");
        assert_eq!(modulo("-12", "5"), "3");
        assert_eq!(modulo("12", "-5"), "-3");
        assert_eq!(modulo("-12", "-5"), "-2");
        assert_eq!(modulo("10.1", "4.5"), "1.1");
        assert_eq!(modulo("-10.1", "4.5"), "3.4");
    }

    #[test]
    fn results_beyond_the_range_are_none() {
        assert_eq!(number("9e6144").checked_mul(number("2")), None);
        assert_eq!(number("9e6144").checked_add(number("9e6144")), None);
        assert!(
            number("1e-6000")
                .checked_mul(number("1e-6000"))
                .unwrap()
                .is_zero()
        );
    }
}
