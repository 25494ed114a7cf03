//! Values of literals.

use crate::value::Value;

/// The text between the quotation marks of a string token, with its escapes replaced (DMN 1.5,
/// grammar rules 35 and 64). A backslash before any other character stands for itself.
pub(super) fn string(token: &str) -> Result<String, String> {
    let inner = token
        .strip_prefix('"')
        .and_then(|rest| rest.strip_suffix('"'))
        .unwrap_or(token);
    let mut output = String::with_capacity(inner.len());
    let mut rest = inner;
    while let Some((before, after)) = rest.split_once('\\') {
        output.push_str(before);
        let mut characters = after.chars();
        let (character, remaining) = match characters.next() {
            Some('n') => ('\n', characters.as_str()),
            Some('r') => ('\r', characters.as_str()),
            Some('t') => ('\t', characters.as_str()),
            Some(mark @ ('"' | '\'' | '\\')) => (mark, characters.as_str()),
            Some('u') => code_unit_escape(characters.as_str())?,
            Some('U') => code_point(characters.as_str(), 6)?,
            _ => ('\\', after),
        };
        output.push(character);
        rest = remaining;
    }
    output.push_str(rest);
    if output.contains('\0') {
        return Err("a string must not contain the character NUL".to_owned());
    }
    Ok(output)
}

fn hexadecimal(text: &str, digits: usize) -> Option<(u32, &str)> {
    let (code, rest) = text.split_at_checked(digits)?;
    let all_digits = code.bytes().all(|byte| byte.is_ascii_hexdigit());
    Some((
        u32::from_str_radix(code, 16).ok().filter(|_| all_digits)?,
        rest,
    ))
}

fn code_point(text: &str, digits: usize) -> Result<(char, &str), String> {
    let (code, rest) = hexadecimal(text, digits).ok_or_else(|| {
        format!("expected {digits} hexadecimal digits after the escape of a character")
    })?;
    let character = char::from_u32(code).ok_or_else(|| format!("U+{code:04X} is no character"))?;
    Ok((character, rest))
}

/// `\uXXXX`, or two of them for a character beyond U+FFFF, as in UTF-16.
fn code_unit_escape(text: &str) -> Result<(char, &str), String> {
    let surrogates = hexadecimal(text, 4)
        .filter(|(high, _)| (0xD800..0xDC00).contains(high))
        .and_then(|(high, rest)| {
            let (low, rest) = hexadecimal(rest.strip_prefix("\\u")?, 4)?;
            let low = low.checked_sub(0xDC00).filter(|low| *low < 0x400)?;
            Some((
                char::from_u32(0x10000 + ((high - 0xD800) << 10) + low)?,
                rest,
            ))
        });
    surrogates.map_or_else(|| code_point(text, 4), Ok)
}

/// The value of `@"text"` (DMN 1.5, grammar rule 65).
pub(crate) fn temporal(text: &str) -> Option<Value> {
    if let Ok(date) = text.parse() {
        return Some(Value::Date(date));
    }
    if let Ok(date_time) = text.parse() {
        return Some(Value::DateTime(date_time));
    }
    if let Ok(time) = text.parse() {
        return Some(Value::Time(time));
    }
    if let Ok(duration) = text.parse() {
        return Some(Value::DaysAndTimeDuration(duration));
    }
    text.parse().ok().map(Value::YearsAndMonthsDuration)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_stand_for_characters() {
        assert_eq!(string(r#""a\"b\'\\\n\t""#).unwrap(), "a\"b'\\\n\t");
        assert_eq!(string(r#""\u0041\U01F600""#).unwrap(), "A😀");
        assert_eq!(string(r#""\ud83d\ude00""#).unwrap(), "😀");
        assert_eq!(string(r#""\d+""#).unwrap(), r"\d+");
    }

    #[test]
    fn escapes_of_no_character_are_refused() {
        for text in [
            r#""\u12""#,
            r#""\ud83d""#,
            r#""\U110000""#,
            r#""\u0000""#,
            r#""\u+123""#,
        ] {
            assert!(string(text).is_err(), "{text}");
        }
    }

    #[test]
    fn an_at_literal_is_what_its_form_says() {
        for (text, kind) in [
            ("2026-01-31", "date"),
            ("2026-01-31T10:00:00", "date and time"),
            ("10:00:00Z", "time"),
            ("PT1H", "days and time duration"),
            ("P1Y", "years and months duration"),
        ] {
            assert_eq!(temporal(text).unwrap().kind(), kind);
        }
        assert_eq!(temporal("tomorrow"), None);
    }
}
