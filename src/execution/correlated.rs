//! Which messages instances have received, as their events say.

use super::failure::StepFailure;
use domain::{
    ids::{InstanceId, MessageId, SubscriptionId},
    instance::event::{InstanceEvent, Stimulus},
    stored,
};
use sqlx::PgExecutor;
use store::{
    StoreError, Upcasters,
    streams::{self, EventOfStream},
};
use uuid::Uuid;

/// A message that an instance has received, be it that it still waits because the instance was suspended when it came.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Received {
    pub(crate) instance: InstanceId,
    pub(crate) subscription: SubscriptionId,
    pub(crate) message: MessageId,
}

/// The messages that these instances have received while they ran; for an event that cannot be read, why.
pub(crate) async fn messages(
    database: impl PgExecutor<'_>,
    upcasters: &Upcasters,
    instances: &[Uuid],
) -> Result<Vec<Result<Received, StepFailure>>, StoreError> {
    let kinds = [
        InstanceEvent::MESSAGE_CORRELATED,
        InstanceEvent::STIMULUS_PARKED,
    ];
    let names: Vec<_> = kinds
        .into_iter()
        .flat_map(|kind| upcasters.stored_names(kind))
        .collect();
    let events = streams::named(database, instances, &names).await?;
    let received = events.into_iter();
    Ok(received
        .filter_map(|event| received_by(upcasters, event).transpose())
        .collect())
}

fn received_by(
    upcasters: &Upcasters,
    EventOfStream { stream, event }: EventOfStream,
) -> Result<Option<Received>, StepFailure> {
    let event = upcasters.lift(stream, event).map_err(StoreError::from)?;
    let event = stored::decode(&event.kind, &event.payload)
        .map_err(|error| StepFailure::unreadable(stream, &error))?;
    let received = |subscription, message| Received {
        instance: InstanceId(stream),
        subscription,
        message,
    };
    Ok(match event {
        InstanceEvent::MessageCorrelated {
            subscription,
            message,
            ..
        } => Some(received(subscription, message)),
        InstanceEvent::StimulusParked(parked) => {
            let Stimulus::Message {
                subscription,
                message,
                ..
            } = parked.stimulus
            else {
                return Ok(None);
            };
            Some(received(subscription, message))
        }
        _ => None,
    })
}
