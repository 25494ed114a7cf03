//! Which messages instances have received, as their events say.

use super::failure::StepFailure;
use domain::{
    ids::{InstanceId, MessageId},
    instance::event::InstanceEvent,
    stored,
};
use sqlx::PgExecutor;
use store::{
    StoreError, Upcasters,
    streams::{self, EventOfStream},
};
use uuid::Uuid;

/// The messages that these instances have received while they ran; for an event that cannot be read, why.
pub(crate) async fn messages(
    database: impl PgExecutor<'_>,
    upcasters: &Upcasters,
    instances: &[Uuid],
) -> Result<Vec<Result<(InstanceId, MessageId), StepFailure>>, StoreError> {
    let names = upcasters.stored_names(InstanceEvent::MESSAGE_CORRELATED);
    let events = streams::named(database, instances, &names).await?;
    let received = events.into_iter();
    Ok(received
        .filter_map(|event| received_by(upcasters, event).transpose())
        .collect())
}

fn received_by(
    upcasters: &Upcasters,
    EventOfStream { stream, event }: EventOfStream,
) -> Result<Option<(InstanceId, MessageId)>, StepFailure> {
    let event = upcasters.lift(stream, event).map_err(StoreError::from)?;
    let event = stored::decode(&event.kind, &event.payload)
        .map_err(|error| StepFailure::unreadable(stream, &error))?;
    Ok(match event {
        InstanceEvent::MessageCorrelated { message, .. } => Some((InstanceId(stream), message)),
        _ => None,
    })
}
