//! The deliveries that streams owe each other, as their states say: what is neither in the outbox nor has arrived is lost.

use super::VerifyError;
use crate::execution::{
    Delivery, Processes, StepFailure,
    correlated::{self, Received},
};
use domain::{
    ids::{InstanceId, MessageId},
    instance::{decide::is_unfinished, event::InstanceEvent, state::InstanceState},
    message::Receiver,
    stored,
};
use sqlx::PgConnection;
use std::collections::{BTreeMap, BTreeSet};
use store::{
    StoreError, Upcasters,
    streams::{self, EventOfStream},
};
use uuid::Uuid;

/// A delivery, by what it is to bring about: its id is told by no event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Owed {
    /// This instance is to go on.
    Continue(Uuid),
    /// This instance is to start.
    CallInstance(Uuid),
    /// This instance is to be canceled.
    CancelInstance(Uuid),
    /// The end of this instance is to be told to its caller.
    EndCalledInstance(Uuid),
    /// An escalation of this instance is to be told to its caller.
    EscalateToCaller(Uuid),
    /// This message is to be published.
    PublishMessage(Uuid),
    /// This message is to be brought to its receiver.
    DeliverMessage(Uuid),
    /// This signal is to be published.
    PublishSignal(Uuid),
    /// This signal is to be brought to those who wait for it.
    BroadcastSignal(Uuid),
}

impl Owed {
    pub(super) fn by(delivery: &Delivery) -> Option<Self> {
        Some(match delivery {
            Delivery::Continue { instance, .. } => Self::Continue(instance.0),
            Delivery::CallInstance(call) => Self::CallInstance(call.child.0),
            Delivery::CancelInstance { instance } => Self::CancelInstance(instance.0),
            Delivery::EndCalledInstance { child, .. } => Self::EndCalledInstance(child.0),
            Delivery::EscalateToCaller { called, .. } => Self::EscalateToCaller(called.child.0),
            Delivery::PublishMessage { message, .. } => Self::PublishMessage(message.0),
            Delivery::DeliverMessage { message, .. } => Self::DeliverMessage(message.0),
            Delivery::PublishSignal { signal, .. } => Self::PublishSignal(signal.0),
            Delivery::BroadcastSignal(page) => Self::BroadcastSignal(page.signal.0),
            Delivery::FireTimer { .. }
            | Delivery::FireStartTimer { .. }
            | Delivery::StartByTimer(_)
            | Delivery::Supersede { .. }
            | Delivery::ReturnMessage { .. }
            | Delivery::ReleaseCalled { .. }
            | Delivery::ReleaseInstancesOf { .. }
            | Delivery::CancelInstancesOf { .. } => return None,
        })
    }

    /// The kind of its row, and what it is about.
    pub(super) fn described(self) -> (&'static str, Uuid) {
        match self {
            Self::Continue(about) => ("Continue", about),
            Self::CallInstance(about) => ("CallInstance", about),
            Self::CancelInstance(about) => ("CancelInstance", about),
            Self::EndCalledInstance(about) => ("EndCalledInstance", about),
            Self::EscalateToCaller(about) => ("EscalateToCaller", about),
            Self::PublishMessage(about) => ("PublishMessage", about),
            Self::DeliverMessage(about) => ("DeliverMessage", about),
            Self::PublishSignal(about) => ("PublishSignal", about),
            Self::BroadcastSignal(about) => ("BroadcastSignal", about),
        }
    }
}

/// A call activity whose called instance has not ended for it.
pub(super) struct Call {
    pub(super) caller: Uuid,
    pub(super) child: Uuid,
    /// Whether the called instance is to be canceled.
    pub(super) is_canceling: bool,
    /// How many of its escalations the caller has heard.
    pub(super) escalations: u32,
}

/// A message that was assigned to a receiver.
pub(super) struct Assigned<'a> {
    pub(super) message: Uuid,
    pub(super) receiver: &'a Receiver,
}

/// A message or signal that an instance sent: that it is published is owed until its stream has begun.
#[derive(Clone, Copy, Debug)]
pub(super) struct Thrown {
    pub(super) instance: Uuid,
    pub(super) owed: Owed,
}

/// What some streams have begun with others.
#[derive(Default)]
pub(super) struct Owing<'a> {
    pub(super) running: Vec<&'a InstanceState>,
    pub(super) calls: Vec<Call>,
    pub(super) assigned: Vec<Assigned<'a>>,
    /// Signals that are still to be broadcast.
    pub(super) broadcasting: Vec<Uuid>,
}

