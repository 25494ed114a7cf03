//! Moving the tokens of an instance by hand.

use super::{
    access::ProjectAccess,
    answer,
    body::{Items, Json},
    error::ApiError,
    instances,
    path::PathParameters,
    variables::PlainVariables,
};
use crate::{application::Application, fair_pool::LARGE_STATE};
use axum::{extract::State, http::StatusCode, response::Response};
use domain::{
    ids::{ActivationId, ElementId, InstanceId},
    instance::{
        command::{InstanceCommand, Instruction, Modification},
        event::Operation,
        modify::{self, Ended, Entered, Field, Plan, Refusal},
        state::InstanceState,
    },
    model::graph::Process,
    short_text::ShortText,
};
use serde::{Deserialize, Serialize};
use serde_json::json;
use std::sync::Arc;

/// How many changes one modification may make.
const MOST: usize = 200;

#[derive(Debug, Deserialize)]
pub(super) struct ModifyRequest {
    instructions: Items<RequestedInstruction, MOST>,
    #[serde(default, deserialize_with = "ShortText::optional")]
    reason: Option<ShortText>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct RequestedInstruction {
    #[serde(rename = "type")]
    kind: InstructionType,
    #[serde(rename = "nodeID", default, deserialize_with = "ShortText::optional")]
    element: Option<ShortText>,
    #[serde(rename = "scopeID", default, deserialize_with = "ShortText::optional")]
    scope: Option<ShortText>,
    #[serde(default, deserialize_with = "ShortText::optional")]
    execution_key: Option<ShortText>,
    #[serde(default)]
    variables: PlainVariables,
}

/// The first and the third are the contract's.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
enum InstructionType {
    StartBeforeNode,
    StartAfterNode,
    CancelToken,
    CancelAllTokens,
    SetVariables,
}

impl ModifyRequest {
    fn into_modification(self, instance: InstanceId) -> Result<Modification, ApiError> {
        let requested = self.instructions.0.into_iter().enumerate();
        let instructions =
            requested.map(|(place, requested)| requested.into_instruction(place, instance));
        Ok(Modification {
            instructions: instructions.collect::<Result<_, _>>()?,
            reason: self.reason.map(String::from),
        })
    }
}

impl RequestedInstruction {
    fn into_instruction(self, place: usize, instance: InstanceId) -> Result<Instruction, ApiError> {
        let field = |name: &str, reason: &str| {
            ApiError::field(&format!("instructions[{place}].{name}"), reason)
        };
        let activation = |name: &str, text: Option<ShortText>| {
            let text = text.filter(|text| !text.as_str().is_empty());
            let parsed = text.map(|text| text.as_str().parse().map(ActivationId));
            parsed.transpose().map_err(|_not_uuid| {
                field(
                    name,
                    "is no id; activeScopes of the instance has those of scopes",
                )
            })
        };
        let named_scope = activation("scopeID", self.scope)?;
        let activation = activation("executionKey", self.execution_key)?;
        let scope = named_scope.unwrap_or_else(|| ActivationId::root(instance));
        let element = self.element.filter(|id| !id.as_str().is_empty());
        let element = element
            .map(|id| ElementId::from(id.as_str()))
            .ok_or_else(|| field("nodeID", "is missing"));
        let operation = match self.kind {
            InstructionType::StartBeforeNode => Operation::StartBefore {
                element: element?,
                scope,
            },
            InstructionType::StartAfterNode => Operation::StartAfter {
                element: element?,
                scope,
            },
            InstructionType::CancelToken => Operation::CancelToken {
                element: element?,
                scope,
                activation,
            },
            InstructionType::CancelAllTokens => Operation::CancelAll {
                element: element?,
                scope: named_scope,
            },
            InstructionType::SetVariables => Operation::SetVariables { scope },
        };
        let cancels = matches!(
            self.kind,
            InstructionType::CancelToken | InstructionType::CancelAllTokens
        );
        if cancels && !self.variables.0.is_empty() {
            return Err(field("variables", "what is canceled takes no variables"));
        }
        Ok(Instruction {
            operation,
            variables: self.variables.0,
        })
    }
}

/// Carries out a modification.
pub(super) async fn modify(
    access: ProjectAccess,
    path: PathParameters,
    State(application): State<Arc<Application>>,
    Json(request): Json<ModifyRequest>,
) -> Result<StatusCode, ApiError> {
    let id = path.id("workflowID", "instance")?;
    let modification = request.into_modification(id)?;
    let command = InstanceCommand::Modify(Box::new(modification));
    application
        .commands
        .instance(&access.actor(), access.project(), id, command)
        .await?;
    Ok(StatusCode::OK)
}

/// What a modification would do.
#[derive(Debug, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Preview {
    valid: bool,
    issues: Vec<String>,
    entered: Vec<EnteredNode>,
    ended: Vec<EndedNode>,
    cancels_instance: bool,
}

