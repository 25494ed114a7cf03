use super::*;
use crate::value::{Range, decimal::DecimalError};

fn stored(value: &Value) -> String {
    let mut output = String::new();
    value.write_stored_json(&mut output).unwrap();
    output
}

fn reason(text: &str) -> JsonErrorReason {
    Value::from_json(text).unwrap_err().reason
}

#[test]
fn plain_json_comes_back_as_it_came_in() {
    let text =
        r#"{"b":[1,2.50,-0.1],"a":{"x":null,"y":true},"text":"line\n\"quoted\" \\ é 😀 \u0001"}"#;
    assert_eq!(Value::from_json(text).unwrap().to_json(), text);
}

#[test]
fn numbers_never_pass_through_binary_floating_point() {
    let text = "[0.1000000000000000055511151231257827,123456789012345678901234567890]";
    assert_eq!(Value::from_json(text).unwrap().to_json(), text);
}

#[test]
fn temporal_values_are_plain_strings_for_clients() {
    let value = Value::from(vec![
        Value::Date("2026-01-31".parse().unwrap()),
        Value::DaysAndTimeDuration("P1DT2H".parse().unwrap()),
        Value::from(Range::new(1.into(), true, 5.into(), false)),
    ]);
    assert_eq!(value.to_json(), r#"["2026-01-31","P1DT2H","[1..5)"]"#);
}

#[test]
fn the_stored_encoding_keeps_every_kind() {
    let value = Value::from(vec![
        Value::Date("2026-01-31".parse().unwrap()),
        Value::Time("10:00:00@Europe/Paris".parse().unwrap()),
        Value::DateTime("2026-01-31T10:00:00.5+01:00".parse().unwrap()),
        Value::DaysAndTimeDuration("-P1DT2H".parse().unwrap()),
        Value::YearsAndMonthsDuration("P1Y2M".parse().unwrap()),
        Value::from(Range::new(
            Value::Null,
            false,
            Value::Date("2026-01-31".parse().unwrap()),
            true,
        )),
    ]);
    assert_eq!(Value::from_stored_json(&stored(&value)).unwrap(), value);
    assert_eq!(
        stored(&Value::Date("2026-01-31".parse().unwrap())),
        r#"{"@":"date","value":"2026-01-31"}"#
    );
}

#[test]
fn an_object_of_a_client_that_looks_like_a_tag_survives() {
    for text in [
        r#"{"@":"date","value":"2026-01-31"}"#,
        r#"{"@":"context","value":{"@":"context","value":{}}}"#,
        r#"{"value":1,"@":{"@":[]}}"#,
        r#"{"a":{"@":null}}"#,
    ] {
        let value = Value::from_json(text).unwrap();
        let back = Value::from_stored_json(&stored(&value)).unwrap();
        assert_eq!(back.to_json(), text);
    }
}

#[test]
fn a_damaged_stored_value_is_an_error() {
    for text in [
        r#"{"@":"colour","value":"red"}"#,
        r#"{"@":"date","value":"yesterday"}"#,
        r#"{"@":"date"}"#,
        r#"{"@":5}"#,
        r#"{"@":"range","start":1}"#,
        r#"{"@":"context","value":5}"#,
    ] {
        assert!(Value::from_stored_json(text).is_err(), "{text}");
    }
}

#[test]
fn errors_say_where() {
    let error = Value::from_json(r#"{"order":{"items":[1,2,3,"\u0000"]}}"#).unwrap_err();
    assert_eq!(error.path, "order.items[3]");
    assert_eq!(error.reason, JsonErrorReason::Nul);
    assert_eq!(error.within("variables").path, "variables.order.items[3]");
}

#[test]
fn nul_is_refused_wherever_it_stands() {
    assert_eq!(reason(r#"{"a\u0000":1}"#), JsonErrorReason::Nul);
    assert_eq!(reason("\"\0\""), JsonErrorReason::Nul);
}

#[test]
fn numbers_outside_decimal128_are_refused() {
    assert_eq!(
        reason("[1e7000]"),
        JsonErrorReason::Number(DecimalError::OutOfRange)
    );
}

#[test]
fn nesting_is_limited_and_never_overflows_the_stack() {
    let nested = |depth: usize| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
    assert!(Value::from_json(&nested(128)).is_ok());
    assert_eq!(
        reason(&nested(129)),
        JsonErrorReason::TooDeep { limit: 128 }
    );
    assert_eq!(
        reason(&"{\"a\":".repeat(100_000)),
        JsonErrorReason::TooDeep { limit: 128 }
    );
    let error = Value::from_stored_json(&nested(100_000)).unwrap_err();
    assert_eq!(
        error.reason,
        JsonErrorReason::TooDeep {
            limit: STORED_DEPTH
        }
    );
}

#[test]
fn only_the_grammar_of_rfc_8259_is_accepted() {
    for text in [
        "",
        "01",
        "+1",
        ".5",
        "1.",
        "1e",
        "-",
        "tru",
        "nul",
        "[1,]",
        "[1 2]",
        "{\"a\"}",
        "{a:1}",
        "{\"a\":1,}",
        "'a'",
        "\"a",
        "\"\t\"",
        "\"\\x\"",
        "\"\\u12\"",
        "\"\\u+123\"",
        "1 2",
        "NaN",
        "[",
        "{\"a\":",
        "\u{feff}1",
    ] {
        let error = Value::from_json(text).unwrap_err();
        assert!(
            matches!(error.reason, JsonErrorReason::Syntax { .. }),
            "{text}: {error}"
        );
    }
}

#[test]
fn half_a_surrogate_pair_is_no_character() {
    for text in [
        r#""\ud800""#,
        r#""\udc00""#,
        r#""\ud800\ud800""#,
        r#""\ud800x""#,
        r#"{"\ud800": 1}"#,
    ] {
        assert_eq!(reason(text), JsonErrorReason::Surrogate, "{text}");
    }
}

#[test]
fn what_is_only_checked_is_refused_as_what_is_read() {
    for text in [
        r#"{"a":[1,2.50,{"b":null,"c":[true,false],"d":{}}],"e":"\ud83d\ude00","f":[]}"#,
        r#"{"a":[1,{"b":"\u0000"}]}"#,
        r#"{"a":"\ud800"}"#,
        r#"{"a":{"b":1e999999999}}"#,
        r#"{"a":01}"#,
        r#"{"a":1,}"#,
        r#"{"a":1 "b":2}"#,
        r#"{"a":[1 2]}"#,
        r#"{"a" 1}"#,
        r#"{"a":1} x"#,
        r#"{"a":"#,
        "",
    ] {
        let read = Value::from_json(text).map(drop);
        assert_eq!(check_json(text, PLAIN_DEPTH), read, "{text}");
    }
    let deep = format!("{}{}", "[".repeat(129), "]".repeat(129));
    assert!(check_json(&deep, 129).is_ok() && check_json(&deep, 128).is_err());
}

#[test]
fn surrogate_pairs_are_one_character() {
    assert_eq!(
        Value::from_json(r#""\ud83d\ude00\u0041""#).unwrap(),
        Value::from("😀A")
    );
}

#[test]
fn serde_uses_the_stored_encoding_and_plain_json_the_plain_one() {
    #[derive(serde::Serialize, serde::Deserialize)]
    struct Event {
        stored: Value,
        plain: PlainJson<Context>,
    }
    let text = r#"{"stored":{"@":"date","value":"2026-01-31"},"plain":{"@":1.50}}"#;
    let event: Event = serde_json::from_str(text).unwrap();
    assert_eq!(event.stored.kind(), "date");
    assert_eq!(serde_json::to_string(&event).unwrap(), text);
}

#[test]
fn a_context_is_read_from_objects_only() {
    assert!(Context::from_json("[1]").is_err());
    assert_eq!(
        Context::from_json(r#"{"a":1}"#).unwrap().get("a"),
        Some(&Value::from(1))
    );
}
