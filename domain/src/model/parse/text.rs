//! Texts of a file: literal, or FEEL.

use crate::model::finding::{Findings, Subject};
use crate::model::graph::Text;
use crate::model::juel::Juel;
use crate::model::problem::Problem;
use feel::{Dialect, Expression, Names};

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
            report_unknown_functions(&expression, field, subject, findings);
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

/// No variable of a process is a function, so a call of a name that the expression does not define is always
/// null, and another path is taken than the one that was meant.
fn report_unknown_functions(
    expression: &Expression,
    field: &'static str,
    subject: Subject<'_>,
    findings: &mut Findings,
) {
    for unknown in expression.unknown_functions() {
        let problem = Problem::UnknownFunction {
            field,
            line: unknown.position.line,
            column: unknown.position.column,
            name: unknown.name.to_string(),
            nearest_name: unknown.nearest,
        };
        findings.report(subject, problem);
    }
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
