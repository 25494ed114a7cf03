//! What a message is at a moment.

use super::{MessageCommand, MessageError, MessageEvent, Published, Receiver};
use crate::aggregate::{Aggregate, Context};
use serde::{Deserialize, Serialize};

/// A message.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct MessageState {
    /// Where it is in its life.
    pub status: MessageStatus,
    /// What was published.
    pub published: Option<Published>,
}

/// The life of a message.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub enum MessageStatus {
    /// It has no event yet.
    #[default]
    Unpublished,
    /// It waits for a subscriber.
    Waiting,
    /// A subscriber got it.
    Assigned(Receiver),
    /// Nobody came in time.
    Expired,
}

impl Aggregate for MessageState {
    const TYPE: &'static str = "message";
    type Command = MessageCommand;
    type Event = MessageEvent;
    type Error = MessageError;

    fn decide(
        &self,
        command: MessageCommand,
        _context: &Context,
    ) -> Result<Vec<MessageEvent>, MessageError> {
        match (&self.status, command) {
            (
                MessageStatus::Unpublished,
                MessageCommand::Publish {
                    published,
                    receiver,
                },
            ) => {
                let assigned = receiver.map(|receiver| MessageEvent::MessageAssigned { receiver });
                Ok(std::iter::once(MessageEvent::MessagePublished(published))
                    .chain(assigned)
                    .collect())
            }
            (MessageStatus::Unpublished, _) => Err(MessageError::NotFound),
            (MessageStatus::Waiting, MessageCommand::Assign { receiver }) => {
                Ok(vec![MessageEvent::MessageAssigned { receiver }])
            }
            (MessageStatus::Waiting, MessageCommand::Expire) => {
                Ok(vec![MessageEvent::MessageExpired {}])
            }
            (MessageStatus::Assigned(receiver), MessageCommand::Return { subscription })
                if receiver.subscription() == subscription =>
            {
                Ok(vec![MessageEvent::MessageReturned { subscription }])
            }
            (
                MessageStatus::Waiting | MessageStatus::Assigned(_) | MessageStatus::Expired,
                MessageCommand::Publish { .. }
                | MessageCommand::Assign { .. }
                | MessageCommand::Return { .. }
                | MessageCommand::Expire,
            ) => Ok(Vec::new()),
        }
    }

    fn apply(&mut self, event: &MessageEvent) {
        if let MessageEvent::MessagePublished(published) = event {
            self.published = Some(published.clone());
        }
        self.status = match event {
            MessageEvent::MessagePublished(_) | MessageEvent::MessageReturned { .. } => {
                MessageStatus::Waiting
            }
            MessageEvent::MessageAssigned { receiver } => MessageStatus::Assigned(receiver.clone()),
            MessageEvent::MessageExpired {} => MessageStatus::Expired,
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        aggregate::fold,
        ids::{InstanceId, ProjectId, SubscriptionId},
        value::Variables,
    };
    use jiff::Timestamp;
    use uuid::Uuid;

    fn context() -> Context {
        Context {
            now: Timestamp::UNIX_EPOCH,
            actor: "alice".into(),
            seed: 1,
        }
    }

    fn published() -> MessageEvent {
        MessageEvent::MessagePublished(Published {
            project: ProjectId(Uuid::from_u128(1)),
            name: "paid".into(),
            correlation_key: None,
            variables: Variables::default(),
            expires_at: Timestamp::UNIX_EPOCH,
        })
    }

    fn receiver(number: u128) -> Receiver {
        Receiver::Catch {
            instance: InstanceId(Uuid::from_u128(number)),
            subscription: SubscriptionId(Uuid::from_u128(number)),
        }
    }

    fn assigned(number: u128) -> MessageEvent {
        MessageEvent::MessageAssigned {
            receiver: receiver(number),
        }
    }

    fn given(
        events: &[MessageEvent],
        command: MessageCommand,
    ) -> Result<Vec<MessageEvent>, MessageError> {
        fold::<MessageState>(events).decide(command, &context())
    }

    #[test]
    fn the_first_receiver_gets_it_and_no_other() {
        assert_eq!(
            given(
                &[published()],
                MessageCommand::Assign {
                    receiver: receiver(1)
                }
            ),
            Ok(vec![assigned(1)])
        );
        assert_eq!(
            given(
                &[published(), assigned(1)],
                MessageCommand::Assign {
                    receiver: receiver(2)
                }
            ),
            Ok(vec![])
        );
    }

    #[test]
    fn it_waits_again_when_its_receiver_was_gone() {
        let subscription = SubscriptionId(Uuid::from_u128(1));
        let returned = MessageEvent::MessageReturned { subscription };
        assert_eq!(
            given(
                &[published(), assigned(1)],
                MessageCommand::Return { subscription }
            ),
            Ok(vec![returned.clone()])
        );
        assert_eq!(
            given(
                &[published(), assigned(1), returned],
                MessageCommand::Assign {
                    receiver: receiver(2)
                }
            ),
            Ok(vec![assigned(2)])
        );
    }

    #[test]
    fn only_its_present_receiver_can_return_it() {
        let subscription = SubscriptionId(Uuid::from_u128(2));
        assert_eq!(
            given(
                &[published(), assigned(1)],
                MessageCommand::Return { subscription }
            ),
            Ok(vec![])
        );
    }

    #[test]
    fn it_expires_only_while_it_waits() {
        assert_eq!(
            given(&[published()], MessageCommand::Expire),
            Ok(vec![MessageEvent::MessageExpired {}])
        );
        assert_eq!(
            given(&[published(), assigned(1)], MessageCommand::Expire),
            Ok(vec![])
        );
    }

    #[test]
    fn what_was_never_published_is_not_found() {
        assert_eq!(
            given(&[], MessageCommand::Expire),
            Err(MessageError::NotFound)
        );
    }
}
