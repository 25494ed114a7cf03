//! Whatever the text and the values are: no panic, no endless run, no overflow of the stack.

#![allow(clippy::unwrap_used, reason = "a test fails by it")]

use feel::{
    Context, Dialect, Environment, EvaluationError, Expression, Limit, Limits, Names, Value, Zone,
};
use proptest::prelude::*;

fn environment() -> Environment {
    Environment::at(1_774_780_200_000_000_000, Zone::UTC).unwrap()
}

fn extended() -> Names {
    Names::default().in_dialect(Dialect::Extended)
}

/// The limit that an expression exceeds.
fn limit_of(text: &str, limits: Limits) -> Limit {
    let expression = Expression::parse(text, &extended()).unwrap();
    match expression.evaluate(&Context::new(), &environment().with_limits(limits)) {
        Err(EvaluationError::LimitExceeded { limit }) => limit,
        Err(other) => panic!("{text}: {other}"),
        Ok(evaluation) => panic!("{text} gave {} values", evaluation.value.size()),
    }
}

fn small_limits() -> Limits {
    Limits {
        steps: 50_000,
        list_length: 1_000,
        value_size: 10_000,
        string_length: 10_000,
        ..Limits::default()
    }
}

/// Runs on a stack as small as those of worker threads.
fn on_small_stack<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> T {
    std::thread::Builder::new()
        .stack_size(2 << 20)
        .spawn(work)
        .unwrap()
        .join()
        .unwrap()
}

#[test]
fn nesting_of_any_depth_is_an_error_and_no_crash() {
    on_small_stack(|| {
        for (open, close) in [
            ("(", ")"),
            ("[", "]"),
            ("{a:", "}"),
            ("-", ""),
            ("not(", ")"),
            ("if 1 = ", " then 1 else 1"),
            ("1 in (", ")"),
            ("function() ", ""),
            ("for i in [1] return ", ""),
            ("x[", "]"),
            ("]1..", "["),
            ("1 + (", ")"),
            ("1 instance of list<", ">"),
            ("< ", ""),
        ] {
            let text = format!("{}1{}", open.repeat(100_000), close.repeat(100_000));
            let error = Expression::parse(&text, &Names::default()).unwrap_err();
            assert!(!error.message.is_empty(), "{open}");
            assert!(
                Expression::parse_unary_tests(&text, &Names::default()).is_err(),
                "{open}"
            );
        }
        let path = format!("a{}", ".b".repeat(100_000));
        assert!(Expression::parse(&path, &Names::default()).is_err());
    });
}

#[test]
fn the_deepest_expression_that_is_parsed_can_be_evaluated_and_dropped() {
    on_small_stack(|| {
        for (open, close) in [
            ("[", "]"),
            ("{a:", "}"),
            ("(1 + ", ")"),
            ("if 1 = ", " then 1 else 1"),
            ("1 in (", ")"),
            ("(function() ", ")()"),
            ("for i in [1] return ", ""),
            ("[1][item = ", "]"),
            ("some x in [1] satisfies 1 = (", ")"),
            ("abs(", ")"),
        ] {
            let nested = |depth: usize| format!("{}1{}", open.repeat(depth), close.repeat(depth));
            let parsed = (1..200)
                .map_while(|depth| Expression::parse(&nested(depth), &Names::default()).ok());
            let deepest = parsed.last().unwrap();
            assert!(
                deepest.text().matches(open).count() >= 25,
                "{open} nests too little"
            );
            deepest.evaluate(&Context::new(), &environment()).unwrap();
        }
    });
}

#[test]
fn long_chains_of_operators_are_not_deep() {
    for operator in [" + ", " and ", " or ", " * "] {
        let text = vec!["x"; 20_000].join(operator);
        let scope: Context = [("x", Value::from(1))].into_iter().collect();
        let expression = Expression::parse(&text, &Names::default()).unwrap();
        expression.evaluate(&scope, &environment()).unwrap();
    }
}

#[test]
fn a_long_chain_of_else_if_is_not_deep() {
    let branches: Vec<String> = (0..5_000)
        .map(|n| format!("if x = {n} then {n} else "))
        .collect();
    let text = format!("{} -1", branches.concat());
    let scope: Context = [("x", Value::from(4_999))].into_iter().collect();
    let expression = Expression::parse(&text, &Names::default()).unwrap();
    assert_eq!(
        expression.evaluate(&scope, &environment()).unwrap().value,
        Value::from(4_999)
    );
}

