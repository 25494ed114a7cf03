//! Numbers of FEEL: decimal128 of IEEE 754-2008 (DMN 1.5, 10.3.2.3.1), that is 34 significant
//! digits, rounded half even.

mod arithmetic;
mod round;
mod text;
mod transcendental;

use std::cmp::Ordering;
use std::fmt;

use ethnum::U256;

pub use round::Rounding;
pub use text::DecimalError;

/// Significant digits a number holds.
pub const PRECISION: u32 = 34;
/// The smallest exponent of the last digit.
pub(super) const MINIMUM_EXPONENT: i32 = -6176;
/// The largest exponent of the last digit.
const MAXIMUM_EXPONENT: i32 = 6111;
const COEFFICIENT_LIMIT: u128 = 10_u128.pow(PRECISION);

const SIGN_BIT: u128 = 1 << 127;
const EXPONENT_SHIFT: u32 = 113;
const EXPONENT_MASK: u128 = 0x3FFF;
const COEFFICIENT_MASK: u128 = (1 << EXPONENT_SHIFT) - 1;

/// A finite decimal number: `coefficient × 10^exponent` with at most 34 digits.
///
/// The exponent is kept, so `5.0` prints as `5.0`; comparison and equality look at the number only.
/// There is no negative zero, no infinity and no NaN: operations without a result return `None`.
// Sign, biased exponent and coefficient fill 128 bits exactly. Two words instead of a `u128` keep
// the alignment of `Value` at 8 bytes.
#[derive(Clone, Copy)]
pub struct Decimal {
    high: u64,
    low: u64,
}

/// The three parts of a number.
#[derive(Clone, Copy, Debug)]
struct Parts {
    negative: bool,
    coefficient: u128,
    exponent: i32,
}

impl Decimal {
    /// Zero.
    pub const ZERO: Decimal = Decimal::pack(false, 0, 0);
    /// One.
    pub const ONE: Decimal = Decimal::pack(false, 1, 0);

    /// The caller warrants the ranges; see [`Decimal::rounded`] for everything else.
    #[expect(clippy::cast_possible_truncation, reason = "the lower half is meant")]
    const fn pack(negative: bool, coefficient: u128, exponent: i32) -> Decimal {
        let biased = exponent.abs_diff(MINIMUM_EXPONENT) as u128;
        let sign = if negative && coefficient != 0 {
            SIGN_BIT
        } else {
            0
        };
        let bits = sign | (biased << EXPONENT_SHIFT) | coefficient;
        Decimal {
            high: (bits >> 64) as u64,
            low: (bits & u64::MAX as u128) as u64,
        }
    }

    fn parts(self) -> Parts {
        let bits = (u128::from(self.high) << 64) | u128::from(self.low);
        // Fourteen bits always fit.
        let biased = ((bits >> EXPONENT_SHIFT) & EXPONENT_MASK) as i32;
        Parts {
            negative: bits & SIGN_BIT != 0,
            coefficient: bits & COEFFICIENT_MASK,
            exponent: biased + MINIMUM_EXPONENT,
        }
    }

    /// The number nearest to `coefficient × 10^exponent`, ties to even. `inexact` says that a
    /// further non-zero digit follows the coefficient. `None` when it is too large; what is too
    /// small becomes a subnormal number or zero.
    fn rounded(negative: bool, coefficient: U256, exponent: i32, inexact: bool) -> Option<Decimal> {
        if let Ok(small) = u128::try_from(coefficient)
            && small < COEFFICIENT_LIMIT
            && !inexact
            && (MINIMUM_EXPONENT..=MAXIMUM_EXPONENT).contains(&exponent)
        {
            return Some(Decimal::pack(negative, small, exponent));
        }
        let digits = round::digits(coefficient);
        let excess = i64::from(digits) - i64::from(PRECISION);
        let below = i64::from(MINIMUM_EXPONENT) - i64::from(exponent);
        let drop = excess.max(below).max(0);
        let kept = round::shift_right(coefficient, drop, inexact, negative, Rounding::HalfEven);
        let mut exponent = i64::from(exponent) + drop;
        let mut kept = u128::try_from(kept).ok()?;
        if kept == COEFFICIENT_LIMIT {
            kept /= 10;
            exponent += 1;
        }
        if kept == 0 {
            let exponent = exponent.clamp(MINIMUM_EXPONENT.into(), MAXIMUM_EXPONENT.into());
            return Some(Decimal::pack(false, 0, i32::try_from(exponent).ok()?));
        }
        while exponent > i64::from(MAXIMUM_EXPONENT) && kept < COEFFICIENT_LIMIT / 10 {
            kept *= 10;
            exponent -= 1;
        }
        if exponent > i64::from(MAXIMUM_EXPONENT) {
            return None;
        }
        Some(Decimal::pack(negative, kept, i32::try_from(exponent).ok()?))
    }

    /// Whether the number is zero, whatever its exponent.
    pub fn is_zero(self) -> bool {
        self.parts().coefficient == 0
    }

    /// Whether the number is below zero.
    pub fn is_negative(self) -> bool {
        self.parts().negative
    }

