//! Incidents: what needs an operator.

use super::{
    access::ProjectAccess,
    body::OptionalJson,
    error::ApiError,
    page::{self, LARGEST_SIZE, Paginated},
    path::PathParameters,
    query::Query,
    variables::PlainVariables,
};
use crate::application::Application;
use axum::{Json as Answer, extract::State, http::StatusCode};
use domain::{
    ids::{IncidentId, InstanceId},
    instance::command::InstanceCommand,
};
use projections::incidents::{self, IncidentRecord};
use serde::Deserialize;
use std::{str::FromStr, sync::Arc};

/// The contract's `errorType`. Some of them cannot occur here; asking for them finds nothing.
const ERROR_TYPES: [&str; 17] = [
    "BpmnError",
    "EscalationError",
    "CompensationError",
    "FeelError",
    "NoHandler",
    "GatewayNoMatch",
    "TimerResolution",
    "LinkNotFound",
    "MigrationError",
    "SubscriptionError",
    "RotationLimitError",
    "SnapshotSizeExceeded",
    "CallActivityCanceled",
    "ExternalRowRefreshError",
    "JobLockLost",
    "DecisionNotFound",
    "Unknown",
];

/// One of [`ERROR_TYPES`].
struct ErrorType(String);

#[derive(Debug, thiserror::Error)]
#[error("'{found}' is no error type; expected one of {}", ERROR_TYPES.join(", "))]
struct UnknownErrorType {
    found: String,
}

impl FromStr for ErrorType {
    type Err = UnknownErrorType;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let known = ERROR_TYPES.contains(&text);
        if known {
            Ok(Self(text.to_owned()))
        } else {
            Err(UnknownErrorType {
                found: text.to_owned(),
            })
        }
    }
}

/// Lists incidents.
pub(super) async fn list(
    access: ProjectAccess,
    query: Query,
    State(application): State<Arc<Application>>,
) -> Result<Answer<Paginated<IncidentRecord>>, ApiError> {
    let filter = incidents::Filter {
        process_version: query.process_version("definitionID")?,
        instance: query.instance("workflowID")?,
        status: query.parsed("status")?,
        error_type: query
            .parsed::<ErrorType>("errorType")?
            .map(|ErrorType(text)| text),
        since: query.time("since")?,
        until: query.time("until")?,
    };
    let page = page::requested(&query, LARGEST_SIZE)?;
    let listed = incidents::list(&application.pool, access.project(), &filter, page).await?;
    Ok(Answer(Paginated::new(page, listed)))
}

#[derive(Debug, Default, Deserialize)]
pub(super) struct ResolveRequest {
    #[serde(default)]
    variables: PlainVariables,
}

/// Resolves an incident.
pub(super) async fn resolve(
    access: ProjectAccess,
    path: PathParameters,
    State(application): State<Arc<Application>>,
    OptionalJson(request): OptionalJson<ResolveRequest>,
) -> Result<StatusCode, ApiError> {
    let instance: InstanceId = path.id("workflowID", "instance")?;
    let incident: IncidentId = path.id("incidentID", "incident")?;
    let command = InstanceCommand::ResolveIncident {
        incident,
        variables: request.variables.0,
    };
    application
        .commands
        .instance(&access.actor(), access.project(), instance, command)
        .await?;
    Ok(StatusCode::OK)
}
