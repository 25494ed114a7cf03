//! `Idempotency-Key`: a client that does not know whether its request was heard sends it again with the same key, and it is
//! carried out once. The header is that of the draft `draft-ietf-httpapi-idempotency-key-header`.
//!
//! The answer is kept by the step that the request causes. What is refused causes no step: its repetition is judged anew, and so
//! is that of what changed nothing. A repetition that comes while the first is under way waits for it.

use super::{
    access::{self, Sender},
    body,
    error::ApiError,
    path::PathParameters,
};
use crate::{
    actor::{Reply, Request},
    application::Application,
};
use aws_lc_rs::digest::{self, SHA256};
use axum::{
    body::Body,
    extract::{FromRequestParts, Request as HttpRequest},
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header, request::Parts},
    middleware::Next,
    response::{IntoResponse, Response},
};
use domain::access::Operation;
use std::{fmt::Write, sync::Arc};
use store::{
    leases::Poll,
    requests::{self, Answered, RequestKey},
};
use uuid::Uuid;

/// The header of a request that may be repeated.
pub(super) const KEY: HeaderName = HeaderName::from_static("idempotency-key");

/// The header of an answer that was given before.
pub(super) const REPLAYED: HeaderName = HeaderName::from_static("idempotency-replayed");

/// The longest key.
const LONGEST_KEY: usize = 255;

/// What a repetition of an operation's request finds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Repetition {
    /// The answer, which has this status.
    Answer(StatusCode),
    /// What became of each item.
    Items,
    /// The jobs that are still locked for it.
    Jobs,
}

/// What a repetition finds, if the operation changes something each time it is asked for. The others need no key: they only
/// read, or do the same again. It is decided for each, so that none that needs a key is forgotten.
pub(super) fn of(operation: Operation) -> Option<Repetition> {
    use Operation as Op;
    match operation {
        Op::CreateProject
        | Op::CreateBpmnResource
        | Op::StartBpmnTestInstance
        | Op::StartBpmnInstance => Some(Repetition::Answer(StatusCode::CREATED)),
        Op::DeployBpmnResource
        | Op::SuspendBpmnInstance
        | Op::ResumeBpmnInstance
        | Op::SuspendBpmnDefinition
        | Op::ResumeBpmnDefinition => Some(Repetition::Answer(StatusCode::NO_CONTENT)),
        Op::MigrateBpmnInstance
        | Op::ModifyBpmnInstance
        | Op::TriggerBpmnAdHocNode
        | Op::SetBpmnAdHocVariables
        | Op::ResolveBpmnIncident
        | Op::CompleteBpmnExternalJob
        | Op::ThrowBpmnExternalJobError
        | Op::CompleteBpmnUserTask
        | Op::ThrowBpmnUserTaskError
        | Op::PublishBpmnMessage
        | Op::PublishBpmnSignal => Some(Repetition::Answer(StatusCode::OK)),
        Op::CompleteBpmnExternalJobsBatch | Op::ThrowBpmnExternalJobErrorsBatch => {
            Some(Repetition::Items)
        }
        Op::PollBpmnExternalJobs => Some(Repetition::Jobs),
        // These do the same again, and the others only read.
        Op::DeleteProject
        | Op::UpdateBpmnResource
        | Op::DeleteBpmnResource
        | Op::CancelBpmnInstance
        | Op::UpdateBpmnInstanceVariables
        | Op::HeartbeatBpmnExternalJob
        | Op::UpdateBpmnUserTaskAssignment
        | Op::GetVersion
        | Op::ListProjects
        | Op::GetProject
        | Op::ListBpmnResources
        | Op::GetBpmnResource
        | Op::ListLatestBpmnResources
        | Op::ListBpmnResourcesByDefinitionsID
        | Op::ValidateBpmnXml
        | Op::ListBpmnInstances
        | Op::GetBpmnInstance
        | Op::GetBpmnInstanceChildren
        | Op::GetBpmnInstanceVariables
        | Op::ListBpmnIncidents
        | Op::ListBpmnExternalJobs
        | Op::GetBpmnExternalJobsQueueDepth
        | Op::ListBpmnUserTasks
        | Op::ListBpmnUserTasksForCaller
        | Op::GetBpmnUserTask
        | Op::ListBpmnProcesses
        | Op::ListBpmnProcessVersions
        | Op::GetBpmnInstanceHistory
        | Op::ValidateBpmnInstanceMigration
        | Op::ValidateBpmnInstanceModification
        | Op::PlanBpmnInstanceMigration
        | Op::GetMe => None,
    }
}

