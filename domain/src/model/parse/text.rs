//! Texts of a file: literal, or FEEL.

use crate::model::finding::{Findings, Subject};
use crate::model::graph::Text;
use crate::model::juel::Juel;
use crate::model::problem::Problem;
use feel::{Dialect, Expression, Names};
use std::collections::HashSet;

/// A text that is FEEL if it begins with `=`. `field` says which text of the subject it is.
pub(crate) fn text(
    source: &str,
    field: &'static str,
    subject: Subject<'_>,
    findings: &mut Findings,
) -> Option<Text> {
    match source.trim_start().strip_prefix('=') {
        None => {
            if let Some(juel) = Juel::find(source) {
                findings.report(subject, Problem::JuelTakenLiterally { field, juel });
            }
            Some(Text::Literal(source.to_owned()))
        }
        Some(expression) => parse(expression, field, subject, findings)
            .map(Box::new)
            .map(Text::Feel),
    }
}

/// A text that is always FEEL; a leading `=` is allowed.
pub(crate) fn expression(
    source: &str,
    field: &'static str,
    subject: Subject<'_>,
    findings: &mut Findings,
) -> Option<Expression> {
    let source = source.trim_start();
    parse(
        source.strip_prefix('=').unwrap_or(source),
        field,
        subject,
        findings,
    )
}

fn parse(
    source: &str,
    field: &'static str,
    subject: Subject<'_>,
    findings: &mut Findings,
) -> Option<Expression> {
    let source = source.trim();
    if source.is_empty() {
        findings.report(subject, Problem::EmptyExpression { field });
        return None;
    }
    match Expression::parse(source, &Names::default().in_dialect(Dialect::Extended)) {
        Ok(expression) => {
            report_mistakes(&expression, field, subject, findings);
            report_unknown_functions(&expression, field, subject, findings);
            report_names(&expression, field, subject, findings);
            Some(expression)
        }
        Err(error) => {
            let problem = match Juel::find(source) {
                Some(juel) => Problem::JuelForFeel { field, juel },
                None => Problem::Feel {
                    field,
                    line: error.position.line,
                    column: error.position.column,
                    reason: error.message,
                },
            };
            findings.report(subject, problem);
            None
        }
    }
}

/// What is no FEEL, but was read as a name that no variable has, so that it was null.
fn report_mistakes(
    expression: &Expression,
    field: &'static str,
    subject: Subject<'_>,
    findings: &mut Findings,
) {
    for mistake in expression.mistakes() {
        let problem = Problem::MisreadFeel {
            field,
            line: mistake.position.line,
            column: mistake.position.column,
            reason: mistake.message.clone(),
        };
        findings.report(subject, problem);
    }
}

/// No variable of a process is a function, so a call of a name that the expression does not define is always
/// null, and another path is taken than the one that was meant.
fn report_unknown_functions(
    expression: &Expression,
    field: &'static str,
    subject: Subject<'_>,
    findings: &mut Findings,
) {
    for unknown in expression.unknown_functions() {
        let (line, column) = (unknown.position.line, unknown.position.column);
        let (name, nearest_name) = (unknown.name.to_string(), unknown.nearest);
        let problem = match &unknown.method_of {
            None => Problem::UnknownFunction {
                field,
                line,
                column,
                name,
                nearest_name,
            },
            Some(operand) => Problem::Method {
                field,
                line,
                column,
                operand: operand.to_string(),
                name,
                nearest_name,
            },
        };
        findings.report(subject, problem);
    }
}

/// Words side by side that nobody declared are one name (DMN 1.5, 10.3.1.2), so what other languages write by words is read as
/// the name of a variable, which is null: that is FEEL, but hardly what was meant.
fn report_names(
    expression: &Expression,
    field: &'static str,
    subject: Subject<'_>,
    findings: &mut Findings,
) {
    // What is no FEEL is told already, and so is what is called.
    if !expression.mistakes().is_empty() {
        return;
    }
    let unknown = expression.unknown_functions().iter();
    let called: HashSet<&str> = unknown.map(|unknown| &*unknown.name).collect();
    let undeclared = expression.undeclared_names().iter();
    for undeclared in undeclared.filter(|undeclared| !called.contains(&*undeclared.name)) {
        let (line, column) = (undeclared.position.line, undeclared.position.column);
        let name = undeclared.name.to_string();
        let problem = if name.contains(' ') {
            let words = name.split(' ');
            let mut operators =
                words.filter_map(|word| Some((word.to_owned(), operator_of_others(word)?)));
            operators
                .next()
                .map(|(word, instead)| Problem::OperatorInName {
                    field,
                    line,
                    column,
                    name,
                    word,
                    instead,
                })
        } else {
            literal_of_others(&name).map(|instead| Problem::LiteralAsName {
                field,
                line,
                column,
                name,
                instead,
            })
        };
        if let Some(problem) = problem {
            findings.report(subject, problem);
        }
    }
}

