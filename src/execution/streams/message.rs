//! A published message: it waits until it is assigned to a receiver, and is brought there.

use super::recording::{Recording, Stream};
use crate::{execution::delivery::Delivery, fair_pool::LARGE_STATE};
use domain::{
    ids::MessageId,
    message::{MessageCommand, MessageEvent, MessageState, Published},
    value,
};
use jiff::Timestamp;
use projections::Recorded;
use store::{RowChange, messages};

impl Stream for MessageState {
    /// What is published is written and read back.
    fn is_long(command: &MessageCommand) -> bool {
        match command {
            MessageCommand::Publish { published, .. } => {
                value::memory(&published.variables) > LARGE_STATE
            }
            MessageCommand::Assign { .. }
            | MessageCommand::Return { .. }
            | MessageCommand::Expire => false,
        }
    }

    fn take_effect(
        before: &Self,
        recorded: &Recorded<'_, MessageEvent>,
        recording: &mut Recording,
    ) {
        let message = MessageId(recorded.stream);
        match recorded.event {
            MessageEvent::MessagePublished(published) => {
                recording
                    .rows
                    .push(waiting(message, published, recording.now));
            }
            MessageEvent::MessageAssigned { receiver } => {
                recording.rows.push(messages::received(message.0));
                if let Some(published) = before
                    .published
                    .clone()
                    .filter(|_| !recording.reaches_its_receiver())
                {
                    let project = published.project;
                    let delivery = Delivery::DeliverMessage {
                        message,
                        receiver: Box::new(receiver.clone()),
                        published: Box::new(published),
                    };
                    recording.deliver(project, delivery);
                }
            }
            MessageEvent::MessageReturned { .. } => {
                recording.rows.extend(
                    before
                        .published
                        .as_ref()
                        .map(|published| waiting(message, published, recording.now)),
                );
            }
            MessageEvent::MessageExpired {} => recording.rows.push(messages::received(message.0)),
        }
    }
}

/// The row of a message that waits since `now`.
pub(crate) fn waiting(message: MessageId, published: &Published, now: Timestamp) -> RowChange {
    messages::waiting(
        message.0,
        published.project.0,
        &published.name,
        published.correlation_key.as_ref(),
        now,
        published.expires_at,
    )
}
