//! The specification of the language by example, one file a family in `tests/cases`.
//!
//! ```text
//! # a comment
//! given {amount: 150}              the scope of the lines below, up to the next one
//! amount > 100      => true        an expression and its value
//! amount / 0        => null: division by zero        null, with a warning that says so
//! amount >          => error: expected an expression, found the end
//! assert(a, false)  => stops: the condition is      an evaluation that ends without a value, and why
//! test < 5          with 3 => true                   unary tests and their input
//! ```

#![allow(clippy::unwrap_used, reason = "a test fails by it")]

use std::path::Path;

use feel::{Context, Dialect, Environment, Expression, Names, Value, Zone};

/// 2026-03-29T12:30:00 in Paris, two days after a Friday.
fn environment() -> Environment {
    let zone = Zone::from_region("Europe/Paris").unwrap();
    Environment::at(1_774_780_200_000_000_000, zone).unwrap()
}

fn names_of(scope: &Context, dialect: Dialect) -> Names {
    let mut names: Names = scope.iter().map(|(name, _)| name).collect();
    names = names.in_dialect(dialect);
    for context in scope.iter().filter_map(|(_, value)| value.as_context()) {
        names = context
            .iter()
            .fold(names, |names, (name, _)| names.with_member(name));
    }
    names
}

fn value_of(text: &str) -> Value {
    let expression = Expression::parse(text, &Names::default())
        .unwrap_or_else(|error| panic!("{text}: {error}"));
    let evaluation = expression
        .evaluate(&Context::new(), &environment())
        .unwrap();
    assert!(
        evaluation.warnings.is_empty(),
        "{text}: {:?}",
        evaluation.warnings
    );
    evaluation.value
}

/// What is wrong with a line, if anything.
fn check(line: &str, scope: &Context, dialect: Dialect) -> Result<(), String> {
    let (left, expected) = line.rsplit_once("=> ").ok_or("no `=>`")?;
    let (parsed, scope) = match left.strip_prefix("test ") {
        Some(rest) => {
            let (tests, input) = rest.rsplit_once(" with ").ok_or("no `with`")?;
            let mut scope = scope.clone();
            scope.insert("?", value_of(input.trim()));
            (
                Expression::parse_unary_tests(tests.trim(), &names_of(&scope, dialect)),
                scope,
            )
        }
        None => (
            Expression::parse(left.trim(), &names_of(scope, dialect)),
            scope.clone(),
        ),
    };
    if let Some(message) = expected.strip_prefix("error: ") {
        return match parsed {
            Err(error) if error.message.contains(message) => Ok(()),
            Err(error) => Err(format!("found the error {error}")),
            Ok(_) => Err("it was parsed".to_owned()),
        };
    }
    let expression = parsed.map_err(|error| error.to_string())?;
    let evaluation = expression
        .evaluate(&scope, &environment())
        .map_err(|error| error.to_string());
    if let Some(message) = expected.strip_prefix("stops: ") {
        return match evaluation {
            Err(error) if error.contains(message) => Ok(()),
            other => Err(format!("found {other:?}")),
        };
    }
    let evaluation = evaluation?;
    if let Some(message) = expected.strip_prefix("null: ") {
        let warned = evaluation
            .warnings
            .iter()
            .any(|warning| warning.message.contains(message));
        let holds = evaluation.value.is_null() && warned;
        return if holds {
            Ok(())
        } else {
            Err(format!(
                "found {} and {:?}",
                evaluation.value, evaluation.warnings
            ))
        };
    }
    let expected = value_of(expected);
    if evaluation.value == expected {
        Ok(())
    } else {
        Err(format!(
            "found {} and {:?}",
            evaluation.value, evaluation.warnings
        ))
    }
}

fn check_family(family: &str) {
    let dialect = match family {
        "extended" => Dialect::Extended,
        _ => Dialect::Standard,
    };
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/cases/{family}.txt"));
    let text = std::fs::read_to_string(path).unwrap();
    let mut scope = Context::new();
    let mut problems = Vec::new();
    for (index, line) in text.lines().enumerate() {
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        if let Some(given) = line.strip_prefix("given ") {
            scope = value_of(given).as_context().unwrap().clone();
        } else if let Err(problem) = check(line, &scope, dialect) {
            problems.push(format!("{family}.txt:{}: {line}\n    {problem}", index + 1));
        }
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

macro_rules! families {
    ($($family:ident),*) => {
        $(#[test]
        fn $family() {
            check_family(stringify!($family));
        })*

        #[test]
        fn every_file_is_checked() {
            let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
            let files = std::fs::read_dir(folder).unwrap().count();
            assert_eq!(files, [$(stringify!($family)),*].len());
        }
    };
}

families!(
    arithmetic,
    comparison,
    contexts,
    extended,
    functions,
    iteration,
    lists,
    literals,
    logic,
    names,
    numeric,
    ranges,
    selection,
    strings,
    syntax_errors,
    temporal,
    types,
    unary_tests
);

#[test]
fn the_language_of_dmn_has_neither_the_additional_functions_nor_names_in_backticks() {
    let standard: Vec<_> = feel::builtin_names(Dialect::Standard).collect();
    let additional = feel::builtin_names(Dialect::Extended).filter(|name| !standard.contains(name));
    let known = |name: &str, dialect| {
        let names = Names::default().in_dialect(dialect);
        Expression::parse(&format!("{name}(1)"), &names)
            .is_ok_and(|expression| expression.unknown_functions().is_empty())
    };
    let mut count = 0;
    for name in additional {
        assert!(known(name, Dialect::Extended), "{name}");
        assert!(!known(name, Dialect::Standard), "{name}");
        count += 1;
    }
    assert!(count > 20, "{count}");
    let quoted = |dialect| Expression::parse("`a-b` + 1", &Names::default().in_dialect(dialect));
    assert!(quoted(Dialect::Extended).is_ok());
    assert!(quoted(Dialect::Standard).is_err());
}
