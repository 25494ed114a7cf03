//! The functions that Camunda 8 documents beside those of DMN 1.5 (its FEEL reference, version 8.9), known in
//! [`Dialect::Extended`](crate::Dialect) only. A function of DMN with further forms there stands here with all of its forms.
//!
//! | Family | Functions |
//! |---|---|
//! | any value | `is defined`, `get or else`, `assert`, `fromAi` |
//! | strings | `trim`, `is blank`, `extract`, `to base64`, `from base64`, `string join` with prefix and suffix |
//! | lists and contexts | `is empty`, `duplicate values`, `partition`, `get value` and `context put` along keys, `put`, `put all` |
//! | conversion | `from json`, `to json`, `number` with a grouping separator alone |
//! | time | `last day of month`, `date and time` in a zone and with its name in brackets, `from unix timestamp`, `to unix timestamp` |
//! | chance | `random number`, `uuid` |

mod chance;
mod collections;
mod conversion;
mod json;
mod strings;
mod temporal;
mod values;

use super::Builtin;

pub(super) const FAMILIES: [&[Builtin]; 6] = [
    chance::FUNCTIONS,
    collections::FUNCTIONS,
    conversion::FUNCTIONS,
    strings::FUNCTIONS,
    temporal::FUNCTIONS,
    values::FUNCTIONS,
];
