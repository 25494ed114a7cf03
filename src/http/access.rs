//! The way into an operation: the token, then the project, then the role. It stands before every handler, by the table of
//! [`domain::access`], so that no handler can forget it; what a handler gets of it proves that the check was passed.

use super::{
    error::{ApiError, Unauthorized},
    path::PathParameters,
};
use crate::{
    actor::{Actor, Request},
    application::Application,
    identity::Verified,
};
use axum::{
    extract::FromRequestParts,
    http::{header, request::Parts},
};
use domain::{
    access::{self, Caller, Denied, Grants, MinimumRole, Operation, ProjectRole},
    ids::ProjectId,
};
use jiff::Timestamp;
use std::{sync::Arc, time::Duration};

/// Somebody with a valid token, who may call the operation.
#[derive(Clone, Debug)]
pub(super) struct Authenticated {
    caller: Arc<Caller>,
    grants: Vec<Arc<Grants>>,
    request: Option<Arc<Request>>,
}

/// Somebody who may call the operation on this project, which exists.
#[derive(Clone, Debug)]
pub(super) struct ProjectAccess {
    project: ProjectId,
    role: ProjectRole,
    caller: Arc<Caller>,
    expires: i64,
    request: Option<Arc<Request>>,
}

/// Who sent a request, and to which project.
pub(super) struct Sender<'a> {
    pub(super) project: Option<ProjectId>,
    pub(super) subject: &'a str,
}

impl Authenticated {
    /// Who it is.
    pub(super) fn caller(&self) -> &Caller {
        &self.caller
    }

    /// Everything that counts for the caller.
    pub(super) fn grants(&self) -> Grants {
        self.grants
            .iter()
            .fold(Grants::default(), |joined, grants| {
                joined.joined_with(grants)
            })
    }

    /// The caller as the author of what happens.
    pub(super) fn actor(&self) -> Actor {
        actor(&self.caller, self.request.as_ref())
    }
}

impl ProjectAccess {
    /// The project.
    pub(super) fn project(&self) -> ProjectId {
        self.project
    }

    /// The caller's role in it.
    pub(super) fn role(&self) -> ProjectRole {
        self.role
    }

    /// Who it is.
    pub(super) fn caller(&self) -> &Caller {
        &self.caller
    }

    /// The caller as the author of what happens.
    pub(super) fn actor(&self) -> Actor {
        actor(&self.caller, self.request.as_ref())
    }

    /// How long the token is still valid: nothing is answered on its strength after that.
    pub(super) fn remaining(&self, now: Timestamp) -> Duration {
        Duration::from_secs(u64::try_from(self.expires - now.as_second()).unwrap_or(0))
    }
}

fn actor(caller: &Caller, request: Option<&Arc<Request>>) -> Actor {
    Actor::new(&caller.subject).by(request.cloned())
}

/// Who sent a request that was let in.
pub(super) fn sender(parts: &Parts) -> Result<Sender<'_>, ApiError> {
    sender_if_known(parts).ok_or_else(|| not_entered(parts))
}

/// The same, for an operation that may be public.
pub(super) fn sender_if_known(parts: &Parts) -> Option<Sender<'_>> {
    let access = parts.extensions.get::<ProjectAccess>();
    let authenticated = parts.extensions.get::<Authenticated>()?;
    Some(Sender {
        project: access.map(|access| access.project),
        subject: &authenticated.caller.subject,
    })
}

/// What the handler does is done for `request`, at most once.
pub(super) fn ask_by(parts: &mut Parts, request: &Arc<Request>) {
    if let Some(access) = parts.extensions.get_mut::<ProjectAccess>() {
        access.request = Some(Arc::clone(request));
    }
    if let Some(authenticated) = parts.extensions.get_mut::<Authenticated>() {
        authenticated.request = Some(Arc::clone(request));
    }
}

/// Lets a request into an operation, and leaves in it what the handler may know.
pub(super) async fn enter(
    application: &Application,
    operation: Operation,
    parts: &mut Parts,
) -> Result<(), ApiError> {
    if operation.minimum_role() == MinimumRole::Public {
        return Ok(());
    }
    let verified = authenticate(application, parts).await?;
    let caller = &verified.caller;
    let grants = application.memberships.grants_of(caller).await?;
    let borrowed: Vec<&Grants> = grants.iter().map(AsRef::as_ref).collect();
    let project = project_of(operation, parts).await?;
    let lacking = match access::decide(operation, Some(&borrowed), project) {
        Ok(()) => None,
        Err(Denied::LacksRole { needed, held }) => Some(ApiError::lacks_role(needed, held)),
        Err(Denied::Hidden) => return Err(ApiError::no_such_project()),
        Err(Denied::Unauthenticated) => return Err(Unauthorized::NoToken.into()),
    };
    // Only for whoever has a role in it: a stranger's answer, and its time, cannot depend on what is not looked at.
    if let Some(project) = project
        && !application.memberships.project_exists(project).await?
    {
        return Err(ApiError::no_such_project());
    }
    if let Some(error) = lacking {
        return Err(error);
    }
    if let Some(project) = project
        && let Some(role) = access::role_in(&borrowed, project)
    {
        let access = ProjectAccess {
            project,
            role,
            caller: Arc::clone(caller),
            expires: verified.expires,
            request: None,
        };
        parts.extensions.insert(access);
    }
    parts.extensions.insert(Authenticated {
        caller: Arc::clone(caller),
        grants,
        request: None,
    });
    Ok(())
}

async fn authenticate(application: &Application, parts: &Parts) -> Result<Arc<Verified>, ApiError> {
    let token = bearer_token(parts).ok_or(Unauthorized::NoToken)?;
    let verified = application
        .identity
        .verify(token, application.clock.now())
        .await;
    Ok(verified.map_err(Unauthorized::Refused)?)
}

/// RFC 6750, section 2.1. The scheme's name is the same in upper and lower case (RFC 9110, section 11.1).
fn bearer_token(parts: &Parts) -> Option<&str> {
    let value = parts.headers.get(header::AUTHORIZATION)?.to_str().ok()?;
    let (scheme, token) = value.split_once(' ')?;
    scheme
        .eq_ignore_ascii_case("bearer")
        .then_some(token.trim())
        .filter(|token| !token.is_empty())
}

async fn project_of(
    operation: Operation,
    parts: &mut Parts,
) -> Result<Option<ProjectId>, ApiError> {
    if !matches!(operation.minimum_role(), MinimumRole::Project(_)) {
        return Ok(None);
    }
    let parameters = PathParameters::from_request_parts(parts, &()).await?;
    Ok(Some(parameters.project()))
}

impl<S: Sync> FromRequestParts<S> for Authenticated {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, _state: &S) -> Result<Self, ApiError> {
        parts
            .extensions
            .get()
            .cloned()
            .ok_or_else(|| not_entered(parts))
    }
}

impl<S: Sync> FromRequestParts<S> for ProjectAccess {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, _state: &S) -> Result<Self, ApiError> {
        parts
            .extensions
            .get()
            .cloned()
            .ok_or_else(|| not_entered(parts))
    }
}

/// A handler asks for what its operation does not check: a fault of the router's table.
pub(super) fn not_entered(parts: &Parts) -> ApiError {
    tracing::error!(
        path = parts.uri.path(),
        "the handler asks for access that its operation does not check"
    );
    ApiError::Internal
}
