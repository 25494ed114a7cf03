//! Arithmetic of [`feel::Decimal`] compared with an arbitrary-precision library that is rounded
//! afterwards.

#![allow(clippy::unwrap_used, reason = "a test fails by it")]

use std::num::NonZeroU64;
use std::str::FromStr;

use bigdecimal::{BigDecimal, RoundingMode};
use feel::Decimal;
use proptest::prelude::*;

fn rounded(exact: &BigDecimal) -> BigDecimal {
    exact.with_precision_round(NonZeroU64::new(34).unwrap(), RoundingMode::HalfEven)
}

fn exact(number: Decimal) -> BigDecimal {
    BigDecimal::from_str(&number.to_string()).unwrap()
}

/// Numbers of up to 34 digits; many short ones and many runs of 9 and 0, where carries happen.
fn number() -> impl Strategy<Value = Decimal> {
    let digits = prop_oneof![
        "[1-9][0-9]{0,4}",
        "[0-9]{1,34}",
        "9{1,34}",
        "10{0,32}1?",
        "[1-9][05]{20,33}"
    ];
    (any::<bool>(), digits, -60_i32..60).prop_map(|(negative, digits, exponent)| {
        let sign = if negative { "-" } else { "" };
        format!("{sign}{digits}e{exponent}").parse().unwrap()
    })
}

fn cases(cases: u32) -> ProptestConfig {
    ProptestConfig {
        cases,
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

proptest! {
    #![proptest_config(cases(3_000))]

    #[test]
    fn sums(left in number(), right in number()) {
        let sum = left.checked_add(right).unwrap();
        prop_assert_eq!(exact(sum), rounded(&(exact(left) + exact(right))));
    }

    #[test]
    fn differences(left in number(), right in number()) {
        let difference = left.checked_sub(right).unwrap();
        prop_assert_eq!(exact(difference), rounded(&(exact(left) - exact(right))));
    }

    #[test]
    fn products(left in number(), right in number()) {
        let product = left.checked_mul(right).unwrap();
        prop_assert_eq!(exact(product), rounded(&(exact(left) * exact(right))));
    }

    #[test]
    fn quotients(left in number(), right in number()) {
        prop_assume!(!right.is_zero());
        let quotient = left.checked_div(right).unwrap();
        // The reference divides to 100 digits, far beyond where a tie of two 34-digit numbers can
        // be.
        prop_assert_eq!(exact(quotient), rounded(&(exact(left) / exact(right))));
    }

    #[test]
    fn order(left in number(), right in number()) {
        prop_assert_eq!(left.cmp(&right), exact(left).cmp(&exact(right)));
    }

    #[test]
    fn modulo_is_the_rest_of_the_rounded_down_quotient(left in number(), right in number()) {
        prop_assume!(!right.is_zero());
        if let Some(rest) = left.checked_modulo(right) {
            prop_assert!(rest.is_zero() || rest.is_negative() == right.is_negative());
            prop_assert!(rest.abs() <= right.abs());
        }
    }

    #[test]
    fn texts_come_back(number in number()) {
        prop_assert_eq!(number.to_string().parse::<Decimal>().unwrap(), number);
    }

    #[test]
    fn text_of_any_length_is_rounded_once(
        digits in "[0-9]{1,120}",
        point in 0_usize..120,
        sticky in any::<bool>(),
    ) {
        let mut text = digits;
        if point < text.len() {
            text.insert(point, '.');
        }
        if sticky {
            text.push_str(if text.contains('.') { "5000000001" } else { ".5000000001" });
        }
        let reference = rounded(&BigDecimal::from_str(&text).unwrap());
        prop_assert_eq!(exact(text.parse().unwrap()), reference);
    }

    #[test]
    fn square_roots(number in number()) {
        let number = number.abs();
        let root = number.sqrt().unwrap();
        // One unit in the 34th digit on either side encloses the number.
        let square = |factor: &str| {
            let root = root.checked_mul(factor.parse().unwrap()).unwrap();
            exact(root).square()
        };
        prop_assert!(square("0.999999999999999999999999999999998") <= exact(number));
        prop_assert!(square("1.000000000000000000000000000000002") >= exact(number));
    }
}