/// An element that would get a token.
#[derive(Debug, Serialize)]
struct EnteredNode {
    #[serde(rename = "nodeID")]
    element: ElementId,
    #[serde(rename = "scopeID")]
    scope: ActivationId,
    /// The sub-processes that would be made for it.
    #[serde(rename = "madeNodes", skip_serializing_if = "Vec::is_empty")]
    made: Vec<ElementId>,
}

/// A token that would end.
#[derive(Debug, Serialize)]
struct EndedNode {
    #[serde(rename = "nodeID")]
    element: ElementId,
    #[serde(rename = "scopeID")]
    scope: ActivationId,
    #[serde(rename = "executionKey", skip_serializing_if = "Option::is_none")]
    activation: Option<ActivationId>,
}

/// Says what a modification would do, and changes nothing.
pub(super) async fn validate(
    access: ProjectAccess,
    path: PathParameters,
    State(application): State<Arc<Application>>,
    Json(request): Json<ModifyRequest>,
) -> Result<Response, ApiError> {
    let instance = instances::find(&application, &access, &path).await?;
    let modification = request.into_modification(instance.id)?;
    let state = application.commands.instance_state(instance.id).await?;
    let (state, process) = state.ok_or_else(|| ApiError::no_such("instance", instance.id))?;
    let is_long = state.memory() > LARGE_STATE;
    answer::told(&application, access.project(), is_long, move || {
        Preview::of(&state, &process, &modification)
    })
    .await
}

impl Preview {
    fn of(state: &InstanceState, process: &Process, modification: &Modification) -> Self {
        let issues = match modify::refused_by(state.status) {
            Some(refused) => vec![refused.to_string()],
            None => match Plan::of(state, process, modification) {
                Ok(plan) => {
                    let entered = plan.entered(process).into_iter();
                    let ended = plan.ended(state, process).into_iter();
                    return Self {
                        valid: true,
                        issues: Vec::new(),
                        entered: entered.map(EnteredNode::from).collect(),
                        ended: ended.map(EndedNode::from).collect(),
                        cancels_instance: plan.cancels_instance,
                    };
                }
                Err(refusals) => refusals.iter().map(told).collect(),
            },
        };
        Self {
            issues,
            ..Self::default()
        }
    }
}

impl From<Entered> for EnteredNode {
    fn from(entered: Entered) -> Self {
        Self {
            element: entered.element,
            scope: entered.scope,
            made: entered.made,
        }
    }
}

impl From<Ended> for EndedNode {
    fn from(ended: Ended) -> Self {
        Self {
            element: ended.element,
            scope: ended.scope,
            activation: ended.activation,
        }
    }
}

fn told(refusal: &Refusal) -> String {
    format!("{}: {}", field_of(refusal), refusal.reason)
}

fn field_of(refusal: &Refusal) -> String {
    let name = match refusal.field {
        Field::Element => "nodeID",
        Field::Scope => "scopeID",
        Field::Activation => "executionKey",
    };
    format!("instructions[{}].{name}", refusal.instruction)
}

/// The answer to a modification that cannot be carried out: the first reason as the message, all of them for programs.
pub(super) fn refused(refusals: &[Refusal]) -> ApiError {
    let field = refusals.first().map(field_of);
    let issues: Vec<_> = refusals.iter().map(told).collect();
    ApiError::BadRequest {
        message: issues.first().cloned().unwrap_or_default(),
        details: Some(json!({ "field": field, "issues": issues })),
    }
}
