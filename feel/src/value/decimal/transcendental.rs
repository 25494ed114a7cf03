//! Powers, roots, logarithms. `dashu-float` computes them correctly rounded at a chosen precision;
//! a few guard digits and one rounding to 34 digits give the result.

use dashu_float::round::mode::HalfEven;
use dashu_float::{Context, FBig, Repr};
use dashu_int::{IBig, UBig};
use ethnum::U256;

use super::{Decimal, PRECISION, Parts};

/// Working precision in digits; what is kept after an operation is within the 70 digits that a
/// 256-bit integer takes.
const WORKING_PRECISION: usize = PRECISION as usize + 8;
/// e^±14300 is beyond the range of numbers.
const EXPONENTIAL_RANGE: i64 = 14_300;

/// Up to this power repeated multiplication is cheap and its exponent fits whatever the base is.
const SMALL_POWER: i64 = 100_000;

fn context() -> Context<HalfEven> {
    Context::new(WORKING_PRECISION)
}

impl Decimal {
    fn to_wide(self) -> Repr<10> {
        let Parts {
            negative,
            coefficient,
            exponent,
        } = self.parts();
        let magnitude = IBig::from(UBig::from(coefficient));
        let significand = if negative { -magnitude } else { magnitude };
        Repr::new(significand, isize::try_from(exponent).unwrap_or(0))
    }

    fn from_wide(wide: FBig<HalfEven, 10>) -> Option<Decimal> {
        let (significand, exponent) = wide.into_repr().into_parts();
        let negative = significand < IBig::ZERO;
        let magnitude = if negative { -significand } else { significand };
        let coefficient: U256 = magnitude.to_string().parse().ok()?;
        let Ok(exponent) = i32::try_from(exponent) else {
            return if exponent < 0 {
                Some(Decimal::ZERO)
            } else {
                None
            };
        };
        Decimal::rounded(negative, coefficient, exponent, false)
    }

    /// The square root; `None` for a negative number.
    pub fn sqrt(self) -> Option<Decimal> {
        if self.is_negative() {
            return None;
        }
        if self.is_zero() {
            return Some(Decimal::ZERO);
        }
        Decimal::from_wide(context().sqrt(&self.to_wide()).ok()?.value())
    }

    /// The natural logarithm; `None` unless the number is above zero.
    pub fn ln(self) -> Option<Decimal> {
        if self <= Decimal::ZERO {
            return None;
        }
        if self == Decimal::ONE {
            return Some(Decimal::ZERO);
        }
        Decimal::from_wide(context().ln(&self.to_wide(), None).ok()?.value())
    }

    /// e to the power of the number; `None` when it is too large.
    pub fn exp(self) -> Option<Decimal> {
        if self > Decimal::from(EXPONENTIAL_RANGE) {
            return None;
        }
        if self < Decimal::from(-EXPONENTIAL_RANGE) {
            return Some(Decimal::ZERO);
        }
        if self.is_zero() {
            return Some(Decimal::ONE);
        }
        Decimal::from_wide(context().exp(&self.to_wide(), None).ok()?.value())
    }

    /// The number to a power; `None` when it is too large or not a real number (a fractional power
    /// of a negative number, a negative power of zero).
    pub fn checked_pow(self, power: Decimal) -> Option<Decimal> {
        if power.is_zero() {
            return Some(Decimal::ONE);
        }
        if self.is_zero() {
            return if power.is_negative() {
                None
            } else {
                Some(Decimal::ZERO)
            };
        }
        if !power.is_integer() {
            return if self.is_negative() {
                None
            } else {
                self.magnitude_to_power(power)
            };
        }
        let magnitude = match power.to_i64() {
            Some(1) => return Some(self),
            Some(2) => return self.checked_mul(self),
            Some(whole) if whole.abs() <= SMALL_POWER => self.abs().to_whole_power(whole)?,
            _ => self.abs().magnitude_to_power(power)?,
        };
        let odd = power
            .checked_modulo(Decimal::from(2))
            .is_some_and(|rest| !rest.is_zero());
        Some(if self.is_negative() && odd {
            -magnitude
        } else {
            magnitude
        })
    }

    /// A power of a number above zero by repeated multiplication.
    fn to_whole_power(self, power: i64) -> Option<Decimal> {
        let result = context().powi(&self.to_wide(), IBig::from(power));
        Decimal::from_wide(result.ok()?.value())
    }

    /// A power of a number above zero.
    fn magnitude_to_power(self, power: Decimal) -> Option<Decimal> {
        if self == Decimal::ONE {
            return Some(Decimal::ONE);
        }
        // The logarithm of the result says whether it is in the range before it is computed.
        let logarithm = self.ln()?.checked_mul(power)?;
        if logarithm > Decimal::from(EXPONENTIAL_RANGE) {
            return None;
        }
        if logarithm < Decimal::from(-EXPONENTIAL_RANGE) {
            return Some(Decimal::ZERO);
        }
        if let Some(whole) = power.to_i64() {
            return self.to_whole_power(whole);
        }
        let result = context().powf(&self.to_wide(), &power.to_wide(), None);
        Decimal::from_wide(result.ok()?.value())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    #[test]
    fn functions_are_exact_to_34_digits() {
        assert_eq!(
            number("2").sqrt(),
            Some(number("1.414213562373095048801688724209698"))
        );
        assert_eq!(
            number("1").exp(),
            Some(number("2.718281828459045235360287471352662"))
        );
        assert_eq!(
            number("10").ln(),
            Some(number("2.302585092994045684017991454684364"))
        );
        // ln(1+x) = x − x²/2 + …: no digit is lost near 1.
        let near_one = number("1.00000000000000000001").ln();
        assert_eq!(
            near_one,
            Some(number("9.99999999999999999995000000000000e-21"))
        );
        assert_eq!(number("2").checked_pow(number("0.5")), number("2").sqrt());
    }

    #[test]
    fn whole_powers_are_exact_while_they_fit() {
        let power = |base: &str, exponent: &str| {
            number(base)
                .checked_pow(number(exponent))
                .map(|result| result.to_string())
        };
        assert_eq!(power("2", "10").as_deref(), Some("1024"));
        assert_eq!(power("-2", "3").as_deref(), Some("-8"));
        assert_eq!(power("1.1", "2").as_deref(), Some("1.21"));
        assert_eq!(power("10", "-2").as_deref(), Some("0.01"));
        assert_eq!(
            power("3", "60").as_deref(),
            Some("42391158275216203514294433201")
        );
    }

    #[test]
    fn what_is_not_a_number_is_none() {
        assert_eq!(number("-1").sqrt(), None);
        assert_eq!(number("0").ln(), None);
        assert_eq!(number("0").checked_pow(number("-1")), None);
        assert_eq!(number("-8").checked_pow(number("0.5")), None);
        assert_eq!(number("14200").exp(), None);
        assert_eq!(number("10").checked_pow(number("1e30")), None);
        assert_eq!(
            number("1.000000000000000000000000000000001").checked_pow(number("9e6000")),
            None
        );
    }

    #[test]
    fn what_is_too_small_becomes_zero() {
        assert_eq!(number("-1e6000").exp(), Some(Decimal::ZERO));
        assert_eq!(
            number("0.1").checked_pow(number("1e30")),
            Some(Decimal::ZERO)
        );
        assert_eq!(number("-14299").exp(), Some(Decimal::ZERO));
    }
}
