//! Any value survives storing, any JSON survives reading and writing.

#![allow(clippy::unwrap_used, reason = "a test fails by it")]

use feel::value::json::JsonErrorReason;
use feel::{Context, Date, DaysAndTimeDuration, Number, Range, Value, YearsAndMonthsDuration};
use proptest::prelude::*;

fn leaf() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        ("-?(0|[1-9][0-9]{0,50})(\\.[0-9]{1,50})?(e-?[0-9]{1,3})?")
            .prop_map(|text| Value::Number(text.parse::<Number>().unwrap())),
        any::<String>().prop_map(|text| Value::from(text.replace('\0', ""))),
        (-365_000_000_000_i64..365_000_000_000)
            .prop_map(|day| Value::from(Date::from_epoch_day(day))),
        (any::<i64>(), any::<u32>()).prop_map(|(seconds, nanoseconds)| {
            let total =
                i128::from(seconds) * 1_000_000_000 + i128::from(nanoseconds % 1_000_000_000);
            Value::from(DaysAndTimeDuration::from_nanoseconds(total))
        }),
        any::<i64>()
            .prop_map(|months| Value::from(YearsAndMonthsDuration::from_months(months / 2))),
        prop::sample::select(vec![
            "10:00:00",
            "23:59:59.999999999Z",
            "00:00:00-17:59:59",
            "12:00:00@Asia/Dhaka"
        ])
        .prop_map(|text| Value::Time(text.parse().unwrap())),
        prop::sample::select(vec![
            "2026-01-31T10:00:00",
            "-0044-03-15T12:00:00@Europe/Rome"
        ])
        .prop_map(|text| Value::DateTime(text.parse().unwrap())),
        (any::<i32>(), any::<bool>(), any::<bool>()).prop_map(|(start, first, last)| Value::from(
            Range::new(start.into(), first, Value::Null, last)
        )),
    ]
}

fn name() -> impl Strategy<Value = String> {
    prop_oneof![
        Just("@".to_owned()),
        Just("value".to_owned()),
        "[a-c]{1,2}",
        any::<String>()
    ]
    .prop_map(|name| name.replace('\0', ""))
}

fn value() -> impl Strategy<Value = Value> {
    leaf().prop_recursive(5, 60, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            prop::collection::vec((name(), inner), 0..6)
                .prop_map(|entries| Value::from(entries.into_iter().collect::<Context>())),
        ]
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
    #![proptest_config(cases(1_000))]

    #[test]
    fn a_stored_value_is_the_same_value(value in value()) {
        let mut stored = String::new();
        value.write_stored_json(&mut stored).unwrap();
        prop_assert_eq!(&Value::from_stored_json(&stored).unwrap(), &value, "{}", stored);
        let serialized = serde_json::to_string(&value).unwrap();
        let through_serde: Value = serde_json::from_str(&serialized).unwrap();
        prop_assert_eq!(through_serde, value);
    }

    #[test]
    fn plain_json_is_json_and_stays_the_same(value in value()) {
        let plain = value.to_json();
        let raw = serde_json::from_str::<&serde_json::value::RawValue>(&plain);
        prop_assert!(raw.is_ok(), "{}", plain);
        prop_assert_eq!(Value::from_json(&plain).unwrap().to_json(), plain);
    }

    #[test]
    fn what_serde_json_refuses_is_refused(text in "[\\[\\]{}:,\"a0-9.eE+\\- \\\\un]{0,24}") {
        let is_json = serde_json::from_str::<serde_json::value::Value>(&text).is_ok();
        match Value::from_json(&text) {
            Ok(_) => prop_assert!(is_json || text.contains(['e', 'E']), "{}", text),
            Err(error) => {
                let is_syntax = matches!(error.reason, JsonErrorReason::Syntax { .. });
                prop_assert!(!is_json || !is_syntax, "{}: {}", text, error);
            }
        }
    }
}