#[test]
fn endless_recursion_ends_at_the_depth() {
    on_small_stack(|| {
        for text in [
            "{f: function(n) f(n + 1), r: f(0)}.r",
            "{f: function(n) [f(n)][1], r: f(0)}.r",
            "{f: function(g) g(g), r: f(f)}.r",
            "{f: function(a, b) count(sort([1, 2], f)) > 0, r: sort([1, 2], f)}.r",
        ] {
            let limit = limit_of(text, Limits::default());
            assert_eq!(limit, Limit::Depth(Limits::default().depth), "{text}");
        }
    });
}

#[test]
fn endless_work_ends_at_the_steps() {
    for text in [
        "some i in 1..1000000000000 satisfies i < 0",
        "some a in 1..9999, b in 1..9999, c in 1..9999 satisfies a + b + c < 0",
        "for i in 1..900 return count(for k in 1..900 return k)",
        "for i in 1..900 return append(partial, i)[1]",
    ] {
        assert_eq!(
            limit_of(text, small_limits()),
            Limit::Steps(50_000),
            "{text}"
        );
    }
}

#[test]
fn lists_end_at_their_length() {
    for text in [
        "for i in 1..1000000000000 return 1",
        "{l: for i in 1..900 return i, r: concatenate(l, l)}.r",
        "flatten(for i in 1..40 return for k in 1..40 return k)",
    ] {
        assert_eq!(
            limit_of(text, small_limits()),
            Limit::ListLength(1_000),
            "{text}"
        );
    }
}

#[test]
fn a_value_that_shares_its_parts_counts_them_each_time() {
    let doubled = "for i in 1..100 return if i = 1 then [1] else [partial[-1], partial[-1]]";
    assert_eq!(limit_of(doubled, small_limits()), Limit::ValueSize(10_000));
}

#[test]
fn values_nest_only_so_deep() {
    for text in [
        "count(for i in 1..1000 return [partial[-1]])",
        "count(for i in 1..1000 return {a: partial[-1]})",
        "count(for i in 1..1000 return {f: if i = 1 then null else function() partial[-1]})",
    ] {
        let limits = Limits {
            value_size: u64::MAX,
            ..Limits::default()
        };
        assert_eq!(limit_of(text, limits), Limit::Nesting(256), "{text}");
    }
}

#[test]
fn strings_end_at_their_length() {
    for text in [
        "for i in 1..100 return if i = 1 then \"0123456789\" else partial[-1] + partial[-1]",
        "{l: for i in 1..100 return \"0123456789\", r: string join(l, string join(l))}.r",
        "string(for i in 1..900 return \"012345678901234567890123456789\")",
        "replace(string join(for i in 1..900 return \"0123456789\"), \"0\", \"0000000000\")",
    ] {
        assert_eq!(
            limit_of(text, small_limits()),
            Limit::StringLength(10_000),
            "{text}"
        );
    }
}

#[test]
fn limits_can_be_set() {
    let limits = Limits {
        steps: 10,
        ..Limits::default()
    };
    let expression =
        Expression::parse("1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1", &Names::default()).unwrap();
    let error = expression
        .evaluate(&Context::new(), &environment().with_limits(limits))
        .unwrap_err();
    assert_eq!(
        error.to_string(),
        "the evaluation was stopped: it needs more than 10 steps"
    );
}

#[test]
fn an_expression_is_shared_by_threads() {
    fn is_shared<T: Send + Sync>() {}
    is_shared::<Expression>();
    is_shared::<Value>();
    is_shared::<Environment>();
}

/// Words and marks of the language, so that most of the parser is reached.
fn token() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "1",
        "0.5",
        "1e3",
        "\"a\"",
        "\"2026-01-31\"",
        "@\"P1D\"",
        "true",
        "null",
        "a",
        "b",
        "item",
        "?",
        "partial",
        "+",
        "-",
        "*",
        "/",
        "**",
        "=",
        "!=",
        "<",
        "<=",
        ">",
        ">=",
        "(",
        ")",
        "[",
        "]",
        "{",
        "}",
        ",",
        ":",
        ".",
        "..",
        "@",
        "and",
        "or",
        "not",
        "if",
        "then",
        "else",
        "for",
        "in",
        "return",
        "some",
        "every",
        "satisfies",
        "between",
        "instance",
        "of",
        "function",
        "list",
        "number",
        "date",
        "duration",
        "count",
        "sort",
        "string length",
        "substring",
        "matches",
        "max",
        "string",
        "range",
        "before",
        "get value",
        "context put",
        "flatten",
        "decimal",
        "1..3",
        "[1, 2]",
        "{a: 1}",
        "function(x) x",
        "abs(",
        "date(",
        "split(",
        "partial[-1]",
        "//",
        "/*",
        "*/",
    ])
}

