//! What was found in a BPMN file, as clients are told.

use domain::model::{self, Finding, Severity};
use serde::Serialize;

/// The findings of a file; the contract's `BpmnValidateResponse`.
#[derive(Debug, Serialize)]
pub(super) struct Findings {
    errors: Vec<Issue>,
    warnings: Vec<Issue>,
}

/// The contract's `BpmnValidationIssue`.
#[derive(Debug, Serialize)]
pub(super) struct Issue {
    severity: &'static str,
    #[serde(rename = "elementID", skip_serializing_if = "Option::is_none")]
    element: Option<String>,
    message: String,
}

impl From<&Finding> for Issue {
    fn from(finding: &Finding) -> Self {
        Self {
            severity: match finding.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
            },
            element: finding.element.clone(),
            message: finding.message(),
        }
    }
}

/// Checks a file.
pub(super) fn check(xml: &str) -> Findings {
    let checked = model::read(xml);
    Findings {
        errors: checked.errors().map(Issue::from).collect(),
        warnings: checked.warnings().map(Issue::from).collect(),
    }
}

/// Findings as the details of an error.
pub(super) fn issues(findings: &[Finding]) -> Vec<Issue> {
    findings.iter().map(Issue::from).collect()
}
