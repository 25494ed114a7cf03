//! Who asks for a command, and by which request. A request that bears an `Idempotency-Key` is carried out at most once: the step
//! that it causes also stores its answer, so a repetition finds the answer if, and only if, the step was stored.

use domain::ids::ActivationId;
use jiff::Timestamp;
use serde::Serialize;
use std::sync::Arc;
use store::{
    Pool, RowChange, StoreError,
    requests::{self, Answered, RequestKey},
};

/// Who asks: the subject of a token, or a part of the system such as `system:provisioning`; and by which request, if that is to
/// be carried out at most once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    subject: Arc<str>,
    request: Option<Arc<Request>>,
}

/// A request that bears an `Idempotency-Key`, or one item of it, and what is answered when it was carried out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Request {
    pub(crate) key: RequestKey,
    /// A digest of what it asks for.
    pub(crate) digest: String,
    pub(crate) status: u16,
    pub(crate) item: Option<ActivationId>,
    pub(crate) reply: Reply,
}

/// The body of an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Reply {
    /// What the first event of the step says; nothing if it says nothing to the caller.
    Event,
    /// A text of JSON that is known before the step is.
    Known(String),
    /// What became of a job that a worker could not do.
    JobFailure {
        /// It is offered again.
        requeued: String,
        /// It is not.
        failed: String,
    },
}

impl Actor {
    /// Whoever has this name.
    pub fn new(subject: &str) -> Self {
        Self {
            subject: subject.into(),
            request: None,
        }
    }

    /// Whoever does what the platform does by itself.
    pub(crate) fn system() -> Self {
        Self::new("system:driver")
    }

    /// The name.
    pub fn subject(&self) -> &str {
        &self.subject
    }

    pub(crate) fn request(&self) -> Option<&Request> {
        self.request.as_deref()
    }

    /// The same, asking by `request`.
    pub(crate) fn by(self, request: Option<Arc<Request>>) -> Self {
        Self { request, ..self }
    }

    /// The same, whose request is answered with `body`.
    pub(crate) fn answered_with(self, body: &impl Serialize) -> Result<Self, serde_json::Error> {
        self.asking(None, || Ok(Reply::Known(serde_json::to_string(body)?)))
    }

    /// The same, asking for one item of the request.
    pub(crate) fn for_item(
        &self,
        item: ActivationId,
        reply: impl FnOnce() -> Result<Reply, serde_json::Error>,
    ) -> Result<Self, serde_json::Error> {
        self.clone().asking(Some(item), reply)
    }

    /// Only a request that bears a key needs the text of its answer.
    fn asking(
        self,
        item: Option<ActivationId>,
        reply: impl FnOnce() -> Result<Reply, serde_json::Error>,
    ) -> Result<Self, serde_json::Error> {
        let Some(request) = &self.request else {
            return Ok(self);
        };
        let request = Request {
            item,
            reply: reply()?,
            ..Request::clone(request)
        };
        Ok(self.by(Some(Arc::new(request))))
    }

    /// The answer to the request if it was carried out, here or by another replica.
    pub(crate) async fn answered(&self, pool: &Pool) -> Result<Option<Answered>, StoreError> {
        match &self.request {
            Some(request) => {
                requests::find_item(pool, &request.key, request.item.map(|item| item.0)).await
            }
            None => Ok(None),
        }
    }
}

/// What a step did, as far as an answer depends on it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Done {
    /// What its first event says to the caller.
    pub(crate) said: Option<String>,
    /// Whether it offered a job again.
    pub(crate) requeued: bool,
}

impl Request {
    /// The row that keeps the answer.
    pub(crate) fn answered(&self, done: Done, at: Timestamp) -> RowChange {
        let response = match &self.reply {
            Reply::Event => done.said,
            Reply::Known(body) => Some(body.clone()),
            Reply::JobFailure { requeued, .. } if done.requeued => Some(requeued.clone()),
            Reply::JobFailure { failed, .. } => Some(failed.clone()),
        };
        let answered = Answered {
            item: self.item.map(|item| item.0),
            body_hash: self.digest.clone(),
            status: self.status,
            response,
        };
        requests::answered(&self.key, &answered, at)
    }
}
