//! (d) Start an instance that waits for a message by its key, publish that message: two requests. The second is answered when
//! the message is stored, before it has reached the instance.

use serde_json::json;

use super::{Client, next_number, start};
use crate::{api::text, error::BenchError};

pub(super) const XML: &str = include_str!("../../processes/message.bpmn");

pub(super) async fn cycle(client: &mut Client) -> Result<(), BenchError> {
    let order = format!("order-{}", next_number());
    let variables = json!({ "order": order });
    client
        .api
        .start(start(&client.process_version, &variables))
        .await?;
    let message = text(&json!({
        "messageName": "paid", "correlationKeys": order, "variables": { "paid": true },
    }));
    client.api.publish_message(message).await
}
