//! What a signal is at a moment.

use super::{PublishedSignal, SignalCommand, SignalError, SignalEvent};
use crate::{
    aggregate::{Aggregate, Context},
    ids::SubscriptionId,
};
use serde::{Deserialize, Serialize};

/// A signal.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct SignalState {
    /// Where it is in its life.
    pub status: SignalStatus,
    /// What was published.
    pub published: Option<PublishedSignal>,
}

/// The life of a signal.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum SignalStatus {
    /// It has no event yet.
    #[default]
    Unpublished,
    /// Those who wait for it are getting it: from the first on, or from where the last page ended.
    Broadcasting(Option<Broadcast>),
    /// All who waited have got it; it is kept for those who come to wait.
    Kept,
    /// Its time is over.
    Expired,
}

/// How far a broadcast has come. Subscriptions are in the order of their ids.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Broadcast {
    /// The last subscription that was reached.
    pub after: SubscriptionId,
    /// The last that is to be: who opens one later looks for the signal himself.
    pub last: SubscriptionId,
}

impl SignalStatus {
    /// After which subscription the next page begins; `None` before the first page.
    fn after(self) -> Option<SubscriptionId> {
        match self {
            Self::Broadcasting(broadcast) => broadcast.map(|broadcast| broadcast.after),
            Self::Unpublished | Self::Kept | Self::Expired => None,
        }
    }
}

impl Aggregate for SignalState {
    const TYPE: &'static str = "signal";
    type Command = SignalCommand;
    type Event = SignalEvent;
    type Error = SignalError;

    fn decide(
        &self,
        command: SignalCommand,
        _context: &Context,
    ) -> Result<Vec<SignalEvent>, SignalError> {
        match (self.status, command) {
            (SignalStatus::Unpublished, SignalCommand::Publish(published)) => {
                Ok(vec![SignalEvent::SignalPublished(published)])
            }
            (SignalStatus::Unpublished, _) => Err(SignalError::NotFound),
            (
                SignalStatus::Broadcasting(_),
                SignalCommand::TellBroadcast {
                    after,
                    until,
                    last,
                    receivers,
                },
            ) if after == self.status.after() => {
                let next = until.zip(last);
                let next = next.map(|(after, last)| Broadcast { after, last });
                Ok(vec![SignalEvent::SignalBroadcast { receivers, next }])
            }
            (SignalStatus::Kept, SignalCommand::Expire) => Ok(vec![SignalEvent::SignalExpired {}]),
            (
                SignalStatus::Broadcasting(_) | SignalStatus::Kept | SignalStatus::Expired,
                SignalCommand::Publish(_)
                | SignalCommand::TellBroadcast { .. }
                | SignalCommand::Expire,
            ) => Ok(Vec::new()),
        }
    }

    fn apply(&mut self, event: &SignalEvent) {
        if let SignalEvent::SignalPublished(published) = event {
            self.published = Some(published.clone());
        }
        self.status = match event {
            SignalEvent::SignalPublished(_) => SignalStatus::Broadcasting(None),
            SignalEvent::SignalBroadcast {
                next: Some(next), ..
            } => SignalStatus::Broadcasting(Some(*next)),
            SignalEvent::SignalBroadcast { next: None, .. } => SignalStatus::Kept,
            SignalEvent::SignalExpired {} => SignalStatus::Expired,
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        aggregate::fold,
        ids::{InstanceId, ProjectId},
        value::Variables,
    };
    use jiff::Timestamp;
    use uuid::Uuid;

    fn published() -> PublishedSignal {
        PublishedSignal {
            project: ProjectId(Uuid::from_u128(1)),
            name: "closed".into(),
            variables: Variables::default(),
            expires_at: Timestamp::UNIX_EPOCH,
        }
    }

    fn subscription(number: u128) -> SubscriptionId {
        SubscriptionId(Uuid::from_u128(number))
    }

    /// A page after a subscription, with the last of it and the last of all.
    fn page(after: Option<u128>, until: Option<u128>, last: Option<u128>) -> SignalCommand {
        SignalCommand::TellBroadcast {
            after: after.map(subscription),
            until: until.map(subscription),
            last: last.map(subscription),
            receivers: vec![InstanceId(Uuid::from_u128(9))],
        }
    }

    /// What happens when each command is carried out after the other.
    fn all(commands: impl IntoIterator<Item = SignalCommand>) -> Vec<SignalEvent> {
        let context = Context {
            now: Timestamp::UNIX_EPOCH,
            actor: "alice".into(),
            seed: 1,
        };
        let mut events = Vec::new();
        for command in commands {
            let state = fold::<SignalState>(&events);
            events.extend(state.decide(command, &context).unwrap());
        }
        events
    }

    fn status(commands: impl IntoIterator<Item = SignalCommand>) -> SignalStatus {
        fold::<SignalState>(&all(commands)).status
    }

    #[test]
    fn it_is_broadcast_page_by_page_and_then_kept() {
        let publish = SignalCommand::Publish(published());
        let first = page(None, Some(5), Some(8));
        let next = Broadcast {
            after: subscription(5),
            last: subscription(8),
        };
        assert_eq!(
            status([publish.clone(), first.clone()]),
            SignalStatus::Broadcasting(Some(next))
        );
        let second = page(Some(5), Some(8), None);
        assert_eq!(status([publish, first, second]), SignalStatus::Kept);
    }

    #[test]
    fn a_page_that_is_told_again_changes_nothing() {
        let commands = [
            SignalCommand::Publish(published()),
            page(None, Some(5), Some(8)),
            page(None, Some(5), Some(8)),
        ];
        assert_eq!(all(commands).len(), 2);
    }

    #[test]
    fn a_signal_that_is_published_again_is_not_broadcast_again() {
        let publish = SignalCommand::Publish(published());
        let commands = [publish.clone(), page(None, None, None), publish];
        assert_eq!(status(commands), SignalStatus::Kept);
    }

    #[test]
    fn it_expires_when_all_who_waited_have_got_it() {
        let publish = SignalCommand::Publish(published());
        let told = page(None, None, None);
        assert_eq!(
            status([publish.clone(), SignalCommand::Expire]),
            SignalStatus::Broadcasting(None)
        );
        let commands = [publish, told, SignalCommand::Expire, SignalCommand::Expire];
        assert_eq!(all(commands.clone()).len(), 3);
        assert_eq!(status(commands), SignalStatus::Expired);
    }

    #[test]
    fn what_was_never_published_is_not_found() {
        let context = Context {
            now: Timestamp::UNIX_EPOCH,
            actor: "alice".into(),
            seed: 1,
        };
        let expired = SignalState::default().decide(SignalCommand::Expire, &context);
        assert_eq!(expired, Err(SignalError::NotFound));
    }
}
