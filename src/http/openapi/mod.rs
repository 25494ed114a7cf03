//! The description of the API (`OpenAPI` 3.0), made of the texts beside this file and of what the program knows by itself: which
//! operations are routed where, the role each needs, and what can go wrong with any of them.

use super::repetition;
use axum::{
    http::{Method, header},
    response::{IntoResponse, Response},
};
use domain::{
    access::{MinimumRole, Operation},
    short_text::ShortText,
};
use serde::Deserialize;
use serde_json::{Map, Value, json};
use std::{
    future::{Ready, ready},
    sync::{Arc, OnceLock},
};

/// The texts, a file for each kind of thing.
const DESCRIPTIONS: [&str; 15] = [
    include_str!("shared.yaml"),
    include_str!("version.yaml"),
    include_str!("projects.yaml"),
    include_str!("resources.yaml"),
    include_str!("instances.yaml"),
    include_str!("migrations.yaml"),
    include_str!("modifications.yaml"),
    include_str!("incidents.yaml"),
    include_str!("external_jobs.yaml"),
    include_str!("user_tasks.yaml"),
    include_str!("messages.yaml"),
    include_str!("signals.yaml"),
    include_str!("processes.yaml"),
    include_str!("history.yaml"),
    include_str!("me.yaml"),
];

/// Why a request that bears a key may be refused.
const OTHER_REQUEST: &str = "The Idempotency-Key was sent with another request.";

/// What the variable parts of paths mean.
const PATH_PARAMETERS: [(&str, &str); 9] = [
    ("projectID", "The id or the key of the project."),
    ("resourceID", "The id of the BPMN resource."),
    ("definitionsID", "The id of the BPMN definitions."),
    ("workflowID", "The id of the instance."),
    ("definitionID", "The id of the process version."),
    (
        "adHocNodeID",
        "The id of the ad-hoc sub-process in its file; where it is active more than once, the executionKey of the one that is meant.",
    ),
    ("incidentID", "The id of the incident."),
    ("executionKey", "The id of the activation."),
    ("processID", "The id of the process in its file."),
];

/// An operation and where it is routed.
#[derive(Clone, Debug)]
pub struct Served {
    /// The operation.
    pub operation: Operation,
    /// Its method.
    pub method: Method,
    /// Its path, with its variable parts in braces.
    pub path: String,
}