/// What FEEL writes for an operator that other languages write as a word.
fn operator_of_others(word: &str) -> Option<&'static str> {
    Some(match word.to_ascii_lowercase().as_str() {
        "and" => "and",
        "or" => "or",
        "not" => "not(…)",
        "xor" => "!= between both conditions",
        "mod" => "modulo(a, b)",
        "div" => "/",
        "eq" | "is" | "equals" => "=",
        "ne" => "!=",
        "lt" => "<",
        "le" | "lte" => "<=",
        "gt" => ">",
        "ge" | "gte" => ">=",
        "contains" => "contains(text, part) or list contains(list, item)",
        "like" => "matches(text, pattern)",
        "instanceof" => "instance of",
        "empty" => "is empty(list)",
        _ => return None,
    })
}

/// What FEEL writes for a literal that other languages write otherwise.
fn literal_of_others(name: &str) -> Option<&'static str> {
    Some(match name {
        "True" | "TRUE" => "true",
        "False" | "FALSE" => "false",
        "Null" | "NULL" | "None" | "nil" | "undefined" => "null",
        _ => return None,
    })
}

/// Whether a `language`, `expressionLanguage` or `scriptFormat` means FEEL. Since DMN 1.1 its URI
/// changes with each version of the specification.
pub(crate) fn is_feel(language: &str) -> bool {
    let language = language.to_ascii_lowercase();
    matches!(language.as_str(), "feel" | "application/feel")
        || (language.contains("omg.org/spec/") && language.contains("feel"))
}

#[cfg(test)]
mod tests {
    use crate::model::testing::{file, found, found_around, process};

    #[test]
    fn a_function_that_does_not_exist_is_refused_with_its_place_and_the_nearest_name() {
        let script = r#"<scriptTask id="it"><script>=1 +
            cuont(items)</script></scriptTask>"#;
        assert_eq!(
            found_around(script),
            [
                "deploying: bpmn:scriptTask 'it' calls in the script the function 'cuont' (line 2, column 13), which does \
                 not exist: did you mean 'count'?"
            ]
        );
        let xml = file(&process(&crate::model::testing::around(script)));
        let definitions = crate::model::read(&xml).definitions.unwrap();
        assert_eq!(
            definitions.processes.len(),
            1,
            "what was deployed with it goes on to run"
        );
    }

    #[test]
    fn what_other_languages_write_is_no_null_in_silence() {
        let found = |expression: &str| {
            found_around(&format!(
                r#"<scriptTask id="it"><extensionElements><q:script expression="={expression}" resultVariable="r"/>
                </extensionElements></scriptTask>"#
            ))
        };
        let place = "bpmn:scriptTask 'it'";
        assert_eq!(
            found("name.toUpperCase()"),
            [format!(
                "deploying: {place} calls in the script 'toUpperCase' as a method of 'name' (line 1, column 6), but FEEL has \
                 only functions: write upper case(name, …)"
            )]
        );
        assert_eq!(
            found("bean.method(1)"),
            [format!(
                "deploying: {place} calls in the script 'method' as a method of 'bean' (line 1, column 6), but FEEL has only \
                 functions: what is no function of FEEL is done by a job worker or a listener, whose result is a variable"
            )]
        );
        assert_eq!(
            found("a and not b"),
            [format!(
                "deploying: {place} has no valid FEEL in the script (line 1, column 7): expected `(` after `not`, found `b`: FEEL \
                 negates by a function, write not(…)"
            )]
        );
        assert_eq!(
            found("a AND b"),
            [format!(
                "nothing: {place} reads in the script the variable 'a AND b' (line 1, column 1): a word beside another makes one name of both in \
                 FEEL. If 'AND' is not meant as a part of a name, write and; else write the name in backticks"
            )]
        );
        assert_eq!(
            found("if True then 1 else 2"),
            [format!(
                "nothing: {place} reads in the script the variable 'True' (line 1, column 4). If the literal is meant, write true"
            )]
        );
        for valid in [
            "total price",
            "a != b",
            "is defined(`a AND b`)",
            "{True: 1, r: True}.r",
            "for x in [{f: function(y) y}] return x.f(1)",
        ] {
            assert_eq!(found(valid), Vec::<String>::new(), "{valid}");
        }
    }

    #[test]
    fn the_expression_language_of_camunda_7_is_named_with_the_feel_form() {
        let script = r#"<scriptTask id="it"><script>${amount == 5}</script></scriptTask>"#;
        assert_eq!(
            found_around(script),
            [
                "storing: bpmn:scriptTask 'it' has in the script an expression that is no FEEL. '${amount == 5}' is \
                 Camunda 7's expression language, in FEEL: =amount = 5"
            ]
        );
        let message = r#"<message id="m" name="Order ${id}"/>"#.to_owned()
            + &process(
                r#"<startEvent id="start"><messageEventDefinition messageRef="m"/></startEvent>"#,
            );
        assert_eq!(
            found(&file(&message)),
            [
                "nothing: bpmn:startEvent 'start' has the message's name 'Order ${id}', which is taken literally. \
                 'Order ${id}' is Camunda 7's expression language, in FEEL: =\"Order \" + string(id)"
            ]
        );
    }
}
