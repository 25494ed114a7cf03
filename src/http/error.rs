//! What clients are told when a request fails: the contract's `Error`.

use super::{findings, modifications};
use crate::{
    commands::CommandError, execution::StepFailure, fair_pool::QueueFull, identity::TokenError,
};
use axum::{
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use domain::{
    access::ProjectRole, instance::error::InstanceError, project::ProjectError,
    resource::ResourceError,
};
use serde::Serialize;
use serde_json::{Value, json};
use std::borrow::Cow;
use store::{ResultTooLarge, StoreError};

/// How many seconds a client waits that asks for more than can be done at once.
const RETRY_AFTER: HeaderValue = HeaderValue::from_static("1");

/// Why a request fails.
#[derive(Debug)]
pub(super) enum ApiError {
    /// What was sent does not fit.
    BadRequest {
        /// What was expected, what was found, what to do.
        message: String,
        /// What it is about, for programs.
        details: Option<Value>,
    },
    /// There is no valid token.
    Unauthorized(Unauthorized),
    /// It does not exist, or the caller may not know whether it does.
    NotFound(String),
    /// The path exists, but not with this method.
    MethodNotAllowed,
    /// The body is larger than the limit, in bytes.
    TooLarge(usize),
    /// The request did not arrive in time.
    RequestTimeout,
    /// It does not fit the state of what it is about.
    Conflict(String),
    /// Something that is needed is away; the request can be repeated.
    Unavailable(Cow<'static, str>),
    /// More is asked for than can be done at once; the request can be repeated.
    Overloaded(String),
    /// A fault of the server. What it was stands in the log.
    Internal,
}

/// What is wrong with the request's credentials.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub(super) enum Unauthorized {
    /// There are none.
    #[error("the request has no token; send one as `Authorization: Bearer TOKEN`")]
    NoToken,
    /// They are refused.
    #[error(transparent)]
    Refused(#[from] TokenError),
}

impl ApiError {
    /// A field, named by its path in the body, or a parameter does not fit.
    pub(super) fn field(name: &str, reason: impl std::fmt::Display) -> Self {
        Self::BadRequest {
            message: format!("{name}: {reason}"),
            details: Some(json!({ "field": name })),
        }
    }

    /// There is no such thing in the project.
    pub(super) fn no_such(kind: &str, id: impl std::fmt::Display) -> Self {
        Self::NotFound(format!("there is no {kind} '{id}' in this project"))
    }

    /// The answer to whoever may not know whether the project exists, and the answer if it does not.
    pub(super) fn no_such_project() -> Self {
        Self::NotFound("there is no such project, or it is not open to you".to_owned())
    }

    /// The answer to whoever sees the project but may not do this in it: 404, as the contract has it for a membership or a role
    /// that is missing, but whoever reads it learns which role to ask for.
    pub(super) fn lacks_role(needed: ProjectRole, held: ProjectRole) -> Self {
        Self::NotFound(format!(
            "this needs the role '{needed}' in the project, and yours is '{held}'; ask an admin of the project for it"
        ))
    }

    /// Something that is needed is away.
    pub(super) const fn unavailable(message: &'static str) -> Self {
        Self::Unavailable(Cow::Borrowed(message))
    }

    /// The answer has not come in time.
    pub(super) const fn took_too_long() -> Self {
        Self::unavailable("the request took longer than REST_WRITE_TIMEOUT allows")
    }

    /// More is asked for than can be done at once.
    pub(super) fn overloaded() -> Self {
        Self::Overloaded("the server has too much to do now; try again later".to_owned())
    }

    /// What went wrong, for people.
    pub(super) fn message(&self) -> String {
        match self {
            Self::BadRequest { message, .. }
            | Self::NotFound(message)
            | Self::Conflict(message)
            | Self::Overloaded(message) => message.clone(),
            Self::Unauthorized(error) => error.to_string(),
            Self::TooLarge(limit) => format!("the body is larger than {limit} bytes"),
            Self::MethodNotAllowed => "this path has no such method".to_owned(),
            Self::RequestTimeout => "the request did not arrive in time".to_owned(),
            Self::Unavailable(message) => message.clone().into_owned(),
            Self::Internal => "the server failed; its log says why".to_owned(),
        }
    }

    fn status(&self) -> StatusCode {
        match self {
            Self::BadRequest { .. } => StatusCode::BAD_REQUEST,
            Self::Unauthorized(_) => StatusCode::UNAUTHORIZED,
            Self::NotFound(_) => StatusCode::NOT_FOUND,
            Self::MethodNotAllowed => StatusCode::METHOD_NOT_ALLOWED,
            Self::TooLarge(_) => StatusCode::PAYLOAD_TOO_LARGE,
            Self::RequestTimeout => StatusCode::REQUEST_TIMEOUT,
            Self::Conflict(_) => StatusCode::CONFLICT,
            Self::Unavailable(_) | Self::Overloaded(_) => StatusCode::SERVICE_UNAVAILABLE,
            Self::Internal => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// The contract's word for it. It has one for everything that is wrong with a request.
    fn code(&self) -> &'static str {
        match self {
            Self::BadRequest { .. }
            | Self::MethodNotAllowed
            | Self::TooLarge(_)
            | Self::RequestTimeout => "BAD_REQUEST",
            Self::Unauthorized(_) => "UNAUTHORIZED",
            Self::NotFound(_) => "NOT_FOUND",
            Self::Conflict(_) => "CONFLICT",
            Self::Unavailable(_) | Self::Overloaded(_) => "UNAVAILABLE",
            Self::Internal => "INTERNAL_ERROR",
        }
    }
}

impl From<Unauthorized> for ApiError {
    fn from(error: Unauthorized) -> Self {
        match error {
            Unauthorized::Refused(TokenError::IssuerUnreachable) => {
                Self::unavailable("the issuer of tokens cannot be reached; try again later")
            }
            other => Self::Unauthorized(other),
        }
    }
}

impl From<StoreError> for ApiError {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Unavailable(_)
            | StoreError::OutcomeUnknown(_)
            | StoreError::Outdated(_)
            | StoreError::Closed => {
                tracing::warn!(%error, "the database cannot be used");
                Self::unavailable("the database cannot be used now; try again later")
            }
            StoreError::TooLarge(ResultTooLarge(limit)) => Self::Overloaded(format!(
                "the page holds more than {limit} bytes; ask for a smaller pageSize"
            )),
            StoreError::Database(_)
            | StoreError::InvalidStep(_)
            | StoreError::Migration(_)
            | StoreError::Unreadable(_) => {
                tracing::error!(%error, "the database refused a request");
                Self::Internal
            }
        }
    }
}

impl From<sqlx::Error> for ApiError {
    fn from(error: sqlx::Error) -> Self {
        StoreError::from(error).into()
    }
}

impl From<CommandError> for ApiError {
    fn from(error: CommandError) -> Self {
        match error {
            CommandError::NotFound(what) => {
                Self::NotFound(format!("there is no such {what} in this project"))
            }
            CommandError::NoSuch { .. } => Self::NotFound(error.to_string()),
            CommandError::Instance(error) => error.into(),
            CommandError::Resource(error) => error.into(),
            CommandError::Project(error) => error.into(),
            CommandError::LockLost { .. } | CommandError::TaskNotOpen { .. } => {
                Self::Conflict(error.to_string())
            }
            CommandError::Step(error) => error.into(),
        }
    }
}

impl From<InstanceError> for ApiError {
    fn from(error: InstanceError) -> Self {
        let message = error.to_string();
        match error {
            InstanceError::NotFound
            | InstanceError::JobNotFound(_)
            | InstanceError::UserTaskNotFound(_)
            | InstanceError::IncidentNotFound(_)
            | InstanceError::NoAdHocSubProcess(_) => Self::NotFound(message),
            InstanceError::NotTriggerable { .. } => Self::field("nodeID", message),
            InstanceError::VariablesTooLarge { .. } => Self::field(
                "variables",
                format!("{message} (INSTANCE_MAX_VARIABLES_BYTES)"),
            ),
            InstanceError::MigrationRefused { issues } => Self::BadRequest {
                details: Some(json!({ "field": "elementMappings", "issues": issues })),
                message,
            },
            InstanceError::ModificationRefused { refusals } => modifications::refused(&refusals),
            InstanceError::NoStartEvent { .. } | InstanceError::UnknownStartEvent { .. } => {
                Self::BadRequest {
                    message,
                    details: None,
                }
            }
            InstanceError::Ended { .. }
            | InstanceError::Canceling
            | InstanceError::DefinitionSuspended
            | InstanceError::JobEnded(_)
            | InstanceError::JobOfferedAgain(_)
            | InstanceError::UserTaskChanging(_)
            | InstanceError::AdHocNotActive(_)
            | InstanceError::AdHocActiveTwice(_)
            | InstanceError::AdHocNotBegun(_)
            | InstanceError::AdHocClosed(_)
            | InstanceError::SubscriptionClosed(_)
            | InstanceError::NotHeardBefore(_) => Self::Conflict(message),
        }
    }
}

impl From<ResourceError> for ApiError {
    fn from(error: ResourceError) -> Self {
        let message = error.to_string();
        match error {
            ResourceError::NotFound => Self::NotFound(message),
            ResourceError::Rejected { findings } => Self::BadRequest {
                message: format!("xml: {message}"),
                details: Some(json!({ "field": "xml", "findings": findings::issues(&findings) })),
            },
            ResourceError::StartTrigger { .. } => Self::BadRequest {
                message,
                details: None,
            },
            ResourceError::Exists
            | ResourceError::Deployed
            | ResourceError::Suspended
            | ResourceError::InUse { .. } => Self::Conflict(message),
        }
    }
}

impl From<ProjectError> for ApiError {
    fn from(error: ProjectError) -> Self {
        match error {
            ProjectError::NotFound | ProjectError::Deleted => Self::no_such_project(),
            ProjectError::Exists { .. } => Self::Conflict(error.to_string()),
        }
    }
}

impl From<StepFailure> for ApiError {
    fn from(error: StepFailure) -> Self {
        match error {
            StepFailure::Unavailable => {
                Self::unavailable("the database cannot be used now; try again later")
            }
            StepFailure::Conflict => {
                Self::unavailable("other changes got in between again and again; try again")
            }
            StepFailure::Overloaded => Self::overloaded(),
            StepFailure::Stopping => Self::unavailable("the server is stopping; try again"),
            // Another replica may run the newer version.
            StepFailure::WrittenByNewer(message) => {
                tracing::warn!(message, "a request is about a stream of a newer version");
                Self::Unavailable(message.into())
            }
            StepFailure::Repeated => Self::unavailable(
                "the request has been carried out already; repeat it for its answer",
            ),
            StepFailure::Unreadable(_) | StepFailure::Unforeseen(_) => {
                tracing::error!(%error, "a step failed");
                Self::Internal
            }
        }
    }
}

impl From<QueueFull> for ApiError {
    fn from(_: QueueFull) -> Self {
        Self::overloaded()
    }
}

impl From<serde_json::Error> for ApiError {
    fn from(error: serde_json::Error) -> Self {
        tracing::error!(%error, "an answer cannot be written");
        Self::Internal
    }
}

#[derive(Serialize)]
struct ErrorBody<'a> {
    code: &'static str,
    message: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    details: Option<&'a Value>,
}

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        let details = match &self {
            Self::BadRequest { details, .. } => details.as_ref(),
            _ => None,
        };
        let body = ErrorBody {
            code: self.code(),
            message: self.message(),
            details,
        };
        let mut response = (self.status(), axum::Json(body)).into_response();
        if matches!(self, Self::Overloaded(_)) {
            response
                .headers_mut()
                .insert(header::RETRY_AFTER, RETRY_AFTER);
        }
        if let Some(challenge) = self.challenge() {
            response
                .headers_mut()
                .insert(header::WWW_AUTHENTICATE, challenge);
        }
        response
    }
}

impl ApiError {
    /// RFC 6750, section 3: a request without a token is told no error.
    fn challenge(&self) -> Option<HeaderValue> {
        match self {
            Self::Unauthorized(Unauthorized::NoToken) => Some(HeaderValue::from_static("Bearer")),
            Self::Unauthorized(_) => {
                Some(HeaderValue::from_static("Bearer error=\"invalid_token\""))
            }
            _ => None,
        }
    }
}
