//! Functions of chance. What they give follows from the seed of the environment.

use super::super::arguments::Arguments;
use super::super::{Builtin, form, function};
use crate::evaluate::{Evaluator, Failure};
use crate::value::{Decimal, Value};

pub(super) const FUNCTIONS: &[Builtin] = &[
    function(
        "random number",
        &[form(&[], |_, evaluator| {
            Ok(Value::from(random_number(evaluator)))
        })],
    ),
    function("uuid", &[form(&[], uuid)]),
];

/// Digits after the point of a random number.
const PLACES: u32 = 18;

/// From 0 to below 1.
fn random_number(evaluator: &Evaluator<'_>) -> Decimal {
    let random = evaluator.environment().random.next();
    let units = (i128::from(random) * 10_i128.pow(PLACES)) >> 64;
    Decimal::from_scaled_i128(units, PLACES)
}

/// Of version 4 (RFC 9562, section 5.4).
fn uuid(_: &Arguments, evaluator: &mut Evaluator<'_>) -> Result<Value, Failure> {
    let random = &evaluator.environment().random;
    let high = (random.next() & !0xf000) | 0x4000;
    let low = (random.next() & !(0b11 << 62)) | (0b10 << 62);
    let text = format!(
        "{:08x}-{:04x}-{:04x}-{:04x}-{:012x}",
        high >> 32,
        (high >> 16) & 0xffff,
        high & 0xffff,
        low >> 48,
        low & 0xffff_ffff_ffff
    );
    Ok(evaluator.string(text)?)
}
