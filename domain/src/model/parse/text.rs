//! Texts of a file: literal, or FEEL.

use crate::model::finding::{Findings, Subject};
use crate::model::graph::Text;
use crate::model::problem::Problem;
use feel::{Expression, Names};

/// A text that is FEEL if it begins with `=`. `field` says which text of the subject it is.
pub(crate) fn text(
    source: &str,
    field: &'static str,
    subject: Subject<'_>,
    findings: &mut Findings,
) -> Option<Text> {
    match source.trim_start().strip_prefix('=') {
        None => Some(Text::Literal(source.to_owned())),
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
    Expression::parse(source, &Names::default())
        .map_err(|error| {
            let (line, column) = (error.position.line, error.position.column);
            let reason = error.message;
            findings.report(
                subject,
                Problem::Feel {
                    field,
                    line,
                    column,
                    reason,
                },
            );
        })
        .ok()
}

/// Whether a `language`, `expressionLanguage` or `scriptFormat` means FEEL. Since DMN 1.1 its URI
/// changes with each version of the specification.
pub(crate) fn is_feel(language: &str) -> bool {
    let language = language.to_ascii_lowercase();
    matches!(language.as_str(), "feel" | "application/feel")
        || (language.contains("omg.org/spec/") && language.contains("feel"))
}
