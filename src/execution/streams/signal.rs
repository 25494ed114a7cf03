//! A published signal: it is broadcast page by page, and kept until its time is over.

use super::recording::{Recording, Stream};
use crate::{
    execution::{delivery::Delivery, signals::BroadcastSignal},
    fair_pool::LARGE_STATE,
};
use domain::{
    ids::SignalId,
    signal::{SignalCommand, SignalEvent, SignalState},
    value,
};
use projections::Recorded;
use store::signals;

impl Stream for SignalState {
    /// What is published is written and read back.
    fn is_long(command: &SignalCommand) -> bool {
        match command {
            SignalCommand::Publish(published) => value::memory(&published.variables) > LARGE_STATE,
            SignalCommand::TellBroadcast { .. } | SignalCommand::Expire => false,
        }
    }

    fn take_effect(before: &Self, recorded: &Recorded<'_, SignalEvent>, recording: &mut Recording) {
        let signal = SignalId(recorded.stream);
        let page = |after, last| {
            Delivery::BroadcastSignal(BroadcastSignal {
                signal,
                after,
                last,
            })
        };
        match recorded.event {
            SignalEvent::SignalPublished(published) => {
                recording.rows.push(signals::published(
                    signal.0,
                    published.project.0,
                    &published.name,
                    published.expires_at,
                    false,
                ));
                recording.deliver(published.project, page(None, None));
            }
            SignalEvent::SignalBroadcast {
                next: Some(next), ..
            } => {
                if let Some(published) = &before.published {
                    let next = page(Some(next.after), Some(next.last));
                    recording.deliver(published.project, next);
                }
            }
            SignalEvent::SignalBroadcast { next: None, .. } => {
                recording.rows.push(signals::broadcast(signal.0));
            }
            SignalEvent::SignalExpired {} => recording.rows.push(signals::expired(signal.0)),
        }
    }
}
