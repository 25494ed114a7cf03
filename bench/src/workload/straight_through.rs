//! (a) Start, exclusive gateway, task without work, end: one request.

use serde_json::{Value, json};

use super::Client;
use crate::error::BenchError;

pub(super) const XML: &str = include_str!("../../processes/straight_through.bpmn");

/// The gateway's condition is true of these, so that the instance takes the way of the task.
pub(super) fn variables() -> Value {
    json!({ "amount": 250 })
}

pub(super) async fn cycle(client: &mut Client) -> Result<(), BenchError> {
    client.api.start(client.start.clone()).await.map(drop)
}
