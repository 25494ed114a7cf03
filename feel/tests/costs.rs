//! Every built-in function pays for what it does: whatever it is given, it does not take longer than its steps allow.
//! The functions come from the registry, so one that is added is tried as well.

#![allow(clippy::unwrap_used, reason = "a test fails by it")]

use std::time::{Duration, Instant};

use feel::{
    Context, Dialect, Environment, EvaluationError, Expression, Limit, Limits, Names, Value, Zone,
};

/// The budget of a trial, and the longest that it may take. A step stands for about 200 ns of an optimized program; this is some
/// ten times as much, since tests are not optimized and machines are shared.
#[derive(Clone, Copy)]
struct Bounds {
    steps: u64,
    longest: Duration,
}

const SHORT: Bounds = Bounds {
    steps: 2_000,
    longest: Duration::from_millis(50),
};
const LONG: Bounds = Bounds {
    steps: 100_000,
    longest: Duration::from_secs(1),
};

/// Arguments that are as large as the limits allow, or as awkward as possible.
fn arguments() -> Vec<(&'static str, Value)> {
    let text = |part: &str, times: usize| Value::from(part.repeat(times));
    let list = |items: Vec<Value>| Value::from(items);
    let number = |text: &str| Value::Number(text.parse().unwrap());
    let numbers: Vec<Value> = (0..200_000)
        .map(|n| number(&format!("{}.{n}e{}", 7 * n, (n * 13) % 6_000 - 3_000)))
        .collect();
    let strings: Vec<Value> = (0..20_000)
        .map(|n| Value::from(format!("{n:0100}")))
        .collect();
    let nested = (0..200).fold(Value::from(1), |inner, _| list(vec![inner]));
    let pairs = |count: usize| {
        (0..count).map(|n| {
            let entry = [
                ("key", Value::from(format!("{n:064}"))),
                ("value", n.into()),
            ];
            Value::from(entry.into_iter().collect::<Context>())
        })
    };
    let context: Context = (0..20_000)
        .map(|n| (format!("{n:0100}"), Value::from(n)))
        .collect();
    let context = Value::from(context);
    let long_name: Context = [("n".repeat(1_600_000), Value::from(1))]
        .into_iter()
        .collect();
    let long_name = Value::from(long_name);
    vec![
        ("text", text("a", 1_600_000)),
        ("wide", text("aé🐎Ǆ", 160_000)),
        ("digits", text("7", 1_600_000)),
        ("brackets", text("[", 1_600_000)),
        ("spaced", text("1 + ", 400_000)),
        ("comma", text("a,", 800_000)),
        ("letter", Value::from("a")),
        ("unending", Value::from("(a|aa)+b\\1")),
        ("rereading", Value::from(".*[^A-Z]|[A-Z]")),
        ("exploding", Value::from("[ab]*a[ab]{300}c")),
        ("too large", Value::from("((a{1000}){1000}){1000}")),
        ("classes", text(r"[\p{L}-[\p{Lu}]]?", 500)),
        ("flags", Value::from("i")),
        ("number", number("1.234567890123456789012345678901234e6000")),
        ("small number", number("-9.87654321e-6000")),
        (
            "long number",
            number(&format!("0.{}", "7".repeat(1_600_000))),
        ),
        ("one", Value::from(1)),
        ("numbers", list(numbers)),
        ("strings", list(strings)),
        ("texts", list(vec![text("a", 800_000); 1_000])),
        ("nested", list(vec![nested; 1_000])),
        ("pairs", list(pairs(20_000).collect())),
        ("booleans", list(vec![Value::from(true); 200_000])),
        ("contexts", list(vec![context.clone(); 50])),
        ("long names", list(vec![long_name.clone(); 50])),
        ("context", context),
        ("long name", long_name),
        ("null", Value::Null),
    ]
}

fn environment(steps: u64) -> Environment {
    let limits = Limits {
        steps,
        ..Limits::default()
    };
    let environment = Environment::at(1_774_780_200_000_000_000, Zone::UTC).unwrap();
    environment.with_limits(limits)
}

/// Expressions that a value cannot be given for.
const WRITTEN: [&str; 6] = [
    "function(a, b) a < b",
    "function(a, b) a = b",
    "@\"2026-01-31T10:00:00@Europe/Paris\"",
    "[1..1000000]",
    "(< x1)",
    "@\"P999999999Y\"",
];