    /// Whether the number has no fraction: `2.00` has none.
    pub fn is_integer(self) -> bool {
        let parts = self.parts();
        match u32::try_from(-parts.exponent) {
            Ok(places @ 0..=PRECISION) => parts.coefficient.is_multiple_of(10_u128.pow(places)),
            Ok(_) => parts.coefficient == 0,
            Err(_) => true,
        }
    }

    /// The integer part, cut towards zero, when an `i128` holds it.
    fn truncated_integer(self) -> Option<i128> {
        let parts = self.parts();
        let magnitude = match u32::try_from(parts.exponent) {
            Ok(_) if parts.coefficient == 0 => 0,
            Ok(zeros) => parts.coefficient.checked_mul(10_u128.checked_pow(zeros)?)?,
            Err(_) => match 10_u128.checked_pow(parts.exponent.unsigned_abs()) {
                Some(divisor) => parts.coefficient / divisor,
                None => 0,
            },
        };
        let magnitude = i128::try_from(magnitude).ok()?;
        Some(if parts.negative {
            -magnitude
        } else {
            magnitude
        })
    }

    /// The number as an `i64`, if it is an integer in its range: `2.00` is 2, `2.5` is `None`.
    pub fn to_i64(self) -> Option<i64> {
        if !self.is_integer() {
            return None;
        }
        i64::try_from(self.truncated_integer()?).ok()
    }

    /// The integer part as an `i64`, cut towards zero; `None` outside its range.
    pub fn trunc_to_i64(self) -> Option<i64> {
        i64::try_from(self.truncated_integer()?).ok()
    }

    /// The number as `i128` in units of `10^-places`, cut towards zero; `None` when it does not
    /// fit.
    pub(crate) fn scaled_to_i128(self, places: u32) -> Option<i128> {
        let places = i32::try_from(places).ok()?;
        let Parts {
            negative,
            coefficient,
            exponent,
        } = self.parts();
        let shifted = exponent + places;
        let magnitude = if coefficient == 0 {
            0
        } else if let Ok(zeros) = u32::try_from(shifted) {
            coefficient.checked_mul(10_u128.checked_pow(zeros)?)?
        } else {
            10_u128
                .checked_pow(shifted.unsigned_abs())
                .map_or(0, |divisor| coefficient / divisor)
        };
        let magnitude = i128::try_from(magnitude).ok()?;
        Some(if negative { -magnitude } else { magnitude })
    }

    /// `units × 10^-places`; rounded to 34 digits.
    pub(crate) fn from_scaled_i128(units: i128, places: u32) -> Decimal {
        let exponent = i32::try_from(places).map_or(0, |places| -places);
        Decimal::rounded(units < 0, U256::from(units.unsigned_abs()), exponent, false)
            .unwrap_or(Decimal::ZERO)
    }
}

impl From<i64> for Decimal {
    fn from(value: i64) -> Decimal {
        Decimal::pack(value < 0, u128::from(value.unsigned_abs()), 0)
    }
}

impl From<u64> for Decimal {
    fn from(value: u64) -> Decimal {
        Decimal::pack(false, u128::from(value), 0)
    }
}

impl From<i32> for Decimal {
    fn from(value: i32) -> Decimal {
        Decimal::from(i64::from(value))
    }
}

impl From<usize> for Decimal {
    fn from(value: usize) -> Decimal {
        Decimal::pack(false, value as u128, 0)
    }
}

impl PartialEq for Decimal {
    fn eq(&self, other: &Decimal) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Decimal {}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Decimal) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Decimal {
    fn cmp(&self, other: &Decimal) -> Ordering {
        let (left, right) = (self.parts(), other.parts());
        match (left.negative, right.negative) {
            (false, true) => Ordering::Greater,
            (true, false) => Ordering::Less,
            (false, false) => compare_magnitudes(left, right),
            (true, true) => compare_magnitudes(right, left),
        }
    }
}

fn compare_magnitudes(left: Parts, right: Parts) -> Ordering {
    if left.exponent == right.exponent || left.coefficient == 0 || right.coefficient == 0 {
        return left.coefficient.cmp(&right.coefficient);
    }
    let gap = left.exponent.abs_diff(right.exponent);
    if gap > PRECISION {
        // Neither coefficient has more than 34 digits, so the larger exponent decides.
        return left.exponent.cmp(&right.exponent);
    }
    let scale = 10_u128.pow(gap);
    if left.exponent > right.exponent {
        compare_scaled(left.coefficient, scale, right.coefficient)
    } else {
        compare_scaled(right.coefficient, scale, left.coefficient).reverse()
    }
}

/// `coefficient × scale` compared with the other coefficient.
fn compare_scaled(coefficient: u128, scale: u128, other: u128) -> Ordering {
    // What does not fit into 128 bits is larger than any coefficient.
    let scaled = coefficient.checked_mul(scale);
    scaled.map_or(Ordering::Greater, |scaled| scaled.cmp(&other))
}

impl fmt::Debug for Decimal {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, formatter)
    }
}
