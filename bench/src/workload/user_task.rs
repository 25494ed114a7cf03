//! (b) Start, find the user task in the list, complete it: three requests.

use hyper::body::Bytes;

use super::Client;
use crate::error::BenchError;

pub(super) const XML: &str = include_str!("../../processes/user_task.bpmn");

pub(super) async fn cycle(client: &mut Client) -> Result<(), BenchError> {
    let instance = client.api.start(client.start.clone()).await?;
    let task = client.api.find_user_task(&instance).await?;
    let body = Bytes::from_static(br#"{"variables":{"approved":true}}"#);
    client.api.complete_user_task(&task, body).await
}
