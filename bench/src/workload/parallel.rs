//! (e) A parallel gateway, 10 tasks without work, the gateway that joins them: one request.

use super::Client;
use crate::error::BenchError;

pub(super) const XML: &str = include_str!("../../processes/parallel.bpmn");

pub(super) async fn cycle(client: &mut Client) -> Result<(), BenchError> {
    client.api.start(client.start.clone()).await.map(drop)
}
