//! Functions of strings.

use super::super::arguments::Arguments;
use super::super::string;
use super::super::{Builtin, form, function};
use crate::evaluate::{Evaluator, Failure};
use crate::value::Value;

pub(super) const FUNCTIONS: &[Builtin] = &[
    function("trim", &[form(&["string"], trim)]),
    function("is blank", &[form(&["string"], is_blank)]),
    function("extract", &[form(&["string", "pattern"], extract)]),
    function("to base64", &[form(&["value"], to_base64)]),
    function("from base64", &[form(&["value"], from_base64)]),
    function(
        "string join",
        &[
            form(&["list", "delimiter"], string::join).requiring(1),
            form(&["list", "delimiter", "prefix", "suffix"], join_between),
        ],
    ),
];

fn trim(arguments: &Arguments, evaluator: &mut Evaluator<'_>) -> Result<Value, Failure> {
    Ok(evaluator.string(arguments.string(0)?.trim().to_owned())?)
}

fn is_blank(arguments: &Arguments, _: &mut Evaluator<'_>) -> Result<Value, Failure> {
    Ok(Value::Boolean(arguments.string(0)?.trim().is_empty()))
}

/// Every match of the pattern, in the order of the text.
fn extract(arguments: &Arguments, evaluator: &mut Evaluator<'_>) -> Result<Value, Failure> {
    let pattern = string::pattern(arguments, usize::MAX, evaluator)?;
    let found = pattern.find_all(arguments.string(0)?, evaluator)?;
    Ok(evaluator.list(found.into_iter().map(Value::from).collect())?)
}

/// RFC 4648, section 4, of the text in UTF-8.
fn to_base64(arguments: &Arguments, evaluator: &mut Evaluator<'_>) -> Result<Value, Failure> {
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let text = arguments.string(0)?;
    evaluator.reserve_string(text.len().div_ceil(3).saturating_mul(4))?;
    let mut encoded = String::with_capacity(text.len().div_ceil(3) * 4);
    for group in text.as_bytes().chunks(3) {
        let bits = (0..3).fold(0_u32, |bits, index| {
            bits << 8 | u32::from(group.get(index).copied().unwrap_or_default())
        });
        for place in 0..4 {
            let sextet = bits >> (18 - 6 * place) & 0x3f;
            let character = ALPHABET.get(sextet as usize).copied().unwrap_or(b'=');
            // A group of n bytes gives n + 1 characters.
            let is_padding = place > group.len();
            encoded.push(char::from(if is_padding { b'=' } else { character }));
        }
    }
    Ok(Value::from(encoded))
}

fn from_base64(arguments: &Arguments, evaluator: &mut Evaluator<'_>) -> Result<Value, Failure> {
    let text = arguments.string(0)?;
    let decoded = decoded(text).and_then(|bytes| String::from_utf8(bytes).ok());
    match decoded {
        Some(decoded) => Ok(evaluator.string(decoded)?),
        None => arguments.expected(0, "a text in base64"),
    }
}

fn decoded(text: &str) -> Option<Vec<u8>> {
    let mut decoded = Vec::with_capacity(text.len() / 4 * 3);
    let mut groups = text.as_bytes().chunks(4).peekable();
    while let Some(group) = groups.next() {
        let characters = group.iter().take_while(|byte| **byte != b'=').count();
        let is_whole = groups.peek().is_none() || characters == 4;
        if group.len() != 4 || characters < 2 || !is_whole {
            return None;
        }
        let mut bits = 0_u32;
        for (place, byte) in group.iter().enumerate() {
            let sextet = match byte {
                b'=' if place >= characters => 0,
                b'A'..=b'Z' => byte - b'A',
                b'a'..=b'z' => byte - b'a' + 26,
                b'0'..=b'9' => byte - b'0' + 52,
                b'+' => 62,
                b'/' => 63,
                _ => return None,
            };
            bits = bits << 6 | u32::from(sextet);
        }
        let bytes = bits.to_be_bytes();
        decoded.extend(bytes.get(1..characters)?);
    }
    Some(decoded)
}

fn join_between(arguments: &Arguments, evaluator: &mut Evaluator<'_>) -> Result<Value, Failure> {
    let prefix = arguments.optional_string(2)?.map_or("", |prefix| &**prefix);
    let suffix = arguments.optional_string(3)?.map_or("", |suffix| &**suffix);
    let Value::String(joined) = string::join(arguments, evaluator)? else {
        return Ok(Value::Null);
    };
    let length = [prefix, &joined, suffix]
        .map(str::len)
        .into_iter()
        .fold(0, usize::saturating_add);
    evaluator.reserve_string(length)?;
    Ok(Value::from([prefix, &joined, suffix].concat()))
}