/// Has a request carried out by its handler; one that bears a key, at most once.
pub(super) async fn carry_out(
    application: &Arc<Application>,
    operation: Operation,
    request: HttpRequest,
    next: Next,
) -> Response {
    let Some(repetition) = of(operation).filter(|_| request.headers().contains_key(KEY)) else {
        return next.run(request).await;
    };
    let keyed = match Keyed::read(application, operation, request).await {
        Ok(keyed) => keyed,
        Err(error) => return error.into_response(),
    };
    let status = match repetition {
        Repetition::Jobs => return keyed.poll(next).await,
        Repetition::Items => StatusCode::OK,
        Repetition::Answer(status) => status,
    };
    // A task of its own: it is carried to its end although the client hangs up, so that the repetition finds its answer.
    let application = Arc::clone(application);
    let once =
        tokio::spawn(async move { keyed.once(&application, status, repetition, next).await });
    once.await.unwrap_or_else(|error| {
        tracing::error!(%error, "a request failed");
        ApiError::Internal.into_response()
    })
}

/// Says of an answer that it was given before.
pub(super) fn replayed(mut response: Response) -> Response {
    response
        .headers_mut()
        .insert(REPLAYED, HeaderValue::from_static("true"));
    response
}

/// A request that bears a key.
struct Keyed {
    parts: Parts,
    body: Body,
    key: RequestKey,
    digest: String,
}

impl Keyed {
    async fn read(
        application: &Application,
        operation: Operation,
        request: HttpRequest,
    ) -> Result<Self, ApiError> {
        let (mut parts, body) = request.into_parts();
        let text = key(&parts.headers)?;
        let bytes = body::read(body, &parts, application).await?;
        let path = PathParameters::from_request_parts(&mut parts, &()).await?;
        let Sender { project, subject } = access::sender(&parts)?;
        Ok(Self {
            key: RequestKey {
                project: project.map_or(Uuid::nil(), |project| project.0),
                subject: subject.to_owned(),
                operation: operation.name().to_owned(),
                key: text,
            },
            digest: digest(path.within_project(), &bytes),
            parts,
            body: Body::from(bytes),
        })
    }

    /// A poll changes no stream: the leases say what it was given.
    async fn poll(self, next: Next) -> Response {
        let Self {
            mut parts,
            body,
            key,
            digest,
        } = self;
        parts.extensions.insert(Poll {
            // A key has no space in it.
            key: format!("{} {}", key.key, key.subject),
            body: digest,
        });
        next.run(HttpRequest::from_parts(parts, body)).await
    }

    async fn once(
        self,
        application: &Application,
        status: StatusCode,
        repetition: Repetition,
        next: Next,
    ) -> Response {
        let _turn = application.under_way.turn(&self.key).await;
        let Self {
            mut parts,
            body,
            key,
            digest,
        } = self;
        match find(application, &key, &digest).await {
            Ok(Some(answered)) if repetition != Repetition::Items => return replay(answered),
            Ok(_) => {}
            Err(error) => return error.into_response(),
        }
        let request = Arc::new(Request {
            key,
            digest,
            status: status.as_u16(),
            item: None,
            reply: Reply::Event,
        });
        access::ask_by(&mut parts, &request);
        let response = next.run(HttpRequest::from_parts(parts, body)).await;
        if response.status().is_success() {
            return response;
        }
        // Another replica may have carried it out meanwhile, or the database lost its connection after it had stored the step.
        match find(application, &request.key, &request.digest).await {
            Ok(Some(answered)) => replay(answered),
            Err(conflict @ ApiError::Conflict(_)) => conflict.into_response(),
            Ok(None) | Err(_) => response,
        }
    }
}

