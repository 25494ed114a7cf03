//! What requests and answers take of the memory: as many bytes at once as is configured, whoever sends or asks. What is more is
//! refused with `Retry-After`, before it is read or sent.

use super::error::ApiError;
use crate::{application::Application, config::Memory};
use axum::{
    body::{Body, Bytes},
    http::Extensions,
    response::{IntoResponse, Response},
};
use hyper::body::{Body as HttpBody, Frame, SizeHint};
use std::{
    pin::Pin,
    sync::{Arc, Mutex, PoisonError},
    task::{Context, Poll},
};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// What is shorter is not counted: connections have more than that themselves.
pub(super) const SMALL: usize = 64 << 10;

/// What a byte of a body takes until its step is stored: the body, its values, the event, its rows and the statement.
const PER_BYTE: usize = 6;

/// What a value takes in memory beside its text.
const PER_VALUE: usize = 96;

/// Bytes that are counted as one.
const UNIT: usize = 1 << 10;

/// Bytes that may be taken at once.
#[derive(Clone, Debug)]
pub(crate) struct Budget {
    units: Arc<Semaphore>,
    total: usize,
}

impl Budget {
    fn new(bytes: usize) -> Self {
        let total = (bytes / UNIT).clamp(1, u32::MAX as usize);
        Self {
            units: Arc::new(Semaphore::new(total)),
            total: total * UNIT,
        }
    }

    /// Takes so many bytes, or all there are: what needs more than that has to be alone.
    fn take(&self, bytes: usize) -> Result<OwnedSemaphorePermit, ApiError> {
        let units = u32::try_from(bytes.min(self.total).div_ceil(UNIT)).unwrap_or(u32::MAX);
        Arc::clone(&self.units)
            .try_acquire_many_owned(units)
            .map_err(|_taken| ApiError::overloaded())
    }
}

/// What all requests and all answers share.
#[derive(Clone, Debug)]
pub(crate) struct Budgets {
    requests: Budget,
    answers: Budget,
}

impl Budgets {
    pub(crate) fn new(memory: Memory) -> Self {
        Self {
            requests: Budget::new(memory.requests),
            answers: Budget::new(memory.answers),
        }
    }
}

/// What one request has taken, until it is answered.
#[derive(Clone, Debug)]
pub(super) struct Taken {
    budget: Budget,
    held: Arc<Mutex<Held>>,
}

#[derive(Debug, Default)]
struct Held {
    bytes: usize,
    permits: Option<OwnedSemaphorePermit>,
}

impl Taken {
    /// Nothing yet, for a request whose body is to be read.
    pub(super) fn begin(application: &Application, extensions: &mut Extensions) -> Self {
        let taken = Self {
            budget: application.memory.requests.clone(),
            held: Arc::default(),
        };
        extensions.insert(taken.clone());
        taken
    }

    /// Takes as much as a body of which so much has arrived needs in the end.
    pub(super) fn for_length(&self, length: usize) -> Result<(), ApiError> {
        self.at_least(length.saturating_mul(PER_BYTE))
    }

    /// Takes as much as the values of a JSON document need besides its text.
    pub(super) fn for_values(&self, body: &[u8]) -> Result<(), ApiError> {
        self.at_least(body.len() * PER_BYTE + values(body) * PER_VALUE)
    }

    fn at_least(&self, bytes: usize) -> Result<(), ApiError> {
        let mut held = self.held.lock().unwrap_or_else(PoisonError::into_inner);
        let bytes = bytes.min(self.budget.total);
        if bytes <= SMALL * PER_BYTE || bytes <= held.bytes {
            return Ok(());
        }
        let more = self.budget.take(bytes - held.bytes)?;
        match &mut held.permits {
            Some(permits) => permits.merge(more),
            None => held.permits = Some(more),
        }
        held.bytes = bytes;
        Ok(())
    }
}

/// About how many values a JSON document has: what begins one outside of strings.
fn values(body: &[u8]) -> usize {
    let mut values = 0;
    let mut in_string = false;
    let mut bytes = body.iter();
    while let Some(byte) = bytes.next() {
        match byte {
            b'"' => in_string = !in_string,
            b'\\' if in_string => {
                bytes.next();
            }
            b'[' | b'{' | b',' | b':' if !in_string => values += 1,
            _ => {}
        }
    }
    values
}

/// The answer, if there is room for it until it is sent.
pub(super) fn admitted(application: &Application, answer: Response) -> Response {
    let length = answer.body().size_hint().lower();
    let length = usize::try_from(length).unwrap_or(usize::MAX);
    if length <= SMALL {
        return answer;
    }
    match application.memory.answers.take(length) {
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

#[cfg(test)]
mod tests {
    use super::*;

    fn taken(budget: &Budget) -> Taken {
        Taken {
            budget: budget.clone(),
            held: Arc::default(),
        }
    }

    #[test]
    fn what_is_taken_is_given_back_when_the_request_is_answered() {
        let budget = Budget::new(10 << 20);
        let (first, second) = (taken(&budget), taken(&budget));
        first.for_length(1 << 20).unwrap();
        first.for_length(1 << 20).unwrap();
        assert!(second.for_length(1 << 20).is_err(), "6 MiB of 10 are taken");
        second.for_length(SMALL).unwrap();
        drop(first);
        second.for_length(1 << 20).unwrap();
    }

    #[test]
    fn values_count_beside_their_text() {
        let budget = Budget::new(60 << 20);
        let text = format!("{{\"text\":\"{}\"}}", "a".repeat(1 << 20));
        taken(&budget).for_values(text.as_bytes()).unwrap();
        assert_eq!(values(br#"{"a":"[1,\"2\",3]","b":[1,{}]}"#), 7);
        let lists = format!("[{}1]", "[1],".repeat(1 << 18));
        let (first, second) = (taken(&budget), taken(&budget));
        first.for_values(lists.as_bytes()).unwrap();
        assert!(second.for_values(text.as_bytes()).is_err());
    }

    #[test]
    fn what_needs_more_than_all_has_to_be_alone() {
        let budget = Budget::new(10 << 20);
        let (first, second) = (taken(&budget), taken(&budget));
        first.for_length(5 << 20).unwrap();
        assert!(second.for_length(1 << 20).is_err());
        drop(first);
        second.for_length(1 << 20).unwrap();
    }
}