/// How long it takes to invoke a function again and again within the budget.
fn trial(name: &str, given: &[(&str, Value)], written: &[&str], steps: u64) -> (String, Duration) {
    let names: Vec<String> = (0..given.len()).map(|index| format!("x{index}")).collect();
    let mut arguments: Vec<&str> = names.iter().map(String::as_str).collect();
    arguments.extend(written);
    let arguments = arguments.join(", ");
    let text = format!("count(for i in 1..1000000 return {name}({arguments}))");
    let values = given.iter().map(|(_, value)| value.clone());
    let scope: Context = names.iter().cloned().zip(values).collect();
    let known: Names = names.iter().map(String::as_str).collect();
    let known = known.in_dialect(Dialect::Extended);
    let expression = Expression::parse(&text, &known).unwrap();
    let environment = environment(steps);
    let begun = Instant::now();
    let ended = expression.evaluate(&scope, &environment);
    let elapsed = begun.elapsed();
    assert!(ended.is_err(), "{text} pays nothing");
    let kinds = given.iter().map(|(kind, _)| *kind);
    let kinds: Vec<&str> = kinds.chain(written.iter().copied()).collect();
    (format!("{name}({})", kinds.join(", ")), elapsed)
}

/// Tries a function with these arguments, up to three times if something else took the machine's time.
fn check(name: &str, given: &[(&str, Value)], written: &[&str], bounds: Bounds) {
    let trials = (0..3).map(|_| trial(name, given, written, bounds.steps));
    let mut slowest = (String::new(), Duration::MAX);
    for tried in trials {
        if tried.1 <= bounds.longest {
            return;
        }
        slowest = if tried.1 < slowest.1 { tried } else { slowest };
    }
    panic!(
        "{} took {:?} for {} steps",
        slowest.0, slowest.1, bounds.steps
    );
}

#[test]
#[ignore = "long: every function with every two arguments takes some minutes"]
fn no_function_takes_longer_than_its_steps_allow() {
    let arguments = arguments();
    for name in feel::builtin_names(Dialect::Extended) {
        for first in &arguments {
            for written in WRITTEN {
                check(name, std::slice::from_ref(first), &[written], LONG);
            }
            for second in &arguments {
                check(name, &[first.clone(), second.clone()], &[], LONG);
                let three = [first.clone(), second.clone(), first.clone()];
                check(name, &three, &[], LONG);
            }
        }
    }
}

#[test]
fn no_function_takes_longer_than_its_steps_allow_with_one_argument_again_and_again() {
    let arguments = arguments();
    for name in feel::builtin_names(Dialect::Extended) {
        for argument in &arguments {
            for times in 1..=3 {
                check(name, &vec![argument.clone(); times], &[], SHORT);
            }
        }
    }
}

/// The limit that stops an expression, and after how long.
fn stopped(text: &str) -> (Limit, Duration) {
    let expression = Expression::parse(text, &Names::default()).unwrap();
    let begun = Instant::now();
    let outcome = expression.evaluate(&Context::new(), &environment(Limits::default().steps));
    match outcome {
        Err(EvaluationError::LimitExceeded { limit }) => (limit, begun.elapsed()),
        Ok(_) | Err(EvaluationError::AssertionFailed { .. }) => panic!("{text} was not stopped"),
    }
}

#[test]
fn backtracking_and_long_texts_are_stopped_by_the_limit() {
    let text = "string join(for i in 1..100000 return \"abcdefghijklmnop\")";
    for expression in [
        "count(for i in 1..3000 return matches(string join(for k in 1..40 return \"a\"), \"(a|aa)+b\\1\"))".to_owned(),
        format!("{{t: {text}, r: count(for i in 1..20000 return starts with(t, t))}}.r"),
        format!("{{t: {text}, r: count(for i in 1..20000 return ends with(t, t))}}.r"),
        format!("{{t: {text}, r: count(for i in 1..20000 return number(t))}}.r"),
        format!("{{t: {text}, r: count(for i in 1..20000 return date(t))}}.r"),
        format!("{{t: {text}, r: count(for i in 1..20000 return t = t + \"\")}}.r"),
    ] {
        let (limit, elapsed) = stopped(&expression);
        assert_eq!(limit, Limit::Steps(5_000_000), "{expression}");
        // One second of an optimized program.
        assert!(elapsed < Duration::from_secs(5), "{expression} took {elapsed:?}");
    }
}

#[test]
fn what_looks_at_little_of_its_arguments_pays_little() {
    let list = "{l: for i in 1..2000 return i";
    for expression in [
        format!("{list}, r: count(for i in 1..2000 return count(l))}}.r"),
        format!("{list}, r: count(for i in 1..2000 return count(get value({{a: l}}, \"a\")))}}.r"),
        format!("{list}, r: count(for i in 1..2000 return count(append([], l)))}}.r"),
        format!(
            "{list}, t: string(l), r: count(for i in 1..2000 return starts with(t, \"[\"))}}.r"
        ),
    ] {
        let expression = Expression::parse(&expression, &Names::default()).unwrap();
        expression
            .evaluate(&Context::new(), &environment(5_000_000))
            .unwrap();
    }
}
