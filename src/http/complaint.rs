//! What is said of a body that is JSON but not what the operation expects: the field, what was expected there and what was found.
//! The library that reads bodies says it in words of Rust, of a line and a column; clients know JSON and the field.

use super::error::ApiError;

/// Names the field and says what is wrong with it.
pub(super) fn complaint(error: &serde_path_to_error::Error<serde_json::Error>) -> ApiError {
    let path = error.path().to_string();
    let reason = error.inner().to_string();
    if let Some(field) = missing_field(&reason) {
        return ApiError::field(&join(&path, field), "is missing");
    }
    match path.as_str() {
        // The path of the document itself.
        "." => ApiError::BadRequest {
            message: format!("the body does not fit: {}", in_words_of_json(&reason)),
            details: None,
        },
        path => ApiError::field(path, in_words_of_json(&reason)),
    }
}

/// The field that is missing. The path ends at the object that lacks it, so the name stands in the message only.
fn missing_field(reason: &str) -> Option<&str> {
    reason.strip_prefix("missing field `")?.split('`').next()
}

fn join(path: &str, field: &str) -> String {
    if path == "." {
        field.to_owned()
    } else {
        format!("{path}.{field}")
    }
}

fn in_words_of_json(reason: &str) -> String {
    let reason = without_place(reason);
    let mismatch = reason
        .strip_prefix("invalid type: ")
        .or_else(|| reason.strip_prefix("invalid value: "));
    match mismatch.and_then(|mismatch| mismatch.rsplit_once(", expected ")) {
        Some((found, expected)) => {
            format!(
                "expected {}, found {}",
                expectation(expected),
                finding(found)
            )
        }
        None => reason.to_owned(),
    }
}

/// The place that the library adds: the field says where.
fn without_place(reason: &str) -> &str {
    let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    reason
        .rsplit_once(" at line ")
        .filter(|(_, place)| place.split(" column ").all(is_number))
        .map_or(reason, |(reason, _)| reason)
}

/// What a type of Rust takes.
fn expectation(expected: &str) -> &str {
    match expected {
        "u32" => "a whole number from 0 to 4294967295",
        "u64" | "usize" => "a whole number, 0 or more",
        "i32" | "i64" => "a whole number",
        "f64" => "a number",
        "a boolean" => "true or false",
        "a sequence" => "a list",
        "a map" => "an object",
        other => other,
    }
}

/// What stands in the body.
fn finding(found: &str) -> String {
    if let Some(text) = found.strip_prefix("string ") {
        return format!("the text {text}");
    }
    let simple = ["integer `", "floating point `", "boolean `"];
    let simple = simple.iter().find_map(|kind| found.strip_prefix(kind));
    match (simple.and_then(|value| value.strip_suffix('`')), found) {
        (Some(value), _) => value.to_owned(),
        (None, "sequence") => "a list".to_owned(),
        (None, "map") => "an object".to_owned(),
        (None, other) => other.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::in_words_of_json;

    #[test]
    fn what_was_expected_and_found_is_said_in_words_of_json() {
        for (reason, said) in [
            (
                "invalid value: integer `-1`, expected u32 at line 1 column 9",
                "expected a whole number from 0 to 4294967295, found -1",
            ),
            (
                "invalid type: string \"5, expected a map\", expected a boolean at line 1 column 9",
                "expected true or false, found the text \"5, expected a map\"",
            ),
            (
                "invalid type: sequence, expected a string at line 2 column 1",
                "expected a string, found a list",
            ),
            (
                "invalid type: map, expected a sequence at line 2 column 1",
                "expected a list, found an object",
            ),
            (
                "invalid type: floating point `1.5`, expected i64 at line 1 column 3",
                "expected a whole number, found 1.5",
            ),
            (
                "invalid type: null, expected a string at line 1 column 3",
                "expected a string, found null",
            ),
            (
                "expected at most 255 characters, found 5000 at line 1 column 5014",
                "expected at most 255 characters, found 5000",
            ),
        ] {
            assert_eq!(in_words_of_json(reason), said);
        }
    }
}
