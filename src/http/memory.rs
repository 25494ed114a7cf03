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
    units: u32,
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
        // What was taken in many small steps is not more than what is taken at once.
        let units = self.budget.units(bytes);
        if bytes <= SMALL * PER_BYTE || units <= held.units {
            return Ok(());
        }
        let more = self.budget.take(units - held.units)?;
        match &mut held.permits {
            Some(permits) => permits.merge(more),
            None => held.permits = Some(more),
        }
        held.units = units;
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
    fn what_arrives_in_many_parts_takes_no_more_than_at_once() {
        let budget = Budget::new(10 << 20);
        let (parts, whole) = (taken(&budget), taken(&budget));
        for length in (0..=800 << 10).step_by(1_000) {
            parts.for_length(length).unwrap();
        }
        whole.for_length(800 << 10).unwrap();
        drop(whole);
        for length in (800 << 10..5 << 20).step_by(1_000) {
            parts.for_length(length).unwrap();
        }
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
