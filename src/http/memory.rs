//! What requests and answers take of the memory: as many bytes at once as is configured. What requests take is in
//! [`super::intake`]; answers for which there is no room are refused with `Retry-After`, whoever asks.

use super::{
    error::ApiError,
    intake::{Intake, SMALL},
};
use crate::{application::Application, config::Memory};
use axum::{
    body::{Body, Bytes},
    response::{IntoResponse, Response},
};
use hyper::body::{Body as HttpBody, Frame, SizeHint};
use std::{
    pin::Pin,
    sync::Arc,
    task::{Context, Poll},
};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// Bytes that are counted as one.
const UNIT: usize = 1 << 10;

/// Bytes that may be taken at once.
#[derive(Clone, Debug)]
pub(crate) struct Budget {
    units: Arc<Semaphore>,
    total: u32,
}

impl Budget {
    fn new(bytes: usize) -> Self {
        let total = u32::try_from(bytes / UNIT).unwrap_or(u32::MAX).max(1);
        Self {
            units: Arc::new(Semaphore::new(total as usize)),
            total,
        }
    }

    /// How many units so many bytes are; all there are if they are more, for what needs more than that has to be alone.
    fn units(&self, bytes: usize) -> u32 {
        u32::try_from(bytes.div_ceil(UNIT)).map_or(self.total, |units| units.min(self.total))
    }

    fn take(&self, units: u32) -> Result<OwnedSemaphorePermit, ApiError> {
        Arc::clone(&self.units)
            .try_acquire_many_owned(units)
            .map_err(|_taken| ApiError::overloaded())
    }
}

/// What all requests and all answers share.
#[derive(Clone, Debug)]
pub(crate) struct Budgets {
    pub(super) requests: Intake,
    answers: Budget,
}

impl Budgets {
    pub(crate) fn new(memory: Memory) -> Self {
        Self {
            requests: Intake::new(memory.requests),
            answers: Budget::new(memory.answers),
        }
    }
}

/// The answer, if there is room for it until it is sent.
pub(super) fn admitted(application: &Application, answer: Response) -> Response {
    let length = answer.body().size_hint().lower();
    let length = usize::try_from(length).unwrap_or(usize::MAX);
    if length <= SMALL {
        return answer;
    }
    let answers = &application.memory.answers;
    match answers.take(answers.units(length)) {
        Ok(permits) => answer.map(|body| {
            Body::new(Sent {
                body,
                _permits: permits,
            })
        }),
        Err(refusal) => refusal.into_response(),
    }
}

/// A body that counts until it is sent or given up.
struct Sent {
    body: Body,
    _permits: OwnedSemaphorePermit,
}

impl HttpBody for Sent {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        Pin::new(&mut self.body).poll_frame(context)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}