fn cases(cases: u32) -> ProptestConfig {
    ProptestConfig {
        cases,
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

proptest! {
    #![proptest_config(cases(2_000))]

    #[test]
    fn any_text_is_parsed_or_refused(text in any::<String>()) {
        let _ = Expression::parse(&text, &Names::default());
        let _ = Expression::parse_unary_tests(&text, &Names::default());
    }

    #[test]
    fn any_tokens_are_parsed_or_refused_and_what_is_parsed_is_evaluated(
        tokens in prop::collection::vec(token(), 1..14),
    ) {
        let text = tokens.join(" ");
        let variables = [("a", Value::from(2)), ("b", Value::from("text")), ("?", Value::from(1))];
        let scope: Context = variables.into_iter().collect();
        let environment = environment().with_limits(small_limits());
        let names: Names = ["a", "b"].into_iter().collect();
        for parse in [Expression::parse, Expression::parse_unary_tests] {
            let result = parse(&text, &names);
            match result {
                Ok(expression) => {
                    if let Ok(evaluation) = expression.evaluate(&scope, &environment) {
                        let _ = evaluation.value.to_json();
                    }
                }
                Err(error) => {
                    let place = text.get(error.span.start..error.span.end);
                    prop_assert!(place.is_some(), "{error:?}");
                }
            }
        }
    }
}

/// An argument of a kind that some function does not expect.
fn argument() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "null",
        "true",
        "0",
        "-1",
        "2.5",
        "1e6000",
        "-9e-6000",
        "99999999999999999999",
        "\"\"",
        "\"aé🐎\"",
        "\"(\"",
        "\"[1..2]\"",
        "@\"2026-01-31\"",
        "@\"-999999999-01-01\"",
        "@\"999999999-12-31T23:59:59@Europe/Paris\"",
        "@\"10:00:00Z\"",
        "@\"-P106751991167300D\"",
        "@\"P999999999Y\"",
        "[]",
        "[1, \"a\", null]",
        "[[1], [2]]",
        "{}",
        "{key: \"a\", value: 1}",
        "[1..5)",
        "(< 5)",
        "function(x, y) x",
        "function() 1",
        "abs",
    ])
}

proptest! {
    #![proptest_config(cases(4_000))]

    #[test]
    fn any_function_takes_any_arguments(
        name in prop::sample::select(feel::builtin_names(Dialect::Extended).collect::<Vec<_>>()),
        arguments in prop::collection::vec(argument(), 0..5),
    ) {
        let text = format!("{name}({})", arguments.join(", "));
        let expression = Expression::parse(&text, &extended()).unwrap();
        let _ = expression.evaluate(&Context::new(), &environment().with_limits(small_limits()));
    }

    #[test]
    fn any_operator_takes_any_operands(
        operator in prop::sample::select(vec![
            "+", "-", "*", "/", "**", "=", "<", ">=", "in", "and", "or",
        ]),
        left in argument(),
        right in argument(),
    ) {
        let text = format!("({left}) {operator} ({right})");
        let expression = Expression::parse(&text, &Names::default()).unwrap();
        let _ = expression.evaluate(&Context::new(), &environment());
    }
}

#[test]
fn json_texts_are_bounded_before_they_are_made() {
    let shared =
        "to json(for i in 1..1000 return string join(for j in 1..900 return \"0123456789\"))";
    let limits = Limits {
        string_length: 10_000,
        ..Limits::default()
    };
    assert_eq!(limit_of(shared, limits), Limit::StringLength(10_000));
    let nested = format!("from json(\"{}1{}\")", "[".repeat(200), "]".repeat(200));
    let expression = Expression::parse(&nested, &extended()).unwrap();
    let evaluation = expression
        .evaluate(&Context::new(), &environment())
        .unwrap();
    assert!(evaluation.value.is_null(), "JSON nests only so deep");
}