/// Why the description cannot be made: a mistake in the texts.
#[derive(Debug, thiserror::Error)]
pub enum DescriptionError {
    /// A text is no YAML of the right shape.
    #[error("a description is malformed: {0}")]
    Malformed(#[from] serde_saphyr::Error),
    /// An operation is routed and not described.
    #[error("the operation {0:?} is routed but not described")]
    Missing(Operation),
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Descriptions {
    #[serde(default)]
    operations: Map<String, Value>,
    #[serde(default)]
    schemas: Map<String, Value>,
}

/// A handler that serves the description. It is made when it is first asked for, to start faster.
pub fn endpoint(
    served: Vec<Served>,
    context: String,
) -> impl Fn() -> Ready<Response> + Clone + Send + Sync + 'static {
    let served = Arc::new(served);
    let document = Arc::new(OnceLock::<Option<String>>::new());
    move || {
        let text = document.get_or_init(|| match describe(&served, &context) {
            Ok(document) => Some(document.to_string()),
            Err(error) => {
                tracing::error!(%error, "the API cannot be described");
                None
            }
        });
        ready(match text {
            Some(text) => {
                ([(header::CONTENT_TYPE, "application/json")], text.clone()).into_response()
            }
            None => super::error::ApiError::Internal.into_response(),
        })
    }
}

/// The description of the operations that are served below the path `context`.
pub fn describe(served: &[Served], context: &str) -> Result<Value, DescriptionError> {
    let mut texts = Descriptions::default();
    for file in DESCRIPTIONS {
        let file: Descriptions = serde_saphyr::from_str(file)?;
        texts.operations.extend(file.operations);
        texts.schemas.extend(file.schemas);
    }
    let mut paths = Map::new();
    for served in served {
        let text = texts.operations.get(served.operation.name());
        let text = text
            .and_then(Value::as_object)
            .ok_or(DescriptionError::Missing(served.operation))?;
        let path = paths
            .entry(served.path.clone())
            .or_insert_with(|| json!({}));
        path[served.method.as_str().to_ascii_lowercase()] = operation(served, text.clone());
    }
    Ok(json!({
        "openapi": "3.0.3",
        "info": {
            "title": "quantumbpm",
            "description": "Runs BPMN processes. Everything that happens is kept, and can be read as history.",
            "version": env!("CARGO_PKG_VERSION"),
            "license": { "name": "MIT" },
        },
        "servers": [{ "url": if context.is_empty() { "/" } else { context } }],
        "paths": paths,
        "components": {
            "schemas": texts.schemas,
            "securitySchemes": {
                "token": { "type": "http", "scheme": "bearer", "bearerFormat": "JWT" },
            },
        },
    }))
}

fn operation(served: &Served, mut text: Map<String, Value>) -> Value {
    let role = served.operation.minimum_role();
    let mut parameters = path_parameters(&served.path);
    if let Some(Value::Array(described)) = text.remove("parameters") {
        parameters.extend(described);
    }
    if let Some(Value::Object(page)) = text.remove("x-page") {
        parameters.extend(page_parameters(&page));
    }
    let conflict = text.remove("x-conflict");
    let conflict = conflict.as_ref().and_then(Value::as_str).unwrap_or("");
    let repeatable = repetition::of(served.operation).is_some();
    if repeatable {
        parameters.push(idempotency_key());
    }
    let has_input = text.contains_key("requestBody") || !parameters.is_empty();
    let mut errors = vec![
        ("500", "The server failed."),
        ("503", "Something that is needed is away."),
    ];
    if role != MinimumRole::Public {
        errors.push(("401", "There is no valid token."));
    }
    if served.path.contains('{') || role == MinimumRole::OrganizationAdmin {
        errors.push(("404", "It does not exist, or is not open to the caller."));
    }
    if has_input {
        errors.push((
            "400",
            "The request does not fit; the message names the field.",
        ));
    }
    if text.contains_key("requestBody") {
        errors.push(("413", "The body is too large."));
    }
    let other_request = if repeatable { OTHER_REQUEST } else { "" };
    let conflict = format!("{conflict} {other_request}");
    if repeatable || conflict.trim() != "" {
        errors.push(("409", conflict.trim()));
    }
    add_errors(&mut text, &errors);
    text.insert("operationId".to_owned(), json!(served.operation.name()));
    text.insert("x-required-role".to_owned(), json!(role.as_str()));
    if role != MinimumRole::Public {
        text.insert("security".to_owned(), json!([{ "token": [] }]));
    }
    if !parameters.is_empty() {
        text.insert("parameters".to_owned(), Value::Array(parameters));
    }
    Value::Object(text)
}

fn add_errors(text: &mut Map<String, Value>, errors: &[(&str, &str)]) {
    let responses = text.entry("responses").or_insert_with(|| json!({}));
    for (status, description) in errors {
        responses[*status] = json!({
            "description": description,
            "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Error" } } },
        });
    }
}

fn path_parameters(path: &str) -> Vec<Value> {
    PATH_PARAMETERS
        .iter()
        .filter(|(name, _)| path.contains(&format!("{{{name}}}")))
        .map(|(name, description)| {
            // Any text is the key of a project, though hardly of one that exists.
            let schema = if *name == "projectID" {
                json!({ "type": "string" })
            } else {
                json!({ "type": "string", "maxLength": ShortText::CHARACTERS })
            };
            json!({
                "name": name, "in": "path", "required": true, "description": description,
                "schema": schema,
            })
        })
        .collect()
}

/// What the contract lacks: a request that is sent again is carried out once.
fn idempotency_key() -> Value {
    json!({
        "name": "Idempotency-Key", "in": "header",
        "description": "A key of the caller's making. A request with the same key that is sent again within 24 hours is not \
                        carried out again, but answered as it was before, with the header `Idempotency-Replayed: true`.",
        "schema": { "type": "string", "minLength": 1, "maxLength": 255, "pattern": "^[!-~]+$" },
    })
}

fn page_parameters(page: &Map<String, Value>) -> Vec<Value> {
    let largest = page.get("largest").cloned().unwrap_or_else(|| json!(100));
    vec![
        json!({
            "name": "page", "in": "query", "description": "The number of the page, from 1.",
            "schema": { "type": "integer", "minimum": 1, "default": 1 },
        }),
        json!({
            "name": "pageSize", "in": "query", "description": "How many items a page has.",
            "schema": { "type": "integer", "minimum": 1, "maximum": largest, "default": 20 },
        }),
    ]
}

#[cfg(test)]
mod tests;