impl Owing<'_> {
    /// What is owed to other streams, each with the stream that owes it. Whether it is in the outbox is not asked.
    pub(super) async fn owed(
        &self,
        view: &mut PgConnection,
        upcasters: &Upcasters,
        thrown: &[Thrown],
    ) -> Result<Vec<(Uuid, Owed)>, StoreError> {
        let mut owed = self.owed_by_calls(view, upcasters).await?;
        owed.extend(self.owed_by_messages(view, upcasters).await?);
        owed.extend(never_published(view, thrown).await?);
        let broadcasting = self.broadcasting.iter();
        owed.extend(broadcasting.map(|signal| (*signal, Owed::BroadcastSignal(*signal))));
        Ok(owed)
    }

    /// A called instance is to start, runs, or its end is to be told.
    async fn owed_by_calls(
        &self,
        view: &mut PgConnection,
        upcasters: &Upcasters,
    ) -> Result<Vec<(Uuid, Owed)>, StoreError> {
        let children: Vec<Uuid> = self.calls.iter().map(|call| call.child).collect();
        let started = streams::begun(&mut *view, &children).await?;
        let kinds = InstanceEvent::ENDS
            .into_iter()
            .chain([InstanceEvent::CANCELING, InstanceEvent::ESCALATION_THROWN]);
        let names: Vec<String> = kinds
            .flat_map(|kind| upcasters.stored_names(kind))
            .collect();
        let mut ended = BTreeSet::new();
        let mut canceling = BTreeSet::new();
        let mut told: BTreeMap<Uuid, u32> = BTreeMap::new();
        for EventOfStream { stream, event } in streams::named(view, &children, &names).await? {
            // A stream with an event that cannot be read is named itself.
            let Ok(event) = upcasters.lift(stream, event) else {
                continue;
            };
            if InstanceEvent::ENDS.contains(&event.kind.as_str()) {
                ended.insert(stream);
            } else if event.kind == InstanceEvent::ESCALATION_THROWN {
                if let Ok(InstanceEvent::EscalationThrown(thrown)) =
                    stored::decode(&event.kind, &event.payload)
                    && let Some(number) = thrown.told
                {
                    told.insert(stream, number);
                }
            } else {
                canceling.insert(stream);
            }
        }
        let owed = |call: &Call| {
            let child = call.child;
            if !started.contains(&child) {
                Some((call.caller, Owed::CallInstance(child)))
            } else if !call.is_canceling && told.get(&child) > Some(&call.escalations) {
                // Before it, its end is not heard.
                Some((child, Owed::EscalateToCaller(child)))
            } else if ended.contains(&child) {
                Some((child, Owed::EndCalledInstance(child)))
            } else if call.is_canceling && !canceling.contains(&child) {
                Some((call.caller, Owed::CancelInstance(child)))
            } else {
                None
            }
        };
        Ok(self.calls.iter().filter_map(owed).collect())
    }

    /// A message that was assigned is on its way, or its receiver has it.
    async fn owed_by_messages(
        &self,
        view: &mut PgConnection,
        upcasters: &Upcasters,
    ) -> Result<Vec<(Uuid, Owed)>, StoreError> {
        let receivers: BTreeSet<Uuid> = self
            .assigned
            .iter()
            .map(|assigned| assigned.receiver.instance().0)
            .collect();
        let receivers: Vec<Uuid> = receivers.into_iter().collect();
        let started = streams::begun(&mut *view, &receivers).await?;
        // A stream with an event that cannot be read is named itself.
        let received: BTreeSet<_> = correlated::messages(view, upcasters, &receivers)
            .await?
            .into_iter()
            .filter_map(Result::ok)
            .collect();
        let has_arrived = |Assigned { message, receiver }: &Assigned<'_>| match receiver {
            Receiver::Catch {
                instance,
                subscription,
            } => received.contains(&Received {
                instance: *instance,
                subscription: *subscription,
                message: MessageId(*message),
            }),
            Receiver::Start { instance, .. } => started.contains(&instance.0),
        };
        let missing = self
            .assigned
            .iter()
            .filter(|assigned| !has_arrived(assigned));
        Ok(missing
            .map(|Assigned { message, .. }| (*message, Owed::DeliverMessage(*message)))
            .collect())
    }

    /// An instance that could go on by itself is about to.
    pub(super) async fn left_half_way(
        &self,
        processes: &Processes,
    ) -> Result<Vec<(Uuid, Owed)>, VerifyError> {
        let mut owed = Vec::new();
        for state in &self.running {
            let Some(running) = state.running() else {
                continue;
            };
            let process = processes.get(running.resource, running.process_version);
            match process.await {
                Ok(process) if is_unfinished(state, &process) => {
                    let InstanceId(instance) = state.id;
                    owed.push((instance, Owed::Continue(instance)));
                }
                // The stream of its resource is named itself.
                Ok(_) | Err(StepFailure::WrittenByNewer(_) | StepFailure::Unreadable(_)) => {}
                Err(failure) => return Err(failure.into()),
            }
        }
        Ok(owed)
    }
}

/// A message or signal that an instance sent is to be published, or was.
async fn never_published(
    view: &mut PgConnection,
    thrown: &[Thrown],
) -> Result<Vec<(Uuid, Owed)>, StoreError> {
    let sent = |thrown: &Thrown| {
        let (_, stream) = thrown.owed.described();
        stream
    };
    let published = streams::begun(view, &thrown.iter().map(sent).collect::<Vec<_>>()).await?;
    let missing = thrown
        .iter()
        .filter(|thrown| !published.contains(&sent(thrown)));
    Ok(missing
        .map(|thrown| (thrown.instance, thrown.owed))
        .collect())
}