/// The answer that was given before to this key, if it was sent with the same request.
async fn find(
    application: &Application,
    key: &RequestKey,
    digest: &str,
) -> Result<Option<Answered>, ApiError> {
    let answered = requests::find(&application.pool, key).await?;
    if answered.iter().any(|answered| answered.body_hash != digest) {
        return Err(other_request());
    }
    Ok(answered.into_iter().next())
}

/// The answer to a key that was sent with another request.
pub(super) fn other_request() -> ApiError {
    ApiError::Conflict(
        "Idempotency-Key: it was sent with another path or body before; a request that differs needs a key of its own"
            .to_owned(),
    )
}

fn replay(answered: Answered) -> Response {
    let status = StatusCode::from_u16(answered.status).unwrap_or(StatusCode::OK);
    let content_type = [(header::CONTENT_TYPE, "application/json")];
    replayed(match answered.response {
        Some(body) => (status, content_type, body).into_response(),
        None => status.into_response(),
    })
}

fn key(headers: &HeaderMap) -> Result<String, ApiError> {
    let refused = |found: &str| {
        let expected =
            format!("expected one key of 1 to {LONGEST_KEY} visible ASCII characters, found");
        ApiError::field("Idempotency-Key", format!("{expected} {found}"))
    };
    let mut values = headers.get_all(KEY).iter();
    let (Some(value), None) = (values.next(), values.next()) else {
        return Err(refused("several"));
    };
    let bytes = value.as_bytes();
    match str::from_utf8(bytes) {
        Ok("") => Err(refused("none")),
        Ok(_) if bytes.len() > LONGEST_KEY => Err(refused(&format!("{} characters", bytes.len()))),
        Ok(text) if bytes.iter().all(u8::is_ascii_graphic) => Ok(text.to_owned()),
        _ => Err(refused("others")),
    }
}

/// A digest of what a request asks for: what its path names in the project, and its body.
fn digest<'a>(path: impl Iterator<Item = &'a str>, body: &[u8]) -> String {
    let mut digest = digest::Context::new(&SHA256);
    for name in path {
        digest.update(&name.len().to_be_bytes());
        digest.update(name.as_bytes());
    }
    digest.update(body);
    digest
        .finish()
        .as_ref()
        .iter()
        .fold(String::new(), |mut text, byte| {
            // A String takes whatever is written to it.
            let _ = write!(text, "{byte:02x}");
            text
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sent(values: &[&'static str]) -> Result<String, String> {
        let mut headers = HeaderMap::new();
        for value in values {
            headers.append(KEY, HeaderValue::from_static(value));
        }
        key(&headers).map_err(|error| error.message())
    }

    #[test]
    fn a_key_is_1_to_255_visible_characters() {
        static LONGEST: [u8; 256] = [b'k'; 256];
        let text = str::from_utf8(&LONGEST).unwrap();
        assert_eq!(
            sent(&["\"8e03-97!~\""]),
            Ok("\"8e03-97!~\"".to_owned()),
            "quotes belong to it"
        );
        assert!(sent(&[&text[1..]]).is_ok());
        let refused = [
            (sent(&[text]), "256 characters"),
            (sent(&[""]), "none"),
            (sent(&["a", "b"]), "several"),
            (sent(&["a b"]), "others"),
            (sent(&["a\tb"]), "others"),
        ];
        for (refused, found) in refused {
            let message = refused.unwrap_err();
            assert!(message.starts_with("Idempotency-Key: "), "{message}");
            assert!(message.ends_with(&format!("found {found}")), "{message}");
        }
    }

    #[test]
    fn a_request_is_its_path_and_its_body() {
        let digests = [
            digest(["a"].into_iter(), b"{}"),
            digest(["b"].into_iter(), b"{}"),
            digest(["a", "b"].into_iter(), b"{}"),
            digest(["ab"].into_iter(), b"{}"),
            digest(["a"].into_iter(), b"{ }"),
        ];
        for (index, one) in digests.iter().enumerate() {
            assert_eq!(one.len(), 64);
            assert!(!digests[..index].contains(one));
        }
    }
}
